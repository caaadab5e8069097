"""How the ring counts what the Windows Python says of its tests, also where it came to no end."""

from tests.windows.wine import told

WHOLE = """\
============================= test session starts =============================\r
collecting ... collected 5 items\r
\r
tests/share/test_ledger.py::test_one PASSED                              [ 20%]\r
tests/share/test_ledger.py::test_two[a b] FAILED                         [ 40%]\r
tests/share/test_ledger.py::test_three SKIPPED (needs Linux)             [ 60%]\r
tests/share/test_ledger.py::test_four PASSED                             [ 80%]\r
tests/share/test_ledger.py::test_four ERROR                              [ 80%]\r
\r
================================== ERRORS ====================================\r
FAILED tests/share/test_ledger.py::test_two[a b] - assert 1 == 2\r
======== 1 failed, 2 passed, 3 skipped, 1 error in 4.01s (0:00:04) ===========\r
"""


def test_a_run_is_counted_with_the_files_that_are_skipped_whole() -> None:
    assert told(WHOLE) == {
        "passed": 2,
        "failed": 2,
        "skipped": 3,
        "names": ["tests/share/test_ledger.py::test_two[a b]", "tests/share/test_ledger.py::test_four"],
    }


def test_a_run_that_was_broken_off_is_counted_as_far_as_it_came_and_says_where_it_stood() -> None:
    broken_off = WHOLE.partition("test_four")[0] + "test_four "
    said = told(broken_off)
    assert (said["passed"], said["failed"], said["skipped"]) == (1, 1, 1)
    assert said["names"][-1].endswith("began: tests/share/test_ledger.py::test_four)")


def test_a_run_of_which_nothing_is_known_has_come_to_no_end() -> None:
    assert told("") == {
        "passed": 0,
        "failed": 0,
        "skipped": 0,
        "names": ["(the run came to no end; the last test that began: none)"],
    }
