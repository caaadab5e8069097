"""Lập buổi on Home: what is proposed, and the meeting that is made of it, also from the year plan of topics."""

from dataclasses import replace
from pathlib import Path

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
from assistant.usecases.topic_meeting import with_topic, write_topic
from assistant.usecases.topic_plan import TopicWriter, require_to_hold, sessions_of, with_sessions
from assistant.views.home.states import Suggestion
from assistant.views.page import Arguments
from assistant.widgets.region import Answer
from assistant.wording import views as words
from assistant.wording.topics import MADE_ALREADY
from assistant.wording.usecases import COPIED_FIRST


class Making:
    """The proposals of one page. Meetings of this machine are replayed once for each of their versions."""

    def __init__(self, belonging: Belonging, clock: Clock, outbox: Outbox) -> None:
        self._belonging, self._clock, self._outbox, self._known = belonging, clock, outbox, Known()

    def suggestion(self, cell: CellContents | None, reading: str) -> Suggestion:
        """The meetings that can be made; `reading`: why there are none yet, where the folder was not read."""
        if cell is None or cell.copied:
            return {
                "reading": COPIED_FIRST if cell else reading,
                "members": 0,
                "list_read": "",
                "left_out": [],
                "rules": "",
                "place": "",
                "kinds": [],
            }
        return {"reading": "", **self._proposals(cell).shown()}

    def _proposals(self, cell: CellContents) -> Proposals:
        return Proposals(cell, self._belonging, self._clock, self._known)

    def make(
        self, cell: CellContents | None, folder: Path | None, arguments: Arguments, command_id: str
    ) -> tuple[Answer, CellContents | None]:
        """The meeting as proposed, with the order of business of the rule set and the open tasks; the cell after it."""
        if cell is None:
            raise BadInput(words.NOT_READ_YET)
        if cell.copied:
            raise BadInput(COPIED_FIRST)
        kind = next((k for k in MeetingKind if k == arguments.get("kind", MeetingKind.REGULAR)), None)
        if kind is None or not cell.profile.rules.orders.get(kind):
            raise BadInput(words.NO_ORDER)
        proposals, topic = self._proposals(cell), self._topic(cell, kind, arguments)
        doubts = filter(None, [proposals.doubt(), self._made_before(topic, command_id)])
        if (doubt := " ".join(doubts)) and arguments.get("sure") is not True:
            return {"ask": doubt}, cell
        turns = turns_of(cell.rotations, cell.last, cell.members) if KINDS[kind].monthly else {}
        command = with_turns(proposals.make_command(kind), turns)
        command = with_topic(command, topic) if topic else command
        made = Store.make(self._belonging.journal, command, self._clock, command_id)
        self._belonging.claim(made.id)
        if turns and folder:
            taken = taken_turns(made.meeting, turns)
            noted_turns = RotationWriter(folder, self._clock, self._outbox).note_turns(cell.rotations, taken)
            cell = cell.with_rotations(noted_turns)
        if topic and folder:
            write_topic(made, topic, command_id)
            noted = TopicWriter(folder, self._clock, self._outbox).note_meeting(cell.topics, topic.id, made.id)
            cell = replace(cell, topics=noted)
        return {"meeting": made.id}, cell

    @staticmethod
    def _topic(cell: CellContents, kind: MeetingKind, arguments: Arguments) -> Topic | None:
        """The topic of the plan that is to be held, as it stands today. BadInput where it cannot be."""
        if not arguments.get("topic"):
            return None
        sessions = sessions_of(one.outline for one in cell.past if one.outline)
        (topic,) = with_sessions([cell.topics.topic(str(arguments["topic"]))], sessions)
        require_to_hold(topic, kind)
        return topic

    def _made_before(self, topic: Topic | None, command_id: str) -> str:
        """What is asked where a meeting was made of the topic already, by another command, and was not discarded."""
        journal = self._belonging.journal
        if topic is None or topic.meeting in ("", journal.meeting_of(command_id)):
            return ""
        head = journal.head(topic.meeting)
        return "" if head and head.stage is Stage.DISCARDED else MADE_ALREADY
