"""The committee's page: known numbers first, down to a meeting's minutes for a reason, thresholds, what is odd."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.documents.rendering.docx_text import read_document
from assistant.journal.journal import Journal
from assistant.platform.paths import data_dir
from assistant.usecases.downloads import paper_at
from assistant.usecases.province.tree import make_province
from assistant.usecases.tree_choice import chose_tree, remembered_tree
from assistant.views.committee.page import CommitteePage
from assistant.workspace.committee import settings_file
from tests.pages import Visitor

YEAR = 2025


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    folder = tmp_path / "tinh"
    make_province(folder, 9, 2, 3, YEAR, lambda done, total: None)
    return folder


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
    assert top["numbers"][0]["label"] == "Sinh hoạt tháng 12"
    area = top["lines"][0]["path"]
    below = level(board, visitor, area, month=1)
    assert [one["path"] for one in below["crumbs"]] == ["", area]
    held = sum(bool(cell["months"]["1"]) for cell in truth if cell["path"].startswith(f"{area}/"))
    assert below["numbers"][0] == {"label": "Sinh hoạt tháng 1", "value": f"{held}/{below['count']}", "before": ""}
    cell = next(one for one in truth if one["path"].startswith(f"{area}/") and one["months"]["1"])
    shown = visitor.ask(board.board, "ShowTreeCell", cell=cell["path"])
    first, one = shown["meetings"][0], cell["months"]["1"]
    assert (shown["name"], first["points"]) == (cell["name"], f"{one['points']:g}".replace(".", ","))
    assert first["came"] == f"{one['present']}/{one['expected']}"
    line = next(line for line in below["lines"] if line["path"] == cell["path"])
    assert line["marks"][0]["told"].startswith(f"{cell['name']}, tháng 1: {first['points']} điểm")


def test_the_data_line_adds_up_and_what_is_odd_is_named(board: CommitteePage, visitor: Visitor, tree: Path) -> None:
    record = min(tree.rglob("ho-so.json"))
    record.write_bytes(b"")
    opened(board, visitor, "ReadTreeAgain")
    top = level(board, visitor)
    met, not_met, unreadable = (int(top[name].split(" =")[-1].split()[0]) for name in ("sums", "not_met", "unreadable"))
    assert met + not_met + unreadable == 9 * 12
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
