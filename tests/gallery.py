"""The pictures and lists of docs/, made anew: python -m tests.gallery [--text].

Pictures (docs/giay-to/<form>.<layout>.png): the first page of every document filled from the sample cell (those of a
committee from a made-up commune), in each layout, by LibreOffice and pdftoppm, as small grey PNG. Lists
(docs/mau-word.md, between its two marks): the fields of every document, as `chibo template fields` knows them; `--text`
makes only these.
"""

import os
import re
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.documents import papers
from assistant.documents.catalogue import COMMITTEE_FORMS, FORMS
from assistant.documents.rendering import layout, pdf
from assistant.documents.templates.fields import Field
from assistant.platform.paths import WORKSPACE_VARIABLE
from assistant.usecases.template_samples import sample_paper
from tests.committees import committee_sample

DOCS = Path(__file__).resolve().parents[1] / "docs"
PICTURES = DOCS / "giay-to"
PAGE, GUIDE = DOCS / "giay-to.md", DOCS / "mau-word.md"
FIRST, LAST = "<!-- danh mục trường: python -m tests.gallery --text -->", "<!-- hết danh mục trường -->"
NAMED_TOO = "Gọi được `muc.` và `vai.` theo tên như biên bản (mục 8)."
DAY = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
DOTS_AN_INCH, GREYS = 78, 16
PICTURED = (*FORMS, *COMMITTEE_FORMS)
LARGEST, ALTOGETHER = 60_000, 2_600_000
"""Bytes of one picture and of all."""


def picture(form: str, look: str) -> Path:
    """Where the picture of a document in a layout lies."""
    return PICTURES / f"{form}.{look}.png"


def make_pictures() -> None:
    """Every document in every layout."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        files = [made(form, look, Path(folder)) for look in layout.names() for form in PICTURED]
        to_pdf(files, Path(folder))
        for file in files:
            size = draw(file.with_suffix(".pdf"), PICTURES / f"{file.stem}.png")
            print(f"{file.stem}: {size / 1000:.0f} kB")
    kept = {picture(form, look) for form in PICTURED for look in layout.names()}
    for old in set(PICTURES.glob("*.png")) - kept:
        old.unlink()


def made(form: str, look: str, folder: Path) -> Path:
    """The Word file, by the template that ships, in this layout."""
    cell = folder / look
    (cell / layout.OWN_TEMPLATES).mkdir(parents=True, exist_ok=True)
    (cell / layout.OWN_TEMPLATES / layout.FILE_NAME).write_text(f"bo: {look}\n", encoding="utf-8")
    os.environ[WORKSPACE_VARIABLE] = str(cell)
    file = folder / f"{form}.{look}.docx"
    if form in COMMITTEE_FORMS:
        file.write_bytes(committee_sample(form, look, folder / "tinh"))
        return file
    file.write_bytes(sample_paper(form, lambda: DAY).data)
    return file


def to_pdf(files: list[Path], folder: Path) -> None:
    """All at once: LibreOffice takes longer to start than to convert."""
    using = pdf.find_converter()
    if using.is_word:
        raise SystemExit("pictures need LibreOffice")
    command = [*pdf.converter_command(using, files[0], folder), *map(str, files[1:])]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=600)


def draw(pages: Path, target: Path) -> int:
    """The first page as a PNG of 16 greys; its size in bytes."""
    command = ["pdftoppm", "-gray", "-r", str(DOTS_AN_INCH), "-f", "1", "-l", "1", "-singlefile", str(pages)]
    subprocess.run([*command, str(pages.with_suffix(""))], check=True)
    raw = pages.with_suffix(".pgm").read_bytes()
    header = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", raw)
    if header is None:
        raise SystemExit(f"{pages}: no grey picture")
    width, height = int(header[1]), int(header[2])
    target.write_bytes(png(raw[header.end() :], width, height))
    return target.stat().st_size


def png(grey: bytes, width: int, height: int) -> bytes:
    """A PNG of 4 bits a dot from one byte a dot."""
    step = 256 // GREYS
    nibbles = grey.translate(bytes(min((value + step // 2) // step, GREYS - 1) for value in range(256)))
    lines = bytearray()
    for top in range(0, width * height, width):
        line = nibbles[top : top + width] + b"\0" * (width % 2)
        lines += b"\0" + bytes(left << 4 | right for left, right in zip(line[::2], line[1::2], strict=True))
    header = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(lines), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, data) for kind, data in parts)


def chunk(kind: bytes, data: bytes) -> bytes:
    """One piece of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def field_lists() -> str:
    """A section for each document: its own fields, each list's parts beside it."""
    return "\n".join(line for form in FORMS for line in section(form))


def section(form: str) -> Iterator[str]:
    """One document."""
    known = FORMS[form]
    yield from (f"### {known.title}", "", f"Tệp `{known.template}.docx`. Toàn bộ trường, kể cả phần con của phần con:")
    yield from ("", "```", f"chibo template fields {form}", "```", "")
    yield from ("| Trường | Loại | Nghĩa | Ví dụ hoặc phần con |", "|---|---|---|---|")
    listed = papers.form_fields(form)
    for field in listed:
        if "." not in field.path and "[" not in field.path:
            last = cell(field.example) or parts(field, listed)
            yield f"| `{field.path}` | {field.sort} | {cell(field.meaning)} | {last} |"
    yield ""
    if form == papers.MINUTES:
        yield from named(papers.form_names(form))
    elif papers.form_names(form):
        yield from (NAMED_TOO, "")


def named(names: list[Field]) -> Iterator[str]:
    """What can be called by name: what every item has, then each item with its boxes."""
    yield from ("Gọi theo mã của nội dung (mục 8), ví dụ `{{ muc.B4.ket_luan }}`:", "")
    yield from ("| Gọi | Nghĩa |", "|---|---|")
    for name in names:
        _, code, *part = name.path.split(".")
        if not part and name.path.startswith("muc."):
            boxes = ", ".join(f"`{box.path}` ({cell(box.meaning)})" for box in names if f"muc.{code}." in box.path)
            yield f"| `{name.path}` | {cell(name.meaning)}{': ' + boxes if boxes else ''} |"
        elif name.path.startswith("muc.("):
            yield f"| `{name.path}` | {cell(name.meaning)} |"
    yield ""


def parts(field: Field, listed: list[Field]) -> str:
    """The names of a list's or a group's own parts."""
    inside = re.compile(rf"{re.escape(field.path)}(?:\[\])?\.(\w+)(?:\[\])?")
    return ", ".join(f"`{found[1]}`" for one in listed if (found := inside.fullmatch(one.path)))


def cell(text: str) -> str:
    """Text fit for a table."""
    return text.replace("|", "\\|").replace("\n", " ")


def write_lists() -> None:
    """The lists into the guide, in the place of those there."""
    before, _, rest = GUIDE.read_text(encoding="utf-8").partition(FIRST)
    _, _, after = rest.partition(LAST)
    GUIDE.write_text(f"{before}{FIRST}\n\n{field_lists()}\n{LAST}{after}", encoding="utf-8")


if __name__ == "__main__":
    write_lists()
    if "--text" not in sys.argv[1:]:
        make_pictures()
