"""The browser's sentences: one table for Python and JavaScript, and none beside it."""

import re

import pytest

from assistant.wording import domain, generate
from assistant.wording.browser import SENTENCES
from assistant.wording.browser.vocabularies import VOCABULARIES
from tests.widgets.test_javascript import STATIC, modules

VIETNAMESE = re.compile(r"[À-ÖØ-öø-ỹ]")
COMMENT = re.compile(r"/\*.*?\*/|(?:^|\s)//[^\n]*", re.DOTALL)
USED = re.compile(r"\b(say|shared)\.(\w+)")
ALIAS = re.compile(r"\b(\w+) as say\b")


def code(name: str) -> str:
    """A module without its comments."""
    return COMMENT.sub(" ", (STATIC / name).read_text(encoding="utf-8"))


OWN = [file.relative_to(STATIC).as_posix() for file in modules() if file != generate.FILE]


def test_the_module_of_the_browser_is_as_it_would_be_written_now() -> None:
    assert generate.FILE.read_text(encoding="utf-8") == generate.module(), "run: python -m assistant.wording.generate"


@pytest.mark.parametrize("name", OWN)
def test_no_other_module_holds_a_vietnamese_sentence(name: str) -> None:
    assert [line for line in code(name).splitlines() if VIETNAMESE.search(line)] == []


def test_the_search_finds_what_it_is_for() -> None:
    assert len(OWN) > 30
    assert VIETNAMESE.search("Đã lưu")
    assert VIETNAMESE.search("nói")
    assert not VIETNAMESE.search("×…“”·")
    assert COMMENT.sub(" ", 'a(); // ghi "bút"\n/** bút\n * ghi */ b("//x");').split() == ["a();", 'b("//x");']


def test_every_sentence_a_module_says_is_in_its_table_and_every_sentence_is_said() -> None:
    said: set[tuple[str, str]] = set()
    for name in OWN:
        text = code(name)
        alias = ALIAS.search(text)
        said |= {(alias[1] if alias and group == "say" else group, key) for group, key in USED.findall(text)}

    assert said == {(group, key) for group, words in SENTENCES.items() for key in words}


def test_an_opinion_is_called_the_same_on_paper_and_on_the_screen() -> None:
    assert VOCABULARIES["OPINION"] is domain.OPINION
    assert 'criticism: "phê bình, tự phê bình",' in generate.FILE.read_text(encoding="utf-8")
