"""Số liệu đảng viên trong biên bản: the numbers of the roll and the names that go with them (docs/domain.md 2.1 A3)."""

from collections.abc import Callable
from datetime import tzinfo
from itertools import pairwise
from typing import TypedDict

from assistant.documents.facts.phrases import DOTS, full_name, join_parts, meeting_hour, name_and_office, or_dots
from assistant.domain.attendance import Attendance, Presence, has_come
from assistant.domain.committee import Called, called_to
from assistant.domain.kinds import KINDS, Body
from assistant.domain.meeting import Meeting
from assistant.domain.offices import Office
from assistant.domain.status import StatusGroup
from assistant.wording import domain as words
from assistant.wording.documents import (
    COMMITTEE_MEMBERS,
    HELD_BETWEEN,
    HELD_SINCE,
    HELD_UNTIL,
    LEADERS,
    MEMBERS,
    ON_DUTY,
    CalledPeople,
)
from assistant.wording.figures import attendance_text


class NameAndNote(TypedDict):
    """A member of the roll with the reason of an absence, or the hour of coming or going."""

    ten: str
    ghi_chu: str


class RollFacts(TypedDict):
    """Số liệu đảng viên (docs/domain.md 2.1 A3); dots as long as nobody was marked."""

    tong: str
    chinh_thuc: str
    du_bi: str
    tam_den: str
    tam_di: str
    mien: str
    cong_tac: str
    """Of those above, on special duty; empty where nobody is."""
    tong_chinh_thuc: str
    """Official members of the cell, exempt and away included: what its size is judged by (N24, N25)."""
    tong_du_bi: str
    co_mat: str
    co_mat_chinh_thuc: str
    co_mat_du_bi: str
    co_mat_tam_den: str
    co_mat_tam_di: str
    """Temporarily away, and came all the same; empty where nobody did."""
    co_mat_mien: str
    co_mat_co_cau: str
    """The present by kinds of member, those there are: their sum is `co_mat`."""
    ty_le: str
    """Percent of those expected (N17: not those exempt, temporarily away, on special duty); not asked of the chi ủy."""
    vang_co_ly_do: str
    vang_khong_ly_do: str
    chua_diem_danh: str


class ListChangeFacts(TypedDict):
    """Điều chỉnh danh sách: when, what and why."""

    luc: str
    noi_dung: str
    ly_do: str


class CommitteeFacts(TypedDict):
    """Chi ủy: present of how many (docs/domain.md 2.4)."""

    co_mat: str
    tong: str
    goi: str
    """`chi ủy viên`, or `đồng chí (bí thư, phó bí thư)` where the cell has no chi ủy."""


def roll_facts(meeting: Meeting) -> RollFacts:
    """The numbers of the roll; those of the list are known before anybody is marked."""
    count = meeting.roll_count()

    def marked(number: int) -> str:
        return str(number) if meeting.roll else DOTS

    of_chi_uy = KINDS[meeting.kind].body is Body.COMMITTEE
    rate = f"{attendance_text(meeting)}% ({count.expected_present}/{count.expected})"
    return RollFacts(
        tong=str(count.total),
        chinh_thuc=str(count.official),
        du_bi=str(count.probationary),
        tam_den=str(count.temp_in),
        tam_di=str(count.temp_out),
        mien=str(count.exempt),
        cong_tac=str(count.on_duty or ""),
        tong_chinh_thuc=str(count.own_official),
        tong_du_bi=str(count.own_probationary),
        co_mat=marked(count.present),
        co_mat_chinh_thuc=marked(count.present_official),
        co_mat_du_bi=marked(count.present_probationary),
        co_mat_tam_den=marked(count.present_temp_in),
        co_mat_tam_di=str(count.present_temp_out or ""),
        co_mat_mien=marked(count.present_exempt),
        co_mat_co_cau=words.groups_text(count.present_groups) or marked(0),
        ty_le="" if of_chi_uy else rate if meeting.roll and count.expected else DOTS,
        vang_co_ly_do=marked(count.excused),
        vang_khong_ly_do=marked(count.unexcused),
        chua_diem_danh=str(count.unmarked) if meeting.roll and count.unmarked else "",
    )


def absent_members(meeting: Meeting, presence: Presence) -> list[NameAndNote]:
    """Vắng: names in the order of the list; the reason where one is called for."""
    roll = meeting.final_roll()
    lines = ((m, roll.get(m)) for m in meeting.members)
    return [
        NameAndNote(ten=full_name(meeting, m), ghi_chu=absence_note(line))
        for m, line in lines
        if line and line.presence is presence
    ]


def absence_note(line: Attendance) -> str:
    """Why somebody was away: special duty, the reason given; dots where one is called for and there is none."""
    note = join_parts((ON_DUTY if line.on_duty else "", line.reason), "; ")
    return or_dots(note) if line.presence is Presence.EXCUSED else note


def late_members(meeting: Meeting, zone: tzinfo) -> list[NameAndNote]:
    """Đến muộn, with the hour."""
    roll = meeting.final_roll()
    came = ((m, roll[m].arrived) for m in meeting.members if m in roll)
    return [NameAndNote(ten=full_name(meeting, m), ghi_chu=meeting_hour(meeting, at, zone)) for m, at in came if at]


def early_leavers(meeting: Meeting, zone: tzinfo) -> list[NameAndNote]:
    """Về sớm, with the hour."""
    roll = meeting.final_roll()
    went = ((m, roll[m].left) for m in meeting.members if m in roll)
    return [NameAndNote(ten=full_name(meeting, m), ghi_chu=meeting_hour(meeting, at, zone)) for m, at in went if at]


def exempt_present(meeting: Meeting) -> list[NameAndNote]:
    """Đảng viên miễn sinh hoạt dự họp: named, for the official ones among them count in the voting base (N20)."""
    roll = meeting.final_roll()
    return [
        NameAndNote(
            ten=full_name(meeting, m.id), ghi_chu="" if m.status.is_official else words.GROUP[StatusGroup.PROBATIONARY]
        )
        for m in meeting.members.values()
        if m.status.exempt and has_come(roll.get(m.id), None)
    ]


def list_changes(meeting: Meeting, zone: tzinfo) -> list[ListChangeFacts]:
    """Members added and statuses set right since the meeting was made: the numbers from then on are others."""
    return [
        ListChangeFacts(
            luc=meeting_hour(meeting, one.at, zone),
            noi_dung=words.list_change_text(full_name(meeting, one.member), one),
            ly_do=one.reason,
        )
        for one in meeting.list_changes
    ]


def committee_roll(meeting: Meeting) -> list[CommitteeFacts]:
    """The roll of a chi ủy meeting; empty for the other kinds."""
    if KINDS[meeting.kind].body is not Body.COMMITTEE:
        return []
    count = meeting.roll_count()
    present = str(count.present) if meeting.roll else DOTS
    return [CommitteeFacts(co_mat=present, tong=str(count.total), goi=called_people(meeting).counted)]


def called_people(meeting: Meeting) -> CalledPeople:
    """How papers speak of those who are called to this meeting."""
    return {Called.MEMBERS: MEMBERS, Called.COMMITTEE: COMMITTEE_MEMBERS, Called.LEADERS: LEADERS}[called_to(meeting)]


def office_holders(
    meeting: Meeting, office: Office, zone: tzinfo, named: Callable[[Meeting, str], str] = name_and_office
) -> str:
    """Who held the office; where it changed hands, each with the hours: `A, Bí thư (đến 15 giờ 10 phút); B (từ …)`.

    `named`: how they are named, with the office they hold in the cell or without.
    """
    changes = [h for h in meeting.handovers if h.office is office]
    if not changes:
        return named(meeting, getattr(meeting.details, office))
    hours = [meeting_hour(meeting, h.at, zone) for h in changes]
    people = [named(meeting, who) for who in (changes[0].before, *(h.after for h in changes))]
    spans = [HELD_UNTIL.format(until=hours[0])]
    spans += [HELD_BETWEEN.format(since=since, until=until) for since, until in pairwise(hours)]
    spans.append(HELD_SINCE.format(since=hours[-1]))
    return "; ".join(f"{who} {span}" for who, span in zip(people, spans, strict=True))
