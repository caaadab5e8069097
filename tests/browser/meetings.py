"""Meetings brought to a point by the journal itself, as another console would: what the pages then have to show."""

from datetime import datetime, timedelta

from assistant.domain import commands as c
from assistant.domain.actions import ActionItem
from assistant.domain.agenda import from_template
from assistant.domain.kinds import MeetingKind
from assistant.domain.meeting import Details
from assistant.domain.people import CellProfile, Member
from assistant.domain.status import MemberStatus
from assistant.journal.store import Store
from assistant.rules.loader import load
from assistant.wording.domain import FACE_TO_FACE
from tests.browser.office import Office

NAMES = ("Nguyễn Thị Bình", "Trần Văn Dũng", "Lê Văn Hòa", "Phạm Thị Lan", "Bùi Quốc Khánh", "Ngô Đức Minh")
CHAIR, SECRETARY, *SPEAKERS = (f"dv-{n}" for n in range(1, len(NAMES) + 1))
DISCUSSION = "Thảo luận, phê bình"


def members(official: int, probationary: int) -> tuple[Member, ...]:
    """So many members; the first six have the names above."""
    statuses = [MemberStatus.OFFICIAL] * official + [MemberStatus.PROBATIONARY] * probationary
    names = [*NAMES, *(f"Đảng viên Số {n}" for n in range(len(NAMES) + 1, len(statuses) + 1))]
    return tuple(
        Member(f"dv-{n}", name, status, "Bí thư" if n == 1 else "", label=" ".join(name.split()[-1:]))
        for n, (name, status) in enumerate(zip(names, statuses, strict=True), start=1)
    )


def planned(
    office: Office,
    start: datetime,
    official: int = 15,
    probationary: int = 2,
    title: str = "",
    carried: tuple[ActionItem, ...] = (),
) -> Store:
    """A meeting that is about to begin; the office's clock stands at its start.

    A meeting's id holds the moment of its making, and many tests begin at one moment: each is made 20 ms after another.
    """
    office.set_clock(start + timedelta(milliseconds=20 * len(office.journal().heads())))
    rules = load("mac-dinh")
    agenda = tuple(map(from_template, rules.orders[MeetingKind.REGULAR]))
    cell = CellProfile("Chi bộ Cơ quan xã Xuân Sơn", "Đảng ủy xã Xuân Sơn", "Xuân Sơn", place="Phòng họp")
    details = Details(start, cell.place, FACE_TO_FACE, chair=CHAIR, secretary=SECRETARY)
    people = members(official, probationary)
    title = title or f"Sinh hoạt thường kỳ tháng {start:%m/%Y}"
    command_id = c.MakeMeeting(MeetingKind.REGULAR, title, cell, rules, details, people, agenda, carried)
    return Store.make(office.journal(), command_id, office.now)


def running(
    office: Office, start: datetime, official: int = 15, probationary: int = 2, carried: tuple[ActionItem, ...] = ()
) -> Store:
    """A meeting that has begun, everybody being there, at its discussion."""
    store = planned(office, start, official, probationary, carried=carried)
    store.send(c.StartMeeting())
    store.send(c.MarkRestPresent())
    store.send(c.GoToItem("B8"))
    return store


def write(store: Store, field: str, text: str) -> None:
    """Write a text anew."""
    old = store.meeting.texts.get(field)
    store.send(c.EditText(field, old.rev if old else 0, 0, len(old.value) if old else 0, text))


def speak(store: Store, speaker: str, text: str) -> None:
    """Somebody takes the floor and is written down; the floor is not given back."""
    store.send(c.StartSpeech(speaker))
    speech = store.meeting.speech()
    assert speech is not None
    write(store, f"speech.{speech.id}", text)
