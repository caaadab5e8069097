"""Records find their way to the outbox, once, and each meeting keeps a folder of its own."""

import json
import logging
import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.documents.rendering.docx_text import text_lines
from assistant.domain import commands as c
from assistant.journal import lock, record
from assistant.journal.belonging import Belonging
from assistant.journal.journal import Journal
from assistant.journal.machine import Machine
from assistant.journal.store import Store
from assistant.platform.paths import secrets_folder
from assistant.share.delivery import Deliverer
from assistant.share.outbox import Outbox
from assistant.usecases.minutes_printing import annex_state
from assistant.usecases.publishing import UNKNOWN_OWNER, MeetingFolders, Publisher, folder_owner
from tests.journal.making import START, Clock, made, making, running

HERE = Machine("a" * 32, "VĂN PHÒNG")
FOLDER = "2026/2026-11-04 thuong-ky"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "chi-bo"
    folder.mkdir()
    return folder


@pytest.fixture
def outbox(tmp_path: Path, clock: Clock, workspace: Path) -> Outbox:
    return Outbox(tmp_path / "data", clock, workspace)


def waiting(outbox: Outbox) -> dict[str, str]:
    """What waits: meeting -> title in the record."""
    items = [outbox.waiting_for(w.target) for w in outbox.status().waiting]
    return {str(i.target): json.loads(outbox.payload(i))["title"] for i in items if i and i.meeting}


def test_a_record_is_put_when_something_changed_and_only_then(
    path: Path, clock: Clock, workspace: Path, outbox: Outbox
) -> None:
    journal, store = running(path, clock)
    publisher = Publisher(journal, outbox, workspace, clock, HERE)
    assert publisher.tick() == [store.id]
    target = workspace / FOLDER / "ho-so.json"
    assert waiting(outbox) == {str(target): store.meeting.title}
    assert publisher.tick() == []
    Store(Journal(path), store.id, clock).send(c.AddGuest("Khách"))
    assert publisher.tick() == [], "not at every burst of keys"
    assert publisher.tick(hurry=True) == [store.id]
    store.send(c.AddGuest("Khách nữa"))
    clock.pass_time(11)
    assert publisher.tick() == [store.id]
    item = outbox.waiting_for(target)
    assert item is not None
    assert record.load(outbox.payload(item)) == store.meeting


def test_a_start_that_was_cancelled_leaves_no_lock_that_says_it_goes_on(
    path: Path, clock: Clock, workspace: Path, outbox: Outbox
) -> None:
    journal, store = running(path, clock)
    publisher = Publisher(journal, outbox, workspace, clock, HERE)
    store.send(c.CancelStart("hoãn"))
    publisher.tick(hurry=True)
    item = outbox.waiting_for(workspace / FOLDER / lock.FILE_NAME)
    assert item is not None
    assert not lock.load(outbox.payload(item)).running


def test_a_restart_publishes_nothing_again(path: Path, clock: Clock, workspace: Path, outbox: Outbox) -> None:
    journal, _ = running(path, clock)
    Publisher(journal, outbox, workspace, clock, HERE).tick()
    journal.close()
    again = Publisher(Journal(path), outbox, workspace, clock, HERE)
    assert again.tick() == []


def test_two_meetings_of_one_day_have_two_folders(path: Path, clock: Clock, workspace: Path, outbox: Outbox) -> None:
    journal, first = made(path, clock)
    clock.pass_time(1)
    Store.make(journal, making(START + timedelta(hours=3), "Buổi chiều"), clock)
    Publisher(journal, outbox, workspace, clock, HERE).tick()
    assert waiting(outbox) == {
        str(workspace / FOLDER / "ho-so.json"): first.meeting.title,
        str(workspace / f"{FOLDER} (2)" / "ho-so.json"): "Buổi chiều",
    }


def test_a_folder_belongs_to_the_meeting_whose_record_lies_in_it(
    tmp_path: Path, clock: Clock, workspace: Path, outbox: Outbox
) -> None:
    """Two laptops share the folder; a meeting restored on the second goes on in its own, and a new one beside it."""
    _, store = running(tmp_path / "first.sqlite", clock)
    taken = workspace / FOLDER
    taken.mkdir(parents=True)
    (taken / "ho-so.json").write_bytes(record.dump(store.meeting))
    second = Journal(tmp_path / "second.sqlite")
    clock.pass_time(1)
    fresh = Store.make(second, making(title="Buổi mới"), clock)
    restored = Store.make(second, c.RestoreMeeting(store.meeting), clock)
    folders = MeetingFolders(Belonging(second, workspace, outbox.notes), workspace)
    assert folders.of(fresh.meeting) == workspace / f"{FOLDER} (2)"
    assert folders.of(restored.meeting) == taken
    (taken / "ho-so.json").write_text("hỏng", encoding="utf-8")
    assert folders.of(restored.meeting) == taken, "kept once chosen"
    clock.pass_time(1)
    third = Store.make(second, making(title="Buổi thứ ba"), clock)
    assert folders.of(third.meeting) == workspace / f"{FOLDER} (3)"


def test_a_damaged_record_belongs_to_somebody(path: Path, clock: Clock, workspace: Path, outbox: Outbox) -> None:
    journal, store = made(path, clock)
    (workspace / FOLDER).mkdir(parents=True)
    (workspace / FOLDER / "ho-so.json").write_text('{"id":', encoding="utf-8")
    folders = MeetingFolders(Belonging(journal, workspace, outbox.notes), workspace)
    assert folders.of(store.meeting) == workspace / f"{FOLDER} (2)"


def test_a_share_that_does_not_answer_is_not_waited_for(tmp_path: Path) -> None:
    assert folder_owner(tmp_path, 1.0) == ""
    assert folder_owner(tmp_path / "missing", 1.0) == ""
    (tmp_path / "ho-so.json").mkdir()
    assert folder_owner(tmp_path, 1.0) == UNKNOWN_OWNER


def test_a_meeting_that_fails_stops_no_other_and_is_tried_again(
    path: Path, clock: Clock, workspace: Path, outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    journal, store = made(path, clock)
    clock.pass_time(1)
    other = Store.make(journal, making(START + timedelta(days=1), "Hôm sau"), clock)

    class FullDisk:
        notes, moves = outbox.notes, outbox.moves

        def put(self, meeting: str, target: Path, payload: bytes, *, again: bool = False) -> int:
            if meeting == store.id and not caplog.records:
                raise OSError("no space left")
            return outbox.put(meeting, target, payload, again=again)

    publisher = Publisher(journal, FullDisk(), workspace, clock, HERE)
    with caplog.at_level(logging.ERROR):
        assert publisher.tick() == [other.id]
    assert store.id in caplog.text
    clock.pass_time(11)
    assert publisher.tick() == [store.id]
    assert len(waiting(outbox)) == 2


def test_what_is_kept_apart_is_on_this_machine_and_not_on_the_share(
    path: Path, clock: Clock, workspace: Path, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHIBO_DATA", str(path.parent))
    command_id = making()
    command_id = replace(command_id, details=replace(command_id.details, secrets_apart=True))
    journal = Journal(path)
    store = Store.make(journal, command_id, clock)
    store.send(c.AmendItem("B1", "Đơn tố cáo", secret=True))
    store.send(c.EditText("item.B1.noi_dung", 0, 0, 0, "Lời kể kín"))
    store.send(c.StartMeeting())
    store.send(c.EndMeeting("Hết giờ"))
    Publisher(journal, outbox, workspace, clock, HERE).tick()
    waits = [i for w in outbox.status().waiting if (i := outbox.waiting_for(w.target))]
    put = {i.target.name: outbox.payload(i) for i in waits if i.meeting}
    assert [i.target.parent.name for i in waits if not i.meeting] == ["quy-dinh"], "the rules that the record refers to"
    assert sorted(put) == ["bien-ban.docx", "dang-ghi.json", "ho-so.json"]
    assert not [name for name, data in put.items() if "Lời kể kín".encode() in data]
    shared = record.load(put["ho-so.json"])
    assert shared.withheld is not None
    assert shared.withheld.machines == (HERE.name,)
    own = secrets_folder(store.id)
    assert record.load((own / "ho-so.json").read_bytes()) == store.meeting
    assert any("Lời kể kín" in line for line in text_lines((own / "phu-luc-mat.docx").read_bytes()))
    assert annex_state(store.id).file == "phu-luc-mat.docx"
    if os.name == "posix":
        for kept in (own, own / "ho-so.json", own / "phu-luc-mat.docx"):
            assert kept.stat().st_mode & 0o077 == 0


def test_the_share_s_record_comes_back_with_what_this_machine_kept(path: Path, clock: Clock) -> None:
    command_id = making()
    command_id = replace(command_id, details=replace(command_id.details, secrets_apart=True))
    store = Store.make(Journal(path), command_id, clock)
    store.send(c.StartMeeting())
    store.send(c.AmendItem("B1", "Đơn tố cáo", secret=True))
    store.send(c.EditText("item.B1.noi_dung", 0, 0, 0, "Lời kể kín"))
    shared = record.load(record.dump_redacted(store.meeting, HERE.name))
    gone_on = replace(shared, version=shared.version + 40, title="Buổi họp ghi tiếp ở máy khác")
    back = Store.make(Journal(path), c.RestoreMeeting(gone_on), clock).meeting
    assert back.title == gone_on.title
    assert back.text("item.B1.noi_dung") == "Lời kể kín"
    item = back.item("B1")
    assert item is not None
    assert item.title == "Đơn tố cáo"


@pytest.mark.parametrize("delivered", [True, False], ids=["it was there already", "it was waiting"])
def test_a_title_typed_before_the_item_was_marked_secret_leaves_the_folder_with_the_next_record(
    path: Path, clock: Clock, workspace: Path, outbox: Outbox, delivered: bool
) -> None:
    """The same file is written anew; the program keeps no earlier one there. What was printed is another matter."""
    title = "Đơn tố cáo của công dân"
    journal = Journal(path)
    store = Store.make(journal, replace(making(), details=replace(making().details, secrets_apart=True)), clock)
    publisher, courier = Publisher(journal, outbox, workspace, clock, HERE), Deliverer(outbox)
    item = store.meeting.agenda[7]
    store.send(c.AmendItem(item.id, title, "", 5))
    publisher.tick(hurry=True)
    while delivered and courier.step():
        continue
    assert not delivered or title in (workspace / FOLDER / "ho-so.json").read_text("utf-8")
    clock.pass_time(4)
    store.send(c.AmendItem(item.id, title, "", 5, secret=True))
    assert publisher.tick() == [store.id], "with the next look, a second later"
    outbox.retry_now()
    while courier.step():
        continue
    files = [file for file in workspace.rglob("*") if file.is_file()]
    assert FOLDER.rpartition("/")[2] in {file.parent.name for file in files}
    assert not [file for file in files if title.encode() in file.read_bytes()]
    assert store.meeting.agenda[7].title == title
