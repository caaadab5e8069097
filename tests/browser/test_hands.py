"""What the secretary's hands do at once, and what the program has to make of it: a task, a speech that began before."""

import psutil
import pytest
from playwright.sync_api import BrowserContext, expect

from assistant.journal.store import Store
from tests.browser import live
from tests.browser.browser_session import Ears
from tests.browser.live import Hands
from tests.browser.meetings import write
from tests.browser.office import Office, at
from tests.browser.room import Console

START = at("2026-11-05", "14:00")
WHOLE = """() => { const box = document.querySelector("#conclusion textarea");
  return box.value.length > 99 && box.clientHeight > 60 && box.scrollHeight <= box.clientHeight + 2; }"""


@pytest.fixture
def store(office: Office) -> Store:
    """At the discussion, everybody being there."""
    return live.running(office, START)


@pytest.fixture
def console(visitor: BrowserContext, office: Office, store: Store, ears: Ears) -> Console:
    """Its console."""
    return Console.of(visitor.new_page(), office, store.id)


def test_enter_in_the_date_box_waits_until_the_day_is_known(console: Console, office: Office, ears: Ears) -> None:
    """A slow kernel: the task is not sent before “cuối tháng” has become a day, and is sent once."""
    hands = Hands(console)
    kernel = psutil.Process(console.kernel())
    hands.press("Alt+n")
    hands.type("Rà soát hồ sơ")
    due = console.page.get_by_label("Thời hạn của nhiệm vụ mới")
    due.focus()
    kernel.suspend()
    try:
        hands.type("cuối tháng")
        hands.press("Enter", "Enter")
    finally:
        kernel.resume()
    console.answered()
    expect(console.page.locator("table.tasks textarea")).to_have_count(1)
    expect(console.page.get_by_label("Thời hạn", exact=True)).to_have_value("cuối tháng")
    expect(console.page.locator("table.tasks .day-field")).to_contain_text("30/11/2026")
    due.fill("hôm nào rảnh")
    console.page.get_by_label("Nội dung công việc mới").fill("Việc khác")
    due.focus()
    hands.press("Enter")
    console.answered()
    assert "không phải là ngày" in console.notice()
    expect(console.page.locator("table.tasks textarea")).to_have_count(1)
    assert ears.complaints == []


def test_it_began_two_minutes_ago_and_who_has_spoken_how_long(
    console: Console, office: Office, store: Store, ears: Ears
) -> None:
    """“khanh 2” in the palette, then a minute more on the speech itself; the record keeps how it stood."""
    hands, page = Hands(console), console.page
    office.set_clock(at("2026-11-05", "14:20"))
    found = hands.find("khanh 2")
    expect(found).to_have_text(["Bùi Quốc Khánh"])
    expect(page.locator("dialog.palette")).to_contain_text("Đã bắt đầu phát biểu cách đây 2 phút")
    hands.press("Enter")
    hands.speaks("Bùi Quốc Khánh")
    assert began(store) == "14:18"
    page.get_by_label("Tính thêm 1 phút cho Bùi Quốc Khánh").click()
    console.answered()
    assert began(store) == "14:17"
    assert len(store.meeting.corrections) == 1
    page.get_by_label("Sửa lượt phát biểu của Bùi Quốc Khánh").click()
    expect(page.get_by_label("Giờ bắt đầu phát biểu")).to_have_value("14:17")
    hands.stop()
    page.locator("summary", has_text="Đã phát biểu: 1 người").click()
    expect(page.locator("table.talked td").nth(1)).to_have_text("1 lượt")
    expect(page.locator("table.talked td").nth(2)).to_contain_text("3′")
    assert ears.complaints == []


def began(store: Store) -> str:
    """When the last speech began, at the place of the meeting."""
    store.refresh()
    speech = list(store.meeting.speeches.values())[-1]
    return f"{speech.started.astimezone(START.tzinfo):%H:%M}"


def test_a_task_says_where_it_is_reported(console: Console, store: Store, ears: Ears) -> None:
    """Asked for with the task, and on its row afterwards; the papers print it."""
    hands, page = Hands(console), console.page
    hands.press("Alt+n")
    hands.type("Rà soát hồ sơ")
    page.get_by_label("Báo cáo nhiệm vụ mới tại").fill("buổi sinh hoạt tháng 12")
    hands.press("Enter")
    row = page.get_by_label("Báo cáo tại", exact=True)
    expect(row).to_have_value("buổi sinh hoạt tháng 12")
    row.fill("giao ban chi ủy")
    hands.press("Enter")
    console.answered()
    store.refresh()
    (task,) = store.meeting.actions.values()
    assert task.report_at == "giao ban chi ủy"
    assert ears.complaints == []


def test_no_box_cuts_its_text_when_the_window_grows_narrower(console: Console, store: Store, ears: Ears) -> None:
    """And when the page was still hidden while its boxes were measured."""
    write(store, "item.B8.ket_luan", "Giao đồng chí Hòa rà soát hồ sơ, báo cáo chi ủy. " * 12)
    console.page.wait_for_function(WHOLE)
    console.page.set_viewport_size({"width": 900, "height": 768})
    console.page.wait_for_function(WHOLE)
    cells = console.page.locator("#rendered_cells")
    cells.evaluate("(page) => { page.style.display = 'none'; }")
    write(store, "item.B8.ket_luan", "Giao đồng chí Khánh lập danh sách, báo cáo chi ủy. " * 20)
    console.page.wait_for_function("() => document.querySelector('#conclusion textarea').value.includes('Khánh')")
    cells.evaluate("(page) => { page.style.display = ''; }")
    console.page.wait_for_function(WHOLE)
    assert ears.complaints == []
