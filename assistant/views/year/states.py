"""What goes down to the year page, as typed values."""

from typing import Annotated, NotRequired, TypedDict

from assistant.analysis.register_table import CellKind
from assistant.usecases.takeover import OpeningState
from assistant.views.topics import TopicPlan


class YearChart(TypedDict):
    """A chart as an address of an SVG picture; `told` has every value, for whoever sees none."""

    code: str
    title: str
    finding: str
    legend: str
    told: str
    picture: str


class YearTab(TypedDict):
    """A register and how many rows it has."""

    name: str
    label: str
    count: int


class YearColumn(TypedDict):
    """A column of a register."""

    heading: str
    kind: Annotated[str, CellKind]


class LifeStep(TypedDict):
    """What one meeting did with a task; `mark` is a mark of the kit, `path` the record."""

    mark: str
    title: str
    detail: str
    meeting: str
    path: str


class YearRow(TypedDict):
    """A row: what its cells show, what they are sorted by; `state` of a task, or why a member is marked."""

    cells: list[str]
    keys: list[str | float | None]
    state: str
    meeting: str
    path: str
    life: list[LifeStep]


class RegisterTable(TypedDict):
    """A register of the year."""

    name: str
    title: str
    columns: list[YearColumn]
    rows: list[YearRow]
    notes: list[str]


class YearDecided(TypedDict):
    """What the superior committee decided of a month or of the year, beside the cell's own grade."""

    label: str
    own: str
    decided: str
    remark: str
    differs: bool


class YearMonth(TypedDict):
    """A month: `mark` of the kit, how it stands in words, its meeting; `make`: one can be made for it here."""

    month: int
    label: str
    mark: str
    told: str
    meeting: str
    path: str
    make: bool


class Year(TypedDict):
    """The whole year page. `reading`: why there is nothing yet; `charts` come a moment after the registers."""

    cell: str
    practice: bool
    year: int
    years: list[int]
    reading: str
    problems: list[str]
    headline: str
    grade: str
    charts: list[YearChart]
    months: list[YearMonth]
    tabs: list[YearTab]
    weaknesses: list[str]
    praises: list[str]
    committee: str
    decided: list[YearDecided]
    topics: TopicPlan | None
    opening: OpeningState


class RegisterName(TypedDict):
    """A register by its name."""

    name: str


class MaybeRegister(TypedDict):
    """A register by its name; all of them where none is named."""

    name: NotRequired[str]


class MadeFile(TypedDict):
    """The address of a file that was made."""

    file: str
