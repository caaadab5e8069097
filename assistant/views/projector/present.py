"""The projector, as values: nothing private to the secretary. Pure."""

from assistant.domain.meeting import Meeting, Stage
from assistant.domain.rules import Phase
from assistant.domain.votes import Motion
from assistant.views import shared
from assistant.views.shared import Shown, epoch
from assistant.words import ADDRESS

AROUND = 7
"""How many agenda lines fit beside the title."""


def projector(meeting: Meeting) -> Shown:
    """What the room sees now."""
    item = meeting.item(meeting.current) or meeting.agenda[0]
    roll = meeting.roll_count()
    return {
        "meeting": meeting.id,
        "stage": meeting.stage.value,
        "zone": shared.zone(meeting),
        "cell": meeting.cell.name,
        "title": meeting.title,
        "clock": shared.clock(meeting),
        "opinions": shared.opinion_count(meeting),
        "item": {"title": item.title, "presenter": shared.person(meeting, item.presenter)},
        "speech": speech(meeting),
        "motion": motion(meeting),
        "agenda": agenda(meeting),
        "roll": {
            "present": roll.present,
            "total": roll.expected + roll.present - roll.expected_present,
            "excused": roll.excused,
            "unexcused": roll.unexcused,
        },
        "chair": shared.person(meeting, meeting.details.chair),
        "secretary": shared.person(meeting, meeting.details.secretary),
        "adopted": meeting.adoption is not None,
    }


def speech(meeting: Meeting) -> Shown | None:
    """Who has the floor; not what is being written down."""
    going = meeting.speech()
    if going is None:
        return None
    return {
        "name": meeting.person(going.speaker),
        "address": "Đại biểu" if going.is_guest else ADDRESS,
        "since": epoch(going.started),
    }


def motion(meeting: Meeting) -> Shown | None:
    """What is put to the vote under the current item, with its result."""
    if meeting.stage is not Stage.RUNNING:
        return None
    here = [m for m in meeting.motions.values() if m.item == meeting.current and worth_showing(meeting, m)]
    if not here:
        return None
    last = next((m for m in here if m.vote is None), here[-1])
    return {
        "title": last.title,
        "text": meeting.text(f"motion.{last.id}"),
        "vote": shared.vote(last.vote),
        "base": shared.base_sentence(meeting),
    }


def worth_showing(meeting: Meeting, put: Motion) -> bool:
    """A motion without wording and without a count is not shown yet."""
    return put.vote is not None or bool(meeting.text(f"motion.{put.id}").strip())


def agenda(meeting: Meeting) -> list[Shown]:
    """The lines round the current item; before and after, the proceedings."""
    items = list(meeting.agenda)
    if meeting.stage is Stage.RUNNING:
        at = next((n for n, i in enumerate(items) if i.id == meeting.current), 0)
        first = max(0, min(at - 2, len(items) - AROUND))
        items = items[first : first + AROUND]
    else:
        items = [i for i in items if i.phase is Phase.PROCEEDINGS][: AROUND + 2]
    return [{"id": i.id, "title": i.rail_title, "state": shared.item_state(meeting, i)} for i in items]
