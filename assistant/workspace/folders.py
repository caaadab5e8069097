"""Where one meeting's papers lie in the cell's folder."""

from datetime import datetime
from pathlib import Path

from assistant.domain.kinds import KINDS, MeetingKind


def meeting_folder(workspace: Path, start: datetime, kind: MeetingKind) -> Path:
    """`<workspace>/2026/2026-11-04 thuong-ky`; `start` is in the cell's own time. ASCII, legal on Windows; not made."""
    return workspace / f"{start:%Y}" / f"{start:%Y-%m-%d} {KINDS[kind].name}"
