"""A small cell of two agencies: its leaders confer because it has no chi ủy, and each agency is judged for itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.browser_session import enter, leave
from tests.browser.case3 import Held, is_delivered, text_of
from tests.browser.kinds import Course, assert_written, made, opened, parts, valid_word, walked
from tests.browser.office import Office, at
from tests.server.running import until


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
    """Fewer than nine official members have no chi ủy (N25); the home page says so, and each agency has its boxes.

    Another meeting was made by mistake before: put away, had back, put away.
    """
    merged.set_clock(at("2026-03-02", "08:00"))
    home, ears = made(clerk, merged, "Sinh hoạt đột xuất")  # by mistake
    wrong = home.page.locator(".preparation h2").inner_text()
    home.discard()
    home.recover(wrong)
    home.picture(artifacts, "trang-dau-lay-lai")
    home.discard()
    home.make_meeting("Hội ý bí thư, phó bí thư")
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
    "Nhiệm vụ – Văn phòng": "Văn phòng rà soát thủ tục.",
    "Nhiệm vụ – Trạm y tế": "Trạm y tế khám sức khỏe người cao tuổi.",
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
    for item, texts in (("Đánh giá kết quả", AGENCY), ("Phương hướng, nhiệm vụ", AHEAD)):
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
