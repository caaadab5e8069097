"""Phát biểu: who speaks, for how long, and what was said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from assistant.domain.timed import Timed


class OpinionKind(StrEnum):
    """Loại ý kiến."""

    AGREEMENT = "agreement"
    PROPOSAL = "proposal"
    DIFFERENT = "different"
    CRITICISM = "criticism"
    PETITION = "petition"
    QUESTION = "question"
    AWARENESS = "awareness"
    """Nhận thức của cá nhân và tác dụng của chuyên đề."""
    LINKAGE = "linkage"
    """Liên hệ với chi bộ, cơ quan, đơn vị, địa phương."""
    DRAFT = "draft"
    """Góp ý hoàn thiện dự thảo chuyên đề."""


class SpeechRole(StrEnum):
    """What a speech is in the meeting: members' opinions, guests' remarks and the chair's replies are timed apart."""

    OPINION = "opinion"
    """Ý kiến của đảng viên."""
    PRESENTATION = "presentation"
    """Trình bày, báo cáo một nội dung; no opinion (rule `count_presentations`)."""
    REPLY = "reply"
    """Tiếp thu, giải trình, mostly of the chair; no opinion."""
    GUEST = "guest"
    """Phát biểu của đại biểu."""
    SUPERIOR = "superior"
    """Phát biểu của cấp ủy viên cấp trên dự."""


@dataclass(frozen=True)
class Speech(Timed):
    """Lượt phát biểu: one time on the floor. Its text is a text of the meeting (`speech.<id>`).

    `speaker` is a member's id or a guest's; `stopped` is None while the person speaks.
    """

    id: str
    speaker: str
    item: str
    started: datetime
    stopped: datetime | None = None
    kind: OpinionKind | None = None
    is_guest: bool = False
    role: SpeechRole = SpeechRole.OPINION
    settled: str = ""
    """How a question was answered or a differing opinion settled; empty while it is open."""
    no_text: str = ""
    """Why nothing was written down of it."""


@dataclass(frozen=True)
class Spoken:
    """How much somebody has spoken: times and seconds."""

    times: int = 0
    seconds: float = 0.0


def speaking_totals(speeches: Iterable[Speech], now: datetime) -> dict[str, Spoken]:
    """What each speaker has spoken so far, all roles together."""
    found: dict[str, Spoken] = {}
    for speech in speeches:
        before = found.get(speech.speaker, Spoken())
        found[speech.speaker] = Spoken(before.times + 1, before.seconds + speech.length(now).total_seconds())
    return found


OPEN_KINDS = (OpinionKind.QUESTION, OpinionKind.DIFFERENT)


def unsettled_speeches(speeches: Iterable[Speech]) -> list[Speech]:
    """Questions without an answer, differing opinions not settled (order of a cell meeting, Hậu Lộc, 2.4)."""
    return [s for s in speeches if s.kind in OPEN_KINDS and not s.settled.strip()]


def current_speech(speeches: Iterable[Speech]) -> Speech | None:
    """The speech that is going on, if any; there is never more than one."""
    return next((s for s in speeches if s.stopped is None), None)
