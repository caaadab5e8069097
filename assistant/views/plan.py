"""Changing the plan of a meeting: the same on the home page and on the console before the start."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from assistant.domain.commands import AmendDetails, EditText, TakeRules
from assistant.domain.discussion_points import points_fields
from assistant.domain.meeting import Details, Meeting
from assistant.domain.meeting_topic import topic_fields
from assistant.domain.procedure.writing import NO_TEXT
from assistant.domain.refusal import Refused
from assistant.domain.rules import Rules
from assistant.journal.bounds import bounds_fault
from assistant.journal.store import Store
from assistant.usecases.bad_input import BadInput
from assistant.views.page import Action, Arguments
from assistant.widgets.region import Answer
from assistant.wording import views as words
from assistant.wording.dates import resolve_due
from assistant.wording.titles import item_titles_with, title_with

PERIOD = ("assessed", "quarter")
PREPARED_TEXTS: dict[str, Callable[[Meeting], list[str]]] = {"topic": topic_fields, "focus": points_fields}
"""What is written under an item and prepared with the details."""
TEXTS = ("place", "form", "chair", "secretary", "notice", "papers")


def plan_details(store: Callable[[], Store | None], rules_on: Callable[[date], Rules | None]) -> Action:
    """The command `PlanDetails`: any of date, time, notice_on and the one-line details.

    `rules_on` gives the cell's rules of a day: a meeting moved out of the time of its set goes by the set of that time.
    Where the cell's folder is not at hand it keeps its set, and the check says so.
    """

    def answer(arguments: Arguments, command_id: str) -> Answer:
        planned = store()
        if planned is None:
            raise Refused("no_meeting")
        planned.refresh()
        for name in arguments.keys() & PREPARED_TEXTS.keys():
            fields = PREPARED_TEXTS[name](planned.meeting)
            planned.send(rewritten(planned.meeting, fields, str(arguments[name])), f"{command_id}.{name}")
        if arguments.keys() <= PREPARED_TEXTS.keys():
            return {}
        details = changed_details(planned.meeting.details, arguments)
        planned.send(
            AmendDetails(details, title_with(planned.meeting, details), item_titles_with(planned.meeting, details)),
            command_id,
        )
        after = planned.meeting
        if not after.begun and not after.rules.span.holds(after.day) and (rules := rules_on(after.day)):
            planned.send(TakeRules(rules))
        return {}

    return answer


def rewritten(meeting: Meeting, fields: list[str], typed: str) -> EditText:
    """A text of the preparation in the place of what was written; Refused where the meeting has no box for it."""
    field = next(iter(fields), "")
    text = meeting.texts.get(field, NO_TEXT)
    return EditText(field, text.rev, 0, len(text.value), typed)


def changed_details(details: Details, arguments: Arguments) -> Details:
    """The details with what the form changed."""
    start = details.start
    if "date" in arguments:
        start = datetime.combine(parse_day(arguments["date"]) or start.date(), start.timetz())
    if "time" in arguments:
        start = datetime.combine(start.date(), parse_time(arguments["time"]), start.tzinfo)
    notice_on = parse_day(arguments["notice_on"]) if "notice_on" in arguments else details.notice_on
    until = details.until and details.until + (start.date() - details.start.date())
    if "until" in arguments:
        until = parse_day(arguments["until"])
    changes: dict[str, Any] = {name: str(arguments[name]) for name in TEXTS if name in arguments}
    changes |= {name: parse_day(arguments[name]) for name in PERIOD if name in arguments}
    if "secrets_apart" in arguments:
        changes["secrets_apart"] = bool(arguments["secrets_apart"])
    return replace(details, start=start, notice_on=notice_on, until=until, **changes)


def parse_day(value: object) -> date | None:
    """`2026-11-04`; nothing for an empty box."""
    if not value:
        return None
    try:
        found = date.fromisoformat(str(value))
        if problem := bounds_fault(found):
            raise BadInput(words.DAY_BEYOND.format(day=found, problem=problem))
    except ValueError as error:
        raise BadInput(words.NO_DATE.format(value=value)) from error
    return found


def parse_time(value: object) -> time:
    """`14:00`."""
    try:
        return time.fromisoformat(str(value))
    except ValueError as error:
        raise BadInput(words.NO_TIME.format(value=value)) from error


def resolve_day(today: Callable[[], date]) -> Action:
    """The command `ResolveDay`: a day as people say it (“cuối tháng”, “thứ sáu tới”), as a date."""

    def answer(arguments: Arguments, command_id: str) -> Answer:
        said = str(arguments.get("text", ""))
        found = resolve_due(said, today())
        if found is None:
            raise BadInput(words.NO_DAY.format(said=said))
        return {"day": found.day.isoformat(), "said": "" if found.plain else found.said}

    return answer
