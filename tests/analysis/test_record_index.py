"""Mục lục hồ sơ: whatever happens to the files, on two machines, the index tells what reading everything would."""

import os
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

import apsw
import pytest

from assistant.analysis import record_index
from assistant.analysis.record_index import RecordIndex, index_file
from assistant.domain.meeting import Meeting
from assistant.domain.outline import Outline, outline_of
from assistant.domain.passages import passages_of
from assistant.journal.record import RecordError, dump, load
from tests.builders import START, Room
from tests.documents.meetings import adopted, full, short

ROUNDS = 300
Told = dict[str, Outline | str]


@cache
def seeds() -> tuple[Meeting, ...]:
    """Meetings to make records of."""
    return (short().meeting, full(3, 3).meeting, adopted(full(2, 2)).meeting)


def some(dice: random.Random) -> bytes:
    """The record of a meeting like no other."""
    meeting = dice.choice(seeds())
    number = dice.randrange(10**6)
    start = meeting.details.start + timedelta(days=dice.randrange(300))
    details = replace(meeting.details, start=start, place=f"Phòng {number}")
    return dump(replace(meeting, id=f"m-{number}", title=f"Sinh hoạt {number}", details=details))


def truth(workspace: Path) -> Told:
    """What loading every record tells."""
    told: Told = {}
    for path in workspace.glob(record_index.RECORD_PATTERN):
        try:
            told[path.parent.name] = outline_of(load(path.read_bytes(), path))
        except (RecordError, OSError):
            told[path.parent.name] = "unreadable"
    return told


def told_by(index: RecordIndex) -> Told:
    found = index.refresh()
    assert all((one.outline is None) == bool(one.problem) for one in found)
    return {one.path.parent.name: one.outline or "unreadable" for one in found}


def change(workspace: Path, dice: random.Random) -> None:
    """Something happens to a file: written, edited in place with its size and time kept, spoilt, moved, gone."""
    year = workspace / "2026"
    year.mkdir(exist_ok=True)
    file = year / f"buoi-{dice.randrange(12)}" / "ho-so.json"
    kind = dice.choice(["write", "write", "edit", "spoil", "foreign", "gone", "move", "folder"])
    if kind in ("write", "foreign", "folder") or not file.is_file():
        if file.is_dir():
            file.rmdir()
        file.parent.mkdir(exist_ok=True)
        if kind == "folder" and not file.exists():
            file.mkdir()
        else:
            file.write_bytes(b'{"id": "x", "phien_ban": 9}' if kind == "foreign" else some(dice))
    elif kind == "edit":
        stat, data = file.stat(), file.read_bytes()
        place = data.find(b"Ph\xc3\xb2ng")
        file.write_bytes(data[:place] + b"Nh\xc3\xa0 m" + data[place + 7 :] if place > 0 else data)
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    elif kind == "spoil":
        file.write_bytes(file.read_bytes()[: dice.randrange(3000)])
    elif kind == "gone":
        shutil.rmtree(file.parent)
    else:
        target = file.parent.with_name(f"buoi-{dice.randrange(12)}")
        if not target.exists():
            file.parent.rename(target)


def test_the_index_tells_what_loading_everything_tells(tmp_path: Path) -> None:
    dice, workspace = random.Random(7), tmp_path / "cell"
    workspace.mkdir()
    machines = [RecordIndex(workspace, tmp_path / name) for name in ("a.sqlite", "b.sqlite")]
    for number in range(ROUNDS):
        change(workspace, dice)
        if number % 25 == 24 or number < 10:
            index = dice.choice(machines)
            assert told_by(index) == truth(workspace), number
    assert told_by(machines[0]) == told_by(machines[1]) == truth(workspace)
    for index in machines:
        rows = index.database.execute("SELECT text FROM passage ORDER BY id").fetchall()
        files = [file for file in workspace.glob(record_index.RECORD_PATTERN) if file.parent.name in truth(workspace)]
        whole = [load(f.read_bytes()) for f in files if isinstance(truth(workspace)[f.parent.name], Outline)]
        assert sorted(str(text) for (text,) in rows) == sorted(p.text for m in whole for p in passages_of(m))


@pytest.fixture
def cell(tmp_path: Path) -> Path:
    """A cell's folder with one record that nobody touched for a while."""
    file = tmp_path / "cell" / "2026" / "2026-11-04 thuong-ky" / "ho-so.json"
    file.parent.mkdir(parents=True)
    file.write_bytes(dump(seeds()[0]))
    os.utime(file, (START.timestamp(), START.timestamp()))
    return tmp_path / "cell"


def test_a_file_that_did_not_change_is_not_read_again(
    cell: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, int]] = []
    index = RecordIndex(cell, tmp_path / "i.sqlite")
    index.refresh(lambda done, total: told.append((done, total)))
    index.close()
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} was read"))
    again = RecordIndex(cell, tmp_path / "i.sqlite")
    assert [one.outline and one.outline.title for one in again.refresh(lambda done, total: told.append((done, total)))]
    assert told == [(1, 1)]


def spoil(file: Path) -> None:
    file.write_bytes(b"SQLite format 3\x00" + b"x" * 5000)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def stamp(file: Path) -> None:
    database = apsw.Connection(str(file))
    database.execute("UPDATE stamp SET text = 'another version'; UPDATE record SET outline = '{}'")
    database.close()


@pytest.mark.parametrize("harm", [spoil, cut, stamp, Path.unlink])
def test_an_index_that_is_lost_damaged_or_of_another_version_is_made_anew(
    cell: Path, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    file = tmp_path / "i.sqlite"
    for _ in range(2):
        index = RecordIndex(cell, file)
        assert told_by(index) == truth(cell)
        index.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        index.close()
        harm(file)


def test_where_the_disk_takes_nothing_the_index_lives_in_memory(cell: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert told_by(RecordIndex(cell, tmp_path / "file" / "i.sqlite")) == truth(cell)


def test_a_problem_is_never_kept(cell: Path, tmp_path: Path) -> None:
    """A text of rules that was not there yet comes a moment later, and the record has not changed."""
    (file,) = cell.glob("*/*/ho-so.json")
    sound, times = file.read_bytes(), (START.timestamp(), START.timestamp())
    index = RecordIndex(cell, tmp_path / "i.sqlite")
    file.write_bytes(b" " * len(sound))
    os.utime(file, times)
    assert told_by(index) == {"2026-11-04 thuong-ky": "unreadable"}
    file.write_bytes(sound)
    os.utime(file, times)
    assert told_by(index) == truth(cell)


def test_a_cells_folder_has_one_index_wherever_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHIBO_DATA", str(tmp_path / "data"))
    assert index_file(tmp_path / "a", "abc1") == index_file(tmp_path / "b", "abc1")
    assert index_file(tmp_path / "a", "") != index_file(tmp_path / "b", "")
    assert index_file(tmp_path / "a", "../x").parent == index_file(tmp_path, "abc1").parent


def test_nothing_secret_is_among_the_passages() -> None:
    room: Room = full(3, 3)
    secret = {item.id for item in room.meeting.agenda if item.code in ("B5", "B6")}
    items = tuple(replace(item, secret=item.id in secret) for item in room.meeting.agenda)
    meeting = replace(room.meeting, agenda=items)
    told = passages_of(meeting)
    assert told
    assert not {one.item for one in told} & secret
    hidden = {t.value for key, t in meeting.texts.items() if key.split(".")[1] in secret and t.value.strip()}
    assert not {one.text for one in told} & hidden
