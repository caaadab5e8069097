"""Ghi chép: texts are typed in small edits, by code points, on the newest revision."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import commands as c
from assistant.domain.refusal import Stale
from assistant.domain.text import clean, clean_line, count_forbidden, splice
from tests.builders import CHAIR, Room, adoption, meeting_of

NOTES = "item.B1.noi_dung"


def typing(room: Room, at: int, cut: int, insert: str, field: str = NOTES) -> str:
    text = room.meeting.texts.get(field)
    room.send(c.EditText(field, text.rev if text else 0, at, cut, insert))
    return room.meeting.text(field)


def test_a_text_grows_by_small_edits_and_counts_them() -> None:
    room = meeting_of().start()
    typing(room, 0, 0, "Quán triệt")
    room.tick(minutes=1)
    assert typing(room, 10, 0, " nghị quyết") == "Quán triệt nghị quyết"
    assert typing(room, 0, 10, "Học") == "Học nghị quyết"
    assert (room.meeting.texts[NOTES].rev, room.meeting.texts[NOTES].saved) == (3, room.now)


def test_places_are_counted_in_code_points_so_that_an_emoji_is_one() -> None:
    room = meeting_of()
    typing(room, 0, 0, "a👍🏽b")
    assert typing(room, 1, 2, "🇻🇳") == "a🇻🇳b"


def test_what_was_typed_is_kept_as_typed() -> None:
    room = meeting_of()
    raw = "Tie\u0302\u0301ng Vie\u0323\u0302t\t& <b> {{ x }} {% y %} \"'\n dòng 2  "
    assert typing(room, 0, 0, raw) == raw


def test_characters_no_paper_can_hold_are_taken_out_and_counted() -> None:
    raw = "a\x00b\x08c\ud800d\ufffee\x7ff"
    assert (clean(raw), count_forbidden(raw)) == ("abcdef", 5)
    room = meeting_of()
    assert typing(room, 0, 0, raw) == "abcdef"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x0c", "\u0085", "\u2028", "\u2029"])
def test_every_line_end_becomes_the_same(end: str) -> None:
    assert clean(f"một{end}hai") == "một\nhai"
    assert count_forbidden(f"một{end}hai") == 0


@pytest.mark.parametrize("bullet", ["\uf0b7", "\uf0d8 ", "\uf0a7\t", "\u2022 ", "  \u25aa", "\u27a2\t", "\u00b7 "])
def test_a_bullet_at_the_start_of_a_line_is_a_dash_and_no_empty_box(bullet: str) -> None:
    assert clean(f"Việc:\n{bullet}một\n{bullet}hai") == "Việc:\n- một\n- hai"
    assert not any("\uf020" <= letter <= "\uf0ff" for letter in clean(f"một {bullet} hai {bullet}"))


def test_a_letter_of_a_symbol_font_within_a_line_is_what_it_showed() -> None:
    assert clean("đạt \uf0b3 90 % \uf0e0 tốt \uf0fc") == "đạt ≥ 90 % → tốt ✓"


def test_a_bullet_is_no_piece_of_a_line_s_start_where_the_edit_stands_within_a_line() -> None:
    room = meeting_of()
    assert typing(room, 0, 0, "Giá: \x0b") == "Giá: \n"
    assert typing(room, 5, 0, "• 5 đồng") == "Giá: • 5 đồng\n"


def test_a_fact_of_one_line_is_composed_and_folded() -> None:
    assert clean_line("  Nguye\u0302\u0303n\tVăn \n Hòa\x00 ") == "Nguyễn Văn Hòa"


def test_an_edit_made_on_an_older_text_is_stale_and_tells_the_newest() -> None:
    room = meeting_of()
    typing(room, 0, 0, "mới")
    with pytest.raises(Stale) as told:
        room.send(c.EditText(NOTES, 0, 0, 0, "cũ"))
    assert told.value.facts == {"field": NOTES, "rev": 1, "value": "mới"}
    assert room.refused(c.EditText(NOTES, 2, 0, 0, "từ tương lai")) == "stale"


@pytest.mark.parametrize(("at", "cut"), [(-1, 0), (0, 4), (4, 0), (2, -1), (2, 2)])
def test_an_edit_outside_the_text_is_stale(at: int, cut: int) -> None:
    room = meeting_of()
    typing(room, 0, 0, "abc")
    assert room.refused(c.EditText(NOTES, 1, at, cut, "x")) == "stale"


@pytest.mark.parametrize(
    "field", ["", "B1", "item.B1.la", "item.Z9.noi_dung", "item.A1.ket_luan", "speech.s99", "motion.m99", "la.nq"]
)
def test_a_field_the_meeting_has_not_is_refused(field: str) -> None:
    assert meeting_of().refused(c.EditText(field, 0, 0, 0, "a")) == "unknown_field"


@pytest.mark.parametrize("field", [NOTES, "item.B1.ket_luan", "item.B4.nguyen_nhan", "motion.nq"])
def test_items_conclusions_and_motions_have_texts(field: str) -> None:
    assert typing(meeting_of(), 0, 0, "nội dung", field) == "nội dung"


def test_a_text_holds_a_million_characters_and_not_one_more() -> None:
    room = meeting_of()
    typing(room, 0, 0, "ế" * 999_999)
    assert len(typing(room, 500_000, 0, "👍")) == 1_000_000
    assert room.refused(c.EditText(NOTES, 2, 0, 0, "a")) == "text_too_long"
    assert len(typing(room, 0, 1, "b")) == 1_000_000


def test_twenty_thousand_keystrokes_of_a_meeting_are_folded_quickly() -> None:
    room = meeting_of()
    for n in range(2_000):
        room.send(c.EditText(NOTES, n, n, 0, "ă"))
    assert room.meeting.text(NOTES) == "ă" * 2_000


def test_an_item_can_be_prepared_before_the_meeting_but_not_entered() -> None:
    room = meeting_of()
    typing(room, 0, 0, "dự thảo")
    assert room.refused(c.GoToItem("B1")) == "not_started"


def test_after_the_end_no_item_is_entered() -> None:
    room = meeting_of().start()
    room.send(c.EndMeeting("mất điện"))
    assert room.refused(c.GoToItem("B1")) == "meeting_over"


def test_adopted_minutes_are_not_typed_into() -> None:
    room = meeting_of().start()
    room.send(adoption())
    assert room.refused(c.EditText(NOTES, 0, 0, 0, "a")) == "minutes_adopted"


def test_the_text_of_a_speech_is_typed_while_it_lasts() -> None:
    room = meeting_of().start().roll()
    room.send(c.StartSpeech(CHAIR))
    speech = room.meeting.speech()
    assert speech is not None
    assert typing(room, 0, 0, "Tôi đề nghị", f"speech.{speech.id}") == "Tôi đề nghị"


@given(st.text(), st.data(), st.text())
def test_a_splice_changes_what_it_names_and_nothing_else(text: str, data: st.DataObject, insert: str) -> None:
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, len(text) - at))
    after = splice(text, at, cut, insert)
    assert len(after) == len(text) - cut + len(insert)
    assert (after[:at], after[at : at + len(insert)], after[at + len(insert) :]) == (
        text[:at],
        insert,
        text[at + cut :],
    )
    assert splice(after, at, len(insert), text[at : at + cut]) == text


@given(st.text(st.characters()))
def test_cleaning_twice_is_cleaning_once_and_leaves_what_utf8_can_hold(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert count_forbidden(once) == 0
    assert once.encode("utf-8").decode("utf-8") == once
