"""The portable record (hồ sơ buổi sinh hoạt, `ho-so.json`): one meeting, whole, as a file that needs no journal.

UTF-8 JSON, versioned by `phien_ban`, described by `schema()` (`chibo schema`). People, speeches, tasks and motions are
lists in their own order; equal meetings give equal bytes, for nothing of the moment of writing is in it.
"""

import json
import logging
import math
import unicodedata
from dataclasses import fields
from typing import Any

import pydantic_core

from assistant.domain.meeting import Meeting
from assistant.domain.meeting_figures import Figures, figures_of
from assistant.domain.secrecy import public_version
from assistant.domain.text import clean, count_forbidden
from assistant.journal.former import cell_of_today, details_of_today, meeting_of_today, people_of_today
from assistant.journal.record_check import find_faults
from assistant.journal.record_schema import schema_text
from assistant.journal.shapes import FieldPath, Misshapen, path_text, shape_of, to_json, with_strings
from assistant.share.lineage import RECORD_NAME
from assistant.wording import journal as words

VERSION = 2
"""1: without figures, all else as today."""
SCHEMA_NAME = f"chibo-ho-so-{VERSION}.schema.json"
FILE_NAME = RECORD_NAME
"""The record in a meeting's folder."""
LIST_FIELDS = ("members", "guests", "speeches", "motions", "actions", "carried")
"""Parts that the meeting keeps by id and the record as lists, since the order of a JSON object means nothing."""
REQUIRED_FIELDS = ("id", "kind", "title", "cell", "rules", "details", "members", "agenda", "stage", "version")
"""What a record cannot do without; all else is empty where it is not there."""
UNRECORDED = tuple(field.name for field in fields(Meeting) if field.metadata.get("exclude"))
"""Fields of the running program (`domain.meeting.UNRECORDED`): a record that has one is none of ours."""
BESIDE_THE_MEETING = frozenset({"$schema", "phien_ban", "figures"})
"""Fields that are no facts of the meeting: what the figures say is counted anew from the facts, whoever wrote them."""
AS_TYPED_FIELDS = frozenset(
    {"value", "what", "result", "papers", "reason", "gaps", "missing", "before", "after", "settled", "no_text"}
)
"""Fields whose letters stay as they were typed, composed or not; all others are names and facts of one line."""
SEALED_FIELDS = frozenset({"lines", "facts", "reading_lines"})
"""Fields of an adoption that are kept letter for letter: a digest seals them. What is missing has facts of its own."""
log = logging.getLogger(__name__)


class RecordError(ValueError):
    """The file is not a sound record; its text says in Vietnamese which field is wrong and what to do."""


def dump(meeting: Meeting) -> bytes:
    """The record of a meeting."""
    plain = shape_of(Meeting).plain(meeting)
    for name in LIST_FIELDS:
        plain[name] = list(plain[name].values())
    plain["rules"]["values"] = list(plain["rules"]["values"].values())
    plain["roll"], plain["texts"] = (dict(sorted(plain[name].items())) for name in ("roll", "texts"))
    figures = shape_of(Figures).plain(figures_of(meeting))
    whole = {"$schema": SCHEMA_NAME, "phien_ban": VERSION, **plain, "figures": figures}
    return pydantic_core.to_json(whole, indent=1) + b"\n"


def dump_redacted(meeting: Meeting, machine: str) -> bytes:
    """The record for the shared folder: without what is kept apart, and telling which `machine` has it.

    The same bytes as `dump` where nothing is kept apart. It is a record like any other: it loads, prints and checks.
    """
    return dump(public_version(meeting, machine))


def load(data: bytes) -> Meeting:
    """The meeting of a record, from this program or by another hand. Raises RecordError.

    Every string passes the text gate, and names are composed (NFC); what refers to nobody is reported.
    """
    plain = _opened(parse_json(data))
    removed: list[int] = []
    try:
        plain = with_strings(plain, lambda path, text: _gate(path, text, removed))
    except RecursionError as error:
        raise RecordError(words.BROKEN_JSON.format(problem=type(error).__name__)) from error
    if sum(removed):
        log.warning("%d characters that no paper can hold were taken out of a record", sum(removed))
    try:
        meeting = meeting_of_today(shape_of(Meeting).read(to_json(_by_id(plain))))
    except Misshapen as wrong:
        raise _wrong(wrong.path, wrong.problem) from wrong
    for path, problem in find_faults(meeting):
        raise _wrong(path, problem)
    return meeting


def meeting_id(data: bytes) -> str:
    """The id of the meeting whose record this is; empty for anything else."""
    try:
        plain = parse_json(data)
    except RecordError:
        return ""
    found = plain.get("id") if isinstance(plain, dict) and "phien_ban" in plain else None
    return found if isinstance(found, str) else ""


def parse_json(data: bytes) -> Any:
    """The JSON value of the bytes; a BOM, as Windows Notepad writes it, is no fault."""
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


def _opened(whole: Any) -> dict[str, Any]:
    """The fields of the meeting, once it is clear that this is a record of a version we read."""
    if not isinstance(whole, dict) or "phien_ban" not in whole:
        raise RecordError(words.NOT_RECORD)
    found = whole["phien_ban"]
    if not isinstance(found, int) or isinstance(found, bool) or found < 1:
        raise _wrong(("phien_ban",), words.SHAPES["int_type"])
    if found > VERSION:
        raise RecordError(words.NEWER_RECORD.format(found=found, known=VERSION))
    for name in REQUIRED_FIELDS:
        if name not in whole:
            raise _wrong((name,), words.SHAPES["missing"])
    for name in UNRECORDED:
        if name in whole:
            raise _wrong((name,), words.SHAPES["unexpected_keyword_argument"])
    return {key: value for key, value in whole.items() if key not in BESIDE_THE_MEETING}


def _gate(path: FieldPath, text: str, removed: list[int]) -> str:
    """The string as it may be kept; how many characters were taken out is noted in `removed`."""
    if text.isascii() and text.isprintable():
        return text
    if not SEALED_FIELDS.isdisjoint(path) and "missing" not in path:
        return text.encode("utf-8", "ignore").decode("utf-8")  # no file holds half a pair; the seal then tells
    removed.append(count_forbidden(text))
    return unicodedata.normalize("NFC", clean(text)) if AS_TYPED_FIELDS.isdisjoint(path) else clean(text)


def _by_id(plain: dict[str, Any]) -> dict[str, Any]:
    """The lists of the record as the mappings of the meeting."""
    rules = plain["rules"]
    if isinstance(rules, dict) and "values" in rules:
        rules = {**rules, "values": _keyed(("rules", "values"), rules["values"], "code")}
    plain = {**plain, "details": details_of_today(plain["details"]), "members": people_of_today(plain["members"])}
    plain["cell"] = cell_of_today(plain["cell"])
    return {
        **plain,
        "rules": rules,
        **{n: _keyed((n,), plain[n], "id") for n in LIST_FIELDS if n in plain},
    }


def _keyed(path: FieldPath, things: Any, key: str) -> dict[str, Any]:
    """The things of a list by their key; Misshapen where one has none, or two the same."""
    if not isinstance(things, list):
        raise Misshapen(path, words.LIST_NEEDED)
    keyed: dict[str, Any] = {}
    for index, thing in enumerate(things):
        name = thing.get(key) if isinstance(thing, dict) else None
        if not isinstance(name, str) or not name:
            raise Misshapen((*path, index), words.NO_KEY.format(key=key))
        if name in keyed:
            raise Misshapen((*path, index), words.NOT_ONE.format(key=name))
        keyed[name] = thing
    return keyed


def _wrong(path: FieldPath, problem: str) -> RecordError:
    if not path:  # the whole is nested too deep for a field to be named
        return RecordError(words.BROKEN_JSON.format(problem=problem))
    return RecordError(words.WRONG_FIELD.format(path=path_text(path), problem=problem))


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of the record; titles and descriptions are those of the code."""
    made: dict[str, Any] = json.loads(schema_text(SCHEMA_NAME, VERSION, LIST_FIELDS, REQUIRED_FIELDS, UNRECORDED))
    return made
