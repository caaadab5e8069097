"""Whoever was cut off and comes back never writes over the record of the machine that goes on with the meeting."""

import errno
import json
from hashlib import sha256
from pathlib import Path

import pytest

from assistant.share.delivery import Deliverer
from assistant.share.outbox import Outbox
from tests.share.conftest import FaultyFiles, Hands

FIRST = {"at": "2026-11-04T07:35:00Z", "machine": "b", "name": "B"}
SECOND = {"at": "2026-11-04T07:50:00Z", "machine": "a", "name": "A"}


def file(*takeovers: dict[str, str], text: str = "") -> bytes:
    return json.dumps({"phien_ban": 1, "text": text, "takeovers": takeovers}).encode()


@pytest.fixture
def folder(share: Path) -> Path:
    made = share / "2026" / "2026-11-04 thuong-ky"
    made.mkdir(parents=True)
    return made


def deliver(outbox: Outbox, target: Path, payload: bytes) -> bytes:
    """What lies there afterwards; nothing waits any more."""
    outbox.put("m", target, payload)
    courier = Deliverer(outbox)
    while courier.step():
        pass
    assert outbox.status().waiting == ()
    return target.read_bytes()


@pytest.mark.parametrize("name", ["ho-so.json", "dang-ghi.json"])
@pytest.mark.parametrize("ours", [(), (SECOND,), ({**FIRST, "at": SECOND["at"]},)])
def test_what_lacks_a_takeover_is_withdrawn(
    outbox: Outbox, folder: Path, name: str, ours: tuple[dict[str, str], ...]
) -> None:
    (folder / "dang-ghi.json").write_bytes(file(FIRST, text="of the other"))
    (folder / name).write_bytes(file(FIRST, text="of the other"))
    assert deliver(outbox, folder / name, file(*ours, text="mine")) == file(FIRST, text="of the other")
    assert list((outbox.folder / "payload").iterdir()) == []
    assert outbox.status().delivered == (), "it was not delivered, and nobody says so"


@pytest.mark.parametrize("ours", [(FIRST,), (FIRST, SECOND)])
def test_what_goes_on_from_the_trail_is_written(outbox: Outbox, folder: Path, ours: tuple[dict[str, str], ...]) -> None:
    (folder / "dang-ghi.json").write_bytes(file(FIRST))
    (folder / "ho-so.json").write_bytes(file())
    assert deliver(outbox, folder / "ho-so.json", file(*ours, text="mine")) == file(*ours, text="mine")


def test_the_lock_decides_not_the_record(outbox: Outbox, folder: Path) -> None:
    """A record of the former machine may slip in just before: it is the lock that says who goes on."""
    (folder / "dang-ghi.json").write_bytes(file(FIRST))
    (folder / "ho-so.json").write_bytes(file(SECOND))
    assert deliver(outbox, folder / "ho-so.json", file(FIRST, text="mine")) == file(FIRST, text="mine")


def test_without_a_lock_the_record_decides(outbox: Outbox, folder: Path) -> None:
    (folder / "ho-so.json").write_bytes(file(FIRST))
    assert deliver(outbox, folder / "ho-so.json", file(text="mine")) == file(FIRST)


@pytest.mark.parametrize("there", [b"", b"[]", b'{"takeovers": 3}', b'{"takeovers": [3]}', b"\xff", b"[" * 100_000])
def test_a_file_that_is_no_record_stops_nobody(outbox: Outbox, folder: Path, there: bytes) -> None:
    (folder / "dang-ghi.json").write_bytes(there)
    (folder / "ho-so.json").write_bytes(there)
    assert deliver(outbox, folder / "ho-so.json", file(text="mine")) == file(text="mine")


def test_papers_and_other_names_are_not_asked_about(outbox: Outbox, folder: Path) -> None:
    (folder / "dang-ghi.json").write_bytes(file(FIRST))
    assert deliver(outbox, folder / "ho-so (máy A-1234).json", file(text="mine")) == file(text="mine")


def test_a_lock_that_cannot_be_read_is_asked_again(outbox: Outbox, folder: Path, clock: Hands) -> None:
    (folder / "dang-ghi.json").write_bytes(file(FIRST))
    outbox.put("m", folder / "ho-so.json", file())
    disk = FaultyFiles(faults={"read": [OSError(errno.EIO, "share gone")]})
    disk.faults["read"].insert(0, OSError(errno.EIO, "share gone"))
    courier = Deliverer(outbox, files=disk)
    courier.step()
    assert len(outbox.status().waiting) == 1
    assert not (folder / "ho-so.json").exists()


def of_form(form: int, *takeovers: dict[str, str], **more: object) -> bytes:
    return json.dumps({"phien_ban": form, "id": "m", "takeovers": takeovers, **more}).encode()


@pytest.mark.parametrize("theirs", [of_form(3), of_form(3, FIRST), of_form(3, takeovers={"in another way": 1})])
def test_what_a_newer_program_wrote_is_not_written_over_and_it_is_told(
    outbox: Outbox, folder: Path, theirs: bytes
) -> None:
    """Though this machine knows those bytes, and whatever has become of the trail in that form."""
    (folder / "ho-so.json").write_bytes(theirs)
    outbox.notes.intend(folder / "ho-so.json", sha256(theirs).hexdigest())
    outbox.put("m", folder / "ho-so.json", of_form(2, FIRST, text="mine"))
    Deliverer(outbox).step()
    assert (folder / "ho-so.json").read_bytes() == theirs
    (waiting,) = outbox.status().waiting
    assert waiting.message.startswith("Một bản Chibo mới hơn đã ghi ")
    assert "Xin cập nhật chương trình" in waiting.message


def test_what_an_older_program_wrote_is_written_over(outbox: Outbox, folder: Path) -> None:
    (folder / "ho-so.json").write_bytes(of_form(1))
    outbox.notes.intend(folder / "ho-so.json", sha256(of_form(1)).hexdigest())
    assert deliver(outbox, folder / "ho-so.json", of_form(2, text="mine")) == of_form(2, text="mine")
