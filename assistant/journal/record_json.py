"""The bytes of a record or of a rule set's text as a JSON value (đọc tệp JSON), and what is wrong with them."""

import json
import math
import unicodedata
from typing import Any

from assistant.domain.text import count_forbidden, writable
from assistant.journal.shapes import FieldPath, path_text
from assistant.wording import journal as words

AS_TYPED_FIELDS = frozenset(
    {"value", "what", "result", "papers", "reason", "gaps", "missing", "before", "after", "settled", "no_text"}
)
"""Fields whose letters stay as they were typed, composed or not; all others are names and facts of one line."""
SEALED_FIELDS = frozenset({"lines", "facts", "reading_lines"})
"""Fields of an adoption that are kept letter for letter: a digest seals them. What is missing has facts of its own."""


class RecordError(ValueError):
    """The file is not a sound record; its text says in Vietnamese which field is wrong and what to do."""


def parse_json(data: bytes) -> Any:
    """The JSON value of the bytes; a BOM, as Windows Notepad writes it, is no fault. Raises RecordError."""
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant, parse_float=_finite)
    except UnicodeDecodeError as error:
        raise RecordError(words.NOT_UTF8) from error
    except json.JSONDecodeError as error:
        raise RecordError(words.NOT_JSON.format(line=error.lineno, column=error.colno)) from error
    except (ValueError, RecursionError) as error:  # NaN, a number of 5,000 digits, endless nesting
        raise RecordError(words.BROKEN_JSON.format(problem=type(error).__name__)) from error


def _finite(digits: str) -> float:
    """A number that is one: `1e999` would be read as infinite, which JSON has no word for."""
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(digits)
    return number


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def gate_text(path: FieldPath, text: str, removed: list[int]) -> str:
    """The string as it may be kept; how many characters were taken out is noted in `removed`."""
    if text.isascii() and text.isprintable():
        return text
    if not SEALED_FIELDS.isdisjoint(path) and "missing" not in path:
        return text.encode("utf-8", "ignore").decode("utf-8")  # no file holds half a pair; the seal then tells
    removed.append(count_forbidden(text))
    kept = writable(text)
    return unicodedata.normalize("NFC", kept) if AS_TYPED_FIELDS.isdisjoint(path) else kept


def wrong_field(path: FieldPath, problem: str) -> RecordError:
    """The error that names a field and what is wrong with it."""
    if not path:  # the whole is nested too deep for a field to be named
        return RecordError(words.BROKEN_JSON.format(problem=problem))
    return RecordError(words.WRONG_FIELD.format(path=path_text(path), problem=problem))


def keyed(path: FieldPath, things: Any, key: str) -> dict[str, Any]:
    """The things of a list by their key; RecordError where one has none, or two the same."""
    if not isinstance(things, list):
        raise wrong_field(path, words.LIST_NEEDED)
    found: dict[str, Any] = {}
    for index, thing in enumerate(things):
        name = thing.get(key) if isinstance(thing, dict) else None
        if not isinstance(name, str) or not name:
            raise wrong_field((*path, index), words.NO_KEY.format(key=key))
        if name in found:
            raise wrong_field((*path, index), words.NOT_ONE.format(key=name))
        found[name] = thing
    return found
