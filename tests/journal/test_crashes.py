"""Power lost at any write or sync of an append, and pages damaged anywhere: what was confirmed is there, whole."""

import contextlib
import random
import shutil
from pathlib import Path

import apsw
import pytest

from assistant.domain import commands as c
from assistant.domain.events import Event
from assistant.domain.procedure import decide, replay
from assistant.journal.codec import UnreadableEvent
from assistant.journal.database import JournalUnusable
from assistant.journal.journal import Journal
from assistant.journal.repair import ensure_sound, past_damages
from assistant.journal.store import Store
from tests.journal.failing_disk import FailingDisk, Power
from tests.journal.making import START, Clock, running

BATCHES = 4
FIELD = "item.B8.ket_luan"
PAGE = 4096


def batches(store: Store, clock: Clock) -> list[list[Event]]:
    """Several facts at a time: a guest, a long text of several pages, another guest."""
    meeting, found = store.meeting, []
    for number in range(BATCHES):
        batch: list[Event] = []
        old = meeting.texts.get(FIELD)
        commands: list[c.Command] = [
            c.AddGuest(f"Khách {number}"),
            c.EditText(FIELD, old.rev if old else 0, 0, 0, f"Đợt {number}. " + "Ghi chép. " * 900),
            c.AddGuest(f"Khách đến sau {number}"),
        ]
        for command_id in commands:
            events = decide(meeting, command_id, clock())
            meeting = replay(events, meeting)
            batch += events
        found.append(batch)
    return found


def append_until_the_power_goes(path: Path, meeting: str, work: list[list[Event]], at: int, expected: int) -> int:
    """How many batches were confirmed."""
    confirmed = 0
    with contextlib.suppress(apsw.Error, JournalUnusable):  # the power went
        journal = Journal(path)
        try:
            for batch in work:
                expected = journal.append(meeting, batch, expected)
                confirmed += 1
        finally:
            journal.close()
    return confirmed


@pytest.mark.parametrize("loss", [0, 1, 2])
def test_power_lost_at_every_single_write_and_sync(path: Path, clock: Clock, tmp_path: Path, loss: int) -> None:
    journal, store = running(path, clock)
    work, before = batches(store, clock), journal.read(store.id)
    journal.close()
    sound, outcomes, at = path.read_bytes(), set(), 0
    power = Power(0)
    while power.dead or at == 0:
        at += 1
        place = tmp_path / f"{at}" / "chibo.sqlite"
        place.parent.mkdir()
        place.write_bytes(sound)
        power = Power(at)
        with FailingDisk(power):
            confirmed = append_until_the_power_goes(place, store.id, work, at, len(before))
        if power.dead:
            power.lose(loss and loss * 1000 + at)
        assert ensure_sound(place, START) is None, f"write {at}: a crash is no damage"
        again = Journal(place)
        found = again.read(store.id)
        wholes = [before + [event for batch in work[:n] for event in batch] for n in range(BATCHES + 1)]
        assert found in wholes, f"write {at}: a batch is there in part"
        assert confirmed <= wholes.index(found) <= confirmed + 1, f"write {at}"
        assert again.check() == ""
        head = again.head(store.id)
        assert head is not None
        assert head.version == replay(found).version
        if confirmed < BATCHES:
            again.append(store.id, work[wholes.index(found)], head.version) if wholes.index(found) < BATCHES else None
        again.close()
        outcomes.add(confirmed)
        shutil.rmtree(place.parent)
    assert outcomes == set(range(BATCHES + 1)), "the power went before, between and after the batches"
    assert at > 20


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str, list[Event]]:
    """A journal of some 60 pages: its bytes, the meeting, its events."""
    path = tmp_path_factory.mktemp("full") / "chibo.sqlite"
    clock = Clock()
    journal, store = running(path, clock)
    for batch in batches(store, clock):
        journal.append(store.id, batch, len(journal.read(store.id)))
    store.refresh()
    for number in range(150):
        store.send(c.AddGuest(f"Đại biểu {number}", "Ủy viên", "Cơ quan có tên dài để chiếm chỗ trên đĩa"))
    events = journal.read(store.id)
    journal.close()
    return path.read_bytes(), store.id, events


@pytest.mark.parametrize("seed", range(40))
def test_damage_anywhere_keeps_the_sound_part_and_is_named(
    path: Path, full: tuple[bytes, str, list[Event]], seed: int
) -> None:
    """A page, a sector or a few bytes overwritten with noise, zeros or an older page; or the file cut short."""
    whole, meeting, events = full
    chance = random.Random(seed)
    data = bytearray(whole)
    size = chance.choice([PAGE, 512, 16])
    start = chance.randrange(0, len(data) - size, min(size, 512))
    noise = [chance.randbytes(size), b"\0" * size, bytes(data[-size:])][seed % 3]
    if seed % 10 == 9:
        del data[start:]
    else:
        data[start : start + size] = noise
    path.write_bytes(data)
    damage = ensure_sound(path, START)
    journal = Journal(path)
    try:
        found = journal.read(meeting)
    except UnreadableEvent as error:
        pytest.fail(f"damage at {start} ({size} bytes) was not found: {error}")
    assert journal.check() == ""
    journal.close()
    if damage is None:
        assert len(found) == len(events), "nothing is missing without being named"
        return
    assert found == events[: len(found)], "a sound beginning, in order"
    assert damage.set_aside.read_bytes() == bytes(data)
    assert damage.events == len(found)
    assert past_damages(path) == (damage.sentence,)
    assert damage.set_aside.name in damage.sentence


def test_noise_inside_a_text_is_found_though_sqlite_calls_the_file_sound(
    path: Path, full: tuple[bytes, str, list[Event]]
) -> None:
    whole, meeting, events = full
    at = whole.index("Đại biểu 100".encode())
    path.write_bytes(whole[:at] + b'\xff\xfe"}' + whole[at + 4 :])
    damage = ensure_sound(path, START)
    assert damage is not None
    journal = Journal(path)
    found = journal.read(meeting)
    assert found == events[: len(found)]
    assert len(found) > len(events) // 2
    journal.close()
