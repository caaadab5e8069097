"""Where pages are shown, and how one gives way to another.

Under our own server every page has an address and a kernel of its own. In JupyterLab, Notebook or another Voila one
kernel shows one page at a time in a frame, and a wish (`Go`) puts another in its place: no new kernel is waited for,
and it does not matter whether the place has addresses at all.
"""

import asyncio
import atexit
import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode

import ipywidgets as ipw

from assistant.platform.clock import process_clock
from assistant.platform.kernel_session import is_served, query_string
from assistant.platform.paths import WORKSPACE_VARIABLE, data_dir, workspace
from assistant.platform.patient_files import read_patiently
from assistant.usecases.downloads import TYPES, paper_at
from assistant.wording.views import PAPER_GONE

log = logging.getLogger(__name__)
PACKAGES: Mapping[str, str] = {
    "home": "home",
    "meeting": "console",
    "projector": "projector",
    "chair": "chair",
    "year": "year",
    "committee": "committee",
}
"""The pages by the names of their notebooks, and the package of views that builds each."""
QUERY = "QUERY_STRING"
ASKED = ("meeting", "item", "year")
"""What an address may ask of a page."""


@dataclass(frozen=True)
class OpenPage:
    """A page that is shown: its box, and what ends it (its looks at the journal, its regions stay for the frame)."""

    root: ipw.Box
    end: Callable[[], None]
    keeps: object = None
    """What must live as long as the page does."""


class Frame:
    """The box in which pages take turns."""

    def __init__(self) -> None:
        self.root = ipw.Box()
        self.root.add_class("chibo-frame")
        self._page: OpenPage | None = None

    def show(self, name: str, query: Mapping[str, str], build: Callable[[], OpenPage] | None = None) -> None:
        """Put a page in the place of the one that is shown; `build` makes it, where it is not looked up by its name."""
        os.environ[QUERY] = urlencode({"page": name, **{key: value for key, value in query.items() if value}})
        before, self._page = self._page, (build or builder(name))()
        self.root.children = (self._page.root,)
        if before:
            before.end()
            close_widgets(before.root)

    def commands(self) -> Mapping[str, Callable[[Mapping[str, Any], str], dict[str, Any]]]:
        """What every page in the frame may ask for."""
        return {"Go": self._go, "Fetch": fetched, "Alive": alive}

    def _go(self, arguments: Mapping[str, Any], command_id: str) -> dict[str, Any]:
        """Another page, once the answer is on its way: the region that asked goes with the page."""
        name = str(arguments.get("page", ""))
        if name in PACKAGES:
            query = {key: str(arguments.get(key, "")) for key in ASKED}
            asyncio.get_event_loop().call_soon(self.show, name, query)
        return {}


class _Shown:
    """What this kernel shows, and what ends its work for the share."""

    frame: Frame | None = None
    leave: Callable[[], None] | None = None


def commands() -> Mapping[str, Callable[[Mapping[str, Any], str], dict[str, Any]]]:
    """The wishes about places, where this kernel has a frame."""
    return _Shown.frame.commands() if _Shown.frame else {}


def shown_page(name: str, build: Callable[[], OpenPage]) -> ipw.Box:
    """What a notebook shows: the page, or, where no server of ours is, the frame with the page that its address names.

    Any notebook shows any page: `voila home.ipynb` knows one notebook only, and F5 must bring back what was there.
    """
    asked = parse_qs(query_string())
    if is_served():
        page = build()
        page.root.chibo = page
        return page.root
    settle_here()
    _Shown.frame = frame = Frame()
    wanted = asked.get("page", [name])[0]
    query = {key: asked.get(key, [""])[0] for key in ASKED}
    frame.show(wanted if wanted in PACKAGES else name, query, build if wanted == name else None)
    frame.root.chibo = frame
    return frame.root


def builder(name: str) -> Callable[[], OpenPage]:
    """What makes the page of that name; loaded when it is wanted, since each page pays for its imports."""
    build: Callable[[], OpenPage] = import_module(f"assistant.views.{PACKAGES[name]}.page").build
    return build


def settle_here() -> None:
    """What our server does at its start, where there is none: find the cell's folder, see that papers reach it."""
    from assistant.usecases.carrying import Carrying  # a page of our server needs neither
    from assistant.usecases.opened_folder import opened_folder

    folder = workspace() or opened_folder()
    if folder is None or _Shown.leave:
        return
    os.environ[WORKSPACE_VARIABLE] = str(folder)
    carrying = Carrying(data_dir(), folder)
    carrying.start()
    _Shown.leave = atexit.register(carrying.stop)


def changed_folder() -> None:
    """Another folder was chosen: what this kernel shows next is of that one. Our server begins anew by itself."""
    if is_served():
        return
    os.environ.pop(WORKSPACE_VARIABLE, None)
    if leave := _Shown.leave:
        _Shown.leave = None
        atexit.unregister(leave)
        Thread(target=leave).start()  # publishing what is left of the one before takes its time
    settle_here()


def close_widgets(root: ipw.Box) -> None:
    """Close a box, what is in it, and their layouts: the browser forgets them too."""
    for widget in (*root.children, root):
        widget.layout.close()
        widget.close()


def fetched(arguments: Mapping[str, Any], command_id: str) -> dict[str, Any]:
    """A paper's bytes, where no server gives out files."""
    file = paper_at(str(arguments.get("address", "")))
    if file is None:
        return {"error": PAPER_GONE}
    return {"name": file.name, "type": TYPES[file.suffix.lower()], "bytes": read_patiently(file)}


def alive(arguments: Mapping[str, Any], command_id: str) -> dict[str, Any]:
    """That the kernel is there, and what time it is by its clock."""
    return {"now": process_clock()().timestamp()}
