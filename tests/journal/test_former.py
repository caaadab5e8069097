"""Older journals and records open as before: what they say in sentences is printed word for word."""

import json
from datetime import timedelta

import pytest

from assistant.documents.facts.minutes import closing
from assistant.domain import commands as c
from assistant.domain.adoption import Ending, Missing
from assistant.domain.events import MeetingEnded, MeetingRestored
from assistant.domain.meeting import Meeting
from assistant.domain.procedure import apply
from assistant.journal.codec import decode, encode
from assistant.journal.record import dump, load
from assistant.wording import domain as words
from tests.builders import Room, meeting_of

SAID = (
    "Thời lượng mới 60 phút, thiếu 30 phút so với tối thiểu 90 phút",
    "Chưa có kết luận của chủ trì: Phát  biểu “tự do”",
    "Câu mà bản nào đó đã ghi",
)
"""What an older end says was missing."""


def ended() -> Room:
    """A meeting that ended too early, for a reason."""
    room = meeting_of().start().roll()
    room.tick(minutes=60)
    room.send(c.EndMeeting("mất điện"))
    return room


def older(ending: dict[str, object]) -> dict[str, object]:
    """An end as it was written before there were facts."""
    del ending["missing"]
    return {**ending, "gaps": list(SAID)}


def from_record(room: Room) -> Meeting:
    """The meeting by way of an older record."""
    plain = json.loads(dump(room.meeting))
    return load(json.dumps({**plain, "ending": older(plain["ending"])}).encode())


def from_journal(room: Room) -> Meeting:
    """The meeting by way of an older journal's row."""
    assert room.meeting.ending
    plain = json.loads(encode(MeetingEnded(room.now, room.meeting.ending)))
    data = json.dumps({**plain, "ending": older(plain["ending"])})
    return apply(room.meeting, decode("MeetingEnded", room.now.isoformat(), data))


def from_takeover(room: Room) -> Meeting:
    """The meeting by way of an older journal's row of a record that was taken over."""
    plain = json.loads(encode(MeetingRestored(room.now, room.meeting)))
    plain["meeting"]["ending"] = older(plain["meeting"]["ending"])
    return apply(Meeting(), decode("MeetingRestored", room.now.isoformat(), json.dumps(plain)))


@pytest.mark.parametrize("way", [from_record, from_journal, from_takeover])
def test_an_end_recorded_in_sentences_prints_them_as_they_are(way: object) -> None:
    assert callable(way)
    meeting = way(ended())
    assert closing(meeting)["con_thieu"] == list(SAID)
    assert load(dump(meeting)) == meeting


def test_the_hour_of_an_older_end_is_set_right_and_only_the_length_is_said_anew() -> None:
    room = ended()
    room.meeting = from_record(room)
    room.tick(minutes=60)
    assert room.meeting.started
    room.send(c.CorrectEnd(room.meeting.started + timedelta(minutes=80)))
    assert room.meeting.ending
    assert words.missing_sentences(room.meeting.ending) == [
        "Thời lượng mới 80 phút, thiếu 10 phút so với tối thiểu 90 phút",
        *SAID[1:],
    ]
    room.send(c.CorrectEnd(room.meeting.started + timedelta(minutes=100)))
    assert words.missing_sentences(room.meeting.ending) == list(SAID[1:])


def test_what_is_missing_goes_through_the_record_as_facts() -> None:
    missing = (
        Missing("conclusion", {"title": "Việc  khác"}),
        Missing("items_reached", {"titles": ("a", ""), "count": 2}),
    )
    room = ended()
    room.meeting = load(dump(room.meeting))
    assert room.meeting.ending == ended().meeting.ending
    ending = Ending(room.now, (), "lý do", missing)
    back = decode("MeetingEnded", room.now.isoformat(), encode(MeetingEnded(room.now, ending)))
    assert back == MeetingEnded(room.now, ending)
    assert words.missing_sentences(ending) == [
        "Chưa có kết luận của chủ trì: Việc  khác",
        "Chưa tiến hành 2 nội dung: a, Nội dung mật",
    ]
