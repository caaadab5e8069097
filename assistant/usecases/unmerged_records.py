"""Phần còn ở máy kia: what other machines recorded of this meeting and this record has not. Nothing is merged silently.

The records of the others are copies on this machine (`usecases.presence` fetches them): the page never reads the share.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from assistant.domain.commands import EditText
from assistant.domain.events import MeetingTakenOver
from assistant.domain.meeting import Meeting, Text
from assistant.domain.procedure import apply
from assistant.domain.procedure.writing import has_field
from assistant.domain.refusal import Refused
from assistant.journal import record
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.paths import unmerged_folder
from assistant.platform.patient_files import read_patiently
from assistant.share import atomic
from assistant.usecases.bad_input import BadInput
from assistant.usecases.box_labels import box_labels
from assistant.wording import usecases as words
from assistant.wording.domain import PRESENCE
from assistant.wording.journal import OWN_RECORD

SEEN = "da-xem.json"
NO_TEXT = Text()


@dataclass
class UnmergedPiece:
    """A stretch of text that only the other machine had when the meeting went on here."""

    key: str
    label: str
    whole: str
    missing: str
    fits: bool
    """Whether the box it was typed into is a box of this record too."""
    taken: bool = False


@dataclass
class OtherRecord:
    """One machine's record beside ours."""

    file: str
    name: str
    digest: str
    pieces: list[UnmergedPiece] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


class LeftPiece(TypedDict):
    """A piece of text, as a page shows it."""

    key: str
    label: str
    missing: str
    whole: str
    fits: bool


class LeftAtMachine(TypedDict):
    """What is left at one machine: how many characters, the pieces of text, and a sentence for anything else."""

    file: str
    name: str
    chars: int
    pieces: list[LeftPiece]
    others: list[str]


class UnmergedRecords:
    """What is left at other machines for one meeting, kept up to date as the meeting goes on."""

    def __init__(self, journal: Journal, store: Store) -> None:
        self._journal, self._store, self._folder = journal, store, unmerged_folder(store.id)
        self._records: dict[str, OtherRecord] = {}
        self._known: object = None
        self._version = -1

    def changes(self) -> object:
        """Something that differs when a record came or was dismissed. Looks at this machine's disk only."""
        files = sorted(self._folder.glob("*.json")) if self._folder.is_dir() else []
        return [(file.name, file.stat().st_mtime_ns) for file in files]

    def shown(self) -> list[LeftAtMachine]:
        """Each machine with what is left there; machines that left nothing, or were dismissed, are not told of."""
        meeting = self._store.meeting
        if meeting.moved:
            return []
        self._read()
        self._look(meeting)
        return [shown for one in self._records.values() if (shown := self._record(one, meeting))]

    def _record(self, one: OtherRecord, meeting: Meeting) -> LeftAtMachine | None:
        pieces = [p for p in one.pieces if not p.taken]
        if not pieces and not one.others:
            return None
        return {
            "file": one.file,
            "name": one.name,
            "chars": sum(len(p.missing.strip()) for p in pieces),
            "pieces": [
                {"key": p.key, "label": p.label, "missing": p.missing, "whole": p.whole, "fits": p.fits} for p in pieces
            ],
            "others": one.others,
        }

    def _read(self) -> None:
        """Read the copies again where something came."""
        if (known := self.changes()) == self._known:
            return
        self._known, self._version = known, -1
        dismissed = self._dismissed()
        base = base_of(self._journal, self._store)
        found = [self._load(file, base) for file in sorted(self._folder.glob("ho-so (*).json"))]
        self._records = {one.file: one for one in found if one and one.digest not in dismissed}

    def _load(self, file: Path, base: Meeting) -> OtherRecord | None:
        data = read_patiently(file)
        try:
            theirs = record.load(data, file)
        except record.RecordError:
            return None
        if theirs.id != self._store.id:
            return None
        name = machine_of(file.name) or file.stem
        digest = hashlib.sha256(data).hexdigest()
        return OtherRecord(
            file.name, name, digest, list(unmerged_pieces(base, theirs)), list(unmerged_sentences(base, theirs))
        )

    def _look(self, meeting: Meeting) -> None:
        """A piece that stands in this record, or has stood since the takeover, is not left behind any more."""
        if meeting.version == self._version:
            return
        waiting = [p for one in self._records.values() for p in one.pieces if not p.taken]
        known = [meeting] if self._version >= 0 else list(states_since(self._journal, self._store.id))
        for state in known or [meeting]:
            for piece in waiting:
                piece.taken = piece.taken or piece.missing.strip() in state.text(piece.key)
        self._version = meeting.version

    def _dismissed(self) -> list[str]:
        file = self._folder / SEEN
        return list(json.loads(read_patiently(file))) if file.is_file() else []

    def take_in(self, file: str, key: str, command_id: str) -> None:
        """The piece is put at the end of its box, in this record too."""
        piece = next((p for p in self._found(file).pieces if p.key == key and p.fits), None)
        if piece is None:
            raise Refused("unknown_field", field=key[:60])
        self._store.refresh()
        text = self._store.meeting.texts.get(piece.key, NO_TEXT)
        gap = "\n" if text.value.strip() else ""
        self._store.send(EditText(piece.key, text.rev, len(text.value), 0, gap + piece.missing.strip()), command_id)

    def dismiss(self, file: str) -> None:
        """It was looked at: what the machine left is told of no more until there is more."""
        told = json.dumps([*self._dismissed(), self._found(file).digest])
        atomic.write(self._folder / SEEN, told.encode("utf-8"))

    def _found(self, file: str) -> OtherRecord:
        one = self._records.get(file)
        if one is None:
            raise BadInput(words.NOTHING_LEFT)
        return one


def base_of(journal: Journal, store: Store) -> Meeting:
    """The meeting as it was when it last went on here; as it is, where it never did and a copy of the data writes."""
    return next(iter(states_since(journal, store.id)), store.meeting)


def states_since(journal: Journal, meeting_id: str) -> Iterator[Meeting]:
    """The meeting at its last takeover, and after each change of its texts since."""
    events = journal.read(meeting_id)
    last = max((n for n, event in enumerate(events) if isinstance(event, MeetingTakenOver)), default=len(events))
    meeting = Meeting()
    for number, event in enumerate(events):
        before, meeting = meeting, apply(meeting, event)
        if number == last or (number > last and meeting.texts is not before.texts):
            yield meeting


def unmerged_pieces(base: Meeting, theirs: Meeting) -> Iterator[UnmergedPiece]:
    """What their texts have beyond those that both machines had."""
    names = box_labels(theirs)
    for key, text in theirs.texts.items():
        same = same_box(base, theirs, key)
        missing = text_beyond(base.text(key) if same else "", text.value)
        if missing.strip():
            yield UnmergedPiece(key, names.get(key, key), text.value, missing, same and has_field(base, key))


def same_box(base: Meeting, theirs: Meeting, key: str) -> bool:
    """Whether the key means the same on both: two machines may have given one number to two speeches or motions."""
    kind, _, number = key.partition(".")
    if kind == "speech":
        mine, other = base.speeches.get(number), theirs.speeches.get(number)
        return bool(mine and other and (mine.speaker, mine.started) == (other.speaker, other.started))
    if kind == "motion":
        proposed, there = base.motions.get(number), theirs.motions.get(number)
        return bool(proposed and there and proposed.title == there.title)
    return True


def text_beyond(ours: str, theirs: str) -> str:
    """The stretch of `theirs` between what both begin and end with, in whole words."""
    most = min(len(ours), len(theirs))
    head = next((n for n in range(most) if ours[n] != theirs[n]), most)
    tail = next((n for n in range(most - head) if ours[-1 - n] != theirs[-1 - n]), most - head)
    end = len(theirs) - tail
    if head == end:
        return ""
    while inside_a_word(theirs, head):
        head -= 1
    while inside_a_word(theirs, end):
        end += 1
    return theirs[head:end]


def inside_a_word(text: str, at: int) -> bool:
    """Whether there are letters on both sides of the place."""
    return 0 < at < len(text) and not text[at - 1].isspace() and not text[at].isspace()


def machine_of(name: str) -> str:
    """`VANPHONG` of `ho-so (máy VANPHONG-3f9c).json`; empty where the name does not tell."""
    before, after = OWN_RECORD.split("{name}")
    return name.removeprefix(before).removesuffix(after).rpartition("-")[0]


def unmerged_sentences(base: Meeting, theirs: Meeting) -> Iterator[str]:
    """What else only they recorded, a sentence each."""
    zone = theirs.details.start.tzinfo
    for speech in theirs.speeches.values():
        if not same_box(base, theirs, f"speech.{speech.id}"):
            yield words.SPEECH.format(name=theirs.person(speech.speaker), at=speech.started.astimezone(zone))
    for motion in theirs.motions.values():
        mine = base.motions.get(motion.id)
        if motion.vote and (mine is None or mine.vote != motion.vote):
            yield words.VOTE.format(title=motion.title, vote=motion.vote)
    yield from (words.TASK.format(what=a.what) for a in theirs.actions.values() if a not in base.actions.values())
    for member, mark in theirs.roll.items():
        if base.roll.get(member) != mark:
            yield words.ROLL.format(name=theirs.person(member), presence=PRESENCE[mark.presence])
