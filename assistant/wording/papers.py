"""What the papers (văn bản) print that nobody typed, and what each is called."""

FORM = {
    "bien-ban": "Biên bản",
    "nghi-quyet": "Nghị quyết",
    "ket-luan": "Kết luận",
    "thong-bao": "Thông báo",
    "giay-moi": "Giấy mời",
    "chuong-trinh": "Chương trình",
    "diem-danh": "Danh sách điểm danh",
    "phan-cong": "Phân công nhiệm vụ",
    "phu-luc-y-kien": "Phụ lục ý kiến",
    "phu-luc-mat": "Phụ lục mật",
    "bao-cao-thang": "Báo cáo tháng",
    "phieu-cham-diem": "Phiếu tự chấm điểm",
    "so-du": "Sổ dự sinh hoạt",
    "trich": "Trích biên bản",
    "ke-hoach-chuyen-de": "Kế hoạch sinh hoạt chuyên đề",
}
"""Titles of the papers, by the name of the form."""
CELL_FORM = {
    "tong-ket-nam": "Báo cáo tổng hợp năm",
    "bao-cao-chuyen-de": "Báo cáo kết quả sinh hoạt chuyên đề",
}
"""Titles of the papers of a whole year."""
COMMITTEE_FORM = {
    "tong-hop": "Báo cáo tổng hợp chất lượng sinh hoạt",
    "xep-loai-thang": "Bảng xếp loại chi bộ trong tháng",
    "lich-sinh-hoat": "Thông báo lịch sinh hoạt của các chi bộ",
    "khen-giup": "Danh sách đề nghị biểu dương, cần giúp đỡ",
    "lich-du": "Lịch cán bộ cấp trên dự sinh hoạt",
}
"""Titles of a committee's papers about many cells."""
EDITION = "{stem} (bản {number}){suffix}"
"""The file name of a paper beside one that is never written over."""

# Times, days and numbers, as HD 05-HD/VPTW writes them
HOUR = "{at:%H giờ %M phút}"
HOUR_AND_DAY = "{hour}, {day}"
HOUR_OF_DAY = "{hour}, ngày {day}/{month}"
DAY = "ngày {day:02} {month}"
NUMBER = "Số {number}"
NUMBER_AND_SYMBOL = "Số {number}-{kind}/{issuer}"
NO_NUMBER = "…"
NUMBER_OF_DAY = "{number}, ngày {day}"
"""Number and day of a notice or an invitation."""

COMRADE = "đ/c {name}"
"""In papers adopted before `COMRADE_IN_FULL`, and in templates that offices made of them."""
COMRADE_IN_FULL = "đồng chí {name}"
AND = " và "
COMRADES = "các đồng chí {names}"
OTHER_MATTERS, TOPIC_AND_OTHERS = "Nội dung khác", "Nội dung chuyên đề, nội dung khác"
WITH_NOTE = "{name} ({note})"
IN_CELL = " chi bộ"
"""What may follow an office in the list of members: `Bí thư chi bộ`."""
