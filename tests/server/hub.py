"""A real JupyterHub on this machine, by the example of deploy/jupyterhub: its proxy, two users, a server for each.

Left out where the proxy is not installed: configurable-http-proxy is a program of Node's (package.json, `npm install`).
"""

import json
import os
import shutil
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

import psutil
import pytest

from tests.packages import ROOT
from tests.server.running import free_port, until

EXAMPLE = ROOT / "deploy" / "jupyterhub" / "jupyterhub_config.py"
PROXY = ROOT / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"
PASSWORD = "mat-khau-de-thu-nghiem-0123456789"  # the authenticator of the test asks for that many letters
ADMINISTRATOR, ADMINISTRATOR_PASSWORD = "quan-tri", f"khac-{PASSWORD}"
CONFIG = """
load_subconfig({example!r})
c.ConfigurableHTTPProxy.command = [{node!r}, {proxy!r}]
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = {password!r}
c.SharedPasswordAuthenticator.admin_password = {other!r}
c.Authenticator.admin_users = {{{administrator!r}}}
c.JupyterHub.spawner_class = "simple"
c.Spawner.environment = {environment!r}
c.JupyterHub.log_level = "INFO"
"""
"""What differs from the example: one password for all, and no accounts of this machine, which a test may not make."""


def why_not() -> str:
    """What is missing here for a hub to run; empty where nothing is."""
    if os.name != "posix":
        return "JupyterHub runs on Linux only"
    if not shutil.which("node"):
        return "no Node here: the hub's proxy (configurable-http-proxy) is a program of its"
    return "" if PROXY.is_file() else "no proxy here: `npm install` brings configurable-http-proxy"


class Hub:
    """The hub of a commune with one user a cell."""

    def __init__(self, folder: Path, users: tuple[str, ...], most: str = "600M") -> None:
        if missing := why_not():
            pytest.skip(missing)
        self.folder, self.users = folder, users
        self.root, self.output, self.clock = folder / "chibo", folder / "hub.txt", folder / "clock.txt"
        self.ports = {name: free_port() for name in ("URL", "PORT", "PROXY")}
        self.root.mkdir(parents=True)
        accounts = {user: {"chi_bo": user} for user in users}
        (self.root / "tai-khoan.json").write_text(json.dumps(accounts), encoding="utf-8")
        settings = CONFIG.format(
            example=str(EXAMPLE),
            node=str(shutil.which("node")),
            proxy=str(PROXY),
            password=PASSWORD,
            other=ADMINISTRATOR_PASSWORD,
            administrator=ADMINISTRATOR,
            environment={"CHIBO_CLOCK": str(self.clock), "PYTHONUTF8": "1"},
        )
        (folder / "config.py").write_text(f"{settings}c.Spawner.mem_limit = {most!r}\n", encoding="utf-8")
        self.child: subprocess.Popen[bytes] | None = None

    @property
    def base(self) -> str:
        """The address of the proxy, which is the only one that people know."""
        return f"http://127.0.0.1:{self.ports['URL']}"

    def start(self) -> "Hub":
        """Start it and wait for its login page."""
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "CHIBO"))},
            "CHIBO_HUB_ROOT": str(self.root),
            "CHIBO_HUB_URL": self.base,
            "CHIBO_HUB_PORT": str(self.ports["PORT"]),
            "CHIBO_HUB_PROXY": f"http://127.0.0.1:{self.ports['PROXY']}",
        }
        command = [sys.executable, "-m", "jupyterhub", "-f", str(self.folder / "config.py")]
        with self.output.open("wb") as out:
            self.child = subprocess.Popen(command, stdout=out, stderr=out, cwd=self.folder, env=environment)
        until("the hub answers", self._answers, 90)
        return self

    def _answers(self) -> bool:
        assert self.child is not None
        assert self.child.poll() is None, self.said()
        line = HTTPConnection("127.0.0.1", self.ports["URL"], timeout=5)
        try:
            line.request("GET", "/hub/login")
            return line.getresponse().status == 200
        except OSError:
            return False
        finally:
            line.close()

    def said(self) -> str:
        """The hub's log, and that of the servers it started."""
        return self.output.read_text(encoding="utf-8", errors="replace")

    def processes(self) -> list[psutil.Process]:
        """Everything that runs for this hub but the hub itself: the proxy, the servers, their workers and kernels."""
        assert self.child is not None
        return psutil.Process(self.child.pid).children(recursive=True)

    def server_of(self, user: str) -> psutil.Process:
        """The server that the hub has started for a user."""
        for process in psutil.process_iter(["cmdline"]):
            words = process.info["cmdline"] or []
            if words[-1:] == ["hub"] and process.environ().get("JUPYTERHUB_USER") == user and self._is_ours(process):
                return process
        raise AssertionError(f"{user} has no server")

    def _is_ours(self, process: psutil.Process) -> bool:
        return process.environ().get("CHIBO_DATA", "").startswith(str(self.root))

    def end(self) -> None:
        """End it in order: its servers, their kernels and the proxy go with it."""
        assert self.child is not None
        left = self.processes()
        self.child.terminate()
        assert self.child.wait(60) == 0, self.said()
        until("nothing outlives the hub", lambda: not [one for one in left if one.is_running()], 30)
