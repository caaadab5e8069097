"""What goes down to the five regions of the console, as typed values. Moments are epoch seconds."""

from typing import Annotated, NotRequired, TypedDict

from assistant.domain.actions import ActionStatus
from assistant.domain.attendance import Presence
from assistant.domain.checks import State
from assistant.domain.floor import OpinionKind, SpeechRole
from assistant.domain.offices import Office
from assistant.domain.rules import Matter
from assistant.domain.votes import MotionKind
from assistant.usecases.secret_annex import PrintedAnnex
from assistant.usecases.unmerged_records import LeftAtMachine
from assistant.views.states import (
    CountedVote,
    ItemProgress,
    MeetingClock,
    NamedPerson,
    OpinionCount,
    Preparation,
    ShareLine,
    SittingName,
    Speaker,
    StageName,
    TypedText,
)


class PrintedMinutes(TypedDict):
    """The printed minutes and their annex: where to fetch them, or why they could not be printed."""

    url: str
    error: str
    detail: str
    unprinted: str
    annex: PrintedAnnex | None


class PenElsewhere(TypedDict):
    """Where the pen is, since when, and whether it was taken from this page."""

    where: str
    since: float | None
    taken: bool


class Head(TypedDict):
    """The bar on top; `pen` is None while this page writes."""

    meeting: str
    cell: str
    title: str
    stage: StageName
    zone: int
    saved: float | None
    share: ShareLine
    paper: PrintedMinutes
    pen: PenElsewhere | None
    writes: bool


class Machines(TypedDict):
    """The bar about other machines: each text is empty where there is nothing to say."""

    moved: str
    left: list[LeftAtMachine]
    clock: str
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
    read_back: bool
    undo: list[str]
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
    """Who has not spoken yet, whom the chair might ask, and the percentage of those here who have."""

    names: list[str]
    suggested: list[QuickName]
    share: str


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


class Side(FloorView):
    """Clock, counter, people to click, what is missing."""

    meeting: str
    stage: StageName
    frozen: bool
    zone: int
    clock: MeetingClock
    sitting: SittingName
    plan: Pace
    opinions: OpinionCount
    present: int
    total: int
    current: str
    read_back: bool
    gaps: list[Gap]
    writes: bool


class ItemText(TypedText):
    """A text box of an item; `needed`: a rule asks for it."""

    label: str
    hint: str
    needed: bool


class ItemLink(TypedDict):
    """The next or previous item."""

    id: str
    title: str


class GuestRow(TypedDict):
    """A guest."""

    id: str
    name: str
    title: str
    unit: str
    superior: bool


class GuestsPanel(TypedDict):
    """Đại biểu."""

    rows: list[GuestRow]


class SecretaryPanel(TypedDict):
    """Thư ký, người theo dõi chấm điểm."""

    chair: str
    secretary: str
    scorer: str


class RollRow(TypedDict):
    """One member on the roll; `presence` is empty while there is no mark."""

    id: str
    name: str
    role: str
    status: str
    votes: bool
    expected: bool
    presence: Annotated[str, Presence, ""]
    reason: str
    on_duty: bool
    arrived: float | None
    left: float | None


class RollPanel(TypedDict):
    """Điểm danh."""

    rows: list[RollRow]
    unmarked: int
    duties: bool
    counts: list[tuple[str, int]]
    percent: str
    base: str


class DuesPanel(TypedDict):
    """Đảng phí."""

    paid: int | None
    total: int | None
    note: str


class AgendaRow(TypedDict):
    """A line of the agenda to be adopted."""

    title: str
    who: str
    minutes: int


class AgendaView(TypedDict):
    """Chương trình to be adopted."""

    items: list[AgendaRow]
    adopted: float | None


class TaskRow(TypedDict):
    """A task; `due` as `2026-11-04`, empty for none."""

    id: str
    what: str
    owners: list[str]
    owner_names: str
    unit: str
    vague_owner: bool
    due: str
    product: str
    report_at: str
    item: str


class CarriedRow(TaskRow):
    """A task of last month, as it is assessed."""

    status: Annotated[str, ActionStatus]
    result: str
    done: str


class CarriedPanel(TypedDict):
    """Nhiệm vụ kỳ trước."""

    rows: list[CarriedRow]


class TasksPanel(TypedDict):
    """Nhiệm vụ."""

    rows: list[TaskRow]


class SpeechRow(TypedDict):
    """One speech with its text; `kind` is empty while nobody has said what it is."""

    id: str
    name: str
    guest: bool
    started: float | None
    stopped: float | None
    speaker: str
    item: str
    role: Annotated[str, SpeechRole]
    kind: Annotated[str, OpinionKind, ""]
    settled: str
    no_text: str
    text: TypedText


class OpinionsPanel(TypedDict):
    """Ý kiến phát biểu, oldest first; `people`: how many members have spoken; `kinds` to choose from."""

    rows: list[SpeechRow]
    people: int
    kinds: list[Annotated[str, OpinionKind]]


class ConclusionPanel(TypedDict):
    """Kết luận của chủ trì, and what it does not name."""

    text: TypedText
    lacks: str


class ScorePanel(TypedDict):
    """Tự chấm điểm."""

    points: float | None
    grade: str


class AmendmentRow(TypedDict):
    """Whose correction of the minutes, old and new words."""

    author: str
    before: str
    after: str


class ReopeningRow(TypedDict):
    """When and why adopted minutes were opened again."""

    at: float | None
    reason: str


class MinutesPanel(TypedDict):
    """Thông qua biên bản."""

    adopted: float | None
    digest: str
    annex_digest: str
    vote: CountedVote | None
    amendments: list[AmendmentRow]
    reopenings: list[ReopeningRow]
    base: str
    number: str
    missing: list[str]


class CheckRow(TypedDict):
    """A rule that was checked, and its basis."""

    text: str
    state: Annotated[str, State]
    basis: str


class WherePapers(PrintedMinutes):
    """Where the minutes are: on this machine, on the share."""

    share: str
    folder: str


class EndPanel(TypedDict):
    """Kết thúc; `where` is told by the desk."""

    missing: list[str]
    checks: list[CheckRow]
    ended: float | None
    trail: list[str]
    gaps: list[str]
    reason: str
    where: NotRequired[WherePapers]


class MatterChoice(TypedDict):
    """What a vote can be about, with its majority, and the words in a title that propose it."""

    code: Annotated[str, Matter]
    label: str
    cues: list[str]


class MotionRow(TypedDict):
    """A motion with its wording, the majority it needs, and its count."""

    id: str
    kind: Annotated[str, MotionKind]
    title: str
    matter: Annotated[str, Matter]
    base: str
    text: TypedText
    vote: CountedVote | None


class MotionsPanel(TypedDict):
    """What is put to the vote under an item; `unsettled`: what speaks against voting yet."""

    rows: list[MotionRow]
    matters: list[MatterChoice]
    unsettled: str


class Panels(TypedDict, total=False):
    """The panels that an item has, by the names of `domain.rules.Panel`; motions have a place of their own."""

    guests: GuestsPanel
    secretary: SecretaryPanel
    roll: RollPanel
    dues: DuesPanel
    agenda: AgendaView
    carried: CarriedPanel
    opinions: OpinionsPanel
    conclusion: ConclusionPanel
    actions: TasksPanel
    score: ScorePanel
    minutes: MinutesPanel
    end: EndPanel


class DeskItem(TypedDict):
    """One agenda item with everything that is recorded under it."""

    id: str
    code: str
    title: str
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
    next: ItemLink | None
    previous: ItemLink | None
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


class Around(TypedDict):
    """What is set right without leaving the item."""

    plan: Preparation
    roll: RollPanel
    guests: GuestsPanel
    handovers: list[HandoverRow]


class DeskMember(NamedPerson):
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
    read_back: bool
    paused: bool
    sitting: SittingName
    snippets: dict[str, str]
    prepare: Preparation | None
    around: Around | None
    members: list[DeskMember]
    guests: list[NamedPerson]
    places: list[ItemLink]
    writes: bool


class Absent(TypedDict):
    """There is no such meeting here; `other`: it is one of another cell's folder, and whose."""

    other: str


RegionState = Head | Machines | Rail | Desk | Side
"""What a region of the console is shown."""
