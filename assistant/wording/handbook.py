"""Trang chép vào Sổ tay đảng viên điện tử: what its blocks are called, and how their lines read."""

TITLE = {
    "schedule": "Lịch sinh hoạt",
    "documents": "Tài liệu",
    "attendance": "Điểm danh",
    "result": "Kết quả",
    "resolution": "Nghị quyết, kết luận",
}
"""The blocks, in the order of the handbook."""
TIME, PLACE, FORM = "Thời gian: {time}", "Địa điểm: {place}", "Hình thức: {form}"
OFFICES = "Chủ trì: {chair}; thư ký: {secretary}"
CONTENTS = "Nội dung:"
ITEM, ITEM_BY = "{number}. {title}", "{number}. {title} ({who})"
ENCLOSED, MADE, FILE = "Tài liệu gửi kèm: {papers}", "Văn bản của buổi sinh hoạt:", "- {name}"
NO_DOCUMENTS = "Chưa có tài liệu, văn bản."
COUNTED = "Tổng số {people} {all}; có mặt {present}; vắng có lý do {excused}; vắng không lý do {unexcused}"
RATE = "; tỷ lệ dự {rate}"
EXCUSED, UNEXCUSED = "Vắng có lý do: {names}", "Vắng không lý do: {names}"
NAMED, NAMED_WHY = "{name}", "{name} ({why})"
LASTED, SPOKEN = "Thời lượng: {minutes} phút", "Ý kiến: {opinions} ý kiến của {speakers} {people}"
CONCLUDED = "Kết luận của chủ trì:"
CONCLUSION = "- {title}: {text}"
TASKS = "Nhiệm vụ được giao:"
TASK = "- {task}; người thực hiện: {who}; thời hạn: {due}"
SCORED = "Tự chấm điểm: {points} điểm, xếp loại {grade}"
VOTE = "Biểu quyết: {in_favour}/{base} tán thành ({share}), {outcome}"
SPECIAL = "- {title}: {in_favour}/{base} tán thành ({share}), {outcome}"
VOTES = "Biểu quyết nội dung khác:"
SECRETS_LEFT_OUT = "Nội dung mật không chép vào đây."

ROLL_SHEET, TASK_SHEET = "Điểm danh", "Nhiệm vụ"
ROLL_COLUMNS = ("STT", "Họ và tên", "Trạng thái", "Chức vụ", "Có mặt", "Vắng có lý do", "Vắng không lý do", "Ghi chú")
TASK_COLUMNS = ("STT", "Nhiệm vụ", "Người thực hiện", "Sản phẩm", "Thời hạn", "Nơi báo cáo")
BOOK, ROLL_CSV, TASK_CSV = "so-tay {day}.xlsx", "diem-danh {day}.csv", "nhiem-vu {day}.csv"
