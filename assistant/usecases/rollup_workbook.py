"""Bảng Excel của cấp ủy: the tables of a roll-up as a workbook that is made to be printed; grey prints as well."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assistant.analysis.rollup.standing import State
from assistant.analysis.rollup.tables import Tables
from assistant.domain.people import CellType
from assistant.usecases.rolling_up import improved_cells, told_check, told_needs, told_rules
from assistant.wording import domain as domain_words
from assistant.wording import rollup as words
from assistant.wording.workspace import CELL_TYPE

MOST_ROWS = 60_000
"""Of a longer table nobody reads more on paper, and Excel opens slowly; `--json` has all of it."""
HEAD_ROWS = 3
SHORT_TEXT = 9
"""Letters: a text of fewer (`Tốt`, `1 2 4`) stands in the middle, as numbers do."""
MIDDLE = Alignment(horizontal="center")
LETTERS = "Calibri"
DECIMAL, DAY = "0.0", "dd/mm/yyyy"
FORMATS = {
    **dict.fromkeys(("points", "attendance", "on_time", "change"), DECIMAL),
    **dict.fromkeys(("day", "due", "done_on"), DAY),
}
"""Column → how Excel shows it."""
WIDEST, NARROWEST = 60, 7
LOOKED_AT = 400
"""Rows that the width of a column is made by."""
HEAD = PatternFill("solid", fgColor="E7E3DC")
SHADES = {"good": "F4F4F1", "fair": "F1D8A6", "average": "D99A3F", "poor": "7A0F12"}
"""Fill by grade, darker where it is worse, so that it shows in grey too."""
WHITE_ON = frozenset({"poor"})
THIN = Border(*(Side(style="thin", color="B8B2A7"),) * 4)
Rows = Iterable[Sequence[Any]]


def workbook_of(tables: Tables) -> bytes:
    """The file."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type] # a new workbook has one
    sheets: tuple[tuple[str, Sequence[str], Rows, bool], ...] = (
        ("cells", CELLS, _cells(tables), True),
        ("months", MONTHS, _sums(tables.by_month, "month", MONTHS), True),
        ("types", ("type", *MONTHS[1:]), _sums(tables.by_type, "type", ("type", *MONTHS[1:])), True),
        ("areas", ("area", *MONTHS[1:]), _sums(tables.by_area, "area", ("area", *MONTHS[1:])), True),
        ("help", ("list", "name", "area", "members", "points", "change", "needs"), _help(tables), False),
        ("meetings", MEETINGS, _meetings(tables), False),
        ("tasks", TASKS, _tasks(tables), False),
        ("faults", ("fault", "path", "told"), _faults(tables), False),
    )
    for name, columns, rows, totalled in sheets:
        more = told_check(tables) if name == "faults" else ""
        _Sheet(book.create_sheet(words.SHEETS[name]), tables).fill(columns, rows, totalled, more)
        if name == "cells":
            _heat(book.create_sheet(words.SHEETS["heat"]), tables)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


SUMMED = (
    "met", "not_met", "unreadable", "pending", "scored", "points_sum", "in_window", "expected", "expected_present",
    "attended", "long_enough", "spoken", "concluded", "is_adopted", "noticed", "papers_asked", "papers_in_time",
    "given", "carried", "done", "late",
)  # fmt: skip
SHOWN = (
    "met", "not_met", "unreadable", "pending", "points", "scored", "in_window", "expected", "expected_present",
    "attendance", "attended", "long_enough", "spoken", "concluded", "is_adopted", "noticed", "papers_asked",
    "papers_in_time", "given", "carried", "done", "late", "on_time",
)  # fmt: skip
CELLS = (
    "number", "name", "area", "type", "members", "met", "not_met", "unreadable", "pending", "points", "in_window",
    "attendance", "long_enough", "spoken", "concluded", "is_adopted", "on_time", "quarters", "change", "year_grade",
)  # fmt: skip
MONTHS = ("month", *SHOWN)
MEETINGS = (
    "area", "name", "day", "kind", "minutes", "minutes_asked", "total", "expected", "expected_present", "excused",
    "unexcused", "opinions", "speakers", "is_adopted", "papers_due", "papers_out", "given", "carried", "done", "late",
    "points", "grade",
)  # fmt: skip
TASKS = ("cell", "day", "given_here", "due", "status", "done_on", "days_late")


def shown_sums(sums: dict[str, Any]) -> dict[str, Any]:
    """Sums with what follows from them: mean of points, shares in percent; None where there is nothing to divide by."""

    def share(part: float, whole: float) -> float | None:
        return round(100 * part / whole, 1) if whole else None

    on_time = sums["carried"] - sums["late"]
    return {
        **sums,
        "points": round(sums["points_sum"] / sums["scored"], 1) if sums["scored"] else None,
        "attendance": share(sums["expected_present"], sums["expected"]),
        "on_time": share(on_time, sums["carried"]),
    }


def _cells(tables: Tables) -> Rows:
    for number, row in enumerate(tables.cells.to_dict("records"), start=1):
        told = {
            **shown_sums(row),
            "number": number,
            "type": type_name(row["type"]),
            "area": row["area"] or words.ROOT_AREA,
            "year_grade": words.GRADES.get(row["grade"], ""),
        }
        yield [told[name] for name in CELLS]
    yield _total(tables.cells, CELLS, "name")


def _sums(frame: pd.DataFrame, by: str, columns: Sequence[str]) -> Rows:
    for row in frame.to_dict("records"):
        named = type_name(row[by]) if by == "type" else row[by] or words.ROOT_AREA
        told = {**shown_sums(row), by: named}
        yield [told[name] for name in columns]
    yield _total(frame, columns, by)


def _total(frame: pd.DataFrame, columns: Sequence[str], label: str) -> list[Any]:
    """The row of totals: shares and means of the sums, not sums of shares."""
    told = shown_sums({name: frame[name].sum() for name in SUMMED})
    told[label] = words.TOTAL
    if "members" in columns:
        told["members"] = frame["members"].sum()
    return [told.get(name) for name in columns]


def _help(tables: Tables) -> Rows:
    cells = tables.cells
    for title, frame in (
        (words.NEEDS_HELP, cells[cells["needs"].map(len) > 0]),
        (words.HAS_IMPROVED, improved_cells(tables)),
    ):
        for row in frame.to_dict("records"):
            told = {**row, "list": title, "needs": told_needs(row["needs"], tables.limits)}
            yield [told[name] for name in ("list", "name", "area", "members", "points", "change", "needs")]


def _meetings(tables: Tables) -> Rows:
    for row in tables.meetings.to_dict("records"):
        told = {
            **row,
            "kind": domain_words.KIND[row["kind"]],
            "is_adopted": words.YES if row["is_adopted"] else words.NO,
            "grade": words.GRADES.get(row["grade"], ""),
        }
        yield [told[name] for name in MEETINGS]


def _tasks(tables: Tables) -> Rows:
    for row in tables.tasks.to_dict("records"):
        told = {
            **row,
            "given_here": words.YES if row["given"] else words.NO,
            "status": domain_words.ACTION_STATUS[row["status"]],
            "days_late": row["late"] or None,
        }
        yield [told[name] for name in TASKS]


def _faults(tables: Tables) -> Rows:
    for one in tables.faults:
        yield words.FAULT[one.kind.value], one.path, words.fault_sentence(one.kind.value, one.facts)


def type_name(code: str) -> str:
    """Loại hình in words."""
    return CELL_TYPE[CellType(code)] if code in set(CellType) else words.UNKNOWN_CELL_TYPE


def _value(value: Any) -> Any:
    """A value as Excel takes it; nothing for what is not known."""
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return None
    return value.item() if hasattr(value, "item") else value


class _Sheet:
    """One sheet: title, heading, rows, and how it prints."""

    def __init__(self, sheet: Worksheet, tables: Tables) -> None:
        self._sheet, self._tables = sheet, tables

    def title(self, width: int, more: str = "") -> None:
        """The first lines, over all columns; one that all of it is made up, where it is."""
        sheet, totals = self._sheet, self._tables.totals
        told = [words.INVENTED] if self._tables.invented else []
        sheet.append([words.TITLE.format(year=self._tables.year)])
        sheet.append([" ".join([*told, f"{words.summed(vars(totals))}.", more]).strip()])
        for row in (1, 2):
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
        sheet["A1"].font = Font(name=LETTERS, bold=True, size=14)
        sheet["A1"].alignment = Alignment(horizontal="center")
        sheet["A2"].alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[2].height = 48 if more else 32

    def fill(self, columns: Sequence[str], rows: Rows, totalled: bool, more: str) -> None:
        """All of it, up to as many rows as somebody would look at; `more` is said above."""
        self.title(len(columns), more)
        self.heading([words.HEADINGS[name] for name in columns])
        widths = [max(map(len, words.HEADINGS[name].split())) + 3 for name in columns]
        formats = [(number, FORMATS[name]) for number, name in enumerate(columns, start=1) if name in FORMATS]
        count = 0
        for row in rows:
            if count >= MOST_ROWS:
                self._sheet["A2"] = f"{self._sheet['A2'].value} {words.MORE_ROWS.format(most=MOST_ROWS)}"
                break
            values = [_value(value) for value in row]
            self._sheet.append(values)
            count += 1
            for number, shown in formats:
                self._sheet.cell(count + HEAD_ROWS, number).number_format = shown
            if count <= LOOKED_AT:
                widths = [max(wide, len(_shown(value)) + 2) for wide, value in zip(widths, values, strict=True)]
        if totalled:
            self.rule(count)
        self.set_up(widths, count)

    def rule(self, rows: int) -> None:
        """Lines around every cell, numbers in the middle, the row of totals bold: a table as it stands on paper."""
        for row in self._sheet.iter_rows(HEAD_ROWS + 1, HEAD_ROWS + rows):
            for cell in row:
                cell.border = THIN
                if not isinstance(cell.value, str) or len(cell.value) < SHORT_TEXT:
                    cell.alignment = MIDDLE
        for cell in self._sheet[self._sheet.max_row]:
            cell.font = Font(name=LETTERS, bold=True)

    def heading(self, titles: Sequence[str]) -> None:
        """The row of headings."""
        self._sheet.append(list(titles))
        for cell in self._sheet[HEAD_ROWS]:
            cell.font, cell.fill, cell.border = Font(name=LETTERS, bold=True), HEAD, THIN
            cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        self._sheet.row_dimensions[HEAD_ROWS].height = 48

    def set_up(self, widths: Sequence[int], rows: int) -> None:
        """Widths, what stays while scrolling, and how it prints: across, as wide as the page, heading on each page."""
        sheet = self._sheet
        for number, width in enumerate(widths, start=1):
            sheet.column_dimensions[get_column_letter(number)].width = min(WIDEST, max(NARROWEST, width))
        sheet.freeze_panes = f"A{HEAD_ROWS + 1}"
        if rows:
            sheet.auto_filter.ref = f"A{HEAD_ROWS}:{get_column_letter(len(widths))}{rows + HEAD_ROWS}"
        sheet.print_title_rows = f"{HEAD_ROWS}:{HEAD_ROWS}"
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr] # openpyxl makes it itself
        sheet.page_margins.left = sheet.page_margins.right = 0.4
        sheet.page_margins.top = sheet.page_margins.bottom = 0.6
        if sheet.oddFooter:
            sheet.oddFooter.center.text = words.PAGE


def _shown(value: Any) -> str:
    return f"{value:%d/%m/%Y}" if hasattr(value, "strftime") else str("" if value is None else value)


def _heat(sheet: Worksheet, tables: Tables) -> None:
    """Cells × months: points on a shade by grade; a dash where there was no meeting, ? where nothing can be read."""
    page = _Sheet(sheet, tables)
    months = [words.MONTH_HEADING.format(month=month) for month in tables.months]
    page.title(len(months) + 4, told_rules(tables.limits))
    page.heading([*(words.HEADINGS[name] for name in ("name", "area", "members")), *months, words.HEADINGS["average"]])
    known = {(row["cell"], row["month"]): row for row in tables.heat.to_dict("records")}
    for row in tables.cells.to_dict("records"):
        held = [known[row["cell"], month] for month in tables.months]
        sheet.append(
            [
                row["name"],
                row["area"] or words.ROOT_AREA,
                row["members"],
                *map(_heat_value, held),
                _value(row["points"]),
            ]
        )
        sheet.cell(sheet.max_row, len(months) + 4).number_format = DECIMAL
        for cell, month in zip(sheet[sheet.max_row][3:], held, strict=False):
            grade = month["grade"] if isinstance(month["grade"], str) else ""
            cell.border, cell.alignment = THIN, Alignment(horizontal="center")
            if grade in SHADES:
                cell.fill = PatternFill("solid", fgColor=SHADES[grade])
                cell.font = Font(
                    name=LETTERS, bold=grade in WHITE_ON, color="FFFFFF" if grade in WHITE_ON else "1A1A1A"
                )
    longest = max((len(name) for name in tables.cells["name"]), default=10)
    page.set_up([longest + 2, 24, 10, *(NARROWEST for _ in months), 12], len(tables.cells))


def _heat_value(month: dict[str, Any]) -> Any:
    if month["state"] != State.MET.value:
        return words.STATE_MARK[month["state"]]
    return _value(month["points"]) if _value(month["points"]) is not None else words.NOTHING
