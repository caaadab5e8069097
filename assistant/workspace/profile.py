"""Hồ sơ chi bộ: reads chi-bo.yaml into the cell's profile, its rules and its settings. Imports no pandas."""

from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta, timezone, tzinfo
from pathlib import Path
from typing import Any

from assistant.domain.kinds import KINDS
from assistant.domain.numbering import NumberingHabit
from assistant.domain.people import CellProfile, CellType
from assistant.domain.rules import Rules
from assistant.rules import loader, rubric
from assistant.rules.problems import Problem, Severity, nearest
from assistant.wording import rules as rule_words
from assistant.wording import workspace as words
from assistant.wording.sample_cell import is_sample
from assistant.workspace import settings
from assistant.workspace.closing_order import with_closing
from assistant.workspace.settings import SettingRefused
from assistant.workspace.yaml_file import YamlMap, as_map, read_yaml

FILE_NAME = "chi-bo.yaml"
VIETNAM = timezone(timedelta(hours=7))
"""Giờ Việt Nam: one offset all year, so no time zone table is needed (Windows has none)."""


@dataclass(frozen=True)
class Profile:
    """What the cell's folder says of the cell, its rules and its habits; `problems` is what had to be left out."""

    cell: CellProfile
    rules: Rules
    """The rule set as the cell has it now; `rules_on` gives it for a day."""
    problems: tuple[Problem, ...] = ()
    zone: tzinfo = VIETNAM
    """Múi giờ in which times are shown and printed."""
    start: time | None = None
    """Giờ họp thường lệ: usual time of the regular meeting."""
    members: str = ""
    """File name of the members' list, where the cell calls it otherwise than `dang-vien.xlsx`."""
    numbering: NumberingHabit = field(default_factory=NumberingHabit)
    """Cách đánh số văn bản, and since when the committee's term runs."""
    secrets_apart: bool = True
    """Nội dung mật lưu riêng: the text of secret items stays on the machine that wrote it and off the shared folder."""
    doubt: str = ""
    """Why what is at its default here may not be so: the file is there, but empty, cut off or not understood."""
    former: tuple[Rules, ...] = ()
    """The sets in force before `rules`, the latest first, with the cell's own values."""

    def rules_on(self, day: date) -> Rules:
        """The rules in force on that day: of the set whose time it is, else of the cell's set."""
        sets = (self.rules, *self.former)
        return next((rules for rules in sets if rules.span.holds(day)), self.rules).on(day)


KEYS = {
    "ten_chi_bo": "name",
    "cap_tren": "superior",
    "dia_danh": "locality",
    "loai_hinh": "type",
    "noi_hop": "place",
    "ngay_hop": "meeting_day",
    "ky_hieu": "symbol",
    "gio_hop": "start",
    "danh_sach": "members",
    "mui_gio": "zone",
    "quy_dinh": "rules",
    "thu_tu_ket_thuc": "closing",
    "cum_tu": "snippets",
    "co_quan": "agencies",
    "danh_so": "rule",
    "nhiem_ky_tu": "since",
    "noi_dung_mat": "secrets_apart",
    "thang_diem": "rubric",
    "tap_duot": "practice",
}
"""Key in chi-bo.yaml → field."""
READERS = {
    "type": settings.read_cell_type,
    "meeting_day": settings.read_meeting_day,
    "symbol": settings.read_symbol,
    "start": settings.read_hour,
    "members": settings.read_list_name,
    "zone": settings.read_zone,
    "snippets": settings.read_snippets,
    "agencies": settings.read_agencies,
    "rule": settings.read_numbering,
    "since": settings.read_term_start,
    "secrets_apart": settings.read_secrets_apart,
    "practice": settings.read_practice,
}
"""Field → what reads its value; the others are plain text."""
CELL_FIELDS = (
    "name",
    "superior",
    "locality",
    "type",
    "place",
    "meeting_day",
    "symbol",
    "snippets",
    "agencies",
    "practice",
)


def read_profile(workspace: Path) -> Profile:
    """The profile in a cell's folder. Whatever is missing or wrong is at its default, with a problem; never raises."""
    written, problems = read_yaml(workspace / FILE_NAME)
    reading = _Reading(written)
    profile = reading.profile()
    if problems and (workspace / FILE_NAME).is_file():
        profile = replace(profile, doubt=problems[0].sentence())
    if not problems:
        problems = (
            *reading.problems,
            *reading.unknown_keys(),
            *reading.missing_name(),
            *reading.missing_agencies(profile.cell),
        )
    in_order = sorted(problems, key=lambda problem: problem.row or 0)
    return replace(profile, problems=tuple(in_order))


@dataclass
class _Reading:
    """One pass over chi-bo.yaml; collects problems on the way."""

    written: YamlMap
    problems: list[Problem] = field(default_factory=list)

    def profile(self) -> Profile:
        """Every key that is understood, in its place."""
        found = {name: value for key, name in KEYS.items() if (value := self._value(key, name)) is not None}
        facts: dict[str, Any] = {name: found[name] for name in CELL_FIELDS if name in found}
        cell = CellProfile(**{"name": "", **facts})
        if "practice" not in facts and is_sample(cell.name, cell.superior, cell.locality, cell.place):
            cell = replace(cell, practice=True)  # the sample of an earlier version
        own: dict[str, Any] = {
            name: found[name] for name in ("zone", "start", "members", "secrets_apart") if name in found
        }
        habit: dict[str, Any] = {name: found[name] for name in ("rule", "since") if name in found}
        name = self._set_name()
        rules = self._rules(name)
        return Profile(cell=cell, rules=rules, former=self._former(name), numbering=NumberingHabit(**habit), **own)

    def unknown_keys(self) -> list[Problem]:
        """Keys that mean nothing, with the nearest one that does."""
        return [
            self._problem(key, words.UNKNOWN_KEY.format(key=key), _suggest(key))
            for key in self.written.values
            if key not in KEYS
        ]

    def missing_name(self) -> list[Problem]:
        """A cell without a name can meet, but its papers have no head."""
        if self.written.values.get("ten_chi_bo"):
            return []
        return [self._problem("ten_chi_bo", words.NO_CELL_NAME, words.NO_CELL_NAME_REMEDY)]

    def missing_agencies(self, cell: CellProfile) -> list[Problem]:
        """A cell of several agencies that does not name them cannot assess each of them."""
        if cell.type is not CellType.MERGED or self.written.values.get("co_quan"):
            return []
        told = self._problem("loai_hinh", words.NO_AGENCIES, words.NO_AGENCIES_REMEDY)
        return [replace(told, severity=Severity.WARNING)]

    def _value(self, key: str, name: str) -> object:
        """The value of a simple key; None where it is not set, is wrong, or is one of the sections."""
        entry = self.written.values.get(key)
        if entry is None or name in ("rules", "closing", "rubric"):
            return None
        try:
            return READERS.get(name, settings.read_line)(entry)
        except SettingRefused as refused:
            self.problems.append(self._problem(key, refused.message, refused.remedy))
            return None

    def _former(self, name: str) -> tuple[Rules, ...]:
        """The sets before the cell's, the latest first; what is wrong with its own values is told once."""
        told = list(self.problems)
        found, before = [], loader.former_set(name)
        while before:
            found.append(self._rules(before))
            before = loader.former_set(before)
        self.problems = told
        return tuple(found)

    def _rules(self, name: str) -> Rules:
        """A rule set, with the cell's own values and its own order of the closing items, combined sessions too."""
        rules = self._with_rubric(self._overridden(loader.load(name)))
        wanted = self.written.values.get("thu_tu_ket_thuc")
        if wanted is None:
            return rules
        monthly = [kind for kind, spec in KINDS.items() if spec.monthly]
        closed = {kind: with_closing(rules.orders[kind], wanted) for kind in monthly}
        _, told = closed[monthly[0]]
        self.problems += [self._problem("thu_tu_ket_thuc", message, remedy) for message, remedy in told]
        return replace(rules, orders={**rules.orders, **{kind: items for kind, (items, _) in closed.items()}})

    def _with_rubric(self, rules: Rules) -> Rules:
        """The rules with the score sheets that the cell names or brings, where they can be used."""
        wanted = self.written.values.get("thang_diem")
        if wanted is None:
            return rules
        found = rubric.read_rubric(wanted)
        for one in found.problems:
            severity = Severity.ERROR if one.broken else Severity.WARNING
            self.problems.append(replace(self._problem("thang_diem", one.message, one.remedy), severity=severity))
        return replace(rules, sheets=found.sheets or rules.sheets)

    def _set_name(self) -> str:
        """Which set `quy_dinh` names, and what is wrong with that section; the default one where it names none."""
        entry = self.written.values.get("quy_dinh")
        section = YamlMap() if entry is None else as_map(entry)
        if section is None:
            self.problems.append(self._problem("quy_dinh", words.NOT_SECTION, words.NOT_SECTION_REMEDY))
            return loader.DEFAULT_SET
        self.problems += [
            Problem(
                words.UNKNOWN_KEY.format(key=key), _suggest_part(key), FILE_NAME, row=section.lines.get(key), key=key
            )
            for key in section.values
            if key not in ("bo", "thay_doi")
        ]
        name = section.values.get("bo")
        if name is None or name in loader.RULE_SETS:
            return str(name or loader.DEFAULT_SET)
        near = nearest(str(name), loader.RULE_SETS)
        known = rule_words.KNOWN_NAMES.format(names=", ".join(loader.RULE_SETS))
        remedy = f"{rule_words.DID_YOU_MEAN.format(near=near)}. {known}" if near else known
        message = rule_words.UNKNOWN_SET.format(name=name)
        self.problems.append(Problem(message, remedy, FILE_NAME, row=section.lines.get("bo"), key="bo"))
        return loader.DEFAULT_SET

    def _overridden(self, rules: Rules) -> Rules:
        """The rule set with `thay_doi` of `quy_dinh` laid over it."""
        section = as_map(self.written.values.get("quy_dinh")) or YamlMap()
        changes = section.values.get("thay_doi")
        if changes is None:
            return rules
        lines = as_map(changes)
        told_at = lines.lines if lines else {"thay_doi": section.lines.get("thay_doi", 0)}
        changed, problems = loader.override_rules(rules, changes, file=FILE_NAME, lines=told_at)
        self.problems += problems
        return changed

    def _problem(self, key: str, message: str, remedy: str) -> Problem:
        """A problem at one key of the file."""
        return Problem(message, remedy, FILE_NAME, row=self.written.lines.get(key), key=key)


def _suggest(key: str) -> str:
    """The remedy for an unknown key at the top of the file; a rule written there belongs under `quy_dinh`."""
    if key in ("bo", "thay_doi"):
        return words.SET_AT_TOP
    near = nearest(key, KEYS)
    if near:
        return rule_words.DID_YOU_MEAN.format(near=near)
    if key in {rule.key for rule in loader.load(loader.DEFAULT_SET).values.values()}:
        return words.RULE_AT_TOP
    return rule_words.KNOWN_NAMES.format(names=", ".join(KEYS))


def _suggest_part(key: str) -> str:
    """The remedy for an unknown key under `quy_dinh`; a rule written there belongs under `thay_doi`."""
    near = nearest(key, ("bo", "thay_doi"))
    return rule_words.DID_YOU_MEAN.format(near=near) if near else words.RULE_AT_TOP
