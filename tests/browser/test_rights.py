"""Who may open what: every route by every role, over raw HTTP and websockets; whatever is not granted is refused."""

import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import time

import psutil
import pytest
from tornado.web import create_signed_value

from tests.server.person import REFUSED, Person
from tests.server.running import Answer, Running, contents

LAN = "127.0.0.2"  # stands for this machine's address in the network: loopback, yet not 127.0.0.1
DAY = 86400.0
PAPER = "/chibo/papers/m1/bien-ban.docx"
ROLES = ("console", "chair", "projector", "stranger")

# Method and path; {own} and {other} are kernels: one's own, and that of somebody else in the room. Then who may.
FOR_ALL = "console chair projector"
ROUTES: list[tuple[str, str, str]] = [
    ("GET", "/", FOR_ALL),
    ("GET", "/voila/tree", FOR_ALL),
    ("GET", "/chibo/ping", FOR_ALL),
    ("GET", "/chibo/ping?kernel={own}", FOR_ALL),
    ("GET", "/chibo/static/x/base.css", FOR_ALL),
    ("GET", "/voila/templates/base/static/voila.js", FOR_ALL),
    ("GET", "/voila/labextensions/anywidget/package.json", FOR_ALL),
    ("GET", "/chibo/wall", FOR_ALL),
    ("GET", "/chibo/wall?meeting=m1", FOR_ALL),
    ("STREAM", "/chibo/wall/scenes", FOR_ALL),
    ("STREAM", "/chibo/wall/scenes?meeting=m1&role=console", FOR_ALL),
    ("POST", "/chibo/wall/scenes", ""),
    ("GET", "/chibo/wall/", ""),
    ("GET", "/chibo/wall/scenes/", ""),
    ("GET", "/chibo/wall/scenes/m1", ""),
    ("GET", "/chibo/wall/../papers/m1/bien-ban.docx", ""),
    ("GET", "/api/kernels/{own}", "console chair"),
    ("WS", "/api/kernels/{own}/channels", "console chair"),
    ("GET", "/voila/render/projector.ipynb", FOR_ALL),
    ("GET", "/voila/render/chair.ipynb", "console chair"),
    ("GET", "/voila/render/home.ipynb", "console"),
    ("GET", "/voila/render/year.ipynb", "console"),
    ("GET", "/voila/render/committee.ipynb", "console"),
    ("GET", "/voila/render/meeting.ipynb?meeting=m1", "console"),
    ("GET", PAPER, "console"),
    ("HEAD", PAPER, ""),
    ("GET", "/api/kernels/{other}", ""),
    ("WS", "/api/kernels/{other}/channels", ""),
    ("POST", "/chibo/goodbye/{other}", ""),
    ("DELETE", "/api/kernels/{own}", ""),
    ("DELETE", "/api/kernels/{other}", ""),
    ("POST", "/api/kernels/{other}/restart", ""),
    ("POST", "/api/kernels/{other}/interrupt", ""),
    ("POST", "/voila/api/shutdown/{other}", ""),
    ("WS", "/voila/query/{other}", ""),
    ("WS", "/voila/execution/{other}", ""),
    ("WS", "/chibo/visit/guess/voila/query/{other}", ""),
    ("GET", "/voila/render/", ""),
    ("GET", "/voila/render/none.ipynb", ""),
    ("GET", "/voila/render/../notebooks/home.ipynb", ""),
    ("GET", "/voila/render/%2e%2e/notebooks/home.ipynb", ""),
    ("GET", "/voila/render/./home.ipynb", ""),
    ("GET", "/voila/render//home.ipynb", ""),
    ("GET", "/voila/render/HOME.IPYNB", ""),
    ("GET", "/voila/render/home.ipynb%00projector.ipynb", ""),
    ("GET", "/voila/files/projector.ipynb", ""),
    ("GET", "/voila/files/home.ipynb", ""),
    ("GET", "/voila/api/contents/", ""),
    ("GET", "/voila/templates/..%2f..%2fdata/static/x.js", ""),
    ("GET", "/voila/templates/../static/voila.js", ""),
    ("GET", "/voila/static/", ""),
    ("GET", "/voila/labextensions/", ""),
    ("GET", "/voila/labextensions/../../../../data/cookie.key", ""),
    ("GET", "/chibo/static/x/../../../cli.py", ""),
    ("GET", "/chibo/papers/m1/..%2f..%2fcookie.key", ""),
    *(("GET", path, "") for path in ("/api", "/api/kernels", "/api/contents", "/api/contents/home.ipynb")),
    *(("GET", path, "") for path in ("/api/sessions", "/api/terminals", "/api/status", "/api/me", "/api/config/x")),
    *(("GET", path, "") for path in ("/files/home.ipynb", "/view/home.ipynb", "/nbconvert/html/home.ipynb")),
    *(("GET", path, "") for path in ("/lab", "/tree", "/notebooks/home.ipynb", "/login", "/logout", "/metrics")),
    ("POST", "/api/kernels", ""),
    ("POST", "/api/sessions", ""),
    ("POST", "/api/shutdown", ""),
    ("PUT", "/api/contents/x.ipynb", ""),
    ("POST", "/chibo/enter", ""),
    ("WS", "/terminals/websocket/1", ""),
    ("WS", "/api/events/subscribe", ""),
]
ALREADY_OPEN = {"console": "/voila/render/home.ipynb", "chair": "/voila/render/chair.ipynb"}
OPENED = set(ALREADY_OPEN.items())
"""Granted pages that the fixture opens; the others of the table are opened by the test, each with a kernel."""


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """`chibo serve --lan`, with one paper."""
    running = Running(Path(tmp_path_factory.mktemp("network")), lan=LAN).start()
    paper = running.data / "papers" / "m1" / "bien-ban.docx"
    paper.parent.mkdir(parents=True)
    paper.write_bytes(b"PK secret")
    yield running
    running.end()


@pytest.fixture(scope="module")
def people(network: Running) -> dict[str, Person]:
    """Everybody, each with his page open; whoever only looks has no kernel, and the stranger has no token."""
    console, chair, projector = (Person.by(network, link) for link in network.links)
    assert [p.address for p in (console, chair, projector)] == ["127.0.0.1", LAN, LAN]
    console.open("home.ipynb")
    chair.open("chair.ipynb")
    assert projector.ask("/chibo/wall").status == 200
    projector.xsrf, projector.kernel = chair.xsrf, "1-2-3-4-5"
    stranger = Person(network, LAN, kernel=chair.kernel)
    return {"console": console, "chair": chair, "projector": projector, "stranger": stranger}


@pytest.mark.parametrize("role", [role for role in ROLES if role != "console"])
def test_only_the_console_ends_the_program(people: dict[str, Person], role: str) -> None:
    """That the console may: `tests/server/test_end.py`, with a server that is there to be ended."""
    assert {people[role].ask(f"/chibo/{what}", "POST").status for what in ("stop", "restart")} == {403}


@pytest.mark.parametrize("role", ROLES)
def test_every_route_by_every_role(people: dict[str, Person], role: str) -> None:
    person = people[role]
    other = people["console" if role == "chair" else "chair"].kernel
    wrong, tried = [], 0
    for method, path, who in ROUTES:
        if (role, path) in OPENED:
            continue
        status = person.reached(method, path.format(own=person.kernel, other=other))
        granted = status not in REFUSED
        tried += not granted
        if granted != (role in who.split()) or status >= 500:
            wrong.append((method, path, status))
    print(f"{role}: {len(ROUTES)} routes, {tried} refused")
    assert wrong == []


def test_nothing_of_the_others_was_harmed(people: dict[str, Person]) -> None:
    for name in ("console", "chair"):
        assert people[name].process() in people[name].server.kernels()


def test_a_ping_tells_nothing_of_somebody_elses_kernel(people: dict[str, Person]) -> None:
    borrowed = Person(people["chair"].server, LAN, people["projector"].cookie, people["chair"].kernel)
    assert borrowed.process() is None
    assert borrowed.ask(f"/api/kernels/{borrowed.kernel}").status == 403
    assert borrowed.reached("WS", f"/api/kernels/{borrowed.kernel}/channels") == 403


def test_two_chairs_do_not_share_kernels(network: Running, people: dict[str, Person]) -> None:
    second = Person.by(network, network.links[1])
    assert second.ask(f"/api/kernels/{people['chair'].kernel}").status == 403
    assert second.reached("WS", f"/api/kernels/{people['chair'].kernel}/channels") == 403


def test_kernels_know_their_role_and_only_the_meeting_that_runs(network: Running, people: dict[str, Person]) -> None:
    driving = Person.by(network, network.links[1])
    wall = driving.open("projector.ipynb?meeting=m-1&scale=2").text
    assert "[role=chair query=scale=2]" in wall, "the chair's wall is driven by his keys, and of the meeting that runs"
    assert driving.ask(f"/chibo/goodbye/{driving.kernel}", "POST").status == 204
    pages = {role: next(a.text for a in people[role].seen if "[role=" in a.text) for role in ("console", "chair")}
    assert "[role=console " in pages["console"]
    assert "[role=chair " in pages["chair"]
    assert [a for a in people["projector"].seen if "[role=" in a.text] == []


def test_the_chairs_page_is_also_the_projectors_with_a_role(people: dict[str, Person]) -> None:
    for name in ("console", "chair", "projector"):
        answer = people[name].ask("/voila/render/projector.ipynb?role=chair&x=1")
        assert (answer.status, answer.headers["location"]) == (302, "/voila/render/chair.ipynb?x=1")
    assert people["projector"].ask("/voila/render/chair.ipynb?x=1").status == 403


@pytest.mark.parametrize(
    ("name", "landing"),
    [("console", "/voila/render/home.ipynb"), ("chair", "/voila/render/chair.ipynb"), ("projector", "/chibo/wall")],
)
def test_everybody_is_led_to_his_page(people: dict[str, Person], name: str, landing: str) -> None:
    assert people[name].ask("/").headers["location"] == landing


def test_the_console_is_not_to_be_had_over_the_network(network: Running, people: dict[str, Person]) -> None:
    token = network.links[0].split("token=")[1]
    stranger = Person(network, LAN)
    assert stranger.ask(f"/chibo/enter?token={token}").status == 403
    here = f"127.0.0.1:{network.port}"
    assert stranger.ask(f"/chibo/enter?token={token}", Host=here).status == 403
    with_cookie = Person(network, LAN, people["console"].cookie)
    assert with_cookie.ask("/", Host=here).status == 403
    assert with_cookie.ask(PAPER, Host=here).status == 403


def test_nobody_in_the_network_fills_the_memory_with_a_body(network: Running) -> None:
    """Refused by its announced length: nothing of it is read, with a cookie or without."""
    with socket.create_connection((LAN, network.port), timeout=20) as line:
        line.sendall(
            f"POST /chibo/goodbye/1-2-3-4-5 HTTP/1.1\r\nHost: {LAN}\r\nContent-Length: 90000000\r\n\r\n".encode()
        )
        assert b" 400 " in line.recv(1000).splitlines()[0]


def signed(server: Running, role: str, age: float, address: str = LAN, key: str = "") -> Person:
    """Somebody with a cookie as the server would have signed it `age` seconds ago, or with another key."""
    secret = bytes.fromhex(key or (server.data / "cookie.key").read_text("ascii"))
    name = f"username-{address.replace('.', '-')}-{server.port}"
    value = f'{{"session": "s", "role": "{role}"}}'
    cookie = create_signed_value(secret, name, value, clock=lambda: time() - age).decode()
    return Person(server, address, f'{name}="{cookie}"')


@pytest.mark.parametrize(
    ("role", "address", "age", "status"),
    [
        ("chair", LAN, 0.45 * DAY, 200),
        ("chair", LAN, 0.55 * DAY, 403),
        ("projector", LAN, 0.45 * DAY, 200),
        ("projector", LAN, 0.55 * DAY, 403),
        ("console", "127.0.0.1", 29 * DAY, 200),
        ("console", "127.0.0.1", 31 * DAY, 403),
        ("console", LAN, 0, 403),
        ("secretary", LAN, 0, 403),
    ],
)
def test_how_long_a_cookie_lasts(network: Running, role: str, address: str, age: float, status: int) -> None:
    assert signed(network, role, age, address).ask("/chibo/ping").status == status


def test_a_forged_cookie_opens_nothing(network: Running, people: dict[str, Person]) -> None:
    assert signed(network, "chair", 0, key="00" * 32).ask("/chibo/ping").status == 403
    name, _, value = people["projector"].cookie.partition("=")
    raised = value.replace("projector", "chair")
    for forged in (raised, value[:-3] + 'A"', "", "x"):
        if forged != value:
            assert Person(network, LAN, f"{name}={forged}").ask("/chibo/ping").status == 403


def test_a_stronger_token_keeps_the_session_a_weaker_one_changes_nothing(network: Running) -> None:
    console, chair, projector = (link.split("token=")[1] for link in network.links)
    person = Person.by(network, network.links[2])
    assert person.ask("/").headers["location"].endswith("/chibo/wall")
    for token, page in ((chair, "chair"), (projector, "chair"), (console, "chair")):
        entered = person.ask(f"/chibo/enter?token={token}")
        person.cookie = entered.cookies[0] if entered.status == 302 else person.cookie
        assert person.ask("/").headers["location"].endswith(f"/{page}.ipynb")
    secretary = Person.by(network, network.links[0])
    secretary.cookie = secretary.ask(f"/chibo/enter?token={projector}").cookies[0]
    assert secretary.ask("/").headers["location"].endswith("/home.ipynb")


def test_cookies_are_for_this_server_only(network: Running) -> None:
    parts = Person(network, LAN).ask(network.links[1].split(str(network.port))[1]).set_cookies[0].lower().split("; ")
    assert {"httponly", "samesite=strict", "path=/"} <= set(parts)
    person = Person.by(network, network.links[1])
    answer = person.open("chair.ipynb")
    assert person.ask(f"/chibo/goodbye/{person.kernel}", "POST").status == 204
    xsrf = next(line for line in answer.set_cookies if line.startswith("_xsrf="))
    assert "samesite=strict" in xsrf.lower()


def test_a_link_on_another_site_leads_in_too(network: Running) -> None:
    path = network.links[1].split(str(network.port))[1]
    answer = Person(network, LAN).ask(path, **{"Sec-Fetch-Site": "cross-site", "Origin": "http://evil.example"})
    assert (answer.status, answer.headers["referrer-policy"]) == (200, "no-referrer")
    assert 'http-equiv="refresh" content="0;url=/"' in answer.text
    assert len(answer.cookies) == 1
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("host", ["evil.example", "192.0.2.7", "127.0.0.3", "[::1]", "127.0.0.2.evil.example"])
def test_only_its_own_names_lead_here(network: Running, people: dict[str, Person], host: str) -> None:
    for path in ("/", "/chibo/ping", "/voila/templates/base/static/voila.js", "/api/kernels/1-2-3-4-5"):
        assert people["chair"].ask(path, Host=f"{host}:{network.port}").status == 403


def test_it_listens_where_it_was_told_to_only(network: Running) -> None:
    with pytest.raises(ConnectionRefusedError):
        network.get("/", address="127.0.0.3")


def test_no_token_lies_anywhere(network: Running, people: dict[str, Person]) -> None:
    """After all of the above: no log, no file of the data folder or the share, no answer, no kernel holds one."""
    tokens = [link.split("token=")[1].encode() for link in network.links]
    assert len(set(tokens)) == 3
    answers: list[Answer] = [answer for person in people.values() for answer in person.seen]
    assert [a for a in answers for token in tokens if token in a.body] == []
    files = [(path, data) for folder in (network.data, network.workspace) for path, data in contents(folder)]
    holding = {path.name for path, data in files for token in tokens if token in data}
    assert holding == {"dang-chay.json"}  # the console's, readable by this user only, gone with the run
    said = (network.data / "dang-chay.json").read_bytes()
    assert [token in said for token in tokens] == [True, False, False]
    assert (network.data / "logs" / "may-chu.log").stat().st_size > 0
    assert list((network.data / "kernels").glob("environment-*.txt")), "what kernels were told is among the files"
    asked = 0
    for pid in network.kernels():
        with suppress(psutil.NoSuchProcess):  # of a page that was left: it has just ended
            kernel = psutil.Process(pid)
            known = " ".join([*kernel.environ().values(), *kernel.cmdline()]).encode()
            assert [token for token in tokens if token in known] == []
            asked += 1
    assert asked >= len(ALREADY_OPEN)


def test_no_answer_shows_the_source_of_a_page(people: dict[str, Person]) -> None:
    for person in people.values():
        assert [a for a in person.seen if b"query_string" in a.body or b"import traitlets" in a.body] == []
