"""Papers of before speak of before: they say what was announced, whenever they are printed, and stay up to date."""

from dataclasses import replace
from datetime import timedelta

import pytest

from assistant.documents import freshness
from assistant.documents.facts.print_order import PaperOrder
from assistant.documents.papers import paper_content, paper_readiness, print_paper
from assistant.domain import commands as c
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Meeting
from assistant.domain.offices import Office
from assistant.domain.rules import Phase
from assistant.domain.secrecy import public_version, rejoin_secrets
from assistant.journal import record
from tests.builders import Room
from tests.documents.test_kinds import made

BEFORE = ("thong-bao", "giay-moi", "chuong-trinh")


def prepared(kind: MeetingKind = MeetingKind.REGULAR) -> Room:
    """A meeting planned for its hour, with a guest who is invited and a notice of the day before."""
    room = made(kind, notice_on=(made(kind).meeting.details.start - timedelta(days=1)).date())
    room.send(c.AddGuest("Trần Văn Khách", "Đảng ủy viên", "Đảng ủy xã"))
    room.write("item.A1.ly_do", "Theo lịch của chi bộ.")
    return room


def opened_late(room: Room) -> Room:
    """It opens 25 minutes late, a guest more comes, an item is added, place and chair change."""
    room.tick(minutes=25)
    room.start().roll()
    room.send(c.AddGuest("Lê Văn Đến Sau", "", "Đảng ủy xã"))
    room.send(c.AddItem(Phase.PROCEEDINGS, "Xét đề nghị của công đoàn"))
    room.send(c.AmendDetails(replace(room.meeting.details, place="Hội trường")))
    room.write("item.A1.ly_do", "Sinh hoạt tháng này.")
    room.tick(minutes=30)
    room.send(c.HandOver(Office.CHAIR, "m2"))
    return room


def content(meeting: Meeting, form: str) -> dict[str, str]:
    """What the paper would be filled from, one digest a field."""
    return freshness.field_digests(paper_content(meeting, form))


@pytest.mark.parametrize("kind", MeetingKind)
@pytest.mark.parametrize("form", BEFORE)
def test_a_paper_of_before_is_not_out_of_date_because_the_meeting_opened_later(kind: MeetingKind, form: str) -> None:
    room = prepared(kind)
    handed_out = content(room.meeting, form)
    opened_late(room)
    assert freshness.changed_paths(handed_out, content(room.meeting, form)) == []
    room.send(c.EndMeeting("Hết giờ."))
    assert freshness.changed_paths(handed_out, content(room.meeting, form)) == []


@pytest.mark.parametrize("form", BEFORE)
def test_a_paper_of_before_that_is_printed_afterwards_is_the_one_that_was_handed_out(form: str) -> None:
    room = prepared()
    before = print_paper(room.meeting, form_name=form)
    opened_late(room).send(c.EndMeeting("Hết giờ."))
    after = print_paper(room.meeting, form_name=form, order=PaperOrder.of(room.meeting, before.part))
    assert (after.lines, after.data) == (before.lines, before.data)
    assert any("08 giờ 00 phút" in line for line in after.lines)


def test_the_minutes_and_the_other_papers_of_after_say_when_it_really_opened() -> None:
    meeting = opened_late(prepared()).meeting
    for form in ("bien-ban", "nghi-quyet", "ket-luan", "diem-danh", "phieu-cham-diem"):
        assert any("08 giờ 25 phút" in line for line in print_paper(meeting, form_name=form).lines), form


def test_a_plan_that_changes_before_the_meeting_makes_its_notice_out_of_date() -> None:
    room = prepared()
    handed_out = content(room.meeting, "thong-bao")
    room.send(c.AmendDetails(replace(room.meeting.details, place="Hội trường")))
    assert freshness.changed_paths(handed_out, content(room.meeting, "thong-bao")) == ["dia_diem"]


def test_an_aim_that_the_programme_left_blank_may_be_written_down_in_the_meeting() -> None:
    room = made(MeetingKind.REGULAR)
    handed_out = content(room.meeting, "chuong-trinh")
    room.start()
    room.write("item.A1.ly_do", "Sinh hoạt tháng này.")
    assert any("Sinh hoạt tháng này." in line for line in print_paper(room.meeting, form_name="chuong-trinh").lines)
    assert freshness.changed_since_announced(handed_out, content(room.meeting, "chuong-trinh")) == []


def test_the_number_and_day_of_a_notice_are_told_whenever_they_are_written_down() -> None:
    room = made(MeetingKind.REGULAR)
    room.start()
    day = room.meeting.details.start.date()
    room.send(c.AmendDetails(replace(room.meeting.details, notice="16-TB/CB", notice_on=day)))
    assert any("Số 16-TB/CB" in line for line in print_paper(room.meeting, form_name="thong-bao").lines)
    assert "chưa ghi ngày thông báo" not in str(paper_readiness("thong-bao", room.meeting))


def test_a_start_that_is_cancelled_is_planned_anew() -> None:
    room = prepared()
    room.start()
    room.send(c.CancelStart("Mất điện"))
    assert room.meeting.announced is None
    room.send(c.AmendDetails(replace(room.meeting.details, place="Hội trường")))
    room.start()
    assert any("Hội trường" in line for line in print_paper(room.meeting, form_name="thong-bao").lines)


def test_a_record_keeps_the_plan_and_one_from_before_there_was_a_plan_opens() -> None:
    meeting = opened_late(prepared()).meeting
    again = record.load(record.dump(meeting))
    assert again.announced == meeting.announced
    old = replace(meeting, announced=None)
    lines = print_paper(old, form_name="thong-bao").lines
    assert any("08 giờ 00 phút" in line for line in lines)
    assert any("Đảng viên 1;" in line for line in lines)


def test_what_became_secret_is_in_no_paper_of_before() -> None:
    room = opened_late(prepared())
    item = next(i for i in room.meeting.agenda if i.phase is Phase.PROCEEDINGS)
    room.send(c.AmendItem(item.id, item.title, minutes=item.minutes, secret=True))
    for form in BEFORE:
        assert not any(item.title in line for line in print_paper(room.meeting, form_name=form).lines)


def test_what_became_secret_is_not_told_by_the_plan_on_the_share() -> None:
    room = prepared()
    room.send(c.AmendDetails(replace(room.meeting.details, secrets_apart=True)))
    room.send(c.AddItem(Phase.PROCEEDINGS, "Việc riêng của đồng chí Tư"))
    item = next(i for i in room.meeting.agenda if i.title == "Việc riêng của đồng chí Tư")
    room.write(f"item.{item.id}.noi_dung", "Chuyện không nói ra ngoài")
    opened_late(room)
    room.send(c.AmendItem(item.id, item.title, minutes=item.minutes, secret=True))
    shared = record.dump(public_version(room.meeting)).decode()
    assert "Việc riêng" not in shared
    assert "Chuyện không nói" not in shared
    back = rejoin_secrets(record.load(shared.encode()), room.meeting, "")
    assert back.announced == room.meeting.announced


@pytest.mark.parametrize("form", ["nghi-quyet", "ket-luan", "phieu-cham-diem", "phan-cong", "bao-cao-thang"])
def test_a_handover_of_the_chair_names_both_where_the_course_is_told(form: str) -> None:
    lines = print_paper(opened_late(prepared()).meeting, form_name=form).lines
    both = "Đảng viên 1 (đến 08 giờ 55 phút); Đảng viên 2 (từ 08 giờ 55 phút)"
    assert any(both in line for line in lines)


def test_hours_after_midnight_carry_their_day() -> None:
    room = prepared()
    room.tick(hours=15)
    room.start().roll()
    room.tick(hours=1, minutes=10)
    room.send(c.HandOver(Office.CHAIR, "m2"))
    lines = "\n".join(print_paper(room.meeting, form_name="ket-luan").lines)
    assert "(đến 00 giờ 10 phút, ngày 25/9)" in lines
