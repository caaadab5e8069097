"""What an office may do to a template without meaning to: each is refused, or its loss is listed; none is silent."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from assistant.documents.papers import check_template, print_paper
from assistant.documents.rendering.word import TemplateError
from assistant.documents.templates.pieces import text_of
from tests.documents.meetings import full, full_adopted
from tests.documents.templates.test_check import change, drop, with_text
from tests.documents.templates.test_gate import cut, emptied, own

Edit = Callable[[WordDocument], None]


def swap(one: str, other: str) -> Edit:
    """Two fields in each other's place, everywhere in one paragraph."""

    def edit(document: WordDocument) -> None:
        change(one, "{{ tam }}")(document)
        change(other, one)(document)
        change("{{ tam }}", other)(document)

    return edit


def without_table(text: str) -> Edit:
    """The table that has this text deleted."""

    def edit(document: WordDocument) -> None:
        found = [
            t for t in document.element.body.iter(qn("w:tbl")) if any(text in text_of(p) for p in t.iter(qn("w:p")))
        ]
        assert found, text
        found[-1].getparent().remove(found[-1])

    return edit


def without_column(head: str) -> Edit:
    """A column of a table deleted, with its cells."""

    def edit(document: WordDocument) -> None:
        cell = with_text(document, head)._element.getparent()
        at = list(cell.getparent().iter(qn("w:tc"))).index(cell)
        for row in cell.getparent().getparent().iter(qn("w:tr")):
            row.remove(list(row.iter(qn("w:tc")))[at])

    return edit


def tracked(kind: str, text: str) -> Edit:
    """The runs of a paragraph as an insertion or a deletion that nobody has accepted."""

    def edit(document: WordDocument) -> None:
        paragraph = with_text(document, text)._element
        mark = OxmlElement(f"w:{kind}", attrs={qn("w:id"): "9", qn("w:author"): "Văn thư"})
        for run in paragraph.findall(qn("w:r")):
            if kind == "del":
                for node in run.iter(qn("w:t")):
                    node.tag = qn("w:delText")
            mark.append(run)
        paragraph.append(mark)

    return edit


def reformatted(text: str) -> Edit:
    """A tracked change of how a run looks."""

    def edit(document: WordDocument) -> None:
        run = with_text(document, text)._element.find(qn("w:r"))
        properties = run.find(qn("w:rPr"))
        if properties is None:
            properties = OxmlElement("w:rPr")
            run.insert(0, properties)
        properties.append(OxmlElement("w:rPrChange", attrs={qn("w:id"): "8", qn("w:author"): "Văn thư"}))

    return edit


def remarked(text: str) -> Edit:
    """A remark in the margin."""

    def edit(document: WordDocument) -> None:
        paragraph = with_text(document, text)
        document.add_comment(paragraph.runs, "xem lại chỗ này", "Văn thư", "VT")

    return edit


def across_cells(document: WordDocument) -> None:
    """A condition that begins in one cell and ends in the next."""
    change("{{ nv.nguoi }}", "{% if nv.nguoi %}{{ nv.nguoi }}")(document)
    change("{{ nv.thoi_han }}", "{{ nv.thoi_han }}{% endif %}")(document)


def footnoted(document: WordDocument) -> None:
    """A text box with a field that there is not."""
    box = parse_xml(
        f'<w:p {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>{{ khong_co }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    document.element.body.insert(3, box)


def even_page_field(document: WordDocument) -> None:
    """A field that there is not in the header of even pages."""
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[0].even_page_header.paragraphs[0].text = "{{ khong_co }}"


def no_page_number(document: WordDocument) -> None:
    """The header emptied."""
    for run in list(document.sections[0].header._element.iter(qn("w:r"))):
        run.getparent().remove(run)


VOTE = "{{ bq.tan_thanh }}"
REFUSED: dict[str, tuple[Edit, str]] = {
    "against for agreed": (change(VOTE, "{{ bq.khong_tan_thanh }}"), "“tán thành”"),
    "agreed and against swapped": (swap(VOTE, "{{ bq.khong_tan_thanh }}"), "“không tán thành”"),
    "present for agreed": (change(VOTE, "{{ bq.co_mat }}"), "“tán thành”"),
    "base for present": (change("có mặt {{ bq.co_mat }}", "có mặt {{ bq.co_so }}"), "“có mặt”"),
    "share for base": (change("{{ bq.co_so }}", "{{ bq.ty_le }}"), "“số đảng viên được tính biểu quyết”"),
    "official for probationary": (change("dự bị {{ dang_vien.du_bi }}", "dự bị {{ dang_vien.chinh_thuc }}"), "“dự bị”"),
    "present for all": (change("{{ dang_vien.tong }}", "{{ dang_vien.co_mat }}"), "“tổng số đảng viên”"),
    "official present for present": (change("{{ dang_vien.co_mat }}", "{{ dang_vien.co_mat_chinh_thuc }}"), "“có mặt”"),
    "absences swapped": (change("{{ dang_vien.vang_co_ly_do }}", "{{ dang_vien.vang_khong_ly_do }}"), "vắng có lý do"),
    "place for hour": (change("{{ bat_dau }}", "{{ dia_diem }}"), "“thời gian bắt đầu”"),
    "end for start": (change("{{ bat_dau }}", "{{ ket_thuc_luc }}"), "“thời gian bắt đầu”"),
    "chair for secretary": (change("{{ thu_ky_day_du|", "{{ chu_tri_day_du|"), "“thư ký”"),
    "signatures swapped": (swap("{{ thu_ky }}", "{{ chu_tri }}"), "“người ghi biên bản”"),
    "grade for points": (change("{{ muc.cham_diem.diem }}", "{{ muc.cham_diem.xep_loai }}"), "“điểm tự chấm”"),
    "due for product": (swap("{{ nv.thoi_han }}", "{{ nv.trang_thai }}"), "“thời hạn”"),
    "task for who": (change("{{ nv.nguoi }}", "{{ nv.nhiem_vu }}"), "“người thực hiện”"),
    "reason for hour": (change("lý do: {{ ml.ly_do }}", "lý do: {{ ml.luc }}"), "“lý do”"),
    "22 typed for all": (change("{{ dang_vien.tong }}", "22"), "“22”"),
    "33 typed for agreed": (change(VOTE, "33"), "“33”"),
    "share typed": (change("tỷ lệ tán thành {{ bq.ty_le }}", "tỷ lệ tán thành 97,1%"), "“97,1%”"),
    "one brace": (change("{{ dia_diem }}", "{ dia_diem }"), "một dấu ngoặc"),
    "fullwidth braces": (change("{{ dia_diem }}", "｛｛ dia_diem ｝｝"), "không phải là thẻ"),
    "braces of another font": (change("{{ dia_diem }}", "﹛﹛ dia_diem ﹜﹜"), "không phải là thẻ"),
    "field of a letter": (change("{{ dia_diem }}", "«dia_diem»"), "không phải là thẻ"),
    "misspelt": (change("{{ dia_diem }}", "{{ dia_diemm }}"), "dia_diemm"),
    "misspelt where nobody comes": (change("{{ ml.ly_do }}", "{{ ml.lydo }}"), "lydo"),
    "unclosed": (change("{{ dia_diem }}", "{{ dia_diem }"), "mở mà không đóng"),
    "end of a loop gone": (drop("{%p endfor %}"), "chưa"),
    "tag among words": (change("{%p if nhieu_ngay %}", "Ngày {%p if nhieu_ngay %}"), "chữ khác cùng đoạn"),
    "row tag outside a table": (
        change("{%p for dv in vang_co_ly_do %}", "{%tr for dv in vang_co_ly_do %}"),
        "trong bảng",
    ),
    "condition across cells": (across_cells, "thiếu ô"),
    "text compared with a number": (change("{%p if nhieu_ngay %}", "{%p if nhieu_ngay == 2 %}"), "không bao giờ đúng"),
    "opposites at once": (
        change("{%p if muc.ket_luan %}", "{%p if muc.ket_luan and not muc.ket_luan %}"),
        "không bao giờ",
    ),
    "list for a text": (change("{{ hinh_thuc }}", "{{ chuong_trinh }}"), "danh sách"),
    "tracked insertion": (tracked("ins", "- Địa điểm:"), "chữ thêm “- Địa điểm"),
    "tracked deletion": (tracked("del", "- Hình thức:"), "chữ xóa"),
    "tracked look": (reformatted("- Địa điểm:"), "định dạng đổi"),
    "remark": (remarked("- Địa điểm:"), "ghi chú bên lề"),
    "wrong field in a text box": (footnoted, "khong_co"),
    "wrong field on even pages": (even_page_field, "khong_co"),
    "two fields in one tag": (change("{{ dia_diem }}", "{{ dia_diem bat_dau }}"), "viết sai"),
}
LISTED: dict[str, tuple[Edit, str]] = {
    "vote block": (cut("{%p for bq in muc.bieu_quyet %}"), "bieu_quyet[].tan_thanh"),
    "result of a vote": (emptied("Kết quả biểu quyết: {% if bq.cach"), "bieu_quyet[].tan_thanh"),
    "agreed": (change("tán thành {{ bq.tan_thanh }}, ", ""), "bieu_quyet[].tan_thanh"),
    "opinions": (cut("{%p if muc.y_kien %}"), "y_kien[].noi_dung"),
    "text of an opinion": (change("{{ yk.noi_dung }}", ""), "y_kien[].noi_dung"),
    "tasks": (without_table("Nơi báo cáo"), "nhiem_vu[].nguoi"),
    "column of tasks": (without_column("Sản phẩm"), "nhiem_vu[].san_pham"),
    "previous tasks": (without_table("{{ nv.trang_thai }}"), "ky_truoc[].trang_thai"),
    "signature": (without_table("{{ thu_ky }}"), "khoi_chu_ky.thu_ky"),
    "Party's head": (change("Đảng Cộng sản Việt Nam", ""), "khoi_tieu_de"),
    "whole head": (without_table("{{ so_ky_hieu }}"), "so_ky_hieu"),
    "page number": (no_page_number, "khoi_so_trang"),
    "outer loop": (change("[mo_dau, noi_dung, ket_thuc]", "[mo_dau, ket_thuc]"), "noi_dung[].ket_luan"),
    "wrong outer loop": (change("{%p for muc in phan %}", "{%p for muc in noi_dung %}"), "mo_dau[]"),
    "conclusion": (cut("{%p if muc.ket_luan %}"), "ket_luan"),
    "place typed": (change("{{ dia_diem }}", "Hội trường xã"), "dia_diem"),
    "absent": (cut("{%p for dv in vang_co_ly_do %}"), "vang_co_ly_do[].ten"),
    "form of the meeting": (change("{{ hinh_thuc }}", "{% if not hinh_thuc %}{{ hinh_thuc }}{% endif %}"), "hinh_thuc"),
    "another condition": (change("{%p if muc.y_kien %}", "{%p if muc.phan %}"), "y_kien[].noi_dung"),
}


def test_there_are_enough_of_them() -> None:
    assert len(REFUSED) + len(LISTED) >= 60


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_the_place_and_the_check_says_the_same(tmp_path: Path, name: str) -> None:
    edit, said = REFUSED[name]
    template = own(tmp_path, edit)
    with pytest.raises(TemplateError) as told:
        print_paper(full().meeting, template)
    assert said.casefold() in str(told.value).casefold()
    assert any(said.casefold() in one.sentence.casefold() for one in check_template(template, "bien-ban"))


@pytest.mark.parametrize("name", LISTED)
def test_it_is_listed_as_recorded_and_not_shown(tmp_path: Path, name: str) -> None:
    edit, path = LISTED[name]
    paper = print_paper(full().meeting, own(tmp_path, edit))
    assert any(path in one for one in paper.unprinted), paper.unprinted


@pytest.mark.parametrize(
    ("form", "edit", "said"),
    [
        ("nghi-quyet", change("có mặt {{ dang_vien.co_mat }}", "có mặt {{ dang_vien.vang_co_ly_do }}"), "“có mặt”"),
        ("ket-luan", change("{{ dia_diem }}", "{{ thoi_gian }}"), "“địa điểm”"),
        ("giay-moi", change("{{ thoi_gian }}", "{{ dia_diem }}"), "“thời gian”"),
        ("diem-danh", swap("{{ dv.loai }}", "{{ dv.chuc_vu }}"), "“loại”"),
        ("phieu-cham-diem", change("{{ tc.goi_y }}", "{{ tc.diem_toi_da }}"), "“đề xuất”"),
        ("bao-cao-thang", change("{{ bq.tan_thanh }}", "{{ bq.co_so }}"), "“tán thành”"),
    ],
)
def test_every_paper_is_compared_with_its_own_original(tmp_path: Path, form: str, edit: Edit, said: str) -> None:
    with pytest.raises(TemplateError) as told:
        print_paper(full_adopted(), own(tmp_path, edit, form=form), form_name=form)
    assert said in str(told.value)


@pytest.mark.parametrize(
    "edit",
    [
        change("{{ chu_tri_day_du|dong_chi_day_du }}", "{{ chu_tri|dong_chi_day_du }}"),
        change("- Thời gian bắt đầu:", "- Thời gian:"),
        change("{{ bq.tan_thanh }}", "{{ bq.tan_thanh }} phiếu"),
        change("- Địa điểm:", "- Nơi họp:"),
        change("Người ghi biên bản", "Thư ký"),
    ],
)
def test_other_words_and_fields_of_the_same_sense_are_nobodys_mistake(tmp_path: Path, edit: Edit) -> None:
    paper: Any = print_paper(full().meeting, own(tmp_path, edit))
    assert paper.unprinted == ()
