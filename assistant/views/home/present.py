"""The home page, as values. Pure but for what is handed in."""

from datetime import date, tzinfo
from pathlib import Path

from assistant.domain.meeting import Stage, Takeover
from assistant.domain.outline import Outline
from assistant.journal.heads import MeetingSummary
from assistant.rules.laws import STATE_SECRETS, law_on
from assistant.usecases.official_told import told_of
from assistant.views.home.states import KnownMeeting, RuleGroup, RuleLine, RulesInForce
from assistant.wording import views as words
from assistant.wording.moments import hour_and_day
from assistant.wording.rule_list import ToldRule, rule_groups, span_words
from assistant.wording.titles import subject_line, subject_of
from assistant.workspace.official import Official
from assistant.workspace.profile import Profile

NO_RULES: RulesInForce = {"label": "", "period": "", "outside": False, "count": 0, "groups": []}
"""Before the cell's folder is read."""


def meeting_line(
    head: MeetingSummary,
    zone: tzinfo | None,
    paper: str,
    elsewhere: Path | None = None,
    official: Official | None = None,
) -> KnownMeeting:
    """A meeting of this machine's journal, as a line; `elsewhere`: its record, if another machine has taken it over."""
    state = words.ADOPTED if head.stage is Stage.ENDED and head.adopted else words.STAGE[head.stage]
    return {
        "id": head.id,
        "title": subject_of(head.kind, head.title, head.start),
        "when": hour_and_day(head.started or head.start, zone),
        "stage": head.stage.value,
        "state": state,
        "amber": head.stage is Stage.ENDED and not head.adopted,
        "paper": paper,
        "path": "",
        "take": str(elsewhere or ""),
        "official": told_of(official, head.kind, head.started or head.start) if official else "",
    }


def record_line(
    found: Outline, path: Path, zone: tzinfo | None, moved: Takeover | None, official: Official | None = None
) -> KnownMeeting:
    """A meeting that is over, as its record in the folder tells; `moved`: recorded here until it was taken over."""
    state = words.ADOPTED if found.adopted else words.ON_SHARE
    return {
        "id": found.id,
        "title": subject_line(found.bare()),
        "when": hour_and_day(found.began, zone),
        "stage": found.stage.value,
        "state": words.AT_MACHINE.format(state=state, name=moved.name) if moved else state,
        "amber": not found.adopted,
        "paper": "",
        "path": str(path),
        "take": str(path) if moved else "",
        "official": told_of(official, found.kind, found.began) if official else "",
    }


def rules_panel(profile: Profile, day: date) -> RulesInForce:
    """Every rule in force on that day, with dates and bases; and where the text of secret items is kept."""
    used = profile.rules_on(day)
    groups: list[RuleGroup] = [
        {"title": heading, "rules": [rule_line(rule) for rule in found]} for heading, found in rule_groups(used, day)
    ]
    secrets: RuleLine = {
        "label": words.SECRETS_RULE,
        "value": words.SECRETS[profile.secrets_apart],
        "own": False,
        "notes": [words.SECRETS_BASIS, law_on(STATE_SECRETS, day)],
    }
    groups.append({"title": words.SECRETS_RULE, "rules": [secrets]})
    return {
        "label": used.label,
        "period": span_words(used.span),
        "outside": not used.span.holds(day),
        "count": sum(len(group["rules"]) for group in groups),
        "groups": groups,
    }


def rule_line(rule: ToldRule) -> RuleLine:
    """A rule with what stands below it: since when, by what, and what it was or will be at other times."""
    bases = [words.RULE_BASIS.format(basis=one.text, period=one.period) for one in rule.bases]
    others = [words.RULE_OTHER_TIME.format(other=other) for other in rule.others]
    since = words.RULE_PERIOD.format(period=rule.period, level=rule.level, key=rule.key)
    return {"label": rule.label, "value": rule.amount, "own": rule.own, "notes": [*bases, *others, since]}
