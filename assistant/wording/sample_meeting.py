"""What was said at the sample meeting. Members are meant by their place among the official ones (0 the secretary)."""

PEOPLE = 10
"""So many official members are named below."""
LENGTH = 95
"""Minutes from start to end."""
NOTICE = "{month:02}-TB/CB"
PAPERS = "Dự thảo nghị quyết tháng; báo cáo kết quả thực hiện nhiệm vụ tháng trước."
REASON = "Sinh hoạt chi bộ thường kỳ theo lịch hằng tháng."
GUEST = ("Hoàng Đình Thắng", "Ủy viên Ban Thường vụ", "Đảng ủy xã Xuân Sơn")
ABSENCE = "đi tập huấn nghiệp vụ tại tỉnh"

CARRIED = (
    ("Niêm yết công khai quy trình giải quyết hồ sơ tại bộ phận một cửa", (1,), 4, "Bảng niêm yết"),
    ("Rà soát hồ sơ kết nạp hai quần chúng ưu tú", (3,), 6, "Báo cáo rà soát"),
    ("Số hóa sổ theo dõi văn bản đến của năm trước", (4, 6), 2, "Dữ liệu trên hệ thống"),
)
"""What, who, due so many days before the meeting, product."""
ASSESSED = (
    ("done", "Đã niêm yết đủ 42 thủ tục.", 5),
    ("done", "Đủ hồ sơ của hai quần chúng, đã báo cáo chi ủy.", 6),
    ("partly", "Đã số hóa 7 trong 12 tháng; còn thiếu máy quét.", 0),
)
"""State, result, done so many days before the meeting (0: not done)."""

COURSE = (
    ("B1", 2), ("B2", 8), ("B3", 6), ("B4", 7), ("B5", 7), ("B6", 5), ("B7", 5), ("B8", 2), ("B9", 2),
)  # fmt: skip
"""Order of the items, with the minutes the one before goes on after its last opinion."""
TEXTS = {
    "B1": {
        "noi_dung": "- Tình hình thời sự trong nước, quốc tế tháng qua.\n"
        "- Nghị quyết số 12-NQ/ĐU của Đảng ủy xã về cải cách hành chính.\n"
        "- Kế hoạch của Ủy ban nhân dân xã về chuyển đổi số quý tới.",
        "ket_luan": "Đảng viên tự nghiên cứu các văn bản đã gửi, vận dụng vào công việc được giao.",
    },
    "B2": {
        "danh_gia": "Tư tưởng đảng viên, công chức ổn định, yên tâm công tác. Một số người dân còn băn khoăn về thời "
        "gian trả kết quả hồ sơ đất đai.",
        "ket_luan": "Giữ vững đoàn kết; công chức một cửa giải thích rõ cho người dân khi hồ sơ phải bổ sung.",
    },
    "B3": {
        "noi_dung": "Đồng chí phó bí thư kể chuyện về tác phong làm việc đúng giờ, sát dân của Bác.",
        "ket_luan": "Mỗi đảng viên đăng ký một việc làm theo cụ thể trong tháng.",
    },
    "B4": {
        "ket_qua": "Giải quyết đúng hạn 318/326 hồ sơ. Hoàn thành báo cáo sáu tháng đúng thời gian.",
        "uu_diem": "Bộ phận một cửa phối hợp tốt với các tổ dân phố.",
        "han_che": "Còn 8 hồ sơ trễ hạn; việc số hóa sổ văn bản chưa xong.",
        "nguyen_nhan": "Thiếu máy quét; một số hồ sơ phải xác minh nhiều lần.",
        "ket_luan": "Hai nhiệm vụ hoàn thành, một nhiệm vụ chuyển sang tháng này.",
    },
    "B5": {
        "noi_dung": "Nền nếp sinh hoạt bảo đảm. Hai quần chúng ưu tú đã học lớp nhận thức về Đảng.",
        "bieu_duong": "Biểu dương đồng chí phụ trách bộ phận một cửa.",
        "ket_luan": "Hoàn thiện hồ sơ kết nạp, trình Đảng ủy xã trong quý.",
    },
    "B6": {
        "nhiem_vu": "1. Giải quyết dứt điểm hồ sơ trễ hạn.\n2. Xong việc số hóa sổ văn bản.\n"
        "3. Chuẩn bị sinh hoạt chuyên đề quý.",
        "giai_phap": "Phân công rõ người, rõ việc, báo cáo hằng tuần.",
        "kien_nghi": "Đề nghị Đảng ủy xã hỗ trợ thêm một máy quét.",
        "ket_luan": "Thống nhất ba nhiệm vụ trọng tâm.",
    },
    "B7": {"trong_tam": "Nguyên nhân hồ sơ trễ hạn.\nCách phối hợp để số hóa xong trong tháng."},
    "B8": {
        "tu_phe_binh": "Đồng chí phụ trách văn thư tự phê bình về việc số hóa chậm.",
        "ket_luan": "Tiếp thu các ý kiến; giao phó bí thư theo dõi tiến độ hằng tuần.",
    },
    "B9": {"tiep_thu": "Chi bộ tiếp thu, bổ sung việc tiếp công dân vào nhiệm vụ tháng tới."},
}
OPINIONS = {
    "B4": ((6, "different", 4, "Hồ sơ trễ hạn chủ yếu do khâu xác minh ở thôn. Nên hẹn trả lời trong ba ngày."),),
    "B8": (
        (4, "criticism", 3, "Tôi nhận khuyết điểm về việc số hóa chậm. Tôi xin hoàn thành trong tháng này."),
        (5, "proposal", 4, "Đề nghị mượn máy quét của trường học vào chiều thứ sáu.\nTôi nhận liên hệ với nhà trường."),
        (8, "agreement", 3, "Nhất trí với dự thảo nghị quyết. Nên nhắn tin báo trước khi hồ sơ có thể trễ."),
        (7, "petition", 3, "Kiến nghị bố trí chỗ ngồi chờ và nước uống cho người dân ở bộ phận một cửa."),
    ),
}  # fmt: skip
"""By item: who, kind, minutes, text."""
GUEST_SAID = "Đánh giá cao nền nếp sinh hoạt của chi bộ. Đề nghị chú trọng việc tiếp công dân vào ngày thứ năm."

ACCEPTED = "Bổ sung vào nghị quyết: thời hạn ba ngày cho việc xác minh; tiếp công dân vào thứ năm hằng tuần."
TASKS = (
    ("Giải quyết dứt điểm 8 hồ sơ trễ hạn", (1, 8), 20, "Báo cáo kết quả", "Chi ủy"),
    ("Hoàn thành số hóa sổ văn bản đến của năm trước", (4, 6), 26, "Dữ liệu trên hệ thống", "Bí thư"),
    ("Chuẩn bị nội dung sinh hoạt chuyên đề quý", (0,), 24, "Dự thảo chuyên đề", "Chi bộ"),
)
"""What, who, due so many days after the meeting, product, where to report."""
GUIDANCE = "Đảng viên gương mẫu thực hiện giờ làm việc mới; nắm tâm tư của người dân khi bố trí lại nơi tiếp công dân."
ANSWER = "Văn phòng bố trí thêm ghế chờ và nước uống trong tuần này."
RESOLUTION = (
    "1. Giải quyết dứt điểm hồ sơ trễ hạn; thời hạn xác minh ở thôn là ba ngày.\n"
    "2. Hoàn thành số hóa sổ văn bản đến trong tháng.\n"
    "3. Tiếp công dân vào thứ năm hằng tuần."
)
POINTS_LOST = {
    "3.2": (1, "Dự thảo gửi sát ngày họp"),
    "4.2": (3, "Một số ý kiến còn dài, trùng nhau"),
    "4.3": (1, "Chưa nhắc giữ thời gian phát biểu"),
    "6": (3, "Còn nhiệm vụ làm chậm hạn"),
}
"""Number of a criterion → points lost, and why; 92 of 100 are left."""
LIMITS = "Một số ý kiến còn dài; lần sau gửi dự thảo sớm hơn để đảng viên chuẩn bị."
TOPICS = (
    (2, "Nâng cao chất lượng giải quyết thủ tục hành chính cho Nhân dân"),
    (5, "Học tập và làm theo Bác về phong cách gần dân, trọng dân"),
    (8, "Chuyển đổi số trong công việc hằng ngày của cơ quan"),
)
"""Month and title of the thematic meetings of the year."""

OFFICES = ("bí thư", "phó bí thư", "chi ủy viên")
"""As the list of members has them, the highest first."""
TITLE = "{kind} tháng {month}"
