"""Loại hình sinh hoạt: everything that tells one kind of meeting from another, in one table.

A new kind is one member and one line here, one order of business (`thu_tu` in assistant/rules/*.yaml) and one word
(`KIND` in assistant/wording/domain.py); tests/domain/test_kinds.py names the part that is missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class MeetingKind(StrEnum):
    """Loại hình sinh hoạt."""

    REGULAR = "regular"
    THEMATIC = "thematic"
    COMBINED = "combined"
    COMMITTEE = "committee"
    EXTRAORDINARY = "extraordinary"


class Body(StrEnum):
    """Who sits and votes: the whole cell (chi bộ), or its committee (chi ủy)."""

    CELL = "cell"
    COMMITTEE = "committee"


class Period(StrEnum):
    """What the title counts by: `tháng 9/2026` or `quý III/2026`."""

    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True)
class KindSpec:
    """What one kind of meeting is. No field has a default, so that a new kind says each of them.

    `name`: ASCII name in rule files and in folder names (`2026-11-04 thuong-ky`).
    `monthly`: whether it is the month's regular meeting; a thematic one does not stand for it (docs/domain.md N10).
    `quarterly`: whether it is the quarter's thematic session (docs/domain.md N10).
    `minimum`: code of the rule that sets its least length; empty for none.
    `assesses`: whether it assesses a month and sets the tasks of the next (docs/domain.md 2.1 B4 and B6, 2.4).
    `resolves`: whether it puts a resolution to the vote (docs/domain.md 2.3, 2.4).
    `not_asked`: codes of the checks whose rules speak of other kinds.
    """

    name: str
    body: Body
    period: Period
    monthly: bool
    quarterly: bool
    assesses: bool
    resolves: bool
    minimum: str
    not_asked: frozenset[str]


NOTICE_CHECKS = ("notice", "notice_after", "notice_moved")
"""Codes of what is said of the notice, one of them at a time."""
NO_IDEOLOGY = frozenset({"ideology"})
"""The score sheet's time for ideology is of the regular meeting (N8)."""
OF_THE_CELL = frozenset(
    {
        *NOTICE_CHECKS,
        "opinions",
        "speakers",
        "attendance",
        "excused_in_a_row",
        "unexcused",
        "quorum",
        "cell_size",
        "posting",
    }
)
"""Opinions, notice and attendance are asked of meetings of the cell, not of its chi ủy."""
KINDS: Mapping[MeetingKind, KindSpec] = {
    MeetingKind.REGULAR: KindSpec(
        "thuong-ky", Body.CELL, Period.MONTH, monthly=True, quarterly=False, assesses=True, resolves=True,
        minimum="regular_minutes", not_asked=frozenset(),
    ),
    MeetingKind.THEMATIC: KindSpec(
        "chuyen-de", Body.CELL, Period.QUARTER, monthly=False, quarterly=True, assesses=False, resolves=False,
        minimum="thematic_minutes", not_asked=NO_IDEOLOGY,
    ),
    MeetingKind.COMBINED: KindSpec(
        "thuong-ky-chuyen-de", Body.CELL, Period.MONTH, monthly=True, quarterly=True, assesses=True, resolves=True,
        minimum="combined_minutes", not_asked=frozenset(),
    ),
    MeetingKind.COMMITTEE: KindSpec(
        "hop-chi-uy", Body.COMMITTEE, Period.MONTH, monthly=False, quarterly=False, assesses=True, resolves=False,
        minimum="", not_asked=NO_IDEOLOGY | OF_THE_CELL,
    ),
    MeetingKind.EXTRAORDINARY: KindSpec(
        "dot-xuat", Body.CELL, Period.MONTH, monthly=False, quarterly=False, assesses=False, resolves=True,
        minimum="extraordinary_minutes", not_asked=NO_IDEOLOGY,
    ),
}  # fmt: skip
SUPERIOR_ITEM = "B9"
"""Ý kiến của đại biểu cấp trên."""
PRESENTED_ITEM = "T3"
"""Code of the item under which the draft of a thematic paper is presented."""
TOPIC_DISCUSSION = "T4"
"""Where a topic is discussed."""
PREPARED_ITEMS = (PRESENTED_ITEM, "T5")
"""What the member who prepared the topic does: presents the draft, and takes in what was said of it."""
DRAFT_SENT_BOX = "item.T1.gui_truoc"
"""Text that says when the draft went to the members."""
ROMAN = ("I", "II", "III", "IV")


def quarter_name(day: date) -> str:
    """Quý in Roman numerals: `III` for July to September."""
    return ROMAN[(day.month - 1) // 3]
