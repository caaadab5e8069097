"""Before the meeting on Home: the changed list accepted, turns, old minutes found; after it text for the handbook."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, FilePayload, Locator, expect

from assistant.domain import commands as c
from assistant.journal.store import Store
from tests.browser.office import Office, lived_in
from tests.browser.room import OPENING, HomePage
from tests.browser.test_access import faults
from tests.server.running import until
from tests.word_files import word_file

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
    old = ("BIÊN BẢN", "Họp chi bộ tháng 3", "Hôm nay, ngày 04 tháng 3 năm 2019", "Nhất trí sửa nhà văn hóa thôn.")
    (folder / "cu.docx").write_bytes(word_file(*old))


def test_old_minutes_are_chosen_in_the_browser_and_found(
    tester: BrowserContext, office: Office, artifacts: Path
) -> None:
    """Several at once, one of more than a piece; what cannot be taken is told by its name, the others go on."""
    home = HomePage(tester.new_page(), office)
    page = home.page
    page.set_viewport_size({"width": 1366, "height": 610})
    home.open()
    page.get_by_text("Tìm trong các buổi đã họp").click(timeout=OPENING)
    page.get_by_text("Biên bản các năm trước").click()
    picture = word_file("BIÊN BẢN", "Ngày 04 tháng 3 năm 2019", "Nhất trí làm cầu thôn Bắc.")
    large = random.Random(1).randbytes(900_000) + picture  # a zip file may stand behind other bytes
    files: list[FilePayload] = [
        {"name": "bb thang 3.docx", "mimeType": "", "buffer": large},
        {"name": "bb cu.doc", "mimeType": "", "buffer": b"x"},
        {"name": "bb mat.docx", "mimeType": "", "buffer": word_file("MẬT", "Ngày 05 tháng 4 năm 2019")},
    ]
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name="Chọn tệp biên bản cũ").press("Enter")
    assert choosing.value.is_multiple()
    choosing.value.set_files(files)
    told = page.locator(".outcomes li")
    expect(told).to_have_count(3, timeout=OPENING)
    expect(told.nth(0)).to_contain_text("“bb thang 3.docx”: đã nhận, họp ngày 04/03/2019.")
    expect(told.nth(1)).to_contain_text("kiểu cũ (.doc)")
    expect(told.nth(2)).to_contain_text("dấu mật")
    expect(page.get_by_text("1 biên bản cũ đã đưa vào mục tìm")).to_be_visible(timeout=OPENING)
    assert [path.name for path in (office.workspace / "bien-ban-cu" / "2019").iterdir()] == ["bb thang 3.docx"]
    told.nth(0).scroll_into_view_if_needed()
    home.picture(artifacts, "home-filed")
    page.get_by_placeholder("Chữ cần tìm, có dấu hay không dấu").fill("cau thon bac")
    page.get_by_role("button", name="Tìm", exact=True).click()
    hit = page.locator("li.found", has_text="Nhất trí làm cầu thôn Bắc.")
    expect(hit).to_have_count(1)
    page.get_by_label("Từ ngày").fill("1/1/2020")
    page.get_by_role("button", name="Tìm", exact=True).click()
    expect(hit).to_have_count(0)
    page.get_by_label("Từ ngày").fill("")
    page.get_by_label("Đến ngày").fill("31.12.2019")
    page.get_by_role("button", name="Tìm", exact=True).click()
    expect(hit).to_have_count(1)
    expect(page.get_by_label("Đến ngày")).to_have_value("31/12/2019")
    page.get_by_label("Từ ngày").scroll_into_view_if_needed()
    home.picture(artifacts, "home-search")
    assert faults(page) == []


def test_a_draft_is_attached_to_the_meeting_that_is_prepared(
    tester: BrowserContext, office: Office, artifacts: Path
) -> None:
    home = HomePage(tester.new_page(), office)
    page = home.page
    page.set_viewport_size({"width": 1366, "height": 610})
    home.open()
    home.make_meeting()
    card = page.get_by_role("region", name="Dự thảo, tài liệu kèm theo")
    page.locator("section.cycle").first.get_by_role("button", name=re.compile("^Dự thảo, tài liệu")).first.click()
    page.get_by_role("button", name="Kèm tệp dự thảo, tài liệu").press("Enter")
    expect(card.get_by_role("button", name="Chọn tệp kèm theo")).to_be_in_viewport(ratio=1)
    expect(card.get_by_role("button", name="Chọn tệp kèm theo")).to_be_focused()
    draft = word_file("Dự thảo nghị quyết")
    attach(card, "Dự thảo nghị quyết.docx", draft)
    expect(page.get_by_label("Tài liệu gửi kèm")).to_have_value("Dự thảo nghị quyết")
    until("the draft lies beside the meeting", lambda: [*office.workspace.glob("*/*/tai-lieu/*.docx")], 60)
    home.reload()
    row = card.locator("li", has_text="Dự thảo nghị quyết.docx")
    expect(row).to_contain_text("trong thư mục của buổi", timeout=OPENING)
    card.scroll_into_view_if_needed()
    home.picture(artifacts, "home-attached")
    with page.expect_download(timeout=OPENING) as coming:
        row.get_by_role("button", name="Tải về").click()
    assert Path(coming.value.path()).read_bytes() == draft
    assert faults(page) == []
    page.on("dialog", lambda dialog: dialog.accept())
    row.get_by_role("button", name="Bỏ").click()
    expect(row).to_have_count(0)
    assert [*office.workspace.glob("*/*/tai-lieu/*.docx")] == []
    attach(card, "Báo cáo.pdf", b"%PDF")
    console = home.open_console()
    expect(console.page.get_by_role("region", name="Dự thảo, tài liệu kèm theo")).to_contain_text("Báo cáo.pdf")
    Store(office.journal(), console.meeting, office.now).send(c.StartMeeting())
    console.page.get_by_role("button", name="người dự, thông tin").click()
    around = console.page.locator("dialog.around")
    around.get_by_role("button", name="Thông tin").click()
    expect(around.locator("li", has_text="Báo cáo.pdf").get_by_role("button", name="Tải về")).to_be_visible()
    expect(around.get_by_role("button", name="Chọn tệp kèm theo")).to_have_count(0)
    console.picture(artifacts, "console-attached")
    page.keyboard.press("Escape")
    console.on_rail("Tình hình tư tưởng").click()
    console.at("Tình hình tư tưởng")
    here = page.locator("main .attached-here")
    expect(here).to_contain_text("Báo cáo.pdf", timeout=OPENING)
    console.picture(artifacts, "console-attached-here")
    with page.expect_download(timeout=OPENING) as opened:
        here.get_by_role("button", name="Báo cáo.pdf").click()
    assert Path(opened.value.path()).read_bytes() == b"%PDF"


def attach(card: Locator, name: str, data: bytes) -> None:
    """Choose a file, and wait until it is told to be attached."""
    with card.page.expect_file_chooser() as choosing:
        card.get_by_role("button", name="Chọn tệp kèm theo").click()
    choosing.value.set_files({"name": name, "mimeType": "", "buffer": data})
    expect(card.locator(".outcomes li")).to_contain_text(f"“{name}”: đã kèm theo", timeout=OPENING)


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
    home.unfold("Danh sách đảng viên")
    page.get_by_role("button", name="Chọn cột của danh sách").click()
    expect(page.get_by_label("Cột B chứa")).to_have_value("name", timeout=OPENING)
    page.get_by_role("button", name="Thôi").click()
    home.unfold("Luân phiên người chuẩn bị")
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
