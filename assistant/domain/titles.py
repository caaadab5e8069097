"""Tên buổi sinh hoạt: the title that a meeting of a kind has by its day."""

from datetime import date

from assistant.domain.kinds import KINDS, Body, MeetingKind, Period, quarter
from assistant.wording import domain as words


def title(kind: MeetingKind, day: date, with_committee: bool = True) -> str:
    """`Sinh hoạt thường kỳ tháng 9/2026`, `Sinh hoạt chuyên đề quý III/2026`.

    `with_committee` False: the cell has no chi ủy, so bí thư and phó bí thư confer (docs/domain.md N25).
    """
    if KINDS[kind].period is Period.QUARTER:
        return f"{words.KIND[kind]} quý {quarter(day)}/{day.year}"
    label = words.KIND[kind] if with_committee or KINDS[kind].body is Body.CELL else words.CONFERRING
    return f"{label} tháng {day.month}/{day.year}"
