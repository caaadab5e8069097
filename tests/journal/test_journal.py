"""What was confirmed is on the disk; two writers never lose or double anything; a list costs nothing."""

import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import apsw
import pytest

from assistant.domain import commands as c
from assistant.domain.events import GuestAdded, ItemOpened
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.procedure import replay
from assistant.domain.refusal import Refused, Stale
from assistant.domain.rules import Panel
from assistant.journal.database import JournalUnusable, require_sqlite
from assistant.journal.journal import Conflict, Journal
from assistant.journal.store import Store
from tests.journal import writer
from tests.journal.making import START, Clock, made, making, running


def test_what_is_written_is_read_again(path: Path, clock: Clock) -> None:
    journal, store = running(path, clock)
    journal.close()
    again = Journal(path)
    assert replay(again.read(store.id)) == store.meeting
    assert store.meeting.version == len(again.read(store.id)) == 19
    assert again.read(store.id, after=18) == again.read(store.id)[-1:]
    assert again.read("nobody") == []
    assert Store(again, "nobody", clock).meeting.id == ""


def test_the_file_is_safe_for_several_writers(journal: Journal) -> None:
    assert journal.database.rows("PRAGMA journal_mode") == [("wal",)]
    assert journal.database.rows("PRAGMA synchronous") == [(2,)]
    with pytest.raises(JournalUnusable, match="3.40.1 quá cũ"):
        require_sqlite("3.40.1")
    require_sqlite("3.51.3")


def test_an_append_on_old_news_is_a_conflict_and_writes_nothing(path: Path, clock: Clock) -> None:
    journal, store = made(path, clock)
    before = journal.read(store.id)
    for expected in (0, 5):
        with pytest.raises(Conflict):
            journal.append(store.id, [ItemOpened(clock(), "B1")], expected=expected)
    with pytest.raises(ValueError, match="cannot begin with ItemOpened"):
        journal.append("another", [ItemOpened(clock(), "B1")], expected=0)
    assert journal.read(store.id) == before
    assert [head.id for head in journal.heads()] == [store.id]


def test_a_refusal_changes_nothing(path: Path, clock: Clock) -> None:
    journal, store = made(path, clock)
    meeting = store.meeting
    with pytest.raises(Refused):
        store.send(c.GoToItem("B1"))
    assert store.meeting is meeting
    assert len(journal.read(store.id)) == 1


def test_a_command_sent_again_is_granted_once(path: Path, clock: Clock) -> None:
    journal, store = running(path, clock)
    assert store.send(c.AddGuest("Trần Văn A"), "command-1")
    other = Store(Journal(path), store.id, clock)
    assert other.send(c.AddGuest("Trần Văn A"), "command-1") == []
    assert len(other.meeting.guests) == 1
    assert journal.seen("command-1")
    assert not journal.seen("command-2")
    assert not journal.seen("")
    clock.pass_time(1)
    twice = [Store.make(journal, making(title="Một buổi khác"), clock, "command-3") for _ in range(2)]
    assert twice[0].id == twice[1].id
    assert len(journal.heads()) == 2


def test_a_command_is_decided_again_on_the_newer_state(path: Path, clock: Clock) -> None:
    """The other page writes between decision and append; both end up in the journal, the stale one in words."""
    _, store = running(path, clock)
    other = Store(Journal(path), store.id, clock)
    interruptions: Iterator[c.Command] = iter([])

    def interrupting() -> datetime:
        if command_id := next(interruptions, None):
            other.send(command_id)
        return clock()

    hurried = Store(Journal(path), store.id, interrupting)
    key = next(f"item.{i.id}.ket_luan" for i in store.meeting.agenda if i.records_panel(Panel.CONCLUSION))
    interruptions = iter([c.AddGuest("Khách 1"), c.AddGuest("Khách 2")])
    hurried.send(c.AddGuest("Khách 3"))
    assert [g.name for g in hurried.meeting.guests.values()] == ["Khách 1", "Khách 2", "Khách 3"]
    interruptions = iter([c.EditText(key, 0, 0, 0, "Họ")])
    with pytest.raises(Stale) as stale:
        hurried.send(c.EditText(key, 0, 0, 0, "Tôi"))
    assert stale.value.facts["value"] == "Họ"
    assert hurried.meeting.text(key) == "Họ"


def test_threads_that_write_at_once_lose_and_double_nothing(path: Path, clock: Clock) -> None:
    journal, store = running(path, clock)

    def write(name: str) -> None:
        mine = Store(Journal(path), store.id, clock)
        for number in range(40):
            mine.send(c.AddGuest(f"{name} {number}"), f"{name}-{number}")

    threads = [threading.Thread(target=write, args=(name,)) for name in "ABC"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    names = Counter(e.guest.name for e in journal.read(store.id) if isinstance(e, GuestAdded))
    assert names == Counter(f"{name} {number}" for name in "ABC" for number in range(40))
    store.refresh()
    assert store.meeting == replay(journal.read(store.id))


def child(path: Path, meeting: str, name: str, most: int) -> "subprocess.Popen[str]":
    root = str(Path(__file__).resolve().parents[2])
    return subprocess.Popen(
        [sys.executable, "-X", "utf8", writer.__file__, str(path), meeting, name, str(most)],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=root,
        env={**os.environ, "PYTHONPATH": root},
    )


def test_processes_that_write_at_once_lose_and_double_nothing(path: Path, clock: Clock) -> None:
    journal, store = running(path, clock)
    children = [child(path, store.id, name, 60) for name in ("Tổ một", "Tổ hai")]
    assert [len(c.communicate()[0].splitlines()) for c in children] == [60, 60]
    assert [c.returncode for c in children] == [0, 0]
    names = Counter(e.guest.name for e in journal.read(store.id) if isinstance(e, GuestAdded))
    assert sorted(names.values()) == [1] * 120
    assert journal.check() == ""


def test_what_a_killed_process_was_told_is_there(path: Path, clock: Clock) -> None:
    journal, store = running(path, clock)
    process = child(path, store.id, "Khách", -1)
    assert process.stdout is not None
    confirmed = [process.stdout.readline().strip() for _ in range(150)]
    process.kill()
    confirmed += process.stdout.read().splitlines()
    process.wait()
    process.stdout.close()
    assert journal.check() == ""
    written = [e.guest.name for e in journal.read(store.id) if isinstance(e, GuestAdded)]
    told = [line.strip() for line in confirmed if line.strip()]
    assert written[: len(told)] == told
    assert len(written) - len(told) <= 1, "only the write in hand may be there without having been confirmed"
    store.refresh()
    assert len(store.meeting.guests) == len(written)


def test_the_list_follows_a_start_that_was_cancelled_and_an_end_that_was_set_right(path: Path, clock: Clock) -> None:
    journal, store = running(path, clock)
    store.send(c.CancelStart("hoãn"))
    head = journal.head(store.id)
    assert head is not None
    assert (head.stage, head.started) == (Stage.PLANNED, None)
    store.send(c.StartMeeting())
    clock.pass_time(7200)
    store.send(c.EndMeeting("hết giờ"))
    store.send(c.CorrectEnd(START + timedelta(hours=1), "hết giờ"))
    head = journal.head(store.id)
    assert head is not None
    assert (head.stage, head.ended) == (Stage.ENDED, START + timedelta(hours=1))


def test_the_list_of_meetings_follows_the_facts(path: Path, clock: Clock) -> None:
    journal, store = made(path, clock)
    clock.pass_time(1)
    later = Store.make(journal, making(START + timedelta(days=30), "Tháng sau"), clock)
    assert [h.id for h in journal.heads()] == [later.id, store.id]
    head = journal.heads()[1]
    assert (head.title, head.start, head.stage, head.cell) == (store.meeting.title, START, Stage.PLANNED, "Chi bộ Mẫu")
    moved = START + timedelta(hours=1)
    store.send(c.AmendDetails(replace(store.meeting.details, start=moved)))
    store.send(c.StartMeeting())
    clock.pass_time(60)
    store.send(c.AdoptMinutes(("Biên bản",), "{}", "mau", "0"))
    adopted = journal.head(store.id)
    assert adopted is not None
    assert (adopted.start, adopted.started, adopted.adopted) == (moved, START + timedelta(seconds=1), clock())
    store.send(c.ReopenMinutes("Sai tên"))
    store.send(c.EndMeeting("Hết giờ"))
    ended = journal.head(store.id)
    assert ended is not None
    assert (ended.adopted, ended.ended, ended.stage, ended.changed) == (None, clock(), Stage.ENDED, clock())
    assert ended.version == store.meeting.version == len(journal.read(store.id))


def test_a_backup_is_whole_while_others_write(path: Path, clock: Clock, tmp_path: Path) -> None:
    journal, store = running(path, clock)
    copy = tmp_path / "sao-luu.sqlite"
    copy.write_text("an older copy")
    journal.backup(copy)
    store.send(c.AddGuest("Đến sau"))
    assert replay(Journal(copy).read(store.id)) == replay(journal.read(store.id)[:-1])
    assert not copy.with_name(copy.name + ".tmp").exists()


def test_a_file_of_another_program_or_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    foreign, newer = tmp_path / "x.sqlite", tmp_path / "y.sqlite"
    with apsw.Connection(str(foreign)) as db:
        db.execute("CREATE TABLE t (x)")
    with pytest.raises(JournalUnusable, match="không phải nhật ký của Chibo"):
        Journal(foreign)
    Journal(newer).database.rows("PRAGMA user_version = 99")
    with pytest.raises(JournalUnusable, match="mới hơn"):
        Journal(newer)


def test_a_meeting_moves_to_another_laptop_and_back(tmp_path: Path, clock: Clock) -> None:
    here, store = running(tmp_path / "here.sqlite", clock)
    store.send(c.StartSpeech("dv-03"))
    there = Journal(tmp_path / "there.sqlite")
    taken = Store.make(there, c.RestoreMeeting(store.meeting), clock)
    assert replace(taken.meeting, version=0) == replace(store.meeting, version=0)
    assert taken.meeting.version == store.meeting.version + 1
    taken.send(c.StartSpeech("dv-04"))
    assert len(taken.meeting.speeches) == 2
    with pytest.raises(Refused, match="meeting_exists"):
        Store.make(there, c.RestoreMeeting(store.meeting), clock)
    back = Store.make(here, c.RestoreMeeting(taken.meeting), clock)
    assert back.meeting.speeches == taken.meeting.speeches
    assert store.refresh()
    assert store.meeting == back.meeting == replay(here.read(store.id), Meeting())
    store.send(c.StopSpeech())
    assert back.refresh()
    assert [h.version for h in here.heads()] == [back.meeting.version]


def test_the_list_of_meetings_follows_an_end_taken_back_and_a_start_set_right(path: Path, clock: Clock) -> None:
    journal, store = running(path, clock)
    began = clock() - timedelta(seconds=5)
    clock.pass_time(60)
    store.send(c.CorrectStart(began))
    store.send(c.EndMeeting("nhầm"))
    store.send(c.Undo())
    head = journal.head(store.id)
    assert head is not None
    assert (head.stage, head.started, head.ended) == (Stage.RUNNING, began, None)
    store.send(c.Redo())
    again = journal.head(store.id)
    assert again is not None and (again.stage, again.ended) == (Stage.ENDED, store.meeting.ended())
    journal.close()


def test_a_title_that_goes_with_the_day_is_seen_in_the_list(journal: Journal, clock: Clock) -> None:
    store = Store.make(journal, replace(making(), title="Sinh hoạt thường kỳ tháng 11/2026"), clock)
    details = store.meeting.details
    title = "Sinh hoạt thường kỳ tháng 12/2026"
    store.send(c.AmendDetails(replace(details, start=details.start.replace(month=12)), title))
    assert store.meeting.title == title
    head = journal.head(store.id)
    assert head is not None
    assert head.title == store.meeting.title
