"""Nội dung không tiến hành at the console: one press before the minutes are read, and taken back by name."""

from playwright.sync_api import BrowserContext, expect

from assistant.journal.store import Store
from tests.browser import live
from tests.browser.browser_session import Ears
from tests.browser.office import Office, at
from tests.browser.room import Console
from tests.server.running import until

START = at("2026-11-05", "14:00")
REASON = "Lý do không tiến hành (không bắt buộc)"


def test_one_press_marks_what_was_not_come_to_and_one_is_taken_back(
    visitor: BrowserContext, office: Office, ears: Ears
) -> None:
    store = live.running(office, START, "C6")
    console = Console.of(visitor.new_page(), office, store.id)
    office.set_clock(at("2026-11-05", "15:40"))
    page = console.page
    page.get_by_label(REASON).fill("hết giờ")
    page.get_by_role("button", name="Ghi tất cả là không tiến hành").click()
    marked = page.locator(".unheld li", has_text="(hết giờ)")
    expect(marked.first).to_be_visible()
    expect(page.get_by_role("button", name="Ghi tất cả là không tiến hành")).to_have_count(0)
    expect(page.get_by_text("Đã mở nhưng chưa ghi gì")).to_have_count(0)
    store.refresh()
    assert len(store.meeting.not_held) == marked.count() > 5
    assert set(store.meeting.not_held.values()) == {"hết giờ"}
    lines = console.read()
    assert any(line.startswith("- Nội dung trong chương trình không tiến hành: ") for line in lines)
    page.keyboard.press("Escape")
    first = marked.first.get_by_role("button")
    count = marked.count()
    first.click()
    expect(marked).to_have_count(count - 1)
    until("taken back", lambda: len(fresh(store).meeting.not_held) == count - 1)
    assert ears.complaints == []


def fresh(store: Store) -> Store:
    """The store as the journal is now."""
    store.refresh()
    return store
