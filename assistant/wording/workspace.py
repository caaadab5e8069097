"""Vietnamese sentences about the cell's files: chi-bo.yaml and dang-vien.xlsx."""

from assistant.domain.people import CellType
from assistant.wording.domain import STATUS
from assistant.wording.own_command import typed

CELL_TYPE = {
    CellType.VILLAGE: "Thôn, tổ dân phố",
    CellType.OFFICE: "Cơ quan hành chính, đơn vị sự nghiệp",
    CellType.SCHOOL: "Trường học",
    CellType.STATE_COMPANY: "Doanh nghiệp nhà nước",
    CellType.PRIVATE_COMPANY: "Doanh nghiệp tư nhân, có vốn nước ngoài",
    CellType.STUDENTS: "Học sinh, sinh viên",
    CellType.ARMED_FORCES: "Lực lượng vũ trang",
    CellType.MERGED: "Ghép nhiều cơ quan",
}
MEMBERS_SHEET = "Đảng viên"
NOTE_SHEET = "Hướng dẫn"
NUMBER = "TT"
NAME, ROLE, STATUS_COLUMN, SEX, BIRTH, PHONE = (
    "Họ và tên",
    "Chức vụ",
    "Trạng thái",
    "Giới tính",
    "Ngày sinh",
    "Điện thoại",
)
MALE, FEMALE = "Nam", "Nữ"
STATUSES = ", ".join(f"“{label}”" for label in STATUS.values())

# The file as a whole
MISSING_LIST = "không thấy danh sách đảng viên"
MISSING_LIST_REMEDY = (
    f"Đặt tệp dang-vien.xlsx vào thư mục chi bộ, hoặc chép tệp mẫu ở thư mục mới do lệnh “{typed('chibo init')}” tạo ra"
)
OLD_EXCEL = "tệp ở dạng Excel cũ (.xls), chương trình không đọc được"
OLD_EXCEL_REMEDY = "Mở bằng Excel, chọn Lưu thành (Save As), kiểu “Excel Workbook (.xlsx)”"
OTHER_FORMAT = "không đọc được loại tệp “{suffix}”"
OTHER_FORMAT_REMEDY = "Lưu danh sách thành tệp .xlsx hoặc .csv"
LOCKED = "không mở được, có thể tệp đang mở ở máy khác, chương trình khác, hoặc không có quyền đọc"
LOCKED_REMEDY = "Đóng tệp ở máy đang mở rồi tải lại trang; nếu vẫn không được, kiểm tra quyền đọc thư mục"
UNREADABLE = "không đọc được ({reason})"
UNREADABLE_REMEDY = "Kiểm tra ổ chung còn kết nối, rồi tải lại trang"
DAMAGED = "tệp hỏng hoặc không phải là tệp Excel"
DAMAGED_REMEDY = "Mở thử bằng Excel; nếu không mở được, lấy lại bản cũ của tệp"
SEALED = "tệp có mật khẩu, hoặc là tệp Excel cũ đổi đuôi"
SEALED_REMEDY = "Mở bằng Excel, bỏ mật khẩu, rồi lưu thành kiểu “Excel Workbook (.xlsx)”"
TOO_LARGE = "tệp quá lớn so với một danh sách đảng viên"
TOO_LARGE_REMEDY = "Chép riêng danh sách (không ảnh, không trang tính khác) sang một tệp Excel mới"
TOO_MANY_ROWS = "chỉ đọc {most} dòng đầu của trang tính"
TOO_MANY_ROWS_REMEDY = "Xóa các dòng thừa phía dưới danh sách"
TOO_LONG_VALUE = "giá trị dài {length} ký tự, nhiều nhất {most}"
TOO_LONG_VALUE_REMEDY = "Ghi ngắn gọn trên một dòng"
LARGE_PROFILE = "tệp quá lớn, đang dùng giá trị mặc định"
LARGE_PROFILE_REMEDY = f"Xem tệp mẫu ở thư mục mới do lệnh “{typed('chibo init')}” tạo ra; nội dung chỉ vài chục dòng"
ALIAS = "không dùng dấu & và * của YAML để nhắc lại giá trị, đang dùng giá trị mặc định"
ALIAS_REMEDY = "Ghi thẳng giá trị; nếu chữ bắt đầu bằng dấu & hoặc *, đặt chữ trong dấu nháy kép"
DEEP = "các mục lồng nhau quá sâu, đang dùng giá trị mặc định"
DEEP_REMEDY = f"Xem tệp mẫu ở thư mục mới do lệnh “{typed('chibo init')}” tạo ra"
EMPTY_FILE = "tệp trống"
EMPTY_FILE_REMEDY = "Ghi danh sách đảng viên vào tệp, dòng đầu là tên các cột"
ENCODING = "tệp không ở mã UTF-8, đã đọc theo bảng mã Windows-1258; dấu tiếng Việt có thể sai"
ENCODING_REMEDY = "Kiểm tra tên các đảng viên; tốt nhất là lưu thành .xlsx, hoặc “CSV UTF-8”"
BAD_ENCODING = "không đọc được chữ trong tệp (không phải UTF-8)"
BAD_ENCODING_REMEDY = "Mở bằng Excel và lưu thành .xlsx, hoặc “CSV UTF-8”"

# Columns and rows
NO_HEADER = "không thấy dòng tên cột (trong 10 dòng đầu phải có cột “Họ và tên”)"
NO_HEADER_REMEDY = (
    "Ghi một dòng tên cột: Họ và tên, Trạng thái, Chức vụ, Giới tính, Ngày sinh, Điện thoại; hoặc bấm “Chọn cột” ở "
    "trang đầu, phần “Danh sách đảng viên”"
)
MISSING_COLUMN = "thiếu cột “{column}”; đang có: {seen}"
MISSING_COLUMN_REMEDY = (
    "Thêm cột “{column}” vào dòng tên cột, hoặc bấm “Chọn cột” ở trang đầu, phần “Danh sách đảng viên”"
)
TWICE_COLUMN = "có hai cột cùng là “{column}”, chỉ dùng cột đầu"
TWICE_COLUMN_REMEDY = "Bỏ hoặc đổi tên một cột"
BY_CHOICE = "{count} người không ghi trạng thái được coi là đảng viên chính thức, theo lựa chọn cột đã ghi"
BY_CHOICE_REMEDY = "Ai là dự bị, miễn sinh hoạt hay tạm thời thì ghi ở cột “Trạng thái” của danh sách"
NO_MEMBERS = "danh sách chưa có đảng viên nào"
NO_MEMBERS_REMEDY = "Ghi mỗi đảng viên một dòng dưới dòng tên cột"
OLD_FONT = "{count} họ tên gõ bằng phông chữ cũ (.VnTime, bảng mã TCVN3), như “{first}”; văn bản sẽ ghi sai chữ"
MOJIBAKE = "{count} họ tên bị lỗi mã chữ, như “{first}”: tệp Unicode (UTF-8) đã mở như chữ Tây Âu"
MOJIBAKE_REMEDY = (
    "Lấy lại tệp gốc; nếu là tệp .csv thì trong Excel chọn Dữ liệu (Data) > Từ văn bản (From Text/CSV), "
    "mã 65001 Unicode (UTF-8), rồi lưu thành .xlsx"
)
VNI_FONT = "{count} họ tên gõ bằng phông chữ VNI, như “{first}”; văn bản sẽ ghi sai chữ"
VNI_REMEDY = (
    "Chuyển danh sách sang Unicode: chép vùng chữ, bấm Ctrl+Shift+F6 của Unikey, chọn nguồn VNI Windows và đích "
    "Unicode, chuyển mã rồi dán lại vào tệp"
)
LOST_LETTERS = "{count} họ tên đã mất chữ có dấu, như “{first}”"
LOST_REMEDY = "Chữ đã mất thì không khôi phục được: lấy lại tệp gốc, hoặc gõ lại các họ tên ấy"
BROKEN_HEADER = "chữ trong tệp không đọc được, ví dụ “{text}”"
OLD_FONT_HEADER = "chữ trong tệp gõ bằng phông chữ cũ (.VnTime, bảng mã TCVN3), ví dụ “{text}”"
OLD_FONT_REMEDY = (
    "Chuyển danh sách sang Unicode: chép vùng chữ, bấm Ctrl+Shift+F6 của Unikey, chọn nguồn TCVN3 và đích Unicode, "
    "chuyển mã rồi dán lại vào tệp"
)
CAPITALS = "{count} họ tên viết toàn chữ hoa (như {first}); văn bản sẽ ghi đúng như vậy"
CAPITALS_REMEDY = "Muốn ghi chữ thường thì sửa lại trong Excel, ví dụ Nguyễn Văn An"
NO_NAME = "dòng này thiếu họ tên"
NO_NAME_REMEDY = "Ghi họ tên, hoặc xóa cả dòng"
NO_STATUS = "chưa ghi trạng thái của đ/c {name}, nên chưa đưa vào danh sách"
UNKNOWN_BESIDE = "không hiểu “{value}” ở phần trạng thái của đ/c {name}, chỉ tính là “{status}”"
UNKNOWN_STATUS = "không hiểu trạng thái “{value}” của đ/c {name}, nên chưa đưa vào danh sách"
STATUS_REMEDY = f"Ghi một trong các loại: {STATUSES}; có thể ghi hai điều, như “Dự bị, miễn sinh hoạt”"
STATUS_NEAR = "Có phải ý là “{near}”? " + STATUS_REMEDY
UNKNOWN_SEX = "không hiểu giới tính “{value}” của đ/c {name}, để trống"
UNKNOWN_SEX_REMEDY = "Ghi Nam hoặc Nữ"
UNKNOWN_BIRTH = "không hiểu ngày sinh “{value}” của đ/c {name}, để trống"
UNKNOWN_BIRTH_REMEDY = "Ghi ngày/tháng/năm, ví dụ 05/09/1980, hoặc chỉ ghi năm sinh"
HIDDEN_SHEET = "trang tính “{sheet}” đang ẩn, có {count} dòng như danh sách đảng viên; chương trình không đọc trang này"
HIDDEN_SHEET_REMEDY = "Nếu cần dùng thì bỏ ẩn (Unhide) và xóa danh sách thừa; nếu không, có thể xóa trang ẩn"
ONLY_HIDDEN = "danh sách đảng viên nằm ở trang tính “{sheet}” đang ẩn, chương trình không đọc"
OTHER_SHEET = "trang tính “{sheet}” cũng có danh sách đảng viên ({count} dòng); chương trình chỉ đọc trang “{read}”"
OTHER_SHEET_REMEDY = "Nếu đúng danh sách cần dùng thì thôi; nếu không, đổi tên cột ở trang thừa hoặc xóa trang ấy"
HIDDEN_ROW = "dòng này đang ẩn ({name}), chương trình không đọc"
HIDDEN_ROW_REMEDY = "Nếu vẫn là đảng viên của chi bộ thì bỏ ẩn dòng (Unhide); nếu không, xóa dòng ấy"
FILTERED_ROW = "dòng này đang bị bộ lọc ẩn ({name}), nên chưa đưa vào danh sách"
FILTERED_ROW_REMEDY = "Bỏ bộ lọc (Data > Clear), lưu tệp rồi tải lại trang"
MERGED = "ô gộp “{value}” ở các dòng {first}–{last}: đã tính cho cả {count} dòng"
MERGED_REMEDY = "Nên bỏ gộp ô và ghi đủ từng dòng"
BY_SECTION = "{count} đảng viên không ghi trạng thái riêng, đã lấy theo dòng đề mục “{section}”"
BY_SECTION_REMEDY = "Nên ghi trạng thái ở từng dòng; ai được miễn sinh hoạt, tạm thời đi thì phải ghi riêng"
BY_DAYS = "danh sách không có cột “Trạng thái”; đã lấy tư cách theo ngày vào Đảng, ngày chính thức: {counts}"
BY_DAYS_REMEDY = "Nên thêm cột “Trạng thái”; ai được miễn sinh hoạt, tạm thời đi, tạm thời đến thì phải ghi ở cột ấy"
FUTURE_BIRTH = "ngày sinh {value} của đ/c {name} ở sau hôm nay, để trống"
SAME_PERSON = "đ/c {name} đã có ở dòng {first}, bỏ qua dòng này"
SAME_PERSON_REMEDY = "Xóa dòng thừa; nếu là hai người cùng tên, ghi ngày sinh của cả hai"

# chi-bo.yaml
MISSING_PROFILE = "không thấy tệp cấu hình chi bộ, đang dùng giá trị mặc định"
MISSING_PROFILE_REMEDY = (
    f"Chép tệp chi-bo.yaml ở thư mục mới do lệnh “{typed('chibo init')}” tạo ra, rồi ghi tên chi bộ vào đó"
)
NOT_UTF8 = "tệp không ở mã UTF-8, đang dùng giá trị mặc định"
NOT_UTF8_REMEDY = "Mở bằng Notepad, chọn Lưu thành (Save As), ở ô Mã hóa (Encoding) chọn UTF-8, rồi tải lại trang"
BROKEN_YAML = "viết chưa đúng cách nên chương trình không hiểu được tệp, đang dùng giá trị mặc định"
BROKEN_YAML_REMEDY = (
    "Xem dòng này và dòng ngay trên: sau dấu hai chấm phải có một dấu cách, dấu nháy mở phải có dấu nháy đóng, "
    "các dòng cùng cấp lùi vào bằng nhau"
)
EMPTY_PROFILE = "tệp trống, không có dòng cấu hình nào"
ZEROED_PROFILE = "tệp bị hỏng, toàn ký tự rỗng (thường do mất điện khi đang lưu)"
CUT_PROFILE = "tệp bị cắt cụt sau dòng này (thường do mất điện hoặc hết chỗ khi đang lưu), các dòng còn lại đã mất"
LOST_PROFILE_REMEDY = (
    "Lấy lại bản trước của tệp (bấm chuột phải, chọn Khôi phục phiên bản trước), hoặc chép tệp chi-bo.yaml của thư mục "
    f"mới do lệnh “{typed('chibo init')}” tạo ra rồi ghi lại các mục của chi bộ"
)
CUT_PROFILE_REMEDY = f"{LOST_PROFILE_REMEDY}; nếu chi bộ đã bỏ mục quy_dinh thì ghi lại mục ấy, có dòng bo: mac-dinh"
NO_SPACE_IN_YAML = "thiếu dấu cách sau dấu hai chấm, đang dùng giá trị mặc định"
NO_SPACE_IN_YAML_REMEDY = "Ghi “{key}: {value}”, có một dấu cách sau dấu hai chấm"
QUOTE_IN_YAML = "dấu nháy kép mở mà không đóng, đang dùng giá trị mặc định"
QUOTE_IN_YAML_REMEDY = 'Thêm dấu nháy kép ở cuối giá trị, ví dụ "14:00"'
COLON_IN_YAML = "giá trị có dấu hai chấm mà không đặt trong dấu nháy kép, đang dùng giá trị mặc định"
COLON_IN_YAML_REMEDY = 'Ghi giá trị trong dấu nháy kép, ví dụ {key}: "{value}"'
INDENT_IN_YAML = "dòng này lùi vào không khớp với dòng trên, đang dùng giá trị mặc định"
INDENT_IN_YAML_REMEDY = "Xóa các dấu cách ở đầu dòng; chỉ các mục con của quy_dinh, cum_tu mới lùi vào hai dấu cách"
TAB_IN_YAML = "có dấu Tab ở đầu dòng, đang dùng giá trị mặc định"
TAB_IN_YAML_REMEDY = "Xóa dấu Tab; mục con thì lùi vào bằng hai dấu cách"
TWICE_KEY = "một mục được ghi hai lần, đang dùng giá trị mặc định"
TWICE_KEY_REMEDY = "Xóa một trong hai dòng, giữ dòng đúng"
NOT_PROFILE = "tệp phải gồm các dòng dạng “tên: giá trị”, đang dùng giá trị mặc định"
NOT_PROFILE_REMEDY = f"Xem tệp mẫu ở thư mục mới do lệnh “{typed('chibo init')}” tạo ra"
UNKNOWN_KEY = "không có mục nào tên “{key}”"
SET_AT_TOP = "Lùi dòng này vào hai dấu cách, ngay dưới dòng quy_dinh"
RULE_AT_TOP = "Đặt các quy định riêng của chi bộ vào mục quy_dinh, dưới thay_doi"
NO_CELL_NAME = "chưa ghi tên chi bộ"
NO_CELL_NAME_REMEDY = "Ghi ten_chi_bo, ví dụ ten_chi_bo: Chi bộ Cơ quan xã Xuân Sơn"
NOT_TEXT = "giá trị phải là chữ, đang ghi “{value}”"
NOT_TEXT_REMEDY = "Đặt giá trị trong dấu nháy kép"
NOT_DAY = "ngày họp phải là số từ 1 đến 31, đang ghi “{value}”"
NOT_DAY_REMEDY = "Ghi ngày cố định trong tháng, ví dụ 4; bỏ mục này nếu không có ngày cố định"
NOT_TIME = "giờ họp phải dạng giờ:phút, đang ghi “{value}”"
NOT_TIME_REMEDY = 'Ghi ví dụ "14:00"'
NOT_SYMBOL = "ký hiệu chỉ gồm chữ, số, gạch ngang hoặc gạch chéo, không có dấu cách; đang ghi “{value}”"
NOT_SYMBOL_REMEDY = "Ghi ví dụ CB"
UNKNOWN_TYPE = "không có loại hình chi bộ “{value}”"
NEAREST_TYPE = "{near} (gần nhất), "
TYPE_REMEDY = "Ghi một trong: {names}"
NOT_AGENCIES = "danh sách cơ quan phải có từ hai tên trở lên, không trùng nhau"
NOT_AGENCIES_REMEDY = 'Ghi ví dụ ["Văn phòng", "Trạm y tế"]'
NO_AGENCIES = "chi bộ ghép nhiều cơ quan nhưng chưa ghi tên các cơ quan nên đánh giá, nhiệm vụ không tách theo cơ quan"
NO_AGENCIES_REMEDY = 'Thêm dòng co_quan, ví dụ  co_quan: ["Văn phòng", "Trạm y tế"]'
NOT_ZONE = "không hiểu múi giờ “{value}”"
NOT_ZONE_REMEDY = 'Ghi "+07:00" (giờ Việt Nam)'
NOT_NUMBERING = "không hiểu cách đánh số văn bản “{value}”"
NOT_NUMBERING_REMEDY = "Ghi một trong: nhiem-ky (theo nhiệm kỳ), nam (theo năm), thang (theo tháng), tay (tự ghi)"
NOT_SECRETS = "không hiểu cách lưu nội dung mật “{value}”"
NOT_SECRETS_REMEDY = "Ghi luu_rieng (chỉ lưu trên máy này) hoặc luu_chung (lưu trên ổ chung như nội dung khác)"
NOT_PRACTICE = "không hiểu “{value}” ở dòng tap_duot"
NOT_PRACTICE_REMEDY = "Ghi co (thư mục để tập dượt) hoặc khong (chi bộ thật)"
NOT_DATE = "ngày phải dạng năm-tháng-ngày, đang ghi “{value}”"
NOT_DATE_REMEDY = "Ghi ví dụ 2025-05-10"
REGISTER_AWAY = (
    "Chưa đọc được sổ số văn bản trong thư mục chi bộ; số đề xuất theo lần đọc gần nhất, có thể trùng với máy khác."
)
REGISTER_FILE = "Không đọc được tệp “{file}” trong so-van-ban; hãy xem lại hoặc xóa tệp ấy."
CHANGES_AWAY = (
    "Chưa đọc được thư mục chi bộ; đang hiện theo lần đọc gần nhất, máy khác có thể đã sửa. Điều ghi ở đây vẫn được "
    "giữ."
)
OWN_CHANGES = "Chưa đọc được {folder} trên máy này: {why}. Điều vừa ghi ở máy này có thể chưa hiện; bấm “Đọc lại”."
CHANGE_FILE = "Không đọc được tệp “{file}” trong {folder}; hãy xem lại hoặc xóa tệp ấy."
NOT_FILE_NAME = "tên tệp danh sách phải là tên một tệp .xlsx hoặc .csv trong thư mục chi bộ, đang ghi “{value}”"
NOT_FILE_NAME_REMEDY = "Ghi ví dụ dang-vien.xlsx"
NOT_SECTION = "mục này phải gồm các dòng con lùi vào"
NOT_SECTION_REMEDY = "Ghi “bo: mac-dinh” và “thay_doi:” ở các dòng dưới, lùi vào hai dấu cách"
NOT_CODES = "phải là danh sách mã nội dung kết thúc"
NOT_CODES_REMEDY = "Ghi ví dụ [C1, C2, C3, C4, C6, C5, C7]"
UNKNOWN_CODE = "không có nội dung kết thúc nào mã “{code}”"
TWICE_CODE = "mã “{code}” ghi hai lần, chỉ tính lần đầu"
LEFT_OUT_CODES = "chưa xếp thứ tự cho {codes}, đã để sau các mục đã xếp"
LEFT_OUT_CODES_REMEDY = "Ghi đủ các mã: {codes}"
END_NOT_LAST = "{code} (kết thúc) phải đứng cuối, đã chuyển xuống cuối"

# init
EXISTS = "Trong thư mục {folder} đã có {files}. Không ghi đè. Hãy chọn thư mục khác, hoặc đổi tên tệp cũ rồi làm lại."
NOT_A_FOLDER = "{folder} là một tệp, không phải thư mục. Hãy chọn tên khác."
CANNOT_MAKE = "Không tạo được thư mục chi bộ {folder}: {reason}. Hãy kiểm tra đường dẫn, quyền ghi rồi làm lại."

# dang-vien.xlsx as init writes it
PICK_TITLE = "Chọn trong danh sách"
PICK = "Hãy chọn một giá trị trong danh sách thả xuống."
NOTES = (
    "Cách ghi danh sách đảng viên",
    "Mỗi đảng viên một dòng ở trang “Đảng viên”. Bắt buộc: Họ và tên, Trạng thái. Các cột khác có thể để trống.",
    "Trạng thái chọn trong danh sách thả xuống. Trạng thái quyết định ai được tính vào tổng số biểu quyết và tỷ lệ dự.",
    "Cần hai điều thì ghi cả hai, ví dụ “Dự bị, miễn sinh hoạt”. Dòng, trang tính đang ẩn thì chương trình không đọc.",
    "Tên gọi không đứng cuối (như Rơ Mah Y Thuật) thì thêm cột “Tên gọi” và ghi tên dùng để gọi, để xếp thứ tự.",
    "Hai đảng viên trùng cả họ tên thì ghi ngày sinh của cả hai để phân biệt. Chỉ biết năm sinh thì ghi năm.",
    "Có thể đổi thứ tự cột, thêm cột riêng; giữ nguyên tên cột ở dòng đầu. Chương trình tự xếp theo tên.",
    "Lưu tệp rồi tải lại trang để đọc danh sách mới. Buổi đã lập mà chưa bắt đầu: bấm “Lấy danh sách mới”.",
)

NOT_SNIPPETS = "cụm từ phải là các dòng “mã: câu”, mã từ 1 đến 12 chữ cái hoặc chữ số"
SNIPPETS_REMEDY = "ghi ví dụ  nt: Nhất trí với dự thảo"
