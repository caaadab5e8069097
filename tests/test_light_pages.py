"""What a page's kernel loads: its visitor waits for every import, and every open page pays for it in memory."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.workspace.init import init

SERVER = """
import json, sys
import assistant.server.app, jsonschema
assert jsonschema.Draft202012Validator.FORMAT_CHECKER.checkers, "the other formats are checked as before"
print(json.dumps([name for name in ("rfc3987_syntax", "lark") if sys.modules.get(name)]))
"""
PAPERS_AND_LISTS = (
    *("pandas", "numpy", "pyarrow", "matplotlib", "PIL"),
    *("docx", "docxtpl", "openpyxl", "icalendar", "assistant.documents.rendering.word"),
)
"""What papers, lists, calendars and registers are made of: loaded when one is."""
ASIDE = ("ruamel.yaml", "filelock", "psutil")
"""What reads settings and rules, waits for locks, looks at processes: to show a meeting a page needs none of it."""
HEAVY = ("voila", "jupyter_server", "lxml", "jinja2", "jsonschema", *PAPERS_AND_LISTS)
BUILD = """
import asyncio, json, sys
from assistant.views.{name}.page import page
async def built():
    page()
asyncio.run(built())
print(json.dumps([name for name in {heavy!r} if name in sys.modules]))
"""
HOME = """
import asyncio, json, sys
from assistant.views.home.page import page
async def seen():
    home = page().chibo.keeps
    home._seen({{}}, "")
    await home._reading
    assert home._state()["suggestion"]["members"], "the list was read"
    home.end()
asyncio.run(seen())
print(json.dumps([name for name in {heavy!r} if name in sys.modules]))
"""
BEGINS = """
import json, sys
import assistant.server.kernel_seedling
print(json.dumps([name for name in sys.modules if name.startswith(("jupyter", "tornado", "zmq", "assistant.domain"))]))
"""
SERVES = """
import json, sys
import assistant.server.app, assistant.server.configuration, assistant.server.soundness, assistant.usecases.carrying
print(json.dumps([name for name in {heavy!r} if name in sys.modules]))
"""


def loaded(code: str, data: Path, **environment: str) -> list[str]:
    """What a process prints that has run the code as a page's kernel would."""
    known = {**os.environ, "CHIBO_DATA": str(data), "CHIBO_ROLE": "console", "QUERY_STRING": "meeting="}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**known, "PYTHONUTF8": "1", **environment},
        check=True,
        capture_output=True,
        text=True,
    )
    found: list[str] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("name", "needs"), [("console", {"ruamel.yaml"}), ("projector", set()), ("chair", set())])
def test_a_page_is_built_without_what_only_documents_and_lists_need(name: str, needs: set[str], tmp_path: Path) -> None:
    """The console looks into `chi-bo.yaml` before the start."""
    assert set(loaded(BUILD.format(name=name, heavy=(*HEAVY, *ASIDE)), tmp_path)) == needs


def test_home_reads_the_folder_and_does_not_hold_what_that_takes(tmp_path: Path) -> None:
    """What reads a workbook takes 21 MB: a process of its own does, for as long as it takes."""
    init(tmp_path / "cell", sample=True)
    assert loaded(HOME.format(heavy=HEAVY), tmp_path / "data", CHIBO_WORKSPACE=str(tmp_path / "cell")) == []


def test_the_server_starts_without_what_papers_and_lists_are_made_of(tmp_path: Path) -> None:
    assert loaded(SERVES.format(heavy=PAPERS_AND_LISTS), tmp_path) == []


def test_what_begins_the_kernels_begins_before_anything_else_is_loaded(tmp_path: Path) -> None:
    """It takes as long as all the rest until the address is told: beside it, not after it."""
    assert loaded(BEGINS, tmp_path) == []


def test_the_server_starts_without_the_grammar_of_all_addresses(tmp_path: Path) -> None:
    assert loaded(SERVER, tmp_path) == []
