"""Figures in words: rounded, and never shown equal to what they miss (docs/domain.md N15, N29)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.papers import print_paper
from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.checks import CheckState, all_checks
from assistant.domain.figures import exact
from assistant.domain.limits import Limit, attendance_limit
from assistant.domain.procedure import apply
from assistant.domain.score import Score
from assistant.wording import checks as check_words
from assistant.wording.figures import (
    attendance_text,
    limit_text,
    limit_words,
    percent_text,
    points_text,
    rounded,
    vote_text,
)
from assistant.wording.rule_list import rule_amount
from tests.builders import Room, meeting_of, rule_set, rules_with

LIMITS = st.integers(0, 100_000).map(lambda thousandths: Fraction(thousandths, 1000))
SHARES = st.integers(1, 4000).flatmap(lambda whole: st.integers(0, whole).map(lambda part: Fraction(100 * part, whole)))


def read(text: str) -> Fraction:
    """The number that somebody reads."""
    return Fraction(text.replace(",", "."))


def side(figure: Fraction, limit: Fraction) -> int:
    """Below, at or above a limit."""
    return (figure > limit) - (figure < limit)


@given(SHARES, st.lists(LIMITS, max_size=4), st.integers(0, 2))
def test_a_share_is_read_on_the_side_of_each_limit_on_which_it_is(
    share: Fraction, limits: list[Fraction], places: int
) -> None:
    told = read(rounded(share, places, limits))
    for limit in (*limits, *(Fraction(n) for n in range(0, 101, 5))):
        if told != share:
            assert side(told, limit) == side(share, limit)
    assert abs(told - share) <= Fraction(1, 2 * 10**places)


@given(SHARES, LIMITS, st.booleans())
def test_whoever_reads_a_share_and_its_limit_judges_as_the_program_does(
    share: Fraction, value: Fraction, at_least: bool
) -> None:
    limit = Limit(value, at_least)
    assert Limit(read(limit_text(value)), at_least).is_reached(read(percent_text(share, [value]))) is limit.is_reached(
        share
    )


@given(st.floats(0, 100, allow_nan=False), st.sampled_from([90.0, 70.0, 50.0, 80.5]))
def test_points_are_read_on_their_side_of_a_grades_limit(points: float, limit: float) -> None:
    assert side(read(points_text(points)), exact(limit)) == side(exact(points), exact(limit))


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [(224, 249, "89,96"), (225, 250, "90"), (3, 17, "17,6"), (17, 20, "85"), (1, 3, "33,3"), (2, 3, "66,7"),
     (0, 7, "0"), (7, 7, "100"), (1999, 2000, "99,95"), (1000, 1999, "50,03"), (1, 2500, "0,04"), (11, 21, "52,4")],
)  # fmt: skip
def test_a_percentage_has_one_decimal_or_as_many_as_it_takes(part: int, whole: int, told: str) -> None:
    assert percent_text(Fraction(100 * part, whole)) == told


def test_a_limit_with_decimals_is_not_met_by_rounding_either() -> None:
    share = Fraction(100 * 181, 211)
    assert percent_text(share) == "85,8"
    assert percent_text(share, [85.8]) == "85,78"


@pytest.mark.parametrize(("value", "told"), [(0.1 + 0.2, "0,3"), (92.0, "92"), (89.996, "89,996"), (87.255, "87,255")])
def test_points_are_told_the_vietnamese_way(value: float, told: str) -> None:
    assert points_text(value) == told


def test_from_and_over_are_not_the_same_in_words_and_in_comparison() -> None:
    newer, older = (attendance_limit(rule_set(name)) for name in ("hd42-2025", "hd12-2018"))
    assert newer is not None
    assert older is not None
    assert (limit_words(newer), limit_words(older)) == ("từ 90", "trên 85")
    assert newer.is_reached(Fraction(90))
    assert not older.is_reached(Fraction(85))
    rules = rule_set("hd12-2018")
    assert rule_amount(rules.values["attendance_percent"], rules) == "trên 85 %"
    assert attendance_limit(rules_with(without=["attendance_percent"])) is None


def attended(present: int, members: int, name: str = "mac-dinh") -> Room:
    """So many of so many official members came; the others are excused."""
    away = [f"chinh-thuc-{n}" for n in range(present + 1, members + 1)]
    return meeting_of(members, 0, rules=rule_set(name)).start().roll(excused=away)


@pytest.mark.parametrize(
    ("present", "members", "name", "state", "said"),
    [
        (224, 249, "mac-dinh", CheckState.MISSING, "Tỷ lệ dự 89,96% (224/249), chưa đạt yêu cầu từ 90%"),
        (9, 10, "mac-dinh", CheckState.REACHED, "Tỷ lệ dự 90% (9/10), đạt yêu cầu từ 90%"),
        (17, 20, "hd12-2018", CheckState.MISSING, "Tỷ lệ dự 85% (17/20), chưa đạt yêu cầu trên 85%"),
        (18, 20, "hd12-2018", CheckState.REACHED, "Tỷ lệ dự 90% (18/20), đạt yêu cầu trên 85%"),
    ],
)
def test_the_rate_is_judged_exactly_and_said_with_its_limit(
    present: int, members: int, name: str, state: CheckState, said: str
) -> None:
    room = attended(present, members, name)
    (check,) = [one for one in all_checks(room.meeting, room.now) if one.code == "attendance"]
    assert (check.state, check_words.check_sentence(check)) == (state, said)


def test_the_roll_the_minutes_and_the_score_sheet_print_the_same_rate() -> None:
    room = attended(224, 249)
    assert attendance_text(room.meeting) == "89,96"
    assert "- Tỷ lệ dự sinh hoạt: 89,96% (224/249)" in print_paper(room.meeting).lines
    assert any(
        "Tỷ lệ dự 89,96% (224/249)" in line for line in print_paper(room.meeting, form_name="phieu-cham-diem").lines
    )


def test_an_end_recorded_before_the_limit_was_kept_apart_reads_on() -> None:
    facts = {"percent": 85.0, "least": 85.0, "present": 17, "expected": 20}
    assert check_words.check("attendance", "missing", facts) == "Tỷ lệ dự 85% (17/20), chưa đạt yêu cầu 85%"


def test_points_that_miss_a_grade_are_not_printed_as_its_limit() -> None:
    room = meeting_of().start().roll()
    room.meeting = apply(room.meeting, e.MeetingScored(room.now, Score(89.996, "fair")))  # of a record before
    read_ = print_paper(room.meeting).lines
    assert "Điểm tự chấm: 89,996; xếp loại: Khá." in read_


def test_a_vote_just_over_half_is_not_printed_as_half() -> None:
    room = meeting_of(1999, 0).start().roll()
    room.send(c.RecordVote("nq", 1000, 999, 0))
    vote = room.meeting.motions["nq"].vote
    assert vote is not None
    assert (vote.passed, vote_text(vote)) == (True, "50,03")
