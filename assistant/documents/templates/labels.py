"""Nhãn và trường: a value printed beside the label of another is an untruth that no search of the paper would find.

The template that ships says which field belongs beside which label (`tán thành {{ bq.tan_thanh }}`). Where an office's
own template has the same label, the field beside it is one of those, one with a like name, or one that the original
does not print at all; a figure typed by hand beside the label of a count is wrong from the next meeting on.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from assistant.documents.templates.fields import field_meanings, meaning_of
from assistant.documents.templates.pieces import MARKED, Tag, TemplatePiece
from assistant.domain.text import folded
from assistant.wording import documents as words

SEPARATORS = re.compile(r"[;:,.()]|\s[-–—]\s")
EDGES = " \t\n-–—+*•/\\“”\"'"
PART_NUMBER = re.compile(r"^[ivxl]+-\s+")
"""`I-` before the name of a part: as little of the label as `I.`, which separates."""
FULLER = "_day_du"
"""End of the name of a field that says the same with the post: `chu_tri_day_du`."""


class PrintedField(NamedTuple):
    """A field where a template prints it."""

    tag: Tag
    path: str

    @property
    def leaf(self) -> str:
        """The field's own name: `tan_thanh` of `muc[].bieu_quyet[].tan_thanh`."""
        return leaf_of(self.path)


def leaf_of(path: str) -> str:
    """The last name of a path."""
    return path.removesuffix("[]").rpartition(".")[2].removesuffix(FULLER)


def label_of(tag: Tag) -> str:
    """The words that name a tag's value: those before it in its paragraph, else what names the paragraph."""
    before = tag.piece.text[: tag.span[0]]
    if here := _fold(SEPARATORS.split(_after_tags(before).rstrip(" :"))[-1]):
        return here
    return "" if "{{" in before or _after_tags(before).strip() else _fold(tag.piece.above)


def _after_tags(text: str) -> str:
    """What stands after the last tag."""
    return re.split(r"\}\}|%\}|#\}", text)[-1]


def _fold(text: str) -> str:
    """A label as it is compared: composed, small letters, without numbers and signs before and after."""
    label = folded(" ".join(text.split())).strip(EDGES).rstrip(":").strip(EDGES)
    label = PART_NUMBER.sub("", label)
    return "" if label in words.LOOSE_LABELS or "{" in label else label


class LabelPairs:
    """Which fields the original template prints beside each label, and which labels each field has there."""

    def __init__(self, original: Iterable[PrintedField]) -> None:
        self.fields: dict[str, list[PrintedField]] = {}
        self.labels: dict[str, set[str]] = {}
        for one in original:
            label = label_of(one.tag)
            self.labels.setdefault(one.leaf, set())
            if label:
                self.fields.setdefault(label, []).append(one)
                self.labels[one.leaf].add(label)

    def wrong(self, printed: Iterable[PrintedField]) -> Iterator[tuple[Tag, str]]:
        """Fields beside the label of another, each with what is to be said."""
        for one in printed:
            label = label_of(one.tag)
            right = self.fields.get(label, [])
            if right and not self._fits(one, label, right):
                told = {"tag": one.tag.shown, "label": label, "meaning": meaning_of(one.path)}
                yield one.tag, words.WRONG_LABEL.format(**told, right=right[0].tag.shown)

    def _fits(self, one: PrintedField, label: str, right: list[PrintedField]) -> bool:
        """Whether the field may stand beside the label."""
        if one.leaf in {pair.leaf for pair in right} or one.leaf not in self.labels:
            return True
        alike = (*self.labels[one.leaf], folded(meaning_of(one.path)))
        return _slug(label) == one.leaf or any(_begins(other, label) for other in alike)

    def typed(self, pieces: Iterable[TemplatePiece]) -> Iterator[tuple[TemplatePiece, str]]:
        """Figures typed beside the label of a count, each with what is to be said."""
        counted = sorted((label for label, fields in self.fields.items() if any(map(_counts, fields))), key=len)
        for piece in pieces:
            plain = MARKED.sub("\0", unicodedata.normalize("NFC", piece.text))
            for label in reversed(counted):
                found = re.search(rf"(?<!\w){re.escape(label)}\s*:?\s*(\d[\d.,/%]*)", plain, re.IGNORECASE)
                if found:
                    right = self.fields[label][0].tag.shown
                    yield piece, words.TYPED_NUMBER.format(label=label, number=found[1].rstrip(".,"), right=right)
                    break


def _begins(one: str, other: str) -> bool:
    """Whether one of two labels is the other with more words after it."""
    return f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")


def _slug(label: str) -> str:
    """A label as a field would be called: `tán thành` is `tan_thanh`."""
    plain = unicodedata.normalize("NFD", label.replace(words.CROSSED_D, "d"))
    return "_".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


def _counts(one: PrintedField) -> bool:
    """Whether a field holds a figure, by the example in its meaning."""
    return _example(field_meanings(), one.path)[:1].isdigit()


def _example(known: Mapping[str, str], path: str) -> str:
    """The example of a field by the longest end of its path."""
    parts = path.split(".")
    ends = (".".join(parts[n:]) for n in range(len(parts)))
    return next((known[end].partition(" | ")[2] for end in ends if end in known), "")
