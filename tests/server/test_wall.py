"""The stream of those who only look, over a network: who is let in, what is told, that nothing else is to be had."""

import contextlib
import json
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

import psutil
import pytest
from tornado.web import create_signed_value

from assistant.domain import commands as c
from assistant.domain.roles import PageRole
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.clock import system_now
from assistant.wording.domain import item_title
from tests.journal.making import making
from tests.server.person import Person
from tests.server.running import Running, until
from tests.widgets.test_patches import applied

LAN = "127.0.0.2"  # stands for this machine's address in the network: loopback, yet not 127.0.0.1
MOST = 3
PAGE, SCENES = "/chibo/wall", "/chibo/wall/scenes"
TITLE, WHISPERED = "Đơn tố cáo đồng chí Tuấn", "Lời kể của nhân chứng"


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """`chibo serve --lan --max-projectors 3`."""
    running = Running(Path(tmp_path_factory.mktemp("wall")), lan=LAN, most={"most_projectors": MOST}).start()
    yield running
    running.end()


@pytest.fixture(scope="module")
def meeting(network: Running) -> Iterator[Store]:
    """A meeting that runs, with a secret item; and one more that is only planned, in which somebody may be curious."""
    journal = Journal(network.data / "chibo.sqlite")
    store = Store.make(journal, making(start=system_now()), system_now, role=PageRole.CONSOLE)
    Store.make(journal, making(start=system_now(), title="Buổi khác"), system_now, role=PageRole.CONSOLE)
    for command in (c.AmendItem("B1", TITLE, secret=True), c.StartMeeting(), c.MarkRestPresent()):
        store.send(command)
    yield store
    journal.close()


@pytest.fixture
def viewer(network: Running, meeting: Store) -> Person:
    """Somebody in the room who came in by the projector's link."""
    return Person.by(network, network.links[2])


class Look:
    """An open stream, and the scene as it has come by now."""

    def __init__(self, person: Person, path: str = SCENES) -> None:
        self._line = HTTPConnection(person.address, person.server.port, timeout=15)
        self._line.request("GET", path, headers={"Cookie": person.cookie})
        self.answer: HTTPResponse = self._line.getresponse()
        self.text = ""
        self.state: Any = None
        self.sizes: list[int] = []

    def read(self) -> dict[str, Any]:
        """The next line."""
        line = self.answer.readline()
        self.text += line.decode()
        self.sizes.append(len(line))
        said: dict[str, Any] = json.loads(line)
        self.state = said["state"] if "state" in said else applied(self.state, said.get("set", []))
        return said

    def until_item(self, title: str) -> None:
        """Read until that item is shown."""
        while self.state is None or self.state["item"]["title"] != title:
            self.read()

    def close(self) -> None:
        self.answer.close()
        self._line.close()


def title_of(meeting: Store, item: str) -> str:
    """What the wall calls an item."""
    return next(item_title(one) for one in meeting.meeting.agenda if one.id == item)


@contextlib.contextmanager
def looking(person: Person, path: str = SCENES) -> Iterator[Look]:
    """With a place, which may be that of somebody who has gone this moment."""
    look: Look = until("a place", lambda: placed(person, path))
    try:
        yield look
    finally:
        look.close()


def placed(person: Person, path: str) -> Look | None:
    """An open stream; None where every place is taken."""
    look = Look(person, path)
    if look.answer.status != 429:
        return look
    look.close()
    return None


def room_for_all(person: Person) -> None:
    """Wait until the places of those who have gone are free."""
    with contextlib.ExitStack() as stack:
        for _ in range(MOST):
            stack.enter_context(looking(person))


def test_a_viewer_sees_the_room_and_every_change_of_it_without_a_kernel(
    network: Running, viewer: Person, meeting: Store
) -> None:
    with looking(viewer) as look:
        assert (look.answer.status, look.answer.headers["Content-Type"]) == (200, "application/x-ndjson")
        assert look.answer.headers["Cache-Control"] == "no-store"
        first = look.read()
        assert abs(first["now"] - time.time()) < 5
        assert look.state["meeting"] == meeting.id
        assert look.state["keys"] is False
        for item in ("B8", "C2"):
            meeting.send(c.GoToItem(item))
            look.until_item(title_of(meeting, item))
        assert look.sizes[0] > 1.5 * max(look.sizes[1:]), "what has changed, not all of it"
        assert look.text.count('"state":{') == 1
    assert network.kernels() == []


@pytest.mark.parametrize("query", ["?meeting=m2", "?meeting=../x", "?role=console", "?token=x&meeting=%00"])
def test_nobody_who_looks_chooses_what_he_sees(viewer: Person, meeting: Store, query: str) -> None:
    with looking(viewer, SCENES + query) as look:
        assert look.read()["state"]["meeting"] == meeting.id
        assert look.state["keys"] is False
    assert viewer.ask(PAGE + query).status == 200


def test_the_page_is_small_ours_and_runs_no_script_that_stands_in_it(viewer: Person) -> None:
    page = viewer.ask(PAGE)
    assert (page.status, page.headers["cache-control"]) == (200, "no-store")
    policy = page.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'self'" in policy
    assert len(page.body) < 4000
    assert "<script>" not in page.text
    assert "http" not in page.text
    assert "kernel" not in page.text.split("-->")[-1].lower()
    named = [part.split('"')[0] for part in page.text.split('src="')[1:] + page.text.split('href="')[1:]]
    ours = [name for name in named if not name.startswith("data:")]
    assert len(ours) == 4
    for name in ours:
        answer = viewer.ask(f"/chibo/{name}")
        assert (answer.status, "immutable" in answer.headers["cache-control"]) == (200, True), name


def test_everybody_who_only_looks_is_led_here_and_starts_nothing(network: Running, viewer: Person) -> None:
    assert viewer.ask("/").headers["location"] == PAGE
    old = viewer.ask("/voila/render/projector.ipynb?meeting=m1")
    assert (old.status, old.headers["location"]) == (302, PAGE), "a bookmark of an earlier version"
    for page in ("home", "meeting", "chair", "year"):
        assert viewer.ask(f"/voila/render/{page}.ipynb").status == 403
    assert network.kernels() == []


def forged(network: Running, role: str, age: float = 0, key: str = "", address: str = LAN) -> Person:
    """Somebody with a cookie as the server would have signed it so many seconds ago, or with another key."""
    secret = bytes.fromhex(key or (network.data / "cookie.key").read_text("ascii"))
    name = f"username-{address.replace('.', '-')}-{network.port}"
    value = json.dumps({"session": "s", "role": role})
    return Person(
        network,
        address,
        f'{name}="{create_signed_value(secret, name, value, clock=lambda: time.time() - age).decode()}"',
    )


def test_nobody_is_let_in_without_a_cookie_of_this_server_that_still_counts(network: Running, viewer: Person) -> None:
    name, _, value = viewer.cookie.partition("=")
    strangers = {
        "nothing": Person(network, LAN),
        "a guess": Person(network, LAN, f"{name}=x"),
        "another key": forged(network, "projector", key="00" * 32),
        "too old": forged(network, "projector", age=13 * 3600),
        "no role of ours": forged(network, "everybody"),
        "the console's, from afar": forged(network, "console"),
        "a changed role": Person(network, LAN, f"{name}={value.replace('projector', 'console')}"),
        "cut off": Person(network, LAN, f"{name}={value[:-4]}"),
    }
    links = [link.split("token=")[1] for link in network.links]
    for who, stranger in strangers.items():
        for path in (PAGE, SCENES):
            if stranger.cookie != viewer.cookie:
                assert stranger.ask(path).status == 403, (who, path)
    for token in links:  # a token counts at the entrance, nowhere else
        assert Person(network, LAN).ask(f"{SCENES}?token={token}").status == 403
        assert Person(network, LAN).ask(SCENES, Authorization=f"token {token}").status == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": f"evil.example:{80}"},
        {"Host": "127.0.0.3"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.2.evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_no_other_page_and_no_other_name_leads_to_the_scenes(viewer: Person, headers: dict[str, str]) -> None:
    answer = viewer.ask(SCENES, **headers)
    assert answer.status == 403
    assert "access-control-allow-origin" not in answer.headers
    assert "agenda" not in answer.text


def test_its_own_page_reads_them(viewer: Person) -> None:
    own = {"Origin": f"http://{LAN}:{viewer.server.port}", "Sec-Fetch-Site": "same-origin", "Cookie": viewer.cookie}

    def lets_in() -> bool:
        with contextlib.closing(HTTPConnection(LAN, viewer.server.port, timeout=15)) as line:
            line.request("GET", SCENES, headers=own)
            status = line.getresponse().status
        assert status in {200, 429}, status
        return status == 200

    until("a place", lets_in)


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_done_to_them(viewer: Person, method: str) -> None:
    for path in (PAGE, SCENES):
        assert viewer.ask(path, method).status in (204, 403, 404, 405), path


def test_nothing_secret_reaches_any_viewer_in_any_line(viewer: Person, meeting: Store) -> None:
    with looking(viewer) as look:
        look.read()
        meeting.send(c.GoToItem("B1"))
        meeting.send(c.StartSpeech("dv-03"))
        speech = meeting.meeting.speech()
        assert speech
        for field in ("item.B1.noi_dung", f"speech.{speech.id}"):
            meeting.send(c.EditText(field, 0, 0, 0, WHISPERED))
        meeting.send(c.StopSpeech())
        meeting.send(c.AddAction(WHISPERED, ("dv-03",), item="B1"))
        meeting.send(c.GoToItem("C2"))
        look.until_item(title_of(meeting, "C2"))
        for secret in (TITLE, WHISPERED, json.dumps(TITLE)[1:-1], json.dumps(WHISPERED)[1:-1]):
            assert secret not in look.text
    with looking(viewer) as look:
        look.read()
        assert TITLE not in look.text


def test_there_are_so_many_places_and_the_page_of_one_too_many_comes_nevertheless(viewer: Person) -> None:
    room_for_all(viewer)
    with contextlib.ExitStack() as stack:
        for _ in range(MOST):
            stack.enter_context(looking(viewer))
        assert viewer.ask(SCENES).status == 429
        assert viewer.ask(PAGE).status == 200, "it waits for a place, and says so"
    with looking(viewer) as look:
        assert look.answer.status == 200, "whoever goes makes room"


def test_who_comes_and_goes_leaves_nothing_behind(network: Running, viewer: Person) -> None:
    room_for_all(viewer)
    server = psutil.Process(network.child.pid if network.child else 0)
    before = server.num_fds() if hasattr(server, "num_fds") else 0
    for _ in range(30):
        with looking(viewer) as look:
            assert look.answer.status == 200
    if before:
        until("no connection is left", lambda: server.num_fds() <= before + 1)
