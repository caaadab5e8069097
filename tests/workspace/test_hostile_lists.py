"""dang-vien.xlsx and .csv by anybody's Excel: members or problems in words, soon, in little memory; no crash."""

import io
import random
import re
import time
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from datetime import time as hour
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from assistant.workspace import table
from assistant.workspace.members import MemberList, read_members
from assistant.workspace.workbook import workbook_bytes
from tests.examples import examples
from tests.workspace.lists import HEAD, csv, names, only, xlsx

FIRST_SHEET = "xl/worksheets/sheet1.xml"
CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**6), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1900, 3, 1), date(9999, 12, 31)),
    st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 31)),
    st.just(hour(14, 30)),
    st.sampled_from(["CT", "dự bị", "#N/A", "#REF!", "=1+1", "=HYPERLINK(1)", "+84", "@x", "-1", "{{ x }}", "<b>"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12),
)


def sound(found: MemberList, file: str = "dang-vien.xlsx") -> None:
    """Every problem is a sentence of readable length that names the file; every member has a name and an id."""
    for problem in found.problems:
        assert file in problem.sentence()
        assert len(problem.sentence()) < 2000
        assert problem.remedy
    assert all(member.name and member.id for member in found.members)


@settings(max_examples=examples(150), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(CELLS, max_size=6), max_size=6),
    st.booleans(),
    st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), max_size=2),
    st.lists(st.integers(1, 7), max_size=2),
)
def test_whatever_stands_in_the_cells(
    tmp_path: Path, rows: list[list[Any]], headed: bool, merged: list[tuple[int, int]], hidden: list[int]
) -> None:
    """Numbers, dates, booleans, errors, formulas; cells merged and rows hidden; with or without headings."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in [HEAD, *rows] if headed else rows:
        sheet.append(list(cells))
    for row, column in merged:
        sheet.merge_cells(start_row=row, start_column=column, end_row=row + 1, end_column=column + 1)
    for row in hidden:
        sheet.row_dimensions[row].hidden = True
    path = tmp_path / "dang-vien.xlsx"
    book.save(path)
    sound(read_members(path))


def test_what_is_sound_is_read_beside_what_is_not(tmp_path: Path) -> None:
    rows = [("#REF!", "CT"), ("Lê An", "CT"), (True, 5), ("Vũ Bình", "DB", "#VALUE!"), ("=A1", "CT"), (1.5, None)]
    found = read_members(xlsx(tmp_path, HEAD, *rows))
    assert {"Lê An", "Vũ Bình"} <= set(names(found))
    assert {problem.row for problem in found.problems} >= {2, 4}


def test_an_error_of_excel_is_nothing_and_the_same_signs_as_text_stay(tmp_path: Path) -> None:
    path = xlsx(tmp_path, (*HEAD, "Chức vụ"), ("Lê An", "CT", "#N/A"), ("Vũ Bình", "CT", None, None, None, "x"))
    book = load_workbook(path)
    book.worksheets[0]["F3"] = "#DIV/0!"
    book.worksheets[0]["F3"].data_type = "s"
    book.save(path)
    found = read_members(path)
    assert not found.problems
    assert [(member.birth, member.role) for member in found.members] == [(None, ""), (None, "#DIV/0!")]


def repacked(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """A workbook with one part changed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, change(data) if name == part else data)
    out = path.with_name("dang-vien-sua.xlsx")
    out.write_bytes(packed.getvalue())
    return out


ENTITIES = b"<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(8)
)


@pytest.mark.parametrize(
    "change",
    [
        lambda x: x.replace(b'"A2"', b'"A1048576"').replace(b'r="2"', b'r="1048576"'),
        lambda x: x.replace(b'"A2"', b'"A99999999999"').replace(b'r="2"', b'r="99999999999"'),
        lambda x: x.replace(b'"A2"', b'"!!"'),
        lambda x: x.replace(b'"B2"', b'"XFD2"'),
        lambda x: x.replace(b't="s"', b't="zz"'),
        lambda x: x.replace(b't="s"', b't="d"'),
        lambda x: x.replace(b't="s"><v>0', b't="n"><v>1e999'),
        lambda x: x.replace(b't="s"><v>0', b't="s"><v>999999'),
        lambda x: x.replace(b'r="A2"', b'r="A2" s="9999"'),
        lambda x: ENTITIES + b"]>" + x.replace(b"<v>0</v>", b"<v>&i;</v>"),
        lambda x: x[: len(x) // 2],
        lambda x: b"",
    ],
)
def test_a_sheet_that_excel_would_not_write(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    begin = time.process_time()
    sound(read_members(repacked(xlsx(tmp_path, HEAD, ("Lê An", "CT")), FIRST_SHEET, change)), "dang-vien-sua.xlsx")
    assert time.process_time() - begin < 10


@pytest.mark.filterwarnings("ignore::UserWarning")  # openpyxl's own remarks on a damaged workbook
def test_spoilt_parts_of_a_workbook_never_crash(tmp_path: Path) -> None:
    """Bytes changed, cut out, attributes replaced, in every part; 25 times each, always the same ones."""
    path = xlsx(tmp_path, HEAD, ("Lê An", "CT", date(1980, 9, 5)))
    rare = [b"", b"-1", b"99999999999999", b"x", b"1e400", "é".encode(), b"true", b"A1:ZZZ9"]
    chance = random.Random(1)

    def spoil(data: bytes) -> bytes:
        spoilt = bytearray(data)
        for _ in range(chance.choice([1, 1, 2, 3])):
            place, kind = chance.randrange(len(spoilt)), chance.random()
            values = list(re.finditer(rb'"[^"]*"', spoilt))
            if kind < 0.4:
                spoilt[place] = chance.choice(b'0159azAZ"<>/ -')
            elif kind < 0.7 or not values:
                del spoilt[place : place + chance.randrange(1, 30)]
            else:
                found = chance.choice(values)
                spoilt[found.start() + 1 : found.end() - 1] = chance.choice(rare)
        return bytes(spoilt) or b"x"

    with zipfile.ZipFile(path) as package:
        parts = package.namelist()
    for part in parts:
        for _ in range(25):
            sound(read_members(repacked(path, part, spoil)), "dang-vien-sua.xlsx")


def test_a_cell_far_away_costs_nothing(tmp_path: Path) -> None:
    """One stray cell at the end of the sheet once took the whole memory."""
    path = xlsx(tmp_path, HEAD, ("Lê An", "CT"))
    book = load_workbook(path)
    sheet = book.worksheets[0]
    sheet.cell(5, 16384, "lạc")
    sheet.cell(1_048_576, 1, "lạc")
    book.save(path)
    begin = time.process_time()
    found = read_members(path)
    assert time.process_time() - begin < 10
    assert names(found) == ["Lê An"]
    assert (only(found).row, only(found).sheet) == (table.MOST_ROWS + 1, "Đảng viên")


def test_a_small_file_that_unpacks_to_a_flood_is_refused(tmp_path: Path) -> None:
    path = repacked(xlsx(tmp_path, HEAD, ("Lê An", "CT")), FIRST_SHEET, lambda x: x + b" " * (table.MOST_XML + 1))
    assert path.stat().st_size < 500_000
    begin = time.process_time()
    assert "quá lớn" in only(read_members(path)).sentence()
    assert time.process_time() - begin < 1


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dang-vien.csv"
    path.write_bytes(b"x" * (table.MOST_BYTES + 1))
    assert "quá lớn" in only(read_members(path)).sentence()


def test_a_cell_as_long_as_excel_allows_is_quoted_in_short(tmp_path: Path) -> None:
    found = read_members(xlsx(tmp_path, HEAD, ("Lê An", "CT", "y" * 32767), ("Vũ Bình", "z" * 32767)))
    assert names(found) == ["Lê An"]
    sound(found)


def test_the_sheet_of_members_is_found_among_many(tmp_path: Path) -> None:
    path = xlsx(tmp_path, HEAD, ("Lê An", "CT"))
    book = load_workbook(path)
    for number in range(60):
        book.create_sheet(f"Trang {number}").append(["a", "b"])
    book.save(path)
    assert names(read_members(path)) == ["Lê An"]


@pytest.mark.parametrize(
    "text",
    [
        "Họ và tên;Trạng thái\n" + ";" * 10**6,
        "Họ và tên,Trạng thái\n" + "Lê An,CT\n" * 30_000,
        'Họ và tên,Trạng thái\n"Lê An,CT\n',
        "Họ và tên,Trạng thái\nA\0B,CT\n",
        "Họ và tên,Trạng thái\n" + "A" * 10**6 + ",CT\n",
        "Họ và tên\tTrạng thái\r\r\n\u2028\x0b,\x0cLê An\tCT",
    ],
    ids=["wide", "long", "open quote", "null", "long cell", "odd line ends"],
)
def test_odd_text_files(tmp_path: Path, text: str) -> None:
    begin = time.process_time()
    sound(read_members(csv(tmp_path, text)), "dang-vien.csv")
    assert time.process_time() - begin < 10


@settings(max_examples=examples(150), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(',;\t"\n\r\0'), max_size=40),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be"]),
    st.sampled_from(",;\t"),
    st.binary(max_size=3),
)
def test_any_text_in_any_encoding(tmp_path: Path, text: str, encoding: str, separator: str, junk: bytes) -> None:
    path = tmp_path / "dang-vien.csv"
    whole = f"Họ và tên{separator}Trạng thái\nLê An{separator}CT\n{text}"
    path.write_bytes(whole.encode(encoding) + junk)
    sound(read_members(path), "dang-vien.csv")


def test_a_formula_that_was_typed_as_a_name_is_text_in_the_list_we_write(tmp_path: Path) -> None:
    """`=`, `+`, `-`, `@` begin formulas in Excel; in a list that the program writes nothing is one."""
    rows = [(f"{sign}HYPERLINK(1)", "CT") for sign in ("'=", "+", "-", "@")]
    members = read_members(xlsx(tmp_path, HEAD, *rows)).members
    assert len(members) == 4
    sheet = load_workbook(io.BytesIO(workbook_bytes(members))).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows(min_row=2, min_col=2) for cell in row if cell.value} == {"s"}
