"""The room by its own hours: a clock set back, the phone that gives the floor, lists that turn their pages."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from assistant.domain import commands as c
from assistant.domain.timed import minute_of
from assistant.journal.store import Store
from tests.browser import live, meetings
from tests.browser.live import HOA, KHANH
from tests.browser.office import Office, at
from tests.browser.room import ChairPage, Console
from tests.browser.wall import Wall

START = at("2026-11-05", "14:00")
HOA_NAME = "Lê Văn Hòa"
TASKS = [f"Rà soát, lập danh sách hộ gia đình chính sách của thôn số {n}, báo cáo chi ủy" for n in range(1, 13)]
SHOWN = """() => [...document.querySelectorAll('.wall [data-row]')]
  .filter((row) => !row.hidden).map((row) => row.dataset.row)"""
CONSOLE = ViewportSize(width=1366, height=610)
PHONE = ViewportSize(width=390, height=844)


@pytest.fixture
def store(office: Office) -> Store:
    """A meeting that runs, everybody there."""
    return live.running(office, START)


def test_a_clock_set_back_an_hour_moves_nothing_until_one_press_moves_all(
    visitor: BrowserContext, office: Office, store: Store, artifacts: Path
) -> None:
    console = Console.of(visitor.new_page(), office, store.id)
    console.page.set_viewport_size(CONSOLE)
    store.send(c.GoToItem("B8"))
    console.begin_speech(HOA_NAME)
    office.set_clock(START + timedelta(minutes=12))
    live_chip = console.page.locator(".chip.live .num")
    expect(live_chip).to_have_text(re.compile(r"1[12]′"))
    office.set_clock(START - timedelta(minutes=48))
    bar = console.page.locator(".clockbar")
    expect(bar).to_contain_text("vừa được chỉnh lùi 60 phút")
    expect(live_chip).to_have_text(re.compile(r"1[123]′"))
    console.picture(artifacts, "clock-set-back")
    bar.get_by_role("button", name="Dời mọi giờ đã ghi lùi 60 phút").click()
    expect(bar).to_have_count(0)
    expect(live_chip).to_have_text(re.compile(r"1[123]′"))
    expect(console.page.locator(".undo")).to_contain_text("Đã dời mọi giờ đã ghi -60 phút")
    store.refresh()
    assert store.meeting.started
    assert minute_of(store.meeting.started) == START - timedelta(hours=1)
    store.send(c.EndMeeting("họp thử"))
    assert store.meeting.minutes_held(store.meeting.began) in {11, 12, 13}


def test_the_phone_gives_the_floor_and_the_console_is_at_the_box(
    visitor: BrowserContext, office: Office, store: Store, artifacts: Path
) -> None:
    store.send(c.AddGuest("Nguyễn Thị Cấp Trên", "Đảng ủy viên", "Đảng ủy xã", superior=True))
    store.send(c.GoToItem("B8"))
    for _ in range(3):
        meetings.speak(store, KHANH, "Đề nghị làm rõ tiến độ.\n" * 6)
        store.send(c.StopSpeech())
    console = Console.of(visitor.new_page(), office, store.id)
    console.page.set_viewport_size(CONSOLE)
    phone = ChairPage(visitor.new_page(), office, f"?meeting={store.id}")
    phone.page.set_viewport_size(PHONE)
    phone.open()
    here = phone.page.locator("ul.here button")
    expect(here).to_have_count(len(store.meeting.members) + 1)
    here.filter(has_text=HOA_NAME).click()
    box = console.page.locator(".opinion.live textarea:focus")
    expect(box).to_be_in_viewport()
    phone.picture(artifacts, "phone-present")
    console.page.locator(".chip.live").click()
    expect(box).to_be_focused()
    expect(console.page.locator(".opinion.live")).to_have_count(1)
    console.picture(artifacts, "console-610-live-speech")
    phone.page.get_by_label("Mời phát biểu").fill("khanh")
    phone.page.keyboard.press("Enter")
    expect(console.page.locator(".speaking")).to_contain_text("Bùi Quốc Khánh")
    expect(console.page.locator(".opinion.live textarea:focus")).to_be_in_viewport()
    console.page.locator(".speaking").get_by_role("button").click()
    expect(console.page.locator(".opinion.live")).to_have_count(0)


def test_the_wall_shows_the_whole_agenda_and_every_task_and_counts_the_days(
    visitor: BrowserContext, office: Office, artifacts: Path
) -> None:
    page = visitor.new_page()
    store = live.planned(office, START)
    office.set_clock(START - timedelta(days=3, hours=4, minutes=5))
    wall = Wall.of(page, office, store.id)
    wall.shows("3 ngày 4 giờ")
    wall.picture(artifacts, "wall-planned")
    office.set_clock(START)
    store.send(c.StartMeeting())
    store.send(c.MarkRestPresent())
    agenda = next(item for item in store.meeting.agenda if "agenda" in item.records)
    store.send(c.GoToItem(agenda.id))
    wall.shows("Chương trình")
    seen = turned(page, len(store.meeting.agenda), artifacts, "wall-agenda")
    assert len(seen) == len(store.meeting.agenda)
    store.send(c.AdoptAgenda())
    store.send(c.GoToItem("C2"))
    for what in TASKS:
        store.send(c.AddAction(what, (HOA, KHANH), item="C2"))
    seen = turned(page, len(TASKS), artifacts, "wall-tasks")
    assert seen == {str(n) for n in range(len(TASKS))}


def turned(page: Page, many: int, artifacts: Path, name: str) -> set[str]:
    """The rows that the wall showed until it had shown them all."""
    page.wait_for_function("(many) => document.querySelectorAll('.wall [data-row]').length === many", arg=many)
    seen: set[str] = set()
    for turn in range(8):
        now = set(page.evaluate(SHOWN))
        page.screenshot(path=artifacts / f"{name}-{turn}.png")
        seen |= now
        if len(seen) == many:
            break
        page.wait_for_function(f"(before) => JSON.stringify(({SHOWN})()) !== before", arg=page_rows(now))
    return seen


def page_rows(rows: set[str]) -> str:
    """As the page writes them."""
    return "[" + ",".join(f'"{row}"' for row in sorted(rows, key=int)) + "]"
