"""Nhiệm vụ và biểu quyết: wishes about tasks, motions, votes and the score."""

from dataclasses import dataclass
from datetime import date

from assistant.domain.actions import ActionStatus
from assistant.domain.commands.command import Command
from assistant.domain.rules import Matter
from assistant.domain.votes import MotionKind


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
    matter: Matter = Matter.ORDINARY


@dataclass(frozen=True)
class ClassifyMotion(Command):
    """Đổi loại nội dung biểu quyết, and with it the majority, as long as nobody has voted."""

    motion: str
    matter: Matter


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
    """Tự chấm điểm: 0 to 100; the grade follows from the bands of the rules (docs/domain.md N29)."""

    points: float | None
