"""Sổ số văn bản (`so-van-ban/`): the numbers a cell has given out, one small file each.

Two machines need no lock: every paper's number is a file of its own name, so nothing is ever written over, and a
number given twice is seen as two files. A number that is struck (bỏ) gets a file beside its own, and both stay. What
this machine gave out is also kept here, for as long as the share has not got it. Files are read by what they say, not
by their name, so copies that a sync client made do no harm.
"""

import json
import logging
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from assistant.domain.numbering import IssuedNumber, NumberingHabit, NumberingRule, split_struck, value_of
from assistant.platform.deadlines import answer_within
from assistant.platform.paths import folder_key
from assistant.platform.patient_files import read_patiently
from assistant.share import atomic
from assistant.share.errors import ShareError
from assistant.wording import workspace as words
from assistant.workspace.profile import read_profile

log = logging.getLogger(__name__)
FOLDER = "so-van-ban"
DEADLINE = 1.5
"""Seconds the share has to answer."""


@dataclass(frozen=True)
class NumberBook:
    """The numbers known here that stand, and those that were struck; `problems` says what could not be read."""

    habit: NumberingHabit = field(default_factory=NumberingHabit)
    issued: tuple[IssuedNumber, ...] = ()
    struck: tuple[IssuedNumber, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Register:
    """The register of one cell. `data` is this machine's folder, `workspace` the cell's."""

    data: Path
    workspace: Path

    @property
    def here(self) -> Path:
        """This machine's own copies; those of another cell lie elsewhere."""
        return self.data / FOLDER / folder_key(self.workspace)

    @property
    def seen(self) -> Path:
        """What the share last told: habit and numbers. Beside this machine's own, for it gave none of them out."""
        return self.here.with_name(f"{self.here.name} da-thay.json")

    def book(self, deadline: float = DEADLINE) -> NumberBook:
        """Every number given out, of the share and of this machine; as last seen if the share does not answer."""
        mine, told = read_folder(self.here)
        answer = answer_within(deadline, self._shared, "the register cannot be read")
        if answer is None:
            habit, seen = load_last_seen(self.seen)
            return NumberBook(habit, *split_struck([*seen, *mine]), (*told, words.REGISTER_AWAY))
        habit, (shared, problems) = answer
        save_last_seen(self.seen, habit, shared)
        return NumberBook(habit, *split_struck([*shared, *mine]), (*told, *problems))

    def _shared(self) -> tuple[NumberingHabit, tuple[list[IssuedNumber], list[str]]]:
        """What the cell's folder says. OSError where it is not there: no folder is not an empty register."""
        self.workspace.stat()
        profile = read_profile(self.workspace)
        habit = load_last_seen(self.seen)[0] if profile.doubt else profile.numbering
        return habit, read_folder(self.workspace / FOLDER)

    def keep(self, issued: IssuedNumber) -> tuple[Path, bytes]:
        """Write the number down on this machine; the file's place on the share and its bytes, for the outbox."""
        below = Path(safe_symbol(issued.kind)) / number_file_name(issued)
        data = dump_number(issued)
        target = self.here / below
        target.parent.mkdir(parents=True, exist_ok=True)
        atomic.write(target, data)
        return self.workspace / FOLDER / below, data


def number_file_name(issued: IssuedNumber) -> str:
    """`2026-05-NQ-CB 1f3a9c20.json`: year, number, kind, issuer, and a sign of whose number it is.

    Given again after it was struck, or struck, it is a file of another sign: nothing is ever written over.
    """
    value = value_of(issued.number)
    number = f"{value:02}" if value is not None else "khong-so"
    parts = [issued.paper, issued.number]
    parts += [str(issued.again), issued.struck] if issued.again or issued.struck else []
    sign = sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:8]
    gone = " bo" if issued.struck else ""
    return f"{issued.day.year}-{number}-{safe_symbol(issued.kind)}-{safe_symbol(issued.issuer)}{gone} {sign}.json"


def safe_symbol(text: str) -> str:
    """A symbol (`CĐ-CB/X`) as a piece of a file name."""
    kept = "".join(c if c.isalnum() else "-" for c in unicodedata.normalize("NFC", text))
    return kept.strip("-")[:40] or "khac"


def save_last_seen(path: Path, habit: NumberingHabit, issued: list[IssuedNumber]) -> None:
    """Keep on this machine what the share told, where it is not what is kept already.

    A disk that refuses costs no more than the memory: the numbers themselves lie elsewhere.
    """
    since = habit.since.isoformat() if habit.since else ""
    facts = {"cach_danh_so": habit.rule.value, "nhiem_ky_tu": since, "so": [facts_of(one) for one in issued]}
    data = json.dumps(facts, ensure_ascii=False).encode("utf-8")
    try:
        if not path.is_file() or read_patiently(path) != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            atomic.write(path, data)
    except (OSError, ShareError) as error:
        log.warning("the numbers that were seen cannot be kept: %s", error)


def load_last_seen(path: Path) -> tuple[NumberingHabit, list[IssuedNumber]]:
    """What was kept; the usual habit and no numbers where nothing was, or it cannot be read."""
    try:
        facts = json.loads(read_patiently(path))
        since = date.fromisoformat(facts["nhiem_ky_tu"]) if facts["nhiem_ky_tu"] else None
        return NumberingHabit(NumberingRule(facts["cach_danh_so"]), since), [
            number_from_facts(one) for one in facts["so"]
        ]
    except FileNotFoundError:
        return NumberingHabit(), []
    except (ValueError, KeyError, TypeError, OSError) as error:
        log.warning("the numbers that were seen cannot be read: %s", error)
        return NumberingHabit(), []


def dump_number(issued: IssuedNumber) -> bytes:
    """The file's text, with Vietnamese keys, for a person opens it too."""
    return json.dumps(facts_of(issued), ensure_ascii=False, indent=1).encode("utf-8")


def facts_of(issued: IssuedNumber) -> dict[str, str | int]:
    """A number as it is written down."""
    facts: dict[str, str | int] = {
        "so": issued.number,
        "loai": issued.kind,
        "noi_ban_hanh": issued.issuer,
        "ngay": issued.day.isoformat(),
        "van_ban": issued.paper,
        "ten": issued.title,
    }
    facts |= {"lan": issued.again} if issued.again else {}
    if issued.struck:
        facts |= {"ly_do_bo": issued.struck, "ngay_bo": (issued.struck_on or issued.day).isoformat()}
    return facts


def parse_number(data: bytes) -> IssuedNumber:
    """One file. ValueError, KeyError or TypeError for what is none."""
    return number_from_facts(json.loads(data.decode("utf-8-sig")))


def number_from_facts(facts: Mapping[str, Any]) -> IssuedNumber:
    """A number out of what was written down. ValueError, KeyError or TypeError for what is none."""
    keys = ("so", "loai", "noi_ban_hanh", "van_ban", "ten")
    number, kind, issuer, paper, title = (str(facts[key]) for key in keys)
    struck, day = str(facts.get("ly_do_bo", "")), date.fromisoformat(facts["ngay"])
    gone = date.fromisoformat(facts["ngay_bo"]) if struck else None
    return IssuedNumber(number, kind, issuer, day, paper, title, int(facts.get("lan", 0)), struck, gone)


def read_folder(folder: Path) -> tuple[list[IssuedNumber], list[str]]:
    """Every number in a folder and what could not be read; a folder that is not there holds none."""
    found, problems = [], []
    for path in sorted(folder.rglob("*.json")):
        try:
            found.append(parse_number(read_patiently(path)))
        except (ValueError, KeyError, TypeError, OSError) as error:
            log.warning("no number can be read from %s: %s", path, error)
            problems.append(words.REGISTER_FILE.format(file=path.name))
    return found, problems
