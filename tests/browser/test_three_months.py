"""Ba tháng liền in the browser: what was given in October and November, seen on console, wall, paper and year page.

The figures are those of `tests/usecases/test_three_months.py`, counted by hand there; here a person sees them.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from assistant.domain import commands as c
from assistant.domain.actions import ActionStatus
from assistant.domain.meeting import Stage
from assistant.journal.record import load
from assistant.journal.store import Store
from tests.browser.office import Office, at
from tests.browser.room import OPENING, Console
from tests.browser.test_access import faults
from tests.browser.test_year import YearPage
from tests.browser.wall import Wall
from tests.server.running import until
from tests.usecases.test_three_months import BY_HAND, SUM, december, lay, november, october

DONE = "Giúp hai quần chúng"
LABEL = {"overdue": "Quá hạn", "open": "Còn hạn", "late": "Xong chậm", "done": "Xong đúng hạn", "stopped": "Dừng"}


@pytest.fixture
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An empty cell's folder with October and November in it; the clock shows the third meeting."""
    made = Office(tmp_path_factory.mktemp("three"))
    lay(made.workspace, october(), november())
    made.set_clock(at("2026-12-04", "14:30"))
    made.start()
    yield made
    made.end()


def test_three_months_are_told_alike_on_console_wall_paper_and_year_page(
    visitor: BrowserContext, office: Office, artifacts: Path
) -> None:
    store = third_meeting(office)
    console = Console.of(visitor.new_page(), office, store.id)
    wall = Wall.of(visitor.new_page(), office, store.id)
    card = console.card("Nhiệm vụ của kỳ trước")
    card.get_by_label(f"Kết quả: {DONE}", exact=True).select_option("done")
    console.answered()
    console.field(f"Ngày xong: {DONE}", "25/11", shown="25/11/2026")
    expect(card).to_contain_text(SUM)
    expect(wall.page.locator(".wall .tally")).to_contain_text("Đã đánh giá 4/6")
    expect(wall.page.locator(".wall .tally")).to_contain_text("82,5")
    wall.shows("quá hạn 34 ngày")
    wall.picture(artifacts, "three-months-wall")
    assert faults(console.page) == []
    store.refresh()
    store.send(c.GoToItem("C6"))
    console.page.get_by_role("button", name="Đọc biên bản trước").click()
    read = console.page.locator("dialog.reading")
    expect(read).to_contain_text(SUM, timeout=OPENING)
    expect(read).to_contain_text("hoàn thành một phần, 80%; quá hạn 34 ngày")
    store.refresh()
    store.send(c.EndMeeting("thử"))
    on_the_share(office)
    year(visitor, office, artifacts)


def third_meeting(office: Office) -> Store:
    """December, with everything told but of one task."""
    store = Store.make(office.journal(), c.RestoreMeeting(december().meeting), office.now, "december")
    (left,) = (one.id for one in store.meeting.carried.values() if one.what == DONE)
    store.send(c.AssessCarried(left, ActionStatus.OPEN))
    return store


def on_the_share(office: Office) -> None:
    """Wait until the record tells of the end."""
    record = office.workspace / "2026" / "2026-12-04 thuong-ky" / "ho-so.json"
    until("the record is on the share", lambda: record.is_file() and load(record.read_bytes()).stage is Stage.ENDED, 60)


def year(visitor: BrowserContext, office: Office, artifacts: Path) -> None:
    """Each state's tasks on the year page are those that were counted by hand."""
    page = YearPage(visitor.new_page(), office, "?year=2026")
    page.page.set_viewport_size({"width": 1366, "height": 768})
    page.open()
    expect(page.page.get_by_role("navigation", name="Các sổ của năm")).to_be_visible(timeout=OPENING)
    rows = page.register("Nhiệm vụ")
    expect(rows).to_have_count(len(BY_HAND))
    seen = {row.locator("td").nth(1).inner_text(): row for row in rows.all()}
    for what, (state, told) in BY_HAND.items():
        expect(seen[what].get_by_role("img")).to_have_attribute("aria-label", LABEL[state])
        expect(seen[what]).to_contain_text(told)
    page.picture(artifacts, "three-months-year")
