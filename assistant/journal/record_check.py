"""What the shape alone does not say of a record: that it refers to nobody unknown and is possible (hồ sơ hợp lệ)."""

import re
from collections.abc import Container, Iterable, Iterator
from datetime import datetime
from itertools import chain

from assistant.domain.adoption import Adoption, lines_digest
from assistant.domain.meeting import Meeting, Stage, evolve
from assistant.domain.procedure.writing import has_field
from assistant.domain.rules import Rules
from assistant.domain.votes import Vote
from assistant.journal.bounds import faults_of_size
from assistant.journal.shapes import FieldPath, leaf_values
from assistant.share.names import safe_name
from assistant.wording import journal as words
from assistant.wording.checks import can_be_said

Fault = tuple[FieldPath, str]
MEETING_ID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")


def find_faults(meeting: Meeting, rules_sound: bool = False) -> Iterator[Fault]:
    """Everything that is wrong, in the order of importance.

    `rules_sound`: the rules come from a text that was looked at when it was read (`journal.rule_texts`).
    """
    bare = evolve(meeting, rules=Rules("", ""))
    leaves = [(path, value) for path, value in leaf_values(bare) if type(value) is not str]
    return chain(
        _essentials(meeting),
        _zones(leaves),
        faults_of_size(meeting, leaves, rules_sound),
        _people(meeting),
        _items(meeting),
        _texts(meeting),
        _stage(meeting),
        _missing(meeting),
        _votes(meeting),
        _seals(meeting),
    )


def _essentials(meeting: Meeting) -> Iterator[Fault]:
    if not MEETING_ID.fullmatch(meeting.id) or safe_name(meeting.id) != meeting.id:  # folders of this machine bear it
        yield ("id",), words.BAD_ID
    for name in ("title", "members", "agenda"):
        if not getattr(meeting, name):
            yield (name,), words.EMPTY
    if meeting.version < 0:
        yield ("version",), words.NEGATIVE
    known: set[str] = set()
    for index, item in enumerate(meeting.agenda):
        if not item.id or item.id in known:
            yield ("agenda", index, "id"), words.NOT_ONE.format(key=item.id) if item.id else words.EMPTY
        known.add(item.id)


def _zones(leaves: Iterable[tuple[FieldPath, object]]) -> Iterator[Fault]:
    for path, value in leaves:
        if isinstance(value, datetime) and value.utcoffset() is None:
            yield path, words.NO_ZONE


def _people(meeting: Meeting) -> Iterator[Fault]:
    for office in ("chair", "secretary", "scorer"):
        yield from _known(("details", office), [getattr(meeting.details, office)], meeting.members, words.MEMBERS)
    for member in meeting.roll:
        yield from _known(("roll", member), [member], meeting.members, words.MEMBERS)
    for action in meeting.actions.values():
        yield from _known(("actions", action.id, "owners"), action.owners, meeting.members, words.MEMBERS)
    for speech in meeting.speeches.values():
        group, name = (meeting.guests, words.GUESTS) if speech.is_guest else (meeting.members, words.MEMBERS)
        if not speech.speaker:
            yield ("speeches", speech.id, "speaker"), words.EMPTY
        yield from _known(("speeches", speech.id, "speaker"), [speech.speaker], group, name)


def _items(meeting: Meeting) -> Iterator[Fault]:
    agenda = {item.id for item in meeting.agenda}
    for item in meeting.not_held:
        yield from _known(("not_held", item), [item], agenda, words.AGENDA)
    yield from _known(("current",), [meeting.current], agenda, words.AGENDA)
    for name in ("speeches", "motions", "actions"):
        for thing in getattr(meeting, name).values():
            yield from _known((name, thing.id, "item"), [thing.item], agenda, words.AGENDA)


def _known(path: FieldPath, ids: Iterable[str], group: Container[str], where: str) -> Iterator[Fault]:
    """A fault for each id, empty ones apart, that the group does not have."""
    for one in ids:
        if one and one not in group:
            yield path, words.DANGLING.format(id=one, where=where)


def _texts(meeting: Meeting) -> Iterator[Fault]:
    """Texts without a box; an emptied one may be left over from an item that was taken out."""
    for key, text in meeting.texts.items():
        if text.value.strip() and not has_field(meeting, key):
            yield ("texts", key), words.DANGLING.format(id=key, where=words.BOXES)
        if text.rev < 0:
            yield ("texts", key, "rev"), words.NEGATIVE


def _stage(meeting: Meeting) -> Iterator[Fault]:
    stage = words.STAGE.format(stage=meeting.stage.value)
    if (meeting.started is None) is meeting.begun:
        yield ("started",), stage
    if (meeting.ending is None) is (meeting.stage is Stage.ENDED):
        yield ("ending",), stage
    if sum(speech.stopped is None for speech in meeting.speeches.values()) > 1:
        yield ("speeches",), words.TWO_SPEAK


def _missing(meeting: Meeting) -> Iterator[Fault]:
    for index, one in enumerate(meeting.ending.missing if meeting.ending else ()):
        if not can_be_said(one):
            yield ("ending", "missing", index), words.UNKNOWN_GAP


def _votes(meeting: Meeting) -> Iterator[Fault]:
    for motion in meeting.motions.values():
        yield from _possible(("motions", motion.id, "vote"), motion.vote)
    for path, adoption in _adoptions(meeting):
        yield from _possible((*path, "vote"), adoption.vote)


def _possible(path: FieldPath, vote: Vote | None) -> Iterator[Fault]:
    if vote and (min(vote.in_favour, vote.against, vote.abstained) < 0 or vote.cast > vote.base.total):
        yield path, words.VOTES_OVER_BASE.format(cast=vote.cast, base=vote.base.total)
    if vote and vote.majority and not vote.majority.possible:
        yield (*path, "majority"), words.NO_MAJORITY


def _seals(meeting: Meeting) -> Iterator[Fault]:
    """The adopted text is what the room heard, or the record is not sound."""
    for path, adoption in _adoptions(meeting):
        if lines_digest(adoption.lines) != adoption.digest:
            yield (*path, "lines"), words.BROKEN_SEAL
        if adoption.annex and lines_digest(adoption.annex.lines) != adoption.annex.digest:
            yield (*path, "annex", "lines"), words.BROKEN_SEAL


def _adoptions(meeting: Meeting) -> Iterator[tuple[FieldPath, Adoption]]:
    """The adoption that stands and those before it."""
    if meeting.adoption:
        yield ("adoption",), meeting.adoption
    for index, reopening in enumerate(meeting.reopenings):
        if reopening.earlier:
            yield ("reopenings", index, "earlier"), reopening.earlier
