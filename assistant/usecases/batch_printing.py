"""In hàng loạt: papers of many records, on every core of the machine, each record by itself.

A record that cannot be printed is told by its file, and the others go on; so it is with one that brings a whole
process down. Workers are started fresh (spawn), as Windows does it, and each renders through the one gate; nothing but
a file's name and a sentence passes between them, so memory does not grow with the number of records.
"""

import csv
import logging
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain.text import folded
from assistant.platform.clock import process_clock
from assistant.platform.os_errors import os_reason
from assistant.platform.patient_files import read_patiently
from assistant.share.lineage import RECORD_NAME
from assistant.usecases import omissions
from assistant.wording import usecases as words

if TYPE_CHECKING:
    from assistant.documents.papers import Paper
    from assistant.domain.meeting import Meeting
    from assistant.usecases.past_meetings import YearRecords

log = logging.getLogger(__name__)
MOST_WORKERS = 60
"""Windows waits for at most 63 processes at once."""
CONFIRMED_FILE = "xac-nhan-thieu.csv"
"""Who let papers go without something that is recorded, in the folder of the papers."""
JOBS_AHEAD = 2
"""Records handed to each worker before its last one is back."""


@dataclass(frozen=True)
class PrintJob:
    """What is wanted of one record: the paper of `form` (or its parts) in `folder`, or as the file `output`."""

    record: Path
    folder: Path
    form: str
    template: Path | None = None
    number: str = ""
    part: str = ""
    pdf: bool = False
    output: Path | None = None
    confirmer: str = ""
    """Who lets papers go that do not show all that is recorded; without a name they are not made."""


@dataclass(frozen=True)
class Outcome:
    """What came of it: the files, how many characters no file can hold, or a Vietnamese sentence why there are none.

    `no_pdf` says that the papers are there and only a PDF could not be made.
    """

    record: Path
    files: tuple[Path, ...] = ()
    removed: int = 0
    error: str = ""
    no_pdf: bool = False
    elsewhere: str = ""
    """Where the secret part of the meeting is, for a record that does not have it."""
    left_out: tuple[str, ...] = ()
    """Records of the year that a paper of the year should tell of and could not be read."""
    unprinted: tuple[str, ...] = ()
    """What the record holds and a paper does not show: a sentence a paper, with its file's name."""
    held_back: tuple[str, ...] = ()
    """Papers that were not made because nobody confirmed what they do not show: everything they lack, by file."""
    practice: bool = False
    """The meeting was one to practise with, and its papers say so."""


OnOutcome = Callable[[Outcome], None]


def run_jobs(jobs: Iterable[PrintJob], workers: int, told: OnOutcome) -> None:
    """Do every job and tell each outcome as it comes, in no order. One worker works in this very process."""
    waiting = deque(jobs)
    workers = min(workers, MOST_WORKERS, len(waiting))
    if workers <= 1:
        for job in waiting:
            told(do_job(job))
        return
    while waiting:
        for suspect in run_in_pool(waiting, workers, told):
            lone = deque([suspect])
            if run_in_pool(lone, 1, told):
                told(Outcome(suspect.record, error=words.PRINTING_CRASHED.format(record=suspect.record)))


def run_in_pool(waiting: deque[PrintJob], workers: int, told: OnOutcome) -> list[PrintJob]:
    """Take jobs from `waiting` until there are none; where a worker died, those that were under way then."""
    pool = ProcessPoolExecutor(workers, get_context("spawn"), prepare_worker)
    under_way: dict[Future[Outcome], PrintJob] = {}
    try:
        while waiting or under_way:
            while waiting and len(under_way) < workers * JOBS_AHEAD:
                job = waiting.popleft()
                try:
                    under_way[pool.submit(do_job, job)] = job
                except BrokenProcessPool:
                    return [job, *under_way.values()]
            done, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in done:
                if isinstance(future.exception(), BrokenProcessPool):
                    return list(under_way.values())
                told(future.result())
                del under_way[future]
    finally:
        pool.shutdown(cancel_futures=True)
    return []


def prepare_worker() -> None:
    """A worker before its first record: Ctrl+C is for the one who started it; Word is loaded."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from assistant.documents import papers  # noqa: F401


def do_job(job: PrintJob) -> Outcome:
    """One record, from its file to the finished papers."""
    from assistant.documents import papers
    from assistant.documents.facts.secret_annex import elsewhere_notice
    from assistant.documents.rendering import word
    from assistant.journal.record import RecordError, load
    from assistant.share.belonging import cell_folder_of
    from assistant.share.errors import ShareError

    try:
        meeting, home = load(read_patiently(job.record), job.record), cell_folder_of(job.record)
        year = year_for(job.form, meeting, home)
        order = year.order(meeting, job.part, job.number)
        made = papers.print_parts(meeting, job.form, job.template, order, home)
        good = [paper for paper in made if job.confirmer or not omissions.unconfirmed(meeting, job.form, [paper])]
        held = tuple(held_back(paper) for paper in made if paper not in good)
        if job.confirmer:
            note_confirmed(job, meeting, made)
        saved = save_papers(job, good)
        saved = replace(saved, held_back=held, left_out=year.problems)
        return replace(saved, elsewhere=elsewhere_notice(meeting), practice=meeting.cell.practice)
    except ShareError as error:
        return Outcome(job.record, error=error.alone)
    except (RecordError, papers.PaperError, word.TemplateError, word.LostText) as error:
        return Outcome(job.record, error=str(error))
    except OSError as error:
        return Outcome(job.record, error=words.RECORD_NOT_READ.format(record=job.record, why=os_reason(error)))
    except Exception as error:
        log.exception("a paper of %s could not be made", job.record)
        why = f"{type(error).__name__}: {error}"
        return Outcome(job.record, error=words.PRINTING_FAILED.format(record=job.record, why=why))


def year_for(form: str, meeting: "Meeting", home: Path | None) -> "YearRecords":
    """The other records of the meeting's year, for a paper that tells of them all and a record in its cell's folder."""
    from assistant.documents import papers
    from assistant.documents.facts.phrases import meeting_start
    from assistant.usecases.past_meetings import YearRecords, year_of

    return year_of(home, meeting_start(meeting).year) if home and papers.find_form(form).yearly else YearRecords()


def held_back(paper: "Paper") -> str:
    """A paper that nobody let go, with everything it does not show."""
    from assistant.documents.templates import gate

    return words.HELD_BACK.format(file=paper.name, what="; ".join(gate.omission_lines(paper.unprinted)))


def note_confirmed(job: PrintJob, meeting: "Meeting", made: Sequence["Paper"]) -> None:
    """Who let which papers go without what, in a table beside them: the record is not ours to write here."""
    from assistant.documents.templates import gate

    job.folder.mkdir(parents=True, exist_ok=True)
    path = job.folder / CONFIRMED_FILE
    now = process_clock()().astimezone().isoformat(timespec="seconds")
    rows = [
        (now, job.confirmer, str(job.record), paper.name, "; ".join(gate.omission_lines(short)))
        for paper in made
        if (short := omissions.unconfirmed(meeting, job.form, [paper]))
    ]
    if not rows:
        return
    new = not path.is_file()
    with path.open("a", encoding="utf-8-sig" if new else "utf-8", newline="") as stream:
        csv.writer(stream).writerows([*([words.CONFIRMED_COLUMNS] if new else []), *rows])


def save_papers(job: PrintJob, made: Sequence["Paper"]) -> Outcome:
    """The papers written, each with its PDF where that was wished."""
    from assistant.documents.rendering import pdf
    from assistant.documents.templates import gate
    from assistant.share import atomic

    job.folder.mkdir(parents=True, exist_ok=True)
    files: list[Path] = []
    removed = sum(paper.removed for paper in made)
    sentences = [(paper.name, gate.omission_sentence(paper.unprinted)) for paper in made]
    unprinted = tuple(f"{name}: {sentence}" for name, sentence in sentences if sentence)
    for paper in made:
        target = job.output if job.output and len(made) == 1 else job.folder / paper.name
        atomic.write(target.resolve(), paper.data)
        files.append(target)
        if job.pdf:
            try:
                atomic.write(target.resolve().with_suffix(".pdf"), pdf.to_pdf(paper.data, paper.name))
            except pdf.NoPdf as error:
                return Outcome(job.record, tuple(files), removed, str(error), no_pdf=True, unprinted=unprinted)
            files.append(target.with_suffix(".pdf"))
    return Outcome(job.record, tuple(files), removed, unprinted=unprinted)


def find_records(given: Iterable[Path]) -> list[Path]:
    """The record files meant: a file is itself, a folder stands for every `ho-so.json` below it; each once."""
    found = [one for path in given for one in (sorted(path.rglob(RECORD_NAME)) if path.is_dir() else [path])]
    return list({path.resolve(): path for path in found}.values())


def output_folders(found: Sequence[Path], out: Path) -> list[Path]:
    """A folder of its own below `out` for the papers of each record, laid out as the records are."""
    below = relative_paths([path.resolve() for path in found])
    taken: set[str] = set()
    return [unique_folder(out / (p.parent if p.name == RECORD_NAME else p.with_suffix("")), taken) for p in below]


def relative_paths(whole: Sequence[Path]) -> list[Path]:
    """The paths from the folder that holds all of them; from the roots of their disks where there is none."""
    try:
        root = os.path.commonpath([path.parent.parent for path in whole])
    except ValueError:  # two disks of Windows
        return [Path(path.drive.strip("\\/:") or "_", *path.parts[1:]) for path in whole]
    return [path.relative_to(root) for path in whole]


def unique_folder(folder: Path, taken: set[str]) -> Path:
    """The folder, with a number where another record has it already."""
    number, wanted = 1, folder
    while folded(str(wanted)) in taken:
        number += 1
        wanted = folder.with_name(f"{folder.name} ({number})")
    taken.add(folded(str(wanted)))
    return wanted
