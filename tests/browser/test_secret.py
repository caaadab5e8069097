"""Nội dung mật from the preparation to the annex: written in the browser, and nowhere in the cell's shared folder."""

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from assistant.documents.rendering.docx_text import text_lines
from assistant.domain.meeting import Stage
from assistant.journal import record
from tests.browser.browser_session import Ears, enter
from tests.browser.case3 import OFFICIALS, B, D
from tests.browser.office import Office, at
from tests.browser.room import Console, HomePage
from tests.browser.wall import Wall
from tests.server.person import Person
from tests.server.running import contents, until

CHECK_DOCX = Path(__file__).resolve().parents[3] / "shared" / "ooxml-xsd" / "check_docx.py"
TITLE = "Xem xét đơn tố cáo của công dân Vương Bích"
SENTENCE = "Nhân chứng Hoạt kể rằng sổ quỹ bị sửa hai lần"
OPINION = "Đề nghị mời ông Bích đến làm việc riêng"
CONCLUDED = "Giao đồng chí B đối chiếu chứng từ kín trước ngày 12/11"
TASK = "Gặp riêng nhân chứng ở thôn Đoài"
WHISPERED = (TITLE, SENTENCE, OPINION, CONCLUDED, TASK, "Vương Bích")
OPEN = "Chi bộ đọc và thảo luận chỉ thị mới"


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A cell whose chi-bo.yaml is as `chibo init` makes it: secret items are kept apart."""
    office = Office(Path(tmp_path_factory.mktemp("secret")))
    office.fill_in(OFFICIALS, ten_chi_bo="Chi bộ Văn phòng", cap_tren="Đảng ủy xã", dia_danh="Xã Mẫu", ngay_hop="4")
    office.set_clock(at("2026-11-04", "13:50"))
    office.start()
    yield office
    assert office.stop() == 0


def everything_in(folder: Path) -> dict[str, str]:
    """Every file of the folder as text; of Word files and zips every part, without its tags."""
    found: dict[str, str] = {}
    for path, data in contents(folder):
        found[path.name] = data.decode("utf-8", "replace")
        if zipfile.is_zipfile(BytesIO(data)):
            with zipfile.ZipFile(BytesIO(data)) as package:
                for name in package.namelist():
                    text = package.read(name).decode("utf-8", "replace")
                    found[f"{path.name}/{name}"] = re.sub(r"<[^>]+>", "", text)
    return found


def test_a_secret_item_from_the_preparation_to_the_annex(chrome: Browser, commune: Office, artifacts: Path) -> None:
    context = enter(chrome, commune)
    ears = Ears(context, commune.base)
    home = HomePage(context.new_page(), commune)
    home.open()
    prepare(home, artifacts)
    console = home.open_console()
    wall = Wall.of(context.new_page(), commune, console.meeting)
    hold(commune, console, artifacts)
    folder = commune.workspace / "2026" / "2026-11-04 thuong-ky"
    adopt(commune, console, wall, artifacts)
    until("the record of the ended meeting is on the share", lambda: ended(folder))
    until("the minutes are on the share", (folder / "bien-ban.docx").is_file)
    print_others(console)
    until("the other papers are on the share", lambda: len(list(folder.glob("*.docx"))) >= 4)
    shared = everything_in(commune.workspace)
    assert len(shared) > 30
    assert {name: words for name, text in shared.items() for words in WHISPERED if words in text} == {}
    assert any(OPEN in text for text in shared.values())
    private(commune, console, artifacts)
    assert ears.complaints == []
    context.close()


def prepare(home: HomePage, artifacts: Path) -> None:
    """An item of the cell's own is marked secret: the plan says where its text will go."""
    home.make_meeting()
    home.add_item("Nội dung", TITLE)
    home.page.get_by_label(f"Mật: {TITLE}", exact=True).check()
    apart = home.page.get_by_label(re.compile("^Ghi riêng nội dung mật"))
    expect(apart).to_be_checked()
    apart.scroll_into_view_if_needed()
    home.picture(artifacts, "secret-0-chuan-bi")
    home.choose("Thư ký", B)


def hold(commune: Office, console: Console, artifacts: Path) -> None:
    """Something open, then the secret item with a note, an opinion, a task and a conclusion."""
    commune.set_clock(at("2026-11-04", "14:00"))
    console.page.bring_to_front()
    console.start()
    console.go_to("Điểm danh")
    console.mark_present_rest()
    console.go_to("Thời sự, văn bản mới")
    console.write("Nội dung đã thông báo", OPEN)
    console.unfold()
    console.page.locator("nav .name", has_text=TITLE).click()  # with the mark of a secret item beside it
    expect(console.desk.locator("h2")).to_contain_text(TITLE)
    console.move_here()
    console.read_back()
    expect(console.desk.locator("h2")).to_contain_text(TITLE)
    expect(console.desk.locator(".secret")).to_contain_text("chỉ lưu trên máy này")
    console.write("Nội dung", SENTENCE)
    console.speak(D, OPINION)
    console.give_task(TASK, B, "12/11")
    console.conclude(CONCLUDED)
    console.picture(artifacts, "secret-1-noi-dung")


def adopt(commune: Office, console: Console, wall: Wall, artifacts: Path) -> None:
    """Both parts are read on the console; the wall shows the minutes and nothing of the annex."""
    commune.set_clock(at("2026-11-04", "15:40"))
    console.go_to("Thông qua biên bản")
    lines = console.read()
    assert [line for line in lines if SENTENCE in line]
    wall.shows("Nội dung mật: ghi riêng.")
    on_the_wall = wall.page.content() + wall.page.evaluate("() => JSON.stringify(globalThis.chiboPage.states())")
    assert [words for words in WHISPERED if words in on_the_wall] == []
    console.page.locator("dialog .apart").scroll_into_view_if_needed()
    console.picture(artifacts, "secret-2-doc")
    wall.picture(artifacts, "secret-2-man-chieu")
    console.adopt()
    expect(console.card("Thông qua biên bản")).to_contain_text("phụ lục mật:")
    console.end("Hết giờ làm việc")
    expect(console.desk).to_contain_text("✓ Phụ lục mật đã tạo xong, chỉ có trên máy này.")
    console.picture(artifacts, "secret-3-ket-thuc")


def print_others(console: Console) -> None:
    """The dialog of papers prints what it lists; the annex is not in it."""
    page = console.page
    page.get_by_role("button", name="Văn bản", exact=True).click()
    papers = page.locator("li[data-form]")
    expect(papers.first).to_be_visible()
    assert "phu-luc-mat" not in [one.get_attribute("data-form") for one in papers.all()]
    for form in ("nghi-quyet", "phu-luc-y-kien", "phan-cong"):
        page.locator(f"li[data-form={form}]").get_by_role("button", name="Tạo tệp", exact=True).click()
        expect(page.locator(f"li[data-form={form}] .printed").first).to_be_visible()
    page.keyboard.press("Escape")


def ended(folder: Path) -> bool:
    """Whether the record on the share is the one of the meeting that is over."""
    file = folder / "ho-so.json"
    return file.is_file() and record.load(file.read_bytes()).stage is Stage.ENDED


def private(commune: Office, console: Console, artifacts: Path) -> None:
    """The annex is this machine's: whole, valid, and fetched by the console alone."""
    with console.page.expect_download() as download:
        console.page.get_by_role("link", name="Tải phụ lục mật (Word)").click()
    annex = Path(download.value.path())
    text = "\n".join(text_lines(annex.read_bytes()))
    assert [words for words in WHISPERED if words not in text] == []
    (kept,) = (commune.data / "mat").glob("*/phu-luc-mat.docx")
    assert kept.read_bytes() == annex.read_bytes()
    whole = record.load(kept.with_name("ho-so.json").read_bytes())
    shared = record.load((commune.workspace / "2026" / "2026-11-04 thuong-ky" / "ho-so.json").read_bytes())
    assert whole.withheld is None
    assert shared.withheld is not None
    assert [i.title for i in whole.agenda if i.secret] == [TITLE]
    (artifacts / "phu-luc-mat.docx").write_bytes(annex.read_bytes())
    url = f"/chibo/secret-papers/{kept.parent.name}/{kept.name}"
    assert Person(commune).ask(url).status in (302, 403), "without a cookie nothing is handed out"
    if CHECK_DOCX.is_file():
        done = subprocess.run([sys.executable, str(CHECK_DOCX), str(kept)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
