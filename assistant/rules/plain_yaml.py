"""YAML as plain values: what rule sets, orders of business and rubrics are kept in."""

from typing import Any


def plain_values(text: str) -> Any:
    """The dicts, lists and values of a YAML text. Raises ruamel's YAMLError.

    The library is loaded with the first text: a page that shows a meeting, which carries its rules along, reads none.
    """
    from ruamel.yaml import YAML

    return YAML(typ="safe", pure=True).load(text)
