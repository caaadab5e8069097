"""Thang điểm: reads the score sheets that provinces and wards set (docs/domain.md 4.1–4.6; guide: docs/thang-diem.md).

A rubric is a list of sheets (phiếu), each for some kinds of meeting. Those of `RUBRICS` ship with the program; a cell
names one of them in chi-bo.yaml or writes its own there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from assistant.domain.figures import exact
from assistant.domain.kinds import KINDS, MeetingKind
from assistant.domain.rubric import GRADES, Grade, GradeLimit, ScoreSheet, YearBand
from assistant.rules.criterion import (
    ONLY_SHOWN,
    WrongRow,
    known_keys,
    read_criterion,
    read_known,
    read_list,
    read_points,
    read_span,
)
from assistant.rules.plain_yaml import plain_values
from assistant.rules.problems import nearest
from assistant.wording import rubric as words
from assistant.wording.figures import points_text

RUBRICS = ("hd42", "an-phu", "cam-le", "nghe-an-2021", "phu-tho")
"""Names of the rubrics that ship, the national frame first."""
TOTAL_POINTS = 100
MOST_ROWS = 100
KIND_NAMES = {spec.name: kind for kind, spec in KINDS.items()}
GRADE_NAMES = dict(zip(("tot", "kha", "trung_binh", "kem"), GRADES, strict=True))
"""Names of the grades in a file → codes, best first."""
RUBRIC_KEYS = ("ten", "nhan", "can_cu", "xep_loai", "phieu", "tieu_chi", "gioi_han", "tong", "ca_nam")
SHEET_KEYS = ("loai", "nhan", "tong", "tieu_chi", "gioi_han")
YEAR_KEYS = ("xep", "tat_ca_tu", "it_nhat", "muc", "con_dieu_kien_khac")
LIMIT_KEYS = ("cao_nhat", "neu", "tieu_chi", "tu", "tren", "den", "duoi")


@dataclass(frozen=True)
class RubricProblem:
    """What is wrong with a rubric; `broken` where it cannot be used for it."""

    message: str
    remedy: str
    broken: bool = True


@dataclass(frozen=True)
class Rubric:
    """The sheets that were read, none where the rubric cannot be used, and what is wrong with it."""

    sheets: tuple[ScoreSheet, ...] = ()
    problems: tuple[RubricProblem, ...] = ()


class WrongSheet(ValueError):
    """A sheet that cannot be used: message and remedy in Vietnamese."""

    def __init__(self, message: str, remedy: str = words.RUBRIC_REMEDY) -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy


@cache
def shipped_sheets(name: str) -> tuple[ScoreSheet, ...]:
    """The sheets of a rubric that ships; KeyError for another name, ValueError where the file is wrong."""
    if name not in RUBRICS:
        raise KeyError(name)
    text = resources.files("assistant.rules").joinpath("thang-diem", f"{name}.yaml").read_text(encoding="utf-8")
    found = read_rubric(plain_values(text))
    if found.problems:
        raise ValueError(f"{name}: {found.problems[0].message}")
    return found.sheets


def read_rubric(written: object) -> Rubric:
    """A rubric as a person writes it: a name, a list of criteria for every kind of meeting, or sheets by kind."""
    try:
        if isinstance(written, str) and written.strip():
            return Rubric(_named(written.strip()))
        sheets = _sheets({"tieu_chi": written} if isinstance(written, list) else written)
    except WrongSheet as wrong:
        return Rubric(problems=(RubricProblem(wrong.message, wrong.remedy),))
    told = [problem for sheet, total in sheets for problem in _doubts(sheet, total)]
    return Rubric(tuple(sheet for sheet, _ in sheets), tuple(told))


def _named(name: str) -> tuple[ScoreSheet, ...]:
    """The rubric of that name."""
    if name in RUBRICS:
        return shipped_sheets(name)
    near = nearest(name, RUBRICS)
    hint = f"{words.DID_YOU_MEAN.format(near=near)}. " if near else ""
    raise WrongSheet(
        words.UNKNOWN_RUBRIC.format(name=name), hint + words.KNOWN_RUBRICS.format(names=", ".join(RUBRICS))
    )


def _sheets(written: object) -> list[tuple[ScoreSheet, float]]:
    """Every sheet with the total that it should have."""
    if not isinstance(written, Mapping):
        raise WrongSheet(words.NOT_RUBRIC)
    _need_keys(written, RUBRIC_KEYS, "")
    entries = written.get("phieu", [{key: written[key] for key in SHEET_KEYS if key in written}])
    if not isinstance(entries, list) or not entries or not all(isinstance(entry, Mapping) for entry in entries):
        raise WrongSheet(words.NOT_SHEETS)
    several = len(entries) > 1
    common = ScoreSheet(
        code=str(written.get("ten") or ""),
        basis=str(written.get("can_cu") or ""),
        grades=_grades(written.get("xep_loai")),
        yearly=_yearly(written.get("ca_nam")),
    )
    found: list[tuple[ScoreSheet, float]] = []
    for n, entry in enumerate(entries, start=1):
        place = words.IN_SHEET.format(n=n) if several else ""
        label = str(entry.get("nhan") or written.get("nhan") or "")
        sheet, total = _sheet(entry, replace(common, label=label), place)
        twice = [kind for other, _ in found for kind in other.kinds if kind in sheet.kinds]
        if twice:
            raise WrongSheet(place + words.KIND_TWICE.format(kind=KINDS[twice[0]].name), words.KIND_TWICE_REMEDY)
        found.append((sheet, total))
    return found


def _yearly(written: object) -> tuple[YearBand, ...]:
    """Xếp loại cả năm: for each grade how the regular meetings must be graded."""
    try:
        return tuple(map(_year_band, read_list(written)))
    except (WrongRow, KeyError, TypeError, ValueError) as wrong:
        raise WrongSheet(words.WRONG_YEAR.format(names=", ".join(GRADE_NAMES)), words.YEAR_REMEDY) from wrong


def _year_band(entry: object) -> YearBand:
    """One grade of the year."""
    told = known_keys(entry, YEAR_KEYS)
    grade, all_from = (Grade(GRADE_NAMES[told[key]]) for key in ("xep", "tat_ca_tu"))
    of = Grade(GRADE_NAMES[told.get("muc", told["xep"])])
    least = told.get("it_nhat", 0)
    if not isinstance(least, int) or isinstance(least, bool) or least < 0:
        raise WrongRow(words.YEAR_REMEDY)
    return YearBand(grade, all_from, of, least, told.get("con_dieu_kien_khac") is True)


def _sheet(entry: Mapping[Any, Any], common: ScoreSheet, place: str) -> tuple[ScoreSheet, float]:
    """One sheet: its kinds, criteria and limits of the grade."""
    _need_keys(entry, SHEET_KEYS, place)
    rows = entry.get("tieu_chi")
    if not isinstance(rows, list) or not 1 <= len(rows) <= MOST_ROWS:
        raise WrongSheet(place + words.NOT_RUBRIC)
    criteria, wrong = [], []
    for n, row in enumerate(rows, start=1):
        try:
            criteria.append(read_criterion(row))
        except WrongRow as told:
            wrong.append(words.WRONG_ROW.format(n=n, why=told))
    if wrong:
        raise WrongSheet(place + words.WRONG_ROWS.format(rows="; ".join(wrong)))
    numbers = [row.number for row in criteria]
    twice = next((number for number in numbers if numbers.count(number) > 1), None)
    if twice:
        raise WrongSheet(place + words.NUMBER_TWICE.format(number=twice), words.NUMBER_TWICE_REMEDY)
    sheet = replace(common, kinds=_kinds(entry.get("loai"), place), rows=tuple(criteria))
    try:
        limits = tuple(_limit(one, sheet) for one in read_list(entry.get("gioi_han")))
        total = read_points(entry.get("tong", TOTAL_POINTS), 1000)
    except WrongRow as told:
        raise WrongSheet(place + words.WRONG_PART.format(why=told)) from told
    return replace(sheet, limits=limits), total


def _kinds(written: object, place: str) -> tuple[MeetingKind, ...]:
    """The kinds of meeting that the sheet is for; all of them where it names none."""
    if written is None:
        return tuple(MeetingKind)
    names = [str(name) for name in (written if isinstance(written, list) else [written])]
    unknown = [name for name in names if name not in KIND_NAMES]
    if unknown or not names:
        remedy = words.KNOWN_KINDS.format(names=", ".join(KIND_NAMES))
        raise WrongSheet(place + words.UNKNOWN_KIND.format(name=", ".join(unknown)), remedy)
    return tuple(KIND_NAMES[name] for name in names)


def _grades(written: object) -> dict[str, float]:
    """Least points of each grade but the last; empty where the rubric sets none."""
    if written is None:
        return {}
    names = tuple(GRADE_NAMES)[:-1]
    if not isinstance(written, Mapping) or set(written) != set(names):
        raise WrongSheet(words.WRONG_GRADES.format(why=words.NOT_GRADES), words.GRADES_REMEDY)
    try:
        least = {GRADE_NAMES[name]: read_points(written[name], 1000) for name in names}
    except WrongRow as told:
        raise WrongSheet(words.WRONG_GRADES.format(why=told), words.GRADES_REMEDY) from told
    if sorted(least.values(), reverse=True) != list(least.values()) or len(set(least.values())) < len(least):
        raise WrongSheet(words.WRONG_GRADES.format(why=words.GRADES_DISORDERED), words.GRADES_REMEDY)
    return least


def _limit(entry: object, sheet: ScoreSheet) -> GradeLimit:
    """Khống chế xếp loại: by evidence (`neu`) or by the points of a criterion (`tieu_chi`)."""
    fields = known_keys(entry, LIMIT_KEYS)
    grade = str(fields.get("cao_nhat") or "")
    if grade not in GRADE_NAMES:
        raise WrongRow(words.LIMIT_GRADE.format(names=", ".join(GRADE_NAMES)))
    number = str(fields.get("tieu_chi") or "")
    if bool(number) is ("neu" in fields):
        raise WrongRow(words.LIMIT_WHAT)
    if number and sheet.criterion(number) is None:
        raise WrongRow(words.LIMIT_CRITERION.format(number=number))
    evidence = "" if number else read_known(fields.get("neu"), ONLY_SHOWN)
    return GradeLimit(Grade(GRADE_NAMES[grade]), evidence, number, read_span(fields, needed=True))


def _need_keys(entry: Mapping[Any, Any], known: tuple[str, ...], place: str) -> None:
    """Refuse a key that means nothing."""
    try:
        known_keys(entry, known)
    except WrongRow as told:
        raise WrongSheet(place + words.WRONG_PART.format(why=told)) from told


def _doubts(sheet: ScoreSheet, total: float) -> list[RubricProblem]:
    """What a person should look at, though the sheet can be used: sums that do not come out."""
    told = []
    if sheet.most != exact(total):
        have = points_text(float(sheet.most))
        message = words.NOT_TOTAL.format(total=have, wanted=points_text(total))
        told.append(RubricProblem(message, words.NOT_TOTAL_REMEDY, broken=False))
    for group in (row for row in sheet.rows if row.group):
        inside = [exact(row.points) for row in sheet.criteria() if row.number.startswith(f"{group.number}.")]
        if inside and sum(inside) != exact(group.points):
            message = words.NOT_GROUP.format(
                number=group.number, points=points_text(group.points), total=points_text(float(sum(inside)))
            )
            told.append(RubricProblem(message, words.NOT_GROUP_REMEDY, broken=False))
    return told
