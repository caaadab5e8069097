"""Every document by the one mechanism: golden text, fields, state, parts, hostile text, a new one by data alone."""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, TypedDict

import pytest
from docx import Document
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from hypothesis import given, settings

from assistant.documents import papers
from assistant.documents.catalogue import FORMS, Form, every
from assistant.documents.facts import score_sheet
from assistant.documents.facts.minutes import GuestFacts, guest_facts
from assistant.documents.facts.phrases import DOTS, without_dots
from assistant.documents.facts.print_order import PaperOrder
from assistant.documents.papers import PaperError, find_template, print_paper, print_parts
from assistant.documents.rendering.docx_text import fold_spaces
from assistant.documents.rendering.word import RenderEnvironment, clean_facts
from assistant.documents.requirements import NEEDS
from assistant.domain import commands as c
from assistant.domain.agenda import AgendaItem
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Meeting, Text
from assistant.rules.rubric import read_rubric
from tests.builders import meeting_of, rules_with
from tests.documents import hidden
from tests.documents.meetings import empty, full_adopted, short
from tests.documents.rendering.test_word import texts
from tests.documents.test_kinds import made
from tests.papers import printed_set

GOLDEN = Path(__file__).parent / "golden"
CHECKER = Path(__file__).parents[3] / "shared" / "ooxml-xsd" / "check_docx.py"
OTHERS = tuple(name for name, form in FORMS.items() if name != "bien-ban" and not form.private)


@cache
def with_offices() -> Meeting:
    """The full meeting of a cell whose list names its officers."""
    meeting = full_adopted()
    roles = {"chinh-thuc-1": "Bí thư", "chinh-thuc-2": "Phó Bí thư"}
    return replace(meeting, members={i: replace(m, role=roles.get(i, m.role)) for i, m in meeting.members.items()})


@cache
def paper(which: str, form: str) -> papers.Paper:
    """A paper that many tests look at."""
    return print_paper(with_offices() if which == "full" else empty(), form_name=form)


def required(form: str) -> set[str]:
    """The keys of the facts of a form, each class of which is a TypedDict."""
    kinds: tuple[Any, ...] = FORMS[form].facts
    return {key for facts in kinds for key in facts.__required_keys__}


@pytest.mark.parametrize("form", OTHERS)
def test_a_paper_reads_as_the_golden_text(form: str) -> None:
    """A change of wording or order is seen here, line by line."""
    assert list(paper("full", form).lines) == (GOLDEN / f"{form}.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("form", FORMS)
def test_template_and_builder_agree(form: str) -> None:
    """Nobody renames a field in Word, or in the builder, unnoticed."""
    names = DocxTemplate(find_template(FORMS[form].template, None)).get_undeclared_template_variables(
        RenderEnvironment()
    )
    assert names == required(form)


@pytest.mark.parametrize("form", OTHERS)
def test_a_builder_makes_the_fields_it_promises(form: str) -> None:
    facts = FORMS[form].body(with_offices(), PaperOrder())
    assert set(facts) == required(form)


@pytest.mark.parametrize("which", ["full", "empty"])
@pytest.mark.parametrize("form", FORMS)
def test_every_fact_has_its_place_in_the_shipped_template(which: str, form: str) -> None:
    assert paper(which, form).unprinted == ()


def test_papers_and_templates_are_valid_by_the_schema(tmp_path: Path) -> None:
    """ISO/IEC 29500 transitional, where the schemas lie beside the project."""
    if not CHECKER.is_file():
        pytest.skip("the OOXML schemas (../shared/ooxml-xsd) are not on this machine")
    files = [find_template(form.template, None) for form in FORMS.values()]
    for which in ("full", "empty"):
        for form in OTHERS:
            files.append(tmp_path / f"{which}-{form}.docx")
            files[-1].write_bytes(paper(which, form).data)
    done = subprocess.run(
        [sys.executable, str(CHECKER), *map(str, files)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_meeting_without_facts_prints_dots_and_says_what_is_missing() -> None:
    """No number, name, vote, score or date is invented."""
    resolution = paper("empty", "nghi-quyet").lines
    assert "Số …-NQ/CB | …………, ngày 05 tháng 02 năm 2026" in resolution
    assert "DỰ THẢO" in resolution
    assert any(
        line.startswith("Kết quả biểu quyết thông qua nghị quyết: số đảng viên được tính biểu quyết …………")
        for line in resolution
    )
    assert f"- Điểm tự chấm: {DOTS}; xếp loại: {DOTS}." in resolution
    assert "ngày …… tháng …… năm ……" in " ".join(paper("empty", "bao-cao-thang").lines)
    state = papers.paper_readiness("nghi-quyet", empty())
    assert not state.ready
    assert "chưa biểu quyết kết luận, nghị quyết" in state.sentence
    assert "chưa điểm danh đủ" in state.missing


def test_every_document_is_listed_with_its_state() -> None:
    lines = papers.form_lines(with_offices())
    assert [line.name for line in lines] == list(FORMS)
    usual = [line for line in lines if not FORMS[line.name].private and not FORMS[line.name].yearly]
    # the annex: test_secret_annex; the year's plan, which wants a topic: test_readiness
    assert all(line.state.ready for line in usual), [str(line.state) for line in usual]
    assert all(not line.state.ready for line in papers.form_lines(empty()))
    assert all(need in NEEDS for form in FORMS.values() for need in form.needs)


def test_a_resolution_is_signed_for_the_cell_and_names_no_other_office() -> None:
    """T/M CHI BỘ, BÍ THƯ, full name; no K/T, no stamp, no motto (docs/domain.md 7.2)."""
    last = paper("full", "nghi-quyet").lines[-1]
    recipients = (
        "Nơi nhận: - Đảng ủy xã (để báo cáo), - Đảng viên trong chi bộ, - Công đoàn (để thực hiện), - Lưu Chi bộ."
    )
    assert last == f"{recipients} | T/M Chi bộ Bí thư Đảng viên Chính thức 1"
    every = " ".join(line for form in OTHERS for line in paper("full", form).lines)
    assert not [word for word in ("K/T", "đóng dấu", "Độc lập", "Số:", "./.") if word in every]


def test_the_deputy_signs_where_there_is_no_secretary_of_the_cell() -> None:
    meeting = full_adopted()
    members = {**meeting.members, "chinh-thuc-3": replace(meeting.members["chinh-thuc-3"], role="Phó Bí thư Chi bộ")}
    last = print_paper(replace(meeting, members=members), form_name="nghi-quyet").lines[-1]
    assert last.endswith("T/M Chi bộ Phó Bí thư Đảng viên Chính thức 3")


def test_tasks_are_lettered_the_partys_way() -> None:
    """a, b, c, d, đ, e, g, h, i, k: no f, no j."""
    tasks = FORMS["nghi-quyet"].body(with_offices(), PaperOrder())["nhiem_vu"]
    assert [task["chu"] for task in tasks] == list("abcdđeghik")


def test_a_number_and_a_date_that_are_given_are_printed() -> None:
    order = PaperOrder.of(with_offices(), number="3", issued=date(2026, 11, 25))
    told = print_paper(with_offices(), form_name="bao-cao-thang", order=order)
    assert "Số 03-BC/CB | Xã Mẫu, ngày 25 tháng 11 năm 2026" in told.lines


def test_the_notices_own_number_is_used_for_its_own_kind_only() -> None:
    """`01/GM-CB` is an invitation's number, not a notice's."""
    assert any("Số 01/GM-CB" in line for line in paper("full", "giay-moi").lines)
    assert any("Số …-TB/CB" in line for line in paper("full", "thong-bao").lines)


def test_a_secret_item_is_not_named_in_what_goes_out() -> None:
    meeting = with_offices()
    secret = tuple(replace(i, secret=True) if i.code == "B5" else i for i in meeting.agenda)
    for form in ("thong-bao", "giay-moi", "chuong-trinh"):
        lines = " ".join(print_paper(replace(meeting, agenda=secret), form_name=form).lines)
        assert "Công tác xây dựng Đảng" not in lines
        assert "Nội dung mật" in lines


def test_each_guest_has_an_invitation_and_each_item_an_extract() -> None:
    meeting = with_offices()
    names = [p.name for p in print_parts(meeting, "giay-moi")]
    assert names == ["giay-moi Trần Văn Khách.docx", "giay-moi Lê Văn Cấp Trên.docx"]
    extract = print_paper(meeting, form_name="trich", order=PaperOrder.of(meeting, "C4"))
    assert any("Điều 1. Thực hiện nhiệm vụ." in line for line in extract.lines)
    assert not any("Kết luận B1" in line for line in extract.lines)
    with pytest.raises(PaperError, match="không có phần “Z9”.*B1"):
        print_paper(meeting, form_name="trich", order=PaperOrder.of(meeting, "Z9"))


def test_two_guests_of_one_name_have_two_files() -> None:
    meeting = with_offices()
    same = {i: replace(g, name="Lê Văn Một") for i, g in meeting.guests.items()}
    names = [p.name for p in print_parts(replace(meeting, guests=same), "giay-moi")]
    assert names == ["giay-moi Lê Văn Một.docx", "giay-moi Lê Văn Một (2).docx"]


def test_an_owner_gets_only_their_own_tasks() -> None:
    meeting = with_offices()
    one = print_paper(meeting, form_name="phan-cong", order=PaperOrder.of(meeting, "chinh-thuc-3"))
    assert sum("Nhiệm vụ mới" in line for line in one.lines) == 1
    assert one.name == "phan-cong Đảng viên Chính thức 3.docx"


def test_the_set_holds_what_is_ready_and_the_minutes_first() -> None:
    names = [p.name for p in printed_set(with_offices())]
    assert names[0] == "bien-ban.docx"
    assert len(names) >= 12
    assert {p.name for p in printed_set(short().meeting)} == {"bien-ban.docx", "diem-danh.docx"}


def test_points_are_suggested_only_where_the_record_shows_them() -> None:
    """Human criteria stay dotted; a short meeting, an absence and an item left out cost a judgement, not a number."""
    rows = {row["so"]: row for row in score_sheet.score_sheet_facts(with_offices(), PaperOrder())["tieu_chi"]}
    assert [so for so, row in rows.items() if row["goi_y"].isdigit()] == ["4.1"], "every item has its record"
    assert "thiếu 21 phút" in rows["1"]["minh_chung"]
    assert "88,2% (15/17)" in rows["2"]["minh_chung"]
    left_out = {row["so"]: row for row in score_sheet.score_sheet_facts(short().meeting, PaperOrder())["tieu_chi"]}
    assert not left_out["4.1"]["goi_y"].isdigit()
    good = meeting_of(5).start().roll()
    rows = {row["so"]: row for row in score_sheet.score_sheet_facts(good.meeting, PaperOrder())["tieu_chi"]}
    assert rows["2"]["goi_y"] == "5"
    assert rows["4.3"]["minh_chung"] == DOTS


def test_a_cell_scores_by_the_frame_of_its_own_province() -> None:
    """Nghệ An 2021 (docs/domain.md 4.4): five groups of 20, 10, 45, 15 and 10 points."""
    frame = (("Công tác chuẩn bị", 20), ("Tỷ lệ đảng viên dự", 10), ("Tổ chức sinh hoạt", 45))
    written = [{"so": str(n), "ten": name, "diem": points} for n, (name, points) in enumerate(frame, start=1)]
    own = read_rubric([*written, {"so": "4", "ten": "Nguyên tắc", "diem": 22.5, "tinh": "ty_le_du"}])
    assert [one.message for one in own.problems] == ["thang điểm cộng lại được 97,5 điểm, không phải 100"]
    good = meeting_of(5, rules=replace(rules_with(), sheets=own.sheets)).start().roll()
    facts = score_sheet.score_sheet_facts(good.meeting, PaperOrder())
    assert [row["ten"] for row in facts["tieu_chi"]] == [*(name for name, _ in frame), "Nguyên tắc"]
    assert (facts["tong_toi_da"], facts["tieu_chi"][3]["goi_y"]) == ("97,5", "22,5")


def test_the_years_plan_has_a_line_for_every_quarter() -> None:
    meeting = replace(with_offices(), kind=MeetingKind.THEMATIC, title="Chuyên đề về chuyển đổi số")
    rows = FORMS["ke-hoach-chuyen-de"].body(meeting, PaperOrder())["chuyen_de"]
    assert [row["quy"] for row in rows] == ["I", "II", "III", "IV"]
    assert rows[3]["chuyen_de"] == "Chuyên đề về chuyển đổi số"
    assert rows[0]["chuyen_de"] == DOTS


def test_the_years_plan_tells_what_the_thematic_records_know() -> None:
    """Topic, who prepares it, approval, sending and the final version, of every thematic meeting of the year."""
    march, own = thematic_of("m-3", 3), thematic_of("m-9", 9)
    before = march.details.start.replace(year=2025)
    strangers = (
        replace(march, id="old", details=replace(march.details, start=before, quarter=date(2025, 1, 1))),
        with_offices(),
    )
    done = print_paper(own, form_name="ke-hoach-chuyen-de", order=PaperOrder.of(own, year=(march, *strangers)))
    rows = [line.split(" | ") for line in done.lines if line.startswith(("I |", "II |", "III |", "IV |"))]
    assert rows == [
        ["I", "3", "Chuyên đề tháng 3", DOTS, "Đ/c Bình", DOTS, "Chi ủy, 10/3", "12/3/2026", "24/3/2026", "31/3"],
        ["II", DOTS[:2], *[DOTS] * 8],
        ["III", "9", "Chuyên đề tháng 9", DOTS, "Đ/c Bình", DOTS, "Chi ủy, 10/9", "12/9/2026", "24/9/2026", "31/9"],
        ["IV", DOTS[:2], *[DOTS] * 8],
    ]


def thematic_of(key: str, month: int) -> Meeting:
    """A thematic meeting with what is known of its topic."""
    room = made(MeetingKind.THEMATIC)
    for box, text in {
        "T1.ten_chuyen_de": f"Chuyên đề tháng {month}",
        "T1.chuan_bi": "Đ/c Bình",
        "T1.thong_qua": f"Chi ủy, 10/{month}",
        "T1.gui_truoc": f"12/{month}/2026",
        "T7.han_gui": f"31/{month}",
    }.items():
        room.write(f"item.{box}", text)
    start = room.meeting.details.start.replace(month=month)
    details = replace(room.meeting.details, start=start, quarter=date(2026, month - 2, 1))
    return replace(room.meeting, id=key, details=details)


def test_a_topics_presenter_prepares_it_where_nobody_else_is_named() -> None:
    room = made(MeetingKind.COMBINED)
    room.send(c.AmendItem("B1", "Thời sự", presenter="m7"))
    room.send(c.AmendItem("T3", "Trình bày dự thảo", presenter="m5"))
    rows = FORMS["ke-hoach-chuyen-de"].body(room.meeting, PaperOrder())["chuyen_de"]
    assert rows[2]["nguoi_chuan_bi"] == "Đảng viên 5"
    assert rows[2]["chuyen_de"] == DOTS  # the usual title names no topic


def hostile_meeting(text: str) -> Meeting:
    """The full meeting with this text in every place that people type into."""
    meeting = with_offices()

    def item(one: AgendaItem) -> AgendaItem:
        return replace(one, title=one.title + text)

    return replace(
        meeting,
        title=f"Sinh hoạt {text}",
        cell=replace(meeting.cell, name=f"Chi bộ {text}", superior=f"Đảng ủy {text}"),
        details=replace(meeting.details, place=f"Phòng {text}", papers=text),
        members={i: replace(m, name=f"{m.name} {text}") for i, m in meeting.members.items()},
        guests={i: replace(g, name=f"{g.name} {text}", unit=text) for i, g in meeting.guests.items()},
        agenda=tuple(map(item, meeting.agenda)),
        texts={key: Text(f"[{text}]") for key in meeting.texts},
        actions={i: replace(a, what=f"Việc {text}", product=text) for i, a in meeting.actions.items()},
        adoption=None,
    )


def values(facts: object) -> Iterator[str]:
    """Every text of the facts; what the program calls a thing by is none."""
    if isinstance(facts, str):
        yield facts
    elif isinstance(facts, Mapping):
        for name, inner in facts.items():
            yield from values(inner if name != "ma" else "")
    elif isinstance(facts, list):
        for inner in facts:
            yield from values(inner)


@settings(max_examples=4)
@given(text=texts)
def test_hostile_text_comes_through_every_form(text: str) -> None:
    """Markup, template tags, control characters: every fact is in the file letter for letter, or counted as removed."""
    meeting = hostile_meeting(text)
    for name, form in FORMS.items():
        parts = form.parts(meeting) if form.parts and not form.whole else []
        order = PaperOrder(part=parts[0][0] if parts else "")
        facts, _ = clean_facts(form.body(meeting, order))
        done = print_paper(meeting, form_name=name)
        found = fold_spaces(" ".join(done.lines)).casefold()
        lost = [v for v in values(facts) if without_dots(v) and fold_spaces(v).casefold() not in found]
        assert not lost or done.unprinted, name
        assert all(not path.startswith(("chi_bo", "trich_yeu")) for path in done.unprinted)


class GuestList(TypedDict):
    """Danh sách đại biểu."""

    chi_bo: str
    dai_bieu: list[GuestFacts]


def test_a_new_document_is_a_template_and_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cell that wants a list of guests needs no code but its builder."""
    (tmp_path / "mau").mkdir()
    document = Document()
    document.add_paragraph("DANH SÁCH ĐẠI BIỂU {{ chi_bo }}")
    for line in ("{%p for db in dai_bieu %}", "- {{ db.ten }}", "{%p endfor %}"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "mau" / "dai-bieu.docx"))

    def builder(meeting: Meeting, order: PaperOrder) -> Mapping[str, Any]:
        return {"chi_bo": meeting.cell.name, "dai_bieu": guest_facts(meeting)}

    monkeypatch.setenv("CHIBO_WORKSPACE", str(tmp_path))
    form = Form("Danh sách đại biểu", "dai-bieu", builder, (GuestList,), ("guests",), kinds=every)
    monkeypatch.setitem(FORMS, "dai-bieu", form)
    done = print_paper(with_offices(), form_name="dai-bieu")
    assert done.lines == ("DANH SÁCH ĐẠI BIỂU Chi bộ Văn phòng", "- Lê Văn Cấp Trên", "- Trần Văn Khách")
    assert done.name == "dai-bieu.docx"
    assert papers.form_lines(empty())[-1].state.sentence == "Còn thiếu: chưa có đại biểu nào được mời"
    found = papers.check_template(tmp_path / "mau" / "dai-bieu.docx")
    assert {one.kind for one in found} <= {"layout"}


@pytest.mark.parametrize("form", OTHERS)
def test_tables_repeat_their_heads_and_rows_stay_whole(form: str) -> None:
    document = Document(BytesIO(paper("full", form).data))
    for found in document.element.body.iter(qn("w:tbl")):
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in found.iter(qn("w:tr")))
        if found.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}").get(qn("w:val")) == "BangKe":
            assert next(found.iter(qn("w:tr"))).find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


@pytest.mark.parametrize("form", OTHERS)
def test_signatures_stay_together_and_all_is_styled_by_name(form: str) -> None:
    """No direct formatting; the lines of a signature keep with the next."""
    document = Document(BytesIO(paper("full", form).data))
    for paragraph in document.element.body.iter(qn("w:p")):
        properties = paragraph.find(qn("w:pPr"))
        assert properties is not None
        assert [child.tag for child in properties] == [qn("w:pStyle")]
    for style in ("Thay mặt", "Chức danh ký", "Nơi nhận"):
        assert document.styles[style].paragraph_format.keep_with_next
    properties = document.core_properties
    assert properties.language == "vi-VN"
    assert properties.title.startswith(FORMS[form].title)


@pytest.mark.parametrize("form", [name for name in FORMS if "dau" in required(name)])
def test_what_is_not_in_force_is_signed_by_nobody(form: str) -> None:
    """A draft or minutes that are not adopted: the mark over it, and no place under it to sign."""
    room = hidden.room() if FORMS[form].private else made(MeetingKind.REGULAR).start().roll()
    room.write("item.B1.noi_dung", "Nội dung")
    meeting = room.meeting
    for paper in print_parts(meeting, form):
        text = "\n".join(paper.lines)
        assert re.search("DỰ THẢO|CHƯA THÔNG QUA", text)
        assert not re.search("T/M Chi bộ|^Bí thư$|Người ghi biên bản|Chủ trì hội nghị", text, re.MULTILINE)
        assert paper.unprinted == ()
