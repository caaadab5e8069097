"""The panels of an agenda item, as values; those of votes and of the end are in `outcome`. Pure."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import cast

from assistant.domain.actions import ActionItem, days_late
from assistant.domain.agenda import AgendaItem
from assistant.domain.boxes import CONCLUSION, box_key
from assistant.domain.carry_over import owner_of, tally
from assistant.domain.checks.evidence import record_day
from assistant.domain.floor import OpinionKind, Speech
from assistant.domain.held import panel_done
from assistant.domain.limits import attendance_limit
from assistant.domain.meeting import Meeting
from assistant.domain.meeting_topic import topic_presenter
from assistant.domain.people import CellType, Member
from assistant.domain.roster import ListChange
from assistant.domain.rules import Panel, Phase, TextField, TextRole
from assistant.domain.speaking import counts_as_opinion, is_counted_speaker
from assistant.platform.clock import epoch
from assistant.usecases import secret_annex
from assistant.views import shared
from assistant.views.console.outcome import end_panel, minutes_panel, motions_panel, preparation_panel, score_panel
from assistant.views.console.panel_states import (
    AgendaView,
    CarriedPanel,
    CarriedRow,
    ConclusionPanel,
    DuesPanel,
    GuestsPanel,
    OpinionsPanel,
    Panels,
    RollPanel,
    RollRow,
    SecretaryPanel,
    SpeechRow,
    TaskRow,
    TasksPanel,
)
from assistant.views.console.states import DeskItem, DetailsDialog, ItemText
from assistant.views.shared import iso
from assistant.wording import domain as words
from assistant.wording.figures import attendance_text, limit_words
from assistant.wording.motions import TIPS
from assistant.wording.tasks import late_words, life_lines, tally_words
from assistant.wording.vague_conclusions import find_lacks, is_vague_owner
from assistant.wording.views import LATER, LEFT, TOTAL

THEMATIC_KINDS = (OpinionKind.AWARENESS, OpinionKind.LINKAGE, OpinionKind.DRAFT)


def item_state(meeting: Meeting, shown: AgendaItem, now: datetime) -> DeskItem:
    """One agenda item with everything that is recorded under it."""
    return {
        "id": shown.id,
        "code": shown.code,
        "title": words.item_title(shown),
        "typed": shown.title,
        "who": shown.who,
        "presenter": shared.comrade_name(meeting, shown.presenter),
        "presenter_id": shown.presenter,
        "minutes": shown.minutes,
        "points": list(shown.points),
        "state": shared.item_state(meeting, shown),
        "votes": takes_votes(meeting, shown),
        "secret": shown.secret,
        "where": secret_annex.secret_place(meeting, shown),
        "tip": TIPS.get(shown.code, ""),
        "drafts": takes_drafts(shown),
        "texts": [box_state(meeting, shown, field) for field in shown.texts],
        "motions": motions_panel(meeting, shown, now),
        "advance": shared.advance_rows(meeting, shown.id),
        "panels": panels(meeting, shown, now),
    }


def takes_drafts(shown: AgendaItem) -> bool:
    """Whether a draft may be put before the room under the item: what is dealt with, and what is put to the vote."""
    return shown.phase is Phase.PROCEEDINGS or shown.records_panel(Panel.RESOLUTION)


def panels(meeting: Meeting, shown: AgendaItem, now: datetime) -> Panels:
    """Each panel of the item, by its name; a test holds the table against `Panels`, as mypy cannot follow names."""
    names = (Panel(name) for name in panels_of(meeting, shown))
    return cast(
        "Panels", {name.value: PANEL_BUILDERS[name](meeting, shown, now) for name in names if name in PANEL_BUILDERS}
    )


def panels_of(meeting: Meeting, shown: AgendaItem) -> list[str]:
    """The item's panels; speeches, tasks and motions show wherever something of them was recorded."""
    extra = [
        (Panel.OPINIONS, any(s.item == shown.id for s in meeting.speeches.values())),
        (Panel.ACTIONS, any(a.item == shown.id for a in meeting.actions.values())),
    ]
    names = list(shown.records) + [p.value for p, found in extra if found and p.value not in shown.records]
    return [panel.value for panel in Panel if panel.value in names]


def box_state(meeting: Meeting, shown: AgendaItem, field: TextField) -> ItemText:
    """A text box of an item with its name and hint; `needed` where a rule asks for it."""
    text = shared.text_state(meeting, box_key(shown, field.code))
    return {**text, "label": words.box_label(field), "hint": box_hint(meeting, field), "needed": bool(field.rule)}


def box_hint(meeting: Meeting, field: TextField) -> str:
    """What to write into the box, or what it prints where it stays blank."""
    presenter = topic_presenter(meeting) if field.role == TextRole.PREPARER else ""
    return words.PREPARED_BY.format(name=meeting.person(presenter)) if presenter else words.box_hint(field)


def takes_votes(meeting: Meeting, shown: AgendaItem) -> bool:
    """Whether something can be put to the vote under this item: once it was reached, not while opening or ending."""
    late = shown.records_panel(Panel.MINUTES) or shown.records_panel(Panel.END)
    return shown.phase is not Phase.OPENING and not late and was_reached(meeting, shown)


def was_reached(meeting: Meeting, shown: AgendaItem) -> bool:
    """Whether the meeting has come to the item, though nothing may have been done there, or what it asks was done."""
    return any(v.item == shown.id for v in meeting.visits) or (meeting.begun and panel_done(meeting, shown))


def guests_panel(meeting: Meeting, shown: AgendaItem, now: datetime) -> GuestsPanel:
    """Đại biểu."""
    return {
        "rows": [
            {"id": g.id, "name": g.name, "title": g.title, "unit": g.unit, "superior": g.superior}
            for g in meeting.guests.values()
        ]
    }


def secretary_panel(meeting: Meeting, shown: AgendaItem, now: datetime) -> SecretaryPanel:
    """Thư ký, người theo dõi chấm điểm."""
    details = meeting.details
    return {"chair": details.chair, "secretary": details.secretary, "scorer": details.scorer}


def roll_panel(meeting: Meeting, shown: AgendaItem, now: datetime) -> RollPanel:
    """Điểm danh: a row a member, and the numbers."""
    numbers, asked = meeting.roll_count(now), attendance_limit(meeting.rules)
    return {
        "rows": [roll_row(meeting, m) for m in meeting.members.values()],
        "changes": [list_change_line(meeting, one) for one in meeting.list_changes],
        "unmarked": numbers.unmarked,
        "duties": meeting.cell.type is CellType.ARMED_FORCES,
        "counts": [
            (words.PRESENCE["present"], shared.room_count(meeting, now)["present"]),
            *((label.capitalize(), n) for label, n in ((LEFT, numbers.gone), (LATER, numbers.coming)) if n),
            (words.PRESENCE["excused"], numbers.excused),
            (words.PRESENCE["unexcused"], numbers.unexcused),
            (TOTAL, numbers.total),
            *((words.group_label(group), number) for group, number in numbers.groups.items() if number),
        ],
        "percent": attendance_text(meeting, now) if not numbers.unmarked else "",
        "asked": limit_words(asked) if asked else "",
        "short": asked is not None and not asked.is_reached(numbers.percent or 0),
        "base": shared.base_sentence(meeting, now),
    }


def list_change_line(meeting: Meeting, change: ListChange) -> str:
    """`14:20 đ/c Lê Văn An từ dự bị thành chính thức (đã có quyết định)`."""
    at = change.at.astimezone(meeting.details.start.tzinfo)
    return f"{at:%H:%M} {words.list_change_text(meeting.person(change.member), change)} ({change.reason})"


def roll_row(meeting: Meeting, member: Member) -> RollRow:
    """One member on the roll."""
    line = meeting.roll.get(member.id)
    return {
        "id": member.id,
        "name": meeting.person(member.id),
        "role": member.role,
        "status": words.status_text(member.status),
        "standing": member.status.standing.value,
        "attending": member.status.attending.value,
        "exempt": member.status.exempt,
        "presence": line.presence.value if line else "",
        "reason": line.reason if line else "",
        "on_duty": bool(line and line.on_duty),
        "arrived": epoch(line.arrived) if line else None,
        "left": epoch(line.left) if line else None,
    }


def dues_panel(meeting: Meeting, shown: AgendaItem, now: datetime) -> DuesPanel:
    """Đảng phí."""
    return {"paid": meeting.dues.paid, "total": meeting.dues.total, "note": meeting.dues.note}


def agenda_panel(meeting: Meeting, shown: AgendaItem, now: datetime) -> AgendaView:
    """Chương trình to be adopted."""
    return {
        "items": [
            {"title": words.item_title(i), "who": shared.comrade_name(meeting, i.presenter), "minutes": i.minutes}
            for i in meeting.agenda
        ],
        "adopted": epoch(meeting.agenda_adopted),
    }


def carried_panel(meeting: Meeting, shown: AgendaItem, now: datetime) -> CarriedPanel:
    """Nhiệm vụ kỳ trước."""
    day = record_day(meeting)
    return {
        "rows": [carried_row(meeting, task, day) for task in meeting.carried.values()],
        "total": tally_words(tally(meeting.carried.values(), day)),
    }


def carried_row(meeting: Meeting, task: ActionItem, day: date) -> CarriedRow:
    """A task of last month as it stands on that day, with everything that was said of it before."""
    return {
        **action_row(meeting, task),
        "status": task.status.value,
        "said": task.said,
        "percent": task.percent,
        "result": task.result,
        "done": iso(task.done_on),
        "start_state": task.start_state.value,
        "lateness": late_words(task, day),
        "overdue": days_late(task, day) > 0,
        "people": [{"id": owner, "name": owner_of(meeting, task, owner)} for owner in task.owners],
        "life": life_lines(task),
        "struck": task.struck,
    }


def action_row(meeting: Meeting, task: ActionItem) -> TaskRow:
    """A task as a row."""
    return {
        "id": task.id,
        "what": task.what,
        "owners": list(task.owners),
        "owner_names": shared.owner_line(meeting, task),
        "unit": task.unit,
        "vague_owner": bool(task.unit) and not task.owners and is_vague_owner(task.unit),
        "due": iso(task.due),
        "due_said": task.due_said,
        "product": task.product,
        "report_at": task.report_at,
        "start": task.start.value,
        "item": task.item,
    }


def opinions_panel(meeting: Meeting, shown: AgendaItem, now: datetime) -> OpinionsPanel:
    """Ý kiến phát biểu under this item, oldest first."""
    speeches = [s for s in meeting.speeches.values() if s.item == shown.id]
    return {
        "rows": [speech_row(meeting, s) for s in speeches],
        "opinions": sum(1 for s in speeches if counts_as_opinion(meeting, s)),
        "kinds": [kind.value for kind in opinion_kinds(shown)],
    }


def floor_panel(meeting: Meeting, now: datetime) -> OpinionsPanel | None:
    """The speech that goes on, alone; None where nobody has the floor."""
    speech = meeting.speech()
    item = meeting.item(speech.item) if speech else None
    if speech is None or item is None:
        return None
    return {**opinions_panel(meeting, item, now), "rows": [speech_row(meeting, speech)]}


def opinion_kinds(shown: AgendaItem) -> tuple[OpinionKind, ...]:
    """The kinds of opinion to choose from: those the item asks for first; those of a thematic session only there."""
    asked = tuple(OpinionKind(kind) for kind in shown.opinion_kinds)
    return (*asked, *(k for k in OpinionKind if k not in asked and k not in THEMATIC_KINDS))


def speech_row(meeting: Meeting, spoken: Speech) -> SpeechRow:
    """One speech with its text."""
    return {
        "id": spoken.id,
        "name": meeting.person(spoken.speaker),
        "guest": spoken.is_guest,
        "started": epoch(spoken.started),
        "stopped": epoch(spoken.stopped),
        "speaker": spoken.speaker,
        "item": spoken.item,
        "role": spoken.role.value,
        "counts": is_counted_speaker(meeting, spoken),
        "kind": spoken.kind.value if spoken.kind else "",
        "settled": spoken.settled,
        "no_text": spoken.no_text,
        "text": shared.text_state(meeting, f"speech.{spoken.id}"),
    }


def conclusion_panel(meeting: Meeting, shown: AgendaItem, now: datetime) -> ConclusionPanel:
    """Kết luận của chủ trì, and what it does not name."""
    key = box_key(shown, CONCLUSION)
    lacking = find_lacks(meeting.text(key), [m.name for m in meeting.members.values()])
    return {"text": shared.text_state(meeting, key), "lacks": words.lacks_words(lacking)}


def actions_panel(meeting: Meeting, shown: AgendaItem, now: datetime) -> TasksPanel:
    """Nhiệm vụ: those of this item; the item that closes with tasks shows all of the meeting."""
    everything = shown.phase is Phase.CLOSING
    return {"rows": [action_row(meeting, a) for a in meeting.actions.values() if everything or a.item == shown.id]}


def details_dialog(meeting: Meeting, shown: AgendaItem, now: datetime) -> DetailsDialog:
    """What is set right without leaving the item: who is here, who leads, when and where, what is on the agenda."""
    return {
        "plan": preparation_panel(meeting),
        "roll": roll_panel(meeting, shown, now),
        "guests": guests_panel(meeting, shown, now),
        "handovers": [
            {
                "office": h.office.value,
                "time": f"{h.at.astimezone(meeting.details.start.tzinfo):%H:%M}",
                "before": h.before,
                "after": h.after,
            }
            for h in meeting.handovers
        ],
    }


PANEL_BUILDERS: Mapping[Panel, Callable[[Meeting, AgendaItem, datetime], Mapping[str, object]]] = {
    Panel.GUESTS: guests_panel,
    Panel.SECRETARY: secretary_panel,
    Panel.ROLL: roll_panel,
    Panel.DUES: dues_panel,
    Panel.AGENDA: agenda_panel,
    Panel.CARRIED: carried_panel,
    Panel.OPINIONS: opinions_panel,
    Panel.CONCLUSION: conclusion_panel,
    Panel.ACTIONS: actions_panel,
    Panel.SCORE: score_panel,
    Panel.MINUTES: minutes_panel,
    Panel.END: end_panel,
}
