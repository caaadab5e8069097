"""Cấp ủy của một cây thư mục: reads and writes what a committee set itself, in `cap-uy/cap-uy.yaml` of its tree."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant.domain.checks.score import bounds_of
from assistant.domain.kinds import MeetingKind
from assistant.domain.oversight import Thresholds
from assistant.domain.rubric import ScoreSheet
from assistant.platform.os_errors import os_reason
from assistant.rules import loader, rubric
from assistant.rules.oversight import WHOLE, shipped_limits, thresholds
from assistant.rules.problems import Problem, Severity, nearest
from assistant.share import atomic
from assistant.share.errors import ShareError
from assistant.wording import committee_settings as words
from assistant.wording import rules as rule_words
from assistant.workspace import settings
from assistant.workspace.settings import SettingRefused
from assistant.workspace.yaml_file import YamlMap, as_map, read_yaml

FOLDER, FILE_NAME = "cap-uy", "cap-uy.yaml"
"""The committee's own folder in its tree, in which there are no cells, and its settings there."""
TEXTS = ("ten_cap_uy", "cap_tren", "dia_danh")
KEYS = (*TEXTS, "thang_diem", "can_bo_du", "can_giup")


class CannotSet(Exception):
    """The settings cannot be written; the message is a Vietnamese sentence."""


@dataclass(frozen=True)
class Committee:
    """What a committee set itself; `problems` is what had to be left out."""

    sheet: ScoreSheet
    """The score sheet of regular meetings that it goes by: for the grade of the year."""
    bounds: Mapping[str, float]
    """Least points of each grade by that sheet, best first."""
    name: str = ""
    superior: str = ""
    locality: str = ""
    observers: tuple[str, ...] = ()
    """Cán bộ cấp trên dự sinh hoạt (docs/domain.md N27)."""
    own_limits: Mapping[str, float] = field(default_factory=dict)
    """Its own thresholds by key; the others are those that ship."""
    rubric: object = None
    """The score sheet as it is written, to be written again."""
    problems: tuple[Problem, ...] = ()

    @property
    def limits(self) -> Thresholds:
        """The thresholds in force."""
        return thresholds(self.own_limits)


def settings_file(tree: Path) -> Path:
    """Where the settings of a tree's committee lie."""
    return tree / FOLDER / FILE_NAME


def read_committee(tree: Path) -> Committee:
    """The settings of a tree's committee; without a file, what ships. What is wrong is at its default and told."""
    path = settings_file(tree)
    if not path.exists():
        return _Reading(YamlMap()).committee()
    written, problems = read_yaml(path)
    reading = _Reading(written)
    found = reading.committee()
    return replace(found, problems=problems or (*reading.problems, *reading.unknown_keys()))


def write_limits(tree: Path, own: Mapping[str, float]) -> None:
    """Write the thresholds that the committee set itself; the rest of its settings stays. Raises CannotSet."""
    now = read_committee(tree)
    broken = next((one for one in now.problems if one.severity is Severity.ERROR), None)
    if broken:
        raise CannotSet(words.DAMAGED.format(problem=broken.sentence()))
    path = settings_file(tree)
    try:
        path.parent.mkdir(exist_ok=True)
        atomic.write(path, settings_text(replace(now, own_limits=own)).encode())
    except OSError as error:
        raise CannotSet(words.CANNOT_WRITE.format(why=os_reason(error))) from error
    except ShareError as error:
        raise CannotSet(error.alone) from error


def settings_text(committee: Committee) -> str:
    """The file that says what these settings are."""

    def quoted(value: object) -> str:
        return json.dumps(value, ensure_ascii=False) if value else ""

    limits = "".join(f"  {key}: {value:g}\n" for key, value in committee.own_limits.items())
    return words.TEXT.format(
        name=quoted(committee.name),
        superior=quoted(committee.superior),
        locality=quoted(committee.locality),
        rubric=quoted(committee.rubric),
        observers="".join(f"\n  - {quoted(one)}" for one in committee.observers),
        limits=limits,
    )


@dataclass
class _Reading:
    """One pass over the file; collects problems on the way."""

    written: YamlMap
    problems: list[Problem] = field(default_factory=list)

    def committee(self) -> Committee:
        """Every key that is understood, in its place."""
        name, superior, locality = (self._text(key, self.written.values.get(key)) for key in TEXTS)
        rubric_written, sheet, bounds = self._sheet()
        return Committee(sheet, bounds, name, superior, locality, self._names(), self._limits(), rubric_written)

    def unknown_keys(self) -> list[Problem]:
        """Keys that mean nothing, with the nearest one that does."""
        return [
            self._problem(key, words.UNKNOWN_KEY.format(key=key), _hint(key, KEYS, words.KNOWN_KEYS))
            for key in self.written.values
            if key not in KEYS
        ]

    def _text(self, key: str, value: object) -> str:
        if value is None:
            return ""
        try:
            return settings.read_line(value)
        except SettingRefused as refused:
            self.problems.append(self._problem(key, refused.message, refused.remedy))
            return ""

    def _names(self) -> tuple[str, ...]:
        found = self.written.values.get("can_bo_du")
        if found is None:
            return ()
        if not isinstance(found, list):
            self.problems.append(self._problem("can_bo_du", words.NOT_NAMES, words.NOT_NAMES_REMEDY))
            return ()
        names = (self._text("can_bo_du", one) for one in found)
        return tuple(dict.fromkeys(name for name in names if name))

    def _sheet(self) -> tuple[object, ScoreSheet, dict[str, float]]:
        """What is written of the score sheet, the sheet of regular meetings in force, and the grades by it."""
        rules, wanted = loader.load(loader.DEFAULT_SET), self.written.values.get("thang_diem")
        if wanted is not None:
            found = rubric.read_rubric(wanted)
            for one in found.problems:
                severity = Severity.ERROR if one.broken else Severity.WARNING
                self.problems.append(replace(self._problem("thang_diem", one.message, one.remedy), severity=severity))
            rules = replace(rules, sheets=found.sheets or rules.sheets)
        sheet = rules.sheet(MeetingKind.REGULAR)
        return wanted, sheet, {grade: float(least) for grade, least in bounds_of(sheet, rules).items()}

    def _limits(self) -> dict[str, float]:
        entry = self.written.values.get("can_giup")
        section = YamlMap() if entry is None else as_map(entry)
        if section is None:
            self.problems.append(self._problem("can_giup", words.NOT_LIMITS, words.NOT_LIMITS_REMEDY))
            return {}
        known = {one.key: one for one in shipped_limits()}
        found: dict[str, float] = {}
        for key, value in section.values.items():
            limit = known.get(key)
            if limit is None:
                told = words.UNKNOWN_LIMIT.format(key=key), _hint(key, known, words.KNOWN_LIMITS)
            elif limit.takes(value):
                found[key] = value  # type: ignore[assignment] # it takes numbers only
                continue
            else:
                least = int(limit.field in WHOLE)
                remedy = words.WRONG_LIMIT_REMEDY.format(least=least, most=limit.most, unit=limit.unit)
                told = words.WRONG_LIMIT.format(key=key, value=value), remedy
            self.problems.append(Problem(*told, file=FILE_NAME, row=section.lines.get(key), key=key))
        return found

    def _problem(self, key: str, message: str, remedy: str) -> Problem:
        return Problem(message, remedy, file=FILE_NAME, row=self.written.lines.get(key), key=key)


def _hint(key: str, known: Mapping[str, object] | tuple[str, ...], otherwise: str) -> str:
    near = nearest(key, known)
    return rule_words.DID_YOU_MEAN.format(near=near) if near else otherwise.format(names=", ".join(known))
