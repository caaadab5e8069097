"""`chibo`: every command, with help and errors in Vietnamese. Exit codes: 0 good, 1 gaps or refused, 2 unreadable."""

import argparse
import errno
import json
import os
import stat
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.cli import finding, hub, papers, registers, rollup, rules
from assistant.cli.arguments import Parser, host_name, integer_between, network_address
from assistant.cli.papers import GAPS, GOOD, UNREADABLE
from assistant.cli.stop import stop
from assistant.platform.clock import process_clock
from assistant.platform.deadlines import answer_within
from assistant.platform.os_errors import os_reason
from assistant.platform.paths import data_dir, last_folder_note, remembered_folder, whole_path
from assistant.platform.patient_files import read_patiently
from assistant.platform.version import program_version
from assistant.rules.loader import RULE_SETS
from assistant.wording import cli as words
from assistant.wording import rollup as rollup_words
from assistant.wording.checks import check_sentence
from assistant.wording.domain import MARK
from assistant.wording.own_command import typed as typed_command
from assistant.wording.usecases import RECORD_NOT_READ

__all__ = ["GAPS", "GOOD", "UNREADABLE", "main"]

PATIENCE = 2.0
"""Seconds in which the share shows the cell's settings, so that what is wrong with the file is told at the start."""
MOST_PAGES, MOST_JOBS = 200, 60
"""Pages of a role that may be allowed at once: each takes some 60 MB of this machine."""


def parser() -> Parser:
    """All commands."""
    top = Parser(prog="chibo", description=words.CHIBO)
    top.add_argument("--version", action="version", version=f"Chibo {program_version()}", help=words.VERSION)
    commands = top.add_subparsers(dest="command", metavar=words.COMMAND, title=words.COMMANDS, parser_class=Parser)
    serve = add_command(commands, "serve", words.SERVE)
    add_serve_options(serve, argparse.SUPPRESS)
    add_command(commands, "stop", words.STOP)
    hub.add_hub_options(add_command(commands, "hub", words.HUB))
    init = add_command(commands, "init", words.INIT)
    init.add_argument("folder", metavar=words.FOLDER, type=Path, help=words.NEW_FOLDER)
    init.add_argument("--sample", action="store_true", help=words.SAMPLE)
    add_render_options(add_command(commands, "render", words.RENDER))
    add_template_options(add_command(commands, "template", words.TEMPLATE))
    check = add_command(commands, "check", words.CHECK)
    check.add_argument("record", metavar="HO-SO.json", type=Path, help=words.RECORD)
    check.add_argument("--json", action="store_true", help=words.AS_JSON)
    add_rules_options(add_command(commands, "rules", words.RULES))
    add_command(commands, "schema", words.SCHEMA)
    finding.add_find_options(add_command(commands, "find", words.FIND))
    registers.add_register_options(add_command(commands, "register", words.REGISTER))
    rollup.add_rollup_options(add_command(commands, "rollup", rollup_words.ROLLUP))
    rollup.add_simulate_options(add_command(commands, "simulate", rollup_words.SIMULATE))
    registers.add_report_options(add_command(commands, "year", words.YEAR))
    add_serve_options(top, None)
    return top


def add_command(commands: Any, name: str, does: str) -> Parser:
    """A command, told in the list of commands and at the head of its own help."""
    command: Parser = commands.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")
    return command


def add_rules_options(listing: Parser) -> None:
    """The options of `rules`."""
    listing.add_argument("--on", type=rules.day_of, default=None, metavar=words.DAY, help=words.RULES_OF_DAY)
    listing.add_argument("--set", choices=RULE_SETS, default=None, metavar=words.SET, help=words.RULES_OF_SET)
    listing.add_argument("--workspace", type=Path, default=None, metavar=words.FOLDER, help=words.RULES_OF_FOLDER)


def add_render_options(render: Parser) -> None:
    """The options of `render`."""
    render.add_argument("record", metavar="HO-SO.json", type=Path, nargs="+", help=words.RECORDS)
    render.add_argument("--out", type=Path, metavar=words.FOLDER, help=words.RENDERED_INTO)
    render.add_argument(
        "--jobs", type=integer_between(1, MOST_JOBS), default=0, metavar=words.COUNT, help=words.PROCESSES
    )
    render.add_argument("--form", default="bien-ban", metavar=words.FORM, help=words.RENDERED_FORM)
    render.add_argument("-o", "--output", type=Path, metavar=words.WORD_FILE, help=words.RENDERED_AS)
    render.add_argument("--template", type=Path, metavar=words.TEMPLATE_FILE, help=words.BY_TEMPLATE)
    render.add_argument("--part", default="", metavar=words.PART, help=words.ONE_PART)
    render.add_argument("--number", default="", metavar=words.COUNT, help=words.PAPER_NUMBER)
    render.add_argument("--pdf", action="store_true", help=words.PDF_TOO)
    render.add_argument("--xac-nhan-thieu", dest="confirmer", default="", metavar=words.NAME, help=words.CONFIRM_SHORT)
    render.add_argument("--list", action="store_true", help=words.LIST)


def add_template_options(template: Parser) -> None:
    """What `template` does."""
    actions = template.add_subparsers(
        dest="action", metavar=words.ACTION, title=words.ACTIONS, parser_class=Parser, required=True
    )
    checking = add_command(actions, "check", words.CHECK_TEMPLATE)
    checking.add_argument("file", metavar=words.TEMPLATE_FILE, type=Path, help=words.A_TEMPLATE)
    checking.add_argument("--form", default="", metavar=words.FORM, help=words.FORM_BY_NAME)
    listing = add_command(actions, "fields", words.LIST_FIELDS)
    listing.add_argument("form", metavar=words.FORM, help=words.A_FORM)
    listing.add_argument("--docx", type=Path, metavar=words.WORD_FILE, help=words.FIELDS_AS_WORD)
    seen = add_command(actions, "preview", words.PREVIEW)
    seen.add_argument("name", metavar=words.TEMPLATE_NAME, help=words.FORM_OR_TEMPLATE)
    seen.add_argument("--form", default="", metavar=words.FORM, help=words.FORM_BY_NAME)
    seen.add_argument("--out", type=Path, metavar=words.WORD_FILE, help=words.PREVIEW_AS_WORD)


def add_serve_options(command: argparse.ArgumentParser, default: str | None) -> None:
    """The options of `serve`, which are also those of a bare `chibo`; `default` keeps what was said before `serve`."""

    def option(name: str, does: str, **more: Any) -> None:
        command.add_argument(name, help=does, default=default, **more)

    option("--workspace", words.SERVED_FOLDER, type=Path, metavar=words.FOLDER)
    option("--sample", words.SERVED_SAMPLE, action="store_true")
    option("--port", words.SERVED_PORT, type=integer_between(0, 65_535), metavar=words.PORT)
    option("--no-browser", words.NO_BROWSER, action="store_true")
    option("--lan", words.LAN, nargs="?", const="", type=network_address, metavar=words.ADDRESS)
    option("--trust-proxy", words.TRUST_PROXY, type=host_name, metavar=words.SITE_NAME, dest="proxy")
    pages = integer_between(1, MOST_PAGES)
    option("--max-projectors", words.MOST_PROJECTORS, type=pages, metavar=words.COUNT)
    option("--max-chairs", words.MOST_CHAIRS, type=pages, metavar=words.COUNT)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Windows consoles are not UTF-8 by themselves
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = argparse.Namespace(command="")
    try:
        try:
            options = parser().parse_args(arguments)
            return COMMANDS[options.command or "serve"](options)
        finally:
            if sys.stdout:  # what cannot be written is told now, in our words, and not by Python while it ends
                sys.stdout.flush()
    except KeyboardInterrupt:
        print(words.STOPPED, file=sys.stderr)
    except OSError as error:
        unread = nobody_reads(error)
        write_no_more()
        if unread:  # whoever did (`| more`) has seen enough
            return GAPS
        what = error.filename or options.command or "serve"
        print(words.CANNOT.format(what=what, why=os_reason(error)), file=sys.stderr)
    return GAPS


def nobody_reads(error: OSError) -> bool:
    """Whether the pipe into which is printed was closed: Windows says so by the number of a wrong name."""
    if os.name != "nt" or error.errno != errno.EINVAL or error.filename:
        return isinstance(error, BrokenPipeError)
    return bool(sys.stdout) and stat.S_ISFIFO(os.fstat(sys.stdout.fileno()).st_mode)


def write_no_more() -> None:
    """What still waits to be printed goes nowhere, so that Python does not try it again at the very end, in English."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def serve(options: argparse.Namespace) -> int:
    """Open the app. The first start makes a sample cell, so that a meeting can be run at once."""
    from assistant.server.serve import serve as run
    from assistant.usecases.opened_folder import SAMPLE_FOLDER
    from assistant.workspace.profile import read_profile

    if options.sample and options.workspace:
        print(words.SAMPLE_OR_FOLDER, file=sys.stderr)
        return GAPS
    folder = None if options.sample else options.workspace or remembered_folder()
    if folder is None:
        folder = data_dir() / SAMPLE_FOLDER
        if not folder.exists() and not first_sample(folder):
            return GAPS
    if not folder.is_dir():
        if folder.exists() or folder != remembered_folder():
            sentence = words.NO_CELL_FOLDER_BUT_FILE if folder.exists() else words.NO_CELL_FOLDER
            print(sentence.format(folder=folder, init=typed_command("chibo init")), file=sys.stderr)
            return GAPS
        # The share is away, the meeting of tonight is not: what this machine holds of it is opened.
        print(words.CELL_FOLDER_AWAY.format(folder=folder), file=sys.stderr)
    folder = whole_path(folder)
    if lost := answer_within(PATIENCE, lambda: read_profile(folder).doubt, "the cell's settings were not read in time"):
        print(f"{MARK['missing']} {lost}", file=sys.stderr)
    lan = None if options.lan is None else [options.lan] if options.lan else []
    most = {"most_chairs": options.max_chairs, "most_projectors": options.max_projectors}
    return run(
        folder,
        options.port,
        not options.no_browser,
        lan=lan,
        most={k: v for k, v in most.items() if v},
        proxy=options.proxy or "",
        chosen=last_folder_note() if options.workspace else None,
        page=getattr(options, "page", None),
    )


def first_sample(folder: Path) -> bool:
    """Make the sample cell of the first start; what came of it is told."""
    from assistant.journal.database import JournalUnusable
    from assistant.usecases.opened_folder import make_first_sample
    from assistant.workspace.init import CannotInit

    try:
        make_first_sample(folder)
    except (CannotInit, JournalUnusable) as error:
        print(error, file=sys.stderr)
        return False
    print(words.SAMPLE_MADE.format(folder=folder))
    return True


def init(options: argparse.Namespace) -> int:
    """Make the cell's folder."""
    from assistant.usecases.opened_folder import make_sample
    from assistant.workspace.init import CannotInit
    from assistant.workspace.init import init as make

    try:
        made = make_sample(options.folder) if options.sample else make(options.folder, sample=False)
    except CannotInit as error:
        print(error, file=sys.stderr)
        return GAPS
    for path in made:
        print(words.MADE.format(path=path))
    print(words.AND_NOW.format(chibo=typed_command("chibo"), folder=options.folder))
    return GOOD


def check_record(options: argparse.Namespace) -> int:
    """Check a record against its rules."""
    from assistant.documents.facts.secret_annex import elsewhere_notice
    from assistant.domain.checks import CheckState, all_checks
    from assistant.journal.record import RecordError, load

    try:
        meeting = load(read_patiently(options.record), options.record)
    except RecordError as error:
        print(error, file=sys.stderr)
        return UNREADABLE
    except OSError as error:
        print(RECORD_NOT_READ.format(record=options.record, why=os_reason(error)), file=sys.stderr)
        return UNREADABLE
    if meeting.cell.practice:
        print(words.PRACTICE_RECORD, file=sys.stderr)
    if meeting.withheld:
        print(elsewhere_notice(meeting), file=sys.stderr)
    found = all_checks(meeting, meeting.ended() or now())
    if options.json:
        rows = [
            {"code": c.code, "state": c.state.value, "text": check_sentence(c), "basis": c.basis, "item": c.item}
            for c in found
        ]
        print(json.dumps({"meeting": meeting.id, "checks": rows}, ensure_ascii=False, indent=2))
    else:
        for one in found:
            print(f"{MARK[one.state.value]} {check_sentence(one)}{f'  [{one.basis}]' if one.basis else ''}")
    return GAPS if any(c.state is CheckState.MISSING for c in found) else GOOD


def now() -> datetime:
    """This moment."""
    return process_clock()()


def print_schema(options: argparse.Namespace) -> int:
    """Print the JSON Schema of the record."""
    from assistant.journal.record import schema as published

    print(json.dumps(published(), ensure_ascii=False, indent=2))
    return GOOD


COMMANDS = {
    "serve": serve,
    "stop": stop,
    "hub": hub.hub,
    "init": init,
    "render": papers.render,
    "template": papers.run_template,
    "check": check_record,
    "rules": rules.list_rules,
    "schema": print_schema,
    "find": finding.find,
    "register": registers.register,
    "rollup": rollup.rollup,
    "simulate": rollup.simulate,
    "year": registers.year,
}
