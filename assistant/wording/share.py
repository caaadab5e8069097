"""What is said of the shared folder (ổ chung): each trouble with what to do, and the one line of the screen."""

# Troubles: `{kept}` is KEPT where something waits on this machine, else nothing
KEPT = "Bản trên máy này vẫn còn đủ và sẽ tự lưu lên khi được."
FAILED = "Không ghi được {path}: {detail}. {kept}"
BUSY = "Tệp “{name}” đang mở {detail} nên chưa ghi đè được ({path}). Xin đóng tệp đó lại. {kept}"
AWAY = "Không tới được ổ chung ({path}). Xin kiểm tra mạng, ổ mạng hoặc USB. {kept}"
FULL = "Ổ chung đã đầy, không ghi được {path}. Xin xóa bớt tệp hoặc báo người quản lý ổ. {kept}"
READ_ONLY = "Không có quyền ghi vào thư mục {folder} (tệp {name}). Xin người quản lý ổ chung cấp quyền ghi. {kept}"
STUCK = "Ổ chung không trả lời sau {detail} khi ghi {path}. Xin kiểm tra mạng hoặc máy chủ. {kept}"
SECONDS = "{seconds:g} giây"
DAMAGED = "Đọc lại {path} thấy khác với bản vừa ghi; chương trình sẽ ghi lại. {kept}"
FOREIGN = (
    "{path} lúc này không phải thư mục của chi bộ (ổ khác mang cùng tên) nên chương trình không ghi gì vào đó. "
    "Xin nối lại đúng ổ chung. Nếu đây đúng là thư mục mới của chi bộ, hãy chép tệp {detail} vào đó. {kept}"
)
THIS_MACHINE_FULL = (
    "Ổ đĩa của máy này không ghi thêm được ({detail}) nên chưa giữ được {name}. "
    "Xin xóa bớt tệp trên máy này cho có chỗ trống rồi làm lại."
)
THIS_MACHINE_BUSY = (
    "Máy này đang quá bận nên chưa giữ được {name}: một tiến trình khác của chương trình dùng hàng chờ gửi lên ổ chung "
    "lâu hơn thường lệ. Xin chờ ít giây rồi làm lại."
)
REFUSED = "Ổ chung không nhận tên hoặc độ dài đường dẫn {path}. Xin đặt thư mục làm việc ở đường dẫn ngắn hơn. {kept}"
TAKEN_OVER = "Buổi này đã chuyển sang ghi ở máy khác nên không ghi đè {path}. {kept}"
SECOND_WRITER = "Một máy khác cùng dữ liệu cũng đang ghi buổi này nên không ghi đè {path}. {kept}"
NEWER_PROGRAM = "Một bản Chibo mới hơn đã ghi {path} nên không ghi đè. Xin cập nhật chương trình trên máy này. {kept}"
LOCAL_COPY_LOST = "Chưa lưu được {path} lên ổ chung: {detail}. Xin tạo lại văn bản này."
UNREADABLE_LOCAL_COPY = "bản chờ trên máy này không đọc được ({why})"
DAMAGED_LOCAL_COPY = "bản chờ trên máy này đã hỏng"
OUTSIDE = "Đường dẫn {path} không nằm trong thư mục làm việc {root}."

# Who has a document open
OPEN_BY = "trong {program} ({name})"
OPEN_ELSEWHERE = "trong {program} ở máy khác"
OPEN_IN_WORD = OPEN_ELSEWHERE.format(program="Word")

# What the folder is
ON_MACHINE = "{path} (máy {machine})"
MARK_NOTE = "Tệp nhận diện thư mục của chi bộ. Xin không sửa, không xóa tệp này."
PATH_TOO_LONG = (
    "Đường dẫn thư mục chi bộ dài {length} ký tự ({folder}); Word trên Windows có thể không mở được văn bản trong đó. "
    "Xin đặt thư mục ở đường dẫn không quá {most} ký tự."
)
NOT_LOCAL = (
    "Không đặt dữ liệu của chương trình ở {path} được: {why}. "
    "Xin chọn thư mục trên ổ cứng của máy này (ví dụ xóa biến CHIBO_DATA để dùng thư mục mặc định)."
)
SYNC_FOLDER = "đây là thư mục đồng bộ ({found})"
NETWORK_FOLDER = "đây là thư mục mạng"
NETWORK_MOUNT = "đây là ổ mạng ({kind}, {place})"
NETWORK_DRIVE = "ổ {root} là ổ mạng"
GOOGLE_DRIVE = "ổ {root} là ổ Google Drive"

# Asking whether it can be written
TEST_FILE = "tệp thử"
WRITABLE = "Ổ chung ghi được ({folder})."
PROBE_ENDED = "tiến trình dò kết thúc với mã {code}"
READ_BACK_DIFFERS = "đọc lại thấy khác với bản vừa ghi"

# The line of the screen
VIETNAM_TIME = "Giờ Việt Nam"
LINE = "Ổ chung: {state}{strays}"
SO_MANY_STRAYS = " · có {count} bản sao lạ"
IS_AWAY = "mất kết nối"
IS_FULL = "đã đầy"
IS_READ_ONLY = "không có quyền ghi"
IS_STUCK = "không trả lời"
IS_DAMAGED = "đọc lại không khớp"
IS_REFUSED = "tên tệp hoặc đường dẫn không hợp lệ"
HAS_FAILED = "chưa ghi được"
IS_FOREIGN = "ổ khác đang mang tên này"
WAITING = "đang chờ ({count} tệp)"
TROUBLED = "{trouble}, {waiting}"
WAITS_FOR_WORD = "{files} đang mở trong Word ở máy khác – sẽ tự lưu khi đóng"
WRITTEN_BESIDE = "tệp {name} đang mở trong Word ở máy khác, đã ghi thành {beside}"
SAVED = "đã lưu {at}"
NOTHING_TO_SAVE = "chưa có gì cần lưu"
FILE = "tệp {name}"
AND_OTHERS = "{first} và {count} tệp khác"

# What needs a look
BESIDE = (
    "Tệp “{name}” đang mở trong Word ở máy khác nên lúc {at} văn bản đã ghi thành “{beside}” ({folder}). "
    "Bản sau sẽ ghi vào “{name}” khi tệp đó được đóng."
)
STRAYS = (
    "Có bản sao do phần mềm đồng bộ hoặc người khác để lại: {names}. Chương trình không đọc và không xóa "
    "các tệp này; xin xem lại rồi giữ hoặc bỏ."
)

# The process that writes
WORKER = "Ghi các tệp đang chờ lên ổ chung."
WORKER_DATA = "thư mục dữ liệu của chương trình trên máy này"
WORKER_PARENT = "tiến trình cha; hết tiến trình này thì tự kết thúc"
