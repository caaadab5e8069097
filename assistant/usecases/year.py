"""Trang năm: registers, figures, charts and findings of a year for the page, the command and the yearly report."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from assistant.analysis.charts import Chart, year_charts
from assistant.analysis.register_table import Register, Sources
from assistant.analysis.registers import MAKERS, make_register
from assistant.analysis.year import YearFigures, year_figures
from assistant.analysis.year_findings import Finding, praises, weaknesses
from assistant.domain.checks.score import bounds_of
from assistant.domain.kinds import MeetingKind
from assistant.domain.oversight import OfficialGrade
from assistant.domain.people import CellProfile
from assistant.domain.rubric import ScoreSheet
from assistant.domain.rules import Rules
from assistant.domain.year_grade import YearGrade, YearOutcome, grade_year
from assistant.platform.paths import folder_key, papers_folder
from assistant.share import atomic
from assistant.usecases.downloads import download_address
from assistant.usecases.past_meetings import PastMeeting
from assistant.usecases.registers import CellYear, every_meeting, file_name, read_cell_year, register_file
from assistant.wording import year as words
from assistant.wording.domain import GRADE
from assistant.workspace.official import NOTHING_OFFICIAL, Official, read_official


@dataclass
class YearBook:
    """One year of a cell, each part made when it is first asked for: a year that was read does not change."""

    cell: CellProfile
    rules: Rules
    """Those of the end of the year, or of today."""
    read: CellYear
    official: Official = NOTHING_OFFICIAL
    """What the superior committee decided of the cell, from the file beside its folder."""

    @property
    def sources(self) -> Sources:
        """What everything is made of."""
        return self.read.sources

    @cached_property
    def figures(self) -> YearFigures:
        """The months and quarters."""
        return year_figures(self.sources)

    @cached_property
    def registers(self) -> dict[str, Register]:
        """Every register by its name."""
        return {name: make_register(name, self.sources) for name in MAKERS}

    @cached_property
    def charts(self) -> list[Chart]:
        """The charts, not drawn yet."""
        return year_charts(self.figures, self.bounds, {one.month: one for one in self.decided if one.grade})

    @property
    def decided(self) -> list[OfficialGrade]:
        """What the superior committee decided of this year: of the year itself first, then of its months."""
        of_year = [one for one in self.official.grades if one.year == self.figures.year]
        return sorted(of_year, key=lambda one: one.month)

    @cached_property
    def weaknesses(self) -> list[Finding]:
        """What is proposed as a weakness."""
        return weaknesses(self.sources, self.figures, self.registers)

    @cached_property
    def praises(self) -> list[Finding]:
        """What is proposed for praise."""
        return praises(self.sources, self.figures, self.registers)

    @property
    def sheet(self) -> ScoreSheet:
        """The score sheet of the regular meetings."""
        return self.rules.sheet(MeetingKind.REGULAR)

    @property
    def bounds(self) -> dict[str, float]:
        """The least points of each grade, best first: what the cell set itself, the sheet, the rule set."""
        return {grade: float(least) for grade, least in bounds_of(self.sheet, self.rules).items()}

    @cached_property
    def grade(self) -> YearGrade | None:
        """The yearly grade where the score sheet has a rule for it."""
        return grade_year(self.figures.grades, self.sheet.yearly)

    def grade_told(self) -> str:
        """The yearly grade in a sentence, with its basis, or why there is none."""
        if self.grade is None:
            return words.YEAR_GRADE_NO_RULE
        shape = {
            YearOutcome.MET: words.YEAR_GRADE_MET,
            YearOutcome.OPEN: words.YEAR_GRADE_OPEN,
            YearOutcome.NONE: words.YEAR_GRADE_NONE,
            YearOutcome.UNSCORED: words.YEAR_GRADE_UNSCORED,
        }[self.grade.outcome]
        told = {"grade": GRADE[self.grade.grade], "count": self.grade.unscored, "basis": self.sheet.basis}
        return shape.format(**told)

    def headline(self) -> str:
        """`11 buổi thường kỳ · 3/4 quý có chuyên đề · tự xếp loại: 6 Tốt, 4 Khá`."""
        quarters = sum(bool(one.days) for one in self.figures.quarters)
        told = [words.HEADLINE.format(held=len(self.figures.held), quarters=quarters)]
        grades = self.figures.grades
        counted = [
            words.GRADE_COUNT.format(count=grades.count(one), grade=GRADE[one])
            for one in dict.fromkeys(GRADE)
            if one and one in grades
        ]
        missing = [words.UNSCORED.format(count=grades.count(""))] if "" in grades else []
        if counted:
            told.append(words.GRADES_TOLD.format(grades=", ".join([*counted, *missing])))
        return " · ".join(told)


def read_book(
    workspace: Path, year: int | None, now: datetime, ours: Callable[[PastMeeting], bool] = every_meeting
) -> YearBook:
    """The year of a cell's folder as it is now, by the rules of its end (`read_cell_year`)."""
    read, profile = read_cell_year(workspace, year, now, ours)
    return YearBook(profile.cell, profile.rules_on(read.sources.last_day), read, read_official(workspace))


def write_register(book: YearBook, workspace: Path, *names: str) -> str:
    """Registers as an Excel file on this machine (all where none is named); the address it is fetched from."""
    name = file_name(names[0] if len(names) == 1 else "chi-bo", book.sources.year)
    return keep_file(workspace, book.sources.year, name, register_file(book.cell, book.sources, *names))


def keep_file(workspace: Path, year: int, name: str, data: bytes) -> str:
    """A file of the year for download, apart from those of other cells; its address."""
    folder = f"nam-{year}-{folder_key(workspace)}"
    target = papers_folder(folder) / name
    target.parent.mkdir(parents=True, exist_ok=True)
    atomic.write(target, data)
    return download_address(folder, name)
