"""Vietnamese words of the domain: what its codes are called (words of the browser: browser/)."""

from collections.abc import Mapping
from datetime import datetime

from assistant.domain.adoption import RECORDED_AS_SENTENCE, Ending, Missing
from assistant.domain.agenda import AgendaItem
from assistant.domain.checks.check import Check, CheckState
from assistant.domain.committee import Called
from assistant.domain.figures import exact
from assistant.domain.kinds import Body, MeetingKind
from assistant.domain.limits import Limit
from assistant.domain.passages import PassageKind
from assistant.domain.pen import Hand
from assistant.domain.roster import ListChange
from assistant.domain.rules import Level, Majority, Phase, TextField
from assistant.domain.status import Attending, MemberStatus, Standing, StatusGroup
from assistant.wording.figures import counted_percent, limit_text, limit_words, percent_text, points_text
from assistant.wording.moments import hour, hour_and_day

GROUP = {
    StatusGroup.OFFICIAL: "chính thức",
    StatusGroup.PROBATIONARY: "dự bị",
    StatusGroup.TEMP_IN: "sinh hoạt tạm thời đến",
    StatusGroup.TEMP_OUT: "sinh hoạt tạm thời đi",
    StatusGroup.EXEMPT: "miễn sinh hoạt",
}
STANDING = {Standing.OFFICIAL: "Chính thức", Standing.PROBATIONARY: "Dự bị"}
ATTENDING = {
    Attending.HERE: "",
    Attending.TEMP_IN: "Sinh hoạt tạm thời đến",
    Attending.TEMP_OUT: "Sinh hoạt tạm thời đi",
    Attending.ON_DUTY: "Làm nhiệm vụ đặc biệt",
}
EXEMPT = "Miễn sinh hoạt"
PEOPLE = {Called.MEMBERS: "đảng viên", Called.COMMITTEE: "chi ủy viên", Called.LEADERS: "đồng chí"}
"""Those called to a meeting, after their number."""


def group_label(group: StatusGroup) -> str:
    """The word of a group where it stands alone: `Miễn sinh hoạt`."""
    return GROUP[group][0].upper() + GROUP[group][1:]


def status_in_sentence(status: MemberStatus) -> str:
    """The facts of a status inside a sentence: `chính thức`, `dự bị, miễn sinh hoạt`."""
    said = status_text(status)
    return said[0].lower() + said[1:]


def list_change_text(name: str, change: ListChange) -> str:
    """`bổ sung đồng chí Lê Văn An (chính thức)`; `đồng chí Lê Văn An từ dự bị thành chính thức`."""
    after = status_in_sentence(change.after)
    if change.before is None:
        return f"bổ sung đồng chí {name} ({after})"
    return f"đồng chí {name} từ {status_in_sentence(change.before)} thành {after}"


def groups_text(groups: Mapping[StatusGroup, int]) -> str:
    """Numbers by kind of member, those there are, which add up: `chính thức 14, dự bị 2`; empty for nobody."""
    return ", ".join(f"{GROUP[group]} {number}" for group, number in groups.items() if number)


def status_text(status: MemberStatus) -> str:
    """The facts of a status: `Chính thức`, `Sinh hoạt tạm thời đi`, `Dự bị, miễn sinh hoạt`.

    That somebody is an official member goes without saying where there is something else to say.
    """
    other = [ATTENDING[status.attending], EXEMPT if status.exempt else ""]
    said = [*([] if status.is_official and any(other) else [STANDING[status.standing]]), *filter(None, other)]
    return ", ".join([said[0], *(part[0].lower() + part[1:] for part in said[1:])])


USUAL_STATUSES = (
    MemberStatus.OFFICIAL,
    MemberStatus.PROBATIONARY,
    MemberStatus.TEMP_IN,
    MemberStatus.TEMP_OUT,
    MemberStatus.EXEMPT,
    MemberStatus(attending=Attending.ON_DUTY),
)
"""What a list offers to choose from; further facts are written beside them."""
STATUS = {status: status_text(status) for status in USUAL_STATUSES}
PASSAGE_KIND = {
    PassageKind.NOTE: "ghi chép",
    PassageKind.CONCLUSION: "kết luận",
    PassageKind.OPINION: "ý kiến",
    PassageKind.ADVANCE: "ý kiến gửi trước",
    PassageKind.RESOLUTION: "nghị quyết, biểu quyết",
    PassageKind.TASK: "nhiệm vụ",
}
"""What a passage that was found is."""
KIND = {
    MeetingKind.REGULAR: "Sinh hoạt thường kỳ",
    MeetingKind.THEMATIC: "Sinh hoạt chuyên đề",
    MeetingKind.COMBINED: "Sinh hoạt thường kỳ kết hợp chuyên đề",
    MeetingKind.COMMITTEE: "Họp chi ủy",
    MeetingKind.EXTRAORDINARY: "Sinh hoạt đột xuất",
}
CONFERRING = "Hội ý bí thư, phó bí thư"
SITTING = {Body.CELL: ("Buổi sinh hoạt", "Chi bộ"), Body.COMMITTEE: ("Cuộc họp", "Người dự họp")}
"""What the pages call the meeting, and who adopts its minutes: a chi ủy meets, it holds no sinh hoạt."""
PHASE = {Phase.OPENING: "Mở đầu", Phase.PROCEEDINGS: "Nội dung", Phase.CLOSING: "Kết thúc"}
LAST_MONTH, NEXT_MONTH = "tháng trước", "tháng tới"
"""What the rules call the months in the titles of items: a meeting names its own."""
OWN_BOX, OWN_BOX_HINT = "Nội dung", "Ghi nội dung trình bày"
FACE_TO_FACE = "trực tiếp"
"""Hình thức họp that is proposed."""
LEVEL = {Level.NATIONAL: "trung ương", Level.LOCAL: "địa phương"}

GRADE = {"good": "Tốt", "fair": "Khá", "average": "Trung bình", "poor": "Kém", "": ""}
PRESENCE = {"present": "Có mặt", "excused": "Vắng có lý do", "unexcused": "Vắng không lý do"}
OPINION = {
    "agreement": "đồng ý",
    "proposal": "bổ sung, đề xuất",
    "different": "ý kiến khác",
    "criticism": "phê bình, tự phê bình",
    "petition": "kiến nghị",
    "question": "câu hỏi",
    "awareness": "nhận thức, tác dụng",
    "linkage": "liên hệ",
    "draft": "góp ý dự thảo",
}
ACTION_STATUS = {
    "open": "chưa đánh giá",
    "done": "đã hoàn thành",
    "early": "hoàn thành trước hạn",
    "on_track": "đúng tiến độ",
    "under_way": "đang thực hiện",
    "partly": "hoàn thành một phần",
    "late": "chậm tiến độ",
    "needs_help": "cần hỗ trợ",
    "not_done": "chưa thực hiện",
    "stopped": "dừng thực hiện",
    "own": "ghi bằng lời của chi bộ",
}
ADDRESS = "Đ/c"
OFFICES = {"chair": "chủ trì", "secretary": "thư ký"}
OTHER_TAB = "một thẻ khác của trình duyệt này"
OTHER_PAGE = "một bàn thư ký khác"

SEEN = {"excused": "vắng có lý do", "unexcused": "vắng không lý do", "left": "đã về", "coming": "đến sau"}
CODED = {"kinds": OPINION, "office": OFFICES, "seen": SEEN, "grade": {**GRADE, "": "không xếp"}}
"""Facts of a check that are codes, each with its words."""

# What the checks say: (reached, missing, not known yet).
CHECKS: dict[str, tuple[str, str, str]] = {
    "rules_period": (
        "",
        "Ngày {day} ngoài thời gian áp dụng của bộ quy định “{set}” ({period}); hãy chọn bộ khác rồi lập lại buổi",
        "",
    ),
    "duration": (
        "Thời lượng {minutes} phút, đủ tối thiểu {least} phút",
        "Thời lượng mới {minutes} phút, thiếu {short} phút so với tối thiểu {least} phút",
        "Thời lượng: chưa đủ dữ liệu (chưa có giờ bắt đầu)",
    ),
    "opinions": (
        "{have} ý kiến phát biểu của {people}, đủ tối thiểu {least} ý kiến",
        "Thiếu {short} ý kiến phát biểu ({have} ý kiến, tối thiểu {least})",
        "Số ý kiến: chưa đủ dữ liệu",
    ),
    "speakers": (
        "{have} {people} phát biểu ý kiến, đủ tối thiểu {least} người",
        "Thiếu {short} người phát biểu ý kiến ({have} {people}, tối thiểu {least})",
        "Số người phát biểu: chưa đủ dữ liệu",
    ),
    "speech_text": ("", "Phát biểu của đ/c {name} chưa ghi nội dung", ""),
    "unsettled": (
        "Câu hỏi và ý kiến khác đã được trả lời, thống nhất",
        "{count} câu hỏi, ý kiến khác chưa được trả lời, thống nhất ({names})",
        "",
    ),
    "ideology": (
        "Thời gian về tư tưởng, phê bình {minutes} phút (yêu cầu {span})",
        "Thời gian về tư tưởng, phê bình {minutes} phút, yêu cầu {span}",
        "",
    ),
    "read_back": ("Các nội dung đã được đọc lại", "{count} nội dung chưa đọc lại: {titles}", ""),
    "chair": ("Có chủ trì", "Chưa có tên chủ trì", ""),
    "secretary": ("Có thư ký", "Chưa cử thư ký", ""),
    "leading_absent": ("", "Đ/c {name} là {office} nhưng được ghi là {seen}; hãy ghi người thay", ""),
    "notice": (
        "Thông báo trước {days} ngày (yêu cầu ít nhất {least} ngày)",
        "Thông báo trước {days} ngày, ít hơn yêu cầu {least} ngày",
        "Thông báo trước: chưa đủ dữ liệu (chưa ghi ngày thông báo)",
    ),
    "notice_after": (
        "",
        "Ngày thông báo ({sent}) sau ngày sinh hoạt ({day}); hãy kiểm tra lại ngày thông báo",
        "",
    ),
    "notice_moved": (
        "",
        "Thông báo ngày {sent} ghi họp {was_hour} ngày {was_day}{was_place}, nay là {hour} ngày {day}{place}: cần thông báo lại",
        "",
    ),
    "roll": ("Đã điểm danh đủ", "Còn {unmarked} {people} chưa điểm danh", "Điểm danh: chưa đủ dữ liệu"),
    "absence_reason": ("", "Đ/c {name} vắng có lý do nhưng chưa ghi lý do", ""),
    "attendance": (
        "Tỷ lệ dự {percent}% ({present}/{expected}), đạt yêu cầu {limit}%",
        "Tỷ lệ dự {percent}% ({present}/{expected}), chưa đạt yêu cầu {limit}%",
        "",
    ),
    "excused_in_a_row": (
        "",
        "Đ/c {name} vắng có lý do {times} lần liên tiếp trong năm, quá {most} lần",
        "",
    ),
    "unexcused": ("Không có {people} vắng không lý do", "Có {unexcused} {people} vắng không lý do", ""),
    "items_reached": (
        "Đã tiến hành đủ các nội dung",
        "Chưa tiến hành {count} nội dung: {titles}",
        "Các nội dung: chưa tiến hành",
    ),
    "items_not_held": ("", "Không tiến hành {count} nội dung: {titles}", ""),
    "conclusion": ("Đã có kết luận: {title}", "Chưa có kết luận của chủ trì: {title}", ""),
    "agenda": ("Đã thông qua chương trình", "Chưa thông qua chương trình", ""),
    "action_owner": ("Nhiệm vụ nào cũng có người thực hiện", "{count} nhiệm vụ chưa có người thực hiện: {whats}", ""),
    "action_due": ("Nhiệm vụ nào cũng có thời hạn", "{count} nhiệm vụ chưa có thời hạn: {whats}", ""),
    "carried": ("Nhiệm vụ kỳ trước đã đến hạn đều được đánh giá", "{count} nhiệm vụ kỳ trước chưa được đánh giá: {whats}", ""),
    "resolution": ("Có kết luận, nghị quyết", "Chưa có nội dung kết luận, nghị quyết", "Kết luận, nghị quyết: chưa đủ dữ liệu"),
    "vote": ("Đã biểu quyết: {title}", "Chưa biểu quyết: {title}", "Biểu quyết: chưa đủ dữ liệu"),
    "vote_failed": ("", "Không được thông qua: {title} (tán thành {in_favour}/{base}, cần từ {least})", ""),
    "secret_ballot": ("", "“{title}” biểu quyết bằng giơ tay, trong khi quy định yêu cầu bỏ phiếu kín", ""),
    "minutes": ("Biên bản đã được thông qua", "Biên bản chưa được thông qua", "Thông qua biên bản: chưa đủ dữ liệu"),
    "fact": ("Đã ghi: {label}", "Chưa ghi: {label}", "Chưa đến lúc ghi: {label}"),
    "presenter": (
        "Có người trình bày: {title}",
        "Chưa có người trình bày: {title}",
        "Người trình bày “{title}”: chưa phân công",
    ),
    "draft_sent": (
        "Dự thảo chuyên đề gửi trước {days} ngày (yêu cầu ít nhất {least} ngày)",
        "Dự thảo chuyên đề gửi trước {days} ngày, ít hơn yêu cầu {least} ngày",
        "Ngày gửi dự thảo chuyên đề: chưa đọc được ngày (ghi dạng 20/9/2026)",
    ),
    "draft_after": (
        "",
        "Ngày gửi dự thảo chuyên đề ({sent}) sau ngày sinh hoạt ({day}); hãy kiểm tra lại ngày gửi",
        "",
    ),
    "opinion_kinds": (
        "Có đủ các loại ý kiến về chuyên đề",
        "Chưa có ý kiến về: {kinds}",
        "Ý kiến về chuyên đề: chưa đủ dữ liệu",
    ),
    "window": (
        "Ngày {day} nằm trong khoảng quy định (từ ngày {first} đến ngày {last} hằng tháng)",
        "Ngày {day} nằm ngoài khoảng quy định (từ ngày {first} đến ngày {last} hằng tháng)",
        "",
    ),
    "committee_size": ("", "Danh sách ghi {have} chi ủy viên, nhiều hơn mức tối đa {most}", ""),
    "score": (
        "Tự chấm {points}/{most} điểm, xếp loại: {grade}",
        "Tự chấm điểm: còn {count} tiêu chí chưa có điểm hoặc chưa ghi lý do ({numbers})",
        "Tự chấm điểm: chưa chấm",
    ),
    "score_differs": (
        "",
        "Tiêu chí {number} ghi {points} điểm, nay hồ sơ cho thấy {proposed} điểm: hãy xem lại hoặc ghi lý do",
        "",
    ),
    "posting": ("", "", "Đăng tài liệu, gửi kết quả: chậm nhất ngày {day} (trong {days} ngày); hồ sơ không ghi việc này"),
    "cell_size": ("", "Chi bộ có {have} đảng viên chính thức, ít hơn mức tối thiểu {least}", ""),
    "quorum": (
        "Có mặt {present}/{base} {people} có quyền biểu quyết",
        "Chỉ có mặt {present}/{base} {people} có quyền biểu quyết, không đủ để thông qua nghị quyết",
        "",
    ),
    "motion_quorum": (
        "",
        "Chỉ có mặt {present}/{base} người có quyền biểu quyết, không đủ để thông qua “{title}” (cần từ {least} người)",
        "",
    ),
}  # fmt: skip

SAID_WHEN_OVER = (
    ("Thời lượng mới ", "Thời lượng chỉ "),
    ("(mới có ", "(chỉ có "),
    ("đ/c ", "đồng chí "),
    ("Đ/c ", "Đồng chí "),
)
"""Words of a meeting that goes on, and what stands for them on paper once it is over (`mới 69 phút`: `chỉ 69 phút`)."""

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
    "nothing_to_undo": "Không còn thao tác nào để hoàn tác.",
    "nothing_to_redo": "Không có thao tác nào vừa hoàn tác để làm lại.",
    "redo_too_late": "Không làm lại được vì sau khi hoàn tác đã có thay đổi khác.",
    "undo_of_another": "Thao tác vừa rồi do bàn thư ký ghi nên chỉ thư ký hoàn tác được. Hãy nói với thư ký.",
    "undo_too_late": "Thao tác đó không còn hoàn tác được vì sau đó đã có thay đổi khác.",
    "undo_loses_text": "Không hoàn tác được vì lượt đó đã ghi nội dung. Nếu thật sự muốn bỏ, hãy bấm “Bỏ” ở lượt đó.",
    "gaps_need_reason": "Còn thiếu: {gaps}. Hãy ghi lý do để kết thúc.",
}


def check_sentence(found: Check) -> str:
    """The sentence of a check."""
    return check(found.code, found.state.value, found.facts)


def missing_sentence(one: Missing) -> str:
    """What was missing at the end, as it is printed: of a meeting that is over, by words of the past.

    An end that was recorded in sentences is printed as it was, letter for letter.
    """
    said = check(one.code, CheckState.MISSING.value, one.facts)
    return said if RECORDED_AS_SENTENCE in one.facts else said_when_over(said)


def said_when_over(sentence: str) -> str:
    """A sentence of a meeting that goes on, as a paper says it once it is over (`mới 69 phút`: `chỉ 69 phút`)."""
    for going_on, over in SAID_WHEN_OVER:
        sentence = sentence.replace(going_on, over)
    return sentence


def can_be_said(one: Missing) -> bool:
    """Whether its code and facts make a sentence: those of a record by another hand may not."""
    try:
        return bool(missing_sentence(one))
    except (KeyError, ValueError):
        return False


def missing_sentences(ending: Ending) -> list[str]:
    """Everything that was missing at the end; an older record has it in sentences."""
    return [*map(missing_sentence, ending.missing), *ending.gaps]


def check(code: str, state: str, facts: Mapping[str, object]) -> str:
    """The sentence of the check with this code."""
    told = {name: fact_in_words(name, fact) for name, fact in facts.items()}
    told["people"] = PEOPLE[Called(str(facts.get("called", Called.MEMBERS)))]
    if code == "attendance":
        told |= attendance_figures(facts)
    if code == "ideology":
        told["span"] = minutes_span(*(int(str(facts[end])) for end in ("least", "most")))
    if code == "notice_moved":
        told |= {end: f", tại {told[end]}" if told[end] else "" for end in ("was_place", "place")}
    if code == "rules_period":
        told["period"] = period_words(str(facts["since"]), str(facts["until"]))
    return CHECKS[code][("reached", "missing", "unknown").index(state)].format(**told)


def attendance_figures(facts: Mapping[str, object]) -> dict[str, str]:
    """The rate that was counted and the limit; a check recorded before they were kept apart says only its number."""
    present, expected, least = (float(str(facts[name])) for name in ("present", "expected", "least"))
    limit = limit_words(Limit(exact(least), bool(facts["at_least"]))) if "at_least" in facts else limit_text(least)
    return {"percent": counted_percent(int(present), int(expected), least), "limit": limit}


def fact_in_words(name: str, fact: object) -> object:
    """A fact of a check as its sentence has it; what has no name there is kept secret."""
    if name in CODED:
        codes = fact if isinstance(fact, tuple) else (fact,)
        return "; ".join(CODED[name][str(code)] for code in codes)
    if isinstance(fact, tuple):
        return ("; " if name == "whats" else ", ").join(one or CLASSIFIED_ITEM for one in fact)
    if isinstance(fact, float):
        return percent_text(fact) if name == "percent" else limit_text(fact)
    return CLASSIFIED_ITEM if name == "title" and fact == "" else fact


def item_title(item: AgendaItem) -> str:
    """The title of an item; where a secret one is kept elsewhere, what stands in its place."""
    return item.title or CLASSIFIED_ITEM


def rail_title(item: AgendaItem) -> str:
    """The item's name on the narrow rail."""
    return item.rail_title or CLASSIFIED_ITEM


def box_label(box: TextField) -> str:
    """The name of a text box; in an item that the cell added itself it is plain."""
    return box.label or OWN_BOX


def box_hint(box: TextField) -> str:
    """What to write into it."""
    return box.hint if box.label else OWN_BOX_HINT


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


def minutes_span(least: int, most: int) -> str:
    """`15–30 phút`; where only one of both is set (the other is 0), `từ 15 phút` or `đến 30 phút`."""
    if least and most:
        return f"{least}–{most} phút"
    return f"từ {least} phút" if least else f"đến {most} phút"


def period_words(since: str, until: str) -> str:
    """`từ 28/10/2025`, `từ 06/07/2018 đến hết 27/10/2025`; of days as text, empty where there is no such end."""
    ends = (f"từ {since}" if since else "", f"đến hết {until}" if until else "")
    return " ".join(end for end in ends if end) or NO_PERIOD


def mid_sentence(text: str) -> str:
    """`sinh hoạt thường kỳ` of `Sinh hoạt thường kỳ`: the small first letter of words within a sentence.

    A first word in capitals (`UBND`) stays.
    """
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


NUMERALS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")


def share_words(needed: Majority) -> str:
    """`hai phần ba`, `ba phần tư`, `66,6%`."""
    if 0 < needed.parts < needed.of < len(NUMERALS):
        return f"{NUMERALS[needed.parts]} phần {'tư' if needed.of == 4 else NUMERALS[needed.of]}"
    exact = (100 * needed.parts * 100) % needed.of == 0
    return f"{limit_text(needed.percent)}%" if exact else f"{needed.parts}/{needed.of}"


def majority_words(needed: Majority) -> str:
    """What is needed: `quá nửa`, `ít nhất hai phần ba`."""
    if needed.parts * 2 == needed.of:
        return "ít nhất một nửa" if needed.at_least else "quá nửa"
    return f"{'ít nhất' if needed.at_least else 'quá'} {share_words(needed)}"


def counted_share(needed: Majority, passed: bool) -> str:
    """What was counted, against what is needed: `quá nửa`, `chưa quá nửa`, `đủ hai phần ba`, `chưa đủ hai phần ba`."""
    return ("" if passed else "chưa ") + majority_words(needed).replace("ít nhất", "đủ")


NO_PERIOD = "không ghi ngày"
MARK = {"reached": "✓", "missing": "▲", "unknown": "?"}

CLASSIFIED_ITEM = "Nội dung mật"
SECRETS_ELSEWHERE = "Hồ sơ này không có phần mật. Phần mật ở máy {machines}."
OTHER_MACHINE = "khác"
CLOSED_ITEM = "Nội dung số {number} (mật)"
CLOSED_MOTION = "Nội dung biểu quyết mật"
LAST_ACT = "Việc vừa làm"
LAST_UNDONE = "Đã hoàn tác việc vừa làm"

# What a conclusion does not name (wording.vague_conclusions.Lack).
LACKS = {"work": "việc", "person": "người thực hiện", "time": "thời hạn", "stock": "chỉ là câu chung chung"}


def lacks_words(found: tuple[str, ...]) -> str:
    """`chưa rõ người thực hiện, thời hạn`; empty where nothing is lacking."""
    if "stock" in found:
        return LACKS["stock"]
    return f"chưa rõ {', '.join(LACKS[what] for what in found)}" if found else ""
