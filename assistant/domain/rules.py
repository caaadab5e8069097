"""Quy định: every number a house may change, each with its legal basis. Values come from YAML at the edge."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from assistant.domain.kinds import KINDS, MeetingKind


class Phase(StrEnum):
    """Phần của buổi sinh hoạt (HD 42-HD/BTCTW, II.2)."""

    OPENING = "opening"
    PROCEEDINGS = "proceedings"
    CLOSING = "closing"


class Level(StrEnum):
    """Who set the rule: the centre, or a local committee."""

    NATIONAL = "national"
    LOCAL = "local"


RuleValue = bool | int | float | str


class Matter(StrEnum):
    """Loại nội dung biểu quyết: what is decided by a vote. The majority that is needed belongs to it."""

    ORDINARY = "ordinary"
    """Nghị quyết, kết luận and all else."""
    ADMISSION = "admission"
    """Kết nạp đảng viên."""
    RECOGNITION = "recognition"
    """Công nhận đảng viên chính thức."""


@dataclass(frozen=True)
class Majority:
    """Đa số cần có: `parts` of `of` parts of the voting base, exactly; to be reached (`at_least`) or exceeded.

    Written `>= 2/3` or `> 1/2` in rule sets.
    """

    parts: int
    of: int
    at_least: bool

    @property
    def possible(self) -> bool:
        """Whether it can be reached and can be missed: no `> 1/1`, no `>= 0/1`."""
        return 0 < self.parts <= self.of if self.at_least else 0 <= self.parts < self.of

    def __str__(self) -> str:
        return f"{'>=' if self.at_least else '>'} {self.parts}/{self.of}"

    def is_reached(self, votes: int, base: int) -> bool:
        """Whether so many votes of such a base are enough; of an empty base, none are."""
        return base > 0 and self.least(base) <= votes

    def least(self, base: int) -> int:
        """The fewest votes in favour that are enough: 14 of 21 for two thirds, 11 for more than half."""
        whole, rest = divmod(base * self.parts, self.of)
        return whole + (rest > 0 if self.at_least else 1)


MAJORITIES: Mapping[Matter, tuple[str, Majority]] = {
    Matter.ORDINARY: ("majority_percent", Majority(1, 2, at_least=False)),
    Matter.ADMISSION: ("majority_admission", Majority(2, 3, at_least=True)),
    Matter.RECOGNITION: ("majority_recognition", Majority(2, 3, at_least=True)),
}
"""What is decided → code of the rule that sets its majority, and the Charter's (Điều lệ Đảng, art. 9 and 4) for a rule
set without it. The ordinary one keeps the code it had as a percentage: records and journals know it by that."""
MAJORITY_CODES = frozenset(code for code, _ in MAJORITIES.values())


def majority_of(value: RuleValue) -> Majority:
    """The majority that a rule's value says: `>= 2/3`; a number is a percentage to be exceeded, as it was before.

    ValueError for a text that says none.
    """
    if isinstance(value, str):
        found = re.fullmatch(r"(>=?) (\d{1,4})/(\d{1,4})", value, re.ASCII)
        if not found or not (needed := Majority(int(found[2]), int(found[3]), found[1] == ">=")).possible:
            raise ValueError(value)
        return needed
    share = Fraction(str(float(value))) / 100
    return Majority(share.numerator, share.denominator, at_least=False)


@dataclass(frozen=True)
class Rule:
    """One rule: its value, unit and basis (căn cứ)."""

    code: str
    key: str
    """The name a person writes in chi-bo.yaml, for instance `thoi_luong_thuong_ky`."""
    label: str
    value: RuleValue
    unit: str
    basis: str
    level: Level
    overridden: bool = False
    """True when the cell set its own value in chi-bo.yaml."""


class TextRole(StrEnum):
    """Vai của ô ghi: what a text tells, so that a paper finds it in every kind of meeting and type of cell."""

    REASON = "reason"
    AIM = "aim"
    NEWS = "news"
    IDEOLOGY = "ideology"
    STUDY = "study"
    RESULT = "result"
    STRENGTH = "strength"
    LIMIT = "limit"
    CAUSE = "cause"
    BUILDING = "building"
    PRAISE = "praise"
    TASK = "task"
    PETITION = "petition"
    FOCUS = "focus"
    CRITICISM = "criticism"
    REPLY = "reply"
    TAKEN_IN = "taken_in"
    GUIDANCE = "guidance"
    CONCLUSION = "conclusion"
    SESSION_LIMIT = "session_limit"
    CORRECTION = "correction"
    TOPIC = "topic"
    QUARTER = "quarter"
    PREPARER = "preparer"
    APPROVED = "approved"
    SENT = "sent"
    DRAFT = "draft"
    FINAL_DUE = "final_due"
    MATTER = "matter"
    """Whatever has no section of its own in a paper: it is printed under its item's title."""


@dataclass(frozen=True)
class TextField:
    """A text box of an agenda item: `code` names it in the record, `label` on screen, `hint` says what to write.

    The box of an item that the cell adds itself has neither.
    """

    code: str
    label: str
    hint: str = ""
    rule: str = ""
    """Code of the rule that asks for this fact; empty where it may stay blank."""
    optional: bool = False
    """Whether the minutes leave it out where it is blank, instead of printing dots."""
    role: str = TextRole.MATTER.value
    """Value of `TextRole`."""


@dataclass(frozen=True)
class ItemTemplate:
    """One item of an order of business.

    `code` is the field's place in the minutes (`A3`, `B8`, ...); `records` names the panels the item needs
    (see `Panel`); `texts` its text boxes; `points` the sub-points shown under the title.
    """

    code: str
    phase: Phase
    title: str
    who: str = ""
    minutes: int = 5
    records: tuple[str, ...] = ()
    texts: tuple[TextField, ...] = ()
    points: tuple[str, ...] = ()
    short: str = ""
    """Name on the narrow rail; the title where empty."""
    part: str = ""
    """Phần of a combined session, as a heading: `Phần II. Sinh hoạt chuyên đề`."""
    opinion_kinds: tuple[str, ...] = ()
    """Values of `OpinionKind` that this item asks for (three of them when a draft paper is discussed)."""
    speech_role: str = ""
    """What a speech is here unless it is said otherwise, a value of `SpeechRole`: `presentation` where somebody reports
    (the first to speak, or the presenter), `reply` where the chair or the presenter answers; empty: opinions."""


@dataclass(frozen=True)
class ScoreRow:
    """Một dòng thang điểm: criterion with its most points; `evidence` names what the record knows of it.

    A `group` carries only the sum of the rows under it.
    """

    number: str
    title: str
    points: float
    evidence: str = ""
    group: bool = False


class Panel(StrEnum):
    """What an item can record beside its text boxes."""

    GUESTS = "guests"
    SECRETARY = "secretary"
    ROLL = "roll"
    DUES = "dues"
    AGENDA = "agenda"
    CARRIED = "carried"
    OPINIONS = "opinions"
    CONCLUSION = "conclusion"
    ACTIONS = "actions"
    RESOLUTION = "resolution"
    SCORE = "score"
    MINUTES = "minutes"
    END = "end"


@dataclass(frozen=True)
class Rules:
    """A rule set: values by code, and the order of business by kind of meeting."""

    name: str
    label: str
    values: Mapping[str, Rule] = field(default_factory=dict)
    orders: Mapping[MeetingKind, tuple[ItemTemplate, ...]] = field(default_factory=dict)
    rubric: tuple[ScoreRow, ...] = ()
    """Thang điểm of the score sheet; empty in records made before it belonged to the rules."""

    def number(self, code: str) -> float:
        """The value of a numeric rule; KeyError for a code that no rule set has."""
        value = self.values[code].value
        if isinstance(value, str):
            raise TypeError(f"rule {code} is not a number: {value!r}")
        return float(value)

    def flag(self, code: str) -> bool:
        """The value of a yes/no rule."""
        return bool(self.values[code].value)

    def majority(self, matter: Matter) -> Majority:
        """The majority that a vote on such a matter needs."""
        code, of_the_charter = MAJORITIES[matter]
        return majority_of(self.values[code].value) if code in self.values else of_the_charter


def duration_rule(rules: Rules, kind: MeetingKind, members: int) -> str:
    """Code of the rule that sets the least length: that of the kind, or the longer one of a large cell (N5)."""
    of_kind = KINDS[kind].minimum
    if of_kind not in rules.values or not {"large_cell_from", "large_cell_minutes"} <= set(rules.values):
        return of_kind
    large = 0 < rules.number("large_cell_from") <= members
    longer = rules.number("large_cell_minutes") > rules.number(of_kind) > 0
    return "large_cell_minutes" if large and longer else of_kind
