"""Minutes of every kind of meeting in every type of cell, from one template."""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

import pytest

from assistant.documents import papers
from assistant.documents.catalogue import FORMS
from assistant.documents.facts.phrases import VIETNAM
from assistant.documents.facts.print_order import PaperOrder
from assistant.documents.papers import Paper, print_paper
from assistant.domain import commands as c
from assistant.domain.adoption import Adoption, Ending, Missing, TooFew, lines_digest
from assistant.domain.attendance import Presence
from assistant.domain.committee import called_to, committee_members
from assistant.domain.floor import OpinionKind, SpeechRole
from assistant.domain.kinds import KINDS, MeetingKind
from assistant.domain.meeting import Details, Meeting
from assistant.domain.people import CellProfile, CellType, Member
from assistant.domain.rules import Majority, Panel
from assistant.domain.status import MemberStatus
from assistant.rules.loader import business_items
from assistant.wording.domain import FACE_TO_FACE
from assistant.wording.titles import kind_title
from tests.builders import CELL, Room, rule_set
from tests.documents.meetings import adopted

GOLDEN = Path(__file__).parent / "golden"
CHECKER = Path(__file__).parents[3] / "shared" / "ooxml-xsd" / "check_docx.py"
START = datetime(2026, 9, 24, 8, 0, tzinfo=VIETNAM)
"""Eight in the morning in Việt Nam."""
ROLES = ("Bí thư", "Phó Bí thư", "Chi ủy viên")
OTHER_KINDS = [kind for kind in MeetingKind if kind is not MeetingKind.REGULAR]


def people(many: int) -> tuple[Member, ...]:
    """Official members, the first three with an office."""
    roles = (*ROLES, *[""] * many)
    return tuple(Member(f"m{n}", f"Đảng viên {n}", MemberStatus.OFFICIAL, roles[n - 1]) for n in range(1, many + 1))


def made(kind: MeetingKind, cell: CellProfile = CELL, members: tuple[Member, ...] = (), **details: object) -> Room:
    """A meeting as the home page makes it."""
    rules, members = rule_set("mac-dinh"), members or people(12)
    if kind is MeetingKind.COMMITTEE:
        members = committee_members(members, rules)
    facts: dict[str, object] = {"start": START, "place": cell.place, "chair": "m1", "secretary": "m2"}
    facts["form"] = FACE_TO_FACE
    told = Details(**{**facts, **details})  # type: ignore[arg-type] # a test names the facts it is about
    room = Room(START)
    name = kind_title(kind, START.date(), len(members) > 2)
    room.send(c.MakeMeeting(kind, name, cell, rules, told, members, business_items(rules, kind, cell)))
    return room


def held(kind: MeetingKind, cell: CellProfile = CELL) -> Room:
    """It goes through all its items, with a text in every box, opinions, a task and a vote."""
    room = made(kind, cell)
    room.start().roll(excused=["m3"])
    for item in room.meeting.agenda:
        room.tick(minutes=4)
        room.send(c.GoToItem(item.id))
        for box in item.texts:
            room.write(f"item.{item.id}.{box.code}", f"<{item.code} {box.label}>")
        if item.records_panel(Panel.CONCLUSION):
            room.write(f"item.{item.id}.ket_luan", f"<kết luận {item.code}>")
    said(room)
    room.send(c.GoToItem(next(i.id for i in room.meeting.agenda if i.records_panel(Panel.MINUTES))))
    return room


def said(room: Room) -> None:
    """Presenter and three kinds of opinion on a draft paper; tasks, vote and score where the kind has them."""
    panels = {panel: item.id for item in reversed(room.meeting.agenda) for panel in item.records}
    if room.meeting.item("T4"):
        room.send(c.AmendItem("T3", "Trình bày dự thảo chuyên đề", presenter="m5"))
        for n, kind in enumerate((OpinionKind.DRAFT, OpinionKind.AWARENESS, OpinionKind.LINKAGE, None)):
            speech = room.speak(f"m{6 + n}", f"<ý kiến {n}>", item="T4")
            room.send(c.ClassifySpeech(speech, kind))
    else:
        room.speak("m2", "<ý kiến>", item=panels[Panel.OPINIONS.value], role=SpeechRole.OPINION)
    room.give("Việc được giao", owners=("m2",), due=date(2026, 10, 20), item=panels[Panel.ACTIONS.value])
    if "nq" in room.meeting.motions:
        room.write("motion.nq", "<nghị quyết>")
        room.send(c.RecordVote("nq", 11, 0, 0))
    if Panel.SCORE.value in panels:
        room.score(90)


@cache
def paper(kind: MeetingKind) -> Paper:
    """The adopted minutes of a full meeting of this kind."""
    return print_paper(adopted(held(kind)).meeting)


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_minutes_of_each_kind_read_as_the_golden_text(kind: MeetingKind) -> None:
    wanted = (GOLDEN / f"kind-{kind.value}.txt").read_text(encoding="utf-8").splitlines()
    assert list(paper(kind).lines) == wanted
    assert paper(kind).unprinted == ()


@pytest.mark.parametrize(("roles", "called"), [((*ROLES, *[""] * 9), "chi ủy viên"), (ROLES[:2], "đồng chí")])
def test_papers_of_the_chi_uy_speak_of_who_sits_in_it(roles: tuple[str, ...], called: str) -> None:
    """Where the cell has no chi ủy, bí thư and phó bí thư meet; nobody is spoken of as the cell's members are."""
    members = tuple(Member(f"m{n}", f"Lê {n}", MemberStatus.OFFICIAL, role) for n, role in enumerate(roles, 1))
    room = made(MeetingKind.COMMITTEE, members=members).start()
    room.send(c.MarkAttendance("m1", Presence.PRESENT))
    room.send(c.MarkAttendance("m2", Presence.PRESENT))
    room.write("item.K1.noi_dung", "Nội dung họp")
    meeting = adopted(room, ends=False).meeting
    assert meeting.adoption
    few = TooFew(meeting.voting_base(START), Majority(1, 2, at_least=False), "họp gấp")
    ending = Ending(START, missing=(Missing("roll", {"unmarked": 1, "called": called_to(meeting).value}),))
    lines = [
        line
        for one in (
            meeting,
            replace(meeting, adoption=replace(meeting.adoption, vote=None, too_few=few), ending=ending),
        )
        for name, form in FORMS.items()
        if form.kinds(KINDS[one.kind]) and not form.private and not form.yearly
        for paper in papers.print_parts(one, name)
        for line in paper.lines
    ]
    assert [line for line in lines if "đảng viên" in line.casefold()] == []
    assert any(f"số {called} được tính biểu quyết" in line for line in lines)
    assert f"- Còn 1 {called} chưa điểm danh" in lines


def test_minutes_of_each_kind_are_valid_by_the_schema(tmp_path: Path) -> None:
    """ISO/IEC 29500 transitional, where the schemas lie beside the project."""
    if not CHECKER.is_file():
        pytest.skip("the OOXML schemas (../shared/ooxml-xsd) are not on this machine")
    files = [tmp_path / f"{kind.value}.docx" for kind in OTHER_KINDS]
    for kind, file in zip(OTHER_KINDS, files, strict=True):
        file.write_bytes(paper(kind).data)
    done = subprocess.run(
        [sys.executable, str(CHECKER), *map(str, files)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("kind", list(MeetingKind))
@pytest.mark.parametrize("of", list(CellType))
def test_every_type_of_cell_prints_every_kind(of: CellType, kind: MeetingKind) -> None:
    """Eight types, five kinds: made, held a little, printed; whatever was typed is on the paper."""
    agencies = ("Văn phòng", "Trạm y tế") if of is CellType.MERGED else ()
    room = made(kind, replace(CELL, type=of, agencies=agencies)).start().roll()
    typed = {f"item.{i.id}.{box.code}": f"<{i.code}.{box.code}>" for i in room.meeting.agenda for box in i.texts}
    for field, text in typed.items():
        room.write(field, text)
    text = "\n".join(print_paper(room.meeting).lines)
    assert all(value in text for value in typed.values())
    assert "CHƯA THÔNG QUA" in text


def test_fields_of_a_cell_type_that_stay_blank_are_not_printed() -> None:
    """A cell that writes one text for all leaves no dotted lines behind; what the form always has stays dotted."""
    lines = print_paper(made(MeetingKind.REGULAR).start().roll().meeting).lines
    assert "Kết quả: …………" in lines
    assert not any(line.startswith("Quy chế, tiến độ") for line in lines)


def test_a_kind_prints_only_the_head_it_has() -> None:
    """No dues, agenda or notice of a chi ủy meeting; no dues of a thematic one."""
    committee_, thematic = (paper(kind).lines for kind in (MeetingKind.COMMITTEE, MeetingKind.THEMATIC))
    assert "- Có mặt: 2/3 chi ủy viên" in committee_
    for start in (
        "- Tổng số đảng viên",
        "- Tình hình nộp đảng phí",
        "- Chương trình",
        "- Thông báo",
        "- Người theo dõi",
    ):
        assert not any(line.startswith(start) for line in committee_)
    assert any(line.startswith("- Chương trình") for line in thematic)
    assert not any(line.startswith("- Tình hình nộp đảng phí") for line in thematic)


def test_who_was_named_to_present_the_topic_is_printed_as_who_prepared_it() -> None:
    """As the year's plan prints it; what was typed into the box goes before."""
    room = made(MeetingKind.THEMATIC)
    draft = next(i for i in room.meeting.agenda if i.code == "T3")
    assert "Đảng viên được phân công chuẩn bị: …………" in print_paper(room.start().meeting).lines
    room.send(c.AmendItem("T3", draft.title, "m3", draft.minutes))
    assert "Đảng viên được phân công chuẩn bị: Đảng viên 3, Chi ủy viên" in print_paper(room.meeting).lines
    room.write("item.T1.chuan_bi", "đồng chí Đảng viên 5")
    assert "Đảng viên được phân công chuẩn bị: đồng chí Đảng viên 5" in print_paper(room.meeting).lines


def test_the_leaders_of_a_small_cell_confer() -> None:
    """Fewer than nine official members: no chi ủy to count (docs/domain.md N25)."""
    room = made(MeetingKind.COMMITTEE, members=people(8)).start().roll()
    lines = print_paper(room.meeting).lines
    assert "Hội ý bí thư, phó bí thư tháng 9/2026" in lines
    assert "- Có mặt: 2/2 đồng chí (bí thư, phó bí thư)" in lines


def test_parts_of_a_combined_session_are_numbered_each_from_one() -> None:
    lines = paper(MeetingKind.COMBINED).lines
    first, second = lines.index("Phần I. Sinh hoạt thường kỳ"), lines.index("Phần II. Sinh hoạt chuyên đề")
    assert lines[first - 1] == "II- Nội dung"
    assert lines[first + 1].startswith("1. Thông tin thời sự")
    assert lines[second + 1] == "1. Thông tin về chuyên đề và công tác chuẩn bị"
    assert lines.index("III- Kết thúc") > second


def test_an_item_of_the_cells_own_stays_in_the_part_it_stands_in() -> None:
    room = made(MeetingKind.COMBINED)
    own = "Góp ý quy chế"
    room.send(c.AddItem(room.meeting.agenda[6].phase, own))
    item = next(i for i in room.meeting.agenda if i.title == own)
    room.send(c.MoveItem(item.id, 1))
    lines = print_paper(room.start().meeting).lines
    assert f"2. {own}" in lines
    assert lines.count("Phần I. Sinh hoạt thường kỳ") == 1


def test_case_5_prints_two_days_quarter_and_attendance() -> None:
    """The published facts of case 5 and nothing else: what was not published is dots."""
    start = datetime(2022, 9, 24, 8, 0, tzinfo=VIETNAM)
    cell = CellProfile("Chi bộ Trường Mầm non", type=CellType.SCHOOL)
    place = "Khu di tích quốc gia đặc biệt Tân Trào"
    rules, members = rule_set("mac-dinh"), people(23)
    details = Details(start=start, form=FACE_TO_FACE, until=date(2022, 9, 25), place=place)
    agenda = business_items(rules, MeetingKind.THEMATIC, cell)
    name = kind_title(MeetingKind.THEMATIC, start.date())
    room = Room(start)
    room.send(c.MakeMeeting(MeetingKind.THEMATIC, name, cell, rules, details, members, agenda))
    room.start()
    for member in members[19:]:
        room.send(c.MarkAttendance(member.id, Presence.EXCUSED))
    room.send(c.MarkRestPresent())
    topic = "Học tập và làm theo Bác về ý chí tự lực, tự cường và khát vọng phát triển, xây dựng đơn vị vững mạnh"
    room.write("item.T1.ten_chuyen_de", topic)
    room.tick(hours=30)
    room.send(c.EndMeeting("Chưa đủ thông tin."))
    lines = print_paper(room.meeting).lines
    for line in (
        "Sinh hoạt chuyên đề quý III/2022",
        "- Thời gian sinh hoạt: từ ngày 24 tháng 9 năm 2022 đến ngày 25 tháng 9 năm 2022",
        f"- Địa điểm: {place}",
        "- Tỷ lệ dự sinh hoạt: 82,6% (19/23)",
        "- Vắng có lý do: 4",
        "+ Đồng chí Đảng viên 20: …………",
        f"Tên chuyên đề: {topic}",
        "Quý: III",
        "Ngày gửi dự thảo cho đảng viên: …………",
        "Người trình bày: …………",
        "Liên hệ với chi bộ, cơ quan, đơn vị, địa phương: …………",
        "- Chưa ghi: Ngày gửi dự thảo cho đảng viên",
        "Kết thúc: 14 giờ 00 phút, ngày 25 tháng 9 năm 2022.",
    ):
        assert line in lines
    assert not any("thời lượng" in line.casefold() for line in lines)


HOURS = re.compile(r"(\d\d) giờ")


@pytest.mark.parametrize("form", FORMS)
def test_every_hour_and_day_is_that_of_the_meetings_own_place(form: str) -> None:
    """The same evening, held in Việt Nam and by a cell in Tokyo: each paper has the hours of its own clock."""
    here = adopted(held(MeetingKind.COMBINED)).meeting
    tokyo = timezone(timedelta(hours=9))
    there = replace(here, details=replace(here.details, start=here.details.start.astimezone(tokyo)), adoption=None)
    there = replace(there, adoption=frozen_again(there))
    part = parts[0][0] if (parts := papers.paper_parts(form, here)) else ""
    ours, theirs = (" ".join(print_paper(m, form_name=form, order=PaperOrder.of(m, part)).lines) for m in (here, there))
    assert [int(hour) for hour in HOURS.findall(theirs)] == [int(hour) + 2 for hour in HOURS.findall(ours)]
    late = replace(there.details, start=datetime(2026, 9, 30, 16, 30, tzinfo=UTC).astimezone(tokyo))
    unheld = replace(made(MeetingKind.COMBINED).meeting, details=late)
    assert "01 giờ 30 phút, ngày 01 tháng 10 năm 2026" in " ".join(print_paper(unheld, form_name="chuong-trinh").lines)


def frozen_again(meeting: Meeting) -> Adoption:
    """The adoption of a meeting whose clock was set to another place."""
    read = papers.make_draft(meeting)
    before = adopted(held(MeetingKind.COMBINED)).meeting.adoption
    assert before
    return replace(before, lines=read.lines, facts=read.facts, digest=lines_digest(read.lines))


@pytest.mark.parametrize("kind", [MeetingKind.THEMATIC, MeetingKind.COMMITTEE])
def test_a_conclusion_without_a_vote_stands_with_the_adopted_minutes(kind: MeetingKind) -> None:
    """No resolution is put to the vote there (docs/domain.md 2.3, 2.4): adopted minutes make the conclusion final."""
    room = held(kind)
    before = papers.paper_readiness("ket-luan", room.meeting)
    assert before.missing == ("chưa biểu quyết nghị quyết hoặc chưa thông qua biên bản",)
    assert "DỰ THẢO" in print_paper(room.meeting, form_name="ket-luan").lines
    done = adopted(room).meeting
    assert papers.paper_readiness("ket-luan", done).ready
    lines = print_paper(done, form_name="ket-luan").lines
    assert "DỰ THẢO" not in lines
    told = "<T7 Nội dung cần tiếp thu, bổ sung>" if kind is MeetingKind.THEMATIC else "<kết luận K6>"
    assert any(told in line for line in lines)


def test_papers_of_several_days_bear_the_last_one_and_hours_their_day() -> None:
    room = made(MeetingKind.THEMATIC, until=date(2026, 9, 25)).start().roll()
    room.send(c.AdoptAgenda())
    room.speak("m4", "Hôm trước.", item="T4")
    room.tick(hours=20)
    room.speak("m5", "Hôm sau.", item="T4")
    room.send(c.NoteArrival("m6", room.now))
    for form in ("bien-ban", "ket-luan", "phu-luc-y-kien", "diem-danh"):
        text = " ".join(print_paper(room.meeting, form_name=form).lines)
        assert "Xã Mẫu, ngày 25 tháng 9 năm 2026" in text, form
        assert "ngày 24 tháng 9 năm 2026" in text, form
    lines = print_paper(room.meeting).lines
    assert any(line.endswith("ngày 24/9): Hôm trước.") for line in lines)
    assert any(line.endswith("ngày 25/9): Hôm sau.") for line in lines)
    assert any(line.startswith("- Chương trình (đã thông qua lúc 08 giờ 00 phút, ngày 24/9") for line in lines)
    assert "ngày 25/9" in " ".join(print_paper(room.meeting, form_name="diem-danh").lines)
    plan = print_paper(room.meeting, form_name="ke-hoach-chuyen-de").lines
    assert any("24/9/2026 – 25/9/2026" in line for line in plan)
