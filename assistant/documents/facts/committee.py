"""Trường của văn bản cấp ủy: what the templates of the papers about many cells may name (docs/domain.md 4.7, 6.3, 6.7).

The facts are made by whoever reads the tree (`assistant/usecases/rollup_papers.py`, `committee_papers.py`).
"""

from typing import TypedDict

SUMMARY, GRADES_OF_MONTH, NOTICE, CHOSEN, VISITS = (
    "tong-hop",
    "xep-loai-thang",
    "lich-sinh-hoat",
    "khen-giup",
    "lich-du",
)
"""Names of the templates in `templates/word`, and in the committee's `cap-uy/mau`."""


class CommitteeHead(TypedDict):
    """Cấp trên, cấp ủy, địa danh và ngày; no superior: the line is left out."""

    cap_tren: str
    cap_uy: str
    dia_danh_ngay: str


class Counts(TypedDict):
    """Số liệu của một tháng, một loại hình."""

    ten: str
    da_hop: str
    khong_hop: str
    khong_doc: str
    diem: str
    ty_le_du: str
    du_gio: str
    du_phat_bieu: str
    du_ket_luan: str
    thong_qua: str
    dung_han: str


class Result(Counts):
    """Kết quả của một chi bộ, một cấp ủy."""

    so: str
    dang_vien: str
    tot: str
    kha: str
    trung_binh: str
    kem: str
    xep_loai: str
    cap_uy_xep: str


class SummaryFacts(CommitteeHead):
    """Tổng hợp chất lượng sinh hoạt."""

    ky: str
    tinh_hinh: list[str]
    thang: list[Counts]
    loai_hinh: list[Counts]
    theo: str
    ket_qua: list[Result]
    cach_xep_loai: str
    bieu_duong: list[str]
    cach_chon: str
    can_giup: list[str]
    du_lieu: list[str]


class Graded(TypedDict):
    """Một chi bộ trong bảng xếp loại."""

    so: str
    ten: str
    dang_vien: str
    ngay: str
    diem: str
    tot: str
    kha: str
    trung_binh: str
    kem: str
    ghi_chu: str


class GradedTotal(TypedDict):
    """Dòng cộng."""

    dang_vien: str
    da_hop: str
    diem: str
    tot: str
    kha: str
    trung_binh: str
    kem: str


class GradesFacts(CommitteeHead):
    """Bảng tổng hợp xếp loại của tháng."""

    ky: str
    ket_qua: list[Graded]
    cong: GradedTotal


class NoticeLine(TypedDict):
    """Lịch của một chi bộ."""

    so: str
    ten: str
    dang_vien: str
    thoi_gian: str
    dia_diem: str
    bi_thu: str


class NoticeFacts(CommitteeHead):
    """Thông báo lịch sinh hoạt."""

    ky: str
    lich: list[NoticeLine]
    so_chi_bo: str
    so_dang_vien: str


class ChosenLine(TypedDict):
    """Một chi bộ được chọn, và vì sao."""

    so: str
    ten: str
    dang_vien: str
    diem: str
    ly_do: str


class ChosenFacts(CommitteeHead):
    """Danh sách đề nghị biểu dương, cần giúp."""

    ky: str
    cach_khen: str
    bieu_duong: list[ChosenLine]
    cach_chon: str
    can_giup: list[ChosenLine]


class VisitLine(TypedDict):
    """Một cán bộ dự một chi bộ."""

    so: str
    can_bo: str
    ten: str
    thoi_gian: str
    dia_diem: str
    lan_truoc: str


class VisitsFacts(CommitteeHead):
    """Lịch cán bộ dự sinh hoạt."""

    ky: str
    cach_phan: str
    lich: list[VisitLine]


FACTS: dict[str, type] = {
    SUMMARY: SummaryFacts,
    GRADES_OF_MONTH: GradesFacts,
    NOTICE: NoticeFacts,
    CHOSEN: ChosenFacts,
    VISITS: VisitsFacts,
}
