"""Hình trong văn bản: pictures that are set into a finished paper where it has a mark for them, two in a row."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

PER_ROW, WIDTH = 3, 51.0
"""Pictures in a row, and the width of each in millimetres: three fit between the margins of a Party paper."""
CAPTION_SIZE = 10.0


@dataclass(frozen=True)
class PaperPicture:
    """A picture (PNG) with what it shows above it; `told` says it all to whoever does not see it."""

    data: bytes
    title: str
    finding: str
    told: str


def set_pictures(data: bytes, mark: str, pictures: Sequence[PaperPicture]) -> bytes:
    """The paper with a table of pictures in place of the paragraph that is the mark; as it was where there is none."""
    document = Document(io.BytesIO(data))
    place = next((one for one in document.paragraphs if one.text.strip() == mark), None)
    if place is None:
        return data
    rows = -(-len(pictures) // PER_ROW)
    table = document.add_table(rows, PER_ROW)
    table.autofit = False
    for number, picture in enumerate(pictures):
        cell = table.cell(number // PER_ROW, number % PER_ROW)
        cell.width = Mm(WIDTH)
        _caption(cell.paragraphs[0], picture)
        shape = cell.add_paragraph().add_run().add_picture(io.BytesIO(picture.data), width=Mm(WIDTH - 3))
        shape._inline.docPr.set("descr", picture.told)  # noqa: SLF001  python-docx has no name for the alternative text
    place._p.addnext(table._tbl)  # noqa: SLF001  nor for putting a table elsewhere than at the end
    for run in place.runs:
        run.text = ""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _caption(paragraph: Paragraph, picture: PaperPicture) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.keep_with_next = True
    for text, bold in ((picture.title, False), (picture.finding, True)):
        run = paragraph.add_run(text)
        if not bold:
            run.add_break()
        run.bold, run.font.size = bold, Pt(CAPTION_SIZE)
