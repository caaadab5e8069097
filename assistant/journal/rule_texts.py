"""The text of a rule set, once for all records that refer to it (văn bản bộ quy định, `quy-dinh/<mã>.json`).

A record names its set by the digest of this text and has only what differs, on the day that it goes by: the values
that the cell set itself. The text lies in the cell's folder and on this machine; the program knows those it ships.
"""

import hashlib
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pydantic_core

from assistant.domain.kinds import MeetingKind
from assistant.domain.rules import ItemTemplate, Rule, Rules
from assistant.journal.bounds import rule_faults
from assistant.journal.record_json import RecordError, gate_text, keyed, parse_json, wrong_field
from assistant.journal.shapes import Misshapen, shape_of, to_json, with_strings
from assistant.platform.os_errors import os_reason
from assistant.platform.patient_files import read_patiently
from assistant.rules.loader import RULE_SETS, load
from assistant.wording import journal as words

FOLDER = "quy-dinh"
"""In the cell's folder and on this machine."""
DIGEST_LETTERS = 32
HIGHEST = 5
"""So many folders above a record are looked at: a record lies in `<cell>/2026/<meeting>`."""
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class RuleText:
    """The text of one set and its digest, which is its file's name."""

    digest: str
    data: bytes

    @property
    def name(self) -> str:
        """Name of its file."""
        return f"{self.digest}.json"


@cache
def shipped_text(name: str) -> RuleText:
    """The text of a set that ships with the program."""
    plain = shape_of(Rules).plain(load(name), defaults=False)
    plain["values"] = list(plain["values"].values())
    data = pydantic_core.to_json(plain, indent=1) + b"\n"
    return RuleText(hashlib.sha256(data).hexdigest()[:DIGEST_LETTERS], data)


def text_of(rules: Rules) -> RuleText | None:
    """The text that a record with these rules refers to; None where the program ships none like them."""
    return shipped_text(rules.name) if _is_shipped(rules) else None


def _is_shipped(rules: Rules) -> bool:
    """Whether nothing but single values differs from the set of this name."""
    if rules.name not in RULE_SETS:
        return False
    base = load(rules.name)
    return replace(rules, values={}) == replace(base, values={})


def refer_to(rules: Rules, day: date) -> dict[str, Any] | None:
    """The rules of a meeting as its record has them: set, day, and what differs. None where no set is like them."""
    text = text_of(rules)
    if text is None:
        return None
    base = rules_on(text.digest, day, rules.name).values
    own = [rule for code, rule in sorted(rules.values.items()) if base.get(code) != rule]
    told: dict[str, Any] = {"name": rules.name, "label": rules.label, "set": text.digest, "day": day.isoformat()}
    if own:
        told["values"] = [shape_of(Rule).plain(rule, defaults=False) for rule in own]
    if without := sorted(base.keys() - rules.values.keys()):
        told["without"] = without
    return told


def is_reference(plain: Any) -> bool:
    """Whether the rules of a record refer to a text; those of older records are the whole text."""
    return isinstance(plain, dict) and "set" in plain


def read_reference(plain: Mapping[str, Any], near: Path | None) -> Rules:
    """The rules that a record refers to. `near`: the record's file, by which the text may lie. Raises RecordError."""
    extra = plain.keys() - {"name", "label", "set", "day", "values", "without"}
    for name in ("set", "day", "name"):
        if not isinstance(plain.get(name), str):
            raise wrong_field(("rules", name), words.SHAPES["string_type" if name in plain else "missing"])
    if extra:
        raise wrong_field(("rules", min(extra)), words.SHAPES["unexpected_keyword_argument"])
    try:
        day = date.fromisoformat(plain["day"])
    except ValueError as error:
        raise wrong_field(("rules", "day"), words.SHAPES["date_parsing"]) from error
    rules, own = rules_on(plain["set"], day, plain["name"], near), _own_values(plain)
    without = plain.get("without", [])
    if not isinstance(without, list):
        raise wrong_field(("rules", "without"), words.LIST_NEEDED)
    if not own and not without:
        return rules
    return replace(rules, values={code: rule for code, rule in {**rules.values, **own}.items() if code not in without})


def _own_values(plain: Mapping[str, Any]) -> dict[str, Rule]:
    """The values of the record's own."""
    own: dict[str, Rule] = {}
    for code, entry in keyed(("rules", "values"), plain.get("values", []), "code").items():
        try:
            own[code] = shape_of(Rule).read(to_json(entry))
        except Misshapen as wrong:
            raise wrong_field(("rules", "values", code, *wrong.path), wrong.problem) from wrong
    for path, problem in rule_faults(Rules("", "", own)):
        raise wrong_field(path, problem)
    return own


@lru_cache(maxsize=64)
def _on(digest: str, day: date) -> Rules:
    return _known[digest].on(day)


_known: dict[str, Rules] = {}
"""The sets read so far, by digest: a text never changes."""


def rules_on(digest: str, day: date, name: str = "", near: Path | None = None) -> Rules:
    """The set with this digest as it is on a day; RecordError, where its text is nowhere. `name` is looked at first."""
    if digest not in _known:
        _known[digest] = _find(digest, name, near)
    return _on(digest, day)


def _find(digest: str, name: str, near: Path | None) -> Rules:
    """The set: one of the program's, or from its text near the record."""
    if name in RULE_SETS and shipped_text(name).digest == digest:
        return load(name)
    places = list(_places(digest, near))
    for place in places:
        try:
            data = read_patiently(place)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise RecordError(words.RULES_UNREADABLE.format(file=place, why=os_reason(error))) from error
        if hashlib.sha256(data).hexdigest()[:DIGEST_LETTERS] != digest:
            raise RecordError(words.RULES_CHANGED.format(file=place))
        return _read(data, place)
    for other in RULE_SETS:
        if shipped_text(other).digest == digest:
            return load(other)
    raise RecordError(words.RULES_MISSING.format(name=name, file=f"{FOLDER}/{digest}.json"))


def find_text(record: bytes, near: Path) -> RuleText | None:
    """The text that a record refers to, where it lies near its file; None where it does not. Raises OSError."""
    try:
        rules = parse_json(record).get("rules")
    except (RecordError, AttributeError):
        return None
    digest = rules.get("set") if isinstance(rules, dict) else None
    found = (place for place in _places(digest, near) if place.is_file()) if isinstance(digest, str) else iter(())
    return next((RuleText(str(digest), read_patiently(place)) for place in found), None)


def _places(digest: str, near: Path | None) -> Iterator[Path]:
    """Where the text may lie: in a folder `quy-dinh` beside the record or above it."""
    if near is None or not digest.isalnum():
        return
    for folder in list(near.absolute().parents)[:HIGHEST]:
        yield folder / FOLDER / f"{digest}.json"


def _read(data: bytes, file: Path) -> Rules:
    """The set of a text whose digest is right; its values go no further than those of a record may."""
    removed: list[int] = []
    plain = with_strings(parse_json(data), lambda path, text: gate_text(path, text, removed))
    if not isinstance(plain, dict):
        raise RecordError(words.RULES_CHANGED.format(file=file))
    try:
        rules = shape_of(Rules).read(to_json({**plain, "values": keyed(("values",), plain.get("values"), "code")}))
    except Misshapen as wrong:
        raise wrong_field(wrong.path, wrong.problem) from wrong
    for path, problem in rule_faults(rules):
        raise wrong_field(path, problem)
    return rules


def order_of(rules: Rules, kind: MeetingKind) -> dict[str, ItemTemplate]:
    """The items of the set's order of business for a kind of meeting, by code."""
    return {item.code: item for item in rules.orders.get(kind, ())}
