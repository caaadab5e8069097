"""The two pictures of README, made anew: python -m tests.pictures.

A real server on the sample cell, a discussion under way: docs/ban-thu-ky.png (console, 1366×768) and
docs/man-chieu.png (projector, 1280×720).
"""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, sync_playwright

from assistant.domain import commands as c
from assistant.domain.floor import OpinionKind
from assistant.domain.rules import Phase
from assistant.journal.store import Store
from tests.browser.browser_session import enter, leave
from tests.browser.meetings import speak, write
from tests.browser.office import Office, at
from tests.browser.room import Console, HomePage
from tests.browser.wall import Wall
from tests.browsers import find_browser, launch_arguments

DOCS = Path(__file__).resolve().parents[1] / "docs"
START = at("2026-11-04", "14:00")
DISCUSSION = "B8"
SAID = (
    (
        "tran-van-dung",
        OpinionKind.CRITICISM,
        "Tiến độ giải quyết hồ sơ đất đai tháng 10 còn chậm, cần nêu rõ nguyên nhân.",
    ),
    (
        "do-ngoc-lan",
        OpinionKind.PROPOSAL,
        "Đề nghị bổ sung kế hoạch hỗ trợ các hộ nghèo dịp Tết, phân công theo từng thôn.",
    ),
    ("phan-minh-quang", OpinionKind.AGREEMENT, "Nhất trí với dự thảo; mỗi thôn nên có một tổ công nghệ số cộng đồng."),
)
SPEAKS = ("ngo-duc-minh", "Nhất trí với dự thảo. Đề nghị giao đoàn thanh niên hướng dẫn người dân dùng dịch vụ công")


def made(office: Office, context: BrowserContext) -> Store:
    """The sample cell's meeting, as the home page makes it."""
    home = HomePage(context.new_page(), office)
    home.open()
    home.make_meeting()
    return Store(office.journal(), home.open_console().meeting, office.now)


def discussed(office: Office, store: Store) -> None:
    """Everything before the discussion in about its time; three opinions, and a fourth that goes on."""
    moment = START
    office.set_clock(moment)
    store.send(c.StartMeeting())
    store.send(c.MarkRestPresent())
    for item in store.meeting.agenda:
        store.send(c.GoToItem(item.id))
        if item.code == DISCUSSION:
            break
        moment += timedelta(minutes=item.minutes if item.phase is Phase.PROCEEDINGS else 2)
        office.set_clock(moment)
    for speaker, kind, text in SAID:
        speak(store, speaker, text)
        speech = store.meeting.speech()
        moment += timedelta(seconds=137)
        office.set_clock(moment)
        store.send(c.StopSpeech())
        assert speech is not None
        store.send(c.ClassifySpeech(speech.id, kind))
    store.send(c.StartSpeech(SPEAKS[0]))
    office.set_clock(moment + timedelta(seconds=72))
    live = store.meeting.speech()
    assert live is not None
    write(store, f"speech.{live.id}", SPEAKS[1])


def main() -> None:
    """Both pictures."""
    with TemporaryDirectory() as folder, sync_playwright() as started:
        office = Office(Path(folder), sample=True)
        office.set_clock(START - timedelta(minutes=5))
        office.start()
        browser = started.chromium.launch(executable_path=find_browser(), args=launch_arguments())
        context = enter(browser, office)
        context.add_init_script(f"localStorage.setItem('chibo-hint-{DISCUSSION}', 'seen')")
        store = made(office, context)
        discussed(office, store)
        console = Console.of(context.new_page(), office, store.id)
        console.page.locator(".opinion.live textarea").focus()
        console.picture(DOCS, "ban-thu-ky")
        wall = Wall.of(context.new_page(), office, store.id)
        wall.shows("đang phát biểu")
        wall.picture(DOCS, "man-chieu")
        leave(context)
        office.stop()


if __name__ == "__main__":
    main()
