"""What the commands say, in Vietnamese: their help, their answers and what was typed wrongly."""

# A command line that cannot be understood
UNRECOGNIZED = "không có tùy chọn hay tham số “{what}”"
REQUIRED = "còn thiếu {what}"
NEEDS_VALUE = "sau {what} cần ghi một giá trị"
TAKES_NO_VALUE = "{what} không nhận giá trị “{given}”"
NO_SUCH_CHOICE = "không có {what} “{given}”, chỉ có: {known}"
OF_ARGUMENT = "{what}: {told}"
UNCLEAR = "không hiểu lệnh này"
WRONG_COMMAND = "{command}: {mistake}. Xem cách dùng: {typed} --help\n"
NOT_IN_RANGE = "“{text}” không phải là số từ {least} đến {most}"
NO_NETWORK_ADDRESS = (
    "“{text}” không phải là địa chỉ mà máy khác trong mạng vào được; hãy ghi địa chỉ mạng nội bộ của máy này "
    "(ví dụ 192.168.1.10), hoặc chỉ ghi --lan để chương trình tự tìm"
)
NO_HOST_NAME = "“{text}” không phải là tên máy chủ; hãy ghi tên không kèm http:// và không kèm cổng, ví dụ chibo.xa.vn"

# The help of all commands
USAGE = "cách dùng:"
ARGUMENTS = "tham số"
OPTIONS = "tùy chọn"
HELP = "hiện hướng dẫn này rồi thoát"
FOLDER, FORM, COUNT, PORT = "THƯ-MỤC", "LOẠI", "SỐ", "CỔNG"
WORD_FILE, TEMPLATE_FILE, TEMPLATE_NAME, PART = "TỆP.docx", "MẪU.docx", "MẪU", "PHẦN"
COMMAND, ACTION, ADDRESS, SITE_NAME = "LỆNH", "VIỆC", "ĐỊA-CHỈ", "TÊN-MÁY"
DAY, SET = "NGÀY", "BỘ"
CHIBO = "Trợ lý điều hành và ghi biên bản sinh hoạt chi bộ."
COMMANDS = "các lệnh"
SERVE = "mở chương trình trong trình duyệt (chỉ gõ chibo cũng là lệnh này)"
STOP = "đóng chương trình đang chạy trên máy này"
NOT_RUNNING = "Chibo không chạy trên máy này."
ENDED = "Đã đóng chương trình. Nội dung đã ghi vẫn còn nguyên."
NOT_STOPPED = "Chưa đóng được chương trình: {why}. Hãy đóng cửa sổ đang chạy chương trình, hoặc khởi động lại máy."
NO_END = "chương trình chưa dừng hẳn"
SERVED_FOLDER = "thư mục chi bộ (mặc định: như lần trước; lần đầu là chi bộ mẫu)"
SERVED_SAMPLE = "mở chi bộ mẫu lần này, lần sau vẫn mở thư mục như trước"
SERVED_PORT = "cổng trên máy này (mặc định: 8866; 0: cổng trống bất kỳ)"
NO_BROWSER = "không tự mở trình duyệt"
LAN = "mở thêm cho mạng nội bộ, in đường dẫn của chủ trì và màn chiếu (ghi địa chỉ nếu máy nối nhiều mạng)"
TRUST_PROXY = "tin máy chủ trung gian (proxy) đặt trên chính máy này, hiện chương trình dưới tên đã ghi"
MOST_PROJECTORS = "số máy được xem màn chiếu cùng lúc (mặc định: 100)"
MOST_CHAIRS = "số trang chủ trì được mở cùng lúc (mặc định: 4)"
INIT = "tạo thư mục chi bộ, gồm chi-bo.yaml và dang-vien.xlsx"
NEW_FOLDER = "thư mục của chi bộ, ví dụ trên ổ chung"
SAMPLE = "tạo chi bộ mẫu 19 đảng viên, kèm một buổi đã họp"
RENDER = (
    "in văn bản Word từ hồ sơ buổi sinh hoạt (mã kết thúc 0: đủ, 1: có hồ sơ không in được hoặc văn bản không in hết "
    "nội dung đã ghi, 2: không in được)"
)
RECORDS = "hồ sơ buổi sinh hoạt (một hay nhiều tệp), hoặc thư mục chứa các hồ sơ"
RENDERED_INTO = "in nhiều hồ sơ một lúc vào thư mục này"
PROCESSES = "số hồ sơ in cùng lúc (mặc định: theo số nhân của máy)"
RENDERED_FORM = "loại văn bản (mặc định: bien-ban)"
RENDERED_AS = "tên tệp kết quả (mặc định: đặt cạnh hồ sơ)"
CONFIRM_SHORT = "vẫn tạo văn bản không in hết nội dung đã ghi; HỌ-TÊN là người xác nhận, được ghi lại cạnh văn bản"
NAME = "HỌ-TÊN"
BY_TEMPLATE = "in theo mẫu Word này"
ONE_PART = "chỉ in một phần, với văn bản có nhiều phần (một đại biểu, một nội dung …)"
PAPER_NUMBER = "số của văn bản"
PDF_TOO = "tạo thêm tệp PDF (cần LibreOffice hoặc Word)"
LIST = "liệt kê các loại văn bản và tình trạng từng loại"
TEMPLATE = "kiểm tra, xem thử mẫu Word, liệt kê các trường của mẫu"
ACTIONS = "các việc"
FORM_BY_NAME = "loại văn bản (mặc định: nhận theo tên tệp)"
CHECK_TEMPLATE = "kiểm tra một mẫu (mã kết thúc 0: tốt, 1: có lỗi hoặc sai thể thức, 2: không đọc được)"
A_TEMPLATE = "tệp mẫu Word"
LIST_FIELDS = "liệt kê các trường của một loại văn bản"
A_FORM = "loại văn bản, ví dụ bien-ban"
FIELDS_AS_WORD = "ghi danh mục trường thành tệp Word"
PREVIEW = "xem thử một mẫu, điền bằng số liệu của chi bộ mẫu"
FORM_OR_TEMPLATE = "loại văn bản, ví dụ bien-ban, hoặc một tệp mẫu .docx"
PREVIEW_AS_WORD = "lưu thành tệp Word (mặc định: hiện chữ trên màn hình)"
CHECK = "kiểm tra hồ sơ theo quy định (mã kết thúc 0: đủ, 1: còn thiếu, 2: không đọc được)"
RECORD = "hồ sơ buổi sinh hoạt"
AS_JSON = "in kết quả dạng JSON"
RULES = (
    "liệt kê các bộ quy định và từng quy định với mức, đơn vị, căn cứ, ngày áp dụng (mã kết thúc 0: đúng thời gian của "
    "bộ, 1: ngày ấy ngoài thời gian của bộ)"
)
RULES_OF_DAY = "xem mức và căn cứ có hiệu lực vào ngày này, ví dụ 05/7/2026 (mặc định: hôm nay)"
RULES_OF_SET = "xem bộ này như chương trình có sẵn: mac-dinh, hd42-2025 hoặc hd12-2018"
RULES_OF_FOLDER = "xem quy định của chi bộ có thư mục này, gồm các mức chi bộ tự đặt"
FIND = "tìm một câu trong hồ sơ các năm, gõ có dấu hay không dấu (mã kết thúc 0: thấy, 1: không thấy, 2: thiếu thư mục)"
WORDS = "CHỮ"
WORDS_TO_FIND = "các chữ phải có trong đoạn; chữ gõ có dấu thì chỉ tìm đúng dấu ấy"
FOUND_IN_FOLDER = "thư mục chi bộ (mặc định: thư mục mở lần trước)"
FOUND_OF_PERSON = "chỉ ý kiến, nhiệm vụ của người có tên này"
FOUND_UNDER_ITEM = "chỉ trong nội dung có tên chứa các chữ này"
FOUND_KINDS = "chỉ một loại: {kinds}"
FOUND_SINCE = "từ ngày này, ví dụ 01/01/2026"
FOUND_UNTIL = "đến hết ngày này"
FIND_WHERE = "Không thấy thư mục chi bộ {folder}. Hãy chỉ thư mục bằng --workspace THƯ-MỤC."
FIND_WHAT = "Hãy ghi chữ cần tìm, ví dụ: chibo find nghị quyết; hoặc chọn --person, --item, --kind."
REGISTER = (
    "lập một sổ của năm từ hồ sơ các buổi: in ra màn hình hoặc ghi tệp Excel (mã kết thúc 0: xong, 1: có hồ sơ chưa "
    "đọc được hoặc chưa ghi được tệp, 2: thiếu thư mục)"
)
REGISTER_NAME = "SỔ"
REGISTERS = "tên sổ: {names}; tat-ca: mọi sổ, chỉ khi ghi tệp"
OF_YEAR = "năm, ví dụ 2026 (mặc định: năm nay)"
YEAR_NUMBER = "NĂM"
EXCEL_FILE = "TỆP.xlsx"
AS_EXCEL = "ghi thành tệp Excel để in"
ALL_NEED_FILE = "Để lập mọi sổ, hãy ghi thành tệp: chibo register tat-ca --out TỆP.xlsx"
NOTHING_IN_REGISTER = "Không có dòng nào trong năm {year}."
REGISTER_ROWS = "{title} · năm {year} · {count} dòng"
YEAR = (
    "số liệu một năm theo tháng, nhận xét đề xuất kèm dẫn chứng, xếp loại cả năm; ghi bảng Excel, báo cáo Word "
    "(mã kết thúc 0: xong, 1: có hồ sơ chưa đọc được hoặc chưa ghi được tệp, 2: thiếu thư mục)"
)
AS_REPORT = "ghi báo cáo tổng hợp năm thành tệp Word"
SCHEMA = "in lược đồ (JSON Schema) của hồ sơ ho-so.json"

# What a command answers
NO_CELL_FOLDER = (
    "Không thấy thư mục chi bộ {folder}. Hãy kiểm tra ổ chung đã nối chưa, chỉ thư mục khác bằng "
    '--workspace THƯ-MỤC, hoặc tạo mới bằng lệnh: {init} "{folder}"'
)
SAMPLE_OR_FOLDER = "Chỉ dùng một trong hai: --sample (mở chi bộ mẫu) hoặc --workspace (mở thư mục đã nêu)."
CELL_FOLDER_AWAY = (
    "Chưa thấy thư mục chi bộ {folder}: có thể ổ chung chưa nối. Chương trình vẫn mở: buổi đã lập trên máy này họp "
    "được như thường, tệp được gửi khi ổ chung có lại. Thư mục đã chuyển chỗ thì ở trang đầu, phần Nơi lưu tệp, "
    "bấm Mở thư mục khác."
)
BOX_TITLE = "Chibo"
NOT_STARTED = (
    "Chương trình dừng lại mà không nói lý do; dữ liệu đã lưu còn nguyên. Hãy mở lại; nếu vẫn vậy, gửi các tệp trong "
    "thư mục {logs} cho người quản lý chương trình."
)
NO_CELL_FOLDER_BUT_FILE = "{folder} là một tệp, không phải thư mục chi bộ. Hãy ghi tên thư mục chứa tệp chi-bo.yaml."
CANNOT = "Không làm được với {what}: {why}. Hãy kiểm tra đường dẫn và quyền ghi rồi làm lại."
STOPPED = "Đã dừng."
OWN_FAULT = (
    "Chương trình có lỗi nên dừng lại; dữ liệu đã lưu còn nguyên. Chi tiết ghi ở {log}: hãy gửi tệp ấy cho người "
    "quản lý chương trình, rồi thử làm lại."
)
SAMPLE_MADE = "Đã tạo chi bộ mẫu để dùng thử: {folder}"
MADE = "Đã tạo {path}"
AND_NOW = 'Ghi xong hai tệp ấy thì mở chương trình: {chibo} --workspace "{folder}"'

# The rules, one by one
NOT_A_DAY = "“{text}” không phải là một ngày; hãy ghi dạng 05/7/2026 hoặc 2026-07-05"
NO_RULES_FOLDER = "Không thấy thư mục chi bộ {folder}. Hãy kiểm tra lại tên thư mục."
RULE_SETS = "Các bộ quy định có sẵn:"
RULES_OF_CELL = "\nQuy định của {cell}"
RULES_AS_SHIPPED = "\nQuy định như chương trình có sẵn (xem của một chi bộ: thêm --workspace THƯ-MỤC)"
RULES_ON = "Bộ {name}: {set}, áp dụng {period}. Mức và căn cứ vào ngày {day}:"
RULES_OUTSIDE = (
    "{mark} Ngày {day} ngoài thời gian áp dụng của bộ này. Chọn bộ khác bằng --set BỘ hoặc mục bo trong chi-bo.yaml."
)
SET_BY_CELL = " (chi bộ tự đặt)"
VALUE_PERIOD = "    Áp dụng: {period}"
BASIS_LINE = "    Căn cứ: {basis} ({period})"
OTHER_TIME = "    Thời gian khác: {other}"
RULE_NAME = "    Cấp: {level}. Tên trong chi-bo.yaml: {key}"

# Printing and templates
NEEDS_FOLDER = "In nhiều hồ sơ thì cần chỉ rõ thư mục kết quả: thêm --out THƯ-MỤC."
ONE_FILE = "Tùy chọn -o chỉ dùng khi in một hồ sơ. In nhiều hồ sơ thì dùng --out THƯ-MỤC."
LIST_OF_ONE = "“{folder}” là thư mục. Hãy chỉ tệp hồ sơ {name} của một buổi sinh hoạt, ở trong thư mục của buổi ấy."
NO_FOLDER = "Không có thư mục “{folder}” để lưu “{name}”. Hãy tạo thư mục ấy hoặc chọn chỗ khác."
WHERE_IN_WORD = "Mở mẫu bằng Word, bấm Ctrl+F và tìm chữ trong ngoặc “…” để đến đúng chỗ."
HELD_BACK = "{count} hồ sơ có văn bản chưa tạo vì mẫu không in hết nội dung đã ghi; từng văn bản đã nêu ở trên."
HOW_TO_CONFIRM = (
    'Hãy sửa mẫu Word rồi chạy lại; nếu cố ý bỏ các nội dung ấy, thêm --xac-nhan-thieu "Họ tên người xác nhận" '
    "(việc xác nhận được ghi vào tệp xac-nhan-thieu.csv cạnh văn bản)."
)
SHORT = "{count} hồ sơ có nội dung mà văn bản không in; từng hồ sơ đã nêu ở trên."
NO_RECORDS = "Không thấy hồ sơ {name} nào trong {where}."
PRACTICE_RECORD = "Buổi tập dượt, không phải buổi sinh hoạt thật: mọi văn bản đều ghi “BẢN TẬP DƯỢT”."
REMOVED_IN = "{record}: đã bỏ {count} ký tự không in được."
SAVED = "Đã lưu {file}"
STOPPED_MIDWAY = "\nĐã dừng giữa chừng."
SAVED_MANY = "Đã lưu {files} tệp của {good}/{all} hồ sơ vào {folder}"
PROGRESS = "Đã xong {done}/{total} hồ sơ"
GOOD_TEMPLATE = "Mẫu dùng được: các trường và thẻ đều đúng, thể thức không sai lệch."
EXAMPLE = " Ví dụ: {example}"
