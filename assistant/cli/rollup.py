"""`chibo rollup` and `chibo simulate`: many cells at once, and a made-up province to try it with."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from assistant.cli.arguments import Parser, integer_between
from assistant.cli.papers import on_screen
from assistant.platform.clock import process_clock, system_steady
from assistant.wording import cli as cli_words
from assistant.wording import province as province_words
from assistant.wording import rollup as words

GOOD, FAULTS, UNREADABLE = 0, 1, 2
EVERY = 0.5
"""Seconds between two lines of progress."""
MOST_CELLS = 100_000
HALVES = ((), range(1, 7), range(7, 13))
"""Months of the whole year (all that have begun) and of its halves."""


def add_rollup_options(rollup: Parser) -> None:
    """The options of `rollup`."""
    rollup.add_argument("folder", metavar=cli_words.FOLDER, type=Path, help=words.ROLLED_UP)
    rollup.add_argument("--year", type=integer_between(2000, 2100), default=0, metavar=words.YEAR, help=words.OF_YEAR)
    rollup.add_argument("--out", type=Path, default=None, metavar=words.EXCEL_FILE, help=words.AS_WORKBOOK)
    rollup.add_argument("--docx", type=Path, default=None, metavar=cli_words.WORD_FILE, help=words.AS_WORD)
    part = rollup.add_mutually_exclusive_group()
    part.add_argument("--half", type=integer_between(1, 2), default=0, metavar=cli_words.COUNT, help=words.AS_HALF)
    part.add_argument("--month", type=integer_between(1, 12), default=0, metavar=cli_words.COUNT, help=words.AS_MONTH)
    rollup.add_argument("--json", action="store_true", help=cli_words.AS_JSON)
    rollup.add_argument("--page", action="store_true", help=words.AS_PAGE)
    rollup.add_argument("--scheduler", default="", metavar=cli_words.ADDRESS, help=words.ON_SCHEDULER)
    rollup.add_argument("--recompute", action="store_true", help=words.RECOUNT)


def add_simulate_options(simulate: Parser) -> None:
    """The options of `simulate`."""
    simulate.add_argument("folder", metavar=cli_words.FOLDER, type=Path, help=words.SIMULATED_INTO)
    number = integer_between(1, MOST_CELLS)
    simulate.add_argument("--cells", type=number, default=25, metavar=cli_words.COUNT, help=words.CELLS_WANTED)
    simulate.add_argument(
        "--months", type=integer_between(1, 12), default=12, metavar=cli_words.COUNT, help=words.MONTHS_WANTED
    )
    simulate.add_argument(
        "--seed", type=integer_between(0, 999_999_999), default=1, metavar=cli_words.COUNT, help=words.SEED
    )
    simulate.add_argument("--year", type=integer_between(2000, 2100), default=0, metavar=words.YEAR, help=words.OF_YEAR)


class Line:
    """One line of progress that is written over itself; nothing where nobody sits before it."""

    def __init__(self, sentence: str) -> None:
        self._sentence, self._last, self._began = sentence, 0.0, system_steady()

    def tell(self, done: int, total: int, left: float | None = None) -> None:
        """So much is done; where `left` is not known, it is reckoned from what was done so far."""
        now = system_steady()
        if not on_screen() or (now - self._last < EVERY and done < total):
            return
        self._last = now
        left = (now - self._began) / done * (total - done) if left is None and done else left
        told = self._sentence.format(done=done, total=total, left=words.time_left(left))
        print(f"\r{told:<78}", end="\n" if done >= total else "", file=sys.stderr, flush=True)


def this_year() -> int:
    """The year that it is here."""
    return process_clock()().astimezone().year


def rollup(options: argparse.Namespace) -> int:
    """Print the summary, or all tables as JSON. 0: nothing is odd, 1: something is, 2: no tree, or no cells in it."""
    from assistant.analysis.rollup.cluster import NoCluster
    from assistant.usecases.rolling_up import roll_up, told_summary

    if not options.folder.is_dir():
        print(words.NO_TREE.format(folder=options.folder), file=sys.stderr)
        return UNREADABLE
    if options.page:
        return show_page(options)
    line = Line(words.RECOUNTING if options.recompute else words.READING)
    try:
        found = roll_up(
            options.folder.resolve(),
            options.year or this_year(),
            process_clock(),
            lambda progress: line.tell(progress.done, progress.total, progress.left),
            recompute=options.recompute,
            only=HALVES[options.half],
            scheduler=options.scheduler,
        )
    except NoCluster as error:
        print(error, file=sys.stderr)
        return UNREADABLE
    except KeyboardInterrupt:
        print(f"\n{words.STOPPED}", file=sys.stderr)
        return FAULTS
    if not found.reading.cells:
        print(words.NO_CELLS.format(folder=options.folder), file=sys.stderr)
    written = written_files(options, found) if found.reading.cells else None
    if written is None:
        return UNREADABLE
    if options.json:
        print(json.dumps(all_as_json(found), ensure_ascii=False, indent=1, default=plain))
    else:
        print("\n".join(told_summary(found)))
    for path in written:
        print(words.WRITTEN.format(path=path), file=sys.stderr)
    return FAULTS if found.tables.faults else GOOD


def show_page(options: argparse.Namespace) -> int:
    """Open the committee's page with this tree. The cell's folder that the program works in stays."""
    from assistant.cli.main import parser, serve
    from assistant.usecases.tree_choice import remember_tree

    remember_tree(options.folder)
    page = {"page": "committee", **({"year": str(options.year)} if options.year else {})}
    return serve(argparse.Namespace(**{**vars(parser().parse_args(["serve"])), "page": page}))


def written_files(options: argparse.Namespace, found: Any) -> list[Path] | None:
    """The files that were asked for; None, and why is told, where the committee's own template has an error."""
    from assistant.documents.rendering.template_errors import TemplateError
    from assistant.documents.rendering.word import LostText

    try:
        return write_files(options, found)
    except (TemplateError, LostText) as error:
        print(error, file=sys.stderr)
        return None


def write_files(options: argparse.Namespace, found: Any) -> list[Path]:
    """The files that were asked for."""
    from assistant.usecases.rollup_papers import grades_of_month, quality_summary
    from assistant.usecases.rollup_workbook import workbook_of

    if options.out:
        options.out.write_bytes(workbook_of(found.tables))
    if options.docx:
        now = process_clock()().astimezone()
        paper = (
            grades_of_month(found, now, options.month) if options.month else quality_summary(found, now, options.half)
        )
        options.docx.write_bytes(paper)
    return [path for path in (options.out, options.docx) if path]


def all_as_json(found: Any) -> dict[str, Any]:
    """Every table, row by row."""
    from assistant.usecases.rolling_up import summary

    tables = found.tables
    rows = {
        name: [{key: clean(value) for key, value in row.items()} for row in table.to_dict("records")]
        for name, table in (
            ("cells", tables.cells),
            ("months", tables.by_month),
            ("types", tables.by_type),
            ("areas", tables.by_area),
            ("heat", tables.heat),
            ("meetings", tables.meetings),
            ("tasks", tables.tasks),
        )
    }
    faults = [
        {
            "kind": one.kind.value,
            "path": one.path,
            "cell": one.cell,
            "told": words.fault_sentence(one.kind.value, one.facts),
        }
        for one in tables.faults
    ]
    return {"summary": summary(found), **rows, "faults": faults}


def clean(value: Any) -> Any:
    """A value of a table as JSON has it: nothing for what is not known."""
    return None if not isinstance(value, str | tuple | list) and value != value else value  # noqa: PLR0124 # NaN


def plain(value: Any) -> Any:
    """What JSON does not know: days and moments as text, numbers of numpy as numbers, needs by their facts."""
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "isoformat"):
        return None if value != value else value.isoformat()  # noqa: PLR0124 # NaT
    if hasattr(value, "item"):
        return value.item()
    return {"reason": value.reason.value, "number": value.number}


def simulate(options: argparse.Namespace) -> int:
    """Make the province."""
    from assistant.usecases.province.tree import NotEmpty, make_province

    line, year = Line(province_words.MAKING), options.year or this_year()
    try:
        made = make_province(options.folder, options.cells, options.months, options.seed, year, line.tell)
    except NotEmpty as error:
        print(error, file=sys.stderr)
        return FAULTS
    print(province_words.MADE.format(cells=made.cells, records=made.records, folder=options.folder))
    return GOOD
