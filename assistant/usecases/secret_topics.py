"""Chuyên đề mật: which topics of the plan their meetings keep secret. Every page and paper of the plan asks here.

The plan lies open in the cell's folder and has the title that was written before somebody made its item secret. So
what tells of the plan takes it from `told`, where such a topic has no title any more.
"""

from collections.abc import Iterable
from dataclasses import replace

from assistant.domain.meeting_topic import is_topic_secret
from assistant.domain.outline import Outline
from assistant.domain.topics import Topic, veil_topics
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.clock import process_clock
from assistant.platform.paths import journal_file
from assistant.usecases.topic_plan import PlanRead


class SecretTopics:
    """What the meetings of this machine, and the records of others, say of their topics.

    A meeting is read from the journal only where that is newer than its record, and only what is new of it.
    """

    def __init__(self, journal: Journal | None) -> None:
        self._journal = journal
        self._stores: dict[str, Store] = {}

    def told(self, plan: PlanRead, outlines: Iterable[Outline], *years: int) -> PlanRead:
        """The plan of these years as it may be told to anybody; the others are not looked into, and so left out."""
        return replace(plan, topics=self.veiled((one for one in plan.topics if one.year in years), outlines))

    def veiled(self, topics: Iterable[Topic], outlines: Iterable[Outline]) -> tuple[Topic, ...]:
        """The topics as they may be told to anybody."""
        found, known = tuple(topics), {one.id: one for one in outlines}
        meetings = {one.meeting for one in found if one.meeting}
        return veil_topics(found, {one for one in meetings if self._is_secret(one, known.get(one))})

    def _is_secret(self, meeting: str, outline: Outline | None) -> bool:
        head = self._journal.head(meeting) if self._journal else None
        if self._journal is None or head is None or (outline and outline.version >= head.version):
            return outline is not None and outline.topic_secret
        if meeting not in self._stores:
            self._stores[meeting] = Store(self._journal, meeting, process_clock())
        self._stores[meeting].refresh()
        return is_topic_secret(self._stores[meeting].meeting)


def told_topics(topics: Iterable[Topic], outlines: Iterable[Outline]) -> tuple[Topic, ...]:
    """The same for whoever has no journal open: this machine's, where it has one."""
    file = journal_file()
    if not file.exists():
        return SecretTopics(None).veiled(topics, outlines)
    journal = Journal(file)
    try:
        return SecretTopics(journal).veiled(topics, outlines)
    finally:
        journal.close()
