"""Two machines, one folder: who records a meeting is told there, taken over there, and nothing is lost on either."""

import logging
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from assistant.domain import commands as c
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.refusal import Refused
from assistant.journal import lock, record
from assistant.journal.journal import Journal
from assistant.journal.machine import Machine, this_machine
from assistant.journal.places import Places
from assistant.journal.store import Store
from assistant.platform.paths import unmerged_folder
from assistant.share.delivery import Deliverer
from assistant.share.outbox import Outbox
from assistant.usecases.presence import BEAT_INTERVAL, LOOK_SECONDS, LockKeeper
from assistant.usecases.publishing import Publisher
from assistant.usecases.unmerged_records import UnmergedRecords
from assistant.views.console.machines import moved_notice
from tests.journal.making import START, Clock, making

FIELD = "item.B6.ket_luan"
SAID = (" Giao chi ủy.", " Hoãn đến kỳ sau.", " Báo cáo trước ngày 25.")


@dataclass
class Laptop:
    """A machine with its data folder, and everything its server does, step by step."""

    folder: Path
    workspace: Path
    clock: Clock
    monkeypatch: pytest.MonkeyPatch
    seconds: list[float] = field(default_factory=lambda: [0.0])

    def __post_init__(self) -> None:
        self.folder.mkdir(exist_ok=True)
        self.machine = Machine(this_machine(self.folder).id, self.folder.name)
        self.journal = Journal(self.folder / "chibo.sqlite")
        self.outbox = Outbox(self.folder, self.clock, self.workspace)
        ours = (self.journal, self.outbox, self.workspace, self.clock, self.machine)
        self.publisher = Publisher(*ours)
        self.holding = LockKeeper(*ours, lambda: self.seconds[0])

    def work(self, online: bool = True) -> None:
        """A while passes: signs of life, records, deliveries, a look at the share."""
        self.monkeypatch.setenv("CHIBO_DATA", str(self.folder))
        self.seconds[0] += max(BEAT_INTERVAL.total_seconds(), LOOK_SECONDS) + 1
        self.clock.pass_time(21)
        self.holding.tick()
        self.publisher.tick(hurry=True)
        if online:
            self.deliver()
            self.holding.watch.look({})
            self.holding.watch.wait(10)
            self.holding.tick()
            self.publisher.tick(hurry=True)
            self.deliver()

    def deliver(self) -> None:
        self.outbox.retry_now()
        courier = Deliverer(self.outbox)
        while courier.step():
            pass

    def take_over(self, file: Path, before: str = "") -> Store:
        """What the home page does."""
        meeting = record.load(file.read_bytes())
        held = lock.load(file.with_name(lock.FILE_NAME).read_bytes())
        command_id = c.TakeOver(
            lock.with_trail(meeting, held.takeovers), self.machine.id, self.machine.name, "", before
        )
        store = Store.make(self.journal, command_id, self.clock)
        Places(self.journal).give(meeting.id, file.parent.relative_to(self.workspace).as_posix())
        return store

    def has(self, meeting: str) -> Meeting:
        return Store(self.journal, meeting, self.clock).meeting


def type_in(store: Store, words: str) -> None:
    store.refresh()
    text = store.meeting.texts.get(FIELD)
    at = len(text.value) if text else 0
    store.send(c.EditText(FIELD, text.rev if text else 0, at, 0, words))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    made = tmp_path / "Ổ chung"
    made.mkdir()
    return made


@pytest.fixture
def laptops(
    tmp_path: Path, workspace: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Laptop, Laptop]]:
    both = Laptop(tmp_path / "A", workspace, clock, monkeypatch), Laptop(tmp_path / "B", workspace, clock, monkeypatch)
    yield both
    for one in both:
        one.outbox.close()
        one.journal.close()


@pytest.fixture
def store(laptops: tuple[Laptop, Laptop]) -> Store:
    """A meeting that runs on the first, with a text."""
    made = Store.make(laptops[0].journal, making(), laptops[0].clock)
    laptops[0].work()
    made.send(c.StartMeeting())
    made.send(c.GoToItem("B6"))
    type_in(made, "Thống nhất.")
    return made


@pytest.fixture
def file(workspace: Path) -> Path:
    return workspace / "2026/2026-11-04 thuong-ky/ho-so.json"


def lock_of(file: Path) -> lock.Lock:
    return lock.load(file.with_name("dang-ghi.json").read_bytes())


def test_while_it_runs_the_lock_tells_who_and_shows_signs_of_life(
    laptops: tuple[Laptop, Laptop], store: Store, file: Path
) -> None:
    first, _ = laptops
    first.work()
    held = lock_of(file)
    assert (held.name, held.machine, held.who) == ("A", first.machine.id, "Nguyễn Văn Số 2")
    assert (held.meeting, held.running, held.takeovers) == (store.id, True, ())
    before = file.with_name("dang-ghi.json").read_bytes()
    first.work()
    assert file.with_name("dang-ghi.json").read_bytes() != before, "a sign of life, though nothing was written"
    first.seconds[0] += 1
    waiting = first.outbox.version()
    first.holding.tick()
    assert first.outbox.version() == waiting, "not more often than it must"
    store.send(c.EndMeeting("thử"))
    first.work()
    ended = file.with_name("dang-ghi.json").read_bytes()
    assert lock_of(file).stage is Stage.ENDED
    first.work()
    assert file.with_name("dang-ghi.json").read_bytes() == ended


def test_a_meeting_that_is_only_prepared_has_no_lock(laptops: tuple[Laptop, Laptop], file: Path) -> None:
    Store.make(laptops[0].journal, making(), laptops[0].clock)
    laptops[0].work()
    assert file.is_file()
    assert not file.with_name("dang-ghi.json").exists()


def test_taken_over_and_both_texts_kept(laptops: tuple[Laptop, Laptop], store: Store, file: Path) -> None:
    first, second = laptops
    first.work()
    type_in(store, " Chưa lên ổ chung.")
    first.work(online=False)
    taken = second.take_over(file, "A")
    type_in(taken, " Ghi tiếp ở B.")
    second.work()
    assert record.load(file.read_bytes()).text(FIELD) == "Thống nhất. Ghi tiếp ở B."
    assert lock_of(file).name == "B"
    first.work()
    theirs = record.load(file.read_bytes())
    assert theirs == second.has(store.id), "the one that came back has not written over it"
    assert (theirs.takeovers[-1].name, theirs.takeovers[-1].before) == ("B", "A")
    aside = record.load(file.with_name(first.machine.record_name).read_bytes())
    assert aside.text(FIELD) == "Thống nhất. Chưa lên ổ chung."
    assert aside.moved == theirs.takeovers[-1]
    with pytest.raises(Refused, match="meeting_moved"):
        type_in(store, "!")
    second.work()
    kept = unmerged_folder(store.id) / first.machine.record_name
    assert record.load(kept.read_bytes()).text(FIELD) == "Thống nhất. Chưa lên ổ chung."
    first.work()
    second.work()
    assert lock_of(file).machine == second.machine.id


def test_a_record_that_slipped_through_at_the_takeover_is_set_right_though_nothing_is_typed(
    laptops: tuple[Laptop, Laptop], store: Store, file: Path
) -> None:
    """The first had looked at the lock, then hung; its files replace the second's after the takeover."""
    first, second = laptops
    first.work()
    held = file.with_name("dang-ghi.json")
    late = {path: path.read_bytes() for path in (file, held)}
    type_in(second.take_over(file, "A"), " Ghi tiếp ở B.")
    second.work()
    right = file.read_bytes()
    for path, data in late.items():
        path.write_bytes(data)
    for _ in range(2):  # two looks, each second or so; no sign of life is due yet
        second.seconds[0] += LOOK_SECONDS
        second.clock.pass_time(LOOK_SECONDS)
        second.holding.tick()
        second.holding.watch.wait(10)
        second.holding.tick()
        second.publisher.tick(hurry=True)
        second.deliver()
    assert file.read_bytes() == right
    assert lock_of(file).takeovers == second.has(store.id).takeovers
    before = second.outbox.version()
    second.seconds[0] += LOOK_SECONDS
    second.holding.tick()
    second.holding.watch.wait(10)
    second.holding.tick()
    second.publisher.tick(hurry=True)
    assert second.outbox.version() == before, "what is right is left alone"
    first.work()
    assert first.has(store.id).moved is not None


def test_going_back_works_the_same_way(laptops: tuple[Laptop, Laptop], store: Store, file: Path) -> None:
    first, second = laptops
    first.work()
    there = second.take_over(file)
    second.work()
    first.work()
    type_in(there, " Ở B.")
    second.work()
    back = first.take_over(file, "B")
    assert back.meeting.text(FIELD) == "Thống nhất. Ở B."
    type_in(there, " Chậm một bước.")
    type_in(back, " Lại ở A.")
    first.work()
    second.work()
    assert [t.name for t in record.load(file.read_bytes()).takeovers] == ["B", "A"]
    assert record.load(file.read_bytes()).text(FIELD) == "Thống nhất. Ở B. Lại ở A."
    aside = record.load(file.with_name(second.machine.record_name).read_bytes())
    assert aside.text(FIELD) == "Thống nhất. Ở B. Chậm một bước."
    assert second.has(store.id).moved is not None
    assert first.has(store.id).moved is None


def test_what_runs_here_is_not_taken_over_from_itself(laptops: tuple[Laptop, Laptop], store: Store, file: Path) -> None:
    laptops[0].work()
    with pytest.raises(Refused, match="meeting_exists"):
        laptops[0].take_over(file)


def test_two_that_take_over_at_once_do_not_both_go_on(
    laptops: tuple[Laptop, Laptop], store: Store, file: Path, tmp_path: Path
) -> None:
    first, second = laptops
    first.work()
    third = Laptop(tmp_path / "C", first.workspace, first.clock, first.monkeypatch)
    one, other = second.take_over(file), third.take_over(file)
    type_in(one, " Ở B.")
    type_in(other, " Ở C.")
    for laptop in (second, third, first, second, third):
        laptop.work()
    assert record.load(file.read_bytes()) == second.has(store.id)
    assert third.has(store.id).moved == second.has(store.id).takeovers[-1]
    assert record.load(file.with_name(third.machine.record_name).read_bytes()).text(FIELD) == "Thống nhất. Ở C."
    third.journal.close()
    third.outbox.close()


def test_the_clocks_of_the_machines_do_not_matter(laptops: tuple[Laptop, Laptop], store: Store, file: Path) -> None:
    first, second = laptops
    first.work()
    second.clock = Clock(START.replace(year=2020))
    taken = second.take_over(file)
    type_in(taken, " Đồng hồ sai.")
    second.work()
    first.work()
    assert record.load(file.read_bytes()).text(FIELD) == "Thống nhất. Đồng hồ sai."
    assert first.has(store.id).moved is not None


@pytest.mark.parametrize("there", [b"", b"{", b'{"phien_ban": 2}', b'{"phien_ban": 1, "meeting": 3}', b"\xff\xfe"])
def test_a_lock_that_is_none_changes_nothing(
    laptops: tuple[Laptop, Laptop], store: Store, file: Path, there: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    first, _ = laptops
    first.work()
    file.with_name("dang-ghi.json").write_bytes(there)
    with caplog.at_level(logging.INFO, "assistant.usecases.presence"):
        first.seconds[0] += LOOK_SECONDS
        first.holding.tick()
        first.holding.watch.wait(10)
        assert first.holding.tick() == []
    assert "was not read" in caplog.text
    assert first.has(store.id).moved is None


def test_a_lock_of_another_meeting_in_the_same_folder_changes_nothing(
    laptops: tuple[Laptop, Laptop], store: Store, file: Path
) -> None:
    """Two machines that chose one folder while the share was away."""
    first, second = laptops
    first.work()
    trail = second.take_over(file).meeting.takeovers
    foreign = replace(lock_of(file), meeting="2026-11-04-regular-other", takeovers=trail)
    file.with_name("dang-ghi.json").write_bytes(lock.dump(foreign))
    file.with_name("ho-so (máy B).json").write_bytes(record.dump(replace(store.meeting, id=foreign.meeting)))
    first.seconds[0] += LOOK_SECONDS
    first.holding.tick()
    first.holding.watch.wait(10)
    first.holding.tick()
    assert first.has(store.id).moved is None
    assert not unmerged_folder(store.id).exists()


def test_words_in_a_lock_are_made_safe(laptops: tuple[Laptop, Laptop], store: Store) -> None:
    held = lock.make_lock(store.meeting, Machine("x", "A\nB\x00" + "c" * 500), START, 1)
    assert lock.load(lock.dump(held)).name.startswith("A B")
    assert len(lock.load(lock.dump(held)).name) == lock.LONGEST_NAME


def test_a_machine_keeps_its_id_and_two_of_one_name_differ(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHIBO_MACHINE", "PC: 1")
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    one, two = this_machine(tmp_path / "one"), this_machine(tmp_path / "two")
    assert one == this_machine(tmp_path / "one")
    assert one.name == two.name == "PC: 1"
    assert one.record_name != two.record_name
    assert ":" not in one.record_name
    (tmp_path / "one" / "may.json").write_text("{", encoding="utf-8")
    assert this_machine(tmp_path / "one").id not in ("", one.id)


@pytest.mark.parametrize("running", [True, False], ids=["running", "only prepared"])
def test_s2_two_that_work_on_copies_of_one_data_folder_overwrite_nothing_and_the_second_is_told(
    laptops: tuple[Laptop, Laptop], tmp_path: Path, workspace: Path, file: Path, running: bool
) -> None:
    """A cloned laptop, or a backup restored elsewhere: two machines come from the same beginnings."""
    first, _ = laptops
    store = Store.make(first.journal, making(), first.clock)
    if running:
        store.send(c.StartMeeting())
        type_in(store, "Thống nhất.")
    first.work()
    shutil.copytree(first.folder, tmp_path / "C")
    copy = Laptop(tmp_path / "C", workspace, first.clock, first.monkeypatch)
    assert copy.machine.id != first.machine.id
    theirs = Store(copy.journal, store.id, copy.clock)
    for turn, (one, held) in enumerate(((first, store), (copy, theirs), (first, store))):
        held.refresh()
        held.send(c.AddGuest(f"Khách {one.folder.name}{turn}"))
        if running:
            type_in(held, SAID[turn])
        one.work()
    notice = moved_notice(copy.has(store.id), copy.machine, "")
    assert "bản sao dữ liệu của máy này" in notice
    assert copy.machine.record_name in notice
    assert first.has(store.id).moved is None
    kept = record.load(file.read_bytes())
    assert [g.name for g in kept.guests.values()] == ["Khách A0", "Khách A2"]
    beside = record.load(file.with_name(copy.machine.record_name).read_bytes())
    assert "Khách C1" in [g.name for g in beside.guests.values()]
    if running:
        assert kept.text(FIELD) == "Thống nhất." + SAID[0] + SAID[2]
        assert beside.text(FIELD) == "Thống nhất." + SAID[1]
        (left,) = UnmergedRecords(first.journal, Store(first.journal, store.id, first.clock)).shown()
        assert left["pieces"][0]["missing"].strip() == SAID[1].strip()
        with pytest.raises(Refused):
            theirs.send(c.AddGuest("Ai đó"))
        copy.take_over(file)
        copy.work()
        first.work()
        assert copy.has(store.id).moved is None
        moved = first.has(store.id).moved
        assert moved
        assert not moved.copied
    copy.outbox.close()
    copy.journal.close()


def test_a_data_folder_that_was_copied_is_another_machine_and_one_of_an_earlier_version_stays(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "may.json").write_text('{"id": "cũ"}', encoding="utf-8")
    assert this_machine(data).id == this_machine(data).id == "cũ"
    shutil.copytree(data, tmp_path / "bản sao")
    copied = this_machine(tmp_path / "bản sao")
    assert copied.id not in ("", "cũ")
    assert this_machine(tmp_path / "bản sao").id == copied.id
    assert this_machine(data).id == "cũ"
    shutil.rmtree(data)
    shutil.copytree(tmp_path / "bản sao", data)
    assert this_machine(data).id not in ("cũ", copied.id), "a backup that was put back is not the machine it was"
