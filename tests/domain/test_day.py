"""Judged by what happened: window, notice and deadlines go by the day on which the meeting was held."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from assistant.domain import commands as c
from assistant.domain.checks import Check, CheckState, all_checks, faults_of_day
from assistant.domain.kinds import DRAFT_SENT_BOX, MeetingKind
from assistant.domain.meeting import Notified
from assistant.wording import checks as check_words
from tests.builders import START, Room, meeting_of, rules_with

MISSING, REACHED = CheckState.MISSING, CheckState.REACHED


def found(room: Room, *codes: str) -> list[tuple[str, CheckState]]:
    """These checks as they stand, with their states."""
    return [(one.code, one.state) for one in all_checks(room.meeting, room.now) if one.code in codes]


def said(room: Room, code: str) -> str:
    one: Check = next(one for one in all_checks(room.meeting, room.now) if one.code == code)
    return check_words.check_sentence(one)


def of_the_notice(room: Room) -> list[tuple[str, CheckState]]:
    return found(room, "notice", "notice_after", "notice_moved")


def begun_after(room: Room, **later: float) -> Room:
    """The meeting opens that much later than planned."""
    room.tick(**later)
    return room.start()


def amend(room: Room, **details: object) -> None:
    room.send(c.AmendDetails(replace(room.meeting.details, **details)))  # type: ignore[arg-type] # a test names them


@pytest.mark.parametrize(("days", "state"), [(0, REACHED), (1, REACHED), (2, MISSING)])
def test_a_meeting_held_later_than_planned_is_in_the_window_by_the_day_it_was_held(
    days: int, state: CheckState
) -> None:
    """T15: planned for the 4th, window 1 to 5, held on the 6th."""
    room = begun_after(meeting_of(rules=rules_with(window_first_day=1, window_last_day=5)), hours=24 * days)
    assert found(room, "window") == [("window", state)]
    assert f"Ngày {4 + days} " in said(room, "window")


def test_a_notice_counts_until_the_day_the_meeting_was_held() -> None:
    room = meeting_of(notice_on=START.date())
    assert of_the_notice(room) == [("notice", MISSING)]
    assert "Thông báo trước 0 ngày" in said(room, "notice")


def test_a_meeting_moved_after_its_notice_asks_for_a_new_one() -> None:
    """T16."""
    room = meeting_of()
    assert of_the_notice(room) == [("notice", REACHED)]
    amend(room, start=START + timedelta(days=2))
    assert of_the_notice(room) == [("notice_moved", MISSING)]
    assert said(room, "notice_moved") == (
        "Thông báo ngày 01/11/2026 ghi họp 14:00 ngày 04/11/2026, nay là 14:00 ngày 06/11/2026: cần thông báo lại"
    )
    amend(room, notice_on=date(2026, 11, 5))
    assert of_the_notice(room) == [("notice", REACHED)]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"place": "Hội trường thôn"}, "tại Phòng họp số 1, nay là 14:00 ngày 04/11/2026, tại Hội trường thôn"),
        ({"start": START.replace(hour=8)}, "họp 14:00 ngày 04/11/2026, nay là 08:00 ngày 04/11/2026"),
    ],
)
def test_another_hour_or_place_asks_for_a_new_notice_too(change: dict[str, object], told: str) -> None:
    room = meeting_of()
    amend(room, **change)
    assert of_the_notice(room) == [("notice_moved", MISSING)]
    assert told in said(room, "notice_moved")


def test_moved_there_and_back_asks_for_nothing() -> None:
    room = meeting_of()
    amend(room, start=START + timedelta(days=2))
    amend(room, start=START)
    assert of_the_notice(room) == [("notice", REACHED)]


def test_a_meeting_that_opens_on_another_day_than_announced_asks_for_a_new_notice() -> None:
    assert of_the_notice(begun_after(meeting_of(), hours=48)) == [("notice_moved", MISSING)]
    assert of_the_notice(begun_after(meeting_of(), minutes=25)) == [("notice", REACHED)]


def test_a_new_number_stands_for_a_new_notice_the_first_one_completes_it() -> None:
    room = meeting_of()
    amend(room, notice="01/GM-CB")
    amend(room, start=START + timedelta(days=2))
    assert of_the_notice(room) == [("notice_moved", MISSING)]
    amend(room, notice="02/GM-CB")
    assert of_the_notice(room) == [("notice", REACHED)]


def test_that_it_was_announced_again_can_be_said_without_another_day() -> None:
    room = meeting_of(notice_on=date(2026, 11, 1))
    amend(room, start=START + timedelta(days=2))
    amend(room, notified=None)
    assert room.meeting.details.notified == Notified(START + timedelta(days=2), "Phòng họp số 1")
    assert of_the_notice(room) == [("notice", REACHED)]


def test_announced_again_is_said_of_today() -> None:
    room = meeting_of()
    amend(room, start=START + timedelta(days=2))
    room.now = START - timedelta(days=1)
    room.send(c.AnnounceAgain())
    assert room.meeting.details.notice_on == date(2026, 11, 3)
    assert of_the_notice(room) == [("notice", REACHED)]
    assert "trước 3 ngày" in said(room, "notice")


def test_before_the_start_what_is_wrong_with_the_day_is_told() -> None:
    room = meeting_of(rules=rules_with(window_first_day=1, window_last_day=5))
    assert faults_of_day(room.meeting) == ()
    amend(room, start=START.replace(year=2024, month=12, day=9), notice_on=date(2024, 12, 12))
    assert [one.code for one in faults_of_day(room.meeting)] == ["rules_period", "window", "notice_after"]


def test_without_a_notice_nothing_was_announced() -> None:
    room = meeting_of(notice_on=None)
    amend(room, start=START + timedelta(days=2))
    assert room.meeting.details.notified is None
    assert of_the_notice(room) == [("notice", CheckState.UNKNOWN)]


def test_a_meeting_of_before_this_was_kept_is_moved_from_where_it_stood() -> None:
    room = meeting_of()
    room.meeting = replace(room.meeting, details=replace(room.meeting.details, notified=None))
    assert of_the_notice(room) == [("notice", REACHED)]
    amend(room, start=START + timedelta(days=2))
    assert of_the_notice(room) == [("notice_moved", MISSING)]


def test_a_notice_dated_after_the_meeting_is_told_as_such() -> None:
    """T17: never "-1 ngày"."""
    room = meeting_of(notice_on=None).start()
    amend(room, notice_on=START.date() + timedelta(days=1))
    assert of_the_notice(room) == [("notice_after", MISSING)]
    assert said(room, "notice_after") == (
        "Ngày thông báo (05/11/2026) sau ngày sinh hoạt (04/11/2026); hãy kiểm tra lại ngày thông báo"
    )


def test_a_draft_sent_after_the_meeting_is_told_as_such() -> None:
    room = meeting_of(kind=MeetingKind.THEMATIC).start()
    room.write(DRAFT_SENT_BOX, "06/11/2026")
    assert found(room, "draft_sent", "draft_after") == [("draft_after", MISSING)]
    assert "sau ngày sinh hoạt" in said(room, "draft_after")


def test_a_draft_counts_until_the_day_the_meeting_was_held() -> None:
    room = meeting_of(kind=MeetingKind.THEMATIC)
    room.write(DRAFT_SENT_BOX, "04/11/2026")
    assert found(room, "draft_sent") == [("draft_sent", MISSING)]
    begun_after(room, hours=24)
    assert found(room, "draft_sent") == [("draft_sent", REACHED)]


@pytest.mark.parametrize("days", range(-400, 400, 37))
def test_no_sentence_of_a_check_has_a_negative_number(days: int) -> None:
    room = meeting_of(notice_on=START.date() + timedelta(days=days), kind=MeetingKind.COMBINED).start().roll()
    room.write(DRAFT_SENT_BOX, f"{START.date() + timedelta(days=days):%d/%m/%Y}")
    for one in all_checks(room.meeting, room.now):
        assert not [fact for fact in one.facts.values() if isinstance(fact, int | float) and fact < 0], one
        assert " -" not in check_words.check_sentence(one)
