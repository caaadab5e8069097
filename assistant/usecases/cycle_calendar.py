"""Lịch của kỳ sinh hoạt as an iCalendar file (.ics), which Outlook, Google and phones read."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain.cycle import CycleStep, StepTold, month_cycle
from assistant.domain.meeting import Meeting
from assistant.share import atomic
from assistant.wording import cycle as words
from assistant.wording.titles import subject_line

if TYPE_CHECKING:
    from icalendar import Event

FILE = "lich-sinh-hoat.ics"
PRODUCT = "-//Chibo//Ky sinh hoat//VI"
USUAL_HOURS = timedelta(minutes=90)
"""How long the meeting stands in a calendar where no rule asks for a length."""


def calendar_of(meeting: Meeting, now: datetime) -> bytes:
    """Every step that has a day and is not done yet, as a day of its own; the meeting at its hour and place."""
    from icalendar import Calendar  # eighty modules, for a press that comes once a month

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for told in month_cycle(meeting):
        if told.due is not None and (told.done is None or told.step is CycleStep.MEETING):
            calendar.add_component(_event(meeting, told, now))
    return bytes(calendar.to_ical())


def _event(meeting: Meeting, told: StepTold, now: datetime) -> "Event":
    from icalendar import Event

    event, title = Event(), subject_line(meeting)
    event.add("uid", f"{told.step.value}.{meeting.id}@chibo")
    event.add("dtstamp", now.astimezone(UTC))
    rule = meeting.rules.values.get(told.rule)
    if told.step is CycleStep.MEETING:
        start = meeting.details.start.astimezone(UTC)
        event.add("summary", title)
        event.add("dtstart", start)
        event.add("dtend", start + (timedelta(minutes=meeting.minimum_minutes()) or USUAL_HOURS))
        event.add("location", meeting.details.place)
    else:
        event.add("summary", words.EVENT.format(step=words.STEP[told.step], title=title))
        event.add("dtstart", told.due)
        event.add("description", words.basis_words(told, rule.basis if rule else ""))
    return event


def write_calendar(folder: Path, meeting: Meeting, now: datetime) -> str:
    """Write the file into the meeting's folder of papers on this machine; its name. Raises share errors."""
    folder.mkdir(parents=True, exist_ok=True)
    atomic.write(folder / FILE, calendar_of(meeting, now))
    return FILE
