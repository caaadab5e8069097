"""What the pages say beyond what the layers below say, in Vietnamese."""

from assistant.domain.meeting import Stage
from assistant.wording.papers import FORM

# What a page asked that cannot be done
GOES_WRONG = "Chương trình gặp lỗi khi thực hiện. Nội dung đã ghi vẫn còn; hãy thử lại."
WRONG_REQUEST = "Trang gửi yêu cầu không đúng. Xin tải lại trang."
NO_WHOLE_NUMBER = "Số phiếu phải là số nguyên."
NO_DATE = "“{value}” không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 04/11/2026."
NO_TIME = "“{value}” không phải là giờ. Hãy ghi giờ:phút, ví dụ 14:00."
NO_DAY = "“{said}” không phải là ngày. Hãy ghi ví dụ 30/12, cuối tháng, thứ sáu tới."
DAY_BEYOND = "Ngày {day:%d/%m/%Y}: {problem}."

# Instead of a meeting
DISCARDED = "Buổi sinh hoạt này đã bỏ."
NO_MEETING = "Chưa có buổi sinh hoạt nào. Hãy lập buổi sinh hoạt ở trang đầu."

# The first page
CELL = "Chi bộ"
READING = "Đang đọc thư mục chi bộ…"
READING_RECORDS = "Đang đọc hồ sơ các buổi đã họp: {done}/{total}…"
NOT_READ = "Chưa đọc được thư mục chi bộ."
UNREAD = (
    "Chương trình gặp lỗi khi đọc thư mục chi bộ, dữ liệu không mất. Hãy tải lại trang; nếu vẫn lỗi, hãy đóng chương "
    "trình rồi mở lại và báo người hỗ trợ (chi tiết ở tệp logs/trang.log của thư mục dữ liệu)."
)
MONTH_LABEL, MONTH_HELD, MONTH_BEGUN = "Tháng {month}", "đã họp {day:%d/%m}", "{state}, {day:%d/%m}"
MONTH_MISSED, MONTH_OPEN = "không có buổi", "chưa lập buổi"
MONTH_BEFORE = "chưa có sổ ở đây"
"""A month before anything that is known of the cell: it may not have been set up yet."""
NOT_READ_YET = "Chưa đọc xong thư mục chi bộ. Hãy đợi một chút rồi bấm lại."
SECRETS = {True: "lưu riêng trên máy thư ký", False: "lưu chung trên ổ chung"}
SECRETS_RULE = "Nội dung mật"
SECRETS_BASIS = "noi_dung_mat trong chi-bo.yaml"
RULE_BASIS = "Căn cứ: {basis} ({period})"
RULE_OTHER_TIME = "Thời gian khác: {other}"
RULE_PERIOD = "Mức áp dụng: {period} · {level} · {key}"
STAGE = {
    Stage.PLANNED: "đang chuẩn bị",
    Stage.RUNNING: "đang tiến hành",
    Stage.ENDED: "chưa thông qua biên bản",
    Stage.DISCARDED: "đã bỏ",
}
ADOPTED = "biên bản đã thông qua"
ON_SHARE = "trên ổ chung"
AT_MACHINE = "{state}, máy {name}"

# The templates of the first page
TEMPLATES_AWAY = "Chưa đọc được thư mục mẫu trên ổ chung. Hãy kiểm tra ổ chung rồi bấm lại."
PAPER_GONE = "Không còn văn bản này trên máy. Xin in lại."
NO_FOLDER_FOR_TEMPLATES = "Chưa chọn thư mục chi bộ nên chưa có nơi để chép mẫu."
NOT_SHOWN = "Hãy bấm “Xem thử” mẫu này trước."
PREVIEW_FILE = "xem thử {template}.docx"

# The console and the projector
MOVED = (
    "Buổi này đã chuyển sang máy {name} lúc {at:%H:%M ngày %d/%m/%Y}, máy này chỉ còn xem. "
    "Phần ghi trên máy này được giữ nguyên ở đây và ở {kept}."
)
MOVED_TO_COPY = (
    "Một nơi khác dùng bản sao dữ liệu của máy này (máy {name}) cũng đang ghi buổi này và đã ghi lên ổ chung trước. "
    "Để không bên nào ghi đè bên nào, máy này tạm dừng ghi từ {at:%H:%M ngày %d/%m/%Y}. Mọi chữ ghi ở đây được giữ "
    "nguyên và nằm ở {kept}; bàn thư ký bên kia thấy phần này để ghép. Muốn ghi tiếp ở đây: về trang đầu, bấm "
    "“Tiếp tục trên máy này”."
)
TOTAL = "Tổng số"
GUEST = "Đại biểu"
OFFICIAL_MEMBERS = "{count} đảng viên chính thức"
EXEMPT_PRESENT = "{count} đảng viên miễn sinh hoạt có mặt"
TEMPORARY_MEMBERS = "{count} đảng viên sinh hoạt tạm thời đến"
LEFT, LATER = "đã về", "đến sau"
BASE = "Tính trên {parts}{total}; đang có mặt {present} người có quyền biểu quyết"
NEEDED = "{base}; thông qua khi {majority} tán thành (từ {least} người trở lên)"
BY_BALLOT = "{needed}; bỏ phiếu kín"

# What is read back
MINUTES = FORM["bien-ban"]
REPORTS = "Trình bày"
OPINIONS = "Ý kiến"
SENT_BEFORE = "Ý kiến gửi trước"
REPLIES = "Tiếp thu, giải trình"
CONCLUSION = "Kết luận của chủ trì"
ASSESSED = "Kết quả nhiệm vụ kỳ trước"
TASKS = "Phân công"
VOTES = "Biểu quyết"
DUE = "hạn {due}"
NO_DUE = "chưa có hạn"
NO_OWNER = "chưa có người thực hiện"
VOTE_COUNTED = (
    "Kết quả biểu quyết{way}: tán thành {in_favour}/{base} ({percent}%, {share}), không tán thành {against}, "
    "không có ý kiến {abstained}; {outcome}."
)
NO_VOTE = "Chưa biểu quyết."
TASK_GIVEN = "giao việc"
TASK_NOT_TOLD = "chưa đánh giá"
TASK_DONE_LATE = "chậm {days} ngày"
TASK_OVERDUE_THEN = "quá hạn {days} ngày"
NO_REGISTER = "Không có sổ này. Hãy tải lại trang (phím F5)."
