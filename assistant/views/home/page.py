"""The home page (`home.ipynb`): prepare, go on, look back, see where files are kept."""

import asyncio
import logging
from dataclasses import replace
from datetime import date, tzinfo
from pathlib import Path

import ipywidgets as ipw

from assistant.analysis.record_index import Told, index_file
from assistant.domain.commands import RecoverMeeting, TakeList
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.refusal import Refused
from assistant.domain.rules import Rules
from assistant.journal.belonging import Belonging
from assistant.journal.heads import MeetingSummary
from assistant.journal.journal import Journal
from assistant.journal.machine import this_machine
from assistant.journal.repair import past_damages
from assistant.journal.store import Store
from assistant.platform.clock import process_clock
from assistant.platform.kernel_session import is_hosted, query_string
from assistant.platform.os_errors import os_reason
from assistant.platform.paths import data_dir, journal_file, workspace
from assistant.platform.version import program_version
from assistant.share.outbox import Outbox
from assistant.usecases.bad_input import BadInput, OtherFolder
from assistant.usecases.cell_folder import CellContents, read_cell, settle_copy
from assistant.usecases.downloads import download_address
from assistant.usecases.filed_minutes import filed_told
from assistant.usecases.finding import Finder, wanted_of
from assistant.usecases.list_changes import list_change, list_for
from assistant.usecases.minutes_printing import printed_state
from assistant.usecases.other_machines import Elsewhere, Pulses, takeover_warning
from assistant.usecases.publishing import MeetingFolders
from assistant.usecases.secret_topics import SecretTopics
from assistant.usecases.takeover import Opening
from assistant.usecases.topic_plan import sessions_of
from assistant.usecases.tree_choice import remembered_tree
from assistant.views.advance import read_advance
from assistant.views.attaching import Attaching
from assistant.views.board_page import BoardPage
from assistant.views.console.outcome import preparation_panel
from assistant.views.home import present
from assistant.views.home.choosing import choose
from assistant.views.home.cycles import Cycles
from assistant.views.home.filing import Filing
from assistant.views.home.making import Making
from assistant.views.home.members import MemberPanel
from assistant.views.home.rotation import RotationPanel, rotation_state
from assistant.views.home.states import CellPlan, FolderState, KnownMeeting
from assistant.views.home.states import Home as HomeState
from assistant.views.home.templates import Templates
from assistant.views.page import Action, Arguments, PageCommands
from assistant.views.places import OpenPage, shown_page
from assistant.views.plan import parse_day, plan_details
from assistant.views.topics import TopicPlan, plan_state
from assistant.widgets.region import Answer, Region
from assistant.wording import views as words
from assistant.wording.usecases import COPIED, COPY_NOT_SETTLED, NO_FOLDER
from assistant.workspace.meeting_locks import held_meetings
from assistant.workspace.profile import VIETNAM

log = logging.getLogger(__name__)
FEW_RECORDS = 20
"""So many are read before somebody wonders what takes so long."""
LOOK_EVERY = 5.0
"""Seconds between two looks at what other machines record; a share that is slow is looked at more rarely."""


class Board(Region):
    """The whole home page."""

    draws = "home"


class HomePage(BoardPage):
    """The home page of this machine. The cell's folder is read in a thread: a slow share must not hold the page."""

    def __init__(self, journal: Journal, folder: Path | None) -> None:
        self._journal, self._folder, self._clock = journal, folder, process_clock()
        self._cell: CellContents | None = None
        self._unread, self._progress = "", ""
        self._damages = past_damages(journal.path)
        self._outbox = Outbox(data_dir(), self._clock, folder)
        machine = this_machine(data_dir())
        self._belonging = Belonging(journal, folder, self._outbox.notes)
        self._elsewhere = Elsewhere(self._belonging, machine, folder, Pulses())
        self._opening = Opening(self._belonging, machine, folder or data_dir(), self._outbox, self._clock)
        self._secret_topics = SecretTopics(journal)
        self._watching: asyncio.Task[None] | None = None
        self._has_tree = remembered_tree() is not None
        self._making = Making(self._belonging, self._clock, self._outbox)
        self._members = MemberPanel(folder, self._clock, self._outbox)
        self._cycles = Cycles(journal, self._belonging, self._clock)
        folders = MeetingFolders(self._belonging, folder) if folder else None
        own: dict[str, Action] = {
            "ChooseFolder": choose,
            "Find": self._find,
            "Hello": self._seen,
            "MakeMeeting": self._make,
            "SettleCopy": self._settle_copy,
            "OpenPast": self._open_past,
            "PlanDetails": plan_details(self._planned, self._rules_on),
            **self._cycles.page_commands(),
            **Filing(folder).page_commands(lambda: self._cell),
            **Attaching(folders, self._outbox).page_commands(self._planned),
            **self._members.page_commands(lambda: self._cell, self._begin_reading),
            **RotationPanel(folder, self._clock, self._outbox).page_commands(
                lambda: self._cell, self._keep, self._planned
            ),
            "ReadAdvance": read_advance(self._planned, folder),
            "ReadAgain": self._read_again,
            "Recover": self._recover,
            "TakeList": self._take_list,
            "TakeOver": self._take_over,
            **Templates(self._clock, folder).page_commands(),
        }
        commands = PageCommands(self._planned, self.show, own)
        self.lay(Board(commands.answer, self._state()), journal, self._outbox.version)

    def end(self) -> None:
        """Another page takes its place."""
        super().end()
        if self._watching:
            self._watching.cancel()

    def _seen(self, arguments: Arguments, command_id: str) -> Answer:
        """The browser has drawn the page: now read the folder; the task is held as the loop holds it only weakly."""
        if self._reading is None:
            self._reading = asyncio.get_event_loop().create_task(self._read())
            self._watching = asyncio.get_event_loop().create_task(self._watch())
        return {}

    async def _watch(self) -> None:
        """Look at the locks on the share while the page is there; a share that is away says nothing."""
        while self._folder is not None:
            await self._look()
            await asyncio.sleep(LOOK_EVERY)

    async def _look(self) -> None:
        if self._folder is None:
            return
        try:
            held = await asyncio.to_thread(held_meetings, self._folder, self._clock())
        except OSError as error:
            log.info("the locks on the share were not read: %s", error)
            return
        self._elsewhere.pulses.seen(held, self._clock())
        self.show()

    async def _read(self) -> None:
        if self._folder is None:
            return
        try:
            tell = self._teller(asyncio.get_running_loop())
            self._cell = await asyncio.to_thread(self._read_cell, self._folder, tell)
            self._unread = ""
        except Exception:
            log.exception("the cell's folder %s could not be read", self._folder)
            self._unread = words.UNREAD
        self._progress = ""
        self.show()

    def _read_cell(self, folder: Path, tell: Told) -> CellContents:
        cell = read_cell(self._belonging, folder, self._outbox, tell)
        self._members.read(cell)
        return cell

    def _teller(self, loop: asyncio.AbstractEventLoop) -> Told:
        """Shows how many records are read, where they are many: on the page's own thread, not on that which reads."""

        def show(text: str) -> None:
            self._progress = text
            self.show()

        def tell(done: int, total: int) -> None:
            if total > FEW_RECORDS:
                loop.call_soon_threadsafe(show, words.READING_RECORDS.format(done=done, total=total))

        return tell

    def _planned(self) -> Store | None:
        """The meeting being prepared: the newest one that has not started."""
        moved = self._elsewhere.moved()
        planned = [h for h in self._belonging.heads() if h.stage is Stage.PLANNED and h.id not in moved]
        newest = max(planned, key=lambda h: h.changed, default=None)
        return Store(self._journal, newest.id, self._clock) if newest else None

    def _state(self) -> HomeState:
        cell, zone = self._cell, self._cell.profile.zone if self._cell else VIETNAM
        heads, planned = self._belonging.heads(), self._planned()
        plan, moved = planned.meeting if planned else None, self._elsewhere.moved()
        suggestion = self._making.suggestion(cell, words.NOT_READ if self._unread else self._progress or words.READING)
        here = [h for h in heads if h.stage.open and h.id not in moved]
        newest = max(heads, key=lambda h: h.changed, default=None)  # its cell is ours: known before the folder is read
        return {
            "year": self._today(zone).year,
            "has_tree": self._has_tree,
            "cell": (cell.profile.cell.name if cell else newest.cell if newest else "") or words.CELL,
            "practice": cell is not None and cell.profile.cell.practice,
            "superior": cell.profile.cell.superior if cell else "",
            "copied": COPIED.format(other=cell.copied) if cell and cell.copied else "",
            "problems": [
                *self._damages,
                *filter(None, [self._unread]),
                *(cell.problems if cell else [] if self._folder else [NO_FOLDER]),
            ],
            "running": [present.meeting_line(h, zone, "") for h in here if plan is None or h.id != plan.id],
            "elsewhere": self._elsewhere.shown(heads, cell, zone),
            "opening": self._opening.state,
            "cycles": self._cycles.shown(heads, plan, moved, self._today(zone), cell),
            "plan": self._plan(plan) if plan else None,
            "topics": self._topics(cell, heads, zone) if cell and not cell.copied else None,
            "suggestion": suggestion,
            "filed": filed_told(self._folder, cell.filed) if cell and self._folder else None,
            "rotation": rotation_state(cell, planned) if cell and not cell.copied else None,
            "members": self._members.state(cell, suggestion["list_read"]),
            "past": self._over(zone, heads),
            "discarded": [
                present.meeting_line(h, zone, "") for h in heads if h.stage is Stage.DISCARDED and h.id not in moved
            ],
            "share": self._share(cell),
            "rules": present.rules_panel(cell.profile, self._today(zone)) if cell else present.NO_RULES,
        }

    def _plan(self, plan: Meeting) -> CellPlan:
        """The meeting being prepared, and what has changed on the list since it was made."""
        change = list_change(plan, self._cell.members) if self._cell else ""
        return {**preparation_panel(plan, change), "year": plan.details.start.year}

    def _topics(self, cell: CellContents, heads: list[MeetingSummary], zone: tzinfo) -> TopicPlan:
        """The year plan of thematic sessions."""
        openable = {head.id for head in heads if head.stage is not Stage.DISCARDED}
        outlines = [one.outline for one in cell.past if one.outline]
        sessions = sessions_of(outlines) if cell.share.ok else None
        today, secret = self._today(zone), self._secret_topics
        plan = secret.told(cell.topics, outlines, today.year, today.year + 1)
        since = min((one.day for one in outlines), default=today)
        return plan_state(plan, today.year, cell.members, sessions, today, openable, coming=True, since=since)

    def _rules_on(self, day: date) -> Rules:
        """The cell's rules of a day."""
        if self._cell is None:
            raise BadInput(words.NOT_READ_YET)
        return self._cell.profile.rules_on(day)

    def _today(self, zone: tzinfo) -> date:
        return self._clock().astimezone(zone).date()

    def _paper(self, meeting: str) -> str:
        state = printed_state(meeting)
        return download_address(meeting, state.file) if state.file else ""

    def _over(self, zone: tzinfo, heads: list[MeetingSummary]) -> list[KnownMeeting]:
        """Meetings that are over: those of this machine, and those whose record is known from the folder only."""
        moved, official = self._elsewhere.moved(), self._cell.official if self._cell else None
        records = {p.outline.id: p for p in self._cell.past if p.outline} if self._cell else {}
        ended = {id_ for id_, p in records.items() if p.outline and p.outline.stage is Stage.ENDED}
        here = [h for h in heads if h.stage is Stage.ENDED and not (h.id in moved and h.id in ended)]
        known = {h.id for h in heads if h.id not in moved} | {h.id for h in here}
        there = [records[id_] for id_ in records if id_ in ended - known]
        return [
            *(
                present.meeting_line(
                    h, zone, self._paper(h.id), self._elsewhere.file(h.id) if h.id in moved else None, official
                )
                for h in here
            ),
            *(
                present.record_line(p.outline, p.path, zone, moved.get(p.outline.id), official)
                for p in there
                if p.outline
            ),
        ]

    def _share(self, cell: CellContents | None) -> FolderState:
        status = self._outbox.status()
        told = [cell.share.message] if cell and not cell.share.ok else []
        return {
            "folder": str(self._folder or "—"),
            "hosted": is_hosted(),
            "version": program_version(),
            "ok": cell.share.ok if cell else self._folder is not None,
            "text": " ".join([*told, status.sentence(), *status.notices()]),
            "local": str(data_dir()),
        }

    def _make(self, arguments: Arguments, command_id: str) -> Answer:
        """The meeting as proposed."""
        answer, self._cell = self._making.make(self._cell, self._folder, arguments, command_id)
        return answer

    def _keep(self, cell: CellContents) -> None:
        self._cell = cell

    def _take_list(self, arguments: Arguments, command_id: str) -> Answer:
        """The cell's list, as it was read last, for the meeting that is prepared."""
        planned = self._planned()
        if self._cell is None or planned is None:
            raise BadInput(words.NOT_READ_YET)
        planned.send(TakeList(list_for(planned.meeting, self._cell.members)), command_id)
        return {}

    def _settle_copy(self, arguments: Arguments, command_id: str) -> Answer:
        """What a copied folder is meant for was told; it is noted in the folder while the page goes on."""
        moved = arguments.get("moved") is True
        self._reading = asyncio.get_event_loop().create_task(self._settle(moved))
        return {}

    async def _settle(self, moved: bool) -> None:
        if self._folder is None or self._cell is None or self._cell.copied is None:
            return
        try:
            await asyncio.to_thread(settle_copy, self._folder, self._outbox, moved)
        except OSError as error:
            self._unread = COPY_NOT_SETTLED.format(folder=self._folder, why=os_reason(error))
            self.show()
            return
        await self._read()

    def _find(self, arguments: Arguments, command_id: str) -> Answer:
        """Sentences of past meetings, by this machine's index."""
        if self._folder is None or self._cell is None:
            raise BadInput(words.NOT_READ_YET)
        wanted = wanted_of(*(str(arguments.get(name, "")) for name in ("words", "person", "item", "kind")))
        wanted = replace(wanted, since=parse_day(arguments.get("since")), until=parse_day(arguments.get("until")))
        found = Finder(index_file(self._folder, self._outbox.notes.mark(self._folder)), self._folder).find(wanted)
        moved = self._elsewhere.moved()
        here = {head.id for head in self._belonging.heads() if head.id not in moved}
        for one in found["passages"]:
            one["path"] = "" if one["meeting"] in here else one["path"]
        return {**found}

    def _recover(self, arguments: Arguments, command_id: str) -> Answer:
        """Lấy lại: a meeting that was discarded is prepared again."""
        store = Store(self._journal, str(arguments.get("meeting", "")), self._clock)
        if not self._belonging.has(store.id):
            raise OtherFolder(self._belonging, store.id)
        store.send(RecoverMeeting(), command_id)
        return {"meeting": store.id}

    def _open_past(self, arguments: Arguments, command_id: str) -> Answer:
        """A meeting that is over and known only by its record: taken into this machine's journal, to be read."""
        return {"opening": self._opening.begin(self._record(arguments), command_id, self.show, take=False)}

    def _take_over(self, arguments: Arguments, command_id: str) -> Answer:
        """Tiếp tục trên máy này. Where another machine may still be recording, it is asked first."""
        record = self._record(arguments)
        held = next((h for h in self._elsewhere.held() if h.record == record), None)
        zone = self._cell.profile.zone if self._cell else VIETNAM
        pulses = self._elsewhere.pulses
        doubt = (
            " ".join(
                filter(None, [takeover_warning(held.lock, pulses.life(record), zone), pulses.clock_difference(held)])
            )
            if held
            else ""
        )
        if doubt and arguments.get("sure") is not True:
            return {"ask": doubt}
        return {"opening": self._opening.begin(record, command_id, self.show, take=True)}

    def _record(self, arguments: Arguments) -> Path:
        """The record that a page names, which must be one of those that were found in the folder."""
        wanted = str(arguments.get("path", ""))
        found = [p.path for p in self._cell.past] if self._cell else []
        known = [*found, *(h.record for h in self._elsewhere.pulses.held), *self._elsewhere.left_behind()]
        path = next((p for p in known if str(p) == wanted), None)
        if path is None:
            raise Refused("no_meeting")
        return path

    def _read_again(self, arguments: Arguments, command_id: str) -> Answer:
        """Read the folder again, after a file was corrected."""
        self._begin_reading()
        return {}

    def _begin_reading(self) -> None:
        self._reading = asyncio.get_event_loop().create_task(self._read())


def build() -> OpenPage:
    """The home page of this machine. A pre-heated kernel reads the folder once somebody has come, not before."""
    query_string()
    return HomePage(Journal(journal_file()), workspace()).opened()


def page() -> ipw.Box:
    """What `home.ipynb` shows."""
    return shown_page("home", build)
