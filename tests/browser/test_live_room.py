"""The live room: corrections, a break, a secret item, every scene of the wall, a screen with a wrong clock."""

import time
from functools import partial
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from assistant.cli import main
from assistant.domain import commands as c
from assistant.domain.attendance import Presence
from assistant.domain.meeting import ReadBack
from assistant.journal import record
from assistant.journal.store import Store
from tests.browser import live, scenes
from tests.browser.browser_session import Ears, enter, leave
from tests.browser.live import HOA, KHANH, NAMES
from tests.browser.meetings import speak, write
from tests.browser.office import Office, at
from tests.browser.room import Console
from tests.browser.wall import Wall
from tests.server.running import until

START = at("2026-11-05", "14:00")


def test_a_speech_set_right_undo_by_name_and_a_break(visitor: BrowserContext, office: Office, ears: Ears) -> None:
    store = live.running(office, START)
    console = Console.of(visitor.new_page(), office, store.id)
    wall = Wall.of(visitor.new_page(), office, store.id)
    office.set_clock(at("2026-11-05", "14:10"))
    console.page.bring_to_front()
    console.speak("Lê Văn Hòa", "Tiến độ còn chậm.")
    undo = console.page.locator(".undo p")
    expect(undo).to_have_text("Đã kết thúc phát biểu của Lê Văn Hòa")
    console.page.keyboard.press("Alt+u")
    expect(console.page.locator(".opinion.live")).to_have_count(1)
    wall.speaker("Đ/c Lê Văn Hòa")
    office.set_clock(at("2026-11-05", "14:14"))
    console.stop_speech()
    set_right(console, store)
    took_a_break(office, console, wall)
    assert ears.complaints == []


def set_right(console: Console, store: Store) -> None:
    """It was somebody else, and it began earlier: the speech says so, and the record keeps how it stood."""
    page = console.page
    page.get_by_label("Sửa lượt phát biểu của Lê Văn Hòa").click()
    page.get_by_label("Người phát biểu", exact=True).select_option(label="Bùi Quốc Khánh")
    page.get_by_label("Giờ bắt đầu phát biểu").fill("14:08")
    page.locator("form.correct").get_by_role("button", name="Sửa").click()
    expect(page.locator(".opinion .who")).to_have_text("Đ/c Bùi Quốc Khánh")
    expect(page.locator(".opinion .meta")).to_contain_text("14:08")
    store.refresh()
    (speech,) = store.meeting.speeches.values()
    assert speech.speaker == KHANH
    (trail,) = record.load(record.dump(store.meeting)).corrections
    assert trail.subject == speech.id
    assert trail.before.startswith("Lê Văn Hòa, ")
    assert trail.after.startswith("Bùi Quốc Khánh, ")
    assert trail.before != trail.after


def took_a_break(office: Office, console: Console, wall: Wall) -> None:
    """Twenty minutes of break leave the meeting's clock where it was."""
    office.set_clock(at("2026-11-05", "14:20"))
    console.page.keyboard.press("Alt+g")
    wall.shows("Thời gian nghỉ không tính vào thời lượng")
    office.set_clock(at("2026-11-05", "14:40"))
    console.page.keyboard.press("Alt+g")
    expect(console.page.locator(".clock.paused")).to_have_count(0)
    until("the clock goes on from twenty minutes", lambda: 20 * 60 <= console.timer() < 21 * 60)
    expect(console.page.locator("aside .clock")).to_contain_text("Còn 70 phút để đủ tối thiểu 90 phút")
    wall.page.wait_for_function("() => /^20:\\d\\d$/.test(document.querySelector('.ring .big').textContent)")


SECRET = "Xem xét đơn tố cáo của công dân Vương Bích"
GONE = "() => !document.querySelector('.wall h1, .wall .left').textContent.includes('(mật)')"
WHISPERED = ("Điều kín một", "Điều kín hai", "Điều kín ba", "Điều kín bốn")


def test_a_meeting_that_goes_otherwise_than_planned(
    visitor: BrowserContext, office: Office, artifacts: Path, ears: Ears
) -> None:
    store = live.planned(office, START)
    office.set_clock(at("2026-11-05", "13:40"))
    console = Console.of(visitor.new_page(), office, store.id)
    page = console.page
    page.set_viewport_size({"width": 1366, "height": 768})
    started_by_mistake(console, artifacts)
    office.set_clock(at("2026-11-05", "14:00"))
    console.start()
    for command_id in (c.MarkAttendance(KHANH, Presence.EXCUSED, "đi họp xã"), c.MarkRestPresent(), c.GoToItem("B7")):
        store.send(command_id)
    console.at("Nội dung cần thảo luận")
    console.begin_speech("Lê Văn Hòa")
    set_right_around(console, artifacts)
    console.stop_speech()
    page.get_by_label("Sửa lượt phát biểu của Lê Văn Hòa").click()
    page.get_by_label("Nội dung của phát biểu").select_option(label="Thảo luận, phê bình")
    page.locator("form.correct").get_by_role("button", name="Sửa").click()
    expect(page.locator(".opinion")).to_have_count(0)
    over_earlier(office, console, store, artifacts)
    store.refresh()
    meeting = store.meeting
    assert [s.item for s in meeting.speeches.values()] == ["B8"]
    assert (meeting.details.chair, meeting.details.place) == (HOA, "Hội trường thôn")
    assert [(h.office, h.after) for h in meeting.handovers] == [("chair", HOA)]
    assert meeting.roll[KHANH].presence is Presence.PRESENT
    assert [g.name for g in meeting.guests.values()] == ["Phan Văn Sáu"]
    assert meeting.agenda[-1].code == "C7"
    assert "Góp quỹ khuyến học" in [i.title for i in meeting.agenda]
    assert [one.subject for one in meeting.corrections if one.subject in {"cancelled", "end"}] == ["cancelled", "end"]
    ended = meeting.ended()
    assert ended is not None
    assert ended.replace(second=0, microsecond=0) == at("2026-11-05", "15:05")
    assert int(meeting.elapsed(ended).total_seconds()) // 60 == 65
    assert ears.complaints == []


def started_by_mistake(console: Console, artifacts: Path) -> None:
    """The start is cancelled with a word why, and the preparation is there again."""
    page = console.page
    console.start()
    page.get_by_role("button", name="Sửa giờ bắt đầu").click()
    page.get_by_role("button", name="Chưa họp: hủy bắt đầu, hoãn…").click()
    page.get_by_label("Vì sao hủy bắt đầu").fill("bấm nhầm")
    console.picture(artifacts, "huy-bat-dau")
    page.get_by_role("button", name="Hủy bắt đầu", exact=True).click()
    expect(page.locator(".preparation")).to_be_visible()
    expect(page.locator("aside").get_by_role("button", name="Bắt đầu")).to_be_visible()


def set_right_around(console: Console, artifacts: Path) -> None:
    """While somebody speaks: a late comer, a guest, another chair, the place, a new item; the speech goes on."""
    page = console.page
    page.keyboard.press("Alt+p")
    dialog = page.locator("dialog.around")
    dialog.get_by_role("group", name="Điểm danh Bùi Quốc Khánh").get_by_role("button", name="Có mặt").click()
    dialog.get_by_label("Chủ trì", exact=True).select_option(label="Lê Văn Hòa")
    dialog.get_by_role("button", name="Thay từ bây giờ").click()
    expect(dialog.locator(".office small")).to_contain_text("→ Lê Văn Hòa")
    dialog.get_by_label("Họ tên đại biểu").fill("Phan Văn Sáu")
    console.picture(artifacts, "quanh-nguoi-du")
    dialog.get_by_role("button", name="Thêm", exact=True).click()
    expect(dialog.get_by_label("Họ tên đại biểu")).to_have_value("")
    dialog.get_by_role("button", name="Thông tin buổi họp").click()
    console.field("Địa điểm", "Hội trường thôn", dialog)
    console.picture(artifacts, "quanh-thong-tin")
    dialog.get_by_role("button", name="Chương trình").click()
    dialog.get_by_label("Nội dung thêm").nth(1).fill("Góp quỹ khuyến học")
    dialog.get_by_label("Nội dung thêm").nth(1).press("Enter")
    expect(dialog.get_by_label("Nội dung thêm").nth(1)).to_have_value("")
    console.picture(artifacts, "quanh-chuong-trinh")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.locator(".opinion.live")).to_have_count(1)


def over_earlier(office: Office, console: Console, store: Store, artifacts: Path) -> None:
    """The end is pressed two hours late with its hour, and that hour is set right afterwards."""
    page = console.page
    store.send(c.GoToItem("C7"))
    office.set_clock(at("2026-11-05", "17:00"))
    page.get_by_label("Giờ kết thúc", exact=True).fill("15:00")
    page.get_by_label("Lý do kết thúc").fill("mất điện toàn khu")
    console.picture(artifacts, "ket-thuc-som-hon")
    page.get_by_role("button", name="Kết thúc buổi sinh hoạt").click()
    page.get_by_role("button", name="sửa giờ kết thúc").click()
    page.get_by_label("Giờ kết thúc đúng").fill("15:05")
    page.locator("main form").get_by_role("button", name="Sửa", exact=True).click()
    expect(page.locator("main .card").filter(has_text="đã kết thúc lúc 15:05")).to_be_visible()
    console.picture(artifacts, "ket-thuc-da-sua")


def test_a_secret_item_is_on_no_wall_and_in_no_notice(visitor: BrowserContext, office: Office, tmp_path: Path) -> None:
    store = live.planned(office, START)
    store.send(c.AmendItem("B5", SECRET, minutes=10, secret=True))
    wall = Wall.of(visitor.new_page(), office, store.id)
    hidden(wall)
    for command_id in (c.StartMeeting(), c.MarkRestPresent(), c.GoToItem("B5")):
        store.send(command_id)
    wall.item("Nội dung số 10 (mật)")
    speak(store, HOA, WHISPERED[0])
    wall.speaker("Đ/c Lê Văn Hòa")
    hidden(wall)
    store.send(c.StopSpeech())
    write(store, "item.B5.ket_luan", WHISPERED[1])
    store.send(c.AddAction(WHISPERED[2], (HOA,), item="B5"))
    write(store, "item.B5.noi_dung", WHISPERED[3])
    store.send(c.OpenReading("B5"))
    wall.shows("Đọc lại")
    hidden(wall)
    store.send(c.CloseReading(ReadBack.READ))
    for item in ("C2", "C7"):
        store.send(c.GoToItem(item))
        wall.page.wait_for_function(
            "(text) => !document.querySelector('.wall').textContent.includes(text)", arg="(mật)"
        )
        hidden(wall)
    not_in_the_notice(store, tmp_path)


def hidden(wall: Wall) -> None:
    """Neither drawn nor sent to this page."""
    sent = wall.page.evaluate("() => JSON.stringify(globalThis.chiboPage.states())")
    page = wall.page.content() + sent
    for words in (SECRET, *WHISPERED):
        assert words not in page


def not_in_the_notice(store: Store, folder: Path) -> None:
    """What goes to the members before the meeting names the item by its number at most."""
    file, paper = folder / "ho-so.json", folder / "thong-bao.docx"
    file.write_bytes(record.dump(store.meeting))
    assert main.main(["render", str(file), "--form", "thong-bao", "-o", str(paper)]) in (0, 1)
    document = docx.Document(str(paper))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(p.text for p in document.paragraphs), *cells])
    assert "Thông tin thời sự" in text
    for words in (SECRET, *WHISPERED):
        assert words not in text


@pytest.mark.by_night
def test_every_scene_at_every_size_in_both_themes(
    visitor: BrowserContext, office: Office, artifacts: Path, ears: Ears
) -> None:
    """Two projectors at once, one of them dark."""
    store = live.planned(office, START)
    light, dark = Wall.of(visitor.new_page(), office, store.id), Wall.of(visitor.new_page(), office, store.id)
    dark.page.keyboard.press("t")
    expect(dark.page.locator(".wall.dark")).to_be_visible()
    wrong = scenes.look_at(store, (light, dark), artifacts, "canh")
    assert wrong == {}
    assert light.page.evaluate(PART_OF_HEIGHT, ".summary") > FROM_AFAR
    assert ears.complaints == []


FROM_AFAR = 0.045
PART_OF_HEIGHT = "(where) => parseFloat(getComputedStyle(document.querySelector(where)).fontSize) / innerHeight"
"""Size of words: where there is room they are larger than the least that can be read."""


def test_long_words_and_sixty_members_shrink_without_being_cut(
    visitor: BrowserContext, office: Office, artifacts: Path
) -> None:
    names = (*NAMES[:2], scenes.LONG_NAME, *(f"Nguyễn Hoàng Phương {n}" for n in range(4, 61)))
    store = live.planned(office, START, names, scenes.LONG_TITLE)
    wrong = scenes.look_at(store, (Wall.of(visitor.new_page(), office, store.id),), artifacts, "dai")
    assert wrong == {}


def test_the_chairs_keys_and_the_viewers_own(visitor: BrowserContext, office: Office) -> None:
    """A clicker moves the meeting; text size is this screen's own affair."""
    store = live.running(office, START, "B7")
    wall, other = (Wall.of(visitor.new_page(), office, store.id) for _ in range(2))
    wall.page.bring_to_front()
    wall.page.keyboard.press("PageDown")
    for one in (wall, other):
        one.item("Thảo luận; tự phê bình và phê bình")
    wall.page.keyboard.press("PageUp")
    other.item("Chủ trì nêu những nội dung cần tập trung thảo luận")
    for speaker in (HOA, KHANH):
        store.send(c.AskFloor(speaker))
    wall.page.wait_for_function("() => globalThis.chiboPage.waiting.size === 0")
    for name in ("Đ/c Lê Văn Hòa", "Đ/c Bùi Quốc Khánh", ""):
        wall.page.keyboard.press(" ")
        other.speaker(name)
    sized(wall)


def sized(wall: Wall) -> None:
    """+, -, 0 within limits that keep everything readable."""
    before = size(wall)
    wall.page.keyboard.press("+")
    wall.page.wait_for_function(f"() => {SIZE} > {before}")
    assert scenes.measured(wall, 1024, 768) == []
    for _ in range(9):
        wall.page.keyboard.press("-")
    wall.page.wait_for_function(f"() => {SIZE} < {before}")
    assert scenes.measured(wall, 1024, 768) == []
    wall.page.keyboard.press("0")
    wall.page.set_viewport_size({"width": 1280, "height": 720})
    wall.page.wait_for_function(f"() => {SIZE} === {before}")


SIZE = "parseFloat(getComputedStyle(document.querySelector('.wall .opinions')).fontSize)"


def size(wall: Wall) -> float:
    """Pixels of the text beside the dots."""
    return float(wall.page.evaluate(SIZE))


WRONG_CLOCK = """(() => {
  const Right = Date, wrong = 3600_000;
  globalThis.Date = class extends Right {
    constructor(...args) { args.length ? super(...args) : super(Right.now() + wrong); }
    static now() { return Right.now() + wrong; }
  };
  const origin = performance.timeOrigin + wrong;
  Object.defineProperty(performance, "timeOrigin", { get: () => origin });
})();"""
DRIFT = 0.5


def test_a_screen_whose_clock_is_an_hour_wrong_shows_the_servers_time(chrome: Browser, office: Office) -> None:
    store = live.running(office, START)
    context = enter(chrome, office)
    context.add_init_script(WRONG_CLOCK)
    wall = Wall.of(context.new_page(), office, store.id)
    console = Console.of(context.new_page(), office, store.id)
    assert wall.page.evaluate("Date.now() / 1000") - time.time() == pytest.approx(3600, abs=60)
    for hour in ("14:00", "14:40", "16:30"):
        office.set_clock(at("2026-11-05", hour))
        for page in (wall.page, console.page):
            until("the screen follows the server", partial(follows, page, office))
    wall.shows("16:30")
    until("the meeting's clock follows too", lambda: 150 * 60 <= console.timer() < 151 * 60)
    leave(context)
    context.close()


def follows(page: Page, office: Office) -> bool:
    """What the page takes for now is what the server does."""
    before = office.now().timestamp()
    shown = float(page.evaluate("chibo.now()"))
    return before - DRIFT <= shown <= office.now().timestamp() + DRIFT


CARET = "(box) => [box.selectionStart, box.selectionEnd, box.isConnected]"


def test_a_speech_that_is_typed_keeps_its_box_and_caret_while_another_item_is_looked_at(
    visitor: BrowserContext, office: Office
) -> None:
    store = live.running(office, START)
    console = Console.of(visitor.new_page(), office, store.id)
    console.begin_speech("Lê Văn Hòa")
    page = console.page
    page.keyboard.insert_text("Tiến độ còn chậm, cần rà soát.")
    for _ in range(13):
        page.keyboard.press("ArrowLeft")
    box = page.locator(".opinion.live textarea").element_handle()
    caret = box.evaluate(CARET)
    assert caret[2] and caret[0] < len("Tiến độ còn chậm, cần rà soát.")
    console.on_rail("Ý kiến cấp trên").click()
    console.at("Ý kiến cấp trên")
    assert box.evaluate(CARET) == caret, "the same box, not another one"
    box.evaluate("(box) => box.focus()")
    page.keyboard.insert_text("nhanh ")
    console.on_rail("Thảo luận, phê bình").click()
    console.at("Thảo luận, phê bình")
    assert box.evaluate("(box) => box.isConnected")
    console.saved()
    store.refresh()
    speech = store.meeting.speech()
    assert speech
    assert store.meeting.text(f"speech.{speech.id}").count("nhanh ") == 1
    assert box.evaluate("(box) => box.value") == store.meeting.text(f"speech.{speech.id}")


PLACES_OF = """(form) => {
  const from = form.getBoundingClientRect();
  const boxes = [...form.querySelectorAll("input, button[type=submit]")];
  return boxes.map((box) => {
    const at = box.getBoundingClientRect();
    return [box.ariaLabel || box.textContent.trim(), Math.round(at.left - from.left), Math.round(at.top - from.top)];
  });
}"""


def test_boxes_of_the_task_form_keep_their_places_while_it_is_filled(
    visitor: BrowserContext, office: Office, artifacts: Path
) -> None:
    store = live.running(office, START, "C2")
    page = visitor.new_page()
    page.set_viewport_size({"width": 1366, "height": 610})
    Console.of(page, office, store.id)
    form = page.locator(".newtask")
    empty = form.evaluate(PLACES_OF)
    form.get_by_label("Nội dung công việc mới").fill("Rà soát hồ sơ đảng viên")
    for owner in ("hòa", "minh"):
        form.get_by_label("Người thực hiện").fill(owner)
        page.keyboard.press("Enter")
    expect(form.locator(".chip.on")).to_have_count(2)
    assert form.evaluate(PLACES_OF) == empty
    form.get_by_label("Thời hạn của nhiệm vụ mới").fill("cuối tháng")
    form.get_by_label("Sản phẩm của nhiệm vụ mới").fill("Danh sách")
    expect(form).to_contain_text("30/11/2026")
    page.screenshot(path=artifacts / "nhiem-vu-moi.png")
    assert form.evaluate(PLACES_OF) == empty
