"""The score sheet as the console shows it: proposals with evidence, points by hand, the sum and the grade."""

from typing import Any

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.checks.score import score_total
from assistant.domain.procedure import apply
from assistant.domain.score import Score
from assistant.views.console.outcome import score_panel
from tests.builders import Room, meeting_of


def sheet(room: Room) -> dict[str, Any]:
    shown = room.meeting.item("C5")
    assert shown
    return dict(score_panel(room.meeting, shown, room.now))


def row(room: Room, number: str) -> dict[str, Any]:
    return next(dict(one) for one in sheet(room)["rows"] if one["number"] == number)


def test_each_criterion_shows_its_most_the_proposal_and_why() -> None:
    room = meeting_of().start().roll()
    shown = row(room, "2")
    assert (shown["most"], shown["proposed"], shown["points"]) == ("5", "5", "")
    assert shown["evidence"] == "Tỷ lệ dự 100% (17/17); vắng không lý do 0"
    assert row(room, "4")["group"]
    assert row(room, "4.3")["proposed"] == ""
    assert sheet(room)["proposals"] == sum(1 for one in sheet(room)["rows"] if one["proposed"])


def test_the_sum_is_that_of_the_domain_and_the_grade_waits_for_the_last_reason() -> None:
    room = meeting_of().start().roll().score(95)
    assert (sheet(room)["sum"], sheet(room)["most"], sheet(room)["grade"]) == ("95", "100", "Tốt")
    room.send(c.GivePoints("4.2", 20))
    shown = sheet(room)
    assert (shown["sum"], shown["grade"], shown["left"], shown["unexplained"]) == ("90", "", 0, 1)
    assert row(room, "4.2")["wants_reason"]
    assert not row(room, "4.3")["wants_reason"]
    room.send(c.GivePoints("4.2", 20, "ít ý kiến"))
    assert (sheet(room)["sum"], sheet(room)["grade"]) == ("90", "Tốt")
    assert score_total(room.meeting).points == 90


def test_a_sum_that_was_typed_before_is_shown_as_such() -> None:
    room = meeting_of().start().roll()
    room.meeting = apply(room.meeting, e.MeetingScored(room.now, Score(89.996, "fair")))
    shown = sheet(room)
    assert (shown["typed"], shown["sum"], shown["grade"]) == (True, "89,996", "Khá")
    assert {one["points"] for one in shown["rows"]} == {""}


def test_points_that_the_record_no_longer_bears_out_are_marked() -> None:
    room = meeting_of().start().roll()
    room.send(c.GivePoints("2", 4))
    assert row(room, "2")["differs"]
    room.send(c.GivePoints("2", 4, "hai đồng chí đến muộn"))
    assert not row(room, "2")["differs"]


def test_who_watches_and_scores_is_asked_for_where_the_score_is_typed() -> None:
    room = meeting_of().start()
    assert sheet(room)["scorer"] == ""
    room.send(c.AppointScorer("chinh-thuc-4"))
    assert sheet(room)["scorer"] == "chinh-thuc-4"
