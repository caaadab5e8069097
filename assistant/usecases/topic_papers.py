"""Kế hoạch, báo cáo chuyên đề năm: the Word papers of the plan, by the cell's own templates and layout."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from assistant.documents import papers
from assistant.documents.facts.head import PaperHead, SignerFacts, signer_among
from assistant.documents.facts.phrases import day, number_and_symbol, or_dots
from assistant.documents.facts.print_order import PlannedTopic
from assistant.documents.facts.thematic_plan import ThematicPlanFacts, planned_lines
from assistant.documents.facts.thematic_report import (
    REPORT,
    ThematicReportFacts,
    reported_lines,
)
from assistant.domain.people import CellProfile, Member
from assistant.domain.topics import QuarterState, Topic
from assistant.usecases.bad_input import BadInput
from assistant.usecases.topic_plan import author_name
from assistant.wording import topics as words

PLAN = "ke-hoach-chuyen-de"


@dataclass(frozen=True)
class YearTopics:
    """What the papers are made of: the year's topics with the sessions held, and how its quarters stand."""

    cell: CellProfile
    members: tuple[Member, ...]
    year: int
    topics: tuple[Topic, ...]
    quarters: Mapping[int, QuarterState]
    today: date
    unplanned: tuple[tuple[int, date], ...] = ()
    """Sessions that were held without a topic of the plan: quarter and day."""

    @property
    def names(self) -> list[str]:
        """Who prepares each topic."""
        return [author_name(one, self.members) for one in self.topics]


class _Head(PaperHead, SignerFacts):
    """The head, the number's place and the signature."""

    so_ky_hieu: str
    nam: str


def plan_facts(told: YearTopics) -> ThematicPlanFacts:
    """Kế hoạch."""
    return {**_head(told, "KH"), "chuyen_de": planned_lines(list(map(PlannedTopic, told.topics, told.names)))}


def report_facts(told: YearTopics) -> ThematicReportFacts:
    """Báo cáo, to the day of today."""
    held = [q for q, state in told.quarters.items() if state is QuarterState.HELD]
    missing = words.quarters_told(q for q in told.quarters if q not in held)
    return {
        **_head(told, "BC"),
        "tinh_den": day(told.today),
        "tom_tat": words.PLAN_TOLD.format(held=len(held)),
        "quy_chua": words.QUARTERS_WITHOUT.format(quarters=missing) if missing else words.ALL_QUARTERS,
        "chuyen_de": reported_lines(told.topics, told.names, told.unplanned),
    }


PAPERS: Mapping[str, tuple[Callable[[YearTopics], Mapping[str, Any]], str, str]] = {
    PLAN: (plan_facts, words.PLAN_TITLE, words.PLAN_FILE),
    REPORT: (report_facts, words.REPORT_TITLE, words.REPORT_FILE),
}
"""The papers of the plan, by their templates: facts, title, name of the file."""


def topic_paper(name: str, told: YearTopics, workspace: Path | None, now: datetime) -> tuple[str, bytes]:
    """A paper's file name and bytes. Raises BadInput for no such paper; TemplateError, LostText as every paper."""
    if name not in PAPERS:
        raise BadInput(words.NO_PAPER)
    builder, title, file = PAPERS[name]
    titled, cell = title.format(year=told.year), told.cell
    data = papers.print_of_no_meeting(name, workspace, builder(told), titled, cell.name, now, cell.practice)
    return file.format(year=told.year), data


def _head(told: YearTopics, code: str) -> _Head:
    cell = told.cell
    return {
        "cap_tren": or_dots(cell.superior),
        "chi_bo": or_dots(cell.name),
        "dia_danh_ngay": f"{or_dots(cell.locality)}, {day(told.today)}",
        **signer_among(told.members, lambda one: one.name),
        "so_ky_hieu": number_and_symbol("", code, cell.symbol),
        "nam": str(told.year),
    }
