"""Nội dung mật ghi riêng: what of a meeting may lie on the cell's shared folder, and what stays on this machine.

`public_version` makes the meeting as everybody may read it. It is made of what is known to be open, never by striking
out what is known to be secret: a text whose owner is not an open item, an open speech or an open motion is not in it.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from enum import Enum
from typing import TypeVar

from assistant.domain.actions import ActionItem, TaskChange, TaskStep, unassessed
from assistant.domain.adoption import Adoption, Ending, Reopening
from assistant.domain.advance import AdvanceOpinion
from assistant.domain.agenda import AgendaItem
from assistant.domain.attendance import Dues
from assistant.domain.facts import Facts
from assistant.domain.floor import Speech
from assistant.domain.meeting import Amendment, Correction, Meeting, Plan, Withheld
from assistant.domain.people import Guest
from assistant.domain.rules import Panel
from assistant.domain.score import Score
from assistant.domain.speaking import opinion_count, speaker_count
from assistant.domain.text import clean_line, folded
from assistant.domain.votes import Motion

SHORTEST = 4
"""A shorter line (`Có`, `12`) stands in every paper and betrays nothing."""
NAMES = frozenset({"id", "item", "origin", "speaker", "owner_names", "unit", "report_at", "due_said", "member"})
"""Fields of speeches, motions and tasks that name people, units, offices (`Chi ủy`), days: they stand in all papers."""
ALWAYS_OPEN = (
    *("id", "kind", "title", "cell", "rules", "details", "members", "workspace", "version", "stage", "started"),
    *(
        "agenda_adopted",
        "roll",
        "list_changes",
        "excused_before",
        "current",
        "visits",
        "breaks",
        "read_back",
        "handovers",
        "reopened",
        "cycle",
    ),
    *("takeovers", "moved", "omissions"),
)
"""Fields of a meeting that are no secret under any item. Every other one `public_version` makes anew, or leaves out."""
T = TypeVar("T", Speech, Motion, ActionItem, AdvanceOpinion)
Dated = TypeVar("Dated", Amendment, Correction)


def marked_items(meeting: Meeting) -> frozenset[str]:
    """Ids of the secret items, also of those that are kept with the rest: what lies open tells nothing of them."""
    return frozenset(item.id for item in meeting.agenda if item.secret)


def secret_items(meeting: Meeting) -> frozenset[str]:
    """Ids of the items whose text is kept apart; none where the cell keeps it with the rest (`luu_chung`)."""
    return marked_items(meeting) if meeting.details.secrets_apart else frozenset()


def has_separate_secrets(meeting: Meeting) -> bool:
    """Whether anything of the meeting stays off the share: a secret item, or a task that an earlier one gave."""
    return bool(secret_items(meeting)) or any(task.secret for task in meeting.carried.values())


def public_version(meeting: Meeting, machine: str = "") -> Meeting:
    """The meeting as it may lie on the share; the very same one where nothing is kept apart.

    `machine` names the computer that holds the rest.
    """
    if not has_separate_secrets(meeting):
        return meeting
    secret = secret_items(meeting)
    open_items = {i.id for i in meeting.agenda} - secret
    speeches, motions = _of(open_items, meeting.speeches), _of(open_items, meeting.motions)
    owners = _owners(open_items, speeches, motions)
    texts = {key: text for key, text in meeting.texts.items() if _owner(key) in owners}
    panels = {panel for item in meeting.agenda if item.id in secret for panel in item.records}
    guests = _guests(meeting, secret)
    shown = Meeting(
        **{name: getattr(meeting, name) for name in ALWAYS_OPEN},
        not_held={item: "" if item in secret else why for item, why in meeting.not_held.items()},
        guests=guests,
        announced=_announced(meeting, secret, guests),
        agenda=tuple(_blank(i) if i.id in secret else i for i in meeting.agenda),
        dues=Dues() if Panel.DUES in panels else meeting.dues,
        score=Score() if Panel.SCORE in panels else meeting.score,
        texts=texts,
        speeches=speeches,
        motions=motions,
        actions=_of(open_items, meeting.actions),
        carried=_carried(meeting.carried, blank=Panel.CARRIED in panels),
        advance=_of(open_items, meeting.advance),
        queue=() if meeting.current in secret else meeting.queue,
        reading="",
        reading_lines=(),
        amendments=tuple(a for a in meeting.amendments if a.field in texts),
        corrections=tuple(
            c for c in meeting.corrections if c.subject in {"start", "cancelled", "end", "clock", *speeches, *motions}
        ),
        adoption=_adoption(meeting.adoption, secret),
        reopenings=tuple(_reopening(r, secret) for r in meeting.reopenings),
        ending=_ending(meeting),
    )
    return replace(shown, withheld=_withheld(meeting, shown, machine))


def veil_secrets(meeting: Meeting) -> Meeting:
    """The meeting with everything in it, but nothing secret by name: for what is recorded and printed as missing."""
    secret = secret_items(meeting)
    if not has_separate_secrets(meeting):
        return meeting

    def task(one: ActionItem) -> ActionItem:
        return replace(one, what="") if one.secret or one.item in secret else one

    return replace(
        meeting,
        agenda=tuple(replace(i, title="", short="") if i.id in secret else i for i in meeting.agenda),
        motions={k: replace(m, title="") if m.item in secret else m for k, m in meeting.motions.items()},
        actions={k: task(a) for k, a in meeting.actions.items()},
        carried={k: task(a) for k, a in meeting.carried.items()},
    )


def rejoin_secrets(taken: Meeting, here: Meeting, machine: str) -> Meeting:
    """A record that comes back from the share, with what this machine had kept apart put into it again.

    Where both have something of one id, the record's stands; the journal keeps the other.
    """
    if taken.withheld is None or here.id != taken.id:
        return taken
    own = {i.id: i for i in here.agenda if i.secret}
    panels = {panel for i in own.values() for panel in i.records}
    shown = public_version(here)
    secret = {i.id for i in taken.agenda if i.secret and i.id in own}
    speeches = {**_of(secret, here.speeches), **taken.speeches}
    motions = {**_of(secret, here.motions), **taken.motions}
    owners = _owners(secret, _of(secret, speeches), _of(secret, motions))
    elsewhere = tuple(name for name in taken.withheld.machines if name != machine)
    return replace(
        taken,
        not_held={
            item: here.not_held.get(item, why) if item in secret else why for item, why in taken.not_held.items()
        },
        guests={**{k: g for k, g in here.guests.items() if k not in shown.guests}, **taken.guests},
        announced=here.announced if taken.announced == shown.announced else taken.announced,
        agenda=tuple(own[i.id] if i.id in secret and i.withheld else i for i in taken.agenda),
        texts={**{k: t for k, t in here.texts.items() if _owner(k) in owners}, **taken.texts},
        speeches=speeches,
        motions=motions,
        actions={**_of(secret, here.actions), **taken.actions},
        carried=here.carried if Panel.CARRIED in panels else {**here.carried, **taken.carried},
        advance={**_of(secret, here.advance), **taken.advance},
        dues=here.dues if Panel.DUES in panels else taken.dues,
        score=here.score if Panel.SCORE in panels else taken.score,
        amendments=_in_time(taken.amendments, here.amendments, shown.amendments),
        corrections=_in_time(taken.corrections, here.corrections, shown.corrections),
        adoption=_same(taken.adoption, here),
        reopenings=tuple(replace(r, earlier=_same(r.earlier, here)) for r in taken.reopenings),
        withheld=replace(taken.withheld, machines=elsewhere, opinions=0, speakers=0) if elsewhere else None,
    )


def _in_time(taken: tuple[Dated, ...], here: tuple[Dated, ...], shown: tuple[Dated, ...]) -> tuple[Dated, ...]:
    """A trail that came back, with what of this machine's was not shown on the share, by their hours."""
    apart: tuple[Dated, ...] = tuple(one for one in here if one not in shown)
    return tuple(sorted(taken + apart, key=lambda one: one.at)) if apart else taken


def has_secrets_here(meeting: Meeting) -> bool:
    """Whether this machine has something to write into the secret annex, and not only the place where it was."""
    return any(task.secret for task in meeting.carried.values()) or any(
        not item.withheld or item.texts or item.records or _recorded(meeting, item.id)
        for item in meeting.agenda
        if item.id in secret_items(meeting)
    )


def secret_lines(meeting: Meeting) -> set[str]:
    """Every line that belongs to a secret item, folded for comparing: titles, texts, opinions, votes, tasks."""
    found = (folded(clean_line(one)) for text in _secret_texts(meeting) for one in text.split("\n"))
    return {one for one in found if len(one) >= SHORTEST}


def _secret_texts(meeting: Meeting) -> Iterator[str]:
    items = {item.id: item for item in meeting.agenda if item.secret}
    speeches, motions = _of(items, meeting.speeches), _of(items, meeting.motions)
    owners = _owners(items, speeches, motions)
    for item in items.values():
        yield item.title
        yield from item.points
    told: list[Speech | Motion | ActionItem | AdvanceOpinion] = [*motions.values(), *speeches.values()]
    told += _of(items, meeting.advance).values()
    told += [*_of(items, meeting.actions).values(), *(t for t in meeting.carried.values() if t.secret)]
    for thing in told:
        yield from _own_texts(thing)
    yield from (text.value for key, text in meeting.texts.items() if _owner(key) in owners)
    for change in meeting.amendments:
        if _owner(change.field) in owners:
            yield from (change.before, change.after)
    told_openly = {why for item, why in meeting.not_held.items() if item not in items}
    yield from (why for item, why in meeting.not_held.items() if item in items and why not in told_openly)


def _own_texts(thing: Speech | Motion | ActionItem | AdvanceOpinion | TaskStep | TaskChange) -> Iterator[str]:
    """What people wrote of a speech, a motion or a task: every text in it that names nobody and no place.

    A new field of text is secret without more ado; one that is not says so in `NAMES`.
    """
    for field in fields(thing):
        value = getattr(thing, field.name)
        if isinstance(value, str) and not isinstance(value, Enum) and field.name not in NAMES:
            yield value
        elif isinstance(value, tuple):
            for part in value:
                if isinstance(part, TaskStep | TaskChange):
                    yield from _own_texts(part)


def _of(items: Container[str], things: Mapping[str, T]) -> dict[str, T]:
    """The speeches, motions or tasks of these items."""
    return {key: thing for key, thing in things.items() if thing.item in items}


def _owners(items: Iterable[str], speeches: Mapping[str, Speech], motions: Mapping[str, Motion]) -> set[str]:
    """Whose texts are meant, as `_owner` names them."""
    return {f"item.{i}" for i in items} | {f"speech.{s}" for s in speeches} | {f"motion.{m}" for m in motions}


def _owner(key: str) -> str:
    """`item.B5` of `item.B5.ket_luan`, `speech.s9` of itself."""
    return key.rpartition(".")[0] if key.startswith("item.") else key


def _blank(item: AgendaItem) -> AgendaItem:
    """The place of a secret item on the agenda: its number, its part and the minutes planned for it."""
    return AgendaItem(item.id, item.phase, "", item.code, minutes=item.minutes, secret=True, part=item.part)


def _announced(meeting: Meeting, secret: Container[str], guests: Container[str]) -> Plan | None:
    """The plan as it may be told: without the titles and texts of secret items, and whom only those called."""
    plan = meeting.announced
    if plan is None:
        return None
    items = {i.id for i in plan.agenda if i.id not in secret and not i.secret}
    owners = _owners(items, {}, {})
    return replace(
        plan,
        agenda=tuple(i if i.id in items else _blank(i) for i in plan.agenda),
        guests={k: g for k, g in plan.guests.items() if k in guests or k not in meeting.guests},
        texts={key: text for key, text in plan.texts.items() if _owner(key) in owners},
    )


def _guests(meeting: Meeting, secret: Container[str]) -> dict[str, Guest]:
    """Guests, but for those who came for a secret item alone. A superior's delegate attends the meeting itself."""
    spoken: dict[str, set[bool]] = {}
    for speech in meeting.speeches.values():
        spoken.setdefault(speech.speaker, set()).add(speech.item in secret)
    return {k: g for k, g in meeting.guests.items() if g.superior or spoken.get(k) != {True}}


def _carried(tasks: Mapping[str, ActionItem], blank: bool) -> dict[str, ActionItem]:
    """Last month's tasks that are no secret; without what became of them where that was told under a secret item."""
    shown = {k: t for k, t in tasks.items() if not t.secret}
    if not blank:
        return shown
    return {
        k: replace(unassessed(t), changes=tuple(replace(c, reason="") for c in t.changes)) for k, t in shown.items()
    }


def _adoption(adoption: Adoption | None, secret: frozenset[str]) -> Adoption | None:
    """The adoption without its annex; none where an item that is secret now was printed with the others then."""
    if adoption is None or not secret <= frozenset(adoption.apart):
        return None
    return replace(adoption, annex=None)


def _reopening(reopening: Reopening, secret: frozenset[str]) -> Reopening:
    return replace(reopening, earlier=_adoption(reopening.earlier, secret))


def _ending(meeting: Meeting) -> Ending | None:
    """The end. What was missing is said without names since it was recorded; in case it was not, it is left out."""
    if meeting.ending is None:
        return None
    secret = secret_lines(meeting)
    gaps = tuple(gap for gap in meeting.ending.gaps if not _betrays((gap,), secret))
    missing = tuple(one for one in meeting.ending.missing if not _betrays(_names(one.facts), secret))
    return replace(meeting.ending, gaps=gaps, missing=missing)


def _names(facts: Facts) -> Iterator[str]:
    """Every text among the facts of a sentence."""
    for fact in facts.values():
        if isinstance(fact, str):
            yield fact
        elif isinstance(fact, tuple):
            yield from fact


def _betrays(texts: Iterable[str], secret: set[str]) -> bool:
    """Whether any of the texts holds a secret line."""
    return any(one in folded(clean_line(text)) for text in texts for one in secret)


def _withheld(meeting: Meeting, shown: Meeting, machine: str) -> Withheld:
    """Who holds the rest, and how many opinions and speakers are only there: the meeting's numbers stay right."""
    before = meeting.withheld.machines if meeting.withheld else ()
    here = (machine,) if machine and (has_secrets_here(meeting) or not before) else ()
    return Withheld(
        tuple(dict.fromkeys((*before, *here))),
        opinion_count(meeting) - opinion_count(shown),
        speaker_count(meeting) - speaker_count(shown),
    )


def _recorded(meeting: Meeting, item: str) -> bool:
    """Whether something was said, given, voted or written under the item."""
    parts = (meeting.speeches, meeting.motions, meeting.actions, meeting.advance)
    owners = [thing.item for things in parts for thing in things.values()]
    return item in owners or any(
        text.value.strip() for key, text in meeting.texts.items() if _owner(key) == f"item.{item}"
    )


def _same(adoption: Adoption | None, here: Meeting) -> Adoption | None:
    """The adoption as this machine has it, with its annex, if it is the same one."""
    known = (here.adoption, *(r.earlier for r in here.reopenings))
    return next((a for a in known if a and adoption and (a.at, a.digest) == (adoption.at, adoption.digest)), adoption)
