"""Văn bản: the dialog that lists the papers of a meeting, proposes their numbers, shows, prints and dates them."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypedDict

from assistant.documents.facts.invitation import is_number_of
from assistant.documents.facts.phrases import meeting_start, zone_of
from assistant.domain import numbering
from assistant.domain.meeting import Meeting
from assistant.domain.numbering import IssuedNumber
from assistant.domain.paper import PaperUse
from assistant.domain.secrecy import has_secrets_here
from assistant.journal.machine import this_machine
from assistant.journal.store import Store
from assistant.platform.clock import Clock
from assistant.platform.deadlines import answer_within
from assistant.platform.paths import papers_folder, workspace
from assistant.platform.patient_files import read_patiently
from assistant.share.errors import ShareError
from assistant.share.outbox import Outbox
from assistant.usecases import omissions
from assistant.usecases.bad_input import BadInput
from assistant.usecases.downloads import download_address
from assistant.usecases.editions import Edition, Editions
from assistant.usecases.making import made_beside
from assistant.usecases.minutes_printing import annex_state, print_minutes, printed_state
from assistant.usecases.number_register import NumberBook, Register
from assistant.usecases.outdated_papers import PrintedRow, printed_minutes, printed_papers
from assistant.usecases.past_meetings import NO_RECORDS, YearRecords, year_of
from assistant.usecases.publishing import MeetingFolders
from assistant.usecases.sending import FileLink
from assistant.wording import usecases as words
from assistant.wording.documents import PRACTISED
from assistant.wording.numbering import note
from assistant.wording.titles import subject_line

if TYPE_CHECKING:
    from assistant.documents.papers import FormLine, Paper

MINUTES = "bien-ban"
MINUTES_CODE = "BB"
YEAR_SECONDS = 8.0
ANNOUNCED = ("TB", "GM")
"""Papers whose number may stand in the record already (số thông báo, giấy mời)."""


class PaperRow(TypedDict):
    """One paper in the dialog: what it lacks, its number, what was printed of it."""

    name: str
    title: str
    ready: bool
    complete: bool
    state: str
    usual: bool
    use: Annotated[str, PaperUse]
    numbered: bool
    number: str
    proposed: str
    notes: list[str]
    issued: list[str]
    struck: list[str]
    refused: str
    printed: list[PrintedRow]


class Offered(TypedDict):
    """Every paper the cell can issue, and what is wrong with its register of numbers."""

    papers: list[PaperRow]
    problems: list[str]


class PreviewPage(TypedDict):
    """One file as it would be printed."""

    name: str
    lines: list[str]


class Preview(TypedDict):
    """The files of one paper, and what they do not show."""

    pages: list[PreviewPage]
    left_out: list[str]


class HandedOut(TypedDict, total=False):
    """Either what is asked first (`ask`), or the files that were made and all that was printed of the paper.

    `confirmer` is there where a name is asked for too, since the paper does not show all that is recorded; it is the
    likeliest.
    """

    ask: list[str]
    confirmer: str
    files: list[FileLink]
    printed: list[PrintedRow]


class Issuing:
    """What the dialog can do. Word is only loaded when it is opened."""

    def __init__(self, data: Path, clock: Clock, outbox: Outbox, folders: MeetingFolders | None) -> None:
        self._clock, self._outbox, self._folders = clock, outbox, folders
        folder = workspace()
        self.where = this_machine(data).name
        """The name of this machine, where what a paper lacks is confirmed."""
        self._register = Register(data, folder) if folder else None

    def offered_papers(self, store: Store) -> Offered:
        """Every paper the cell can issue from this record: what it lacks, its number, what was printed and when."""
        from assistant.documents import papers

        store.refresh()
        meeting, book = store.meeting, self._book()
        done = Editions(papers_folder(meeting.id))
        rows = [self._row(meeting, one, book, done) for one in papers.form_lines(meeting) if not is_private(one.name)]
        return {"papers": rows, "problems": list(book.problems)}

    def _row(self, meeting: Meeting, one: "FormLine", book: NumberBook, done: Editions) -> PaperRow:
        from assistant.documents.catalogue import FORMS

        form = FORMS[one.name]
        day = meeting_start(meeting).date()
        run = numbering.same_run(book.issued, book.habit, form.code, meeting.cell.symbol, day) if form.code else []
        struck = numbering.same_run(book.struck, book.habit, form.code, meeting.cell.symbol, day) if form.code else []
        open_to_number = bool(form.code) and not (one.name == MINUTES and meeting.frozen)
        proposed = numbering.propose_number(run, book.habit, day, struck) if open_to_number else ""
        mine = [issued.number for issued in run if issued.paper == register_key(meeting, one.name)]
        given = meeting.details.number if one.name == MINUTES else mine[-1] if mine else ""
        own = done.number(one.name) or given
        if own not in mine and any(s.number == own and s.paper == register_key(meeting, one.name) for s in struck):
            own = ""
        known = form.code in ANNOUNCED and is_number_of(meeting.details.notice.strip(), form.code)
        return {
            "name": one.name,
            "title": one.title,
            "ready": one.state.ready,
            "complete": one.state.complete,
            "state": str(one.state),
            "usual": form.in_set(meeting) and one.name != MINUTES,
            "use": form.use.value,
            "numbered": bool(form.code),
            "number": own or ("" if known or one.name == MINUTES else proposed),
            "proposed": proposed,
            "notes": [note(one) for one in numbering.register_faults(run, book.habit, struck)],
            "issued": mine,
            "struck": [note(numbering.struck_sentence(one)) for one in struck],
            "refused": print_failure(meeting) if one.name == MINUTES else "",
            "printed": printed_minutes(meeting) if one.name == MINUTES else self._shown(meeting, done, one.name, book),
        }

    def next_minutes_number(self, meeting: Meeting) -> str:
        """The number proposed for the minutes; empty where they have one, or the cell numbers by hand."""
        if meeting.details.number.strip():
            return ""
        book, day = self._book(), meeting_start(meeting).date()
        lists = (book.issued, book.struck)
        run, struck = (numbering.same_run(one, book.habit, MINUTES_CODE, meeting.cell.symbol, day) for one in lists)
        return numbering.propose_number(run, book.habit, day, struck)

    def number_doubts(self, meeting: Meeting) -> list[str]:
        """What speaks against the number that the minutes have."""
        return self._objections(meeting, MINUTES, meeting.details.number)

    async def preview(self, store: Store, form: str, number: str) -> Preview:
        """The lines of a paper as it would be printed now, each part by its file's name, and what it does not show."""
        from assistant.documents.templates import gate

        store.refresh()
        year = self._records(store.meeting, form)
        pages = await made_beside(store, lambda meeting: make_papers(meeting, form, number, year))
        told = dict.fromkeys(gate.omission_sentence(page.unprinted) for page in pages)
        left_out = [*year.problems, *filter(None, told)]
        return {"pages": [{"name": p.name, "lines": list(p.lines)} for p in pages], "left_out": left_out}

    async def hand_out(
        self, store: Store, form: str, number: str, *, sure: bool = False, confirmer: str = ""
    ) -> HandedOut:
        """Print one paper (the minutes only where the server could not: it prints them when they stand) and send it.

        What speaks against its number is asked first; `sure` prints all the same. What the paper does not show of the
        record is asked too, and wants a name (`confirmer`).
        """
        store.refresh()
        if form == MINUTES:
            return await self._minutes_again(store, confirmer if sure else "")
        if is_private(form):
            raise BadInput(words.ANNEX_PRINTS_ITSELF)
        year = self._records(store.meeting, form)
        made = await made_beside(store, lambda meeting: make_papers(meeting, form, number, year))
        short = omissions.unconfirmed(store.meeting, form, made)
        doubts = [] if sure else [*self._objections(store.meeting, form, number), *year.problems]
        if doubts or (short and not confirmer.strip()):
            return asked(store.meeting, doubts, short)
        if short:
            omissions.confirm(store, form, omissions.template_name(made), short, confirmer, self.where)
        meeting = store.meeting
        share = self._folders.of(meeting) if self._folders else None
        done, files = Editions(papers_folder(meeting.id)), []
        for paper in made:
            kept = keep_paper(done, meeting, form, number, paper, self._clock)
            if share:
                self._outbox.put(meeting.id, share / kept.file, paper.data)
            files.append(FileLink(name=kept.file, url=download_address(meeting.id, kept.file)))
        self.register(meeting, form, number)
        return {"files": files, "printed": self._shown(meeting, done, form, self._book())}

    async def _minutes_again(self, store: Store, confirmer: str) -> HandedOut:
        """The minutes that were refused printed after all: their template is mended, or what they lack confirmed."""
        if store.meeting.moved or not print_failure(store.meeting):
            raise BadInput(words.MINUTES_PRINT_THEMSELVES)
        for form in minutes_and_annex(store.meeting):
            made = await made_beside(store, partial(make_papers, form=form, number=""))
            if short := omissions.unconfirmed(store.meeting, form, made):
                if not confirmer.strip():
                    return asked(store.meeting, [], short)
                omissions.confirm(store, form, omissions.template_name(made), short, confirmer, self.where)
        meeting = store.meeting
        paper = await asyncio.to_thread(print_minutes, meeting, again=True)
        if paper is None:
            raise BadInput(print_failure(meeting))
        if self._folders:
            self._outbox.put(meeting.id, self._folders.of(meeting) / paper.name, read_patiently(paper))
        file = FileLink(name=paper.name, url=download_address(meeting.id, paper.name))
        return {"files": [file], "printed": printed_minutes(meeting)}

    def register(self, meeting: Meeting, form: str, number: str) -> None:
        """Write the number into the cell's register, where this kind of paper has one and it was given one."""
        issued = issued_number(meeting, form, number)
        if issued and self._register:
            before = [one for one in self._book().struck if replace(one, again=0).what == issued.what]
            self._put(meeting, replace(issued, again=len(before)))

    def strike(self, store: Store, form: str, number: str, reason: str) -> None:
        """Strike a number that was given by mistake: it stays to be seen in the register, with the reason."""
        store.refresh()
        meeting = store.meeting
        if not reason:
            raise BadInput(words.NO_REASON)
        if form == MINUTES and meeting.frozen and number == meeting.details.number.strip():
            raise BadInput(words.IN_THE_MINUTES)
        found = [o for o in self._book().issued if o.paper == register_key(meeting, form) and o.number == number]
        if not found:
            raise BadInput(words.NOT_ISSUED.format(number=number))
        today = self._clock().astimezone(zone_of(meeting)).date()
        self._put(meeting, replace(found[0], struck=reason, struck_on=today))

    def _put(self, meeting: Meeting, issued: IssuedNumber) -> None:
        if self._register:
            target, data = self._register.keep(issued)
            self._outbox.put(meeting.id, target, data)

    def _shown(self, meeting: Meeting, done: Editions, form: str, book: NumberBook) -> list[PrintedRow]:
        printed = any(name == form for name, _ in done.latest())
        year = self._year(meeting, form) if printed else None
        rows = printed_papers(meeting, done, form, year)
        paper = register_key(meeting, form)
        stand = {one.number for one in book.issued if one.paper == paper}
        gone = {one.number for one in book.struck if one.paper == paper} - stand
        return [
            {**row, "stale": [*row["stale"], words.NUMBER_GONE] if row["number"] in gone else row["stale"]}
            for row in rows
        ]

    def _records(self, meeting: Meeting, form: str) -> YearRecords:
        """The records a paper of the year needs; BadInput where the folder does not answer."""
        year = self._year(meeting, form)
        if year is None:
            raise BadInput(words.YEAR_AWAY)
        return year

    def _year(self, meeting: Meeting, form: str) -> YearRecords | None:
        """The records of the year, for a paper that tells of them all; None where the folder does not answer."""
        from assistant.documents.catalogue import FORMS

        folder = workspace()
        if form not in FORMS or not FORMS[form].yearly or folder is None:
            return NO_RECORDS
        failure = "the records of the year cannot be read"
        return answer_within(YEAR_SECONDS, lambda: year_of(folder, meeting_start(meeting).year), failure)

    def _objections(self, meeting: Meeting, form: str, number: str) -> list[str]:
        issued = issued_number(meeting, form, number)
        if issued is None:
            return []
        book = self._book()
        run = numbering.same_run(book.issued, book.habit, issued.kind, issued.issuer, issued.day)
        struck = numbering.same_run(book.struck, book.habit, issued.kind, issued.issuer, issued.day)
        return [note(one) for one in numbering.objections(run, book.habit, number, issued.paper, struck)]

    def _book(self) -> NumberBook:
        return self._register.book() if self._register else NumberBook()


def asked(meeting: Meeting, doubts: Sequence[str], short: Sequence[str]) -> HandedOut:
    """What is asked before a paper is made: doubts, then everything recorded that it does not show."""
    from assistant.documents.templates import gate

    if not short:
        return {"ask": list(doubts)}
    lines = [words.NOT_SHOWN, *(f"– {line}" for line in gate.omission_lines(short))]
    return {"ask": [*doubts, *lines], "confirmer": omissions.likely_confirmer(meeting)}


def minutes_and_annex(meeting: Meeting) -> list[str]:
    """What is printed when the minutes stand."""
    from assistant.documents.papers import ANNEX

    return [*([ANNEX] if has_secrets_here(meeting) else []), MINUTES]


def print_failure(meeting: Meeting) -> str:
    """Why the minutes that stand, or their annex, could not be printed; empty where they were, or do not stand."""
    return (printed_state(meeting.id).error or annex_state(meeting.id).error) if meeting.frozen else ""


def is_private(form: str) -> bool:
    """Whether the document holds what is kept apart: it is no paper to hand out."""
    from assistant.documents.catalogue import FORMS

    return form in FORMS and FORMS[form].private


def make_papers(meeting: Meeting, form: str, number: str, year: YearRecords = NO_RECORDS) -> list["Paper"]:
    """The paper, or one for each part; why it cannot be printed is said in words."""
    from assistant.documents import papers
    from assistant.documents.rendering import word

    try:
        return papers.print_parts(meeting, form, order=year.order(meeting, number=number))
    except (papers.PaperError, word.TemplateError, word.LostText) as error:
        raise BadInput(str(error)) from error


def keep_paper(done: Editions, meeting: Meeting, form: str, number: str, paper: "Paper", clock: Clock) -> Edition:
    """The paper kept on this machine, with what it was filled from."""
    from assistant.documents import freshness

    at, prints = clock().isoformat(), freshness.field_digests(paper.facts)
    edition = Edition(form, paper.part, "", at, meeting.version, number, prints, paper.unprinted)
    try:
        return done.add(edition, paper.name, paper.data)
    except ShareError as error:
        raise BadInput(str(error)) from error


def issued_number(meeting: Meeting, form: str, number: str) -> IssuedNumber | None:
    """The number as the register keeps it; None for a paper without one."""
    from assistant.documents.catalogue import FORMS

    code = FORMS[form].code if form in FORMS else ""
    if not code or not number.strip():
        return None
    day = meeting_start(meeting).date()
    title = f"{FORMS[form].title} {subject_line(meeting)}".strip()
    title = PRACTISED.format(title=title) if meeting.cell.practice else title
    return IssuedNumber(number.strip(), code, meeting.cell.symbol, day, register_key(meeting, form), title)


def register_key(meeting: Meeting, form: str) -> str:
    """Whose number the register says it is."""
    return f"{meeting.id} {form}"
