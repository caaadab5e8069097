"""Luân phiên in words."""

WRONG_ORDER = "Danh sách luân phiên không còn khớp với danh sách đảng viên. Hãy tải lại trang (phím F5) rồi sửa lại."
TURN, TURN_AFTER, NOBODY = "Lượt tới: đ/c {name}", "Lượt tới: đ/c {name} (lần trước: đ/c {before})", "chưa có ai"
