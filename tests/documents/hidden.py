"""A meeting with two secret items: one of the order of business, one of the cell's own."""

from dataclasses import replace
from datetime import date
from functools import cache

from assistant.documents.papers import ANNEX, make_draft
from assistant.domain import commands as c
from assistant.domain.actions import ActionItem, ActionStatus
from assistant.domain.adoption import Annex
from assistant.domain.floor import OpinionKind
from assistant.domain.meeting import Meeting
from assistant.domain.rules import Phase
from tests.builders import Room, meeting_of

OWN_TITLE = "Xem xét đơn tố cáo công dân Vương Bích"
WHISPERED = (
    OWN_TITLE,
    "Cuộc họp kín với đồng chí Tuấn",
    "Ông Bích gửi đơn nặc danh",
    "Cần xác minh tại thôn Đoài",
    "Đề nghị kiểm tra sổ quỹ",
    "Cảnh cáo đồng chí Tuấn",
    "Mức kỷ luật là cảnh cáo",
    "Gặp riêng nhân chứng Hoạt",
    "Biên bản gặp nhân chứng",
    "Sửa thành khiển trách đồng chí Tuấn",
    "Đối chiếu chứng từ mật",
    "Đã xong phần đối chiếu mật",
    "Thanh tra viên Lưu Kín",
    "Đã trả lời riêng ông Bích",
)
"""Everything of the secret items that no file on the share may hold."""
OPEN = ("Kết luận công khai tháng này", "Lập danh sách hộ nghèo", "Ý kiến công khai", "Nhiệm vụ cũ công khai")


def room(opened: bool = False) -> Room:
    """Held up to the reading of the minutes. `opened`: the cell keeps secret items with the others."""
    seed = meeting_of(8, 1, number="5", notice="01/GM-CB", secrets_apart=not opened).meeting
    carried = (
        ActionItem("10.t1", OPEN[3], due=date(2026, 10, 20), owner_names="Đảng viên cũ", origin="10"),
        ActionItem("10.t2", WHISPERED[10], owner_names="Đảng viên cũ", origin="10", secret=not opened),
    )
    held = Room()
    held.send(
        c.MakeMeeting(
            seed.kind, seed.title, seed.cell, seed.rules, seed.details, tuple(seed.members.values()), seed.agenda,
            carried,
        )
    )  # fmt: skip
    held.send(c.AddItem(Phase.PROCEEDINGS, WHISPERED[0], presenter="chinh-thuc-5"))
    own = next(i.id for i in held.meeting.agenda if i.title == OWN_TITLE)
    held.send(c.AmendItem(own, OWN_TITLE, "chinh-thuc-5", 10, secret=True))
    held.send(c.AmendItem("B1", WHISPERED[1], secret=True))
    held.start().roll()
    held.send(c.AdoptAgenda())
    guest = held.invite(WHISPERED[12], "Thanh tra viên", "Thanh tra xã")
    _openly(held)
    _secretly(held, own, guest)
    return held


def _openly(held: Room) -> None:
    held.send(c.GoToItem("B8"))
    for n in range(3, 6):
        held.speak(f"chinh-thuc-{n}", f"{OPEN[2]} {n}")
    held.write("item.B6.ket_luan", OPEN[0])
    held.give(OPEN[1], owners=("chinh-thuc-3",), due=date(2026, 11, 20))
    held.send(c.AssessCarried("10.t1", ActionStatus.DONE, "đạt", date(2026, 10, 19)))
    held.send(c.AssessCarried("10.t2", ActionStatus.PARTLY, WHISPERED[11]))
    held.write("motion.nq", "Điều 1. Thực hiện nhiệm vụ.")
    held.send(c.RecordVote("nq", 7, 0, 1))


def _secretly(held: Room, own: str, guest: str) -> None:
    held.send(c.GoToItem("B1"))
    held.write("item.B1.noi_dung", f"{WHISPERED[2]}\n{WHISPERED[3]}")
    held.tick(minutes=5)
    held.send(c.GoToItem(own))
    held.write(f"item.{own}.noi_dung", WHISPERED[4])
    asked = held.speak("chinh-thuc-7", WHISPERED[5])
    held.send(c.ClassifySpeech(asked, OpinionKind.QUESTION))
    held.send(c.SettleSpeech(asked, WHISPERED[13]))
    held.speak(guest, WHISPERED[3])
    motion = held.propose(WHISPERED[6])
    held.write(f"motion.{motion}", WHISPERED[6])
    held.send(c.RecordVote(motion, 6, 1, 1))
    held.give(WHISPERED[7], owners=("chinh-thuc-4",), due=date(2026, 11, 12), product=WHISPERED[8])
    held.write(f"item.{own}.ket_luan", WHISPERED[5])
    held.send(c.AmendText(f"item.{own}.ket_luan", "Đồng chí Hà", WHISPERED[9]))
    held.tick(minutes=5)
    held.send(c.GoToItem("C6"))


def adopting(meeting: Meeting) -> c.AdoptMinutes:
    """The command to adopt both parts as they are read."""
    read, apart = make_draft(meeting), make_draft(meeting, form_name=ANNEX)
    annex = Annex(apart.lines, apart.facts, "", apart.template, apart.template_digest)
    return c.AdoptMinutes(read.lines, read.facts, read.template, read.template_digest, 8, annex=annex)


def adopted(held: Room) -> Room:
    """Both parts are adopted, and the meeting ends."""
    held.send(adopting(held.meeting))
    held.tick(minutes=2)
    held.send(c.EndMeeting("Hết giờ làm việc."))
    return held


@cache
def hidden() -> Meeting:
    """The meeting with secret items, adopted and over, of a cell whose list names its officers."""
    meeting = adopted(room()).meeting
    roles = {"chinh-thuc-1": "Bí thư", "chinh-thuc-2": "Phó Bí thư"}
    return replace(meeting, members={i: replace(m, role=roles.get(i, m.role)) for i, m in meeting.members.items()})
