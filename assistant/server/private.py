"""What only this user may read, and what no log may hold. Knows nothing of Jupyter: a second start needs only this."""

import logging
import os
import re
import secrets
from pathlib import Path

ENTER = "/chibo/enter"
CLOSED = "/chibo/closed"
"""Where a browser without a cookie is not led: whoever has no token gets the page that says so (403)."""
_TOKEN = re.compile(r"(token=)[^&\s]+")


def hide_tokens(text: str) -> str:
    """The text without any token, for logs."""
    return _TOKEN.sub(r"\1…", text)


class Redacting(logging.Formatter):
    """No token reaches the log, whoever writes the line and however."""

    def __init__(self, form: str, tokens: tuple[str, ...]) -> None:
        super().__init__(form)
        self._tokens = tokens

    def format(self, record: logging.LogRecord) -> str:
        """The formatted line."""
        line = hide_tokens(super().format(record))
        for token in self._tokens:
            line = line.replace(token, "…")
        return line


def private_folder(data: Path, name: str) -> Path:
    """A folder of ours below the data folder that only this user may enter (Windows: by the profile's own rights)."""
    folder = data / name
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def write_private(file: Path, text: str) -> None:
    """Write a file that only this user can read, whole or not at all."""
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    part.replace(file)


def cookie_secret(file: Path) -> bytes:
    """The key that signs login cookies: kept on this machine, so that an open page is let in again after a restart."""
    if not file.is_file() or len(file.read_text(encoding="ascii").strip()) != 64:
        write_private(file, secrets.token_hex(32))
    return bytes.fromhex(file.read_text(encoding="ascii").strip())
