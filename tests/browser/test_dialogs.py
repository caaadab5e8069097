"""Every dialog: axe-core finds nothing grave, Tab stays inside, Escape closes it, the focus is where it was before."""

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from assistant.domain import commands as c
from assistant.journal.store import Store
from tests.browser import live
from tests.browser.live import HOA
from tests.browser.meetings import speak, write
from tests.browser.office import Office, at
from tests.browser.room import Console
from tests.browser.test_access import faults
from tests.browser.wall import Wall

START = at("2026-11-05", "14:00")
MANY = 40
"""More presses of Tab than any dialog has stops."""
INSIDE = "() => Boolean(document.activeElement?.closest('dialog[open]')) || document.activeElement === document.body"
"""Between the last stop and the first one the browser itself takes the focus, which is nothing of the page behind."""
FOCUSED = "() => document.activeElement?.textContent?.trim() ?? ''"


@pytest.fixture
def store(office: Office) -> Store:
    """A discussion with something to read back."""
    store = live.running(office, START)
    store.send(c.AppointSecretary(live.SECRETARY))
    speak(store, HOA, "Đề nghị làm rõ tiến độ.")
    store.send(c.StopSpeech())
    write(store, "item.B8.ket_luan", "Giao đồng chí Hòa rà soát hồ sơ trước 30/11/2026.")
    return store


def looked_over(page: Page, name: str) -> list[str]:
    """What is wrong with the dialog that is open."""
    expect(page.locator("dialog[open]").last).to_be_visible()
    wrong = [f"{name}: {fault}" for fault in faults(page)]
    for _ in range(MANY):
        page.keyboard.press("Tab")
        if not page.evaluate(INSIDE):
            wrong.append(f"{name}: Tab leaves it for {page.evaluate(FOCUSED)[:40]}")
            break
    return wrong


def closed_by_escape(page: Page, back: Locator | None = None) -> None:
    """Escape, and the focus is back where it was before, if that is still there."""
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    if back is not None:
        expect(back, "the focus is given back").to_be_focused()


def test_the_consoles_dialogs(tester: BrowserContext, office: Office, store: Store) -> None:
    console = Console.of(tester.new_page(), office, store.id)
    page, wrong = console.page, []
    console.page.wait_for_selector("main .card")
    box = console.box("Kết luận của chủ trì")

    def by(name: str, key: str) -> None:
        box.focus()
        page.keyboard.press(key)
        wrong.extend(looked_over(page, name))
        closed_by_escape(page, box)
        console.answered()

    by("mời phát biểu", "F2")
    by("đọc lại", "F9")
    by("người dự, thông tin, chương trình", "Alt+p")
    page.locator(".missing").get_by_role("button", name="Xem").click()
    page.locator(".gaps").get_by_role("button", name="chương trình").click()  # looks only: nothing is left yet
    page.get_by_role("button", name="Đọc lại, rồi chuyển sang mục này").click()
    wrong.extend(looked_over(page, "đọc lại trên đường tới mục còn thiếu"))
    closed_by_escape(page)
    page.get_by_role("button", name="Trở về", exact=True).click()
    console.answered()
    help_ = page.get_by_role("button", name="phím tắt")
    papers = page.get_by_role("button", name="Văn bản", exact=True)
    for name, button in (("phím tắt", help_), ("văn bản", papers)):
        button.focus()
        page.keyboard.press("Enter")
        console.answered()
        wrong.extend(looked_over(page, name))
        closed_by_escape(page, button)
    wrong.extend(previewed(console, papers))
    store.send(c.GoToItem("C6"))
    console.at("Thông qua biên bản")
    read = page.get_by_role("button", name="Đọc biên bản trước chi bộ")
    read.focus()
    page.keyboard.press("Enter")
    wrong.extend(looked_over(page, "đọc biên bản"))
    page.locator("dialog .amendable").first.click()
    wrong.extend(looked_over(page, "sửa khi đọc"))
    closed_by_escape(page, read)
    assert wrong == []


def previewed(console: Console, papers: Locator) -> list[str]:
    """A paper looked at from the dialog of papers: Escape goes back to that dialog, and to the button pressed."""
    page = console.page
    papers.click()
    look = page.get_by_role("button", name="Xem trước: Biên bản", exact=False).first
    look.click()
    preview = page.get_by_role("dialog", name="Xem trước văn bản")
    expect(preview).to_be_visible()
    wrong = looked_over(page, "xem trước")
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    expect(look, "the focus is given back").to_be_focused()
    closed_by_escape(page, papers)
    return wrong


def test_the_preparation_and_the_walls_sheet(tester: BrowserContext, office: Office) -> None:
    store = live.planned(office, START)
    console = Console.of(tester.new_page(), office, store.id)
    expect(console.page.locator(".preparation")).to_be_visible()
    wrong = faults(console.page)
    wall = Wall.of(tester.new_page(), office, store.id)
    wall.page.bring_to_front()
    for theme in ("sáng", "tối"):
        wall.page.keyboard.press("?")
        wrong.extend(looked_over(wall.page, f"phím của màn chiếu, {theme}"))
        closed_by_escape(wall.page)
        wall.page.keyboard.press("t")
    assert wrong == []


def test_the_table_of_keys_opens_at_its_top(office: Office, visitor: BrowserContext, store: Store) -> None:
    page = visitor.new_page()
    page.set_viewport_size({"width": 1366, "height": 610})
    Console.of(page, office, store.id)
    page.locator("main h2").first.focus()
    page.keyboard.press("?")
    table = page.locator("dialog.sheet[open]")
    expect(table.get_by_role("heading")).to_be_focused()
    assert table.evaluate("(sheet) => sheet.scrollTop") == 0
    expect(table.get_by_role("heading")).to_be_in_viewport(ratio=1)
