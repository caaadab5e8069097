"""Who spoke: the one definition of an opinion, of who gave one, and of reports and replies, which are none.

Console, wall, phone, checks, score and every paper count by these functions (docs/domain.md N6, N7, 11.7).
"""

from collections.abc import Iterable
from datetime import datetime
from fractions import Fraction

from assistant.domain.agenda import AgendaItem
from assistant.domain.floor import OpinionKind, Speech, SpeechRole
from assistant.domain.kinds import PRESENTED_ITEM
from assistant.domain.meeting import Meeting
from assistant.domain.offices import Office, holder_at
from assistant.domain.reckoned import reckoned_once
from assistant.domain.rules import Phase


def office_holder(meeting: Meeting, office: Office, at: datetime) -> str:
    """Who held the office at that moment, whoever holds it now: a member's id, empty where nobody did."""
    holds = str(getattr(meeting.details, office.value))
    return holder_at(meeting.handovers, office, at, holds) if meeting.handovers else holds


def counts_as_opinion(meeting: Meeting, speech: Speech) -> bool:
    """Whether a speech is an opinion: it has text, is no report or reply, and the rules count its speaker."""
    return is_counted_speaker(meeting, speech) and is_written(meeting, speech)


def is_written(meeting: Meeting, speech: Speech) -> bool:
    """Whether anything is written of it."""
    return bool(meeting.text(f"speech.{speech.id}").strip())


def is_counted_speaker(meeting: Meeting, speech: Speech) -> bool:
    """Whether the speech is an opinion once something is written of it."""
    if speech.role is SpeechRole.REPLY:
        return False
    if speech.role is SpeechRole.PRESENTATION and not _flag(meeting, "count_presentations", otherwise=False):
        return False
    rule = counting_rule(meeting, speech)
    return not rule or _flag(meeting, rule, otherwise=not speech.is_guest)


def _flag(meeting: Meeting, rule: str, otherwise: bool) -> bool:
    return meeting.rules.flag(rule) if rule in meeting.rules.values else otherwise


def counting_rule(meeting: Meeting, speech: Speech) -> str:
    """Code of the rule that says whether this speaker counts, by what the speaker was then; empty for a member."""
    if speech.is_guest:
        return "count_guests"
    if speech.speaker == office_holder(meeting, Office.CHAIR, speech.started):
        return "count_chair"
    if speech.speaker == office_holder(meeting, Office.SECRETARY, speech.started):
        return "count_secretary"
    member = meeting.members.get(speech.speaker)
    return "count_probationary" if member and not member.status.is_official else ""


@reckoned_once
def opinions(meeting: Meeting) -> tuple[Speech, ...]:
    """Ý kiến: the speeches that are one, in the order they were held."""
    return tuple(in_order(s for s in counted_speeches(meeting) if is_written(meeting, s)))


@reckoned_once
def counted_speeches(meeting: Meeting) -> tuple[Speech, ...]:
    """The speeches that are an opinion once something is written of them."""
    return tuple(s for s in meeting.speeches.values() if is_counted_speaker(meeting, s))


def in_order(speeches: Iterable[Speech]) -> list[Speech]:
    """Speeches as they followed one another."""
    return sorted(speeches, key=lambda s: s.started)


def opinion_count(meeting: Meeting) -> int:
    """Số ý kiến: how many opinions were given, those in a part that is kept elsewhere among them."""
    return len(opinions(meeting)) + (meeting.withheld.opinions if meeting.withheld else 0)


def speakers(meeting: Meeting) -> list[str]:
    """Người phát biểu: ids of the members who gave at least one opinion, in the order of their first one."""
    return list(dict.fromkeys(s.speaker for s in opinions(meeting) if not s.is_guest))


def speaker_count(meeting: Meeting) -> int:
    """Số người phát biểu: distinct members with an opinion, those who spoke only in a part kept elsewhere too."""
    return len(speakers(meeting)) + (meeting.withheld.only_speakers if meeting.withheld else 0)


def speaker_share(meeting: Meeting, now: datetime | None = None) -> Fraction | None:
    """Tỷ lệ phát biểu: members with an opinion over members present (N7); None where nobody is marked present.

    Of those who have come by now, also who has left since, as opinions stay; without `now` of the whole meeting.
    """
    present = meeting.roll_count(now).present
    return Fraction(speaker_count(meeting), present) if present else None


def silent_members(meeting: Meeting, now: datetime) -> list[str]:
    """Members in the room who have the floor for an opinion still before them, in the order of the list.

    Who has only reported or replied is among them; who spoke, though nobody has written it down yet, is not.
    """
    spoke = {s.speaker for s in counted_speeches(meeting)}
    return [m.id for m in meeting.people_here(now) if m.id not in spoke]


def is_reply(speech: Speech) -> bool:
    """Whether it is a reply (tiếp thu, giải trình)."""
    return speech.role is SpeechRole.REPLY


def is_report(speech: Speech) -> bool:
    """Whether it is a report or a presentation (trình bày)."""
    return speech.role is SpeechRole.PRESENTATION


def speeches_under(meeting: Meeting, item: AgendaItem, *roles: SpeechRole) -> list[Speech]:
    """The speeches of these roles under an item, in the order they were held."""
    return in_order(s for s in meeting.speeches.values() if s.item == item.id and s.role in roles)


def replies(meeting: Meeting) -> list[Speech]:
    """Tiếp thu, giải trình: every reply of the meeting, in the order they were given."""
    return in_order(filter(is_reply, meeting.speeches.values()))


def opinion_kinds_given(meeting: Meeting, item: AgendaItem) -> frozenset[OpinionKind]:
    """Which kinds of opinion were given under an item."""
    return frozenset(s.kind for s in opinions(meeting) if s.item == item.id and s.kind)


def usual_role(meeting: Meeting, speaker: str, item: AgendaItem, at: datetime, without: str = "") -> SpeechRole:
    """What a speech usually is: by the speaker, by the item and by what was said under it. It can be set otherwise.

    `without` is a speech that is looked at anew and so is not one of those before it.
    """
    if guest := meeting.guests.get(speaker):
        return SpeechRole.SUPERIOR if guest.superior else SpeechRole.GUEST
    before = in_order(s for s in meeting.speeches.values() if s.item == item.id and s.started <= at and s.id != without)
    if answers(meeting, speaker, item, at, before):
        return SpeechRole.REPLY
    if reports(meeting, speaker, item, at, before) or opens(meeting, speaker, item, at):
        return SpeechRole.PRESENTATION
    return SpeechRole.OPINION


def reports(meeting: Meeting, speaker: str, item: AgendaItem, at: datetime, before: list[Speech]) -> bool:
    """Whether the speaker reports: the presenter at first; where none is set and the item is for it, the chair does.

    Of anybody else it would have to be said: a member who is the first to speak gives an opinion as a rule.
    """
    if item.presenter:
        return speaker == item.presenter and all(s.speaker != speaker for s in before)
    known = {office_holder(meeting, Office.CHAIR, at), *presenters(meeting, item)}
    return item.speech_role == SpeechRole.PRESENTATION and speaker in known and all(s.is_guest for s in before)


def opens(meeting: Meeting, speaker: str, item: AgendaItem, at: datetime) -> bool:
    """Whether the chair opens the meeting: what is said then is not discussed."""
    return item.phase is Phase.OPENING and speaker == office_holder(meeting, Office.CHAIR, at)


def answers(meeting: Meeting, speaker: str, item: AgendaItem, at: datetime, before: list[Speech]) -> bool:
    """Whether the speaker replies: the chair, or who prepared the draft, under an item that is for it.

    The chair does so also wherever a question under the item waits for an answer.
    """
    chairs = speaker == office_holder(meeting, Office.CHAIR, at)
    asked = any(s.kind is OpinionKind.QUESTION and not s.settled.strip() and s.speaker != speaker for s in before)
    if chairs and asked:
        return True
    return item.speech_role == SpeechRole.REPLY and (chairs or speaker in presenters(meeting, item))


def presenters(meeting: Meeting, item: AgendaItem) -> set[str]:
    """Who was to present this item or the draft of a thematic meeting, and who did."""
    drafts = [i for i in meeting.agenda if i.code == PRESENTED_ITEM]
    spoke = {s.speaker for draft in drafts for s in speeches_under(meeting, draft, SpeechRole.PRESENTATION)}
    return {i.presenter for i in (item, *drafts) if i.presenter} | spoke
