"""Kinds of meeting: titles, who meets as chi ủy, and what is asked of each kind."""

from datetime import UTC, date, datetime

import pytest

from assistant.documents.catalogue import FORMS
from assistant.domain import commands as c
from assistant.domain.agenda import from_template
from assistant.domain.attendance import Presence
from assistant.domain.checks import Check, CheckState, all_checks
from assistant.domain.committee import committee_members, has_committee
from assistant.domain.floor import OpinionKind
from assistant.domain.kinds import KINDS, MeetingKind, quarter_name
from assistant.domain.people import Member
from assistant.domain.rules import Panel
from assistant.domain.status import MemberStatus
from assistant.rules.loader import RULE_SETS, load
from assistant.wording import checks as check_words
from assistant.wording import domain as words
from assistant.wording.titles import kind_title
from tests.builders import CHAIR, START, Room, meeting_of, members_of, rule_set, rules_with

FACTS = {
    "Dự thảo bằng văn bản được chi ủy hoặc bí thư thông qua",
    "Ngày gửi dự thảo cho đảng viên",
    "Việc chuẩn bị, chất lượng của chuyên đề",
    "Ý nghĩa, tác dụng đối với chi bộ, đảng viên",
    "Nội dung cần tiếp thu, bổ sung",
    "Thời hạn (hoặc ngày) gửi bản hoàn thiện",
}


@pytest.mark.parametrize("kind", MeetingKind)
def test_a_kind_has_its_line_its_order_of_business_its_word_and_its_papers(kind: MeetingKind) -> None:
    """The parts of a kind that people write by hand; whichever is forgotten is named here."""
    assert kind in KINDS, "no line in KINDS (assistant/domain/kinds.py)"
    spec = KINDS[kind]
    for name in RULE_SETS:
        rules = load(name)
        items = rules.orders.get(kind, ())
        assert items, f"no order of business under thu_tu: {spec.name} (assistant/rules, set {name})"
        votes = any(item.records_panel(Panel.RESOLUTION) for item in map(from_template, items))
        assert votes is spec.resolves, f"KINDS and the order of business of set {name} disagree on a resolution"
        assert not spec.minimum or spec.minimum in rules.values, f"set {name} has no rule {spec.minimum}"
    assert kind in words.KIND, "no word in KIND (assistant/wording/domain.py)"
    assert spec.body in words.SITTING, "no word in SITTING (assistant/wording/domain.py)"
    assert spec.not_asked <= set(check_words.CHECKS), "not_asked names a check that does not exist"
    papers = {name for name, form in FORMS.items() if form.kinds(spec)}
    assert {"bien-ban", "thong-bao", "diem-danh"} <= papers
    assert ("nghi-quyet" in papers) is spec.resolves


def test_the_names_of_the_kinds_differ() -> None:
    assert len({spec.name for spec in KINDS.values()}) == len(MeetingKind) == len(KINDS)


def test_every_paper_is_of_some_kind() -> None:
    lost = [name for name, form in FORMS.items() if not any(form.kinds(spec) for spec in KINDS.values())]
    assert lost == []


def found(room: Room, *codes: str) -> list[Check]:
    return [check for check in all_checks(room.meeting, room.now) if check.code in codes]


def state(room: Room, code: str) -> CheckState | None:
    return next((check.state for check in found(room, code)), None)


@pytest.mark.parametrize(("month", "name"), [(1, "I"), (3, "I"), (4, "II"), (9, "III"), (12, "IV")])
def test_quarters(month: int, name: str) -> None:
    assert quarter_name(date(2022, month, 24)) == name


def test_titles() -> None:
    day = date(2022, 9, 24)
    assert kind_title(MeetingKind.REGULAR, day) == "Sinh hoạt thường kỳ tháng 9/2022"
    assert kind_title(MeetingKind.THEMATIC, day) == "Sinh hoạt chuyên đề quý III/2022"
    assert kind_title(MeetingKind.COMBINED, day) == "Sinh hoạt thường kỳ kết hợp chuyên đề tháng 9/2022"
    assert kind_title(MeetingKind.COMMITTEE, day) == "Họp chi ủy tháng 9/2022"
    assert kind_title(MeetingKind.COMMITTEE, day, with_committee=False) == "Hội ý bí thư, phó bí thư tháng 9/2022"


def cell_of(official: int) -> tuple[Member, ...]:
    """A cell with offices: secretary, deputy, two of the chi ủy, somebody who leads the youth union, and others."""
    roles = ("Bí thư", "Phó Bí thư, Trưởng phòng", "Chi ủy viên", "Chi uỷ viên", "Bí thư Đoàn thanh niên")
    named = [Member(f"m{n}", f"Người {n}", MemberStatus.OFFICIAL, role) for n, role in enumerate(roles)]
    return (*named, *members_of(official - len(named), 0))


def test_the_chi_uy_meets_by_office() -> None:
    members, rules = cell_of(12), rule_set("mac-dinh")
    assert has_committee(members, rules)
    assert [m.id for m in committee_members(members, rules)] == ["m0", "m1", "m2", "m3"]


def test_in_a_small_cell_the_two_leaders_confer() -> None:
    """Fewer than 9 official members elect no chi ủy (docs/domain.md N25)."""
    members, rules = cell_of(8), rule_set("mac-dinh")
    assert not has_committee(members, rules)
    assert [m.id for m in committee_members(members, rules)] == ["m0", "m1"]


def test_a_thematic_session_is_asked_for_its_facts() -> None:
    room = meeting_of(kind=MeetingKind.THEMATIC)
    assert {check.state for check in found(room, "fact", "presenter", "opinion_kinds")} == {CheckState.UNKNOWN}
    room.start().roll()
    missing = [check for check in found(room, "fact") if check.state is CheckState.MISSING]
    assert {check_words.check_sentence(check).removeprefix("Chưa ghi: ") for check in missing} == FACTS
    assert all(check.basis and check.asks_reason and check.item for check in missing)
    assert state(room, "presenter") is state(room, "opinion_kinds") is CheckState.MISSING


def test_a_complete_thematic_session_lacks_nothing_of_its_own() -> None:
    room = meeting_of(kind=MeetingKind.THEMATIC).start().roll()
    for item in room.meeting.agenda:
        for box in item.texts:
            room.write(f"item.{item.id}.{box.code}", "25/10/2026")
    room.send(c.AmendItem("T3", "Trình bày dự thảo chuyên đề", presenter="chinh-thuc-5"))
    room.send(c.GoToItem("T4"))
    kinds = (OpinionKind.AWARENESS, OpinionKind.LINKAGE, OpinionKind.DRAFT)
    for n, kind in enumerate(kinds):
        assert state(room, "opinion_kinds") is CheckState.MISSING
        room.send(c.ClassifySpeech(room.speak(f"chinh-thuc-{6 + n}"), kind))
    own = found(room, "fact", "presenter", "opinion_kinds", "draft_sent")
    assert {check.state for check in own} == {CheckState.REACHED}
    assert state(room, "ideology") is None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("01/11/2026", CheckState.REACHED),
        ("gửi ngày 3.11.2026 qua nhóm", CheckState.REACHED),
        ("04/11/2026", CheckState.MISSING),
        ("hôm trước", CheckState.UNKNOWN),
        ("31/02/2026", CheckState.UNKNOWN),
    ],
)
def test_the_draft_goes_out_a_day_ahead(typed: str, expected: CheckState) -> None:
    room = meeting_of(kind=MeetingKind.THEMATIC)
    room.write("item.T1.gui_truoc", typed)
    assert state(room, "draft_sent") is expected


def test_a_cell_exempted_from_a_written_draft_is_not_asked_for_one() -> None:
    """Cells in difficulty, where the superior committee decides so (the guide to thematic meetings, 2024)."""
    room = meeting_of(kind=MeetingKind.THEMATIC, rules=rules_with(require_written_draft=False)).start()
    labels = {check_words.check_sentence(check) for check in found(room, "fact")}
    assert not any("ự thảo" in label for label in labels)


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        (MeetingKind.REGULAR, 90),
        (MeetingKind.THEMATIC, 120),
        (MeetingKind.COMBINED, 120),
        (MeetingKind.COMMITTEE, 0),
        (MeetingKind.EXTRAORDINARY, 90),
    ],
)
def test_the_least_length_of_each_kind(kind: MeetingKind, least: int) -> None:
    room = meeting_of(kind=kind).start()
    assert room.meeting.minimum_minutes() == least
    room.tick(minutes=least - 1)
    assert state(room, "duration") is (CheckState.MISSING if least else None)


def test_a_session_over_several_days_is_not_timed() -> None:
    room = meeting_of(kind=MeetingKind.THEMATIC, until=date(2026, 11, 5)).start()
    assert room.meeting.minimum_minutes() == 0
    assert state(room, "duration") is None
    same_day = meeting_of(kind=MeetingKind.THEMATIC, until=START.date()).start()
    assert state(same_day, "duration") is CheckState.MISSING


@pytest.mark.parametrize(
    ("day", "expected"), [(1, CheckState.REACHED), (7, CheckState.REACHED), (8, CheckState.MISSING)]
)
def test_days_of_the_regular_meeting_where_they_are_set(day: int, expected: CheckState) -> None:
    """Case 3: the 8th is outside a window of the 1st to the 7th; a cell without a window is not asked (N11)."""
    start = datetime(2026, 1, day, 7, tzinfo=UTC)
    rules = rules_with(window_first_day=1, window_last_day=7)
    assert state(meeting_of(rules=rules, start=start), "window") is expected
    assert state(meeting_of(start=start), "window") is None
    assert state(meeting_of(rules=rules, start=start, kind=MeetingKind.THEMATIC), "window") is None


def test_a_chi_uy_meeting_is_not_held_to_the_rules_of_the_cell() -> None:
    room = meeting_of(3, 0, kind=MeetingKind.COMMITTEE, notice_on=None).start()
    room.roll(excused=["chinh-thuc-3"])
    room.tick(minutes=30)
    room.send(c.GoToItem("K1"))
    codes = {check.code for check in all_checks(room.meeting, room.now)}
    assert not codes & {"opinions", "notice", "attendance", "unexcused", "quorum", "ideology", "duration", "cell_size"}
    assert {"chair", "secretary", "roll", "conclusion", "minutes"} <= codes
    room.give(owners=(CHAIR,), due=date(2026, 11, 20))
    assert state(room, "action_owner") is CheckState.REACHED


def test_a_cell_has_three_official_members() -> None:
    assert state(meeting_of(2, 5), "cell_size") is CheckState.MISSING
    assert state(meeting_of(3), "cell_size") is None


def test_case_5_a_thematic_session_of_two_days() -> None:
    """Case 5 (kindergarten, 24-25/9/2022): 19 of 23 present is below the target; what was not published is missing."""
    start = datetime(2022, 9, 24, 1, 0, tzinfo=UTC)
    room = meeting_of(
        23, 0, kind=MeetingKind.THEMATIC, start=start, until=date(2022, 9, 25), chair="", secretary="", notice_on=None
    )
    room.now = start
    room.start()
    for n in range(20, 24):
        room.send(c.MarkAttendance(f"chinh-thuc-{n}", Presence.EXCUSED))
    room.send(c.MarkRestPresent())
    rate = found(room, "attendance")[0]
    assert rate.state is CheckState.MISSING
    assert check_words.check_sentence(rate) == "Tỷ lệ dự 82,6% (19/23), chưa đạt yêu cầu từ 90%"
    assert len(found(room, "absence_reason")) == 4
    assert state(room, "duration") is None
    missing = [
        check for check in found(room, "fact", "presenter", "opinion_kinds") if check.state is CheckState.MISSING
    ]
    assert len(missing) == len(FACTS) + 2
    assert kind_title(MeetingKind.THEMATIC, start.date()).endswith("quý III/2022")
