"""Lays a cell's own values (chi-bo.yaml, mục quy_dinh) over a rule set, and says what is wrong with them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise

from assistant.domain.rules import (
    MAJORITIES,
    MAJORITY_CODES,
    ONE_DAY,
    Basis,
    Level,
    Majority,
    Matter,
    Rule,
    Rules,
    RuleValue,
    Span,
    Term,
    majority_of,
)
from assistant.domain.text import folded
from assistant.rules.problems import Problem, nearest
from assistant.rules.spans import LATEST, read_day
from assistant.wording import rules as words
from assistant.wording.domain import majority_words

PERCENT_TAKEN = MAJORITIES[Matter.ORDINARY][0]
"""The one majority that may be a percentage, as it was before: two thirds are no percentage."""
FLAGS = {words.YES: True, "co": True, words.NO: False, "khong": False}
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Of a day from which a value holds: as `journal.bounds` has it for records."""
LARGEST_VALUES = {"%": 100, words.MINUTES: 600, words.DAY_OF_MONTH: 31, words.POINTS: 100}
"""Largest value by unit; 1,000 for the others."""
ASCENDING = (
    ("ideology_min_minutes", "ideology_max_minutes"),
    ("grade_average", "grade_fair"),
    ("grade_fair", "grade_good"),
    ("window_first_day", "window_last_day"),
)
"""Pairs of rules of which the first may not be larger, unless the second is 0 (not set)."""


class _Refused(Exception):
    """A value that cannot be used; carries message and remedy."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy


def override_rules(
    rules: Rules, changes: object, *, file: str = "", lines: Mapping[str, int] | None = None
) -> tuple[Rules, tuple[Problem, ...]]:
    """The rules with the values a cell set itself, and the problems of those that were left out.

    `changes` maps a rule's Vietnamese key to a value, to `{gia_tri: …, can_cu: …, tu: …, den: …}`, or to a list of
    these; `lines` gives the line in `file` of each key. A change that cannot be used leaves the rule as the set has it.
    """
    lines = lines or {}
    if not isinstance(changes, Mapping):
        place = lines.get("thay_doi")
        return rules, (Problem(words.NOT_MAPPING, words.NOT_MAPPING_REMEDY, file, row=place, key="thay_doi"),)
    by_key = {rule.key: rule for rule in rules.values.values()}
    values, problems = dict(rules.values), []
    for key in map(str, changes):
        try:
            changed = _changed(key, changes[key], by_key)
        except _Refused as refused:
            problems.append(Problem(refused.message, refused.remedy, file=file, row=lines.get(key), key=key))
        else:
            values[changed.code] = changed
    for low, high in ASCENDING:
        if _descends(values[low], values[high]):
            problems.append(_out_of_order(values[low], values[high], file, lines))
            values[low], values[high] = rules.values[low], rules.values[high]
    return replace(rules, values=values), tuple(problems)


def _changed(key: str, entry: object, by_key: Mapping[str, Rule]) -> Rule:
    """The rule named `key` with the values of `entry`: one, or a list of them with their times, the later ones last."""
    rule = by_key.get(key)
    if rule is None:
        raise _Refused(words.UNKNOWN_RULE.format(key=key), _suggest(key, by_key))
    entries = entry if isinstance(entry, list) and entry and all(isinstance(e, Mapping) for e in entry) else [entry]
    changed = rule
    for one in entries:
        changed = _laid_over(changed, rule, one)
    return changed.on(LATEST)


def _laid_over(rule: Rule, shipped: Rule, entry: object) -> Rule:
    """The rule with one value of the cell in its time; outside of it, as it was. `shipped` tells what it replaces."""
    basis, span = "", Span()
    if isinstance(entry, Mapping):
        entry, basis, span = _unfold(entry)
    value = _checked(shipped, entry)
    bases = (Basis(basis, span),) if basis else tuple(_own_bases(shipped, span))
    own = Term(value, bases, Level.LOCAL, span, overridden=True)
    kept = [replace(term, span=part) for term in rule.terms for part in term.span.outside(span)]
    return replace(rule, terms=(own, *kept))


def _own_bases(shipped: Rule, span: Span) -> Iterator[Basis]:
    """That the cell set it itself, in place of what the set has: once for each time in which that was another."""
    inside = [day for day in shipped.changes() if span.holds(day) and day != span.since]
    for since, following in pairwise([span.since, *inside, None]):
        replaced = shipped.on(since or date.min)
        text = words.OWN_BASIS.format(value=_value(replaced), unit=replaced.unit, basis=replaced.basis)
        yield Basis(text, Span(since, following - ONE_DAY if following else span.until))


def _suggest(key: str, by_key: Mapping[str, Rule]) -> str:
    """The remedy for an unknown key: the nearest valid one, or all of them."""
    codes = {rule.code: rule.key for rule in by_key.values()}
    near = codes.get(key) or nearest(key, by_key)
    if near:
        return words.DID_YOU_MEAN.format(near=near)
    return words.KNOWN_NAMES.format(names=", ".join(by_key))


def _unfold(entry: Mapping[object, object]) -> tuple[object, str, Span]:
    """Value, basis and time of `{gia_tri: …, can_cu: …, tu: …, den: …}`."""
    for part in entry:
        if part not in ("gia_tri", "can_cu", "tu", "den"):
            raise _Refused(words.UNKNOWN_PART.format(part=part), words.UNKNOWN_PART_REMEDY)
    span = Span(_day(entry.get("tu")), _day(entry.get("den")))
    if not span.possible:
        message = words.ENDS_BEFORE.format(since=entry.get("tu"), until=entry.get("den"))
        raise _Refused(message, words.ENDS_BEFORE_REMEDY)
    return entry.get("gia_tri"), str(entry.get("can_cu") or ""), span


def _day(value: object) -> date | None:
    """A day from which or until which a value of the cell holds."""
    found = None if value is None else read_day(value)
    if value is not None and (found is None or not FIRST_YEAR <= found.year <= LAST_YEAR):
        raise _Refused(words.NO_RULE_DAY.format(value=value), words.NO_RULE_DAY_REMEDY)
    return found


def _checked(rule: Rule, value: object) -> RuleValue:
    """The value, of the type and in the range that the rule wants."""
    if value is None:
        raise _Refused(words.NO_VALUE, words.NO_VALUE_REMEDY)
    if rule.code in MAJORITY_CODES:
        return _majority(rule, value)
    return _flag(value) if isinstance(rule.value, bool) else _number(rule, value)


def _majority(rule: Rule, value: object) -> RuleValue:
    """A share with its comparison: `ít nhất 2/3`, `hơn 1/2`; a percentage only where it always was one."""
    if isinstance(value, int | float) and not isinstance(value, bool) and rule.code == PERCENT_TAKEN:
        if not 0 <= value < 100:
            raise _Refused(words.OUT_OF_RANGE.format(value=value), words.NOT_MAJORITY_REMEDY)
        return value
    written = re.fullmatch(r"(\D+?)\s*(\d{1,4})\s*/\s*(\d{1,4})", folded(str(value).strip()), re.ASCII)
    if not written or written[1] not in words.AT_LEAST + words.MORE_THAN:
        raise _Refused(words.NOT_MAJORITY.format(value=_shown(value)), words.NOT_MAJORITY_REMEDY)
    needed = Majority(int(written[2]), int(written[3]), written[1] in words.AT_LEAST)
    if not needed.possible:
        raise _Refused(words.OUT_OF_RANGE.format(value=value), words.NOT_MAJORITY_REMEDY)
    return str(needed)


def _flag(value: object) -> bool:
    """A yes/no value, in YAML's words or in Vietnamese."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and folded(value.strip()) in FLAGS:
        return FLAGS[folded(value.strip())]
    raise _Refused(words.NOT_FLAG.format(value=value), words.NOT_FLAG_REMEDY)


def _number(rule: Rule, value: object) -> int | float:
    """A number from 0 to the top of its unit; only percentages and points may have a fraction."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        remedy = words.NOT_NUMBER_REMEDY.format(example=rule.value, unit=rule.unit)
        raise _Refused(words.NOT_NUMBER.format(value=_shown(value)), remedy)
    top = LARGEST_VALUES.get(rule.unit, 1000)
    if not 0 <= value <= top:
        remedy = words.OUT_OF_RANGE_REMEDY.format(top=top, unit=rule.unit)
        raise _Refused(words.OUT_OF_RANGE.format(value=value), remedy)
    if isinstance(value, float) and rule.unit not in ("%", words.POINTS):
        if not value.is_integer():
            remedy = words.NOT_WHOLE_REMEDY.format(example=round(value))
            raise _Refused(words.NOT_WHOLE.format(value=value, unit=rule.unit), remedy)
        return int(value)
    return int(value) if isinstance(value, int) else float(value)


def _descends(low: Rule, high: Rule) -> bool:
    """Whether on any day a pair of numbers stands the wrong way round because of what the cell set."""
    return any(_descend_on(low.on(day), high.on(day)) for day in {date.min, LATEST, *low.changes(), *high.changes()})


def _descend_on(low: Rule, high: Rule) -> bool:
    if isinstance(low.value, str) or isinstance(high.value, str) or not (low.overridden or high.overridden):
        return False
    return high.value != 0 and low.value > high.value


def _out_of_order(low: Rule, high: Rule, file: str, lines: Mapping[str, int]) -> Problem:
    """The problem of a pair, shown at the one that the cell wrote."""
    key = low.key if low.overridden else high.key
    message = words.OUT_OF_ORDER.format(low=low.key, low_value=low.value, high=high.key, high_value=high.value)
    return Problem(message, words.OUT_OF_ORDER_REMEDY, file=file, row=lines.get(key), key=key)


def _shown(value: object) -> str:
    """A value as a person would say it."""
    return (words.YES if value else words.NO) if isinstance(value, bool) else str(value)


def _value(rule: Rule) -> str:
    """A rule's value as a person would say it."""
    return majority_words(majority_of(rule.value)) if rule.code in MAJORITY_CODES else _shown(rule.value)
