"""What a code of the record is called: one table for Python and for the browser."""

from collections.abc import Mapping

from assistant.domain.text import SYMBOLS
from assistant.wording import domain, member_list, tasks

SPEECH_ROLE = {
    "opinion": "ý kiến",
    "presentation": "trình bày",
    "reply": "tiếp thu, giải trình",
    "guest": "đại biểu",
    "superior": "cấp trên dự",
}
"""Vai trò phát biểu: as what somebody had the floor."""
STANDING = {standing.value: label for standing, label in domain.STANDING.items()}
ATTENDING = {place.value: label or "Sinh hoạt tại chi bộ" for place, label in domain.ATTENDING.items()}
VOCABULARIES: Mapping[str, Mapping[str, str]] = {
    "OPINION": domain.OPINION,
    "ACTION_STATUS": domain.ACTION_STATUS,
    "START_STATE": {state.value: label for state, label in tasks.START_STATE.items()},
    "PRESENCE": domain.PRESENCE,
    "SPEECH_ROLE": SPEECH_ROLE,
    "STANDING": STANDING,
    "ATTENDING": ATTENDING,
    "PASSAGE_KIND": {kind.value: label for kind, label in domain.PASSAGE_KIND.items()},
    "LIST_FIELD": member_list.FIELD,
    "SYMBOLS": {chr(letter): shown for letter, shown in SYMBOLS.items()},
}
"""The tables that the browser has too, by their names there."""
