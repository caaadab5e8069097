"""Why the operating system refused a file, in Vietnamese: its own words are English on most machines."""

import errno

REASONS = {
    "ENOENT": "không có tệp hoặc thư mục này",
    "EISDIR": "đây là thư mục, không phải tệp",
    "ENOTDIR": "một phần của đường dẫn là tệp, không phải thư mục",
    "EACCES EPERM": "không có quyền, hoặc tệp đang mở ở chương trình khác",
    "EBUSY ETXTBSY": "tệp đang mở ở chương trình khác",
    "EROFS": "ổ đĩa chỉ cho đọc",
    "ENOSPC EDQUOT": "ổ đĩa đã đầy",
    "EEXIST": "đã có tệp cùng tên",
    "ENAMETOOLONG": "tên hoặc đường dẫn quá dài",
    "EINVAL EILSEQ": "tên có ký tự mà ổ đĩa không nhận",
    "EIO ENODEV ENXIO": "ổ đĩa báo lỗi đọc, ghi",
    "ENOTCONN ESTALE EHOSTDOWN EHOSTUNREACH ENETDOWN ENETUNREACH ETIMEDOUT ECONNRESET ECONNREFUSED ECONNABORTED": (
        "ổ mạng không trả lời"
    ),
}
BY_NUMBER = {
    getattr(errno, name): reason for names, reason in REASONS.items() for name in names.split() if hasattr(errno, name)
}
BY_WINDOWS = {
    **dict.fromkeys((32, 33), REASONS["EBUSY ETXTBSY"]),
    **dict.fromkeys((39, 112, 1295), REASONS["ENOSPC EDQUOT"]),
    **dict.fromkeys((51, 52, 53, 54, 55, 58, 59, 64, 67, 121, 1203, 1222, 1231, 1232, 1236), "ổ mạng không trả lời"),
    **dict.fromkeys((19, 65), REASONS["EROFS"]),
    **dict.fromkeys((15, 20, 21), "ổ đĩa chưa được nối"),
    **dict.fromkeys((86, 1326), "sai tên hoặc mật khẩu của ổ mạng"),
    123: REASONS["EINVAL EILSEQ"],
    206: REASONS["ENAMETOOLONG"],
}
OTHER = "hệ thống báo: {words}"


def reason(error: Exception) -> str:
    """The reason as a clause (`ổ đĩa đã đầy`); the system's own words where the number is none that people meet."""
    number, windows = getattr(error, "errno", None), getattr(error, "winerror", None)
    known = BY_WINDOWS.get(windows or 0) or BY_NUMBER.get(number or 0)
    return known or OTHER.format(words=getattr(error, "strerror", None) or error)
