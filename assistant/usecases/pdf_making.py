"""PDF của giấy tờ: a paper turned into PDF in a thread, for it takes seconds and the page must go on."""

import threading
from dataclasses import dataclass
from pathlib import Path

from assistant.platform.patient_files import read_patiently
from assistant.usecases.bad_input import BadInput
from assistant.wording import usecases as words


@dataclass
class PdfJob:
    """One PDF being made."""

    source: Path
    data: bytes = b""
    error: str = ""
    done: bool = False


class PdfMaker:
    """One PDF at a time; the page asks whether it is done."""

    def __init__(self) -> None:
        self._job: PdfJob | None = None

    def begin(self, source: Path) -> None:
        """Start with the Word file. BadInput while another is being made, or where no program can make one."""
        from assistant.documents.rendering import pdf

        if self._job and not self._job.done:
            raise BadInput(words.ONE_PDF_AT_A_TIME)
        try:
            using = pdf.find_converter()
        except pdf.NoPdf as error:
            raise BadInput(str(error)) from error
        job = self._job = PdfJob(source)

        def work() -> None:
            try:
                job.data = pdf.to_pdf(read_patiently(source), source.name, using)
            except (pdf.NoPdf, OSError) as error:
                job.error = str(error)
            finally:
                job.done = True

        threading.Thread(target=work, daemon=True).start()

    def result(self, file: str, never_begun: str) -> PdfJob | None:
        """What came of the file of this name, told once; None while it is being made.

        BadInput in the words of `never_begun` where it was not asked for, in the converter's where it failed.
        """
        job = self._job
        if job is None or job.source.name != file:
            raise BadInput(never_begun)
        if not job.done:
            return None
        self._job = None
        if job.error:
            raise BadInput(job.error)
        return job
