"""Báo cáo tổng hợp năm: the Word paper of a year, from the index over all records, by the cell's own layout."""

from datetime import datetime
from pathlib import Path

from assistant.analysis.year import MonthFigures
from assistant.analysis.year_findings import Finding
from assistant.documents import papers
from assistant.documents.facts.head import signer_among
from assistant.documents.facts.phrases import DOTS, day, or_dots, short_date
from assistant.documents.facts.year_report import (
    TEMPLATE,
    MonthLine,
    Proposed,
    QuarterLine,
    TaskTotals,
    YearReportFacts,
)
from assistant.documents.rendering.pictures import PaperPicture, set_pictures
from assistant.domain.kinds import ROMAN
from assistant.domain.people import Member
from assistant.usecases.year import YearBook, keep_file
from assistant.wording import year as words
from assistant.wording.domain import GRADE
from assistant.wording.figures import percent_text, points_text
from assistant.workspace.members import members_file, read_members
from assistant.workspace.profile import read_profile

CHARTS_HERE = "[[bieu-do]]"
"""What stands in the filled paper until the charts are set in."""


def write_report(book: YearBook, workspace: Path, now: datetime) -> str:
    """The report as a Word file on this machine; the address it is fetched from."""
    year = book.sources.year
    return keep_file(workspace, year, words.REPORT_FILE.format(year=year), report_for(book, workspace, now))


def report_for(book: YearBook, workspace: Path, now: datetime) -> bytes:
    """The report of a cell's folder, signed by whom its list names."""
    profile = read_profile(workspace)
    members = read_members(members_file(workspace, profile.members)).members
    return report_bytes(book, members, workspace, now)


def report_bytes(book: YearBook, members: tuple[Member, ...], workspace: Path | None, now: datetime) -> bytes:
    """The report. Raises TemplateError and LostText as every paper (`documents.rendering.word`)."""
    facts, title, cell = report_facts(book, members), words.REPORT_TITLE.format(year=book.sources.year), book.cell
    paper = papers.print_of_no_meeting(TEMPLATE, workspace, facts, title, cell.name, now, cell.practice)
    pictures = [PaperPicture(one.png(), one.title, one.finding, one.told) for one in book.charts]
    return set_pictures(paper, CHARTS_HERE, pictures)


def report_facts(book: YearBook, members: tuple[Member, ...]) -> YearReportFacts:
    """What the report tells: figures of the page, and the proposals with their evidence."""
    figures, cell, today = book.figures, book.cell, book.sources.today
    due = figures.due
    return YearReportFacts(
        cap_tren=or_dots(cell.superior),
        chi_bo=or_dots(cell.name),
        dia_danh_ngay=f"{or_dots(cell.locality)}, {day(today)}",
        **signer_among(members, lambda one: one.name),
        nam=str(figures.year),
        tinh_den=day(today),
        tom_tat=book.headline(),
        thang=[month_line(one) for one in figures.months],
        quy=[
            QuarterLine(
                quy=ROMAN[one.quarter - 1],
                ngay=or_dots(", ".join(map(short_date, one.days))),
                chuyen_de=or_dots("; ".join(one.topics)),
            )
            for one in figures.quarters
        ],
        nhiem_vu=TaskTotals(
            tong=str(due.total), dung_han=str(due.in_time), cham=str(due.late), chua_xong=str(due.overdue)
        ),
        uu_diem=proposed(book.praises),
        han_che=proposed(book.weaknesses),
        xep_loai_nam=book.grade_told(),
        bieu_do=CHARTS_HERE,
    )


def month_line(one: MonthFigures) -> MonthLine:
    """A month as a row; what there was no meeting to tell of is dots."""
    due = one.due
    told = f"{due.in_time}/{due.late}/{due.overdue}" if due.total else DOTS[:2]
    if one.day is None:
        blank = DOTS[:2]
        return MonthLine(
            thang=str(one.month), ngay=blank, thoi_luong=blank, du=blank, ty_le=blank, phat_bieu=blank,
            ket_luan=blank, nhiem_vu=told, diem=blank, xep_loai=blank,
        )  # fmt: skip
    return MonthLine(
        thang=str(one.month),
        ngay=f"{one.day:%d/%m}",
        thoi_luong=str(one.minutes or 0),
        du=f"{one.present}/{one.expected}",
        ty_le=percent_text(one.percent) if one.percent is not None else DOTS[:2],
        phat_bieu=str(one.speakers),
        ket_luan=str(one.conclusions),
        nhiem_vu=told,
        diem=points_text(one.points) if one.points is not None else DOTS[:2],
        xep_loai=GRADE[one.grade] or DOTS[:2],
    )


def proposed(findings: list[Finding]) -> list[Proposed]:
    """The proposals as lines."""
    return [Proposed(y=one.text) for one in findings]
