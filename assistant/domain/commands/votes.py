"""Biểu quyết: commands about motions and votes."""

from dataclasses import dataclass

from assistant.domain.commands.command import Command
from assistant.domain.rules import Matter, VotingWay
from assistant.domain.votes import MotionKind


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
class ChooseVotingWay(Command):
    """Chọn cách biểu quyết: giơ tay or phiếu kín, as long as nobody has voted."""

    motion: str
    way: VotingWay


@dataclass(frozen=True)
class RemoveMotion(Command):
    """Bỏ một nội dung biểu quyết that has not been voted on."""

    motion: str


@dataclass(frozen=True)
class RecordVote(Command):
    """Ghi kết quả biểu quyết: số tán thành, không tán thành, không có ý kiến.

    Of a secret ballot also the ballots: phát ra, thu về, không hợp lệ.
    """

    motion: str
    in_favour: int
    against: int
    abstained: int
    issued: int | None = None
    returned: int | None = None
    invalid: int = 0


@dataclass(frozen=True)
class CancelVote(Command):
    """Hủy kết quả đã ghi to count again."""

    motion: str
