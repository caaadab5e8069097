"""Any kind of meeting held in the browser from its making to its minutes, led by its own agenda: one walker for all."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from assistant.domain.agenda import AgendaItem
from assistant.domain.meeting import Meeting
from assistant.domain.rules import Panel, Phase
from assistant.journal.store import Store
from tests.browser.browser_session import Ears
from tests.browser.case3 import Held, is_delivered
from tests.browser.office import Office
from tests.browser.room import Console, HomePage
from tests.server.running import until

CHECK_DOCX = Path(__file__).resolve().parents[3] / "shared" / "ooxml-xsd" / "check_docx.py"


@dataclass(frozen=True)
class Course:
    """What a walk adds to the agenda of its kind."""

    speaker: str
    said: str
    votes: int = 0
    """Hands for the resolution, where the kind has one."""
    task: tuple[str, str, str] = ("", "", "")
    """What, who, until when, where the kind gives tasks."""
    pictured: tuple[str, ...] = ()
    """Codes of the items whose desk is photographed."""


def meeting_of(office: Office, meeting: str) -> Meeting:
    """The meeting as this machine's journal has it."""
    return Store(office.journal(), meeting, office.now).meeting


def note(item: AgendaItem, label: str) -> str:
    """What the walker writes into a box, to be found again in the minutes."""
    return f"{item.rail_title} – {label.lower()}: đã ghi đủ."


class Walk:
    """One meeting from its start to the delivered minutes."""

    def __init__(self, office: Office, console: Console, course: Course, artifacts: Path) -> None:
        self.office, self.console, self.course, self.artifacts = office, console, course, artifacts
        meeting = meeting_of(office, console.meeting)
        self.kind, self.agenda = meeting.kind, meeting.agenda
        self.lines: tuple[str, ...] = ()
        self.said = self.given = False

    def through(self) -> None:
        """Start it, and deal with every item of the agenda."""
        self.console.start()
        for item in self.agenda:
            self.console.go_to(item.rail_title)
            if item.records_panel(Panel.END):
                break
            self.deal_with(item)
            if item.code in self.course.pictured:
                self.console.picture(self.artifacts, f"kind-{self.kind.value}-{item.code}")

    def deal_with(self, item: AgendaItem) -> None:
        """A text in the first box, and what the item's panels ask for."""
        for box in item.texts[:1]:
            self.console.write(box.label, note(item, box.label))
        if item.records_panel(Panel.ROLL):
            self.console.mark_present_rest()
        if item.records_panel(Panel.AGENDA):
            self.console.button("Chi bộ nhất trí thông qua chương trình")
        if item.records_panel(Panel.OPINIONS) and item.phase is Phase.PROCEEDINGS and not self.said:
            self.console.speak(self.course.speaker, self.course.said)
            self.said = True
        if item.records_panel(Panel.CONCLUSION):
            self.console.conclude(note(item, "kết luận"))
        if item.records_panel(Panel.ACTIONS) and self.course.task[0] and not self.given:
            self.console.give_task(*self.course.task)
            self.given = True
        if item.records_panel(Panel.RESOLUTION):
            self.console.write(f"Nội dung biểu quyết: {item.title}", note(item, "nghị quyết"))
            self.console.vote(self.course.votes, 0, 0)
            expect(self.console.desk.locator(".result")).to_contain_text("✓ được thông qua")
        if item.records_panel(Panel.MINUTES):
            self.lines = self.console.read_and_adopt()

    def end(self, folder: str, complaints: list[str]) -> Held:
        """The end, with a reason where something is missing, and the files on the share."""
        lacking = self.console.page.get_by_label("Lý do kết thúc").count()
        self.console.end("Họp để thử" if lacking else "")
        held = Held(self.console.meeting, self.lines, self.office.workspace / folder, complaints)
        until("record and minutes are on the share", lambda: is_delivered(held), 60)
        self.console.picture(self.artifacts, f"kind-{self.kind.value}-ket-thuc")
        return held


def opened(office: Office) -> Iterator[Office]:
    """The office with its server running."""
    office.start()
    yield office
    office.end()


def made(context: BrowserContext, office: Office, kind: str) -> tuple[HomePage, Ears]:
    """A meeting of the kind, as the home page proposes it, with its secretary."""
    ears = Ears(context, office.base)
    home = HomePage(context.new_page(), office)
    home.open()
    home.make_meeting(kind)
    return home, ears


def walked(
    home: HomePage,
    ears: Ears,
    office: Office,
    course: Course,
    folder: str,
    artifacts: Path,
    hours: tuple[datetime, ...] = (),
) -> tuple[Walk, Held]:
    """The meeting from the home page to its delivered minutes; `hours`: of its start and its end.

    Without them it lasts as long as this machine takes to walk through it.
    """
    walk = Walk(office, home.open_console(), course, artifacts)
    for hour in hours[:1]:
        office.set_clock(hour)
    walk.through()
    for hour in hours[1:]:
        office.set_clock(hour)
    held = walk.end(folder, ears.complaints)
    assert held.complaints == []
    valid_word(held.minutes)
    return walk, held


def parts(lines: list[str]) -> tuple[list[str], list[str], list[str]]:
    """The three parts of the minutes."""
    second, third = lines.index("II- Nội dung"), lines.index("III- Kết thúc")
    return lines[:second], lines[second:third], lines[third:]


def assert_written(walk: Walk, where: dict[str, list[str]]) -> None:
    """Every text of the walk is in the part of the minutes that its item's code begins with."""
    for item in walk.agenda:
        lines = where.get(item.code[:1])
        if lines is None or item.records_panel(Panel.MINUTES) or item.records_panel(Panel.END):
            continue
        for box in item.texts[:1]:
            assert f"{box.label}: {note(item, box.label)}" in lines, item.title
        if item.records_panel(Panel.CONCLUSION):
            assert f"Kết luận của chủ trì: {note(item, 'kết luận')}" in lines, item.title
        if item.records_panel(Panel.RESOLUTION):
            assert f"Nội dung kết luận, nghị quyết: {note(item, 'nghị quyết')}" in lines


def valid_word(*files: Path) -> None:
    """No file that Word would repair (ISO/IEC 29500), where the schemas are at hand."""
    if CHECK_DOCX.is_file():
        done = subprocess.run([sys.executable, str(CHECK_DOCX), *map(str, files)], capture_output=True, check=False)
        assert done.returncode == 0, done.stdout.decode()


def pictured(files: list[Path], artifacts: Path, folder: Path) -> None:
    """The pages of papers as LibreOffice shows them, to be looked at; nothing where it is not on this machine."""
    office, painter = shutil.which("soffice") or shutil.which("libreoffice"), shutil.which("pdftoppm")
    if not (office and painter):
        return
    profile = f"-env:UserInstallation={(folder / 'lo').as_uri()}"
    command = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    for file in files:
        pages = str(artifacts / f"case-5-{file.stem}")
        subprocess.run([painter, "-r", "60", "-png", str(folder / f"{file.stem}.pdf"), pages], check=True, timeout=60)
