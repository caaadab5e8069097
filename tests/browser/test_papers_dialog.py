"""The dialog of papers as a secretary uses it: preview, numbers, the set, out of date, PDF, sending."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from assistant.documents.rendering import pdf
from assistant.domain import commands as c
from assistant.journal.store import Store
from tests.browser import meetings
from tests.browser.browser_session import Ears
from tests.browser.office import Office, at
from tests.browser.room import Console
from tests.documents.templates.test_check import change
from tests.documents.templates.test_gate import own
from tests.server.running import until

START = at("2026-11-05", "14:00")


@pytest.fixture
def store(office: Office) -> Store:
    """A meeting that runs and has written its resolution."""
    store = meetings.planned(office, START)
    store.send(c.StartMeeting())
    store.send(c.MarkRestPresent())
    store.send(c.EditText("motion.nq", 0, 0, 0, "Điều 1. Làm đường thôn Đông."))
    return store


def row(dialog: Locator, form: str) -> Locator:
    return dialog.locator(f'li[data-form="{form}"]')


def opened(console: Console) -> Locator:
    console.page.get_by_role("button", name="Văn bản", exact=True).click()
    dialog = console.page.get_by_role("dialog", name="Văn bản", exact=True)
    expect(row(dialog, "nghi-quyet")).to_be_visible()
    return dialog


def test_papers_stand_by_what_is_done_with_them(
    visitor: BrowserContext, office: Office, store: Store, artifacts: Path
) -> None:
    """What is signed and sent, what goes out before, what is only kept; told once more when the set was made."""
    owner = next(iter(store.meeting.members))
    store.send(c.AddAction("Lập danh sách hộ nghèo", (owner,), due=date(2026, 11, 30)))
    page = visitor.new_page()
    page.set_viewport_size({"width": 1366, "height": 610})
    dialog = opened(Console.of(page, office, store.id))
    expect(dialog.locator("h3")).to_have_text(
        ["Ký, rồi gửi hoặc giao", "Gửi trước buổi họp", "Lưu kèm hồ sơ, không phải gửi"]
    )
    groups = dialog.locator("ul.rows").evaluate_all(
        "(lists) => lists.map((one) => [...one.children].map((row) => row.dataset.form))"
    )
    assert {"bien-ban", "nghi-quyet", "ket-luan", "bao-cao-thang", "phieu-cham-diem"} <= set(groups[0])
    assert groups[1] == ["thong-bao", "giay-moi", "chuong-trinh"]
    assert {"diem-danh", "phu-luc-y-kien", "so-du"} <= set(groups[2])
    dialog.get_by_role("button", name=re.compile("^Tạo cả bộ")).click()
    dialog.get_by_role("button", name="Tạo, để trống số").click()
    expect(dialog).to_contain_text(re.compile(r"Đã tạo \d+/\d+ văn bản\. Cần ký rồi gửi hoặc giao: Phân công nhiệm vụ"))
    page.screenshot(path=artifacts / "van-ban-theo-viec.png")


def test_a_mistyped_number_is_struck_with_a_reason(
    visitor: BrowserContext, office: Office, store: Store, ears: Ears, artifacts: Path
) -> None:
    """It stays to be seen in the dialog, the paper is out of date, and the proposed number is the right one again."""
    console = Console.of(visitor.new_page(), office, store.id)
    resolution = row(opened(console), "nghi-quyet")
    resolution.get_by_label("Số: Nghị quyết").fill("40")
    resolution.get_by_role("button", name="Tạo tệp", exact=True).click()
    resolution.get_by_role("button", name="Vẫn tạo với số 40").click()
    resolution.get_by_role("button", name="Bỏ số 40: Nghị quyết").click()
    strike = resolution.get_by_role("button", name="Bỏ số 40", exact=True)
    expect(strike).to_be_disabled()
    resolution.get_by_label("Lý do bỏ số 40").fill("Gõ nhầm số 04")
    console.page.screenshot(path=artifacts / "bo-so-hoi.png")
    strike.click()
    expect(resolution).to_contain_text("lý do: Gõ nhầm số 04")
    expect(resolution).to_contain_text("số đã bỏ")
    expect(resolution.get_by_label("Số: Nghị quyết")).to_have_value("01")
    expect(resolution.get_by_role("button", name="Bỏ số 40: Nghị quyết")).to_have_count(0)
    console.page.screenshot(path=artifacts / "bo-so.png")
    folder = office.workspace / "so-van-ban" / "NQ"
    until("the strike lies beside the number on the share", lambda: len(list(folder.glob("*.json"))) == 2)


def test_a_record_of_the_year_that_cannot_be_read_is_told_with_the_plan(
    visitor: BrowserContext, office: Office, store: Store, ears: Ears, artifacts: Path
) -> None:
    """In the preview and before printing; whoever knows it prints all the same."""
    broken = office.workspace / "2026" / "2026-03-24 chuyen-de" / "ho-so.json"
    broken.parent.mkdir(parents=True)
    broken.write_text("{", encoding="utf-8")
    console = Console.of(visitor.new_page(), office, store.id)
    plan = row(opened(console), "ke-hoach-chuyen-de")
    plan.get_by_role("button", name="Xem trước").click()
    preview = console.page.get_by_role("dialog", name="Xem trước văn bản")
    expect(preview.get_by_role("alert")).to_contain_text("2026-03-24 chuyen-de")
    console.page.screenshot(path=artifacts / "ke-hoach-thieu-ho-so.png")
    console.page.keyboard.press("Escape")
    plan.get_by_role("textbox").fill("")
    plan.get_by_role("button", name="Tạo tệp", exact=True).click()
    expect(plan.get_by_role("alert")).to_contain_text("2026-03-24 chuyen-de")
    plan.scroll_into_view_if_needed()
    console.page.screenshot(path=artifacts / "ke-hoach-hoi.png")
    plan.get_by_role("button", name="Vẫn tạo", exact=True).click()
    expect(plan.get_by_role("link", name="ke-hoach-chuyen-de.docx")).to_be_visible()
    assert ears.complaints == []


def test_papers_from_preview_to_post(
    visitor: BrowserContext, office: Office, store: Store, ears: Ears, artifacts: Path
) -> None:
    console = Console.of(visitor.new_page(), office, store.id)
    dialog = opened(console)
    resolution = row(dialog, "nghi-quyet")
    expect(resolution.get_by_label("Số: Nghị quyết")).to_have_value("01")
    resolution.get_by_role("button", name="Xem trước: Nghị quyết").click()
    preview = console.page.get_by_role("dialog", name="Xem trước văn bản")
    expect(preview).to_contain_text("Làm đường thôn Đông")
    console.page.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    resolution.get_by_label("Số: Nghị quyết").fill("04")
    resolution.get_by_role("button", name="Tạo tệp", exact=True).click()
    expect(resolution).to_contain_text("bỏ trống số 01, 02, 03")
    resolution.get_by_role("button", name="Vẫn tạo với số 04").click()
    expect(resolution.get_by_role("link", name="nghi-quyet.docx")).to_be_visible()
    expect(resolution).to_contain_text(re.compile(r"đã tạo \d\d:\d\d"))
    dialog.get_by_role("button", name="Tạo cả bộ").click()
    expect(dialog.get_by_role("alert").last).to_contain_text("sẽ ghi vào sổ số văn bản")
    dialog.get_by_role("button", name="Tạo và ghi các số này").click()
    expect(dialog).to_contain_text(re.compile(r"Đã tạo \d+/\d+ văn bản\."))
    dialog.get_by_role("button", name="Gửi").click()
    expect(dialog.get_by_role("link", name=re.compile(r"\.eml$"))).to_be_visible()
    dialog.get_by_role("button", name="Kiểm tra mẫu của chi bộ").click()
    expect(dialog).to_contain_text("chưa có mẫu riêng")
    for ending in ("zip", "eml"):
        with console.page.expect_download() as download:
            dialog.get_by_role("link", name=re.compile(rf"\.{ending}$")).click()
        assert download.value.path().stat().st_size > 1000
    console.page.screenshot(path=artifacts / "van-ban.png")
    dialog.get_by_role("button", name="Đóng").click()
    store.refresh()
    store.send(c.EditText("motion.nq", 1, 0, 0, "Sửa. "))
    again = row(opened(console), "nghi-quyet")
    expect(again).to_contain_text("Đã cũ: hồ sơ đã sửa sau khi tạo tệp")
    again.get_by_role("button", name="Tạo lại").click()
    expect(again.get_by_role("link", name="nghi-quyet (bản 2).docx")).to_be_visible()
    expect(again).not_to_contain_text("Đã cũ")
    numbers = office.workspace / "so-van-ban" / "NQ"
    until(
        "the number is in the register",
        lambda: numbers.is_dir() and "2026-04-NQ" in {path.name[:10] for path in numbers.glob("*.json")},
    )
    assert ears.complaints == []


def test_a_faulty_template_of_the_cell_is_refused_and_what_a_short_one_leaves_out_stands_beside_the_paper(
    visitor: BrowserContext, office: Office, store: Store, ears: Ears, artifacts: Path, own_templates: Path
) -> None:
    """The number that was typed is still there after the refusal; the paper comes as soon as the file is mended."""
    own(own_templates, change("{{ bieu_duong }}", "{{ bieu_duongg }}"), form="nghi-quyet")
    console = Console.of(visitor.new_page(), office, store.id)
    resolution = row(opened(console), "nghi-quyet")
    number = resolution.get_by_label("Số: Nghị quyết")
    number.fill("01a")
    resolution.get_by_role("button", name="Tạo tệp", exact=True).click()
    notice = console.page.locator("#chibo-notice")
    expect(notice).to_contain_text("Có phải ý là “bieu_duong”")
    expect(notice).to_contain_text("để dùng mẫu có sẵn")
    console.page.screenshot(path=artifacts / "mau-bi-tu-choi.png")
    notice.get_by_role("button", name="Đã hiểu").click()
    expect(notice).to_be_hidden()
    expect(number).to_have_value("01a")
    shutil.copy(own_templates / "nghi-quyet.docx", own_templates / "chuong-trinh.docx")
    dialog = console.page.get_by_role("dialog", name="Văn bản", exact=True)
    dialog.get_by_role("button", name="Tạo cả bộ").click()
    expect(dialog.get_by_role("alert").last).to_contain_text("sẽ ghi vào sổ số văn bản")
    dialog.get_by_role("button", name="Tạo và ghi các số này").click()
    expect(dialog).to_contain_text("Chưa tạo: Chương trình; bấm “Tạo tệp”")
    (own_templates / "chuong-trinh.docx").unlink()
    own(own_templates, *2 * [change("{{ bq.noi_dung }}", "")], form="nghi-quyet")
    resolution.get_by_role("button", name="Tạo tệp", exact=True).click()
    asked = resolution.get_by_role("alert")
    expect(asked).to_contain_text("– nội dung chi bộ thông qua và kết quả biểu quyết: nội dung")
    expect(resolution.get_by_role("link", name="nghi-quyet.docx")).to_have_count(0)
    anyway = asked.get_by_role("button", name="Vẫn tạo")
    asked.get_by_label("Người xác nhận: Nghị quyết").fill("")
    expect(anyway).to_be_disabled()
    asked.get_by_label("Người xác nhận: Nghị quyết").fill("Lê Văn Hòa")
    console.page.screenshot(path=artifacts / "xac-nhan-thieu.png")
    anyway.click()
    expect(resolution.get_by_role("link", name="nghi-quyet.docx")).to_be_visible()
    store.refresh()
    assert [one.by for one in store.meeting.omissions] == ["Lê Văn Hòa"]
    expect(resolution).to_contain_text("Hồ sơ có ghi nhưng văn bản không in: nội dung chi bộ thông qua")
    resolution.scroll_into_view_if_needed()
    console.page.screenshot(path=artifacts / "van-ban-in-thieu.png")
    assert ears.complaints == []


def test_a_pdf_is_made_while_the_page_goes_on(visitor: BrowserContext, office: Office, store: Store) -> None:
    if not any(shutil.which(name) for name in pdf.PROGRAM_NAMES):
        pytest.skip("LibreOffice is not on this machine")
    console = Console.of(visitor.new_page(), office, store.id)
    resolution = row(opened(console), "nghi-quyet")
    resolution.get_by_role("button", name="Tạo tệp", exact=True).click()
    resolution.get_by_role("button", name=re.compile("^PDF")).click()
    expect(resolution.get_by_role("link", name=re.compile(r"\.pdf$"))).to_be_visible(timeout=120_000)
