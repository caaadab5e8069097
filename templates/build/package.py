"""A template as a Word file: the paragraphs and tables of its source in the package that all templates share."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from templates.build.source import Cell, Paper, Paragraph, Row, Run, Table

MOMENT = (1980, 1, 1, 0, 0, 0)
"""The date of every part: the same text gives the same bytes."""
DOCUMENT, STYLES, PROPERTIES = "word/document.xml", "word/styles.xml", "docProps/core.xml"
TITLE = "$title"
"""Stands for the title in the properties."""
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
UPRIGHT_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" '
    'w:header="567" w:footer="567" w:gutter="0"/>'
)
LANDSCAPE_PAGE = (
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1701" w:right="1134" w:bottom="851" '
    'w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
)
LOOK_BITS = {"BangKe": "04A0", "BangKhongKe": "0400"}
"""What each style of table takes from itself: a head row or none."""
LOOK = (
    '<w:tblLook w:val="{bits}" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" '
    'w:noVBand="1"/>'
)


def word_file(paper: Paper, package: Path) -> bytes:
    """The file: the parts of `package` with this paper's text, title and styles."""
    parts = {path.relative_to(package).as_posix(): path for path in package.rglob("*") if path.is_file()}
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        _add(file, "[Content_Types].xml", parts.pop("[Content_Types].xml").read_text(encoding="utf-8"))
        _add(file, DOCUMENT, document_xml(paper))
        for name in sorted(parts):
            text = parts[name].read_text(encoding="utf-8")
            if name == STYLES:
                text = with_spacing(text, paper.styles)
            _add(file, name, text.replace(TITLE, escape(paper.title)) if name == PROPERTIES else text)
    return stream.getvalue()


def _add(file: zipfile.ZipFile, name: str, text: str) -> None:
    """One part, whatever system it is written on."""
    info = zipfile.ZipInfo(name, MOMENT)
    info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
    file.writestr(info, text.encode())


def with_spacing(styles: str, own: dict[str, dict[str, str]]) -> str:
    """The shared styles with the spacing that this paper sets apart (`before`, `after`, `line`)."""
    for style, settings in own.items():
        begin = styles.index(f'w:styleId="{style}"')
        end = styles.index("</w:style>", begin)
        part = styles[begin:end]
        for name, value in settings.items():
            part, times = re.subn(rf'(<w:spacing\b[^>]*\bw:{name}=")\d+', rf"\g<1>{value}", part)
            if times != 1:
                raise ValueError(f"style {style} has no spacing {name}")
        styles = styles[:begin] + part + styles[end:]
    return styles


def document_xml(paper: Paper) -> str:
    """The body: thin lines keep head and signatures where they are (see the test of templates' quality)."""
    thin = Paragraph("DongMong", ())
    body = "".join(_table(one) if isinstance(one, Table) else _paragraph(one) for one in (thin, *paper.content, thin))
    page = LANDSCAPE_PAGE if paper.landscape else UPRIGHT_PAGE
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId10"/><w:headerReference w:type="first" r:id="rId11"/>'
        f'{page}<w:cols w:space="708"/><w:titlePg/></w:sectPr>'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:document xmlns:w="{MAIN}" xmlns:r="{RELATIONS}"><w:body>{body}{section}</w:body></w:document>'
    )


def _table(table: Table) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in table.widths)
    rows = "".join(_row(row, table.widths) for row in table.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{table.style}"/><w:tblW w:w="{sum(table.widths)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>{LOOK.format(bits=LOOK_BITS[table.style])}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(row: Row, widths: tuple[int, ...]) -> str:
    cells, first = "", 0
    for cell in row.cells:
        cells += _cell(cell, sum(widths[first : first + cell.span]))
        first += cell.span
    if first != len(widths):
        raise ValueError(f"a row of {first} columns in a table of {len(widths)}")
    head = "<w:tblHeader/>" if row.head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"


def _cell(cell: Cell, width: int) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    content = "".join(map(_paragraph, cell.content or [Paragraph("OBang", ())]))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}</w:tcPr>{content}</w:tc>'


def _paragraph(paragraph: Paragraph) -> str:
    runs = "".join(map(_run, paragraph.runs))
    return f'<w:p><w:pPr><w:pStyle w:val="{paragraph.style}"/></w:pPr>{runs}</w:p>'


def _run(run: Run) -> str:
    style = f'<w:rPr><w:rStyle w:val="{run.style}"/></w:rPr>' if run.style else ""
    text = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in run.text.split("<br>"))
    return f"<w:r>{style}{text}</w:r>"
