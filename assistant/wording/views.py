"""What the pages say beyond what the layers below say, in Vietnamese."""

GOES_WRONG = "Chương trình gặp lỗi khi thực hiện. Nội dung đã ghi vẫn còn; hãy thử lại."
