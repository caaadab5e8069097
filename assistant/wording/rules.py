"""Vietnamese sentences about rule sets and rules, for `Problem.message` and `Problem.remedy`."""

UNKNOWN_SET = "không có bộ quy định “{name}”"
UNKNOWN_RULE = "không có quy định nào tên “{key}”"
DID_YOU_MEAN = "Có phải ý là “{near}”? Hãy sửa lại tên"
KNOWN_NAMES = "Các tên dùng được: {names}"
NOT_FLAG = "giá trị phải là có hoặc không, đang ghi “{value}”"
NOT_FLAG_REMEDY = "Ghi true hoặc false (có hoặc không), không có dấu nháy"
NOT_NUMBER = "giá trị phải là một số, đang ghi “{value}”"
NOT_NUMBER_REMEDY = "Chỉ ghi số, ví dụ {example}, không ghi đơn vị ({unit}) và không có dấu nháy"
NOT_WHOLE = "giá trị phải là số nguyên ({unit}), đang ghi “{value}”"
NOT_WHOLE_REMEDY = "Bỏ phần lẻ, ví dụ {example}"
OUT_OF_RANGE = "giá trị {value} nằm ngoài khoảng cho phép"
OUT_OF_RANGE_REMEDY = "Ghi số từ 0 đến {top} ({unit})"
NOT_MAJORITY = "giá trị phải là một tỷ lệ có mức so sánh, đang ghi “{value}”"
NOT_MAJORITY_REMEDY = "Ghi bằng phân số, ví dụ “ít nhất 2/3” hoặc “hơn 1/2”"
UNKNOWN_PART = "không hiểu mục con “{part}”"
UNKNOWN_PART_REMEDY = "Trong một quy định chỉ ghi gia_tri và can_cu"
NO_VALUE = "chưa ghi giá trị"
NO_VALUE_REMEDY = "Ghi gia_tri, hoặc bỏ cả mục để dùng mức của bộ quy định"
NOT_MAPPING = "mục này phải là danh sách dạng “tên: giá trị”"
NOT_MAPPING_REMEDY = "Mỗi quy định ghi một dòng lùi vào, ví dụ “  so_y_kien_toi_thieu: 5”"
OUT_OF_ORDER = "“{low}” ({low_value}) lớn hơn “{high}” ({high_value})"
OUT_OF_ORDER_REMEDY = "Sửa lại hai giá trị; hiện đang dùng mức của bộ quy định"
NOT_RUBRIC = "thang điểm phải là danh sách các tiêu chí, mỗi dòng một tiêu chí"
WRONG_ROWS = "thang điểm: không hiểu dòng thứ {rows}, đang dùng khung tiêu chí của Hướng dẫn 42"
RUBRIC_REMEDY = (
    'Mỗi tiêu chí ghi một dòng, ví dụ  - {so: "1", ten: "Công tác chuẩn bị", diem: 20}; dòng gồm các dòng con ghi thêm '
    "nhom: true; tinh (nếu có) là một trong: thoi_luong, ty_le_du, thong_bao, cac_buoc, y_kien, ket_qua, ket_thuc"
)
NOT_HUNDRED = "thang điểm cộng lại được {total} điểm, không phải 100"
NOT_HUNDRED_REMEDY = "Kiểm tra lại điểm tối đa của từng tiêu chí; phiếu vẫn in theo thang điểm này"
OWN_BASIS = "Chi bộ tự đặt trong chi-bo.yaml (thay cho {value} {unit} theo {basis})"

# What a person may write for a value in chi-bo.yaml
AT_LEAST, MORE_THAN = ("ít nhất", "từ", ">=", "≥"), ("hơn", "quá", "trên", "nhiều hơn", ">")
YES, NO = "có", "không"
MINUTES, DAY_OF_MONTH, POINTS = "phút", "ngày trong tháng", "điểm"
"""Units of the rules, as the rule sets write them."""

# Where a mistake in a file stands
IN_FILE = "tệp {file}"
IN_SHEET = "trang tính “{sheet}”"
IN_ROW = "dòng {row}"
IN_COLUMN = "cột “{column}”"
AT_KEY = "mục “{key}”"
