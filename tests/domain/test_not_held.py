"""Nội dung không tiến hành: what the meeting did not come to is told so, by one wish, and can be taken back."""

from datetime import date

from assistant.domain import commands as c
from assistant.domain.checks import all_checks
from assistant.domain.held import recorded_items, unheld_items, unreached_items
from assistant.domain.rules import Panel
from assistant.domain.secrecy import public_version, secret_lines
from assistant.wording import checks as check_words
from tests.builders import Room, meeting_of


def two_held() -> Room:
    """The roll was called, B1 and B8 were held; nobody came to anything else."""
    room = meeting_of(secrets_apart=True).start().roll()
    room.tick(minutes=1)
    for item in ("A3", "B1", "B8"):
        room.send(c.GoToItem(item))
        room.tick(minutes=5)
    room.write("item.B1.noi_dung", "Chỉ thị số 35.")
    room.speak("chinh-thuc-3")
    room.send(c.GoToItem("C6"))
    return room


def unheld(room: Room) -> list[str]:
    return [item.id for item in unheld_items(room.meeting)]


def said(room: Room, code: str) -> list[str]:
    return [check_words.check_sentence(check) for check in all_checks(room.meeting, room.now) if check.code == code]


def test_one_wish_marks_all_that_the_meeting_has_not_come_to() -> None:
    room = two_held()
    room.send(c.MarkNotHeld(reason=" hết giờ "))
    assert {"A1", "A3", "B1", "B8", "C6", "C7"}.isdisjoint(unheld(room))
    assert {"B2", "B3", "B4", "B5", "B6", "C2", "C4", "C5"} <= set(unheld(room))
    assert set(room.meeting.not_held.values()) == {"hết giờ"}
    assert room.send(c.MarkNotHeld(reason="hết giờ")) == []


def test_what_was_dealt_with_is_never_marked_though_nobody_opened_its_item() -> None:
    room = two_held()
    room.send(c.RecordDues(17, 17))
    room.send(c.AdoptAgenda())
    room.score(80)
    room.send(c.AddAction("Lập danh sách", owners=("chinh-thuc-1",), due=date(2026, 11, 20), item="C2"))
    room.send(c.MarkNotHeld())
    by_panel = {panel: [i.id for i in room.meeting.agenda if i.records_panel(panel)] for panel in Panel}
    for panel in (Panel.DUES, Panel.AGENDA, Panel.SCORE, Panel.ROLL):
        assert set(by_panel[panel]).isdisjoint(unheld(room)), panel
    assert "C2" not in unheld(room)


def test_a_single_item_is_marked_though_it_was_opened_but_not_what_goes_on_or_has_a_record() -> None:
    room = two_held()
    room.send(c.GoToItem("B2"))
    assert room.refused(c.MarkNotHeld(("B2",))) == "item_is_current"
    room.send(c.GoToItem("C6"))
    room.send(c.MarkNotHeld(("B2",), "chưa chuẩn bị"))
    assert unheld(room) == ["B2"]
    assert room.refused(c.MarkNotHeld(("B1",))) == "item_has_record"
    assert room.refused(c.MarkNotHeld(("C7",))) == "closing_item_held"
    assert room.refused(c.MarkNotHeld(("Z9",))) == "unknown_item"
    assert meeting_of().refused(c.MarkNotHeld()) == "not_started"


def test_the_mark_is_taken_back_by_hand_by_undo_by_opening_the_item_and_by_what_is_recorded() -> None:
    room = two_held()
    room.send(c.MarkNotHeld(("B2", "B3", "B4", "B5")))
    room.send(c.MarkHeld("B2"))
    assert unheld(room) == ["B3", "B4", "B5"]
    room.send(c.Undo())
    assert unheld(room) == ["B2", "B3", "B4", "B5"]
    room.send(c.Undo())
    assert unheld(room) == []
    room.send(c.MarkNotHeld(("B3", "B4", "B5")))
    room.send(c.GoToItem("B3"))
    room.write("item.B4.ket_qua", "Đạt.")
    assert unheld(room) == ["B5"]
    room.send(c.GoToItem("C6"))
    assert unheld(room) == ["B5"]
    assert room.send(c.MarkHeld("B2")) == []


def test_another_reason_is_taken_back_to_the_one_before() -> None:
    room = two_held()
    room.send(c.MarkNotHeld(("B2",), "hết giờ"))
    room.send(c.MarkNotHeld(("B2",), "chưa chuẩn bị"))
    room.send(c.Undo())
    assert room.meeting.not_held == {"B2": "hết giờ"}


def test_the_check_names_them_and_asks_nothing_of_them() -> None:
    """Before, they were "chưa tiến hành", and all marked as such would have been "đã tiến hành đủ"."""
    room = two_held()
    before = unreached_items(room.meeting)
    assert len(before) > 8
    room.send(c.MarkNotHeld())
    assert said(room, "items_reached") == []
    (sentence,) = said(room, "items_not_held")
    assert sentence.startswith(f"Không tiến hành {len(before)} nội dung: ")
    assert not any(check.asks_reason for check in all_checks(room.meeting, room.now) if check.code == "items_not_held")
    missing = [check.item for check in all_checks(room.meeting, room.now) if check.code == "conclusion"]
    assert set(missing) == {"B1", "B8"}
    room.send(c.MarkHeld("B2"))
    assert said(room, "items_reached")[0].startswith("Chưa tiến hành 1 nội dung")


def test_why_a_secret_item_was_not_held_is_told_on_this_machine_only() -> None:
    room = two_held()
    item = room.meeting.item("B5")
    assert item
    room.send(c.AmendItem("B5", item.title, secret=True))
    room.send(c.MarkNotHeld(("B5",), "chờ kết quả xác minh đơn"))
    room.send(c.MarkNotHeld(("B3",), "hết giờ"))
    assert public_version(room.meeting).not_held == {"B5": "", "B3": "hết giờ"}
    assert "chờ kết quả xác minh đơn" in secret_lines(room.meeting)
    assert "hết giờ" not in secret_lines(room.meeting)


def test_an_item_taken_out_of_the_agenda_is_no_longer_marked() -> None:
    room = two_held()
    room.send(c.MarkNotHeld(("B5",)))
    room.send(c.RemoveItem("B5"))
    assert room.meeting.not_held == {}


def test_each_way_of_recording_something_counts_for_its_item_and_for_no_other() -> None:
    room = meeting_of(5, 0).start().roll()
    assert recorded_items(room.meeting) == frozenset()
    room.write("item.B1.noi_dung", "Phổ biến chỉ thị")
    assert recorded_items(room.meeting) == {"B1"}
    other = next(item for item in room.meeting.agenda if item.texts and item.id not in ("B1", "B8", "C2"))
    room.write(f"item.{other.id}.{other.texts[0].code}", " \n")
    room.speak("chinh-thuc-1", item="B8")
    room.send(c.AddAction("Lập danh sách", ("chinh-thuc-1",), item="C2"))
    assert recorded_items(room.meeting) == {"B1", "B8", "C2"}, "blanks are no record"
    motion = room.propose("Kết nạp quần chúng A")
    put = room.meeting.motions[motion].item
    assert put not in recorded_items(room.meeting) or put in {"B1", "B8", "C2"}, "nothing was written or counted yet"
    room.write(f"motion.{motion}", "Đề nghị kết nạp")
    assert recorded_items(room.meeting) == {"B1", "B8", "C2", put}
