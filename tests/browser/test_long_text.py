"""A million characters in one box, the most a text may have: pasted, saved, there again; more is refused and kept."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from assistant.domain.procedure.writing import LONGEST_TEXT
from assistant.journal.store import Store
from tests.browser import live
from tests.browser.browser_session import Ears
from tests.browser.office import Office, at
from tests.browser.room import Console
from tests.browser.wall import Wall

START = at("2026-11-05", "14:00")
CONCLUSION, FIELD = "Kết luận của chủ trì", "item.B8.ket_luan"
LINE = "Đồng chí đề nghị chi bộ tập trung lãnh đạo nhiệm vụ của tháng, bảo đảm đúng tiến độ đã giao.\n"
LONG = (LINE * (LONGEST_TEXT // len(LINE) + 1))[: LONGEST_TEXT - 8].rstrip() + "\nHết."
MORE = "một câu nữa"
COPY = """(text) => {
  const box = Object.assign(document.createElement("textarea"), { id: "elsewhere", value: text });
  document.body.append(box);
  box.select();
}"""
VALUE = "(field) => document.querySelector(`textarea[data-field='${field}']`)?.value"
HOLDS = "([field, length]) => document.querySelector(`textarea[data-field='${field}']`)?.value.length === length"
PATIENCE = 60_000


def took(*steps: Callable[[], object]) -> float:
    """Seconds of these steps, one after another."""
    begin = time.perf_counter()
    for step in steps:
        step()
    return time.perf_counter() - begin


def paste(page: Page, text: str) -> None:
    """Copied elsewhere, then Ctrl+V where the caret stood: the browser's own clipboard."""
    page.evaluate(COPY, text)
    page.keyboard.press("Control+c")
    page.evaluate("elsewhere.remove()")
    page.keyboard.press("Alt+k")
    page.keyboard.press("Control+v")


def holds(page: Page, length: int) -> None:
    """Wait until the box has so many characters."""
    page.wait_for_function(HOLDS, arg=[FIELD, length])


def stored(store: Store) -> str:
    """What the journal has."""
    store.refresh()
    return store.meeting.text(FIELD)


@pytest.fixture
def store(office: Office) -> Store:
    """A meeting at its discussion."""
    return live.running(office, START)


@pytest.fixture
def console(visitor: BrowserContext, office: Office, store: Store) -> Console:
    """The caret in the conclusion."""
    console = Console.of(visitor.new_page(), office, store.id)
    console.page.set_default_timeout(PATIENCE)
    console.page.keyboard.press("Alt+k")
    expect(console.box(CONCLUSION)).to_be_focused()
    return console


@pytest.mark.by_night
def test_a_million_characters_are_saved_and_there_again_and_no_more_are_lost(
    visitor: BrowserContext, office: Office, console: Console, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    page, wall = console.page, Wall.of(visitor.new_page(), office, store.id)
    page.bring_to_front()
    shown = took(lambda: paste(page, LONG), lambda: holds(page, len(LONG)))
    saved = took(console.saved)
    assert stored(store) == LONG
    typed = took(lambda: page.keyboard.type("abc"), lambda: holds(page, len(LONG) + 3), console.saved)
    assert stored(store) == f"{LONG}abc"
    wall.shows("chi bộ tập trung lãnh đạo")
    again = took(console.reload, lambda: holds(page, len(LONG) + 3))
    assert page.evaluate(VALUE, FIELD) == f"{LONG}abc"
    page.keyboard.press("Alt+k")
    page.keyboard.insert_text(MORE)
    told = page.locator(".saved.bad").first
    expect(told).to_contain_text(f"tối đa {LONGEST_TEXT} ký tự", timeout=PATIENCE)
    expect(told).to_contain_text(f"{len(MORE)} ký tự")
    assert stored(store) == f"{LONG}abc"
    assert page.evaluate(VALUE, FIELD) == f"{LONG}abc{MORE}"
    for _ in MORE:
        page.keyboard.press("Backspace")
    console.saved()
    assert stored(store) == f"{LONG}abc"
    with capsys.disabled():
        print(
            f"\n{len(LONG)} characters: in the box {shown:.1f} s after Ctrl+V, on the disk {saved:.1f} s later; three"
            f" more letters {typed:.1f} s; the page anew {again:.1f} s"
        )


def test_half_a_million_from_word_are_tidied_and_the_page_goes_on(
    console: Console, store: Store, ears: Ears, capsys: pytest.CaptureFixture[str]
) -> None:
    """Put in as if it were typed, as a short paste is, this kept the page still for minutes."""
    tidy = "\n".join(["- Việc của chi ủy trong tháng."] * 16_000)
    pasted = tidy.replace("- ", "•\u00a0\t")
    seconds = took(lambda: paste(console.page, pasted), lambda: holds(console.page, len(tidy)))
    assert seconds < 20
    console.saved()
    assert stored(store) == tidy
    with capsys.disabled():
        print(f"\n{len(tidy)} characters from Word: in the box {seconds:.1f} s after Ctrl+V")
    assert ears.complaints == []
