"""Opening a meeting that lies on the share: read, checked, taken into this machine's journal; the page goes on."""

import asyncio
import hashlib
import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypedDict

from assistant.domain.commands import NoteMoved, RestoreMeeting, TakeOver
from assistant.domain.meeting import Meeting, Takeover
from assistant.domain.refusal import Refused
from assistant.journal.belonging import Belonging
from assistant.journal.lock import Lock
from assistant.journal.machine import Machine
from assistant.journal.places import Places
from assistant.journal.record import RecordError
from assistant.journal.store import Store
from assistant.platform.clock import Clock
from assistant.platform.os_errors import os_reason
from assistant.platform.patient_files import read_patiently
from assistant.share.outbox import Outbox
from assistant.usecases.bad_input import BadInput, OtherFolder
from assistant.usecases.minutes_printing import ask_for_minutes, shared_record
from assistant.usecases.publishing import put_rules
from assistant.wording import usecases as words
from assistant.wording.refusals import refusal_sentence
from assistant.workspace.meeting_locks import read_basis, takeover_basis

log = logging.getLogger(__name__)
PATIENCE = 20.0
"""Seconds until the page says that the share does not answer."""


class OpeningState(TypedDict):
    """What came of the opening with this number: the meeting's id, or why it could not be opened."""

    n: int
    meeting: str
    error: str


def read_known(record: Path) -> tuple[str, Meeting, Lock | None]:
    """A record with the lock beside it, and the sha256 of what was read. Raises as `read_basis`."""
    seen = hashlib.sha256(read_patiently(record)).hexdigest()
    return seen, *read_basis(record)


class Opening:
    """One opening at a time. What came of it is part of the page's state: `n`, then `meeting` or `error`."""

    def __init__(self, belonging: Belonging, machine: Machine, workspace: Path, outbox: Outbox, clock: Clock) -> None:
        journal = belonging.journal
        self._belonging, self._journal, self._machine, self._workspace = belonging, journal, machine, workspace
        self._outbox, self._clock, self._places = outbox, clock, Places(journal)
        self._task: asyncio.Task[None] | None = None
        self._command_id, self._number = "", 0
        self.state: OpeningState = {"n": 0, "meeting": "", "error": ""}

    def begin(self, record: Path, command_id: str, shown: Callable[[], None], take: bool) -> int:
        """Start; the number under which the outcome will be told. `take`: to go on with it here."""
        if command_id != self._command_id:
            if self._task and not self._task.done():
                raise BadInput(words.ONE_MEETING_AT_A_TIME)
            self._command_id, self._number = command_id, self._number + 1
            self._task = asyncio.get_event_loop().create_task(self._run(record, command_id, shown, take))
        return self._number

    async def _run(self, record: Path, command_id: str, shown: Callable[[], None], take: bool) -> None:
        number, meeting, error = self._number, "", ""
        try:
            seen, found, held = await asyncio.wait_for(asyncio.to_thread(read_known, record), PATIENCE)
            found = self._ours(found)
            if take:
                meeting = self._take(found, held, record, command_id)
            else:
                self._outbox.notes.intend(record, seen)  # what is written next goes on from what was read
                meeting = self._look(found, held, record, command_id)
                ask_for_minutes(self._places, Store(self._journal, meeting, self._clock).meeting)
        except TimeoutError:
            error = words.SHARE_STUCK.format(seconds=PATIENCE)
        except Refused as refused:
            error = refusal_sentence(refused.code, refused.facts)
        except OSError as broken:
            error = words.UNREADABLE_BASIS.format(file=record, why=os_reason(broken))
        except (RecordError, BadInput) as broken:
            error = str(broken)
        except Exception:
            log.exception("%s could not be opened", record)
            error = words.UNREADABLE_BASIS.format(file=record, why=words.OWN_FAULT)
        self.state = {"n": number, "meeting": meeting, "error": error}
        shown()

    def _ours(self, found: Meeting) -> Meeting:
        """The meeting as one of the open folder, where its record lies. Refused for one known as another folder's."""
        if not self._belonging.has_record(found.id, found.workspace):
            raise OtherFolder(self._belonging, found.id)
        self._belonging.claim(found.id)
        return replace(found, workspace=self._belonging.open.mark or found.workspace)

    def _take(self, found: Meeting, held: Lock | None, record: Path, command_id: str) -> str:
        """The meeting goes on here. What this machine itself has of it is put beside the record first."""
        here = Store(self._journal, found.id, self._clock).meeting
        if here.id:
            beside = record.with_name(self._machine.record_name)
            put_rules(self._outbox, self._workspace, here)
            self._outbox.put(here.id, beside, shared_record(here, self._machine.name))
        wanted = takeover_basis(found, held, here)
        by = found.person(found.details.secretary or found.details.chair)
        other = held.name if held and held.machine != self._machine.id else ""
        command = TakeOver(wanted, self._machine.id, self._machine.name, by, other)
        with self._journal.database.writing():  # a kill in between would leave the meeting without its place
            store = Store.make(self._journal, command, self._clock, command_id)
            self._keep_place(store, record)
        return store.id

    def _look(self, found: Meeting, held: Lock | None, record: Path, command_id: str) -> str:
        """A meeting that is over is opened to be read. One that another machine recorded stays that machine's."""
        known = self._journal.head(found.id)
        if known and found.id not in self._places.moved():
            return found.id
        with self._journal.database.writing():
            store = Store.make(self._journal, RestoreMeeting(found), self._clock, command_id)
            if held and held.machine != self._machine.id:
                store.send(NoteMoved(Takeover(held.since, held.machine, held.name, held.who)))
            self._places.mark_published(store.id, store.meeting.version)
            self._keep_place(store, record)
        return store.id

    def _keep_place(self, store: Store, record: Path) -> None:
        """The meeting's folder is the one it was found in, and so is its cell's."""
        self._belonging.claim(store.id)
        self._places.give(store.id, record.parent.relative_to(self._workspace).as_posix())
