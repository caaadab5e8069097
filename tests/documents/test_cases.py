"""The collected cases (cases.md), through the meeting, `chibo check` and `chibo render`: facts in, facts out.

Names are replaced; what a source does not publish is left blank. Each case tells what the check must say and what must
stand in the paper, and nothing more.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main
from assistant.documents.facts.phrases import VIETNAM
from assistant.documents.rendering.docx_text import text_lines
from assistant.domain import commands as c
from assistant.domain.attendance import Presence
from assistant.domain.committee import committee_members, has_committee
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Details, Meeting
from assistant.domain.people import CellProfile, CellType, Member
from assistant.domain.rules import Rules
from assistant.domain.status import MemberStatus
from assistant.journal import record
from assistant.rules.order import business_items
from assistant.wording.domain import FACE_TO_FACE
from assistant.wording.titles import kind_title
from tests.builders import Room, rule_set, rules_with
from tests.documents.meetings import adopted, case_3

OPINION = "Nhất trí; đề nghị rõ việc, rõ người."


def members(official: int, probationary: int = 0) -> tuple[Member, ...]:
    """So many members, called by numbers; the first is bí thư."""
    return tuple(
        Member(
            f"dv-{n}", f"Đảng viên {n}",
            MemberStatus.OFFICIAL if n <= official else MemberStatus.PROBATIONARY,
            "Bí thư" if n == 1 else "Chi ủy viên" if n == 2 else "",
        )
        for n in range(1, official + probationary + 1)
    )  # fmt: skip


def held(
    cell: str, kind: CellType, people: tuple[Member, ...], start: datetime,
    of: MeetingKind = MeetingKind.REGULAR, rules: Rules | None = None, **details: object,
) -> Room:  # fmt: skip
    """A meeting that is planned; nobody has said anything yet."""
    rules, profile = rules or rule_set("mac-dinh"), CellProfile(cell, type=kind)
    usual: dict[str, Any] = {"start": start, "form": FACE_TO_FACE, "chair": "dv-1", "secretary": "dv-2"}
    facts = Details(**{**usual, **details})
    room = Room(start)
    name = kind_title(of, start.date(), has_committee(people, rules))
    room.send(c.MakeMeeting(of, name, profile, rules, facts, people, business_items(rules, of, profile)))
    return room


def absent(room: Room, many: int, presence: Presence = Presence.EXCUSED, reason: str = "") -> Room:
    """The roll: the last so many are away."""
    for member in list(room.meeting.members)[-many:] if many else []:
        room.send(c.MarkAttendance(member, presence, reason))
    room.send(c.MarkRestPresent())
    return room


class Out:
    """What the two commands say of a record."""

    def __init__(self, meeting: Meeting, folder: Path, said: Callable[[], str]) -> None:
        file = folder / record.FILE_NAME
        file.write_bytes(record.dump(meeting))
        self.code = main.main(["check", str(file), "--json"])
        rows = json.loads(said())["checks"]
        self.states = {(row["code"], row["state"]) for row in rows}
        self.said = " | ".join(row["text"] for row in rows)
        self.bases = {row["code"]: row["basis"] for row in rows}
        paper = folder / "bien-ban.docx"
        assert main.main(["render", str(file), "--form", "bien-ban", "-o", str(paper)]) == 0
        said()
        self.lines = text_lines(paper.read_bytes())


@pytest.fixture
def out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[Meeting], Out]:
    return lambda meeting: Out(meeting, tmp_path, lambda: capsys.readouterr().out)


def test_case_1_a_school_without_hours_and_a_window_of_days(out: Callable[[Meeting], Out]) -> None:
    start = datetime(2021, 3, 30, 14, 0, tzinfo=VIETNAM)
    rules = rules_with(window_first_day=1, window_last_day=7)
    room = held("Chi bộ Trường Tiểu học", CellType.SCHOOL, members(15, 2), start, rules=rules)
    told = out(absent(room, 0).meeting)
    assert {("attendance", "reached"), ("window", "missing"), ("duration", "unknown")} <= told.states
    assert "Tỷ lệ dự 100% (17/17)" in told.said
    assert has_committee(room.meeting.members.values(), room.meeting.rules)
    assert "- Thời gian bắt đầu: …………" in told.lines
    assert "- Tỷ lệ dự sinh hoạt: 100% (17/17)" in told.lines
    without = out(replace(room.meeting, rules=rule_set("mac-dinh")))
    assert "window" not in {code for code, _ in without.states}


def test_case_1_the_by_election_is_counted_of_fifteen(out: Callable[[Meeting], Out]) -> None:
    start = datetime(2021, 3, 30, 14, 0, tzinfo=VIETNAM)
    room = absent(held("Chi bộ Trường Tiểu học", CellType.SCHOOL, members(15, 2), start).start(), 0)
    room.send(c.GoToItem("B8"))
    for who in ("bổ sung chi ủy viên", "phó bí thư"):
        motion = room.propose(f"Bầu {who} nhiệm kỳ 2020–2022")
        assert room.refused(c.RecordVote(motion, 17, 0, 0)) == "vote_over_base"
        room.send(c.RecordVote(motion, 8, 7, 0))
    paper = " ".join(out(room.meeting).lines)
    assert "Bầu phó bí thư nhiệm kỳ 2020–2022" in paper
    assert "53,3%" in paper


def test_case_3_as_published_without_a_single_opinion(out: Callable[[Meeting], Out]) -> None:
    room = case_3()
    for speech in list(room.meeting.speeches):
        room.send(c.RemoveSpeech(speech))
    told = out(adopted(room).meeting)
    reached = {"duration", "notice", "attendance", "action_owner", "action_due", "unexcused"}
    assert {(code, "reached") for code in reached} <= told.states
    assert ("opinions", "missing") in told.states
    assert "Thông báo trước 3 ngày" in told.said
    assert "Thời lượng 150 phút" in told.said
    assert told.code == 1
    assert "Số 01-BB/CB | Xã Mẫu, ngày 08 tháng 01 năm 2026" in told.lines
    assert any("Thiếu 4 ý kiến" in line for line in told.lines)


def test_case_3_a_cell_of_eight_has_no_chi_uy(out: Callable[[Meeting], Out]) -> None:
    meeting = case_3().meeting
    assert kind_title(
        MeetingKind.COMMITTEE, date(2026, 1, 3), has_committee(meeting.members.values(), meeting.rules)
    ) == ("Hội ý bí thư, phó bí thư tháng 1/2026")
    assert [m.name for m in committee_members(meeting.members.values(), meeting.rules)] == ["A", "B"]
    local = rules_with(window_first_day=1, window_last_day=7)
    assert ("window", "missing") in out(replace(meeting, rules=local)).states


def test_case_5_two_days_away_with_four_absent(out: Callable[[Meeting], Out]) -> None:
    start = datetime(2022, 9, 24, 8, 0, tzinfo=VIETNAM)
    room = held(
        "Chi bộ Trường Mầm non", CellType.SCHOOL, members(23), start, MeetingKind.THEMATIC,
        until=date(2022, 9, 25), place="Khu di tích quốc gia đặc biệt Tân Trào",
    )  # fmt: skip
    absent(room.start(), 4)
    room.tick(hours=30)
    room.send(c.EndMeeting("chưa đủ thông tin"))
    told = out(room.meeting)
    missing = {"attendance", "absence_reason", "fact", "presenter", "opinion_kinds"}
    assert {(code, "missing") for code in missing} <= told.states
    assert "duration" not in {code for code, _ in told.states}
    assert "82,6% (19/23)" in told.said
    assert "Quý: III" in told.lines
    assert "- Tỷ lệ dự sinh hoạt: 82,6% (19/23)" in told.lines
    away = {f"dv-{n}" for n in range(20, 24)}
    people = {k: replace(m, status=MemberStatus.EXEMPT) if k in away else m for k, m in room.meeting.members.items()}
    assert ("attendance", "reached") in out(replace(room.meeting, members=people)).states, "unless some are exempt"


@pytest.mark.parametrize(("minutes", "state"), [(100, "missing"), (120, "reached")])
def test_a_kindergarten_of_38_is_a_large_cell_where_the_ward_says_so(
    out: Callable[[Meeting], Out], minutes: int, state: str
) -> None:
    start = datetime(2023, 5, 4, 14, 0, tzinfo=VIETNAM)
    room = held(
        "Chi bộ Trường Mầm non", CellType.SCHOOL, members(38), start, rules=rules_with("hd42-2025", large_cell_from=30)
    )
    absent(room.start(), 0)
    for name, office in (("Khách A", "Bí thư thị xã"), ("Khách B", "Phó Bí thư thường trực thị xã")):
        room.send(c.AddGuest(name, office, "", superior=True))
    room.speak(next(iter(room.meeting.guests)), "Ghi nhận kết quả của chi bộ.", item="B9")
    room.now = start + timedelta(minutes=minutes)
    room.send(c.EndMeeting("hết giờ"))
    told = out(room.meeting)
    assert ("duration", state) in told.states
    assert "An Phú" in told.bases["duration"]
    assert any("Khách B, Phó Bí thư thường trực thị xã" in line for line in told.lines)
    assert any("Ghi nhận kết quả của chi bộ." in line for line in told.lines)


def test_a_village_in_which_fourteen_of_nineteen_come(out: Callable[[Meeting], Out]) -> None:
    start = datetime(2024, 5, 3, 19, 30, tzinfo=VIETNAM)
    room = held("Chi bộ xóm", CellType.VILLAGE, members(19), start)
    absent(room.start(), 5, reason="đi làm ăn xa")
    room.send(c.AddGuest("Khách C", "Trưởng ban Tuyên giáo", "Tỉnh ủy", superior=True))
    room.speak(next(iter(room.meeting.guests)), "Cần sắp xếp lại trình tự các nội dung.", item="B9")
    told = out(room.meeting)
    assert ("attendance", "missing") in told.states
    assert "73,7% (14/19)" in told.said
    assert sum("đi làm ăn xa" in line for line in told.lines) == 5


@pytest.mark.parametrize(("minutes", "state"), [(119, "missing"), (120, "reached")])
def test_a_college_that_holds_both_in_one_session(out: Callable[[Meeting], Out], minutes: int, state: str) -> None:
    start = datetime(2023, 11, 10, 8, 0, tzinfo=VIETNAM)
    room = held("Chi bộ Trường Cao đẳng", CellType.SCHOOL, members(12), start, MeetingKind.COMBINED)
    absent(room.start(), 0)
    room.now = start + timedelta(minutes=minutes)
    room.send(c.EndMeeting("hết giờ"))
    told = out(room.meeting)
    assert ("duration", state) in told.states
    assert "Hướng dẫn 42-HD/BTCTW" in told.bases["duration"]
    assert "Quý: IV" in told.lines
    first, second = (
        told.lines.index(f"Phần {n}. Sinh hoạt {what}") for n, what in (("I", "thường kỳ"), ("II", "chuyên đề"))
    )
    assert first < second


@pytest.mark.parametrize(("minutes", "speakers", "missing"), [(120, 4, set()), (119, 3, {"duration", "opinions"})])
def test_an_office_cell_that_asks_120_minutes_and_four_opinions_of_a_topic(
    out: Callable[[Meeting], Out], minutes: int, speakers: int, missing: set[str]
) -> None:
    start = datetime(2026, 11, 4, 8, 0, tzinfo=VIETNAM)
    room = held("Chi bộ Văn phòng", CellType.OFFICE, members(19), start, MeetingKind.THEMATIC)
    absent(room.start(), 0)
    for n in range(3, 3 + speakers):
        room.speak(f"dv-{n}", OPINION, item="T4")
    room.now = start + timedelta(minutes=minutes)
    room.send(c.EndMeeting("hết giờ"))
    told = out(room.meeting)
    assert {code for code in ("duration", "opinions") if (code, "missing") in told.states} == missing
    assert "Xuân Hiệp" in told.bases["duration"]
    assert "Xuân Hiệp" in told.bases["opinions"]


def test_with_two_officials_absent_a_vote_is_never_100_percent(out: Callable[[Meeting], Out]) -> None:
    start = datetime(2025, 10, 3, 19, 30, tzinfo=VIETNAM)
    room = held("Chi bộ tổ dân phố", CellType.VILLAGE, members(28), start, number="10-BB/CB")
    absent(room.start(), 2, reason="ốm")
    room.send(c.RecordVote("nq", 26, 0, 0))
    told = out(room.meeting)
    assert told.lines[1].startswith("Số 10-BB/CB")
    assert any("92,9%" in line for line in told.lines)
    assert "- Tỷ lệ dự sinh hoạt: 92,9% (26/28)" in told.lines
    assert ("attendance", "reached") in told.states


def test_the_exam_question_on_paper_seventeen_of_twenty(out: Callable[[Meeting], Out]) -> None:
    start = datetime(2026, 11, 4, 14, 0, tzinfo=VIETNAM)
    room = held("Chi bộ", CellType.OFFICE, members(20, 2), start).start()
    for member in ("dv-18", "dv-19", "dv-20", "dv-22"):
        room.send(c.MarkAttendance(member, Presence.EXCUSED, "công tác"))
    room.send(c.MarkRestPresent())
    assert room.refused(c.RecordVote("nq", 18, 0, 0)) == "vote_over_present"
    room.send(c.RecordVote("nq", 17, 0, 0))
    room.send(c.GoToItem("C4"))
    told = out(room.meeting)
    vote = next(line for line in told.lines if "85%" in line)
    assert "17" in vote
    assert "20" in vote
    assert "81,8% (18/22)" in told.said
