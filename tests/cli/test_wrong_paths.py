"""Every path that a command takes, wrong in every way a path can be: one answer in Vietnamese, never a traceback."""

import argparse
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.documents.papers import find_template
from assistant.journal import record
from assistant.workspace.init import init
from tests.cli.test_commands import said, vietnamese
from tests.documents.meetings import full

USUAL: dict[tuple[str, ...], dict[str, list[str]]] = {
    ("serve",): {"--workspace": ["cell"]},
    ("hub",): {"--workspace": ["cell"], "--tree": ["cell"]},
    ("init",): {"folder": ["new"]},
    ("render",): {"record": ["ho-so.json"], "--out": ["out"], "--output": ["x.docx"], "--template": ["mau.docx"]},
    ("template", "check"): {"file": ["mau.docx"], "--form": ["bien-ban"]},
    ("template", "fields"): {"form": ["bien-ban"], "--docx": ["x.docx"]},
    ("template", "preview"): {"name": ["mau.docx"], "--form": ["bien-ban"], "--out": ["x.docx"]},
    ("check",): {"record": ["ho-so.json"]},
    ("find",): {"words": ["đường"], "--workspace": ["cell"]},
    ("rules",): {"--workspace": ["cell"]},
    ("year",): {"--workspace": ["cell"], "--out": ["so.xlsx"], "--docx": ["x.docx"]},
    ("register",): {"name": ["viec"], "--workspace": ["cell"], "--out": ["so.xlsx"]},
    ("rollup",): {"folder": ["cell"], "--out": ["so.xlsx"], "--docx": ["x.docx"]},
    ("simulate",): {"folder": ["tinh"], "--cells": ["1"], "--months": ["1"]},
}
"""Of every command that takes a path: what makes a whole line, each argument in its place."""
BOTH_WAYS = ("--output", "--out")
"""`render` takes one or the other."""
NO_PATHS = ("--form", "form", "--cells", "--months")
"""What stands in a line beside its paths."""

NO_TEXT = "\ud83d.json" if os.name == "nt" else os.fsdecode(b"\xff\xfe.json")
"""A name that is no text: half a sign on Windows, bytes elsewhere."""


def _garbage(path: Path) -> Path:
    path.write_bytes(bytes(range(256)) * 4)
    return path


def _empty(path: Path) -> Path:
    path.touch()
    return path


def _utf16(path: Path) -> Path:
    path.write_bytes("ten_chi_bo: Chi bộ".encode("utf-16"))
    return path


def _folder(path: Path) -> Path:
    path.mkdir()
    (path / "chi-bo.yaml").write_bytes(b"\xff\xfe\x00garbage: [")
    (path / "ho-so.json").write_bytes(b"\x80 no json")
    return path


def _loop(path: Path) -> Path:
    path.symlink_to(path)
    return path


def _dangling(path: Path) -> Path:
    path.symlink_to(path.with_name("nowhere"))
    return path


WRONG: dict[str, Callable[[Path], Path]] = {
    "is not there": lambda path: path,
    "lies below a file": lambda path: _empty(path) / "x",
    "is empty": _empty,
    "is garbage": _garbage,
    "is in another encoding": _utf16,
    "is a folder, and what lies there is garbage": _folder,
    "leads to itself": _loop,
    "leads nowhere": _dangling,
    "is too long for the disk": lambda path: path.with_name("dài" * 200),
    "holds bytes that are no text": lambda path: path.with_name(NO_TEXT),
}


def lines(command: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    """Each argument of a command that is a path, and the line in which it stands as `{}`."""
    usual = USUAL[command]
    for wrong in usual:
        line = [*command]
        for name, value in usual.items():
            if name in BOTH_WAYS and wrong in BOTH_WAYS and name != wrong:
                continue
            if command == ("render",) and name == "--out" != wrong:
                continue
            line += [*([name] if name.startswith("-") else []), *(["{}"] if name == wrong else value)]
        yield wrong, line


CASES = [(command, wrong, line) for command in USUAL for wrong, line in lines(command) if wrong not in NO_PATHS]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which every line above works; nothing is really served."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHIBO_DATA", str(tmp_path / "data"))
    monkeypatch.setattr("assistant.server.serve.serve", lambda *_, **__: 0)
    (tmp_path / "ho-so.json").write_bytes(record.dump(full(3, 3).meeting))
    (tmp_path / "mau.docx").write_bytes(find_template("bien-ban", None).read_bytes())
    init(tmp_path / "cell", sample=False)
    return tmp_path


def test_no_command_that_takes_a_path_is_left_out() -> None:
    def taking(parser: argparse.ArgumentParser, name: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                for word, command in action.choices.items():
                    yield from taking(command, (*name, word))
            elif action.type is Path and name:
                names = action.option_strings[-1:] or [action.dest]
                assert names[0] in USUAL[name], (name, names)
                yield name

    assert set(taking(main.parser())) <= set(USUAL)


@pytest.mark.parametrize("how", WRONG)
@pytest.mark.parametrize(("command", "wrong", "line"), CASES, ids=lambda one: one if isinstance(one, str) else "")
def test_a_wrong_path_is_answered_in_vietnamese(
    command: tuple[str, ...],
    wrong: str,
    line: list[str],
    how: str,
    office: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = str(WRONG[how](office / "sai.json"))
    try:
        code = main.main([word.format(path) for word in line])
    except SystemExit as stopped:  # a line that cannot be understood
        code = int(str(stopped.code))
    text = said(capsys)
    assert code in (main.GOOD, main.GAPS, main.UNREADABLE)
    if code:
        assert "hệ thống báo" not in text, "each of these faults has a sentence of ours"
        vietnamese(text.replace(path, "…").replace(str(office), "…").replace("chi-bo.yaml", "…"))
