"""Các bản đã in: what was handed out of a meeting's papers, when, under which name, and whether it is out of date.

Kept beside the papers (`van-ban.json`), with one digest a field of what each was filled from. A paper that was handed
out is never written over: the next one is `nghi-quyet (bản 2).docx`.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.domain.text import folded
from assistant.platform.patient_files import read_patiently
from assistant.share import atomic
from assistant.wording.papers import EDITION

log = logging.getLogger(__name__)
FILE_NAME = "van-ban.json"


@dataclass(frozen=True)
class Edition:
    """One printed paper. `at` is a moment with its offset, `version` that of the meeting, `prints` as `freshness`.

    `unprinted` names the fields that the record holds and the paper does not show.
    """

    form: str
    part: str
    file: str
    at: str
    version: int
    number: str = ""
    prints: Mapping[str, str] = field(default_factory=dict)
    unprinted: Sequence[str] = ()

    @property
    def moment(self) -> datetime:
        """When it was printed."""
        return datetime.fromisoformat(self.at)


@dataclass(frozen=True)
class Editions:
    """The papers of one meeting in its folder on this machine."""

    folder: Path

    def all(self) -> list[Edition]:
        """Every one, oldest first; a damaged list counts as none (the files stay, and keep their names)."""
        path = self.folder / FILE_NAME
        if not path.is_file():
            return []
        try:
            return [Edition(**one) for one in json.loads(read_patiently(path))["papers"]]
        except (ValueError, KeyError, TypeError) as error:
            log.warning("the list of printed papers %s cannot be read: %s", path, error)
            return []

    def latest(self) -> dict[tuple[str, str], Edition]:
        """The newest one of each document and part."""
        return {(one.form, one.part): one for one in self.all()}

    def number(self, form: str) -> str:
        """The number this document was last printed with."""
        return next((one.number for one in reversed(self.all()) if one.form == form and one.number), "")

    def add(self, edition: Edition, name: str, data: bytes) -> Edition:
        """Keep a paper under `name`, or beside it where that is taken; the very same paper again is the one there is.

        The edition's own `file` is not looked at. Raises share errors as `atomic.write` does.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        before = self.latest().get((edition.form, edition.part))
        if before and (path := self.folder / before.file).is_file() and read_patiently(path) == data:
            return before
        kept = Edition(**{**asdict(edition), "file": self.free(name)})
        atomic.write(self.folder / kept.file, data)
        facts: dict[str, Any] = {"papers": [asdict(one) for one in (*self.all(), kept)]}
        atomic.write(self.folder / FILE_NAME, json.dumps(facts, ensure_ascii=False).encode("utf-8"))
        return kept

    def free(self, name: str) -> str:
        """`nghi-quyet.docx`, else `nghi-quyet (bản 2).docx` and so on: a name that nothing in the folder has."""
        stem, dot, ending = name.rpartition(".")
        taken = {folded(path.name) for path in self.folder.iterdir()} | {folded(one.file) for one in self.all()}
        edition, candidate = 1, name
        while folded(candidate) in taken:
            edition += 1
            candidate = EDITION.format(stem=stem, number=edition, suffix=dot + ending)
        return candidate
