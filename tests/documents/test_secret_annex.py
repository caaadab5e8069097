"""Nội dung mật ghi riêng: nothing of it in any byte that may reach the share, all of it in the annex."""

import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.documents import freshness, papers
from assistant.documents.catalogue import FORMS
from assistant.documents.facts.print_order import PaperOrder
from assistant.documents.papers import ANNEX, PaperError
from assistant.documents.rendering.docx_text import text_lines
from assistant.domain import commands as c
from assistant.domain.adoption import lines_digest
from assistant.domain.floor import SpeechRole
from assistant.domain.meeting import Meeting
from assistant.domain.secrecy import public_version
from assistant.domain.speaking import opinion_count
from assistant.journal import record
from tests.documents.hidden import OPEN, OWN_TITLE, WHISPERED, adopted, adopting, hidden, room

GOLDEN = Path(__file__).parent / "golden" / "phu-luc-mat.txt"
CHECKER = Path(__file__).parents[3] / "shared" / "ooxml-xsd" / "check_docx.py"
SHARED = [name for name, form in FORMS.items() if not form.private]
KEPT_APART = "Nội dung mật: ghi riêng."


def every_byte(docx: bytes) -> str:
    """All parts of a Word file, unpacked: document, headers, properties, comments."""
    with zipfile.ZipFile(BytesIO(docx)) as package:
        return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def told(text: str) -> list[str]:
    """What of the secret items is in the text."""
    return [words for words in WHISPERED if words in text]


@pytest.mark.parametrize("form", SHARED)
def test_no_paper_for_the_share_holds_anything_secret(form: str) -> None:
    meeting = hidden()
    for paper in papers.print_parts(meeting, form):
        assert told(every_byte(paper.data)) == []
        assert told("\n".join(paper.lines)) == []
        assert told(str(paper.facts)) == []
        assert told(paper.name) == []
    for part, _ in papers.paper_parts(form, meeting) or [("", "")]:
        assert told(str(papers.paper_content(meeting, form, PaperOrder.of(meeting, part)))) == []


def test_the_same_meeting_kept_together_does_tell_it() -> None:
    """The test above can fail: where the cell keeps them together, the minutes hold all that was said."""
    meeting = room(opened=True).meeting
    minutes = every_byte(papers.print_paper(meeting).data)
    assert set(told(minutes)) == set(WHISPERED)
    assert len(told(record.dump_redacted(meeting, "MAY-1").decode())) == len(WHISPERED)


def test_the_minutes_have_the_number_and_one_line_of_each() -> None:
    lines = papers.print_paper(hidden()).lines
    assert [line for line in lines if KEPT_APART in line] == [f"1. {KEPT_APART}", f"9. {KEPT_APART}"]
    assert [line for line in lines if line.endswith(") Nội dung mật")] == ["a) Nội dung mật", "i) Nội dung mật"]
    for words in OPEN:
        assert any(words in line for line in lines)


def test_the_annex_reads_as_the_golden_text() -> None:
    lines = papers.print_paper(hidden(), form_name=ANNEX).lines
    assert list(lines) == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_the_annex_holds_what_the_minutes_leave_out_under_the_same_numbers() -> None:
    lines = papers.print_paper(hidden(), form_name=ANNEX).lines
    text = "\n".join(lines)
    assert [words for words in WHISPERED if words not in text] == []
    assert f"9. {OWN_TITLE}" in lines
    assert f"1. {WHISPERED[1]}" in lines
    assert not [words for words in OPEN if words in text]


def test_templates_and_annex_are_valid_by_the_schema(tmp_path: Path) -> None:
    if not CHECKER.is_file():
        pytest.skip("the OOXML schemas (../shared/ooxml-xsd) are not on this machine")
    files = [tmp_path / "phu-luc-mat.docx", tmp_path / "bien-ban.docx"]
    for file, form in zip(files, (ANNEX, "bien-ban"), strict=True):
        file.write_bytes(papers.print_paper(hidden(), form_name=form).data)
    done = subprocess.run(
        [sys.executable, str(CHECKER), *map(str, files)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_the_room_heard_is_what_both_files_say() -> None:
    held = room()
    read, apart = papers.make_draft(held.meeting), papers.make_draft(held.meeting, form_name=ANNEX)
    meeting = adopted(held).meeting
    adoption = meeting.adoption
    assert adoption is not None
    assert adoption.annex is not None
    assert (adoption.lines, adoption.annex.lines) == (read.lines, apart.lines)
    assert adoption.annex.digest == lines_digest(apart.lines)
    assert told(adoption.facts + str(adoption.lines)) == []
    for form, heard in (("bien-ban", read.lines), (ANNEX, apart.lines)):
        printed = papers.print_paper(meeting, form_name=form).lines
        assert [line for line in heard if "…" not in line] == [x for x in printed if x in set(heard) and "…" not in x]


def test_an_annex_that_was_changed_outside_is_not_printed() -> None:
    meeting = hidden()
    adoption = meeting.adoption
    assert adoption is not None
    assert adoption.annex is not None
    lines = tuple(line.replace("cảnh cáo", "khiển trách") for line in adoption.annex.lines)
    forged = replace(meeting, adoption=replace(adoption, annex=replace(adoption.annex, lines=lines)))
    with pytest.raises(PaperError, match="không khớp"):
        papers.print_paper(forged, form_name=ANNEX)
    assert papers.print_paper(forged).lines == papers.print_paper(meeting).lines
    with pytest.raises(record.RecordError, match="annex"):
        record.load(record.dump(forged))


def test_the_record_of_the_share_prints_the_minutes_letter_for_letter() -> None:
    meeting = hidden()
    shared = record.load(record.dump_redacted(meeting, "MAY-1"))
    for form in SHARED:
        mine = [(p.name, p.lines) for p in papers.print_parts(meeting, form)]
        assert [(p.name, p.lines) for p in papers.print_parts(shared, form)] == mine
    with pytest.raises(PaperError, match="MAY-1"):
        papers.print_paper(shared, form_name=ANNEX)


def test_the_commands_say_where_the_secret_part_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, paper = tmp_path / "ho-so.json", tmp_path / "bien-ban.docx"
    file.write_bytes(record.dump_redacted(hidden(), "MAY-1"))
    assert main.main(["render", str(file), "-o", str(paper)]) == 0
    assert "Phần mật ở máy MAY-1" in capsys.readouterr().err
    assert text_lines(paper.read_bytes()) == papers.print_paper(hidden()).lines
    assert main.main(["check", str(file)]) == 1
    assert "Phần mật ở máy MAY-1" in capsys.readouterr().err
    assert main.main(["render", str(file), "--form", ANNEX]) == 2
    assert "Phần mật ở máy MAY-1" in capsys.readouterr().err
    file.write_bytes(record.dump(hidden()))
    assert main.main(["render", str(file), "--form", ANNEX, "-o", str(paper)]) == 0
    assert "Phần mật" not in capsys.readouterr().err
    assert told("\n".join(text_lines(paper.read_bytes())))


def test_an_item_made_secret_after_the_adoption_takes_the_adopted_text_with_it() -> None:
    held = adopted(room(opened=True))
    held.send(c.ReopenMinutes("Đưa nội dung tố cáo vào phụ lục mật"))
    details = replace(held.meeting.details, secrets_apart=True)
    held.send(c.AmendDetails(details))
    assert told(record.dump_redacted(held.meeting, "MAY-1").decode()) == [
        WHISPERED[10],
        WHISPERED[11],
    ]  # carried: no secret
    again = held.meeting
    assert again.reopenings[0].earlier is not None
    assert public_version(again).reopenings[0].earlier is None
    held.send(adopting(again))
    assert set(told(every_byte(papers.print_paper(held.meeting).data))) <= {WHISPERED[10], WHISPERED[11]}


def test_a_meeting_without_secrets_is_as_it_was() -> None:
    meeting = room().meeting
    plain = replace(
        meeting,
        agenda=tuple(replace(i, secret=False) for i in meeting.agenda),
        carried={k: replace(t, secret=False) for k, t in meeting.carried.items()},
    )
    assert public_version(plain) is plain
    assert not papers.paper_readiness(ANNEX, plain).ready
    assert papers.print_paper(plain, form_name=ANNEX).unprinted == ()


def test_a_paper_of_the_share_is_not_called_old_for_a_change_in_a_secret() -> None:
    held = room()
    before = freshness.field_digests(papers.paper_content(held.meeting, "phu-luc-y-kien"))
    # An opinion counts on the open paper too (so_y_kien); what is only presented does not.
    held.speak("chinh-thuc-6", "Thêm một ý kiến kín", item="B1", role=SpeechRole.PRESENTATION)
    after: Meeting = held.meeting
    assert freshness.changed_paths(before, freshness.field_digests(papers.paper_content(after, "phu-luc-y-kien"))) == []


def test_a_secret_opinion_counts_on_every_open_paper_and_the_annex_says_where_it_stands() -> None:
    """One figure, one definition (`speaking.opinion_count`): the record, the report and the annex tell the same."""
    meeting = hidden()
    shared = record.load(record.dump_redacted(meeting, "MAY-1"))
    assert opinion_count(meeting) == opinion_count(shared) == 4
    for held in (meeting, shared):
        annex = list(papers.print_paper(held, form_name="phu-luc-y-kien").lines)
        assert "- Số lượt phát biểu: 3, không kể nội dung mật; số người phát biểu: 3" in annex
        assert "- Ý kiến: 4 ý kiến của 4 đảng viên, trong đó 1 ý kiến về nội dung mật, ghi riêng" in annex
        report = "\n".join(papers.print_paper(held, form_name="bao-cao-thang").lines)
        assert "4 ý kiến của 4 đảng viên" in report
    together = room(opened=True).meeting
    annex = list(papers.print_paper(together, form_name="phu-luc-y-kien").lines)
    assert [line for line in annex if line.startswith("- Ý kiến")] == [
        "- Ý kiến: 4 ý kiến của 4 đảng viên trong số lượt đó"
    ]
