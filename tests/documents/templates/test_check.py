"""A mangled template: every mistake is told with its place and its remedy, all at once."""

import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from assistant.cli import main
from assistant.documents import papers
from assistant.documents.catalogue import COMMITTEE_FORMS, FORMS
from assistant.documents.papers import OF_NO_MEETING, PaperError, check_template, find_template
from assistant.documents.rendering.word import TemplateError, open_template
from assistant.documents.templates.check import Finding
from assistant.documents.templates.field_types import all_fields, top_fields
from assistant.documents.templates.fields import field_meanings

FORM = "nghi-quyet"


def with_text(document: WordDocument, text: str) -> Paragraph:
    """The first paragraph, also in a table, whose text has this in it."""
    found = (p for p in document.element.body.iter(qn("w:p")) if text in Paragraph(p, document).text)
    return Paragraph(next(found), document)


def change(old: str, new: str) -> Callable[[WordDocument], None]:
    """One text replaced, as somebody types over it."""

    def edit(document: WordDocument) -> None:
        paragraph = with_text(document, old)
        text = paragraph.text
        for run in paragraph.runs[1:]:
            run.text = ""
        paragraph.runs[0].text = text.replace(old, new, 1)

    return edit


def drop(text: str) -> Callable[[WordDocument], None]:
    """One paragraph deleted."""

    def edit(document: WordDocument) -> None:
        element = with_text(document, text)._element
        element.getparent().remove(element)

    return edit


def copy(text: str) -> Callable[[WordDocument], None]:
    """One paragraph there twice."""

    def edit(document: WordDocument) -> None:
        element = with_text(document, text)._element
        element.addnext(deepcopy(element))

    return edit


def found_in(folder: Path, edit: Callable[[WordDocument], None], form: str = FORM) -> list[Finding]:
    """What the check tells of the shipped template after an edit."""
    path = folder / f"{form}.docx"
    document = Document(str(find_template(FORMS[form].template, None)))
    edit(document)
    document.save(str(path))
    return check_template(path, form)


MANGLED = [
    (change("{{ bieu_duong }}", "{{ bieu_duongg }}"), "đoạn", "trường “bieu_duongg”.*Có phải ý là “bieu_duong”"),
    (change("{{ dang_vien.tong }}", "{{ dang_vien.tongg }}"), "đoạn", "“tongg” trong “dang_vien”.*“tong”"),
    (change("{{ nv.ket_qua }}", "{{ nv.ketqua }}"), "bảng 2, hàng 3, cột 7", "“ketqua”.*Có phải ý là “ket_qua”"),
    (change("{{ dinh_huong }}", "{{ dinh_huong }"), "đoạn", "mở mà không đóng.*}}"),
    (change("{{ dinh_huong }}", "{ dinh_huong }"), "đoạn", "chỉ có một dấu ngoặc nhọn"),
    (change("{{ dinh_huong }}", "dinh_huong }}"), "đoạn", "không có dấu mở"),
    (change("{{ dinh_huong }}", "{{ dinh_huong %}"), "đoạn", "đóng bằng dấu khác"),
    (drop("{%p endif %}"), "đoạn", "chưa có thẻ kết thúc.*endif|chưa kết thúc trước.*endif"),
    (copy("{%p endfor %}"), "đoạn", "không có thẻ.*for.*đi trước"),
    (change("{%p if dau %}", "{%p iff dau %}"), "đoạn", "“iff” mà chương trình không hiểu.*“if”"),
    (change("{%p if dau %}", "{%p if dau == %}"), "đoạn", "viết sai"),
    (change("{%p if dau %}", "Chú ý {%p if dau %}"), "đoạn", "đứng một mình trong đoạn"),
    (change("{{ dinh_huong }}", "{{ nhiem_vu }}"), "đoạn", "“nhiem_vu” là danh sách.*for"),
    (change("{{ dinh_huong }}", "{{ dang_vien }}"), "đoạn", "gồm nhiều phần.*tong"),
    (change("{%p for nv in nhiem_vu %}", "{%p for nv in dinh_huong %}"), "đoạn", "không phải là danh sách"),
    (change("{{ dinh_huong }}", "{{r dinh_huong }}"), "đoạn", "làm mất chữ"),
    (change("{%p for nv in nhiem_vu %}", "{%tr for nv in nhiem_vu %}"), "đoạn", "chỉ dùng trong bảng"),
    (change("{{ bieu_duong }}", ""), "toàn mẫu", "không in các trường mà mẫu gốc có: biểu dương, nhắc nhở"),
    (change("{{ chu_tri|dong_chi_day_du }}", "{{ chu_tri|dongchi }}"), "đoạn", "“.dongchi”.*Có phải ý là “dong_chi”"),
    (change("{{ dinh_huong }}", "{{ dinh_huong.nguoi }}"), "đoạn", "không có phần con “nguoi”"),
]


@pytest.mark.parametrize(("edit", "place", "said"), MANGLED)
def test_a_mistake_is_told_with_place_and_remedy(
    tmp_path: Path, edit: Callable[[WordDocument], None], place: str, said: str
) -> None:
    found = found_in(tmp_path, edit)
    hit = [one for one in found if re.search(said, one.sentence)]
    assert hit, found
    assert place in hit[0].place
    assert re.search("Hãy|hãy", hit[0].sentence)


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    def edit(document: WordDocument) -> None:
        for one in (change("{{ bieu_duong }}", "{{ bieu_duongg }}"), change("{{ dinh_huong }}", "{{ dinh_huong }")):
            one(document)

    sentences = " ".join(one.sentence for one in found_in(tmp_path, edit))
    assert "bieu_duongg" in sentences
    assert "mở mà không đóng" in sentences


def test_the_place_of_an_unclosed_block_is_where_it_opens(tmp_path: Path) -> None:
    found = found_in(tmp_path, drop("{%p endif %}"))
    assert any("{%p if" in one.place for one in found)


def test_a_tag_that_word_split_into_runs_is_read_as_one(tmp_path: Path) -> None:
    def split(document: WordDocument) -> None:
        run = with_text(document, "{{ dinh_huong }}").runs[0]
        run.text = "{"
        for piece in ("{ dinh", "_huong", " }", "}"):
            after = deepcopy(run._element)
            run._element.getparent().append(after)
            after.find(qn("w:t")).text = piece

    assert found_in(tmp_path, split) == []


def test_a_mistake_inside_split_runs_is_told_whole(tmp_path: Path) -> None:
    def split(document: WordDocument) -> None:
        run = with_text(document, "{{ dinh_huong }}").runs[0]
        run.text = "{{ dinh"
        after = deepcopy(run._element)
        run._element.getparent().append(after)
        after.find(qn("w:t")).text = "_huongg }}"

    assert any("“dinh_huongg”" in one.sentence for one in found_in(tmp_path, split))


@pytest.mark.parametrize("form", FORMS)
def test_the_shipped_templates_have_nothing_to_tell(form: str) -> None:
    assert check_template(find_template(FORMS[form].template, None), form) == []


def margins(document: WordDocument) -> None:
    document.sections[0].left_margin = Mm(20)


def paper_size(document: WordDocument) -> None:
    document.sections[0].page_width, document.sections[0].page_height = Mm(216), Mm(279)


def title_size(document: WordDocument) -> None:
    document.styles["Title"].font.size = Pt(20)


def own_font(document: WordDocument) -> None:
    with_text(document, "Công tác chính trị, tư tưởng").runs[0].font.name = "Arial"


def default_font(document: WordDocument) -> None:
    document.styles["Normal"].font.name = "Calibri"


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (margins, "Lề trái 20.0 mm"),
        (paper_size, "Khổ giấy 216 × 279 mm"),
        (title_size, "Kiểu “Title” cỡ 20"),
        (own_font, "dùng phông Arial"),
        (default_font, "Phông chữ mặc định là Calibri"),
        (change("Nghị quyết", "Cộng hòa xã hội chủ nghĩa Việt Nam"), "không ghi quốc hiệu"),
        (change("{{ so_ky_hieu }}", "Số: {{ so_ky_hieu }}"), "không có dấu hai chấm"),
        (change("T/M Chi bộ", "K/T Bí thư"), "không ký thay"),
    ],
)
def test_a_deviation_from_the_layout_is_told(tmp_path: Path, edit: Callable[[WordDocument], None], said: str) -> None:
    found = found_in(tmp_path, edit)
    hit = [one for one in found if said in one.sentence]
    assert hit, found
    assert "Hãy" in hit[0].sentence


def test_a_file_that_is_no_template_is_named(tmp_path: Path) -> None:
    path = tmp_path / "nghi-quyet.docx"
    path.write_text("chữ", encoding="utf-8")
    assert "không phải là văn bản Word" in check_template(path)[0].sentence
    with pytest.raises(TemplateError, match="khong-co.docx"):
        check_template(tmp_path / "khong-co.docx", FORM)
    with pytest.raises(PaperError, match="--form"):
        check_template(path.rename(tmp_path / "mau-cua-toi.docx"))


@pytest.mark.parametrize("form", [*FORMS, *COMMITTEE_FORMS])
def test_every_field_has_a_meaning_and_every_text_an_example(form: str) -> None:
    listed = papers.form_fields(form)
    assert all(one.meaning for one in listed)
    assert all(one.example for one in listed if one.sort == "chữ" and "con_thieu" not in one.path)


def names_of(form: str, path: str) -> list[str]:
    """What a field's meaning may stand under: its document's own, else the field wherever it comes."""
    parts = path.split(".")
    return [f"{form} {path}", *(".".join(parts[n:]) for n in range(len(parts)))]


def test_no_meaning_is_left_of_a_field_that_is_gone() -> None:
    known = field_meanings()
    facts = {name: form.facts for name, form in FORMS.items()} | {name: f.facts for name, f in OF_NO_MEETING.items()}
    paths = [(name, one.path) for name, those in facts.items() for one in all_fields(top_fields(those))]
    used = {next((told for told in names_of(*path) if told in known), "") for path in paths}
    assert set(known) == used


def test_the_command_line_checks_lists_and_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shipped = find_template("nghi-quyet", None)
    assert main.main(["template", "check", str(shipped)]) == main.GOOD
    assert "Mẫu dùng được" in capsys.readouterr().out
    found_in(tmp_path, change("{{ bieu_duong }}", "{{ bieu_duongg }}"))
    assert main.main(["template", "check", str(tmp_path / "nghi-quyet.docx")]) == main.GAPS
    assert "bieu_duongg" in capsys.readouterr().out
    assert main.main(["template", "fields", "giay-moi"]) == main.GOOD
    assert "kinh_moi  [chữ]  Họ tên, chức vụ, đơn vị người được mời" in capsys.readouterr().out
    assert main.main(["template", "fields", "giay-khen"]) == main.UNREADABLE
    assert "giay-moi" in capsys.readouterr().err


HOPELESS = {
    "nope.docx": (None, r"Không thấy tệp mẫu “nope\.docx”\. Hãy kiểm tra tên tệp"),
    "bien-ban.doc": (b"\xd0\xcf\x11\xe0 Word 97", r"không phải là văn bản Word.*lưu lại dạng \.docx; không mở được"),
    "thong-bao.docx": (b"PK\x05\x06" + bytes(18), r"không phải là văn bản Word"),
    "mau-cua-toi.docx": (find_template(FORM, None).read_bytes(), r"Chưa biết “mau-cua-toi\.docx” là mẫu.*--form"),
}


@pytest.mark.parametrize("action", ["check", "preview"])
@pytest.mark.parametrize("name", HOPELESS)
def test_a_file_that_is_no_template_is_told_in_words_a_person_can_act_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, action: str
) -> None:
    data, said = HOPELESS[name]
    if data is not None:
        (tmp_path / name).write_bytes(data)
    assert main.main(["template", action, str(tmp_path / name)]) in (1, 2)
    captured = capsys.readouterr()
    assert re.search(said, captured.out + captured.err), captured


def test_commands_say_in_vietnamese_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = tmp_path / "khong-co.json"
    for words, said in (
        (["render", str(record), "--list"], "không có tệp hoặc thư mục này"),
        (["render", str(tmp_path), "--list"], "là thư mục. Hãy chỉ tệp hồ sơ ho-so.json"),
        (["check", str(record)], "không có tệp hoặc thư mục này"),
        (["template", "preview", "thongbao"], "Có phải ý là “thong-bao”?"),
        (["template", "preview", "thong-bao", "--out", str(tmp_path / "x" / "y.docx")], "Hãy tạo thư mục ấy"),
        (["template", "fields", "thong-bao", "--docx", str(tmp_path / "x" / "y.docx")], "Hãy tạo thư mục ấy"),
    ):
        assert main.main(words) == 2
        assert said in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main.main(["template", "fields"])
    assert "còn thiếu LOẠI" in capsys.readouterr().err


def test_a_misspelt_field_is_not_told_a_second_time_as_left_out(tmp_path: Path) -> None:
    found = found_in(tmp_path, change("{{ bieu_duong }}", "{{ bieu_duongg }}"))
    assert [one.sentence for one in found if "không in các trường" in one.sentence] == []


def test_the_end_that_is_missing_is_named_as_it_must_be_typed(tmp_path: Path) -> None:
    assert any("Hãy thêm “{%p endif %}”" in one.sentence for one in found_in(tmp_path, drop("{%p endif %}")))


def test_a_template_that_unpacks_to_more_than_the_machine_holds_is_refused(tmp_path: Path) -> None:
    """A file of two hundred kilobytes with a part of 200 MB; a word of it is never read."""
    bomb = tmp_path / f"{FORM}.docx"
    with zipfile.ZipFile(find_template(FORM, None)) as source, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as to:
        for name in source.namelist():
            if name == "word/document.xml":
                with to.open(name, "w") as part:
                    for _ in range(200):
                        part.write(b" " * 2**20)
            else:
                to.writestr(name, source.read(name))
    assert bomb.stat().st_size < 2**19
    for look in (lambda: check_template(bomb, FORM), lambda: open_template(bomb)):
        with pytest.raises(TemplateError, match="giải nén ra lớn hơn 64 MB"):
            look()
