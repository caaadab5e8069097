"""Whose share is this: the workspace's mark (tệp nhận diện), so that nothing is written onto another share.

A drive letter or mount point may come back as another share, or as the empty folder beneath it. The first delivery
(or the first start with it) leaves a small file with a random number in the workspace; every later one asks for it
before it writes.
"""

import hashlib
import logging
from pathlib import Path
from uuid import uuid4

from assistant.share.copied import copied_from, mark_content
from assistant.share.errors import ForeignShare, ShareAway, ShareError
from assistant.share.files import Files
from assistant.share.notes import Notes
from assistant.share.probe import MARK, number_in

log = logging.getLogger(__name__)
MARK_FILE = MARK
PROFILE_NAME = "chi-bo.yaml"
"""The file by which a folder is seen to be a cell's (`workspace.profile`), before anything was delivered there."""


class Identity:
    """Asks the mark of a workspace; a copy of each known mark is kept in `folder` on this machine."""

    def __init__(self, notes: Notes, files: Files, folder: Path) -> None:
        self._notes, self._files, self._folder = notes, files, folder

    def require(self, root: Path, known_as: Path) -> None:
        """Return if the folder `root` is the workspace known as `known_as`; a new one is marked and remembered.

        Raises ShareAway for an empty folder (a mount point without its disk), ForeignShare for another's, OSError.
        A share whose mark is missing or new is still ours if it holds what we delivered there.
        """
        found, known = self._mark(root / MARK_FILE), self._notes.mark(known_as)
        if found and found == known:
            return
        if (known or self._notes.delivered_in(known_as)) and not self._has_ours(root, known_as):
            if not self._files.names(root):
                raise ShareAway(known_as)
            raise ForeignShare(known_as, str(self._copy(known or uuid4().hex)))
        mark = found or self._leave(root, known or uuid4().hex)
        self._notes.learn(known_as, mark)
        if known and known != mark:
            self._notes.renew(known, mark)

    def introduce(self, root: Path) -> None:
        """Learn, before anything is delivered, the number of the folder that was opened; a cell's gets one.

        Where something of ours was delivered or waits, the delivery alone judges (`require`). A share that does not let
        itself be read or written stops nothing: the folder is known by its path until it does. So is a copy of another
        folder, until somebody has told what it is meant for (`share.copied`).
        """
        try:
            if copied_from(root, self._notes, self._files):
                return
            found, known = self._mark(root / MARK_FILE), self._notes.mark(root)
            if (found and found == known) or self._notes.used(root):
                return
            if found or PROFILE_NAME in self._files.names(root):
                self._notes.learn(root, found or self._leave(root, known or uuid4().hex))
        except (OSError, ShareError) as error:
            log.info("whose folder %s is was not seen: %s", root, error)

    def _mark(self, path: Path) -> str:
        """The number in a mark; empty where there is none, or none that can be read."""
        try:
            return number_in(self._files.read(path))
        except FileNotFoundError:
            return ""

    def _leave(self, root: Path, mark: str) -> str:
        """Write the mark; the one that another laptop was quicker to write counts, a damaged one is written anew."""
        try:
            self._files.create(root / MARK_FILE, mark_content(mark, root))
        except FileExistsError:
            if quicker := self._mark(root / MARK_FILE):
                return quicker
            self._files.remove(root / MARK_FILE)
            self._files.create(root / MARK_FILE, mark_content(mark, root))
        return mark

    def _has_ours(self, root: Path, known_as: Path) -> bool:
        """Whether one of the files delivered last lies there unchanged."""
        for target, digest in self._notes.delivered_in(known_as):
            try:
                if hashlib.sha256(self._files.read(root / target.relative_to(known_as))).hexdigest() == digest:
                    return True
            except (FileNotFoundError, NotADirectoryError):  # deleted since, or never on this share
                continue
        return False

    def _copy(self, mark: str) -> Path:
        """The mark as a file on this machine, for somebody who moves the workspace to a new share."""
        path = self._folder / MARK_FILE
        if not path.is_file() or self._mark(path) != mark:
            path.write_bytes(mark_content(mark))
        return path
