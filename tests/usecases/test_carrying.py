"""Who carries papers to the share: one process for each cell's folder; when it ends, the next one takes over."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import apsw
import pytest
from filelock import FileLock

from assistant.domain import commands as c
from assistant.journal.store import Store
from assistant.platform.paths import data_dir, journal_file
from assistant.share import ledger
from assistant.share.outbox import outbox_folder
from assistant.usecases import carrying as carrying_module
from assistant.usecases.carrying import Carrying, lock_file
from tests.journal.making import Clock, made
from tests.server.running import until

KERNEL = """
import sys, time
from pathlib import Path
from assistant.platform.paths import data_dir
from assistant.usecases.carrying import Carrying
Carrying(data_dir(), Path(sys.argv[1])).start()
print("started", flush=True)
time.sleep(60)
"""


@pytest.fixture
def store(workspace: Path) -> Store:
    """A meeting that runs, on a machine where nobody has carried anything yet."""
    _, store = made(journal_file(), Clock())
    store.send(c.StartMeeting())
    return store


def record(workspace: Path) -> Path | None:
    return next(workspace.rglob("ho-so.json"), None)


@pytest.mark.usefixtures("store")
def test_while_another_process_has_the_place_nothing_is_done_and_afterwards_everything(workspace: Path) -> None:
    place = FileLock(lock_file(data_dir(), workspace))
    place.acquire()
    carrying = Carrying(data_dir(), workspace)
    carrying.start()
    try:
        with pytest.raises(AssertionError):
            until("the record", lambda: record(workspace), 2.5)
        place.release()
        until("the record is on the share", lambda: record(workspace), 20)
    finally:
        carrying.stop()
    FileLock(lock_file(data_dir(), workspace)).acquire(timeout=0)


@pytest.mark.usefixtures("store")
def test_a_kernel_that_is_killed_gives_up_its_place(workspace: Path) -> None:
    kernel = subprocess.Popen(
        [sys.executable, "-c", KERNEL, str(workspace)], stdout=subprocess.PIPE, env={**os.environ}
    )
    assert kernel.stdout
    assert kernel.stdout.readline().strip() == b"started"
    until("the record is on the share", lambda: record(workspace), 20)
    kernel.kill()
    kernel.wait()
    kernel.stdout.close()
    FileLock(lock_file(data_dir(), workspace)).acquire(timeout=5)


@pytest.mark.usefixtures("store")
def test_an_outbox_that_cannot_be_opened_is_tried_again(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process holds the new file for longer than anybody waits: nothing would reach the share that evening."""
    monkeypatch.setattr(ledger, "BUSY_MILLISECONDS", 50)
    monkeypatch.setattr(carrying_module, "AGAIN", 0.1)
    outbox_folder(data_dir()).mkdir(parents=True)
    carrying = Carrying(data_dir(), workspace)
    with closing(apsw.Connection(str(outbox_folder(data_dir()) / "outbox.sqlite"))) as other:
        other.execute("BEGIN EXCLUSIVE")
        carrying.start()
        with pytest.raises(AssertionError):
            until("the record", lambda: record(workspace), 2)
        other.execute("ROLLBACK")
    try:
        until("the record is on the share", lambda: record(workspace), 20)
    finally:
        carrying.stop()


def test_the_folders_of_two_cells_are_carried_side_by_side(tmp_path: Path) -> None:
    assert lock_file(tmp_path, tmp_path / "a") != lock_file(tmp_path, tmp_path / "b")


def test_an_end_before_the_beginning_is_harmless(workspace: Path) -> None:
    Carrying(data_dir(), workspace).stop()
