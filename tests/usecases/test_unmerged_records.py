"""What another machine recorded and this record has not: told, looked at, taken in by hand, never merged silently."""

from pathlib import Path
from typing import Any

import pytest

from assistant.domain import commands as c
from assistant.domain.attendance import Presence
from assistant.domain.meeting import Takeover, evolve
from assistant.journal import record
from assistant.journal.journal import Journal
from assistant.journal.machine import Machine, this_machine
from assistant.journal.store import Store
from assistant.platform.paths import data_dir, unmerged_folder
from assistant.usecases.unmerged_records import text_beyond
from assistant.views.console.page import Console
from assistant.views.papers import PaperCommands
from tests.journal.making import Clock, making
from tests.pages import Visitor

BOX = "item.B6.ket_luan"
HERE, THERE = Machine("b" * 32, "LAPTOP"), Machine("a" * 32, "VANPHONG")


def write(store: Store, words: str, key: str = BOX) -> None:
    store.refresh()
    text = store.meeting.texts.get(key)
    store.send(c.EditText(key, text.rev if text else 0, len(text.value) if text else 0, 0, words))


@pytest.fixture
def there(tmp_path: Path, now: Clock) -> Store:
    """The machine that recorded first."""
    store = Store.make(Journal(tmp_path / "there.sqlite"), making(), now)
    store.send(c.StartMeeting())
    store.send(c.MarkRestPresent())
    store.send(c.GoToItem("B6"))
    write(store, "Thống nhất.")
    return store


@pytest.fixture
def here(there: Store, workspace: Path, visitor: Visitor, now: Clock) -> Console:
    """The console of the machine that took over."""
    journal = Journal(data_dir() / "chibo.sqlite")
    store = Store.make(journal, c.TakeOver(there.meeting, HERE.id, HERE.name, "", THERE.name), now)
    return Console(journal, store, PaperCommands(data_dir(), journal, now))


def come(there: Store, console: Console) -> None:
    """The record that the other machine left is on this machine's disk."""
    folder = unmerged_folder(there.id)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / THERE.record_name).write_bytes(record.dump(there.meeting))
    console.show()


def left(console: Console) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = console.regions["machines"].state["left"]
    return found


def test_what_both_had_is_not_left(there: Store, here: Console) -> None:
    come(there, here)
    assert left(here) == []


def test_what_only_the_other_has_is_told_and_taken_in(there: Store, here: Console, visitor: Visitor) -> None:
    write(there, " Giao chi ủy.")
    write(here._store, " Ghi tiếp.")
    come(there, here)
    (one,) = left(here)
    assert (one["name"], one["chars"]) == ("VANPHONG", len("Giao chi ủy."))
    (piece,) = one["pieces"]
    assert piece["label"].endswith("kết luận")
    assert (piece["missing"], piece["whole"], piece["fits"]) == (" Giao chi ủy.", "Thống nhất. Giao chi ủy.", True)
    assert here._store.meeting.text(BOX) == "Thống nhất. Ghi tiếp.", "nothing was merged"
    assert "error" not in visitor.ask(here.regions["machines"], "TakeIn", file=one["file"], key=BOX)
    assert here._store.meeting.text(BOX) == "Thống nhất. Ghi tiếp.\nGiao chi ủy."
    assert left(here) == []
    text = here._store.meeting.texts[BOX]
    here._store.send(c.EditText(BOX, text.rev, 0, len(text.value), "Viết lại."))
    here.show()
    assert left(here) == [], "what was taken in and then edited does not come back"
    again = Console(here._journal, here._store, PaperCommands(data_dir(), here._journal, here._clock))
    assert left(again) == []


def test_speeches_votes_tasks_and_the_roll_are_told(there: Store, here: Console, visitor: Visitor) -> None:
    for store, speaker, words in ((there, "dv-03", "Ở máy A."), (here._store, "dv-04", "Ở máy B.")):
        store.send(c.StartSpeech(speaker))
        speech = store.meeting.speech()
        assert speech
        write(store, words, f"speech.{speech.id}")
    there.send(c.AddAction("Sửa đường", item="B6"))
    there.send(c.MarkAttendance("dv-05", Presence.EXCUSED, "ốm"))
    come(there, here)
    (one,) = left(here)
    (piece,) = one["pieces"]
    assert (piece["label"], piece["missing"], piece["fits"]) == ("Ý kiến của Nguyễn Văn Số 3", "Ở máy A.", False)
    assert "error" in visitor.ask(here.regions["machines"], "TakeIn", file=one["file"], key=piece["key"])
    told = " / ".join(one["others"])
    for words in ("Phát biểu của Nguyễn Văn Số 3 lúc 14:00", "Nhiệm vụ “Sửa đường”", "Điểm danh Nguyễn Văn Số 5: Vắng"):
        assert words in told


def test_once_looked_at_it_is_told_no_more_until_there_is_more(there: Store, here: Console, visitor: Visitor) -> None:
    write(there, " Còn nữa.")
    come(there, here)
    (one,) = left(here)
    visitor.ask(here.regions["machines"], "Dismiss", file=one["file"])
    assert left(here) == []
    write(there, " Và nữa.")
    come(there, here)
    assert [p["missing"] for p in left(here)[0]["pieces"]] == [" Còn nữa. Và nữa."]
    assert "error" in visitor.ask(here.regions["machines"], "Dismiss", file="../chibo.sqlite")


@pytest.mark.parametrize("data", [b"", b"{", b'{"phien_ban": 1}'])
def test_a_file_that_is_no_record_of_this_meeting_is_passed_over(there: Store, here: Console, data: bytes) -> None:
    write(there, " Còn nữa.")
    come(there, here)
    (unmerged_folder(there.id) / "ho-so (máy lạ-0000).json").write_bytes(data)
    other = evolve(there.meeting, id="2026-11-04-khac")
    (unmerged_folder(there.id) / "ho-so (máy khác-0000).json").write_bytes(record.dump(other))
    here.show()
    assert [one["name"] for one in left(here)] == ["VANPHONG"]


def test_a_console_of_a_meeting_that_moved_says_where_it_is(here: Console, visitor: Visitor, now: Clock) -> None:
    here._store.send(c.NoteMoved(Takeover(now(), THERE.id, THERE.name)))
    here.show()
    said = here.regions["machines"].state["moved"]
    assert said.startswith("Buổi này đã chuyển sang máy VANPHONG lúc 14:00 ngày 04/11/2026")
    assert this_machine(data_dir()).record_name in said
    refused = visitor.ask(here.regions["desk"], "AddGuest", name="Khách")
    assert refused["code"] == "meeting_moved"
    assert refused["error"].startswith("Buổi này đã chuyển sang ghi ở máy VANPHONG từ 14:00 ngày 04/11/2026")


@pytest.mark.parametrize(
    ("ours", "theirs", "missing"),
    [
        ("", "mới", "mới"),
        ("a b", "a b", ""),
        ("a b c", "a b", ""),
        ("a b", "a b c", " c"),
        ("b", "a b", "a "),
        ("Giao chi", "Giao chính quyền", "chính quyền"),
        ("một ba", "một hai ba", "hai "),
        ("aa", "aaaa", "aaaa"),
    ],
)
def test_what_goes_beyond_is_told_in_whole_words(ours: str, theirs: str, missing: str) -> None:
    assert text_beyond(ours, theirs) == missing
