"""How a command ends that is interrupted, has nobody to talk to or no room for its data: one Vietnamese sentence."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.cli import main, start
from assistant.wording import cli as words
from tests.cli.test_commands import said, vietnamese
from tests.server.running import Running, until

CHIBO = (sys.executable, "-m", "assistant.cli")


def ended(*typed: str, data: Path, **more: object) -> tuple[int, str]:
    """The exit code of a command, and what it said."""
    environment = {**os.environ, "PYTHONUTF8": "1", "CHIBO_DATA": str(data)}
    done = subprocess.run(
        [*CHIBO, *typed],
        env=environment,
        stderr=subprocess.PIPE,
        timeout=120,
        check=False,
        **more,  # type: ignore[call-overload]  # how it is started is each test's own
    )
    return done.returncode, done.stderr.decode() + (done.stdout or b"").decode()


@pytest.mark.parametrize("typed", ["schema", "--help", "render --help"])
def test_who_reads_no_further_ends_a_command_quietly(typed: str, tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    code, text = ended(*typed.split(), data=tmp_path, stdout=write)
    os.close(write)
    assert (code, text) == (main.GAPS, "")


@pytest.mark.skipif(sys.platform != "linux", reason="a disk that is always full is a file of Linux")
@pytest.mark.parametrize("typed", ["schema", "--help", "rules"])
def test_what_cannot_be_written_out_is_told(typed: str, tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        code, text = ended(typed, data=tmp_path, stdout=full)
    assert code == main.GAPS
    assert "ổ đĩa đã đầy" in vietnamese(text)
    assert text.count("\n") == 1


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), RuntimeError("a fault of ours"), MemoryError()])
def test_ctrl_c_while_loading_and_a_fault_of_the_program_are_told(
    fault: BaseException, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def fail(arguments: object) -> int:
        raise fault

    monkeypatch.setenv("CHIBO_DATA", str(tmp_path))
    monkeypatch.setattr("assistant.cli.main.main", fail)
    assert start.main() == main.GAPS
    text = vietnamese(said(capsys).replace(str(tmp_path), "…"))
    log = tmp_path / "logs" / start.LOG
    if isinstance(fault, KeyboardInterrupt):
        assert text.strip() == words.STOPPED
        assert not log.exists()
    else:
        assert "Chương trình có lỗi" in text
        assert type(fault).__name__ in log.read_text("utf-8"), "kept for whoever mends it"


@pytest.fixture(params=["size=16k", "size=128k", "ro,size=1m"])
def hard_place(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A real disk with little room, or none to write."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root on Linux")
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", request.param, "chibo", str(folder)]
    if (done := subprocess.run(command, capture_output=True, check=False)).returncode:
        pytest.skip(f"mount refused: {done.stderr.decode()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_data_folder_without_room_stops_the_start_in_words(hard_place: Path) -> None:
    code, text = ended("--no-browser", "--port", "0", data=hard_place, stdout=subprocess.PIPE)
    assert code == main.GAPS, text
    last = vietnamese(text.replace(str(hard_place), "…")).strip().splitlines()[-1]
    assert "ổ đĩa đã đầy" in last or "chỉ cho đọc" in last


def test_a_port_in_use_is_told_and_another_one_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        running = Running(tmp_path, port=port)
        running.child = running.launch()
        until("the server tells its address", lambda: running._dead() or "http://" in running.said(), 120)
    text = running.said()
    assert running.stop() == (1 if os.name == "nt" else 0), "Windows ends a program from outside by force only"
    assert f"Cổng {port} đang có chương trình khác dùng nên lần này dùng cổng" in text
    vietnamese(text)
