"""What the committee's roll-up (tổng hợp của cấp ủy) says: its tables, its data-quality sheet, its command."""

from collections.abc import Mapping
from typing import Any

from assistant.domain.rubric import Grade
from assistant.wording.domain import GRADE

# Commands
ROLLUP = "tổng hợp chất lượng sinh hoạt của nhiều chi bộ từ cây thư mục"
ROLLED_UP = "thư mục chứa thư mục của các chi bộ"
OF_YEAR = "năm (mặc định: năm nay)"
AS_WORKBOOK = "ghi các bảng vào tệp Excel này"
AS_WORD = "ghi báo cáo tổng hợp vào tệp Word này"
RECOUNT = "đếm lại mọi con số từ hồ sơ, báo từng chỗ khác"
SIMULATE = "tạo một cây thư mục bịa ra gồm nhiều chi bộ, để thử và để xem mẫu"
SIMULATED_INTO = "thư mục mới, để trống"
CELLS_WANTED = "số chi bộ (mặc định: 25)"
MONTHS_WANTED = "số tháng (mặc định: 12)"
SEED = "số gieo: cùng số thì ra cùng dữ liệu (mặc định: 1)"
YEAR, EXCEL_FILE = "NĂM", "TỆP.xlsx"
NO_TREE = "Không thấy thư mục {folder}. Hãy ghi thư mục chứa thư mục của các chi bộ."
NO_CELLS = "Trong {folder} không có thư mục chi bộ nào (thư mục chi bộ có tệp chi-bo.yaml hoặc thư mục năm)."
READING = "Đang đọc {done}/{total} hồ sơ, còn khoảng {left}"
RECOUNTING = "Đang đếm lại {done}/{total} hồ sơ, còn khoảng {left}"
STOPPED = "Đã dừng. Phần đã đọc được giữ lại; chạy lại lệnh này sẽ đọc tiếp."
WRITTEN = "Đã ghi {path}"
SECONDS_LEFT, MINUTES_LEFT = "{seconds} giây", "{minutes} phút"
UNKNOWN_LEFT = "…"
NO_DASK = (
    "Máy này chưa cài Dask. Hãy cài thêm bằng lệnh: pip install distributed, hoặc bỏ --scheduler để đọc trên máy này."
)
NO_SCHEDULER = "Bộ điều phối {address} không trả lời. Hãy kiểm tra địa chỉ (ví dụ tcp://192.168.1.10:8786) và mạng, hoặc bỏ --scheduler để đọc trên máy này."
ON_SCHEDULER = "đọc bằng cụm máy Dask của bộ điều phối này, ví dụ tcp://192.168.1.10:8786 (xem deploy/dask)"

# The summary
INVENTED = "SỐ LIỆU TẬP DƯỢT: mọi chi bộ trong thư mục này đều là chi bộ bịa ra để tập dượt."
TITLE = "TỔNG HỢP CHẤT LƯỢNG SINH HOẠT CHI BỘ NĂM {year}"
SUMMED = (
    "{cells} chi bộ × {months} tháng = {met} đã sinh hoạt + {not_met} không sinh hoạt + {unreadable} không đọc được"
)
SUM_PENDING = " + {pending} chưa họp mà tháng chưa hết"
NOT_SUMMED = "CÁC BẢNG KHÔNG KHỚP NHAU, xin báo người phát triển chương trình: {told}"
ATTENDANCE = "Tỷ lệ dự: {percent} ({present}/{expected})"
IN_WINDOW = "Sinh hoạt đúng ngày cấp ủy quy định: {count}/{met} buổi"
ATTENDED = "Đủ tỷ lệ đảng viên dự: {count}/{met} buổi"
LENGTH = "Đủ thời lượng: {count}/{met} buổi"
SPOKEN = "Đủ số ý kiến, số người phát biểu: {count}/{met} buổi"
CONCLUDED = "Có kết luận, nghị quyết đầy đủ: {count}/{met} buổi"
ADOPTED = "Thông qua biên bản: {count}/{met} buổi"
NOTICED = "Thông báo trước đúng hạn: {count}/{met} buổi"
PAPERS = "Gửi, đăng văn bản đúng hạn: {count}/{asked} buổi đã đến hạn"
TASKS = "Nhiệm vụ đúng hạn: {percent} ({on_time}/{carried})"
POINTS = "Điểm tự chấm bình quân: {points} ({scored} buổi)"
NEED_HELP = "Chi bộ cần giúp: {count}"
IMPROVED = "Chi bộ tiến bộ: {count}"
FAULTS = "Dữ liệu cần xem lại: {count} (bảng “Chất lượng dữ liệu” của tệp Excel, hoặc --json)"
NO_FAULTS = "Dữ liệu: không có gì cần xem lại"
COUNTED_EVER = "Đã đếm lại từ nội dung {counted} trong {records} hồ sơ đang có: {differing} hồ sơ khác số liệu đã ghi."
COUNTED_AGAIN = "Lần này đọc mới {read} hồ sơ, đếm lại {again} hồ sơ."
NOTHING = "—"

REASONS = {
    "points": "{number} tháng liền dưới {below} điểm",
    "not_met": "tháng {number} không sinh hoạt",
    "tasks": "nhiệm vụ đúng hạn ba tháng qua chỉ {number} %",
}
RULES = (
    "Cần giúp khi có một trong ba điều: {in_row} tháng gần nhất có điểm đều dưới {below} điểm; trong ba tháng gần nhất có "
    "tháng không sinh hoạt; nhiệm vụ đúng hạn ba tháng gần nhất dưới {tasks} %. Tiến bộ khi điểm bình quân ba tháng cuối "
    "cao hơn ba tháng đầu từ {improved} điểm."
)
YEAR_GRADE_RULE = (
    "Xếp loại năm ({basis}): {bands}. Còn buổi nào chưa có xếp loại thì để trống. Đây là số tính từ điểm tự chấm của các "
    "buổi thường kỳ, cấp ủy quyết định xếp loại."
)
YEAR_BAND = "{grade} khi mọi buổi từ {all_from} trở lên và có ít nhất {least} buổi {of}"
YEAR_BAND_ALL = "{grade} khi mọi buổi từ {all_from} trở lên"
YEAR_BAND_MORE = " (quy định còn điều kiện khác mà chương trình không có)"
NO_YEAR_RULE = (
    "Thang điểm đang dùng không nêu cách xếp loại cả năm, nên không tính thử; cấp ủy quyết định. Thang điểm có cách xếp "
    "loại năm thì ghi tên ở mục thang_diem của tệp cap-uy/cap-uy.yaml trong cây thư mục."
)
STATE = {"met": "đã sinh hoạt", "not_met": "không sinh hoạt", "unreadable": "không đọc được", "pending": "chưa họp"}
STATE_MARK = {"not_met": "–", "unreadable": "?", "pending": "·"}
GRADES = {grade.value: GRADE[grade.value] for grade in Grade}

# What is odd about the data
FAULT = {
    "unreadable": "Hồ sơ hỏng, không đọc được",
    "not_a_record": "Tệp mang tên hồ sơ nhưng không phải hồ sơ",
    "empty": "Hồ sơ rỗng",
    "future": "Hồ sơ của phiên bản mới hơn",
    "folder_instead": "Có thư mục ở chỗ của hồ sơ",
    "cannot_read": "Máy không cho đọc tệp",
    "cannot_list": "Máy không cho xem thư mục",
    "no_record": "Thư mục buổi không có hồ sơ",
    "copy": "Bản sao của hồ sơ",
    "stray": "Hồ sơ nằm ngoài thư mục buổi",
    "foreign": "Tệp lạ trong thư mục buổi",
    "same_meeting": "Hai hồ sơ của một buổi",
    "two_in_month": "Hai buổi thường kỳ trong một tháng",
    "other_cell": "Hồ sơ ghi tên chi bộ khác",
    "other_superior": "Hồ sơ ghi cấp trên khác",
    "same_cell": "Hai thư mục của một chi bộ",
    "no_meetings": "Chi bộ không có hồ sơ nào",
    "practice": "Buổi tập dượt lẫn trong số liệu thật",
    "ends_before": "Kết thúc trước khi bắt đầu",
    "too_long": "Buổi kéo dài bất thường",
    "other_day": "Ngày họp khác tên thư mục",
    "other_year": "Ngày họp thuộc năm khác",
    "to_come": "Ngày họp chưa đến",
    "unfinished": "Buổi chưa kết thúc",
    "not_counted_so": "Số liệu ghi trong hồ sơ không đúng",
    "impossible": "Số liệu mâu thuẫn nhau",
    "official": "Tệp xếp loại của cấp ủy không dùng được",
}
FAULT_TOLD = {
    "unreadable": "Không tính buổi này. {why}",
    "not_a_record": "Không tính. {why}",
    "empty": "Không tính buổi này. Hãy mở buổi trên máy đã ghi để chương trình ghi lại hồ sơ.",
    "future": "Không tính buổi này cho đến khi máy này cài phiên bản mới. {why}",
    "folder_instead": "Không tính buổi này. Hãy xóa thư mục ấy rồi ghi lại hồ sơ từ máy đã ghi.",
    "cannot_read": "Không tính buổi này ({why}). Hãy kiểm tra quyền đọc và ổ chung.",
    "cannot_list": "Không xem được những gì trong đó ({why}). Hãy kiểm tra quyền đọc và ổ chung.",
    "no_record": "Không tính buổi này. Buổi ghi bằng giấy hoặc hồ sơ đã bị xóa.",
    "copy": "Không tính bản sao; tính tệp ho-so.json. Hãy so hai tệp rồi xóa tệp thừa.",
    "stray": "Không tính. Hồ sơ phải nằm trong thư mục năm/ngày của buổi.",
    "foreign": "Không tính. Tệp này không do chương trình tạo ra.",
    "same_meeting": "Không tính hồ sơ này; tính hồ sơ ghi sau hơn: {other}",
    "two_in_month": "Tính buổi sau cho tháng này: {other}",
    "other_cell": "Hồ sơ ghi “{name}”, hồ sơ mới nhất của thư mục ghi “{now}”. Vẫn tính cho thư mục này: chi bộ đổi tên, "
    "sáp nhập, hoặc hồ sơ để nhầm chỗ.",
    "other_superior": "Hồ sơ ghi cấp trên “{superior}”, hồ sơ mới nhất ghi “{now}”. Vẫn tính cho thư mục này: chi bộ đã "
    "chuyển cấp ủy.",
    "same_cell": "“{name}” còn có thư mục {other}. Mỗi thư mục đang được tính là một chi bộ; hãy giữ một.",
    "no_meetings": "Không có hồ sơ nào của năm {year}.",
    "practice": "Không tính.",
    "ends_before": "Bắt đầu {started}, kết thúc {ended}: không tính thời lượng của buổi này.",
    "too_long": "Hồ sơ ghi {hours} giờ: không tính thời lượng của buổi này.",
    "other_day": "Thư mục ghi ngày {named}, hồ sơ ghi ngày {day}: tính theo hồ sơ.",
    "other_year": "Hồ sơ ghi ngày {day}: không tính vào năm này.",
    "to_come": "Hồ sơ ghi đã họp ngày {day}: không tính. Đồng hồ của máy ghi có thể sai.",
    "unfinished": "Ngày họp {day} đã qua mà buổi chưa bấm kết thúc: chưa tính là đã sinh hoạt.",
    "not_counted_so": "Đếm lại từ hồ sơ thì khác: {told}",
    "official": "{why}",
    "impossible": "Các con số ghi trong hồ sơ mâu thuẫn nhau: đã đếm lại từ nội dung hồ sơ.",
}
DIFFERS = "{name} ghi {kept}, đếm được {counted}"
COLUMN = {
    "minutes": "thời lượng",
    "present": "có mặt",
    "expected_present": "có mặt trong số phải dự",
    "speakers": "số người phát biểu",
    "opinions": "số ý kiến",
    "carried": "nhiệm vụ kỳ trước",
    "late": "nhiệm vụ quá hạn",
    "points": "điểm",
    "papers_due": "hạn gửi văn bản",
    "papers_out": "ngày gửi văn bản",
    "grade": "xếp loại",
}
"""The figures that are most often asked for; others are told by the name of their field."""

# The workbook
SHEETS = {
    "cells": "Chi bộ",
    "heat": "Điểm theo tháng",
    "months": "Theo tháng",
    "types": "Theo loại hình",
    "areas": "Theo cấp ủy",
    "meetings": "Buổi sinh hoạt",
    "tasks": "Nhiệm vụ",
    "help": "Cần giúp, tiến bộ",
    "faults": "Chất lượng dữ liệu",
}
HEADINGS = {
    "number": "TT", "cell": "Thư mục", "name": "Chi bộ", "area": "Cấp ủy", "superior": "Cấp ủy", "type": "Loại hình",
    "members": "Đảng viên", "met": "Đã sinh hoạt", "not_met": "Không sinh hoạt", "unreadable": "Không đọc được",
    "pending": "Chưa hết tháng", "points": "Điểm bình quân", "scored": "Số buổi chấm điểm", "expected": "Phải dự",
    "expected_present": "Đã dự",
    "attendance": "Tỷ lệ dự (%)", "long_enough": "Đủ thời lượng", "spoken": "Đủ phát biểu", "concluded": "Đủ kết luận",
    "is_adopted": "Thông qua biên bản", "in_window": "Họp đúng ngày", "attended": "Đủ tỷ lệ dự",
    "noticed": "Thông báo đúng hạn",
    "papers_asked": "Đến hạn gửi văn bản", "papers_in_time": "Văn bản đúng hạn", "papers_due": "Hạn gửi văn bản",
    "papers_out": "Gửi văn bản ngày",
    "opinions": "Ý kiến", "speakers": "Người phát biểu", "given": "Nhiệm vụ giao", "carried": "Nhiệm vụ kỳ trước",
    "done": "Hoàn thành", "late": "Quá hạn", "on_time": "Nhiệm vụ đúng hạn (%)", "quarters": "Quý có chuyên đề",
    "change": "Tăng, giảm", "grade": "Xếp loại", "year_grade": "Xếp loại năm (tính thử)", "needs": "Cần giúp vì",
    "month": "Tháng", "day": "Ngày", "kind": "Loại buổi", "title": "Tên buổi", "minutes": "Phút",
    "minutes_asked": "Phút tối thiểu", "present": "Có mặt", "total": "Tổng số", "excused": "Vắng có lý do",
    "unexcused": "Vắng không lý do", "adopted": "Thông qua lúc", "path": "Tệp", "id": "Mã", "due": "Hạn",
    "status": "Kết quả", "done_on": "Xong ngày", "days_late": "Chậm (ngày)", "given_here": "Giao tại buổi này",
    "fault": "Điều cần xem", "told": "Cách xử lý, lý do", "partly": "Một phần", "not_done": "Chưa làm",
    "unanswered": "Chưa báo cáo", "average": "Bình quân", "state": "Tình trạng", "list": "Danh sách",
}  # fmt: skip
YES, NO = "có", "không"
TOTAL = "Cộng"
PAGE = "Trang &P/&N"
ROOT_AREA = "(thư mục gốc)"
MONTH_HEADING = "T{month}"
NEEDS_HELP, HAS_IMPROVED = "Cần giúp", "Tiến bộ"
MORE_ROWS = "Bảng này chỉ ghi {most} dòng đầu; dùng --json để lấy đủ."
UNKNOWN_CELL_TYPE = "Chưa rõ"

# The papers
AS_HALF = "nửa năm của báo cáo Word: 1 hoặc 2 (mặc định: cả năm)"
AS_PAGE = "mở trang cấp ủy với cây thư mục này (xem trong trình duyệt)"
AS_MONTH = "thay báo cáo Word bằng bảng xếp loại của tháng này"
WHOLE_YEAR, HALF, MONTH_OF_YEAR = "năm {year}", "6 tháng {half} năm {year}", "tháng {month} năm {year}"
HALVES = {1: "đầu", 2: "cuối"}
SUMMARY_TITLE = "Tổng hợp chất lượng sinh hoạt chi bộ {period}"
GRADES_TITLE = "Xếp loại chất lượng sinh hoạt chi bộ {period}"
NO_PLACE, PLACE_AND_DAY = "…………", "{place}, ngày {day} tháng {month} năm {year}"
BY_CELL, BY_AREA = "chi bộ", "cấp ủy"
CELL_BECAUSE = "{name}: {why}"
MEAN_POINTS = "điểm bình quân {points}"
MEMBERS_TOLD = "{count} đảng viên"
AND_MORE = "và {count} chi bộ khác"
SO_MANY = "{what}: {count}"
SHORT = "{minutes}/{asked} phút"
CAME = "dự {present}/{expected}"
UNEXCUSED = "{count} vắng không lý do"
FEW_SPEAK = "{count} người phát biểu"
LATE_TASKS = "{late}/{carried} nhiệm vụ quá hạn"
NOT_CONCLUDED = "chưa đủ kết luận"
NOT_ADOPTED = "chưa thông qua biên bản"


def summed(counts: Mapping[str, Any]) -> str:
    """That all months of all cells add up, with those that still go on where there are any."""
    return (SUMMED + (SUM_PENDING if counts["pending"] else "")).format(**counts)


def fault_sentence(kind: str, facts: dict[str, Any]) -> str:
    """What is said of one thing that is odd."""
    told = {name: _fact(value) for name, value in facts.items()}
    if kind == "not_counted_so":
        told["told"] = told.get("why") or "; ".join(
            DIFFERS.format(name=COLUMN.get(name, name), kept=_fact(kept), counted=_fact(counted))
            for name, (kept, counted) in facts.get("figures", {}).items()
        )
    return FAULT_TOLD[kind].format(**told)


def _fact(value: Any) -> str:
    if hasattr(value, "hour"):
        return f"{value:%H:%M %d/%m/%Y}"
    if hasattr(value, "year"):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, list):
        return str(len(value))
    return NOTHING if value is None else str(value)


def time_left(seconds: float | None) -> str:
    """How long it will still take, roughly."""
    if seconds is None:
        return UNKNOWN_LEFT
    if seconds < 90:
        return SECONDS_LEFT.format(seconds=max(1, round(seconds)))
    return MINUTES_LEFT.format(minutes=round(seconds / 60))
