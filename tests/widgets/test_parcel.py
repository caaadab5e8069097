"""The parcel by which a kernel brings the pages' JavaScript along, where no server of ours gives it out."""

import re
from pathlib import Path

import pytest

from assistant.widgets.parcel import NAMED, STATIC, BadParcel, assemble, needed
from assistant.widgets.region import Region

CALLED = re.compile(rf'"{NAMED}([^"]+)"')


def test_every_module_comes_after_all_that_it_needs_and_nobody_needs_what_is_not_there() -> None:
    parcel, before = assemble(), set[str]()
    assert len(parcel.modules) > 30
    for name, text in parcel.modules:
        assert set(CALLED.findall(text)) == set(needed(name, (STATIC / name).read_text(encoding="utf-8")))
        assert set(CALLED.findall(text)) <= before, name
        assert not re.search(r'^(?:import|export)\b[^"\n]*?from "(?!chibo-module:)', text, re.MULTILINE), name
        before.add(name)


def regions(kind: type[Region]) -> set[str]:
    """What the program's own regions draw; other tests make some too.

    So does every `Region` of none of these kinds, for as long as it is there: anywidget gives it a class of its own.
    """
    found = [one for one in kind.__subclasses__() if one.__qualname__ != kind.__qualname__]
    return {one.draws for one in found if one.__module__.startswith("assistant.")}


def test_every_region_and_the_signs_of_life_are_in_it_and_what_needs_our_server_is_not() -> None:
    import assistant.views.chair.page
    import assistant.views.console.page
    import assistant.views.home.page
    import assistant.views.projector.page  # noqa: F401

    plain = Region(lambda name, arguments, command_id: {}, {})
    names = {name for name, _ in assemble().modules}
    assert {f"{draws}.js" for draws in regions(Region)} <= names
    assert "signs.js" in names
    assert not names & {"watch.js", "floor.js"}
    plain.close()


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"a.js": 'import "./b.js";', "b.js": 'export { x } from "./a.js";'}, "circle: a.js → b.js → a.js"),
        ({"a.js": 'import { x } from "./in/b.js";', "in/b.js": 'import {\n  y,\n} from "../c.js";'}, "c.js, which"),
        ({"a.js": 'import x from "preact";'}, "preact, which is no file"),
    ],
)
def test_a_circle_or_a_module_that_is_not_there_is_told(tmp_path: Path, files: dict[str, str], told: str) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(BadParcel, match=told):
        assemble(tmp_path)


def test_what_comments_and_texts_say_of_imports_is_left_alone(tmp_path: Path) -> None:
    text = '/** @import { Line } from "./kit.js" */\nconst say = "from \\"./no.js\\"";\n// import "./none.js"\n'
    (tmp_path / "a.js").write_text(text, encoding="utf-8")
    assert assemble(tmp_path).modules == (("a.js", text),)


def test_its_version_changes_with_a_letter_of_a_module_or_a_sheet(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("1", encoding="utf-8")
    first = assemble(tmp_path).version
    (tmp_path / "app.css").write_text(".card{color:red}", encoding="utf-8")
    second = assemble(tmp_path).version
    (tmp_path / "a.js").write_text("2", encoding="utf-8")
    assert len({first, second, assemble(tmp_path).version}) == 3
