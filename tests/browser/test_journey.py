"""Two meetings from `chibo init` to the Word file on the share: case 3 of the example meetings, and the month after.

Case 3: office of a commune people's committee, 08/01/2026, 14:00-16:30, eight members, four opinions added by us.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from assistant.cli import main
from assistant.documents.rendering.docx_text import fold_spaces
from assistant.domain.actions import ActionStatus
from assistant.domain.meeting import Stage
from tests.browser import case3, meetings
from tests.browser.browser_session import Ears, enter
from tests.browser.case3 import (
    CONCLUSION,
    HOSTILE,
    LIST,
    OFFICIALS,
    PAPERS,
    SAID,
    THEME,
    VIOLATIONS,
    A,
    C,
    Held,
    text_of,
)
from tests.browser.office import Office, at
from tests.browser.room import Console, HomePage
from tests.browser.wall import Wall
from tests.server.running import until

CHECK_DOCX = Path(__file__).resolve().parents[3] / "shared" / "ooxml-xsd" / "check_docx.py"


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The cell of case 3."""
    office = Office(Path(tmp_path_factory.mktemp("case-3")))
    office.fill_in(
        OFFICIALS,
        ten_chi_bo="Chi bộ Văn phòng",
        cap_tren="Đảng ủy xã",
        dia_danh="Xã Mẫu",
        noi_hop="Phòng họp Ủy ban nhân dân xã",
        ngay_hop="8",
    )
    office.set_clock(at("2026-01-08", "13:50"))
    office.start()
    yield office
    office.end()


@pytest.fixture(scope="module")
def january(commune: Office, chrome: Browser, artifacts: Path) -> Iterator[Held]:
    """The meeting of January, held with console and projector open."""
    context = enter(chrome, commune)
    ears = Ears(context, commune.base)
    home = HomePage(context.new_page(), commune)
    home.open()
    case3.prepare(home, artifacts)
    console = home.open_console()
    wall = Wall.of(context.new_page(), commune, console.meeting)
    console.picture(artifacts, "console-0-chuan-bi")
    wall.picture(artifacts, "wall-0-truoc-gio")
    case3.open_meeting(commune, console, wall, artifacts)
    case3.go_through_items(commune, console, wall, artifacts)
    case3.discuss(commune, console, wall, artifacts)
    case3.decide(commune, console, wall, artifacts)
    yield case3.close(commune, console, wall, ears, artifacts)
    context.close()


def test_the_pages_complain_of_nothing(january: Held) -> None:
    assert january.complaints == []


def test_the_head_of_the_minutes(january: Held) -> None:
    head = " / ".join(
        " | ".join(cell.text for cell in row.cells) for row in docx.Document(str(january.minutes)).tables[0].rows
    )
    for fact in ("Đảng ủy xã", "Chi bộ Văn phòng", "Số 01-BB/CB", "Xã Mẫu, ngày 08 tháng 01 năm 2026"):
        assert fact in head


def test_every_fact_of_the_opening_is_in_its_place(january: Held) -> None:
    lines = text_of(january.minutes)
    opening = lines[lines.index("I- Mở đầu") : lines.index("II- Nội dung")]
    for fact in (
        "- Thông báo, giấy mời: 01/GM-CB, ngày 05/01/2026",
        f"- Tài liệu gửi trước: {PAPERS}",
        "- Thời gian bắt đầu: 14 giờ 00 phút, ngày 08 tháng 01 năm 2026",
        "- Địa điểm: Phòng họp Ủy ban nhân dân xã",
        "- Hình thức: trực tiếp",
        f"- Chủ trì: đồng chí {A}, Bí thư",
        f"- Thư ký: đồng chí {C}",
        "- Tỷ lệ dự sinh hoạt: 100% (8/8)",
        "- Tình hình nộp đảng phí: 8/8 đảng viên đã nộp",
    ):
        assert fact in opening
    assert any(line.startswith("- Có mặt: 8") for line in opening)


def test_every_fact_of_the_proceedings_is_under_its_item(january: Held) -> None:
    lines = text_of(january.minutes)
    items = {
        "1. Thông tin thời sự; phổ biến, quán triệt chủ trương, văn bản mới": [PAPERS],
        "2. Đánh giá kết quả thực hiện nhiệm vụ tháng 12/2025": ["8/8 đảng viên hoàn thành nhiệm vụ."],
        "4. Phương hướng, nhiệm vụ tháng 1/2026": ["thăm hộ chính sách, hộ nghèo; đón Tết an toàn, tiết kiệm."],
        "5. Thảo luận; tự phê bình và phê bình": list(SAID.values()),
        f"6. {VIOLATIONS}": ["Không có đảng viên vi phạm."],
    }
    body = lines[lines.index("II- Nội dung") : lines.index("III- Kết thúc")]
    for title, facts in items.items():
        following = body[body.index(title) :]
        rest = [n for n, line in enumerate(following[1:], start=1) if line in items]
        under = " ".join(following[: rest[0] if rest else None])
        for fact in facts:
            assert fact in under


def test_every_opinion_has_its_speaker(january: Held) -> None:
    lines = text_of(january.minutes)
    for number, (name, text) in enumerate(SAID.items(), start=1):
        assert any(
            line.startswith(f"{number}. Đồng chí {name} (15 giờ {4 * number:02} phút)") and line.endswith(f": {text}")
            for line in lines
        )


def test_tasks_conclusion_vote_and_end_are_in_their_places(january: Held) -> None:
    lines = text_of(january.minutes)
    closing = lines[lines.index("III- Kết thúc") :]
    assert f"1 | {LIST} | {C} | Danh sách | 12/01/2026 | …………" in closing
    assert f"2 | {THEME} | {A} | ………… | 01/02/2026 | …………" in closing
    assert f"Nội dung kết luận, nghị quyết: {CONCLUSION}" in closing
    (vote,) = [line for line in closing if line.startswith("Kết quả biểu quyết:")]
    assert "số đảng viên được tính biểu quyết 8" in vote
    assert "tán thành 8, không tán thành 0, không có ý kiến 0; tỷ lệ tán thành 100%; được thông qua" in vote
    assert "Kết thúc: 16 giờ 30 phút, ngày 08 tháng 01 năm 2026; thời lượng: 150 phút." in closing
    assert any(line == f"{C} | {A}" for line in closing)


def test_the_record_keeps_what_was_read_on_the_screen(january: Held) -> None:
    adoption = january.meeting.adoption
    assert adoption is not None
    assert january.lines == adoption.lines
    assert adoption.digest == sha256("\n".join(january.lines).encode()).hexdigest()
    assert json.loads((january.folder / "ho-so.json").read_text(encoding="utf-8"))
    assert january.meeting.stage is Stage.ENDED


def test_the_record_passes_every_check_but_one(january: Held, capsys: pytest.CaptureFixture[str]) -> None:
    """The published agenda of case 3 has no item on ideology, which the rules want 15 minutes of (N8)."""
    code = main.main(["check", "--json", str(january.folder / "ho-so.json")])
    rows = json.loads(capsys.readouterr().out)["checks"]
    assert [row["code"] for row in rows if row["state"] == "missing"] == ["ideology"]
    assert code == 1


def test_the_minutes_are_valid_word(january: Held) -> None:
    if not CHECK_DOCX.is_file():
        pytest.skip("../shared/ooxml-xsd with the schemas of Word is not on this machine")
    done = subprocess.run([sys.executable, str(CHECK_DOCX), str(january.minutes)], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


def test_the_minutes_become_pages(january: Held, artifacts: Path, tmp_path: Path) -> None:
    office, painter = shutil.which("soffice") or shutil.which("libreoffice"), shutil.which("pdftoppm")
    if not (office and painter):
        pytest.skip("LibreOffice or pdftoppm is not on this machine")
    profile = f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"
    command = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(january.minutes)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    for old in artifacts.glob("bien-ban-*.png"):
        old.unlink()
    pdf = tmp_path / "bien-ban.pdf"
    subprocess.run([painter, "-r", "70", "-png", str(pdf), str(artifacts / "bien-ban")], check=True, timeout=60)
    assert len(list(artifacts.glob("bien-ban-*.png"))) >= 1


@pytest.fixture(scope="module")
def february(commune: Office, january: Held, chrome: Browser, artifacts: Path) -> Iterator[Held]:
    """The next month's meeting: January's tasks are assessed, somebody types what could break a page or a file."""
    commune.set_clock(at("2026-02-08", "14:00"))
    context = enter(chrome, commune)
    ears = Ears(context, commune.base)
    home = HomePage(context.new_page(), commune)
    home.open()
    expect(home.page.locator("main")).to_contain_text("tháng 2/2026 · 14:00 ngày 08/02/2026")
    expect(home.page.locator("main")).to_contain_text("2 nhiệm vụ kỳ trước chuyển sang")
    home.make_meeting()
    console = home.open_console()
    console.start()
    console.go_to("Điểm danh")
    console.mark_present_rest()
    case3.assess(console, artifacts)
    case3.hostile(context, console)
    console.go_to("Thông qua biên bản")
    held = Held(
        console.meeting,
        console.read_and_adopt(),
        commune.workspace / "2026" / "2026-02-08 thuong-ky",
        ears.complaints,
    )
    console.end("Họp ngắn để thử")
    until("the minutes of February are on the share", lambda: case3.is_delivered(held))
    assert console.page.evaluate("window.hacked") is None
    yield held
    context.close()


def test_last_months_tasks_are_assessed_in_the_next_minutes(february: Held) -> None:
    carried = {task.what: task for task in february.meeting.carried.values()}
    assert {what: (task.status, str(task.done_on)) for what, task in carried.items()} == {
        LIST: (ActionStatus.DONE, "2026-01-11"),
        THEME: (ActionStatus.DONE, "2026-01-28"),
    }
    lines = text_of(february.minutes)
    assert any(line.startswith(f"1 | {LIST}; sản phẩm: ") and "xong ngày 11/01/2026" in line for line in lines)


def test_hostile_text_is_text_everywhere(february: Held) -> None:
    assert february.complaints == []
    for lines in (text_of(february.minutes), [fold_spaces(line) for line in february.lines]):
        assert f"Kết quả: {fold_spaces(HOSTILE)}" in lines
        assert f"Nội dung kết luận, nghị quyết: {fold_spaces(HOSTILE)}" in lines


def test_gaps_and_the_reason_are_printed(february: Held) -> None:
    text = " ".join(text_of(february.minutes))
    assert "Thiếu 4 ý kiến" in text
    assert "Họp ngắn để thử" in text


def test_case_1_seventeen_votes_are_refused_and_eight_pass(visitor: BrowserContext, office: Office) -> None:
    """15 official and 2 probationary members, all there: the base is 15, and more than half of it is 8."""
    store = meetings.running(office, at("2026-11-05", "14:00"))
    console = Console.of(visitor.new_page(), office, store.id)
    console.go_to("Biểu quyết nghị quyết")
    expect(console.desk).to_contain_text("Tính trên 15 đảng viên chính thức; đang có mặt 15 người có quyền biểu quyết")
    console.vote(17, 0, 0)
    assert "Tổng số phiếu 17 lớn hơn số người được tính biểu quyết (15)" in console.notice()
    assert "Đảng viên dự bị được phát biểu nhưng không biểu quyết." in console.notice()
    console.vote(7, 8, 0)
    expect(console.desk.locator(".result")).to_contain_text("Tán thành 7/15 (46,7%)")
    expect(console.desk.locator(".result")).to_contain_text("không được thông qua")
    console.page.on("dialog", lambda dialog: dialog.accept())
    console.button("Biểu quyết lại")
    console.vote(8, 7, 0)
    expect(console.desk.locator(".result")).to_contain_text("Tán thành 8/15 (53,3%)")
    expect(console.desk.locator(".result")).to_contain_text("✓ được thông qua")
