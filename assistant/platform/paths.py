"""Where things lie on disk: what the program brings along, what belongs to this machine, what belongs to the cell."""

import errno
import os
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from platformdirs import user_data_dir

DATA_VARIABLE = "CHIBO_DATA"
WORKSPACE_VARIABLE = "CHIBO_WORKSPACE"


def program_folder() -> Path:
    """The folder that holds `notebooks/` and `templates/`: the checkout when developing, else the wheel's own copy."""
    checkout = Path(__file__).resolve().parents[2]
    if (checkout / "pyproject.toml").is_file():
        return checkout
    return Path(str(files("assistant"))) / "share_data"


def shipped_templates() -> Path:
    """The folder of the Word templates that come with the program."""
    return program_folder() / "templates" / "word"


def whole_path(path: Path) -> Path:
    """The path from its root on, links followed. OSError for links that lead round in a circle."""
    try:
        return path.resolve()
    except RuntimeError as circle:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from circle


def data_dir() -> Path:
    """This machine's folder (journal, outbox, logs), never on the shared drive; made on first use.

    `CHIBO_DATA` names another one (tests, rehearsals). The server and its kernels agree through that variable.
    """
    folder = _data()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return whole_path(folder)


def _data() -> Path:
    """This machine's folder, not made."""
    named = os.environ.get(DATA_VARIABLE)
    return Path(named) if named else Path(user_data_dir("chibo", appauthor=False))


def used_templates() -> Path:
    """This machine's copies of the templates that adopted minutes were made from (mẫu đã dùng); not made here."""
    return _data() / "mau-da-dung"


def workspace() -> Path | None:
    """The cell's folder (thư mục chi bộ), as `CHIBO_WORKSPACE` names it; None where none was chosen."""
    named = os.environ.get(WORKSPACE_VARIABLE)
    return Path(named) if named else None


def remembered_folder(note: Path | None = None) -> Path | None:
    """The folder that was opened last, as noted on this machine; None where that is not known or the note is damaged.

    `note`: the file that says so, where it is not this machine's own.
    """
    try:
        named = (note or last_folder_note()).read_bytes().decode("utf-8").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    return Path(named) if named and named.isprintable() else None


def last_folder_note() -> Path:
    """Where it is noted which folder was opened last."""
    return data_dir() / "thu-muc.txt"


def tree_note() -> Path:
    """Where it is noted which tree of cells a committee looks at on this machine."""
    return data_dir() / "cay-cap-uy.txt"


def journal_file(data: Path | None = None) -> Path:
    """The journal of all meetings on this machine (nhật ký), in its folder, or in `data` where that is known."""
    return (data or data_dir()) / "chibo.sqlite"


def rule_texts() -> Path:
    """This machine's copies of the rule sets that its records refer to (văn bản bộ quy định); not made here."""
    return data_dir() / "quy-dinh"


def unmerged_folder(meeting: str) -> Path:
    """This machine's copies of what other machines recorded of a meeting before it went on here; not made here."""
    return data_dir() / "left" / meeting


def secrets_folder(meeting: str) -> Path:
    """What of a meeting stays on this machine (phần mật): the annex and the whole record; not made here."""
    return data_dir() / "mat" / meeting


def folder_key(workspace: Path) -> str:
    """What keeps apart on this machine what is of one cell's folder and of another's: twelve letters of its path."""
    return sha256(str(workspace).encode()).hexdigest()[:12]


def papers_folder(meeting: str) -> Path:
    """This machine's own copies of a meeting's papers, from which the browser downloads; not made here."""
    return data_dir() / "papers" / meeting
