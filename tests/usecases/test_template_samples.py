"""Xem thử mẫu (`chibo template preview`): every template, of the program or an office's own, filled from the sample."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from assistant.cli import main
from assistant.documents import papers
from assistant.documents.catalogue import FORMS
from assistant.documents.rendering import word
from assistant.usecases import template_samples

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def now() -> datetime:
    return NOW


def edited(form: str, folder: Path, before: str, after: str) -> Path:
    """The shipped template with one word changed, as an office does."""
    shipped = papers.find_template(FORMS[form].template, None)
    document = Document(BytesIO(shipped.read_bytes()))
    changed = 0
    for run in (run for paragraph in document.paragraphs for run in paragraph.runs):
        if before in run.text:
            run.text, changed = run.text.replace(before, after), changed + 1
    assert changed, f"{before} stands in {shipped.name}"
    path = folder / shipped.name
    document.save(str(path))
    return path


@pytest.mark.parametrize("form", FORMS)
def test_every_document_is_shown_from_the_sample(form: str) -> None:
    paper = template_samples.sample_paper(form, now)
    assert "Xuân Sơn" in "\n".join(paper.lines)
    assert "CHƯA THÔNG QUA" not in "\n".join(paper.lines).upper(), "the sample's room adopted it"
    assert len(paper.lines) > 8


def test_minutes_of_an_edited_template_are_shown_not_refused(tmp_path: Path) -> None:
    own = edited("bien-ban", tmp_path, "Hình thức", "Cách họp")
    lines = template_samples.sample_paper("bien-ban", now, own).lines
    assert any("Cách họp" in line for line in lines)


def test_the_secret_annex_has_something_secret() -> None:
    lines = template_samples.sample_paper("phu-luc-mat", now).lines
    assert any("Đánh giá kết quả thực hiện nhiệm vụ tháng 9/2026" in line for line in lines)


def test_the_years_plan_has_topics() -> None:
    lines = template_samples.sample_paper("ke-hoach-chuyen-de", now).lines
    assert sum("Chuyển đổi số" in line for line in lines) == 1


def test_the_extract_is_of_an_item_that_was_discussed() -> None:
    lines = template_samples.sample_paper("trich", now).lines
    assert any("Hoàng Mạnh Cường" in line for line in lines)


def test_a_broken_template_is_told_in_words(tmp_path: Path) -> None:
    own = edited("thong-bao", tmp_path, "{{", "{{ khong_co_truong_nay }}{{")
    with pytest.raises(word.TemplateError, match="khong_co_truong_nay"):
        template_samples.sample_paper("thong-bao", now, own)


@pytest.mark.parametrize("form", FORMS)
def test_a_file_is_known_by_its_name(form: str, tmp_path: Path) -> None:
    assert papers.form_of_template(tmp_path / f"{FORMS[form].template}.docx") == form


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["template", "preview", "thong-bao"]) == main.GOOD
    assert "Xuân Sơn" in capsys.readouterr().out
    target = tmp_path / "thử.docx"
    assert main.main(["template", "preview", "thong-bao", "--out", str(target)]) == main.GOOD
    assert "Xuân Sơn" in "\n".join(word.text_lines(target.read_bytes()))
    own = edited("thong-bao", tmp_path, "1. Thời gian: ", "1. Giờ họp: ")
    assert main.main(["template", "preview", str(own)]) == main.GOOD
    assert main.main(["template", "preview", "giay-khen"]) == main.UNREADABLE
    assert main.main(["template", "preview", str(tmp_path / "la.docx")]) == main.UNREADABLE
    assert "bien-ban" in capsys.readouterr().err
