"""Those who only look (người xem): walls and phones in the network, without a kernel for any of them.

The server draws the room's scene once a change and gives it to everybody who looks: whole at first, then what has
changed. Nobody is waited for: whoever takes it slowly gets the newest when he is ready for it, and misses what was
between. What a viewer costs is a connection.
"""

import asyncio
import json
import logging
import time
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
AFTER_AN_ERROR = 1.0
"""Seconds until a scene that could not be drawn is tried again."""


class Scene(Protocol):
    """What is shown to all (`views.public_scene`)."""

    journal: Journal

    def state(self) -> Mapping[str, object]:
        """As the journal tells it now."""

    def changes_by_itself(self) -> object:
        """What changes without the journal."""


class Drawn:
    """One picture of the scene, and what it differs in from earlier ones: reckoned once, whoever saw which.

    The hour of a line is that of its sending (seconds): the page sets its clock by it.
    """

    def __init__(self, number: int, state: Mapping[str, object]) -> None:
        self.number, self.state = number, state
        self._whole = b""
        self._patches: dict[int, bytes] = {}

    def whole(self, version: str, now: float) -> bytes:
        """The first line that a viewer gets. `version`: that of the browser's files, so that an old page loads anew."""
        self._whole = self._whole or encoded(self.state)
        return line({"now": now, "version": version}, "state", self._whole)

    def since(self, seen: "Drawn", now: float) -> bytes:
        """What has changed since a picture that a viewer has seen."""
        if seen.number not in self._patches:
            self._patches[seen.number] = encoded(list(changes(seen.state, self.state)))
        return line({"now": now}, "set", self._patches[seen.number])


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
        self._again, self._complaint = 0.0, ""
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
        newest, seen, now = self._current(), viewer.seen, self._clock().timestamp()
        viewer.seen = newest
        if seen is None:
            return newest.whole(version, now)
        return newest.since(seen, now) if newest is not seen else line({"now": now})

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
        """The picture of now; the same one as long as nothing in it has changed.

        Where it cannot be drawn the last one stands, and it is tried again a moment later. Raises what drawing raises
        where there is none yet.
        """
        if self._newest is None:
            self._newest = Drawn(0, self._state())
        elif self._stale and time.monotonic() >= self._again:
            try:
                state = self._state()
            except Exception as error:
                self._again = time.monotonic() + AFTER_AN_ERROR
                if repr(error) != self._complaint:
                    log.exception("drawing what all see")
                self._complaint = repr(error)
                return self._newest
            if state != self._newest.state:
                self._newest = Drawn(self._newest.number + 1, state)
        return self._newest

    def _state(self) -> Mapping[str, object]:
        """The scene, drawn anew."""
        assert self._scene is not None
        state = self._scene.state()
        self._stale, self._complaint = False, ""
        return state


def encoded(said: object) -> bytes:
    """As JSON."""
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def line(said: Mapping[str, Any], name: str = "", kept: bytes = b"") -> bytes:
    """One line of JSON; `kept` is JSON already, and comes last, under its name."""
    head = encoded(said)
    return b'%s,"%s":%s}\n' % (head[:-1], name.encode(), kept) if name else head + b"\n"
