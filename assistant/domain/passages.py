"""Đoạn văn của buổi: every text of a meeting that is looked for, with whose it is and where it stands. Nothing secret.

What stands under a secret item is left out wherever it is kept, and so is a task that was given under one.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from assistant.domain.boxes import CONCLUSION
from assistant.domain.meeting import Meeting
from assistant.domain.owners import owner_people
from assistant.domain.secrecy import marked_items


class PassageKind(StrEnum):
    """Ghi chép, kết luận, ý kiến, nghị quyết, nhiệm vụ."""

    NOTE = "note"
    CONCLUSION = "conclusion"
    OPINION = "opinion"
    ADVANCE = "advance"
    """Ý kiến gửi trước."""
    RESOLUTION = "resolution"
    TASK = "task"
    FILED = "filed"
    """A line of minutes of an earlier year that were filed as a Word file; no meeting of the program has one."""


@dataclass(frozen=True)
class Passage:
    """One text: `person` gave it or is to do it, `item` is the id of the agenda item, `heading` its title."""

    kind: PassageKind
    text: str
    item: str = ""
    heading: str = ""
    person: str = ""
    at: datetime | None = None


def passages_of(meeting: Meeting) -> tuple[Passage, ...]:
    """The passages of a meeting in the order of its agenda; those of no item last."""
    found = [one for one in _passages(meeting) if one.text.strip()]
    places = {item.id: number for number, item in enumerate(meeting.agenda)}
    return tuple(sorted(found, key=lambda one: places.get(one.item, len(places))))


def _passages(meeting: Meeting) -> Iterator[Passage]:
    titles = {item.id: item.title for item in meeting.agenda if not item.secret}
    secret = marked_items(meeting)
    for key, text in meeting.texts.items():
        kind, _, rest = key.partition(".")
        item, _, box = rest.rpartition(".")
        if kind == "item" and item in titles:
            told = PassageKind.CONCLUSION if box == CONCLUSION else PassageKind.NOTE
            yield Passage(told, text.value, item, titles[item])
    for speech in meeting.speeches.values():
        if speech.item not in secret:
            said, who = meeting.text(f"speech.{speech.id}"), meeting.person(speech.speaker)
            heading = titles.get(speech.item, "")
            yield Passage(PassageKind.OPINION, said, speech.item, heading, who, speech.started)
    for one in meeting.advance.values():
        if one.item not in secret:
            who, heading = meeting.person(one.member), titles.get(one.item, "")
            yield Passage(PassageKind.ADVANCE, one.text, one.item, heading, who)
    for motion in meeting.motions.values():
        if motion.item not in secret:
            whole = f"{motion.title}\n{meeting.text(f'motion.{motion.id}')}"
            yield Passage(PassageKind.RESOLUTION, whole, motion.item, titles.get(motion.item, ""))
    yield from _of_tasks(meeting, titles, secret)


def _of_tasks(meeting: Meeting, titles: Mapping[str, str], secret: Container[str]) -> Iterator[Passage]:
    """The tasks, this month's and last month's."""
    for task in (*meeting.actions.values(), *meeting.carried.values()):
        if not task.hidden and task.item not in secret:
            who = ", ".join(owner_people(meeting, task)) or task.unit
            whole = "\n".join(filter(None, [task.what, task.product, task.result]))
            yield Passage(PassageKind.TASK, whole, task.item, titles.get(task.item, ""), who)
