"""What was done last, in words (beside the button that takes it back)."""

from assistant.wording.domain import CLASSIFIED_ITEM

UNDO = {
    "SpeechStarted": "Đã mời {about} phát biểu",
    "SpeechStopped": "Đã kết thúc phát biểu của {about}",
    "SpeechRemoved": "Đã bỏ phát biểu của {about}",
    "SpeechClassified": "Đã chọn loại ý kiến của {about}",
    "OfficeHeld": "Đã bàn giao cho {about}",
    "ItemOpened": "Đã chuyển sang “{about}”",
    "MarkedNotHeld": "Đã ghi không tiến hành: {about}",
    "MarkedHeld": "Đã lấy lại “{about}”",
    "AttendanceMarked": "Đã điểm danh {about}",
    "RestMarkedPresent": "Đã ghi có mặt {about} đảng viên",
    "MemberAdded": "Đã bổ sung đ/c {about} vào danh sách",
    "StatusCorrected": "Đã sửa trạng thái của đ/c {about}",
    "GuestAdded": "Đã thêm đại biểu {about}",
    "GuestRemoved": "Đã bỏ đại biểu {about}",
    "DuesRecorded": "Đã ghi đảng phí",
    "AgendaAdopted": "Đã thông qua chương trình",
    "ActionWritten": "Đã ghi nhiệm vụ “{about}”",
    "ActionRemoved": "Đã bỏ nhiệm vụ “{about}”",
    "AdvanceWritten": "Đã ghi ý kiến gửi trước của {about}",
    "AdvanceRemoved": "Đã bỏ ý kiến gửi trước của {about}",
    "CarriedAssessed": "Đã đánh giá “{about}”",
    "CarriedWritten": "Đã sửa nhiệm vụ kỳ trước “{about}”",
    "MotionProposed": "Đã thêm nội dung biểu quyết “{about}”",
    "MotionClassified": "Đã đổi loại biểu quyết của “{about}”",
    "VotingWayChosen": "Đã đổi cách biểu quyết của “{about}”",
    "MotionRemoved": "Đã bỏ nội dung biểu quyết “{about}”",
    "VoteRecorded": "Đã ghi kết quả biểu quyết “{about}”",
    "MeetingScored": "Đã ghi điểm tự chấm",
    "PointsSet": "Đã ghi điểm tiêu chí {about}",
    "PointsGone": "Đã bỏ điểm tiêu chí {about}",
    "Paused": "Đã tạm nghỉ",
    "HoursShifted": "Đã dời mọi giờ đã ghi {about} phút",
    "TextAmended": "Đã ghi chỗ sửa biên bản của {about}",
    "AmendmentDropped": "Đã bỏ chỗ sửa biên bản của {about}",
    "MeetingEnded": "Đã kết thúc buổi sinh hoạt",
}

END_QUESTION = (
    "Hoàn tác việc kết thúc buổi sinh hoạt? Buổi sinh hoạt đã kết thúc lúc {at} sẽ trở lại đang diễn ra: "
    "đồng hồ chạy tiếp và tính cả thời gian từ lúc đó đến nay."
)
END_REASON = "Lý do đã ghi khi kết thúc không còn."
END_ADOPTED = "Biên bản đã thông qua vẫn giữ nguyên."
"""What is asked before an end is taken back, and what becomes of the rest."""

CORRECTIONS = ("TextAmended", "AmendmentDropped")
CORRECTION = "{author}: {changed}"
"""Whose correction, and the words that it changed: shown before it is taken back, and afterwards."""
LONGEST_ABOUT, LONGEST_CORRECTION = 40, 110
"""Letters of what was done."""

DONE = "Đã "
"""How every sentence of what was done begins."""
UNDONE = "Đã hoàn tác việc: {done}"


def undone_sentence(code: str, about: str) -> str:
    """The sentence of something that was taken back and can be done again."""
    return UNDONE.format(done=undo_sentence(code, about).removeprefix(DONE))


def undo_sentence(code: str, about: str) -> str:
    """The sentence of something that can be taken back."""
    about = about or CLASSIFIED_ITEM  # the name of an item that is kept elsewhere
    longest = LONGEST_CORRECTION if code in CORRECTIONS else LONGEST_ABOUT
    return UNDO[code].format(about=about if len(about) <= longest else about[: longest - 1] + "…")
