"""The entry of `chibo`: from its first moment on, what it says last is Vietnamese."""

import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

from assistant.wording import cli as words

LOG = "dong-lenh.log"
"""In `logs` of this machine's data folder: what went wrong in the program itself, for whoever mends it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that was typed, or these words; 1 where it was stopped, were it while loading, or has a fault."""
    try:
        from assistant.cli.main import main as run

        return run(arguments)
    except KeyboardInterrupt:
        print(words.STOPPED, file=sys.stderr)
    except Exception:  # noqa: BLE001  nobody is left who could know it: kept for whoever mends the program
        print(words.OWN_FAULT.format(log=keep(traceback.format_exc())), file=sys.stderr)
    return 1


def keep(fault: str) -> Path:
    """Where the fault was written down: the data folder's log, or this machine's folder for passing files."""
    try:
        from assistant.platform.paths import data_dir

        return _append(data_dir() / "logs", fault)
    except (OSError, ImportError):
        return _append(Path(tempfile.gettempdir()), fault)


def _append(folder: Path, fault: str) -> Path:
    folder.mkdir(mode=0o700, exist_ok=True)
    with (folder / LOG).open("a", encoding="utf-8") as log:
        log.write(f"{fault}\n")
    return folder / LOG
