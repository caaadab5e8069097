"""Tìm trong các buổi đã họp: by the index of this machine, which the home page keeps fresh."""

from pathlib import Path
from typing import Annotated, TypedDict

import apsw

from assistant.analysis.record_index import RecordIndex, Told, index_file, tell_nobody
from assistant.analysis.search import Hit, Wanted, find_passages
from assistant.domain.passages import PassageKind
from assistant.platform.patient_files import read_patiently
from assistant.share.probe import MARK, number_in
from assistant.usecases.bad_input import BadInput
from assistant.usecases.filed_minutes import read_filed
from assistant.wording import usecases as words
from assistant.wording.domain import PASSAGE_KIND
from assistant.wording.titles import subject_line

MOST_HITS = 60
"""Hits that are told at once; how many there are is told too."""
LONGEST_QUESTION = 200


class FoundPiece(TypedDict):
    """A stretch of a sentence; `hit`: it is one of the words that were looked for."""

    text: str
    hit: bool


class FoundPassage(TypedDict):
    """A sentence that was found: in which meeting, what it is, whose, and where it stands.

    `path` is the record; empty where this machine has the meeting itself. `filed`: the paper of an earlier year that
    it stands in, which is of no meeting.
    """

    meeting: str
    path: str
    filed: str
    item: str
    title: str
    day: str
    kind: Annotated[str, PassageKind]
    label: str
    where: str
    pieces: list[FoundPiece]


class Found(TypedDict):
    """What was found, the newest first, and in words how much."""

    told: str
    passages: list[FoundPassage]


def open_index(workspace: Path) -> RecordIndex:
    """The index of a cell's folder, by the number in its mark where it has one."""
    try:
        mark = number_in(read_patiently(workspace / MARK))
    except OSError:
        mark = ""
    return RecordIndex(workspace, index_file(workspace, mark))


def find_in_folder(workspace: Path, wanted: Wanted, tell: Told = tell_nobody) -> tuple[list[Hit], int]:
    """The hits in the folder as it is now, and how many there are. Raises OSError where it does not answer."""
    index = open_index(workspace)
    try:
        index.refresh(tell)
        read_filed(index, workspace)
        return find_passages(index, wanted, MOST_HITS)
    finally:
        index.close()


class Finder:
    """The search of one page. It reads this machine's index only, never the share."""

    def __init__(self, file: Path, workspace: Path) -> None:
        self._file, self._workspace = file, workspace

    def find(self, wanted: Wanted) -> Found:
        """What was found, as the page shows it. Raises BadInput where nothing was asked, or the index is damaged."""
        if len(wanted.words) > LONGEST_QUESTION:
            raise BadInput(words.LONG_QUESTION.format(most=LONGEST_QUESTION))
        if not any((wanted.words.strip(), wanted.person.strip(), wanted.item.strip())):
            raise BadInput(words.NOTHING_ASKED)
        index = RecordIndex(self._workspace, self._file)
        try:
            hits, count = find_passages(index, wanted, MOST_HITS)
        except apsw.Error as error:
            raise BadInput(words.INDEX_FAILS) from error
        finally:
            index.close()
        return {"told": told_count(len(hits), count), "passages": [passage(hit) for hit in hits]}


def told_count(shown: int, count: int) -> str:
    """`12 chỗ`, `60 trong 214 chỗ, mới nhất trước`; that nothing was found."""
    if not count:
        return words.NOTHING_FOUND
    return (words.FOUND if shown == count else words.FOUND_MORE).format(shown=shown, count=count)


def passage(hit: Hit) -> FoundPassage:
    """A hit in words."""
    return {
        "meeting": hit.meeting.id if hit.meeting else "",
        "path": str(hit.path) if hit.meeting else "",
        "filed": "" if hit.meeting else hit.path.as_posix(),
        "item": hit.item,
        "title": subject_line(hit.meeting.bare()) if hit.meeting else hit.heading,
        "day": f"{hit.day:%d/%m/%Y}" if hit.day else words.DAY_NOT_KNOWN,
        "kind": hit.kind.value,
        "label": PASSAGE_KIND[hit.kind],
        "where": " · ".join(filter(None, [hit.person, hit.heading])) if hit.meeting else hit.path.name,
        "pieces": pieces(hit),
    }


def pieces(hit: Hit) -> list[FoundPiece]:
    """The sentence in stretches, the words that were looked for apart."""
    found: list[FoundPiece] = []
    at = 0
    for first, last in hit.marks:
        found += [{"text": hit.sentence[at:first], "hit": False}, {"text": hit.sentence[first:last], "hit": True}]
        at = last
    found.append({"text": hit.sentence[at:], "hit": False})
    return [piece for piece in found if piece["text"]]


def wanted_of(typed: str, person: str = "", item: str = "", kind: str = "") -> Wanted:
    """What a person typed; an unknown kind asks for every kind."""
    known = next((one for one in PassageKind if one.value == kind), None)
    return Wanted(typed, person, item, known)
