"""One meeting in a Jupyter that is not ours: home, console, projector, minutes adopted, downloaded, on the share."""

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from assistant.journal.store import Store
from tests.browser import live
from tests.browser.browser_session import LAPTOP, Ears
from tests.browser.elsewhere import Elsewhere
from tests.browser.live import SAID
from tests.browser.office import at
from tests.browser.room import OPENING, Console
from tests.server.running import until

START = at("2026-11-05", "14:00")
THEIRS = ("Error: The getter for the shared module is not a function", "Failed to load resource")
"""What plain Voila complains of by itself: it loads extensions that are made for JupyterLab and Notebook."""
BY_NIGHT = [pytest.param(place, marks=pytest.mark.by_night) for place in ("voila home.ipynb", "lab", "notebook")]


@pytest.fixture(params=["voila", *BY_NIGHT])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Elsewhere]:
    """An office where somebody has opened our notebooks there."""
    office = Elsewhere(tmp_path, request.param)
    yield office
    assert office.child is None or office.stop() in (0, -15, 143)


@pytest.fixture
def store(place: Elsewhere) -> Store:
    """A meeting whose minutes are to be read."""
    return live.to_be_read(place, START)


@pytest.fixture
def visitor(chrome: Browser) -> Iterator[BrowserContext]:
    """A person's browser."""
    context = chrome.new_context(viewport=LAPTOP, accept_downloads=True)
    yield context
    context.close()


def test_a_meeting_is_held_where_no_server_of_ours_is(
    place: Elsewhere, store: Store, visitor: BrowserContext, artifacts: Path, tmp_path: Path
) -> None:
    place.start()
    ears = Ears(visitor, place.base)
    page = visitor.new_page()
    place.open_home(page)
    page.screenshot(path=artifacts / f"{place.place}-1-home.png")
    page.get_by_role("button", name="Tiếp tục").first.click()
    console = Console(page, place)
    expect(page.locator("nav .looking .name")).to_have_text("Thông qua biên bản", timeout=OPENING)
    page.screenshot(path=artifacts / f"{place.place}-2-console.png")
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Mở màn chiếu").click()
    wall = opened.value
    expect(wall.locator(".wall h1").first).to_be_visible(timeout=OPENING)
    console.read_and_adopt()
    wall.screenshot(path=artifacts / f"{place.place}-3-wall.png")
    with page.expect_download() as coming:
        page.locator("header a[download]").first.click()
    kept = tmp_path / "tai-ve.docx"
    coming.value.save_as(kept)
    shared = until(
        "the minutes reach the share", lambda: next(place.workspace.rglob("2026-11-05*/bien-ban.docx"), None), 30
    )
    assert any(SAID in paragraph.text for paragraph in docx.Document(str(kept)).paragraphs)
    assert kept.read_bytes() == shared.read_bytes()
    page.locator("header a.home").click()
    expect(page.locator(".homepage")).to_be_visible(timeout=OPENING)
    assert ears.strangers == []
    assert [text for text in ears.complaints if not text.startswith(THEIRS)] == []
