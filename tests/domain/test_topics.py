"""Kế hoạch chuyên đề năm: topics by quarter, their steps, and a quarter without a session flagged early (N10)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.changes import Change, next_moment, things_of
from assistant.domain.topics import (
    QuarterState,
    StepDone,
    Topic,
    TopicGroup,
    TopicState,
    TopicStep,
    quarter_state,
    topics_of,
    with_session,
)

FOURTH = Topic("t", 2026, 4, "Chuyển đổi số trong phục vụ người dân")
MORNING = datetime(2026, 9, 1, 8, tzinfo=UTC)


def told(fields: Mapping[str, str], minute: int = 0, machine: str = "A", thing: str = "t") -> Change:
    return Change(thing, MORNING + timedelta(minutes=minute), machine, fields)


def test_a_topic_is_what_its_changes_come_to() -> None:
    changes = [
        told({"year": "2026", "quarter": "4", "title": "Chuyển đổi số", "group": "task"}),
        told({"due.sent": "2026-12-03", "done.assigned": "2026-11-01", "by.assigned": "binh"}, 1),
        told({"title": FOURTH.title}, 2, "B"),
    ]
    (topic,), broken = topics_of(reversed(changes))
    assert not broken
    assert topic == replace(
        FOURTH,
        group=TopicGroup.TASK,
        due={TopicStep.SENT: date(2026, 12, 3)},
        done={TopicStep.ASSIGNED: StepDone(date(2026, 11, 1), "binh")},
    )


def test_a_step_that_was_ticked_is_taken_back() -> None:
    changes = [
        told({"year": "2026", "quarter": "4", "done.drafted": "2026-11-20"}),
        told({"done.drafted": ""}, 1),
    ]
    assert topics_of(changes)[0][0].done == {}


@pytest.mark.parametrize("wrong", [{"quarter": "5"}, {"year": "mười"}, {"done.sent": "30/2"}, {"group": "x"}])
def test_what_no_topic_can_be_made_of_is_told_and_spoils_no_other(wrong: Mapping[str, str]) -> None:
    sound = {"year": "2026", "quarter": "4"}
    found, broken = topics_of([told(sound, thing="good"), told({**sound, **wrong}, thing="bad")])
    assert [one.id for one in found] == ["good"]
    assert broken == ("bad",)


CHANGES = st.lists(
    st.builds(
        told,
        st.dictionaries(st.sampled_from(["title", "author", "due.sent"]), st.text("ab", max_size=2), min_size=1),
        st.integers(0, 5),
        st.sampled_from("AB"),
        st.sampled_from(["t", "u"]),
    ),
    max_size=8,
)


@given(CHANGES, st.randoms(use_true_random=False))
def test_the_order_in_which_files_are_read_and_copies_of_them_change_nothing(
    changes: list[Change], random: Random
) -> None:
    mixed = [*changes, *changes[:3]]
    random.shuffle(mixed)
    assert things_of(mixed) == things_of(changes)


@given(CHANGES, st.dictionaries(st.sampled_from(["title", "author"]), st.text("xy", max_size=2), min_size=1))
def test_who_changes_a_field_later_has_the_last_word_whatever_the_clocks_say(
    changes: list[Change], fields: dict[str, str]
) -> None:
    """A machine whose clock goes behind has seen the others' changes, so its own stands after them."""
    behind = MORNING - timedelta(days=1)
    last = Change("t", next_moment(changes, behind), "0", fields)
    now = things_of([*changes, last])["t"]
    assert {key: now[key] for key in fields} == dict(fields)
    before = things_of(changes).get("t", {})
    assert {key: value for key, value in now.items() if key not in fields} == {
        key: value for key, value in before.items() if key not in fields
    }


@pytest.mark.parametrize(
    ("today", "planned", "held", "state"),
    [
        ("2026-08-31", False, False, QuarterState.LATER),
        ("2026-09-01", False, False, QuarterState.UNPLANNED),
        ("2026-11-30", True, False, QuarterState.PLANNED),
        ("2026-12-01", True, False, QuarterState.CLOSING),
        ("2026-12-31", True, True, QuarterState.HELD),
        ("2026-12-31", False, True, QuarterState.HELD),
        ("2027-01-01", True, False, QuarterState.MISSED),
        ("2026-08-31", False, None, QuarterState.LATER),
        ("2026-09-30", True, None, QuarterState.PLANNED),
        ("2026-10-01", False, None, QuarterState.UNKNOWN),
        ("2027-01-01", True, None, QuarterState.UNKNOWN),
    ],
)
def test_a_quarter_without_a_session_is_flagged_early(
    today: str, planned: bool, held: bool | None, state: QuarterState
) -> None:
    """From a month before it begins where nothing is planned, and in its last month where nothing was held.

    Where the records cannot be read (None) a quarter that has begun is not flagged.
    """
    topics = [FOURTH] if planned else []
    assert quarter_state(2026, 4, topics, held, date.fromisoformat(today)) is state


def test_a_topic_that_was_struck_plans_nothing() -> None:
    struck = replace(FOURTH, dropped="Đảng ủy giao chuyên đề khác")
    assert quarter_state(2026, 4, [struck], False, date(2026, 11, 1)) is QuarterState.UNPLANNED


@pytest.mark.parametrize(
    ("since", "state"),
    [
        (None, QuarterState.MISSED),
        (date(2026, 9, 30), QuarterState.MISSED),
        (date(2026, 10, 1), QuarterState.BEFORE),
    ],
)
def test_a_quarter_before_anything_is_known_of_the_cell_is_not_missed(since: date | None, state: QuarterState) -> None:
    assert quarter_state(2026, 3, [], False, date(2026, 11, 1), since) is state


def test_the_session_is_due_by_the_end_of_the_quarter() -> None:
    assert FOURTH.due_of(TopicStep.HELD) == date(2026, 12, 31)
    assert FOURTH.state_of(TopicStep.HELD, date(2026, 12, 24)) is TopicState.DUE
    assert FOURTH.state(date(2027, 1, 1)) is TopicState.LATE


def test_the_meeting_tells_when_it_was_held() -> None:
    ticked = replace(FOURTH, done={TopicStep.HELD: StepDone(date(2026, 12, 1), "binh")})
    assert with_session(ticked, date(2026, 12, 4)).done[TopicStep.HELD] == StepDone(date(2026, 12, 4), by_meeting=True)
    assert with_session(ticked, None) == ticked


def test_the_meeting_tells_of_its_preparation_and_what_was_ticked_in_the_plan_goes_first() -> None:
    ticked = replace(FOURTH, done={TopicStep.SENT: StepDone(date(2026, 11, 20), "binh")})
    approved, sent = date(2026, 11, 25), date(2026, 11, 27)
    due = {TopicStep.FINISHED: date(2026, 12, 10)}
    told = with_session(ticked, date(2026, 12, 4), {TopicStep.APPROVED: approved, TopicStep.SENT: sent}, due)
    assert told.done[TopicStep.APPROVED] == StepDone(approved, by_meeting=True)
    assert told.done[TopicStep.SENT] == StepDone(date(2026, 11, 20), "binh")
    assert told.due[TopicStep.FINISHED] == date(2026, 12, 10)


def test_a_step_that_was_passed_over_makes_no_topic_late_for_ever() -> None:
    """A topic that was held and reported is done, though nobody ticked that it was assigned by its day."""
    due = {TopicStep.DRAFTED: date(2026, 11, 20)}
    ticked = {TopicStep.HELD: StepDone(date(2026, 12, 4)), TopicStep.REPORTED: StepDone(date(2026, 12, 20))}
    assert replace(FOURTH, due=due).state(date(2027, 1, 1)) is TopicState.LATE
    assert replace(FOURTH, due=due, done=ticked).state(date(2027, 1, 1)) is TopicState.DONE


def test_a_topic_that_was_reported_is_done() -> None:
    done = {step: StepDone(date(2026, 12, 4)) for step in TopicStep}
    whole = replace(FOURTH, done=done)
    assert (whole.last_step, whole.next_step, whole.state(date(2027, 1, 1))) == (
        TopicStep.REPORTED, None, TopicState.DONE,
    )  # fmt: skip
    assert (FOURTH.last_step, FOURTH.next_step) == (None, TopicStep.ASSIGNED)
