"""Dự thảo, tài liệu kèm theo: files copied beside the meeting, here at once and on the share when it is there."""

import base64
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from assistant.documents.rendering.unpacked_size import MOST_BYTES
from assistant.domain import commands as c
from assistant.journal.belonging import Belonging
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.paths import data_dir
from assistant.server.static import static_folder
from assistant.share.errors import ThisMachineFull
from assistant.share.files import Files
from assistant.share.outbox import Outbox
from assistant.usecases.attached_files import FOLDER, KINDS, AttachedFiles, with_paper, without_paper
from assistant.usecases.bad_input import BadInput
from assistant.usecases.downloads import paper_at
from assistant.usecases.intake import LARGEST
from assistant.usecases.publishing import MeetingFolders
from assistant.views.console.page import Console
from assistant.views.home.page import HomePage
from assistant.views.papers import PaperCommands
from assistant.wording import attached as words
from tests.journal.making import Clock
from tests.pages import Visitor
from tests.usecases.test_topic_plan import carried
from tests.word_files import word_file


@pytest.fixture
def outbox(workspace: Path, now: Clock) -> Outbox:
    return Outbox(data_dir(), now, workspace)


@pytest.fixture
def files(room: tuple[Journal, Store], workspace: Path, outbox: Outbox) -> AttachedFiles:
    return AttachedFiles(MeetingFolders(Belonging(room[0], workspace, outbox.notes), workspace), outbox)


def listed(files: AttachedFiles, store: Store) -> list[tuple[str, str]]:
    return [(one["name"], one["where"]) for one in files.listed(store.meeting)["files"]]


def on_share(workspace: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in workspace.glob(f"*/*/{FOLDER}/*")}


def test_a_file_is_here_at_once_and_comes_to_the_meetings_folder(
    files: AttachedFiles, store: Store, workspace: Path, outbox: Outbox
) -> None:
    assert files.attach(store.meeting, "Dự thảo.docx", b"x") == (
        "Dự thảo.docx",
        "“Dự thảo.docx”: đã kèm theo buổi sinh hoạt.",
        True,
    )
    assert listed(files, store) == [("Dự thảo.docx", words.WAITING)]
    carried(outbox)
    assert on_share(workspace) == {"Dự thảo.docx": b"x"}
    assert listed(files, store) == [("Dự thảo.docx", words.THERE)]


def test_the_same_file_is_attached_once_and_another_of_its_name_gets_a_number(
    files: AttachedFiles, store: Store, workspace: Path, outbox: Outbox
) -> None:
    files.attach(store.meeting, "so lieu.pdf", b"one")
    carried(outbox)
    again = files.attach(store.meeting, "khac.pdf", b"one")
    assert "đã kèm theo rồi" in again.told
    assert (again.name, again.new) == ("so lieu.pdf", False)
    assert files.attach(store.meeting, "SO LIEU.pdf", b"two")[0] == "SO LIEU (2).pdf"
    carried(outbox)
    assert on_share(workspace) == {"so lieu.pdf": b"one", "SO LIEU (2).pdf": b"two"}


def test_what_somebody_puts_into_the_folder_is_attached_too_and_can_be_fetched(
    files: AttachedFiles, store: Store, workspace: Path, outbox: Outbox
) -> None:
    files.attach(store.meeting, "a.txt", b"a")
    carried(outbox)
    (place,) = workspace.glob(f"*/*/{FOLDER}")
    (place / "b.png").write_bytes(b"b")
    assert [name for name, _ in listed(files, store)] == ["a.txt", "b.png"]
    for name, data in (("a.txt", b"a"), ("b.png", b"b")):
        there = paper_at(files.fetch(store.meeting, name))
        assert there is not None
        assert there.read_bytes() == data
    with pytest.raises(BadInput, match="Không còn tệp"):
        files.fetch(store.meeting, "../ho-so.json")


@pytest.mark.parametrize("delivered", [True, False])
def test_a_file_is_taken_away_here_and_on_the_share(
    files: AttachedFiles, store: Store, workspace: Path, outbox: Outbox, delivered: bool
) -> None:
    files.attach(store.meeting, "a.pdf", b"a")
    if delivered:
        carried(outbox)
    files.remove(store.meeting, "a.pdf")
    carried(outbox)
    assert (listed(files, store), on_share(workspace)) == ([], {})
    with pytest.raises(BadInput, match="Không còn tệp"):
        files.remove(store.meeting, "a.pdf")
    assert files.attach(store.meeting, "a.pdf", b"a")[0] == "a.pdf"
    carried(outbox)
    assert on_share(workspace) == {"a.pdf": b"a"}, "what was taken away can be attached again"


def test_while_the_share_is_away_a_file_waits_and_comes_later(
    files: AttachedFiles, store: Store, workspace: Path, outbox: Outbox, tmp_path: Path
) -> None:
    files.attach(store.meeting, "a.pdf", b"a")
    carried(outbox)
    away = workspace.rename(tmp_path / "mất mạng")
    workspace.write_bytes(b"")  # as little of a folder as one that is not given out
    files.attach(store.meeting, "b.pdf", b"b")
    told = files.listed(store.meeting)
    assert [(one["name"], one["where"]) for one in told["files"]] == [
        ("a.pdf", words.ONLY_HERE),
        ("b.pdf", words.WAITING),
    ]
    assert "Chưa xem được thư mục của buổi" in told["problem"]
    workspace.unlink()
    away.rename(workspace)
    carried(outbox)
    assert sorted(on_share(workspace)) == ["a.pdf", "b.pdf"]


def test_where_the_share_is_not_there_at_all_nothing_is_taken_away_or_forgotten(
    files: AttachedFiles, store: Store, workspace: Path, outbox: Outbox, tmp_path: Path
) -> None:
    """A drive that is unplugged looks like a folder that never was: what lies there was told as removed."""
    files.attach(store.meeting, "a.pdf", b"a")
    carried(outbox)
    files.attach(store.meeting, "b.pdf", b"b")
    away = workspace.rename(tmp_path / "rút ra")
    assert "Chưa xem được thư mục của buổi" in files.listed(store.meeting)["problem"]
    with pytest.raises(BadInput, match="Chưa bỏ được"):
        files.remove(store.meeting, "a.pdf")
    assert listed(files, store) == [("a.pdf", words.ONLY_HERE), ("b.pdf", words.WAITING)]
    away.rename(workspace)
    carried(outbox)
    assert sorted(on_share(workspace)) == ["a.pdf", "b.pdf"]


def test_what_this_machine_could_not_queue_is_not_attached_and_can_be_chosen_again(
    files: AttachedFiles, store: Store, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its copy lay here, so that it was told as attached already and never came to the share."""

    def full(meeting: str, target: Path, payload: bytes, *, again: bool) -> int:
        raise ThisMachineFull(target)

    with monkeypatch.context() as patched:
        patched.setattr(outbox, "put", full)
        with pytest.raises(BadInput):
            files.attach(store.meeting, "a.pdf", b"a")
    assert listed(files, store) == []
    assert files.attach(store.meeting, "a.pdf", b"a")[0] == "a.pdf"
    assert listed(files, store) == [("a.pdf", words.WAITING)]


def test_a_word_file_that_unpacks_without_end_is_not_looked_into(files: AttachedFiles, store: Store) -> None:
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as package, package.open("word/document.xml", "w") as part:
        for _ in range(MOST_BYTES // 2**20 + 1):
            part.write(bytes(2**20))
    with pytest.raises(BadInput, match="giải nén"):
        files.attach(store.meeting, "a.docx", bomb.getvalue())


def test_programs_and_what_is_stamped_secret_are_not_attached(files: AttachedFiles, store: Store) -> None:
    for name, data, why in (
        ("a.exe", b"x", "Chỉ nhận tệp Word"),
        ("a.docm", b"x", "Chỉ nhận tệp Word"),
        ("a.docx", word_file("MẬT"), "dấu mật"),
    ):
        with pytest.raises(BadInput, match=why):
            files.attach(store.meeting, name, data)
    assert listed(files, store) == []


def test_the_page_offers_the_files_that_are_taken() -> None:
    page = (static_folder() / "attached.js").read_text("utf-8")
    offered = re.search(r'KINDS = "(.*)"', page)
    most = re.search(r"MOST = (\d+) \* 2 \*\* 20", page)
    assert offered and most
    assert set(offered[1].split(",")) == KINDS
    assert int(most[1]) * 2**20 == LARGEST


def test_the_line_of_papers_goes_with_the_files() -> None:
    line = with_paper("Báo cáo tháng 10", "Dự thảo nghị quyết.docx")
    assert line == "Báo cáo tháng 10; Dự thảo nghị quyết"
    assert with_paper(line, "Dự thảo nghị quyết.docx") == line
    assert without_paper(line, "Dự thảo nghị quyết.docx") == "Báo cáo tháng 10"
    assert without_paper("do người khác ghi", "Dự thảo.docx") == "do người khác ghi"
    assert with_paper("", "a.pdf") == "a"
    two = with_paper("Báo cáo", "Phần 1; phần 2.docx")
    assert two == "Báo cáo; Phần 1, phần 2"
    assert without_paper(two, "Phần 1; phần 2.docx") == "Báo cáo"


def test_of_a_paper_in_two_kinds_of_file_the_line_keeps_the_other(
    workspace: Path, console: Console, visitor: Visitor, store: Store
) -> None:
    head = console.regions["head"]
    for name, piece in (("Dự thảo.docx", "YQ=="), ("Dự thảo.pdf", "Yg==")):
        visitor.ask(head, "AttachFile", upload=name, file=name, size=1, at=0, piece=piece)
    visitor.ask(head, "RemoveAttached", file="Dự thảo.docx")
    store.refresh()
    assert "Dự thảo" in store.meeting.details.papers
    visitor.ask(head, "RemoveAttached", file="Dự thảo.pdf")
    store.refresh()
    assert "Dự thảo" not in store.meeting.details.papers


def test_on_home_a_file_is_attached_to_the_meeting_that_is_prepared_and_named_for_the_notice(
    workspace: Path, visitor: Visitor, store: Store
) -> None:
    home = HomePage(Journal(data_dir() / "chibo.sqlite"), workspace)

    def sent(name: str, data: bytes, upload: str) -> dict[str, Any]:
        piece = base64.b64encode(data).decode()
        return visitor.ask(home.board, "AttachFile", upload=upload, file=name, size=len(data), at=0, piece=piece)

    assert "đã kèm theo" in sent("Dự thảo.docx", b"x", "1")["told"]
    assert "Chỉ nhận tệp" in sent("virus.exe", b"x", "2")["problem"]
    assert [one["name"] for one in visitor.ask(home.board, "ListAttached")["files"]] == ["Dự thảo.docx"]
    store.refresh()
    assert store.meeting.details.papers.endswith("Dự thảo")
    assert "papers/" in visitor.ask(home.board, "FetchAttached", file="Dự thảo.docx")["file"]
    visitor.ask(home.board, "RemoveAttached", file="Dự thảo.docx")
    store.refresh()
    assert "Dự thảo" not in store.meeting.details.papers
    store.send(c.StartMeeting())
    assert "error" in visitor.ask(home.board, "ListAttached")


def test_on_the_console_they_are_looked_at_any_time_and_changed_before_the_meeting_begins(
    console: Console, visitor: Visitor, store: Store
) -> None:
    head = console.regions["head"]
    told: dict[str, Any] = {"upload": "1", "file": "a.pdf", "size": 1, "at": 0, "piece": "YQ=="}
    assert "đã kèm theo" in visitor.ask(head, "AttachFile", **told)["told"]
    store.refresh()
    assert store.meeting.details.papers.endswith("a")
    store.send(c.StartMeeting())
    assert [one["name"] for one in visitor.ask(head, "ListAttached")["files"]] == ["a.pdf"]
    assert visitor.ask(head, "FetchAttached", file="a.pdf")["file"]
    assert "đã bắt đầu" in visitor.ask(head, "AttachFile", **told | {"upload": "2"})["error"]
    assert "đã bắt đầu" in visitor.ask(head, "RemoveAttached", file="a.pdf")["error"]


def test_what_waits_for_a_share_that_is_away_is_taken_back_and_never_comes_there(
    files: AttachedFiles, store: Store, workspace: Path, outbox: Outbox, tmp_path: Path
) -> None:
    files.attach(store.meeting, "a.pdf", b"a")
    carried(outbox)
    away = workspace.rename(tmp_path / "rút ra")
    files.attach(store.meeting, "Nhầm.pdf", b"b")
    assert files.others(store.meeting, "NHẦM.pdf") == ["a.pdf"]
    files.remove(store.meeting, "NHẦM.pdf")
    assert listed(files, store) == [("a.pdf", words.ONLY_HERE)]
    with pytest.raises(BadInput, match="Chưa bỏ được"):
        files.remove(store.meeting, "Nhầm.pdf")
    away.rename(workspace)
    carried(outbox)
    assert sorted(on_share(workspace)) == ["a.pdf"]


@pytest.fixture
def reader(console: Console, room: tuple[Journal, Store], visitor: Visitor, now: Clock) -> Console:
    """Another console of the meeting, which has not got the pen: what it writes is refused."""
    other = Console(room[0], Store(room[0], room[1].id, now), PaperCommands(data_dir(), room[0], now))
    for page, one in (("p1", console), ("p2", other)):
        visitor.ask(one.regions["head"], "Here", page=page, browser=page, where="máy này")
    assert "error" not in visitor.ask(console.regions["head"], "TakePen")
    return other


def test_a_file_whose_name_cannot_be_written_into_the_line_is_not_attached(
    workspace: Path, console: Console, reader: Console, visitor: Visitor, store: Store, outbox: Outbox
) -> None:
    told: dict[str, Any] = {"upload": "1", "file": "Dự thảo.pdf", "size": 1, "at": 0, "piece": "YQ=="}
    assert "error" in visitor.ask(reader.regions["head"], "AttachFile", **told)
    carried(outbox)
    assert visitor.ask(console.regions["head"], "ListAttached")["files"] == []
    assert on_share(workspace) == {}
    assert "đã kèm theo" in visitor.ask(console.regions["head"], "AttachFile", **told | {"upload": "2"})["told"]
    carried(outbox)
    assert "error" in visitor.ask(reader.regions["head"], "RemoveAttached", file="Dự thảo.pdf")
    store.refresh()
    assert (list(on_share(workspace)), store.meeting.details.papers) == (["Dự thảo.pdf"], "Dự thảo")


def test_a_file_that_cannot_be_taken_away_stays_named(
    workspace: Path, console: Console, visitor: Visitor, store: Store, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = console.regions["head"]
    visitor.ask(head, "AttachFile", upload="1", file="Dự thảo.pdf", size=1, at=0, piece="YQ==")
    carried(outbox)

    def held(self: Files, path: Path) -> None:
        raise PermissionError(13, "held open in Word", str(path))

    monkeypatch.setattr(Files, "remove", held)
    assert "Chưa bỏ được" in visitor.ask(head, "RemoveAttached", file="Dự thảo.pdf")["error"]
    store.refresh()
    assert store.meeting.details.papers.endswith("Dự thảo")
    assert [one["name"] for one in visitor.ask(head, "ListAttached")["files"]] == ["Dự thảo.pdf"]


def test_a_file_that_is_there_already_is_named_again(console: Console, visitor: Visitor, store: Store) -> None:
    """The program was killed between the copy and the line: who attaches it once more has both."""
    head = console.regions["head"]
    told: dict[str, Any] = {"file": "Dự thảo.pdf", "size": 1, "at": 0, "piece": "YQ=="}
    visitor.ask(head, "AttachFile", upload="1", **told)
    store.refresh()
    store.send(c.AmendDetails(replace(store.meeting.details, papers="")))
    assert "đã kèm theo rồi" in visitor.ask(head, "AttachFile", upload="2", **told)["told"]
    store.refresh()
    assert store.meeting.details.papers == "Dự thảo"
