"""Đánh số văn bản (docs/domain.md 7.3): the next free number of a kind of paper, and its gaps and doubles. Pure.

Numbers run per kind of paper and issuer. The cell chooses over which span: a committee's term (nhiệm kỳ, the default),
a year, the number of the month, or by hand. Nothing is forced: what looks wrong is told, and the person decides.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.domain.text import folded


class NumberingRule(StrEnum):
    """Cách đánh số: over which span numbers run."""

    TERM = "nhiem-ky"
    YEAR = "nam"
    MONTH = "thang"
    HAND = "tay"


@dataclass(frozen=True)
class NumberingHabit:
    """How a cell numbers its papers; `since` is the first day of the committee's term, None where it is not told."""

    rule: NumberingRule = NumberingRule.TERM
    since: date | None = None


@dataclass(frozen=True)
class IssuedNumber:
    """One number that was given out.

    `number` is as it was typed (`05`, `05-NQ/CB`), `kind` the code of the type (`NQ`), `issuer` the cell's symbol,
    `day` the paper's date, `paper` whose number it is (meeting and form): the same paper printed twice is no double.
    A number that was struck (bỏ) has the reason and the day of it; `again` counts how often the paper had it before.
    """

    number: str
    kind: str
    issuer: str
    day: date
    paper: str
    title: str = ""
    again: int = 0
    struck: str = ""
    struck_on: date | None = None

    @property
    def what(self) -> tuple[str, str, str, str, int]:
        """Whose number this is, and for which time: what is struck, and what strikes it, are the same."""
        return (self.kind, folded(self.issuer), self.number, self.paper, self.again)

    @property
    def value(self) -> int | None:
        """The number itself; None where what was typed holds none."""
        return value_of(self.number)


@dataclass(frozen=True)
class Note:
    """Something to be told of a number or of the register: code and facts of a sentence (`wording.numbering.note`)."""

    code: str
    facts: Mapping[str, str | date | tuple[int, ...] | tuple[str, ...]]


def value_of(number: str) -> int | None:
    """`5` of `05`, `05-NQ/CB` or `QC-05/CB`; None where there is no number in it."""
    found = re.search(r"\d{1,9}", number)
    return int(found[0]) if found else None


def same_run(
    issued: Iterable[IssuedNumber], habit: NumberingHabit, kind: str, issuer: str, day: date
) -> list[IssuedNumber]:
    """The numbers among which a paper of this kind, issuer and date must be the only one of its number."""
    mine = [one for one in issued if one.kind == kind and folded(one.issuer) == folded(issuer)]
    if habit.rule is NumberingRule.YEAR:
        return [one for one in mine if one.day.year == day.year]
    if habit.rule is NumberingRule.MONTH:
        return [one for one in mine if (one.day.year, one.day.month) == (day.year, day.month)]
    since = habit.since
    if since is None:
        return mine
    return [one for one in mine if (one.day >= since) is (day >= since)]


def split_struck(written: Iterable[IssuedNumber]) -> tuple[tuple[IssuedNumber, ...], tuple[IssuedNumber, ...]]:
    """Of everything written into the register, the numbers that stand and those that were struck, each once."""
    found = list(dict.fromkeys(written))
    latest_first = sorted(found, key=lambda one: (one.struck_on or one.day, one.struck), reverse=True)
    struck = {one.what: one for one in latest_first if one.struck}
    return tuple(one for one in found if one.what not in struck), tuple(struck.values())


def propose_number(
    run: Sequence[IssuedNumber], habit: NumberingHabit, day: date, struck: Sequence[IssuedNumber] = ()
) -> str:
    """The next free number, with a zero below ten: one after the highest. By month it is the month; by hand none.

    A number that was struck is not proposed; a person may still type it.
    """
    if habit.rule is NumberingRule.HAND:
        return ""
    if habit.rule is NumberingRule.MONTH:
        return f"{day.month:02}"
    gone = {one.value for one in struck}
    first = highest_number(run) + 1
    return f"{next(n for n in range(first, first + len(gone) + 1) if n not in gone):02}"


def number_gaps(
    run: Sequence[IssuedNumber], habit: NumberingHabit, upto: int | None = None, struck: Sequence[IssuedNumber] = ()
) -> list[int]:
    """Numbers that nobody took below the highest one, or below `upto`; none where numbers do not run on.

    A number that was struck explains its own gap.
    """
    if habit.rule in (NumberingRule.MONTH, NumberingRule.HAND):
        return []
    taken = {one.value for one in run if one.value}
    top = max(taken, default=0) if upto is None else upto
    known = taken | {one.value for one in struck}
    return [n for n in range(1, min(top, 10_000)) if n not in known]


def double_numbers(run: Sequence[IssuedNumber]) -> list[tuple[IssuedNumber, IssuedNumber]]:
    """Two papers of one number: each later one with the first that has it."""
    first: dict[object, IssuedNumber] = {}
    found = []
    for one in sorted(run, key=lambda issued: (issued.day, issued.paper)):
        key = one.value if one.value is not None else folded(one.number)
        if first.setdefault(key, one).paper != one.paper:
            found.append((first[key], one))
    return found


def objections(
    run: Sequence[IssuedNumber], habit: NumberingHabit, number: str, paper: str, struck: Sequence[IssuedNumber] = ()
) -> list[Note]:
    """What speaks against giving this number to this paper.

    It is taken, was struck, leaves numbers out, or the paper has another one that stands. A paper that has the number
    already is not asked again about what it left out.
    """
    value = value_of(number)
    others = [one for one in run if one.paper != paper]
    has_it = any(one.paper == paper and one.value == value for one in run)
    taken = [one for one in others if same_number(one, number)]
    told = [Note("taken", {"number": number, "title": one.title, "day": one.day}) for one in taken]
    told += [] if has_it else [struck_sentence(one) for one in struck if same_number(one, number)]
    held = tuple(one.number for one in run if one.paper == paper and not same_number(one, number))
    told += [Note("held", {"number": number, "held": held})] if held and not has_it else []
    left_out = number_gaps(run, habit, value, struck) if value is not None and not has_it else []
    if beyond := tuple(n for n in left_out if n > highest_number(run)):
        told.append(Note("left_out", {"number": number, "missing": beyond}))
    return told


def same_number(one: IssuedNumber, number: str) -> bool:
    """Whether this is the number that was typed."""
    value = value_of(number)
    return one.value == value if value is not None else folded(one.number) == folded(number)


def struck_sentence(one: IssuedNumber) -> Note:
    """What the register has of a number that was struck."""
    day = one.struck_on or one.day
    return Note("struck", {"number": one.number, "day": day, "title": one.title, "reason": one.struck})


def register_faults(
    run: Sequence[IssuedNumber], habit: NumberingHabit, struck: Sequence[IssuedNumber] = ()
) -> list[Note]:
    """What is wrong with the numbers given out so far."""
    told = [
        Note("twice", {"number": second.number, "first": first.title, "second": second.title})
        for first, second in double_numbers(run)
    ]
    missing = tuple(number_gaps(run, habit, struck=struck))
    return [*told, Note("missing", {"missing": missing})] if missing else told


def highest_number(run: Iterable[IssuedNumber]) -> int:
    """The highest number given out; 0 for none."""
    return max((one.value or 0 for one in run), default=0)
