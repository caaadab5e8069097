"""What is read to the room holds everything that the item holds, as the minutes will print it."""

from datetime import UTC

import pytest

from assistant.documents.facts.minutes_items import item_facts
from assistant.domain.boxes import item_fields
from assistant.domain.checks import needs_reading
from assistant.domain.kinds import MeetingKind
from assistant.views.console.reading import reading_parts
from tests.builders import meeting_of


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
