"""A meeting as full as meetings get: 25 people with long names, 20 opinions, long titles, tasks, votes, guests."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from assistant.domain import commands as c
from assistant.domain.actions import ActionItem
from assistant.domain.agenda import from_template
from assistant.domain.attendance import Presence
from assistant.domain.floor import OpinionKind
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Details
from assistant.domain.people import CellProfile, Member
from assistant.domain.rules import Phase
from assistant.domain.status import MemberStatus
from assistant.domain.votes import MotionKind
from assistant.journal.store import Store
from assistant.rules.loader import load
from assistant.wording.domain import FACE_TO_FACE
from assistant.workspace.labels import with_ids
from tests.browser.meetings import speak, write
from tests.browser.office import Office

CELL = CellProfile(
    "Chi bộ Trung tâm Phục vụ hành chính công xã Xuân Sơn",
    "Đảng ủy xã Xuân Sơn",
    "Xuân Sơn",
    place="Phòng họp số 2, trụ sở Đảng ủy, Hội đồng nhân dân, Ủy ban nhân dân xã Xuân Sơn",
)
PEOPLE = """
Nguyễn Thị Bình, Trần Văn Dũng, Lê Văn Hòa, Trần Thị Hòa, Phạm Thị Lan, Đỗ Ngọc Lan, Nguyễn Văn An, Nguyễn Văn An,
Hoàng Mạnh Cường, Vũ Hương Giang, Đặng Thị Hạnh, Bùi Quốc Khánh, Ngô Đức Minh, Dương Thị Nga, Lý Hoàng Phúc,
Phan Minh Quang, Hồ Thị Thảo, Trương Thanh Sơn, Đinh Anh Tuấn, Mai Thị Oanh, Công Tằng Tôn Nữ Phương Khánh Huyền,
H'Hen Niê, Nguyễn Hoàng Thị Phương Thảo, Lò Văn Ưng, Nguyễn Thị Thúy Nghiêm
"""
TITLES = {
    "B4": "Đánh giá kết quả thực hiện nhiệm vụ tháng 11 và nghị quyết chuyên đề về chuyển đổi số của Đảng ủy xã",
    "B8": "Thảo luận, cho ý kiến về dự thảo nghị quyết lãnh đạo nhiệm vụ phát triển kinh tế - xã hội năm 2027",
}
SAID = (
    "Tiến độ giải quyết hồ sơ đất đai tháng 11 còn chậm, cần nêu rõ nguyên nhân.",
    (
        "Đề nghị bổ sung kế hoạch hỗ trợ các hộ nghèo dịp Tết, phân công theo từng thôn, kiểm tra hằng tuần; giao tổ "
        "công nghệ số cộng đồng hướng dẫn người dân nộp hồ sơ trực tuyến, tránh để người dân phải đi lại."
    ),
    "Nhất trí với dự thảo; mỗi thôn nên có một tổ công nghệ số cộng đồng.",
    "Chậm do thiếu hồ sơ gốc của 12 thửa; xin lùi thời hạn đến ngày 31/12.",
)
KINDS = (OpinionKind.CRITICISM, OpinionKind.PROPOSAL, OpinionKind.AGREEMENT, OpinionKind.DIFFERENT)
CONCLUSION = (
    "Giao đồng chí Khánh lập danh sách hộ nghèo cần hỗ trợ, báo cáo chi ủy trước ngày 20/12; đồng chí Hòa theo dõi "
    "tiến độ giải quyết hồ sơ đất đai, báo cáo tại buổi sinh hoạt tháng 01/2027."
)
TASKS = (
    "Rà soát toàn bộ hồ sơ đất đai tồn đọng, phân loại theo thôn và đề xuất hướng giải quyết",
    "Lập danh sách hộ nghèo, hộ cận nghèo cần hỗ trợ dịp Tết Nguyên đán",
    "Mở lớp hướng dẫn dịch vụ công trực tuyến",
)


def members() -> tuple[Member, ...]:
    """The people, with ids and labels as the members' list gives them."""
    names = [name.strip() for name in PEOPLE.replace("\n", " ").split(",")]
    status = {15: MemberStatus.PROBATIONARY, 16: MemberStatus.PROBATIONARY}
    role = {0: "Bí thư", 1: "Phó Bí thư", 2: "Chi ủy viên"}
    return with_ids(
        [
            Member("", name, status.get(n, MemberStatus.OFFICIAL), role.get(n, ""), birth=date(1970 + n, 3, 1 + n))
            for n, name in enumerate(names)
        ]
    )


def planned(office: Office, start: datetime) -> Store:
    """Made, with tasks carried over from last month."""
    office.set_clock(start + timedelta(milliseconds=20 * len(office.journal().heads())))
    rules, people = load("mac-dinh"), members()
    order = map(from_template, rules.orders[MeetingKind.REGULAR])
    agenda = tuple(replace(item, title=TITLES[item.code], short="") if item.code in TITLES else item for item in order)
    carried = tuple(
        ActionItem(f"cu-{n}", what, (people[9 + n].id,), due=date(2026, 11, 20 + n), origin="truoc")
        for n, what in enumerate(TASKS)
    )
    details = Details(start, CELL.place, FACE_TO_FACE, chair=people[0].id, secretary=people[4].id)
    title = f"Sinh hoạt thường kỳ tháng {start:%m/%Y}"
    command_id = c.MakeMeeting(MeetingKind.REGULAR, title, CELL, rules, details, people, agenda, carried)
    return Store.make(office.journal(), command_id, office.now)


def discussed(office: Office, store: Store, start: datetime) -> datetime:
    """At the discussion: a guest, one away, twenty opinions and one that goes on; a conclusion, tasks, a vote open."""
    people = list(store.meeting.members.values())
    store.send(c.StartMeeting())
    store.send(
        c.AddGuest("Hoàng Thị Phương Mai", "Ủy viên Ban Thường vụ Đảng ủy", "Đảng ủy xã Xuân Sơn", superior=True)
    )
    store.send(c.MarkAttendance(people[13].id, Presence.EXCUSED, "Đi học lớp bồi dưỡng lý luận chính trị tại tỉnh"))
    store.send(c.MarkRestPresent())
    moment = start
    for item in store.meeting.agenda:
        store.send(c.GoToItem(item.id))
        if item.code == "B8":
            break
        moment += timedelta(minutes=item.minutes if item.phase is Phase.PROCEEDINGS else 2)
        office.set_clock(moment)
    write(store, "item.B7.trong_tam", "Hồ sơ đất đai tồn đọng\nHỗ trợ hộ nghèo dịp Tết\nChuyển đổi số")
    for n in range(20):
        moment = said(office, store, people[5 + n % 8].id, n, moment)
    write(store, "item.B8.ket_luan", CONCLUSION)
    for n, what in enumerate(TASKS):
        owners = (people[20].id, people[22].id)[: 1 + n % 2]
        store.send(c.AddAction(what, owners, due=date(2026, 12, 20 + n), product="Báo cáo bằng văn bản", item="B8"))
    store.send(c.ProposeMotion(MotionKind.SPECIAL, "Thông qua danh sách hộ nghèo đề nghị hỗ trợ", "B8"))
    store.send(c.AskFloor(people[21].id))
    store.send(c.StartSpeech(people[12].id))
    office.set_clock(moment + timedelta(seconds=72))
    live = store.meeting.speech()
    assert live is not None
    write(store, f"speech.{live.id}", "Nhất trí với dự thảo. Đề nghị giao đoàn thanh niên hướng dẫn người dân")
    return moment + timedelta(seconds=72)


def said(office: Office, store: Store, speaker: str, n: int, moment: datetime) -> datetime:
    """One opinion of 40 seconds; the moment at which it is over."""
    speak(store, speaker, SAID[n % len(SAID)])
    speech = store.meeting.speech()
    assert speech is not None
    moment += timedelta(seconds=40)
    office.set_clock(moment)
    store.send(c.StopSpeech())
    store.send(c.ClassifySpeech(speech.id, KINDS[n % len(KINDS)]))
    return moment
