"""Those who only look: one picture for all of them, whole at first and then what has changed; nobody is waited for."""

import asyncio
import gc
import json
import weakref
from collections.abc import Callable, Coroutine
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tornado.iostream import StreamClosedError

from assistant.journal.journal import Journal
from assistant.server import wall
from assistant.server.viewers import Drawn, Viewer, Viewers
from tests.journal.making import Clock
from tests.widgets.test_patches import applied


class Room:
    """A scene that shows one word, and counts how often it was drawn."""

    def __init__(self, journal: Journal) -> None:
        self.journal, self.word, self.drawn = journal, "A", 0
        self.clock, self.broken = Clock(), False

    def state(self) -> dict[str, object]:
        self.drawn += 1
        if self.broken:
            raise ZeroDivisionError
        return {"word": self.word, "rows": ["dòng"] * 50}

    def changes_by_itself(self) -> object:
        return self.word


def with_viewers(tmp_path: Path, most: int, test: Callable[[Room, Viewers], Coroutine[Any, Any, None]]) -> None:
    room = Room(Journal(tmp_path / "chibo.sqlite"))

    async def run() -> None:
        viewers = Viewers(lambda: room, room.clock, most)
        try:
            await test(room, viewers)
        finally:
            for task in viewers._tasks:
                task.cancel()

    asyncio.run(run())
    room.journal.close()


def told(viewers: Viewers, viewer: Viewer) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(viewers.news(viewer, "v1"))
    return said


def test_the_scene_is_drawn_once_for_all_who_look(tmp_path: Path) -> None:
    async def fifty(room: Room, viewers: Viewers) -> None:
        with viewers.one_more() as first:
            others = [viewers.one_more() for _ in range(49)]
            looking = [first, *(other.__enter__() for other in others)]
            whole = {viewers.news(viewer, "v1") for viewer in looking}
            assert len(whole) == 1
            assert (room.drawn, json.loads(whole.pop())["state"]["word"]) == (1, "A")
            room.word = "B"
            viewers._changed()
            for viewer in looking:
                await asyncio.wait_for(viewer.called(within=60), 20)
            patches = {viewers.news(viewer, "v1") for viewer in looking}
            assert [json.loads(one)["set"] for one in patches] == [[[["word"], "B"]]]
            assert room.drawn == 2

    with_viewers(tmp_path, 100, fifty)


def test_whoever_is_slow_gets_the_newest_and_misses_what_was_between(tmp_path: Path) -> None:
    async def slow(room: Room, viewers: Viewers) -> None:
        with viewers.one_more() as viewer:
            state = told(viewers, viewer)["state"]
            for word in "BCD":
                room.word = word
                viewers._changed()
            state = applied(state, told(viewers, viewer)["set"])
            assert state == {"word": "D", "rows": ["dòng"] * 50}
            assert told(viewers, viewer) == {"now": Clock()().timestamp()}, "nothing new: only a sign of life"

    with_viewers(tmp_path, 100, slow)


def test_whoever_comes_later_is_told_the_hour_at_which_he_comes(tmp_path: Path) -> None:
    """Each page sets its clock by what it is told, so that the meeting's clock is the same on all."""

    async def later(room: Room, viewers: Viewers) -> None:
        with viewers.one_more() as first, viewers.one_more() as second:
            for viewer in (first, second):
                assert told(viewers, viewer)["now"] == room.clock().timestamp()
                room.clock.pass_time(600)
            room.word = "B"
            viewers._changed()
            for viewer in (first, second):
                room.clock.pass_time(5)
                said = told(viewers, viewer)
                assert said == {"now": room.clock().timestamp(), "set": [[["word"], "B"]]}

    with_viewers(tmp_path, 100, later)


def test_a_scene_that_cannot_be_drawn_throws_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(room: Room, viewers: Viewers) -> None:
        with viewers.one_more() as viewer:
            told(viewers, viewer)
            room.broken, room.word = True, "B"
            for _ in range(5):
                viewers._changed()
                assert "set" not in told(viewers, viewer), "the last good picture stands"
            assert room.drawn == 2, "not tried again with each that looks"
            with viewers.one_more() as late:
                assert told(viewers, late)["state"]["word"] == "A"
            monkeypatch.setattr("assistant.server.viewers.AFTER_AN_ERROR", 0.0)
            viewers._again = 0.0
            for _ in range(5):
                told(viewers, viewer)
            assert len(caplog.records) == 1, "told once while it stays the same"
            room.broken = False
            assert told(viewers, viewer)["set"] == [[["word"], "B"]]

    with_viewers(tmp_path, 100, broken)


def test_there_are_so_many_places_and_whoever_goes_makes_room(tmp_path: Path) -> None:
    async def full(_: Room, viewers: Viewers) -> None:
        with viewers.one_more():
            assert not viewers.is_full()
            with viewers.one_more():
                assert viewers.is_full()
            assert not viewers.is_full()

    with_viewers(tmp_path, 2, full)


def test_where_nobody_looks_nothing_is_drawn_and_who_comes_next_sees_the_newest(tmp_path: Path) -> None:
    async def empty(room: Room, viewers: Viewers) -> None:
        with viewers.one_more() as viewer:
            told(viewers, viewer)
        for room.word in ("B", "C"):
            viewers._changed()
        assert room.drawn == 1
        with viewers.one_more() as viewer:
            assert told(viewers, viewer)["state"]["word"] == "C"

    with_viewers(tmp_path, 100, empty)


def test_what_changes_by_itself_is_seen_too(tmp_path: Path) -> None:
    """Who has gone home at an hour that was noted ahead: nobody writes the journal then."""

    async def by_itself(room: Room, viewers: Viewers) -> None:
        with viewers.one_more() as viewer:
            told(viewers, viewer)
            await asyncio.sleep(0)  # the look has begun
            room.word = "B"
            await asyncio.wait_for(viewer.called(within=60), 20)
            assert told(viewers, viewer)["set"]

    with_viewers(tmp_path, 100, by_itself)


def test_pictures_that_nobody_sees_any_more_are_let_go(tmp_path: Path) -> None:
    async def thousand(room: Room, viewers: Viewers) -> None:
        with viewers.one_more() as viewer:
            old: list[weakref.ref[Drawn]] = []
            for number in range(200):
                room.word = str(number)
                viewers._changed()
                told(viewers, viewer)
                assert viewer.seen
                old.append(weakref.ref(viewer.seen))
        gc.collect()
        assert len([one for one in old if one() is not None]) <= 2

    with_viewers(tmp_path, 100, thousand)


class Line:
    """What a handler's stream needs of Tornado: a connection that takes what it is given, or nothing any more."""

    def __init__(self, viewers: Viewers, taken: Callable[[], "asyncio.Future[None]"]) -> None:
        self._viewers, self._gone, self._taken = viewers, False, taken
        self.written, self.closed = 0, False

    def write(self, _: bytes) -> None:
        self.written += 1

    def flush(self) -> "asyncio.Future[None]":
        return self._taken()

    def detach(self) -> SimpleNamespace:
        return SimpleNamespace(close=lambda: setattr(self, "closed", True))


async def never() -> None:
    await asyncio.get_running_loop().create_future()


async def at_once() -> None:
    """Taken."""


async def closed() -> None:
    raise StreamClosedError


@pytest.mark.parametrize(("taken", "is_closed"), [(never, True), (closed, False), (at_once, False)])
def test_a_stream_ends_where_nobody_takes_it_and_after_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken: Callable[[], Any], is_closed: bool
) -> None:
    """A phone that left the room says nothing; after half an hour even a faithful viewer is asked for his cookie."""
    for name, seconds in (("PATIENCE", 0.05), ("BEAT", 0.02), ("LONGEST", 0.1)):
        monkeypatch.setattr(wall, name, seconds)

    async def ends(_: Room, viewers: Viewers) -> None:
        line = Line(viewers, taken)
        with viewers.one_more() as viewer:
            await asyncio.wait_for(wall.Scenes._stream(line, viewer), 20)  # type: ignore[arg-type] # stands in for it
        assert line.closed is is_closed
        assert line.written >= (2 if taken is at_once else 1)

    with_viewers(tmp_path, 100, ends)
