"""Thời hạn in everyday words, as seen from one Wednesday (25/11/2026) and from other days where the day matters."""

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.wording.dates import Due, due_words, resolve_due, strip_diacritics
from tests.wording.unseen_conclusions import DEADLINES, DEADLINES_AFTER

TODAY = date(2026, 11, 25)
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))

SAID = {
    # a date
    "30/12": "2026-12-30",
    "30/12/2026": "2026-12-30",
    "30/12/26": "2026-12-30",
    "30-12": "2026-12-30",
    "1-12-2026": "2026-12-01",
    "30.12.2026": "2026-12-30",
    "2026-12-30": "2026-12-30",
    "ngày 30 tháng 12": "2026-12-30",
    "30 tháng 12 năm 2027": "2027-12-30",
    "ngày 05 tháng 01 năm 2027": "2027-01-05",
    "mùng 5 tháng 1": "2027-01-05",
    "trước ngày 15/1": "2027-01-14",
    "trước 15/1": "2027-01-14",
    "xong trước 30/12.": "2026-12-29",
    "trước 1/12": "2026-11-30",
    "chậm nhất trước 1/1": "2026-12-31",
    "trước ngày 15": "2026-12-14",
    "trước 25": "2026-12-24",
    "trước thứ sáu": "2026-11-26",
    "trước tuần sau": "2026-11-29",
    "trước tháng 12": "2026-11-30",
    "trước tháng sau": "2026-11-30",
    "trước giữa tháng 12": "2026-12-14",
    "trước cuối tháng 12": "2026-12-31",
    "trước quý I": "2026-12-31",
    "trước năm 2027": "2026-12-31",
    "trước cuối năm": "2026-12-31",
    "trước ngày kia": "2026-11-26",
    "không muộn hơn 15/1": "2027-01-15",
    "trước 17h ngày 15/1": "2027-01-15",
    "trước chiều 15/1": "2027-01-15",
    "trước cuối ngày 15/1": "2027-01-15",
    "chậm nhất 5/1": "2027-01-05",
    "đến hết 31/12": "2026-12-31",
    "hạn: 30/12": "2026-12-30",
    "17h ngày 30/12": "2026-12-30",
    "trước 17 giờ 30 phút ngày 30/12": "2026-12-30",
    "cuối ngày 15/12": "2026-12-15",
    "thứ sáu, 25/12": "2026-12-25",
    "thứ sáu ngày 25/12/2026": "2026-12-25",
    "từ 1/12 đến 15/12": "2026-12-15",
    "15-20/12": "2026-12-20",
    "từ nay đến cuối năm": "2026-12-31",
    # over, but not for long; and over for more than 60 days
    "20/11": "2026-11-20",
    "26/9": "2026-09-26",
    "25/9": "2027-09-25",
    # a day of the month
    "15": "2026-12-15",
    "ngày 15": "2026-12-15",
    "25": "2026-11-25",
    "31": "2026-12-31",
    "mùng 5": "2026-12-05",
    "ngày mười lăm": "2026-12-15",
    "ngày 15 tháng sau": "2026-12-15",
    # from today
    "hôm nay": "2026-11-25",
    "chiều nay": "2026-11-25",
    "mai": "2026-11-26",
    "sáng mai": "2026-11-26",
    "ngày mai": "2026-11-26",
    "ngày kia": "2026-11-27",
    "ngày mốt": "2026-11-27",
    "sau 10 ngày": "2026-12-05",
    "trong vòng 10 ngày": "2026-12-05",
    "trong ba ngày tới": "2026-11-28",
    "trong 2 tuần": "2026-12-09",
    "hai tuần nữa": "2026-12-09",
    "sáu tuần nữa": "2027-01-06",
    "1 tháng nữa": "2026-12-25",
    "nửa tháng nữa": "2026-12-10",
    "1 năm": "2027-11-25",
    "5 ngày làm việc": "2026-12-02",
    # weekdays and weeks
    "thứ sáu": "2026-11-27",
    "thứ 6 tới": "2026-11-27",
    "thứ sáu tuần này": "2026-11-27",
    "thứ 6 tuần sau": "2026-12-04",
    "thứ sáu tuần tới": "2026-12-04",
    "thứ tư": "2026-12-02",
    "thứ năm": "2026-11-26",
    "chủ nhật": "2026-11-29",
    "CN": "2026-11-29",
    "chiều thứ bảy": "2026-11-28",
    "trong tuần": "2026-11-27",
    "tuần này": "2026-11-27",
    "tuần sau": "2026-12-04",
    "tuần tới": "2026-12-04",
    "cuối tuần": "2026-11-29",
    "cuối tuần sau": "2026-12-06",
    "đầu tuần": "2026-11-30",
    "giữa tuần sau": "2026-12-02",
    # months
    "cuối tháng": "2026-11-30",
    "trong tháng này": "2026-11-30",
    "đầu tháng": "2026-12-05",
    "giữa tháng": "2026-12-15",
    "đầu tháng sau": "2026-12-05",
    "tháng sau": "2026-12-31",
    "tháng sáu": "2027-06-30",
    "cuối tháng 12": "2026-12-31",
    "giữa tháng 1": "2027-01-15",
    "trong tháng 12": "2026-12-31",
    "tháng XII": "2026-12-31",
    "tháng mười hai": "2026-12-31",
    "tháng tư": "2027-04-30",
    "T12": "2026-12-31",
    "12/2026": "2026-12-31",
    "tháng 2/2028": "2028-02-29",
    "hết tháng 2": "2027-02-28",
    # quarters and years
    "quý I": "2027-03-31",
    "quý 4": "2026-12-31",
    "trong quý I năm 2027": "2027-03-31",
    "đầu quý II/2027": "2027-04-05",
    "giữa quý I": "2027-02-15",
    "cuối quý": "2026-12-31",
    "quý này": "2026-12-31",
    "quý sau": "2027-03-31",
    "đầu quý": "2027-01-05",
    "cuối năm": "2026-12-31",
    "trong năm": "2026-12-31",
    "năm 2027": "2027-12-31",
    "cuối năm sau": "2027-12-31",
    "giữa năm": "2027-06-30",
    "đầu năm": "2027-01-31",
    "6 tháng đầu năm": "2027-06-30",
    # typed without diacritics
    "cuoi thang": "2026-11-30",
    "thang sau": "2026-12-31",
    "thu sau tuan sau": "2026-12-04",
    "den het ngay 31 thang 12": "2026-12-31",
    "TRƯỚC NGÀY 15/1": "2027-01-14",
}

NO_DATE = (
    *(
        "",
        " ",
        "abc",
        "sớm",
        "trước Tết",
        "sau ngày 15/1",
        "đồng chí Mai",
        "15 hộ",
        "thứ 8",
        "trước 3 ngày",
        "thứ hai tuần này",
    ),
    *("31/2", "29/2", "31/2/2027", "32/1", "1/13", "0", "32", "00/00", "0/0/0000", "31/9/2026", "ngày 30 tháng 2"),
    *("trước hôm nay", "trước tháng này", "trước tuần này", "trước 3 ngày"),
    *("quý V", "tháng 13", "9999 năm", "0 tháng 1", "ngày 31 tháng này", "x" * 5000, "1" * 101),
)


@pytest.mark.parametrize(("said", "day"), SAID.items())
def test_the_words_name_this_day(said: str, day: str) -> None:
    due = resolve_due(said, TODAY)
    assert due == Due(date.fromisoformat(day), said)


@pytest.mark.parametrize("said", NO_DATE)
def test_no_day_or_an_impossible_one_is_none(said: str) -> None:
    assert resolve_due(said, TODAY) is None


@pytest.mark.parametrize("said", SAID)
def test_the_form_of_the_letters_changes_nothing(said: str) -> None:
    due = resolve_due(said, TODAY)
    assert due
    for form in (unicodedata.normalize("NFD", said), said.upper(), f"  {said}\t", said.replace(" ", "  ")):
        found = resolve_due(form, TODAY)
        assert found
        assert found.day == due.day


@pytest.mark.parametrize("said", [s for s in SAID if "sáu" not in s and "mốt" not in s])
def test_without_diacritics_the_day_is_the_same(said: str) -> None:
    found, due = resolve_due(strip_diacritics(said), TODAY), resolve_due(said, TODAY)
    assert found
    assert due
    assert found.day == due.day


@pytest.mark.parametrize(
    ("today", "said", "day"),
    [
        ("2026-12-31", "mai", "2027-01-01"),
        ("2026-12-31", "cuối năm", "2026-12-31"),
        ("2026-12-31", "quý sau", "2027-03-31"),
        ("2026-12-31", "tháng sau", "2027-01-31"),
        ("2026-12-15", "đầu quý", "2027-01-05"),
        ("2027-01-31", "1 tháng nữa", "2027-02-28"),
        ("2027-01-05", "30/12", "2027-12-30"),
        ("2027-02-10", "31", "2027-03-31"),
        ("2027-11-25", "29/2", "2028-02-29"),
        ("2026-11-27", "thứ sáu", "2026-12-04"),
        ("2026-11-27", "trong tuần", "2026-11-27"),
        ("2026-11-28", "trong tuần", "2026-11-29"),
        ("2026-11-29", "cuối tuần", "2026-11-29"),
        ("2026-11-29", "tuần sau", "2026-12-04"),
        ("2026-11-28", "1 ngày làm việc", "2026-11-30"),
        ("2026-11-27", "6 ngày làm việc", "2026-12-07"),
        ("9999-12-31", "mai", None),
        ("9999-12-31", "tháng sau", None),
    ],
)
def test_seen_from_another_day(today: str, said: str, day: str | None) -> None:
    due = resolve_due(said, date.fromisoformat(today))
    assert (due.day.isoformat() if due else None) == day


@given(st.dates(), DAYS, st.sampled_from(["{0.day}/{0.month}/{0.year:04}", "{0:%d}-{0:%m}-{0.year:04}"]))
def test_a_full_date_is_read_back(day: date, today: date, form: str) -> None:
    due = resolve_due(form.format(day), today)
    assert due
    assert due.day == day


@given(DAYS, st.sampled_from(["ngày {0.day} tháng {0.month} năm {0.year}", "hạn {0.day}.{0.month}.{0.year}"]), DAYS)
def test_a_date_in_words_is_read_back(day: date, form: str, today: date) -> None:
    due = resolve_due(form.format(day), today)
    assert due
    assert due.day == day


@given(DAYS, st.sampled_from(["trước ngày {0.day} tháng {0.month} năm {0.year}", "trước {0.day}.{0.month}.{0.year}"]))
def test_before_a_date_is_due_on_the_day_before_it(day: date, form: str) -> None:
    """T27: "trước 15/8" is due by 14/8."""
    due = resolve_due(form.format(day), TODAY)
    assert due == Due(day - timedelta(days=1), form.format(day))


@pytest.mark.parametrize(
    ("said", "plain"),
    [("30/12", True), ("30.12.2026", True), ("30/12/26", True), ("trước 30/12", False), ("cuối tháng", False)],
)
def test_words_that_are_the_date_itself_are_plain(said: str, plain: bool) -> None:
    due = resolve_due(said, TODAY)
    assert due
    assert due.plain is plain


@given(DAYS, DAYS)
def test_a_day_without_year_is_at_most_60_days_ago_and_less_than_a_year_ahead(day: date, today: date) -> None:
    due = resolve_due(f"{day.day}/{day.month}", today)
    if due is None:
        assert (day.day, day.month) == (29, 2)
        return
    assert (due.day.day, due.day.month) == (day.day, day.month)
    assert today - timedelta(days=60) <= due.day <= today + timedelta(days=366)


@given(st.sampled_from(sorted(SAID)), DAYS)
def test_words_without_a_date_name_no_day_long_gone(said: str, today: date) -> None:
    due = resolve_due(said, today)
    if due and not any(sign.isdigit() for sign in said):
        assert due.day >= today - timedelta(days=62)


PIECES = st.sampled_from([*" ".join(SAID).split(), "31/2", "-", "/", "0", "99", "năm", "nua", "\u0301", "İ", "٣"])


@given(st.one_of(st.text(), st.lists(PIECES, max_size=8).map(" ".join)), st.dates())
def test_nothing_typed_raises(text: str, today: date) -> None:
    due = resolve_due(text, today)
    assert due is None or isinstance(due.day, date)


@given(st.text())
def test_plain_letters_keep_their_places(text: str) -> None:
    assert len(strip_diacritics(text)) == len(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("name", "labelled", "precision", "recall"),
    [("blind", DEADLINES, 0.94, 0.97), ("after", DEADLINES_AFTER, 1.0, 0.88)],
)
def test_deadlines_written_without_the_rules_keep_their_honest_figures(
    name: str, labelled: dict[str, str | None], precision: float, recall: float
) -> None:
    found = {said: due.day.isoformat() if (due := resolve_due(said, TODAY)) else None for said in labelled}
    right = sum(day is not None and found[said] == day for said, day in labelled.items())
    exact, complete = right / sum(map(bool, found.values())), right / sum(map(bool, labelled.values()))
    print(f"{name} ({len(labelled)}): precision {exact:.3f}, recall {complete:.3f}")
    print({said: (found[said], day) for said, day in labelled.items() if found[said] != day})
    assert exact >= precision
    assert complete >= recall


def test_pages_and_papers_tell_the_words_with_their_day() -> None:
    assert due_words("trước 15/8", "14/8/2026") == "trước 15/8 (đến hết 14/8/2026)"
    assert due_words("", "14/8/2026") == "14/8/2026"
