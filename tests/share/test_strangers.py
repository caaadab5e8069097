"""What others leave on a share: copies of sync clients, owner files of Word, names in another spelling, long paths."""

import errno
import unicodedata
from pathlib import Path, PureWindowsPath
from typing import Literal

import pytest

from assistant.share.delivery import Deliverer
from assistant.share.errors import PathRefused, from_os
from assistant.share.files import Files
from assistant.share.identity import MARK_FILE as MARK
from assistant.share.lengths import WORKSPACE_LONGEST, extended_path, length_warning
from assistant.share.outbox import Outbox
from assistant.share.spelling import on_disk
from assistant.share.sync_copies import original_name, stray_copies
from tests.share.conftest import Hands

MEETING = "m-2026-11"
OURS = ["ho-so.json", "bien-ban.docx", "Giấy mời.docx", "bien-ban (bản 1).docx"]


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def work(outbox: Outbox) -> None:
    courier = Deliverer(outbox)
    while courier.step():
        pass


@pytest.mark.parametrize(
    "name",
    [
        "ho-so - Copy.json",
        "ho-so - Copy (2).json",
        "bien-ban - Bản sao.docx",
        "Bản sao của bien-ban.docx",
        "Copy of bien-ban.docx",
        "ho-so (1).json",
        "bien-ban (2).docx",
        "bien-ban (Lan's conflicted copy 2026-11-04).docx",
        "bien-ban (conflicted copy 2026-11-04 143200).docx",
        "ho-so (xung đột 2026-11-04).json",
        "ho-so.sync-conflict-20261104-143200-7QK2ABC.json",
        "bien-ban-LAPTOP-7Q2K.docx",
        "bien-ban-DESKTOP-AB12CD3-2.docx",
        "bien-ban [Conflict].docx",
        nfd("Giấy mời (1).docx"),
        nfd("Giấy mời.docx"),
        "GIẤY MỜI - Copy.docx",
    ],
)
def test_copies_are_recognised(name: str) -> None:
    assert stray_copies([*OURS, name], OURS) == [name]


@pytest.mark.parametrize(
    "name",
    [
        *OURS,
        "~$en-ban.docx",
        "~$ho-so (1).json",
        ".~chibo-abc-1.tmp",
        "nghi-quyet.docx",
        "bien-ban-thang-11.docx",
        "bien-ban (bản 2).docx",
        "danh sách (1).docx",
        "bao-cao-may-tinh.docx",
    ],
)
def test_other_files_are_not_taken_for_copies(name: str) -> None:
    assert stray_copies([*OURS, name], OURS) == []


def test_what_a_copy_was_made_from() -> None:
    assert original_name("2026-11-04 thuong-ky - Copy") == "2026-11-04 thuong-ky"
    assert original_name("2026-11-04 thuong-ky (2)") == "2026-11-04 thuong-ky"
    assert original_name("2026-11-04 thuong-ky") == "2026-11-04 thuong-ky"


def test_copies_are_named_to_the_secretary_and_left_alone(outbox: Outbox, share: Path, clock: Hands) -> None:
    folder = share / "2026" / "2026-11-04 thuong-ky"
    for name in ("ho-so.json", "bien-ban.docx"):
        outbox.put(MEETING, folder / name, b"one")
    work(outbox)
    strangers = ["bien-ban (1).docx", "ho-so - Copy.json", "~$en-ban.docx", nfd("ho-so (xung đột).json")]
    for name in strangers:
        (folder / name).write_bytes(b"of others")
    outbox.put(MEETING, folder / "ho-so.json", b"two")
    work(outbox)
    status = outbox.status(MEETING)
    assert status.sentence() == "Ổ chung: đã lưu 14:32 · có 3 bản sao lạ"
    assert status.ok
    assert not status.calm
    (told,) = status.notices()
    assert "“ho-so - Copy.json”" in told
    assert "~$" not in told
    assert {name: (folder / name).read_bytes() for name in strangers} == dict.fromkeys(strangers, b"of others")
    for name in strangers:
        (folder / name).unlink()
    outbox.put(MEETING, folder / "ho-so.json", b"three")
    work(outbox)
    assert outbox.status().calm


def test_files_and_folders_spelt_in_nfd_are_found_not_doubled(outbox: Outbox, share: Path) -> None:
    """A Mac made the folder and the paper; the disk keeps both spellings apart."""
    folder = share / nfd("Sinh hoạt tháng 11")
    folder.mkdir()
    (folder / nfd("Giấy mời.docx")).write_bytes(b"made on a Mac")
    outbox.put(MEETING, share / "Sinh hoạt tháng 11" / "Giấy mời.docx", b"one")
    work(outbox)
    assert sorted(path.name for path in share.iterdir()) == sorted([folder.name, MARK])
    names = {unicodedata.normalize("NFC", path.name): path.read_bytes() for path in folder.iterdir()}
    assert names == {"Giấy mời.docx": b"one", "Giấy mời (bản 1).docx": b"made on a Mac"}
    assert outbox.status().calm


@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_a_workspace_typed_in_the_other_spelling(
    tmp_path: Path, data: Path, clock: Hands, typed: Literal["NFC", "NFD"]
) -> None:
    other: Literal["NFC", "NFD"] = "NFD" if typed == "NFC" else "NFC"
    real = tmp_path / unicodedata.normalize(other, "Ổ chung") / unicodedata.normalize(other, "Chi bộ số 1")
    real.mkdir(parents=True)
    asked = tmp_path / unicodedata.normalize(typed, "Ổ chung") / unicodedata.normalize(typed, "Chi bộ số 1")
    outbox = Outbox(data, clock, asked)
    outbox.put(MEETING, asked / "2026" / "ho-so.json", b"one")
    work(outbox)
    assert outbox.status().calm
    assert (real / "2026" / "ho-so.json").read_bytes() == b"one"
    assert [path.name for path in real.parent.iterdir()] == [real.name]
    outbox.close()


def test_a_spelling_that_is_there_wins_over_its_twin(share: Path) -> None:
    for name in ("Giấy mời.docx", nfd("Giấy mời.docx")):
        (share / name).write_bytes(b"")
        assert on_disk(share / name, Files()) == share / name
    assert on_disk(share / "không" / "có.docx", Files()) == share / "không" / "có.docx"


LONG = "a" * 200
WINDOWS = [
    ("C:\\a", "C:\\a"),
    (f"C:\\{LONG}\\{LONG}", f"\\\\?\\C:\\{LONG}\\{LONG}"),
    (f"\\\\may-chu\\o chung\\{LONG}\\{LONG}", f"\\\\?\\UNC\\may-chu\\o chung\\{LONG}\\{LONG}"),
    (f"\\\\?\\C:\\{LONG}\\{LONG}", f"\\\\?\\C:\\{LONG}\\{LONG}"),
    (f"\\\\.\\{LONG}\\{LONG}", f"\\\\.\\{LONG}\\{LONG}"),
    (f"{LONG}\\{LONG}", f"{LONG}\\{LONG}"),
    ("C:\\" + "😀" * 123, "\\\\?\\C:\\" + "😀" * 123),
]


@pytest.mark.parametrize(("path", "wanted"), WINDOWS)
def test_the_prefix_that_lifts_windows_limit(path: str, wanted: str) -> None:
    assert extended_path(path) == wanted
    assert extended_path(wanted) == wanted


def test_a_workspace_out_of_words_reach_is_told_in_time() -> None:
    short = PureWindowsPath("Z:\\Chi bo")
    assert length_warning(short) == ""
    long = PureWindowsPath("Z:\\" + "x" * WORKSPACE_LONGEST)
    assert f"dài {WORKSPACE_LONGEST + 3} ký tự" in length_warning(long)


def test_a_path_of_more_than_260_characters_is_delivered(outbox: Outbox, share: Path) -> None:
    target = share / ("t" * 120) / ("u" * 120) / "bien-ban.docx"
    assert len(str(target)) > 260
    outbox.put(MEETING, target, b"one")
    work(outbox)
    assert target.read_bytes() == b"one"


def test_a_name_that_the_disk_does_not_take_is_said_clearly(outbox: Outbox, share: Path) -> None:
    outbox.put(MEETING, share / ("t" * 300 + ".docx"), b"one")
    work(outbox)
    assert "đường dẫn ngắn hơn" in outbox.status().waiting[0].message
    assert isinstance(from_os(OSError(errno.ENAMETOOLONG, "x"), share), PathRefused)
