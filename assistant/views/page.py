"""What every page does: build its regions once, follow the journal, send commands, answer them."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import parse_qs

from assistant.domain.meeting import Meeting
from assistant.domain.refusal import Refused, Stale
from assistant.domain.roles import PageRole
from assistant.journal.codec import BadCommand, decode_command
from assistant.journal.database import JournalUnusable
from assistant.journal.follow import follow
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.clock import epoch
from assistant.platform.kernel_session import page_role, query_string
from assistant.platform.watching import watch_changes
from assistant.share.errors import ShareError
from assistant.usecases.bad_input import BadInput
from assistant.views import places
from assistant.widgets.region import Answer
from assistant.wording import refusals as refusal_words

log = logging.getLogger(__name__)
Arguments = Mapping[str, Any]
Action = Callable[[Arguments, str], Answer | Awaitable[Answer]]
"""A command that is the page's own (not the meeting's): its arguments and id -> the answer.

What may take long (papers, folders) is awaited, so that the page stays usable: whoever presses "Đọc biên bản" with a
template that never ends goes on writing meanwhile.
"""
REFUSALS = (Refused, BadCommand, BadInput, JournalUnusable, ShareError)
"""What is answered in words; `Stale` is one of the first."""


def address_value(name: str) -> str:
    """A value of the page's address (`?meeting=...`); empty where it is not there."""
    return parse_qs(query_string()).get(name, [""])[0]


class PageCommands:
    """Commands of one page: the page's own by name, all others are commands of the meeting."""

    def __init__(
        self,
        store: Callable[[], Store | None],
        shown: Callable[[], None],
        own: Mapping[str, Action],
        only: frozenset[str] | None = None,
    ) -> None:
        """`only` names the meeting's commands that this page may send; None: all that the role may.

        What is the page's `own` writes files and settings past the store, so it is the console's alone.
        """
        self._store, self._shown, self._only = store, shown, only
        self._own: dict[str, Action] = {"Hello": lambda arguments, command_id: {}, **places.commands(), **own}

    def answer(self, name: str, arguments: Arguments, command_id: str) -> Answer | Awaitable[Answer]:
        """Do what is asked; a refusal goes back in words, and the page shows the truth in any case."""
        try:
            answer = (
                self._by_itself(name, arguments, command_id)
                if name in self._own
                else self._command(name, arguments, command_id)
            )
        except REFUSALS as refusal:
            answer = refusal_answer(refusal)
        finally:
            self._show_after(name)
        return answer if isinstance(answer, dict) else self._later(answer)

    def _show_after(self, name: str) -> None:
        """Every region as it is now. Who types waits for the confirmation only: it goes first."""
        if name == "EditText":
            with contextlib.suppress(RuntimeError):  # no loop: nobody else to serve
                asyncio.get_running_loop().call_soon(self._shown)
                return
        self._shown()

    async def _later(self, coming: Awaitable[Answer]) -> Answer:
        """The answer of what takes its time."""
        try:
            return await coming
        except REFUSALS as refusal:
            return refusal_answer(refusal)
        finally:
            self._shown()

    def _by_itself(self, name: str, arguments: Arguments, command_id: str) -> Answer | Awaitable[Answer]:
        if name != "Hello" and page_role() is not PageRole.CONSOLE:
            raise Refused("not_allowed")
        return self._own[name](arguments, command_id)

    def _command(self, name: str, arguments: Arguments, command_id: str) -> Answer:
        store = self._store()
        if store is None:
            raise Refused("no_meeting")
        if self._only is not None and name not in self._only:
            raise Refused("not_allowed")
        granted = store.send(decode_command(name, arguments), command_id)
        return command_outcome(store.meeting, name, arguments, again=not granted)


def refusal_answer(refusal: Exception) -> Answer:
    """What goes back of a refusal: the sentence, its code, the newer text where an edit came too late."""
    if isinstance(refusal, Stale):
        return {
            "error": refusal_words.refusal_sentence("stale", {}),
            "stale": {k: refusal.facts[k] for k in ("rev", "value")},
        }
    if isinstance(refusal, Refused):
        return {"error": refusal_words.refusal_sentence(refusal.code, refusal.facts), "code": refusal.code}
    return {"error": str(refusal)}


def command_outcome(meeting: Meeting, name: str, arguments: Arguments, again: bool = False) -> Answer:
    """What the browser needs to go on: the revision of a text, the id of a new speech.

    `again`: the command had been granted before, so the text may have moved on; then it is sent along.
    """
    if name == "EditText":
        text = meeting.texts[arguments["field"]]
        return {"rev": text.rev, "saved": epoch(text.saved), **({"value": text.value} if again else {})}
    speech = meeting.speech()
    return {"speech": speech.id if speech else ""}


class PageFollower:
    """Keeps a page up to date: it is shown again when another kernel commits, and when `watched` has changed."""

    def __init__(
        self, journal: Journal, changed: Callable[[], None], watched: Callable[[], object] | None = None
    ) -> None:
        self._journal, self._changed, self._watched = journal, changed, watched
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin. The tasks are held here because the loop holds them only weakly."""
        loop = asyncio.get_event_loop()
        self._tasks.append(loop.create_task(follow(self._journal, self._changed)))
        if self._watched:
            self._tasks.append(loop.create_task(watch_changes(self._watched, self._changed)))

    def end(self) -> None:
        """Look no more: another page takes the place of this one."""
        for task in self._tasks:
            task.cancel()
