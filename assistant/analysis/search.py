"""Tìm trong hồ sơ các năm: every passage with the words, by person, item, kind and date; the hit in its sentence.

Words typed without marks find all spellings; a word typed with marks finds only those with the same marks.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.analysis.folding import has_marks, spelled, without_marks, word_places
from assistant.analysis.record_index import RecordIndex
from assistant.domain.outline import Outline
from assistant.domain.passages import PassageKind
from assistant.journal.shapes import shape_of

LONGEST_SENTENCE = 240
"""Letters: of a longer one, what stands around the first hit is told."""
SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+|\n+")
BY_WORDS = (
    "SELECT record.path, record.day, passage.kind, passage.item, passage.heading, passage.person, passage.text"
    " FROM folded JOIN passage ON passage.id = folded.rowid JOIN record ON record.id = passage.record"
    " WHERE folded MATCH ? ORDER BY record.began DESC, passage.id"
)
ALL = (
    "SELECT record.path, record.day, passage.kind, passage.item, passage.heading, passage.person, passage.text"
    " FROM passage JOIN record ON record.id = passage.record ORDER BY record.began DESC, passage.id"
)
FILED_COLUMNS = (
    "SELECT filed.path, filed.day, 'filed', '', filed.title, '', filed_line.text"
    " FROM filed_line JOIN filed ON filed.id = filed_line.filed"
)
OF_WORDS = " WHERE filed_line.id IN (SELECT rowid FROM filed_folded WHERE filed_folded MATCH ?)"
FILED_ORDER = " ORDER BY filed.day DESC, filed_line.id"
Row = tuple[str, str, str, str, str, str, str]
"""Path, day, kind, item, heading, person, text of a passage."""


@dataclass(frozen=True)
class Wanted:
    """What is looked for. `person` and `item` are parts of names and titles; empty fields ask for nothing."""

    words: str = ""
    person: str = ""
    item: str = ""
    kind: PassageKind | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Hit:
    """A sentence that has what is looked for. `marks` are the places in it of the words.

    `path` is the record; of a filed paper, which is of no `meeting`, its path below their folder. `day` is empty where
    nobody knows it.
    """

    path: Path
    meeting: Outline | None
    day: date | None
    kind: PassageKind
    item: str
    heading: str
    person: str
    sentence: str
    marks: tuple[tuple[int, int], ...]


def find_passages(index: RecordIndex, wanted: Wanted, most: int) -> tuple[list[Hit], int]:
    """The hits, those of the newest meetings first, at most so many of them; and how many there are altogether."""
    asked = [Word.of(word) for word in _words(wanted.words)]
    query = " AND ".join(f'"{word.bare}"' for word in asked)
    rows = index.database.execute(BY_WORDS, (query,)) if asked else index.database.execute(ALL)
    found: list[Row] = [row for row in rows if _is_wanted(row, asked, wanted)]
    if wanted.kind in (None, PassageKind.FILED):
        sql = FILED_COLUMNS + (OF_WORDS if asked else "") + FILED_ORDER
        filed = index.database.execute(sql, (query,) if asked else ())
        found += [row for row in filed if _is_wanted(row, asked, wanted)]
        found.sort(key=lambda row: row[1], reverse=True)
    of_meetings = {row[0] for row in found[:most] if row[2] != PassageKind.FILED}
    outlines = {path: _outline(index, path) for path in of_meetings}
    return [_hit(index, outlines.get(row[0]), row, asked) for row in found[:most]], len(found)


def _outline(index: RecordIndex, path: str) -> Outline:
    return shape_of(Outline).read(str(index.database.execute("SELECT outline FROM record WHERE path = ?", (path,)).get))


@dataclass(frozen=True)
class Word:
    """A word that was typed: without its marks, and how it is spelled, if it was typed with marks."""

    bare: str
    spelling: str

    @classmethod
    def of(cls, typed: str) -> "Word":
        """The word as it was typed."""
        return cls(without_marks(typed), spelled(typed) if has_marks(typed) else "")

    def is_meant(self, found: str) -> bool:
        """Whether a word of a text is this one."""
        return without_marks(found) == self.bare and (not self.spelling or spelled(found) == self.spelling)


def _words(typed: str) -> list[str]:
    text = unicodedata.normalize("NFC", typed)
    return [text[first:last] for first, last in word_places(text)]


def _is_wanted(row: Row, asked: list[Word], wanted: Wanted) -> bool:
    """Whether a passage that has the words is what is asked for; those typed with marks are looked for again."""
    _, day, kind, _, heading, person, text = row
    if wanted.kind and kind != wanted.kind.value:
        return False
    named = text if kind == PassageKind.FILED else person  # filed minutes do not tell who speaks
    if not _contains(named, wanted.person) or not _contains(heading, wanted.item):
        return False
    if (wanted.since and day < wanted.since.isoformat()) or (wanted.until and day > wanted.until.isoformat()):
        return False
    if wanted.until and not day:  # nobody knows whether it was then
        return False
    marked = [word for word in asked if word.spelling]
    found = _words(f"{text}\n{person}\n{heading}") if marked else []
    return all(any(word.is_meant(one) for one in found) for word in marked)


def _hit(index: RecordIndex, meeting: Outline | None, row: Row, asked: list[Word]) -> Hit:
    """The passage with the sentence that has the words."""
    name, day, kind, item, heading, person, text = row
    sentence, marks = _sentence(unicodedata.normalize("NFC", text), asked)
    path = index.path_of(name) if meeting else Path(name)
    known = meeting.day if meeting else date.fromisoformat(day) if day else None
    return Hit(path, meeting, known, PassageKind(kind), item, heading, person, sentence, marks)


def _contains(text: str, part: str) -> bool:
    return not part or without_marks(" ".join(part.split())) in without_marks(text)


def _sentence(text: str, asked: list[Word]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The sentence with the most of the words, and where they stand in it; the first one where none has any."""
    sentences = [one.strip() for one in SENTENCE_END.split(text) if one.strip()] or [""]
    best = max(sentences, key=lambda one: sum(any(w.is_meant(f) for f in _words(one)) for w in asked))
    marks = list(_marks(best, asked))
    if len(best) > LONGEST_SENTENCE:
        best = _cut(best, marks[0][0] if marks else 0)
        marks = list(_marks(best, asked))
    return best, tuple(marks)


def _marks(sentence: str, asked: list[Word]) -> Iterator[tuple[int, int]]:
    for first, last in word_places(sentence):
        if any(word.is_meant(sentence[first:last]) for word in asked):
            yield first, last


def _cut(sentence: str, at: int) -> str:
    """What stands around a place of a long sentence, in whole words."""
    first = max(0, min(at - LONGEST_SENTENCE // 3, len(sentence) - LONGEST_SENTENCE))
    part = sentence[first : first + LONGEST_SENTENCE]
    before, after = first > 0, first + LONGEST_SENTENCE < len(sentence)
    part = part.partition(" ")[2] if before else part
    part = part.rpartition(" ")[0] if after else part
    return f"{'… ' if before else ''}{part}{' …' if after else ''}"
