"""What hangs is told and holds up nothing else: a kernel that is there and does nothing, a template that never ends."""

import os
import re
import signal
from pathlib import Path

import psutil
import pytest
from docx import Document
from playwright.sync_api import BrowserContext, expect

from assistant.documents.papers import find_template
from assistant.domain import commands as c
from tests.browser import live
from tests.browser.meetings import write
from tests.browser.office import Office, at
from tests.browser.room import Console
from tests.documents.templates.test_bombs import ENDLESS

START = at("2026-11-05", "14:00")
CONCLUSION = "Kết luận của chủ trì"
COVERS = """() => document.querySelector("#chibo-banner").getBoundingClientRect().bottom
  - document.querySelector("header").getBoundingClientRect().bottom"""
WITHIN = 6.0
"""Seconds: five, and what the browser needs to draw on a busy machine."""
WATCHED = """() => new Promise((told) => {
  const asked = performance.now(), banner = document.getElementById("chibo-banner");
  const look = () => banner.hidden || told((performance.now() - asked) / 1000);
  new MutationObserver(look).observe(banner, { attributes: true, childList: true });
  look();
})"""
"""Seconds until the page says that something is wrong, by its own clock: the driver looks once a second only."""


@pytest.fixture
def console(visitor: BrowserContext, office: Office) -> Console:
    store = live.running(office, START)
    store.send(c.AppointSecretary(live.SECRETARY))
    write(store, "item.B8.ket_luan", "Giao đồng chí Hòa.")
    return Console.of(visitor.new_page(), office, store.id)


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="a process cannot be stopped here")
def test_a_kernel_that_hangs_is_told_and_nothing_typed_is_lost(console: Console) -> None:
    page, banner = console.page, console.page.locator("#chibo-banner")
    hangs = psutil.Process(console.kernel())
    os.kill(hangs.pid, signal.SIGSTOP)
    console.box(CONCLUSION).press("ControlOrMeta+End")
    page.keyboard.type(" Báo cáo")
    assert page.evaluate(WATCHED) < WITHIN
    expect(banner).to_contain_text("chưa trả lời thao tác vừa rồi")
    assert page.evaluate(COVERS) <= 0, "the banner lies over the head alone"
    os.kill(hangs.pid, signal.SIGCONT)
    expect(banner).to_be_hidden()
    console.saved()
    os.kill(hangs.pid, signal.SIGSTOP)
    page.keyboard.type(" trước 30/11.")
    expect(banner).to_be_visible(timeout=10_000)
    console.mark()
    banner.get_by_role("button", name="Tải lại trang").click()
    console.anew()
    expect(console.box(CONCLUSION)).to_have_value("Giao đồng chí Hòa. Báo cáo trước 30/11.")
    console.saved()
    assert console.kernel() != hangs.pid
    assert psutil.wait_procs([hangs], timeout=30)[1] == [], "the one that hung is ended"


def test_while_a_template_never_ends_the_secretary_goes_on_writing(console: Console, own_templates: Path) -> None:
    document = Document(str(find_template("bien-ban", None)))
    document.add_paragraph(ENDLESS)
    document.save(str(own_templates / "bien-ban.docx"))
    console.go_to("Thông qua biên bản")
    console.desk.get_by_role("button", name=re.compile("^Đọc biên bản trước ")).click()
    console.page.locator("nav .name").get_by_text("Phân công nhiệm vụ", exact=True).click()
    console.at("Phân công nhiệm vụ")
    assert not console.page.evaluate("() => globalThis.chiboPage.waiting.size === 0"), (
        "the minutes are still being made"
    )
    expect(console.page.locator("#chibo-notice span")).to_contain_text("Mẫu “bien-ban.docx” chạy mãi", timeout=60_000)
    expect(console.page.locator("#chibo-banner")).to_be_hidden()
