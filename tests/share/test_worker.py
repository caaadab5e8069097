"""The real worker process: kill it, freeze it, freeze the share, take its parent away."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import apsw
import psutil
import pytest

from assistant.platform.clock import CLOCK_VARIABLE
from assistant.share import supervise
from assistant.share.delivery import Patience
from assistant.share.errors import Trouble
from assistant.share.outbox import Outbox, outbox_folder
from assistant.share.probe import probe_share
from assistant.share.supervise import Supervisor
from assistant.share.worker import STUCK_EXIT
from tests.share.conftest import wait_until

ROOT = Path(__file__).parents[2]
QUICK = Patience(first=0.1, longest=0.2, deadline=0.6)
HANGING = 4.0
"""Seconds that a delivery may hang where a test does something meanwhile, also on a busy machine."""
needs_fifo = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe stands for a frozen file; POSIX only")


@pytest.fixture
def box(data: Path, share: Path) -> Iterator[Outbox]:
    outbox = Outbox(data, lambda: datetime.now(UTC), share)
    yield outbox
    outbox.close()


@pytest.fixture
def supervisor(data: Path, box: Outbox) -> Iterator[Supervisor]:
    one = Supervisor(data, QUICK)
    yield one
    one.stop()


def started(supervisor: Supervisor) -> int:
    supervisor.start()
    assert supervisor.pid
    return supervisor.pid


def looked_after(supervisor: Supervisor, true: Callable[[], bool]) -> Callable[[], bool]:
    """A condition, with the worker looked after meanwhile, as the program does each second: on a busy machine a
    delivery may take longer than the short deadline of these tests, and a worker that gives up is started anew."""

    def look() -> bool:
        supervisor.check()
        return true()

    return look


def delivered_at_least(box: Outbox, number: int) -> bool:
    return len(box.status().delivered) >= number


def test_killed_in_mid_queue_loses_nothing(box: Outbox, supervisor: Supervisor, share: Path) -> None:
    targets = {share / "2026" / f"tep-{number}.docx": os.urandom(20_000) for number in range(40)}
    started(supervisor)
    for target, payload in targets.items():
        box.put("m", target, payload)
    for killed in range(1, 4):
        wait_until(looked_after(supervisor, partial(delivered_at_least, box, killed * 8)), "some deliveries")
        if pid := supervisor.pid:
            psutil.Process(pid).kill()
        wait_until(supervisor.check, "a new worker")
    wait_until(looked_after(supervisor, lambda: box.status().ok), "an empty queue")
    assert {path: path.read_bytes() for path in (share / "2026").iterdir()} == targets


def test_missing_share_comes_back(box: Outbox, supervisor: Supervisor, share: Path) -> None:
    away = share.rename(share.with_name("away"))
    box.put("m", share / "ho-so.json", b"{}")
    started(supervisor)
    wait_until(looked_after(supervisor, lambda: box.status().waiting[0].tries >= 3), "three tries")
    assert box.status().waiting[0].trouble is Trouble.AWAY
    assert not share.exists()
    away.rename(share)
    wait_until(looked_after(supervisor, lambda: box.status().ok), "delivery")
    assert (share / "ho-so.json").read_bytes() == b"{}"


def test_what_people_are_told_follows_the_rehearsals_clock(
    box: Outbox, share: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rehearsal of next November says so: “đã lưu 14:32 05/11/2027”; pauses go by the machine's own clock."""
    shift = data / "clock.txt"
    wanted = datetime(2027, 11, 5, 7, 32, tzinfo=UTC)
    shift.write_text(str((wanted - datetime.now(UTC)).total_seconds()), encoding="utf-8")
    monkeypatch.setenv(CLOCK_VARIABLE, str(shift))
    supervisor = Supervisor(data, QUICK)
    try:
        box.put("m", share / "ho-so.json", b"{}")
        supervisor.start()
        wait_until(looked_after(supervisor, lambda: box.status().ok), "delivery")
    finally:
        supervisor.stop()
    (done,) = box.status().delivered
    assert abs((done.at - wanted).total_seconds()) < 60


@needs_fifo
def test_frozen_share_ends_the_worker_and_others_are_still_delivered(
    box: Outbox, supervisor: Supervisor, share: Path
) -> None:
    frozen = share / "bien-ban.docx"
    os.mkfifo(frozen)  # reading it blocks, as a frozen server does
    box.put("m", frozen, b"one")
    pid = started(supervisor)
    wait_until(lambda: supervisor.pid is None, "the worker to give up")
    (waiting,) = box.status().waiting
    assert waiting.trouble is Trouble.STUCK
    assert "không trả lời sau 0.6 giây" in waiting.message
    assert box.status().sentence() == "Ổ chung: không trả lời, đang chờ (1 tệp)"
    frozen.unlink()
    wait_until(supervisor.check, "a new worker")
    wait_until(looked_after(supervisor, lambda: box.status().ok), "delivery")
    assert supervisor.pid != pid
    assert frozen.read_bytes() == b"one"


@needs_fifo
def test_supervisor_kills_a_worker_that_cannot_end_itself(
    box: Outbox, data: Path, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervise, "GRACE", 0.1)
    frozen = share / "bien-ban.docx"
    os.mkfifo(frozen)
    box.put("m", frozen, b"one")
    supervisor = Supervisor(data, replace(QUICK, deadline=HANGING))
    try:
        pid = started(supervisor)
        wait_until(lambda: box.flight() is not None, "the delivery to hang")
        psutil.Process(pid).suspend()
        frozen.unlink()
        wait_until(lambda: supervisor.check() and supervisor.pid != pid, "a new worker")
        wait_until(looked_after(supervisor, lambda: box.status().ok), "delivery")
    finally:
        supervisor.stop()
    assert frozen.read_bytes() == b"one"


IMPATIENT = """
import sys
from assistant.share import ledger, worker
ledger.BUSY_MILLISECONDS = 50
sys.exit(worker.main(sys.argv[1:]))
"""
"""The worker, which waits for a moment only where another process writes to the outbox."""


@pytest.fixture
def impatient(box: Outbox, data: Path) -> Iterator[Callable[..., "subprocess.Popen[bytes]"]]:
    """Starts it; what it says lies in `said.txt`."""
    started: list[subprocess.Popen[bytes]] = []

    def start(**changes: str) -> "subprocess.Popen[bytes]":
        with (data / "said.txt").open("wb") as out:
            command = [sys.executable, "-c", IMPATIENT, str(data), "--parent", str(os.getpid())]
            started.append(subprocess.Popen(command, cwd=ROOT, stderr=out, env={**os.environ, **changes}))
        wait_until(lambda: b"delivering from" in said(data), "the worker to work", 30)
        return started[0]

    yield start
    for worker in started:
        worker.kill()
        worker.wait()


def said(data: Path) -> bytes:
    return (data / "said.txt").read_bytes()


@contextmanager
def held(data: Path) -> Iterator[None]:
    """Another process writes to the outbox, for longer than the worker waits."""
    with closing(apsw.Connection(str(outbox_folder(data) / "outbox.sqlite"))) as other:
        other.set_busy_timeout(10_000)
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("COMMIT")


def test_an_outbox_that_others_hold_for_long_ends_no_worker(
    box: Outbox, data: Path, share: Path, impatient: Callable[..., "subprocess.Popen[bytes]"]
) -> None:
    worker = impatient()
    box.put("m", share / "a.docx", b"a")
    with held(data):
        wait_until(lambda: said(data).count(b"BusyError") >= 2, "the worker to have met it")
    wait_until(lambda: box.status().ok, "delivery once they let go")
    assert worker.poll() is None


@needs_fifo
def test_an_outbox_that_others_hold_takes_the_deadline_from_no_delivery(
    box: Outbox, data: Path, share: Path, impatient: Callable[..., "subprocess.Popen[bytes]"]
) -> None:
    """Whoever watches over the deliveries cannot write down that one hangs: it does once they let go."""
    worker = impatient(CHIBO_SHARE_DEADLINE=str(HANGING))
    frozen = share / "bien-ban.docx"
    os.mkfifo(frozen)
    box.put("m", frozen, b"one")
    wait_until(lambda: box.flight() is not None, "the delivery to hang")
    with held(data):
        wait_until(lambda: b"BusyError" in said(data), "the worker to have met it")
    assert worker.wait(60) == STUCK_EXIT


def test_one_worker_at_a_time_and_the_spare_takes_over(box: Outbox, data: Path, share: Path) -> None:
    first, second = Supervisor(data, QUICK), Supervisor(data, QUICK)
    started(first)
    box.put("m", share / "a.docx", b"a")
    wait_until(looked_after(first, lambda: box.status().ok), "the first worker delivers")
    started(second)
    assert first.pid
    psutil.Process(first.pid).kill()
    box.put("m", share / "b.docx", b"b")
    wait_until(looked_after(second, lambda: box.status().ok), "the second worker takes over")
    first.stop()
    second.stop()


def test_worker_ends_with_its_parent(box: Outbox, data: Path, share: Path) -> None:
    parent = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    supervisor = Supervisor(data, QUICK, parent=parent.pid)
    pid = started(supervisor)
    box.put("m", share / "a.docx", b"a")
    wait_until(lambda: box.status().ok, "the worker works")
    parent.communicate()
    wait_until(lambda: supervisor.pid is None, "the worker to end")
    assert not psutil.pid_exists(pid)
    supervisor.stop()


def test_worker_ends_with_a_killed_parent_that_started_it(box: Outbox, data: Path, share: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from assistant.share.supervise import Supervisor\n"
        "one = Supervisor(Path(sys.argv[1])); one.start(); print(one.pid, flush=True); sys.stdin.read()"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code, str(data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    )
    assert parent.stdout
    worker = psutil.Process(int(parent.stdout.readline()))
    box.put("m", share / "a.docx", b"a")
    wait_until(lambda: box.status().ok, "the worker works")
    parent.kill()
    parent.communicate()
    wait_until(lambda: not worker.is_running() or worker.status() == psutil.STATUS_ZOMBIE, "the worker to end")


def test_probe_answers(share: Path) -> None:
    answer = probe_share(share, deadline=10)
    assert answer.ok
    assert answer.seconds < 10
    assert list(share.iterdir()) == []
    gone = probe_share(share / "nowhere", deadline=10)
    assert not gone.ok
    assert "Không tới được ổ chung" in gone.message


def test_probe_of_a_read_only_disk(small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    answer = probe_share(small_disk, deadline=10)
    assert not answer.ok
    assert "Không có quyền ghi" in answer.message


def test_probe_does_not_wait_longer_than_asked(share: Path) -> None:
    answer = probe_share(share, deadline=0.0)  # shorter than a process takes to start: stands for a frozen share
    assert not answer.ok
    assert answer.seconds < 2
    assert "không trả lời" in answer.message
