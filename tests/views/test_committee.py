"""The committee's page: known numbers first, down to a meeting's minutes for a reason, thresholds, what is odd."""

import asyncio
import json
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.documents.rendering.docx_text import read_document
from assistant.domain.oversight import OfficialGrade
from assistant.journal.journal import Journal
from assistant.platform.paths import data_dir
from assistant.usecases.committee_tree import known_before
from assistant.usecases.downloads import paper_at
from assistant.usecases.province.tree import make_province
from assistant.usecases.rolling_up import roll_up
from assistant.usecases.tree_choice import chose_tree, remembered_tree
from assistant.views.committee.page import CommitteePage
from assistant.workspace.committee import settings_file
from assistant.workspace.official import read_official, write_official
from tests.pages import Visitor

YEAR, MONTHS = 2025, 4


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("province") / "tinh"
    make_province(folder, 9, MONTHS, 3, YEAR, lambda done, total: None)
    return folder


@pytest.fixture
def tree(province: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(province, tmp_path / "tinh"))


@pytest.fixture
def board(tree: Path, workspace: Path, visitor: Visitor) -> Iterator[CommitteePage]:
    """The page, its tree read."""
    journal = Journal(data_dir() / "chibo.sqlite")
    yield opened(CommitteePage(journal, tree, YEAR), visitor)
    journal.close()


def opened(board: CommitteePage, visitor: Visitor, command: str = "Hello") -> CommitteePage:
    """The page once its tree was read."""

    async def course() -> None:
        visitor.ask(board.board, command)
        await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}))

    asyncio.run(course())
    return board


def level(board: CommitteePage, visitor: Visitor, folder: str = "", **wanted: Any) -> dict[str, Any]:
    asked = {"measure": "points", "kind": "", "month": 0, "first": 0, **wanted}
    return visitor.ask(board.board, "ShowLevel", folder=folder, **asked)


def test_from_the_province_down_to_a_cells_meetings(board: CommitteePage, visitor: Visitor, tree: Path) -> None:
    truth = json.loads((tree / "su-that.json").read_text("utf-8"))["cells"]
    state = board.board.state
    assert (state["ready"], state["practice"], state["year"], state["problems"]) == (True, True, YEAR, [])
    top = level(board, visitor)
    assert "9 chi bộ" in top["headline"]
    assert top["numbers"][0]["label"] == "Sinh hoạt tháng 4"
    area = top["lines"][0]["path"]
    assert all(one["name"].endswith(area.rpartition("/")[2]) for one in (*top["helped"], *top["improved"]))
    below = level(board, visitor, area, month=1)
    assert [one["path"] for one in below["crumbs"]] == ["", area]
    held = sum(bool(cell["months"]["1"]) for cell in truth if cell["path"].startswith(f"{area}/"))
    assert below["numbers"][0] == {"label": "Sinh hoạt tháng 1", "value": f"{held}/{below['count']}", "before": ""}
    cell = next(one for one in truth if one["path"].startswith(f"{area}/") and one["months"]["1"])
    shown = visitor.ask(board.board, "ShowTreeCell", cell=cell["path"])
    first, one = shown["meetings"][0], cell["months"]["1"]
    assert (shown["name"], first["points"]) == (cell["name"], f"{one['points']:g}".replace(".", ","))
    assert first["came"] == f"{one['present']}/{one['expected']}"
    asked = ("in_window", "attended", "spoken", "concluded")
    for meeting in shown["meetings"]:
        told = cell["months"][str(meeting["month"])]
        assert {name: name not in meeting["weak"] for name in asked} == {name: told[name] for name in asked}
    year, january = shown["officials"][0], next(row for row in shown["officials"] if row["month"] == 1)
    checks = json.loads((tree / first["path"]).read_text("utf-8"))["figures"]["checks"]
    assert january["checked"] == f"{checks['reached']}/{checks['reached'] + len(checks['missing'])}"
    reached, of = map(int, year["checked"].split("/"))
    assert checks["reached"] < reached < of
    line = next(line for line in below["lines"] if line["path"] == cell["path"])
    assert line["marks"][0]["told"].startswith(f"{cell['name']}, tháng 1: {first['points']} điểm")


def test_the_data_line_adds_up_and_what_is_odd_is_named(board: CommitteePage, visitor: Visitor, tree: Path) -> None:
    record = min(tree.rglob("ho-so.json"))
    record.write_bytes(b"")
    opened(board, visitor, "ReadTreeAgain")
    top = level(board, visitor)
    met, not_met, unreadable = (int(top[name].split(" =")[-1].split()[0]) for name in ("sums", "not_met", "unreadable"))
    assert met + not_met + unreadable == 9 * MONTHS
    assert unreadable == 1
    faults = visitor.ask(board.board, "ShowFaults", folder="", first=0)
    assert faults["count"] == len(faults["faults"]) == 1
    assert faults["faults"][0]["path"] == record.relative_to(tree).as_posix()
    assert faults["faults"][0]["label"] == "Hồ sơ rỗng"


def test_what_was_known_is_shown_while_the_tree_is_away(
    board: CommitteePage, visitor: Visitor, tree: Path, tmp_path: Path
) -> None:
    tree.rename(tmp_path / "away")
    journal = Journal(data_dir() / "chibo.sqlite")
    again = opened(CommitteePage(journal, tree, YEAR), visitor)
    assert again.board.state["ready"]
    assert "Không thấy thư mục" in again.board.state["problems"][0]
    assert level(again, visitor)["lines"] == level(board, visitor)["lines"]
    journal.close()


def test_thresholds_are_typed_kept_and_tell_who_needs_help(board: CommitteePage, visitor: Visitor, tree: Path) -> None:
    before = level(board, visitor)["helped"]
    answer = visitor.ask(board.board, "SetLimits", limits={"diem_duoi": "100", "so_thang_lien": "1"})
    assert "error" not in answer
    after = level(board, visitor)
    assert after["helped"] != before
    assert any("liền dưới 100 điểm" in one["told"] for one in after["helped"])
    assert "dưới 100 điểm" in after["rules"]
    assert "diem_duoi: 100" in settings_file(tree).read_text("utf-8")
    wrong = visitor.ask(board.board, "SetLimits", limits={"so_thang_lien": "1,5"})
    assert wrong["error"] == "“Cần giúp khi số tháng yếu liền nhau từ” phải là số từ 1 đến 12 và không có số lẻ."
    assert level(board, visitor)["rules"] == after["rules"]
    visitor.ask(board.board, "SetLimits", limits=dict.fromkeys(("diem_duoi", "so_thang_lien"), ""))
    assert level(board, visitor)["helped"] == before


def a_cell(board: CommitteePage, visitor: Visitor, number: int = 0) -> str:
    """The path of a cell of the first committee that has so many."""
    below = (level(board, visitor, line["path"])["lines"] for line in level(board, visitor)["lines"])
    return str(next(lines[number]["path"] for lines in below if len(lines) > number))


def decide(board: CommitteePage, visitor: Visitor, cell: str, month: int, grade: str, seen: str = "") -> dict[str, Any]:
    given: dict[str, Any] = {"cell": cell, "month": month, "grade": grade, "points": "", "remark": "", "seen": seen}
    return visitor.ask(board.board, "SetOfficialGrade", **given)


def decided(board: CommitteePage, visitor: Visitor, cell: str) -> dict[int, str]:
    shown = visitor.ask(board.board, "ShowTreeCell", cell=cell)["officials"]
    return {one["month"]: one["grade"] for one in shown if one["grade"]}


def test_what_was_decided_is_shown_before_the_tree_was_read_again(
    board: CommitteePage, visitor: Visitor, tree: Path
) -> None:
    cell = a_cell(board, visitor)
    decide(board, visitor, cell, 3, "fair")
    known = known_before(tree, YEAR)
    assert known is not None
    official = known[0].officials[cell].of(YEAR, 3)
    assert official is not None
    assert official.grade == "fair"


def test_who_was_too_late_sees_what_somebody_else_decided(board: CommitteePage, visitor: Visitor, tree: Path) -> None:
    cell = a_cell(board, visitor)
    write_official(tree / cell, "Đảng ủy", OfficialGrade(YEAR, 3, "poor", at="1"), "")
    refused = decide(board, visitor, cell, 3, "good")
    assert "vừa được người khác ghi (Kém)" in refused["error"]
    assert decided(board, visitor, cell) == {3: "poor"}
    assert "error" not in decide(board, visitor, cell, 3, "good", "1")
    assert decided(board, visitor, cell) == {3: "good"}


def test_grades_given_at_the_same_time_are_all_written_and_shown(
    board: CommitteePage, visitor: Visitor, tree: Path
) -> None:
    one, other = a_cell(board, visitor), a_cell(board, visitor, 1)

    async def course() -> None:
        for month in (1, 2, 3, 4):
            decide(board, visitor, one, month, "fair")
        decide(board, visitor, other, 1, "good")
        visitor.ask(board.board, "SetLimits", limits={"diem_duoi": "100"})
        await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}))

    asyncio.run(course())
    assert decided(board, visitor, one) == dict.fromkeys((1, 2, 3, 4), "fair")
    assert decided(board, visitor, other) == {1: "good"}
    assert len(read_official(tree / one).grades) == 4
    assert "dưới 100 điểm" in level(board, visitor)["rules"]


def test_what_is_set_while_the_tree_is_read_stays(
    board: CommitteePage, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    cell, read, begun, go_on = a_cell(board, visitor), roll_up, threading.Event(), threading.Event()

    def slow(*asked: Any) -> Any:
        found = read(*asked)
        begun.set()
        assert go_on.wait(30)
        return found

    monkeypatch.setattr("assistant.views.committee.page.roll_up", slow)

    async def course() -> None:
        visitor.ask(board.board, "ReadTreeAgain")
        (reading,) = asyncio.all_tasks() - {asyncio.current_task()}
        await asyncio.to_thread(begun.wait, 30)
        decide(board, visitor, cell, 3, "fair")
        visitor.ask(board.board, "SetLimits", limits={"diem_duoi": "100"})
        await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task(), reading}))
        go_on.set()
        await reading

    asyncio.run(course())
    assert decided(board, visitor, cell) == {3: "fair"}
    assert "dưới 100 điểm" in level(board, visitor)["rules"]


def test_a_type_of_cells_that_a_folder_has_none_of_shows_all_of_it(board: CommitteePage, visitor: Visitor) -> None:
    kinds = [one["code"] for one in board.board.state["types"]]
    folder = a_cell(board, visitor)  # the smallest folder: it has cells of one type only
    (own,) = (kind for kind in kinds if level(board, visitor, folder, kind=kind)["kind"] == kind)
    kind = next(kind for kind in kinds if kind != own)
    shown = level(board, visitor, folder, kind=kind)
    assert "error" not in shown
    assert (shown["kind"], shown["lines"]) == ("", level(board, visitor, folder)["lines"])
    assert level(board, visitor, kind=kind)["kind"] == kind


def test_minutes_are_opened_for_a_reason_that_is_written_down(
    board: CommitteePage, visitor: Visitor, tree: Path
) -> None:
    record = min(tree.rglob("ho-so.json")).relative_to(tree).as_posix()
    refused = visitor.ask(board.board, "OpenTreeMinutes", record=record, reason="  ")
    assert refused["error"].startswith("Hãy ghi lý do xem biên bản.")
    assert not (tree / "cap-uy").exists()
    answer = visitor.ask(board.board, "OpenTreeMinutes", record=record, reason="Kiểm tra nề nếp quý I")
    paper = paper_at(answer["file"])
    assert paper is not None
    assert any("BIÊN BẢN" in line.upper() for line in read_document(paper.read_bytes()).body)
    (note,) = (tree / "cap-uy" / "da-xem").iterdir()
    told = json.loads(note.read_text("utf-8"))
    assert (told["ho_so"], told["ly_do"]) == (record, "Kiểm tra nề nếp quý I")


def test_a_tree_that_is_away_is_not_made_again_when_minutes_are_asked_for(
    board: CommitteePage, visitor: Visitor, tree: Path, tmp_path: Path
) -> None:
    record = min(tree.rglob("ho-so.json")).relative_to(tree).as_posix()
    tree.rename(tmp_path / "away")
    refused = visitor.ask(board.board, "OpenTreeMinutes", record=record, reason="Kiểm tra nề nếp")
    assert refused["error"].startswith("Không mở được biên bản")
    assert not tree.exists()


def test_only_meetings_of_the_tree_are_opened(board: CommitteePage, visitor: Visitor, tree: Path) -> None:
    answer = visitor.ask(board.board, "OpenTreeMinutes", record="../../etc/passwd", reason="x")
    assert "không còn trong cây thư mục" in answer["error"]


def test_cells_are_found_with_and_without_marks(board: CommitteePage, visitor: Visitor) -> None:
    wanted = level(board, visitor, level(board, visitor)["lines"][0]["path"])["lines"][0]
    found = visitor.ask(board.board, "FindCells", words=wanted["name"])["cells"]
    assert wanted["path"] in [one["path"] for one in found]
    assert visitor.ask(board.board, "FindCells", words="khong co dau")["cells"] == []


@pytest.mark.parametrize("what", ["workbook", "year", "half1", "grades", "chosen"])
def test_every_file_is_made_and_can_be_fetched(board: CommitteePage, visitor: Visitor, what: str) -> None:
    answer = visitor.ask(board.board, "MakeTreeFile", what=what, month=1)
    paper = paper_at(answer["file"])
    assert paper is not None
    assert paper.stat().st_size > 4000


def test_a_tree_is_told_from_a_cells_folder_and_remembered(tree: Path, workspace: Path, tmp_path: Path) -> None:
    (workspace / "chi-bo.yaml").write_text("ten_chi_bo: Chi bộ A\n", "utf-8")
    (tmp_path / "trong").mkdir()
    assert not chose_tree(str(workspace))
    assert not chose_tree(str(tmp_path / "trong"))
    assert not chose_tree("tinh")
    assert remembered_tree() is None
    assert chose_tree(f'"{tree}"')
    assert remembered_tree() == tree.resolve()


def test_without_a_tree_the_page_says_how_to_choose_one(workspace: Path, visitor: Visitor) -> None:
    journal = Journal(data_dir() / "chibo.sqlite")
    board = CommitteePage(journal, None, None)
    visitor.ask(board.board, "Hello")
    assert "chibo rollup" in board.board.state["problems"][0]
    answer = visitor.ask(board.board, "ShowLevel", folder="", measure="points", kind="", month=0, first=0)
    assert answer["error"].startswith("Chưa đọc xong")
    journal.close()
