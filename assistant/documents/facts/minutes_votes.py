"""Biểu quyết trong biên bản: what was put to the vote under an item, with its count, base and outcome."""

from typing import TypedDict

from assistant.documents.facts.phrases import DOTS, written
from assistant.domain.agenda import AgendaItem
from assistant.domain.meeting import Meeting
from assistant.domain.rules import MAJORITIES, Matter
from assistant.domain.votes import Base, Motion, MotionKind, Vote
from assistant.wording import domain as words
from assistant.wording.documents import EXEMPT_HERE, OFFICIAL, PASSED, REJECTED, TEMPORARY


class VoteFacts(TypedDict):
    """A vote: what about, the base with its arithmetic, who was there, the count, the share of the base."""

    nghi_quyet: bool
    ten: str
    noi_dung: str
    co_so: str
    co_mat: str
    tan_thanh: str
    khong_tan_thanh: str
    khong_y_kien: str
    ty_le: str
    ket_qua: str


def votes(meeting: Meeting, item: AgendaItem) -> list[VoteFacts]:
    """Everything put to the vote under the item."""
    return [motion_facts(meeting, m) for m in meeting.motions.values() if m.item == item.id]


def motion_facts(meeting: Meeting, motion: Motion) -> VoteFacts:
    """A motion with its wording and its count. A resolution needs a wording; another motion may be its title alone."""
    facts = vote_facts(motion.vote)
    text = meeting.text(f"motion.{motion.id}")
    facts["nghi_quyet"] = motion.kind is MotionKind.RESOLUTION
    facts["ten"] = motion.title
    facts["noi_dung"] = written(text) if text.strip() or facts["nghi_quyet"] else ""
    return facts


def vote_facts(vote: Vote | None) -> VoteFacts:
    """The count against its base; dots where nobody has voted yet."""
    return VoteFacts(
        nghi_quyet=False,
        ten="",
        noi_dung="",
        co_so=base_sum(vote.base) if vote else DOTS,
        co_mat=str(vote.base.present) if vote else DOTS,
        tan_thanh=str(vote.in_favour) if vote else DOTS,
        khong_tan_thanh=str(vote.against) if vote else DOTS,
        khong_y_kien=str(vote.abstained) if vote else DOTS,
        ty_le=f"{words.percent(vote.percent)}%" if vote else DOTS,
        ket_qua=outcome(vote) if vote else DOTS,
    )


def outcome(vote: Vote) -> str:
    """`được thông qua`; where more than half was not what was needed, also against what it was counted."""
    said = PASSED if vote.passed else REJECTED
    plain = vote.needed == MAJORITIES[Matter.ORDINARY][1]
    return said if plain else f"{said} ({words.counted_share(vote.needed, vote.passed)})"


def base_sum(base: Base) -> str:
    """`15` with the sum that makes it: `15 (14 chính thức + 1 miễn sinh hoạt có mặt)`."""
    parts = ((base.official, OFFICIAL), (base.exempt_present, EXEMPT_HERE), (base.temp_in, TEMPORARY))
    return f"{base.total} ({' + '.join(f'{n} {what}' for n, what in parts if n)})"
