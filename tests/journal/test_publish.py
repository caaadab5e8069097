"""Records find their way to the outbox, once, and each meeting keeps a folder of its own."""

import json
import logging
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.domain import commands as c
from assistant.journal import record
from assistant.journal.journal import Journal
from assistant.journal.machine import Machine
from assistant.journal.store import Store
from assistant.publish import UNKNOWN, Folders, Publisher, owner
from assistant.share.outbox import Outbox

from .making import START, Clock, made, making, running

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
    return {str(i.target): json.loads(outbox.payload(i))["title"] for i in items if i}


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
    item = outbox.next()
    assert item is not None
    assert record.load(outbox.payload(item)) == store.meeting
    assert item.target == target


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


def test_a_folder_belongs_to_the_meeting_whose_record_lies_in_it(tmp_path: Path, clock: Clock, workspace: Path) -> None:
    """Two laptops share the folder; a meeting restored on the second goes on in its own, and a new one beside it."""
    _, store = running(tmp_path / "first.sqlite", clock)
    taken = workspace / FOLDER
    taken.mkdir(parents=True)
    (taken / "ho-so.json").write_bytes(record.dump(store.meeting))
    second = Journal(tmp_path / "second.sqlite")
    clock.pass_time(1)
    fresh = Store.make(second, making(title="Buổi mới"), clock)
    restored = Store.make(second, c.RestoreMeeting(store.meeting), clock)
    folders = Folders(second, workspace)
    assert folders.of(fresh.meeting) == workspace / f"{FOLDER} (2)"
    assert folders.of(restored.meeting) == taken
    (taken / "ho-so.json").write_text("hỏng", encoding="utf-8")
    assert folders.of(restored.meeting) == taken, "kept once chosen"
    clock.pass_time(1)
    third = Store.make(second, making(title="Buổi thứ ba"), clock)
    assert folders.of(third.meeting) == workspace / f"{FOLDER} (3)"


def test_a_damaged_record_belongs_to_somebody(path: Path, clock: Clock, workspace: Path) -> None:
    journal, store = made(path, clock)
    (workspace / FOLDER).mkdir(parents=True)
    (workspace / FOLDER / "ho-so.json").write_text('{"id":', encoding="utf-8")
    assert Folders(journal, workspace).of(store.meeting) == workspace / f"{FOLDER} (2)"


def test_a_share_that_does_not_answer_is_not_waited_for(tmp_path: Path) -> None:
    assert owner(tmp_path, 1.0) == ""
    assert owner(tmp_path / "missing", 1.0) == ""
    (tmp_path / "ho-so.json").mkdir()
    assert owner(tmp_path, 1.0) == UNKNOWN


def test_a_meeting_that_fails_stops_no_other_and_is_tried_again(
    path: Path, clock: Clock, workspace: Path, outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    journal, store = made(path, clock)
    clock.pass_time(1)
    other = Store.make(journal, making(START + timedelta(days=1), "Hôm sau"), clock)

    class FullDisk:
        def put(self, meeting: str, target: Path, payload: bytes) -> int:
            if meeting == store.id and not caplog.records:
                raise OSError("no space left")
            return outbox.put(meeting, target, payload)

    publisher = Publisher(journal, FullDisk(), workspace, clock, HERE)
    with caplog.at_level(logging.ERROR):
        assert publisher.tick() == [other.id]
    assert store.id in caplog.text
    clock.pass_time(11)
    assert publisher.tick() == [store.id]
    assert len(waiting(outbox)) == 2
