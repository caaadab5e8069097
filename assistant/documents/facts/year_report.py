"""Báo cáo tổng hợp năm (docs/domain.md 6.7): the year's meetings month by month, and what the records propose.

A paper of the cell and not of one meeting: its facts come from the index over all records, by whoever reads that.
"""

from typing import TypedDict

from assistant.documents.facts.head import PaperHead, SignerFacts

TEMPLATE = "tong-ket-nam"
"""Name of the template in `templates/word`, and in the cell's `mau`."""


class MonthLine(TypedDict):
    """Một tháng: its regular meeting in figures; dots where there was none."""

    thang: str
    ngay: str
    thoi_luong: str
    du: str
    ty_le: str
    phat_bieu: str
    ket_luan: str
    nhiem_vu: str
    diem: str
    xep_loai: str


class QuarterLine(TypedDict):
    """Một quý: its topics and when they were held."""

    quy: str
    ngay: str
    chuyen_de: str


class TaskTotals(TypedDict):
    """Nhiệm vụ đến hạn trong năm, by what became of them."""

    tong: str
    dung_han: str
    cham: str
    chua_xong: str


class Proposed(TypedDict):
    """Một ý đề xuất with its evidence."""

    y: str


class YearReportFacts(PaperHead, SignerFacts):
    """Báo cáo tổng hợp năm."""

    nam: str
    tinh_den: str
    tom_tat: str
    thang: list[MonthLine]
    quy: list[QuarterLine]
    nhiem_vu: TaskTotals
    uu_diem: list[Proposed]
    han_che: list[Proposed]
    xep_loai_nam: str
    bieu_do: str
    """Where the charts stand: a mark that is put away when they are set in."""
