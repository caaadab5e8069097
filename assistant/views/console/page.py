"""The console (`meeting.ipynb`): the secretary's page."""

import ipywidgets as ipw

from assistant.clock import clock
from assistant.domain.meeting import Stage
from assistant.journal.journal import Journal
from assistant.journal.machine import this_machine
from assistant.journal.store import Store
from assistant.paths import data_dir, journal_file
from assistant.views.console import machines, pen, present
from assistant.views.console.left import Left
from assistant.views.page import Arguments, Following, Wishes, asked, open_belonging, why_not_here
from assistant.views.papers import Papers
from assistant.views.plan import plan_details, resolve_day
from assistant.views.recovered import text_of
from assistant.views.shared import Shown, epoch
from assistant.widgets.region import Answer, Region, drawn_by


class Head(Region):
    """The bar on top."""

    _esm = drawn_by("console/head")


class Rail(Region):
    """Phases and items."""

    _esm = drawn_by("console/rail")


class Desk(Region):
    """The item that is current."""

    _esm = drawn_by("console/desk")


class Side(Region):
    """Clock, counter, people, what is missing."""

    _esm = drawn_by("console/side")


class Machines(Region):
    """The bar about other machines, where there is something to say."""

    _esm = drawn_by("console/machines")


REGIONS: dict[str, type[Region]] = {"head": Head, "machines": Machines, "rail": Rail, "desk": Desk, "side": Side}


class Console:
    """One console of one meeting. It keeps nothing but what is looked at: an item while none is current, a dialog."""

    def __init__(self, journal: Journal, store: Store, papers: Papers) -> None:
        self._journal, self._store, self._papers, self._clock = journal, store, papers, clock()
        self._looking_at, self._around = "", False
        store.hand = store.hand or pen.nobody()
        self._left, self._machine = Left(journal, store), this_machine(data_dir())
        own = {
            "LookAt": self._look_at,
            "LookAround": self._look_around,
            "TextOf": text_of(journal, store),
            "PlanDetails": plan_details(lambda: store),
            "ResolveDay": resolve_day(lambda: self._clock().astimezone(store.meeting.details.start.tzinfo).date()),
            **papers.wishes(store),
            **pen.wishes(store),
            **self._left.wishes(),
        }
        wishes = Wishes(lambda: store, self.show, own)
        states = self._states()
        self.regions = {name: kind(wishes.answer, states[name]) for name, kind in REGIONS.items()}
        self.following = Following(journal, self.show, lambda: (papers.changes(store.id), self._left.changes()))
        self.root = ipw.Box(list(self.regions.values()))
        self.root.add_class("chibo-console")

    def show(self) -> None:
        """Every region as the journal tells it."""
        self._store.refresh()
        for name, state in self._states().items():
            self.regions[name].show(state)

    def _states(self) -> dict[str, Shown]:
        meeting, now = self._store.meeting, self._clock()
        running = meeting.stage is Stage.RUNNING
        at = meeting.current if running or not self._looking_at else self._looking_at
        head = self._journal.head(meeting.id)
        saved = epoch(head.changed) if head else None
        share, paper = self._papers.share(meeting), self._papers.paper(meeting)
        where = {**paper, "share": share["text"], "folder": share["folder"]}
        states = {
            "head": present.head(meeting, saved, share, paper),
            "machines": machines.shown(meeting, self._machine, share["folder"], self._left.shown(), now),
            "rail": present.rail(meeting, at),
            "desk": present.desk(meeting, at, now, where, self._around),
            "side": present.side(meeting, now),
        }
        hand, may_write = self._store.hand, meeting.moved is None and pen.may_write(self._store)
        states["head"]["pen"] = pen.elsewhere(meeting, hand) if hand else None
        return {name: {**state, "writes": may_write} for name, state in states.items()}

    def _look_around(self, arguments: Arguments, wish: str) -> Answer:
        """Open or close the dialog about people, details and agenda."""
        self._around = bool(arguments.get("open"))
        return {}

    def _look_at(self, arguments: Arguments, wish: str) -> Answer:
        """Show an item without making it current: before the start and after the end."""
        self._looking_at = str(arguments.get("item", ""))
        return {}


class Absent(Region):
    """Says that there is no such meeting here, or (`other`) that it is one of another cell's folder."""

    _esm = drawn_by("absent")


def page() -> ipw.Box:
    """The page of the meeting named in the address."""
    journal = Journal(journal_file())
    store = Store(journal, asked("meeting"), clock())
    other = why_not_here(open_belonging(journal), store.id)
    if other or not store.meeting.id:
        return ipw.Box([Absent(Wishes(lambda: None, lambda: None, {}).answer, {"other": other})])
    console = Console(journal, store, Papers(data_dir(), journal, clock()))
    console.following.start()
    console.root.chibo = console
    return console.root
