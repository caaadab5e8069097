"""Kết luận chung chung: a conclusion that names no work, nobody to do it, no time, or is only a stock phrase.

Why: conclusions of the chair that are vague and assign nothing to anybody are named among the weaknesses wherever
minutes were examined (docs/domain.md W2, W3). What is found is marked amber; the chair's words are never rewritten.

How it reads: sentence by sentence, without diacritics, so that slips of the keyboard do not matter. The words are
those of `conclusion_phrases`. First, what only looks like work, people or time is blanked out: papers with their
numbers and dates, "nhiệm vụ tháng 12", who is speaking. Time and work grow with the length of the text, nothing more.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from assistant.wording import conclusion_phrases
from assistant.wording.conclusion_phrases import Exact
from assistant.wording.dates import strip_diacritics


class Lack(StrEnum):
    """What a conclusion lacks; `words.LACKS` says it."""

    WORK = "work"
    """Việc: no concrete verb with what it is done to."""
    PERSON = "person"
    """Người, đơn vị: nobody by name or office, no named unit ("các đồng chí", "chi bộ" are nobody)."""
    TIME = "time"
    """Thời hạn: no date, no period, no rhythm ("thời gian tới", "kịp thời" are no time)."""
    STOCK = "stock"
    """Câu khuôn mẫu: no work, and nothing but stock phrases ("nhất trí", "tiếp tục phát huy")."""


SENTENCE_END = re.compile(r"[;!?\n]+|\.(?=\s|$)")
LONGEST_TEXT = 50_000
"""Characters judged (some twenty pages); what was pasted beyond that is no conclusion and is not worth the wait."""
CACHE_SIZE = 16
"""Judgements and lists of names kept for the next time they are asked for."""
NAME_CONTEXT = 48
"""Characters before a name that tell whether its bearer is to do something or is only spoken of."""
ACCENTED_SHARE = 0.25
"""Share of words with diacritics from which a text counts as typed with them."""


@dataclass(frozen=True)
class _Sentence:
    """One sentence as written, in small letters, and flat (small, without diacritics); all of the same length."""

    raw: str
    low: str
    flat: str
    accented: bool
    one_case: bool
    """Typed all in capitals, or all in small letters but for the first: capitals tell nothing then."""

    def blank(self, pattern: re.Pattern[str] | Exact) -> "_Sentence":
        """The sentence with what the pattern finds (but for a group `kept`) made unreadable, places kept."""
        found = list(self.seek(pattern))
        raw, low, flat = (_blanked(text, found) for text in (self.raw, self.low, self.flat))
        return _Sentence(raw, low, flat, self.accented, self.one_case)

    def seek(self, pattern: re.Pattern[str] | Exact, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Where the pattern stands; one that depends on diacritics is sought as the text was typed."""
        end = len(self.raw) if end is None else end
        if isinstance(pattern, re.Pattern):
            return pattern.finditer(self.flat, start, end)
        return (pattern.written.finditer if self.accented else pattern.bare.finditer)(
            self.low if self.accented else self.flat, start, end
        )

    def has(self, pattern: re.Pattern[str] | Exact, start: int = 0, end: int | None = None) -> bool:
        """Whether the pattern stands there at all."""
        return next(self.seek(pattern, start, end), None) is not None


def _blanked(text: str, found: list[re.Match[str]]) -> str:
    parts, at = [], 0
    for m in found:
        start = m.start() + len(m.groupdict().get("kept") or "")
        parts += [text[at:start], "¦" * (m.end() - start)]
        at = m.end()
    return "".join(parts) + text[at:]


class _Names:
    """The members' names, in full and given names, made ready once for a text."""

    def __init__(self, names: Iterable[str]) -> None:
        words = [unicodedata.normalize("NFC", name).split() for name in names]
        self.given: dict[str, set[tuple[str, ...]]] = {}
        for w in filter(None, words):
            self.given.setdefault(strip_diacritics(w[-1]).lower(), set()).add(_spelling(w[-1]))
        parts = {strip_diacritics(" ".join(part)).lower() for w in words for part in (w, w[-2:]) if len(part) > 1}
        one_of = "|".join(map(re.escape, sorted(parts, key=len, reverse=True)))
        self.full = re.compile(rf"\b(?:{one_of})\b" if parts else r"(?!)")
        given = "|".join(map(re.escape, sorted(self.given)))
        self.first = re.compile(rf"\b(?:{given})\b" if given else r"(?!)")


@lru_cache(maxsize=CACHE_SIZE)
def _known(names: tuple[str, ...]) -> _Names:
    return _Names(names)


def _spelling(word: str) -> tuple[str, ...]:
    """Letters and marks in no order, so that Hòa and Hoà are one name, Hóa another."""
    return tuple(sorted(unicodedata.normalize("NFD", word.lower())))


def find_lacks(text: str, names: Iterable[str] = ()) -> tuple[Lack, ...]:
    """What the conclusion as a whole lacks, in the order of `Lack`; nothing for an empty text.

    `names` are the members' full names. A lack counts only if no sentence makes it good.
    """
    return _judged(text, tuple(names))


@lru_cache(maxsize=CACHE_SIZE)
def _judged(text: str, names: tuple[str, ...]) -> tuple[Lack, ...]:
    """Kept, because a page asks for it at each click and the text seldom changed."""
    found = [lack for _, lack in lacks_by_sentence(text, names)]
    return tuple(lack for lack in Lack if found and all(lack in each for each in found))


def lacks_by_sentence(text: str, names: Iterable[str] = ()) -> tuple[tuple[str, tuple[Lack, ...]], ...]:
    """Each sentence (or bullet) as written with what it alone lacks."""
    known = _known(tuple(names))
    return tuple((s.raw, _lacks(s, known)) for s in _sentences(text))


def is_vague_owner(text: str) -> bool:
    """True if a task's owner is everybody, so nobody: "các đồng chí", "chi bộ", "mọi người" alone.

    One named person or unit beside them is enough; an empty text is not judged.
    """
    flat = strip_diacritics(" ".join(unicodedata.normalize("NFC", text).lower().split()))
    parts = [part.strip(" .-–:") for part in re.split(r"[,;&+\n]| va | cung | - ", flat)]
    named = [part for part in parts if part]
    return bool(named) and all(conclusion_phrases.COLLECTIVE.fullmatch(part) for part in named)


def _sentences(text: str) -> list[_Sentence]:
    """The sentences with at least one letter; whether diacritics were typed is told by the whole text."""
    composed = unicodedata.normalize("NFC", text[:LONGEST_TEXT])
    total = len(composed.split())
    marked = sum(word != strip_diacritics(word) for word in composed.split())
    accented = marked > total * ACCENTED_SHARE
    found = []
    for part in SENTENCE_END.split(composed):
        raw = " ".join(part.split())
        low = "".join(small if len(small := sign.lower()) == 1 else sign for sign in raw)
        if any(sign.isalpha() for sign in raw):
            found.append(_Sentence(raw, low, strip_diacritics(low), accented, _one_case(raw)))
    return found


def _one_case(raw: str) -> bool:
    letters = [sign for sign in raw if sign.isalpha()]
    return not any(map(str.isupper, letters[1:])) or not any(map(str.islower, letters))


def _lacks(sentence: _Sentence, names: _Names) -> tuple[Lack, ...]:
    rest = sentence
    for pattern in conclusion_phrases.BLANKS:
        rest = rest.blank(pattern)
    work = _works(rest, names)
    found = {
        Lack.WORK: not work,
        Lack.PERSON: not _names_somebody(rest, names),
        Lack.TIME: not (rest.has(conclusion_phrases.TIMES) or rest.has(conclusion_phrases.TIMES_EXACT)),
        Lack.STOCK: not work and sentence.has(conclusion_phrases.STOCK),
    }
    return tuple(lack for lack in Lack if found[lack])


def _works(sentence: _Sentence, names: _Names) -> bool:
    rest = sentence.blank(conclusion_phrases.NOUNS)
    return rest.has(conclusion_phrases.WORK) or rest.has(conclusion_phrases.WORK_EXACT) or _says_enough(sentence, names)


def _says_enough(sentence: _Sentence, names: _Names) -> bool:
    """A clause without stock phrase, not a report, in which words of its own remain: verbs are too many to list."""
    rest = sentence
    for pattern in (names.full, conclusion_phrases.PEOPLE, conclusion_phrases.TIMES):
        rest = rest.blank(pattern)
    rest = rest.blank(conclusion_phrases.EMPTY)
    empty = False
    for clause in conclusion_phrases.CLAUSE.finditer(sentence.flat):
        # "phòng, chống", "kinh tế – xã hội": what follows a stock clause belongs to it, unless it is given to somebody.
        empty = bool(conclusion_phrases.STOCK.search(clause[0])) or (
            empty and not conclusion_phrases.GIVEN_OUT.search(clause[0])
        )
        if not empty and not sentence.has(conclusion_phrases.REPORTED, *clause.span()):
            left = re.findall(r"[^\W\d_]{2,}", rest.raw[clause.start() : clause.end()])
            if sum(sentence.one_case or not word[0].isupper() for word in left) >= conclusion_phrases.ENOUGH:
                return True
    return False


def _names_somebody(sentence: _Sentence, names: _Names) -> bool:
    """A unit, an office or a person who is to do something, not one whose opinion or paper is spoken of."""
    seen = (
        sentence.seek(conclusion_phrases.PEOPLE),
        sentence.seek(conclusion_phrases.PEOPLE_EXACT),
        names.full.finditer(sentence.flat),
        (m for m in names.first.finditer(sentence.flat) if _is_given_name(sentence, m, names)),
        (m for m in conclusion_phrases.CALLED.finditer(sentence.flat) if sentence.raw[m.start("name")].isupper()),
        conclusion_phrases.CALLED_ANY_CASE.finditer(sentence.flat) if sentence.one_case else (),
    )
    return any(_acts(sentence, *m.span()) for matches in seen for m in matches)


def _acts(sentence: _Sentence, start: int, end: int) -> bool:
    before = sentence.flat[max(0, start - NAME_CONTEXT) : start]
    return not conclusion_phrases.NOT_DOING.search(before) and not conclusion_phrases.DONE.match(sentence.flat, end)


def _is_given_name(sentence: _Sentence, m: re.Match[str], names: _Names) -> bool:
    """Whether a word that looks like a member's given name is meant as one: Mai, not mai; Bình, not Bình Thuận."""
    word = sentence.raw[m.start() : m.end()]
    if (word != strip_diacritics(word) or sentence.accented) and _spelling(word) not in names.given[m[0]]:
        return False
    before, after = (
        sentence.raw[max(0, m.start() - NAME_CONTEXT) : m.start()],
        sentence.raw[m.end() : m.end() + NAME_CONTEXT],
    )
    if conclusion_phrases.ASSIGNS.search(strip_diacritics(before).lower()):
        return True
    if not word[0].isupper() or sentence.one_case or (re.match(r" \w", after) and after[1].isupper()):
        return False
    words = before.split()
    if not any(map(str.isalnum, before)):
        return bool(re.match(r"\s*[,:–-]| và | phụ trách| chịu", after)) or _works_at(sentence, m.end())
    return not (words[-1][0].isupper() and words[-1][-1].isalnum())


def _works_at(sentence: _Sentence, end: int) -> bool:
    """Whether a verb of work follows at once ("Hoa lập danh sách")."""
    rest = sentence.flat[end : end + NAME_CONTEXT].lstrip()
    low = sentence.low[end : end + NAME_CONTEXT].lstrip()
    return bool(conclusion_phrases.WORK.match(rest) or conclusion_phrases.WORK_EXACT.written.match(low))
