"""The live room: a meeting by keyboard alone, corrections, a break, a secret item, every scene of the wall."""

import re
from pathlib import Path

import docx
from playwright.sync_api import Browser, BrowserContext, expect

from assistant import cli
from assistant.domain import commands as c
from assistant.domain.meeting import ReadBack, Stage
from assistant.journal import record
from tests.browser import live, scenes
from tests.browser.ears import Ears, enter, leave
from tests.browser.live import HOA, KHANH, NAMES, Hands
from tests.browser.meetings import speak, write
from tests.browser.office import Office, at
from tests.browser.room import Console
from tests.browser.wall import Wall
from tests.server.running import until

START = at("2026-11-05", "14:00")
TO_DISCUSSION = (
    "Đảng phí",
    "Thông qua chương trình",
    "Thời sự, văn bản mới",
    "Tình hình tư tưởng",
    "Học và làm theo Bác",
    "Đánh giá tháng trước",
    "Công tác xây dựng Đảng",
    "Phương hướng tháng tới",
    "Nội dung cần thảo luận",
    "Thảo luận, phê bình",
)
WORK = "Lập danh sách hộ nghèo gửi chi ủy"
CONCLUSION = f"{WORK}\nCác đồng chí khác theo dõi."
RESOLUTION = "Chi bộ thống nhất nhiệm vụ tháng 12."


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
    expect(hands.console.card("Điểm danh")).to_contain_text("đủ · tỷ lệ dự")
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
    hands.press("Alt+g")
    expect(hands.page.locator(".clock.paused")).to_be_visible()
    hands.press("Alt+g")
    expect(hands.page.locator(".clock.paused")).to_have_count(0)


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
    expect(due).to_have_value("30/11/2026")
    hands.type("Danh sách")
    hands.press("Enter")
    expect(page.locator("table.tasks textarea")).to_have_value(WORK)
    expect(page.get_by_label("Sản phẩm", exact=True)).to_have_value("Danh sách")
    hands.press("Tab", "?")
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
    hands.type("7")
    hands.press("Enter")
    expect(hands.page.locator("main .result")).to_contain_text("Tán thành 7/7 (100%)")
    hands.console.answered()
    hands.leave("Tự chấm điểm", "Enter")


def adopted_and_ended(hands: Hands) -> None:
    """The minutes read and adopted; the end names what was not read back."""
    page = hands.page
    hands.go("F9", "Thông qua biên bản")
    hands.activate("Đọc biên bản trước chi bộ")
    expect(page.locator("dialog .paper p").first).to_be_visible()
    hands.activate("Chi bộ nhất trí thông qua", "dialog.reading")
    expect(hands.console.card("Thông qua biên bản")).to_contain_text("Mã kiểm tra nội dung")
    hands.go("F9", "Kết thúc")
    expect(hands.console.desk).to_contain_text(re.compile(r"1 nội dung chưa đọc lại: .*Ý kiến"))
    hands.tab_to(page.get_by_label("Lý do kết thúc"))
    hands.type("Họp thử")
    hands.activate("Kết thúc buổi sinh hoạt")
    expect(page.locator("aside")).to_contain_text("Đã kết thúc lúc")


def test_a_speech_set_right_undo_by_name_and_a_break(visitor: BrowserContext, office: Office, ears: Ears) -> None:
    store = live.running(office, START)
    console = Console.of(visitor.new_page(), office, store.id)
    wall = Wall.of(visitor.new_page(), office, store.id)
    office.set_clock(at("2026-11-05", "14:10"))
    console.page.bring_to_front()
    console.speak("Lê Văn Hòa", "Tiến độ còn chậm.")
    undo = console.page.locator(".undo p")
    expect(undo).to_have_text("Đã kết thúc phát biểu của Lê Văn Hòa")
    console.page.keyboard.press("Alt+u")
    expect(console.page.locator(".opinion.live")).to_have_count(1)
    wall.speaker("Đ/c Lê Văn Hòa")
    office.set_clock(at("2026-11-05", "14:14"))
    console.stop_speech()
    set_right(console, store)
    took_a_break(office, console, wall)
    assert ears.complaints == []


def set_right(console: Console, store: live.Store) -> None:
    """It was somebody else, and it began earlier: the speech says so, and the record keeps how it stood."""
    page = console.page
    page.get_by_label("Sửa lượt phát biểu của Lê Văn Hòa").click()
    page.get_by_label("Người phát biểu", exact=True).select_option(label="Bùi Quốc Khánh")
    page.get_by_label("Giờ bắt đầu phát biểu").fill("14:08")
    page.locator("form.correct").get_by_role("button", name="Sửa").click()
    expect(page.locator(".opinion .who")).to_have_text("Đ/c Bùi Quốc Khánh")
    expect(page.locator(".opinion .meta")).to_contain_text("14:08")
    store.refresh()
    (speech,) = store.meeting.speeches.values()
    assert speech.speaker == KHANH
    (trail,) = record.load(record.dump(store.meeting)).corrections
    assert trail.subject == speech.id
    assert trail.before.startswith("Lê Văn Hòa, ")
    assert trail.after.startswith("Bùi Quốc Khánh, ")
    assert trail.before != trail.after


def took_a_break(office: Office, console: Console, wall: Wall) -> None:
    """Twenty minutes of break leave the meeting's clock where it was."""
    office.set_clock(at("2026-11-05", "14:20"))
    console.page.keyboard.press("Alt+g")
    wall.shows("Thời gian nghỉ không tính vào thời lượng")
    office.set_clock(at("2026-11-05", "14:40"))
    console.page.keyboard.press("Alt+g")
    expect(console.page.locator(".clock.paused")).to_have_count(0)
    until("the clock goes on from twenty minutes", lambda: 20 * 60 <= console.timer() < 21 * 60)
    expect(console.page.locator("aside .clock")).to_contain_text("Còn 70 phút để đủ tối thiểu 90 phút")
    wall.page.wait_for_function("() => /^20:\\d\\d$/.test(document.querySelector('.ring .big').textContent)")


SECRET = "Xem xét đơn tố cáo của công dân Vương Bích"
WHISPERED = ("Điều kín một", "Điều kín hai", "Điều kín ba", "Điều kín bốn")


def test_a_secret_item_is_on_no_wall_and_in_no_notice(visitor: BrowserContext, office: Office, tmp_path: Path) -> None:
    store = live.planned(office, START)
    store.send(c.AmendItem("B5", SECRET, minutes=10, secret=True))
    wall = Wall.of(visitor.new_page(), office, store.id)
    hidden(wall)
    for wish in (c.StartMeeting(), c.MarkRestPresent(), c.GoToItem("B5")):
        store.send(wish)
    wall.item("Nội dung số 10 (mật)")
    speak(store, HOA, WHISPERED[0])
    wall.speaker("Đ/c Lê Văn Hòa")
    hidden(wall)
    store.send(c.StopSpeech())
    write(store, "item.B5.ket_luan", WHISPERED[1])
    store.send(c.AddAction(WHISPERED[2], (HOA,), item="B5"))
    write(store, "item.B5.noi_dung", WHISPERED[3])
    store.send(c.OpenReading("B5"))
    wall.shows("Đọc lại")
    hidden(wall)
    store.send(c.CloseReading(ReadBack.READ))
    for item in ("C2", "C7"):
        store.send(c.GoToItem(item))
        wall.page.wait_for_function("(text) => !document.querySelector('.wall').textContent.includes(text)", arg="(mật)")
        hidden(wall)
    not_in_the_notice(store, tmp_path)


def hidden(wall: Wall) -> None:
    """Neither drawn nor sent to this page."""
    sent = wall.page.evaluate("async () => JSON.stringify(await window.jupyterapp.widgetManager.get_state())")
    page = wall.page.content() + sent
    for words in (SECRET, *WHISPERED):
        assert words not in page


def not_in_the_notice(store: live.Store, folder: Path) -> None:
    """What goes to the members before the meeting names the item by its number at most."""
    file, paper = folder / "ho-so.json", folder / "thong-bao.docx"
    file.write_bytes(record.dump(store.meeting))
    assert cli.main(["render", str(file), "--form", "thong-bao", "-o", str(paper)]) in (0, 1)
    document = docx.Document(str(paper))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(p.text for p in document.paragraphs), *cells])
    assert "Thông tin thời sự" in text
    for words in (SECRET, *WHISPERED):
        assert words not in text


def test_every_scene_at_every_size_in_both_themes(
    visitor: BrowserContext, office: Office, artifacts: Path, ears: Ears
) -> None:
    """Two projectors at once, one of them dark."""
    store = live.planned(office, START)
    light, dark = Wall.of(visitor.new_page(), office, store.id), Wall.of(visitor.new_page(), office, store.id)
    dark.page.keyboard.press("t")
    expect(dark.page.locator(".wall.dark")).to_be_visible()
    wrong = scenes.look_at(store, (light, dark), artifacts, "canh")
    assert wrong == {}
    assert ears.complaints == []


def test_long_words_and_sixty_members_shrink_without_being_cut(
    visitor: BrowserContext, office: Office, artifacts: Path
) -> None:
    names = (*NAMES[:2], scenes.LONG_NAME, *(f"Nguyễn Hoàng Phương {n}" for n in range(4, 61)))
    store = live.planned(office, START, names, scenes.LONG_TITLE)
    wrong = scenes.look_at(store, (Wall.of(visitor.new_page(), office, store.id),), artifacts, "dai")
    assert wrong == {}


def test_the_chairs_keys_and_the_viewers_own(visitor: BrowserContext, office: Office) -> None:
    """A clicker moves the meeting; text size is this screen's own affair."""
    store = live.running(office, START, "B7")
    wall, other = (Wall.of(visitor.new_page(), office, store.id) for _ in range(2))
    wall.page.bring_to_front()
    wall.page.keyboard.press("PageDown")
    for one in (wall, other):
        one.item("Thảo luận; tự phê bình và phê bình")
    wall.page.keyboard.press("PageUp")
    other.item("Chủ trì nêu những nội dung cần tập trung thảo luận")
    for speaker in (HOA, KHANH):
        store.send(c.AskFloor(speaker))
    wall.page.wait_for_function("() => globalThis.chiboPage.waiting.size === 0")
    for name in ("Đ/c Lê Văn Hòa", "Đ/c Bùi Quốc Khánh", ""):
        wall.page.keyboard.press(" ")
        other.speaker(name)
    sized(wall)


def sized(wall: Wall) -> None:
    """+, -, 0 within limits that keep everything readable."""
    before = size(wall)
    wall.page.keyboard.press("+")
    wall.page.wait_for_function(f"() => {SIZE} > {before}")
    assert scenes.measured(wall, 1024, 768) == []
    for _ in range(9):
        wall.page.keyboard.press("-")
    wall.page.wait_for_function(f"() => {SIZE} < {before}")
    assert scenes.measured(wall, 1024, 768) == []
    wall.page.keyboard.press("0")
    wall.page.set_viewport_size({"width": 1280, "height": 720})
    wall.page.wait_for_function(f"() => {SIZE} === {before}")


SIZE = "parseFloat(getComputedStyle(document.querySelector('.wall .opinions')).fontSize)"


def size(wall: Wall) -> float:
    """Pixels of the text beside the dots."""
    return float(wall.page.evaluate(SIZE))


WRONG_CLOCK = """(() => {
  const Right = Date, wrong = 3600_000;
  globalThis.Date = class extends Right {
    constructor(...args) { args.length ? super(...args) : super(Right.now() + wrong); }
    static now() { return Right.now() + wrong; }
  };
  const origin = performance.timeOrigin + wrong;
  Object.defineProperty(performance, "timeOrigin", { get: () => origin });
})();"""
DRIFT = 0.5


def test_a_screen_whose_clock_is_an_hour_wrong_shows_the_servers_time(chrome: Browser, office: Office) -> None:
    store = live.running(office, START)
    context = enter(chrome, office)
    context.add_init_script(WRONG_CLOCK)
    wall = Wall.of(context.new_page(), office, store.id)
    console = Console.of(context.new_page(), office, store.id)
    assert abs(wall.page.evaluate("Date.now() / 1000") - office.now().timestamp()) < 1e9
    for hour in ("14:00", "14:40", "16:30"):
        office.set_clock(at("2026-11-05", hour))
        for page in (wall.page, console.page):
            until("the screen follows the server", lambda page=page: drift(page, office) <= DRIFT)
    wall.shows("16:30")
    assert 150 * 60 <= console.timer() < 151 * 60
    leave(context)
    context.close()


def drift(page: live.Page, office: Office) -> float:
    """Seconds between what the page takes for now and what the server does."""
    before = office.now().timestamp()
    shown = float(page.evaluate("chibo.now()"))
    after = office.now().timestamp()
    return max(before - shown, shown - after, 0.0)
