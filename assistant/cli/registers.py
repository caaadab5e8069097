"""`chibo register`: a register of a year, on the screen or as an Excel file made for printing."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from assistant.cli.arguments import Parser, integer_between
from assistant.platform.clock import process_clock
from assistant.platform.paths import remembered_folder
from assistant.wording import cli as words
from assistant.wording.registers import TAB, TITLE, short_day

DONE, LOST, NO_FOLDER = 0, 1, 2
ALL = "tat-ca"
FIRST_YEAR, LAST_YEAR = 1930, 2199


def add_register_options(register: Parser) -> None:
    """The options of `register`."""
    told = ", ".join(f"{name} ({TAB[name]})" for name in TITLE)
    register.add_argument(
        "name", metavar=words.REGISTER_NAME, choices=[*TITLE, ALL], help=words.REGISTERS.format(names=told)
    )
    add_year_options(register)


def add_year_options(command: Parser) -> None:
    """Which year of which cell, and into which file."""
    command.add_argument(
        "--year",
        type=integer_between(FIRST_YEAR, LAST_YEAR),
        default=None,
        metavar=words.YEAR_NUMBER,
        help=words.OF_YEAR,
    )
    command.add_argument("--workspace", type=Path, default=None, metavar=words.FOLDER, help=words.FOUND_IN_FOLDER)
    command.add_argument("--out", type=Path, default=None, metavar=words.EXCEL_FILE, help=words.AS_EXCEL)
    command.add_argument("--json", action="store_true", help=words.AS_JSON)


def folder_of(options: argparse.Namespace) -> Path | None:
    """The cell's folder; None, and a sentence, where it is not there."""
    folder: Path | None = options.workspace or remembered_folder()
    if folder is None or not folder.is_dir():
        print(words.FIND_WHERE.format(folder=folder or "—"), file=sys.stderr)
        return None
    return folder.resolve()


def register(options: argparse.Namespace) -> int:
    """Print the register, or write it. 0: done, 1: a record could not be read, 2: no folder."""
    from assistant.analysis.registers import make_register
    from assistant.usecases.registers import read_cell_year, register_file

    folder = folder_of(options)
    if folder is None:
        return NO_FOLDER
    if options.name == ALL and not options.out:
        print(words.ALL_NEED_FILE, file=sys.stderr)
        return NO_FOLDER
    found, cell = read_cell_year(folder, options.year, process_clock()())
    for problem in found.problems:
        print(problem, file=sys.stderr)
    if options.out:
        names = () if options.name == ALL else (options.name,)
        options.out.write_bytes(register_file(cell, found.sources, *names))
        print(words.MADE.format(path=options.out))
    else:
        made = make_register(options.name, found.sources)
        rows = [[plain(row[one.code]) for one in made.columns] for row in made.frame.to_dict("records")]
        headings = [one.heading for one in made.columns]
        title = words.REGISTER_ROWS.format(title=TITLE[made.name], year=made.year, count=len(rows))
        print_table(title, headings, rows, as_json=options.json)
    return LOST if found.problems else DONE


def print_table(title: str, headings: list[str], rows: list[list[Any]], as_json: bool) -> None:
    """The table as JSON, or a line a row with tabs between the cells, so that it can be pasted into a sheet."""
    if as_json:
        told = [dict(zip(headings, row, strict=True)) for row in rows]
        print(json.dumps({"title": title, "rows": told}, ensure_ascii=False, indent=2))
        return
    print(title)
    for row in [headings, *rows]:
        print("\t".join(" ".join(str("" if cell is None else cell).split()) for cell in row))


def plain(value: Any) -> Any:
    """A cell of a frame as JSON has it; a missing number is none."""
    if isinstance(value, date):
        return short_day(value)
    if isinstance(value, float):
        return None if value != value else round(value, 2)  # noqa: PLR0124 # NaN is not itself
    return value.item() if hasattr(value, "item") else value
