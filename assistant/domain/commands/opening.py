"""Mở đầu: commands about the start, the guests, the roll, the offices, the dues and the agenda."""

from dataclasses import dataclass
from datetime import datetime

from assistant.domain.attendance import Presence
from assistant.domain.commands.command import Command
from assistant.domain.offices import Office
from assistant.domain.status import MemberStatus


@dataclass(frozen=True)
class StartMeeting(Command):
    """Khai mạc. `started` is given where the meeting began before somebody pressed the button."""

    started: datetime | None = None


@dataclass(frozen=True)
class MarkAttendance(Command):
    """Điểm danh one member; a presence of None takes the mark back."""

    member: str
    presence: Presence | None
    reason: str = ""
    on_duty: bool = False


@dataclass(frozen=True)
class MarkRestPresent(Command):
    """Tất cả còn lại có mặt: everybody expected who has no mark yet."""


@dataclass(frozen=True)
class AddMember(Command):
    """Bổ sung đảng viên who is not on the meeting's list, with the reason."""

    name: str
    status: MemberStatus
    reason: str
    role: str = ""


@dataclass(frozen=True)
class CorrectStatus(Command):
    """Sửa trạng thái of a member that the list has wrong, with the reason; bases are right from then on."""

    member: str
    status: MemberStatus
    reason: str


@dataclass(frozen=True)
class NoteArrival(Command):
    """Đến muộn lúc …; None takes it back."""

    member: str
    arrived: datetime | None


@dataclass(frozen=True)
class NoteLeaving(Command):
    """Về sớm lúc …; None takes it back."""

    member: str
    left: datetime | None


@dataclass(frozen=True)
class AddGuest(Command):
    """Thêm đại biểu."""

    name: str
    title: str = ""
    unit: str = ""
    superior: bool = False


@dataclass(frozen=True)
class RemoveGuest(Command):
    """Bỏ đại biểu; refused once the guest has spoken."""

    guest: str


@dataclass(frozen=True)
class AppointSecretary(Command):
    """Cử thư ký."""

    member: str


@dataclass(frozen=True)
class AppointScorer(Command):
    """Cử đồng chí theo dõi, chấm điểm; an empty name takes it back."""

    member: str


@dataclass(frozen=True)
class RecordDues(Command):
    """Tình hình nộp đảng phí."""

    paid: int | None
    total: int | None
    note: str = ""


@dataclass(frozen=True)
class AdoptAgenda(Command):
    """Thông qua chương trình."""


@dataclass(frozen=True)
class CorrectStart(Command):
    """Sửa giờ bắt đầu: the meeting began earlier or later than was recorded."""

    started: datetime


@dataclass(frozen=True)
class CancelStart(Command):
    """Hủy bắt đầu: pressed by mistake, or put off since too few came; back to the preparation.

    Refused once somebody has spoken or voted. The roll is called anew when the meeting is held.
    """

    reason: str = ""


@dataclass(frozen=True)
class HandOver(Command):
    """Bàn giao: from now on another member chairs, or keeps the minutes; the one before is kept with the hour.

    A name that was wrong from the beginning is set right by `AmendDetails` instead.
    """

    office: Office
    member: str
