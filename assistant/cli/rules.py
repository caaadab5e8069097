"""`chibo rules`: the rule sets, and every value of one with its unit, its dates and its basis, as of a day."""

import argparse
import sys
from datetime import date
from pathlib import Path

from assistant.cli.papers import GAPS, GOOD
from assistant.domain.rules import Rules
from assistant.platform.clock import process_clock
from assistant.rules.loader import DEFAULT_SET, RULE_SETS, load
from assistant.rules.spans import read_day
from assistant.wording import cli as words
from assistant.wording.domain import MARK
from assistant.wording.rule_list import ToldRule, rule_groups, span_words


def day_of(text: str) -> date:
    """A day as people write it: `05/7/2026`, `2026-07-05`."""
    found = read_day(text)
    if found is None:
        raise argparse.ArgumentTypeError(words.NOT_A_DAY.format(text=text))
    return found


def list_rules(options: argparse.Namespace) -> int:
    """List the sets, then the rules of one: of the cell whose folder is named, else of a set as it ships.

    1 where the day lies outside the time of that set.
    """
    from assistant.workspace.profile import VIETNAM, read_profile

    day = options.on or process_clock()().astimezone(VIETNAM).date()
    folder: Path | None = options.workspace
    if folder and not folder.is_dir():
        print(words.NO_RULES_FOLDER.format(folder=folder), file=sys.stderr)
        return GAPS
    profile = read_profile(folder) if folder and not options.set else None
    rules = profile.rules_on(day) if profile else load(options.set or DEFAULT_SET).on(day)
    print(words.RULE_SETS)
    for name in RULE_SETS:
        print(f"  {name:12} {load(name).label} ({span_words(load(name).span)})")
    cell = profile.cell.name if profile else ""
    print(words.RULES_OF_CELL.format(cell=cell or folder) if profile else words.RULES_AS_SHIPPED)
    print(words.RULES_ON.format(set=rules.label, name=rules.name, day=f"{day:%d/%m/%Y}", period=span_words(rules.span)))
    for problem in profile.problems if profile else ():
        print(f"{MARK['missing']} {problem.sentence()}", file=sys.stderr)
    print_rules(rules, day)
    if rules.span.holds(day):
        return GOOD
    print(words.RULES_OUTSIDE.format(mark=MARK["missing"], day=f"{day:%d/%m/%Y}"), file=sys.stderr)
    return GAPS


def print_rules(rules: Rules, day: date) -> None:
    """Every rule, in its group."""
    for heading, found in rule_groups(rules, day):
        print(f"\n{heading.upper()}")
        for rule in found:
            print("\n".join(rule_lines(rule)))


def rule_lines(rule: ToldRule) -> list[str]:
    """A rule: what it is and its value; then dates, bases and its name in chi-bo.yaml, each on a line below."""
    own = words.SET_BY_CELL if rule.own else ""
    lines = [f"- {rule.label}: {rule.amount}{own}", words.VALUE_PERIOD.format(period=rule.period)]
    lines += [words.BASIS_LINE.format(basis=one.text, period=one.period) for one in rule.bases]
    lines += [words.OTHER_TIME.format(other=other) for other in rule.others]
    return [*lines, words.RULE_NAME.format(level=rule.level, key=rule.key)]
