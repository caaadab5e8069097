"""What a check is (đạt, thiếu, chưa đủ dữ liệu), and what all checks share."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.committee import Called, called_to
from assistant.domain.facts import Fact, Facts
from assistant.domain.meeting import Meeting, Stage


class CheckState(StrEnum):
    """đạt, thiếu, chưa đủ dữ liệu."""

    REACHED = "reached"
    MISSING = "missing"
    UNKNOWN = "unknown"


REMARKS = frozenset(
    {
        *("attendance", "unexcused", "excused_in_a_row", "items_not_held", "ideology", "vote_failed"),
        *("notice", "draft_sent", "window", "committee_size"),
    }
)
"""Codes of what is told of the meeting itself: no writing of the minutes could mend it."""
REMARKS_AFTERWARDS = frozenset({"duration", "opinions", "speakers", "opinion_kinds"})
"""Codes of what the meeting itself can still mend while it goes on, and nobody once it is over."""


@dataclass(frozen=True)
class Check:
    """One thing the rules ask for: `code` and `facts` make its sentence (`wording.domain.check_sentence`).

    `basis` is the rule's.

    `asks_reason`: ending the meeting without it asks for a reason, which is recorded and printed.
    """

    code: str
    state: CheckState
    facts: Facts
    basis: str = ""
    item: str = ""
    asks_reason: bool = False

    def is_remark(self, meeting: Meeting) -> bool:
        """Whether it is a remark on the meeting, not something that its minutes lack."""
        over = meeting.stage is Stage.ENDED
        return self.code in REMARKS or (over and self.code in REMARKS_AFTERWARDS)


def make_check(
    meeting: Meeting, code: str, good: bool | None, rule: str = "", item: str = "", asks: bool = False, **facts: Fact
) -> Check:
    """Make a check: True reached, False missing, None not known."""
    state = CheckState.UNKNOWN if good is None else CheckState.REACHED if good else CheckState.MISSING
    basis = meeting.rules.values[rule].basis if rule in meeting.rules.values else ""
    called = called_to(meeting)
    told = facts if called is Called.MEMBERS else {**facts, "called": called.value}
    return Check(code, state, told, basis, item, asks and good is False)


def rule_asks(meeting: Meeting, rule: str, otherwise: bool = True) -> bool:
    """Whether a yes/no rule asks for something; `otherwise` where the rule set does not have it."""
    return meeting.rules.flag(rule) if rule in meeting.rules.values else otherwise


def visited_items(meeting: Meeting) -> frozenset[str]:
    """Ids of the items that have been current."""
    return frozenset(v.item for v in meeting.visits)
