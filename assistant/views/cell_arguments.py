"""What the wishes of Home and of the year page take and give, beside those of a meeting (`views.page_commands`)."""

from typing import Annotated, NotRequired, TypedDict

from assistant.domain.kinds import MeetingKind
from assistant.domain.topics import TopicStep


class CopySettled(TypedDict):
    """What a copied folder is meant for: the cell's, which has `moved` there, or another cell's."""

    moved: bool


class StepToTell(TypedDict):
    """A step of a meeting's cycle as a person tells it; days as `2026-11-04`, empty for none."""

    meeting: str
    step: str
    due: str
    done: str
    by: str
    note: str


class SentToNote(TypedDict):
    """A proof of sending."""

    meeting: str
    step: str
    on: str
    way: str
    to: str


class SentToDrop(TypedDict):
    """A proof of sending that was noted by mistake, counted from 0."""

    meeting: str
    step: str
    number: int


class FolderToOpen(TypedDict):
    """The path of a cell's folder; `make`: although none is there yet."""

    path: str
    make: NotRequired[bool]


class FolderAsked(TypedDict, total=False):
    """What is asked before the folder is opened, empty where it was; `page`: a tree of cells, shown there."""

    ask: str
    page: Annotated[str, "committee"]


class KindToMake(TypedDict):
    """Which kind of meeting is to be made; `sure`: although somebody on the list could not be read.

    `topic`: the topic of the year's plan that it is made from; `month`: whose meeting it is, as `2026-11`.
    """

    kind: Annotated[str, MeetingKind]
    sure: NotRequired[bool]
    topic: NotRequired[str]
    month: NotRequired[str]


class MadeMeeting(TypedDict, total=False):
    """Either what is asked first (`ask`), or the meeting's id."""

    ask: str
    meeting: str


class PieceOfFile(TypedDict):
    """A piece (base64) of a file that is sent: which time of sending, the file's name and bytes, where it begins.

    The pieces of a file come one after the other.
    """

    upload: str
    file: str
    size: int
    at: int
    piece: str


class TakenPiece(TypedDict):
    """What came of it: empty until the file is whole; `problem`: why it was not taken in."""

    told: str
    problem: str


class WantedPassages(TypedDict):
    """What is looked for in past meetings; what is empty asks for nothing.

    Words, parts of a person's name and of an item's title, one kind, the first and the last day (`2026-11-04`).
    """

    words: str
    person: str
    kind: str
    item: NotRequired[str]
    since: NotRequired[str]
    until: NotRequired[str]


class TopicToAdd(TypedDict):
    """A topic of the year's plan: its quarter (1 to 4), title, group, who prepares it (a member's id, or a name)."""

    quarter: int
    title: str
    group: str
    author: str


class TopicToAmend(TypedDict):
    """What is told of a topic, all of it; without its title where that is secret and so was not sent down."""

    quarter: int
    title: NotRequired[str]
    group: str
    author: str
    topic: str


class TopicStepToTell(TypedDict):
    """A step of a topic; days as `2026-11-04`, empty for none."""

    topic: str
    step: Annotated[str, TopicStep]
    due: str
    done: str
    by: str


class TopicToDrop(TypedDict):
    """A topic that is struck from the plan for a reason; `back`: it is in the plan again."""

    topic: str
    reason: str
    back: NotRequired[bool]


class TopicPaper(TypedDict):
    """A paper of the plan, by its template."""

    paper: str


class ColumnsToChoose(TypedDict):
    """Which column of a sheet holds what: `row` of the headings and columns counted from 0.

    `below`: further rows of headings; `official`: whoever's row tells no status is an official member.
    """

    sheet: str
    row: int
    below: int
    official: bool
    fields: dict[str, int]


class RotationToSet(TypedDict):
    """Who takes turns with an item of the order of business, by its code: members' ids, in order; none ends it."""

    item: str
    order: list[str]
