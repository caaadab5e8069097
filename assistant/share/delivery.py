"""Carry one waiting file to the share: the step that the worker process repeats."""

import hashlib
import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.platform.os_errors import os_reason
from assistant.share import atomic, conflict_copies
from assistant.share.errors import PathRefused, ShareAway, ShareError, TargetBusy, Trouble, from_os
from assistant.share.files import Files
from assistant.share.folder_claims import claim_folder
from assistant.share.folder_moves import FolderMover
from assistant.share.identity import Identity
from assistant.share.lineage import RECORD_NAME, SecondWriter, TakenOver, respect_others
from assistant.share.outbox import Outbox, OutboxItem
from assistant.share.spelling import on_disk
from assistant.share.sync_copies import stray_copies
from assistant.wording import share as words
from assistant.wording.papers import EDITION

EDITED_BY_PEOPLE = frozenset({".docx", ".doc", ".docm", ".xlsx", ".xls", ".yaml", ".yml"})
_MOST_COPIES = 99


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: first pause after a failure (doubled each time), longest pause, how long one call to the share may take.

    A slow share (5 s for each answer) needs several answers for one call, one for each folder of the path.
    `beside`: after how long a paper that stays open in Word is written under another name.
    """

    first: float = 1.0
    longest: float = 60.0
    deadline: float = 60.0
    beside: float = 120.0

    def pause(self, tries: int) -> float:
        """The pause after attempt number `tries` (from 1) has failed."""
        return min(self.longest, self.first * 2.0 ** min(tries - 1, 30))

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Patience":
        """CHIBO_SHARE_FIRST_PAUSE, CHIBO_SHARE_LONGEST_PAUSE, CHIBO_SHARE_DEADLINE, CHIBO_SHARE_BESIDE_AFTER."""
        usual = cls()
        return cls(
            float(environment.get("CHIBO_SHARE_FIRST_PAUSE", usual.first)),
            float(environment.get("CHIBO_SHARE_LONGEST_PAUSE", usual.longest)),
            float(environment.get("CHIBO_SHARE_DEADLINE", usual.deadline)),
            float(environment.get("CHIBO_SHARE_BESIDE_AFTER", usual.beside)),
        )


class Deliverer:
    """Takes items in order and delivers them; only one may run for an outbox at a time."""

    def __init__(self, outbox: Outbox, patience: Patience | None = None, files: Files | None = None) -> None:
        self._outbox, self._patience, self._files = outbox, patience or Patience(), files or Files()
        self._files.moved = outbox.beat
        self._identity = Identity(outbox.notes, self._files, outbox.folder)
        self._mover = FolderMover(outbox.moves, outbox.notes, self._identity, self._files)
        place = f"{platform.node()}|{os.fspath(outbox.folder.resolve())}"
        self._owner = hashlib.sha256(place.encode("utf-8", "replace")).hexdigest()[:8]

    def step(self) -> bool:
        """Try the next folder that is to be renamed, or the next item, whose time has come; False if there is none."""
        if self._mover.step(self._patience.pause):
            return True
        item = self._outbox.next()
        if item is None:
            return False
        pause = self._patience.pause(item.tries + 1)
        if not self._outbox.begin(item, pause):
            return True
        try:
            second_name = self._carry(item)
        except (TakenOver, SecondWriter) as other:
            if isinstance(other, SecondWriter):
                self._outbox.notes.note_second(item.meeting)
            self._outbox.mark_withdrawn(
                item
            )  # what this machine recorded goes there under its own name (`usecases.publishing`)
        except ShareError as error:
            self._outbox.mark_failed(item, error.trouble, error.message, pause)
        else:
            self._outbox.mark_delivered(item, second_name)
        self._outbox.tidy()
        return True

    def _carry(self, item: OutboxItem) -> Path | None:
        """Write the item; the path, if it had to be written beside its target."""
        payload = self._sound_payload(item)
        try:
            place = self._prepare(item)
            try:
                self._write(item, place, payload)
            except TargetBusy:
                now = self._outbox.clock().timestamp()
                if not conflict_copies.is_due(item, self._outbox.notes, now, self._patience.beside):
                    raise
                return conflict_copies.write_beside(item, place, payload, self._outbox.notes, self._files, self._owner)
        except OSError as error:
            raise from_os(error, item.target) from error
        return None

    def _sound_payload(self, item: OutboxItem) -> bytes:
        try:
            payload = self._outbox.payload(item)
        except OSError as error:
            detail = words.UNREADABLE_LOCAL_COPY.format(why=os_reason(error))
            raise LocalCopyLost(item.target, detail) from error
        if hashlib.sha256(payload).hexdigest() != item.sha256:
            raise LocalCopyLost(item.target, words.DAMAGED_LOCAL_COPY)
        return payload

    def _prepare(self, item: OutboxItem) -> Path:
        """The target as the disk spells it, its folder made. The workspace itself is never made, and must be ours."""
        root = on_disk(item.root, self._files)
        if not self._files.exists_folder(root):
            raise ShareAway(item.root)
        self._identity.require(root, item.root)
        target = claim_folder(item, self._outbox.notes, root, self._files)
        place = on_disk(root / target.relative_to(item.root), self._files)
        self._files.make_folder(place.parent)
        names = self._files.names(place.parent)
        atomic.sweep_names(place.parent, names, self._owner, self._files)
        ours = {place.name, *self._outbox.notes.names_in(target.parent)}
        self._outbox.notes.saw_strays(item, stray_copies(names, ours))
        return place

    def _write(self, item: OutboxItem, place: Path, payload: bytes) -> None:
        try:
            self._keep_edits(item, place)
            respect_others(place, payload, self._files, self._is_known)
        except OSError as error:
            raise from_os(error, place) from error
        atomic.write(place, payload, files=self._files, owner=self._owner)

    def _is_known(self, found: bytes) -> bool:
        return self._outbox.notes.knows(hashlib.sha256(found).hexdigest())

    def _keep_edits(self, item: OutboxItem, place: Path) -> None:
        """A document that somebody changed on the share since we wrote it is copied aside, never overwritten.

        So is a record of a machine's own that another one of the same name put there.
        """
        own_record = place.name.endswith(".json") and place.name.startswith(f"{Path(RECORD_NAME).stem} (")
        if place.suffix.lower() not in EDITED_BY_PEOPLE and not own_record:
            return
        try:
            found = self._files.read(place)
        except FileNotFoundError:
            return
        digest = hashlib.sha256(found).hexdigest()
        if digest != item.sha256 and not self._outbox.is_ours(item, digest):
            self._copy_aside(place, found)

    def _copy_aside(self, target: Path, found: bytes) -> None:
        """`bien-ban.docx` -> `bien-ban (bản 1).docx`, the first number that is free or holds the same bytes."""
        for number in range(1, _MOST_COPIES + 1):
            name = EDITION.format(stem=target.stem, number=number, suffix=target.suffix)
            aside = target.with_name(name)
            try:
                if self._files.read(aside) == found:
                    return
            except FileNotFoundError:
                atomic.write(aside, found, files=self._files, owner=self._owner)
                return
        raise PathRefused(target)


class LocalCopyLost(ShareError):
    """The payload on this machine is gone or damaged: it must be made again."""

    trouble = Trouble.FAILED
    sentence = words.LOCAL_COPY_LOST
