"""The record as earlier versions wrote it (version 1): everything in full, the whole rule set too, and no figures."""

import pydantic_core

from assistant.domain.meeting import Meeting
from assistant.journal.record import LIST_FIELDS
from assistant.journal.shapes import shape_of


def dump_former(meeting: Meeting) -> bytes:
    """The bytes that version 1 wrote of a meeting."""
    plain = shape_of(Meeting).plain(meeting)
    for name in LIST_FIELDS:
        plain[name] = list(plain[name].values())
    plain["rules"]["values"] = list(plain["rules"]["values"].values())
    plain["roll"], plain["texts"] = (dict(sorted(plain[name].items())) for name in ("roll", "texts"))
    return pydantic_core.to_json({"$schema": "chibo-ho-so-1.schema.json", "phien_ban": 1, **plain}, indent=1) + b"\n"
