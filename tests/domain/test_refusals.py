"""Refusals: each has a sentence that says what to do, each sentence a reason in the rules, each reason a test."""

import ast
import string
from pathlib import Path

import pytest

from assistant.wording import refusals as refusal_words

ROOT = Path(__file__).parents[2]
DOMAIN = sorted((ROOT / "assistant/domain").rglob("*.py"))
TESTS = sorted(path for room in ("domain", "usecases") for path in Path(__file__).parents[1].glob(f"{room}/test_*.py"))


def calls(path: Path) -> list[ast.Call]:
    return [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]


def strings(node: ast.AST) -> set[str]:
    return {n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def raised() -> list[tuple[str, set[str]]]:
    """Every code that the domain refuses with, and the names of the facts given with it."""
    found = []
    for call in (call for path in DOMAIN for call in calls(path)):
        named = call.func.id if isinstance(call.func, ast.Name) else ""
        initialises = isinstance(call.func, ast.Attribute) and call.func.attr == "__init__"
        if (named == "Refused" or initialises) and call.args:
            codes = strings(call.args[0]) & set(refusal_words.REFUSALS) or strings(call.args[0])
            found += [(code, {k.arg for k in call.keywords if k.arg}) for code in sorted(codes)]
    return found


def test_what_the_domain_refuses_and_what_the_words_explain_is_the_same() -> None:
    assert {code for code, _ in raised()} == set(refusal_words.REFUSALS)


@pytest.mark.parametrize(("code", "facts"), raised())
def test_every_sentence_is_complete_with_the_facts_it_is_given(code: str, facts: set[str]) -> None:
    wanted = {name for _, name, _, _ in string.Formatter().parse(refusal_words.REFUSALS[code]) if name}
    assert wanted <= facts
    said = refusal_words.refusal_sentence(code, dict.fromkeys(facts, "5"))
    assert said.endswith(".")
    assert said[0].isupper() or not wanted.isdisjoint({"name"}) or said[0] in "“5"


def test_every_refusal_is_provoked_by_a_test() -> None:
    others = [path for path in TESTS if path.name != Path(__file__).name]
    named = set().union(*(strings(ast.parse(path.read_text("utf-8"))) for path in others))
    assert set(refusal_words.REFUSALS) - named == set()
