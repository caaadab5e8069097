"""The console, as values: head, rail, desk and side. Pure."""

from collections.abc import Mapping
from datetime import datetime

from assistant.domain.agenda import AgendaItem
from assistant.domain.checks import missing_checks
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.rules import Phase
from assistant.views import shared
from assistant.views.console import floor, outcome, panels, reading
from assistant.views.console.panel_states import PrintedMinutes, WherePapers
from assistant.views.console.states import Course, Desk, Gap, Head, ItemLink, PenElsewhere, Rail, RailItem, Side
from assistant.views.states import ShareLine
from assistant.wording import checks as check_words
from assistant.wording import domain as words
from assistant.wording.titles import subject_line, topic_beside_title


def head_state(
    meeting: Meeting,
    saved: float | None,
    share: ShareLine,
    paper: PrintedMinutes,
    pen: PenElsewhere | None = None,
    writes: bool = True,
) -> Head:
    """The red bar: which meeting, what is saved, the way to the projector and the minutes; where the pen is.

    `writes`, of every region: the pen is at this page.
    """
    return {
        "meeting": meeting.id,
        "cell": meeting.cell.name,
        "practice": meeting.cell.practice,
        "title": subject_line(meeting),
        "topic": topic_beside_title(meeting),
        "stage": meeting.stage.value,
        "zone": shared.zone_minutes(meeting),
        "saved": saved,
        "share": share,
        "paper": paper,
        "pen": pen,
        "writes": writes,
    }


def rail_state(meeting: Meeting, looking_at: str, now: datetime, writes: bool = True) -> Rail:
    """Phases and items with their state; the browser ticks the current item's minutes itself."""
    times = floor.item_times(meeting)
    return {
        "stage": meeting.stage.value,
        "looking_at": looking_at,
        "undo": floor.undo_list(meeting, now),
        "undo_question": floor.undo_question(meeting),
        "redo": floor.redo_sentence(meeting),
        "phases": [
            {
                "name": words.PHASE[phase],
                "items": [rail_item(meeting, item, times) for item in meeting.agenda if item.phase is phase],
            }
            for phase in Phase
            if any(item.phase is phase for item in meeting.agenda)
        ],
        "writes": writes,
    }


def rail_item(meeting: Meeting, item: AgendaItem, times: Mapping[str, floor.ItemTimes]) -> RailItem:
    """One line of the rail. `spent` are the seconds of finished visits, `since` the start of the one going on."""
    time = times.get(item.id, floor.NO_TIMES)
    return {
        "id": item.id,
        "title": words.rail_title(item),
        "full": words.item_title(item),
        "state": shared.item_state(meeting, item),
        "planned": item.minutes,
        "spent": time.spent,
        "since": time.since,
        "secret": item.secret,
        "part": item.part,
    }


def side_state(meeting: Meeting, now: datetime, writes: bool = True) -> Side:
    """Clock, counter, the people to click, and what is still missing."""
    return {
        "meeting": meeting.id,
        "stage": meeting.stage.value,
        "frozen": meeting.frozen,
        "zone": shared.zone_minutes(meeting),
        "clock": shared.clock_state(meeting),
        "sitting": shared.meeting_words(meeting),
        "plan": floor.plan_state(meeting, now),
        "opinions": shared.opinion_count(meeting, now),
        **shared.room_count(meeting, now),
        **floor.floor_state(meeting, now),
        "gaps": missing_lines(meeting, now),
        "remarks": missing_lines(meeting, now, remarks=True),
        "writes": writes,
    }


def missing_lines(meeting: Meeting, now: datetime, remarks: bool = False) -> list[Gap]:
    """The list of what the minutes still lack, or of the remarks on the meeting itself; nothing before the start.

    Items not reached are the rail's to show while the meeting runs, and the duration is the clock's.
    """
    if not meeting.begun:
        return []
    hidden = {"duration", "items_reached"} if meeting.stage is Stage.RUNNING else set()
    return [
        {"code": c.code, "text": check_words.check_sentence(c), "item": c.item, "basis": c.basis}
        for c in missing_checks(meeting, now)
        if c.code not in hidden and c.is_remark(meeting) is remarks
    ]


def course_state(meeting: Meeting) -> Course | None:
    """Where the meeting is and where it can go, whatever the desk looks at; None unless it runs."""
    item = meeting.item(meeting.current)
    if item is None or meeting.stage is not Stage.RUNNING:
        return None
    return {
        "current": item_link(item),
        "next": neighbour_item(meeting, item, 1),
        "previous": neighbour_item(meeting, item, -1),
        "read_back": reading.is_reading_wanted(meeting),
        "reads_back": reading.is_read_back_asked(meeting),
    }


def neighbour_item(meeting: Meeting, at: AgendaItem, by: int) -> ItemLink | None:
    """The next or previous item of the agenda."""
    place = meeting.agenda.index(at) + by
    return item_link(meeting.agenda[place]) if 0 <= place < len(meeting.agenda) else None


def item_link(item: AgendaItem) -> ItemLink:
    """An item as the rail names it."""
    return {"id": item.id, "title": words.rail_title(item)}


def desk_state(
    meeting: Meeting,
    looking_at: str,
    now: datetime,
    where: WherePapers,
    details_open: bool = False,
    writes: bool = True,
    list_change: str = "",
) -> Desk:
    """The middle: the item that is looked at, the current one of itself; before the start the preparation.

    `details_open`: the dialog about people, details and agenda is open. `list_change`: as in `preparation_panel`.
    """
    item = meeting.item(looking_at) or meeting.agenda[0]
    shown = panels.item_state(meeting, item, now)
    if "end" in shown["panels"]:
        shown["panels"]["end"]["where"] = where
    return {
        "meeting": meeting.id,
        "stage": meeting.stage.value,
        "frozen": meeting.frozen,
        "zone": shared.zone_minutes(meeting),
        "year": meeting.details.start.year,
        "item": shown,
        "reading": reading.reading_state(meeting),
        "course": course_state(meeting),
        "floor": panels.floor_panel(meeting, now),
        "paused": meeting.on_break() is not None,
        "undo_question": floor.undo_question(meeting),
        "sitting": shared.meeting_words(meeting),
        "snippets": dict(meeting.cell.snippets),
        "prepare": outcome.preparation_panel(meeting, list_change) if meeting.stage is Stage.PLANNED else None,
        "details_dialog": panels.details_dialog(meeting, item, now) if details_open and meeting.begun else None,
        "members": [
            {"id": m.id, "name": meeting.person(m.id), "post": m.role, "label": m.short}
            for m in meeting.members.values()
        ],
        "guests": [{"id": g.id, "name": g.name, "post": g.title} for g in meeting.guests.values()],
        "places": [item_link(i) for i in meeting.agenda],
        "writes": writes,
    }
