"""Loại hình sinh hoạt: what tells the kinds of meeting apart before they start - who meets, under which title."""

import unicodedata
from collections.abc import Iterable
from datetime import date

from assistant.domain.people import Member, MemberStatus
from assistant.domain.rules import MeetingKind, Rules
from assistant.wording import domain as words

MONTHLY = (MeetingKind.REGULAR, MeetingKind.COMBINED)
"""Kinds that are the month's regular meeting; a thematic one does not stand for it (domain.md N10)."""
QUARTERLY = (MeetingKind.THEMATIC, MeetingKind.COMBINED)
"""Kinds that are the quarter's thematic session (domain.md N10)."""
PRESENTED = "T3"
"""Code of the item under which the draft of a thematic paper is presented."""
DRAFT_SENT = "item.T1.gui_truoc"
"""Text that says when the draft went to the members."""
ROMAN = ("I", "II", "III", "IV")
LEADERS = ("bi thu", "bi thu chi bo", "pho bi thu", "pho bi thu chi bo")
COMMITTEE = ("chi uy vien", "chi uy", "uy vien chi uy", "uy vien")


def quarter(day: date) -> str:
    """Quý in Roman numerals: `III` for July to September."""
    return ROMAN[(day.month - 1) // 3]


def title(kind: MeetingKind, day: date, with_committee: bool = True) -> str:
    """`Sinh hoạt thường kỳ tháng 9/2026`, `Sinh hoạt chuyên đề quý III/2026`.

    `with_committee` False: the cell has no chi ủy, so bí thư and phó bí thư confer (domain.md N25).
    """
    if kind is MeetingKind.THEMATIC:
        return f"{words.KIND[kind]} quý {quarter(day)}/{day.year}"
    label = words.KIND[kind] if with_committee or kind is not MeetingKind.COMMITTEE else words.CONFERRING
    return f"{label} tháng {day.month}/{day.year}"


def has_committee(members: Iterable[Member], rules: Rules) -> bool:
    """Whether the cell is large enough to have a chi ủy (Quy định 29-QĐ/TW, item 22: 9 official members)."""
    official = sum(1 for m in members if m.status is MemberStatus.OFFICIAL)
    return "committee_min_officials" not in rules.values or official >= rules.number("committee_min_officials")


def committee(members: Iterable[Member], rules: Rules) -> tuple[Member, ...]:
    """Who meets as chi ủy, by the office in the members' list; in a small cell bí thư and phó bí thư.

    Empty where the list names no office.
    """
    members = tuple(members)
    meeting = (*LEADERS, *COMMITTEE) if has_committee(members, rules) else LEADERS
    return tuple(m for m in members if any(office in meeting for office in offices(m.role)))


def offices(role: str) -> list[str]:
    """The offices a role names, small and without diacritics: `Phó Bí thư, Trưởng phòng` → pho bi thu, truong phong."""
    plain = "".join(c for c in unicodedata.normalize("NFD", role.casefold()) if not unicodedata.combining(c))
    return [part.strip() for part in plain.replace("đ", "d").replace(";", ",").split(",")]
