"""What is said of the committee's own settings (cap-uy/cap-uy.yaml), and the text of that file."""

NOT_LIMITS = "mục can_giup phải gồm các dòng “tên: số”"
NOT_LIMITS_REMEDY = "Ghi mỗi mức một dòng, thụt vào dưới can_giup, ví dụ: diem_duoi: 70"
UNKNOWN_LIMIT = "không có mức nào tên “{key}”"
KNOWN_LIMITS = "Các mức: {names}"
WRONG_LIMIT = "mức “{key}” không thể là {value}"
WRONG_LIMIT_REMEDY = "Ghi một số từ {least} đến {most:g} ({unit})"
NOT_NAMES = "mục can_bo_du phải là danh sách tên"
NOT_NAMES_REMEDY = "Ghi mỗi người một dòng, bắt đầu bằng dấu gạch ngang"
UNKNOWN_KEY = "không có mục nào tên “{key}”"
KNOWN_KEYS = "Các mục: {names}"
DAMAGED = (
    "Không ghi được mức mới: {problem} Hãy sửa tệp cap-uy/cap-uy.yaml, hoặc đổi tên tệp đó đi để chương trình lập tệp "
    "mới."
)
CANNOT_WRITE = "Không ghi được cap-uy/cap-uy.yaml ({why}). Hãy kiểm tra quyền ghi vào thư mục của cấp ủy rồi bấm lại."
LIMITS = {
    "diem_duoi": "Tháng yếu khi điểm dưới",
    "so_thang_lien": "Cần giúp khi số tháng yếu liền nhau từ",
    "nhiem_vu_dung_han": "Cần giúp khi nhiệm vụ đúng hạn ba tháng dưới",
    "tien_bo_tu": "Tiến bộ khi điểm bình quân tăng từ",
}
TEXT = """\
# Cấp ủy của cây thư mục này. Sửa bằng Notepad được, hoặc đặt mức trên trang cấp ủy.
# Tên của cấp ủy ở đầu văn bản; để trống thì lấy tên cấp trên mà các chi bộ ghi.
ten_cap_uy: {name}
# Cấp trên của cấp ủy (dòng trên cùng của văn bản).
cap_tren: {superior}
# Nơi ghi trước ngày tháng của văn bản.
dia_danh: {locality}
# Thang điểm có cách xếp loại cả năm (ví dụ phu-tho). Để trống thì theo bộ quy định mặc định.
thang_diem: {rubric}
# Cán bộ cấp trên dự sinh hoạt chi bộ, mỗi người một dòng (bắt đầu bằng dấu gạch ngang).
can_bo_du: {observers}
# Chi bộ cần giúp, chi bộ tiến bộ. Xóa một dòng thì mức ấy trở về mức của chương trình.
can_giup:
{limits}"""
