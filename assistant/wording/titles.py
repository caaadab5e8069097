"""Tên buổi sinh hoạt: the title that a meeting of a kind has by its day."""

from datetime import date

from assistant.domain.kinds import KINDS, Body, MeetingKind, Period, quarter_name
from assistant.domain.meeting import Meeting
from assistant.wording import domain as words


def kind_title(kind: MeetingKind, day: date, with_committee: bool = True) -> str:
    """`Sinh hoạt thường kỳ tháng 9/2026`, `Sinh hoạt chuyên đề quý III/2026`.

    `with_committee` False: the cell has no chi ủy, so bí thư and phó bí thư confer (docs/domain.md N25).
    """
    if KINDS[kind].period is Period.QUARTER:
        return f"{words.KIND[kind]} quý {quarter_name(day)}/{day.year}"
    label = words.KIND[kind] if with_committee or KINDS[kind].body is Body.CELL else words.CONFERRING
    return f"{label} tháng {day.month}/{day.year}"


def title_on(meeting: Meeting, day: date) -> str:
    """The title of the meeting where it is held on another day: one that names month or quarter goes with the day.

    Empty where it stays: it is a title of the cell's own, or names the same month.
    """
    old = meeting.details.start.date()
    usual = {kind_title(meeting.kind, old, large): kind_title(meeting.kind, day, large) for large in (True, False)}
    found = usual.get(meeting.title, "")
    return found if found != meeting.title else ""
