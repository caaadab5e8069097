"""Frozen minutes: what the room read is what the file says; a changed template or record is refused in words."""

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from assistant.documents import papers
from assistant.documents.facts import minutes
from assistant.documents.facts.phrases import VIETNAM, hour_and_day
from assistant.documents.papers import PaperError, check_template, find_template, make_draft, print_paper
from assistant.documents.rendering.word import TemplateError
from assistant.domain import commands as c
from assistant.domain.adoption import lines_digest
from assistant.domain.kinds import MeetingKind
from assistant.platform.paths import program_folder
from tests.builders import Room
from tests.documents.meetings import adopted, full, full_adopted, paper_of, short
from tests.documents.test_kinds import made

TEMPLATE = program_folder() / "templates" / "word" / "bien-ban.docx"


def own_template(folder: Path, old: str, new: str) -> Path:
    """The cell's own template: a copy with one word changed, as an office does it in Word."""
    path = folder / TEMPLATE.name
    document = Document(str(TEMPLATE))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs if old in run.text]
    assert runs
    for run in runs:
        run.text = run.text.replace(old, new)
    document.save(str(path))
    return path


def test_the_room_reads_the_file_with_its_closing_still_blank() -> None:
    room = full()
    read = make_draft(room.meeting)
    assert json.loads(read.facts) == minutes.minutes_body(room.meeting)
    assert "Biên bản được thông qua: …………" in read.lines
    assert "Kết thúc: …………; thời lượng: ………… phút." in read.lines
    assert "CHƯA THÔNG QUA" not in read.lines
    assert read.template == "bien-ban.docx"


def test_the_file_says_what_was_read_and_adds_only_the_closing() -> None:
    room = full()
    read = make_draft(room.meeting)
    paper = print_paper(adopted(room).meeting)
    blank = {line for line in read.lines if line not in paper.lines}
    assert blank == {"Biên bản được thông qua: …………", "Kết thúc: …………; thời lượng: ………… phút."}
    assert [line for line in paper.lines if line in read.lines] == [line for line in read.lines if line not in blank]
    assert room.meeting.adoption
    assert room.meeting.adoption.digest == lines_digest(read.lines)


def several_days() -> Room:
    """A session over two days, up to the reading of its minutes."""
    return made(MeetingKind.THEMATIC, until=date(2026, 9, 25)).start().roll()


def test_of_several_days_the_room_reads_no_length_for_the_file_has_none() -> None:
    """The file tells from which day to which; what was read out and is then gone would be another text."""
    room = several_days()
    read = make_draft(room.meeting)
    assert [line for line in read.lines if line.startswith("Kết thúc:")] == ["Kết thúc: …………."]
    paper = print_paper(adopted(room).meeting)
    assert {line.partition(":")[0] for line in read.lines if line not in paper.lines} == {
        "Biên bản được thông qua",
        "Kết thúc",
    }


def test_minutes_of_several_days_adopted_with_room_for_a_length_still_print() -> None:
    """Earlier versions had "thời lượng: … phút" read out there too."""
    room = several_days()
    read = make_draft(room.meeting)
    earlier = [line.replace("Kết thúc: …………", "Kết thúc: …………; thời lượng: ………… phút") for line in read.lines]
    assert earlier != list(read.lines)
    count = room.meeting.voting_base(room.now).present
    room.send(c.AdoptMinutes(tuple(earlier), read.facts, read.template, read.template_digest, count))
    room.send(c.EndMeeting("Hết giờ làm việc."))
    assert any(line.startswith("Kết thúc: 08 giờ") for line in print_paper(room.meeting).lines)


def test_the_same_record_gives_the_same_bytes() -> None:
    meeting = full_adopted()
    assert print_paper(meeting).data == paper_of("full").data


def test_minutes_not_adopted_say_so() -> None:
    assert "CHƯA THÔNG QUA" in print_paper(short().meeting).lines


def test_a_template_changed_after_adoption_is_refused(tmp_path: Path) -> None:
    meeting = full_adopted()
    with pytest.raises(PaperError, match="đã thay đổi sau khi biên bản được thông qua"):
        print_paper(meeting, own_template(tmp_path, "- Hình thức:", "- Cách họp:"))


def test_a_template_that_only_looks_different_is_no_matter(tmp_path: Path) -> None:
    path = tmp_path / TEMPLATE.name
    document = Document(str(TEMPLATE))
    document.styles["Normal"].paragraph_format.space_after = 0
    document.save(str(path))
    assert print_paper(full_adopted(), path).lines


def test_a_template_that_has_become_unreadable_is_named(tmp_path: Path) -> None:
    path = tmp_path / TEMPLATE.name
    path.write_bytes(b"no Word file")
    with pytest.raises(PaperError, match="bien-ban.docx"):
        print_paper(full_adopted(), path)


@pytest.mark.parametrize("part", ["facts", "lines"])
def test_a_record_changed_behind_the_programs_back_is_refused(part: str) -> None:
    meeting = full_adopted()
    assert meeting.adoption
    changed = {
        "facts": replace(meeting.adoption, facts=meeting.adoption.facts.replace("Kết luận B1", "Kết luận khác")),
        "lines": replace(meeting.adoption, lines=(*meeting.adoption.lines, "thêm")),
    }[part]
    with pytest.raises(PaperError, match="không khớp với bản đã thông qua"):
        print_paper(replace(meeting, adoption=changed))


def test_later_changes_of_the_meeting_do_not_touch_adopted_minutes() -> None:
    meeting = full_adopted()
    moved = replace(meeting, details=replace(meeting.details, place="Nơi khác"))
    assert print_paper(moved).lines == paper_of("full").lines


def test_a_correction_needs_a_new_adoption_and_leaves_its_trail() -> None:
    room = adopted(full(), ends=False)
    first = room.meeting.adoption
    room.tick(minutes=5)
    room.send(c.ReopenMinutes("Ghi nhầm số tiền"))
    open_again = print_paper(room.meeting).lines
    assert "CHƯA THÔNG QUA" in open_again
    room.write("item.C6.dieu_chinh", "Sửa số tiền thành hai triệu đồng.")
    room.tick(minutes=5)
    lines = print_paper(adopted(room).meeting).lines
    assert "CHƯA THÔNG QUA" not in lines
    assert "Chỗ sửa, bổ sung trong biên bản: Sửa số tiền thành hai triệu đồng." in lines
    trail = next(line for line in lines if line.startswith("Mở lại biên bản: "))
    assert first
    assert trail.endswith("lý do: Ghi nhầm số tiền")
    assert hour_and_day(first.at, VIETNAM) in trail
    assert room.meeting.adoption
    assert room.meeting.adoption.digest != first.digest


def test_corrections_that_are_listed_leave_no_dots_above_them() -> None:
    room = full()
    room.write("item.C6.dieu_chinh", "")
    assert any(line.startswith("Chỗ sửa, bổ sung trong biên bản: …") for line in print_paper(room.meeting).lines)
    room.send(c.AmendText("item.B8.ket_luan", "Lê Văn Hòa", "Kết luận đã sửa"))
    lines = print_paper(room.meeting).lines
    assert "Sửa khi đọc biên bản:" in lines
    assert not any(line.startswith("Chỗ sửa, bổ sung trong biên bản") for line in lines)


def test_the_cells_own_template_goes_before_the_one_that_ships(tmp_path: Path) -> None:
    assert find_template("bien-ban", tmp_path) == TEMPLATE
    (tmp_path / "mau").mkdir()
    own = own_template(tmp_path / "mau", "- Hình thức:", "- Cách họp:")
    assert find_template("bien-ban", tmp_path) == own
    assert "- Cách họp: trực tiếp" in print_paper(short().meeting, own).lines


def test_an_offices_template_of_an_earlier_version_is_still_used(tmp_path: Path) -> None:
    """It was named for the regular meeting; the new name goes first where there are both."""
    (tmp_path / "mau").mkdir()
    own = own_template(tmp_path / "mau", "- Hình thức:", "- Cách họp:")
    former = own.rename(own.with_name("bien-ban-thuong-ky.docx"))
    assert find_template("bien-ban", tmp_path) == former
    assert "- Cách họp: trực tiếp" in print_paper(short().meeting, former).lines
    assert check_template(former) == []
    new = own_template(tmp_path / "mau", "- Hình thức:", "- Họp:")
    assert find_template("bien-ban", tmp_path) == new


def test_a_field_that_an_office_left_out_is_told(tmp_path: Path) -> None:
    own = own_template(tmp_path, "{{ hinh_thuc }}", "")
    paper = print_paper(short().meeting, own)
    assert paper.unprinted == ("hinh_thuc",)


def test_properties_name_title_cell_and_language() -> None:
    properties = Document(BytesIO(paper_of("full").data)).core_properties
    assert properties.title == "Biên bản Sinh hoạt thường kỳ tháng 11 năm 2026"
    assert properties.author == "Chi bộ Văn phòng"
    assert properties.language == "vi-VN"
    assert properties.created is not None
    assert properties.created.isoformat().startswith("2026-11-04T08:")


def test_an_unknown_document_is_refused_with_the_known_names() -> None:
    with pytest.raises(PaperError, match="bien-ban"):
        papers.print_paper(short().meeting, form_name="nghi-quyet-99")


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="khong-co.docx"):
        print_paper(short().meeting, tmp_path / "khong-co.docx")
