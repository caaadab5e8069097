"""What is typed at the window: every help and every mistake in Vietnamese, the exit codes, any console, any folder."""

import argparse
import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.cli.arguments import Parser, translate_mistake
from assistant.platform.os_errors import REASONS, os_reason
from assistant.wording.cli import UNCLEAR
from assistant.wording.own_command import UV
from assistant.workspace.init import init

ENGLISH = (
    *("usage", "error", "argument", "optional", "positional", "invalid", "expected", "required", "unrecognized"),
    *("choose", "choice", "ambiguous", "traceback", "errno", "no such", "directory", "permission", "default"),
)


@pytest.fixture(autouse=True)
def by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """As typed where `chibo` is on the path."""
    monkeypatch.delenv(UV, raising=False)


def commands(parser: argparse.ArgumentParser, name: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command there is, and none: the words before `--help`."""
    yield name
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, command in action.choices.items():
                yield from commands(command, (*name, word))


def said(capsys: pytest.CaptureFixture[str]) -> str:
    found = capsys.readouterr()
    return found.out + found.err


def vietnamese(text: str) -> str:
    """The text itself, once nothing in it is argparse's or the system's own English."""
    assert text.strip()
    assert not [word for word in ENGLISH if word in text.lower()]
    return text


@pytest.mark.parametrize("name", tuple(commands(main.parser())), ids="-".join)
def test_every_command_tells_in_vietnamese_what_it_is_for(
    name: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main.main([*name, "--help"])
    assert ended.value.code == 0
    text = vietnamese(said(capsys))
    assert text.startswith(f"cách dùng: {' '.join(('chibo', *name))} ")
    assert text.split("\n\n")[1].endswith("."), "a sentence says what the command does"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("--foo", "chibo: không có tùy chọn hay tham số “--foo”. Xem cách dùng: chibo --help"),
        (
            "--work X",
            "chibo: không có LỆNH “X”, chỉ có: serve, stop, hub, init, render, template, check, rules, schema",
        ),
        ("serve --foo", "chibo serve: không có tùy chọn hay tham số “--foo”. Xem cách dùng: chibo serve --help"),
        ("foo", "chibo: không có LỆNH “foo”, chỉ có: serve, stop, hub, init, render, template, check, rules, schema"),
        ("init", "chibo init: còn thiếu THƯ-MỤC"),
        ("init a b", "chibo init: không có tùy chọn hay tham số “b”"),
        ("serve --port", "chibo serve: sau --port cần ghi một giá trị"),
        ("serve --port abc", "--port: “abc” không phải là số từ 0 đến 65535"),
        ("--port 99999", "chibo: --port: “99999” không phải là số từ 0 đến 65535"),
        ("serve --no-browser=1", "chibo serve: --no-browser không nhận giá trị “1”"),
        ("render x.json --jobs 0", "chibo render: --jobs: “0” không phải là số từ 1 đến 60"),
        ("render", "chibo render: còn thiếu HO-SO.json"),
        ("template", "chibo template: còn thiếu VIỆC"),
        ("template foo", "chibo template: không có VIỆC “foo”, chỉ có: check, fields, preview"),
        ("check", "chibo check: còn thiếu HO-SO.json"),
        ("rules --on 31/2/2026", "--on: “31/2/2026” không phải là một ngày; hãy ghi dạng 05/7/2026"),
        ("rules --set hd99", "chibo rules: không có --set “hd99”, chỉ có: mac-dinh, hd42-2025, hd12-2018"),
    ],
)
def test_a_command_that_is_not_right_is_told_in_one_line(
    typed: str, answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main.main(typed.split())
    assert ended.value.code == main.UNREADABLE
    text = vietnamese(said(capsys))
    assert answer in text
    assert text.count("\n") == 1


def test_who_has_uv_is_told_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(UV, "1")
    main.main(["init", str(tmp_path / "a")])
    assert f'uv run chibo --workspace "{tmp_path / "a"}"' in said(capsys)
    main.main(["--workspace", str(tmp_path / "b")])
    assert f'uv run chibo init "{tmp_path / "b"}"' in said(capsys)
    with pytest.raises(SystemExit):
        main.main(["init"])
    assert "Xem cách dùng: uv run chibo init --help" in said(capsys)


def test_what_argparse_may_say_one_day_is_not_passed_on() -> None:
    assert (
        translate_mistake("something new: in English") == translate_mistake("argument --port: what is this") == UNCLEAR
    )


def test_what_is_said_before_serve_counts_too() -> None:
    options = main.parser().parse_args(["--port", "9000", "serve", "--no-browser"])
    assert (options.port, options.no_browser) == (9000, True)
    assert isinstance(main.parser(), Parser)


@pytest.mark.parametrize(
    ("typed", "code", "answer"),
    [
        (["check", "{}/không có.json"], 2, "không có tệp hoặc thư mục này"),
        (["check", "{}"], 2, "đây là thư mục, không phải tệp"),
        (["check", "{}/tệp"], 2, "không phải JSON đúng"),
        (["render", "{}/không có.json"], 2, "không có tệp hoặc thư mục này"),
        (["render", "{}/không có.json", "--list"], 2, "không có tệp hoặc thư mục này"),
        (["render", "{}"], 2, "thêm --out THƯ-MỤC"),
        (["render", "{}", "--out", "{}/ra"], 2, "Không thấy hồ sơ ho-so.json nào"),
        (["template", "check", "{}/tệp"], 2, "Hãy thêm --form"),
        (["template", "check", "{}/tệp", "--form", "bien-ban"], 2, "không phải là văn bản Word"),
        (["template", "preview", "giay-khen"], 2, "Các văn bản có: bien-ban"),
        (["template", "fields", "bien-ban", "--docx", "{}/tệp/x.docx"], 2, "Hãy tạo thư mục ấy"),
        (["init", "{}/tệp"], 1, "là một tệp, không phải thư mục"),
        (["init", "{}/tệp/chi bộ"], 1, "một phần của đường dẫn là tệp"),
        (["--workspace", "{}/Chưa có"], 1, 'chibo init "'),
        (["--workspace", "{}/tệp"], 1, "là một tệp, không phải thư mục chi bộ"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_what_to_do(
    typed: list[str], code: int, answer: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tệp").write_text("chữ", encoding="utf-8")
    assert main.main([word.format(tmp_path) for word in typed]) == code
    text = vietnamese(said(capsys).replace(str(tmp_path), "…"))
    assert answer in text
    assert "sẽ tự lưu" not in text, "nothing waits to be written later"


def test_a_data_folder_that_cannot_be_made_stops_the_program_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tệp").touch()
    monkeypatch.setenv("CHIBO_DATA", str(tmp_path / "tệp" / "chibo"))
    assert main.main([]) == main.GAPS
    assert "Hãy kiểm tra đường dẫn và quyền ghi" in vietnamese(said(capsys).replace(str(tmp_path), "…"))


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp1258"])
def test_any_console_gets_its_answer(encoding: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "assistant.cli", "init", str(tmp_path / "Chi bộ thôn Đồng")]
    answer = subprocess.run(
        command, env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}, capture_output=True, check=True
    )
    assert b"Traceback" not in answer.stderr
    assert "Đã tạo" in answer.stdout.decode("utf-8")


def test_init_leaves_what_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    init(tmp_path, sample=False)
    (tmp_path / "chi-bo.yaml").write_text("ten_chi_bo: Của tôi", encoding="utf-8")
    assert main.main(["init", str(tmp_path)]) == main.GAPS
    assert "đã có chi-bo.yaml, dang-vien.xlsx. Không ghi đè." in said(capsys)
    assert (tmp_path / "chi-bo.yaml").read_text("utf-8") == "ten_chi_bo: Của tôi"


def test_the_systems_reasons_are_told_in_vietnamese() -> None:
    for names, sentence in REASONS.items():
        for name in names.split():
            assert os_reason(OSError(getattr(errno, name), "English")) == sentence
    assert os_reason(OSError(4242, "English")) == "hệ thống báo: English"
    sharing = OSError(13, "The process cannot access the file")
    sharing.winerror = 32  # type: ignore[attr-defined, unused-ignore] # an attribute of Windows alone
    assert os_reason(sharing) == "tệp đang mở ở chương trình khác"
