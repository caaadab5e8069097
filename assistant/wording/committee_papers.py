"""What the committee's papers say beside their tables: joint notice, lists for praise and help, observers' visits."""

PERIOD = "tháng {month} năm {year}"
NOTICE_TITLE = "Lịch sinh hoạt chi bộ {period}"
CHOSEN_TITLE = "Chi bộ đề nghị biểu dương, chi bộ cần giúp đỡ {period}"
VISITS_TITLE = "Cán bộ dự sinh hoạt chi bộ {period}"
AT_HOUR = "{hour}, ngày {day}"
USUAL = "{time} (*)"
DAY_OPEN = "…………"
SECRETARY_AND_PHONE = "{name}, {phone}"
PRAISE_RULE = (
    "Đề nghị khi cấp ủy đã xếp loại Tốt cả năm, hoặc tính thử xếp loại năm đạt Tốt, hoặc điểm bình quân ba tháng cuối "
    "cao hơn ba tháng đầu từ {improved} điểm. Không nêu chi bộ đang ở danh sách cần giúp đỡ."
)
DECIDED_GOOD = "cấp ủy xếp loại Tốt cả năm"
RECKONED_GOOD = "tính thử xếp loại năm: Tốt"
IMPROVED = "tăng {change} điểm"
VISITS_RULE = (
    "Mỗi cán bộ dự ít nhất một chi bộ trong tháng. Chương trình đề xuất: chi bộ cần giúp đỡ trước, sau đến chi bộ lâu "
    "chưa có cấp trên dự; cấp ủy quyết định phân công."
)
NEVER = "chưa thấy trong năm"
NO_OBSERVERS = (
    "Chưa có danh sách cán bộ dự sinh hoạt. Ghi tên ở mục can_bo_du của tệp cap-uy/cap-uy.yaml trong cây thư mục, mỗi "
    "người một dòng, rồi lập lại."
)
TOO_MANY = "Thông báo chung có nhiều nhất {most} chi bộ; nơi đang xem có {count}. Hãy mở một cấp ủy rồi lập ở đó."
NO_CELLS_HERE = "Không có chi bộ nào ở nơi đang xem."
