"""Biên bản các năm trước: the words by which their day and title are recognised, and what is told of the files."""

import re

DAY_IN_WORDS = re.compile(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE)
DAY_IN_FIGURES = re.compile(r"(?<!\d)(\d{1,2})[./\-_ ](\d{1,2})[./\-_ ](\d{4})(?!\d)")
DAY_OF_NAME = re.compile(r"(?<!\d)(\d{4})[.\-_ ]?(\d{2})[.\-_ ]?(\d{2})(?!\d)")
MINUTES = re.compile(r"\s*biên\s+bản\b\s*", re.IGNORECASE)
DEGREE = "|".join(r"\s*".join(degree) for degree in ("tuyệtmật", "tốimật", "mật"))
SECRET = re.compile(
    r"[\W_]*(?:(?:(?:mức\s+)?độ|dấu)\s+mật[\W_]*|(?:tài\s+liệu|văn\s+bản)\s+)?"
    rf"(?:{DEGREE})(?:[\W_]+bản\s+số\b.*|[\W_]*)",
    re.IGNORECASE,
)
"""A stamp of secrecy, which is all that a line says: `MẬT`, `(M Ậ T)`, `Độ mật: TỐI MẬT`, `MẬT - Bản số 01`."""
COLUMN = re.compile(r"[\t\n|]|\s{4,}")
"""What sets apart two things that stand side by side on a line."""

FOLDER_HOW = (
    "Cũng có thể chép thẳng các tệp vào thư mục {folder} (chia thư mục con theo năm cũng được), rồi bấm “Đọc lại”. "
    "Ngày họp lấy từ tên tệp (2019-03-04 …) hoặc từ lời trong biên bản."
)
COUNT = "{count} biên bản cũ đã đưa vào mục tìm"
UNDATED = "{count} tệp chưa rõ ngày họp; đặt ngày ở đầu tên tệp, ví dụ 2019-03-04 {name}"
TOO_LARGE = "“{name}” quá lớn (tối đa {most} MB) nên không đọc."
NO_WORD = "“{name}” không phải tệp Word .docx đọc được. Mở bằng Word rồi lưu lại dạng .docx."
NOT_DOCX = "{count} tệp không phải .docx (ví dụ “{name}”) nên chưa tìm được; mở bằng Word rồi lưu dạng .docx."
UNLISTED = "Chưa đọc được thư mục “{name}”: {why}. Các biên bản đã đọc trong đó vẫn tìm được."
UNREADABLE = "Chưa đọc được “{name}”: {why}."
STAMPED = "“{name}” có dấu mật nên không đưa vào mục tìm và không hiện nội dung."
EMPTY = "“{name}” không có chữ (có thể là ảnh chụp), nên không tìm được trong đó."
FILED_AWAY = "Chưa lấy được tệp từ thư mục chi bộ: {why}. Hãy kiểm tra ổ chung rồi bấm lại."
GONE = "Không còn tệp này trong thư mục biên bản cũ. Hãy bấm “Đọc lại”."

# What comes of a file that is sent from the page
OLD_WORD = (
    "“{name}” là tệp Word kiểu cũ (.doc). Mở bằng Word, chọn “Lưu dưới dạng” (Save As), loại .docx, "
    "rồi chọn lại tệp mới."
)
OTHER_FILE = (
    "“{name}” không phải tệp Word .docx nên không nhận. Bản PDF hay ảnh chụp thì chương trình không đọc được chữ."
)
TAKEN_IN = "“{name}”: đã nhận, họp ngày {day}."
TAKEN_IN_UNDATED = (
    "“{name}”: đã nhận, nhưng chưa rõ ngày họp. Hãy thêm ngày vào đầu tên tệp (ví dụ 2019-03-04 {name}) "
    "rồi chọn lại tệp ấy."
)
RENAMED = "“{name}”: tệp này đã có, nay ghi được ngày họp {day} theo tên mới."
HERE_ALREADY = "“{name}”: đã có trong thư mục (tệp {path}), không nhận thêm lần nữa."
NOT_COPIED = "“{name}”: chưa chép được vào thư mục chi bộ ({why}). Hãy kiểm tra ổ chung rồi chọn lại tệp."
BROKEN_OFF = "Tệp “{name}” gửi lên chưa trọn vẹn. Hãy chọn lại tệp ấy."
NO_FILE = "Tệp không có tên. Hãy chọn lại tệp."
