"""How the lines of a paper look, as the wall shows them: row by row those of the reading text, as printed."""

from collections.abc import Iterator

import pytest

from assistant.documents.papers import make_draft
from assistant.documents.rendering.docx_look import paper_rows
from assistant.domain.paper import SheetParagraph, SheetRow
from tests.documents import meetings


def paragraphs(rows: tuple[SheetRow, ...]) -> Iterator[SheetParagraph]:
    for row in rows:
        for cell in row.cells:
            yield from cell


def said(row: SheetRow) -> str:
    return " ".join(run.text for cell in row.cells for line in cell for run in line.runs)


def folded(text: str) -> str:
    return " ".join(text.replace("|", " ").casefold().split())


def test_every_line_of_the_minutes_has_its_row_and_looks_as_it_is_printed() -> None:
    draft = make_draft(meetings.full().meeting)
    assert len(draft.rows) == len(draft.lines)
    for row, line in zip(draft.rows, draft.lines, strict=True):
        assert folded(said(row)).replace(" ", "") == folded(line).replace(" ", "")
    lines = {"".join(run.text for run in line.runs): line for line in paragraphs(draft.rows)}
    title = lines["BIÊN BẢN"]
    assert title.align == "center"
    assert all(run.bold for run in title.runs)
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in lines
    assert any(row.ruled and len(row.cells) > 2 for row in draft.rows), "the tasks stand in a table with lines"
    assert any(line.align == "" and not any(run.bold for run in line.runs) for line in lines.values())


def test_bytes_that_are_no_word_file_are_refused() -> None:
    with pytest.raises(ValueError, match="not a Word file"):
        paper_rows(b"PK")
