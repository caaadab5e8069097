"""A real server in a child process, with pages of its own: what the server's tests and the browser's tests start."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import nbformat
import psutil

PREPARE = """
import os, anywidget, traitlets
from pathlib import Path
from assistant.platform.kernel_session import page_role as role, query_string
Path(f"environment-{os.getpid()}.txt").write_text(os.linesep.join(os.environ.values()), encoding="utf-8")
"""
PAGE = """
class Probe(anywidget.AnyWidget):
    _esm = '''
    export default { render({ model, el }) {
      const button = document.createElement("button");
      button.id = "go";
      for (const name of ["pid", "query", "url", "cwd", "role"]) button.dataset[name] = model.get(name);
      model.on("msg:custom", (message) => {
        button.textContent = message.count;
        button.dataset.now = globalThis.chibo.now();
        document.documentElement.dataset.ready = "1";
      });
      button.onclick = () => model.send({});
      el.append(button);
      model.send({});
    } };'''
    pid = traitlets.Int(os.getpid()).tag(sync=True)
    query = traitlets.Unicode(query_string()).tag(sync=True)
    url = traitlets.Unicode(os.environ.get("VOILA_REQUEST_URL", "")).tag(sync=True)
    cwd = traitlets.Unicode(os.getcwd()).tag(sync=True)
    role = traitlets.Unicode(role()).tag(sync=True)
    count = 0
    def answer(self, *_):
        self.count += 1
        self.send({"count": self.count})
probe = Probe()
probe.on_msg(probe.answer)
print(f"[role={role()} query={query_string()}]")
probe
"""
START = """
import json, sys
from pathlib import Path
from assistant.server import kernel_seedling
from assistant.server.serve import serve
asked = json.loads(sys.argv[1])
kernel_seedling.CAN_FORK = asked.pop("fork") and kernel_seedling.CAN_FORK
paths = {name: Path(asked.pop(name)) for name in ("workspace", "data", "notebooks", "chosen") if name in asked}
sys.exit(serve(**paths, **asked, open_browser=False))
"""


def write_notebooks(folder: Path) -> Path:
    """The pages, each with one probing widget."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("home", "meeting", "projector", "chair", "year", "committee"):
        notebook = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell(PREPARE.strip()), nbformat.v4.new_code_cell(PAGE.strip())],
            metadata={
                "title": f"Thử {name}",
                "kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"},
            },
        )
        nbformat.write(notebook, folder / f"{name}.ipynb")
    return folder


def is_kernel(command: list[str]) -> bool:
    """Whether a process in the kernels' folder is a kernel, forked or not, and none of a kernel's own helpers."""
    return any("ipykernel_launcher" in word or "multiprocessing.forkserver" in word for word in command)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(what: str, condition: Callable[[], Any], seconds: float = 60) -> Any:
    """Wait for a condition; the failure names it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.05)
    raise AssertionError(f"not within {seconds} s: {what}")


def contents(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file below a folder where others are at work: what they take away or rename meanwhile is left out."""
    for path in sorted(folder.rglob("*")):
        with suppress(FileNotFoundError):
            if path.is_file():
                yield path, path.read_bytes()


class Running:
    """`chibo serve` as a child. `start()` fails at once if the child dies. `fork`: as on Linux, else as on Windows."""

    def __init__(
        self,
        folder: Path,
        silence: float = 300,
        preheat: bool = False,
        port: int | None = None,
        lan: str = "",
        most: Mapping[str, int] | None = None,
        proxy: str = "",
        fork: bool = True,
    ) -> None:
        self.folder, self.data, self.workspace = folder, folder / "data", folder / "ws"
        self.port = port or free_port()
        self.workspace.mkdir(parents=True, exist_ok=True)
        self.asked = {
            "workspace": str(self.workspace),
            "data": str(self.data),
            "notebooks": str(write_notebooks(folder / "notebooks")),
            "port": self.port,
            "silence": silence,
            "preheat": preheat,
            "lan": [lan] if lan else None,
            "most": most,
            "proxy": proxy,
            "fork": fork,
        }
        self.output = folder / "output.txt"
        self.clock = folder / "clock.txt"
        self.child: subprocess.Popen[bytes] | None = None

    def launch(self, **changes: Any) -> "subprocess.Popen[bytes]":
        """One more child with the same folders."""
        asked = json.dumps({**self.asked, **changes})
        environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8", "CHIBO_CLOCK": str(self.clock)}
        with self.output.open("wb") as out:
            return subprocess.Popen(
                [sys.executable, "-c", START, asked], stdout=out, stderr=out, cwd=self.folder, env=environment
            )

    def start(self) -> "Running":
        """Start and wait for the address."""
        self.child = self.launch()
        last = "mã hóa" if self.asked["lan"] else "http://"
        until("the server tells its addresses", lambda: self._dead() or last in self.said(), 120)
        if self._dead():
            raise AssertionError(f"the server ended at once:\n{self.said()}")
        return self

    def stop(self) -> int:
        """End the server as closing its window does; its exit code."""
        assert self.child is not None
        self.child.terminate()
        return self.child.wait(90)

    def end(self) -> None:
        """End it in order. A kernel that was just being started notices a second later that nobody waits for it."""
        assert self.stop() == 0
        until("no kernel outlives its server", lambda: not self.kernels(), 15)

    def kill(self) -> None:
        """SIGKILL."""
        assert self.child is not None
        self.child.kill()
        self.child.wait()

    def said(self) -> str:
        """What stands in the window."""
        return self.output.read_text(encoding="utf-8")

    @property
    def base(self) -> str:
        """Address without path."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def entrance(self) -> str:
        """The address with the token."""
        return str(json.loads((self.data / "dang-chay.json").read_text(encoding="utf-8"))["url"])

    @property
    def links(self) -> list[str]:
        """Every address with a token in the window, in order: console, chair, projector."""
        return re.findall(r"http://\S+token=\S+", self.said())

    def kernels(self) -> list[int]:
        """Process ids of all kernels of this server, whoever their parent is by now."""
        mine = str(self.data.resolve() / "kernels")
        found = psutil.process_iter(["cmdline", "cwd"])
        return [one.pid for one in found if one.info["cwd"] == mine and is_kernel(one.info["cmdline"] or [])]

    def get(
        self,
        path: str,
        headers: Mapping[str, str] | None = None,
        method: str = "GET",
        body: bytes | None = None,
        address: str = "127.0.0.1",
    ) -> "Answer":
        """One HTTP request, no redirects followed."""
        connection = HTTPConnection(address, self.port, timeout=60)
        connection.request(method, path, body=body, headers=dict(headers or {}))
        response = connection.getresponse()
        answer = Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        answer.set_cookies = [v for k, v in response.getheaders() if k.lower() == "set-cookie"]
        connection.close()
        return answer

    def raw(self, request: str) -> bytes:
        """The beginning of the answer to a request of one's own spelling, at 127.0.0.1."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=15) as connection:
            connection.sendall(request.encode())
            return connection.recv(4096)

    def _dead(self) -> bool:
        return self.child is None or self.child.poll() is not None


class Answer:
    """Status, headers (lower case) and body."""

    def __init__(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.status, self.headers, self.body = status, headers, body
        self.set_cookies: list[str] = []

    @property
    def cookies(self) -> list[str]:
        """Name and value of the cookies that were set."""
        return [line.split(";")[0] for line in self.set_cookies]

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()
