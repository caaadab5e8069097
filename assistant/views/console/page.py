"""The console (`meeting.ipynb`): the secretary's page."""

import asyncio
import logging
from datetime import date

import ipywidgets as ipw

from assistant.domain.commands import NoteClock, TakeList
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.moments import meeting_hour
from assistant.domain.people import Member
from assistant.domain.rules import Rules
from assistant.journal.journal import Journal
from assistant.journal.machine import this_machine
from assistant.journal.places import Places
from assistant.journal.store import Store
from assistant.platform.clock import ClockWatch, epoch, process_clock
from assistant.platform.kernel_session import is_served
from assistant.platform.paths import data_dir, journal_file, workspace
from assistant.usecases.bad_input import BadInput
from assistant.usecases.list_changes import list_change, list_for, read_cell
from assistant.usecases.minutes_printing import ask_for_minutes
from assistant.usecases.unmerged_records import UnmergedRecords
from assistant.views.advance import read_advance
from assistant.views.console import machines, pen, present
from assistant.views.console.panel_states import WherePapers
from assistant.views.console.states import Absent as AbsentState
from assistant.views.console.states import RegionState
from assistant.views.page import (
    Arguments,
    PageCommands,
    PageFollower,
    address_value,
)
from assistant.views.papers import PaperCommands
from assistant.views.places import OpenPage, shown_page
from assistant.views.plan import plan_details, resolve_day
from assistant.views.recovered_texts import text_of
from assistant.views.shown_meeting import current_meeting, open_belonging, people_here_now, why_not_here
from assistant.widgets.region import Answer, Region
from assistant.wording import views as words
from assistant.workspace.profile import Profile

log = logging.getLogger(__name__)


class HeadRegion(Region):
    """The bar on top."""

    draws = "console/head"


class RailRegion(Region):
    """Phases and items."""

    draws = "console/rail"


class DeskRegion(Region):
    """The item that is current."""

    draws = "console/desk"


class SideRegion(Region):
    """Clock, counter, people, what is missing."""

    draws = "console/side"


class MachinesRegion(Region):
    """The bar about other machines, where there is something to say."""

    draws = "console/machines"


REGIONS: dict[str, type[Region]] = {
    "head": HeadRegion,
    "machines": MachinesRegion,
    "rail": RailRegion,
    "desk": DeskRegion,
    "side": SideRegion,
}


def running_ahead(meeting: Meeting) -> float | None:
    """Seconds by which a running meeting's hours are ahead of the clock; None where it does not run."""
    return meeting.hours.off.total_seconds() if meeting.stage is Stage.RUNNING else None


class Console:
    """One console of one meeting. It keeps nothing but what is looked at: an item, a dialog."""

    def __init__(self, journal: Journal, store: Store, papers: PaperCommands, item: str = "") -> None:
        """`item`: the one that is looked at first."""
        self._journal, self._store, self._papers, self._clock = journal, store, papers, process_clock()
        self._looking_at, self._details_open = item if store.meeting.item(item) else "", False
        self._followed = (store.meeting.stage, store.meeting.current)
        self._watched, self._ahead = ClockWatch(self._clock), running_ahead(store.meeting)
        store.hand = store.hand or pen.unnamed_hand()
        self._left, self._machine = UnmergedRecords(journal, store), this_machine(data_dir())
        self._profile: Profile | None = None
        self._listed: tuple[Member, ...] = ()
        self._reading: asyncio.Task[None] | None = None
        own = {
            "Hello": self._seen,
            "TakeList": self._take_list,
            "LookAt": self._look_at,
            "ShowDetails": self._show_details,
            "TextOf": text_of(journal, store),
            "PlanDetails": plan_details(lambda: store, self._rules_on),
            "ReadAdvance": read_advance(lambda: store, workspace()),
            "ResolveDay": resolve_day(lambda: self._clock().astimezone(store.meeting.details.start.tzinfo).date()),
            **papers.page_commands(store),
            **pen.page_commands(store),
            "TakeIn": self._take_in,
            "Dismiss": self._dismiss,
        }
        commands = PageCommands(lambda: store, self.show, own)
        states = self._states()
        self.regions = {name: kind(commands.answer, states[name]) for name, kind in REGIONS.items()}
        self.following = PageFollower(journal, self.show, self._changes)
        self.root = ipw.Box(list(self.regions.values()))
        self.root.add_class("chibo-console")

    def _changes(self) -> object:
        """What changes without the journal: papers, what other machines left, and a noted hour that has come."""
        self._watch_clock()
        here = people_here_now(self._store.meeting, self._clock())
        return self._papers.changes(self._store.id), self._left.changes(), here

    def _watch_clock(self) -> None:
        """Where the clock was set while the meeting runs, its hours go on: noted at once, so that they are known.

        A command may have come first, which knew only that clock and record do not agree: this says exactly by what.
        What was set while the meeting did not run yet is no matter of it.
        """
        jump, meeting = self._watched.jump(), self._store.meeting
        before, ahead = self._ahead, running_ahead(meeting)
        self._ahead = ahead
        if not jump or before is None or ahead is None or meeting.moved:
            return
        right = before - jump
        if abs(right - ahead) > 1:
            self._store.send(NoteClock(ahead, right))
            self._ahead = right

    def show(self) -> None:
        """Every region as the journal tells it."""
        self._store.refresh()
        for name, state in self._states().items():
            self.regions[name].show(state)

    def _states(self) -> dict[str, RegionState]:
        meeting, clock = self._store.meeting, self._clock()
        now = meeting_hour(meeting, clock)
        self._follow()
        at = self._looking_at if meeting.item(self._looking_at) else meeting.current
        head = self._journal.head(meeting.id)
        saved = epoch(head.changed) if head else None
        share, paper = self._papers.share(meeting), self._papers.paper(meeting)
        where: WherePapers = {**paper, "share": share["text"], "folder": share["folder"]}
        hand, writes = self._store.hand, meeting.moved is None and pen.may_write(self._store)
        elsewhere = pen.pen_elsewhere(meeting, hand) if hand else None
        return {
            "head": present.head_state(meeting, saved, share, paper, elsewhere, writes),
            "machines": machines.machines_state(
                meeting, self._machine, share["folder"], self._left.shown(), clock, writes
            ),
            "rail": present.rail_state(meeting, at, now, writes),
            "desk": present.desk_state(meeting, at, now, where, self._details_open, writes, self._list_change(meeting)),
            "side": present.side_state(meeting, now, writes),
        }

    def end(self) -> None:
        """Another page takes its place."""
        self.following.end()
        if self._reading:
            self._reading.cancel()

    def _seen(self, arguments: Arguments, command_id: str) -> Answer:
        """The browser has drawn the page: before the start the cell's folder is read, in a thread: it may be slow."""
        if self._reading is None and self._store.meeting.stage is Stage.PLANNED:
            self._reading = asyncio.get_event_loop().create_task(self._read_cell())
        return {}

    async def _read_cell(self) -> None:
        """Profile and list as they are now; a folder that is away says nothing here, home tells of it."""
        folder = workspace()
        if folder is None:
            return
        try:
            self._profile, self._listed = await asyncio.to_thread(read_cell, folder)
        except OSError as error:
            log.info("the members' list in %s was not read: %s", folder, error)
            return
        self.show()

    def _rules_on(self, day: date) -> Rules | None:
        """The cell's rules of a day; None as long as its folder was not read."""
        return self._profile.rules_on(day) if self._profile else None

    def _list_change(self, meeting: Meeting) -> str:
        return list_change(meeting, self._listed) if meeting.stage is Stage.PLANNED else ""

    def _take_list(self, arguments: Arguments, command_id: str) -> Answer:
        """The cell's list, as it was read last, in place of the meeting's."""
        if not self._listed:
            raise BadInput(words.NOT_READ_YET)
        self._store.send(TakeList(list_for(self._store.meeting, self._listed)), command_id)
        return {}

    def _take_in(self, arguments: Arguments, command_id: str) -> Answer:
        """A piece that another machine left is put at the end of its box."""
        self._left.take_in(str(arguments.get("file", "")), str(arguments.get("key", "")), command_id)
        return {}

    def _dismiss(self, arguments: Arguments, command_id: str) -> Answer:
        """What another machine left was looked at."""
        self._left.dismiss(str(arguments.get("file", "")))
        return {}

    def _show_details(self, arguments: Arguments, command_id: str) -> Answer:
        """Open or close the dialog about people, details and agenda."""
        self._details_open = bool(arguments.get("open"))
        return {}

    def _look_at(self, arguments: Arguments, command_id: str) -> Answer:
        """Show an item without making it current: the room and the wall stay where they are."""
        self._store.refresh()
        self._follow()
        self._looking_at = str(arguments.get("item", ""))
        return {}

    def _follow(self) -> None:
        """Where the meeting has begun, moved on or ended the desk goes with it."""
        followed = (self._store.meeting.stage, self._store.meeting.current)
        if self._followed != followed:
            self._followed, self._looking_at = followed, ""


class MeetingAbsent(Region):
    """Says that there is no such meeting here, or (`other`) that it is one of another cell's folder."""

    draws = "absent"


def build() -> OpenPage:
    """The page of the meeting named in the address; where no server of ours is and none is named, of the current one.

    A notebook that somebody opens in JupyterLab has no address that could name one.
    """
    journal = Journal(journal_file())
    belonging = open_belonging(journal)
    named = address_value("meeting") or ("" if is_served() else current_meeting(belonging))
    store = Store(journal, named, process_clock())
    other = why_not_here(belonging, store.id)
    if other or not store.meeting.id:
        state: AbsentState = {"other": other}
        absent = MeetingAbsent(PageCommands(lambda: None, lambda: None, {}).answer, state)
        return OpenPage(ipw.Box([absent]), lambda: None)
    ask_for_minutes(Places(journal), store.meeting)
    console = Console(journal, store, PaperCommands(data_dir(), journal, process_clock()), address_value("item"))
    console.following.start()
    return OpenPage(console.root, console.end, console)


def page() -> ipw.Box:
    """What `meeting.ipynb` shows."""
    return shown_page("meeting", build)
