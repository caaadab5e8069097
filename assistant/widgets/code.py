"""The hidden widget that carries the pages' JavaScript and styles to a browser that no server of ours feeds.

One a kernel: all its regions name it, so that their modules share what they keep (drafts, the pen, the copies).
"""

import asyncio
import logging
import os
from collections.abc import Callable
from pathlib import Path
from weakref import WeakSet

import anywidget
import traitlets

from assistant.platform.kernel_session import is_served
from assistant.widgets.parcel import STATIC, BadParcel, assemble, stamps

log = logging.getLogger(__name__)
DEVELOPING = "CHIBO_DEVELOP"
"""Set (to anything) in the environment of whoever works on the pages: what is saved is drawn anew at once."""
LOOK_EVERY = 0.2
"""Seconds between two looks at the files, while developing: some 60 of them, a millisecond."""
LOADER = Path(__file__).with_name("loader.js")


class Code(anywidget.AnyWidget):
    """Modules in the order in which they are made, and the style sheets, which the page takes as it opens."""

    _esm = "export default {};"
    _css = traitlets.Unicode().tag(sync=True)
    modules: traitlets.List[list[str]] = traitlets.List().tag(sync=True)
    version = traitlets.Unicode().tag(sync=True)

    def __init__(self, root: Path = STATIC) -> None:
        self._root, self._drawn = root, WeakSet[anywidget.AnyWidget]()
        self._watching: asyncio.Task[None] | None = None
        super().__init__(**self._contents())

    def _contents(self) -> dict[str, object]:
        parcel = assemble(self._root)
        return {"modules": [list(one) for one in parcel.modules], "_css": parcel.styles, "version": parcel.version}

    def source_for(self, region: anywidget.AnyWidget) -> str:
        """The ES module of a region whose own module lies here; while developing it is drawn anew when that changes."""
        self._drawn.add(region)
        if is_developing() and self._watching is None:
            self._watching = asyncio.get_event_loop().create_task(self._watch())
        return loader(self.version)

    async def _watch(self) -> None:
        """Take what was saved, as long as somebody develops; half a file is looked at again."""
        seen = stamps(self._root)
        while True:
            await asyncio.sleep(LOOK_EVERY)
            try:
                now = stamps(self._root)
                if now != seen:
                    self.take_saved()
                seen = now
            except (BadParcel, OSError) as error:
                log.warning("what was saved cannot be shown: %s", error)

    def take_saved(self) -> None:
        """Send what lies in the files now, and have every region drawn by it."""
        with self.hold_sync():
            self.set_state(self._contents())
        for region in self._drawn:
            region.set_trait("_esm", loader(self.version))


def loader(version: str) -> str:
    """The loader's text; the version makes it another one for the browser as soon as a module is another."""
    return f"// {version}\n{LOADER.read_text(encoding='utf-8')}"


def is_developing() -> bool:
    """Whether somebody works on the pages."""
    return bool(os.environ.get(DEVELOPING))


class Carrier:
    """The one code widget of this process."""

    _code: Code | None = None

    def code(self) -> Code | None:
        """It, made when it is first asked for; None where our server gives the files out."""
        if is_served() and not is_developing():
            return None
        if self._code is None or self._code.comm is None:
            self._code = Code()
        return self._code


this_kernel: Callable[[], Code | None] = Carrier().code
