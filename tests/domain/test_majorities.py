"""Đa số: each sort of vote has its own rule, exactly: kết nạp needs two thirds, kỷ luật more than half (N19–N19e)."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import commands as c
from assistant.domain.checks import all_checks
from assistant.domain.refusal import Refused
from assistant.domain.rules import MAJORITIES, Majority, Matter, Rules, RuleValue, VotingWay, majority_of
from assistant.domain.votes import Base, MotionKind, Vote
from assistant.wording import checks as check_words
from assistant.wording import domain as words
from assistant.wording import refusals as refusal_words
from assistant.wording.figures import vote_text
from tests.builders import START, Room, meeting_of, members_of, rule_set, rules_with

RULES = rule_set("mac-dinh")
HALF, TWO_THIRDS = Majority(1, 2, at_least=False), Majority(2, 3, at_least=True)
TWO_THIRDS_WANTED = (Matter.ADMISSION, Matter.RECOGNITION, Matter.EXPULSION)
HALF_WANTED = (Matter.ORDINARY, Matter.DISCIPLINE, Matter.ELECTION, Matter.GRADING)


def voted(officials: int, matter: Matter, in_favour: int, room: Room | None = None) -> Vote:
    """The count of a motion on such a matter, everybody being there."""
    room = room or meeting_of(officials, 0).start().roll()
    motion = room.propose(matter=matter)
    room.send(c.ChooseVotingWay(motion, VotingWay.HANDS))
    room.send(c.RecordVote(motion, in_favour, officials - in_favour, 0))
    vote = room.meeting.motions[motion].vote
    assert vote is not None
    return vote


@pytest.mark.parametrize("matter", TWO_THIRDS_WANTED)
def test_fourteen_of_twenty_one_admit_and_thirteen_do_not(matter: Matter) -> None:
    assert voted(21, matter, 14).passed
    assert not voted(21, matter, 13).passed
    assert not voted(21, matter, 11).passed, "more than half is not enough"


@pytest.mark.parametrize("matter", HALF_WANTED)
def test_the_others_need_more_than_half_and_a_tie_is_not(matter: Matter) -> None:
    assert voted(21, matter, 11).passed
    assert voted(20, matter, 11).passed
    assert not voted(20, matter, 10).passed


@pytest.mark.parametrize(("in_favour", "passed"), [(11, False), (13, False), (14, True)])
def test_an_exempt_member_who_is_there_is_of_the_base_of_an_admission(in_favour: int, passed: bool) -> None:
    """T1 and T2: 20 official members and an exempt one: two thirds of 21 are 14; 52,38 % are not enough."""
    room = meeting_of(20, 0, exempt=1).start().roll(present=["mien-1"])
    motion = room.propose(matter=Matter.ADMISSION)
    room.send(c.RecordVote(motion, in_favour, 21 - in_favour, 0))
    vote = room.meeting.motions[motion].vote
    assert vote
    assert (vote.base.total, vote.passed) == (21, passed)
    assert vote_text(Vote(11, 10, 0, vote.base, vote.at, majority=TWO_THIRDS)) == "52,4"


@given(st.integers(1, 300), st.data(), st.sampled_from(Matter))
def test_a_vote_passes_exactly_by_the_fraction_of_its_rule(base: int, data: st.DataObject, matter: Matter) -> None:
    """For every base and count, and never by a rounded percentage: 14 of 21 are two thirds though 66,67 % are more."""
    in_favour = data.draw(st.integers(0, base))
    vote = Vote(in_favour, base - in_favour, 0, Base(base, 0, 0, base), START, majority=RULES.majority(matter))
    wanted = Fraction(in_favour, base) >= Fraction(2, 3) if matter in TWO_THIRDS_WANTED else 2 * in_favour > base
    assert vote.passed is wanted
    assert vote.passed is (in_favour >= vote.needed.least(base))


def test_the_absent_stay_in_the_base_of_an_admission() -> None:
    officials = [m.id for m in members_of(21, 0)]
    room = meeting_of(21, 0).start().roll(excused=officials[14:])
    motion = room.propose(matter=Matter.ADMISSION)
    room.send(c.RecordVote(motion, 14, 0, 0))
    vote = room.meeting.motions[motion].vote
    assert vote
    assert vote.passed
    other = room.propose(matter=Matter.ADMISSION)
    room.send(c.RecordVote(other, 13, 1, 0))
    assert (rejected := room.meeting.motions[other].vote)
    assert not rejected.passed


@given(st.integers(0, 400), st.integers(0, 400))
def test_two_thirds_are_exact_for_every_count(votes: int, base: int) -> None:
    assert TWO_THIRDS.is_reached(votes, base) is (base > 0 and 3 * votes >= 2 * base)
    assert HALF.is_reached(votes, base) is (base > 0 and 2 * votes > base)


@given(st.integers(1, 60), st.integers(1, 60), st.booleans(), st.integers(1, 300))
def test_the_fewest_votes_are_enough_and_one_less_is_not(parts: int, of: int, at_least: bool, base: int) -> None:
    needed = Majority(parts, of, at_least)
    least = needed.least(base)
    assert needed.is_reached(least, base)
    assert not needed.is_reached(least - 1, base)


@pytest.mark.parametrize("needed", [HALF, TWO_THIRDS, Majority(3, 4, at_least=True)])
def test_a_majority_is_written_as_it_is_read(needed: Majority) -> None:
    assert majority_of(str(needed)) == needed


@pytest.mark.parametrize("text", ["", "2/3", ">= 2", "> 1/0", "> 1/1", ">= 0/3", ">= 4/3", ">= ²/3", "66,67%"])
def test_what_says_no_majority_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        majority_of(text)


@pytest.mark.parametrize("name", ["mac-dinh", "hd42-2025", "hd12-2018"])
def test_every_rule_set_has_the_majority_of_every_matter_with_its_basis(name: str) -> None:
    rules = rules_with(name)
    two_thirds = [matter for matter in Matter if rules.majority(matter) == TWO_THIRDS]
    assert two_thirds == list(TWO_THIRDS_WANTED)
    assert {rules.majority(matter) for matter in set(Matter) - set(two_thirds)} == {HALF}
    bases = ("Điều 9", "Điều 4", "Điều 4", "69-QĐ/TW", "69-QĐ/TW", "Điều 12", "Điều 9", "Điều 9")
    for matter, basis in zip(Matter, bases, strict=True):
        assert rules.majority_basis(matter) == MAJORITIES[matter][0]
        assert basis in rules.values[MAJORITIES[matter][0]].basis


def test_a_meeting_made_before_there_were_matters_goes_by_the_charter() -> None:
    without = [code for code, _ in MAJORITIES.values()]
    old = rules_with(without=without)
    assert [matter for matter in Matter if old.majority(matter) == TWO_THIRDS] == list(TWO_THIRDS_WANTED)
    assert rules_with(without=["majority_grading"], majority_percent=">= 3/4").majority(Matter.GRADING).of == 4
    room = meeting_of(21, 0, rules=rules_with(without=without, majority_percent=50)).start().roll()
    assert not voted(21, Matter.ADMISSION, 13, room).passed
    assert voted(21, Matter.ORDINARY, 11, room).passed


def test_a_count_recorded_before_keeps_the_percentage_it_was_judged_by() -> None:
    vote = voted(21, Matter.ORDINARY, 13)
    old = Vote(13, 8, 0, vote.base, vote.at)
    assert old.passed
    assert not Vote(13, 8, 0, vote.base, vote.at, majority_percent=66.6).passed


def test_the_matter_can_be_changed_until_it_is_voted_and_taken_back() -> None:
    room = meeting_of(21, 0).start().roll()
    room.send(c.ClassifyMotion("nq", Matter.ADMISSION))
    assert room.send(c.ClassifyMotion("nq", Matter.ADMISSION)) == []
    room.send(c.Undo())
    assert room.meeting.motions["nq"].matter is Matter.ORDINARY
    room.send(c.ClassifyMotion("nq", Matter.RECOGNITION))
    room.send(c.RecordVote("nq", 13, 8, 0))
    assert (vote := room.meeting.motions["nq"].vote)
    assert not vote.passed
    assert room.refused(c.ClassifyMotion("nq", Matter.ORDINARY)) == "motion_voted"
    assert room.refused(c.ClassifyMotion("m9", Matter.ORDINARY)) == "unknown_motion"


def test_a_motion_is_ordinary_unless_it_is_said_to_be_another() -> None:
    room = meeting_of().start().roll()
    room.send(c.ProposeMotion(MotionKind.SPECIAL, "Kế hoạch năm"))
    assert {m.matter for m in room.meeting.motions.values()} == {Matter.ORDINARY}


def test_too_few_in_the_room_for_two_thirds_is_said_of_that_motion() -> None:
    officials = [m.id for m in members_of(21, 0)]
    room = meeting_of(21, 0).start().roll(excused=officials[13:])
    room.propose("Kết nạp quần chúng A", matter=Matter.ADMISSION)
    found = {check.code: check for check in all_checks(room.meeting, room.now)}
    assert found["quorum"].state.value == "reached"
    assert check_words.check_sentence(found["motion_quorum"]) == (
        "Chỉ có mặt 13/21 người có quyền biểu quyết, không đủ để thông qua “Kết nạp quần chúng A” (cần từ 14 người)"
    )
    assert "Điều 4" in found["motion_quorum"].basis
    assert not found["motion_quorum"].asks_reason


@pytest.mark.parametrize(
    "rules",
    [
        lambda value: rules_with(majority_minutes=value),
        lambda value: rules_with(without=["majority_minutes"], majority_percent=value),
    ],
    ids=["by a rule of their own", "in a record of before, as everything else"],
)
def test_the_refusal_of_the_minutes_says_the_rule(rules: Callable[[RuleValue], Rules]) -> None:
    for value, said in (
        (50, "Chưa quá nửa số người được tính biểu quyết"),
        (">= 2/3", "Chưa đủ hai phần ba số người được tính biểu quyết"),
    ):
        room = meeting_of(21, 0, rules=rules(value)).start().roll()
        with pytest.raises(Refused) as refused:
            room.adopt(in_favour=10)
        assert said in refusal_words.refusal_sentence(refused.value.code, refused.value.facts)


@pytest.mark.parametrize(
    ("needed", "needs", "reached", "missed"),
    [
        (HALF, "quá nửa", "quá nửa", "chưa quá nửa"),
        (Majority(1, 2, at_least=True), "ít nhất một nửa", "đủ một nửa", "chưa đủ một nửa"),
        (TWO_THIRDS, "ít nhất hai phần ba", "đủ hai phần ba", "chưa đủ hai phần ba"),
        (Majority(2, 3, at_least=False), "quá hai phần ba", "quá hai phần ba", "chưa quá hai phần ba"),
        (Majority(3, 4, at_least=True), "ít nhất ba phần tư", "đủ ba phần tư", "chưa đủ ba phần tư"),
        (majority_of(66.6), "quá 66,6%", "quá 66,6%", "chưa quá 66,6%"),
        (Majority(7, 11, at_least=True), "ít nhất 7/11", "đủ 7/11", "chưa đủ 7/11"),
    ],
)
def test_a_majority_in_words(needed: Majority, needs: str, reached: str, missed: str) -> None:
    assert words.majority_words(needed) == needs
    assert words.counted_share(needed, passed=True) == reached
    assert words.counted_share(needed, passed=False) == missed
