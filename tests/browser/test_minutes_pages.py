"""The minutes as pages: LibreOffice turns them into a PDF whose text and page numbers are looked at."""

import re
import shutil
import subprocess

import pytest

from assistant.documents.rendering.docx_text import fold_spaces
from tests.documents.meetings import full_adopted, paper_of

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
READER = shutil.which("pdftotext")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The text of every page of the full meeting's minutes."""
    if not (OFFICE and READER):
        pytest.skip("LibreOffice or pdftotext is not on this machine")
    folder = tmp_path_factory.mktemp("trang")
    (folder / "bien-ban.docx").write_bytes(paper_of("full").data)
    profile = f"-env:UserInstallation={(folder / 'lo').as_uri()}"
    subprocess.run(
        [OFFICE, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(folder / "bien-ban.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    done = subprocess.run(
        [READER, "-layout", "-enc", "UTF-8", str(folder / "bien-ban.pdf"), "-"], check=True, capture_output=True
    )
    return done.stdout.decode("utf-8").rstrip("\f").split("\f")


def first_line(page: str) -> str:
    return next(line.strip() for line in page.splitlines() if line.strip())


def test_pages_are_numbered_on_top_from_the_second(pages: list[str]) -> None:
    assert not first_line(pages[0]).isdecimal()
    assert [first_line(page) for page in pages[1:]] == [str(n) for n in range(2, len(pages) + 1)]


def test_nothing_is_cut_off_between_file_and_page(pages: list[str]) -> None:
    """Every word of the record's opinions, tasks and results is on a page."""
    text = fold_spaces(" ".join(pages))
    for n in range(1, 9):
        assert f"Ý kiến số {n}:" in text or f"số {n}: làm sớm" in text
    assert "Kết thúc: 15 giờ 09 phút, ngày 04 tháng 11 năm 2026; thời lượng: 69 phút." in text
    assert len(full_adopted().actions) == 10


def test_a_table_that_runs_over_repeats_its_head(pages: list[str]) -> None:
    """The task list of ten stands on two pages, each with the head of the table."""
    heads = [page for page in pages if re.search(r"TT\s+Nhiệm vụ\s+Người thực hiện\s+Sản phẩm", page)]
    rows = [page for page in pages if re.search(r"^\s*\d+\s+Nhiệm vụ mới \d+ với", page, re.MULTILINE)]
    assert heads == rows


def test_signatures_stand_together_on_the_last_page(pages: list[str]) -> None:
    assert re.search(r"NGƯỜI GHI BIÊN BẢN\s+CHỦ TRÌ HỘI NGHỊ", pages[-1])
    assert re.search(r"Đảng viên Chính thức 2\s+Đảng viên Chính thức 1", pages[-1])
    assert "Kết thúc:" in pages[-1]
