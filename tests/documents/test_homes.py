"""Each recorded fact has a home: what a person can type, of every kind of meeting, stands in the papers named here.

The list is made from the commands: every text, number, day and choice that one of them carries. A field that is new has
no home until it is named, here and in a paper. A text is typed as a mark of its own and sought in the papers; of
numbers and choices the words are sought that stand for them.
"""

import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import cache
from types import UnionType

import pytest

from assistant.documents.catalogue import FORMS
from assistant.documents.papers import make_draft, print_paper, print_parts
from assistant.documents.rendering.docx_text import fold_spaces
from assistant.domain import commands as c
from assistant.domain.actions import ActionItem, ActionStatus, StartState, TaskChange, TaskStep
from assistant.domain.adoption import Annex
from assistant.domain.agenda import AgendaItem
from assistant.domain.attendance import Presence
from assistant.domain.floor import OpinionKind, SpeechRole
from assistant.domain.kinds import KINDS, MeetingKind
from assistant.domain.meeting import Meeting, Takeover
from assistant.domain.offices import Office
from assistant.domain.paper import SheetParagraph, SheetRow
from assistant.domain.pen import Hand
from assistant.domain.people import CellProfile
from assistant.domain.rules import Panel, Phase, Rules, TextRole, VotingWay
from assistant.domain.status import MemberStatus
from assistant.domain.votes import MotionKind
from tests.builders import Room, making, members_of
from tests.documents.test_roles import TOLD as TOLD_BY_ROLE

OF_THE_MEETING = ("bien-ban", "nghi-quyet", "ket-luan", "bao-cao-thang")
BEFORE = ("thong-bao", "chuong-trinh")
EVERY_HEAD = (*OF_THE_MEETING, *BEFORE, "giay-moi", "diem-danh", "phan-cong", "phieu-cham-diem")


@dataclass(frozen=True)
class Home:
    """Papers that must hold a fact; `said`: by which words, where it is no text of its own."""

    papers: tuple[str, ...]
    said: str = ""


HOMES: Mapping[str, Home] = {
    "CellProfile.name": Home(EVERY_HEAD),
    "CellProfile.superior": Home(EVERY_HEAD),
    "CellProfile.locality": Home(EVERY_HEAD),
    "CellProfile.symbol": Home(("nghi-quyet", "ket-luan", "thong-bao"), "/KHTHU"),
    "CellProfile.agencies": Home(("nghi-quyet", "ket-luan")),
    "Details.start": Home(BEFORE, "14 giờ 00 phút, ngày 04 tháng 11 năm 2026"),
    "Details.place": Home((*OF_THE_MEETING, *BEFORE, "giay-moi", "diem-danh")),
    "Details.form": Home(("bien-ban", *BEFORE, "giay-moi")),
    "Details.chair": Home((*OF_THE_MEETING, *BEFORE), "Đảng viên Chính thức 1"),
    "Details.secretary": Home((*OF_THE_MEETING, *BEFORE), "Đảng viên Chính thức 2"),
    "Details.scorer": Home(("bien-ban", "phieu-cham-diem"), "Đảng viên Chính thức 4"),
    "Details.number": Home(("bien-ban",)),
    "Details.notice": Home(("bien-ban",)),
    "Details.notice_on": Home(("bien-ban",), "ngày 01/11/2026"),
    "Details.papers": Home(("bien-ban", "thong-bao", "giay-moi")),
    "Details.until": Home(("bien-ban",), "đến ngày 05 tháng 11 năm 2026"),
    "MakeMeeting.title": Home((*OF_THE_MEETING, *BEFORE, "giay-moi", "diem-danh")),
    "Member.name": Home(("diem-danh",), "Đảng viên Chính thức 3"),
    "Member.status": Home(("diem-danh",), "Dự bị"),
    "Member.role": Home(("diem-danh",)),
    "AddMember.name": Home(("bien-ban", "diem-danh")),
    "AddMember.status": Home(("bien-ban",), "Chính thức"),
    "AddMember.role": Home(("diem-danh",)),
    "AddMember.reason": Home(("bien-ban",)),
    "CorrectStatus.status": Home(("bien-ban",), "Chính thức"),
    "CorrectStatus.reason": Home(("bien-ban",)),
    "ActionItem.what": Home(("bien-ban", "nghi-quyet", "bao-cao-thang")),
    "ActionItem.unit": Home(("bien-ban", "nghi-quyet", "bao-cao-thang")),
    "ActionItem.due": Home(("bien-ban", "nghi-quyet", "bao-cao-thang"), "25/10/2026"),
    "ActionItem.product": Home(("bien-ban", "nghi-quyet", "bao-cao-thang")),
    "ActionItem.report_at": Home(("bien-ban", "nghi-quyet", "bao-cao-thang")),
    "ActionItem.owner_names": Home(("bien-ban", "nghi-quyet", "bao-cao-thang")),
    "AddItem.title": Home(("bien-ban", *BEFORE)),
    "AddItem.presenter": Home(("bien-ban", *BEFORE)),
    "AddItem.minutes": Home(("chuong-trinh",), "37"),
    "AddItem.phase": Home(("bien-ban",), "II- Nội dung"),
    "StartMeeting.started": Home(OF_THE_MEETING, "14 giờ 00 phút"),
    "CorrectStart.started": Home(("bien-ban",), "13 giờ 58 phút"),
    "CancelStart.reason": Home(("bien-ban",)),
    "MarkAttendance.presence": Home(("bien-ban", "diem-danh"), "Vắng có lý do"),
    "MarkAttendance.reason": Home(("bien-ban", "diem-danh", "bao-cao-thang")),
    "MarkAttendance.on_duty": Home(("bien-ban", "diem-danh"), "làm nhiệm vụ"),
    "NoteArrival.arrived": Home(("bien-ban", "diem-danh"), "14 giờ 07 phút"),
    "NoteLeaving.left": Home(("bien-ban", "diem-danh"), "14 giờ 09 phút"),
    "AddGuest.name": Home(("bien-ban", "diem-danh", "giay-moi", "so-du", "phu-luc-y-kien")),
    "AddGuest.title": Home(("bien-ban", "diem-danh", "giay-moi", "so-du", "phu-luc-y-kien")),
    "AddGuest.unit": Home(("bien-ban", "diem-danh", "giay-moi", "so-du", "phu-luc-y-kien")),
    "AddGuest.superior": Home(("bien-ban", "so-du"), "Đồng chí [AddGuest.name]"),
    "RecordDues.paid": Home(("bien-ban", "nghi-quyet", "bao-cao-thang"), "13/"),
    "RecordDues.total": Home(("bien-ban", "nghi-quyet", "bao-cao-thang"), "/17 đảng viên đã nộp"),
    "RecordDues.note": Home(("bien-ban", "nghi-quyet", "bao-cao-thang")),
    "EditText.insert": Home(("bien-ban",), "["),
    "AmendText.author": Home(("bien-ban",)),
    "AmendText.value": Home(("bien-ban",)),
    "StartSpeech.role": Home(("phu-luc-y-kien",), "trình bày"),
    "SetSpeechRole.role": Home(("bien-ban", "phu-luc-y-kien"), "iếp thu, giải trình"),
    "ClassifySpeech.kind": Home(("bien-ban", "phu-luc-y-kien"), "câu hỏi"),
    "CorrectSpeech.started": Home(("bien-ban", "phu-luc-y-kien"), "14 giờ 11 phút"),
    "SettleSpeech.settled": Home(("bien-ban", "phu-luc-y-kien")),
    "ExplainNoText.reason": Home(("bien-ban", "phu-luc-y-kien")),
    "ProposeMotion.title": Home(OF_THE_MEETING),
    "ProposeMotion.kind": Home(("nghi-quyet",), "Kết quả biểu quyết điểm tự chấm"),
    "RecordVote.in_favour": Home(OF_THE_MEETING, "tán thành 7"),
    "RecordVote.against": Home(OF_THE_MEETING, "không tán thành 3"),
    "RecordVote.abstained": Home(OF_THE_MEETING, "không có ý kiến 2"),
    "RecordVote.issued": Home(OF_THE_MEETING, "phát ra 14"),
    "RecordVote.returned": Home(OF_THE_MEETING, "thu về 13"),
    "RecordVote.invalid": Home(OF_THE_MEETING, "không hợp lệ 1"),
    "ChooseVotingWay.way": Home(OF_THE_MEETING, "bỏ phiếu kín"),
    "AdoptMinutes.reason": Home(("bien-ban",)),
    "AdoptMinutes.in_favour": Home(("bien-ban",), "tán thành 9"),
    "AdoptMinutes.against": Home(("bien-ban",), "không tán thành 1"),
    "AdoptMinutes.abstained": Home(("bien-ban",), "không có ý kiến 4"),
    "AddAction.what": Home((*OF_THE_MEETING, "phan-cong")),
    "AddAction.owners": Home((*OF_THE_MEETING, "phan-cong"), "Đảng viên Chính thức 9"),
    "AddAction.unit": Home((*OF_THE_MEETING, "phan-cong")),
    "AddAction.due": Home((*OF_THE_MEETING, "phan-cong"), "19/11/2026"),
    "AddAction.due_said": Home((*OF_THE_MEETING, "phan-cong"), "trước 20/11"),
    "AddAction.product": Home((*OF_THE_MEETING, "phan-cong")),
    "AddAction.report_at": Home((*OF_THE_MEETING, "phan-cong")),
    "AssessCarried.status": Home(("bien-ban", "nghi-quyet", "bao-cao-thang"), "hoàn thành một phần"),
    "AssessCarried.result": Home(("bien-ban", "nghi-quyet", "bao-cao-thang")),
    "AssessCarried.done_on": Home(("bien-ban", "nghi-quyet", "bao-cao-thang"), "24/10/2026"),
    "AssessCarried.percent": Home(("bien-ban", "nghi-quyet", "bao-cao-thang"), "37%"),
    "AssessCarried.said": Home(("bien-ban", "nghi-quyet", "bao-cao-thang")),
    "AssessCarried.start": Home(("bien-ban", "nghi-quyet", "bao-cao-thang"), "chưa xác định mốc"),
    "AddAction.start": Home((*OF_THE_MEETING, "phan-cong"), "thường xuyên"),
    "AmendCarried.reason": Home(("bien-ban", "nghi-quyet", "bao-cao-thang")),
    "AmendCarried.what": Home(("bien-ban", "nghi-quyet", "bao-cao-thang")),
    "AmendCarried.owners": Home(("bien-ban", "nghi-quyet", "bao-cao-thang"), "Đảng viên Chính thức 3"),
    "AmendCarried.unit": Home(("bien-ban", "nghi-quyet", "bao-cao-thang")),
    "AmendCarried.due": Home(("bien-ban", "nghi-quyet", "bao-cao-thang"), "21/11/2026"),
    "AmendCarried.due_said": Home(("bien-ban", "nghi-quyet", "bao-cao-thang"), "trước 22/11"),
    "AmendCarried.product": Home(("bien-ban", "nghi-quyet", "bao-cao-thang")),
    "AmendCarried.report_at": Home(("bien-ban", "nghi-quyet", "bao-cao-thang")),
    "StrikeCarried.reason": Home(("bien-ban", "nghi-quyet", "bao-cao-thang")),
    "WriteAdvance.member": Home(("bien-ban",), "Đảng viên Chính thức 12"),
    "WriteAdvance.text": Home(("bien-ban",)),
    "WriteAdvance.received": Home(("bien-ban",), "03/11/2026"),
    "GivePoints.points": Home(("bien-ban", "nghi-quyet", "bao-cao-thang", "phieu-cham-diem"), "87,5"),
    "GivePoints.reason": Home(("nghi-quyet", "phieu-cham-diem"), "Chi ủy thống nhất"),
    "MarkNotHeld.reason": Home(OF_THE_MEETING),
    "HandOver.member": Home(("bien-ban",), "Đảng viên Chính thức 5"),
    "EndMeeting.reason": Home(("bien-ban",)),
    "EndMeeting.ended": Home(("bien-ban",), "Kết thúc:"),
    "CorrectEnd.ended": Home(("bien-ban",), "14 giờ 33 phút"),
    "CorrectEnd.reason": Home(("bien-ban",)),
    "ReopenMinutes.reason": Home(("bien-ban",)),
}
"""What can be typed → the papers that must hold it, those of them that this kind of meeting has."""

SAME = {
    "AmendAction": "AddAction", "AmendItem": "AddItem", "AmendDetails.title": "MakeMeeting.title",
    "AmendDetails.item_titles": "AddItem.title",
    "CorrectSpeech.stopped": "CorrectSpeech.started",
    "StartSpeech.ago": "CorrectSpeech.started",    "TakeList": "AddMember",
}  # fmt: skip
"""Commands and fields that say what another one says."""
POINTERS = {
    "action", "at", "criterion", "field", "id", "item", "items", "member", "motion", "opinion", "origin", "owners",
    "rev", "cut", "speaker", "speech", "to", "guest", "what", "workspace", "by", "before", "machine",
    "replaces",
}  # fmt: skip
"""Fields that name a thing, a place in a list or a machine."""
NO_PAPER: Mapping[str, str] = {
    "DropAmendment.number": "the place of an amendment",
    "CellProfile.type": "chooses the boxes of the items",
    "CellProfile.place": "proposes the place of a meeting",
    "CellProfile.meeting_day": "proposes the day of a meeting",
    "CellProfile.practice": "stamped on every page, whatever the paper",
    "CellProfile.snippets": "phrases to be put into a text",
    "Member.sex": "an address on the pages", "Member.birth": "tells namesakes apart",
    "Member.phone": "to call somebody",
    "Member.label": "tells namesakes apart", "Member.called": "an address on the pages",
    "Notified.start": "judges the notice", "Notified.place": "judges the notice",
    "Details.secrets_apart": "decides where a text is kept",
    "Details.assessed": "the month, in every title", "Details.quarter": "the quarter, in every title",
    "ActionItem.classified": "decides who is shown a task",
    "ActionItem.secret": "decides where a task is kept", "AmendItem.secret": "decides where a text is kept",
    "AmendItem.points": "what the room is asked to speak of, on console and wall",
    "ActionItem.due_said": "printed like that of a new task", "ActionItem.status": "of AssessCarried",
    "ActionItem.result": "of AssessCarried", "ActionItem.done_on": "of AssessCarried",
    "ActionItem.said": "of AssessCarried", "ActionItem.percent": "of AssessCarried",
    "ActionItem.start": "of AssessCarried", "ActionItem.struck": "of StrikeCarried",
    "ActionItem.given_on": "in its life, on the console",
    "MarkStep.step": "a step of the month, on Home", "MarkStep.due": "a step of the month, on Home",
    "MarkStep.done": "a step of the month, on Home", "MarkStep.note": "a step of the month, on Home",
    "NoteSending.step": "a step of the month, on Home", "NoteSending.on": "a step of the month, on Home",
    "NoteSending.way": "a step of the month, on Home", "DropSending.step": "a step of the month, on Home",
    "DropSending.number": "a step of the month, on Home",
    "WriteAdvance.source": "which file it was read from",
    "MakeMeeting.kind": "chooses the papers", "MakeMeeting.excused_before": "counted, not typed",
    "ProposeMotion.matter": "chooses the majority", "ClassifyMotion.matter": "chooses the majority",
    "CloseReading.outcome": "a check of the console", "OpenReading.lines": "made by the program",
    "AdoptMinutes.lines": "made by the program", "AdoptMinutes.facts": "made by the program",
    "AdoptMinutes.template": "made by the program", "AdoptMinutes.template_digest": "made by the program",
    "TakeOver.name": "the course of machines", "HandOver.office": "which of two lines",
    "ConfirmOmission.form": "of templates", "ConfirmOmission.template": "of templates",
    "ConfirmOmission.fields": "of templates", "ConfirmOmission.where": "of templates",
    "FollowReading.line": "the place on the wall", "NoteClock.after": "told by the machine's clock",
    "ShiftHours.minutes": "in every hour; its own line in the minutes: tests/domain/test_clock.py",
}  # fmt: skip
"""What stands in no paper, and why."""
NOT_WALKED = (Meeting, Rules, Hand, Annex, AgendaItem, Takeover, SheetParagraph, SheetRow, TaskStep, TaskChange)
"""What a program makes or a file brings, not a person at the console."""


def typed_fields() -> Iterator[str]:
    """Every field that a command carries, also inside what it is made of: `AddGuest.title`, `Details.place`."""
    for name in c.__all__:
        if name != "Command":
            yield from fields_of(getattr(c, name))


def fields_of(kind: type) -> Iterator[str]:
    """The fields of a command or of a part of one."""
    hints = typing.get_type_hints(kind)
    for field in fields(kind):
        inside = [one for one in parts_of(hints[field.name]) if is_dataclass(one) and one is not MemberStatus]
        if not inside:
            yield f"{kind.__name__}.{field.name}"
        for one in inside:
            if one not in NOT_WALKED:
                yield from fields_of(one)


def parts_of(hint: object) -> Iterator[type]:
    """The types that a hint speaks of: `date` and `None` of `date | None`, `Member` of `tuple[Member, ...]`."""
    if typing.get_origin(hint) in (tuple, typing.Union, UnionType):
        for one in typing.get_args(hint):
            yield from parts_of(one)
    elif isinstance(hint, type):
        yield hint


def home_of(field: str) -> str:
    """The key under which the homes have it; "" for what has none and needs none."""
    owner, _, name = field.partition(".")
    if field in NO_PAPER:
        return ""
    if field in SAME:
        return SAME[field]
    known = f"{SAME.get(owner, owner)}.{name}"
    return known if known in HOMES or name not in POINTERS else ""


def test_whatever_can_be_typed_has_a_home() -> None:
    """A field of a command that no paper is named for fails here: name one, and print it there."""
    homeless = sorted({field for field in typed_fields() if (key := home_of(field)) and key not in HOMES})
    assert homeless == []
    known = {home_of(field) for field in typed_fields()}
    assert sorted(set(HOMES) - known) == []
    assert sorted(set(NO_PAPER) - set(typed_fields())) == []


def mark(key: str) -> str:
    """The text typed for a fact."""
    return f"[{key}]"


@cache
def lived(kind: MeetingKind) -> tuple[Meeting, ...]:
    """A meeting in which everything was typed that can be; one whose end was set right; of several days; of few."""
    room = prepared(kind)
    opened(room)
    held(room)
    voted(room)
    closed(room)
    return room.meeting, corrected_end(kind), of_several_days(kind), of_few(kind)


def prepared(kind: MeetingKind) -> Room:
    """Cell, members, details, what was carried over, an item of the cell's own; a start that was taken back."""
    room = Room()
    base = making(
        members_of(15, 2), kind, place=mark("Details.place"), form=mark("Details.form"), scorer="chinh-thuc-4",
        number=mark("Details.number"), notice=mark("Details.notice"), papers=mark("Details.papers"),
    )  # fmt: skip
    cell = CellProfile(
        mark("CellProfile.name"), mark("CellProfile.superior"), mark("CellProfile.locality"), symbol="KHTHU",
        agencies=(mark("CellProfile.agencies"),),
    )  # fmt: skip
    task = ActionItem(
        "2026-10.t1", mark("ActionItem.what"), unit=mark("ActionItem.unit"), due=date(2026, 10, 25),
        product=mark("ActionItem.product"), report_at=mark("ActionItem.report_at"), origin="2026-10",
        owner_names=mark("ActionItem.owner_names"),
    )  # fmt: skip
    others = (ActionItem("2026-10.t2", "Việc ghi sai", origin="2026-10"), ActionItem("2026-10.t3", "Việc ghi trùng"))
    first, *rest = base.members
    members = (replace(first, role=f"Bí thư, {mark('Member.role')}"), *rest)
    title = f"{mark('MakeMeeting.title')} tháng 11 năm 2026"
    room.send(replace(base, title=title, cell=cell, members=members, carried=(task, *others)))
    talk = next(i.id for i in base.agenda if i.phase is Phase.PROCEEDINGS)
    room.send(c.WriteAdvance("chinh-thuc-12", talk, mark("WriteAdvance.text"), date(2026, 11, 3)))
    room.send(c.AddItem(Phase.PROCEEDINGS, mark("AddItem.title"), 37, mark("AddItem.presenter")))
    room.start()
    room.tick(minutes=1)
    room.send(c.CancelStart(mark("CancelStart.reason")))
    return room


def opened(room: Room) -> None:
    """The roll with its notes, a guest, dues, the agenda, the list set right, the start corrected."""
    room.send(c.StartMeeting(room.now))
    room.send(c.CorrectStart(room.now.replace(hour=13, minute=58)))
    official, name = MemberStatus.OFFICIAL, mark("AddMember.name")
    room.send(c.AddMember(name, official, mark("AddMember.reason"), mark("AddMember.role")))
    room.send(c.CorrectStatus("du-bi-2", official, mark("CorrectStatus.reason")))
    reason = mark("MarkAttendance.reason")
    room.send(c.MarkAttendance("chinh-thuc-6", Presence.EXCUSED, reason, on_duty=True))
    room.send(c.MarkRestPresent())
    room.send(c.NoteArrival("chinh-thuc-7", room.now.replace(hour=14, minute=7)))
    room.tick(minutes=10)
    room.send(c.NoteLeaving("chinh-thuc-8", room.now.replace(hour=14, minute=9)))
    room.send(c.AddGuest(mark("AddGuest.name"), mark("AddGuest.title"), mark("AddGuest.unit"), True))
    room.send(c.RecordDues(13, 17, mark("RecordDues.note")))
    room.send(c.AdoptAgenda())
    room.send(c.HandOver(Office.SECRETARY, "chinh-thuc-5"))
    done = (mark("AssessCarried.result"), date(2026, 10, 24), 37)
    room.send(c.AssessCarried("2026-10.t1", ActionStatus.PARTLY, *done))
    room.send(
        c.AmendCarried(
            "2026-10.t2", mark("AmendCarried.reason"), mark("AmendCarried.what"), ("chinh-thuc-3",),
            mark("AmendCarried.unit"), date(2026, 11, 21), mark("AmendCarried.product"),
            mark("AmendCarried.report_at"), "trước 22/11",
        )
    )  # fmt: skip
    said = mark("AssessCarried.said")
    room.send(c.AssessCarried("2026-10.t2", ActionStatus.OWN, said=said, start=StartState.UNSET))
    room.send(c.StrikeCarried("2026-10.t3", mark("StrikeCarried.reason")))


def held(room: Room) -> None:
    """Every box, a question answered, a speech without a text, a reply, a guest's words, a report."""
    for item in room.meeting.agenda:
        for box in item.texts:
            room.write(f"item.{item.id}.{box.code}", mark(f"{item.id}.{box.code}"))
        if item.records_panel(Panel.CONCLUSION):
            room.write(f"item.{item.id}.ket_luan", mark(f"{item.id}.ket_luan"))
    talk = next(i.id for i in room.meeting.agenda if i.records_panel(Panel.OPINIONS) and i.id not in ("T3", "E1"))
    room.send(c.GoToItem(talk))
    asked = room.speak("chinh-thuc-9", mark("speech"), item=talk)
    room.send(c.ClassifySpeech(asked, OpinionKind.QUESTION))
    room.send(c.SettleSpeech(asked, mark("SettleSpeech.settled")))
    room.send(c.CorrectSpeech(asked, "chinh-thuc-9", room.now.replace(hour=14, minute=11), room.now))
    silent = room.speak("chinh-thuc-10", "", item=talk)
    room.send(c.ExplainNoText(silent, mark("ExplainNoText.reason")))
    replied = room.speak("chinh-thuc-1", mark("reply"), item=talk)
    room.send(c.SetSpeechRole(replied, SpeechRole.REPLY))
    room.speak(next(iter(room.meeting.guests)), mark("guest"), item=talk)
    room.send(c.StartSpeech("chinh-thuc-11", talk, role=SpeechRole.PRESENTATION))
    room.tick(minutes=1)
    room.send(c.StopSpeech())


def voted(room: Room) -> None:
    """A matter of its own, the resolution, tasks, points."""
    motion = room.propose(mark("ProposeMotion.title"))
    room.write(f"motion.{motion}", mark("motion"))
    room.send(c.ChooseVotingWay(motion, VotingWay.BALLOT))
    room.send(c.RecordVote(motion, 7, 3, 2, 14, 13, 1))
    if "nq" in room.meeting.motions:
        room.write("motion.nq", mark("resolution"))
        room.send(c.RecordVote("nq", 12, 0, 1))
    room.give(
        mark("AddAction.what"), owners=("chinh-thuc-9",), unit=mark("AddAction.unit"), due=date(2026, 11, 19),
        due_said="trước 20/11", product=mark("AddAction.product"), report_at=mark("AddAction.report_at"),
        start=StartState.STANDING,
    )  # fmt: skip
    if any(i.records_panel(Panel.SCORE) for i in room.meeting.agenda):
        room.score(87.5)
        room.send(c.RecordVote(room.propose("Điểm tự chấm", MotionKind.SCORE), 12, 0, 1))
    room.send(c.AddItem(Phase.PROCEEDINGS, "Việc không tiến hành"))


def closed(room: Room) -> None:
    """What was not held, what was corrected while it was read, adopted with a count, reopened, adopted again, ended."""
    room.send(c.GoToItem("C6"))
    own = next(i.id for i in room.meeting.agenda if i.title == "Việc không tiến hành")
    room.send(c.MarkNotHeld((own,), mark("MarkNotHeld.reason")))
    key = "item.C6.dieu_chinh"
    room.send(c.AmendText(key, mark("AmendText.author"), f"{room.meeting.text(key)} {mark('AmendText.value')}"))
    adopt(room)
    room.send(c.ReopenMinutes(mark("ReopenMinutes.reason")))
    room.tick(minutes=1)
    adopt(room)
    room.send(c.EndMeeting(mark("EndMeeting.reason")))


def adopt(room: Room) -> None:
    """The draft as it prints now, with a count."""
    read = make_draft(room.meeting)
    room.send(c.AdoptMinutes(read.lines, read.facts, read.template, read.template_digest, 9, 1, 4))


def corrected_end(kind: MeetingKind) -> Meeting:
    """One that is over, with another hour of its end and another reason for its shortness."""
    room = Room()
    room.send(making(members_of(15, 2), kind))
    room.start().roll()
    room.tick(minutes=50)
    room.send(c.EndMeeting("hết giờ"))
    room.send(c.CorrectEnd(room.now.replace(hour=14, minute=33), mark("CorrectEnd.reason")))
    return room.meeting


def of_several_days(kind: MeetingKind) -> Meeting:
    """One that lasts until the next day."""
    room = Room()
    room.send(making(members_of(15, 2), kind, until=date(2026, 11, 5)))
    return room.start().meeting


def of_few(kind: MeetingKind) -> Meeting:
    """One whose minutes were adopted though fewer came than a count would need."""
    room = Room()
    room.send(making(members_of(15, 2), kind))
    room.start().roll(excused=[f"chinh-thuc-{n}" for n in range(5, 16)])
    read = make_draft(room.meeting)
    reason = mark("AdoptMinutes.reason")
    room.send(c.AdoptMinutes(read.lines, read.facts, read.template, read.template_digest, reason=reason))
    return room.meeting


@cache
def text_of(kind: MeetingKind, form: str) -> str:
    """All that a paper says of these meetings, in all its parts."""
    found = [line for meeting in lived(kind) for paper in print_parts(meeting, form) for line in paper.lines]
    return fold_spaces(" ".join(found))


def papers_of(kind: MeetingKind) -> list[str]:
    """The papers that this kind of meeting has."""
    return [name for name, form in FORMS.items() if form.kinds(KINDS[kind]) and not form.private]


def asked_of(kind: MeetingKind, field: str) -> bool:
    """Whether a meeting of this kind records such a thing: points only where it scores itself."""
    scores = any(item.records_panel(Panel.SCORE) for item in lived(kind)[0].agenda)
    return scores or not (field.startswith("GivePoints") or field == "ProposeMotion.kind")


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_each_fact_stands_in_the_papers_named_for_it(kind: MeetingKind) -> None:
    forms, lacking = papers_of(kind), []
    for field, home in HOMES.items():
        said = home.said or mark(field)
        told = [form for form in home.papers if form in forms and asked_of(kind, field)]
        lacking += [(field, form) for form in told if said not in text_of(kind, form)]
    assert lacking == []


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_each_text_under_the_items_stands_in_the_papers_of_its_role(kind: MeetingKind) -> None:
    """All in the minutes; and in every other paper that tells of such a thing (`test_roles.TOLD`)."""
    meeting, lacking = lived(kind)[0], []
    for item in (one for one in meeting.agenda if one.id not in meeting.not_held):
        boxes = {box.code: TextRole(box.role) for box in item.texts}
        for code, role in boxes.items():
            told = ["bien-ban", *(form for form, roles in TOLD_BY_ROLE.items() if role in roles)]
            said = mark(f"{item.id}.{code}")
            lacking += [(said, form) for form in told if form in papers_of(kind) and said not in text_of(kind, form)]
    assert lacking == []


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_what_was_said_and_put_to_the_vote_is_printed(kind: MeetingKind) -> None:
    for text in ("speech", "reply", "guest", "motion"):
        assert mark(text) in text_of(kind, "bien-ban"), text
    for text in ("speech", "reply", "guest"):
        assert mark(text) in text_of(kind, "phu-luc-y-kien"), text
    if "nq" in lived(kind)[0].motions:
        assert mark("resolution") in text_of(kind, "nghi-quyet")
        assert mark("motion") in text_of(kind, "nghi-quyet")


def test_every_role_of_a_text_is_told_in_some_paper_beside_the_minutes_or_named_here() -> None:
    beside = set().union(*TOLD_BY_ROLE.values())
    minutes_only = {
        TextRole.CRITICISM, TextRole.CORRECTION, TextRole.QUARTER, TextRole.PREPARER, TextRole.APPROVED, TextRole.SENT,
    }  # fmt: skip
    assert set(TextRole) - beside - minutes_only == set()


def test_a_secret_task_is_told_whole_in_the_annex_and_nowhere_else() -> None:
    """Its unit, product and place of report too: of a new one, and of one that was carried over."""
    facts = ("what", "unit", "product", "report_at")
    what, unit, product, place = (mark(f"old.{name}") for name in facts)
    old = ActionItem("t0", what, unit=unit, product=product, report_at=place, secret=True)
    room = Room()
    room.send(replace(making(members_of(15, 2), secrets_apart=True), carried=(old,)))
    item = room.meeting.item("B5")
    assert item
    room.send(c.AmendItem("B5", item.title, secret=True))
    room.start().roll()
    room.give(mark("new.what"), item="B5", **{name: mark(f"new.{name}") for name in facts[1:]})
    room.send(c.AssessCarried("t0", ActionStatus.DONE, mark("old.result")))
    marks = [mark(f"{age}.{name}") for age in ("old", "new") for name in facts] + [mark("old.result")]
    annex = " ".join(print_paper(room.meeting, form_name="phu-luc-mat").lines)
    assert [text for text in marks if text not in annex] == []
    shared = [paper for form in papers_of(MeetingKind.REGULAR) for paper in print_parts(room.meeting, form)]
    assert [text for text in marks if any(text in line for paper in shared for line in paper.lines)] == []
