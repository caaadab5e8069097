"""Pages that take turns in a frame, where no server of ours gives each its address."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import ipywidgets as ipw
import pytest

from assistant.domain import commands as c
from assistant.journal.store import Store
from assistant.platform.kernel_session import ROLE_VARIABLE
from assistant.platform.paths import papers_folder, secrets_folder
from assistant.usecases.downloads import download_address
from assistant.views import places
from assistant.views.home.page import page as home_page
from assistant.widgets.code import DEVELOPING, Carrier
from assistant.widgets.region import Region
from tests.pages import Visitor

pytestmark = pytest.mark.usefixtures("quiet")
TURN = 0.005
"""Seconds that a loop goes on before it is looked at again."""


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody carries papers to the share here (`test_carrying` does)."""
    monkeypatch.setattr(places._Shown, "leave", lambda: None)
    monkeypatch.setattr(places._Shown, "frame", None)
    monkeypatch.setenv(places.QUERY, "")


@pytest.fixture
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    """The loop of a kernel."""
    made = asyncio.new_event_loop()
    asyncio.set_event_loop(made)
    yield made
    for task in (tasks := asyncio.all_tasks(made)):
        task.cancel()
    made.run_until_complete(asyncio.wait(tasks) if tasks else asyncio.sleep(0))
    made.run_until_complete(asyncio.sleep(0))  # a bell that was taken down lets go of its port
    made.close()
    asyncio.set_event_loop(None)


def run_until(loop: asyncio.AbstractEventLoop, condition: Callable[[], object], seconds: float = 10) -> None:
    """Let the loop go on until that is so: by its turns, so that what the machine does besides does not count."""
    for _ in range(round(seconds / TURN)):
        if condition():
            return
        loop.run_until_complete(asyncio.sleep(TURN))
    assert condition(), f"not within {seconds} s"


def regions(frame: ipw.Box) -> list[Any]:
    (page,) = frame.children
    return [one for one in page.children if isinstance(one, Region)]


def test_one_page_gives_way_to_another_and_is_closed(
    store: Store, visitor: Visitor, loop: asyncio.AbstractEventLoop
) -> None:
    frame = home_page()
    assert "chibo-frame" in frame._dom_classes
    (board,) = regions(frame)
    assert visitor.ask(board, "Go", page="meeting", meeting=store.id)["ack"]
    run_until(loop, lambda: board.comm is None)
    console = regions(frame)
    assert [region.draws for region in console][:2] == ["console/head", "console/machines"]
    assert console[0].page == f"page=meeting&meeting={store.id}"
    assert not [task for task in asyncio.all_tasks(loop) if "watch" in repr(task) and task.cancelling()]
    visitor.ask(console[0], "Go", page="home")
    run_until(loop, lambda: [region.draws for region in regions(frame)] == ["home"])


@pytest.mark.usefixtures("store", "loop")
def test_a_page_that_nobody_knows_changes_nothing(visitor: Visitor) -> None:
    frame = home_page()
    (board,) = regions(frame)
    visitor.ask(board, "Go", page="os")
    assert regions(frame) == [board]


@pytest.mark.usefixtures("loop")
def test_any_notebook_shows_the_page_that_its_address_names(
    store: Store, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(places.QUERY, f"page=projector&meeting={store.id}")
    assert [region.draws for region in regions(home_page())] == ["projector/projector"]


@pytest.mark.usefixtures("loop")
def test_a_console_without_an_address_shows_the_meeting_that_runs(store: Store, visitor: Visitor) -> None:
    from assistant.views.console.page import page

    store.send(c.StartMeeting())
    assert regions(page())[0].state["title"] == store.meeting.title


@pytest.mark.usefixtures("loop", "store")
def test_under_our_own_server_there_is_no_frame_and_no_parcel(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ROLE_VARIABLE, "console")
    (board,) = home_page().children
    assert (board.code, board.framed, board._esm) == (None, False, 'export { default } from "chibo/home.js";')
    assert visitor.ask(board, "Go", page="meeting")["error"]


@pytest.mark.usefixtures("loop", "workspace")
def test_a_paper_comes_from_the_kernel_with_its_bytes(visitor: Visitor) -> None:
    (board,) = regions(home_page())
    for folder, secret in ((papers_folder("m1"), False), (secrets_folder("m1"), True)):
        folder.mkdir(parents=True)
        (folder / "Biên bản.docx").write_bytes(b"docx")
        answer = visitor.ask(board, "Fetch", address=download_address("m1", "Biên bản.docx", secret))
        assert answer["name"] == "Biên bản.docx"
        assert answer["type"].endswith("wordprocessingml.document")
        assert board.comm.buffers[-1] == [b"docx"]


@pytest.mark.usefixtures("loop", "workspace")
@pytest.mark.parametrize("address", ["", "../../chibo/papers/m1/..%2f..%2fcookie.key", "papers/m1/khong-co.docx"])
def test_what_is_no_paper_is_not_handed_out(visitor: Visitor, address: str) -> None:
    (board,) = regions(home_page())
    assert "error" in visitor.ask(board, "Fetch", address=address)


@pytest.mark.usefixtures("visitor")
def test_all_regions_of_a_kernel_share_one_widget_with_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    carrier = Carrier()
    first = carrier.code()
    assert first is not None
    assert carrier.code() is first
    first.close()
    assert carrier.code() not in {None, first}
    monkeypatch.setenv(ROLE_VARIABLE, "console")
    assert carrier.code() is None
    monkeypatch.setenv(DEVELOPING, "1")
    assert carrier.code() is not None


@pytest.mark.usefixtures("visitor")
def test_what_is_saved_while_developing_is_drawn_anew_within_half_a_second(
    tmp_path: Path, loop: asyncio.AbstractEventLoop, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from assistant.widgets.code import Code

    monkeypatch.setenv(DEVELOPING, "1")
    (tmp_path / "home.js").write_text("export default 1;", encoding="utf-8")
    (tmp_path / "app.css").write_text(".card{color:red}", encoding="utf-8")
    code = Code(tmp_path)
    region = Region(lambda name, arguments, command_id: {}, {})
    region._esm = before = code.source_for(region)
    loop.run_until_complete(asyncio.sleep(0))  # it has looked once
    (tmp_path / "home.js").write_text("export default 2;", encoding="utf-8")
    (tmp_path / "app.css").write_text(".card{color:blue}", encoding="utf-8")
    run_until(loop, lambda: region._esm != before, seconds=0.5)
    assert code.modules == [["home.js", "export default 2;"]]
    assert "blue" in code._css
    (tmp_path / "home.js").write_text('import "./none.js";', encoding="utf-8")
    run_until(loop, lambda: "cannot be shown" in caplog.text)
    assert code.modules == [["home.js", "export default 2;"]]
