"""A fact once, in every paper the same: subject line, period, hours and chairs of one meeting in all its papers."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from assistant.documents.catalogue import FORMS
from assistant.documents.facts.phrases import VIETNAM
from assistant.documents.facts.print_order import PaperOrder, PlannedTopic
from assistant.documents.papers import make_draft, print_paper, print_parts
from assistant.domain import commands as c
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Details, Meeting
from assistant.domain.meeting_topic import topic_fields
from assistant.domain.offices import Office
from assistant.domain.period import month_of, quarter_of
from assistant.domain.rules import Phase
from assistant.domain.topics import Topic
from assistant.rules.loader import business_items
from assistant.wording.domain import CLASSIFIED_ITEM
from assistant.wording.titles import (
    item_titles_with,
    kind_title,
    month_text,
    subject_line,
    title_with,
    titled_items,
    topic_beside_title,
)
from tests.builders import CELL, Room, rule_set
from tests.documents.test_kinds import held, made, people

MONTH_END = datetime(2026, 11, 30, 14, 0, tzinfo=VIETNAM)
"""A meeting of this day assesses November and sets the tasks of December (docs/domain.md 6.1)."""


def planned(kind: MeetingKind, start: datetime, title: str = "") -> Meeting:
    """A meeting planned for this hour, under its usual title or one of its own."""
    room = made(kind)
    details = replace(room.meeting.details, start=start)
    room.send(c.AmendDetails(details, title or title_with(room.meeting, details)))
    return room.meeting


def told(meeting: Meeting, form: str) -> str:
    """All lines of all parts of a paper."""
    return "\n".join(line for paper in print_parts(meeting, form) for line in paper.lines)


@pytest.mark.parametrize("kind", MeetingKind)
@pytest.mark.parametrize("title", ["", "Sinh hoạt chuyên đề quý III", "Sinh hoạt chi bộ tháng 9", "Sinh hoạt"])
def test_every_paper_of_every_kind_has_the_same_subject_line(kind: MeetingKind, title: str) -> None:
    meeting = replace(held(kind).meeting, title=title) if title else held(kind).meeting
    line, folded = subject_line(meeting), subject_line(meeting).casefold()
    for name, form in FORMS.items():
        facts = form.body(meeting, PaperOrder.of(meeting))
        assert facts.get("trich_yeu", line) == line, name
        if "trich_yeu" in facts and not form.private and (form.whole or form.parts is None):
            assert folded in told(meeting, name).casefold(), name


def test_a_thematic_meeting_of_the_third_quarter_held_in_september_names_its_quarter_everywhere() -> None:
    meeting = replace(held(MeetingKind.THEMATIC).meeting, title="Sinh hoạt chuyên đề quý III")
    assert subject_line(meeting) == "Sinh hoạt chuyên đề quý III năm 2026"
    for name in FORMS:
        assert "quý III tháng" not in told(meeting, name)


def test_a_title_is_told_with_the_month_and_year_that_it_does_not_name() -> None:
    def said(kind: MeetingKind, title: str, start: datetime = MONTH_END) -> str:
        return subject_line(planned(kind, start, title))

    assert said(MeetingKind.REGULAR, "Sinh hoạt chi bộ") == "Sinh hoạt chi bộ tháng 11 năm 2026"
    assert said(MeetingKind.REGULAR, "Sinh hoạt tháng 12") == "Sinh hoạt tháng 12 năm 2026"
    assert said(MeetingKind.REGULAR, "Sinh hoạt tháng 12/2026") == "Sinh hoạt tháng 12/2026"
    assert said(MeetingKind.THEMATIC, "Học tập Nghị quyết 57") == "Học tập Nghị quyết 57 quý IV năm 2026"
    new_year = datetime(2026, 12, 30, 14, 0, tzinfo=VIETNAM)
    assert said(MeetingKind.REGULAR, "Sinh hoạt tháng 1", new_year) == "Sinh hoạt tháng 1 năm 2027"
    late = datetime(2027, 1, 4, 14, 0, tzinfo=VIETNAM)
    assert said(MeetingKind.THEMATIC, "Chuyên đề quý IV", late) == "Chuyên đề quý IV năm 2026"


def test_a_meeting_at_the_end_of_a_month_reports_on_it_and_sets_the_tasks_of_the_next() -> None:
    meeting = planned(MeetingKind.REGULAR, MONTH_END)
    assert meeting.details.assessed == date(2026, 11, 1)
    report, resolution = told(meeting, "bao-cao-thang"), told(meeting, "nghi-quyet")
    assert "Kết quả công tác tháng 11 năm 2026; phương hướng, nhiệm vụ tháng 12 năm 2026" in report
    assert "Lãnh đạo thực hiện nhiệm vụ tháng 12 năm 2026" in resolution
    assert "tháng 10" not in report + resolution


def test_a_meeting_of_the_first_days_reports_on_the_month_before() -> None:
    meeting = planned(MeetingKind.REGULAR, datetime(2027, 1, 4, 14, 0, tzinfo=VIETNAM))
    assert "tháng 12 năm 2026; phương hướng, nhiệm vụ tháng 01 năm 2027" in told(meeting, "bao-cao-thang")
    assert "Lãnh đạo thực hiện nhiệm vụ tháng 01 năm 2027" in told(meeting, "nghi-quyet")


def test_the_month_that_a_person_chose_stays_with_another_day_and_the_proposed_one_goes_along() -> None:
    room = made(MeetingKind.REGULAR)
    begins = room.meeting.details.start

    def assessed(**changes: object) -> date | None:
        room.send(c.AmendDetails(replace(room.meeting.details, **changes)))  # type: ignore[arg-type] # dates by name
        return room.meeting.details.assessed

    assert assessed(place="Hội trường") == month_of(begins.date())
    assert assessed(start=begins.replace(day=3)) == month_of(begins.date(), -1)
    assert assessed(assessed=date(2026, 7, 15)) == date(2026, 7, 1)
    assert assessed(start=begins + timedelta(days=60)) == date(2026, 7, 1)


def test_the_title_goes_with_the_quarter_that_a_person_chose() -> None:
    room = made(MeetingKind.THEMATIC)
    second = quarter_of(room.meeting.details.start.date(), -1)
    details = replace(room.meeting.details, quarter=second)
    room.send(c.AmendDetails(details, title_with(room.meeting, details)))
    assert room.meeting.title == kind_title(MeetingKind.THEMATIC, second)
    room.start()
    room.write("item.T1.quy", "quý III")
    assert subject_line(room.meeting) == kind_title(MeetingKind.THEMATIC, quarter_of(second, 1))


def test_a_record_from_before_there_were_periods_goes_by_its_day() -> None:
    meeting = planned(MeetingKind.REGULAR, MONTH_END)
    old = replace(meeting, details=replace(meeting.details, assessed=None))
    assert told(old, "bao-cao-thang") == told(meeting, "bao-cao-thang")
    assert month_text(date(2026, 2, 1)) == "tháng 02 năm 2026"


@pytest.mark.parametrize(
    "form", [name for name, form in FORMS.items() if not form.yearly and name != "phieu-cham-diem"]
)
def test_papers_of_a_committee_meeting_speak_of_its_members(form: str) -> None:
    """Whom it counts, lists and heard are chi ủy viên (docs/domain.md 2.4); a label of a box may name others."""
    room = held(MeetingKind.COMMITTEE)
    names = {key: replace(member, name=f"Nguyễn Văn {key}") for key, member in room.meeting.members.items()}
    meeting = replace(room.meeting, members=names)
    boxes = [box.label for item in meeting.agenda for box in item.texts]
    lines = [line for line in told(meeting, form).split("\n") if not any(label in line for label in boxes)]
    assert not any("đảng viên" in line.casefold() for line in lines)


@pytest.mark.parametrize("kind", MeetingKind)
def test_hours_chairs_and_months_are_the_same_in_all_papers_that_tell_them(kind: MeetingKind) -> None:
    """Papers of before name the planned hour and the chair announced, the others the real hour and every chair."""
    room = made(kind)
    room.send(c.AddGuest("Trần Văn Khách", "Đảng ủy viên", "Đảng ủy xã", superior=True))
    room.tick(minutes=25)
    room.start().roll()
    room.give(owners=("m2",))
    for item in room.meeting.agenda:
        for box in item.texts:
            room.write(f"item.{item.id}.{box.code}", "Đã ghi.")
    room.tick(minutes=30)
    room.send(c.HandOver(Office.CHAIR, "m2"))
    meeting, order = room.meeting, PaperOrder.of(room.meeting)
    found: dict[tuple[bool, str], set[str]] = {}
    for name, form in FORMS.items():
        facts, text = form.body(meeting, order), told(meeting, name).casefold()
        signed = "thu_ky_day_du" in facts or name in ("diem-danh", "phu-luc-y-kien")
        for field in ("thoi_gian", "bat_dau", "chu_tri", "chu_tri_day_du", "thang_danh_gia", "thang_toi"):
            if field in facts:
                what = "thoi_gian" if field == "bat_dau" else "signer" if field == "chu_tri" and signed else field
                found.setdefault((form.announces, what), set()).add(facts[field])
                assert facts[field].casefold() in text, (name, field)
    assert {key: values for key, values in found.items() if len(values) != 1} == {}
    assert found[True, "chu_tri"] == {"Đảng viên 1"}
    assert found[False, "signer"] == {"Đảng viên 2"}
    assert found[False, "chu_tri"] == {"Đảng viên 1 (đến 08 giờ 55 phút); Đảng viên 2 (từ 08 giờ 55 phút)"}


def test_titles_of_items_name_the_months_of_the_meeting() -> None:
    """30/11 assesses November: nothing says `tháng trước`; a title of the cell's own stays as it was typed."""
    room = Room(datetime(2026, 11, 28, 8, tzinfo=VIETNAM))
    details = Details(datetime(2026, 11, 30, 14, tzinfo=VIETNAM), chair="m1", secretary="m2")
    rules = rule_set("mac-dinh")
    agenda = titled_items(business_items(rules, MeetingKind.REGULAR, CELL), MeetingKind.REGULAR, details)
    title = kind_title(MeetingKind.REGULAR, details.start.date())
    room.send(c.MakeMeeting(MeetingKind.REGULAR, title, CELL, rules, details, people(12), agenda))
    room.send(c.AddItem(Phase.PROCEEDINGS, "Việc còn lại của tháng 11/2026"))

    def titles() -> set[str]:
        return {item.title for item in room.meeting.agenda if "tháng" in item.title}

    assessed, coming = "Đánh giá kết quả thực hiện nhiệm vụ tháng {}", "Phương hướng, nhiệm vụ tháng {}"
    own = "Việc còn lại của tháng 11/2026"
    assert titles() == {assessed.format("11/2026"), coming.format("12/2026"), own}
    for form in ("bien-ban", "thong-bao", "chuong-trinh"):
        text = "\n".join(print_paper(room.meeting, form_name=form).lines).casefold()
        assert "tháng trước" not in text
        assert "tháng tới" not in text
    moved = replace(room.meeting.details, start=datetime(2027, 1, 4, 14, tzinfo=VIETNAM))
    room.send(c.AmendDetails(moved, "", item_titles_with(room.meeting, moved)))
    assert titles() == {assessed.format("12/2026"), coming.format("1/2027"), own}


NAME = "Nâng cao chất lượng giải quyết thủ tục hành chính"


def with_topic_named(name: str) -> Meeting:
    """A thematic meeting that was held about this."""
    room = held(MeetingKind.THEMATIC)
    (field,) = topic_fields(room.meeting)
    text = room.meeting.texts[field]
    room.send(c.EditText(field, text.rev, 0, len(text.value), name))
    return room.meeting


@pytest.mark.parametrize("form", ["thong-bao", "chuong-trinh", "giay-moi", "ket-luan", "phu-luc-y-kien"])
def test_the_topic_is_named_under_the_title_of_every_paper_of_its_meeting(form: str) -> None:
    meeting = with_topic_named(NAME)
    assert f"Chuyên đề: “{NAME}”" in told(meeting, form)


def test_the_minutes_name_the_topic_under_their_title() -> None:
    lines = list(make_draft(with_topic_named(NAME)).lines)
    assert lines.index(f"Chuyên đề: “{NAME}”") == lines.index("Biên bản") + 2


def test_a_topic_that_the_title_names_or_that_is_secret_is_not_named_beside_it() -> None:
    meeting = with_topic_named(NAME)
    assert topic_beside_title(meeting) == NAME
    assert topic_beside_title(replace(meeting, title=f"Chuyên đề: {NAME.upper()}")) == ""
    secret = tuple(replace(item, secret=item.code == "T1") for item in meeting.agenda)
    assert topic_beside_title(replace(meeting, agenda=secret)) == ""
    assert topic_beside_title(held(MeetingKind.REGULAR).meeting) == ""


def test_the_plan_of_the_year_does_not_name_the_topic_of_a_meeting_that_keeps_it_secret() -> None:
    """The title comes from the meeting's text, or from the plan that the meeting was made from."""
    meeting = with_topic_named(NAME)
    meeting = replace(meeting, agenda=tuple(replace(item, secret=item.code == "T1") for item in meeting.agenda))
    topic = Topic("t1", meeting.details.start.year, quarter=(meeting.details.start.month + 2) // 3, title=NAME)
    for topics in ((), (PlannedTopic(replace(topic, meeting=meeting.id), "Nguyễn Văn A"),)):
        rows = FORMS["ke-hoach-chuyen-de"].body(meeting, PaperOrder(topics=topics))["chuyen_de"]
        assert CLASSIFIED_ITEM in [row["chuyen_de"] for row in rows]
        assert NAME not in str(rows)


def test_a_conclusion_is_said_before_its_day_and_the_vote_on_it() -> None:
    room = held(MeetingKind.THEMATIC)
    room.send(c.GoToItem("T7"))
    motion = room.propose("Thông qua kết luận")
    room.send(c.RecordVote(motion, 11, 0, 0))
    lines = told(room.meeting, "ket-luan").split("\n")
    places = [
        next(n for n, line in enumerate(lines) if words in line)
        for words in ("<T7 Nội dung cần tiếp thu", "<T7 Thời hạn", "Thông qua kết luận")
    ]
    assert places == sorted(places)
    assert sum("<T7 Thời hạn" in line for line in lines) == 1


def test_the_annex_has_what_was_sent_before_and_says_what_each_figure_counts() -> None:
    room = held(MeetingKind.THEMATIC)
    room.send(c.WriteAdvance("m5", "T4", "Công khai thời hạn trả kết quả", None))
    text = told(room.meeting, "phu-luc-y-kien")
    assert "Công khai thời hạn trả kết quả" in text
    assert "Ý kiến gửi trước bằng văn bản: 1 (không tính là lượt phát biểu)" in text
