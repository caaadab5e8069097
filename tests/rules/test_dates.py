"""Rules have dates: each value and each basis has its time, and a day is told what was in force on it."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import resources
from typing import Any

import pytest
from ruamel.yaml import YAML

from assistant.domain.rules import Level, Rule, Rules, Span
from assistant.rules.loader import DEFAULT_SET, RULE_SETS, former_set, load, override_rules

FULL_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
YEAR = re.compile(r"(?<![\d/])(?:19|20)\d{2}\b")
LAST_DAY = date(2027, 1, 1)


def written(name: str) -> dict[str, Any]:
    """A rule set as its file has it."""
    text = resources.files("assistant.rules").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    return data


def days_of(rules: Rules) -> Iterator[date]:
    """Every day of a set's time on which something of it changes, the day before, and one in each quarter."""
    first, last = rules.span.since or date(2011, 1, 19), rules.span.until or LAST_DAY
    changes = {day for rule in rules.values.values() for day in rule.changes()}
    quarters = {first + timedelta(days=91 * n) for n in range((last - first).days // 91 + 1)}
    around = changes | {day - timedelta(days=1) for day in changes}
    yield from (day for day in sorted(around | quarters | {first, last}) if first <= day <= last)


def named_days(text: str) -> list[date]:
    """The days that a citation names; of a year alone its first."""
    full = [date(int(y), int(m), int(d)) for d, m, y in FULL_DATE.findall(text)]
    return full + [date(int(year), 1, 1) for year in YEAR.findall(FULL_DATE.sub("", text))]


def rule(key: str, rules: Rules) -> Rule:
    return next(one for one in rules.values.values() if one.key == key)


@pytest.mark.parametrize("name", RULE_SETS)
def test_every_set_and_every_basis_in_the_files_says_from_when(name: str) -> None:
    data = written(name)
    assert isinstance(data["tu"], date)
    for key, entry in data["quy_dinh"].items():
        if "can_cu" not in entry:
            continue
        for one in (entry, *entry.get("truoc_do", ())):
            assert "tu" in one, key
            bases = [one] if isinstance(one["can_cu"], str) else one["can_cu"]
            assert all("tu" in basis for basis in bases), key


@pytest.mark.parametrize("name", RULE_SETS)
def test_no_day_is_cited_a_basis_of_a_later_day(name: str) -> None:
    """T26: a meeting of 05/7/2026 is not told of QĐ 208 of 26/7/2026."""
    rules = load(name)
    late = [
        (day, code, one.basis)
        for day in days_of(rules)
        for code, one in rules.on(day).values.items()
        if any(named > day for named in named_days(one.basis))
    ]
    assert late == []


@pytest.mark.parametrize("name", RULE_SETS)
def test_on_every_day_of_a_set_each_rule_rests_on_something_in_force(name: str) -> None:
    rules = load(name)
    for day in days_of(rules):
        for code, one in rules.values.items():
            term = one.term(day)
            assert term, code
            assert term.span.holds(day), (code, day)
            assert any(basis.span.holds(day) for basis in term.bases), (code, day)


@pytest.mark.parametrize("name", RULE_SETS)
def test_times_of_a_rule_do_not_overlap(name: str) -> None:
    for one in load(name).values.values():
        days = [date.min, *one.changes(), date.max]
        assert all(sum(term.span.holds(day) for term in one.terms) <= 1 for day in days), one.key


def test_the_regulation_of_2026_is_cited_from_its_day_on() -> None:
    rules = load(DEFAULT_SET)
    before, after = (rules.on(day).values["majority_percent"].basis for day in (date(2026, 7, 25), date(2026, 7, 26)))
    assert before == "Điều lệ Đảng, Điều 9 (hơn một nửa)"
    assert after == "Điều lệ Đảng, Điều 9 (hơn một nửa); Quy định 208-QĐ/TW ngày 26/7/2026"


def test_a_value_that_changed_is_the_one_of_the_day() -> None:
    """The three kinds of opinion are asked for since the guide of 2024, not before."""
    rules = load("hd12-2018")
    asked = {day: rules.on(day).flag("require_opinion_kinds") for day in (date(2023, 12, 31), date(2024, 1, 1))}
    assert asked == {date(2023, 12, 31): False, date(2024, 1, 1): True}


def test_sets_follow_each_other_without_a_gap() -> None:
    former = former_set(DEFAULT_SET)
    assert former == former_set("hd42-2025") == "hd12-2018"
    assert former_set(former) is None
    ends, begins = load(former).span.until, load(DEFAULT_SET).span.since
    assert ends
    assert begins
    assert begins - ends == timedelta(days=1)


def test_the_value_of_a_cell_holds_from_its_day_and_until_its_day() -> None:
    entry = {"gia_tri": 6, "can_cu": "Nghị quyết chi bộ số 05", "tu": date(2026, 3, 1), "den": "30/9/2026"}
    rules, problems = override_rules(load(DEFAULT_SET), {"so_y_kien_toi_thieu": entry})
    assert not problems
    found = {
        day: rules.on(day).values["min_opinions"]
        for day in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 9, 30), date(2026, 10, 1))
    }
    assert [(one.value, one.overridden) for one in found.values()] == [(4, False), (6, True), (6, True), (4, False)]
    assert found[date(2026, 3, 1)].basis == "Nghị quyết chi bộ số 05"
    assert found[date(2026, 3, 1)].level is Level.LOCAL
    assert "Xuân Hiệp" in found[date(2026, 10, 1)].basis


def test_a_cell_may_set_a_value_for_each_of_several_times() -> None:
    times = [{"gia_tri": 5, "tu": "2026-01-01"}, {"gia_tri": 6, "tu": "2027-01-01"}]
    rules, problems = override_rules(load(DEFAULT_SET), {"so_y_kien_toi_thieu": times})
    assert not problems
    days = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1))
    assert [rules.on(day).number("min_opinions") for day in days] == [4, 5, 5, 6]


def test_what_a_cell_replaces_is_cited_as_of_the_day() -> None:
    """The cell's own majority stands for the set's; which regulation that rests on goes by the day, too."""
    rules, _ = override_rules(load(DEFAULT_SET), {"bieu_quyet_qua": "hơn 2/3"})
    before, after = (rules.on(day).values["majority_percent"] for day in (date(2026, 7, 25), date(2026, 7, 26)))
    assert before.value == after.value == "> 2/3"
    assert "208-QĐ/TW" not in before.basis
    assert "208-QĐ/TW" in after.basis


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"gia_tri": 5, "tu": "31/02/2026"}, "“31/02/2026” không phải là một ngày"),
        ({"gia_tri": 5, "den": 2026}, "“2026” không phải là một ngày"),
        ({"gia_tri": 5, "tu": "01/01/0026"}, "“01/01/0026” không phải là một ngày"),
        (
            {"gia_tri": 5, "tu": "2026-05-01", "den": "2026-04-01"},
            "ngày cuối cùng (den: 2026-04-01) trước ngày bắt đầu",
        ),
        ([{"gia_tri": 5}, {"gia_tri": "sáu"}], "phải là một số"),
    ],
)
def test_days_that_mean_nothing_are_told(entry: object, said: str) -> None:
    rules, problems = override_rules(load(DEFAULT_SET), {"so_y_kien_toi_thieu": entry})
    assert rules == load(DEFAULT_SET)
    assert said in problems[0].sentence()


def test_a_pair_that_stands_wrong_in_some_time_only_is_told() -> None:
    entry = {"gia_tri": 95, "tu": "2026-01-01", "den": "2026-06-30"}
    rules, problems = override_rules(load(DEFAULT_SET), {"xep_loai_kha": entry})
    assert rules == load(DEFAULT_SET)
    assert "lớn hơn “xep_loai_tot”" in problems[0].sentence()


@pytest.mark.parametrize(
    ("other", "left"),
    [
        (Span(), []),
        (Span(since=date(2026, 5, 1)), [Span(date(2026, 1, 1), date(2026, 4, 30))]),
        (Span(until=date(2026, 5, 1)), [Span(date(2026, 5, 2), date(2026, 12, 31))]),
        (Span(since=date(2027, 1, 1)), [Span(date(2026, 1, 1), date(2026, 12, 31))]),
        (Span(until=date(2025, 1, 1)), [Span(date(2026, 1, 1), date(2026, 12, 31))]),
        (
            Span(date(2026, 3, 1), date(2026, 3, 31)),
            [Span(date(2026, 1, 1), date(2026, 2, 28)), Span(date(2026, 4, 1), date(2026, 12, 31))],
        ),
    ],
)
def test_what_is_left_of_a_time(other: Span, left: list[Span]) -> None:
    assert Span(date(2026, 1, 1), date(2026, 12, 31)).outside(other) == left


def test_rules_without_dates_stand_for_every_day() -> None:
    """As they are in records made before rules had dates."""
    old = Rule("min_opinions", "so_y_kien_toi_thieu", "Số ý kiến", 4, "ý kiến", "Quy chế", Level.LOCAL)
    rules = Rules("cu", "Bộ cũ", {"min_opinions": old})
    assert rules.on(date(2019, 1, 1)) == rules
    assert rules.span.holds(date(1950, 1, 1))
