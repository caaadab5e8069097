"""Danh sách đảng viên của buổi: how the cell's list differs from the meeting's, and what is corrected while it runs."""

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from assistant.domain.people import Member
from assistant.domain.status import MemberStatus
from assistant.domain.text import folded

STROKE = {0x111: "d"}
"""The letter d with a stroke, which does not decompose."""


@dataclass(frozen=True)
class ListChange:
    """Điều chỉnh danh sách: a member was added to a meeting's list, or a status set right, and why."""

    at: datetime
    member: str
    before: MemberStatus | None
    """None for a member who was not on the list."""
    after: MemberStatus
    reason: str


@dataclass(frozen=True)
class ListDifference:
    """What another list has that the meeting's has not: people by their place in the lists."""

    added: tuple[Member, ...] = ()
    gone: tuple[Member, ...] = ()
    status: tuple[tuple[Member, Member], ...] = ()
    """Before and after of each whose status is another."""
    other: tuple[Member, ...] = ()
    """Those of whom something else is another (office, day of birth, spelling of the name), as they are now."""

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.status or self.other)


def compare_lists(before: Mapping[str, Member], now: Iterable[Member]) -> ListDifference:
    """The difference of two lists whose ids name the same people."""
    listed = {m.id: m for m in now}
    both = [(before[key], member) for key, member in listed.items() if key in before]
    return ListDifference(
        tuple(m for key, m in listed.items() if key not in before),
        tuple(m for key, m in before.items() if key not in listed),
        tuple((old, new) for old, new in both if old.status != new.status),
        tuple(new for old, new in both if old.status == new.status and facts_of(old) != facts_of(new)),
    )


def facts_of(member: Member) -> tuple[object, ...]:
    """What the list tells of a member beside the status; the label follows from the names of all."""
    return member.name, member.called, member.role, member.sex, member.birth, member.phone


def member_id(name: str, taken: Container[str]) -> str:
    """An id for a member added by hand, as the list's reader would make it: `nguyen-van-hoa`, numbered if taken."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))
    base = re.sub(r"[^a-z0-9]+", "-", bare.translate(STROKE)).strip("-") or "dang-vien"
    wanted, number = base, 2
    while wanted in taken:
        wanted, number = f"{base}-{number}", number + 1
    return wanted


def short_label(name: str, members: Iterable[Member]) -> str:
    """The given name for a narrow button; the full name where another member's button says the same."""
    given = name.rsplit(maxsplit=1)[-1]
    return name if given.endswith(")") or any(folded(m.short) == folded(given) for m in members) else given
