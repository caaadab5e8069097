"""The orders of business of all kinds, and what a type of cell adds to them."""

import pytest

from assistant.domain.floor import OpinionKind
from assistant.domain.kinds import KINDS as SPECS
from assistant.domain.kinds import MeetingKind
from assistant.domain.people import CellProfile, CellType
from assistant.domain.rules import Panel, Phase, TextRole
from assistant.rules.loader import DEFAULT_SET, RULE_SETS, business_items, load
from assistant.rules.order import read_blocks, shipped_blocks, with_block

KINDS = list(MeetingKind)
A, B, C = ([f"{part}{number}" for number in range(1, last + 1)] for part, last in (("A", 5), ("B", 9), ("C", 7)))
T = [f"T{number}" for number in range(1, 8)]
ORDERS = {
    MeetingKind.THEMATIC: ["A1", "A2", "A3", "A5", *T, "C5", "C6", "C7"],
    MeetingKind.COMBINED: [*A, *B, *T, *C],
    MeetingKind.COMMITTEE: ["A1", "A2", "A3", "K1", "K2", "K3", "K4", "K5", "K6", "C6", "C7"],
    MeetingKind.EXTRAORDINARY: ["A1", "A2", "A3", "A5", "E1", "E2", "B9", "C2", "C4", "C6", "C7"],
}


def cell(kind: CellType = CellType.OFFICE, *agencies: str) -> CellProfile:
    return CellProfile("Chi bộ", type=kind, agencies=agencies)


@pytest.mark.parametrize("name", RULE_SETS)
@pytest.mark.parametrize("kind", ORDERS)
def test_order_of_each_kind(name: str, kind: MeetingKind) -> None:
    """Codes are stable: what two kinds share has one code in both. HD 12 has no dues in the opening."""
    dropped = {"A4"} if name == "hd12-2018" else set()
    assert [i.code for i in load(name).orders[kind]] == [code for code in ORDERS[kind] if code not in dropped]


@pytest.mark.parametrize("kind", KINDS)
def test_items_of_every_kind_are_complete(kind: MeetingKind) -> None:
    rules = load(DEFAULT_SET)
    items = rules.orders[kind]
    phases = [list(Phase).index(item.phase) for item in items]
    assert phases == sorted(phases)
    for item in items:
        assert item.title
        assert item.who
        assert item.minutes > 0
        assert 0 < len(item.short) <= (24 if item.code[0] in "TKE" else 26)
        assert item.records or item.texts
        assert len({box.code for box in item.texts}) == len(item.texts)
        assert "ket_luan" not in {box.code for box in item.texts}
        assert {box.rule for box in item.texts} <= {"", *rules.values}
    assert items[-1].records == (Panel.END.value,)


@pytest.mark.parametrize("name", RULE_SETS)
def test_who_conducts_is_called_the_chair_whatever_post_the_chair_holds(name: str) -> None:
    """A deputy, or a member of the committee, may chair: no item calls whoever conducts `bí thư`."""
    orders = load(name).orders.values()
    assert not [i.code for order in orders for i in order if "bí thư" in f"{i.who} {i.title} {i.short}".casefold()]


def test_a_session_is_planned_as_long_as_the_rules_ask() -> None:
    rules = load(DEFAULT_SET)
    for kind, rule in {
        MeetingKind.THEMATIC: "thematic_minutes",
        MeetingKind.COMBINED: "combined_minutes",
        MeetingKind.EXTRAORDINARY: "extraordinary_minutes",
    }.items():
        assert sum(i.minutes for i in rules.orders[kind]) >= rules.number(rule)


def test_a_draft_paper_is_discussed_in_three_kinds_of_opinion() -> None:
    asking = {i.code: i.opinion_kinds for i in load(DEFAULT_SET).orders[MeetingKind.THEMATIC] if i.opinion_kinds}
    assert asking == {"T4": (OpinionKind.AWARENESS, OpinionKind.LINKAGE, OpinionKind.DRAFT)}


def test_a_combined_session_has_two_parts_between_one_opening_and_one_closing() -> None:
    items = load(DEFAULT_SET).orders[MeetingKind.COMBINED]
    parts = {i.code: i.part for i in items}
    assert {parts[code] for code in B} == {"Phần I. Sinh hoạt thường kỳ"}
    assert {parts[code] for code in T} == {"Phần II. Sinh hoạt chuyên đề"}
    assert {parts[code] for code in (*A, *C)} == {""}
    assert {i.phase for i in items if i.code in T} == {Phase.PROCEEDINGS}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("of", list(CellType))
def test_every_type_of_cell_has_an_order_for_every_kind(of: CellType, kind: MeetingKind) -> None:
    items = business_items(
        load(DEFAULT_SET), kind, cell(of, *(("Văn phòng", "Trạm y tế") if of is CellType.MERGED else ()))
    )
    assert [i.code for i in items] == [i.code for i in load(DEFAULT_SET).orders[kind]]
    for item in items:
        assert len({box.code for box in item.texts}) == len(item.texts)


def test_types_differ_in_the_political_task_alone() -> None:
    """HD 42, section 4: attendance, votes, closing and signatures are the same for all."""
    orders = {of: business_items(load(DEFAULT_SET), MeetingKind.REGULAR, cell(of)) for of in CellType}
    for items in zip(*orders.values(), strict=True):
        assert (len(set(items)) == 1) == (items[0].code not in ("B4", "B6"))
    points = {of: next(i.points for i in items if i.code == "B4") for of, items in orders.items()}
    assert len(set(points.values())) == len(CellType)


@pytest.mark.parametrize("of", list(CellType))
def test_each_block_has_its_basis(of: CellType) -> None:
    block = shipped_blocks()[of]
    assert block.basis.text
    assert block.basis.span.since
    assert block.points
    assert all(box.optional and box.label for box in block.fields)


def test_each_agency_is_assessed_and_given_tasks_for_itself() -> None:
    items = business_items(load(DEFAULT_SET), MeetingKind.REGULAR, cell(CellType.MERGED, "Văn phòng", "Trạm y tế"))
    boxes = {i.code: {box.code: box.label for box in i.texts} for i in items}
    assert boxes["B4"]["ket_qua_1"] == "Kết quả – Văn phòng"
    assert boxes["B4"]["ket_qua_2"] == "Kết quả – Trạm y tế"
    assert boxes["B6"]["nhiem_vu_2"] == "Nhiệm vụ – Trạm y tế"
    assert boxes["B6"]["ket_luan_1"] == "Kết luận – Văn phòng"
    assert "ket_qua" not in boxes["B4"]


@pytest.mark.parametrize("kind", [kind for kind, spec in SPECS.items() if spec.assesses])
def test_what_is_written_of_an_agency_stands_in_one_block(kind: MeetingKind) -> None:
    """In every kind of meeting that assesses a month; one agency's results and limits, then the next one's."""
    agencies = ("Văn phòng", "Trạm y tế", "Trường học")
    items = business_items(load(DEFAULT_SET), kind, cell(CellType.MERGED, *agencies))
    assessing = [item for item in items if any(box.role == TextRole.RESULT for box in item.texts)]
    assert assessing
    for item in assessing:
        own = [box for box in item.texts if " – " in box.label and box.role != TextRole.CONCLUSION]
        named = [box.label.rpartition(" – ")[2] for box in own]
        assert named == [agency for agency in agencies for _ in range(len(own) // len(agencies))]


def test_a_new_type_of_cell_is_data_alone() -> None:
    """A house writes a block of its own; no line of the program knows its name."""
    text = """
o_them: {B4: ket_qua}
moi_co_quan: {}
ket_luan_moi_co_quan: Kết luận
loai_hinh:
  tau-bien:
    can_cu: Quy định của đảng ủy
    tu: khong-ro
    y: [An toàn chuyến đi]
    linh_vuc: [{ma: an_toan, nhan: An toàn chuyến đi}]
"""
    regular = business_items(load(DEFAULT_SET), MeetingKind.REGULAR, cell(CellType.MERGED))
    items = with_block(regular, read_blocks(text)["tau-bien"])
    b4 = next(i for i in items if i.code == "B4")
    assert b4.points[-1] == "An toàn chuyến đi"
    assert [box.code for box in b4.texts][:2] == ["ket_qua", "an_toan"]
