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

LOOK_ALIKE = str.maketrans(
    {
        **dict.fromkeys("\u00d0\u0189", "Đ"),
        **dict.fromkeys("\u00f0\u0256", "đ"),
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\u00b4\u0060\u2032\uff07", "'"),
        **dict(zip("\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425", "ABEKMHOPCTX", strict=True)),
        **dict(zip("\u0430\u0435\u043e\u0440\u0441\u0443\u0445", "aeopcyx", strict=True)),
    }
)
"""Letters of other alphabets that look like ours, and the signs that people type for an apostrophe.

Icelandic and African D for Đ, from fonts and converters; Cyrillic letters, from copied text; K’Brửi for K'Brửi.
"""
GIVEN_FIRST = ("y", "h", "h'", "k'")
"""Words before a given name that stands first: Ê Đê, M'Nông (Y Moan Ênuôl, H Wưn Niê), Cơ Ho (K' Brửi)."""

Key = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]


def tidy_name(text: str) -> str:
    """A name as it may be kept: no control, zero-width or direction characters, NFC, single spaces."""
    return gate.clean_line("".join(sign for sign in text if unicodedata.category(sign) != "Cf"))


def usual_letters(text: str) -> str:
    """The text in the letters of a Vietnamese keyboard, where others look the same: for comparing, not to keep."""
    return unicodedata.normalize("NFC", text).translate(LOOK_ALIKE)


def collation_key(text: str) -> Key:
    """Sort key of any text: letters, tones, capitals, each for the whole text before the next counts."""
    text = usual_letters(text)
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


def split_name(name: str, called: str = "") -> tuple[str, str, str]:
    """Given name (tên), family name (họ), middle names (tên đệm); a namesake letter stays with the given name.

    `called` is the given name where the list tells it. Names of the Central Highlands have theirs first
    (Y Moan Ênuôl, H'Hen Niê), or after the family name from the word with H' on (Ksor H'Bơ Khăp).
    """
    parts = name.split()
    if called:
        rest = [part for part in parts if part not in called.split()]
        return called, " ".join(rest[:1]), " ".join(rest[1:])
    marks = [usual_letters(part).casefold() for part in parts]
    if len(parts) > 1 and marks[0] in GIVEN_FIRST:
        return " ".join(parts[:2]), " ".join(parts[2:]), ""
    women = next((place for place, mark in enumerate(marks) if len(mark) > 2 and mark.startswith("h'")), None)
    if women is not None and len(parts) > 1:
        given, rest = (parts[:1], parts[1:]) if women == 0 else (parts[women:], parts[:women])
        return " ".join(given), " ".join(rest[:1]), " ".join(rest[1:])
    given = parts[-1:]
    if len(parts) >= 3 and parts[-1].strip("()").upper() in NAMESAKE_MARKS and parts[-1].isupper():
        given = parts[-2:]
    rest = parts[: len(parts) - len(given)]
    return " ".join(given), " ".join(rest[:1]), " ".join(rest[1:])


def name_key(name: str, called: str = "") -> tuple[Hashable, ...]:
    """Sort key by given name, then family name, then middle names: letters and tones decide before capitals.

    A word that only stands before a given name (Y, H, K') does not count: Y Moan is found under M.
    """
    given, *others = split_name(name, called)
    first, _, bare = given.partition(" ")
    spoken = bare if bare and usual_letters(first).casefold() in GIVEN_FIRST else given
    keys = [collation_key(part) for part in (spoken, *others)]
    return (*(key[:2] for key in keys), *(key[2] for key in keys), name)


def fold(text: str) -> str:
    """For searching: small letters without diacritics, đ → d, single spaces."""
    bare = (
        sign
        for sign in unicodedata.normalize("NFD", usual_letters(tidy_name(text)).casefold())
        if not unicodedata.combining(sign)
    )
    return "".join(bare).replace("đ", "d")


def slug(text: str) -> str:
    """ASCII name with hyphens, for ids and folders: `Nguyễn Văn Hòa` → `nguyen-van-hoa`."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


@lru_cache(maxsize=20_000)  # a list is compared with itself many times
def spelling_key(name: str) -> str:
    """What two spellings of one name share: small letters, tone mark anywhere in its word (`Hoà` = `Hòa`).

    Letters that look alike are one.
    """
    words = unicodedata.normalize("NFD", usual_letters(tidy_name(name)).casefold()).split()
    return " ".join(_tone_last(word) for word in words)


def _tone_last(word: str) -> str:
    """A decomposed word with its tone marks moved to the end."""
    tones = "".join(sign for sign in word if sign in TONES)
    return unicodedata.normalize("NFC", "".join(sign for sign in word if sign not in TONES)) + tones
