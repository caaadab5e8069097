"""What is said in more than one place, and what the pages have in common."""

SHARED = {
    "unsent_task": "Nhiệm vụ: {what}",
    "unsent_motion": "Nội dung biểu quyết: {what}",
    "unsent_vote": "Kết quả biểu quyết: {what}",
    "unsent_guest": "Đại biểu: {what}",
    "unsent_list": "Bổ sung, sửa danh sách: {what}",
    "unsent_blank": "(chưa điền đủ)",
    "practice": "TẬP DƯỢT: không phải buổi sinh hoạt thật.",
    "practice_papers": "Văn bản in ra đều ghi “BẢN TẬP DƯỢT”.",
    "to_home": "Về trang đầu",
    "vote": "Biểu quyết",
    "passed": "✓ Được thông qua",
    "not_passed": "✗ Không được thông qua",
    "record_result": "Ghi kết quả",
    "in_favour": "Tán thành",
    "against": "Không tán thành",
    "abstained": "Không có ý kiến",
    "issued": "Phiếu phát ra",
    "returned": "Phiếu thu về",
    "invalid": "Không hợp lệ",
    "invite": "Mời phát biểu",
    "stop_speech": "Kết thúc phát biểu",
    "nobody_here_of_that_name": "Không có ai tên như vậy trong số người có mặt.",
    "rest": "Giải lao",
    "not_begun": "Chưa bắt đầu",
    "ended": "Đã kết thúc",
    "resting": "Đang giải lao",
    "undo": "Hoàn tác",
    "redo": "Làm lại",
    "cancel": "Thôi",
    "chair_and_secretary": "Chủ trì, thư ký",
    "chair": "Chủ trì",
    "secretary": "Thư ký",
    "agenda": "Chương trình",
    "close": "Đóng",
    "add": "Thêm",
    "draft_minutes": "Dự thảo biên bản",
    "item": "Nội dung",
    "adopting_minutes": "Thông qua biên bản",
    "adopted_at": "đã thông qua lúc {time}",
    "not_adopted": "chưa thông qua",
    "correct": "Sửa",
    "time_hint": "giờ:phút",
    "understood": "Đã hiểu",
    "recover": "Lấy lại",
    "secret": "mật",
    "papers": "Văn bản",
    "remove": "Bỏ",
    "until": "đến",
    "roll": "Điểm danh",
    "making_pdf": "Đang tạo PDF…",
    "since": "từ",
    "speaker": "Người phát biểu",
    "none_yet": "chưa có",
    "opinions": "Ý kiến phát biểu",
    "conclusion": "Kết luận của chủ trì",
    "and_least": " · tối thiểu {least} phút",
    "go_on": "Tiếp tục",
    "pause": "Tạm nghỉ",
    "owner": "Người thực hiện",
    "due": "Hạn",
    "day_hint": "ngày/tháng",
    "text_size": "Cỡ chữ: {percent} %",
    "text_size_word": "Cỡ chữ",
    "text_size_why": "Chữ trên màn hình to hơn, nhỏ hơn: 100 %, 112 %, 125 %",
    "time_and_day": "{time} ngày {day}",
}
"""Said in more than one place."""
TEXTS = {
    "saved": "đã lưu {time}",
    "saving": "đang lưu…",
    "unsaved": "chưa lưu: {count} ký tự còn giữ trong trình duyệt này",
    "roomless": "chưa lưu: {count} ký tự; trình duyệt hết chỗ giữ tạm, xin đừng đóng trang này",
    "left_behind": "Chữ đã gõ mà chưa lưu còn giữ trong trình duyệt này 30 ngày: “{text}”",
    "dropped": "đã bỏ {count} ký tự không in được",
    "held": "chưa ghi: {count} ký tự đang giữ trong trình duyệt này, chờ lấy lại bút",
}
"""Texts being typed: whether they are on the disk."""
COPY_TEXT = {
    "copied": "Đã chép vào bộ nhớ tạm.",
    "selected": "Đã chọn sẵn đoạn này; hãy bấm Ctrl+C để chép.",
}
"""Copying a text."""
PASTE = {
    "join": "Nối các dòng bị ngắt (Alt+J)",
    "join_why": "Chữ chép từ tệp PDF thường bị ngắt giữa câu ở cuối mỗi dòng. Bấm để nối lại thành câu liền.",
    "split": "Tách dòng lại như lúc dán (Alt+J)",
    "split_why": "Trả lại các dòng như lúc vừa dán.",
}
"""Pasting: what is offered after lines came in as a PDF gives them."""
KIT = {
    "dropped": "Đã ghi; đã bỏ {count} ký tự không in được trong chữ vừa gõ.",
    "hours_and_minutes": "{hours} giờ {minutes}′",
}
"""What every region shares."""
FIELDS = {
    "refused": "Chưa ghi được. Chữ vẫn giữ trong ô này.",
    "changed_meanwhile": "Chữ này gõ trước khi trang mở lại, chưa ghi; hồ sơ nay đang ghi “{value}”. Bấm vào ô rồi Enter để ghi chữ này, Esc để bỏ.",
}
"""Beside a box that is sent when it is left."""
FIGURES = {
    "units": "đ/c|đc|đồng chí|đảng viên|đv|người|phiếu|ý kiến",
    "hour_words": "giờ|h|g",
    "minute_words": "phút|ph|p|'|′",
    "point_words": "điểm|đ",
    "day_word": "ngày",
    "month_word": "tháng",
    "year_word": "năm",
    "no_count": "“{text}” không phải là số đếm. Hãy ghi bằng chữ số, ví dụ 12.",
    "no_share": "Ô này ghi số đếm, không ghi tỷ lệ “{text}”. Ví dụ: 12.",
    "no_minutes": "“{text}” không phải là số phút. Hãy ghi bằng chữ số, ví dụ 30.",
    "no_points": "“{text}” không phải là số điểm. Điểm phải ghi bằng số, ví dụ 4 hoặc 4,5.",
    "no_time": "“{text}” không phải là giờ. Hãy ghi giờ:phút, ví dụ 14:00.",
    "no_day": "“{text}” không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 04/11/2026.",
}
"""Numbers, days and times: the words they are written with, and what is said where they are not understood."""
WATCH = {
    "server_gone": "Mất kết nối với chương trình. Nội dung đã lưu vẫn còn; trang sẽ tự mở lại khi chương trình chạy lại. Chờ lâu không được, hãy mở lại chương trình trên máy thư ký.",
    "other_folder": "Đang mở thư mục khác. Trang tự hiện lại sau ít giây; không cần làm gì.",
    "ended": "Chương trình đã đóng; nội dung đã ghi còn nguyên. Có thể đóng thẻ này. Muốn dùng tiếp, hãy mở lại chương trình trên máy thư ký.",
    "kernel_gone": "Trang vừa bị ngắt khỏi chương trình. Đang mở lại…",
    "only_copy": "Trang bị ngắt khỏi chương trình, mà trình duyệt này không cho giữ tạm: chữ chưa lưu chỉ còn trên trang này. Hãy chép chữ ấy ra (chọn rồi Ctrl+C), sau đó bấm nút để tải lại.",
    "often": "Trang đã tự mở lại mấy lần mà chưa được. Hãy bấm nút để thử lại.",
    "refused": "Chương trình đã chạy lại và không nhận ra trình duyệt này. Trên máy thư ký, hãy mở lại chương trình (bấm đúp biểu tượng Chibo, hoặc chạy lại lệnh đã dùng); trên máy khác, hỏi thư ký đường dẫn mới.",
    "silent": "Chương trình chưa trả lời thao tác vừa rồi. Chữ đã gõ vẫn được giữ. Có thể chờ thêm; chờ lâu không được thì bấm “Tải lại trang” để nối lại.",
    "slow": "Trang mở lâu hơn thường lệ. Có thể chờ thêm, hoặc bấm nút để tải lại.",
    "reload": "Tải lại trang",
}
"""The watchdog of every page."""
VIEWER = {
    "gone": "Mất kết nối với máy của thư ký. Trang tự nối lại khi có mạng; không cần làm gì.",
    "refused": "Máy này chưa được xem, hoặc đã hết hạn xem (12 giờ). Hãy quét lại mã QR, hoặc mở lại đường dẫn màn chiếu, do thư ký đưa.",
    "full": "Đã đủ số máy xem cùng lúc. Có máy thôi xem thì trang này tự vào.",
    "only_looks": "Trang này chỉ để xem, không ghi được gì.",
}
"""A page that only looks, in the room's network."""
