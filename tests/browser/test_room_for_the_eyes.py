"""Room for the eyes: every page and dialog of a full meeting is measured in a low window and at a zoom of 150 %;
the year and the committee's pages are in test_year.py and test_committee.py.

Nothing is named here that a page shows: `sight.measured` looks at every element, also at those that come later.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from assistant.domain import commands as c
from assistant.journal.store import Store
from tests.browser import full_meeting, scenes
from tests.browser.office import Office, at
from tests.browser.room import Console, HomePage, OpenPage
from tests.browser.sight import LAPTOP, LAPTOP_WINDOW, PAINTED, PHONE, ZOOMED, looked_at, measured, resized, unseen
from tests.browser.wall import Wall

START = at("2026-12-04", "14:00")
SIZES = (LAPTOP_WINDOW, ZOOMED)
ITEMS = ("A3", "B4", "B8", "C4", "C5", "C6")
"""Roll, tasks carried over, discussion, votes, score, adoption: together every panel there is."""
TEXT_SIZE = "() => getComputedStyle(document.documentElement).fontSize"
PLACES = """() => [...document.querySelectorAll("aside .chip, .jumps button")].map((e) => {
  const { x, y, width } = e.getBoundingClientRect();
  return [x, y, width];
})"""
SMALL = """() => document.querySelector("main .desk").insertAdjacentHTML("beforeend",
  '<p style="font-size:12px">nhỏ</p><button type="button" style="width:20px;min-height:20px;padding:0">x</button>' +
  '<div style="width:60px;overflow:hidden;white-space:nowrap">chữ dài bị cắt</div><input style="width:36px" />')"""


OVER = """() => document.querySelector("main .desk").insertAdjacentHTML("beforeend",
  '<p>trên</p><p style="margin-top:-31px">dưới</p>' +
  '<p style="width:60px;overflow-wrap:anywhere;font-size:30px">thường</p>')"""
UNCOVERED = """() => {
  const { left, top, width, height } = document.activeElement.getBoundingClientRect();
  return document.activeElement.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""
"""Whether what the person is at can be seen."""


@pytest.fixture
def full(office: Office) -> Iterator[tuple[Store, Store]]:
    """A full meeting at its discussion, and one that is planned."""
    planned = full_meeting.planned(office, START)
    held = full_meeting.planned(office, START)
    full_meeting.discussed(office, held, START)
    yield held, planned
    planned.send(c.DiscardMeeting())


def opened(console: Console, press: Callable[[], None]) -> Console:
    """With a dialog open."""
    press()
    console.page.locator("dialog:modal").first.wait_for()
    console.answered()
    return console


BEYOND = """() => [...document.querySelectorAll(
  ":is(html, .chibo-page, .chibo-console, dialog[open]), .chibo-console :is(nav, main, aside, header)")]
  .filter((e) => e.scrollWidth > e.clientWidth + 1 || e.getBoundingClientRect().right > innerWidth + 1)
  .map((e) => `${e.tagName}.${e.className}`)"""
"""What of the page's own frames does not fit into the window; a wide table scrolls in a frame of its own."""


def come_to(store: Store, console: Console, code: str) -> None:
    """The meeting comes to an item, and the console with it."""
    (item,) = (item for item in store.meeting.agenda if item.code == code)
    store.refresh()
    store.send(c.GoToItem(item.id))
    expect(console.page.locator("main h2").first).to_contain_text(item.title)
    console.page.evaluate(PAINTED)


def dialogs(console: Console) -> Iterator[tuple[str, Console]]:
    """Each dialog of the console, one after the other."""
    page = console.page
    for name, key in (("palette", "F2"), ("help", "?"), ("readback", "F9")):
        page.locator("h2").first.focus()
        yield name, opened(console, partial(page.keyboard.press, key))
        page.keyboard.press("Escape")
        expect(page.locator("dialog:modal")).to_have_count(0)
    yield "papers", opened(console, page.get_by_role("button", name="Văn bản", exact=True).click)
    page.keyboard.press("Escape")
    expect(page.locator("dialog:modal")).to_have_count(0)
    opened(console, partial(page.keyboard.press, "Alt+p"))
    for tab in ("Người dự", "Thông tin buổi họp", "Chương trình"):
        page.locator("dialog.around").get_by_role("button", name=tab, exact=True).click()
        yield tab, console


def test_at_610_the_rail_the_names_and_the_end_of_a_speech_are_in_sight_and_nothing_moves(
    visitor: BrowserContext, office: Office, full: tuple[Store, Store]
) -> None:
    console = Console.of(visitor.new_page(), office, full[0].id)
    resized(console.page, LAPTOP_WINDOW)
    expect(console.page.locator(".floor").get_by_role("button", name="Kết thúc")).to_be_visible()
    for size in (LAPTOP_WINDOW, LAPTOP):
        resized(console.page, size)
        assert (
            unseen(console.page, "nav .items button, aside .chips:first-of-type .chip, .floor button, .jumps *") == []
        )
    before = console.page.evaluate(PLACES)
    console.page.keyboard.press("F4")
    expect(console.page.locator(".floor")).to_have_count(0)
    console.answered()
    assert console.page.evaluate(PLACES) == before
    console.page.evaluate(SMALL)
    assert len(measured(console.page)) >= 4, "what is small or cut is found wherever it is"
    console.page.evaluate(OVER)
    found = measured(console.page)
    assert any("lies over" in one for one in found)
    assert any("a word broken in two, “thường”" in one for one in found)


def test_letters_targets_and_boxes_of_every_panel_and_dialog_of_the_console(
    visitor: BrowserContext, office: Office, full: tuple[Store, Store], artifacts: Path
) -> None:
    console = Console.of(visitor.new_page(), office, full[0].id)
    wrong: list[str] = []
    for code in ITEMS:
        come_to(full[0], console, code)
        wrong += looked_at(console.page, f"eyes-{code}", SIZES, artifacts)
    come_to(full[0], console, "B8")
    for name, view in dialogs(console):
        wrong += looked_at(view.page, f"eyes-{name}", SIZES, artifacts)
    assert not wrong, "\n".join(wrong)


def test_a_refusal_does_not_cover_what_it_is_about(
    visitor: BrowserContext, office: Office, full: tuple[Store, Store]
) -> None:
    """At 610 px it stood over the very boxes of the vote that were to be set right."""
    console = Console.of(visitor.new_page(), office, full[0].id)
    come_to(full[0], console, "C4")
    resized(console.page, LAPTOP_WINDOW)
    form = console.desk.locator("form.vote").first
    for box in form.locator("input").all():
        box.fill("99")
    form.get_by_role("button", name="Ghi kết quả").click()
    expect(console.page.locator("#chibo-notice")).to_be_visible()
    assert console.page.evaluate(UNCOVERED)
    console.page.locator("#chibo-notice").get_by_role("button").click()
    expect(console.page.locator("#chibo-notice")).to_be_hidden()


def test_a_wall_that_is_opened_in_a_full_discussion_fits_at_once(
    visitor: BrowserContext, office: Office, full: tuple[Store, Store]
) -> None:
    """Drawn before it had a size, its words stayed as large as they get until something changed."""
    wall = Wall.of(visitor.new_page(), office, full[0].id)
    wall.shows("đang phát biểu")
    wall.page.evaluate(PAINTED)
    assert wall.page.evaluate(scenes.MEASURE) == []


def test_home_the_preparation_and_the_phone(
    visitor: BrowserContext, office: Office, full: tuple[Store, Store], artifacts: Path
) -> None:
    home = HomePage(visitor.new_page(), office)
    home.open()
    wrong = [*looked_at(home.page, "eyes-home", SIZES, artifacts)]
    resized(home.page, PHONE)
    assert home.page.evaluate(BEYOND) == []
    planned = Console.of(visitor.new_page(), office, full[1].id)
    wrong += looked_at(planned.page, "eyes-planned", SIZES, artifacts)
    phone = OpenPage(visitor.new_page(), office, f"?meeting={full[0].id}")
    phone.address = phone.address.replace("/render/.ipynb", "/render/chair.ipynb")
    phone.open()
    wrong += looked_at(phone.page, "eyes-chair", (PHONE,), artifacts)
    assert not wrong, "\n".join(wrong)


def test_nothing_is_cut_at_the_right_of_a_phone(
    visitor: BrowserContext, office: Office, full: tuple[Store, Store], artifacts: Path
) -> None:
    """The console's right column, its papers and the year page lay outside the window."""
    page = Console.of(visitor.new_page(), office, full[0].id).page
    resized(page, PHONE)
    beyond = {"console": page.evaluate(BEYOND)}
    page.get_by_role("button", name="Văn bản", exact=True).click()
    expect(page.locator("dialog.papers .rows li b").first).to_be_visible()
    assert page.locator("dialog.papers .rows li b:visible").count() == page.locator("dialog.papers .rows li").count()
    beyond["papers"] = page.evaluate(BEYOND)
    page.screenshot(path=artifacts / "eyes-phone-papers.png")
    page.goto(f"{office.base}/voila/render/year.ipynb")
    page.locator("div.sheet").first.wait_for()
    beyond["year"] = page.evaluate(BEYOND)
    assert beyond == {"console": [], "papers": [], "year": []}


def test_larger_letters_are_kept_and_cut_nothing_and_forced_colours_tell_the_dots_apart(
    visitor: BrowserContext, office: Office, full: tuple[Store, Store]
) -> None:
    console = Console.of(visitor.new_page(), office, full[0].id)
    size = console.page.get_by_role("button", name="Cỡ chữ")
    size.click()
    size.click()
    console.reload()
    assert console.page.evaluate(TEXT_SIZE) == "20px"
    assert measured(console.page) == []
    console.page.emulate_media(forced_colors="active")
    colours = "(e) => [getComputedStyle(e).backgroundColor, getComputedStyle(e).borderColor].join()"
    on, off = (console.page.locator(f"{which}").first.evaluate(colours) for which in (".dot.on", ".bar"))
    assert on != off
    home = HomePage(visitor.new_page(), office)
    home.open()
    assert home.page.evaluate(TEXT_SIZE) == "20px"
