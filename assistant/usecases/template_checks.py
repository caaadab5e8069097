"""The check of the cell's own templates, all of them at once."""

import asyncio
from functools import partial
from pathlib import Path
from typing import TypedDict

from assistant.platform.deadlines import answer_within
from assistant.platform.paths import workspace
from assistant.usecases.bad_input import BadInput
from assistant.wording import usecases as words

SECONDS = 30.0
"""How long the folder may take: those that are not ours are read in a process that must start first."""


class FoundFault(TypedDict):
    """One thing that is wrong with a template, and where."""

    place: str
    sentence: str


class CheckedTemplate(TypedDict):
    """One of the cell's own templates with its faults."""

    file: str
    findings: list[FoundFault]


async def check_own_templates() -> list[CheckedTemplate]:
    """What is wrong with each of the cell's own templates; BadInput where the folder does not answer."""
    folder = workspace()
    if folder is None:
        return []
    failure = "the templates cannot be read"
    found = await asyncio.to_thread(answer_within, SECONDS, partial(check_templates, folder / "mau"), failure)
    if found is None:
        raise BadInput(words.TEMPLATES_AWAY)
    return found


def check_templates(folder: Path) -> list[CheckedTemplate]:
    """The findings for each Word file in the folder of templates."""
    from assistant.documents import papers
    from assistant.documents.rendering import word

    found: list[CheckedTemplate] = []
    for path in sorted(folder.glob("*.docx")):
        if path.name.startswith("~$"):  # Word's own sign that somebody has the file open
            continue
        try:
            told = [FoundFault(place=f.place, sentence=f.sentence) for f in papers.check_template(path)]
        except (papers.PaperError, word.TemplateError) as error:
            told = [FoundFault(place="", sentence=str(error))]
        found.append({"file": path.name, "findings": told})
    return found
