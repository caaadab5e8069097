"""Kỳ sinh hoạt in words: its steps, how each stands, and all of them in one line."""

from collections.abc import Iterable
from datetime import date

from assistant.domain.cycle import CycleStep, StepState, StepTold

STEP = {
    CycleStep.BRIEFING: "Cấp trên giao ban",
    CycleStep.COMMITTEE: "Họp chi ủy",
    CycleStep.CONTENTS: "Nội dung, người chuẩn bị",
    CycleStep.DRAFTS: "Dự thảo, tài liệu",
    CycleStep.NOTICE: "Thông báo",
    CycleStep.MEETING: "Sinh hoạt chi bộ",
    CycleStep.PAPERS: "Gửi văn bản",
    CycleStep.REPORT: "Báo cáo tháng",
    CycleStep.GRADE: "Cấp trên xếp loại",
}
"""The steps, as the timeline has them."""
SITTING = "Buổi sinh hoạt"
LATE, DUE_TODAY, DUE_TOMORROW = "chậm {days} ngày", "đến hạn hôm nay", "đến hạn ngày mai"
DONE_ON, DONE_LATE = "xong {day}", "xong {day}, chậm {days} ngày"
PLANNED_FOR = "dự kiến {day}"
"""A day that is past and was only suggested."""
UNTIL, HELD_ON, NO_DAY = "hạn {day}", "ngày {day}", "chưa đặt hạn"
MOVED = "Hạn do chi bộ đặt: {day}"
BY_RULE = "Hạn {day}. Căn cứ: {rule}"
COUNTS = (
    (StepState.DONE, "{count} việc đã xong"),
    (StepState.LATE, "{count} việc chậm"),
    (StepState.DUE, "{count} việc đến hạn"),
)
READY = {
    "agenda": "Chương trình",
    "presenters": "Người chuẩn bị",
    "points": "Vấn đề trọng tâm để thảo luận",
    "advance": "Ý kiến gửi trước",
}
"""Sẵn sàng: what is prepared, beside the steps that say it themselves."""
AGENDA_TOLD = "{items} nội dung, {minutes} phút, xong {end}"
PRESENTERS_TOLD = "{have}/{all} nội dung"
POINTS_TOLD, NO_POINTS = "{count} vấn đề", "chưa ghi"
ADVANCE_TOLD, NO_ADVANCE = "{count} đảng viên đã gửi", "chưa có"
EVENT = "{step}: {title}"


def short_day(day: date) -> str:
    """`03/12`."""
    return f"{day:%d/%m}"


def step_words(told: StepTold, today: date) -> str:
    """How a step stands: `chậm 1 ngày`, `xong 01/12`, `hạn 03/12`."""
    state, late = told.state(today), told.days_late(today)
    if told.done is not None:
        return (DONE_LATE if late else DONE_ON).format(day=short_day(told.done), days=late)
    if state is StepState.LATE:
        return LATE.format(days=late)
    if told.due is not None and told.due < today:
        return PLANNED_FOR.format(day=short_day(told.due))
    if state is StepState.DUE:
        return DUE_TODAY if told.due == today else DUE_TOMORROW
    if told.due is None:
        return NO_DAY
    return (HELD_ON if told.step is CycleStep.MEETING else UNTIL).format(day=short_day(told.due))


def basis_words(told: StepTold, rule: str) -> str:
    """Where its day comes from: `Hạn 03/12/2026 theo …`; empty where there is none."""
    if told.due is None:
        return ""
    day = f"{told.due:%d/%m/%Y}"
    if told.moved:
        return MOVED.format(day=day)
    return BY_RULE.format(day=day, rule=rule) if rule else ""


def summary(steps: Iterable[StepTold], today: date) -> str:
    """`3 việc đã xong, 1 việc chậm, 1 việc đến hạn`."""
    states = [told.state(today) for told in steps]
    return ", ".join(text.format(count=states.count(state)) for state, text in COUNTS if states.count(state))
