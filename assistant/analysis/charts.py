"""Biểu đồ của năm: six small charts that read in black and white, as SVG for the page and as a picture for Word.

What falls short is hollow and carries its number, what is late is hatched, a limit is a dashed line that steps where it
steps: nothing is told by colour alone. A chart's title is what it finds.
"""

import io
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.analysis.year import MonthFigures, YearFigures, average
from assistant.domain.oversight import OfficialGrade
from assistant.platform.paths import data_dir
from assistant.wording import year as words
from assistant.wording.domain import GRADE
from assistant.wording.figures import points_text

INK, SOFT, AMBER, AMBER_INK, RED = "#3b3f47", "#5b5f67", "#b45f06", "#8a4700", "#a61b1b"
WIDTH, HEIGHT = 208, 146
"""Points; on the page they are pixels."""
PAGE_FONTS = "'Segoe UI', 'Noto Sans', 'Liberation Sans', Arial, sans-serif"
DRAWN_FONT = "DejaVu Sans"
"""It comes with matplotlib and has all letters of Vietnamese, so that pictures are the same on every machine."""
PICTURE_DPI = 220
ON_WHITE = {"facecolor": "white", "edgecolor": "none", "pad": 0.4, "alpha": 0.85}


@dataclass(frozen=True)
class Chart:
    """One chart: what it shows and what it finds, the dashed line in words, every value for whoever sees none."""

    code: str
    title: str
    finding: str
    legend: str
    told: str
    draw: Callable[[Any], None]

    def svg(self) -> str:
        """The chart as SVG text, its letters left to the page's own font."""
        return picture(self.draw, "svg").decode().replace(f"'{DRAWN_FONT}'", PAGE_FONTS)

    def png(self) -> bytes:
        """The chart as a picture for paper."""
        return picture(self.draw, "png")


def picture(draw: Callable[[Any], None], kind: str) -> bytes:
    """What `draw` puts on the axes. matplotlib keeps its list of fonts on this machine's data folder."""
    os.environ.setdefault("MPLCONFIGDIR", str(data_dir() / "matplotlib"))
    import matplotlib as mpl
    from matplotlib.figure import Figure

    look: dict[Any, Any] = {
        "svg.fonttype": "none", "svg.hashsalt": "chibo", "font.family": DRAWN_FONT, "font.size": 15,
        "hatch.linewidth": 1.6, "hatch.color": INK, "text.parse_math": False,
    }  # fmt: skip
    with mpl.rc_context(look):
        figure = Figure(figsize=(WIDTH / 72, HEIGHT / 72))
        axes = figure.add_axes((0.02, 0.17, 0.96, 0.80))
        _frame(axes)
        draw(axes)
        stream = io.BytesIO()
        told = {"Date": None, "Creator": "Chibo"} if kind == "svg" else {}
        figure.savefig(stream, format=kind, dpi=72 if kind == "svg" else PICTURE_DPI, metadata=told)
    return stream.getvalue()


def _frame(axes: Any) -> None:
    """A base line with months; no other lines."""
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color("#8d897f")
    axes.set_xlim(0.4, 12.6)
    axes.set_xticks(range(1, 13), [str(month) if month % 2 else "" for month in range(1, 13)])
    axes.tick_params(axis="x", colors=SOFT, length=3)
    axes.set_yticks([])
    axes.patch.set_visible(False)


def year_charts(
    year: YearFigures, bounds: Mapping[str, float], official: Mapping[int, OfficialGrade] | None = None
) -> list[Chart]:
    """All charts of a year. `bounds` are the least points of each grade; `official`: month → the committee's grade."""
    held = year.held
    return [
        _minutes(held),
        _attendance(held),
        _speakers(held),
        _conclusions(held),
        _tasks(year),
        _points(held, bounds, official or {}),
    ]


def _chart(code: str, finding: str, legend: str, told: Sequence[str], draw: Callable[[Any], None]) -> Chart:
    title = words.CHART[code]
    return Chart(code, title, finding or words.NO_FIGURES, legend, f"{title}. {'; '.join(told)}", draw)


def _values(months: Sequence[MonthFigures], value: Callable[[MonthFigures], object]) -> list[str]:
    return [words.MONTH_VALUE.format(month=one.month, value=value(one)) for one in months]


def _bars(axes: Any, months: Sequence[MonthFigures], heights: Sequence[float], short: Sequence[bool]) -> None:
    """Dark bars; one that falls short is hollow with its number above."""
    for one, height, low in zip(months, heights, short, strict=True):
        style = {"facecolor": "white", "edgecolor": AMBER, "linewidth": 2} if low else {"color": INK}
        axes.bar(one.month, height, width=0.62, zorder=2, **style)
        if low:
            _number(axes, one.month, height, f"{height:g}")


def _number(axes: Any, x: float, y: float, text: str, below: bool = False) -> None:
    """A number over (or under) what it is of, on white, so that it can be read on lines and bars."""
    axes.annotate(
        text,
        (x, y),
        xytext=(0, -7 if below else 4),
        textcoords="offset points",
        ha="center",
        va="top" if below else "bottom",
        color=AMBER_INK,
        weight="bold",
        zorder=6,
        bbox=ON_WHITE,
    )


def _limit(axes: Any, months: Sequence[MonthFigures], asked: Sequence[float | None]) -> None:
    """The limit as a dashed line that steps from month to month; white below it, so that it shows on dark bars."""
    for one, limit in zip(months, asked, strict=True):
        if limit:
            place = ([one.month - 0.5, one.month + 0.5], [limit, limit])
            axes.plot(*place, color="white", linewidth=3.4, zorder=3, solid_capstyle="butt")
            axes.plot(*place, color=RED, linewidth=1.8, zorder=4, linestyle=(0, (3, 1.6)))


def _minutes(months: Sequence[MonthFigures]) -> Chart:
    def draw(axes: Any) -> None:
        _bars(axes, months, [one.minutes or 0 for one in months], [one.short for one in months])
        _limit(axes, months, [one.minutes_asked for one in months])
        axes.set_ylim(0, 1.18 * max([one.minutes or 0 for one in months] + [one.minutes_asked for one in months] + [1]))

    good = sum(not one.short for one in months)
    finding = words.LONG_ENOUGH.format(good=good, all=len(months)) if months else ""
    return _chart("minutes", finding, words.ASKED_MINUTES, _values(months, lambda one: one.minutes), draw)


def _attendance(months: Sequence[MonthFigures]) -> Chart:
    known = [one for one in months if one.percent is not None]
    asked = sorted({one.attendance_asked for one in known if one.attendance_asked})

    def draw(axes: Any) -> None:
        axes.plot([one.month for one in known], [one.percent for one in known], color=INK, linewidth=1.6, zorder=3)
        for one in known:
            low = one.attendance_reached is False
            style = {"facecolor": "white", "edgecolor": AMBER, "s": 52, "linewidth": 2.2} if low else {"color": INK}
            axes.scatter([one.month], [one.percent], zorder=5, **{"s": 30, **style})
            if low:
                _number(axes, one.month, one.percent or 0, str(one.present), below=True)
        _limit(axes, known, [one.attendance_asked for one in known])
        lowest = min([one.percent or 0 for one in known] + asked + [100])
        axes.set_ylim(lowest - 0.45 * (104 - lowest), 104)

    mean = average(one.percent for one in known)
    finding = "" if mean is None else words.AVERAGE_ATTENDANCE.format(percent=words.one_decimal(mean))
    legend = words.ASKED_PERCENT.format(percent=points_text(asked[-1])) if asked else ""
    told = _values(known, lambda one: f"{words.one_decimal(one.percent or 0)} % ({one.present}/{one.expected})")
    return _chart("attendance", finding, legend, told, draw)


def _speakers(months: Sequence[MonthFigures]) -> Chart:
    asked = max((one.speakers_asked for one in months), default=0)

    def draw(axes: Any) -> None:
        few = [one.speakers < one.speakers_asked for one in months]
        _bars(axes, months, [one.speakers for one in months], few)
        _limit(axes, months, [one.speakers_asked for one in months])
        axes.set_ylim(0, 1.25 * max([one.speakers for one in months] + [asked, 1]))

    good = sum(one.speakers >= one.speakers_asked for one in months)
    mean = average(one.speakers for one in months)
    finding = "" if mean is None else words.AVERAGE_SPEAKERS.format(count=words.one_decimal(mean))
    if asked and months:
        finding = words.ENOUGH_SPEAKERS.format(good=good, all=len(months))
    legend = words.ASKED_SPEAKERS.format(count=asked) if asked else ""
    return _chart("speakers", finding, legend, _values(months, lambda one: one.speakers), draw)


def _conclusions(months: Sequence[MonthFigures]) -> Chart:
    def draw(axes: Any) -> None:
        _bars(axes, months, [one.conclusions for one in months], [not one.conclusions for one in months])
        axes.set_ylim(0, 1.25 * max([one.conclusions for one in months] + [1]))

    finding = words.ALL_CONCLUSIONS.format(count=sum(one.conclusions for one in months)) if months else ""
    return _chart("conclusions", finding, "", _values(months, lambda one: one.conclusions), draw)


def _tasks(year: YearFigures) -> Chart:
    months = year.months

    def draw(axes: Any) -> None:
        for one in months:
            due = one.due
            axes.bar(one.month, due.in_time, width=0.62, color=INK, zorder=2)
            base = due.in_time
            if due.late:
                style = {"facecolor": "white", "edgecolor": INK, "hatch": "////", "linewidth": 1}
                axes.bar(one.month, due.late, bottom=base, width=0.62, zorder=2, **style)
            if due.overdue:
                style = {"facecolor": "white", "edgecolor": AMBER, "linewidth": 2}
                axes.bar(one.month, due.overdue, bottom=base + due.late, width=0.58, zorder=3, **style)
                _number(axes, one.month, due.total, str(due.overdue))
        axes.set_ylim(0, 1.3 * max([one.due.total for one in months] + [1]))

    due, whole = [one for one in months if one.due.total], year.due
    percent = 100 * whole.in_time / whole.total if whole.total else None
    finding = "" if percent is None else words.IN_TIME.format(percent=words.one_decimal(percent))
    told = _values(due, lambda one: words.TASKS_OF_MONTH.format(**vars(one.due)))
    return _chart("tasks", finding, "", told, draw)


def _points(
    months: Sequence[MonthFigures], bounds: Mapping[str, float], official: Mapping[int, OfficialGrade]
) -> Chart:
    scored = [one for one in months if one.points is not None]
    best = next(iter(bounds.values()), 0.0)
    other = {one.month: official[one.month] for one in scored if differs(one, official)}

    def draw(axes: Any) -> None:
        decided = {one.month: _decided_points(other.get(one.month), one.points or 0) for one in scored}
        lowest = min([one.points or 0 for one in scored] + [best] + list(decided.values()))
        floor = lowest - 0.35 * (104 - lowest)
        for grade, least in bounds.items():
            if least > floor:
                axes.axhline(least, color="#b9b3a6", linewidth=1.2, zorder=1)
                told = words.GRADE_FROM.format(grade=GRADE[grade], points=points_text(least))
                place = {"xytext": (0, -4), "textcoords": "offset points", "va": "top", "fontsize": 14}
                axes.annotate(told, (0.5, least), color=SOFT, zorder=2, bbox=ON_WHITE, **place)
        for one in scored:
            low = (one.points or 0) < best
            style = {"facecolor": "white", "edgecolor": AMBER, "linewidth": 2.2, "s": 46} if low else {"color": INK}
            axes.scatter([one.month], [one.points], zorder=5, **{"s": 34, **style})
            if one.month in other:
                style = {"marker": "D", "s": 110, "facecolor": "none", "edgecolor": RED, "linewidth": 1.8}
                axes.scatter([one.month], [decided[one.month]], zorder=6, **style)
        worst = min(scored, key=lambda one: one.points or 0, default=None)
        if worst and (worst.points or 0) < best:
            _number(axes, worst.month, worst.points or 0, points_text(worst.points or 0), below=True)
        axes.set_ylim(floor, 104)

    mean = average(one.points for one in scored)
    finding = "" if mean is None else words.AVERAGE_POINTS.format(points=words.one_decimal(mean))
    told = _values(scored, lambda one: f"{points_text(one.points or 0)} ({GRADE.get(one.grade, '')})")
    told += [words.DECIDED.format(month=month, grade=GRADE[one.grade]) for month, one in other.items()]
    return _chart("points", finding, words.DECIDED_OTHERWISE if other else "", told, draw)


def differs(month: MonthFigures, official: Mapping[int, OfficialGrade]) -> bool:
    """Whether the committee graded a month otherwise than the cell did itself."""
    return month.month in official and official[month.month].grade != month.grade


def _decided_points(decided: OfficialGrade | None, own: float) -> float:
    """Where the committee's diamond stands: at its points, else round the cell's own."""
    return own if decided is None or decided.points is None else decided.points
