"""What the panels of an agenda item show, as typed values. Moments are epoch seconds."""

from typing import Annotated, NotRequired, TypedDict

from assistant.domain.actions import ActionStatus, StartState
from assistant.domain.attendance import Presence
from assistant.domain.checks import CheckState
from assistant.domain.floor import OpinionKind, SpeechRole
from assistant.domain.rules import Matter, VotingWay
from assistant.domain.status import Attending, Standing
from assistant.domain.votes import MotionKind
from assistant.usecases.secret_annex import PrintedAnnex
from assistant.views.states import CountedVote, NamedPerson, TypedText


class PrintedMinutes(TypedDict):
    """The printed minutes and their annex: where to fetch them, or why they could not be printed."""

    url: str
    error: str
    detail: str
    unprinted: str
    annex: PrintedAnnex | None


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
    standing: Annotated[str, Standing]
    attending: Annotated[str, Attending]
    exempt: bool
    presence: Annotated[str, Presence, ""]
    reason: str
    on_duty: bool
    arrived: float | None
    left: float | None


class RollPanel(TypedDict):
    """Điểm danh."""

    rows: list[RollRow]
    changes: list[str]
    """Members added and statuses set right since the meeting was made."""
    unmarked: int
    duties: bool
    counts: list[tuple[str, int]]
    percent: str
    asked: str
    """The rate that the rules ask for, in words (`từ 90`); empty for none. `short`: it is not reached."""
    short: bool
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
    """A task; `due` as `2026-11-04`, empty for none; `due_said`: the words, where these were no date."""

    id: str
    what: str
    owners: list[str]
    owner_names: str
    unit: str
    vague_owner: bool
    due: str
    due_said: str
    product: str
    report_at: str
    start: Annotated[str, StartState]
    item: str


class CarriedRow(TaskRow):
    """A task of last month, as it is assessed."""

    status: Annotated[str, ActionStatus]
    said: str
    percent: int | None
    result: str
    done: str
    start_state: Annotated[str, StartState]
    """Tình trạng đầu kỳ, told or by its day."""
    lateness: str
    """`quá hạn 4 ngày`; empty where its day says nothing."""
    overdue: bool
    people: list[NamedPerson]
    """Its owners by name, also those who have left the list."""
    life: list[str]
    struck: str


class CarriedPanel(TypedDict):
    """Nhiệm vụ kỳ trước; `total`: all of them in one sentence."""

    rows: list[CarriedRow]
    total: str


class TasksPanel(TypedDict):
    """Nhiệm vụ."""

    rows: list[TaskRow]


class SpeechRow(TypedDict):
    """One speech with its text; `kind` is empty while nobody has said what it is.

    `counts`: it is an opinion, once something is written of it.
    """

    id: str
    name: str
    guest: bool
    started: float | None
    stopped: float | None
    speaker: str
    item: str
    role: Annotated[str, SpeechRole]
    counts: bool
    kind: Annotated[str, OpinionKind, ""]
    settled: str
    no_text: str
    text: TypedText


class OpinionsPanel(TypedDict):
    """Ý kiến phát biểu, oldest first; `opinions`: how many of them count as one; `kinds` to choose from."""

    rows: list[SpeechRow]
    opinions: int
    kinds: list[Annotated[str, OpinionKind]]


class ConclusionPanel(TypedDict):
    """Kết luận của chủ trì, and what it does not name."""

    text: TypedText
    lacks: str


class ChoiceRow(TypedDict):
    """Một mức để chọn: its points and what it is called."""

    points: str
    label: str


class CriterionRow(TypedDict):
    """Một tiêu chí: the most points, those proposed with their evidence, those a person gave with the reason.

    `value` are the points given as a number; the texts are as they are shown, empty where there is nothing.
    `wants_reason`: the points given count only once a reason is told. `differs`: the record proposes others by now.
    A `group` has no points of its own.
    """

    number: str
    title: str
    group: bool
    most: str
    proposed: str
    evidence: str
    choices: list[ChoiceRow]
    value: float | None
    points: str
    reason: str
    wants_reason: bool
    differs: bool


class ScorePanel(TypedDict):
    """Tự chấm điểm: the sheet by criterion, the sum of what was given and the grade of it.

    `grade` is empty until every criterion has its points (`left` have none) and the reasons that are asked for
    (`unexplained` lack theirs). `proposals`: how many proposals can be taken. `typed`: the sum of an older record,
    which was typed. `limits` are sentences. `scorer`: who was to watch and score; empty where nobody is, which the
    score sheet will lack.
    """

    sheet: str
    rows: list[CriterionRow]
    sum: str
    most: str
    grade: str
    limits: list[str]
    left: int
    unexplained: int
    proposals: int
    typed: bool
    scorer: str


class AmendmentRow(TypedDict):
    """Whose correction of the minutes, in which text, old and new words; `changed`: as the minutes print it."""

    field: str
    author: str
    before: str
    after: str
    changed: str


class ReopeningRow(TypedDict):
    """When and why adopted minutes were opened again."""

    at: float | None
    reason: str


class UnheldRow(TypedDict):
    """An item that was not held: its name, and the reason where one was given."""

    id: str
    title: str
    reason: str


class UnheldPanel(TypedDict):
    """Nội dung không tiến hành: those told so, those not come to, and those opened of which nothing was written."""

    told: list[UnheldRow]
    unreached: list[UnheldRow]
    blank: list[UnheldRow]


class MinutesPanel(TypedDict):
    """Thông qua biên bản; `too_few`: why a reason is wanted where nobody counts."""

    adopted: float | None
    digest: str
    annex_digest: str
    vote: CountedVote | None
    amendments: list[AmendmentRow]
    reopenings: list[ReopeningRow]
    base: str
    too_few: str
    number: str
    missing: list[str]
    unheld: UnheldPanel


class CheckRow(TypedDict):
    """A rule that was checked, and its basis."""

    text: str
    state: Annotated[str, CheckState]
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


class WayChoice(TypedDict):
    """How a vote can be taken."""

    code: Annotated[str, VotingWay]
    label: str


class MotionRow(TypedDict):
    """A motion with its wording, the majority it needs, and its count."""

    id: str
    kind: Annotated[str, MotionKind]
    title: str
    matter: Annotated[str, Matter]
    way: Annotated[str, VotingWay]
    base: str
    text: TypedText
    vote: CountedVote | None


class MotionsPanel(TypedDict):
    """What is put to the vote under an item; `unsettled`: what speaks against voting yet.

    `present`: how many can vote, so many ballots are proposed.
    """

    rows: list[MotionRow]
    matters: list[MatterChoice]
    ways: list[WayChoice]
    present: int
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
