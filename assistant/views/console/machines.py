"""The console's word about machines: the meeting went on elsewhere, or other machines have what this record lacks."""

from datetime import datetime
from pathlib import Path

from assistant.domain.meeting import Meeting, Stage
from assistant.domain.moments import minutes_ahead
from assistant.journal.machine import Machine
from assistant.usecases.unmerged_records import LeftAtMachine
from assistant.views.console.states import ClockNotice, Machines
from assistant.wording import clock as clock_words
from assistant.wording import views as words


def moved_notice(meeting: Meeting, machine: Machine, folder: str) -> str:
    """Why nothing more can be recorded here, and where everything recorded here is kept; empty where it can."""
    if meeting.moved is None:
        return ""
    at = meeting.moved.at.astimezone(meeting.details.start.tzinfo)
    kept = str(Path(folder) / machine.record_name) if folder else machine.record_name
    told = words.MOVED_TO_COPY if meeting.moved.copied else words.MOVED
    return told.format(name=meeting.moved.name, at=at, kept=kept)


def clock_notice(meeting: Meeting, clock: datetime) -> ClockNotice | None:
    """That the meeting's hours are not this machine's, with the offer to move them; None where they agree."""
    minutes = minutes_ahead(meeting, clock) if meeting.begun and meeting.moved is None else 0
    if not minutes:
        return None
    running = meeting.stage is Stage.RUNNING
    if meeting.hours.right:  # once the meeting is over the clock of the machine matters no more
        return {"text": clock_words.wrong_clock(minutes), "minutes": 0, "shift": ""} if running else None
    frozen = meeting.adoption is not None and not meeting.reopened
    return {
        "text": clock_words.clock_sentence(minutes, meeting.hours.seen, running),
        "minutes": 0 if frozen else -minutes,
        "shift": clock_words.shift_words(-minutes),
    }


def machines_state(
    meeting: Meeting, machine: Machine, folder: str, left: list[LeftAtMachine], clock: datetime, writes: bool = True
) -> Machines:
    """The bar below the head; nothing is drawn where there is nothing to say. `writes`: the pen is at this page."""
    return {
        "moved": moved_notice(meeting, machine, folder),
        "left": left,
        "clock": clock_notice(meeting, clock),
        "writes": writes,
    }
