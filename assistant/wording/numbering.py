"""What is said of the numbers of papers (số văn bản): what speaks against one, and what is wrong in the register."""

import re
from collections.abc import Sequence

from assistant.domain.numbering import Note
from assistant.domain.text import clean_line

MOST_TOLD = 5
"""Missing numbers named in one sentence."""
NOTES = {
    "taken": "Số {number} đã dùng cho “{title}” ngày {day:%d/%m/%Y}.",
    "struck": "Số {number} đã bỏ ngày {day:%d/%m/%Y} ({title}), lý do: {reason}.",
    "held": "Văn bản này đã lấy số {held}. Nếu lấy số {number} thì hãy bỏ số {held}, ghi rõ lý do.",
    "left_out": "Lấy số {number} thì bỏ trống số {missing}.",
    "twice": "Số {number} dùng hai lần: “{first}” và “{second}”.",
    "missing": "Sổ số văn bản còn trống số {missing}.",
}
AND_MORE = " và {count} số nữa"


def note(one: Note) -> str:
    """The sentence of a note."""
    told = {name: list_numbers(fact) if isinstance(fact, tuple) else fact for name, fact in one.facts.items()}
    return NOTES[one.code].format(**told)


def bare_number(typed: str) -> str:
    """The number alone of what was typed: `05` of `Số: 05`."""
    return re.sub(r"^số:?\s*", "", clean_line(typed), flags=re.IGNORECASE)


def list_numbers(numbers: Sequence[int | str]) -> str:
    """`03, 04, 07`; of many missing ones the first, the rest counted; numbers as typed stay so."""
    if any(isinstance(one, str) for one in numbers):
        return ", ".join(map(str, numbers))
    named = ", ".join(f"{one:02}" for one in numbers[:MOST_TOLD])
    return named + (AND_MORE.format(count=len(numbers) - MOST_TOLD) if len(numbers) > MOST_TOLD else "")
