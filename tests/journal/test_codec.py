"""Events survive the journal exactly; a page can ask only for what a page may."""

import json
import math
import time
from collections.abc import Hashable, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, cast, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.domain import commands as c
from assistant.domain.events import Event, TextEdited
from assistant.journal.codec import COMMANDS, EVENTS, BadCommand, UnreadableEvent, decode, decode_command, encode
from assistant.journal.former import event_of_today
from assistant.journal.record import dump, load
from tests.examples import examples
from tests.journal.making import Clock, made

ZONES = st.sampled_from([UTC, timezone(timedelta(hours=7)), timezone(timedelta(hours=-3, minutes=-30))])
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    int: st.integers(-(2**62), 2**62),
    float: st.floats(allow_nan=False),
    bool: st.booleans(),
    type(None): st.none(),
    datetime: st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=ZONES),
    date: st.dates(),
}


@cache
def anything_of(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a type hint, few and small, so that a whole meeting is drawn quickly."""
    parts = get_args(hint)
    if hint in PLAIN:
        return PLAIN[hint]
    if get_origin(hint) is tuple:
        return st.lists(anything_of(parts[0]), max_size=1).map(tuple)
    if get_origin(hint) is Mapping:
        return st.dictionaries(anything_of(parts[0]), anything_of(parts[1]), max_size=1)
    if parts:
        return st.one_of(*map(anything_of, parts))
    if issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    kept = [field.name for field in fields(hint) if not field.metadata.get("exclude")]
    return st.builds(hint, **{name: anything_of(part) for name, part in get_type_hints(hint).items() if name in kept})


@pytest.mark.parametrize("kind", EVENTS.values(), ids=lambda kind: kind.__name__)
def test_every_event_comes_back_equal(kind: type[Event]) -> None:
    @settings(max_examples=examples(20), deadline=None, suppress_health_check=list(HealthCheck))
    @given(anything_of(cast("Hashable", kind)))
    def comes_back(event: Event) -> None:
        back = decode(kind.__name__, event.at.isoformat(), encode(event))
        assert back == event_of_today(event)  # one of before is read as of today
        assert back.at.utcoffset() == event.at.utcoffset()

    comes_back()


def test_six_thousand_edits_are_read_quickly(capsys: pytest.CaptureFixture[str]) -> None:
    now = datetime.now(UTC)
    edits = [TextEdited(now, "item.B1.noi_dung", i, 0, "chữ có dấu") for i in range(6000)]
    rows = [("TextEdited", e.at.isoformat(), encode(e)) for e in edits]
    began, cpu = time.perf_counter(), time.process_time()
    back = [decode(*row) for row in rows]
    took, worked = 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - cpu)
    with capsys.disabled():
        print(f"\n6,000 edits decoded in {took:.0f} ms, {worked:.0f} ms of them at work (goal 50)")
    assert back == edits


@pytest.mark.parametrize(
    ("kind", "data"),
    [("Invented", "{}"), ("ItemOpened", "{}"), ("ItemOpened", '{"item":5}'), ("ItemOpened", '{"item"')],
)
def test_a_row_that_cannot_be_read_says_which(kind: str, data: str) -> None:
    with pytest.raises(UnreadableEvent, match=f"Nhật ký có ghi chép .*{kind}"):
        decode(kind, "2026-11-04T14:00:00+07:00", data)


def test_a_command_from_the_browser() -> None:
    arguments = {"what": "Rà soát", "owners": ["dv-01", "dv-02"], "due": "2026-11-30"}
    assert decode_command("AddAction", arguments) == c.AddAction("Rà soát", ("dv-01", "dv-02"), due=date(2026, 11, 30))
    assert decode_command("GivePoints", {"criterion": "2", "points": 4}) == c.GivePoints("2", 4.0)
    assert decode_command("StopSpeech", {}) == c.StopSpeech()


def test_the_text_gate_stands_before_every_field() -> None:
    command_id = decode_command(
        "EditText", {"field": "item.B1.x", "rev": 0, "at": 0, "cut": 0, "insert": "a\ud83d\x01 b\r\nc"}
    )
    assert isinstance(command_id, c.EditText)
    assert command_id.insert == "a b\nc"


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("Nothing", {}, "không có trong chương trình"),
        ("MakeMeeting", {}, "không có trong chương trình"),
        ("RestoreMeeting", {"meeting": {}}, "không có trong chương trình"),
        ("AdoptMinutes", {"lines": ["x"]}, "không có trong chương trình"),
        ("GoToItem", {}, "item: thiếu mục này"),
        ("GoToItem", {"item": 5}, "item: phải là chữ"),
        ("GoToItem", {"item": None}, "item: phải là chữ"),
        ("GoToItem", {"item": "A1", "more": 1}, "more: mục này không có trong mẫu"),
        ("MoveItem", {"item": "A1", "to": "2"}, "to: phải là số nguyên"),
        ("MoveItem", {"item": "A1", "to": 1.5}, "to: phải là số nguyên"),
        ("MoveItem", {"item": "A1", "to": True}, "to: phải là số nguyên"),
        ("MarkAttendance", {"member": "dv-01", "presence": "late"}, "presence: chỉ nhận một trong"),
        ("AddAction", {"what": "x", "owners": "dv-01"}, "owners: phải là một danh sách"),
        ("AddAction", {"what": "x", "owners": ["dv-01", 2]}, "owners → 1: phải là chữ"),
        ("AddAction", {"what": "x", "due": "30/11/2026"}, "due: phải là ngày dạng"),
        ("StartMeeting", {"started": "2026-11-04T14:00:00"}, "started: thời điểm thiếu múi giờ"),
        ("AmendDetails", {"details": {"start": "2026-11-04T14:00:00"}}, "details → start: thời điểm thiếu múi giờ"),
        ("GivePoints", {"criterion": "2", "points": math.nan}, "giá trị không hợp lệ"),
        ("GivePoints", {"criterion": "2", "points": object()}, "giá trị không hợp lệ"),
    ],
)
def test_a_bad_message_is_answered_in_words(name: str, arguments: dict[str, Any], said: str) -> None:
    with pytest.raises(BadCommand) as caught:
        decode_command(name, arguments)
    assert said in str(caught.value)
    assert str(caught.value).endswith("Xin tải lại trang.")


ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    max_leaves=6,
)


@settings(max_examples=examples(150), deadline=None)
@given(st.sampled_from([*COMMANDS, "X"]), st.dictionaries(st.sampled_from(["item", "member", "what", "rev"]), ANYTHING))
def test_no_message_makes_anything_but_a_command_or_a_sentence(name: str, arguments: dict[str, Any]) -> None:
    try:
        command_id = decode_command(name, arguments)
    except BadCommand as bad:
        str(bad).encode("utf-8")
    else:
        assert type(command_id) is COMMANDS[name]


def test_a_meeting_made_by_a_version_that_knew_no_folder_opens(path: Path, clock: Clock) -> None:
    journal, store = made(path, clock)
    (event,) = journal.read(store.id)
    plain = json.loads(encode(event))
    assert plain.pop("workspace") == ""
    assert decode("MeetingMade", event.at.isoformat(), json.dumps(plain)) == event
    whole = json.loads(dump(store.meeting))
    whole.pop("workspace", None)
    assert load(json.dumps(whole).encode()) == store.meeting
