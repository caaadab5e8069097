"""Vietnamese words of the papers and of their errors."""

from typing import NamedTuple


class CalledPeople(NamedTuple):
    """Those called to a meeting: after their number, after `các đồng chí`, as who takes part, as who gets the paper."""

    counted: str
    named: str
    all_of_them: str
    receiving: str


MEMBERS = CalledPeople("đảng viên", "đảng viên", "Toàn thể đảng viên chi bộ", "Đảng viên trong chi bộ")
COMMITTEE_MEMBERS = CalledPeople("chi ủy viên", "chi ủy viên", "Các đồng chí chi ủy viên", "Các đồng chí chi ủy viên")
LEADERS = CalledPeople(
    "đồng chí (bí thư, phó bí thư)",
    "bí thư, phó bí thư",
    "Đồng chí bí thư, phó bí thư",
    "Đồng chí bí thư, phó bí thư",
)
EXEMPT_HERE = "miễn sinh hoạt có mặt"
FROM_DAY_TO_DAY = "từ {first} đến {last}"
TO_DAY = " đến {last}"
OPINION_GROUPS = {
    "awareness": "Nhận thức của cá nhân, tác dụng của chuyên đề",
    "linkage": "Liên hệ với chi bộ, cơ quan, đơn vị, địa phương",
    "draft": "Góp ý hoàn thiện dự thảo chuyên đề",
}
OTHER_OPINIONS = "Ý kiến khác"
NO_OPINIONS = {"presentation": "trình bày", "reply": "tiếp thu, giải trình"}
REPORT_OF = "Đồng chí {name} trình bày ({hour})"
REPLY_OF = "Tiếp thu, giải trình của đồng chí {name} ({hour})"
SAID_BY = "Đồng chí {name} ({hour})"
REPLIED_UNDER = "Đã ghi ở nội dung {titles}."
QUOTED = "“{title}”"
WORDS_CHANGED = "sửa “{before}” thành “{after}”"
WORDS_ADDED = "bổ sung “{after}”"
WORDS_TAKEN_OUT = "bỏ “{before}”"
ON_DUTY = "làm nhiệm vụ"
NOT_WRITTEN = "(không ghi nội dung: {reason})"
ANSWERED = "Trả lời: {text}"
SETTLED = "Thống nhất: {text}"
PASSED = "được thông qua"
REJECTED = "không được thông qua"
ADOPTED_BY_TOO_FEW = (
    "{hour}; không đếm phiếu, có mặt {present} trên số {people} được tính biểu quyết {base}, {missed}; "
    "lý do vẫn thông qua: {reason}"
)
ADOPTED_AT = "đã thông qua lúc {hour}"
FAILED_TO_ADOPT_AGENDA = "chưa thông qua"
CORRECTED_HOURS = {
    "start": "Giờ bắt đầu lúc đầu ghi là {before}; sửa lại là {after} (sửa lúc {at})",
    "cancelled": "Đã khai mạc lúc {before}, rồi hoãn lúc {at}{reason}",
    "clock": "Đồng hồ máy ghi sai; mọi giờ đã ghi được dời theo giờ đúng, giờ bắt đầu từ {before} thành {after} "
    "(dời lúc {at})",
    "end": "Giờ kết thúc lúc đầu ghi là {before}; sửa lại là {after} (sửa lúc {at})",
}
"""By what was set right."""
HELD_UNTIL = "(đến {until})"
HELD_BETWEEN = "(từ {since} đến {until})"
HELD_SINCE = "(từ {since})"
NOT_ADOPTED_MARK = "CHƯA THÔNG QUA"

MISSING_TEMPLATE = (
    "Không thấy tệp mẫu “{file}”. Hãy kiểm tra tên tệp, thư mục mau; nếu mất mẫu của chương trình thì cài lại "
    "chương trình."
)
AWAY = "Không đọc được mẫu “{file}” ({why}). Hãy kiểm tra ổ chung rồi thử lại."
TOO_LARGE = "Mẫu “{file}” giải nén ra lớn hơn {most} MB nên không dùng được. Hãy bỏ bớt ảnh rồi lưu lại."
MEND_OR_TAKE_AWAY = (
    " Nội dung đã ghi vẫn còn nguyên. Hãy bỏ vòng lặp hoặc phép tính thừa trong mẫu; cần văn bản ngay thì chuyển tệp "
    "mẫu ra khỏi thư mục mau để dùng mẫu có sẵn."
)
OUT_OF_BOUNDS = {
    "time": "Mẫu “{file}” chạy mãi không xong nên chương trình đã dừng lại, không tạo văn bản." + MEND_OR_TAKE_AWAY,
    "memory": "Mẫu “{file}” đòi quá nhiều bộ nhớ nên chương trình đã dừng lại, không tạo văn bản." + MEND_OR_TAKE_AWAY,
    "output": "Mẫu “{file}” làm ra văn bản quá lớn nên chương trình đã dừng lại, không lưu." + MEND_OR_TAKE_AWAY,
    "broken": "Mẫu “{file}” lồng quá sâu hoặc hỏng nên không đọc hết được, không tạo văn bản." + MEND_OR_TAKE_AWAY,
}
"""By which bound was met (`platform.bounded.Bound`)."""
NOT_WORD = (
    "Tệp “{file}” không phải là văn bản Word (.docx) hoặc đã hỏng. Hãy mở bằng Word và lưu lại dạng .docx; "
    "không mở được thì chép lại mẫu gốc rồi sửa."
)
UNKNOWN_FIELD = "Mẫu “{file}” dùng trường “{field}” mà chương trình không có.{near} Hãy sửa lại tên trường trong Word."
NEAREST = " Có phải ý là “{near}”?"
BROKEN_TAG = "Mẫu “{file}” có thẻ viết sai hoặc chưa đóng{where}. Hãy so với thẻ cùng loại trong mẫu gốc rồi sửa."
NEAR_TEXT = ", gần chỗ “{text}”"
FORBIDDEN_TAG = "Mẫu “{file}” có thẻ không được phép dùng{where}. Hãy bỏ thẻ ấy trong Word."
BROKEN_EXPRESSION = (
    "Mẫu “{file}” có thẻ không tính được{where}, thường vì so sánh hoặc cộng chữ với số. Hãy sửa thẻ trong Word."
)
LOST_TEXT = "Văn bản tạo từ mẫu “{file}” không có đủ nội dung của biên bản: thiếu {what}. Văn bản chưa được lưu."
AND_MORE = " và {count} chỗ nữa"
REFUSED_TEMPLATE = (
    "Mẫu “{file}” có lỗi thẻ hoặc trường nên không tạo văn bản theo mẫu này. {errors} Nội dung đã ghi vẫn còn nguyên. "
    "Hãy sửa mẫu trong Word rồi kiểm tra lại bằng nút “Xem các mẫu” ở trang đầu hoặc lệnh chibo template check "
    "“{path}”. {instead}"
)
MORE_ERRORS = " … và {count} lỗi nữa."
TAKE_AWAY = "Cần văn bản ngay thì chuyển tệp ấy ra khỏi thư mục mau để dùng mẫu có sẵn."
DO_NOT_NAME = "Cần văn bản ngay thì bỏ tùy chọn --template để dùng mẫu có sẵn."
UNPRINTED = "Hồ sơ có ghi nhưng văn bản không in: {what}. Nếu không cố ý bỏ, hãy thêm lại các trường này vào mẫu Word."
MORE_FIELDS = "{count} mục khác"
PARTY_NAME = "đảng cộng sản việt nam"
BLOCK_NAMES = {
    "khoi_chu_ky": "chỗ ký",
    "khoi_tieu_de": "tiêu đề “Đảng Cộng sản Việt Nam”",
    "khoi_so_trang": "số trang ở đầu trang",
}
"""What a paper has besides its fields, by the name it carries in the list of what is not shown."""

CHANGED_TEMPLATE = (
    "Mẫu “{file}” đã thay đổi sau khi biên bản được thông qua, nên văn bản không còn khớp với nội dung đã đọc, và "
    "không tìm thấy bản mẫu đã dùng khi ấy. Bản đã tạo trước đây vẫn còn nguyên. Muốn tạo lại, hãy nối ổ chung "
    "(thư mục mau/da-dung) hoặc tạo ở máy đã thông qua biên bản; không có thì đặt lại mẫu cũ vào thư mục mau, hoặc mở "
    "lại biên bản và thông qua lần nữa."
)
CHANGED_RECORD = (
    "Nội dung biên bản trong hồ sơ không khớp với bản đã thông qua (mã kiểm tra khác nhau). "
    "Hồ sơ có thể đã bị sửa bên ngoài chương trình; hãy lấy lại bản hồ sơ gốc."
)
UNKNOWN_FORM = "Chương trình không có văn bản tên “{name}”.{near} Các văn bản có: {known}."

SECRETARY = "Bí thư"
DEPUTY = "Phó Bí thư"
DAY_TO_BE_SET = "ngày …… tháng …… năm ……"
KEPT_APART = "Nội dung mật: ghi riêng."
NO_SECRETS = "buổi sinh hoạt không có nội dung mật ghi riêng"
DRAFT_MARK = "DỰ THẢO"
REJECTED_MARK = "KHÔNG ĐƯỢC THÔNG QUA"
HEADINGS = {
    "news": "Thông tin thời sự; phổ biến, quán triệt chủ trương, văn bản mới",
    "ideology": "Tình hình tư tưởng của đảng viên, quần chúng",
    "study": "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    "praise": "Biểu dương, nhắc nhở",
}
"""What forms of resolutions and reports call a text, by its role (docs/domain.md 6.1); else it has its box's label."""
ENACTS = "{cell} quyết nghị:"
RESOLUTION_SUBJECT = "Lãnh đạo thực hiện nhiệm vụ {month}"
REPORTED_MONTHS = "{assessed}; phương hướng, nhiệm vụ {coming}"
CAME_AT = "đến {hour}"
LEFT_AT = "về {hour}"
PRESENT_MARK = "x"
COMRADE_INVITED = "Đồng chí"
INVITED = "Ông (bà)"
TASKS_OF = "của {name}"
WHOLE_CELL = "của chi bộ"

READY = "Đủ dữ liệu"
STILL_BLANK = "Tạo được, còn {count} dòng để trống: {what}"
STILL_MISSING = "Còn thiếu: {what}"
NOT_NEEDED = "Không cần tạo: {what}"
NO_ROLL = "chưa điểm danh đủ"
NOT_STARTED = "buổi sinh hoạt chưa bắt đầu"
NOT_ENDED = "buổi sinh hoạt chưa kết thúc"
NO_CHAIR = "chưa có tên chủ trì"
NO_SECRETARY = "chưa cử thư ký"
NO_SCORER = "chưa cử người theo dõi, chấm điểm"
NO_PLACE = "chưa ghi địa điểm"
NO_NOTICE_DATE = "chưa ghi ngày thông báo"
NO_SIGNER = "danh sách đảng viên chưa ghi ai là Bí thư, Phó Bí thư"
NO_RESOLUTION = "chưa có nội dung kết luận, nghị quyết"
NO_VOTE = "chưa biểu quyết kết luận, nghị quyết"
OPEN_VOTE = "còn nội dung chưa biểu quyết"
VOTED_DOWN = "kết luận, nghị quyết không được thông qua"
NOT_SETTLED = "chưa biểu quyết nghị quyết hoặc chưa thông qua biên bản"
NO_TOPIC = "chưa có tên chuyên đề"
NO_ADOPTION = "biên bản chưa được thông qua"
NO_TASKS = "chưa giao nhiệm vụ nào"
TASKS_OPEN = "có nhiệm vụ chưa có người thực hiện hoặc thời hạn"
NO_SPEECHES = "chưa có ý kiến phát biểu"
SPEECH_EMPTY = "có phát biểu chưa ghi nội dung"
NO_SCORE = "chưa tự chấm điểm"
NO_GUESTS = "chưa có đại biểu nào được mời"
NO_SUPERIOR = "chưa có cấp ủy viên cấp trên dự"
NO_CONCLUSION = "chủ trì chưa kết luận nội dung nào"
NO_SUCH_PAPER = (
    "Không tạo văn bản “{title}”: {why} nên không có gì để ký thay mặt chi bộ. Kết quả biểu quyết đã ghi trong "
    "biên bản. Muốn đưa ra lần nữa thì sửa nội dung rồi bấm “Biểu quyết lại”."
)
NO_SUCH_PART = "Văn bản “{title}” không có phần “{part}”. Chọn một trong: {known}."
NO_PARTS = "chưa có"
NOT_UTF8 = "chữ không ở mã UTF-8"
WRONG_LINE = "viết sai cách ở dòng {line}"
UNKNOWN_LAYOUT = "Tệp “{file}”: không có bộ thể thức tên “{name}”. Các bộ có: {known}."
BAD_LAYOUT_FILE = (
    "Không đọc được tệp “{file}” trong thư mục mau ({why}). Hãy sửa tệp, hoặc xóa để dùng thể thức mặc định."
)
BAD_LAYOUT_KEYS = "Tệp “{file}” chỉ được ghi các mục bo, phong_chu, gian_dong, so_phan. Hãy bỏ các mục khác."
BAD_FONT = "Tệp “{file}”, mục phong_chu: hãy ghi tên phông chữ, ví dụ: Times New Roman."
BAD_SPACING = "Tệp “{file}”, mục gian_dong: hãy ghi số điểm từ {least:g} đến {most:g}, ví dụ: 18."
BAD_PART_NUMBER = "Tệp “{file}”, mục so_phan: hãy ghi một trong hai cách đánh số phần: {known}."

LONGEST_PLACE = 40
PARAGRAPH = "đoạn {n} (“{text}”)"
TABLE = "bảng {n}, "
CELL = "hàng {row}, cột {column} (“{text}”)"
HEADER = "đầu trang"
FIRST_HEADER = "đầu trang thứ nhất"
FOOTER = "chân trang"
FIRST_FOOTER = "chân trang thứ nhất"
EVEN_HEADER = "đầu trang chẵn"
EVEN_FOOTER = "chân trang chẵn"
FOOTNOTE = "chú thích cuối trang"
ENDNOTE = "chú thích cuối văn bản"
IN_TEXT_BOX = "khung chữ, "
UNDER_HEADING = ", dưới tiêu đề “{heading}”"
IN_MARGIN = "{part} (phần {section}), "
WHOLE_TEMPLATE = "toàn mẫu"
UNCLOSED = "Thẻ “{tag}” mở mà không đóng trong cùng một đoạn. Hãy thêm “{end}”."
UNOPENED = "Có dấu đóng thẻ “{end}” mà không có dấu mở (“{text}”). Hãy thêm dấu mở hoặc bỏ dấu đóng."
WRONG_END = "Thẻ “{tag}” đóng bằng dấu khác với dấu mở. Hãy đóng bằng “{end}”."
LONE_BRACE = "“{tag}” chỉ có một dấu ngoặc nhọn nên sẽ in nguyên như chữ. Hãy viết hai dấu ở mỗi bên."
OTHER_BRACES = "“{tag}” không phải là thẻ nên sẽ in nguyên như chữ. Hãy gõ lại bằng dấu ngoặc nhọn thường: {{{{ … }}}}."
WRONG_LABEL = (
    "Sau nhãn “{label}” là “{tag}” ({meaning}), trong khi mẫu gốc in “{right}” ở nhãn này. Hãy đổi lại trường; nếu "
    "đúng là muốn in như vậy thì đổi chữ của nhãn."
)
TYPED_NUMBER = "Sau nhãn “{label}” có số “{number}” gõ sẵn nên buổi nào cũng in số ấy. Hãy thay bằng “{right}”."
CROSSED_D = "đ"
"""The letter that no decomposition takes apart."""
LOOSE_LABELS = frozenset(
    ("tại", "lúc", "ngày", "của", "đ/c", "đồng chí", "và", "với", "theo", "số", "trong đó", "từ", "đến", "trên", "là")
)
"""Small words before a value that name nothing by themselves."""
INSERTED, DELETED, REFORMATTED = "chữ thêm", "chữ xóa", "định dạng đổi"
REVISION_LEFT = (
    "Mẫu còn vết sửa chưa chấp nhận ({sort}{text}{author}). Hãy mở mẫu bằng Word, thẻ Xem lại (Review), chọn Chấp nhận "
    "tất cả (Accept All Changes), tắt Theo dõi thay đổi (Track Changes) rồi lưu."
)
BY_AUTHOR = ", của {author}"
TEMPLATE_OUTSIDE = (
    "Mẫu gắn với một mẫu khác ở ngoài tệp ({target}), Word sẽ tự mở mẫu ấy khi mở văn bản. Hãy mở bằng Word, thẻ Nhà "
    "phát triển (Developer), Mẫu tài liệu (Document Template), chọn lại Normal rồi lưu."
)
PICTURE_OUTSIDE = (
    "Ảnh lấy từ ngoài tệp ({target}) nên văn bản gửi đi sẽ thiếu hoặc đổi ảnh. Hãy xóa ảnh rồi chèn lại bằng Chèn "
    "(Insert), không chọn Liên kết (Link)."
)
LINK_OUTSIDE = (
    "Liên kết mở tệp hoặc chương trình ở máy người đọc ({target}). Hãy bấm chuột phải vào chữ, chọn Bỏ siêu liên kết "
    "(Remove Hyperlink)."
)
OUTSIDE = "Mẫu lấy nội dung từ ngoài tệp ({target}). Hãy bỏ chỗ ấy hoặc chép nội dung vào mẫu, rồi lưu."
OBJECT_LEFT = "Mẫu có đối tượng nhúng của chương trình khác (OLE). Hãy xóa, hoặc chụp thành ảnh rồi chèn lại."
CONTROL_LEFT = "Mẫu có nút hoặc ô điều khiển ActiveX. Hãy xóa đi rồi lưu."
MACRO_LEFT = "Mẫu có macro. Hãy lưu lại bằng Word dạng Word Document (.docx), không giữ macro."
FILE_INSIDE = "Mẫu chèn nguyên một tệp khác mà chương trình không đọc được. Hãy chép nội dung tệp ấy vào mẫu."
FIELD_LEFT = (
    "Trường “{field}” của Word tự đổi chữ hoặc lấy nội dung ở nơi khác khi mở văn bản. Hãy đặt con trỏ vào đó, bấm "
    "Ctrl+Shift+F9 để đổi thành chữ thường, hoặc xóa đi."
)
NAMELESS_FIELD = "không tên"
BOUND_TEXT = (
    "Ô nội dung (Content Control) gắn với dữ liệu ngầm của tệp: Word có thể hiện chữ khác chữ chương trình đọc. Hãy "
    "bấm chuột phải vào ô, chọn Bỏ ô nội dung (Remove Content Control)."
)
HIDDEN_TEXT = (
    "Chữ ẩn “{text}”: chương trình đọc được mà Word không hiện. Hãy bấm Ctrl+Shift+8 để thấy chữ ẩn, rồi xóa, hoặc bỏ "
    "dấu ở ô Ẩn (Hidden) của hộp Phông chữ (Font)."
)
HIDDEN_ROW = "Hàng ẩn của bảng “{text}”: chương trình đọc được mà Word không hiện. Hãy xóa hàng, hoặc cho hiện lại."
REMARK_LEFT = (
    "Mẫu còn ghi chú bên lề (Comment) sẽ theo vào văn bản. Hãy mở mẫu bằng Word, thẻ Xem lại (Review), xóa hết ghi chú "
    "rồi lưu."
)
ACROSS_CELLS = (
    "Thẻ “{tag}” ở {place} lại kết thúc ở ô khác, nên khi in bảng sẽ thiếu ô. Hãy đặt thẻ mở và thẻ đóng trong cùng "
    "một ô; muốn lặp hoặc bỏ cả hàng thì dùng “{{%tr … %}}”, mỗi thẻ một hàng."
)
ACROSS_TABLES = (
    "Thẻ “{tag}” ở {place} lại kết thúc ngoài bảng ấy. Hãy đặt cả hai thẻ “{{%tr … %}}” trong cùng một bảng, mỗi thẻ "
    "một hàng."
)
TEXT_AS_NUMBER = "“{tag}” so sánh chữ với số nên không tính được. Hãy so với chữ, ví dụ == '2', hoặc bỏ điều kiện."
NEVER_HOLDS = "Điều kiện “{tag}” không bao giờ đúng nên phần bên trong không bao giờ in. Hãy sửa hoặc bỏ điều kiện."
SCOPED_VALUE = "Thẻ “{tag}” làm mất chữ khi in. Hãy viết “{{{{ {body} }}}}”."
ROW_OUTSIDE = "Thẻ “{tag}” chỉ dùng trong bảng. Ngoài bảng hãy dùng “{{%p … %}}”."
NOT_ALONE = "Thẻ “{tag}” phải đứng một mình trong đoạn, chữ khác cùng đoạn sẽ mất. Hãy xuống dòng trước và sau thẻ."
UNKNOWN_KEYWORD = (
    "Thẻ “{tag}” bắt đầu bằng “{word}” mà chương trình không hiểu.{near} Hãy dùng if, elif, else, endif, for, endfor."
)
UNKNOWN_FILTER = (
    "Thẻ “{tag}” có “|{name}” mà chương trình không hiểu.{near} Hãy dùng một trong: {known}; hoặc bỏ phần ấy."
)
LIST_PRINTED = "“{tag}”: trường “{field}” là danh sách, không in thẳng được. Hãy dùng “{{% for … in … %}}”."
GROUP_PRINTED = "“{tag}” gồm nhiều phần, không in thẳng được. Hãy chọn một phần: {parts}."
NOT_A_LIST = "“{tag}”: trường “{field}” không phải là danh sách. Hãy in thẳng hoặc dùng if."
BLOCK_OPEN = "Thẻ “{tag}” chưa có thẻ kết thúc. Hãy thêm “{{%{scope} {end} %}}”."
BLOCK_CROSSED = "Thẻ “{tag}” ở {place} chưa kết thúc trước “{here}”. Hãy thêm “{{%{scope} {end} %}}”."
END_ALONE = "Thẻ “{tag}” không có thẻ “{{%{scope} {block} … %}}” đi trước. Hãy thêm thẻ ấy hoặc bỏ thẻ này."
BAD_SYNTAX = "Thẻ “{tag}” viết sai hoặc viết thiếu. Hãy so với thẻ cùng loại trong mẫu gốc rồi sửa lại."
NO_PARTS_INSIDE = "Trường “{field}” không có phần con “{name}”. Hãy bỏ “.{name}”."
INSIDE = " trong “{group}”"
UNKNOWN_PART = "Chương trình không có trường “{name}”{where}.{near} Hãy sửa lại tên trường."
FIELDS_LEFT_OUT = "Mẫu không in các trường mà mẫu gốc có: {fields}. Nếu không cố ý bỏ, hãy thêm lại."

PAGE_SIZE = "Khổ giấy {width:.0f} × {height:.0f} mm. Hãy đặt khổ A4 (210 × 297 mm)."
MARGIN = "Lề {side} {have:.1f} mm, thể thức {label} là {want:g} mm. Hãy sửa lề trang."
SIDES = ("trên", "dưới", "trái", "phải")
FONT = "Phông chữ mặc định là {have}, thể thức {label} là {want}. Hãy sửa phông của kiểu Normal."
NO_FONT = "không rõ"
SIZE = "Kiểu “{style}” cỡ {have:g}, thể thức {label} là {want:g}. Hãy sửa cỡ chữ của kiểu."
ROLE_LOOK = (
    "Kiểu “{style}”: đang là {have}, mẫu gốc là {want}. Hãy sửa kiểu, hoặc xóa định dạng riêng của đoạn "
    "(Ctrl+Q, Ctrl+Khoảng trắng)."
)
LOOK_PARTS = {
    "size": "cỡ chữ {:g}",
    "before": "cách trước {:g} điểm",
    "after": "cách sau {:g} điểm",
    "line": "giãn dòng {:g} điểm",
    "first": "thụt đầu dòng {:.0f} mm",
    "left": "thụt trái {:.0f} mm",
}
LOOK_SWITCHES = {"bold": ("chữ thường", "chữ đậm"), "capitals": ("không viết hoa cả dòng", "viết hoa cả dòng")}
ALIGNMENTS = {"left": "căn trái", "center": "căn giữa", "right": "căn phải", "both": "căn đều hai bên"}
BLOCK_PART = " ({part})"
BLOCK_LEFT_OUT = "Mẫu không có {block}{part} mà mẫu gốc có. Nếu không cố ý bỏ, hãy chép lại từ mẫu gốc."
AND_PLACES = "{places} và {count} chỗ khác"
NO_STYLE = "Mẫu không còn kiểu “{style}”. Hãy chép kiểu từ mẫu gốc để giữ thể thức."
DIRECT_FONT = "Đoạn này dùng phông {font} khác với thể thức. Hãy xóa định dạng riêng (Ctrl+Khoảng trắng)."
MOTTO = "Văn bản của Đảng không ghi quốc hiệu, tiêu ngữ (“{text}”). Hãy bỏ dòng này."
NUMBER_COLON = "Viết “Số” không có dấu hai chấm. Hãy bỏ dấu hai chấm."
END_MARK = "Kết thúc văn bản bằng dấu chấm, không dùng “./.”. Hãy bỏ dấu gạch."
BY_ORDER = "Văn bản của tập thể không ký thay (“{text}”). Hãy ghi “T/M”."
SORT_LIST = "danh sách"
SORT_GROUP = "nhóm"
SORT_TEXT = "chữ"
SORT_PART = "phần con"
ANY_CODE = "(mã)"
ITEM_PARTS = {
    "co": "buổi này có nội dung ấy (đúng hoặc sai), dùng trong if",
    "ten": "tên nội dung",
    "phut": "số phút đã dùng, ở nội dung có ghi",
    "trinh_bay": "người trình bày",
    "bao_cao": "nội dung báo cáo miệng",
    "y_kien": "danh sách ý kiến của đảng viên",
    "y_kien_dai_bieu": "danh sách ý kiến của đại biểu",
    "ky_truoc": "danh sách nhiệm vụ kỳ trước",
    "viec_giao": "danh sách nhiệm vụ được giao",
    "bieu_quyet": "danh sách nội dung biểu quyết và kết quả",
    "diem": "điểm tự chấm",
    "xep_loai": "xếp loại",
    "ket_luan": "kết luận của chủ trì",
}
"""What every item of the minutes has that is called by its code."""
CELL_SAMPLE = (
    "“{title}” lấy số liệu của cả năm, nên không xem thử bằng buổi mẫu được: hãy lập giấy này ở trang Sổ sách năm."
)
WHICH_FORM = "Chưa biết “{file}” là mẫu của văn bản nào. Hãy thêm --form với một trong: {known}."

OWN_TEMPLATE_THERE = (
    "Chi bộ đã có mẫu riêng {path}. Chương trình không ghi đè; muốn lấy lại mẫu gốc, hãy đổi tên tệp ấy rồi chép lại."
)
DAMAGED_COPY = "ổ chung trả lại nội dung khác với nội dung đã ghi"
KEEPING_STYLE = "{name} (cùng trang với chữ ký)"
"""The name of a style as Word lists it."""
MORE_PLACES = "{count} chỗ khác"
"""Of what has changed since a paper was handed out."""

NO_PDF_PROGRAM = (
    "Máy này không có LibreOffice hoặc Word nên chưa tạo được PDF. "
    "Hãy cài LibreOffice, hoặc mở tệp .docx bằng Word rồi chọn Lưu thành PDF."
)
PDF_TOO_LONG = "Tạo PDF từ “{name}” quá {seconds} giây chưa xong. Hãy đóng LibreOffice, Word đang mở rồi thử lại."
EXIT_CODE = "mã {code}"
PDF_FAILED = "Không tạo được PDF từ “{name}” (chi tiết: {why}). Hãy mở tệp .docx bằng Word rồi chọn Lưu thành PDF."
PRACTICE = "BẢN TẬP DƯỢT"
PRACTISED = "Bản tập dượt: {title}"
MAIL_PRACTICE_SUBJECT = "[BẢN TẬP DƯỢT] {subject}"
MAIL_PRACTICE_TEXT = """BẢN TẬP DƯỢT: các văn bản kèm theo là của một buổi tập dượt, không có giá trị.

{text}"""
MAIL_SUBJECT = "Văn bản {meeting}, {cell}"
MAIL_TEXT = """Kính gửi các đồng chí,

Chi bộ gửi các văn bản của buổi {meeting}:

{papers}

Trân trọng,
{cell}
"""
FIELD_LIST_TITLE = "Các trường của mẫu {title}"
FIELD_LIST_USE = (
    "Chép tệp {file} vào thư mục mau của chi bộ, mở bằng Word rồi sửa chữ và thể thức. Chỗ cần chương trình điền "
    "thì ghi tên trường trong hai dấu ngoặc nhọn, ví dụ {{{{ chi_bo }}}}. Trường là danh sách "
    "dùng “{{%p for … in … %}}” và “{{%p endfor %}}”, mỗi thẻ một dòng. Sửa xong, kiểm tra "
    "bằng lệnh: chibo template check {file}"
)
FIELD_LIST_HEADS = ("Trường", "Loại", "Ý nghĩa", "Ví dụ")
