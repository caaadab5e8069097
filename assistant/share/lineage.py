"""Which machine may write a meeting's record (dấu vết chuyển máy): asked at the moment of writing, whoever queued it.

A laptop that was cut off may come back with a record that has waited for an hour. Whether it may still be written is
told by the trails of takeovers in both files, never by a clock: one that lacks a takeover is out of date.
"""

import json
from pathlib import Path
from typing import Any

from assistant.share.errors import ShareError
from assistant.share.files import Files
from assistant.wording import share as words

LOCK_NAME = "dang-ghi.json"
RECORD_NAME = "ho-so.json"
Trail = list[tuple[Any, Any]]


class TakenOver(ShareError):
    """Another machine goes on with the meeting: this file is not to be written any more."""

    sentence = words.TAKEN_OVER


def respect_takeover(target: Path, payload: bytes, files: Files) -> None:
    """TakenOver, where the lock on the share (or, without one, the record) knows of a takeover that `payload` lacks."""
    if target.name not in (LOCK_NAME, RECORD_NAME):
        return
    for name in (LOCK_NAME, target.name):
        try:
            found = takeover_trail(files.read(target.with_name(name)))
        except FileNotFoundError:
            continue
        ours = takeover_trail(payload)
        if ours is not None and found is not None:
            if ours[: len(found)] != found:
                raise TakenOver(target)
            return


def takeover_trail(data: bytes) -> Trail | None:
    """The takeovers that a record or a lock names, as (machine, moment); None for what is neither."""
    try:
        plain = json.loads(data.decode("utf-8-sig"))
        return [(one["machine"], one["at"]) for one in plain.get("takeovers", [])]
    except (ValueError, AttributeError, KeyError, TypeError, RecursionError):
        return None
