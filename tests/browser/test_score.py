"""Tự chấm điểm: points by criterion with the keyboard, a reason where one is asked for, the sum by the program."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from assistant.domain import commands as c
from assistant.domain.checks.score import score_total
from assistant.journal.store import Store
from tests.browser import meetings
from tests.browser.office import Office, at
from tests.browser.room import Console

SCORE = "Tự chấm điểm buổi sinh hoạt"
GIVEN = {"1": "4", "3.1": "5", "3.2": "5", "4.1": "4", "4.2": "22,5", "4.3": "10", "5": "5", "6": "30", "7": "5"}
"""Attendance (2) is proposed; 1, 4.1 and 4.2 lose points."""
REASONS = {"1": "Bắt đầu muộn 10 phút", "4.1": "Chưa đọc chương trình", "4.2": "Ít ý kiến"}


def at_the_score(office: Office, visitor: BrowserContext) -> tuple[Store, Console]:
    """A meeting with everybody present, at its score sheet."""
    store = meetings.running(office, at("2026-11-05", "14:00"), official=12)
    store.send(c.MarkRestPresent())
    store.send(c.GoToItem("C5"))
    return store, Console.of(visitor.new_page(), office, store.id)


def points(console: Console, number: str) -> Locator:
    return console.card(SCORE).get_by_label(f"Điểm tiêu chí {number}", exact=True)


def reason(console: Console, number: str) -> Locator:
    return console.card(SCORE).get_by_label(f"Lý do cho điểm tiêu chí {number}", exact=True)


def test_a_sheet_is_filled_in_with_the_keyboard_and_summed_by_the_program(
    visitor: BrowserContext, office: Office, artifacts: Path
) -> None:
    store, console = at_the_score(office, visitor)
    page, total = console.page, console.card(SCORE).get_by_label("Tổng điểm", exact=True)
    console.button("Nhận các điểm đề xuất (1)")
    expect(points(console, "2")).to_have_value("5")
    expect(total).to_contain_text("còn 9 tiêu chí chưa có điểm")
    points(console, "1").focus()
    for number, typed in GIVEN.items():
        if number == "3.1":
            page.keyboard.press("Enter")  # over the attendance, which has its points
        expect(points(console, number)).to_be_focused()
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
        console.answered()
    expect(total).to_contain_text("95,5/100")
    expect(total).to_contain_text("3 tiêu chí chưa ghi lý do")
    expect(console.card(SCORE)).to_contain_text("chưa xếp loại")
    for number, why in REASONS.items():
        points(console, number).focus()
        page.keyboard.press("Tab")
        expect(reason(console, number)).to_be_focused()
        page.keyboard.type(why)
    page.keyboard.press("Tab")
    expect(total).to_contain_text("Xếp loại: Tốt")
    console.answered()
    console.picture(artifacts, "cham-diem")
    store.refresh()
    assert score_total(store.meeting).points == 95.5
    assert {number: part.reason for number, part in store.meeting.score.parts.items() if part.reason} == REASONS
    console.reload()
    expect(reason(console, "4.2")).to_have_value("Ít ý kiến")
    expect(total).to_contain_text("95,5/100")


@pytest.mark.parametrize("height", [768, 610])
def test_the_sum_is_in_sight_however_long_the_sheet(
    visitor: BrowserContext, office: Office, artifacts: Path, height: int
) -> None:
    _, console = at_the_score(office, visitor)
    console.page.set_viewport_size({"width": 1366, "height": height})
    total = console.card(SCORE).get_by_label("Tổng điểm", exact=True)
    for number in ("1", "4.2", "7"):
        points(console, number).focus()
        expect(total).to_be_in_viewport(ratio=1)
        box, bar = points(console, number).bounding_box(), total.bounding_box()
        assert box and bar
        assert box["y"] + box["height"] <= bar["y"], f"criterion {number} is typed behind the sum"
        console.picture(artifacts, f"cham-diem-{height}-{number}")


def test_what_cannot_be_is_told_and_stays_in_its_box(visitor: BrowserContext, office: Office) -> None:
    store, console = at_the_score(office, visitor)
    for typed, told in (
        ("6", "Tiêu chí 1: điểm phải từ 0 đến 5 (đang ghi 6)."),
        ("năm", "“năm” không phải là số điểm. Điểm phải ghi bằng số, ví dụ 4 hoặc 4,5."),
        ("4,125", "Tiêu chí 1: điểm ghi nhiều nhất hai chữ số sau dấu phẩy."),
    ):
        points(console, "1").fill(typed)
        points(console, "1").press("Enter")
        expect(console.page.locator("#chibo-notice:not([hidden]), .beside").filter(has_text=told)).to_be_visible()
        expect(points(console, "1")).to_have_value(typed)
    store.refresh()
    assert store.meeting.score.parts == {}


def test_a_reason_told_before_the_points_is_kept_for_them(visitor: BrowserContext, office: Office) -> None:
    store, console = at_the_score(office, visitor)
    reason(console, "4.3").fill("Kết luận còn dài")
    points(console, "4.3").fill("8")
    points(console, "4.3").press("Tab")
    console.answered()
    expect(reason(console, "4.3")).to_have_value("Kết luận còn dài")
    store.refresh()
    given = store.meeting.score.parts["4.3"]
    assert (given.points, given.reason) == (8, "Kết luận còn dài")
    points(console, "4.3").fill("")
    points(console, "4.3").press("Tab")
    console.answered()
    expect(reason(console, "4.3")).to_have_value("")


def test_no_scorer_is_an_answer_and_no_fault(visitor: BrowserContext, office: Office) -> None:
    _, console = at_the_score(office, visitor)
    card = console.card(SCORE)
    expect(card.get_by_label("Người theo dõi, chấm điểm")).to_have_value("")
    expect(card).to_contain_text("Không cử thì biên bản và phiếu tự chấm điểm để trống chỗ này.")
    expect(card.locator(".bad", has_text="cử")).to_have_count(0)
