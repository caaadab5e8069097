"""What the use cases say, in Vietnamese: why something was not done, what was found, and what to do."""

# Meetings and folders
OTHER_FOLDER = (
    "Buổi này thuộc thư mục chi bộ {folder}, không thuộc thư mục đang mở, nên ở đây chương trình không hiện và không "
    "ghi gì của buổi ấy. Muốn xem hoặc ghi tiếp, hãy đóng chương trình rồi mở lại với thư mục của buổi ấy, bằng lệnh: "
    'uv run chibo --workspace "{named}"'
)
FOLDER_NOT_KNOWN = "khác"
SOME_FOLDER = "THƯ-MỤC"
STRANGE_RECORD = (
    "Hồ sơ trong {folder} là của buổi “{title}”, thuộc thư mục chi bộ {other}, nên không tính vào chi bộ này. Nếu lưu "
    "nhầm vào đây thì xin xóa thư mục ấy; nếu chi bộ chuyển sang ổ khác thì hãy chuyển cả thư mục cũ, kèm tệp "
    "chibo-thu-muc.json trong đó."
)
NO_FOLDER = "Chưa chọn thư mục chi bộ. Hãy mở chương trình bằng lệnh: uv run chibo --workspace THƯ-MỤC"

# Records of past meetings
UNREADABLE_RECORD = "Không đọc được hồ sơ “{file}” ({why}). Hãy kiểm tra ổ chung rồi thử lại."
LEFT_OUT = "Buổi “{folder}” không có trong văn bản này vì chưa đọc được hồ sơ: {why}"
COPY = "“{name}” trong {folder} là bản sao của hồ sơ; chương trình không đọc và không xóa. Xin xem lại rồi giữ hoặc bỏ."
FOLDER_COPY = "Thư mục {folder} có cùng hồ sơ với thư mục {other}; chương trình chỉ đọc thư mục {other}. Xin xem lại."

# Papers
RECORD_NOT_READ = "Không đọc được hồ sơ {record}: {why}. Hãy kiểm tra lại đường dẫn."
PRINTING_CRASHED = "Tiến trình in bị dừng đột ngột khi in {record}. Hãy in riêng hồ sơ này để xem lỗi."
PRINTING_FAILED = "Chương trình gặp lỗi khi in {record} ({why})."
REMOVED = "Đã bỏ {count} ký tự không in được."
CHANGED_SINCE_READ = "Nội dung đã thay đổi từ lúc đọc. Hãy đọc lại biên bản rồi thông qua."
ONE_PDF_AT_A_TIME = "Đang tạo một PDF khác. Hãy chờ xong rồi bấm lại."

# Boxes that a person types into
CONCLUSION_OF = "{item} – kết luận"
OPINION_OF = "Ý kiến của {name}"
VOTE_ON = "Biểu quyết – {title}"
