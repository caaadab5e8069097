"""This machine (máy này): a random id that never changes, and the name people know it by. Kept in the data folder."""

import json
import os
import platform
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from assistant.share import atomic
from assistant.share.names import safe_name
from assistant.wording import journal as words

FILE_NAME = "may.json"
NAME_VARIABLE = "CHIBO_MACHINE"


@dataclass(frozen=True)
class Machine:
    """`id` tells machines apart (two may have one name); `name` is for people."""

    id: str
    name: str

    @property
    def record_name(self) -> str:
        """The name of this machine's own record beside the one that went on elsewhere: `ho-so (máy A-3f9c).json`."""
        return words.OWN_RECORD.format(name=f"{safe_name(self.name, 40)}-{self.id[:4]}")


def this_machine(data: Path) -> Machine:
    """The machine with this data folder. Its id is made on first use; `CHIBO_MACHINE` gives another name."""
    name = os.environ.get(NAME_VARIABLE) or platform.node() or words.NAMELESS
    return Machine(_id(data / FILE_NAME), name)


def _id(file: Path) -> str:
    """The id that is kept; a file that is not there, or is damaged, is made anew: then the machine is a new one."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))["id"]
    except (OSError, ValueError, KeyError, TypeError):
        kept = None
    if isinstance(kept, str) and kept:
        return kept
    made = uuid4().hex
    atomic.write(file, json.dumps({"id": made}).encode("utf-8"))
    return made
