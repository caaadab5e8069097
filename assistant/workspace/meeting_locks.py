"""Buổi đang ghi ở máy khác: the locks in the cell's folder, read slowly, perhaps from a share."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from assistant.domain.meeting import Meeting
from assistant.domain.procedure.moving import goes_on
from assistant.journal import lock, record
from assistant.journal.lock import Lock
from assistant.platform.patient_files import read_patiently

log = logging.getLogger(__name__)
NEAR = timedelta(days=45)
"""Meetings that go on lie in the folders of the years that are this near."""


@dataclass(frozen=True)
class FoundLock:
    """One lock: `record` is the file it lies beside, `raw` its bytes, which change with every sign of life."""

    record: Path
    lock: Lock
    raw: bytes


def held_meetings(workspace: Path, now: datetime) -> list[FoundLock]:
    """Every readable lock of the years around now. Raises OSError if the folder is not there (the share is away)."""
    if not workspace.is_dir():
        raise FileNotFoundError(workspace)
    years = sorted({(now - NEAR).year, now.year, (now + NEAR).year})
    return list(_readable(file for year in years for file in workspace.glob(f"{year}/*/{lock.FILE_NAME}")))


def _readable(files: Iterable[Path]) -> Iterable[FoundLock]:
    for file in files:
        try:
            raw = read_patiently(file)
            yield FoundLock(file.with_name(record.FILE_NAME), lock.load(raw), raw)
        except (OSError, record.RecordError) as error:
            log.info("the lock %s was not read: %s", file, error)


def read_basis(file: Path) -> tuple[Meeting, Lock | None]:
    """A record and the lock beside it, if it is that meeting's. Raises OSError or `record.RecordError`."""
    meeting = record.load(read_patiently(file), file)
    try:
        held = lock.load(read_patiently(file.with_name(lock.FILE_NAME)))
    except (FileNotFoundError, record.RecordError) as error:
        log.info("no lock beside %s: %s", file, error)
        return meeting, None
    return meeting, held if held.meeting == meeting.id else None


def takeover_basis(found: Meeting, held: Lock | None, here: Meeting) -> Meeting:
    """The meeting to go on with: the record's, with the trail of the lock.

    Where the machine that took over never delivered a record, this machine's own text is the newest: then it is `here`
    (an empty meeting where this machine has none).
    """
    trail = held.takeovers if held else ()
    behind = len(found.takeovers) < len(trail)
    if here.id == found.id and behind and goes_on(found.takeovers, here.takeovers) and here.version >= found.version:
        found = here
    return lock.with_trail(found, trail)
