"""Trạng thái đảng viên as several facts: who votes, who is counted, and parts that add up (docs/domain.md N17–N25)."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.facts.common_facts import count_facts
from assistant.documents.facts.minutes_roll import exempt_present, roll_facts
from assistant.domain import commands as c
from assistant.domain.attendance import Attendance, Presence, count_roll
from assistant.domain.checks import all_checks
from assistant.domain.committee import has_committee
from assistant.domain.people import Member
from assistant.domain.rules import Matter
from assistant.domain.status import Attending, MemberStatus, Standing
from assistant.domain.votes import Base, count_base
from assistant.views.console.panels import roll_panel
from assistant.views.shared import base_sentence
from assistant.wording import domain as words
from tests.builders import START, Room, making, meeting_of, members_of, rule_set

EVERY_STATUS = [MemberStatus(*facts) for facts in product(Standing, Attending, (False, True))]
EXEMPT_PROBATIONARY = replace(MemberStatus.EXEMPT, standing=Standing.PROBATIONARY)
PRESENT = Attendance(Presence.PRESENT)

lines = st.one_of(
    st.none(),
    st.builds(Attendance, st.sampled_from(Presence)),
    st.just(Attendance(Presence.EXCUSED, "trực", on_duty=True)),
)
cells = st.lists(st.tuples(st.sampled_from(EVERY_STATUS), lines), min_size=1, max_size=12)


def cell_of(facts: list[tuple[MemberStatus, Attendance | None]]) -> tuple[tuple[Member, ...], dict[str, Attendance]]:
    """A cell with these members, and its roll."""
    members = tuple(Member(f"m{n}", f"Người {n}", status) for n, (status, _) in enumerate(facts))
    return members, {f"m{n}": line for n, (_, line) in enumerate(facts) if line}


def room_of(facts: list[tuple[MemberStatus, Attendance | None]]) -> Room:
    """A meeting of this cell that is going on."""
    members, roll = cell_of(facts)
    room = Room()
    room.send(making(members, chair="", secretary=""))
    room.start()
    for member, line in roll.items():
        room.send(c.MarkAttendance(member, line.presence, line.reason, line.on_duty))
    return room


@given(cells)
def test_the_parts_of_every_number_add_up_for_all_statuses_and_presences(
    facts: list[tuple[MemberStatus, Attendance | None]],
) -> None:
    members, roll = cell_of(facts)
    count = count_roll(members, roll)
    assert sum(count.groups.values()) == count.total == len(members)
    assert sum(count.present_groups.values()) == count.present
    assert all(count.present_groups[group] <= number for group, number in count.groups.items())
    assert count.present + count.absent == len(roll)
    assert 0 <= count.expected_present <= count.expected <= count.total
    assert count.own_official + count.own_probationary == sum(m.status.is_of_this_cell for m in members)


@given(cells, st.booleans())
def test_the_voting_base_is_of_official_members_only(
    facts: list[tuple[MemberStatus, Attendance | None]], temp_in_votes: bool
) -> None:
    members, roll = cell_of(facts)
    base = count_base(members, roll, START, temp_in_votes)
    official = [m for m in members if m.status.is_official]
    assert base.present <= base.total <= len(official)
    here = [m for m in official if m.id in roll and roll[m.id].presence is Presence.PRESENT]
    assert base.present <= len(here)
    assert base.exempt_present == sum(
        m.status.exempt and m.status.attending not in {"temp_in", "temp_out"} for m in here
    )
    assert temp_in_votes or base.temp_in == 0
    away = [m for m in official if m.status.attending is Attending.TEMP_OUT]
    assert base.total <= len(official) - len(away)


@given(cells)
def test_what_is_printed_adds_up(facts: list[tuple[MemberStatus, Attendance | None]]) -> None:
    meeting = room_of(facts).meeting
    printed = roll_facts(meeting)
    parts = (printed["chinh_thuc"], printed["du_bi"], printed["tam_den"], printed["tam_di"], printed["mien"])
    assert sum(map(int, parts)) == int(printed["tong"])
    if meeting.roll:
        came = (printed[f"co_mat_{part}"] for part in ("chinh_thuc", "du_bi", "tam_den", "tam_di", "mien"))  # type: ignore[literal-required] # made of field names
        assert sum(int(number or 0) for number in came) == int(printed["co_mat"])
        assert _sum(printed["co_mat_co_cau"]) == int(printed["co_mat"])
    assert _sum(count_facts(meeting)["co_cau"]) == int(printed["tong"])
    shown = dict(roll_panel(meeting, meeting.agenda[0], meeting.details.start)["counts"])
    assert sum(shown.get(words.group_label(group), 0) for group in words.GROUP) == len(meeting.members)


def _sum(text: str) -> int:
    """`chính thức 14, dự bị 2` as 16."""
    return sum(int(part.rpartition(" ")[2]) for part in text.split(", "))


def test_t8_everybody_who_came_is_in_a_part_of_the_present() -> None:
    room = meeting_of(20, 2, temp_in=1, temp_out=1, exempt=1).start().roll(present=["mien-1", "tam-di-1"])
    printed = roll_facts(room.meeting)
    assert printed["co_mat"] == "25"
    assert printed["co_mat_co_cau"] == (
        "chính thức 20, dự bị 2, sinh hoạt tạm thời đến 1, sinh hoạt tạm thời đi 1, miễn sinh hoạt 1"
    )
    assert (printed["co_mat_tam_di"], printed["co_mat_mien"]) == ("1", "1")
    assert room.meeting.voting_base(room.now) == Base(20, 1, 0, 21)


def test_t1_t2_two_thirds_of_a_base_with_an_exempt_member_who_came() -> None:
    room = meeting_of(20, 0, exempt=1).start().roll(present=["mien-1"])
    motion = room.propose(matter=Matter.ADMISSION)
    for in_favour, passed in ((11, False), (13, False), (14, True)):
        room.send(c.RecordVote(motion, in_favour, 21 - in_favour, 0))
        vote = room.meeting.motions[motion].vote
        assert vote is not None
        assert (vote.base.total, vote.passed) == (21, passed)
        room.send(c.CancelVote(motion))


def test_t5_an_exempt_official_is_the_ninth_that_makes_a_committee() -> None:
    assert has_committee(members_of(8, 0, exempt=1), rule_set("mac-dinh"))
    assert has_committee(members_of(8, 0, temp_out=1), rule_set("mac-dinh"))
    assert not has_committee(members_of(8, 4, temp_in=3), rule_set("mac-dinh"))


@pytest.mark.parametrize(
    ("members", "warned"),
    [
        (members_of(2, 0, exempt=1), False),
        (members_of(2, 0, temp_out=1), False),
        (members_of(2, 0, temp_in=1), True),
        ((*members_of(2, 0), Member("x", "Người X", EXEMPT_PROBATIONARY)), True),
    ],
)
def test_t6_the_three_official_members_of_a_cell_may_be_exempt_or_away(
    members: tuple[Member, ...], warned: bool
) -> None:
    room = Room()
    room.send(making(members))
    assert any(check.code == "cell_size" for check in all_checks(room.meeting, room.now)) is warned


def test_an_exempt_probationary_member_who_comes_is_named_counted_and_has_no_vote() -> None:
    room = room_of([(MemberStatus.OFFICIAL, PRESENT), (MemberStatus.EXEMPT, PRESENT), (EXEMPT_PROBATIONARY, PRESENT)])
    assert room.meeting.voting_base(room.now) == Base(1, 1, 0, 2)
    assert room.meeting.roll_count().present_exempt == 2
    assert [one["ghi_chu"] for one in exempt_present(room.meeting)] == ["", "dự bị"]
    assert room.refused(c.RecordVote("nq", 3, 0, 0)) == "vote_over_base"
    assert base_sentence(room.meeting, room.now).startswith(
        "Tính trên 1 đảng viên chính thức + 1 đảng viên miễn sinh hoạt có mặt"
    )


def test_somebody_on_special_duty_votes_but_is_left_out_of_the_rate() -> None:
    on_duty = replace(MemberStatus.OFFICIAL, attending=Attending.ON_DUTY)
    room = room_of([(MemberStatus.OFFICIAL, PRESENT), (MemberStatus.OFFICIAL, PRESENT), (on_duty, None)])
    count = room.meeting.roll_count()
    assert (count.official, count.on_duty, count.expected, count.unmarked) == (3, 1, 2, 0)
    assert count.percent == 100
    assert room.meeting.voting_base(room.now) == Base(3, 0, 0, 2)
    assert room.send(c.MarkRestPresent()) == []
    assert roll_facts(room.meeting)["cong_tac"] == "1"


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (MemberStatus.OFFICIAL, "Chính thức"),
        (MemberStatus.EXEMPT, "Miễn sinh hoạt"),
        (EXEMPT_PROBATIONARY, "Dự bị, miễn sinh hoạt"),
        (replace(MemberStatus.TEMP_OUT, exempt=True), "Sinh hoạt tạm thời đi, miễn sinh hoạt"),
        (replace(MemberStatus.TEMP_IN, standing=Standing.PROBATIONARY), "Dự bị, sinh hoạt tạm thời đến"),
        (replace(MemberStatus.OFFICIAL, attending=Attending.ON_DUTY), "Làm nhiệm vụ đặc biệt"),
    ],
)
def test_a_status_is_told_in_words(status: MemberStatus, said: str) -> None:
    assert words.status_text(status) == said


def test_no_two_statuses_read_alike() -> None:
    assert len({words.status_text(status) for status in EVERY_STATUS}) == len(EVERY_STATUS)
