"""What Word fetches, runs, computes or hides is named with its place, and stands on no paper, heard before or not."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from assistant.documents.catalogue import FORMS
from assistant.documents.papers import check_template, find_template, make_draft, print_paper
from assistant.documents.rendering.word import TemplateError, text_lines
from assistant.documents.templates.active import active_content, active_field, calm_copy
from assistant.documents.templates.revisions import revisions
from tests.documents.meetings import short
from tests.documents.templates.test_gate import adopted_unchecked, cell

__all__ = ["cell"]

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
R = f'xmlns:r="{OFFICE}"'
DRAWING = "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'"
MARKED = "CHỮ Ở ĐÂY"
Edit = Callable[[Document], None]


def put(xml: str) -> Edit:
    """A paragraph of this XML before the first one of the body; `{r}` in it is a relation of the name before `|`."""

    def edit(document: Document) -> None:
        document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')} {R}>{xml}</w:p>"))

    return edit


def outside(sort: str, target: str, xml: str) -> Edit:
    """Something that lies outside of the file."""

    def edit(document: Document) -> None:
        put(xml.format(r=document.part.relate_to(target, f"{OFFICE}/{sort}", is_external=True)))(document)

    return edit


def inside(sort: str, name: str, xml: str = "", space: str = OFFICE) -> Edit:
    """A part of the file that is no text."""

    def edit(document: Document) -> None:
        part = Part(PackURI(f"/word/{name}"), "application/octet-stream", b"\xd0\xcf\x11\xe0", document.part.package)
        relation = document.part.relate_to(part, f"{space}/{sort}")
        put(f"<w:r><w:t>{MARKED}</w:t></w:r>" + xml.format(r=relation))(document)

    return edit


def field(instruction: str, *pieces: str) -> Edit:
    """A field with a result, its instruction in runs as Word leaves them."""
    runs = "".join(f"<w:r><w:instrText>{text}</w:instrText></w:r>" for text in (instruction, *pieces))
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    result = f"<w:r><w:t>{MARKED}</w:t></w:r>"
    return put(mark("begin") + runs + mark("separate") + result + mark("end"))


def attached(document: Document) -> None:
    settings = document.part._settings_part
    relation = settings.relate_to("file:///S:/mau.dotm", f"{OFFICE}/attachedTemplate", is_external=True)
    settings.element.append(parse_xml(f'<w:attachedTemplate {nsdecls("w")} {R} r:id="{relation}"/>'))


def in_header(document: Document) -> None:
    header = document.sections[0].header
    relation = header.part.relate_to("http://x.vn/a.png", f"{OFFICE}/image", is_external=True)
    header._element.append(parse_xml(f"<w:p {nsdecls('w')} {R}>{PICTURE.format(r=relation)}</w:p>"))


def hidden_row(document: Document) -> None:
    table = document.add_table(rows=2, cols=1)
    table.rows[1].cells[0].text = MARKED
    hidden = table.rows[1]._tr.get_or_add_trPr()
    hidden.append(OxmlElement("w:hidden"))


def hidden_style(document: Document) -> None:
    """Hidden by the style that the style of the paragraph is made from."""
    for name, base in (("An", ""), ("Con", '<w:basedOn w:val="An"/>')):
        hides = "" if base else "<w:rPr><w:vanish/></w:rPr>"
        said = f'w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{base}{hides}'
        document.styles.element.append(parse_xml(f"<w:style {nsdecls('w')} {said}</w:style>"))
    put(f'<w:pPr><w:pStyle w:val="Con"/></w:pPr><w:r><w:t>{MARKED}</w:t></w:r>')(document)


PICTURE = f'<w:r><w:t>{MARKED}</w:t></w:r><w:r><w:drawing><a:blip {DRAWING} r:link="{{r}}"/></w:drawing></w:r>'
OLE = (
    "<w:r><w:object><o:OLEObject xmlns:o='urn:schemas-microsoft-com:office:office' Type='Embed' r:id='{r}'/>"
    "</w:object></w:r>"
)
BOUND = (
    f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="x"/></w:sdtPr>'
    f"<w:sdtContent><w:r><w:t>{MARKED}</w:t></w:r></w:sdtContent></w:sdt>"
)
SIMPLE = f'<w:fldSimple w:instr=" AUTHOR "><w:r><w:t>{MARKED}</w:t></w:r></w:fldSimple>'
FIRST, WHOLE = "đoạn 1 ", "toàn mẫu"
KINDS: dict[str, tuple[Edit, str, str]] = {
    "attached template": (attached, WHOLE, "S:/mau.dotm"),
    "picture elsewhere": (outside("image", "http://x.vn/a.png", PICTURE), FIRST, "Ảnh lấy từ ngoài"),
    "picture in a header": (in_header, "đầu trang", "Ảnh lấy từ ngoài"),
    "link to a file": (
        outside(
            "hyperlink", "file:///c:/x.exe", f'<w:hyperlink r:id="{{r}}"><w:r><w:t>{MARKED}</w:t></w:r></w:hyperlink>'
        ),
        FIRST,
        "file:///c:/x.exe",
    ),
    "linked object": (
        outside("oleObject", "file:///S:/so.xlsx", f"<w:r><w:t>{MARKED}</w:t></w:r>{OLE}"),
        FIRST,
        "so.xlsx",
    ),
    "object": (inside("oleObject", "embeddings/o.bin", OLE), FIRST, "OLE"),
    "ActiveX": (
        inside("control", "activeX/a.bin", '<w:r><w:object><w:control r:id="{r}"/></w:object></w:r>'),
        FIRST,
        "ActiveX",
    ),
    "macro": (inside("vbaProject", "vbaProject.bin", space=MICROSOFT), WHOLE, "macro"),
    "a file inside": (inside("aFChunk", "chunk.rtf", '<w:altChunk r:id="{r}"/>'), FIRST, "một tệp khác"),
    "DDEAUTO": (field(' DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc" '), FIRST, "DDEAUTO"),
    "DDE in pieces": (field(" D", "DE ", "excel a.xlsx"), FIRST, "“DDE”"),
    "INCLUDETEXT": (field(' INCLUDETEXT "S:/a.docx" '), FIRST, "INCLUDETEXT"),
    "INCLUDEPICTURE": (field(' INCLUDEPICTURE "http://x.vn/a.png" \\d '), FIRST, "INCLUDEPICTURE"),
    "HYPERLINK": (field(' HYPERLINK "file:///c:/x.exe" '), FIRST, "file:///c:/x.exe"),
    "a day that changes": (field(' DATE \\@ "dd/MM/yyyy" '), FIRST, "“DATE”"),
    "simple field": (put(SIMPLE), FIRST, "AUTHOR"),
    "bound control": (put(BOUND), FIRST, "gắn với dữ liệu ngầm"),
    "hidden text": (put(f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{MARKED}</w:t></w:r>"), FIRST, f"Chữ ẩn “{MARKED}”"),
    "hidden by a style": (hidden_style, FIRST, f"Chữ ẩn “{MARKED}”"),
    "hidden row": (hidden_row, "hàng 2", f"Hàng ẩn của bảng “{MARKED}”"),
    "tracked": (
        put(f'<w:ins w:id="9" w:author="Phạm Thị Mai"><w:r><w:t>{MARKED}</w:t></w:r></w:ins>'),
        FIRST,
        "của Phạm Thị Mai",
    ),
}


def edited(folder: Path, edit: Edit, form: str = "bien-ban") -> Path:
    document = docx.Document(str(find_template(form, None)))
    edit(document)
    path = folder / f"{form}.docx"
    document.save(str(path))
    return path


@pytest.mark.parametrize(("edit", "place", "said"), KINDS.values(), ids=KINDS)
def test_each_kind_is_named_with_its_place_and_no_paper_is_made(
    tmp_path: Path, edit: Edit, place: str, said: str
) -> None:
    path = edited(tmp_path, edit)
    found = [one for one in check_template(path) if said in one.sentence]
    assert found, [one.sentence for one in check_template(path)]
    assert place in found[0].place.casefold()
    with pytest.raises(TemplateError, match="bien-ban"):
        print_paper(short().meeting, path)
    with pytest.raises(TemplateError, match="bien-ban"):
        make_draft(short().meeting, path)


@pytest.mark.parametrize("edit", [edit for edit, _, _ in KINDS.values()], ids=KINDS)
def test_without_it_the_text_is_the_same(tmp_path: Path, edit: Edit) -> None:
    data = edited(tmp_path, edit).read_bytes()
    calm = calm_copy(data)
    document = docx.Document(BytesIO(calm))
    assert list(active_content(document)) == [] == list(revisions(document))
    assert text_lines(calm) == text_lines(data)


def test_minutes_that_the_room_has_heard_print_without_it(cell: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An earlier version let them be read from such a template: the adopted text prints, what was active does not."""
    some = ("attached template", "picture elsewhere", "object", "macro", "DDEAUTO", "bound control", "hidden text")

    def edit(document: Document) -> None:
        for kind in some:
            KINDS[kind][0](document)

    edited(cell / "mau", edit)
    room, read = adopted_unchecked(monkeypatch)
    paper = print_paper(room.meeting)
    assert paper.lines.count(MARKED) == read.lines.count(MARKED) == len(some) - 1
    assert list(active_content(docx.Document(BytesIO(paper.data)))) == []
    names = zipfile.ZipFile(BytesIO(paper.data)).namelist()
    assert not [name for name in names if name.endswith(".bin")]


@pytest.mark.parametrize("form", FORMS)
def test_ours_have_nothing_of_the_kind(form: str) -> None:
    document = docx.Document(str(find_template(FORMS[form].template, None)))
    assert list(active_content(document)) == []


@pytest.mark.parametrize(
    "instruction",
    [
        " PAGE ",
        "NUMPAGES \\* MERGEFORMAT",
        ' HYPERLINK "https://dangcongsan.vn" ',
        ' HYPERLINK \\l "muc1" ',
        "REF a \\h",
    ],
)
def test_fields_that_say_what_the_paper_holds_are_calm(instruction: str) -> None:
    assert active_field(instruction) == ""


@pytest.mark.parametrize(
    "instruction", ["", " = 1 + 1 ", "HYPERLINK \\\\may\\x.exe", 'HYPERLINK \\o "x" "file:///a"', "ddeauto a"]
)
def test_what_is_not_known_to_be_calm_is_named(instruction: str) -> None:
    assert active_field(instruction)
