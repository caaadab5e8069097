"""What was typed and not confirmed: two tabs keep their own, a tab that was closed leaves its text to the other."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, expect

from tests.browser import meetings
from tests.browser.browser_session import enter, leave
from tests.browser.office import Office, at
from tests.browser.room import Console
from tests.kill.desk import LABEL
from tests.kill.disk import FIELD

START = at("2026-11-05", "14:00")
KEPT = "() => Object.keys(localStorage).filter((key) => key.startsWith('chibo:')).length"
ASKS = "() => !dispatchEvent(new Event('beforeunload', { cancelable: true }))"
"""Whether leaving this page is asked about first."""


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Office]:
    """An office that this test may kill."""
    office = Office(tmp_path)
    yield office
    office.stop()


def test_two_tabs_and_one_closed_with_text_not_confirmed(chrome: Browser, own: Office) -> None:
    """One tab keeps what it could not send when it lost the pen, the other what it types while the server is away."""
    store = meetings.running(own, START)
    own.set_clock(START + timedelta(minutes=47))
    own.start()
    visitor = enter(chrome, own)
    one, other = (Console.of(visitor.new_page(), own, store.id) for _ in range(2))
    one.write(LABEL, "Chi bộ thống nhất.")
    expect(other.box(LABEL)).to_have_value("Chi bộ thống nhất.")
    cut_off(own, other, one)
    expect(other.card(LABEL)).to_contain_text(f"chưa ghi: {len(' Hạn cuối tháng.')} ký tự")
    own.kill()
    one.mark()
    type_at_end(one, " Giao chi ủy.")
    expect(one.card(LABEL)).to_contain_text(f"chưa lưu: {len(' Giao chi ủy.')} ký tự")
    assert one.page.evaluate(KEPT) == 2
    assert other.page.evaluate(ASKS)
    closed_anyway(other)
    assert one.page.evaluate(KEPT) == 2
    own.start()
    one.anew()
    one.saved()
    store.refresh()
    text = store.meeting.text(FIELD)
    assert text.startswith("Chi bộ thống nhất.")
    assert " Giao chi ủy." in text
    assert " Hạn cuối tháng." in text
    assert len(text) <= len("Chi bộ thống nhất. Giao chi ủy. Hạn cuối tháng.") + 1
    leave(visitor)


def cut_off(office: Office, tab: Console, by: Console) -> None:
    """This tab has the pen and types while nothing it sends arrives; then the other takes the pen back."""
    tab.page.get_by_role("button", name="Lấy bút ghi").click()
    expect(tab.box(LABEL)).to_be_editable()
    kernel = psutil.Process(tab.kernel())
    kernel.suspend()
    type_at_end(tab, " Hạn cuối tháng.")
    by.page.get_by_role("button", name="Lấy lại bút").click()
    expect(by.box(LABEL)).to_be_editable()
    office.set_clock(START + timedelta(minutes=48))
    kernel.resume()


def type_at_end(tab: Console, text: str) -> None:
    """A few words after what stands there."""
    tab.box(LABEL).click()
    tab.box(LABEL).press("ControlOrMeta+End")
    tab.page.keyboard.insert_text(text)


def closed_anyway(tab: Console) -> None:
    """Close a tab whose text is not confirmed: what it asks is answered with yes. A browser that is busy lets a page
    go unasked if it does not answer within half a second."""
    tab.page.on("dialog", lambda dialog: dialog.accept())
    with tab.page.expect_event("close"):
        tab.page.close(run_before_unload=True)
