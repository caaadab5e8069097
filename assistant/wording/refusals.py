"""Vietnamese sentences of refusals (`domain.refusal.Refused`): why a command is refused, and what to do."""

from collections.abc import Mapping
from datetime import datetime

from assistant.domain.adoption import Missing
from assistant.domain.pen import Hand
from assistant.domain.rules import Majority
from assistant.wording.checks import missing_sentence
from assistant.wording.domain import CLASSIFIED_ITEM, counted_share
from assistant.wording.figures import points_text
from assistant.wording.moments import hour, hour_and_day

OTHER_TAB = "một thẻ khác của trình duyệt này"
OTHER_PAGE = "một bàn thư ký khác"
# Why a command is refused, and what to do.
REFUSALS: dict[str, str] = {
    "no_meeting": "Buổi sinh hoạt này không có trên máy. Hãy mở lại từ trang đầu.",
    "not_allowed": "Trang này không được phép làm việc đó. Hãy nhờ thư ký làm ở bàn thư ký.",
    "meeting_exists": "Buổi sinh hoạt này đã được lập.",
    "meeting_moved": "Buổi này đã chuyển sang ghi ở máy {machine} từ {time} nên máy này không ghi thêm được. "
    "Muốn ghi lại ở đây, hãy về trang đầu và bấm “Tiếp tục trên máy này”.",
    "minutes_adopted": "Biên bản đã được thông qua nên không sửa được nữa. Muốn sửa, hãy mở lại biên bản và ghi lý do.",
    "meeting_over": "Buổi sinh hoạt đã kết thúc. Muốn sửa, hãy mở lại biên bản và ghi lý do.",
    "already_started": "Buổi sinh hoạt đã bắt đầu rồi.",
    "meeting_discarded": "Buổi này đã bỏ. Muốn dùng lại, hãy bấm “Lấy lại” ở bàn thư ký hoặc ở trang đầu.",
    "not_started": "Buổi sinh hoạt chưa bắt đầu. Hãy bấm “Bắt đầu” trước.",
    "until_before_start": "Ngày kết thúc không thể trước ngày bắt đầu ({day}). Buổi họp một ngày thì để trống ô Đến ngày.",
    "start_has_record": "Đã có phát biểu hoặc kết quả biểu quyết nên không hủy bắt đầu được. Buổi họp dừng giữa chừng thì "
    "bấm “Kết thúc” và ghi lý do; ghi nhầm thì bỏ các lượt ấy trước.",
    "end_out_of_range": "Giờ kết thúc phải sau giờ bắt đầu và sau phát biểu cuối cùng, không sau giờ hiện tại.",
    "not_ended": "Buổi sinh hoạt chưa kết thúc.",
    "start_out_of_range": "Giờ bắt đầu phải trong vòng 12 giờ qua và không sau giờ hiện tại.",
    "no_members": "Danh sách đảng viên trống. Hãy kiểm tra tệp dang-vien.xlsx.",
    "no_title": "Chưa có tên buổi sinh hoạt.",
    "no_agenda": "Chương trình phải có ít nhất một nội dung.",
    "item_twice": "Chương trình có hai nội dung trùng mã.",
    "no_item_title": "Chưa ghi tên nội dung.",
    "unknown_item": "Nội dung này không còn trong chương trình.",
    "item_is_current": "“{title}” đang được tiến hành. Hãy chuyển sang nội dung khác rồi mới bỏ.",
    "item_has_record": "“{title}” đã có ghi chép nên không bỏ được.",
    "closing_item_held": "“{title}” là phần cuối của buổi sinh hoạt nên không ghi là không tiến hành được.",
    "minutes_out_of_range": "Số phút dự kiến phải từ 0 đến 600 (đang ghi {minutes}).",
    "unknown_member": "Không có đảng viên “{member}” trong danh sách của buổi này.",
    "unknown_guest": "Đại biểu này không còn trong danh sách.",
    "no_member_name": "Chưa ghi họ tên đảng viên.",
    "member_twice": "Đ/c {name} đã có trong danh sách. Nếu là người khác cùng họ tên, ghi thêm năm sinh sau họ tên, "
    "ví dụ Nguyễn Văn An (1991).",
    "no_list_reason": "Hãy ghi lý do điều chỉnh danh sách; lý do được ghi vào biên bản.",
    "no_guest_name": "Chưa ghi họ tên đại biểu.",
    "guest_twice": "Đại biểu {name} đã có trong danh sách.",
    "has_spoken": "{name} đã có phát biểu trong biên bản. Hãy bỏ phát biểu trước.",
    "is_speaking": "Đ/c {name} đang phát biểu. Hãy kết thúc phát biểu trước.",
    "not_present": "Đ/c {name} chưa được điểm danh có mặt. Hãy điểm danh trước.",
    "left_before_arrival": "Giờ về của đ/c {name} sớm hơn giờ đến.",
    "dues_impossible": "Số đã nộp ({paid}) không thể lớn hơn tổng số ({total}) hoặc âm.",
    "unknown_field": "Ô ghi này không còn trong buổi sinh hoạt ({field}).",
    "pen_elsewhere": "Trang này đang theo dõi, bút ghi ở {where} từ {since}. Muốn ghi ở đây, hãy bấm “Lấy bút ghi”.",
    "text_too_long": "Nội dung quá dài (tối đa {most} ký tự một ô).",
    "stale": "Nội dung này vừa được sửa ở màn hình khác.",
    "not_their_role": "Lượt phát biểu của {name} không thể ghi là loại này: đại biểu và đảng viên được ghi riêng.",
    "unknown_speech": "Lượt phát biểu này không còn. Hãy tải lại trang.",
    "no_action": "Chưa ghi nội dung công việc.",
    "unknown_action": "Nhiệm vụ này không còn. Hãy tải lại trang.",
    "struck_task": "Nhiệm vụ này đã đưa ra khỏi danh sách. Muốn đánh giá, hãy bấm “Lấy lại”.",
    "unknown_step": "Bước này không có trong kỳ sinh hoạt. Hãy tải lại trang.",
    "step_by_itself": "Bước này tự xong khi buổi sinh hoạt kết thúc.",
    "sending_incomplete": "Hãy ghi cả cách gửi và nơi nhận.",
    "no_advance": "Chưa ghi nội dung ý kiến gửi trước.",
    "unknown_advance": "Ý kiến gửi trước này không còn. Hãy tải lại trang.",
    "bad_percent": "Mức độ hoàn thành phải từ 0 đến 100%.",
    "no_task_reason": "Hãy ghi lý do sửa hoặc đưa nhiệm vụ ra khỏi danh sách.",
    "no_motion": "Chưa ghi nội dung biểu quyết.",
    "unknown_motion": "Nội dung biểu quyết này không còn. Hãy tải lại trang.",
    "motion_voted": "Nội dung này đã có kết quả biểu quyết. Hãy hủy kết quả trước.",
    "motion_needed": "Kết luận hoặc nghị quyết là phần bắt buộc của biên bản nên không bỏ được.",
    "vote_negative": "Số phiếu không thể âm.",
    "vote_empty": "Chưa ghi số phiếu nào.",
    "vote_over_base": "Tổng số phiếu {cast} lớn hơn số người được tính biểu quyết ({base}). "
    "Đảng viên dự bị được phát biểu nhưng không biểu quyết.",
    "vote_over_present": "Tổng số phiếu {cast} lớn hơn số người có quyền biểu quyết đang có mặt ({present}). "
    "Hãy kiểm tra lại số phiếu hoặc điểm danh.",
    "ballots_needed": "Nội dung này bỏ phiếu kín: hãy ghi số phiếu phát ra và số phiếu thu về. "
    "Nếu đã biểu quyết bằng giơ tay, hãy chọn lại cách biểu quyết.",
    "ballots_without_ballot": "Nội dung này biểu quyết bằng giơ tay nên không có phiếu phát ra, thu về. "
    "Nếu đã bỏ phiếu kín, hãy chọn cách biểu quyết “Bỏ phiếu kín”.",
    "ballots_over_present": "Số phiếu phát ra {issued} lớn hơn số người có quyền biểu quyết đang có mặt ({present}). "
    "Hãy kiểm tra lại số phiếu hoặc điểm danh.",
    "ballots_over_issued": "Số phiếu thu về {returned} lớn hơn số phiếu phát ra {issued}. Hãy đếm lại số phiếu.",
    "ballots_sum": "Tán thành + không tán thành + không có ý kiến + không hợp lệ: {parts} = {counted}, không bằng số phiếu "
    "thu về {returned}. Hãy kiểm phiếu lại.",
    "unknown_criterion": "Phiếu chấm điểm của buổi này không có tiêu chí “{number}”. Hãy tải lại trang.",
    "points_out_of_range": "Tiêu chí {number}: điểm phải từ 0 đến {most} (đang ghi {points}).",
    "points_too_fine": "Tiêu chí {number}: điểm ghi nhiều nhất hai chữ số sau dấu phẩy.",
    "nothing_proposed": "Không còn điểm đề xuất nào để nhận: các tiêu chí còn lại do người chấm cho điểm.",
    "no_minutes": "Biên bản chưa có nội dung để thông qua.",
    "minutes_rejected": "{majority} số người được tính biểu quyết tán thành nên biên bản chưa được thông qua. "
    "Hãy sửa biên bản theo ý kiến rồi đọc lại, hoặc hoãn việc thông qua đến khi đủ người.",
    "minutes_too_few": "Chỉ có mặt {present}/{base} người có quyền biểu quyết, {majority} (cần từ {least} người) nên chưa "
    "đủ để thông qua biên bản. Hãy hoãn việc thông qua đến khi đủ người; nếu vẫn thông qua thì ghi lý do, lý do được in "
    "trong biên bản.",
    "not_adopted": "Biên bản chưa được thông qua nên vẫn sửa được, không cần mở lại.",
    "no_confirmer": "Hãy ghi họ tên người xác nhận.",
    "no_reopen_reason": "Hãy ghi lý do mở lại biên bản.",
    "speech_out_of_range": "Giờ phát biểu phải sau giờ bắt đầu buổi, không sau giờ hiện tại, và giờ kết thúc phải sau giờ bắt đầu phát biểu.",
    "no_amendment_author": "Hãy ghi ai đề nghị sửa.",
    "no_amendment": "Không còn chỗ sửa này, hoặc chỗ sửa ở nội dung khác. Hãy đọc lại danh sách các chỗ đã sửa.",
    "amendment_followed": "Nội dung này sau đó đã đổi tiếp; hãy bỏ chỗ sửa sau trước, hoặc sửa thẳng nội dung.",
    "nothing_to_undo": "Không còn thao tác nào để hoàn tác.",
    "nothing_to_redo": "Không có thao tác nào vừa hoàn tác để làm lại.",
    "redo_too_late": "Không làm lại được vì sau khi hoàn tác đã có thay đổi khác.",
    "undo_of_another": "Thao tác vừa rồi do bàn thư ký ghi nên chỉ thư ký hoàn tác được. Hãy nói với thư ký.",
    "undo_too_late": "Thao tác đó không còn hoàn tác được vì sau đó đã có thay đổi khác.",
    "end_long_past": "Buổi sinh hoạt đã kết thúc từ lâu nên không tiếp tục được nữa. Cần sửa thì mở lại biên bản.",
    "undo_loses_text": "Không hoàn tác được vì lượt đó đã ghi nội dung. Nếu thật sự muốn bỏ, hãy bấm “Bỏ” ở lượt đó.",
    "gaps_need_reason": "Còn thiếu: {gaps}. Hãy ghi lý do để kết thúc.",
}


def refusal_sentence(code: str, facts: Mapping[str, object]) -> str:
    """The sentence of a refusal (`domain.refusal.Refused`)."""
    return REFUSALS[code].format(**{name: refused_fact(name, fact, facts) for name, fact in facts.items()})


def refused_fact(name: str, fact: object, facts: Mapping[str, object]) -> object:
    """A fact of a refusal as its sentence has it; `facts` are all of them."""
    match name, fact:
        case "gaps", tuple():
            return "; ".join(missing_sentence(gap) if isinstance(gap, Missing) else str(gap) for gap in fact)
        case "where", Hand():
            reader = facts["reader"]
            return pen_place(fact, reader) if isinstance(reader, Hand) else fact.where
        case "majority", Majority():
            missed = counted_share(fact, passed=False)
            return missed if "present" in facts else missed.capitalize()
        case _, datetime():
            return (hour if name == "since" else hour_and_day)(fact, fact.tzinfo)
        case "title", "":
            return CLASSIFIED_ITEM
        case "points" | "most", float():
            fact = points_text(fact)
    return fact


def pen_place(holder: Hand, reader: Hand) -> str:
    """Where the pen is, as somebody who reads along at that page would say it."""
    if holder.browser and holder.browser == reader.browser:
        return OTHER_TAB
    return holder.where or OTHER_PAGE
