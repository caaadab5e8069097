"""A million characters in one note: kept, written into the record, printed in the minutes whole; the time is told."""

import time
from pathlib import Path

import pytest

from assistant.documents import papers
from assistant.domain import commands as c
from assistant.domain.procedure.writing import LONGEST_TEXT
from assistant.domain.refusal import Refused
from assistant.journal.record import dump, load
from tests.journal.making import Clock, running

FIELD = "item.B8.ket_luan"
SENTENCE = "Đồng chí đề nghị chi bộ tập trung lãnh đạo nhiệm vụ của tháng, bảo đảm đúng tiến độ đã giao."


@pytest.mark.parametrize("gap", [" ", "\n"], ids=["one paragraph", "ten thousand paragraphs"])
def test_the_longest_note_goes_through_everything(tmp_path: Path, capsys: pytest.CaptureFixture[str], gap: str) -> None:
    numbered = (f"{number}. {SENTENCE}" for number in range(LONGEST_TEXT // len(SENTENCE)))
    text = gap.join(numbered)[:LONGEST_TEXT].strip()
    assert len(text) > LONGEST_TEXT - 100
    journal, store = running(tmp_path / "chibo.sqlite", Clock())
    store.send(c.GoToItem("B8"))
    begin = time.perf_counter()
    store.send(c.EditText(FIELD, 0, 0, 0, text))
    kept = time.perf_counter() - begin
    record = dump(store.meeting)
    assert load(record).text(FIELD) == text
    begin = time.perf_counter()
    minutes = papers.print_paper(store.meeting)
    printed = time.perf_counter() - begin
    assert text.replace("\n", " ") in " ".join(minutes.lines)
    with pytest.raises(Refused, match="text_too_long"):
        store.send(c.EditText(FIELD, 1, 0, 0, "x" * 100))
    assert store.meeting.text(FIELD) == text
    journal.close()
    with capsys.disabled():
        print(f"\n{len(text)} characters: saved {kept:.2f} s, record {len(record) >> 10} KiB; minutes {printed:.1f} s")
