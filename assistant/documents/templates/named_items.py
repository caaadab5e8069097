"""Gọi nội dung theo tên: `muc.B4.uu_diem` is the text of one box of one item, `vai.uu_diem` of that box wherever it is.

An office lays out its province's form by these names without a loop. They are made from what the minutes are filled
from (and so also from what was adopted), never kept beside it. A name of the order of business that this meeting does
not have is blank, so that one template serves every kind of meeting.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, TypedDict

from assistant.documents.facts.minutes_items import REPORTED, ItemFacts
from assistant.documents.facts.minutes_opinions import OpinionFacts
from assistant.documents.facts.minutes_votes import VoteFacts
from assistant.documents.facts.tasks import CarriedFacts, TaskFacts
from assistant.documents.templates.field_types import TemplateValue, top_fields
from assistant.documents.templates.fields import Field
from assistant.domain.agenda import from_template
from assistant.domain.text import folded
from assistant.rules.loader import RULE_SETS, load
from assistant.rules.order import shipped_blocks, with_block
from assistant.wording import documents as words
from assistant.wording.domain import box_label

ITEMS, ROLES = "muc", "vai"
"""The two top names of a template."""
BY_NAME = "theo_ten"
"""Where a printed paper remembers what its template called by name."""
LEVELS = {ITEMS: 3, ROLES: 2}
"""Parts of a name: `muc.B4.uu_diem`, `vai.uu_diem`."""
LISTS = ("mo_dau", "noi_dung", "ket_thuc")
"""Where the minutes have their items."""
OF_AGENCY = re.compile(r"_\d+$")
"""End of the code of a box that each agency of a shared cell has for itself."""


class NamedItem(TypedDict):
    """What every item has besides its boxes. `co` says whether this meeting has the item at all."""

    co: bool
    ten: str
    phut: str
    trinh_bay: str
    bao_cao: str
    y_kien: list[OpinionFacts]
    y_kien_dai_bieu: list[OpinionFacts]
    ky_truoc: list[CarriedFacts]
    viec_giao: list[TaskFacts]
    bieu_quyet: list[VoteFacts]
    diem: str
    xep_loai: str
    ket_luan: str


class NamedBox(NamedTuple):
    """A text box that can be called by name, with its label and the title of its item."""

    item: str
    title: str
    code: str
    label: str


class NamedItems(TypedDict):
    """Among the facts of a paper: its template may call the items by name, though the paper has no list of them."""


make_group: Any = TypedDict
"""Makes the type of a group whose fields are known only from the rules."""


@cache
def named_boxes() -> tuple[NamedBox, ...]:
    """Every box of every order of business that ships, each item's boxes once, by the newest set that has it."""
    found: dict[tuple[str, str], NamedBox] = {}
    for name in RULE_SETS:
        for order in load(name).orders.values():
            for block in shipped_blocks().values():
                for item in with_block(map(from_template, order), block):
                    for box in item.texts:
                        named = NamedBox(item.code, item.title, box.code, box_label(box))
                        found.setdefault((item.code, box.code), named)
    return tuple(found.values())


@cache
def item_titles() -> Mapping[str, str]:
    """Every item of every order of business that ships: its title by its code."""
    orders = (order for name in RULE_SETS for order in load(name).orders.values())
    return {item.code: item.title for order in orders for item in order}


@cache
def named_fields() -> Mapping[str, TemplateValue]:
    """The two groups as a template may use them."""
    general = dict(NamedItem.__annotations__)
    boxes: dict[str, list[str]] = {code: [] for code in item_titles()}
    for box in named_boxes():
        boxes[box.item].append(box.code)
    kinds = {code: make_group(f"Item{code}", general | dict.fromkeys(boxes[code], str)) for code in boxes}
    roles = dict.fromkeys((box.code for box in named_boxes()), str)
    return {
        ITEMS: TemplateValue(make_group("ItemsByName", kinds), ITEMS),
        ROLES: TemplateValue(make_group("BoxesByName", roles), ROLES),
    }


def list_names() -> list[Field]:
    """Every name: what each item has, then each item with its own boxes, then boxes wherever they are."""
    general = [Field(f"{ITEMS}.{words.ANY_CODE}.{name}", words.SORT_PART, meaning, "") for name, meaning in _parts()]
    items: list[Field] = []
    for code, title in item_titles().items():
        items.append(Field(f"{ITEMS}.{code}", words.SORT_GROUP, title, ""))
        boxes = [box for box in named_boxes() if box.item == code]
        items += [Field(f"{ITEMS}.{code}.{box.code}", words.SORT_TEXT, box.label, "") for box in boxes]
    roles = {box.code: box.label for box in named_boxes()}
    return [*general, *items, *(Field(f"{ROLES}.{code}", words.SORT_TEXT, label, "") for code, label in roles.items())]


def _parts() -> Iterator[tuple[str, str]]:
    """What every item has, with its meaning."""
    return ((name, words.ITEM_PARTS[name]) for name in NamedItem.__annotations__)


def has_named(facts: tuple[type, ...]) -> bool:
    """Whether a template of this paper may call the items by their names."""
    return NamedItems in facts or has_lists(top_fields(facts))


def has_lists(facts: Iterable[str]) -> bool:
    """Whether these are the facts of the minutes, whose lists hold the items themselves."""
    return set(LISTS) <= set(facts)


def names_in(shown: Iterable[str]) -> frozenset[str]:
    """What a template calls by name, of all that it prints: `muc.B8.y_kien` of `muc.B8.y_kien[].nguoi`."""
    parts = (path.split(".") for path in shown)
    named = (path[: LEVELS[path[0]]] for path in parts if path[0] in LEVELS and len(path) >= LEVELS[path[0]])
    return frozenset(".".join(path).removesuffix("[]") for path in named)


def flat_names(named: Mapping[str, Any]) -> dict[str, Any]:
    """Every name with its value."""
    items = (f"{ITEMS}.{code}.{part}" for code, item in named[ITEMS].items() for part in item)
    return pick(named, [*items, *(f"{ROLES}.{code}" for code in named[ROLES])])


def pick(named: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """The values of these names."""
    found: dict[str, Any] = {}
    for name in sorted(names):
        value: Any = named
        for part in name.split("."):
            value = value[part]
        found[name] = value
    return found


def template_fields(facts: tuple[type, ...]) -> dict[str, TemplateValue]:
    """The top fields of a document, the names of items among them."""
    return top_fields(facts) | (dict(named_fields()) if has_named(facts) else {})


def with_named(facts: Mapping[str, Any]) -> Mapping[str, Any]:
    """The facts with the items by name, where they are those of the minutes."""
    return {**facts, **by_name(facts)} if has_lists(facts) else facts


def by_name(facts: Mapping[str, Any]) -> dict[str, Any]:
    """`muc` and `vai` from the items of the minutes; those adopted by earlier versions have no codes, and no names."""
    items: dict[str, ItemFacts] = {one["ma"]: one for name in LISTS for one in facts[name] if one.get("ma")}
    codes: dict[str, list[str]] = {code: [] for code in item_titles()}
    for box in named_boxes():
        codes[box.item].append(box.code)
    muc = {code: _named(items.get(code), boxes) for code, boxes in codes.items()}
    roles = dict.fromkeys(box.code for box in named_boxes())
    return {ITEMS: muc, ROLES: {code: _joined(code, items.values()) for code in roles}}


BLANK = NamedItem(
    co=False, ten="", phut="", trinh_bay="", bao_cao="", y_kien=[], y_kien_dai_bieu=[], ky_truoc=[], viec_giao=[],
    bieu_quyet=[], diem="", xep_loai="", ket_luan="",
)  # fmt: skip
"""An item that the meeting does not have."""
OTHER_NAMES = {"viec_giao": "nhiem_vu"}
"""Parts that go by another name in the lists of the minutes, since a box is called so."""


def _named(item: ItemFacts | None, boxes: list[str]) -> dict[str, Any]:
    """One item by name; blank where the meeting does not have it."""
    if item is None:
        return {**BLANK, **dict.fromkeys(boxes, "")}
    given: Any = item
    score = item["cham_diem"] or {"diem": "", "xep_loai": ""}
    general = {name: given.get(OTHER_NAMES.get(name, name), "") for name in BLANK}
    own = {"co": True, "bao_cao": _joined(REPORTED, [item]), **score}
    return {**general, **own, **{code: _joined(code, [item]) for code in boxes}}


def left_over(facts: Mapping[str, Any], printed: Iterable[str]) -> Mapping[str, Any]:
    """The facts without what a template prints by name, so that the rest can be looked for in the finished paper."""
    if not set(LISTS) <= set(facts):
        return facts
    shown = {up for path in printed for up in (path, path.partition("[]")[0])}
    return {**facts, **{name: [_left(item, shown) for item in facts[name]] for name in LISTS}}


def _left(item: Mapping[str, Any], shown: Container[str]) -> Mapping[str, Any]:
    """What is left of one item. Its title counts as shown wherever anything of it is called by name."""
    code = item.get("ma")
    if not code:
        return item
    here = f"{ITEMS}.{code}"
    left = dict(item)
    for name in ("o_chu", "o_chu_sau"):
        left[name] = [box for box in item[name] if not _shown_box(here, OF_AGENCY.sub("", box["ma"]), shown)]
    for name in BLANK:
        own = OTHER_NAMES.get(name, name)
        if f"{here}.{name}" in shown and own in left:
            left[own] = _rows_left(item[own], f"{here}.{name}[]", shown) if isinstance(item[own], list) else ""
    if item["cham_diem"] and f"{here}.diem" in shown:
        left["cham_diem"] = None
    if left != item:
        left["ten"] = ""
    return left


def _shown_box(here: str, code: str, shown: Container[str]) -> bool:
    """Whether a box is printed by name, of its item or of its role."""
    return f"{here}.{code}" in shown or f"{ROLES}.{code}" in shown


def _rows_left(rows: list[Any], path: str, shown: Container[str]) -> list[Any]:
    """The parts of the lines of a list that are not printed by name."""
    return [{part: value for part, value in row.items() if f"{path}.{part}" not in shown} for row in rows]


def misnamed(path: str, label: str) -> NamedBox | None:
    """The box that a label belongs to, where another box of the same item is printed beside it."""
    group, _, code = path.rpartition(".")
    item = group.removeprefix(f"{ITEMS}.") if group.startswith(f"{ITEMS}.") else ""
    here = [box for box in named_boxes() if box.item == item or (group == ROLES and not item)]
    own = {folded(box.label) for box in here if box.code == code}
    if not own or label in own:
        return None
    return next((box for box in here if folded(box.label) == label and box.code != code), None)


def _joined(code: str, items: Any) -> str:
    """The text of the boxes of this code; under their labels where there are several (one for each agency)."""
    found = [box for item in items for box in _boxes(item) if OF_AGENCY.sub("", box.get("ma", "")) == code]
    if len(found) < 2:
        return str(found[0]["noi_dung"]) if found else ""
    return "\n".join(f"{box['nhan']}: {box['noi_dung']}" for box in found)


def _boxes(item: ItemFacts) -> Iterator[Any]:
    """The boxes of an item, before and after the opinions."""
    yield from item["o_chu"]
    yield from item["o_chu_sau"]
