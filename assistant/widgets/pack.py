"""All modules of the pages as one script: a page fetches one file in place of fifty, and the browser keeps it.

Nothing is built beforehand: the modules of `static/` are wrapped as they lie there, each in a function that runs when
it is first wanted (a page runs its own modules only), so a checkout and an installed wheel are the same. It knows the
few forms of `import` and `export` that our modules use, and refuses all others.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from assistant.widgets.modules import read_modules, resolved

LEFT_OUT = frozenset({"floor.js"})
"""Plain scripts, which run where no module does."""
FIRST = ("watch.js", "client.js")
"""What every page runs by itself."""
_IMPORT = re.compile(r'^import\s+(?:(?P<what>[^"\';]+?)\s+from\s*)?"(?P<wanted>[^"]+)";', re.MULTILINE)
_ALL = re.compile(r'^export \* from "(?P<wanted>[^"]+)";', re.MULTILINE)
_LIST = re.compile(r"(?:^|(?<=;))export\s*\{(?P<names>[^}]*)\};", re.MULTILINE)
_DECLARED = re.compile(r"^export (?=(?:async )?(?:function|class|const) )", re.MULTILINE)
_NAMES = re.compile(r"^export (?:async )?(?:function\*?|class|const) (?P<names>\w+|\[[^\]]+\])", re.MULTILINE)
_DEFAULT = re.compile(r"^export default ", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_RUN = """
const known = new Map();
const use = (name) => {
  if (!known.has(name)) {
    known.set(name, {});
    modules[name](use, known.get(name));
  }
  return known.get(name);
};
const give = (exports, names) => {
  for (const [name, get] of Object.entries(names)) Object.defineProperty(exports, name, { get, enumerable: true });
};
const giveAll = (exports, others) => {
  for (const name of Object.keys(others)) {
    if (!(name in exports) && name !== "default") give(exports, { [name]: () => others[name] });
  }
};
globalThis.chiboModule = use;
"""


class UnknownForm(Exception):
    """A module imports or exports in a way that is not known here: a mistake of whoever wrote it."""


def pack(root: Path, first: Sequence[str] = ()) -> str:
    """The script of all modules; of `first` and what they need, where it begins with them. UnknownForm, OSError."""
    texts = read_modules(root, LEFT_OUT)
    names = needed(first, texts) if first else list(texts)
    modules = ",\n".join(f"{json.dumps(name)}(use, exports) {{\n{wrapped(name, texts)}\n}}" for name in names)
    begin = "\n".join(f"use({json.dumps(name)});" for name in first or FIRST if name in texts)
    return f"const modules = {{\n{modules}\n}};\n{_RUN}{begin}\n"


def needed(first: Iterable[str], texts: Mapping[str, str]) -> list[str]:
    """These modules and all that they import, and those again, in the order of their names. UnknownForm: one is not."""
    found, wanted = set[str](), list(first)
    while wanted:
        name = wanted.pop()
        if name not in texts:
            raise UnknownForm(f"{name} is wanted, which is not there")
        if name not in found:
            found.add(name)
            seen = (*_IMPORT.finditer(texts[name]), *_ALL.finditer(texts[name]))
            wanted += [resolved(name, one["wanted"]) for one in seen]
    return sorted(found)


def wrapped(name: str, texts: Mapping[str, str]) -> str:
    """The body of the function that one module becomes."""
    text = texts[name]

    def wanted(found: re.Match[str]) -> str:
        other = resolved(name, found["wanted"])
        if other not in texts:
            raise UnknownForm(f"{name} wants {found['wanted']}, which is not there")
        return f"use({json.dumps(other)})"

    gives = dict(_given(text))
    text = _IMPORT.sub(lambda found: _imported(found["what"], wanted(found)), text)
    text = _ALL.sub(lambda found: f"giveAll(exports, {wanted(found)});", text)
    text = _LIST.sub("", text)
    text = _DECLARED.sub("", text)
    text = _DEFAULT.sub("const its_default = ", text)
    if left := _LEFT.search(text):
        raise UnknownForm(f"{name}: {left.group()}")
    names = ", ".join(f"{outside}: () => {inside}" for outside, inside in gives.items())
    return f"give(exports, {{ {names} }});\n{text}"


def _given(text: str) -> Iterator[tuple[str, str]]:
    """What a module exports: the name outside, the name inside."""
    for found in _NAMES.finditer(text):
        yield from ((name, name) for name in re.findall(r"\w+", found["names"]))
    for found in _LIST.finditer(text):
        yield from ((outside, inside) for inside, outside in _renamed(found["names"]))
    if _DEFAULT.search(text):
        yield "default", "its_default"


def _imported(what: str | None, module: str) -> str:
    if not what:
        return f"{module};"
    if what.startswith("* as "):
        return f"const {what[5:]} = {module};"
    if not what.startswith("{"):
        raise UnknownForm(f"import {what}")
    names = ", ".join(f"{name}: {here}" for name, here in _renamed(what.strip("{} \n")))
    return f"const {{ {names} }} = {module};"


def _renamed(names: str) -> Iterator[tuple[str, str]]:
    """`a, b as c`: each name with the one it gets."""
    for one in filter(None, (part.strip() for part in names.split(","))):
        name, _, new = one.partition(" as ")
        yield name.strip(), (new or name).strip()
