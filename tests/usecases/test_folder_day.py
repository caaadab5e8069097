"""A meeting's folder bears the day of the meeting, also where the day was set right after the folder was made."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.domain import commands as c
from assistant.domain.meeting import Takeover
from assistant.journal import record
from assistant.journal.journal import Journal
from assistant.journal.machine import Machine
from assistant.journal.places import Places
from assistant.journal.store import Store
from assistant.share.delivery import Deliverer, Patience
from assistant.share.folder_moves import FolderMoves
from assistant.share.outbox import Outbox
from assistant.usecases.publishing import Publisher
from tests.journal.making import START, Clock, making

PLANNED, RIGHT = "2026/2026-11-04 thuong-ky", "2026/2026-11-08 thuong-ky"


class Office:
    """A meeting that was made, its folder on the share, and what the server does."""

    def __init__(self, data: Path, workspace: Path, clock: Clock) -> None:
        self.workspace, self.clock, self.data = workspace, clock, data
        self.journal = Journal(data / "chibo.sqlite")
        self.outbox = Outbox(data, clock, workspace)
        self.publisher = Publisher(self.journal, self.outbox, workspace, clock, Machine("a" * 32, "A"))
        self.store = Store.make(self.journal, making(), clock)
        self.work()

    def work(self, online: bool = True) -> None:
        """A while passes: what has changed is published, carried, and what was learnt is taken in."""
        for _ in range(2):
            self.clock.pass_time(70)
            self.publisher.tick(hurry=True)
            if online:
                courier = Deliverer(self.outbox, Patience(first=1, longest=1))
                while courier.step():
                    pass

    def set_day(self, days: int = 4) -> None:
        """The day is set right."""
        self.store.refresh()
        details = self.store.meeting.details
        self.store.send(c.AmendDetails(replace(details, start=START + timedelta(days=days))))

    @property
    def folder(self) -> str:
        return Places(self.journal).folder(self.store.id)

    def folders(self) -> list[str]:
        return sorted(p.relative_to(self.workspace).as_posix() for p in self.workspace.glob("*/*") if p.is_dir())


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Iterator[Office]:
    workspace, data = tmp_path / "Ổ chung", tmp_path / "data"
    workspace.mkdir()
    data.mkdir()
    made = Office(data, workspace, clock)
    assert made.folders() == [made.folder] == [PLANNED]
    yield made
    made.outbox.close()
    made.journal.close()


def test_the_folder_takes_the_day_that_was_set_right_with_all_that_lies_in_it(office: Office) -> None:
    paper = office.workspace / PLANNED / "thong-bao.docx"
    office.outbox.put(office.store.id, paper, b"notice")
    office.work()
    (paper.parent / "ghi chú của văn phòng.txt").write_text("giữ", encoding="utf-8")
    office.set_day()
    office.outbox.put(office.store.id, paper.with_name("giay-moi.docx"), b"waits while the folder is renamed")
    office.work()
    assert office.folders() == [office.folder] == [RIGHT]
    names = {p.name for p in (office.workspace / RIGHT).iterdir()}
    assert names == {"ho-so.json", "thong-bao.docx", "giay-moi.docx", "ghi chú của văn phòng.txt"}
    assert record.load((office.workspace / RIGHT / "ho-so.json").read_bytes()).details.start.day == 8
    here = office.workspace / RIGHT
    assert {d.target.parent for d in office.outbox.status(office.store.id).delivered} == {here}
    office.outbox.put(office.store.id, here / "thong-bao.docx", b"notice, second")
    office.outbox.put(office.store.id, paper.with_name("muon.docx"), b"by somebody who still knew the old name")
    office.work()
    assert {p.name for p in here.iterdir()} == names | {"muon.docx"}, "our own paper was known again"
    assert office.folders() == [RIGHT]
    office.set_day(0)
    office.work()
    assert office.folders() == [office.folder] == [PLANNED], "and back"
    office.store.send(c.AddGuest("Khách"))
    office.work()
    assert office.folders() == [PLANNED]


def test_a_meeting_held_on_another_day_than_planned_lies_under_its_day(office: Office) -> None:
    office.clock.pass_time(timedelta(days=4).total_seconds())
    office.store.send(c.StartMeeting())
    office.work()
    assert office.folders() == [office.folder] == [RIGHT]


@pytest.mark.parametrize("sign", ["~$ong-bao.docx", ".~lock.thong-bao.docx#"])
def test_a_folder_in_which_something_is_open_keeps_its_name_until_it_is_closed(office: Office, sign: str) -> None:
    (office.workspace / PLANNED / sign).write_bytes(b"")
    office.set_day()
    office.work()
    assert office.folders() == [office.folder] == [PLANNED]
    assert record.load((office.workspace / PLANNED / "ho-so.json").read_bytes()).details.start.day == 8
    (office.workspace / PLANNED / sign).unlink()
    office.work()
    assert office.folders() == [office.folder] == [RIGHT]


def test_a_share_that_refuses_loses_nothing_and_is_asked_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as closed:
        closed.setattr("assistant.share.files.Files.replace", refuse)
        office.set_day()
        office.work()
    assert office.folders() == [office.folder] == [PLANNED]
    office.work()
    assert office.folders() == [office.folder] == [RIGHT]


def refuse(*_: object) -> None:
    raise PermissionError(13, "open elsewhere")


def test_a_worker_that_was_killed_after_the_renaming_finds_it_done(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.set_day()
    with monkeypatch.context() as killed:
        killed.setattr(FolderMoves, "end", cut_off)
        with pytest.raises(KeyboardInterrupt):
            office.work()
    assert office.folders() == [RIGHT]
    office.work()
    assert office.folders() == [office.folder] == [RIGHT]


def cut_off(*_: object) -> None:
    raise KeyboardInterrupt


def test_nothing_is_put_onto_another_folder(office: Office) -> None:
    other = office.workspace / RIGHT
    other.mkdir()
    (other / "của ai đó.txt").write_text("giữ", encoding="utf-8")
    office.set_day()
    office.work()
    assert office.folders() == sorted([RIGHT, office.folder])
    assert office.folder == f"{RIGHT} (2)"
    assert [p.name for p in other.iterdir()] == ["của ai đó.txt"]


def test_two_meetings_that_are_set_to_one_day_have_two_folders(office: Office) -> None:
    second = Store.make(office.journal, making(START + timedelta(days=4), "Buổi khác"), office.clock)
    office.publisher.tick(hurry=True)
    assert Places(office.journal).folder(second.id) == RIGHT
    office.set_day()
    office.work()
    assert office.folder == f"{RIGHT} (2)"
    for one, where in ((second, RIGHT), (office.store, f"{RIGHT} (2)")):
        assert record.load((office.workspace / where / "ho-so.json").read_bytes()).id == one.id


def test_a_meeting_that_is_over_or_went_on_elsewhere_keeps_its_folder(office: Office) -> None:
    office.store.send(c.StartMeeting())
    office.work()
    office.store.send(c.NoteMoved(Takeover(office.clock(), "b", "B")))
    office.publisher._keep_to_the_day(
        replace(office.store.meeting, started=START + timedelta(days=9)), office.workspace / PLANNED
    )
    assert office.outbox.moves.due() is None
    assert office.folders() == [PLANNED]
