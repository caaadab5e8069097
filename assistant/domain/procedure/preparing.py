"""Chuẩn bị: the meeting is made, its details and agenda are set."""

from collections.abc import Container
from dataclasses import replace
from datetime import datetime

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.actions import ActionItem
from assistant.domain.agenda import AgendaItem, in_phase_order, move_within_phase, own_item, with_title
from assistant.domain.held import has_record, is_closing_item
from assistant.domain.kinds import PREPARED_ITEMS, PRESENTED_ITEM
from assistant.domain.meeting import Details, Meeting, Notified, Stage, evolve, ruled_by_day
from assistant.domain.offices import Office
from assistant.domain.period import with_period
from assistant.domain.refusal import Refused
from assistant.domain.rules import Panel, TextRole
from assistant.domain.text import clean, clean_line
from assistant.domain.votes import Motion, MotionKind

RESOLUTION = "nq"


def meeting_id(command: c.MakeMeeting, now: datetime) -> str:
    """Day, kind and the moment it was made: readable, and never the same for two meetings."""
    return f"{command.details.start:%Y-%m-%d}-{command.kind.value}-{now:%y%m%d%H%M%S%f}"[:60]


def make_meeting(meeting: Meeting, command: c.MakeMeeting, now: datetime) -> list[e.Event]:
    """A meeting needs a cell with members, a title and at least one item; all the rest may come later."""
    if not command.members:
        raise Refused("no_members")
    if not clean_line(command.title):
        raise Refused("no_title")
    if not command.agenda:
        raise Refused("no_agenda")
    if len({i.id for i in command.agenda}) != len(command.agenda):
        raise Refused("item_twice")
    known_people(command.details, {m.id for m in command.members})
    ends_after_it_starts(command.details)
    return [
        e.MeetingMade(
            now,
            meeting_id(command, now),
            command.kind,
            clean_line(command.title),
            command.cell,
            command.rules,
            with_notice(None, with_period(command.kind, tidy_details(command.details))),
            command.members,
            in_phase_order(command.agenda),
            command.carried,
            command.excused_before,
            command.workspace,
        )
    ]


def apply_meeting_made(meeting: Meeting, event: e.MeetingMade) -> Meeting:
    """The empty meeting. An item that ends in a resolution gets its motion at once."""
    resolving = next((item for item in event.agenda if item.records_panel(Panel.RESOLUTION)), None)
    motion = Motion(RESOLUTION, resolving.id, MotionKind.RESOLUTION, resolving.title) if resolving else None
    made = evolve(
        meeting,
        id=event.id,
        kind=event.kind,
        title=event.title,
        cell=event.cell,
        rules=event.rules,
        details=event.details,
        members={m.id: m for m in event.members},
        agenda=event.agenda,
        carried={a.id: a for a in event.carried},
        excused_before=event.excused_before,
        workspace=event.workspace,
        motions={RESOLUTION: motion} if motion else {},
        current=event.agenda[0].id,
    )
    return ruled_by_day(made)


def tidy_details(details: Details) -> Details:
    """One-line facts folded and composed."""
    return replace(
        details,
        place=clean_line(details.place),
        form=clean_line(details.form),
        number=clean_line(details.number),
        notice=clean_line(details.notice),
        papers=clean(details.papers),
    )


def with_notice(before: Details | None, details: Details) -> Details:
    """The details with what the notice told: what they say now where a notice is new, else what they said then.

    A notice is new by another day or another number, or where the command takes away what the one before told.
    """
    if details.notice_on is None:
        return replace(details, notified=None)
    now = Notified(details.start, details.place)
    if before is None or before.notice_on != details.notice_on or before.notice not in ("", details.notice):
        return replace(details, notified=now)
    if before.notified is None:
        return replace(details, notified=Notified(before.start, before.place))
    return replace(details, notified=details.notified or now)


def known_people(details: Details, members: Container[str]) -> None:
    """Refused where chair, secretary or scorer is not of the cell."""
    for person in (details.chair, details.secretary, details.scorer):
        if person and person not in members:
            raise Refused("unknown_member", member=person)


def take_list(meeting: Meeting, command: c.TakeList, now: datetime) -> list[e.Event]:
    """The cell's list as it is now; once the meeting runs, one member is corrected at a time, with the reason."""
    if meeting.stage is not Stage.PLANNED:
        raise Refused("already_started")
    if not command.members:
        raise Refused("no_members")
    now_listed = {m.id: m for m in command.members}
    return [] if now_listed == meeting.members else [e.ListTaken(now, command.members)]


def take_rules(meeting: Meeting, command: c.TakeRules, now: datetime) -> list[e.Event]:
    """Another rule set, before the start; the agenda stays as it was prepared."""
    if meeting.stage is not Stage.PLANNED:
        raise Refused("already_started")
    return [e.RulesTaken(now, command.rules)] if command.rules.name != meeting.rules.name else []


def apply_list_taken(meeting: Meeting, event: e.ListTaken) -> Meeting:
    """The meeting with that list. Whoever is no longer on it holds no office, and is named where a task is theirs."""
    members = {m.id: m for m in event.members}
    details, left = meeting.details, meeting.members.keys() - members.keys()
    offices = {office.value: "" for office in Office if getattr(details, office.value) in left}
    actions = {key: _named_owners(meeting, action, left) for key, action in meeting.actions.items()}
    agenda = tuple(
        evolve(i, presenter=meeting.person(i.presenter)) if i.presenter in left else i for i in meeting.agenda
    )
    return evolve(
        meeting,
        members=members,
        details=evolve(details, **offices, scorer="" if details.scorer in left else details.scorer),
        roll={key: line for key, line in meeting.roll.items() if key in members},
        excused_before={key: times for key, times in meeting.excused_before.items() if key in members},
        actions=actions,
        advance={
            key: evolve(one, member=meeting.person(one.member)) if one.member in left else one
            for key, one in meeting.advance.items()
        },
        agenda=agenda,
    )


def _named_owners(meeting: Meeting, action: ActionItem, left: Container[str]) -> ActionItem:
    """The task with the names of owners who are no longer on the list."""
    gone = [meeting.person(owner) for owner in action.owners if owner in left]
    if not gone:
        return action
    names = ", ".join(filter(None, [action.owner_names, *gone]))
    return evolve(action, owners=tuple(o for o in action.owners if o not in left), owner_names=names)


def amend_details(meeting: Meeting, command: c.AmendDetails, now: datetime) -> list[e.Event]:
    """Any of the details, before and during the meeting; titles of meeting and items before the start only."""
    planned = with_period(meeting.kind, tidy_details(command.details), meeting.details)
    details = with_notice(meeting.details, planned)
    known_people(details, meeting.members)
    ends_after_it_starts(details)
    if details == meeting.details:
        return []
    if meeting.stage is not Stage.PLANNED:
        return [e.DetailsAmended(now, details)]
    titles = {item: clean_line(title) for item, title in command.item_titles.items()}
    agenda = tuple(evolve(item, title=titles.get(item.id) or item.title) for item in meeting.agenda)
    renamed: list[e.Event] = [e.AgendaChanged(now, agenda)] if agenda != meeting.agenda else []
    return [e.DetailsAmended(now, details, clean_line(command.title)), *renamed]


def announce_again(meeting: Meeting, command: c.AnnounceAgain, now: datetime) -> list[e.Event]:
    """The notice is of today, and tells what the details say now."""
    today = now.astimezone(meeting.details.start.tzinfo).date()
    return amend_details(meeting, c.AmendDetails(replace(meeting.details, notice_on=today, notified=None)), now)


def ends_after_it_starts(details: Details) -> None:
    """Refused where the last of several days lies before the first."""
    if details.until and details.until < details.start.date():
        raise Refused("until_before_start", day=f"{details.start:%d/%m/%Y}")


def apply_details_amended(meeting: Meeting, event: e.DetailsAmended) -> Meeting:
    """The details as they are now."""
    after = evolve(meeting, details=event.details, title=event.title or meeting.title)
    return ruled_by_day(after) if after.day != meeting.day else after


def known_item(meeting: Meeting, item_id: str) -> AgendaItem:
    """The item, or a refusal that says so."""
    item = meeting.item(item_id)
    if item is None:
        raise Refused("unknown_item", item=item_id)
    return item


def planned_minutes(minutes: int) -> int:
    """Planned length of an item, 0 to 600 minutes."""
    if not 0 <= minutes <= 600:
        raise Refused("minutes_out_of_range", minutes=minutes)
    return minutes


def add_item(meeting: Meeting, command: c.AddItem, now: datetime) -> list[e.Event]:
    """A new item, last of its phase, but before the minutes are read and superiors' remarks that are still to come."""
    title = clean_line(command.title)
    if not title:
        raise Refused("no_item_title")
    item_id = meeting.fresh("x", {i.id for i in meeting.agenda})
    item = own_item(item_id, command.phase, title, planned_minutes(command.minutes), clean_line(command.presenter))
    mates = [i for i in meeting.agenda if i.phase is command.phase]
    at = len(mates)
    while at and comes_last(meeting, mates[at - 1]):
        at -= 1
    others = [i for i in meeting.agenda if i.phase is not command.phase]
    return [e.AgendaChanged(now, in_phase_order([*others, *mates[:at], item, *mates[at:]]))]


def comes_last(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether the item stays behind what is added: the reading and the end, and what superiors say to all of it.

    Superiors' remarks (docs/domain.md 2.1, B9) end the proceedings, unless they were made already.
    """
    if is_closing_item(item):
        return True
    said = any(visit.item == item.id for visit in meeting.visits)
    return any(box.role == TextRole.REPLY for box in item.texts) and not said


def amend_item(meeting: Meeting, command: c.AmendItem, now: datetime) -> list[e.Event]:
    """Title, presenter, planned minutes, points to discuss. A title that is kept elsewhere may stay so."""
    item = known_item(meeting, command.item)
    if not clean_line(command.title) and not (item.withheld and command.secret):
        raise Refused("no_item_title")
    new = replace(
        with_title(item, clean_line(command.title)),
        presenter=clean_line(command.presenter),
        minutes=planned_minutes(command.minutes),
        secret=command.secret,
        points=item.points if command.points is None else tuple(filter(None, map(clean_line, command.points))),
    )
    agenda = tuple(new if i.id == item.id else _prepared_by(i, item, new) for i in meeting.agenda)
    return [e.AgendaChanged(now, agenda)] if new != item else []


def _prepared_by(other: AgendaItem, item: AgendaItem, new: AgendaItem) -> AgendaItem:
    """Who presents the draft of a topic takes in what is said of it too, unless somebody else was named for that."""
    follows = item.code == PRESENTED_ITEM and other.code in PREPARED_ITEMS and other.presenter in ("", item.presenter)
    return replace(other, presenter=new.presenter) if follows else other


def move_item(meeting: Meeting, command: c.MoveItem, now: datetime) -> list[e.Event]:
    """Another place in the same phase."""
    known_item(meeting, command.item)
    agenda = move_within_phase(meeting.agenda, command.item, command.to)
    return [e.AgendaChanged(now, agenda)] if agenda != meeting.agenda else []


def remove_item(meeting: Meeting, command: c.RemoveItem, now: datetime) -> list[e.Event]:
    """Out of the agenda, unless it is current, recorded or the last one."""
    item = known_item(meeting, command.item)
    if meeting.stage is Stage.RUNNING and meeting.current == item.id:
        raise Refused("item_is_current", title=item.title)
    if has_record(meeting, item) or any(one.item == item.id for one in meeting.advance.values()):
        raise Refused("item_has_record", title=item.title)
    if len(meeting.agenda) == 1:
        raise Refused("no_agenda")
    return [e.AgendaChanged(now, tuple(i for i in meeting.agenda if i.id != item.id))]


def apply_agenda_changed(meeting: Meeting, event: e.AgendaChanged) -> Meeting:
    """The agenda as it is now; a motion of an item that is gone goes with it."""
    ids = {i.id for i in event.agenda}
    motions = {k: m for k, m in meeting.motions.items() if m.item in ids}
    current = meeting.current if meeting.current in ids else event.agenda[0].id
    not_held = {item: why for item, why in meeting.not_held.items() if item in ids}
    after = evolve(meeting, agenda=event.agenda, motions=motions, current=current, not_held=not_held)
    hides = {i.id for i in event.agenda if i.secret} - {i.id for i in meeting.agenda if i.secret}
    return evolve(after, reading="", reading_lines=(), reading_rows=()) if hides and meeting.reading else after


def restore_meeting(meeting: Meeting, command: c.RestoreMeeting, now: datetime) -> list[e.Event]:
    """A meeting taken over from its record; an empty one is none."""
    if not command.meeting.id:
        raise Refused("no_meeting")
    return [e.MeetingRestored(now, command.meeting)]


def apply_meeting_restored(_: Meeting, event: e.MeetingRestored) -> Meeting:
    """The meeting as its record has it: with a pen that is free, and nothing to undo."""
    return evolve(event.meeting, pen=None, undoable=(), redoable=())


def discard_meeting(meeting: Meeting, command: c.DiscardMeeting, now: datetime) -> list[e.Event]:
    """Put away, once it is sure that it has not begun."""
    if meeting.begun:
        raise Refused("already_started")
    return [e.MeetingDiscarded(now)]


def recover_meeting(meeting: Meeting, command: c.RecoverMeeting, now: datetime) -> list[e.Event]:
    """To be held after all."""
    return [e.MeetingRecovered(now)] if meeting.stage is Stage.DISCARDED else []


DECIDE = {
    c.MakeMeeting: make_meeting,
    c.DiscardMeeting: discard_meeting,
    c.RecoverMeeting: recover_meeting,
    c.AmendDetails: amend_details,
    c.TakeList: take_list,
    c.TakeRules: take_rules,
    c.AnnounceAgain: announce_again,
    c.AddItem: add_item,
    c.AmendItem: amend_item,
    c.MoveItem: move_item,
    c.RemoveItem: remove_item,
    c.RestoreMeeting: restore_meeting,
}
APPLY = {
    e.MeetingMade: apply_meeting_made,
    e.MeetingRestored: apply_meeting_restored,
    e.MeetingDiscarded: lambda meeting, event: evolve(meeting, stage=Stage.DISCARDED),
    e.MeetingRecovered: lambda meeting, event: evolve(meeting, stage=Stage.PLANNED),
    e.DetailsAmended: apply_details_amended,
    e.ListTaken: apply_list_taken,
    e.RulesTaken: lambda meeting, event: ruled_by_day(evolve(meeting, rules=event.rules)),
    e.AgendaChanged: apply_agenda_changed,
}
