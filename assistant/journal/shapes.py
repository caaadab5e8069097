"""Domain values to JSON and back, by their type hints; the shape (kiểu dữ liệu) of everything read is checked."""

import json
from collections.abc import Callable, Hashable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Generic, TypeVar, cast, get_args, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from assistant.wording import journal as words

T = TypeVar("T")
FieldPath = tuple[int | str, ...]


class Misshapen(ValueError):
    """A JSON value that is not of the type wanted: `path` leads to it, `problem` says in Vietnamese what is wrong."""

    def __init__(self, path: FieldPath, problem: str) -> None:
        super().__init__(f"{path_text(path)}: {problem}" if path else problem)
        self.path = path
        self.problem = problem


class Shape(Generic[T]):
    """One frozen dataclass and its JSON form. Strict: no unknown field, no number for a string."""

    def __init__(self, kind: type[T], described: bool = False) -> None:
        config = ConfigDict(
            extra="forbid", strict=True, ser_json_inf_nan="constants", use_attribute_docstrings=described
        )
        # In a one-element tuple, because pydantic takes a configuration for standard dataclasses only from around them.
        self._adapter: TypeAdapter[tuple[T]] = TypeAdapter(_alone(kind), config=config)

    def read(self, text: str) -> T:
        """The value of a JSON text; raises Misshapen."""
        try:
            return self._adapter.validate_json(f"[{text}]")[0]
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            raise Misshapen(first["loc"][1:], explain_error(first)) from error

    def write(self, thing: T, leave_out: frozenset[str] = frozenset()) -> str:
        """Compact JSON. Raises pydantic's PydanticSerializationError for a value that its type hints do not allow."""
        left_out = {0: set(leave_out)} if leave_out else None
        return self._adapter.dump_json((thing,), exclude=left_out, warnings="error").decode()[1:-1]

    def plain(self, thing: T, leave_out: frozenset[str] = frozenset(), defaults: bool = True) -> Any:
        """The value as plain dicts, lists and strings; without `defaults`, only what is not as if it were not told."""
        left_out = {0: set(leave_out)} if leave_out else None
        return self._adapter.dump_python(
            (thing,), mode="json", warnings="error", exclude=left_out, exclude_defaults=not defaults
        )[0]

    def schema(self) -> dict[str, Any]:
        """JSON Schema of the type, all parts under `$defs`."""
        return self._adapter.json_schema()


def _alone(kind: type[T]) -> Any:
    return tuple[kind]  # type: ignore[valid-type] # a tuple type made at run time


def shape_of(kind: type[T]) -> Shape[T]:
    """The shape of a type; building one costs about a millisecond, so it is done once, when first needed."""
    made: Shape[T] = _shape(cast("Hashable", kind))
    return made


@cache
def _shape(kind: Hashable) -> Shape[Any]:
    return Shape(cast("type[Any]", kind))


def explain_error(error: ErrorDetails) -> str:
    """A pydantic error in Vietnamese."""
    return words.SHAPES.get(error["type"], words.OTHER_SHAPE).format(**error.get("ctx", {}))


def path_text(path: FieldPath) -> str:
    """`speeches → s3 → started`."""
    return " → ".join(map(str, path))


def with_strings(value: Any, change: Callable[[FieldPath, str], str], path: FieldPath = ()) -> Any:
    """A plain JSON value with every string (keys too) changed; `change` also gets the path to the string."""
    if isinstance(value, str):
        return change(path, value)
    if isinstance(value, list | tuple):
        return [with_strings(part, change, (*path, i)) for i, part in enumerate(value)]
    if isinstance(value, dict):
        return {
            change((*path, "key"), str(k)): with_strings(part, change, (*path, str(k))) for k, part in value.items()
        }
    return value


def leaf_values(thing: Any, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Any]]:
    """Every value inside dataclasses, mappings and tuples, with the path to it, in their order."""
    waiting: list[tuple[FieldPath, Any]] = [(path, thing)]
    while waiting:
        path, value = waiting.pop()
        if type(value) in PLAIN:
            yield path, value
        elif parts := _parts(value):
            waiting.extend([((*path, key), part) for key, part in reversed(parts)])
        elif parts is None:
            yield path, value


PLAIN = frozenset({str, int, float, bool, type(None)})
"""Types of which it is plain that nothing is inside."""


def _parts(value: Any) -> list[tuple[Any, Any]] | None:
    """What is inside a value, by name or place; None where it is a leaf."""
    if hasattr(value, "__dataclass_fields__"):
        return list(vars(value).items())
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, tuple) else None


def to_json(plain: Any) -> str:
    """JSON text of a plain value; ValueError for NaN and infinity, which JSON lacks, TypeError for an object."""
    return json.dumps(plain, ensure_ascii=False, allow_nan=False)


def field_types(kind: type) -> str:
    """The fields of a dataclass with their types, of all that they are made of too: another text for another shape.

    A tenth of a second less than its JSON Schema.
    """
    found: dict[str, str] = {}
    _gather(kind, found)
    return repr(sorted(found.items()))


def _gather(kind: Any, found: dict[str, str]) -> None:
    for part in get_args(kind):
        _gather(part, found)
    name = repr(kind)
    if not isinstance(kind, type) or name in found:
        return
    if issubclass(kind, Enum):
        found[name] = repr([one.value for one in kind])
    elif is_dataclass(kind):
        hints = get_type_hints(kind)
        found[name] = repr([(one.name, repr(hints[one.name])) for one in fields(kind)])
        for hint in hints.values():
            _gather(hint, found)
