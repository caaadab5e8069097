"""Rules on the pages: every one on Home with basis and date, a meeting that is moved after its notice, deadlines."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from assistant.domain import commands as c
from assistant.rules.loader import DEFAULT_SET, load
from tests.browser import meetings
from tests.browser.office import Office, at, lived_in
from tests.browser.room import Console, HomePage


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office of its own: in the shared one the month's meeting may be there already."""
    yield from lived_in(tmp_path_factory.mktemp("rules"))


def test_home_shows_every_rule_with_basis_and_dates_and_finds_one(
    visitor: BrowserContext, office: Office, artifacts: Path
) -> None:
    page = visitor.new_page()
    page.set_viewport_size({"width": 1366, "height": 768})
    home = HomePage(page, office)
    home.open()
    card = page.locator("section.card", has=page.get_by_role("heading", name="Quy định đang áp dụng"))
    expect(card.locator(".rules li")).to_have_count(len(load(DEFAULT_SET).values) + 1)
    home.unfold("Quy định đang áp dụng")
    groups = card.locator("details.rule-group")
    expect(groups.first).not_to_have_attribute("open", "")
    groups.first.locator("summary").click()
    first = groups.first.locator("li").first
    expect(first).to_contain_text("90 phút")
    expect(first).to_contain_text("Căn cứ: Hướng dẫn 42-HD/BTCTW ngày 28/10/2025 (từ 28/10/2025)")
    card.scroll_into_view_if_needed()
    home.picture(artifacts, "quy-dinh")
    card.get_by_label("Tìm quy định").fill("ket nap")
    found = card.locator(".rules li:visible")
    expect(found).to_have_count(2)  # recognition is decided as admission is, says its basis
    expect(found.first).to_contain_text("ít nhất hai phần ba")
    wide = found.first.evaluate("(li) => li.scrollWidth - li.clientWidth")
    assert wide <= 0, "nothing is cut"
    card.scroll_into_view_if_needed()
    home.picture(artifacts, "quy-dinh-tim")
    card.get_by_label("Tìm quy định").fill("không có chữ này")
    expect(card).to_contain_text("Không có quy định nào có chữ “không có chữ này”.")


def test_a_meeting_moved_after_its_notice_is_announced_again(
    visitor: BrowserContext, office: Office, artifacts: Path
) -> None:
    """T16."""
    office.set_clock(at("2026-11-02", "09:00"))
    home = HomePage(visitor.new_page(), office)
    home.open()
    home.make_meeting()
    page = home.page
    page.get_by_label("Ngày thông báo").fill("02/11/2026")
    page.get_by_label("Ngày thông báo").press("Tab")
    page.get_by_label("Ngày", exact=True).fill("06/11/2026")
    page.get_by_label("Ngày", exact=True).press("Tab")
    told = page.locator(".preparation .notes")
    expect(told).to_contain_text("nay là 14:00 ngày 06/11/2026: cần thông báo lại")
    home.picture(artifacts, "thong-bao-lai")
    told.get_by_role("button", name="Đã thông báo lại hôm nay").click()
    expect(told).to_have_count(0)


def test_a_deadline_keeps_its_words_and_shows_the_day_they_mean(
    visitor: BrowserContext, office: Office, artifacts: Path
) -> None:
    """T27."""
    store = meetings.running(office, at("2026-11-05", "14:00"), official=5)
    store.send(c.GoToItem("C2"))
    console = Console.of(visitor.new_page(), office, store.id)
    card = console.card("Phân công nhiệm vụ")
    card.get_by_label("Nội dung công việc mới").fill("Rà soát hộ nghèo")
    due = card.get_by_label("Thời hạn của nhiệm vụ mới")
    due.fill("trước 15/12")
    due.press("Tab")
    expect(card.locator(".newtask")).to_contain_text("đến hết 14/12/2026")
    card.get_by_role("button", name="Thêm", exact=True).click()
    row = card.locator("table.tasks tbody tr")
    expect(row.get_by_label("Thời hạn", exact=True)).to_have_value("trước 15/12")
    expect(row).to_contain_text("đến hết 14/12/2026")
    console.picture(artifacts, "thoi-han")
    store.refresh()
    (task,) = store.meeting.actions.values()
    assert (str(task.due), task.due_said) == ("2026-12-14", "trước 15/12")
