"""Tên tệp: what a paper is called on the disk."""

import re
import unicodedata


def safe_part(label: str) -> str:
    """A part's name as a piece of a file name that every system takes."""
    plain = re.sub(r'[\x00-\x1f\x7f/\\:*?"<>|;]+', " ", unicodedata.normalize("NFC", label))
    return " ".join(plain.split())[:60].rstrip(" .")


def unique_name(wanted: str, taken: set[str]) -> str:
    """The name, with a number where another paper of the set has it; noted in `taken`."""
    stem, number, name = wanted.removesuffix(".docx"), 1, wanted
    while name.casefold() in taken:
        number += 1
        name = f"{stem} ({number}).docx"
    taken.add(name.casefold())
    return name
