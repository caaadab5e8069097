"""A target that stays open in Word: the paper goes beside it, once, and back to its own name when that is free."""

from pathlib import Path

import pytest

from assistant.share.delivery import Deliverer, Patience
from assistant.share.errors import Trouble
from assistant.share.identity import MARK_FILE as MARK
from assistant.share.outbox import Outbox
from tests.share.conftest import FaultyFiles, Hands, windows_error

MEETING = "m-2026-11"
PATIENCE = Patience(first=1, longest=60, beside=120)


class HeldFiles(FaultyFiles):
    """Files that somebody has open in Word on Windows: they can be read, not replaced."""

    def __init__(self, *held: str) -> None:
        super().__init__()
        self.held = set(held)

    def replace(self, source: Path, target: Path) -> None:
        if target.name in self.held:
            raise windows_error(32)
        super().replace(source, target)


@pytest.fixture
def target(share: Path) -> Path:
    path = share / "2026" / "2026-11-04 thuong-ky" / "bien-ban.docx"
    path.parent.mkdir(parents=True)
    return path


def work(outbox: Outbox, disk: FaultyFiles, clock: Hands, seconds: int) -> None:
    """The worker's tries during so many seconds."""
    courier = Deliverer(outbox, PATIENCE, disk)
    for _ in range(seconds):
        while courier.step():
            pass
        clock.tick(1)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != MARK}


def test_after_two_minutes_it_is_written_beside_and_said_so(outbox: Outbox, target: Path, clock: Hands) -> None:
    disk = HeldFiles("bien-ban.docx")
    target.write_bytes(b"as printed yesterday")
    outbox.put(MEETING, target, b"one")
    work(outbox, disk, clock, 110)
    assert [one.trouble for one in outbox.status().waiting] == [Trouble.BUSY]
    assert contents(target.parent) == {"bien-ban.docx": b"as printed yesterday"} | aside(b"as printed yesterday")
    work(outbox, disk, clock, 90)
    assert contents(target.parent)["bien-ban (2).docx"] == b"one"
    status = outbox.status(MEETING)
    assert status.ok
    assert not status.calm
    said = "Ổ chung: tệp bien-ban.docx đang mở trong Word ở máy khác, đã ghi thành bien-ban (2).docx"
    assert status.sentence() == said
    assert "“bien-ban (2).docx”" in status.notices()[0]
    assert outbox.status("another").beside == ()


def aside(content: bytes) -> dict[str, bytes]:
    """What somebody had put there before us is kept under its own number."""
    return {"bien-ban (bản 1).docx": content}


def test_later_versions_go_to_the_original_once_it_is_free(outbox: Outbox, target: Path, clock: Hands) -> None:
    disk = HeldFiles("bien-ban.docx")
    outbox.put(MEETING, target, b"one")
    work(outbox, disk, clock, 200)
    outbox.put(MEETING, target, b"two")
    work(outbox, disk, clock, 2)
    assert contents(target.parent) == {"bien-ban (2).docx": b"two"}, "the second name goes on while the first is held"
    disk.held.clear()
    work(outbox, disk, clock, 200)
    assert contents(target.parent) == {"bien-ban (2).docx": b"two"}, "the same content is not written twice"
    outbox.put(MEETING, target, b"three")
    work(outbox, disk, clock, 2)
    assert contents(target.parent) == {"bien-ban.docx": b"three", "bien-ban (2).docx": b"two"}
    assert outbox.status().calm
    assert outbox.status().sentence().startswith("Ổ chung: đã lưu")


def test_a_short_lock_needs_no_second_name_and_the_next_one_starts_anew(
    outbox: Outbox, target: Path, clock: Hands
) -> None:
    disk = HeldFiles("bien-ban.docx")
    outbox.put(MEETING, target, b"one")
    work(outbox, disk, clock, 100)
    disk.held.clear()
    work(outbox, disk, clock, 60)
    disk.held.add("bien-ban.docx")
    outbox.put(MEETING, target, b"two")
    work(outbox, disk, clock, 60)
    assert contents(target.parent) == {"bien-ban.docx": b"one"}


def test_second_name_open_too_or_edited_means_the_third(outbox: Outbox, target: Path, clock: Hands) -> None:
    disk = HeldFiles("bien-ban.docx")
    outbox.put(MEETING, target, b"one")
    work(outbox, disk, clock, 200)
    disk.held.add("bien-ban (2).docx")
    outbox.put(MEETING, target, b"two")
    work(outbox, disk, clock, 2)
    target.with_name("bien-ban (3).docx").write_bytes(b"two, corrected by hand")
    outbox.put(MEETING, target, b"three")
    work(outbox, disk, clock, 2)
    assert contents(target.parent) == {
        "bien-ban (2).docx": b"one",
        "bien-ban (3).docx": b"two, corrected by hand",
        "bien-ban (4).docx": b"three",
    }


def test_survives_a_restart_in_every_stage(outbox: Outbox, data: Path, share: Path, target: Path, clock: Hands) -> None:
    """Killed after the second file was written and before it was noted: it is found, not written once more."""

    class Dies(HeldFiles):
        def replace(self, source: Path, target: Path) -> None:
            super().replace(source, target)
            raise KeyboardInterrupt

    outbox.put(MEETING, target, b"one")
    work(outbox, HeldFiles("bien-ban.docx"), clock, 60)
    outbox.close()
    again = Outbox(data, clock, share)
    with pytest.raises(KeyboardInterrupt):
        work(again, Dies("bien-ban.docx"), clock, 200)
    written = target.with_name("bien-ban (2).docx")
    before = written.stat().st_ino
    again.close()
    third = Outbox(data, clock, share)
    third.recover()
    work(third, HeldFiles("bien-ban.docx"), clock, 120)
    assert contents(target.parent) == {"bien-ban (2).docx": b"one"}
    assert written.stat().st_ino == before, "not written a second time"
    third.close()
    fourth = Outbox(data, clock, share)
    assert fourth.status().beside[0].path == written
    fourth.close()


def test_the_record_never_gets_a_second_name(outbox: Outbox, target: Path, clock: Hands) -> None:
    record = target.with_name("ho-so.json")
    disk = HeldFiles("ho-so.json")
    outbox.put(MEETING, record, b"{}")
    work(outbox, disk, clock, 600)
    assert contents(target.parent) == {}
    disk.held.clear()
    work(outbox, disk, clock, 60)
    assert contents(target.parent) == {"ho-so.json": b"{}"}


def test_how_long_is_settable() -> None:
    assert Patience.from_environment({"CHIBO_SHARE_BESIDE_AFTER": "5"}).beside == 5
