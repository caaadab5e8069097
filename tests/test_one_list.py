"""A fact has one list: a new field of a task, a member, a guest, an opinion or a vote is missed until it is everywhere.

Each of these tests walks the fields of the class. A field that is not named in `ELSEWHERE` has to reach the record, the
console and the papers, and (if it is text) what is kept secret; one that has no business there says why.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from assistant.documents import papers
from assistant.documents.catalogue import FORMS
from assistant.documents.facts.print_order import PaperOrder
from assistant.domain import commands as c
from assistant.domain import secrecy
from assistant.domain.actions import ActionItem, ActionStatus, StartState, TaskChange, TaskStep
from assistant.domain.floor import OpinionKind, Speech
from assistant.domain.meeting import Meeting, Text
from assistant.domain.people import Guest, Member
from assistant.domain.rules import VotingWay
from assistant.domain.secrecy import ALWAYS_OPEN, NAMES, public_version, rejoin_secrets, secret_lines
from assistant.domain.status import MemberStatus
from assistant.domain.votes import Ballots, Motion, MotionKind, Vote
from assistant.journal.record import dump, load
from assistant.platform.clock import epoch
from assistant.views.console import outcome, panels
from assistant.wording.motions import WAY_TAKEN
from assistant.wording.tasks import START_STATE
from tests.builders import Room, meeting_of

START = datetime(2026, 11, 4, 7, 31, tzinfo=UTC)
ROOT = Path(__file__).parents[1]
ITEM = "B8"
TASK_LIST = "C2"
"""The item under which the minutes list all tasks."""
OWNER = "chinh-thuc-3"
ELSEWHERE: Mapping[type, Mapping[str, str]] = {
    ActionItem: {
        "id": "names it inside the program",
        "item": "papers list it under its item, or with all others",
        "origin": "which meeting gave it",
        "secret": "whether it is told at all",
        "classified": "of a carried task: who is shown it",
        "owner_names": "of a carried task", "status": "of a carried task",
        "result": "of a carried task", "done_on": "of a carried task",
        "said": "of a carried task", "percent": "of a carried task", "struck": "of a carried task",
        "given_on": "of a carried task", "steps": "of a carried task", "changes": "of a carried task",
    },
    Member: {
        "id": "names him inside the program",
        "sex": "counted in reports of the year, on no paper of a meeting",
        "birth": "tells namesakes apart", "label": "tells namesakes apart", "called": "in the label",
        "phone": "for the person who calls, on no paper",
    },
    Guest: {"id": "names him inside the program", "superior": "the order of the list"},
    Speech: {
        "id": "names it inside the program",
        "item": "papers list it under its item",
        "stopped": "its length is summed up", "is_guest": "which of two lists it is in",
        "role": "what it is counted as",
        "settled": "the chair's answer stands in the conclusion",
        "no_text": "why there is nothing to print",
    },
    Motion: {
        "id": "names it inside the program", "item": "papers list it under its item",
        "vote": "see Vote", "matter": "decides the majority", "way": "told of its vote", "kind": "in which paper it is",
    },
    Vote: {
        "at": "in the journal", "base": "a sum of its own",
        "ballots": "see Ballots", "majority_percent": "of old records",
        "majority": "told where it is not more than half",
    },
    Ballots: {},
}  # fmt: skip
"""Fields that papers do not print as they are, each with the reason."""


def marked(kind: type, known: Mapping[str, Any], sign: str = "dấu", year: int = 2031) -> Any:
    """A thing with something of its own in every field that nobody filled in; `known` has what must make sense."""
    made = dict(known)
    for n, (name, hint) in enumerate(get_type_hints(kind).items(), start=1):
        if name in made or name not in {field.name for field in fields(kind)}:
            continue
        if hint is str:
            made[name] = f"{sign} của {name}"
        elif hint in (date, date | None):
            made[name] = date(year, 1, n)
        elif hint in (datetime, datetime | None):
            made[name] = START + timedelta(days=n)
        elif hint in (int, int | None, float, float | None):
            made[name] = 5000 + n
        else:
            raise AssertionError(f"say in tests/test_one_list.py what {kind.__name__}.{name} ({hint}) is to hold")
    return kind(**made)


def places(value: Any) -> set[str]:
    """How a value may be written on a page or a paper."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return {value.isoformat(), f"{value:%d/%m/%Y}"}
    if isinstance(value, datetime):
        return {json.dumps(epoch(value)), f"{value + timedelta(hours=7):%H giờ %M}"}
    if isinstance(value, StartState):
        return {START_STATE[value], f'"{value.value}"'}
    if isinstance(value, VotingWay):
        return {WAY_TAKEN[value]}
    if isinstance(value, tuple):
        return {room().meeting.person(one) for one in value} or {"nobody"}
    return {value.value if isinstance(value, Enum) else str(value)}


def lacking(thing: Any, seen: str) -> list[str]:
    """Fields of the thing that are neither seen nor excused."""
    own = [f.name for f in fields(thing) if f.name not in ELSEWHERE[type(thing)]]
    return [name for name in own if not any(one in seen for one in places(getattr(thing, name)))]


STEP = TaskStep(date(2032, 3, 4), status=ActionStatus.PARTLY, percent=31, result="kết quả lần trước")
CHANGE = TaskChange(START.date(), "lý do sửa", "lời ghi lúc đầu", "Đ/c Cũ", date(2032, 3, 9))
TASK: ActionItem = marked(
    ActionItem,
    {"id": "t901", "owners": (OWNER,), "item": ITEM, "origin": "", "owner_names": "", "status": ActionStatus.OPEN,
     "result": "", "done_on": None, "secret": False, "classified": False, "start": StartState.STANDING,
     "said": "", "percent": None, "struck": "", "given_on": None, "steps": (), "changes": ()},
)  # fmt: skip
CARRIED: ActionItem = marked(
    ActionItem,
    {
        "id": "2026-10.t1",
        "owners": (),
        "item": "",
        "status": ActionStatus.OWN,
        "secret": False,
        "classified": False,
        "percent": 61,
        "start": StartState.STANDING,
        "struck": "",
        "steps": (STEP,),
        "changes": (CHANGE,),
    },
    sign="dấu cũ",
    year=2032,
)
GUEST: Guest = marked(Guest, {"superior": False})
SPEECH: Speech = marked(
    Speech,
    {"id": "s901", "speaker": OWNER, "item": ITEM, "started": START, "kind": OpinionKind.PROPOSAL, "is_guest": False,
     "role": Speech.__dataclass_fields__["role"].default, "settled": "", "no_text": ""},
)  # fmt: skip


def room() -> Room:
    """A meeting that runs, with everybody there."""
    return meeting_of().start().roll()


@cache
def whole(secret: bool = False) -> Meeting:
    """A meeting with one marked thing of each sort; with `secret`, all of it under an item that is kept apart."""
    meeting = room().meeting
    member = marked(Member, {"status": MemberStatus.PROBATIONARY})
    majority = Vote.__dataclass_fields__["majority"].default
    base = meeting.voting_base(START)
    ballots = Ballots(issued=4815, returned=4810, invalid=4807)
    vote = marked(
        Vote,
        {"base": base, "in_favour": 4801, "at": START, "majority_percent": 50.0, "majority": majority,
         "way": VotingWay.BALLOT, "ballots": ballots},
    )  # fmt: skip
    motion = marked(
        Motion,
        {"id": "m901", "item": ITEM, "kind": MotionKind.SPECIAL, "vote": vote,
         "matter": Motion.__dataclass_fields__["matter"].default, "way": VotingWay.BALLOT},
    )  # fmt: skip
    return replace(
        meeting,
        members={**meeting.members, member.id: member},
        guests={GUEST.id: GUEST},
        actions={TASK.id: TASK},
        carried={CARRIED.id: CARRIED},
        speeches={SPEECH.id: replace(SPEECH, settled="đã trả lời xong", no_text="máy hỏng giữa chừng")},
        motions={**meeting.motions, motion.id: motion},
        texts={**meeting.texts, f"speech.{SPEECH.id}": Text("lời đã nói")},
        agenda=tuple(replace(i, secret=secret and i.id == ITEM) for i in meeting.agenda),
        details=replace(meeting.details, secrets_apart=secret),
    )


def columns(form: str) -> set[str]:
    """Names of the fields of a form."""
    return {field.path for field in papers.form_fields(form)}


def with_column(end: str) -> list[str]:
    """Forms with a list that has this column."""
    return [form for form in FORMS if any(path.endswith(end) for path in columns(form))]


@cache
def printed(form: str, item: str = ITEM) -> str:
    """All that a paper says; an extract is of one item."""
    meeting = whole(secret=FORMS[form].private)
    part = item if form == "trich" else ""
    return "\n".join(papers.print_paper(meeting, form_name=form, order=PaperOrder(part=part)).lines)


def shown(*parts: Any) -> str:
    """What the console is sent."""
    return json.dumps(parts, ensure_ascii=False)


def test_every_field_is_in_the_record() -> None:
    meeting = whole()
    motion = meeting.motions["m901"]
    possible = replace(meeting, motions={motion.id: replace(motion, vote=None)})
    assert load(dump(possible)) == possible
    assert motion.vote
    told = [one.name for one in fields(motion.vote) if getattr(motion.vote, one.name) != one.default]
    assert [name for name in told if f'"{name}"' not in dump(meeting).decode()] == []


def test_whatever_people_write_of_a_task_is_in_both_commands() -> None:
    written = {f.name for f in fields(ActionItem)} - set(ELSEWHERE[ActionItem])
    assert {f.name for f in fields(c.AddAction)} - {"item"} == written
    assert {f.name for f in fields(c.AmendAction)} - {"action"} == written
    task = room()
    arguments = {name: getattr(TASK, name) for name in written}
    task.send(c.AddAction(**arguments))
    added = next(iter(task.meeting.actions.values()))
    assert {name: getattr(added, name) for name in written} == arguments


def test_every_field_of_a_task_is_on_the_console() -> None:
    meeting, now = whole(), START
    item = next(i for i in meeting.agenda if i.id == ITEM)
    assert lacking(TASK, shown(panels.actions_panel(meeting, item, now))) == []
    assert lacking(CARRIED, shown(panels.carried_panel(meeting, item, now))) == ["owners"]
    for name in ("status", "said", "percent", "result", "done_on", "owner_names"):
        assert any(one in shown(panels.carried_panel(meeting, item, now)) for one in places(getattr(CARRIED, name))), (
            name
        )


def test_the_console_sends_every_field_of_a_task_and_has_a_box_for_it() -> None:
    """What the page keeps of a task (`EMPTY`), and what it sends of it (`commandOf`), by the names of the command."""
    script = (ROOT / "assistant" / "widgets" / "static" / "console" / "tasks.js").read_text(encoding="utf-8")
    written = {f.name for f in fields(c.AmendAction)} - {"action"}
    for name, opens in (("const EMPTY = ", "{"), ("const commandOf = ", "({")):
        kept = re.findall(r"(\w+):", script.partition(name)[2].partition(opens)[2].partition("}")[0])
        assert set(kept) == written, name


@pytest.mark.parametrize("form", with_column("nhiem_vu[].nguoi"))
def test_every_field_of_a_task_is_in_every_paper_that_lists_tasks(form: str) -> None:
    assert lacking(TASK, printed(form, TASK_LIST)) == []


def test_the_papers_that_list_tasks() -> None:
    listing = {"bien-ban", "trich", "phu-luc-mat", "phan-cong", "nghi-quyet", "ket-luan", "bao-cao-thang"}
    assert set(with_column("nhiem_vu[].nguoi")) == listing


@pytest.mark.parametrize("form", [f for f in with_column("ky_truoc[].xong_ngay") if f not in ("phu-luc-mat", "trich")])
def test_what_became_of_a_carried_task_is_in_every_paper_that_tells_it(form: str) -> None:
    text = printed(form)
    for name in ("what", "owner_names", "due", "start", "said", "result", "done_on", "product", "report_at"):
        assert any(one in text for one in places(getattr(CARRIED, name))), name
    for told in ("61%", CHANGE.reason, CHANGE.what, CHANGE.owner_names):
        assert told in text


@pytest.mark.parametrize("thing", ["member", "guest"])
def test_every_field_of_a_person_is_on_the_console_and_on_the_roll(thing: str) -> None:
    meeting, now = whole(), START
    item = meeting.agenda[0]
    if thing == "guest":
        assert lacking(GUEST, shown(panels.guests_panel(meeting, item, now))) == []
        assert lacking(GUEST, printed("bien-ban")) == []
        return
    member = next(m for m in meeting.members.values() if m.name == "dấu của name")
    assert set(lacking(member, shown(panels.roll_panel(meeting, item, now)))) <= {"status"}  # told in words
    assert set(lacking(member, printed("diem-danh"))) <= {"status"}


@pytest.mark.parametrize("form", with_column("y_kien[].nguoi"))
def test_every_field_of_an_opinion_is_on_the_console_and_in_every_paper_that_lists_opinions(form: str) -> None:
    meeting = whole()
    assert lacking(SPEECH, shown(panels.speech_row(meeting, SPEECH))) == []
    told = replace(SPEECH, speaker=meeting.person(OWNER))
    assert set(lacking(told, printed(form))) <= {"kind"}, "told in words"


SCORE_SHEET = "phieu-cham-diem"
"""Tells of the vote on the score alone."""


@pytest.mark.parametrize("form", [form for form in with_column("bieu_quyet[].tan_thanh") if form != SCORE_SHEET])
def test_every_field_of_a_vote_is_on_the_console_and_in_every_paper_that_lists_votes(form: str) -> None:
    meeting = whole()
    motion = meeting.motions["m901"]
    assert motion.vote
    console = shown(outcome.motion_state(meeting, motion, START))
    assert lacking(motion, console) == lacking(motion.vote, console) == []
    assert lacking(motion, printed(form)) == lacking(motion.vote, printed(form)) == []
    ballots = motion.vote.ballots
    assert ballots
    for seen in (console, printed(form)):
        assert lacking(ballots, seen) == []
        assert f"không thu về {ballots.unreturned}" in seen


@pytest.mark.parametrize(
    "thing", [TASK, SPEECH, Motion("m1", ITEM, MotionKind.SPECIAL, "")], ids=lambda t: type(t).__name__
)
def test_every_text_of_a_secret_item_is_known_as_secret(thing: Any) -> None:
    """Whatever of a task, a speech or a motion is text is kept off the share, unless it is a name."""
    texts = {f.name for f in fields(thing) if get_type_hints(type(thing))[f.name] is str}
    told = replace(thing, **{name: f"lời kín {name}" for name in texts - {"id", "item"}})
    where = {ActionItem: "actions", Speech: "speeches", Motion: "motions"}[type(thing)]
    changed: dict[str, Any] = {where: {told.id: told}}
    lines = secret_lines(replace(whole(secret=True), **changed))
    assert {name for name in texts if f"lời kín {name}" in lines} == texts - NAMES
    assert {"what", "product", "result", "settled", "no_text", "title"}.isdisjoint(NAMES)


def test_every_field_of_a_meeting_is_known_as_open_or_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """`public` and `rejoined` name each field; a new one is left out of the share until somebody has thought of it."""
    kept = {f.name for f in fields(Meeting) if not f.metadata.get("exclude")}
    made: set[str] = set()
    back: set[str] = set()

    def noted(**given: Any) -> Meeting:
        made.update(given)
        return Meeting(**given)

    def joined(thing: Any, **given: Any) -> Any:
        if isinstance(thing, Meeting):
            back.update(given)
        return replace(thing, **given)

    here = whole(secret=True)
    monkeypatch.setattr(secrecy, "Meeting", noted)
    share = public_version(here, "MAY-A")
    assert kept - made == {"withheld"}, "said last, of what is left"
    monkeypatch.undo()
    monkeypatch.setattr(secrecy, "replace", joined)
    assert rejoin_secrets(share, here, "MAY-A") == here
    assert made - set(ALWAYS_OPEN) - back == {"queue", "reading", "reading_lines", "ending"}, "of the moment, or whole"
