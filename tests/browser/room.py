"""The pages as the people in the room use them: verbs of a meeting over Playwright. Every verb waits for its effect."""

import re
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Locator, Page, expect

from tests.server.running import Running

READY = 'html[data-ready="1"]'
OPENING = 60_000
"""Milliseconds a page may take to open on a slow machine; everything else has Playwright's own patience."""
ANEW = "() => !window.before && document.documentElement?.dataset.ready === '1'"
"""Whether the page is another one than that which was marked, and answers."""
KERNEL_PID = """async () => {
  const id = JSON.parse(document.getElementById("jupyter-config-data").textContent).kernelId;
  return (await (await fetch(`/chibo/ping?kernel=${id}`)).json()).kernel;
}"""
NOTHING_KEPT = "() => !Object.keys(localStorage).some((key) => key.startsWith('chibo:'))"
SHOWN = """([where, text]) =>
  [...document.querySelectorAll(where)].some((one) => one.textContent.trim() === text)"""
MOVED_OR_READING = """(item) => document.querySelector("dialog.reading[open]")
  || document.querySelector("nav .current .name")?.textContent.trim() === item"""
MOVE_HERE = re.compile("^(Chuyển|Đọc lại, rồi chuyển) sang mục này$")
AT_THE_ITEM = """(item) => {
  const line = document.querySelector("nav .looking");
  return line?.querySelector(".name").textContent.trim() === item
    && document.querySelector("main")?.dataset.item === line.dataset.item;
}"""
NOTHING_UNDER_WAY = "() => globalThis.chiboPage?.waiting.size === 0"
WITHOUT_BLINKING = "*{caret-color:transparent!important}"

expect.set_options(timeout=15_000)


class OpenPage:
    """Any page of the program."""

    notebook = ""

    def __init__(self, page: Page, server: Running, query: str = "") -> None:
        self.page, self.server = page, server
        self.address = f"{server.base}/voila/render/{self.notebook}.ipynb{query}"

    def open(self) -> None:
        """Go there and wait until the page is connected.

        The first page of a browser stays in front: Chromium draws one frame a second of a page that lies behind another
        as soon as somebody types there, and whatever waits for a frame waits for seconds.
        """
        self.page.goto(self.address)
        self.page.context.pages[0].bring_to_front()
        self.ready()

    def reload(self) -> None:
        """As F5."""
        self.page.reload()
        self.ready()

    def ready(self) -> None:
        """The page has had answers to its first commands."""
        self.page.wait_for_selector(READY, state="attached", timeout=OPENING)

    def shown(self, where: str, text: str) -> None:
        """Something of this page says exactly this; looked at with every frame, which is quicker than `expect`."""
        self.page.wait_for_function(SHOWN, arg=[where, text])

    def answered(self) -> None:
        """Every command has been answered."""
        self.page.wait_for_function(NOTHING_UNDER_WAY)

    def picture(self, folder: Path, name: str) -> None:
        """A picture to look at."""
        self.page.screenshot(path=folder / f"{name}.png", style=WITHOUT_BLINKING)

    def notice(self) -> str:
        """The sentence at the foot of the page."""
        bar = self.page.locator("#chibo-notice:not([hidden]) span")
        return bar.inner_text()

    def field(self, label: str, text: str, within: Locator | None = None, shown: str | None = None) -> None:
        """Fill in a box and leave it; afterwards it shows what the journal has."""
        box = (within or self.page.locator("body")).get_by_label(label, exact=True)
        box.fill(text)
        box.press("Enter")
        self.answered()
        expect(box).to_have_value(text if shown is None else shown)

    def choose(self, label: str, person: str) -> None:
        """Pick somebody from a list, where the post may stand beside the name."""
        box = self.page.get_by_label(label, exact=True)
        box.select_option(box.locator("option").filter(has_text=person).first.get_attribute("value"))
        self.answered()
        expect(box.locator("option:checked")).to_contain_text(person)

    def mark(self) -> None:
        """Remember this page as it is: one that is loaded anew has no mark."""
        self.page.evaluate("void (window.before = true)")

    def anew(self) -> None:
        """Wait until the page has loaded itself anew since it was marked."""
        self.page.wait_for_function(ANEW, timeout=OPENING)

    def kernel(self) -> int:
        """The process behind this page."""
        return int(self.page.evaluate(KERNEL_PID))


class HomePage(OpenPage):
    """Trang đầu."""

    notebook = "home"

    def unfold(self, title: str) -> None:
        """Open a card of which only the heading is seen."""
        self.page.get_by_role("heading", name=title).click()

    def make_meeting(self, kind: str = "") -> None:
        """Lập buổi sinh hoạt of a kind (the first proposed for none), once the folder has been read."""
        if kind:
            self.page.get_by_label("Loại hình sinh hoạt").select_option(label=kind)
        self.page.get_by_role("button", name="Lập buổi sinh hoạt này").click()
        expect(self.page.locator(".preparation")).to_be_visible()

    def discard(self) -> None:
        """Lập nhầm: bỏ buổi này, after having been asked once."""
        self.page.get_by_role("button", name="Lập nhầm: bỏ buổi này…").click()
        self.page.get_by_role("alertdialog", name="Bỏ buổi này").get_by_role("button", name="Bỏ buổi này").click()
        expect(self.page.locator(".preparation")).to_have_count(0)

    def recover(self, title: str) -> None:
        """Lấy lại."""
        self.page.get_by_text(re.compile("^Đã bỏ: ")).click()
        self.page.get_by_role("button", name=f"Lấy lại: {title}").click()
        expect(self.page.locator(".preparation h2")).to_have_text(title)

    def remove_item(self, title: str) -> None:
        """Take an item out of the agenda."""
        self.page.get_by_label(f"Bỏ: {title}", exact=True).click()
        expect(self.page.get_by_label(f"Bỏ: {title}", exact=True)).to_have_count(0)

    def add_item(self, phase: str, title: str) -> None:
        """Put an item of our own at the end of a phase."""
        box = self.page.get_by_role("textbox", name=f"Nội dung thêm vào phần {phase}")
        box.fill(title)
        self.page.locator("form", has=box).get_by_role("button", name="Thêm", exact=True).click()
        expect(self.page.get_by_label(f"Bỏ: {title}", exact=True)).to_be_visible()

    def open_console(self) -> "Console":
        """Mở bàn thư ký."""
        self.page.get_by_role("button", name="Mở bàn thư ký").click()
        self.page.wait_for_url("**/meeting.ipynb?meeting=*")
        console = Console(self.page, self.server, "?" + self.page.url.partition("?")[2])
        console.ready()
        return console


class ChairPage(OpenPage):
    """The chair's phone."""

    notebook = "chair"


class Console(OpenPage):
    """Bàn thư ký."""

    notebook = "meeting"

    @classmethod
    def of(cls, page: Page, server: Running, meeting: str) -> "Console":
        """The console of a meeting, open."""
        console = cls(page, server, f"?meeting={quote(meeting)}")
        console.open()
        return console

    @property
    def meeting(self) -> str:
        """Id of the meeting."""
        return self.address.partition("meeting=")[2]

    @property
    def desk(self) -> Locator:
        """The middle of the page."""
        return self.page.locator("main")

    def card(self, title: str) -> Locator:
        """A card of the desk."""
        return self.desk.get_by_label(title, exact=True).and_(self.page.locator("section.card"))

    def button(self, name: str) -> None:
        """Press a button of the desk and wait for the answer."""
        self.desk.get_by_role("button", name=name, exact=True).click()
        self.answered()

    def start(self) -> None:
        """Bắt đầu buổi sinh hoạt."""
        self.page.get_by_role("button", name=re.compile("^Bắt đầu (buổi sinh hoạt|cuộc họp)$")).click()
        expect(self.page.locator("aside [role=timer]").first).to_be_visible()

    def timer(self) -> int:
        """The meeting's clock, in seconds."""
        hours, minutes, seconds = self.page.locator("aside [role=timer]").first.inner_text().split(":")
        return int(hours) * 3600 + int(minutes) * 60 + int(seconds)

    def go_to(self, item: str) -> None:
        """Look at an item of the rail and move the meeting there; the item before is read back on the way.

        Before the start and after the end there is only looking.
        """
        self.on_rail(item).click()
        self.at(item)
        self.move_here()
        if self.page.locator("nav .current").count():
            self.page.wait_for_function(MOVED_OR_READING, arg=item)
        self.read_back()
        self.at(item)
        self.answered()

    def move_here(self) -> None:
        """The meeting goes where the desk looks, unless it is there."""
        button = self.page.locator("main .lookingbar").get_by_role("button", name=MOVE_HERE)
        if button.count():
            button.click()
            self.answered()

    def at(self, item: str) -> None:
        """The item (as the rail names it) is the one that is worked on: on the rail, and in the middle of the page.

        These are two regions, and what another page has done reaches one after the other.
        """
        self.page.wait_for_function(AT_THE_ITEM, arg=item)

    def on_rail(self, item: str) -> Locator:
        """The line of an item; what is folded for want of height is opened until it is there."""
        line = self.page.locator("nav .name").get_by_text(item, exact=True)
        self.page.locator("nav li").first.wait_for()
        if not line.count():
            self.unfold()
        return line

    def unfold(self) -> None:
        """Open every part of the rail."""
        folds = self.page.locator("nav .fold")
        while folds.count():
            folds.first.click()

    def read_back(self) -> None:
        """Đã đọc, chuyển tiếp: where leaving an item has opened the reading."""
        read = self.page.get_by_role("button", name=re.compile("^Đã đọc"))
        if read.count():
            read.click()
            expect(read).to_have_count(0)

    def saved(self) -> None:
        """Everything typed in this browser is on the disk: the browser keeps no copy any more."""
        self.page.wait_for_function(NOTHING_KEPT)

    def box(self, label: str) -> Locator:
        """A text box."""
        return self.page.locator("textarea").and_(self.page.get_by_label(label, exact=True))

    def write(self, label: str, text: str) -> None:
        """Type a text and wait until it is saved."""
        self.box(label).fill(text)
        self.saved()

    def conclude(self, text: str) -> None:
        """Kết luận của chủ trì."""
        self.write("Kết luận của chủ trì", text)

    def mark_present_rest(self) -> None:
        """Tất cả còn lại có mặt."""
        self.button("Tất cả còn lại có mặt")
        expect(self.card("Điểm danh")).to_contain_text("đã điểm danh hết")

    def absent(self, name: str, reason: str) -> None:
        """Away, with a reason."""
        row = self.desk.locator("li.roll", has_text=name)
        row.get_by_role("button", name="Vắng có lý do").click()
        self.field(f"Lý do vắng của {name}", reason)

    def begin_speech(self, name: str) -> Locator:
        """Click a name: the speech has started and its box has the focus."""
        chip = self.page.get_by_title(re.compile(rf"^Mời .*{name}(:|$)"))
        chip.and_(self.page.locator(".chip")).click()
        box = self.page.locator(".opinion.live textarea:focus")
        expect(box).to_be_visible()
        return box

    def stop_speech(self) -> None:
        """F4."""
        self.page.keyboard.press("F4")
        expect(self.page.locator(".opinion.live")).to_have_count(0)

    def speak(self, name: str, text: str) -> None:
        """A whole speech."""
        self.begin_speech(name)
        self.page.keyboard.insert_text(text)
        self.stop_speech()
        self.saved()

    def give_task(self, what: str, owner: str, due: str, product: str = "") -> None:
        """A task with a person (a few letters and Enter) and a date."""
        form = self.page.locator(".newtask")
        form.get_by_label("Nội dung công việc mới").fill(what)
        form.get_by_label("Người thực hiện").fill(owner)
        self.page.keyboard.press("Enter")
        expect(form.locator(".chip.on")).to_contain_text(owner)
        form.get_by_label("Thời hạn của nhiệm vụ mới").fill(due)
        form.get_by_label("Sản phẩm của nhiệm vụ mới").fill(product)
        form.get_by_role("button", name="Thêm", exact=True).click()
        expect(self.desk.locator("table.tasks textarea").last).to_have_value(what)

    def vote(self, in_favour: int, against: int, abstained: int) -> None:
        """Count the first open motion of the item and record it."""
        form = self.desk.locator("form.vote").first
        form.wait_for()
        for box, number in zip(form.locator("input").all(), (in_favour, against, abstained), strict=True):
            box.fill(str(number))
        form.get_by_role("button", name="Ghi kết quả").click()
        self.answered()

    def read(self) -> tuple[str, ...]:
        """Đọc biên bản: the lines as they stand on the screen."""
        self.desk.get_by_role("button", name=re.compile("^Đọc biên bản trước ")).click()
        self.answered()
        paper = self.page.locator("dialog .paper")
        expect(paper).to_be_visible()
        lines: list[str] = paper.evaluate(
            "(paper) => [...paper.children].map((line) => line.dataset.line ??"
            " [...(line.children.length ? line.children : [line])].map((cell) => cell.textContent).join(' | '))"
        )
        return tuple(lines)

    def adopt(self) -> None:
        """Chi bộ nhất trí thông qua."""
        self.page.get_by_role("button", name=re.compile("^(Chi bộ|Người dự họp) nhất trí thông qua$")).click()
        expect(self.card("Thông qua biên bản")).to_contain_text("Biên bản đã khóa")

    def read_and_adopt(self) -> tuple[str, ...]:
        """The minutes as the room heard and adopted them."""
        lines = self.read()
        self.adopt()
        return lines

    def end(self, reason: str = "") -> None:
        """Kết thúc, with a reason where something is missing."""
        self.go_to("Kết thúc")
        if reason:
            self.page.get_by_label("Lý do kết thúc").fill(reason)
        self.desk.get_by_role("button", name=re.compile("^Kết thúc (buổi sinh hoạt|cuộc họp)$")).click()
        self.answered()
        expect(self.page.locator("aside")).to_contain_text("Đã kết thúc lúc")
