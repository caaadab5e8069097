"""Các trường của mẫu (`chibo template fields`): every field of a document, its Vietnamese meaning and an example."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from assistant.documents.templates.field_types import TemplateValue, all_fields, top_fields
from assistant.rules.plain_yaml import plain_values
from assistant.wording import documents as words


@dataclass(frozen=True)
class Field:
    """One field: its path (`y_kien[].nguoi`), what sort of thing it is, what it means, an example."""

    path: str
    sort: str
    meaning: str
    example: str


def list_fields(facts: tuple[type, ...], form: str = "") -> list[Field]:
    """The fields of a document, each group's and list's parts after it; `form` is its name."""
    return [_field(value, form) for value in all_fields(top_fields(facts))]


def _field(value: TemplateValue, form: str) -> Field:
    meaning, _, example = _meaning(value.path, form).partition(" | ")
    sort = words.SORT_LIST if value.is_list else words.SORT_GROUP if value.is_group else words.SORT_TEXT
    return Field(value.path, sort, meaning, example if sort == words.SORT_TEXT else "")


def _meaning(path: str, form: str) -> str:
    """By the longest end of the path that the list of meanings knows: `a[].b`, else `b`. KeyError for none.

    What it means in one document only goes first: `tong-ket-nam thang`.
    """
    known, parts = field_meanings(), path.split(".")
    if (own := f"{form} {path}") in known:
        return known[own]
    ends = [".".join(parts[n:]) for n in range(len(parts))]
    return next(known[end] for end in ends if end in known)


def meaning_of(path: str) -> str:
    """The field's meaning as the template guide has it; its own name for a field of the cell's own."""
    known, parts = field_meanings(), path.split(".")
    ends = [".".join(parts[n:]) for n in range(len(parts))]
    found = next((known[end] for end in (*ends, *(e.removesuffix("[]") for e in ends)) if end in known), path)
    text = found.partition(" | ")[0]
    return text[:1].lower() + text[1:]


@cache
def field_meanings() -> Mapping[str, str]:
    """`truong.yaml`."""
    text = resources.files("assistant.documents.templates").joinpath("truong.yaml").read_text(encoding="utf-8")
    data: Mapping[str, Any] = plain_values(text)
    return {str(path): str(meaning) for path, meaning in data.items()}
