"""The panels of an agenda item, as values. Pure."""

from datetime import datetime

from assistant import words
from assistant.domain.actions import ActionItem
from assistant.domain.agenda import AgendaItem
from assistant.domain.attendance import NOT_EXPECTED
from assistant.domain.floor import Speech
from assistant.domain.meeting import Meeting
from assistant.domain.people import Member
from assistant.domain.procedure.writing import CONCLUSION
from assistant.domain.quality import Check, State, checks
from assistant.domain.quality.talk import differences
from assistant.domain.rules import Panel, Phase
from assistant.domain.vague import lacks, vague_owner
from assistant.domain.votes import Motion
from assistant.views import shared
from assistant.views.shared import Shown, epoch, iso

TIPS = words.TIPS


def item(meeting: Meeting, shown: AgendaItem, now: datetime) -> Shown:
    """One agenda item with everything that is recorded under it."""
    return {
        "id": shown.id,
        "code": shown.code,
        "title": shown.title,
        "who": shown.who,
        "presenter": shared.person(meeting, shown.presenter),
        "points": list(shown.points),
        "state": shared.item_state(meeting, shown),
        "votes": takes_votes(meeting, shown),
        "secret": shown.secret,
        "tip": TIPS.get(shown.code, ""),
        "next": neighbour(meeting, shown, 1),
        "previous": neighbour(meeting, shown, -1),
        "texts": [
            {**shared.text(meeting, f"item.{shown.id}.{field.code}"), "label": field.label, "hint": field.hint}
            for field in shown.texts
        ],
        "motions": motions(meeting, shown),
        "panels": {
            name: DRAW[Panel(name)](meeting, shown, now) for name in panels_of(meeting, shown) if Panel(name) in DRAW
        },
    }


def panels_of(meeting: Meeting, shown: AgendaItem) -> list[str]:
    """The item's panels; speeches, tasks and motions show wherever something of them was recorded."""
    extra = [
        (Panel.OPINIONS, any(s.item == shown.id for s in meeting.speeches.values())),
        (Panel.ACTIONS, any(a.item == shown.id for a in meeting.actions.values())),
    ]
    names = list(shown.records) + [p.value for p, found in extra if found and p.value not in shown.records]
    return [panel.value for panel in Panel if panel.value in names]


def takes_votes(meeting: Meeting, shown: AgendaItem) -> bool:
    """Whether something can be put to the vote under this item: once it was reached, not while opening or ending."""
    late = shown.records_panel(Panel.MINUTES) or shown.records_panel(Panel.END)
    return shown.phase is not Phase.OPENING and not late and shared.item_state(meeting, shown) != "todo"


def neighbour(meeting: Meeting, shown: AgendaItem, by: int) -> Shown | None:
    """The next or previous item, for the button at the foot of the desk and for the keys."""
    at = [i.id for i in meeting.agenda].index(shown.id) + by
    if not 0 <= at < len(meeting.agenda):
        return None
    return {"id": meeting.agenda[at].id, "title": meeting.agenda[at].rail_title}


def guests(meeting: Meeting, shown: AgendaItem, now: datetime) -> Shown:
    """Đại biểu."""
    rows = [
        {"id": g.id, "name": g.name, "title": g.title, "unit": g.unit, "superior": g.superior}
        for g in meeting.guests.values()
    ]
    return {"rows": rows}


def secretary(meeting: Meeting, shown: AgendaItem, now: datetime) -> Shown:
    """Thư ký, người theo dõi chấm điểm."""
    details = meeting.details
    return {"chair": details.chair, "secretary": details.secretary, "scorer": details.scorer}


def roll(meeting: Meeting, shown: AgendaItem, now: datetime) -> Shown:
    """Điểm danh: a row a member, and the numbers."""
    numbers = meeting.roll_count()
    return {
        "rows": [roll_row(meeting, m) for m in meeting.members.values()],
        "unmarked": numbers.unmarked,
        "counts": [
            ["Có mặt", numbers.present],
            ["Vắng có lý do", numbers.excused],
            ["Vắng không lý do", numbers.unexcused],
            ["Tổng số", numbers.total],
            ["Chính thức", numbers.official],
            ["Dự bị", numbers.probationary],
        ],
        "percent": words.percent(numbers.percent) if numbers.percent is not None and not numbers.unmarked else "",
        "base": shared.base_sentence(meeting),
    }


def roll_row(meeting: Meeting, member: Member) -> Shown:
    """One member on the roll."""
    line = meeting.roll.get(member.id)
    return {
        "id": member.id,
        "name": member.short if member.short.startswith(member.name) else member.name,
        "role": member.role,
        "status": words.STATUS[member.status],
        "votes": member.status.value == "official",
        "expected": member.status not in NOT_EXPECTED,
        "presence": line.presence.value if line else "",
        "reason": line.reason if line else "",
        "arrived": epoch(line.arrived) if line else None,
        "left": epoch(line.left) if line else None,
    }


def dues(meeting: Meeting, shown: AgendaItem, now: datetime) -> Shown:
    """Đảng phí."""
    return {"paid": meeting.dues.paid, "total": meeting.dues.total, "note": meeting.dues.note}


def agenda(meeting: Meeting, shown: AgendaItem, now: datetime) -> Shown:
    """Chương trình to be adopted."""
    return {
        "items": [
            {"title": i.title, "who": shared.person(meeting, i.presenter), "minutes": i.minutes} for i in meeting.agenda
        ],
        "adopted": epoch(meeting.agenda_adopted),
    }


def carried(meeting: Meeting, shown: AgendaItem, now: datetime) -> Shown:
    """Nhiệm vụ kỳ trước."""
    return {
        "rows": [
            {**action(meeting, a), "status": a.status.value, "result": a.result, "done": iso(a.done_on)}
            for a in meeting.carried.values()
        ]
    }


def action(meeting: Meeting, task: ActionItem) -> Shown:
    """A task as a row."""
    return {
        "id": task.id,
        "what": task.what,
        "owners": list(task.owners),
        "ownerNames": shared.owners(meeting, task),
        "unit": task.unit,
        "vagueOwner": bool(task.unit) and not task.owners and vague_owner(task.unit),
        "due": iso(task.due),
        "product": task.product,
        "reportAt": task.report_at,
        "item": task.item,
    }


def opinions(meeting: Meeting, shown: AgendaItem, now: datetime) -> Shown:
    """Ý kiến phát biểu under this item, oldest first."""
    speeches = [s for s in meeting.speeches.values() if s.item == shown.id]
    return {
        "rows": [speech(meeting, s) for s in speeches],
        "people": len({s.speaker for s in speeches if not s.is_guest}),
    }


def speech(meeting: Meeting, spoken: Speech) -> Shown:
    """One speech with its text."""
    return {
        "id": spoken.id,
        "name": meeting.person(spoken.speaker),
        "guest": spoken.is_guest,
        "started": epoch(spoken.started),
        "stopped": epoch(spoken.stopped),
        "speaker": spoken.speaker,
        "role": spoken.role.value,
        "kind": spoken.kind.value if spoken.kind else "",
        "settled": spoken.settled,
        "noText": spoken.no_text,
        "text": shared.text(meeting, f"speech.{spoken.id}"),
    }


def conclusion(meeting: Meeting, shown: AgendaItem, now: datetime) -> Shown:
    """Kết luận của chủ trì, and what it does not name."""
    key = f"item.{shown.id}.{CONCLUSION}"
    lacking = lacks(meeting.text(key), [m.name for m in meeting.members.values()])
    return {"text": shared.text(meeting, key), "lacks": words.lacks(lacking)}


def actions(meeting: Meeting, shown: AgendaItem, now: datetime) -> Shown:
    """Nhiệm vụ: those of this item; the item that closes with tasks shows all of the meeting."""
    everything = shown.code.startswith("C")
    return {"rows": [action(meeting, a) for a in meeting.actions.values() if everything or a.item == shown.id]}


def motions(meeting: Meeting, shown: AgendaItem) -> Shown:
    """What is put to the vote under an item."""
    return {
        "rows": [motion(meeting, m) for m in meeting.motions.values() if m.item == shown.id],
        "base": shared.base_sentence(meeting),
        "unsettled": next((c.sentence for c in differences(meeting) if c.state is State.MISSING), ""),
    }


def motion(meeting: Meeting, put: Motion) -> Shown:
    """A motion with its wording and count."""
    return {
        "id": put.id,
        "kind": put.kind.value,
        "title": put.title,
        "text": shared.text(meeting, f"motion.{put.id}"),
        "vote": shared.vote(put.vote),
    }


def score(meeting: Meeting, shown: AgendaItem, now: datetime) -> Shown:
    """Tự chấm điểm."""
    return {"points": meeting.score.points, "grade": words.GRADE[meeting.score.grade]}


def minutes(meeting: Meeting, shown: AgendaItem, now: datetime) -> Shown:
    """Thông qua biên bản."""
    adopted = meeting.adoption
    return {
        "adopted": epoch(adopted.at) if adopted else None,
        "digest": adopted.digest if adopted else "",
        "vote": shared.vote(adopted.vote) if adopted else None,
        "amendments": [{"author": a.author, "before": a.before, "after": a.after} for a in meeting.amendments],
        "reopenings": [{"at": epoch(r.at), "reason": r.reason} for r in meeting.reopenings],
        "base": shared.base_sentence(meeting),
        "number": meeting.details.number,
        "missing": [
            c.sentence for c in open_checks(meeting, now) if c.code not in {"duration", "minutes", "items_reached"}
        ],
    }


def end(meeting: Meeting, shown: AgendaItem, now: datetime) -> Shown:
    """Kết thúc: what is missing, the reason, the end."""
    return {
        "missing": [c.sentence for c in open_checks(meeting, now)],
        "checks": [{"text": c.sentence, "state": c.state.value, "basis": c.basis} for c in checks(meeting, now)],
        "ended": epoch(meeting.ended()),
        "gaps": list(meeting.ending.gaps) if meeting.ending else [],
        "reason": meeting.ending.reason if meeting.ending else "",
    }


def open_checks(meeting: Meeting, now: datetime) -> list[Check]:
    """What asks for a reason when the meeting ends now."""
    return [c for c in checks(meeting, now) if c.state is State.MISSING and c.asks_reason]


def preparation(meeting: Meeting) -> Shown:
    """Before the start: the details and the agenda, to be changed."""
    details = meeting.details
    return {
        "meeting": meeting.id,
        "title": meeting.title,
        "date": iso(details.start.date()),
        "time": f"{details.start:%H:%M}",
        "place": details.place,
        "form": details.form,
        "chair": details.chair,
        "secretary": details.secretary,
        "number": details.number,
        "notice": details.notice,
        "noticeOn": iso(details.notice_on),
        "papers": details.papers,
        "members": [{"id": m.id, "name": m.name} for m in meeting.members.values()],
        "carried": len(meeting.carried),
        "items": [
            {
                "id": i.id,
                "phase": i.phase.value,
                "phaseName": words.PHASE[i.phase],
                "title": i.title,
                "presenter": i.presenter,
                "presenterName": meeting.person(i.presenter) if i.presenter else "",
                "minutes": i.minutes,
                "who": i.who,
                "secret": i.secret,
            }
            for i in meeting.agenda
        ],
        "planned": sum(i.minutes for i in meeting.agenda),
        "least": meeting.minimum_minutes(),
    }


DRAW = {
    Panel.GUESTS: guests,
    Panel.SECRETARY: secretary,
    Panel.ROLL: roll,
    Panel.DUES: dues,
    Panel.AGENDA: agenda,
    Panel.CARRIED: carried,
    Panel.OPINIONS: opinions,
    Panel.CONCLUSION: conclusion,
    Panel.ACTIONS: actions,
    Panel.SCORE: score,
    Panel.MINUTES: minutes,
    Panel.END: end,
}
