"""What the server says at its window, in Vietnamese: one sentence for each thing."""

READY = "Chibo đang chạy, xin để nguyên cửa sổ này. Mở trong trình duyệt: {url}"
OTHER_PORT = "Cổng {wanted} đang có chương trình khác dùng nên lần này dùng cổng {port}."
NO_PORT = "Máy này không còn cổng nào cho chương trình dùng. Hãy khởi động lại máy rồi mở lại chương trình."
ALREADY = "Chibo đã chạy sẵn. Mở trong trình duyệt: {url}"
OTHER_FOLDER = "Chibo đang chạy với thư mục khác ({workspace}). Hãy đóng chương trình đang chạy rồi mở lại."
CLOSED = "Chibo đang chạy nhưng chưa mở cho mạng nội bộ. Hãy đóng chương trình đang chạy rồi mở lại với tùy chọn --lan."
SHARED = "Chủ trì và màn chiếu đã có đường dẫn: xin xem ở cửa sổ đang chạy chương trình."
STUCK = (
    "Có một chương trình Chibo đang chạy nhưng không trả lời. Hãy đóng cửa sổ của chương trình ấy nếu có, hoặc khởi "
    "động lại máy, rồi mở lại."
)

HUB_DATA_TAKEN = (
    "Thư mục dữ liệu {folder} đang có chương trình Chibo khác dùng. Mỗi người dùng của JupyterHub cần một thư mục dữ "
    "liệu riêng."
)

# The network in the house
NO_NETWORK = "Máy này chưa nối mạng nội bộ nên chưa có đường dẫn cho máy khác; chương trình vẫn chạy trên máy này."
CANNOT_LISTEN = "Không mở được cho mạng nội bộ tại địa chỉ {address}. Hãy ghi một địa chỉ của máy này: {known}."
NO_ADDRESS = "không có"
CHAIR = "Chủ trì (điện thoại hoặc máy khác trong mạng): {url}"
PROJECTOR = "Màn chiếu, chỉ xem (máy khác hoặc điện thoại của đảng viên trong mạng): {url}"
OTHERS = "Không vào được thì thử thay {address} bằng: {others}"
OPEN = "Ai có đường dẫn là vào được; đường truyền trong mạng không mã hóa. Chỉ đưa cho người cần dùng."

JOURNAL_HELD = (
    "Tệp nhật ký bị hỏng nhưng chưa cất đi được vì chương trình khác đang mở ({problem}). Hãy đóng rồi mở lại."
)

ENTRANCE = '<!DOCTYPE html><html lang="vi"><title>Chi bộ</title><meta http-equiv="refresh" content="0;url=/">'
"""The page that leads on to the first page of the role."""
