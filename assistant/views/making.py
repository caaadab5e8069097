"""Lập buổi: what a page asks for, Home as well as the year page, and what it is answered."""

import re
from datetime import date

from assistant.usecases.bad_input import BadInput
from assistant.usecases.new_meeting import Made, WantedMeeting
from assistant.views.page import Arguments
from assistant.widgets.region import Answer
from assistant.wording.usecases import NO_MONTH


def wanted_meeting(arguments: Arguments) -> WantedMeeting:
    """The meeting that is asked for. BadInput for a month that is none."""
    kind, topic, month = (str(arguments.get(key) or "") for key in ("kind", "topic", "month"))
    usual = WantedMeeting()
    return WantedMeeting(kind or usual.kind, topic, first_day(month), arguments.get("sure") is True)


def first_day(month: str) -> date | None:
    """`2026-11` as its first day; None for no month."""
    if not month:
        return None
    if not re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", month, re.ASCII):
        raise BadInput(NO_MONTH.format(month=month))
    try:
        return date.fromisoformat(f"{month}-01")
    except ValueError as error:  # the year 0000
        raise BadInput(NO_MONTH.format(month=month)) from error


def made_answer(made: Made) -> Answer:
    """What goes back: what is asked first, or the meeting."""
    return {"ask": made.ask} if made.ask else {"meeting": made.meeting}
