"""Vietnamese words of the papers and of their errors."""

OFFICIAL = "chính thức"
EXEMPT_HERE = "miễn sinh hoạt có mặt"
TEMPORARY = "sinh hoạt tạm thời đến"
PASSED = "được thông qua"
REJECTED = "không được thông qua"
ADOPTED_AT = "đã thông qua lúc {hour}"
FAILED_TO_ADOPT_AGENDA = "chưa thông qua"
NOT_ADOPTED_MARK = "CHƯA THÔNG QUA"

MISSING_TEMPLATE = "Không tìm thấy mẫu “{file}”. Hãy kiểm tra thư mục mau của chi bộ hoặc cài lại chương trình."
AWAY = "Không đọc được mẫu “{file}” ({why}). Hãy kiểm tra ổ đĩa dùng chung và thử lại."
NOT_WORD = "Tệp “{file}” không phải là văn bản Word (.docx) hoặc đã hỏng. Hãy mở bằng Word và lưu lại dạng .docx."
UNKNOWN_FIELD = "Mẫu “{file}” dùng trường “{field}” mà chương trình không có.{near} Hãy sửa lại tên trường trong Word."
NEAREST = " Có phải ý là “{near}”?"
BROKEN_TAG = "Mẫu “{file}” có thẻ viết sai hoặc chưa đóng{where}. Hãy sửa thẻ trong Word (chi tiết: {why})."
NEAR_TEXT = ", gần chỗ “{text}”"
FORBIDDEN_TAG = "Mẫu “{file}” có thẻ không được phép dùng ({why}). Hãy bỏ thẻ ấy trong Word."
BROKEN_EXPRESSION = "Mẫu “{file}” có thẻ không tính được ({why}). Hãy sửa thẻ trong Word."
LOST_TEXT = "Văn bản tạo từ mẫu “{file}” không có đủ nội dung của biên bản: thiếu {what}. Văn bản chưa được lưu."
AND_MORE = " và {count} chỗ nữa"

CHANGED_TEMPLATE = (
    "Mẫu “{file}” đã thay đổi sau khi biên bản được thông qua, nên văn bản không còn khớp với nội dung đã đọc. "
    "Hãy đặt lại mẫu cũ, hoặc mở lại biên bản và thông qua lần nữa."
)
CHANGED_RECORD = (
    "Nội dung biên bản trong hồ sơ không khớp với bản đã thông qua (mã kiểm tra khác nhau). "
    "Hồ sơ có thể đã bị sửa bên ngoài chương trình; hãy lấy lại bản hồ sơ gốc."
)
UNKNOWN_FORM = "Chương trình không có văn bản tên “{name}”. Các văn bản có: {known}."
