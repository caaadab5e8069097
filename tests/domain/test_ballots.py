"""Cách biểu quyết: by show of hands or by secret ballot, whose papers must add up; and votes that failed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import commands as c
from assistant.domain.checks import CheckState, all_checks
from assistant.domain.checks.evidence import EVIDENCE
from assistant.domain.refusal import Refused
from assistant.domain.rules import Matter, VotingWay
from assistant.domain.votes import Ballots, MotionKind, Vote
from assistant.wording import checks as check_words
from assistant.wording import refusals as refusal_words
from assistant.wording.motions import taken_words
from tests.builders import Room, meeting_of, rules_with


def balloted(officials: int = 21, matter: Matter = Matter.ADMISSION) -> tuple[Room, str]:
    """A room of so many official members, and a motion that is decided by secret ballot."""
    room = meeting_of(officials, 0).start().roll()
    motion = room.propose(matter=matter)
    room.send(c.ChooseVotingWay(motion, VotingWay.BALLOT))
    return room, motion


def vote_of(room: Room, motion: str) -> Vote:
    """The count of the motion."""
    vote = room.meeting.motions[motion].vote
    assert vote
    return vote


def said(room: Room, command: c.Command) -> str:
    """What the refusal of the command says."""
    with pytest.raises(Refused) as refused:
        room.send(command)
    return refusal_words.refusal_sentence(refused.value.code, refused.value.facts)


def test_ballots_are_recorded_with_what_did_not_come_back_and_what_is_invalid() -> None:
    room, motion = balloted()
    room.send(c.RecordVote(motion, 14, 3, 1, issued=21, returned=20, invalid=2))
    vote = vote_of(room, motion)
    assert vote.way is VotingWay.BALLOT
    assert vote.ballots == (ballots := Ballots(21, 20, 2))
    assert ballots.unreturned == 1
    assert vote.passed
    assert taken_words(vote) == "bỏ phiếu kín: phát ra 21 phiếu, thu về 20, không thu về 1, không hợp lệ 2"


def test_an_invalid_ballot_stays_in_the_base_and_counts_for_nobody() -> None:
    room, motion = balloted()
    room.send(c.RecordVote(motion, 13, 0, 0, issued=21, returned=21, invalid=8))
    assert vote_of(room, motion).base.total == 21
    assert not vote_of(room, motion).passed


@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        ({}, "ballots_needed", "hãy ghi số phiếu phát ra và số phiếu thu về"),
        ({"issued": 22, "returned": 18}, "ballots_over_present", "Số phiếu phát ra 22 lớn hơn"),
        ({"issued": 18, "returned": 19}, "ballots_over_issued", "Số phiếu thu về 19 lớn hơn số phiếu phát ra 18"),
        (
            {"issued": 21, "returned": 20, "invalid": 1},
            "ballots_sum",
            "14 + 3 + 1 + 1 = 19, không bằng số phiếu thu về",
        ),
        ({"issued": 21, "returned": 17}, "ballots_sum", "14 + 3 + 1 + 0 = 18, không bằng số phiếu thu về 17"),
        ({"issued": 21, "returned": 18, "invalid": -1}, "vote_negative", "không thể âm"),
    ],
)
def test_ballots_that_do_not_add_up_are_counted_again(command: dict[str, int], code: str, told: str) -> None:
    room, motion = balloted()
    wanted = c.RecordVote(motion, 14, 3, 1, **command)
    assert room.refused(wanted) == code
    assert told in said(room, wanted)


def test_nobody_hands_out_ballots_for_a_show_of_hands() -> None:
    room = meeting_of().start().roll()
    motion = room.propose()
    assert room.refused(c.RecordVote(motion, 15, 0, 0, issued=15, returned=15)) == "ballots_without_ballot"
    assert "giơ tay" in said(room, c.RecordVote(motion, 15, 0, 0, issued=15, returned=15))


def test_a_ballot_of_invalid_papers_alone_is_a_result() -> None:
    room, motion = balloted()
    room.send(c.RecordVote(motion, 0, 0, 0, issued=21, returned=3, invalid=3))
    assert not vote_of(room, motion).passed
    other = room.propose()
    room.send(c.ChooseVotingWay(other, VotingWay.BALLOT))
    assert room.refused(c.RecordVote(other, 0, 0, 0, issued=21, returned=0)) == "vote_empty"


@given(*(st.integers(0, 12) for _ in range(6)))
def test_what_is_recorded_adds_up(
    in_favour: int, against: int, abstained: int, invalid: int, issued: int, returned: int
) -> None:
    room, motion = balloted(10)
    command = c.RecordVote(motion, in_favour, against, abstained, issued, returned, invalid)
    counted = in_favour + against + abstained + invalid
    if counted and counted == returned <= issued <= 10:
        room.send(command)
        ballots = vote_of(room, motion).ballots
        assert ballots
        assert counted + ballots.unreturned == ballots.issued
    else:
        assert room.refused(command)


@pytest.mark.parametrize(
    ("matter", "way"),
    [(m, VotingWay.BALLOT) for m in (Matter.EXPULSION, Matter.DISCIPLINE, Matter.ELECTION)]
    + [(m, VotingWay.HANDS) for m in (Matter.ORDINARY, Matter.ADMISSION, Matter.RECOGNITION, Matter.GRADING)],
)
def test_the_rule_for_a_matter_proposes_how_it_is_voted_on(matter: Matter, way: VotingWay) -> None:
    room = meeting_of(4, 0).start().roll()
    motion = room.propose(matter=matter)
    ballots = {"issued": 4, "returned": 4} if way is VotingWay.BALLOT else {}
    room.send(c.RecordVote(motion, 3, 1, 0, **ballots))
    assert vote_of(room, motion).way is way


def test_the_way_can_be_chosen_until_it_is_voted_and_taken_back() -> None:
    room, motion = balloted()
    assert room.send(c.ChooseVotingWay(motion, VotingWay.BALLOT)) == []
    room.send(c.Undo())
    assert room.meeting.motions[motion].way is None
    room.send(c.RecordVote(motion, 21, 0, 0))
    assert room.refused(c.ChooseVotingWay(motion, VotingWay.BALLOT)) == "motion_voted"
    assert room.refused(c.ChooseVotingWay("m9", VotingWay.BALLOT)) == "unknown_motion"


def test_discipline_by_a_show_of_hands_is_told_with_the_rule_that_wants_ballots() -> None:
    room = meeting_of(4, 0).start().roll()
    motion = room.propose("Kỷ luật đ/c A", matter=Matter.DISCIPLINE)
    room.send(c.ChooseVotingWay(motion, VotingWay.HANDS))
    room.send(c.RecordVote(motion, 3, 1, 0))
    (found,) = [check for check in all_checks(room.meeting, room.now) if check.code == "secret_ballot"]
    assert check_words.check_sentence(found) == (
        "“Kỷ luật đ/c A” biểu quyết bằng giơ tay, trong khi quy định yêu cầu bỏ phiếu kín"
    )
    assert "phiếu kín" in found.basis


def test_a_count_of_before_says_nothing_of_how_it_was_taken() -> None:
    room, motion = balloted()
    room.send(c.RecordVote(motion, 14, 7, 0, issued=21, returned=21))
    assert taken_words(Vote(12, 3, 0, vote_of(room, motion).base, room.now)) == ""


def test_what_was_voted_down_is_not_told_as_voted_and_needs_no_reason() -> None:
    """T4: discipline of a cell of four, one for, two against, one without opinion."""
    room = meeting_of(4, 0).start().roll()
    room.write("motion.nq", "Kỷ luật khiển trách đồng chí A")
    room.send(c.ClassifyMotion("nq", Matter.DISCIPLINE))
    room.send(c.RecordVote("nq", 1, 2, 1, issued=4, returned=4))
    title = room.meeting.motions["nq"].title
    found = {check.code: check for check in all_checks(room.meeting, room.now)}
    assert "vote" not in found
    assert "resolution" not in found
    assert found["vote_failed"].state is CheckState.MISSING
    assert not found["vote_failed"].asks_reason
    assert (
        check_words.check_sentence(found["vote_failed"]) == f"Không được thông qua: {title} (tán thành 1/4, cần từ 3)"
    )
    assert "69-QĐ/TW" in found["vote_failed"].basis


def test_a_tie_is_voted_down() -> None:
    room = meeting_of(20, 0).start().roll()
    motion = room.propose("Kế hoạch năm", MotionKind.SPECIAL)
    room.send(c.RecordVote(motion, 10, 10, 0))
    assert room.meeting.motions[motion].failed
    said_of_it = [check_words.check_sentence(x) for x in all_checks(room.meeting, room.now) if x.code == "vote_failed"]
    assert said_of_it == ["Không được thông qua: Kế hoạch năm (tán thành 10/20, cần từ 11)"]


def test_a_cell_may_vote_on_discipline_by_show_of_hands() -> None:
    room = meeting_of(4, 0, rules=rules_with(ballot_discipline=False)).start().roll()
    motion = room.propose(matter=Matter.DISCIPLINE)
    room.send(c.RecordVote(motion, 3, 1, 0))
    assert vote_of(room, motion).way is VotingWay.HANDS


def test_a_resolution_that_was_voted_down_earns_no_points_and_an_admission_takes_none() -> None:
    room = meeting_of(4, 0).start().roll()
    room.write("motion.nq", "Điều 1.")
    room.send(c.RecordVote("nq", 3, 1, 0))
    room.send(c.RecordVote(room.propose("Kết nạp A", matter=Matter.ADMISSION), 2, 2, 0))
    read = EVIDENCE["nghi_quyet"][1]
    assert read(room.meeting, "nghi_quyet").met is True
    room.send(c.CancelVote("nq"))
    room.send(c.RecordVote("nq", 2, 2, 0))
    assert read(room.meeting, "nghi_quyet").met is False
