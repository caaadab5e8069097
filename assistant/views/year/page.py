"""The year page (`year.ipynb`): a year's figures as charts, its registers, what they show, and its papers."""

import asyncio
import logging
from pathlib import Path

import ipywidgets as ipw

from assistant.domain.meeting import Stage
from assistant.domain.refusal import Refused
from assistant.journal.belonging import Belonging
from assistant.journal.journal import Journal
from assistant.journal.machine import this_machine
from assistant.platform.clock import process_clock
from assistant.platform.kernel_session import query_string
from assistant.platform.paths import data_dir, journal_file, workspace
from assistant.share.outbox import Outbox
from assistant.usecases.bad_input import BadInput
from assistant.usecases.cell_folder import read_cell
from assistant.usecases.new_meeting import NewMeetings
from assistant.usecases.past_meetings import PastMeeting
from assistant.usecases.takeover import Opening
from assistant.usecases.year import YearBook, read_book, write_register
from assistant.views.board_page import BoardPage
from assistant.views.making import made_answer, wanted_meeting
from assistant.views.page import Action, Arguments, PageCommands, address_value
from assistant.views.places import OpenPage, shown_page
from assistant.views.year import present
from assistant.views.year.months import month_rows
from assistant.views.year.states import Year, YearChart, YearMonth
from assistant.views.year.topics import YearTopics
from assistant.widgets.region import Answer, Region
from assistant.wording import views as words
from assistant.wording.usecases import NO_FOLDER
from assistant.workspace.profile import VIETNAM

log = logging.getLogger(__name__)


class YearBoard(Region):
    """The whole year page."""

    draws = "year"


class YearPage(BoardPage):
    """The year page of this machine. The folder is read in a thread, then the charts are drawn in one."""

    def __init__(self, journal: Journal, folder: Path | None, year: int | None) -> None:
        self._folder, self._clock = folder, process_clock()
        self._year = year or self._clock().astimezone(VIETNAM).year
        self._book: YearBook | None = None
        self._charts: list[YearChart] = []
        self._unread = "" if folder else NO_FOLDER
        self._outbox = Outbox(data_dir(), self._clock, folder)
        self._belonging = Belonging(journal, folder, self._outbox.notes)
        machine = this_machine(data_dir())
        self._opening = Opening(self._belonging, machine, folder or data_dir(), self._outbox, self._clock)
        self._topics = YearTopics(folder, self._year, self._clock, self._outbox, journal, self._openable)
        self._new = NewMeetings(self._belonging, self._clock, self._outbox)
        own: dict[str, Action] = {
            **self._topics.page_commands(),
            "Hello": self._seen,
            "MakeMeeting": self._make_meeting,
            "MakeRegister": self._make_register,
            "MakeYearReport": self._make_report,
            "OpenPast": self._open_past,
            "ShowRegister": self._show_register,
        }
        commands = PageCommands(lambda: None, self.show, own)
        board = YearBoard(commands.answer, self._state())
        self.lay(board, journal, lambda: (self._outbox.version(), self._topics.today()))

    def _seen(self, arguments: Arguments, command_id: str) -> Answer:
        if self._reading is None and self._folder is not None:
            self._reading = asyncio.get_event_loop().create_task(self._read(self._folder))
        return {}

    async def _read(self, folder: Path) -> None:
        try:
            self._book = await asyncio.to_thread(self._read_book, folder)
            self.show()
            charts = self._book.charts
            self._charts = await asyncio.to_thread(lambda: [present.chart_state(one) for one in charts])
        except Exception:
            log.exception("the year of %s could not be read", folder)
            self._unread = words.UNREAD
        self.show()

    def _read_book(self, folder: Path) -> YearBook:
        """The year as the folder has it now, without records that are known to be another cell's."""
        book = read_book(folder, self._year, self._clock(), self._is_ours)
        assert book.registers is not None  # made here, in the thread: pandas would hold up the page
        self._topics.read(folder, book)
        return book

    def _is_ours(self, meeting: PastMeeting) -> bool:
        outline = meeting.outline
        return outline is None or self._belonging.has_record(outline.id, outline.workspace)

    def _state(self) -> Year:
        book, this_year = self._book, self._topics.today().year
        return {
            "cell": (book.cell.name if book else "") or words.CELL,
            "practice": book is not None and book.cell.practice,
            "year": self._year,
            "years": sorted({*book.read.years, this_year, this_year + 1}) if book else [self._year],
            "reading": "" if book else self._unread or words.READING,
            "problems": [
                *(book.read.problems if book else ()),
                *self._official_problem(),
                *([self._unread] if book and self._unread else []),
            ],
            "headline": book.headline() if book else "",
            "grade": book.grade_told() if book else "",
            "charts": self._charts,
            "months": self._months(book) if book else [],
            "tabs": present.tabs(book) if book else [],
            "weaknesses": [one.text for one in book.weaknesses] if book else [],
            "praises": [one.text for one in book.praises] if book else [],
            "committee": book.official.committee if book else "",
            "decided": present.decided(book) if book else [],
            "topics": self._topics.state(),
            "opening": self._opening.state,
        }

    def _months(self, book: YearBook) -> list[YearMonth]:
        return month_rows(book, self._belonging.heads(), self._topics.today(), self._topics.zone)

    def _openable(self) -> set[str]:
        """The meetings of this machine that can be opened."""
        return {head.id for head in self._belonging.heads() if head.stage is not Stage.DISCARDED}

    async def _make_meeting(self, arguments: Arguments, command_id: str) -> Answer:
        """A meeting for a topic of the plan or for a month, as Home proposes it, from the folder as it is now."""
        wanted, folder = wanted_meeting(arguments), self._folder
        self._known()
        assert folder is not None, "a book was read from a folder"
        try:
            cell = await asyncio.to_thread(read_cell, self._belonging, folder, self._outbox)
        except OSError as error:
            raise BadInput(words.UNREAD) from error
        made = self._new.make(cell, folder, wanted, command_id)
        self._topics.keep(made.cell.topics)
        self.show()
        return made_answer(made)

    def _official_problem(self) -> list[str]:
        return [self._book.official.problem] if self._book and self._book.official.problem else []

    def _known(self) -> YearBook:
        if self._book is None:
            raise BadInput(words.NOT_READ_YET)
        return self._book

    def _register_name(self, arguments: Arguments) -> str:
        name = str(arguments.get("name", ""))
        if name not in self._known().registers:
            raise BadInput(words.NO_REGISTER)
        return name

    def _show_register(self, arguments: Arguments, command_id: str) -> Answer:
        """The rows of one register."""
        return {**present.table(self._known().registers[self._register_name(arguments)])}

    async def _make_register(self, arguments: Arguments, command_id: str) -> Answer:
        """A register as an Excel file, or all of them; the address it is fetched from."""
        book, folder = self._known(), self._folder
        names = (self._register_name(arguments),) if arguments.get("name") else ()
        assert folder is not None, "a book was read from a folder"
        return {"file": await asyncio.to_thread(write_register, book, folder, *names)}

    async def _make_report(self, arguments: Arguments, command_id: str) -> Answer:
        """The yearly report as a Word file; the address it is fetched from."""
        from assistant.documents.rendering.template_errors import TemplateError
        from assistant.documents.rendering.word import LostText
        from assistant.usecases.year_report import write_report

        book, folder = self._known(), self._folder
        assert folder is not None, "a book was read from a folder"
        try:
            return {"file": await asyncio.to_thread(write_report, book, folder, self._clock())}
        except (TemplateError, LostText) as error:
            raise BadInput(str(error)) from error

    def _open_past(self, arguments: Arguments, command_id: str) -> Answer:
        """A meeting of a register: this machine's own, else its record is taken in to be read."""
        wanted = str(arguments.get("path", ""))
        rows = self._known().sources.around.held
        found = next((one for one in rows if str(one.path) == wanted), None)
        if found is None:
            raise Refused("no_meeting")
        if self._belonging.journal.head(found.outline.id) and self._belonging.has(found.outline.id):
            return {"meeting": found.outline.id}
        return {"opening": self._opening.begin(found.path, command_id, self.show, take=False)}


def build() -> OpenPage:
    """The year page of this machine: `?year=2025`, else this year."""
    query_string()
    asked = address_value("year")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else None
    return YearPage(Journal(journal_file()), workspace(), year).opened()


def page() -> ipw.Box:
    """What `year.ipynb` shows."""
    return shown_page("year", build)
