"""`chibo serve`: one server per data folder, its address told in one sentence, its helpers ended with it."""

import json
import logging
import os
import signal
import socket
import subprocess
import sys
import time
import webbrowser
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from filelock import FileLock, Timeout

from assistant.platform.paths import DATA_VARIABLE, WORKSPACE_VARIABLE, data_dir, program_folder, whole_path
from assistant.platform.patient_files import read_patiently
from assistant.server import kernel_seedling
from assistant.server import lan as network
from assistant.server.lan import LOCAL
from assistant.server.ports import Port, take_port
from assistant.server.private import Redacting, private_folder, write_private
from assistant.share.files import Files, set_aside
from assistant.share.spelling import on_disk
from assistant.wording import server as words

if TYPE_CHECKING:
    from assistant.server.configuration import ServerRun

PORT = 8866
RUNNING = "dang-chay.json"
SILENCE = 300.0
LOG_LIMIT = 1_000_000  # bytes
MOST = {"most_chairs": "--max-chairs", "most_projectors": "--max-projectors"}
ANSWER = 1.0  # seconds in which a server on this machine takes a connection
STARTING = 20.0  # seconds a second start waits for the first one to tell its address
HOME_FIRST = 2.0
"""Seconds from the address on that belong to the page that opens: what is not needed for it begins after them."""


def serve(
    workspace: Path,
    port: int | None = None,
    open_browser: bool = True,
    data: Path | None = None,
    *,
    notebooks: Path | None = None,
    silence: float = SILENCE,
    preheat: bool = True,
    lan: Sequence[str] | None = None,
    most: Mapping[str, int] | None = None,
    proxy: str = "",
    chosen: Path | None = None,
    page: Mapping[str, str] | None = None,
) -> int:
    """Run the server until it is stopped; the exit code is 0 when it ran or was running already, else 1.

    `silence` is in seconds: a kernel whose page has not pinged for so long is ended. `notebooks` is for tests.
    `lan`: None keeps to this machine; else the addresses to listen at besides, all of this machine's where empty.
    `chosen`: where the folder is remembered once it is in use; None where nobody chose it, and then a server that runs
    is joined whatever its folder.
    `most`: how many may be there at once (`Kernels.most_chairs`, `App.most_projectors`) where not the usual number.
    `page`: another page than Home to begin with, and what is asked of it (`{"page": "committee", "year": "2025"}`).
    `proxy`: the name under which a proxy on this machine, which the operator trusts, shows the server.
    """
    if data is not None:
        os.environ[DATA_VARIABLE] = str(whole_path(data))
    workspace = settle(workspace)
    folder, pages = data_dir(), notebooks or program_folder() / "notebooks"
    asked = ServeOptions(
        port or PORT, open_browser, pages, silence, preheat, lan, most or {}, proxy, chosen, page or {}
    )
    try:
        with FileLock(folder / "chibo.lock", timeout=0):
            (folder / RUNNING).unlink(missing_ok=True)  # of one that was killed: it leads nowhere
            return _run_where_there_is_room(folder, workspace, asked)
    except Timeout:
        return _join(folder, workspace, asked)
    except BeginAnew as wish:
        return begin_anew(asked, wish.port)


def settle(workspace: Path) -> Path:
    """Tell all that this process starts which folder it is for, and Voila where our templates lie; the folder."""
    workspace = on_disk(whole_path(workspace), Files())
    os.environ[WORKSPACE_VARIABLE] = str(workspace)
    ours, theirs = str(program_folder() / "templates" / "jupyter"), os.environ.get("JUPYTER_PATH")
    os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [ours, theirs]))
    return workspace


class BeginAnew(Exception):
    """The program has ended in order and is to begin anew, at the same port: the pages that are open wait for it."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.port = port


def begin_anew(asked: "ServeOptions", port: int) -> int:
    """The program once more, as a new process, with the folder that is remembered by now; its exit code.

    Without a window (pythonw) that of this one: the new one tells by itself, in a box, what keeps it from starting.
    """
    given = {"--lan": ",".join(asked.lan or ()), "--trust-proxy": asked.proxy}
    given |= {MOST[name]: str(count) for name, count in asked.most.items()}
    words = [f"{name}={value}" for name, value in given.items() if value]
    alone = ["--lan"] if asked.lan is not None and not asked.lan else []
    windowless = Path(sys.executable).stem.lower() == "pythonw"
    entry = "assistant.cli.window" if windowless else "assistant.cli"
    command = [sys.executable, "-m", entry, "serve", "--no-browser", f"--port={port}", *words, *alone]
    os.environ.pop(WORKSPACE_VARIABLE, None)
    if windowless:  # there is no window that would have to stay, so nobody waits
        subprocess.Popen(command, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0))  # noqa: S603  our own
        return 0
    if os.name == "nt":  # there exec leaves the window to a process that nobody waits for
        return subprocess.call(command)  # noqa: S603  our own program
    return os.execv(sys.executable, command)  # noqa: S606  the same


@dataclass(frozen=True)
class ServeOptions:
    """What the command line asked for."""

    port: int
    open_browser: bool
    notebooks: Path
    silence: float
    preheat: bool
    lan: Sequence[str] | None
    most: Mapping[str, int]
    proxy: str = ""
    chosen: Path | None = None
    page: Mapping[str, str] = field(default_factory=dict)

    def begun(self, url: str) -> str:
        """The entrance that leads to the page that was asked for."""
        return f"{url}&{urlencode(self.page)}" if self.page else url


def _run_where_there_is_room(data: Path, workspace: Path, asked: ServeOptions) -> int:
    """As `_run`; a data folder that takes nothing is told in one sentence."""
    from assistant.journal.database import JournalUnusable, explain_disk_errors

    try:
        with explain_disk_errors(data):
            return _run(data, workspace, asked)
    except JournalUnusable as refusal:
        tell(str(refusal))
        return 1


def _run(data: Path, workspace: Path, asked: ServeOptions) -> int:
    """Be the one server of this data folder."""
    kernel_seedling.prepare(at_once=asked.preheat)
    from assistant.server.configuration import ServerRun, server_config  # Voila takes a second to load
    from assistant.server.door import Tokens
    from assistant.server.soundness import Unsound, look_at_journal

    try:
        damage = look_at_journal()
    except Unsound as refusal:
        tell(str(refusal))
        return 1
    reachable = tuple((asked.lan or network.network_addresses()) if asked.lan is not None else ())
    port = chosen_port(asked.port, reachable)
    if port is None:
        return 1
    tokens = Tokens.new(lan=bool(reachable))
    run = ServerRun(
        asked.notebooks, data, port.number, tokens, asked.silence, asked.preheat, reachable, asked.most, asked.proxy
    )
    app = new_app(server_config(run), data, tokens.all(), damage)
    app.taken = port.sockets
    try:
        return _serve_until_stopped(app, run, workspace, asked)
    finally:
        port.release()  # for the program that begins anew in this one's place


def new_app(config: Any, data: Path, tokens: tuple[str, ...], damage: str) -> Any:
    """The application, ready to serve, with its log; what had to be repaired in the journal is told first."""
    from assistant.server.app import App
    from assistant.server.page_templates import share_compiled_templates

    share_compiled_templates()
    app = App(config=config)
    app.initialize([])
    keep_log(data, tokens)
    if damage:
        logging.getLogger(__name__).error(damage)
        tell(damage)
    stop_on_signals(app)
    return app


def _serve_until_stopped(app: Any, run: "ServerRun", workspace: Path, asked: ServeOptions) -> int:
    """Tell the address once the port is ours, carry papers meanwhile, and leave nothing behind that names it."""
    from assistant.usecases.carrying import Carrying

    url, data = network.entrance_link(LOCAL, run.port, run.tokens.console), run.data
    said = {"url": url, "workspace": str(workspace), "pid": os.getpid(), "lan": asked.lan is not None}
    carrying = Carrying(data, workspace)

    def started() -> None:
        write_private(data / RUNNING, json.dumps(said))
        remember(workspace, asked.chosen)
        tell_addresses(run, asked.begun(url), asked.lan is not None)
        app.ioloop.call_later(HOME_FIRST, carrying.start)
        if asked.open_browser:
            webbrowser.open(asked.begun(url))

    app.when_listening = started
    try:
        app.start()
    finally:
        (data / RUNNING).unlink(missing_ok=True)
        carrying.stop()
    if app.again:
        raise BeginAnew(run.port)
    return 0


def remember(workspace: Path, chosen: Path | None) -> None:
    """The next start opens the folder that was chosen and is in use."""
    if chosen:
        chosen.write_text(str(workspace), encoding="utf-8")


def tell_addresses(run: "ServerRun", url: str, with_network: bool) -> None:
    """Where the program is to be opened, here and on other devices."""
    tell(words.READY.format(url=url))
    if with_network:
        tell_network(run)


def tell_network(run: "ServerRun") -> None:
    """The links for other devices, each with its code to be photographed."""
    if not run.lan:
        tell(words.NO_NETWORK)
        return
    for sentence, token in ((words.CHAIR, run.tokens.chair), (words.PROJECTOR, run.tokens.projector)):
        url = network.entrance_link(run.lan[0], run.port, token)
        tell(f"\n{sentence.format(url=url)}")
        if can_show(code := network.qr_code(url)):
            tell(code)
    if run.lan[1:]:
        tell(words.OTHERS.format(address=run.lan[0], others=", ".join(run.lan[1:])))
    tell(words.OPEN)


def _join(data: Path, workspace: Path, asked: ServeOptions) -> int:
    """Another server has this data folder: lead to it."""
    found = _wait_for(data / RUNNING)
    if found is None:
        tell(words.STUCK)
        return 1
    if asked.chosen and Path(found["workspace"]) != workspace:
        tell(words.OTHER_FOLDER.format(workspace=found["workspace"]))
        return 1
    if asked.lan is not None and not found.get("lan"):
        tell(words.CLOSED)
        return 1
    url = asked.begun(found["url"])
    tell(words.ALREADY.format(url=url))
    if asked.lan is not None:
        tell(words.SHARED)
    if asked.open_browser:
        webbrowser.open(url)
    return 0


def _wait_for(running: Path) -> dict[str, Any] | None:
    """What the running server says of itself; it may still be starting."""
    until = time.monotonic() + STARTING
    while time.monotonic() < until:
        found = said_by(running)
        if found and answers(found["url"]):  # one that was killed cannot take its word back
            return found
        time.sleep(0.1)
    return None


def said_by(running: Path) -> dict[str, Any] | None:
    """What a server wrote down of itself; None where there is nothing, or it cannot be read."""
    try:
        found = json.loads(read_patiently(running))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("url"), str) else None


def answers(url: str) -> bool:
    """Whether somebody listens at that address of this machine."""
    try:
        with socket.create_connection((LOCAL, urlsplit(url).port or 0), timeout=ANSWER):
            return True
    except (OSError, ValueError):
        return False


def chosen_port(wanted: int, reachable: Sequence[str]) -> Port | None:
    """The port to listen at, told where it is not the one wanted; None, told too, where an address is not ours."""
    port = take_port(wanted, (LOCAL, *reachable))
    if port is None:
        known = ", ".join(network.network_addresses()) or words.NO_ADDRESS
        refusal = words.CANNOT_LISTEN.format(address=", ".join(reachable), known=known)
        tell(refusal if reachable else words.NO_PORT)
    elif port.number != wanted:
        tell(words.OTHER_PORT.format(wanted=wanted, port=port.number))
    return port


def stop_on_signals(app: Any) -> None:
    """Closing the window, logging off or `kill` stop the server in order; so does Ctrl+C."""
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK", "SIGINT"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), app._handle_signal_stop)  # noqa: SLF001


def keep_log(data: Path, tokens: tuple[str, ...]) -> None:
    """Log to `logs/may-chu.log` below the data folder, at most 4 × 1 MB; pages write beside it, to `trang.log`."""
    logs = private_folder(data, "logs")
    set_aside(logs / "trang.log", logs / "trang.1.log", LOG_LIMIT)
    handler = RotatingFileHandler(logs / "may-chu.log", maxBytes=LOG_LIMIT, backupCount=3, encoding="utf-8")
    handler.setFormatter(Redacting("%(asctime)s %(levelname)s %(name)s %(message)s", tokens))
    handler.setLevel(logging.INFO)
    logging.raiseExceptions = False  # a disk that takes no line of the log: the pages say so, not Python in the window
    for name in ("", "App"):  # traitlets keeps the application's own logger apart from the root
        logger = logging.getLogger(name)
        logger.addHandler(handler)
        for other in [one for one in logger.handlers if type(one) is logging.StreamHandler]:
            logger.removeHandler(other)  # the window is for the person who sits there: nothing in English
    logging.getLogger().setLevel(logging.INFO)


def window_encoding() -> str:
    """What the window can show; all, where there is none."""
    return (sys.stdout.encoding if sys.stdout else "") or "utf-8"


def can_show(text: str) -> bool:
    """Whether the window can show every sign of a text."""
    try:
        text.encode(window_encoding())
    except UnicodeEncodeError:
        return False
    return True


def tell(sentence: str) -> None:
    """One sentence for the person at the window; a console that cannot show Vietnamese gets what it can show."""
    if sys.stdout is None:  # started by a shortcut without a window (pythonw)
        return
    encoding = window_encoding()
    print(sentence.encode(encoding, "replace").decode(encoding), flush=True)  # noqa: T201
