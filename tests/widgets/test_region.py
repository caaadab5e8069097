"""What a region sends: to our own page only what has changed, to another Jupyter's the whole; on request the whole."""

from collections.abc import Mapping
from typing import Any

import pytest

from assistant.platform.kernel_session import ROLE_VARIABLE
from assistant.widgets.region import Answer, Region

ROWS = [{"id": n, "text": f"Dòng {n}"} for n in range(100)]


class Sent(Region):
    """Notes what would go over the wire."""

    draws = "console/desk"

    def __init__(self, state: Mapping[str, object]) -> None:
        self.whole: list[object] = []
        self.said: list[Any] = []
        super().__init__(lambda name, arguments, command_id: Answer(), state)
        self.whole.clear()

    def send_state(self, key: Any = None) -> None:
        """As a kernel would."""
        self.whole.append(key)

    def send(self, content: Any, buffers: Any = None) -> None:
        """As a kernel would."""
        self.said.append(content)


@pytest.fixture
def region(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """One of our own server's page."""
    monkeypatch.setenv(ROLE_VARIABLE, "console")
    return Sent({"title": "Bàn", "rows": ROWS})


def test_only_what_changed_goes_over_the_wire(region: Sent) -> None:
    heard: list[object] = []
    region.observe(lambda change: heard.append(change["new"]["title"]), "state")
    region.show({"title": "Bàn khác", "rows": ROWS})
    region.show({"title": "Bàn khác", "rows": [dict(row) for row in ROWS]})
    region.show({"title": "Bàn khác", "rows": ROWS[1:]})
    assert region.said == [
        {"set": [(["title"], "Bàn khác")], "after": 0},
        {"set": [(["rows"], [], 0, 1)], "after": 1},
    ]
    assert region.whole == []
    assert (region.state["rows"], region.drawn, heard[0]) == (ROWS[1:], 2, "Bàn khác")


def test_a_page_that_missed_something_gets_the_whole_with_its_number(region: Sent) -> None:
    region.show({"title": "Bàn khác", "rows": ROWS})
    region._received(None, {"whole": True}, [])
    assert region.whole == [["state", "drawn"]]
    assert region.get_state(["state", "drawn"]) == {"state": {"title": "Bàn khác", "rows": ROWS}, "drawn": 1}


def test_in_another_jupyter_the_state_goes_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ROLE_VARIABLE, raising=False)
    region = Sent({"title": "Bàn"})
    region.show({"title": "Bàn khác"})
    assert (region.said, region.state) == ([], {"title": "Bàn khác"})
