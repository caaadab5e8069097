"""A paper as PDF by the LibreOffice of this machine, from the command line and beside a LibreOffice that is open."""

import shutil
import subprocess
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.documents.rendering import pdf
from assistant.journal import record
from tests.documents.meetings import full_adopted, paper_of

if not any(shutil.which(name) for name in pdf.PROGRAM_NAMES):
    pytest.skip("LibreOffice is not on this machine", allow_module_level=True)


def test_a_paper_becomes_a_pdf_with_its_text() -> None:
    data = pdf.to_pdf(paper_of("full").data, "bien-ban.docx")
    assert data.startswith(b"%PDF-")
    if reader := shutil.which("pdftotext"):
        done = subprocess.run([reader, "-enc", "UTF-8", "-", "-"], input=data, capture_output=True, check=True)
        assert "BIÊN BẢN" in done.stdout.decode("utf-8")


def test_render_with_pdf_writes_both(tmp_path: Path) -> None:
    (tmp_path / "ho-so.json").write_bytes(record.dump(full_adopted()))
    assert main.main(["render", str(tmp_path / "ho-so.json"), "--form", "nghi-quyet", "--pdf"]) == main.GOOD
    assert (tmp_path / "nghi-quyet.docx").is_file()
    assert (tmp_path / "nghi-quyet.pdf").read_bytes().startswith(b"%PDF-")
