"""The advisory lock (`dang-ghi.json`): which machine records a meeting, who sits there, since when.

It lies beside the record. Nothing is locked by it: it is there to be read, so that nobody runs a meeting on two
machines by accident. Its trail of takeovers settles who may write the record (`share.lineage`): never a clock.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import pydantic_core

from assistant.domain.meeting import Meeting, Stage, Takeover
from assistant.domain.text import clean_line
from assistant.journal.machine import Machine
from assistant.journal.record_json import RecordError, parse_json
from assistant.journal.shapes import Misshapen, leaf_values, shape_of, to_json, with_strings
from assistant.share.lineage import LOCK_NAME as FILE_NAME
from assistant.wording import journal as words

__all__ = ["FILE_NAME", "Lock", "dump", "load", "make_lock", "with_trail"]
LONGEST_NAME = 120


@dataclass(frozen=True)
class Lock:
    """Khóa báo đang ghi. `beat` counts the signs of life of one run of the program; `seen` is that machine's time."""

    meeting: str
    title: str
    stage: Stage
    machine: str
    name: str
    who: str
    since: datetime
    seen: datetime
    beat: int = 0
    takeovers: tuple[Takeover, ...] = ()

    @property
    def running(self) -> bool:
        """Whether the meeting is going on."""
        return self.stage is Stage.RUNNING


def make_lock(meeting: Meeting, machine: Machine, now: datetime, beat: int) -> Lock:
    """The lock of a meeting that this machine records. That of a meeting which is not going on never changes."""
    started = meeting.takeovers[-1].at if meeting.takeovers else meeting.started or meeting.details.start
    running = meeting.stage is Stage.RUNNING
    seen = now if running else meeting.ended() or started
    return Lock(
        meeting.id,
        meeting.title,
        meeting.stage,
        machine.id,
        machine.name,
        meeting.person(meeting.details.secretary or meeting.details.chair),
        started,
        seen,
        beat if running else 0,
        meeting.takeovers,
    )


def dump(found: Lock) -> bytes:
    """The file."""
    return pydantic_core.to_json({"phien_ban": 1, **shape_of(Lock).plain(found)}, indent=1) + b"\n"


def load(data: bytes) -> Lock:
    """The lock of a file, its words made safe to show. Raises `RecordError` for anything else."""
    plain = parse_json(data)
    if not isinstance(plain, dict) or plain.get("phien_ban") != 1:
        raise RecordError(words.WRONG_LOCK.format(file=FILE_NAME))
    fields = {key: value for key, value in plain.items() if key in Lock.__dataclass_fields__}
    try:
        found = shape_of(Lock).read(to_json(with_strings(fields, lambda path, text: _gate(text))))
    except Misshapen as wrong:
        raise RecordError(f"{FILE_NAME}: {wrong}") from wrong
    if any(isinstance(value, datetime) and value.utcoffset() is None for _, value in leaf_values(found)):
        raise RecordError(words.LOCK_WITHOUT_ZONE.format(file=FILE_NAME))
    return found


def with_trail(meeting: Meeting, trail: Sequence[Takeover]) -> Meeting:
    """The meeting of a record, with the longer trail where the lock was delivered and the record not yet."""
    known = tuple(trail)
    return replace(meeting, takeovers=known) if len(known) > len(meeting.takeovers) else meeting


def _gate(text: str) -> str:
    return clean_line(unicodedata.normalize("NFC", text))[:LONGEST_NAME]
