"""What a committee decides of a cell lies beside its folder, is read by the cell's program, and is never guessed at."""

import json
import os
import shutil
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from assistant.domain.oversight import WHOLE_YEAR, OfficialGrade
from assistant.workspace import official
from assistant.workspace.official import NotWritten, official_file, read_official, write_official

NAME = "Đảng ủy xã Xuân Sơn"
Change = Callable[[dict[str, Any]], object]


def grade(month: int = 9, code: str = "fair", at: str = "2026-10-02T08:00:00+07:00") -> OfficialGrade:
    return OfficialGrade(2026, month, code, 78.5, "Ghi biên bản rõ hơn", at)


@pytest.fixture
def cell(tmp_path: Path) -> Path:
    folder = tmp_path / "xa" / "Thôn Đoài"
    folder.mkdir(parents=True)
    (folder / "chi-bo.yaml").write_text("ten_chi_bo: Chi bộ thôn Đoài\n", "utf-8")
    return folder


def test_what_is_written_is_read_back_and_lies_beside_the_cells_folder(cell: Path) -> None:
    before = {path: path.read_bytes() for path in cell.rglob("*") if path.is_file()}
    write_official(cell, NAME, grade(), "")
    write_official(cell, NAME, grade(WHOLE_YEAR, "good"), "")
    found = read_official(cell)
    assert (found.committee, found.problem) == (NAME, "")
    assert found.of(2026, 9) == grade()
    assert found.of(2026, WHOLE_YEAR) == grade(WHOLE_YEAR, "good")
    assert found.of(2026, 8) is None
    assert official_file(cell) == cell.parent / "cap-uy" / "Thôn Đoài.json"
    assert {path: path.read_bytes() for path in cell.rglob("*") if path.is_file()} == before


def test_without_a_file_the_committee_has_said_nothing(cell: Path) -> None:
    assert read_official(cell) == read_official(cell / "not" / "there")
    assert read_official(cell).grades == ()


def test_a_grade_is_changed_and_taken_back_by_whoever_saw_it(cell: Path) -> None:
    write_official(cell, NAME, grade(), "")
    later = grade(code="good", at="2026-10-03T08:00:00+07:00")
    with pytest.raises(NotWritten, match="vừa được người khác ghi"):
        write_official(cell, NAME, later, "")
    write_official(cell, NAME, later, grade().at)
    assert read_official(cell).of(2026, 9) == later
    write_official(cell, NAME, OfficialGrade(2026, 9, ""), later.at)
    assert read_official(cell).grades == ()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda told: told["xep_loai"][0].update(grade="good"), "mã kiểm tra"),
        (lambda told: told.update(cap_uy="Ai đó"), "mã kiểm tra"),
        (lambda told: told.pop("ma_kiem_tra"), "hỏng"),
        (lambda told: told.update(loai="khac"), "hỏng"),
        (lambda told: told.update(phien_ban=2), "phiên bản mới hơn"),
    ],
)
def test_a_file_that_was_changed_by_hand_is_not_used_and_not_written_over(
    cell: Path, change: Change, told: str
) -> None:
    write_official(cell, NAME, grade(), "")
    path = official_file(cell)
    plain = json.loads(path.read_text("utf-8"))
    change(plain)
    path.write_text(json.dumps(plain, ensure_ascii=False), "utf-8")
    found = read_official(cell)
    assert found.grades == ()
    assert told in found.problem
    changed = path.read_bytes()
    with pytest.raises(NotWritten):
        write_official(cell, NAME, grade(10), "")
    assert path.read_bytes() == changed


@pytest.mark.parametrize("data", [b"", b"\0\0\0", b"[]", b"{", "ghi chú".encode("utf-16")])
def test_bytes_that_are_no_such_file_are_told_and_nothing_breaks(cell: Path, data: bytes) -> None:
    official_file(cell).parent.mkdir()
    official_file(cell).write_bytes(data)
    assert "hỏng" in read_official(cell).problem


def test_what_was_decided_stays_with_the_folder_when_it_is_renamed(cell: Path) -> None:
    (cell / "chibo-thu-muc.json").write_text(json.dumps({"ma": "a" * 32}), "utf-8")
    write_official(cell, NAME, grade(), "")
    old = official_file(cell)
    renamed = cell.rename(cell.with_name("Thôn Đoài mới"))
    assert read_official(renamed).of(2026, 9) == grade()
    write_official(renamed, NAME, grade(10), "")
    assert [one.month for one in read_official(renamed).grades] == [9, 10]
    assert (official_file(renamed).exists(), old.exists()) == (True, False)


def test_a_copy_of_the_folder_does_not_take_the_decisions_of_the_first(cell: Path) -> None:
    (cell / "chibo-thu-muc.json").write_text(json.dumps({"ma": "a" * 32}), "utf-8")
    write_official(cell, NAME, grade(), "")
    copy = cell.with_name("Thôn Đoài - Copy")
    shutil.copytree(cell, copy)
    assert read_official(copy).grades == ()


def test_the_file_of_another_folder_of_that_name_is_not_used(cell: Path) -> None:
    (cell / "chibo-thu-muc.json").write_text(json.dumps({"ma": "a" * 32}), "utf-8")
    write_official(cell, NAME, grade(), "")
    assert read_official(cell).of(2026, 9)
    (cell / "chibo-thu-muc.json").write_text(json.dumps({"ma": "b" * 32}), "utf-8")
    assert "chi bộ khác" in read_official(cell).problem


def at_once(*writes: Callable[[], None]) -> list[bool]:
    """All of them begin in the same moment; which of them were written."""
    begin = threading.Barrier(len(writes))

    def run(write: Callable[[], None]) -> bool:
        begin.wait()
        try:
            write()
        except NotWritten:
            return False
        return True

    with ThreadPoolExecutor(len(writes)) as pool:
        return list(pool.map(run, writes))


def test_two_machines_that_write_in_the_same_second_lose_neither_grade(cell: Path) -> None:
    for month in range(1, 11, 2):
        wrote = at_once(
            partial(write_official, cell, NAME, grade(month), ""),
            partial(write_official, cell, NAME, grade(month + 1), ""),
        )
        assert wrote == [True, True]
        assert {one.month for one in read_official(cell).grades} == set(range(1, month + 2))
    assert [path.name for path in official_file(cell).parent.iterdir()] == [official_file(cell).name]


def test_of_two_that_grade_the_same_month_in_the_same_second_one_is_told(cell: Path) -> None:
    for month in range(1, 6):
        codes = ("good", "fair")
        wrote = at_once(*(partial(write_official, cell, NAME, grade(month, code), "") for code in codes))
        assert sorted(wrote) == [False, True]
        kept = read_official(cell).of(2026, month)
        assert kept
        assert kept.grade == codes[wrote.index(True)]


def test_the_sign_of_a_machine_that_writes_is_waited_for_and_one_that_was_left_is_taken_away(
    cell: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(official, "PAUSES", (0.0, 0.0))
    sign = official_file(cell).with_name(f"{official_file(cell).name}{official.WRITING}")
    sign.parent.mkdir()
    sign.touch()
    with pytest.raises(NotWritten, match="Máy khác đang ghi"):
        write_official(cell, NAME, grade(), "")
    assert read_official(cell).grades == ()
    left = time.time() - 2 * official.LEFT_AFTER
    os.utime(sign, (left, left))
    write_official(cell, NAME, grade(), "")
    assert read_official(cell).of(2026, 9) == grade()
    assert not sign.exists()
