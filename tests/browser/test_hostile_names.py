"""Whatever a name, a title or a text looks like, every page shows it as it was typed, and nothing of it runs."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from assistant.domain import commands as c
from assistant.domain.agenda import from_template
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Details
from assistant.domain.people import CellProfile, Member
from assistant.domain.rules import Phase
from assistant.domain.status import MemberStatus
from assistant.domain.text import clean_line
from assistant.journal.store import Store
from assistant.rules.loader import load
from assistant.wording.domain import FACE_TO_FACE
from tests.browser.browser_session import Ears
from tests.browser.meetings import speak, write
from tests.browser.office import Office, at
from tests.browser.room import ChairPage, Console, HomePage
from tests.browser.wall import Wall

START = at("2026-11-05", "14:00")
RUNS = '<img src=x onerror="window.__x=1">'
NAMES = (
    RUNS,
    "<script>window.__x=2</script>",
    "{{7*7}} {% raw %}",
    "</textarea><svg onload=window.__x=3>",
    "&amp; &lt;b&gt;",
    "\u202eAn\u200f Bình",
    "Zê\u200bro\u200d \u2060Rộng",
    "' onmouseover='window.__x=4",
    "]]> <!-- ${window.__x=5} `",
)
"""Of nine members; the first one chairs."""
CELL, PLACE, GUEST = f"Chi bộ {RUNS}", "Phòng </title><script>window.__x=6</script>", "Khách <b>${1}</b> &quot;"
TITLE, TEXT = f"Nội dung </script> {RUNS}", f"Ý kiến {RUNS}\n</textarea><script>window.__x=7</script> {{{{7*7}}}} &amp;"
TASK, MOTION = f"Việc {RUNS} </td>", f"Nghị quyết {RUNS} {{% if %}} &nbsp;"
LEFT_ALONE = """() => ({
  x: window.__x ?? null,
  made: document.querySelectorAll("img[src='x'], svg[onload], [onmouseover], [onerror]").length,
})"""
TOLD = """(place) =>
  place.textContent + [...place.querySelectorAll("textarea, input")].map((box) => box.value).join("\\n")"""
MEETING_TITLE = "Sinh hoạt {{7*7}} <u>tháng 11</u>"


@pytest.fixture
def store(office: Office) -> Store:
    """A running meeting in which every name, title and text is hostile."""
    office.set_clock(START)
    rules = load("mac-dinh")
    agenda = tuple(
        replace(item, title=TITLE, short="") if item.code == "B8" else item
        for item in map(from_template, rules.orders[MeetingKind.REGULAR])
    )
    people = tuple(
        Member(
            f"dv-{n}", clean_line(name), MemberStatus.OFFICIAL, "Bí thư <i>" if n == 1 else "", label=clean_line(name)
        )
        for n, name in enumerate(NAMES, start=1)
    )
    cell = CellProfile(CELL, f"Đảng ủy {RUNS}", "Xuân Sơn", place=PLACE)
    details = Details(START, PLACE, FACE_TO_FACE, chair="dv-1", secretary="dv-2")
    command_id = c.MakeMeeting(MeetingKind.REGULAR, MEETING_TITLE, cell, rules, details, people, agenda)
    store = Store.make(office.journal(), command_id, office.now)
    store.send(c.AddGuest(GUEST, f"Chức vụ {RUNS}", "Đơn vị <script>", superior=False))
    for command in (c.StartMeeting(), c.MarkRestPresent(), c.GoToItem("B8")):
        store.send(command)
    speak(store, "dv-4", TEXT)
    store.send(c.StopSpeech())
    write(store, "item.B8.ket_luan", TEXT)
    write(store, "motion.nq", MOTION)
    store.send(c.AddAction(TASK, ("dv-1", "dv-3"), item="B8"))
    return store


def untouched(page: Page) -> None:
    """Nothing has run, and no element came out of a text."""
    assert page.evaluate(LEFT_ALONE) == {"x": None, "made": 0}


def shows(page: Page, where: str, *texts: str) -> None:
    """As typed, letter for letter, in what is written there and in its boxes."""
    told = page.locator(where).evaluate(TOLD)
    assert [text for text in texts if text not in told] == []


def test_the_console_shows_it_as_it_was_typed(
    visitor: BrowserContext, office: Office, store: Store, ears: Ears, artifacts: Path
) -> None:
    """Names on the chips, title, texts, task; the opening with its guest; a paper before it is printed."""
    console = Console.of(visitor.new_page(), office, store.id)
    page = console.page
    shows(page, "body", *map(clean_line, NAMES), TITLE, TEXT, TASK)
    untouched(page)
    page.screenshot(path=artifacts / "chu-la-ban-thu-ky.png")
    opening = ""
    for item in (one for one in store.meeting.agenda if one.phase is Phase.OPENING):
        store.send(c.GoToItem(item.id))
        console.at(item.rail_title)
        opening += page.locator("main").evaluate(TOLD)
        untouched(page)
    assert GUEST in opening
    console.answered()
    page.get_by_role("button", name="Văn bản", exact=True).click()
    papers = page.get_by_role("dialog", name="Văn bản", exact=True)
    papers.get_by_role("button", name="Xem trước: Nghị quyết").click()
    preview = page.get_by_role("dialog", name="Xem trước văn bản")
    expect(preview).to_contain_text(RUNS)
    assert MOTION in str(preview.text_content())
    untouched(page)
    assert ears.complaints == []
    assert ears.strangers == []


def test_wall_chair_and_home_show_it_as_it_was_typed(
    visitor: BrowserContext, office: Office, store: Store, ears: Ears, artifacts: Path
) -> None:
    store.send(c.StartSpeech("dv-4"))
    wall = Wall.of(visitor.new_page(), office, store.id)
    wall.shows(TITLE)
    shows(wall.page, ".wall", clean_line(NAMES[3]))
    wall.page.screenshot(path=artifacts / "chu-la-man-chieu.png")
    chair = ChairPage(visitor.new_page(), office, f"?meeting={store.id}")
    chair.open()
    shows(chair.page, "body", TITLE, clean_line(NAMES[3]))
    home = HomePage(visitor.new_page(), office)
    home.open()
    named = MEETING_TITLE.replace("tháng 11", "tháng 11 năm 2026")
    expect(home.page.get_by_text(named).first).to_be_visible()
    for page in (wall.page, chair.page, home.page):
        untouched(page)
    logs = "".join(path.read_text("utf-8", "replace") for path in (office.data / "logs").glob("*.log"))
    assert "onerror" not in logs + office.said()
    assert ears.complaints == []
    assert ears.strangers == []
