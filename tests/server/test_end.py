"""The end of the program, asked for by the home page or by `chibo stop`, and a new beginning with another folder."""

import json
import logging
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat.sign
import pytest

from assistant.cli import main
from assistant.server import serve
from assistant.server.configuration import ServerRun, server_config
from assistant.server.door import Tokens
from assistant.wording import cli as words
from tests.server.running import Running, until


def said(server: Running) -> dict[str, str]:
    found: dict[str, str] = serve.said_by(server.data / serve.RUNNING) or {}
    return found


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    """One of its own, which is ended here; whatever comes, nothing of it stays."""
    started = Running(tmp_path).start()
    yield started
    if started.child and started.child.poll() is None:
        started.stop()


def test_it_begins_anew_with_the_folder_that_was_chosen_and_ends_when_asked(
    server: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "Chi bộ khác"
    other.mkdir()
    first = said(server)
    assert first["workspace"] == str(server.workspace)
    (server.data / "thu-muc.txt").write_text(str(other), encoding="utf-8")
    came = server.get(first["url"].removeprefix(server.base))
    login = "; ".join(cookie.split(";")[0] for cookie in came.set_cookies)
    assert server.get("/chibo/restart", {"Cookie": login}, "POST").status == 403, "no word against forged requests"
    proof = {"Cookie": f"{login}; _xsrf=abc", "X-XSRFToken": "abc"}
    assert server.get("/chibo/restart", proof, "POST").status == 204
    again = until(
        "the program has begun anew", lambda: said(server).get("workspace") == str(other) and said(server), 240
    )
    assert again["url"].startswith(f"{server.base}/"), "at the same port: the pages that are open wait there"
    monkeypatch.setenv("CHIBO_DATA", str(server.data))
    assert main.main(["stop"]) == 0
    assert words.ENDED in capsys.readouterr().out
    assert server.child
    assert server.child.wait(30) == 0
    assert not (server.data / serve.RUNNING).exists()
    assert server.kernels() == []
    assert main.main(["stop"]) == 0
    assert words.NOT_RUNNING in capsys.readouterr().out


def test_started_without_a_window_it_begins_anew_as_what_tells_in_a_box(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first one ends: it would tell its own last words, that it is ready, for what kept the new one from that."""
    started: list[list[str]] = []
    monkeypatch.setattr(sys, "executable", str(tmp_path / "pythonw.exe"))
    monkeypatch.setattr("subprocess.Popen", lambda command, **_: started.append(command))
    monkeypatch.setenv("CHIBO_WORKSPACE", str(tmp_path))
    asked = serve.ServeOptions(
        serve.PORT, open_browser=True, notebooks=tmp_path, silence=1, preheat=False, lan=[], most={"most_chairs": 2}
    )
    assert serve.begin_anew(asked, 8866) == 0
    ((program, flag, entry, *typed),) = started
    assert (program, flag, entry) == (sys.executable, "-m", "assistant.cli.window")
    options = main.parser().parse_args(typed)
    assert (options.command, options.port, options.lan, options.max_chairs) == ("serve", 8866, "", 2)


def test_what_a_killed_program_said_leads_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "STARTING", 0.3)
    running = tmp_path / serve.RUNNING
    with socket.create_server(("127.0.0.1", 0)) as living:
        url = f"http://127.0.0.1:{living.getsockname()[1]}/chibo/enter?token=x"
        running.write_text(json.dumps({"url": url}), encoding="utf-8")
        assert serve._wait_for(running) == {"url": url}
    assert serve._wait_for(running) is None
    running.write_text("{", encoding="utf-8")
    assert serve._wait_for(running) is None


def test_without_a_window_nothing_is_told_and_nothing_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """`pythonw`, as every shortcut starts it, has no streams at all."""
    from assistant.cli.papers import on_screen

    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    serve.tell("Chibo đang chạy")
    assert serve.can_show("▀▄")
    assert not on_screen()
    assert main.main(["rules"]) == 0
    logging.getLogger("assistant").warning("told nobody")


def test_the_key_of_notebooks_lies_with_our_data(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    run = ServerRun(tmp_path, tmp_path / "data", 1, Tokens.new(lan=False), 300, preheat=False)
    notary = nbformat.sign.NotebookNotary(config=server_config(run))
    assert Path(notary.secret_file).is_relative_to(tmp_path / "data")
