"""What goes down to the five regions of the console, as typed values. Moments are epoch seconds."""

from typing import Annotated, NotRequired, TypedDict

from assistant.domain.floor import SpeechRole
from assistant.domain.offices import Office
from assistant.usecases.unmerged_records import LeftAtMachine
from assistant.views.console.panel_states import (
    GuestsPanel,
    MotionsPanel,
    OpinionsPanel,
    Panels,
    PrintedMinutes,
    RollPanel,
)
from assistant.views.states import (
    AdvanceRow,
    Comrade,
    ItemProgress,
    MeetingClock,
    NamedPerson,
    OpinionCount,
    Preparation,
    RoomCount,
    ShareLine,
    SittingName,
    Speaker,
    StageName,
    TypedText,
)


class PenElsewhere(TypedDict):
    """Where the pen is, since when, and whether it was taken from this page."""

    where: str
    since: float | None
    taken: bool


class Head(TypedDict):
    """The bar on top; `pen` is None while this page writes."""

    meeting: str
    cell: str
    practice: bool
    title: str
    topic: str
    """The topic's name, where the title does not name it."""
    stage: StageName
    zone: int
    saved: float | None
    share: ShareLine
    paper: PrintedMinutes
    pen: PenElsewhere | None
    writes: bool


class ClockNotice(TypedDict):
    """That the meeting's hours are not those of this machine's clock.

    `minutes`: by how many all hours would be moved to agree with it, `shift` what the button says; 0: they can't be.
    """

    text: str
    minutes: int
    shift: str


class Machines(TypedDict):
    """The bar about other machines: each is empty where there is nothing to say."""

    moved: str
    left: list[LeftAtMachine]
    clock: ClockNotice | None
    writes: bool


class RailItem(TypedDict):
    """One line of the rail. `spent`: seconds of finished visits, `since`: the start of the one going on."""

    id: str
    title: str
    full: str
    state: ItemProgress
    planned: int
    spent: float
    since: float | None
    secret: bool
    part: str


class RailPhase(TypedDict):
    """A phase with its items."""

    name: str
    items: list[RailItem]


class Rail(TypedDict):
    """Phases and items; what was done last."""

    stage: StageName
    looking_at: str
    undo: list[str]
    undo_question: str
    """What is asked before the last thing is taken back; empty for nothing."""
    redo: str
    phases: list[RailPhase]
    writes: bool


class Pace(TypedDict):
    """What tells the forecast end and whether the meeting is behind its plan, in seconds; `amber` in percent."""

    left: int
    planned: int
    current: int
    spent: float
    since: float | None
    amber: float


class LiveSpeech(TypedDict):
    """Who has the floor, since when."""

    id: str
    speaker: str
    name: str
    since: float | None


class QuickName(TypedDict):
    """Somebody by the short name."""

    id: str
    label: str


class Silent(TypedDict):
    """Who has given no opinion yet, and whom the chair might ask."""

    names: list[str]
    suggested: list[QuickName]


class RoleTime(TypedDict):
    """Seconds of what is no member's opinion."""

    role: Annotated[str, SpeechRole]
    seconds: int


class IdeologyTime(TypedDict):
    """Time of ideology and criticism so far, against the minutes asked for."""

    seconds: int
    since: float | None
    least: int
    most: int
    span: str


class FloorView(TypedDict):
    """Queue, speaker, and what each has spoken."""

    people: list[Speaker]
    guests: list[Speaker]
    queue: list[NamedPerson]
    speech: LiveSpeech | None
    silent: Silent
    apart: list[RoleTime]
    ideology: IdeologyTime | None


class Gap(TypedDict):
    """Something that is still missing, and the item where it is mended."""

    code: str
    text: str
    item: str
    basis: str


class Side(FloorView, RoomCount):
    """Clock, counter, people to click, what is missing."""

    meeting: str
    stage: StageName
    frozen: bool
    zone: int
    clock: MeetingClock
    sitting: SittingName
    plan: Pace
    opinions: OpinionCount
    gaps: list[Gap]
    remarks: list[Gap]
    """What is told of the meeting itself: no writing could mend it."""
    writes: bool


class ItemText(TypedText):
    """A text box of an item; `needed`: a rule asks for it."""

    label: str
    hint: str
    needed: bool


class ItemLink(TypedDict):
    """An item by its name."""

    id: str
    title: str


class Course(TypedDict):
    """Where the running meeting is, and where it can go; `read_back`: the item is read back before it is left.

    What is looked at is a matter of the desk alone (`DeskItem`): only this moves the room and the wall.
    """

    current: ItemLink
    next: ItemLink | None
    previous: ItemLink | None
    read_back: bool
    reads_back: bool
    """Whether items that have something recorded are read back here."""


class DeskItem(TypedDict):
    """One agenda item with everything that is recorded under it."""

    id: str
    code: str
    title: str
    typed: str
    who: str
    presenter: str
    presenter_id: str
    minutes: int
    points: list[str]
    state: ItemProgress
    votes: bool
    secret: bool
    where: str
    tip: str
    drafts: bool
    """Whether drafts and papers attached to the meeting may be of this item."""
    advance: list[AdvanceRow]
    texts: list[ItemText]
    motions: MotionsPanel
    panels: Panels


class ReadPart(TypedDict):
    """Opinions, conclusion, tasks or votes of an item, as they are read."""

    title: str
    lines: list[str]


class Reading(TypedDict):
    """What is read to the room: an item in parts, or the lines of the draft of the minutes."""

    what: str
    title: str
    lines: NotRequired[list[str]]
    parts: NotRequired[list[ReadPart]]


class HandoverRow(TypedDict):
    """A handover: which office, when, from whom to whom (ids)."""

    office: Annotated[str, Office]
    time: str
    before: str
    after: str


class DetailsDialog(TypedDict):
    """What is set right without leaving the item."""

    plan: Preparation
    roll: RollPanel
    guests: GuestsPanel
    handovers: list[HandoverRow]


class DeskMember(Comrade):
    """A member, also by the short name."""

    label: str


class Desk(TypedDict):
    """The middle: the item that is current, or looked at; before the start the preparation."""

    meeting: str
    stage: StageName
    frozen: bool
    zone: int
    year: int
    item: DeskItem
    reading: Reading | None
    course: Course | None
    """None unless the meeting runs."""
    floor: OpinionsPanel | None
    """The speech that goes on, whichever item is looked at."""
    paused: bool
    undo_question: str
    sitting: SittingName
    snippets: dict[str, str]
    prepare: Preparation | None
    details_dialog: DetailsDialog | None
    members: list[DeskMember]
    guests: list[Comrade]
    places: list[ItemLink]
    writes: bool


class Absent(TypedDict):
    """There is no such meeting here; `other`: it is one of another cell's folder, and whose."""

    other: str


RegionState = Head | Machines | Rail | Desk | Side
"""What a region of the console is shown."""
