"""What is asked of some kinds of meeting only: thematic facts, the cell's size."""

from collections.abc import Iterator

from assistant.domain.boxes import box_text
from assistant.domain.checks.check import Check, make_check, rule_asks
from assistant.domain.committee import committee_members, has_committee
from assistant.domain.floor import OpinionKind
from assistant.domain.kinds import KINDS, PRESENTED_ITEM
from assistant.domain.meeting import Meeting
from assistant.domain.people import own_officials
from assistant.domain.speaking import opinion_kinds_given


def is_asked(meeting: Meeting, code: str) -> bool:
    """Whether this check is asked of the meeting's kind."""
    return code not in KINDS[meeting.kind].not_asked


def kind_checks(meeting: Meeting) -> Iterator[Check]:
    """Everything that only some kinds are asked for."""
    yield from check_boxes(meeting)
    yield from check_presenter(meeting)
    yield from check_opinion_kinds(meeting)
    yield from check_cell_size(meeting)
    yield from check_committee_size(meeting)


def check_boxes(meeting: Meeting) -> Iterator[Check]:
    """Text boxes that a rule asks for (the guide to thematic meetings, 2024: draft, assessment, final paper)."""
    for item in meeting.agenda:
        for box in item.texts:
            if box.rule and rule_asks(meeting, box.rule):
                written = bool(box_text(meeting, item, box.code).strip())
                yield make_check(
                    meeting, "fact", reached_once_begun(meeting, written), box.rule, item.id, asks=True, label=box.label
                )


def check_presenter(meeting: Meeting) -> Iterator[Check]:
    """Đảng viên được phân công who presents the draft of a thematic paper."""
    for item in meeting.agenda:
        if item.code == PRESENTED_ITEM and rule_asks(meeting, "require_presenter"):
            good = reached_once_begun(meeting, bool(item.presenter.strip()))
            yield make_check(meeting, "presenter", good, "require_presenter", item.id, asks=True, title=item.rail_title)


def check_opinion_kinds(meeting: Meeting) -> Iterator[Check]:
    """Opinions of each kind that an item asks for (the guide to thematic meetings, 2024)."""
    for item in meeting.agenda:
        if item.opinion_kinds and rule_asks(meeting, "require_opinion_kinds"):
            held = opinion_kinds_given(meeting, item)
            lacking = tuple(kind for kind in item.opinion_kinds if OpinionKind(kind) not in held)
            good = reached_once_begun(meeting, not lacking)
            yield make_check(meeting, "opinion_kinds", good, "require_opinion_kinds", item.id, asks=True, kinds=lacking)


def reached_once_begun(meeting: Meeting, there: bool) -> bool | None:
    """What is there is reached; what is not is missing once the meeting has begun."""
    return True if there else False if meeting.begun else None


def check_cell_size(meeting: Meeting) -> Iterator[Check]:
    """A cell has at least three official members (Điều lệ Đảng, Điều 24)."""
    if "min_official_members" in meeting.rules.values:
        have = own_officials(meeting.members.values())
        least = int(meeting.rules.number("min_official_members"))
        if have < least:
            yield make_check(meeting, "cell_size", False, "min_official_members", have=have, least=least)


def check_committee_size(meeting: Meeting) -> Iterator[Check]:
    """A chi ủy has so many members at most (Quy định 29-QĐ/TW, item 22; N25)."""
    if "committee_max" in meeting.rules.values and has_committee(meeting.members.values(), meeting.rules):
        have = len(committee_members(meeting.members.values(), meeting.rules))
        most = int(meeting.rules.number("committee_max"))
        if have > most:
            yield make_check(meeting, "committee_size", False, "committee_max", have=have, most=most)
