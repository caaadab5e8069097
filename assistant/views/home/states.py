"""What goes down to the home page, as typed values."""

from typing import TypedDict

from assistant.usecases.filed_minutes import FiledMinutes
from assistant.usecases.member_list import ListChanges
from assistant.usecases.other_machines import MeetingLine
from assistant.usecases.proposals import ProposedKind
from assistant.usecases.takeover import OpeningState
from assistant.views.states import MonthCycle, NamedPerson, Preparation, StageName
from assistant.views.topics import TopicPlan


class KnownMeeting(TypedDict):
    """A meeting of this machine or of the folder, as a line; `take`: the record, if another machine went on with it.

    `official`: what the superior committee decided of its month.
    """

    id: str
    title: str
    when: str
    stage: StageName
    state: str
    amber: bool
    paper: str
    path: str
    take: str
    official: str


class RuleLine(TypedDict):
    """A rule in force; `notes`: bases and dates, a line each; `own`: set by the cell itself."""

    label: str
    value: str
    own: bool
    notes: list[str]


class RuleGroup(TypedDict):
    """Rules of one sort."""

    title: str
    rules: list[RuleLine]


class RulesInForce(TypedDict):
    """The set of rules with all its values; `outside`: today lies outside its time."""

    label: str
    period: str
    outside: bool
    count: int
    groups: list[RuleGroup]


class CellPlan(Preparation):
    """The meeting that is being prepared; `year` completes a day that was typed without one."""

    year: int


class Suggestion(TypedDict):
    """The meetings that can be made; `reading`: why there are none yet."""

    reading: str
    members: int
    list_read: str
    left_out: list[str]
    rules: str
    place: str
    kinds: list[ProposedKind]


class MemberList(TypedDict):
    """The list that was read, and how it differs from last month's; None: it does not, or there is none to compare."""

    read: str
    changes: ListChanges | None


class RotationRow(TypedDict):
    """An item of the regular meeting: who takes turns, in order; whose turn it is, in words, empty for no list."""

    item: str
    title: str
    order: list[NamedPerson]
    told: str


class RotationList(TypedDict):
    """The items with their lists; `open`: how many items of the planned meeting wait for whose turn it is."""

    rows: list[RotationRow]
    members: list[NamedPerson]
    open: int


class FolderState(TypedDict):
    """Where files are kept, and whether the shared folder is there; `hosted`: an operator decides it (`chibo hub`).

    `version`: that of the program, which whoever asks for help is asked for.
    """

    folder: str
    hosted: bool
    version: str
    ok: bool
    text: str
    local: str


class Home(TypedDict):
    """The whole home page; `year` is this one; `has_tree`: a committee looks at a tree of cells on this machine."""

    year: int
    has_tree: bool
    cell: str
    practice: bool
    superior: str
    copied: str
    problems: list[str]
    running: list[KnownMeeting]
    elsewhere: list[MeetingLine]
    opening: OpeningState
    cycles: list[MonthCycle]
    """The month's steps: of the meeting that is prepared or running, and of the last one while something is left."""
    plan: CellPlan | None
    topics: TopicPlan | None
    suggestion: Suggestion
    members: MemberList
    rotation: RotationList | None
    filed: FiledMinutes | None
    past: list[KnownMeeting]
    discarded: list[KnownMeeting]
    share: FolderState
    rules: RulesInForce


class TemplateLine(TypedDict):
    """A document with the template in force, and what is wrong with it."""

    form: str
    title: str
    file: str
    own: bool
    findings: list[str]


class TemplateList(TypedDict):
    """Every document's template, files that no document goes by, and the layout in force."""

    folder: str
    look: str
    unused: list[str]
    templates: list[TemplateLine]


class FilledSample(TypedDict):
    """A template filled from the sample cell: its lines, and the file to fetch."""

    lines: list[str]
    file: str
    url: str
