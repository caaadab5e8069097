"""Thirty kinds of damaged and odd files among sound ones: each is named, nothing ends the run, totals add up."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.analysis.rollup.cache import Cache
from assistant.analysis.rollup.faults import LOST, Fault, FaultKind
from assistant.analysis.rollup.levels import level_of
from assistant.analysis.rollup.reading import read_tree
from assistant.analysis.rollup.tables import Tables, make_tables
from assistant.wording.rollup import fault_sentence
from tests.analysis.rollup.conftest import YEAR, clock
from tests.committees import make_real

Damage = Callable[[Path], object]
"""What happens to a record: the path of its file."""


def changed(change: Callable[[dict[str, Any]], object]) -> Damage:
    """The record says something else."""

    def damage(file: Path) -> None:
        plain = json.loads(file.read_text("utf-8"))
        change(plain)
        file.write_text(json.dumps(plain, ensure_ascii=False, indent=1), "utf-8")

    return damage


def figures(**told: Any) -> Damage:
    return changed(lambda plain: plain["figures"].update(told))


def roll(**told: Any) -> Damage:
    return changed(lambda plain: plain["figures"]["roll"].update(told))


def bytes_of(make: Callable[[bytes], bytes]) -> Damage:
    return lambda file: file.write_bytes(make(file.read_bytes()))


def beside(name: str, data: bytes | None = None) -> Damage:
    """A file next to the record: its copy, or something else."""
    return lambda file: file.with_name(name).write_bytes(file.read_bytes() if data is None else data)


def moved(folder: str) -> Damage:
    """The meeting's folder has another name."""
    return lambda file: shutil.move(file.parent, file.parent.with_name(folder))


def instead(file: Path) -> None:
    file.unlink()
    file.mkdir()


def twice(file: Path) -> None:
    shutil.copytree(file.parent, file.parent.with_name(f"{file.parent.name} (1)"))


def two_in_month(file: Path) -> None:
    other = file.parent.with_name(f"{file.parent.name[:8]}27 thuong-ky")
    shutil.copytree(file.parent, other)
    day = other.name[:10]

    def later(plain: dict[str, Any]) -> None:
        plain["id"] = f"{day}-regular-1"
        plain["figures"]["day"] = day

    changed(later)(other / file.name)


def same_cell(file: Path) -> None:
    other = file.parents[2].with_name("Bản sao")
    (other / str(YEAR)).mkdir(parents=True)
    shutil.copytree(file.parent, other / str(YEAR) / file.parent.name)
    changed(lambda plain: plain.update(id="2025-01-01-regular-9"))(other / str(YEAR) / file.parent.name / file.name)


DAMAGES: dict[str, tuple[Damage, FaultKind]] = {
    "cut off": (bytes_of(lambda data: data[: len(data) // 2]), FaultKind.UNREADABLE),
    "cut off at the first bytes": (bytes_of(lambda data: data[:60]), FaultKind.UNREADABLE),
    "empty": (bytes_of(lambda data: b""), FaultKind.EMPTY),
    "zeros, as after a power cut": (bytes_of(lambda data: bytes(len(data))), FaultKind.EMPTY),
    "blanks": (bytes_of(lambda data: b"  \n"), FaultKind.EMPTY),
    "another program's JSON": (bytes_of(lambda data: b'{"a": 1}'), FaultKind.NOT_A_RECORD),
    "a list": (bytes_of(lambda data: b"[1, 2]"), FaultKind.NOT_A_RECORD),
    "a Word file": (bytes_of(lambda data: b"PK\x03\x04" + bytes(range(256))), FaultKind.NOT_A_RECORD),
    "an HTML page": (bytes_of(lambda data: b"<html>404</html>"), FaultKind.NOT_A_RECORD),
    "not UTF-8": (bytes_of(lambda data: data.replace("ộ".encode(), b"\xff\xfe")), FaultKind.UNREADABLE),
    "UTF-16": (bytes_of(lambda data: data.decode().encode("utf-16")), FaultKind.NOT_A_RECORD),
    "nested without end": (bytes_of(lambda data: b'{"phien_ban": 2, "a": ' + b"[" * 5000), FaultKind.UNREADABLE),
    "a version from the future": (changed(lambda plain: plain.update(phien_ban=99)), FaultKind.FUTURE),
    "a version that is no number": (changed(lambda plain: plain.update(phien_ban="hai")), FaultKind.UNREADABLE),
    "no figures and no members": (
        changed(lambda plain: (plain.pop("figures"), plain.pop("members"))),
        FaultKind.UNREADABLE,
    ),
    "an unknown kind of meeting": (changed(lambda plain: plain.update(kind="tiec")), FaultKind.UNREADABLE),
    "a folder instead": (instead, FaultKind.FOLDER_INSTEAD),
    "no record": (lambda file: file.unlink(), FaultKind.NO_RECORD),
    "a copy by Windows": (beside("ho-so (1).json"), FaultKind.COPY),
    "a copy by hand": (beside("ho-so - Copy.json"), FaultKind.COPY),
    "a conflict copy": (beside("ho-so-MAY2-conflict.json"), FaultKind.COPY),
    "another program's file": (beside("cau-hinh.json", b"{}"), FaultKind.FOREIGN),
    "a record in the year's folder": (
        lambda file: shutil.copy(file, file.parents[1] / "ho-so.json"), FaultKind.STRAY,
    ),
    "a record in the cell's folder": (
        lambda file: shutil.copy(file, file.parents[2] / "ho-so.json"), FaultKind.STRAY,
    ),
    "a record beside the cells": (
        lambda file: shutil.copy(file, file.parents[3] / "ho-so.json"), FaultKind.STRAY,
    ),
    "the meeting's folder copied": (twice, FaultKind.SAME_MEETING),
    "two regular meetings in one month": (two_in_month, FaultKind.TWO_IN_MONTH),
    "another cell's record": (
        changed(lambda plain: plain["cell"].update(name="Chi bộ Thôn Khác")), FaultKind.OTHER_CELL,
    ),
    "a cell that moved": (
        changed(lambda plain: plain["cell"].update(superior="Đảng ủy xã Cũ")), FaultKind.OTHER_SUPERIOR,
    ),
    "a cell's folder copied": (same_cell, FaultKind.SAME_CELL),
    "no meeting all year": (lambda file: shutil.rmtree(file.parents[1]), FaultKind.NO_MEETINGS),
    "a practice meeting": (changed(lambda plain: plain["cell"].update(practice=True)), FaultKind.PRACTICE),
    "ended before it began": (figures(ended="2025-01-01T01:00:00+07:00"), FaultKind.ENDS_BEFORE),
    "two days long": (figures(ended="2025-12-30T01:00:00+07:00", minutes=9000), FaultKind.TOO_LONG),
    "another day than its folder": (moved("2025-01-28 thuong-ky"), FaultKind.OTHER_DAY),
    "held in another year": (figures(day="2019-01-04"), FaultKind.OTHER_YEAR),
    "held tomorrow": (figures(day="2099-01-04"), FaultKind.OTHER_YEAR),
    "never ended": (changed(lambda plain: plain.update(stage="running")), FaultKind.UNFINISHED),
    "more present than members": (roll(present=999), FaultKind.IMPOSSIBLE),
    "more points than there are": (
        changed(lambda plain: plain["figures"]["score"].update(points=140.0)), FaultKind.IMPOSSIBLE,
    ),
    "a grade that there is none of": (
        changed(lambda plain: plain["figures"]["score"].update(grade="A+")), FaultKind.IMPOSSIBLE,
    ),
    "fewer than nobody": (roll(expected_present=-3), FaultKind.IMPOSSIBLE),
}  # fmt: skip


@pytest.fixture(scope="module")
def sound(province: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The province as if its cells were real ones: a practice meeting among them can then be told."""
    return make_real(Path(shutil.copytree(province, tmp_path_factory.mktemp("sound") / "tinh")))


@pytest.fixture(scope="module")
def before(sound: Path) -> Tables:
    """What is told of it."""
    return read(sound)


@pytest.fixture
def real(sound: Path, tmp_path: Path) -> Path:
    """A copy, to be damaged."""
    return Path(shutil.copytree(sound, tmp_path / "tinh"))


def read(tree: Path) -> Tables:
    return make_tables(read_tree(tree, YEAR, clock, Cache(None)))


def first_months(tree: Path) -> list[Path]:
    """The first record of each cell."""
    found = (sorted(cell.rglob("ho-so.json")) for cell in sorted(tree.glob("*/*/")) if cell.is_dir())
    return [files[0] for files in found if files]


def told(fault: Fault) -> str:
    sentence = fault_sentence(fault.kind.value, fault.facts)
    assert sentence
    assert "{" not in sentence
    return sentence


def test_there_are_thirty_kinds_and_more() -> None:
    assert len(DAMAGES) >= 30


@pytest.mark.parametrize("name", DAMAGES)
def test_it_is_named_and_the_totals_add_up(name: str, real: Path, before: Tables) -> None:
    damage, kind = DAMAGES[name]
    file = first_months(real)[1]
    cell = file.parents[2].relative_to(real).as_posix()
    damage(file)
    after = read(real)
    new = [fault for fault in after.faults if fault.kind is kind]
    assert len(new) >= 1, [one.kind for one in after.faults]
    assert any(fault.path.startswith(file.parents[3].relative_to(real).as_posix()) for fault in new)
    assert all(told(fault) for fault in after.faults)
    assert after.totals.reconciles
    state = after.heat.set_index(["cell", "month"])["state"]
    if kind in LOST:
        assert state[cell, int(file.parent.name[5:7])] == "unreadable"
        assert after.totals.met == before.totals.met - 1
    others = after.cells[~after.cells["cell"].isin([cell, f"{cell.rpartition('/')[0]}/Bản sao"])]
    assert others["met"].sum() == before.cells[before.cells["cell"] != cell]["met"].sum()


def test_all_of_them_at_once(real: Path) -> None:
    files = [file for cell in sorted(real.glob("*/*/")) for file in sorted(cell.rglob("ho-so.json"))]
    for file, (damage, _) in zip(files, DAMAGES.values(), strict=False):
        if file.is_file():
            damage(file)
    found = read(real)
    assert found.totals.reconciles
    assert len({fault.kind for fault in found.faults}) >= 15
    assert all(told(fault) for fault in found.faults)


def test_figures_that_cannot_be_are_counted_anew(real: Path, before: Tables) -> None:
    file = first_months(real)[0]
    roll(expected_present=999)(file)
    assert read(real).by_month["expected_present"].sum() == before.by_month["expected_present"].sum()


def test_a_grade_that_there_is_none_of_is_counted_anew(real: Path, before: Tables) -> None:
    file = first_months(real)[0]
    changed(lambda plain: plain["figures"]["score"].update(grade="A+"))(file)
    after = read(real)
    assert after.meetings["grade"].tolist() == before.meetings["grade"].tolist()
    assert len(level_of(after, "").lines) == len(level_of(before, "").lines)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever is root may read everything")
def test_a_folder_that_nobody_may_list_is_named(real: Path) -> None:
    file = first_months(real)[0]
    file.parents[1].chmod(0)
    try:
        assert FaultKind.CANNOT_LIST in {fault.kind for fault in read(real).faults}
    finally:
        file.parents[1].chmod(0o700)
