"""Case 3 of the example meetings and the month after, as they are held in the browser, step by step."""

from dataclasses import dataclass
from pathlib import Path

import docx
from playwright.sync_api import BrowserContext, expect

from assistant.documents.rendering.docx_text import fold_spaces
from assistant.domain.meeting import Meeting
from assistant.journal import record
from tests.browser.browser_session import Ears
from tests.browser.office import VIETNAM, Office, at
from tests.browser.room import Console, HomePage
from tests.browser.wall import Wall
from tests.server.running import until

A, B, C, D, E, F, G, H = (
    "Nguyễn Văn A",
    "Trần Thị B",
    "Lê Văn C",
    "Phạm Thị D",
    "Hoàng Văn E",
    "Vũ Thị F",
    "Đỗ Văn G",
    "Bùi Thị H",
)
ROLES = {A: "Bí thư", B: "Phó Bí thư"}
OFFICIALS = [(name, "Chính thức", ROLES.get(name, "")) for name in (A, B, C, D, E, F, G, H)]
VIOLATIONS = "Xem xét đảng viên vi phạm (nếu có)"
SAID = {
    D: "Đề nghị tổ chức thăm các hộ nghèo trước ngày 10/02/2026.",
    E: "Nhất trí với nhiệm vụ tháng 01.",
    F: "Đề nghị tuyên truyền đón Tết an toàn, tiết kiệm đến từng hộ dân.",
    G: "Văn phòng cần công khai lịch trực Tết.",
}
PAPERS = "Trích nghị quyết của Trung ương; chỉ thị của Tỉnh ủy về tổ chức Tết"
LIST = "Lập danh sách hộ chính sách để thăm hỏi"
THEME = "Chuẩn bị nội dung sinh hoạt chuyên đề tháng 02"
CONCLUSION = "Chi bộ thống nhất nhiệm vụ tháng 01; giao đồng chí C tổng hợp danh sách hộ chính sách để thăm hỏi."
PROCEEDINGS = {
    "Thời sự, văn bản mới": {"Nội dung đã thông báo": PAPERS},
    "Đánh giá kết quả": {
        "Kết quả": "Hoàn thành các chỉ tiêu tháng 12; 8/8 đảng viên hoàn thành nhiệm vụ.",
    },
    "Công tác xây dựng Đảng": {"Công tác xây dựng Đảng trong tháng": "Nền nếp sinh hoạt được giữ vững."},
    "Phương hướng, nhiệm vụ": {
        "Nhiệm vụ": "Tổ chức các hoạt động đón Tết; thăm hộ chính sách, hộ nghèo; đón Tết an toàn, tiết kiệm.",
    },
}
HOSTILE = '<img src=x onerror="window.hacked=1"> & " \' {{ 7*7 }} {% x %} {# y #} 🎉 Nguyễn đã dự.'


@dataclass(frozen=True)
class Held:
    """A meeting that was held in the browser."""

    id: str
    lines: tuple[str, ...]
    """The minutes as the room read them on the screen."""
    folder: Path
    complaints: list[str]

    @property
    def minutes(self) -> Path:
        return self.folder / "bien-ban.docx"

    @property
    def meeting(self) -> Meeting:
        return record.load((self.folder / "ho-so.json").read_bytes())


def prepare(home: HomePage, artifacts: Path) -> None:
    """The agenda of the case, the people, the notice."""
    expect(home.page.locator("main")).to_contain_text("Sinh hoạt thường kỳ tháng 1/2026 · 14:00 ngày 08/01/2026")
    home.picture(artifacts, "home-0-dau")
    home.make_meeting()
    for title in (
        "Đánh giá tình hình tư tưởng của đảng viên, quần chúng",
        "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        "Chủ trì nêu những nội dung cần tập trung thảo luận",
        "Ý kiến của đại biểu cấp trên; tiếp thu, giải trình của chủ trì",
    ):
        home.remove_item(title)
    home.add_item("Nội dung", VIOLATIONS)
    home.choose("Thư ký", C)
    home.field("Số thông báo, giấy mời", "01/GM-CB")
    home.field("Ngày thông báo", "5/1", shown="05/01/2026")
    home.field("Tài liệu gửi kèm", PAPERS)
    home.picture(artifacts, "home-1-chuong-trinh")


def open_meeting(commune: Office, console: Console, wall: Wall, artifacts: Path) -> None:
    """Phase A: reason, roll, dues, agenda."""
    wall.shows("Bắt đầu lúc 14:00")
    commune.set_clock(at("2026-01-08", "14:00"))
    console.start()
    wall.item("Tuyên bố lý do, giới thiệu đại biểu")
    console.write("Lý do", "Sinh hoạt chi bộ thường kỳ tháng 01/2026")
    console.go_to("Cử thư ký")
    console.go_to("Điểm danh")
    console.mark_present_rest()
    console.picture(artifacts, "console-1-diem-danh")
    wall.shows("Có mặt 8/8")
    console.go_to("Đảng phí")
    console.field("Đã nộp (đảng viên)", "8")
    console.field("Trên tổng số", "8")
    console.go_to("Thông qua chương trình")
    console.button("Chi bộ nhất trí thông qua chương trình")
    console.picture(artifacts, "console-2-chuong-trinh")
    wall.item("Thông qua nội dung, chương trình")


def go_through_items(commune: Office, console: Console, wall: Wall, artifacts: Path) -> None:
    """Phase B up to the discussion: what was said and what the chair concluded."""
    commune.set_clock(at("2026-01-08", "14:10"))
    for item, texts in PROCEEDINGS.items():
        console.go_to(item)
        for label, text in texts.items():
            console.write(label, text)
        console.conclude("Chi bộ thống nhất.")
    console.picture(artifacts, "console-3-noi-dung")
    wall.item("Phương hướng, nhiệm vụ tháng 1/2026")
    console.go_to(VIOLATIONS)
    console.write("Nội dung", "Không có đảng viên vi phạm.")
    console.conclude("Chi bộ ghi nhận.")


def discuss(commune: Office, console: Console, wall: Wall, artifacts: Path) -> None:
    """Four opinions; the wall shows who speaks and counts."""
    commune.set_clock(at("2026-01-08", "15:00"))
    console.go_to("Thảo luận, phê bình")
    wall.opinions(0, 4)
    for number, (name, text) in enumerate(SAID.items(), start=1):
        commune.set_clock(at("2026-01-08", f"15:{4 * number:02}"))
        console.begin_speech(name)
        wall.speaker(f"Đ/c {name}")
        console.page.keyboard.insert_text(text)
        console.saved()
        if number == 2:
            console.picture(artifacts, "console-4-phat-bieu")
            wall.picture(artifacts, "wall-1-phat-bieu")
        console.stop_speech()
        wall.speaker("")
        wall.opinions(number, 4)
    commune.set_clock(at("2026-01-08", "15:20"))
    console.conclude("Chủ trì tiếp thu các ý kiến.")


def decide(commune: Office, console: Console, wall: Wall, artifacts: Path) -> None:
    """Tasks with person and date, the conclusion, the vote."""
    commune.set_clock(at("2026-01-08", "16:00"))
    console.go_to("Tổng hợp, tiếp thu")
    commune.set_clock(at("2026-01-08", "16:02"))
    console.go_to("Phân công nhiệm vụ")
    console.give_task(LIST, C, "12/1", "Danh sách")
    console.give_task(THEME, A, "01/02/2026")
    console.picture(artifacts, "console-5-nhiem-vu")
    console.go_to("Giải quyết kiến nghị")
    commune.set_clock(at("2026-01-08", "16:10"))
    console.go_to("Biểu quyết nghị quyết")
    console.write("Nội dung biểu quyết: Kết luận; biểu quyết thông qua kết luận hoặc nghị quyết", CONCLUSION)
    wall.shows(CONCLUSION)
    wall.picture(artifacts, "wall-2-noi-dung-bieu-quyet")
    console.vote(9, 0, 0)
    assert "9 lớn hơn số người được tính biểu quyết (8)" in console.notice()
    console.picture(artifacts, "console-6-phieu-sai")
    console.vote(8, 0, 0)
    expect(console.desk.locator(".result")).to_contain_text("Tán thành 8/8 (100%)")
    wall.shows("✓ Được thông qua · 8/8 = 100%")
    console.picture(artifacts, "console-7-bieu-quyet")
    wall.picture(artifacts, "wall-3-ket-qua")
    console.go_to("Tự chấm điểm")


def close(commune: Office, console: Console, wall: Wall, ears: Ears, artifacts: Path) -> Held:
    """The minutes read and adopted, the end, the files on the share."""
    commune.set_clock(at("2026-01-08", "16:25"))
    console.go_to("Thông qua biên bản")
    console.field("Số biên bản", "01")
    lines = console.read()
    console.picture(artifacts, "console-8-doc-bien-ban")
    console.adopt()
    wall.shows("✓ Biên bản đã thông qua")
    console.picture(artifacts, "console-9-da-thong-qua")
    commune.set_clock(at("2026-01-08", "16:30:15"))
    console.end()
    wall.ended()
    wall.shows("Buổi sinh hoạt kéo dài 150 phút")
    expect(console.desk).to_contain_text("✓ Biên bản Word đã tạo xong, đã kiểm tra khớp với hồ sơ.")
    wall.picture(artifacts, "wall-4-ket-thuc")
    folder = commune.workspace / "2026" / "2026-01-08 thuong-ky"
    held = Held(console.meeting, lines, folder, ears.complaints)
    until("record and minutes of the ended meeting are on the share", lambda: is_delivered(held))
    expect(console.page.locator("header")).to_contain_text("lưu")
    console.picture(artifacts, "console-10-ket-thuc")
    with console.page.expect_download() as download:
        console.page.get_by_role("link", name="Tải biên bản (Word)").click()
    assert Path(download.value.path()).read_bytes() == held.minutes.read_bytes()
    return held


def is_delivered(held: Held) -> bool:
    """Whether the record of the ended meeting and the paper of the same state are in the folder."""
    if not (held.minutes.is_file() and (held.folder / "ho-so.json").is_file()):
        return False
    ended = held.meeting.ending
    closing = f"Kết thúc: {ended.at.astimezone(VIETNAM):%H giờ %M phút}" if ended else None
    return closing is not None and any(line.startswith(closing) for line in text_of(held.minutes))


def text_of(path: Path) -> list[str]:
    """All lines of a Word file as python-docx finds them: paragraphs, then the rows of tables."""
    document = docx.Document(str(path))
    rows = [" | ".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    return [fold_spaces(line) for line in [*(p.text for p in document.paragraphs), *rows] if line.strip()]


def assess(console: Console, artifacts: Path) -> None:
    """B4 shows January's tasks; both are done."""
    console.go_to("Đánh giá kết quả")
    card = console.card("Nhiệm vụ của kỳ trước")
    expect(card).to_contain_text(LIST)
    expect(card).to_contain_text(C)
    expect(card).to_contain_text("12/01/2026")
    expect(card).to_contain_text("01/02/2026")
    for task, day in ((LIST, "11/1"), (THEME, "28/1")):
        card.get_by_label(f"Kết quả: {task}", exact=True).select_option(label="đã hoàn thành")
        console.answered()
        console.field(f"Ngày xong: {task}", day, shown=f"{day.zfill(4)[:2]}/01/2026")
    console.picture(artifacts, "console-11-ky-truoc")


def hostile(context: BrowserContext, console: Console) -> None:
    """Typed as a note and as what is put to the vote: text on both screens, nothing else."""
    console.write("Kết quả", HOSTILE)
    console.go_to("Biểu quyết nghị quyết")
    console.write("Nội dung biểu quyết: Kết luận; biểu quyết thông qua kết luận hoặc nghị quyết", HOSTILE)
    wall = Wall.of(context.new_page(), console.server, console.meeting)
    expect(wall.page.locator(".wording")).to_have_text(fold_spaces(HOSTILE))
    assert wall.page.locator("img").count() == 0
    assert wall.page.evaluate("window.hacked") is None
    wall.page.close(run_before_unload=True)
