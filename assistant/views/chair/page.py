"""The chair's page (`chair.ipynb`): on a phone or a second computer; next item, the floor, the vote."""

from datetime import datetime

import ipywidgets as ipw

from assistant.domain.floor import speaking_totals
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.procedure.votes import voting_way
from assistant.domain.roles import ALLOWED, PageRole, may_redo, may_undo
from assistant.domain.rules import Panel, VotingWay
from assistant.journal.store import Store
from assistant.platform.kernel_session import page_role
from assistant.views import screen, shared
from assistant.views.console import floor
from assistant.views.console.reading import is_reading_wanted
from assistant.views.places import OpenPage, shown_page
from assistant.views.projector import present
from assistant.views.projector.states import ChairView, MotionToCount, Owed
from assistant.views.screen import Screen
from assistant.views.states import Speaker
from assistant.widgets.region import Region
from assistant.wording import domain as words


class ChairRegion(Region):
    """The whole page: what the wall shows, and the few commands a chair has."""

    draws = "chair"


def chair_state(meeting: Meeting, now: datetime, role: PageRole | None = None) -> ChairView:
    """What the chair holds in the hand; `role` is that of this process unless another is named."""
    role = role or page_role()
    time = floor.item_times(meeting).get(meeting.current, floor.NO_TIMES)
    return {
        **present.projector_state(meeting, now),
        "people": people_to_invite(meeting, now),
        "waiting": [{"id": s, "name": meeting.person(s)} for s in meeting.queue],
        "vote": pending_motion(meeting, now),
        "spent": time.spent,
        "since": time.since,
        "current": meeting.current,
        "owed": owed_state(meeting),
        "next_title": next_title(meeting),
        "undo": undo_state(meeting, now, role),
        "redo": redo_state(meeting, role),
    }


def people_to_invite(meeting: Meeting, now: datetime) -> list[Speaker]:
    """Who is in the room while the meeting runs, and how often each has spoken: the list's members, then guests."""
    if meeting.stage is not Stage.RUNNING:
        return []
    spoken = speaking_totals(meeting.speeches.values(), now)
    return [*floor.people_in_room(meeting, spoken, now), *floor.guests_in_room(meeting, spoken)]


def owed_state(meeting: Meeting) -> Owed:
    """What is told before the chair goes on; nothing of it keeps anybody."""
    item = meeting.item(meeting.current) if meeting.stage is Stage.RUNNING else None
    return {
        "agenda": item is not None and item.records_panel(Panel.AGENDA) and meeting.agenda_adopted is None,
        "reading": item is not None and is_reading_wanted(meeting),
    }


def next_title(meeting: Meeting) -> str:
    """What comes next, as the wall may name it."""
    item = meeting.item(present.neighbour_id(meeting, 1))
    return present.shown_title(meeting, item, short=True) if item else ""


def undo_state(meeting: Meeting, now: datetime, role: PageRole) -> str:
    """What this page would take back: on a chair's phone only what was done at it, or at another of the chair's.

    Not by name in a meeting with something secret: this page is on the network.
    """
    own = meeting.stage is Stage.RUNNING and may_undo(role, meeting)
    done = floor.undo_list(meeting, now)[:1] if own else []
    return words.LAST_ACT if done and any(i.secret for i in meeting.agenda) else "".join(done)


def redo_state(meeting: Meeting, role: PageRole) -> str:
    """What this page has taken back and would do again, in the same way."""
    own = meeting.stage is Stage.RUNNING and may_redo(role, meeting)
    undone = floor.redo_sentence(meeting) if own else ""
    return words.LAST_UNDONE if undone and any(i.secret for i in meeting.agenda) else undone


def pending_motion(meeting: Meeting, now: datetime) -> MotionToCount | None:
    """The motion of the current item that is still to be counted."""
    if meeting.stage is not Stage.RUNNING:
        return None
    waiting = [m for m in meeting.motions.values() if m.item == meeting.current and m.vote is None]
    if not waiting:
        return None
    put = waiting[0]
    item = meeting.item(put.item)
    closed = item is not None and item.secret
    return {
        "id": put.id,
        "title": words.CLOSED_MOTION if closed else put.title,
        "text": "" if closed else meeting.text(f"motion.{put.id}"),
        "base": shared.base_sentence(meeting, now) if closed else shared.motion_sentence(meeting, put, now),
        "ballot": voting_way(meeting, put) is VotingWay.BALLOT,
        "present": meeting.voting_base(now).present,
    }


def chair_screen(store: Store | None) -> Screen:
    """The chair's hand on a meeting."""
    return Screen(store, ChairRegion, chair_state, ALLOWED[PageRole.CHAIR])


def build() -> OpenPage:
    """The page, of the meeting that its address names or of the one that runs."""
    return screen.open_page(chair_screen)


def page() -> ipw.Box:
    """What `chair.ipynb` shows."""
    return shown_page("chair", build)
