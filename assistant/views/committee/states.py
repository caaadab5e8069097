"""What goes down to the committee's page, as typed values."""

from typing import Annotated, NotRequired, TypedDict

from assistant.analysis.rollup.levels import Look, Measure


class Named(TypedDict):
    """Something that can be chosen: its code, and what it is called."""

    code: str
    label: str


class TreeLimit(TypedDict):
    """Một mức: its value in force; `shipped`, `unit` and `basis` of the one that ships; `own`: the committee set it."""

    key: str
    label: str
    value: float
    shipped: float
    unit: str
    basis: str
    own: bool


class Committee(TypedDict):
    """The whole page but the tables. `reading`: what is under way; `stamp` rises when the tables are others."""

    name: str
    practice: bool
    tree: str
    year: int
    years: list[int]
    ready: bool
    reading: str
    stamp: int
    problems: list[str]
    measures: list[Named]
    types: list[Named]
    months: list[int]
    files: list[Named]
    limits: list[TreeLimit]


class TreePlace(TypedDict):
    """A folder of the tree, with what it is called."""

    path: str
    name: str


class TreeMark(TypedDict):
    """One month of one line: what stands there, how it looks, what the strip tells of it."""

    month: int
    text: str
    look: Annotated[str, Look]
    told: str


class TreeLine(TypedDict):
    """A committee or a cell: `note`: how many cells; `needs`: why it needs help."""

    path: str
    name: str
    area: bool
    note: str
    members: int
    marks: list[TreeMark]
    mean: str
    change: float | None
    quarters: list[int]
    quarters_told: str
    needs: str


class TreeNumber(TypedDict):
    """A figure of the chosen month with that of the month before."""

    label: str
    value: str
    before: str


class TreeNamed(TypedDict):
    """A cell in a list, and what is said of it."""

    path: str
    name: str
    told: str


class TreeKind(TypedDict):
    """A type of cells: how many, their mean of points (in words and as a number)."""

    label: str
    cells: int
    mean: str
    points: float


class TreeShade(TypedDict):
    """What a shade means."""

    look: Annotated[str, Look]
    label: str


class TreeLevel(TypedDict):
    """One level of the tree. `first`: of so many lines (`count`) these are shown from here.

    `kind`: the type of cells that is shown; empty for all, also where the folder has none of the chosen one.
    """

    folder: str
    crumbs: list[TreePlace]
    headline: str
    kind: str
    month: int
    numbers: list[TreeNumber]
    lines: list[TreeLine]
    first: int
    step: int
    count: int
    helped: list[TreeNamed]
    help_count: int
    improved: list[TreeNamed]
    improved_count: int
    improved_from: str
    rules: str
    kinds: list[TreeKind]
    legend: list[TreeShade]
    sums: str
    not_met: str
    unreadable: str
    pending: str
    odd: str


class LevelWanted(TypedDict):
    """Which folder, measure, type of cells (empty: all) and month (0: the last), and from which line on."""

    folder: str
    measure: Annotated[str, Measure]
    kind: str
    month: int
    first: int


class TreeMeeting(TypedDict):
    """A meeting of a cell; `path` is its record, `missing` what it did not reach."""

    path: str
    month: int
    day: str
    kind: str
    minutes: str
    came: str
    speakers: str
    concluded: bool
    adopted: bool
    tasks: str
    points: str
    grade: str
    weak: list[str]


class TreeOfficial(TypedDict):
    """What the committee decided of a month (0: of the year), beside the cell's own; `at`: when, `told`: in words.

    `checked`: how much of what is asked for the record shows, as the program counts it.
    """

    month: int
    label: str
    own: str
    checked: str
    grade: str
    points: str
    remark: str
    at: str
    told: str


class TreeCell(TypedDict):
    """One cell with its meetings of the year."""

    path: str
    name: str
    crumbs: list[TreePlace]
    told: str
    needs: str
    meetings: list[TreeMeeting]
    faults: list["TreeFault"]
    officials: list[TreeOfficial]
    official_problem: str
    grades: list[Named]


class TreeFault(TypedDict):
    """One thing that is odd."""

    label: str
    path: str
    told: str


class TreeFaults(TypedDict):
    """What is odd below a folder, some of it at a time; `kinds`: how many of each kind.

    `check`: of how many records of the whole tree the figures were counted again.
    """

    check: str
    kinds: list[str]
    faults: list[TreeFault]
    first: int
    step: int
    count: int


class FolderFrom(TypedDict):
    """A folder of the tree, and from which row on."""

    folder: str
    first: int


class OneCell(TypedDict):
    """A cell by its folder."""

    cell: str


class GradeToSet(TypedDict):
    """What the committee decides of a cell's month (0: of the year); `seen`: the `at` of what was on the screen."""

    cell: str
    month: int
    grade: str
    points: str
    remark: str
    seen: str


class WordsToFind(TypedDict):
    """What is looked for."""

    words: str


class FoundCells(TypedDict):
    """The cells that are called so."""

    cells: list[TreeNamed]


class LimitsToSet(TypedDict):
    """Thresholds by key, as somebody typed them; an empty one goes back to what ships."""

    limits: dict[str, str]


class MinutesToOpen(TypedDict):
    """The record of a meeting, and why its minutes are looked into."""

    record: str
    reason: str


class TreeFile(TypedDict):
    """Which file is to be made, of which folder of the tree, and of which month."""

    what: str
    folder: NotRequired[str]
    month: NotRequired[int]
