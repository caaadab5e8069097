"""On the share no file ever takes the place of another meeting's, and earlier versions of minutes stay."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.documents import papers
from assistant.documents.rendering.docx_text import text_lines
from assistant.domain import commands as c
from assistant.journal import record
from assistant.journal.journal import Journal
from assistant.journal.machine import this_machine
from assistant.journal.store import Store
from assistant.platform.paths import DATA_VARIABLE
from assistant.share.delivery import Deliverer
from assistant.share.outbox import Outbox
from assistant.usecases.publishing import Publisher
from tests.journal.making import START, Clock, making

FOLDER = "2026/2026-11-04 thuong-ky"


class Laptop:
    """A machine with a journal of its own that publishes into the workspace."""

    def __init__(self, data: Path, workspace: Path, clock: Clock) -> None:
        self.clock, self.workspace = clock, workspace
        self.journal = Journal(data / "chibo.sqlite")
        self.outbox = Outbox(data, clock, workspace)
        self._publisher = Publisher(self.journal, self.outbox, workspace, clock, this_machine(data))

    def choose(self) -> None:
        """Everything that has changed is on its way; its folder is chosen."""
        self._publisher.tick(hurry=True)

    def carry(self) -> None:
        """Everything that has changed reaches the share."""
        self.choose()
        courier = Deliverer(self.outbox)
        while courier.step():
            pass
        assert self.outbox.status().ok, self.outbox.status().notices()


@pytest.fixture
def laptop(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Laptop]:
    data, workspace = tmp_path / "data", tmp_path / "chi-bo"
    for folder in (data, workspace):
        folder.mkdir()
    monkeypatch.setenv(DATA_VARIABLE, str(data))
    one = Laptop(data, workspace, clock)
    yield one
    one.outbox.close()
    one.journal.close()


def records(workspace: Path) -> dict[str, str]:
    """Folder: the meeting whose record lies in it."""
    found = workspace.glob(f"*/*/{record.FILE_NAME}")
    return {path.parent.relative_to(workspace).as_posix(): record.load(path.read_bytes()).id for path in found}


def test_meetings_of_one_month_and_one_day_renamed_and_moved(laptop: Laptop, clock: Clock) -> None:
    """Each has a folder of its own, though the third is moved onto the day of the others and takes its name."""
    ids = []
    for days, title in ((0, "Sinh hoạt thường kỳ"), (0, "Buổi chiều"), (14, "Sinh hoạt lần hai")):
        clock.pass_time(1)
        ids.append(Store.make(laptop.journal, making(START + timedelta(days=days), title), clock).id)
        laptop.carry()
    first = {FOLDER: ids[0], f"{FOLDER} (2)": ids[1], "2026/2026-11-18 thuong-ky": ids[2]}
    assert records(laptop.workspace) == first
    third = Store(laptop.journal, ids[2], clock)
    third.send(c.AmendDetails(replace(third.meeting.details, start=START, place="Phòng khác")))
    for _ in range(2):
        laptop.carry()
    moved = {FOLDER: ids[0], f"{FOLDER} (2)": ids[1], f"{FOLDER} (3)": ids[2]}
    assert records(laptop.workspace) == moved
    clock.pass_time(1)
    ids.append(Store.make(laptop.journal, making(START, "Sinh hoạt thường kỳ"), clock).id)
    laptop.carry()
    assert records(laptop.workspace) == moved | {f"{FOLDER} (4)": ids[3]}


def test_two_laptops_that_chose_one_folder_unseen_do_not_overwrite_each_other(
    laptop: Laptop, tmp_path: Path, clock: Clock
) -> None:
    """The share was away when both made a meeting of the same day; the later one must not take the other's place."""
    away = laptop.workspace.rename(laptop.workspace.with_name("away"))
    mine = Store.make(laptop.journal, making(title="Của máy một"), clock)
    (tmp_path / "other").mkdir()
    other = Laptop(tmp_path / "other", laptop.workspace, clock)
    clock.pass_time(1)
    theirs = Store.make(other.journal, making(title="Của máy hai"), clock)
    for one in (laptop, other):
        one.choose()
    away.rename(laptop.workspace)
    for one in (laptop, other):
        one.carry()
    assert set(records(laptop.workspace).values()) == {mine.id, theirs.id}
    other.outbox.close()
    other.journal.close()


def test_minutes_corrected_after_adoption_lie_beside_the_first(laptop: Laptop, clock: Clock) -> None:
    store = Store.make(laptop.journal, making(), clock)
    for command_id in (
        c.StartMeeting(),
        c.MarkRestPresent(),
        c.GoToItem("B8"),
        c.EditText("item.B8.ket_luan", 0, 0, 0, "Sai."),
    ):
        store.send(command_id)
    adopt(store)
    laptop.carry()
    folder = laptop.workspace / FOLDER
    first = (folder / "bien-ban.docx").read_bytes()
    store.send(c.ReopenMinutes("Ghi nhầm"))
    store.send(c.EditText("item.B8.ket_luan", store.meeting.texts["item.B8.ket_luan"].rev, 0, 4, "Đúng."))
    laptop.carry()
    assert (folder / "bien-ban.docx").read_bytes() == first, "a correction being written touches no paper"
    adopt(store)
    laptop.carry()
    assert (folder / "bien-ban.docx").read_bytes() == first
    second = (folder / "bien-ban (bản 2).docx").read_bytes()
    assert any("Đúng." in line for line in text_lines(second))
    (folder / "bien-ban (bản 2).docx").write_bytes(b"corrected by hand in Word")
    laptop.outbox.put(store.id, folder / "bien-ban (bản 2).docx", first, again=True)
    laptop.carry()
    assert b"corrected by hand in Word" in [path.read_bytes() for path in folder.glob("*.docx")]


def adopt(store: Store) -> None:
    text = papers.make_draft(store.meeting)
    store.send(c.AdoptMinutes(text.lines, text.facts, text.template, text.template_digest))
