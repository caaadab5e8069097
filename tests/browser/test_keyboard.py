"""A whole meeting by keyboard alone, from the start to the end."""

from playwright.sync_api import BrowserContext, Page, expect

from assistant.domain.meeting import ReadBack, Stage
from tests.browser import live
from tests.browser.browser_session import Ears
from tests.browser.live import Hands
from tests.browser.office import Office, at
from tests.browser.room import Console

START = at("2026-11-05", "14:00")
TO_DISCUSSION = (
    "Đảng phí",
    "Thông qua chương trình",
    "Thời sự, văn bản mới",
    "Tình hình tư tưởng",
    "Học và làm theo Bác",
    "Đánh giá kết quả",
    "Công tác xây dựng Đảng",
    "Phương hướng, nhiệm vụ",
    "Nội dung cần thảo luận",
    "Thảo luận, phê bình",
)
WORK = "Lập danh sách hộ nghèo gửi chi ủy"
CONCLUSION = f"{WORK}\nCác đồng chí khác theo dõi."
RESOLUTION = "Chi bộ thống nhất nhiệm vụ tháng 12."
ROOM_FOR_FOUR = 400
"""Pixels of a 1366×768 screen that are left for opinions below the item's own box."""
PLACES = "() => [...document.querySelectorAll('.opinion')].flatMap((o) => [o.offsetTop, o.offsetTop + o.offsetHeight])"


def test_a_whole_meeting_by_keyboard_alone(visitor: BrowserContext, office: Office, ears: Ears) -> None:
    store = live.planned(office, START)
    console = Console.of(visitor.new_page(), office, store.id)
    hands = Hands(console)
    opening(hands)
    discussion(hands)
    assert set_down(hands) == CONCLUSION
    hands.leave("Ý kiến cấp trên", "Enter")
    skipped(hands)
    voted(hands)
    adopted_and_ended(hands)
    store.refresh()
    meeting = store.meeting
    assert meeting.stage is Stage.ENDED
    assert (meeting.read_back["B8"], meeting.read_back["B9"]) == (ReadBack.READ, ReadBack.SKIPPED)
    (task,) = meeting.actions.values()
    assert (task.what, task.owners, str(task.due), task.item) == (WORK, (live.OTHER_HOA,), "2026-11-30", "B8")
    spoken = [meeting.person(s.speaker) for s in meeting.speeches.values()]
    assert spoken == ["Trần Thị Hòa", "Lê Văn Hòa", "Trần Văn Dũng", "Phạm Thị Lan", "Nguyễn Thị Bình"]
    assert ears.complaints == []


def opening(hands: Hands) -> None:
    """The start, and the roll, by Tab and Enter; the items by F9 and back by Shift+F9."""
    hands.activate("Bắt đầu buổi sinh hoạt", "aside", back=True)
    expect(hands.page.locator("aside [role=timer]").first).to_be_visible()
    hands.go("F9", "Cử thư ký")
    hands.go("F9", "Điểm danh")
    hands.activate("Tất cả còn lại có mặt")
    expect(hands.console.card("Điểm danh")).to_contain_text("đã điểm danh hết")
    for item in TO_DISCUSSION:
        hands.go("F9", item)
    hands.go("Shift+F9", TO_DISCUSSION[-2])
    hands.go("F9", TO_DISCUSSION[-1])


def discussion(hands: Hands) -> None:
    """Two of one given name told apart, a queue, the next one, and a slip taken back."""
    found = hands.find("hoa")
    expect(found).to_have_text(["Lê Văn Hòa", "Trần Thị Hòa"])
    hands.press("ArrowDown", "Enter")
    hands.speaks("Trần Thị Hòa")
    hands.type("Nhất trí với dự thảo.")
    expect(hands.find("van hoa")).to_have_text(["Lê Văn Hòa"])
    hands.press("Enter")
    hands.speaks("Lê Văn Hòa")
    hands.type("Đề nghị làm rõ tiến độ.")
    for letters in ("dung", "lan"):
        hands.find(letters)
        hands.press("Shift+Enter")
        hands.console.answered()
    expect(hands.page.locator(".queue li")).to_have_count(2)
    for name in ("Trần Văn Dũng", "Phạm Thị Lan"):
        hands.press("F8")
        hands.speaks(name)
        hands.type(f"Ý kiến của {name}.")
    hands.stop()
    hands.find("minh")
    hands.press("Enter")
    hands.speaks("Ngô Đức Minh")
    expect(hands.page.locator(".undo p")).to_have_text("Đã mời Ngô Đức Minh phát biểu")
    hands.press("Alt+u")
    expect(hands.page.locator(".opinion")).to_have_count(4)
    four_at_once(hands.page)
    hands.press("Alt+g")
    expect(hands.page.locator(".clock.paused")).to_be_visible()
    hands.press("Alt+g")
    expect(hands.page.locator(".clock.paused")).to_have_count(0)


def four_at_once(page: Page) -> None:
    """Four opinions leave room on a low screen; what changes one is in sight, and the caret moves nothing."""
    expect(page.locator(".opinion.over")).to_have_count(4)
    before: list[float] = page.evaluate(PLACES)
    assert before[-1] - before[0] < ROOM_FOR_FOUR
    expect(page.locator(".opinion .tools").first).to_have_css("opacity", "1")
    page.locator(".opinion textarea").first.focus()
    assert page.evaluate(PLACES) == before
    page.locator("h2").focus()


def set_down(hands: Hands) -> str:
    """The conclusion, a task made of its first line, the sheet of keys; what the box of the conclusion then holds."""
    page = hands.page
    hands.press("Alt+k")
    box = hands.console.box("Kết luận của chủ trì")
    expect(box).to_be_focused()
    first, second = CONCLUSION.split("\n")
    hands.type(first)
    hands.press("Enter")
    hands.type(second)
    hands.press("ArrowUp", "Alt+n")
    expect(page.get_by_label("Nội dung công việc mới")).to_be_focused()
    expect(page.get_by_label("Nội dung công việc mới")).to_have_value(WORK)
    hands.press("Tab")
    hands.type("thi hoa")
    hands.press("Enter")
    expect(page.locator(".newtask .chip.on")).to_contain_text("Trần Thị Hòa")
    due = page.get_by_label("Thời hạn của nhiệm vụ mới")
    hands.tab_to(due)
    hands.type("cuối tháng")
    hands.press("Tab")
    expect(due).to_have_value("cuối tháng")
    expect(page.locator(".newtask .day-field")).to_contain_text("30/11/2026")
    hands.type("Danh sách")
    hands.press("Enter")
    expect(page.locator("table.tasks textarea")).to_have_value(WORK)
    expect(page.get_by_label("Sản phẩm", exact=True)).to_have_value("Danh sách")
    expect(page.get_by_label("Nội dung công việc mới")).to_be_focused()
    hands.tab_to(page.get_by_role("button", name="phím tắt"), back=True)
    hands.press("?")
    expect(page.get_by_role("dialog", name="Bảng phím tắt")).to_contain_text("Mời phát biểu")
    hands.press("Escape")
    expect(page.get_by_role("dialog", name="Bảng phím tắt")).to_have_count(0)
    hands.console.saved()
    return box.input_value()


def skipped(hands: Hands) -> None:
    """The chair's answer, left without reading it back."""
    hands.find("binh")
    hands.press("Enter")
    hands.speaks("Nguyễn Thị Bình")
    hands.type("Tiếp thu các ý kiến.")
    hands.stop()
    hands.leave("Tổng hợp, tiếp thu", "b")
    assert "chưa đọc lại" in hands.console.notice()


def voted(hands: Hands) -> None:
    """The vote under its item."""
    hands.go("F9", "Phân công nhiệm vụ")
    expect(hands.page.locator("table.tasks textarea")).to_have_value(WORK)
    hands.go("F9", "Giải quyết kiến nghị")
    hands.go("F9", "Biểu quyết nghị quyết")
    hands.press("Alt+b")
    count = hands.page.locator(".vote input").first
    expect(count).to_be_focused()
    hands.press("Shift+Tab")
    hands.type(RESOLUTION)
    hands.press("Alt+b")
    expect(count).to_be_focused()
    hands.type("7")
    hands.press("Enter")
    expect(hands.page.locator("main .result")).to_contain_text("Tán thành 7/7 (100%)")
    hands.console.answered()
    hands.leave("Tự chấm điểm", "Enter")


def adopted_and_ended(hands: Hands) -> None:
    """The minutes read and adopted: with them everything has been read, and the end says so."""
    page = hands.page
    hands.go("F9", "Thông qua biên bản")
    hands.activate("Đọc biên bản trước chi bộ")
    expect(page.locator("dialog .paper p").first).to_be_visible()
    hands.activate("Chi bộ nhất trí thông qua", "dialog.reading")
    expect(hands.console.card("Thông qua biên bản")).to_contain_text("Biên bản đã khóa")
    hands.go("F9", "Kết thúc")
    expect(hands.console.desk).to_contain_text("✓ Các nội dung đã được đọc lại")
    hands.tab_to(page.get_by_label("Lý do kết thúc"))
    hands.type("Họp thử")
    hands.activate("Kết thúc buổi sinh hoạt")
    expect(page.locator("aside")).to_contain_text("Đã kết thúc lúc")
