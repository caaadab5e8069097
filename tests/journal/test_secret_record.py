"""The record for the share: whatever people do and type, no word of a secret item is in it, and every other word is.

Every text typed here carries a token of its own, and whose it is is noted when it is typed: the test knows nothing of
how the record is made.
"""

import json
import re
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.documents.catalogue import FORMS
from assistant.documents.facts.print_order import PaperOrder
from assistant.domain import commands as c
from assistant.domain.actions import ActionItem, ActionStatus
from assistant.domain.adoption import Annex
from assistant.domain.boxes import item_fields
from assistant.domain.checks import all_checks
from assistant.domain.floor import OpinionKind, SpeechRole
from assistant.domain.meeting import Meeting, Withheld
from assistant.domain.procedure.course import MINUTES
from assistant.domain.procedure.writing import item_of
from assistant.domain.refusal import Refused
from assistant.domain.rules import Phase
from assistant.domain.secrecy import public_version, rejoin_secrets
from assistant.domain.speaking import opinion_count, speaker_count
from assistant.domain.votes import MotionKind
from assistant.journal import record
from assistant.views.projector.present import projector_state
from tests.builders import START, Room, agenda_for, making, members_of
from tests.examples import examples

AGENDA = tuple(i for i in agenda_for() if i.code in ("A1", "A3", "B1", "B4", "B8", "C2", "C4", "C5", "C6", "C7"))
TOKEN = re.compile(r"kín\d+kín")
MACHINE = "MAY-A"
Step = tuple[str, int, int]
steps = st.lists(
    st.tuples(
        st.sampled_from(
            (
                "write", "write", "speak", "guest", "settle", "no_text", "kind", "role", "drop", "motion",
                "word_motion", "vote", "task", "amend_task", "amend", "carried", "retitle", "own", "go", "mark",
                "mark", "correct",                 "read", "adopt", "reopen", "end", "queue", "dues", "apart",
            )
        ),
        st.integers(0, 30),
        st.integers(0, 30),
    ),
    max_size=45,
)  # fmt: skip


@dataclass
class Typed:
    """A meeting, and which item each token belongs to ("" for those of no item)."""

    room: Room = field(default_factory=Room)
    owners: dict[str, str] = field(default_factory=dict)

    def token(self, item: str) -> str:
        """A text that nobody else types."""
        made = f"kín{len(self.owners)}kín"
        self.owners[made] = item
        return made

    @property
    def meeting(self) -> Meeting:
        return self.room.meeting

    def item(self, n: int) -> str:
        return self.meeting.agenda[n % len(self.meeting.agenda)].id

    def speech(self, n: int) -> str:
        return list(self.meeting.speeches)[n % len(self.meeting.speeches)]

    def motion(self, n: int) -> str:
        return list(self.meeting.motions)[n % len(self.meeting.motions)]

    def secret(self) -> set[str]:
        return {i.id for i in self.meeting.agenda if i.secret}

    def do(self, what: str, n: int, m: int) -> None:
        """One step; what is refused or finds nothing to act on has not happened."""
        self.room.tick(minutes=1)
        try:
            STEPS[what](self, n, m)
        except (Refused, ZeroDivisionError):
            return


def write(typed: Typed, n: int, m: int) -> None:
    item = next(i for i in typed.meeting.agenda if i.id == typed.item(n))
    keys = item_fields(item)
    typed.room.write(keys[m % len(keys)], f"{typed.token(item.id)}\n{typed.token(item.id)}")


def speak(typed: Typed, n: int, m: int) -> None:
    typed.room.speak(f"chinh-thuc-{1 + m % 4}", typed.token(typed.item(n)), item=typed.item(n))


def guest(typed: Typed, n: int, m: int) -> None:
    who = typed.room.invite(typed.token("guest"))
    typed.owners[typed.meeting.guests[who].name] = who
    if m % 3:
        typed.room.speak(who, typed.token(typed.item(n)), item=typed.item(n))


def settle(typed: Typed, n: int, m: int) -> None:
    speech = typed.speech(n)
    typed.room.send(c.ClassifySpeech(speech, OpinionKind.QUESTION))
    typed.room.send(c.SettleSpeech(speech, typed.token(typed.meeting.speeches[speech].item)))


def no_text(typed: Typed, n: int, m: int) -> None:
    typed.room.send(c.ExplainNoText(typed.speech(n), typed.token(typed.meeting.speeches[typed.speech(n)].item)))


def motion(typed: Typed, n: int, m: int) -> None:
    kind = (MotionKind.SPECIAL, MotionKind.RESOLUTION, MotionKind.SCORE)[m % 3]
    typed.room.send(c.ProposeMotion(kind, typed.token(typed.item(n)), typed.item(n)))


def word_motion(typed: Typed, n: int, m: int) -> None:
    key = f"motion.{typed.motion(n)}"
    typed.room.write(key, typed.token(item_of(typed.meeting, key)))


def task(typed: Typed, n: int, m: int) -> None:
    item = typed.item(n)
    words = [typed.token(item) for _ in range(4)]
    typed.room.send(c.AddAction(words[0], unit=words[1], product=words[2], report_at=words[3], item=item))


def amend_task(typed: Typed, n: int, m: int) -> None:
    given = list(typed.meeting.actions.values())[n % len(typed.meeting.actions)]
    typed.room.send(c.AmendAction(given.id, typed.token(given.item)))


def amend(typed: Typed, n: int, m: int) -> None:
    key = list(typed.meeting.texts)[n % len(typed.meeting.texts)]
    typed.room.send(
        c.AmendText(key, typed.token(item_of(typed.meeting, key)), typed.token(item_of(typed.meeting, key)))
    )


def carried(typed: Typed, n: int, m: int) -> None:
    key = ("k1", "k2")[n % 2]
    whose = "k2" if key == "k2" else "B4"
    typed.room.send(c.AssessCarried(key, ActionStatus.PARTLY, typed.token(whose)))


def retitle(typed: Typed, n: int, m: int) -> None:
    item = next(i for i in typed.meeting.agenda if i.id == typed.item(n))
    typed.room.send(c.AmendItem(item.id, typed.token(item.id), typed.token(item.id), 5, secret=item.secret))


def mark(typed: Typed, n: int, m: int) -> None:
    item = next(i for i in typed.meeting.agenda if i.id == typed.item(n))
    typed.room.send(c.AmendItem(item.id, item.title, item.presenter, item.minutes, secret=m % 4 != 0))


def adopt(typed: Typed, n: int, m: int) -> None:
    """What the room adopts is what the builders make, as lines; rendering would be slow here."""
    parts = {
        name: dict(FORMS[name].body(FORMS[name].visible_meeting(typed.meeting), PaperOrder()))
        for name in ("bien-ban", "phu-luc-mat")
    }
    told, apart = (json.dumps(part, ensure_ascii=False) for part in parts.values())
    annex = Annex(tuple(apart.split(",")), apart, "", "phu-luc-mat.docx", "0" * 64)
    typed.room.send(c.AdoptMinutes(tuple(told.split(",")), told, "bien-ban.docx", "0" * 64, annex=annex))


def read(typed: Typed, n: int, m: int) -> None:
    """The draft is opened for reading, as it is then."""
    told = json.dumps(
        dict(FORMS["bien-ban"].body(FORMS["bien-ban"].visible_meeting(typed.meeting), PaperOrder())), ensure_ascii=False
    )
    typed.room.send(c.OpenReading(MINUTES, tuple(told.split(","))))


def apart(typed: Typed, n: int, m: int) -> None:
    typed.room.send(c.AmendDetails(replace(typed.meeting.details, secrets_apart=bool(m % 3))))


def correct(typed: Typed, n: int, m: int) -> None:
    speech = typed.meeting.speeches[typed.speech(n)]
    typed.room.send(c.CorrectSpeech(speech.id, f"chinh-thuc-{1 + m % 4}", speech.started - timedelta(seconds=m)))


STEPS: dict[str, Any] = {
    "write": write, "speak": speak, "guest": guest, "settle": settle, "no_text": no_text, "motion": motion,
    "word_motion": word_motion, "task": task, "amend_task": amend_task, "amend": amend, "carried": carried,
    "retitle": retitle, "mark": mark, "adopt": adopt, "read": read, "apart": apart, "correct": correct,
    "kind": lambda t, n, m: t.room.send(c.ClassifySpeech(t.speech(n), list(OpinionKind)[m % 6])),
    "role": lambda t, n, m: t.room.send(c.SetSpeechRole(t.speech(n), list(SpeechRole)[m % 3])),
    "drop": lambda t, n, m: t.room.send(c.RemoveSpeech(t.speech(n))),
    "vote": lambda t, n, m: t.room.send(c.RecordVote(t.motion(n), 3, 0, 1)),
    "own": lambda t, n, m: t.room.send(c.AddItem(list(Phase)[m % 3], f"Nội dung riêng {n}")),
    "go": lambda t, n, m: t.room.send(c.GoToItem(t.item(n))),
    "reopen": lambda t, n, m: t.room.send(c.ReopenMinutes("sửa")),
    "end": lambda t, n, m: t.room.send(c.EndMeeting("hết giờ")),
    "queue": lambda t, n, m: t.room.send(c.AskFloor(f"chinh-thuc-{1 + m % 4}")),
    "dues": lambda t, n, m: t.room.send(c.RecordDues(3, 4, "nộp sau")),
}  # fmt: skip


def held(what: list[Step], marked: list[int]) -> Typed:
    """A meeting of four, with two tasks of last month (one of them secret), that ran through these steps."""
    typed = Typed()
    typed.owners |= {"kín0kín": "k1", "kín1kín": "k2"}
    tasks = (
        ActionItem("k1", "kín0kín", unit="Chi ủy", origin="10"),
        ActionItem("k2", "kín1kín", origin="10", secret=True),
    )
    typed.room.send(replace(making(members_of(4, 0), agenda=AGENDA, secrets_apart=True), carried=tasks))
    for n in marked:
        typed.do("mark", n, 1)
    typed.room.start().roll()
    for step in what:
        typed.do(*step)
    return typed


def tokens(text: str) -> set[str]:
    return set(TOKEN.findall(text))


def hidden_and_open(typed: Typed, there: set[str]) -> tuple[set[str], set[str]]:
    """Which of the tokens that are there belong to a secret item, and which to an open one."""
    apart_now = typed.secret() if typed.meeting.details.secrets_apart else set()
    results = {"B4"} & apart_now  # what became of last month's tasks is told under this item
    spoke = {g: {s.item for s in typed.meeting.speeches.values() if s.speaker == g} for g in typed.meeting.guests}
    came_for_it = {g for g, items in spoke.items() if items and items <= apart_now}
    shut = {t for t in there if typed.owners[t] in {*apart_now, *results, *came_for_it, "k2"}}
    return shut, there - shut


@settings(max_examples=examples(60))
@given(steps, st.lists(st.integers(0, 9), max_size=3))
@example([("guest", 2, 1), ("read", 0, 0), ("write", 2, 0), ("mark", 2, 1), ("end", 0, 0)], [])
@example([("retitle", 2, 1), ("end", 0, 0)], [2])
@example([("write", 2, 0), ("adopt", 0, 0), ("reopen", 0, 0), ("mark", 2, 1)], [])
@example([("write", 2, 0), ("adopt", 0, 0), ("end", 0, 0)], [2])
@example([("apart", 0, 0), ("retitle", 2, 1), ("go", 2, 0), ("end", 0, 0), ("reopen", 0, 0), ("apart", 0, 1)], [2])
@example([("speak", 2, 1), ("drop", 0, 0)], [2])
def test_no_word_of_a_secret_item_is_in_the_record_of_the_share(what: list[Step], marked: list[int]) -> None:
    typed = held(what, marked)
    meeting = typed.meeting
    data = record.dump_redacted(meeting, MACHINE)
    whole, shown = record.dump(meeting).decode(), data.decode()
    shut, open_ = hidden_and_open(typed, tokens(whole))
    assert not shut & tokens(shown)
    lost = open_ - tokens(shown) - orphans(meeting)
    assert not lost, "what is open is on the share"
    loaded = record.load(data)
    assert loaded == public_version(meeting, MACHINE)
    assert record.dump_redacted(loaded, "MAY-B") == data
    assert opinion_count(loaded) == opinion_count(meeting)
    assert speaker_count(loaded) == speaker_count(meeting)
    all_checks(loaded, typed.room.now)
    for name, form in FORMS.items():
        for part, _ in (form.parts(form.visible_meeting(meeting)) if form.parts else []) or [("", "")]:
            facts = str(form.body(form.visible_meeting(meeting), PaperOrder(part=part))) + str(
                form.closing(form.visible_meeting(meeting), PaperOrder())
            )
            assert form.private or not shut & tokens(facts), name
    if meeting.adoption is None:  # what was adopted is shown as it was adopted
        assert not shut & tokens(str(projector_state(meeting, START)))


def orphans(meeting: Meeting) -> set[str]:
    """Texts whose speech was taken out, the trail of adoptions, what is being read."""
    known = {f"speech.{s}" for s in meeting.speeches} | {f"motion.{m}" for m in meeting.motions}
    lost = {k: t.value for k, t in meeting.texts.items() if k not in known and not k.startswith("item.")}
    rest = [a for a in meeting.amendments if a.field in lost]
    return tokens(str([lost, rest, meeting.reopenings, meeting.reading_lines, meeting.queue, meeting.corrections]))


@settings(max_examples=examples(60))
@given(
    steps, st.lists(st.integers(0, 9), max_size=3), st.lists(st.sampled_from(["write", "speak", "task"]), max_size=5)
)
@example([("write", 0, 0), ("amend", 0, 0)], [0], [])
def test_a_record_that_comes_home_finds_its_secrets_again(
    what: list[Step], marked: list[int], elsewhere: list[str]
) -> None:
    """Recorded here, taken over by another machine, written there in open items, taken back here."""
    typed = held(what, marked)
    here = typed.meeting
    there = Typed(Room(typed.room.now), dict(typed.owners))
    there.room.meeting = record.load(record.dump_redacted(here, MACHINE))
    open_items = [n for n, i in enumerate(here.agenda) if not i.secret]
    for n, step in enumerate(elsewhere):
        there.do(step, open_items[n % len(open_items)] if open_items else 0, n)
    back = rejoin_secrets(record.load(record.dump_redacted(there.meeting, "MAY-B")), here, MACHINE)
    assert record.load(record.dump(back)) == back
    before, _ = hidden_and_open(typed, tokens(record.dump(here).decode()))
    assert before - orphans(here) <= tokens(record.dump(back).decode())
    assert tokens(record.dump(there.meeting).decode()) <= tokens(record.dump(back).decode())
    if here.withheld is None and public_version(here) is not here:
        assert back.withheld is None or back.withheld == Withheld(("MAY-B",))


def test_the_name_of_the_machine_and_the_lost_opinions_are_told() -> None:
    typed = held([("speak", 2, 2), ("kind", 2, 0), ("speak", 4, 3)], [2])
    shared = record.load(record.dump_redacted(typed.meeting, MACHINE))
    assert shared.withheld == Withheld((MACHINE,), 1, 1)
    assert record.meeting_id(record.dump_redacted(typed.meeting, MACHINE)) == typed.meeting.id
