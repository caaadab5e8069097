"""The papers of one meeting as a page sees them: read aloud, adopted, saved on this machine and on the share."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.clock import Clock
from assistant.domain.adoption import digest
from assistant.domain.commands import AdoptMinutes, AmendDetails, OpenReading
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.procedure.course import MINUTES
from assistant.domain.procedure.writing import CONCLUSION
from assistant.journal.belonging import Belonging
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.paths import workspace
from assistant.printing import Printed, annex_state, keep_template, printed_state
from assistant.publish import Folders
from assistant.share.outbox import Outbox
from assistant.views import issue, secret
from assistant.views.editions import download
from assistant.views.page import Action, Arguments, Unfit
from assistant.views.sending import Sending
from assistant.views.shared import Shown
from assistant.widgets.region import Answer

if TYPE_CHECKING:
    from assistant.documents.papers import Draft

CHANGED_SINCE_READ = "Nội dung đã thay đổi từ lúc đọc. Hãy đọc lại biên bản rồi thông qua."


class Papers:
    """What a page can say and do about papers. Word is only loaded when the minutes are first read."""

    def __init__(self, data: Path, journal: Journal, clock: Clock) -> None:
        folder = workspace()
        self._outbox = Outbox(data, clock, folder)
        folders = Folders(Belonging(journal, folder, self._outbox.notes), folder) if folder else None
        self._issue = issue.Issue(data, clock, self._outbox, folders)
        self._sending = Sending(clock, self._outbox, folders)

    def changes(self, meeting: str) -> object:
        """Something that differs as soon as a paper was printed, delivered or got stuck."""
        return self._outbox.version(), printed_state(meeting), annex_state(meeting)

    def share(self, meeting: Meeting) -> Shown:
        """The state of the shared folder for this meeting in one line."""
        if workspace() is None:
            return {"text": "", "ok": True, "detail": "", "folder": ""}
        status = self._outbox.status(meeting.id)
        folders = sorted({str(target.target.parent) for target in status.targets()})
        return {
            "text": status.sentence(),
            "ok": status.calm,
            "detail": "\n".join(status.notices()),
            "folder": folders[0] if folders else "",
        }

    def paper(self, meeting: Meeting) -> Shown:
        """The printed minutes: where to fetch them, or why they could not be printed."""
        state: Printed = printed_state(meeting.id)
        if not state.file:
            return {"url": "", "error": state.error, "detail": "", "unprinted": "", "annex": secret.annex(meeting)}
        return {
            "url": download(meeting.id, state.file),
            "error": state.error,
            "detail": state.note,
            "unprinted": state.unprinted,
            "annex": secret.annex(meeting),
        }

    def wishes(self, store: Store) -> Mapping[str, Action]:
        """Reading and adopting the minutes, their number, and what the dialog of papers can do."""
        return {
            "ReadMinutes": lambda arguments, wish: self._read(store),
            "AdoptDraft": lambda arguments, wish: self._adopt(store, arguments, wish),
            "SetNumber": lambda arguments, wish: set_number(store, arguments, wish),
            "ListPapers": lambda arguments, wish: self._issue.offered(store),
            "PreviewPaper": lambda arguments, wish: self._issue.preview(store, arguments),
            "PrintPapers": lambda arguments, wish: self._issue.hand_out(store, arguments),
            "StrikeNumber": lambda arguments, wish: self._issue.strike(store, arguments),
            "CheckTemplates": lambda arguments, wish: self._issue.templates(),
            "MakePdf": lambda arguments, wish: self._sending.make_pdf(store, arguments),
            "PdfState": lambda arguments, wish: self._sending.pdf_state(store, arguments),
            "SendPapers": lambda arguments, wish: self._sending.send(store),
        }

    def _read(self, store: Store) -> Answer:
        """The draft, shown to the room at the same time, with the texts its lines come from."""
        store.refresh()
        text, apart = drafts(store.meeting)
        if store.meeting.stage is Stage.RUNNING:
            store.send(OpenReading(MINUTES, text.lines))
        return {
            "lines": list(text.lines),
            "digest": digest(text.lines),
            "removed": text.removed,
            "unprinted": unprinted(text, apart),
            "fields": fields(store.meeting),
            **secret.read(apart),
        }

    def _adopt(self, store: Store, arguments: Arguments, wish: str) -> Answer:
        """Adopt what was read: if the text is no longer the one the room heard, it is to be read again."""
        store.refresh()
        text, apart = drafts(store.meeting)
        heard = {"digest": digest(text.lines), "annexDigest": digest(apart.lines) if apart else None}
        if heard != {name: arguments.get(name) for name in heard}:
            raise Unfit(CHANGED_SINCE_READ)
        votes = {name: whole(arguments[name]) for name in ("in_favour", "against", "abstained") if name in arguments}
        annex = secret.adopted(apart)
        for draft in filter(None, (text, apart)):
            keep_template(draft.template_digest, draft.source)
        wanted = AdoptMinutes(text.lines, text.facts, text.template, text.template_digest, **votes, annex=annex)
        store.send(wanted, wish)
        store.refresh()
        self._issue.register(store.meeting, issue.MINUTES, store.meeting.details.number)
        return {}


def fields(meeting: Meeting) -> list[Shown]:
    """Every text that can be amended, with a name a person understands."""
    labels = {
        f"item.{item.id}.{field.code}": f"{item.rail_title} – {field.label}"
        for item in meeting.agenda
        for field in item.texts
    }
    labels |= {f"item.{i.id}.{CONCLUSION}": f"{i.rail_title} – kết luận" for i in meeting.agenda}
    labels |= {f"speech.{s.id}": f"Ý kiến của {meeting.person(s.speaker)}" for s in meeting.speeches.values()}
    labels |= {f"motion.{m.id}": f"Biểu quyết – {m.title}" for m in meeting.motions.values()}
    return [
        {"key": k, "label": labels[k], "value": t.value}
        for k, t in meeting.texts.items()
        if k in labels and t.value.strip()
    ]


def whole(value: object) -> int:
    """A number of votes."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise Unfit("Số phiếu phải là số nguyên.")
    return value


def drafts(meeting: Meeting) -> "tuple[Draft, Draft | None]":
    """The minutes and the secret annex as they will be printed; a template's mistake is said in words."""
    from assistant.documents import papers, word

    try:
        return papers.draft(meeting), secret.draft(meeting)
    except (papers.PaperError, word.TemplateError, word.LostText) as error:
        raise Unfit(str(error)) from error


def unprinted(*read: "Draft | None") -> list[str]:
    """What the record holds and the texts that are read do not show: a sentence for each that lacks something."""
    from assistant.documents import template_gate

    return [told for draft in read if draft and (told := template_gate.told(draft.unprinted))]


def set_number(store: Store, arguments: Arguments, wish: str) -> Answer:
    """Số biên bản."""
    store.refresh()
    store.send(AmendDetails(replace(store.meeting.details, number=str(arguments.get("number", "")))), wish)
    return {}
