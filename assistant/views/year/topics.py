"""Kế hoạch chuyên đề on the year page: the plan as it was read, and the wishes that change it or print it."""

import asyncio
from collections.abc import Callable, Container
from datetime import date, tzinfo
from pathlib import Path

from assistant.analysis.year import first_known
from assistant.domain.people import Member
from assistant.domain.topics import TopicStep
from assistant.journal.journal import Journal
from assistant.platform.clock import Clock
from assistant.share.outbox import Outbox
from assistant.usecases.bad_input import BadInput
from assistant.usecases.secret_topics import SecretTopics
from assistant.usecases.topic_plan import (
    PlanRead,
    Session,
    ToldStep,
    TopicWriter,
    quarters_of,
    read_plan,
    sessions_of,
    unplanned_sessions,
    with_sessions,
)
from assistant.usecases.year import YearBook, keep_file
from assistant.views.page import Action, Arguments
from assistant.views.plan import parse_day
from assistant.views.topics import TopicPlan, plan_state
from assistant.widgets.region import Answer
from assistant.wording import topics as words
from assistant.wording import views as said
from assistant.workspace.members import members_file, read_members
from assistant.workspace.profile import VIETNAM, read_profile

Change = Callable[[TopicWriter, PlanRead, Arguments, str], PlanRead]
"""(who writes, the plan, what is told, the id of the command) -> the plan after it."""
TOLD = ("quarter", "title", "group", "author")
"""What is told of a topic in words."""


class YearTopics:
    """The plan of one year, as the folder had it when it was read, and as it was changed here since."""

    def __init__(
        self, folder: Path | None, year: int, clock: Clock, outbox: Outbox, journal: Journal,
        openable: Callable[[], Container[str]],
    ) -> None:  # fmt: skip
        self._folder, self._year, self._clock, self._outbox = folder, year, clock, outbox
        self._secret = SecretTopics(journal)
        self._openable = openable
        self._plan: PlanRead | None = None
        self._members: tuple[Member, ...] = ()
        self._book: YearBook | None = None
        self._zone: tzinfo = VIETNAM

    def read(self, folder: Path, book: YearBook) -> None:
        """Read plan and members; as slow as the share."""
        profile = read_profile(folder)
        self._members = read_members(members_file(folder, profile.members)).members
        self._book, self._plan, self._zone = book, read_plan(folder), profile.zone

    def state(self) -> TopicPlan | None:
        """The plan as the page shows it; None before it was read."""
        if self._plan is None or self._book is None:
            return None
        sessions = self._sessions(self._book)
        plan = self._secret.told(self._plan, self._book.read.outlines, self._year)
        since = first_known(self._book.sources)
        return plan_state(plan, self._year, self._members, sessions, self.today(), self._openable(), since=since)

    def keep(self, plan: PlanRead) -> None:
        """The plan as it is after a meeting was made from it."""
        self._plan = plan

    @property
    def zone(self) -> tzinfo:
        """The cell's."""
        return self._zone

    def page_commands(self) -> dict[str, Action]:
        """The page's own wishes about the plan, by their names."""
        return {
            "AddTopic": self._changing(
                lambda writer, plan, told, sent: writer.add(plan, self._year, _words(told), sent)
            ),
            "AmendTopic": self._changing(lambda writer, plan, told, _: writer.amend(plan, _id(told), _words(told))),
            "TellTopicStep": self._changing(self._tell_step),
            "DropTopic": self._changing(
                lambda writer, plan, told, _: writer.drop(
                    plan, _id(told), str(told.get("reason", "")), back=told.get("back") is True
                )
            ),
            "MakeTopicPaper": self._paper,
        }

    def _tell_step(self, writer: TopicWriter, plan: PlanRead, told: Arguments, _: str) -> PlanRead:
        topic, step = plan.topic(_id(told)), str(told.get("step", ""))
        said_of_it = ToldStep(parse_day(told.get("due")), parse_day(told.get("done")), str(told.get("by", "")))
        assert self._book is not None, "a plan is read with its book"
        held = with_sessions([topic], self._sessions(self._book))[0].done.get(TopicStep.HELD)
        if step == TopicStep.HELD and held != topic.done.get(TopicStep.HELD) and held and said_of_it.done != held.on:
            raise BadInput(words.BY_MEETING)
        return writer.tell_step(plan, topic.id, step, said_of_it, self.today())

    def _changing(self, change: Change) -> Action:
        """A wish that writes one change, and shows the plan after it."""

        def answer(arguments: Arguments, command_id: str) -> Answer:
            plan, folder = self._plan, self._folder
            if plan is None or folder is None:
                raise BadInput(said.NOT_READ_YET)
            self._plan = change(TopicWriter(folder, self._clock, self._outbox), plan, arguments, command_id)
            return {}

        return answer

    async def _paper(self, arguments: Arguments, command_id: str) -> Answer:
        """A paper of the plan as a Word file; the address it is fetched from."""
        from assistant.documents.rendering.template_errors import TemplateError
        from assistant.documents.rendering.word import LostText
        from assistant.usecases import topic_papers

        plan, book, folder = self._plan, self._book, self._folder
        if plan is None or book is None or folder is None:
            raise BadInput(said.NOT_READ_YET)
        self._plan = plan = await asyncio.to_thread(read_plan, folder)  # another page may have made a meeting since
        sessions, today = self._sessions(book), self.today()
        topics = with_sessions(self._secret.told(plan, book.read.outlines, self._year).of_year(self._year), sessions)
        quarters = quarters_of(self._year, topics, sessions, today)
        unplanned = unplanned_sessions(self._year, plan.topics, sessions)
        told = topic_papers.YearTopics(book.cell, self._members, self._year, topics, quarters, today, unplanned)

        def make() -> str:
            name, data = topic_papers.topic_paper(str(arguments.get("paper", "")), told, folder, self._clock())
            return keep_file(folder, self._year, name, data)

        try:
            return {"file": await asyncio.to_thread(make)}
        except (TemplateError, LostText) as error:
            raise BadInput(str(error)) from error

    @staticmethod
    def _sessions(book: YearBook) -> dict[tuple[int, int], list[Session]]:
        return sessions_of(one.outline for one in book.sources.around.held)

    def today(self) -> date:
        """The day that it is where the cell is; a page may stay open over midnight."""
        return self._clock().astimezone(self._zone).date()


def _id(told: Arguments) -> str:
    return str(told.get("topic", ""))


def _words(told: Arguments) -> dict[str, str]:
    return {name: str(told[name]) for name in TOLD if name in told}
