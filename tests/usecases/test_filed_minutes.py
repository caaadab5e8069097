"""Biên bản các năm trước: Word files put into the cell's folder are found, by day and title, and can be fetched."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.oxml import parse_xml
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from assistant.analysis.filed_papers import FiledPaper, PaperNotAnswering, refresh_filed
from assistant.analysis.record_index import RecordIndex
from assistant.analysis.search import Wanted, find_passages
from assistant.domain.passages import PassageKind
from assistant.usecases.bad_input import BadInput
from assistant.usecases.downloads import paper_at
from assistant.usecases.filed_minutes import FOLDER, day_of, fetch_filed, filed_told, read_filed, read_paper, title_of
from assistant.usecases.finding import find_in_folder, passage
from assistant.wording.filed_minutes import SECRET
from tests.word_files import word_file

OLD = ("ĐẢNG ỦY XÃ XUÂN SƠN", "BIÊN BẢN", "Họp chi bộ tháng 3", "Hôm nay, ngày 04 tháng 3 năm 2019, chi bộ họp.")
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC).timestamp()


def filed(workspace: Path, name: str, *lines: str) -> Path:
    path = workspace / FOLDER / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(word_file(*lines))
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


@pytest.fixture
def index(workspace: Path, tmp_path: Path) -> Iterator[RecordIndex]:
    made = RecordIndex(workspace, tmp_path / "muc-luc.sqlite")
    yield made
    made.close()


def test_old_minutes_are_found_with_and_without_marks_in_their_sentence(workspace: Path) -> None:
    filed(workspace, "2019/bb thang 3.docx", *OLD, "Đ/c Hòa đề nghị sửa nhà văn hóa. Chi bộ nhất trí.")
    for typed in ("nha van hoa", "nhà văn hóa"):
        hits, count = find_in_folder(workspace, Wanted(typed))
        assert count == 1
        told = passage(hits[0])
        assert told["title"] == "BIÊN BẢN Họp chi bộ tháng 3"
        assert (told["day"], told["meeting"], told["filed"]) == ("04/03/2019", "", "2019/bb thang 3.docx")
        assert "".join(piece["text"] for piece in told["pieces"]) == "Đ/c Hòa đề nghị sửa nhà văn hóa."
    assert find_in_folder(workspace, Wanted("nhà vân hóa"))[1] == 0
    assert find_in_folder(workspace, Wanted("sửa", person="hoa"))[1] == 1
    assert find_in_folder(workspace, Wanted("sửa", kind=PassageKind.TASK))[1] == 0
    assert find_in_folder(workspace, Wanted("sửa", since=date(2019, 3, 5)))[1] == 0
    assert find_in_folder(workspace, Wanted("sửa", until=date(2019, 3, 4)))[1] == 1


def test_only_what_changed_is_read_again_and_what_is_gone_is_forgotten(workspace: Path, index: RecordIndex) -> None:
    path = filed(workspace, "a.docx", *OLD, "Chữ thứ nhất")
    assert read_filed(index, workspace).count == 1
    before = index.database.execute("SELECT id FROM filed").get
    read_filed(index, workspace)
    assert index.database.execute("SELECT id FROM filed").get == before
    filed(workspace, "a.docx", *OLD, "Chữ thứ hai, dài hơn")
    os.utime(path, (LONG_AGO + 9, LONG_AGO + 9))
    read_filed(index, workspace)
    assert [find_passages(index, Wanted(word), 5)[1] for word in ("nhất", "hai")] == [0, 1]
    path.unlink()
    assert read_filed(index, workspace).count == 0
    assert index.database.execute("SELECT count(*) FROM filed_line").get == 0


def test_what_cannot_be_read_is_named_and_spoils_nothing(workspace: Path, index: RecordIndex) -> None:
    filed(workspace, "tốt.docx", *OLD)
    filed(workspace, "ảnh chụp.docx")
    filed(workspace, "kỷ luật.docx", "MẬT", *OLD, "Việc của đồng chí Tuấn")
    filed(workspace, "không ngày.docx", "Nội dung sinh hoạt")
    (workspace / FOLDER / "hỏng.docx").write_bytes(b"PK\x03\x04")
    (workspace / FOLDER / "~$tốt.docx").write_bytes(b"")
    state = read_filed(index, workspace)
    told = filed_told(workspace, state)
    assert state.count == 2
    assert told["told"].startswith("2 biên bản cũ")
    everything = " ".join(told["problems"])
    for name in ("ảnh chụp", "kỷ luật", "hỏng", "không ngày"):
        assert name in everything
    assert find_passages(index, Wanted("Tuấn"), 5)[1] == 0, "what is secret is not searched"
    with pytest.raises(BadInput, match="mật"):
        fetch_filed(workspace, "kỷ luật.docx")


BOX = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml">'
    "<w:pict><v:shape>{inside}</v:shape></w:pict></w:r>"
)


def drawn(paragraph: Paragraph, inside: str) -> None:
    """As Word keeps a text box or WordArt."""
    paragraph._p.append(parse_xml(BOX.format(inside=inside)))


def text_box(paper: Paper) -> None:
    """Word keeps a text box twice, for itself and for older versions, within the paragraph it is anchored to."""
    anchor = paper.add_paragraph("CHI BỘ THÔN 1")
    for _ in range(2):
        drawn(anchor, "<v:textbox><w:txbxContent><w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:txbxContent></v:textbox>")


def head_cell(paper: Paper) -> None:
    cell = paper.add_table(1, 2).cell(0, 0)
    cell.text = "CHI BỘ THÔN 1"
    cell.add_paragraph("MẬT")


def head_columns(paper: Paper) -> None:
    paper.add_paragraph("CHI BỘ THÔN 1\tMẬT")


def page_header(paper: Paper) -> None:
    paper.sections[0].header.paragraphs[0].text = "TỐI MẬT"


def page_footer(paper: Paper) -> None:
    paper.sections[0].footer.add_table(1, 1, Cm(8)).cell(0, 0).text = "Tuyệt mật"


def watermark(paper: Paper) -> None:
    drawn(paper.sections[0].header.paragraphs[0], '<v:textpath string="MẬT"/>')


def letters(paper: Paper) -> None:
    """Each letter formatted on its own, as somebody spaced them."""
    paragraph = paper.add_paragraph()
    for letter in "M Ậ T":
        paragraph.add_run(letter)


@pytest.mark.parametrize(
    "stamp", [text_box, head_cell, head_columns, page_header, page_footer, watermark, letters], ids=lambda f: f.__name__
)
def test_a_stamp_is_seen_wherever_word_puts_it(
    workspace: Path, index: RecordIndex, stamp: Callable[[Paper], None]
) -> None:
    paper = Document()
    stamp(paper)
    for line in (*OLD, "Việc của đồng chí Tuấn"):
        paper.add_paragraph(line)
    path = workspace / FOLDER / "bb.docx"
    path.parent.mkdir()
    paper.save(str(path))
    assert "có dấu mật" in " ".join(read_filed(index, workspace).problems)
    assert find_passages(index, Wanted("Tuấn"), 5)[1] == 0
    with pytest.raises(BadInput, match="mật"):
        fetch_filed(workspace, "bb.docx")


@pytest.mark.parametrize(
    "line",
    [
        "MẬT", "Mật", "(MẬT)", "[ MẬT ]", "M Ậ T", "T U Y Ệ T  M Ậ T", "TỐI MẬT", "Độ mật: MẬT", "Mức độ mật: Tối mật",
        "Dấu mật: MẬT", "TÀI LIỆU MẬT", "MẬT - Bản số 01", "MẬT (Bản số: 2/5)", "* MẬT *",
    ],
)  # fmt: skip
def test_a_stamp_is_known_however_it_is_written(line: str) -> None:
    assert SECRET.fullmatch(line)


@pytest.mark.parametrize(
    "line",
    [
        "Mật độ dân số", "Bảo mật", "mật ong", "Bí mật nhà nước", "Độ mật: không", "Độ mật:", "Hợp tác xã Mật ong",
        "Công tác bảo mật", "Mật thư",
    ],
)  # fmt: skip
def test_words_of_the_kind_are_no_stamp(line: str) -> None:
    assert not SECRET.fullmatch(line)


def test_while_the_share_is_away_nothing_filed_is_forgotten(
    workspace: Path, index: RecordIndex, tmp_path: Path
) -> None:
    filed(workspace, "2019/bb.docx", *OLD, "Chữ thứ nhất")
    read_filed(index, workspace)
    away = workspace.rename(tmp_path / "mất mạng")
    with pytest.raises(OSError, match=workspace.name):
        read_filed(index, workspace)
    assert find_passages(index, Wanted("nhất"), 5)[1] == 1
    away.rename(workspace)
    (workspace / FOLDER).rename(tmp_path / "chỗ khác")
    (workspace / FOLDER).write_bytes(b"")  # as little of a folder as one that is not given out
    state = read_filed(index, workspace)
    assert state.count == 1
    assert f"Chưa đọc được thư mục “{FOLDER}”" in " ".join(filed_told(workspace, state)["problems"])
    (workspace / FOLDER).unlink()
    assert read_filed(index, workspace).count == 0, "a folder that was taken away is empty"


def test_a_file_that_is_not_given_out_now_stays_as_it_was_read(workspace: Path, index: RecordIndex) -> None:
    path = filed(workspace, "a.docx", *OLD, "Chữ thứ nhất")
    read_filed(index, workspace)
    os.utime(path, (LONG_AGO + 9, LONG_AGO + 9))

    def locked(path: Path) -> FiledPaper:
        raise PaperNotAnswering(path.name)

    state = refresh_filed(index, workspace / FOLDER, locked)
    assert (state.count, state.problems) == (1, ("a.docx",))
    assert find_passages(index, Wanted("nhất"), 5)[1] == 1
    with pytest.raises(PaperNotAnswering):
        read_paper(path.parent)


def test_other_files_are_told_and_the_suffix_may_be_in_capitals(workspace: Path, index: RecordIndex) -> None:
    filed(workspace, "BB1.DOCX", *OLD)
    for name in ("2018.doc", "2019/quet.pdf", "Thumbs.db", ".DS_Store", "~$BB1.DOCX"):
        path = workspace / FOLDER / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    state = read_filed(index, workspace)
    assert state.count == 1
    (told,) = filed_told(workspace, state)["problems"]
    assert told.startswith("2 tệp không phải .docx (ví dụ “2018.doc”)")


def test_papers_of_one_name_from_two_years_are_two_papers(workspace: Path) -> None:
    filed(workspace, "2018/thang-3.docx", *OLD, "Năm trước")
    filed(workspace, "2019/thang-3.docx", *OLD, "Năm sau")
    for year in ("2018", "2019", "2018"):
        fetched = paper_at(fetch_filed(workspace, f"{year}/thang-3.docx"))
        assert fetched is not None
        assert fetched.read_bytes() == (workspace / FOLDER / year / "thang-3.docx").read_bytes()
    assert paper_at(fetch_filed(workspace, "2018/thang-3.docx")) != paper_at(
        fetch_filed(workspace, "2019/thang-3.docx")
    )


def test_a_paper_is_fetched_from_its_folder_only(workspace: Path) -> None:
    filed(workspace, "2019/bb.docx", *OLD)
    filed(workspace, "ngoài.docx", *OLD)
    assert fetch_filed(workspace, "ngoài.docx").startswith("../../chibo/papers/bien-ban-cu/")
    fetched = paper_at(fetch_filed(workspace, "2019/bb.docx"))
    assert fetched is not None
    assert (fetched.name, fetched.read_bytes()) == ("bb.docx", (workspace / FOLDER / "2019/bb.docx").read_bytes())
    elsewhere = str(filed(workspace, "../khác/bb.docx", *OLD).resolve())
    here = str(workspace / FOLDER / "2019/bb.docx")
    up, windows = (
        ("../chi-bo.yaml", "2019/../../x.docx", r"2019\..\bb.docx"),
        (r"C:\bb.docx", "C:bb.docx", r"\\a\b\c.docx"),
    )
    for wrong in ("không có.docx", "", elsewhere, here, *up, *windows):
        with pytest.raises(BadInput, match="Không còn"):
            fetch_filed(workspace, wrong)


@pytest.mark.parametrize(
    ("stem", "head", "day"),
    [
        ("2019-03-04 bien ban", (), date(2019, 3, 4)),
        ("20190304", (), date(2019, 3, 4)),
        ("BB 4.3.2019", (), date(2019, 3, 4)),
        ("bb", ("Xuân Sơn, ngày 05 tháng 3 năm 2019",), date(2019, 3, 5)),
        ("bb", ("họp ngày 5/3/2019",), date(2019, 3, 5)),
        ("bb", ("ngày 31 tháng 2 năm 2019", "ngày 01 tháng 3 năm 2019"), date(2019, 3, 1)),
        ("bb 2019", ("tháng 3 năm 2019",), None),
    ],
)
def test_the_day_is_as_the_name_tells_it_else_the_paper(stem: str, head: tuple[str, ...], day: date | None) -> None:
    assert day_of(stem, head) == day


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (("CHI BỘ", "Biên bản họp chi bộ tháng 3/2019", "x"), "Biên bản họp chi bộ tháng 3/2019"),
        (("Nội dung",), "bb cũ"),
    ],
)
def test_the_title_is_the_papers_own(head: tuple[str, ...], title: str) -> None:
    assert title_of("bb cũ", head) == title
