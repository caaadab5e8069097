"""Cấp ủy cấp trên: what a superior committee sets for the cells that it looks after."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Thresholds:
    """Mức: where a cell needs help, and what counts as getting better.

    They are values of a committee (`cap-uy.yaml`), or those that ship (`assistant/rules/cap-uy.yaml`).
    """

    points_below: float
    """Điểm: below so many points a month is a weak one."""
    months_in_row: int
    """So many weak months one after the other call for help."""
    tasks_percent: float
    """Phần trăm: less of the tasks of three months in time calls for help."""
    improved_by: float
    """Điểm: the mean of the last three months is so much better than that of the first three."""


WHOLE_YEAR = 0
"""Month of a grade that is of the whole year."""


@dataclass(frozen=True)
class OfficialGrade:
    """Xếp loại của cấp ủy: what a superior committee decided of a cell's month, or of its whole year.

    It stands beside the cell's own score and never takes its place.
    """

    year: int
    month: int
    """1 to 12; `WHOLE_YEAR` for the year."""
    grade: str
    """A code of `rubric.GRADES`; empty where only a remark was made."""
    points: float | None = None
    remark: str = ""
    at: str = ""
    """When it was written down (ISO 8601)."""

    @property
    def says_nothing(self) -> bool:
        """Whether it was taken back: neither a grade, nor points, nor a remark."""
        return not self.grade and self.points is None and not self.remark
