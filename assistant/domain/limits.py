"""Mức: a limit that a figure has to reach or to exceed.

A share is counted exactly, never as a rounded number: 224 of 249 is not 90 % (docs/domain.md N15).
"""

from dataclasses import dataclass
from fractions import Fraction

from assistant.domain.figures import Figure, exact
from assistant.domain.rules import Rules


@dataclass(frozen=True)
class Limit:
    """A value to be reached (`từ`, at least) or to be exceeded (`trên`, more than)."""

    value: Fraction
    at_least: bool = True

    def is_reached(self, figure: Figure) -> bool:
        """Whether a figure is enough."""
        have = exact(figure)
        return have >= self.value if self.at_least else have > self.value


def asked_number(rules: Rules, code: str) -> int:
    """The whole number that a rule asks for; 0 where it asks for none, or the set has no such rule."""
    return int(rules.number(code)) if code in rules.values else 0


def attendance_limit(rules: Rules) -> Limit | None:
    """Tỷ lệ đảng viên dự that is asked for (N15): from 90 % (HD 42), over 85 % (HD 12); None where no rule asks."""
    if "attendance_percent" not in rules.values:
        return None
    inclusive = rules.flag("attendance_inclusive") if "attendance_inclusive" in rules.values else True
    return Limit(exact(rules.number("attendance_percent")), inclusive)
