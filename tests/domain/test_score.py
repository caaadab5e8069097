"""Tự chấm điểm: points by criterion, their sum, and the grade with what limits it."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.checks import CheckState, all_checks
from assistant.domain.checks.score import propose_points, score_total, sheet_of
from assistant.domain.figures import exact
from assistant.domain.kinds import MeetingKind
from assistant.domain.procedure import apply
from assistant.domain.refusal import Refused
from assistant.domain.rubric import Criterion, Grade, GradeLimit, Range, ScoreSheet
from assistant.domain.score import Score
from assistant.rules.rubric import shipped_sheets
from assistant.wording import checks as check_words
from assistant.wording.figures import points_text
from tests.builders import Room, meeting_of, rules_with

TWO = (Criterion("1", "Chuẩn bị", 60), Criterion("2", "Tổ chức", 40))


def scored_by(*rows: Criterion, grades: dict[str, float] | None = None, limits: tuple[GradeLimit, ...] = ()) -> Room:
    """A running meeting with everybody present and a sheet of these rows."""
    sheet = ScoreSheet(kinds=tuple(MeetingKind), rows=rows or TWO, grades=grades or {}, limits=limits)
    return meeting_of(rules=replace(rules_with(), sheets=(sheet,))).start().roll()


def by(name: str, kind: MeetingKind = MeetingKind.REGULAR) -> Room:
    """A running meeting that is scored by a rubric that ships."""
    return meeting_of(kind=kind, rules=replace(rules_with(), sheets=shipped_sheets(name))).start()


def proposed(room: Room, number: str) -> float | None:
    """The points proposed for a criterion."""
    row = sheet_of(room.meeting).criterion(number)
    assert row is not None
    points = propose_points(room.meeting, row).points
    return None if points is None else float(points)


def test_the_sum_is_that_of_the_parts_and_comes_with_the_last_of_them() -> None:
    room = scored_by()
    room.send(c.GivePoints("1", 52.5, "thiếu định hướng thảo luận"))
    total = score_total(room.meeting)
    assert (total.points, total.grade, total.given, total.left) == (None, "", Fraction(105, 2), ("2",))
    room.send(c.GivePoints("2", 40))
    total = score_total(room.meeting)
    assert (total.points, total.grade, total.most) == (Fraction(185, 2), "good", Fraction(100))


def test_points_that_are_lost_want_a_reason_before_the_sum_counts() -> None:
    room = scored_by()
    room.send(c.GivePoints("1", 50))
    room.send(c.GivePoints("2", 40))
    assert score_total(room.meeting).unexplained == ("1",)
    assert score_total(room.meeting).points is None
    room.send(c.GivePoints("1", 50, "  gửi tài liệu muộn "))
    assert score_total(room.meeting).points == 90
    assert room.meeting.score.parts["1"].reason == "gửi tài liệu muộn"


def test_full_points_against_the_record_want_a_reason() -> None:
    """Thirty minutes and three absent without a reason: 100 was taken without a word."""
    room = by("hd42").roll(unexcused=["chinh-thuc-7", "chinh-thuc-8", "chinh-thuc-9"])
    room.tick(minutes=30)
    room.send(c.EndMeeting("hết giờ"))
    room.send(c.ReopenMinutes("chấm điểm"))
    for row in sheet_of(room.meeting).criteria():
        room.send(c.GivePoints(row.number, row.points))
    total = score_total(room.meeting)
    assert (total.points, total.grade) == (None, "")
    assert {"1", "2"} <= set(total.unexplained)


def test_the_record_proposes_points_and_a_person_takes_or_changes_them() -> None:
    room = by("hd42").roll()
    assert proposed(room, "2") == 5
    assert proposed(room, "4.3") is None
    room.send(c.AcceptProposals())
    assert room.meeting.score.parts["2"].points == 5
    assert "4.3" not in room.meeting.score.parts
    room.send(c.GivePoints("2", 4, "hai đồng chí đến muộn"))
    kept = room.meeting.score.parts["2"]
    assert (kept.points, kept.proposed, kept.reason) == (4, 5, "hai đồng chí đến muộn")


def test_what_was_given_is_not_overwritten_by_what_is_proposed() -> None:
    room = by("hd42").roll()
    room.send(c.GivePoints("2", 3, "nhiều đồng chí đến muộn"))
    room.send(c.AcceptProposals())
    assert room.meeting.score.parts["2"].points == 3
    assert room.refused(c.AcceptProposals()) == "nothing_proposed"


def test_points_go_back_one_by_one_and_can_be_taken_away() -> None:
    room = scored_by()
    room.send(c.GivePoints("1", 60))
    room.send(c.GivePoints("1", 55, "tài liệu muộn"))
    room.send(c.Undo())
    assert room.meeting.score.parts["1"].points == 60
    room.send(c.GivePoints("1", None))
    assert room.meeting.score == Score()
    room.send(c.Undo())
    assert room.meeting.score.parts["1"].points == 60


@pytest.mark.parametrize(
    ("number", "points", "told"),
    [
        ("9", 1, "unknown_criterion"),
        ("1", -0.01, "points_out_of_range"),
        ("1", 60.01, "points_out_of_range"),
        ("1", float("nan"), "points_out_of_range"),
        ("1", float("inf"), "points_out_of_range"),
        ("1", 59.996, "points_too_fine"),
    ],
)
def test_points_are_of_a_criterion_and_not_more_than_its_most(number: str, points: float, told: str) -> None:
    assert scored_by().refused(c.GivePoints(number, points)) == told


def test_a_group_has_no_points_of_its_own() -> None:
    room = scored_by(Criterion("1", "Tổ chức", 100, group=True), Criterion("1.1", "Quy trình", 100))
    assert room.refused(c.GivePoints("1", 100)) == "unknown_criterion"
    assert score_total(room.meeting).most == 100


@pytest.mark.parametrize(
    ("points", "grade"),
    [(100, "good"), (90, "good"), (89.99, "fair"), (70, "fair"), (69.99, "average"), (50, "average"), (49.99, "poor")],
)
def test_the_grade_follows_the_bands_exactly_at_their_limits(points: float, grade: str) -> None:
    room = scored_by().score(points)
    assert (score_total(room.meeting).points, score_total(room.meeting).grade) == (exact(points), grade)


def test_89_996_is_not_90_and_is_not_said_to_be() -> None:
    """The typed sum of an older record."""
    room = scored_by()
    room.meeting = apply(room.meeting, e.MeetingScored(room.now, Score(89.996, "fair")))
    total = score_total(room.meeting)
    assert (total.typed, total.points, total.grade) == (True, exact(89.996), "fair")
    (told,) = [one for one in all_checks(room.meeting, room.now) if one.code == "score"]
    assert "89,996/100" in check_words.check_sentence(told)


def test_points_by_criterion_stand_in_place_of_a_sum_that_was_typed() -> None:
    room = scored_by()
    room.meeting = apply(room.meeting, e.MeetingScored(room.now, Score(95, "good")))
    room.send(c.GivePoints("1", 60))
    assert not score_total(room.meeting).typed
    assert score_total(room.meeting).points is None
    room.send(c.Undo())
    assert score_total(room.meeting).points == 95


def test_a_sheet_of_a_province_has_its_own_grades_unless_the_cell_sets_others() -> None:
    """Nghệ An 2021: Tốt from 80 (docs/domain.md 4.4)."""
    room = by("nghe-an-2021").roll().score(80)
    assert score_total(room.meeting).grade == "good"
    rules = replace(rules_with(grade_good=85), sheets=shipped_sheets("nghe-an-2021"))
    own = {**rules.values, "grade_good": replace(rules.values["grade_good"], overridden=True)}
    other = meeting_of(rules=replace(rules, values=own)).start().roll().score(80)
    assert score_total(other.meeting).grade == "fair"


def test_a_rule_set_without_grades_gives_none() -> None:
    rules = rules_with(without=["grade_good", "grade_fair", "grade_average"])
    sheet = ScoreSheet(kinds=tuple(MeetingKind), rows=TWO)
    room = meeting_of(rules=replace(rules, sheets=(sheet,))).start().roll().score(95)
    assert (score_total(room.meeting).points, score_total(room.meeting).grade) == (exact(95), "")


def test_a_compulsory_criterion_that_is_missed_limits_the_grade() -> None:
    limit = GradeLimit(Grade.FAIR, criterion="1", span=Range(below=50))
    room = scored_by(limits=(limit,))
    room.send(c.GivePoints("1", 49.99, "thiếu"))
    room.send(c.GivePoints("2", 40))
    assert (score_total(room.meeting).by_points, score_total(room.meeting).grade) == ("fair", "fair")
    assert score_total(room.meeting).limits == ()
    strict = scored_by(limits=(replace(limit, grade=Grade.AVERAGE),))
    strict.send(c.GivePoints("1", 49.99, "thiếu"))
    strict.send(c.GivePoints("2", 40))
    total = score_total(strict.meeting)
    assert (total.by_points, total.grade, len(total.limits)) == ("fair", "average", 1)
    strict.send(c.GivePoints("1", 50, "thiếu"))
    assert score_total(strict.meeting).grade == "good"


def test_an_absence_without_reason_can_limit_the_grade() -> None:
    limit = GradeLimit(Grade.FAIR, evidence="vang_khong_ly_do", span=Range(least=1))
    sheet = ScoreSheet(kinds=tuple(MeetingKind), rows=TWO, limits=(limit,))
    rules = replace(rules_with(), sheets=(sheet,))
    absent = meeting_of(rules=rules).start().roll(unexcused=["chinh-thuc-9"]).score(100)
    assert (score_total(absent.meeting).by_points, score_total(absent.meeting).grade) == ("good", "fair")
    assert score_total(meeting_of(rules=rules).start().roll().score(100).meeting).grade == "good"


points = st.integers(0, 6000).map(lambda hundredths: hundredths / 100)


@given(points, st.integers(0, 4000).map(lambda hundredths: hundredths / 100), st.booleans())
def test_the_sum_is_exact_and_the_grade_never_better_than_its_limit(first: float, second: float, limited: bool) -> None:
    limit = GradeLimit(Grade.AVERAGE, criterion="1", span=Range(below=30))
    room = scored_by(limits=(limit,) if limited else ())
    room.send(c.GivePoints("1", first, "lý do"))
    room.send(c.GivePoints("2", second, "lý do"))
    total = score_total(room.meeting)
    assert total.points == exact(first) + exact(second) == total.given
    said = points_text(float(total.points)).replace(",", ".")
    assert Fraction(said) == total.points
    bound = {"good": 90, "fair": 70, "average": 50, "poor": 0}
    assert total.points >= bound[total.by_points]
    if limited and first < 30:
        assert total.grade in {"average", "poor"}
    else:
        assert total.grade == total.by_points


@given(st.lists(st.tuples(st.sampled_from("12"), st.one_of(st.none(), st.floats(-1, 70))), max_size=12))
def test_whatever_is_typed_the_sum_is_that_of_what_stands(typed: list[tuple[str, float | None]]) -> None:
    room = scored_by()
    for number, given_points in typed:
        try:
            room.send(c.GivePoints(number, given_points, "lý do"))
        except Refused:
            continue
    parts = room.meeting.score.parts
    assert score_total(room.meeting).given == sum((exact(part.points) for part in parts.values()), Fraction(0))
    assert (score_total(room.meeting).points is None) is (set(parts) != {"1", "2"})


def test_the_check_says_what_is_open_and_then_the_sum() -> None:
    room = scored_by()

    def said() -> tuple[CheckState, str]:
        (one,) = [one for one in all_checks(room.meeting, room.now) if one.code == "score"]
        return one.state, check_words.check_sentence(one)

    assert said() == (CheckState.UNKNOWN, "Tự chấm điểm: chưa chấm")
    room.send(c.GivePoints("1", 50))
    assert said() == (
        CheckState.MISSING,
        "Tự chấm điểm: còn 2 tiêu chí chưa có điểm hoặc chưa ghi lý do (2, 1)",
    )
    room.score(92.5)
    assert said() == (CheckState.REACHED, "Tự chấm 92,5/100 điểm, xếp loại: Tốt")


def test_items_that_were_passed_over_do_not_lengthen_the_meeting() -> None:
    """At the score sheet after a minute: only what the agenda plans from there on is still to come."""
    room = by("an-phu").roll()
    room.tick(minutes=1)
    room.send(c.GoToItem("C5"))
    assert proposed(room, "1") == 1


def test_points_given_before_the_record_changed_are_told() -> None:
    """A meeting that ends early: the length was proposed with what the agenda still planned."""
    room = by("an-phu").roll()
    for item in room.meeting.agenda:
        room.send(c.GoToItem(item.id))
        if item.id == "C5":
            break
        room.tick(minutes=4.7)
    assert proposed(room, "1") == 5
    room.send(c.AcceptProposals())
    room.tick(minutes=1)
    room.send(c.EndMeeting("hết giờ"))
    (told,) = [one for one in all_checks(room.meeting, room.now) if one.facts.get("number") == "1"]
    assert told.state is CheckState.MISSING
    assert "ghi 5 điểm, nay hồ sơ cho thấy 4 điểm" in check_words.check_sentence(told)
