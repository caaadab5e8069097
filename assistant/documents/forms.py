"""Các loại văn bản: one line a document. A new document is one builder, one template and one line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from assistant.documents import minutes
from assistant.domain.meeting import Meeting

Builder = Callable[[Meeting, tzinfo], Mapping[str, Any]]


@dataclass(frozen=True)
class Form:
    """One document.

    `body` makes the facts the room adopts, `closing` those added afterwards, `blank` stands for them before;
    `template` is its name in `templates/word/` or `<workspace>/mau/`, `file` its name in the meeting's folder.
    """

    title: str
    template: str
    file: str
    body: Builder
    closing: Builder
    blank: Callable[[], Mapping[str, Any]]


FORMS: Mapping[str, Form] = {
    "bien-ban": Form(
        "Biên bản", "bien-ban-thuong-ky", "bien-ban.docx", minutes.body, minutes.closing, minutes.blank_closing
    ),
}  # fmt: skip
