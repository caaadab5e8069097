"""The portable record (hồ sơ buổi sinh hoạt, `ho-so.json`): one meeting, whole, as a file that needs no journal.

UTF-8 JSON, versioned by `phien_ban`, described by `schema()` (`chibo schema`). People, speeches, tasks and motions are
lists in their own order; equal meetings give equal bytes, for nothing of the moment of writing is in it.
"""

import json
import logging
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pydantic_core

from assistant.domain.meeting import Meeting
from assistant.domain.meeting_figures import Figures, figures_of
from assistant.domain.rules import Rules
from assistant.domain.secrecy import public_version
from assistant.journal.former import cell_of_today, details_of_today, meeting_of_today, people_of_today
from assistant.journal.lean import to_lean, to_whole
from assistant.journal.record_check import find_faults
from assistant.journal.record_json import RecordError, gate_text, keyed, parse_json, wrong_field
from assistant.journal.record_schema import schema_text
from assistant.journal.shapes import Misshapen, shape_of, to_json, with_strings
from assistant.share.lineage import RECORD_NAME
from assistant.wording import journal as words

VERSION = 2
"""1: everything in full, the rules too, and no figures."""
SCHEMA_NAME = f"chibo-ho-so-{VERSION}.schema.json"
FILE_NAME = RECORD_NAME
"""The record in a meeting's folder."""
LIST_FIELDS = ("members", "guests", "speeches", "motions", "actions", "carried", "advance")
"""Parts that the meeting keeps by id and the record as lists, since the order of a JSON object means nothing."""
REQUIRED_FIELDS = ("id", "kind", "title", "cell", "rules", "details", "members", "agenda", "stage", "version")
"""What a record cannot do without; all else is empty where it is not there."""
UNRECORDED = tuple(field.name for field in fields(Meeting) if field.metadata.get("exclude"))
"""Fields of the running program (`domain.meeting.UNRECORDED`): a record that has one is none of ours."""
BESIDE_THE_MEETING = frozenset({"$schema", "phien_ban", "figures"})
"""Fields that are no facts of the meeting: what the figures say is counted anew from the facts, whoever wrote them."""
__all__ = ["FILE_NAME", "RecordError", "dump", "dump_redacted", "load", "meeting_id", "parse_json", "schema"]
log = logging.getLogger(__name__)


def dump(meeting: Meeting) -> bytes:
    """The record of a meeting. It refers to the text of its rule set (`journal.rule_texts.text_of`)."""
    plain = to_lean(meeting)
    for name in LIST_FIELDS:
        if name in plain:
            plain[name] = list(plain[name].values())
    for name in ("roll", "texts"):
        if name in plain:
            plain[name] = dict(sorted(plain[name].items()))
    figures = shape_of(Figures).plain(figures_of(meeting))
    whole = {"$schema": SCHEMA_NAME, "phien_ban": VERSION, **plain, "figures": figures}
    return pydantic_core.to_json(whole, indent=1) + b"\n"


def dump_redacted(meeting: Meeting, machine: str) -> bytes:
    """The record for the shared folder: without what is kept apart, and telling which `machine` has it.

    The same bytes as `dump` where nothing is kept apart. It is a record like any other: it loads, prints and checks.
    """
    return dump(public_version(meeting, machine))


def load(data: bytes, near: Path | None = None) -> Meeting:
    """The meeting of a record, from this program or by another hand. Raises RecordError.

    `near`: the file it was read from, for the text of its rule set lies by it (`journal.rule_texts`). Every string
    passes the text gate, and names are composed (NFC); what refers to nobody is reported.
    """
    plain = _opened(parse_json(data))
    removed: list[int] = []
    try:
        plain = with_strings(plain, lambda path, text: gate_text(path, text, removed))
    except RecursionError as error:
        raise RecordError(words.BROKEN_JSON.format(problem=type(error).__name__)) from error
    if sum(removed):
        log.warning("%d characters that no paper can hold were taken out of a record", sum(removed))
    plain, rules = to_whole(plain, near)
    if rules is not None:
        plain["rules"] = shape_of(Rules).plain(Rules("", ""))
    try:
        meeting = shape_of(Meeting).read(to_json(_by_id(plain)))
    except Misshapen as wrong:
        raise wrong_field(wrong.path, wrong.problem) from wrong
    meeting = meeting_of_today(meeting if rules is None else replace(meeting, rules=rules))
    for path, problem in find_faults(meeting, rules_sound=rules is not None):
        raise wrong_field(path, problem)
    return meeting


def meeting_id(data: bytes) -> str:
    """The id of the meeting whose record this is; empty for anything else."""
    try:
        plain = parse_json(data)
    except RecordError:
        return ""
    found = plain.get("id") if isinstance(plain, dict) and "phien_ban" in plain else None
    return found if isinstance(found, str) else ""


def _opened(whole: Any) -> dict[str, Any]:
    """The fields of the meeting, once it is clear that this is a record of a version we read."""
    if not isinstance(whole, dict) or "phien_ban" not in whole:
        raise RecordError(words.NOT_RECORD)
    found = whole["phien_ban"]
    if not isinstance(found, int) or isinstance(found, bool) or found < 1:
        raise wrong_field(("phien_ban",), words.SHAPES["int_type"])
    if found > VERSION:
        raise RecordError(words.NEWER_RECORD.format(found=found, known=VERSION))
    for name in REQUIRED_FIELDS:
        if name not in whole:
            raise wrong_field((name,), words.SHAPES["missing"])
    for name in UNRECORDED:
        if name in whole:
            raise wrong_field((name,), words.SHAPES["unexpected_keyword_argument"])
    return {key: value for key, value in whole.items() if key not in BESIDE_THE_MEETING}


def _by_id(plain: dict[str, Any]) -> dict[str, Any]:
    """The lists of the record as the mappings of the meeting."""
    rules = plain["rules"]
    if isinstance(rules, dict) and "values" in rules:
        values = rules["values"]
        rules = {**rules, "values": values if values == {} else keyed(("rules", "values"), values, "code")}
    plain = {**plain, "details": details_of_today(plain["details"]), "members": people_of_today(plain["members"])}
    plain["cell"] = cell_of_today(plain["cell"])
    return {
        **plain,
        "rules": rules,
        **{n: keyed((n,), plain[n], "id") for n in LIST_FIELDS if n in plain},
    }


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of the record; titles and descriptions are those of the code."""
    made: dict[str, Any] = json.loads(schema_text(SCHEMA_NAME, VERSION, LIST_FIELDS, REQUIRED_FIELDS, UNRECORDED))
    return made
