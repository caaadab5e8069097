"""What a page's kernel loads: its visitor waits for every import, and every open page pays for it in memory."""

import json
import os
import subprocess
import sys

import pytest

SERVER = """
import json, sys
import assistant.server.app, jsonschema
assert jsonschema.Draft202012Validator.FORMAT_CHECKER.checkers, "the other formats are checked as before"
print(json.dumps([name for name in ("rfc3987_syntax", "lark") if sys.modules.get(name)]))
"""
HEAVY = ("voila", "jupyter_server", "pandas", "numpy", "docx", "docxtpl", "openpyxl", "lxml", "jsonschema")
BUILD = """
import asyncio, json, sys
from assistant.views.{name}.page import page
async def built():
    page()
asyncio.run(built())
print(json.dumps([name for name in {heavy!r} if name in sys.modules]))
"""


@pytest.mark.parametrize("name", ["console", "projector"])
def test_a_page_is_built_without_what_only_documents_and_lists_need(name: str, tmp_path: object) -> None:
    environment = {
        **os.environ,
        "CHIBO_DATA": str(tmp_path),
        "CHIBO_ROLE": "console",
        "QUERY_STRING": "meeting=",
        "PYTHONUTF8": "1",
    }
    code = BUILD.format(name=name, heavy=HEAVY)
    done = subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True)
    assert json.loads(done.stdout) == []


def test_the_server_starts_without_the_grammar_of_all_addresses() -> None:
    done = subprocess.run([sys.executable, "-c", SERVER], check=True, capture_output=True, text=True)
    assert json.loads(done.stdout) == []
