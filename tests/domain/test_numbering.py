"""Numbers of papers: the next free one over a term, a year, by month and by hand; gaps and doubles are told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from assistant.domain import numbering
from assistant.domain.numbering import (
    IssuedNumber,
    NumberingHabit,
    NumberingRule,
    double_numbers,
    number_gaps,
    propose_number,
    same_run,
    split_struck,
)
from assistant.wording.numbering import bare_number, note

NOW = date(2026, 11, 4)


def issued(
    number: str, day: date = date(2026, 3, 1), paper: str = "", kind: str = "NQ", issuer: str = "CB"
) -> IssuedNumber:
    return IssuedNumber(number, kind, issuer, day, paper or f"buổi {number} {day}", f"Nghị quyết {number}")


def objections(
    run: Sequence[IssuedNumber], habit: NumberingHabit, number: str, paper: str, struck: Sequence[IssuedNumber] = ()
) -> list[str]:
    """What speaks against a number, as people read it."""
    return [note(one) for one in numbering.objections(run, habit, number, paper, struck)]


def state(run: Sequence[IssuedNumber], habit: NumberingHabit, struck: Sequence[IssuedNumber] = ()) -> list[str]:
    """What is wrong in the register, as people read it."""
    return [note(one) for one in numbering.register_faults(run, habit, struck)]


OLD = (issued("01", date(2025, 2, 1)), issued("1", date(2025, 6, 1)), issued("02-NQ/CB", date(2026, 1, 5)))


@pytest.mark.parametrize(
    ("habit", "next_one"),
    [
        (NumberingHabit(NumberingRule.TERM, date(2025, 5, 10)), "03"),
        (NumberingHabit(NumberingRule.TERM), "03"),
        (NumberingHabit(NumberingRule.YEAR), "03"),
        (NumberingHabit(NumberingRule.MONTH), "11"),
        (NumberingHabit(NumberingRule.HAND), ""),
    ],
)
def test_the_next_number(habit: NumberingHabit, next_one: str) -> None:
    assert propose_number(same_run(OLD, habit, "NQ", "CB", NOW), habit, NOW) == next_one


def test_a_new_term_begins_at_one_and_a_new_year_too() -> None:
    term = NumberingHabit(NumberingRule.TERM, NOW)
    assert propose_number(same_run(OLD, term, "NQ", "CB", NOW), term, NOW) == "01"
    year, later = NumberingHabit(NumberingRule.YEAR), date(2027, 1, 2)
    assert propose_number(same_run(OLD, year, "NQ", "CB", later), year, later) == "01"


def test_each_kind_and_issuer_has_its_own_numbers() -> None:
    mixed = (issued("05"), issued("07", kind="BB"), issued("09", issuer="CB-CQ"))
    assert [one.number for one in same_run(mixed, NumberingHabit(), "NQ", "cb", NOW)] == ["05"]


def test_gaps_and_doubles_are_told() -> None:
    run = [issued("01"), issued("02", paper="a"), issued("2", paper="b"), issued("05")]
    assert number_gaps(run, NumberingHabit()) == [3, 4]
    assert [(first.number, second.number) for first, second in double_numbers(run)] == [("02", "2")]
    assert state(run, NumberingHabit()) == [
        "Số 2 dùng hai lần: “Nghị quyết 02” và “Nghị quyết 2”.",
        "Sổ số văn bản còn trống số 03, 04.",
    ]


def test_the_same_paper_printed_twice_is_no_double() -> None:
    assert double_numbers([issued("01", paper="a"), issued("01", date(2026, 4, 1), paper="a")]) == []


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("03", []),
        ("01", ["Số 01 đã dùng cho “Nghị quyết 01” ngày 01/03/2026."]),
        ("1-NQ/CB", ["Số 1-NQ/CB đã dùng cho “Nghị quyết 01” ngày 01/03/2026."]),
        ("06", ["Lấy số 06 thì bỏ trống số 03, 04, 05."]),
        ("99", ["Lấy số 99 thì bỏ trống số 03–98."]),
        ("không số", []),
    ],
)
def test_what_speaks_against_a_number(number: str, says: list[str]) -> None:
    assert objections([issued("01"), issued("02")], NumberingHabit(), number, "mới") == says


def test_a_paper_may_keep_its_own_number() -> None:
    assert objections([issued("01"), issued("05", paper="mới")], NumberingHabit(), "05", "mới") == []


def test_a_second_number_for_one_paper_asks_for_the_first_to_be_struck() -> None:
    """Else the first would stand in the register for ever, and nobody knew why."""
    run = [issued("01"), issued("02", paper="mới")]
    assert objections(run, NumberingHabit(), "03", "mới") == [
        "Văn bản này đã lấy số 02. Nếu lấy số 03 thì hãy bỏ số 02, ghi rõ lý do."
    ]
    assert objections(run, NumberingHabit(), "02", "mới") == []


def test_by_month_nothing_is_missing_but_a_month_taken_twice_is_told() -> None:
    habit = NumberingHabit(NumberingRule.MONTH)
    run = same_run([issued("11", NOW), issued("03")], habit, "NQ", "CB", NOW)
    assert state(run, habit) == []
    assert objections(run, habit, "11", "bất thường") == ["Số 11 đã dùng cho “Nghị quyết 11” ngày 04/11/2026."]


def struck(one: IssuedNumber, reason: str = "Gõ nhầm", day: date = NOW) -> IssuedNumber:
    return replace(one, struck=reason, struck_on=day)


def test_a_struck_number_explains_its_gap_and_is_not_proposed_again() -> None:
    """Fifty typed for five: it is struck, the next is five; one struck in between is left out for good."""
    written = [issued("04"), issued("50"), struck(issued("50"))]
    stand, gone = split_struck(written)
    assert ([o.number for o in stand], [o.number for o in gone]) == (["04"], ["50"])
    assert propose_number(stand, NumberingHabit(), NOW, gone) == "05"
    stand, gone = split_struck([*(issued(f"{n:02}") for n in (1, 2, 3, 4)), struck(issued("03"))])
    assert number_gaps(stand, NumberingHabit(), struck=gone) == []
    assert number_gaps(stand, NumberingHabit()) == [3]
    stand, gone = split_struck([issued("01"), issued("02"), struck(issued("02")), issued("03"), struck(issued("03"))])
    assert propose_number(stand, NumberingHabit(), NOW, gone) == "04"
    assert state(stand, NumberingHabit(), gone) == []


def test_a_struck_number_is_given_again_by_hand_only() -> None:
    stand, gone = split_struck([issued("01"), issued("02"), struck(issued("02"))])
    said = "Số 02 đã bỏ ngày 04/11/2026 (Nghị quyết 02), lý do: Gõ nhầm."
    assert objections(stand, NumberingHabit(), "02", "mới", gone) == [said]
    again = replace(issued("02"), again=1)
    stand, gone = split_struck([issued("01"), issued("02"), struck(issued("02")), again])
    assert again in stand
    assert objections(stand, NumberingHabit(), "02", again.paper, gone) == []
    stand, gone = split_struck([*stand, *gone, struck(again, "Lại nhầm")])
    assert [o.number for o in stand] == ["01"]


def test_two_machines_that_strike_one_number_strike_it_once() -> None:
    written = [issued("01"), struck(issued("01"), "Nhầm", date(2026, 3, 3)), struck(issued("01"), "Gõ sai", NOW)]
    stand, gone = split_struck(written)
    assert (stand, [o.struck for o in gone]) == ((), ["Nhầm"])
    assert split_struck(reversed(written)) == (stand, gone)


@pytest.mark.parametrize("typed", ["05", " Số: 05", "số 05 ", "SỐ:05", "Số 05"])
def test_the_number_alone_is_taken_of_what_was_typed(typed: str) -> None:
    assert bare_number(typed) == "05"
