"""Our style sheets for a page that is not ours alone: in JupyterLab a rule for `.card` or `kbd` must mean our own only.

Every selector is put below the frame of our pages by `:where(…)`, which counts for nothing where two rules are weighed
against each other: the sheets look as they do on a page of our own.
"""

import re
from collections.abc import Iterator

FRAME = ".chibo-frame"
"""The class of the box that holds a page and whatever it lays over itself."""
_PARTS = re.compile(r'/\*.*?\*/|"[^"]*"|\'[^\']*\'|[{}]|[^{}"\'/]+|/', re.DOTALL)
_WITH_RULES = ("@media", "@container", "@supports", "@layer")
"""What has rules inside; all else that begins with an @ has none that name an element of the page."""
_SIZES = re.compile(r"(?<![\w-])(-?[\d.]+)v([hw])\b")
"""Shares of the window: in a frame they are shares of the frame."""
_OF_THE_WINDOW = re.compile(r"^@media\s*\((?=max-|min-)")
"""A condition about the size of the window: in a frame it is about the frame."""
_PAGE = re.compile(r"(?:html|body)(?![\w-])")


def scoped(sheet: str) -> str:
    """The sheet for pages below the frame. Comments are left out."""
    parts = [part.group() for part in _PARTS.finditer(sheet) if not part.group().startswith("/*")]
    return _SIZES.sub(r"\1cq\2", "".join(_rules(iter(parts))))


def _rules(parts: Iterator[str]) -> Iterator[str]:
    """The rules until the end of the block that they stand in."""
    head = ""
    for part in parts:
        if part == "}":
            return
        if part != "{":
            head += part
            continue
        head, at_rule = head.strip(), head.strip().startswith("@")
        head = _OF_THE_WINDOW.sub("@container chibo-frame (", head)
        if at_rule and head.startswith(_WITH_RULES):
            yield f"{head}{{{''.join(_rules(parts))}}}\n"
        else:
            body = _block(parts)
            selector = head if at_rule else below_frame(head)
            yield f"{selector}{{{body}}}\n" if selector else ""
        head = ""


def _block(parts: Iterator[str]) -> str:
    """What stands between here and the brace that closes."""
    text = ""
    for part in parts:
        if part == "}":
            return text
        text += f"{{{_block(parts)}}}" if part == "{" else part
    return text


def below_frame(selectors: str) -> str:
    """The selectors of one rule, each below the frame; those of the whole page are the frame's, or nobody's."""
    return ",".join(filter(None, map(_below, _split(selectors))))


def _below(selector: str) -> str:
    if selector == ":root":
        return f":where({FRAME})"
    if selector.startswith("body"):
        return ""
    if _PAGE.match(selector) or "chibo" in selector:
        return selector
    return f":where({FRAME}) {selector}"


def _split(selectors: str) -> Iterator[str]:
    """At the commas that stand in no bracket."""
    depth, begun = 0, 0
    for at, sign in enumerate(selectors):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0:
            yield selectors[begun:at].strip()
            begun = at + 1
    yield selectors[begun:].strip()
