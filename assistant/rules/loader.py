"""Reads the rule sets (bộ quy định) that ship with the program, and lays a cell's own values over them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any

from assistant.domain.floor import OpinionKind, SpeechRole
from assistant.domain.kinds import KINDS, MeetingKind
from assistant.domain.rules import Basis, ItemTemplate, Level, Panel, Phase, Rule, Rules, Term, TextField, TextRole
from assistant.rules import rubric
from assistant.rules.order import business_items
from assistant.rules.override import override_rules
from assistant.rules.plain_yaml import plain_values
from assistant.rules.spans import LATEST, read_span

DEFAULT_SET = "mac-dinh"
"""Name of the rule set used where chi-bo.yaml names none."""
RULE_SETS = ("mac-dinh", "hd42-2025", "hd12-2018")
"""Names of all sets, in the order in which they are offered."""

KIND_NAMES = {spec.name: kind for kind, spec in KINDS.items()}
"""ASCII name of each kind of meeting, in rule files and in folder names."""
PHASE_NAMES = {"mo-dau": Phase.OPENING, "noi-dung": Phase.PROCEEDINGS, "ket-thuc": Phase.CLOSING}
LEVEL_NAMES = {"trung-uong": Level.NATIONAL, "dia-phuong": Level.LOCAL}

__all__ = [
    "DEFAULT_SET",
    "KIND_NAMES",
    "RULE_SETS",
    "business_items",
    "former_set",
    "load",
    "override_rules",
    "rule_sets",
]


def rule_sets() -> list[tuple[str, str]]:
    """Name and Vietnamese label of every rule set, the default first."""
    return [(name, load(name).label) for name in RULE_SETS]


@cache
def load(name: str) -> Rules:
    """The rule set of that name, with what it builds on, as it is now; KeyError for a name not in `RULE_SETS`.

    `Rules.on` gives it as it was on another day.
    """
    data = _read(name)
    base = load(data["dua_tren"]) if data.get("dua_tren") else Rules(name="", label="")
    rules = Rules(
        name=data["ten"],
        label=data["nhan"],
        values=_merge_values(base.values, data.get("quy_dinh") or {}),
        orders=_merge_orders(base.orders, data),
        span=read_span(data),
        sheets=rubric.shipped_sheets(data["thang_diem"]) if "thang_diem" in data else base.sheets,
    )
    return rules.on(LATEST)


def former_set(name: str) -> str | None:
    """Name of the set that was in force before this one; None where there is none."""
    return _read(name).get("truoc_la")


def _read(name: str) -> dict[str, Any]:
    """The YAML file of one set, as plain values."""
    if name not in RULE_SETS:
        raise KeyError(name)
    text = resources.files("assistant.rules").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = plain_values(text)
    return data


def _merge_values(base: Mapping[str, Rule], changes: Mapping[str, Mapping[str, Any]]) -> dict[str, Rule]:
    """The base's rules with this set's changes; a rule the base has not needs all its fields."""
    by_key = {rule.key: rule for rule in base.values()}
    by_key.update({key: _rule(key, entry, by_key.get(key)) for key, entry in changes.items()})
    return {rule.code: rule for rule in by_key.values()}


def _rule(key: str, entry: Mapping[str, Any], base: Rule | None) -> Rule:
    """One rule: a new one, or the base's with some fields changed. What says its basis says from when."""
    own = {RULE_KEYS[part]: value for part, value in entry.items() if part not in TERM_KEYS}
    if base is None:
        terms = tuple(_term(one, None) for one in _terms(entry))
        return Rule(key=key, value=terms[0].value, basis="", level=terms[0].level, terms=terms, **own)
    if "can_cu" in entry:
        terms = tuple(_term(one, base.terms[0]) for one in _terms(entry))
    else:
        terms = tuple(_term(entry, term) for term in base.terms)
    return replace(base, terms=terms, **own)


def _terms(entry: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The entries of all times that a rule speaks of, the present one first."""
    return [entry, *({**entry, **earlier} for earlier in entry.get("truoc_do") or ())]


def _term(entry: Mapping[str, Any], base: Term | None) -> Term:
    """The value of one time; what is not said is as the base has it."""
    value = entry["gia_tri"] if base is None else entry.get("gia_tri", base.value)
    level = LEVEL_NAMES[entry["cap"]] if base is None or "cap" in entry else base.level
    if base is not None and "can_cu" not in entry:
        return replace(base, value=value, level=level)
    span, written = read_span(entry), entry["can_cu"]
    if isinstance(written, str):
        return Term(value, (Basis(written, span),), level, span)
    return Term(value, tuple(Basis(one["ghi"], read_span(one)) for one in written), level, span)


def _merge_orders(
    base: Mapping[MeetingKind, tuple[ItemTemplate, ...]], data: Mapping[str, Any]
) -> dict[MeetingKind, tuple[ItemTemplate, ...]]:
    """The base's orders of business (trình tự) with those that this set replaces, less the items it drops."""
    orders = dict(base)
    for kind, items in (data.get("thu_tu") or {}).items():
        orders[KIND_NAMES[kind]] = tuple(item for entry in items for item in _items(entry, orders))
    for kind, codes in (data.get("bo_noi_dung") or {}).items():
        orders[KIND_NAMES[kind]] = tuple(item for item in orders[KIND_NAMES[kind]] if item.code not in codes)
    return orders


def _items(entry: Mapping[str, Any], orders: Mapping[MeetingKind, tuple[ItemTemplate, ...]]) -> list[ItemTemplate]:
    """One entry: an item of its own, or items taken (`lay`) from another order, some of their fields changed."""
    if "lay" not in entry:
        return [ItemTemplate(**_fields(entry))]
    there = {item.code: item for item in orders[KIND_NAMES[entry.get("tu", "thuong-ky")]]}
    return [replace(there[code], **_fields(entry)) for code in entry["lay"]]


def _fields(entry: Mapping[str, Any]) -> dict[str, Any]:
    """The fields an entry names; KeyError for an unknown key or phase, ValueError for an unknown panel or opinion."""
    return {ITEM_KEYS[key][0]: ITEM_KEYS[key][1](value) for key, value in entry.items() if key not in ("lay", "tu")}


def _box(entry: Mapping[str, Any]) -> TextField:
    """One text box; ValueError for an unknown role, KeyError for an unknown key."""
    return TextField(**{BOX_KEYS[key][0]: BOX_KEYS[key][1](value) for key, value in entry.items()})


RULE_KEYS = {"ma": "code", "nhan": "label", "don_vi": "unit"}
"""Key of a rule in a rule file → field of `Rule`."""
TERM_KEYS = ("gia_tri", "can_cu", "cap", "tu", "den", "truoc_do")
"""Keys of a rule that tell what it is at some time (`Term`)."""

BOX_KEYS: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "ma": ("code", str),
    "nhan": ("label", str),
    "goi_y": ("hint", str),
    "can": ("rule", str),
    "vai": ("role", lambda role: TextRole(role).value),
}
"""Key of a text box in a rule file → field of `TextField`, and how its value is read."""

ITEM_KEYS: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "ma": ("code", str),
    "phan": ("phase", PHASE_NAMES.__getitem__),
    "ten": ("title", str),
    "ten_ngan": ("short", str),
    "ai": ("who", str),
    "phut": ("minutes", int),
    "ghi": ("records", lambda panels: tuple(Panel(panel).value for panel in panels)),
    "o_chu": ("texts", lambda boxes: tuple(map(_box, boxes))),
    "y": ("points", tuple),
    "muc_lon": ("part", str),
    "phat_bieu": ("speech_role", lambda role: SpeechRole(role).value),
    "y_kien": ("opinion_kinds", lambda kinds: tuple(OpinionKind(kind).value for kind in kinds)),
}
"""Key of an item in a rule file → field of `ItemTemplate`, and how its value is read."""
