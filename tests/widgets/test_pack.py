"""All modules as one script: whatever a page imports is there, under its name, and a form that is not known is told."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from assistant.server.static import static_folder
from assistant.widgets.pack import UnknownForm, pack

NODE = shutil.which("node")
MODULES = {
    "a.js": 'import { one, two as zwei } from "./below/b.js";\nimport * as all from "./below/b.js";\n'
    "export const sum = one + zwei + all.Three.value;\nexport default [sum];\n",
    "below/b.js": 'import "../c.js";\nexport * from "../c.js";\nexport const [one, unused] = [1, 0];\n'
    "export class Three {\n  static value = 3;\n}\nfunction two2() {}\nexport { two2 };\n"
    "export async function four() {}\n",
    "c.js": "globalThis.ran = (globalThis.ran ?? 0) + 1;\nconst two = 2;\nexport{two as two};",
    "never.js": "throw new Error('nobody wants it');\n",
    "floor.js": "no module",
}


def laid(folder: Path, modules: dict[str, str]) -> Path:
    for name, text in modules.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.skipif(NODE is None, reason="no Node.js here")
def test_each_module_runs_once_and_only_where_it_is_wanted(tmp_path: Path) -> None:
    ask = '\nconst a = chiboModule("a.js");\nconsole.log(JSON.stringify([a.sum, a.default, globalThis.ran, '
    ask += 'Object.keys(chiboModule("below/b.js")).sort()]));\n'
    script = tmp_path / "all.mjs"
    script.write_text(pack(laid(tmp_path / "static", MODULES)) + ask, encoding="utf-8")
    done = subprocess.run([str(NODE), str(script)], capture_output=True, text=True, encoding="utf-8", check=True)
    names = sorted(["one", "unused", "two", "Three", "two2", "four"])
    assert json.loads(done.stdout) == [6, [6], 1, names]


@pytest.mark.parametrize(
    "text",
    [
        "export let counted = 0;\n",
        'import it from "./a.js";\n',
        'import { x } from "./away.js";\n',
        'export { x } from "./a.js";\n',
        'export * as x from "./a.js";\n',
    ],
)
def test_a_form_that_is_not_known_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnknownForm):
        pack(laid(tmp_path, {"a.js": "export const a = 1;\n", "b.js": text}))


@pytest.mark.skipif(NODE is None, reason="no Node.js here")
def test_the_pages_own_modules_can_be_read_as_one(tmp_path: Path) -> None:
    script = tmp_path / "pages.mjs"
    script.write_text(pack(static_folder()), encoding="utf-8")
    done = subprocess.run([str(NODE), "--check", str(script)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(NODE is None, reason="no Node.js here")
def test_a_page_that_only_looks_gets_the_modules_of_the_wall_and_no_others(tmp_path: Path) -> None:
    whole, wall = pack(static_folder()), pack(static_folder(), ("viewer.js",))
    for name in ("kit.js", "projector/projector.js", "projector/scenes.js", "patches.js"):
        assert f'"{name}"(use, exports)' in wall
    for name in ("watch.js", "client.js", "drafts.js", "console/desk.js", "home.js"):
        assert f'"{name}"(use, exports)' not in wall
    assert len(wall) < len(whole) / 2
    script = tmp_path / "wall.mjs"
    script.write_text(wall, encoding="utf-8")
    done = subprocess.run([str(NODE), "--check", str(script)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_script_that_is_to_begin_with_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnknownForm):
        pack(laid(tmp_path, {"a.js": "export const a = 1;\n"}), ("b.js",))
