"""Two hours of meeting in a small file: the claim of the journal's size, and how long a page takes to read it."""

import random
import time
from pathlib import Path

import pytest

from assistant.domain import commands as c
from assistant.domain.boxes import item_fields
from assistant.domain.procedure import replay
from assistant.journal.journal import Journal
from assistant.journal.record import dump, load
from assistant.journal.store import Store
from tests.journal.making import Clock, running

SENTENCE = "đồng chí đề nghị chi bộ tập trung lãnh đạo nhiệm vụ chính trị tháng mười hai bảo đảm tiến độ"
WORDS = SENTENCE.split()
TYPED, BURST, OPINIONS, TASKS = 20_000, (2, 6), 60, 20
MOST_BYTES = 2 * 1024 * 1024


def type_in(store: Store, clock: Clock, key: str, letters: int, dice: random.Random) -> None:
    """Type so many letters at the end of a text, a burst about every second, each a command with an id of its own."""
    words = " ".join(dice.choices(WORDS, k=letters))[:letters]
    while words:
        burst, words = words[: (length := dice.randint(*BURST))], words[length:]
        text = store.meeting.texts.get(key)
        command_id = c.EditText(key, text.rev if text else 0, len(text.value) if text else 0, 0, burst)
        store.send(command_id, f"{dice.getrandbits(128):032x}")
        clock.pass_time(1.3)


def test_a_long_meeting_is_small_and_quick_to_read(
    path: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    journal, store = running(path, clock)
    journal.database.rows("PRAGMA synchronous = OFF")  # the same bytes; this test need not wait for the disk
    dice = random.Random(42)
    boxes = [key for item in store.meeting.agenda for key in item_fields(item)]
    for opinion in range(OPINIONS):
        store.send(c.StartSpeech(f"dv-{1 + opinion % 14:02}"), f"speech-{opinion}")
        speech = store.meeting.speech()
        assert speech is not None
        type_in(store, clock, f"speech.{speech.id}", TYPED * 2 // 3 // OPINIONS, dice)
    for key in boxes:
        type_in(store, clock, key, TYPED // 3 // len(boxes), dice)
    for task in range(TASKS):
        store.send(c.AddAction(f"Nhiệm vụ {task}: " + " ".join(dice.choices(WORDS, k=12)), (f"dv-{1 + task % 14:02}",)))
    store.send(c.AdoptMinutes(tuple(t.value for t in store.meeting.texts.values()), "{}", "bien-ban", "0" * 64))
    typed = sum(len(text.value) for text in store.meeting.texts.values())
    assert typed >= TYPED * 0.98
    journal.close()
    size = path.stat().st_size
    began = time.perf_counter()
    events = Journal(path).read(store.id)
    read = time.perf_counter()
    meeting = replay(events)
    done = time.perf_counter()
    data = dump(meeting)
    dumped = time.perf_counter()
    assert load(data) == meeting == store.meeting
    with capsys.disabled():
        print(
            f"\n{typed} letters, {len(events)} events: journal {size / 2**20:.2f} MiB, record {len(data) >> 10} KiB"
            f"; read {1000 * (read - began):.0f} ms + replay {1000 * (done - read):.0f} ms (goal 100 together),"
            f" dump {1000 * (dumped - done):.0f} ms, load {1000 * (time.perf_counter() - dumped):.0f} ms"
        )
    assert size <= MOST_BYTES
