"""A mistake in a file that people edit by hand (chi-bo.yaml, dang-vien.xlsx), told so that they can mend it."""

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.wording import rules as words

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 600


class Severity(StrEnum):
    """Mức độ: whether something was left out of what was read."""

    ERROR = "error"
    """Something could not be used: a row left out, a setting back at its default."""
    WARNING = "warning"
    """Everything was used, but a person should look."""


@dataclass(frozen=True)
class Problem:
    """One mistake: where it is, what is wrong (`message`) and what to do (`remedy`), both in Vietnamese.

    `row` counts from 1: the row number that Excel shows, or the line of a text file. `column` is a column's
    heading; `key` the name of a setting in chi-bo.yaml.
    """

    message: str
    remedy: str = ""
    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    key: str = ""
    severity: Severity = Severity.ERROR

    @property
    def place(self) -> str:
        """Where: `Tệp dang-vien.xlsx, trang tính “Đảng viên”, dòng 5, cột “Trạng thái”`."""
        parts = [words.IN_FILE.format(file=self.file) if self.file else ""]
        parts.append(words.IN_SHEET.format(sheet=self.sheet) if self.sheet else "")
        parts.append(words.IN_ROW.format(row=self.row) if self.row is not None else "")
        parts.append(words.IN_COLUMN.format(column=self.column) if self.column else "")
        parts.append(words.AT_KEY.format(key=self.key) if self.key else "")
        place = ", ".join(part for part in parts if part)
        return place[:1].upper() + place[1:]

    def sentence(self) -> str:
        """The whole in Vietnamese: place, what is wrong, what to do."""
        told = f"{_short(self.place)}: {_short(self.message)}" if self.place else _short(self.message)
        return " ".join(f"{part.rstrip('.')}." for part in (told, self.remedy) if part)


def _short(text: str) -> str:
    """At most `LONGEST` characters: what is quoted from a file may be a million."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def nearest(word: str, known: "Iterable[str]", likeness: float = 0.6) -> str | None:
    """The known word that looks most like `word`, for "có phải ý là …?"; None where nothing is near."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=likeness)), None)
