"""Meetings to print: an empty one, a short one, a full one, and case 3 of the collected cases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from assistant.documents.facts.phrases import VIETNAM
from assistant.documents.papers import Paper, make_draft, print_paper
from assistant.domain import commands as c
from assistant.domain.actions import ActionItem, ActionStatus
from assistant.domain.agenda import own_item
from assistant.domain.floor import OpinionKind
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Details, Meeting
from assistant.domain.people import CellProfile, Member
from assistant.domain.rules import Panel, Phase
from assistant.domain.status import MemberStatus
from assistant.domain.votes import MotionKind
from assistant.wording.domain import FACE_TO_FACE, box_label
from tests.builders import Room, agenda_for, meeting_of, rule_set

CASE_3_START = datetime(2026, 1, 8, 14, 0, tzinfo=VIETNAM)
"""08/01/2026, 14:00 in Việt Nam."""
CASE_3_OPINIONS = (
    ("Đ/c D", "Nhất trí với kết quả tháng 12.", OpinionKind.AGREEMENT),
    ("Đ/c E", "Đề nghị thăm thêm hai hộ cận nghèo.", OpinionKind.PROPOSAL),
    ("Đ/c G", "Việc đi lễ hội trong giờ làm việc cần nhắc nhở.", OpinionKind.CRITICISM),
    ("Đ/c H", "Kinh phí thăm hỏi lấy từ nguồn nào?", OpinionKind.QUESTION),
)


def empty() -> Meeting:
    """Made and never started: everything is dots."""
    bare = Details(start=datetime(2026, 2, 5, 7, 0, tzinfo=UTC), form=FACE_TO_FACE)
    room = Room()
    members = (Member("a", "Nguyễn Văn A", MemberStatus.OFFICIAL),)
    rules = rule_set("mac-dinh")
    making = c.MakeMeeting(MeetingKind.REGULAR, "Sinh hoạt", CellProfile(""), rules, bare, members, agenda_for())
    room.send(making)
    return room.meeting


def short() -> Room:
    """Started, roll called, one conclusion; nothing adopted, not over."""
    room = meeting_of(5, 1).start().roll(excused=["chinh-thuc-3"])
    room.send(c.GoToItem("B1"))
    room.write("item.B1.ket_luan", "Đồng ý.")
    return room


def full(opinions: int = 8, tasks: int = 10) -> Room:
    """19 members of every status, guests, opinions, tasks old and new, votes of all kinds, an item of the cell's own;
    up to the reading of the minutes."""
    room = Room()
    seed = meeting_of(14, 2, 1, 1, 1, number="5", notice="01/GM-CB", papers="Dự thảo nghị quyết").meeting
    carried = tuple(
        ActionItem(f"2026-10.t{n}", f"Nhiệm vụ cũ {n}", due=date(2026, 10, 20), owner_names=f"Đảng viên cũ {n}")
        for n in range(1, 4)
    )
    making = c.MakeMeeting(
        seed.kind, seed.title, seed.cell, seed.rules, seed.details, tuple(seed.members.values()), seed.agenda, carried
    )
    room.send(making)
    room.send(c.AppointScorer("chinh-thuc-4"))
    room.send(c.AddItem(Phase.PROCEEDINGS, "Xét đề nghị của công đoàn", presenter="chinh-thuc-5"))
    guest = room.invite()
    room.send(c.AddGuest("Lê Văn Cấp Trên", "Phó Bí thư", "Đảng ủy xã", superior=True))
    room.write("item.A1.ly_do", "Ghi chép Tuyên bố lý do, giới thiệu đại biểu\nLý do dòng hai")
    room.start().roll(excused=["chinh-thuc-6"], unexcused=["chinh-thuc-7"], present=["mien-1"])
    room.send(c.NoteArrival("chinh-thuc-8", room.now + timedelta(minutes=10)))
    room.send(c.RecordDues(16, 17, "một đồng chí nộp sau"))
    room.send(c.AdoptAgenda())
    _items(room)
    _discussion(room, guest, opinions)
    _closing(room, tasks)
    return room


def _items(room: Room) -> None:
    """Every text of every item, and last month's tasks."""
    for item in room.meeting.agenda:
        if item.phase is not Phase.CLOSING:
            room.tick(minutes=3)
            room.send(c.GoToItem(item.id))
        for box in item.texts:
            room.write(f"item.{item.id}.{box.code}", f"Ghi chép {item.title}\n{box_label(box)} dòng hai")
        if item.records_panel(Panel.CONCLUSION):
            room.write(f"item.{item.id}.ket_luan", f"Kết luận {item.id}")
    room.send(c.AssessCarried("2026-10.t1", ActionStatus.DONE, "đạt", date(2026, 10, 19)))
    room.send(c.AssessCarried("2026-10.t2", ActionStatus.PARTLY, "được một nửa"))


def _discussion(room: Room, guest: str, opinions: int) -> None:
    """Opinions, a special vote, the guest's remarks."""
    room.send(c.GoToItem("B8"))
    kinds = list(OpinionKind)[:6]  # the others belong to thematic papers
    for n in range(opinions):
        speech = room.speak(f"chinh-thuc-{8 + n % 6}", f"Ý kiến số {n + 1}: làm sớm & làm kỹ\nđể <kịp> tiến độ.")
        room.send(c.ClassifySpeech(speech, kinds[n % len(kinds)]))
    motion = room.propose("Kết nạp quần chúng Trần Thị Mới")
    room.write(f"motion.{motion}", "Đủ điều kiện, tiêu chuẩn.")
    room.send(c.RecordVote(motion, 11, 1, 1))
    room.speak(guest, "Khách mời góp ý.", item="B9")


def _closing(room: Room, tasks: int) -> None:
    """Tasks, resolution, score with its vote, up to the reading of the minutes."""
    for n in range(tasks):
        owners = () if n == 0 else (f"chinh-thuc-{1 + n % 14}", "chinh-thuc-2")
        unit = "Công đoàn" if n % 3 == 0 else ""
        what = f"Nhiệm vụ mới {n + 1} với nội dung dài hơn một dòng của bảng"
        room.send(c.GoToItem("C2"))
        room.give(what, owners=owners, unit=unit, due=date(2026, 11, 20), product=f"Báo cáo {n}", report_at="Chi ủy")
    room.send(c.GoToItem("C4"))
    room.write("motion.nq", "Điều 1. Thực hiện nhiệm vụ.\nĐiều 2. Giao chi ủy.")
    room.send(c.RecordVote("nq", 12, 0, 1))
    room.send(c.GoToItem("C5"))
    room.score(87.5)
    motion = room.propose("Điểm tự chấm", MotionKind.SCORE)
    room.send(c.RecordVote(motion, 13, 0, 0))
    room.send(c.GoToItem("C6"))
    room.tick(minutes=4)


def adopted(room: Room, ends: bool = True) -> Room:
    """The minutes as they print now are read and adopted by all who may vote; the meeting ends."""
    read = make_draft(room.meeting)
    count = room.meeting.voting_base(room.now).present
    room.send(c.AdoptMinutes(read.lines, read.facts, read.template, read.template_digest, count))
    room.tick(minutes=2)
    if ends:
        room.send(c.EndMeeting("Hết giờ làm việc."))
    return room


@cache
def full_adopted() -> Meeting:
    """The full meeting, adopted and over; frozen, so one serves all tests."""
    return adopted(full()).meeting


@cache
def case_3_adopted() -> Meeting:
    """Case 3, adopted and over."""
    return adopted(case_3()).meeting


@cache
def paper_of(which: str) -> Paper:
    """The printed minutes of a meeting that many tests look at."""
    return print_paper(meeting_named(which))


def meeting_named(which: str) -> Meeting:
    """One of the meetings that many tests look at."""
    known: dict[str, Callable[[], Meeting]] = {"full": full_adopted, "case-3": case_3_adopted, "empty": empty}
    return known[which]()


def case_3() -> Room:
    """Case 3 (published example data of a commune office, names replaced) with four opinions added."""
    room = Room(CASE_3_START - timedelta(days=3))
    names = ("Đ/c A", "Đ/c B", "Đ/c C", "Đ/c D", "Đ/c E", "Đ/c G", "Đ/c H", "Đ/c I")
    roles = {"Đ/c A": "Bí thư", "Đ/c B": "Phó Bí thư"}
    members = tuple(Member(n, n.removeprefix("Đ/c "), MemberStatus.OFFICIAL, roles.get(n, "")) for n in names)
    cell = CellProfile("Chi bộ Văn phòng Ủy ban nhân dân xã", "Đảng ủy xã", "Xã Mẫu")
    details = Details(
        start=CASE_3_START, place="Phòng họp Ủy ban nhân dân xã", chair="Đ/c A", secretary="Đ/c C", number="01",
        form=FACE_TO_FACE, notice="01/GM-CB", notice_on=date(2026, 1, 5),
        papers="Trích nghị quyết của Trung ương; chỉ thị của Tỉnh ủy về tổ chức Tết",
    )  # fmt: skip
    rules = rule_set("mac-dinh")
    order = {i.code: i for i in agenda_for()}
    agenda = (
        *(order[code] for code in ("A1", "A2", "A3", "A4", "A5", "B1")),
        replace(order["B4"], title="Kết quả thực hiện nghị quyết tháng 12 năm 2025", short=""),
        own_item("vi-pham", Phase.PROCEEDINGS, "Đảng viên vi phạm (nếu có)", 5),
        replace(order["B6"], title="Nhiệm vụ tháng 01 năm 2026", short=""),
        own_item("dang-phi", Phase.PROCEEDINGS, "Đảng phí", 5),
        *(order[code] for code in ("C2", "C4", "C6", "C7")),
    )
    title = "Sinh hoạt chi bộ thường kỳ tháng 01/2026"
    room.send(c.MakeMeeting(MeetingKind.REGULAR, title, cell, rules, details, members, agenda))
    _case_3_runs(room)
    return room


def _case_3_runs(room: Room) -> None:
    """The two and a half hours of case 3."""
    room.now = CASE_3_START
    room.start().roll()
    room.send(c.RecordDues(8, 8))
    room.send(c.AdoptAgenda())
    texts = {
        "item.B1.noi_dung": "Trích nghị quyết của Trung ương; chỉ thị của Tỉnh ủy về tổ chức Tết",
        "item.B4.ket_qua": "Các chỉ tiêu tháng 12 đều đạt; 8/8 đảng viên hoàn thành nhiệm vụ",
        "item.vi-pham.noi_dung": "Không có đảng viên vi phạm",
        "item.B6.nhiem_vu": "Các hoạt động Tết; thăm gia đình chính sách, hộ nghèo; Tết an toàn, tiết kiệm",
        "item.dang-phi.noi_dung": "8/8 đảng viên đã nộp",
        "item.B6.ket_luan": "Thống nhất nhiệm vụ tháng 01; đồng chí C lập danh sách gia đình chính sách để thăm",
        "motion.nq": "Thống nhất nhiệm vụ tháng 01 năm 2026",
    }
    for field, text in texts.items():
        room.write(field, text)
    for minutes, item in ((5, "B1"), (15, "B4"), (20, "vi-pham"), (10, "B6")):
        room.tick(minutes=minutes)
        room.send(c.GoToItem(item))
    for who, text, kind in CASE_3_OPINIONS:
        room.send(c.ClassifySpeech(room.speak(who, text, minutes=5), kind))
    room.tick(minutes=50)
    room.send(c.GoToItem("C2"))
    room.give("Lập danh sách gia đình chính sách", owners=("Đ/c C",), due=date(2026, 1, 12))
    room.give("Chuẩn bị nội dung sinh hoạt chuyên đề tháng 2", owners=("Đ/c A",), due=date(2026, 2, 1))
    room.send(c.GoToItem("C4"))
    room.send(c.RecordVote("nq", 8, 0, 0))
    room.send(c.GoToItem("C6"))
    room.now = CASE_3_START + timedelta(minutes=148)
