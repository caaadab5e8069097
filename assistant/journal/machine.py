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

from assistant.platform.patient_files import read_patiently
from assistant.share import atomic
from assistant.share.names import safe_name
from assistant.wording import journal as words

FILE_NAME = "may.json"
NAME_VARIABLE = "CHIBO_MACHINE"
PATIENCE = 10.0
"""Seconds that another process of this machine may take to write the file."""


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
    known, made_at = _kept(file, place)
    if made_at == place:
        return known
    from filelock import FileLock  # twenty modules, which a page that only shows a meeting never needs

    with FileLock(file.with_suffix(".lock"), thread_local=False, timeout=PATIENCE):  # several begin at once
        known, made_at = _kept(file, place)
        if made_at != place:
            known = known or uuid4().hex
            atomic.write(file, json.dumps({"id": known, "noi": place}).encode("utf-8"))
    return known


def _kept(file: Path, place: str) -> tuple[str, str]:
    """The id in the file and where it was made, empty where it does not tell; no id where it is not this machine's."""
    try:
        kept = json.loads(read_patiently(file))
        known, made_at = kept["id"], kept.get("noi", "")
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return "", ""
    return (known, made_at) if isinstance(known, str) and known and made_at in ("", place) else ("", "")


def _place_of(data: Path) -> str:
    """A sign of this machine and of this very folder: a copy has another path, or another number on its disk."""
    told = f"{platform.node()}|{data.resolve()}|{data.stat().st_ino}"
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:16]
