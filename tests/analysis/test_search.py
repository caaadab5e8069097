"""Tìm trong hồ sơ: what is found with and without marks, by person, item, kind and date; secret parts never."""

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.analysis.folding import spelled, without_marks
from assistant.analysis.record_index import RecordIndex
from assistant.analysis.search import Wanted, find_passages
from assistant.cli import main
from assistant.domain import commands as c
from assistant.domain.passages import PassageKind
from assistant.journal.record import dump
from tests.builders import START, Room, meeting_of

LONG = "Về việc khác. " + "chữ " * 90 + "bàn về Nghị quyết số 12. " + "chữ " * 90


def held(month: int) -> Room:
    """A meeting of that month with a text of each kind."""
    room = meeting_of(5, 0, start=START.replace(month=month))
    room.now = START.replace(month=month)
    room.start().roll()
    room.send(c.AmendItem("B5", "Đơn thư", secret=True))
    room.write("item.B1.ket_luan", f"Đồng chí Bí thư kết luận tháng {month}. Giao Đảng ủy viên theo dõi.")
    room.write("item.B5.ket_luan", "Lời mật về Nghị quyết")
    room.send(c.GoToItem("B6"))
    room.send(c.StartSpeech("chinh-thuc-3"))
    room.write(f"speech.{list(room.meeting.speeches)[-1]}", "Tôi nhất trí. Đề nghị sửa đường thôn Hòa Bình!")
    room.send(c.StopSpeech())
    room.give("Sửa đường thôn", owners=("chinh-thuc-4",))
    room.send(c.EndMeeting("Hết giờ"))
    return room


@pytest.fixture(scope="module")
def cell(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three months of a cell."""
    folder = tmp_path_factory.mktemp("cell")
    for month in (3, 4, 5):
        place = folder / "2026" / f"2026-{month:02}-04 thuong-ky"
        place.mkdir(parents=True)
        meeting = replace(held(month).meeting, id=f"m-{month}")
        if month == 4:
            meeting = replace(meeting, texts={**meeting.texts, "item.B2.ket_luan": replace(
                meeting.texts["item.B1.ket_luan"], value=LONG)})  # fmt: skip
        (place / "ho-so.json").write_bytes(dump(meeting))
    return folder


@pytest.fixture(scope="module")
def index(cell: Path) -> Iterator[RecordIndex]:
    found = RecordIndex(cell, None)
    found.refresh()
    yield found
    found.close()


def months(index: RecordIndex, wanted: Wanted) -> list[int]:
    return [hit.day.month for hit in find_passages(index, wanted, 50)[0] if hit.day]


@pytest.mark.parametrize("typed", ["đảng ủy viên", "dang uy vien", "ĐẢNG UỶ", "Ðảng ủy", "theo dõi đảng"])
def test_words_are_found_with_and_without_marks_the_newest_meeting_first(index: RecordIndex, typed: str) -> None:
    assert months(index, Wanted(typed)) == [5, 4, 3]


@pytest.mark.parametrize("typed", ["dáng uỷ", "đang", "đảng ủy xã khác", "mật", "loi mat", "đơn thư"])
def test_other_marks_other_words_and_secret_parts_are_not(index: RecordIndex, typed: str) -> None:
    assert months(index, Wanted(typed)) == []


def test_person_item_kind_and_date_narrow_it(index: RecordIndex) -> None:
    assert months(index, Wanted("duong thon", since=START.replace(month=4).date())) == [5, 5, 4, 4]
    only = Wanted("đường thôn", kind=PassageKind.TASK, until=START.replace(month=3).date())
    (hit,) = find_passages(index, only, 50)[0]
    assert (hit.kind, hit.sentence) == (PassageKind.TASK, "Sửa đường thôn")
    name = hit.person
    assert {one.person for one in find_passages(index, Wanted(person=name.casefold()), 50)[0]} == {name}
    item = find_passages(index, Wanted("kết luận tháng"), 50)[0][0]
    assert months(index, Wanted("kết luận", item=without_marks(item.heading))) == [5, 4, 3]
    assert find_passages(index, Wanted("dang uy"), 1)[1] == 3
    assert len(find_passages(index, Wanted("dang uy"), 1)[0]) == 1


def test_the_hit_is_told_in_its_sentence_with_its_places(index: RecordIndex) -> None:
    hit = find_passages(index, Wanted("hoà bình", kind=PassageKind.OPINION), 1)[0][0]
    assert hit.sentence == "Đề nghị sửa đường thôn Hòa Bình!"
    assert [hit.sentence[first:last] for first, last in hit.marks] == ["Hòa", "Bình"]
    (long,) = find_passages(index, Wanted("nghị quyết 12"), 50)[0]
    assert "Nghị quyết số 12" in long.sentence
    assert long.sentence.startswith("… ")
    assert len(long.sentence) < 260


@pytest.mark.parametrize("typed", ['"', "' OR 1=1", "*", "a AND", "NEAR(", "{{ x }}", "dang*", "\x00", "ⱥ" * 50])
def test_whatever_is_typed_is_only_words(index: RecordIndex, typed: str) -> None:
    find_passages(index, Wanted(typed), 5)


def test_old_and_new_places_of_the_tone_are_one_spelling() -> None:
    assert spelled("hòa") == spelled("hoà") == spelled("HÒA")
    assert spelled("hòa") != spelled("hóa")
    assert without_marks("Đồng chí Ðặng Thị Hoà") == "dong chi dang thi hoa"


def test_two_hundred_and_forty_meetings_are_searched_at_once(tmp_path: Path) -> None:
    """The goal is 100 ms; here only that nobody waits."""
    meeting = held(3).meeting
    for number in range(40):
        place = tmp_path / str(2000 + number) / "buoi"
        place.mkdir(parents=True)
        start = meeting.details.start - timedelta(days=number)
        one = replace(meeting, id=f"m-{number}", details=replace(meeting.details, start=start))
        (place / "ho-so.json").write_bytes(dump(one))
    index = RecordIndex(tmp_path, None)
    index.refresh()
    began = time.process_time()
    assert find_passages(index, Wanted("đảng ủy"), 10)[1] == 40
    assert time.process_time() - began < 1


def test_the_command_tells_the_same(
    cell: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHIBO_DATA", str(tmp_path))
    assert main.main(["find", "hoa", "binh", "--kind", "opinion", "--workspace", str(cell)]) == 0
    told = capsys.readouterr().out
    assert "04/05/2026 · Sinh hoạt" in told
    assert "thôn [Hòa] [Bình]!" in told
    assert told.endswith("3 đoạn, mới nhất trước\n")
    assert main.main(["find", "hòa", "--json", "--since", "01/05/2026", "--workspace", str(cell)]) == 0
    assert json.loads(capsys.readouterr().out)["count"] == 1
    assert main.main(["find", "xyz", "--workspace", str(cell)]) == 1
    assert main.main(["find", "--workspace", str(cell)]) == 2
    assert main.main(["find", "a", "--workspace", str(tmp_path / "none")]) == 2
    assert "Không thấy đoạn nào." in capsys.readouterr().err
