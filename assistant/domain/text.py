r"""The text gate: what may stand in a text, and small edits of it.

What was typed is kept as typed. Only what no paper and no database can hold is taken out: control characters that
XML forbids, lone surrogates and non-characters. Line ends become `\n`. (NFC is for names and for output.)
"""

import re
import unicodedata

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
LINE_END = re.compile("\r\n?|[\u0085\u2028\u2029]")


def clean(text: str) -> str:
    """The text without what cannot be written down; see `count_forbidden` for how much that was."""
    return FORBIDDEN.sub("", LINE_END.sub("\n", text))


def count_forbidden(text: str) -> int:
    """How many characters `clean` takes out, so that it can be said."""
    return len(FORBIDDEN.findall(LINE_END.sub("\n", text)))


def clean_line(text: str) -> str:
    """A one-line fact (a name, a title): clean, composed (NFC), white space folded."""
    return unicodedata.normalize("NFC", " ".join(clean(text).split()))


def splice(text: str, at: int, cut: int, insert: str) -> str:
    """The text with `cut` code points at `at` replaced."""
    return text[:at] + insert + text[at + cut :]
