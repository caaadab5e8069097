"""The home page: what it proposes, what it finds in the folder, what it says of files that are wrong."""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

import pytest

from assistant.domain import commands as c
from assistant.domain.attendance import Presence
from assistant.domain.people import CellProfile
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.clock import ShiftedClock, system_now
from assistant.platform.paths import data_dir, journal_file
from assistant.rules.loader import DEFAULT_SET, load
from assistant.share.outbox import Outbox
from assistant.usecases.proposals import next_start
from assistant.usecases.sample_meeting import write_sample
from assistant.usecases.topic_plan import NO_PLAN, TopicWriter
from assistant.views.console.panels import item_state
from assistant.views.home.page import HomePage
from assistant.views.projector.present import projector_state
from assistant.workspace.init import init
from tests.builders import START
from tests.journal.making import VIETNAM
from tests.pages import Visitor
from tests.workspace.lists import xlsx

HEAD = ("Họ và tên", "Trạng thái", "Chức vụ")
PEOPLE = (HEAD, ("Nguyễn Thị Bình", "Chính thức", "Bí thư"), ("Lê Văn Hòa", "Chính thức", ""))


@pytest.mark.parametrize(
    ("today", "taken", "proposed"),
    [
        ("2026-11-02", [], "2026-11-04"),
        ("2026-11-04", [], "2026-11-04"),
        ("2026-11-20", [], "2026-11-20"),
        ("2026-11-05", ["2026-11-04"], "2026-12-04"),
        ("2026-12-05", ["2026-12-04"], "2027-01-04"),
        ("2026-11-05", ["2026-11-04", "2026-12-04"], "2027-01-04"),
    ],
)
def test_the_day_it_proposes(today: str, taken: Sequence[str], proposed: str) -> None:
    cell = CellProfile("Chi bộ", meeting_day=4)
    now = datetime.fromisoformat(f"{today}T09:00").replace(tzinfo=VIETNAM)
    start = next_start(cell, time(14, 0), now, map(date.fromisoformat, taken))
    assert start == datetime.fromisoformat(f"{proposed}T14:00").replace(tzinfo=VIETNAM)


def test_in_a_short_month_it_is_the_last_day() -> None:
    cell, now = CellProfile("Chi bộ", meeting_day=31), datetime(2027, 2, 1, 9, tzinfo=VIETNAM)
    assert next_start(cell, None, now, []).date() == date(2027, 2, 28)


def test_without_a_fixed_day_it_is_today() -> None:
    now = datetime(2026, 11, 9, 9, tzinfo=VIETNAM)
    assert next_start(CellProfile("Chi bộ"), time(8, 0), now, []) == datetime(2026, 11, 9, 8, tzinfo=VIETNAM)


@pytest.fixture
def on_the_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ShiftedClock:
    """2 November 2026, nine in the morning."""
    file = tmp_path / "clock.txt"
    file.write_text(str((datetime(2026, 11, 2, 9, tzinfo=VIETNAM) - system_now()).total_seconds()), encoding="utf-8")
    monkeypatch.setenv("CHIBO_CLOCK", str(file))
    return ShiftedClock(file)


def opened(folder: Path | None) -> HomePage:
    """The home page, with the folder read where there is one."""
    home = HomePage(Journal(journal_file()), folder)
    asyncio.run(home._read())
    return home


def filled(workspace: Path, *rows: Sequence[object]) -> None:
    """The cell's two files."""
    init(workspace, sample=False)
    settings = workspace / "chi-bo.yaml"
    text = settings.read_text(encoding="utf-8").replace('ten_chi_bo: ""', "ten_chi_bo: Chi bộ Thử")
    settings.write_text(text.replace("# ngay_hop: 4", "ngay_hop: 4"), encoding="utf-8")
    xlsx(workspace, *(rows or PEOPLE))


def test_it_proposes_the_meeting_of_this_month_and_makes_it(
    workspace: Path, visitor: Visitor, on_the_second: ShiftedClock
) -> None:
    filled(workspace)
    home = opened(workspace)
    suggestion = home.board.state["suggestion"]
    regular = suggestion["kinds"][0]
    assert (regular["title"], regular["when"], suggestion["members"]) == (
        "Sinh hoạt thường kỳ tháng 11/2026",
        "14:00 ngày 04/11/2026",
        2,
    )
    assert home.board.state["problems"] == []
    meeting = visitor.ask(home.board, "MakeMeeting", "make")["meeting"]
    assert visitor.ask(home.board, "MakeMeeting", "make")["meeting"] == meeting
    plan = home.board.state["plan"]
    assert (plan["meeting"], plan["date"], plan["chair"]) == (meeting, "2026-11-04", "nguyen-thi-binh")
    assert len(home._journal.heads()) == 1


def test_a_meeting_made_by_mistake_goes_from_the_list_and_comes_back(
    workspace: Path, visitor: Visitor, on_the_second: ShiftedClock
) -> None:
    filled(workspace)
    home = opened(workspace)
    made = visitor.ask(home.board, "MakeMeeting", "make")["meeting"]
    visitor.ask(home.board, "DiscardMeeting", "discard")
    state = home.board.state
    assert (state["plan"], state["running"], state["past"]) == (None, [], [])
    assert [(one["id"], one["state"]) for one in state["discarded"]] == [(made, "đã bỏ")]
    assert state["suggestion"]["kinds"][0]["when"] == "14:00 ngày 04/11/2026", "November still has no meeting"
    assert Store(home._journal, made, on_the_second).meeting.id == made, "nothing is lost"
    visitor.ask(home.board, "Recover", "back", meeting=made)
    assert home.board.state["plan"]["meeting"] == made
    assert home.board.state["discarded"] == []


def test_who_was_excused_at_the_last_meetings_is_known_to_the_next(
    workspace: Path, visitor: Visitor, on_the_second: ShiftedClock
) -> None:
    filled(workspace)
    home = opened(workspace)
    made = visitor.ask(home.board, "MakeMeeting", "first")["meeting"]
    store = Store(home._journal, made, on_the_second)
    store.send(c.StartMeeting())
    store.send(c.MarkAttendance("le-van-hoa", Presence.EXCUSED, "ốm"))
    store.send(c.EndMeeting("hết giờ"))
    later = Store(home._journal, visitor.ask(home.board, "MakeMeeting", "second")["meeting"], on_the_second)
    assert (later.meeting.details.start.month, later.meeting.excused_before) == (12, {"le-van-hoa": 1})


def test_a_second_meeting_of_one_topic_is_asked_about_and_the_same_command_makes_one(
    workspace: Path, visitor: Visitor, on_the_second: ShiftedClock
) -> None:
    """Another machine may have made it: its id is in the plan, its record may still be on the way."""
    filled(workspace)
    writer = TopicWriter(workspace, on_the_second, Outbox(data_dir(), on_the_second, workspace))
    (topic,) = writer.add(NO_PLAN, 2026, {"quarter": "4", "title": "Chuyển đổi số"}, "t1").topics
    home, told = opened(workspace), {"kind": "thematic", "topic": topic.id}
    made = visitor.ask(home.board, "MakeMeeting", "m1", **told)["meeting"]
    assert visitor.ask(home.board, "MakeMeeting", "m1", **told)["meeting"] == made
    assert "Đã lập một buổi" in visitor.ask(home.board, "MakeMeeting", "m2", **told)["ask"]
    again = visitor.ask(home.board, "MakeMeeting", "m2", sure=True, **told)["meeting"]
    assert again != made
    visitor.ask(home.board, "DiscardMeeting", "discard")
    assert visitor.ask(home.board, "MakeMeeting", "m3", **told)["meeting"] not in (made, again)


def test_before_the_folder_is_read_nothing_is_made(workspace: Path, visitor: Visitor) -> None:
    home = HomePage(Journal(journal_file()), workspace)
    assert "Chưa đọc xong" in visitor.ask(home.board, "MakeMeeting")["error"]


def test_without_a_folder_it_says_how_to_choose_one(workspace: Path, visitor: Visitor) -> None:
    assert "Mở thư mục khác" in opened(None).board.state["problems"][0]


def test_a_wrong_row_is_told_and_the_sound_ones_are_there(workspace: Path, visitor: Visitor) -> None:
    filled(workspace, *PEOPLE, ("Trần Văn Dũng", "chánh thức", ""), ("", "Chính thức", ""))
    state = opened(workspace).board.state
    assert state["suggestion"]["members"] == 2
    told = " / ".join(state["problems"])
    assert "dang-vien.xlsx" in told
    for words in ("chánh thức", "4", "5"):
        assert words in told


def test_a_broken_settings_file_is_told(workspace: Path, visitor: Visitor) -> None:
    filled(workspace)
    (workspace / "chi-bo.yaml").write_text("ten_chi_bo: [Chi bộ\n", encoding="utf-8")
    state = opened(workspace).board.state
    assert any("chi-bo.yaml" in problem for problem in state["problems"])
    assert state["suggestion"]["members"] == 2


def test_a_past_meeting_that_is_not_in_the_folder_is_not_opened(workspace: Path, visitor: Visitor) -> None:
    filled(workspace)
    home = opened(workspace)
    assert "error" in visitor.ask(home.board, "OpenPast", path=str(workspace / "chi-bo.yaml"))
    assert home._journal.heads() == []


def test_a_folder_that_breaks_the_reader_is_told_and_the_page_does_not_wait_for_ever(
    tmp_path: Path, on_the_second: ShiftedClock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("a fault of the program")

    monkeypatch.setattr("assistant.views.home.page.read_cell", breaks)
    shown = opened(tmp_path)._state()
    assert "Chương trình gặp lỗi khi đọc thư mục chi bộ" in shown["problems"][0]
    assert shown["suggestion"]["reading"] == "Chưa đọc được thư mục chi bộ."
    assert "a fault of the program" in caplog.text


LISTED = tuple((f"Đảng viên Số {n}", "Chính thức", "Bí thư" if n == 1 else "") for n in range(1, 12))


def test_it_tells_which_list_was_read_and_whom_it_counts(workspace: Path, visitor: Visitor) -> None:
    filled(workspace, PEOPLE[0], *LISTED, ("Lê Dự", "Dự bị", ""))
    suggestion = opened(workspace).board.state["suggestion"]
    assert suggestion["list_read"] == "dang-vien.xlsx, trang tính “Đảng viên”: 12 đảng viên (chính thức 11, dự bị 1)"
    assert suggestion["left_out"] == []


def test_with_one_row_of_four_it_asks_before_it_makes_a_meeting(workspace: Path, visitor: Visitor) -> None:
    wrong = [(f"Lê Văn {n}", "chánh thức", "") for n in ("Ba", "Tư", "Năm")]
    filled(workspace, *PEOPLE[:2], *wrong)
    home = opened(workspace)
    left_out = home.board.state["suggestion"]["left_out"]
    assert len(left_out) == 3
    assert "không hiểu trạng thái “chánh thức” của đ/c Lê Văn Ba" in left_out[0]
    asked = visitor.ask(home.board, "MakeMeeting", "make")
    assert asked["ask"].startswith("Chỉ đọc được 1 trong 4 dòng của danh sách đảng viên")
    assert home._journal.heads() == []
    assert visitor.ask(home.board, "MakeMeeting", "sure", sure=True)["meeting"]


def test_s3_a_list_that_changed_is_told_and_taken_over_with_one_press(workspace: Path, visitor: Visitor) -> None:
    filled(workspace, PEOPLE[0], *LISTED, ("Lê Dự", "Dự bị", ""))
    home = opened(workspace)
    visitor.ask(home.board, "MakeMeeting", "make")
    assert home.board.state["plan"]["list_change"] == ""
    xlsx(workspace, PEOPLE[0], *LISTED, ("Lê Dự", "Chính thức", ""), ("Lê Mới", "Chính thức", ""))
    asyncio.run(home._read())
    told = home.board.state["plan"]["list_change"]
    assert told == (
        "Danh sách đảng viên đã đổi từ khi lập buổi: thêm Lê Mới (chính thức); "
        "đổi trạng thái Lê Dự (từ dự bị thành chính thức)."
    )
    visitor.ask(home.board, "TakeList")
    assert home.board.state["plan"]["list_change"] == ""
    meeting = Store(home._journal, home.board.state["plan"]["meeting"], home._clock).meeting
    assert meeting.voting_base(START).total == 13


def test_a_namesake_on_the_list_does_not_make_somebody_new_of_a_member(workspace: Path, visitor: Visitor) -> None:
    head = ("Họ và tên", "Trạng thái", "Chức vụ", "Ngày sinh")
    filled(workspace, head, ("Lê Văn An", "Chính thức", "Bí thư", "01/01/1970"), ("Lê Chi", "Dự bị", "", ""))
    home = opened(workspace)
    visitor.ask(home.board, "MakeMeeting", "make")
    xlsx(
        workspace, head, ("Lê Văn An", "Chính thức", "Bí thư", "01/01/1970"),
        ("Lê Văn An", "Chính thức", "", "02/02/1990"),
    )  # fmt: skip
    asyncio.run(home._read())
    told = home.board.state["plan"]["list_change"]
    assert told == "Danh sách đảng viên đã đổi từ khi lập buổi: thêm Lê Văn An (chính thức); không còn Lê Chi."
    visitor.ask(home.board, "TakeList")
    assert home.board.state["plan"]["chair"] == "le-van-an"
    assert home.board.state["plan"]["list_change"] == ""


def test_every_rule_is_shown_with_its_basis_and_its_dates(
    workspace: Path, visitor: Visitor, on_the_second: ShiftedClock
) -> None:
    filled(workspace)
    rules = opened(workspace).board.state["rules"]
    shown = {line["label"]: line for group in rules["groups"] for line in group["rules"]}
    used = load(DEFAULT_SET)
    assert {rule.label for rule in used.values.values()} <= set(shown)
    assert rules["count"] == len(used.values) + 1 == len(shown)
    assert (rules["period"], rules["outside"]) == ("từ 28/10/2025", False)
    for line in shown.values():
        assert line["value"]
        assert line["notes"]
    assert shown["Biểu quyết thông qua khi số tán thành"]["notes"] == [
        "Căn cứ: Điều lệ Đảng, Điều 9 (hơn một nửa) (từ 19/01/2011)",
        "Căn cứ: Quy định 208-QĐ/TW ngày 26/7/2026 (từ 26/07/2026)",
        "Mức áp dụng: từ 19/01/2011 · trung ương · bieu_quyet_qua",
    ]
    assert shown["Tỷ lệ đảng viên dự sinh hoạt"]["value"] == "từ 90 %"
    assert "Luật Bảo vệ bí mật nhà nước số 117/2025/QH15" in shown["Nội dung mật"]["notes"]


def test_a_set_whose_time_is_over_is_told(workspace: Path, visitor: Visitor, on_the_second: ShiftedClock) -> None:
    filled(workspace)
    settings = workspace / "chi-bo.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("bo: mac-dinh", "bo: hd12-2018"), encoding="utf-8")
    home = opened(workspace)
    assert home.board.state["rules"]["outside"]
    visitor.ask(home.board, "MakeMeeting", "make")
    assert any("ngoài thời gian áp dụng của bộ quy định" in note for note in home.board.state["plan"]["notes"])


def test_the_topic_is_named_where_the_meeting_is_prepared_and_wall_and_console_say_it(
    workspace: Path, visitor: Visitor, on_the_second: ShiftedClock
) -> None:
    filled(workspace)
    home = opened(workspace)
    visitor.ask(home.board, "MakeMeeting", "make", kind="thematic")
    assert home.board.state["plan"]["topic"] == ""
    visitor.ask(home.board, "PlanDetails", "name", topic="Cải cách hành chính")
    visitor.ask(home.board, "PlanDetails", "again", topic="Chuyển đổi số")
    assert home.board.state["plan"]["topic"] == "Chuyển đổi số"
    meeting = Store(home._journal, home.board.state["plan"]["meeting"], home._clock).meeting
    assert projector_state(meeting, on_the_second())["topic"] == "Chuyển đổi số"


def test_the_points_to_discuss_are_prepared_and_stand_at_the_item_on_console_and_wall(
    workspace: Path, visitor: Visitor, on_the_second: ShiftedClock
) -> None:
    filled(workspace)
    home = opened(workspace)
    visitor.ask(home.board, "MakeMeeting", "make", kind="thematic")
    (row,) = (one for one in home.board.state["plan"]["items"] if one["id"] == "T4")
    assert (row["discussed"], len(row["points"])) == (True, 3)
    points = ["Vì sao hồ sơ trễ hạn?", " ", "Ai trực thay?"]
    told = {"item": "T4", "title": row["typed"], "minutes": row["minutes"]}
    visitor.ask(home.board, "AmendItem", "points", points=points, **told)
    visitor.ask(home.board, "AmendItem", "other", **(told | {"minutes": 30}))
    store = Store(home._journal, home.board.state["plan"]["meeting"], home._clock)
    for command in (c.StartMeeting(), c.GoToItem("T4")):
        store.send(command)
    item = store.meeting.item("T4")
    assert item
    assert item_state(store.meeting, item, on_the_second())["points"] == ["Vì sao hồ sơ trễ hạn?", "Ai trực thay?"]
    assert projector_state(store.meeting, on_the_second())["item"]["points"] == [points[0], points[2]]


def test_a_meeting_that_takes_no_topic_is_asked_for_none(
    workspace: Path, visitor: Visitor, on_the_second: ShiftedClock
) -> None:
    filled(workspace)
    home = opened(workspace)
    visitor.ask(home.board, "MakeMeeting", "make")
    assert home.board.state["plan"]["topic"] is None
    assert visitor.ask(home.board, "PlanDetails", "name", topic="Chuyển đổi số")["error"]


def test_the_points_to_discuss_are_written_where_the_meeting_is_prepared(
    workspace: Path, visitor: Visitor, on_the_second: ShiftedClock
) -> None:
    filled(workspace)
    home = opened(workspace)
    visitor.ask(home.board, "MakeMeeting", "make")
    assert home.board.state["plan"]["focus"] == ""
    visitor.ask(home.board, "PlanDetails", "write", focus="Hồ sơ trễ hạn\nSố hóa", place="Hội trường")
    assert home.board.state["plan"]["focus"] == "Hồ sơ trễ hạn\nSố hóa"
    assert home.board.state["plan"]["place"] == "Hội trường"
    ready = {row["code"]: row["told"] for row in home.board.state["cycles"][0]["ready"]}
    assert ready["points"] == "2 vấn đề"


def test_the_posts_stand_beside_the_names_where_somebody_is_chosen(
    workspace: Path, visitor: Visitor, on_the_second: ShiftedClock
) -> None:
    init(workspace, sample=True)
    home = opened(workspace)
    visitor.ask(home.board, "MakeMeeting", "make")
    assert {"Bí thư", "Phó Bí thư"} <= {one["post"] for one in home.board.state["plan"]["members"]}


def test_the_months_steps_are_there_at_the_first_look_from_the_record_alone(
    workspace: Path, visitor: Visitor, on_the_second: ShiftedClock
) -> None:
    init(workspace, sample=True)
    write_sample(workspace, on_the_second)
    home = opened(workspace)
    (cycle,) = home.board.state["cycles"]
    (past,) = home.board.state["past"]
    assert (cycle["meeting"], cycle["path"]) == (past["id"], past["path"])
    assert home._journal.heads() == [], "looked at, not taken in"


def test_a_meeting_that_states_no_points_is_asked_for_none(
    workspace: Path, visitor: Visitor, on_the_second: ShiftedClock
) -> None:
    filled(workspace)
    home = opened(workspace)
    visitor.ask(home.board, "MakeMeeting", "make", kind="thematic")
    assert home.board.state["plan"]["focus"] is None
    asked = {row["code"] for cycle in home.board.state["cycles"] for row in cycle["ready"]}
    assert "points" not in asked


def test_a_meeting_moved_after_its_notice_asks_for_a_new_one(
    workspace: Path, visitor: Visitor, on_the_second: ShiftedClock
) -> None:
    """T16."""
    filled(workspace)
    home = opened(workspace)
    visitor.ask(home.board, "MakeMeeting", "make")
    visitor.ask(home.board, "PlanDetails", "notice", notice_on="2026-11-02")
    assert (home.board.state["plan"]["notes"], home.board.state["plan"]["moved"]) == ([], False)
    visitor.ask(home.board, "PlanDetails", "move", date="2026-11-06")
    plan = home.board.state["plan"]
    assert plan["moved"]
    assert plan["notes"] == [
        "Thông báo ngày 02/11/2026 ghi họp 14:00 ngày 04/11/2026, nay là 14:00 ngày 06/11/2026: cần thông báo lại"
    ]
    visitor.ask(home.board, "AnnounceAgain", "again")
    assert (home.board.state["plan"]["notes"], home.board.state["plan"]["notice_on"]) == ([], "2026-11-02")


def test_a_meeting_moved_to_a_day_of_other_rules_goes_by_those(
    workspace: Path, visitor: Visitor, on_the_second: ShiftedClock
) -> None:
    """Before 28/10/2025 that is HD 12: more than 85 % attend (docs/domain.md N15, N35)."""
    filled(workspace)
    home = opened(workspace)
    meeting = visitor.ask(home.board, "MakeMeeting", "make")["meeting"]
    visitor.ask(home.board, "PlanDetails", "before", date="2025-09-04")
    rules = Store(home._journal, meeting, on_the_second).meeting.rules
    assert (rules.name, rules.number("attendance_percent")) == ("hd12-2018", 85)
    assert home.board.state["plan"]["notes"] == []
    visitor.ask(home.board, "PlanDetails", "back", date="2026-11-04")
    assert Store(home._journal, meeting, on_the_second).meeting.rules.name == DEFAULT_SET
