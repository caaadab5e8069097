"""The queue and its courier, step by step, with a clock that stands still."""

import errno
import os
import threading
import unicodedata
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.share import identity
from assistant.share.delivery import Deliverer, Patience
from assistant.share.errors import Trouble
from assistant.share.ledger import OldSqlite, require_sqlite
from assistant.share.local import NotLocal
from assistant.share.outbox import Outbox
from tests.share.conftest import FaultyFiles, Hands, windows_error

MEETING = "m-2026-11"


@pytest.fixture
def target(share: Path) -> Path:
    return share / "2026" / "2026-11-04 thuong-ky" / "bien-ban.docx"


def papers(folder: Path) -> list[str]:
    """What lies in the folder beside the workspace's mark."""
    return sorted(path.name for path in folder.iterdir() if path.name != identity.MARK_FILE)


def run(courier: Deliverer) -> None:
    while courier.step():
        pass


def test_delivers_and_says_so(outbox: Outbox, target: Path, clock: Hands) -> None:
    assert outbox.status().sentence() == "Ổ chung: chưa có gì cần lưu"
    outbox.put(MEETING, target, b"one")
    outbox.put(MEETING, target.with_name("ho-so.json"), b"{}")
    assert outbox.status().sentence() == "Ổ chung: đang chờ (2 tệp)"
    run(Deliverer(outbox))
    status = outbox.status(MEETING)
    assert status.ok
    assert status.sentence() == "Ổ chung: đã lưu 14:32"
    assert [(state.target, state.saved) for state in status.targets()] == [
        (target, True),
        (target.with_name("ho-so.json"), True),
    ]
    assert target.read_bytes() == b"one"
    assert status.last_delivered == clock.now
    clock.tick(86400)
    assert outbox.status().sentence() == "Ổ chung: đã lưu 14:32 04/11/2026"
    assert outbox.status("another").sentence() == "Ổ chung: chưa có gì cần lưu"


def test_a_file_on_its_way_is_no_alarm_one_that_lingers_is(outbox: Outbox, target: Path, clock: Hands) -> None:
    outbox.put(MEETING, target, b"one")
    assert outbox.status().calm
    clock.tick(9)
    outbox.put(MEETING, target, b"two")
    assert outbox.status().calm
    clock.tick(2)
    assert not outbox.status().calm, "newer bytes do not make the wait younger"


def test_newer_payload_supersedes(outbox: Outbox, target: Path) -> None:
    first = outbox.put(MEETING, target, b"one")
    second = outbox.put(MEETING, target, b"two")
    assert second > first
    assert [one.id for one in outbox.status().waiting] == [second]
    run(Deliverer(outbox))
    assert target.read_bytes() == b"two"
    assert list((outbox.folder / "payload").iterdir()) == []


def test_newer_payload_during_a_delivery_is_not_lost(outbox: Outbox, target: Path) -> None:
    class Meanwhile(FaultyFiles):
        def replace(self, source: Path, target: Path) -> None:
            super().replace(source, target)
            if target.read_bytes() == b"one":
                outbox.put(MEETING, target, b"two")

    outbox.put(MEETING, target, b"one")
    courier = Deliverer(outbox, files=Meanwhile())
    assert courier.step()
    assert len(outbox.status().waiting) == 1
    run(courier)
    assert target.read_bytes() == b"two"
    assert outbox.status().ok


def test_same_content_is_not_queued_twice(outbox: Outbox, target: Path) -> None:
    number = outbox.put(MEETING, target, b"one")
    assert outbox.put(MEETING, target, b"one") == number
    run(Deliverer(outbox))
    assert outbox.put(MEETING, target, b"one") == number
    assert outbox.status().ok
    target.unlink()
    assert outbox.put(MEETING, target, b"one", again=True) > number
    run(Deliverer(outbox))
    assert target.read_bytes() == b"one"


def test_back_to_the_delivered_content_while_another_waits(outbox: Outbox, target: Path) -> None:
    for content in (b"A", b"B", b"A"):
        outbox.put(MEETING, target, content)
        if content == b"A":
            run(Deliverer(outbox))
    assert target.read_bytes() == b"A"
    assert outbox.status().ok


def test_survives_a_restart(outbox: Outbox, data: Path, clock: Hands, share: Path, target: Path) -> None:
    outbox.put(MEETING, target, b"one")
    outbox.close()
    again = Outbox(data, clock, share)
    run(Deliverer(again))
    assert target.read_bytes() == b"one"
    again.close()


def test_share_away_and_back(outbox: Outbox, share: Path, target: Path, clock: Hands) -> None:
    away = share.rename(share.with_name("away"))
    outbox.put(MEETING, target, b"one")
    outbox.put(MEETING, target.with_name("nghi-quyet.docx"), b"two")
    courier = Deliverer(outbox, Patience(first=1, longest=60))
    for _ in range(9):
        run(courier)
        clock.tick(100)
    status = outbox.status()
    assert not share.exists()
    assert status.sentence() == "Ổ chung: mất kết nối, đang chờ (2 tệp)"
    assert str(share) in status.waiting[0].message
    assert status.waiting[0].tries == 9
    away.rename(share)
    run(courier)
    assert outbox.status().ok
    assert target.with_name("nghi-quyet.docx").read_bytes() == b"two"


def test_pauses_grow_and_new_text_does_not_hurry_a_failing_share(outbox: Outbox, target: Path, clock: Hands) -> None:
    disk = FaultyFiles(faults={"exists_folder": [OSError(errno.EHOSTDOWN, "down")] * 99})
    courier = Deliverer(outbox, Patience(first=1, longest=8), disk)
    outbox.put(MEETING, target, b"one")
    pauses = []
    for number in range(6):
        assert courier.step()
        assert not courier.step()
        next_try = outbox.status().waiting[0].next_try
        assert next_try
        pauses.append((next_try - clock.now).total_seconds())
        outbox.put(MEETING, target, b"more %d" % number)
        assert not courier.step()
        clock.now = next_try
    assert pauses == pytest.approx([1, 2, 4, 8, 8, 8])
    outbox.retry_now()
    disk.faults.clear()
    run(courier)
    assert target.read_bytes() == b"more 5"


def test_open_in_word_waits_while_others_go_on(outbox: Outbox, target: Path, clock: Hands) -> None:
    disk = FaultyFiles(faults={"replace": [windows_error(32)] * 9})
    outbox.put(MEETING, target, b"one")
    outbox.put(MEETING, target.with_name("ho-so.json"), b"{}")
    courier = Deliverer(outbox, files=disk)
    run(courier)
    status = outbox.status()
    assert status.sentence() == "Ổ chung: tệp bien-ban.docx đang mở trong Word ở máy khác – sẽ tự lưu khi đóng"
    assert [one.trouble for one in status.waiting] == [Trouble.BUSY]
    assert target.with_name("ho-so.json").read_bytes() == b"{}"
    clock.tick(1)
    run(courier)
    assert target.read_bytes() == b"one"
    assert outbox.status().ok


def test_clock_set_back_does_not_park_an_item(outbox: Outbox, target: Path, clock: Hands) -> None:
    outbox.put(MEETING, target, b"one")
    courier = Deliverer(outbox, files=FaultyFiles(faults={"exists_folder": [OSError(errno.EIO, "x")]}))
    run(courier)
    clock.tick(-86400)
    run(courier)
    assert target.read_bytes() == b"one"


def test_edits_made_on_the_share_are_kept(outbox: Outbox, target: Path) -> None:
    courier = Deliverer(outbox)
    for text in (b"v1", b"v2"):
        outbox.put(MEETING, target, text)
        run(courier)
    assert len(list(target.parent.iterdir())) == 1
    target.write_bytes(b"v2 corrected in Word")
    outbox.put(MEETING, target, b"v3")
    run(courier)
    assert target.read_bytes() == b"v3"
    assert target.with_name("bien-ban (bản 1).docx").read_bytes() == b"v2 corrected in Word"


def test_cut_off_delivery_is_not_taken_for_an_edit(outbox: Outbox, target: Path, clock: Hands) -> None:
    class Dies(FaultyFiles):
        def replace(self, source: Path, target: Path) -> None:
            super().replace(source, target)
            raise KeyboardInterrupt

    outbox.put(MEETING, target, b"v1")
    with pytest.raises(KeyboardInterrupt):
        Deliverer(outbox, files=Dies()).step()
    assert outbox.flight()
    outbox.put(MEETING, target, b"v2")
    clock.tick(1)
    run(Deliverer(outbox))
    assert target.read_bytes() == b"v2"
    assert [path.name for path in target.parent.iterdir()] == [target.name]
    assert outbox.flight() is None


def test_targets_stay_in_the_workspace(outbox: Outbox, share: Path) -> None:
    for bad in (share.parent / "x.docx", share / ".." / "x.docx", share, Path("relative.docx")):
        with pytest.raises(ValueError, match="thư mục làm việc"):
            outbox.put(MEETING, bad, b"x")


def test_nfd_and_case_mean_the_same_target(outbox: Outbox, share: Path) -> None:
    outbox.put(MEETING, share / "Biên bản.docx", b"one")
    outbox.put(MEETING, share / unicodedata.normalize("NFD", "biên bản.docx"), b"two")
    run(Deliverer(outbox))
    assert papers(share) == ["biên bản.docx"]


def test_damaged_payload_is_told_not_delivered(outbox: Outbox, target: Path) -> None:
    outbox.put(MEETING, target, b"one")
    (payload,) = (outbox.folder / "payload").iterdir()
    payload.write_bytes(b"onf")
    run(Deliverer(outbox))
    assert not target.exists()
    assert "tạo lại văn bản" in outbox.status().waiting[0].message


def test_recovery_removes_old_orphans_only(outbox: Outbox, target: Path, clock: Hands) -> None:
    outbox.put(MEETING, target, b"one")
    old, young = (outbox.folder / "payload" / name for name in ("old.bin", "young.bin"))
    for path, age in ((old, 7200), (young, 10)):
        path.write_bytes(b"never got a row")
        os.utime(path, (clock.now.timestamp() - age,) * 2)
    outbox.recover()
    assert not old.exists()
    assert young.exists()
    run(Deliverer(outbox))
    assert target.read_bytes() == b"one"


def test_version_follows_other_connections_and_itself(outbox: Outbox, data: Path, clock: Hands, target: Path) -> None:
    other = Outbox(data, clock, target.parents[2])
    seen, mine = other.version(), outbox.version()
    outbox.put(MEETING, target, b"one")
    assert other.version() != seen
    assert outbox.version() != mine
    assert other.version() == other.version()
    other.close()


def test_many_writers_lose_nothing(data: Path, clock: Hands, share: Path) -> None:
    def write(number: int) -> None:
        box = Outbox(data, clock, share)
        for turn in range(10):
            box.put(MEETING, share / f"{number}.docx", f"{number} {turn}".encode())
        box.close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    box = Outbox(data, clock, share)
    run(Deliverer(box))
    assert [(share / name).read_text() for name in papers(share)] == [f"{number} 9" for number in range(4)]
    box.close()


def test_old_sqlite_is_refused() -> None:
    with pytest.raises(OldSqlite, match=r"3\.51\.3"):
        require_sqlite("3.40.1")
    require_sqlite("3.51.3")


def test_outbox_itself_refuses_a_synced_folder(tmp_path: Path, clock: Hands) -> None:
    with pytest.raises(NotLocal, match="đồng bộ"):
        Outbox(tmp_path / "OneDrive - Đảng ủy" / "chibo", clock)


def test_waiting_since_the_first_version(outbox: Outbox, target: Path, clock: Hands) -> None:
    began = clock.now
    outbox.put(MEETING, target, b"one")
    clock.tick(30)
    outbox.put(MEETING, target, b"two")
    assert outbox.status().waiting[0].since == began == clock.now - timedelta(seconds=30)
