"""Danh sách đảng viên: differences to last month's by name, accepted; columns chosen once and remembered."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assistant.domain import commands as c
from assistant.domain.people import Member
from assistant.domain.status import MemberStatus
from assistant.journal.record import dump
from assistant.platform.paths import data_dir
from assistant.share.outbox import Outbox
from assistant.usecases.bad_input import BadInput
from assistant.usecases.member_list import (
    Baseline,
    ListKeeper,
    baseline_of,
    choice_from,
    shown_sheets,
    told_changes,
)
from assistant.usecases.past_meetings import last_monthly, past_meetings
from assistant.workspace.column_choice import heading_sign, read_choices
from assistant.workspace.columns import find_columns
from assistant.workspace.members import MemberList, read_members
from assistant.workspace.profile import VIETNAM
from assistant.workspace.table import Sheet
from tests.builders import meeting_of
from tests.journal.making import Clock
from tests.usecases.test_topic_plan import carried
from tests.workspace.lists import names, xlsx

HANDBOOK: tuple[Sequence[object], ...] = (
    ("DANH SÁCH ĐẢNG VIÊN THÁNG 11/2026",),
    ("STT", "Người (theo khai sinh)", "Năm", "Chức danh trong tổ chức đảng", "Số thẻ"),
    (1, "Nguyễn Thị Bình", "03/02/1975", "Bí thư", "0123"),
    (2, "Lê Văn Hòa", "1980", "", "0456"),
)
"""As an office's own program writes it: no heading that is known, no column of the status."""
PLACES = {"name": 1, "birth": 2, "role": 3}


@pytest.fixture
def outbox(workspace: Path, now: Clock) -> Outbox:
    return Outbox(data_dir(), now, workspace)


@pytest.fixture
def keeper(workspace: Path, now: Clock, outbox: Outbox) -> ListKeeper:
    return ListKeeper(workspace, now, outbox)


def listed(workspace: Path) -> MemberList:
    """As Home reads it: by the choices that are still on their way, too."""
    return read_members(workspace / "dang-vien.xlsx", date(2026, 11, 4), choices=read_choices(workspace)[0])


def held_on(workspace: Path) -> tuple[Member, ...]:
    """A meeting that was held, as a record in the folder; its members."""
    room = meeting_of().start().roll()
    room.tick(minutes=95)
    room.adopt()
    room.send(c.EndMeeting(reason="thử"))
    folder = workspace / "2026" / "2026-11-04 thuong-ky"
    folder.mkdir(parents=True)
    (folder / "ho-so.json").write_bytes(dump(room.meeting))
    return tuple(room.meeting.members.values())


def test_the_list_is_compared_with_that_of_the_last_meeting_by_name(workspace: Path, keeper: ListKeeper) -> None:
    members = held_on(workspace)
    baseline, known = baseline_of(workspace, last_monthly(past_meetings(workspace)))
    assert told_changes(baseline, members, VIETNAM) is None
    new = Member("lan", "Đỗ Ngọc Lan", MemberStatus.PROBATIONARY)
    confirmed = replace(members[-1], status=MemberStatus.OFFICIAL)
    now = (*members[1:-1], confirmed, new)
    changes = told_changes(baseline, now, VIETNAM)
    assert changes is not None
    assert changes["since"] == "So với buổi ngày 04/11/2026"
    assert changes["added"] == ["Đỗ Ngọc Lan (dự bị)"]
    assert changes["gone"] == [members[0].name]
    assert [told.split(":")[0] for told in changes["status"]] == [confirmed.name]
    baseline, known = keeper.accept(known, baseline, now)
    assert told_changes(baseline, now, VIETNAM) is None
    back = told_changes(baseline, members, VIETNAM)
    assert back is not None
    assert back["gone"] == ["Đỗ Ngọc Lan"]
    assert back["since"].startswith("So với danh sách đã xem ngày")


def test_the_day_of_the_comparison_is_the_cells_own() -> None:
    """A list that was accepted at half past midnight in Vietnam, where it is still yesterday in Greenwich."""
    members = tuple(meeting_of().meeting.members.values())
    before = Baseline({m.id: m for m in members[1:]}, datetime(2026, 11, 3, 17, 30, tzinfo=UTC), accepted=True)
    told = told_changes(before, members, VIETNAM)
    assert told is not None
    assert "04/11/2026" in told["since"]


def test_what_one_machine_accepted_the_other_knows(
    workspace: Path, keeper: ListKeeper, outbox: Outbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    members = held_on(workspace)
    baseline, known = baseline_of(workspace, last_monthly(past_meetings(workspace)))
    keeper.accept(known, baseline, members[1:])
    carried(outbox)
    monkeypatch.setenv("CHIBO_DATA", str(tmp_path / "máy khác"))
    baseline, _ = baseline_of(workspace, last_monthly(past_meetings(workspace)))
    assert told_changes(baseline, members[1:], VIETNAM) is None
    with pytest.raises(BadInput, match="Chưa đọc được"):
        keeper.accept((), None, ())


def test_before_the_first_meeting_there_is_nothing_to_compare(workspace: Path) -> None:
    baseline, _ = baseline_of(workspace, last_monthly(past_meetings(workspace)))
    assert baseline is None
    assert told_changes(baseline, tuple(meeting_of().meeting.members.values()), VIETNAM) is None


def test_a_list_with_unknown_headings_is_read_by_the_columns_that_were_chosen(
    workspace: Path, keeper: ListKeeper, outbox: Outbox
) -> None:
    xlsx(workspace, *HANDBOOK)
    found = listed(workspace)
    assert not found.members
    assert "Chọn cột" in found.problems[0].sentence()
    (sheet,) = shown_sheets(workspace)["sheets"]
    assert (sheet["row"], sheet["rows"][1][1]) == (-1, "Người (theo khai sinh)")
    keeper.choose("Đảng viên", 1, choice_from(PLACES, 0, official=True))
    found = listed(workspace)
    assert names(found) == ["Nguyễn Thị Bình", "Lê Văn Hòa"]
    assert [m.role for m in found.members] == ["Bí thư", ""]
    assert "2 người không ghi trạng thái" in found.problems[0].sentence()
    assert not read_members(workspace / "dang-vien.xlsx").members, "nobody else knows the choice yet"
    carried(outbox)
    assert names(read_members(workspace / "dang-vien.xlsx")) == names(found)
    next_month = [("DANH SÁCH ĐẢNG VIÊN THÁNG 12/2026",), *HANDBOOK[1:], (3, "Trần Văn Dũng", "", "", "0789")]
    xlsx(workspace, *next_month)
    assert "Trần Văn Dũng" in names(listed(workspace)), "the title above the headings may be another"
    (sheet,) = shown_sheets(workspace)["sheets"]
    assert (sheet["row"], sheet["fields"], sheet["official"]) == (1, PLACES, True)


def test_headings_of_two_lines_are_chosen_with_where_the_first_member_stands(
    workspace: Path, keeper: ListKeeper
) -> None:
    two = (
        ("TT", "Đồng chí", "Vào Đảng", ""),
        ("", "", "Dự bị ngày", "Công nhận ngày"),
        (1, "Nguyễn Thị Bình", "03/02/2000", "03/02/2001"),
        (2, "Lê Văn Hòa", "03/02/2026", ""),
    )
    xlsx(workspace, *two)
    keeper.choose("Đảng viên", 0, choice_from({"name": 1, "admitted": 2, "confirmed": 3}, 1, official=False))
    found = listed(workspace)
    assert [m.status for m in found.members] == [MemberStatus.OFFICIAL, MemberStatus.PROBATIONARY]


MEN_AND_WOMEN = (
    ("TT", "Họ và tên", "Ngày sinh", "", "Chức vụ", "Trạng thái"),
    ("", "", "Nam", "Nữ", "", ""),
    (1, "Nguyễn Thị Bình", "", "03/02/1975", "Bí thư", "Chính thức"),
    (2, "Lê Văn Hòa", "05/06/1980", "", "", "Chính thức"),
)


def test_columns_are_chosen_for_a_list_with_a_day_of_birth_for_men_and_women(
    workspace: Path, keeper: ListKeeper
) -> None:
    """What the page was shown is what it sends back; the women keep their days of birth."""
    xlsx(workspace, *MEN_AND_WOMEN)
    before = [(m.name, m.birth, m.sex) for m in listed(workspace).members]
    (sheet,) = shown_sheets(workspace)["sheets"]
    assert sheet["fields"] == {"name": 1, "birth": 2, "role": 4, "status": 5}
    for below in (0, 1):
        keeper.choose("Đảng viên", 0, choice_from(sheet["fields"], below, sheet["official"]))
        found = [(m.name, m.birth, m.sex) for m in listed(workspace).members]
        assert found == before
    assert ("Nguyễn Thị Bình", date(1975, 2, 3), "Nữ") in found


def test_a_column_beyond_the_last_heading_may_be_chosen() -> None:
    sheet = Sheet("", [("TT", "Đồng chí"), (1, "Nguyễn Thị Bình", "Chính thức")])
    choice = choice_from({"name": 1, "status": 2}, 0, official=False)
    columns = find_columns(sheet, {heading_sign(sheet.rows[0]): choice})
    assert columns is not None
    assert columns.status(sheet.rows[1]) == ["Chính thức"]


@pytest.mark.parametrize(
    ("row", "places", "official", "why"),
    [
        (1, {"birth": 2}, True, "Họ và tên"),
        (1, {"name": 1, "role": 1}, True, "Một cột"),
        (1, {"name": 1}, False, "Trạng thái"),
        (0, {"name": 0}, True, "không có tên cột"),
        (30, {"name": 0}, True, "lại"),
        (1, {"name": -1}, True, "lại"),
        (1, {"khac": 1}, True, "lại"),
    ],
)
def test_a_choice_that_makes_no_sense_is_refused_in_words(
    workspace: Path, keeper: ListKeeper, row: int, places: dict[str, int], official: bool, why: str
) -> None:
    xlsx(workspace, *HANDBOOK)
    with pytest.raises(BadInput, match=why):
        keeper.choose("Đảng viên", row, choice_from(places, 0, official))


def test_a_file_that_cannot_be_read_is_told(workspace: Path) -> None:
    (workspace / "dang-vien.xlsx").write_bytes("PK hỏng".encode())
    with pytest.raises(BadInput, match=r"dang-vien\.xlsx"):
        shown_sheets(workspace)
