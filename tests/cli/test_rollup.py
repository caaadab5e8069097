"""`chibo simulate` and `chibo rollup` as they are typed: what is printed, what is written, the exit codes."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from assistant.cli.main import main
from assistant.platform.paths import remembered_folder
from assistant.server.serve import ServeOptions
from assistant.usecases.tree_choice import remembered_tree
from assistant.wording.rollup import HEADINGS, SHEETS


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("province") / "tinh"
    assert main(["simulate", str(folder), "--cells", "3", "--months", "2", "--year", "2025"]) == 0
    return folder


def test_the_summary_is_told_in_sentences(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rollup", str(tree), "--year", "2025"]) == 0
    told = capsys.readouterr().out
    assert "TẬP DƯỢT" in told
    assert "3 chi bộ × 2 tháng = " in told


def test_the_page_is_opened_with_this_tree_and_the_cells_folder_stays(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, Any]] = []
    monkeypatch.setenv("CHIBO_DATA", str(tmp_path / "data"))

    def start(*_: object, **given: Any) -> int:
        asked.append(given)
        return 0

    monkeypatch.setattr("assistant.server.serve.serve", start)
    assert main(["rollup", str(tree), "--year", "2025", "--page"]) == 0
    assert remembered_tree() == tree.resolve()
    assert remembered_folder() is None
    assert (asked[0]["page"], asked[0]["chosen"]) == ({"page": "committee", "year": "2025"}, None)
    assert ServeOptions(0, False, tree, 1, False, None, {}, page=asked[0]["page"]).begun("http://x/?token=t") == (
        "http://x/?token=t&page=committee&year=2025"
    )


def test_all_tables_are_told_as_json(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rollup", str(tree), "--year", "2025", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["summary"]["reconciles"]
    assert len(told["cells"]) == 3
    assert len(told["heat"]) == 6
    assert len(told["meetings"]) == told["summary"]["met"]


def test_the_workbook_opens_and_holds_every_table(tree: Path, tmp_path: Path) -> None:
    file = tmp_path / "tong-hop.xlsx"
    assert main(["rollup", str(tree), "--year", "2025", "--out", str(file)]) == 0
    book = load_workbook(io.BytesIO(file.read_bytes()))
    assert set(book.sheetnames) == set(SHEETS.values())
    cells = book[SHEETS["cells"]]
    assert "TẬP DƯỢT" in str(cells["A2"].value)
    assert cells.max_row == 3 + 3 + 1
    for name in ("cells", "months", "types", "areas"):
        heads, total = ([cell.value for cell in book[SHEETS[name]][row]] for row in (3, book[SHEETS[name]].max_row))
        states = (HEADINGS[state] for state in ("met", "not_met", "unreadable", "pending"))
        assert sum(int(str(total[heads.index(state)])) for state in states) == 3 * 2, name
    assert "Đã đếm lại từ nội dung" in str(book[SHEETS["faults"]]["A2"].value)
    assert cells.page_setup.orientation == "landscape"
    assert cells.print_title_rows == "$3:$3"


def test_something_odd_ends_with_one_and_is_told(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = next(tree.rglob("ho-so.json"))
    sound = record.read_bytes()
    record.write_bytes(sound[:99])
    try:
        assert main(["rollup", str(tree), "--year", "2025", "--json"]) == 1
        (fault,) = json.loads(capsys.readouterr().out)["faults"]
        assert fault["kind"] == "unreadable"
    finally:
        record.write_bytes(sound)


def test_no_tree_and_no_cells_are_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rollup", str(tmp_path / "khong-co")]) == 2
    assert "Không thấy thư mục" in capsys.readouterr().err
    assert main(["rollup", str(tmp_path)]) == 2
    assert "không có thư mục chi bộ nào" in capsys.readouterr().err


def test_a_cluster_that_does_not_answer_is_said_so(
    tree: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("assistant.analysis.rollup.cluster.PATIENCE", "1s")
    assert main(["rollup", str(tree), "--year", "2025", "--scheduler", "tcp://127.0.0.1:9"]) == 2
    assert "không trả lời" in capsys.readouterr().err


def test_a_folder_with_files_is_not_simulated_into(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", str(tree)]) == 1
    assert "đã có tệp" in capsys.readouterr().err
