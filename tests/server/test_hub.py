"""`chibo hub`, as far as no hub is needed: what its environment tells, what is refused. The rest: browser/test_hub."""

from pathlib import Path

import pytest

from assistant.cli import main
from assistant.domain.roles import PageRole
from assistant.platform.paths import WORKSPACE_VARIABLE
from assistant.server.kernels import Kernels, Owner
from assistant.usecases.bad_input import BadInput
from assistant.views.home.choosing import choose
from assistant.wording import cli as words
from assistant.wording.usecases import FOLDER_IS_SET

MIB = 2**20
TOLD = {
    "JUPYTERHUB_SERVICE_URL": "http://127.0.0.1:54321/user/thon-1/",
    "JUPYTERHUB_SERVICE_PREFIX": "/user/thon-1/",
    "JUPYTERHUB_USER": "thon-1",
    "JUPYTERHUB_API_TOKEN": "x",
}


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """As the hub starts a server."""
    pytest.importorskip("jupyterhub", reason="the extra `hub` is not installed")
    for name, value in TOLD.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("MEM_LIMIT", raising=False)
    return monkeypatch


def test_a_server_listens_where_the_hub_says(started: pytest.MonkeyPatch) -> None:
    from assistant.server.hub import Place

    assert Place.told() == Place("127.0.0.1", 54321, "/user/thon-1/", 0)
    started.setenv("JUPYTERHUB_SERVICE_URL", "https://:8443/user/thon-1/")
    assert Place.told() == Place("", 8443, "/user/thon-1/", 0)


def test_no_more_pages_are_opened_than_the_memory_holds(started: pytest.MonkeyPatch) -> None:
    from assistant.server.hub import PAGE_MEMORY, SERVER_MEMORY, Place

    def pages(memory: int) -> int:
        started.setenv("MEM_LIMIT", str(memory))
        place = Place.told()
        assert place is not None
        return place.pages()

    assert pages(SERVER_MEMORY + 5 * PAGE_MEMORY) == 5
    assert pages(10 * MIB) == 2, "console and projector, or no meeting is held"
    assert pages(0) == 0, "no limit"


def test_a_user_s_pages_are_counted_where_an_operator_wants_it(tmp_path: Path) -> None:
    kernels = Kernels(folder=str(tmp_path), log_file=str(tmp_path / "log"))
    kernels.owners = {str(n): Owner(PageRole.CONSOLE, "thon-1") for n in range(3)}
    assert not kernels.is_full(PageRole.CONSOLE)
    kernels.most_consoles = 3
    assert kernels.is_full(PageRole.CONSOLE)
    kernels.ending = {"1"}
    assert not kernels.is_full(PageRole.CONSOLE)


def test_no_one_but_a_hub_starts_it(
    started: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    started.delenv(WORKSPACE_VARIABLE, raising=False)  # a server that another test started in this process set it
    assert main.main(["hub"]) == main.GAPS
    assert capsys.readouterr().err.strip() == words.HUB_NEEDS_FOLDER
    started.delenv("JUPYTERHUB_API_TOKEN")
    assert main.main(["hub", "--workspace", str(tmp_path / "ws")]) == main.GAPS
    assert capsys.readouterr().err.strip() == words.NO_HUB
    assert not (tmp_path / "ws").exists()


def test_without_jupyterhub_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("assistant.cli.hub.find_spec", lambda name: None)
    assert main.main(["hub"]) == main.GAPS
    assert capsys.readouterr().err.strip() == words.HUB_NOT_INSTALLED


def test_no_user_of_a_hub_opens_another_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CHIBO_HOSTED", "1")
    with pytest.raises(BadInput, match=FOLDER_IS_SET):
        choose({"path": str(tmp_path), "make": False}, "c1")
    with pytest.raises(BadInput, match=FOLDER_IS_SET):
        choose({"path": str(tmp_path), "make": True}, "c1")
    assert list(tmp_path.iterdir()) == []
