"""Số liệu năm: charts' data, proposals, the yearly grade and its papers against what was noted while it was lived."""

import io
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from docx import Document

from assistant.analysis.record_index import RecordIndex
from assistant.cli.main import main
from assistant.domain.kinds import ROMAN
from assistant.domain.rubric import Grade, YearBand
from assistant.domain.year_grade import YearOutcome, grade_year
from assistant.rules.rubric import shipped_sheets
from assistant.usecases.number_register import NumberBook
from assistant.usecases.past_meetings import indexed_meetings
from assistant.usecases.registers import year_from
from assistant.usecases.year import YearBook
from assistant.usecases.year_report import CHARTS_HERE, report_bytes
from tests.analysis.generated_year import YEAR, Lived, frozen_year, write_year
from tests.builders import CELL, members_of, rule_set

TODAY = date(2026, 12, 31)
PHU_THO = next(sheet for sheet in shipped_sheets("phu-tho")).yearly
GOOD, FAIR, AVERAGE, POOR = "good", "fair", "average", "poor"


@pytest.fixture(scope="module")
def cell(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_year(tmp_path_factory.mktemp("cell"), frozen_year()[0])


@pytest.fixture(scope="module")
def book(cell: Path) -> YearBook:
    index = RecordIndex(cell, None)
    return YearBook(CELL, rule_set("mac-dinh"), year_from(index, indexed_meetings(index), YEAR, TODAY, NumberBook()))


@pytest.fixture(scope="module")
def lived() -> Lived:
    return frozen_year()[1]


def regular(lived: Lived) -> list[date]:
    return [day for day in lived.days if day.day == 4]


def values(told: str) -> list[str]:
    """What a chart tells of each month."""
    return [part.partition(": ")[2] for part in told.partition(". ")[2].split("; ")]


def test_the_charts_show_what_was_lived(book: YearBook, lived: Lived) -> None:
    charts = {one.code: one for one in book.charts}
    days = regular(lived)
    assert values(charts["minutes"].told) == [str(lived.minutes[day]) for day in days]
    assert values(charts["speakers"].told) == [str(len(lived.speakers[day])) for day in days]
    assert values(charts["conclusions"].told) == [str(lived.conclusions[day]) for day in days]
    came = [sum(marks[day] == "x" for marks in lived.marks.values()) for day in days]
    assert [told.rpartition("(")[2] for told in values(charts["attendance"].told)] == [f"{n}/16)" for n in came]
    assert [told.partition(" ")[0] for told in values(charts["points"].told)] == [f"{lived.points[d]:g}" for d in days]
    assert charts["minutes"].finding == "11/12 buổi đủ phút"


def test_a_chart_is_a_picture_in_which_what_falls_short_is_hollow_and_numbered(book: YearBook) -> None:
    picture = ET.fromstring(book.charts[0].svg())
    texts = ["".join(one.itertext()).strip() for one in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert "84" in texts
    assert "11" in texts
    assert book.charts[0].png().startswith(b"\x89PNG")


def test_what_is_proposed_carries_its_evidence(book: YearBook, lived: Lived) -> None:
    weak = {one.code: one.text for one in book.weaknesses}
    assert weak["short"] == "1 buổi chưa đủ thời lượng: 04/7 (84/90 phút)."
    assert weak["missed_quarter"] == "Chưa có sinh hoạt chuyên đề: quý III."
    assert "vắng có lý do 4 kỳ liên tiếp" in weak["absent"]
    late = [task for task in lived.tasks.values() if task.done_late]
    assert weak["late"].startswith(f"{len(late)} nhiệm vụ hoàn thành chậm: ")
    good = {one.code: one.text for one in book.praises}
    always = [member for member, marks in lived.marks.items() if set(marks.values()) == {"x"}]
    assert good["attended"].count("(15 buổi)") == len(always)
    assert "all_long" not in good
    assert "all_quarters" not in good


def test_nothing_is_proposed_of_a_year_without_meetings(tmp_path: Path) -> None:
    index = RecordIndex(tmp_path, None)
    empty = YearBook(CELL, rule_set("mac-dinh"), year_from(index, [], 2020, TODAY, NumberBook()))
    assert (empty.weaknesses, empty.praises) == ([], [])
    assert {one.finding for one in empty.charts} == {"chưa có số liệu"}
    assert all(one.svg() for one in empty.charts)


@pytest.mark.parametrize(
    ("grades", "outcome", "grade"),
    [
        ([GOOD] * 7 + [FAIR] * 5, YearOutcome.MET, GOOD),
        ([GOOD] * 6 + [FAIR] * 6, YearOutcome.OPEN, FAIR),
        ([GOOD] * 11 + [AVERAGE], YearOutcome.OPEN, FAIR),
        ([GOOD] * 11 + [POOR], YearOutcome.NONE, ""),
        ([GOOD] * 11 + [""], YearOutcome.UNSCORED, ""),
    ],
)
def test_the_yearly_grade_goes_by_the_sheet(grades: list[str], outcome: YearOutcome, grade: str) -> None:
    found = grade_year(grades, PHU_THO)
    assert found is not None
    assert (found.outcome, found.grade) == (outcome, grade)


def test_where_the_sheet_has_no_rule_no_grade_is_made_up(book: YearBook) -> None:
    assert grade_year([GOOD], ()) is None
    assert grade_year([], (YearBand(Grade.GOOD, Grade.FAIR, Grade.GOOD),)) is None
    assert book.grade_told() == "Bộ quy định đang dùng không nêu cách xếp loại cả năm; cấp ủy cấp trên quyết định."


def test_the_report_says_what_the_page_says_and_has_the_charts(book: YearBook, lived: Lived) -> None:
    data = report_bytes(book, members_of(3), None, datetime(2026, 12, 31, tzinfo=UTC))
    report = Document(io.BytesIO(data))
    text = "\n".join(one.text for one in report.paragraphs)
    for told in (*book.weaknesses, *book.praises):
        assert told.text in text
    assert book.grade_told() in text
    assert CHARTS_HERE not in text
    assert len(report.inline_shapes) == len(book.charts)
    months = next(table for table in report.tables if table.cell(0, 0).text == "Tháng")
    assert [row.cells[2].text for row in months.rows][1:] == [str(one.minutes) for one in book.figures.months]
    quarters = next(table for table in report.tables if table.cell(0, 0).text == "Quý")
    topics = {row.cells[0].text: row.cells[2].text for row in quarters.rows[1:]}
    assert topics == {ROMAN[quarter - 1]: lived.topics.get(quarter, "…………") for quarter in range(1, 5)}


def test_the_command_tells_the_same(cell: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = tmp_path / "nam.xlsx", tmp_path / "nam.docx"
    asked = ["year", "--year", str(YEAR), "--workspace", str(cell), "--out", str(files[0]), "--docx", str(files[1])]
    assert main(asked) == 0
    told = capsys.readouterr().out
    assert "1 buổi chưa đủ thời lượng: 04/7 (84/90 phút)." in told
    assert "Chưa có sinh hoạt chuyên đề: quý III." in told
    assert all(file.stat().st_size for file in files)
