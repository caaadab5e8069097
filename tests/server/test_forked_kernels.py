"""Kernels forked from a process that has loaded everything: on Linux; elsewhere a Python for every page."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import psutil
import pytest

from assistant.server import forked_kernels, kernel_seedling
from assistant.usecases.province.tree import make_province
from tests.server.running import PAGE, Running, until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux only")
LOOK = """
import json, os, threading
import assistant.server.kernel_seed
held = [os.readlink(f"/proc/self/fd/{n}") for n in os.listdir("/proc/self/fd") if os.path.exists(f"/proc/self/fd/{n}")]
print(json.dumps({"threads": os.listdir("/proc/self/task"), "held": held}))
"""


READ = """
import json, os, psutil, time
from pathlib import Path
from assistant.analysis.rollup.pieces import Piece
from assistant.analysis.rollup.reading_here import MANY, Helpers
from assistant.analysis.rollup.tree import find_cells
from assistant.platform.clock import process_clock
tree, clock = Path(TREE), process_clock()
files = [(cell.path, file) for cell in find_cells(tree, 2025)[0] for file in cell.records]
pieces, helpers = [Piece([file]) for file in files], Helpers(2)
helpers.expect(MANY)
until = time.monotonic() + 60
while not helpers.ready() and time.monotonic() < until:
    time.sleep(0.05)
found = list(helpers.read(tree, pieces, clock))
told = {
    "rows": sum(one.rows.num_rows for one in found), "files": len(files), "kernel": os.getpid(),
    "helpers": [one.pid for one in psutil.Process().children(recursive=True)],
}
Path("read.json.tmp").write_text(json.dumps(told))
os.replace("read.json.tmp", "read.json")
"""
"""A page's kernel that has processes of its own read a tree, as the committee's page has."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    """A server without warm kernels: each page is one kernel."""
    running = Running(tmp_path).start()
    yield running
    if running.child is not None and running.child.poll() is None:
        running.stop()
    until("no kernel outlives its server", lambda: running.kernels() == [], 15)


def opened(server: Running) -> psutil.Process:
    """The process of a page that somebody opens."""
    cookie = {"Cookie": "; ".join(server.get(server.entrance.removeprefix(server.base)).cookies)}
    page = server.get("/voila/render/meeting.ipynb?meeting=a", cookie)
    kernel = re.findall(r'"kernelId": "([^"]+)"', page.text)[0]
    return psutil.Process(json.loads(server.get(f"/chibo/ping?kernel={kernel}", cookie).body)["kernel"])


def seed_of(page: psutil.Process) -> psutil.Process:
    """The process a page's kernel was forked from."""
    seed = page.parent()
    assert seed is not None
    return seed


def test_pages_are_forked_from_one_process_that_is_the_servers(server: Running) -> None:
    first, second = opened(server), opened(server)
    assert first.pid != second.pid
    assert first.ppid() == second.ppid()
    assert server.child is not None
    assert seed_of(first).ppid() == server.child.pid
    assert kernel_seedling.SEED in " ".join(seed_of(first).cmdline()), "what all need was loaded there"


def test_a_forked_kernel_has_processes_of_its_own_that_read_and_end_with_it(tmp_path: Path) -> None:
    tree = tmp_path / "tinh"
    make_province(tree, 3, 1, 1, 2025, lambda done, total: None)
    running = Running(tmp_path)
    page = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(READ.replace("TREE", repr(str(tree)))), nbformat.v4.new_code_cell(PAGE)],
        metadata={"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}},
    )
    nbformat.write(page, tmp_path / "notebooks" / "meeting.ipynb")
    running.start()
    try:
        kernel = opened(running)
        (file,) = until("it has read", lambda: list(running.data.rglob("read.json")), 90)
        told = json.loads(file.read_text("utf-8"))
        assert kernel_seedling.SEED in " ".join(seed_of(kernel).cmdline())
        assert (told["kernel"], told["rows"]) == (kernel.pid, told["files"])
        assert told["files"] > 0
        family = [psutil.Process(pid) for pid in told["helpers"] if psutil.pid_exists(pid)]
        assert len(family) >= 2
        kernel.kill()
        until("its helpers have ended", lambda: not any(one.is_running() for one in family), 20)
    finally:
        running.end()


def test_where_that_process_is_gone_its_pages_end_and_the_next_is_forked_from_a_new_one(server: Running) -> None:
    before = opened(server)
    seed_of(before).kill()
    until("its kernels noticed", lambda: server.kernels() == [], 15)
    after = opened(server)
    assert after.pid != before.pid
    assert server.get("/chibo/ping", {}).status in {200, 403}


def test_a_killed_server_leaves_neither_kernels_nor_what_forked_them(server: Running) -> None:
    page = opened(server)
    family = [page, seed_of(page)]
    server.kill()
    until("all have ended", lambda: not any(one.is_running() for one in family), 15)


def test_what_is_loaded_for_all_starts_no_thread_and_holds_nothing_open(tmp_path: Path) -> None:
    data = tmp_path / "data"
    told = subprocess.run(
        [sys.executable, "-c", LOOK], env={"CHIBO_DATA": str(data)}, cwd=tmp_path, capture_output=True, check=True
    )
    found = json.loads(told.stdout)
    assert len(found["threads"]) == 1
    assert [path for path in found["held"] if path.startswith(str(data)) or ".sqlite" in path] == []
    assert not data.exists()


def test_where_nothing_can_be_forked_every_page_gets_a_python_of_its_own(tmp_path: Path) -> None:
    running = Running(tmp_path, fork=False).start()
    try:
        page = opened(running)
        assert running.child is not None
        assert "ipykernel_launcher" in " ".join(page.cmdline())
        assert page.ppid() == running.child.pid
        assert page.pid in running.kernels()
    finally:
        running.end()


def test_no_kernel_carries_a_debugger() -> None:
    look = "import sys, assistant.server.kernel_seed, ipykernel.debugger as d; print(d._is_debugpy_available)"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip() == "False", "7 MiB of every page's kernel"


def test_a_package_that_was_not_installed_anew_starts_kernels_as_jupyter_does(monkeypatch: pytest.MonkeyPatch) -> None:
    assert forked_kernels.provisioner_name() == forked_kernels.NAME
    monkeypatch.setattr(forked_kernels, "NAME", "not-installed")
    assert forked_kernels.provisioner_name() == "local-provisioner"
