"""The render gate: nothing typed is lost, nothing typed is obeyed, and a bad template is explained in words."""

import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Iterable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.documents.rendering import word
from assistant.documents.rendering.docx_text import read_document
from assistant.documents.rendering.word import LostText, Properties, TemplateError, render, text_lines
from assistant.domain.text import count_forbidden, writable
from tests.examples import examples

PROPERTIES = Properties("Biên bản", "Chi bộ", datetime(2026, 1, 8, 9, 30))
HOSTILE = (
    "&", "<", ">", '"', "'", "]]>", "<!--", "<w:p>", "&amp;", "&#123;", "{{ 7*7 }}", "{% if x %}", "{#", "#}", "{_{",
    "}_}", "{_%", "%_}", "{", "}", "😀", "👨\u200d👩\u200d👧", "e\u0302\u0301", "Đ", "\t", "\n", "\r\n", "\u200b",
    "\u2060", "\ufeff", "\u00a0", "\u2028", "\u202e", "\a", "\f", "\x00", "\x0b", "\x1f", "\ufffe", "\ud83d",
    "“", "’", "=1+1", "+84", "@SUM(A1)", "<script>x()</script>", "{{ cycler.__init__ }}", "{%p if %}", "{{r x }}", "\r",
    "\u0085", "\u200f", "\u200d", "\udc00", "a" * 300, " ", "  ", "chữ", "·0", "• 1",
)  # fmt: skip
CHECKER = Path(__file__).parents[4] / "shared" / "ooxml-xsd" / "check_docx.py"
EXAMPLES = examples(2000)
texts = st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=3)), max_size=12).map("".join)


def template(folder: Path, *paragraphs: str, cells: Iterable[str] = (), name: str = "mau.docx") -> Path:
    """A Word file with these paragraphs, and a table of one row."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if cells := list(cells):
        row = document.add_table(rows=1, cols=len(cells)).rows[0]
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    path = folder / name
    document.save(str(path))
    return path


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A template with one field in a paragraph, and one in a table."""
    return template(tmp_path_factory.mktemp("mau"), "[{{ doan }}]", cells=["{{ o }}", "hết"])


def expected(text: str) -> list[str]:
    """The lines a text is read back as: what can be written of it, composed, empty ones left out."""
    lines = unicodedata.normalize("NFC", writable(text)).split("\n")
    return [line.rstrip() for line in lines if line.strip()]


@pytest.fixture(scope="module")
def every_tag(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every kind of tag that the real templates have: in runs, loops, choices, rows, cells and the header."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "đầu {{ dau }}"
    for text in ("[{{ doan }}]", "{% if co %}({{ trong_dong }}){% else %}không{% endif %}", "{{ sau }}"):
        document.add_paragraph(text)
    bold = document.add_paragraph("đậm ")
    for piece in ("{", "{ dam ", "}}"):
        bold.add_run(piece).bold = True
    for text in ("{%p for x in ds %}", "- {{ x.viec }}", "{%p if x.co %}", "+ {{ x.them }}", "{%p else %}", "trống"):
        document.add_paragraph(text)
    for text in (
        "{%p endif %}",
        "{%p endfor %}",
        "{% for t in ten %}{{ t }}{% if not loop.last %}; {% endif %}{% endfor %}",
    ):
        document.add_paragraph(text)
    table = document.add_table(rows=4, cols=2)
    rows = (("{{ o }}", "hết"), ("{%tr for h in hang %}", ""), ("{{ h.trai }}", "{{ h.phai }}"))
    for row, texts_of in zip(table.rows, rows, strict=False):
        for place, text in zip(row.cells, texts_of, strict=True):
            place.text = text
    table.rows[3].cells[0].text = "{%tr endfor %}"
    document.settings.element.remove(
        document.settings.element.find(qn("w:zoom"))
    )  # python-docx's own lacks its percent
    path = tmp_path_factory.mktemp("mau") / "mau.docx"
    document.save(str(path))
    return path


SINGLE = ("dau", "doan", "trong_dong", "sau", "dam", "o")
TEXTS_OF_ONE_FILE = len(SINGLE) + 10
"""A file takes 50 ms, however many texts it has."""


def facts_of(typed: list[str]) -> dict[str, Any]:
    """Sixteen texts as the facts of that template."""
    job1, more1, job2, more2, name1, name2, *cells = typed[len(SINGLE) :]
    jobs = [{"viec": job1, "co": True, "them": more1}, {"viec": job2, "co": True, "them": more2}]
    rows = [{"trai": left, "phai": right} for left, right in zip(cells[::2], cells[1::2], strict=True)]
    single = dict(zip(SINGLE, typed, strict=False))
    return {**single, "co": True, "ds": [*jobs, {"viec": "x", "co": False}], "ten": [name1, name2], "hang": rows}


def lines_of(typed: list[str]) -> list[str]:
    """The lines that template is read as when it is filled from these texts; those of its table are cells in a row."""
    _, doan, trong_dong, sau, dam, o, job1, more1, job2, more2, name1, name2, *cells = typed
    body = [f"[{doan}]", f"({trong_dong})", sau, f"đậm {dam}"]
    body += [f"- {job1}", f"+ {more1}", f"- {job2}", f"+ {more2}", "- x", "trống", f"{name1}; {name2}"]
    rows = [(o, "hết"), *zip(cells[::2], cells[1::2], strict=True)]
    in_rows = [" | ".join(" ".join(expected(text)) for text in row).strip() for row in rows]
    return [line.strip() for text in body for line in expected(text)] + [line for line in in_rows if line != "|"]


sixteen = st.lists(texts, min_size=TEXTS_OF_ONE_FILE, max_size=TEXTS_OF_ONE_FILE)


@settings(max_examples=EXAMPLES // TEXTS_OF_ONE_FILE, suppress_health_check=[HealthCheck.too_slow])
@given(sixteen)
def test_whatever_is_typed_is_read_back(every_tag: Path, typed: list[str]) -> None:
    """Markup, template tags, emoji, decomposed letters, tabs, line ends, zero-width signs: letter for letter.

    An example is one text in one field; a file has 16 of them and is rendered, packed, opened and read. What was
    removed is counted.
    """
    done = render(every_tag, facts_of(typed), PROPERTIES)
    assert done.removed == sum(map(count_forbidden, typed))
    assert [line.strip() for line in done.lines] == lines_of(typed)
    assert [line.strip() for line in read_document(done.data).margins] == [
        line.strip() for line in expected(f"đầu {typed[0]}")
    ]


def test_what_was_typed_leaves_files_that_words_schemas_allow(every_tag: Path, tmp_path: Path) -> None:
    """Every hostile piece, sixteen to a file, and all of them in one cell."""
    if not CHECKER.is_file():
        pytest.skip("the OOXML schemas (../shared/ooxml-xsd) are not on this machine")
    files = []
    for number, start in enumerate(range(0, len(HOSTILE), 8)):
        typed = [*(HOSTILE * 2)[start : start + TEXTS_OF_ONE_FILE - 1], "".join(HOSTILE)]
        files.append(tmp_path / f"{number}.docx")
        files[-1].write_bytes(render(every_tag, facts_of(typed), PROPERTIES).data)
    done = subprocess.run(
        [sys.executable, str(CHECKER), *map(str, files)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@given(st.text(alphabet=st.sampled_from("a\x00\x0b\x1f\ufffe\ud83d\n"), max_size=20))
def test_what_no_file_can_hold_is_removed_and_counted(plain: Path, text: str) -> None:
    done = render(plain, {"doan": text, "o": "x"}, PROPERTIES)
    assert done.removed == sum(text.count(sign) for sign in "\x00\x01\x1f\ufffe\ud83d")


def test_a_line_end_begins_a_paragraph_and_a_tab_stays_a_tab(plain: Path) -> None:
    document = Document(BytesIO(render(plain, {"doan": "một\n\thai", "o": "x"}, PROPERTIES).data))
    assert [p.text for p in document.paragraphs] == ["[một", "\thai]"]


def test_everything_is_read_tables_inside_tables_too(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("trước")
    cell = document.add_table(rows=1, cols=2).rows[0].cells[0]
    cell.text = "ngoài"
    cell.add_table(rows=1, cols=1).rows[0].cells[0].text = "trong"
    document.add_paragraph("sau")
    document.sections[0].header.paragraphs[0].text = "đầu trang"
    saved = BytesIO()
    document.save(saved)
    lines = text_lines(saved.getvalue())
    assert lines == ("trước", "ngoài trong |", "sau")


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 broken"])
def test_bytes_that_are_no_word_file_cannot_be_read(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a Word file"):
        text_lines(data)


def test_the_same_facts_give_the_same_bytes(plain: Path) -> None:
    facts = {"doan": "một", "o": "hai"}
    assert render(plain, facts, PROPERTIES).data == render(plain, facts, PROPERTIES).data


def test_every_part_of_a_file_has_one_time_and_the_file_is_sound(plain: Path) -> None:
    data = render(plain, {"doan": "một", "o": "hai"}, PROPERTIES).data
    with zipfile.ZipFile(BytesIO(data)) as file:
        assert file.testzip() is None
        assert {part.date_time for part in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_cell_whose_content_falls_away_keeps_a_paragraph(tmp_path: Path) -> None:
    """Word calls a file damaged where a cell ends without one (docxtpl issues 445, 489)."""
    path = template(tmp_path, "đoạn", cells=["{%p if co %}", "x"])
    document = Document(str(path))
    cell = document.tables[0].rows[0].cells[0]
    cell.add_paragraph("có")
    cell.add_paragraph("{%p endif %}")
    document.save(str(path))
    done = Document(BytesIO(render(path, {"co": False}, PROPERTIES).data))
    assert all(cell[-1].tag == qn("w:p") for cell in done.element.iter(qn("w:tc")))


def test_fields_in_the_header_are_filled_and_checked(tmp_path: Path) -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ chi_bo }}"
    document.save(str(tmp_path / "mau.docx"))
    done = render(tmp_path / "mau.docx", {"chi_bo": "Chi bộ A & B"}, PROPERTIES)
    assert Document(BytesIO(done.data)).sections[0].header.paragraphs[0].text == "Chi bộ A & B"
    assert done.unprinted == ()


def test_a_field_split_by_word_into_runs_works(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("{")
    for piece in ("{ chi", "_bo }", "}"):
        paragraph.add_run(piece).bold = True
    document.save(str(tmp_path / "mau.docx"))
    assert render(tmp_path / "mau.docx", {"chi_bo": "A"}, PROPERTIES).lines == ("A",)


def broken(*paragraphs: str) -> Callable[[Path], Path]:
    return lambda folder: template(folder, *paragraphs)


def not_word(folder: Path) -> Path:
    path = folder / "mau.docx"
    path.write_text("chỉ là chữ", encoding="utf-8")
    return path


def zip_only(folder: Path) -> Path:
    path = folder / "mau.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("a.txt", "a")
    return path


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda folder: folder / "mau.docx", "Không thấy tệp mẫu “mau.docx”"),
        (lambda folder: folder, "Không đọc được mẫu|không phải là văn bản Word"),
        (not_word, "không phải là văn bản Word"),
        (zip_only, "không phải là văn bản Word"),
        (broken("{{ chu_tir }}"), "“chu_tir”.*Có phải ý là “chu_tri”"),
        (broken("{{ CHU_TRI }}"), "“CHU_TRI”.*“chu_tri”"),
        (broken("{% for y in y_kien %}{{ y.nguoi_noi }}{% endfor %}"), "“nguoi_noi”.*Có phải ý là “nguoi”"),
        (broken("{{ xyzzy }}"), "“xyzzy” mà chương trình không có. Hãy sửa"),
        (broken("{% if chu_tri %}không đóng"), "thẻ viết sai hoặc chưa đóng"),
        (broken("một", "{{ chu_tri }", "hai"), "thẻ viết sai hoặc chưa đóng"),
        (broken("{% endfor %}"), "thẻ viết sai hoặc chưa đóng, gần chỗ “{% endfor %}”"),
        (broken("{{ chu_tri | khong_co }}"), "thẻ viết sai hoặc chưa đóng"),
        (broken("{{ chu_tri + 1 }}"), "không tính được"),
        (broken("{{ chu_tri.__class__.__mro__ }}"), "không được phép|mà chương trình không có"),
        (broken("{{ ''.__class__.__mro__[1].__subclasses__() }}"), "không được phép|mà chương trình không có"),
        (broken("{{ range(100000000) | list }}"), "không tính được"),
    ],
)
def test_a_bad_template_is_explained_with_file_place_and_remedy(
    tmp_path: Path, make: Callable[[Path], Path], said: str
) -> None:
    facts = {"chu_tri": "A", "y_kien": [{"nguoi": "B"}]}
    with pytest.raises(TemplateError, match=said) as caught:
        render(make(tmp_path), facts, PROPERTIES)
    assert "Hãy" in str(caught.value)


def test_a_value_that_is_printed_but_does_not_arrive_is_refused(tmp_path: Path) -> None:
    """A run-level tag (`{{r …}}`) around plain text loses it silently in docxtpl; the gate does not let it pass."""
    path = template(tmp_path, "trước {{r chu_tri }} sau")
    with pytest.raises(LostText, match="mau.docx"):
        render(path, {"chu_tri": "Nguyễn Văn A"}, PROPERTIES)


def test_facts_without_a_place_in_the_template_are_told(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ chu_tri }}")
    done = render(path, {"chu_tri": "A", "y_kien": [{"nguoi": "Bình"}], "so": ""}, PROPERTIES)
    assert done.unprinted == ("y_kien[].nguoi",)


def test_only_the_gate_knows_docxtpl() -> None:
    """One place where escaping and strictness are set; no paper goes round it."""
    package = Path(word.__file__).parents[2]
    knowing = [p.name for p in package.rglob("*.py") if "docxtpl import" in p.read_text(encoding="utf-8")]
    assert knowing == ["word.py"]
