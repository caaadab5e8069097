"""The console itself: its desk, head, bars and sides."""

DESK = {
    "texts": "Nội dung cần ghi",
    "texts_left": "còn {left} ô cần ghi",
    "needed": "cần ghi",
    "suggested": "Gợi ý nội dung ({count})",
    "planned": "dự kiến {minutes} phút · sửa",
    "item_title": "Tên nội dung",
    "planned_minutes": "Số phút dự kiến",
    "minutes": "phút",
    "discarded": "Buổi sinh hoạt này đã bỏ",
    "discarded_kept": "Những gì đã ghi vẫn được giữ. Muốn dùng lại thì lấy lại để chuẩn bị tiếp.",
    "not_current": "chưa phải nội dung đang tiến hành",
    "shortcuts": "phím tắt",
    "details": "người dự, thông tin, chương trình",
    "move_to": "Chuyển sang: {title} →",
}
"""The desk of the console."""
HEAD = {
    "preparing": "Đang chuẩn bị",
    "discarded": "Đã bỏ",
    "home": "Trang đầu",
    "open_projector": "Mở màn chiếu",
    "saved": "Đã lưu {time}",
    "download_minutes": "Tải biên bản",
    "download_annex": "Tải phụ lục mật",
    "annex_folder": "Chỉ có trên máy này: {folder}",
}
"""The head of the console."""
DETAILS_DIALOG = {
    "hand_over": "Thay từ bây giờ",
    "name_was_wrong": "Ghi nhầm, sửa từ đầu",
    "people": "Người dự",
    "details": "Thông tin buổi họp",
    "title": "Người dự, thông tin, chương trình",
    "part": "Phần cần sửa",
}
"""The dialog of people, details and agenda."""
MACHINES = {
    "copied": "Đã chép vào bộ nhớ tạm.",
    "selected": "Đã chọn sẵn đoạn này; hãy bấm Ctrl+C để chép.",
    "letters": "{count} ký tự",
    "copy": "Chép",
    "append": "Thêm vào cuối ô này",
    "whole_text": "Toàn bộ đoạn ghi ở máy kia",
    "title": "Phần còn ở máy khác",
    "nothing_by_itself": "Chương trình không tự thêm phần nào; bản của máy kia vẫn nằm trong thư mục của buổi này.",
    "nothing_left": "Không còn phần nào của máy khác chờ xem.",
    "machine_has": "Máy {name} có mà hồ sơ này chưa có",
    "machine_done": "Đã xem xong máy {name}",
    "other_doings": "Việc khác đã ghi ở máy đó",
    "machines_have": "Máy {names} đã ghi {parts} phần ({chars} ký tự) mà hồ sơ ở đây chưa có.",
    "look": "Xem các phần đó",
}
"""What another machine has and this record has not."""
PENBAR = {
    "held": "Bản đang giữ: {count} ký tự chưa ghi; lấy lại bút thì được ghép vào, không đè lên chữ mới",
    "shortened": "(đã xóa bớt chữ)",
    "title": "Bút ghi",
    "taken": "Bút ghi đã chuyển sang {where}",
    "only_watching": ". Trang này chỉ theo dõi.",
    "watching": "Đang theo dõi.",
    "pen_at": "Bút ghi ở {where} từ",
    "take_back": "Lấy lại bút",
    "take": "Lấy bút ghi",
}
"""The bar that says who writes."""
PEN = {
    "this_machine": "máy chạy chương trình",
    "other_machine": "máy khác trong mạng",
}
"""Where a page is, as another console is told."""
RAIL = {
    "done": "đã xong",
    "current": "đang tiến hành",
    "todo": "chưa tiến hành",
}
"""The course of the meeting, at the left."""
READBACK = {
    "read_text": "Nội dung sẽ ghi vào biên bản",
    "read_aloud": "Đọc lại cho chi bộ nghe trước khi chuyển nội dung.",
    "back": "Quay lại sửa",
    "skip": "Bỏ qua",
    "read": "Đã đọc, chuyển tiếp",
    "title": "Đọc lại: {title}",
}
"""Reading an item back."""
SIDE = {
    "forecast": "· dự kiến {time}",
    "behind": "· chậm {minutes} phút",
    "ahead": "· sớm {minutes} phút",
    "this_item": "Nội dung này",
    "over": "quá giờ dự kiến",
    "from": "Từ",
    "begun": "Bắt đầu",
    "correct_start": "Sửa giờ bắt đầu",
    "correct": "sửa",
    "begun_at": "Bắt đầu lúc",
    "start_time": "Giờ bắt đầu",
    "not_held": "Chưa họp: hủy bắt đầu, hoãn…",
    "not_held_why": "Trở lại phần chuẩn bị; khi họp thì điểm danh lại. Chữ đã ghi vẫn còn.",
    "cancel_reason": "Vì sao hủy bắt đầu",
    "cancel_hint": "bấm nhầm; hoãn vì …",
    "cancel_start": "Hủy bắt đầu",
    "ideology": "Tư tưởng, phê bình: {minutes} / {span}",
    "begin": "Bắt đầu {name}",
    "ended_at": "Đã kết thúc lúc {time}",
    "and_short": " · thiếu {left} phút",
    "reached": "✓ Đã đủ tối thiểu {least} phút",
    "minutes_left": "Còn {left} phút để đủ tối thiểu {least} phút",
    "bell_why": "Chuông nhỏ khi quá giờ một nội dung",
    "paused": "Đang tạm nghỉ",
    "bell_on": "Chuông: bật",
    "bell_off": "Chuông: tắt",
    "opinions_of": "{have} đảng viên có ý kiến, tối thiểu {least}",
    "enough": "✓ đủ",
    "spoken_share": "{share}% đã nói",
    "spoken_share_why": "{share}% người dự đã phát biểu",
    "spoken": "{name}: {count} lượt, {time}",
    "stop_speech_of": "Kết thúc phát biểu của {name}",
    "invite_of": "Mời phát biểu. {told}",
    "present": "Có mặt {present}/{total}",
    "mark_roll_first": "Điểm danh để hiện tên đảng viên có mặt.",
    "guests": "Đại biểu",
    "silent": "Chưa phát biểu: {count}",
    "suggested": "Gợi ý mời: {suggested}",
    "everybody_spoke": "Ai cũng đã phát biểu.",
    "talked": "Đã phát biểu: {count} người",
    "speeches": "Số lượt",
    "time": "Thời gian",
    "speech_count": "{count} lượt",
    "time_of_role": "Thời gian {role}: {time}",
    "queue": "Chờ phát biểu",
    "add_to_queue": "Thêm người chờ phát biểu",
    "queue_hint": "Người giơ tay: gõ tên, Enter",
    "next_speaker": "Mời tiếp",
    "move_up": "Đưa {name} lên trước",
    "leave_queue": "Bỏ khỏi danh sách chờ: {name}",
    "nobody_of_that_name": "Không có ai tên như vậy.",
    "gaps": "Biên bản còn thiếu",
    "no_gaps": "✓ Không còn thiếu gì",
    "title": "Theo dõi buổi sinh hoạt",
}
"""Clock, speakers and gaps, at the right."""
COURSE = {
    "reading_skipped": "Đã bỏ qua đọc lại; nội dung này được liệt kê là chưa đọc lại.",
}
"""Moving on to another item."""
KEYS = {
    "invite_key": "Mời phát biểu: gõ vài chữ của tên, Enter để mời, Shift+Enter để xếp vào danh sách chờ; “hòa 2” nghĩa là đã phát biểu được 2 phút",
    "next_speaker_key": "Mời người tiếp theo trong danh sách chờ (không còn ai chờ thì chỉ kết thúc phát biểu)",
    "next_item_key": "Sang nội dung tiếp theo",
    "previous_item_key": "Về nội dung trước",
    "task_key": "Giao nhiệm vụ (lấy dòng đang gõ ở ô kết luận làm nội dung công việc)",
    "conclusion_key": "Đến ô kết luận của chủ trì",
    "vote_key": "Đến ô biểu quyết",
    "rest_key": "Giải lao; bấm lần nữa để tiếp tục",
    "details_key": "Người dự (điểm danh, đại biểu, thay chủ trì), thông tin, chương trình",
    "undo_key": "Hoàn tác việc vừa làm",
    "phrase_chord": "/mã rồi Tab",
    "phrase_key": "Chèn cụm từ của chi bộ (ghi ở chi-bo.yaml, mục cum_tu)",
    "help_key": "Bảng phím này (khi không ở trong ô ghi)",
    "title": "Bảng phím tắt",
    "heading": "Phím tắt",
    "close": "Đóng (Esc)",
    "speaker_name": "Tên người phát biểu",
    "type_a_name": "Gõ tên người phát biểu…",
    "people_here": "Người có mặt",
    "invites_now": "mời ngay ·",
    "queues": "xếp vào danh sách chờ ·",
    "leaves": "thôi",
    "began_ago": "Đã bắt đầu phát biểu cách đây {ago} phút.",
}
"""The sheet of keys and the palette of names."""
