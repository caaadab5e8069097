"""Các loại văn bản: one line a document. A new document is one builder, one template and one line here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.documents.facts import (
    committee,
    conclusion,
    extract,
    invitation,
    minutes,
    observer_page,
    report,
    resolution,
    score_sheet,
    secret_annex,
    sheets,
    thematic_plan,
    thematic_report,
    year_report,
)
from assistant.documents.facts.print_order import PaperOrder
from assistant.documents.templates.named_items import NamedItems
from assistant.domain.kinds import KINDS, Body, KindSpec
from assistant.domain.meeting import Meeting
from assistant.domain.paper import PaperUse
from assistant.domain.secrecy import public_version
from assistant.wording import papers as words

Builder = Callable[[Meeting, PaperOrder], Mapping[str, Any]]
Parts = Callable[[Meeting], list[tuple[str, str]]]
Kinds = Callable[[KindSpec], bool]
"""For which kinds of meeting a paper is, said by what the kind is (`domain.kinds.KINDS`) and not by its name."""


def no_facts(meeting: Meeting, order: PaperOrder) -> Mapping[str, Any]:
    """No facts: for papers that the room does not adopt."""
    return {}


def no_closings(meeting: Meeting) -> Sequence[Mapping[str, Any]]:
    """Nothing is added afterwards."""
    return ({},)


@dataclass(frozen=True)
class Form:
    """One document.

    `template` is its name in `templates/word/` or `<workspace>/mau/`, also that of the finished file; `body` makes the
    facts, `facts` are their types (the fields a template may use), `needs` names what it wants of the record
    (`needs.NEEDS`). `kinds` says for which kinds of meeting it is, in whose set of papers it then is. `parts` lists
    for whom or of what there is one paper each; `whole` says whether there is also one
    without a part; `usual` whether it belongs to the set at all, and is not only made when asked for.
    For what the room adopts, `closing` makes the facts added afterwards; `blanks` stand for them before, the first as
    it is read today, the others as lines adopted under an earlier version of the program may have it.
    """

    title: str
    template: str
    body: Builder
    facts: tuple[type, ...]
    needs: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()
    """Those of the needs without which there is no such paper: it is not made at all, not even with a mark over it."""
    kinds: Kinds = field(kw_only=True)
    parts: Parts | None = None
    whole: bool = True
    usual: bool = True
    closing: Builder = no_facts
    blanks: Callable[[Meeting], Sequence[Mapping[str, Any]]] = no_closings
    private: bool = False
    """Whether it holds what is kept apart: never on the share, in no parcel, fetched by the console only."""
    yearly: bool = False
    """Whether it tells of all meetings of the year, and so wants their records (`Order.year`)."""
    announces: bool = False
    """Whether it goes out before the meeting, and so speaks of it as it was announced (docs/domain.md 6.3)."""
    code: str = ""
    """Ký hiệu loại văn bản (`NQ`) of those that carry a number (docs/domain.md 7.3)."""

    def visible_meeting(self, meeting: Meeting) -> Meeting:
        """The meeting as this document may know it: without what is kept apart, unless it is the place for that."""
        return meeting if self.private else public_version(meeting)

    @property
    def use(self) -> PaperUse:
        """What is done with it."""
        if self.announces:
            return PaperUse.BEFORE
        return PaperUse.SIGNED if self.code or "signer" in self.needs else PaperUse.KEPT

    def in_set(self, meeting: Meeting) -> bool:
        """Whether it is one of the papers that a meeting of this kind has."""
        return self.usual and self.kinds(KINDS[meeting.kind])

    def file_name(self, label: str = "") -> str:
        """The name in the meeting's folder, `label` being the part's."""
        return f"{self.template}{f' {label}' if label else ''}.docx"


def every(kind: KindSpec) -> bool:
    """A paper of every kind of meeting."""
    return True


def monthly(kind: KindSpec) -> bool:
    """A paper of the month's regular meeting."""
    return kind.monthly


def resolving(kind: KindSpec) -> bool:
    """A paper of a meeting that puts a resolution to the vote."""
    return kind.resolves


def of_the_cell(kind: KindSpec) -> bool:
    """A paper of the meetings of the whole cell: a chi ủy meeting scores itself by no sheet (docs/domain.md 4.1)."""
    return kind.body is Body.CELL


@dataclass(frozen=True)
class CellForm:
    """A document of no one meeting (a cell's year, a committee's tree): its facts are gathered by whoever makes it."""

    title: str
    template: str
    facts: tuple[type, ...]


CELL_FORMS: Mapping[str, CellForm] = {
    name: CellForm(words.CELL_FORM[name], name, facts)
    for name, facts in (
        (year_report.TEMPLATE, (year_report.YearReportFacts,)),
        (thematic_report.REPORT, (thematic_report.ThematicReportFacts,)),
    )
}

COMMITTEE_FORMS: Mapping[str, CellForm] = {
    name: CellForm(words.COMMITTEE_FORM[name], name, (facts,)) for name, facts in committee.FACTS.items()
}
"""Of a committee about many cells; its own templates lie in `cap-uy/mau` of its tree."""

SIGNING_NEEDS = ("signer",)
DECISION_NEEDS = ("start", "roll", "resolution", "vote", *SIGNING_NEEDS)

FORMS: Mapping[str, Form] = {
    "bien-ban": Form(
        words.FORM["bien-ban"],
        "bien-ban",
        lambda meeting, order: minutes.minutes_body(meeting, order.zone),
        (minutes.MinutesBody, minutes.MinutesClosing),
        ("chair", "secretary", "roll", "votes", "adoption", "end"),
        closing=lambda meeting, order: minutes.closing_facts(meeting, order.zone),
        blanks=minutes.blank_closings,
        code="BB",
        kinds=every,
    ),
    "nghi-quyet": Form(
        words.FORM["nghi-quyet"],
        "nghi-quyet",
        resolution.resolution_facts,
        (resolution.ResolutionFacts, NamedItems),
        (*DECISION_NEEDS, "passed"),
        bars=("passed",),
        code="NQ",
        kinds=resolving,
    ),
    "ket-luan": Form(
        words.FORM["ket-luan"],
        "ket-luan",
        conclusion.conclusion_facts,
        (conclusion.ConclusionFacts, NamedItems),
        ("start", "roll", "conclusions", "settled", "passed", *SIGNING_NEEDS),
        bars=("passed",),
        code="KL",
        kinds=every,
    ),
    "thong-bao": Form(
        words.FORM["thong-bao"],
        "thong-bao",
        invitation.notice_facts,
        (invitation.NoticeFacts,),
        ("place", "chair", "notice", *SIGNING_NEEDS),
        announces=True,
        code="TB",
        kinds=every,
    ),
    "giay-moi": Form(
        words.FORM["giay-moi"],
        "giay-moi",
        invitation.invitation_facts,
        (invitation.InvitationFacts,),
        ("guests", "place", "notice", *SIGNING_NEEDS),
        parts=invitation.guest_parts,
        whole=False,
        announces=True,
        code="GM",
        kinds=every,
    ),
    "chuong-trinh": Form(
        words.FORM["chuong-trinh"],
        "chuong-trinh",
        invitation.program_facts,
        (invitation.ProgramFacts,),
        ("place", "chair", *SIGNING_NEEDS),
        announces=True,
        code="CTr",
        kinds=every,
    ),
    "diem-danh": Form(
        words.FORM["diem-danh"],
        "diem-danh",
        sheets.roll_sheet_facts,
        (sheets.RollSheetFacts,),
        ("roll", "chair", "secretary"),
        kinds=every,
    ),
    "phan-cong": Form(
        words.FORM["phan-cong"],
        "phan-cong",
        sheets.task_sheet_facts,
        (sheets.TaskSheetFacts,),
        ("tasks", "owners", *SIGNING_NEEDS),
        parts=sheets.owner_parts,
        kinds=every,
    ),
    "phu-luc-y-kien": Form(
        words.FORM["phu-luc-y-kien"],
        "phu-luc-y-kien",
        sheets.opinion_annex_facts,
        (sheets.OpinionAnnexFacts,),
        ("speeches", "words", "secretary", "chair"),
        kinds=every,
    ),
    "phu-luc-mat": Form(
        words.FORM["phu-luc-mat"],
        "phu-luc-mat",
        secret_annex.annex_body,
        (secret_annex.AnnexBody, secret_annex.AnnexClosing),
        ("secret", "chair", "secretary", "adoption"),
        usual=False,
        closing=secret_annex.annex_closing,
        blanks=secret_annex.blank_closings,
        private=True,
        kinds=every,
    ),
    "bao-cao-thang": Form(
        words.FORM["bao-cao-thang"],
        "bao-cao-thang",
        report.report_facts,
        (report.ReportFacts, NamedItems),
        (*DECISION_NEEDS, "score", "end"),
        code="BC",
        kinds=monthly,
    ),
    "phieu-cham-diem": Form(
        words.FORM["phieu-cham-diem"],
        "phieu-cham-diem",
        score_sheet.score_sheet_facts,
        (score_sheet.ScoreSheetFacts,),
        ("roll", "scorer", "score", "end", *SIGNING_NEEDS),
        kinds=of_the_cell,
    ),
    "so-du": Form(
        words.FORM["so-du"],
        "so-du",
        observer_page.observer_facts,
        (observer_page.ObserverFacts,),
        ("superior", "start"),
        parts=observer_page.superior_parts,
        whole=False,
        kinds=every,
    ),
    "trich": Form(
        words.FORM["trich"],
        "trich",
        extract.extract_facts,
        (extract.ExtractFacts,),
        ("start", "adoption", *SIGNING_NEEDS),
        parts=extract.item_parts,
        whole=False,
        usual=False,
        kinds=every,
    ),
    "ke-hoach-chuyen-de": Form(
        words.FORM["ke-hoach-chuyen-de"],
        "ke-hoach-chuyen-de",
        thematic_plan.thematic_plan_facts,
        (thematic_plan.ThematicPlanFacts,),
        ("topic", *SIGNING_NEEDS),
        usual=False,
        yearly=True,
        code="KH",
        kinds=every,
    ),
}
