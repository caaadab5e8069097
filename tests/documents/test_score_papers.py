"""Tự chấm điểm on paper: by criterion in score sheet and resolution, the sum everywhere from one function."""

from dataclasses import replace

from assistant.documents.papers import print_paper
from assistant.domain import commands as c
from assistant.domain import events as e
from assistant.domain.kinds import MeetingKind
from assistant.domain.procedure import apply
from assistant.domain.rubric import Criterion, Grade, GradeLimit, Range, ScoreSheet
from assistant.domain.score import Score
from tests.builders import Room, meeting_of, rules_with


def lines(room: Room, form: str) -> list[str]:
    return list(print_paper(room.meeting, form_name=form).lines)


def scored() -> Room:
    """Nine points lost, each with its reason, and the attendance as proposed."""
    room = meeting_of().start().roll()
    room.send(c.AcceptProposals())
    lost = {"4.2": (5, "Ít ý kiến, chưa đi vào trọng tâm."), "6": (4, "Còn hai việc chậm hạn")}
    for row in room.meeting.rules.sheet(room.meeting.kind).criteria():
        if row.number not in room.meeting.score.parts:
            less, why = lost.get(row.number, (0, "Chi ủy thống nhất"))
            room.send(c.GivePoints(row.number, row.points - less, why))
    return room


def test_the_score_sheet_has_points_evidence_and_reason_of_each_criterion() -> None:
    found = lines(scored(), "phieu-cham-diem")
    assert any(
        line.startswith("2 | Tỷ lệ đảng viên dự") and line.endswith("| 5 | 5 | 5 |  | Tỷ lệ dự 100% (17/17); "
        "vắng không lý do 0") for line in found
    )  # fmt: skip
    assert any(line.startswith("4 | Tổ chức sinh hoạt | 40 |  | 35 |") for line in found)
    assert any(
        "| 25 | …… | 20 |" in line and line.endswith("Lý do: Ít ý kiến, chưa đi vào trọng tâm") for line in found
    )
    assert any("Tổng cộng | 100 |" in line and "| 91 |" in line and "Xếp loại: Tốt" in line for line in found)


def test_the_resolution_tells_the_points_of_each_criterion_and_the_same_sum_as_report_and_minutes() -> None:
    room = scored()
    found = lines(room, "nghi-quyet")
    assert "6. Kết quả lãnh đạo thực hiện kết luận, nghị quyết: 26/30 điểm (Còn hai việc chậm hạn)." in found
    assert "3. Công tác chuẩn bị: 10/10 điểm." in found
    assert "- Điểm tự chấm: 91; xếp loại: Tốt." in found
    assert "- Tự chấm điểm buổi sinh hoạt: 91; xếp loại: Tốt." in lines(room, "bao-cao-thang")
    assert "Điểm tự chấm: 91; xếp loại: Tốt." in lines(room, "bien-ban")


def test_a_sheet_with_an_open_criterion_prints_no_sum() -> None:
    room = scored()
    room.send(c.GivePoints("5", None))
    assert any(line.startswith("- Điểm tự chấm: …") for line in lines(room, "nghi-quyet"))
    assert not any("26/30" in line for line in lines(room, "nghi-quyet"))
    assert any("| 30 | …… | 26 |" in line for line in lines(room, "phieu-cham-diem"))


def test_what_limits_the_grade_is_told_beside_it() -> None:
    limit = GradeLimit(Grade.FAIR, criterion="1", span=Range(below=50))
    rows = (Criterion("1", "Chuẩn bị", 50), Criterion("2", "Tổ chức", 50))
    sheet = ScoreSheet(kinds=tuple(MeetingKind), rows=rows, limits=(limit,))
    room = meeting_of(rules=replace(rules_with(), sheets=(sheet,))).start().roll()
    room.send(c.GivePoints("1", 45, "thiếu"))
    room.send(c.GivePoints("2", 50))
    told = "- Điểm tự chấm: 95; xếp loại: Khá (không xếp quá Khá vì tiêu chí 1 được dưới 50 điểm)."
    assert told in lines(room, "nghi-quyet")


def test_a_typed_sum_of_a_record_before_prints_as_it_did() -> None:
    room = meeting_of().start().roll()
    room.meeting = apply(room.meeting, e.MeetingScored(room.now, Score(92, "good")))
    assert "- Điểm tự chấm: 92; xếp loại: Tốt." in lines(room, "nghi-quyet")
    assert not any("/30 điểm" in line for line in lines(room, "nghi-quyet"))
    assert any("Tổng cộng | 100 |" in line and "| 92 |" in line for line in lines(room, "phieu-cham-diem"))
