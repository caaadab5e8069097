"""Chuẩn bị: commands before the meeting, and about its details and agenda."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.domain.actions import ActionItem
from assistant.domain.agenda import AgendaItem
from assistant.domain.commands.command import Command
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Details, Meeting
from assistant.domain.people import CellProfile, Member
from assistant.domain.rules import Phase, Rules


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
    excused_before: Mapping[str, int] = field(default_factory=dict)
    workspace: str = ""


@dataclass(frozen=True)
class TakeList(Command):
    """Lấy danh sách mới: before the start, the cell's list as it is now in place of that of the day it was made."""

    members: tuple[Member, ...]


@dataclass(frozen=True)
class AmendDetails(Command):
    """Sửa ngày giờ, địa điểm, chủ trì, thư ký, số biên bản, thông báo."""

    details: Details
    title: str = ""
    """Tên buổi sinh hoạt, where it goes with another day; empty where it stays."""
    item_titles: dict[str, str] = field(default_factory=dict)
    """Titles of items by id, where they go with another month; of those that are not named, they stay."""


@dataclass(frozen=True)
class AnnounceAgain(Command):
    """Đã thông báo lại: a new notice went out today, of day, hour and place as they are now."""


@dataclass(frozen=True)
class TakeRules(Command):
    """Lấy bộ quy định của ngày ấy: before the start, where the meeting is moved to a time with other rules (N35)."""

    rules: Rules = field(repr=False)


@dataclass(frozen=True)
class AddItem(Command):
    """Thêm một nội dung at the end of its phase."""

    phase: Phase
    title: str
    minutes: int = 10
    presenter: str = ""


@dataclass(frozen=True)
class AmendItem(Command):
    """Sửa tên, người trình bày, số phút dự kiến of an item; its points to discuss, where they are told."""

    item: str
    title: str
    presenter: str = ""
    minutes: int = 5
    secret: bool = False
    points: tuple[str, ...] | None = None
    """Vấn đề, gợi ý thảo luận; None leaves them as they are."""


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
class DiscardMeeting(Command):
    """Bỏ buổi đã lập: one made by mistake, before it begins. Nothing of it is lost."""


@dataclass(frozen=True)
class RecoverMeeting(Command):
    """Lấy lại buổi đã bỏ: the preparation goes on where it was."""


@dataclass(frozen=True)
class RestoreMeeting(Command):
    """Take a meeting over from its portable record (hồ sơ)."""

    meeting: Meeting = field(repr=False)
