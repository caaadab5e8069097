"""Quy định: every number a house may change, each with its legal basis. Values come from YAML at the edge."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from assistant.domain.kinds import KINDS, MeetingKind
from assistant.domain.rubric import Criterion, ScoreSheet


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
    EXPULSION = "expulsion"
    """Đề nghị khai trừ đảng viên."""
    DISCIPLINE = "discipline"
    """Kỷ luật: khiển trách, cảnh cáo, cách chức."""
    ELECTION = "election"
    """Bầu cử."""
    GRADING = "grading"
    """Đánh giá, xếp loại chất lượng."""
    MINUTES = "minutes"
    """Thông qua biên bản: decided when the minutes are adopted, no motion of its own."""


class VotingWay(StrEnum):
    """Cách biểu quyết: how a vote is taken."""

    HANDS = "hands"
    """Giơ tay."""
    BALLOT = "ballot"
    """Bỏ phiếu kín."""


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

    @property
    def percent(self) -> Fraction:
        """The share itself, in percent."""
        return Fraction(100 * self.parts, self.of)

    def __str__(self) -> str:
        return f"{'>=' if self.at_least else '>'} {self.parts}/{self.of}"

    def is_reached(self, votes: int, base: int) -> bool:
        """Whether so many votes of such a base are enough; of an empty base, none are."""
        return base > 0 and self.least(base) <= votes

    def least(self, base: int) -> int:
        """The fewest votes in favour that are enough: 14 of 21 for two thirds, 11 for more than half."""
        whole, rest = divmod(base * self.parts, self.of)
        return whole + (rest > 0 if self.at_least else 1)


_MORE_THAN_HALF, _TWO_THIRDS = Majority(1, 2, at_least=False), Majority(2, 3, at_least=True)
MAJORITIES: Mapping[Matter, tuple[str, Majority]] = {
    Matter.ORDINARY: ("majority_percent", _MORE_THAN_HALF),
    Matter.ADMISSION: ("majority_admission", _TWO_THIRDS),
    Matter.RECOGNITION: ("majority_recognition", _TWO_THIRDS),
    Matter.EXPULSION: ("majority_expulsion", _TWO_THIRDS),
    Matter.DISCIPLINE: ("majority_discipline", _MORE_THAN_HALF),
    Matter.ELECTION: ("majority_election", _MORE_THAN_HALF),
    Matter.GRADING: ("majority_grading", _MORE_THAN_HALF),
    Matter.MINUTES: ("majority_minutes", _MORE_THAN_HALF),
}
"""What is decided → code of the rule that sets its majority, and the one of docs/domain.md N19–N19e for a rule set of
before. The ordinary one keeps the code it had as a percentage: records and journals know it by that."""
MAJORITY_CODES = frozenset(code for code, _ in MAJORITIES.values())
DECIDED_AS_ORDINARY = frozenset({Matter.GRADING, Matter.MINUTES})
"""What a rule set without a rule of its own decides as everything else: so it was before there was one."""
BALLOT_RULES: Mapping[Matter, str] = {
    Matter.EXPULSION: "ballot_discipline",
    Matter.DISCIPLINE: "ballot_discipline",
    Matter.ELECTION: "ballot_election",
}
"""What is decided → code of the yes/no rule that asks for a secret ballot (phiếu kín)."""


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


ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """Thời gian áp dụng: from a first day (`từ`) to a last one (`đến`); None where it has no such end."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def outside(self, other: "Span") -> list["Span"]:
        """What is left of it without the other: nothing, a part, or one part before and one after."""
        parts = []
        if other.since:
            parts.append(Span(self.since, min(other.since - ONE_DAY, self.until or date.max)))
        if other.until:
            parts.append(Span(max(other.until + ONE_DAY, self.since or date.min), self.until))
        return [part for part in parts if part.possible]

    @property
    def possible(self) -> bool:
        """Whether it holds any day: its end does not lie before its beginning."""
        return self.since is None or self.until is None or self.since <= self.until

    def away(self, day: date) -> int:
        """How many days the day lies outside of it; 0 inside."""
        if self.since is not None and day < self.since:
            return (self.since - day).days
        return (day - self.until).days if self.until is not None and day > self.until else 0


@dataclass(frozen=True)
class Basis:
    """Căn cứ: what a value rests on, in the words in which it is cited, and when that was in force."""

    text: str
    span: Span = Span()


def cited_bases(bases: tuple[Basis, ...], day: date) -> tuple[Basis, ...]:
    """Those in force on that day; where there are none, the nearest ones."""
    nearest = min((basis.span.away(day) for basis in bases), default=0)
    return tuple(basis for basis in bases if basis.span.away(day) == nearest)


@dataclass(frozen=True)
class Term:
    """Mức của một thời gian: the value that a rule has for a time, with all that it rests on in that time."""

    value: RuleValue
    bases: tuple[Basis, ...]
    level: Level
    span: Span = Span()
    overridden: bool = False
    """True when the cell set it in chi-bo.yaml."""


@dataclass(frozen=True)
class Rule:
    """One rule: its value, unit and basis (căn cứ), as they are on one day.

    `terms` are all values that it has had, each with its time (docs/domain.md N35: a meeting is judged by what was in
    force on its day). Records made before rules had dates have none; then value and basis hold for every day.
    """

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
    terms: tuple[Term, ...] = ()

    def term(self, day: date) -> Term | None:
        """The term in force on that day, or the nearest; None where the rule has no dates."""
        return min(self.terms, key=lambda term: term.span.away(day)) if self.terms else None

    def changes(self) -> list[date]:
        """The days from which something of it is another than the day before: value or basis."""
        spans = [span for term in self.terms for span in (term.span, *(basis.span for basis in term.bases))]
        begin = {span.since for span in spans if span.since}
        after = {span.until + ONE_DAY for span in spans if span.until}
        return sorted(begin | after)

    def on(self, day: date) -> "Rule":
        """The rule as it is on that day: value, bases, level."""
        term = self.term(day)
        if term is None:
            return self
        basis = "; ".join(basis.text for basis in cited_bases(term.bases, day))
        return replace(self, value=term.value, basis=basis, level=term.level, overridden=term.overridden)


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
    ANSWER = "answer"
    CONCLUSION = "conclusion"
    ADDITION = "addition"
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
    (the presenter, or the chair), `reply` where the chair or the presenter answers; empty: opinions."""


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
    span: Span = Span()
    """When the guidance was in force; without ends in records made before rule sets had dates."""
    rubric: tuple[Criterion, ...] = ()
    """Thang điểm of a record made before there were sheets by kind of meeting; empty since."""
    sheets: tuple[ScoreSheet, ...] = ()
    """Phiếu chấm điểm, each for some kinds of meeting."""

    def on(self, day: date) -> "Rules":
        """The rules as they are on that day (docs/domain.md N35)."""
        return replace(self, values={code: rule.on(day) for code, rule in self.values.items()})

    def number(self, code: str) -> float:
        """The value of a numeric rule; KeyError for a code that no rule set has."""
        value = self.values[code].value
        if isinstance(value, str):
            raise TypeError(f"rule {code} is not a number: {value!r}")
        return float(value)

    def flag(self, code: str) -> bool:
        """The value of a yes/no rule."""
        return bool(self.values[code].value)

    def sheet(self, kind: MeetingKind) -> ScoreSheet:
        """The sheet that a meeting of this kind is scored by; without rows where the record has none."""
        first = self.sheets[0] if self.sheets else ScoreSheet(rows=self.rubric)
        return next((sheet for sheet in self.sheets if kind in sheet.kinds), first)

    def majority(self, matter: Matter) -> Majority:
        """The majority that a vote on such a matter needs."""
        code, otherwise = MAJORITIES[self.majority_matter(matter)]
        return majority_of(self.values[code].value) if code in self.values else otherwise

    def majority_matter(self, matter: Matter) -> Matter:
        """The matter whose rule decides: an ordinary one for those a rule set of before says nothing about."""
        own = MAJORITIES[matter][0] in self.values
        return Matter.ORDINARY if matter in DECIDED_AS_ORDINARY and not own else matter

    def majority_basis(self, matter: Matter) -> str:
        """Code of the rule that sets the majority of such a matter, whose basis is the vote's."""
        return MAJORITIES[self.majority_matter(matter)][0]

    def way(self, matter: Matter) -> VotingWay:
        """How a vote on such a matter is to be taken unless the cell decides otherwise."""
        code = BALLOT_RULES.get(matter, "")
        return VotingWay.BALLOT if code in self.values and self.flag(code) else VotingWay.HANDS


def duration_rule(rules: Rules, kind: MeetingKind, members: int) -> str:
    """Code of the rule that sets the least length: that of the kind, or the longer one of a large cell (N5)."""
    of_kind = KINDS[kind].minimum
    if of_kind not in rules.values or not {"large_cell_from", "large_cell_minutes"} <= set(rules.values):
        return of_kind
    large = 0 < rules.number("large_cell_from") <= members
    longer = rules.number("large_cell_minutes") > rules.number(of_kind) > 0
    return "large_cell_minutes" if large and longer else of_kind
