"""`chibo serve`: one server per data folder, its address told in one sentence, its helpers ended with it."""

import json
import logging
import os
import secrets
import signal
import socket
import sys
import time
import webbrowser
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from tornado.ioloop import PeriodicCallback

from assistant.paths import DATA_VARIABLE, WORKSPACE_VARIABLE, data_dir, share
from assistant.server.door import ENTER, redacted, write_private
from assistant.server.kernels import private_folder

PORT = 8866
RUNNING = "dang-chay.json"
SILENCE = 300.0
LOG_LIMIT = 1_000_000  # bytes
LOOK_AT_WORKER = 1000.0  # milliseconds
STARTING = 20.0  # seconds a second start waits for the first one to tell its address

SAYS_READY = "Chi bộ đang chạy. Mở trong trình duyệt: {url}"
SAYS_ALREADY = "Chi bộ đã chạy sẵn. Mở trong trình duyệt: {url}"
SAYS_OTHER = "Chi bộ đang chạy với thư mục khác ({workspace}). Hãy đóng chương trình đó rồi mở lại."
SAYS_STUCK = "Chi bộ có vẻ đang chạy nhưng không trả lời. Hãy đóng chương trình đó, hoặc khởi động lại máy, rồi mở lại."


def serve(
    workspace: Path,
    port: int | None = None,
    open_browser: bool = True,
    data: Path | None = None,
    *,
    notebooks: Path | None = None,
    silence: float = SILENCE,
    preheat: bool = True,
) -> int:
    """Run the server until it is stopped; the exit code is 0 when it ran or was running already, else 1.

    `silence` is in seconds: a kernel whose page has not pinged for so long is ended. `notebooks` is for tests.
    """
    if data is not None:
        os.environ[DATA_VARIABLE] = str(data.resolve())
    os.environ[WORKSPACE_VARIABLE] = str(workspace.resolve())
    ours, theirs = str(share() / "templates" / "jupyter"), os.environ.get("JUPYTER_PATH")
    os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [ours, theirs]))
    folder = data_dir()
    try:
        with FileLock(folder / "chibo.lock", timeout=0):
            return _run(folder, workspace, port, open_browser, notebooks or share() / "notebooks", silence, preheat)
    except Timeout:
        return _join(folder, workspace, open_browser)


def _run(
    data: Path, workspace: Path, port: int | None, open_browser: bool, notebooks: Path, silence: float, preheat: bool
) -> int:
    """Be the one server of this data folder."""
    from assistant.server.app import App, configuration
    from assistant.server.publishing import Publishing
    from assistant.share.supervise import Supervisor

    port, token = free_port(port or PORT), secrets.token_urlsafe(32)
    app = App(config=configuration(notebooks, data, port, token, silence, preheat))
    app.initialize([])
    keep_log(data)
    url = f"http://127.0.0.1:{port}{ENTER}?token={token}"
    running = data / RUNNING
    worker, publishing = Supervisor(data), Publishing(data, workspace.resolve())

    def look() -> None:
        worker.check()

    watch_worker = PeriodicCallback(look, LOOK_AT_WORKER)

    def started() -> None:
        write_private(running, json.dumps({"url": url, "workspace": str(workspace.resolve()), "pid": os.getpid()}))
        tell(SAYS_READY.format(url=url))
        worker.start()
        publishing.start()
        watch_worker.start()
        if open_browser:
            webbrowser.open(url)

    stop_on_signals(app)
    app.when_listening = started
    try:
        app.start()
    finally:
        running.unlink(missing_ok=True)
        publishing.stop()
        watch_worker.stop()
        worker.stop()
    return 0


def _join(data: Path, workspace: Path, open_browser: bool) -> int:
    """Another server has this data folder: lead to it."""
    found = _wait_for(data / RUNNING)
    if found is None:
        tell(SAYS_STUCK)
        return 1
    if Path(found["workspace"]) != workspace.resolve():
        tell(SAYS_OTHER.format(workspace=found["workspace"]))
        return 1
    tell(SAYS_ALREADY.format(url=found["url"]))
    if open_browser:
        webbrowser.open(found["url"])
    return 0


def _wait_for(running: Path) -> dict[str, Any] | None:
    """What the running server says of itself; it may still be starting."""
    until = time.monotonic() + STARTING
    while time.monotonic() < until:
        if running.is_file():
            found: dict[str, Any] = json.loads(running.read_text(encoding="utf-8"))
            return found
        time.sleep(0.1)
    return None


def free_port(wanted: int) -> int:
    """`wanted` if nobody listens there, else one the system chooses: Voila itself must never pick one silently."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            if os.name == "posix":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise RuntimeError("no free port on 127.0.0.1")


def stop_on_signals(app: Any) -> None:
    """Closing the window, logging off or `kill` stop the server in order; so does Ctrl+C."""
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK", "SIGINT"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), app._handle_signal_stop)  # noqa: SLF001


class Redacting(logging.Formatter):
    """No token reaches the log, whoever writes the line."""

    def format(self, record: logging.LogRecord) -> str:
        """The formatted line."""
        return redacted(super().format(record))


def keep_log(data: Path) -> None:
    """Log to `logs/may-chu.log` below the data folder, at most 4 × 1 MB; pages write beside it, to `trang.log`."""
    logs = private_folder(data, "logs")
    pages = logs / "trang.log"
    if pages.is_file() and pages.stat().st_size > LOG_LIMIT:
        pages.replace(logs / "trang.1.log")
    handler = RotatingFileHandler(logs / "may-chu.log", maxBytes=LOG_LIMIT, backupCount=3, encoding="utf-8")
    handler.setFormatter(Redacting("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.setLevel(logging.INFO)
    for name in ("", "App"):  # traitlets keeps the application's own logger apart from the root
        logging.getLogger(name).addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)


def tell(sentence: str) -> None:
    """One sentence for the person at the window; a console that cannot show Vietnamese gets what it can show."""
    encoding = sys.stdout.encoding or "utf-8"
    print(sentence.encode(encoding, "replace").decode(encoding), flush=True)  # noqa: T201
