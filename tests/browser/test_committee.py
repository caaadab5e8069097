"""The committee's page, from Home: table, filters, down to a cell, its minutes, a grade that the cell sees."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from assistant.domain.oversight import OfficialGrade
from assistant.usecases.province.tree import make_province
from assistant.workspace.official import official_file, write_official
from tests.browser.office import Office, lived_in
from tests.browser.room import OPENING, HomePage, OpenPage
from tests.browser.sight import LAPTOP_WINDOW, ZOOMED, looked_at
from tests.browser.test_access import faults
from tests.browser.test_on_paper import PALE, on_paper

COMMUNE = "Xã Xuân Sơn"
"""The larger one of two."""
YEAR = date.today().year - 1  # noqa: DTZ011 # a year that is over, whenever the test runs


LOOKS = """() => [...document.querySelectorAll(".treepage footer .heat")].map((one) => {
  const { backgroundColor, backgroundImage, boxShadow } = getComputedStyle(one);
  const [r, g, b] = backgroundColor.match(/[\\d.]+/g).map(Number);
  const grey = Math.round(0.299 * r + 0.587 * g + 0.114 * b);
  return { look: one.className, grey, mark: `${backgroundImage} ${boxShadow}` };
})"""
"""How each shade comes out of a printer without colours."""
CUT = """() => {
  const cut = [...document.querySelectorAll(".heats td button, .kpi dd, .kpi dt, .types td, .types th, .strip span")]
    .filter((one) => one.clientWidth && one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent);
  const wide = document.scrollingElement.scrollWidth - innerWidth;
  return [...cut, ...(wide > 0 ? [`the page is ${wide} px wider than the screen`] : [])];
}"""
"""Numbers and words that do not fit where they stand, and a page that goes beyond its screen."""
FAR_APART = 18
"""Steps of grey, of 256, that are told apart on a common printer."""


class CommitteePage(OpenPage):
    """Cấp ủy."""

    notebook = "committee"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office of its own: which tree is looked at is noted on its machine."""
    yield from lived_in(tmp_path_factory.mktemp("committee"))


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small province."""
    folder = tmp_path_factory.mktemp("province") / "tinh"
    make_province(folder, 27, 12, 4, YEAR, lambda done, total: None)
    return folder


def test_from_the_heat_table_to_a_meetings_minutes_and_a_grade(
    tree: Path, tester: BrowserContext, office: Office, artifacts: Path
) -> None:
    home = HomePage(tester.new_page(), office)
    home.open()
    home.unfold("Nơi lưu tệp")
    home.page.get_by_text("Mở thư mục khác").click()
    home.page.get_by_label("Đường dẫn").fill(str(tree))
    home.page.get_by_role("button", name="Mở thư mục này").click()
    home.page.wait_for_url("**/committee.ipynb", timeout=OPENING)
    page = CommitteePage(tester.new_page(), office, f"?year={YEAR}")
    page.page.set_viewport_size({"width": 1366, "height": 768})
    page.open()
    rows = page.page.locator(".heats tbody tr")
    expect(rows.first).to_be_visible(timeout=OPENING)
    page.picture(artifacts, "committee-province")
    assert page.page.evaluate(CUT) == []
    rows.filter(has_text=COMMUNE).locator("th button").click()
    expect(page.page.locator(".crumbs li")).to_have_count(2)
    expect(rows.first.locator("th small")).to_have_count(0)
    page.picture(artifacts, "committee")
    assert faults(page.page) == []
    every = rows.count()
    page.page.get_by_role("button", name="Dự họp").click()
    expect(page.page.get_by_text("đạt tỷ lệ dự", exact=True)).to_be_visible()
    page.page.get_by_label("Loại hình chi bộ").select_option(index=1)
    expect(rows).not_to_have_count(every)
    page.page.get_by_label("Loại hình chi bộ").select_option(index=0)
    expect(rows).to_have_count(every)
    rows.first.locator("th button").focus()
    page.page.keyboard.press("ArrowRight")
    told = page.page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert "tháng 1:" in told
    expect(page.page.locator(".strip span")).to_have_text(told)
    page.page.keyboard.press("Enter")
    meetings = page.page.get_by_role("region", name="Các buổi trong năm").locator("tbody tr")
    expect(meetings.first).to_be_visible()
    page.reload()
    expect(meetings.first).to_be_visible(timeout=OPENING)
    meetings.first.get_by_role("button", name=re.compile("Mở biên bản")).click()
    page.page.get_by_label("Lý do xem biên bản").fill("Kiểm tra quý I")
    page.picture(artifacts, "committee-cell")
    with page.page.expect_download(timeout=OPENING) as coming:
        meetings.first.get_by_role("button", name="Mở biên bản").click()
    assert Path(coming.value.path()).read_bytes()[:2] == b"PK"
    page.page.get_by_label("Cấp ủy xếp loại, Tháng 1", exact=True).select_option(label="Khá")
    page.page.get_by_role("button", name="Ghi, Tháng 1", exact=True).click()
    expect(page.page.get_by_role("button", name="Ghi, Tháng 1", exact=True)).to_be_disabled()
    page.answered()
    assert len(list(tree.rglob("cap-uy/*.json"))) == 1
    page.page.go_back()
    expect(rows).to_have_count(every)


def test_it_fits_its_screens_and_prints_in_grey(
    tree: Path, tester: BrowserContext, office: Office, artifacts: Path
) -> None:
    (office.data / "cay-cap-uy.txt").write_text(str(tree), "utf-8")
    page = CommitteePage(tester.new_page(), office, f"?year={YEAR}")
    page.page.set_viewport_size({"width": 1366, "height": 768})
    page.open()
    rows = page.page.locator(".heats tbody tr")
    expect(rows.first).to_be_visible(timeout=OPENING)
    rows.filter(has_text=COMMUNE).locator("th button").click()
    expect(rows.first.locator("th small")).to_have_count(0)
    for width, height in ((1366, 768), (1366, 610), (1920, 1080), (390, 844)):
        page.page.set_viewport_size({"width": width, "height": height})
        page.picture(artifacts, f"committee-{width}x{height}")
        assert page.page.evaluate(CUT) == [], (width, height)
    assert list(looked_at(page.page, "committee-eyes", (LAPTOP_WINDOW, ZOOMED), artifacts)) == []
    page.page.set_viewport_size({"width": 1366, "height": 768})
    names = [page.page.locator(".crumbs h1").inner_text(), *rows.locator("th button span").all_inner_texts()]
    text, sheets = on_paper(page.page, artifacts, "cap-uy", landscape=True)
    assert [name for name in names if name not in text] == []
    for words in ("Cần giúp", "Theo loại hình", "Cần giúp khi có một trong ba điều"):
        assert words in text
    for button in ("Đọc lại", "Văn bản, Excel", "Sửa mức"):
        assert button not in text
    assert sheets <= 3
    page.page.emulate_media(media="print")
    assert page.page.evaluate(PALE) == []
    looks = page.page.evaluate(LOOKS)
    greys = [one["grey"] for one in looks if "not_met" not in one["look"] and "unreadable" not in one["look"]]
    assert greys == sorted(greys, reverse=True)
    assert min(before - after for before, after in pairwise(greys)) >= FAR_APART
    assert len({one["mark"] for one in looks[-2:]}) == 2
    page.page.emulate_media(media="null")


def test_the_cell_sees_what_its_committee_decided(tester: BrowserContext, office: Office) -> None:
    home = HomePage(tester.new_page(), office)
    home.open()
    held = home.page.locator("li.meeting", has=home.page.get_by_role("button", name="Xem")).first
    expect(held).to_be_visible(timeout=OPENING)
    day = re.search(r"(\d{2})/(\d{2})/(\d{4})", held.inner_text())
    assert day
    grade = OfficialGrade(int(day[3]), int(day[2]), "fair", 78.5, "Ghi biên bản rõ hơn", "2026-01-02T08:00:00+07:00")
    write_official(office.workspace, "Đảng ủy xã Xuân Sơn", grade, "")
    home.reload()
    expect(held).to_contain_text("Cấp ủy: Khá (78,5 điểm). Ghi biên bản rõ hơn", timeout=OPENING)
    year = OpenPage(home.page, office)
    year.page.goto(f"{office.base}/voila/render/year.ipynb?year={day[3]}")
    year.ready()
    expect(year.page.get_by_text("Xếp loại của Đảng ủy xã Xuân Sơn")).to_be_visible(timeout=OPENING)
    official_file(office.workspace).unlink()
