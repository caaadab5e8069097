"""What an item leads to, as values: votes, score, minutes, the end; and before the start the preparation. Pure."""

import re
from datetime import datetime, tzinfo

from assistant.documents.facts.amendments import changed_words
from assistant.domain.agenda import AgendaItem
from assistant.domain.checks import Check, CheckState, all_checks, faults_of_day
from assistant.domain.checks.score import differs, points_given, propose_points, score_total, sheet_of
from assistant.domain.checks.speeches import check_differences
from assistant.domain.discussion_points import points_fields
from assistant.domain.held import may_stay_unheld, unheld_items, unreached_items
from assistant.domain.meeting import Amendment, Correction, Meeting
from assistant.domain.meeting_topic import topic_fields
from assistant.domain.period import assessed_month
from assistant.domain.procedure.closing import too_few_refusal, too_few_to_adopt
from assistant.domain.procedure.votes import voting_way
from assistant.domain.rubric import Criterion
from assistant.domain.rules import Matter, Panel, Phase
from assistant.domain.votes import Motion
from assistant.platform.clock import epoch
from assistant.usecases.advance_files import usual_item
from assistant.views import shared
from assistant.views.console.panel_states import (
    AmendmentRow,
    CriterionRow,
    EndPanel,
    MatterChoice,
    MinutesPanel,
    MotionRow,
    MotionsPanel,
    ScorePanel,
    UnheldPanel,
    UnheldRow,
)
from assistant.views.shared import iso
from assistant.views.states import PlannedItem, Preparation
from assistant.wording import checks as check_words
from assistant.wording import domain as words
from assistant.wording import refusals as refusal_words
from assistant.wording.figures import points_text
from assistant.wording.moments import hour_and_day
from assistant.wording.motions import CORRECTED, MATTER_CUES, MATTERS, NO_REASON, WAYS
from assistant.wording.score import evidence_words, limit_words
from assistant.wording.titles import period_choices, quarter_choices, subject_line, topic_quarter

MOMENT = r"\d{4}-\d\d-\d\dT[\d:.]+(?:[+-]\d\d:\d\d)?"


def motions_panel(meeting: Meeting, shown: AgendaItem, now: datetime) -> MotionsPanel:
    """What is put to the vote under an item."""
    return {
        "rows": [motion_state(meeting, m, now) for m in meeting.motions.values() if m.item == shown.id],
        "matters": matter_choices(meeting),
        "ways": [{"code": way.value, "label": label} for way, label in WAYS.items()],
        "present": meeting.voting_base(now).present,
        "unsettled": next(
            (check_words.check_sentence(c) for c in check_differences(meeting) if c.state is CheckState.MISSING), ""
        ),
    }


def matter_choices(meeting: Meeting) -> list[MatterChoice]:
    """What a vote can be about, with the majority of each and the words in a title by which it is proposed."""
    return [
        {
            "code": matter.value,
            "label": f"{MATTERS[matter]} ({words.majority_words(meeting.rules.majority(matter))})",
            "cues": list(MATTER_CUES.get(matter, ())),
        }
        for matter in MATTERS
    ]


def motion_state(meeting: Meeting, put: Motion, now: datetime) -> MotionRow:
    """A motion with its wording, the majority it needs, and its count."""
    return {
        "id": put.id,
        "kind": put.kind.value,
        "title": put.title,
        "matter": put.matter.value,
        "way": voting_way(meeting, put).value,
        "base": shared.motion_sentence(meeting, put, now),
        "text": shared.text_state(meeting, f"motion.{put.id}"),
        "vote": shared.vote_state(put.vote),
    }


def score_panel(meeting: Meeting, shown: AgendaItem, now: datetime) -> ScorePanel:
    """Tự chấm điểm."""
    sheet, total = sheet_of(meeting), score_total(meeting)
    rows = [criterion_row(meeting, row) for row in sheet.rows]
    return {
        "sheet": sheet.label,
        "rows": rows,
        "sum": points_text(total.given),
        "most": points_text(total.most),
        "grade": words.GRADE[total.grade],
        "limits": [limit_words(limit) for limit in total.limits],
        "left": len(total.left),
        "unexplained": len(total.unexplained),
        "proposals": sum(1 for row in rows if row["proposed"] and row["value"] is None),
        "typed": total.typed,
        "scorer": meeting.details.scorer,
    }


def criterion_row(meeting: Meeting, row: Criterion) -> CriterionRow:
    """One criterion of the sheet."""
    given = None if row.group else points_given(meeting, row)
    found = propose_points(meeting, row)
    return {
        "number": row.number,
        "title": row.title,
        "group": row.group,
        "most": points_text(row.points),
        "proposed": "" if row.group or found.points is None else points_text(found.points),
        "evidence": evidence_words(found.readings),
        "choices": [
            {"points": points_text(band.points), "label": band.label} for band in row.choices if band.points is not None
        ],
        "value": given.points if given else None,
        "points": points_text(given.points) if given else "",
        "reason": given.reason if given else "",
        "wants_reason": bool(given and not given.explained),
        "differs": bool(given and not given.reason.strip() and differs(meeting, row, given)),
    }


def minutes_panel(meeting: Meeting, shown: AgendaItem, now: datetime) -> MinutesPanel:
    """Thông qua biên bản."""
    adopted = meeting.adoption
    return {
        "adopted": epoch(adopted.at) if adopted else None,
        "digest": adopted.digest if adopted else "",
        "annex_digest": adopted.annex.digest if adopted and adopted.annex else "",
        "vote": shared.vote_state(adopted.vote) if adopted else None,
        "amendments": [amendment_row(meeting, one) for one in meeting.amendments],
        "reopenings": [{"at": epoch(r.at), "reason": r.reason} for r in meeting.reopenings],
        "base": shared.needed_sentence(meeting, Matter.MINUTES, now),
        "too_few": too_few_sentence(meeting, now),
        "number": meeting.details.number,
        "missing": [
            check_words.check_sentence(c)
            for c in all_checks(meeting, now)
            if asks_reason(c) and c.code not in {"duration", "minutes", "items_reached"}
        ],
        "unheld": unheld_panel(meeting),
    }


def amendment_row(meeting: Meeting, one: Amendment) -> AmendmentRow:
    """A correction made while the minutes are read; its place in the list names it."""
    return {
        "field": one.field,
        "author": meeting.person(one.author),
        "before": one.before,
        "after": one.after,
        "changed": changed_words(one.before, one.after),
    }


def too_few_sentence(meeting: Meeting, now: datetime) -> str:
    """Why the minutes want a reason to be adopted without a count; empty where enough are present, or nobody knows."""
    found = too_few_to_adopt(meeting, now)
    if meeting.adoption or found is None:
        return ""
    refusal = too_few_refusal(found)
    return refusal_words.refusal_sentence(refusal.code, refusal.facts)


def unheld_panel(meeting: Meeting) -> UnheldPanel:
    """What the meeting did not come to: told so already, or still to be told by one press or one by one."""
    unreached = unreached_items(meeting)
    blank = (
        i for i in meeting.agenda if i.phase is not Phase.OPENING and i not in unreached and may_stay_unheld(meeting, i)
    )
    return {
        "told": [unheld_row(meeting, i) for i in unheld_items(meeting)],
        "unreached": [unheld_row(meeting, i) for i in unreached],
        "blank": [unheld_row(meeting, i) for i in blank if i.id not in meeting.not_held],
    }


def unheld_row(meeting: Meeting, item: AgendaItem) -> UnheldRow:
    """An item by its name on the rail."""
    return {"id": item.id, "title": words.rail_title(item), "reason": meeting.not_held.get(item.id, "")}


def end_panel(meeting: Meeting, shown: AgendaItem, now: datetime) -> EndPanel:
    """Kết thúc: what is missing, the reason, the end."""
    found = all_checks(meeting, now)
    return {
        "missing": [check_words.check_sentence(c) for c in found if asks_reason(c)],
        "checks": [{"text": check_words.check_sentence(c), "state": c.state.value, "basis": c.basis} for c in found],
        "ended": epoch(meeting.ended()),
        "trail": correction_sentences(meeting),
        "gaps": check_words.missing_sentences(meeting.ending) if meeting.ending else [],
        "reason": meeting.ending.reason if meeting.ending else "",
    }


def correction_sentences(meeting: Meeting) -> list[str]:
    """What was set right in the course of the meeting, a sentence each."""
    zone = meeting.details.start.tzinfo
    return [f"{one.at.astimezone(zone):%H:%M} {correction_sentence(one, zone)}" for one in meeting.corrections]


def correction_sentence(one: Correction, zone: tzinfo | None) -> str:
    """How it stood and how it stands, with the hours of the place."""

    def said(text: str) -> str:
        told = re.sub(MOMENT, lambda m: f"{datetime.fromisoformat(m[0]).astimezone(zone):%H:%M}", text)
        return told.strip(" –,") or NO_REASON

    kind = one.subject if one.subject in CORRECTED else "speech" if one.subject.startswith("s") else "motion"
    return CORRECTED[kind].format(before=said(one.before), after=said(one.after))


def asks_reason(check: Check) -> bool:
    """Whether it asks for a reason when the meeting ends now."""
    return check.state is CheckState.MISSING and check.asks_reason


def preparation_panel(meeting: Meeting, list_change: str = "") -> Preparation:
    """Before the start: the details and the agenda, to be changed; and what has changed on the cell's list."""
    details, wrong = meeting.details, faults_of_day(meeting)
    return {
        "meeting": meeting.id,
        "title": subject_line(meeting),
        "when": hour_and_day(details.start, details.start.tzinfo),
        "date": iso(details.start.date()),
        "until": iso(details.until),
        "time": f"{details.start:%H:%M}",
        "place": details.place,
        "form": details.form,
        "chair": details.chair,
        "secretary": details.secretary,
        "number": details.number,
        "notice": details.notice,
        "notice_on": iso(details.notice_on),
        "notes": [check_words.check_sentence(check) for check in wrong],
        "moved": any(check.code == "notice_moved" for check in wrong),
        "papers": details.papers,
        "secrets_apart": details.secrets_apart,
        "assessed": iso(assessed_month(meeting)),
        "months": [{"id": iso(day), "name": text} for day, text in period_choices(meeting)],
        "quarter": iso(topic_quarter(meeting)),
        "quarters": [{"id": iso(day), "name": text} for day, text in quarter_choices(meeting)],
        "topic": first_text(meeting, topic_fields(meeting)),
        "focus": first_text(meeting, points_fields(meeting)),
        "members": [{"id": m.id, "name": meeting.person(m.id), "post": m.role} for m in meeting.members.values()],
        "list_change": list_change,
        "carried": len(meeting.carried),
        "advance": shared.advance_rows(meeting),
        "usual_item": usual_item(meeting).id,
        "items": planned_items(meeting),
        "planned": sum(i.minutes for i in meeting.agenda),
        "least": meeting.minimum_minutes(),
    }


def first_text(meeting: Meeting, fields: list[str]) -> str | None:
    """A text as the form of the preparation has it, by its keys; None where the meeting has no box for it."""
    return meeting.text(fields[0]) if fields else None


def planned_items(meeting: Meeting) -> list[PlannedItem]:
    """The agenda as it is prepared; `short`: as the rail has it."""
    return [
        {
            "id": i.id,
            "phase": i.phase.value,
            "phase_name": words.PHASE[i.phase],
            "title": words.item_title(i),
            "short": words.rail_title(i),
            "typed": i.title,
            "presenter": i.presenter,
            "presenter_name": meeting.person(i.presenter) if i.presenter else "",
            "minutes": i.minutes,
            "who": i.who,
            "secret": i.secret,
            "discussed": i.records_panel(Panel.OPINIONS),
            "points": list(i.points),
        }
        for i in meeting.agenda
    ]
