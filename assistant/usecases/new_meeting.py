"""Lập buổi: a meeting made as the cell's folder proposes it; for a topic of the year's plan, or for a month."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from assistant.domain.kinds import KINDS, MeetingKind
from assistant.domain.meeting import Stage
from assistant.domain.topics import Topic
from assistant.journal.belonging import Belonging
from assistant.journal.store import Store
from assistant.platform.clock import Clock
from assistant.share.outbox import Outbox
from assistant.usecases.bad_input import BadInput
from assistant.usecases.cell_folder import CellContents
from assistant.usecases.proposals import Known, Proposals
from assistant.usecases.rotation import RotationWriter, taken_turns, turns_of, with_turns
from assistant.usecases.secret_topics import SecretTopics
from assistant.usecases.topic_meeting import with_topic, write_topic
from assistant.usecases.topic_plan import TopicWriter, require_to_hold, sessions_of, with_sessions
from assistant.wording import usecases as words
from assistant.wording.topics import MADE_ALREADY


@dataclass(frozen=True)
class WantedMeeting:
    """What somebody asks for; `sure`: whatever speaks against it was read."""

    kind: str = MeetingKind.REGULAR
    topic: str = ""
    """The topic of the year's plan that it is made from."""
    month: date | None = None
    """The first day of the month whose meeting it is; None: the next that has none."""
    sure: bool = False


class Made(NamedTuple):
    """Either what is asked first, or the meeting's id; and the cell after it."""

    ask: str
    meeting: str
    cell: CellContents


class NewMeetings:
    """What one page proposes and makes. Meetings of this machine are replayed once for each of their versions."""

    def __init__(self, belonging: Belonging, clock: Clock, outbox: Outbox) -> None:
        self._belonging, self._clock, self._outbox, self._known = belonging, clock, outbox, Known()

    def proposals(self, cell: CellContents) -> Proposals:
        """What can be made of the cell as it was read."""
        return Proposals(cell, self._belonging, self._clock, self._known)

    def make(self, cell: CellContents, folder: Path | None, wanted: WantedMeeting, command_id: str) -> Made:
        """The meeting as proposed, with the order of business of the rule set and the open tasks. Raises BadInput."""
        if cell.copied:
            raise BadInput(words.COPIED_FIRST)
        kind = next((k for k in MeetingKind if k == wanted.kind), None)
        if kind is None or not cell.profile.rules.orders.get(kind):
            raise BadInput(words.NO_ORDER)
        if wanted.month and not KINDS[kind].monthly:
            raise BadInput(words.NOT_MONTHLY)
        proposals, topic = self.proposals(cell), self._topic(cell, kind, wanted.topic)
        again = self._belonging.journal.meeting_of(command_id)
        taken = words.MONTH_TAKEN if wanted.month and not again and proposals.is_taken(wanted.month) else ""
        doubts = filter(None, [proposals.doubt(), self._made_before(topic, again), taken])
        if (doubt := " ".join(doubts)) and not wanted.sure:
            return Made(doubt, "", cell)
        turns = turns_of(cell.rotations, cell.last, cell.members) if KINDS[kind].monthly else {}
        command = with_turns(proposals.make_command(kind, wanted.month), turns)
        command = with_topic(command, topic) if topic else command
        made = Store.make(self._belonging.journal, command, self._clock, command_id)
        self._belonging.claim(made.id)
        if turns and folder:
            writer = RotationWriter(folder, self._clock, self._outbox)
            cell = cell.with_rotations(writer.note_turns(cell.rotations, taken_turns(made.meeting, turns)))
        if topic and folder:
            write_topic(made, topic, command_id)
            noted = TopicWriter(folder, self._clock, self._outbox).note_meeting(cell.topics, topic.id, made.id)
            cell = replace(cell, topics=noted)
        return Made("", made.id, cell)

    def _topic(self, cell: CellContents, kind: MeetingKind, wanted: str) -> Topic | None:
        """The topic of the plan that is to be held, as it stands today. BadInput where it cannot be.

        Where an earlier meeting keeps it secret, its title goes into no other by itself.
        """
        if not wanted:
            return None
        outlines = [one.outline for one in cell.past if one.outline]
        topics = SecretTopics(self._belonging.journal).veiled([cell.topics.topic(wanted)], outlines)
        (topic,) = with_sessions(topics, sessions_of(outlines))
        require_to_hold(topic, kind)
        return topic

    def _made_before(self, topic: Topic | None, again: str) -> str:
        """What is asked where a meeting was made of the topic by another command, and was not discarded."""
        if topic is None or topic.meeting in ("", again):
            return ""
        head = self._belonging.journal.head(topic.meeting)
        return "" if head and head.stage is Stage.DISCARDED else MADE_ALREADY
