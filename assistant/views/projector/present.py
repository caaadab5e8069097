"""The projector, as values: a scene that follows by itself, and nothing private to the secretary. Pure."""

from collections.abc import Mapping
from datetime import date, datetime

from assistant.documents.rendering.docx_text import CELL_GAP
from assistant.domain import speaking
from assistant.domain.actions import ActionItem, ActionStatus, days_late
from assistant.domain.agenda import AgendaItem
from assistant.domain.boxes import CONCLUSION, box_text
from assistant.domain.carry_over import tally
from assistant.domain.checks.evidence import record_day
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.paper import SheetParagraph, SheetRow, SheetRun
from assistant.domain.procedure.course import MINUTES
from assistant.domain.procedure.votes import voting_way
from assistant.domain.rules import Panel, Phase, TextRole, VotingWay
from assistant.domain.secrecy import marked_items
from assistant.domain.votes import Motion, MotionKind
from assistant.platform.clock import epoch
from assistant.usecases.sheet_lines import SheetLine, sheet_lines
from assistant.views import shared
from assistant.views.console.reading import reading_parts
from assistant.views.projector.states import (
    CarriedMark,
    RoomView,
    Scene,
    WallCarried,
    WallItem,
    WallLine,
    WallMotion,
    WallPlanned,
    WallReading,
    WallSpeech,
    WallTally,
    WallTask,
)
from assistant.wording import domain as words
from assistant.wording.figures import percent_text
from assistant.wording.motions import BEING_VOTED
from assistant.wording.tasks import last_words, outcome_words, start_words
from assistant.wording.titles import subject_line, topic_beside_title
from assistant.wording.views import GUEST
from assistant.wording.views import MINUTES as MINUTES_TITLE

AGENDA_LINES = 7
"""How many agenda lines fit beside the title."""
POINTS_ITEM = "B7"
"""Where the chair's discussion points are written."""
OF_THE_DESK = (Panel.MINUTES, Panel.END)
"""Under these items the order of business reminds the secretary and the chair of what they do: nothing for the room."""
NOT_RUNNING: Mapping[Stage, Scene] = {
    Stage.PLANNED: "planned",
    Stage.ENDED: "ended",
    Stage.DISCARDED: "discarded",
}


def projector_state(meeting: Meeting, now: datetime) -> RoomView:
    """What the room sees now."""
    item = meeting.item(meeting.current) or meeting.agenda[0]
    roll, scene = meeting.roll_count(now), scene_name(meeting, item, now)
    return {
        "meeting": meeting.id,
        "stage": meeting.stage.value,
        "scene": scene,
        "zone": shared.zone_minutes(meeting),
        "cell": meeting.cell.name,
        "practice": meeting.cell.practice,
        "title": subject_line(meeting),
        "topic": topic_beside_title(meeting),
        "clock": shared.clock_state(meeting),
        "sitting": shared.meeting_words(meeting),
        "opinions": shared.opinion_count(meeting, now),
        "item": shown_item(meeting, item),
        "speech": speech_state(meeting),
        "motion": motion_state(meeting, item, now),
        "points": points_in_sight(meeting, item),
        "conclusion": concluded(meeting, item),
        "tasks": task_lines(meeting, item),
        "carried": carried_lines(meeting) if scene == "carried" else [],
        "tally": tally_state(meeting),
        "reading": reading_state(meeting),
        "agenda": agenda_lines(meeting),
        "whole": whole_agenda(meeting) if scene in {"planned", "agenda"} else [],
        "roll": {
            **shared.room_count(meeting, now),
            "excused": roll.excused,
            "unexcused": roll.unexcused,
            "unmarked": roll.unmarked,
            "names": [meeting.person(m.id) for m in meeting.people_here(now)],
        },
        "chair": shared.comrade_name(meeting, meeting.details.chair),
        "secretary": shared.comrade_name(meeting, meeting.details.secretary),
        "adopted": meeting.adoption is not None,
        "given": len(meeting.actions),
        "next": neighbour_id(meeting, 1),
        "previous": neighbour_id(meeting, -1),
        "silent": silent_members(meeting, now),
        "queue": [meeting.person(s) for s in meeting.queue],
    }


def silent_members(meeting: Meeting, now: datetime) -> list[str]:
    """Members in the room who have given no opinion yet: only where the cell wants the room to see it."""
    rule = meeting.rules.values.get("wall_shows_silent")
    if not rule or not rule.value or meeting.stage is not Stage.RUNNING:
        return []
    return [meeting.members[m].short for m in speaking.silent_members(meeting, now)]


def scene_name(meeting: Meeting, item: AgendaItem, now: datetime) -> Scene:
    """Which picture the wall shows: the most important thing that is going on."""
    if meeting.stage is not Stage.RUNNING:
        return NOT_RUNNING[meeting.stage]
    shown = not item.secret
    scenes: tuple[tuple[Scene, bool], ...] = (
        ("break", meeting.on_break() is not None),
        ("draft", meeting.reading == MINUTES),
        ("reading", bool(meeting.reading)),
        ("speech", meeting.speech() is not None),
        ("vote", motion_state(meeting, item, now) is not None),
        ("roll", item.records_panel(Panel.ROLL)),
        ("agenda", item.records_panel(Panel.AGENDA) and meeting.agenda_adopted is None),
        ("carried", shown and item.records_panel(Panel.CARRIED) and bool(open_carried(meeting))),
        ("tasks", shown and item.records_panel(Panel.ACTIONS) and bool(meeting.actions)),
        ("conclusion", shown and bool(concluded(meeting, item))),
        ("points", bool(points_in_sight(meeting, item))),
    )
    return next((name for name, goes_on in scenes if goes_on), "item")


def concluded(meeting: Meeting, item: AgendaItem) -> str:
    """What was concluded under an item, wherever its kind of meeting writes it; a secret one is not shown."""
    told = [box.code for box in item.texts if box.role in (TextRole.CONCLUSION, TextRole.ADDITION)]
    texts = () if item.secret else (box_text(meeting, item, code).strip() for code in (CONCLUSION, *told))
    return "\n".join(dict.fromkeys(filter(None, texts)))


def shown_title(meeting: Meeting, item: AgendaItem, short: bool = False) -> str:
    """The title, or only the number of a secret item."""
    if item.secret:
        return words.CLOSED_ITEM.format(number=meeting.agenda.index(item) + 1)
    return words.rail_title(item) if short else words.item_title(item)


def shown_item(meeting: Meeting, item: AgendaItem) -> WallItem:
    """The current item: title, presenter and sub-points."""
    return {
        "title": shown_title(meeting, item),
        "presenter": "" if item.secret else shared.comrade_name(meeting, item.presenter),
        "points": [] if item.secret or any(map(item.records_panel, OF_THE_DESK)) else list(item.points),
        "minutes": item.minutes,
    }


def speech_state(meeting: Meeting) -> WallSpeech | None:
    """Who has the floor; not what is being written down."""
    going = meeting.speech()
    if going is None:
        return None
    return {
        "name": meeting.person(going.speaker),
        "address": GUEST if going.is_guest else words.ADDRESS,
        "since": epoch(going.started),
    }


def motion_state(meeting: Meeting, item: AgendaItem, now: datetime) -> WallMotion | None:
    """What is put to the vote under the current item, with its result."""
    here = [m for m in meeting.motions.values() if m.item == item.id and worth_showing(meeting, m)]
    if meeting.stage is not Stage.RUNNING or not here:
        return None
    last = next((m for m in here if m.vote is None), here[-1])
    text = words.CLOSED_MOTION if item.secret else meeting.text(f"motion.{last.id}") or last.title
    base = shared.base_sentence(meeting, now) if item.secret else shared.motion_sentence(meeting, last, now)
    way = VotingWay.HANDS if item.secret else voting_way(meeting, last)  # how it is voted on tells what it is about
    going_on = "" if last.vote else BEING_VOTED[way]
    return {
        "text": text,
        "vote": shared.vote_state(last.vote, told=not item.secret),
        "going_on": going_on,
        "base": base,
    }


def worth_showing(meeting: Meeting, put: Motion) -> bool:
    """What was put to the vote by itself is shown at once; what the agenda brings, once it is worded or counted."""
    worded = bool(meeting.text(f"motion.{put.id}").strip())
    return put.vote is not None or worded or put.kind is MotionKind.SPECIAL


def points_in_sight(meeting: Meeting, item: AgendaItem) -> list[str]:
    """The chair's discussion points, while they are stated and while they are discussed."""
    codes = [i.code for i in meeting.agenda]
    follows = POINTS_ITEM in codes and item.code in (POINTS_ITEM, *codes[codes.index(POINTS_ITEM) + 1 :][:1])
    source = next((i for i in meeting.agenda if i.code == POINTS_ITEM), None)
    if item.secret or source is None or source.secret or not follows:
        return []
    texts = [box_text(meeting, source, field.code) for field in source.texts]
    return [line.strip() for text in texts for line in text.splitlines() if line.strip()]


def task_lines(meeting: Meeting, item: AgendaItem) -> list[WallTask]:
    """Tasks given so far; those of secret items are left out."""
    secret = marked_items(meeting)
    shown = [a for a in meeting.actions.values() if a.item not in secret] if not item.secret else []
    return [{"what": a.what, "who": shared.owner_line(meeting, a), "due": shared.due_text(a) or "……"} for a in shown]


def open_carried(meeting: Meeting) -> list[ActionItem]:
    """The tasks of last month that the room may see: no secret one, none that was struck off the list."""
    return [task for task in meeting.carried.values() if not task.hidden and not task.struck]


def carried_lines(meeting: Meeting) -> list[WallCarried]:
    """The tasks of last month while they are assessed."""
    day = record_day(meeting)
    return [
        {
            "what": task.what,
            "who": shared.owner_line(meeting, task) or "……",
            "due": f"{task.due:%d/%m}" if task.due else start_words(task),
            "percent": task.progress,
            "outcome": outcome_words(task, day),
            "last": "" if task.closed else last_words(task.steps),
            "mark": carried_mark(task, day),
        }
        for task in open_carried(meeting)
    ]


def carried_mark(task: ActionItem, day: date) -> CarriedMark:
    """The shape before a task: done, late, stopped, under way, or not assessed yet."""
    if task.finished:
        return "done"
    if task.status is ActionStatus.STOPPED:
        return "stopped"
    if days_late(task, day):
        return "late"
    return "open" if task.unanswered else "under_way"


def tally_state(meeting: Meeting) -> WallTally:
    """Those that are on the wall, in numbers."""
    found = tally(open_carried(meeting), record_day(meeting))
    return {
        "all": found.all,
        "assessed": found.assessed,
        "overdue": found.overdue,
        "average": "" if found.average is None else percent_text(found.average),
        "told": found.told,
    }


def reading_state(meeting: Meeting) -> WallReading | None:
    """What is read back, or the draft of the minutes. A secret item is read, not shown."""
    if meeting.reading == MINUTES:
        return {
            "title": MINUTES_TITLE,
            "rows": [] if has_secrets(meeting) else draft_rows(meeting),
            "at": meeting.reading_at,
            "reader": shared.comrade_name(meeting, meeting.details.secretary),
            "amended": len(meeting.amendments),
        }
    item = meeting.item(meeting.reading)
    if item is None:
        return None
    return {
        "title": shown_title(meeting, item),
        "parts": [] if item.secret else reading_parts(meeting, item, secrets=False),
    }


def draft_rows(meeting: Meeting) -> list[SheetLine]:
    """The draft as on paper; where nobody knows how it looks, line by line, the cells of a table apart."""
    rows = meeting.reading_rows if len(meeting.reading_rows) == len(meeting.reading_lines) else ()
    plain = (
        SheetRow(tuple((SheetParagraph((SheetRun(cell),)),) for cell in line.split(CELL_GAP)))
        for line in (() if rows else meeting.reading_lines)
    )
    return sheet_lines(rows or plain)


def has_secrets(meeting: Meeting) -> bool:
    """Whether the draft holds something secret: then it is read, not shown."""
    return any(i.secret for i in meeting.agenda) and not meeting.details.secrets_apart


def neighbour_id(meeting: Meeting, by: int) -> str:
    """Id of the item before or after the current one; empty at the ends."""
    ids = [i.id for i in meeting.agenda]
    at = ids.index(meeting.current) + by if meeting.current in ids else -1
    return ids[at] if 0 <= at < len(ids) else ""


def whole_agenda(meeting: Meeting) -> list[WallPlanned]:
    """Every item with its number and minutes."""
    return [
        {"number": n, "title": shown_title(meeting, i, short=True), "minutes": i.minutes}
        for n, i in enumerate(meeting.agenda, start=1)
    ]


def agenda_lines(meeting: Meeting) -> list[WallLine]:
    """The lines round the current item; before and after, the proceedings."""
    items = list(meeting.agenda)
    if meeting.stage is Stage.RUNNING:
        at = next((n for n, i in enumerate(items) if i.id == meeting.current), 0)
        first = max(0, min(at - 2, len(items) - AGENDA_LINES))
        items = items[first : first + AGENDA_LINES]
    else:
        items = [i for i in items if i.phase is Phase.PROCEEDINGS][: AGENDA_LINES + 2]
    return [
        {"id": i.id, "title": shown_title(meeting, i, short=True), "state": shared.item_state(meeting, i)}
        for i in items
    ]
