"""File names: legal everywhere, stable, and compared as a Windows share compares."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.share.names import LIMIT, safe_name, same_name, utf16_units
from tests.examples import examples

RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{p}{d}" for p in ("COM", "LPT") for d in "0123456789¹²³")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("bien-ban.docx", "bien-ban.docx"),
        ("Nghị quyết: tháng 11/2026", "Nghị quyết- tháng 11-2026"),
        (unicodedata.normalize("NFD", "Biên bản chi bộ.docx"), "Biên bản chi bộ.docx"),
        ("CON", "CON_"),
        ("aux.txt", "aux_.txt"),
        ("aux .tar.gz", "aux_.tar.gz"),
        ("COM¹", "COM¹_"),
        ("lpt9.docx", "lpt9_.docx"),
        ("console.docx", "console.docx"),
        ("trailing. . ", "trailing"),
        ("  đầu", "đầu"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("a\x00b\x07c\u200bd\u202ee", "abcde"),
        ("hai\r\ndòng\tmột", "hai dòng một"),
        ("a\ud83d b", "a b"),
        ("~$bien-ban.docx", "-bien-ban.docx"),
        ("desktop.ini", "desktop.ini_"),
        ("x_VTI_y", "x_vti-y"),
        ("", "khong-ten"),
        ("...", "khong-ten"),
    ],
)
def test_table(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_long_name_keeps_its_suffix_and_counts_as_windows_does() -> None:
    name = safe_name("😀" * 200 + ".docx")
    assert name.endswith("😀.docx")
    assert utf16_units(name) <= LIMIT


@settings(max_examples=examples(60), deadline=None)
@given(
    st.text(max_size=300) | st.from_regex(r"(con|aux|com[1¹])[ .]{0,3}[a-z]{0,3}", fullmatch=True), st.integers(12, 200)
)
def test_every_text_gives_a_legal_name(text: str, limit: int) -> None:
    name = safe_name(text, limit)
    assert name
    assert name == unicodedata.normalize("NFC", name)
    assert utf16_units(name) <= limit
    assert not set(name) & set('<>:"/\\|?*')
    assert all(ord(c) >= 32 and unicodedata.category(c) not in {"Cc", "Cf", "Cs"} for c in name)
    assert name[0] not in " ."
    assert name[-1] not in " ."
    assert not name.startswith("~$")
    assert name.split(".")[0].rstrip().upper() not in RESERVED
    assert safe_name(name, limit) == name


def test_same_name() -> None:
    assert same_name("Biên bản.DOCX", unicodedata.normalize("NFD", "biên Bản.docx"))
    assert same_name("STRASSE.docx", "straße.docx")
    assert not same_name("biên bản.docx", "bien ban.docx")
