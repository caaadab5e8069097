"""What a made-up province (tỉnh bịa ra) is called, and what is written in its files: that all of it is invented."""

from assistant.domain.people import CellType

INVENTED = "DỮ LIỆU BỊA RA ĐỂ THỬ CHƯƠNG TRÌNH"
READ_ME = f"""{INVENTED}

Cây thư mục này do lệnh “chibo simulate” tạo ra. Mọi cấp ủy, chi bộ, đảng viên, buổi sinh hoạt, số liệu trong đó đều là
bịa ra, không của nơi nào, không của ai. Mỗi chi bộ đều ghi tap_duot: co nên mọi trang, mọi văn bản đều ghi rõ là bản
tập dượt. Tệp su-that.json là các con số mà chương trình đã định trước khi tạo, để đối chiếu khi kiểm thử.

Số chi bộ: {{cells}}; số tháng: {{months}}; năm: {{year}}; số gieo: {{seed}}.
"""
PROFILE = (
    "# " + INVENTED + ".\n"
    "tap_duot: co\n"
    "ten_chi_bo: {name}\n"
    "cap_tren: {superior}\n"
    "dia_danh: {locality}\n"
    "loai_hinh: {kind}\n"
    "noi_hop: {place}\n"
    "ngay_hop: {day}\n"
    'gio_hop: "14:00"\n'
    "danh_sach: dang-vien.csv\n"
    "quy_dinh:\n"
    "  thay_doi:\n"
    "{rules}"
)
LIST_HEAD = ("Họ và tên", "Trạng thái", "Chức vụ", "Giới tính", "Ngày sinh")
LIST_TITLE = f"{INVENTED} – DANH SÁCH ĐẢNG VIÊN"
CELL = "Chi bộ {unit}"
SUPERIOR = "Đảng ủy {area}"
PLACE = "Nhà sinh hoạt {unit}"

AREA = "xã {name}"
FIRST = (
    "Xuân", "Tân", "Phú", "An", "Bình", "Vĩnh", "Hòa", "Long", "Đông", "Thanh", "Mỹ", "Kim", "Ngọc", "Quang", "Yên",
)  # fmt: skip
SECOND = (
    "Sơn", "Lập", "Thịnh", "Quý", "Hải", "Lộc", "Thành", "Giang", "Khê", "Điền", "Thọ", "Minh", "Hưng",
)  # fmt: skip
UNITS: tuple[tuple[str, CellType], ...] = (
    ("Thôn Thượng", CellType.VILLAGE),
    ("Trường THCS", CellType.SCHOOL),
    ("Thôn Đoài", CellType.VILLAGE),
    ("Cơ quan xã", CellType.OFFICE),
    ("Thôn Hạ", CellType.VILLAGE),
    ("Công an xã", CellType.ARMED_FORCES),
    ("Thôn Đông", CellType.VILLAGE),
    ("Công ty Minh Phát", CellType.PRIVATE_COMPANY),
    ("Thôn Trung", CellType.VILLAGE),
    ("Trường Tiểu học", CellType.SCHOOL),
    ("Thôn Bến Đò", CellType.VILLAGE),
    ("Trạm Y tế", CellType.OFFICE),
    ("Thôn Yên Khê", CellType.VILLAGE),
    ("Thôn Phú Mỹ", CellType.VILLAGE),
    ("Thôn Hòa Bình", CellType.VILLAGE),
    ("Quân sự xã", CellType.ARMED_FORCES),
    ("Thôn Đồng Tâm", CellType.VILLAGE),
    ("Trường Mầm non", CellType.SCHOOL),
    ("Thôn An Thịnh", CellType.VILLAGE),
    ("Thôn Cầu Đá", CellType.VILLAGE),
    ("Cơ quan Đảng, đoàn thể", CellType.OFFICE),
    ("Thôn Xuân Lộc", CellType.VILLAGE),
    ("Nông trường", CellType.STATE_COMPANY),
    ("Thôn Đồng Bến", CellType.VILLAGE),
    ("Thôn Gò Cao", CellType.VILLAGE),
)
"""The cells of one commune, in the order in which a smaller province gets them."""

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý", "Phan")
MIDDLES = {"Nam": ("Văn", "Đức", "Quốc", "Minh", "Mạnh"), "Nữ": ("Thị", "Ngọc", "Thu", "Thanh", "Thị Kim")}
GIVEN = {
    "Nam": ("An", "Bình", "Cường", "Dũng", "Hòa", "Khánh", "Long", "Minh", "Nam", "Phúc", "Quang", "Sơn", "Thắng"),
    "Nữ": ("Anh", "Giang", "Hà", "Hạnh", "Hương", "Lan", "Mai", "Nga", "Oanh", "Thảo", "Thủy", "Vân", "Yến"),
}
OFFICES = ("Bí thư", "Phó Bí thư", "Chi ủy viên")

TITLE = "{kind} tháng {month}/{year}"
ABSENCE = "bận việc gia đình, đã báo trước"
WORKS = (
    ("Vận động các hộ hiến đất mở rộng đường ngõ", "Danh sách hộ đã ký"),
    ("Rà soát hộ nghèo, hộ cận nghèo", "Danh sách gửi chi ủy"),
    ("Tổ chức tổng vệ sinh khu dân cư", "Ảnh trước và sau"),
    ("Hoàn thiện hồ sơ kết nạp một quần chúng ưu tú", "Hồ sơ đủ thành phần"),
    ("Tuyên truyền phòng cháy, chữa cháy mùa hanh khô", "Biên bản ký cam kết"),
    ("Thu đảng phí và nộp lên cấp trên", "Phiếu nộp"),
    ("Cập nhật Sổ tay đảng viên điện tử", "Số đảng viên đã cài"),
    ("Chuẩn bị nội dung sinh hoạt chuyên đề", "Dự thảo gửi trước"),
    ("Thăm, tặng quà gia đình chính sách", "Danh sách đã thăm"),
    ("Nạo vét kênh mương nội đồng", "Số mét đã nạo vét"),
)
OPINIONS = (
    "Nhất trí với báo cáo, đề nghị nêu rõ người chịu trách nhiệm từng việc.",
    "Việc vận động còn chậm vì chưa phân công theo ngõ; xin nhận phụ trách ngõ 3.",
    "Đề nghị gửi dự thảo trước hai ngày để đảng viên đọc.",
    "Kiến nghị cấp trên hỗ trợ đèn đường ở đoạn qua trường học.",
    "Tôi xin tự phê bình việc nộp báo cáo muộn, tháng này sẽ nộp trước ngày 20.",
    "Nên mời đoàn thể cùng làm, mỗi đoàn thể nhận một đoạn đường.",
)
SAID = "Chi bộ đã nghe báo cáo và thảo luận; nội dung chi tiết lưu ở sổ của chi bộ."
CONCLUDED = "Chủ trì kết luận: thống nhất nội dung, giao từng việc cho từng đồng chí, hẹn ngày báo cáo."
RESOLUTION = "1. Hoàn thành các nhiệm vụ đã phân công.\n2. Báo cáo kết quả tại buổi sinh hoạt tháng sau."
LOST = "Chưa đủ so với yêu cầu của tiêu chí"
RESULTS = {
    "done": "Đã hoàn thành.",
    "late": "Đã xong nhưng chậm.",
    "partly": "Mới làm được một phần.",
    "not_done": "Chưa làm được.",
}
GAPS = "Một số nội dung chưa thực hiện được do thời gian ngắn."

# What the command says
NOT_EMPTY = "Thư mục {folder} đã có tệp. Hãy chọn một thư mục mới hoặc trống để tạo dữ liệu bịa ra."
MAKING = "Đang tạo {done}/{total} chi bộ, còn khoảng {left}"
MADE = "Đã tạo {cells} chi bộ, {records} hồ sơ trong {folder}. Mọi thứ trong đó đều là bịa ra."
