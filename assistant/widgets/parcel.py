"""The pages' JavaScript and styles as one parcel, for a page that gets no files from a server of ours.

Under `chibo serve` the browser fetches every module by its address and keeps it. In JupyterLab, Notebook or another
Voila nobody gives our files out, so a kernel sends them itself: read from `static/` when it is asked for them, without
any build, so that a checkout that is being worked on and an installed wheel are the same.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.widgets.modules import read_modules, resolved
from assistant.widgets.scoped_styles import scoped

STATIC = Path(__file__).with_name("static")
OUTSIDE = frozenset({"floor.js", "watch.js", "client.js", "channel.js", "viewer.js", "patches.js"})
"""What only a page of our own server runs: the look at the browser's age, the watchdog, the widgets' own manager, the
page that only looks."""
SHEETS = ("base.css", "app.css", "frame.css")
NAMED = "chibo-module:"
"""Before the name of a module, where a parcel's module needs another: the browser puts its address there."""
_NEEDS = re.compile(r'^(?P<before>(?:import|export)\b[^"\';=()]*?\bfrom\s*|import\s*)"(?P<wanted>[^"]+)"', re.MULTILINE)


class BadParcel(Exception):
    """Modules that need each other in a circle, or one that is not there: a mistake of whoever wrote them."""


@dataclass(frozen=True)
class Parcel:
    """Modules as (name below `static/`, text), each after all that it needs; the style sheets as one."""

    modules: tuple[tuple[str, str], ...]
    styles: str

    @property
    def version(self) -> str:
        """Another one as soon as a letter of it is another."""
        return hashlib.sha256(repr((self.modules, self.styles)).encode()).hexdigest()[:12]


def assemble(root: Path = STATIC) -> Parcel:
    """The parcel of all modules and sheets below `root`. Raises BadParcel, OSError."""
    texts = read_modules(root, OUTSIDE)
    order = in_order({name: tuple(needed(name, text)) for name, text in texts.items()})
    styles = "\n".join((root / name).read_text(encoding="utf-8") for name in SHEETS if (root / name).is_file())
    return Parcel(tuple((name, renamed(name, texts[name])) for name in order), scoped(styles))


def needed(name: str, text: str) -> Iterator[str]:
    """The modules that a module imports, by their names below the root."""
    for found in _NEEDS.finditer(text):
        yield _resolved(name, found["wanted"])


def renamed(name: str, text: str) -> str:
    """A module's text with every module that it imports called by `NAMED` and its name."""
    return _NEEDS.sub(lambda found: f'{found["before"]}"{NAMED}{_resolved(name, found["wanted"])}"', text)


def in_order(needs: Mapping[str, tuple[str, ...]]) -> list[str]:
    """All names, each after those that it needs. BadParcel for a circle, or for a name that nobody has."""
    done: dict[str, None] = {}
    for name in needs:
        _add(name, needs, done, ())
    return list(done)


def _add(name: str, needs: Mapping[str, tuple[str, ...]], done: dict[str, None], above: tuple[str, ...]) -> None:
    if name in done:
        return
    if name in above:
        raise BadParcel(f"in a circle: {' → '.join((*above, name))}")
    if name not in needs:
        raise BadParcel(f"{above[-1]} needs {name}, which is not there")
    for other in needs[name]:
        _add(other, needs, done, (*above, name))
    done[name] = None


def _resolved(name: str, wanted: str) -> str:
    if not wanted.startswith("."):
        raise BadParcel(f"{name} needs {wanted}, which is no file beside it")
    return resolved(name, wanted)


def stamps(root: Path = STATIC) -> Mapping[str, int]:
    """When each file of the parcel was written last, in nanoseconds: cheap enough to be asked for all the time."""
    files = [path for path in root.rglob("*") if path.suffix in (".js", ".css")]
    return {path.as_posix(): path.stat().st_mtime_ns for path in files}
