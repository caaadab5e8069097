"""Started by a shortcut, without a window: what stops the program is shown; a folder that is away does not."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from assistant.cli import main, window
from assistant.platform.paths import data_dir, last_folder_note
from assistant.wording.own_command import COMMAND, UV, typed


class Boxes:
    """Remembers what was shown."""

    def __init__(self) -> None:
        self.shown = list[str]()

    def __call__(self, text: str) -> None:
        self.shown.append(text)


@pytest.fixture(autouse=True)
def own_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    """None, as under pythonw; put back when the test is over, as the variables are."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.delenv(COMMAND, raising=False)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str] | None]:
    """The words that the program was started with, in place of the start."""
    found: list[Sequence[str] | None] = []

    def start(words: Sequence[str] | None) -> int:
        found.append(words)
        return 0

    monkeypatch.setattr("assistant.cli.main.main", start)
    return found


def refuse(words: object) -> int:
    print("Chibo đang chạy với thư mục khác")
    return main.GAPS


def fail(words: object) -> int:
    raise ZeroDivisionError


def tell_address(words: object) -> int:
    print("http://127.0.0.1/?token=secret")
    return 0


def test_a_start_that_goes_well_shows_nothing(asked: list[object]) -> None:
    boxes = Boxes()
    assert window.main(boxes) == 0
    assert asked == [[]]
    assert boxes.shown == []


def test_a_command_that_goes_well_shows_nothing_either(asked: list[object]) -> None:
    """The shortcut that ends the program."""
    boxes = Boxes()
    assert window.main(boxes, ["stop"]) == 0
    assert asked == [["stop"]]
    assert boxes.shown == []


@pytest.mark.parametrize("failing", [refuse, fail])
def test_what_stops_the_program_is_shown(failing: Callable[[object], int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.cli.main.main", failing)
    boxes = Boxes()
    assert window.main(boxes) == main.GAPS
    (shown,) = boxes.shown
    assert "Chibo đang chạy với thư mục khác" in shown or "Chương trình có lỗi" in shown


def leave(words: object) -> int:
    sys.exit(1)


def leave_with_words(words: object) -> int:
    sys.exit("không hiểu lệnh này")


def leave_in_order(words: object) -> int:
    sys.exit(None)


def say_nothing(words: object) -> int:
    return main.GAPS


@pytest.mark.parametrize("failing", [leave, leave_with_words, say_nothing])
def test_whatever_stops_the_program_is_shown_were_it_without_a_word(
    failing: Callable[[object], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.cli.main.main", failing)
    boxes = Boxes()
    assert window.main(boxes) == main.GAPS
    (shown,) = boxes.shown
    assert str(data_dir() / "logs") in shown or shown == "không hiểu lệnh này"


def test_words_that_are_not_understood_are_shown() -> None:
    boxes = Boxes()
    assert window.main(boxes, ["--no-such-word"]) != 0
    (shown,) = boxes.shown
    assert "--no-such-word" in shown


def test_an_end_in_order_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.cli.main.main", leave_in_order)
    boxes = Boxes()
    assert window.main(boxes) == 0
    assert boxes.shown == []


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that the server was started with, in place of the server."""
    found: list[Path] = []

    def run(folder: Path, *_: object, **__: object) -> int:
        found.append(folder)
        return 0

    monkeypatch.setattr("assistant.server.serve.serve", run)
    return found


def test_a_folder_that_is_away_is_opened_all_the_same_and_stays_remembered(opened: list[Path]) -> None:
    """The share is down before the meeting: what this machine holds of it is at hand."""
    away = data_dir() / "Z" / "Chi bộ"
    last_folder_note().write_text(str(away), encoding="utf-8")
    boxes = Boxes()
    assert window.main(boxes) == 0
    assert opened == [away]
    assert boxes.shown == []
    assert last_folder_note().read_text("utf-8") == str(away)


def test_a_folder_that_was_never_open_here_is_refused(opened: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    said = window.Said()
    monkeypatch.setattr(sys, "stderr", said)
    assert main.main(["--workspace", str(data_dir() / "Z" / "Chi bo")]) == main.GAPS
    assert opened == []
    assert "Không thấy thư mục chi bộ" in said.text


def test_addresses_with_their_key_are_kept_in_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.cli.main.main", tell_address)
    window.main(Boxes())
    assert not [file for file in data_dir().rglob("*") if file.is_file() and b"secret" in file.read_bytes()]


def test_only_the_last_words_are_kept() -> None:
    said = window.Said()
    print("a" * 5_000, "the end", file=said)
    assert len(said.text) == window.LAST_WORDS
    assert said.text.endswith("the end\n")


def test_where_it_was_set_up_sentences_name_the_file_that_takes_commands(
    tmp_path: Path, asked: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(UV, raising=False)
    assert typed("chibo init") == "chibo init"
    (tmp_path / window.COMMAND_FILE).touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "pythonw.exe"))
    monkeypatch.setenv(COMMAND, "")
    monkeypatch.delenv(COMMAND)
    window.main(Boxes())
    assert typed("chibo init") == f'"{tmp_path / window.COMMAND_FILE}" init'
    monkeypatch.delenv(COMMAND)


def test_the_sample_and_a_folder_are_not_asked_for_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = window.Said()
    monkeypatch.setattr(sys, "stderr", said)
    assert main.main(["--workspace", str(tmp_path), "serve", "--sample"]) == main.GAPS
    assert "--sample" in said.text
