"""Gửi văn bản: the papers of a meeting as one zip, or as a draft of an e-mail (.eml) that any mail program opens."""

import zipfile
from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from io import BytesIO
from pathlib import PurePosixPath

from assistant.documents.facts.phrases import subject_line
from assistant.domain.meeting import Meeting
from assistant.wording import documents as words

NamedFile = tuple[str, bytes]
"""A name and the bytes."""
WORD_TYPE = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")
MIME_TYPES = {".docx": WORD_TYPE, ".pdf": ("application", "pdf")}
ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def zip_files(files: Sequence[NamedFile]) -> bytes:
    """All files in one zip, names in UTF-8; the same files give the same bytes."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in files:
            part = zipfile.ZipInfo(name, ZIP_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, data)
    return buffer.getvalue()


def mail_draft(meeting: Meeting, files: Sequence[NamedFile], at: datetime) -> bytes:
    """A draft with subject, the list of papers and the papers; who it goes to and comes from is left open."""
    message = EmailMessage(policy=SMTP)
    subject = words.MAIL_SUBJECT.format(meeting=subject_line(meeting), cell=meeting.cell.name).strip(" ,")
    practice = meeting.cell.practice
    message["Subject"] = words.MAIL_PRACTICE_SUBJECT.format(subject=subject) if practice else subject
    message["To"] = ""
    message["Date"] = format_datetime(at)
    message["X-Unsent"] = "1"  # Outlook opens it as a draft and not as a letter received
    papers = "\n".join(f"{n}. {PurePosixPath(name).stem}" for n, (name, _) in enumerate(files, start=1))
    text = words.MAIL_TEXT.format(meeting=subject_line(meeting), papers=papers, cell=meeting.cell.name)
    message.set_content(words.MAIL_PRACTICE_TEXT.format(text=text) if practice else text, cte="base64")
    for name, data in files:
        main, sub = MIME_TYPES.get(PurePosixPath(name).suffix.lower(), ("application", "octet-stream"))
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()
