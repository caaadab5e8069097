"""The commented chi-bo.yaml of a new folder: what each line is for is said to the person who edits it."""

PRACTICE = """
# Thư mục để tập dượt: mọi trang, mọi văn bản đều ghi rõ là bản tập dượt. Chi bộ thật dùng thư mục riêng, tạo bằng
# lệnh chibo init. Muốn dùng chính thư mục này làm thật thì ghi lại mọi dòng dưới đây và danh sách, rồi đổi thành khong.
tap_duot: co
"""
TEXT = """\
# Cấu hình của chi bộ. Sửa bằng Notepad, lưu, rồi tải lại trang.
# Sau dấu hai chấm phải có một dấu cách. Dòng bắt đầu bằng dấu # là lời giải thích, chương trình bỏ qua.
{practice}
# Tên chi bộ và cấp ủy cấp trên trực tiếp, in ở đầu mọi văn bản.
ten_chi_bo: {name}
cap_tren: {superior}

# Địa danh ở dòng ngày tháng của văn bản.
dia_danh: {locality}

# Loại hình: thon | co-quan | truong-hoc | doanh-nghiep-nha-nuoc | doanh-nghiep-tu-nhan | sinh-vien |
# luc-luong-vu-trang | ghep
loai_hinh: co-quan
# Chi bộ ghép (loai_hinh: ghep): tên các cơ quan, để đánh giá và giao nhiệm vụ riêng cho từng cơ quan.
# co_quan: ["Văn phòng", "Trạm y tế"]

# Nơi họp, ngày cố định trong tháng (1 đến 31) và giờ họp thường lệ.
noi_hop: {place}
{day}
gio_hop: "14:00"

# Ký hiệu trong số văn bản, ví dụ Số 05-BB/CB.
ky_hieu: CB

# Cách đánh số văn bản: nhiem-ky (theo nhiệm kỳ), nam (theo năm), thang (số là tháng), tay (tự ghi).
# Số đã dùng nằm trong thư mục so-van-ban, mỗi số một tệp; ghi nhầm thì xóa tệp của số ấy.
danh_so: nhiem-ky
# Ngày bắt đầu nhiệm kỳ (ngày đại hội chi bộ), để số chạy lại từ 01:
# nhiem_ky_tu: 2025-05-10

# Danh sách đảng viên: tệp Excel cùng thư mục này.
danh_sach: dang-vien.xlsx

# Nội dung đánh dấu mật trong chương trình họp: luu_rieng hoặc luu_chung.
#   luu_rieng   lời ghi chỉ nằm trên máy thư ký (phụ lục mật, hồ sơ đầy đủ); ổ chung chỉ có số thứ tự của nội dung
#   luu_chung   ghi trong biên bản và hồ sơ trên ổ chung như nội dung khác; màn chiếu và thông báo vẫn không hiện
# Bí mật nhà nước phải soạn thảo, lưu giữ theo {secrets_law}; không ghi vào máy
# có nối mạng nếu quy định không cho phép. Chương trình không xác định độ mật và không thay cho quy định ấy.
noi_dung_mat: luu_rieng

# Quy định áp dụng. Các bộ có sẵn:
#   mac-dinh    trình tự Hướng dẫn 42-HD/BTCTW (2025); thường kỳ từ 90 phút, chuyên đề và kết hợp từ 120 phút,
#               ít nhất 4 ý kiến, thông báo trước 1 ngày, dự từ 90 % và không ai vắng không lý do
#   hd42-2025   Hướng dẫn 42-HD/BTCTW (2025)
#   hd12-2018   Hướng dẫn 12-HD/BTCTW (2018)
# Muốn đổi mức nào, bỏ dấu # ở dòng “thay_doi:” và ở dòng của mức đó.
quy_dinh:
  bo: mac-dinh
  # thay_doi:
  #   so_y_kien_toi_thieu: 5
  #   hop_tu_ngay: 1
  #   hop_den_ngay: 7
  #   chi_bo_dong_tu: 30
  #   thoi_luong_chi_bo_dong: 120
  #   thoi_luong_thuong_ky: {{gia_tri: 100, can_cu: "Quy chế làm việc của chi bộ"}}
  # Mức chỉ áp dụng từ ngày (tu) đến hết ngày (den) thì ghi thêm; buổi họp ngày khác theo mức của bộ:
  #   thong_bao_truoc: {{gia_tri: 2, can_cu: "Nghị quyết của đảng ủy", tu: 01/9/2026, den: 31/12/2026}}

# Thứ tự các nội dung kết thúc (C1 tổng hợp, C2 phân công, C3 kiến nghị, C4 biểu quyết, C5 tự chấm điểm,
# C6 thông qua biên bản, C7 kết thúc). Bỏ dấu # để đổi, ví dụ chấm điểm sau khi thông qua biên bản:
# thu_tu_ket_thuc: [C1, C2, C3, C4, C6, C5, C7]

# Thang điểm của phiếu tự chấm điểm (không ghi thì dùng khung tiêu chí của Hướng dẫn 42). Có sẵn: hd42, an-phu, cam-le,
# nghe-an-2021, phu-tho. Cách ghi thang điểm riêng của tỉnh, phường: docs/thang-diem.md.
# thang_diem: an-phu
# hoặc ghi các tiêu chí; tinh (nếu có) là điều hồ sơ tự biết:
# thang_diem:
#   - {{so: "1", ten: "Công tác chuẩn bị", diem: 20, tinh: thong_bao}}
#   - {{so: "2", ten: "Tỷ lệ đảng viên dự", diem: 10, tinh: ty_le_du}}

# Cụm từ hay dùng: gõ /nt rồi phím Tab trong ô ghi. Bỏ dấu # để dùng.
# cum_tu:
#   nt: Nhất trí với dự thảo
#   dn: Đề nghị chi ủy

# Múi giờ trên màn hình và trên giấy.
mui_gio: "+07:00"
"""
