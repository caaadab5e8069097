"""Biên bản: every fact of the meeting in its place, dots for what is blank, golden text for whole meetings."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from assistant.documents.facts import minutes
from assistant.documents.facts.phrases import (
    DOTS,
    VIETNAM,
    day,
    full_name,
    hour,
    hour_and_day,
    list_letter,
    number_and_symbol,
    subject_line,
)
from assistant.documents.papers import print_paper
from assistant.domain import commands as c
from assistant.domain.meeting import Meeting
from assistant.domain.offices import Office
from assistant.domain.people import Member
from assistant.domain.rules import Matter, Phase
from assistant.domain.status import Attending, MemberStatus, Standing
from assistant.wording.checks import missing_sentences
from tests.builders import Room, making, meeting_of, members_of
from tests.documents.meetings import (
    CASE_3_OPINIONS,
    adopted,
    empty,
    full,
    full_adopted,
    meeting_named,
    paper_of,
    short,
)

GOLDEN = Path(__file__).parent / "golden"


def section(lines: tuple[str, ...], start: str, end: str) -> list[str]:
    """The lines from the one that begins with `start` up to the one that begins with `end`."""
    first = next(n for n, line in enumerate(lines) if line.startswith(start))
    last = next(n for n, line in enumerate(lines) if n > first and line.startswith(end))
    return list(lines[first:last])


@pytest.mark.parametrize("which", ["case-3", "full", "empty"])
def test_whole_minutes_read_as_the_golden_text(which: str) -> None:
    """A change of wording or order is seen here, line by line."""
    ending = meeting_named(which).ending
    gaps = {f"- {gap}" for gap in missing_sentences(ending)} if ending else set()
    lines = ["- (còn thiếu)" if line in gaps else line for line in paper_of(which).lines]
    assert lines == (GOLDEN / f"{which}.txt").read_text(encoding="utf-8").splitlines()


def test_case_3_has_every_fact_in_its_place() -> None:
    """The facts of cases.md, case 3, with four opinions added."""
    lines = paper_of("case-3").lines
    opening, content = section(lines, "I- ", "II- "), section(lines, "II- ", "III- ")
    end = section((*lines, "#"), "III- ", "#")
    assert lines[:4] == (
        "Đảng ủy xã Chi bộ Văn phòng Ủy ban nhân dân xã * | Đảng Cộng sản Việt Nam",
        "Số 01-BB/CB | Xã Mẫu, ngày 08 tháng 01 năm 2026",
        "Biên bản",
        "Sinh hoạt chi bộ thường kỳ tháng 01/2026",
    )
    for line in (
        "- Thông báo, giấy mời: 01/GM-CB, ngày 05/01/2026",
        "- Thời gian bắt đầu: 14 giờ 00 phút, ngày 08 tháng 01 năm 2026",
        "- Địa điểm: Phòng họp Ủy ban nhân dân xã",
        "- Hình thức: trực tiếp",
        "- Chủ trì: đồng chí A, Bí thư",
        "- Thư ký: đồng chí C",
        "- Tỷ lệ dự sinh hoạt: 100% (8/8)",
        "- Tình hình nộp đảng phí: 8/8 đảng viên đã nộp",
    ):
        assert line in opening
    assert "Kết quả: Các chỉ tiêu tháng 12 đều đạt; 8/8 đảng viên hoàn thành nhiệm vụ" in content
    assert "Nội dung: Không có đảng viên vi phạm" in content
    spoken = [line for line in content if line[:1].isdecimal() and " Đồng chí " in line]
    assert [s.split(": ", 1)[1] for s in spoken] == [text for _, text, _ in CASE_3_OPINIONS]
    assert "1 | Lập danh sách gia đình chính sách | C | ………… | 12/01/2026 | …………" in end
    assert "2 | Chuẩn bị nội dung sinh hoạt chuyên đề tháng 2 | A | ………… | 01/02/2026 | …………" in end
    assert "Kết thúc: 16 giờ 30 phút, ngày 08 tháng 01 năm 2026; thời lượng: 150 phút." in end


@pytest.mark.parametrize(
    ("votes", "outcome"), [(14, "được thông qua (đủ hai phần ba)"), (13, "không được thông qua (chưa đủ hai phần ba)")]
)
def test_an_admission_says_that_it_was_counted_against_two_thirds(votes: int, outcome: str) -> None:
    room = meeting_of(21, 0).start().roll()
    motion = room.propose("Kết nạp quần chúng A", matter=Matter.ADMISSION)
    room.send(c.RecordVote(motion, votes, 21 - votes, 0))
    assert minutes.minutes_body(room.meeting)["mo_dau"][0]["bieu_quyet"][-1]["ket_qua"] == outcome


def test_case_1_vote_shows_base_and_share_of_the_base() -> None:
    """15 official and 2 probationary members: 8 of 15 passes, 7 does not, and the percentage is of 15."""
    room = meeting_of(15, 2).start().roll()
    for votes, share, result in (
        (8, "53,3%", "được thông qua (quá nửa)"),
        (7, "46,7%", "không được thông qua (chưa quá nửa)"),
    ):
        motion = room.propose("Bầu bổ sung chi ủy viên")
        room.send(c.RecordVote(motion, votes, 15 - votes, 0))
        facts = minutes.minutes_body(room.meeting)["mo_dau"][0]["bieu_quyet"][-1]
        assert facts["co_so"] == "15 (15 chính thức)"
        assert (facts["tan_thanh"], facts["ty_le"], facts["ket_qua"]) == (str(votes), share, result)


def test_a_meeting_without_facts_is_all_dots() -> None:
    """Nothing is invented: no name, no time, no count of a roll nobody called, and no item is left out."""
    body, closing = minutes.minutes_body(empty()), minutes.closing_facts(empty())
    blank = ("cap_tren", "chi_bo", "thong_bao", "tai_lieu", "bat_dau", "dia_diem", "chu_tri", "chu_tri_day_du",
             "thu_ky", "thu_ky_day_du", "nguoi_cham_diem")  # fmt: skip
    assert {key: body[key] for key in blank} == dict.fromkeys(blank, DOTS)  # type: ignore[literal-required] # listed
    assert body["so_ky_hieu"] == "Số …-BB/CB"
    assert body["dia_danh_ngay"] == f"{DOTS}, ngày 05 tháng 02 năm 2026"
    assert body["dang_vien"]["tong"] == "1"
    assert body["dang_vien"]["co_mat"] == body["dang_vien"]["ty_le"] == DOTS
    assert [i["so"] for i in body["noi_dung"]] == [str(n) for n in range(1, 10)]
    assert all(box["noi_dung"] == DOTS for item in body["noi_dung"] for box in item["o_chu"])
    assert closing["dau"] == "CHƯA THÔNG QUA"
    assert closing["thong_qua_luc"] == closing["ket_thuc_luc"] == closing["thoi_luong"] == DOTS


def test_roll_names_the_absent_the_late_and_the_exempt_who_came() -> None:
    """The eight numbers, and the names that belong to them."""
    room = full()
    room.send(c.NoteLeaving("chinh-thuc-9", room.now))
    body = minutes.minutes_body(room.meeting)
    numbers = body["dang_vien"]
    listed = ("tong", "chinh_thuc", "du_bi", "tam_den", "tam_di", "mien")
    assert [numbers[k] for k in listed] == ["19", "14", "2", "1", "1", "1"]  # type: ignore[literal-required] # listed
    assert (numbers["co_mat"], numbers["co_mat_mien"], numbers["ty_le"]) == ("16", "1", "88,2% (15/17)")
    assert body["vang_co_ly_do"] == [{"ten": "Đảng viên Chính thức 6", "ghi_chu": "đi công tác"}]
    assert body["vang_khong_ly_do"] == [{"ten": "Đảng viên Chính thức 7", "ghi_chu": ""}]
    assert body["den_muon"] == [{"ten": "Đảng viên Chính thức 8", "ghi_chu": "14 giờ 10 phút"}]
    assert body["ve_som"] == [{"ten": "Đảng viên Chính thức 9", "ghi_chu": hour(room.now, VIETNAM)}]
    assert [m["ten"] for m in body["mien_du_hop"]] == ["Đảng viên Miễn sinh hoạt 1"]


def test_delegates_of_the_superior_committee_come_first() -> None:
    guests = minutes.minutes_body(full_adopted())["dai_bieu"]
    assert [g["day_du"] for g in guests] == [
        "Lê Văn Cấp Trên, Phó Bí thư, Đảng ủy xã",
        "Trần Văn Khách, Đảng ủy viên, Đảng ủy xã",
    ]


def test_own_items_print_in_their_phase_like_all_others() -> None:
    room = meeting_of().start()
    room.send(c.AddItem(Phase.OPENING, "Chào cờ"))
    room.send(c.AddItem(Phase.PROCEEDINGS, "Góp ý quy chế", presenter="đại diện công đoàn"))
    room.send(c.AddItem(Phase.CLOSING, "Trao quà"))
    body = minutes.minutes_body(room.meeting)
    found = {phase: [i["ten"] for i in body[phase]] for phase in ("mo_dau", "noi_dung", "ket_thuc")}
    assert "Chào cờ" in found["mo_dau"]
    assert "Trao quà" in found["ket_thuc"]
    assert found["noi_dung"][-2] == "Góp ý quy chế", "before what superiors say to all of it"
    assert body["noi_dung"][-2]["trinh_bay"] == "đại diện công đoàn"
    assert {"Chào cờ", "Góp ý quy chế", "Trao quà"} <= {line["ten"] for line in body["chuong_trinh"]}


def test_last_months_tasks_are_a_table_under_their_item() -> None:
    tasks = next(i["ky_truoc"] for i in minutes.minutes_body(full_adopted())["noi_dung"] if i["ky_truoc"])
    assert [(t["nhiem_vu"], t["trang_thai"], t["xong_ngay"]) for t in tasks] == [
        ("Nhiệm vụ cũ 1", "đã hoàn thành", "19/10/2026"),
        ("Nhiệm vụ cũ 2", "hoàn thành một phần", ""),
        ("Nhiệm vụ cũ 3", DOTS, ""),
    ]
    assert tasks[0]["nguoi"] == "Đảng viên cũ 1"


def test_assessed_tasks_are_printed_even_where_their_item_was_taken_out() -> None:
    meeting = full_adopted()
    kept = tuple(i for i in meeting.agenda if i.code != "B4")
    lists = [i["ky_truoc"] for i in minutes.minutes_body(replace(meeting, agenda=kept))["noi_dung"]]
    assert len(lists[0]) == 3
    assert not any(lists[1:])


def test_tasks_without_a_closing_list_stand_under_their_own_item() -> None:
    room = meeting_of().start()
    room.send(c.GoToItem("B1"))
    room.send(c.RemoveItem("C2"))
    room.send(c.AddItem(Phase.PROCEEDINGS, "Việc riêng"))
    own = next(i for i in room.meeting.agenda if not i.code)
    room.give("Sửa mái nhà họp", item=own.id)
    item = next(i for i in minutes.minutes_body(room.meeting)["noi_dung"] if i["ten"] == "Việc riêng")
    assert [t["nhiem_vu"] for t in item["nhiem_vu"]] == ["Sửa mái nhà họp"]


def test_time_given_to_ideology_is_printed() -> None:
    """Score sheets after HD 42 ask for it (docs/domain.md N8)."""
    room = meeting_of().start()
    room.send(c.GoToItem("B2"))
    room.tick(minutes=17)
    room.send(c.GoToItem("B3"))
    items = {i["ten"]: i["phut"] for i in minutes.minutes_body(room.meeting)["noi_dung"]}
    assert items["Đánh giá tình hình tư tưởng của đảng viên, quần chúng"] == "17"
    assert set(items.values()) == {"17", ""}


def test_ending_with_gaps_prints_them_with_the_reason() -> None:
    room = adopted(short())
    closing = minutes.closing_facts(room.meeting)
    assert closing["ly_do_thieu"] == "Hết giờ làm việc."
    assert room.meeting.ending
    assert closing["con_thieu"] == missing_sentences(room.meeting.ending)
    lines = print_paper(room.meeting).lines
    assert all(f"- {gap}" in lines for gap in closing["con_thieu"])
    assert "Lý do: Hết giờ làm việc." in lines


def test_two_members_of_one_name_are_told_apart() -> None:
    room = Room()
    people = tuple(
        Member(f"an-{year}", "Nguyễn Văn An", MemberStatus.OFFICIAL, birth=date(year, 1, 1)) for year in (1978, 1991)
    )
    room.send(making(people, chair="an-1978", secretary="an-1991"))
    assert full_name(room.meeting, "an-1978") == "Nguyễn Văn An (1978)"
    assert minutes.minutes_body(room.meeting)["thu_ky"] == "Nguyễn Văn An (1991)"


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 5, 27), "ngày 27 tháng 5 năm 2026"),
        (date(2026, 10, 1), "ngày 01 tháng 10 năm 2026"),
    ],
)
def test_dates_take_leading_zeros_by_the_rule(moment: date, written: str) -> None:
    """Days below ten and months 1 and 2 (HD 05-HD/VPTW; docs/domain.md 7.3)."""
    assert day(moment) == written


def test_times_are_the_cells_own() -> None:
    at = datetime(2026, 1, 8, 18, 30, tzinfo=UTC)
    assert hour_and_day(at, VIETNAM) == "01 giờ 30 phút, ngày 09 tháng 01 năm 2026"
    assert hour(at, timezone(timedelta(hours=9))) == "03 giờ 30 phút"
    assert hour(None, VIETNAM) == DOTS


@pytest.mark.parametrize(
    ("typed", "printed_as"),
    [("", "Số …-BB/CB"), ("5", "Số 05-BB/CB"), ("12", "Số 12-BB/CB"), ("01/BB-CB", "Số 01/BB-CB")],
)
def test_numbers_have_no_colon_and_a_zero_below_ten(typed: str, printed_as: str) -> None:
    assert number_and_symbol(typed, "BB", "CB") == printed_as


def test_letters_are_the_vietnamese_ones() -> None:
    assert "".join(list_letter(n) for n in range(10)) == "abcdđeghik"
    assert list_letter(23) == "aa"


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Sinh hoạt thường kỳ", "Sinh hoạt thường kỳ tháng 11 năm 2026"),
        ("Sinh hoạt tháng 11", "Sinh hoạt tháng 11 năm 2026"),
        ("Sinh hoạt tháng 11/2026", "Sinh hoạt tháng 11/2026"),
    ],
)
def test_subject_names_month_and_year_once(title: str, written: str) -> None:
    meeting: Meeting = replace(meeting_of().meeting, title=title)
    assert subject_line(meeting) == written


def test_who_chaired_and_who_wrote_is_printed_with_the_hours_where_it_changed_hands() -> None:
    room = meeting_of().start().roll()
    room.tick(minutes=70)
    room.send(c.HandOver(Office.CHAIR, "chinh-thuc-3"))
    room.tick(minutes=10)
    room.send(c.HandOver(Office.CHAIR, "chinh-thuc-4"))
    facts = minutes.minutes_body(room.meeting)
    first, second, third = (room.meeting.members[f"chinh-thuc-{n}"].name for n in (1, 3, 4))
    assert facts["chu_tri_day_du"] == (
        f"{first} (đến 15 giờ 10 phút); {second} (từ 15 giờ 10 phút đến 15 giờ 20 phút); {third} (từ 15 giờ 20 phút)"
    )
    assert facts["chu_tri"] == third
    assert facts["thu_ky_day_du"] == room.meeting.members["chinh-thuc-2"].name


def test_t8_the_minutes_count_everybody_who_came_under_some_word() -> None:
    room = meeting_of(20, 2, temp_in=1, temp_out=1, exempt=1).start().roll(present=["mien-1", "tam-di-1"])
    assert (
        "- Có mặt: 25; trong đó: chính thức 20, dự bị 2, sinh hoạt tạm thời đến 1, sinh hoạt tạm thời đi 1, "
        "miễn sinh hoạt 1"
    ) in print_paper(room.meeting).lines


def test_who_is_on_special_duty_and_an_exempt_probationary_member_who_came_are_told() -> None:
    duty = Member("m1", "Lê An", MemberStatus(attending=Attending.ON_DUTY))
    exempt = Member("m2", "Lê Bình", MemberStatus(Standing.PROBATIONARY, exempt=True))
    room = Room()
    room.send(making((*members_of(3, 0), duty, exempt)))
    lines = print_paper(room.start().roll(present=["m2"]).meeting).lines
    assert any(line.endswith("miễn sinh hoạt 1; đang làm nhiệm vụ đặc biệt 1") for line in lines)
    assert "- Đảng viên miễn sinh hoạt dự họp: đồng chí Lê Bình (dự bị)" in lines
