"""What a browser may say to its kernel: what widgets need, in both of Jupyter's protocols; nothing else arrives."""

import json
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
import websocket
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)

from assistant.server.kernels import WIDGETS_NEED
from tests.server.person import Person
from tests.server.running import Running, until

V1 = "v1.kernel.websocket.jupyter.org"
CODE = "open({mark!r}, 'w').close()"
REFUSED: dict[str, dict[str, object]] = {
    "execute_request": {"silent": False, "store_history": False, "user_expressions": {}, "allow_stdin": False},
    "inspect_request": {"code": "print", "cursor_pos": 5, "detail_level": 0},
    "complete_request": {"code": "pri", "cursor_pos": 3},
    "history_request": {"hist_access_type": "tail", "n": 10, "raw": True, "output": False},
    "is_complete_request": {"code": "1"},
    "connect_request": {},
    "input_reply": {"value": "x"},
    "shutdown_request": {"restart": False},
    "interrupt_request": {},
    "debug_request": {"type": "request", "seq": 1, "command": "debugInfo", "arguments": {}},
    "create_subshell_request": {},
    "usage_request": {},
    "apply_request": {},
    "EXECUTE_REQUEST": {},
    "nothing": {},
}
CHANNELS = ("shell", "control", "stdin", "iopub", "hb", "nowhere")


def header(kind: str) -> dict[str, str]:
    return {
        "msg_id": f"{kind} {uuid4().hex}",  # a kernel takes no id twice
        "msg_type": kind,
        "session": "s",
        "username": "u",
        "date": "2026-01-01T00:00:00Z",
        "version": "5.3",
    }


def as_json(channel: str, kind: str, content: dict[str, object]) -> str:
    body = {"parent_header": {}, "metadata": {}, "content": content, "buffers": []}
    return json.dumps({"channel": channel, "header": header(kind), **body})


def as_v1(channel: str, kind: str, content: dict[str, object]) -> bytes:
    parts = [json.dumps(part).encode() for part in (header(kind), {}, {}, content)]
    return bytes(serialize_msg_to_ws_v1(parts, channel))


def answered(said: str | bytes) -> tuple[str, str]:
    """Type of a message from the kernel, and the id of the one it answers."""
    if isinstance(said, str):
        message = json.loads(said)
        return message["header"]["msg_type"], message["parent_header"].get("msg_id", "")
    _, parts = deserialize_msg_from_ws_v1(said)
    return json.loads(parts[0])["msg_type"], json.loads(parts[1]).get("msg_id", "")


@pytest.fixture(scope="module")
def person(server: Running) -> Iterator[Person]:
    person = Person.by(server, server.entrance)
    person.open("projector.ipynb")
    yield person
    person.ask(f"/chibo/goodbye/{person.kernel}", "POST")


def answers(socket: websocket.WebSocket, made: Callable[..., str | bytes]) -> set[str]:
    """Types of the messages that the kernel has answered, once it has answered one that is allowed."""
    socket.send(made("shell", "kernel_info_request", {}), _opcode(made))
    seen: set[str] = set()
    kind = ""
    while kind != "kernel_info_reply":
        kind, parent = answered(socket.recv())
        seen.add(parent.split(" ")[0])
    return seen


def _opcode(made: Callable[..., str | bytes]) -> int:
    return websocket.ABNF.OPCODE_BINARY if made is as_v1 else websocket.ABNF.OPCODE_TEXT


@pytest.mark.parametrize("made", [as_json, as_v1])
def test_only_what_widgets_need_arrives(person: Person, made: Callable[..., str | bytes]) -> None:
    mark = person.server.folder / f"executed by {made.__name__}"
    process = person.process()
    socket = person.socket(f"/api/kernels/{person.kernel}/channels", *([V1] if made is as_v1 else []))
    assert socket.getsubprotocol() == (V1 if made is as_v1 else None)
    for channel in CHANNELS:
        for kind, content in REFUSED.items():
            code = {"code": CODE.format(mark=str(mark))} if "execute" in kind.lower() else {}
            socket.send(made(channel, kind, {**content, **code}), _opcode(made))
    assert answers(socket, made) & set(REFUSED) == set()
    socket.close()
    assert not mark.exists()
    assert person.process() == process is not None


GARBAGE = [
    *("", "{", "[]", "null", '{"header": null}', '{"header": {}}', '{"channel": 1}', "\0" * 4, "\x7f" * 64),
    "[" * 100_000,
    '{"a":' * 50_000,
    "\0\0\0\2" + "\x7f" * 60,
    "\2" + "\0" * 7 + "\x7f" * 60,
    "\3" + "\0" * 7 + "\0" * 56,
]
"""As text, and as bytes, where the first ones tell how many parts follow: billions, or a few that are nowhere."""


@pytest.mark.parametrize("protocol", ["", V1])
def test_garbage_closes_the_socket_and_harms_nothing_else(person: Person, protocol: str) -> None:
    process = person.process()
    for garbage in GARBAGE:
        for opcode in (websocket.ABNF.OPCODE_TEXT, websocket.ABNF.OPCODE_BINARY):
            socket = person.socket(f"/api/kernels/{person.kernel}/channels", *filter(None, [protocol]))
            socket.send(garbage, opcode)
            while socket.recv_data()[0] != websocket.ABNF.OPCODE_CLOSE:
                continue
            socket.shutdown()
    socket = person.socket(f"/api/kernels/{person.kernel}/channels")
    assert answers(socket, as_json)
    socket.close()
    assert person.process() == process is not None


def test_the_list_is_what_it_is() -> None:
    assert set(WIDGETS_NEED) == {"comm_open", "comm_close", "comm_msg", "comm_info_request", "kernel_info_request"}


def test_refused_messages_are_named_in_the_log(person: Person) -> None:
    log = person.server.data / "logs" / "may-chu.log"
    until("the log names a refused message", lambda: "execute_request" in log.read_text("utf-8"))
