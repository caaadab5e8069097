"""A meeting's folder takes the name of its day (thư mục theo ngày họp): asked for here, done by the worker.

The folder is chosen when the meeting is made, and its day may be set right later. It is renamed in one step of the
disk, never where a file in it may be open, never onto another; whatever still goes to the old name is led to the new.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assistant.share.belonging import meeting_in_folder
from assistant.share.errors import ShareError
from assistant.share.files import Files
from assistant.share.identity import Identity
from assistant.share.ledger import Ledger
from assistant.share.lineage import LOCK_NAME, takeover_trail
from assistant.share.names import name_key
from assistant.share.notes import Notes
from assistant.share.spelling import on_disk

log = logging.getLogger(__name__)
MOST_OF_A_DAY = 99
OPEN_SIGNS = ("~$", ".~lock.")
"""Beginnings of the files that Word and LibreOffice lay beside an open document."""

PATHS = (
    ("SELECT target FROM item", "UPDATE item SET target = ? WHERE target = ?"),
    ("SELECT target FROM delivered", "UPDATE delivered SET target = ? WHERE target = ?"),
    ("SELECT target FROM beside", "UPDATE beside SET target = ? WHERE target = ?"),
    ("SELECT path FROM beside", "UPDATE beside SET path = ? WHERE path = ?"),
    ("SELECT path FROM stray", "UPDATE OR REPLACE stray SET path = ? WHERE path = ?"),
    ("SELECT DISTINCT folder FROM stray", "UPDATE stray SET folder = ? WHERE folder = ?"),
)
"""What is noted by its path: what to look at, how it is set."""
KEYS = (
    ("SELECT key FROM item", "UPDATE OR REPLACE item SET key = ? WHERE key = ?"),
    ("SELECT key FROM delivered", "UPDATE OR REPLACE delivered SET key = ? WHERE key = ?"),
    ("SELECT key FROM beside", "UPDATE OR REPLACE beside SET key = ? WHERE key = ?"),
    ("SELECT key FROM busy", "UPDATE OR REPLACE busy SET key = ? WHERE key = ?"),
    ("SELECT DISTINCT key FROM ours", "UPDATE OR REPLACE ours SET key = ? WHERE key = ?"),
)
"""The same of paths as a Windows share compares them."""


class StaysOpen(Exception):
    """Something in the folder may be open: the folder keeps its name for now."""


@dataclass(frozen=True, slots=True)
class FolderMove:
    """A meeting's folder `old` is to be called `new`; both are below the workspace `root`."""

    meeting: str
    root: Path
    old: Path
    new: Path
    tries: int


class FolderMoves:
    """The moves that are asked for and those that are done; a table beside the queue, in the same file."""

    def __init__(self, ledger: Ledger, clock: Callable[[], datetime]) -> None:
        self._ledger, self._clock = ledger, clock

    def ask(self, meeting: str, root: Path, old: Path, new: Path) -> None:
        """The folder is to be called so; the last wish counts, and what is asked twice is asked once."""
        wish = (meeting, str(root), str(old), str(new))
        with self._ledger.writing():
            same = "SELECT 1 FROM folder_move WHERE meeting = ? AND root = ? AND old = ? AND new = ?"
            if not self._ledger.rows(same, wish):
                self._ledger.rows("REPLACE INTO folder_move (meeting, root, old, new) VALUES (?, ?, ?, ?)", wish)

    def drop(self, meeting: str) -> None:
        """The folder keeps its name; a move that was done already is told all the same."""
        if self._ledger.rows("SELECT 1 FROM folder_move WHERE meeting = ? AND used = ''", (meeting,)):
            with self._ledger.writing():
                self._ledger.rows("DELETE FROM folder_move WHERE meeting = ? AND used = ''", (meeting,))

    def finished(self, root: Path) -> dict[str, Path]:
        """Meeting -> the name that its folder in this workspace has by now, where that was not noted yet (`noted`)."""
        done = self._ledger.rows("SELECT meeting, used FROM folder_move WHERE used <> '' AND root = ?", (str(root),))
        return {str(meeting): Path(used) for meeting, used in done}

    def noted(self, meeting: str) -> None:
        """Whoever asked knows the new name."""
        with self._ledger.writing():
            self._ledger.rows("DELETE FROM folder_move WHERE meeting = ?", (meeting,))

    def due(self) -> FolderMove | None:
        """The move whose time has come."""
        found = self._ledger.rows(
            "SELECT meeting, root, old, new, tries FROM folder_move WHERE used = '' AND next_try <= ? LIMIT 1",
            (self._clock().timestamp(),),
        )
        if not found:
            return None
        meeting, root, old, new, tries = found[0]
        return FolderMove(str(meeting), Path(root), Path(old), Path(new), int(tries))

    def begin(self, move: FolderMove, pause: float) -> None:
        """It is tried now, and again after the pause if it is cut off."""
        now = self._clock().timestamp()
        with self._ledger.writing():
            self._ledger.rows(
                "UPDATE folder_move SET tries = tries + 1, next_try = ? WHERE meeting = ?", (now + pause, move.meeting)
            )
            self._ledger.rows("REPLACE INTO flight VALUES (1, 0, ?, ?)", (str(move.old), now))

    def end(self, move: FolderMove, real: Path, used: Path) -> None:
        """The folder `real` is called `used`: whatever was noted of it goes by that name from now on."""
        with self._ledger.writing():
            self._ledger.rows("DELETE FROM flight")
            for source in dict.fromkeys((move.old, real)):
                self._rename(source, used)
            self._ledger.rows(
                "UPDATE settled SET used = ? WHERE meeting = ? AND used = ?", (str(used), move.meeting, str(real))
            )
            for source in dict.fromkeys((move.old, real)):
                self._ledger.rows("REPLACE INTO settled VALUES (?, ?, ?)", (str(source), move.meeting, str(used)))
            self._ledger.rows("DELETE FROM settled WHERE meeting = ? AND folder = ?", (move.meeting, str(used)))
            self._ledger.rows("DELETE FROM lodging WHERE folder IN (?, ?)", (str(move.old), str(used)))
            self._ledger.rows("UPDATE folder_move SET used = ? WHERE meeting = ?", (str(used), move.meeting))

    def stop(self) -> None:
        """It was not done this time."""
        with self._ledger.writing():
            self._ledger.rows("DELETE FROM flight")

    def _rename(self, source: Path, used: Path) -> None:
        for seen, renamed in PATHS:
            for (path,) in self._ledger.rows(seen):
                if Path(path).is_relative_to(source):
                    self._ledger.rows(renamed, (str(used / Path(path).relative_to(source)), path))
        before, after = name_key(str(source)), name_key(str(used))
        for seen, renamed in KEYS:
            for (key,) in self._ledger.rows(seen):
                if Path(key).parent == Path(before):
                    self._ledger.rows(renamed, (after + key[len(before) :], key))


class FolderMover:
    """The worker's hand that renames."""

    def __init__(self, moves: FolderMoves, notes: Notes, identity: Identity, files: Files) -> None:
        self._moves, self._notes, self._identity, self._files = moves, notes, identity, files

    def step(self, pause: Callable[[int], float]) -> bool:
        """Try the next move whose time has come; False if there is none. `pause`: seconds after so many tries."""
        move = self._moves.due()
        if move is None:
            return False
        self._moves.begin(move, pause(move.tries + 1))
        try:
            real, used = self._carry_out(move)
        except (OSError, ShareError, StaysOpen) as error:
            log.info("%s keeps its name for now: %r", move.old, error)
            self._moves.stop()
        else:
            self._moves.end(move, real, used)
        return True

    def _carry_out(self, move: FolderMove) -> tuple[Path, Path]:
        """Where the folder was and is. A move that was cut off after the renaming is found done."""
        root = on_disk(move.root, self._files)
        self._identity.require(root, move.root)
        real = self._notes.claimed_target(move.old / LOCK_NAME, move.meeting).parent
        here = on_disk(root / real.relative_to(move.root), self._files)
        there = self._files.exists_folder(here)
        if there:
            self._refuse_open(here, move.meeting)
        for number in range(1, MOST_OF_A_DAY + 1):
            used = move.new if number == 1 else move.new.with_name(f"{move.new.name} ({number})")
            place = on_disk(root / used.relative_to(move.root), self._files)
            if used == real:
                return real, used
            if not self._files.exists_folder(place):
                if there:
                    self._files.make_folder(place.parent)
                    self._files.replace(here, place)
                    self._files.sync_folder(place.parent)
                return real, used
            if not there and meeting_in_folder(place, self._files) == move.meeting:
                return real, used
        raise StaysOpen(move.new)

    def _refuse_open(self, here: Path, meeting: str) -> None:
        """StaysOpen, where the folder is another's by now, went on elsewhere, or something in it may be open."""
        names = self._files.names(here)
        if meeting_in_folder(here, self._files) not in ("", meeting):
            raise StaysOpen(here)
        if any(name.startswith(OPEN_SIGNS) for name in names):
            raise StaysOpen(here)
        if LOCK_NAME in names and takeover_trail(self._files.read(here / LOCK_NAME)):
            raise StaysOpen(here)
