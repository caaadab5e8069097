"""Các tháng của năm on the year page: which has its regular meeting, which still wants one."""

from collections.abc import Iterable
from datetime import date, tzinfo

from assistant.analysis.year import MonthFigures
from assistant.domain.kinds import KINDS
from assistant.domain.meeting import Stage
from assistant.journal.heads import MeetingSummary
from assistant.usecases.year import YearBook
from assistant.views.year.states import YearMonth
from assistant.wording import views as words
from assistant.wording.domain import GRADE


def month_rows(book: YearBook, heads: Iterable[MeetingSummary], today: date, zone: tzinfo) -> list[YearMonth]:
    """The twelve months; meetings of this machine (`heads`) stand in where the folder tells of none."""
    year = book.sources.year
    mine = [one for one in heads if KINDS[one.kind].monthly and one.stage is not Stage.DISCARDED]
    started = {one.id: (one.started or one.start).astimezone(zone).date() for one in mine}
    paths = {one.outline.id: str(one.path) for one in book.sources.held.held}
    rows: list[YearMonth] = []
    for figures in book.figures.months:
        here = [one for one in mine if (started[one.id].year, started[one.id].month) == (year, figures.month)]
        row = _row(figures, here, started, today, year)
        row["path"] = paths.get(figures.meeting_id, "")
        rows.append(row)
    return rows


def _row(
    figures: MonthFigures, here: list[MeetingSummary], started: dict[str, date], today: date, year: int
) -> YearMonth:
    """One month, without the record of its meeting."""
    newest = max(here, key=lambda one: one.changed, default=None)
    if figures.day:
        told = [words.MONTH_HELD.format(day=figures.day), GRADE.get(figures.grade, "")]
        mark, meeting, text = "done", figures.meeting_id, " · ".join(filter(None, told))
    elif newest:
        mark, meeting = "done" if newest.stage is Stage.ENDED else "current", newest.id
        text = words.MONTH_BEGUN.format(state=words.STAGE[newest.stage], day=started[newest.id])
    else:
        mark, meeting, text = _open(figures, (year, figures.month) == (today.year, today.month)), "", ""
        text = words.MONTH_MISSED if figures.missed else words.MONTH_BEFORE if figures.before else words.MONTH_OPEN
    return {
        "month": figures.month,
        "label": words.MONTH_LABEL.format(month=figures.month),
        "mark": mark,
        "told": text,
        "meeting": meeting,
        "path": "",
        "make": not meeting and year >= today.year,
    }


def _open(figures: MonthFigures, now: bool) -> str:
    return "missing" if figures.missed else "current" if now else "todo"
