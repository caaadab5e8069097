"""The projector's own computer: full screen, awake, a clicker that reads the draft through, the sheet of its keys."""

import pytest
from playwright.sync_api import BrowserContext, expect

from assistant.domain import commands as c
from assistant.domain.procedure.course import MINUTES
from assistant.journal.store import Store
from tests.browser import live, scenes
from tests.browser.office import Office, at
from tests.browser.wall import Wall
from tests.server.running import until

START = at("2026-11-05", "14:00")
LAST = 60
"""Lines of a draft that is several walls long."""
AWAKE = """() => {
  const asked = navigator.wakeLock.request.bind(navigator.wakeLock);
  window.locks = [];
  navigator.wakeLock.request = async (kind) => {
    const lock = await asked(kind);
    window.locks.push(lock);
    return lock;
  };
}"""
HELD = "() => window.locks.some((lock) => lock.type === 'screen' && !lock.released)"
SCROLLED = "() => document.querySelector('.wall .draft').scrollTop"
AT_END = """() => { const box = document.querySelector('.wall .draft');
  return box.scrollTop + box.clientHeight >= box.scrollHeight - 2; }"""
STILL = """() => new Promise((done) => { const box = document.querySelector('.wall .draft'); let last = -1, same = 0;
  const look = () => { same = box.scrollTop === last ? same + 1 : 0; last = box.scrollTop;
    same > 6 ? done(last) : requestAnimationFrame(look); };
  look(); })"""


@pytest.fixture
def store(office: Office) -> Store:
    """Begun, at the reading of the minutes."""
    return live.running(office, START, "C6")


def test_full_screen_by_one_key_and_the_screen_is_kept_awake(visitor: BrowserContext, office: Office) -> None:
    visitor.grant_permissions(["screen-wake-lock"])
    visitor.add_init_script(f"({AWAKE})()")
    store = live.planned(office, START)
    wall = Wall.of(visitor.new_page(), office, store.id)
    wall.page.bring_to_front()
    wall.page.wait_for_function(HELD)
    hint = wall.page.locator(".wall footer .keys")
    expect(hint).to_have_text("Bấm F toàn màn hình · ? các phím")
    for size in scenes.SIZES:
        assert scenes.measured(wall, *size) == []
    wall.page.keyboard.press("f")
    wall.page.wait_for_function("() => document.fullscreenElement === document.documentElement")
    expect(hint).to_have_count(0)
    wall.page.keyboard.press("f")
    wall.page.wait_for_function("() => document.fullscreenElement === null")
    expect(hint).to_be_visible()
    wall.page.keyboard.press("?")
    sheet = wall.page.get_by_role("dialog", name="Bảng phím tắt")
    expect(sheet).to_contain_text("Toàn màn hình")
    wall.page.keyboard.press("t")
    expect(wall.page.locator(".wall.dark")).to_have_count(0)
    wall.page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)


def test_without_the_lock_the_wall_says_that_the_screen_may_sleep(visitor: BrowserContext, office: Office) -> None:
    """As on another computer over plain http, where the browser has no such thing."""
    visitor.add_init_script("Object.defineProperty(Navigator.prototype, 'wakeLock', { value: undefined })")
    store = live.planned(office, START)
    wall = Wall.of(visitor.new_page(), office, store.id)
    wall.shows("nhớ tắt chế độ tự tắt màn hình")
    for size in scenes.SIZES:
        assert scenes.measured(wall, *size) == []


def scrolled(wall: Wall, key: str, place: float) -> float:
    """Where the draft stands still after a key that scrolls it down from this place.

    On a busy machine a smooth scroll begins only some frames after its key: still is what has moved.
    """
    wall.page.keyboard.press(key)
    wall.page.wait_for_function(f"(before) => ({SCROLLED})() > before", arg=place)
    return float(wall.page.evaluate(STILL))


def test_a_clicker_reads_the_draft_to_its_end_before_it_moves_on(
    visitor: BrowserContext, office: Office, store: Store
) -> None:
    wall = Wall.of(visitor.new_page(), office, store.id)
    wall.page.bring_to_front()
    store.send(c.OpenReading(MINUTES, tuple(f"{n}. {scenes.CONCLUSION}" for n in range(1, LAST + 1))))
    wall.shows(f"{LAST}. Giao đồng chí")
    expect(wall.page.locator(".far")).to_contain_text("Phần 1/")
    keys = wall.page.keyboard
    line = scrolled(wall, "ArrowDown", 0)
    page = scrolled(wall, "PageDown", line)
    assert 0 < line < page
    keys.press("PageUp")
    keys.press("ArrowUp")
    wall.page.wait_for_function(f"() => ({SCROLLED})() === 0")
    assert wall.page.evaluate(STILL) == 0
    place = 0.0
    for _ in range(LAST):
        place = scrolled(wall, "PageDown", place)
        if wall.page.evaluate(AT_END):
            break
    expect(wall.page.locator(".far")).to_contain_text("hết biên bản")
    store.refresh()
    assert store.meeting.current == "C6"
    keys.press("PageDown")
    until("at its end the clicker moves on", lambda: store.refresh() or store.meeting.current == "C7")
    assert store.meeting.current == "C7"
