"""`chibo register` from the window: on the screen, as JSON, as a file, and what is told where it fails."""

import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from assistant.cli.main import main
from assistant.wording.registers import TAB, TITLE
from tests.analysis.generated_year import FOUR_TIMES, YEAR, frozen_year, write_year


@pytest.fixture(scope="module")
def cell(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_year(tmp_path_factory.mktemp("cell"), frozen_year()[0])


def asked(cell: Path, *more: str) -> list[str]:
    return ["register", *more, "--year", str(YEAR), "--workspace", str(cell)]


def test_a_register_is_printed_as_a_table_with_tabs(cell: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(asked(cell, "diem-danh")) == 0
    title, headings, *rows = capsys.readouterr().out.splitlines()
    assert title == f"{TITLE['diem-danh']} · năm {YEAR} · 16 dòng"
    assert {len(line.split("\t")) for line in (headings, *rows)} == {len(headings.split("\t"))}
    name = frozen_year()[0][0].members[FOUR_TIMES].name
    (mine,) = [row for row in rows if f"\t{name}\t" in row]
    assert mine.endswith("Vắng có lý do 4 kỳ liên tiếp (quy định: không quá 3)")


def test_the_same_figures_come_as_json_and_in_the_file(cell: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(asked(cell, "bien-ban", "--json")) == 0
    told = json.loads(capsys.readouterr().out)["rows"]
    file = cell / "so.xlsx"
    assert main(asked(cell, "tat-ca", "--out", str(file))) == 0
    book = load_workbook(io.BytesIO(file.read_bytes()))
    assert book.sheetnames == list(TAB.values())
    table = list(book[TAB["bien-ban"]].iter_rows(values_only=True))[6:]
    assert [row["Phút"] for row in told] == [line[6] for line in table[: len(told)]]


def test_what_is_not_right_is_told(cell: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["register", "viec", "--workspace", str(tmp_path / "none")]) == 2
    assert "Không thấy thư mục chi bộ" in capsys.readouterr().err
    assert main(asked(cell, "tat-ca")) == 2
    assert "--out" in capsys.readouterr().err
    assert main(asked(cell, "viec", "--out", str(tmp_path / "none" / "so.xlsx"))) == 1
    assert "Không làm được" in capsys.readouterr().err


def test_a_record_that_cannot_be_read_is_told_and_the_others_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cell = write_year(tmp_path / "cell", frozen_year()[0][:2])
    broken = cell / str(YEAR) / f"{YEAR}-03-04 thuong-ky"
    broken.mkdir()
    (broken / "ho-so.json").write_text("{")
    assert main(asked(cell, "bien-ban")) == 1
    said = capsys.readouterr()
    assert "2 dòng" in said.out
    assert f"Buổi “{broken.name}” chưa tính vào sổ" in said.err
