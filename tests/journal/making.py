"""A meeting to test with: an office cell of 19, the default rules, a clock that only moves when told."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from assistant.domain import commands as c
from assistant.domain.actions import ActionItem
from assistant.domain.agenda import from_template
from assistant.domain.attendance import Presence
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Details
from assistant.domain.people import CellProfile, Member
from assistant.domain.status import MemberStatus
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.rules.loader import load
from assistant.wording.domain import FACE_TO_FACE

VIETNAM = timezone(timedelta(hours=7))
START = datetime(2026, 11, 4, 14, 0, tzinfo=VIETNAM)
STATUSES = [MemberStatus.OFFICIAL] * 14 + [
    MemberStatus.PROBATIONARY,
    MemberStatus.PROBATIONARY,
    MemberStatus.TEMP_IN,
    MemberStatus.TEMP_OUT,
    MemberStatus.EXEMPT,
]
MEMBERS = tuple(
    Member(f"dv-{n:02}", f"Nguyễn Văn Số {n}", status, "" if n > 1 else "Bí thư", "Nam", date(1980, 1, n), label=str(n))
    for n, status in enumerate(STATUSES, start=1)
)
CARRIED = (
    ActionItem("k1", "Rà soát danh sách hội viên", unit="Chi ủy", due=date(2026, 10, 31), origin="2026-10"),
    ActionItem("k2", "Nộp báo cáo quý", owner_names="Nguyễn Văn Số 2", origin="2026-10"),
)


class Clock:
    """Stands still until it is moved."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now.astimezone(UTC)

    def pass_time(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def making(start: datetime = START, title: str = "Sinh hoạt thường kỳ tháng 11/2026") -> c.MakeMeeting:
    """The command for a regular meeting."""
    rules = load("mac-dinh")
    return c.MakeMeeting(
        MeetingKind.REGULAR,
        title,
        CellProfile("Chi bộ Mẫu", "Đảng ủy xã Mẫu", "Mẫu", meeting_day=4),
        rules,
        Details(start, "Phòng họp", FACE_TO_FACE, chair="dv-01", secretary="dv-02", notice_on=date(2026, 11, 2)),
        MEMBERS,
        tuple(map(from_template, rules.orders[MeetingKind.REGULAR])),
        CARRIED,
    )


def made(path: Path, clock: Clock) -> tuple[Journal, Store]:
    """A journal with one meeting in it."""
    journal = Journal(path)
    return journal, Store.make(journal, making(), clock)


def running(path: Path, clock: Clock) -> tuple[Journal, Store]:
    """A meeting that has begun, everybody expected being there."""
    journal, store = made(path, clock)
    store.send(c.StartMeeting())
    for member in MEMBERS:
        if member.status.is_expected:
            store.send(c.MarkAttendance(member.id, Presence.PRESENT))
    return journal, store
