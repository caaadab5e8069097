"""Tên tệp: what a paper is called on the disk."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePath

from assistant.domain.text import folded


def safe_part(label: str) -> str:
    """A part's name as a piece of a file name that every system takes."""
    plain = re.sub(r'[\x00-\x1f\x7f/\\:*?"<>|;]+', " ", unicodedata.normalize("NFC", label))
    return " ".join(plain.split())[:60].rstrip(" .")


def numbered_name(wanted: str, taken: Iterable[str]) -> str:
    """The name, with a number before its suffix where a file of this name is there."""
    known, path, number, name = {folded(one) for one in taken}, PurePath(wanted), 1, wanted
    while folded(name) in known:
        number += 1
        name = f"{path.stem} ({number}){path.suffix}"
    return name


def unique_name(wanted: str, taken: set[str]) -> str:
    """The name, with a number where another paper of the set has it; noted in `taken`."""
    name = numbered_name(wanted, taken)
    taken.add(name)
    return name
