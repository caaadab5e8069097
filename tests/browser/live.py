"""A meeting for the live room: people of one name, phrases of the cell's own; and the secretary's hands on the keys."""

from dataclasses import replace
from datetime import datetime, timedelta

from playwright.sync_api import Locator, expect

from assistant.domain import commands as c
from assistant.domain.agenda import AgendaItem, from_template
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Details
from assistant.domain.people import CellProfile, Member
from assistant.domain.status import MemberStatus
from assistant.journal.store import Store
from assistant.rules.loader import load
from assistant.wording.domain import FACE_TO_FACE
from tests.browser.meetings import speak, write
from tests.browser.office import Office
from tests.browser.room import Console

NAMES = (
    "Nguyễn Thị Bình",
    "Trần Văn Dũng",
    "Lê Văn Hòa",
    "Trần Thị Hòa",
    "Phạm Thị Lan",
    "Bùi Quốc Khánh",
    "Ngô Đức Minh",
)
CHAIR, SECRETARY, HOA, OTHER_HOA, LAN, KHANH, MINH = (f"dv-{n}" for n in range(1, len(NAMES) + 1))
SNIPPETS = {"nt": "Nhất trí với dự thảo", "dn": "Đề nghị chi ủy"}
SAID = "Đề nghị làm rõ tiến độ."
TABS = 60
"""More presses of Tab than any way on a page needs."""


def members(names: tuple[str, ...]) -> tuple[Member, ...]:
    """Official members of these names."""
    return tuple(
        Member(f"dv-{n}", name, MemberStatus.OFFICIAL, "Bí thư" if n == 1 else "", label=name)
        for n, name in enumerate(names, start=1)
    )


def planned(office: Office, start: datetime, names: tuple[str, ...] = NAMES, long: str = "") -> Store:
    """A meeting about to begin; `long` takes the place of the title of the discussion.

    Each is made 20 ms after another, as in `meetings.planned`: an id holds the moment, and tests share an office.
    """
    office.set_clock(start + timedelta(milliseconds=20 * len(office.journal().heads())))
    rules = load("mac-dinh")
    agenda = tuple(renamed(from_template(t), long) for t in rules.orders[MeetingKind.REGULAR])
    cell = CellProfile("Chi bộ Cơ quan xã Xuân Sơn", "Đảng ủy xã Xuân Sơn", "Xuân Sơn", snippets=SNIPPETS)
    details = Details(start, "Phòng họp", FACE_TO_FACE, chair=CHAIR, secretary=SECRETARY)
    title = f"Sinh hoạt thường kỳ tháng {start:%m/%Y}"
    command_id = c.MakeMeeting(MeetingKind.REGULAR, title, cell, rules, details, members(names), agenda)
    return Store.make(office.journal(), command_id, office.now)


def renamed(item: AgendaItem, long: str) -> AgendaItem:
    """The discussion under a long title."""
    return replace(item, title=long, short="") if long and item.code == "B8" else item


def running(office: Office, start: datetime, item: str = "B8") -> Store:
    """Begun, everybody there, at an item."""
    store = planned(office, start)
    for command_id in (c.StartMeeting(), c.MarkRestPresent(), c.GoToItem(item)):
        store.send(command_id)
    return store


def to_be_read(office: Office, start: datetime, said: str = SAID) -> Store:
    """One whose minutes are to be read: an opinion, a conclusion, and the item at which they are adopted."""
    store = running(office, start)
    store.send(c.AppointSecretary(SECRETARY))
    speak(store, HOA, said)
    store.send(c.StopSpeech())
    write(store, "item.B8.ket_luan", "Giao đồng chí Hòa rà soát hồ sơ trước 30/11/2026.")
    store.send(c.GoToItem("C6"))
    return store


class Hands:
    """The keyboard of the console, and nothing else."""

    def __init__(self, console: Console) -> None:
        self.console, self.page = console, console.page

    def press(self, *keys: str) -> None:
        """One key or chord after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """As fast as a machine types."""
        self.page.keyboard.type(text)

    def tab_to(self, target: Locator, back: bool = False) -> None:
        """Tab, or Shift+Tab, until it has the focus."""
        for _ in range(TABS):
            if target.evaluate("(element) => element === document.activeElement"):
                return
            self.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"not within {TABS} tabs: {target}")

    def activate(self, name: str, within: str = "main", back: bool = False) -> None:
        """Tab to a button and press Enter."""
        button = self.page.locator(within).get_by_role("button", name=name)
        self.tab_to(button, back)
        self.press("Enter")
        self.console.answered()

    def go(self, key: str, item: str) -> None:
        """F9 or Shift+F9 to an item that the room comes to without reading back."""
        self.press(key)
        self.console.at(item)
        self.console.answered()

    def leave(self, item: str, key: str) -> Locator:
        """F9, which opens the reading; it is ended with a key, and the next item is there."""
        self.press("F9")
        reading = self.page.locator("dialog.reading")
        expect(reading).to_be_visible()
        self.press(key)
        self.console.at(item)
        self.console.answered()
        return reading

    def find(self, letters: str) -> Locator:
        """F2 and a few letters; the names found."""
        self.press("F2")
        expect(self.page.locator("dialog.palette input")).to_be_focused()
        self.type(letters)
        return self.page.locator("dialog.palette [role=option]")

    def speaks(self, name: str) -> None:
        """Wait until this person has the floor and the caret is in the box."""
        box = self.page.get_by_label(f"Ý kiến của {name}", exact=True).and_(self.page.locator(".live textarea"))
        expect(box).to_be_focused()
        self.console.answered()

    def stop(self) -> None:
        """F4."""
        self.console.stop_speech()
        self.console.answered()
