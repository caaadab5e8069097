"""This machine (máy này): a random id, and the name people know it by. Kept in the data folder.

The id is bound to the machine and the place of the folder: a folder that was copied (a cloned laptop, a backup that was
restored) is another machine, or two would go under one name.
"""

import hashlib
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
    """The id that is kept; where there is none, it is damaged, or was made elsewhere, a new one: a new machine.

    A file of an earlier version does not tell where it was made: it is taken to be here.
    """
    place = _place_of(file.parent)
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        known, made_at = kept["id"], kept.get("noi", "")
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        known, made_at = None, ""
    if not isinstance(known, str) or not known or made_at not in ("", place):
        known, made_at = uuid4().hex, ""
    if made_at != place:
        atomic.write(file, json.dumps({"id": known, "noi": place}).encode("utf-8"))
    return known


def _place_of(data: Path) -> str:
    """A sign of this machine and of this very folder: a copy has another path, or another number on its disk."""
    told = f"{platform.node()}|{data.resolve()}|{data.stat().st_ino}"
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:16]
