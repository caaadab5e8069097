"""Wishes, in the imperative. A command is decided on by `procedure.decide`; it may be refused."""

from dataclasses import dataclass, field
from datetime import date, datetime

from assistant.domain.actions import ActionItem, ActionStatus
from assistant.domain.agenda import AgendaItem
from assistant.domain.attendance import Presence
from assistant.domain.floor import OpinionKind
from assistant.domain.meeting import Details, Meeting
from assistant.domain.people import CellProfile, Member
from assistant.domain.rules import MeetingKind, Phase, Rules
from assistant.domain.votes import MotionKind


@dataclass(frozen=True)
class Command:
    """A wish. Frozen, so that it can be sent again."""


@dataclass(frozen=True)
class MakeMeeting(Command):
    """Lập buổi sinh hoạt: everything that is fixed before it starts."""

    kind: MeetingKind
    title: str
    cell: CellProfile
    rules: Rules
    details: Details
    members: tuple[Member, ...]
    agenda: tuple[AgendaItem, ...]
    carried: tuple[ActionItem, ...] = ()


@dataclass(frozen=True)
class AmendDetails(Command):
    """Sửa ngày giờ, địa điểm, chủ trì, thư ký, số biên bản, thông báo."""

    details: Details


@dataclass(frozen=True)
class AddItem(Command):
    """Thêm một nội dung at the end of its phase."""

    phase: Phase
    title: str
    minutes: int = 10
    presenter: str = ""


@dataclass(frozen=True)
class AmendItem(Command):
    """Sửa tên, người trình bày, số phút dự kiến of an item."""

    item: str
    title: str
    presenter: str = ""
    minutes: int = 5


@dataclass(frozen=True)
class MoveItem(Command):
    """Đổi thứ tự: to a position inside the item's own phase, counted from 0."""

    item: str
    to: int


@dataclass(frozen=True)
class RemoveItem(Command):
    """Bỏ một nội dung; refused once something was recorded under it."""

    item: str


@dataclass(frozen=True)
class StartMeeting(Command):
    """Khai mạc. `started` is given where the meeting began before somebody pressed the button."""

    started: datetime | None = None


@dataclass(frozen=True)
class GoToItem(Command):
    """Chuyển sang nội dung: make it the current item."""

    item: str


@dataclass(frozen=True)
class MarkAttendance(Command):
    """Điểm danh one member; a presence of None takes the mark back."""

    member: str
    presence: Presence | None
    reason: str = ""


@dataclass(frozen=True)
class MarkRestPresent(Command):
    """Tất cả còn lại có mặt: everybody expected who has no mark yet."""


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
class EditText(Command):
    """A small edit of a text: at code point `at`, take out `cut` code points, put in `insert`.

    `rev` is the revision the edit was made on; an edit made on an older one is refused as stale.
    """

    field: str
    rev: int
    at: int
    cut: int
    insert: str


@dataclass(frozen=True)
class StartSpeech(Command):
    """Mời phát biểu: a member or guest takes the floor; whoever spoke stops. Under the current item unless named."""

    speaker: str
    item: str = ""


@dataclass(frozen=True)
class StopSpeech(Command):
    """Kết thúc phát biểu."""


@dataclass(frozen=True)
class ClassifySpeech(Command):
    """Loại ý kiến of a speech; None takes it back."""

    speech: str
    kind: OpinionKind | None


@dataclass(frozen=True)
class RemoveSpeech(Command):
    """Bỏ một lượt phát biểu made by mistake."""

    speech: str


@dataclass(frozen=True)
class AddAction(Command):
    """Giao nhiệm vụ under an item (the current one unless named)."""

    what: str
    owners: tuple[str, ...] = ()
    unit: str = ""
    due: date | None = None
    product: str = ""
    report_at: str = ""
    item: str = ""


@dataclass(frozen=True)
class AmendAction(Command):
    """Sửa nhiệm vụ."""

    action: str
    what: str
    owners: tuple[str, ...] = ()
    unit: str = ""
    due: date | None = None
    product: str = ""
    report_at: str = ""


@dataclass(frozen=True)
class RemoveAction(Command):
    """Bỏ nhiệm vụ."""

    action: str


@dataclass(frozen=True)
class AssessCarried(Command):
    """Đánh giá một nhiệm vụ của kỳ trước."""

    action: str
    status: ActionStatus
    result: str = ""
    done_on: date | None = None


@dataclass(frozen=True)
class ProposeMotion(Command):
    """Đưa một nội dung ra biểu quyết under an item (the current one unless named)."""

    kind: MotionKind
    title: str
    item: str = ""


@dataclass(frozen=True)
class RemoveMotion(Command):
    """Bỏ một nội dung biểu quyết that has not been voted on."""

    motion: str


@dataclass(frozen=True)
class RecordVote(Command):
    """Ghi kết quả biểu quyết: số tán thành, không tán thành, không có ý kiến."""

    motion: str
    in_favour: int
    against: int
    abstained: int


@dataclass(frozen=True)
class CancelVote(Command):
    """Hủy kết quả đã ghi to count again."""

    motion: str


@dataclass(frozen=True)
class ScoreMeeting(Command):
    """Tự chấm điểm: 0 to 100; the grade follows from the bands of the rules (domain.md N29)."""

    points: float | None


@dataclass(frozen=True)
class AdoptMinutes(Command):
    """Thông qua biên bản exactly as read: `lines` is the text, `facts` what it was printed from.

    The vote may be left out (adopted without a count, as most cells do by a show of hands).
    """

    lines: tuple[str, ...]
    facts: str
    template: str
    template_digest: str
    in_favour: int | None = None
    against: int = 0
    abstained: int = 0


@dataclass(frozen=True)
class ReopenMinutes(Command):
    """Mở lại biên bản để sửa: needs a reason; the adopted text is kept, a new adoption is needed."""

    reason: str


@dataclass(frozen=True)
class EndMeeting(Command):
    """Bế mạc. Where something is missing, a reason is asked for, recorded and printed; it is never forbidden."""

    reason: str = ""


@dataclass(frozen=True)
class RestoreMeeting(Command):
    """Take a meeting over from its portable record (hồ sơ)."""

    meeting: Meeting = field(repr=False)
