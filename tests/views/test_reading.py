"""What is read to the room holds everything that the item holds, as the minutes will print it."""

from datetime import UTC

import pytest

from assistant.documents.facts.minutes_items import item_facts
from assistant.domain import commands as c
from assistant.domain.agenda import AgendaItem
from assistant.domain.boxes import item_fields
from assistant.domain.checks import needs_reading
from assistant.domain.kinds import MeetingKind
from assistant.domain.rules import Matter, Panel
from assistant.views.console.reading import reading_parts
from tests.builders import Room, meeting_of


@pytest.mark.parametrize("kind", MeetingKind)
def test_every_box_of_an_item_is_read_back_under_the_name_the_minutes_give_it(kind: MeetingKind) -> None:
    room = meeting_of(kind=kind).start()
    for item in room.meeting.agenda:
        typed = {key: f"Đã ghi vào ô {key}" for key in item_fields(item)}
        assert not typed or not needs_reading(room.meeting, item)
        for key, text in typed.items():
            room.write(key, text)
        printed = item_facts(room.meeting, item, 1, UTC)
        boxes = {(b["nhan"], b["noi_dung"]) for b in (*printed["o_chu"], *printed["o_chu_sau"]) if b["noi_dung"]}
        read = {(part["title"], line) for part in reading_parts(room.meeting, item) for line in part["lines"]}
        assert set(typed.values()) <= {line for _, line in read}
        assert {box for box in boxes if box[1] in typed.values()} <= read
        assert not typed or needs_reading(room.meeting, item)


def test_the_count_is_a_sentence_of_its_own_with_those_against_and_those_of_no_opinion() -> None:
    room = meeting_of().start().roll()
    item = next(i for i in room.meeting.agenda if i.records_panel(Panel.RESOLUTION))
    room.send(c.GoToItem(item.id))
    resolution = next(m for m in room.meeting.motions.values() if m.item == item.id)
    room.write(f"motion.{resolution.id}", "1. Lát vỉa hè.\n2. Vận động đăng ký dịp Tết.")
    assert votes_read(room, item) == ["1. Lát vỉa hè.\n2. Vận động đăng ký dịp Tết.", "Chưa biểu quyết."]
    room.send(c.RecordVote(resolution.id, 12, 1, 2))
    counted = "tán thành 12/15 (80%, quá nửa), không tán thành 1, không có ý kiến 2; được thông qua."
    assert votes_read(room, item)[1:] == [f"Kết quả biểu quyết (giơ tay): {counted}"]
    matter = room.propose("Kết nạp quần chúng", matter=Matter.ADMISSION)
    room.write(f"motion.{matter}", "Chị Nguyễn Thị Hoa.")
    room.send(c.RecordVote(matter, 9, 6, 0))
    failed = "tán thành 9/15 (60%, chưa đủ hai phần ba), không tán thành 6, không có ý kiến 0; không được thông qua."
    assert votes_read(room, item)[2:] == [
        "Kết nạp quần chúng",
        "Chị Nguyễn Thị Hoa.",
        f"Kết quả biểu quyết (giơ tay): {failed}",
    ]


def votes_read(room: Room, item: AgendaItem) -> list[str]:
    """The lines under the heading of the votes."""
    return next(part["lines"] for part in reading_parts(room.meeting, item) if part["title"] == "Biểu quyết")
