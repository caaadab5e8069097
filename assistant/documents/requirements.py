"""Còn thiếu: what a paper needs of the record, and the Vietnamese words for what is not there yet."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from assistant.documents.facts.head import office_of
from assistant.documents.facts.marked_texts import find_boxes
from assistant.documents.facts.phrases import DOTS
from assistant.documents.facts.thematic_plan import own_topic
from assistant.domain.boxes import CONCLUSION, box_text
from assistant.domain.checks.score import score_total
from assistant.domain.kinds import KINDS
from assistant.domain.meeting import Meeting
from assistant.domain.rules import TextRole
from assistant.domain.secrecy import has_secrets_here
from assistant.domain.text import folded
from assistant.domain.votes import Motion, MotionKind
from assistant.wording import documents as words

BLANK = DOTS[:2]
"""What every dotted place holds at least; the number that a paper has not got is no blank (`Số …-NQ/CB`)."""
MOST_NAMED = 3
"""Blank places named in one sentence."""
LONGEST_PLACE = 48
"""Letters of a place's name."""


@dataclass(frozen=True)
class Readiness:
    """How far the record is for a paper: what is missing, in Vietnamese; nothing where it can be handed out.

    `blanks` are the places that it would print as dots, in its order.
    """

    missing: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether nothing that it needs is missing."""
        return not self.missing

    @property
    def complete(self) -> bool:
        """Whether it would print without a dotted line: only then is it said to have all its data."""
        return self.ready and not self.blanks

    @property
    def sentence(self) -> str:
        """The state in one line."""
        if words.NO_SECRETS in self.missing:
            return words.NOT_NEEDED.format(what=words.NO_SECRETS)
        if self.missing:
            return words.STILL_MISSING.format(what="; ".join(self.missing))
        return words.STILL_BLANK.format(count=len(self.blanks), what=self._named()) if self.blanks else words.READY

    def _named(self) -> str:
        """The first of the blank places."""
        named = list(dict.fromkeys(filter(None, self.blanks)))
        return "; ".join(named[:MOST_NAMED]) + (" …" if len(named) > MOST_NAMED else "")

    def __str__(self) -> str:
        return self.sentence


def resolutions(meeting: Meeting) -> list[Motion]:
    """Kết luận, nghị quyết put to the vote."""
    return [m for m in meeting.motions.values() if m.kind is MotionKind.RESOLUTION]


def all_voted(meeting: Meeting) -> bool:
    """Whether there is a resolution, and every one has been voted on."""
    found = resolutions(meeting)
    return bool(found) and all(m.vote for m in found)


def votes_taken(meeting: Meeting) -> bool:
    """Whether nothing waits for its vote, and there is a resolution where this kind of meeting has one.

    Thematic and chi ủy meetings put none to the vote (docs/domain.md 2.3, 2.4). A vote that failed is no gap of the
    minutes: they tell it.
    """
    resolves = bool(resolutions(meeting)) or not KINDS[meeting.kind].resolves
    return resolves and all(m.vote for m in meeting.motions.values())


def none_failed(meeting: Meeting) -> bool:
    """Whether no resolution was voted down."""
    return not any(m.failed for m in resolutions(meeting))


def has_topic(meeting: Meeting) -> bool:
    """Whether the topic of a thematic meeting is named."""
    return bool(any(one.text.strip() for one in find_boxes(meeting, TextRole.TOPIC)) or own_topic(meeting))


def dotted_lines(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Which lines of a paper are dotted, and what each is about: its own words, or those of the line above."""
    above = ""
    for at, line in enumerate(lines):
        words_of_line = " ".join(line.replace("|", " ").replace(BLANK[0], " ").split()).strip(" .:;,-–")
        if BLANK in line:
            yield at, shorten(words_of_line if len(words_of_line) > 1 else above, LONGEST_PLACE, placeholder="…")
        if len(words_of_line) > 1:
            above = words_of_line


def dotted_places(lines: Sequence[str]) -> tuple[str, ...]:
    """What the dotted lines of a paper are about, in its order."""
    return tuple(what for _, what in dotted_lines(lines))


def all_worded(meeting: Meeting) -> bool:
    """Whether every resolution has a wording."""
    found = resolutions(meeting)
    return bool(found) and all(meeting.text(f"motion.{m.id}").strip() for m in found)


def is_settled(meeting: Meeting) -> bool:
    """Whether what the chair concluded stands: the cell has voted on it, or adopted the minutes that tell it.

    Thematic and chi ủy meetings put no resolution to the vote (docs/domain.md 2.3, 2.4).
    """
    return all_voted(meeting) if resolutions(meeting) else meeting.adoption is not None


def has_conclusion(meeting: Meeting) -> bool:
    """Whether the chair concluded anything: on an item, or in a box that is a conclusion itself."""
    items = any(box_text(meeting, i, CONCLUSION).strip() for i in meeting.agenda)
    return items or any(one.text.strip() for one in find_boxes(meeting, TextRole.CONCLUSION, TextRole.ADDITION))


def has_signer(meeting: Meeting) -> bool:
    """Whether the members' list names a bí thư or phó bí thư."""
    offices = {folded(words.SECRETARY), folded(words.DEPUTY)}
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
    "votes": (votes_taken, words.OPEN_VOTE),
    "passed": (none_failed, words.VOTED_DOWN),
    "topic": (has_topic, words.NO_TOPIC),
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


def unmet_needs(meeting: Meeting, needs: tuple[str, ...]) -> tuple[str, ...]:
    """What of these needs the record does not meet."""
    return tuple(sentence for met, sentence in (NEEDS[need] for need in needs) if not met(meeting))


def readiness(missing: tuple[str, ...], printed: Callable[[], Sequence[str]]) -> Readiness:
    """How far a paper is, from the needs that are not met and, where all are, from the lines that it would print.

    `printed` makes the paper; a paper that lacks something anyway is not made for this.
    """
    return Readiness(missing) if missing else Readiness(blanks=dotted_places(printed()))
