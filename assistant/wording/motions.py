"""Words of the console alone: hints, what was set right, what a vote can be about."""

from assistant.domain.rules import Matter, VotingWay
from assistant.domain.votes import Ballots, Vote

# A first-use hint per item, until it is dismissed.
TIPS = {
    "A3": "Bấm “Tất cả còn lại có mặt”, rồi sửa từng người vắng. Người đến muộn, về sớm: bấm “giờ đến / về”.",
    "B4": "Nhiệm vụ kỳ trước được chuyển sang đây; chọn kết quả từng việc để biên bản có bảng đối chiếu.",
    "B8": "Ai phát biểu thì bấm tên ở cột phải (hoặc F2): đồng hồ chạy và con trỏ đã ở ô ghi.",
    "C2": "Mỗi việc cần người làm và hạn. Hạn gõ như nói: 30/12, cuối tháng, thứ sáu tới.",
    "C4": "Ghi nội dung, rồi ghi số phiếu; tỷ lệ tính trên tổng số đảng viên chính thức.",
    "C6": "Bản đọc hiện cả trên màn chiếu. Bấm vào một dòng để sửa, có ghi ai đề nghị.",
}

# What was set right: how it stood, how it stands.
CORRECTED = {
    "start": "giờ bắt đầu: {before} → {after}",
    "cancelled": "hủy bắt đầu lúc {before}: {after}",
    "end": "giờ kết thúc: {before} → {after}",
    "clock": "dời mọi giờ đã ghi; giờ bắt đầu: {before} → {after}",
    "speech": "phát biểu: {before} → {after}",
    "motion": "hủy kết quả biểu quyết {before}, đếm lại",
}
NO_REASON = "không ghi lý do"

MATTERS = {
    Matter.ORDINARY: "Nội dung thường",
    Matter.ADMISSION: "Kết nạp đảng viên",
    Matter.RECOGNITION: "Công nhận đảng viên chính thức",
    Matter.EXPULSION: "Đề nghị khai trừ đảng viên",
    Matter.DISCIPLINE: "Kỷ luật",
    Matter.ELECTION: "Bầu cử",
    Matter.GRADING: "Đánh giá, xếp loại chất lượng",
}
"""What a motion can be about."""
WAYS = {VotingWay.HANDS: "Giơ tay", VotingWay.BALLOT: "Bỏ phiếu kín"}
BEING_VOTED = {VotingWay.HANDS: "Đang biểu quyết", VotingWay.BALLOT: "Đang bỏ phiếu kín"}
"""Over a question on the wall until its count is recorded."""
WAY_TAKEN = {way: label.lower() for way, label in WAYS.items()}
"""How papers say a vote was taken."""
BALLOTS = "phát ra {issued} phiếu, thu về {returned}, không thu về {unreturned}, không hợp lệ {invalid}"
MATTER_CUES = {
    Matter.ADMISSION: ("kết nạp",),
    Matter.RECOGNITION: ("công nhận đảng viên", "công nhận chính thức", "chuyển đảng chính thức", "chuyển chính thức"),
    Matter.EXPULSION: ("khai trừ",),
    Matter.DISCIPLINE: ("kỷ luật", "kỉ luật", "khiển trách", "cảnh cáo", "cách chức"),
    Matter.ELECTION: (
        "bầu cử",
        "bầu bổ sung",
        "bầu chi ủy",
        "bầu cấp ủy",
        "bầu bí thư",
        "bầu phó bí thư",
        "bầu đại biểu",
    ),
    Matter.GRADING: ("xếp loại", "đánh giá chất lượng", "chất lượng đảng viên", "chất lượng chi bộ"),
}
"""What a title says that is about such a matter, in small letters: the matter that is proposed for it."""


def ballot_words(ballots: Ballots) -> str:
    """Phiếu phát ra, thu về, không thu về, không hợp lệ: as screen, wall and papers say it."""
    return BALLOTS.format(
        issued=ballots.issued, returned=ballots.returned, unreturned=ballots.unreturned, invalid=ballots.invalid
    )


def taken_words(vote: Vote) -> str:
    """How a vote was taken, with its ballots; empty where that was not recorded."""
    way = WAY_TAKEN[vote.way] if vote.way else ""
    return f"{way}: {ballot_words(vote.ballots)}" if vote.ballots else way
