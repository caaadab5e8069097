"""Người thực hiện: who is to do a task, by name, also where they have left the cell since it was given."""

from assistant.domain.actions import ActionItem
from assistant.domain.meeting import Meeting


def owner_people(meeting: Meeting, task: ActionItem) -> list[str]:
    """The members, then those who left the list since.

    Of a task carried over, the names as the earlier meeting had them: its people may have left the cell.
    """
    if task.origin and task.owner_names:
        return [task.owner_names]
    return [name for name in (*map(meeting.person, task.owners), task.owner_names) if name]


def owner_names(meeting: Meeting, task: ActionItem) -> list[str]:
    """The people, then the unit."""
    return [name for name in (*owner_people(meeting, task), task.unit.strip()) if name]
