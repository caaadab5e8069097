"""The cell's folder as the home page reads it: slowly, perhaps from a share, so never while the page waits."""

from dataclasses import dataclass, replace
from pathlib import Path

from assistant.domain.people import Member
from assistant.journal.belonging import Belonging
from assistant.share.files import Files
from assistant.share.identity import Identity
from assistant.share.lengths import too_long
from assistant.share.outbox import Outbox
from assistant.share.probe import Answer, probe
from assistant.workspace.members import members_file, read_members
from assistant.workspace.past import Past, past_meetings
from assistant.workspace.profile import Profile, read_profile

STRANGE = (
    "Hồ sơ trong {folder} là của buổi “{title}”, thuộc thư mục chi bộ {other}, nên không tính vào chi bộ này. Nếu lưu "
    "nhầm vào đây thì xin xóa thư mục ấy; nếu chi bộ chuyển sang ổ khác thì hãy chuyển cả thư mục cũ, kèm tệp "
    "chibo-thu-muc.json trong đó."
)
NO_FOLDER = "Chưa chọn thư mục chi bộ. Hãy mở chương trình bằng lệnh: uv run chibo --workspace THƯ-MỤC"


@dataclass(frozen=True)
class CellFolder:
    """Everything the home page needs from the workspace, with what was wrong in it."""

    profile: Profile
    members: tuple[Member, ...]
    past: tuple[Past, ...]
    share: Answer
    problems: tuple[str, ...]


def read_cell(belonging: Belonging, workspace: Path, outbox: Outbox) -> CellFolder:
    """The folder as it is read, once it is known whose it is; without records known to be another cell's, told of.

    Takes as long as the share takes; what is wrong becomes a sentence.
    """
    Identity(outbox.notes, Files(), outbox.folder).introduce(workspace)
    found = _read(workspace, outbox.notes.mark(workspace))
    strange = [one for one in found.past if one.meeting and not belonging.has_record(one.meeting)]
    told = (
        STRANGE.format(
            folder=one.path.parent, title=one.meeting.title, other=belonging.path_of(one.meeting.id) or "khác"
        )
        for one in strange
        if one.meeting
    )
    past = tuple(one for one in found.past if one not in strange)
    return replace(found, past=past, problems=(*found.problems, *told))


def _read(workspace: Path, mark: str) -> CellFolder:
    """Profile, members and past meetings.

    `mark`: the number that the workspace is known by, so that another's share is not even tried.
    """
    share = probe(workspace, mark=mark)
    profile = read_profile(workspace)
    members = read_members(members_file(workspace, profile.members))
    past = tuple(past_meetings(workspace)) if share.ok else ()
    problems = [p.sentence() for p in (*profile.problems, *members.problems)]
    problems += [p.problem for p in past if p.problem]
    problems += filter(None, [too_long(workspace)])
    return CellFolder(profile, members.members, past, share, tuple(problems))
