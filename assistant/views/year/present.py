"""A year as the page shows it: registers as rows of text with what they are sorted by, charts as pictures."""

import base64
from collections.abc import Mapping
from datetime import date
from typing import Any

from assistant.analysis.charts import Chart
from assistant.analysis.register_table import CellKind, Column, Register
from assistant.domain.oversight import WHOLE_YEAR
from assistant.usecases.year import YearBook
from assistant.views.year.states import LifeStep, RegisterTable, YearChart, YearDecided, YearRow, YearTab
from assistant.wording import official as official_words
from assistant.wording import registers as words
from assistant.wording.domain import GRADE
from assistant.wording.figures import limit_text, percent_text
from assistant.wording.views import TASK_DONE_LATE, TASK_GIVEN, TASK_NOT_TOLD, TASK_OVERDUE_THEN


def chart_state(chart: Chart) -> YearChart:
    """A chart with its picture: an address that holds the picture itself, so that nothing is fetched."""
    picture = base64.b64encode(chart.svg().encode()).decode()
    return {
        "code": chart.code,
        "title": chart.title,
        "finding": chart.finding,
        "legend": chart.legend,
        "told": chart.told,
        "picture": f"data:image/svg+xml;base64,{picture}",
    }


def decided(book: YearBook) -> list[YearDecided]:
    """What the superior committee decided, each beside what the cell found itself."""
    own = {one.month: one.grade for one in book.figures.held}
    own[WHOLE_YEAR] = book.grade.grade if book.grade else ""
    return [
        {
            "label": official_words.MONTH.format(month=one.month) if one.month else official_words.WHOLE_YEAR,
            "own": GRADE[own.get(one.month, "")],
            "decided": official_words.SAID.format(
                grade=GRADE[one.grade] or official_words.NO_GRADE,
                points="" if one.points is None else official_words.WITH_POINTS.format(points=limit_text(one.points)),
            ),
            "remark": one.remark,
            "differs": bool(one.grade and own.get(one.month, "") not in ("", one.grade)),
        }
        for one in book.decided
    ]


def tabs(book: YearBook) -> list[YearTab]:
    """The registers with their numbers of rows."""
    return [{"name": name, "label": words.TAB[name], "count": len(made)} for name, made in book.registers.items()]


def table(register: Register) -> RegisterTable:
    """A register as the page shows it."""
    return {
        "name": register.name,
        "title": words.TITLE[register.name],
        "columns": [{"heading": one.heading, "kind": one.kind.value} for one in register.columns],
        "rows": [_row(register.columns, row) for row in register.frame.to_dict("records")],
        "notes": list(register.notes),
    }


def _row(columns: tuple[Column, ...], row: Mapping[str, Any]) -> YearRow:
    values = [row[one.code] for one in columns]
    return {
        "cells": [_shown(one.kind, value) for one, value in zip(columns, values, strict=True)],
        "keys": [_key(value) for value in values],
        "state": str(row.get("state") or row.get("flag") or ""),
        "meeting": str(row.get("meeting_id") or ""),
        "path": str(row.get("path") or ""),
        "life": [_step(one) for one in row.get("life") or ()],
    }


def _missing(value: Any) -> bool:
    """None, or the NaN that pandas makes of a missing number."""
    return value is None or value != value  # noqa: PLR0124 # NaN is not itself


def _shown(kind: CellKind, value: Any) -> str:
    if _missing(value):
        return ""
    if isinstance(value, date):
        return words.short_day(value)
    if kind is CellKind.PERCENT:
        return percent_text(value)
    return limit_text(value) if kind is CellKind.POINTS else str(value)


def _key(value: Any) -> str | float | None:
    if _missing(value):
        return None
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else float(value)


def _step(one: Mapping[str, Any]) -> LifeStep:
    late, done = int(one["late"]), bool(one["done"])
    if one["given"]:
        mark, title, told = "todo", TASK_GIVEN, ""
    else:
        mark = "done" if done else "missing" if late else "current"
        title = one["status"] or TASK_NOT_TOLD
        told = (TASK_DONE_LATE if done else TASK_OVERDUE_THEN).format(days=late) if late else ""
    return {
        "mark": mark,
        "title": f"{words.short_day(one['day'])} · {title}",
        "detail": " · ".join(filter(None, (told, one["result"]))),
        "meeting": one["meeting_id"],
        "path": one["path"],
    }
