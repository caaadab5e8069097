"""Those who only look (người xem): walls and phones in the network, without a kernel for any of them.

The server draws the room's scene once a change and gives it to everybody who looks: whole at first, then what has
changed. Nobody is waited for: whoever takes it slowly gets the newest when he is ready for it, and misses what was
between. What a viewer costs is a connection.
"""

import asyncio
import json
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, Protocol

from assistant.journal.follow import follow
from assistant.journal.journal import Journal
from assistant.platform.clock import Clock
from assistant.platform.watching import watch_changes
from assistant.widgets.patches import changes

log = logging.getLogger(__name__)
MOST_VIEWERS = 100
"""Viewers at once where nobody asked for another number; so many were measured (tests/benchmarks/bench_viewers.py)."""


class Scene(Protocol):
    """What is shown to all (`views.public_scene`)."""

    journal: Journal

    def state(self) -> Mapping[str, object]:
        """As the journal tells it now."""

    def changes_by_itself(self) -> object:
        """What changes without the journal."""


class Drawn:
    """One picture of the scene, and what it differs in from earlier ones: reckoned once, whoever saw which."""

    def __init__(self, number: int, state: Mapping[str, object], at: float) -> None:
        self.number, self.state, self._at = number, state, at
        self._whole = b""
        self._patches: dict[int, bytes] = {}

    def whole(self, version: str) -> bytes:
        """The first line that a viewer gets. `version`: that of the browser's files, so that an old page loads anew."""
        self._whole = self._whole or line({"now": self._at, "version": version, "state": self.state})
        return self._whole

    def since(self, seen: "Drawn") -> bytes:
        """What has changed since a picture that a viewer has seen."""
        if seen.number not in self._patches:
            self._patches[seen.number] = line({"now": self._at, "set": list(changes(seen.state, self.state))})
        return self._patches[seen.number]


class Viewer:
    """One who looks: what he has seen, and that there is something new."""

    def __init__(self) -> None:
        self.seen: Drawn | None = None
        self._called = asyncio.Event()

    def call(self) -> None:
        """There is something new, or he is gone."""
        self._called.set()

    async def called(self, within: float) -> None:
        """Wait until he is called, `within` seconds at most."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._called.wait(), within)
        self._called.clear()


class Viewers:
    """All who look. The journal is opened for the first of them and followed from then on."""

    def __init__(self, opened: Callable[[], Scene], clock: Clock, most: int = MOST_VIEWERS) -> None:
        self._open, self._clock, self.most = opened, clock, most
        self._scene: Scene | None = None
        self._newest: Drawn | None = None
        self._stale = True
        self._looking: set[Viewer] = set()
        self._tasks: list[asyncio.Task[None]] = []

    def is_full(self) -> bool:
        """Whether all places are taken."""
        return len(self._looking) >= self.most

    @contextmanager
    def one_more(self) -> Iterator[Viewer]:
        """A viewer, for as long as he looks. Raises JournalUnusable."""
        self._follow()
        viewer = Viewer()
        self._looking.add(viewer)
        try:
            yield viewer
        finally:
            self._looking.discard(viewer)

    def news(self, viewer: Viewer, version: str) -> bytes:
        """The line that a viewer is to get now; where nothing has changed, that the server is there."""
        newest, seen = self._current(), viewer.seen
        viewer.seen = newest
        if seen is None:
            return newest.whole(version)
        return newest.since(seen) if newest is not seen else line({"now": self._clock().timestamp()})

    def _follow(self) -> None:
        """Begin to follow the journal, once; the tasks are held here because the loop holds them only weakly."""
        if self._scene is not None:
            return
        self._scene = scene = self._open()
        loop = asyncio.get_running_loop()
        self._tasks += [
            loop.create_task(follow(scene.journal, self._changed)),
            loop.create_task(watch_changes(scene.changes_by_itself, self._changed)),
        ]

    def _changed(self) -> None:
        """Something may have changed: drawn at once where somebody looks, else when somebody comes."""
        self._stale = True
        if not self._looking:
            return
        before = self._newest
        if self._current() is not before:
            for viewer in self._looking:
                viewer.call()

    def _current(self) -> Drawn:
        """The picture of now; the same one as long as nothing in it has changed."""
        if self._newest is None or self._stale:
            assert self._scene is not None
            state = self._scene.state()
            self._stale = False
            if self._newest is None or state != self._newest.state:
                number = self._newest.number + 1 if self._newest else 0
                self._newest = Drawn(number, state, self._clock().timestamp())
        return self._newest


def line(said: Mapping[str, Any]) -> bytes:
    """One line of JSON."""
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
