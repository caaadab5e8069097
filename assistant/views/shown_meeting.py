"""Which meeting a screen shows (buổi đang chiếu), and what where there is none. No widgets: the server asks too."""

from collections.abc import Callable, Mapping
from datetime import datetime

from assistant.domain.meeting import Meeting, Stage
from assistant.domain.moments import meeting_hour
from assistant.journal.belonging import Belonging
from assistant.journal.journal import Journal
from assistant.journal.places import Places
from assistant.platform.clock import process_clock
from assistant.platform.paths import data_dir, workspace
from assistant.share.outbox import Outbox
from assistant.usecases.bad_input import OtherFolder
from assistant.views.states import Message
from assistant.wording import views as words

DISCARDED: Message = {"message": words.DISCARDED}
NOTHING: Message = {"message": words.NO_MEETING}
Drawing = Callable[[Meeting, datetime], Mapping[str, object]]
"""A meeting and its hour -> the state of a screen."""


def open_belonging(journal: Journal) -> Belonging:
    """Which meetings belong to the folder that the program was opened with."""
    folder = workspace()
    return Belonging(journal, folder, Outbox(data_dir(), process_clock(), folder).notes)


def why_not_here(belonging: Belonging, meeting: str) -> str:
    """Why nothing of a meeting of this machine is shown: it is another folder's. Empty for one that may be shown."""
    ours = belonging.has(meeting) or not belonging.journal.head(meeting)
    return "" if ours else str(OtherFolder(belonging, meeting))


def people_here_now(meeting: Meeting, clock: datetime) -> tuple[str, ...]:
    """Who is in the room of a running meeting: it changes by itself at an hour that was noted ahead (`về 15:30`)."""
    return (
        tuple(m.id for m in meeting.people_here(meeting_hour(meeting, clock))) if meeting.stage is Stage.RUNNING else ()
    )


def current_meeting(meetings: Journal | Belonging, shown: str = "") -> str:
    """The meeting to show when the address names none: of those that run the one begun last, else the newest.

    What is `shown` stays until a meeting runs that was begun later: a room that has just ended its meeting goes on
    seeing how it ended, though one of last month was never ended. What another machine goes on with does not run here.
    """
    heads = [head for head in meetings.heads() if head.stage is not Stage.DISCARDED]
    moved = Places(meetings if isinstance(meetings, Journal) else meetings.journal).moved()
    begun = {head.id: head.started for head in heads if head.started and head.id not in moved}
    running = [head.id for head in heads if head.stage is Stage.RUNNING and head.id in begun]
    if running:
        return max([*running, shown] if shown in begun else running, key=lambda meeting: (begun[meeting], meeting))
    known = [head.id for head in heads]
    return shown if shown in known else next(iter(known), "")


def scene_of(meeting: Meeting | None, clock: datetime, drawn: Drawing) -> Mapping[str, object]:
    """What a screen shows of a meeting at an hour of this machine's clock; a sentence where there is none."""
    if meeting is None:
        return NOTHING
    return DISCARDED if meeting.stage is Stage.DISCARDED else drawn(meeting, meeting_hour(meeting, clock))
