"""`chibo render` and `chibo template`: papers from records, of one or of thousands, and the care of Word templates."""

import argparse
import sys
from pathlib import Path

from assistant.platform.clock import process_clock
from assistant.platform.cores import usable_cores
from assistant.platform.os_errors import os_reason
from assistant.platform.paths import whole_path
from assistant.platform.patient_files import read_patiently
from assistant.share.lineage import RECORD_NAME
from assistant.usecases import batch_printing
from assistant.wording import cli as words
from assistant.wording.domain import MARK
from assistant.wording.usecases import RECORD_NOT_READ, REMOVED

GOOD, GAPS, UNREADABLE = 0, 1, 2


def render(options: argparse.Namespace) -> int:
    """Print a paper from a record, from many, or list the papers with their state."""
    if options.list:
        return list_papers(options.record[0])
    if len(options.record) == 1 and not options.record[0].is_dir() and not options.out:
        return render_one(options)
    return render_many(options)


def list_papers(record: Path) -> int:
    """Every document with its state for this record."""
    from assistant.documents import papers  # loads python-docx
    from assistant.journal.record import RecordError, load

    if record.is_dir():
        print(words.LIST_OF_ONE.format(folder=record, name=RECORD_NAME), file=sys.stderr)
        return UNREADABLE
    try:
        listed = papers.form_lines(load(read_patiently(record), record))
    except RecordError as error:
        print(error, file=sys.stderr)
        return UNREADABLE
    except OSError as error:
        print(RECORD_NOT_READ.format(record=record, why=os_reason(error)), file=sys.stderr)
        return UNREADABLE
    for form in listed:
        state = "reached" if form.state.complete else "unknown" if form.state.ready else "missing"
        print(f"{MARK[state]} {form.name:20} {form.title}. {form.state}.")
    return GOOD


def print_job(options: argparse.Namespace, record: Path, folder: Path) -> batch_printing.PrintJob:
    """What is wanted of one record."""
    wanted = (options.form, options.template, options.number, options.part, options.pdf)
    return batch_printing.PrintJob(record, folder, *wanted, output=options.output, confirmer=options.confirmer.strip())


def render_one(options: argparse.Namespace) -> int:
    """One record; its papers lie beside it, or where `-o` says. 1 where a paper does not show all that is recorded."""
    if options.output and not folder_exists(options.output):
        return UNREADABLE
    outcome = batch_printing.do_job(print_job(options, options.record[0], options.record[0].parent))
    if outcome.removed:
        print(REMOVED.format(count=outcome.removed), file=sys.stderr)
    for file in outcome.files:
        print(words.SAVED.format(file=file))
    for note in (practised(outcome), outcome.elsewhere, *outcome.left_out, *outcome.unprinted, *outcome.held_back):
        if note:
            print(note, file=sys.stderr)
    if outcome.held_back:
        print(words.HOW_TO_CONFIRM, file=sys.stderr)
    if outcome.error:
        print(outcome.error, file=sys.stderr)
    if outcome.error and not outcome.no_pdf:
        return UNREADABLE
    return GAPS if outcome.no_pdf or outcome.unprinted or outcome.held_back else GOOD


def practised(outcome: batch_printing.Outcome) -> str:
    """That the record is one of practice; empty for any other."""
    return words.PRACTICE_RECORD if outcome.practice else ""


def render_many(options: argparse.Namespace) -> int:
    """Many records on all cores. 0: all printed, 1: some were not or show less than recorded (each named), 2: none."""
    if options.output or not options.out:
        print(words.ONE_FILE if options.output else words.NEEDS_FOLDER, file=sys.stderr)
        return UNREADABLE
    found = batch_printing.find_records(options.record)
    if not found:
        print(
            words.NO_RECORDS.format(name=RECORD_NAME, where=", ".join(map(str, options.record))),
            file=sys.stderr,
        )
        return UNREADABLE
    jobs = [
        print_job(options, record, folder)
        for record, folder in zip(found, batch_printing.output_folders(found, options.out), strict=True)
    ]
    progress = Progress(len(jobs))
    try:
        batch_printing.run_jobs(jobs, options.jobs or usable_cores(), progress.report)
    except KeyboardInterrupt:
        print(words.STOPPED_MIDWAY, file=sys.stderr)
    progress.end()
    told = {"files": progress.files, "good": progress.good, "all": len(jobs), "folder": options.out}
    print(words.SAVED_MANY.format(**told))
    if progress.short:
        print(words.SHORT.format(count=progress.short))
    if progress.held_back:
        print(words.HELD_BACK.format(count=progress.held_back))
        print(words.HOW_TO_CONFIRM)
    if not progress.good:
        return UNREADABLE
    return GAPS if progress.short or progress.held_back or progress.good < len(jobs) else GOOD


class Progress:
    """How far a batch is: one line that is written over on a screen, a line each tenth in a log; failures by name."""

    def __init__(self, total: int) -> None:
        self.total, self.done, self.good, self.files, self.short, self._tenth = total, 0, 0, 0, 0, 0
        self.held_back = 0

    def report(self, outcome: batch_printing.Outcome) -> None:
        """One record is over."""
        self.done += 1
        self.good += not outcome.error
        self.files += len(outcome.files)
        self.short += bool(outcome.unprinted)
        self.held_back += bool(outcome.held_back)
        screen = on_screen()
        if outcome.error:
            print(f"{MARK['missing']} {outcome.record}: {outcome.error}", file=sys.stderr)
        if outcome.removed:
            print(words.REMOVED_IN.format(record=outcome.record, count=outcome.removed), file=sys.stderr)
        for note in filter(None, (practised(outcome), *outcome.left_out, *outcome.unprinted, *outcome.held_back)):
            print(f"{outcome.record}: {note}", file=sys.stderr)
        tenth = self.done * 10 // self.total
        if screen or tenth > self._tenth:
            self._tenth = tenth
            line = words.PROGRESS.format(done=self.done, total=self.total)
            print(line, end="\r" if screen else "\n", file=sys.stderr, flush=True)

    def end(self) -> None:
        """The line stays as it is."""
        if on_screen():
            print(file=sys.stderr)


def on_screen() -> bool:
    """Whether somebody watches the lines come; there may be no window at all (pythonw)."""
    return sys.stderr is not None and sys.stderr.isatty()


def run_template(options: argparse.Namespace) -> int:
    """Check a Word template, show it filled from the sample cell, or list a document's fields."""
    from assistant.documents import papers
    from assistant.documents.rendering import word  # loads python-docx
    from assistant.share.errors import ShareError

    try:
        return TEMPLATE_ACTIONS[options.action](options)
    except ShareError as error:
        print(error.alone, file=sys.stderr)
        return UNREADABLE
    except (papers.PaperError, word.TemplateError, word.LostText) as error:
        print(error, file=sys.stderr)
        return UNREADABLE


def check_template(options: argparse.Namespace) -> int:
    """Everything that is wrong with a template."""
    from assistant.documents import papers
    from assistant.wording.documents import NOT_WORD

    found = papers.check_template(options.file, options.form)
    for finding in found:
        print(f"{MARK['missing']} {finding.place}: {finding.sentence}")
    if any("“" in finding.place for finding in found):
        print(words.WHERE_IN_WORD)
    if not found:
        print(words.GOOD_TEMPLATE)
    unreadable = any(one.sentence == NOT_WORD.format(file=options.file.name) for one in found)
    return UNREADABLE if unreadable else GAPS if found else GOOD


def list_fields(options: argparse.Namespace) -> int:
    """The fields of a document, on the screen or as a Word file."""
    from assistant.documents import papers
    from assistant.documents.templates import field_list
    from assistant.share import atomic

    known, fields = papers.find_template_form(options.form), papers.form_fields(options.form)
    if options.docx and not folder_exists(options.docx):
        return UNREADABLE
    if options.docx:
        styles = papers.find_template("phan-cong", None)
        atomic.write(
            whole_path(options.docx), field_list.field_list_document(known.title, known.template, fields, styles)
        )
        print(words.SAVED.format(file=options.docx))
        return GOOD
    for one in (*fields, *papers.form_names(options.form)):
        example = words.EXAMPLE.format(example=one.example) if one.example else ""
        print(f"{one.path}  [{one.sort}]  {one.meaning}.{example}")
    return GOOD


def preview_template(options: argparse.Namespace) -> int:
    """A template filled from the sample cell: its text on the screen, or the file."""
    from assistant.documents import papers
    from assistant.documents.rendering import word
    from assistant.share import atomic
    from assistant.usecases import template_samples

    path = Path(options.name)
    own = path if path.suffix or path.exists() else None
    if own:
        word.template_bytes(own)  # a file that is not there is told before its name is wondered about
    if options.out and not folder_exists(options.out):
        return UNREADABLE
    form = options.form or (papers.form_of_template(path) if own else options.name)
    paper = template_samples.sample_paper(form, process_clock(), own)
    if options.out:
        atomic.write(whole_path(options.out), paper.data)
        print(words.SAVED.format(file=options.out))
    else:
        print("\n".join(paper.lines))
    return GOOD


def folder_exists(target: Path) -> bool:
    """Whether the folder of a file that is to be written is there; said aloud where it is not."""
    if whole_path(target).parent.is_dir():
        return True
    print(words.NO_FOLDER.format(folder=whole_path(target).parent, name=target.name), file=sys.stderr)
    return False


TEMPLATE_ACTIONS = {"check": check_template, "fields": list_fields, "preview": preview_template}
