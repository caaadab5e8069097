"""The committee's page (`committee.ipynb`): a tree of cells by month, who needs help, down to a meeting's minutes."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import ipywidgets as ipw

from assistant.analysis.folding import without_marks
from assistant.analysis.rollup.levels import Measure, level_of
from assistant.analysis.rollup.reading import Progress
from assistant.journal.journal import Journal
from assistant.journal.machine import this_machine
from assistant.platform.clock import process_clock, system_steady
from assistant.platform.kernel_session import query_string
from assistant.platform.os_errors import os_reason
from assistant.platform.paths import data_dir, journal_file
from assistant.usecases.bad_input import BadInput
from assistant.usecases.committee_tree import WantedFile, files_offered, known_before, make_file, set_limits
from assistant.usecases.official_grades import GradeGiven, NotGiven, give_grade
from assistant.usecases.rolling_up import RolledUp, committee_name, roll_up, tables_of
from assistant.usecases.rollup_workbook import type_name
from assistant.usecases.tree_choice import remembered_tree
from assistant.usecases.tree_minutes import Look, minutes_address
from assistant.views.board_page import BoardPage
from assistant.views.committee import present
from assistant.views.committee.states import Committee
from assistant.views.page import Action, Arguments, PageCommands, address_value
from assistant.views.places import OpenPage, shown_page
from assistant.widgets.region import Answer, Region
from assistant.wording import committee as words
from assistant.wording import rollup as rollup_words
from assistant.wording.own_command import typed as typed_command
from assistant.workspace.committee import read_committee
from assistant.workspace.official import Official

log = logging.getLogger(__name__)
TOLD_EVERY = 0.4
"""Seconds between two tellings of how far the reading is."""
MOST_FOUND = 12
"""Cells that a search names."""


class PageGone(Exception):
    """Nobody looks any more: the reading ends, and goes on from there another time."""


class CommitteeBoard(Region):
    """The whole page."""

    draws = "committee"


class CommitteePage(BoardPage):
    """The committee's page of this machine. What is known from before is shown first, then the tree is read."""

    def __init__(self, journal: Journal, tree: Path | None, year: int | None) -> None:
        self._tree, self._clock = tree, process_clock()
        self._this_year = self._clock().astimezone().year
        self._year = year or self._this_year
        self._found: RolledUp | None = None
        self._stamp, self._told, self._trouble, self._gone = 0, words.FIRST_LOOK, "", False
        self._writing = asyncio.Lock()
        """Held by whoever makes other tables of those that are shown: nobody lays older ones over newer ones."""
        self._given: dict[str, Official] = {}
        """What was decided since the reading began: the reading may have passed it by."""
        self._limits_set = False
        own: dict[str, Action] = {
            "Hello": self._seen,
            "FindCells": self._find,
            "MakeTreeFile": self._make,
            "OpenTreeMinutes": self._minutes,
            "ReadTreeAgain": self._read_again,
            "SetLimits": self._set_limits,
            "SetOfficialGrade": self._set_grade,
            "ShowFaults": self._faults,
            "ShowLevel": self._level,
            "ShowTreeCell": self._cell,
        }
        commands = PageCommands(lambda: None, self.show, own)
        self.lay(CommitteeBoard(commands.answer, self._state()), journal)

    def end(self) -> None:
        """Another page takes its place; a reading that goes on keeps what it has."""
        self._gone = True
        super().end()

    def _seen(self, arguments: Arguments, command_id: str) -> Answer:
        if self._reading is None:
            self._begin()
        return {}

    def _read_again(self, arguments: Arguments, command_id: str) -> Answer:
        """Look at the tree again, after something was mended in it."""
        if self._reading is None or self._reading.done():
            self._begin()
        return {}

    def _begin(self) -> None:
        if self._tree is not None:
            self._told, self._trouble = self._told or words.FIRST_LOOK, ""
            self._reading = asyncio.get_event_loop().create_task(self._read(self._tree))

    async def _read(self, tree: Path) -> None:
        """First what was known before, then the tree as it is."""
        self._given, self._limits_set = {}, False
        try:
            if self._found is None and (known := await asyncio.to_thread(known_before, tree, self._year)):
                self._take(known[0], words.OF_BEFORE.format(time=_when(known[1])))
            tell = self._teller(asyncio.get_running_loop())
            found = await asyncio.to_thread(roll_up, tree, self._year, self._clock, tell)
            async with self._writing:
                found = await self._with_what_was_set(found, tree)
                self._take(found, words.READ_AT.format(time=_when(self._clock())))
            self._trouble = "" if found.reading.cells else words.NO_CELLS.format(tree=tree)
        except PageGone:
            return
        except FileNotFoundError:
            self._trouble, self._told = words.TREE_GONE.format(tree=tree), ""
        except OSError as error:
            self._trouble, self._told = words.TREE_NOT_LISTED.format(tree=tree, why=os_reason(error)), ""
        except Exception:
            log.exception("the tree %s could not be read", tree)
            self._trouble, self._told = words.UNREAD, ""
        self.show()

    async def _with_what_was_set(self, found: RolledUp, tree: Path) -> RolledUp:
        """What was read, with what somebody set on this page while it was read."""
        officials = {**found.officials, **self._given}
        if self._limits_set:
            return await asyncio.to_thread(lambda: tables_of(found.reading, read_committee(tree), officials=officials))
        return replace(found, officials=officials)

    def _take(self, found: RolledUp, told: str) -> None:
        self._found, self._told, self._stamp = found, told, self._stamp + 1
        self.show()

    def _teller(self, loop: asyncio.AbstractEventLoop) -> Callable[[Progress], None]:
        """Shows how far the reading is, on the page's own thread; raises PageGone once nobody looks."""
        last = 0.0

        def show(text: str) -> None:
            self._told = text
            self.show()

        def tell(progress: Progress) -> None:
            nonlocal last
            if self._gone:
                raise PageGone
            now = system_steady()
            if now - last >= TOLD_EVERY and progress.total > 1:
                last = now
                left = rollup_words.time_left(progress.left)
                text = words.READING.format(done=progress.done, total=progress.total, left=left)
                loop.call_soon_threadsafe(show, text)

        return tell

    def _state(self) -> Committee:
        found, year = self._found, self._year
        no_tree = words.NO_TREE.format(command=typed_command(words.OPEN_PAGE)) if not self._tree else ""
        problems = [one.sentence() for one in found.committee.problems] if found else []
        ready = found is not None and bool(found.reading.cells)
        return {
            "name": committee_name(found) if found else words.COMMITTEE,
            "practice": found is not None and found.tables.invented,
            "tree": str(self._tree or ""),
            "year": year,
            "years": [one for one in (year - 1, year, year + 1) if one <= self._this_year or one == year],
            "ready": ready,
            "reading": self._told if self._tree else "",
            "stamp": self._stamp,
            "problems": [*filter(None, [no_tree, self._trouble]), *problems],
            "measures": [{"code": code, "label": label} for code, label in words.MEASURES.items()],
            "types": [{"code": code, "label": type_name(code)} for code in present.kinds_of(found)] if found else [],
            "months": list(found.tables.months) if found else [],
            "files": [
                {"code": code, "label": label}
                for code, label in files_offered(self._clock().astimezone(), year).items()
            ],
            "limits": present.limit_states(found) if found else [],
        }

    def _known(self) -> RolledUp:
        if self._found is None:
            raise BadInput(words.NOT_READ_YET)
        return self._found

    def _level(self, arguments: Arguments, command_id: str) -> Answer:
        """One level of the tree; the root where the folder that was looked at is no more."""
        found, folder = self._known(), str(arguments.get("folder", ""))
        folder = folder if present.is_folder(found, folder) else ""
        wanted, kind = str(arguments.get("measure", "")), str(arguments.get("kind", ""))
        measure = Measure(wanted) if wanted in set(Measure) else Measure.POINTS
        kind = kind if kind in present.kinds_of(found, folder) else ""
        level = level_of(found.tables, folder, measure, kind, found.committee.bounds)
        return {**present.level_state(found, level, _number(arguments, "month"), _number(arguments, "first"), kind)}

    def _cell(self, arguments: Arguments, command_id: str) -> Answer:
        """One cell with its meetings."""
        path = str(arguments.get("cell", ""))
        state = present.cell_state(self._known(), path)
        if state is None:
            raise BadInput(words.GONE.format(path=path))
        return {**state}

    def _faults(self, arguments: Arguments, command_id: str) -> Answer:
        """What is odd below a folder."""
        folder = str(arguments.get("folder", ""))
        return {**present.faults_state(self._known(), folder, _number(arguments, "first"))}

    def _find(self, arguments: Arguments, command_id: str) -> Answer:
        """Cells by their names, with or without marks."""
        wanted = without_marks(str(arguments.get("words", ""))).split()
        if not wanted:
            return {"cells": []}

        def matches(name: str) -> bool:
            folded = without_marks(name)
            return all(word in folded for word in wanted)

        return {"cells": present.found_cells(self._known(), matches, MOST_FOUND)}

    async def _set_limits(self, arguments: Arguments, command_id: str) -> Answer:
        """Thresholds of the committee, and all tables by them."""
        self._known()
        tree, limits = self._tree, arguments.get("limits")
        assert tree is not None, "something was read"
        wanted = {str(key): str(value) for key, value in limits.items()} if isinstance(limits, dict) else {}
        async with self._writing:
            await asyncio.to_thread(set_limits, tree, wanted)
            found, self._limits_set = self._known(), True
            again = await asyncio.to_thread(
                lambda: tables_of(found.reading, read_committee(tree), officials=found.officials)
            )
            self._take(again, self._told)
        return {}

    async def _set_grade(self, arguments: Arguments, command_id: str) -> Answer:
        """What the committee decides of a cell, written beside the cell's folder."""
        given = {key: str(value) for key, value in arguments.items()}
        wanted = GradeGiven(
            given.get("cell", ""), _number(arguments, "month"), given.get("grade", ""), given.get("points", ""),
            given.get("remark", ""), given.get("seen", ""),
        )  # fmt: skip
        self._known()
        async with self._writing:
            found, now = self._known(), self._clock().astimezone()
            try:
                decided = await asyncio.to_thread(give_grade, found, wanted, committee_name(found), now)
            except NotGiven as refused:
                self._decided(wanted.cell, refused.official)
                raise
            self._decided(wanted.cell, decided)
        return {}

    def _decided(self, cell: str, official: Official) -> None:
        """Shows what the committee decided of a cell, as it is written now."""
        found = self._known()
        self._given[cell] = official
        self._take(replace(found, officials={**found.officials, cell: official}), self._told)

    async def _make(self, arguments: Arguments, command_id: str) -> Answer:
        """A file of what is looked at; the address it is fetched from."""
        from assistant.documents.rendering.template_errors import TemplateError
        from assistant.documents.rendering.word import LostText

        found, now = self._known(), self._clock().astimezone()
        what, folder = (str(arguments.get(name, "")) for name in ("what", "folder"))
        wanted = WantedFile(what, folder, _number(arguments, "month"))
        try:
            return {"file": await asyncio.to_thread(make_file, found, wanted, now)}
        except (TemplateError, LostText) as error:
            raise BadInput(str(error)) from error

    async def _minutes(self, arguments: Arguments, command_id: str) -> Answer:
        """The minutes of a meeting, for a reason that is written down; the address they are fetched from."""
        found, record = self._known(), str(arguments.get("record", ""))
        if not (found.tables.meetings["path"] == record).any():
            raise BadInput(words.NOT_IN_TABLES)
        machine = this_machine(data_dir()).name
        look = Look(found.reading.root, record, machine, str(arguments.get("reason", "")))
        return {"file": await asyncio.to_thread(minutes_address, look, self._clock().astimezone())}


def _number(arguments: Arguments, name: str) -> int:
    value = arguments.get(name, 0)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _when(moment: datetime) -> str:
    return f"{moment.astimezone():%H:%M %d/%m/%Y}"


def build() -> OpenPage:
    """The committee's page of this machine: `?year=2025`, else this year."""
    query_string()
    asked = address_value("year")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else None
    return CommitteePage(Journal(journal_file()), remembered_tree(), year).opened()


def page() -> ipw.Box:
    """What `committee.ipynb` shows."""
    return shown_page("committee", build)
