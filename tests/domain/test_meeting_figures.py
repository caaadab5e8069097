"""Số liệu của buổi: the figures of a meeting equal what is counted by hand, and stand in its record."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from assistant.domain import commands as c
from assistant.domain.actions import ActionItem, ActionStatus, days_late
from assistant.domain.checks import missing_checks
from assistant.domain.cycle import CycleStep
from assistant.domain.floor import SpeechRole
from assistant.domain.meeting_figures import CheckFigures, PaperFigures, TaskFigures, VoteFigures, figures_of
from assistant.journal.record import dump, load
from tests.builders import CHAIR, START, Room, making, members_of
from tests.documents.meetings import full

DUE = date(2026, 10, 20)
CARRIED = tuple(ActionItem(f"k{n}", f"Việc {n}", due=DUE, origin="2026-10", owner_names="Đ/c A") for n in range(5))


def held() -> Room:
    """Ninety-one minutes of 15 members, one of them excused; five tasks come back, one is given; one reports,
    one gives an opinion."""
    room = Room()
    room.send(replace(making(members_of(15, 0)), carried=CARRIED))
    room.start().roll(excused=["chinh-thuc-3"])
    for task, status, done in (
        ("k0", ActionStatus.DONE, DUE),
        ("k1", ActionStatus.DONE, date(2026, 10, 21)),
        ("k2", ActionStatus.NOT_DONE, None),
        ("k3", ActionStatus.DONE, None),
    ):
        room.send(c.AssessCarried(task, status, "", done))
    room.send(c.GoToItem("B6"))
    room.give("Thăm hộ nghèo", owners=(CHAIR,))
    for speaker, role in (("chinh-thuc-4", SpeechRole.PRESENTATION), ("chinh-thuc-5", SpeechRole.OPINION)):
        room.send(c.StartSpeech(speaker, role=role))
        room.write(f"speech.{list(room.meeting.speeches)[-1]}", "Nhất trí")
        room.tick(minutes=3)
        room.send(c.StopSpeech())
    room.tick(minutes=85)
    return room


def test_figures_are_what_is_counted_by_hand() -> None:
    room = held()
    running = figures_of(room.meeting)
    assert (running.minutes, running.checks, running.ended) == (None, None, None)
    lacking = tuple(check.code for check in missing_checks(room.meeting, room.now))
    room.send(c.EndMeeting("Hết giờ"))
    told = figures_of(room.meeting)
    assert (told.day, told.started, told.minutes, told.minutes_asked) == (START.date(), START, 91, 90)
    assert (told.roll.total, told.roll.present, told.roll.excused, told.roll.unexcused) == (15, 14, 1, 0)
    assert (told.opinions, told.speakers) == (1, 1)
    assert told.tasks == TaskFigures(given=1, carried=5, done=3, partly=0, not_done=1, unanswered=1, late=3)
    assert told.votes == VoteFigures(motions=len(room.meeting.motions), passed=0, failed=0)
    assert isinstance(told.checks, CheckFigures)
    assert set(lacking) <= set(told.checks.missing)


def test_papers_are_to_be_out_two_days_after_or_on_the_day_that_was_set_and_out_when_somebody_told_so() -> None:
    room = held()
    room.send(c.EndMeeting("Hết giờ"))
    day = room.meeting.day
    assert figures_of(room.meeting).papers == PaperFigures(day + timedelta(2), None)
    room.send(c.MarkStep(CycleStep.PAPERS, done=day + timedelta(1)))
    assert figures_of(room.meeting).papers == PaperFigures(day + timedelta(2), day + timedelta(1))
    room.send(c.MarkStep(CycleStep.PAPERS, due=day + timedelta(5), done=day + timedelta(4)))
    assert figures_of(room.meeting).papers == PaperFigures(day + timedelta(5), day + timedelta(4))


@pytest.mark.parametrize(
    ("status", "done_on", "late"),
    [
        (ActionStatus.OPEN, None, 15),
        (ActionStatus.PARTLY, None, 15),
        (ActionStatus.DONE, None, 0),
        (ActionStatus.DONE, date(2026, 10, 20), 0),
        (ActionStatus.DONE, date(2026, 10, 25), 5),
    ],
)
def test_a_task_is_late_by_the_days_after_its_own(status: ActionStatus, done_on: date | None, late: int) -> None:
    task = ActionItem("k", "Việc", due=DUE, status=status, done_on=done_on)
    assert days_late(task, date(2026, 11, 4)) == late
    assert days_late(replace(task, due=None), date(2026, 11, 4)) == 0


def test_the_record_tells_them_and_they_are_never_believed_against_the_facts() -> None:
    meeting = full(3, 3).meeting
    plain = json.loads(dump(meeting))
    told = figures_of(meeting)
    assert plain["figures"]["roll"]["present"] == told.roll.present
    assert datetime.fromisoformat(plain["figures"]["started"]) == told.started
    plain["figures"] = {"version": 7, "speakers": 400}
    assert load(json.dumps(plain).encode()) == meeting
    del plain["figures"]
    plain["phien_ban"] = 1
    assert load(json.dumps(plain).encode()) == meeting
