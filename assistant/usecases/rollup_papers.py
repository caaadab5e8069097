"""Văn bản của cấp ủy: quality summary and monthly table of grades, from templates as every other paper is."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pandas as pd

from assistant.analysis.rollup.standing import State
from assistant.analysis.rollup.tables import Tables
from assistant.documents.catalogue import COMMITTEE_FORMS
from assistant.documents.facts.committee import GRADES_OF_MONTH, SUMMARY, CommitteeHead
from assistant.documents.papers import find_template, print_of_no_meeting
from assistant.domain.oversight import WHOLE_YEAR
from assistant.domain.rubric import GRADES, Grade
from assistant.usecases.rolling_up import (
    RolledUp,
    committee_name,
    summary,
    told_counts,
    told_needs,
    told_rules,
    told_year_rule,
)
from assistant.usecases.rollup_workbook import shown_sums, type_name
from assistant.wording import rollup as words
from assistant.workspace.committee import FOLDER

MOST_CELLS = 400
"""More cells are summed up by committee: nobody reads a table of thousands of rows."""
MOST_NAMED = 60
"""Cells that are named in a list; of more, how many there are."""
GRADE_FIELDS = dict(zip(GRADES, ("tot", "kha", "trung_binh", "kem"), strict=True))


def quality_summary(found: RolledUp, at: datetime, half: int = 0) -> bytes:
    """Tổng hợp chất lượng of the year, or of one `half` of it (1, 2), as a Word file (docs/domain.md 6.7)."""
    tables = found.tables
    period = (words.HALF if half else words.WHOLE_YEAR).format(half=words.HALVES.get(half, ""), year=tables.year)
    cells = named_cells(tables)
    by_area = len(cells) > MOST_CELLS
    facts = {
        **committee_head(found, at),
        "ky": period,
        "tinh_hinh": list(told_counts(summary(found))),
        "thang": [_counts(row, str(row["month"])) for row in tables.by_month.to_dict("records")],
        "loai_hinh": [_counts(row, type_name(row["type"])) for row in tables.by_type.to_dict("records")],
        "theo": words.BY_AREA if by_area else words.BY_CELL,
        "ket_qua": list(_results(found, cells, by_area)),
        "cach_xep_loai": told_year_rule(found.committee),
        "bieu_duong": _named(cells[cells["grade"] == Grade.GOOD.value].sort_values("points", ascending=False), _praise),
        "cach_chon": told_rules(tables.limits),
        "can_giup": _named(
            cells[cells["needs"].map(len) > 0],
            lambda row: words.CELL_BECAUSE.format(name=row["called"], why=told_needs(row["needs"], tables.limits)),
        ),
        "du_lieu": list(_data(tables)),
    }
    return print_committee_paper(found, SUMMARY, facts, words.SUMMARY_TITLE.format(period=period), at)


def grades_of_month(found: RolledUp, at: datetime, month: int) -> bytes:
    """Bảng tổng hợp xếp loại of a month as a Word file (docs/domain.md 4.7)."""
    tables = found.tables
    period = words.MONTH_OF_YEAR.format(month=month, year=tables.year)
    held = {row["cell"]: row for row in tables.heat[tables.heat["month"] == month].to_dict("records")}
    meetings = tables.meetings.set_index("path")
    rows, sums = [], dict.fromkeys(("dang_vien", "da_hop", *GRADE_FIELDS.values()), 0)
    for number, cell in enumerate(named_cells(tables).to_dict("records"), start=1):
        one = held.get(cell["cell"])
        meeting = meetings.loc[one["path"]].to_dict() if one and one["state"] == State.MET.value else None
        rows.append(_graded(number, cell, one, meeting))
        sums["dang_vien"] += cell["members"]
        sums["da_hop"] += meeting is not None
        if meeting and meeting["grade"] in GRADE_FIELDS:
            sums[GRADE_FIELDS[meeting["grade"]]] += 1
    points = pd.Series([one["points"] for one in held.values()], dtype="float64").mean()
    total = {**{name: str(value) for name, value in sums.items()}, "diem": _number(points)}
    facts = {**committee_head(found, at), "ky": period, "ket_qua": rows, "cong": total}
    return print_committee_paper(found, GRADES_OF_MONTH, facts, words.GRADES_TITLE.format(period=period), at)


def committee_head(found: RolledUp, at: datetime) -> CommitteeHead:
    """Who issues it, under whom, and its day; a place that is not known is left to be written."""
    place = found.committee.locality or words.NO_PLACE
    return {
        "cap_tren": found.committee.superior,
        "cap_uy": committee_name(found),
        "dia_danh_ngay": words.PLACE_AND_DAY.format(place=place, day=f"{at:%d}", month=f"{at:%m}", year=at.year),
    }


def print_committee_paper(found: RolledUp, name: str, facts: Mapping[str, Any], title: str, at: datetime) -> bytes:
    """A paper from the committee's own template (`cap-uy/mau`), or the one that ships. What is made up says so.

    Raises TemplateError, LostText as every paper.
    """
    own, author = found.reading.root / FOLDER, str(facts["cap_uy"])
    return print_of_no_meeting(name, own, facts, title, author, at, found.tables.invented)


def templates_of(found: RolledUp) -> bytes:
    """The templates of a committee's papers that are in force, to be changed in Word and put into `cap-uy/mau`."""
    packed, own = BytesIO(), found.reading.root / FOLDER
    with ZipFile(packed, "w", ZIP_DEFLATED) as files:
        for form in COMMITTEE_FORMS.values():
            files.write(find_template(form.template, own), f"{form.template}.docx")
    return packed.getvalue()


def _counts(row: Mapping[str, Any], name: str) -> dict[str, str]:
    """A row of a table of counts."""
    told = shown_sums(dict(row))
    return {
        "ten": name,
        **{
            field: _number(told[column])
            for field, column in (
                ("da_hop", "met"), ("khong_hop", "not_met"), ("khong_doc", "unreadable"), ("diem", "points"),
                ("ty_le_du", "attendance"), ("du_gio", "long_enough"), ("du_phat_bieu", "spoken"),
                ("du_ket_luan", "concluded"), ("thong_qua", "is_adopted"), ("dung_han", "on_time"),
            )
        },
    }  # fmt: skip


def _results(found: RolledUp, cells: pd.DataFrame, by_area: bool) -> Iterator[dict[str, str]]:
    """One row a cell, or one a committee, with how many months had which grade, and what the committee decided."""
    tables = found.tables
    key = "area" if by_area else "cell"
    heat = tables.heat.merge(tables.cells[["cell", "area"]], on="cell")
    grades = heat.groupby([key, "grade"]).size()
    members = tables.cells.groupby(key)["members"].sum()
    frame = tables.by_area if by_area else cells
    for number, row in enumerate(frame.to_dict("records"), start=1):
        name = (row["area"] or words.ROOT_AREA) if by_area else row["called"]
        graded = {field: str(grades.get((row[key], grade), 0)) for grade, field in GRADE_FIELDS.items()}
        yield {
            **_counts(row, name), **graded, "so": str(number), "dang_vien": str(members[row[key]]),
            "xep_loai": words.NOTHING if by_area else words.GRADES.get(row["grade"], words.NOTHING),
            "cap_uy_xep": "" if by_area else _decided(found, row["cell"]),
        }  # fmt: skip


def _decided(found: RolledUp, cell: str) -> str:
    """What the committee decided of the year; empty, to be written by hand, where it has not."""
    official = found.officials.get(cell)
    decided = official.of(found.tables.year, WHOLE_YEAR) if official else None
    return words.GRADES.get(decided.grade, "") if decided else ""


def _graded(
    number: int, cell: Mapping[str, Any], month: Mapping[str, Any] | None, meeting: Mapping[str, Any] | None
) -> dict[str, str]:
    """A row of the table of grades. What cost points is told by what the record shows, not by the cell's words."""
    row = {"so": str(number), "ten": cell["called"], "dang_vien": str(cell["members"])}
    if meeting is None:
        state = words.STATE[month["state"]] if month else words.NOTHING
        blank = {"ngay": words.NOTHING, "diem": words.NOTHING, **dict.fromkeys(GRADE_FIELDS.values(), "")}
        return {**row, **blank, "ghi_chu": state}
    marks = {field: "X" if meeting["grade"] == grade else "" for grade, field in GRADE_FIELDS.items()}
    return {
        **row, "ngay": f"{meeting['day']:%d/%m}", "diem": _number(meeting["points"]), **marks,
        "ghi_chu": "; ".join(_shortcomings(meeting)),
    }  # fmt: skip


def _shortcomings(meeting: Mapping[str, Any]) -> Iterator[str]:
    """What the record shows to be missing, in short."""
    if not meeting["long_enough"]:
        minutes = _number(meeting["minutes"])
        yield words.SHORT.format(minutes=minutes, asked=_number(meeting["minutes_asked"]))
    if meeting["expected_present"] < meeting["expected"]:
        yield words.CAME.format(present=meeting["expected_present"], expected=meeting["expected"])
    if meeting["unexcused"]:
        yield words.UNEXCUSED.format(count=meeting["unexcused"])
    if not meeting["spoken"]:
        yield words.FEW_SPEAK.format(count=meeting["speakers"])
    if meeting["late"]:
        yield words.LATE_TASKS.format(late=meeting["late"], carried=meeting["carried"])
    if not meeting["concluded"]:
        yield words.NOT_CONCLUDED
    if not meeting["is_adopted"]:
        yield words.NOT_ADOPTED


def _named(cells: pd.DataFrame, tell: Any) -> list[str]:
    told = [tell(row) for row in cells.head(MOST_NAMED).to_dict("records")]
    return [*told, *([words.AND_MORE.format(count=len(cells) - MOST_NAMED)] if len(cells) > MOST_NAMED else [])]


def _praise(row: Mapping[str, Any]) -> str:
    return words.CELL_BECAUSE.format(name=row["called"], why=words.MEAN_POINTS.format(points=_number(row["points"])))


def named_cells(tables: Tables) -> pd.DataFrame:
    """The cells with what they are called here: with their superior where there are several."""
    cells, several = tables.cells, len(set(tables.cells["superior"])) > 1
    both = cells["name"].str.cat(cells["superior"], sep=", ").str.removesuffix(", ")
    return cells.assign(called=both if several else cells["name"])


def _data(tables: Tables) -> Iterator[str]:
    """How many files of each kind are to be looked at."""
    kinds = [fault.kind.value for fault in tables.faults]
    for kind in dict.fromkeys(kinds):
        yield words.SO_MANY.format(what=words.FAULT[kind], count=kinds.count(kind))
    if not kinds:
        yield words.NO_FAULTS


def _number(value: Any) -> str:
    """A number as it is written, with a comma; a dash where there is none."""
    return words.NOTHING if value is None or pd.isna(value) else f"{round(float(value), 1):g}".replace(".", ",")
