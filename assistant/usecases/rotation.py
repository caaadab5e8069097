"""Luân phiên người chuẩn bị: the lists by which members take turns with an item, kept in the cell's folder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant.domain.changes import Change, things_of
from assistant.domain.commands import AmendItem, MakeMeeting
from assistant.domain.meeting import Meeting
from assistant.domain.people import Member
from assistant.domain.rotation import next_in_turn
from assistant.domain.status import Attending
from assistant.journal.machine import this_machine
from assistant.platform.clock import Clock
from assistant.platform.paths import data_dir
from assistant.share.outbox import Outbox
from assistant.usecases.bad_input import BadInput
from assistant.wording import rotation as words
from assistant.workspace.kept_changes import ChangeWriter, KeptChanges
from assistant.workspace.labels import meant_by

FOLDER = "luan-phien"
MOST = 500
"""Members of one list."""


@dataclass(frozen=True)
class Rotations:
    """The lists by the item's code: who takes turns, in order; and whose turn was proposed last."""

    changes: tuple[Change, ...] = ()
    orders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    proposed: Mapping[str, str] = field(default_factory=dict)

    def with_change(self, change: Change) -> "Rotations":
        """The lists after one more change."""
        return rotations_of((*self.changes, change))


NO_ROTATIONS = Rotations()


def kept_rotations(workspace: Path) -> KeptChanges:
    """Where the lists of a cell are kept."""
    return KeptChanges(data_dir(), workspace, FOLDER)


def read_rotations(workspace: Path) -> tuple[Rotations, tuple[str, ...]]:
    """The lists of the cell's folder, and what could not be read; as slow as the share."""
    read = kept_rotations(workspace).read()
    return rotations_of(read.changes), read.problems


def rotations_of(changes: tuple[Change, ...]) -> Rotations:
    """The lists that the changes come to."""
    things = things_of(changes)
    orders = {code: tuple(filter(None, fields.get("order", "").split("\n"))) for code, fields in things.items()}
    return Rotations(
        changes,
        {code: order for code, order in orders.items() if order},
        {code: fields["last"] for code, fields in things.items() if fields.get("last")},
    )


def presenters_of(last: Meeting | None) -> dict[str, str]:
    """Who presented which item, by its code, at the last meeting."""
    return {item.code: item.presenter for item in last.agenda if item.code and item.presenter} if last else {}


def by_todays_list(rotations: Rotations, last: Meeting | None, members: Sequence[Member]) -> Rotations:
    """The lists with everybody under the id that they have on the list of today; whoever has none there stays."""

    def now(id_: str) -> str:
        return _id_now(id_, last, members)

    orders = {code: tuple(dict.fromkeys(map(now, order))) for code, order in rotations.orders.items()}
    return replace(rotations, orders=orders, proposed={code: now(who) for code, who in rotations.proposed.items()})


def _id_now(id_: str, last: Meeting | None, members: Sequence[Member]) -> str:
    meant = meant_by(id_, members, last.members if last else {})
    return meant[0].id if len(meant) == 1 else id_


def last_turns(rotations: Rotations, last: Meeting | None, members: Sequence[Member]) -> dict[str, str]:
    """Who had the turn last: whoever presented at the last meeting if on the list, else who was proposed."""
    held = {code: _id_now(who, last, members) for code, who in presenters_of(last).items()}
    rotations = by_todays_list(rotations, last, members)
    return {
        code: held[code] if held.get(code) in order else rotations.proposed.get(code, "")
        for code, order in rotations.orders.items()
    }


def turns_of(rotations: Rotations, last: Meeting | None, members: Sequence[Member]) -> dict[str, str]:
    """Whose turn each item is, by its code: of those who can be at the meeting."""
    able = {one.id for one in members if one.status.attending is not Attending.TEMP_OUT and not one.status.exempt}
    before = last_turns(rotations, last, members)
    rotations = by_todays_list(rotations, last, members)
    found = {code: next_in_turn(order, before[code], able) for code, order in rotations.orders.items()}
    return {code: who for code, who in found.items() if who}


def with_turns(command: MakeMeeting, turns: Mapping[str, str]) -> MakeMeeting:
    """The meeting as proposed, its items presented by whose turn it is."""
    known = {member.id for member in command.members}
    agenda = tuple(
        replace(item, presenter=turns[item.code]) if turns.get(item.code) in known and not item.presenter else item
        for item in command.agenda
    )
    return replace(command, agenda=agenda)


def taken_turns(meeting: Meeting, turns: Mapping[str, str]) -> dict[str, str]:
    """The turns that a meeting was made with: items that it has, presented by whose turn it was."""
    return {i.code: i.presenter for i in meeting.agenda if i.presenter and turns.get(i.code) == i.presenter}


def amendments_for(meeting: Meeting, turns: Mapping[str, str]) -> list[AmendItem]:
    """What gives the items of a planned meeting that nobody presents to whose turn it is."""
    return [
        AmendItem(item.id, item.title, turns[item.code], item.minutes, secret=item.secret)
        for item in meeting.agenda
        if not item.presenter and turns.get(item.code) in meeting.members
    ]


class RotationWriter:
    """Whoever changes the lists on this machine."""

    def __init__(self, workspace: Path, clock: Clock, outbox: Outbox) -> None:
        self._writer = ChangeWriter(kept_rotations(workspace), clock, this_machine(data_dir()).id, outbox)

    def set_order(self, rotations: Rotations, code: str, order: Sequence[str], members: Sequence[Member]) -> Rotations:
        """Who takes turns with an item, in this order; nobody ends it. BadInput for people who are not on the list."""
        known = {member.id for member in members} | set(rotations.orders.get(code, ()))
        if not code or len(order) > MOST or len(set(order)) < len(order) or not set(order) <= known:
            raise BadInput(words.WRONG_ORDER)
        return rotations.with_change(self._writer.write(rotations.changes, code, {"order": "\n".join(order)}))

    def note_turns(self, rotations: Rotations, turns: Mapping[str, str]) -> Rotations:
        """A meeting was made with these turns."""
        for code, who in turns.items():
            if rotations.proposed.get(code) != who:
                rotations = rotations.with_change(self._writer.write(rotations.changes, code, {"last": who}))
        return rotations
