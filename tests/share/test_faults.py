"""A share that falls ill in mid-meeting: whatever it was, the end state is that of a share that was never ill.

Twice: with a failing file layer in this process (everywhere), and with a real file system (FUSE, where there is one).
"""

import errno
import json
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.share.delivery import Deliverer, Patience
from assistant.share.errors import Trouble
from assistant.share.files import Files
from assistant.share.identity import MARK_FILE as MARK
from assistant.share.outbox import Outbox
from assistant.share.supervise import Supervisor
from tests.share.conftest import Hands, wait_until, windows_error
from tests.share.mounting import NoMount, mounted

MEETING = "m-2026-11"
FOLDER = "2026/2026-11-04 thuong-ky"
AWAY = 30 * 60
"""Seconds that the share is away."""


class Sick(Files):
    """Every call asks `ill` first: name of the call, path it is about."""

    def __init__(self) -> None:
        super().__init__()
        self.ill: Callable[[str, Path], None] = lambda call, path: None

    def create(self, path: Path, data: bytes) -> None:
        try:
            self.ill("create", path)
        except OSError:
            if path.parent.is_dir():
                path.write_bytes(data[: len(data) // 2])  # what a full disk leaves behind
            raise
        super().create(path, data)

    def replace(self, source: Path, target: Path) -> None:
        self.ill("replace", target)
        super().replace(source, target)

    def read(self, path: Path) -> bytes:
        self.ill("read", path)
        return super().read(path)

    def exists(self, path: Path) -> bool:
        self.ill("exists", path)
        return super().exists(path)

    def exists_folder(self, folder: Path) -> bool:
        self.ill("exists_folder", folder)
        return super().exists_folder(folder)

    def make_folder(self, folder: Path) -> None:
        self.ill("make_folder", folder)
        super().make_folder(folder)

    def names(self, folder: Path) -> list[str]:
        self.ill("names", folder)
        return super().names(folder)

    def remove(self, path: Path) -> None:
        self.ill("remove", path)
        super().remove(path)

    def pause(self, seconds: float) -> None:
        """The clock of these tests stands still."""


Illness = Callable[[Sick, Path], AbstractContextManager[None]]
WRITES = {"create", "replace", "make_folder", "remove"}


def fails(number: int, calls: set[str] | None = None, ending: str = "") -> Illness:
    """The calls (all, or some) of paths with this ending fail with an error number."""

    @contextmanager
    def ill(disk: Sick, share: Path) -> Iterator[None]:
        def fail(call: str, path: Path) -> None:
            if (calls is None or call in calls) and path.name.endswith(ending):
                raise windows_error(32) if number == errno.EBUSY else OSError(number, "ill")

        disk.ill = fail
        yield
        disk.ill = lambda call, path: None

    return ill


@contextmanager
def flaky(disk: Sick, share: Path) -> Iterator[None]:
    """Every seventh call fails, whichever it is."""
    count = 0

    def fail(call: str, path: Path) -> None:
        nonlocal count
        count += 1
        if count % 7 == 0:
            raise OSError(errno.EIO, "ill")

    disk.ill = fail
    yield
    disk.ill = lambda call, path: None


@contextmanager
def vanished(disk: Sick, share: Path) -> Iterator[None]:
    away = share.rename(share.with_name("away"))
    yield
    assert not share.exists()
    away.rename(share)


@contextmanager
def other_share(disk: Sick, share: Path) -> Iterator[None]:
    away = share.rename(share.with_name("away"))
    share.mkdir()
    (share / "anh.jpg").write_bytes(b"photos of others")
    yield
    assert [path.name for path in share.iterdir()] == ["anh.jpg"], "nothing was written onto the other share"
    share.rename(share.with_name("theirs"))
    away.rename(share)


@contextmanager
def decomposed(disk: Sick, share: Path) -> Iterator[None]:
    """A Mac has renamed the workspace: the same name in NFD."""
    there = share.rename(share.with_name(unicodedata.normalize("NFD", share.name)))
    yield
    there.rename(share)


ILLNESSES: dict[str, Illness] = {
    "does not answer": fails(errno.EHOSTDOWN),
    "timed out": fails(errno.ETIMEDOUT),
    "read-only": fails(errno.EROFS, WRITES),
    "no rights": fails(errno.EACCES, WRITES),
    "full": fails(errno.ENOSPC, {"create"}),
    "open in Word": fails(errno.EBUSY, {"replace"}, ".docx"),
    "the record is open": fails(errno.EBUSY, {"replace"}, ".json"),
    "now and then": flaky,
    "vanished": vanished,
    "another share": other_share,
    "spelt in NFD": decomposed,
}
TOLD = {
    "does not answer": Trouble.AWAY,
    "timed out": Trouble.AWAY,
    "read-only": Trouble.READ_ONLY,
    "full": Trouble.FULL,
    "open in Word": Trouble.BUSY,
    "the record is open": Trouble.BUSY,
    "vanished": Trouble.AWAY,
    "another share": Trouble.FOREIGN,
}


class Office:
    """A laptop that keeps a meeting on a share: the record every 30 seconds, a paper now and then."""

    def __init__(self, folder: Path, share: Path, disk: Files) -> None:
        self.clock, self.share = Hands(), share
        self.outbox = Outbox(folder, self.clock, share)
        self._courier = Deliverer(self.outbox, Patience(first=1, longest=60, beside=4 * AWAY), disk)
        self._written = 0

    def meet(self, seconds: int) -> None:
        """So much of the meeting; the worker looks every other second."""
        for _ in range(0, seconds, 30):
            self._written += 1
            text = f'{{"phien_ban": 1, "so": {self._written}}}'.encode()
            self.outbox.put(MEETING, self.share / FOLDER / "ho-so.json", text)
            if self._written % 4 == 0:
                name = f"giấy mời {self._written // 4 % 3}.docx"
                self.outbox.put(MEETING, self.share / FOLDER / name, b"invitation %d" % self._written)
            self.work(30)

    def work(self, seconds: int) -> None:
        for _ in range(0, seconds, 2):
            while self._courier.step():
                pass
            self.clock.tick(2)


def tree(folder: Path) -> dict[str, bytes]:
    """All files but the mark, names composed (NFC)."""
    return {
        unicodedata.normalize("NFC", path.relative_to(folder).as_posix()): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARK
    }


@pytest.fixture(scope="module")
def never_ill(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The end state of a share without a fault."""
    place = tmp_path_factory.mktemp("never-ill")
    (place / "Chi bộ").mkdir()
    office = Office(place / "data", place / "Chi bộ", Files())
    office.meet(60 + AWAY + 120)
    assert office.outbox.status().calm
    office.outbox.close()
    return tree(office.share)


@pytest.mark.parametrize("name", ILLNESSES)
def test_thirty_minutes_of_illness_leave_no_trace(
    name: str, data: Path, share: Path, never_ill: dict[str, bytes]
) -> None:
    disk = Sick()
    office = Office(data, share, disk)
    office.meet(60)
    with ILLNESSES[name](disk, share):
        office.meet(AWAY)
        status = office.outbox.status()
        if name in TOLD:
            assert TOLD[name] in {one.trouble for one in status.waiting}
            assert all(one.message for one in status.waiting if one.trouble)
            assert status.notices()
    office.meet(120)
    assert tree(share) == never_ill
    assert office.outbox.status().calm
    office.outbox.close()


def test_ill_from_the_start_and_restarted_in_between(data: Path, share: Path, never_ill: dict[str, bytes]) -> None:
    disk = Sick()
    with fails(errno.EHOSTDOWN)(disk, share):
        office = Office(data, share, disk)
        office.meet(60 + AWAY)
        office.outbox.close()
        again = Office(data, share, disk)
        again.clock.now, again._written = office.clock.now, office._written
    again.meet(120)
    assert tree(share) == never_ill
    again.outbox.close()


def test_back_again_it_is_delivered_within_a_minute(data: Path, share: Path) -> None:
    disk = Sick()
    office = Office(data, share, disk)
    office.meet(10)
    with fails(errno.EHOSTDOWN)(disk, share):
        office.meet(AWAY)
    back = office.clock.now
    while not office.outbox.status().ok:
        office.work(1)
    assert (office.clock.now - back).total_seconds() <= 62
    office.outbox.close()


def test_five_seconds_a_call_is_slow_and_not_stuck(data: Path, share: Path) -> None:
    """Each answer of the disk is noted, so that neither the worker's guard nor the server takes it for hanging."""
    office = Office(data, share, disk := Sick())
    seen: list[float] = []

    def slow(call: str, path: Path) -> None:
        office.clock.tick(5)
        flight = office.outbox.flight()
        if flight:
            seen.append((office.clock.now - flight.moved).total_seconds())

    disk.ill = slow
    office.outbox.put(MEETING, share / FOLDER / "giấy mời.docx", b"invitation")
    office.work(1)
    assert office.outbox.status().ok
    assert sum(5 for _ in seen) > Patience().deadline, "in all, longer than one call may take"
    assert max(seen) < Patience().deadline
    office.outbox.close()


@pytest.fixture
def fuse(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """A real file system that falls ill: mount point and control file."""
    (tmp_path / "ổ").mkdir()
    try:
        with mounted(tmp_path / "server", tmp_path / "ổ") as control:
            (tmp_path / "ổ" / "Chi bộ").mkdir()
            yield tmp_path / "ổ", control
    except NoMount as why:
        pytest.skip(f"{why}; the failing file layer above covers the same list")


REAL = {
    "does not answer": {"all": errno.EHOSTDOWN},
    "not connected": {"all": errno.ENOTCONN},
    "read-only": {"write": errno.EROFS},
    "full": {"write": errno.ENOSPC},
    "quota": {"write": errno.EDQUOT},
    "open in Word": {"open_docx": True},
}


@pytest.mark.parametrize("name", REAL)
def test_a_real_file_system_that_falls_ill(name: str, data: Path, fuse: tuple[Path, Path]) -> None:
    mount, control = fuse
    disk = Sick()  # without an illness of its own: it only does not sleep
    office = Office(data, mount / "Chi bộ", disk)
    office.meet(30)
    control.write_text(json.dumps(REAL[name]), "utf-8")
    office.meet(300)
    assert not office.outbox.status().ok
    assert office.outbox.status().notices()
    control.write_text("{}", "utf-8")
    office.meet(120)
    healthy = Office(data.with_name("healthy"), data.with_name("Chi bộ"), Files())
    healthy.share.mkdir()
    healthy.meet(450)
    assert tree(mount / "Chi bộ") == tree(healthy.share)
    assert office.outbox.status().calm
    for one in (office, healthy):
        one.outbox.close()


def test_the_real_worker_lives_through_a_slow_file_system(data: Path, fuse: tuple[Path, Path]) -> None:
    """One delivery takes longer than the deadline of one call; the worker is neither ended nor started anew."""
    mount, control = fuse
    box = Outbox(data, lambda: datetime.now(UTC), mount / "Chi bộ")
    worker = Supervisor(data, Patience(first=0.1, longest=0.2, deadline=4.0))
    worker.start()
    pid = worker.pid
    control.write_text('{"seconds": 0.15}', "utf-8")
    box.put(MEETING, mount / "Chi bộ" / FOLDER / "giấy mời.docx", b"invitation")
    wait_until(lambda: box.flight() is not None, "the delivery to begin")
    began = datetime.now(UTC)
    wait_until(lambda: worker.check() or box.status().ok, "the delivery", seconds=40)
    assert (datetime.now(UTC) - began).total_seconds() > 4.0
    assert box.status().ok
    assert worker.pid == pid
    control.write_text("{}", "utf-8")
    worker.stop()
    box.close()
