"""Every page is looked over by axe-core: no violation that it calls serious or critical."""

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import BrowserContext, Page

from assistant.domain import commands as c
from tests.browser import live
from tests.browser.live import HOA
from tests.browser.meetings import speak, write
from tests.browser.office import Office, at
from tests.browser.room import Console, HomePage, OpenPage
from tests.browser.wall import Wall

START = at("2026-11-05", "14:00")
GRAVE = ("serious", "critical")


def faults(page: Page) -> list[str]:
    """What axe-core finds grave: the rule, and where."""
    found = Axe().run(page).response["violations"]
    return [f"{v['id']} at {[node['html'] for node in v['nodes'][:3]]}" for v in found if v["impact"] in GRAVE]


class ChairPage(OpenPage):
    """The chair's page, as on a phone."""

    notebook = "chair"


def test_no_page_has_a_grave_fault(tester: BrowserContext, office: Office) -> None:
    store = live.running(office, START)
    home = HomePage(tester.new_page(), office)
    home.open()
    wrong = {"home": faults(home.page)}
    speak(store, HOA, "Đề nghị làm rõ tiến độ.")
    write(store, "motion.nq", "Chi bộ thống nhất.")
    store.send(c.AddAction("Lập danh sách", (HOA,), item="C2"))
    console = Console.of(tester.new_page(), office, store.id)
    wall = Wall.of(tester.new_page(), office, store.id)
    chair = ChairPage(tester.new_page(), office, f"?meeting={store.id}")
    chair.page.set_viewport_size({"width": 390, "height": 844})
    chair.open()
    for item in ("A3", "B8", "C2", "C4"):
        store.send(c.GoToItem(item))
        current = store.meeting.item(item)
        assert current is not None
        console.shown("nav .looking .name", current.rail_title)
        wall.item(current.title)
        chair.shown("main.chair h2", current.title)
        for name, page in (("console", console.page), ("wall", wall.page), ("chair", chair.page)):
            wrong[f"{name} {item}"] = faults(page)
    wall.page.keyboard.press("t")
    wall.page.wait_for_selector(".wall.dark")
    wrong["wall dark"] = faults(wall.page)
    assert {where: found for where, found in wrong.items() if found} == {}
