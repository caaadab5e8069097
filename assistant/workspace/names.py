"""Vietnamese names: order by given name, short labels, spelling compared, text folded for searching.

The order is that of CLDR's `vi` collation (the one that browsers have as `Intl.Collator("vi")`): letters first
(a ă â b c d đ e ê …), then tones (ngang huyền hỏi ngã sắc nặng), then small before capital. No maintained wheel
brings ICU's collator to all platforms, so the rules stand here; a test compares them with ICU.
"""

import re
import unicodedata
from collections.abc import Hashable, Iterable
from functools import lru_cache

from assistant.domain import text as gate

TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Combining huyền, hỏi, ngã, sắc, nặng, in the order of `vi`."""
LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
BEFORE_LETTERS = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789"
PRIMARY = {sign: number for number, sign in enumerate(BEFORE_LETTERS + LETTERS, start=1)}
SHAPED = {
    unicodedata.normalize("NFD", letter): letter for letter in LETTERS if len(unicodedata.normalize("NFD", letter)) == 2
}
"""Base letter + mark → the letter: `a` + breve → `ă`."""
NAMESAKE_MARKS = frozenset("ABCDĐE")
"""Letters that lists put behind a name to tell namesakes apart: `Nguyễn Văn Hòa B`."""

Key = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]


def tidy_name(text: str) -> str:
    """A name as it may be kept: no control, zero-width or direction characters, NFC, single spaces."""
    return gate.clean_line("".join(sign for sign in text if unicodedata.category(sign) != "Cf"))


def collation_key(text: str) -> Key:
    """Sort key of any text: letters, tones, capitals, each for the whole text before the next counts."""
    primary: list[int] = []
    secondary: list[int] = []
    tertiary: list[int] = []
    for base, marks in _clusters(text):
        letter, tones = _shape(base.lower(), marks)
        primary.append(PRIMARY.get(letter, len(PRIMARY) + ord(letter[0])))
        secondary += [0, *(1 + TONES.index(mark) if mark in TONES else 6 + ord(mark) for mark in tones)]
        tertiary += [int(base != base.lower()), *(0 for _ in tones)]
    return tuple(primary), tuple(secondary), tuple(tertiary)


def _clusters(text: str) -> Iterable[tuple[str, str]]:
    """Each base character with the marks behind it, decomposed."""
    base, marks = "", ""
    for sign in unicodedata.normalize("NFD", text):
        if base and unicodedata.combining(sign):
            marks += sign
            continue
        if base:
            yield base, marks
        base, marks = sign, ""
    if base:
        yield base, marks


def _shape(base: str, marks: str) -> tuple[str, str]:
    """The Vietnamese letter of base and marks (`a`, nặng + mũ → `â`), and the marks that are left (the tones)."""
    for mark in marks:
        if base + mark in SHAPED:
            return SHAPED[base + mark], marks.replace(mark, "", 1)
    return base, marks


def split_name(name: str) -> tuple[str, str, str]:
    """Given name (tên), family name (họ), middle names (tên đệm); a namesake letter stays with the given name."""
    parts = name.split()
    given = parts[-1:]
    if len(parts) >= 3 and parts[-1].strip("()").upper() in NAMESAKE_MARKS and parts[-1].isupper():
        given = parts[-2:]
    rest = parts[: len(parts) - len(given)]
    return " ".join(given), " ".join(rest[:1]), " ".join(rest[1:])


def name_key(name: str) -> tuple[Hashable, ...]:
    """Sort key by given name, then family name, then middle names: letters and tones decide before capitals."""
    keys = [collation_key(part) for part in split_name(name)]
    return (*(key[:2] for key in keys), *(key[2] for key in keys), name)


def fold(text: str) -> str:
    """For searching: small letters without diacritics, đ → d, single spaces."""
    bare = (
        sign for sign in unicodedata.normalize("NFD", tidy_name(text).casefold()) if not unicodedata.combining(sign)
    )
    return "".join(bare).replace("đ", "d")


def slug(text: str) -> str:
    """ASCII name with hyphens, for ids and folders: `Nguyễn Văn Hòa` → `nguyen-van-hoa`."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


@lru_cache(maxsize=20_000)  # a list is compared with itself many times
def spelling_key(name: str) -> str:
    """What two spellings of one name share: small letters, tone mark anywhere in its word (`Hoà` = `Hòa`)."""
    words = unicodedata.normalize("NFD", tidy_name(name).casefold()).split()
    return " ".join(_tone_last(word) for word in words)


def _tone_last(word: str) -> str:
    """A decomposed word with its tone marks moved to the end."""
    tones = "".join(sign for sign in word if sign in TONES)
    return unicodedata.normalize("NFC", "".join(sign for sign in word if sign not in TONES)) + tones
