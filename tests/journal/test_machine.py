"""Random commands, sensible and not: whatever is asked for, the journal, the state and the record agree."""

import string
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from assistant.domain import commands as c
from assistant.domain.boxes import item_fields
from assistant.domain.meeting import Meeting, Stage
from assistant.domain.pen import Hand
from assistant.domain.procedure import replay
from assistant.domain.procedure.pen import hand_may_write
from assistant.domain.refusal import Refused
from assistant.journal import record
from assistant.journal.codec import COMMANDS, BadCommand, decode_command
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from tests.examples import examples
from tests.journal.making import Clock, making

TEXT = st.one_of(
    st.sampled_from(
        ["", "Đồng ý", " hai\r\ndòng ", "a\ud83d b", "\x0b", "{{ x }} & <b>", "Tie\u0302\u0301ng Vie\u0323\u0302t"]
    ),
    st.text(max_size=12),
)
NUMBER = st.one_of(st.integers(0, 5), st.integers(-1, 20), st.sampled_from([10**6, 2**70]))
MOMENT = st.sampled_from(["2026-11-04T14:10:00+07:00", "2026-11-04T06:00:00Z", "2026-11-05T00:00:00", "mai", None])
DAY = st.sampled_from(["2026-11-30", None, "30/11/2026"])
NONSENSE = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(st.text(max_size=3), inner, max_size=2)),
    max_leaves=4,
)
SENSIBLE = (
    "StartSpeech", "EditText", "EditText", "ProposeMotion", "RecordVote", "GoToItem", "MarkAttendance", "AddAction",
    "AddGuest", "AddItem", "RemoveItem", "EndMeeting", "ReopenMinutes", "RecordDues", "ClassifySpeech", "RemoveSpeech",
)  # fmt: skip


class Meetings(RuleBasedStateMachine):
    """One meeting, two pages that write to it by turns, each with its own connection."""

    @initialize(begun=st.sampled_from([True, True, True, False]), consoles=st.booleans())
    def begin(self, begun: bool, consoles: bool) -> None:
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "chibo.sqlite"
        self.clock = Clock()
        self.journals = [Journal(path), Journal(path)]
        self.recorded = -1
        wanted = making()
        first = Store.make(self.journals[0], replace(wanted, rules=replace(wanted.rules, orders={})), self.clock)
        if begun:
            first.send(c.StartMeeting())
            first.send(c.MarkRestPresent())
        self.stores = [first, Store(self.journals[1], first.id, self.clock)]
        if consoles:  # two consoles, of which one at a time holds the pen; else pages that need none
            for number, store in enumerate(self.stores):
                store.hand = Hand(f"page-{number}", f"browser-{number}", "máy")

    def values(self, name: str) -> st.SearchStrategy[Any]:
        """What could stand in a field of that name, going by what the meeting has."""
        meeting = self.stores[0].meeting
        ids: dict[str, Iterable[str]] = {
            "member": meeting.members,
            "speaker": [*meeting.members, *meeting.guests],
            "guest": meeting.guests,
            "item": [i.id for i in meeting.agenda],
            "speech": meeting.speeches,
            "motion": meeting.motions,
            "action": [*meeting.actions, *meeting.carried],
            "field": [
                *(key for i in meeting.agenda for key in item_fields(i)),
                *(f"speech.{s}" for s in meeting.speeches),
                *(f"motion.{m}" for m in meeting.motions),
            ],
        }
        if name in ids:
            return st.one_of(st.sampled_from([*ids[name], ""]), st.sampled_from([*ids[name], "nobody"]))
        others: dict[str, st.SearchStrategy[Any]] = {
            "owners": st.lists(st.sampled_from([*meeting.members, "nobody"]), max_size=3),
            "presence": st.sampled_from(["present", "present", "excused", "unexcused", None, "late"]),
            "phase": st.sampled_from(["opening", "proceedings", "closing"]),
            "status": st.sampled_from(["open", "done", "partly", "not_done"]),
            "started": MOMENT, "arrived": MOMENT, "left": MOMENT, "due": DAY, "done_on": DAY,
            "superior": st.booleans(), "points": st.one_of(NUMBER, st.floats()),
            "details": st.fixed_dictionaries({"start": MOMENT, "chair": st.sampled_from([*meeting.members, "nobody"])}),
        }  # fmt: skip
        return others.get(name, NUMBER if name in NUMBERS else TEXT)

    def kind(self, name: str) -> st.SearchStrategy[Any]:
        kinds: dict[str, list[str | None]] = {
            "ClassifySpeech": ["agreement", "question", None],
            "ProposeMotion": ["special", "score", "resolution"],
        }
        return st.sampled_from(kinds[name]) if name in kinds else TEXT

    def arguments(self, data: st.DataObject, name: str) -> dict[str, Any]:
        fields = COMMANDS[name].__dataclass_fields__
        drawn = {
            field: data.draw(self.kind(name) if field == "kind" else self.values(field), label=field)
            for field in fields
        }
        if name == "EditText" and data.draw(st.integers(0, 4)):  # mostly on the newest revision
            text = self.stores[0].meeting.texts.get(drawn["field"])
            drawn |= {"rev": text.rev if text else 0, "at": 0, "cut": 0}
        return drawn

    @rule(
        data=st.data(),
        name=st.one_of(st.sampled_from(SENSIBLE), st.sampled_from(sorted(COMMANDS))),
        page=st.integers(0, 1),
    )
    def command_id(self, data: st.DataObject, name: str, page: int) -> None:
        arguments = self.arguments(data, name)
        with suppress(BadCommand):  # the gate's own right: such a message never reaches the store
            self.send(decode_command(name, arguments), page)

    @rule(data=st.data(), name=st.sampled_from([*sorted(COMMANDS), "MakeMeeting", "Nothing"]))
    def nonsense(self, data: st.DataObject, name: str) -> None:
        arguments = data.draw(st.dictionaries(st.text(string.ascii_lowercase, max_size=6), NONSENSE, max_size=3))
        with suppress(BadCommand):
            self.send(decode_command(name, arguments), 0)

    @precondition(lambda self: self.stores[0].meeting.stage is not Stage.PLANNED)
    @rule(
        lines=st.lists(st.text(max_size=8, alphabet=string.printable), max_size=3), votes=st.one_of(st.none(), NUMBER)
    )
    def adopt(self, lines: list[str], votes: int | None) -> None:
        self.send(c.AdoptMinutes(tuple(lines), "{}", "bien-ban", "0" * 64, votes), 1)

    @rule(page=st.integers(0, 1))
    def take_the_pen(self, page: int) -> None:
        store = self.stores[page]
        if store.hand:
            self.send(c.TakePen(store.hand), page)

    @rule(seconds=st.floats(0, 1200))
    def time_passes(self, seconds: float) -> None:
        self.clock.pass_time(seconds)

    @rule(seconds=st.floats(0, 1200))
    def the_clock_goes_back(self, seconds: float) -> None:
        """It was set, or the meeting went on on a laptop whose clock is slow."""
        self.clock.pass_time(-seconds)

    def send(self, command_id: c.Command, page: int) -> None:
        store = self.stores[page]
        store.refresh()
        before, written = store.meeting, self.journals[page].head(store.id)
        try:
            store.send(command_id)
        except Refused as refused:
            note(f"refused: {refused.code}")
            self.refused_rightly(refused.code, before, store)
            assert store.meeting is before
            assert self.journals[page].head(store.id) == written

    def refused_rightly(self, code: str, meeting: Meeting, store: Store) -> None:
        """The pen is asked for only from a console that does not hold it."""
        assert code != "pen_elsewhere" or (store.hand and not hand_may_write(meeting, store.hand))

    @invariant()
    def agreement(self) -> None:
        for store in self.stores:
            store.refresh()
        one, other = (store.meeting for store in self.stores)
        assert one == other == replay(self.journals[0].read(self.stores[0].id))
        assert one.pen == other.pen
        head = self.journals[1].head(one.id)
        assert head is not None
        assert (head.version, head.stage) == (one.version, one.stage)
        assert (head.started, head.ended) == (one.started, one.ended())

    @invariant()
    def possible(self) -> None:
        meeting = self.stores[0].meeting
        assert sum(speech.stopped is None for speech in meeting.speeches.values()) <= 1
        spans = [*meeting.visits, *meeting.breaks, *meeting.speeches.values()]
        assert all(one.stopped is None or one.started <= one.stopped for one in spans)
        assert meeting.elapsed(self.clock()) >= timedelta(0)
        for motion in meeting.motions.values():
            assert motion.vote is None or 0 < motion.vote.cast <= motion.vote.base.present <= motion.vote.base.total

    @invariant()
    def record(self) -> None:
        meeting = self.stores[0].meeting
        if meeting.version == self.recorded:
            return
        self.recorded = meeting.version
        data = record.dump(meeting)
        loaded = record.load(data)
        assert loaded == meeting
        assert record.dump(loaded) == data

    def teardown(self) -> None:
        for journal in getattr(self, "journals", []):
            journal.close()
        if hasattr(self, "folder"):
            self.folder.cleanup()


NUMBERS = frozenset({"rev", "at", "cut", "to", "minutes", "paid", "total", "in_favour", "against", "abstained"})
Meetings.TestCase.settings = settings(
    max_examples=examples(60), stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
TestMeetings = Meetings.TestCase
