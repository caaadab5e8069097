"""What goes down to the projector and to the chair's page, as typed values."""

from typing import Literal, NotRequired, TypedDict

from assistant.usecases.sheet_lines import SheetLine
from assistant.views.console.states import ReadPart
from assistant.views.states import (
    CountedVote,
    ItemProgress,
    MeetingClock,
    Message,
    NamedPerson,
    OpinionCount,
    RoomCount,
    SittingName,
    Speaker,
    StageName,
)

Scene = Literal[
    "planned",
    "ended",
    "discarded",
    "break",
    "draft",
    "reading",
    "speech",
    "vote",
    "roll",
    "agenda",
    "carried",
    "tasks",
    "conclusion",
    "points",
    "item",
]
"""Which picture the wall shows."""


class WallItem(TypedDict):
    """The current item: title, presenter and sub-points."""

    title: str
    presenter: str
    points: list[str]
    minutes: int


class WallSpeech(TypedDict):
    """Who has the floor since when (epoch seconds)."""

    name: str
    address: str
    since: float | None


class WallMotion(TypedDict):
    """What is put to the vote, with its count once there is one; `going_on`: before, how it is voted on now."""

    text: str
    vote: CountedVote | None
    going_on: str
    base: str


class WallTask(TypedDict):
    """A task given in this meeting."""

    what: str
    who: str
    due: str


CarriedMark = Literal["done", "late", "open", "under_way", "stopped"]


class WallCarried(TypedDict):
    """A task of last month: how it stood at the meeting before (`last`), how it stands now."""

    what: str
    who: str
    due: str
    percent: int | None
    outcome: str
    last: str
    mark: CarriedMark


class WallTally(TypedDict):
    """The tasks of last month in numbers; `average` in percent, empty where no share is told."""

    all: int
    assessed: int
    overdue: int
    average: str
    told: int


class WallReading(TypedDict):
    """What is read to the room: an item in parts, or the draft as on paper; nothing of what is secret.

    `at`: the line at which the reader is; `reader`: who reads; `amended`: how many corrections were made meanwhile.
    """

    title: str
    rows: NotRequired[list[SheetLine]]
    parts: NotRequired[list[ReadPart]]
    at: NotRequired[float]
    reader: NotRequired[str]
    amended: NotRequired[int]


class WallLine(TypedDict):
    """One line of the agenda."""

    id: str
    title: str
    state: ItemProgress


class WallPlanned(TypedDict):
    """One line of the whole agenda."""

    number: int
    title: str
    minutes: int


class WallRoll(RoomCount):
    """The numbers of the roll, and who is here."""

    excused: int
    unexcused: int
    unmarked: int
    names: list[str]


class RoomView(TypedDict):
    """What the room may see of the meeting, by everybody."""

    meeting: str
    stage: StageName
    scene: Scene
    zone: int
    cell: str
    practice: bool
    title: str
    topic: str
    """The topic's name, where the title does not name it."""
    clock: MeetingClock
    sitting: SittingName
    opinions: OpinionCount
    item: WallItem
    speech: WallSpeech | None
    motion: WallMotion | None
    points: list[str]
    conclusion: str
    tasks: list[WallTask]
    carried: list[WallCarried]
    tally: WallTally
    reading: WallReading | None
    agenda: list[WallLine]
    whole: list[WallPlanned]
    """Every item, while the agenda is adopted and before the meeting."""
    roll: WallRoll
    chair: str
    secretary: str
    adopted: bool
    given: int
    next: str
    previous: str
    silent: list[str]
    queue: list[str]


class WallView(RoomView):
    """The projector; `keys`: whether its keys move the meeting."""

    keys: bool


class MotionToCount(TypedDict):
    """The motion of the current item that is still to be counted; `ballot`: by secret ballot, to `present` people."""

    id: str
    title: str
    text: str
    base: str
    ballot: bool
    present: int


class Owed(TypedDict):
    """What the item in hand still owes before it is left."""

    agenda: bool
    """It adopts the agenda, which is not adopted yet."""
    reading: bool
    """What was recorded under it was not read back since it changed."""


class ChairView(RoomView):
    """What the chair holds in the hand."""

    people: list[Speaker]
    waiting: list[NamedPerson]
    vote: MotionToCount | None
    spent: float
    since: float | None
    current: str
    owed: Owed
    next_title: str
    undo: str
    redo: str


Wall = WallView | Message
Chair = ChairView | Message
