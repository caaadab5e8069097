"""Where the keys and what was typed do not lie: looked for in every file that a run with all three links has left."""

import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit
from uuid import uuid4

import pytest
import websocket

from tests.server.person import Person
from tests.server.running import Running, contents, until
from tests.server.test_messages import as_json

LAN = "127.0.0.2"
MARK = uuid4().hex
TYPED = f"Nội dung chỉ chi bộ được biết {MARK}"
PAGES = ("meeting.ipynb", "chair.ipynb", "")
"""What each link opens; whoever only looks has no page with a kernel."""
VISIT = re.compile(r"/chibo/visit/([\w-]+)/")
"""The part of an address that only our own kernels know; a log that shows the address gives it away."""
MAY_HOLD = {"dang-chay.json": {"console"}, "cookie.key": {"signing key"}}
"""Files of the data folder, readable by this user only, and what they are there for: the second start finds the first
one's address in the one, an open page is let in again after a restart by the other."""


@dataclass(frozen=True)
class Ended:
    """A run; everything that nobody else should know of it, by name; and which files held what while it went on."""

    running: Running
    secrets: dict[str, str]
    during: dict[str, set[str]]


def token_of(link: str) -> str:
    return parse_qs(urlsplit(link).query)["token"][0]


def look(person: Person) -> None:
    """Open the wall of those who only look, which has no kernel to say anything to, and ask for what is not there."""
    assert person.ask("/chibo/wall").status == 200
    key = person.cookie.partition("=")[2]
    for path in (f"/chibo/wall/scenes/x?token={key}", "/chibo/papers/a/b.docx", "/voila/render/home.ipynb"):
        assert person.ask(path).status >= 400


def use(person: Person, page: str) -> None:
    """Open a page, say something that is refused and something that is not, ask for what is not there, and leave."""
    person.open(page)
    key = person.cookie.partition("=")[2]
    for path in (f"/no/such?token={key}", "/chibo/papers/a/b.docx", "/api/contents"):
        assert person.ask(path).status >= 400
    socket = person.socket(f"/api/kernels/{person.kernel}/channels")
    socket.send(as_json("shell", "execute_request", {"code": f"print({TYPED!r})"}))
    command_id = {"method": "custom", "content": {"id": "w", "command": "EditText", "args": {"insert": TYPED}}}
    for comm in ("none", uuid4().hex):
        socket.send(as_json("shell", "comm_msg", {"comm_id": comm, "data": command_id}))
    socket.close()
    broken = person.socket(f"/api/kernels/{person.kernel}/channels")
    broken.send(json.dumps({"no": TYPED}))
    while broken.recv_data()[0] != websocket.ABNF.OPCODE_CLOSE:
        continue
    broken.shutdown()


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Ended:
    """A run that is over."""
    running = Running(Path(tmp_path_factory.mktemp("secrets")), lan=LAN).start()
    secrets = dict(zip(("console", "chair", "projector"), map(token_of, running.links), strict=True))
    for link, page in zip(running.links, PAGES, strict=True):
        name, person = page.removesuffix(".ipynb") or "projector", Person.by(running, link)
        if page:
            use(person, page)
        else:
            look(person)
        secrets[f"cookie of {name}"] = person.cookie.partition("=")[2].strip('"')
        assert running.get(f"/chibo/enter?token={token_of(link)}x").status == 403
    secrets["signing key"] = (running.data / "cookie.key").read_text("ascii").strip()
    log = running.data / "logs" / "may-chu.log"
    until("the log names the refused message", lambda: log.read_text("utf-8").count("execute_request") >= 2)
    during = found(running.folder, secrets)
    assert running.stop() == 0
    return Ended(running, secrets, during)


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder: its path there, and what is in it."""
    for path, data in contents(folder):
        yield path.relative_to(folder).as_posix(), data


def found(folder: Path, secrets: dict[str, str]) -> dict[str, set[str]]:
    """Which secrets stand in which files, as they are, quoted for an address, escaped for JSON or in hexadecimal."""
    holding: dict[str, set[str]] = {}
    for name, data in files(folder):
        for what, secret in secrets.items():
            forms = (secret, quote(secret), json.dumps(secret)[1:-1], secret.encode().hex())
            if any(form.encode() in data for form in forms):
                holding.setdefault(name, set()).add(what)
    return holding


def test_no_key_lies_where_it_need_not(ended: Ended) -> None:
    """Logs, the working folders of kernels, Jupyter's own, the cell's folder: of all, two files have one key each."""
    running, secrets = ended.running, ended.secrets
    assert len(secrets) == 7
    assert all(len(secret) >= 20 for secret in secrets.values())
    window = {"output.txt": {"console", "chair", "projector"}}
    assert ended.during == {**window, **{f"data/{name}": held for name, held in MAY_HOLD.items()}}
    after = found(running.folder, secrets)
    assert after == {**window, "data/cookie.key": {"signing key"}}


def test_the_window_shows_each_link_once_and_nothing_of_what_was_asked(ended: Ended) -> None:
    """The person at the laptop hands the links out from there; nothing else of a visit is told."""
    said, secrets = ended.running.said(), ended.secrets
    for name in ("console", "chair", "projector"):
        assert said.count(secrets[name]) == 1
    assert MARK not in said


def test_nothing_that_was_typed_and_no_address_of_a_kernel_is_logged(ended: Ended) -> None:
    logs = {name: data.decode("utf-8", "replace") for name, data in files(ended.running.data / "logs")}
    assert {"may-chu.log", "trang.log"} <= set(logs)
    assert "execute_request" in logs["may-chu.log"]
    for name, data in files(ended.running.folder):
        assert MARK.encode() not in data, name
    assert not [name for name, text in logs.items() if VISIT.search(text)]


def test_no_history_is_kept(ended: Ended) -> None:
    names = [name for name, _ in files(ended.running.folder)]
    assert not [name for name in names if "history" in name.lower()]


def test_the_search_finds_what_it_is_for(tmp_path: Path) -> None:
    secret = hashlib.sha256(os.urandom(8)).hexdigest()
    for name, text in (("a", secret), ("b", secret.encode().hex()), ("c", "nothing")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert found(tmp_path, {"key": secret}) == {"a": {"key"}, "b": {"key"}}
