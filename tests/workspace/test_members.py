"""dang-vien.xlsx and .csv, as cells really write them: what is sound is read, what is not is told."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from assistant.domain.people import Member
from assistant.domain.status import Attending, MemberStatus, Standing
from assistant.rules.problems import Severity
from assistant.wording.domain import STATUS
from assistant.workspace.labels import with_ids
from assistant.workspace.members import read_members
from assistant.workspace.names import name_key, spelling_key, tidy_name
from assistant.workspace.workbook import workbook_bytes
from tests.examples import examples
from tests.workspace.lists import HEAD, names, only, xlsx

OFFICIAL, PROBATIONARY, EXEMPT = MemberStatus.OFFICIAL, MemberStatus.PROBATIONARY, MemberStatus.EXEMPT
TEMP_IN, TEMP_OUT = MemberStatus.TEMP_IN, MemberStatus.TEMP_OUT


@pytest.mark.parametrize(
    "rows",
    [
        [("Họ và tên", "Trạng thái"), ("Lê Văn Hòa", "Chính thức"), ("Vũ An", "Dự bị")],
        [("TT", "TRANG THAI", "HO TEN"), (1, "chinh thuc", "Lê Văn Hòa"), (2, "DB", "Vũ An")],
        [
            ("DANH SÁCH ĐẢNG VIÊN",),
            (),
            ("STT", "Đảng viên", "Loại đảng viên"),
            (1, "Lê Văn Hòa", "CT"),
            (2, "Vũ An", "dự bị"),
        ],
        [("Họ và tên đệm", "Tên", "Loại"), ("Lê Văn", "Hòa", "ct"), ("Vũ", "An", "dự  bị")],
        [("Họ và\ntên:", None, "Trạng thái"), ("Lê Văn", "Hòa", "Đảng viên chính thức"), ("Vũ", "An", "ĐVDB")],
        [
            ("Họ tên", "Trạng thái", "Ghi chú"),
            ("Lê Văn Hòa", "chính thức", "x"),
            (None, None, None),
            ("Vũ An", "dự bị", None),
        ],
    ],
    ids=["plain", "other order, no diacritics", "title rows", "two name columns", "two-part name", "blank line"],
)
def test_header_is_found_by_name(tmp_path: Path, rows: list[Sequence[object]]) -> None:
    found = read_members(xlsx(tmp_path, *rows))
    assert [(member.name, member.status) for member in found.members] == [
        ("Vũ An", MemberStatus.PROBATIONARY),
        ("Lê Văn Hòa", MemberStatus.OFFICIAL),
    ]
    assert not found.problems


def test_a_list_as_an_office_keeps_it(tmp_path: Path) -> None:
    """Title rows, `Nam | Nữ` below the day of birth, the columns' numbers, a sum and a signature below."""
    found = read_members(
        xlsx(
            tmp_path,
            ("ĐẢNG BỘ XÃ XUÂN SƠN",),
            ("DANH SÁCH ĐẢNG VIÊN",),
            ("TT", "Họ và tên", "Ngày sinh", None, "Chức vụ", "Loại ĐV"),
            (None, None, "Nam", "Nữ", None, None),
            ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
            (1, "Lê Văn Hòa", "03/02/1970", None, "Bí thư", "CT"),
            (2, "Vũ Thị An", None, 1980, None, "DB"),
            (None, "Tổng số: 02 đảng viên"),
            (None, None, None, None, "Xuân Sơn, ngày 01 tháng 11 năm 2026"),
            (None, None, None, None, "T/M CHI BỘ"),
            (None, "Lê Văn Hòa"),
        )
    )
    assert not found.problems
    assert [(member.name, member.sex, member.birth) for member in found.members] == [
        ("Vũ Thị An", "Nữ", date(1980, 1, 1)),
        ("Lê Văn Hòa", "Nam", date(1970, 2, 3)),
    ]


def test_a_member_below_the_sum_still_counts(tmp_path: Path) -> None:
    found = read_members(xlsx(tmp_path, HEAD, ("Lê Hòa", "CT"), ("Cộng: 1",), ("Vũ An", "DB"), ("Cộng", "CT")))
    assert names(found) == ["Vũ An", "Cộng", "Lê Hòa"]
    assert not found.problems


def test_names_in_an_old_font_are_told_with_the_way_to_convert_them(tmp_path: Path) -> None:
    found = read_members(xlsx(tmp_path, HEAD, ("NguyÔn V¨n An", "CT"), ("Lê Hòa", "CT")))
    assert names(found) == ["NguyÔn V¨n An", "Lê Hòa"], "nobody is left out"
    assert "1 họ tên gõ bằng phông chữ cũ (.VnTime, bảng mã TCVN3), như “NguyÔn V¨n An”" in only(found).message
    assert only(found).column == "Họ và tên"
    assert "Unikey" in only(found).remedy
    whole = only(read_members(xlsx(tmp_path, ("Hä vµ tªn", "Tr¹ng th¸i"), ("NguyÔn V¨n An", "ChÝnh thøc"))))
    assert "“Hä vµ tªn”" in whole.sentence()


def test_names_in_capitals_are_kept_and_told_once(tmp_path: Path) -> None:
    found = read_members(xlsx(tmp_path, HEAD, ("  LÊ  VĂN HÒA ", "CT"), ("VŨ AN", "CT"), ("Y Bliêng", "CT")))
    assert names(found) == ["VŨ AN", "Y Bliêng", "LÊ VĂN HÒA"]
    assert only(found).severity is Severity.WARNING
    assert "2 họ tên viết toàn chữ hoa" in only(found).message


def test_an_unclear_status_is_not_taken_for_its_opposite(tmp_path: Path) -> None:
    assert "Có phải ý là" not in only(read_members(xlsx(tmp_path, HEAD, ("Lê Hòa", "đang sinh hoạt")))).remedy


@pytest.mark.parametrize(
    ("written", "status"),
    [
        *((label, status) for status, label in STATUS.items()),
        ("CT", OFFICIAL),
        ("ĐV chính thức", OFFICIAL),
        ("DB", PROBATIONARY),
        ("ĐẢNG VIÊN DỰ BỊ", PROBATIONARY),
        ("tạm thời đến", TEMP_IN),
        ("SHTT đến", TEMP_IN),
        ("sinh hoat tam thoi di", TEMP_OUT),
        ("Miễn", EXEMPT),
        ("miễn công tác và sinh hoạt đảng", EXEMPT),
        ("Chính thức, miễn sinh hoạt", EXEMPT),
        ("ĐV dự bị (miễn SH)", replace(PROBATIONARY, exempt=True)),
        ("dvdb msh", replace(PROBATIONARY, exempt=True)),
        ("Chính thức - biệt phái", replace(OFFICIAL, attending=Attending.ON_DUTY)),
        ("Công tác đặc biệt", replace(OFFICIAL, attending=Attending.ON_DUTY)),
        ("Đảng viên dự bị; sinh hoạt tạm thời đến", replace(TEMP_IN, standing=Standing.PROBATIONARY)),
        ("chính thức/tạm đi/được miễn sinh hoạt", replace(TEMP_OUT, exempt=True)),
    ],
)
def test_status_in_its_usual_spellings(tmp_path: Path, written: str, status: MemberStatus) -> None:
    found = read_members(xlsx(tmp_path, HEAD, ("Lê Văn Hòa", written)))
    assert found.problems == ()
    assert [member.status for member in found.members] == [status]


@pytest.mark.parametrize("written", ["chính thức, dự bị", "tạm đến, tạm đi", "chưa chính thức", "miễn nhiệm", "và"])
def test_a_status_that_contradicts_itself_or_has_an_unknown_word_is_told(tmp_path: Path, written: str) -> None:
    found = read_members(xlsx(tmp_path, HEAD, ("Lê Văn Hòa", written)))
    assert found.members == ()
    assert f"không hiểu trạng thái “{written}” của đ/c Lê Văn Hòa" in only(found).message


def test_the_facts_of_a_status_may_stand_in_two_columns(tmp_path: Path) -> None:
    head = ("Họ và tên", "Loại đảng viên", "Tình trạng")
    rows = [("Lê An", "Chính thức", "Miễn sinh hoạt"), ("Lê Bình", "Dự bị", ""), ("Lê Chi", "Dự bị", "bình thường")]
    found = read_members(xlsx(tmp_path, head, *rows, ("Lê Dung", "Dự bị", "Biệt phái"), ("Lê Em", "CT", "đi học")))
    assert [m.status for m in found.members] == [
        EXEMPT,
        PROBATIONARY,
        PROBATIONARY,
        replace(PROBATIONARY, attending=Attending.ON_DUTY),
        OFFICIAL,
    ]
    assert "không hiểu “đi học” ở phần trạng thái của đ/c Lê Em, chỉ tính là “Chính thức”" in only(found).message


@pytest.mark.parametrize(
    ("written", "birth"),
    [
        ("05/09/1980", date(1980, 9, 5)),
        ("5-9-1980", date(1980, 9, 5)),
        ("5.9.1980", date(1980, 9, 5)),
        ("1980-09-05", date(1980, 9, 5)),
        (datetime(1980, 9, 5), date(1980, 9, 5)),
        (date(1980, 9, 5), date(1980, 9, 5)),
        (29469, date(1980, 9, 5)),
        (1980, date(1980, 1, 1)),
        ("1980", date(1980, 1, 1)),
        (1980.0, date(1980, 1, 1)),
        (None, None),
    ],
)
def test_birth_dates(tmp_path: Path, written: object, birth: date | None) -> None:
    found = read_members(xlsx(tmp_path, HEAD, ("Lê Văn Hòa", "CT", written)))
    assert [member.birth for member in found.members] == [birth]
    assert not found.problems


@pytest.mark.parametrize("written", ["31/02/1980", "09/25/1980", "05/09/80", "khoảng 1980", 5, 99999999999, "-1"])
def test_wrong_birth_date_is_told_and_left_blank(tmp_path: Path, written: object) -> None:
    found = read_members(xlsx(tmp_path, HEAD, ("Lê Văn Hòa", "CT", written)))
    problem = only(found)
    assert [member.birth for member in found.members] == [None]
    assert (problem.row, problem.column, problem.severity) == (2, "Ngày sinh", Severity.WARNING)


def test_text_is_tidied_and_phones_keep_their_zero(tmp_path: Path) -> None:
    row = ("\u200bNguye\u0302\u0303n  Văn\u00a0Hòa ", "Chính\u00a0thức", None, "nam", 912345678)
    member = read_members(xlsx(tmp_path, HEAD, row)).members[0]
    assert (member.name, member.sex, member.phone) == ("Nguyễn Văn Hòa", "Nam", "0912345678")
    assert (member.id, member.label) == ("nguyen-van-hoa", "Hòa")


def test_words_that_pandas_takes_for_nothing_staynames(tmp_path: Path) -> None:
    found = read_members(xlsx(tmp_path, HEAD, ("NA", "CT"), ("null", "CT"), ("None", "CT")))
    assert sorted(names(found)) == ["NA", "None", "null"]


def test_formula_is_read_as_its_value_and_text_stays_text(tmp_path: Path) -> None:
    path = xlsx(tmp_path, HEAD, ("Lê Văn Hòa", "CT"))
    book = load_workbook(path)
    sheet = book.active
    assert sheet is not None
    sheet["A3"], sheet["B3"] = "=1+1", "CT"
    sheet["A3"].data_type = "s"
    book.save(path)
    assert "=1+1" in names(read_members(path))


@pytest.mark.parametrize(
    ("rows", "row", "column", "said", "left"),
    [
        ([("Họ và tên", "Chức vụ"), ("Lê An", "Bí thư")], 1, "", "thiếu cột “Trạng thái”; đang có: “Họ và tên”", 0),
        ([HEAD, (None, "CT"), ("Lê An", "CT")], 2, "Họ và tên", "thiếu họ tên", 1),
        ([HEAD, ("Lê An", None), ("Vũ Bình", "CT")], 2, "Trạng thái", "chưa ghi trạng thái của đ/c Lê An", 1),
        ([HEAD, ("Lê An", "chính thứ"), ("Vũ Bình", "CT")], 2, "Trạng thái", "Có phải ý là “Chính thức”?", 1),
        ([HEAD, ("Lê An", "tạm thời"), ("Vũ Bình", "CT")], 2, "Trạng thái", "không hiểu trạng thái “tạm thời”", 1),
        ([HEAD, ("Lê An", "CT"), ("LÊ  AN", "DB")], 3, "Họ và tên", "đã có ở dòng 2", 1),
        ([HEAD, ("Lê Hoà", "CT", 1980), ("Lê Hòa", "CT", 1980)], 3, "Họ và tên", "đã có ở dòng 2", 1),
        ([HEAD, ("Lê An", "CT", 1980), ("Lê An", "CT")], 3, "Họ và tên", "ghi ngày sinh của cả hai", 1),
        ([HEAD, ("Lê An", "CT", None, "khác")], 2, "Giới tính", "Ghi Nam hoặc Nữ", 1),
        ([(*HEAD, "Trạng thái"), ("Lê An", "CT")], 1, "", "hai cột cùng là “Trạng thái”", 1),
        ([HEAD], None, "", "chưa có đảng viên nào", 0),
        ([("a", "b"), ("c", "d")], None, "", "không thấy dòng tên cột", 0),
        ([], None, "", "không thấy dòng tên cột", 0),
    ],
)  # fmt: skip
def test_mistakes_in_rows(
    tmp_path: Path, rows: list[Sequence[object]], row: int | None, column: str, said: str, left: int
) -> None:
    found = read_members(xlsx(tmp_path, *rows))
    problem = only(found)
    assert (problem.file, problem.row, problem.column) == ("dang-vien.xlsx", row, column)
    assert said in problem.sentence()
    assert problem.remedy
    assert len(found.members) == left


def test_a_sentence_says_where_what_and_how(tmp_path: Path) -> None:
    found = read_members(xlsx(tmp_path, HEAD, ("Lê An", "CT"), ("Lê An", "CT")))
    assert only(found).sentence() == (
        "Tệp dang-vien.xlsx, trang tính “Đảng viên”, dòng 3, cột “Họ và tên”: đ/c Lê An đã có ở dòng 2, "
        "bỏ qua dòng này. Xóa dòng thừa; nếu là hai người cùng tên, ghi ngày sinh của cả hai."
    )


def test_two_people_of_one_name_are_two_members(tmp_path: Path) -> None:
    found = read_members(xlsx(tmp_path, HEAD, ("Lê An", "CT", 1990), ("Lê An", "CT", 1978), ("Vũ An", "CT")))
    assert [(member.id, member.label) for member in found.members] == [
        ("le-an-1978-01-01", "An (1978)"),
        ("le-an-1990-01-01", "An (1990)"),
        ("vu-an", "Vũ An"),
    ]
    assert not found.problems


def test_ten_thousand_rows_take_seconds(tmp_path: Path) -> None:
    rows = [(f"Nguyễn Văn H{number}", "CT", 1950 + number % 50) for number in range(10_000)]
    path = xlsx(tmp_path, HEAD, *rows)
    begin = time.process_time()
    found = read_members(path)
    seconds = time.process_time() - begin
    assert len(found.members) == 10_000
    assert seconds < 10, f"10,000 rows took {seconds:.1f} s"


WORDS = st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=1, max_size=6)
TEXT = st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=8)
MEMBERS = st.lists(
    st.builds(
        Member,
        id=st.just(""),
        name=st.lists(WORDS, min_size=1, max_size=4).map(" ".join),
        status=st.builds(MemberStatus, st.sampled_from(Standing), st.sampled_from(Attending), st.booleans()),
        role=TEXT | st.just("=1+1"),
        sex=st.sampled_from(["", "Nam", "Nữ"]),
        birth=st.none() | st.dates(date(1901, 1, 1), date(2099, 12, 31)),
        phone=st.from_regex(r"0[0-9]{9}", fullmatch=True) | st.just(""),
    ),
    max_size=8,
    unique_by=lambda member: spelling_key(member.name),
)


@settings(max_examples=examples(40), deadline=None)
@given(MEMBERS)
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, members: list[Member]) -> None:
    path = tmp_path_factory.mktemp("list") / "dang-vien.xlsx"
    kept = [member for member in members if member == _as_kept(member)]
    kept.sort(key=lambda member: name_key(member.name))
    path.write_bytes(workbook_bytes(kept))
    assert read_members(path, today=date.max).members == with_ids(kept)


def _as_kept(member: Member) -> Member:
    """The member with its texts as `read_members` would tidy them."""
    return replace(member, name=tidy_name(member.name), role=tidy_name(member.role))
