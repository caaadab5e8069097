"""`chibo find`: a sentence in the records of all years."""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from assistant.cli.arguments import Parser, folder_of
from assistant.cli.rules import day_of
from assistant.domain.passages import PassageKind
from assistant.wording import cli as words
from assistant.wording.domain import PASSAGE_KIND

FOUND, NOTHING, NO_FOLDER = 0, 1, 2


def add_find_options(find: Parser) -> None:
    """The options of `find`."""
    find.add_argument("words", metavar=words.WORDS, nargs="*", help=words.WORDS_TO_FIND)
    find.add_argument("--workspace", type=Path, default=None, metavar=words.FOLDER, help=words.FOUND_IN_FOLDER)
    find.add_argument("--person", default="", metavar=words.NAME, help=words.FOUND_OF_PERSON)
    find.add_argument("--item", default="", metavar=words.WORDS, help=words.FOUND_UNDER_ITEM)
    find.add_argument(
        "--kind",
        default="",
        choices=[kind.value for kind in PassageKind],
        help=words.FOUND_KINDS.format(kinds=kind_words()),
    )
    find.add_argument("--since", type=day_of, default=None, metavar=words.DAY, help=words.FOUND_SINCE)
    find.add_argument("--until", type=day_of, default=None, metavar=words.DAY, help=words.FOUND_UNTIL)
    find.add_argument("--json", action="store_true", help=words.AS_JSON)


def find(options: argparse.Namespace) -> int:
    """Print each sentence that was found, the newest first. 0: found, 1: nothing, 2: no folder or nothing asked."""
    from assistant.usecases.finding import find_in_folder, passage, told_count, wanted_of

    folder = folder_of(options)
    if folder is None:
        return NO_FOLDER
    wanted = wanted_of(" ".join(options.words), options.person, options.item, options.kind)
    wanted = replace(wanted, since=options.since, until=options.until)
    if not any((wanted.words.strip(), wanted.person.strip(), wanted.item.strip(), wanted.kind)):
        print(words.FIND_WHAT, file=sys.stderr)
        return NO_FOLDER
    hits, count = find_in_folder(folder, wanted)
    told = [passage(hit) for hit in hits]
    if options.json:
        print(json.dumps({"count": count, "passages": told}, ensure_ascii=False, indent=2))
        return FOUND if count else NOTHING
    for one in told:
        sentence = "".join(f"[{p['text']}]" if p["hit"] else p["text"] for p in one["pieces"])
        print(f"{one['day']} · {one['title']} · {' · '.join(filter(None, [one['label'], one['where']]))}")
        print(f"    {sentence}\n    {one['path']}")
    print(told_count(len(hits), count), file=sys.stdout if count else sys.stderr)
    return FOUND if count else NOTHING


def kind_words() -> str:
    """`note (ghi chép), …`."""
    return ", ".join(f"{kind.value} ({PASSAGE_KIND[kind]})" for kind in PassageKind)
