"""Văn bản: laws that the program names beside its rules, by the day on which they are named."""

from datetime import date
from functools import cache
from importlib import resources

from assistant.domain.rules import Basis, cited_bases
from assistant.rules.plain_yaml import plain_values
from assistant.rules.spans import read_span

STATE_SECRETS = "bi_mat_nha_nuoc"
"""Luật Bảo vệ bí mật nhà nước (docs/domain.md N32)."""


@cache
def shipped_laws() -> dict[str, tuple[Basis, ...]]:
    """Each law with its texts, one after the other, as `van-ban.yaml` has them."""
    text = resources.files("assistant.rules").joinpath("van-ban.yaml").read_text(encoding="utf-8")
    found = plain_values(text)
    return {name: tuple(Basis(one["ghi"], read_span(one)) for one in texts) for name, texts in found.items()}


def law_on(name: str, day: date) -> str:
    """The law of that name as it is cited on that day; KeyError for a name that `van-ban.yaml` has not."""
    return "; ".join(basis.text for basis in cited_bases(shipped_laws()[name], day))
