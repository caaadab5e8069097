"""Thông qua biên bản: the draft is read to the room, and what was heard is adopted."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NotRequired, TypedDict

from assistant.domain.adoption import lines_digest
from assistant.domain.commands import AdoptMinutes, OpenReading
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.procedure.course import MINUTES
from assistant.journal.store import Store
from assistant.usecases import issuing, omissions, secret_annex
from assistant.usecases.bad_input import BadInput
from assistant.usecases.blank_places import BlankPlace, blank_places
from assistant.usecases.box_labels import box_labels
from assistant.usecases.making import made_beside
from assistant.usecases.minutes_printing import keep_template
from assistant.usecases.sheet_lines import SheetLine, sheet_lines
from assistant.wording import usecases as words

if TYPE_CHECKING:
    from assistant.documents.papers import Draft


class AmendableText(TypedDict):
    """A text that lines of the minutes come from."""

    key: str
    label: str
    value: str


class ReadMinutes(TypedDict):
    """The draft as the room hears it, with the texts its lines come from; the annex where something is kept apart."""

    lines: list[str]
    head: list[SheetLine]
    """The first of the lines as on paper, down to the first heading; none where nobody knows how they look."""
    digest: str
    removed: int
    blanks: list[BlankPlace]
    """What will stand as dots once the text is adopted."""
    unprinted: list[str]
    """What the record holds and the text does not show, a line each; to be confirmed with a name."""
    confirmer: str
    fields: list[AmendableText]
    number: str
    """Số biên bản as it stands in the text; a number is given before the adoption, since it is part of the text."""
    proposed: str
    """The next free number where there is none yet; empty where the cell numbers by hand."""
    doubts: list[str]
    """What speaks against the number."""
    annex: NotRequired[list[str]]
    annex_digest: NotRequired[str]


async def read_minutes(store: Store, issue: issuing.Issuing) -> ReadMinutes:
    """The draft, shown to the room at the same time. BadInput where a template is at fault."""
    text, apart = await made_beside(store, read_drafts)
    if store.meeting.stage is Stage.RUNNING:
        store.send(OpenReading(MINUTES, text.lines, text.rows))
    return {
        "lines": list(text.lines),
        "head": head_rows(text),
        "digest": lines_digest(text.lines),
        "removed": text.removed,
        "blanks": blank_places(store.meeting, text.lines),
        "unprinted": omission_lines(store.meeting, text, apart),
        "confirmer": omissions.likely_confirmer(store.meeting),
        "fields": amendable_texts(store.meeting),
        "number": store.meeting.details.number,
        "proposed": issue.next_minutes_number(store.meeting),
        "doubts": issue.number_doubts(store.meeting),
        **secret_annex.annex_reading(apart),
    }


def head_rows(text: "Draft") -> list[SheetLine]:
    """Phần đầu thể thức of the draft: what stands before its first heading."""
    first = next((n for n, line in enumerate(text.lines) if words.FIRST_HEADING.match(line)), 0)
    return sheet_lines(text.rows[:first]) if len(text.rows) == len(text.lines) else []


@dataclass(frozen=True)
class Consent:
    """How the room adopted the minutes: the count, where there was one.

    `reason` says why, where those present are too few to pass them by a count; `confirmer` is who says that the text
    need not show all that is recorded.
    """

    votes: Mapping[str, int]
    reason: str = ""
    confirmer: str = ""


async def adopt_minutes(
    store: Store,
    issue: issuing.Issuing,
    heard: tuple[str | None, str | None],
    consent: Consent,
    command_id: str,
) -> None:
    """Adopt what was read; `heard` are the digests of the minutes and of the annex, None for one not read.

    BadInput where the text is no longer the one the room heard: it is to be read again; where it does not show all that
    is recorded and nobody says that it may.
    """
    text, apart = await made_beside(store, read_drafts)
    if heard != (lines_digest(text.lines), lines_digest(apart.lines) if apart else None):
        raise BadInput(words.CHANGED_SINCE_READ)
    for form, draft in read_forms(text, apart):
        if short := omissions.unconfirmed(store.meeting, form, [draft]):
            if not consent.confirmer:
                raise BadInput(words.CONFIRM_TO_ADOPT)
            omissions.confirm(store, form, draft.template, short, consent.confirmer, issue.where)
    annex = secret_annex.annex_adoption(apart)
    for draft in filter(None, (text, apart)):
        keep_template(draft.template_digest, draft.source)
    votes = consent.votes
    wanted = AdoptMinutes(
        text.lines, text.facts, text.template, text.template_digest,
        votes.get("in_favour"), votes.get("against", 0), votes.get("abstained", 0), annex, consent.reason,
    )  # fmt: skip
    store.send(wanted, command_id)
    store.refresh()
    issue.register(store.meeting, issuing.MINUTES, store.meeting.details.number)


def amendable_texts(meeting: Meeting) -> list[AmendableText]:
    """Every text that can be amended, with a name a person understands."""
    labels = box_labels(meeting)
    return [
        {"key": k, "label": labels[k], "value": t.value}
        for k, t in meeting.texts.items()
        if k in labels and t.value.strip()
    ]


def read_drafts(meeting: Meeting) -> "tuple[Draft, Draft | None]":
    """The minutes and the secret annex as they will be printed; a template's mistake is said in words."""
    from assistant.documents import papers
    from assistant.documents.rendering import word

    try:
        return papers.make_draft(meeting), secret_annex.annex_draft(meeting)
    except (papers.PaperError, word.TemplateError, word.LostText) as error:
        raise BadInput(str(error)) from error


def read_forms(text: "Draft", apart: "Draft | None") -> "list[tuple[str, Draft]]":
    """What is read, by the name of its paper."""
    from assistant.documents.papers import ANNEX

    return [(issuing.MINUTES, text), *([(ANNEX, apart)] if apart else [])]


def omission_lines(meeting: Meeting, text: "Draft", apart: "Draft | None") -> list[str]:
    """What the record holds and the texts that are read do not show, as far as nobody confirmed it yet."""
    from assistant.documents.templates import gate

    found = (omissions.unconfirmed(meeting, form, [draft]) for form, draft in read_forms(text, apart))
    return list(dict.fromkeys(line for short in found for line in gate.omission_lines(short)))
