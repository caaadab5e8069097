"""Mẫu giấy tờ on the home page: which template each paper is printed with, a look at it filled in, a copy to edit."""

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from assistant.platform.clock import Clock
from assistant.platform.deadlines import answer_within
from assistant.platform.paths import papers_folder
from assistant.share import atomic
from assistant.share.errors import ShareError
from assistant.usecases.bad_input import BadInput
from assistant.usecases.downloads import download_address
from assistant.usecases.pdf_making import PdfMaker
from assistant.usecases.sending import PdfState
from assistant.views.home.states import FilledSample, TemplateLine, TemplateList
from assistant.views.page import Action, Arguments
from assistant.widgets.region import Answer
from assistant.wording import views as words

if TYPE_CHECKING:
    from assistant.documents.own_templates import TemplateInForce

SECONDS = 8.0
"""How long the folder of templates has to answer."""
FILL_SECONDS = 30.0
"""How long templates may take the first time: the sample's meeting is lived through once, and those that are not ours
are read in a process that must start first."""
SAMPLE_FOLDER = "xem-thu"
"""Folder of what is shown, beside the papers of the meetings."""
_Found = TypeVar("_Found")


class Templates:
    """What the panel can do. Word is only loaded when it is opened."""

    def __init__(self, clock: Clock, folder: Path | None) -> None:
        self._clock, self._folder = clock, folder
        self._pdf = PdfMaker()

    def page_commands(self) -> Mapping[str, Action]:
        """By name, for the page."""
        return {
            "ListTemplates": lambda arguments, command_id: self._list(),
            "SampleTemplate": lambda arguments, command_id: self._sample(str(arguments.get("form", ""))),
            "CopyTemplate": lambda arguments, command_id: self._copy(str(arguments.get("form", ""))),
            "TemplatePages": lambda arguments, command_id: self._make_pages(arguments),
            "TemplatePagesState": lambda arguments, command_id: {**self._pages_state(arguments)},
        }

    async def _list(self) -> Answer:
        """Each document with the file that is in force and its problems; files that no document goes by; the layout."""
        from assistant.documents import own_templates as own

        def read() -> TemplateList:
            return {
                "folder": str(self._folder / own.OWN_FOLDER) if self._folder else "",
                "look": own.layout_label(self._folder),
                "unused": own.unused_files(self._folder),
                "templates": [template_line(one) for one in own.templates_in_force(self._folder)],
            }

        return {**await ask_folder(read, FILL_SECONDS)}

    async def _sample(self, form: str) -> Answer:
        """The paper filled from the sample cell: its text, and the file to fetch."""
        from assistant.documents import papers
        from assistant.documents.rendering import word
        from assistant.usecases.template_samples import sample_paper

        def fill() -> papers.Paper | str:
            try:
                return sample_paper(form, self._clock)
            except (papers.PaperError, word.TemplateError, word.LostText) as error:
                return str(error)

        paper = await ask_folder(fill, FILL_SECONDS)
        if isinstance(paper, str):
            raise BadInput(paper)
        folder, name = papers_folder(SAMPLE_FOLDER), words.PREVIEW_FILE.format(template=papers.find_form(form).template)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            atomic.write(folder / name, paper.data)
        except ShareError as error:
            raise BadInput(error.alone) from error
        sample: FilledSample = {
            "lines": list(paper.lines),
            "file": name,
            "url": download_address(SAMPLE_FOLDER, name),
        }
        return {**sample}

    async def _copy(self, form: str) -> Answer:
        """Our template into the cell's folder, to be edited in Word."""
        from assistant.documents import own_templates as own
        from assistant.documents.papers import PaperError

        folder = self._folder
        if folder is None:
            raise BadInput(words.NO_FOLDER_FOR_TEMPLATES)

        def work() -> Path | str:
            try:
                return own.copy_template(form, folder)
            except ShareError as error:
                return error.alone
            except (own.OwnTemplateThere, PaperError) as error:
                return str(error)

        done = await ask_folder(work)
        if isinstance(done, str):
            raise BadInput(done)
        return {"path": str(done)}

    def _make_pages(self, arguments: Arguments) -> Answer:
        """Begin to make the PDF of what was shown last; it takes seconds, so the page asks whether it is done."""
        name = str(arguments.get("file", ""))
        shown_files = papers_folder(SAMPLE_FOLDER).glob("*.docx")
        source = next((path for path in shown_files if path.name == name), None)
        if source is None:
            raise BadInput(words.NOT_SHOWN)
        self._pdf.begin(source)
        return {}

    def _pages_state(self, arguments: Arguments) -> PdfState:
        """Whether the PDF is there, and where."""
        job = self._pdf.result(str(arguments.get("file", "")), words.NOT_SHOWN)
        if job is None:
            return {"busy": True}
        made = job.source.with_suffix(".pdf")
        atomic.write(made, job.data)
        return {"busy": False, "name": made.name, "url": download_address(SAMPLE_FOLDER, made.name)}


async def ask_folder(ask: Callable[[], _Found], seconds: float = SECONDS) -> _Found:
    """What the folder answers; BadInput where it does not in time."""
    found = await asyncio.to_thread(answer_within, seconds, ask, "the templates cannot be read")
    if found is None:
        raise BadInput(words.TEMPLATES_AWAY)
    return found


def template_line(one: "TemplateInForce") -> TemplateLine:
    """One line of the list."""
    return {
        "form": one.form,
        "title": one.title,
        "file": one.file.name,
        "own": one.own,
        "findings": list(one.findings),
    }
