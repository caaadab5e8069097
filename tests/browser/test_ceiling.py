"""Whoever holds a link cannot use up the laptop: so many pages for the chair, so many for projectors, no more."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from tornado.web import HTTPError

from assistant.cli import main
from assistant.domain.roles import PageRole
from assistant.server import serve
from assistant.server.configuration import ServerRun, server_config
from assistant.server.door import Tokens
from assistant.server.kernels import MOST_PAGES, Kernels, Owner
from tests.server.person import KERNEL, Person
from tests.server.running import Running

LAN = "127.0.0.2"
CHAIRS = 2
CHAIR = "/voila/render/chair.ipynb"


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """`chibo serve --lan --max-chairs 2`."""
    running = Running(Path(tmp_path_factory.mktemp("ceiling")), lan=LAN, most={"most_chairs": CHAIRS}).start()
    yield running
    running.end()


def test_the_chairs_link_opens_so_many_pages_and_no_more(network: Running) -> None:
    """More at once than are allowed: just as many are opened, the others are told why; the laptop is not kept out."""
    chair = Person.by(network, network.links[1])
    with ThreadPoolExecutor(CHAIRS + 2) as pool:
        answers = list(pool.map(lambda _: chair.ask(CHAIR), range(CHAIRS + 2)))
    assert sorted(answer.status for answer in answers) == [200] * CHAIRS + [429] * 2
    assert len(network.kernels()) == CHAIRS
    refused = chair.ask(CHAIR)
    assert refused.status == 429
    assert "quá nhiều" in refused.text
    assert 'lang="vi"' in refused.text
    assert "http" not in refused.text
    console = Person.by(network, network.links[0])
    console.open("home.ipynb")
    viewer = Person.by(network, network.links[2])
    assert viewer.ask("/chibo/wall").status == 200
    page = next(answer for answer in answers if answer.status == 200)
    chair.kernel = KERNEL.findall(page.text)[0]
    chair.xsrf = next(cookie for cookie in page.cookies if cookie.startswith("_xsrf=")).removeprefix("_xsrf=")
    assert chair.ask(f"/chibo/goodbye/{chair.kernel}", "POST").status == 204
    assert chair.ask(CHAIR).status == 200


def test_a_person_can_ask_for_more_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`chibo serve --max-projectors 30` is what the server goes by; nonsense is told in words."""
    monkeypatch.setenv("CHIBO_DATA", str(tmp_path / "data"))
    asked: dict[str, Any] = {}

    def note(data: Path, workspace: Path, what: serve.ServeOptions) -> int:
        asked["most"] = what.most
        return 0

    monkeypatch.setattr(serve, "_run", note)
    assert main.main(["serve", "--workspace", str(tmp_path), "--max-projectors", "30"]) == 0
    run = ServerRun(tmp_path, tmp_path, 1, Tokens("t"), 1, preheat=False, most=asked["most"])
    config = server_config(run)
    assert config.App.most_projectors == 30
    assert Kernels(config=config).most_chairs == MOST_PAGES[PageRole.CHAIR]


@pytest.mark.parametrize("number", ["0", "-1", "201", "x", "²"])
def test_a_number_of_pages_that_is_none_is_told(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main.main(["serve", f"--max-chairs={number}"])
    assert "không phải là số từ 1 đến 200" in capsys.readouterr().err


def test_only_pages_of_others_are_counted() -> None:
    kernels = Kernels()
    for number in range(MOST_PAGES[PageRole.CHAIR]):
        assert not kernels.is_full(PageRole.CHAIR)
        kernels.owners[f"chair{number}"] = Owner(PageRole.CHAIR, "s")
    assert kernels.is_full(PageRole.CHAIR)
    kernels.ending.add("chair0")
    assert not kernels.is_full(PageRole.CHAIR), "a page that is being closed makes room for its reload"
    for number in range(100):
        kernels.owners[f"console{number}"] = Owner(PageRole.CONSOLE, "s")
    assert not kernels.is_full(PageRole.CONSOLE)


def test_whoever_only_looks_gets_no_kernel_by_any_way() -> None:
    """No page of his has one; if one ever asked for it, it would be refused where kernels are started."""
    kernels = Kernels()
    assert kernels.is_full(PageRole.PROJECTOR)
    with pytest.raises(HTTPError), kernels._counted(Owner(PageRole.PROJECTOR, "s")):
        pytest.fail("a kernel would be started")
