"""The year page without a browser: which years it leads to, and the plan over midnight."""

import asyncio
from datetime import datetime
from pathlib import Path

import pytest

from assistant.journal.journal import Journal
from assistant.platform.clock import system_now
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
