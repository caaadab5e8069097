"""Một tiêu chí: reads one criterion of a score sheet, with its bands, bonuses, deductions and ceilings."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import Any

from assistant.domain.checks.evidence import EVIDENCE, Measure
from assistant.domain.figures import exact
from assistant.domain.rubric import Adjustment, AdjustmentKind, Band, Criterion, Range
from assistant.rules.problems import nearest
from assistant.wording import rubric as words
from assistant.wording.figures import points_text

ROW_KEYS = ("so", "ten", "diem", "tinh", "nhom", "muc", "toi_da_khi", "cong", "tru", "minh_chung")
BAND_KEYS = ("tu", "tren", "den", "duoi", "diem", "ten")
ADJUSTMENT_KEYS = ("neu", "tu", "tren", "den", "duoi", "diem", "moi", "nhieu_nhat")
ADJUSTMENTS = {
    "toi_da_khi": AdjustmentKind.CEILING,
    "cong": AdjustmentKind.BONUS,
    "tru": AdjustmentKind.DEDUCTION,
}
MOST_POINTS = 100
ONLY_SHOWN = frozenset({Measure.WORDS})
"""Evidence that nothing can be reckoned from."""
WHOLE = frozenset({Measure.COUNT, Measure.FLAG})
"""Evidence that comes in whole numbers."""
TOPS = {Measure.FLAG: Fraction(1), Measure.PERCENT: Fraction(100)}
"""How far bands must reach; for the others without end."""


class WrongRow(ValueError):
    """What is wrong with a row, in Vietnamese."""


def read_criterion(entry: object) -> Criterion:
    """One row of a sheet. Raises WrongRow."""
    fields = known_keys(entry, ROW_KEYS)
    number, title = (str(fields.get(part) or "").strip() for part in ("so", "ten"))
    if not (number and title):
        raise WrongRow(words.NO_NAME)
    if fields.get("diem") is None:
        raise WrongRow(words.NO_POINTS)
    points = read_points(fields["diem"], MOST_POINTS)
    group = fields.get("nhom", False)
    if not isinstance(group, bool):
        raise WrongRow(words.NOT_GROUP_FLAG)
    if points <= 0:
        raise WrongRow(words.OUT_OF_RANGE.format(points=points_text(points), most=MOST_POINTS))
    if group and set(fields) & {"tinh", "muc", *ADJUSTMENTS}:
        raise WrongRow(words.GROUP_RECKONS)
    evidence = read_known(fields["tinh"]) if fields.get("tinh") else ""
    row = Criterion(
        number=number,
        title=title,
        points=points,
        evidence=evidence,
        group=group,
        bands=tuple(_band(one, points) for one in read_list(fields.get("muc"))),
        adjustments=tuple(
            _adjustment(one, kind, points) for key, kind in ADJUSTMENTS.items() for one in read_list(fields.get(key))
        ),
        shown=tuple(read_known(code) for code in read_list(fields.get("minh_chung"))),
    )
    _check_bands(row)
    return row


def known_keys(entry: object, known: tuple[str, ...]) -> Mapping[str, Any]:
    """The entry, if it is a mapping with no other keys. Raises WrongRow."""
    if not isinstance(entry, Mapping):
        raise WrongRow(words.NOT_MAPPING.format(keys=", ".join(known)))
    for key in entry:
        if key not in known:
            near = nearest(str(key), known)
            hint = words.NEAR.format(near=near) if near else words.ONE_OF.format(names=", ".join(known))
            raise WrongRow(words.UNKNOWN_KEY.format(key=key) + hint)
    return entry


def read_known(code: object, refused: frozenset[Measure] = frozenset()) -> str:
    """A code of evidence that there is, and that can be reckoned from where `refused` says so. Raises WrongRow."""
    name = str(code)
    if name not in EVIDENCE:
        near = nearest(name, EVIDENCE)
        hint = words.NEAR.format(near=near) if near else words.ONE_OF.format(names=", ".join(EVIDENCE))
        raise WrongRow(words.UNKNOWN_EVIDENCE.format(code=name) + hint)
    if EVIDENCE[name][0] in refused:
        raise WrongRow(words.ONLY_SHOWN.format(code=name))
    return name


def read_points(written: object, most: float) -> float:
    """Points from 0 to `most`, in hundredths at the finest. Raises WrongRow."""
    if isinstance(written, bool) or not isinstance(written, int | float):
        raise WrongRow(words.NOT_POINTS.format(written=written))
    if not 0 <= written <= most:
        raise WrongRow(words.OUT_OF_RANGE.format(points=written, most=points_text(most)))
    if (exact(written) * 100).denominator != 1:
        raise WrongRow(words.TOO_FINE.format(points=points_text(written)))
    return float(written)


def read_span(fields: Mapping[str, Any], needed: bool = False) -> Range:
    """`tu`, `tren`, `den`, `duoi`. Raises WrongRow for two lower or two upper ends, or an empty span."""
    ends = {key: fields[key] for key in ("tu", "tren", "den", "duoi") if fields.get(key) is not None}
    for key, end in ends.items():
        if isinstance(end, bool) or not isinstance(end, int | float):
            raise WrongRow(words.NOT_END.format(key=key, end=end))
    if {"tu", "tren"} <= set(ends) or {"den", "duoi"} <= set(ends):
        raise WrongRow(words.TWO_ENDS)
    if needed and not ends:
        raise WrongRow(words.NO_ENDS)
    span = Range(*(None if key not in ends else float(ends[key]) for key in ("tu", "tren", "den", "duoi")))
    low, low_in, high, high_in = _ends(span)
    if low is not None and high is not None and (low > high or (low == high and not (low_in and high_in))):
        raise WrongRow(words.EMPTY_SPAN)
    return span


def read_list(written: object) -> list[Any]:
    """A list, empty where nothing is written. Raises WrongRow for anything else."""
    if written is None:
        return []
    if not isinstance(written, list):
        raise WrongRow(words.NOT_LIST)
    return written


def _band(entry: object, most: float) -> Band:
    """Một mức; without points it is left to the person."""
    fields = known_keys(entry, BAND_KEYS)
    points = None if fields.get("diem") is None else read_points(fields["diem"], most)
    return Band(points, read_span(fields), str(fields.get("ten") or ""))


def _adjustment(entry: object, kind: AdjustmentKind, most: float) -> Adjustment:
    """Cộng, trừ hoặc tối đa; `moi` are points for each unit, `nhieu_nhat` the most of them."""
    fields = known_keys(entry, ADJUSTMENT_KEYS)
    evidence = read_known(fields.get("neu"), ONLY_SHOWN)
    each = fields.get("moi") is not None
    if each is (fields.get("diem") is not None) and (each or kind is not AdjustmentKind.CEILING):
        raise WrongRow(words.POINTS_OR_EACH)
    if each and kind is AdjustmentKind.CEILING:
        raise WrongRow(words.CEILING_EACH)
    if "nhieu_nhat" in fields and not each:
        raise WrongRow(words.MOST_ALONE)
    written = fields.get("moi") if each else fields.get("diem")
    points = None if written is None else read_points(written, most)
    top = read_points(fields["nhieu_nhat"], most) if fields.get("nhieu_nhat") is not None else None
    return Adjustment(kind, evidence, points, read_span(fields, needed=not each), each, top)


def _check_bands(row: Criterion) -> None:
    """Bands cover everything that can be measured, none twice, and full points can be reached. Raises WrongRow."""
    if row.choices:
        if not all(band.label and band.points is not None and band.span == Range() for band in row.bands):
            raise WrongRow(words.CHOICES)
    elif row.bands:
        if EVIDENCE[row.evidence][0] in ONLY_SHOWN:
            raise WrongRow(words.ONLY_SHOWN.format(code=row.evidence))
        _check_cover(row.bands, EVIDENCE[row.evidence][0])
    best = max((band.points for band in row.bands if band.points is not None), default=row.points)
    bonus = sum(
        (one.most if one.each else one.points) or row.points
        for one in row.adjustments
        if one.kind is AdjustmentKind.BONUS
    )
    if exact(best) + exact(bonus) < exact(row.points):
        raise WrongRow(words.NOT_REACHED.format(points=points_text(row.points)))


def _check_cover(bands: tuple[Band, ...], measure: Measure) -> None:
    """From 0 to the top without a gap and without an overlap. Raises WrongRow."""
    spans = sorted((_whole(_ends(band.span)) if measure in WHOLE else _ends(band.span) for band in bands), key=_order)
    low, low_in, _, _ = spans[0]
    if low is not None and (low > 0 or (low == 0 and not low_in)):
        raise WrongRow(words.GAP.format(at=points_text(0)))
    for (_, _, high, high_in), (start, start_in, _, _) in pairwise(spans):
        if high is None or start is None or high > start or (high == start and high_in and start_in):
            raise WrongRow(words.OVERLAP.format(at=points_text(float(start or 0))))
        joined = high == start and (high_in or start_in)
        if not joined and not (measure in WHOLE and start == high + 1):
            raise WrongRow(words.GAP.format(at=points_text(float(high))))
    _, _, high, high_in = spans[-1]
    top = TOPS.get(measure)
    if high is not None and (top is None or high < top or (high == top and not high_in)):
        raise WrongRow(words.GAP.format(at=points_text(float(high))))


Ends = tuple[Fraction | None, bool, Fraction | None, bool]
"""Lower end, whether it belongs to the span, upper end, whether it does; None is without end."""


def _ends(span: Range) -> Ends:
    low = span.least if span.least is not None else span.above
    high = span.most if span.most is not None else span.below
    return (
        None if low is None else exact(low),
        span.above is None,
        None if high is None else exact(high),
        span.below is None,
    )


def _whole(ends: Ends) -> Ends:
    """The whole numbers of the span, with ends that belong to it."""
    low, low_in, high, high_in = ends
    return (
        None if low is None else Fraction(ceil(low) if low_in else floor(low) + 1),
        True,
        None if high is None else Fraction(floor(high) if high_in else ceil(high) - 1),
        True,
    )


def _order(ends: Ends) -> tuple[bool, Fraction, bool]:
    """By the lower end; without one first, one that belongs to it before one that does not."""
    low, low_in, _, _ = ends
    return low is not None, low or Fraction(0), not low_in
