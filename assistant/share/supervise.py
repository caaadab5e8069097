"""Keeps one worker process alive for the server, and kills it when it hangs."""

import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from assistant.share.delivery import Patience
from assistant.share.files import set_aside
from assistant.share.outbox import CurrentDelivery, Outbox, outbox_folder
from assistant.share.worker import record_stuck

GRACE = 2.0  # seconds beyond the deadline: the worker should have ended itself by then
QUICK_DEATH = 2.0  # seconds; a worker that dies sooner is not started again at once
_LONGEST_REST = 30.0
_LOG_LIMIT = 1_000_000  # bytes
_STOP_WAIT = 3.0  # seconds


class Supervisor:
    """`start()` once, `check()` every second or so (never blocks on the share), `stop()` once, at the end.

    `parent`: the process whose end ends the worker; by default this one. `patience` is handed to the worker.
    """

    def __init__(self, data: Path, patience: Patience | None = None, parent: int | None = None) -> None:
        self._data, self._parent = data.resolve(), os.getpid() if parent is None else parent
        self._patience = patience or Patience.from_environment(os.environ)
        self._outbox = Outbox(data, lambda: datetime.now(UTC))
        self._process: subprocess.Popen[bytes] | None = None
        self._born, self._rest = 0.0, 0.0
        self._flight: CurrentDelivery | None = None
        self._flight_seen = 0.0

    @property
    def pid(self) -> int | None:
        """The worker's process id, while it runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def start(self) -> None:
        """Start the worker unless it runs."""
        if self.pid is None:
            self._born, self._flight = time.monotonic(), None
            self._process = self._spawn()

    def check(self) -> bool:
        """Restart a worker that died, kill one that hangs; True if a new one was started."""
        if self.pid is not None:
            if self._hangs():
                self._kill()
            return False
        if time.monotonic() - self._born < self._rest:
            return False
        quick = time.monotonic() - self._born < self._rest + QUICK_DEATH
        self._rest = min(_LONGEST_REST, max(0.5, self._rest * 2)) if quick else 0.0
        self.start()
        return True

    def stop(self) -> None:
        """End the worker; what waits stays in the outbox. Atomic writes make a cut-off delivery harmless."""
        if self.pid is not None and self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(_STOP_WAIT)
            except subprocess.TimeoutExpired:
                self._process.kill()  # blocked in the system: it ends when the share answers; nobody waits for it
        self._outbox.close()

    def _hangs(self) -> bool:
        flight = self._outbox.flight()
        if flight != self._flight:
            self._flight, self._flight_seen = flight, time.monotonic()
        return flight is not None and time.monotonic() - self._flight_seen > self._patience.deadline + GRACE

    def _kill(self) -> None:
        if self._process is not None and self._flight is not None:
            self._process.kill()
            record_stuck(self._outbox, self._flight, self._patience)
            self._flight = None

    def _spawn(self) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "assistant.share.worker", str(self._data), "--parent", str(self._parent)]
        with self._log() as log:
            return subprocess.Popen(  # noqa: S603  our own module, no words of others
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self._environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )

    def _environment(self) -> dict[str, str]:
        """The package may run from a checkout that is not the working directory."""
        checkout = str(Path(__file__).parents[2])
        return os.environ | {
            "PYTHONPATH": os.pathsep.join(filter(None, [checkout, os.environ.get("PYTHONPATH")])),
            "PYTHONUTF8": "1",
            "CHIBO_SHARE_FIRST_PAUSE": str(self._patience.first),
            "CHIBO_SHARE_LONGEST_PAUSE": str(self._patience.longest),
            "CHIBO_SHARE_DEADLINE": str(self._patience.deadline),
            "CHIBO_SHARE_BESIDE_AFTER": str(self._patience.beside),
        }

    def _log(self) -> BinaryIO:
        """`worker.log`, the one before kept as `worker.1.log` once it is big."""
        path = outbox_folder(self._data) / "worker.log"
        set_aside(path, path.with_name("worker.1.log"), _LOG_LIMIT)
        return path.open("ab")
