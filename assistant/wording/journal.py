"""What the journal and the record say to people, in Vietnamese."""

NEWER_JOURNAL = (
    "Tệp nhật ký {path} do một bản Chibo mới hơn ghi nên bản này không mở được. Xin cập nhật chương trình; "
    "không xóa tệp này."
)
FOREIGN_JOURNAL = "Tệp {path} không phải nhật ký của Chibo. Xin chuyển tệp này đi chỗ khác rồi mở lại chương trình."
DAMAGED = "Tệp nhật ký {path} bị hỏng (chi tiết: {problem})."
DISK_FULL = (
    "Ổ đĩa của máy này đã đầy nên chưa lưu được. Xin xóa bớt tệp cho có chỗ trống. Cứ gõ tiếp: chữ được giữ trong "
    "trình duyệt này và tự lưu khi có chỗ."
)
DISK_READ_ONLY = (
    "Ổ đĩa của máy này chỉ cho đọc nên chưa lưu được ({path}). Xin cấp lại quyền ghi. Cứ gõ tiếp: chữ được giữ trong "
    "trình duyệt này và tự lưu khi ghi được."
)
DISK_FAILS = (
    "Ổ đĩa của máy này không ghi được ({problem}) nên chưa lưu. Xin kiểm tra ổ đĩa, chỗ trống và phần mềm diệt "
    "vi-rút. Cứ gõ tiếp: chữ được giữ trong trình duyệt này và tự lưu khi ghi được."
)
FILE_HELD = (
    "Một chương trình khác đang giữ tệp nhật ký của máy này lâu hơn thường lệ nên chưa lưu được. Cứ gõ tiếp: chữ được "
    "giữ trong trình duyệt này và tự lưu khi ghi được."
)
ROW_DAMAGED = (
    "Ghi chép số {version} của buổi này trong tệp nhật ký {path} bị hỏng. Xin đóng chương trình rồi mở lại: phần lành "
    "được giữ và tệp hỏng được cất nguyên vẹn."
)
SAVED_FROM_DAMAGE = (
    "Tệp nhật ký {path} bị hỏng. Đã giữ lại {events} ghi chép của {meetings} buổi sinh hoạt; tệp hỏng được cất "
    "nguyên vẹn tại {aside}."
)
HEALED = "Trong đó {healed} ghi chép hỏng đã lấy lại được từ bản sao trên máy này."
CUT = "Buổi “{title}” chỉ còn đến ghi chép số {last} ({at}); từ ghi chép số {version} về sau ({lost} ghi chép) bị mất."
NOTHING_LOST = "Không mất ghi chép nào."
LOOK_AGAIN = "Xin xem lại các buổi gần đây; buổi nào thiếu thì mở lại từ tệp ho-so.json của buổi đó."
UNREADABLE_EVENT = "Nhật ký có ghi chép mà bản chương trình này không đọc được ({kind}: {problem}). Xin cập nhật Chibo."

UNKNOWN_COMMAND = "Trang gửi một yêu cầu không có trong chương trình ({name}). Xin tải lại trang."
WRONG_COMMAND = "Trang gửi yêu cầu {name} không đúng: {problem}. Xin tải lại trang."

NOT_UTF8 = "Tệp hồ sơ không phải dạng UTF-8. Nếu đã sửa bằng tay, hãy lưu lại với bảng mã UTF-8."
NOT_JSON = (
    "Tệp hồ sơ không phải JSON đúng (dòng {line}, cột {column}). Tệp có thể bị cắt cụt; hãy lấy lại bản sao khác."
)
BROKEN_JSON = "Tệp hồ sơ không đọc được ({problem}). Hãy lấy lại bản sao khác."
NOT_RECORD = "Tệp này không phải hồ sơ buổi sinh hoạt của Chibo (không có mục “phien_ban”)."
NEWER_RECORD = (
    "Hồ sơ này do một bản Chibo mới hơn ghi (phiên bản {found}, bản này đọc được đến {known}). "
    "Xin cập nhật chương trình."
)
WRONG_FIELD = "Hồ sơ sai ở mục “{path}”: {problem}. Hãy sửa mục này, hoặc lấy lại bản hồ sơ chưa sửa."

RULES_MISSING = (
    "Hồ sơ theo bộ quy định “{name}” mà không thấy văn bản của bộ ấy ({file}). Hãy lấy thư mục quy-dinh trong thư mục "
    "chi bộ, chép vào cạnh hồ sơ, rồi mở lại."
)
RULES_CHANGED = (
    "Văn bản bộ quy định {file} đã bị sửa hoặc hỏng nên không dùng được. Hãy lấy lại bản chưa sửa; muốn đổi mức của "
    "chi bộ thì sửa chi-bo.yaml."
)
RULES_UNREADABLE = "Văn bản bộ quy định {file} không đọc được: {why}. Hãy thử lại sau."
PACKED = "phần nén bị hỏng"

NOT_ONE = "có hai mục cùng mã “{key}”"
NO_KEY = "thiếu mã “{key}”"
DANGLING = "“{id}” không có trong {where}"
MEMBERS = "danh sách đảng viên của buổi này"
SPEAKERS = "danh sách đảng viên và đại biểu của buổi này"
GUESTS = "danh sách đại biểu của buổi này"
AGENDA = "chương trình"
ORDER_OF_BUSINESS = "trình tự của bộ quy định"
BOXES = "các ô ghi của buổi này"
NO_ZONE = "thời điểm thiếu múi giờ, cần ghi như 2026-11-04T19:00:00+07:00"
EMPTY = "không được để trống"
BAD_ID = (
    "mã chỉ gồm chữ không dấu, số, dấu gạch nối, dấu chấm, nhiều nhất 100 ký tự, và phải đặt được làm tên thư mục "
    "trên Windows"
)
BROKEN_SEAL = "nội dung đã thông qua không còn khớp với dấu kiểm tra (có người đã sửa sau khi thông qua)"
UNKNOWN_GAP = "không phải là điều còn thiếu mà chương trình biết"
TWO_SPEAK = "có hơn một lượt phát biểu chưa kết thúc"
VOTES_OVER_BASE = "số phiếu {cast} không hợp lệ với {base} đảng viên được tính biểu quyết"
STAGE = "không khớp với giai đoạn “{stage}” của buổi"
NEGATIVE = "phải là số không âm"
FAR_DATE = "năm phải từ {first} đến {last}"
TOO_LARGE = "số quá lớn"
NO_RULE = "thiếu quy định “{code}”"
NO_MAJORITY = "phải là một tỷ lệ, ví dụ “> 1/2” hoặc “>= 2/3”"
NO_RULE_VALUE = "phải là số từ 0 đến {most}, hoặc true, false"
NO_OPINION_KIND = "không có loại ý kiến “{kind}”"

SHAPES = {
    "missing": "thiếu mục này",
    "unexpected_keyword_argument": "mục này không có trong mẫu",
    "string_type": "phải là chữ",
    "string_unicode": "có ký tự hỏng",
    "int_type": "phải là số nguyên",
    "int_from_float": "phải là số nguyên",
    "float_type": "phải là số",
    "bool_type": "phải là true hoặc false",
    "enum": "chỉ nhận một trong {expected}",
    "date_type": "phải là ngày dạng 2026-11-04",
    "date_from_datetime_parsing": "phải là ngày dạng 2026-11-04",
    "date_parsing": "phải là ngày dạng 2026-11-04",
    "datetime_type": "phải là thời điểm dạng 2026-11-04T19:00:00+07:00",
    "datetime_from_date_parsing": "phải là thời điểm dạng 2026-11-04T19:00:00+07:00",
    "datetime_parsing": "phải là thời điểm dạng 2026-11-04T19:00:00+07:00",
    "tuple_type": "phải là một danh sách",
    "dataclass_type": "phải là một nhóm mục (trong ngoặc nhọn)",
    "mapping_type": "phải là một nhóm mục (trong ngoặc nhọn)",
    "dict_type": "phải là một nhóm mục (trong ngoặc nhọn)",
}
OTHER_SHAPE = "giá trị không hợp lệ"
LIST_NEEDED = "phải là một danh sách"

FORMER_TOO_SHORT = (
    r"Thời lượng mới (?P<minutes>\d+) phút, thiếu (?P<short>\d+) phút so với tối thiểu (?P<least>\d+) phút"
)
"""How an end recorded in sentences says that the meeting was too short; never to be changed."""
FORMER_WITHHELD = frozenset({"Nội dung mật"})
"""What older records have in the place of a title that is kept elsewhere; never to be changed."""

WRONG_LOCK = "{file}: không đúng dạng"
LOCK_WITHOUT_ZONE = "{file}: thiếu múi giờ"
NAMELESS = "không tên"
"""A machine that has no name."""
OWN_RECORD = "ho-so (máy {name}).json"
"""The name of a machine's own record beside the one that went on elsewhere."""
RECORD_FORM = "Phiên bản"
RULES_REFERENCE = "Bộ quy định, ngày áp dụng và các mức riêng"
RECORD = "Hồ sơ buổi sinh hoạt chi bộ"
