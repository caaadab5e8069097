r"""File names (tên tệp) that every disk accepts: Windows, SMB shares, OneDrive, Google Drive, Linux.

Windows rules: "Naming Files, Paths, and Namespaces" (reserved stems, `<>:"/\|?*`, trailing dot and space).
OneDrive adds: no `~$…`, no `_vti_`, no `desktop.ini`, no leading space. Lengths count UTF-16 units, as Windows does.
"""

import re
import unicodedata

from assistant.domain.text import folded

LIMIT = 120
FALLBACK = "khong-ten"
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_SPACES = re.compile(r"\s+")
_EDGES = " ."
_HIDDEN = {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}  # controls, zero-width and bidi marks, half emoji, unassigned
_RESERVED = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "DESKTOP.INI"}
    | {f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"}
)


def safe_name(text: str, limit: int = LIMIT) -> str:
    """One legal file name (not a path) for `text`, in NFC, at most `limit` UTF-16 units, its suffix kept.

    Forbidden characters become "-"; an empty result becomes "khong-ten". Applying it twice changes nothing.
    """
    name = unicodedata.normalize("NFC", "".join(map(_visible, unicodedata.normalize("NFC", text))))
    name = _SPACES.sub(" ", _FORBIDDEN.sub("-", name)).strip(_EDGES)
    name = re.sub("_vti_", "_vti-", name, flags=re.IGNORECASE)
    if name.startswith("~$"):
        name = "-" + name[2:]
    name = _cut(_free_of_reserved(name), limit)
    return name or FALLBACK[:limit]


def name_key(name: str) -> str:
    """What two spellings of one name have in common: NFC and case folded, as a Windows share compares."""
    return folded(name)


def same_name(a: str, b: str) -> bool:
    """True if a Windows share, or a Mac that stores NFD, would take both for the same file."""
    return name_key(a) == name_key(b)


def utf16_units(text: str) -> int:
    """Length as Windows counts it: characters beyond the basic plane (emoji) count two."""
    return len(text) + sum(character > "\uffff" for character in text)


def _visible(character: str) -> str:
    """The character itself, a space for any white space, nothing for what cannot be seen."""
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in _HIDDEN else character


def _free_of_reserved(name: str) -> str:
    """`aux.txt` -> `aux_.txt`: Windows opens the device, whatever the suffix."""
    if name.upper() in _RESERVED:
        return name + "_"
    stem, dot, rest = name.partition(".")
    return f"{stem.rstrip()}_{dot}{rest}" if stem.rstrip().upper() in _RESERVED else name


def _cut(name: str, limit: int) -> str:
    """Shorten the stem, keep a suffix of ordinary length, never leave a half emoji or a trailing dot."""
    if utf16_units(name) <= limit:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not stem or utf16_units(suffix) > min(10, limit - 2):
        stem, dot, suffix = name, "", ""
    room = limit - utf16_units(dot + suffix)
    while utf16_units(stem) > room:
        stem = stem[:-1]
    stem = stem.rstrip(_EDGES)
    whole = _free_of_reserved((stem or FALLBACK[:room]) + dot + suffix)
    return whole if utf16_units(whole) <= limit else FALLBACK[:room] + dot + suffix
