"""What Jupyter brings besides what pages need: listed in docs/architecture.md, and answered to nobody."""

import json
import re
import sys
from pathlib import Path

import pytest
from jupyter_server.serverapp import JUPYTER_SERVICE_HANDLERS

from tests.packages import ROOT
from tests.server.running import Running

SECTION = (ROOT / "docs" / "architecture.md").read_text("utf-8").split("## What is installed and not served")[1]
ROWS = [line.split("|")[1:-1] for line in SECTION.split("\n## ")[0].splitlines() if line.startswith("| `")]
PARTS = {part for row in ROWS for part in re.findall("`([^`]+)`", row[0])}
ADDRESSES = [address for row in ROWS for address in re.findall("`([^`]+)`", row[2])]


def extensions() -> set[str]:
    """What is installed here and would be loaded into a usual Jupyter server."""
    enabled = (Path(sys.prefix) / "etc" / "jupyter" / "jupyter_server_config.d").glob("*.json")
    return {
        name for path in enabled for name in json.loads(path.read_text("utf-8"))["ServerApp"]["jpserver_extensions"]
    }


def test_every_part_that_jupyter_brings_is_named() -> None:
    assert extensions() | set(JUPYTER_SERVICE_HANDLERS) == PARTS


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
def test_no_part_answers_even_the_secretary(server: Running, cookie: dict[str, str], method: str) -> None:
    found = {path: server.get(path, cookie, method, b"{}" if method != "GET" else None).status for path in ADDRESSES}
    refused = {404} if method == "GET" else {403, 404}  # 403: what changes something wants the page's own field first
    assert {path: status for path, status in found.items() if status not in refused} == {}
    assert len(ADDRESSES) > 25
