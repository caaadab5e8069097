"""Copies that sync clients and people leave beside our files: named to the secretary, never read, never deleted.

Seen in the wild: "x - Copy.docx", "x - Bản sao (2).docx" (Windows), "Bản sao của x.docx" (Google Drive), "x (1).docx",
"x (Lan's conflicted copy 2026-11-04).docx" (Dropbox, Nextcloud), "x-LAPTOP-7Q2K.docx" (OneDrive), "x.sync-conflict-…".
"""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePath

from assistant.share.names import name_key

_BEHIND = re.compile(
    r"( - (copy|bản sao)( ?\(\d+\))?"
    r"| ?\(\d+\)"
    r"| ?[(\[][^)\]]*(conflict|xung đột|bản sao)[^)\]]*[)\]]"
    r"|[._-](sync-)?conflict.*"
    r"|-(desktop|laptop|pc|win|may)[a-z0-9-]*"
    r")+",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(copy( \(\d+\))? of|bản sao (\(\d+\) )?của) ", re.IGNORECASE)


def stray_copies(names: Iterable[str], ours: Iterable[str]) -> list[str]:
    """Those of `names` (of one folder) that are copies of one of `ours`, or its twin in another spelling (NFD)."""
    known = set(ours)
    keys = {name_key(name) for name in known}
    return sorted(
        name
        for name in names
        if name not in known and not name.startswith(("~$", ".~")) and (name_key(name) in keys or _is_copy(name, keys))
    )


def original_name(name: str) -> str:
    """The name without what a copy adds to it; the name itself for what is no copy."""
    path = PurePath(_BEFORE.sub("", unicodedata.normalize("NFC", name), count=1))
    for start in range(1, len(path.stem)):
        if _BEHIND.fullmatch(path.stem, start):
            return path.stem[:start] + path.suffix
    return path.name


def _is_copy(name: str, keys: set[str]) -> bool:
    return name_key(name) not in keys and name_key(original_name(name)) in keys
