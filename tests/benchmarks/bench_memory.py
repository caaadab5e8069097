"""Memory of a console's kernel against a bare ipykernel that has run one line.

Run: python -m tests.benchmarks.bench_memory. USS is what ending the process would give back; RSS counts shared pages.
Goals: of the console ≤ 1.08, of home ≤ 1.1.
"""

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
from jupyter_client.manager import start_new_kernel
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from tests.benchmarks.stand import OPENING, app, browser, meeting_under_way, visitor
from tests.benchmarks.table import Row, show
from tests.server.running import until

MIB = 2**20
GOALS = {"home.ipynb": 1.1, "meeting.ipynb": 1.08}
PLAIN = "1 + 1"
WITH_A_BUTTON = "import ipywidgets; ipywidgets.Button()"


@contextlib.contextmanager
def bare_kernel(code: str) -> Iterator[psutil.Process]:
    """A kernel of nobody that has run `code`."""
    manager, client = start_new_kernel()
    try:
        client.execute_interactive(code, timeout=60, output_hook=lambda _: None)
        provisioner = manager.provisioner
        assert isinstance(provisioner, LocalProvisioner) and provisioner.pid
        yield psutil.Process(provisioner.pid)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def memory(process: psutil.Process) -> tuple[float, float]:
    """USS and RSS in MiB."""
    found = process.memory_full_info()
    return found.uss / MIB, found.rss / MIB


def pages(folder: Path) -> dict[str, tuple[float, float]]:
    """Memory of the kernel of each of our pages, each opened alone."""
    found = {}
    with app(folder, preheat=False) as running, browser() as chromium:
        meeting = meeting_under_way(running)
        context = visitor(chromium, running)
        for name in ("meeting", "projector", "home"):
            until("no kernel is left", lambda: not running.kernels())
            page = context.new_page()
            page.goto(f"{running.base}/voila/render/{name}.ipynb?meeting={meeting}")
            page.wait_for_selector('html[data-ready="1"]', timeout=OPENING)
            [kernel] = running.kernels()
            found[name] = memory(psutil.Process(kernel))
            page.goto("about:blank")
            page.close()
    return found


def main() -> None:
    """Print the table."""
    with bare_kernel(PLAIN) as process:
        bare = memory(process)
    with bare_kernel(WITH_A_BUTTON) as process:
        button = memory(process)
    with tempfile.TemporaryDirectory() as folder:
        ours = pages(Path(folder))
    kernels = {"ipywidgets, one button": button, **{f"{name}.ipynb": found for name, found in ours.items()}}
    rows = [
        Row(f"{name}, {what}", found[n], bare[n], "MiB", GOALS.get(name), bounds_ratio=True)
        for name, found in kernels.items()
        for n, what in enumerate(("USS", "RSS"))
    ]
    show("Memory of a kernel (floor: bare ipykernel after 1 + 1)", rows)


if __name__ == "__main__":
    main()
