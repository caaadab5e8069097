"""Còn thiếu: what a paper needs of the record, and the Vietnamese words for what is not there yet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.documents.facts.head import office_of
from assistant.documents.facts.marked_texts import find_boxes
from assistant.domain.checks.score import score_total
from assistant.domain.meeting import Meeting
from assistant.domain.rules import TextRole
from assistant.domain.secrecy import has_secrets_here
from assistant.domain.votes import MotionKind
from assistant.wording import documents as words


@dataclass(frozen=True)
class Readiness:
    """How far the record is for a paper: what is missing, in Vietnamese; nothing where it can be handed out."""

    missing: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing

    @property
    def sentence(self) -> str:
        """The state in one line."""
        if words.NO_SECRETS in self.missing:
            return words.NOT_NEEDED.format(what=words.NO_SECRETS)
        return words.STILL_MISSING.format(what="; ".join(self.missing)) if self.missing else words.READY

    def __str__(self) -> str:
        return self.sentence


def all_voted(meeting: Meeting) -> bool:
    """Whether there is a resolution, and every one has been voted on."""
    found = [m for m in meeting.motions.values() if m.kind is MotionKind.RESOLUTION]
    return bool(found) and all(m.vote for m in found)


def all_worded(meeting: Meeting) -> bool:
    """Whether every resolution has a wording."""
    found = [m for m in meeting.motions.values() if m.kind is MotionKind.RESOLUTION]
    return bool(found) and all(meeting.text(f"motion.{m.id}").strip() for m in found)


def is_settled(meeting: Meeting) -> bool:
    """Whether what the chair concluded stands: the cell has voted on it, or adopted the minutes that tell it.

    Thematic and chi ủy meetings put no resolution to the vote (docs/domain.md 2.3, 2.4).
    """
    resolves = any(m.kind is MotionKind.RESOLUTION for m in meeting.motions.values())
    return all_voted(meeting) if resolves else meeting.adoption is not None


def has_conclusion(meeting: Meeting) -> bool:
    """Whether the chair concluded anything: on an item, or in a box that is a conclusion itself."""
    items = any(meeting.text(f"item.{i.id}.ket_luan").strip() for i in meeting.agenda)
    return items or any(one.text.strip() for one in find_boxes(meeting, TextRole.CONCLUSION))


def has_signer(meeting: Meeting) -> bool:
    """Whether the members' list names a bí thư or phó bí thư."""
    offices = {words.SECRETARY.casefold(), words.DEPUTY.casefold()}
    return any(office_of(m) in offices for m in meeting.members.values())


NEEDS: Mapping[str, tuple[Callable[[Meeting], bool], str]] = {
    "roll": (lambda m: bool(m.roll) and not m.roll_count().unmarked, words.NO_ROLL),
    "start": (lambda m: m.started is not None, words.NOT_STARTED),
    "end": (lambda m: m.ending is not None, words.NOT_ENDED),
    "chair": (lambda m: bool(m.details.chair), words.NO_CHAIR),
    "secretary": (lambda m: bool(m.details.secretary), words.NO_SECRETARY),
    "scorer": (lambda m: bool(m.details.scorer), words.NO_SCORER),
    "place": (lambda m: bool(m.details.place.strip()), words.NO_PLACE),
    "notice": (lambda m: m.details.notice_on is not None, words.NO_NOTICE_DATE),
    "signer": (has_signer, words.NO_SIGNER),
    "resolution": (all_worded, words.NO_RESOLUTION),
    "vote": (all_voted, words.NO_VOTE),
    "adoption": (lambda m: m.adoption is not None, words.NO_ADOPTION),
    "tasks": (lambda m: bool(m.actions), words.NO_TASKS),
    "owners": (lambda m: all(t.has_owner and t.due for t in m.actions.values()), words.TASKS_OPEN),
    "speeches": (lambda m: bool(m.speeches), words.NO_SPEECHES),
    "words": (lambda m: all(m.text(f"speech.{s}").strip() for s in m.speeches), words.SPEECH_EMPTY),
    "score": (lambda m: score_total(m).points is not None, words.NO_SCORE),
    "guests": (lambda m: bool(m.guests), words.NO_GUESTS),
    "superior": (lambda m: any(g.superior for g in m.guests.values()), words.NO_SUPERIOR),
    "secret": (has_secrets_here, words.NO_SECRETS),
    "conclusions": (has_conclusion, words.NO_CONCLUSION),
    "settled": (is_settled, words.NOT_SETTLED),
}
"""What can be asked of a record: when it is there, and what to say when it is not."""


def readiness(meeting: Meeting, needs: tuple[str, ...]) -> Readiness:
    """What of these needs the record does not meet."""
    return Readiness(tuple(sentence for met, sentence in (NEEDS[need] for need in needs) if not met(meeting)))
