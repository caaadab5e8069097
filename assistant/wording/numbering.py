"""What is said of the numbers of papers (số văn bản): what speaks against one, and what is wrong in the register."""

import re
from collections.abc import Sequence
from itertools import groupby

from assistant.domain.numbering import Note
from assistant.domain.text import clean_line

NOTES = {
    "taken": "Số {number} đã dùng cho “{title}” ngày {day:%d/%m/%Y}.",
    "struck": "Số {number} đã bỏ ngày {day:%d/%m/%Y} ({title}), lý do: {reason}.",
    "held": "Văn bản này đã lấy số {held}. Nếu lấy số {number} thì hãy bỏ số {held}, ghi rõ lý do.",
    "left_out": "Lấy số {number} thì bỏ trống số {missing}.",
    "twice": "Số {number} dùng hai lần: “{first}” và “{second}”.",
    "missing": "Sổ số văn bản còn trống số {missing}.",
}


def note(one: Note) -> str:
    """The sentence of a note."""
    told = {name: list_numbers(fact) if isinstance(fact, tuple) else fact for name, fact in one.facts.items()}
    return NOTES[one.code].format(**told)


def bare_number(typed: str) -> str:
    """The number alone of what was typed: `05` of `Số: 05`."""
    return re.sub(r"^số:?\s*", "", clean_line(typed), flags=re.IGNORECASE)


def list_numbers(numbers: Sequence[int | str]) -> str:
    """All of them: `03, 04, 07`, more than three in a row as a span, `03–98`; numbers as typed stay so."""
    counted = [one for one in numbers if isinstance(one, int)]
    if len(counted) < len(numbers):
        return ", ".join(map(str, numbers))
    rows = [[one for _, one in row] for _, row in groupby(enumerate(counted), lambda at: at[1] - at[0])]
    told = [[f"{row[0]:02}–{row[-1]:02}"] if len(row) > 3 else [f"{one:02}" for one in row] for row in rows]
    return ", ".join(one for row in told for one in row)
