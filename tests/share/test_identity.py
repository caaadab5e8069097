"""A drive letter that came back as another share: nothing is written there, and it is said so."""

import json
from pathlib import Path

import pytest

from assistant.share.courier import Courier
from assistant.share.errors import Trouble
from assistant.share.files import Files
from assistant.share.identity import FILE, Identity
from assistant.share.outbox import Outbox
from assistant.share.probe import probe

from .conftest import Hands

MEETING = "m-2026-11"


@pytest.fixture
def target(share: Path) -> Path:
    return share / "2026" / "2026-11-04 thuong-ky" / "ho-so.json"


def work(outbox: Outbox, clock: Hands) -> None:
    courier = Courier(outbox)
    clock.tick(100)
    while courier.step():
        pass


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def swap(share: Path, other: dict[str, bytes]) -> Path:
    """The letter now leads to another share, with these files; returns where ours went."""
    ours = share.rename(share.with_name("ours"))
    for name, content in other.items():
        (share / name).parent.mkdir(parents=True, exist_ok=True)
        (share / name).write_bytes(content)
    return ours


def give_back(share: Path, ours: Path) -> None:
    share.rename(share.with_name("theirs"))
    ours.rename(share)


def mark(share: Path) -> str:
    return str(json.loads((share / FILE).read_text("utf-8"))["ma"])


@pytest.mark.parametrize(
    "other",
    [
        {"anh.jpg": b"photos"},
        {"chi-bo.yaml": b"ten: another cell", "2026/2026-11-04 thuong-ky/ho-so.json": b"{}"},
        {FILE: b'{"ma": "another"}'},
        {FILE: b"not json"},
    ],
)
def test_nothing_is_written_onto_a_foreign_share(
    outbox: Outbox, share: Path, target: Path, clock: Hands, other: dict[str, bytes]
) -> None:
    outbox.put(MEETING, target, b"one")
    work(outbox, clock)
    ours = swap(share, other)
    outbox.put(MEETING, target, b"two")
    work(outbox, clock)
    assert tree(share) == other
    (waiting,) = outbox.status().waiting
    assert waiting.trouble is Trouble.FOREIGN
    assert "không phải thư mục của chi bộ" in waiting.message
    assert outbox.status().sentence() == "Ổ chung: ổ khác đang mang tên này, đang chờ (1 tệp)"
    give_back(share, ours)
    work(outbox, clock)
    assert outbox.status().calm
    assert target.read_bytes() == b"two"


def test_an_empty_mount_point_counts_as_away(outbox: Outbox, share: Path, target: Path, clock: Hands) -> None:
    outbox.put(MEETING, target, b"one")
    work(outbox, clock)
    ours = share.rename(share.with_name("ours"))
    share.mkdir()
    outbox.put(MEETING, target, b"two")
    work(outbox, clock)
    assert tree(share) == {}
    assert outbox.status().waiting[0].trouble is Trouble.AWAY
    give_back(share, ours)
    work(outbox, clock)
    assert target.read_bytes() == b"two"


def test_a_mark_that_was_deleted_or_damaged_is_renewed(outbox: Outbox, share: Path, target: Path, clock: Hands) -> None:
    outbox.put(MEETING, target, b"one")
    work(outbox, clock)
    first = mark(share)
    for number, damage in enumerate((None, b"{")):
        (share / FILE).unlink()
        if damage:
            (share / FILE).write_bytes(damage)
        outbox.put(MEETING, target, b"more %d" % number)
        work(outbox, clock)
        assert outbox.status().ok
        assert mark(share) == first


def test_two_laptops_agree_on_one_mark(outbox: Outbox, share: Path, target: Path, clock: Hands, tmp_path: Path) -> None:
    outbox.put(MEETING, target, b"one")
    work(outbox, clock)
    first = mark(share)
    second = Outbox(tmp_path / "second laptop", clock, share)
    second.put("m-2", share / "2026" / "another" / "ho-so.json", b"2")
    work(second, clock)
    assert second.status().ok
    assert mark(share) == first
    second.close()


def test_moving_the_workspace_takes_one_copied_file(outbox: Outbox, share: Path, target: Path, clock: Hands) -> None:
    outbox.put(MEETING, target, b"one")
    work(outbox, clock)
    swap(share, {"chi-bo.yaml": b"moved by hand"})
    outbox.put(MEETING, target, b"two")
    work(outbox, clock)
    kept = outbox.folder / FILE
    assert str(kept) in outbox.status().waiting[0].message
    (share / FILE).write_bytes(kept.read_bytes())
    work(outbox, clock)
    assert target.read_bytes() == b"two"


def test_the_probe_writes_nothing_onto_a_foreign_share(share: Path) -> None:
    (share / FILE).write_text('{"ma": "another"}', "utf-8")
    answer = probe(share, deadline=10, mark="ours")
    assert not answer.ok
    assert "không phải thư mục của chi bộ" in answer.message
    assert probe(share, deadline=10, mark="another").ok
    assert [path.name for path in share.iterdir()] == [FILE]


def introduce(outbox: Outbox, root: Path) -> str:
    """The folder is opened; the number it is known by then."""
    Identity(outbox.notes, Files(), outbox.folder).introduce(root)
    return outbox.notes.mark(root)


def test_a_cell_s_folder_is_known_as_soon_as_it_is_opened(outbox: Outbox, share: Path) -> None:
    assert introduce(outbox, share) == ""
    assert tree(share) == {}, "it may be a mount point without its disk, or anybody's folder"
    (share / "chi-bo.yaml").write_bytes(b"ten_chi_bo: A")
    assert introduce(outbox, share) == mark(share) != ""
    assert introduce(outbox, share) == mark(share)


def test_a_folder_that_was_moved_is_known_by_its_mark(outbox: Outbox, share: Path, target: Path, clock: Hands) -> None:
    outbox.put(MEETING, target, b"one")
    work(outbox, clock)
    known, moved = mark(share), share.rename(share.with_name("moved"))
    assert introduce(outbox, moved) == known
    assert outbox.notes.workspaces() == {str(share): known, str(moved): known}
    assert outbox.notes.first_workspace(MEETING) == share


def test_opening_a_foreign_share_in_the_place_of_ours_changes_nothing(
    outbox: Outbox, share: Path, target: Path, clock: Hands
) -> None:
    outbox.put(MEETING, target, b"one")
    work(outbox, clock)
    known = mark(share)
    swap(share, {FILE: b'{"ma": "another"}', "chi-bo.yaml": b"ten_chi_bo: B"})
    assert introduce(outbox, share) == known


def test_a_mark_that_was_renewed_is_known_under_its_number_of_today(
    outbox: Outbox, share: Path, target: Path, clock: Hands
) -> None:
    outbox.put(MEETING, target, b"one")
    work(outbox, clock)
    first = mark(share)
    for number, now in enumerate(("second", "third", "second", first)):
        (share / FILE).write_text(json.dumps({"ma": now}), "utf-8")
        outbox.put(MEETING, target, b"more %d" % number)
        work(outbox, clock)
        assert {outbox.notes.current(one) for one in (first, now)} == {now}
