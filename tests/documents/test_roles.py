"""Texts by what they tell (vai): every kind of meeting in every type of cell gives every paper what its record has.

The expectations are a table of their own, made from the field lists of the papers (docs/domain.md 6), not from the
builders.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from docx import Document

from assistant.documents.catalogue import FORMS, Form, every
from assistant.documents.facts import phrases
from assistant.documents.facts.phrases import DOTS
from assistant.documents.papers import find_template, print_paper, print_parts
from assistant.documents.rendering.docx_text import CELL_GAP, fold_spaces, text_lines
from assistant.domain import commands as c
from assistant.domain.agenda import OWN_TEXTS, from_template
from assistant.domain.announced import as_announced
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Meeting, Text
from assistant.domain.people import CellType
from assistant.domain.rules import Panel, Phase, TextRole
from assistant.journal.shapes import shape_of, to_json
from assistant.rules.order import read_blocks, shipped_blocks, with_block
from assistant.rules.rubric import RUBRICS, shipped_sheets
from assistant.wording import checks as check_words
from assistant.wording import documents as paper_words
from assistant.wording import domain as words
from assistant.wording import refusals as refusal_words
from tests.builders import CELL
from tests.documents.meetings import adopted
from tests.documents.test_kinds import held, made

TOPICS = {TextRole.AIM, TextRole.TOPIC, TextRole.DRAFT, TextRole.FINAL_DUE, TextRole.MATTER}
TOLD: Mapping[str, set[TextRole]] = {
    "nghi-quyet": {
        TextRole.NEWS,
        TextRole.IDEOLOGY,
        TextRole.STUDY,
        TextRole.RESULT,
        TextRole.STRENGTH,
        TextRole.LIMIT,
        TextRole.CAUSE,
        TextRole.BUILDING,
        TextRole.PRAISE,
        TextRole.TASK,
        TextRole.PETITION,
        TextRole.GUIDANCE,
        TextRole.ANSWER,
        TextRole.ADDITION,
        TextRole.SESSION_LIMIT,
        *TOPICS,
    },
    "ket-luan": {
        TextRole.REASON,
        TextRole.RESULT,
        TextRole.STRENGTH,
        TextRole.LIMIT,
        TextRole.CAUSE,
        TextRole.TASK,
        TextRole.PETITION,
        TextRole.FOCUS,
        TextRole.TAKEN_IN,
        TextRole.CONCLUSION,
        TextRole.ADDITION,
        *TOPICS,
    },
    "bao-cao-thang": {
        TextRole.NEWS,
        TextRole.IDEOLOGY,
        TextRole.STUDY,
        TextRole.RESULT,
        TextRole.STRENGTH,
        TextRole.LIMIT,
        TextRole.CAUSE,
        TextRole.BUILDING,
        TextRole.PRAISE,
        TextRole.TASK,
        TextRole.PETITION,
        TextRole.ANSWER,
        TextRole.ADDITION,
        *TOPICS,
    },
    "so-du": {TextRole.LIMIT, TextRole.CAUSE, TextRole.PETITION, TextRole.REPLY},
    "phieu-cham-diem": {TextRole.SESSION_LIMIT},
    "chuong-trinh": {TextRole.REASON, TextRole.AIM, TextRole.TOPIC},
}
"""Paper → what it tells of the texts under the items."""
AGENCIES = ("Văn phòng", "Trạm y tế")


@cache
def filled(kind: MeetingKind, of: CellType) -> Meeting:
    """A meeting of this kind with a text of its own in every box, an item of the cell's own among them."""
    room = made(kind, replace(CELL, type=of, agencies=AGENCIES if of is CellType.MERGED else ()))
    room.send(c.AddGuest("Lê Văn Tám", "Phó Bí thư", "Đảng ủy xã", True))
    room.send(c.AddItem(Phase.PROCEEDINGS, "Góp ý quy chế"))
    room.start().roll()
    for item in room.meeting.agenda:
        for box in item.texts:
            room.write(f"item.{item.id}.{box.code}", f"[{item.id} {box.code}]")
        if item.records_panel(Panel.CONCLUSION):
            room.write(f"item.{item.id}.ket_luan", f"[{item.id} kết luận]")
    return room.meeting


@pytest.mark.parametrize("kind", list(MeetingKind))
@pytest.mark.parametrize("of", list(CellType))
def test_every_typed_text_is_in_the_papers_it_belongs_to(of: CellType, kind: MeetingKind) -> None:
    meeting = filled(kind, of)
    for form, roles in TOLD.items():
        text = fold_spaces(" ".join(print_paper(meeting, form_name=form).lines))
        for item in meeting.agenda:
            for box in item.texts:
                typed = f"[{item.id} {box.code}]"
                assert (typed in text) is (box.role in roles), (form, typed, box.role)
        conclusions = [f"[{item.id} kết luận]" for item in meeting.agenda if item.records_panel(Panel.CONCLUSION)]
        assert all((one in text) is (form == "ket-luan") for one in conclusions), form


def test_every_box_of_every_order_has_a_mark_that_is_known() -> None:
    """An item of the cell's own, and a box nobody marked, is told under its item's title."""
    for kind in MeetingKind:
        for of in CellType:
            for item in filled(kind, of).agenda:
                assert {box.role for box in item.texts} <= set(TextRole)
    assert OWN_TEXTS[0].role == TextRole.MATTER
    assert all(field.role == TextRole.MATTER for block in shipped_blocks().values() for field in block.fields)


def test_a_paper_has_the_sections_that_its_meeting_has() -> None:
    """An extraordinary meeting assesses no month; nothing stands there as an empty heading, and numbers run on."""
    lines = print_paper(filled(MeetingKind.EXTRAORDINARY, CellType.OFFICE), form_name="nghi-quyet").lines
    heads = [line for line in lines if re.match(r"[IVX]+- ", line)]
    assert heads == [
        "I- Nội dung khác",
        "II- Phương hướng, nhiệm vụ thời gian tới",
        "III- Phân công và tổ chức thực hiện",
    ]
    assert not any("Đảng phí" in line or "Hạn chế" in line for line in lines)
    regular = print_paper(made(MeetingKind.REGULAR).meeting, form_name="nghi-quyet").lines
    assert [line for line in regular if re.match(r"[IVX]+- ", line)] == [
        "I- Đánh giá kết quả lãnh đạo tháng 9 năm 2026",
        "II- Phương hướng, nhiệm vụ tháng 10 năm 2026",
        "III- Phân công và tổ chức thực hiện",
        "IV- Tự đánh giá chất lượng buổi sinh hoạt",
    ]


def test_each_agency_is_judged_under_its_own_name() -> None:
    lines = print_paper(filled(MeetingKind.REGULAR, CellType.MERGED), form_name="ket-luan").lines
    at = lines.index("- Hạn chế:")
    assert lines[at + 1 : at + 3] == (
        "+ Văn phòng: [B4 han_che_1]",
        "+ Trạm y tế: [B4 han_che_2]",
    )


CLINIC = """
o_them: {B4: ket_qua, B6: nhiem_vu}
moi_co_quan: {}
ket_luan_moi_co_quan: Kết luận
loai_hinh:
  tram-y-te:
    can_cu: Ví dụ
    tu: khong-ro
    y: [Khám, chữa bệnh]
    linh_vuc: [{ma: kham_benh, nhan: "Khám, chữa bệnh"}]
"""


def test_a_new_type_of_cell_and_a_new_document_are_data_and_a_template(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines of YAML give the type its boxes in every paper; a template and a line over a builder give a new paper."""
    block = read_blocks(CLINIC)["tram-y-te"]
    room = made(MeetingKind.REGULAR)
    agenda = with_block(map(from_template, room.meeting.rules.orders[MeetingKind.REGULAR]), block)
    meeting = replace(room.meeting, agenda=agenda)
    texts = {"item.B4.kham_benh": Text("Khám 300 lượt."), "item.B6.kham_benh": Text("Tiêm chủng đợt 2.")}
    meeting = replace(meeting, texts={**meeting.texts, **texts})
    for form in ("bien-ban", "nghi-quyet", "ket-luan", "bao-cao-thang"):
        lines = print_paper(meeting, form_name=form).lines
        assert [line.lstrip("- ") for line in lines if "Khám, chữa bệnh:" in line] == [
            "Khám, chữa bệnh: Khám 300 lượt.",
            "Khám, chữa bệnh: Tiêm chủng đợt 2.",
        ], form
    (tmp_path / "mau").mkdir()
    document = Document()
    for line in (
        "VIỆC THÁNG TỚI CỦA {{ chi_bo }}",
        "{%p for o in nhiem_vu_toi %}",
        "+ {{ o.noi_dung }}",
        "{%p endfor %}",
    ):
        document.add_paragraph(line)
    document.save(str(tmp_path / "mau" / "viec-thang-toi.docx"))
    monkeypatch.setenv("CHIBO_WORKSPACE", str(tmp_path))
    known = FORMS["nghi-quyet"]
    office = Form("Việc tháng tới", "viec-thang-toi", known.body, known.facts, kinds=every)
    monkeypatch.setitem(FORMS, "viec-thang-toi", office)
    lines = print_paper(meeting, form_name="viec-thang-toi").lines
    assert lines[:3] == ("VIỆC THÁNG TỚI CỦA Chi bộ Văn phòng", f"+ {DOTS}", "+ Tiêm chủng đợt 2.")


HALF = re.compile(
    rf"[đĐ]/c {DOTS}|: *$|\b(?:Chương trình|Thời lượng|lúc|tại|ngày)[ ]*[.;,]|\( *\)|,[ ]*,|  |: *[;,.]|về tháng"
)
"""What is left of a sentence whose fact is missing."""


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", list(MeetingKind))
def test_a_missing_fact_leaves_no_half_sentence(kind: MeetingKind, form: str) -> None:
    """Before anything is known: no chair, no secretary, no scorer, no place, nobody present."""
    meeting = made(kind, replace(CELL, superior="", locality="", place=""), chair="", secretary="", place="").meeting
    for paper in print_parts(meeting, form):
        lines = tuple(piece for line in paper.lines for piece in line.split(CELL_GAP))
        broken = [line for line in lines if HALF.search(line) and not follows(lines, line)]
        assert not broken, broken


def follows(lines: tuple[str, ...], line: str) -> bool:
    """Whether a line that ends in a colon has something under it."""
    return line.endswith(":") and lines.index(line) + 1 < len(lines)


WORD = re.compile(r"[^\W\d_]+")
NUMBER = re.compile(r"\d+")


def tokens(texts: Iterable[str]) -> set[str]:
    """Words, folded for case."""
    return {word.casefold() for text in texts for word in WORD.findall(text)}


def constants(module: ModuleType) -> Iterator[str]:
    """The phrases of a module of words, also those in tables."""
    for value in vars(module).values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            yield from (str(one) for one in value.values())
        elif isinstance(value, tuple):
            yield from map(str, value)


@cache
def lived(kind: MeetingKind) -> Meeting:
    """A meeting of this kind that went through everything and was adopted."""
    return adopted(held(kind)).meeting


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", list(MeetingKind))
def test_nothing_is_lost_and_nothing_is_invented(kind: MeetingKind, form: str) -> None:
    """Every fact of the field list is in the file; every word there is of the record, the template or our phrases."""
    meeting = lived(kind)
    record = to_json(shape_of(Meeting).plain(meeting))
    template = re.sub(
        r"\{[{%].*?[%}]\}", " ", " ".join(text_lines(find_template(FORMS[form].template, None).read_bytes()))
    )
    rows = [row.title for name in RUBRICS for sheet in shipped_sheets(name) for row in sheet.rows]
    ours = (
        *constants(words),
        *constants(check_words),
        *constants(refusal_words),
        *constants(paper_words),
        *rows,
        *months(),
        "i ii iii iv v vi",
        FORMS[form].code,
    )
    known = tokens((record, template, *ours))
    assert meeting.ending
    sums = (
        *(sum(i.minutes for i in one.agenda) for one in (meeting, as_announced(meeting))),
        int(meeting.elapsed(meeting.ending.at).total_seconds() // 60),
    )
    numbers = set(NUMBER.findall(record + template)) | {str(n) for n in (*range(100), *sums)}
    for paper in print_parts(meeting, form):
        assert paper.unprinted == ()
        text = " ".join(paper.lines)
        assert tokens([text]) <= known | set(phrases.LETTERS), sorted(tokens([text]) - known)
        invented = {number.lstrip("0") for number in NUMBER.findall(text)} - {n.lstrip("0") for n in numbers}
        assert not invented, invented


def months() -> list[str]:
    """How days are written."""
    return [phrases.day(date(2026, 1, 1)), "giờ phút"]
