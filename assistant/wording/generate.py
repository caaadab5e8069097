"""Writes the browser's sentences (`assistant.wording.browser`) as an ES module.

To be run after a change of wording: `python -m assistant.wording.generate`. A test compares what lies in
`widgets/static/wording.js` with what would be written.
"""

import json
import textwrap
from collections.abc import Mapping
from pathlib import Path

from assistant.wording.browser import SENTENCES
from assistant.wording.browser.vocabularies import VOCABULARIES

FILE = Path(__file__).resolve().parents[1] / "widgets" / "static" / "wording.js"
HEAD = """\
// Made by `python -m assistant.wording.generate` from assistant/wording/browser/: change the words there.

/** The sentence with its `{facts}` filled in; what is not there (null, false) leaves its place empty. */
export function fill(sentence, facts) {
  return sentence.replace(/\\{(\\w+)\\}/g, (_, name) => (facts[name] || facts[name] === 0 ? facts[name] : ""));
}
"""
LONGEST = 120


def table(name: str, words: Mapping[str, str]) -> str:
    """One table as an exported object."""
    return "\n".join([f"export const {name} = {{", *(entry(key, text) for key, text in words.items()), "};"])


def entry(key: str, text: str) -> str:
    """One sentence under its name, broken where its line were longer than those of the other modules."""
    key = key if key.isidentifier() else json.dumps(key)
    line = f"  {key}: {quote(text)},"
    if len(line) <= LONGEST:
        return line
    pieces = textwrap.wrap(text, LONGEST - 12, drop_whitespace=False, break_long_words=False)
    return f"  {key}:\n" + " +\n".join(f"    {quote(piece)}" for piece in pieces) + ","


def quote(text: str) -> str:
    """The text as a string of JavaScript, its letters as they are."""
    return json.dumps(text, ensure_ascii=False)


def module() -> str:
    """The whole module: `fill`, the vocabularies, and the sentences of each module of the browser."""
    tables = {**VOCABULARIES, **SENTENCES}
    return "\n".join([HEAD, *(table(name, words) for name, words in tables.items())]) + "\n"


if __name__ == "__main__":
    FILE.write_text(module(), encoding="utf-8", newline="\n")
