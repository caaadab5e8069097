"""What several pages show alike. Everything here is pure: a meeting goes in, JSON-ready values come out."""

from datetime import date, datetime

from assistant.domain import speaking
from assistant.domain.actions import ActionItem
from assistant.domain.agenda import AgendaItem
from assistant.domain.checks import is_asked
from assistant.domain.held import done_items
from assistant.domain.kinds import KINDS
from assistant.domain.limits import asked_number
from assistant.domain.meeting import Meeting, Stage, Text
from assistant.domain.owners import owner_names
from assistant.domain.procedure.votes import voting_way
from assistant.domain.rules import Matter, VotingWay
from assistant.domain.timed import minute_of
from assistant.domain.votes import Motion, Vote
from assistant.platform.clock import epoch
from assistant.views.states import (
    AdvanceRow,
    CountedVote,
    ItemProgress,
    MeetingClock,
    OpinionCount,
    RoomCount,
    SittingName,
    TypedText,
)
from assistant.wording import domain as words
from assistant.wording.dates import due_words
from assistant.wording.figures import percent_text, vote_text
from assistant.wording.motions import taken_words
from assistant.wording.views import (
    BASE,
    BY_BALLOT,
    EXEMPT_PRESENT,
    LATER,
    LEFT,
    NEEDED,
    OFFICIAL_MEMBERS,
    TEMPORARY_MEMBERS,
)

NO_TEXT = Text()


def iso(day: date | None) -> str:
    """A day as `2026-11-04`; empty for none."""
    return day.isoformat() if day else ""


def advance_rows(meeting: Meeting, item: str = "") -> list[AdvanceRow]:
    """The opinions that were sent before; of one item, or of all."""
    return [
        {
            "id": one.id,
            "member": one.member,
            "name": meeting.person(one.member),
            "item": one.item,
            "text": one.text,
            "received": iso(one.received),
            "source": one.source,
        }
        for one in meeting.advance.values()
        if not item or one.item == item
    ]


def text_state(meeting: Meeting, key: str) -> TypedText:
    """A typed text with its revision and the moment it was saved."""
    found = meeting.texts.get(key, NO_TEXT)
    return {"key": key, "value": found.value, "rev": found.rev, "saved": epoch(found.saved)}


def zone_minutes(meeting: Meeting) -> int:
    """Minutes east of UTC at the place of the meeting: those of its planned start."""
    offset = meeting.details.start.utcoffset()
    return int(offset.total_seconds() // 60) if offset else 0


def meeting_words(meeting: Meeting) -> SittingName:
    """What the meeting is called and who adopts its minutes: `Buổi sinh hoạt`, `Chi bộ`."""
    name, room = words.SITTING[KINDS[meeting.kind].body]
    return {"name": name, "room": room}


def comrade_name(meeting: Meeting, person_id: str) -> str:
    """`Đ/c Lê Văn Hòa`; empty for nobody."""
    return f"{words.ADDRESS} {meeting.person(person_id)}" if person_id else ""


def item_state(meeting: Meeting, item: AgendaItem) -> ItemProgress:
    """`done`, `current` or `todo`."""
    if meeting.stage is Stage.RUNNING and meeting.current == item.id:
        return "current"
    return "done" if item.id in done_items(meeting) else "todo"


def opinion_count(meeting: Meeting, now: datetime) -> OpinionCount:
    """Opinions and those who gave them, against what is asked for."""
    share = speaking.speaker_share(meeting, now)
    return {
        "have": speaking.opinion_count(meeting),
        "least": asked_number(meeting.rules, "min_opinions") if is_asked(meeting, "opinions") else 0,
        "speakers": speaking.speaker_count(meeting),
        "least_speakers": asked_number(meeting.rules, "min_speakers") if is_asked(meeting, "speakers") else 0,
        "share": percent_text(100 * share) if share is not None else "",
    }


def room_count(meeting: Meeting, now: datetime) -> RoomCount:
    """Who is in the room of how many, and who has left or comes later; once it is over, who took part."""
    count = meeting.roll_count(now)
    if meeting.stage is Stage.ENDED:
        return {"present": count.present, "total": count.called, "elsewhere": ""}
    told = [f"{label} {number}" for label, number in ((LEFT, count.gone), (LATER, count.coming)) if number]
    return {"present": count.here, "total": count.called, "elsewhere": ", ".join(told)}


def printed_epoch(moment: datetime | None) -> float | None:
    """The minute in which a moment lies: the meeting's clock goes by the hours that are printed."""
    return epoch(minute_of(moment)) if moment else None


def clock_state(meeting: Meeting) -> MeetingClock:
    """What the page needs to tick the meeting's clock by itself."""
    return {
        "planned": epoch(meeting.details.start),
        "until": iso(meeting.details.until) if meeting.details.several_days else "",
        "started": printed_epoch(meeting.started),
        "ended": printed_epoch(meeting.ended()),
        "least": meeting.minimum_minutes(),
        "paused": sum(b.printed_length(b.stopped).total_seconds() for b in meeting.breaks if b.stopped),
        "paused_since": printed_epoch(b.started) if (b := meeting.on_break()) else None,
        "ahead": meeting.hours.off.total_seconds() if meeting.stage is Stage.RUNNING else 0.0,
    }


def due_text(task: ActionItem) -> str:
    """Until when a task is to be done: `14/08/2026`, `trước 15/8 (đến hết 14/08/2026)`; empty for none."""
    return due_words(task.due_said, f"{task.due:%d/%m/%Y}") if task.due else ""


def owner_line(meeting: Meeting, action: ActionItem) -> str:
    """Names of those who are to do a task, members first, then the unit."""
    return ", ".join(owner_names(meeting, action))


def base_sentence(meeting: Meeting, now: datetime) -> str:
    """The arithmetic of the voting base in words (docs/domain.md N20)."""
    base = meeting.voting_base(now)
    parts = [OFFICIAL_MEMBERS.format(count=base.official)]
    if base.exempt_present:
        parts.append(EXEMPT_PRESENT.format(count=base.exempt_present))
    if base.temp_in:
        parts.append(TEMPORARY_MEMBERS.format(count=base.temp_in))
    total = f" = {base.total}" if len(parts) > 1 else ""
    return BASE.format(parts=" + ".join(parts), total=total, present=base.present)


def needed_sentence(meeting: Meeting, matter: Matter, now: datetime) -> str:
    """The base, and how many of it a vote on such a matter needs."""
    needed = meeting.rules.majority(matter)
    least = needed.least(meeting.voting_base(now).total)
    return NEEDED.format(base=base_sentence(meeting, now), majority=words.majority_words(needed), least=least)


def motion_sentence(meeting: Meeting, motion: Motion, now: datetime) -> str:
    """The base, what the motion needs of it, and that it is decided by secret ballot where it is."""
    needed = needed_sentence(meeting, motion.matter, now)
    return BY_BALLOT.format(needed=needed) if voting_way(meeting, motion) is VotingWay.BALLOT else needed


def vote_state(vote_: Vote | None, told: bool = True) -> CountedVote | None:
    """A counted vote, with the percentage of the base; `told`: also how it was taken and the majority it needed."""
    if vote_ is None:
        return None
    return {
        "how": taken_words(vote_) if told else "",
        "in_favour": vote_.in_favour,
        "against": vote_.against,
        "abstained": vote_.abstained,
        "base": vote_.base.total,
        "percent": vote_text(vote_),
        "passed": vote_.passed,
        "share": words.counted_share(vote_.needed, vote_.passed) if told else "",
    }
