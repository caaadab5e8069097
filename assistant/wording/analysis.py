"""What the index over all records says to people, in Vietnamese."""

UNREADABLE_RECORD = "Không đọc được hồ sơ “{file}” ({why}). Hãy kiểm tra ổ chung rồi thử lại."
