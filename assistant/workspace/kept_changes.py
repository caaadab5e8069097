"""Thay đổi đã ghi on the share: each change of a cell's own facts is one small file (`domain.changes`).

As in the register of numbers two machines need no lock: nothing is ever written over. What this machine wrote is also
kept here, for as long as the share has not got it, and what the share told is remembered for when it is away. Files are
read by what they say, not by their name, so copies that a sync client made do no harm.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from assistant.domain.changes import Change, next_moment
from assistant.platform.clock import Clock
from assistant.platform.deadlines import answer_within
from assistant.platform.os_errors import os_reason
from assistant.platform.paths import folder_key
from assistant.platform.patient_files import read_patiently
from assistant.share import atomic
from assistant.share.errors import ShareError
from assistant.share.outbox import Outbox
from assistant.wording import workspace as words

log = logging.getLogger(__name__)
DEADLINE = 3.0
"""Seconds the share has to answer."""
NO_CHANGE = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError, OSError)
"""What a file is answered with that is no change, or cannot be read."""


@dataclass(frozen=True)
class ReadChanges:
    """The changes that are known here; `problems` says what could not be read."""

    changes: tuple[Change, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class KeptChanges:
    """The changes of one sort: `folder` is their folder in the cell's, `data` this machine's own."""

    data: Path
    workspace: Path
    folder: str

    @property
    def here(self) -> Path:
        """This machine's own copies; those of another cell lie elsewhere."""
        return self.data / self.folder / folder_key(self.workspace)

    @property
    def seen(self) -> Path:
        """What the share told last."""
        return self.here.with_name(f"{self.here.name} da-thay.json")

    def read(self, deadline: float = DEADLINE) -> ReadChanges:
        """Every change, of the share and of this machine; as last seen where the share does not answer."""
        mine, told = self._own()
        answer = answer_within(deadline, self._shared, "the changes cannot be read")
        if answer is None:
            return ReadChanges(_once([*_last_seen(self.seen), *mine]), (*told, words.CHANGES_AWAY))
        shared, problems = answer
        if problems:  # a file that is locked or broken just now was perhaps read before
            shared = list(_once([*_last_seen(self.seen), *shared]))
        _keep_seen(self.seen, shared)
        return ReadChanges(_once([*shared, *mine]), (*told, *problems))

    def _own(self) -> tuple[list[Change], list[str]]:
        """What this machine wrote, and what of that cannot be read."""
        try:
            return read_changes(self.here)
        except OSError as error:
            log.warning("this machine's own changes cannot be read: %s", error)
            return [], [words.OWN_CHANGES.format(folder=self.here, why=os_reason(error))]

    def _shared(self) -> tuple[list[Change], list[str]]:
        """What the cell's folder says. OSError where it is not there: no folder is not an empty plan."""
        self.workspace.stat()
        return read_changes(self.workspace / self.folder)

    def keep(self, change: Change, outbox: Outbox) -> None:
        """Write the change down on this machine and send it to the share. Raises ShareError."""
        name, data = file_name(change), dump_change(change)
        target = self.here / name
        target.parent.mkdir(parents=True, exist_ok=True)
        atomic.write(target, data)
        outbox.put("", self.workspace / self.folder / name, data)


@dataclass(frozen=True)
class ChangeWriter:
    """Whoever changes such facts on this machine: the changes, its clock, its id, what carries them to the share."""

    kept: KeptChanges
    clock: Clock
    machine: str
    outbox: Outbox

    def write(self, known: Sequence[Change], thing: str, fields: Mapping[str, str]) -> Change:
        """One more change, which stands after all that are known. Raises ShareError."""
        change = Change(thing, next_moment(known, self.clock().astimezone(UTC)), self.machine, fields)
        self.kept.keep(change, self.outbox)
        return change


def file_name(change: Change) -> str:
    """`2026-11-30 081500 1f3a9c20.json`: its moment and a sign of what it says, so that no two changes share a name."""
    sign = sha256(dump_change(change)).hexdigest()[:12]
    return f"{change.at.astimezone(UTC):%Y-%m-%d %H%M%S} {sign}.json"


def dump_change(change: Change) -> bytes:
    """The file's text, with Vietnamese keys, for a person opens it too."""
    return json.dumps(_facts(change), ensure_ascii=False, indent=1).encode("utf-8")


def _facts(change: Change) -> dict[str, Any]:
    moment = change.at.astimezone(UTC).isoformat()
    return {"cua": change.thing, "luc": moment, "may": change.machine, "sua": dict(change.fields)}


def parse_change(data: bytes) -> Change:
    """One file. One of NO_CHANGE for what is none."""
    return _change(json.loads(data.decode("utf-8-sig")))


def _change(facts: Mapping[str, Any]) -> Change:
    at, fields = datetime.fromisoformat(facts["luc"]), facts["sua"]
    texts = (facts["cua"], facts["may"], *fields.keys(), *fields.values())
    if at.tzinfo is None or not all(isinstance(one, str) for one in texts) or not facts["cua"]:
        raise ValueError(facts["luc"])
    moment = at.astimezone(UTC)
    if moment.year == MAXYEAR:  # nothing could stand after it
        raise ValueError(facts["luc"])
    return Change(facts["cua"], moment, facts["may"], dict(fields))


def read_changes(folder: Path) -> tuple[list[Change], list[str]]:
    """Every change in a folder and what could not be read; a folder that is not there holds none.

    OSError where the folder does not tell what is in it: that is not an empty folder.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".json")
    except FileNotFoundError:
        return [], []
    found, problems = [], []
    for path in paths:
        try:
            found.append(parse_change(read_patiently(path)))
        except NO_CHANGE as error:
            log.warning("no change can be read from %s: %s", path, error)
            problems.append(words.CHANGE_FILE.format(file=path.name, folder=folder.name))
    return found, problems


def _once(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Each change once, in their order: copies of a file, and what is here as well as on the share."""
    kept = {(one.thing, *one.order): one for one in changes}
    return tuple(sorted(kept.values(), key=lambda one: one.order))


def _keep_seen(path: Path, changes: Sequence[Change]) -> None:
    """Remember what the share told, where it is news; a disk that refuses costs no more than the memory."""
    data = json.dumps([_facts(one) for one in changes], ensure_ascii=False).encode("utf-8")
    try:
        if not path.is_file() or read_patiently(path) != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            atomic.write(path, data)
    except (OSError, ShareError) as error:
        log.warning("the changes that were seen cannot be kept: %s", error)


def _last_seen(path: Path) -> list[Change]:
    try:
        return [_change(one) for one in json.loads(read_patiently(path).decode("utf-8"))]
    except FileNotFoundError:
        return []
    except NO_CHANGE as error:
        log.warning("the changes that were seen cannot be read: %s", error)
        return []
