"""The register of numbers: one file each, safe against two machines, read by content, never waited for."""

import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.domain.numbering import IssuedNumber, NumberingHabit, NumberingRule, double_numbers, same_run
from assistant.platform.deadlines import answer_within
from assistant.usecases.number_register import FOLDER, Register, dump_number, number_file_name
from assistant.workspace.profile import read_profile

DAY = date(2026, 11, 4)
FIVE = IssuedNumber("05", "NQ", "CB", DAY, "m1 nghi-quyet", "Nghị quyết tháng 11")


@pytest.fixture
def register(tmp_path: Path) -> Register:
    (tmp_path / "chi bộ").mkdir()
    return Register(tmp_path / "data", tmp_path / "chi bộ")


def deliver(register: Register, issued: IssuedNumber) -> Path:
    """As the outbox does."""
    target, data = register.keep(issued)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return target


def test_a_number_is_one_file_that_a_person_can_read(register: Register) -> None:
    path = deliver(register, FIVE)
    assert path.parent == register.workspace / FOLDER / "NQ"
    assert path.name.startswith("2026-05-NQ-CB ")
    assert '"so": "05"' in path.read_text("utf-8")
    assert register.book().issued == (FIVE,)


def test_what_the_share_has_not_got_yet_is_known_here(register: Register) -> None:
    register.keep(FIVE)
    assert register.book().issued == (FIVE,)
    assert Register(register.data, register.workspace.parent / "khác").book().issued == ()


def test_two_machines_that_give_one_number_are_seen(register: Register, tmp_path: Path) -> None:
    other = Register(tmp_path / "máy khác", register.workspace)
    deliver(register, FIVE)
    twin = IssuedNumber("5", "NQ", "CB", DAY, "m2 nghi-quyet", "Nghị quyết bất thường")
    deliver(other, twin)
    assert len(list((register.workspace / FOLDER / "NQ").iterdir())) == 2
    run = same_run(register.book().issued, NumberingHabit(), "NQ", "CB", DAY)
    assert [{first.title, second.title} for first, second in double_numbers(run)] == [{FIVE.title, twin.title}]


def test_a_struck_number_stays_in_the_register_beside_its_strike(register: Register, tmp_path: Path) -> None:
    """Struck on another machine than it was given: no file is written over, and both machines see it."""
    deliver(register, FIVE)
    other = Register(tmp_path / "máy khác", register.workspace)
    gone = replace(FIVE, struck="Gõ nhầm", struck_on=DAY)
    path = deliver(other, gone)
    assert path.name.startswith("2026-05-NQ-CB bo ")
    assert '"ly_do_bo": "Gõ nhầm"' in path.read_text("utf-8")
    assert len(list((register.workspace / FOLDER / "NQ").iterdir())) == 2
    for one in (register, other):
        assert (one.book().issued, one.book().struck) == ((), (gone,))
    again = replace(FIVE, again=1)
    deliver(register, again)
    assert (other.book().issued, other.book().struck) == ((again,), (gone,))


@pytest.mark.parametrize("name", ["{} (bản 1).json", "{}-DESKTOP-7.json", "{}.sync-conflict-20261104-1.json"])
def test_a_conflict_copy_is_no_second_number(register: Register, name: str) -> None:
    path = deliver(register, FIVE)
    path.with_name(name.format(path.stem)).write_bytes(dump_number(FIVE))
    assert register.book().issued == (FIVE,)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"so": "1"}', b"\xff\xfe", b"5"])
def test_a_damaged_file_is_named_and_the_others_are_read(register: Register, data: bytes) -> None:
    path = deliver(register, FIVE)
    path.with_name("hỏng.json").write_bytes(data)
    book = register.book()
    assert book.issued == (FIVE,)
    assert "hỏng.json" in book.problems[0]


def test_a_share_that_does_not_answer_is_not_waited_for() -> None:
    released = threading.Event()
    assert answer_within(0.01, lambda: released.wait(5), "away") is None
    released.set()


def test_while_the_share_is_away_numbers_go_on_from_what_was_seen_of_it(register: Register, tmp_path: Path) -> None:
    """The habit of the cell and what other machines gave out: else the next number would be one of theirs."""
    (register.workspace / "chi-bo.yaml").write_text("ten: Chi bộ\ndanh_so: nam\n", encoding="utf-8")
    deliver(Register(tmp_path / "máy khác", register.workspace), FIVE)
    own = IssuedNumber("06", "NQ", "CB", DAY, "m2 nghi-quyet", "Nghị quyết bất thường")
    register.keep(own)
    whole = register.book()
    assert (whole.habit.rule, set(whole.issued)) == (NumberingRule.YEAR, {FIVE, own})
    away = register.workspace.rename(tmp_path / "mất mạng")
    without = register.book()
    assert (without.habit, set(without.issued)) == (whole.habit, {FIVE, own})
    assert without.problems
    register.seen.write_text("{", encoding="utf-8")
    assert register.book().issued == (own,)
    away.rename(register.workspace)
    assert set(register.book().issued) == {FIVE, own}


def test_an_error_of_the_disk_is_no_answer() -> None:
    def fails() -> None:
        raise OSError("gone")

    assert answer_within(5, fails, "broken") is None


def test_hostile_symbols_stay_inside_the_folder() -> None:
    name = number_file_name(IssuedNumber("../1", "N/Q", "..\\CĐ-CB", DAY, "m1"))
    assert not {"/", "\\", ":"} & set(name)
    assert ".." not in name


@pytest.mark.parametrize(
    ("text", "habit"),
    [
        ("danh_so: nam", NumberingHabit(NumberingRule.YEAR)),
        ("nhiem_ky_tu: 2025-05-10", NumberingHabit(NumberingRule.TERM, date(2025, 5, 10))),
        ("danh_so: tay\nnhiem_ky_tu: 10/5/2025", NumberingHabit(NumberingRule.HAND, date(2025, 5, 10))),
        ("", NumberingHabit()),
    ],
)
def test_the_cells_habit(register: Register, text: str, habit: NumberingHabit) -> None:
    (register.workspace / "chi-bo.yaml").write_text(f"ten_chi_bo: Chi bộ\n{text}\n", encoding="utf-8")
    profile = read_profile(register.workspace)
    assert (profile.numbering, profile.problems) == (habit, ())
    assert register.book().habit == habit


@pytest.mark.parametrize(
    ("text", "says"), [("danh_so: quý", "cách đánh số"), ("nhiem_ky_tu: 31/2/2025", "ngày phải dạng")]
)
def test_a_habit_that_is_not_understood(register: Register, text: str, says: str) -> None:
    (register.workspace / "chi-bo.yaml").write_text(f"ten_chi_bo: Chi bộ\n{text}\n", encoding="utf-8")
    profile = read_profile(register.workspace)
    assert profile.numbering == NumberingHabit()
    assert [says in problem.message for problem in profile.problems] == [True]
