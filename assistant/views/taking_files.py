"""Tệp chọn trên trang: what a page takes from the browser comes in pieces, and is put where it belongs."""

from collections.abc import Awaitable, Callable

from assistant.usecases.bad_input import BadInput
from assistant.usecases.intake import Intake
from assistant.views.page import Arguments
from assistant.widgets.region import Answer

Put = Callable[[str, bytes], Awaitable[str]]
"""(name, bytes) -> what is told of the file; raises BadInput for one that is not taken."""


async def take_piece(intake: Intake, arguments: Arguments, put: Put) -> Answer:
    """A piece of a file; with the last one the file is `put`. What came of it.

    Why a file is not taken is told beside its name, so that the others that were chosen go on.
    """
    try:
        file = intake.take(arguments)
        told = await put(file.name, bytes(file.data)) if file.whole else ""
    except BadInput as problem:
        return {"told": "", "problem": str(problem)}
    return {"told": told, "problem": ""}
