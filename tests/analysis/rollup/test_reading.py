"""Only what changed is read; a run that was stopped goes on; figures are counted again, and what differs is told."""

import json
import os
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.analysis.rollup.cache import Cache, KnownTree, cache_folder
from assistant.analysis.rollup.faults import FaultKind
from assistant.analysis.rollup.reading import Progress, Reading, read_known, read_tree, tell_nobody
from assistant.analysis.rollup.tables import make_tables
from assistant.usecases.rolling_up import told_check
from assistant.wording.rollup import fault_sentence
from tests.analysis.rollup.conftest import YEAR, clock


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "kho")


def records(tree: Path) -> list[Path]:
    return sorted(tree.rglob("ho-so.json"))


def age(tree: Path) -> None:
    """All files were written a while before they are read."""
    then = (clock() - timedelta(days=2)).timestamp()
    for file in records(tree):
        os.utime(file, (then, then))


def all_told(reading: Reading) -> str:
    tables = make_tables(reading)
    return "\n".join(table.to_csv() for table in (tables.cells, tables.meetings, tables.tasks, tables.heat))


def test_the_second_run_reads_nothing_and_tells_the_same(tree: Path, cache: Cache) -> None:
    age(tree)
    first = read_tree(tree, YEAR, clock, cache)
    again = read_tree(tree, YEAR, clock, cache)
    assert (first.read_anew, again.read_anew) == (len(records(tree)), 0)
    assert all_told(first) == all_told(again)


def test_only_the_record_that_changed_is_read(tree: Path, cache: Cache) -> None:
    age(tree)
    read_tree(tree, YEAR, clock, cache)
    file = records(tree)[3]
    plain = json.loads(file.read_text("utf-8"))
    plain["figures"]["opinions"] = plain["figures"]["opinions"] + 7
    file.write_text(json.dumps(plain), "utf-8")
    found = read_tree(tree, YEAR, clock, cache)
    assert found.read_anew == 1
    row = next(row for row in found.rows.to_pylist() if (tree / row["path"]) == file)
    assert row["opinions"] == plain["figures"]["opinions"]


def test_a_record_that_went_is_forgotten_and_one_that_was_mended_is_read(tree: Path, cache: Cache) -> None:
    age(tree)
    file, other = records(tree)[:2]
    sound = file.read_bytes()
    file.write_bytes(b"")
    other.unlink()
    first = read_tree(tree, YEAR, clock, cache)
    assert {fault.kind for fault in first.faults} == {FaultKind.EMPTY, FaultKind.NO_RECORD}
    file.write_bytes(sound)
    again = read_tree(tree, YEAR, clock, cache)
    assert {fault.kind for fault in again.faults} == {FaultKind.NO_RECORD}
    assert again.rows.num_rows == first.rows.num_rows + 1


def test_a_run_that_was_stopped_goes_on_where_it_was(tree: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    age(tree)
    monkeypatch.setattr("assistant.analysis.rollup.reading.AT_ONCE", 2)
    done: list[int] = []

    def stop(progress: Progress) -> None:
        done.append(progress.done)
        if progress.done >= 12:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_tree(tree, YEAR, clock, cache, stop)
    found = read_tree(tree, YEAR, clock, cache)
    assert 12 <= done[-1] < len(records(tree))
    assert found.read_anew == len(records(tree)) - done[-1]
    assert not cache.has_parts
    assert all_told(found) == all_told(read_tree(tree, YEAR, clock, Cache(None)))


def test_what_a_long_run_has_read_is_kept_meanwhile(tree: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    """A power cut ends a run without a word: what it had read is not read again."""
    age(tree)
    monkeypatch.setattr("assistant.analysis.rollup.reading.AT_ONCE", 2)
    monkeypatch.setattr("assistant.analysis.rollup.reading.KEPT_EVERY", 0.0)
    kept: list[int] = []

    def look(progress: Progress) -> None:
        kept.append(cache.load().num_rows)

    found = read_tree(tree, YEAR, clock, cache, look)
    assert 0 < kept[-1] < found.rows.num_rows
    assert kept == sorted(kept)
    assert not cache.has_parts


def test_progress_comes_to_its_end_and_tells_the_time_left(tree: Path, cache: Cache) -> None:
    told: list[Progress] = []
    read_tree(tree, YEAR, clock, cache, told.append)
    assert told[-1].done == told[-1].total == len(records(tree))
    assert told[-1].left == 0


@pytest.mark.parametrize("damage", [b"", b"no Parquet", b"PAR1" + bytes(40)])
def test_a_damaged_cache_is_made_anew(damage: bytes, tree: Path, cache: Cache, tmp_path: Path) -> None:
    age(tree)
    first = read_tree(tree, YEAR, clock, cache)
    (file,) = (tmp_path / "kho").glob("*.parquet")
    file.write_bytes(damage)
    again = read_tree(tree, YEAR, clock, cache)
    assert again.read_anew == first.read_anew
    assert read_tree(tree, YEAR, clock, cache).read_anew == 0


def test_a_disk_that_takes_nothing_stops_nothing(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "kho").write_bytes(b"a file where the folder should be")
    assert read_tree(tree, YEAR, clock, Cache(tmp_path / "kho")).rows.num_rows == len(records(tree))


def test_the_cache_lies_outside_the_tree(tree: Path, cache: Cache) -> None:
    before = sorted(tree.rglob("*"))
    read_tree(tree, YEAR, clock, cache)
    assert sorted(tree.rglob("*")) == before
    assert not cache_folder(tree, YEAR).is_relative_to(tree)


def test_a_file_that_was_just_written_is_read_again(tree: Path, cache: Cache) -> None:
    """A disk that keeps times in steps of two seconds would hide a change."""
    age(tree)
    file = records(tree)[0]
    now = clock().timestamp() - 1
    os.utime(file, (now, now))
    read_tree(tree, YEAR, clock, cache)
    assert read_tree(tree, YEAR, clock, cache).read_anew == 1


def test_recomputing_finds_each_figure_that_is_not_that_of_the_facts(tree: Path, cache: Cache) -> None:
    age(tree)
    wrong = records(tree)[5]
    text = wrong.read_text("utf-8")
    plain = json.loads(text)
    minutes = plain["figures"]["minutes"]
    plain["figures"]["minutes"] = minutes + 30
    wrong.write_text(json.dumps(plain, ensure_ascii=False, indent=1), "utf-8")
    found = read_tree(tree, YEAR, clock, cache, recompute=True)
    assert found.counted_again == len(records(tree))
    (fault,) = found.faults
    assert (fault.kind, tree / fault.path) == (FaultKind.NOT_COUNTED_SO, wrong)
    assert fault.facts["figures"] == {"minutes": (minutes + 30, minutes)}
    assert f"thời lượng ghi {minutes + 30}, đếm được {minutes}" in fault_sentence(fault.kind.value, fault.facts)


def test_facts_that_were_changed_by_hand_are_told_where_they_are_counted_again(tree: Path, cache: Cache) -> None:
    file = records(tree)[2]
    plain = json.loads(file.read_text("utf-8"))
    plain["members"] = []
    file.write_text(json.dumps(plain, ensure_ascii=False, indent=1), "utf-8")
    found = read_tree(tree, YEAR, clock, cache, recompute=True)
    assert [fault.kind for fault in found.faults] == [FaultKind.NOT_COUNTED_SO]


def test_some_figures_are_counted_again_in_every_run_others_on_another_day(tree: Path, cache: Cache) -> None:
    age(tree)
    assert read_tree(tree, YEAR, clock, cache).counted_again >= 1
    assert read_tree(tree, YEAR, clock, cache).counted_again == 10
    later = read_tree(tree, YEAR, lambda: datetime(2026, 12, 3, tzinfo=UTC), cache, tell_nobody)
    assert later.counted_again == 10


def test_what_one_run_does_not_count_again_the_next_ones_do(
    tree: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One in a hundred of a province takes as long as reading it: each run does some of it, and all is told."""
    age(tree)
    monkeypatch.setattr("assistant.analysis.rollup.reading.SAMPLED", 0.8)
    monkeypatch.setattr("assistant.analysis.rollup.reading.MOST_SAMPLED", 5)
    monkeypatch.setattr("assistant.analysis.rollup.reading.COUNTED_FOR", 0.0)
    all_of_them = len(records(tree))
    runs = [read_tree(tree, YEAR, clock, cache) for _ in range(1 + all_of_them // 10)]
    assert [run.counted_again for run in runs[:3]] == [5, 10, 10]
    assert [len(run.counted) for run in runs[:3]] == [5, 15, 25]
    assert len(runs[-1].counted) >= 0.8 * all_of_them
    assert "Đã đếm lại từ nội dung 15 trong" in told_check(make_tables(runs[1]))


def test_what_differed_is_told_until_it_is_mended(tree: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    age(tree)
    wrong = records(tree)[5]
    sound = wrong.read_bytes()
    plain = json.loads(sound)
    plain["figures"]["papers"]["due"] = "2025-12-30"
    wrong.write_text(json.dumps(plain, ensure_ascii=False, indent=1), "utf-8")
    age(tree)
    first = read_tree(tree, YEAR, clock, cache, recompute=True)
    monkeypatch.setattr("assistant.analysis.rollup.reading._dice", lambda clock: random.Random(1))
    again = read_tree(tree, YEAR, clock, cache)
    known = read_known(tree, YEAR, cache)
    assert known is not None
    for reading in (first, again, known[0]):
        (fault,) = reading.faults
        assert "hạn gửi văn bản ghi 30/12/2025, đếm được" in fault_sentence(fault.kind.value, fault.facts)
    wrong.write_bytes(sound)
    assert read_tree(tree, YEAR, clock, cache).faults == []


def test_a_record_that_could_not_be_read_was_not_counted_again_and_what_differed_stays_told(
    tree: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = records(tree)[5]
    plain = json.loads(wrong.read_bytes())
    plain["figures"]["papers"]["due"] = "2025-12-30"
    wrong.write_text(json.dumps(plain, ensure_ascii=False, indent=1), "utf-8")
    age(tree)
    before = read_tree(tree, YEAR, clock, cache, recompute=True)

    def away(path: Path) -> bytes:
        raise PermissionError(13, "locked", str(path))

    monkeypatch.setattr("assistant.analysis.rollup.reading.read_patiently", away)
    monkeypatch.setattr("assistant.analysis.rollup.reading.KNOWN_SAMPLED", len(records(tree)))
    cache.keep_tree(replace(known_of(cache), counted=frozenset()))
    again = read_tree(tree, YEAR, clock, cache)
    assert again.counted == frozenset()
    told = [one.path for one in again.faults if one.kind is FaultKind.NOT_COUNTED_SO]
    assert told == [one.path for one in before.faults]


def known_of(cache: Cache) -> KnownTree:
    """What the last run found of the tree."""
    known = cache.load_tree()
    assert known is not None
    return known


def test_a_record_of_before_figures_is_counted_from_its_facts(tree: Path, cache: Cache) -> None:
    age(tree)
    sound = read_tree(tree, YEAR, clock, Cache(None))
    for file in records(tree)[:3]:
        plain = json.loads(file.read_text("utf-8"))
        del plain["figures"]
        file.write_text(json.dumps(plain, ensure_ascii=False, indent=1), "utf-8")
    assert all_told(read_tree(tree, YEAR, clock, cache)) == all_told(sound)
