"""Kiểu của trường: what each expression of a template stands for, by the builder's own TypedDicts."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from jinja2 import nodes

from assistant.documents.facts.phrases import FILTERS, LIST_FILTERS

ANY: Any = object()
"""The type of what cannot be known, such as the result of a calculation."""


@dataclass(frozen=True)
class TemplateValue:
    """What an expression stands for: its type and its path (`y_kien[].nguoi`), empty for what is not a field."""

    kind: Any = ANY
    path: str = ""

    @property
    def is_list(self) -> bool:
        """Whether it is to be gone through with `for`."""
        return get_origin(self.kind) is list

    @property
    def is_group(self) -> bool:
        """Whether it has parts."""
        return is_typeddict(self.kind)

    def parts(self) -> Mapping[str, "TemplateValue"]:
        """The parts of a group, by name."""
        hints = get_type_hints(self.kind) if self.is_group else {}
        before = f"{self.path}." if self.path else ""
        return {name: TemplateValue(without_none(kind), before + name) for name, kind in hints.items()}

    def each(self) -> "TemplateValue":
        """One line of a list."""
        return (
            TemplateValue(without_none(get_args(self.kind)[0]), f"{self.path}[]") if self.is_list else TemplateValue()
        )


def without_none(kind: Any) -> Any:
    """The type without the None it may also be."""
    if get_origin(kind) in (Union, UnionType):
        return next((part for part in get_args(kind) if part is not NoneType), ANY)
    return kind


def top_fields(facts: tuple[type, ...]) -> dict[str, TemplateValue]:
    """The top fields of a document."""
    return {name: value for one in facts for name, value in TemplateValue(one).parts().items()}


def all_fields(values: Mapping[str, TemplateValue]) -> Iterator[TemplateValue]:
    """All fields, those of groups and lists after them."""
    for value in values.values():
        yield value
        inner = value.each() if value.is_list else value
        yield from all_fields(inner.parts())


@dataclass
class ExpressionReader:
    """Reads expressions inside nested `for`s; tells unknown names and notes the fields used."""

    top: Mapping[str, TemplateValue]
    unknown: Callable[[str, Mapping[str, TemplateValue], str], None]
    """Called with the unknown name, the names known there, and the path of the group it was looked for in."""
    scopes: list[dict[str, TemplateValue]] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    alike: dict[str, list[str]] = field(default_factory=dict)
    """Lists gone through as one (`for part in [mo_dau, noi_dung]`): what is used of the first is used of the others."""

    def all_used(self) -> set[str]:
        """The fields used, each list by its own name."""
        return self.each_list(self.used)

    def each_list(self, paths: set[str]) -> set[str]:
        """Paths, each list by its own name also where several are gone through as one."""
        found = set(paths)
        for first, others in self.alike.items():
            parts = [path.removeprefix(first) for path in paths if path.startswith((f"{first}[", f"{first}."))]
            found |= {other + part for other in others for part in parts}
        return found

    def known(self) -> dict[str, TemplateValue]:
        """Every name that means something here."""
        names = dict(self.top)
        for scope in self.scopes:
            names.update(scope)
        return names

    def value(self, node: nodes.Node) -> TemplateValue:
        """What an expression stands for."""
        if isinstance(node, nodes.Name):
            return self._name(node.name)
        if isinstance(node, nodes.Getattr):
            return self._part(self.value(node.node), node.attr)
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._part(self.value(node.node), node.arg.value)
        if isinstance(node, nodes.List) and node.items:
            first, *others = [self.value(item) for item in node.items]
            if first.path:
                self.alike.setdefault(first.path, []).extend(one.path for one in others if one.path)
            return first
        if isinstance(node, nodes.Filter) and node.name in FILTERS and node.node:
            return self._filtered(self.value(node.node), node.name)
        for child in node.iter_child_nodes():
            self.value(child)
        return TemplateValue()

    def _filtered(self, value: TemplateValue, name: str) -> TemplateValue:
        """What a filter of ours makes: the same, or one text of a list, in which all parts of its lines are used."""
        if name not in LIST_FILTERS or not value.is_list:
            return value
        self.used |= {part.path for part in value.each().parts().values()}
        return TemplateValue(str, value.path)

    def _name(self, name: str) -> TemplateValue:
        found = self.known().get(name)
        if found is None:
            self.unknown(name, self.known(), "")
            return TemplateValue()
        self.used.add(found.path)
        return found

    def _part(self, whole: TemplateValue, name: str) -> TemplateValue:
        if whole.kind is ANY or not (whole.is_group or whole.is_list or whole.kind is str):
            return TemplateValue()
        parts = whole.parts() or (whole.each().parts() if whole.is_list else {})
        if whole.is_group and name in parts:
            self.used.add(parts[name].path)
            return parts[name]
        self.unknown(name, parts, whole.path)
        return TemplateValue()
