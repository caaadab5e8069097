"""What the committee's page (trang cấp ủy) says of a tree of cells, and what it refuses."""

from collections.abc import Mapping

from assistant.wording.figures import limit_text
from assistant.wording.rollup import GRADES

# Where the page gets its tree from
OPEN_PAGE = "chibo rollup THƯ-MỤC --page"
NO_TREE = (
    "Chưa chọn cây thư mục của cấp ủy. Chạy “{command}”, hoặc ở trang đầu bấm Mở thư mục khác rồi dán đường dẫn của "
    "thư mục chứa các thư mục chi bộ."
)
TREE_GONE = "Không thấy thư mục {tree}. Hãy kiểm tra ổ chung còn kết nối, rồi bấm Đọc lại."
TREE_NOT_LISTED = "Không xem được thư mục {tree} ({why}). Hãy kiểm tra quyền đọc và ổ chung, rồi bấm Đọc lại."
NO_CELLS = "Trong {tree} không có thư mục chi bộ nào (thư mục có chi-bo.yaml hoặc thư mục năm)."
UNREAD = "Không đọc được cây thư mục vì lỗi của chương trình; chi tiết ở tệp nhật ký logs/trang.log."
FIRST_LOOK = "Đang xem các thư mục…"
READING = "Đang đọc hồ sơ: {done}/{total}, {left}"
OF_BEFORE = "Số liệu đọc lúc {time}; đang xem có gì mới…"
READ_AT = "Số liệu đọc lúc {time}."
NOT_READ_YET = "Chưa đọc xong cây thư mục; chờ một chút rồi bấm lại."
GONE = "Không có chi bộ hay cấp ủy nào ở {path}. Hãy bấm Đọc lại."

# Numbers
HEADLINE = "{cells} chi bộ · {members} đảng viên · năm {year}"
COMMITTEE = "Cấp ủy"
MEASURES = {
    "points": "Điểm",
    "attendance": "Dự họp",
    "speakers": "Phát biểu",
    "tasks": "Nhiệm vụ",
    "minutes": "Thời lượng",
    "papers": "Gửi văn bản",
}
KPI = {
    "met": "Sinh hoạt tháng {month}",
    "in_window": "Họp đúng ngày",
    "long_enough": "Đủ thời lượng",
    "attendance": "Đảng viên dự",
    "spoken": "Đủ phát biểu",
    "concluded": "Đủ kết luận",
    "on_time": "Nhiệm vụ đúng hạn",
    "is_adopted": "Thông qua biên bản",
}
BEFORE = "tháng {month}: {value}"
OF = "{part}/{whole}"
PERCENT = "{percent} %"
NOTHING = "—"
STILL_TO_COME = "·"
MONTH_OF = "{name}, tháng {month}:"
FACTS = {
    "points": "{points} điểm",
    "minutes": "{minutes} phút",
    "came": "dự {present}/{expected}",
    "speakers": "{count} người phát biểu",
    "tasks": "nhiệm vụ đúng hạn {on_time}/{carried}",
    "papers": "gửi văn bản đúng hạn",
    "papers_late": "văn bản chậm hoặc chưa báo đã gửi",
}
AREA_FACTS = {
    "met": "{met}/{cells} chi bộ đã sinh hoạt",
    "points": "điểm bình quân {points}",
    "came": "dự {percent}",
    "long_enough": "{count}/{met} buổi đủ thời lượng",
    "spoken": "{count}/{met} buổi đủ phát biểu",
    "tasks": "nhiệm vụ đúng hạn {percent}",
    "papers": "{count}/{asked} buổi gửi văn bản đúng hạn",
}
STATE_TOLD = {
    "not_met": "không sinh hoạt",
    "unreadable": "có hồ sơ nhưng không đọc được",
    "pending": "chưa họp, tháng chưa hết",
}
CELL_OF = "{name}, {area}"
CELLS_IN = "{count} chi bộ"
WEAK_IN = "{count} cần giúp"
QUARTERS_TOLD = "chuyên đề: quý {quarters}"
NO_QUARTERS = "chưa có chuyên đề"
SUMS = "{cells} × {months} = {met} đã họp"
SUM_NOT_MET, SUM_UNREADABLE, SUM_PENDING = "{count} không họp", "{count} không đọc được", "{count} chưa hết tháng"
ODD = "{count} điều cần xem"
IMPROVED_FROM = "từ {points} điểm"
GRADE_FROM = "{grade} từ {least}"
LEGENDS = {
    "attendance": {"good": "đạt tỷ lệ dự", "fair": "quá nửa số buổi đạt", "weak": "chưa đạt"},
    "speakers": {"good": "đủ phát biểu", "fair": "quá nửa số buổi đủ", "weak": "chưa đủ"},
    "tasks": {"good": "mọi nhiệm vụ đúng hạn", "fair": "từ {tasks} % đúng hạn", "weak": "dưới {tasks} %"},
    "minutes": {"good": "đủ thời lượng", "fair": "quá nửa số buổi đủ", "weak": "chưa đủ"},
    "papers": {"good": "văn bản gửi, đăng đúng hạn", "fair": "quá nửa số buổi đúng hạn", "weak": "chậm hoặc chưa báo"},
}
KINDS_OF_FILE = {
    "workbook": "Mọi bảng (Excel)",
    "year": "Báo cáo tổng hợp cả năm (Word)",
    "half1": "Báo cáo 6 tháng đầu năm (Word)",
    "half2": "Báo cáo 6 tháng cuối năm (Word)",
    "grades": "Bảng xếp loại tháng {month} (Word)",
    "chosen": "Danh sách biểu dương, cần giúp (Word)",
    "templates": "Mẫu Word của các giấy tờ này (.zip)",
}
KINDS_AHEAD = {
    "notice": "Thông báo lịch sinh hoạt tháng {month}/{year} (Word)",
    "visits": "Lịch cán bộ dự sinh hoạt tháng {month}/{year} (Word)",
}
WHOLE_YEAR = "năm {year}"
FILES = {
    "workbook": "tong-hop-{year}.xlsx",
    "year": "tong-hop-{year}.docx",
    "half1": "tong-hop-6-thang-dau-{year}.docx",
    "half2": "tong-hop-6-thang-cuoi-{year}.docx",
    "grades": "xep-loai-{month:02}-{year}.docx",
    "chosen": "bieu-duong-can-giup-{year}.docx",
    "notice": "lich-sinh-hoat-{month:02}-{year}.docx",
    "visits": "lich-du-sinh-hoat-{month:02}-{year}.docx",
    "templates": "mau-van-ban-cap-uy.zip",
}
YEAR_TO_COME = "Năm {year} chưa bắt đầu nên chưa có số liệu để lập văn bản này. Hãy chọn năm khác."
NO_SUCH_FILE = "Không có văn bản nào tên “{name}”."
NO_SUCH_LIMIT = "Không có mức nào tên “{key}”."
LIMIT_OUT_OF_RANGE = "“{label}” phải là số từ {least} đến {most:g}{whole}."
WHOLE_NUMBER = " và không có số lẻ"

# Minutes of a cell
WHY_MINUTES = "Hãy ghi lý do xem biên bản. Lý do được lưu ở thư mục cap-uy/da-xem."
REASON_TOO_LONG = "Lý do dài quá {most} ký tự; hãy ghi ngắn hơn."
MINUTES_NOT_READ = "Không mở được biên bản của {file} ({why}). Hãy kiểm tra ổ chung rồi bấm lại."
NOT_IN_TABLES = "Buổi này không còn trong cây thư mục; hãy bấm Đọc lại."


def legend(measure: str, bounds: Mapping[str, float], tasks: float) -> list[tuple[str, str]]:
    """What the shades mean: how it looks, and the words."""
    if measure != "points":
        return [(look, told.format(tasks=limit_text(tasks))) for look, told in LEGENDS[measure].items()]
    looks = {"good": "good", "fair": "fair", "average": "weak"}
    told = [
        (looks[grade], GRADE_FROM.format(grade=GRADES[grade], least=limit_text(least)))
        for grade, least in bounds.items()
    ]
    return [*told, ("poor", GRADES["poor"])]
