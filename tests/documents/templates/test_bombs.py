"""A template that never ends, or fills the memory, is stopped and named; it stops nothing else."""

import contextlib
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from assistant.cli.main import main
from assistant.cli.papers import UNREADABLE
from assistant.documents.papers import check_template, find_template, make_draft, print_paper
from assistant.documents.rendering import word
from assistant.documents.rendering.word import TemplateError
from assistant.documents.templates import gate
from assistant.journal.record import dump
from tests.documents.meetings import full_adopted, short
from tests.documents.rendering.test_word import PROPERTIES, template

NESTED = "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"
ENDLESS = "{{ 10 ** (10 ** 9) }}"
"""One call that runs for days; nothing in it is unknown to the check."""
BOMBS = {
    "loops over numbers": NESTED,
    "loops over the record": "{% for a in y %}" * 12 + "{% endfor %}" * 12,
    "a wide number": "{{ '%0999999999d'|format(1) }}",
    "a wide text": "{{ 'x'.center(2000000000) }}",
    "much text": "{{ lipsum(n=3000000) }}",
    "a large number": ENDLESS,
    "a text doubled": (
        "{% set n = namespace(x='xxxxxxxx') %}{% for i in range(40) %}{% set n.x = n.x ~ n.x %}{% endfor %}"
    ),
    "endless nesting": "{% macro f(n) %}{{ f(n + 1) }}{% endmacro %}{{ f(0) }}",
    "branching": "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
    "deep brackets": "{{ " + "(" * 20000 + "1" + ")" * 20000 + " }}",
    "a large page": "{% for i in range(90000) %}" + "chữ " * 300 + "{% endfor %}",
}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "BOUNDS", replace(gate.BOUNDS, work=0.4, memory=256 * 2**20))


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_filling_is_stopped_and_names_the_template(tmp_path: Path, bomb: str) -> None:
    """Whatever the check may overlook."""
    path = template(tmp_path, bomb)
    facts = {"y": [{"z": "chữ"}] * 30}
    with pytest.raises(TemplateError, match=r"mau\.docx"):
        gate.run_within(path.name, word.fill, path.name, path.read_bytes(), facts, PROPERTIES)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("bomb", ["loops over numbers", "a wide text", "deep brackets"])
def test_neither_a_draft_nor_a_paper_nor_the_check_hangs(tmp_path: Path, bomb: str) -> None:
    """What the check makes of it is said, where it can say anything; papers are refused by name."""
    path = with_tag(tmp_path, BOMBS[bomb])
    with contextlib.suppress(TemplateError):
        check_template(path)
    for ask in (lambda: print_paper(short().meeting, path), lambda: make_draft(short().meeting, path)):
        with pytest.raises(TemplateError, match=r"bien-ban\.docx"):
            ask()
    assert print_paper(short().meeting).lines, "ours prints meanwhile and afterwards"


@pytest.mark.usefixtures("quick")
def test_the_command_line_tells_the_template_that_never_ends(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "ho-so.json"
    record.write_bytes(dump(full_adopted()))
    path = with_tag(tmp_path, ENDLESS)
    assert main(["render", str(record), "--form", "bien-ban", "--template", str(path)]) == UNREADABLE
    assert "bien-ban.docx" in capsys.readouterr().err
    assert main(["template", "preview", str(path)]) == UNREADABLE
    assert "chạy mãi không xong" in capsys.readouterr().err


def with_tag(folder: Path, text: str) -> Path:
    """The shipped template with one more paragraph."""
    document = Document(str(find_template("bien-ban", None)))
    document.add_paragraph(text)
    path = folder / "bien-ban.docx"
    document.save(str(path))
    return path
