"""A real Samba server on loopback, as an ordinary user's process: what replacing an open file means on a share.

Asked through `smbprotocol`, a client in Python, since few machines may mount. Windows reports the same refusals by its
own numbers, so the layer below translates them as Windows does (RtlNtStatusToDosError).
"""

import getpass
import importlib
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from assistant.share.delivery import Deliverer, Patience
from assistant.share.errors import Trouble
from assistant.share.files import Files
from assistant.share.identity import MARK_FILE as MARK
from assistant.share.outbox import Outbox
from tests.share.conftest import Hands, wait_until, windows_error

MEETING = "m-2026-11"
CONFIGURATION = """[global]
smb ports = {port}
interfaces = 127.0.0.1
bind interfaces only = yes
private dir = {folder}/run
lock directory = {folder}/run
state directory = {folder}/run
cache directory = {folder}/run
pid directory = {folder}/run
ncalrpc dir = {folder}/run/ncalrpc
log file = {folder}/log
map to guest = Bad User
guest account = {user}
server min protocol = SMB2
disable netbios = yes
[chibo]
path = {folder}/share
guest ok = yes
read only = no
force user = {user}
"""
STATUS = {0xC0000022: 5, 0xC0000043: 32, 0xC0000054: 33, 0xC000007F: 112, 0xC0000034: 2, 0xC000003A: 3}
"""NTSTATUS: Windows' own error number."""


class SambaFiles(Files):
    """The share layer's calls over SMB. `root` is the folder that stands for the share in paths."""

    def __init__(self, client: Any, root: Path, port: int) -> None:
        super().__init__()
        self._client, self._root, self._port = client, root, port

    def at(self, path: Path) -> str:
        below = PurePosixPath(path.relative_to(self._root)).as_posix().replace("/", "\\")
        return "\\\\127.0.0.1\\chibo" + ("" if below == "." else f"\\{below}")

    def ask(self, call: str, *values: Any, **options: Any) -> Any:
        """One call; its refusal as Windows would raise it."""
        try:
            return getattr(self._client, call)(*values, port=self._port, **options)
        except OSError as error:
            number = STATUS.get(getattr(error, "ntstatus", 0))
            if number in {2, 3}:
                raise FileNotFoundError(2, "no such file") from error
            if getattr(error, "ntstatus", 0) == 0xC0000035:
                raise FileExistsError(17, "exists") from error
            raise (windows_error(number) if number else error) from error

    def create(self, path: Path, data: bytes) -> None:
        with self.ask("open_file", self.at(path), mode="xb") as stream:
            stream.write(data)

    def replace(self, source: Path, target: Path) -> None:
        self.ask("replace", self.at(source), self.at(target))

    def sync_folder(self, folder: Path) -> None:
        """Windows cannot, either."""

    def read(self, path: Path) -> bytes:
        with self.ask("open_file", self.at(path), mode="rb", share_access="rwd") as stream:
            return bytes(stream.read())

    def exists(self, path: Path) -> bool:
        try:
            self.ask("stat", self.at(path))
        except FileNotFoundError:
            return False
        return True

    def exists_folder(self, folder: Path) -> bool:
        return self.exists(folder)

    def make_folder(self, folder: Path) -> None:
        self.ask("makedirs", self.at(folder), exist_ok=True)

    def remove(self, path: Path) -> None:
        if self.exists(path):
            self.ask("remove", self.at(path))

    def names(self, folder: Path) -> list[str]:
        return list(self.ask("listdir", self.at(folder)))

    def pause(self, seconds: float) -> None:
        """The clock of these tests stands still."""


@pytest.fixture
def samba(tmp_path: Path) -> Iterator[tuple[SambaFiles, Path]]:
    """The server, a client's view of it, and the folder behind the share."""
    smbd = shutil.which("smbd") or shutil.which("smbd", path="/usr/sbin:/usr/local/sbin")
    if not sys.platform.startswith("linux") or smbd is None:
        pytest.skip("no Samba server on this machine (apt install samba)")
    try:
        client = importlib.import_module("smbclient")
    except ImportError:
        pytest.skip("smbprotocol is not installed (pip install smbprotocol)")
    for name in ("share", "run/ncalrpc"):
        (tmp_path / name).mkdir(parents=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    settings = tmp_path / "smb.conf"
    settings.write_text(CONFIGURATION.format(port=port, folder=tmp_path, user=getpass.getuser()), "utf-8")
    with (tmp_path / "out").open("wb") as out:
        server = subprocess.Popen(
            [smbd, "-F", "--no-process-group", "-s", str(settings)], stdout=out, stderr=out, start_new_session=True
        )

    def answers() -> bool:
        with socket.socket() as one:
            return one.connect_ex(("127.0.0.1", port)) == 0

    wait_until(answers, "the Samba server", 20)
    client.ClientConfig(require_secure_negotiate=False)
    client.register_session("127.0.0.1", "guest", "", port=port, require_signing=False, auth_protocol="ntlm")
    yield SambaFiles(client, tmp_path / "Z", port), tmp_path / "share"
    client.reset_connection_cache(fail_on_error=False)
    server.terminate()
    server.wait(10)


def work(outbox: Outbox, disk: SambaFiles, clock: Hands, seconds: int) -> None:
    courier = Deliverer(outbox, Patience(first=1, longest=30, beside=120), disk)
    for _ in range(0, seconds, 5):
        while courier.step():
            pass
        clock.tick(5)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*") if path.name != MARK}


def test_a_paper_open_on_another_machine(samba: tuple[SambaFiles, Path], data: Path, clock: Hands) -> None:
    disk, behind = samba
    workspace = disk._root / "Chi bộ"
    (behind / "Chi bộ").mkdir()
    outbox = Outbox(data, clock, workspace)
    paper = workspace / "2026" / "Giấy mời.docx"
    outbox.put(MEETING, paper, b"one")
    outbox.put(MEETING, paper.with_name("ho-so.json"), b"{}")
    work(outbox, disk, clock, 5)
    assert contents(behind / "Chi bộ" / "2026") == {"Giấy mời.docx": b"one", "ho-so.json": b"{}"}
    held = disk.ask("open_file", disk.at(paper), mode="rb", share_access="r")  # as Word opens it
    outbox.put(MEETING, paper, b"two")
    work(outbox, disk, clock, 100)
    assert [one.trouble for one in outbox.status().waiting] == [Trouble.BUSY]
    work(outbox, disk, clock, 100)
    assert outbox.status().sentence().endswith("đã ghi thành Giấy mời (2).docx")
    held.close()
    outbox.put(MEETING, paper, b"three")
    work(outbox, disk, clock, 5)
    assert outbox.status().calm
    assert contents(behind / "Chi bộ" / "2026") == {
        "Giấy mời.docx": b"three",
        "Giấy mời (2).docx": b"two",
        "ho-so.json": b"{}",
    }
    outbox.close()


def test_a_folder_that_is_missing_on_the_server_and_comes_back(
    samba: tuple[SambaFiles, Path], data: Path, clock: Hands
) -> None:
    disk, behind = samba
    workspace = disk._root / "Chi bộ"
    outbox = Outbox(data, clock, workspace)
    outbox.put(MEETING, workspace / "ho-so.json", b"{}")
    work(outbox, disk, clock, 60)
    assert outbox.status().waiting[0].trouble is Trouble.AWAY
    (behind / "Chi bộ").mkdir()
    work(outbox, disk, clock, 60)
    assert outbox.status().calm
    assert contents(behind / "Chi bộ") == {"ho-so.json": b"{}"}
    outbox.close()
