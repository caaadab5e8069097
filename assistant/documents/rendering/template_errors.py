"""What is wrong with a template, said so that an office can mend it: file, field or place, and the nearest known."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

import jinja2
from jinja2.exceptions import SecurityError

from assistant.wording import documents as words

EXPRESSION_ERRORS = (
    jinja2.TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, SyntaxError
)  # fmt: skip
"""Whatever a template's own expressions, or XML broken by misplaced tags, can raise while it is filled."""
NEAR = 0.7
"""How like a name must be to be suggested: what is farther off misleads."""
UNKNOWN = (
    re.compile(r"^'([^']+)' is undefined"),
    re.compile(r"has no attribute '([^']+)'"),
    re.compile(r"has no element '?([^']+)"),
)


class TemplateError(Exception):
    """A template that cannot be used; the message is a Vietnamese sentence with the file's name and the remedy."""


def explain(error: Exception, file: str, known: Sequence[str]) -> TemplateError:
    """The Vietnamese sentence for what happened while the template was filled."""
    if isinstance(error, SecurityError):
        return TemplateError(words.FORBIDDEN_TAG.format(file=file, where=_where(error)))
    if isinstance(error, jinja2.UndefinedError) and (field := _field(str(error))):
        return TemplateError(words.UNKNOWN_FIELD.format(file=file, field=field, near=nearest(field, known)))
    if isinstance(error, jinja2.TemplateSyntaxError):
        return TemplateError(words.BROKEN_TAG.format(file=file, where=_where(error)))
    return TemplateError(words.BROKEN_EXPRESSION.format(file=file, where=_where(error)))


def _field(message: str) -> str:
    """The name jinja could not find."""
    return next((found.group(1) for pattern in UNKNOWN if (found := pattern.search(message))), "")


def nearest(name: str, known: Iterable[str]) -> str:
    """A suggestion, where something known looks alike."""
    near = get_close_matches(name.lower(), list(known), n=1, cutoff=NEAR)
    return words.NEAREST.format(near=near[0]) if near else ""


def _where(error: Exception) -> str:
    """The text round the broken tag, as docxtpl found it."""
    lines = (line.strip() for line in getattr(error, "docx_context", ()))
    text = next((line for line in lines if "{%" in line or "{{" in line), "")
    return words.NEAR_TEXT.format(text=text[:80]) if text else ""
