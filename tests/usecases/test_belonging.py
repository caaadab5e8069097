"""A meeting belongs to one cell's folder. README's path: practise in the sample, then make one's own and open it.

What was practised is neither seen, nor carried over, nor written in the real cell's folder; the sample keeps its own.
"""

import asyncio
import json
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.domain import commands as c
from assistant.domain.meeting import Stage
from assistant.journal import lock, record
from assistant.journal.belonging import Belonging
from assistant.journal.journal import Journal
from assistant.journal.machine import this_machine
from assistant.journal.places import Places
from assistant.journal.store import Store
from assistant.platform.clock import process_clock
from assistant.platform.paths import data_dir, journal_file
from assistant.share.delivery import Deliverer
from assistant.share.identity import Identity
from assistant.share.outbox import Outbox
from assistant.usecases.minutes_printing import ask_for_minutes, printed_state
from assistant.usecases.opened_folder import make_sample
from assistant.usecases.presence import LockKeeper
from assistant.usecases.publishing import Publisher
from assistant.views import screen
from assistant.views.chair.page import chair_screen
from assistant.views.console import page as console
from assistant.views.home.page import HomePage
from assistant.views.projector.page import projector_screen
from assistant.views.shown_meeting import current_meeting
from assistant.workspace.init import init
from tests.journal.making import making
from tests.pages import Visitor
from tests.workspace.lists import xlsx

TASK = "Việc chỉ giao khi tập dượt"
PEOPLE = (
    ("Họ và tên", "Trạng thái", "Chức vụ"),
    ("Nguyễn Thị Bình", "Chính thức", "Bí thư"),
    ("Lê Văn Hòa", "Chính thức", ""),
)


class Desk:
    """One machine, and what somebody does there, one cell's folder at a time, as `chibo --workspace` opens it."""

    def __init__(self, visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
        self.visitor, self._monkeypatch, self.clock = visitor, monkeypatch, process_clock()
        self.journal = Journal(journal_file())
        self.folder = Path()

    def open(self, folder: Path) -> HomePage:
        """The program is started with this folder, and somebody looks at the first page."""
        self.folder = folder
        self._monkeypatch.setenv("CHIBO_WORKSPACE", str(folder))
        home = HomePage(Journal(journal_file()), folder)
        asyncio.run(home._read())
        asyncio.run(home._look())
        return home

    def publish(self, deliver: bool = True) -> list[str]:
        """What the server does meanwhile: signs of life, records, deliveries. The meetings that it published."""
        with closing(Outbox(data_dir(), self.clock, self.folder)) as outbox:
            ours = (self.journal, outbox, self.folder, self.clock, this_machine(data_dir()))
            LockKeeper(*ours).tick()
            published = Publisher(*ours).tick(hurry=True)
            LockKeeper(*ours).tick()
            if deliver:
                self.deliver(outbox)
        return published

    def deliver(self, outbox: Outbox) -> None:
        outbox.retry_now()
        courier = Deliverer(outbox)
        while courier.step():
            pass

    def make(self, home: HomePage) -> Store:
        """The proposed regular meeting."""
        return self.store(self.visitor.ask(home.board, "MakeMeeting")["meeting"])

    def store(self, meeting: str) -> Store:
        return Store(self.journal, meeting, self.clock)

    def hold(self, store: Store) -> None:
        """From its start to its end, with a task."""
        store.send(c.StartMeeting())
        store.send(c.AddAction(TASK, unit="Chi ủy"))
        store.send(c.EndMeeting("Hết giờ"))


@pytest.fixture
def desk(visitor: Visitor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    monkeypatch.setenv("CHIBO_DATA", str(tmp_path / "data"))
    return Desk(visitor, monkeypatch)


@pytest.fixture(scope="module")
def practice_cell(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample cell as the first start makes it, made once: a meeting is lived through and printed for it."""
    folder = tmp_path_factory.mktemp("once") / "chi-bo-mau"
    make_sample(folder)
    return folder


@pytest.fixture
def sample(tmp_path: Path, desk: Desk, practice_cell: Path) -> Path:
    """The sample cell on this machine."""
    return Path(shutil.copytree(practice_cell, tmp_path / "data" / "chi-bo-mau"))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The real cell's folder, with its list of members."""
    folder = tmp_path / "o-chung" / "ChiBo"
    init(folder, sample=False)
    settings = folder / "chi-bo.yaml"
    text = settings.read_text(encoding="utf-8").replace("# ngay_hop: 4", "ngay_hop: 4")
    settings.write_text(text.replace('ten_chi_bo: ""', "ten_chi_bo: Chi bộ Thật"), encoding="utf-8")
    xlsx(folder, *PEOPLE)
    return folder


def listed(home: HomePage) -> set[str]:
    """Every meeting that the first page names, by id."""
    state = home.board.state
    plan = [{"id": state["plan"]["meeting"]}] if state["plan"] else []
    lines = (state[name] for name in ("running", "elsewhere", "past", "discarded"))
    return {line["id"] for line in [*plan, *(line for some in lines for line in some)]}


def regular(home: HomePage) -> dict[str, Any]:
    """The proposal of the month's regular meeting."""
    found: dict[str, Any] = home.board.state["suggestion"]["kinds"][0]
    return found


def papers(folder: Path) -> list[str]:
    """What lies in the folders of meetings."""
    return sorted(file.relative_to(folder).as_posix() for file in folder.glob("[0-9]*/*/*"))


def never(desk: Desk, store: Store) -> None:
    """It stays as it was made."""


def discarded(desk: Desk, store: Store) -> None:
    store.send(c.DiscardMeeting())


def begun(desk: Desk, store: Store) -> None:
    store.send(c.StartMeeting())


@pytest.mark.parametrize("lived", [never, discarded, begun, Desk.hold], ids=["planned", "discarded", "running", "over"])
@pytest.mark.parametrize("published", [True, False], ids=["on the share", "on this machine only"])
def test_what_was_practised_is_not_seen_in_ones_own_folder(
    desk: Desk, sample: Path, own: Path, lived: Callable[[Desk, Store], None], published: bool
) -> None:
    practice = desk.make(desk.open(sample))
    if published:
        desk.publish()
    lived(desk, practice)
    if published:
        desk.publish()
    before = papers(sample)
    home = desk.open(own)
    assert listed(home) == set()
    assert regular(home)["carried"] == 0
    assert desk.publish() == []
    assert papers(own) == []
    assert papers(sample) == before
    assert home.board.state["problems"] == []
    back = desk.open(sample)
    assert practice.id in listed(back)
    assert regular(back)["carried"] > 0


def test_the_day_proposed_and_the_people_are_not_those_of_the_practice(desk: Desk, sample: Path, own: Path) -> None:
    fresh = regular(desk.open(own))["when"]
    practice = desk.make(desk.open(sample))
    desk.hold(practice)
    desk.publish()
    home = desk.open(own)
    assert regular(home)["when"] == fresh
    real = desk.make(home)
    assert real.meeting.carried == {}
    assert real.meeting.excused_before == {}
    assert set(real.meeting.members) == {"nguyen-thi-binh", "le-van-hoa"}


def test_the_real_meeting_has_the_folder_of_its_day_though_one_was_practised_for_it(
    desk: Desk, sample: Path, own: Path
) -> None:
    practice = desk.make(desk.open(sample))
    desk.publish()
    real = desk.make(desk.open(own))
    details = desk.store(practice.id).meeting.details
    real.send(c.AmendDetails(replace(real.meeting.details, start=details.start)))
    assert desk.publish() == [real.id]
    assert Places(desk.journal).folder(real.id) == Places(desk.journal).folder(practice.id)
    assert record.load((own / papers(own)[0]).read_bytes()).id == real.id
    assert (
        record.load((sample / Places(desk.journal).folder(practice.id) / "ho-so.json").read_bytes()).id == practice.id
    )


def test_each_folder_gets_only_its_own_while_both_are_used_in_turn(desk: Desk, sample: Path, own: Path) -> None:
    practice = desk.make(desk.open(sample))
    desk.publish()
    real = desk.make(desk.open(own))
    begun(desk, real)
    assert desk.publish() == [real.id]
    begun(desk, practice)
    assert desk.publish() == [], "the sample is not open"
    assert {record.load(file.read_bytes()).id for file in own.rglob("ho-so.json")} == {real.id}
    assert {lock.load(file.read_bytes()).meeting for file in own.rglob("dang-ghi.json")} == {real.id}
    home = desk.open(sample)
    assert practice.id in listed(home)
    assert real.id not in listed(home)
    assert desk.publish() == [practice.id]
    assert real.id not in {record.load(file.read_bytes()).id for file in sample.rglob("ho-so.json")}


@pytest.mark.parametrize(
    "page",
    [console.build, lambda: screen.open_page(projector_screen), lambda: screen.open_page(chair_screen)],
)
def test_a_page_of_another_cell_s_meeting_says_whose_it_is_and_writes_nothing(
    desk: Desk, sample: Path, own: Path, page: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    practice = desk.make(desk.open(sample))
    desk.publish()
    desk.open(own)
    monkeypatch.setenv("QUERY_STRING", f"meeting={practice.id}")
    version = practice.meeting.version

    async def opened() -> Any:
        (region,) = page().root.children
        return region

    region = asyncio.run(opened())
    said = region.state.get("other") or region.state["message"]
    assert f"thuộc thư mục chi bộ {sample}" in said
    assert f'chibo --workspace "{sample}"' in said
    assert practice.meeting.title not in str(region.state)
    assert "error" in desk.visitor.ask(region, "StartMeeting")
    practice.refresh()
    assert practice.meeting.version == version
    assert desk.publish() == []
    assert papers(own) == []


def test_without_an_address_the_wall_shows_the_open_folder_s_meeting(desk: Desk, sample: Path, own: Path) -> None:
    begun(desk, desk.make(desk.open(sample)))
    desk.publish()
    home = desk.open(own)
    with closing(Outbox(data_dir(), desk.clock, own)) as outbox:
        belonging = Belonging(desk.journal, own, outbox.notes)
        assert current_meeting(belonging) == ""
        real = desk.make(home)
        assert current_meeting(belonging) == real.id


def test_a_discarded_meeting_of_another_cell_is_not_had_back(desk: Desk, sample: Path, own: Path) -> None:
    practice = desk.make(desk.open(sample))
    discarded(desk, practice)
    home = desk.open(own)
    assert "thuộc thư mục chi bộ" in desk.visitor.ask(home.board, "Recover", meeting=practice.id)["error"]
    assert desk.store(practice.id).meeting.stage is Stage.DISCARDED


def forget(desk: Desk) -> None:
    """The journal as an earlier version left it: nothing in it says whose a meeting is."""
    desk.journal.database.rows("UPDATE meeting SET workspace = NULL")


@pytest.mark.parametrize("delivered", [True, False], ids=["delivered", "waiting for the share"])
def test_the_meetings_of_an_old_journal_belong_to_the_folder_that_their_papers_went_to(
    desk: Desk, sample: Path, own: Path, delivered: bool
) -> None:
    first = Store.make(desk.journal, making(), desk.clock)
    desk.open(sample)
    desk.publish(deliver=delivered)
    forget(desk)
    home = desk.open(own)
    assert first.id not in listed(home)
    assert desk.publish() == []
    assert first.id in listed(desk.open(sample))
    with closing(Outbox(data_dir(), desk.clock, sample)) as outbox:
        Belonging(desk.journal, sample, outbox.notes).settle()
    assert desk.journal.database.rows("SELECT workspace IS NULL FROM meeting") == [(0,)], "and this is kept"


def test_a_meeting_of_an_old_journal_that_was_written_into_two_folders_is_of_the_first(
    desk: Desk, sample: Path, own: Path
) -> None:
    """As earlier versions did when the practice meeting was opened with the real cell's folder."""
    practice = Store.make(desk.journal, making(), desk.clock)
    begun(desk, practice)
    desk.open(sample)
    desk.publish()
    place = Places(desk.journal).folder(practice.id)
    with closing(Outbox(data_dir(), desk.clock, own)) as outbox:
        outbox.put(practice.id, own / place / "ho-so.json", record.dump(practice.meeting))
        desk.deliver(outbox)
    forget(desk)
    home = desk.open(own)
    assert listed(home) == set(), "though its record lies there"
    (problem,) = home.board.state["problems"]
    assert str(own / place) in problem
    assert str(sample) in problem
    assert practice.id in listed(desk.open(sample))


def test_a_meeting_of_which_nothing_is_known_belongs_to_the_only_folder(desk: Desk, own: Path) -> None:
    alone = Store.make(desk.journal, making(), desk.clock)
    assert alone.id in listed(desk.open(own))
    assert desk.publish() == [alone.id]


def test_a_record_of_which_nothing_is_known_is_of_the_folder_it_lies_in(desk: Desk, sample: Path, own: Path) -> None:
    """An old journal, where a past meeting had been opened to be read: nothing of it was ever put anywhere."""
    home = desk.open(sample)
    (past,) = home.board.state["past"]
    found = record.load(Path(past["path"]).read_bytes())
    restored = Store.make(desk.journal, c.RestoreMeeting(found), desk.clock)
    Places(desk.journal).mark_published(restored.id, restored.meeting.version)
    forget(desk)
    assert listed(desk.open(own)) == set()
    home = desk.open(sample)
    assert listed(home) == {restored.id}
    asyncio.run(opened_past(desk, home))
    assert home._opening.state["meeting"] == restored.id
    assert desk.journal.database.rows("SELECT workspace IS NULL FROM meeting") == [(0,)], "and this is kept"


def test_a_meeting_of_another_cell_is_not_taken_over_though_its_record_was_copied_here(
    desk: Desk, sample: Path, own: Path
) -> None:
    """The list does not offer it; a page that had found it before is told why."""
    practice = desk.make(desk.open(sample))
    begun(desk, practice)
    desk.publish()
    place = Places(desk.journal).folder(practice.id)
    home = desk.open(own)
    shutil.copytree(sample / place, own / place)
    asyncio.run(home._look())
    assert listed(home) == set()

    async def taken() -> None:
        home._opening.begin(own / place / "ho-so.json", "command", home.show, take=True)
        assert home._opening._task
        await home._opening._task

    before = desk.store(practice.id).meeting
    asyncio.run(taken())
    assert f"thuộc thư mục chi bộ {sample}" in home._opening.state["error"]
    assert desk.store(practice.id).meeting == before


async def opened_past(desk: Desk, home: HomePage) -> None:
    (past,) = home.board.state["past"]
    home._opening.begin(Path(past["path"]), "command", home.show, take=False)
    assert home._opening._task
    await home._opening._task


def test_what_comes_from_a_record_bears_the_number_of_the_folder_it_lies_in(desk: Desk, sample: Path) -> None:
    home = desk.open(sample)
    asyncio.run(opened_past(desk, home))
    meeting = desk.store(home._opening.state["meeting"]).meeting
    assert meeting.workspace == json.loads((sample / "chibo-thu-muc.json").read_text("utf-8"))["ma"]


def test_the_minutes_of_a_past_meeting_that_is_only_read_are_there_to_be_fetched(desk: Desk, sample: Path) -> None:
    home = desk.open(sample)
    asyncio.run(opened_past(desk, home))
    meeting = home._opening.state["meeting"]
    assert printed_state(meeting).version == 0, "who opens it does not wait for the paper"
    assert Places(desk.journal).unpublished() == [], "a look writes nothing on the share"
    desk.publish()
    assert printed_state(meeting).file == "bien-ban.docx"
    assert Places(desk.journal).unprinted() == []


def test_a_past_meeting_that_an_earlier_version_had_opened_gets_its_minutes_when_it_is_looked_at(
    desk: Desk, sample: Path
) -> None:
    home = desk.open(sample)
    asyncio.run(opened_past(desk, home))
    store = desk.store(home._opening.state["meeting"])
    places = Places(desk.journal)
    places.mark_published(store.id, store.meeting.version)  # as it was left there: nothing to publish, nothing printed
    desk.publish()
    assert printed_state(store.id).version == 0
    ask_for_minutes(places, store.meeting)
    desk.publish()
    assert printed_state(store.id).file == "bien-ban.docx"
    ask_for_minutes(places, store.meeting)
    assert places.unprinted() == [], "once"


def test_what_is_changed_while_its_minutes_are_waited_for_is_published_as_ever(desk: Desk, sample: Path) -> None:
    home = desk.open(sample)
    asyncio.run(opened_past(desk, home))
    store = desk.store(home._opening.state["meeting"])
    places = Places(desk.journal)
    assert places.unprinted() == [store.id]
    store.send(c.ReopenMinutes("ghi sai ngày"))
    assert (places.unprinted(), places.unpublished()) == ([], [store.id])


def test_the_record_bears_the_number_of_its_folder(desk: Desk, own: Path) -> None:
    real = desk.make(desk.open(own))
    desk.publish()
    number = json.loads((own / "chibo-thu-muc.json").read_text("utf-8"))["ma"]
    (file,) = own.rglob("ho-so.json")
    assert record.load(file.read_bytes()).workspace == real.meeting.workspace == number


def test_a_folder_whose_mark_was_deleted_and_written_anew_by_another_laptop_keeps_its_meetings(
    desk: Desk, sample: Path, own: Path
) -> None:
    real = desk.make(desk.open(own))
    desk.publish()
    desk.make(desk.open(sample))
    desk.publish()
    (own / "chibo-thu-muc.json").write_text('{"ma": "another"}', encoding="utf-8")
    assert listed(desk.open(own)) == {real.id}
    real.send(c.AddGuest("Khách"))
    assert desk.publish() == [real.id]
    real.send(c.AddGuest("Khách nữa"))
    assert desk.publish() == [real.id], "the new mark is known by now"
    assert listed(desk.open(own)) == {real.id}


def test_a_folder_without_a_mark_that_cannot_be_written_is_known_by_its_path(
    desk: Desk, sample: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    practice = desk.make(desk.open(sample))
    with monkeypatch.context() as unwritable:
        unwritable.setattr(Identity, "_leave", refuse)
        real = desk.make(desk.open(own))
        assert real.meeting.workspace == ""
        assert listed(desk.open(own)) == {real.id}
        assert listed(desk.open(sample)) >= {practice.id}
        assert real.id not in listed(desk.open(sample))
    desk.open(own)
    desk.publish()
    assert listed(desk.open(own)) == {real.id}, "now that it has its mark"


def refuse(identity: Identity, root: Path, mark: str) -> str:
    raise PermissionError(13, "read-only", str(root))


def test_a_folder_that_is_no_cell_s_gets_no_mark_by_being_opened(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "Ảnh"
    other.mkdir()
    (other / "anh.jpg").write_bytes(b"")
    desk.open(other)
    assert [file.name for file in other.iterdir()] == ["anh.jpg"]


def test_a_folder_that_was_moved_keeps_its_meetings(desk: Desk, sample: Path, own: Path) -> None:
    real = desk.make(desk.open(own))
    begun(desk, real)
    desk.publish()
    desk.hold(practice := desk.make(desk.open(sample)))
    desk.publish()
    moved = own.rename(own.with_name("Chi bộ Một"))
    home = desk.open(moved)
    assert listed(home) == {real.id}
    real.send(c.AddGuest("Khách"))
    assert desk.publish() == [real.id]
    (found,) = moved.rglob("ho-so.json")
    assert [guest.name for guest in record.load(found.read_bytes()).guests.values()] == ["Khách"]
    assert practice.id in listed(desk.open(sample))


@pytest.mark.parametrize("moved", [True, False], ids=["moved", "another cell"])
def test_a_copied_folder_is_asked_about_on_the_first_page(desk: Desk, own: Path, tmp_path: Path, moved: bool) -> None:
    real = desk.make(desk.open(own))
    desk.hold(real)
    desk.publish()
    copy = Path(shutil.copytree(own, tmp_path / "bản sao"))
    home = desk.open(copy)
    assert f"bản sao của {own}" in home.board.state["copied"]
    assert listed(home) == set()
    assert "trả lời câu hỏi" in home.board.state["suggestion"]["reading"]
    assert "trả lời câu hỏi" in desk.visitor.ask(home.board, "MakeMeeting")["error"]
    assert desk.publish() == []

    async def settled() -> None:
        desk.visitor.ask(home.board, "SettleCopy", moved=moved)
        assert home._reading
        await home._reading

    asyncio.run(settled())
    assert home.board.state["copied"] == ""
    assert (real.id in listed(home)) is moved
    assert [str(own) in told for told in home.board.state["problems"]] == ([] if moved else [True])
    made = desk.make(home)
    assert bool(made.meeting.carried) is moved
    assert desk.publish() == [made.id]
    again = desk.open(own)
    assert bool(again.board.state["copied"]) is moved
    assert (made.id in listed(again)) is False
