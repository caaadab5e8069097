"""Thông qua biên bản, and the end of the meeting."""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from assistant.domain.facts import Facts
from assistant.domain.rules import Majority
from assistant.domain.votes import Base, Vote


def lines_digest(lines: tuple[str, ...]) -> str:
    """SHA-256 of the lines as they were read out: what the record keeps of the adopted text."""
    return sha256("\n".join(lines).encode("utf-8")).hexdigest()


@dataclass(frozen=True)
class Annex:
    """Phụ lục mật as adopted with the minutes: its fields are those of `Adoption`."""

    lines: tuple[str, ...]
    facts: str
    digest: str
    template: str
    template_digest: str


@dataclass(frozen=True)
class TooFew:
    """Minutes adopted without a count although those present could not have passed them: base, rule and reason.

    `reason` (lý do vẫn thông qua) is asked for, recorded and printed; the other way is to postpone the adoption.
    """

    base: Base
    majority: Majority
    reason: str


@dataclass(frozen=True)
class Adoption:
    """The minutes as adopted: the very lines the room heard, their digest, and the facts they were printed from.

    `facts` is the builder's context as JSON text, so that the file can be written again letter for letter;
    `template` names the Word template and `template_digest` its content. `apart` are the items whose text is in the
    annex and not in the lines.
    """

    at: datetime
    lines: tuple[str, ...]
    facts: str
    digest: str
    template: str
    template_digest: str
    vote: Vote | None = None
    apart: tuple[str, ...] = ()
    annex: Annex | None = None
    too_few: TooFew | None = None


@dataclass(frozen=True)
class Reopening:
    """A correction after adoption: who asked for it is in the reason; the earlier adoption is kept whole."""

    at: datetime
    reason: str
    earlier: Adoption | None = None


@dataclass(frozen=True)
class Omission:
    """Xác nhận thiếu: what a paper by an office's own template does not show of the record, and who took it so.

    `form` is the paper's name in the catalogue, `fields` the paths of its fields, `by` a name as it was typed, `where`
    the name of the machine.
    """

    at: datetime
    form: str
    template: str
    fields: tuple[str, ...]
    by: str
    where: str = ""


RECORDED_AS_SENTENCE = "former"
"""Among the facts of what was missing: an older record told it as a sentence, which is printed as it was."""


@dataclass(frozen=True)
class Missing:
    """Điều còn thiếu at the end: code and facts of the check (`wording.domain.missing_sentence` says it)."""

    code: str
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True)
class Ending:
    """The end of the meeting, with what was missing then and the reason given for it.

    `gaps` is what an end recorded before `missing` says of it, in sentences; they stay as they were printed.
    """

    at: datetime
    gaps: tuple[str, ...] = ()
    reason: str = ""
    missing: tuple[Missing, ...] = ()
