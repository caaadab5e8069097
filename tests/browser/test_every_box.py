"""Every box of every page: what is typed into it is there again after F5, and nothing typed is dropped without a word.

The boxes are found by looking at the page, so a new one is walked as soon as it is drawn.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from urllib.parse import quote

import psutil
import pytest
from playwright.sync_api import BrowserContext, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from assistant.domain import commands as c
from assistant.domain.actions import ActionItem
from assistant.domain.attendance import Presence
from assistant.domain.rules import VotingWay
from assistant.domain.votes import MotionKind
from assistant.journal.store import Store
from tests.browser import meetings
from tests.browser.meetings import NAMES, SPEAKERS, speak
from tests.browser.office import Office, at, lived_in
from tests.browser.room import NOTHING_UNDER_WAY, ChairPage, Console, HomePage, OpenPage

START = at("2026-11-05", "14:00")
HOA, LAN, KHANH, MINH = SPEAKERS
FIND = """
const boxes = () => {
  const place = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document;
  const known = {};
  return [...place.querySelectorAll("input, textarea, select, [contenteditable='true']")]
    .filter((box) => !box.matches(":disabled, [readonly]") && box.checkVisibility())
    .map((box) => {
      const label = box.getAttribute("aria-label") ?? box.labels?.[0]?.textContent.trim() ?? box.outerHTML;
      known[label] = (known[label] ?? 0) + 1;
      return { box, name: known[label] > 1 ? `${label} (${known[label]})` : label };
    });
};
const valueOf = (box) => (box.type === "checkbox" ? String(box.checked) : box.value);
"""
VALUES = f"() => {{ {FIND} return Object.fromEntries(boxes().map(({{ box, name }}) => [name, valueOf(box)])); }}"
TYPE_INTO_ALL = f"""async (rubbish) => {{ {FIND}
  const typed = {{}};
  const set = (box, value) =>
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), "value").set.call(box, value);
  for (const [n, {{ box, name }}] of boxes().entries()) {{
    if (!box.isConnected || !box.checkVisibility() || box.matches(":disabled, select, [type=checkbox]")) continue;
    typed[name] = rubbish.replace("#", n);
    box.focus();
    set(box, typed[name]);
    box.dispatchEvent(new InputEvent("input", {{ bubbles: true }}));
    box.blur();
    await new Promise((drawn) => setTimeout(drawn, 40));
  }}
  return typed;
}}"""
CHOOSE = f"""(name) => {{ {FIND}
  const {{ box }} = boxes().find((one) => one.name === name) ?? {{}};
  if (!box) return false;
  if (box.type === "checkbox") box.click();
  else {{
    const other = [...box.options].findLast((option) => option.value && !option.selected);
    if (!other) return false;
    box.value = other.value;
    box.dispatchEvent(new Event("change", {{ bubbles: true }}));
  }}
  return true;
}}"""
CHOICES = f"""() => {{ {FIND}
  return boxes().filter(({{ box }}) => box.matches("select, [type=checkbox]")).map(({{ name }}) => name);
}}"""
FOCUS = f"""([name, text]) => {{ {FIND}
  const {{ box }} = boxes().find((one) => one.name === name && one.box.value === text) ?? {{}};
  box?.focus();
  return Boolean(box);
}}"""
TOLD = """(text) => document.body.innerText.includes(text) ||
  [...document.querySelectorAll("input, textarea")].some((box) => box.value.includes(text))"""
SAME = f"""(before) => {{ {FIND}
  const now = Object.fromEntries(boxes().map(({{ box, name }}) => [name, valueOf(box)]));
  return Object.keys(before).every((name) => now[name] === before[name]);
}}"""
RUBBISH = "１２ chữ % thử-#"
"""No number, no day, no time, nobody's name: either a text or told to be none."""


Open = Callable[[Page], object]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office of its own: home shows what the tests of other modules have made."""
    yield from lived_in(tmp_path_factory.mktemp("office"))


def stay(page: Page) -> None:
    """Everything is there as soon as the page is."""


def press(*names: str) -> Open:
    """Press the buttons whose names begin so, one after the other, where they are not pressed yet."""

    def pressed(page: Page) -> None:
        for name in names:
            place = page.locator("dialog:modal").last if page.locator("dialog:modal").count() else page.locator("body")
            button = place.get_by_role("button", name=re.compile(f"^{re.escape(name)}")).first
            if button.is_visible() or name == names[0]:
                button.click()
            page.wait_for_function(NOTHING_UNDER_WAY)

    return pressed


def unfold(page: Page) -> None:
    """Open everything that is folded."""
    for fold in page.locator("main details:not([open]) > summary").all():
        fold.click()


def papers(page: Page) -> None:
    """The dialog of the papers, once they are listed."""
    press("Văn bản")(page)
    page.locator("dialog li[data-form]").first.wait_for()


def rules(page: Page) -> None:
    """Home, once the folder is read."""
    heading, box = page.get_by_role("heading", name="Quy định đang áp dụng"), page.locator(".find-rule")
    heading.wait_for()
    if not box.is_visible():
        heading.click()
    box.wait_for()


def amend(page: Page) -> None:
    """Read the minutes and click on a line of theirs."""
    press("Đọc biên bản trước")(page)
    page.locator("dialog .amendable").first.click()


def opening(store: Store) -> None:
    """At the roll, with somebody away and somebody late."""
    store.send(c.GoToItem("A3"))
    store.send(c.MarkAttendance(HOA, Presence.EXCUSED))
    store.send(c.NoteArrival(LAN, START + timedelta(minutes=5)))


def discussion(store: Store) -> None:
    """A speech that is over and one that goes on; a task; a motion."""
    store.send(c.GoToItem("B8"))
    store.send(c.StartSpeech(KHANH))
    speak(store, MINH, "Nhất trí.")
    store.send(c.AddAction("Rà soát hồ sơ", item="B8"))
    store.send(c.ProposeMotion(MotionKind.SPECIAL, "Khen thưởng", "B8"))


def ballot(store: Store) -> None:
    """The resolution, put to a secret ballot."""
    store.send(c.GoToItem("C4"))
    store.send(c.ChooseVotingWay("nq", VotingWay.BALLOT))


def ended(store: Store) -> None:
    """Over."""
    store.send(c.EndMeeting("Họp thử"))


def at_item(code: str) -> Callable[[Store], object]:
    """At this item."""
    return lambda store: store.send(c.GoToItem(code))


def as_it_is(store: Store) -> None:
    """Where the scene before has left the meeting."""


SCENES: dict[str, tuple[Callable[[Store], object], Open]] = {
    "roll": (opening, unfold),
    "dialog, people": (as_it_is, press("người dự, thông tin")),
    "dialog, details": (as_it_is, press("người dự, thông tin", "Thông tin")),
    "dialog, agenda": (as_it_is, press("người dự, thông tin", "Chương trình")),
    "carried": (at_item("B4"), stay),
    "discussion": (discussion, press("Sửa lượt phát biểu", "Thêm nội dung biểu quyết")),
    "side": (as_it_is, press("Sửa giờ bắt đầu", "Chưa họp")),
    "invite": (as_it_is, lambda page: page.keyboard.press("F2")),
    "timer": (as_it_is, press("dự kiến")),
    "papers": (as_it_is, papers),
    "ballot": (ballot, stay),
    "score": (at_item("C5"), stay),
    "minutes": (at_item("C6"), stay),
    "reading": (as_it_is, amend),
    "end": (at_item("C7"), stay),
    "after the end": (ended, press("sửa giờ kết thúc")),
}
"""Where the meeting has to be, and what is pressed on the console."""
OUT_OF_PLACE = re.compile("^Lý do không ghi nội dung")
"""Taken away, as asked, once there is a text."""


def walk(place: OpenPage, open_it: Open) -> list[str]:
    """Type into every box, choose in every list, load the page anew: what is not there again; what Enter drops."""
    page = place.page
    open_it(page)
    typed: dict[str, str] = page.evaluate(TYPE_INTO_ALL, RUBBISH)
    place.answered()
    typed = {name: text for name, text in typed.items() if not OUT_OF_PLACE.match(name)}
    lost = [f"{name}: dropped" for name, text in typed.items() if not page.evaluate(TOLD, text)]
    for name in page.evaluate(CHOICES):
        page.evaluate(CHOOSE, name)
        place.answered()
    before: dict[str, str] = page.evaluate(VALUES)
    assert before, "a scene without boxes"
    place.reload()
    if not before.keys() <= page.evaluate(VALUES).keys():
        open_it(page)
    with suppress(PlaywrightTimeoutError):  # what is not there by then is told by name
        page.wait_for_function(SAME, arg=before, timeout=5000)
    now = page.evaluate(VALUES)
    gone = [f"{name}: {text} is {now.get(name)}" for name, text in before.items() if now.get(name) != text]
    return [*lost, *gone, *(f"{name}: lost on Enter" for name in lost_on_enter(place, typed))]


def lost_on_enter(place: OpenPage, typed: dict[str, str]) -> Iterator[str]:
    """Boxes whose words are nowhere on the page after Enter."""
    for name, text in typed.items():
        if place.page.evaluate(FOCUS, [name, text]):
            place.page.keyboard.press("Enter")
            place.answered()
            if not place.page.evaluate(TOLD, text):
                yield name


def lost_in(scenes: dict[str, list[str]]) -> dict[str, list[str]]:
    """Only the scenes in which something is lost."""
    return {name: lost for name, lost in scenes.items() if lost}


@pytest.mark.by_night
def test_what_is_typed_into_any_box_of_the_console_is_there_again(visitor: BrowserContext, office: Office) -> None:
    store = meetings.running(office, START, carried=(ActionItem("cu-1", "Nộp báo cáo quý", owners=(HOA,)),))
    office.set_clock(START + timedelta(minutes=20))
    console = Console.of(visitor.new_page(), office, store.id)
    found = {}
    for name, (journal, open_it) in SCENES.items():
        store.refresh()
        journal(store)
        console.reload()
        found[name] = walk(console, open_it)
    assert lost_in(found) == {}


def test_a_task_half_filled_in_outlives_its_kernel_and_its_tab(visitor: BrowserContext, office: Office) -> None:
    """A tab that was closed leaves it to the next one that is opened."""
    store = meetings.running(office, START)
    store.send(c.GoToItem("C2"))
    console = Console.of(visitor.new_page(), office, store.id)
    boxes = {"Nội dung công việc mới": "Rà soát hồ sơ", "Sản phẩm của nhiệm vụ mới": "Danh sách"}
    for label, text in boxes.items():
        console.page.get_by_label(label).fill(text)
    console.mark()
    psutil.Process(console.kernel()).kill()
    console.anew()
    for label, text in boxes.items():
        expect(console.page.get_by_label(label)).to_have_value(text)
    console.page.close()
    again = Console.of(visitor.new_page(), office, store.id)
    for label, text in boxes.items():
        expect(again.page.get_by_label(label)).to_have_value(text)


def test_what_is_typed_at_the_roll_and_the_dues_is_understood(visitor: BrowserContext, office: Office) -> None:
    """The reason is typed where the keyboard stands after the mark, and Enter keeps it; 100 % is everybody."""
    store = meetings.running(office, START)
    store.send(c.GoToItem("A3"))
    console = Console.of(visitor.new_page(), office, store.id)
    row = console.desk.locator("li.roll", has_text=NAMES[2])
    row.get_by_role("button", name="Vắng có lý do").press("Enter")
    expect(row.locator("input.reason")).to_be_focused()
    console.page.keyboard.type("đi công tác")
    console.page.keyboard.press("Enter")
    console.answered()
    store.refresh()
    assert store.meeting.roll[HOA].presence is Presence.EXCUSED
    assert store.meeting.roll[HOA].reason == "đi công tác"
    store.send(c.GoToItem("A4"))
    store.send(c.RecordDues(None, 16, ""))
    expect(console.page.get_by_label("Trên tổng số")).to_have_value("16")
    console.field("Đã nộp (đảng viên)", "100 %", shown="16")
    console.page.get_by_label("Đã nộp (đảng viên)").fill("đủ cả")
    console.page.keyboard.press("Tab")
    expect(console.card("Tình hình nộp đảng phí")).to_contain_text("“đủ cả” không phải là số đếm")
    expect(console.page.get_by_label("Đã nộp (đảng viên)")).to_have_value("đủ cả")


@pytest.mark.by_night
def test_what_is_typed_into_any_box_of_the_other_pages_is_there_again(visitor: BrowserContext, office: Office) -> None:
    store = meetings.running(office, START)
    store.send(c.ProposeMotion(MotionKind.SPECIAL, "Khen thưởng", "B8"))
    page = visitor.new_page()
    chair = ChairPage(page, office, f"?meeting={quote(store.id)}")
    home = HomePage(page, office)
    found = {}
    for name, (place, open_it) in {"chair": (chair, stay), "home": (home, rules)}.items():
        place.open()
        found[name] = walk(place, open_it)
    home.make_meeting()
    found["preparation"] = walk(home, rules)
    assert lost_in(found) == {}
