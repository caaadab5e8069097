"""Kho cột: what was read of the records of a tree, in Parquet on this machine, so that only changed files are read.

One file holds what was known at the end of the last run; while a long run goes on, what it has read is kept in parts,
so that a run that was stopped goes on where it was. The cache can be lost at any time: then all is read again.
"""

import contextlib
import hashlib
import json
import logging
import os
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from assistant.analysis.rollup.columns import SCHEMA, rows_at
from assistant.analysis.rollup.faults import Fault, FaultKind
from assistant.domain.meeting_figures import FIGURES_VERSION
from assistant.journal import record
from assistant.platform import paths
from assistant.platform.patient_files import read_patiently

CACHE_VERSION = 3
"""Rises when a column means something else."""
WHOLE, TREE = "tong-hop.parquet", "cay.json"
STAMP = b"chibo"
DAY, MOMENT = "$ngay", "$luc"
"""What a day and a moment are called in `TREE`."""
log = logging.getLogger(__name__)


def cache_folder(root: Path, year: int) -> Path:
    """Where this machine keeps what it read of a tree; never inside the tree. Not made."""
    name = hashlib.sha256(str(root.absolute()).encode()).hexdigest()[:24]
    return paths.data_dir() / "tong-hop" / f"{name}-{year}"


def _stamp() -> bytes:
    shape = hashlib.sha256(str(SCHEMA).encode()).hexdigest()[:16]
    return f"{CACHE_VERSION} {FIGURES_VERSION} {record.VERSION} {shape}".encode()


def _told_time(value: object) -> object:
    """What JSON does not know of the facts of a fault: days and moments, so that they are told as they were."""
    if isinstance(value, date):  # a moment is one as well
        return {MOMENT if isinstance(value, datetime) else DAY: value.isoformat()}
    return str(value)


def _time_told(plain: dict[str, Any]) -> object:
    """The same, read."""
    if plain.keys() == {DAY}:
        return date.fromisoformat(plain[DAY])
    return datetime.fromisoformat(plain[MOMENT]) if plain.keys() == {MOMENT} else plain


@dataclass(frozen=True)
class KnownTree:
    """What a whole run found beside the rows: when, which day it was, the cells' folders, what is odd, what is lost."""

    at: datetime
    today: date
    cells: tuple[str, ...]
    faults: tuple[Fault, ...]
    lost: dict[str, list[str]]
    counted: frozenset[str] = frozenset()
    """Paths of the records whose figures were counted again since they were read."""


class Cache:
    """What is kept of one tree and year. Where this machine's disk does not take it, nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def load(self) -> pa.Table:
        """All rows that are known, one a path: of a path that was kept twice, the row that was seen last."""
        tables = [table for path in self._files() if (table := self._read(path)) is not None]
        if len(tables) < 2:
            return tables[0] if tables else SCHEMA.empty_table()
        whole = pa.concat_tables(tables)
        seen, last = whole.column("seen").to_pylist(), dict[str, int]()
        for row, path in enumerate(whole.column("path").to_pylist()):
            if path not in last or seen[row] >= seen[last[path]]:
                last[path] = row
        return rows_at(whole, sorted(last.values()))

    def keep_part(self, rows: pa.Table) -> None:
        """Keep what a run that still goes on has read."""
        if self._folder is not None and rows.num_rows:
            self._write(self._folder / f"phan-{uuid4().hex[:12]}.parquet", rows)

    def keep(self, rows: pa.Table) -> None:
        """Keep all that is known; the parts are not needed any more."""
        if self._folder is None:
            return
        parts = [path for path in self._files() if path.name != WHOLE]
        if self._write(self._folder / WHOLE, rows):
            for path in parts:
                with contextlib.suppress(OSError):
                    path.unlink()

    def keep_tree(self, tree: KnownTree) -> None:
        """Keep what the run found beside the rows, so that the tables can be shown before the tree is looked at."""
        if self._folder is None:
            return
        faults = [{"kind": one.kind, "path": one.path, "cell": one.cell, "facts": one.facts} for one in tree.faults]
        told = {
            "stamp": _stamp().decode(), "at": tree.at.isoformat(), "today": tree.today.isoformat(),
            "cells": tree.cells, "faults": faults, "lost": tree.lost,
            "counted": sorted(tree.counted),
        }  # fmt: skip
        self._put(self._folder / TREE, json.dumps(told, ensure_ascii=False, default=_told_time).encode())

    def load_tree(self) -> KnownTree | None:
        """What the last whole run found; None where there was none, or it is damaged or of another version."""
        if self._folder is None:
            return None
        try:
            told = json.loads(read_patiently(self._folder / TREE), object_hook=_time_told)
            if told["stamp"] != _stamp().decode():
                return None
            faults = tuple(
                Fault(FaultKind(one["kind"]), one["path"], one["cell"], one["facts"]) for one in told["faults"]
            )
            at, today = datetime.fromisoformat(told["at"]), date.fromisoformat(told["today"])
            return KnownTree(at, today, tuple(told["cells"]), faults, told["lost"], frozenset(told["counted"]))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            log.warning("what was kept of a tree is damaged: %s", error)
            return None

    @property
    def has_parts(self) -> bool:
        """Whether an earlier run was stopped."""
        return any(path.name != WHOLE for path in self._files())

    def _files(self) -> list[Path]:
        if self._folder is None or not self._folder.is_dir():
            return []
        return sorted(self._folder.glob("*.parquet"), key=lambda path: (path.name != WHOLE, path.name))

    def _read(self, path: Path) -> pa.Table | None:
        """The rows of one file; None, and the file is taken away, where it is damaged or of another version."""
        try:
            table = pq.read_table(path, memory_map=False)
            if (table.schema.metadata or {}).get(STAMP) == _stamp():
                return table.replace_schema_metadata(None)
        except (OSError, pa.ArrowException) as error:
            log.warning("what was kept of a tree is damaged and read again: %s", error)
        with contextlib.suppress(OSError):
            path.unlink()
        return None

    def _write(self, path: Path, rows: pa.Table) -> bool:
        """Write whole or not at all; whether it was written."""
        data = pa.BufferOutputStream()
        pq.write_table(rows.replace_schema_metadata({STAMP: _stamp()}), data, compression="zstd")
        return self._put(path, data.getvalue())

    def _put(self, path: Path, data: bytes | pa.Buffer) -> bool:
        """The same for bytes."""
        other = path.with_name(f".{path.name}-{uuid4().hex[:8]}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            other.write_bytes(data)
            os.replace(other, path)
        except OSError as error:
            log.warning("what was read of a tree cannot be kept: %s", error)
            with contextlib.suppress(OSError):
                other.unlink()
            return False
        return True
