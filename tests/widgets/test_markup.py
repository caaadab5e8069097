"""No text becomes markup: no script and no template of the pages has a way to parse what was typed as HTML."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted((ROOT / "assistant" / "widgets" / "static").rglob("*.js"))
PAGES = sorted(path for path in (ROOT / "templates" / "jupyter").rglob("*") if path.suffix in (".html", ".j2"))
PARSES = re.compile(
    r"(?:inner|outer)HTML|dangerouslySetInnerHTML|insertAdjacentHTML|document\s*\.\s*write|createContextualFragment"
    r"|DOMParser|setHTML|srcdoc|\beval\s*\(|new\s+Function|javascript:"
)
"""Everything by which a browser reads a text as markup or as a program."""


def test_no_script_parses_text_as_markup() -> None:
    """preact itself (vendor) knows dangerouslySetInnerHTML; nobody gives it any."""
    own = [path for path in SCRIPTS if "vendor" not in path.parts]
    assert len(own) > 20
    found = [(path.name, seen.group()) for path in own for seen in PARSES.finditer(path.read_text(encoding="utf-8"))]
    assert found == []


def test_no_page_parses_text_as_markup() -> None:
    """What a page's template fills in is escaped by Jinja: nothing there switches that off."""
    assert len(PAGES) > 5
    off = re.compile(rf"{PARSES.pattern}|\|\s*safe\b|autoescape\s+false")
    found = [(path.name, seen.group()) for path in PAGES for seen in off.finditer(path.read_text(encoding="utf-8"))]
    assert found == []


def test_the_search_finds_what_it_is_for() -> None:
    for bad in ("x.innerHTML = y", "<p dangerouslySetInnerHTML=${1}>", "document.write(x)", "eval (x)"):
        assert PARSES.search(bad), bad
