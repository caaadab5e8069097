"""Số liệu năm in words: what charts find, what the year's summary says, which praise and weakness is proposed.

Nothing here is made up: every sentence is a count of the records, and names the meetings or tasks that it counts.
"""

from collections.abc import Iterable
from datetime import date

from assistant.wording.figures import rounded

CHART = {
    "minutes": "Thời lượng, phút",
    "attendance": "Đảng viên dự, %",
    "speakers": "Người phát biểu",
    "conclusions": "Kết luận",
    "tasks": "Nhiệm vụ đến hạn",
    "points": "Điểm tự chấm",
}
"""What each chart shows."""
LONG_ENOUGH = "{good}/{all} buổi đủ phút"
AVERAGE_ATTENDANCE = "bình quân {percent} %"
ENOUGH_SPEAKERS = "{good}/{all} buổi đủ"
AVERAGE_SPEAKERS = "bình quân {count} người"
ALL_CONCLUSIONS = "cả năm {count}"
IN_TIME = "{percent} % đúng hạn"
AVERAGE_POINTS = "bình quân {points}"
NO_FIGURES = "chưa có số liệu"
ASKED_MINUTES = "mức tối thiểu"
ASKED_PERCENT = "mức {percent} %"
ASKED_SPEAKERS = "tối thiểu {count}"
TASK_LEGEND = "đúng hạn", "chậm", "chưa xong"
GRADE_FROM = "{grade} từ {points}"
MONTH_VALUE = "tháng {month}: {value}"
TASKS_OF_MONTH = "{in_time} đúng hạn, {late} chậm, {overdue} chưa xong"

HEADLINE = "{held} buổi thường kỳ · {quarters}/4 quý có chuyên đề"
GRADES_TOLD = "tự xếp loại: {grades}"
GRADE_COUNT = "{count} {grade}"
UNSCORED = "{count} chưa chấm"
YEAR_GRADE = "cả năm: {grade}"

WEAKNESS = {
    "no_meeting": "Không có buổi sinh hoạt thường kỳ: {months}.",
    "missed_quarter": "Chưa có sinh hoạt chuyên đề: {quarters}.",
    "short": "{count} buổi chưa đủ thời lượng: {evidence}.",
    "attendance": "{count} buổi có tỷ lệ dự chưa đạt mức quy định: {evidence}.",
    "few": "{count} buổi có ít người phát biểu hoặc ít ý kiến hơn mức quy định: {evidence}.",
    "overdue": "{count} nhiệm vụ quá hạn chưa xong: {evidence}.",
    "late": "{count} nhiệm vụ hoàn thành chậm: {evidence}.",
    "absent": "Đảng viên vắng nhiều: {evidence}.",
    "failed": "{count} nội dung biểu quyết không được thông qua: {evidence}.",
    "unadopted": "{count} biên bản chưa được thông qua: {evidence}.",
}
"""Weaknesses that the records show, each with what shows it."""
PRAISE = {
    "attended": "Dự đủ mọi buổi phải dự trong năm: {evidence}.",
    "spoke": "Phát biểu nhiều buổi nhất: {evidence}.",
    "tasks": "Hoàn thành đúng hạn mọi nhiệm vụ đến hạn được giao (từ {least} nhiệm vụ trở lên): {evidence}.",
    "all_in_time": "Mọi nhiệm vụ đến hạn trong năm đều hoàn thành đúng hạn ({count} nhiệm vụ).",
    "all_long": "Mọi buổi thường kỳ đều đủ thời lượng ({count} buổi).",
    "all_quarters": "Quý nào cũng có sinh hoạt chuyên đề.",
    "told": "Đã được biểu dương, nhắc nhở trong các buổi: {evidence}.",
}
"""What is proposed for praise, each with what shows it."""
SHORT_EVIDENCE = "{day} ({minutes}/{asked} phút)"
ATTENDANCE_EVIDENCE = "{day} ({present}/{expected})"
FEW_EVIDENCE = "{day} ({speakers} người, {opinions} ý kiến)"
TASK_EVIDENCE = "“{what}” ({owners}; {told})"
PERSON_EVIDENCE = "{name} ({count})"
MEETINGS_OF = "{count} buổi"
TASKS_OF = "{count} nhiệm vụ"
ABSENT_EVIDENCE = "{name} – {what}"
REMARK_EVIDENCE = "{day}: {text}"
MONTH = "tháng {month}"
QUARTER = "quý {quarter}"
AND_MORE = "và {count} trường hợp khác"

DECIDED, DECIDED_OTHERWISE = "cấp ủy xếp tháng {month}: {grade}", "cấp ủy xếp khác"
YEAR_GRADE_MET = "Xếp loại cả năm theo kết quả tự chấm: {grade} ({basis})."
YEAR_GRADE_OPEN = (
    "Theo kết quả tự chấm, chi bộ đạt điều kiện đã biết của mức {grade} ({basis}); nguồn của quy định còn điều kiện "
    "khác mà chương trình không có, nên cấp ủy xem xét thêm."
)
YEAR_GRADE_NONE = "Theo kết quả tự chấm, chưa đạt mức nào mà quy định nêu điều kiện ({basis})."
YEAR_GRADE_UNSCORED = "Chưa xếp loại cả năm được: còn {count} buổi thường kỳ chưa có kết quả tự chấm ({basis})."
YEAR_GRADE_NO_RULE = "Bộ quy định đang dùng không nêu cách xếp loại cả năm; cấp ủy cấp trên quyết định."
WEAKNESSES, PRAISES, NOTHING_FOUND = "Hạn chế", "Ưu điểm, biểu dương", "Hồ sơ không cho thấy điều gì."
REPORT_TITLE = "Báo cáo tổng hợp sinh hoạt chi bộ năm {year}"
REPORT_FILE = "bao-cao-nam-{year}.docx"


def one_decimal(value: float) -> str:
    """`95,2`, as many decimals as tell it from a whole number that it is not."""
    return rounded(value, 1)


def day_told(day: date | None) -> str:
    """`04/7`."""
    return f"{day.day:02}/{day.month}" if day else ""


def evidence(parts: Iterable[str], most: int = 12, by: str = "; ") -> str:
    """The evidence in one line; where there is much of it, how much more."""
    told = list(parts)
    more = [AND_MORE.format(count=len(told) - most)] if len(told) > most else []
    return by.join([*told[:most], *more])
