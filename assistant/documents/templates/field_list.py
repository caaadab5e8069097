"""Danh mục trường của mẫu (`chibo template fields --docx`): the fields as a Word document, to hand to an office.

It takes its page and its styles from a form that ships, so that it looks and opens as the papers do.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from assistant.documents.templates.fields import Field
from assistant.wording import documents as words

COLUMN_WIDTHS = (46, 20, 55, 44)
"""Of the columns, in mm; together the width of the text on A4."""
STYLES = {"body": "Thân bài", "grid": "Bảng có kẻ", "head": "Đầu bảng", "cell": "Ô bảng"}
"""Names of the styles in the templates that ship."""
CREATED_AT = datetime(2026, 1, 1)  # noqa: DTZ001 - Word's own times have no offset; the same list gives the same file


def field_list_document(title: str, template: str, fields: Sequence[Field], styles: Path) -> bytes:
    """The list of one document's fields: heading, how to use it, a table whose head repeats on every page.

    `styles` is a form that ships and has the styles of a table; OSError where it cannot be read.
    """
    file = Document(BytesIO(styles.read_bytes()))
    body = file.element.body
    for child in [child for child in body if child.tag != qn("w:sectPr")]:
        body.remove(child)
    file.add_paragraph(words.FIELD_LIST_TITLE.format(title=title), style="Title")
    file.add_paragraph(words.FIELD_LIST_USE.format(file=f"{template}.docx"), style=STYLES["body"])
    table = file.add_table(rows=len(fields) + 1, cols=len(COLUMN_WIDTHS), style=STYLES["grid"])
    table.autofit = False
    lines = [words.FIELD_LIST_HEADS, *((one.path, one.sort, one.meaning, one.example) for one in fields)]
    for column, width in zip(table.columns, COLUMN_WIDTHS, strict=True):
        column.width = Mm(width)
    for n, (row, cells) in enumerate(zip(body.iter(qn("w:tr")), _by_row(table), strict=True)):
        row.insert(0, _row_properties(head=n == 0))
        for cell, text, width in zip(cells, lines[n], COLUMN_WIDTHS, strict=True):
            cell.width, cell.text = Mm(width), text
            cell.paragraphs[0].style = STYLES["cell" if n else "head"]
    core = file.core_properties
    core.title, core.author, core.language = words.FIELD_LIST_TITLE.format(title=title), "Chibo", "vi-VN"
    core.created = core.modified = CREATED_AT
    buffer = BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def _by_row(table: Any) -> Iterator[Any]:
    """The cells of each row; asking the table for them once is much quicker than row by row."""
    cells = table._cells  # noqa: SLF001 - python-docx's own list, made once
    return (cells[at : at + len(COLUMN_WIDTHS)] for at in range(0, len(cells), len(COLUMN_WIDTHS)))


def _row_properties(*, head: bool) -> Any:
    """No row over two pages; the head on every page."""
    properties = OxmlElement("w:trPr")
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))
    return properties
