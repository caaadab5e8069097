"""Vietnamese names sort as in CLDR, and labels tell people apart."""

import json
import random
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.people import Member
from assistant.domain.status import MemberStatus
from assistant.workspace.labels import member_labels, with_ids
from assistant.workspace.names import collation_key, fold, name_key, slug, spelling_key, split_name, tidy_name

VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
ONSETS = [
    "",
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "gi",
    "h",
    "kh",
    "l",
    "m",
    "n",
    "ngh",
    "ph",
    "qu",
    "t",
    "th",
    "tr",
    "v",
    "x",
]
ENDS = ["", "n", "ng", "nh", "c", "i", "o", "a"]
FAMILIES = ["Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Dương", "Đỗ", "Âu", "Ân", "Ứng", "H'", "Tôn-Thất", "ưng"]
SYLLABLES = st.builds("".join, st.tuples(st.sampled_from(ONSETS), st.sampled_from(VOWELS), st.sampled_from(ENDS)))
NAMES = st.lists(SYLLABLES.map(str.capitalize), min_size=1, max_size=4).map(" ".join)


def _generated(count: int) -> list[str]:
    """Names with every vowel and tone, small and capital, new and old place of the tone; the same every run."""
    dice = random.Random(208)

    def syllable() -> str:
        return dice.choice(ONSETS) + dice.choice(VOWELS) + dice.choice(ENDS)

    shape = (str.capitalize, str.lower, str.upper)
    names = {
        " ".join([dice.choice(FAMILIES), *(dice.choice(shape)(syllable()) for _ in range(dice.randint(0, 3)))])
        for _ in range(count)
    }
    close = {onset + vowel + end for onset in ("h", "") for vowel in VOWELS + VOWELS.upper() for end in ("", "a", "à")}
    return sorted(
        names | close | {"Nguyễn Văn", "Nguyễn-Văn", "Nguyễn Văn 2", "Nguyễn Văn (B)", "José", "Wấn", "zoe", "fá"}
    )


def _ranks_of_icu(texts: list[str]) -> list[int]:
    """Rank of each text by `Intl.Collator("vi")`."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed: nothing here has ICU's collation to compare with")
    script = Path(__file__).with_name("collate.mjs")
    done = subprocess.run(
        [node, str(script)], input=json.dumps(texts).encode(), capture_output=True, check=True, timeout=60
    )
    ranks: list[int] = json.loads(done.stdout)
    return ranks


def test_order_is_that_of_icu() -> None:
    texts = _generated(4000)
    assert len(texts) > 3500
    keys = [collation_key(text) for text in texts]
    rank_of_key = {key: rank for rank, key in enumerate(sorted(set(keys)))}
    assert [rank_of_key[key] for key in keys] == _ranks_of_icu(texts)


@pytest.mark.parametrize(
    "right_order",
    [
        ["a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "â", "ậ", "b", "d", "đ", "e", "ê", "i"],
        ["Hoa", "Hoà", "Hoá", "Hòa", "Hóa", "Hương"],
        ["dung", "Dung", "Dũng", "Đào"],
    ],
)
def test_letters_then_tones_then_capitals(right_order: list[str]) -> None:
    mixed = right_order[::-1]
    mixed.sort(key=collation_key)
    assert mixed == right_order


def test_people_sort_by_given_name_then_family_then_middle() -> None:
    right_order = [
        "Vũ Văn Ân",
        "Nguyễn Thị Bình",
        "Trần Văn Dũng",
        "Đỗ Văn Đạt",
        "Lê Thị Hòa",
        "Lê Văn Hòa",
        "Nguyễn Anh Hòa",
    ]
    mixed = right_order[::-1]
    mixed.sort(key=name_key)
    assert mixed == right_order


@given(st.lists(NAMES, max_size=12))
def test_order_does_not_depend_on_where_one_starts(names: list[str]) -> None:
    other_way = names[::-1]
    other_way.sort(key=name_key)
    assert other_way == sorted(names, key=name_key)


@given(NAMES, NAMES)
def test_different_names_never_tie(one: str, other: str) -> None:
    assert (name_key(one) == name_key(other)) == (one == other)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Nguyễn Văn Hòa", ("Hòa", "Nguyễn", "Văn")),
        ("Lê Hòa", ("Hòa", "Lê", "")),
        ("Hòa", ("Hòa", "", "")),
        ("Tôn Nữ Thị Ngọc Lan", ("Lan", "Tôn", "Nữ Thị Ngọc")),
        ("Nguyễn Văn Hòa B", ("Hòa B", "Nguyễn", "Văn")),
        ("", ("", "", "")),
    ],
)
def test_parts_of_a_name(name: str, parts: tuple[str, str, str]) -> None:
    assert split_name(name) == parts


@pytest.mark.parametrize(
    ("text", "folded", "slugged"),
    [
        ("Nguyễn Văn Hòa", "nguyen van hoa", "nguyen-van-hoa"),
        ("ĐẶNG  Thị\u00a0Ý", "dang thi y", "dang-thi-y"),
        ("Thu\u031bo\u031b\u0323ng", "thuong", "thuong"),
        ("H'Hen Niê", "h'hen nie", "h-hen-nie"),
    ],
)
def test_fold_and_slug(text: str, folded: str, slugged: str) -> None:
    assert (fold(text), slug(text)) == (folded, slugged)


def test_tidy_takes_out_what_cannot_be_seen() -> None:
    assert tidy_name("\ufeff Nguye\u0302\u0303n\u200b  Văn\x00\tHòa\u200f\n") == "Nguyễn Văn Hòa"


def test_place_of_the_tone_mark_is_no_difference_of_spelling() -> None:
    assert spelling_key("NGUYỄN VĂN HOÀ") == spelling_key("Nguyễn Văn Hòa") != spelling_key("Nguyễn Văn Hoa")


def _people(*names: str) -> list[Member]:
    """Members with these names; `Tên|1978` gives a birth year."""
    return [
        Member(str(place), name.split("|")[0], MemberStatus.OFFICIAL, birth=_birth(name))
        for place, name in enumerate(names)
    ]


def _birth(name: str) -> date | None:
    year = name.partition("|")[2]
    return date(int(year), 1, 1) if year else None


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Lê Văn Hòa", "Trần Thị Lan"], ["Hòa", "Lan"]),
        (["Lê Văn Hòa", "Trần Văn Hòa", "Vũ An"], ["Lê Hòa", "Trần Hòa", "An"]),
        (["Lê Văn Hòa", "Lê Thị Hòa"], ["Văn Hòa", "Thị Hòa"]),
        (["Lê Hòa", "Lê Văn Hòa"], ["Lê Hòa", "Văn Hòa"]),
        (["Lê Văn Hòa", "Trần Văn Hoà"], ["Lê Hòa", "Trần Hoà"]),
        (["Lê Văn Hòa|1978", "Lê Văn Hòa|1990"], ["Hòa (1978)", "Hòa (1990)"]),
        (
            ["Lê Văn Hòa|1978", "Lê Văn Hòa|1990", "Vũ Hòa|1978", "Vũ Hòa|1960"],
            ["Lê Hòa (1978)", "Hòa (1990)", "Vũ Hòa (1978)", "Hòa (1960)"],
        ),
        (["Lê Văn Hòa A", "Lê Văn Hòa B"], ["Hòa A", "Hòa B"]),
        (["Lê Hòa", "Lê Hòa"], ["Lê Hòa", "Lê Hòa (2)"]),
    ],
)
def test_labels(names: list[str], expected: list[str]) -> None:
    assert list(member_labels(_people(*names)).values()) == expected


PEOPLE = st.lists(
    st.builds(
        Member,
        id=st.just(""),
        name=st.lists(st.sampled_from(["Lê", "Văn", "Thị", "Hòa", "Hoà", "Hoa", "B"]), min_size=1, max_size=4).map(
            " ".join
        ),
        status=st.just(MemberStatus.OFFICIAL),
        birth=st.none() | st.dates(date(1978, 1, 1), date(1979, 1, 31)),
    ),
    max_size=12,
)


@given(PEOPLE)
def test_no_two_labels_and_no_two_ids_are_alike(members: list[Member]) -> None:
    named = with_ids(members)
    assert len({member.id for member in named}) == len(members)
    assert len({spelling_key(member.label) for member in named}) == len(members)
    assert [member.name for member in named] == [member.name for member in members]


def test_s6_s7_letters_that_look_alike_are_compared_sorted_and_found_as_one() -> None:
    odd, usual = "\u00d0ặng Văn \u00d0ức", "Đặng Văn Đức"
    assert spelling_key(odd) == spelling_key(usual)
    assert fold(odd) == "dang van duc"
    assert slug(odd) == slug(usual) == "dang-van-duc"
    assert spelling_key("K\u2019Brửi") == spelling_key("K'Brửi")
    assert spelling_key("\u0421ao Bá Quát") == spelling_key("Cao Bá Quát"), "a Cyrillic letter"
    assert sorted(["Lê Em", odd, "Lê Dân"], key=name_key) == ["Lê Dân", odd, "Lê Em"]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Y Moan Ênuôl", ("Y Moan", "Ênuôl", "")),
        ("Y Bliêng", ("Y Bliêng", "", "")),
        ("H'Hen Niê", ("H'Hen", "Niê", "")),
        ("H\u2019Lê Niê Kđăm", ("H\u2019Lê", "Niê", "Kđăm")),
        ("H Wưn Ksor", ("H Wưn", "Ksor", "")),
        ("Rơ Châm H'Yéo", ("H'Yéo", "Rơ", "Châm")),
        ("Ksor H'Bơ Khăp", ("H'Bơ Khăp", "Ksor", "")),
        ("Siu Hương", ("Hương", "Siu", "")),
        ("K'Brửi", ("K'Brửi", "", "")),
        ("Nguyễn Như Ý", ("Ý", "Nguyễn", "Như")),
        ("H'", ("H'", "", "")),
    ],
)
def test_given_names_of_the_central_highlands_and_of_one_word(name: str, parts: tuple[str, str, str]) -> None:
    assert split_name(name) == parts


def test_people_are_sorted_and_shown_by_the_name_they_are_called_by() -> None:
    names = ["Y Moan Ênuôl", "H'Hen Niê", "Lê Văn An", "Ksor Phước", "K'Brửi"]
    assert sorted(names, key=name_key) == ["Lê Văn An", "H'Hen Niê", "K'Brửi", "Y Moan Ênuôl", "Ksor Phước"]
    assert list(member_labels(_people(*names)).values()) == ["Y Moan", "H'Hen", "An", "Phước", "K'Brửi"]
    assert split_name("Rơ Mah Y Thuật", "Y Thuật") == ("Y Thuật", "Rơ", "Mah")
