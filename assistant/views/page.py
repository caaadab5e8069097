"""What every page does: build its regions once, follow the journal, send wishes, answer them."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qs

from assistant import words
from assistant.clock import clock
from assistant.domain.meeting import Meeting
from assistant.domain.refusal import Refused, Stale
from assistant.domain.roles import Role
from assistant.journal.belonging import Belonging
from assistant.journal.codec import BadCommand, command
from assistant.journal.database import JournalUnusable
from assistant.journal.follow import follow
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.paths import data_dir, workspace
from assistant.share.errors import ShareError
from assistant.share.outbox import Outbox
from assistant.views.shared import epoch
from assistant.visit import query_string, role
from assistant.widgets.region import Answer

log = logging.getLogger(__name__)
LOOK_EVERY = 0.02
"""Seconds between two looks at the journal: about 1 % of a core a page, and half of what a click takes to be seen."""
OTHER_FOLDER = (
    "Buổi này thuộc thư mục chi bộ {folder}, không thuộc thư mục đang mở, nên ở đây chương trình không hiện và không "
    "ghi gì của buổi ấy. Muốn xem hoặc ghi tiếp, hãy đóng chương trình rồi mở lại với thư mục của buổi ấy, bằng lệnh: "
    'uv run chibo --workspace "{named}"'
)
Arguments = Mapping[str, Any]
Action = Callable[[Arguments, str], Answer]
"""A wish that is the page's own (not the meeting's): its arguments and id -> the answer."""


def asked(name: str) -> str:
    """A value of the page's address (`?meeting=...`); empty where it is not there."""
    return parse_qs(query_string()).get(name, [""])[0]


class Unfit(Exception):
    """What a page was given is no date, no time, no file; its text is a Vietnamese sentence."""


class OtherFolder(Unfit):
    """A meeting that does not belong to the open folder: to which it belongs, and what to do."""

    def __init__(self, belonging: Belonging, meeting: str) -> None:
        path = belonging.path_of(meeting)
        super().__init__(OTHER_FOLDER.format(folder=path or "khác", named=path or "THƯ-MỤC"))


def open_belonging(journal: Journal) -> Belonging:
    """Which meetings belong to the folder that the program was opened with."""
    folder = workspace()
    return Belonging(journal, folder, Outbox(data_dir(), clock(), folder).notes)


def why_not_here(belonging: Belonging, meeting: str) -> str:
    """Why nothing of a meeting of this machine is shown: it is another folder's. Empty for one that may be shown."""
    ours = belonging.has(meeting) or not belonging.journal.head(meeting)
    return "" if ours else str(OtherFolder(belonging, meeting))


class Wishes:
    """Wishes of one page: the page's own by name, all others are commands of the meeting."""

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
        self._own: dict[str, Action] = {"Hello": lambda arguments, wish: {}, **own}

    def answer(self, name: str, arguments: Arguments, wish: str) -> Answer:
        """Do what is asked; a refusal goes back in words, and the page shows the truth in any case."""
        try:
            return self._by_itself(name, arguments, wish) if name in self._own else self._command(name, arguments, wish)
        except Stale as stale:
            return {"error": words.refusal("stale", {}), "stale": {k: stale.facts[k] for k in ("rev", "value")}}
        except Refused as refused:
            return {"error": words.refusal(refused.code, refused.facts), "code": refused.code}
        except (BadCommand, Unfit, JournalUnusable, ShareError) as refusal:
            return {"error": str(refusal)}
        finally:
            self._shown()

    def _by_itself(self, name: str, arguments: Arguments, wish: str) -> Answer:
        if name != "Hello" and role() is not Role.CONSOLE:
            raise Refused("not_allowed")
        return self._own[name](arguments, wish)

    def _command(self, name: str, arguments: Arguments, wish: str) -> Answer:
        store = self._store()
        if store is None:
            raise Refused("no_meeting")
        if self._only is not None and name not in self._only:
            raise Refused("not_allowed")
        granted = store.send(command(name, arguments), wish)
        return outcome(store.meeting, name, arguments, again=not granted)


def outcome(meeting: Meeting, name: str, arguments: Arguments, again: bool = False) -> Answer:
    """What the browser needs to go on: the revision of a text, the id of a new speech.

    `again`: the wish had been granted before, so the text may have moved on; then it is sent along.
    """
    if name == "EditText":
        text = meeting.texts[arguments["field"]]
        return {"rev": text.rev, "saved": epoch(text.saved), **({"value": text.value} if again else {})}
    speech = meeting.speech()
    return {"speech": speech.id if speech else ""}


class Following:
    """Keeps a page up to date: it is shown again when another kernel commits, and when `watched` has changed."""

    def __init__(
        self, journal: Journal, changed: Callable[[], None], watched: Callable[[], object] | None = None
    ) -> None:
        self._journal, self._changed, self._watched = journal, changed, watched
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin. The tasks are held here because the loop holds them only weakly."""
        loop = asyncio.get_event_loop()
        self._tasks.append(loop.create_task(follow(self._journal, self._changed, LOOK_EVERY)))
        if self._watched:
            self._tasks.append(loop.create_task(watch(self._watched, self._changed)))


async def watch(watched: Callable[[], object], changed: Callable[[], None], every: float = 1.0) -> None:
    """Call `changed` when what `watched` gives is no longer the same; nothing is sent while nothing changes."""
    known = watched()
    while True:
        await asyncio.sleep(every)
        try:
            seen = watched()
            if seen != known:
                known = seen
                changed()
        except Exception:
            log.exception("watching what is saved")
