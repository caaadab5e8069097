"""Before the meeting on Home: the changed list accepted, turns, old minutes found; after it text for the handbook."""

from collections.abc import Iterator

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, expect

from tests.browser.office import Office, lived_in
from tests.browser.room import OPENING, HomePage
from tests.browser.test_access import faults

NEW = "Phan Thị Mới"


@pytest.fixture
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office of its own: another's meetings would be the last ones."""
    yield from lived_in(tmp_path_factory.mktemp("before"))


def changed(office: Office) -> None:
    """A member who is new on the list, and minutes of an earlier year in their folder."""
    path = office.workspace / "dang-vien.xlsx"
    book = load_workbook(path)
    sheet = book["Đảng viên"]
    sheet.append([20, NEW, "Dự bị"])
    book.save(path)
    folder = office.workspace / "bien-ban-cu"
    folder.mkdir()
    old = Document()
    for line in (
        "BIÊN BẢN",
        "Họp chi bộ tháng 3",
        "Hôm nay, ngày 04 tháng 3 năm 2019",
        "Nhất trí sửa nhà văn hóa thôn.",
    ):
        old.add_paragraph(line)
    old.save(str(folder / "cu.docx"))


@pytest.mark.by_night
def test_what_is_done_before_and_typed_into_the_handbook_after(tester: BrowserContext, office: Office) -> None:
    changed(office)
    home = HomePage(tester.new_page(), office)
    page = home.page
    page.set_viewport_size({"width": 1366, "height": 768})
    home.open()
    changes = page.locator(".list-changes")
    expect(changes).to_contain_text(f"{NEW} (dự bị)", timeout=OPENING)
    page.get_by_role("button", name="Đã xem, danh sách đúng").click()
    expect(changes).to_have_count(0)
    page.get_by_role("button", name="Chọn cột của danh sách").click()
    expect(page.get_by_label("Cột B chứa")).to_have_value("name", timeout=OPENING)
    page.get_by_role("button", name="Thôi").click()
    page.get_by_role("button", name="Sửa danh sách luân phiên: Thông tin thời sự").first.click()
    page.get_by_role("button", name="Thêm tất cả").click()
    expect(page.get_by_text("Lượt tới: đ/c Nguyễn Văn An (1978)")).to_be_visible()
    page.get_by_text("Tìm trong các buổi đã họp").click()
    page.get_by_placeholder("Chữ cần tìm, có dấu hay không dấu").fill("nha van hoa thon")
    page.get_by_role("button", name="Tìm", exact=True).click()
    hit = page.locator("li.found", has_text="Nhất trí sửa nhà văn hóa thôn.")
    expect(hit).to_contain_text("BIÊN BẢN Họp chi bộ tháng 3 · 04/03/2019 · biên bản cũ")
    with page.expect_download(timeout=OPENING) as coming:
        hit.get_by_role("button").click()
    assert coming.value.suggested_filename == "cu.docx"
    home.make_meeting()
    expect(page.get_by_label("Người trình bày: Thông tin thời sự").first).not_to_have_value("")
    assert faults(page) == []
    console = home.open_console()
    console.start()
    console.page.get_by_role("button", name="Văn bản").click()
    console.page.get_by_role("button", name="Chép vào Sổ tay điện tử").click()
    console.page.get_by_role("button", name="Chép: Lịch sinh hoạt").click(timeout=OPENING)
    text = console.page.get_by_role("textbox", name="Lịch sinh hoạt")
    assert "Sinh hoạt thường kỳ" in text.input_value()
    assert "Nội dung:" in text.input_value()
    assert faults(console.page) == []
