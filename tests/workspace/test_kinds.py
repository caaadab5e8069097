"""A cell of several agencies in chi-bo.yaml, and the tasks that a meeting of each kind takes over."""

from datetime import timedelta
from pathlib import Path

import pytest

from assistant.domain.actions import ActionStatus
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Meeting
from assistant.domain.outline import outline_of
from assistant.domain.people import CellType
from assistant.rules.problems import Severity
from assistant.usecases.past_meetings import tasks_for
from assistant.workspace.profile import Profile, read_profile
from tests.builders import START, meeting_of, rule_set, rules_with


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
    """A meeting planned and held so many days after the first one, at which one task was given."""
    room = meeting_of(kind=kind, start=START + timedelta(days=days))
    room.tick(hours=24 * days)
    room.start().give(what)
    return room.meeting


ENDED = (
    (MeetingKind.COMMITTEE, -28, "của chi ủy tháng trước"),
    (MeetingKind.COMMITTEE, 28, "của chi ủy"),
    (MeetingKind.REGULAR, -30, "tháng trước nữa"),
    (MeetingKind.REGULAR, 0, "tháng trước"),
    (MeetingKind.THEMATIC, 10, "của chuyên đề"),
)


def test_the_months_meeting_assesses_what_the_cell_gave_and_the_chi_uy_its_own() -> None:
    """The regular meeting assesses last month's resolution (B4); a chi ủy meeting prepares it (docs/domain.md 2.4)."""
    ended, rules = [outline_of(gave(*one)) for one in ENDED], rule_set("mac-dinh")
    for kind in (MeetingKind.REGULAR, MeetingKind.COMBINED):
        tasks = tasks_for(kind, ended, rules)
        assert [task.what for task in tasks] == ["tháng trước", "của chuyên đề"]
        assert all(task.origin and task.status is ActionStatus.OPEN for task in tasks)
        assert len({task.id for task in tasks}) == 2
    for kind in (MeetingKind.THEMATIC, MeetingKind.EXTRAORDINARY):
        assert tasks_for(kind, ended, rules) == ()
    assert [task.what for task in tasks_for(MeetingKind.COMMITTEE, ended, rules)] == ["của chi ủy"]


def test_a_cell_may_have_the_tasks_of_its_chi_uy_assessed_by_all() -> None:
    ended, rules = [outline_of(gave(*one)) for one in ENDED], rules_with(committee_tasks_to_cell=True)
    tasks = tasks_for(MeetingKind.REGULAR, ended, rules)
    assert [task.what for task in tasks] == ["tháng trước", "của chuyên đề", "của chi ủy"]
    assert tasks_for(MeetingKind.COMMITTEE, ended, rules) == ()
