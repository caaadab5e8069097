"""Ba tháng liền: tasks go from one meeting to the next, and minutes, wall, console and figures tell of them alike.

October gives six tasks, November four; what is expected of December is counted by hand below.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path

from assistant.analysis.record_index import RecordIndex
from assistant.analysis.registers import MAKERS, make_register
from assistant.analysis.year import year_figures
from assistant.documents import papers
from assistant.documents.facts.phrases import VIETNAM
from assistant.documents.facts.print_order import PaperOrder
from assistant.domain import commands as c
from assistant.domain.actions import ActionItem, ActionStatus, StartState
from assistant.domain.checks import missing_checks
from assistant.domain.kinds import MeetingKind
from assistant.domain.ledger import ledger_of
from assistant.domain.meeting_figures import TaskFigures, figures_of
from assistant.domain.outline import outline_of
from assistant.domain.passages import passages_of
from assistant.domain.secrecy import has_separate_secrets
from assistant.journal.record import dump, load
from assistant.usecases.number_register import NumberBook
from assistant.usecases.past_meetings import indexed_meetings, tasks_for
from assistant.usecases.registers import year_from
from assistant.views.console.panels import carried_panel
from assistant.views.console.reading import reading_parts
from assistant.views.projector.present import projector_state
from tests.builders import CHAIR, SECRETARY, Room, making, members_of, rule_set

Given = tuple[tuple[str, Mapping[str, object]], ...]
GONE = "chinh-thuc-7"
"""Is on the list in October and November, and has moved away by December."""
OCTOBER: Given = (
    ("Họp dân", {"owners": (CHAIR,), "due": date(2026, 10, 30)}),
    ("Sửa đường", {"owners": (SECRETARY,), "due": date(2026, 10, 20)}),
    ("Rà soát hồ sơ", {"owners": (CHAIR, SECRETARY), "due": date(2026, 10, 31), "product": "Bảng rà soát"}),
    ("Làm sân bóng", {"unit": "Đoàn Thanh niên", "due": date(2026, 10, 31)}),
    ("Lập danh sách hộ nghèo", {"owners": (GONE,), "due": date(2026, 11, 30)}),
    ("Họp dân thôn", {"owners": (CHAIR,), "due": date(2026, 10, 30)}),
)
NOVEMBER: Given = (
    ("Niêm yết thủ tục", {"owners": (SECRETARY,), "due": date(2026, 12, 3)}),
    ("Kiện toàn tổ công nghệ", {"owners": (CHAIR,), "due": date(2026, 12, 15)}),
    ("Giữ vệ sinh cơ quan", {"unit": "Công đoàn", "start": StartState.STANDING}),
    ("Giúp hai quần chúng", {"owners": (CHAIR,), "due": date(2026, 11, 28)}),
)
SUM = (
    "Hoàn thành 2/5 nhiệm vụ đến hạn (40%); mức độ bình quân 82,5% của 4 nhiệm vụ đã biết mức độ; quá hạn 2; "
    "chưa đánh giá 1; chưa đến hạn 1"
)


def opened(day: date, carried: tuple[ActionItem, ...], without: str = "") -> Room:
    """A meeting of that day, at the item in which last month's tasks are assessed."""
    start = datetime(day.year, day.month, day.day, 14, 0, tzinfo=VIETNAM)
    room = Room(start)
    members = tuple(one for one in members_of() if one.id != without)
    room.send(replace(making(members, start=start, notice_on=None), carried=carried))
    room.start().roll()
    room.send(c.GoToItem("B4"))
    return room


def end(room: Room) -> Room:
    """The meeting is over."""
    room.tick(minutes=95)
    room.send(c.EndMeeting(reason="thử"))
    return room


def taken_from(room: Room) -> tuple[ActionItem, ...]:
    """What the next meeting takes over: by way of the record, as on another machine."""
    stored = load(dump(room.meeting))
    return tasks_for(MeetingKind.REGULAR, [outline_of(stored)], rule_set("mac-dinh"))


def task(room: Room, what: str) -> str:
    """Id of the task of last month that is called so."""
    return next(one.id for one in room.meeting.carried.values() if one.what == what)


def assess(room: Room, what: str, status: ActionStatus, **told: object) -> None:
    """What became of a task is told."""
    room.send(c.AssessCarried(task(room, what), status, **told))  # type: ignore[arg-type] # a test names the facts


@cache
def october() -> Room:
    """The first meeting, over: six tasks are given."""
    first = opened(date(2026, 10, 5), ())
    first.send(c.GoToItem("B6"))
    for what, facts in OCTOBER:
        first.give(what, **facts)
    return end(first)


@cache
def november() -> Room:
    """The second meeting, over: done early, done late, half done, dropped, not due yet, struck off."""
    room = opened(date(2026, 11, 4), taken_from(october()))
    assess(room, "Họp dân", ActionStatus.EARLY, result="đủ 6 thôn", done_on=date(2026, 10, 27))
    assess(room, "Sửa đường", ActionStatus.DONE, done_on=date(2026, 10, 26))
    assess(room, "Rà soát hồ sơ", ActionStatus.PARTLY, result="thiếu hồ sơ gốc", percent=60)
    assess(room, "Làm sân bóng", ActionStatus.STOPPED, result="chưa có đất")
    room.send(c.StrikeCarried(task(room, "Họp dân thôn"), "ghi trùng"))
    room.send(c.GoToItem("B6"))
    for what, facts in NOVEMBER:
        room.give(what, **facts)
    return end(room)


@cache
def december() -> Room:
    """The third meeting, still at the item: six tasks, four of them assessed."""
    room = opened(date(2026, 12, 4), taken_from(november()), without=GONE)
    assess(room, "Rà soát hồ sơ", ActionStatus.PARTLY, percent=80)
    assess(room, "Niêm yết thủ tục", ActionStatus.DONE, done_on=date(2026, 12, 3))
    assess(room, "Giữ vệ sinh cơ quan", ActionStatus.OWN, said="giữ tốt", percent=50)
    assess(room, "Giúp hai quần chúng", ActionStatus.DONE, result="đủ hồ sơ", done_on=date(2026, 11, 25))
    return room


def over(room: Room) -> Room:
    """The same meeting ended, for whoever looks back; it itself goes on."""
    later = Room(room.now)
    later.meeting = room.meeting
    return end(later)


def lay(workspace: Path, *rooms: Room) -> None:
    """Their records in the cell's folder, as the program lays them."""
    for room in rooms:
        folder = workspace / "2026" / f"{room.meeting.day:%Y-%m-%d} thuong-ky"
        folder.mkdir(parents=True)
        (folder / "ho-so.json").write_bytes(dump(room.meeting))


BY_HAND = {
    "Họp dân": ("done", "đúng hạn"),
    "Sửa đường": ("late", "chậm 6 ngày"),
    "Rà soát hồ sơ": ("overdue", "quá hạn 34 ngày"),
    "Làm sân bóng": ("stopped", "dừng thực hiện"),
    "Lập danh sách hộ nghèo": ("overdue", "quá hạn 4 ngày"),
    "Họp dân thôn": ("stopped", "dừng thực hiện"),
    "Niêm yết thủ tục": ("done", "đúng hạn"),
    "Kiện toàn tổ công nghệ": ("open", "còn 11 ngày"),
    "Giữ vệ sinh cơ quan": ("open", "chưa rõ hạn"),
    "Giúp hai quần chúng": ("done", "đúng hạn"),
}
"""How each task stands on the evening of 4 December, counted by hand."""


def minutes(room: Room) -> tuple[str, ...]:
    """The lines of the minutes."""
    return papers.print_paper(room.meeting, form_name="bien-ban", order=PaperOrder()).lines


def row(room: Room, what: str) -> str:
    """The line of the minutes' table that tells of a task."""
    return next(line for line in minutes(room) if what in line)


def test_what_is_closed_does_not_come_back_and_everything_else_does() -> None:
    assert [one.what for one in november().meeting.carried.values()] == [what for what, _ in OCTOBER]
    left = [one.what for one in december().meeting.carried.values()]
    assert left == ["Rà soát hồ sơ", "Lập danh sách hộ nghèo", *(what for what, _ in NOVEMBER)]


def test_the_second_month_tells_early_late_half_dropped_and_struck_in_its_minutes() -> None:
    room = november()
    for what, told in (
        ("Họp dân", ("hoàn thành trước hạn; xong sớm 3 ngày", "đủ 6 thôn (xong ngày 27/10/2026)")),
        ("Sửa đường", ("đã hoàn thành; xong chậm 6 ngày",)),
        ("Rà soát hồ sơ", ("sản phẩm: Bảng rà soát", "hoàn thành một phần, 60%; quá hạn 4 ngày", "có mốc thời hạn")),
        ("Làm sân bóng", ("dừng thực hiện", "chưa có đất")),
        ("Họp dân thôn", ("đưa ra khỏi danh sách", "ghi trùng")),
    ):
        assert all(one in row(room, what) for one in told), (what, row(room, what))
    assert "quá hạn" not in row(room, "Làm sân bóng")


def test_the_third_months_table_equals_what_was_counted_by_hand() -> None:
    room = december()
    assert f"{SUM}." in minutes(room)
    half = row(room, "Rà soát hồ sơ")
    assert "đang triển khai" in half
    assert "hoàn thành một phần, 80%; quá hạn 34 ngày" in half
    assert "giữ tốt, 50%" in row(room, "Giữ vệ sinh cơ quan")
    assert "thường xuyên" in row(room, "Giữ vệ sinh cơ quan")
    assert "quá hạn 4 ngày" in row(room, "Lập danh sách hộ nghèo")
    assert "đúng hạn" in row(room, "Niêm yết thủ tục")


def test_the_owner_who_has_moved_away_is_named_everywhere() -> None:
    room, name = december(), "Đảng viên Chính thức 7"
    assert name not in [one.name for one in room.meeting.members.values()]
    assert name in row(room, "Lập danh sách hộ nghèo")
    panel = carried_panel(room.meeting, room.meeting.agenda[0], room.now)
    told = next(one for one in panel["rows"] if one["what"] == "Lập danh sách hộ nghèo")
    assert (told["owner_names"], told["people"]) == (name, [{"id": GONE, "name": name}])
    wall = projector_state(room.meeting, room.now)["carried"]
    assert name in [one["who"] for one in wall]


def test_the_wall_shows_all_of_them_with_the_same_numbers() -> None:
    room = december()
    wall = projector_state(room.meeting, room.now)
    assert wall["scene"] == "carried"
    assert wall["tally"] == {"all": 6, "assessed": 4, "overdue": 2, "average": "82,5", "told": 4}
    assert [(one["what"], one["outcome"], one["mark"], one["percent"]) for one in wall["carried"]] == [
        ("Rà soát hồ sơ", "quá hạn 34 ngày", "late", 80),
        ("Lập danh sách hộ nghèo", "quá hạn 4 ngày", "late", None),
        ("Niêm yết thủ tục", "đúng hạn", "done", 100),
        ("Kiện toàn tổ công nghệ", "chưa đánh giá", "open", None),
        ("Giữ vệ sinh cơ quan", "giữ tốt", "under_way", 50),
        ("Giúp hai quần chúng", "xong sớm 3 ngày", "done", 100),
    ]
    assert wall["carried"][0]["last"] == "hoàn thành một phần, 60%; thiếu hồ sơ gốc"


def test_console_reading_and_figures_say_the_same() -> None:
    room = december()
    item = room.meeting.item("B4")
    assert item is not None
    assert carried_panel(room.meeting, item, room.now)["total"] == SUM
    read = reading_parts(room.meeting, item)[0]
    assert read["title"] == "Kết quả nhiệm vụ kỳ trước"
    assert len(read["lines"]) == 7
    assert read["lines"][-1] == SUM
    assert read["lines"][1].endswith("Đảng viên Chính thức 7 – chưa đánh giá, quá hạn 4 ngày")
    assert figures_of(room.meeting).tasks == TaskFigures(
        given=0, carried=6, done=2, partly=1, not_done=0, unanswered=2, late=2, stopped=0, average=82.5
    )


def test_what_is_not_due_yet_is_no_gap() -> None:
    gap = next(check for check in missing_checks(december().meeting, december().now) if check.code == "carried")
    assert gap.facts["whats"] == ("Lập danh sách hộ nghèo",)


def test_the_whole_life_of_a_task_is_told_in_its_order() -> None:
    room = december()
    panel = carried_panel(room.meeting, room.meeting.agenda[0], room.now)
    life = next(one["life"] for one in panel["rows"] if one["what"] == "Rà soát hồ sơ")
    assert life == [
        "05/10/2026: giao nhiệm vụ, hạn 31/10/2026",
        "04/11/2026: hoàn thành một phần, 60%; thiếu hồ sơ gốc",
    ]


def test_a_secret_task_is_neither_on_the_wall_nor_read_from_it() -> None:
    room = december()
    hidden = task(room, "Rà soát hồ sơ")
    carried = {k: replace(one, secret=k == hidden) for k, one in room.meeting.carried.items()}
    meeting = replace(room.meeting, carried=carried, reading="B4")
    wall = projector_state(meeting, room.now)
    assert "Rà soát hồ sơ" not in str(wall)
    assert projector_state(replace(meeting, reading=""), room.now)["tally"]["all"] == 5


def test_a_task_of_a_secret_item_that_is_kept_with_the_rest_is_told_by_the_minutes_alone(tmp_path: Path) -> None:
    """The cell keeps its secrets with the rest: the minutes have the task; no wall, register or search does, ever."""
    what, first = "Xác minh đơn của đồng chí Tuấn", opened(date(2026, 10, 5), ())
    first.send(c.AmendItem("B6", "Việc riêng", secret=True))
    first.send(c.GoToItem("B6"))
    first.give(what, owners=(CHAIR,), due=date(2026, 10, 30))
    end(first)
    second = end(opened(date(2026, 11, 4), taken_from(first)))
    third = opened(date(2026, 12, 4), taken_from(second))
    for room in (second, third):
        meeting = room.meeting
        assert what in "\n".join(minutes(room))
        assert not has_separate_secrets(meeting)
        for reading in ("", "B4"):
            assert what not in str(projector_state(replace(meeting, reading=reading), room.now))
        assert what not in str(ledger_of(meeting))
        assert what not in str(list(passages_of(meeting)))
        assert what in str(carried_panel(meeting, next(i for i in meeting.agenda if i.id == "B4"), room.now))
    lay(tmp_path, first, second, over(third))
    index = RecordIndex(tmp_path, None)
    sources = year_from(index, indexed_meetings(index), 2026, date(2026, 12, 31), NumberBook()).sources
    for name in MAKERS:
        assert what not in make_register(name, sources).frame.to_string()


def test_the_year_page_tells_what_was_counted_by_hand(tmp_path: Path) -> None:
    lay(tmp_path, october(), november(), over(december()))
    index = RecordIndex(tmp_path, None)
    read = year_from(index, indexed_meetings(index), 2026, date(2026, 12, 4), NumberBook())
    rows = make_register("viec", read.sources).frame.to_dict("records")
    assert {row["what"]: (row["state"], row["told"]) for row in rows} == BY_HAND
    months = {one.month: one.due for one in year_figures(read.sources).months}
    assert (months[10].in_time, months[10].late, months[10].overdue) == (1, 1, 1)
    assert (months[11].in_time, months[11].late, months[11].overdue) == (1, 0, 1)
    assert (months[12].in_time, months[12].late, months[12].overdue) == (1, 0, 0)
    (gone,) = (row for row in rows if row["what"] == "Lập danh sách hộ nghèo")
    assert "Đảng viên Chính thức 7" in gone["owners"]
