"""Reads one hand-written YAML file (chi-bo.yaml): values with the lines they stand on, mistakes in Vietnamese."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import CollectionEndEvent, CollectionStartEvent

from assistant.platform.os_errors import os_reason
from assistant.platform.patient_files import read_patiently
from assistant.rules.problems import Problem
from assistant.wording import workspace as words
from assistant.wording.workspace_profile import TEXT
from assistant.workspace import yaml_slips as slips

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""The mark that Notepad puts before what it saves as Unicode."""
MOST, DEEPEST = 200_000, 20
"""Characters of the file, and levels of nesting; the file of `chibo init` has 3,000 and 3."""


@dataclass(frozen=True)
class YamlMap:
    """A mapping as written, with the line (from 1) of each key."""

    values: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)


def read_yaml(path: Path) -> tuple[YamlMap, tuple[Problem, ...]]:
    """What the file says, and one problem where it is missing, lost, cut off or not understood. Never raises."""
    text, problem = _text(path)
    if problem:
        return YamlMap(), (problem,)
    if lost := _nothing_left(text, path.name):
        return YamlMap(), (lost,)
    found, problems = _parse(slips.mend_text(text), path.name)
    return found, problems or _cut_off(text, found, path.name)


def _nothing_left(text: str, file: str) -> Problem | None:
    """An empty file is none without settings: it is what a failing disk leaves of one."""
    if not text.strip():
        return Problem(words.EMPTY_PROFILE, words.LOST_PROFILE_REMEDY, file, row=1)
    if not text.strip("\0\r\n "):
        return Problem(words.ZEROED_PROFILE, words.LOST_PROFILE_REMEDY, file, row=1)
    return None


def _cut_off(text: str, found: YamlMap, file: str) -> tuple[Problem, ...]:
    """Told where the end of the file is missing: of one that `chibo init` made, whose last part is `quy_dinh`.

    Of any other, where it ends after the colon of an entry.
    """
    lines = text.splitlines()
    made = lines[0].strip() == TEXT.splitlines()[0] and "quy_dinh" not in found.values
    within = text[-1:] not in "\r\n" and not lines[-1].startswith("#") and lines[-1].rstrip().endswith(":")
    if not made and not within:
        return ()
    return (Problem(words.CUT_PROFILE, words.CUT_PROFILE_REMEDY, file, row=len(lines)),)


def as_map(value: object) -> YamlMap | None:
    """A mapping that came out of `read_yaml`, with its lines; None where the value is something else."""
    if not isinstance(value, Mapping):
        return None
    positions: Any = getattr(value, "lc", None)
    known = (positions and positions.data) or {}  # what a merge (`<<`) or an ordered map brings has no line
    lines = {str(key): positions.key(key)[0] + 1 for key in value if key in known}
    return YamlMap({str(key): entry for key, entry in value.items()}, lines)


def _text(path: Path) -> tuple[str, Problem | None]:
    """The file's text, or why there is none."""
    try:
        data = read_patiently(path)
        text = data.decode("utf-16" if data[:2] in UTF_16 else "utf-8-sig")
    except FileNotFoundError:
        return "", Problem(words.MISSING_PROFILE, words.MISSING_PROFILE_REMEDY, file=path.name)
    except UnicodeDecodeError:
        return "", Problem(words.NOT_UTF8, words.NOT_UTF8_REMEDY, file=path.name)
    except PermissionError:
        return "", Problem(words.LOCKED, words.LOCKED_REMEDY, file=path.name)
    except OSError as error:
        message = words.UNREADABLE.format(reason=os_reason(error))
        return "", Problem(message, words.UNREADABLE_REMEDY, file=path.name)
    if len(text) > MOST:
        return "", Problem(words.LARGE_PROFILE, words.LARGE_PROFILE_REMEDY, file=path.name)
    return text, None


def _parse(text: str, file: str) -> tuple[YamlMap, tuple[Problem, ...]]:
    """The mapping in a text; ruamel's round-trip reader knows lines and makes plain values only."""
    try:
        if problem := _snare(text, file):
            return YamlMap(), (problem,)
        data = YAML(typ="rt", pure=True).load(text)
    except DuplicateKeyError as error:
        return YamlMap(), (Problem(words.TWICE_KEY, words.TWICE_KEY_REMEDY, file, row=_line(error)),)
    except MarkedYAMLError as error:
        return YamlMap(), (_broken(text, error, file),)
    except (YAMLError, ValueError, TypeError) as error:  # TypeError: a key is a list that holds a list or a mapping
        return YamlMap(), (Problem(words.BROKEN_YAML, words.BROKEN_YAML_REMEDY, file, row=_line(error)),)
    found = as_map({} if data is None else data)
    if found is None:
        return YamlMap(), (Problem(words.NOT_PROFILE, words.NOT_PROFILE_REMEDY, file, row=1),)
    return found, ()


def _snare(text: str, file: str) -> Problem | None:
    """What must not be built: aliases and their anchors (a few unfold to millions of values), nesting without end."""
    depth = 0
    for event in YAML(typ="rt", pure=True).parse(text):
        if getattr(event, "anchor", None):
            return Problem(words.ALIAS, words.ALIAS_REMEDY, file, row=event.start_mark.line + 1)
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > DEEPEST:
            return Problem(words.DEEP, words.DEEP_REMEDY, file, row=event.start_mark.line + 1)
    return None


def _broken(text: str, error: Exception, file: str) -> Problem:
    """The problem of YAML that cannot be parsed: the first slip of the hand up to where the reader gave up, if any."""
    row = _line(error)
    lines = text.splitlines()[:row]
    for number, line in enumerate(lines, start=1):
        if told := slips.explain_slip(line):
            return Problem(*told, file, row=number)
    if lines and slips.is_indented(lines[-1]):
        return Problem(words.INDENT_IN_YAML, words.INDENT_IN_YAML_REMEDY, file, row=row)
    return Problem(words.BROKEN_YAML, words.BROKEN_YAML_REMEDY, file, row=row)


def _line(error: Exception) -> int | None:
    """The line (from 1) that a YAML error points at; the last one where the text ends too early."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return mark.line + 1 if mark else None
