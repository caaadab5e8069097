"""Điều hồ sơ ghi: counts and decisions, as short papers tell them."""

from typing import TypedDict

from assistant.documents.facts.minutes_roll import called_people, roll_facts
from assistant.documents.facts.minutes_votes import CountColumns, count_columns, motion_facts
from assistant.documents.facts.phrases import DOTS
from assistant.domain.agenda import AgendaItem
from assistant.domain.committee import Called, called_to
from assistant.domain.meeting import Meeting
from assistant.domain.rules import Phase
from assistant.domain.votes import MotionKind
from assistant.wording import domain as common


class CountFacts(TypedDict):
    """Số đảng viên, có mặt, vắng."""

    tong: str
    chinh_thuc: str
    du_bi: str
    mien: str
    co_mat: str
    vang_co_ly_do: str
    vang_khong_ly_do: str
    ty_le: str
    tam_den: str
    tam_di: str
    co_cau: str
    """The whole number by kinds of member, those there are: their sum is `tong`. Of the chi ủy nobody asks for it."""
    goi: str
    """What is counted: `đảng viên`, in a chi ủy meeting `chi ủy viên`."""


class ItemTitle(TypedDict):
    """Một nội dung: number and title."""

    so: str
    ten: str


class Worded(TypedDict):
    """A wording."""

    noi_dung: str


class DecidedFacts(Worded, CountColumns):
    """Nội dung chi bộ thông qua: the wording, and the count against its base."""


def count_facts(meeting: Meeting) -> CountFacts:
    """The numbers of the roll that short papers tell."""
    every = roll_facts(meeting)
    of_members = called_to(meeting) is Called.MEMBERS
    parts = common.groups_text(meeting.roll_count().groups) or DOTS if of_members else ""
    return CountFacts(
        tong=every["tong"],
        chinh_thuc=every["chinh_thuc"],
        du_bi=every["du_bi"],
        mien=every["mien"],
        co_mat=every["co_mat"],
        vang_co_ly_do=every["vang_co_ly_do"],
        vang_khong_ly_do=every["vang_khong_ly_do"],
        ty_le=every["ty_le"],
        tam_den=every["tam_den"],
        tam_di=every["tam_di"],
        co_cau=parts,
        goi=called_people(meeting).counted,
    )


def decided_facts(meeting: Meeting) -> list[DecidedFacts]:
    """Kết luận, nghị quyết: their wording and their votes."""
    voted = [m for m in meeting.motions.values() if m.kind is MotionKind.RESOLUTION]
    return [{"noi_dung": motion_facts(meeting, m)["noi_dung"], **count_columns(meeting, m.vote)} for m in voted]


def announced_items(meeting: Meeting) -> list[tuple[AgendaItem, str]]:
    """The items a notice names, with the title it may print: of a secret one only that there is one."""
    items = [item for item in meeting.agenda if item.phase is not Phase.OPENING or not item.code]
    return [(item, common.CLASSIFIED_ITEM if item.secret else item.title) for item in items]
