"""Python and JavaScript speak of the same things by the same names: the declaration that tsc reads is up to date."""

from pathlib import Path
from typing import TypedDict, get_type_hints

import pytest

from assistant.domain.rules import Panel
from assistant.journal.journal import Journal
from assistant.views import page_commands
from assistant.views.committee.page import CommitteePage
from assistant.views.console.page import Console
from assistant.views.console.panel_states import Panels
from assistant.views.console.panels import PANEL_BUILDERS
from assistant.views.contract import FILE, Contract
from assistant.views.home.page import HomePage
from assistant.views.year.page import YearPage
from assistant.widgets.region import Region


def own_commands(region: Region) -> set[str]:
    """What the page of a region answers to by itself."""
    return set(region._handle.__self__._own)  # type: ignore[attr-defined] # the handler is a bound method


def test_the_declaration_is_what_the_types_say() -> None:
    """Where this fails: `uv run python -m assistant.views.contract`."""
    assert FILE.read_text("utf-8") == Contract().text()


def test_each_panel_is_drawn_as_its_type() -> None:
    drawn = {panel.value: get_type_hints(draw)["return"] for panel, draw in PANEL_BUILDERS.items()}
    assert drawn == get_type_hints(Panels)
    assert set(drawn) == {panel.value for panel in Panel} - {Panel.RESOLUTION.value}


def test_the_consoles_own_commands_are_in_the_contract(console: Console) -> None:
    known = {*page_commands.ON_EVERY_PAGE, *page_commands.OF_THE_CONSOLE}
    assert own_commands(console.regions["desk"]) == known


def test_the_home_pages_own_commands_are_in_the_contract(workspace: Path) -> None:
    home = HomePage(Journal(workspace.parent / "journal.db"), workspace)
    assert own_commands(home.board) == {*page_commands.ON_EVERY_PAGE, *page_commands.OF_HOME}


def test_the_year_pages_own_commands_are_in_the_contract(workspace: Path) -> None:
    year = YearPage(Journal(workspace.parent / "journal.db"), workspace, 2026)
    assert own_commands(year.board) == {*page_commands.ON_EVERY_PAGE, *page_commands.OF_THE_YEAR}


def test_the_committees_own_commands_are_in_the_contract(workspace: Path) -> None:
    tree = CommitteePage(Journal(workspace.parent / "journal.db"), None, 2026)
    assert own_commands(tree.board) == {*page_commands.ON_EVERY_PAGE, *page_commands.OF_THE_TREE}


def test_a_type_that_cannot_travel_is_refused() -> None:
    with pytest.raises(TypeError, match="bytes"):
        Contract().written(bytes)


def test_two_types_of_one_name_are_refused() -> None:
    class First(TypedDict):
        one: str

    class Second(TypedDict):
        two: str

    First.__name__ = Second.__name__ = "Same"
    contract = Contract()
    contract.written(First)
    with pytest.raises(TypeError, match="two types of the name Same"):
        contract.written(Second)
