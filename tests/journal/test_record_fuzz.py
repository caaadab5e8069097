"""ho-so.json by foreign hands: whatever is done to it, it loads and everything works, or a sentence says why."""

import copy
import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any

import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.documents import papers
from assistant.documents.catalogue import FORMS
from assistant.domain.commands import RestoreMeeting
from assistant.domain.meeting import Meeting
from assistant.domain.procedure import decide, replay
from assistant.journal.bounds import RULES_ASKED
from assistant.journal.record import RecordError, dump, load
from assistant.views.console import present
from assistant.views.console.panel_states import WherePapers
from assistant.views.projector import present as wall
from assistant.views.states import ShareLine
from tests.documents.meetings import full
from tests.examples import examples
from tests.journal.former_record import dump_former

NOW = datetime(2026, 11, 4, 9, tzinfo=UTC)
WHERE: WherePapers = {
    "url": "",
    "error": "",
    "detail": "",
    "unprinted": "",
    "annex": None,
    "share": "",
    "folder": "",
}
SHARE: ShareLine = {"text": "", "ok": True, "detail": "", "folder": ""}
Way = tuple[str | int, ...]


@cache
def sound() -> str:
    """The record of a meeting with a bit of everything, up to the reading of its minutes."""
    return dump(full(3, 3).meeting).decode()


def ways(value: Any, way: Way = ()) -> Iterator[Way]:
    """The way to every value of a record."""
    yield way
    for step in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield from ways(value[step], (*way, step))


@cache
def former() -> str:
    """The same as earlier versions wrote it: everything in full."""
    return dump_former(full(3, 3).meeting).decode()


FORMS_OF_RECORDS = (sound, former)


@cache
def places(form: Callable[[], str]) -> tuple[Way, ...]:
    return tuple(way for way in ways(json.loads(form())) if way)


def at(whole: Any, way: Way) -> Any:
    for step in way:
        whole = whole[step]
    return whole


NUMBERS = st.sampled_from([0, -1, 1, 10**12, 2**63, 10**400, 1.5, -0.0, 1e308])
DATES = st.sampled_from(["0001-01-01", "9999-12-31", "2026-02-30", "2026-11-04"])
MOMENTS = st.sampled_from(
    ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00", "2026-11-04T14:00", "2026-11-04T25:00Z"]
)
WORDS = st.sampled_from(["", "x", "B1", "nq", "ended", "open", "../..", "{{ x }}", "\ud83d", "e\u0302", "A" * 5000])
ANY = st.recursive(
    st.none() | st.booleans() | NUMBERS | DATES | MOMENTS | WORDS | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)


def alike(old: Any) -> st.SearchStrategy[Any]:
    """Something of the same type, so that it gets past the shape."""
    if isinstance(old, bool) or old is None:
        return st.booleans()
    if isinstance(old, int | float):
        return NUMBERS
    if isinstance(old, str):
        return (DATES | MOMENTS) if old[:4].isdigit() and old[4:5] == "-" else WORDS
    return ANY


@st.composite
def edited(draw: st.DrawFn) -> Any:
    """A sound record after one to three edits: a value replaced, removed, doubled, added, or taken from elsewhere."""
    form = draw(st.sampled_from(FORMS_OF_RECORDS))
    whole = json.loads(form())
    for _ in range(draw(st.integers(1, 3))):
        way = draw(st.sampled_from(places(form)))
        try:
            inside, step = at(whole, way[:-1]), way[-1]
            old = inside[step]
        except (KeyError, IndexError, TypeError):  # an earlier edit took it away
            continue
        kind = draw(st.sampled_from(["alike", "alike", "alike", "any", "gone", "twice", "more", "elsewhere"]))
        if kind == "gone":
            del inside[step]
        elif kind == "twice" and isinstance(inside, list):
            inside.append(old)
        elif kind == "more" and isinstance(inside, dict):
            inside[draw(st.sampled_from(["x", "id", "value", ""]))] = draw(ANY)
        elif kind == "elsewhere":
            inside[step] = copy.deepcopy(at(json.loads(form()), draw(st.sampled_from(places(form)))))
        else:
            inside[step] = draw(alike(old) if kind == "alike" else ANY)
    return whole


def works(meeting: Meeting) -> None:
    """Restored into a journal, shown on console and wall, and every paper has its facts."""
    replay(decide(Meeting(), RestoreMeeting(meeting), NOW), Meeting())
    for name in FORMS:
        papers.paper_content(meeting, name)
    present.head_state(meeting, None, SHARE, WHERE)
    present.rail_state(meeting, meeting.current, NOW)
    present.side_state(meeting, NOW)
    for item in meeting.agenda[:: max(1, len(meeting.agenda) // 5)]:
        present.desk_state(meeting, item.id, NOW, WHERE)
    wall.projector_state(meeting, NOW)


def loaded(data: bytes) -> Meeting | None:
    """The meeting, or none where it was refused with a sentence; never anything else, never slow."""
    begin, said, meeting = time.process_time(), "", None
    try:
        meeting = load(data)
    except RecordError as refusal:
        said = str(refusal)
    assert time.process_time() - begin < 2
    assert meeting or (said[0].isupper() and said.endswith("."))
    return meeting


@settings(max_examples=examples(150))
@given(edited())
def test_an_edited_record_works_or_is_refused(whole: Any) -> None:
    meeting = loaded(json.dumps(whole).encode())
    if meeting is not None:
        assert load(dump(meeting)) == meeting
        works(meeting)


@settings(max_examples=6)
@given(edited())
def test_minutes_of_what_loads_are_printed(whole: Any) -> None:
    if meeting := loaded(json.dumps(whole).encode()):
        assert papers.print_paper(meeting).lines


@given(st.binary(max_size=60), st.integers(0, 10**6), st.integers(0, 40))
def test_torn_and_spoilt_bytes_are_refused_or_load(junk: bytes, place: int, cut: int) -> None:
    whole = sound().encode()
    place %= len(whole)
    loaded(whole[:place])
    loaded(whole[:place] + junk + whole[place + cut :])
    loaded(junk)


def code_of(rule: Any) -> str:
    return str(rule["code"])


@pytest.mark.parametrize("code", sorted(json.loads(former())["rules"]["values"], key=code_of))
@pytest.mark.parametrize("value", [None, "chữ", -1, 10**9])
def test_a_rule_that_is_missing_or_no_number(code: dict[str, Any], value: object) -> None:
    """Every rule the program asks for without more ado is in `RULES_ASKED`."""
    whole = json.loads(former())
    rules = whole["rules"]["values"]
    found = next(rule for rule in rules if rule["code"] == code["code"])
    if value is None:
        rules.remove(found)
    else:
        found["value"] = value
    meeting = loaded(json.dumps(whole).encode())
    assert (meeting is None) == (value is not None or code["code"] in RULES_ASKED)
    if meeting:
        works(meeting)


def peak() -> int:
    """The most memory that this process has had, in bytes."""
    if sys.platform == "win32":
        return int(psutil.Process().memory_info().peak_wset)
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024  # Linux counts in KiB


@pytest.mark.parametrize(
    ("tail", "said"),
    [
        (',"x":1e999}', "không đọc được"),
        *((f',"x":{"[" * depth}{"]" * depth}}}', "không") for depth in (50, 300, 480, 900, 2000, 200_000)),
        (',"x":' + "9" * 4000 + "}", "“x”"),
        (',"title":"' + "A" * 10**6 + '","x":1}', "“x”"),
        (',"x":[' + "{}," * 300_000 + "0]}", "“x”"),
    ],
    ids=["infinite", *(f"deep {depth}" for depth in (50, 300, 480, 900, 2000, 200_000)), "digits", "long", "wide"],
)
def test_bombs(tail: str, said: str) -> None:
    before = peak()
    begin = time.process_time()
    with pytest.raises(RecordError, match=said):
        load(sound().rstrip()[:-1].encode() + tail.encode())
    assert time.process_time() - begin < 5
    assert peak() - before < 200 * 2**20


@pytest.mark.parametrize(
    "foreign", ["null", "5", '"x"', "[[]]", "{}", '{"phien_ban": 1}', '{"phien_ban": 1, "id": []}', '{"cells": []}']
)
def test_foreign_json(foreign: str) -> None:
    assert loaded(foreign.encode()) is None


def test_dates_and_numbers_that_nobody_meant() -> None:
    for way, value, said in (
        (("details", "start"), "9999-12-31T23:59:59Z", "“details → start”: năm phải từ 1900 đến 2199"),
        (("members", 0, "birth"), "0001-01-01", "→ birth”: năm phải từ"),
        (("agenda", 0, "minutes"), 10**400, "“agenda → 0 → minutes”: số quá lớn"),
        (("agenda", 9, "opinion_kinds"), ["x"], "→ opinion_kinds”: không có loại ý kiến “x”"),
        (("rules", "values", 0, "value"), "x", "phải là số từ 0 đến 1000"),
    ):
        whole = json.loads(former())
        at(whole, way[:-1])[way[-1]] = value
        with pytest.raises(RecordError) as caught:
            load(json.dumps(whole).encode())
        assert said in str(caught.value)
