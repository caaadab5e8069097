"""Every document as pages, in both layouts: LibreOffice makes PDF of them, and the text of each page is looked at."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from assistant.documents import papers
from assistant.documents.catalogue import FORMS
from assistant.documents.rendering import layout, pdf
from assistant.domain import commands as c
from assistant.domain.meeting import Meeting
from assistant.platform.paths import WORKSPACE_VARIABLE
from assistant.usecases.template_samples import sample_paper
from tests.builders import meeting_of
from tests.documents.meetings import empty, full
from tests.gallery import to_pdf

READER = shutil.which("pdftotext")
FONTS = shutil.which("fc-match")
AS_WIDE_AS_TIMES = re.compile("Times New Roman|Liberation Serif|Tinos|Nimbus Roman|TeX Gyre Termes")
LABELS = ("Heading", "Nhãn mục", "Tên phần")
"""Styles of lines that tell what follows."""
SIGNATURES = re.compile(r"Nơi nhận:|NGƯỜI GHI BIÊN BẢN|NGƯỜI CHẤM ĐIỂM|NGƯỜI DỰ$|XÁC NHẬN CỦA|T/M CHI BỘ")

Files = dict[str, bytes]
Pages = dict[str, list[str]]


def now() -> datetime:
    return datetime(2026, 11, 22, 5, 0, tzinfo=UTC)


def files(look: str) -> Iterator[tuple[str, bytes]]:
    """The sample and an empty record of every document; lists of every length around the end of a page."""
    for form in FORMS:
        yield f"{form} mau {look}", sample_paper(form, now).data
        yield f"{form} trong {look}", papers.print_paper(empty(), form_name=form).data
    for count in range(14, 24):
        meeting = meeting_of(count, 0).start().roll().meeting
        yield f"diem-danh {count} {look}", papers.print_paper(meeting, form_name="diem-danh").data
    for count in range(6, 11):
        yield f"phan-cong {count} {look}", papers.print_paper(full(1, count).meeting, form_name="phan-cong").data
    for count in range(2, 8):
        yield f"so-du {count} {look}", papers.print_paper(observed(count), form_name="so-du").data


def observed(opinions: int) -> Meeting:
    """A meeting with an observer who spoke so often."""
    room = meeting_of(5, 0).start().roll()
    room.send(c.AddGuest("Lê Văn Cấp Trên", "Phó Bí thư", "Đảng ủy xã", superior=True))
    guest = list(room.meeting.guests)[-1]
    for number in range(opinions):
        room.speak(guest, f"Góp ý thứ {number}.", item="B9")
    return room.meeting


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Files, Pages]:
    """Every file and the text of its pages."""
    try:
        using = pdf.find_converter()
    except pdf.NoPdf:
        using = None
    if READER is None or using is None or using.is_word:
        pytest.skip("LibreOffice or pdftotext is not on this machine")
    if FONTS and not AS_WIDE_AS_TIMES.search(subprocess.check_output([FONTS, "Times New Roman"], text=True)):
        pytest.skip("no font as wide as Times New Roman is on this machine: its pages end elsewhere")
    folder = tmp_path_factory.mktemp("giay")
    data: Files = {}
    with pytest.MonkeyPatch.context() as patch:
        for look in layout.names():
            own = folder / look / layout.OWN_TEMPLATES
            own.mkdir(parents=True)
            (own / layout.FILE_NAME).write_text(f"bo: {look}\n", encoding="utf-8")
            patch.setenv(WORKSPACE_VARIABLE, str(folder / look))
            data |= files(look)
    for name, content in data.items():
        (folder / f"{name}.docx").write_bytes(content)
    to_pdf([folder / f"{name}.docx" for name in data], folder)
    return data, {name: read(folder / f"{name}.pdf") for name in data}


def read(file: Path) -> list[str]:
    """The text of every page."""
    done = subprocess.run([str(READER), "-layout", "-enc", "UTF-8", str(file), "-"], check=True, capture_output=True)
    return done.stdout.decode("utf-8").removesuffix("\f").split("\f")


def lines(page: str) -> list[str]:
    """What stands on a page, without its number."""
    found = [" ".join(line.split()) for line in page.splitlines() if line.strip()]
    return found[1:] if found and found[0].isdecimal() else found


def test_no_page_is_empty_and_no_signature_stands_alone(made: tuple[Files, Pages]) -> None:
    bare = [name for name, pages in made[1].items() if not all(map(lines, pages))]
    assert bare == []
    alone = [name for name, pages in made[1].items() if any(SIGNATURES.match(lines(p)[0]) for p in pages[1:])]
    assert alone == []


def test_no_heading_is_left_at_the_foot_of_a_page(made: tuple[Files, Pages]) -> None:
    left = []
    for name, content in made[0].items():
        paragraphs = Document(BytesIO(content)).paragraphs
        labels = {p.text.casefold() for p in paragraphs if str(p.style and p.style.name).startswith(LABELS)}
        left += [(name, last) for page in made[1][name][:-1] if (last := lines(page)[-1]).casefold() in labels]
    assert left == []


def test_an_invitation_and_a_years_plan_are_one_page(made: tuple[Files, Pages]) -> None:
    counts = {name: len(made[1][name]) for name in made[1] if name.startswith(("giay-moi", "ke-hoach"))}
    assert set(counts.values()) == {1}, counts


def test_dates_and_statuses_are_not_broken_in_their_column(made: tuple[Files, Pages]) -> None:
    for look in layout.names():
        plan, roll = (" ".join(made[1][f"{form} mau {look}"]) for form in ("ke-hoach-chuyen-de", "diem-danh"))
        assert re.findall(r"\d\d/\d\d?/2026", plan) == [
            "01/02/2026", "04/02/2026", "01/5/2026", "04/5/2026", "01/8/2026", "04/8/2026",
        ]  # fmt: skip
        assert roll.count("Chính thức") == 14
