"""Kỳ sinh hoạt và ý kiến gửi trước on Home: steps are ticked and taken back, a proof is noted, an opinion is typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from assistant.journal.store import Store
from tests.browser.office import Office, at, lived_in
from tests.browser.room import HomePage

OPINION = "Đề nghị chi ủy rà soát tiến độ hồ sơ đất đai."


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office of its own: in the shared one the month's meeting may be there, or be missed by another test."""
    yield from lived_in(tmp_path_factory.mktemp("month"))


def test_the_month_is_ticked_and_an_opinion_sent_before_is_taken_down(
    visitor: BrowserContext, office: Office, artifacts: Path
) -> None:
    office.set_clock(at("2026-11-03", "08:00"))
    home = HomePage(visitor.new_page(), office)
    home.open()
    home.make_meeting()
    cycle = home.page.locator("section.cycle").first
    expect(cycle.locator(".timeline li")).to_have_count(9)
    tick(home)
    home.picture(artifacts, "home-ky-sinh-hoat")
    home.page.set_viewport_size({"width": 1366, "height": 610})
    expect(home.page.get_by_role("button", name="Mở bàn thư ký")).to_be_in_viewport(ratio=1)
    home.picture(artifacts, "home-610")
    write(home)
    home.page.locator("section.card", has_text="Ý kiến gửi trước").last.scroll_into_view_if_needed()
    home.picture(artifacts, "home-y-kien-gui-truoc")
    heads = [h for h in office.journal().heads() if h.stage == "planned"]
    meeting = Store(office.journal(), max(heads, key=lambda h: h.changed).id, office.now).meeting
    assert [one.text for one in meeting.advance.values()] == [OPINION]
    assert [one.to for one in meeting.cycle["notice"].sent] == ["17 đảng viên"]


def tick(home: HomePage) -> None:
    """Chi ủy met today; that is taken back; the notice has a proof."""
    cycle = home.page.locator("section.cycle").first
    cycle.locator(".timeline button", has_text="Họp chi ủy").click()
    cycle.get_by_role("button", name="Đã xong hôm nay").click()
    expect(cycle.locator(".timeline li.done", has_text="Họp chi ủy")).to_contain_text("xong 03/11")
    cycle.get_by_role("button", name="Lấy lại: chưa xong").click()
    expect(cycle.locator(".timeline li.done", has_text="Họp chi ủy")).to_have_count(0)
    cycle.get_by_role("button", name="Đã xong hôm nay").click()
    cycle.locator(".timeline button", has_text="Thông báo").click()
    cycle.get_by_label("Gửi bằng cách nào").fill("Zalo")
    cycle.get_by_label("Gửi đến ai").fill("17 đảng viên")
    cycle.get_by_role("button", name="Ghi đã gửi").click()
    expect(cycle).to_contain_text("Đã gửi 03/11/2026, Zalo, đến 17 đảng viên")


def write(home: HomePage) -> None:
    """An opinion is typed; it stands in the list."""
    home.page.get_by_label("Ý kiến gửi trước mới").fill(OPINION)
    home.page.get_by_role("button", name="Ghi ý kiến").click()
    expect(home.page.get_by_label("Ý kiến gửi trước 1", exact=True)).to_have_value(OPINION)
    home.answered()
