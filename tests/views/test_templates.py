"""The panel of templates on the home page: what is in force, what is wrong with it, a look at it, a copy to edit."""

import threading
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from assistant.documents import own_templates, papers
from assistant.documents.catalogue import CELL_FORMS, FORMS
from assistant.documents.rendering import word
from assistant.platform.paths import data_dir, papers_folder
from assistant.share.errors import ShareError
from assistant.share.files import Files
from assistant.views.home.templates import SAMPLE_FOLDER, Templates
from assistant.views.page import PageCommands
from assistant.widgets.region import Region
from tests.journal.making import Clock
from tests.pages import Visitor
from tests.server.running import until

Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def ask(workspace: Path, visitor: Visitor, now: Clock) -> Ask:
    """A command of the panel on the home page of this folder."""
    commands = PageCommands(lambda: None, lambda: None, Templates(now, workspace).page_commands())
    region = Region(commands.answer, {})

    def send(command: str, **arguments: Any) -> dict[str, Any]:
        return visitor.ask(region, command, **arguments)

    return send


def row(answer: dict[str, Any], form: str) -> dict[str, object]:
    rows: list[dict[str, object]] = answer["templates"]
    return next(one for one in rows if one["form"] == form)


def spoiled(path: Path, before: str, after: str) -> None:
    document = Document(BytesIO(path.read_bytes()))
    for run in (run for paragraph in document.paragraphs for run in paragraph.runs):
        run.text = run.text.replace(before, after)
    document.save(str(path))


def test_every_document_is_listed_with_the_template_of_the_program(ask: Ask) -> None:
    answer = ask("ListTemplates")
    rows: list[dict[str, object]] = answer["templates"]
    assert [one["form"] for one in rows] == [*FORMS, *CELL_FORMS]
    assert not any(one["own"] or one["findings"] for one in rows)
    assert "05-HD/VPTW" in str(answer["look"])


@pytest.mark.parametrize("form", FORMS)
def test_a_copy_is_ours_letter_for_letter_and_has_no_problems(ask: Ask, form: str, workspace: Path) -> None:
    copied = Path(str(ask("CopyTemplate", form=form)["path"]))
    assert copied == workspace / "mau" / f"{FORMS[form].template}.docx"
    assert copied.read_bytes() == papers.find_template(FORMS[form].template, None).read_bytes()
    listed = row(ask("ListTemplates"), form)
    assert (listed["own"], listed["findings"]) == (True, [])


def test_an_edited_template_is_checked_shown_and_never_written_over(ask: Ask, workspace: Path) -> None:
    ask("CopyTemplate", form="thong-bao")
    own = workspace / "mau" / "thong-bao.docx"
    spoiled(own, "1. Thời gian", "1. Giờ họp")
    assert any("1. Giờ họp" in line for line in ask("SampleTemplate", form="thong-bao")["lines"])
    before = own.read_bytes()
    assert "không ghi đè" in str(ask("CopyTemplate", form="thong-bao")["error"])
    assert own.read_bytes() == before
    spoiled(own, "thoi_gian", "thoi_gain")
    assert "thoi_gian" in str(row(ask("ListTemplates"), "thong-bao")["findings"])
    assert "thoi_gain" in str(ask("SampleTemplate", form="thong-bao")["error"])


def test_a_template_by_its_former_name_is_not_covered(ask: Ask, workspace: Path) -> None:
    (workspace / "mau").mkdir()
    former = workspace / "mau" / "bien-ban-thuong-ky.docx"
    former.write_bytes(papers.find_template("bien-ban", None).read_bytes())
    assert row(ask("ListTemplates"), "bien-ban")["file"] == former.name
    assert former.name in str(ask("CopyTemplate", form="bien-ban")["error"])
    assert not (workspace / "mau" / "bien-ban.docx").exists()


def test_a_file_that_comes_at_the_last_moment_is_not_written_over(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = workspace / "mau" / "nghi-quyet.docx"

    class Late(Files):
        """Somebody saves a template while ours is on its way."""

        def make_folder(self, folder: Path) -> None:
            super().make_folder(folder)
            target.write_bytes(b"theirs")

    monkeypatch.setattr(own_templates, "Files", Late)
    with pytest.raises(own_templates.OwnTemplateThere):
        own_templates.copy_template("nghi-quyet", workspace)
    assert target.read_bytes() == b"theirs"


@pytest.mark.parametrize("fails", ["full", "damaged"])
def test_half_a_copy_is_taken_away(workspace: Path, monkeypatch: pytest.MonkeyPatch, fails: str) -> None:
    class Bad(Files):
        """A disk that does not keep what it was given."""

        def read(self, path: Path) -> bytes:
            if fails == "full":
                raise OSError(28, "No space left on device")
            return super().read(path)[:-1]

    monkeypatch.setattr(own_templates, "Files", Bad)
    with pytest.raises(ShareError):
        own_templates.copy_template("nghi-quyet", workspace)
    assert not (workspace / "mau" / "nghi-quyet.docx").exists()


def test_misspelt_names_are_told_and_the_locks_of_word_are_not(ask: Ask, workspace: Path) -> None:
    ask("CopyTemplate", form="trich")
    for name in ("nghi-quyt.docx", "~$trich.docx"):
        (workspace / "mau" / name).write_bytes(b"x")
    assert ask("ListTemplates")["unused"] == ["nghi-quyt.docx"]


def test_the_layout_the_cell_chose_is_named(ask: Ask, workspace: Path) -> None:
    (workspace / "mau").mkdir()
    (workspace / "mau" / "the-thuc.yaml").write_text("bo: hd36-2018\n", encoding="utf-8")
    assert "36-HD/VPTW" in str(ask("ListTemplates")["look"])
    (workspace / "mau" / "the-thuc.yaml").write_text("bo: khong-co\n", encoding="utf-8")
    assert "khong-co" in str(ask("ListTemplates")["look"])


def test_what_is_shown_can_be_fetched_as_a_word_file(ask: Ask) -> None:
    answer = ask("SampleTemplate", form="nghi-quyet")
    file = papers_folder(SAMPLE_FOLDER) / str(answer["file"])
    assert list(word.text_lines(file.read_bytes())) == answer["lines"]
    assert str(answer["url"]).startswith(f"../../chibo/papers/{SAMPLE_FOLDER}/")
    assert "giay-khen" in str(ask("SampleTemplate", form="giay-khen")["error"])


def test_pages_are_made_of_what_was_shown_only(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.documents.rendering import pdf

    go_on = threading.Event()

    def slowly(data: bytes, name: str, using: object) -> bytes:
        assert go_on.wait(30)
        return b"%PDF-" + name.encode()

    monkeypatch.setattr(pdf, "find_converter", lambda: pdf.Converter(Path("soffice")))
    monkeypatch.setattr(pdf, "to_pdf", slowly)
    assert "Xem thử" in str(ask("TemplatePages", file="../../chibo.sqlite")["error"])
    file = ask("SampleTemplate", form="trich")["file"]
    assert "error" not in ask("TemplatePages", file=file)
    assert ask("TemplatePagesState", file=file)["busy"] is True
    assert "PDF khác" in str(ask("TemplatePages", file=file)["error"])
    go_on.set()
    made: list[dict[str, object]] = []

    def there() -> bool:
        made.append(ask("TemplatePagesState", file=file))
        return made[-1].get("busy") is False

    until("the PDF is there", there)
    assert (data_dir() / "papers" / SAMPLE_FOLDER / str(made[-1]["name"])).read_bytes().startswith(b"%PDF-")


def test_a_folder_that_does_not_answer_is_told(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(workspace: Path) -> None:
        raise OSError(5, "away")

    monkeypatch.setattr(own_templates, "templates_in_force", away)
    assert "ổ chung" in str(ask("ListTemplates")["error"])


def test_without_a_folder_there_is_nowhere_to_copy_to(visitor: Visitor, now: Clock) -> None:
    commands = PageCommands(lambda: None, lambda: None, Templates(now, None).page_commands())
    region = Region(commands.answer, {})
    assert "thư mục chi bộ" in str(visitor.ask(region, "CopyTemplate", form="trich")["error"])
    assert len(visitor.ask(region, "ListTemplates")["templates"]) == len(FORMS) + len(CELL_FORMS)
