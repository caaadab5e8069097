"""Buổi sinh hoạt mẫu: the sample cell's finished meeting of last month, lived through command by command.

Every fact is a command granted by `domain.procedure.decide` at its own moment, as on the evening itself; nothing is put
into the record by hand. The next meeting carries its open tasks over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from pathlib import Path

from assistant.documents.papers import find_template, make_draft, print_paper
from assistant.domain import commands as c
from assistant.domain.actions import ActionItem, ActionStatus
from assistant.domain.attendance import Presence
from assistant.domain.checks import needs_reading
from assistant.domain.checks.score import sheet_of
from assistant.domain.floor import OpinionKind
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Details, Meeting, ReadBack
from assistant.domain.people import Member
from assistant.domain.procedure import decide, replay
from assistant.domain.status import MemberStatus
from assistant.domain.text import folded
from assistant.domain.votes import MotionKind
from assistant.journal import record, rule_texts
from assistant.platform.clock import Clock
from assistant.rules.loader import business_items
from assistant.share import atomic
from assistant.share.lineage import RECORD_NAME
from assistant.wording import domain as words
from assistant.wording import sample_meeting as said
from assistant.wording.titles import titled_items
from assistant.workspace.folders import meeting_folder
from assistant.workspace.members import members_file, read_members
from assistant.workspace.profile import Profile, read_profile

START = time(14, 0)
USUAL_DAY = 4
TEMPLATE = "bien-ban"


@dataclass
class Evening:
    """The meeting as it goes on: `at` is the moment of the next command."""

    meeting: Meeting
    at: datetime
    zone: tzinfo

    def send(self, command: c.Command) -> None:
        """A command, granted."""
        self.meeting = replay(decide(self.meeting, command, self.at), self.meeting)

    def go(self, code: str, minutes: float) -> None:
        """The next item, after so many minutes more of the one before; an item the cell took out is passed over."""
        self.at += timedelta(minutes=minutes)
        if self.meeting.item(code):
            self.read_back()
            self.send(c.GoToItem(code))

    def read_back(self) -> None:
        """What was recorded under the item is read to the room before it is left; not once the minutes are adopted."""
        item = self.meeting.item(self.meeting.current)
        if item and not self.meeting.frozen and needs_reading(self.meeting, item):
            self.send(c.OpenReading(item.id))
            self.send(c.CloseReading(ReadBack.READ))

    def write(self, field: str, text: str) -> None:
        """A text is typed, where the cell's order of business has a box for it."""
        item, _, box = field.removeprefix("item.").partition(".")
        known = self.meeting.item(item)
        boxes = {t.code for t in known.texts} | {"ket_luan"} if known else set()
        if not field.startswith("item.") or box in boxes:
            self.send(c.EditText(field, 0, 0, 0, text))

    def speak(self, speaker: str, text: str, kind: OpinionKind | None, minutes: float) -> None:
        """Somebody has the floor for so many minutes."""
        self.send(c.StartSpeech(speaker))
        speech = self.meeting.speech()
        if speech is None:
            raise RuntimeError("nobody has the floor after StartSpeech")
        self.at += timedelta(minutes=minutes)
        self.send(c.StopSpeech())
        self.send(c.ClassifySpeech(speech.id, kind))
        self.write(f"speech.{speech.id}", text)


def sample_meeting(workspace: Path, clock: Clock) -> Meeting:
    """The finished meeting of the month before the clock's. RuntimeError where the folder has too few members."""
    profile = read_profile(workspace)
    members = read_members(members_file(workspace, profile.members)).members
    officials = [m for m in members if m.status == MemberStatus.OFFICIAL]
    if len(officials) < said.PEOPLE:
        raise RuntimeError(f"the sample needs {said.PEOPLE} official members, found {len(officials)}")
    start = last_meeting_start(profile, clock)
    people = by_office(officials)
    evening = Evening(Meeting(), start - timedelta(days=3), profile.zone)
    evening.send(make_command(profile, members, people, start))
    evening.at = start
    hold_opening(evening, people, members)
    hold_proceedings(evening, people)
    hold_closing(evening, people, find_template(TEMPLATE, workspace))
    return evening.meeting


def last_meeting_start(profile: Profile, clock: Clock) -> datetime:
    """Two in the afternoon, or the cell's own hour, of its meeting day last month."""
    today = clock().astimezone(profile.zone).date()
    month = today.replace(day=1) - timedelta(days=1)
    day = month.replace(day=min(profile.cell.meeting_day or USUAL_DAY, month.day))
    return datetime.combine(day, profile.start or START, profile.zone)


def by_office(officials: list[Member]) -> list[str]:
    """Ids of the official members, secretary of the cell first, then deputy, committee, others."""
    rank = {name: place for place, name in enumerate(said.OFFICES)}
    return [m.id for m in sorted(officials, key=lambda m: rank.get(folded(m.role), len(said.OFFICES)))]


def make_command(profile: Profile, members: tuple[Member, ...], people: list[str], start: datetime) -> c.MakeMeeting:
    """The meeting is made three days before."""
    kind, rules = MeetingKind.REGULAR, profile.rules_on(start.date())
    details = Details(
        start=start,
        place=profile.cell.place,
        form=words.FACE_TO_FACE,
        chair=people[0],
        secretary=people[2],
        scorer=people[3],
        number=f"{start.month:02}",
        notice=said.NOTICE.format(month=start.month),
        notice_on=start.date() - timedelta(days=3),
        papers=said.PAPERS,
    )
    names = {m.id: m.name for m in members}
    title = said.TITLE.format(kind=words.KIND[kind], month=start.month)
    agenda = titled_items(business_items(rules, kind, profile.cell), kind, details)
    before = carried_tasks(people, names, start.date())
    return c.MakeMeeting(kind, title, profile.cell, rules, details, members, agenda, before)


def carried_tasks(people: list[str], names: dict[str, str], day: date) -> tuple[ActionItem, ...]:
    """The tasks of the month before, still to be assessed."""
    before = (day.replace(day=1) - timedelta(days=1)).replace(day=1)
    return tuple(
        ActionItem(
            f"{before:%Y-%m}.t{n}", what, due=day - timedelta(days=ahead), product=product,
            origin=f"{before:%Y-%m}", owner_names=", ".join(names[people[who]] for who in owners),
        )
        for n, (what, owners, ahead, product) in enumerate(said.CARRIED, start=1)
    )  # fmt: skip


def hold_opening(evening: Evening, people: list[str], members: tuple[Member, ...]) -> None:
    """Mở đầu: guests, secretary, roll, dues, agenda."""
    evening.send(c.StartMeeting())
    evening.write("item.A1.ly_do", said.REASON)
    evening.send(c.AddGuest(*said.GUEST, superior=True))
    evening.go("A2", 3)
    evening.go("A3", 1)
    evening.send(c.MarkAttendance(people[-1], Presence.EXCUSED, said.ABSENCE))
    for exempt in (m for m in members if m.status.exempt):
        evening.send(c.MarkAttendance(exempt.id, Presence.PRESENT))
    evening.send(c.MarkRestPresent())
    evening.go("A4", 3)
    expected = evening.meeting.roll_count().expected
    evening.send(c.RecordDues(expected, expected))
    evening.go("A5", 2)
    evening.at += timedelta(minutes=1)
    evening.send(c.AdoptAgenda())


def hold_proceedings(evening: Evening, people: list[str]) -> None:
    """Nội dung: the items with what was said under each."""
    for code, minutes in said.COURSE:
        evening.go(code, minutes)
        for box, text in said.TEXTS.get(code, {}).items():
            evening.write(f"item.{code}.{box}", text)
        if code == "B4":
            assess_carried(evening)
        for who, kind, length, text in said.OPINIONS.get(code, ()):
            evening.speak(people[who], text, OpinionKind(kind), length)
        if code == "B9":
            evening.speak(next(iter(evening.meeting.guests)), said.GUEST_SAID, None, 4)


def assess_carried(evening: Evening) -> None:
    """Đánh giá từng nhiệm vụ của tháng trước."""
    day = evening.at.astimezone(evening.zone).date()
    for task, (state, result, ago) in zip(list(evening.meeting.carried), said.ASSESSED, strict=True):
        done = day - timedelta(days=ago) if ago else None
        evening.send(c.AssessCarried(task, ActionStatus(state), result, done))


def hold_closing(evening: Evening, people: list[str], template: Path) -> None:
    """Kết thúc: tasks, resolution and vote, score, minutes read and adopted, the end after 95 minutes."""
    evening.go("C1", 3)
    evening.write("item.C1.tiep_thu", said.ACCEPTED)
    evening.go("C2", 2)
    start = evening.at.astimezone(evening.zone).date()
    for what, owners, ahead, product, report in said.TASKS:
        ids = tuple(people[who] for who in owners)
        evening.send(c.AddAction(what, ids, "", start + timedelta(days=ahead), product, report))
    evening.go("C3", 3)
    evening.write("item.C3.dinh_huong", said.GUIDANCE)
    evening.write("item.C3.tra_loi", said.ANSWER)
    evening.go("C4", 2)
    for motion in resolution_ids(evening.meeting):
        evening.write(f"motion.{motion}", said.RESOLUTION)
        evening.send(c.RecordVote(motion, evening.meeting.voting_base(evening.at).present, 0, 0))
    evening.go("C5", 3)
    score(evening)
    evening.write("item.C5.han_che", said.LIMITS)
    evening.go("C6", 3)
    adopt_minutes(evening, template)
    evening.go("C7", 1)
    if evening.meeting.started:
        evening.at = evening.meeting.started + timedelta(minutes=said.LENGTH)
    evening.send(c.EndMeeting())


def score(evening: Evening) -> None:
    """Tự chấm điểm: what is proposed is taken, the rest is given by hand; a point lost has its reason."""
    evening.send(c.AcceptProposals())
    for row in sheet_of(evening.meeting).criteria():
        if row.number not in evening.meeting.score.parts:
            lost, why = said.POINTS_LOST.get(row.number, (0, ""))
            evening.send(c.GivePoints(row.number, row.points - lost, why))


def resolution_ids(meeting: Meeting) -> Iterator[str]:
    """Ids of the motions that end in a resolution."""
    return (m.id for m in list(meeting.motions.values()) if m.kind is MotionKind.RESOLUTION)


def adopt_minutes(evening: Evening, template: Path) -> None:
    """The minutes are read out as they print, and adopted by all present."""
    evening.at += timedelta(minutes=3)
    read = make_draft(evening.meeting, template)
    count = evening.meeting.voting_base(evening.at).present
    evening.send(c.AdoptMinutes(read.lines, read.facts, read.template, read.template_digest, count))


def write_sample(workspace: Path, clock: Clock) -> list[Path]:
    """Writes the sample meeting's record and minutes into the cell's folder; the paths written."""
    profile = read_profile(workspace)
    meeting = sample_meeting(workspace, clock)
    folder = meeting_folder(workspace, meeting.details.start.astimezone(profile.zone), meeting.kind)
    folder.mkdir(parents=True, exist_ok=True)
    minutes = print_paper(meeting, find_template(TEMPLATE, workspace))
    files = {folder / RECORD_NAME: record.dump(meeting), folder / minutes.name: minutes.data}
    if rules := rule_texts.text_of(meeting.rules):
        (workspace / rule_texts.FOLDER).mkdir(exist_ok=True)
        atomic.write(workspace / rule_texts.FOLDER / rules.name, rules.data)
    for path, data in files.items():
        atomic.write(path, data)
    return list(files)
