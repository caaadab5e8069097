"""A topic that its meeting keeps secret is told by nothing that comes of the plan: every way out is gone."""

import asyncio
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from assistant.cli.main import main
from assistant.documents.catalogue import FORMS
from assistant.domain import commands as c
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Meeting
from assistant.domain.meeting_topic import is_topic_secret
from assistant.domain.secrecy import public_version
from assistant.domain.topics import Topic
from assistant.journal.journal import Journal
from assistant.journal.record import dump_redacted, load
from assistant.journal.store import Store
from assistant.platform.clock import process_clock, system_now
from assistant.platform.paths import data_dir, journal_file
from assistant.usecases.cell_folder import read_cell
from assistant.usecases.cycle_calendar import calendar_of
from assistant.usecases.downloads import paper_at
from assistant.usecases.past_meetings import year_of
from assistant.usecases.topic_plan import TopicWriter, read_plan
from assistant.usecases.year import write_register
from assistant.usecases.year_report import write_report
from assistant.views.home.page import HomePage
from assistant.views.year.page import YearPage
from assistant.wording.domain import CLASSIFIED_ITEM
from assistant.wording.registers import TITLE
from assistant.workspace.init import init
from tests.builders import adoption
from tests.journal.making import VIETNAM
from tests.pages import Visitor

NAME = "Vụ việc riêng của đồng chí Tuấn"
"""The topic. No other text of these tests has any word of it that a search could find it by."""


@pytest.fixture(autouse=True)
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The afternoon of 20 November 2026."""
    wanted = datetime(2026, 11, 20, 14, 0, tzinfo=VIETNAM)
    file = tmp_path / "clock.txt"
    file.write_text(str((wanted - system_now()).total_seconds()), encoding="utf-8")
    monkeypatch.setenv("CHIBO_CLOCK", str(file))


def opened(workspace: Path) -> YearPage:
    page = YearPage(Journal(journal_file()), workspace, 2026)
    asyncio.run(page._read(workspace))
    return page


def planned(workspace: Path, visitor: Visitor, apart: bool, kind: str = "thematic") -> Store:
    """A meeting made from the plan's topic, and the item that names the topic made secret."""
    init(workspace, sample=True)
    page = opened(workspace)
    visitor.ask(page.board, "AddTopic", "a1", quarter=4, title=NAME, author="Trần Văn Đức")
    (topic,) = page.board.state["topics"]["quarters"][3]["topics"]
    assert topic["title"] == NAME, "nobody has said that it is secret yet"
    made = visitor.ask(page.board, "MakeMeeting", "m1", kind=kind, topic=topic["id"], sure=True)["meeting"]
    store = Store(page._belonging.journal, made, process_clock())
    store.send(c.AmendDetails(replace(store.meeting.details, secrets_apart=apart)))
    (item,) = (one for one in store.meeting.agenda if one.code == "T1")
    store.send(c.AmendItem(item.id, item.title, secret=True))
    return store


def held(store: Store) -> Meeting:
    """The session is held and its minutes are adopted."""
    store.send(c.StartMeeting())
    store.send(c.MarkRestPresent())
    store.send(adoption(in_favour=store.meeting.voting_base(process_clock()()).present, reason="đã đọc"))
    store.send(c.EndMeeting("Hết giờ."))
    return store.meeting


def lay(workspace: Path, meeting: Meeting) -> None:
    """Its record on the share, as the program publishes it."""
    folder = workspace / "2026" / "2026-11-20 chuyen-de"
    folder.mkdir(parents=True)
    (folder / "ho-so.json").write_bytes(dump_redacted(meeting, "Máy khác"))


def words_of(data: bytes) -> str:
    """Everything written in a Word or Excel file."""
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        return "\n".join(whole.read(name).decode("utf-8", "replace") for name in whole.namelist())


def fetched(address: str) -> bytes:
    path = paper_at(address)
    assert path is not None, address
    return path.read_bytes()


def ways_out(workspace: Path, visitor: Visitor, capsys: pytest.CaptureFixture[str]) -> Iterator[tuple[str, str]]:
    """Whatever tells of topics, by a name, and all that it tells."""
    page = opened(workspace)
    yield "year page", json.dumps(page.board.state, ensure_ascii=False, default=str)
    for name in TITLE:
        yield f"register {name} on the page", str(visitor.ask(page.board, "ShowRegister", register=name))
    for paper in ("ke-hoach-chuyen-de", "bao-cao-chuyen-de"):
        answer = asyncio.run(page._topics._paper({"paper": paper}, ""))
        yield f"{paper} of the year page", words_of(fetched(str(answer["file"])))
    assert page._book is not None
    now = process_clock()()
    yield "registers as Excel", words_of(fetched(write_register(page._book, workspace)))
    yield "yearly report", words_of(fetched(write_report(page._book, workspace, now)))
    home = HomePage(Journal(journal_file()), workspace)
    home._cell = read_cell(home._belonging, workspace, home._outbox)
    home.show()
    told = {**home.board.state, "plan": None}  # where the meeting itself is prepared, its box has its text
    yield "home", json.dumps(told, ensure_ascii=False, default=str)
    yield "search on home", str(visitor.ask(home.board, "Find", words=NAME))
    other = Meeting(kind=MeetingKind.THEMATIC, id="x")
    for one in home._belonging.heads():
        meeting = Store(home._belonging.journal, one.id, process_clock()).meeting
        yield "calendar", calendar_of(meeting, now).decode()
        yield "record for the share", dump_redacted(meeting, "m").decode() if meeting.details.secrets_apart else ""
        other = replace(meeting, id="another meeting", agenda=(), texts={})
    year = year_of(workspace, 2026)
    yield "plan printed from a meeting", str(FORMS["ke-hoach-chuyen-de"].body(other, year.order(other)))
    asked = ["--workspace", str(workspace)]
    commands = [["find", *NAME.split(), *asked, "--json"], ["year", "--year", "2026", *asked, "--json"]]
    commands += [["register", one, "--year", "2026", *asked] for one in TITLE]
    commands += [["rollup", str(workspace.parent), "--year", "2026", "--json"]]
    for command in commands:
        main(command)
        yield f"chibo {' '.join(command[:2])}", capsys.readouterr().out


def leaks(workspace: Path, visitor: Visitor, capsys: pytest.CaptureFixture[str]) -> list[str]:
    found = list(ways_out(workspace, visitor, capsys))
    assert len(found) > 30
    return [name for name, told in found if NAME in told]


@pytest.mark.parametrize("apart", [True, False], ids=["apart", "kept with the rest"])
def test_a_topic_whose_meeting_is_prepared_is_named_nowhere(
    workspace: Path, visitor: Visitor, capsys: pytest.CaptureFixture[str], apart: bool
) -> None:
    planned(workspace, visitor, apart)
    assert leaks(workspace, visitor, capsys) == []


@pytest.mark.parametrize("apart", [True, False], ids=["apart", "kept with the rest"])
def test_a_topic_whose_session_was_held_here_is_named_nowhere(
    workspace: Path, visitor: Visitor, capsys: pytest.CaptureFixture[str], apart: bool
) -> None:
    lay(workspace, held(planned(workspace, visitor, apart)))
    assert leaks(workspace, visitor, capsys) == []
    page = opened(workspace)
    assert page._book is not None
    report = words_of(fetched(write_report(page._book, workspace, process_clock()())))
    assert CLASSIFIED_ITEM in report, "a line of dots would ask somebody to write it in"


def test_a_topic_whose_session_another_machine_held_is_named_nowhere(
    workspace: Path, visitor: Visitor, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """This machine has the plan and a record in which the item is no more than its place."""
    store = planned(workspace, visitor, apart=True)
    lay(workspace, held(store))
    plan = read_plan(workspace).changes
    monkeypatch.setenv("CHIBO_DATA", str(workspace.parent / "another machine"))
    writer = TopicWriter(workspace, process_clock(), opened(workspace)._outbox)
    (topic,) = {one.thing for one in plan}
    fields = {key: value for one in plan for key, value in one.fields.items()}
    writer._writer.write((), topic, fields)
    assert leaks(workspace, visitor, capsys) == []
    (row,) = opened(workspace).board.state["topics"]["quarters"][3]["topics"]
    assert (row["title"], row["secret"], row["held"]) == (CLASSIFIED_ITEM, True, True)


def test_what_else_the_plan_has_is_changed_without_losing_the_title(workspace: Path, visitor: Visitor) -> None:
    store = planned(workspace, visitor, apart=True)
    page = opened(workspace)
    (row,) = page.board.state["topics"]["quarters"][3]["topics"]
    assert (row["title"], row["secret"]) == (CLASSIFIED_ITEM, True)
    told = {"topic": row["id"], "quarter": 3, "group": "task", "author": row["author"]}
    assert "error" not in visitor.ask(page.board, "AmendTopic", **told)
    assert read_plan(workspace).topic(row["id"]).title == NAME
    (item,) = (one for one in store.meeting.agenda if one.code == "T1")
    store.refresh()
    store.send(c.AmendItem(item.id, item.title, secret=False))
    page.show()
    (row,) = page.board.state["topics"]["quarters"][2]["topics"]
    assert (row["title"], row["secret"]) == (NAME, False), "who says so tells it again"


def test_another_meeting_of_the_topic_is_not_given_its_title(workspace: Path, visitor: Visitor) -> None:
    planned(workspace, visitor, apart=True)
    page = opened(workspace)
    (row,) = page.board.state["topics"]["quarters"][3]["topics"]
    made = visitor.ask(page.board, "MakeMeeting", "m2", kind="combined", topic=row["id"], sure=True)["meeting"]
    assert NAME not in str(Store(page._belonging.journal, made, process_clock()).meeting)


@pytest.mark.parametrize("kind", ["thematic", "combined"])
def test_the_place_of_a_secret_item_tells_that_it_names_the_topic(workspace: Path, visitor: Visitor, kind: str) -> None:
    """Also in the record on the share, where its boxes are not."""
    store = planned(workspace, visitor, True, kind)
    there = load(dump_redacted(store.meeting, "Máy khác"))
    assert is_topic_secret(there)
    assert is_topic_secret(public_version(store.meeting))
    (other,) = (one for one in store.meeting.agenda if one.code == "T2")
    (item,) = (one for one in store.meeting.agenda if one.code == "T1")
    store.send(c.AmendItem(item.id, item.title, secret=False))
    store.send(c.AmendItem(other.id, other.title, secret=True))
    assert not is_topic_secret(load(dump_redacted(store.meeting, "Máy khác")))


def test_data_of_this_machine_is_not_made_by_printing(workspace: Path) -> None:
    """A record is printed where nobody ever recorded a meeting."""
    init(workspace, sample=False)
    assert Topic("t", 2026, 4).secret is False
    assert year_of(workspace, 2026).topics == ()
    assert not (data_dir() / "chibo.sqlite").exists()
