"""Biểu quyết trong biên bản: what was put to the vote under an item, with its count, base and outcome."""

from datetime import tzinfo
from typing import TypedDict

from assistant.documents.facts.phrases import DOTS, hour_and_day, trimmed_or_dots
from assistant.domain.adoption import Adoption
from assistant.domain.agenda import AgendaItem
from assistant.domain.committee import Called, called_to
from assistant.domain.meeting import Meeting
from assistant.domain.status import StatusGroup
from assistant.domain.votes import Base, Motion, MotionKind, Vote
from assistant.wording import domain as words
from assistant.wording.documents import ADOPTED_BY_TOO_FEW, EXEMPT_HERE, PASSED, REJECTED
from assistant.wording.figures import vote_text
from assistant.wording.motions import WAY_TAKEN, ballot_words


class MotionFacts(TypedDict):
    """What a vote is about: whether a resolution, title and wording."""

    nghi_quyet: bool
    ten: str
    noi_dung: str


class CountColumns(TypedDict):
    """A count: how it was taken, the base with its arithmetic, who was there, the votes, their share, the outcome."""

    cach: str
    """`giơ tay`, `bỏ phiếu kín`; empty where it was not recorded."""
    phieu: str
    """Of a secret ballot what was issued, returned and invalid; else empty."""
    goi: str
    """Who votes: `đảng viên`, in a chi ủy meeting `chi ủy viên`."""
    co_so: str
    co_mat: str
    tan_thanh: str
    khong_tan_thanh: str
    khong_y_kien: str
    ty_le: str
    ket_qua: str


class VoteFacts(MotionFacts, CountColumns):
    """A vote: what about, and its count."""


def item_votes(meeting: Meeting, item: AgendaItem) -> list[VoteFacts]:
    """Everything put to the vote under the item."""
    return [motion_facts(meeting, m) for m in meeting.motions.values() if m.item == item.id]


def other_votes(meeting: Meeting, *kinds: MotionKind) -> list[VoteFacts]:
    """What was put to the vote beside the resolution: admissions, discipline, elections (docs/domain.md 2.1 B10)."""
    return [motion_facts(meeting, m) for m in meeting.motions.values() if m.kind in kinds]


def motion_facts(meeting: Meeting, motion: Motion) -> VoteFacts:
    """A motion with its wording and its count. A resolution needs a wording; another motion may be its title alone."""
    text, resolves = meeting.text(f"motion.{motion.id}"), motion.kind is MotionKind.RESOLUTION
    return {
        "nghi_quyet": resolves,
        "ten": motion.title,
        "noi_dung": trimmed_or_dots(text) if text.strip() or resolves else "",
        **count_columns(meeting, motion.vote),
    }


def vote_facts(meeting: Meeting, vote: Vote | None) -> VoteFacts:
    """A count that is about no motion: the adoption of the minutes."""
    return {"nghi_quyet": False, "ten": "", "noi_dung": "", **count_columns(meeting, vote)}


def count_columns(meeting: Meeting, vote: Vote | None) -> CountColumns:
    """The count against its base; dots where nobody has voted yet."""
    return CountColumns(
        cach=WAY_TAKEN[vote.way] if vote and vote.way else "",
        phieu=ballot_words(vote.ballots) if vote and vote.ballots else "",
        goi=words.PEOPLE[called_to(meeting)],
        co_so=base_sum(meeting, vote.base) if vote else DOTS,
        co_mat=str(vote.base.present) if vote else DOTS,
        tan_thanh=str(vote.in_favour) if vote else DOTS,
        khong_tan_thanh=str(vote.against) if vote else DOTS,
        khong_y_kien=str(vote.abstained) if vote else DOTS,
        ty_le=f"{vote_text(vote)}%" if vote else DOTS,
        ket_qua=vote_outcome(vote) if vote else DOTS,
    )


def vote_outcome(vote: Vote) -> str:
    """`được thông qua (quá nửa)`: the outcome, and against what it was counted."""
    return f"{PASSED if vote.passed else REJECTED} ({words.counted_share(vote.needed, vote.passed)})"


def base_sum(meeting: Meeting, base: Base) -> str:
    """`15` with the sum that makes it: `15 (14 chính thức + 1 miễn sinh hoạt có mặt)`; of the chi ủy its number."""
    if called_to(meeting) is not Called.MEMBERS:
        return str(base.total)
    official, temporary = words.GROUP[StatusGroup.OFFICIAL], words.GROUP[StatusGroup.TEMP_IN]
    parts = ((base.official, official), (base.exempt_present, EXEMPT_HERE), (base.temp_in, temporary))
    return f"{base.total} ({' + '.join(f'{n} {what}' for n, what in parts if n)})"


def adoption_hour(meeting: Meeting, adoption: Adoption | None, zone: tzinfo) -> str:
    """When the minutes were adopted; also by how few and why, where those present could not have passed them."""
    told = hour_and_day(adoption.at if adoption else None, zone)
    if adoption is None or adoption.too_few is None:
        return told
    found = adoption.too_few
    return ADOPTED_BY_TOO_FEW.format(
        hour=told, present=found.base.present, base=base_sum(meeting, found.base),
        people=words.PEOPLE[called_to(meeting)],
        missed=words.counted_share(found.majority, passed=False), reason=found.reason.rstrip(". "),
    )  # fmt: skip
