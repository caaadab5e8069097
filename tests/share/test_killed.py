"""The process that carries to the share, killed at every single call of a delivery: also between rename and ledger.

Whoever comes after it finds the new file or the old one, never half of one; delivers what is left; puts nothing beside.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.share.delivery import Deliverer, Patience
from assistant.share.files import Files
from assistant.share.outbox import Outbox
from tests.share.conftest import Hands
from tests.share.test_faults import FOLDER, MEETING, tree

OFF_DISK = ("create", "replace", "sync_folder", "read", "exists", "exists_folder", "make_folder", "remove", "names")
IN_LEDGER = ("begin", "mark_delivered", "tidy")
OLD = {f"{FOLDER}/ho-so.json": b'{"phien_ban": 1, "so": 1}', f"{FOLDER}/bien-ban.docx": b"old paper"}
NEW = {f"{FOLDER}/ho-so.json": b'{"phien_ban": 1, "so": 2}', f"{FOLDER}/bien-ban.docx": b"new paper"}


class Killed(BaseException):
    """The process is gone: nothing of it runs any more, least of all what would have tidied up."""


class Death:
    """Comes at the call with this number, before it or after it; every call is noted."""

    def __init__(self, at: int, after: bool) -> None:
        self.at, self.after, self.calls = at, after, list[str]()
        self.struck = False

    def awaits(self, thing: Any, names: tuple[str, ...]) -> None:
        """Every call of these goes through here."""
        for name in names:
            setattr(thing, name, self._passing(name, getattr(thing, name)))

    def _passing(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def passed(*given: Any, **more: Any) -> Any:
            self.calls.append(name)
            strikes = len(self.calls) == self.at
            if self.struck or (strikes and not self.after):
                self.struck = True
                raise Killed
            try:
                return call(*given, **more)
            finally:
                if strikes:
                    self.struck = True
                    raise Killed  # whatever the call itself had to say

        return passed


def queue(data: Path, share: Path, clock: Hands, files: dict[str, bytes]) -> Outbox:
    """These files are to be delivered."""
    outbox = Outbox(data, clock, share)
    for name, content in files.items():
        outbox.put(MEETING, share / name, content)
    return outbox


def carry(outbox: Outbox, clock: Hands, death: Death | None = None) -> None:
    """A worker of its own: recovers what another left behind, then delivers for some minutes."""
    disk = Files()
    if death:
        death.awaits(disk, OFF_DISK)
        death.awaits(outbox, IN_LEDGER)
    courier = Deliverer(outbox, Patience(first=1, longest=60, beside=3600), disk)
    outbox.recover()
    for _ in range(90):
        while courier.step():
            pass
        clock.tick(2)


def lived_through(folder: Path, death: Death) -> None:
    """The old files are there, the new ones on their way; the worker dies; another comes."""
    data, share, clock = folder / "data", folder / "Chi bộ", Hands()
    share.mkdir(parents=True)
    outbox = queue(data, share, clock, OLD)
    carry(outbox, clock)
    assert tree(share) == OLD
    for name, content in NEW.items():
        outbox.put(MEETING, share / name, content)
    try:
        carry(outbox, clock, death)
    except Killed:
        left = {name: content for name, content in tree(share).items() if name in OLD}
        assert all(left[name] in (OLD[name], NEW[name]) for name in OLD), (death.calls[-1], left)
    again = Outbox(data, clock, share)
    carry(again, clock)
    assert tree(share) == NEW, death.calls[-1]
    assert again.status().calm, death.calls[-1]
    for one in (outbox, again):
        one.close()


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_killed_at_every_single_call_of_a_delivery(after: bool, tmp_path: Path) -> None:
    whole = Death(0, after)
    lived_through(tmp_path / "whole", whole)
    last = len(whole.calls) - whole.calls[::-1].index("mark_delivered")
    assert "replace" in whole.calls[:last]
    for number in range(1, last + 1):
        death = Death(number, after)
        lived_through(tmp_path / str(number), death)
        assert death.struck, number
