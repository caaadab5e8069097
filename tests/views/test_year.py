"""The year page without a browser: which years it leads to, and the plan over midnight."""

import asyncio
from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain.meeting_topic import topic_name
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.clock import process_clock, system_now
from assistant.platform.paths import journal_file
from assistant.views.year.page import YearPage
from assistant.workspace.init import init
from tests.journal.making import VIETNAM
from tests.pages import Visitor


def set_to(file: Path, moment: str) -> None:
    """The program's clock shows this moment of Vietnam."""
    wanted = datetime.fromisoformat(moment).replace(tzinfo=VIETNAM)
    file.write_text(str((wanted - system_now()).total_seconds()), encoding="utf-8")


@pytest.fixture
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Half past eleven at night on 30 November 2026."""
    file = tmp_path / "clock.txt"
    set_to(file, "2026-11-30T23:30")
    monkeypatch.setenv("CHIBO_CLOCK", str(file))
    return file


def opened(workspace: Path, year: int) -> YearPage:
    """The page of a year, with the folder read."""
    init(workspace, sample=False)
    page = YearPage(Journal(journal_file()), workspace, year)
    asyncio.run(page._read(workspace))
    return page


def test_next_years_plan_is_reached_and_filled_in_before_the_year_begins(
    workspace: Path, visitor: Visitor, clock: Path
) -> None:
    assert opened(workspace, 2026).board.state["years"] == [2026, 2027]
    page = YearPage(Journal(journal_file()), workspace, 2027)
    asyncio.run(page._read(workspace))
    assert page.board.state["years"] == [2026, 2027]
    for _ in range(2):  # the answer was long on the way
        assert "error" not in visitor.ask(page.board, "AddTopic", "a1", quarter=1, title="Học tập và làm theo Bác")
    topics = page.board.state["topics"]["quarters"][0]["topics"]
    assert [one["title"] for one in topics] == ["Học tập và làm theo Bác"]


def test_after_midnight_a_step_is_ticked_on_the_new_day(workspace: Path, visitor: Visitor, clock: Path) -> None:
    page = opened(workspace, 2026)
    visitor.ask(page.board, "AddTopic", "a1", quarter=4, title="Chuyển đổi số")
    plan = page.board.state["topics"]
    told = {"topic": plan["quarters"][3]["topics"][0]["id"], "step": "drafted", "done": "2026-12-01"}
    assert "chưa đến" in visitor.ask(page.board, "TellTopicStep", "s1", **told)["error"]
    set_to(clock, "2026-12-01T00:30")
    assert "error" not in visitor.ask(page.board, "TellTopicStep", "s2", **told)
    assert (plan["today"], page.board.state["topics"]["today"]) == ("2026-11-30", "2026-12-01")


def test_a_meeting_is_made_for_a_month_once_and_its_month_tells_so(
    workspace: Path, visitor: Visitor, clock: Path
) -> None:
    init(workspace, sample=True)
    page = YearPage(Journal(journal_file()), workspace, 2026)
    assert "Chưa đọc xong" in visitor.ask(page.board, "MakeMeeting", "early", month="2026-12")["error"]
    asyncio.run(page._read(workspace))
    months = page.board.state["months"]
    assert [one["mark"] for one in months[9:]] == ["todo", "current", "todo"]
    assert months[9]["told"] == "chưa có sổ ở đây", "nothing is known of the cell from then: it may not have been there"
    assert all(one["make"] for one in months)
    made = visitor.ask(page.board, "MakeMeeting", "m1", kind="regular", month="2026-12")["meeting"]
    meeting = Store(page._belonging.journal, made, process_clock()).meeting
    assert (meeting.title, f"{meeting.details.start:%d/%m/%Y}") == ("Sinh hoạt thường kỳ tháng 12/2026", "04/12/2026")
    december = page.board.state["months"][11]
    assert (december["meeting"], december["make"]) == (made, False)
    assert december["told"] == "đang chuẩn bị, 04/12"
    assert (
        "đã có buổi thường kỳ" in visitor.ask(page.board, "MakeMeeting", "m2", kind="regular", month="2026-12")["ask"]
    )
    again = visitor.ask(page.board, "MakeMeeting", "m3", kind="regular", month="2026-12", sure=True)["meeting"]
    assert again != made
    visitor.ask(page.board, "MakeMeeting", "m4", kind="regular", month="2026-03")
    march = page.board.state["months"][2]
    assert march["told"] == "đang chuẩn bị, 04/03", "what was held on paper is typed in afterwards"


@pytest.mark.parametrize("month", ["2026-13", "2026-1", "0000-01", "tháng 3"])
def test_what_is_no_month_is_refused(workspace: Path, visitor: Visitor, clock: Path, month: str) -> None:
    page = opened(workspace, 2026)
    assert "Không có tháng" in visitor.ask(page.board, "MakeMeeting", "m1", kind="regular", month=month)["error"]
    assert page._belonging.heads() == []


def test_only_a_regular_meeting_is_a_months(workspace: Path, visitor: Visitor, clock: Path) -> None:
    page = opened(workspace, 2026)
    told = visitor.ask(page.board, "MakeMeeting", "m1", kind="thematic", month="2026-12")["error"]
    assert "không phải buổi thường kỳ" in told


def test_the_meeting_of_a_topic_is_made_where_the_plan_is(workspace: Path, visitor: Visitor, clock: Path) -> None:
    init(workspace, sample=True)
    page = YearPage(Journal(journal_file()), workspace, 2026)
    asyncio.run(page._read(workspace))
    visitor.ask(page.board, "AddTopic", "a1", quarter=4, title="Chuyển đổi số")
    (topic,) = page.board.state["topics"]["quarters"][3]["topics"]
    made = visitor.ask(page.board, "MakeMeeting", "m1", kind="thematic", topic=topic["id"])["meeting"]
    meeting = Store(page._belonging.journal, made, process_clock()).meeting
    assert (meeting.title, topic_name(meeting)) == ("Sinh hoạt chuyên đề quý IV/2026", "Chuyển đổi số")
    (planned,) = page.board.state["topics"]["quarters"][3]["topics"]
    assert planned["meeting"] == made
