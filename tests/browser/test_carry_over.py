"""Nhiệm vụ kỳ trước in the room: eleven tasks come back, are assessed at the console and followed on the wall."""

from datetime import date
from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from assistant.domain import commands as c
from assistant.domain.actions import ActionItem, ActionStatus, StartState, TaskStep
from assistant.journal.store import Store
from tests.browser import meetings
from tests.browser.office import Office, at
from tests.browser.room import Console
from tests.browser.sight import resized
from tests.browser.wall import Wall

ITEM = "Kết quả tháng trước"
HALF, HOUSEHOLDS, TWICE = "Rà soát hồ sơ đất đai tồn đọng", "Lập danh sách hộ nghèo cần hỗ trợ Tết", "Họp dân thôn 2"
STEP = TaskStep(date(2026, 11, 4), date(2026, 10, 31), ActionStatus.PARTLY, "", 60, "thiếu hồ sơ gốc của 12 thửa")
GONE = "Đỗ Ngọc Lan"


def task(number: int, what: str, due: date | None, who: str = "dv-2", name: str = "Trần Văn Dũng") -> ActionItem:
    """A task that November gave."""
    return ActionItem(
        f"2026-11.t{number}", what, (who,), due=due, origin="2026-11", given_on=date(2026, 11, 4), owner_names=name
    )


CARRIED = (
    ActionItem(
        "2026-10.t1", HALF, ("dv-2",), due=date(2026, 10, 31), product="Bảng rà soát", start=StartState.UNDER_WAY,
        origin="2026-10", given_on=date(2026, 10, 5), owner_names="Trần Văn Dũng", steps=(STEP,),
    ),
    task(2, HOUSEHOLDS, date(2026, 11, 30), "dv-99", GONE),
    task(3, "Cập nhật thủ tục đất đai trên bảng niêm yết", date(2026, 12, 3), "dv-5", "Bùi Quốc Khánh"),
    task(4, TWICE, date(2026, 12, 10)),
    *(task(n, f"Việc thứ {n} của tháng trước, giao cho cả chi ủy", date(2026, 12, n)) for n in range(5, 12)),
)  # fmt: skip


def test_tasks_are_assessed_at_the_console_and_followed_on_the_wall(
    visitor: BrowserContext, office: Office, artifacts: Path
) -> None:
    store = meetings.running(office, at("2026-12-04", "14:00"), carried=CARRIED)
    store.send(c.GoToItem("B4"))
    console = Console.of(visitor.new_page(), office, store.id)
    wall = Wall.of(visitor.new_page(), office, store.id)
    wall.shows("quá hạn 34 ngày")
    wall.shows("Lần trước: hoàn thành một phần, 60%")
    wall.shows(GONE)
    assess(console)
    correct(console)
    wall.shows("xong sớm 1 ngày")
    expect(wall.page.locator(".wall .tally")).to_contain_text("Đã đánh giá 2/10")
    pages_of(wall, artifacts)
    console.picture(artifacts, "console-nhiem-vu-ky-truoc")
    kept(store)


def assess(console: Console) -> None:
    """State, percentage, result and day; what is no percentage is told and stays."""
    card = console.card("Nhiệm vụ của kỳ trước")
    card.get_by_label(f"Kết quả: {HALF}", exact=True).select_option("needs_help")
    console.answered()
    share = card.get_by_label(f"Mức độ hoàn thành (%): {HALF}", exact=True)
    share.fill("180")
    share.press("Enter")
    expect(card).to_contain_text("“180” không phải là mức độ: hãy ghi số từ 0 đến 100.")
    console.field(f"Mức độ hoàn thành (%): {HALF}", "80 %", shown="80")
    done = "Cập nhật thủ tục đất đai trên bảng niêm yết"
    card.get_by_label(f"Kết quả: {done}", exact=True).select_option("done")
    console.answered()
    console.field(f"Ngày xong: {done}", "2/12", shown="02/12/2026")
    card.get_by_role("button", name=f"Quá trình của nhiệm vụ “{HALF}”").click()
    expect(card.locator(".life li")).to_have_text(
        [
            "05/10/2026: giao nhiệm vụ, hạn 31/10/2026",
            "04/11/2026: hoàn thành một phần, 60%; thiếu hồ sơ gốc của 12 thửa",
        ]
    )


def correct(console: Console) -> None:
    """A task's day is put off with a reason, its owner who has left stays; another is struck off."""
    card = console.card("Nhiệm vụ của kỳ trước")
    card.get_by_role("button", name=f"Sửa nhiệm vụ “{HOUSEHOLDS}”").click()
    form = card.locator("form.correct")
    expect(form.locator(".chip.on")).to_contain_text(GONE)
    form.get_by_label("Thời hạn").fill("20/12")
    form.get_by_label("Lý do").fill("chi bộ lùi hạn")
    form.get_by_role("button", name="Ghi sửa đổi").click()
    expect(form).to_have_count(0)
    card.get_by_role("button", name=f"Đưa nhiệm vụ “{TWICE}” ra khỏi danh sách").click()
    form.get_by_label("Lý do").fill("ghi trùng")
    form.get_by_role("button", name="Đưa ra khỏi danh sách").click()
    expect(card).to_contain_text("Đã đưa ra khỏi danh sách: ghi trùng")
    console.answered()


def pages_of(wall: Wall, artifacts: Path) -> None:
    """Every task takes its turn at every size of screen, and nothing is cut."""
    for width, height in ((1024, 768), (1280, 720)):
        resized(wall.page, (width, height))
        expect(wall.page.locator(".wall .far")).to_contain_text("tất cả 10")
        wall.picture(artifacts, f"wall-nhiem-vu-{width}")
        shown = wall.page.locator(".wall tr[data-row]:not([hidden])")
        assert shown.count() >= 2
        over = wall.page.evaluate("document.querySelector('.wall .left').scrollHeight > innerHeight")
        assert not over


def kept(store: Store) -> None:
    """The journal has it all."""
    store.refresh()
    found = {one.what: one for one in store.meeting.carried.values()}
    assert (found[HALF].status, found[HALF].percent) == (ActionStatus.NEEDS_HELP, 80)
    assert (found[HOUSEHOLDS].due, found[HOUSEHOLDS].owner_names) == (date(2026, 12, 20), GONE)
    assert [one.reason for one in found[HOUSEHOLDS].changes] == ["chi bộ lùi hạn"]
    assert found[TWICE].struck == "ghi trùng"
