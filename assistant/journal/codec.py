"""Events to JSON for the journal and back, and commands from the browser's messages (thông điệp từ trang)."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from assistant.domain.commands import (
    AdoptMinutes,
    Command,
    ConfirmOmission,
    MakeMeeting,
    NoteClock,
    NoteMoved,
    RestoreMeeting,
    TakeList,
    TakeOver,
    TakePen,
    TakeRules,
)
from assistant.domain.events import Event
from assistant.domain.text import clean, writable
from assistant.journal.bounds import bounds_fault
from assistant.journal.former import RESHAPED, event_of_today, plain_event_of_today
from assistant.journal.shapes import FieldPath, Misshapen, leaf_values, shape_of, to_json, with_strings
from assistant.wording import journal as words

EVENTS: Mapping[str, type[Event]] = {kind.__name__: kind for kind in Event.__subclasses__()}
FROM_PYTHON_ONLY = (
    MakeMeeting,
    RestoreMeeting,
    TakeOver,
    NoteMoved,
    NoteClock,
    AdoptMinutes,
    TakePen,
    TakeList,
    TakeRules,
    ConfirmOmission,
)
"""Commands whose arguments the program itself puts together; no page may send them."""
COMMANDS: Mapping[str, type[Command]] = {
    kind.__name__: kind for kind in Command.__subclasses__() if kind not in FROM_PYTHON_ONLY
}
WITHOUT_MOMENT = frozenset({"at"})
PIECES = frozenset({"insert"})
"""Arguments that are a piece of a text: whether a line begins there is not known."""


class BadCommand(ValueError):
    """A message that is no command of a page; its text is a Vietnamese sentence."""


class UnreadableEvent(ValueError):
    """A row of the journal that this version of the program cannot read; its text is a Vietnamese sentence."""


def encode(event: Event) -> str:
    """The event's data as compact JSON, without its moment, which has a column of its own."""
    return shape_of(type(event)).write(event, WITHOUT_MOMENT)


def decode(kind: str, at: str, data: str) -> Event:
    """The event of one row. Raises UnreadableEvent."""
    if kind not in EVENTS:
        raise UnreadableEvent(words.UNREADABLE_EVENT.format(kind=kind, problem="?"))
    if kind in RESHAPED:
        data = _of_today(kind, data)
    moment = f'{{"at":"{at}"' + ("}" if data == "{}" else "," + data[1:])
    try:
        return event_of_today(shape_of(EVENTS[kind]).read(moment))
    except Misshapen as wrong:
        raise UnreadableEvent(words.UNREADABLE_EVENT.format(kind=kind, problem=wrong)) from wrong


def _of_today(kind: str, data: str) -> str:
    """The data of a rare event that an older version may have written in another shape; broken JSON as it is."""
    try:
        return to_json(plain_event_of_today(kind, json.loads(data)))
    except ValueError:
        return data


def decode_command(name: str, arguments: Mapping[str, Any]) -> Command:
    """The command a page asks for. Its strings pass the text gate. Raises BadCommand."""
    if name not in COMMANDS:
        raise BadCommand(words.UNKNOWN_COMMAND.format(name=clean(str(name))[:60]))
    try:
        plain = with_strings(dict(arguments), _gate)
        command = shape_of(COMMANDS[name]).read(to_json(plain))
        _need_sense(command)
    except Misshapen as wrong:
        raise BadCommand(words.WRONG_COMMAND.format(name=name, problem=wrong)) from wrong
    except (ValueError, TypeError, RecursionError) as wrong:  # no JSON at all: NaN, an object, endless nesting
        raise BadCommand(words.WRONG_COMMAND.format(name=name, problem=words.OTHER_SHAPE)) from wrong
    return command


def _gate(path: FieldPath, text: str) -> str:
    return writable(text) if PIECES.intersection(path) else clean(text)


def _need_sense(command: Command) -> None:
    for path, value in leaf_values(command):
        if isinstance(value, datetime) and value.utcoffset() is None:
            raise Misshapen(path, words.NO_ZONE)
        if problem := bounds_fault(value):
            raise Misshapen(path, problem)
