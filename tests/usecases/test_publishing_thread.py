"""The server's hand for papers never ends on its own: what goes wrong is logged, the records still reach the share."""

import json
import logging
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from assistant.journal.backups import Backups
from assistant.journal.store import Store
from assistant.platform.paths import data_dir, journal_file
from assistant.share.identity import MARK_FILE, Identity
from assistant.share.outbox import Outbox
from assistant.usecases import publishing_thread
from assistant.usecases.presence import LockKeeper
from assistant.usecases.publishing import Publisher
from tests.journal.making import Clock, made

FAULTS: dict[str, tuple[type | Any, str]] = {
    "opening the journal": (publishing_thread, "Journal"),
    "publishing": (Publisher, "tick"),
    "the locks": (LockKeeper, "tick"),
    "the copies of the journal": (Backups, "tick"),
}


class Unexpected(Exception):
    """What nobody has thought of."""


def once(real: Callable[..., Any], again: threading.Event) -> Callable[..., Any]:
    """Fails the first time, then does what it does; `again` is set when it is called once more."""
    failed: list[bool] = []

    def fails(*arguments: Any, **named: Any) -> Any:
        if not failed:
            failed.append(True)
            raise Unexpected
        again.set()
        return real(*arguments, **named)

    return fails


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cell's folder; the looks at the journal follow each other at once."""
    folder = tmp_path / "chi-bo"
    folder.mkdir()
    monkeypatch.setenv("CHIBO_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(publishing_thread, "TICK_SECONDS", 0.01)
    monkeypatch.setattr(publishing_thread, "AGAIN", 0.01)
    return folder


def published(store: Store, workspace: Path) -> list[str]:
    """What waits for the share."""
    outbox = Outbox(data_dir(), Clock(), workspace)
    try:
        return [one.target.name for one in outbox.status(store.id).waiting]
    finally:
        outbox.close()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_failure_nobody_has_thought_of_does_not_end_it(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, fault: str
) -> None:
    place, name = FAULTS[fault]
    journal, store = made(journal_file(), Clock())
    journal.close()
    again = threading.Event()
    monkeypatch.setattr(place, name, once(getattr(place, name), again))
    hand = publishing_thread.Publishing(data_dir(), workspace)
    with caplog.at_level(logging.ERROR):
        hand.start()
        assert again.wait(20), "it looked once more"
        hand.stop()
    assert not hand._thread.is_alive()
    assert published(store, workspace) == ["ho-so.json"]
    assert "Unexpected" in caplog.text


def test_a_failure_that_stays_does_not_keep_it_from_ending(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = threading.Event()

    def fails(publisher: Publisher, hurry: bool = False) -> list[str]:
        tried.set()
        raise Unexpected

    monkeypatch.setattr(Publisher, "tick", fails)
    monkeypatch.setattr(publishing_thread, "AGAIN", 600.0)
    hand = publishing_thread.Publishing(data_dir(), workspace)
    hand.start()
    assert tried.wait(20)
    hand.stop()
    assert not hand._thread.is_alive()


def test_the_folder_that_was_opened_is_known_before_anything_is_delivered(workspace: Path) -> None:
    (workspace / "chi-bo.yaml").write_text("ten_chi_bo: Chi bộ", encoding="utf-8")
    hand = publishing_thread.Publishing(data_dir(), workspace)
    hand.start()
    hand.stop()
    with closing(Outbox(data_dir(), Clock(), workspace)) as outbox:
        assert outbox.notes.mark(workspace) == json.loads((workspace / MARK_FILE).read_text("utf-8"))["ma"]


def test_a_share_that_hangs_does_not_keep_records_from_being_published(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal, store = made(journal_file(), Clock())
    journal.close()
    hangs = threading.Event()
    monkeypatch.setattr(Identity, "introduce", lambda identity, root: hangs.wait(60) and None)
    monkeypatch.setattr(publishing_thread, "PATIENCE", 0.01)
    hand = publishing_thread.Publishing(data_dir(), workspace)
    hand.start()
    hand.stop()
    hangs.set()
    assert published(store, workspace) == ["ho-so.json"]
