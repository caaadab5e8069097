"""Who belongs to the cell, who came as a guest, and the cell itself."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from assistant.domain.reckoned import reckoned_once
from assistant.domain.status import MemberStatus


class CellType(StrEnum):
    """Loại hình chi bộ (HD 42-HD/BTCTW, section 4)."""

    VILLAGE = "village"
    OFFICE = "office"
    SCHOOL = "school"
    STATE_COMPANY = "state_company"
    PRIVATE_COMPANY = "private_company"
    STUDENTS = "students"
    ARMED_FORCES = "armed_forces"
    MERGED = "merged"


@dataclass(frozen=True)
class Member:
    """Đảng viên, as the cell's list had them on the day the meeting was made.

    `id` is made from the name (`nguyen-van-hoa`), with the birth date where two people share a name,
    so that it is the same from month to month. `role` is the office held, free text (`Bí thư`).
    """

    id: str
    name: str
    status: MemberStatus
    role: str = ""
    sex: str = ""
    birth: date | None = None
    phone: str = ""
    called: str = ""
    """Tên gọi: the given name, where the list tells it; empty where it is read from the name."""
    label: str = ""
    """The short name on a button: the given name, with as much more as tells it from the others."""

    @property
    def short(self) -> str:
        """What a narrow button shows."""
        return self.label or self.name


def distinct_name(member: Member, among: Iterable[Member]) -> str:
    """Full name; with what tells it from another of the same name in the list: `Nguyễn Văn An (1978)`."""
    if not any(one.name == member.name and one.id != member.id for one in among):
        return member.name
    marked = member.label.rpartition(" (")[2] if member.label.endswith(")") else ""
    year = f"{member.birth.year})" if member.birth else ""
    return f"{member.name} ({marked or year}" if marked or year else member.name


@reckoned_once
def distinct_names(members: Mapping[str, Member]) -> Mapping[str, str]:
    """`distinct_name` of each of them, by id."""
    bearers = Counter(member.name for member in members.values())
    among = [member for member in members.values() if bearers[member.name] > 1]
    return {key: distinct_name(member, among) for key, member in members.items()}


def own_officials(members: Iterable[Member]) -> int:
    """How many official members the cell has, those exempt, away or on duty included (docs/domain.md N24, N25)."""
    return sum(1 for m in members if m.status.is_official and m.status.is_of_this_cell)


@dataclass(frozen=True)
class Guest:
    """Đại biểu, khách mời: named with title and unit in the minutes; never votes, is counted apart."""

    id: str
    name: str
    title: str = ""
    unit: str = ""
    superior: bool = False
    """Cấp ủy viên cấp trên dự: a member of the superior committee who attends."""


@dataclass(frozen=True)
class CellProfile:
    """Chi bộ: what stands in the head of every paper. The superior's name is free text (no district level any more)."""

    name: str
    superior: str = ""
    locality: str = ""
    """Địa danh in the place and date line."""
    type: CellType = CellType.OFFICE
    place: str = ""
    """Where the cell usually meets."""
    meeting_day: int | None = None
    """Day of the month fixed for the regular meeting, 1 to 31."""
    symbol: str = "CB"
    """Issuer's symbol in a number such as `Số 05-BB/CB` (HD 05-HD/VPTW)."""
    agencies: tuple[str, ...] = ()
    """Các cơ quan of a cell that several of them share; each is assessed apart (docs/domain.md 5.5)."""
    snippets: Mapping[str, str] = field(default_factory=dict)
    """Cụm từ: the cell's own phrases by a short code, put in by `/code` and Tab."""
    practice: bool = False
    """Tập dượt: a cell made up to try the program with; every page and paper of its meetings says so."""
