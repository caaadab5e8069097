"""How far a date and a number may go (giới hạn): beyond that nobody meant it, and no calendar or paper can show it."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from assistant.domain.floor import OpinionKind
from assistant.domain.meeting import Meeting
from assistant.domain.rules import MAJORITY_CODES, RuleValue, majority_of
from assistant.journal.shapes import FieldPath, leaf_values
from assistant.wording import journal as words

FIRST_YEAR, LAST_YEAR = 1900, 2199
LARGEST_NUMBER = 1_000_000_000
LARGEST_RULE = 1000
"""As `rules.override` has it for what a cell may set itself."""
RULES_ASKED = (
    "attendance_percent",
    "ideology_max_minutes",
    "ideology_min_minutes",
    "max_unexcused",
    "min_official_members",
    "notice_days",
    "window_first_day",
    "window_last_day",
)
"""Rules (quy định) that the program asks for without asking whether the set has them."""
OPINION_CODES = frozenset(kind.value for kind in OpinionKind)


def bounds_fault(value: object) -> str:
    """What is wrong with a date or number that goes too far, in Vietnamese; empty for all else."""
    if isinstance(value, date) and not FIRST_YEAR <= value.year <= LAST_YEAR:
        return words.FAR_DATE.format(first=FIRST_YEAR, last=LAST_YEAR)
    if isinstance(value, int | float) and not abs(value) <= LARGEST_NUMBER:
        return words.TOO_LARGE
    return ""


def faults_of_size(meeting: Meeting) -> Iterator[tuple[FieldPath, str]]:
    """Dates and numbers that go too far, rules that are missing or no numbers, kinds of opinion that there are not."""
    far = ((path, problem) for path, value in leaf_values(meeting) if (problem := bounds_fault(value)))
    return chain(far, _rules(meeting), _opinions(meeting))


def _rules(meeting: Meeting) -> Iterator[tuple[FieldPath, str]]:
    for code in RULES_ASKED:
        if code not in meeting.rules.values:
            yield ("rules", "values"), words.NO_RULE.format(code=code)
    for code, rule in meeting.rules.values.items():
        if not all(_sound(code, value) for value in (rule.value, *(term.value for term in rule.terms))):
            problem = words.NO_MAJORITY if code in MAJORITY_CODES else words.NO_RULE_VALUE.format(most=LARGEST_RULE)
            yield ("rules", "values", code, "value"), problem


def _sound(code: str, value: RuleValue) -> bool:
    if isinstance(value, str):
        return code in MAJORITY_CODES and _says_majority(value)
    return 0 <= value <= LARGEST_RULE


def _says_majority(written: str) -> bool:
    try:
        majority_of(written)
    except ValueError:
        return False
    return True


def _opinions(meeting: Meeting) -> Iterator[tuple[FieldPath, str]]:
    asked: dict[FieldPath, list[tuple[str, ...]]] = {("agenda",): [item.opinion_kinds for item in meeting.agenda]}
    for order, items in meeting.rules.orders.items():
        asked["rules", "orders", order.value] = [item.opinion_kinds for item in items]
    for path, kinds in asked.items():
        for index, kind in ((index, kind) for index, all_of in enumerate(kinds) for kind in all_of):
            if kind not in OPINION_CODES:
                yield (*path, index, "opinion_kinds"), words.NO_OPINION_KIND.format(kind=kind)
