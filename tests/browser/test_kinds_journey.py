"""Every kind of meeting from the home page to its papers: case 5 (thematic, two days), combined, chi ủy, extraordinary.

The office is made as a person makes it; each kind is chosen on the home page and led through by its own agenda.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from tests.browser import case5
from tests.browser.browser_session import Ears, enter, leave
from tests.browser.case3 import Held, text_of
from tests.browser.kinds import Course, assert_written, made, opened, parts, pictured, valid_word, walked
from tests.browser.office import Office, at
from tests.browser.room import Console, HomePage
from tests.browser.wall import Wall
from tests.server.running import until


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


@pytest.mark.by_night
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
        f"- Chủ trì: đồng chí {case5.CHAIR}, Bí thư",
        f"- Thư ký: đồng chí {case5.SECRETARY}, Chi ủy viên",
        "- Tỷ lệ dự sinh hoạt: 82,6% (19/23)",
        "- Vắng có lý do: 4",
        *(f"+ Đồng chí {name}: {reason}" for name, reason in case5.ABSENT.items()),
        *(f"{label}: {text}" for label, text in case5.DETAILS.items()),
        "Quý: III",
    ):
        assert fact in opening
    for fact in (
        f"Mục đích, yêu cầu: {case5.AIM}",
        f"Người trình bày: đồng chí {case5.PRESENTER}",
        f"Tóm tắt dự thảo chuyên đề: {case5.DRAFT}",
        f"Nội dung tiếp thu, giải trình: {case5.TAKEN_IN}",
    ):
        assert fact in body
    for fact in (
        *(f"{label}: {text}" for label, text in {**case5.JUDGED, **case5.CONCLUDED}.items()),
        "Điểm tự chấm: 91; xếp loại: Tốt.",
        "Kết thúc: 10 giờ 30 phút, ngày 25 tháng 9 năm 2022.",
    ):
        assert fact in closing
    assert any(line.startswith("1 | Hoàn thiện bản chuyên đề | ") and "30/9/2022" in line for line in lines)
    assert any("tán thành 19" in line and "82,6%" in line for line in closing)
    assert f"{case5.SECRETARY} | {case5.CHAIR}" in lines


@pytest.mark.by_night
def test_case_5_opinions_stand_under_their_kinds_with_their_day(thematic: tuple[Held, Console]) -> None:
    _, body, _ = parts(text_of(thematic[0].minutes))
    hours = ("09 giờ 55 phút, ngày 24/9", *["07 giờ 30 phút, ngày 25/9"] * 3)
    spoken = [
        f"{n}. Đồng chí {name} ({kind}; {when}): {text}"
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


@pytest.mark.by_night
def test_case_5_asks_for_no_minutes_and_says_what_is_below_the_rules(thematic: tuple[Held, Console]) -> None:
    meeting = thematic[0].meeting
    assert meeting.minimum_minutes() == 0
    assert not any("thời lượng" in line.casefold() for line in text_of(thematic[0].minutes))
    assert thematic[1].desk.get_by_text("Tỷ lệ dự 82,6%").count() == 1
    assert not meeting.ending or (meeting.ending.gaps, meeting.ending.missing) == ((), ())


@pytest.mark.by_night
def test_case_5_does_not_stand_for_the_months_meeting(kindergarten: Office, thematic: tuple[Held, Console]) -> None:
    """N10: September still has no regular meeting, and the home page proposes it."""
    page = thematic[1].page.context.new_page()
    home = HomePage(page, kindergarten)
    home.open()
    expect(page.locator("main")).to_contain_text("Sinh hoạt thường kỳ tháng 9/2022")
    expect(page.locator("main")).to_contain_text("08:00 ngày 24/09/2022")
    page.close()


@pytest.mark.by_night
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
        "phan-cong": [case5.TASK[0], case5.PRESENTER, "30/9/2022"],
        "ke-hoach-chuyen-de": [case5.TOPIC, "24/9/2022 – 25/9/2022", "30/9/2022", case5.PRESENTER],
    }
    for form in told:
        line = paper(dialog, form)
        line.get_by_role("button", name="Tạo tệp", exact=True).click()
        expect(line).to_contain_text(re.compile(r"đã tạo \d\d:\d\d"))
        if form != "ke-hoach-chuyen-de":
            expect(line).to_contain_text(re.compile("✓ đủ dữ liệu|Tạo được, còn"))
    console.page.screenshot(path=artifacts / "chuyen-de-7-van-ban.png")
    dialog.get_by_role("button", name="Đóng").click()
    files = {form: held.folder / f"{form}.docx" for form in told}
    until("the papers are on the share", lambda: all(file.is_file() for file in files.values()), 60)
    for form, facts in told.items():
        text = "\n".join([*text_of(files[form]), *header_of(files[form])])
        assert [fact for fact in facts if fact not in text] == [], form
        assert "DỰ THẢO" not in text
    valid_word(held.minutes, *files.values())
    pictured([held.minutes, files["ket-luan"]], artifacts, tmp_path)


def paper(dialog: Locator, form: str) -> Locator:
    """One paper's line in the dialog."""
    return dialog.locator(f'li[data-form="{form}"]')


def header_of(file: Path) -> list[str]:
    """The head of a paper is a table."""
    return [cell.text for row in docx.Document(str(file)).tables[0].rows for cell in row.cells]


@pytest.fixture
def afterwards(kindergarten: Office, chrome: Browser) -> Iterator[BrowserContext]:
    """A person at the kindergarten in the months after case 5; all pages are closed at the end."""
    yield (context := enter(chrome, kindergarten))
    leave(context)
    context.close()


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
    hours = at("2022-10-04", "14:00"), at("2022-10-04", "14:30:30")
    walk, held = walked(home, ears, kindergarten, course, "2022/2022-10-04 thuong-ky-chuyen-de", artifacts, hours)
    walk.console.unfold()
    expect(walk.console.page.locator("nav")).to_contain_text("Phần II. Sinh hoạt chuyên đề")
    lines = text_of(held.minutes)
    assert "Sinh hoạt thường kỳ kết hợp chuyên đề tháng 10/2022" in lines
    _, body, closing = parts(lines)
    first, second = body.index("Phần I. Sinh hoạt thường kỳ"), body.index("Phần II. Sinh hoạt chuyên đề")
    regular, topic = body[first:second], body[second:]
    assert_written(walk, {"B": regular, "T": topic, "C": closing})
    assert "Nội dung còn thiếu khi kết thúc:" in closing
    assert any(line.startswith("- Thời lượng chỉ 30 phút, thiếu 90 phút") for line in closing)


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
