"""What goes down to a page's regions, as typed values: what several pages share.

Each page has a `states.py` of its own beside its presenters. `views.contract` writes all of them down as TypeScript,
and tsc reads the JavaScript against that: a key is spelt the same in both languages. `Annotated[str, SomeEnum]` is a
text that is one of the values of the enumeration.
"""

from typing import Annotated, Literal, TypedDict

from assistant.domain.cycle import CycleStep, StepState
from assistant.domain.meeting import Stage
from assistant.domain.rules import Phase

StageName = Annotated[str, Stage]
PhaseName = Annotated[str, Phase]
ItemProgress = Literal["done", "current", "todo"]
"""Where the meeting is with an item."""


class Message(TypedDict):
    """A page that has nothing but a sentence to say."""

    message: str


class TypedText(TypedDict):
    """A text that people type, with its revision and the moment it was saved (epoch seconds)."""

    key: str
    value: str
    rev: int
    saved: float | None


class SittingName(TypedDict):
    """What the meeting is called and who adopts its minutes: `Buổi sinh hoạt`, `Chi bộ`."""

    name: str
    room: str


class OpinionCount(TypedDict):
    """Opinions, the members who gave them and their percentage of those present (empty: nobody is marked present).

    `least`, `least_speakers`: how many are asked for; 0: no rule asks.
    """

    have: int
    least: int
    speakers: int
    least_speakers: int
    share: str


class RoomCount(TypedDict):
    """How many members are in the room of how many; `elsewhere`: how many have left or come later, in words."""

    present: int
    total: int
    elsewhere: str


class MeetingClock(TypedDict):
    """What a page needs to tick the meeting's clock by itself: epoch seconds; `least` in minutes, `paused` seconds.

    `ahead`: seconds by which the meeting's hours are ahead of the server's clock while it runs.
    """

    planned: float | None
    until: str
    started: float | None
    ended: float | None
    least: int
    paused: float
    paused_since: float | None
    ahead: float


class CountedVote(TypedDict):
    """A counted vote, with the percentage of the base and the majority it was held against."""

    in_favour: int
    against: int
    abstained: int
    base: int
    percent: str
    passed: bool
    share: str
    how: str
    """`giơ tay`, `bỏ phiếu kín: phát ra 21 phiếu, …`; empty where it was not recorded."""


class NamedPerson(TypedDict):
    """Somebody to choose from a list."""

    id: str
    name: str


class Comrade(NamedPerson):
    """A member to choose for an office or an item, with the post held in the cell."""

    post: str


class NamedDay(TypedDict):
    """A day to choose from a list, which stands for its month or quarter: `id` as `2026-11-01`."""

    id: str
    name: str


class SpokenAmount(TypedDict):
    """How often and how long (seconds) somebody has spoken."""

    count: int
    seconds: int


class Speaker(SpokenAmount):
    """Somebody in the room, with what they have spoken."""

    id: str
    label: str
    name: str
    post: str


class PlannedItem(TypedDict):
    """A line of the agenda while it is prepared."""

    id: str
    phase: PhaseName
    phase_name: str
    title: str
    short: str
    typed: str
    presenter: str
    presenter_name: str
    minutes: int
    who: str
    secret: bool
    discussed: bool
    """Whether members give their opinions on it, so that points to discuss are asked for."""
    points: list[str]


class SentRow(TypedDict):
    """Một lần gửi: day as `2026-11-04`, way, to whom."""

    on: str
    way: str
    to: str


class CycleRow(TypedDict):
    """A step of the month's cycle; `due` only where it was moved by hand; `ticked`: a person says that it is done."""

    step: Annotated[str, CycleStep]
    label: str
    state: Annotated[str, StepState]
    when: str
    basis: str
    due: str
    done: str
    by: str
    by_name: str
    note: str
    ticked: bool
    sends: bool
    sent: list[SentRow]


class ReadyRow(TypedDict):
    """A line of what is prepared, with how far it is; `code` tells where it is set right: a step's, or a place's."""

    code: str
    label: str
    state: Annotated[str, StepState]
    told: str


class MonthCycle(TypedDict):
    """The timeline of one meeting's month; `ready`: what is prepared, until the meeting begins."""

    meeting: str
    path: str
    """The record, where this machine knows the meeting by that alone: its steps are told, and noted once it is open."""
    title: str
    summary: str
    steps: list[CycleRow]
    ready: list[ReadyRow]
    members: list[NamedPerson]
    year: int
    zone: int
    """Minutes east of UTC, at the meeting's place."""


class AdvanceRow(TypedDict):
    """Một ý kiến gửi trước; `member`: id, a name, or empty where nobody knows yet; `received` as `2026-11-04`."""

    id: str
    member: str
    name: str
    item: str
    text: str
    received: str
    source: str


class Preparation(TypedDict):
    """The details and the agenda of a meeting, to be changed. Days as `2026-11-04`, empty for none."""

    meeting: str
    title: str
    when: str
    """Hour and day in words; date and time are those of the boxes."""
    date: str
    until: str
    time: str
    place: str
    form: str
    chair: str
    secretary: str
    number: str
    notice: str
    notice_on: str
    notes: list[str]
    """What is wrong with the day: outside the rule set's time, moved after the notice, another day than is set."""
    moved: bool
    """Whether a new notice is needed."""
    papers: str
    secrets_apart: bool
    assessed: str
    months: list[NamedDay]
    """The months it may assess, each with the one it sets tasks for; none where it assesses no month."""
    quarter: str
    quarters: list[NamedDay]
    """The quarters whose topic it may take; none where it takes none."""
    topic: str | None
    """The topic as it is named so far; None where the meeting takes none."""
    focus: str | None
    """The points to discuss, one a line; None where the meeting states none."""
    members: list[Comrade]
    list_change: str
    """What has changed on the cell's list since the meeting was made; empty for nothing, or where it is not known."""
    carried: int
    advance: list[AdvanceRow]
    usual_item: str
    """The item that a new opinion sent before is put under."""
    items: list[PlannedItem]
    planned: int
    least: int


class ShareLine(TypedDict):
    """The state of the shared folder for one meeting, in one line."""

    text: str
    ok: bool
    detail: str
    folder: str
