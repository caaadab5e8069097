"""Every page is looked over by axe-core: no violation that it calls serious or critical."""

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # it carries no types
from playwright.sync_api import BrowserContext, Page, expect

from assistant.domain import commands as c
from tests.browser import live
from tests.browser.live import HOA
from tests.browser.meetings import speak, write
from tests.browser.office import Office, at
from tests.browser.room import ChairPage, Console, HomePage
from tests.browser.wall import Wall

START = at("2026-11-05", "14:00")
GRAVE = ("serious", "critical")


def faults(page: Page) -> list[str]:
    """What axe-core finds grave: the rule, and where."""
    found = Axe().run(page).response["violations"]
    return [f"{v['id']} at {[node['html'] for node in v['nodes'][:3]]}" for v in found if v["impact"] in GRAVE]


def counted_and_taken_back(chair: ChairPage) -> dict[str, list[str]]:
    """The chair's hand counts, sees what came of it, rests, and takes back what was a slip."""
    page = chair.page
    page.get_by_label("Tán thành", exact=True).fill("6")
    page.get_by_label("Không có ý kiến", exact=True).fill("1")
    page.get_by_role("button", name="Ghi kết quả").click()
    expect(page.locator(".result")).to_have_text("✓ Được thông qua · 6/7 = 85,7% (quá nửa)")
    page.get_by_role("button", name="Giải lao").click()
    expect(page.locator(".resting")).to_contain_text("Đang giải lao")
    wrong = {"chair resting": faults(page)}
    expect(page.locator(".undone")).to_have_text("Đã tạm nghỉ")
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.locator(".resting")).to_have_count(0)
    expect(page.locator(".undone", has_text="Đã hoàn tác việc: tạm nghỉ")).to_be_visible()
    page.get_by_role("button", name="Làm lại").click()
    expect(page.locator(".resting")).to_contain_text("Đang giải lao")
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.locator(".resting")).to_have_count(0)
    return wrong


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
        console.at(current.rail_title)
        wall.item(current.title)
        chair.shown("main.chair h2", current.title)
        for name, page in (("console", console.page), ("wall", wall.page), ("chair", chair.page)):
            wrong[f"{name} {item}"] = faults(page)
    wrong |= counted_and_taken_back(chair)
    wall.page.bring_to_front()
    wall.page.keyboard.press("t")
    wall.page.wait_for_selector(".wall.dark")
    wrong["wall dark"] = faults(wall.page)
    assert {where: found for where, found in wrong.items() if found} == {}
