"""Case 5 of the example meetings, a thematic session over two days away from the unit, as it is held in the browser.

Published: kind, quarter, days, place, topic, 23 members, 19 there, what was visited. Who spoke, what the presenter took
in, the assessment, the vote and the score are not published: those are ours.
"""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.browser_session import Ears
from tests.browser.case3 import Held, is_delivered
from tests.browser.office import Office, at
from tests.browser.room import Console, HomePage
from tests.browser.wall import Wall
from tests.server.running import until

CELL, SUPERIOR, LOCALITY = "Chi bộ Trường Mầm non Hoa Sen", "Đảng ủy phường Mẫu", "Phường Mẫu"
PEOPLE = [
    f"{family} Thị {given}"
    for family in ("Trần", "Lê", "Phạm")
    for given in ["An", "Bình", "Chi", "Dung", "Hà", "Lan", "Mai"]
]
MEMBERS = [*PEOPLE, "Nguyễn Thị Thu", "Nguyễn Thị Vân"]
CHAIR, DEPUTY, SECRETARY, PRESENTER, *OTHERS = MEMBERS
ROLES = {CHAIR: "Bí thư", DEPUTY: "Phó Bí thư", SECRETARY: "Chi ủy viên"}
ROWS = [(name, "Chính thức", ROLES.get(name, "")) for name in MEMBERS]
ABSENT = dict(zip(MEMBERS[-4:], ("Nghỉ thai sản", "Ốm", "Đi học", "Việc gia đình"), strict=True))
PLACE = "Khu di tích quốc gia đặc biệt Tân Trào"
TOPIC = (
    "Học tập và làm theo tư tưởng Hồ Chí Minh về ý chí tự lực, tự cường và khát vọng phát triển; "
    "xây dựng đơn vị vững mạnh"
)
DETAILS = {
    "Tên chuyên đề": TOPIC,
    "Đảng viên được phân công chuẩn bị": PRESENTER,
    "Dự thảo bằng văn bản được chi ủy hoặc bí thư thông qua": "Chi ủy thông qua ngày 15/9/2022",
    "Ngày gửi dự thảo cho đảng viên": "20/9/2022",
}
AIM = "Dâng hương tại hai điểm di tích; ôn lại truyền thống cách mạng; nâng cao nhận thức, trách nhiệm."
DRAFT = "Chuyên đề nêu ba biểu hiện của ý chí tự lực trong công việc của nhà trường."
SAID = [
    (OTHERS[0], "nhận thức, tác dụng", "Chuyên đề giúp tôi hiểu rõ hơn về ý chí tự lực."),
    (OTHERS[1], "liên hệ", "Nhà trường tự làm đồ dùng dạy học, không chờ cấp trên."),
    (OTHERS[2], "liên hệ", "Mỗi lớp trồng một góc vườn để trẻ tự chăm sóc."),
    (OTHERS[3], "góp ý dự thảo", "Dự thảo cần thêm phần việc của từng tổ chuyên môn."),
]
TAKEN_IN = "Tiếp thu ý kiến, bổ sung phần việc của từng tổ chuyên môn."
JUDGED = {
    "Việc chuẩn bị, chất lượng của chuyên đề": "Chuẩn bị chu đáo, đạt mục đích đề ra.",
    "Ý nghĩa, tác dụng đối với chi bộ, đảng viên": "Nâng cao nhận thức và trách nhiệm của đảng viên.",
}
CONCLUDED = {
    "Nội dung cần tiếp thu, bổ sung": "Bổ sung phần việc của từng tổ và thời gian thực hiện.",
    "Thời hạn (hoặc ngày) gửi bản hoàn thiện": "30/9/2022",
    "Nơi nhận bản hoàn thiện": "Toàn thể đảng viên; Đảng ủy phường Mẫu",
}
TASK = ("Hoàn thiện bản chuyên đề", PRESENTER, "30/9", "Bản chuyên đề")
MOTION = "Thông qua nội dung chuyên đề"

SCORED = {"1": "14", "2": "18", "3": "41", "4": "18"}
"""Points by criterion of the sheet of that time (2022); 91 of 100."""


def prepare(home: HomePage, artifacts: Path) -> None:
    """Made by its kind four days before, with its two days, its place and its presenter."""
    home.make_meeting("Sinh hoạt chuyên đề")
    expect(home.page.locator(".preparation h2")).to_have_text("Sinh hoạt chuyên đề quý III/2022")
    home.field("Ngày", "24/9", shown="24/09/2022")
    home.field("Đến ngày", "25/9", shown="25/09/2022")
    home.field("Giờ", "8:00", shown="08:00")
    home.field("Địa điểm", PLACE)
    home.field("Số thông báo, giấy mời", "09/TB-CB")
    home.field("Ngày thông báo", "20/9", shown="20/09/2022")
    home.choose("Thư ký", SECRETARY)
    home.choose("Người trình bày: Trình bày dự thảo chuyên đề", PRESENTER)
    expect(home.page.locator(".preparation")).not_to_contain_text("tối thiểu")
    home.picture(artifacts, "chuyen-de-0-lap")


def first_day(office: Office, console: Console, wall: Wall, artifacts: Path) -> None:
    """Opening, the draft presented, the first opinion; then the night."""
    office.set_clock(at("2022-09-24", "07:50"))
    wall.shows("Bắt đầu lúc 08:00")
    office.set_clock(at("2022-09-24", "08:00"))
    console.start()
    expect(console.page.locator("aside .clock")).not_to_contain_text("tối thiểu")
    console.write("Lý do", "Sinh hoạt chuyên đề quý III, kết hợp về nguồn")
    console.go_to("Cử thư ký")
    console.go_to("Điểm danh")
    for name, reason in ABSENT.items():
        console.absent(name, reason)
    console.mark_present_rest()
    expect(console.card("Điểm danh")).to_contain_text("đã điểm danh hết · 82,6%")
    console.go_to("Thông qua chương trình")
    console.button("Chi bộ nhất trí thông qua chương trình")
    console.go_to("Thông tin chuyên đề")
    for label, text in DETAILS.items():
        console.write(label, text)
    console.picture(artifacts, "chuyen-de-1-thong-tin")
    console.go_to("Mục đích, yêu cầu")
    console.write("Mục đích, yêu cầu", AIM)
    console.go_to("Trình bày dự thảo")
    console.write("Tóm tắt dự thảo chuyên đề", DRAFT)
    office.set_clock(at("2022-09-24", "10:00"))
    console.go_to("Thảo luận chuyên đề")
    opine(console, *SAID[0])
    office.set_clock(at("2022-09-24", "10:30"))
    console.page.keyboard.press("Alt+g")
    wall.shows("Tạm nghỉ")
    wall.shows("Buổi sinh hoạt kéo dài đến hết ngày 25/09/2022")


def opine(console: Console, name: str, kind: str, text: str) -> None:
    """A speech with its kind."""
    console.speak(name, text)
    row = console.desk.locator(".opinion", has_text=name)
    row.get_by_label("Loại ý kiến").select_option(label=kind)
    console.answered()
    expect(row.get_by_label("Loại ý kiến").locator("option:checked")).to_have_text(kind)


def second_day(office: Office, console: Console, wall: Wall, artifacts: Path) -> None:
    """The discussion goes on; the presenter takes in, the bí thư assesses and concludes."""
    office.set_clock(at("2022-09-25", "07:30"))
    expect(console.page.locator("aside .pausedline")).to_contain_text("Đang tạm nghỉ 21 giờ 0′")
    wall.shows("Đã nghỉ 21 giờ")
    console.picture(artifacts, "chuyen-de-2-qua-dem")
    wall.picture(artifacts, "chuyen-de-wall-qua-dem")
    console.page.keyboard.press("Alt+g")
    expect(console.page.locator("aside .pausedline")).to_have_count(0)
    assert console.timer() < 3 * 3600
    for one in SAID[1:]:
        opine(console, *one)
    correct_yesterdays(console)
    console.picture(artifacts, "chuyen-de-3-thao-luan")
    console.go_to("Tiếp thu ý kiến")
    console.write("Nội dung tiếp thu, giải trình", TAKEN_IN)
    console.go_to("Đánh giá chuyên đề")
    for label, text in JUDGED.items():
        console.write(label, text)
    console.go_to("Kết luận, hoàn thiện")
    for label, text in CONCLUDED.items():
        console.write(label, text)
    console.give_task(*TASK)
    vote(console)
    console.picture(artifacts, "chuyen-de-4-ket-luan")
    console.go_to("Tự chấm điểm")
    for number, points in SCORED.items():
        console.field(f"Điểm tiêu chí {number}", points)
        console.write(f"Lý do cho điểm tiêu chí {number}", "Chi ủy thống nhất")
        console.answered()


def correct_yesterdays(console: Console) -> None:
    """A time of the day before set right on the second day stays on the day before."""
    name = SAID[0][0]
    console.desk.get_by_label(f"Sửa lượt phát biểu của {name}").click()
    console.page.get_by_label("Giờ bắt đầu phát biểu").fill("09:55")
    console.page.locator("form.correct").get_by_role("button", name="Sửa", exact=True).click()
    expect(console.page.locator("form.correct")).to_have_count(0)
    expect(console.desk.locator(".opinion", has_text=name)).to_contain_text("09:55 ngày 24/09")


def vote(console: Console) -> None:
    """All who are there, counted against all who may vote."""
    console.button("+ Thêm nội dung biểu quyết")
    console.page.get_by_label("Tên nội dung biểu quyết").fill(MOTION)
    console.page.locator("form.add").get_by_role("button", name="Thêm").click()
    expect(console.desk.locator("form.vote")).to_be_visible()
    console.vote(19, 0, 0)
    expect(console.desk.locator(".result")).to_contain_text("Tán thành 19/23 (82,6%)")


def close(office: Office, console: Console, wall: Wall, ears: Ears, artifacts: Path) -> Held:
    """Read, adopted, ended on the second day; the files on the share."""
    office.set_clock(at("2022-09-25", "10:20"))
    console.go_to("Thông qua biên bản")
    console.field("Số biên bản", "09")
    lines = console.read()
    console.picture(artifacts, "chuyen-de-5-doc")
    console.adopt()
    office.set_clock(at("2022-09-25", "10:30:10"))
    console.end()
    wall.ended()
    wall.shows("Buổi sinh hoạt đã kết thúc")
    wall.shows("08:00 ngày 24/09 – 10:30 ngày 25/09")
    wall.picture(artifacts, "chuyen-de-wall-ket-thuc")
    # Its folder keeps the day that stood at the first save: the proposed one, or the 24th where that came first.
    (folder,) = (office.workspace / "2022").glob("2022-09-* chuyen-de")
    held = Held(console.meeting, lines, folder, ears.complaints)
    until("record and minutes of case 5 are on the share", lambda: is_delivered(held), 60)
    console.picture(artifacts, "chuyen-de-6-ket-thuc")
    return held
