"""Slips of a hand that writes chi-bo.yaml in Notepad: those no eye can see are put right, the others are told."""

import re

from assistant.wording import workspace as words

ENTRY = re.compile(r"\s*([a-z_]+):(.*)")
CURLY = re.compile(r"(?m)^([^#\n]*?: +)[“”]([^“”\"\n]*)[“”] *$")
TABS = re.compile(r"(?<=\S)[ \t]*\t[ \t]*")
QUOTED = frozenset({'"', "'", "{", "["})
"""What a value begins with that may hold a colon."""


def mend_text(text: str) -> str:
    """The text with plain line ends, spaces for hard ones and for tabs inside a line, straight quotes round a value."""
    text = "\n".join(text.replace("\u00a0", " ").splitlines())
    return CURLY.sub(r'\1"\2"', TABS.sub(" ", text))


def explain_slip(line: str) -> tuple[str, str] | None:
    """What is wrong in one line, and its remedy; None where nothing is seen."""
    if line.lstrip().startswith("#"):
        return None
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return words.TAB_IN_YAML, words.TAB_IN_YAML_REMEDY
    found = ENTRY.fullmatch(line)
    return _entry(found[1], found[2]) if found else None


def _entry(key: str, after: str) -> tuple[str, str] | None:
    """What is wrong after the colon of an entry."""
    value = after.strip()
    if value and not after.startswith(" "):
        return words.NO_SPACE_IN_YAML, words.NO_SPACE_IN_YAML_REMEDY.format(key=key, value=value)
    if value.count('"') % 2:
        return words.QUOTE_IN_YAML, words.QUOTE_IN_YAML_REMEDY
    if value[:1] not in QUOTED and re.search(r":(\s|$)", value):
        return words.COLON_IN_YAML, words.COLON_IN_YAML_REMEDY.format(key=key, value=value)
    return None


def is_indented(line: str) -> bool:
    """Whether an entry does not begin at the beginning of its line."""
    return line[:1].isspace() and bool(ENTRY.fullmatch(line))
