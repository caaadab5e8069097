"""What is done with a finished paper: told to be out of date, made a PDF, packed, kept back where it holds a secret."""

import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from assistant.cli import main
from assistant.documents import freshness, papers
from assistant.documents.catalogue import FORMS
from assistant.documents.facts.print_order import PaperOrder
from assistant.documents.facts.secret_annex import holds_secret
from assistant.documents.rendering import pdf, zip_and_mail
from assistant.documents.templates.fields import meaning_of
from assistant.domain import commands as c
from assistant.journal import record
from tests.documents.meetings import full_adopted, paper_of, short

AT = datetime(2026, 11, 4, 9, 0, tzinfo=UTC)
ENDLESS = "import threading; threading.Event().wait()"


@pytest.mark.parametrize("form", FORMS)
def test_a_paper_just_printed_is_up_to_date_and_every_field_has_a_meaning(form: str) -> None:
    meeting = full_adopted()
    paper = papers.print_paper(meeting, form_name=form)
    prints = freshness.field_digests(paper.facts)
    assert (
        freshness.changed_paths(
            prints, freshness.field_digests(papers.paper_content(meeting, form, PaperOrder.of(meeting, paper.part)))
        )
        == []
    )
    assert prints
    for path in prints:
        assert meaning_of(path) != path


def test_what_changed_is_named_once_and_counted() -> None:
    meeting = full_adopted()
    before = freshness.field_digests(papers.paper_content(meeting, "nghi-quyet"))
    moved = replace(meeting, cell=replace(meeting.cell, name="Chi bộ Thôn Đông", superior="Đảng ủy phường"))
    changed = freshness.changed_paths(before, freshness.field_digests(papers.paper_content(moved, "nghi-quyet")))
    assert {"chi_bo", "cap_tren"} <= set(changed)
    assert len(freshness.field_labels(["a", "b", "c", "d", "e", "g"])) == freshness.MOST_NAMED + 1
    assert freshness.field_labels(["a", "b", "c", "d", "e", "g"])[-1] == "2 chỗ khác"


def test_a_line_added_or_gone_is_a_change() -> None:
    one, two = (
        freshness.field_digests({"y_kien": [{"ten": ""}]}),
        freshness.field_digests({"y_kien": [{"ten": ""}, {"ten": ""}]}),
    )
    assert "y_kien[]" in freshness.changed_paths(one, two)


def test_the_minutes_that_were_adopted_stay_up_to_date() -> None:
    meeting = full_adopted()
    later = replace(meeting, details=replace(meeting.details, place="Nơi khác"))
    before = freshness.field_digests(papers.paper_content(meeting, "bien-ban"))
    assert freshness.changed_paths(before, freshness.field_digests(papers.paper_content(later, "bien-ban"))) == []


def test_a_secret_is_found_in_every_paper_that_repeats_it() -> None:
    room = short()
    room.send(c.AmendItem("B1", "Xem xét đơn của đồng chí A", secret=True))
    room.speak("chinh-thuc-2", "Đồng chí A nên giải trình\nbằng văn bản.", item="B1")
    lines = papers.print_paper(room.meeting).lines
    assert holds_secret(room.meeting, lines)
    assert holds_secret(room.meeting, papers.print_paper(room.meeting, form_name="phu-luc-y-kien").lines)
    assert holds_secret(room.meeting, ["2. Đồng chí A nên  giải trình"])
    assert not holds_secret(room.meeting, papers.print_paper(room.meeting, form_name="thong-bao").lines)
    assert not holds_secret(short().meeting, lines)


def test_the_same_papers_give_the_same_zip_with_vietnamese_names() -> None:
    files = [("giay-moi Lê Văn Cấp.docx", b"a"), ("nghị quyết.docx", b"b")]
    assert zip_and_mail.zip_files(files) == zip_and_mail.zip_files(files)
    with zipfile.ZipFile(BytesIO(zip_and_mail.zip_files(files))) as package:
        assert package.namelist() == [name for name, _ in files]


def test_a_draft_has_short_lines_and_no_address() -> None:
    draft = zip_and_mail.mail_draft(
        full_adopted(), [("bien-ban.docx", paper_of("full").data), ("bien-ban.pdf", b"%PDF-")], AT
    )
    head = draft.split(b"\r\n\r\n")[0]
    assert b"From:" not in head
    assert b"application/pdf" in draft
    assert max(len(line) for line in draft.split(b"\r\n")) <= 998


def test_a_machine_without_a_program_says_so(tmp_path: Path) -> None:
    with pytest.raises(pdf.NoPdf, match="không có LibreOffice hoặc Word"):
        pdf.find_converter({"PATH": str(tmp_path)})


@pytest.mark.parametrize("below", pdf.BELOW_ROOT)
def test_the_usual_places_on_windows(tmp_path: Path, below: str) -> None:
    program = tmp_path / below
    program.parent.mkdir(parents=True)
    program.write_bytes(b"")
    assert pdf.find_converter({"PATH": "", "PROGRAMFILES": str(tmp_path)}) == pdf.Converter(program)


def test_word_gets_its_paths_by_the_environment(tmp_path: Path) -> None:
    line = pdf.converter_command(pdf.Converter(Path("powershell"), is_word=True), tmp_path / "'; rm.docx", tmp_path)
    assert "rm.docx" not in " ".join(line)
    assert "ExportAsFixedFormat($env:CHIBO_OUT,17)" in line[-1]


def test_libreoffice_has_a_profile_of_its_own(tmp_path: Path) -> None:
    line = pdf.converter_command(pdf.Converter(Path("soffice")), tmp_path / "a.docx", tmp_path)
    assert f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}" in line


@pytest.mark.parametrize(("program", "says"), [("import sys; sys.exit('hỏng rồi')", "hỏng rồi"), ("", "mã 0")])
def test_a_program_that_makes_nothing_is_said(monkeypatch: pytest.MonkeyPatch, program: str, says: str) -> None:
    monkeypatch.setenv("PYTHONUTF8", "1")
    monkeypatch.setattr(pdf, "converter_command", lambda *rest: [sys.executable, "-c", program])
    with pytest.raises(pdf.NoPdf, match=says):
        pdf.to_pdf(b"", "nghi-quyet.docx", pdf.Converter(Path(sys.executable)))


def test_a_program_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "converter_command", lambda *rest: [sys.executable, "-c", ENDLESS])
    with pytest.raises(pdf.NoPdf, match="chưa xong"):
        pdf.to_pdf(b"", "nghi-quyet.docx", pdf.Converter(Path(sys.executable)), timeout=0.3)


def test_a_program_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(pdf.NoPdf, match="Không tạo được PDF"):
        pdf.to_pdf(b"", "nghi-quyet.docx", pdf.Converter(tmp_path / "none"))


def test_render_keeps_the_word_file_where_no_pdf_can_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ho-so.json").write_bytes(record.dump(full_adopted()))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf, "MAC_PROGRAM", tmp_path / "none")
    assert main.main(["render", str(tmp_path / "ho-so.json"), "--form", "nghi-quyet", "--pdf"]) == main.GAPS
    assert "không có LibreOffice" in capsys.readouterr().err
    assert (tmp_path / "nghi-quyet.docx").is_file()


@pytest.mark.parametrize("form", FORMS)
def test_the_fields_of_a_document_as_a_word_file(form: str, tmp_path: Path) -> None:
    target = tmp_path / "các trường.docx"
    assert main.main(["template", "fields", form, "--docx", str(target)]) == main.GOOD
    table = Document(str(target)).tables[0]
    assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    listed = [cell.text for cell in table.columns[0].cells][1:]
    assert listed == [one.path for one in papers.form_fields(form)]


def test_the_field_list_of_no_document(tmp_path: Path) -> None:
    assert main.main(["template", "fields", "giay-khen", "--docx", str(tmp_path / "a.docx")]) == main.UNREADABLE
