"""Any kind of meeting held in the browser from its making to its minutes, led by its own agenda: one walker for all."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import expect

from assistant.domain.agenda import AgendaItem
from assistant.domain.meeting import Meeting
from assistant.domain.rules import Panel, Phase
from assistant.journal.store import Store
from tests.browser.case3 import Held, is_delivered
from tests.browser.office import Office
from tests.browser.room import Console
from tests.server.running import until


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
            expect(self.console.desk.locator(".result")).to_contain_text("✓ đã thông qua")
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
