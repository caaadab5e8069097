"""Chi bộ mẫu: an invented office cell of 19 members that meets on the 4th, to try the program with."""

from datetime import date

from assistant.domain.people import Member
from assistant.wording.domain import STATUS
from assistant.wording.sample_cell import MEMBERS
from assistant.workspace.names import name_key

MEETING_DAY = 4
BY_LABEL = {label: status for status, label in STATUS.items()}


def sample_members() -> tuple[Member, ...]:
    """The members of the sample, in order of given names; ids and labels come when the list is read."""
    rows = [[cell.strip() for cell in row.split("|")] for row in MEMBERS.strip().splitlines()]
    members = [
        Member("", name, BY_LABEL[status], role, sex, date.fromisoformat(birth))
        for name, status, role, sex, birth in rows
    ]
    return tuple(sorted(members, key=lambda member: (name_key(member.name), member.birth)))
