"""What a sentence is made of: a code and its facts. The sentence is made outside (assistant/wording/domain.py)."""

from collections.abc import Mapping

Fact = str | int | float | tuple[str, ...]
"""One thing that a sentence names: a name, a number, a list of names; such as a record can keep."""
Facts = Mapping[str, Fact]
"""What a sentence is told with; an empty name is one that is kept secret (`domain.secrecy.veil_secrets`)."""
