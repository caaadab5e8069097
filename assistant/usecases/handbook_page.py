"""Trang chép vào Sổ tay đảng viên điện tử on the console: its blocks of text, and its tables as files."""

import csv
import io
from pathlib import Path
from typing import TypedDict

from assistant.documents.facts.handbook import HandbookBlock, HandbookTable, handbook_blocks, handbook_tables
from assistant.domain.meeting import Meeting
from assistant.platform.paths import papers_folder
from assistant.platform.patient_files import read_patiently
from assistant.share import atomic
from assistant.usecases.downloads import download_address
from assistant.usecases.sending import member_files
from assistant.wording import handbook as words

FOLDER = "so-tay-{meeting}"
"""Folder of the tables on this machine, apart from the papers that are sent."""
TABLES = {".xlsx", ".csv"}


class HandbookFile(TypedDict):
    """A table as a file to fetch."""

    name: str
    url: str


class HandbookPage(TypedDict):
    """The blocks, the tables; `left_out`: that secret items are not in them, empty where there are none."""

    blocks: list[HandbookBlock]
    files: list[HandbookFile]
    left_out: str


def handbook_page(meeting: Meeting) -> HandbookPage:
    """Everything that is copied into the handbook, made anew from the record; the tables once the roll is called."""
    names = [name for name, _ in member_files(meeting)[0]]
    return {
        "blocks": handbook_blocks(meeting, names),
        "files": write_tables(meeting),
        "left_out": words.SECRETS_LEFT_OUT if any(item.secret for item in meeting.agenda) else "",
    }


def write_tables(meeting: Meeting) -> list[HandbookFile]:
    """The tables as an Excel file and as .csv files on this machine, once the roll is called.

    What stood in earlier ones and is not to be copied any more (an item became secret) is taken away with its file.
    """
    made = _tables(meeting) if meeting.roll else {}
    folder = FOLDER.format(meeting=meeting.id)
    target = papers_folder(folder)
    if target.is_dir():
        for old in target.iterdir():
            if old.name not in made and old.suffix in TABLES:  # what is just being written is another name's
                old.unlink(missing_ok=True)
    for name, data in made.items():
        target.mkdir(parents=True, exist_ok=True)
        _write(target / name, data)
    return [HandbookFile(name=name, url=download_address(folder, name)) for name in made]


def _tables(meeting: Meeting) -> dict[str, bytes]:
    """The files by their names."""
    roll, tasks = handbook_tables(meeting)
    day = f"{meeting.day:%Y-%m-%d}"
    made = {words.BOOK: table_book(roll, tasks), words.ROLL_CSV: table_csv(roll)}
    if tasks["rows"]:
        made[words.TASK_CSV] = table_csv(tasks)
    return {shape.format(day=day): data for shape, data in made.items()}


def _write(path: Path, data: bytes) -> None:
    if not path.is_file() or read_patiently(path) != data:
        atomic.write(path, data)


def table_book(*tables: HandbookTable) -> bytes:
    """The tables as sheets; whatever people wrote stays text, also where it begins with `=`."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    from assistant.analysis.register_book import put_text

    book = Workbook()
    for table in tables:
        sheet = book.create_sheet(table["title"])
        for number, row in enumerate((table["columns"], *table["rows"]), start=1):
            for place, text in enumerate(row, start=1):
                put_text(sheet.cell(number, place), text)
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        sheet.freeze_panes = "A2"
        for place, column in enumerate(zip(*(table["columns"], *table["rows"]), strict=False), start=1):
            letter = sheet.cell(1, place).column_letter
            sheet.column_dimensions[letter].width = min(60, 2 + max(map(len, column)))
    del book[book.sheetnames[0]]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def table_csv(table: HandbookTable) -> bytes:
    """A table as .csv that Excel opens as UTF-8. What it would take for a formula gets a leading apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table["columns"])
    writer.writerows([[_plain(text) for text in row] for row in table["rows"]])
    return out.getvalue().encode("utf-8-sig")


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
