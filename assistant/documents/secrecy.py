"""Nội dung mật: which papers hold something of a secret item, and so are not sent on."""

from collections.abc import Iterable, Iterator

from assistant.documents.reading import folded
from assistant.domain.meeting import Meeting

SHORTEST = 4
"""A shorter line (`Có`, `12`) stands in every paper and betrays nothing."""


def holds_secret(meeting: Meeting, lines: Iterable[str]) -> bool:
    """Whether the paper with these lines repeats anything that was said or written under a secret item."""
    text = " ".join(folded(line) for line in lines).casefold()
    return any(secret in text for secret in secrets(meeting))


def secrets(meeting: Meeting) -> set[str]:
    """Every line that belongs to a secret item: titles, texts, opinions, votes, tasks."""
    lines = (folded(line).casefold() for text in _texts(meeting) for line in text.split("\n"))
    return {line for line in lines if len(line) >= SHORTEST}


def _texts(meeting: Meeting) -> Iterator[str]:
    items = {item.id: item for item in meeting.agenda if item.secret}
    owned = {f"speech.{s.id}" for s in meeting.speeches.values() if s.item in items}
    owned |= {f"motion.{m.id}" for m in meeting.motions.values() if m.item in items}
    yield from (item.title for item in items.values())
    yield from (m.title for m in meeting.motions.values() if m.item in items)
    yield from (task.what for task in meeting.actions.values() if task.item in items)
    for key, text in meeting.texts.items():
        if key in owned or (key.startswith("item.") and key.split(".")[1] in items):
            yield text.value
