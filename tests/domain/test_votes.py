"""Biểu quyết: the base by N20-N22 (QĐ 294-QĐ/TW, 9.3.2; Điều lệ Đảng, 3 and 9), and counts that can be."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import commands as c
from assistant.domain.votes import Base, MotionKind, Vote
from tests.builders import START, Room, meeting_of, members_of, rules_with

OFFICIALS = [m.id for m in members_of(20, 0)]


def put(room: Room, in_favour: int, against: int = 0, abstained: int = 0, motion: str = "nq") -> Vote:
    room.send(c.RecordVote(motion, in_favour, against, abstained))
    vote = room.meeting.motions[motion].vote
    assert vote is not None
    return vote


def exam() -> Room:
    """The exam question: 22 members, 18 attend, of whom 17 official (docs/domain.md N21)."""
    return meeting_of(20, 2).start().roll(excused=[*OFFICIALS[17:], "du-bi-2"])


def test_the_exam_question_seventeen_votes_of_twenty_are_85_percent() -> None:
    vote = put(exam(), 17)
    assert (vote.base.total, vote.base.present, float(vote.percent), vote.passed) == (20, 17, 85.0, True)


def test_absent_officials_stay_in_the_base_so_eleven_of_twenty_are_needed() -> None:
    assert not put(exam(), 10, 7).passed
    assert put(exam(), 11, 6).passed


def test_case_1_seventeen_votes_of_a_base_of_fifteen_are_refused_and_eight_pass() -> None:
    room = meeting_of(15, 2).start().roll()
    assert room.meeting.voting_base(room.now) == Base(15, 0, 0, 15)
    assert room.refused(c.RecordVote("nq", 17, 0, 0)) == "vote_over_base"
    assert room.refused(c.RecordVote("nq", 14, 1, 1)) == "vote_over_base"
    assert put(room, 8, 7).passed
    assert not put(room, 7, 8).passed


@pytest.mark.parametrize(
    ("statuses", "present", "base"),
    [
        ({"official": 15, "probationary": 2}, [], Base(15, 0, 0, 15)),
        ({"official": 15, "temp_out": 3}, [], Base(15, 0, 0, 15)),
        ({"official": 15, "temp_out": 3}, ["tam-di-1"], Base(15, 0, 0, 15)),
        ({"official": 14, "exempt": 2}, [], Base(14, 0, 0, 14)),
        ({"official": 14, "exempt": 2}, ["mien-2"], Base(14, 1, 0, 15)),
        ({"official": 14, "temp_in": 2}, [], Base(14, 0, 0, 14)),
    ],
)
def test_the_base_is_all_officials_and_the_exempt_who_came(
    statuses: dict[str, Any], present: list[str], base: Base
) -> None:
    room = meeting_of(**statuses).start().roll(present=present)
    assert room.meeting.voting_base(room.now) == base


def test_those_attending_for_a_time_vote_only_where_the_rules_say_so() -> None:
    room = meeting_of(5, 0, temp_in=2, rules=rules_with(temp_in_votes=True)).start().roll(excused=["tam-den-2"])
    assert room.meeting.voting_base(room.now) == Base(5, 0, 2, 6)
    assert room.meeting.voting_base(room.now).total == 7


def test_the_sum_behind_the_base_is_shown_when_a_count_is_too_high() -> None:
    room = meeting_of(14, 0, exempt=1).start().roll(present=["mien-1"])
    assert room.refused(c.RecordVote("nq", 16, 0, 0)) == "vote_over_base"
    assert put(room, 15).percent == 100


def test_nobody_votes_who_is_not_in_the_room() -> None:
    room = exam()
    assert room.refused(c.RecordVote("nq", 18, 0, 0)) == "vote_over_present"
    room.send(c.NoteLeaving(OFFICIALS[0], room.tick(minutes=60)))
    assert room.refused(c.RecordVote("nq", 17, 0, 0)) == "vote_over_present"
    assert put(room, 16).base.total == 20


def test_an_exempt_member_who_leaves_again_is_out_of_the_base() -> None:
    room = meeting_of(14, 0, exempt=1).start().roll(present=["mien-1"])
    room.send(c.NoteLeaving("mien-1", room.tick(minutes=60)))
    assert room.meeting.voting_base(room.now) == Base(14, 0, 0, 14)


def test_a_vote_keeps_the_base_of_its_moment() -> None:
    room = meeting_of(10, 0).start().roll()
    put(room, 10)
    room.send(c.NoteLeaving(OFFICIALS[9], room.tick(minutes=5)))
    vote = room.meeting.motions["nq"].vote
    assert vote is not None
    assert (vote.base.present, vote.at) == (10, START)


@pytest.mark.parametrize(
    ("votes", "code"),
    [
        ((-1, 0, 0), "vote_negative"),
        ((5, -1, 0), "vote_negative"),
        ((5, 0, -1), "vote_negative"),
        ((0, 0, 0), "vote_empty"),
    ],
)
def test_counts_that_cannot_be_are_refused(votes: tuple[int, int, int], code: str) -> None:
    assert meeting_of().start().roll().refused(c.RecordVote("nq", *votes)) == code


def test_nothing_is_voted_before_the_meeting_has_begun() -> None:
    assert meeting_of().roll().refused(c.RecordVote("nq", 15, 0, 0)) == "not_started"


def test_exactly_half_is_not_more_than_half() -> None:
    assert not put(meeting_of(10, 0).start().roll(), 5, 5).passed
    assert put(meeting_of(10, 0).start().roll(), 6, 4).passed


def test_a_local_majority_of_two_thirds_counts() -> None:
    room = meeting_of(10, 0, rules=rules_with(majority_percent=66.6)).start().roll()
    assert not put(room, 6).passed
    assert put(room, 7).passed


def test_a_rule_set_without_a_majority_asks_for_more_than_half() -> None:
    room = meeting_of(10, 0, rules=rules_with(without=["majority_percent"])).start().roll()
    assert not put(room, 5).passed


def test_a_cancelled_vote_is_taken_again() -> None:
    room = meeting_of().start().roll()
    put(room, 15)
    room.send(c.CancelVote("nq"))
    assert room.meeting.motions["nq"].vote is None
    assert room.send(c.CancelVote("nq")) == []
    assert put(room, 14, 1).cast == 15


def test_a_matter_of_its_own_is_proposed_worded_and_voted() -> None:
    room = meeting_of().start().roll()
    motion = room.propose("Bầu bổ sung chi ủy")
    room.write(f"motion.{motion}", "Bầu đồng chí A vào chi ủy")
    put(room, 15, motion=motion)
    assert room.meeting.motions[motion].kind is MotionKind.SPECIAL
    assert room.refused(c.RemoveMotion(motion)) == "motion_voted"
    room.send(c.CancelVote(motion))
    room.send(c.RemoveMotion(motion))
    assert motion not in room.meeting.motions
    assert room.meeting.text(f"motion.{motion}") == ""


def test_the_resolution_stays_and_a_motion_needs_a_title_and_an_item() -> None:
    room = meeting_of().start().roll()
    assert room.refused(c.RemoveMotion("nq")) == "motion_needed"
    assert room.refused(c.ProposeMotion(MotionKind.SPECIAL, " ")) == "no_motion"
    assert room.refused(c.ProposeMotion(MotionKind.SPECIAL, "Kết nạp", "Z9")) == "unknown_item"


@pytest.mark.parametrize("command", [c.RemoveMotion("m9"), c.RecordVote("m9", 1, 0, 0), c.CancelVote("m9")])
def test_a_motion_that_is_gone_is_not_voted_on(command: c.Command) -> None:
    assert meeting_of().start().roll().refused(command) == "unknown_motion"


@given(st.integers(0, 30), st.integers(0, 5), st.integers(0, 5), st.data())
def test_a_granted_vote_never_exceeds_the_base_nor_those_present(
    official: int, exempt: int, temp_in: int, data: st.DataObject
) -> None:
    room = meeting_of(official, 1, temp_in, 1, exempt, chair="", secretary="", rules=rules_with(temp_in_votes=True))
    away = data.draw(st.sets(st.sampled_from(sorted(room.meeting.members))))
    came = {m for m in room.meeting.members if m.startswith("mien")} - away
    room.start().roll(excused=sorted(away), present=sorted(came))
    votes = data.draw(st.tuples(*[st.integers(-1, 40)] * 3))
    base = room.meeting.voting_base(room.now)
    assert base.present <= base.total
    if min(votes) < 0 or not 0 < sum(votes) <= base.present:
        assert room.refused(c.RecordVote("nq", *votes)).startswith("vote_")
    else:
        vote = put(room, *votes)
        assert vote.cast <= vote.base.total
        assert vote.passed is (2 * vote.in_favour > vote.base.total)
        assert 0 <= vote.percent <= 100
