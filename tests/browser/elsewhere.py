"""The pages in a Jupyter that is not ours: plain Voila on the folder or on one notebook, JupyterLab, Notebook."""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path

from playwright.sync_api import Page, expect

from assistant.platform.paths import program_folder
from tests.browser.office import Office
from tests.browser.room import OPENING
from tests.server.running import until

TOKEN = "thu-nghiem"
SERVER = ("--no-browser", "--port={port}", "--ServerApp.root_dir={root}", f"--IdentityProvider.token={TOKEN}")
PLACES = {
    "voila": ("voila", "{notebooks}", "--no-browser", "--port={port}"),
    "voila home.ipynb": ("voila", "{notebooks}/home.ipynb", "--no-browser", "--port={port}"),
    "lab": ("jupyterlab", *SERVER),
    "notebook": ("notebook", *SERVER),
}  # fmt: skip
"""How each is started: by the words that a person types, but for the port."""
HOME = {
    "voila": "/voila/render/home.ipynb",
    "voila home.ipynb": "/",
    "lab": f"/lab/tree/notebooks/home.ipynb?token={TOKEN}",
    "notebook": f"/notebooks/notebooks/home.ipynb?token={TOKEN}",
}
ROOT = "--allow-root"
RUNS = 10
"""Times that the menu is opened: what is asked of a kernel that has only just become idle is lost."""


class Elsewhere(Office):
    """A cell's office where somebody opens our notebooks with a Jupyter of their own."""

    def __init__(self, folder: Path, place: str) -> None:
        super().__init__(folder, sample=True)
        self.place = place
        self.notebooks = folder / "root" / "notebooks"
        shutil.copytree(program_folder() / "notebooks", self.notebooks)

    def launch(self, **changes: object) -> "subprocess.Popen[bytes]":
        """The command as a person types it, with settings of nobody else."""
        given = {"notebooks": self.notebooks, "root": self.notebooks.parent, "port": self.port}
        command = [word.format(**given) for word in PLACES[self.place]]
        jupyter = self.folder / "jupyter"
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "CHIBO"))},
            **{f"JUPYTER_{name}_DIR": str(jupyter / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")},
            "CHIBO_CLOCK": str(self.clock),
            "CHIBO_DATA": str(self.data),
            "CHIBO_WORKSPACE": str(self.workspace),
        }
        if "voila" not in self.place and hasattr(os, "geteuid") and os.geteuid() == 0:
            command.append(ROOT)
        with self.output.open("wb") as out:
            return subprocess.Popen(
                [sys.executable, "-m", *command], stdout=out, stderr=out, cwd=self.folder, env=environment
            )

    def start(self) -> "Elsewhere":
        """Start and wait until it answers."""
        self.child = self.launch()
        until("the server answers", self._answers, 90)
        return self

    def _answers(self) -> bool:
        if self._dead():
            raise AssertionError(f"it ended at once:\n{self.said()}")
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/static/favicon.ico")
            return connection.getresponse().status > 0
        except OSError:
            return False
        finally:
            connection.close()

    def open_home(self, page: Page) -> None:
        """The home page, as a person comes to it."""
        page.goto(f"{self.base}{HOME[self.place]}", timeout=OPENING)
        if "voila" not in self.place:
            run_all(page)
        expect(page.locator(".homepage header b")).to_be_visible(timeout=OPENING)


def run_all(page: Page) -> None:
    """The menu: Run, all cells, once the kernel is idle; before that nothing happens."""
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=OPENING)
    prompt = page.locator(".jp-InputPrompt").last
    for _ in range(RUNS):
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        with suppress(AssertionError):
            expect(prompt).not_to_have_text("[ ]:", timeout=4000)
            return
