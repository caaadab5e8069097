"""Biên bản thường kỳ: the facts of the minutes, in print order (domain.md 5.2). Pure: a meeting in, text out.

The keys are the fields people see in the Word template, so they are Vietnamese without diacritics. Every value is a
string, a list or a dict; a blank fact is dots; nothing is said that the record does not say.
"""

from datetime import tzinfo
from typing import TypedDict

from assistant import words
from assistant.documents.minutes_items import ItemFacts, VoteFacts, item_facts, printable, vote_facts
from assistant.documents.phrases import (
    DOTS,
    VIETNAM,
    day,
    day_of,
    hour,
    hour_and_day,
    joined,
    letter,
    name,
    number_and_symbol,
    or_dots,
    person,
    short_date,
    subject,
)
from assistant.documents.words import ADOPTED_AT, FAILED_TO_ADOPT_AGENDA, NOT_ADOPTED_MARK
from assistant.domain.attendance import Presence
from assistant.domain.meeting import Meeting
from assistant.domain.people import MemberStatus
from assistant.domain.rules import Phase


class GuestFacts(TypedDict):
    """Một đại biểu."""

    ten: str
    day_du: str
    """Name, title, unit."""


class NameAndNote(TypedDict):
    """A member of the roll with the reason of an absence, or the hour of coming or going."""

    ten: str
    ghi_chu: str


class RollFacts(TypedDict):
    """Số liệu đảng viên (domain.md 2.1 A3); dots as long as nobody was marked."""

    tong: str
    chinh_thuc: str
    du_bi: str
    tam_den: str
    tam_di: str
    mien: str
    co_mat: str
    co_mat_chinh_thuc: str
    co_mat_du_bi: str
    co_mat_tam_den: str
    co_mat_mien: str
    ty_le: str
    """Percent of those expected: members exempt or temporarily away are left out (N17)."""
    vang_co_ly_do: str
    vang_khong_ly_do: str
    chua_diem_danh: str


class DuesFacts(TypedDict):
    """Đảng phí: đã nộp / tổng số, ghi chú."""

    da_nop: str
    tong: str
    ghi_chu: str


class AgendaLine(TypedDict):
    """One line of the agenda, lettered."""

    chu: str
    ten: str


class MinutesBody(TypedDict):
    """Everything the room adopts."""

    cap_tren: str
    chi_bo: str
    so_ky_hieu: str
    dia_danh_ngay: str
    trich_yeu: str
    thong_bao: str
    tai_lieu: str
    bat_dau: str
    dia_diem: str
    hinh_thuc: str
    dai_bieu: list[GuestFacts]
    chu_tri: str
    chu_tri_day_du: str
    thu_ky: str
    thu_ky_day_du: str
    nguoi_cham_diem: str
    dang_vien: RollFacts
    vang_co_ly_do: list[NameAndNote]
    vang_khong_ly_do: list[NameAndNote]
    den_muon: list[NameAndNote]
    ve_som: list[NameAndNote]
    mien_du_hop: list[NameAndNote]
    dang_phi: DuesFacts
    chuong_trinh: list[AgendaLine]
    chuong_trinh_thong_qua: str
    mo_dau: list[ItemFacts]
    noi_dung: list[ItemFacts]
    ket_thuc: list[ItemFacts]


class ReopeningFacts(TypedDict):
    """Mở lại biên bản: when, why, and when it had been adopted before."""

    luc: str
    ly_do: str
    thong_qua_truoc: str


class MinutesClosing(TypedDict):
    """What is known only after the room has adopted the text; blank in what the room reads."""

    dau: str
    """`CHƯA THÔNG QUA` where the minutes are not adopted."""
    thong_qua_luc: str
    thong_qua_bieu_quyet: list[VoteFacts]
    ket_thuc_luc: str
    thoi_luong: str
    con_thieu: list[str]
    ly_do_thieu: str
    mo_lai: list[ReopeningFacts]


def body(meeting: Meeting, zone: tzinfo = VIETNAM) -> MinutesBody:
    """Everything the room adopts, in print order."""
    cell, details = meeting.cell, meeting.details
    return MinutesBody(
        cap_tren=or_dots(cell.superior),
        chi_bo=or_dots(cell.name),
        so_ky_hieu=number_and_symbol(details.number, "BB", cell.symbol),
        dia_danh_ngay=f"{or_dots(cell.locality)}, {day(day_of(meeting, zone))}",
        trich_yeu=subject(meeting, zone),
        thong_bao=notice(meeting),
        tai_lieu=or_dots(details.papers),
        bat_dau=hour_and_day(meeting.started, zone),
        dia_diem=or_dots(details.place),
        hinh_thuc=or_dots(details.form),
        dai_bieu=guests(meeting),
        chu_tri=or_dots(name(meeting, details.chair)),
        chu_tri_day_du=person(meeting, details.chair),
        thu_ky=or_dots(name(meeting, details.secretary)),
        thu_ky_day_du=person(meeting, details.secretary),
        nguoi_cham_diem=person(meeting, details.scorer),
        dang_vien=roll(meeting),
        vang_co_ly_do=absent(meeting, Presence.EXCUSED),
        vang_khong_ly_do=absent(meeting, Presence.UNEXCUSED),
        den_muon=late(meeting, zone),
        ve_som=early(meeting, zone),
        mien_du_hop=exempt_present(meeting),
        dang_phi=dues(meeting),
        chuong_trinh=agenda(meeting),
        chuong_trinh_thong_qua=agenda_adopted(meeting, zone),
        mo_dau=phase(meeting, Phase.OPENING, zone),
        noi_dung=phase(meeting, Phase.PROCEEDINGS, zone),
        ket_thuc=phase(meeting, Phase.CLOSING, zone),
    )


def notice(meeting: Meeting) -> str:
    """Thông báo, giấy mời: number and date; dots for what is missing."""
    number, sent = meeting.details.notice, meeting.details.notice_on
    return f"{or_dots(number)}, ngày {short_date(sent)}" if number or sent else DOTS


def guests(meeting: Meeting) -> list[GuestFacts]:
    """Đại biểu, those of the superior committee first."""
    ordered = sorted(meeting.guests.values(), key=lambda guest: not guest.superior)
    return [GuestFacts(ten=g.name, day_du=joined((g.name, g.title, g.unit))) for g in ordered]


def roll(meeting: Meeting) -> RollFacts:
    """The numbers of the roll; those of the list are known before anybody is marked."""
    count = meeting.roll_count()

    def marked(number: int) -> str:
        return str(number) if meeting.roll else DOTS

    rate = f"{words.percent(count.percent or 0)}% ({count.expected_present}/{count.expected})"
    return RollFacts(
        tong=str(count.total),
        chinh_thuc=str(count.official),
        du_bi=str(count.probationary),
        tam_den=str(count.temp_in),
        tam_di=str(count.temp_out),
        mien=str(count.exempt),
        co_mat=marked(count.present),
        co_mat_chinh_thuc=marked(count.present_official),
        co_mat_du_bi=marked(count.present_probationary),
        co_mat_tam_den=marked(count.present_temp_in),
        co_mat_mien=marked(count.present_exempt),
        ty_le=rate if meeting.roll and count.expected else DOTS,
        vang_co_ly_do=marked(count.excused),
        vang_khong_ly_do=marked(count.unexcused),
        chua_diem_danh=str(count.unmarked) if meeting.roll and count.unmarked else "",
    )


def absent(meeting: Meeting, presence: Presence) -> list[NameAndNote]:
    """Vắng: names in the order of the list; the reason where one is called for."""
    lines = ((m, meeting.roll.get(m)) for m in meeting.members)
    return [
        NameAndNote(ten=name(meeting, m), ghi_chu=or_dots(line.reason) if presence is Presence.EXCUSED else line.reason)
        for m, line in lines
        if line and line.presence is presence
    ]


def late(meeting: Meeting, zone: tzinfo) -> list[NameAndNote]:
    """Đến muộn, with the hour."""
    came = ((m, meeting.roll[m].arrived) for m in meeting.members if m in meeting.roll)
    return [NameAndNote(ten=name(meeting, m), ghi_chu=hour(at, zone)) for m, at in came if at]


def early(meeting: Meeting, zone: tzinfo) -> list[NameAndNote]:
    """Về sớm, with the hour."""
    went = ((m, meeting.roll[m].left) for m in meeting.members if m in meeting.roll)
    return [NameAndNote(ten=name(meeting, m), ghi_chu=hour(at, zone)) for m, at in went if at]


def exempt_present(meeting: Meeting) -> list[NameAndNote]:
    """Đảng viên miễn sinh hoạt dự họp: named, for they count in the voting base (N20)."""
    return [
        NameAndNote(ten=name(meeting, m.id), ghi_chu="")
        for m in meeting.members.values()
        if m.status is MemberStatus.EXEMPT
        and (line := meeting.roll.get(m.id)) is not None
        and line.presence is Presence.PRESENT
    ]


def dues(meeting: Meeting) -> DuesFacts:
    """Tình hình nộp đảng phí."""
    return DuesFacts(da_nop=or_dots(meeting.dues.paid), tong=or_dots(meeting.dues.total), ghi_chu=meeting.dues.note)


def agenda(meeting: Meeting) -> list[AgendaLine]:
    """Chương trình: all that comes after the opening, and what the cell itself put into the opening."""
    titles = [i.title for i in meeting.agenda if i.phase is not Phase.OPENING or not i.code]
    return [AgendaLine(chu=letter(n), ten=title) for n, title in enumerate(titles)]


def agenda_adopted(meeting: Meeting, zone: tzinfo) -> str:
    """Whether the cell agreed to the agenda, and when."""
    at = meeting.agenda_adopted
    return ADOPTED_AT.format(hour=hour(at, zone)) if at else FAILED_TO_ADOPT_AGENDA


def phase(meeting: Meeting, which: Phase, zone: tzinfo) -> list[ItemFacts]:
    """The items of a phase that have something to print, numbered from 1."""
    items = [i for i in meeting.agenda if i.phase is which and printable(meeting, i)]
    return [item_facts(meeting, item, number, zone) for number, item in enumerate(items, start=1)]


def closing(meeting: Meeting, zone: tzinfo = VIETNAM) -> MinutesClosing:
    """The adoption, the end, what was missing then, and every reopening."""
    adoption, ending = meeting.adoption, meeting.ending
    minutes = int(meeting.elapsed(ending.at).total_seconds() // 60) if ending and meeting.started else None
    return MinutesClosing(
        dau="" if adoption else NOT_ADOPTED_MARK,
        thong_qua_luc=hour_and_day(adoption.at if adoption else None, zone),
        thong_qua_bieu_quyet=[vote_facts(adoption.vote)] if adoption and adoption.vote else [],
        ket_thuc_luc=hour_and_day(ending.at if ending else None, zone),
        thoi_luong=or_dots(minutes),
        con_thieu=list(ending.gaps) if ending else [],
        ly_do_thieu=ending.reason if ending else "",
        mo_lai=[
            ReopeningFacts(
                luc=hour_and_day(r.at, zone),
                ly_do=or_dots(r.reason),
                thong_qua_truoc=hour_and_day(r.earlier.at if r.earlier else None, zone),
            )
            for r in meeting.reopenings
        ],
    )


def blank_closing() -> MinutesClosing:
    """The closing as the room reads it, before it has adopted anything."""
    return MinutesClosing(
        dau="", thong_qua_luc=DOTS, thong_qua_bieu_quyet=[], ket_thuc_luc=DOTS, thoi_luong=DOTS,
        con_thieu=[], ly_do_thieu="", mo_lai=[],
    )  # fmt: skip
