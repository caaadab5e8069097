"""Minh chứng: what the record shows of a criterion of the score sheet, in words."""

from collections.abc import Iterable

from assistant.domain.checks import Check
from assistant.domain.checks.evidence import Reading
from assistant.domain.rubric import Band, GradeLimit, Range
from assistant.wording.checks import check_sentence
from assistant.wording.domain import GRADE, mid_sentence
from assistant.wording.figures import percent_text, points_text

PLANNED = "Tính cả {pending} phút còn lại theo chương trình: {told}"
EVIDENCE: dict[str, str] = {
    "ty_le_du": "Tỷ lệ dự {percent}% ({present}/{expected}); vắng không lý do {unexcused}",
    "vang_khong_ly_do": "Vắng không lý do: {unexcused}",
    "vang_lien_tiep": "Vắng có lý do quá {most} lần liên tiếp trong năm: {count}",
    "y_kien": "{have} đảng viên có ý kiến trên {present} có mặt ({percent}%)",
    "ty_le_phat_bieu": "{have} đảng viên có ý kiến trên {present} có mặt ({percent}%)",
    "ket_luan": "{have}/{all} nội dung có kết luận của chủ trì",
    "tu_tuong_phut": "Tư tưởng, tự phê bình và phê bình: {minutes} phút",
    "muc_bo_qua": "Số nội dung chưa tiến hành: {count}",
}
"""By code, where the check's own sentence does not say it."""
SAID_BY = {"vang_khong_ly_do": "ty_le_du", "ty_le_thoi_luong": "thieu_phut"}
"""What the words of another code say already."""
THERE = {
    "bieu_duong_phe_binh": ("Chưa ghi biểu dương, phê bình", "Có biểu dương, phê bình"),
    "hop_chi_uy": ("Hồ sơ buổi này không ghi việc họp chi ủy", "Chi bộ không có chi ủy"),
}
"""(not there, there)."""
RESULTS = "{done}/{all} nhiệm vụ kỳ trước đã hoàn thành"
RESULTS_LATER = "{told} (chưa tính {later} nhiệm vụ chưa đến hạn)"
LIMITED = "không xếp quá {grade} vì {why}"
LIMIT_OF_POINTS = "tiêu chí {number} được {span} điểm"


def evidence_words(readings: Iterable[Reading]) -> str:
    """All that the record shows of a criterion, one sentence after the other; empty where it shows nothing."""
    found = tuple(readings)
    codes = {reading.code for reading in found}
    told = [words for one in found if SAID_BY.get(one.code) not in codes and (words := reading_words(one))]
    return _in_one_sentence(dict.fromkeys(told))


def _in_one_sentence(sentences: Iterable[str]) -> str:
    """The first as it is, the others going on in small letters."""
    return "; ".join(mid_sentence(said) if n else said for n, said in enumerate(sentences))


def reading_words(reading: Reading) -> str:
    """What one code of evidence shows."""
    facts = dict(reading.facts)
    if reading.code in THERE and facts:
        return THERE[reading.code][int(bool(next(iter(facts.values()))))]
    if reading.code == "ket_qua" and facts:
        told = RESULTS.format(**facts)
        return RESULTS_LATER.format(told=told, **facts) if facts["later"] else told
    said = _in_one_sentence(map(check_sentence, _told(reading.checks)))
    if said and "pending" in facts:
        return PLANNED.format(told=mid_sentence(said), **facts)
    own = _own_words(reading)
    return _in_one_sentence(part for part in (said, own) if part)


def _own_words(reading: Reading) -> str:
    """The sentence of the code itself."""
    if reading.code not in EVIDENCE or not reading.facts:
        return ""
    percent = reading.facts.get("percent")
    facts = {**reading.facts, **({"percent": percent_text(float(percent))} if isinstance(percent, float) else {})}
    return EVIDENCE[reading.code].format(**facts)


def _told(checks: Iterable[Check]) -> list[Check]:
    """The checks that have a sentence for their state."""
    return [check for check in checks if check_sentence(check)]


def span_words(span: Range, unit: str = "") -> str:
    """`từ 90`, `từ 75 đến dưới 90`, `trên 85`; empty for a span without ends."""
    ends = (("từ", span.least), ("trên", span.above), ("đến", span.most), ("dưới", span.below))
    return " ".join(f"{word} {points_text(end)}{unit}" for word, end in ends if end is not None).replace(
        " dưới", " đến dưới"
    )


def choice_words(bands: Iterable[Band]) -> str:
    """The points to pick from: `5: đầy đủ; 3: còn thiếu`."""
    return "; ".join(f"{points_text(b.points)}: {b.label}" for b in bands if b.points is not None and b.label)


def limit_words(limit: GradeLimit) -> str:
    """Why the grade is no better: `không xếp quá Khá vì tiêu chí 2 được dưới 3 điểm`."""
    why = (
        LIMIT_OF_POINTS.format(number=limit.criterion, span=span_words(limit.span))
        if limit.criterion
        else f"{NAMES[limit.evidence]} {span_words(limit.span)}"
    )
    return LIMITED.format(grade=GRADE[limit.grade], why=why)


NAMES: dict[str, str] = {
    "thoi_luong": "thời lượng đủ mức tối thiểu",
    "thieu_phut": "số phút còn thiếu",
    "ty_le_thoi_luong": "thời lượng so với mức tối thiểu (%)",
    "ty_le_du": "tỷ lệ dự (%)",
    "vang_khong_ly_do": "số đảng viên vắng không lý do",
    "vang_lien_tiep": "số đảng viên vắng có lý do quá số lần liên tiếp cho phép",
    "thong_bao": "thông báo trước (chỉ để xem)",
    "thong_bao_truoc": "thông báo trước đủ số ngày",
    "thong_bao_ngay": "số ngày thông báo trước",
    "hop_chi_uy": "chi bộ không có chi ủy",
    "cac_buoc": "đủ các bước, không bỏ qua nội dung nào",
    "muc_bo_qua": "số nội dung bỏ qua",
    "y_kien": "số đảng viên có ý kiến",
    "y_kien_du": "đủ số ý kiến tối thiểu",
    "ty_le_phat_bieu": "tỷ lệ đảng viên có ý kiến trên số có mặt (%)",
    "bieu_duong_phe_binh": "có biểu dương, phê bình",
    "tu_tuong_phut": "số phút cho tư tưởng, tự phê bình và phê bình",
    "nguoi_trinh_bay": "có người trình bày chuyên đề",
    "gui_du_thao": "gửi dự thảo chuyên đề trước đủ số ngày",
    "loai_y_kien": "đủ các loại ý kiến về chuyên đề",
    "ket_luan": "nội dung nào cũng có kết luận",
    "nghi_quyet": "kết luận, nghị quyết được thông qua",
    "phan_cong": "nhiệm vụ nào cũng có người và thời hạn",
    "bien_ban": "biên bản được thông qua",
    "ket_qua": "nhiệm vụ kỳ trước đã đến hạn mà hoàn thành (%)",
    "ket_thuc": "kết luận và thông qua biên bản (chỉ để xem)",
    "dang_tai": "đăng tải tài liệu (chỉ để xem)",
}
"""What each code of evidence is (`domain.checks.evidence.EVIDENCE`)."""
