"""Như đã thông báo: the meeting as the papers of before it speak of it (docs/domain.md 6.3)."""

from assistant.domain.meeting import Meeting, Plan, Stage, evolve
from assistant.domain.secrecy import marked_items


def as_announced(meeting: Meeting) -> Meeting:
    """The meeting as it was announced: planned, with its agenda, guests and chair of before it opened.

    The number and the day of the notice are those known now, whenever they were written down, and so is a text that the
    plan left blank; what is secret now is told as secret.
    """
    if not meeting.begun:
        return meeting
    plan, secret = meeting.announced or _plan_of_before(meeting), marked_items(meeting)
    notice, sent = plan.details.notice or meeting.details.notice, plan.details.notice_on or meeting.details.notice_on
    return evolve(
        meeting,
        stage=Stage.PLANNED,
        started=None,
        details=evolve(plan.details, notice=notice, notice_on=sent),
        agenda=tuple(evolve(i, secret=True) if i.id in secret else i for i in plan.agenda),
        guests=plan.guests,
        texts={**meeting.texts, **{key: text for key, text in plan.texts.items() if text.value.strip()}},
        handovers=(),
    )


def _plan_of_before(meeting: Meeting) -> Plan:
    """The plan as far as a record of an earlier version tells it: with those who held the offices at first."""
    first = {h.office.value: h.before for h in reversed(meeting.handovers)}
    return Plan(evolve(meeting.details, **first), meeting.agenda, meeting.guests, meeting.texts)
