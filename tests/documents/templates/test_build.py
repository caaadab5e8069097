"""The Word templates that ship say what their sources say; a source that can't be read says where."""

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.documents.catalogue import CELL_FORMS, COMMITTEE_FORMS, FORMS
from templates.build import SOURCES, WORD_FILES, build, names, parts
from templates.build.source import Paragraph, Run, SourceError, Table, read_blocks, read_paper


@pytest.mark.parametrize("name", names())
def test_the_word_file_that_ships_is_the_one_its_source_builds(name: str) -> None:
    """Else: uv run python -m templates.build."""
    assert parts((WORD_FILES / f"{name}.docx").read_bytes()) == parts(build(name))


def test_every_paper_has_a_source_and_every_source_is_a_paper() -> None:
    assert names() == sorted({form.template for form in FORMS.values()} | {*CELL_FORMS, *COMMITTEE_FORMS})
    assert names() == sorted(file.stem for file in WORD_FILES.glob("*.docx"))


def test_the_same_text_makes_the_same_bytes() -> None:
    assert build("bien-ban") == build("bien-ban")


def test_building_again_changes_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "templates.build"], cwd=SOURCES.parents[1], capture_output=True, text=True, check=True
    )
    assert done.stdout == ""


def paper(folder: Path, text: str, common: str = "") -> list[Paragraph | Table]:
    """What a source reads as."""
    (folder / "common.txt").write_text(common, encoding="utf-8")
    (folder / "giay.txt").write_text(text, encoding="utf-8")
    return read_paper(folder / "giay.txt", read_blocks(folder / "common.txt")).content


def test_a_line_is_a_paragraph_with_bold_and_upright_text(tmp_path: Path) -> None:
    read = paper(tmp_path, "Title | Biên bản\n**- Nơi: **{{ x_y }} __(so)__\n# a remark\n\ndài \\\n    hơn")
    assert read == [
        Paragraph("Title", (Run("", "Biên bản"),)),
        Paragraph("ThanBai", (Run("NhanDam", "- Nơi: "), Run("", "{{ x_y }} "), Run("ThuongDam", "(so)"))),
        Paragraph("ThanBai", (Run("", "dài hơn"),)),
    ]


def test_a_block_is_filled_in_order_by_name_or_as_usual(tmp_path: Path) -> None:
    common = ".block hai | a | b=2\n$a và $b\n.block chu\nchữ\n"
    read = paper(tmp_path, "@hai | 1\n@hai | b=x | 1\n<<chu>> thường", common)
    assert [line.runs[0].text for line in read if isinstance(line, Paragraph)] == ["1 và 2", "1 và x", "chữ thường"]


def test_a_tag_of_its_own_is_a_paragraph_and_in_a_table_a_row(tmp_path: Path) -> None:
    before, table = paper(tmp_path, "% if a\n.table BangKe 10 20\n% for b in c\n.row\n.cell 2 x\n.end")
    assert isinstance(before, Paragraph)
    assert before.runs[0].text == "{%p if a %}"
    assert isinstance(table, Table)
    assert [[cell.span for cell in row.cells] for row in table.rows] == [[1, 1], [2]]
    assert table.rows[0].cells[0].content[0].runs[0].text == "{%tr for b in c %}"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a\n@khong_co", "giay.txt:2: no such block"),
        ("@hai", "giay.txt:1: the block lacks a"),
        ("@hai | 1 | 2", "giay.txt:1: more than the block has blanks"),
        (".cell x", "giay.txt:1: stands in no table"),
        (".table BangKe 10\nchữ\n.end", "giay.txt:2: text of a table stands in no cell"),
        (".tabel", "giay.txt:1: no such instruction"),
        ("<<hai>>", "giay.txt:1: no block of one line is called hai"),
        (".table BangKe 10", "a table without .end"),
    ],
)
def test_what_is_wrong_in_a_source_is_said_with_its_place(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(SourceError, match=why):
        paper(tmp_path, text, ".block hai | a\n$a\nb\n")
