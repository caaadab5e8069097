"""The store (kho): one meeting as one process sees it; the only way from a command to a fact."""

from dataclasses import replace

from assistant.domain.commands import Command, MakeMeeting, RestoreMeeting, TakeOver
from assistant.domain.events import Event, MeetingMade, MeetingRestored
from assistant.domain.meeting import Meeting
from assistant.domain.moments import meeting_hour
from assistant.domain.pen import Hand
from assistant.domain.procedure import decide, replay
from assistant.domain.procedure.moving import goes_on
from assistant.domain.procedure.pen import hold_pen
from assistant.domain.procedure.redo import credit
from assistant.domain.refusal import Refused
from assistant.domain.roles import PageRole, permit, permit_undo
from assistant.domain.secrecy import rejoin_secrets
from assistant.journal.journal import Conflict, Journal
from assistant.journal.machine import this_machine
from assistant.platform import kernel_session
from assistant.platform.clock import Clock

MOST_TRIES = 50
"""Each try that fails means that somebody else's command was granted, so this many in a row do not happen to people."""


class Store:
    """One meeting. Everything in it is as the journal tells it; a meeting that is not there has an empty id.

    It grants what `role` may ask for; that is the role of this process unless another is named. `hand` is the console
    page whose store this is: it writes only while it holds the pen. The chair's page, the wall and the program itself
    have none, for they write no notes: their commands need no pen.
    """

    def __init__(
        self, journal: Journal, meeting_id: str, clock: Clock, role: PageRole | None = None, hand: Hand | None = None
    ) -> None:
        self._journal, self._clock = journal, clock
        self._role = role or kernel_session.page_role()
        self.id, self.hand = meeting_id, hand
        self.meeting = Meeting()
        self.refresh()

    @classmethod
    def make(
        cls,
        journal: Journal,
        command: MakeMeeting | RestoreMeeting | TakeOver,
        clock: Clock,
        command_id: str = "",
        role: PageRole | None = None,
    ) -> "Store":
        """Make a meeting, or take one over from its record; the same command sent twice makes one.

        A record that is newer than what this machine has of the meeting replaces it (the journal keeps both);
        an older one, or the same, is Refused with `meeting_exists`. TakeOver brings a meeting back that another machine
        has taken over, whatever the versions: only a meeting that is recorded here already is Refused.
        """
        permit(role or kernel_session.page_role(), command)
        if made := journal.meeting_of(command_id):
            return cls(journal, made, clock, role)
        events = decide(Meeting(), with_own_secrets(journal, command), clock())
        meeting_id, version = meeting_and_version(events[0])
        known = journal.head(meeting_id)
        if known and (known.version >= version or isinstance(command, TakeOver)) and is_recorded_here(journal, command):
            raise Refused("meeting_exists")
        try:
            journal.append(meeting_id, events, known.version if known else 0, command_id)
        except Conflict as conflict:
            raise Refused("meeting_exists") from conflict
        return cls(journal, meeting_id, clock, role)

    def refresh(self) -> bool:
        """Catch up with the journal, reading only what is new; whether there was anything."""
        events = self._journal.read(self.id, after=self.meeting.version)
        self.meeting = replay(events, self.meeting)
        return bool(events)

    def send(self, command: Command, command_id: str = "") -> list[Event]:
        """Grant a command: the facts it led to, already on the disk. A command sent again leads to none.

        Raises Refused (or Stale); then nothing has changed. Somebody else's writing in between only means that it
        is decided again on the newer state; Conflict is raised if that happens MOST_TRIES times in a row.
        """
        permit(self._role, command)
        for _ in range(MOST_TRIES):
            self.refresh()
            if self._journal.seen(command_id):
                return []
            permit_undo(self._role, command, self.meeting)
            events = self._facts(command)
            after = replay(events, self.meeting)
            if not events:
                return []
            try:
                self._journal.append(self.id, events, self.meeting.version, command_id)
            except Conflict as conflict:
                last = conflict
            else:
                self.meeting = after
                return events
        raise last

    def _facts(self, command: Command) -> list[Event]:
        """What the command leads to; first of all that its page takes a pen nobody has. It may lead to nothing."""
        now = self._clock()
        taken = hold_pen(self.meeting, self.hand, command, meeting_hour(self.meeting, now)) if self.hand else []
        events = decide(replay(taken, self.meeting), command, now)
        if not events:
            return []
        facts = [*taken, *events]
        if self._role is PageRole.CONSOLE:
            return facts
        return [*facts, *credit(self.meeting, replay(facts, self.meeting), self._role, now)]


def with_own_secrets(
    journal: Journal, command: MakeMeeting | RestoreMeeting | TakeOver
) -> MakeMeeting | RestoreMeeting | TakeOver:
    """A record from the share, with what this machine had kept apart of the meeting put into it again."""
    if isinstance(command, MakeMeeting) or command.meeting.withheld is None:
        return command
    here = replay(journal.read(command.meeting.id))
    return replace(command, meeting=rejoin_secrets(command.meeting, here, this_machine(journal.path.parent).name))


def is_recorded_here(journal: Journal, command: MakeMeeting | RestoreMeeting | TakeOver) -> bool:
    """Whether this machine records the meeting: it did not move, and the record knows of no takeover that we lack."""
    if isinstance(command, MakeMeeting):
        return True
    here, record = replay(journal.read(command.meeting.id)), command.meeting
    return here.moved is None and not (here.takeovers != record.takeovers and goes_on(here.takeovers, record.takeovers))


def meeting_and_version(event: Event) -> tuple[str, int]:
    """Id and version of the meeting that a first event makes."""
    match event:
        case MeetingMade():
            return event.id, 0
        case MeetingRestored():
            return event.meeting.id, event.meeting.version
    raise ValueError(f"{type(event).__name__} does not make a meeting")
