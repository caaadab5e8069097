"""What the screen says about the shared folder (ổ chung): pure values and one Vietnamese line."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from pathlib import Path

from assistant.share.errors import Trouble

VIETNAM = timezone(timedelta(hours=7), "Giờ Việt Nam")
_REASON = {
    Trouble.AWAY: "mất kết nối",
    Trouble.FULL: "đã đầy",
    Trouble.READ_ONLY: "không có quyền ghi",
    Trouble.STUCK: "không trả lời",
    Trouble.DAMAGED: "đọc lại không khớp",
    Trouble.REFUSED: "tên tệp hoặc đường dẫn không hợp lệ",
    Trouble.FAILED: "chưa ghi được",
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One file that is on this machine and not yet on the share. `tries` counts attempts that were begun."""

    id: int
    meeting: str
    target: Path
    since: datetime
    tries: int
    trouble: Trouble | None
    message: str
    next_try: datetime | None


@dataclass(frozen=True, slots=True)
class Delivered:
    """The last verified delivery of one file."""

    id: int
    meeting: str
    target: Path
    sha256: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TargetState:
    """One file on the share: when it was last delivered, and what waits for it."""

    target: Path
    meeting: str
    delivered: datetime | None
    waiting: Waiting | None

    @property
    def saved(self) -> bool:
        """True if the share holds the newest version."""
        return self.waiting is None and self.delivered is not None


@dataclass(frozen=True, slots=True)
class ShareStatus:
    """The outbox at the moment `now`, for one meeting or for all."""

    now: datetime
    zone: tzinfo
    waiting: tuple[Waiting, ...]
    delivered: tuple[Delivered, ...]

    @property
    def last_delivered(self) -> datetime | None:
        """Newest verified delivery."""
        return max((one.at for one in self.delivered), default=None)

    @property
    def ok(self) -> bool:
        """True if nothing waits."""
        return not self.waiting

    def targets(self) -> tuple[TargetState, ...]:
        """Every known file, by path."""
        waiting = {one.target: one for one in self.waiting}
        delivered = {one.target: one for one in self.delivered}
        return tuple(
            _target(target, waiting.get(target), delivered.get(target)) for target in sorted({*waiting, *delivered})
        )

    def sentence(self) -> str:
        """One line for the status bar, e.g. "Ổ chung: đã lưu 14:32" or "Ổ chung: đang chờ (2 tệp)"."""
        if not self.waiting:
            return self._nothing_waits()
        whole = [one.trouble for one in self.waiting if one.trouble and one.trouble is not Trouble.BUSY]
        if whole:
            return f"Ổ chung: {_REASON[whole[0]]}, đang chờ ({len(self.waiting)} tệp)"
        busy = [one for one in self.waiting if one.trouble is Trouble.BUSY]
        if busy:
            return f"Ổ chung: {_names(busy)} đang mở trong Word ở máy khác – sẽ tự lưu khi đóng"
        return f"Ổ chung: đang chờ ({len(self.waiting)} tệp)"

    def _nothing_waits(self) -> str:
        last = self.last_delivered
        return f"Ổ chung: đã lưu {self.clock_face(last)}" if last else "Ổ chung: chưa có gì cần lưu"

    def clock_face(self, moment: datetime) -> str:
        """Hour and minute in the screen's zone, with the day unless it is today."""
        there, today = moment.astimezone(self.zone), self.now.astimezone(self.zone).date()
        return f"{there:%H:%M}" if there.date() == today else f"{there:%H:%M %d/%m/%Y}"


def _target(target: Path, waiting: Waiting | None, delivered: Delivered | None) -> TargetState:
    meeting = waiting.meeting if waiting else delivered.meeting if delivered else ""
    return TargetState(target, meeting, delivered.at if delivered else None, waiting)


def _names(busy: list[Waiting]) -> str:
    first = f"tệp {busy[0].target.name}"
    return first if len(busy) == 1 else f"{first} và {len(busy) - 1} tệp khác"
