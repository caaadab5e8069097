"""The home page, as values. Pure but for what is handed in."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo
from pathlib import Path

from assistant.domain.meeting import Meeting, Stage
from assistant.domain.people import CellProfile, Member
from assistant.domain.rules import Rule
from assistant.journal.heads import Head
from assistant.views.shared import Shown
from assistant.wording import domain as words
from assistant.workspace.profile import Profile

USUAL_START = time(14, 0)
SHOWN_RULES = (
    "regular_minutes",
    "combined_minutes",
    "min_opinions",
    "attendance_percent",
    "notice_days",
    "majority_percent",
)
SECRETS = {True: "lưu riêng trên máy thư ký", False: "lưu chung trên ổ chung"}
STATES = {
    Stage.PLANNED: "đang chuẩn bị",
    Stage.RUNNING: "đang tiến hành",
    Stage.ENDED: "chưa thông qua biên bản",
    Stage.DISCARDED: "đã bỏ",
}


def next_start(cell: CellProfile, usual: time | None, now: datetime, taken: Iterable[date]) -> datetime:
    """When the next regular meeting is: the cell's day of this month, or of the next month where one was held.

    Where the day is over and no meeting was held, or where there is no fixed day: today.
    """
    zone, at = now.tzinfo, usual or USUAL_START
    if cell.meeting_day is None:
        return datetime.combine(now.date(), at, zone)
    months = {(d.year, d.month) for d in taken}
    day = on_day(now.date().replace(day=1), cell.meeting_day)
    while (day.year, day.month) in months:
        day = on_day((day.replace(day=1) + timedelta(days=32)).replace(day=1), cell.meeting_day)
    return datetime.combine(max(day, now.date()), at, zone)


def on_day(first: date, wanted: int) -> date:
    """The wanted day of a month, or its last day where the month is shorter."""
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(wanted, last.day))


def when(start: datetime, zone: tzinfo | None) -> str:
    """`14:00 ngày 04/11/2026`."""
    return f"{start.astimezone(zone):%H:%M ngày %d/%m/%Y}"


def meeting(head: Head, zone: tzinfo | None, paper: str, elsewhere: Path | None = None) -> Shown:
    """A meeting of this machine's journal, as a line; `elsewhere`: its record, if another machine has taken it over."""
    state = "biên bản đã thông qua" if head.stage is Stage.ENDED and head.adopted else STATES[head.stage]
    return {
        "id": head.id,
        "title": head.title,
        "when": when(head.started or head.start, zone),
        "stage": head.stage.value,
        "state": state,
        "amber": head.stage is Stage.ENDED and not head.adopted,
        "paper": paper,
        "path": "",
        "take": str(elsewhere or ""),
    }


def record(found: Meeting, path: Path, zone: tzinfo | None, moved: Shown | None) -> Shown:
    """A meeting that is over, as its record in the folder tells; `moved`: recorded here until it was taken over."""
    state = "biên bản đã thông qua" if found.adoption else "trên ổ chung"
    return {
        "id": found.id,
        "title": found.title,
        "when": when(found.started or found.details.start, zone),
        "stage": found.stage.value,
        "state": f"{state}, máy {moved['name']}" if moved else state,
        "amber": found.adoption is None,
        "paper": "",
        "path": str(path),
        "take": str(path) if moved else "",
    }


def rules(profile: Profile) -> Shown:
    """The rules in force, with their bases; and where the text of secret items is kept."""
    used = profile.rules
    secrets = SECRETS[profile.secrets_apart]
    shown = [used.values[code] for code in SHOWN_RULES if code in used.values]
    return {
        "label": used.label,
        "values": [
            {
                "label": rule.label,
                "value": amount(rule),
                "basis": f"{rule.basis} ({words.LEVEL[rule.level]})",
            }
            for rule in shown
        ]
        + [{"label": "Nội dung mật", "value": secrets, "basis": "noi_dung_mat trong chi-bo.yaml"}],
    }


def amount(rule: Rule) -> str:
    """`90 phút`."""
    value = rule.value if isinstance(rule.value, str) else words.number(float(rule.value))
    return f"{value} {rule.unit}".strip()


def chair_of(members: Iterable[Member]) -> str:
    """Who normally chairs: the bí thư, else the phó bí thư."""
    by_role = {member.role.casefold(): member.id for member in reversed(list(members))}
    return next((by_role[role] for role in ("bí thư", "bí thư chi bộ", "phó bí thư") if role in by_role), "")
