"""Các sổ của năm: a generated year, and what every register says of it, against what was noted while it was lived."""

import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from assistant.analysis.frames import Frames, held_meetings
from assistant.analysis.record_index import RecordIndex
from assistant.analysis.register_book import HEAD_ROW, BookHead, book_bytes
from assistant.analysis.register_table import Register, Sources
from assistant.analysis.registers import MAKERS, make_register
from assistant.analysis.year import year_figures
from assistant.domain.ledger import ledger_of
from assistant.domain.numbering import IssuedNumber
from assistant.domain.outline import outline_of
from assistant.journal.record import dump_redacted, load
from assistant.usecases.number_register import NumberBook
from assistant.usecases.past_meetings import indexed_meetings
from assistant.usecases.registers import CellYear, year_from
from assistant.wording.registers import HEADING, OPINIONS_APART, TAB, TITLE
from tests.analysis.generated_year import (
    FOUR_TIMES,
    MISSED_QUARTER,
    SHORT_MONTH,
    THREE_MONTHS,
    TOPICS,
    YEAR,
    Lived,
    frozen_year,
    write_year,
)
from tests.documents.hidden import hidden
from tests.documents.meetings import full_adopted

TODAY = date(2026, 12, 31)
HEAD = BookHead("Đảng ủy xã", "Chi bộ Văn phòng", TODAY, place="Xã Mẫu")
NUMBERS = NumberBook(
    issued=(IssuedNumber("05", "NQ", "CB", date(2026, 5, 4), "m5 nghi-quyet", "Nghị quyết tháng 5"),),
    struck=(IssuedNumber("04", "NQ", "CB", date(2026, 4, 4), "m4", "Nhầm", struck="ghi nhầm", struck_on=TODAY),),
)


@pytest.fixture(scope="module")
def cell(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_year(tmp_path_factory.mktemp("cell"), frozen_year()[0])


@pytest.fixture(scope="module")
def year(cell: Path) -> CellYear:
    index = RecordIndex(cell, None)
    return year_from(index, indexed_meetings(index), YEAR, TODAY, NUMBERS)


@pytest.fixture(scope="module")
def lived() -> Lived:
    return frozen_year()[1]


def rows(year: CellYear, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = make_register(name, year.sources).frame.to_dict("records")
    return found


def test_every_register_has_its_words() -> None:
    assert list(MAKERS) == list(TITLE) == list(TAB)


def test_the_index_keeps_what_loading_everything_tells(cell: Path) -> None:
    index = RecordIndex(cell, None)
    outlines = {one.path: one.outline for one in index.refresh()}
    ledgers = index.ledgers(date(2026, 1, 1), TODAY)
    for path in cell.rglob("ho-so.json"):
        meeting = load(path.read_bytes(), path)
        assert (outlines[path], ledgers[path]) == (outline_of(meeting), ledger_of(meeting))
    assert len(ledgers) == 12 + len(TOPICS)


def test_registers_made_from_the_index_are_those_of_the_meetings_themselves(year: CellYear, cell: Path) -> None:
    loaded = [(path, load(path.read_bytes(), path)) for path in cell.rglob("ho-so.json")]
    pairs = [(path, outline_of(meeting)) for path, meeting in loaded]
    frames = Frames(held_meetings(pairs, {path: ledger_of(meeting) for path, meeting in loaded}))
    whole = Sources(YEAR, TODAY, frames, frames, {one.id: one.day for _, one in pairs}, NUMBERS.issued, NUMBERS.struck)
    for name in MAKERS:
        assert make_register(name, whole).frame.equals(make_register(name, year.sources).frame), name


def test_the_minutes_book_has_every_meeting_with_its_figures(year: CellYear, lived: Lived) -> None:
    book = rows(year, "bien-ban")
    assert [one["day"] for one in book] == lived.days
    assert [one["minutes"] for one in book] == list(lived.minutes.values())
    assert [one["speakers"] for one in book] == [len(lived.speakers[day]) for day in lived.days]
    assert [one["conclusions"] for one in book] == [lived.conclusions[day] for day in lived.days]
    for one in book:
        signs = Counter(lived.marks[member][one["day"]] for member in lived.marks)
        assert (one["present"], one["expected"]) == (signs["x"], 16)


def test_attendance_is_a_sign_a_meeting_and_finds_who_was_away_too_often(year: CellYear, lived: Lived) -> None:
    register = make_register("diem-danh", year.sources)
    signs = [one.code for one in register.columns if re.fullmatch(r"\d\d/\d\d", one.heading)]
    flagged = {}
    for row in register.frame.to_dict("records"):
        marks = lived.marks[row["member"]]
        assert [row[code] for code in signs] == list(marks.values())
        counted = Counter(marks.values())
        assert (row["present"], row["excused"], row["unexcused"]) == (counted["x"], counted["P"], counted["K"])
        if row["remark"]:
            flagged[row["member"]] = row["remark"]
    assert flagged[FOUR_TIMES] == "Vắng có lý do 4 kỳ liên tiếp (quy định: không quá 3)"
    assert flagged[THREE_MONTHS] == "Vắng không lý do 3 tháng trong năm; xem xét theo Điều 8 Điều lệ Đảng"
    assert set(flagged) == {FOUR_TIMES, THREE_MONTHS}


def test_opinions_stand_one_by_one_and_summed_by_member(year: CellYear, lived: Lived) -> None:
    told = [(one["day"], one["text"]) for one in rows(year, "y-kien")]
    assert sorted(told) == sorted((day, said) for day, _, _, said in lived.opinions)
    for one in rows(year, "phat-bieu"):
        mine = [line for line in lived.opinions if line[1] == one["member"]]
        assert one["opinions"] == len(mine)
        assert one["spoke"] == len({day for day, *_ in mine})
        assert one["came"] == sum(sign == "x" for sign in lived.marks[str(one["member"])].values())


def test_a_task_stands_as_its_last_assessment_left_it(year: CellYear, lived: Lived) -> None:
    book = {str(one["id"]): one for one in rows(year, "viec")}
    assert set(book) == set(lived.tasks)
    for key, task in lived.tasks.items():
        one = book[key]
        assert (one["what"], one["given"], one["due"]) == (task.what, task.given, task.due)
        assert len(one["life"]) >= 1 + len(task.told)
        done = bool(task.told) and task.told[-1][1] == "done"
        late = (task.done_on if done else TODAY) or TODAY
        days = (late - task.due).days if task.due else 0
        expected = ("late" if days > 0 else "done") if done else ("overdue" if days > 0 else "open")
        assert one["state"] == expected, task
        if days > 0:
            assert str(days) in str(one["told"])


def test_votes_dues_numbers_visits_and_remarks_are_those_that_were_lived(year: CellYear, lived: Lived) -> None:
    votes = [(one["day"], one["in_favour"], one["outcome"]) for one in rows(year, "nghi-quyet")]
    assert votes == [(day, many, "Được thông qua") for day, _, many, _ in lived.votes]
    paid = {one["day"]: (one["paid"], one["total"]) for one in rows(year, "dang-phi")}
    assert paid == lived.dues
    assert [(one["day"], one["visitor"], one["said"]) for one in rows(year, "cap-tren-du")] == lived.visits
    assert [one["number"] for one in rows(year, "so-van-ban")] == ["04", "05"]
    remarks = sorted((one["day"], one["what_said"]) for one in rows(year, "khen-phe-binh"))
    assert remarks == sorted((day, said) for day, _, said in lived.remarks)


def test_the_year_finds_the_short_meeting_and_the_missed_quarter(year: CellYear, lived: Lived) -> None:
    figures = year_figures(year.sources)
    assert [one.month for one in figures.months if one.short] == [SHORT_MONTH]
    assert [one.quarter for one in figures.quarters if one.missed] == [MISSED_QUARTER]
    assert {one.quarter: one.topics for one in figures.quarters if one.days} == {
        quarter: (topic,) for quarter, topic in lived.topics.items()
    }
    regular = [day for day in lived.days if day.day == 4]
    assert [one.day for one in figures.months] == regular
    assert [one.points for one in figures.months] == [lived.points[day] for day in regular]
    due = [task for task in lived.tasks.values() if task.due and task.due.year == YEAR]
    late = [
        task
        for task in due
        if task.told and task.told[-1][1] == "done" and task.done_on and task.due and task.done_on > task.due
    ]
    in_time = [task for task in due if task.told and task.told[-1][1] == "done" and task not in late]
    counted = figures.due
    assert (counted.in_time, counted.late) == (len(in_time), len(late))
    assert counted.overdue == len(due) - len(in_time) - len(late)


def test_months_before_anything_is_known_of_the_cell_are_not_missed(cell: Path) -> None:
    index = RecordIndex(cell, None)
    held = indexed_meetings(index)

    def months(year: int, today: date) -> list[tuple[bool, bool]]:
        figures = year_figures(year_from(index, held, year, today, NumberBook()).sources)
        return [(one.before, one.missed) for one in figures.months]

    assert months(YEAR - 1, date(YEAR, 3, 1))[:6] == [(True, False)] * 6
    assert months(YEAR + 1, date(YEAR + 1, 5, 10))[:5] == [(False, True)] * 4 + [(False, False)]


def test_in_the_middle_of_the_year_nothing_that_is_to_come_is_missed(cell: Path) -> None:
    index = RecordIndex(cell, None)
    figures = year_figures(year_from(index, indexed_meetings(index), YEAR, date(2026, 8, 10), NumberBook()).sources)
    assert not [one for one in figures.quarters if one.missed]


def cells_of(data: bytes) -> dict[str, list[list[object]]]:
    book = load_workbook(io.BytesIO(data))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets}


def test_the_excel_file_has_head_headings_and_rows_and_prints_on_a4(year: CellYear) -> None:
    registers = [make_register(name, year.sources) for name in MAKERS]
    data = book_bytes(HEAD, registers)
    book = load_workbook(io.BytesIO(data))
    for register, sheet in zip(registers, book.worksheets, strict=True):
        table = list(sheet.iter_rows(values_only=True))
        assert table[0][0] == "ĐẢNG ỦY XÃ" and "ĐẢNG CỘNG SẢN VIỆT NAM" in table[0]
        assert table[2][0] == TITLE[register.name].upper()
        assert list(table[HEAD_ROW - 1]) == [one.heading for one in register.columns]
        assert sheet.page_setup.paperSize in {"9", 9}
        assert sheet.page_setup.fitToWidth == 1 and sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows in {f"${HEAD_ROW}:${HEAD_ROW}", f"{HEAD_ROW}:{HEAD_ROW}"}
        assert same_rows(register, table[HEAD_ROW : HEAD_ROW + len(register)])


def same_rows(register: Register, table: Sequence[tuple[object, ...]]) -> bool:
    """Whether the file says what the register says; an empty text is an empty cell, and a day comes with midnight."""
    wanted = register.frame[[one.code for one in register.columns]].to_numpy().tolist()
    return [[plain(cell) for cell in row] for row in table] == [[plain(cell) for cell in row] for row in wanted]


def plain(cell: object) -> object:
    if cell is None or cell == "" or cell != cell:  # noqa: PLR0124 # NaN is not itself
        return None
    return cell.date() if hasattr(cell, "date") else cell


def test_text_that_begins_like_a_formula_stays_text(year: CellYear) -> None:
    book = load_workbook(io.BytesIO(book_bytes(HEAD, [make_register("khen-phe-binh", year.sources)])))
    (sheet,) = book.worksheets
    cells = [(cell.value, cell.data_type) for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert any(str(text).startswith("=Biểu dương") for text, _ in cells)
    assert {kind for _, kind in cells} == {"s"}


def test_an_empty_year_is_an_empty_register_and_a_file_all_the_same(tmp_path: Path) -> None:
    index = RecordIndex(tmp_path, None)
    found = year_from(index, indexed_meetings(index), 2020, TODAY, NumberBook())
    for name in MAKERS:
        register = make_register(name, found.sources)
        assert len(register) == (12 if name == "tong-hop" else 0)
        told = "Cộng: 12 dòng" if len(register) else "Không có dòng nào trong năm 2020."
        assert told in str(cells_of(book_bytes(HEAD, [register])))
    assert not year_figures(found.sources).held


def test_nothing_secret_stands_in_a_register_and_the_opinions_still_count() -> None:
    meeting = full_adopted()
    hidden = {item.id: item for item in meeting.agenda if item.code in {"B5", "B8", "C2"}}
    agenda = tuple(replace(item, secret=item.id in hidden) for item in meeting.agenda)
    told = ledger_of(replace(meeting, agenda=agenda))
    assert len(told.opinions) == outline_of(meeting).figures.opinions
    text = str(told)
    for key, typed in meeting.texts.items():
        if key.split(".")[1] in hidden and len(typed.value) > 20:
            assert typed.value.replace("\n", "\\n") not in text
    assert not [one for one in told.tasks if one.given_here]
    assert "làm sớm" not in text


def test_opinions_that_are_kept_apart_are_missed_by_nobody_who_adds_up(tmp_path: Path) -> None:
    """The minutes book has the figures of the meeting; of these opinions the record on the share tells the number."""
    folder = tmp_path / "2026" / "2026-11-04 thuong-ky"
    folder.mkdir(parents=True)
    (folder / "ho-so.json").write_bytes(dump_redacted(hidden(), "MAY-1"))
    index = RecordIndex(tmp_path, None)
    sources = year_from(index, indexed_meetings(index), 2026, TODAY, NumberBook()).sources
    book, members, lines = (make_register(name, sources) for name in ("bien-ban", "phat-bieu", "y-kien"))
    assert list(book.frame["opinions"]) == [4]
    assert int(members.frame["opinions"].sum()) == len(lines) == 3
    for register in (members, lines):
        assert register.notes == (OPINIONS_APART.format(count=1),)


def test_every_heading_is_a_column_of_some_register(year: CellYear) -> None:
    used = {one.code for name in MAKERS for one in make_register(name, year.sources).columns}
    assert set(HEADING) <= used
