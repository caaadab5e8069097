"""Home: what matters now stands there, what is seldom needed is behind its heading, and nothing due is hidden."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, Locator, expect

from assistant.domain.meeting import evolve
from assistant.platform.clock import CLOCK_VARIABLE, system_now
from tests.analysis.generated_year import frozen_year, write_year
from tests.browser.office import Office, at, lived_in
from tests.browser.room import OPENING, HomePage
from tests.browser.test_access import faults

NOW = at("2026-12-01", "09:00")
SELDOM = {
    "Danh sách đảng viên": "Chọn cột của danh sách",
    "Luân phiên người chuẩn bị": "Sửa",
    "Mẫu giấy tờ": "Xem các mẫu",
}
"""Heading, and a button behind it."""


@pytest.fixture
def office(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """An office with a year of meetings, of its own; that year is not over, whenever the test runs."""
    folder = tmp_path_factory.mktemp("folds")
    shift = folder / "clock.txt"
    shift.write_text(str((NOW - system_now()).total_seconds()), encoding="utf-8")
    monkeypatch.setenv(CLOCK_VARIABLE, str(shift))  # the sample's own meeting is made by it, too
    for opened in lived_in(folder):
        held = [one for one in frozen_year()[0] if one.day.month < 11]
        write_year(opened.workspace, [evolve(held[0], adoption=None), *held[1:]])
        yield opened


def card(home: HomePage, title: str) -> Locator:
    return home.page.get_by_role("region", name=title, exact=True)


def test_what_is_seldom_needed_is_behind_headings_and_what_is_due_is_not(
    tester: BrowserContext, office: Office, artifacts: Path
) -> None:
    home = HomePage(tester.new_page(), office)
    page = home.page
    page.set_viewport_size({"width": 1366, "height": 610})
    home.open()
    expect(page.get_by_text("Các buổi trước nữa: 9 buổi")).to_be_visible(timeout=OPENING)
    expect(page.get_by_text("1 buổi chưa thông qua biên bản")).to_be_visible()
    expect(page.locator("li.meeting")).to_have_count(4)
    expect(page.get_by_role("button", name="Lập buổi sinh hoạt này")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Đóng chương trình")).to_be_visible()
    where = card(home, "Nơi lưu tệp")
    expect(where.get_by_role("button", name="Đóng chương trình")).to_have_count(0)
    expect(where.get_by_text("Mở thư mục khác")).to_be_hidden()
    home.unfold("Nơi lưu tệp")
    expect(where.get_by_text("Mở thư mục khác")).to_be_visible()
    for title, button in SELDOM.items():
        behind = card(home, title).get_by_role("button", name=button).first
        expect(behind).to_be_hidden()
        card(home, title).locator("summary").first.press("Enter")
        expect(behind).to_be_visible()
    expect(card(home, "Chuyên đề năm 2026").get_by_text("Quý III")).to_be_visible()
    page.get_by_text("Các buổi trước nữa").press("Enter")
    expect(page.locator("li.meeting")).to_have_count(13)
    assert faults(page) == []
    somebody_new(office)
    home.reload()
    expect(card(home, "Danh sách đảng viên").get_by_text("Phan Thị Mới (dự bị)")).to_be_visible(timeout=OPENING)
    home.make_meeting()
    part = page.locator('section[data-phase="closing"]')
    expect(part.locator("summary").first).to_have_text("Kết thúc 7 nội dung, 20 phút")
    expect(part.get_by_role("textbox").first).to_be_hidden()
    part.locator("summary").first.press("Enter")
    expect(part.get_by_role("textbox").first).to_be_visible()
    home.picture(artifacts, "home-folds")


def somebody_new(office: Office) -> None:
    """A row more on the list of members."""
    path = office.workspace / "dang-vien.xlsx"
    book = load_workbook(path)
    book["Đảng viên"].append([20, "Phan Thị Mới", "Dự bị"])
    book.save(path)
