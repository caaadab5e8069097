"""Xếp loại của cấp ủy: a small file beside each cell's folder, `cap-uy/<name of the folder>.json`, with its digest.

The committee writes it, the cell's program reads it; nothing in the cell's own folder is touched. A file whose digest
is not that of what it says was damaged or changed by hand, and is not used.
"""

import json
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from assistant.domain.oversight import OfficialGrade
from assistant.domain.rubric import GRADES
from assistant.platform.clock import system_now
from assistant.platform.os_errors import os_reason
from assistant.platform.patient_files import read_patiently
from assistant.share import atomic
from assistant.share.errors import ShareError
from assistant.share.identity import MARK_FILE
from assistant.share.probe import number_in
from assistant.wording import official as words
from assistant.wording import rollup as rollup_words
from assistant.workspace.committee import FOLDER

KIND, VERSION = "xep-loai-cua-cap-uy", 1
MOST_BYTES = 2_000_000
WRITING = ".dang-ghi"
"""What the sign of the machine that just writes is called after the file."""
LEFT_AFTER = 60.0
"""Seconds after which that sign is one that was left behind."""
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)
"""Seconds between the tries, while another machine writes."""
Key = tuple[int, int]


class NotWritten(Exception):
    """A grade that was not written down; the message is a Vietnamese sentence."""


@dataclass(frozen=True)
class Official:
    """What the committee said of one cell. `problem`: why its file is not used."""

    committee: str = ""
    grades: tuple[OfficialGrade, ...] = ()
    problem: str = ""

    def of(self, year: int, month: int) -> OfficialGrade | None:
        """Of a month, or of a whole year (`WHOLE_YEAR`); None where there is none."""
        return next((one for one in self.grades if (one.year, one.month) == (year, month)), None)


def official_file(cell: Path) -> Path:
    """Where the committee's file on the cell of this folder lies: beside the folder, in the committee's own."""
    return cell.parent / FOLDER / f"{cell.name}.json"


NOTHING_OFFICIAL = Official()
"""Of a cell of which the committee has said nothing."""


def kept_file(cell: Path) -> Path:
    """Where the file on this cell lies as it is: after the cell's folder was renamed, under the folder's old name.

    It is known by the number of the folder. A file that is called as another folder is that folder's.
    """
    own = official_file(cell)
    try:
        if own.exists():
            return own
        others = sorted(path for path in own.parent.glob("*.json") if not (cell.parent / path.stem).exists())
    except OSError:  # told by whoever reads it
        return own
    number = _mark_of(cell) if others else ""
    return next((path for path in others if number and _folder_told(path) == number), own)


def _folder_told(path: Path) -> str:
    """The number of the folder that a committee's file is on; empty where it tells none."""
    try:
        told = json.loads(read_patiently(path))
        return str(told["thu_muc"]) if told["loai"] == KIND else ""
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def read_official(cell: Path) -> Official:
    """What the committee said of the cell of this folder; nothing, with a sentence, where its file is of no use."""
    path = kept_file(cell)
    try:
        if path.stat().st_size > MOST_BYTES:
            return Official(problem=words.DAMAGED.format(file=path))
        told = json.loads(read_patiently(path))
        why = _why_not(told, cell)
        if why:
            return Official(problem=why.format(file=path))
        return Official(str(told["cap_uy"]), tuple(_grade(one) for one in told["xep_loai"]))
    except (FileNotFoundError, NotADirectoryError):
        return NOTHING_OFFICIAL
    except OSError as error:
        return Official(problem=words.NOT_READ.format(file=path, why=os_reason(error)))
    except (ValueError, KeyError, TypeError, AttributeError):
        return Official(problem=words.DAMAGED.format(file=path))


def _why_not(told: dict[str, Any], cell: Path) -> str:
    """Why what a file says is not used; empty where it is."""
    if told["loai"] != KIND:
        return words.DAMAGED
    if told["phien_ban"] > VERSION:
        return words.FUTURE
    if told["ma_kiem_tra"] != _digest(told):
        return words.DAMAGED
    ours = _mark_of(cell)
    return words.OTHER_FOLDER if ours and told["thu_muc"] and ours != told["thu_muc"] else ""


def write_official(cell: Path, committee: str, wanted: OfficialGrade, seen: str) -> None:
    """Write one grade down; those of other months stay. `seen`: the `at` of the one that was on the screen.

    Raises NotWritten where somebody else has written it meanwhile, or the file cannot be used or written.
    """
    path = official_file(cell)
    try:
        path.parent.mkdir(exist_ok=True)
        with _alone(path):
            _write(cell, committee, wanted, seen)
    except ShareError as error:
        raise NotWritten(error.alone) from error
    except OSError as error:
        raise NotWritten(words.NOT_WRITTEN.format(why=os_reason(error))) from error


def _write(cell: Path, committee: str, wanted: OfficialGrade, seen: str) -> None:
    path, before_rename, known = official_file(cell), kept_file(cell), read_official(cell)
    if known.problem:
        raise NotWritten(words.KEPT_DAMAGED.format(problem=known.problem))
    before = known.of(wanted.year, wanted.month)
    if (before.at if before else "") != seen:
        told = rollup_words.GRADES.get(before.grade, words.NO_GRADE) if before else words.TAKEN_BACK
        raise NotWritten(words.CHANGED.format(grade=told))
    others = [one for one in known.grades if (one.year, one.month) != (wanted.year, wanted.month)]
    kept = [*others, *([] if wanted.says_nothing else [wanted])]
    atomic.write(path, _bytes(cell, committee, sorted(kept, key=lambda one: (one.year, one.month))))
    if before_rename != path:
        with suppress(OSError):  # all of it is in the new one; where it stays, it is told as left over
            before_rename.unlink()


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """One machine at a time: two that read the file in the same second would each write without the other's grade.

    The sign of a machine that broke down over it is taken away after a while.
    """
    sign = path.with_name(f"{path.name}{WRITING}")
    for pause in (*PAUSES, None):
        try:
            sign.touch(exist_ok=False)
            break
        except (FileExistsError, PermissionError) as error:  # Windows refuses the name of a file that is just going
            if pause is None:
                there = isinstance(error, FileExistsError)
                raise NotWritten(words.BEING_WRITTEN) if there else error from error
            with suppress(OSError):
                if system_now().timestamp() - sign.stat().st_mtime > LEFT_AFTER:
                    sign.unlink()
            time.sleep(pause)
    try:
        yield
    finally:
        with suppress(OSError):
            sign.unlink()


def _bytes(cell: Path, committee: str, grades: Iterable[OfficialGrade]) -> bytes:
    told: dict[str, Any] = {
        "loai": KIND,
        "phien_ban": VERSION,
        "chi_bo": cell.name,
        "thu_muc": _mark_of(cell),
        "cap_uy": committee,
        "xep_loai": [asdict(one) for one in grades],
    }
    return json.dumps({**told, "ma_kiem_tra": _digest(told)}, ensure_ascii=False, indent=1).encode()


def _digest(told: dict[str, Any]) -> str:
    """Of everything that the file says but the digest itself."""
    plain = {key: value for key, value in told.items() if key != "ma_kiem_tra"}
    return sha256(json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _grade(one: dict[str, Any]) -> OfficialGrade:
    found = OfficialGrade(**one)
    if found.grade and found.grade not in GRADES:
        raise ValueError(found.grade)
    points = None if found.points is None else float(found.points)
    return replace(found, year=int(found.year), month=int(found.month), points=points, remark=str(found.remark))


def _mark_of(cell: Path) -> str:
    """The number of the cell's folder; empty where it has none yet, or it cannot be read."""
    try:
        return number_in(read_patiently(cell / MARK_FILE))
    except OSError:
        return ""
