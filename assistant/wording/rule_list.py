"""Quy định, told one by one: in groups, with value, dates and basis, as Home and `chibo rules` list them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assistant.domain.limits import attendance_limit
from assistant.domain.rules import MAJORITY_CODES, Basis, Rule, Rules, Span, Term, cited_bases, majority_of
from assistant.wording.domain import LEVEL, majority_words, period_words
from assistant.wording.figures import limit_text, limit_words
from assistant.wording.rules import NO, YES

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Thời lượng", ("regular_", "thematic_", "combined_", "extraordinary_", "large_cell_", "ideology_")),
    ("Ngày họp, thông báo, đăng tải", ("window_", "notice_", "post_")),
    ("Đảng viên, chi ủy, tỷ lệ dự", ("attendance_", "max_", "min_official_", "committee_")),
    ("Biểu quyết", ("majority_", "temp_in_", "vote", "ballot")),
    ("Ý kiến, phát biểu", ("min_opinions", "min_speakers", "count_", "wall_")),
    ("Nội dung, nhiệm vụ, chuyên đề", ("require_", "item_")),
    ("Chấm điểm, xếp loại", ("grade_", "score_")),
)
"""Heading of a group, and how the codes of its rules begin."""
OTHERS = "Quy định khác"
SINCE_THEN = "{amount} ({period})"


@dataclass(frozen=True)
class CitedBasis:
    """Một căn cứ, and when it is in force."""

    text: str
    period: str


@dataclass(frozen=True)
class ToldRule:
    """One rule as a person reads it, on one day."""

    key: str
    """Its name in chi-bo.yaml."""
    label: str
    amount: str
    """`90 phút`, `có`, `quá nửa số đảng viên được tính biểu quyết`."""
    period: str
    """When this value holds: `từ 28/10/2025`."""
    bases: tuple[CitedBasis, ...]
    level: str
    own: bool
    """Whether the cell set it in chi-bo.yaml."""
    others: tuple[str, ...]
    """Its values of other times: `không (đến hết 31/12/2023)`."""


def rule_groups(rules: Rules, day: date) -> list[tuple[str, list[ToldRule]]]:
    """Every rule of a set as it is on that day, under the heading of its group; groups without rules are left out."""
    now = rules.on(day)
    grouped: dict[str, list[ToldRule]] = {heading: [] for heading in (*(name for name, _ in GROUPS), OTHERS)}
    for rule in now.values.values():
        grouped[heading_of(rule.code)].append(told_rule(rule, now, day))
    return [(heading, found) for heading, found in grouped.items() if found]


def heading_of(code: str) -> str:
    """The heading of the group of a rule."""
    return next((heading for heading, begins in GROUPS if code.startswith(begins)), OTHERS)


def told_rule(rule: Rule, used: Rules, day: date) -> ToldRule:
    """The rule as it is on that day. One without dates, of an old record, is told without them."""
    term = rule.term(day) or Term(rule.value, (Basis(rule.basis),), rule.level, Span(), rule.overridden)
    others = [other for other in rule.terms if other is not term]
    return ToldRule(
        rule.key,
        rule.label,
        rule_amount(rule, used),
        span_words(term.span),
        tuple(CitedBasis(basis.text, span_words(basis.span)) for basis in cited_bases(term.bases, day)),
        LEVEL[rule.level],
        rule.overridden,
        tuple(other_times(rule, others)),
    )


def other_times(rule: Rule, terms: Iterable[Term]) -> Iterable[str]:
    """The values of other times, the oldest first."""
    for term in sorted(terms, key=lambda one: one.span.since or date.min):
        amount = value_words(rule.code, term.value, rule.unit)
        yield SINCE_THEN.format(amount=amount, period=span_words(term.span))


def rule_amount(rule: Rule, used: Rules) -> str:
    """`90 phút`, `từ 90 %`, `trên 85 %`: the value with its unit; a limit says whether it is to be exceeded."""
    if rule.code == "attendance_percent" and (asked := attendance_limit(used)):
        return f"{limit_words(asked)} {rule.unit}"
    return value_words(rule.code, rule.value, rule.unit)


def value_words(code: str, value: object, unit: str) -> str:
    """`90 phút`, `có`, `ít nhất hai phần ba số đảng viên được tính biểu quyết`."""
    if isinstance(value, bool):
        return YES if value else NO
    if code in MAJORITY_CODES and isinstance(value, int | float | str):
        return f"{majority_words(majority_of(value))} {unit}"
    number = limit_text(value) if isinstance(value, int | float) else str(value)
    return f"{number} {unit}".strip()


def span_words(span: Span) -> str:
    """`từ 28/10/2025`, `từ 06/07/2018 đến hết 27/10/2025`; `không ghi ngày` for one without ends."""
    return period_words(*(f"{end:%d/%m/%Y}" if end else "" for end in (span.since, span.until)))
