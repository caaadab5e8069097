"""Nội dung gọi theo tên: an office lays out its province's form without a loop (docs/domain.md 5.1)."""

from pathlib import Path

import pytest
from docx import Document

from assistant.documents.freshness import changed_paths, field_digests
from assistant.documents.papers import check_template, paper_content, print_paper
from assistant.documents.rendering.word import TemplateError
from assistant.documents.templates.check import FindingKind
from assistant.documents.templates.named_items import NamedItem, by_name, list_names, named_boxes
from templates.build import COMMON, SOURCES
from templates.build.package import word_file
from templates.build.source import read_blocks, read_paper
from tests.documents.meetings import empty, full
from tests.documents.templates.test_check import change

FORMS = Path(__file__).parent / "forms"


def laid_out(folder: Path, name: str) -> Path:
    """A provincial form as a Word file of the cell's own."""
    path = folder / "bien-ban.docx"
    paper = read_paper(FORMS / f"{name}.txt", read_blocks(SOURCES / f"{COMMON}.txt"))
    path.write_bytes(word_file(paper, SOURCES / "package"))
    return path


def typed(folder: Path, *lines: str) -> Path:
    """A template of these paragraphs."""
    path, document = folder / "bien-ban.docx", Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return path


@pytest.mark.parametrize("name", ["binh-thuan", "to-dan-pho"])
def test_a_provincial_form_has_no_error_and_prints_every_kind_of_meeting(tmp_path: Path, name: str) -> None:
    template = laid_out(tmp_path, name)
    assert {one.kind for one in check_template(template, "bien-ban")} <= {FindingKind.MISSING}
    for meeting in (full().meeting, empty()):
        assert print_paper(meeting, template).lines


def test_the_quarters_form_reads_results_limits_tasks_opinions_and_the_vote(tmp_path: Path) -> None:
    lines = print_paper(full().meeting, laid_out(tmp_path, "to-dan-pho")).lines
    read = "\n".join(lines)
    results, limits = lines.index("1. Kết quả"), lines.index("2. Hạn chế")
    assert [line for line in lines[results:limits] if "dòng hai" in line] == ["Kết quả dòng hai", "Ưu điểm dòng hai"]
    assert lines[limits + 2] == "Hạn chế dòng hai"
    assert "1 | Nhiệm vụ cũ 1 | Đảng viên cũ 1" in read
    assert "10 | Nhiệm vụ mới 10" in read
    assert read.index("4. Ý kiến phát biểu") < read.index("8. Đồng chí Đảng viên Chính thức 9")
    assert "tán thành 12, không tán thành 0, không có ý kiến 1; tỷ lệ tán thành 80%; được thông qua (quá nửa)." in read
    assert lines[-2:] == ("Thư ký ghi biên bản | Bí thư chi bộ", "Đảng viên Chính thức 2 | Đảng viên Chính thức 1")


def test_the_blocs_form_reads_contents_then_the_course_item_by_item(tmp_path: Path) -> None:
    read = "\n".join(print_paper(full().meeting, laid_out(tmp_path, "binh-thuan")).lines)
    order = ("Đảng viên dự: 16/19", "1. Học tập và làm theo", "3. Kết quả tháng trước", "II. Diễn biến", "Kết luận B8")
    places = [read.index(one) for one in order]
    assert places == sorted(places)
    assert "Hạn chế: Ghi chép Đánh giá kết quả" in read


def test_what_is_shown_by_name_is_not_told_as_left_out_and_the_rest_is(tmp_path: Path) -> None:
    paper = print_paper(full().meeting, laid_out(tmp_path, "to-dan-pho"))
    assert "ket_thuc[].nhiem_vu[].nhiem_vu" not in paper.unprinted
    assert "noi_dung[].ky_truoc[].nguoi" not in paper.unprinted
    assert "noi_dung[].y_kien[].noi_dung" not in paper.unprinted
    assert "noi_dung[].y_kien_dai_bieu[].noi_dung" in paper.unprinted
    assert "dang_phi.da_nop" in paper.unprinted
    template = laid_out(tmp_path, "to-dan-pho")
    document = Document(str(template))
    change("{{ muc.B4.han_che }}", "")(document)
    document.save(str(template))
    more = set(print_paper(full().meeting, template).unprinted)
    assert more >= set(paper.unprinted)


def test_a_box_beside_the_label_of_another_is_refused(tmp_path: Path) -> None:
    for tag in ("{{ muc.B4.han_che }}", "{{ vai.han_che }}"):
        with pytest.raises(TemplateError, match="Sau nhãn “Ưu điểm”"):
            print_paper(full().meeting, typed(tmp_path, f"Ưu điểm: {tag}"))
    assert print_paper(full().meeting, typed(tmp_path, "Mặt được: {{ muc.B4.uu_diem }}")).lines


def test_a_name_that_there_is_not_is_refused_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="uu_diemm.*Có phải ý là “uu_diem”"):
        print_paper(full().meeting, typed(tmp_path, "{{ muc.B4.uu_diemm }}"))
    with pytest.raises(TemplateError, match="Z9"):
        print_paper(full().meeting, typed(tmp_path, "{{ muc.Z9.uu_diem }}"))


def test_a_box_by_its_role_is_found_in_whatever_item_it_is(tmp_path: Path) -> None:
    lines = print_paper(
        full().meeting, typed(tmp_path, "{{ vai.uu_diem }}", "{% if muc.T1.co %}có{% endif %}hết")
    ).lines
    assert lines[1:] == ("Ưu điểm dòng hai", "hết")


def test_no_box_is_called_as_what_every_item_has() -> None:
    assert {box.code for box in named_boxes()} & set(NamedItem.__annotations__) == set()
    assert len({one.path for one in list_names()}) == len(list_names())


def test_minutes_adopted_by_an_earlier_version_have_no_names_and_print_all_the_same() -> None:
    old = {"mo_dau": [{"ten": "x", "o_chu": [], "o_chu_sau": []}], "noi_dung": [], "ket_thuc": []}
    assert by_name(old)["muc"]["B4"]["co"] is False


BY_NAME = ("nghi-quyet", "ket-luan", "bao-cao-thang")


@pytest.mark.parametrize("form", BY_NAME)
def test_other_papers_call_items_and_boxes_by_name_too(tmp_path: Path, form: str) -> None:
    """An office's resolution in its own order: no loop, no error; what is shown by name is not told as left out."""
    folder = tmp_path / "mau"
    folder.mkdir()
    template = typed(
        folder, "ĐẢNG CỘNG SẢN VIỆT NAM", "Hạn chế: {{ vai.han_che }}", "Ưu điểm: {{ muc.B4.uu_diem }}",
        "{%p for yk in muc.B8.y_kien %}", "- {{ yk.nguoi }}: {{ yk.noi_dung }}", "{%p endfor %}",
        "{%p if muc.T4.co %}", "Chuyên đề", "{%p endif %}", "Kết luận: {{ muc.B8.ket_luan }}", "{{ nguoi_ky }}",
    ).replace(folder / f"{form}.docx")  # fmt: skip
    found = check_template(template, form)
    assert [one for one in found if one.kind in (FindingKind.BROKEN, FindingKind.UNKNOWN)] == []
    meeting = full().meeting
    paper = print_paper(meeting, template, form)
    read = "\n".join(paper.lines)
    assert "Hạn chế dòng hai" in read
    assert "Kết luận: Kết luận B8" in read
    assert "Đảng viên Chính thức 9: " in read
    assert "Chuyên đề" not in paper.lines
    assert "han_che" not in paper.unprinted
    assert "nhiem_vu[].nhiem_vu" in paper.unprinted
    broken = typed(folder, "{{ muc.B4.khong_co }}").replace(folder / f"{form}.docx")
    with pytest.raises(TemplateError, match="khong_co"):
        print_paper(meeting, broken, form)


def test_a_paper_is_out_of_date_by_what_its_template_called_by_name_and_by_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "mau"
    folder.mkdir()
    template = typed(folder, "{{ muc.B2.danh_gia }}", "{{ vai.trong_tam }}").replace(folder / "nghi-quyet.docx")
    room = full()
    before = field_digests(print_paper(room.meeting, template, "nghi-quyet").facts)

    def changed() -> list[str]:
        return changed_paths(before, field_digests(paper_content(room.meeting, "nghi-quyet")))

    assert changed() == []
    room.write("item.B8.tu_phe_binh", "Nói thêm")
    assert changed() == []
    room.write("item.B7.trong_tam", "Trọng tâm khác")
    assert changed() == ["theo_ten.vai.trong_tam"]
