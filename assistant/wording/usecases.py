"""What the use cases say, in Vietnamese: why something was not done, what was found, and what to do."""

import re
from collections.abc import Mapping

from assistant.domain.rules import Panel
from assistant.wording.own_command import typed

FIRST_HEADING = re.compile(r"^I[-.] ")
"""How the first heading of the minutes begins (`I- Mở đầu`)."""

# What stays blank in the draft of the minutes: how lines begin, in the words of the template that ships
FILLED_LATER = ("Biên bản được thông qua", "Kết thúc")
"""What is filled in by itself once the minutes are adopted and the meeting is over."""
RECORDED_BY: Mapping[Panel, tuple[str, ...]] = {
    Panel.GUESTS: ("Đại biểu",),
    Panel.SECRETARY: ("Người theo dõi",),
    Panel.ROLL: ("Có mặt", "Tỷ lệ dự", "Vắng"),
    Panel.DUES: ("Tình hình nộp đảng phí",),
}
"""Lines above all items, and the panel that records them; the details of the meeting hold the others."""
DETAIL_OF: Mapping[str, str] = {
    "Thông báo, giấy mời": "notice",
    "Tài liệu gửi trước": "papers",
    "Địa điểm": "place",
    "Hình thức": "form",
    "Chủ trì": "chair",
    "Thư ký": "secretary",
}
"""Lines above all items that the details of the meeting hold, and the name of the detail."""
PANEL_BOX: Mapping[str, str] = {"Kết quả biểu quyết": "vote", "Điểm tự chấm": "points"}
"""Lines of figures under an item, and what holds them: the count of the vote, the points."""
BLANK_UNDER = "{item}: {what}"
NUMBER_AND_DAY, NO_LOCALITY = "Số ", "Địa danh ở dòng ngày tháng (mục dia_danh trong tệp chi-bo.yaml)"

# Meetings and folders
OTHER_FOLDER = (
    "Buổi này thuộc thư mục chi bộ {folder}, không thuộc thư mục đang mở, nên ở đây chương trình không hiện và không "
    "ghi gì của buổi ấy. Muốn xem hoặc ghi tiếp, hãy đóng chương trình rồi mở lại với thư mục của buổi ấy, bằng lệnh: "
    f'{typed("chibo")} --workspace "{{named}}"'
)
FOLDER_NOT_KNOWN = "khác"
SOME_FOLDER = "THƯ-MỤC"
STRANGE_RECORD = (
    "Hồ sơ trong {folder} là của buổi “{title}”, thuộc thư mục chi bộ {other}, nên không tính vào chi bộ này. Nếu lưu "
    "nhầm vào đây thì xin xóa thư mục ấy; nếu chi bộ chuyển sang ổ khác thì hãy chuyển cả thư mục cũ, kèm tệp "
    "chibo-thu-muc.json trong đó."
)
STRANGE_RECORDS = (
    "Trong thư mục này có hồ sơ của {count} buổi thuộc thư mục chi bộ {other}, nên không tính vào chi bộ này. Nếu đã "
    "chép nhầm vào đây thì xin xóa các thư mục ấy; tệp gốc không bị động đến."
)
COPIED = (
    "Thư mục này là bản sao của {other}: hai thư mục mang cùng một mã nhận diện. Nếu chi bộ đã chuyển sang thư mục này "
    "và không dùng thư mục kia nữa, bấm “Đã chuyển sang đây”. Nếu chép để lập chi bộ khác, bấm “Là chi bộ khác”: "
    "thư mục này được cấp mã riêng, hồ sơ chép theo vẫn là của chi bộ kia."
)
NO_ORDER = "Bộ quy định chưa có trình tự cho loại hình sinh hoạt này."
NOT_MONTHLY = "Loại buổi này không phải buổi thường kỳ của tháng. Hãy lập ở trang đầu."
MONTH_TAKEN = "Tháng này đã có buổi thường kỳ (đã họp, hoặc đang chuẩn bị). Vẫn lập thêm một buổi?"
NO_MONTH = "Không có tháng “{month}”. Hãy tải lại trang (phím F5)."
COPIED_FIRST = "Xin trả lời câu hỏi về thư mục ở trên trước khi lập buổi."
COPY_NOT_SETTLED = "Chưa ghi được vào thư mục {folder}: {why}. Xin thử lại khi mở được thư mục ấy."
NO_FOLDER = "Chưa chọn thư mục chi bộ. Ghi đường dẫn của thư mục ở ô “Mở thư mục khác”, phần “Nơi lưu tệp”."
FOLDER_NOT_WHOLE = "Xin ghi đủ đường dẫn của thư mục, ví dụ Z:\\ChiBo."
FOLDER_IS_FILE = "{folder} là tệp, không phải thư mục. Xin ghi đường dẫn của thư mục chi bộ."
FOLDER_IS_SET = "Thư mục chi bộ ở máy chủ này do người quản trị đặt, không đổi ở đây."
FOLDER_IS_DATA = "Đó là thư mục dữ liệu riêng của máy này. Xin chọn thư mục khác, thường là trên ổ chung."
FOLDER_TO_MAKE = "Thư mục {folder} chưa phải thư mục chi bộ (không có chi-bo.yaml). Lập thư mục chi bộ mới ở đó?"
FOLDER_NOT_THERE = "Chưa có thư mục {folder}. Lập thư mục ấy cho chi bộ?"
DRIVE_AWAY = "không thấy ổ đĩa này"
FOLDER_NOT_OPENED = "Không mở được thư mục {folder}: {why}. Hãy kiểm tra đường dẫn, ổ chung và quyền ghi."

SAMPLE_NOT_MADE = "Không làm được với {what}: {why}. Hãy kiểm tra đường dẫn và quyền ghi rồi làm lại."

# The members' list
LIST_CHANGED = "Danh sách đảng viên đã đổi từ khi lập buổi: {what}."
LIST_ADDED = "thêm {names}"
LIST_STATUS = "đổi trạng thái {names}"
LIST_FROM_TO = "{name} (từ {before} thành {after})"
LIST_GONE = "không còn {names}"
LIST_OTHER = "sửa thông tin của {names}"
LIST_AWAY = "Chưa đọc hoặc chưa ghi được trong thư mục chi bộ: {why}. Hãy kiểm tra ổ chung rồi bấm lại."
LIST_READ = "{place}: {count} đảng viên ({groups})"
LIST_PLACE = "{file}, trang tính “{sheet}”"
UNKNOWN_MACHINE = "khác"
SETTINGS_LOST = "Chưa đọc đủ cấu hình của chi bộ, buổi lập bây giờ sẽ thiếu tên, quy định riêng. {problem}"
SOME_LEFT_OUT = (
    "Chỉ đọc được {read} trong {rows} dòng của danh sách đảng viên; cơ số biểu quyết, số có mặt sẽ chỉ tính trên "
    "{read} người. Nên sửa các dòng chưa đọc được, lưu tệp rồi tải lại trang trước khi lập buổi."
)

# Records of past meetings
LEFT_OUT = "Buổi “{folder}” không có trong văn bản này vì chưa đọc được hồ sơ: {why}"
COPY = "“{name}” trong {folder} là bản sao của hồ sơ; chương trình không đọc và không xóa. Xin xem lại rồi giữ hoặc bỏ."
FOLDER_COPY = "Thư mục {folder} có cùng hồ sơ với thư mục {other}; chương trình chỉ đọc thư mục {other}. Xin xem lại."

# Finding
DAY_NOT_KNOWN = "chưa rõ ngày"
LONG_QUESTION = "Câu cần tìm dài quá {most} chữ cái. Hãy gõ vài chữ tiêu biểu."
NOTHING_ASKED = "Hãy gõ chữ cần tìm, hoặc tên người, tên nội dung."
INDEX_FAILS = "Mục lục hồ sơ trên máy này không đọc được. Hãy tải lại trang: chương trình tự lập lại mục lục."
NOTHING_FOUND = "Không thấy đoạn nào."
FOUND = "{count} đoạn, mới nhất trước"
FOUND_MORE = "{shown} đoạn mới nhất trong {count} đoạn; gõ thêm chữ để tìm hẹp hơn"

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

# The dialog of papers and their numbers
MINUTES_PRINT_THEMSELVES = "Biên bản tự tạo khi được thông qua."
NUMBER_GONE = "số đã bỏ"
NOT_SHOWN = (
    "Hồ sơ có ghi nhưng văn bản theo mẫu của chi bộ không in các nội dung dưới đây. Nếu không cố ý bỏ, hãy sửa mẫu "
    "Word rồi tạo lại. Vẫn tạo thì ghi tên người xác nhận; việc xác nhận được lưu trong hồ sơ."
)
CONFIRM_TO_ADOPT = (
    "Biên bản theo mẫu của chi bộ không in hết nội dung đã ghi. Hãy đánh dấu đã xem phần không in và ghi tên người xác "
    "nhận, hoặc sửa mẫu Word rồi đọc lại."
)
HELD_BACK = "{file}: chưa tạo vì mẫu không in các nội dung đã ghi trong hồ sơ: {what}."
CONFIRMED_COLUMNS = ("Thời điểm", "Người xác nhận", "Hồ sơ", "Văn bản", "Nội dung không in")
CONFIRM_FIRST = (
    "Văn bản chưa được lưu vì còn nội dung đã ghi mà mẫu không in. {what} Hãy mở “Văn bản” để xem và xác nhận, hoặc "
    "sửa mẫu rồi tạo lại."
)
NO_REASON = "Hãy ghi lý do bỏ số."
NOT_ISSUED = "Số {number} của văn bản này không có trong sổ số văn bản."
IN_THE_MINUTES = "Số này đã có trong biên bản được thông qua. Hãy mở lại biên bản và sửa số trước khi bỏ."
TEMPLATES_AWAY = "Chưa đọc được thư mục mau trên ổ chung. Hãy thử lại."
YEAR_AWAY = "Chưa đọc được hồ sơ các buổi trong năm trên ổ chung. Hãy thử lại."
REOPENED = "biên bản đã mở lại để sửa, chưa thông qua lại"
PART_GONE = "phần này không còn trong hồ sơ"
NOT_PRINTED = "Tệp này chưa được tạo. Hãy bấm “Tạo tệp” trước."
NOTHING_TO_SEND = "Chưa có văn bản nào để gửi. Hãy tạo văn bản trước; văn bản có nội dung mật không được gửi."
TOO_EARLY = "Tệp này tạo trước khi nội dung được đánh dấu mật nên không chuyển thành PDF. Hãy tạo lại văn bản."

# Secret items (nội dung mật)
APART = "Nội dung mật: ghi riêng trong phụ lục mật, chỉ lưu trên máy này, không lên ổ chung và màn chiếu."
TOGETHER = "Nội dung mật: màn chiếu và thông báo chỉ ghi số thứ tự; biên bản và hồ sơ trên ổ chung ghi đủ."
SECRETS_ELSEWHERE = "Nội dung mật ở máy {machines}; máy này không có."
OTHER_MACHINES = "khác"
ANNEX_PRINTS_ITSELF = "Phụ lục mật tự tạo khi biên bản được thông qua, chỉ lưu trên máy này và không gửi đi."

# Other machines
MACHINE = "máy {name}"
MACHINE_OF = "máy {name} (đ/c {who})"
RECORDED_ELSEWHERE = (
    "Buổi này đang được ghi trên {machine} từ {since}, lần cuối {seen}{doubt}. "
    "Chỉ tiếp tục trên máy này nếu máy kia không dùng được nữa."
)
DOUBT = "; chưa rõ máy đó còn ghi hay không"
ALIVE = "máy đó vẫn đang ghi, lần cuối {seen}"
LAST_SEEN = "lần cuối {seen} theo giờ máy đó"
NO_SIGN = "không thấy dấu hiệu gì thêm từ {seen}"
ON_MACHINE = "Trên {machine} từ {since}, {told}."
BEING_RECORDED = "đang ghi"
NOT_ANSWERING = "máy kia không trả lời"
HAS_MOVED = "đã chuyển máy"
MOVED_TO = "Đã chuyển sang máy {name} lúc {at}."
PREPARED = "đã chuẩn bị"
ONLY_ON_SHARE = "Hồ sơ trên ổ chung, chưa có trên máy này."

# Going on with a meeting of another machine
SHARE_STUCK = "Ổ chung không trả lời sau {seconds:g} giây. Xin kiểm tra mạng rồi bấm lại."
UNREADABLE_BASIS = "Không đọc được hồ sơ “{file}” ({why}). Xin kiểm tra ổ chung rồi bấm lại."
OWN_FAULT = "lỗi của chương trình"
ONE_MEETING_AT_A_TIME = "Đang mở một buổi khác. Xin đợi một chút rồi bấm lại."

# What another machine recorded and this record has not
NOTHING_LEFT = "Không còn phần nào của máy kia chờ xem."
SPEECH = "Phát biểu của {name} lúc {at:%H:%M}"
VOTE = (
    "Biểu quyết “{title}”: {vote.in_favour} tán thành, {vote.against} không tán thành, {vote.abstained} không có ý kiến"
)
TASK = "Nhiệm vụ “{what}”"
ROLL = "Điểm danh {name}: {presence}"

CHAIRS = ("bí thư", "bí thư chi bộ", "phó bí thư")
"""Offices, as the list of members has them, of those who normally chair, the first before the others."""

# Opinions that were sent before the meeting, as files
ADVANCE_TOO_LARGE = "Tệp {name} quá lớn nên chưa đọc. Hãy gửi lại bản chỉ có chữ."
ADVANCE_UNREADABLE = "Chưa đọc được tệp {name}: {why}."
ADVANCE_NO_TEXT = "Tệp {name} không phải tệp Word (.docx) hay tệp chữ Unicode. Hãy mở bằng Word rồi lưu dạng .docx."
ADVANCE_EMPTY = "Tệp {name} không có chữ nào."
ADVANCE_FOLDER_AWAY = "Chưa đọc được thư mục {folder}: {why}."
ADVANCE_READ = "Đã nhận {count} ý kiến từ thư mục {folder}."
ADVANCE_NOTHING_NEW = "Không có tệp mới. Hãy chép tệp Word hoặc tệp chữ của đảng viên vào thư mục {folder} rồi bấm lại."
