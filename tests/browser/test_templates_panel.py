"""The panel of templates on the home page as an office uses it: look, copy, edit in Word, look again."""

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import BrowserContext, Page, expect

from assistant.documents.catalogue import CELL_FORMS, FORMS
from tests.browser.browser_session import Ears
from tests.browser.office import Office
from tests.browser.room import OpenPage


class Home(OpenPage):
    """The home page."""

    notebook = "home"


@pytest.fixture
def page(visitor: BrowserContext, office: Office) -> Page:
    home = Home(visitor.new_page(), office)
    home.open()
    home.page.get_by_role("heading", name="Mẫu giấy tờ").click()
    return home.page


def test_a_template_is_seen_copied_edited_and_seen_again(
    page: Page, office: Office, ears: Ears, artifacts: Path
) -> None:
    page.get_by_role("button", name="Xem các mẫu").click()
    dialog = page.get_by_role("dialog", name="Mẫu giấy tờ", exact=True)
    expect(dialog.locator("li[data-form]")).to_have_count(len(FORMS) + len(CELL_FORMS))
    notice = dialog.locator('li[data-form="thong-bao"]')
    expect(notice).to_contain_text("mẫu có sẵn")
    page.screenshot(path=artifacts / "mau-giay-to.png")
    notice.get_by_role("button", name="Xem thử: Thông báo").click()
    sample = page.get_by_role("dialog", name="Xem thử: Thông báo")
    expect(sample).to_contain_text("1. Thời gian:", timeout=60_000)
    page.screenshot(path=artifacts / "xem-thu.png")
    with page.expect_download() as download:
        sample.get_by_role("link", name="Tải tệp Word").click()
    assert "1. Thời gian:" in "\n".join(p.text for p in Document(str(download.value.path())).paragraphs)
    page.keyboard.press("Escape")
    expect(sample).to_have_count(0)
    expect(dialog).to_be_visible()
    notice.get_by_role("button", name="Chép mẫu này để sửa: Thông báo").click()
    own = office.workspace / "mau" / "thong-bao.docx"
    expect(notice).to_contain_text(str(own))
    expect(notice).to_contain_text("mẫu của chi bộ, dùng được")
    expect(notice.get_by_role("button", name="Chép mẫu này để sửa")).to_have_count(0)
    document = Document(BytesIO(own.read_bytes()))
    for run in (run for paragraph in document.paragraphs for run in paragraph.runs):
        run.text = run.text.replace("1. Thời gian", "1. Giờ họp").replace("hinh_thuc", "hinh_thuk")
    document.save(str(own))
    dialog.get_by_role("button", name="Đóng").click()
    expect(dialog).to_have_count(0)
    page.get_by_role("button", name="Xem các mẫu").click()
    expect(notice).to_contain_text("hinh_thuk")
    expect(notice).to_contain_text("hinh_thuc")
    page.screenshot(path=artifacts / "mau-co-loi.png")
    notice.get_by_role("button", name="Xem thử: Thông báo").click()
    expect(page.locator("#chibo-notice")).to_contain_text("hinh_thuk")


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here")
def test_the_page_is_made_as_pdf(page: Page, ears: Ears, artifacts: Path) -> None:
    page.get_by_role("button", name="Xem các mẫu").click()
    page.get_by_role("button", name="Xem thử: Nghị quyết").click()
    sample = page.get_by_role("dialog", name="Xem thử: Nghị quyết")
    sample.get_by_role("button", name="Tạo PDF").click(timeout=60_000)
    with page.expect_download() as download:
        sample.get_by_role("link", name="Tải PDF").click(timeout=120_000)
    assert download.value.path().read_bytes().startswith(b"%PDF-")
    page.screenshot(path=artifacts / "xem-thu-pdf.png")
