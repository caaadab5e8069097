"""Kỳ sinh hoạt: the month's steps have their days by the rules, are ticked and taken back, and go into a calendar."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from assistant.documents.facts.phrases import VIETNAM
from assistant.domain import commands as c
from assistant.domain.cycle import CycleStep, StepState, month_cycle
from assistant.domain.cycle_marks import Sending
from assistant.journal.record import dump, load
from assistant.usecases.cycle_calendar import calendar_of
from assistant.views.cycle import cycle_state, is_complete
from tests.builders import CHAIR, Room, making, meeting_of, members_of, rules_with


def of_day(day: date, **rules: int) -> Room:
    """A meeting of that day whose notice has not gone out."""
    room = Room()
    start = datetime(day.year, day.month, day.day, 14, 0, tzinfo=VIETNAM)
    room.send(making(members_of(), rules=rules_with("mac-dinh", (), **rules), start=start, notice_on=None))
    return room


def days(room: Room) -> dict[CycleStep, date | None]:
    """The day of each step."""
    return {one.step: one.due for one in month_cycle(room.meeting)}


def test_the_days_follow_from_the_rules() -> None:
    assert days(of_day(date(2026, 12, 4))) == {
        CycleStep.BRIEFING: date(2026, 11, 29),
        CycleStep.COMMITTEE: date(2026, 12, 2),
        CycleStep.CONTENTS: date(2026, 12, 2),
        CycleStep.DRAFTS: date(2026, 12, 3),
        CycleStep.NOTICE: date(2026, 12, 3),
        CycleStep.MEETING: date(2026, 12, 4),
        CycleStep.PAPERS: date(2026, 12, 6),
        CycleStep.REPORT: date(2026, 12, 25),
        CycleStep.GRADE: None,
    }


def test_what_no_rule_asks_for_has_no_day() -> None:
    found = days(of_day(date(2026, 12, 4), briefing_day=0, committee_days=0, report_day=0, post_days=0))
    assert [step for step, day in found.items() if day] == [CycleStep.DRAFTS, CycleStep.NOTICE, CycleStep.MEETING]


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)))
def test_the_steps_stand_round_the_meeting_on_any_day(day: date) -> None:
    found = days(of_day(day))
    briefing, report = found[CycleStep.BRIEFING], found[CycleStep.REPORT]
    assert briefing is not None
    assert report is not None
    assert day - timedelta(days=32) <= briefing < day < report <= day + timedelta(days=32)


def test_a_step_is_ticked_by_somebody_taken_back_and_moved() -> None:
    room = of_day(date(2026, 12, 4))
    room.send(c.MarkStep("committee", done=date(2026, 12, 1), by=CHAIR, note="4/4 chi ủy viên"))
    told = next(one for one in month_cycle(room.meeting) if one.step is CycleStep.COMMITTEE)
    assert (told.done, told.by, told.state(date(2026, 12, 2))) == (date(2026, 12, 1), CHAIR, StepState.DONE)
    room.send(c.MarkStep("committee", due=date(2026, 12, 1)))
    told = next(one for one in month_cycle(room.meeting) if one.step is CycleStep.COMMITTEE)
    assert (told.done, told.due, told.moved, told.rule) == (None, date(2026, 12, 1), True, "")
    assert load(dump(room.meeting)).cycle == room.meeting.cycle


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.MarkStep("lunch"), "unknown_step"),
        (c.MarkStep("meeting", done=date(2026, 12, 4)), "step_by_itself"),
        (c.NoteSending("notice", date(2026, 12, 1), "", "đảng viên"), "sending_incomplete"),
    ],
)
def test_an_impossible_step_is_refused(command: c.Command, code: str) -> None:
    assert of_day(date(2026, 12, 4)).refused(command) == code


def test_the_notice_has_one_day_wherever_it_is_told() -> None:
    room = of_day(date(2026, 12, 4))
    room.send(c.MarkStep("notice", done=date(2026, 12, 2), by=CHAIR))
    assert room.meeting.details.notice_on == date(2026, 12, 2)
    room.send(c.AmendDetails(replace(room.meeting.details, notice_on=date(2026, 12, 1))))
    told = next(one for one in month_cycle(room.meeting) if one.step is CycleStep.NOTICE)
    assert (told.done, told.by) == (date(2026, 12, 1), CHAIR)


def test_proofs_of_sending_are_kept_and_can_be_dropped() -> None:
    room = of_day(date(2026, 12, 4))
    for to in ("17 đảng viên", "đ/c Thắng, Đảng ủy"):
        room.send(c.NoteSending("notice", date(2026, 12, 2), "Zalo", to))
    assert room.meeting.cycle["notice"].sent[1] == Sending(date(2026, 12, 2), "Zalo", "đ/c Thắng, Đảng ủy")
    room.send(c.DropSending("notice", 0))
    assert [one.to for one in room.meeting.cycle["notice"].sent] == ["đ/c Thắng, Đảng ủy"]


def test_after_the_minutes_stand_the_papers_are_still_ticked() -> None:
    room = meeting_of().start().roll()
    room.tick(minutes=95)
    room.adopt()
    room.send(c.EndMeeting(reason="thử"))
    today = room.meeting.day
    assert not is_complete(room.meeting, today)
    noticed = c.MarkStep("notice", done=room.meeting.details.notice_on, note="gửi qua Zalo")
    assert room.refused(replace(noticed, done=today)) == "minutes_adopted", "its day is told by the minutes that stand"
    room.send(noticed)
    for step in CycleStep:
        if step not in (CycleStep.MEETING, CycleStep.NOTICE):
            room.send(c.MarkStep(step.value, done=today))
    assert is_complete(room.meeting, today)


def test_the_page_tells_what_is_done_late_and_due_with_the_basis() -> None:
    room = of_day(date(2026, 12, 4))
    room.send(c.MarkStep("briefing", done=date(2026, 11, 27), by=CHAIR))
    state = cycle_state(room.meeting, date(2026, 12, 3))
    assert state["summary"] == "1 việc đã xong, 1 việc chậm, 4 việc đến hạn"
    rows = {row["step"]: row for row in state["steps"]}
    assert (rows["briefing"]["when"], rows["briefing"]["by_name"]) == ("xong 27/11", "Đảng viên Chính thức 1")
    assert (rows["committee"]["state"], rows["committee"]["when"]) == ("late", "chậm 1 ngày")
    assert (rows["notice"]["state"], rows["notice"]["when"]) == ("due", "đến hạn hôm nay")
    assert (rows["meeting"]["when"], rows["meeting"]["ticked"]) == ("đến hạn ngày mai", False)
    assert rows["notice"]["basis"].startswith("Hạn 03/12/2026. Căn cứ: ")
    assert "Hướng dẫn 42-HD/BTCTW" in rows["papers"]["basis"]


def test_a_day_that_no_rule_sets_is_told_calmly_once_it_is_past() -> None:
    """The meeting's own day is the cell's plan, and what is prepared for chi ủy goes with it: neither is late."""
    room = of_day(date(2026, 12, 4))
    rows = {row["step"]: row for row in cycle_state(room.meeting, date(2026, 12, 8))["steps"]}
    assert (rows["meeting"]["state"], rows["meeting"]["when"]) == ("due", "dự kiến 04/12")
    assert (rows["contents"]["state"], rows["contents"]["when"]) == ("due", "dự kiến 02/12")
    assert (rows["notice"]["state"], rows["notice"]["when"]) == ("late", "chậm 5 ngày")
    room.send(c.MarkStep("contents", due=date(2026, 12, 1)))
    rows = {row["step"]: row for row in cycle_state(room.meeting, date(2026, 12, 8))["steps"]}
    assert (rows["contents"]["state"], rows["contents"]["when"]) == ("late", "chậm 7 ngày"), "the cell set it itself"


def test_what_is_prepared_is_told_with_its_figures_until_the_start() -> None:
    room = of_day(date(2026, 12, 4))
    for item in room.meeting.agenda:
        room.send(c.AmendItem(item.id, item.title, CHAIR if item.code != "B5" else "", item.minutes))
    points = next(i for i in room.meeting.agenda if i.code == "B7")
    room.write(f"item.B7.{points.texts[0].code}", "Hồ sơ đất đai\n\nHộ nghèo")
    room.send(c.WriteAdvance(CHAIR, "B8", "Nhất trí"))
    ready = {row["label"]: (row["state"], row["told"]) for row in cycle_state(room.meeting, date(2026, 12, 1))["ready"]}
    planned = sum(item.minutes for item in room.meeting.agenda)
    end = room.meeting.details.start + timedelta(minutes=planned)
    assert ready == {
        "Chương trình": ("done", f"{len(room.meeting.agenda)} nội dung, {planned} phút, xong {end:%H:%M}"),
        "Người chuẩn bị": ("todo", "8/9 nội dung"),
        "Vấn đề trọng tâm để thảo luận": ("done", "2 vấn đề"),
        "Dự thảo, tài liệu": ("todo", "hạn 03/12"),
        "Thông báo": ("todo", "hạn 03/12"),
        "Ý kiến gửi trước": ("done", "1 đảng viên đã gửi"),
    }
    codes = [row["code"] for row in cycle_state(room.meeting, date(2026, 12, 1))["ready"]]
    assert codes == ["agenda", "presenters", "points", "drafts", "notice", "advance"]
    room.now = room.meeting.details.start
    assert cycle_state(room.start().meeting, date(2026, 12, 4))["ready"] == []


def test_the_calendar_has_what_is_to_come_and_the_meeting_at_its_hour() -> None:
    room = of_day(date(2026, 12, 4))
    room.send(c.MarkStep("committee", done=date(2026, 12, 1)))
    events = Calendar.from_ical(calendar_of(room.meeting, room.now)).walk("VEVENT")
    found = {str(event["uid"]).partition(".")[0]: event for event in events}
    assert set(found) == {"briefing", "contents", "drafts", "notice", "meeting", "papers", "report"}
    assert found["notice"].decoded("dtstart") == date(2026, 12, 3)
    assert found["meeting"].decoded("dtstart") == room.meeting.details.start
    assert str(found["meeting"]["location"]) == room.meeting.details.place
