"""Sửa khi thông qua biên bản: whose correction it was, in which text, and the words that changed."""

from collections.abc import Iterable
from itertools import takewhile
from typing import TypedDict

from assistant.domain.meeting import Amendment, Meeting
from assistant.domain.procedure.writing import item_of
from assistant.wording.documents import WORDS_ADDED, WORDS_CHANGED, WORDS_TAKEN_OUT
from assistant.wording.domain import item_title


class AmendmentFacts(TypedDict):
    """Một chỗ sửa: who asked for it, of which item, what was changed."""

    ai: str
    muc: str
    sua: str


def amendment_facts(meeting: Meeting, amendments: Iterable[Amendment]) -> list[AmendmentFacts]:
    """Each correction, in the order they were made."""
    return [_facts(meeting, one) for one in amendments]


def _facts(meeting: Meeting, one: Amendment) -> AmendmentFacts:
    item = meeting.item(item_of(meeting, one.field))
    return AmendmentFacts(
        ai=meeting.person(one.author), muc=item_title(item) if item else "", sua=changed_words(one.before, one.after)
    )


def changed_words(before: str, after: str) -> str:
    """`sửa “12/11” thành “14/11”`: the words in which two texts differ, from the first to the last of them."""
    old, new = before.split(), after.split()
    first = _common(old, new)
    last = _common(old[first:][::-1], new[first:][::-1])
    taken, put = " ".join(old[first : len(old) - last]), " ".join(new[first : len(new) - last])
    if not taken:
        return WORDS_ADDED.format(after=put)
    return WORDS_CHANGED.format(before=taken, after=put) if put else WORDS_TAKEN_OUT.format(before=taken)


def _common(old: list[str], new: list[str]) -> int:
    """How many words both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
