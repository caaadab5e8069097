"""Biên bản: the facts of the minutes, in print order (docs/domain.md 5.2). Pure: a meeting in, text out.

The keys are the fields people see in the Word template, so they are Vietnamese without diacritics. Every value is a
string, a list or a dict; a blank fact is dots; nothing is said that the record does not say.
"""

from datetime import datetime, timedelta, tzinfo
from typing import TypedDict

from assistant.documents.facts.amendments import AmendmentFacts, amendment_facts
from assistant.documents.facts.minutes_items import ItemFacts, is_printable, item_facts, unheld_line
from assistant.documents.facts.minutes_roll import (
    CommitteeFacts,
    ListChangeFacts,
    NameAndNote,
    RollFacts,
    absent_members,
    committee_roll,
    early_leavers,
    exempt_present,
    late_members,
    list_changes,
    office_holders,
    roll_facts,
)
from assistant.documents.facts.minutes_votes import VoteFacts, adoption_hour, vote_facts
from assistant.documents.facts.phrases import (
    DOTS,
    addressed,
    day,
    full_name,
    hour_and_day,
    join_parts,
    list_letter,
    meeting_hour,
    name_and_office,
    number_and_symbol,
    or_dots,
    short_date,
    signing_day,
    subject_line,
    zone_of,
)
from assistant.domain.attendance import Dues, Presence
from assistant.domain.held import is_unheld, unheld_items
from assistant.domain.kinds import KINDS, Body
from assistant.domain.meeting import Meeting
from assistant.domain.offices import Office
from assistant.domain.rules import Panel, Phase
from assistant.domain.timed import minute_of
from assistant.wording.checks import missing_sentences
from assistant.wording.documents import (
    ADOPTED_AT,
    CORRECTED_HOURS,
    FAILED_TO_ADOPT_AGENDA,
    FROM_DAY_TO_DAY,
    NOT_ADOPTED_MARK,
)
from assistant.wording.domain import item_title
from assistant.wording.papers import NUMBER_OF_DAY
from assistant.wording.titles import topic_beside_title


class GuestFacts(TypedDict):
    """Một đại biểu."""

    ten: str
    day_du: str
    """Name, title, unit."""
    xung_danh: str
    """The same, addressed as đồng chí where the guest is of a superior committee."""


class DuesFacts(TypedDict):
    """Đảng phí: đã nộp / tổng số, ghi chú."""

    da_nop: str
    tong: str
    ghi_chu: str


class RecordedFacts(TypedDict):
    """Which lines of the head this kind of meeting has: the papers sent, scorer, dues, agenda."""

    thong_bao: bool
    cham_diem: bool
    dang_phi: bool
    chuong_trinh: bool


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
    ten_chuyen_de: str
    """The topic's name; empty for a meeting that takes none, and where its title names it already."""
    thong_bao: str
    tai_lieu: str
    bat_dau: str
    nhieu_ngay: str
    """From which day to which, for a session over several days; else empty."""
    dia_diem: str
    hinh_thuc: str
    dai_bieu: list[GuestFacts]
    chu_tri: str
    chu_tri_day_du: str
    thu_ky: str
    thu_ky_day_du: str
    nguoi_cham_diem: str
    dang_vien: RollFacts
    chi_uy: list[CommitteeFacts]
    """The one line of the roll of a chi ủy meeting; empty for the other kinds."""
    vang_co_ly_do: list[NameAndNote]
    vang_khong_ly_do: list[NameAndNote]
    den_muon: list[NameAndNote]
    ve_som: list[NameAndNote]
    mien_du_hop: list[NameAndNote]
    doi_danh_sach: list[ListChangeFacts]
    dang_phi: DuesFacts
    co_muc: RecordedFacts
    chuong_trinh: list[AgendaLine]
    chuong_trinh_thong_qua: str
    mo_dau: list[ItemFacts]
    noi_dung: list[ItemFacts]
    ket_thuc: list[ItemFacts]
    sua_doi: list[AmendmentFacts]
    """What was corrected while the minutes were read."""
    khong_tien_hanh: str
    """What of the agenda was not held; empty where all was."""


class ReopeningFacts(TypedDict):
    """Mở lại biên bản: when, why, and when it had been adopted before."""

    luc: str
    ly_do: str
    thong_qua_truoc: str


class BreakFacts(TypedDict):
    """Giải lao: from when to when, and how many minutes; none of a break over several days."""

    tu: str
    den: str
    phut: str


class MinutesClosing(TypedDict):
    """What is known only after the room has adopted the text; blank in what the room reads."""

    dau: str
    """`CHƯA THÔNG QUA` where the minutes are not adopted."""
    thong_qua_luc: str
    thong_qua_bieu_quyet: list[VoteFacts]
    ket_thuc_luc: str
    thoi_luong: str
    """Minutes without the breaks; empty for a session over several days."""
    giai_lao: list[BreakFacts]
    sua_gio: list[str]
    """Hours of the beginning and the end that were set right, a sentence each."""
    con_thieu: list[str]
    ly_do_thieu: str
    mo_lai: list[ReopeningFacts]


def minutes_body(meeting: Meeting, zone: tzinfo | None = None) -> MinutesBody:
    """Everything the room adopts, in print order; times are those of `zone`, else of the meeting's own place."""
    cell, details, zone = meeting.cell, meeting.details, zone or zone_of(meeting)
    return MinutesBody(
        cap_tren=or_dots(cell.superior),
        chi_bo=or_dots(cell.name),
        so_ky_hieu=number_and_symbol(details.number, "BB", cell.symbol),
        dia_danh_ngay=f"{or_dots(cell.locality)}, {day(signing_day(meeting, zone))}",
        trich_yeu=subject_line(meeting),
        ten_chuyen_de=topic_beside_title(meeting),
        thong_bao=notice_reference(meeting),
        tai_lieu=or_dots(details.papers),
        bat_dau=hour_and_day(meeting.started, zone),
        dia_diem=or_dots(details.place),
        nhieu_ngay=days_span(meeting),
        hinh_thuc=or_dots(details.form),
        dai_bieu=guest_facts(meeting),
        chu_tri=or_dots(full_name(meeting, details.chair)),
        chu_tri_day_du=office_holders(meeting, Office.CHAIR, zone),
        thu_ky=or_dots(full_name(meeting, details.secretary)),
        thu_ky_day_du=office_holders(meeting, Office.SECRETARY, zone),
        nguoi_cham_diem=name_and_office(meeting, details.scorer),
        dang_vien=roll_facts(meeting),
        chi_uy=committee_roll(meeting),
        vang_co_ly_do=absent_members(meeting, Presence.EXCUSED),
        vang_khong_ly_do=absent_members(meeting, Presence.UNEXCUSED),
        den_muon=late_members(meeting, zone),
        ve_som=early_leavers(meeting, zone),
        mien_du_hop=exempt_present(meeting),
        doi_danh_sach=list_changes(meeting, zone),
        dang_phi=dues_facts(meeting),
        co_muc=recorded_facts(meeting),
        chuong_trinh=agenda_lines(meeting),
        chuong_trinh_thong_qua=agenda_adoption(meeting, zone),
        mo_dau=phase_items(meeting, Phase.OPENING, zone),
        noi_dung=phase_items(meeting, Phase.PROCEEDINGS, zone),
        ket_thuc=phase_items(meeting, Phase.CLOSING, zone),
        sua_doi=amendment_facts(meeting, meeting.amendments),
        khong_tien_hanh=unheld_line(meeting),
    )


def notice_reference(meeting: Meeting) -> str:
    """Thông báo, giấy mời: number and date; dots for what is missing."""
    number, sent = meeting.details.notice, meeting.details.notice_on
    return NUMBER_OF_DAY.format(number=or_dots(number), day=short_date(sent)) if number or sent else DOTS


def guest_facts(meeting: Meeting) -> list[GuestFacts]:
    """Đại biểu, those of the superior committee first."""
    ordered = sorted(meeting.guests.values(), key=lambda guest: not guest.superior)
    return [
        GuestFacts(
            ten=g.name,
            day_du=join_parts((g.name, g.title, g.unit)),
            xung_danh=join_parts((addressed(meeting, g.id), g.title, g.unit)),
        )
        for g in ordered
    ]


def days_span(meeting: Meeting) -> str:
    """`từ ngày 24 tháng 9 năm 2022 đến ngày 25 tháng 9 năm 2022`; empty for a meeting of one day."""
    start, until = meeting.details.start, meeting.details.until
    return FROM_DAY_TO_DAY.format(first=day(start), last=day(until)) if until and meeting.details.several_days else ""


def recorded_facts(meeting: Meeting) -> RecordedFacts:
    """What the kind of meeting has in its head; what was written down all the same is never left out."""
    panels = {panel for item in meeting.agenda if not is_unheld(meeting, item) for panel in item.records}
    kind, details = KINDS[meeting.kind], meeting.details
    told = any(item.records_panel(Panel.DUES) for item in unheld_items(meeting))
    sent = bool(details.notice or details.notice_on or details.papers)
    return RecordedFacts(
        thong_bao=kind.body is Body.CELL or sent,
        cham_diem=kind.monthly or Panel.SCORE in panels or bool(details.scorer),
        dang_phi=(kind.monthly and not told) or Panel.DUES in panels or meeting.dues != Dues(),
        chuong_trinh=kind.monthly or Panel.AGENDA in panels or meeting.agenda_adopted is not None,
    )


def dues_facts(meeting: Meeting) -> DuesFacts:
    """Tình hình nộp đảng phí."""
    return DuesFacts(da_nop=or_dots(meeting.dues.paid), tong=or_dots(meeting.dues.total), ghi_chu=meeting.dues.note)


def agenda_lines(meeting: Meeting) -> list[AgendaLine]:
    """Chương trình: all that comes after the opening, and what the cell itself put into the opening.

    Empty where the kind of meeting adopts none.
    """
    if not recorded_facts(meeting)["chuong_trinh"]:
        return []
    titles = [item_title(i) for i in meeting.agenda if i.phase is not Phase.OPENING or not i.code]
    return [AgendaLine(chu=list_letter(n), ten=title) for n, title in enumerate(titles)]


def agenda_adoption(meeting: Meeting, zone: tzinfo) -> str:
    """Whether the cell agreed to the agenda, and when; empty where the kind of meeting adopts none."""
    at = meeting.agenda_adopted
    if not recorded_facts(meeting)["chuong_trinh"]:
        return ""
    return ADOPTED_AT.format(hour=meeting_hour(meeting, at, zone)) if at else FAILED_TO_ADOPT_AGENDA


def phase_items(meeting: Meeting, which: Phase, zone: tzinfo) -> list[ItemFacts]:
    """The items of a phase that have something to print, numbered from 1 in each part (phần) of a combined session."""
    facts: list[ItemFacts] = []
    part, number = "", 0
    for item in meeting.agenda:
        if item.phase is which and is_printable(meeting, item):
            begins = item.part if item.part != part else ""
            part, number = item.part or part, 1 if begins else number + 1
            facts.append(item_facts(meeting, item, number, zone, begins))
    return facts


def closing_facts(meeting: Meeting, zone: tzinfo | None = None) -> MinutesClosing:
    """The adoption, the end, what was missing then, and every reopening."""
    zone = zone or zone_of(meeting)
    adoption, ending = meeting.adoption, meeting.ending
    minutes = meeting.minutes_held(ending.at) if ending and meeting.started else None
    return MinutesClosing(
        dau="" if adoption else NOT_ADOPTED_MARK,
        thong_qua_luc=adoption_hour(meeting, adoption, zone),
        thong_qua_bieu_quyet=[vote_facts(meeting, adoption.vote)] if adoption and adoption.vote else [],
        ket_thuc_luc=hour_and_day(ending.at if ending else None, zone),
        thoi_luong="" if meeting.details.several_days else or_dots(minutes),
        giai_lao=break_facts(meeting, zone),
        sua_gio=hour_corrections(meeting, zone),
        con_thieu=missing_sentences(ending) if ending else [],
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


def break_facts(meeting: Meeting, zone: tzinfo) -> list[BreakFacts]:
    """The breaks by the hours that are printed; one that began and ended in the same minute was none."""
    over = [(b, b.printed_length(b.stopped)) for b in meeting.breaks if b.stopped]
    return [
        BreakFacts(
            tu=meeting_hour(meeting, b.started, zone),
            den=meeting_hour(meeting, b.stopped, zone),
            phut="" if meeting.details.several_days else str(int(length / timedelta(minutes=1))),
        )
        for b, length in over
        if length
    ]


def hour_corrections(meeting: Meeting, zone: tzinfo) -> list[str]:
    """Giờ đã sửa: how the beginning and the end stood and how they stand, where the printed hour is another one.

    A beginning that was taken back is told with its reason: the meeting was put off.
    """
    told = []
    for one in meeting.corrections:
        if one.subject not in CORRECTED_HOURS:
            continue
        at, before = hour_and_day(one.at, zone), datetime.fromisoformat(one.before)
        hours = {"at": at, "before": hour_and_day(before, zone)}
        if one.subject == "cancelled":
            reason = f": {one.after}" if one.after else ""
            told.append(CORRECTED_HOURS[one.subject].format(reason=reason, **hours))
        elif minute_of(before) != minute_of(after := datetime.fromisoformat(one.after)):
            told.append(CORRECTED_HOURS[one.subject].format(after=hour_and_day(after, zone), **hours))
    return told


def blank_closings(meeting: Meeting) -> tuple[MinutesClosing, ...]:
    """The closing as the room reads it, before it has adopted anything; then as earlier versions had it read.

    It has a length to be filled in where the finished file has one: a session over several days tells its days.
    Earlier versions left room for a length there too.
    """
    lengths = ("", DOTS) if meeting.details.several_days else (DOTS,)
    return tuple(
        MinutesClosing(
            dau="", thong_qua_luc=DOTS, thong_qua_bieu_quyet=[], ket_thuc_luc=DOTS, thoi_luong=length,
            giai_lao=[], sua_gio=[], con_thieu=[], ly_do_thieu="", mo_lai=[],
        )
        for length in lengths
    )  # fmt: skip
