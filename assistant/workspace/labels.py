"""Short names for buttons, and ids, for the members of one list: no two alike."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from assistant.domain.people import Member
from assistant.workspace.names import slug, spelling_key, split_name

NOBODY: Mapping[str, Member] = MappingProxyType({})


def member_labels(members: Iterable[Member]) -> dict[str, str]:
    """Label by member id: the given name, with as many more words, birth year or date as tell it from the others.

    `Lan` alone in the list stays `Lan`; of Lê Văn Hòa and Trần Văn Hòa come `Lê Hòa` and `Trần Hòa`; of two people
    named Nguyễn Văn Hòa `Hòa (1978)` and `Hòa (1990)`.
    """
    people = list(members)
    forms = {member.id: _forms(member) for member in people}
    uses = Counter(key for own in forms.values() for key in {spelling_key(form) for form in own})
    full_names = Counter(spelling_key(member.name) for member in people)
    chosen: dict[str, str] = {}
    used: set[str] = set()
    for member in people:
        own = [form for form in forms[member.id] if uses[spelling_key(form)] == 1]
        if full_names[spelling_key(member.name)] == 1:
            own.append(member.name)
        label = _free(own[0] if own else member.name, used)
        chosen[member.id] = label
        used.add(spelling_key(label))
    return chosen


def _forms(member: Member) -> list[str]:
    """Every form that may stand for a member, the shortest first."""
    given, family, middle = split_name(member.name, member.called)
    forms = [given, f"{family} {given}".strip(), f"{' '.join(middle.split()[-1:])} {given}".strip(), member.name]
    if member.birth:
        short = (given, f"{family} {given}".strip(), member.name)
        forms += [f"{form} ({year})" for year in (member.birth.year, f"{member.birth:%d/%m/%Y}") for form in short]
    return forms


def _free(wanted: str, used: set[str]) -> str:
    """The wanted label, numbered where nothing else tells two people apart."""
    label, number = wanted, 2
    while spelling_key(label) in used:
        label, number = f"{wanted} ({number})", number + 1
    return label


def with_ids(members: Sequence[Member]) -> tuple[Member, ...]:
    """The members with ids (`nguyen-van-hoa`, with the birth date where two share it) and labels, in the same order."""
    slugs = [slug(member.name) or "dang-vien" for member in members]
    shared = Counter(slugs)
    used: set[str] = set()
    named: list[Member] = []
    for base, member in zip(slugs, members, strict=True):
        wanted = f"{base}-{member.birth:%Y-%m-%d}" if shared[base] > 1 and member.birth else base
        named.append(replace(member, id=_unused(wanted, used)))
        used.add(named[-1].id)
    short = member_labels(named)
    return tuple(replace(member, label=short[member.id]) for member in named)


def meant_by(id_: str, members: Iterable[Member], before: Mapping[str, Member] = NOBODY) -> tuple[Member, ...]:
    """Whom an id means that was noted earlier: one member, nobody, or namesakes that it does not tell apart.

    Somebody's id is another once a namesake is listed, or is no more; `before`: an earlier list that has the id.
    """
    known = list(members)
    if listed := tuple(member for member in known if member.id == id_):
        return listed
    meant = tuple(member for member in known if id_ and id_ in _ids_of(member))
    old = before.get(id_)
    same = tuple(member for member in meant if old and old.birth and member.birth == old.birth)
    return same if len(same) == 1 else meant


def _ids_of(member: Member) -> set[str]:
    """The ids that a member has alone and beside a namesake."""
    base = slug(member.name)
    return {base, f"{base}-{member.birth:%Y-%m-%d}"} if member.birth else {base}


def is_id(text: str) -> bool:
    """Whether a text is an id as lists give it, and no name."""
    return bool(text) and slug(text) == text


def _unused(wanted: str, used: set[str]) -> str:
    """The wanted id, numbered where it is taken already."""
    identity, number = wanted, 2
    while identity in used:
        identity, number = f"{wanted}-{number}", number + 1
    return identity
