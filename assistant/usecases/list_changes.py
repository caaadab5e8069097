"""Danh sách đã đổi: how the cell's list differs from that of a meeting that has not begun, and taking it over."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from assistant.domain.committee import committee_members
from assistant.domain.kinds import KINDS, Body, MeetingKind
from assistant.domain.meeting import Meeting
from assistant.domain.people import Member
from assistant.domain.roster import compare_lists
from assistant.domain.rules import Rules
from assistant.wording import usecases as words
from assistant.wording.domain import status_in_sentence
from assistant.workspace.labels import member_labels
from assistant.workspace.members import members_file, read_members
from assistant.workspace.names import spelling_key
from assistant.workspace.profile import Profile, read_profile


def called_members(kind: MeetingKind, members: tuple[Member, ...], rules: Rules) -> tuple[Member, ...]:
    """The whole cell; of a chi ủy meeting, those whose office says so, else everybody to choose from."""
    if KINDS[kind].body is Body.CELL:
        return members
    return committee_members(members, rules) or members


def read_cell(workspace: Path) -> tuple[Profile, tuple[Member, ...]]:
    """The cell's profile and list as its folder has them now; an empty list cannot be read. As slow as the share."""
    profile = read_profile(workspace)
    return profile, read_members(members_file(workspace, profile.members), apart=True).members


def list_for(meeting: Meeting, listed: tuple[Member, ...]) -> tuple[Member, ...]:
    """Who would be called by the cell's list as it is now, under the ids that they have in the meeting.

    Somebody's id is another once a namesake is listed; name and day of birth tell that it is the same person.
    """
    return same_people(meeting.members, called_members(meeting.kind, listed, meeting.rules))


def same_people(before: Mapping[str, Member], listed: tuple[Member, ...]) -> tuple[Member, ...]:
    """The members of a list, each under the id that the same person has in another list."""
    ids = {m.id for m in listed}
    free = [m for m in before.values() if m.id not in ids]
    kept: list[Member] = []
    for member in listed:
        same = next((m for m in free if member.id not in before and _is_same_person(m, member)), None)
        if same:
            free.remove(same)
        kept.append(replace(member, id=same.id) if same else member)
    labels = member_labels(kept)
    return tuple(replace(m, label=labels[m.id]) for m in kept)


def _is_same_person(one: Member, other: Member) -> bool:
    """Same name, and days of birth that do not tell them apart."""
    return spelling_key(one.name) == spelling_key(other.name) and (
        not (one.birth and other.birth) or one.birth == other.birth
    )


def list_change(meeting: Meeting, listed: tuple[Member, ...]) -> str:
    """What has changed on the cell's list since the meeting was made, in a sentence; empty for nothing."""
    found = compare_lists(meeting.members, list_for(meeting, listed)) if listed else None
    if not found:
        return ""
    parts = [
        _part(words.LIST_ADDED, (f"{m.name} ({status_in_sentence(m.status)})" for m in found.added)),
        _part(
            words.LIST_STATUS,
            (
                words.LIST_FROM_TO.format(
                    name=new.name, before=status_in_sentence(old.status), after=status_in_sentence(new.status)
                )
                for old, new in found.status
            ),
        ),
        _part(words.LIST_GONE, (m.name for m in found.gone)),
        _part(words.LIST_OTHER, (m.name for m in found.other)),
    ]
    return words.LIST_CHANGED.format(what="; ".join(filter(None, parts)))


def _part(sentence: str, names: Iterable[str]) -> str:
    """The part of a sentence about these, empty for nobody."""
    told = ", ".join(names)
    return sentence.format(names=told) if told else ""
