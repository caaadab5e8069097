"""Older journals and records open as before: what they say in sentences is printed word for word."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from assistant.documents.facts.minutes import agenda_lines, closing_facts
from assistant.domain import commands as c
from assistant.domain.adoption import Ending, Missing
from assistant.domain.events import AgendaChanged, MeetingEnded, MeetingRestored
from assistant.domain.meeting import Meeting
from assistant.domain.procedure import apply
from assistant.domain.secrecy import has_secrets_here, public_version, secret_lines
from assistant.domain.status import MemberStatus
from assistant.journal.codec import decode, encode
from assistant.journal.record import RecordError, dump, load
from assistant.wording import checks as check_words
from assistant.wording import domain as words
from tests.builders import START, Room, meeting_of

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
def test_an_end_recorded_in_sentences_prints_them_as_they_are(way: Callable[[Room], Meeting]) -> None:
    meeting = way(ended())
    assert closing_facts(meeting)["con_thieu"] == list(SAID)
    assert load(dump(meeting)) == meeting


def test_the_hour_of_an_older_end_is_set_right_and_only_the_length_is_said_anew() -> None:
    room = ended()
    room.meeting = from_record(room)
    room.tick(minutes=60)
    assert room.meeting.started
    room.send(c.CorrectEnd(room.meeting.started + timedelta(minutes=80)))
    assert room.meeting.ending
    assert check_words.missing_sentences(room.meeting.ending) == [
        "Thời lượng chỉ 80 phút, thiếu 10 phút so với tối thiểu 90 phút",
        *SAID[1:],
    ]
    room.send(c.CorrectEnd(room.meeting.started + timedelta(minutes=100)))
    assert check_words.missing_sentences(room.meeting.ending) == list(SAID[1:])


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
    assert check_words.missing_sentences(ending) == [
        "Chưa có kết luận của chủ trì: Việc  khác",
        "Chưa tiến hành 2 nội dung: a, Nội dung mật",
    ]


@pytest.mark.parametrize(
    "missing",
    [
        {"code": "không có", "facts": {}},
        {"code": "duration", "facts": {"minutes": 5}},
        {"code": "opinion_kinds", "facts": {"kinds": ["khác"]}},
        {"code": "ideology", "facts": {"minutes": 5, "least": "năm", "most": 9}},
        {"code": "posting", "facts": {"day": "1", "days": 1}},
    ],
)
def test_a_record_that_tells_of_something_missing_that_nobody_can_say_is_refused(missing: dict[str, object]) -> None:
    """Else it would open, and no paper could be printed of it."""
    plain = json.loads(dump(ended().meeting))
    plain["ending"]["missing"] = [missing]
    with pytest.raises(RecordError, match="ending → missing → 0"):
        load(json.dumps(plain).encode())


def kept_elsewhere() -> Meeting:
    """What the share has of a meeting with a secret item, all of which lies on another machine."""
    room = meeting_of(secrets_apart=True)
    item = room.meeting.agenda[5]
    room.send(c.AmendItem(item.id, "Việc cán bộ", secret=True))
    room.start().roll()
    return public_version(room.meeting, "MAY-A")


def with_the_former_word(plain: dict[str, object]) -> dict[str, object]:
    """A record's JSON as it was when the title kept elsewhere was a word of the screen."""
    items = plain["agenda"]
    assert isinstance(items, list)
    for item in items:
        item["title"] = "Nội dung mật" if item.get("secret") else item["title"]
    return plain


def taken_over(meeting: Meeting) -> Meeting:
    """The meeting by way of an older record."""
    return load(json.dumps(with_the_former_word(json.loads(dump(meeting)))).encode())


def carried_on(meeting: Meeting) -> Meeting:
    """The meeting by way of an older journal: taken over, its agenda then changed."""
    plain = json.loads(encode(MeetingRestored(START, meeting)))
    with_the_former_word(plain["meeting"])
    taken = apply(Meeting(), decode("MeetingRestored", START.isoformat(), json.dumps(plain)))
    changed = json.loads(encode(AgendaChanged(START, taken.agenda)))
    return apply(taken, decode("AgendaChanged", START.isoformat(), json.dumps(with_the_former_word(changed))))


@pytest.mark.parametrize("way", [taken_over, carried_on])
@pytest.mark.parametrize("word", ["Nội dung mật", "Phần ghi riêng"])
def test_a_secret_kept_elsewhere_is_known_whatever_the_screen_calls_it(
    way: Callable[[Meeting], Meeting], word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The word was compared once: another one on the screen, and a machine that holds nothing said it held secrets."""
    monkeypatch.setattr(words, "CLASSIFIED_ITEM", word)
    shown = kept_elsewhere()
    meeting = way(shown)
    assert meeting.agenda == shown.agenda
    assert not has_secrets_here(meeting)
    assert public_version(meeting, "MAY-B").withheld == shown.withheld
    assert secret_lines(meeting) == set()
    assert word in [line["ten"] for line in agenda_lines(meeting)]


def test_an_item_that_the_cell_calls_so_itself_keeps_its_name() -> None:
    room = meeting_of(secrets_apart=True)
    room.send(c.AmendItem("B5", "Nội dung mật", secret=True))
    assert has_secrets_here(room.meeting)
    assert load(dump(room.meeting)) == room.meeting


FORMER_STATUSES = {
    "official": MemberStatus.OFFICIAL,
    "probationary": MemberStatus.PROBATIONARY,
    "temp_in": MemberStatus.TEMP_IN,
    "temp_out": MemberStatus.TEMP_OUT,
    "exempt": MemberStatus.EXEMPT,
}
"""The one word of a status as it was written before it was several facts."""


def with_words(members: list[dict[str, object]]) -> list[dict[str, object]]:
    """The members as they were written then."""
    return [{**m, "status": word} for m, word in zip(members, FORMER_STATUSES, strict=True)]


def test_the_one_word_of_an_older_status_is_read_as_its_facts() -> None:
    room = meeting_of(1, 1, temp_in=1, temp_out=1, exempt=1, secretary="").start()
    told = list(FORMER_STATUSES.values())
    assert [m.status for m in room.meeting.members.values()] == told
    record = json.loads(dump(room.meeting))
    older_record = json.dumps({**record, "members": with_words(record["members"])})
    assert load(older_record.encode()) == room.meeting
    made, *_ = room.events
    plain = json.loads(encode(made))
    assert (
        decode("MeetingMade", made.at.isoformat(), json.dumps({**plain, "members": with_words(plain["members"])}))
        == made
    )
    restored = MeetingRestored(room.now, room.meeting)
    plain = json.loads(encode(restored))
    words_ = with_words(list(plain["meeting"]["members"].values()))
    plain["meeting"]["members"] = {str(m["id"]): m for m in words_}
    assert decode("MeetingRestored", room.now.isoformat(), json.dumps(plain)) == restored
