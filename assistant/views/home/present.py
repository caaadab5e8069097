"""The home page, as values. Pure but for what is handed in."""

from datetime import tzinfo
from pathlib import Path

from assistant.domain.limits import attendance_limit
from assistant.domain.meeting import Meeting, Stage, Takeover
from assistant.domain.rules import MAJORITY_CODES, Rule, Rules, majority_of
from assistant.journal.heads import MeetingSummary
from assistant.views.home.states import KnownMeeting, RuleLine, RulesInForce
from assistant.wording import views as words
from assistant.wording.domain import LEVEL, majority_words
from assistant.wording.figures import limit_text, limit_words
from assistant.wording.moments import hour_and_day
from assistant.workspace.profile import Profile

SHOWN_RULES = (
    "regular_minutes",
    "combined_minutes",
    "min_opinions",
    "attendance_percent",
    "notice_days",
    "majority_percent",
    "majority_admission",
    "majority_recognition",
)


def meeting_line(head: MeetingSummary, zone: tzinfo | None, paper: str, elsewhere: Path | None = None) -> KnownMeeting:
    """A meeting of this machine's journal, as a line; `elsewhere`: its record, if another machine has taken it over."""
    state = words.ADOPTED if head.stage is Stage.ENDED and head.adopted else words.STAGE[head.stage]
    return {
        "id": head.id,
        "title": head.title,
        "when": hour_and_day(head.started or head.start, zone),
        "stage": head.stage.value,
        "state": state,
        "amber": head.stage is Stage.ENDED and not head.adopted,
        "paper": paper,
        "path": "",
        "take": str(elsewhere or ""),
    }


def record_line(found: Meeting, path: Path, zone: tzinfo | None, moved: Takeover | None) -> KnownMeeting:
    """A meeting that is over, as its record in the folder tells; `moved`: recorded here until it was taken over."""
    state = words.ADOPTED if found.adoption else words.ON_SHARE
    return {
        "id": found.id,
        "title": found.title,
        "when": hour_and_day(found.started or found.details.start, zone),
        "stage": found.stage.value,
        "state": words.AT_MACHINE.format(state=state, name=moved.name) if moved else state,
        "amber": found.adoption is None,
        "paper": "",
        "path": str(path),
        "take": str(path) if moved else "",
    }


def rules_panel(profile: Profile) -> RulesInForce:
    """The rules in force, with their bases; and where the text of secret items is kept."""
    used = profile.rules
    secrets = words.SECRETS[profile.secrets_apart]
    shown = [used.values[code] for code in SHOWN_RULES if code in used.values]
    values: list[RuleLine] = [
        {
            "label": rule.label,
            "value": rule_amount(rule, used),
            "basis": f"{rule.basis} ({LEVEL[rule.level]})",
        }
        for rule in shown
    ]
    values.append({"label": words.SECRETS_RULE, "value": secrets, "basis": words.SECRETS_BASIS})
    return {"label": used.label, "values": values}


def rule_amount(rule: Rule, used: Rules) -> str:
    """`90 phút`, `từ 90 %`, `trên 85 %`."""
    if rule.code == "attendance_percent" and (asked := attendance_limit(used)):
        return f"{limit_words(asked)} {rule.unit}"
    if rule.code in MAJORITY_CODES:
        return f"{majority_words(majority_of(rule.value))} {rule.unit}"
    value = rule.value if isinstance(rule.value, str) else limit_text(float(rule.value))
    return f"{value} {rule.unit}".strip()
