"""A meeting is judged by what was in force on its day (docs/domain.md N35)."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from assistant.domain import commands as c
from assistant.domain.checks import CheckState, all_checks
from assistant.domain.rules import Basis, Level, Rule, Rules, Span, Term
from tests.builders import START, Room, meeting_of, rule_set, rules_with

FEWEST = "min_opinions"


def changing(first: int, since: date, then: int) -> Rules:
    """The rules, with so many opinions until a day and so many from it on."""
    rule = rule_set("mac-dinh").values[FEWEST]
    terms = (
        Term(first, (Basis("Mức cũ"),), Level.LOCAL, Span(until=since - timedelta(days=1))),
        Term(then, (Basis("Mức mới"),), Level.LOCAL, Span(since)),
    )
    return replace(rules_with(), values={**rules_with().values, FEWEST: replace(rule, terms=terms)})


def asked(room: Room) -> tuple[object, str]:
    """How many opinions are asked for, and by what."""
    rule: Rule = room.meeting.rules.values[FEWEST]
    return rule.value, rule.basis


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T14:00:00+07:00")


def test_a_meeting_has_the_values_of_its_day() -> None:
    rules = changing(4, START.date(), 6)
    assert asked(meeting_of(rules=rules, start=START - timedelta(days=1))) == (4, "Mức cũ")
    assert asked(meeting_of(rules=rules, start=START)) == (6, "Mức mới")


def test_a_meeting_that_is_planned_for_another_day_goes_by_that_day() -> None:
    room = meeting_of(rules=changing(4, START.date(), 6))
    room.send(c.AmendDetails(replace(room.meeting.details, start=START - timedelta(days=1))))
    assert asked(room) == (4, "Mức cũ")
    room.send(c.AmendDetails(replace(room.meeting.details, start=START)))
    assert asked(room) == (6, "Mức mới")


def test_a_meeting_goes_by_the_day_on_which_it_is_held_not_by_the_planned_one() -> None:
    room = meeting_of(rules=changing(4, START.date() + timedelta(days=2), 6))
    assert asked(room) == (4, "Mức cũ")
    room.tick(hours=48)
    room.send(c.StartMeeting())
    assert asked(room) == (6, "Mức mới")
    assert room.meeting.day == START.date() + timedelta(days=2)
    room.send(c.CancelStart("Ấn nhầm"))
    assert asked(room) == (4, "Mức cũ")


def test_a_start_set_back_over_midnight_takes_the_rules_along() -> None:
    room = meeting_of(rules=changing(4, START.date() + timedelta(days=1), 6))
    room.tick(hours=10, minutes=5)
    room.send(c.StartMeeting())
    assert asked(room) == (6, "Mức mới")
    room.send(c.CorrectStart(room.now - timedelta(minutes=20)))
    assert asked(room) == (4, "Mức cũ")


def test_the_day_of_a_meeting_is_that_of_its_own_zone() -> None:
    """23:30 in Việt Nam is 16:30 in London: the same day of the papers."""
    room = meeting_of(start=at("2026-07-25"))
    room.now = datetime.fromisoformat("2026-07-25T16:30:00+00:00")
    room.send(c.StartMeeting())
    assert room.meeting.day == date(2026, 7, 25)
    room.send(c.CancelStart(""))
    room.now = datetime.fromisoformat("2026-07-25T17:30:00+00:00")
    room.send(c.StartMeeting())
    assert room.meeting.day == date(2026, 7, 26)


@pytest.mark.parametrize(("day", "cited"), [("2026-07-05", False), ("2026-07-25", False), ("2026-07-26", True)])
def test_a_basis_of_the_26th_of_july_is_cited_from_that_day_on(day: str, cited: bool) -> None:
    """T26."""
    room = meeting_of(start=at(day))
    room.now = at(day)
    room.start().roll()
    bases = [check.basis for check in all_checks(room.meeting, room.now)]
    assert any("208-QĐ/TW" in basis for basis in bases) == cited
    assert any("Điều lệ Đảng, Điều 9" in basis for basis in bases)


def test_a_meeting_outside_the_time_of_its_rule_set_is_told() -> None:
    room = meeting_of(start=at("2025-09-05"))
    found = next(check for check in all_checks(room.meeting, room.now) if check.code == "rules_period")
    assert found.state is CheckState.MISSING
    assert found.facts == {"set": rule_set("mac-dinh").label, "since": "28/10/2025", "until": "", "day": "05/09/2025"}
    assert not found.asks_reason


def test_a_meeting_in_the_time_of_its_rule_set_is_told_nothing() -> None:
    for name, day in (("mac-dinh", "2025-10-28"), ("hd12-2018", "2025-10-27"), ("hd12-2018", "2018-07-06")):
        room = meeting_of(start=at(day), rules=rule_set(name))
        assert "rules_period" not in {check.code for check in all_checks(room.meeting, room.now)}
    undated = replace(rule_set("mac-dinh"), span=Span())
    room = meeting_of(start=at("2019-01-01"), rules=undated)
    assert "rules_period" not in {check.code for check in all_checks(room.meeting, room.now)}


def test_another_rule_set_is_taken_before_the_start_only() -> None:
    room = meeting_of(start=at("2025-09-05"))
    room.send(c.TakeRules(rule_set("hd12-2018")))
    assert room.meeting.rules.number("attendance_percent") == 85
    assert room.send(c.TakeRules(rule_set("hd12-2018"))) == []
    room.start()
    assert room.refused(c.TakeRules(rule_set("mac-dinh"))) == "already_started"
