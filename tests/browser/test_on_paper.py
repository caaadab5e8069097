"""Ctrl+P: what a page says is on the paper, black on white, whole, without its buttons."""

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from assistant.domain import commands as c
from assistant.domain.procedure.course import MINUTES
from assistant.journal.store import Store
from tests.browser import live, scenes
from tests.browser.live import HOA
from tests.browser.meetings import speak, write
from tests.browser.office import Office, at
from tests.browser.room import Console
from tests.browser.wall import Wall

START = at("2026-11-05", "14:00")
LONG = "Đề nghị bổ sung kế hoạch hỗ trợ các hộ nghèo dịp Tết, phân công theo từng thôn. " * 60
BUTTONS = ("Mở màn chiếu", "Giải lao", "Hoàn tác", "Kết thúc F4", "Chuyển sang", "loại ý kiến", "Còn thiếu")
PALE = """() => {
  const found = [], light = (text) => text.match(/[\\d.]+/g).slice(0, 3).reduce((sum, part) => sum + +part, 0);
  for (const element of document.querySelectorAll(".chibo-region *")) {
    const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!words || !element.getClientRects().length) continue;
    if (light(getComputedStyle(element).color) > 3 * 0x8f) found.push(`${element.className}: ${element.textContent}`);
  }
  return found;
}"""
"""Words that a printer would set too pale to read, or white on a ground that it leaves out."""


@pytest.fixture
def store(office: Office) -> Store:
    """A discussion of several pages."""
    store = live.running(office, START)
    speak(store, HOA, LONG)
    store.send(c.StopSpeech())
    write(store, "item.B8.ket_luan", "Giao đồng chí Hòa rà soát hồ sơ trước 30/11/2026.")
    store.send(c.AddAction("Rà soát hồ sơ", (HOA,), item="B8"))
    return store


def on_paper(page: Page, artifacts: Path, name: str, landscape: bool = False) -> tuple[str, int]:
    """The words on the paper, spaces made one, and how many sheets it takes. The file is kept, to be looked at."""
    file = artifacts / f"giay-{name}.pdf"
    page.pdf(path=file, format="A4", prefer_css_page_size=True, landscape=landscape)
    said = subprocess.run(["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True)
    text = said.stdout.decode("utf-8")
    return " ".join(text.split()), text.count("\f")


def test_the_console_on_paper(visitor: BrowserContext, office: Office, store: Store, artifacts: Path) -> None:
    console = Console.of(visitor.new_page(), office, store.id)
    page = console.page
    page.wait_for_selector(".opinion")
    text, sheets = on_paper(page, artifacts, "ban-thu-ky")  # the first sheet is not left empty: two hold it
    assert sheets == 2
    assert text.count("phân công theo từng thôn") == 60
    for words in ("Chi bộ Cơ quan xã Xuân Sơn", "Đ/c Lê Văn Hòa", "Giao đồng chí Hòa rà soát", "Rà soát hồ sơ"):
        assert words in text
    for words in BUTTONS:
        assert words not in text
    expect(page.locator(".onpaper")).to_have_count(0)
    page.emulate_media(media="print")
    assert page.evaluate(PALE) == []
    page.emulate_media(media="null")


def test_the_wall_on_paper(visitor: BrowserContext, office: Office, store: Store, artifacts: Path) -> None:
    """In the dark theme too; a draft longer than the wall is printed whole."""
    wall = Wall.of(visitor.new_page(), office, store.id)
    wall.page.keyboard.press("t")
    wall.page.wait_for_selector(".wall.dark")
    text, sheets = on_paper(wall.page, artifacts, "man-chieu", landscape=True)
    assert sheets == 1
    for words in ("Thảo luận; tự phê bình và phê bình", "tối thiểu 90 phút", "1/4 ý kiến", "Có mặt 7/7"):
        assert words in text
    wall.page.emulate_media(media="print")
    assert wall.page.evaluate(PALE) == []
    wall.page.emulate_media(media="null")
    store.send(c.GoToItem("C6"))
    store.send(c.OpenReading(MINUTES, tuple(f"{n}. {scenes.CONCLUSION}" for n in range(1, 41))))
    wall.shows("40. Giao đồng chí")
    text, sheets = on_paper(wall.page, artifacts, "du-thao", landscape=True)
    assert sheets >= 2
    assert "1. Giao đồng chí" in text
    assert "40. Giao đồng chí" in text
