"""The minutes read to the room: adopting them ends without a refusal, an amendment leaves the reading where it was."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from assistant.domain.procedure.course import MINUTES
from assistant.journal.store import Store
from tests.browser import live
from tests.browser.live import SAID
from tests.browser.office import Office, at
from tests.browser.room import Console
from tests.browser.wall import Wall
from tests.documents.templates.test_check import change
from tests.documents.templates.test_gate import own

START = at("2026-11-05", "14:00")
BETTER = "Đề nghị làm rõ tiến độ trước ngày 20/11/2026."
LATE_EVENTS = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
"""After a frame every event of a dialog that was taken off the page has arrived."""
SCROLLED = "(paper) => Math.round(paper.scrollTop)"


@pytest.fixture
def store(office: Office) -> Store:
    """A meeting whose minutes are to be read."""
    return live.to_be_read(office, START)


@pytest.fixture
def page(visitor: BrowserContext) -> Page:
    """The console's page."""
    return visitor.new_page()


def settled(console: Console) -> None:
    """What the page still had to say has been said and answered."""
    console.page.evaluate(LATE_EVENTS)
    console.answered()


def no_refusal(page: Page) -> None:
    """Nothing is said at the foot of the page."""
    expect(page.locator("#chibo-notice:not([hidden])")).to_have_count(0)


def test_no_refusal_is_shown_after_the_minutes_were_adopted(office: Office, page: Page, store: Store) -> None:
    console = Console.of(page, office, store.id)
    console.read_and_adopt()
    settled(console)
    no_refusal(page)


@pytest.fixture
def shorter(own_templates: Path) -> None:
    """The office has a template of its own that leaves a field out."""
    own(own_templates, change("- Hình thức: {{ hinh_thuc }}", "- Hình thức:"))


@pytest.mark.usefixtures("shorter")
def test_minutes_that_show_less_are_adopted_only_when_somebody_says_so(
    office: Office, page: Page, store: Store, artifacts: Path
) -> None:
    console = Console.of(page, office, store.id)
    console.read()
    reading = page.locator("dialog.reading")
    asked = reading.locator(".asking")
    expect(asked).to_contain_text("hình thức họp")
    adopt = reading.get_by_role("button", name=re.compile("nhất trí thông qua$"))
    expect(adopt).to_be_disabled()
    asked.get_by_label("Đã xem; vẫn thông qua").check()
    expect(asked.get_by_label("Người xác nhận")).not_to_have_value("")
    expect(adopt).to_be_enabled()
    page.screenshot(path=artifacts / "xac-nhan-thieu-bien-ban.png")
    adopt.click()
    settled(console)
    no_refusal(page)
    store.refresh()
    assert [one.fields for one in store.meeting.omissions] == [("hinh_thuc",)]


def test_an_amendment_leaves_the_reading_open_at_its_place(office: Office, page: Page, store: Store) -> None:
    console = Console.of(page, office, store.id)
    console.read()
    paper = page.locator("dialog.reading .paper")
    line = paper.locator(".amendable", has_text=SAID)
    line.click()
    place = paper.evaluate(SCROLLED)
    assert place > 0
    form = page.locator("form.amend")
    form.get_by_label("Ai đề nghị sửa").fill("Đ/c Hòa")
    form.get_by_label("Nội dung sau khi sửa").fill(BETTER)
    form.get_by_role("button", name="Sửa biên bản").click()
    expect(paper.locator(".amendable", has_text=BETTER)).to_be_visible()
    expect(form).to_have_count(0)
    settled(console)
    expect(page.locator("dialog.reading[open]")).to_have_count(1)
    expect(paper).to_be_focused()
    assert paper.evaluate(SCROLLED) == place
    store.refresh()
    assert store.meeting.reading == MINUTES, "the room still sees what is read"
    console.adopt()
    settled(console)
    no_refusal(page)


TYPED = "Chi bộ đạt ba mặt: nếp họp, phân công, kiểm tra."
BLANK = "Đánh giá kết quả: Ưu điểm"


def test_what_is_missing_is_written_where_the_caret_stands_and_the_reading_goes_on_at_its_place(
    office: Office, page: Page, store: Store, artifacts: Path
) -> None:
    page.set_viewport_size({"width": 1366, "height": 610})
    console = Console.of(page, office, store.id)
    console.read()
    reading = page.locator("dialog.reading")
    reading.locator(".blanks summary").click()
    reading.get_by_role("button", name=BLANK, exact=True).click()
    expect(reading.locator(".paper .blank")).to_be_in_viewport()
    place = reading.locator(".paper").evaluate(SCROLLED)
    assert place > 0
    reading.get_by_role("button", name=f"Đến chỗ ghi: {BLANK}").click()
    box = console.box("Ưu điểm")
    expect(box).to_be_focused()
    page.keyboard.insert_text(TYPED)
    page.screenshot(path=artifacts / "den-cho-ghi.png")
    console.reload()
    page.get_by_role("button", name="Trở về đọc biên bản").click()
    paper = page.locator("dialog.reading .paper")
    expect(paper).to_contain_text(TYPED)
    expect(page.locator("dialog.reading .blanks")).to_have_attribute("open", "")
    expect(page.locator("dialog.reading .blanks")).not_to_contain_text(BLANK)
    assert abs(paper.evaluate(SCROLLED) - place) < 40
    page.screenshot(path=artifacts / "tro-ve-doc.png")
    console.adopt()
    expect(page.get_by_role("button", name="Trở về đọc biên bản")).to_have_count(0)


@pytest.mark.parametrize(
    ("blank", "box"),
    [
        ("Biểu quyết nghị quyết: Kết quả biểu quyết", "Tán thành: "),
        ("Tự chấm điểm: Điểm tự chấm", "Điểm tiêu chí 1"),
        ("Phân công nhiệm vụ: ", "Nội dung công việc mới"),
        ("Thông qua biên bản: Chỗ sửa", "Chỗ sửa, bổ sung trong biên bản"),
    ],
)
def test_figures_tasks_and_the_item_itself_have_their_boxes_too(
    office: Office, page: Page, store: Store, blank: str, box: str
) -> None:
    console = Console.of(page, office, store.id)
    console.read()
    reading = page.locator("dialog.reading")
    reading.locator(".blanks summary").click()
    reading.get_by_role("button", name=re.compile(f"^Đến chỗ ghi: {blank}")).click()
    expect(page.get_by_label(re.compile(f"^{box}")).and_(page.locator(":focus"))).to_have_count(1)


def test_a_detail_that_is_missing_is_written_in_its_dialog_and_the_reading_goes_on(
    office: Office, page: Page, store: Store, artifacts: Path
) -> None:
    console = Console.of(page, office, store.id)
    console.read()
    reading = page.locator("dialog.reading")
    reading.locator(".blanks summary").click()
    reading.get_by_role("button", name="Đến chỗ ghi: Thông báo, giấy mời").click()
    expect(page.get_by_label("Số thông báo, giấy mời")).to_be_focused()
    page.keyboard.insert_text("07-TM/CB")
    page.screenshot(path=artifacts / "den-o-thong-tin.png")
    page.get_by_role("dialog").get_by_role("button", name="Trở về đọc biên bản").click()
    expect(reading.locator(".paper")).to_contain_text("07-TM/CB")
    expect(page.get_by_role("dialog")).to_have_count(1)


def test_the_reading_ends_with_its_window(office: Office, page: Page, store: Store) -> None:
    console = Console.of(page, office, store.id)
    console.read()
    page.keyboard.press("Escape")
    settled(console)
    expect(page.locator("dialog.reading")).to_have_count(0)
    store.refresh()
    assert store.meeting.reading == ""


def test_the_number_is_given_while_the_minutes_are_read(office: Office, page: Page, store: Store) -> None:
    """It is part of the text: the reading stays open with the number in it, and is adopted so."""
    console = Console.of(page, office, store.id)
    console.read()
    asked = page.get_by_role("dialog").locator("form.number")
    asked.get_by_role("textbox").fill("07")
    asked.get_by_role("button").click()
    expect(page.get_by_role("dialog").get_by_text("Số 07-BB/")).to_be_visible()
    expect(asked).to_have_count(0)
    console.adopt()
    store.refresh()
    assert store.meeting.adoption is not None
    assert any("Số 07-BB/" in line for line in store.meeting.adoption.lines)


LINE_SEEN = """(text) => {
  const paper = document.querySelector(".wall .draft").getBoundingClientRect();
  const line = [...document.querySelectorAll(".wall .draft .row")].find((row) => row.textContent.includes(text));
  const at = line.getBoundingClientRect();
  return at.top >= paper.top - 1 && at.bottom <= paper.bottom + 1;
}"""
"""Whether the room sees the whole line."""
CENTRED = """(text) => {
  const line = [...document.querySelectorAll(".wall .draft p")].find((one) => one.textContent.includes(text));
  return line && getComputedStyle(line).textAlign + " " + getComputedStyle(line).fontFamily;
}"""


def test_the_wall_shows_the_draft_as_on_paper_and_follows_the_reader(
    office: Office, page: Page, store: Store, visitor: BrowserContext, artifacts: Path
) -> None:
    wall = Wall.of(visitor.new_page(), office, store.id)
    console = Console.of(page, office, store.id)
    console.read()
    wall.shows("BIÊN BẢN")
    assert "center" in wall.page.evaluate(CENTRED, "BIÊN BẢN")
    assert "Times New Roman" in wall.page.evaluate(CENTRED, "BIÊN BẢN")
    wall.shows("ĐẢNG CỘNG SẢN VIỆT NAM")
    expect(wall.page.locator(".wall .elapsed .big")).to_be_visible()
    wall.picture(artifacts, "wall-draft-top")
    assert not wall.page.evaluate(LINE_SEEN, SAID)
    page.locator("dialog.reading .amendable", has_text=SAID).click()
    page.locator("form.amend").get_by_label("Ai đề nghị sửa").fill("Đ/c Hòa")
    wall.page.wait_for_function(LINE_SEEN, arg=SAID)
    before = wall.page.evaluate("() => document.querySelector('.wall .draft').scrollTop")
    form = page.locator("form.amend")
    form.get_by_label("Nội dung sau khi sửa").fill(BETTER)
    form.get_by_role("button", name="Sửa biên bản").click()
    wall.shows(BETTER)
    wall.shows("đã sửa 1 chỗ")
    wall.page.wait_for_function(LINE_SEEN, arg=BETTER)
    assert abs(wall.page.evaluate("() => document.querySelector('.wall .draft').scrollTop") - before) < 150
    wall.picture(artifacts, "wall-draft-amended")
    expect(page.locator("dialog.reading .paper")).to_contain_text(BETTER)  # longer than it was: its end lies lower
    page.locator("dialog.reading .paper").evaluate("(paper) => paper.scrollTo(0, paper.scrollHeight)")
    expect(wall.page.locator(".far")).to_contain_text("hết biên bản")
    wall.picture(artifacts, "wall-draft-end")
    wall.page.set_viewport_size({"width": 1024, "height": 768})
    wall.picture(artifacts, "wall-draft-1024")
    page.screenshot(path=artifacts / "reading-console.png")


LOOK = """(row) => [getComputedStyle(row).display, ...[...row.querySelectorAll("p")].map((line) =>
  getComputedStyle(line).textAlign)]"""


def test_the_letterhead_stands_in_the_reading_as_on_paper(
    office: Office, page: Page, store: Store, artifacts: Path
) -> None:
    """Two columns, each centred, capitals as printed; the title is centred and bold."""
    page.set_viewport_size({"width": 1366, "height": 610})
    console = Console.of(page, office, store.id)
    lines = console.read()
    paper = page.locator("dialog.reading .paper")
    page.screenshot(path=artifacts / "dau-bien-ban.png")
    head = paper.locator(".row.cells").first
    expect(head.locator("> div")).to_have_count(2)
    assert head.evaluate(LOOK)[0] == "grid"
    assert set(head.evaluate(LOOK)[1:]) == {"center"}
    expect(head).to_contain_text("ĐẢNG CỘNG SẢN VIỆT NAM")
    title = paper.locator(".row p", has_text="BIÊN BẢN")
    expect(title).to_have_css("text-align", "center")
    expect(title.locator("span").first).to_have_css("font-weight", "700")
    expect(paper.locator(".head").first).to_have_text("I- Mở đầu")
    store.refresh()
    assert lines == store.meeting.reading_lines


def test_the_wall_goes_to_the_line_that_is_amended_wherever_the_reader_sees_it(
    office: Office, page: Page, store: Store, visitor: BrowserContext
) -> None:
    """On a tall screen the line is seen without scrolling to it; the wall holds less at once."""
    wall = Wall.of(visitor.new_page(), office, store.id)
    page.set_viewport_size({"width": 1366, "height": 4200})
    console = Console.of(page, office, store.id)
    console.read()
    wall.shows("BIÊN BẢN")
    line = page.locator("dialog.reading .amendable", has_text=SAID)
    expect(line).to_be_in_viewport(ratio=1)
    assert not wall.page.evaluate(LINE_SEEN, SAID)
    line.click()
    wall.page.wait_for_function(LINE_SEEN, arg=SAID)
    form = page.locator("form.amend")
    form.get_by_label("Ai đề nghị sửa").fill("Đ/c Hòa")
    form.get_by_label("Nội dung sau khi sửa").fill(BETTER)
    form.get_by_role("button", name="Sửa biên bản").click()
    wall.shows(BETTER)
    settled(console)
    wall.page.wait_for_function(LINE_SEEN, arg=BETTER)
