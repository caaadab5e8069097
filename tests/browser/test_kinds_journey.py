"""Every kind of meeting from the home page to its papers: case 5 (thematic, two days), combined, chi ủy, extraordinary;
and a cell of two agencies, whose leaders confer because it has no chi ủy.

The offices are made as a person makes them; each kind is chosen on the home page and led through by its own agenda.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from assistant.domain.rules import Panel
from tests.browser import case5
from tests.browser.case3 import Held, is_delivered, text_of
from tests.browser.ears import Ears, enter, leave
from tests.browser.kinds import Course, Walk, note
from tests.browser.office import Office, at
from tests.browser.room import Console, HomePage
from tests.browser.wall import Wall
from tests.server.running import until

CHECK_DOCX = Path(__file__).resolve().parents[3] / "shared" / "ooxml-xsd" / "check_docx.py"


def opened(office: Office) -> Iterator[Office]:
    """The office with its server running."""
    office.start()
    yield office
    assert office.stop() == 0
    assert office.kernels() == []


@pytest.fixture(scope="module")
def kindergarten(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The cell of case 5."""
    office = Office(Path(tmp_path_factory.mktemp("case-5")))
    office.fill_in(
        case5.ROWS,
        ten_chi_bo=case5.CELL,
        cap_tren=case5.SUPERIOR,
        dia_danh=case5.LOCALITY,
        loai_hinh="truong-hoc",
        noi_hop="Văn phòng nhà trường",
    )
    office.set_clock(at("2022-09-20", "09:00"))
    yield from opened(office)


@pytest.fixture(scope="module")
def thematic(kindergarten: Office, chrome: Browser, artifacts: Path) -> Iterator[tuple[Held, Console]]:
    """Case 5, held with console and projector open over both days."""
    context = enter(chrome, kindergarten)
    ears = Ears(context, kindergarten.base)
    home = HomePage(context.new_page(), kindergarten)
    home.open()
    case5.prepare(home, artifacts)
    console = home.open_console()
    wall = Wall.of(context.new_page(), kindergarten, console.meeting)
    case5.first_day(kindergarten, console, wall, artifacts)
    case5.second_day(kindergarten, console, wall, artifacts)
    yield case5.close(kindergarten, console, wall, ears, artifacts), console
    leave(context)
    context.close()


def valid_word(*files: Path) -> None:
    """No file that Word would repair (ISO/IEC 29500), where the schemas are at hand."""
    if CHECK_DOCX.is_file():
        done = subprocess.run([sys.executable, str(CHECK_DOCX), *map(str, files)], capture_output=True, check=False)
        assert done.returncode == 0, done.stdout.decode()


def pictured(file: Path, artifacts: Path, folder: Path) -> None:
    """The pages of a paper as LibreOffice shows them, to be looked at; nothing where it is not on this machine."""
    office, painter = shutil.which("soffice") or shutil.which("libreoffice"), shutil.which("pdftoppm")
    if not (office and painter):
        return
    profile = f"-env:UserInstallation={(folder / 'lo').as_uri()}"
    command = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    pdf = folder / f"{file.stem}.pdf"
    subprocess.run(
        [painter, "-r", "60", "-png", str(pdf), str(artifacts / f"case-5-{file.stem}")], check=True, timeout=60
    )


def test_case_5_every_fact_is_in_its_place(thematic: tuple[Held, Console]) -> None:
    held, _ = thematic
    assert held.complaints == []
    head = " / ".join(" | ".join(c.text for c in row.cells) for row in docx.Document(str(held.minutes)).tables[0].rows)
    for fact in (case5.SUPERIOR, case5.CELL, "Số 09-BB/CB", "Phường Mẫu, ngày 25 tháng 9 năm 2022"):
        assert fact in head
    lines = text_of(held.minutes)
    opening, body, closing = parts(lines)
    assert "Sinh hoạt chuyên đề quý III/2022" in lines
    for fact in (
        "- Thời gian bắt đầu: 08 giờ 00 phút, ngày 24 tháng 9 năm 2022",
        "- Thời gian sinh hoạt: từ ngày 24 tháng 9 năm 2022 đến ngày 25 tháng 9 năm 2022",
        f"- Địa điểm: {case5.PLACE}",
        f"- Chủ trì: đ/c {case5.CHAIR}, Bí thư",
        f"- Thư ký: đ/c {case5.SECRETARY}, Chi ủy viên",
        "- Tỷ lệ dự sinh hoạt: 82,6% (19/23)",
        "- Vắng có lý do: 4",
        *(f"+ Đ/c {name}: {reason}" for name, reason in case5.ABSENT.items()),
        *(f"{label}: {text}" for label, text in case5.DETAILS.items()),
        "Quý: III",
    ):
        assert fact in opening
    for fact in (
        f"Mục đích, yêu cầu: {case5.AIM}",
        f"Người trình bày: {case5.PRESENTER}",
        f"Tóm tắt dự thảo chuyên đề: {case5.DRAFT}",
        f"Nội dung tiếp thu, giải trình: {case5.TAKEN_IN}",
    ):
        assert fact in body
    for fact in (
        *(f"{label}: {text}" for label, text in {**case5.JUDGED, **case5.CONCLUDED}.items()),
        "Điểm tự chấm: 91; xếp loại: Tốt",
        "Kết thúc: 10 giờ 30 phút, ngày 25 tháng 9 năm 2022.",
    ):
        assert fact in closing
    assert any(line.startswith("1 | Hoàn thiện bản chuyên đề | ") and "30/09/2022" in line for line in lines)
    assert any("tán thành 19" in line and "82,6%" in line for line in closing)
    assert f"{case5.SECRETARY} | {case5.CHAIR}" in lines


def test_case_5_opinions_stand_under_their_kinds_with_their_day(thematic: tuple[Held, Console]) -> None:
    _, body, _ = parts(text_of(thematic[0].minutes))
    hours = ("09 giờ 55 phút, ngày 24/9", *["07 giờ 30 phút, ngày 25/9"] * 3)
    spoken = [
        f"{n}. Đ/c {name} ({kind}; {when}): {text}"
        for n, ((name, kind, text), when) in enumerate(zip(case5.SAID, hours, strict=True), start=1)
    ]
    at_ = body.index("Nhận thức của cá nhân, tác dụng của chuyên đề:")
    assert body[at_ : at_ + 7] == [
        "Nhận thức của cá nhân, tác dụng của chuyên đề:",
        spoken[0],
        "Liên hệ với chi bộ, cơ quan, đơn vị, địa phương:",
        *spoken[1:3],
        "Góp ý hoàn thiện dự thảo chuyên đề:",
        spoken[3],
    ]


def test_case_5_asks_for_no_minutes_and_says_what_is_below_the_rules(thematic: tuple[Held, Console]) -> None:
    meeting = thematic[0].meeting
    assert meeting.minimum_minutes() == 0
    assert not any("thời lượng" in line.casefold() for line in text_of(thematic[0].minutes))
    assert thematic[1].desk.get_by_text("Tỷ lệ dự 82,6%").count() == 1
    assert not meeting.ending or meeting.ending.gaps == ()


def test_case_5_does_not_stand_for_the_months_meeting(kindergarten: Office, thematic: tuple[Held, Console]) -> None:
    """N10: September still has no regular meeting, and the home page proposes it."""
    page = thematic[1].page.context.new_page()
    home = HomePage(page, kindergarten)
    home.open()
    expect(page.locator("main")).to_contain_text("Sinh hoạt thường kỳ tháng 9/2022")
    expect(page.locator("main")).to_contain_text("08:00 ngày 24/09/2022")
    page.close()


def parts(lines: list[str]) -> tuple[list[str], list[str], list[str]]:
    """The three parts of the minutes."""
    second, third = lines.index("II. Nội dung"), lines.index("III. Kết thúc")
    return lines[:second], lines[second:third], lines[third:]


def test_case_5_issues_the_papers_that_suit_it(
    thematic: tuple[Held, Console], kindergarten: Office, artifacts: Path, tmp_path: Path
) -> None:
    """Issued in the dialog, delivered, read back; what a thematic session has not is said, not printed."""
    held, console = thematic
    console.page.get_by_role("button", name="Văn bản", exact=True).click()
    dialog = console.page.get_by_role("dialog", name="Văn bản", exact=True)
    expect(paper(dialog, "nghi-quyet")).to_contain_text("chưa có nội dung kết luận, nghị quyết")
    told = {
        "ket-luan": ["Số 01-KL/CB", case5.CONCLUDED["Nội dung cần tiếp thu, bổ sung"], case5.TASK[0], case5.TOPIC],
        "phu-luc-y-kien": [text for _, _, text in case5.SAID],
        "diem-danh": [*case5.ABSENT, *case5.ABSENT.values()],
        "phan-cong": [case5.TASK[0], case5.PRESENTER, "30/09/2022"],
        "ke-hoach-chuyen-de": [case5.TOPIC, "24/09/2022 – 25/09/2022", "30/9/2022", case5.PRESENTER],
    }
    for form in told:
        line = paper(dialog, form)
        line.get_by_role("button", name="In", exact=True).click()
        expect(line).to_contain_text(re.compile(r"đã in \d\d:\d\d"))
        if form != "ke-hoach-chuyen-de":
            expect(line).to_contain_text("✓ đủ dữ liệu")
    console.page.screenshot(path=artifacts / "chuyen-de-7-van-ban.png")
    dialog.get_by_role("button", name="Đóng").click()
    files = {form: held.folder / f"{form}.docx" for form in told}
    until("the papers are on the share", lambda: all(file.is_file() for file in files.values()), 60)
    for form, facts in told.items():
        text = "\n".join([*text_of(files[form]), *header_of(files[form])])
        assert [fact for fact in facts if fact not in text] == [], form
        assert "DỰ THẢO" not in text
    valid_word(held.minutes, *files.values())
    for file in (held.minutes, files["ket-luan"]):
        pictured(file, artifacts, tmp_path)


def paper(dialog: Locator, form: str) -> Locator:
    """One paper's line in the dialog."""
    return dialog.locator(f'li[data-form="{form}"]')


def header_of(file: Path) -> list[str]:
    """The head of a paper is a table."""
    return [cell.text for row in docx.Document(str(file)).tables[0].rows for cell in row.cells]


@pytest.fixture
def afterwards(kindergarten: Office, thematic: tuple[Held, Console], chrome: Browser) -> Iterator[BrowserContext]:
    """A person at the kindergarten after case 5; all pages are closed at the end."""
    yield (context := enter(chrome, kindergarten))
    leave(context)
    context.close()


def made(context: BrowserContext, office: Office, kind: str) -> tuple[HomePage, Ears]:
    """A meeting of the kind, as the home page proposes it, with its secretary."""
    ears = Ears(context, office.base)
    home = HomePage(context.new_page(), office)
    home.open()
    home.make_meeting(kind)
    return home, ears


def walked(
    home: HomePage, ears: Ears, office: Office, course: Course, folder: str, artifacts: Path
) -> tuple[Walk, Held]:
    """The meeting from the home page to its delivered minutes."""
    walk = Walk(office, home.open_console(), course, artifacts)
    walk.through()
    held = walk.end(folder, ears.complaints)
    assert held.complaints == []
    valid_word(held.minutes)
    return walk, held


def test_a_combined_session_has_two_parts_and_two_hours(
    afterwards: BrowserContext, kindergarten: Office, artifacts: Path
) -> None:
    kindergarten.set_clock(at("2022-10-04", "14:00"))
    home, ears = made(afterwards, kindergarten, "Sinh hoạt thường kỳ kết hợp chuyên đề")
    expect(home.page.locator(".preparation")).to_contain_text("tối thiểu 120 phút")
    home.picture(artifacts, "kind-combined-lap")
    course = Course(
        case5.DEPUTY, "Nhất trí với báo cáo.", 23, ("Lập kế hoạch quý IV", case5.DEPUTY, "31/10"), ("B1", "T4", "C4")
    )
    walk, held = walked(home, ears, kindergarten, course, "2022/2022-10-04 thuong-ky-chuyen-de", artifacts)
    expect(walk.console.page.locator("nav")).to_contain_text("Phần II. Sinh hoạt chuyên đề")
    lines = text_of(held.minutes)
    assert "Sinh hoạt thường kỳ kết hợp chuyên đề tháng 10/2022" in lines
    _, body, closing = parts(lines)
    first, second = body.index("Phần I. Sinh hoạt thường kỳ"), body.index("Phần II. Sinh hoạt chuyên đề")
    regular, topic = body[first:second], body[second:]
    assert_written(walk, {"B": regular, "T": topic, "C": closing})
    assert "Nội dung còn thiếu khi kết thúc:" in closing
    assert any(line.startswith("- Thời lượng mới 0 phút, thiếu 120 phút") for line in closing)


def assert_written(walk: Walk, where: dict[str, list[str]]) -> None:
    """Every text of the walk is in the part of the minutes that its item's code begins with."""
    for item in walk.agenda:
        lines = where.get(item.code[:1])
        if lines is None or item.records_panel(Panel.MINUTES) or item.records_panel(Panel.END):
            continue
        for box in item.texts[:1]:
            assert f"{box.label}: {note(item, box.label)}" in lines, item.title
        if item.records_panel(Panel.CONCLUSION):
            assert f"Kết luận của chủ trì: {note(item, 'kết luận')}" in lines, item.title
        if item.records_panel(Panel.RESOLUTION):
            assert f"Nội dung kết luận, nghị quyết: {note(item, 'nghị quyết')}" in lines


def test_an_extraordinary_meeting_deals_with_its_urgent_matter(
    afterwards: BrowserContext, kindergarten: Office, artifacts: Path
) -> None:
    kindergarten.set_clock(at("2022-10-18", "16:00"))
    home, ears = made(afterwards, kindergarten, "Sinh hoạt đột xuất")
    course = Course(case5.DEPUTY, "Cần họp phụ huynh ngay.", 20, ("Họp phụ huynh", case5.DEPUTY, "20/10"), ("E1",))
    walk, held = walked(home, ears, kindergarten, course, "2022/2022-10-18 dot-xuat", artifacts)
    lines = text_of(held.minutes)
    assert "Sinh hoạt đột xuất tháng 10/2022" in lines
    _, body, closing = parts(lines)
    assert_written(walk, {"E": body, "C": closing})
    assert any(line.endswith("): Cần họp phụ huynh ngay.") for line in body)
    assert any("tán thành 20" in line and "được thông qua" in line for line in closing)
    assert not any("đảng phí" in line.casefold() or "chuyên đề" in line.casefold() for line in lines)


def test_the_committee_meets_without_votes_or_minimum(
    afterwards: BrowserContext, kindergarten: Office, artifacts: Path
) -> None:
    kindergarten.set_clock(at("2022-10-28", "10:00"))
    home, ears = made(afterwards, kindergarten, "Họp chi ủy")
    expect(home.page.locator(".preparation")).not_to_contain_text("tối thiểu")
    course = Course(
        case5.SECRETARY,
        "Nên mời phụ huynh dự.",
        0,
        ("Soạn dự thảo nghị quyết", case5.SECRETARY, "02/11"),
        ("A3", "K1", "C6"),
    )
    walk, held = walked(home, ears, kindergarten, course, "2022/2022-10-28 hop-chi-uy", artifacts)
    expect(walk.console.page.locator("aside")).not_to_contain_text("tối thiểu")
    lines = text_of(held.minutes)
    assert "Họp chi ủy tháng 10/2022" in lines
    opening, body, closing = parts(lines)
    assert "- Có mặt: 3/3 chi ủy viên" in opening
    assert_written(walk, {"K": [*body, *closing]})
    assert any(line.endswith("): Nên mời phụ huynh dự.") for line in body)
    assert any(line.startswith("1 | Soạn dự thảo nghị quyết | ") for line in lines)


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A small cell of two agencies: six members, no chi ủy."""
    office = Office(Path(tmp_path_factory.mktemp("two-agencies")))
    roles = ("Bí thư", "Phó Bí thư", "", "", "", "")
    names = ("Đinh Văn Sơn", "Hồ Thị Thủy", "Lý Văn Tài", "Mai Thị Uyên", "Ngô Văn Việt", "Tạ Thị Yến")
    office.fill_in(
        [(name, "Chính thức", role) for name, role in zip(names, roles, strict=True)],
        ten_chi_bo="Chi bộ ghép Văn phòng – Trạm y tế",
        cap_tren="Đảng ủy xã Mẫu",
        dia_danh="Xã Mẫu",
        loai_hinh="ghep",
        co_quan='["Văn phòng", "Trạm y tế"]',
    )
    office.set_clock(at("2026-03-04", "14:00"))
    yield from opened(office)


@pytest.fixture
def clerk(merged: Office, chrome: Browser) -> Iterator[BrowserContext]:
    """A person at the merged cell."""
    yield (context := enter(chrome, merged))
    leave(context)
    context.close()


def test_the_leaders_of_a_small_cell_confer(clerk: BrowserContext, merged: Office, artifacts: Path) -> None:
    """Fewer than nine official members have no chi ủy (N25); the home page says so, and each agency has its boxes."""
    merged.set_clock(at("2026-03-02", "08:00"))
    home, ears = made(clerk, merged, "Hội ý bí thư, phó bí thư")
    expect(home.page.locator(".preparation h2")).to_have_text("Hội ý bí thư, phó bí thư tháng 3/2026")
    home.choose("Thư ký", "Hồ Thị Thủy")
    course = Course("Hồ Thị Thủy", "Thống nhất nội dung.", 0, ("Báo cáo của Trạm y tế", "Hồ Thị Thủy", "03/3"), ("K2",))
    walk, held = walked(home, ears, merged, course, "2026/2026-03-02 hop-chi-uy", artifacts)
    lines = text_of(held.minutes)
    assert "Hội ý bí thư, phó bí thư tháng 3/2026" in lines
    assert "- Có mặt: 2/2 đồng chí (bí thư, phó bí thư)" in lines
    assert not any("chi ủy viên" in line for line in lines)
    _, body, closing = parts(lines)
    assert_written(walk, {"K": [*body, *closing]})


AGENCY = {
    "Kết quả – Văn phòng": "Văn phòng giải quyết đúng hạn 98% hồ sơ.",
    "Kết quả – Trạm y tế": "Trạm y tế tiêm chủng đủ cho trẻ.",
    "Hạn chế – Văn phòng": "Còn hồ sơ trễ hạn.",
    "Hạn chế – Trạm y tế": "Thiếu thuốc thiết yếu.",
    "Kết luận – Văn phòng": "Văn phòng khắc phục trước ngày 15/3.",
    "Kết luận – Trạm y tế": "Trạm y tế lập danh mục thuốc.",
}
AHEAD = {
    "Nhiệm vụ tháng tới – Văn phòng": "Văn phòng rà soát thủ tục.",
    "Nhiệm vụ tháng tới – Trạm y tế": "Trạm y tế khám sức khỏe người cao tuổi.",
}


def test_each_agency_of_a_merged_cell_is_judged_and_told_apart(
    clerk: BrowserContext, merged: Office, artifacts: Path
) -> None:
    merged.set_clock(at("2026-03-04", "14:00"))
    home, ears = made(clerk, merged, "Sinh hoạt thường kỳ")
    home.choose("Thư ký", "Hồ Thị Thủy")
    console = home.open_console()
    console.start()
    console.go_to("Điểm danh")
    console.mark_present_rest()
    for item, texts in (("Đánh giá tháng trước", AGENCY), ("Phương hướng tháng tới", AHEAD)):
        console.go_to(item)
        for label, text in texts.items():
            console.write(label, text)
        console.picture(artifacts, f"ghep-{item}")
    console.go_to("Thông qua biên bản")
    held_lines = console.read_and_adopt()
    console.end("Họp để thử")
    held = Held(console.meeting, held_lines, merged.workspace / "2026" / "2026-03-04 thuong-ky", ears.complaints)
    until("the minutes of the merged cell are on the share", lambda: is_delivered(held), 60)
    lines = text_of(held.minutes)
    for label, text in {**AGENCY, **AHEAD}.items():
        assert f"{label}: {text}" in lines
        assert any(text in line for line in held.lines)
    assert held.complaints == []
    valid_word(held.minutes)
