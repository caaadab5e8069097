"""Tập dượt: what is practised in the sample cell says so, on every page, paper, number and letter, old samples too."""

import email
import json
from dataclasses import replace
from datetime import UTC, datetime
from email.policy import default
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from assistant.cli import main
from assistant.documents import papers
from assistant.documents.rendering import zip_and_mail
from assistant.documents.rendering.docx_text import read_document
from assistant.domain.events import MeetingMade, MeetingRestored
from assistant.domain.meeting import Meeting
from assistant.domain.people import CellProfile
from assistant.journal import record
from assistant.journal.codec import decode, encode
from assistant.usecases.issuing import issued_number
from assistant.usecases.secret_annex import printed_annex
from assistant.views.chair.page import chair_state
from assistant.views.console.panel_states import PrintedMinutes
from assistant.views.console.present import head_state
from assistant.views.projector.present import projector_state
from assistant.views.states import ShareLine
from assistant.wording import sample_cell
from assistant.workspace.init import init
from assistant.workspace.profile import FILE_NAME, read_profile
from tests.builders import START, meeting_of
from tests.documents.meetings import full

STAMP = "BẢN TẬP DƯỢT"
AT = datetime(2026, 11, 5, tzinfo=UTC)
SAMPLE = CellProfile(sample_cell.NAME, sample_cell.SUPERIOR, sample_cell.LOCALITY, place=sample_cell.PLACE)


def practised() -> Meeting:
    """A meeting of the sample cell with something of every kind."""
    meeting = full().meeting
    return replace(meeting, cell=replace(meeting.cell, practice=True))


def heads(data: bytes) -> list[str]:
    """What stands on top of each sort of page."""
    document = Document(BytesIO(data))
    both = document.settings.odd_and_even_pages_header_footer
    return [
        "\n".join(p.text for p in header.paragraphs)
        for section in document.sections
        for header in (
            section.header,
            *([section.first_page_header] if section.different_first_page_header_footer else []),
            *([section.even_page_header] if both else []),
        )
    ]


def own_template(folder: Path) -> Path:
    """An office's own: two sections, other first pages and sides, a head of its own, one that goes on."""
    document = Document()
    document.add_paragraph("{{ dia_diem }}")
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].header.paragraphs[0].text = "Trang của cơ quan"
    document.add_section()
    document.add_paragraph("Hết")
    path = folder / "bien-ban.docx"
    document.save(str(path))
    return path


def test_the_sample_says_that_it_is_for_practice_and_a_real_cell_does_not(tmp_path: Path) -> None:
    init(tmp_path / "mẫu", sample=True)
    init(tmp_path / "thật", sample=False)
    assert "tap_duot: co\n" in (tmp_path / "mẫu" / FILE_NAME).read_text(encoding="utf-8")
    assert read_profile(tmp_path / "mẫu").cell.practice
    assert "tap_duot" not in (tmp_path / "thật" / FILE_NAME).read_text(encoding="utf-8")
    assert not read_profile(tmp_path / "thật").cell.practice


@pytest.mark.parametrize(
    ("change", "practice"),
    [
        (("tap_duot: co\n", ""), True),
        (("tap_duot: co", "tap_duot: không"), False),
        (("tap_duot: co", "tap_duot: có"), True),
        (("tap_duot: co", "tap_duot: 3"), True),
    ],
    ids=["of an earlier version", "turned into a real cell", "with its accent", "not understood"],
)
def test_a_folder_is_told_by_its_line_and_an_older_sample_by_its_facts(
    tmp_path: Path, change: tuple[str, str], practice: bool
) -> None:
    init(tmp_path, sample=True)
    file = tmp_path / FILE_NAME
    file.write_text(file.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    profile = read_profile(tmp_path)
    assert profile.cell.practice is practice
    assert [p.key for p in profile.problems] == (["tap_duot"] if "3" in change[1] else [])


def test_an_older_sample_that_was_given_a_name_of_its_own_is_a_cell(tmp_path: Path) -> None:
    init(tmp_path, sample=True)
    file = tmp_path / FILE_NAME
    text = file.read_text(encoding="utf-8").replace("tap_duot: co\n", "")
    file.write_text(text.replace(f'"{sample_cell.NAME}"', '"Chi bộ Thôn Hạ"'), encoding="utf-8")
    assert not read_profile(tmp_path).cell.practice


def test_older_records_and_journals_of_the_sample_are_practice_and_others_are_not() -> None:
    for cell, practice in ((SAMPLE, True), (replace(SAMPLE, name="Chi bộ Thôn Hạ"), False)):
        room = meeting_of()
        meeting = replace(room.meeting, cell=cell)
        plain = json.loads(record.dump(meeting))
        del plain["cell"]["practice"]
        assert record.load(json.dumps(plain).encode()).cell.practice is practice
        for event in (
            MeetingRestored(START, meeting),
            replace(next(e for e in room.events if isinstance(e, MeetingMade)), cell=cell),
        ):
            data = json.loads(encode(event))
            kept = data["meeting"]["cell"] if isinstance(event, MeetingRestored) else data["cell"]
            del kept["practice"]
            found = decode(type(event).__name__, START.isoformat(), json.dumps(data))
            where = found.meeting.cell if isinstance(found, MeetingRestored) else getattr(found, "cell", None)
            assert where == replace(cell, practice=practice)


@pytest.mark.parametrize("practice", [True, False])
def test_every_page_of_a_meeting_tells_it(practice: bool) -> None:
    meeting = replace(practised(), cell=replace(practised().cell, practice=practice))
    share = ShareLine(text="", ok=True, detail="", folder="")
    minutes = PrintedMinutes(url="", error="", detail="", unprinted="", annex=printed_annex(meeting))
    assert head_state(meeting, None, share, minutes)["practice"] is practice
    assert projector_state(meeting, AT)["practice"] is practice
    assert chair_state(meeting, AT)["practice"] is practice


def test_every_page_of_a_paper_bears_the_stamp_and_its_text_is_the_same(tmp_path: Path) -> None:
    for form in ("bien-ban", "diem-danh"):
        real, made = (papers.print_paper(m, form_name=form) for m in (full().meeting, practised()))
        assert made.lines == real.lines
        assert heads(made.data)
        assert all(head.startswith(STAMP) for head in heads(made.data))
        assert STAMP not in "".join(heads(real.data))
    own = papers.print_paper(practised(), own_template(tmp_path))
    assert len(heads(own.data)) == 6
    assert all(head.count(STAMP) == 1 for head in heads(own.data))
    assert "Trang của cơ quan" in heads(own.data)[0]
    assert STAMP in read_document(own.data).margins


def test_the_register_and_the_letter_tell_it() -> None:
    meeting = practised()
    number = issued_number(meeting, "nghi-quyet", "05")
    assert number
    assert number.title.startswith("Bản tập dượt: Nghị quyết")
    letter = email.message_from_bytes(zip_and_mail.mail_draft(meeting, [("nghi-quyet.docx", b"x")], AT), policy=default)
    assert letter["Subject"].startswith(f"[{STAMP}] ")
    body = letter.get_body()
    assert body is not None
    assert body.get_content().startswith(STAMP)


def test_the_command_line_tells_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "ho-so.json"
    for meeting, told in ((practised(), True), (full().meeting, False)):
        file.write_bytes(record.dump(meeting))
        for command in (["check", str(file)], ["render", str(file), "--form", "phan-cong"]):
            main.main(command)
            assert ("Buổi tập dượt" in capsys.readouterr().err) is told
    main.main(["render", str(tmp_path), "--out", str(tmp_path / "ra"), "--form", "phan-cong"])
    assert "Buổi tập dượt" not in capsys.readouterr().err
