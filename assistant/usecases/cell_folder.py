"""The cell's folder as the home page reads it: slowly, perhaps from a share, so never while the page waits."""

from dataclasses import dataclass
from pathlib import Path

from assistant.domain.people import Member
from assistant.share.lengths import too_long
from assistant.share.probe import Answer, probe
from assistant.usecases.past_meetings import Past, past_meetings
from assistant.workspace.members import members_file, read_members
from assistant.workspace.profile import Profile, read_profile

NO_FOLDER = "Chưa chọn thư mục chi bộ. Hãy mở chương trình bằng lệnh: uv run chibo --workspace THƯ-MỤC"


@dataclass(frozen=True)
class CellFolder:
    """Everything the home page needs from the workspace, with what was wrong in it."""

    profile: Profile
    members: tuple[Member, ...]
    past: tuple[Past, ...]
    share: Answer
    problems: tuple[str, ...]


def read_cell(workspace: Path, mark: str = "") -> CellFolder:
    """Read profile, members and past meetings. Takes as long as the share takes; what is wrong becomes a sentence.

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
