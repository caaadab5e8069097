"""The clock of the machine is set while a meeting runs: the console sees it, the pages tick on, one press moves all."""

from pathlib import Path

import pytest

from assistant.domain import commands as c
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.clock import ClockWatch, ShiftedClock, process_clock
from assistant.platform.paths import data_dir, journal_file
from assistant.views.console.page import Console
from assistant.views.papers import PaperCommands
from assistant.views.projector.page import projector_screen
from tests.journal.making import making
from tests.pages import Visitor

HOUR = 3600


@pytest.fixture
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that sets the clock of this process."""
    file = tmp_path / "clock.txt"
    file.write_text("0", encoding="utf-8")
    monkeypatch.setenv("CHIBO_CLOCK", str(file))
    return file


def test_time_that_passes_is_no_jump_and_a_clock_set_back_or_by_years_is(clock: Path) -> None:
    watch = ClockWatch(ShiftedClock(clock))
    for seconds, jump in ((0, 0), (95 * 60, 0), (35 * 60, -HOUR), (35 * 60 + 5e8, 5e8), (36 * 60 + 5e8, 0)):
        clock.write_text(str(seconds), encoding="utf-8")
        assert watch.jump() == pytest.approx(jump, abs=1)


def test_a_clock_that_was_set_before_the_start_is_no_matter_of_the_meeting(workspace: Path, clock: Path) -> None:
    """The console looks once a second: whoever sets the clock right and starts at once has moved no meeting's hours."""
    store = Store.make(Journal(journal_file()), making(), process_clock())
    console = Console(
        Journal(journal_file()), store, PaperCommands(data_dir(), Journal(journal_file()), process_clock())
    )
    clock.write_text(str(4 * 24 * HOUR), encoding="utf-8")
    store.send(c.StartMeeting())
    console._changes()
    assert (store.meeting.hours.off.total_seconds(), store.meeting.hours.seen) == (0, False)
    clock.write_text(str(4 * 24 * HOUR - HOUR), encoding="utf-8")
    console._changes()
    assert store.meeting.hours.off.total_seconds() == pytest.approx(HOUR, abs=1), "what is set later is seen"


def test_the_console_sees_the_clock_set_back_and_the_hours_go_on_on_every_page(
    workspace: Path, visitor: Visitor, clock: Path
) -> None:
    clock.write_text(str(HOUR), encoding="utf-8")
    store = Store.make(Journal(journal_file()), making(), process_clock())
    for command in (c.StartMeeting(), c.MarkRestPresent(), c.StartSpeech("dv-03")):
        store.send(command)
    consoles = [
        Console(Journal(journal_file()), Store(Journal(journal_file()), store.id, process_clock()), papers)
        for papers in [PaperCommands(data_dir(), Journal(journal_file()), process_clock())] * 2
    ]
    wall = projector_screen(store)
    clock.write_text("0", encoding="utf-8")
    for console in consoles:
        console._changes()
        console.show()
    wall.show()
    assert store.meeting.hours.seen
    assert wall.region.state["clock"]["ahead"] == pytest.approx(HOUR, abs=1)
    assert consoles[1].regions["side"].state["clock"]["ahead"] == pytest.approx(HOUR, abs=1), "two consoles, one jump"
    notice = consoles[0].regions["machines"].state["clock"]
    assert "vừa được chỉnh lùi 60 phút" in notice["text"]
    store.send(c.StopSpeech())
    (speech,) = store.meeting.speeches.values()
    assert speech.stopped
    assert 0 <= (speech.stopped - speech.started).total_seconds() < HOUR / 2, "it keeps its length"
    visitor.ask(consoles[0].regions["machines"], "ShiftHours", minutes=notice["minutes"])
    assert consoles[0].regions["machines"].state["clock"] is None
    assert consoles[0].regions["side"].state["clock"]["ahead"] == pytest.approx(0, abs=1)
