"""The contract between Python and JavaScript, written down as TypeScript: `python -m assistant.views.contract`.

`widgets/static/contract.d.ts` is kept in the repository and compared with these types by a test. It names what goes
down to each region, and for each command what it takes and what goes back. tsc reads the JavaScript against it.
"""

import dataclasses
import re
import types
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from assistant.journal.codec import COMMANDS
from assistant.views import page_commands
from assistant.views.committee import states as committee
from assistant.views.console import states as console
from assistant.views.home import states as home
from assistant.views.projector import states as projector
from assistant.views.states import Message
from assistant.views.year import states as year

FILE = Path(__file__).parents[1] / "widgets" / "static" / "contract.d.ts"
HEAD = """\
// Written by `python -m assistant.views.contract` from the types in Python; a test compares. Not changed by hand.
"""
WIDTH = 120
PLAIN: dict[object, str] = {
    str: "string",
    bool: "boolean",
    int: "number",
    float: "number",
    type(None): "null",
    date: "string",
    datetime: "string",
}
"""Dates and moments travel as ISO 8601 text."""
REGIONS: tuple[type, ...] = (
    console.Head,
    console.Machines,
    console.Rail,
    console.Desk,
    console.Side,
    console.Absent,
    home.Home,
    year.Year,
    committee.Committee,
    projector.WallView,
    projector.ChairView,
    Message,
    page_commands.RefusedAnswer,
)
"""What goes down to a region; and what goes back where a command is refused."""


class Contract:
    """The declaration as it grows: every type that is met is declared by its own name."""

    def __init__(self) -> None:
        self._declarations: dict[str, str] = {}
        self._kinds: dict[str, type] = {}

    def text(self) -> str:
        """The whole file."""
        for region in REGIONS:
            self.written(region)
        commands = self._table("Commands", "What each command takes.", self._arguments())
        answers = self._table("Answers", "What goes back, where it is not refused.", self._answers())
        declarations = [self._declarations[name] for name in sorted(self._declarations)]
        return "\n".join([HEAD, *declarations, commands, answers])

    def written(self, kind: Any) -> str:
        """A Python type in TypeScript. TypeError for one that cannot travel."""
        if kind in PLAIN:
            return PLAIN[kind]
        if get_origin(kind):
            return self._composed(get_origin(kind), get_args(kind))
        if isinstance(kind, type) and issubclass(kind, Enum):
            return self._enumeration(kind)
        if is_typeddict(kind) or dataclasses.is_dataclass(kind):
            return self._interface(kind)
        raise TypeError(f"{kind} has no counterpart in TypeScript")

    def _composed(self, origin: Any, parts: tuple[Any, ...]) -> str:
        """A type that is made of others."""
        if origin in (Annotated, Literal):
            values = parts[1:] if origin is Annotated else parts
            return alternatives([f'"{v}"' if isinstance(v, str) else self.written(v) for v in values])
        if origin in (Union, types.UnionType, NotRequired):
            return alternatives([self.written(part) for part in parts])
        if origin is dict:
            return f"Record<string, {self.written(parts[1])}>"
        if origin in (list, tuple):
            return self._row(parts)
        raise TypeError(f"{origin} has no counterpart in TypeScript")

    def _row(self, parts: tuple[Any, ...]) -> str:
        """A list, or a tuple of a fixed length."""
        if len(parts) == 2 and parts[1] is not Ellipsis:
            return f"[{', '.join(self.written(part) for part in parts)}]"
        one = self.written(parts[0])
        return f"({one})[]" if " | " in one else f"{one}[]"

    def _enumeration(self, kind: type[Enum]) -> str:
        """The name of an enumeration, which becomes the union of its values."""
        values = "".join(f'\n  | "{one.value}"' for one in kind)
        return self._declared(kind, lambda: f"export type {kind.__name__} ={values};\n")

    def _interface(self, kind: type) -> str:
        """The name of a TypedDict or dataclass, which becomes an interface."""

        def declaration() -> str:
            keys = (fitting(f"  {key}: {value};\n") for key, value in self._keys(kind).items())
            return f"export interface {kind.__name__} {{\n{''.join(keys)}}}\n"

        return self._declared(kind, declaration)

    def _declared(self, kind: type, declaration: Callable[[], str]) -> str:
        """The name of a type, which is written down where it is met for the first time."""
        name = kind.__name__
        if self._kinds.setdefault(name, kind) is not kind:
            raise TypeError(f"two types of the name {name}: {self._kinds[name].__module__}, {kind.__module__}")
        if name not in self._declarations:
            self._declarations[name] = ""
            self._declarations[name] = f"/** {sentence(kind)} */\n{declaration()}"
        return name

    def _keys(self, kind: Any) -> dict[str, str]:
        """Each key of a type, with `?` where it may be left out, and what stands there."""
        hints = get_type_hints(kind, include_extras=True)
        if is_typeddict(kind):
            left_out = kind.__optional_keys__
        else:
            fields = dataclasses.fields(kind)
            hints = {field.name: hints[field.name] for field in fields}
            left_out = {f.name for f in fields if not (f.default is f.default_factory is dataclasses.MISSING)}
        return {f"{key}{'?' if key in left_out else ''}": self.written(hint) for key, hint in hints.items()}

    def _arguments(self) -> dict[str, str]:
        kinds = {**COMMANDS, **{name: own.arguments for name, own in page_commands.OWN.items()}}
        return {name: inline(self._keys(kind)) for name, kind in kinds.items()}

    def _answers(self) -> dict[str, str]:
        done: dict[str, type] = dict.fromkeys(COMMANDS, page_commands.CommandDone)
        own = {name: own.answer for name, own in page_commands.OWN.items()}
        kinds = {**done, "EditText": page_commands.TextSaved, **own}
        return {name: self.written(kind) for name, kind in kinds.items()}

    def _table(self, name: str, said: str, rows: dict[str, str]) -> str:
        lines = "".join(fitting(f"  {key}: {rows[key]};\n") for key in sorted(rows))
        return f"/** {said} */\nexport interface {name} {{\n{lines}}}\n"


def alternatives(kinds: list[str]) -> str:
    """`string | null`, each once."""
    return " | ".join(dict.fromkeys(kinds))


def inline(keys: dict[str, str]) -> str:
    """`{ item: string; to: number }`."""
    return f"{{ {'; '.join(f'{key}: {value}' for key, value in keys.items())} }}" if keys else "Record<string, never>"


def fitting(line: str) -> str:
    """A line of the declaration; one that is too long is broken: a line for each key, or for each alternative."""
    if len(line) <= WIDTH:
        return line
    key, separated, kind = line.rstrip(";\n").partition("{ ")
    if separated:
        rows = [f"    {part};\n" for part in kind.removesuffix(" }").split("; ")]
        return f"{key}{{\n{''.join(rows)}  }};\n"
    key, separated, kind = line.rstrip("\n").partition(": ")
    rows = [f"    | {part}" for part in kind.split(" | ")]
    return "\n".join([f"{key}:", *rows, ""])


def sentence(kind: type) -> str:
    """The first paragraph of a type's docstring."""
    return re.sub(r"\s+", " ", (kind.__doc__ or "").split("\n\n", maxsplit=1)[0]).strip()


def main() -> None:
    """Write the declaration anew."""
    FILE.write_text(Contract().text(), encoding="utf-8")


if __name__ == "__main__":
    main()
