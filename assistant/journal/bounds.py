"""How far a date and a number may go (giới hạn): beyond that nobody meant it, and no calendar or paper can show it."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from assistant.domain.floor import OpinionKind
from assistant.domain.meeting import Meeting
from assistant.domain.rules import MAJORITY_CODES, Rules, RuleValue, majority_of
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


def faults_of_size(
    meeting: Meeting, leaves: Iterable[tuple[FieldPath, object]], rules_sound: bool
) -> Iterator[tuple[FieldPath, str]]:
    """Dates and numbers that go too far, rules that are missing or no numbers, kinds of opinion that there are not.

    `leaves` are the meeting's values but for its rules; `rules_sound`: these come from a text looked at before.
    """
    rules = meeting.rules
    asked = ((("rules", "values"), words.NO_RULE.format(code=code)) for code in RULES_ASKED if code not in rules.values)
    items = _opinions(("agenda",), [item.opinion_kinds for item in meeting.agenda])
    return chain(_far(leaves), () if rules_sound else rule_faults(rules), asked, items)


def rule_faults(rules: Rules) -> Iterator[tuple[FieldPath, str]]:
    """The same of a rule set alone, whatever rules it has."""
    yield from ((("rules", *path), problem) for path, problem in _far(leaf_values(rules)))
    for code, rule in rules.values.items():
        if not all(_sound(code, value) for value in (rule.value, *(term.value for term in rule.terms))):
            problem = words.NO_MAJORITY if code in MAJORITY_CODES else words.NO_RULE_VALUE.format(most=LARGEST_RULE)
            yield ("rules", "values", code, "value"), problem
    for order, items in rules.orders.items():
        yield from _opinions(("rules", "orders", order.value), [item.opinion_kinds for item in items])


def _far(leaves: Iterable[tuple[FieldPath, object]]) -> Iterator[tuple[FieldPath, str]]:
    return ((path, problem) for path, value in leaves if (problem := bounds_fault(value)))


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


def _opinions(path: FieldPath, kinds: list[tuple[str, ...]]) -> Iterator[tuple[FieldPath, str]]:
    for index, kind in ((index, kind) for index, all_of in enumerate(kinds) for kind in all_of):
        if kind not in OPINION_CODES:
            yield (*path, index, "opinion_kinds"), words.NO_OPINION_KIND.format(kind=kind)
