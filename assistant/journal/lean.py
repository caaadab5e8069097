"""What a record leaves out because it stands elsewhere (hồ sơ gọn): the rules' text, items as the set has them.

`to_lean` writes what `to_whole` reads back. Records of before have everything in full; they are read as they are.
"""

import base64
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pydantic_core

from assistant.domain.agenda import AgendaItem, from_template
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Details, Meeting
from assistant.domain.people import CellProfile
from assistant.domain.rules import ItemTemplate, Rules
from assistant.journal.record_json import wrong_field
from assistant.journal.rule_texts import is_reference, order_of, read_reference, refer_to
from assistant.journal.shapes import FieldPath, shape_of
from assistant.wording import journal as words

PACKED_FROM = 500
"""Letters: the facts of an adoption are packed where they are longer."""
MOST_FACTS = 8_000_000
"""Bytes: facts that unpack to more are nobody's minutes."""
ALWAYS_TOLD = ("id", "kind", "title", "stage", "version")
"""Of the meeting, even where they are as by default."""
IN_FULL = ("cell", "details")
"""Parts of which older records tell something else by what they leave out (`journal.former`)."""
ITEM_TOLD = ("id", "title")
"""Of an item, even where the rule set has the same."""
ORDER, PACKED = "order", "facts_packed"


def to_lean(meeting: Meeting) -> dict[str, Any]:
    """The meeting as plain values, without what stands elsewhere; people, speeches and so on still by id."""
    rules = refer_to(meeting.rules, meeting.day)
    plain = shape_of(Meeting).plain(meeting, frozenset({"rules", "agenda", *IN_FULL}), defaults=False)
    plain["cell"], plain["details"] = (
        shape_of(CellProfile).plain(meeting.cell),
        shape_of(Details).plain(meeting.details),
    )
    plain["rules"] = rules or _whole_rules(meeting.rules)
    items = _LeanItems(order_of(meeting.rules, meeting.kind) if rules else {})
    plain["agenda"] = [items.of(item) for item in meeting.agenda]
    if meeting.announced:
        plain["announced"]["agenda"] = items.announced(meeting.announced.agenda, meeting.agenda)
        if meeting.announced.details == meeting.details:
            del plain["announced"]["details"]
    for adoption in _adoptions(plain):
        _pack(adoption)
    for name in ALWAYS_TOLD:
        plain.setdefault(name, pydantic_core.to_jsonable_python(getattr(meeting, name)))
    return {one.name: plain[one.name] for one in fields(Meeting) if one.name in plain}


def _whole_rules(rules: Rules) -> dict[str, Any]:
    """The rules of a meeting that are like none of the program's."""
    plain: dict[str, Any] = shape_of(Rules).plain(rules, defaults=False)
    return {**plain, "values": list(plain.get("values", {}).values())}


class _LeanItems:
    """Items of an agenda: what differs from the item of the order of business."""

    def __init__(self, order: Mapping[str, ItemTemplate]) -> None:
        self._order = order

    def of(self, item: AgendaItem) -> dict[str, Any]:
        """The item as plain values."""
        template = self._order.get(item.code)
        if template is None:
            return _plain(item, defaults=False)
        base, plain = from_template(template), {**_plain(item), **_plain(item, defaults=False)}
        told = {
            one.name: plain[one.name]
            for one in fields(AgendaItem)
            if one.name in ITEM_TOLD or getattr(item, one.name) != getattr(base, one.name)
        }
        return {**told, ORDER: item.code}

    def announced(self, items: Iterable[AgendaItem], now: Iterable[AgendaItem]) -> list[str | dict[str, Any]]:
        """The items that were announced: of one that still stands so on the agenda, only the id."""
        standing = {item.id: item for item in now}
        return [item.id if standing.get(item.id) == item else self.of(item) for item in items]


def _plain(item: AgendaItem, defaults: bool = True) -> dict[str, Any]:
    plain: dict[str, Any] = shape_of(AgendaItem).plain(item, defaults=defaults)
    return plain


def _adoptions(plain: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The adoption that stands and those before it, and their annexes."""
    reopenings = plain.get("reopenings")
    earlier = (
        [one.get("earlier") for one in reopenings if isinstance(one, dict)] if isinstance(reopenings, list) else []
    )
    for adoption in (plain.get("adoption"), *earlier):
        for one in (adoption, adoption.get("annex") if isinstance(adoption, dict) else None):
            if isinstance(one, dict):
                yield one


def _pack(adoption: dict[str, Any]) -> None:
    """The facts are as long as all else of the record together, and nobody reads them there."""
    facts = adoption["facts"]
    if len(facts) >= PACKED_FROM:
        adoption[PACKED] = base64.b64encode(zlib.compress(facts.encode(), 9)).decode()
        del adoption["facts"]


def to_whole(plain: dict[str, Any], near: Path | None) -> tuple[dict[str, Any], Rules | None]:
    """What a record tells, in full; its rules, where it refers to their text. Raises RecordError.

    `near`: the record's file. What is of no form that a record has is left for the shapes to tell.
    """
    rules = read_reference(plain["rules"], near) if is_reference(plain["rules"]) else None
    for adoption in _adoptions(plain):
        _unpack(adoption)
    order = order_of(rules, _kind(plain["kind"])) if rules else {}
    agenda = plain["agenda"] = _whole_items(("agenda",), plain["agenda"], order, {})
    if isinstance(announced := plain.get("announced"), dict):
        announced.setdefault("details", plain["details"])
        items = agenda if isinstance(agenda, list) else []
        now = {one["id"]: one for one in items if isinstance(one, dict) and isinstance(one.get("id"), str)}
        announced["agenda"] = _whole_items(("announced", "agenda"), announced.get("agenda", []), order, now)
    return plain, rules


def _kind(told: object) -> MeetingKind:
    """The kind of the meeting, which its order of business is found by."""
    if not isinstance(told, str) or told not in set(MeetingKind):
        expected = ", ".join(f"'{kind.value}'" for kind in MeetingKind)
        raise wrong_field(("kind",), words.SHAPES["enum"].format(expected=expected))
    return MeetingKind(told)


def _unpack(adoption: dict[str, Any]) -> None:
    if PACKED not in adoption:
        return
    packed = adoption.pop(PACKED)
    try:
        reader = zlib.decompressobj()
        facts = reader.decompress(base64.b64decode(packed), MOST_FACTS).decode()
    except (ValueError, TypeError, zlib.error) as error:
        raise wrong_field(("adoption", PACKED), words.PACKED) from error
    if not reader.eof:
        raise wrong_field(("adoption", PACKED), words.PACKED)
    adoption["facts"] = facts


def _whole_items(
    path: FieldPath, items: Any, order: Mapping[str, ItemTemplate], now: Mapping[str, dict[str, Any]]
) -> Any:
    """The items of an agenda in full: by the order of business, or by the item with the same id that stands `now`."""
    if not isinstance(items, list):
        return items
    return [_whole_item((*path, index), item, order, now) for index, item in enumerate(items)]


def _whole_item(
    path: FieldPath, item: Any, order: Mapping[str, ItemTemplate], now: Mapping[str, dict[str, Any]]
) -> Any:
    if isinstance(item, str):
        if item not in now:
            raise wrong_field(path, words.DANGLING.format(id=item, where=words.AGENDA))
        return now[item]
    if not isinstance(item, dict) or ORDER not in item:
        return item
    code = item[ORDER]
    if not isinstance(code, str) or code not in order:
        raise wrong_field((*path, ORDER), words.DANGLING.format(id=code, where=words.ORDER_OF_BUSINESS))
    told = {name: value for name, value in item.items() if name != ORDER}
    return {**_plain(from_template(order[code])), **told}
