"""Which machine may write a meeting's record (dấu vết chuyển máy): asked at the moment of writing, whoever queued it.

A laptop that was cut off may come back with a record that has waited for an hour. Whether it may still be written is
told by the trails of takeovers in both files, never by a clock: one that lacks a takeover is out of date. Where both
trails are the same, what lies there must be something that this machine wrote itself or has read: otherwise a copy of
its data is at work elsewhere, and whoever wrote last would undo the other.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.share.errors import ShareError, Trouble
from assistant.share.files import Files
from assistant.wording import share as words

LOCK_NAME = "dang-ghi.json"
RECORD_NAME = "ho-so.json"
Trail = list[tuple[Any, Any]]


class TakenOver(ShareError):
    """Another machine goes on with the meeting: this file is not to be written any more."""

    sentence = words.TAKEN_OVER


class SecondWriter(ShareError):
    """Somebody else has written there who comes from the same beginnings: a copy of this machine's data is at work."""

    sentence = words.SECOND_WRITER


class NewerProgram(ShareError):
    """A newer program wrote what lies there: this one cannot tell what it would destroy."""

    trouble = Trouble.REFUSED
    sentence = words.NEWER_PROGRAM


def respect_others(target: Path, payload: bytes, files: Files, known: Callable[[bytes], bool]) -> None:
    """TakenOver, where the lock on the share (or, without one, the record) knows of a takeover that `payload` lacks.

    NewerProgram, where what lies there has a later form than `payload`, whatever its trail looks like by then.
    SecondWriter, where lock or record go by the same takeovers and are not `known`: neither written nor read here.
    """
    if target.name not in (LOCK_NAME, RECORD_NAME):
        return
    ours, judged = takeover_trail(payload), False
    for name in dict.fromkeys((LOCK_NAME, target.name)):
        try:
            data = files.read(target.with_name(name))
        except FileNotFoundError:
            continue
        if name == target.name and form_of(data) > form_of(payload):
            raise NewerProgram(target)
        found = takeover_trail(data)
        if ours is None or found is None:
            continue
        if not judged and ours[: len(found)] != found:
            raise TakenOver(target)
        judged = True
        same = meeting_named(data) and meeting_named(data) == meeting_named(payload)
        if same and ours == found and data != payload and not known(data):
            raise SecondWriter(target)


def form_of(data: bytes) -> int:
    """The version of its form that a record or a lock names; 0 for what names none."""
    try:
        found = json.loads(data.decode("utf-8-sig")).get("phien_ban")
    except (ValueError, AttributeError, RecursionError):
        return 0
    return found if isinstance(found, int) else 0


def meeting_named(data: bytes) -> str:
    """The meeting that a record or a lock is of; empty for what is neither."""
    try:
        plain = json.loads(data.decode("utf-8-sig"))
        found = plain.get("id") or plain.get("meeting")
    except (ValueError, AttributeError, RecursionError):
        return ""
    return found if isinstance(found, str) else ""


def takeover_trail(data: bytes) -> Trail | None:
    """The takeovers that a record or a lock names, as (machine, moment); None for what is neither."""
    try:
        plain = json.loads(data.decode("utf-8-sig"))
        return [(one["machine"], one["at"]) for one in plain.get("takeovers", [])]
    except (ValueError, AttributeError, KeyError, TypeError, RecursionError):
        return None
