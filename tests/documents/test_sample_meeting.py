"""Buổi mẫu: last month's meeting is lived by commands, complete by the rules, and its tasks go on into the next."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from assistant.documents.papers import print_paper
from assistant.documents.rendering.word import text_lines
from assistant.domain.actions import ActionStatus
from assistant.domain.checks import missing_checks
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.outline import open_tasks, outline_of
from assistant.domain.speaking import opinion_count
from assistant.journal import record
from assistant.usecases.past_meetings import past_meetings
from assistant.usecases.sample_meeting import sample_meeting, write_sample
from assistant.wording import checks as check_words
from assistant.workspace.init import init

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
GOLDEN = Path(__file__).parent / "golden" / "sample.txt"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mau") / "Chi bộ"
    init(folder, sample=True)
    return folder


@pytest.fixture(scope="module")
def meeting(workspace: Path) -> Meeting:
    return sample_meeting(workspace, lambda: NOW)


def test_it_is_a_finished_meeting_of_last_month_with_nothing_missing(meeting: Meeting) -> None:
    assert meeting.stage is Stage.ENDED
    assert meeting.details.start.date() == date(2026, 10, 4)
    assert meeting.ending and meeting.started
    assert (meeting.ending.at - meeting.started).total_seconds() == 95 * 60
    assert [check_words.check_sentence(check) for check in missing_checks(meeting, NOW) if check.asks_reason] == []
    assert check_words.missing_sentences(meeting.ending) == []


def test_it_has_five_opinions_a_vote_and_adopted_minutes(meeting: Meeting) -> None:
    assert opinion_count(meeting) == 5
    assert meeting.motions["nq"].vote and meeting.motions["nq"].vote.passed
    assert meeting.adoption and meeting.ending
    assert meeting.adoption.at < meeting.ending.at


def test_its_minutes_read_as_the_golden_text(meeting: Meeting) -> None:
    assert list(print_paper(meeting).lines) == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_moments_follow_each_other(meeting: Meeting) -> None:
    """No speech after the end, none over another."""
    speeches = sorted(meeting.speeches.values(), key=lambda s: s.started)
    assert all(s.stopped and s.started < s.stopped for s in speeches)
    assert all(a.stopped and a.stopped <= b.started for a, b in pairwise(speeches))
    assert meeting.ending
    assert speeches[-1].stopped and speeches[-1].stopped < meeting.ending.at


def test_open_tasks_are_carried_over_with_names_and_origin(meeting: Meeting) -> None:
    tasks = open_tasks(meeting)
    assert len(tasks) == 4
    assert tasks[0].what == "Số hóa sổ theo dõi văn bản đến của năm trước"
    assert len({t.id for t in tasks}) == 4
    assert all(t.origin and t.owner_names and t.status is ActionStatus.OPEN and not t.result for t in tasks)
    assert tasks[2].owner_names == "Nguyễn Văn An (1978), Hoàng Mạnh Cường"
    assert tasks[-1].origin == meeting.id


@pytest.mark.parametrize("today", [datetime(2026, 1, 3, tzinfo=UTC), datetime(2028, 3, 31, 18, tzinfo=UTC)])
def test_any_day_has_a_last_month(workspace: Path, today: datetime) -> None:
    here = today + timedelta(hours=7)
    start = sample_meeting(workspace, lambda: today).details.start
    assert (here.year * 12 + here.month) - (start.year * 12 + start.month) == 1
    assert (start.day, start.hour) == (4, 14)


def test_it_is_written_as_record_and_minutes_and_read_again(workspace: Path, meeting: Meeting) -> None:
    paths = write_sample(workspace, lambda: NOW)
    folder = workspace / "2026" / "2026-10-04 thuong-ky"
    assert paths == [folder / "ho-so.json", folder / "bien-ban.docx"]
    assert record.load(paths[0].read_bytes()) == meeting
    assert text_lines(paths[1].read_bytes()) == print_paper(meeting).lines
    (past,) = past_meetings(workspace)
    assert past.outline == outline_of(meeting)


def test_past_meetings_come_newest_first_and_broken_records_tell_why(tmp_path: Path, meeting: Meeting) -> None:
    data = record.dump(meeting)
    for folder, content in (
        ("2025/2025-12-04 thuong-ky", data),
        ("2026/2026-02-04 thuong-ky", b"{broken"),
        ("2026/2026-01-04 thuong-ky", data),
        ("2026/khac", b""),
    ):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "ho-so.json").write_bytes(content)
    found = past_meetings(tmp_path)
    names = [p.path.parent.name for p in found if p.path.parent.name != "khac"]
    assert names == ["2026-02-04 thuong-ky", "2026-01-04 thuong-ky", "2025-12-04 thuong-ky"]
    told = {p.path.parent.name: p for p in found}
    assert told["2026-02-04 thuong-ky"].outline is None
    assert told["2026-02-04 thuong-ky"].problem
    assert told["2026-01-04 thuong-ky"].outline == outline_of(meeting)
    assert past_meetings(tmp_path / "không có") == []


def test_a_folder_without_members_is_told_plainly(tmp_path: Path) -> None:
    init(tmp_path / "trống", sample=False)
    with pytest.raises(RuntimeError, match="official members"):
        sample_meeting(tmp_path / "trống", lambda: NOW)
