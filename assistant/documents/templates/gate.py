"""Mẫu riêng trước khi in: an office's own template is checked before a paper is made from it, and the paper after.

An error of tags or fields (what `chibo template check` calls broken or unknown) refuses the paper: filling the template
may never meet it, for instance in a branch that this meeting does not take, or print the tag itself. What the record
holds and the paper does not show refuses nothing, for a field may be left out on purpose; it is told. The templates
that ship are checked when the program is made.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, ParamSpec, TypeVar

from assistant.documents.facts.phrases import without_dots
from assistant.documents.rendering import word
from assistant.documents.rendering.layout import OWN_TEMPLATES
from assistant.documents.rendering.template_errors import TemplateError
from assistant.documents.rendering.unpacked_size import too_large
from assistant.documents.templates import adopted
from assistant.documents.templates.active import calm_copy
from assistant.documents.templates.blocks import blocks
from assistant.documents.templates.check import (
    Finding,
    FindingKind,
    TemplateReading,
    misled,
    open_document,
    read_template,
)
from assistant.documents.templates.fields import meaning_of
from assistant.documents.templates.labels import FULLER
from assistant.documents.templates.named_items import (
    NamedItems,
    by_name,
    has_lists,
    has_named,
    left_over,
    names_in,
    pick,
    template_fields,
    with_named,
)
from assistant.platform.bounded import Bound, Bounds, OutOfBounds, run_bounded
from assistant.wording import documents as words

MOST_ERRORS = 3
"""Errors said in one refusal; the check tells all of them."""
MOST_GROUPS = 6
"""Groups of fields named in one sentence."""
MOST_PARTS = 3
"""Fields named of one group."""
NUMBERING = re.compile(r"\.(so|chu)$|^de_muc\b")
"""Paths that are the number of a line or heading: made by the program, and Word may number lines by itself."""
LABEL = ".nhan"
"""End of the path of a label: words of the form, for which an office may have its own."""
BOUNDS = Bounds(work=8.0, wait=25.0, memory=768 * 2**20, output=128 * 2**20)
"""A paper of 2,000 rows takes half a second and 100 MB; old machines are five times slower."""
FactTypes = tuple[type, ...]
Given = ParamSpec("Given")
Made = TypeVar("Made")


class TemplateContent(NamedTuple):
    """What a template says of itself: its errors, the paths of the fields it prints (`y_kien[].nguoi`), its blocks."""

    errors: tuple[Finding, ...]
    shown: frozenset[str]
    blocks: frozenset[str]
    reading: TemplateReading | None = None


def render(
    source: adopted.TemplateSource,
    shipped: Path,
    types: FactTypes,
    facts: Mapping[str, Any],
    properties: word.Properties,
    minutes: Callable[[], Mapping[str, Any]] = dict,
) -> word.Rendered:
    """The paper, from a template that is ours (`shipped`, which need not be there) or has no error.

    `minutes` gives the facts of the minutes, for a paper that has none of their lists but may call their items by name.
    `unprinted` also names what is found in the text by chance only. Raises TemplateError and LostText as `word.render`.
    """
    if source.path == shipped:
        return word.render(source.path, facts, properties, source.look)
    data = word.template_bytes(source.path)
    original = shipped.read_bytes() if shipped.is_file() else b""
    if data == original:
        return word.fill(source.path.name, data, facts, properties, source.look)
    names = {} if has_lists(facts) or not has_named(types) else by_name(minutes())
    return run_within(source.path.name, fill_own, source, data, original, types, facts, properties, names)


def run_within(file: str, work: Callable[Given, Made], *given: Given.args, **named: Given.kwargs) -> Made:
    """What is done with a template of somebody else's, within bounds; TemplateError names the file where it is not."""
    try:
        return run_bounded(BOUNDS, work, *given, **named)
    except OutOfBounds as stopped:
        raise TemplateError(words.OUT_OF_BOUNDS[stopped.bound].format(file=file)) from stopped


def fill_own(
    source: adopted.TemplateSource,
    data: bytes,
    original: bytes,
    types: FactTypes,
    facts: Mapping[str, Any],
    properties: word.Properties,
    names: Mapping[str, Any],
) -> word.Rendered:
    """The paper from a template that is not ours, once it has no error; it is the same bytes that are read and filled.

    Runs where it can be stopped: a sandbox bounds what a template reaches, not what it costs.
    """
    refuse_broken(source, data, types, original)
    mine = read_content(data, types)
    left = left_over(facts, mine.shown)
    data = calm_copy(data) if source.heard else data
    rendered = word.fill(source.path.name, data, with_named({**facts, **names}), properties, source.look, left)
    if too_large(rendered.data):
        raise TemplateError(words.OUT_OF_BOUNDS[Bound.OUTPUT].format(file=source.path.name))
    found = (path for path in rendered.unprinted if not path.endswith(LABEL) and not NUMBERING.search(path))
    also = omitted_fields(mine, read_content(original, types), left) if original else ()
    also = tuple(
        path for path in also if not shown_by_name(path, left, pick(names, names_in(mine.shown) if names else ()))
    )
    return rendered._replace(unprinted=tuple(dict.fromkeys((*found, *also))))


def refuse_broken(source: adopted.TemplateSource, data: bytes, types: FactTypes, original: bytes) -> None:
    """TemplateError where the template has errors, unless it is the very one that the room heard the text from."""
    errors = template_errors(data, types, original)
    if not errors or (source.heard and adopted.digest_of(adopted.template_content(source)) == source.heard):
        return
    said = " ".join(f"{error.place[:1].upper()}{error.place[1:]}: {error.sentence}" for error in errors[:MOST_ERRORS])
    more = words.MORE_ERRORS.format(count=len(errors) - MOST_ERRORS) if len(errors) > MOST_ERRORS else ""
    instead = words.TAKE_AWAY if source.path.parent.name == OWN_TEMPLATES else words.DO_NOT_NAME
    raise TemplateError(
        words.REFUSED_TEMPLATE.format(file=source.path.name, path=source.path, errors=said + more, instead=instead)
    )


@lru_cache(maxsize=16)
def template_errors(data: bytes, types: FactTypes, original: bytes) -> tuple[Finding, ...]:
    """What is wrong with a template's tags and fields, and with values beside labels of the original (empty: none)."""
    mine, ours = read_content(data, types), read_content(original, types) if original else None
    if ours is None or mine.reading is None or ours.reading is None:
        return mine.errors
    return tuple(dict.fromkeys((*mine.errors, *misled(mine.reading, ours.reading))))


@lru_cache(maxsize=16)
def read_content(data: bytes, types: FactTypes) -> TemplateContent:
    """A template's content read once, as long as it stays the same. A file that is none says so when it is filled."""
    document = open_document("", data)
    if isinstance(document, Finding):
        return TemplateContent((), frozenset(), frozenset())
    reading = read_template(document, template_fields(types))
    errors = (one for one in reading.found if one.kind in (FindingKind.BROKEN, FindingKind.UNKNOWN))
    return TemplateContent(
        tuple(dict.fromkeys(errors)),
        frozenset(reading.reader.each_list(reading.shown)),
        frozenset(blocks(document, reading)),
        reading,
    )


def shown_by_name(path: str, facts: Mapping[str, Any], names: Mapping[str, Any]) -> bool:
    """Whether all that a field says is said by what the template calls by name."""
    told = [text for _, text in word.text_values(names)]
    mine = [text for where, text in word.text_values(facts) if where == path]
    return bool(mine) and all(
        text in told or (not text.isdigit() and any(text in longer for longer in told)) for text in mine
    )


def called_names(source: adopted.TemplateSource, types: FactTypes) -> frozenset[str]:
    """What the cell's own template calls by name of a paper that has no list of the items; else nothing."""
    if NamedItems not in types or source.path.parent.name != OWN_TEMPLATES:
        return frozenset()
    return names_in(read_content(word.template_bytes(source.path), types).shown)


def omitted_fields(mine: TemplateContent, original: TemplateContent, facts: Mapping[str, Any]) -> tuple[str, ...]:
    """Recorded facts of fields that the original prints and this template does not, and blocks that it has not.

    Of the fields only those that a search of the text may take for shown: fields of the whole paper, lists and groups,
    whose words may stand elsewhere, and numbers, which nearly always do.
    """
    stems = {path.removesuffix(FULLER) for path in mine.shown}
    lacking = {
        path
        for path in original.shown - mine.shown
        if path.removesuffix(FULLER) not in stems and not NUMBERING.search(path)
    }
    groups = {up for path in original.shown for up in _groups(path)} - {
        up for path in mine.shown for up in _groups(path)
    }
    fields = (
        path
        for path, value in word.text_values(facts)
        if path in lacking
        and not path.endswith(LABEL)
        and without_dots(value)
        and (value.isdigit() or "." not in path or any(up in groups for up in _groups(path)))
    )
    return (*fields, *sorted(original.blocks - mine.blocks))


def _groups(path: str) -> Iterator[str]:
    """The lists and groups a field is part of, innermost first: `a[].b[].c` is of `a[].b` and of `a`."""
    while "." in path:
        path = path.rpartition(".")[0]
        yield path.removesuffix("[]")


def omission_sentence(unprinted: Sequence[str]) -> str:
    """What the paper does not show, in words and with the remedy; empty where it shows everything."""
    groups = _named(unprinted)
    named = [f"{group} ({_first(parts, MOST_PARTS, ', ')})" if parts else group for group, parts in groups.items()]
    return words.UNPRINTED.format(what=_first(named, MOST_GROUPS, "; ")) if named else ""


def omission_lines(unprinted: Sequence[str]) -> list[str]:
    """Everything that the paper does not show, a line for each group with all its fields."""
    return [f"{group}: {', '.join(parts)}" if parts else group for group, parts in _named(unprinted).items()]


def _named(unprinted: Sequence[str]) -> dict[str, list[str]]:
    """Fields by the list or group they are of, in words."""
    groups: dict[str, list[str]] = {}
    for path in unprinted:
        group, _, _ = path.removesuffix("[]").rpartition(".")
        block = words.BLOCK_NAMES.get(group or path)
        name = block or meaning_of(group.removesuffix("[]") if group else path)
        parts = groups.setdefault(name, [])
        if group and (part := meaning_of(path)) not in parts:
            parts.append(part)
    return groups


def _first(named: list[str], most: int, between: str) -> str:
    """So many of them, and how many more there are."""
    more = len(named) - most
    return between.join(named[:most] + ([words.MORE_FIELDS.format(count=more)] if more > 0 else []))
