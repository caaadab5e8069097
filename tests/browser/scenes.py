"""Every scene of the wall, brought about by the journal, measured in the DOM and kept as a picture."""

from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import ViewportSize

from assistant.domain import commands as c
from assistant.domain.procedure.course import MINUTES
from assistant.journal.store import Store
from tests.browser.live import HOA, KHANH
from tests.browser.meetings import speak, write
from tests.browser.wall import Wall

SIZES = ((1024, 768), (1366, 768), (1920, 1080))
LONG_TITLE = (
    "Thảo luận, cho ý kiến về dự thảo nghị quyết lãnh đạo nhiệm vụ phát triển kinh tế xã hội, "
    "quốc phòng, an ninh năm 2027"
)
LONG_NAME = (
    "Công Tằng Tôn Nữ Hoàng Thị Phương Khánh Huyền Trang "
    "Nguyễn Trần Lê Phạm Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Ngọc Ánh Minh"
)
POINTS = "Tiến độ giải quyết hồ sơ đất đai\nHỗ trợ hộ nghèo dịp Tết\nChuyển đổi số trong cơ quan"
CONCLUSION = (
    "Giao đồng chí Khánh lập danh sách hộ nghèo, báo cáo chi ủy trước 30/11/2026; đồng chí Hòa theo dõi tiến độ, "
    "báo cáo tại buổi sinh hoạt tháng 12."
)
RESOLUTION = (
    "Thống nhất kế hoạch thực hiện nhiệm vụ tháng 12 năm 2026; giao chi ủy cụ thể hóa thành chương trình công tác, "
    "phân công đảng viên phụ trách từng việc và kiểm tra kết quả trước ngày 25/12/2026."
)
TASKS = ("Lập danh sách hộ nghèo", "Rà soát hồ sơ đất đai tồn đọng, phân loại và đề xuất hướng giải quyết", "Mở lớp")
MEASURE = """() => {
  const wall = document.querySelector(".wall"), found = [];
  const say = (element) => `${element.className || element.tagName}: ${element.textContent.trim().slice(0, 50)}`;
  const page = document.scrollingElement;
  if (page.scrollHeight > innerHeight || page.scrollWidth > innerWidth) found.push("the page scrolls");
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].reduce((sum, part, n) => {
    const p = part / 255;
    return sum + [0.2126, 0.7152, 0.0722][n] * (p <= 0.03928 ? p / 12.92 : ((p + 0.055) / 1.055) ** 2.4);
  }, 0);
  const ground = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = rgb(getComputedStyle(e).backgroundColor);
      if (colour.length < 4 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  for (const element of [wall, ...wall.querySelectorAll("*")]) {
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    const draft = element.classList.contains("draft") && element !== wall;
    const cuts = style.overflowX !== "visible" || style.overflowY !== "visible";
    if (cuts && !draft && element.scrollHeight > element.clientHeight + 1) found.push(`cut off below: ${say(element)}`);
    if (cuts && !draft && element.scrollWidth > element.clientWidth + 1) found.push(`cut off beside: ${say(element)}`);
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own) continue;
    const inside = element.closest(".draft:not(.wall)");
    if (!inside && (box.bottom > innerHeight + 1 || box.right > innerWidth + 1 || box.top < -1 || box.left < -1))
      found.push(`outside: ${say(element)}`);
    const part = parseFloat(style.fontSize) / innerHeight;
    if (part < 0.02199) found.push(`too small (${(part * 100).toFixed(2)} %): ${say(element)}`);
    const [a, b] = [light(rgb(style.color)), light(ground(element))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 7) found.push(`contrast ${ratio.toFixed(1)}: ${say(element)}`);
  }
  return found;
}"""


PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Resolves once the page has drawn itself at its new size: the window is told of it only with the next frame."""


def planned(store: Store) -> str:
    return "Chương trình"


def roll(store: Store) -> str:
    """Most are there, one is away with a reason, one without."""
    store.send(c.StartMeeting())
    store.send(c.GoToItem("A3"))
    store.send(c.MarkRestPresent())
    return "đảng viên có mặt"


def item(store: Store) -> str:
    store.send(c.GoToItem("B1"))
    return "Thông tin thời sự"


def many_points(store: Store) -> str:
    """The item with most sub-points in the order of business."""
    store.send(c.GoToItem("B6"))
    return "Những vấn đề tư tưởng cần quan tâm lãnh đạo"


def points(store: Store) -> str:
    store.send(c.GoToItem("B7"))
    write(store, "item.B7.trong_tam", POINTS)
    return "Chuyển đổi số"


def speech(store: Store) -> str:
    store.send(c.GoToItem("B8"))
    speak(store, HOA, "Đề nghị làm rõ tiến độ.")
    return "đang phát biểu"


def conclusion(store: Store) -> str:
    store.send(c.StopSpeech())
    write(store, "item.B8.ket_luan", CONCLUSION)
    return CONCLUSION


def reading(store: Store) -> str:
    store.send(c.OpenReading("B8"))
    return "Đề nghị làm rõ tiến độ."


def tasks(store: Store) -> str:
    store.send(c.CloseReading())
    store.send(c.GoToItem("C2"))
    for what in TASKS:
        store.send(c.AddAction(what, (HOA, KHANH), item="C2"))
    return TASKS[-1]


def vote(store: Store) -> str:
    store.send(c.GoToItem("C4"))
    write(store, "motion.nq", RESOLUTION)
    return "Tính trên"


def voted(store: Store) -> str:
    store.send(c.RecordVote("nq", len(store.meeting.members) - 1, 0, 1))
    return "✓ Được thông qua"


def draft(store: Store) -> str:
    store.send(c.GoToItem("C6"))
    lines = tuple(f"{n}. {CONCLUSION}" for n in range(1, 31))
    store.send(c.OpenReading(MINUTES, lines))
    return "30. Giao đồng chí Khánh"


def pause(store: Store) -> str:
    store.send(c.CloseReading())
    store.send(c.Pause())
    return "Thời gian nghỉ không tính"


def ended(store: Store) -> str:
    store.send(c.Resume())
    store.send(c.EndMeeting("Họp thử"))
    return "Đã kết thúc"


SCENES: dict[str, Callable[[Store], str]] = {
    "01-truoc-gio": planned,
    "02-diem-danh": roll,
    "03-noi-dung": item,
    "03-y-chi-tiet": many_points,
    "04-trong-tam": points,
    "05-phat-bieu": speech,
    "06-ket-luan": conclusion,
    "07-doc-lai": reading,
    "08-nhiem-vu": tasks,
    "09-bieu-quyet": vote,
    "10-ket-qua": voted,
    "11-bien-ban": draft,
    "12-giai-lao": pause,
    "13-ket-thuc": ended,
}
"""Brings the meeting to a scene; words that the wall then shows."""


def look_at(store: Store, walls: tuple[Wall, ...], artifacts: Path, name: str) -> dict[str, list[str]]:
    """All scenes on all walls at all sizes: what does not fit or cannot be read. Pictures are kept."""
    wrong: dict[str, list[str]] = {}
    for scene, bring in SCENES.items():
        words = bring(store)
        for number, wall in enumerate(walls):
            wall.shows(words)
            looks = at_sizes(wall, artifacts, f"{name}-{scene}{'-toi' if number else ''}")
            wrong |= {where: found for where, found in looks if found}
    return wrong


def at_sizes(wall: Wall, artifacts: Path, name: str) -> Iterator[tuple[str, list[str]]]:
    """One scene, measured and kept."""
    for width, height in SIZES:
        where = f"{name}-{width}x{height}"
        yield where, measured(wall, width, height)
        wall.picture(artifacts, where)


def measured(wall: Wall, width: int, height: int) -> list[str]:
    """What does not fit, or cannot be read, at this resolution."""
    wall.page.set_viewport_size(ViewportSize(width=width, height=height))
    wall.page.wait_for_function("([w, h]) => innerWidth === w && innerHeight === h", arg=[width, height])
    wall.page.evaluate(PAINTED)
    found: list[str] = wall.page.evaluate(MEASURE)
    return found
