"""Kế hoạch chuyên đề in words: the eight groups, the steps, how topics and quarters stand, and what is refused."""

from collections.abc import Callable, Iterable
from datetime import date

from assistant.domain.kinds import ROMAN
from assistant.domain.topics import (
    QuarterState,
    Topic,
    TopicGroup,
    TopicState,
    TopicStep,
    last_day_of_quarter,
)
from assistant.wording.domain import CLASSIFIED_ITEM

GROUP = {
    TopicGroup.HO_CHI_MINH: "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    TopicGroup.DEGRADATION: "Phòng, chống suy thoái, “tự diễn biến”, “tự chuyển hóa”",
    TopicGroup.BUILDING: "Xây dựng Đảng, hệ thống chính trị, cơ quan, đơn vị; phòng, chống tham nhũng, lãng phí",
    TopicGroup.SKILL: "Nâng cao trình độ lý luận, chuyên môn, nghiệp vụ",
    TopicGroup.DIRECTIVES: "Thực hiện chỉ thị, nghị quyết liên quan trực tiếp đến chi bộ",
    TopicGroup.TASK: "Nâng cao chất lượng thực hiện nhiệm vụ chính trị",
    TopicGroup.TRADITION: "Giáo dục truyền thống",
    TopicGroup.OTHER: "Nội dung khác theo loại hình chi bộ",
}
"""Tám nhóm nội dung (docs/domain.md 2.3)."""
STEP = {
    TopicStep.ASSIGNED: "Giao chuẩn bị",
    TopicStep.DRAFTED: "Dự thảo",
    TopicStep.APPROVED: "Chi ủy thông qua",
    TopicStep.SENT: "Gửi đảng viên",
    TopicStep.HELD: "Sinh hoạt",
    TopicStep.FINISHED: "Hoàn thiện",
    TopicStep.REPORTED: "Báo cáo",
}
"""The steps as a timeline has them."""
STEP_DONE = {
    TopicStep.ASSIGNED: "đã giao {day}",
    TopicStep.DRAFTED: "có dự thảo {day}",
    TopicStep.APPROVED: "chi ủy thông qua {day}",
    TopicStep.SENT: "đã gửi đảng viên {day}",
    TopicStep.HELD: "sinh hoạt {day}",
    TopicStep.FINISHED: "hoàn thiện {day}",
    TopicStep.REPORTED: "đã báo cáo {day}",
}
STEP_LEFT = {
    TopicStep.ASSIGNED: "chưa giao",
    TopicStep.DRAFTED: "chưa có dự thảo",
    TopicStep.APPROVED: "chưa thông qua dự thảo",
    TopicStep.SENT: "còn gửi đảng viên",
    TopicStep.HELD: "chưa sinh hoạt",
    TopicStep.FINISHED: "còn hoàn thiện",
    TopicStep.REPORTED: "còn báo cáo",
}
"""What is left to be done next."""
LATE, DUE, UNTIL = "{left}, quá hạn {days} ngày", "{left}, hạn {day}", "{left} (hạn {day})"
STEP_WHEN_DONE, STEP_WHEN_DUE, NO_DAY = "xong {day}", "hạn {day}", "chưa đặt hạn"
STEP_LATE = "quá hạn {days} ngày"
DROPPED = "đã bỏ khỏi kế hoạch: {why}"
NOT_LISTED, NAMESAKES = "người không còn trong danh sách đảng viên", "{name} (có người trùng tên, xin chọn lại)"
NO_AUTHOR, NO_GROUP = "chưa giao người chuẩn bị", "chưa chọn nhóm"
QUARTER, QUARTER_OF = "Quý {quarter}", "Quý {quarter}/{year}"
QUARTER_TOLD = {
    QuarterState.HELD: "đã sinh hoạt",
    QuarterState.MISSED: "không có sinh hoạt chuyên đề",
    QuarterState.BEFORE: "chưa có sổ ở đây",
    QuarterState.UNPLANNED: "chưa có chuyên đề trong kế hoạch",
    QuarterState.CLOSING: "chưa sinh hoạt, còn {days} ngày hết quý",
    QuarterState.PLANNED: "trong kế hoạch",
    QuarterState.UNKNOWN: "chưa rõ đã sinh hoạt chưa",
    QuarterState.LATER: "chưa đến",
}
PLAN_TOLD = "{held}/4 quý đã sinh hoạt"
PLAN_UNKNOWN = "chưa đọc được các buổi đã họp"

# What a meeting made from the plan begins with
PREPARER = "đồng chí {name}"
APPROVED_ON, SENT_ON, FINAL_UNTIL = "Chi ủy thông qua ngày {day}", "{day}", "Trước ngày {day}"

# Papers
REPORT_TITLE = "Báo cáo kết quả sinh hoạt chuyên đề năm {year}"
PLAN_TITLE = "Kế hoạch sinh hoạt chuyên đề năm {year}"
PLAN_FILE, REPORT_FILE = "ke-hoach-chuyen-de-{year}.docx", "bao-cao-chuyen-de-{year}.docx"
NOT_HELD, UNPLANNED = "chưa sinh hoạt", "buổi họp không lập từ kế hoạch"
QUARTERS_WITHOUT = "Quý chưa có sinh hoạt chuyên đề: {quarters}."
ALL_QUARTERS = "Quý nào cũng đã có sinh hoạt chuyên đề."

# Refusals
NO_TITLE = "Xin ghi tên chuyên đề."
LONG_TITLE = "Tên chuyên đề dài quá {most} chữ cái. Xin ghi gọn lại."
NO_QUARTER = "Không có quý “{value}”. Một năm có quý I đến quý IV."
UNKNOWN_GROUP = "Không có nhóm nội dung này. Hãy tải lại trang (phím F5)."
UNKNOWN_TOPIC = "Chuyên đề này không còn trong kế hoạch. Hãy tải lại trang (phím F5)."
UNKNOWN_STEP = "Không có bước này. Hãy tải lại trang (phím F5)."
TO_COME = "Ngày {day} chưa đến, nên chưa ghi là đã xong được. Nếu là hạn thì ghi ở ô “Hạn”."
BY_MEETING = "Ngày sinh hoạt lấy từ biên bản của buổi đã họp, không sửa ở đây."
NO_REASON = "Xin ghi vì sao bỏ chuyên đề khỏi kế hoạch."
BROKEN_TOPIC = "Có chuyên đề không đọc được trong thư mục {folder} (mã {thing}); các chuyên đề khác không bị ảnh hưởng."
NO_PAPER = "Không có giấy tờ này. Hãy tải lại trang (phím F5)."
HELD_ALREADY = "Chuyên đề này đã sinh hoạt. Hãy tải lại trang (phím F5)."
MADE_ALREADY = "Đã lập một buổi từ chuyên đề này (có thể trên máy khác). Vẫn lập thêm một buổi?"
NOT_THEMATIC = "Loại buổi này không có sinh hoạt chuyên đề. Hãy chọn sinh hoạt chuyên đề hoặc kết hợp chuyên đề."


def day_told(day: date) -> str:
    """`04/12`."""
    return f"{day:%d/%m}"


def roman(quarter: int) -> str:
    """`IV`."""
    return ROMAN[quarter - 1]


def title_told(topic: Topic) -> str:
    """What the topic is called before everybody: a secret one by no more than that."""
    return CLASSIFIED_ITEM if topic.secret else topic.title


def step_words(topic: Topic, step: TopicStep, today: date) -> str:
    """`xong 01/12`, `quá hạn 3 ngày`, `hạn 05/12`, `chưa đặt hạn`."""
    due, done = topic.due_of(step), topic.done.get(step)
    if done:
        return STEP_WHEN_DONE.format(day=day_told(done.on))
    if due is None:
        return NO_DAY
    return STEP_LATE.format(days=(today - due).days) if due < today else STEP_WHEN_DUE.format(day=day_told(due))


def topic_told(topic: Topic, author: str, today: date) -> str:
    """`đ/c Ngô Đức Minh · chi ủy thông qua 01/12 · còn gửi đảng viên (hạn 05/12)`."""
    if topic.dropped:
        return DROPPED.format(why=topic.dropped)
    last, left = topic.last_step, topic.next_step
    parts = [author if author == NOT_LISTED else f"đ/c {author}" if author else NO_AUTHOR]
    shown = {step: topic.done[step].on for step in (TopicStep.HELD, last) if step and step in topic.done}
    parts += [STEP_DONE[step].format(day=day_told(on)) for step, on in shown.items()]
    parts += [left_told(topic, left, today)] if left else []
    return " · ".join(parts)


def left_told(topic: Topic, step: TopicStep, today: date) -> str:
    """What is left, and until when."""
    due, left = topic.due_of(step), STEP_LEFT[step]
    if due is None:
        return left
    shape = {TopicState.LATE: LATE, TopicState.DUE: DUE}.get(topic.state_of(step, today), UNTIL)
    return shape.format(left=left, day=day_told(due), days=(today - due).days)


def quarter_told(state: QuarterState, first: date, today: date, held: Iterable[date] = ()) -> str:
    """How a quarter stands, in words; `held`: the days of its sessions (`đã sinh hoạt 04/12`)."""
    told = QUARTER_TOLD[state].format(days=(last_day_of_quarter(first) - today).days)
    return " ".join([told, ", ".join(map(day_told, held))]).rstrip() if state is QuarterState.HELD else told


def quarters_told(quarters: Iterable[int], shape: Callable[[str], str] = str) -> str:
    """`I, III`."""
    return ", ".join(shape(roman(one)) for one in quarters)
