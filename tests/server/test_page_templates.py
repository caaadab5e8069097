"""Voila's pages share the templates that were compiled, and take none that was made of another text."""

from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment
from voila import notebook_renderer
from voila.exporter import VoilaExporter

from assistant.platform.paths import program_folder
from assistant.server.page_templates import COMPILED, Compiled, PageExporter, share_compiled_templates


class Counting(Environment):
    """Counts what is compiled."""

    compiled = 0

    def _generate(self, *arguments: Any, **named: Any) -> str:
        type(self).compiled += 1
        return super()._generate(*arguments, **named)


def test_a_template_is_compiled_once_for_all_environments_and_anew_when_its_text_is_another() -> None:
    kept, texts = Compiled(), {"page": "Trang {{ name }}", "other": "Khác"}
    for said in ("Trang một", "Trang một"):
        environment = Counting(loader=DictLoader(texts), bytecode_cache=kept)
        assert environment.get_template("page").render(name="một") == said
    assert Counting.compiled == 1
    texts["page"] = "Mới: {{ name }}"
    assert Counting(loader=DictLoader(texts), bytecode_cache=kept).get_template("page").render(name="một") == "Mới: một"
    assert Counting.compiled == 2


def test_voila_draws_its_pages_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notebook_renderer, "VoilaExporter", VoilaExporter)
    monkeypatch.setenv("JUPYTER_PATH", str(Path(program_folder()) / "templates" / "jupyter"))
    share_compiled_templates()
    exporter = notebook_renderer.VoilaExporter(template_name="lab", base_url="/")
    assert isinstance(exporter, PageExporter)
    assert exporter.environment.bytecode_cache is COMPILED
    assert exporter.environment.is_async
