"""Kết nạp: the matter is proposed by the title, and console and wall say two thirds (Điều lệ Đảng, art. 4)."""

from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from tests.browser import meetings
from tests.browser.office import Office, at
from tests.browser.room import Console
from tests.browser.wall import Wall

NEW = "Tên nội dung biểu quyết"
MATTER = "Loại nội dung biểu quyết"


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
    expect(card.locator(".result")).to_contain_text("✗ chưa được thông qua (chưa đủ hai phần ba)")
    wall = Wall.of(visitor.new_page(), office, store.id)
    wall.shows("✗ Chưa được thông qua · 13/21 = 61,9% (chưa đủ hai phần ba)")
    wall.picture(artifacts, "ket-nap-man-chieu")
    page.on("dialog", lambda dialog: dialog.accept())
    console.button("Biểu quyết lại")
    wall.shows("thông qua khi ít nhất hai phần ba tán thành (từ 14 người trở lên)")
    console.picture(artifacts, "ket-nap")
    console.vote(14, 7, 0)
    expect(card.locator(".result")).to_contain_text("✓ đã thông qua (đủ hai phần ba)")


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
