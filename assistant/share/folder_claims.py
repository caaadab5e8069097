"""Two laptops that were apart may choose one folder for two meetings: the later one gets a folder beside it."""

from pathlib import Path

from assistant.share.belonging import SOMEBODY, meeting_in_folder
from assistant.share.errors import PathRefused
from assistant.share.files import Files
from assistant.share.lineage import LOCK_NAME, RECORD_NAME
from assistant.share.notes import Notes
from assistant.share.rows import OutboxItem

_MOST_FOLDERS = 99


def claim_folder(item: OutboxItem, notes: Notes, root: Path, files: Files) -> Path:
    """The target in the folder that is this meeting's: asked of the share once, then remembered. PathRefused, OSError.

    `root` is the workspace as the disk spells it. Files of the workspace itself belong to no meeting. A record that
    cannot be read stops nobody here: the folder was chosen with care (`usecases.publishing.MeetingFolders`), it is
    written anew.
    """
    folder = item.target.parent
    if folder == item.root or not item.meeting or notes.knows_claim(folder, item.meeting):
        return notes.claimed_target(item.target, item.meeting)
    for number in range(1, _MOST_FOLDERS + 1):
        used = folder if number == 1 else folder.with_name(f"{folder.name} ({number})")
        if meeting_in_folder(root / used.relative_to(item.root), files) in ("", SOMEBODY, item.meeting):
            if _belongs_to_a_meeting(item):
                notes.record_claim(folder, used)
            return used / item.target.name
    raise PathRefused(item.target)


def _belongs_to_a_meeting(item: OutboxItem) -> bool:
    """What makes the folder this meeting's for others to see; before that it is asked again."""
    return item.target.name in (RECORD_NAME, LOCK_NAME)
