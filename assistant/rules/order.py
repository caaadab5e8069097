"""Trình tự of one cell: the order of business of a kind of meeting, with what its type of cell (loại hình) adds.

Only the political task (nhiệm vụ chính trị) differs between cells (HD 42-HD/BTCTW, section 4); it is data in
loai-hinh.yaml. A cell that several agencies share has boxes of its own for each (docs/domain.md 5.5).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from assistant.domain.agenda import AGENCY_MARK, AgendaItem, from_template
from assistant.domain.kinds import MeetingKind
from assistant.domain.people import CellProfile, CellType
from assistant.domain.rules import Basis, Panel, Rules, TextField, TextRole
from assistant.rules.plain_yaml import plain_values
from assistant.rules.spans import read_span

TYPE_NAMES = {
    "thon": CellType.VILLAGE,
    "co-quan": CellType.OFFICE,
    "truong-hoc": CellType.SCHOOL,
    "doanh-nghiep-nha-nuoc": CellType.STATE_COMPANY,
    "doanh-nghiep-tu-nhan": CellType.PRIVATE_COMPANY,
    "sinh-vien": CellType.STUDENTS,
    "luc-luong-vu-trang": CellType.ARMED_FORCES,
    "ghep": CellType.MERGED,
}
"""Loại hình chi bộ as chi-bo.yaml and the rule files name it."""
AGENCY_CONCLUSION = "ket_luan"


@dataclass(frozen=True)
class Block:
    """What one type of cell adds to the order of business, and where."""

    basis: Basis
    points: tuple[str, ...]
    fields: tuple[TextField, ...]
    places: Mapping[str, str]
    """Code of an item → code of its text box after which the fields stand."""
    for_each: Mapping[str, tuple[str, ...]]
    """Code of an item → its text boxes that each agency of a shared cell has for itself."""
    conclusion: str
    """Label of the conclusion that each agency has for itself."""


def business_items(rules: Rules, kind: MeetingKind, cell: CellProfile) -> tuple[AgendaItem, ...]:
    """The items of a new meeting of this kind in this cell."""
    return with_block(map(from_template, rules.orders[kind]), shipped_blocks()[cell.type], cell.agencies)


@cache
def shipped_blocks() -> Mapping[CellType, Block]:
    """What each type of cell adds, as it ships."""
    text = resources.files("assistant.rules").joinpath("loai-hinh.yaml").read_text(encoding="utf-8")
    return {TYPE_NAMES[name]: block for name, block in read_blocks(text).items()}


def read_blocks(text: str) -> dict[str, Block]:
    """The blocks of a YAML text, by the name of the type; KeyError for a missing part."""
    data: dict[str, Any] = plain_values(text)
    return {
        name: Block(
            basis=Basis(entry["can_cu"], read_span(entry)),
            points=tuple(entry["y"]),
            fields=tuple(TextField(f["ma"], f["nhan"], optional=True) for f in entry["linh_vuc"]),
            places=data["o_them"],
            for_each={code: tuple(boxes) for code, boxes in data["moi_co_quan"].items()},
            conclusion=data["ket_luan_moi_co_quan"],
        )
        for name, entry in data["loai_hinh"].items()
    }


def with_block(items: Iterable[AgendaItem], block: Block, agencies: tuple[str, ...] = ()) -> tuple[AgendaItem, ...]:
    """The items with the block's points and text boxes, and with one set of boxes for each agency."""
    return tuple(_with_agencies(_with_fields(item, block), block, agencies) for item in items)


def _with_fields(item: AgendaItem, block: Block) -> AgendaItem:
    """Points at the end of the item's own; the fields after the box that the block names, telling what it tells."""
    if item.code not in block.places:
        return item
    boxes: list[TextField] = []
    for box in item.texts:
        boxes.append(box)
        if box.code == block.places[item.code]:
            boxes += [replace(field, role=box.role) for field in block.fields]
    return replace(item, points=(*item.points, *block.points), texts=tuple(boxes))


def _with_agencies(item: AgendaItem, block: Block, agencies: tuple[str, ...]) -> AgendaItem:
    """One block of boxes for each agency, one after the other (docs/domain.md 5.5); and a conclusion for each."""
    if not agencies or item.code not in block.for_each:
        return item
    own = [box for box in item.texts if box.code in block.for_each[item.code]]
    at = item.texts.index(own[0])
    blocks = [_of_agency(box, n, agency) for n, agency in enumerate(agencies, 1) for box in own]
    boxes = [*item.texts[:at], *blocks, *(box for box in item.texts[at:] if box not in own)]
    if item.records_panel(Panel.CONCLUSION):
        conclusion = TextField(AGENCY_CONCLUSION, block.conclusion, role=TextRole.CONCLUSION.value)
        boxes += [_of_agency(conclusion, n, agency) for n, agency in enumerate(agencies, 1)]
    return replace(item, texts=tuple(boxes))


def _of_agency(box: TextField, number: int, agency: str) -> TextField:
    """The box of one agency: `ket_qua_1`, `Kết quả – Văn phòng`."""
    return replace(box, code=f"{box.code}_{number}", label=f"{box.label}{AGENCY_MARK}{agency}")
