"""Điểm danh, phân công, phụ lục ý kiến (docs/domain.md 6.8, 6.10): the tables that go with the minutes."""

from typing import TypedDict

from assistant.documents.facts.common_facts import CountFacts, count_facts
from assistant.documents.facts.head import (
    MeetingFacts,
    PaperHead,
    SignerFacts,
    TopicFacts,
    head_facts,
    meeting_date,
    meeting_facts,
    signed_meeting_facts,
    signer_facts,
    topic_facts,
)
from assistant.documents.facts.minutes import GuestFacts, guest_facts
from assistant.documents.facts.minutes_items import AdvanceFacts, advance_lines
from assistant.documents.facts.minutes_opinions import OpinionFacts, opinion_facts
from assistant.documents.facts.minutes_roll import called_people
from assistant.documents.facts.phrases import comrade_in_full, full_name, join_parts, meeting_hour
from assistant.documents.facts.print_order import PaperOrder
from assistant.documents.facts.tasks import TaskFacts, task_facts
from assistant.domain.agenda import AgendaItem
from assistant.domain.attendance import Attendance, Presence
from assistant.domain.meeting import Meeting
from assistant.domain.people import Member
from assistant.domain.speaking import opinion_count, opinions, speaker_count
from assistant.wording import domain as words
from assistant.wording.documents import CAME_AT, LEFT_AT, ON_DUTY, PRESENT_MARK, TASKS_OF, WHOLE_CELL


class RollLine(TypedDict):
    """Một đảng viên trên danh sách."""

    so: str
    ho_ten: str
    loai: str
    chuc_vu: str
    co_mat: str
    co_ly_do: str
    khong_ly_do: str
    ghi_chu: str


class RollSheetFacts(PaperHead, MeetingFacts):
    """Danh sách điểm danh."""

    dang_vien: CountFacts
    danh_sach: list[RollLine]
    dai_bieu: list[GuestFacts]


class TaskSheetFacts(PaperHead, MeetingFacts, SignerFacts):
    """Phân công nhiệm vụ: of the whole cell, or of one owner."""

    cua: str
    nhiem_vu: list[TaskFacts]


class ItemOpinions(TypedDict):
    """Ý kiến về một nội dung."""

    so: str
    ten: str
    gui_truoc: list[AdvanceFacts]
    """What was sent in writing before the meeting."""
    y_kien: list[OpinionFacts]


class OpinionAnnexFacts(PaperHead, MeetingFacts, TopicFacts):
    """Phụ lục ý kiến."""

    so_luot: str
    so_nguoi: str
    so_luot_y_kien: str
    """Opinions of members among them: reports, replies and guests' remarks are none."""
    so_y_kien: str
    """Members who gave one."""
    so_y_kien_ghi: str
    """Opinions that stand in this paper; the others are told under secret items, which are kept apart."""
    so_y_kien_mat: str
    """Those others; empty for none."""
    so_gui_truoc: str
    """Opinions that were sent in writing; they are neither. Empty for none."""
    goi: str
    """How they are called: `đảng viên`, `chi ủy viên`."""
    noi_dung: list[ItemOpinions]


def roll_sheet_facts(meeting: Meeting, order: PaperOrder) -> RollSheetFacts:
    """Every member in the order of the list, with a place to sign."""
    roll = meeting.final_roll()
    return {
        **head_facts(meeting, meeting_date(meeting, order)),
        **signed_meeting_facts(meeting, order),
        "dang_vien": count_facts(meeting),
        "danh_sach": [
            roll_line(meeting, n, m, roll.get(m.id), order) for n, m in enumerate(meeting.members.values(), start=1)
        ],
        "dai_bieu": guest_facts(meeting),
    }


def roll_line(meeting: Meeting, number: int, member: Member, line: Attendance | None, order: PaperOrder) -> RollLine:
    """One line; an unmarked member's boxes are empty, to be filled in by hand."""

    def mark(presence: Presence) -> str:
        return PRESENT_MARK if line and line.presence is presence else ""

    notes = []
    if line:
        notes += [ON_DUTY if line.on_duty else "", line.reason]
        notes += [CAME_AT.format(hour=meeting_hour(meeting, line.arrived, order.zone))] if line.arrived else []
        notes += [LEFT_AT.format(hour=meeting_hour(meeting, line.left, order.zone))] if line.left else []
    return RollLine(
        so=str(number),
        ho_ten=full_name(meeting, member.id),
        loai=words.status_text(member.status),
        chuc_vu=member.role,
        co_mat=mark(Presence.PRESENT),
        co_ly_do=mark(Presence.EXCUSED),
        khong_ly_do=mark(Presence.UNEXCUSED),
        ghi_chu=join_parts(notes, "; "),
    )


def task_sheet_facts(meeting: Meeting, order: PaperOrder) -> TaskSheetFacts:
    """All tasks, or those of the owner that the order names."""
    given = [t for t in meeting.actions.values() if not order.part or order.part in (*t.owners, t.unit)]
    return {
        **head_facts(meeting, meeting_date(meeting, order)),
        **meeting_facts(meeting, order),
        **signer_facts(meeting),
        "cua": TASKS_OF.format(name=owner_addressed(meeting, order.part)) if order.part else WHOLE_CELL,
        "nhiem_vu": task_facts(meeting, given),
    }


def owner_addressed(meeting: Meeting, who: str) -> str:
    """`đồng chí Nguyễn Văn A`; a unit by its name."""
    name = full_name(meeting, who)
    return comrade_in_full(name) if who in meeting.members else name


def owner_parts(meeting: Meeting) -> list[tuple[str, str]]:
    """A notice for each member or unit that was given a task."""
    whom = dict.fromkeys(who for t in meeting.actions.values() for who in (*t.owners, t.unit) if who)
    return [(who, full_name(meeting, who)) for who in whom]


def opinion_annex_facts(meeting: Meeting, order: PaperOrder) -> OpinionAnnexFacts:
    """Everything that was said, in full, under its item, in the order it was said and as what it was."""
    spoken = list(meeting.speeches.values())
    told = {s.item for s in spoken} | {one.item for one in meeting.advance.values()}
    about = [item for item in meeting.agenda if item.id in told]
    return {
        **head_facts(meeting, meeting_date(meeting, order)),
        **signed_meeting_facts(meeting, order),
        **topic_facts(meeting),
        "so_luot": str(len(spoken)),
        "so_nguoi": str(len({s.speaker for s in spoken})),
        "so_luot_y_kien": str(opinion_count(meeting)),
        "so_y_kien": str(speaker_count(meeting)),
        "so_y_kien_ghi": str(len(opinions(meeting))),
        "so_y_kien_mat": str(opinion_count(meeting) - len(opinions(meeting)) or ""),
        "so_gui_truoc": str(len(meeting.advance) or ""),
        "goi": called_people(meeting).counted,
        "noi_dung": [
            ItemOpinions(
                so=str(n),
                ten=words.item_title(item),
                gui_truoc=advance_lines(meeting, item),
                y_kien=full_opinions(meeting, item, order),
            )
            for n, item in enumerate(about, start=1)
        ],
    }


def full_opinions(meeting: Meeting, item: AgendaItem, order: PaperOrder) -> list[OpinionFacts]:
    """Members' and guests' speeches on an item."""
    held = sorted((s for s in meeting.speeches.values() if s.item == item.id), key=lambda s: s.started)
    return [opinion_facts(meeting, s, n, order.zone) for n, s in enumerate(held, start=1)]
