"""Chữ để tìm: texts as they are looked for, whether somebody types the marks of Vietnamese or not (đ and Ð too)."""

import re
import unicodedata

D_STROKES, LOOKALIKES = (0x111, 0x110), (0xF0, 0xD0)
"""The letter that is no d with a mark, and the Icelandic one, which looks the same and stands in texts of old fonts."""
STROKES = dict(zip(LOOKALIKES, D_STROKES, strict=True))
TONES = frozenset((0x300, 0x301, 0x303, 0x309, 0x323))
"""The five tones: people put them on either of two vowels."""
BARE = {**dict.fromkeys(range(0x300, 0x370)), **dict.fromkeys(D_STROKES + LOOKALIKES, "d")}
WORD = re.compile(r"\w+")


def without_marks(text: str) -> str:
    """The text in small letters without marks."""
    return unicodedata.normalize("NFD", text).translate(BARE).casefold()


def spelled(word: str) -> str:
    """The word as it is compared with its marks: the tone behind it, on whichever vowel it was put."""
    parts = unicodedata.normalize("NFD", word.translate(STROKES).casefold())
    bare, tones = parts.translate(dict.fromkeys(TONES)), "".join(sign for sign in parts if ord(sign) in TONES)
    return unicodedata.normalize("NFC", bare) + tones


def has_marks(word: str) -> bool:
    """Whether it was typed with marks: then only words with the same marks are meant."""
    return without_marks(word) != word.casefold()


def word_places(text: str) -> list[tuple[int, int]]:
    """Where the words of a composed (NFC) text begin and end."""
    return [found.span() for found in WORD.finditer(text)]
