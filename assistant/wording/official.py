"""What is said of the grades that a superior committee gives (xếp loại của cấp ủy), to it and to the cell."""

NOT_READ = "Không đọc được xếp loại của cấp ủy ở {file} ({why}). Hãy kiểm tra quyền đọc và ổ chung."
DAMAGED = (
    "Tệp xếp loại của cấp ủy {file} bị hỏng hoặc đã bị sửa ngoài chương trình (mã kiểm tra không khớp), nên không "
    "dùng. Hãy báo cấp ủy ghi lại."
)
FUTURE = "Tệp xếp loại của cấp ủy {file} do phiên bản mới hơn ghi; hãy cài phiên bản mới để xem."
OTHER_FOLDER = "Tệp xếp loại của cấp ủy {file} là của một thư mục chi bộ khác cùng tên, nên không dùng."
NO_SUCH_CELL = (
    "Tệp xếp loại của cấp ủy {file} không thuộc thư mục chi bộ nào ở đây, nên không dùng. Nếu thư mục ấy đã đổi tên, "
    "hãy đổi tên tệp theo tên mới."
)
KEPT_DAMAGED = "{problem} Nếu chắc là không cần tệp ấy nữa, đổi tên nó đi rồi ghi lại."
BEING_WRITTEN = "Máy khác đang ghi xếp loại của chi bộ này. Hãy chờ vài giây rồi bấm Ghi lần nữa."
CHANGED = "Mục này vừa được người khác ghi ({grade}). Hãy xem lại rồi ghi."
TAKEN_BACK = "đã bỏ"
NO_PARENT = "Cây này chỉ là thư mục của một chi bộ, nên không có chỗ ghi xếp loại bên cạnh. Hãy mở thư mục của cấp ủy."
WRONG_POINTS = "Điểm phải là số từ 0 đến {most:g}."
WRONG_GRADE = "Không có mức xếp loại nào như vậy."
LONG_REMARK = "Nhận xét dài quá {most} ký tự; hãy ghi ngắn hơn."
NOT_WRITTEN = "Không ghi được xếp loại ({why}). Hãy kiểm tra quyền ghi vào thư mục của cấp ủy rồi bấm lại."
BY_COMMITTEE = "Cấp ủy: {told}"
SAID = "{grade}{points}"
WITH_POINTS = " ({points} điểm)"
WHOLE_YEAR = "Cả năm"
MONTH = "Tháng {month}"
NO_GRADE = "chưa xếp loại"
