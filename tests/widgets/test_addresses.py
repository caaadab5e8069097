"""No page says where it lies: below another prefix, behind a proxy, in JupyterLab an address from the root is wrong."""

import re
from pathlib import Path

import pytest

from tests.widgets.test_markup import PAGES, ROOT, SCRIPTS

FROM_THE_ROOT = re.compile(
    r"""["'`](?:https?:)?/(?:voila|chibo|lab|files|api|static|notebooks)\b|(?:href|src)="?/[^$]?"""
)
PYTHON = [path for room in ("views", "usecases", "widgets") for path in (ROOT / "assistant" / room).rglob("*.py")]


@pytest.mark.parametrize("path", [*SCRIPTS, *PAGES, *PYTHON], ids=lambda path: path.name)
def test_no_address_begins_at_the_root(path: Path) -> None:
    assert FROM_THE_ROOT.findall(path.read_text(encoding="utf-8")) == []


def test_the_search_finds_what_it_is_for() -> None:
    for bad in (
        'href="/voila/render/home.ipynb"',
        "fetch(`/chibo/ping`)",
        'location.href = "/voila/x"',
        '<a href="/">',
    ):
        assert FROM_THE_ROOT.search(bad), bad
    for good in ('href="../../chibo/papers/x"', 'href=""', "`${base}voila`", 'split("/")'):
        assert not FROM_THE_ROOT.search(good), good
