"""Người thực hiện: who is to do a task, by name, also where they have left the cell since it was given."""

from assistant.domain.actions import ActionItem
from assistant.domain.meeting import Meeting


def owner_names(meeting: Meeting, task: ActionItem) -> list[str]:
    """The members, those who left the list since, then the unit.

    Of a task carried over, the names as the earlier meeting had them: its people may have left the cell.
    """
    if task.origin and task.owner_names:
        people = [task.owner_names]
    else:
        people = [*map(meeting.person, task.owners), task.owner_names]
    return [name for name in (*people, task.unit.strip()) if name]
