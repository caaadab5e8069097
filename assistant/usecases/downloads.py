"""Finished papers (văn bản) handed to the browser: which file a request may have, and under which name it is saved.

Our own server answers a paper's address; elsewhere the page's kernel is asked for what lies there.
"""

import re
import unicodedata
from pathlib import Path
from urllib.parse import quote, unquote

from assistant.platform.paths import papers_folder, secrets_folder

TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".zip": "application/zip",
    ".eml": "message/rfc822",
    ".ics": "text/calendar; charset=utf-8",
    ".doc": "application/msword",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
    ".txt": "text/plain; charset=utf-8",
    ".xls": "application/vnd.ms-excel",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".ppt": "application/vnd.ms-powerpoint",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
}
"""What is handed out: papers that are made here, and what was attached to a meeting."""
_MEETING = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")
"""As `journal.record_check` has it for the id of a meeting."""
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')


_ADDRESS = re.compile(r"(?P<secret>secret-)?papers/(?P<meeting>[^/]+)/(?P<name>[^/]+)$")
UP = "../../chibo/"
"""From a page (`voila/render/home.ipynb`) to what our server gives out, wherever a proxy shows that server."""


def download_address(meeting: str, file: str, secret: bool = False) -> str:
    """Where the browser fetches a paper, seen from a page; `secret` for what only the console's machine holds."""
    return f"{UP}{'secret-papers' if secret else 'papers'}/{quote(meeting)}/{quote(file)}"


def paper_at(address: str) -> Path | None:
    """The paper that `download_address` names, on this machine; None where there is none."""
    found = _ADDRESS.search(address)
    if found is None:
        return None
    meeting, name = unquote(found["meeting"]), unquote(found["name"])
    folder = secrets_folder(meeting) if found["secret"] else papers_folder(meeting)
    return find_paper(folder.parent, meeting, name)


def find_paper(papers: Path, meeting: str, name: str) -> Path | None:
    """The existing file `<papers>/<meeting>/<name>`, or None where the name leaves the folder or is no paper."""
    if not _MEETING.fullmatch(meeting) or _FORBIDDEN.search(name) or name.startswith("."):
        return None
    for form in ("NFC", "NFD"):
        path = papers / meeting / unicodedata.normalize(form, name)
        if path.suffix.lower() in TYPES and path.is_file() and path.resolve().parent == (papers / meeting).resolve():
            return path
    return None


def content_disposition(name: str) -> str:
    """Content-Disposition of a download: an ASCII name for old clients and the real one as RFC 5987 wants it."""
    plain = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D")).encode("ascii", "ignore").decode()
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(unicodedata.normalize('NFC', name), safe='')}"
