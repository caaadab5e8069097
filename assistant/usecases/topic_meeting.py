"""Lập buổi từ kế hoạch chuyên đề: the proposed meeting with what the plan knows of its topic."""

from dataclasses import replace

from assistant.domain.commands import MakeMeeting
from assistant.domain.kinds import KINDS, PREPARED_ITEMS, Period
from assistant.domain.period import with_period
from assistant.domain.topics import Topic
from assistant.journal.store import Store
from assistant.usecases.topic_plan import edits_for, presented_by
from assistant.wording.titles import kind_title


def with_topic(command: MakeMeeting, topic: Topic) -> MakeMeeting:
    """The meeting as proposed, for this topic: its quarter, and who presents the draft."""
    details = with_period(command.kind, replace(command.details, quarter=topic.first_day))
    of_quarter = KINDS[command.kind].period is Period.QUARTER
    title = kind_title(command.kind, topic.first_day) if of_quarter else command.title
    presenter = presented_by(topic, command.members)
    agenda = tuple(
        replace(item, presenter=presenter) if item.code in PREPARED_ITEMS and presenter else item
        for item in command.agenda
    )
    return replace(command, title=title, details=details, agenda=agenda)


def write_topic(store: Store, topic: Topic, command_id: str) -> None:
    """What the plan knows, into the boxes that ask for it and are empty."""
    for n, edit in enumerate(edits_for(topic, store.meeting)):
        store.send(edit, f"{command_id}.{n}")
