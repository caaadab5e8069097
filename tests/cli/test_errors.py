"""What goes wrong on the command line is told in Vietnamese: no traceback, no English, on any console."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.journal import record
from assistant.platform.paths import remembered_folder
from tests.documents.meetings import full


@pytest.mark.parametrize("note", [b"\xff\xfe", b"", b"a\0b", b"  \n"])
def test_a_damaged_note_of_the_folder_used_last_is_none(tmp_path: Path, note: bytes) -> None:
    (tmp_path / "thu-muc.txt").write_bytes(note)
    assert remembered_folder(tmp_path / "thu-muc.txt") is None
    assert remembered_folder(tmp_path / "none") is None
    (tmp_path / "thu-muc.txt").write_text(f"{tmp_path / 'Ổ chung'}\r\n", encoding="utf-8")
    assert remembered_folder(tmp_path / "thu-muc.txt") == tmp_path / "Ổ chung"


@pytest.mark.parametrize("encoding", ["cp1252", "cp1258", "ascii"])
def test_a_console_that_knows_no_vietnamese_stops_no_command(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "ho-so.json").write_bytes(record.dump(full(3, 3).meeting))
    root = str(Path(main.__file__).parents[2])
    code = "import sys; from assistant.cli.main import main; sys.exit(max(main(w.split()) for w in sys.argv[1:]))"
    run = subprocess.run(
        [sys.executable, "-c", code, "check ho-so.json", "render --list ho-so.json", "check none.json", "init cell"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "PYTHONPATH": root, "LC_ALL": "C"},
        capture_output=True,
        check=False,
    )
    assert run.returncode == main.UNREADABLE, run.stderr
    assert b"Traceback" not in run.stderr
    assert "không có tệp hoặc thư mục này".encode() in run.stderr


@pytest.mark.parametrize("address", ["127.0.0.1", "0.0.0.0", "localhost", "300.1.1.1", "224.0.0.1", "::1", "fe80::1"])
def test_an_address_that_no_other_machine_reaches_is_refused_in_one_sentence(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main.main(["serve", "--lan", address])
    said = capsys.readouterr().err
    assert stopped.value.code == main.UNREADABLE
    assert f"“{address}” không phải là địa chỉ mà máy khác trong mạng vào được" in said
    assert "--lan" in said
    assert "invalid" not in said


@pytest.mark.parametrize("name", ["http://chibo.xa.vn", "chibo.xa.vn:80", "", "-x", "a b", "chibo.xa.vn/"])
def test_a_proxys_name_is_a_name_only(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main.main(["serve", f"--trust-proxy={name}"])
    assert "không phải là tên máy chủ" in capsys.readouterr().err


def test_every_option_of_a_start_is_handed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, object] = {}

    def start(*_: object, **more: object) -> int:
        asked.update(more)
        return 0

    monkeypatch.setattr("assistant.server.serve.serve", start)
    assert main.main(["--workspace", str(tmp_path), "--lan", "192.168.1.10", "--trust-proxy", "chibo.xa.vn"]) == 0
    assert (asked["lan"], asked["proxy"]) == (["192.168.1.10"], "chibo.xa.vn")
