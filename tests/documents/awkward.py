"""Three awkward records: a village of 45 with 25 opinions, a merged cell past midnight, a motion that failed.

Papers of all kinds are made from them: what breaks on paper is length, breadth and what went wrong.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from assistant.domain import commands as c
from assistant.domain.actions import ActionItem, ActionStatus
from assistant.domain.attendance import Presence
from assistant.domain.floor import OpinionKind
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Details, Meeting
from assistant.domain.people import CellProfile, CellType, Member
from assistant.domain.period import with_period
from assistant.domain.rules import Matter, Panel
from assistant.domain.status import MemberStatus
from assistant.domain.votes import MotionKind
from assistant.rules.order import shipped_blocks, with_block
from assistant.wording.titles import titled_items
from tests.builders import START, Room, agenda_for, making
from tests.documents.meetings import adopted

SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ")
GIVEN = ("Bình", "Hòa", "Lan", "Khánh", "Thủy")
LONG_REASON = (
    "đưa vợ đi điều trị tại Bệnh viện Đa khoa tỉnh theo giấy hẹn của bác sĩ, đã báo cáo và được đồng chí Bí thư đồng ý "
    "từ ngày hôm trước, sẽ nộp giấy xác nhận sau"
)
"""A reason of 150 letters (T31)."""
OPINION = (
    "Nhất trí với báo cáo; đề nghị chi bộ phân công đảng viên phụ trách từng nhóm hộ, rà soát các hộ chưa có nước "
    "sạch, vận động nhân dân đóng góp ngày công làm đường và báo cáo kết quả tại kỳ sinh hoạt sau."
)
ABOUT = {
    "news": "Thông báo Nghị quyết 57-NQ/TW và Chỉ thị số 35 của Tỉnh ủy về đại hội đảng các cấp.",
    "ideology": "Tư tưởng đảng viên, nhân dân ổn định; còn băn khoăn về giá đất đền bù.",
    "study": "Đồng chí Phạm Lan trình bày chuyên đề về tiết kiệm.",
    "result": "Thu hoạch 42 ha lúa, thu quỹ đạt 96%.",
    "strength": "Đảng viên gương mẫu, đoàn kết.",
    "limit": "Vệ sinh đường làng chưa đều.",
    "cause": "Chưa phân công rõ người phụ trách.",
    "building": "Bồi dưỡng hai quần chúng ưu tú; kiểm tra việc đóng đảng phí.",
    "praise": "Biểu dương đồng chí Đỗ Hòa.",
    "task": "Làm 300 m đường bê tông, xong trước ngày 25.",
    "petition": "Đề nghị Đảng ủy xã cho chủ trương sửa nhà văn hóa.",
    "answer": "Đã trả lời đồng chí Bùi Lan về tiền điện thắp sáng.",
}
"""What is written into a box, by its role."""


OLD_TASKS = (
    ("Vận động hộ nghèo làm nhà vệ sinh", "Lê Văn Bình"),
    ("Lập danh sách hội viên", "Trần Thị Lan, Chi hội Phụ nữ"),
)
"""What and who, of last month."""


def people(count: int) -> tuple[Member, ...]:
    """So many members of different names; the first two lead, a few are probationary, exempt or away."""
    names = [f"{surname} {middle} {given}" for middle in ("Văn", "Thị") for surname in SURNAMES for given in GIVEN]
    seldom = {
        count - 1: MemberStatus.EXEMPT,
        count - 2: MemberStatus.EXEMPT,
        count - 3: MemberStatus.TEMP_OUT,
        count - 4: MemberStatus.TEMP_IN,
        count - 5: MemberStatus.PROBATIONARY,
        count - 6: MemberStatus.PROBATIONARY,
    }
    roles = {0: "Bí thư", 1: "Phó Bí thư", 2: "Chi ủy viên"}
    return tuple(
        Member(f"m{n}", name, seldom.get(n, MemberStatus.OFFICIAL), roles.get(n, ""))
        for n, name in enumerate(names[:count])
    )


def begun(kind: MeetingKind, cell: CellProfile, members: tuple[Member, ...], **details: object) -> Room:
    """A meeting of this cell with the boxes of its type, opened, its roll called but for those marked before."""
    room = Room(START - timedelta(days=3))
    agenda = agenda_for(kind)
    block = shipped_blocks().get(cell.type)
    agenda = with_block(agenda, block, cell.agencies) if block else agenda
    period = with_period(kind, Details(START))
    told = making(members, kind, agenda=titled_items(agenda, kind, period), chair="m0", secretary="m2", **details)  # type: ignore[arg-type] # facts of details
    old = tuple(
        ActionItem(f"2026-10.t{n}", what, owner_names=who, due=date(2026, 10, 20 + n), origin="2026-10")
        for n, (what, who) in enumerate(OLD_TASKS)
    )
    room.send(replace(told, cell=cell, carried=old))
    room.now = room.meeting.details.start
    return room.start()


def write_all(room: Room) -> None:
    """Something into every box and every conclusion, by what it is to tell."""
    for item in room.meeting.agenda:
        for box in item.texts:
            room.write(f"item.{item.id}.{box.code}", ABOUT.get(box.role, f"Đã thống nhất về: {item.title.lower()}."))
        if item.records_panel(Panel.CONCLUSION):
            room.write(f"item.{item.id}.ket_luan", "Chi bộ thống nhất; giao chi ủy theo dõi, đôn đốc trong tháng.")
    for key in room.meeting.carried:
        room.send(c.AssessCarried(key, ActionStatus.DONE, "đạt yêu cầu", date(2026, 10, 24)))
    if any(item.records_panel(Panel.DUES) for item in room.meeting.agenda):
        room.send(c.RecordDues(room.meeting.roll_count().present, len(room.meeting.members), "số còn lại nộp sau"))
    if any(item.records_panel(Panel.AGENDA) for item in room.meeting.agenda):
        room.send(c.AdoptAgenda())


def decide(room: Room, text: str, in_favour: int, against: int) -> None:
    """Tasks, the resolution with its count, the points."""
    for n, what in enumerate(("Làm đường bê tông ngõ 3", "Rà soát hộ chưa có nước sạch", "Tổng vệ sinh đường làng")):
        unit = ("", "Chi hội Phụ nữ", "Chi đoàn Thanh niên")[n]
        room.give(
            what, owners=(f"m{n + 3}",), unit=unit, due=date(2026, 11, 20 + n), product="Báo cáo", report_at="Chi ủy"
        )
    if "nq" in room.meeting.motions:
        room.write("motion.nq", text)
        abstained = room.meeting.voting_base(room.now).present - in_favour - against
        room.send(c.RecordVote("nq", in_favour, against, abstained))
    if any(item.records_panel(Panel.SCORE) for item in room.meeting.agenda):
        room.send(c.GoToItem("C5"))
        room.score(88)
        room.send(c.RecordVote(room.propose("Điểm tự chấm", MotionKind.SCORE), in_favour, 0, 0))


@cache
def village() -> Meeting:
    """Chi bộ thôn of 45: 25 opinions, a reason of 150 letters, an admission, many tasks."""
    cell = CellProfile("Chi bộ thôn Đoài Thượng", "Đảng ủy xã Xuân Sơn", "Xuân Sơn", CellType.VILLAGE)
    room = begun(MeetingKind.REGULAR, cell, people(45), scorer="m4", notice="11/GM-CB", papers="Dự thảo nghị quyết")
    room.send(c.MarkAttendance("m7", Presence.EXCUSED, LONG_REASON))
    room.send(c.MarkAttendance("m8", Presence.UNEXCUSED))
    room.send(c.MarkRestPresent())
    guest = room.invite("Đinh Công Tráng", "Phó Bí thư Thường trực", "Đảng ủy xã Xuân Sơn")
    room.send(c.RemoveGuest(guest))
    room.send(c.AddGuest("Đinh Công Tráng", "Phó Bí thư Thường trực", "Đảng ủy xã Xuân Sơn", True))
    room.send(c.AddGuest("Ngô Thị Mai", "Chủ tịch Hội Nông dân", "Ủy ban Mặt trận Tổ quốc xã"))
    write_all(room)
    for n in range(25):
        said = room.speak(f"m{9 + n}", OPINION if n % 2 else "Nhất trí.", item="B8")
        room.send(c.ClassifySpeech(said, list(OpinionKind)[n % 6]))
        if n % 6 in (2, 5):
            room.send(c.SettleSpeech(said, "kinh phí lấy từ nguồn xã hội hóa, công khai hằng tháng"))
    for guest in room.meeting.guests:
        room.speak(guest, "Đề nghị chi bộ quan tâm công tác phát triển đảng viên.", item="B9")
    room.send(c.GoToItem("B8"))
    motion = room.propose("Đề nghị kết nạp quần chúng Hoàng Thị Thu", matter=Matter.ADMISSION)
    room.send(c.RecordVote(motion, 34, 2, 1))
    decide(room, "1. Làm xong 300 m đường bê tông.\n2. Thu đủ các loại quỹ.", 35, 0)
    room.send(c.GoToItem("C6"))
    room.tick(minutes=25)
    return adopted(room).meeting


@cache
def past_midnight() -> Meeting:
    """Chi bộ ghép of three agencies, which began in the evening and ended after midnight, with a break."""
    agencies = ("Văn phòng Đảng ủy", "Trạm Y tế", "Trường Tiểu học Xuân Sơn")
    cell = CellProfile("Chi bộ Cơ quan xã", "Đảng ủy xã Xuân Sơn", "Xuân Sơn", CellType.MERGED, agencies=agencies)
    start = START.replace(hour=22, minute=15)
    room = begun(MeetingKind.COMBINED, cell, people(17), start=start, scorer="m4", papers="Dự thảo chuyên đề")
    room.send(c.MarkRestPresent())
    write_all(room)
    for n in range(6):
        room.speak(f"m{4 + n}", OPINION, minutes=9, item="B8")
    room.send(c.Pause())
    room.tick(minutes=12)
    room.send(c.Resume())
    for n, kind in enumerate((OpinionKind.AWARENESS, OpinionKind.LINKAGE, OpinionKind.DRAFT)):
        room.send(c.ClassifySpeech(room.speak(f"m{5 + n}", OPINION, minutes=12, item="T4"), kind))
    decide(room, "1. Ba cơ quan thực hiện chuyên đề trong quý IV.", 11, 0)
    room.send(c.GoToItem("C6"))
    room.tick(minutes=10)
    return adopted(room).meeting


@cache
def failed_motion() -> Meeting:
    """Sinh hoạt đột xuất whose resolution did not pass and whose motion on discipline missed its majority."""
    cell = CellProfile("Chi bộ Hợp tác xã Dịch vụ", "Đảng ủy xã Xuân Sơn", "Xuân Sơn", CellType.PRIVATE_COMPANY)
    room = begun(MeetingKind.EXTRAORDINARY, cell, people(21))
    room.send(c.MarkAttendance("m9", Presence.EXCUSED, "đi công tác"))
    room.send(c.MarkRestPresent())
    write_all(room)
    for n in range(4):
        said = room.speak(f"m{10 + n}", OPINION, item="E2")
        room.send(c.ClassifySpeech(said, (OpinionKind.DIFFERENT, OpinionKind.QUESTION)[n % 2]))
    room.send(c.GoToItem("E2"))
    motion = room.propose("Kỷ luật cảnh cáo đồng chí Vũ Văn Khánh")
    room.send(c.RecordVote(motion, 6, 7, 1))
    decide(room, "1. Dừng hợp đồng thuê kho.", 5, 8)
    room.send(c.GoToItem("C6"))
    room.tick(minutes=15)
    return adopted(room).meeting


AWKWARD: Mapping[str, Callable[[], Meeting]] = {
    "village": village,
    "past-midnight": past_midnight,
    "failed-motion": failed_motion,
}
"""By what is awkward in them."""
