"""The wall: read from eight metres at any resolution, the truth at any moment, and nothing of the secretary's own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from assistant.domain import commands as c
from assistant.domain.attendance import Presence
from assistant.domain.rules import Phase
from assistant.journal.store import Store
from tests.browser import meetings, scenes
from tests.browser.meetings import NAMES, SPEAKERS
from tests.browser.office import Office, at, lived_in
from tests.browser.wall import Wall

START, LATE = at("2026-11-05", "14:00"), at("2026-11-05", "14:40")
SIZES = ((1024, 768), (1280, 720), (1366, 768), (1920, 1080))
LONG = (
    "Thống nhất kế hoạch thực hiện nhiệm vụ tháng 12 năm 2026; giao chi ủy cụ thể hóa thành chương trình công tác, "
    "phân công đảng viên phụ trách từng việc, kiểm tra kết quả trước ngày 25/12/2026 và báo cáo tại buổi sinh hoạt sau."
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office of its own: which meeting runs last is asked here, and other tests hold theirs in December."""
    yield from lived_in(tmp_path_factory.mktemp("projector"))


def before(store: Store) -> str:
    return "Chương trình"


def speaking(store: Store) -> str:
    """The longest title of the order of business, and somebody speaking."""
    store.send(c.StartMeeting())
    store.send(c.MarkRestPresent())
    store.send(c.MarkAttendance("dv-9", Presence.EXCUSED, "đi công tác"))
    store.send(c.MarkAttendance("dv-10", Presence.UNEXCUSED))
    store.send(c.GoToItem("B1"))
    store.send(c.StartSpeech(SPEAKERS[1]))
    return "đang phát biểu"


def own_item(store: Store) -> str:
    """An item of the cell's own with a long title."""
    title = "Xét, đề nghị công nhận đảng viên chính thức cho đảng viên dự bị"
    store.send(c.AddItem(Phase.PROCEEDINGS, title, 10))
    store.send(c.GoToItem(next(item.id for item in store.meeting.agenda if not item.code)))
    return title


def voting(store: Store) -> str:
    store.send(c.StopSpeech())
    store.send(c.GoToItem("C4"))
    meetings.write(store, "motion.nq", LONG)
    return LONG


def voted(store: Store) -> str:
    store.send(c.RecordVote("nq", 11, 1, 1))
    return "✓ Được thông qua"


def ended(store: Store) -> str:
    store.send(c.EndMeeting("Họp thử"))
    return "Đã kết thúc"


MOMENTS: dict[str, Callable[[Store], str]] = {
    "truoc-gio": before,
    "phat-bieu": speaking,
    "noi-dung-rieng": own_item,
    "bieu-quyet": voting,
    "ket-qua": voted,
    "ket-thuc": ended,
}
"""Brings the meeting to a moment that the wall has to show; what it then says."""


def test_everything_fits_and_can_be_read(visitor: BrowserContext, office: Office, artifacts: Path) -> None:
    store = meetings.planned(office, START)
    wall = Wall.of(visitor.new_page(), office, store.id)
    wrong: dict[str, list[str]] = {}
    for moment, bring in MOMENTS.items():
        wall.shows(bring(store))
        for size in SIZES:
            if found := scenes.measured(wall, *size):
                wrong[f"{moment} {size[0]}x{size[1]}"] = found
            if found or size == (1280, 720):
                wall.picture(artifacts, f"wall-{moment}-{size[0]}x{size[1]}")
    assert wrong == {}


@pytest.fixture
def held(visitor: BrowserContext, office: Office) -> tuple[Wall, Store]:
    """A meeting with much that only the secretary sees, and a projector that is opened now, 40 minutes late."""
    store = meetings.running(office, START)
    office.set_clock(LATE)
    for number, speaker in enumerate(SPEAKERS[:3]):
        meetings.speak(store, speaker, f"Điều ghi kín số {number}")
    meetings.write(store, "item.B8.tu_phe_binh", "Điều ghi kín của thư ký")
    store.send(c.RecordDues(10, 17, "Ghi chú kín"))
    return Wall.of(visitor.new_page(), office, store.id), store


def truth(wall: Wall) -> None:
    """What has happened in these 40 minutes."""
    wall.item("Thảo luận; tự phê bình và phê bình")
    wall.speaker(f"Đ/c {NAMES[4]}")
    wall.opinions(3, 4)
    wall.shows("Có mặt 17/17")
    wall.page.wait_for_function("() => /^40:\\d\\d$/.test(document.querySelector('.ring .big').textContent)")


def test_opened_late_and_reloaded_it_shows_the_truth(held: tuple[Wall, Store], office: Office) -> None:
    wall, _ = held
    truth(wall)
    office.set_clock(LATE)
    wall.reload()
    truth(wall)


def test_it_follows_and_keeps_the_secretarys_texts_to_itself(held: tuple[Wall, Store]) -> None:
    wall, store = held
    for item in ("B8", "C2", "B1"):
        store.send(c.GoToItem(item))
        current = store.meeting.item(item)
        assert current is not None
        wall.item(current.title)
        page = wall.page.content() + str(states(wall))
        for secret in ("Điều ghi kín", "Ghi chú kín"):
            assert secret not in page


def states(wall: Wall) -> Any:
    """What the kernel has sent to this page, shown or not."""
    return wall.page.evaluate("() => JSON.stringify(globalThis.chiboPage.states())")


def test_without_a_meeting_in_the_address_it_shows_the_one_that_runs(visitor: BrowserContext, office: Office) -> None:
    store = meetings.running(office, at("2026-11-20", "14:00"))  # after every other meeting of this office
    wall = Wall(visitor.new_page(), office)
    wall.open()
    wall.item("Thảo luận; tự phê bình và phê bình")
    wall.shows(store.meeting.title)
