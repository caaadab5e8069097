"""The year page, reached from Home: charts, registers filtered and sorted, a task's life, files, after F5 as before."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, Locator, Page, expect

from assistant.domain import commands as c
from assistant.journal.store import Store
from tests.analysis.generated_year import YEAR, frozen_year, write_year
from tests.browser.office import Office, lived_in
from tests.browser.room import OPENING, HomePage, OpenPage
from tests.browser.sight import LAPTOP, LAPTOP_WINDOW, ZOOMED, looked_at, resized
from tests.browser.test_access import faults


class YearPage(OpenPage):
    """Năm."""

    notebook = "year"

    def register(self, name: str) -> Locator:
        """A register by its tab; its rows."""
        self.page.get_by_role("navigation", name="Các sổ của năm").get_by_role("button", name=name).click()
        expect(self.page.locator("table.register")).to_be_visible()
        return self.page.locator("table.register tbody tr")


@pytest.fixture
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office of its own: the meetings that other tests hold in theirs would count in the year."""
    yield from lived_in(tmp_path_factory.mktemp("year"))


@pytest.fixture
def lived(office: Office) -> None:
    """A year of records in the office's folder."""
    meetings, _ = frozen_year()
    write_year(office.workspace, meetings)


def fetched(page: Page, name: str) -> bytes:
    """The file that a button hands out."""
    with page.expect_download(timeout=OPENING) as coming:
        page.get_by_role("button", name=name).click()
    return Path(coming.value.path()).read_bytes()


def looked_into(page: YearPage, artifacts: Path) -> list[str]:
    """What of the page and its widest registers is small, cut, broken or laid over something else."""
    wrong: list[str] = []
    for name in ("Nhiệm vụ", "Biên bản", "Điểm danh"):
        page.register(name)
        wrong += looked_at(page.page, f"year-{name}", (LAPTOP_WINDOW, ZOOMED), artifacts)
    resized(page.page, LAPTOP)
    return wrong


def test_a_year_is_seen_filtered_opened_and_taken_along(
    lived: None, tester: BrowserContext, office: Office, artifacts: Path
) -> None:
    home = HomePage(tester.new_page(), office)
    home.open()
    expect(home.page.get_by_role("link", name=re.compile(r"^Sổ sách năm \d{4}$"))).to_be_visible(timeout=OPENING)
    page = YearPage(tester.new_page(), office, f"?year={YEAR}")
    page.page.set_viewport_size({"width": 1366, "height": 768})
    page.open()
    expect(page.page.locator(".chart img")).to_have_count(6, timeout=OPENING)
    expect(page.page.get_by_text("1 buổi chưa đủ thời lượng: 04/7 (84/90 phút).")).to_be_visible()
    expect(page.page.get_by_text("Chưa có sinh hoạt chuyên đề: quý III.")).to_be_visible()
    assert looked_into(page, artifacts) == []
    tasks = page.register("Nhiệm vụ")
    page.picture(artifacts, "year")
    page.page.get_by_role("searchbox").fill("nhiem vu cua thang")
    expect(tasks).to_have_count(24)  # the other tasks are the sample cell's own
    page.page.get_by_role("searchbox").fill("nhiem vu cua thang chinh thuc 9 xong")
    expect(tasks).not_to_have_count(24)
    narrowed = tasks.count()
    assert 0 < narrowed < 24
    page.page.get_by_role("button", name="Hạn", exact=True).click()
    expect(page.page.get_by_role("columnheader", name="Hạn", exact=True)).to_have_attribute("aria-sort", "ascending")
    page.reload()
    expect(page.page.get_by_role("searchbox")).to_have_value("nhiem vu cua thang chinh thuc 9 xong", timeout=OPENING)
    expect(tasks).to_have_count(narrowed)
    tasks.first.get_by_role("button", name="Xem").press("Enter")
    expect(page.page.locator(".life li")).not_to_have_count(0)
    assert faults(page.page) == []
    page.page.screenshot(path=artifacts / "year-life.png", full_page=True)
    book = load_workbook(io.BytesIO(fetched(page.page, "Xuất Excel để in")))
    assert book.sheetnames == ["Nhiệm vụ"]
    expect(page.register("Điểm danh").filter(has_text="Vắng có lý do 4 kỳ liên tiếp")).to_have_count(1)
    page.picture(artifacts, "year-roll")
    report = Document(io.BytesIO(fetched(page.page, "Báo cáo năm (Word)")))
    assert len(report.inline_shapes) == 6
    page.register("Biên bản").first.get_by_role("button", name="Xem").click()
    page.page.wait_for_url("**/meeting.ipynb?meeting=*", timeout=OPENING)


def test_a_topic_is_planned_ticked_taken_back_and_printed(
    tester: BrowserContext, office: Office, artifacts: Path
) -> None:
    """On the year page; Home shows it and makes the meeting from it, with what the plan knows."""
    page = YearPage(tester.new_page(), office)
    page.page.set_viewport_size({"width": 1366, "height": 768})
    page.open()
    add = page.page.get_by_role("button", name="Thêm chuyên đề: Quý IV")
    add.click(timeout=OPENING)
    form = page.page.get_by_role("form", name="Thêm chuyên đề: Quý IV")
    form.get_by_label("Tên chuyên đề").fill("Chuyển đổi số trong phục vụ người dân")
    form.get_by_label("Nhóm nội dung").select_option(label="Giáo dục truyền thống")
    form.get_by_label("Người chuẩn bị").select_option(label="Ngô Đức Minh")
    form.get_by_role("button", name="Thêm chuyên đề").click()
    topic = page.page.locator(".topic-line")
    expect(topic).to_contain_text("đ/c Ngô Đức Minh · chưa giao")
    topic.click()
    expect(page.page.get_by_label("Người làm: Giao chuẩn bị")).to_have_count(0)
    page.page.get_by_role("button", name="Đã xong hôm nay").click()
    expect(topic).to_contain_text("đã giao")
    expect(page.page.get_by_role("region", name="Dự thảo")).to_be_visible()
    page.page.get_by_label("Hạn: Dự thảo").fill("1/12")
    page.page.get_by_label("Hạn: Dự thảo").press("Enter")
    expect(topic).to_contain_text("chưa có dự thảo")
    page.page.locator(".timeline.seven button").first.click()
    page.page.get_by_role("button", name="Lấy lại").click()
    expect(topic).to_contain_text("chưa giao")
    assert faults(page.page) == []
    page.picture(artifacts, "year-topics")
    assert "Chuyển đổi số" in printed_plan(page.page)
    home = HomePage(tester.new_page(), office)
    home.page.set_viewport_size({"width": 1366, "height": 768})
    home.open()
    home.page.get_by_role("button", name="Lập buổi từ chuyên đề: Chuyển đổi số").click(timeout=OPENING)
    home.picture(artifacts, "home-topics")
    home.page.get_by_role("button", name="Chuyên đề riêng").click()
    expect(home.page.get_by_role("button", name="Mở buổi đã lập")).to_be_visible(timeout=OPENING)
    keep_topic_secret(office)
    expect(home.page.locator(".topics")).not_to_contain_text("Chuyển đổi số")
    expect(home.page.locator(".topics")).to_contain_text("Nội dung mật")
    assert "Chuyển đổi số" not in printed_plan(page.page), "also of a page that was opened before"
    page.reload()
    topic.click(timeout=OPENING)
    expect(topic).to_contain_text("Nội dung mật")
    expect(page.page.get_by_text("Buổi sinh hoạt ghi chuyên đề này là nội dung mật")).to_be_visible()
    expect(page.page.get_by_label("Tên chuyên đề")).to_have_count(0)
    assert faults(page.page) == []
    page.picture(artifacts, "year-secret-topic")


def printed_plan(page: Page) -> str:
    """What stands in the table of the plan's paper."""
    plan = Document(io.BytesIO(fetched(page, "Kế hoạch (Word)")))
    return "\n".join(cell.text for table in plan.tables for row in table.rows for cell in row.cells)


def keep_topic_secret(office: Office) -> None:
    """In the meeting that was made of it."""
    journal = office.journal()
    store = Store(journal, max(journal.heads(), key=lambda head: head.changed).id, office.now)
    item = next(one for one in store.meeting.agenda if one.code == "T1")
    store.send(c.AmendItem(item.id, item.title, secret=True))
    journal.close()


def test_a_months_meeting_is_made_on_the_year_page_and_prepared_on_home(
    tester: BrowserContext, office: Office, artifacts: Path
) -> None:
    page = YearPage(tester.new_page(), office)
    page.page.set_viewport_size({"width": 1366, "height": 610})
    page.open()
    month = page.page.locator("ol.months li").last
    expect(month).to_contain_text("chưa lập buổi", timeout=OPENING)
    page.page.locator("ol.months").scroll_into_view_if_needed()
    page.picture(artifacts, "year-months")
    assert faults(page.page) == []
    month.get_by_role("button", name="Lập buổi").press("Enter")
    page.page.wait_for_url("**/home.ipynb*", timeout=OPENING)
    home = HomePage(page.page, office)
    expect(home.page.locator(".preparation h2")).to_have_text(re.compile(r"^Sinh hoạt thường kỳ tháng 12/\d{4}$"))
    year = YearPage(tester.new_page(), office)
    year.open()
    expect(year.page.locator("ol.months li").last).to_contain_text("đang chuẩn bị", timeout=OPENING)
