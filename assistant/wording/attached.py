"""Dự thảo, tài liệu kèm theo: what is told of the files that are attached to a meeting before it begins."""

TAKEN = "“{name}”: đã kèm theo buổi sinh hoạt."
HERE_ALREADY = "“{name}”: đã kèm theo rồi (tên {other})."
OTHER_KIND = "“{name}” không kèm theo được. Chỉ nhận tệp Word, Excel, PowerPoint, PDF, chữ và ảnh."
STAMPED = "“{name}” có dấu mật nên không kèm theo: tệp kèm theo nằm trên ổ chung."
UNPACKS_TO_MUCH = "“{name}” giải nén ra quá lớn nên không kèm theo. Hãy thu nhỏ ảnh trong tệp rồi chọn lại."
WAITING, THERE = "đang chờ gửi lên ổ chung", "trong thư mục của buổi"
ONLY_HERE = "chỉ có trên máy này"
AWAY = "Chưa xem được thư mục của buổi ({why}); mới liệt kê các tệp có trên máy này."
NOT_REMOVED = "Chưa bỏ được “{name}” ({why}). Hãy kiểm tra ổ chung, đóng tệp nếu đang mở, rồi bấm lại."
GONE = "Không còn tệp “{name}” trong thư mục của buổi."
NOT_FETCHED = "Chưa lấy được “{name}” từ thư mục của buổi ({why}). Hãy kiểm tra ổ chung rồi bấm lại."
BEGUN = "Buổi sinh hoạt đã bắt đầu nên không kèm thêm hay bỏ tệp ở đây được nữa."
KILOBYTES, MEGABYTES = "{size} KB", "{size} MB"
BETWEEN = "; "
"""Between two papers of the line “Tài liệu gửi kèm”."""


def size_told(size: int) -> str:
    """`340 KB`, `2,5 MB`."""
    if size < 2**20:
        return KILOBYTES.format(size=max(1, round(size / 1024)))
    return MEGABYTES.format(size=f"{size / 2**20:.1f}".replace(".", ","))
