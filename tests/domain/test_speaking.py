"""Who spoke: opinions, those who gave them, reports and replies (docs/domain.md N6, N7, 11.7)."""

from fractions import Fraction
from typing import Any

import pytest

from assistant.domain import commands as c
from assistant.domain.checks import CheckState, all_checks
from assistant.domain.floor import OpinionKind, SpeechRole
from assistant.domain.kinds import MeetingKind
from assistant.domain.offices import Office
from assistant.domain.speaking import opinion_count, silent_members, speaker_count, speaker_share, speakers
from assistant.rules.loader import load
from assistant.views.shared import opinion_count as shown_count
from assistant.wording import checks as check_words
from tests.builders import CHAIR, SECRETARY, START, Room, meeting_of, rules_with

DEPUTY = "chinh-thuc-3"
REPORTED = ("B1", "B3", "B4", "B5")


def discussion(**rules: Any) -> Room:
    """A meeting of the cell that discusses."""
    room = meeting_of(rules=rules_with(**rules)).start().roll()
    room.send(c.GoToItem("B8"))
    return room


def said(room: Room, code: str) -> list[tuple[CheckState, str]]:
    """What a check of this code says."""
    return [(x.state, check_words.check_sentence(x)) for x in all_checks(room.meeting, room.now) if x.code == code]


def role(room: Room, speech: str) -> SpeechRole:
    """As what it was spoken."""
    return room.meeting.speeches[speech].role


def presenter(room: Room, code: str, member: str) -> None:
    """The member is named as the presenter of this item."""
    item = room.meeting.item(code)
    assert item is not None
    room.send(c.AmendItem(code, item.title, member, item.minutes))


def test_a_member_invited_first_gives_an_opinion_where_nobody_is_named_to_report() -> None:
    for item in (*REPORTED, "B2"):
        room = meeting_of().start().roll()
        room.send(c.GoToItem(item))
        assert role(room, room.speak("chinh-thuc-5")) is SpeechRole.OPINION
        assert room.meeting.speeches and opinion_count(room.meeting) == 1
    room = meeting_of().start().roll()
    room.send(c.GoToItem("B4"))
    assert role(room, room.speak(CHAIR)) is SpeechRole.PRESENTATION
    assert role(room, room.speak(CHAIR)) is SpeechRole.OPINION


def test_four_reports_of_those_named_for_them_are_no_opinion() -> None:
    room = meeting_of(rules=rules_with(min_opinions=4)).start().roll()
    for n, item in enumerate(REPORTED, start=3):
        presenter(room, item, f"chinh-thuc-{n}")
        room.send(c.GoToItem(item))
        assert role(room, room.speak(f"chinh-thuc-{n}", "Báo cáo.")) is SpeechRole.PRESENTATION
    assert opinion_count(room.meeting) == speaker_count(room.meeting) == 0
    assert shown_count(room.meeting, room.now) == {
        "have": 0,
        "least": 4,
        "speakers": 0,
        "least_speakers": 0,
        "share": "0",
    }
    assert said(room, "opinions") == [
        (CheckState.MISSING, "Thiếu 4 ý kiến phát biểu (0 ý kiến, tối thiểu 4)"),
    ]


def test_after_the_report_members_give_opinions() -> None:
    room = meeting_of().start().roll()
    room.send(c.GoToItem("B4"))
    room.speak(DEPUTY, "Báo cáo.", role=SpeechRole.PRESENTATION)
    assert [role(room, room.speak(who)) for who in ("chinh-thuc-4", DEPUTY)] == [SpeechRole.OPINION] * 2
    assert speakers(room.meeting) == ["chinh-thuc-4", DEPUTY]


def test_a_guest_who_speaks_first_leaves_the_report_to_the_reporter() -> None:
    room = meeting_of().start().roll()
    room.send(c.GoToItem("B4"))
    assert role(room, room.speak(room.invite())) is SpeechRole.GUEST
    assert role(room, room.speak(CHAIR)) is SpeechRole.PRESENTATION


def test_where_a_presenter_is_named_nobody_else_reports() -> None:
    room = meeting_of().start().roll()
    presenter(room, "B4", DEPUTY)
    room.send(c.GoToItem("B4"))
    assert role(room, room.speak("chinh-thuc-5")) is SpeechRole.OPINION
    assert role(room, room.speak(DEPUTY)) is SpeechRole.PRESENTATION


def test_the_floor_may_be_given_for_an_opinion_a_report_or_a_reply() -> None:
    room = discussion()
    for wanted in (SpeechRole.PRESENTATION, SpeechRole.REPLY, SpeechRole.OPINION):
        assert role(room, room.speak(DEPUTY, role=wanted)) is wanted
    assert role(room, room.speak(room.invite(), role=SpeechRole.OPINION)) is SpeechRole.GUEST


def test_what_a_speech_is_can_be_set_right_afterwards_but_not_what_the_speaker_is() -> None:
    room = discussion()
    speech, guest = room.speak(DEPUTY), room.speak(room.invite())
    room.send(c.ClassifySpeech(speech, OpinionKind.PROPOSAL))
    room.send(c.SetSpeechRole(speech, SpeechRole.REPLY))
    assert (role(room, speech), room.meeting.speeches[speech].kind) == (SpeechRole.REPLY, None)
    assert room.refused(c.SetSpeechRole(speech, SpeechRole.GUEST)) == "not_their_role"
    assert room.refused(c.SetSpeechRole(guest, SpeechRole.OPINION)) == "not_their_role"


def test_a_report_of_which_a_kind_of_opinion_is_chosen_was_an_opinion() -> None:
    room = meeting_of().start().roll()
    room.send(c.GoToItem("B4"))
    speech = room.speak(DEPUTY, role=SpeechRole.PRESENTATION)
    room.send(c.ClassifySpeech(speech, OpinionKind.AGREEMENT))
    assert role(room, speech) is SpeechRole.OPINION
    assert opinion_count(room.meeting) == 1


def test_a_speech_put_under_another_item_is_what_it_usually_is_there() -> None:
    room = meeting_of().start().roll()
    room.send(c.GoToItem("B4"))
    presenter(room, "B4", DEPUTY)
    first, second = room.speak(DEPUTY), room.speak("chinh-thuc-4", role=SpeechRole.REPLY)
    for speech in (first, second):
        one = room.meeting.speeches[speech]
        room.send(c.CorrectSpeech(speech, one.speaker, one.started, one.stopped, "B8"))
    assert [role(room, speech) for speech in (first, second)] == [SpeechRole.OPINION, SpeechRole.REPLY]


def test_the_chair_answers_questions_and_under_the_item_that_is_for_it() -> None:
    room = discussion()
    assert role(room, room.speak(CHAIR)) is SpeechRole.OPINION
    question = room.speak(DEPUTY, "Kinh phí lấy từ đâu?")
    room.send(c.ClassifySpeech(question, OpinionKind.QUESTION))
    assert role(room, room.speak("chinh-thuc-4")) is SpeechRole.OPINION
    assert role(room, room.speak(CHAIR, "Từ quỹ của đơn vị.")) is SpeechRole.REPLY
    room.send(c.SettleSpeech(question, "đã trả lời"))
    assert role(room, room.speak(CHAIR)) is SpeechRole.OPINION
    room.send(c.GoToItem("B9"))
    assert role(room, room.speak(CHAIR, "Xin tiếp thu.")) is SpeechRole.REPLY
    assert role(room, room.speak("chinh-thuc-4")) is SpeechRole.OPINION
    assert opinion_count(room.meeting) == 5


def test_who_prepared_the_draft_answers_at_the_end_of_a_thematic_meeting() -> None:
    room = meeting_of(kind=MeetingKind.THEMATIC).start().roll()
    presenter(room, "T3", "chinh-thuc-5")
    room.send(c.GoToItem("T3"))
    assert role(room, room.speak("chinh-thuc-5", "Dự thảo.")) is SpeechRole.PRESENTATION
    room.send(c.GoToItem("T5"))
    assert role(room, room.speak("chinh-thuc-5", "Xin tiếp thu.")) is SpeechRole.REPLY
    assert role(room, room.speak("chinh-thuc-6")) is SpeechRole.OPINION


def test_what_the_chair_says_to_open_the_meeting_is_no_opinion() -> None:
    room = meeting_of().start().roll()
    assert role(room, room.speak(CHAIR, "Tuyên bố lý do.")) is SpeechRole.PRESENTATION
    assert opinion_count(room.meeting) == 0


@pytest.mark.parametrize(("office", "rule"), [(Office.CHAIR, "count_chair"), (Office.SECRETARY, "count_secretary")])
def test_who_held_an_office_while_speaking_counts_by_that_whoever_holds_it_now(office: Office, rule: str) -> None:
    room = discussion(**{rule: False})
    holder = {Office.CHAIR: CHAIR, Office.SECRETARY: SECRETARY}[office]
    room.speak(holder)
    room.tick(minutes=1)
    room.send(c.HandOver(office, DEPUTY))
    assert opinion_count(room.meeting) == 0
    room.tick(minutes=1)
    room.speak(holder)
    assert speakers(room.meeting) == [holder]
    room.speak(DEPUTY)
    assert speakers(room.meeting) == [holder]


def test_three_members_with_four_opinions_reach_the_number_of_opinions_but_not_of_speakers() -> None:
    room = discussion(min_opinions=4, min_speakers=4)
    for speaker in ("chinh-thuc-3", "chinh-thuc-3", "chinh-thuc-4", "du-bi-1"):
        room.speak(speaker)
    assert said(room, "opinions") == [
        (CheckState.REACHED, "4 ý kiến phát biểu của đảng viên, đủ tối thiểu 4 ý kiến"),
    ]
    assert said(room, "speakers") == [
        (CheckState.MISSING, "Thiếu 1 người phát biểu ý kiến (3 đảng viên, tối thiểu 4)"),
    ]
    room.speak("chinh-thuc-5")
    assert said(room, "speakers") == [
        (CheckState.REACHED, "4 đảng viên phát biểu ý kiến, đủ tối thiểu 4 người"),
    ]


@pytest.mark.parametrize("name", ["mac-dinh", "hd42-2025", "hd12-2018"])
def test_no_rule_set_asks_for_distinct_speakers_by_itself(name: str) -> None:
    rule = load(name).values["min_speakers"]
    assert (rule.value, bool(rule.basis)) == (0, True)


def test_the_share_of_speakers_is_of_the_members_present() -> None:
    room = meeting_of(17, 0).start().roll()
    room.send(c.GoToItem("B8"))
    for speaker in ("chinh-thuc-3", "chinh-thuc-4", "chinh-thuc-4", "chinh-thuc-5"):
        room.speak(speaker)
    room.speak(room.invite())
    assert speaker_share(room.meeting) == Fraction(3, 17)
    assert shown_count(room.meeting, room.now)["share"] == "17,6"
    room.send(c.NoteLeaving("chinh-thuc-9", room.tick(minutes=1)))
    assert speaker_share(room.meeting) == Fraction(3, 17)


def test_without_anybody_marked_present_there_is_no_share() -> None:
    assert speaker_share(meeting_of().meeting) is None
    assert shown_count(meeting_of().meeting, START)["share"] == ""


def test_who_only_reported_or_replied_is_still_to_be_asked() -> None:
    room = meeting_of(4, 0).start().roll()
    room.send(c.GoToItem("B4"))
    room.speak(DEPUTY, "Báo cáo.", role=SpeechRole.PRESENTATION)
    room.speak(CHAIR, role=SpeechRole.REPLY)
    room.speak("chinh-thuc-4", text="")
    assert silent_members(room.meeting, room.now) == [CHAIR, SECRETARY, DEPUTY]
