"""The pen: one console writes, another reads along and takes it over with one click; nothing that was typed is lost."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from assistant.domain import commands as c
from assistant.domain.pen import GRACE
from assistant.domain.roles import PageRole
from assistant.journal.store import Store
from tests.browser import meetings
from tests.browser.browser_session import Ears, enter, leave
from tests.browser.office import Office, at
from tests.browser.room import Console
from tests.browser.test_access import faults
from tests.kill.desk import LABEL
from tests.kill.disk import FIELD

START = at("2026-11-05", "14:00")
SOON = 1000
"""Milliseconds in which a page knows that the pen has moved."""


@dataclass
class Meeting:
    """A meeting that runs at its discussion, in an office whose clock can be set."""

    office: Office
    store: Store

    def console(self, context: BrowserContext) -> Console:
        """Another console of it, open."""
        return Console.of(context.new_page(), self.office, self.store.id)

    def text(self) -> str:
        """What the journal has."""
        self.store.refresh()
        return self.store.meeting.text(FIELD)

    def later(self, minutes: float) -> None:
        """The office's clock, so many minutes after the start."""
        self.office.set_clock(START + timedelta(minutes=minutes))


@pytest.fixture
def meeting(office: Office) -> Meeting:
    """Nobody has written yet."""
    return Meeting(office, meetings.running(office, START))


@pytest.fixture
def second(chrome: Browser, office: Office) -> Iterator[BrowserContext]:
    """Another person's browser."""
    context = enter(chrome, office)
    yield context
    leave(context)
    context.close()


def bar(console: Console) -> Locator:
    """The bar of a console that reads along."""
    return console.page.get_by_role("region", name="Bút ghi")


def take(console: Console, button: str = "Lấy bút ghi") -> None:
    """The one click."""
    bar(console).get_by_role("button", name=button, exact=True).click()
    expect(bar(console)).to_have_count(0)


def typed_at_end(console: Console, text: str) -> None:
    """The caret to the end of the conclusion, and a few words."""
    console.box(LABEL).press("ControlOrMeta+End")
    console.page.keyboard.insert_text(text)


def test_one_writes_the_other_reads_along_and_takes_over(
    meeting: Meeting, visitor: BrowserContext, second: BrowserContext, ears: Ears, artifacts: Path
) -> None:
    one = meeting.console(visitor)
    one.write(LABEL, "Chi bộ thống nhất.")
    meeting.later(5)
    other = meeting.console(second)
    expect(bar(other)).to_contain_text(
        re.compile(r"Đang theo dõi\. Bút ghi ở máy chạy chương trình, Chrome.* từ 14:00")
    )
    expect(other.box(LABEL)).to_have_value("Chi bộ thống nhất.")
    everything_is_off(other)
    looks_where_something_is_missing(other)
    one.page.keyboard.insert_text("!")
    expect(other.box(LABEL)).to_have_value("Chi bộ thống nhất.!")
    other.picture(artifacts, "but-ghi-1-xem-theo")
    typed_at_end(one, " Giao chi ủy theo dõi.")
    take(other)
    expect(bar(one)).to_contain_text("Bút ghi đã chuyển sang", timeout=SOON)
    everything_is_off(one)
    expect(other.box(LABEL)).to_be_editable()
    expect(other.box(LABEL)).to_have_value("Chi bộ thống nhất.! Giao chi ủy theo dõi.")
    other.saved()
    one.saved()
    assert meeting.text() == "Chi bộ thống nhất.! Giao chi ủy theo dõi."
    one.picture(artifacts, "but-ghi-2-mat-but")
    assert ears.complaints == []


def everything_is_off(console: Console) -> None:
    """No box takes a letter, no button records; reading on, and the way to the papers, is left."""
    expect(console.box(LABEL)).not_to_be_editable()
    on = console.page.locator(":is(nav, main, aside) :is(button, input, select, textarea):enabled")
    reading = ":not(nav .items *, .missing .gaps *, .keys, .jumps *, [aria-expanded])"
    expect(on.and_(console.page.locator(reading))).to_have_count(0)
    console.page.keyboard.press("Alt+g")
    console.answered()
    expect(console.page.locator("#chibo-notice:not([hidden])")).to_have_count(0)


def looks_where_something_is_missing(console: Console) -> None:
    """What is missing leads to its item for who only follows, too; and the bar leads back."""
    missing = console.page.locator(".missing")
    missing.locator("button[aria-expanded]").click()
    missing.locator(".gaps button").first.click()
    expect(console.page.locator(".lookingbar")).to_be_visible()
    console.page.get_by_role("button", name="Trở về").click()
    expect(console.page.locator(".lookingbar")).to_have_count(0)
    missing.locator("button[aria-expanded]").click()


def test_what_could_not_be_sent_is_kept_offered_and_merged_when_the_pen_comes_back(
    meeting: Meeting, tester: BrowserContext, second: BrowserContext, artifacts: Path
) -> None:
    one, other = meeting.console(tester), meeting.console(second)
    one.write(LABEL, "Chi bộ thống nhất.")
    meeting.later(10)
    kernel = psutil.Process(one.kernel())
    kernel.suspend()  # the network hangs: what is typed now does not arrive
    typed_at_end(one, " Giao chi ủy theo dõi.")
    take(other)
    expect(other.box(LABEL)).to_be_editable()
    meeting.later(12)
    assert timedelta(minutes=2) > GRACE
    other.box(LABEL).press("ControlOrMeta+Home")
    other.page.keyboard.insert_text("Kết luận: ")
    other.saved()
    kernel.resume()
    expect(bar(one)).to_contain_text("Bút ghi đã chuyển sang")
    expect(bar(one)).to_contain_text("Bản đang giữ: 22 ký tự chưa ghi")
    expect(bar(one)).to_contain_text(f"{LABEL}: “Giao chi ủy theo dõi.”")
    expect(one.card(LABEL)).to_contain_text("chưa ghi: 22 ký tự đang giữ trong trình duyệt này")
    assert meeting.text() == "Kết luận: Chi bộ thống nhất."
    one.picture(artifacts, "but-ghi-3-ban-dang-giu")
    assert faults(one.page) == []
    one.page.reload()
    one.ready()
    expect(bar(one)).to_contain_text("Bản đang giữ: 22 ký tự chưa ghi")
    expect(bar(one)).to_contain_text("“Giao chi ủy theo dõi.”")
    assert meeting.text() == "Kết luận: Chi bộ thống nhất."
    take(one, "Lấy lại bút")
    one.saved()
    assert meeting.text() == "Kết luận: Chi bộ thống nhất. Giao chi ủy theo dõi."
    expect(bar(other)).to_contain_text("Bút ghi đã chuyển sang", timeout=SOON)
    expect(other.box(LABEL)).to_have_value(meeting.text())


@pytest.mark.parametrize("locks", [True, False], ids=["", "an address without locks, as in the LAN"])
def test_a_reload_keeps_the_pen_and_a_second_tab_reads_along(
    meeting: Meeting, visitor: BrowserContext, locks: bool
) -> None:
    if not locks:
        visitor.add_init_script("Object.defineProperty(navigator, 'locks', { value: undefined })")
    one = meeting.console(visitor)
    one.write(LABEL, "Chi bộ thống nhất.")
    meeting.later(5)
    tab = meeting.console(visitor)
    expect(bar(tab)).to_contain_text("Bút ghi ở một thẻ khác của trình duyệt này từ 14:00")
    one.reload()
    expect(bar(one)).to_have_count(0)
    one.write(LABEL, "Chi bộ nhất trí.")
    expect(bar(tab)).to_have_count(1)
    tab.reload()
    expect(bar(tab)).to_contain_text("một thẻ khác")
    with one.page.expect_event("close"):
        one.page.close(run_before_unload=True)
    expect(bar(tab)).to_have_count(1)
    take(tab)
    tab.write(LABEL, "Chi bộ thống nhất cao.")
    assert meeting.text() == "Chi bộ thống nhất cao."


def test_a_page_opened_after_the_holder_was_closed_writes_at_once(
    meeting: Meeting, visitor: BrowserContext, second: BrowserContext
) -> None:
    first = meeting.console(visitor)
    first.write(LABEL, "Chi bộ thống nhất.")
    with first.page.expect_event("close"):
        first.page.close(run_before_unload=True)
    stranger = meeting.console(second)
    expect(bar(stranger)).to_have_count(1)  # from another browser nobody can tell: one click
    again = meeting.console(visitor)
    expect(bar(again)).to_have_count(0)
    again.write(LABEL, "Chi bộ nhất trí.")
    assert meeting.text() == "Chi bộ nhất trí."


def test_a_duplicated_tab_is_a_page_of_its_own(meeting: Meeting, visitor: BrowserContext) -> None:
    one = meeting.console(visitor)
    one.write(LABEL, "Chi bộ thống nhất.")
    seat = one.page.evaluate("() => sessionStorage.getItem('chibo-seat')")
    page = visitor.new_page()
    page.add_init_script(f"sessionStorage.getItem('chibo-seat') ?? sessionStorage.setItem('chibo-seat', '{seat}')")
    double = Console.of(page, meeting.office, meeting.store.id)
    expect(bar(double)).to_contain_text("một thẻ khác của trình duyệt này")
    assert page.evaluate("() => sessionStorage.getItem('chibo-seat')") != seat
    one.write(LABEL, "Chi bộ nhất trí.")
    assert meeting.text() == "Chi bộ nhất trí."


def test_the_chair_goes_on_whoever_writes(meeting: Meeting, visitor: BrowserContext, second: BrowserContext) -> None:
    one, other = meeting.console(visitor), meeting.console(second)
    one.write(LABEL, "Chi bộ thống nhất.")
    chair = Store(meeting.office.journal(), meeting.store.id, meeting.office.now, PageRole.CHAIR)
    chair.send(c.Pause())
    for console in (one, other):
        expect(console.page.locator(".pausedline")).to_be_visible()
    expect(bar(one)).to_have_count(0)
    expect(bar(other)).to_have_count(1)
