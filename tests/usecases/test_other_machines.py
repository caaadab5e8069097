"""The home page of a second machine: what others record, whether they show life, and going on with it here."""

import asyncio
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from assistant.domain import commands as c
from assistant.domain.refusal import Refused
from assistant.journal import lock, record
from assistant.journal.journal import Journal
from assistant.journal.lock import Lock
from assistant.journal.machine import Machine, this_machine
from assistant.journal.places import Places
from assistant.journal.store import Store
from assistant.platform.paths import data_dir, journal_file
from assistant.usecases import takeover
from assistant.usecases.other_machines import STALE, MachineLife, Pulses, takeover_warning
from assistant.views.home.page import HomePage
from assistant.workspace.init import init
from assistant.workspace.meeting_locks import FoundLock, held_meetings, takeover_basis
from tests.journal.making import VIETNAM, making
from tests.pages import Visitor

THEIRS = Machine("f" * 32, "VANPHONG")
SECOND = "Tiếp tục trên máy này"


class There:
    """Another machine that records a meeting, and what it has put into the folder."""

    def __init__(self, folder: Path, workspace: Path, started: bool = True) -> None:
        from assistant.platform.clock import process_clock

        self.clock = process_clock()
        self.journal = Journal(folder)
        self.store = Store.make(self.journal, making(self.clock().astimezone(VIETNAM)), self.clock)
        if started:
            self.store.send(c.StartMeeting())
        start = self.store.meeting.details.start
        self.file = workspace / f"{start:%Y}" / f"{start:%Y-%m-%d} thuong-ky" / "ho-so.json"
        self.file.parent.mkdir(parents=True)
        self.beats = 0
        self.publish()

    def publish(self, sign: bool = True) -> None:
        self.store.refresh()
        self.file.write_bytes(record.dump(self.store.meeting))
        if sign and self.store.meeting.started:
            self.beats += 1
            held = lock.make_lock(self.store.meeting, THEIRS, self.clock(), self.beats)
            self.file.with_name("dang-ghi.json").write_bytes(lock.dump(held))


@pytest.fixture
def there(tmp_path: Path, workspace: Path, visitor: Visitor) -> There:
    init(workspace, sample=True)
    return There(tmp_path / "theirs.sqlite", workspace)


class Seconds:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def home_on(workspace: Path, seconds: Seconds | None = None) -> HomePage:
    """The home page of this machine, with the folder read."""
    home = HomePage(Journal(journal_file()), workspace)
    home._elsewhere.pulses = Pulses(seconds or Seconds())
    asyncio.run(home._read())
    asyncio.run(home._look())
    return home


def command_id(home: HomePage, visitor: Visitor, name: str, **arguments: Any) -> dict[str, Any]:
    """Ask, and let what was begun come to its end; the answer with the outcome."""

    async def asked() -> dict[str, Any]:
        answer = visitor.ask(home.board, name, **arguments)
        if home._opening._task:
            await home._opening._task
        return answer

    answer = asyncio.run(asked())
    return {**answer, **({"came": home.board.state["opening"]} if "opening" in answer else {})}


def test_it_lists_what_another_machine_records(there: There, workspace: Path) -> None:
    state = home_on(workspace).board.state
    (line,) = state["elsewhere"]
    assert line["id"] == there.store.id
    assert line["path"] == str(there.file)
    assert "máy VANPHONG (đ/c Nguyễn Văn Số 2) từ" in line["detail"]
    assert state["running"] == []
    assert all(past["id"] != there.store.id for past in state["past"])


def test_a_machine_that_may_be_recording_is_asked_about_first(there: There, workspace: Path, visitor: Visitor) -> None:
    home = home_on(workspace)
    asked = command_id(home, visitor, "TakeOver", path=str(there.file))
    assert asked["ask"].startswith("Buổi này đang được ghi trên máy VANPHONG (đ/c Nguyễn Văn Số 2) từ ")
    assert asked["ask"].endswith("Chỉ tiếp tục trên máy này nếu máy kia không dùng được nữa.")
    assert home._journal.heads() == []
    came = command_id(home, visitor, "TakeOver", path=str(there.file), sure=True)["came"]
    assert came == {"n": 1, "meeting": there.store.id, "error": ""}
    here = Store(home._journal, there.store.id, there.clock)
    assert here.meeting.takeovers[-1].before == "VANPHONG"
    assert here.meeting.takeovers[-1].machine == this_machine(data_dir()).id
    assert Places(home._journal).folder(there.store.id) == there.file.parent.relative_to(workspace).as_posix()
    here.send(c.AddGuest("Khách"))
    assert [m["id"] for m in home.board.state["running"]] == [there.store.id]
    assert home.board.state["elsewhere"] == []


def test_a_machine_that_is_gone_needs_one_click(there: There, workspace: Path, visitor: Visitor) -> None:
    seconds = Seconds()
    home = home_on(workspace, seconds)
    seconds.now += STALE
    asyncio.run(home._look())
    (line,) = home.board.state["elsewhere"]
    assert (line["state"], line["amber"]) == ("máy kia không trả lời", True)
    assert command_id(home, visitor, "TakeOver", path=str(there.file))["came"]["meeting"] == there.store.id


def test_the_same_command_sent_again_takes_over_once(there: There, workspace: Path, visitor: Visitor) -> None:
    home = home_on(workspace)

    async def twice() -> list[dict[str, Any]]:
        answers = [visitor.ask(home.board, "TakeOver", "once", path=str(there.file), sure=True) for _ in range(2)]
        assert home._opening._task
        await home._opening._task
        return answers

    assert asyncio.run(twice()) == [{"ack": "once", "opening": 1}] * 2
    assert len(Store(home._journal, there.store.id, there.clock).meeting.takeovers) == 1


def test_a_share_that_hangs_holds_nobody_up(
    there: There, workspace: Path, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, answered = home_on(workspace), threading.Event()

    def hangs(file: Path) -> Any:
        answered.wait(30)
        raise OSError(5, "share gone")

    monkeypatch.setattr(takeover, "read_basis", hangs)
    monkeypatch.setattr(takeover, "PATIENCE", 0.05)

    async def asked() -> None:
        visitor.ask(home.board, "TakeOver", path=str(there.file), sure=True)
        assert home._opening._task
        await home._opening._task
        answered.set()

    asyncio.run(asked())
    assert "Ổ chung không trả lời" in home.board.state["opening"]["error"]
    assert home._journal.heads() == []


@pytest.mark.parametrize("broken", [b"", b"{", b'{"phien_ban": 1}'])
def test_a_broken_record_is_told(there: There, workspace: Path, visitor: Visitor, broken: bytes) -> None:
    home = home_on(workspace)
    there.file.write_bytes(broken)
    came = command_id(home, visitor, "TakeOver", path=str(there.file), sure=True)["came"]
    assert came["error"]
    assert home._journal.heads() == []


def test_a_path_that_was_not_found_there_is_not_opened(there: There, workspace: Path, visitor: Visitor) -> None:
    home = home_on(workspace)
    for path in (str(workspace / "chi-bo.yaml"), "/etc/passwd", ""):
        assert "error" in command_id(home, visitor, "TakeOver", path=path, sure=True)
        assert "error" in command_id(home, visitor, "OpenPast", path=path)


def test_after_it_moved_the_list_says_where_and_it_can_come_back(
    there: There, workspace: Path, visitor: Visitor
) -> None:
    home = home_on(workspace)
    command_id(home, visitor, "TakeOver", path=str(there.file), sure=True)
    here = Store(home._journal, there.store.id, there.clock)
    taken = c.TakeOver(here.meeting, THEIRS.id, THEIRS.name, "", "")
    other = Store.make(Journal(there.file.parent / "third.sqlite"), taken, there.clock)
    here.send(c.NoteMoved(other.meeting.takeovers[-1]))
    there.store = other
    other.send(c.AddGuest("Khách ở máy kia"))
    there.publish()
    asyncio.run(home._look())
    (line,) = home.board.state["elsewhere"]
    assert home.board.state["running"] == []
    assert line["state"] == "đang ghi"
    came = command_id(home, visitor, "TakeOver", path=str(there.file), sure=True)["came"]
    assert came["meeting"] == there.store.id
    here.refresh()
    assert [g.name for g in here.meeting.guests.values()] == ["Khách ở máy kia"]
    assert here.meeting.moved is None
    assert len(here.meeting.takeovers) == 3
    waiting = {w.target.name for w in home._outbox.status().waiting}
    assert this_machine(data_dir()).record_name in waiting, "what this machine had is put beside the record"


def test_without_the_share_it_still_says_that_it_moved(there: There, workspace: Path, visitor: Visitor) -> None:
    home = home_on(workspace)
    command_id(home, visitor, "TakeOver", path=str(there.file), sure=True)
    here = Store(home._journal, there.store.id, there.clock)
    here.send(c.NoteMoved(lock_takeover(there)))
    home._elsewhere.pulses.seen([], there.clock())
    home._cell = None
    home.show()
    (line,) = home.board.state["elsewhere"]
    assert line["local"]
    assert "Đã chuyển sang máy VANPHONG lúc" in line["detail"]
    assert home.board.state["running"] == []


def lock_takeover(there: There) -> Any:
    from assistant.domain.meeting import Takeover

    return Takeover(there.clock(), THEIRS.id, THEIRS.name)


def test_a_meeting_that_is_prepared_elsewhere_is_opened_with_one_click(
    tmp_path: Path, workspace: Path, visitor: Visitor
) -> None:
    init(workspace, sample=True)
    there = There(tmp_path / "theirs.sqlite", workspace, started=False)
    home = home_on(workspace)
    (line,) = home.board.state["elsewhere"]
    assert line["state"] == "đã chuẩn bị"
    assert command_id(home, visitor, "TakeOver", path=line["path"])["came"]["meeting"] == there.store.id
    Store(home._journal, there.store.id, there.clock).send(c.StartMeeting())


def test_a_meeting_that_is_over_is_only_looked_at_until_it_is_taken(
    there: There, workspace: Path, visitor: Visitor
) -> None:
    there.store.send(c.EndMeeting("thử"))
    there.publish()
    home = home_on(workspace)
    assert home.board.state["elsewhere"] == []
    line = next(p for p in home.board.state["past"] if p["id"] == there.store.id)
    assert command_id(home, visitor, "OpenPast", path=line["path"])["came"]["meeting"] == there.store.id
    here = Store(home._journal, there.store.id, there.clock)
    assert Places(home._journal).unpublished() == [], "a look writes nothing on the share"
    with pytest.raises(Refused, match="meeting_moved"):
        here.send(c.ReopenMinutes("Sửa"))
    line = next(p for p in home.board.state["past"] if p["id"] == there.store.id)
    assert command_id(home, visitor, "TakeOver", path=line["take"])["came"]["meeting"] == there.store.id
    here.send(c.ReopenMinutes("Sửa"))


@pytest.mark.parametrize(
    ("readings", "life"),
    [
        ([(0, b"1")], MachineLife.UNKNOWN),
        ([(0, b"1"), (59, b"1")], MachineLife.UNKNOWN),
        ([(0, b"1"), (60, b"1")], MachineLife.GONE),
        ([(0, b"1"), (20, b"2")], MachineLife.ALIVE),
        ([(0, b"1"), (20, b"2"), (79, b"2")], MachineLife.ALIVE),
        ([(0, b"1"), (20, b"2"), (80, b"2")], MachineLife.GONE),
        ([(0, b"1"), (60, b"1"), (65, b"2")], MachineLife.ALIVE),
    ],
)
def test_life_is_what_changes_as_seen_from_here(
    readings: list[tuple[float, bytes]], life: MachineLife, there: There, workspace: Path
) -> None:
    seconds = Seconds()
    pulses = Pulses(seconds)
    (held,) = held_meetings(workspace, there.clock())
    for seconds.now, raw in readings:
        pulses.seen([FoundLock(held.record, held.lock, raw)], there.clock())
    assert pulses.life(held.record) is life


@pytest.mark.parametrize(
    ("readings", "told"),
    [
        ([(b"1", 0)], ""),
        ([(b"1", -7)], "Đồng hồ máy này chậm hơn máy VANPHONG khoảng 7 phút"),
        ([(b"1", 7)], ""),
        ([(b"1", 7), (b"2", 7)], "Đồng hồ máy này nhanh hơn máy VANPHONG khoảng 7 phút"),
        ([(b"1", 7), (b"2", 7), (b"2", 60)], "Đồng hồ máy này nhanh hơn máy VANPHONG khoảng 7 phút"),
        ([(b"1", 7), (b"2", 0.5)], ""),
        ([(b"1", -7), (b"2", -7), (b"2", -6)], "Đồng hồ máy này chậm hơn máy VANPHONG khoảng 7 phút"),
    ],
    ids=["the same", "slow", "an old lock tells nothing", "fast", "fast, then gone", "on its way", "slow, then gone"],
)
def test_a_clock_that_is_another_is_told_before_the_meeting_is_taken(
    readings: list[tuple[bytes, float]], told: str, there: There, workspace: Path
) -> None:
    seconds = Seconds()
    pulses = Pulses(seconds)
    (held,) = held_meetings(workspace, there.clock())
    for raw, minutes in readings:
        pulses.seen([FoundLock(held.record, held.lock, raw)], held.lock.seen + timedelta(minutes=minutes))
        seconds.now += 5
    assert pulses.clock_difference(held).startswith(told)
    assert bool(pulses.clock_difference(held)) is bool(told)


def test_nothing_is_asked_where_nobody_records(there: There, workspace: Path) -> None:
    (held,) = held_meetings(workspace, there.clock())
    ended = Lock(**{**vars(held.lock), "stage": "ended"})
    assert takeover_warning(held.lock, MachineLife.GONE, VIETNAM) == ""
    assert takeover_warning(ended, MachineLife.ALIVE, VIETNAM) == ""
    assert "vẫn" not in takeover_warning(held.lock, MachineLife.UNKNOWN, VIETNAM)
    assert "chưa rõ máy đó còn ghi hay không" in takeover_warning(held.lock, MachineLife.UNKNOWN, VIETNAM)


def test_where_the_other_machine_never_delivered_our_own_text_is_the_newest(there: There) -> None:
    there.publish()
    found = record.load(there.file.read_bytes())
    there.store.send(c.AddGuest("Sau đó"))
    held = lock.make_lock(there.store.meeting, THEIRS, there.clock(), 9)
    taken = Lock(**{**vars(held), "takeovers": (lock_takeover(there),)})
    assert takeover_basis(found, taken, there.store.meeting).guests == there.store.meeting.guests
    assert takeover_basis(found, taken, there.store.meeting).takeovers == taken.takeovers
    assert takeover_basis(found, held, there.store.meeting) == found


def test_a_folder_that_is_away_lets_nobody_die(there: There, workspace: Path, tmp_path: Path) -> None:
    seconds = Seconds()
    home = home_on(workspace, seconds)
    home._folder = tmp_path / "gone"
    seconds.now += 600
    asyncio.run(home._look())
    assert home._elsewhere.pulses.life(there.file) is MachineLife.UNKNOWN
