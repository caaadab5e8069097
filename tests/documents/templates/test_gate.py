"""An office's own template: errors of tags and fields refuse the paper; what it leaves out of the record is told."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from assistant.documents import papers
from assistant.documents.catalogue import FORMS
from assistant.documents.papers import Draft, PaperError, find_template, make_draft, print_paper
from assistant.documents.rendering.word import TemplateError
from assistant.documents.templates import gate
from assistant.documents.templates.check import read_template
from assistant.documents.templates.pieces import text_of
from assistant.domain import commands as c
from assistant.platform import paths
from assistant.usecases.minutes_printing import keep_template, print_minutes, printed_state
from tests.builders import Room
from tests.documents.meetings import adopted, full, full_adopted, short
from tests.documents.templates.test_check import change, drop

Edit = Callable[[WordDocument], None]


def cut(first: str) -> Edit:
    """Every block that this tag opens deleted, from the tag to its own end."""

    def edit(document: WordDocument) -> None:
        depth, gone = 0, 0
        for element in list(document.element.body):
            text = text_of(element) if element.tag == qn("w:p") else ""
            depth += (text == first) if not depth else text.startswith(("{%p if", "{%p for"))
            if depth:
                document.element.body.remove(element)
                gone += 1
                depth -= text.startswith("{%p end")
        assert gone, first

    return edit


def emptied(text: str) -> Edit:
    """The paragraphs that have this text in them, without any text."""

    def edit(document: WordDocument) -> None:
        found = [p for p in document.element.body.iter(qn("w:p")) if text in text_of(p)]
        assert found, text
        for paragraph in found:
            for run in paragraph.iter(qn("w:t")):
                run.text = ""

    return edit


def own(folder: Path, *edits: Edit, form: str = "bien-ban") -> Path:
    """The shipped template as an office has edited it."""
    path = folder / f"{form}.docx"
    document = Document(str(find_template(FORMS[form].template, None)))
    for edit in edits:
        edit(document)
    document.save(str(path))
    return path


@pytest.fixture
def cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cell's folder with room for templates of its own; the machine's own folder is beside it."""
    folder = tmp_path / "Chi bộ"
    (folder / "mau").mkdir(parents=True)
    monkeypatch.setenv(paths.WORKSPACE_VARIABLE, str(folder))
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path / "data"))
    return folder


def in_this_process(_file: str, work: Callable[..., Any], *given: Any) -> Any:
    """What is else done in a child, where a test looks inside."""
    return work(*given)


LONE = change("{{ dia_diem }}", "{ dia_diem }")
NEVER_TAKEN = change("{{ dang_vien.chua_diem_danh }}", "{{ dang_vien.chua_diem_danhh }}")
"""In a branch that no roll that was called takes: filling the template never meets it."""
LISTED = change("{{ hinh_thuc }}", "{{ chuong_trinh }}")
"""A list printed as it stands: square brackets and the names of fields in the minutes."""
WITH_ITS_LINE = change("{%p if nhieu_ngay %}", "Ngày họp {%p if nhieu_ngay %}")


@pytest.mark.parametrize(
    ("edit", "place", "said"),
    [
        (LONE, "Đoạn", "“{ dia_diem }” chỉ có một dấu ngoặc nhọn"),
        (NEVER_TAKEN, "Đoạn", "“chua_diem_danhh” trong “dang_vien”. Có phải ý là “chua_diem_danh”"),
        (LISTED, "Đoạn", "“chuong_trinh” là danh sách, không in thẳng được"),
        (WITH_ITS_LINE, "Đoạn", "chữ khác cùng đoạn sẽ mất"),
        (change("{{ hinh_thuc }}", "{{ hinh_thuk }}"), "Đoạn", "Có phải ý là “hinh_thuc”"),
        (change("{{ nv.ket_qua }}", "{{ nv.ketqua }}"), "Bảng", "“ketqua”"),
        (change("{{ hinh_thuc }}", "{{ hinh_thuc }"), "Đoạn", "mở mà không đóng"),
        (drop("{%p endfor %}"), "Đoạn", "chưa"),
    ],
)
def test_an_error_of_tags_or_fields_is_refused_with_file_place_and_a_way_on(
    tmp_path: Path, edit: Edit, place: str, said: str
) -> None:
    template = own(tmp_path, edit)
    for ask in (lambda: print_paper(short().meeting, template), lambda: make_draft(short().meeting, template)):
        with pytest.raises(TemplateError) as told:
            ask()
        sentence = str(told.value)
        assert "bien-ban.docx" in sentence
        assert f"{place} " in sentence
        assert said in sentence
        assert "chibo template check" in sentence
        assert "mẫu có sẵn" in sentence


def test_the_way_on_fits_where_the_template_lies(cell: Path, tmp_path: Path) -> None:
    """The cell's own is taken out of its folder; one that was named on the command line is named no more."""
    for folder, way in ((cell / "mau", "thư mục mau"), (tmp_path, "--template")):
        with pytest.raises(TemplateError) as told:
            print_paper(short().meeting, own(folder, LONE))
        assert way in str(told.value)
        assert str(folder / "bien-ban.docx") in str(told.value)


def test_the_first_errors_are_said_and_the_others_counted(tmp_path: Path) -> None:
    names = ("hinh_thuc", "dia_diem", "bat_dau", "trich_yeu", "cap_tren")
    template = own(tmp_path, *(change(f"{{{{ {name} }}}}", f"{{{{ {name}x }}}}") for name in names))
    with pytest.raises(TemplateError, match="và 2 lỗi nữa") as told:
        print_paper(short().meeting, template)
    assert sum(f"“{name}x”" in str(told.value) for name in names) >= gate.MOST_ERRORS


@pytest.mark.parametrize("form", FORMS)
def test_our_own_templates_and_copies_of_them_are_not_checked_at_all(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*given: object) -> None:
        raise AssertionError("checked")

    monkeypatch.setattr(gate, "read_content", never)
    shipped = find_template(FORMS[form].template, None)
    (tmp_path / shipped.name).write_bytes(shipped.read_bytes())
    for template in (None, shipped, tmp_path / shipped.name):
        assert print_paper(full_adopted(), template, form_name=form).unprinted == ()


def test_a_template_is_checked_once_as_long_as_it_stays_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []

    def counted(*given: Any) -> Any:
        seen.append(given)
        return read_template(*given)

    monkeypatch.setattr(gate, "read_template", counted)
    monkeypatch.setattr(gate, "run_within", in_this_process)
    gate.read_content.cache_clear()
    template = own(tmp_path, change("- Hình thức:", "- Cách họp:"))
    for _ in range(3):
        print_paper(short().meeting, template)
    assert len(seen) == 2, "this one, and ours to compare with"
    own(tmp_path, LONE)
    with pytest.raises(TemplateError, match="dia_diem"):
        print_paper(short().meeting, template)


def test_what_an_office_says_in_other_words_is_neither_refused_nor_told(tmp_path: Path) -> None:
    for edits in ((), (change("- Hình thức:", "- Cách họp:"),), (change("I- Mở đầu", "I- Khai mạc"),)):
        assert print_paper(full().meeting, own(tmp_path, *edits)).unprinted == ()


REMOVED = {
    "votes": (cut("{%p for bq in muc.bieu_quyet %}"), "noi_dung[].bieu_quyet[].tan_thanh"),
    "result of a vote": (emptied("Kết quả biểu quyết: {% if bq.cach"), "ket_thuc[].bieu_quyet[].tan_thanh"),
    "opinions": (cut("{%p if muc.y_kien %}"), "noi_dung[].y_kien[].noi_dung"),
    "tasks": (cut("{%p if muc.nhiem_vu %}"), "ket_thuc[].nhiem_vu[].nguoi"),
    "present": (emptied("- Có mặt: {{ dang_vien.co_mat }}"), "dang_vien.co_mat"),
    "conclusions": (cut("{%p if muc.ket_luan %}"), "noi_dung[].ket_luan"),
    "outer loop": (change("[mo_dau, noi_dung, ket_thuc]", "[mo_dau, ket_thuc]"), "noi_dung[].ket_luan"),
}


@pytest.mark.parametrize("what", REMOVED)
def test_what_the_record_holds_and_the_paper_does_not_show_is_told(tmp_path: Path, what: str) -> None:
    edit, path = REMOVED[what]
    meeting, template = full().meeting, own(tmp_path, edit)
    assert path in print_paper(meeting, template).unprinted
    assert path in make_draft(meeting, template).unprinted


def test_a_number_that_stands_elsewhere_in_the_text_does_not_hide_that_it_is_gone(tmp_path: Path) -> None:
    """Found by searching the text, "13" is there: in a date, in another vote."""
    template = own(tmp_path, change("tán thành {{ bq.tan_thanh }}, ", ""))
    paper = print_paper(full().meeting, template)
    assert "noi_dung[].bieu_quyet[].tan_thanh" in paper.unprinted
    assert not any(path.endswith("khong_tan_thanh") for path in paper.unprinted)


def test_numbers_of_lines_are_left_to_word(tmp_path: Path) -> None:
    assert (
        print_paper(
            full().meeting, own(tmp_path, change("{{ yk.so }}. {{ yk.xung_danh }}", "{{ yk.xung_danh }}"))
        ).unprinted
        == ()
    )


def test_what_the_meeting_does_not_have_is_not_told(tmp_path: Path) -> None:
    template = own(tmp_path, cut("{%p for ml in mo_lai %}"))
    assert print_paper(full().meeting, template).unprinted == ()


def test_a_document_of_the_cells_own_has_nothing_to_be_compared_with(
    cell: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = FORMS["diem-danh"]
    monkeypatch.setitem(FORMS, "rieng", form.__class__("Riêng", "rieng", form.body, form.facts, kinds=form.kinds))
    document = Document()
    document.add_paragraph("{{ chi_bo }}")
    document.save(str(cell / "mau" / "rieng.docx"))
    assert print_paper(short().meeting, form_name="rieng").lines == ("Chi bộ Văn phòng",)
    document.add_paragraph("{{ chi_boo }}")
    document.save(str(cell / "mau" / "rieng.docx"))
    with pytest.raises(TemplateError, match="chi_boo"):
        print_paper(short().meeting, form_name="rieng")


def test_it_is_told_in_words_each_group_once() -> None:
    paths = (
        "noi_dung[].bieu_quyet[].tan_thanh",
        "noi_dung[].bieu_quyet[].ket_qua",
        "ket_thuc[].bieu_quyet[].tan_thanh",
        "hinh_thuc",
    )
    told = gate.omission_sentence(paths)
    assert "nội dung biểu quyết và kết quả (số phiếu tán thành, kết quả biểu quyết); hình thức họp" in told
    assert "Hãy" in told or "hãy" in told
    assert gate.omission_sentence(()) == ""
    many = gate.omission_sentence(tuple(f"{name}[].ten" for name in ("a", "b", "c", "d", "e", "g", "h", "i")))
    assert "; 2 mục khác." in many
    parts = ("tan_thanh", "khong_tan_thanh", "khong_y_kien", "co_so", "ty_le")
    assert "(số phiếu tán thành, " in (told := gate.omission_sentence(tuple(f"bieu_quyet[].{part}" for part in parts)))
    assert ", 2 mục khác)." in told


def adopted_unchecked(monkeypatch: pytest.MonkeyPatch) -> tuple[Room, Draft]:
    """A room that heard and adopted its minutes in an earlier version, which asked no template for its errors."""
    room = full()
    with monkeypatch.context() as earlier:
        earlier.setattr(gate, "refuse_broken", lambda *given: None)
        earlier.setattr(gate, "run_within", in_this_process)
        read = make_draft(room.meeting)
    keep_template(read.template_digest, read.source)
    room.send(c.AdoptMinutes(read.lines, read.facts, read.template, read.template_digest))
    return room, read


def test_what_a_room_has_adopted_prints_as_it_was_heard(cell: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An earlier version let it be read from a template with an error: the text stands, and prints from the copy."""
    own(cell / "mau", LONE)
    room, _ = adopted_unchecked(monkeypatch)
    assert any("{ dia_diem }" in line for line in print_paper(room.meeting).lines)
    next(paths.used_templates().glob("*.docx")).unlink()
    assert any("{ dia_diem }" in line for line in print_paper(room.meeting).lines), "the very same, still in force"
    own(cell / "mau", LONE, change("- Hình thức:", "- Cách họp:"))
    with pytest.raises(PaperError, match="đã thay đổi"):
        print_paper(room.meeting)


def test_minutes_of_a_meeting_that_is_over_are_printed_once_the_template_is_right(cell: Path) -> None:
    """Not adopted; the template is mended or taken away, nothing else has changed, and it is asked for again."""
    room = short()
    room.send(c.EndMeeting("hết giờ"))
    template = own(cell / "mau", LONE)
    assert print_minutes(room.meeting) is None
    assert "dia_diem" in printed_state(room.meeting.id).error
    assert print_minutes(room.meeting, again=True) is None
    template.unlink()
    assert print_minutes(room.meeting, again=True)
    assert printed_state(room.meeting.id).error == ""


def test_the_minutes_state_tells_what_is_not_shown(cell: Path) -> None:
    own(cell / "mau", change("- Hình thức: {{ hinh_thuc }}", "- Hình thức:"))
    meeting = adopted(full()).meeting
    assert print_minutes(meeting)
    assert "hình thức họp" in printed_state(meeting.id).unprinted
    assert papers.print_paper(meeting).unprinted == ("hinh_thuc",)
