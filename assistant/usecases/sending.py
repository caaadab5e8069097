"""PDF và gửi: a printed paper as PDF, and the papers for members as a zip and a draft of an e-mail."""

from pathlib import Path
from typing import TypedDict

from assistant.domain.meeting import Meeting
from assistant.domain.secrecy import has_separate_secrets
from assistant.journal.store import Store
from assistant.platform.clock import Clock
from assistant.platform.paths import papers_folder
from assistant.platform.patient_files import read_patiently
from assistant.share import atomic
from assistant.share.outbox import Outbox
from assistant.usecases.bad_input import BadInput
from assistant.usecases.downloads import download_address
from assistant.usecases.editions import Editions
from assistant.usecases.minutes_printing import printed_state
from assistant.usecases.outdated_papers import stale_fields
from assistant.usecases.pdf_making import PdfMaker
from assistant.usecases.publishing import MeetingFolders
from assistant.wording import usecases as words

FOR_MEMBERS = ("thong-bao", "chuong-trinh", "nghi-quyet", "ket-luan", "phan-cong", "ke-hoach-chuyen-de")
"""Documents that go to every member, beside the minutes; the others are for guests, the superior or the file."""


class PdfState(TypedDict, total=False):
    """Whether the PDF is still being made; once it is there, its name and where to fetch it."""

    busy: bool
    name: str
    url: str


class FileLink(TypedDict):
    """A file and where to fetch it."""

    name: str
    url: str


class Parcel(TypedDict):
    """What is sent: the packed files, the papers in them, those left out as secret, those that are out of date."""

    files: list[FileLink]
    papers: list[str]
    left_out: list[str]
    stale: list[str]


class Sending:
    """PDF is made in a thread, for it takes seconds and the page must go on; the page asks whether it is done."""

    def __init__(self, clock: Clock, outbox: Outbox, folders: MeetingFolders | None) -> None:
        self._clock, self._outbox, self._folders = clock, outbox, folders
        self._pdf = PdfMaker()

    def make_pdf(self, store: Store, name: str) -> None:
        """Begin to make the PDF of a printed paper; not of one printed before an item was made secret."""
        from assistant.documents.facts.secret_annex import holds_secret
        from assistant.documents.rendering.docx_text import text_lines

        if name not in printed_files(store.meeting):
            raise BadInput(words.NOT_PRINTED)
        source = papers_folder(store.meeting.id) / name
        if has_separate_secrets(store.meeting) and holds_secret(store.meeting, text_lines(read_patiently(source))):
            raise BadInput(words.TOO_EARLY)
        self._pdf.begin(source)

    def pdf_state(self, store: Store, file: str) -> PdfState:
        """Whether the PDF is there; once it is, it is kept beside the paper and goes to the share."""
        job = self._pdf.result(file, words.NOT_PRINTED)
        if job is None:
            return {"busy": True}
        pdf = job.source.with_name(pdf_name(file))
        atomic.write(pdf, job.data)
        if self._folders:
            self._outbox.put(store.meeting.id, self._folders.of(store.meeting) / pdf.name, job.data)
        return {"busy": False, "name": pdf.name, "url": download_address(store.meeting.id, pdf.name)}

    def send(self, store: Store) -> Parcel:
        """The zip and the draft, and which papers were left out for a secret item."""
        from assistant.documents.rendering import zip_and_mail

        store.refresh()
        meeting = store.meeting
        files, left_out, old = member_files(meeting)
        if not files:
            raise BadInput(words.NOTHING_TO_SEND)
        folder, stem = papers_folder(meeting.id), f"van-ban {meeting.details.start:%Y-%m-%d}"
        packed = {
            f"{stem}.zip": zip_and_mail.zip_files(files),
            f"{stem}.eml": zip_and_mail.mail_draft(meeting, files, self._clock()),
        }
        for name, data in packed.items():
            atomic.write(folder / name, data)
        return {
            "files": [{"name": name, "url": download_address(meeting.id, name)} for name in packed],
            "papers": [name for name, _ in files],
            "left_out": left_out,
            "stale": old,
        }


def printed_files(meeting: Meeting) -> list[str]:
    """Every paper of the meeting that was printed and is still in its folder, the minutes first."""
    folder = papers_folder(meeting.id)
    names = [printed_state(meeting.id).file, *(one.file for one in Editions(folder).all())]
    return [name for name in dict.fromkeys(names) if name and (folder / name).is_file()]


def member_files(meeting: Meeting) -> tuple[list[tuple[str, bytes]], list[str], list[str]]:
    """The newest papers for members with their PDFs; those left out as secret; those that are out of date."""
    from assistant.documents.facts.secret_annex import holds_secret
    from assistant.documents.rendering.docx_text import text_lines

    folder = papers_folder(meeting.id)
    newest = [one for one in Editions(folder).latest().values() if one.form in FOR_MEMBERS]
    minutes = printed_state(meeting.id).file
    files, left_out = [], []
    for name in [minutes, *(one.file for one in newest)]:
        path = folder / name
        if not name or not path.is_file():
            continue
        data = read_patiently(path)
        if holds_secret(meeting, text_lines(data)):
            left_out.append(name)
            continue
        files.append((name, data))
        if pdf := fresh_pdf(path):
            files.append((pdf.name, read_patiently(pdf)))
    return files, left_out, [one.file for one in newest if stale_fields(meeting, one)]


def pdf_name(file: str) -> str:
    """`nghi-quyet.pdf` of `nghi-quyet.docx`."""
    return Path(file).with_suffix(".pdf").name


def fresh_pdf(path: Path) -> Path | None:
    """The paper's PDF, where it is not older than the paper."""
    pdf = path.with_name(pdf_name(path.name))
    return pdf if pdf.is_file() and pdf.stat().st_mtime >= path.stat().st_mtime else None
