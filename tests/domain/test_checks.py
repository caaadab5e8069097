"""Kiểm tra: every check reached, missing or not known; each exactly at its limit."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from assistant.domain import commands as c
from assistant.domain.actions import ActionItem, ActionStatus
from assistant.domain.attendance import Presence
from assistant.domain.checks import Check, CheckState, all_checks, missing_checks
from assistant.domain.floor import OpinionKind
from assistant.domain.kinds import MeetingKind
from assistant.domain.rules import Matter, VotingWay
from assistant.domain.speaking import opinion_count
from assistant.wording import checks as check_words
from tests.builders import CHAIR, SECRETARY, START, Room, making, meeting_of, members_of, rule_set, rules_with
from tests.domain.complete import complete

REACHED, MISSING, UNKNOWN = CheckState.REACHED, CheckState.MISSING, CheckState.UNKNOWN


def found(room: Room, code: str) -> list[Check]:
    return [check for check in all_checks(room.meeting, room.now) if check.code == code]


def state(room: Room, code: str) -> CheckState | None:
    """The worst state of the checks of this code; None where there is none."""
    states = {check.state for check in found(room, code)}
    return next((s for s in (MISSING, UNKNOWN, REACHED) if s in states), None)


def test_a_complete_meeting_lacks_nothing() -> None:
    room = complete()
    assert missing_checks(room.meeting, room.now) == ()
    assert {check.state for check in all_checks(room.meeting, room.now)} == {REACHED}


def test_a_planned_meeting_reproaches_nobody_with_what_cannot_be_known_yet() -> None:
    room = meeting_of()
    unknown = {check.code for check in all_checks(room.meeting, room.now) if check.state is UNKNOWN}
    assert unknown == {"duration", "opinions", "roll", "items_reached", "resolution", "vote", "minutes"}
    assert missing_checks(room.meeting, room.now) == ()


def test_every_check_is_said_in_words_with_its_numbers() -> None:
    for room in (meeting_of(), meeting_of().start(), meeting_of().start().roll(unexcused=[CHAIR]), complete()):
        for check in all_checks(room.meeting, room.now):
            assert check_words.check_sentence(check), check
            assert "{" not in check_words.check_sentence(check)


def test_case_1_without_times_the_duration_is_not_known() -> None:
    (check,) = found(meeting_of(15, 2, start=datetime(2021, 3, 30, tzinfo=START.tzinfo), notice_on=None), "duration")
    assert check.state is UNKNOWN
    assert "chưa đủ dữ liệu" in check_words.check_sentence(check)
    assert not check.asks_reason


def test_case_1_everybody_present_reaches_the_rate() -> None:
    (check,) = found(meeting_of(15, 2).start().roll(), "attendance")
    assert check.state is REACHED
    assert "100% (17/17)" in check_words.check_sentence(check)


def test_case_3_a_meeting_of_150_minutes_with_three_days_notice_and_no_opinion() -> None:
    room = meeting_of(8, 0, start=START, notice_on=date(2026, 11, 1)).start().roll()
    room.tick(minutes=150)
    assert state(room, "duration") is REACHED
    assert state(room, "notice") is REACHED
    assert state(room, "attendance") is REACHED
    (check,) = found(room, "opinions")
    assert (check.state, check.asks_reason) == (MISSING, True)
    assert check_words.check_sentence(check) == check_words.check(
        "opinions", "missing", {"have": 0, "least": 4, "short": 4}
    )


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        (MeetingKind.REGULAR, 90),
        (MeetingKind.THEMATIC, 120),
        (MeetingKind.COMBINED, 120),
        (MeetingKind.EXTRAORDINARY, 90),
    ],
)
def test_the_duration_is_reached_exactly_at_the_minimum_of_its_kind(kind: MeetingKind, least: int) -> None:
    room = meeting_of(kind=kind, agenda=making(members_of()).agenda).start()
    room.tick(minutes=least, seconds=-1)
    assert state(room, "duration") is MISSING
    room.tick(seconds=1)
    assert state(room, "duration") is REACHED
    room.tick(hours=2)
    room.send(c.EndMeeting("x"))
    assert state(room, "duration") is REACHED


def test_the_basis_of_the_rule_stands_beside_the_check() -> None:
    (check,) = found(meeting_of().start(), "duration")
    assert check.basis == rule_set("mac-dinh").values["regular_minutes"].basis != ""


def test_a_minimum_of_zero_or_none_is_no_check() -> None:
    for rules in (
        rules_with(regular_minutes=0, min_opinions=0),
        rules_with(without=["regular_minutes", "min_opinions", "notice_days", "attendance_percent", "max_unexcused"]),
    ):
        room = meeting_of(rules=rules).start().roll()
        assert found(room, "duration") == found(room, "opinions") == []
    assert found(room, "notice") == found(room, "attendance") == found(room, "unexcused") == []


def test_opinions_are_reached_exactly_at_the_minimum() -> None:
    room = meeting_of().start().roll()
    for speaker in ("chinh-thuc-3", "chinh-thuc-4", "du-bi-1"):
        room.speak(speaker)
    assert opinion_count(room.meeting) == 3
    assert state(room, "opinions") is MISSING
    room.speak("chinh-thuc-5")
    assert state(room, "opinions") is REACHED


def test_a_guest_and_a_speech_without_text_are_no_opinion_of_a_member() -> None:
    room = meeting_of().start().roll()
    room.speak(room.invite())
    silent = room.speak("chinh-thuc-3", text="")
    assert opinion_count(room.meeting) == 0
    (check,) = found(room, "speech_text")
    assert (check.state, check.asks_reason) == (MISSING, True)
    room.write(f"speech.{silent}", " \n")
    assert opinion_count(room.meeting) == 0
    room.write(f"speech.{silent}", "Tôi nhất trí.")
    assert opinion_count(room.meeting) == 1
    assert found(room, "speech_text") == []


def test_a_speech_that_goes_on_is_not_yet_without_text() -> None:
    room = meeting_of().start().roll()
    room.send(c.StartSpeech(CHAIR))
    assert found(room, "speech_text") == []


@pytest.mark.parametrize(
    ("rule", "who"), [("count_chair", CHAIR), ("count_secretary", SECRETARY), ("count_guests", "khách")]
)
@pytest.mark.parametrize("value", [True, False])
def test_the_rules_say_whether_chair_secretary_and_guests_count(rule: str, who: str, value: bool) -> None:
    changed: dict[str, Any] = {rule: value}
    room = meeting_of(rules=rules_with(**changed)).start().roll()
    room.speak(room.invite() if who == "khách" else who, item="B8")
    assert opinion_count(room.meeting) == int(value)


@pytest.mark.parametrize("office", ["chair", "secretary"])
def test_a_meeting_needs_a_chair_and_a_secretary(office: str) -> None:
    room = meeting_of().start()
    assert state(room, office) is REACHED
    nobody: dict[str, Any] = {office: ""}
    room.send(c.AmendDetails(replace(room.meeting.details, **nobody)))
    (check,) = found(room, office)
    assert (check.state, check.asks_reason) == (MISSING, True)


@pytest.mark.parametrize(
    ("sent", "expected"), [(None, UNKNOWN), (date(2026, 11, 3), REACHED), (date(2026, 11, 4), MISSING)]
)
def test_the_notice_goes_out_at_least_one_day_before(sent: date | None, expected: CheckState) -> None:
    assert state(meeting_of(notice_on=sent), "notice") is expected


def test_a_roll_half_called_is_missing_those_not_marked() -> None:
    room = meeting_of(3, 0, exempt=1).start()
    assert state(room, "roll") is MISSING
    room.send(c.MarkAttendance(CHAIR, Presence.PRESENT))
    (check,) = found(room, "roll")
    assert check_words.check_sentence(check) == check_words.check("roll", "missing", {"unmarked": 2})
    assert found(room, "attendance") == []
    room.roll()
    assert state(room, "roll") is REACHED


def test_an_absence_with_reason_needs_the_reason() -> None:
    room = meeting_of().start().roll()
    room.send(c.MarkAttendance("chinh-thuc-9", Presence.EXCUSED))
    (check,) = found(room, "absence_reason")
    assert (check.state, check.asks_reason) == (MISSING, True)
    room.send(c.MarkAttendance("chinh-thuc-9", Presence.EXCUSED, "ốm"))
    assert found(room, "absence_reason") == []


@pytest.mark.parametrize(
    ("absent", "name", "expected"),
    [(2, "mac-dinh", REACHED), (3, "mac-dinh", MISSING), (3, "hd12-2018", MISSING), (2, "hd12-2018", REACHED)],
)
def test_the_rate_is_reached_at_90_percent_and_above_85_in_the_older_rules(
    absent: int, name: str, expected: CheckState
) -> None:
    room = meeting_of(20, 0, rules=rule_set(name)).start()
    room.roll(excused=[f"chinh-thuc-{n}" for n in range(20, 20 - absent, -1)])
    assert state(room, "attendance") is expected


def test_nobody_may_be_absent_without_reason() -> None:
    assert state(meeting_of().start().roll(), "unexcused") is REACHED
    assert state(meeting_of().start().roll(unexcused=["chinh-thuc-9"]), "unexcused") is MISSING
    tolerant = meeting_of(rules=rules_with(max_unexcused=1)).start().roll(unexcused=["chinh-thuc-9"])
    assert state(tolerant, "unexcused") is REACHED


@pytest.mark.parametrize(("absent", "expected"), [(4, REACHED), (5, MISSING), (6, MISSING)])
def test_with_half_of_the_base_or_fewer_no_resolution_can_pass(absent: int, expected: CheckState) -> None:
    room = meeting_of(10, 5).start().roll(excused=[f"chinh-thuc-{n}" for n in range(10, 10 - absent, -1)])
    (check,) = found(room, "quorum")
    assert (check.state, check.asks_reason) == (expected, False)


def test_items_not_taken_are_listed_but_ask_for_no_reason() -> None:
    room = meeting_of().start()
    (missed,) = found(room, "items_reached")
    left = [item for item in room.meeting.agenda if item.id not in {"A1", "A2", "B9", "C6", "C7"}]
    titles = ", ".join(item.rail_title for item in left)
    assert check_words.check_sentence(missed) == f"Chưa tiến hành {len(left)} nội dung: {titles}"
    assert not missed.asks_reason


def test_every_item_that_was_taken_needs_the_chairs_conclusion() -> None:
    room = meeting_of().start()
    room.send(c.GoToItem("B1"))
    (check,) = found(room, "conclusion")
    assert (check.state, check.item, check.asks_reason) == (MISSING, "B1", True)
    room.write("item.B1.ket_luan", " ")
    assert state(room, "conclusion") is MISSING
    room.write("item.B1.ket_luan", "Chi bộ nhất trí.")
    assert state(room, "conclusion") is REACHED


def test_a_cell_may_do_without_conclusions_owners_and_dates() -> None:
    rules = rules_with(require_item_conclusion=False, require_action_owner=False, require_action_due=False)
    room = meeting_of(rules=rules).start()
    room.send(c.GoToItem("B1"))
    room.give()
    assert found(room, "conclusion") == found(room, "action_owner") == found(room, "action_due") == []


def test_the_agenda_is_to_be_adopted() -> None:
    room = meeting_of()
    assert state(room, "agenda") is None
    assert state(room.start(), "agenda") is MISSING
    room.send(c.AdoptAgenda())
    assert state(room, "agenda") is REACHED


def test_every_task_needs_a_person_and_a_date() -> None:
    room = meeting_of().start()
    task = room.give()
    assert (state(room, "action_owner"), state(room, "action_due")) == (MISSING, MISSING)
    room.give()
    assert check_words.check_sentence(found(room, "action_due")[0]).startswith("2 nhiệm vụ chưa có thời hạn")
    room.send(c.RemoveAction(next(key for key in room.meeting.actions if key != task)))
    room.send(c.AmendAction(task, "Việc", (CHAIR,), due=date(2026, 11, 12)))
    assert (state(room, "action_owner"), state(room, "action_due")) == (REACHED, REACHED)


def test_every_task_of_last_month_is_to_be_assessed() -> None:
    room = Room()
    room.send(replace(making(members_of()), carried=(ActionItem("t1", "Việc cũ"), ActionItem("t2", "Việc khác"))))
    assert found(room, "carried") == []
    room.start()
    assert state(room, "carried") is MISSING
    room.send(c.AssessCarried("t1", ActionStatus.DONE))
    assert check_words.check_sentence(found(room, "carried")[0]) == "1 nhiệm vụ kỳ trước chưa được đánh giá: Việc khác"
    room.send(c.AssessCarried("t2", ActionStatus.OPEN, "đang làm, xin gia hạn"))
    assert state(room, "carried") is REACHED


def test_the_resolution_needs_words_and_a_vote() -> None:
    room = meeting_of().start().roll()
    assert (state(room, "resolution"), state(room, "vote")) == (MISSING, MISSING)
    room.write("motion.nq", "Chi bộ quyết nghị")
    room.send(c.RecordVote("nq", 15, 0, 0))
    assert (state(room, "resolution"), state(room, "vote")) == (REACHED, REACHED)


def test_whatever_was_put_to_the_vote_needs_its_vote() -> None:
    room = complete()
    room.send(c.ReopenMinutes("bổ sung"))
    motion = room.propose("Kết nạp quần chúng")
    assert state(room, "vote") is MISSING
    room.send(c.RecordVote(motion, 15, 0, 0))
    assert state(room, "vote") is REACHED


def test_the_minutes_are_to_be_adopted() -> None:
    room = meeting_of().start()
    (check,) = found(room, "minutes")
    assert (check.state, check.asks_reason) == (MISSING, True)
    room.adopt()
    assert state(room, "minutes") is REACHED


@pytest.mark.parametrize(("name", "year"), [("mac-dinh", 2026), ("hd42-2025", 2026), ("hd12-2018", 2024)])
def test_every_rule_set_checks_a_complete_meeting_without_a_gap(name: str, year: int) -> None:
    room = complete(rules=rule_set(name), start=START.replace(year=year))
    assert missing_checks(room.meeting, room.now) == ()


def test_every_check_in_words_is_made_by_some_meeting() -> None:
    source = Room()
    rules = rules_with(require_read_back=True, min_speakers=4)
    source.send(replace(making(members_of(), rules=rules), carried=(ActionItem("t1", "Việc cũ"),)))
    source.start().roll(unexcused=["chinh-thuc-9"])
    source.send(c.MarkAttendance("chinh-thuc-8", Presence.EXCUSED))
    source.send(c.GoToItem("B1"))
    source.send(c.ClassifySpeech(source.speak(CHAIR, text=""), OpinionKind.QUESTION))
    source.give()
    source.send(c.GoToItem("B2"))
    source.send(c.EndMeeting("hết giờ"))
    rules = rules_with(window_first_day=1, window_last_day=7, max_consecutive_excused=0, committee_max=0)
    other = Room()
    cell = [replace(m, role="Bí thư") for m in members_of(2)]
    rules = replace(
        rules, values={**rules.values, "committee_min_officials": replace(rules.values["committee_max"], value=1)}
    )
    other.send(making(tuple(cell), kind=MeetingKind.COMBINED, rules=rules))
    other.start().roll(excused=[CHAIR])
    other.write("item.T1.gui_truoc", "01/11/2026")
    other.send(c.MarkNotHeld(("B5",)))
    short = meeting_of(21, 0).start().roll(excused=[m.id for m in members_of(21, 0)][13:])
    short.propose(matter=Matter.ADMISSION)
    scored = meeting_of().start().roll()
    scored.send(c.GivePoints("2", 3))
    moved = meeting_of(kind=MeetingKind.THEMATIC)
    moved.write("item.T1.gui_truoc", "06/11/2026")
    moved.send(c.AmendDetails(replace(moved.meeting.details, place="Hội trường")))
    discipline = short.propose(matter=Matter.DISCIPLINE)
    short.send(c.ChooseVotingWay(discipline, VotingWay.HANDS))
    short.send(c.RecordVote(discipline, 10, 3, 0))
    found = (
        *all_checks(scored.meeting, scored.now),
        *all_checks(short.meeting, short.now),
        *all_checks(source.meeting, source.now),
        *all_checks(other.meeting, other.now),
        *all_checks(meeting_of(start=START.replace(year=2024)).meeting, START),
        *all_checks(moved.meeting, moved.now),
    )
    assert {check.code for check in found} == set(check_words.CHECKS)


def test_time_alone_changes_nothing_but_the_duration() -> None:
    room = meeting_of().start().roll()
    now = [check for check in all_checks(room.meeting, room.now) if check.code != "duration"]
    later = [check for check in all_checks(room.meeting, room.now + timedelta(hours=5)) if check.code != "duration"]
    assert now == later
