"""One live region of a page: state goes down as one trait, commands come up as messages that are acknowledged.

The JavaScript of a region lies in `static/` and is fetched by its name through the page's import map, so that all
regions of a page share one copy of the kit.
"""

import logging
from collections.abc import Callable, Mapping
from typing import Any

import anywidget
import traitlets

from assistant.wording.views import GOES_WRONG

log = logging.getLogger(__name__)
Answer = dict[str, Any]
Handler = Callable[[str, Mapping[str, Any], str], Answer]
"""(name of the command, its arguments, its id) -> what goes back with the acknowledgement."""


class Region(anywidget.AnyWidget):
    """A region drawn by `module` (a path below `static/`, without `.js`). Subclasses set `_esm` by `module_source`."""

    _esm = "export default { render() {} }"
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, handle: Handler, state: Mapping[str, object]) -> None:
        super().__init__(state=dict(state))
        self._handle = handle
        self.on_msg(self._received)

    def show(self, state: Mapping[str, object]) -> None:
        """Bring the region up to date; nothing is sent where nothing changed."""
        self.state = dict(state)

    def _received(self, _widget: object, content: Any, _buffers: object) -> None:
        """Answer every command, whatever happens: a command without an answer is sent again."""
        asked = content if isinstance(content, dict) else {}
        command_id, name, arguments = str(asked.get("id", "")), str(asked.get("command", "")), asked.get("args")
        try:
            answer = self._handle(name, arguments if isinstance(arguments, dict) else {}, command_id)
        except Exception:
            log.exception("a command could not be answered: %s", name)
            answer = {"error": GOES_WRONG}
        self.send({"ack": command_id, **answer})


def module_source(module: str) -> str:
    """The ES module text of a region whose code lies in `static/<module>.js`."""
    return f'export {{ default }} from "chibo/{module}.js";'
