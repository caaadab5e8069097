"""The console's word about machines: the meeting went on elsewhere, or other machines have what this record lacks."""

from pathlib import Path

from assistant.domain.meeting import Meeting
from assistant.journal.machine import Machine
from assistant.views.shared import Shown


def moved(meeting: Meeting, machine: Machine, folder: str) -> str:
    """Why nothing more can be recorded here, and where everything recorded here is kept; empty where it can."""
    if meeting.moved is None:
        return ""
    at = meeting.moved.at.astimezone(meeting.details.start.tzinfo)
    kept = str(Path(folder) / machine.record_name) if folder else machine.record_name
    return (
        f"Buổi này đã chuyển sang máy {meeting.moved.name} lúc {at:%H:%M ngày %d/%m/%Y}, máy này chỉ còn xem. "
        f"Phần ghi trên máy này được giữ nguyên ở đây và ở {kept}."
    )


def shown(meeting: Meeting, machine: Machine, folder: str, left: list[Shown]) -> Shown:
    """The bar below the head; nothing is drawn where there is nothing to say."""
    return {"moved": moved(meeting, machine, folder), "left": left}
