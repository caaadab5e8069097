"""Dự thảo, tài liệu kèm theo: files copied beside the meeting (`tai-lieu` in its folder) before it begins.

A copy stays on this machine; the one for the share goes by the outbox, so that it comes there also where the share is
away now. The folder is the truth: whatever somebody puts there is attached too.
"""

import os
from pathlib import Path, PurePath
from typing import NamedTuple, TypedDict

from assistant.documents.rendering.file_names import numbered_name
from assistant.documents.rendering.unpacked_size import too_large
from assistant.domain.meeting import Meeting
from assistant.domain.text import folded
from assistant.platform.os_errors import os_reason
from assistant.platform.paths import papers_folder
from assistant.platform.patient_files import holds, read_patiently
from assistant.share import atomic
from assistant.share.errors import ShareError
from assistant.share.files import Files
from assistant.share.names import name_key, safe_name
from assistant.share.outbox import Outbox
from assistant.usecases.bad_input import BadInput
from assistant.usecases.downloads import TYPES, download_address
from assistant.usecases.filed_minutes import is_stamped
from assistant.usecases.publishing import MeetingFolders
from assistant.wording import attached as words

FOLDER = "tai-lieu"
KINDS = frozenset(
    {
        *(".docx", ".doc", ".odt", ".rtf", ".txt", ".pdf"),
        *(".xlsx", ".xls", ".ods", ".pptx", ".ppt", ".odp"),
        *(".jpg", ".jpeg", ".png"),
    }
)
"""What is attached: papers and pictures, no programs."""


class AttachedFile(TypedDict):
    """A file beside the meeting: `where`: whether it is on the share, in words."""

    name: str
    size: str
    where: str


class AttachedList(TypedDict):
    """The files beside the meeting; `problem`: why those on the share are not known now."""

    files: list[AttachedFile]
    problem: str


class Attached(NamedTuple):
    """A file that was attached: the name it has beside the meeting, what is told; `new`: it was not there before."""

    name: str
    told: str
    new: bool = True


def require_paper(name: str) -> None:
    """BadInput for what is no paper and no picture by its name."""
    if PurePath(name).suffix.lower() not in KINDS:
        raise BadInput(words.OTHER_KIND.format(name=name))


class AttachedFiles:
    """The files of meetings of the open folder. Everything takes as long as the share takes."""

    def __init__(self, folders: MeetingFolders, outbox: Outbox) -> None:
        self._folders, self._outbox = folders, outbox

    def listed(self, meeting: Meeting) -> AttachedList:
        """What lies beside the meeting, here and on the share, by name."""
        here, share = _files(self._here(meeting)), self._share(meeting)
        problem, there, sizes = "", dict[str, Path](), dict[str, int]()
        try:
            there = self._there(meeting)
            sizes = _sizes(there)
        except OSError as error:
            problem, there = words.AWAY.format(why=os_reason(error)), {}
        queue = (one.target for one in self._outbox.status(meeting.id).waiting)
        waiting = {name_key(target.name) for target in queue if target.parent == share}
        known, sizes = {**there, **here}, {**sizes, **_sizes(here)}
        rows: list[AttachedFile] = []
        for key in sorted(known):
            path = known[key]
            on_share = words.WAITING if key in waiting else words.THERE if key in there else words.ONLY_HERE
            where = words.ONLY_HERE if problem and key not in waiting else on_share
            rows.append({"name": path.name, "size": words.size_told(sizes[key]), "where": where})
        return {"files": rows, "problem": problem}

    def attach(self, meeting: Meeting, typed: str, data: bytes) -> Attached:
        """Put a file beside the meeting; one that is there already is not put there twice.

        Another of its name gets a number. Raises BadInput for what is not taken.
        """
        name = safe_name(typed)
        require_paper(name)
        if _is_secret(name, data):
            raise BadInput(words.STAMPED.format(name=name))
        here, share = self._here(meeting), self._share(meeting)
        try:
            known = {**self._there_if_answering(meeting), **_files(here)}
            twin = next((one for one in known.values() if _same(one, data)), None)
            if twin:
                return Attached(twin.name, words.HERE_ALREADY.format(name=name, other=twin.name), new=False)
            name = numbered_name(name, {path.name for path in known.values()})
            self._outbox.put(meeting.id, share / name, data, again=True)
            here.mkdir(parents=True, exist_ok=True)
            atomic.write(here / name, data)
        except ShareError as error:
            raise BadInput(error.alone) from error
        return Attached(name, words.TAKEN.format(name=name))

    def others(self, meeting: Meeting, name: str) -> list[str]:
        """The names of the files that are left when this one is taken away; BadInput as `remove` where it cannot be."""
        there, here = self._removable(meeting, name)
        return [path.name for key, path in {**there, **here}.items() if key != name_key(name)]

    def remove(self, meeting: Meeting, name: str) -> None:
        """Take a file away, here and on the share.

        BadInput where there is none of this name, or where the share does not answer or let it go: then it stays. One
        that still waits for the share is taken back also while that is away, for it was never there.
        """
        there, here = self._removable(meeting, name)
        try:
            if waits := self._outbox.waiting_for(self._share(meeting) / name):
                self._outbox.mark_withdrawn(waits)
            for path in (files[name_key(name)] for files in (there, here) if name_key(name) in files):
                Files().remove(path)
        except OSError as error:
            raise BadInput(words.NOT_REMOVED.format(name=name, why=os_reason(error))) from error

    def _removable(self, meeting: Meeting, name: str) -> tuple[dict[str, Path], dict[str, Path]]:
        """What lies on the share, and here, where a file of this name can be taken away. BadInput."""
        there, here = dict[str, Path](), _files(self._here(meeting))
        try:
            there = self._there(meeting)
        except OSError as error:
            if not self._outbox.waiting_for(self._share(meeting) / name):
                raise BadInput(words.NOT_REMOVED.format(name=name, why=os_reason(error))) from error
        if name_key(name) not in there.keys() | here.keys():
            raise BadInput(words.GONE.format(name=name))
        return there, here

    def fetch(self, meeting: Meeting, name: str) -> str:
        """The address of a file, copied to this machine where it is not. BadInput where it is gone or away."""
        here = self._here(meeting)
        try:
            path = _files(here).get(name_key(name))
            if path is None:
                path = self._there(meeting).get(name_key(name))
                if path is None or path.suffix.lower() not in TYPES:
                    raise BadInput(words.GONE.format(name=name))
                here.mkdir(parents=True, exist_ok=True)
                atomic.write(here / path.name, read_patiently(path))
        except (OSError, ShareError) as error:
            why = os_reason(error) if isinstance(error, OSError) else error.alone
            raise BadInput(words.NOT_FETCHED.format(name=name, why=why)) from error
        return download_address(apart(meeting), path.name)

    def _share(self, meeting: Meeting) -> Path:
        return self._folders.of(meeting) / FOLDER

    def _there(self, meeting: Meeting) -> dict[str, Path]:
        """As `_files`, of the share. Raises OSError where it is away, also where it looks as if it had never been."""
        os.scandir(self._folders.workspace).close()  # below a file Windows says what it says of a new folder
        return _files(self._share(meeting))

    def _there_if_answering(self, meeting: Meeting) -> dict[str, Path]:
        try:
            return self._there(meeting)
        except OSError:
            return {}

    @staticmethod
    def _here(meeting: Meeting) -> Path:
        return papers_folder(apart(meeting))


def apart(meeting: Meeting) -> str:
    """Where the copies lie on this machine, beside the papers that are made for the meeting."""
    return f"{meeting.id[:80]}-{FOLDER}"


def _files(folder: Path) -> dict[str, Path]:
    """What lies in a folder, by what two spellings of one name have in common; nothing where there is none.

    Raises OSError where it does not answer.
    """
    try:
        found = [path for path in folder.iterdir() if path.is_file() and not path.name.startswith((".", "~$"))]
    except FileNotFoundError:
        return {}
    return {name_key(path.name): path for path in found}


def _sizes(files: dict[str, Path]) -> dict[str, int]:
    """Their bytes. Raises OSError."""
    return {key: path.stat().st_size for key, path in files.items()}


def _same(path: Path, data: bytes) -> bool:
    try:
        return holds(path, data)
    except OSError:
        return False


def _is_secret(name: str, data: bytes) -> bool:
    """Whether a Word file bears a stamp of secrecy; of other files nobody can tell.

    BadInput for one that unpacks to more than this machine should read.
    """
    if PurePath(name).suffix.lower() != ".docx":
        return False
    if too_large(data):
        raise BadInput(words.UNPACKS_TO_MUCH.format(name=name))
    try:
        return is_stamped(data)
    except ValueError:  # no Word file, whatever its name says
        return False


def with_paper(papers: str, name: str) -> str:
    """The line “Tài liệu gửi kèm” with one more, by its name without the kind of file."""
    title, known = paper_title(name), papers_named(papers)
    return papers if folded(title) in map(folded, known) else words.BETWEEN.join([*known, title])


def without_paper(papers: str, name: str) -> str:
    """The line without it; what a person has written otherwise stays."""
    title, known = paper_title(name), papers_named(papers)
    left = [one for one in known if folded(one) != folded(title)]
    return papers if left == known else words.BETWEEN.join(left)


def papers_named(line: str) -> list[str]:
    """The papers that the line names."""
    return [one.strip() for one in line.split(words.BETWEEN.strip()) if one.strip()]


def paper_title(name: str) -> str:
    """A file as the line names it: without its kind, and without what stands between two papers there."""
    return PurePath(name).stem.replace(words.BETWEEN.strip(), ",")
