"""Text that a browser kept since nobody confirmed it (chữ còn giữ trong trình duyệt), held against the journal."""

from collections.abc import Sequence

from assistant.domain.meeting import Meeting, Text
from assistant.domain.procedure import apply
from assistant.domain.procedure.writing import has_field
from assistant.domain.refusal import Refused
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.usecases.bad_input import BadInput
from assistant.views.page import Action, Arguments
from assistant.widgets.region import Answer
from assistant.wording import domain as words
from assistant.wording.usecases import CONCLUSION_OF, OPINION_OF
from assistant.wording.views import WRONG_REQUEST

MOST_TRIED = 4
NO_TEXT = Text()


def text_of(journal: Journal, store: Store) -> Action:
    """`TextOf` {field, rev, tried}: a text, its revision and name, and which of `tried` stood there since `rev`.

    A browser that was killed may hold a copy of what was saved long ago; only the history tells that from new text.
    """

    def answer(arguments: Arguments, command_id: str) -> Answer:
        field, since, tried = (arguments.get(name) for name in ("field", "rev", "tried"))
        fits = isinstance(tried, list) and len(tried) <= MOST_TRIED and all(isinstance(t, str) for t in tried)
        if not (isinstance(field, str) and isinstance(since, int) and isinstance(tried, list) and fits):
            raise BadInput(WRONG_REQUEST)
        store.refresh()
        if not has_field(store.meeting, field):
            raise Refused("unknown_field", field=field)
        text = store.meeting.texts.get(field, NO_TEXT)
        known = was_there_since(journal, store.id, field, since, tried)
        return {"value": text.value, "rev": text.rev, "known": known, "label": field_label(store.meeting, field)}

    return answer


def was_there_since(journal: Journal, meeting_id: str, field: str, rev: int, tried: Sequence[str]) -> list[bool]:
    """Of each text whether the field has had it since its revision `rev`, which itself does not count."""
    meeting, known = Meeting(), [False] * len(tried)
    for event in journal.read(meeting_id):
        meeting = apply(meeting, event)
        text = meeting.texts.get(field, NO_TEXT)
        known = [before or (text.rev > rev and text.value == one) for before, one in zip(known, tried, strict=True)]
    return known


def field_label(meeting: Meeting, field: str) -> str:
    """What a person calls the text: whose words, or which box of which item."""
    owner, _, rest = field.partition(".")
    if owner == "speech":
        return OPINION_OF.format(name=meeting.person(meeting.speeches[rest].speaker))
    if owner == "motion":
        return meeting.motions[rest].title
    item_id, _, code = rest.rpartition(".")
    item = meeting.item(item_id)
    called = words.rail_title(item) if item else item_id
    boxes = {box.code: words.box_label(box) for box in item.texts} if item else {}
    return f"{called} – {boxes[code]}" if code in boxes else CONCLUSION_OF.format(item=called)
