"""A cell of several agencies in chi-bo.yaml, and the tasks that a meeting of each kind takes over."""

from datetime import timedelta
from pathlib import Path

import pytest

from assistant.domain.actions import ActionStatus
from assistant.domain.meeting import Meeting
from assistant.domain.people import CellType
from assistant.domain.rules import MeetingKind
from assistant.rules.problems import Severity
from assistant.workspace.past import tasks_for
from assistant.workspace.profile import Profile, read_profile
from tests.builders import START, meeting_of


def profile(folder: Path, *lines: str) -> Profile:
    """The profile of a chi-bo.yaml with these lines."""
    text = "\n".join(("ten_chi_bo: Chi bộ ghép", *lines))
    (folder / "chi-bo.yaml").write_text(text, encoding="utf-8")
    return read_profile(folder)


def test_agencies_are_read(tmp_path: Path) -> None:
    read = profile(tmp_path, "loai_hinh: ghep", "co_quan: [Văn phòng, Trạm y tế]")
    assert read.cell.type is CellType.MERGED
    assert read.cell.agencies == ("Văn phòng", "Trạm y tế")
    assert not read.problems


def test_a_cell_of_several_agencies_is_asked_for_their_names(tmp_path: Path) -> None:
    (told,) = profile(tmp_path, "loai_hinh: ghep").problems
    assert told.severity is Severity.WARNING
    assert told.row == 2
    assert "co_quan" in told.remedy


@pytest.mark.parametrize("written", ["Văn phòng", "[Văn phòng]", "[Văn phòng, Văn phòng]", "[Văn phòng, {a: b}]", "5"])
def test_wrong_agencies_are_told_and_left_out(tmp_path: Path, written: str) -> None:
    read = profile(tmp_path, "loai_hinh: ghep", f"co_quan: {written}")
    assert read.cell.agencies == ()
    assert [problem.key for problem in read.problems] == ["co_quan"]
    assert read.problems[0].remedy


def test_a_combined_session_closes_in_the_cells_own_order(tmp_path: Path) -> None:
    read = profile(tmp_path, "thu_tu_ket_thuc: [C1, C2, C3, C4, C6, C5, C7]")
    assert not read.problems
    for kind in (MeetingKind.REGULAR, MeetingKind.COMBINED):
        assert [i.code for i in read.rules.orders[kind]][-3:] == ["C6", "C5", "C7"]


def gave(kind: MeetingKind, days: int, what: str) -> Meeting:
    """A meeting so many days after the first one, at which one task was given."""
    room = meeting_of(kind=kind, start=START + timedelta(days=days)).start()
    room.give(what)
    return room.meeting


def test_only_the_months_meeting_takes_tasks_over_from_all_since_the_last() -> None:
    """Chi ủy, thematic and extraordinary meetings give tasks; the regular one assesses them all."""
    ended = [
        gave(MeetingKind.COMMITTEE, 28, "của chi ủy"),
        gave(MeetingKind.REGULAR, -30, "tháng trước nữa"),
        gave(MeetingKind.REGULAR, 0, "tháng trước"),
        gave(MeetingKind.THEMATIC, 10, "của chuyên đề"),
    ]
    for kind in (MeetingKind.REGULAR, MeetingKind.COMBINED):
        tasks = tasks_for(kind, ended)
        assert [task.what for task in tasks] == ["tháng trước", "của chuyên đề", "của chi ủy"]
        assert all(task.origin and task.status is ActionStatus.OPEN for task in tasks)
        assert len({task.id for task in tasks}) == 3
    for kind in (MeetingKind.THEMATIC, MeetingKind.COMMITTEE, MeetingKind.EXTRAORDINARY):
        assert tasks_for(kind, ended) == ()
