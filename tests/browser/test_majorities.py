"""Each sort of vote by its own rule, in sight of console, wall and phone: majorities, ballots, votes that failed."""

from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from assistant.domain import commands as c
from assistant.domain.attendance import Presence
from assistant.domain.rules import Matter
from assistant.domain.votes import MotionKind
from tests.browser import meetings
from tests.browser.office import Office, at
from tests.browser.room import Console
from tests.browser.wall import Wall

NEW = "Tên nội dung biểu quyết"
MATTER = "Loại nội dung biểu quyết"
REASON = "Mưa lũ, đường bị chia cắt"


def test_thirteen_of_twenty_one_do_not_admit_and_fourteen_do(
    visitor: BrowserContext, office: Office, artifacts: Path
) -> None:
    store = meetings.running(office, at("2026-11-05", "14:00"), official=21)
    console = Console.of(visitor.new_page(), office, store.id)
    page = console.page
    console.button("+ Thêm nội dung biểu quyết")
    matter = console.desk.get_by_label(MATTER, exact=True)
    expect(matter).to_have_value("ordinary")
    page.get_by_label(NEW, exact=True).fill("Công nhận đảng viên chính thức: đồng chí A")
    expect(matter).to_have_value("recognition")
    page.get_by_label(NEW, exact=True).fill("Xét Kết nạp quần chúng A")
    expect(matter).to_have_value("admission")
    console.button("Thêm")
    card = console.card("Biểu quyết: Xét Kết nạp quần chúng A")
    expect(card).to_contain_text("thông qua khi ít nhất hai phần ba tán thành (từ 14 người trở lên)")
    card.get_by_label("Nội dung biểu quyết: Xét Kết nạp quần chúng A", exact=True).fill(
        "Đề nghị kết nạp quần chúng A vào Đảng"
    )
    console.answered()
    console.vote(13, 8, 0)
    expect(card.locator(".result")).to_contain_text("✗ không được thông qua (chưa đủ hai phần ba)")
    wall = Wall.of(visitor.new_page(), office, store.id)
    wall.shows("✗ Không được thông qua · 13/21 = 61,9% (chưa đủ hai phần ba)")
    wall.picture(artifacts, "ket-nap-man-chieu")
    page.on("dialog", lambda dialog: dialog.accept())
    console.button("Biểu quyết lại")
    wall.shows("thông qua khi ít nhất hai phần ba tán thành (từ 14 người trở lên)")
    console.picture(artifacts, "ket-nap")
    console.vote(14, 7, 0)
    expect(card.locator(".result")).to_contain_text("✓ được thông qua (đủ hai phần ba)")


def test_a_matter_chosen_by_hand_stays_and_can_be_changed_before_the_count(
    visitor: BrowserContext, office: Office
) -> None:
    store = meetings.running(office, at("2026-11-05", "14:00"), official=21)
    console = Console.of(visitor.new_page(), office, store.id)
    console.button("+ Thêm nội dung biểu quyết")
    matter = console.desk.get_by_label(MATTER, exact=True)
    matter.select_option("ordinary")
    console.page.get_by_label(NEW, exact=True).fill("Kế hoạch kết nạp năm 2027")
    expect(matter).to_have_value("ordinary")
    console.button("Thêm")
    card = console.card("Biểu quyết: Kế hoạch kết nạp năm 2027")
    expect(card).to_contain_text("thông qua khi quá nửa tán thành (từ 11 người trở lên)")
    card.get_by_label(f"{MATTER}: Kế hoạch kết nạp năm 2027").select_option("admission")
    expect(card).to_contain_text("thông qua khi ít nhất hai phần ba tán thành (từ 14 người trở lên)")


def test_discipline_is_voted_by_ballots_that_add_up(visitor: BrowserContext, office: Office, artifacts: Path) -> None:
    """T4: one of four for it, two against, one without opinion; counted again where the ballots do not add up."""
    store = meetings.running(office, at("2026-11-05", "14:00"), official=4)
    console = Console.of(visitor.new_page(), office, store.id)
    console.button("+ Thêm nội dung biểu quyết")
    console.page.get_by_label(NEW, exact=True).fill("Kỷ luật khiển trách đồng chí A")
    expect(console.desk.get_by_label(MATTER, exact=True)).to_have_value("discipline")
    console.button("Thêm")
    title = "Kỷ luật khiển trách đồng chí A"
    card = console.card(f"Biểu quyết: {title}")
    expect(card).to_contain_text("thông qua khi quá nửa tán thành (từ 3 người trở lên); bỏ phiếu kín")
    expect(card.get_by_label(f"Cách biểu quyết: {title}")).to_have_value("ballot")
    expect(card.get_by_label(f"Phiếu phát ra: {title}")).to_have_value("4")
    card.get_by_label(f"Nội dung biểu quyết: {title}", exact=True).fill("Khiển trách đồng chí A")
    figures = {"Tán thành": 1, "Không tán thành": 2, "Không có ý kiến": 1, "Phiếu thu về": 3}
    for box, number in figures.items():
        card.get_by_label(f"{box}: {title}", exact=True).fill(str(number))
    card.get_by_role("button", name="Ghi kết quả").click()
    console.answered()
    assert "1 + 2 + 1 + 0 = 4, không bằng số phiếu thu về 3" in console.notice()
    card.get_by_label(f"Phiếu thu về: {title}", exact=True).fill("4")
    console.picture(artifacts, "phieu-kin")
    card.get_by_role("button", name="Ghi kết quả").click()
    console.answered()
    result = card.locator(".result")
    expect(result).to_contain_text("✗ không được thông qua (chưa quá nửa)")
    expect(result).to_contain_text("bỏ phiếu kín: phát ra 4 phiếu, thu về 4, không thu về 0, không hợp lệ 0")
    wall = Wall.of(visitor.new_page(), office, store.id)
    wall.shows("✗ Không được thông qua · 1/4 = 25% (chưa quá nửa)")
    wall.shows("bỏ phiếu kín: phát ra 4 phiếu, thu về 4, không thu về 0, không hợp lệ 0")
    wall.picture(artifacts, "phieu-kin-man-chieu")


def test_ballots_are_counted_on_the_phone(visitor: BrowserContext, office: Office, artifacts: Path) -> None:
    store = meetings.running(office, at("2026-11-05", "14:00"), official=21)
    store.send(c.ProposeMotion(MotionKind.SPECIAL, "Bầu bổ sung chi ủy viên", matter=Matter.ELECTION))
    phone = visitor.new_page()
    phone.set_viewport_size({"width": 390, "height": 844})
    phone.goto(f"{office.base}/voila/render/chair.ipynb?meeting={store.id}")
    expect(phone.get_by_label("Phiếu phát ra")).to_have_value("21")
    expect(phone.locator("main")).to_contain_text("bỏ phiếu kín")
    for box, number in {"Phiếu thu về": 20, "Tán thành": 12, "Không tán thành": 6, "Không hợp lệ": 2}.items():
        phone.get_by_label(box, exact=True).fill(str(number))
    phone.screenshot(path=artifacts / "phieu-kin-dien-thoai.png")
    phone.get_by_role("button", name="Ghi kết quả").click()
    expect(phone.locator(".result")).to_contain_text("12/21 = 57,1% (quá nửa)")
    expect(phone.get_by_role("status")).to_contain_text("phát ra 21 phiếu, thu về 20, không thu về 1, không hợp lệ 2")


def test_too_few_to_adopt_is_told_and_wants_a_reason(visitor: BrowserContext, office: Office, artifacts: Path) -> None:
    store = meetings.running(office, at("2026-11-05", "14:00"), official=13)
    for member in list(store.meeting.members)[6:13]:
        store.send(c.MarkAttendance(member, Presence.EXCUSED, "mưa lũ"))
    console = Console.of(visitor.new_page(), office, store.id)
    console.go_to("Thông qua biên bản")
    console.read()
    adopt = console.page.get_by_role("button", name="Chi bộ nhất trí thông qua")
    expect(console.page.locator("dialog.reading")).to_contain_text("chưa quá nửa (cần từ 7 người)")
    expect(adopt).to_be_disabled()
    console.page.get_by_label("Lý do vẫn thông qua khi chưa đủ người (ghi vào biên bản)").fill(REASON)
    console.picture(artifacts, "thong-qua-chua-du")
    console.adopt()
    store.refresh()
    assert store.meeting.adoption
    assert store.meeting.adoption.too_few
    assert store.meeting.adoption.too_few.reason == REASON
