"""The cell's folder as the home page reads it: slowly, perhaps from a share, so never while the page waits."""

from dataclasses import dataclass
from pathlib import Path

from assistant.domain.people import Member
from assistant.share.probe import Answer, probe
from assistant.workspace.members import members_file, read_members
from assistant.workspace.past import Past, past_meetings
from assistant.workspace.profile import Profile, read_profile

NO_FOLDER = "Chưa chọn thư mục chi bộ. Hãy mở chương trình bằng lệnh: chibo serve --workspace THƯ-MỤC"


@dataclass(frozen=True)
class CellFolder:
    """Everything the home page needs from the workspace, with what was wrong in it."""

    profile: Profile
    members: tuple[Member, ...]
    past: tuple[Past, ...]
    share: Answer
    problems: tuple[str, ...]


def read_cell(workspace: Path) -> CellFolder:
    """Read profile, members and past meetings. Takes as long as the share takes; what is wrong becomes a sentence."""
    share = probe(workspace)
    profile = read_profile(workspace)
    members = read_members(members_file(workspace, profile.members))
    past = tuple(past_meetings(workspace)) if share.ok else ()
    problems = [p.sentence() for p in (*profile.problems, *members.problems)]
    problems += [p.problem for p in past if p.problem]
    return CellFolder(profile, members.members, past, share, tuple(problems))
