"""Danh sách đảng viên in words: what has changed since last month, and what is refused where columns are chosen."""

SINCE_MEETING = "So với buổi ngày {day}"
SINCE_ACCEPTED = "So với danh sách đã xem ngày {day}"
ADDED = "{name} ({status})"
STATUS = "{name}: từ {before} thành {after}"
NOTHING_TO_ACCEPT = "Chưa đọc được danh sách đảng viên nên chưa có gì để xác nhận. Xin sửa tệp danh sách trước."
NO_SUCH_ROW = "Danh sách đã khác lúc hiện ra. Xin bấm “Chọn cột” lại."
NO_NAME_COLUMN = "Xin chọn cột “Họ và tên” (hoặc hai cột “Họ và tên đệm”, “Tên”)."
TWO_FOR_ONE = "Một cột chỉ chứa một loại thông tin. Xin chọn lại."
NO_STATUS_CHOSEN = (
    "Xin chọn cột “Trạng thái” hoặc “Ngày chính thức”; danh sách không có cả hai thì đánh dấu “Ai không ghi trạng thái "
    "là đảng viên chính thức”."
)
NO_HEADINGS_THERE = "Dòng ấy không có tên cột. Xin chọn dòng ghi tên các cột."
FIELD = {
    "name": "Họ và tên",
    "family": "Họ và tên đệm",
    "given": "Tên",
    "status": "Trạng thái",
    "role": "Chức vụ",
    "sex": "Giới tính",
    "birth": "Ngày sinh",
    "called": "Tên thường gọi",
    "admitted": "Ngày vào Đảng",
    "confirmed": "Ngày chính thức",
    "days": "Ngày vào Đảng và ngày chính thức chung một ô",
    "phone": "Điện thoại",
}
"""What a column may hold, as it is chosen."""
