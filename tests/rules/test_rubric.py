"""Thang điểm: every rubric that ships, at every edge of its bands; and what is told of one that is written wrongly."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from assistant.domain.checks.evidence import EVIDENCE, Measure, Reading
from assistant.domain.checks.score import propose_points, reckon_points
from assistant.domain.figures import exact
from assistant.domain.kinds import MeetingKind
from assistant.domain.rubric import Criterion, Grade, GradeLimit, Range, ScoreSheet
from assistant.rules.criterion import ADJUSTMENT_KEYS, ROW_KEYS
from assistant.rules.loader import RULE_SETS, load
from assistant.rules.rubric import RUBRICS, Rubric, read_rubric, shipped_sheets
from assistant.wording import score as words
from tests.builders import meeting_of

SHEETS = [pytest.param(sheet, id=f"{name}-{sheet.label}") for name in RUBRICS for sheet in shipped_sheets(name)]
REGULAR, THEMATIC, COMBINED = MeetingKind.REGULAR, MeetingKind.THEMATIC, MeetingKind.COMBINED


def read(text: str) -> Rubric:
    """A rubric as somebody writes it in chi-bo.yaml."""
    return read_rubric(YAML(typ="safe", pure=True).load(text))


def told(text: str) -> str:
    """The one thing that is wrong with it."""
    (problem,) = read(text).problems
    assert problem.remedy
    return problem.message


def sheet_for(name: str, kind: MeetingKind) -> ScoreSheet:
    return next(sheet for sheet in shipped_sheets(name) if kind in sheet.kinds)


def reckoned(row: Criterion, **values: float | Fraction) -> Fraction | None:
    """The points of a criterion where the record shows these values."""
    shown = {code: Fraction(value) if isinstance(value, Fraction) else exact(value) for code, value in values.items()}
    readings = {code: Reading(code, shown.get(code), bool(shown.get(code))) for code in row.evidence_codes}
    return reckon_points(row, readings)[0]


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_sheet_has_100_points_and_each_group_the_sum_of_its_rows(sheet: ScoreSheet) -> None:
    assert sheet.most == 100
    for group in (row for row in sheet.rows if row.group):
        inside = [row for row in sheet.criteria() if row.number.startswith(f"{group.number}.")]
        assert sum(row.points for row in inside) == group.points
    assert sheet.basis
    assert len({row.number for row in sheet.rows}) == len(sheet.rows)


@pytest.mark.parametrize("name", RUBRICS)
def test_regular_and_thematic_meetings_have_sheets_of_their_own(name: str) -> None:
    sheets = shipped_sheets(name)
    kinds = list(chain.from_iterable(sheet.kinds for sheet in sheets))
    assert sorted(kinds) == sorted({REGULAR, THEMATIC, COMBINED})
    assert sheet_for(name, REGULAR) is not sheet_for(name, THEMATIC)
    assert sheet_for(name, REGULAR).rows != sheet_for(name, THEMATIC).rows


@pytest.mark.parametrize(
    ("name", "groups"),
    [
        ("hd42", [5, 5, 10, 40, 5, 30, 5]),
        ("an-phu", [5, 5, 10, 30, 10, 5, 30, 5]),
        ("cam-le", [5, 5, 10, 40, 5, 30, 5]),
        ("nghe-an-2021", [20, 10, 45, 15, 10]),
        ("phu-tho", [15, 20, 45, 20]),
    ],
)
def test_the_weights_are_those_of_the_sources(name: str, groups: list[int]) -> None:
    """docs/domain.md 4.1–4.5."""
    for sheet in shipped_sheets(name):
        assert [row.points for row in sheet.rows if "." not in row.number] == groups


def banded() -> Iterator[Any]:
    """Every criterion with bands, of every rubric that ships."""
    for name in RUBRICS:
        for sheet in shipped_sheets(name):
            for row in sheet.criteria():
                if row.bands:
                    yield pytest.param(row, id=f"{name}-{sheet.label}-{row.number}")


STEP = Fraction(1, 1000)


@pytest.mark.parametrize("row", list(banded()))
def test_at_every_edge_exactly_one_band_holds(row: Criterion) -> None:
    measure = EVIDENCE[row.evidence][0]
    step = STEP if measure in {Measure.PERCENT, Measure.RATIO} else Fraction(1)
    top = Fraction(100) if measure is Measure.PERCENT else Fraction(600)
    spans = [band.span for band in row.bands]
    ends = {exact(end) for s in spans for end in (s.least, s.above, s.most, s.below) if end is not None}
    values = {value for end in ends for value in (end - step, end, end + step) if 0 <= value <= top}
    values |= {Fraction(0), top}
    assert len(values) >= 4
    for value in values:
        holding = [band for band in row.bands if band.span.holds(value)]
        assert len(holding) == 1, value
        points = reckoned(row, **{row.evidence: value}, **dict.fromkeys(others(row), 0))
        assert points is None or 0 <= points <= exact(row.points)


def others(row: Criterion) -> list[str]:
    return [one.evidence for one in row.adjustments if one.evidence != row.evidence]


JUST_UNDER = Fraction(1, 1000)


@pytest.mark.parametrize(
    ("short", "share", "points"),
    [
        (0, 100, 5), (0, 133, 5), (1, 98.8, 4), (15, 83.3, 4), (16, 82.2, 3), (30, 66.7, 3), (31, 65.6, 2),
        (45, 50, 2), (46, 48.8, 1), (90, 0, 1),
    ],
)  # fmt: skip
def test_an_phu_length_at_its_edges(short: int, share: float, points: int) -> None:
    """docs/domain.md 4.2: short by 15 minutes 4, by 30 3, half 2, less 1."""
    for sheet in shipped_sheets("an-phu"):
        row = sheet.criterion("1")
        assert row
        assert reckoned(row, thieu_phut=short, ty_le_thoi_luong=share) == points


@pytest.mark.parametrize(
    ("percent", "unexcused", "often", "points"),
    [
        (100, 0, 0, 5), (90, 0, 0, 5), (90, 0, 1, 4), (90 - JUST_UNDER, 0, 0, 4), (75, 0, 0, 4),
        (75 - JUST_UNDER, 0, 0, 3), (65, 0, 0, 3), (65 - JUST_UNDER, 0, 0, 2), (0, 0, 3, 1),
        (100, 1, 0, 2), (100, 1, 1, 1), (60, 2, 0, 2),
    ],
)  # fmt: skip
def test_an_phu_attendance_at_its_edges(percent: float, unexcused: int, often: int, points: int) -> None:
    """docs/domain.md N16."""
    for sheet in shipped_sheets("an-phu"):
        row = sheet.criterion("2")
        assert row
        values = {"ty_le_du": percent, "vang_khong_ly_do": unexcused, "vang_lien_tiep": often}
        assert reckoned(row, **values) == points


@pytest.mark.parametrize(
    ("percent", "points"),
    [
        (50.001, 5), (50, 5), (50 - JUST_UNDER, 4), (40, 4), (40 - JUST_UNDER, 3), (30, 3), (30 - JUST_UNDER, 2), (0, 2)
    ],
)  # fmt: skip
def test_an_phu_speakers_at_their_edges(percent: float, points: int) -> None:
    """docs/domain.md N7."""
    for sheet in shipped_sheets("an-phu"):
        row = sheet.criterion("4.5")
        assert row
        assert reckoned(row, ty_le_phat_bieu=percent) == points


@pytest.mark.parametrize(
    ("percent", "points"),
    [
        (100, 30), (90, 30), (90 - JUST_UNDER, 27), (80, 27), (80 - JUST_UNDER, 24), (70, 24), (70 - JUST_UNDER, 20),
        (60, 20), (60 - JUST_UNDER, 15), (50, 15), (50 - JUST_UNDER, 10), (0, 10),
    ],
)  # fmt: skip
def test_an_phu_results_at_their_edges(percent: float, points: int) -> None:
    """docs/domain.md 4.2."""
    for sheet in shipped_sheets("an-phu"):
        row = sheet.criterion("7")
        assert row
        assert reckoned(row, ket_qua=percent) == points


@pytest.mark.parametrize("minutes", [14, 15, 30, 31])
def test_an_phu_ideology_asks_for_15_minutes_and_has_no_most(minutes: int) -> None:
    """docs/domain.md N8."""
    for sheet in shipped_sheets("an-phu"):
        row = sheet.criterion("4.7")
        assert row
        assert reckoned(row, tu_tuong_phut=minutes) == int(minutes >= 15)


@pytest.mark.parametrize(
    ("percent", "unexcused", "points"),
    [(100, 0, 5), (90, 0, 5), (90 - JUST_UNDER, 0, None), (100, 1, None), (0, 0, None)],
)
def test_the_national_frame_gives_full_attendance_or_leaves_it_to_a_person(
    percent: float, unexcused: int, points: int | None
) -> None:
    for sheet in shipped_sheets("hd42"):
        row = sheet.criterion("2")
        assert row
        assert reckoned(row, ty_le_du=percent, vang_khong_ly_do=unexcused) == points


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_criterion_of_every_sheet_has_evidence_in_words_or_none(sheet: ScoreSheet) -> None:
    room = meeting_of(kind=sheet.kinds[0]).start().roll(unexcused=["chinh-thuc-9"])
    for row in sheet.criteria():
        found = propose_points(room.meeting, row)
        assert "{" not in words.evidence_words(found.readings)
        assert found.points is None or 0 <= found.points <= exact(row.points)


def test_every_evidence_has_a_name() -> None:
    assert set(words.NAMES) == set(EVIDENCE)


@pytest.mark.parametrize("name", RULE_SETS)
def test_every_rule_set_has_its_sheets(name: str) -> None:
    assert load(name).sheets == shipped_sheets("phu-tho" if name == "hd12-2018" else "hd42")


def test_a_cell_names_a_rubric_that_ships() -> None:
    assert read("an-phu") == Rubric(shipped_sheets("an-phu"))
    (problem,) = read("an_phu").problems
    assert problem.message == "không có thang điểm “an_phu”"
    assert "“an-phu”" in problem.remedy


OWN = """
ten: tinh-mau
nhan: Tỉnh Mẫu
can_cu: Quy định 1-QĐ/TU
xep_loai: {tot: 85, kha: 70, trung_binh: 50}
phieu:
  - loai: [thuong-ky]
    nhan: Thường kỳ
    tieu_chi:
      - so: "1"
        ten: Dự
        diem: 40
        tinh: ty_le_du
        muc: [{tu: 90, diem: 40}, {tu: 80, duoi: 90, diem: 30}, {duoi: 80}]
        tru: [{neu: vang_khong_ly_do, moi: 2.5, nhieu_nhat: 10}]
      - so: "2"
        ten: Điều hành
        diem: 60
        muc: [{ten: tốt, diem: 60}, {ten: khá, diem: 45}]
    gioi_han:
      - {cao_nhat: kha, tieu_chi: "1", duoi: 30}
      - {cao_nhat: trung_binh, neu: vang_khong_ly_do, tu: 3}
"""


def test_a_cell_writes_a_rubric_of_its_own() -> None:
    own = read(OWN)
    assert own.problems == ()
    (sheet,) = own.sheets
    assert (sheet.code, sheet.label, sheet.basis, sheet.kinds) == (
        "tinh-mau", "Thường kỳ", "Quy định 1-QĐ/TU", (REGULAR,),
    )  # fmt: skip
    assert sheet.grades == {"good": 85, "fair": 70, "average": 50}
    assert sheet.limits == (
        GradeLimit(Grade.FAIR, criterion="1", span=Range(below=30)),
        GradeLimit(Grade.AVERAGE, evidence="vang_khong_ly_do", span=Range(least=3)),
    )
    assert [band.label for band in sheet.rows[1].choices] == ["tốt", "khá"]


@pytest.mark.parametrize(
    ("percent", "unexcused", "points"),
    [(95, 0, 40), (95, 1, 37.5), (85, 2, 25), (85, 4, 20), (85, 9, 20), (79, 0, None)],
)
def test_a_deduction_is_taken_for_each_and_has_a_most(percent: float, unexcused: int, points: float | None) -> None:
    row = read(OWN).sheets[0].rows[0]
    assert reckoned(row, ty_le_du=percent, vang_khong_ly_do=unexcused) == points


ROW = '[{{so: "1", ten: A, diem: 100, {more}}}]'


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ("tinh: ty_le_du, muc: [{tu: 90, diem: 100}, {tu: 80, diem: 50}, {duoi: 80, diem: 0}]", "chồng nhau ở 90"),
        ("tinh: ty_le_du, muc: [{tu: 90, diem: 100}, {den: 90, diem: 50}]", "chồng nhau ở 90"),
        ("tinh: ty_le_du, muc: [{tren: 90, diem: 100}, {duoi: 90, diem: 50}]", "bỏ trống ở 90"),
        ("tinh: ty_le_du, muc: [{tu: 90, diem: 100}, {tu: 50, duoi: 80, diem: 50}, {duoi: 50, diem: 0}]", "trống ở 80"),
        ("tinh: ty_le_du, muc: [{tu: 50, duoi: 100, diem: 100}, {duoi: 50, diem: 0}]", "bỏ trống ở 100"),
        ("tinh: ty_le_du, muc: [{tu: 50, diem: 100}]", "bỏ trống ở 0"),
        ("tinh: y_kien, muc: [{tu: 5, diem: 100}, {den: 3, diem: 0}]", "bỏ trống ở 3"),
        ("tinh: y_kien, muc: [{tu: 4, diem: 100}, {den: 4, diem: 0}]", "chồng nhau ở 4"),
        ("tinh: y_kien, muc: [{den: 4, diem: 100}]", "bỏ trống ở 4"),
        ("tinh: ty_le_du, muc: [{tu: 90, diem: 80}, {duoi: 90, diem: 50}]", "không mức nào đạt 100 điểm"),
        ("tinh: ty_le_du, muc: [{tu: 90, diem: 120}, {duoi: 90, diem: 50}]", "không quá 100"),
        ("tinh: ty_le_du, muc: [{tu: 90, tren: 90, diem: 100}, {duoi: 90}]", "tu hoặc tren"),
        ("tinh: ty_le_du, muc: [{tu: 90, den: 80, diem: 100}]", "đầu dưới lớn hơn đầu trên"),
        ("tinh: ty_le_du, muc: [{tu: chín mươi, diem: 100}]", "tu phải là số"),
        ("tinh: ty_le_du, muc: [{tu: 90, diem: 99.999}, {duoi: 90}]", "quá hai chữ số"),
        ("tinh: dang_tai, muc: [{tu: 1, diem: 100}]", "chỉ để xem"),
        ("tinh: ty_le_dư", "có phải ý là “ty_le_du”?"),
        ("minh_chung: [gio]", "không có minh chứng “gio”"),
        ("minh_chung: y_kien", "phải là danh sách"),
        ("muc: [{ten: tốt}]", "mỗi mức ghi ten và diem"),
        ("cong: [{neu: thong_bao, tu: 1, diem: 1}]", "chỉ để xem"),
        ("cong: [{neu: y_kien, tu: 1}]", "ghi diem (một lần) hoặc moi"),
        ("tru: [{neu: y_kien, tu: 1, diem: 1, moi: 1}]", "ghi diem (một lần) hoặc moi"),
        ("tru: [{neu: y_kien, diem: 1}]", "thiếu tu, tren, den hoặc duoi"),
        ("tru: [{neu: y_kien, tu: 1, diem: 1, nhieu_nhat: 3}]", "nhieu_nhat chỉ đi cùng moi"),
        ("toi_da_khi: [{neu: y_kien, moi: 1}]", "toi_da_khi không dùng moi"),
        ("nhom: true, tinh: y_kien", "không chấm riêng"),
        ("nhom: 1", "nhom phải là true hoặc false"),
        ("muk: []", "có phải ý là “muc”?"),
    ],
)
def test_a_wrong_criterion_is_told_with_its_row_and_why(more: str, why: str) -> None:
    message = told(ROW.format(more=more))
    assert "không hiểu dòng thứ 1" in message
    assert why in message
    assert "{" not in message.replace("{…}", "")


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("5", "thang điểm phải là danh sách"),
        ("[]", "thang điểm phải là danh sách"),
        ("[5]", "phải ghi dạng {…}"),
        ('[{so: "1", ten: A, diem: 0}]', "phải trên 0"),
        ('[{so: "1", ten: A, diem: nhiều}]', "điểm phải là số, đang ghi “nhiều”"),
        ('[{so: "1", ten: A, diem: 50}, {so: "1", ten: B, diem: 50}]', "hai dòng cùng số “1”"),
        ('[{so: "1", ten: A, diem: 60}, {so: "2", ten: B, diem: 30}]', "cộng lại được 90 điểm, không phải 100"),
        (
            '[{so: "1", ten: A, diem: 90, nhom: true}, {so: "1.1", ten: B, diem: 100}]',
            "mục 1 ghi 90 điểm, các dòng con cộng lại được 100",
        ),
        ("{phieu: 5}", "mục phieu"),
        ("{phiếu: []}", "không hiểu mục “phiếu”"),
        ('{loai: x, tieu_chi: [{so: "1", ten: A, diem: 100}]}', "không hiểu mục “loai”"),
        ('{phieu: [{loai: hang-thang, tieu_chi: [{so: "1", ten: A, diem: 100}]}]}', "không có loại hình sinh hoạt"),
        (
            "{phieu: [{loai: chuyen-de, tieu_chi: &a [{so: 1, ten: A, diem: 100}]}, {loai: chuyen-de, tieu_chi: *a}]}",
            "phiếu thứ 2: loại hình “chuyen-de” có ở hai phiếu",
        ),
        ("{xep_loai: {tot: 90}, tieu_chi: [{so: '1', ten: A, diem: 100}]}", "đủ ba mức"),
        ("{xep_loai: {tot: 70, kha: 80, trung_binh: 50}, tieu_chi: [{so: '1', ten: A, diem: 100}]}", "phải cao hơn"),
        ("{tieu_chi: [{so: '1', ten: A, diem: 100}], gioi_han: [{cao_nhat: giỏi}]}", "cao_nhat là một trong"),
        ("{tieu_chi: [{so: '1', ten: A, diem: 100}], ca_nam: [{xep: tot}]}", "mục ca_nam"),
        ("{tieu_chi: [{so: '1', ten: A, diem: 100}], ca_nam: [{xep: tot, tat_ca_tu: kha, it_nhat: -1}]}", "mục ca_nam"),
        ("{tieu_chi: [{so: '1', ten: A, diem: 100}], gioi_han: [{cao_nhat: kha, duoi: 5}]}", "hoặc neu"),
        (
            "{tieu_chi: [{so: '1', ten: A, diem: 100}], gioi_han: [{cao_nhat: kha, tieu_chi: '2', duoi: 5}]}",
            "tiêu chí “2” không có",
        ),
        ("{tieu_chi: [{so: '1', ten: A, diem: 100}], gioi_han: [{cao_nhat: kha, tieu_chi: '1'}]}", "thiếu tu, tren"),
    ],
)
def test_a_wrong_rubric_is_told_in_words(written: str, why: str) -> None:
    assert why in told(written)


def test_a_rubric_with_another_total_is_used_and_says_what_can_be_reached() -> None:
    """An Phú in a month without a thematic session, as some read it: 95 at most (docs/domain.md 4.2)."""
    own = read("{tong: 95, tieu_chi: [{so: '1', ten: A, diem: 95}]}")
    assert own.problems == ()
    assert own.sheets[0].most == 95


GUIDE = (Path(__file__).parents[2] / "docs" / "thang-diem.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("example", re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL))
def test_every_example_of_the_guide_can_be_used(example: str) -> None:
    written = YAML(typ="safe", pure=True).load(example)["thang_diem"]
    own = read_rubric(written)
    assert own.problems == ()
    assert own.sheets


def test_the_guide_names_every_rubric_evidence_and_key() -> None:
    named = set(re.findall(r"`([\w-]+)`", re.sub(r"```.*?```", "", GUIDE, flags=re.DOTALL)))
    assert set(RUBRICS) | set(EVIDENCE) | set(ROW_KEYS) | set(ADJUSTMENT_KEYS) | {"gioi_han", "tong"} <= named
