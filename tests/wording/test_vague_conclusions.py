"""Kết luận chung chung and owners who are nobody: labelled conclusions, exact cases, any text at all."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.wording import domain as words
from assistant.wording.dates import strip_diacritics
from assistant.wording.vague_conclusions import Lack, find_lacks, is_vague_owner, lacks_by_sentence
from tests.wording.dictated_conclusions import FRESH, LAST, LATER, NAMES, SEEN
from tests.wording.unseen_conclusions import CONCLUSIONS, CONCLUSIONS_AFTER

LETTER = {"W": Lack.WORK, "P": Lack.PERSON, "T": Lack.TIME, "S": Lack.STOCK}
EVERY = SEEN + FRESH + LATER + LAST
Scores = dict[Lack, tuple[float, float]]


def measured(name: str, labelled: tuple[tuple[str, str], ...]) -> Scores:
    """Precision and recall per kind, printed with every miss."""
    scores: Scores = {}
    found = [(text, {LETTER[sign] for sign in marks}, set(find_lacks(text, NAMES))) for text, marks in labelled]
    for lack in Lack:
        hits = sum(lack in wanted and lack in got for _, wanted, got in found)
        precision = hits / max(1, sum(lack in got for _, _, got in found))
        recall = hits / max(1, sum(lack in wanted for _, wanted, _ in found))
        scores[lack] = precision, recall
        print(f"{name} ({len(found)}): {lack:6} precision {precision:.3f}, recall {recall:.3f}")
    for text, wanted, got in found:
        if wanted != got:
            print(f"  {text!r}: said too much {sorted(got - wanted)}, missed {sorted(wanted - got)}")
    return scores


@pytest.mark.parametrize(
    ("name", "labelled"), [("all", EVERY), ("seen", SEEN), ("fresh", FRESH), ("later", LATER), ("last", LAST)]
)
def test_precision_and_recall_over_labelled_conclusions(name: str, labelled: tuple[tuple[str, str], ...]) -> None:
    for lack, (precision, recall) in measured(name, labelled).items():
        assert precision >= 0.9, lack
        assert recall >= 0.9, lack


@pytest.mark.parametrize(
    ("name", "labelled", "least"), [("blind", CONCLUSIONS, 0.94), ("after", CONCLUSIONS_AFTER, 0.62)]
)
def test_batches_written_without_the_rules_keep_their_honest_figures(
    name: str, labelled: tuple[tuple[str, str], ...], least: float
) -> None:
    for lack, (precision, recall) in measured(name, labelled).items():
        assert precision >= 0.83, lack
        assert recall >= least, lack


ALL = tuple(Lack)
NONE: tuple[Lack, ...] = ()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("", NONE),
        (" \n\t", NONE),
        ("... 123 !", NONE),
        ("Nhất trí.", ALL),
        ("Đ/c Mai nộp báo cáo trước 15/12.", NONE),
        ("Đ/c Mai nộp báo cáo.", (Lack.TIME,)),
        ("Các đồng chí nộp báo cáo trước 15/12.", (Lack.PERSON,)),
        ("Đ/c Mai, trước 15/12.", (Lack.WORK,)),
        # one sentence makes good what another lacks
        ("Nhất trí.\n- Nộp báo cáo.\n- Đ/c Mai.\n- Hạn 15/12.", NONE),
        # a member's name inside other words, and other things with numbers
        ("Nạo vét mương ở Bình Thuận trước 15/12.", (Lack.PERSON,)),
        ("Minh bạch tài chính chi bộ.", (Lack.PERSON, Lack.TIME)),
        ("Trồng cây ngày mai.", (Lack.PERSON,)),
        ("Giao Mai trồng cây ngày mai.", NONE),
        ("Đ/c Hoà trồng 24 cây, trực 24/7.", (Lack.TIME,)),
        # somebody who is no member but named
        ("Đồng chí Nguyễn Thị Xuân sửa mái hiên trong tuần.", NONE),
    ],
)
def test_exactly_this_is_missing(text: str, missing: tuple[Lack, ...]) -> None:
    assert find_lacks(text, NAMES) == missing


def test_without_a_list_of_names_a_person_addressed_is_somebody() -> None:
    assert find_lacks("Giao đồng chí Xuân sửa mái hiên trong tuần.") == NONE


def test_each_sentence_says_what_it_lacks_by_itself() -> None:
    assert lacks_by_sentence("- Đ/c Mai nộp báo cáo.\n- Nhất trí!", NAMES) == (
        ("- Đ/c Mai nộp báo cáo", (Lack.TIME,)),
        ("- Nhất trí", ALL),
    )


def test_every_lack_is_said_in_words() -> None:
    assert set(words.LACKS) == {lack.value for lack in Lack}


@pytest.mark.parametrize(("text", "marks"), EVERY)
def test_the_form_of_the_letters_changes_nothing(text: str, marks: str) -> None:
    wanted = find_lacks(text, NAMES)
    assert find_lacks(unicodedata.normalize("NFD", text), NAMES) == wanted
    assert find_lacks(f"  {text}\r\n", NAMES) == wanted


def test_typed_without_diacritics_or_in_capitals_most_is_still_seen() -> None:
    for form in (strip_diacritics, str.upper, lambda text: strip_diacritics(text).upper()):
        agree = sum(find_lacks(form(text), NAMES) == find_lacks(text, NAMES) for text, _ in EVERY)
        print(f"{agree} of {len(EVERY)}")
        assert agree / len(EVERY) >= 0.75


VAGUE_OWNERS = (
    *("các đồng chí", "Các đồng chí.", "chi bộ", "Chi bộ", "toàn thể đảng viên", "tập thể", "mọi người", "tất cả"),
    *("các đồng chí đảng viên trong chi bộ", "đảng viên", "mỗi đảng viên", "từng đồng chí", "100% đảng viên", "CHI BỘ"),
    *("các đ/c", "cac dong chi", "toàn chi bộ", "cả chi bộ", "các bộ phận liên quan", "chi bộ, các đồng chí"),
    *("toàn thể cán bộ, đảng viên", "cán bộ và quần chúng", "- các đồng chí", "tập thể chi bộ", "chúng ta"),
)
NAMED_OWNERS = (
    *(
        "",
        " ",
        "Mai",
        "đ/c Mai",
        "đồng chí Toàn",
        "đồng chí Nguyễn Văn Hòa",
        "các đồng chí Mai, Hòa",
        "chi ủy",
        "Chi uỷ",
    ),
    *(
        "Đoàn thanh niên",
        "bộ phận một cửa",
        "Ban Giám hiệu",
        "Tổ 3",
        "công chức địa chính",
        "UBND xã",
        "chi bộ và đ/c Mai",
    ),
    *("chi bộ thôn Đông", "đảng ủy", "Bí thư chi bộ", "các đồng chí chi ủy viên", "Công an xã", "đ/c Chi", "kế toán"),
)


@pytest.mark.parametrize("text", VAGUE_OWNERS)
def test_everybody_is_nobody(text: str) -> None:
    assert is_vague_owner(text)
    assert is_vague_owner(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize("text", NAMED_OWNERS)
def test_a_named_person_or_unit_is_somebody(text: str) -> None:
    assert not is_vague_owner(text)


PIECES = st.sampled_from(
    [*{w for text, _ in EVERY for w in text.split()}, "\n", ".", "¦", "\u0301", "İ", "ß", "(", "“"]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map(" ".join)), st.lists(st.text(max_size=8), max_size=3))
def test_nothing_typed_raises(text: str, names: list[str]) -> None:
    assert set(find_lacks(text, names)) <= set(Lack)
    assert find_lacks(text, names) == tuple(lack for lack in Lack if lack in find_lacks(text, names))
    assert is_vague_owner(text) in {True, False}


@given(st.lists(st.sampled_from([text for text, _ in EVERY]), min_size=1, max_size=4))
def test_more_sentences_never_lack_more_than_each_alone(texts: list[str]) -> None:
    assert set(find_lacks("\n".join(texts), NAMES)) <= set.intersection(
        *(set(find_lacks(text, NAMES)) for text in texts)
    )


LONG = (
    "a",
    "Nhất trí. ",
    "nhất trí ",
    "báo cáo gửi ",
    "đ/c ",
    "1/",
    "Hà ",
    "trước ",
    "công tác ",
    "nộp a b c ",
    "- ",
    "  ",
    "“",
)


@pytest.mark.parametrize("piece", LONG)
def test_time_grows_with_length_only(piece: str) -> None:
    spent = []
    for size in (10_000, 40_000):
        text = piece * (size // len(piece))
        began = time.process_time()
        find_lacks(text, NAMES)
        is_vague_owner(text)
        spent.append(time.process_time() - began)
    print(f"{piece!r}: {spent[0]:.2f} s, {spent[1]:.2f} s")
    assert spent[1] <= 10 * spent[0] + 0.3


def test_a_megabyte_is_answered_at_once() -> None:
    began = time.process_time()
    assert find_lacks("Nhất trí. " * 100_000, NAMES) == ALL
    assert time.process_time() - began < 5
