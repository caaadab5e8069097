"""Các sổ của chi bộ: titles, headings and words of the registers, on the page, in Excel and at the command line."""

from collections.abc import Mapping
from datetime import date

TITLE = {
    "viec": "Sổ theo dõi nhiệm vụ",
    "bien-ban": "Sổ biên bản sinh hoạt",
    "nghi-quyet": "Sổ nghị quyết, biểu quyết",
    "diem-danh": "Sổ theo dõi dự sinh hoạt",
    "phat-bieu": "Sổ phát biểu của đảng viên",
    "y-kien": "Sổ ý kiến phát biểu",
    "dang-phi": "Sổ theo dõi nộp đảng phí",
    "so-van-ban": "Sổ số văn bản đã cấp",
    "cap-tren-du": "Sổ cấp ủy cấp trên dự sinh hoạt",
    "khen-phe-binh": "Sổ biểu dương, phê bình",
    "tong-hop": "Tổng hợp sinh hoạt theo tháng",
}
"""Registers by the name that is typed at the command line."""
TAB = {
    "viec": "Nhiệm vụ",
    "bien-ban": "Biên bản",
    "nghi-quyet": "Nghị quyết",
    "diem-danh": "Điểm danh",
    "phat-bieu": "Phát biểu",
    "y-kien": "Ý kiến",
    "dang-phi": "Đảng phí",
    "so-van-ban": "Số văn bản",
    "cap-tren-du": "Cấp trên dự",
    "khen-phe-binh": "Khen, phê bình",
    "tong-hop": "Tổng hợp",
}
"""Their short names, on the page and as the name of the sheet."""
HEADING = {
    "no": "TT",
    "day": "Ngày",
    "meeting": "Buổi sinh hoạt",
    "number": "Số",
    "chair": "Chủ trì",
    "secretary": "Thư ký",
    "minutes": "Phút",
    "present": "Dự",
    "expected": "Phải dự",
    "percent": "Tỷ lệ %",
    "opinions": "Ý kiến",
    "speakers": "Người phát biểu",
    "conclusions": "Kết luận",
    "votes": "Biểu quyết",
    "tasks": "Nhiệm vụ giao",
    "points": "Điểm",
    "grade": "Xếp loại",
    "adopted": "Thông qua",
    "title": "Nội dung",
    "matter": "Loại",
    "in_favour": "Tán thành",
    "against": "Không tán thành",
    "abstained": "Không ý kiến",
    "base": "Cơ số",
    "outcome": "Kết quả",
    "name": "Họ và tên",
    "group": "Diện",
    "excused": "Vắng có lý do",
    "unexcused": "Vắng không lý do",
    "running": "Có lý do liên tiếp",
    "remark": "Ghi chú",
    "came": "Buổi dự",
    "spoke": "Buổi phát biểu",
    "kinds": "Loại ý kiến",
    "length": "Phút nói",
    "last": "Gần nhất",
    "kind": "Loại",
    "heading": "Nội dung sinh hoạt",
    "text": "Ý kiến",
    "what": "Nhiệm vụ",
    "owners": "Người thực hiện",
    "given": "Giao",
    "due": "Hạn",
    "product": "Sản phẩm",
    "status": "Mức độ",
    "result": "Kết quả",
    "done_on": "Xong",
    "told": "Tình trạng",
    "paid": "Đã nộp",
    "total": "Phải nộp",
    "missing": "Chưa nộp",
    "note": "Ghi chú",
    "type": "Loại văn bản",
    "issuer": "Nơi ban hành",
    "struck": "Bỏ số",
    "visitor": "Người dự",
    "office": "Chức vụ",
    "unit": "Đơn vị",
    "said": "Ý kiến phát biểu",
    "role": "Loại",
    "person": "Người nêu",
    "what_said": "Nội dung",
    "month": "Tháng",
    "minutes_asked": "Phút tối thiểu",
    "in_time": "Nhiệm vụ đúng hạn",
    "late": "Nhiệm vụ chậm",
    "overdue": "Nhiệm vụ chưa xong",
}
"""Headings of the columns."""
ROLE = {"praise": "Biểu dương, nhắc nhở", "criticism": "Phê bình, tự phê bình"}
MARKS = {"present": "x", "excused": "P", "unexcused": "K", "": "", "other": "–"}
"""Signs of the attendance register; `other`: not on the list of that meeting, or not expected at it."""
OPINIONS_APART = "Chưa kể {count} ý kiến về nội dung mật, ghi riêng; số ý kiến của buổi ở sổ biên bản đã tính cả."
MARKS_TOLD = "x: có mặt; P: vắng có lý do; K: vắng không lý do; –: không thuộc diện phải dự; ô trống: chưa điểm danh."
UNTOLD = "(nội dung mật)"
PASSED, FAILED = "Được thông qua", "Không được thông qua"
VOTES_TOLD = "{passed}/{voted} được thông qua"
RUNNING_TOO_LONG = "Vắng có lý do {times} kỳ liên tiếp (quy định: không quá {most})"
THREE_MONTHS = "Vắng không lý do {months} tháng trong năm; xem xét theo Điều 8 Điều lệ Đảng"
DONE_IN_TIME, DONE_LATE = "đúng hạn", "chậm {days} ngày"
DONE = "đã xong"
OVERDUE = "quá hạn {days} ngày"
ONGOING = "còn {days} ngày"
DUE_TODAY = "đến hạn hôm nay"
NO_DUE = "chưa rõ hạn"
PERCENT = "{percent} %"
YEAR, YEAR_OF_CELL = "Năm {year}", "Năm {year} · tính đến ngày {day}"
PAGE_FOOT = "Trang &P/&N"
NOTHING = "Không có dòng nào trong năm {year}."
COUNT_OF_ROWS = "Cộng: {count} dòng"
PRACTICE = "TẬP DƯỢT – số liệu của chi bộ dùng để thử"
LEFT_OUT = "Buổi “{folder}” chưa tính vào sổ vì chưa đọc được hồ sơ: {why}"
ALL_REGISTERS = "Các sổ của chi bộ"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
KEEPER = "NGƯỜI LẬP SỔ"
FOR_THE_CELL = "T/M CHI BỘ"
SECRETARY_OF_CELL = "BÍ THƯ"
PLACE_AND_DAY = "{place}, ngày {day:02} tháng {month} năm {year}"
DAY_ONLY = "Ngày {day:02} tháng {month} năm {year}"


def short_day(day: date | None) -> str:
    """`04/11/2026`, with both zeros, so that a column of days stands straight; empty for none."""
    return f"{day:%d/%m/%Y}" if day else ""


def day_and_month(day: date) -> str:
    """`04/11`."""
    return f"{day:%d/%m}"


def kinds_told(counts: Mapping[str, int], names: Mapping[str, str]) -> str:
    """`2 kiến nghị, 1 phê bình`."""
    return ", ".join(f"{many} {names.get(kind, kind)}" for kind, many in counts.items() if kind)


def place_and_day(place: str, day: date) -> str:
    """`Xã Mẫu, ngày 05 tháng 12 năm 2026`; only January and February take a zero (HD 05-HD/VPTW)."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    shape = PLACE_AND_DAY if place.strip() else DAY_ONLY
    return shape.format(place=place.strip(), day=day.day, month=month, year=day.year)
