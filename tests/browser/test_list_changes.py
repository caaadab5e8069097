"""The cell's list after the meeting is made: taken over before the start, corrected with the reason while it runs."""

from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from assistant.domain import commands as c
from assistant.domain.status import MemberStatus
from assistant.workspace.members import members_file, read_members
from tests.browser import meetings
from tests.browser.office import Office, at
from tests.browser.room import Console
from tests.builders import START


def test_a_member_is_added_and_a_status_set_right_during_the_roll(
    visitor: BrowserContext, office: Office, artifacts: Path
) -> None:
    store = meetings.running(office, at("2026-11-05", "14:00"), official=11, probationary=1)
    store.send(c.GoToItem("A3"))
    console = Console.of(visitor.new_page(), office, store.id)
    roll = console.card("Điểm danh")
    expect(roll).to_contain_text("Tính trên 11 đảng viên chính thức")
    roll.get_by_text("Điều chỉnh danh sách đảng viên", exact=True).click()
    roll.get_by_label("Họ tên đảng viên", exact=True).fill("Lê Thị Mới")
    roll.get_by_label("Lý do điều chỉnh", exact=True).fill("danh sách sót")
    roll.get_by_role("button", name="Bổ sung", exact=True).click()
    expect(roll).to_contain_text("bổ sung đồng chí Lê Thị Mới (chính thức) (danh sách sót)")
    expect(roll).to_contain_text("Tính trên 12 đảng viên chính thức")
    whom = roll.get_by_label("Đảng viên cần điều chỉnh", exact=True)
    probationary = next(m for m in store.meeting.members.values() if not m.status.is_official)
    whom.select_option(probationary.id)
    expect(roll.get_by_label("Tư cách", exact=True)).to_have_value("probationary")
    roll.get_by_label("Tư cách", exact=True).select_option("official")
    roll.get_by_label("Lý do điều chỉnh", exact=True).fill("đã có quyết định công nhận")
    roll.get_by_role("button", name="Sửa trạng thái", exact=True).click()
    expect(roll).to_contain_text(f"đồng chí {probationary.name} từ dự bị thành chính thức (đã có quyết định công nhận)")
    expect(roll).to_contain_text("Tính trên 13 đảng viên chính thức")
    console.picture(artifacts, "dieu-chinh-danh-sach")


def test_s3_the_console_tells_before_the_start_that_the_list_has_changed_and_takes_it_over(
    visitor: BrowserContext, office: Office, artifacts: Path
) -> None:
    listed = read_members(members_file(office.workspace)).members
    store = meetings.planned(office, at("2026-11-05", "14:00"))
    store.send(c.TakeList(tuple(m for m in listed if m.id != "vu-huong-giang")))
    console = Console.of(visitor.new_page(), office, store.id)
    told = console.desk.locator(".list-change")
    expect(told).to_contain_text("thêm Vũ Hương Giang (chính thức)")
    console.picture(artifacts, "danh-sach-da-doi")
    told.get_by_role("button", name="Lấy danh sách mới", exact=True).click()
    expect(told).to_have_count(0)
    store.refresh()
    assert store.meeting.voting_base(START).total == sum(m.status == MemberStatus.OFFICIAL for m in listed)
