"""`chibo register` and `chibo year`: the registers and figures of a year, on the screen and as files to print."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.cli.arguments import Parser, folder_of, integer_between
from assistant.platform.clock import process_clock
from assistant.wording import cli as words
from assistant.wording import year as year_words
from assistant.wording.registers import TAB, TITLE, short_day

if TYPE_CHECKING:
    from assistant.usecases.year import YearBook

DONE, LOST, NO_FOLDER = 0, 1, 2
ALL, SUMMARY = "tat-ca", "tong-hop"
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


def add_report_options(command: Parser) -> None:
    """The options of `year`."""
    add_year_options(command)
    command.add_argument("--docx", type=Path, default=None, metavar=words.WORD_FILE, help=words.AS_REPORT)


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
    found, profile = read_cell_year(folder, options.year, process_clock()())
    for problem in found.problems:
        print(problem, file=sys.stderr)
    if options.out:
        names = () if options.name == ALL else (options.name,)
        options.out.write_bytes(register_file(profile.cell, found.sources, *names))
        print(words.MADE.format(path=options.out))
    else:
        made = make_register(options.name, found.sources)
        rows = [[plain(row[one.code]) for one in made.columns] for row in made.frame.to_dict("records")]
        headings = [one.heading for one in made.columns]
        title = words.REGISTER_ROWS.format(title=TITLE[made.name], year=made.year, count=len(rows))
        print_table(title, headings, rows, as_json=options.json)
    return LOST if found.problems else DONE


def year(options: argparse.Namespace) -> int:
    """Print the year, and write what is asked for. 0: done, 1: a record could not be read, 2: no folder."""
    from assistant.usecases.registers import register_file
    from assistant.usecases.year import read_book
    from assistant.usecases.year_report import report_for

    folder = folder_of(options)
    if folder is None:
        return NO_FOLDER
    now = process_clock()()
    book = read_book(folder, options.year, now)
    for problem in book.read.problems:
        print(problem, file=sys.stderr)
    print_year(book, as_json=options.json)
    if options.out:
        options.out.write_bytes(
            register_file(book.cell, book.sources, SUMMARY, *(name for name in TITLE if name != SUMMARY))
        )
        print(words.MADE.format(path=options.out), file=sys.stderr)
    if options.docx:
        options.docx.write_bytes(report_for(book, folder, now))
        print(words.MADE.format(path=options.docx), file=sys.stderr)
    return LOST if book.read.problems else DONE


def print_year(book: "YearBook", as_json: bool) -> None:
    """The months as a table, then what is proposed, then the yearly grade."""
    made = book.registers[SUMMARY]
    rows = [[plain(row[one.code]) for one in made.columns] for row in made.frame.to_dict("records")]
    headings = [one.heading for one in made.columns]
    weak, good = ([one.text for one in found] for found in (book.weaknesses, book.praises))
    if as_json:
        months = [dict(zip(headings, row, strict=True)) for row in rows]
        told = {"year": made.year, "months": months, "weaknesses": weak, "praises": good, "grade": book.grade_told()}
        print(json.dumps({**told, "headline": book.headline()}, ensure_ascii=False, indent=2))
        return
    print_table(f"{TITLE[made.name]} · {made.year} · {book.headline()}", headings, rows, as_json=False)
    for title, texts in ((year_words.WEAKNESSES, weak), (year_words.PRAISES, good)):
        print(f"\n{title}:")
        print("\n".join(f"- {text}" for text in texts) or f"- {year_words.NOTHING_FOUND}")
    print(f"\n{book.grade_told()}")


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
