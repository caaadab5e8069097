"""Mở đầu: the meeting starts, guests are introduced, the roll is called, dues and agenda are dealt with."""

from dataclasses import replace
from datetime import datetime, timedelta

from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.attendance import Attendance, Dues, Presence, is_expected
from assistant.domain.meeting import Correction, Meeting, Plan, Stage, Visit, evolve, ruled_by_day
from assistant.domain.offices import Handover
from assistant.domain.people import Guest, Member
from assistant.domain.procedure.preparing import amend_details
from assistant.domain.refusal import Refused
from assistant.domain.roster import ListChange, member_id, short_label
from assistant.domain.text import clean_line, folded

LONGEST_BACKDATE = timedelta(hours=12)


def start_meeting(meeting: Meeting, command: c.StartMeeting, now: datetime) -> list[e.Event]:
    """The meeting begins, now or at a moment of the last twelve hours."""
    if meeting.begun:
        raise Refused("already_started")
    started = command.started or now
    if started > now or now - started > LONGEST_BACKDATE:
        raise Refused("start_out_of_range")
    return [e.MeetingStarted(now, started)]


def apply_meeting_started(meeting: Meeting, event: e.MeetingStarted) -> Meeting:
    """Running, with the first item open from the first moment."""
    first = meeting.agenda[0].id
    running = evolve(
        meeting,
        stage=Stage.RUNNING,
        started=event.started,
        announced=Plan(meeting.details, meeting.agenda, meeting.guests, meeting.texts),
        current=first,
        visits=(Visit(first, event.started),),
    )
    return ruled_by_day(running)


def known_member(meeting: Meeting, member_id: str) -> str:
    """The member's id, or a refusal."""
    if member_id not in meeting.members:
        raise Refused("unknown_member", member=member_id)
    return member_id


def mark_attendance(meeting: Meeting, command: c.MarkAttendance, now: datetime) -> list[e.Event]:
    """One line of the roll; somebody who has spoken was here."""
    member = known_member(meeting, command.member)
    if command.presence is not Presence.PRESENT and any(s.speaker == member for s in meeting.speeches.values()):
        raise Refused("has_spoken", name=meeting.person(member))
    old = meeting.roll.get(member)
    duty = command.on_duty and command.presence is Presence.EXCUSED
    new = None if command.presence is None else Attendance(command.presence, clean_line(command.reason), duty)
    if new and old and new.presence is old.presence is Presence.PRESENT:
        return []
    return [e.AttendanceMarked(now, member, new)] if new != old else []


def mark_rest_present(meeting: Meeting, command: c.MarkRestPresent, now: datetime) -> list[e.Event]:
    """Everybody who is expected and not yet marked is here."""
    rest = [m.id for m in meeting.members.values() if is_expected(m, meeting.roll) and m.id not in meeting.roll]
    return [e.RestMarkedPresent(now, tuple(rest))] if rest else []


def attendee(meeting: Meeting, member_id: str) -> Attendance:
    """The line of a member who is marked present, or a refusal."""
    here = meeting.roll.get(known_member(meeting, member_id))
    if here is None or here.presence is not Presence.PRESENT:
        raise Refused("not_present", name=meeting.person(member_id))
    return here


def note_arrival(meeting: Meeting, command: c.NoteArrival, now: datetime) -> list[e.Event]:
    """Came late."""
    here = attendee(meeting, command.member)
    if command.arrived and here.left and command.arrived > here.left:
        raise Refused("left_before_arrival", name=meeting.person(command.member))
    return [e.AttendanceMarked(now, command.member, replace(here, arrived=command.arrived))]


def note_leaving(meeting: Meeting, command: c.NoteLeaving, now: datetime) -> list[e.Event]:
    """Left early, or is to leave at a later hour; nobody has left who is speaking."""
    here = attendee(meeting, command.member)
    speech = meeting.speech()
    if command.left and command.left <= now and speech and speech.speaker == command.member:
        raise Refused("is_speaking", name=meeting.person(command.member))
    if command.left and here.arrived and command.left < here.arrived:
        raise Refused("left_before_arrival", name=meeting.person(command.member))
    return [e.AttendanceMarked(now, command.member, replace(here, left=command.left))]


def apply_attendance_marked(meeting: Meeting, event: e.AttendanceMarked) -> Meeting:
    """The roll with one line changed."""
    roll = {k: v for k, v in meeting.roll.items() if k != event.member}
    return evolve(meeting, roll=roll if event.attendance is None else {**roll, event.member: event.attendance})


def apply_rest_marked(meeting: Meeting, event: e.RestMarkedPresent) -> Meeting:
    """The roll with a line for each of them."""
    return evolve(meeting, roll={**meeting.roll, **dict.fromkeys(event.members, Attendance(Presence.PRESENT))})


def add_member(meeting: Meeting, command: c.AddMember, now: datetime) -> list[e.Event]:
    """A member whom the list lacks: named, with the reason, and nobody twice (who has a namesake is told apart)."""
    name, reason = clean_line(command.name), list_reason(command.reason)
    if not name:
        raise Refused("no_member_name")
    if any(folded(m.name) == folded(name) for m in meeting.members.values()):
        raise Refused("member_twice", name=name)
    members = meeting.members.values()
    label, key = short_label(name, members), member_id(name, {*meeting.members, *meeting.guests})
    return [e.MemberAdded(now, Member(key, name, command.status, clean_line(command.role), label=label), reason)]


def correct_status(meeting: Meeting, command: c.CorrectStatus, now: datetime) -> list[e.Event]:
    """What the list has wrong of a member, with the reason."""
    member = meeting.members[known_member(meeting, command.member)]
    if member.status == command.status:
        return []
    return [e.StatusCorrected(now, member.id, command.status, list_reason(command.reason))]


def list_reason(reason: str) -> str:
    """Why the list is corrected: the minutes print it, so it is asked for."""
    if not clean_line(reason):
        raise Refused("no_list_reason")
    return clean_line(reason)


def apply_member_added(meeting: Meeting, event: e.MemberAdded) -> Meeting:
    """On the list, the last of it."""
    change = ListChange(event.at, event.member.id, None, event.member.status, event.reason)
    members = {**meeting.members, event.member.id: event.member}
    return evolve(meeting, members=members, list_changes=(*meeting.list_changes, change))


def apply_status_corrected(meeting: Meeting, event: e.StatusCorrected) -> Meeting:
    """The member as it should have been; counted votes keep the base of their moment."""
    member = meeting.members[event.member]
    change = ListChange(event.at, member.id, member.status, event.status, event.reason)
    members = {**meeting.members, member.id: evolve(member, status=event.status)}
    return evolve(meeting, members=members, list_changes=(*meeting.list_changes, change))


def apply_list_restored(meeting: Meeting, event: e.ListRestored) -> Meeting:
    """The list as it was; whoever is no longer on it has no line of the roll."""
    members = {m.id: m for m in event.members}
    roll = {key: line for key, line in meeting.roll.items() if key in members}
    return evolve(meeting, members=members, roll=roll, list_changes=event.changes)


def add_guest(meeting: Meeting, command: c.AddGuest, now: datetime) -> list[e.Event]:
    """A guest, with title and unit."""
    if not clean_line(command.name):
        raise Refused("no_guest_name")
    guest_id = meeting.fresh("g", meeting.guests)
    guest = Guest(
        guest_id, clean_line(command.name), clean_line(command.title), clean_line(command.unit), command.superior
    )
    if any((g.name, g.title, g.unit) == (guest.name, guest.title, guest.unit) for g in meeting.guests.values()):
        raise Refused("guest_twice", name=guest.name)
    return [e.GuestAdded(now, guest)]


def remove_guest(meeting: Meeting, command: c.RemoveGuest, now: datetime) -> list[e.Event]:
    """Off the list, unless the guest has spoken."""
    if command.guest not in meeting.guests:
        raise Refused("unknown_guest")
    if any(s.speaker == command.guest for s in meeting.speeches.values()):
        raise Refused("has_spoken", name=meeting.person(command.guest))
    return [e.GuestRemoved(now, command.guest)]


def appoint_secretary(meeting: Meeting, command: c.AppointSecretary, now: datetime) -> list[e.Event]:
    """Cử thư ký."""
    return amend_details(meeting, c.AmendDetails(replace(meeting.details, secretary=command.member)), now)


def appoint_scorer(meeting: Meeting, command: c.AppointScorer, now: datetime) -> list[e.Event]:
    """Cử người theo dõi, chấm điểm."""
    return amend_details(meeting, c.AmendDetails(replace(meeting.details, scorer=command.member)), now)


def record_dues(meeting: Meeting, command: c.RecordDues, now: datetime) -> list[e.Event]:
    """How many of how many have paid."""
    paid, total = command.paid, command.total
    if any(n is not None and n < 0 for n in (paid, total)) or (paid is not None and total is not None and paid > total):
        raise Refused("dues_impossible", paid=paid, total=total)
    dues = Dues(paid, total, clean_line(command.note))
    return [e.DuesRecorded(now, dues)] if dues != meeting.dues else []


def adopt_agenda(meeting: Meeting, command: c.AdoptAgenda, now: datetime) -> list[e.Event]:
    """Thông qua chương trình."""
    if not meeting.begun:
        raise Refused("not_started")
    return [] if meeting.agenda_adopted else [e.AgendaAdopted(now)]


def hand_over(meeting: Meeting, command: c.HandOver, now: datetime) -> list[e.Event]:
    """From now on another member holds the office: somebody of the cell, in the room once the roll is called."""
    if meeting.stage is not Stage.RUNNING:
        raise Refused("meeting_over" if meeting.begun else "not_started")
    member = known_member(meeting, command.member)
    if meeting.roll and not meeting.is_here(member, now):
        raise Refused("not_present", name=meeting.person(member))
    before = getattr(meeting.details, command.office)
    if before == member:
        return []
    change = (Handover(now, command.office, before, member),) if before else ()
    return [e.OfficeHeld(now, command.office, member, (*meeting.handovers, *change))]


def apply_office_held(meeting: Meeting, event: e.OfficeHeld) -> Meeting:
    """The details with the member who holds the office now."""
    details = evolve(meeting.details, **{event.office.value: event.member})
    return evolve(meeting, details=details, handovers=event.handovers)


def cancel_start(meeting: Meeting, command: c.CancelStart, now: datetime) -> list[e.Event]:
    """The meeting was not held: only where nobody has spoken or voted, for then it was."""
    if meeting.stage is not Stage.RUNNING or meeting.started is None:
        raise Refused("meeting_over" if meeting.begun else "not_started")
    voted = any(motion.vote for motion in meeting.motions.values())
    if meeting.speeches or voted or meeting.adoption or meeting.reopenings:
        raise Refused("start_has_record")
    return [
        e.StartCancelled(now, Correction(now, "cancelled", meeting.started.isoformat(), clean_line(command.reason)))
    ]


def apply_start_cancelled(meeting: Meeting, event: e.StartCancelled) -> Meeting:
    """Planned again. Texts, guests and tasks stay; what belongs to the sitting alone goes."""
    planned = evolve(
        meeting,
        stage=Stage.PLANNED,
        started=None,
        announced=None,
        current=meeting.agenda[0].id,
        agenda_adopted=None,
        roll={},
        visits=(),
        not_held={},
        breaks=(),
        queue=(),
        reading="",
        reading_lines=(),
        reading_rows=(),
        read_back={},
        handovers=(),
        corrections=(*meeting.corrections, event.correction),
        undoable=(),
        redoable=(),
    )
    return ruled_by_day(planned)


DECIDE = {
    c.StartMeeting: start_meeting,
    c.CancelStart: cancel_start,
    c.HandOver: hand_over,
    c.MarkAttendance: mark_attendance,
    c.MarkRestPresent: mark_rest_present,
    c.NoteArrival: note_arrival,
    c.NoteLeaving: note_leaving,
    c.AddMember: add_member,
    c.CorrectStatus: correct_status,
    c.AddGuest: add_guest,
    c.RemoveGuest: remove_guest,
    c.AppointSecretary: appoint_secretary,
    c.AppointScorer: appoint_scorer,
    c.RecordDues: record_dues,
    c.AdoptAgenda: adopt_agenda,
}
APPLY = {
    e.AgendaReopened: lambda meeting, event: evolve(meeting, agenda_adopted=None),
    e.AgendaAdopted: lambda meeting, event: evolve(meeting, agenda_adopted=event.at),
    e.MeetingStarted: apply_meeting_started,
    e.StartCancelled: apply_start_cancelled,
    e.OfficeHeld: apply_office_held,
    e.AttendanceMarked: apply_attendance_marked,
    e.RestMarkedPresent: apply_rest_marked,
    e.MemberAdded: apply_member_added,
    e.StatusCorrected: apply_status_corrected,
    e.ListRestored: apply_list_restored,
    e.GuestAdded: lambda meeting, event: evolve(meeting, guests={**meeting.guests, event.guest.id: event.guest}),
    e.GuestRemoved: lambda meeting, event: evolve(
        meeting, guests={k: g for k, g in meeting.guests.items() if k != event.guest}
    ),
    e.DuesRecorded: lambda meeting, event: evolve(meeting, dues=event.dues),
}
