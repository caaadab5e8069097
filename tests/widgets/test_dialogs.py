"""A dialog tells that it was closed only while it is on the page: one place in kit.js sees to it, for all of them."""

import re
from pathlib import Path

import pytest

from tests.widgets.test_markup import ROOT, SCRIPTS

KIT = ROOT / "assistant" / "widgets" / "static" / "kit.js"
OWN = [path for path in SCRIPTS if "vendor" not in path.parts]
DIALOG = re.compile(r"<dialog\s")
BY_HAND = re.compile(r"showModal|onClose=|addEventListener\(\s*[\"']close")


@pytest.mark.parametrize("path", [p for p in OWN if p != KIT], ids=lambda path: path.name)
def test_no_script_opens_a_dialog_or_listens_for_its_close_by_hand(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert BY_HAND.findall(text) == []
    assert len(DIALOG.findall(text)) == len(re.findall(r"= useModal\((?!\))", text))


def test_the_search_finds_what_it_is_for() -> None:
    assert sum(len(DIALOG.findall(path.read_text(encoding="utf-8"))) for path in OWN) >= 9
    assert BY_HAND.search("<dialog onClose=${close}>")
    assert BY_HAND.search("dialog.current.showModal()")
