"""Adopted minutes stay printable letter for letter, whatever becomes of the template afterwards."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from assistant.cli import main
from assistant.documents import own_templates, papers
from assistant.documents.catalogue import FORMS
from assistant.documents.papers import ANNEX, PaperError, make_draft, print_paper
from assistant.documents.rendering.docx_text import text_lines
from assistant.documents.templates import adopted as used
from assistant.domain import commands as c
from assistant.domain.meeting import Meeting
from assistant.journal import record
from assistant.platform import paths
from assistant.usecases import publishing
from assistant.usecases.minutes_printing import keep_template, print_minutes, printed_state, templates_used
from tests.builders import Room
from tests.documents import hidden
from tests.documents.meetings import full

SAID = "- Cách họp:"


@pytest.fixture
def cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cell's folder, with templates of its own for minutes and annex; this machine's folder is beside it."""
    folder = tmp_path / "Chi bộ"
    (folder / "mau").mkdir(parents=True)
    monkeypatch.setenv(paths.WORKSPACE_VARIABLE, str(folder))
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path / "data"))
    office_edits(folder, "- Hình thức:", SAID)
    return folder


def office_edits(cell: Path, old: str, new: str, name: str = "bien-ban") -> Path:
    """One word of a template is changed in Word; the cell's own, or a first copy of ours."""
    path = cell / "mau" / f"{name}.docx"
    document = Document(str(papers.find_template(name, cell)))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs if old in run.text]
    assert runs, f"the template says {old!r}"
    for run in runs:
        run.text = run.text.replace(old, new)
    document.save(str(path))
    return path


def adopted(room: Room) -> Meeting:
    """What the console does: the template is kept, the text that was read is adopted."""
    read = make_draft(room.meeting)
    keep_template(read.template_digest, read.source)
    room.send(c.AdoptMinutes(read.lines, read.facts, read.template, read.template_digest))
    return room.meeting


def newer_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A version whose own template of the minutes reads differently."""
    shutil.copytree(paths.program_folder() / "templates", tmp_path / "newer" / "templates")
    document = Document(str(tmp_path / "newer" / "templates" / "word" / "bien-ban.docx"))
    for run in (run for paragraph in document.paragraphs for run in paragraph.runs):
        run.text = run.text.replace("- Hình thức:", "- Hình thức sinh hoạt:")
    document.save(str(tmp_path / "newer" / "templates" / "word" / "bien-ban.docx"))
    monkeypatch.setattr(paths, "program_folder", lambda: tmp_path / "newer")


CHANGES: dict[str, Callable[[Path], object]] = {
    "edited": lambda cell: office_edits(cell, SAID, "- Kiểu họp:"),
    "removed": lambda cell: (cell / "mau" / "bien-ban.docx").unlink(),
    "broken": lambda cell: (cell / "mau" / "bien-ban.docx").write_bytes(b"no Word file"),
    "another layout": lambda cell: (cell / "mau" / "the-thuc.yaml").write_text("bo: hd36-2018", encoding="utf-8"),
    "share away": lambda cell: cell.rename(cell.with_name("away")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_office_s_template_changes_and_the_adopted_minutes_do_not(cell: Path, change: str) -> None:
    meeting = adopted(full())
    before = print_paper(meeting)
    assert any(line.startswith(SAID) for line in before.lines)
    CHANGES[change](cell)
    after = print_paper(meeting)
    assert (after.lines, after.data) == (before.lines, before.data)


@pytest.mark.parametrize("layout", ["", "bo: hd36-2018\ngian_dong: 20"])
def test_our_own_template_changes_with_a_newer_program_and_the_adopted_minutes_do_not(
    cell: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layout: str
) -> None:
    (cell / "mau" / "bien-ban.docx").unlink()
    (cell / "mau" / "the-thuc.yaml").write_text(layout, encoding="utf-8")
    meeting = adopted(full())
    before = print_paper(meeting)
    newer_program(tmp_path, monkeypatch)
    (cell / "mau" / "the-thuc.yaml").write_text("bo: hd36-2018\ngian_dong: 15", encoding="utf-8")
    assert any("Hình thức sinh hoạt" in line for line in print_paper(full().meeting).lines), "the program is newer"
    after = print_paper(meeting)
    assert (after.lines, after.data) == (before.lines, before.data)


@pytest.mark.parametrize("form", [name for name, form in FORMS.items() if not form.parts])
def test_a_template_kept_with_its_layout_looks_as_the_paper_did(cell: Path, form: str) -> None:
    """The kept copy needs no layout: laid over before or after filling, the paper has the same bytes."""
    (cell / "mau" / "bien-ban.docx").unlink()
    (cell / "mau" / "the-thuc.yaml").write_text("bo: hd36-2018\nphong_chu: Arial\ngian_dong: 20", encoding="utf-8")
    source = used.current_source(papers.find_template(FORMS[form].template, cell))
    assert source.look is not None
    kept = cell.parent / "kept.docx"
    kept.write_bytes(used.template_content(source))
    meeting = hidden.room().meeting
    before = print_paper(meeting, form_name=form)
    (cell / "mau" / "the-thuc.yaml").unlink()
    assert print_paper(meeting, kept, form_name=form).data == before.data


def test_another_machine_prints_from_the_cell_s_copy_and_keeps_one(
    cell: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = adopted(full())
    before = print_paper(meeting)
    shared = cell / publishing.USED_TEMPLATES
    shutil.copytree(paths.used_templates(), shared)
    office_edits(cell, SAID, "- Kiểu họp:")
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path / "second laptop"))
    assert templates_used(meeting) == []
    assert print_paper(meeting).data == before.data
    paper = print_minutes(meeting)
    assert paper and paper.read_bytes() == before.data
    shutil.rmtree(shared)
    assert print_paper(meeting).data == before.data, "what was found on the share is kept here too"


def test_the_folder_of_used_templates_is_named_once() -> None:
    assert Path(papers.OWN_TEMPLATES) / used.COPIES_FOLDER == publishing.USED_TEMPLATES


def test_without_any_copy_the_person_is_told_what_to_do_and_the_last_printed_file_stays(cell: Path) -> None:
    meeting = adopted(full())
    first = print_minutes(meeting)
    assert first
    data = first.read_bytes()
    shutil.rmtree(paths.used_templates())
    office_edits(cell, SAID, "- Kiểu họp:")
    with pytest.raises(PaperError, match="không tìm thấy bản mẫu đã dùng") as told:
        print_paper(meeting)
    assert "mau/da-dung" in str(told.value)
    again = replace(meeting, version=meeting.version + 1)
    assert print_minutes(again) is None
    state = printed_state(meeting.id)
    assert (state.file, first.read_bytes()) == (first.name, data)
    assert "Bản đã tạo trước đây vẫn còn nguyên" in state.error


def test_a_meeting_adopted_by_an_earlier_version_gets_its_copy_when_it_is_printed(cell: Path) -> None:
    room = full()
    read = make_draft(room.meeting)
    room.send(c.AdoptMinutes(read.lines, read.facts, read.template, read.template_digest))
    assert print_minutes(room.meeting)
    assert [path.read_bytes() for path in templates_used(room.meeting)] == [read.source]


def test_a_changed_template_is_not_kept_in_the_place_of_the_adopted_one(cell: Path) -> None:
    """One that gives the same lines prints them still, but it is not what was used."""
    meeting = adopted(full())
    shutil.rmtree(paths.used_templates())
    document = Document(str(cell / "mau" / "bien-ban.docx"))
    document.styles["Normal"].paragraph_format.space_after = 0
    document.save(str(cell / "mau" / "bien-ban.docx"))
    assert print_minutes(meeting)
    assert templates_used(meeting) == []


def test_a_copy_that_was_changed_or_damaged_is_not_used(cell: Path) -> None:
    meeting = adopted(full())
    (copy,) = templates_used(meeting)
    copy.write_bytes(office_edits(cell, SAID, "- Kiểu họp:").read_bytes())
    with pytest.raises(PaperError, match="không tìm thấy bản mẫu"):
        print_paper(meeting)


@pytest.mark.parametrize("digest", ["", "../../bien-ban", "A" * 64, "0" * 63, "0" * 64 + "\n"])
def test_what_a_record_calls_a_digest_never_becomes_a_path(cell: Path, digest: str) -> None:
    meeting = adopted(full())
    assert meeting.adoption
    strange = replace(meeting, adoption=replace(meeting.adoption, template_digest=digest))
    assert used.find_copy(digest, cell) is None
    assert templates_used(strange) == []
    assert print_paper(strange).lines == print_paper(meeting).lines
    with pytest.raises(ValueError):
        used.copy_name(digest)


def test_minutes_adopted_again_are_those_of_the_template_in_force_then(cell: Path) -> None:
    room = full()
    first = adopted(room)
    lines = print_paper(first).lines
    room.send(c.ReopenMinutes("Ghi nhầm tên"))
    office_edits(cell, SAID, "- Kiểu họp:")
    second = adopted(room)
    office_edits(cell, "- Kiểu họp:", "- Lối họp:")
    assert any(line.startswith("- Kiểu họp:") for line in print_paper(second).lines)
    assert print_paper(first).lines == lines
    assert len(templates_used(second)) == 2, "both are kept: what was adopted before may be asked for"


def test_the_annex_has_its_own_template_kept(cell: Path) -> None:
    room = hidden.room()
    for one in (make_draft(room.meeting), make_draft(room.meeting, form_name=ANNEX)):
        keep_template(one.template_digest, one.source)
    meeting = hidden.adopted(room).meeting
    before = print_paper(meeting, form_name=ANNEX)
    office_edits(cell, "Địa điểm", "Nơi họp", ANNEX)
    assert meeting.adoption and meeting.adoption.annex
    assert make_draft(meeting, form_name=ANNEX).lines != meeting.adoption.annex.lines
    assert print_paper(meeting, form_name=ANNEX).data == before.data
    kept = b"".join(path.read_bytes() for path in templates_used(meeting))
    assert len(templates_used(meeting)) == 2
    assert not [words for words in hidden.WHISPERED if words.encode() in kept]


def test_the_command_finds_the_copy_in_the_folder_of_the_record(
    cell: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An office above prints from the cell's folder alone: another machine, no workspace chosen."""
    meeting = adopted(full())
    before = print_paper(meeting)
    shutil.copytree(paths.used_templates(), cell / publishing.USED_TEMPLATES)
    file = cell / "2026" / "2026-11-04 thuong-ky" / "ho-so.json"
    file.parent.mkdir(parents=True)
    file.write_bytes(record.dump(meeting))
    monkeypatch.delenv(paths.WORKSPACE_VARIABLE)
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path / "office"))
    assert main.main(["render", str(file), "-o", str(tmp_path / "in.docx")]) == main.GOOD
    assert text_lines((tmp_path / "in.docx").read_bytes()) == before.lines
    elsewhere = tmp_path / "thư"
    elsewhere.mkdir()
    alone = Path(shutil.copy(file, elsewhere))
    assert main.main(["render", str(alone)]) == main.UNREADABLE
    assert "không tìm thấy bản mẫu đã dùng" in capsys.readouterr().err
    own = str(cell / "mau" / "bien-ban.docx")
    assert main.main(["render", str(alone), "--template", own]) == main.GOOD, "as before: the old template by hand"


def test_used_templates_are_no_templates_to_edit(cell: Path) -> None:
    adopted(full())
    shutil.copytree(paths.used_templates(), cell / publishing.USED_TEMPLATES)
    assert own_templates.unused_files(cell) == []
    assert {one.file.parent.name for one in own_templates.templates_in_force(cell)} == {"mau", "word"}
    from assistant.usecases.template_checks import check_templates

    assert [one["file"] for one in check_templates(cell / "mau")] == ["bien-ban.docx"]


def test_adopted_minutes_stay_as_they_were_when_the_cell_takes_another_layout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also without their copy: the program has the template, and makes it again in the layout of that day."""
    (tmp_path / "mau").mkdir()
    monkeypatch.setenv(paths.WORKSPACE_VARIABLE, str(tmp_path))
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path / "data"))
    chosen = tmp_path / "mau" / "the-thuc.yaml"
    meeting = adopted(full())
    chosen.write_text("bo: hd36-2018\n", encoding="utf-8")
    other = adopted(full())
    shutil.rmtree(paths.used_templates())
    for text in ("bo: hd36-2018\n", 'so_phan: "I."\n', "bo: hd05-2026\n"):
        chosen.write_text(text, encoding="utf-8")
        assert "I- Mở đầu" in print_paper(meeting).lines
        assert "I. Mở đầu" in print_paper(other).lines
