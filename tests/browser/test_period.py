"""Which month a meeting assesses is chosen when it is prepared, and stands in its papers."""

from datetime import date

from playwright.sync_api import BrowserContext, expect

from assistant.documents.papers import print_paper
from assistant.domain.kinds import MeetingKind
from tests.browser import live
from tests.browser.office import Office, at
from tests.browser.room import Console

PROPOSED = "Đánh giá tháng 11 năm 2026, nhiệm vụ tháng 12 năm 2026"
CHOSEN = "Đánh giá tháng 10 năm 2026, nhiệm vụ tháng 11 năm 2026"


def test_the_month_that_is_assessed_is_proposed_by_the_day_and_chosen(office: Office, visitor: BrowserContext) -> None:
    store = live.planned(office, at("2026-11-30", "14:00"))
    assert store.meeting.kind is MeetingKind.REGULAR
    console = Console.of(visitor.new_page(), office, store.id)
    period = console.page.get_by_label("Kỳ sinh hoạt")
    expect(period.locator("option:checked")).to_have_text("Đánh giá tháng 11 năm 2026, nhiệm vụ tháng 12 năm 2026")
    period.select_option(label="Đánh giá tháng 10 năm 2026, nhiệm vụ tháng 11 năm 2026")
    console.answered()
    store.refresh()
    assert store.meeting.details.assessed == date(2026, 10, 1)
    lines = print_paper(store.meeting, form_name="nghi-quyet").lines
    assert "Lãnh đạo thực hiện nhiệm vụ tháng 11 năm 2026" in lines
