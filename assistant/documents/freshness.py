"""Văn bản đã cũ: whether a paper that was handed out still says what the record says, and what has changed. Pure.

What a paper was filled from is remembered as one digest a field, never as text.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from assistant.documents.facts.phrases import DOTS
from assistant.documents.templates.fields import meaning_of
from assistant.documents.templates.named_items import BY_NAME
from assistant.wording import documents as words

MOST_NAMED = 4
"""Changed fields named in one sentence."""


def field_digests(facts: Mapping[str, Any]) -> dict[str, str]:
    """A digest of each field: `noi_dung[].ten` stands for that part of every line of the list."""
    texts: dict[str, list[str]] = {}
    for path, text in _texts(facts):
        texts.setdefault(path, []).append(text)
    return {
        path: sha256("\x1f".join(found).encode("utf-8", "replace")).hexdigest()[:16] for path, found in texts.items()
    }


def changed_paths(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Paths that differ, are new or are gone, in the order of the paper.

    A field that the program has learnt since the paper was printed is no change of the record, nor is an item that the
    paper's template did not call by name.
    """
    known = {_group(path) for path in before}
    new = (path for path in after if path in before or not path.startswith(f"{BY_NAME}."))
    paths = (path for path in dict.fromkeys((*new, *before)) if path in before or _group(path) not in known)
    return [path for path in paths if before.get(path) != after.get(path)]


def changed_since_announced(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """The same for a paper that announced a meeting which has begun: what it left blank may be written down since."""
    return [path for path in changed_paths(before, after) if before.get(path) != BLANK]


def _group(path: str) -> str:
    """The group or line that a field is part of; "" for the paper itself."""
    return path.rpartition(".")[0]


def field_labels(paths: list[str]) -> list[str]:
    """What the fields mean, each once, at most `MOST_NAMED` and then how many more."""
    names = list(dict.fromkeys(meaning_of(path) for path in paths))
    more = len(names) - MOST_NAMED
    return names[:MOST_NAMED] + ([words.MORE_PLACES.format(count=more)] if more > 0 else [])


def _texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Path and text of every value; a list also tells its length, so that a line added or gone is seen."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list | tuple):
        yield f"{path}[]", str(len(value))
        for inner in value:
            yield from _texts(inner, f"{path}[]")
    else:
        yield path, str(value)


BLANK = field_digests({"": DOTS})[""]
"""What a field that printed as dots is remembered as."""
