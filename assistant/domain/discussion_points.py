"""Vấn đề trọng tâm: what the chair puts to the discussion, written while the meeting is prepared or when it is said.

One fact: the text of the box whose mark is `TextRole.FOCUS`.
"""

from assistant.domain.boxes import role_fields
from assistant.domain.meeting import Meeting
from assistant.domain.rules import TextRole


def points_fields(meeting: Meeting) -> list[str]:
    """The keys of the texts that hold the points, in the order of the agenda; none where the meeting states none."""
    return role_fields(meeting, TextRole.FOCUS)


def discussion_points(meeting: Meeting) -> list[str]:
    """The points, one a line."""
    return [line for key in points_fields(meeting) for line in meeting.text(key).splitlines() if line.strip()]
