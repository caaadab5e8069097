"""The cell's folder as Home reads it while the share is away, or is another's."""

import json
from datetime import date
from pathlib import Path

import pytest

from assistant.journal.belonging import Belonging
from assistant.journal.journal import Journal
from assistant.platform.paths import data_dir
from assistant.share.outbox import Outbox
from assistant.share.probe import MARK
from assistant.usecases.cell_folder import CellContents, read_cell
from assistant.usecases.rotation import FOLDER as TURNS
from assistant.usecases.rotation import NO_ROTATIONS, RotationWriter
from assistant.usecases.topic_plan import FOLDER as PLAN
from assistant.usecases.topic_plan import NO_PLAN, PlanRead, TopicWriter
from assistant.views.topics import plan_state
from tests.builders import members_of
from tests.journal.making import Clock
from tests.usecases.test_topic_plan import carried

NEWS, ORDER = "diem_tin", ("chinh-thuc-1", "chinh-thuc-2")
TOPIC = {"quarter": "3", "title": "Chuyển đổi số"}


@pytest.fixture
def outbox(workspace: Path, now: Clock) -> Outbox:
    return Outbox(data_dir(), now, workspace)


@pytest.fixture
def plan(workspace: Path, now: Clock, outbox: Outbox) -> PlanRead:
    """A plan and a list of turns, on the share."""
    made = TopicWriter(workspace, now, outbox).add(NO_PLAN, 2026, TOPIC, "w1")
    RotationWriter(workspace, now, outbox).set_order(NO_ROTATIONS, NEWS, ORDER, members_of())
    carried(outbox)
    return made


def read(journal: Journal, workspace: Path, outbox: Outbox) -> CellContents:
    return read_cell(Belonging(journal, workspace, outbox.notes), workspace, outbox)


def test_plan_and_turns_outlast_a_share_that_is_away(
    journal: Journal, workspace: Path, outbox: Outbox, plan: PlanRead, tmp_path: Path
) -> None:
    there = read(journal, workspace, outbox)
    for own in [path for path in data_dir().rglob("2026-*.json") if path.parent.parent.name in (PLAN, TURNS)]:
        own.unlink()
    workspace.rename(tmp_path / "mất mạng")
    away = read(journal, workspace, outbox)
    assert (there.share.ok, away.share.ok) == (True, False)
    assert away.topics.topics == there.topics.topics == plan.topics
    assert away.rotations.orders == there.rotations.orders == {NEWS: ORDER}
    assert len(set(away.problems)) == len(away.problems), "what is away is told once"


def test_a_foreign_share_brings_no_plan_and_no_turns(
    journal: Journal, workspace: Path, outbox: Outbox, plan: PlanRead
) -> None:
    outbox.notes.learn(workspace, "1" * 32)
    (workspace / MARK).write_text(json.dumps({"ma": "2" * 32}), "utf-8")
    found = read(journal, workspace, outbox)
    assert found.share.foreign
    assert (found.topics, found.rotations) == (NO_PLAN, NO_ROTATIONS)


def test_no_quarter_is_told_to_have_had_no_session_while_the_records_cannot_be_read(plan: PlanRead) -> None:
    today = date(2026, 11, 4)
    known = plan_state(plan, 2026, members_of(), {}, today)
    unknown = plan_state(plan, 2026, members_of(), None, today)
    assert known["quarters"][2]["told"] == "không có sinh hoạt chuyên đề"
    assert [one["told"] for one in unknown["quarters"]] == ["chưa rõ đã sinh hoạt chưa"] * 4
    assert unknown["told"] == "chưa đọc được các buổi đã họp"
