"""chi-bo.yaml by foreign hands: a profile and problems in words; nothing is run, nothing takes long or crashes."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.workspace.profile import KEYS, Profile, read_profile
from assistant.workspace.settings import LONGEST
from assistant.workspace.yaml_file import MOST
from tests.examples import examples

BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(8)
)


def read(folder: Path, text: str | bytes) -> Profile:
    """What comes of a file, within 5 s."""
    (folder / "chi-bo.yaml").write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    begin = time.process_time()
    profile = read_profile(folder)
    assert time.process_time() - begin < 5
    for problem in profile.problems:
        assert problem.file == "chi-bo.yaml"
        assert len(problem.sentence()) < 2000
    assert profile.rules.values
    return profile


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BOMB + "ten_chi_bo: *i\n", "để nhắc lại giá trị"),
        (BOMB + "co_quan: *i\nquy_dinh: *i\n", "để nhắc lại giá trị"),
        ("&a {ten_chi_bo: *a}", "để nhắc lại giá trị"),
        ("&a [*a]", "để nhắc lại giá trị"),
        ("ten_chi_bo: " + "[" * 3000 + "]" * 3000, "lồng nhau quá sâu"),
        ("a: " + "{a: " * 500 + "1" + "}" * 500, "lồng nhau quá sâu"),
        ("\n".join(" " * n + "a:" for n in range(500)), "lồng nhau quá sâu"),
        ("ten_chi_bo: " + "a" * 10**6, "quá lớn"),
        ("\n".join(f"k{n}: v" for n in range(10**5)), "quá lớn"),
        ("ten_chi_bo: " + "a" * (LONGEST + 1), f"nhiều nhất {LONGEST}"),
        ("noi_hop: x\nnoi_hop: y\n", "hai lần"),
        ("ten_chi_bo:\n\tnoi_hop: b", "Tab"),
        ("ngay_hop: " + "9" * 5000, "viết chưa đúng cách"),
        ("ngay_hop: 1e999", "ngày họp"),
        ("quy_dinh: {thay_doi: {thoi_luong_thuong_ky: .nan}}", "thoi_luong_thuong_ky"),
        ("nhiem_ky_tu: 2020-99-99", "viết chưa đúng cách"),
        ("!!omap [ten_chi_bo: a, b: 1]", "không có mục nào tên “b”"),
        ("<<: {ten_chi_bo: x, b: 1}", "không có mục nào tên “b”"),
        ("{a: 1}: 2\n[1, 2]: 3", "không có mục nào tên"),
        ("[{}]: {}", "viết chưa đúng cách"),
        ("? [[a], b]\n: 2", "viết chưa đúng cách"),
        ("!!set {[{a: 1}]}", "viết chưa đúng cách"),
        ("a: 1\n---\nb: 2", "viết chưa đúng cách"),
        ("ten_chi_bo: \0", "viết chưa đúng cách"),
        ("ten_chi_bo: \ud83d", "UTF-8"),
        (b"\xff\xfet\x00", "“tên: giá trị”"),
        (b"\xff\xfet", "UTF-8"),
    ],
)
def test_snares_are_told(tmp_path: Path, text: str | bytes, said: str) -> None:
    assert said in " ".join(problem.sentence() for problem in read(tmp_path, text).problems)


@pytest.mark.parametrize("call", ["object/apply:os.system", "object/new:os.system", "name:os.system", "module:os"])
def test_nothing_is_run(tmp_path: Path, call: str) -> None:
    mark = tmp_path / "run"
    read(tmp_path, f"ten_chi_bo: !!python/{call} ['touch {mark}']\nnoi_hop: Trụ sở\n")
    assert not mark.exists()


def test_what_is_sound_is_used_beside_what_is_not(tmp_path: Path) -> None:
    profile = read(tmp_path, "ten_chi_bo: Chi bộ A\nngay_hop: [5]\ngio_hop: {a: 1}\ncap_tren: <script>{{ x }}\n")
    assert (profile.cell.name, profile.cell.superior) == ("Chi bộ A", "<script>{{ x }}")
    assert {problem.row for problem in profile.problems} == {2, 3}


SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.text(max_size=8))
VALUES = st.recursive(
    SCALARS.map(str)
    | st.sampled_from(['"', "'", "|", ">", "&a", "*a", "!!int x", "!!set {a}", "- a", "? a", "@", "`"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda parts: f"[{', '.join(parts)}]")
        | st.dictionaries(st.text("ab", max_size=2), inner, max_size=3).map(
            lambda parts: "{" + ", ".join(f"{key}: {value}" for key, value in parts.items()) + "}"
        )
    ),
    max_leaves=6,
)


@settings(max_examples=examples(200), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from([*KEYS, "x", ""]), VALUES), max_size=6))
def test_whatever_is_written_behind_the_keys(tmp_path: Path, lines: list[tuple[str, str]]) -> None:
    read(tmp_path, "\n".join(f"{key}: {value}" for key, value in lines))


@settings(max_examples=examples(200), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from(" \t\n:-[]{}&*!|>'\"%@`#?,ab1."), max_size=40) | st.binary(max_size=30))
def test_whatever_stands_in_the_file(tmp_path: Path, text: str | bytes) -> None:
    read(tmp_path, text)


def test_the_limit_is_far_above_what_people_write(tmp_path: Path) -> None:
    text = "ten_chi_bo: Chi bộ A\ncum_tu:\n" + "".join(f"  c{n}: {'chữ ' * 20}\n" for n in range(200))
    assert len(text) < MOST
    assert not read(tmp_path, text).problems
