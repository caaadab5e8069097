"""The commands that are a page's own: what each takes and what goes back. Those of the meeting are `domain.commands`.

The pages read arguments with care all the same, for a browser may send anything; these types are the spelling that
Python and JavaScript share (`views.contract`), and a test holds the table against what the pages answer to.
"""

from collections.abc import Mapping
from typing import NamedTuple, NotRequired, TypedDict

from assistant.usecases.adopting import ReadMinutes
from assistant.usecases.attached_files import AttachedList
from assistant.usecases.finding import Found
from assistant.usecases.handbook_page import HandbookPage
from assistant.usecases.issuing import HandedOut, Offered, Preview
from assistant.usecases.member_list import ShownSheets
from assistant.usecases.sending import Parcel, PdfState
from assistant.usecases.template_checks import CheckedTemplate
from assistant.views.cell_arguments import (
    ColumnsToChoose,
    CopySettled,
    FolderAsked,
    FolderToOpen,
    KindToMake,
    MadeMeeting,
    PieceOfFile,
    RotationToSet,
    SentToDrop,
    SentToNote,
    StepToTell,
    TakenPiece,
    TopicPaper,
    TopicStepToTell,
    TopicToAdd,
    TopicToAmend,
    TopicToDrop,
    WantedPassages,
)
from assistant.views.committee import states as tree
from assistant.views.home.states import FilledSample, TemplateList
from assistant.views.year.states import MadeFile, MaybeRegister, RegisterName, RegisterTable


class NoArguments(TypedDict):
    """Nothing."""


class OneItem(TypedDict):
    """An item's id."""

    item: str


class OpenOrNot(TypedDict):
    """Whether a dialog is to be open."""

    open: bool


class TextQuestion(TypedDict):
    """A text since one of its revisions, and the texts that may have stood there (`views.recovered_texts`)."""

    field: str
    rev: int
    tried: list[str]


class TextAnswer(TypedDict):
    """The text as it stands, and which of those that were tried have stood there."""

    value: str
    rev: int
    known: list[bool]
    label: str


class PlanChange(TypedDict, total=False):
    """Any of the details of the plan; days as `2026-11-04`, empty for none (`views.plan`)."""

    date: str
    until: str
    time: str
    notice_on: str
    place: str
    form: str
    chair: str
    secretary: str
    notice: str
    papers: str
    secrets_apart: bool
    assessed: str
    quarter: str
    topic: str
    focus: str


class AdvanceRead(TypedDict):
    """What came of reading the files of opinions: how many are new, and what could not be read."""

    told: str
    problems: list[str]


class SaidDay(TypedDict):
    """A day as people say it."""

    text: str


class FoundDay(TypedDict):
    """The day that was meant, as `2026-11-04`; `said`: the words, where they say more than the day."""

    day: str
    said: str


class HeardDraft(TypedDict):
    """The digests of what was read, and the votes where they were counted; `reason` where too few are present."""

    digest: str
    annex_digest: NotRequired[str]
    reason: NotRequired[str]
    in_favour: NotRequired[int]
    against: NotRequired[int]
    abstained: NotRequired[int]
    confirmer: NotRequired[str]


class OneNumber(TypedDict):
    """A number of a paper."""

    number: str


class PaperAndNumber(TypedDict):
    """A paper by its form, and its number; empty for none."""

    form: str
    number: str


class PaperToPrint(PaperAndNumber):
    """A paper to print; `sure`: whatever speaks against its number; `confirmer`: who lets go what it does not show."""

    sure: NotRequired[bool]
    confirmer: NotRequired[str]


class NumberToStrike(PaperAndNumber):
    """A number that was given by mistake, and why it is struck."""

    reason: str


class CheckedTemplates(TypedDict):
    """The cell's own templates."""

    templates: list[CheckedTemplate]


class OneFile(TypedDict):
    """A file's name."""

    file: str


class PieceToTake(OneFile):
    """A piece of text that another machine left: whose record, and which box."""

    key: str


class ThisPage(TypedDict):
    """Which page this is, of which browser, and where."""

    page: str
    browser: str
    where: str


class PenHolder(TypedDict, total=False):
    """Which page writes, where it is not this one."""

    holder: str
    browser: str


class OneMeeting(TypedDict):
    """A meeting's id."""

    meeting: str


class RecordToOpen(TypedDict):
    """The record of a meeting in the folder; `sure`: although another machine may still be recording it."""

    path: str
    sure: NotRequired[bool]


class OpeningBegun(TypedDict, total=False):
    """What is asked first (`ask`), the number under which the outcome is told, or a meeting that is here already."""

    ask: str
    opening: int
    meeting: str


class OneForm(TypedDict):
    """A document by its form."""

    form: str


class CopiedTemplate(TypedDict):
    """Where the copy of a template lies."""

    path: str


class CommandDone(TypedDict):
    """The answer to a command of the meeting: the speech that goes on now, empty for none."""

    speech: str


class TextSaved(TypedDict):
    """The answer to an edit: the text is on disk; `value` where it has moved on since."""

    rev: int
    saved: float | None
    value: NotRequired[str]


class NewerText(TypedDict):
    """The text that an edit was too late for."""

    rev: int
    value: str


class RefusedAnswer(TypedDict):
    """The answer to what was refused: a sentence, the refusal's code, the newer text where an edit came too late."""

    error: str
    code: NotRequired[str]
    stale: NotRequired[NewerText]


class OwnCommand(NamedTuple):
    """What a page's own command takes, and what goes back: a TypedDict each."""

    arguments: type
    answer: type = NoArguments


class PageToOpen(TypedDict):
    """Which page takes the place of this one, where no server of ours gives pages an address."""

    page: str
    meeting: NotRequired[str]
    item: NotRequired[str]
    year: NotRequired[str]


class PaperToFetch(TypedDict):
    """The address of a paper, where nobody answers it."""

    address: str


class FetchedPaper(TypedDict):
    """A paper's name, type and bytes (which travel beside the answer)."""

    name: str
    type: str


class Moment(TypedDict):
    """What time it is by the kernel's clock, in epoch seconds."""

    now: float


ON_EVERY_PAGE: Mapping[str, OwnCommand] = {"Hello": OwnCommand(NoArguments)}
IN_A_FRAME: Mapping[str, OwnCommand] = {
    "Alive": OwnCommand(NoArguments, Moment),
    "Fetch": OwnCommand(PaperToFetch, FetchedPaper),
    "Go": OwnCommand(PageToOpen),
}
OF_FILES: Mapping[str, OwnCommand] = {
    "AttachFile": OwnCommand(PieceOfFile, TakenPiece),
    "FetchAttached": OwnCommand(OneFile, MadeFile),
    "ListAttached": OwnCommand(NoArguments, AttachedList),
    "RemoveAttached": OwnCommand(OneFile),
}
OF_THE_CONSOLE: Mapping[str, OwnCommand] = {
    **OF_FILES,
    "AdoptDraft": OwnCommand(HeardDraft),
    "CheckTemplates": OwnCommand(NoArguments, CheckedTemplates),
    "Dismiss": OwnCommand(OneFile),
    "Here": OwnCommand(ThisPage, PenHolder),
    "HandbookPage": OwnCommand(NoArguments, HandbookPage),
    "ListPapers": OwnCommand(NoArguments, Offered),
    "ShowDetails": OwnCommand(OpenOrNot),
    "LookAt": OwnCommand(OneItem),
    "MakePdf": OwnCommand(OneFile),
    "PdfState": OwnCommand(OneFile, PdfState),
    "PlanDetails": OwnCommand(PlanChange),
    "PreviewPaper": OwnCommand(PaperAndNumber, Preview),
    "PrintPapers": OwnCommand(PaperToPrint, HandedOut),
    "ReadAdvance": OwnCommand(NoArguments, AdvanceRead),
    "ReadMinutes": OwnCommand(NoArguments, ReadMinutes),
    "ResolveDay": OwnCommand(SaidDay, FoundDay),
    "SendPapers": OwnCommand(NoArguments, Parcel),
    "SetNumber": OwnCommand(OneNumber),
    "StrikeNumber": OwnCommand(NumberToStrike),
    "TakeIn": OwnCommand(PieceToTake),
    "TakeList": OwnCommand(NoArguments),
    "TakePen": OwnCommand(NoArguments),
    "TextOf": OwnCommand(TextQuestion, TextAnswer),
}
OF_HOME: Mapping[str, OwnCommand] = {
    "AcceptList": OwnCommand(NoArguments),
    **OF_FILES,
    "ChooseColumns": OwnCommand(ColumnsToChoose),
    "SetRotation": OwnCommand(RotationToSet),
    "TakeTurns": OwnCommand(NoArguments),
    "ShowListSheets": OwnCommand(NoArguments, ShownSheets),
    "FetchFiled": OwnCommand(OneFile, MadeFile),
    "FileMinutes": OwnCommand(PieceOfFile, TakenPiece),
    "Find": OwnCommand(WantedPassages, Found),
    "ChooseFolder": OwnCommand(FolderToOpen, FolderAsked),
    "CycleCalendar": OwnCommand(OneMeeting, MadeFile),
    "DropSent": OwnCommand(SentToDrop),
    "NoteSent": OwnCommand(SentToNote),
    "TellStep": OwnCommand(StepToTell),
    "CopyTemplate": OwnCommand(OneForm, CopiedTemplate),
    "ListTemplates": OwnCommand(NoArguments, TemplateList),
    "MakeMeeting": OwnCommand(KindToMake, MadeMeeting),
    "OpenPast": OwnCommand(RecordToOpen, OpeningBegun),
    "PlanDetails": OwnCommand(PlanChange),
    "ReadAdvance": OwnCommand(NoArguments, AdvanceRead),
    "ReadAgain": OwnCommand(NoArguments),
    "Recover": OwnCommand(OneMeeting, OneMeeting),
    "SampleTemplate": OwnCommand(OneForm, FilledSample),
    "SettleCopy": OwnCommand(CopySettled),
    "TakeList": OwnCommand(NoArguments),
    "TakeOver": OwnCommand(RecordToOpen, OpeningBegun),
    "TemplatePages": OwnCommand(OneFile),
    "TemplatePagesState": OwnCommand(OneFile, PdfState),
}
OF_THE_YEAR: Mapping[str, OwnCommand] = {
    "AddTopic": OwnCommand(TopicToAdd),
    "AmendTopic": OwnCommand(TopicToAmend),
    "DropTopic": OwnCommand(TopicToDrop),
    "MakeMeeting": OwnCommand(KindToMake, MadeMeeting),
    "MakeTopicPaper": OwnCommand(TopicPaper, MadeFile),
    "TellTopicStep": OwnCommand(TopicStepToTell),
    "MakeRegister": OwnCommand(MaybeRegister, MadeFile),
    "MakeYearReport": OwnCommand(NoArguments, MadeFile),
    "OpenPast": OwnCommand(RecordToOpen, OpeningBegun),
    "ShowRegister": OwnCommand(RegisterName, RegisterTable),
}
OF_THE_TREE: Mapping[str, OwnCommand] = {
    "FindCells": OwnCommand(tree.WordsToFind, tree.FoundCells),
    "MakeTreeFile": OwnCommand(tree.TreeFile, MadeFile),
    "OpenTreeMinutes": OwnCommand(tree.MinutesToOpen, MadeFile),
    "ReadTreeAgain": OwnCommand(NoArguments),
    "SetLimits": OwnCommand(tree.LimitsToSet),
    "SetOfficialGrade": OwnCommand(tree.GradeToSet),
    "ShowFaults": OwnCommand(tree.FolderFrom, tree.TreeFaults),
    "ShowLevel": OwnCommand(tree.LevelWanted, tree.TreeLevel),
    "ShowTreeCell": OwnCommand(tree.OneCell, tree.TreeCell),
}
OWN = {**ON_EVERY_PAGE, **IN_A_FRAME, **OF_THE_CONSOLE, **OF_HOME, **OF_THE_YEAR, **OF_THE_TREE}
