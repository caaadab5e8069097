"""One live region of a page: state goes down as one trait, commands come up as messages that are acknowledged.

The JavaScript of a region lies in `static/`. Under our own server the page has it in its one script (`pack`);
elsewhere the kernel's one `Code` widget brings it along. Either way all regions of a page share one kit.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import anywidget
import traitlets
from ipywidgets import Widget, widget_serialization
from traitlets import Bunch

from assistant.platform.kernel_session import is_served, query_string
from assistant.widgets.code import Code, this_kernel
from assistant.widgets.patches import changes
from assistant.wording.views import GOES_WRONG

log = logging.getLogger(__name__)
Answer = dict[str, Any]
Handler = Callable[[str, Mapping[str, Any], str], Answer | Awaitable[Answer]]
"""(name of the command, its arguments, its id) -> what goes back with the acknowledgement, or who will know it."""
SHOWN = ["state", "drawn"]
REMEMBERED = 64
"""Answers that are kept, for a command that is sent once more because its answer was long on the way."""


class Region(anywidget.AnyWidget):
    """A region drawn by `draws` (a path below `static/`, without `.js`), which subclasses name."""

    draws = ""
    _esm = traitlets.Unicode().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    drawn = traitlets.Int().tag(sync=True)
    """How many states there were before this one: by it our page knows whether a change is of the one that it has."""
    module = traitlets.Unicode().tag(sync=True)
    framed = traitlets.Bool().tag(sync=True)
    page = traitlets.Unicode().tag(sync=True)
    code = traitlets.Instance(Code, allow_none=True).tag(sync=True, **widget_serialization)

    def __init__(self, handle: Handler, state: Mapping[str, object]) -> None:
        carried = this_kernel()
        source = carried.source_for(self) if carried else module_source(self.draws)
        framed, self._whole = not is_served(), True
        super().__init__(
            state=dict(state),
            module=self.draws,
            code=carried,
            _esm=source,
            framed=framed,
            page=query_string() if framed else "",
        )
        self._handle = handle
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._answered: dict[str, Answer] = {}
        self.on_msg(self._received)

    def show(self, state: Mapping[str, object]) -> None:
        """Bring the region up to date; nothing is sent where nothing changed, and to our own page only what did.

        In another Jupyter a widget's messages are lost on a page that has it and does not draw it yet: the state goes
        whole, as that of all its widgets.
        """
        if self.framed:
            self.state = dict(state)
            return
        patches, before = list(changes(self.state, state)), self.drawn
        if not patches:
            return
        self._whole = False
        try:
            self.state, self.drawn = dict(state), before + 1
        finally:
            self._whole = True
        self.send({"set": patches, "after": before})

    def notify_change(self, change: Bunch) -> None:
        """Whoever watches in Python hears of it; the page too, unless it is told in another way."""
        if self._whole or change["name"] not in SHOWN:
            super().notify_change(change)
        else:
            super(Widget, self).notify_change(change)

    def _received(self, _widget: object, content: Any, _buffers: object) -> None:
        """Answer every command, whatever happens: a command without an answer is sent again.

        What takes its time is done beside the others; sent again meanwhile, it is told to be under way, and sent again
        afterwards, it gets the same answer and is not done twice.
        """
        asked = content if isinstance(content, dict) else {}
        if asked.get("whole"):  # a page that missed something
            self.send_state(SHOWN)
            return
        command_id, name, arguments = str(asked.get("id", "")), str(asked.get("command", "")), asked.get("args")
        if command_id in self._under_way:
            self.send({"working": command_id})
            return
        if command_id in self._answered:
            self._acknowledge(command_id, self._answered[command_id])
            return
        try:
            answer = self._handle(name, arguments if isinstance(arguments, dict) else {}, command_id)
        except Exception:
            log.exception("a command could not be answered: %s", name)
            answer = {"error": GOES_WRONG}
        if isinstance(answer, dict):
            self._acknowledge(command_id, answer)
        else:
            self._begin(name, command_id, answer)

    def _begin(self, name: str, command_id: str, coming: Awaitable[Answer]) -> None:
        """Answer as soon as the answer is there; without a loop (nobody else to serve) it is waited for."""
        work = self._finish(name, command_id, coming)
        try:
            self._under_way[command_id] = asyncio.get_running_loop().create_task(work)
        except RuntimeError:
            asyncio.run(work)

    async def _finish(self, name: str, command_id: str, coming: Awaitable[Answer]) -> None:
        try:
            answer = await coming
        except Exception:
            log.exception("a command could not be answered: %s", name)
            answer = {"error": GOES_WRONG}
        self._under_way.pop(command_id, None)
        self._answered[command_id] = answer
        for old in list(self._answered)[:-REMEMBERED]:
            del self._answered[old]
        self._acknowledge(command_id, answer)

    def _acknowledge(self, command_id: str, answer: Answer) -> None:
        """What goes back; bytes travel beside it."""
        said = {key: value for key, value in answer.items() if not isinstance(value, bytes)}
        self.send({"ack": command_id, **said}, [value for value in answer.values() if isinstance(value, bytes)])


def module_source(module: str) -> str:
    """The ES module text of a region whose code our server gives out as `static/<module>.js`."""
    return f'export {{ default }} from "chibo/{module}.js";'
