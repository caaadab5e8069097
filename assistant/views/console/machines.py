"""The console's word about machines: the meeting went on elsewhere, or other machines have what this record lacks."""

from datetime import datetime
from pathlib import Path

from assistant.domain.meeting import Meeting, Stage
from assistant.domain.moments import minutes_behind
from assistant.journal.machine import Machine
from assistant.usecases.unmerged_records import LeftAtMachine
from assistant.views.console.states import Machines
from assistant.wording import views as words
from assistant.wording.domain import CLOCK_BEHIND


def moved_notice(meeting: Meeting, machine: Machine, folder: str) -> str:
    """Why nothing more can be recorded here, and where everything recorded here is kept; empty where it can."""
    if meeting.moved is None:
        return ""
    at = meeting.moved.at.astimezone(meeting.details.start.tzinfo)
    kept = str(Path(folder) / machine.record_name) if folder else machine.record_name
    told = words.MOVED_TO_COPY if meeting.moved.copied else words.MOVED
    return told.format(name=meeting.moved.name, at=at, kept=kept)


def clock_warning(meeting: Meeting, now: datetime) -> str:
    """That this machine's clock cannot be right while the meeting runs; empty where it can."""
    minutes = minutes_behind(meeting, now) if meeting.stage is Stage.RUNNING and meeting.moved is None else 0
    return CLOCK_BEHIND.format(minutes=minutes) if minutes else ""


def machines_state(
    meeting: Meeting, machine: Machine, folder: str, left: list[LeftAtMachine], now: datetime, writes: bool = True
) -> Machines:
    """The bar below the head; nothing is drawn where there is nothing to say. `writes`: the pen is at this page."""
    return {
        "moved": moved_notice(meeting, machine, folder),
        "left": left,
        "clock": clock_warning(meeting, now),
        "writes": writes,
    }
