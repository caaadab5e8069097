r"""The text gate: what may stand in a text, and small edits of it.

What was typed is kept as typed. Only what no paper and no database can hold is taken out: control characters that
XML forbids, lone surrogates and non-characters. Line ends become `\n`, also those of Word and PowerPoint (Shift+Enter
is U+000B, the end of a page U+000C). A letter of a symbol font (Word keeps it as U+F020 to U+F0FF) has no shape in any
other font and would print as an empty box: it becomes the character it showed. (NFC is for names and for output.)
"""

import re
import unicodedata

FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
LINE_END = re.compile("\r\n?|[\x0b\x0c\u0085\u2028\u2029]")
SYMBOL = re.compile("[\uf020-\uf0ff]")
SYMBOLS = str.maketrans(
    {
        "\uf020": " ",
        "\uf06f": "□",
        "\uf0a3": "≤",
        "\uf0a8": "□",
        "\uf0b0": "°",
        "\uf0b1": "±",
        "\uf0b3": "≥",
        "\uf0b4": "×",
        "\uf0b8": "÷",
        "\uf0b9": "≠",
        "\uf0bb": "≈",
        "\uf0df": "←",
        "\uf0e0": "→",
        "\uf0f0": "⇨",
        "\uf0fc": "✓",
        "\uf0fe": "☑",
    }
)
"""What the letters of Symbol and Wingdings show that stand within a line; the others are bullets."""
BULLET = re.compile("^[ \t]*[•‣⁃◦▪▫●■◆❖➢➤·∙][ \t]*(?=[^ \t\n])", re.MULTILINE)


def writable(text: str) -> str:
    """The text, or a piece of one, without what cannot be written down; see `count_forbidden` for how much that was."""
    plain = FORBIDDEN.sub("", LINE_END.sub("\n", text))
    return SYMBOL.sub("•", plain.translate(SYMBOLS)) if SYMBOL.search(plain) else plain


def clean(text: str) -> str:
    """A whole text as it is taken in: writable, and a bullet at the start of a line is a dash, as people type it.

    Only before something: a bullet that is just being typed stays.
    """
    return BULLET.sub("- ", writable(text))


def count_forbidden(text: str) -> int:
    """How many characters are taken out without a trace, so that it can be said."""
    return len(FORBIDDEN.findall(LINE_END.sub("\n", text)))


def clean_line(text: str) -> str:
    """A one-line fact (a name, a title): clean, composed (NFC), white space folded."""
    return unicodedata.normalize("NFC", " ".join(clean(text).split()))


def folded(text: str) -> str:
    """What two spellings of one name have in common: composed (NFC), and small letters.

    Two names of people, papers or files are one where this is equal: an accent may be typed, or come from a Mac, as a
    sign of its own behind its letter.
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def splice(text: str, at: int, cut: int, insert: str) -> str:
    """The text with `cut` code points at `at` replaced."""
    return text[:at] + insert + text[at + cut :]
