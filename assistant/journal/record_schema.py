"""The record described as JSON Schema, draft 2020-12 (mẫu của hồ sơ); titles and descriptions are those of the code."""

import json
from collections.abc import Collection
from functools import cache
from typing import Any

from assistant.domain.meeting import Meeting
from assistant.domain.meeting_figures import Figures
from assistant.journal.lean import ITEM_TOLD, ORDER, PACKED
from assistant.journal.shapes import Shape
from assistant.wording import journal as words
from assistant.wording.domain import FACE_TO_FACE


@cache
def schema_text(
    name: str, version: int, lists: tuple[str, ...], required: tuple[str, ...], kept_out: Collection[str]
) -> str:
    """The schema as JSON text, so that every caller gets a copy of his own.

    `lists`: fields that the record has as lists; `required`: those it must have; `kept_out`: those it must not have.
    """
    definitions = Shape(Meeting, described=True).schema()["$defs"]
    definitions["Details"]["properties"]["form"]["default"] = FACE_TO_FACE
    meeting = definitions.pop("Meeting")
    properties = {name: field for name, field in meeting["properties"].items() if name not in kept_out}
    for field in lists:
        properties[field] = _as_list(properties[field])
    for field in required:
        properties[field].pop("default", None)
    values = definitions["Rules"]["properties"]
    values["values"] = _as_list(values["values"])
    _describe_lean(properties, definitions)
    definitions |= Shape(Figures, described=True).schema()["$defs"]
    own: dict[str, Any] = {
        "$schema": {"type": "string", "title": "Schema", "description": "Name of this schema."},
        "phien_ban": {"const": version, "title": words.RECORD_FORM, "description": "Version of the record's form."},
        "figures": {"$ref": "#/$defs/Figures"},
    }
    return json.dumps(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": name,
            "title": words.RECORD,
            "description": meeting["description"],
            "type": "object",
            "properties": own | properties,
            "required": ["phien_ban", *required],
            "additionalProperties": False,
            "$defs": _reached(own | properties, definitions),
        },
        ensure_ascii=False,
    )


def _describe_lean(properties: dict[str, Any], definitions: dict[str, Any]) -> None:
    """What `journal.lean` writes beside the forms in full: references to the rule set, to items, packed facts."""
    definitions["RulesReference"] = {
        "title": words.RULES_REFERENCE,
        "description": "Rules as their set has them on a day; `set` is the digest of its text quy-dinh/<set>.json.",
        "type": "object",
        "properties": {
            **{name: {"type": "string"} for name in ("name", "label", "set")},
            "day": {"type": "string", "format": "date"},
            "values": {"type": "array", "items": {"$ref": "#/$defs/Rule"}},
            "without": {"type": "array", "items": {"type": "string"}},
        },
        "required": ["name", "set", "day"],
        "additionalProperties": False,
    }
    properties["rules"] = {"anyOf": [{"$ref": "#/$defs/RulesReference"}, {"$ref": "#/$defs/Rules"}]}
    item, plan = definitions["AgendaItem"], definitions["Plan"]
    item["properties"][ORDER] = {"type": "string", "description": "Item of the set's order: all that is not told here."}
    item["required"] = list(ITEM_TOLD)
    plan["required"] = []
    plan["properties"]["agenda"]["items"] = {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/AgendaItem"}]}
    for name in ("Adoption", "Annex"):
        definitions[name]["properties"][PACKED] = {"type": "string", "description": "The facts: zlib, then base64."}
        definitions[name]["required"].remove("facts")


def _reached(part: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The definitions that a part of the schema leads to, also by way of others."""
    found: dict[str, Any] = {}
    while True:
        text = json.dumps([part, found])
        wider = {name: one for name, one in definitions.items() if f'"#/$defs/{name}"' in text}
        if wider == found:
            return found
        found = wider


def _as_list(mapping: dict[str, Any]) -> dict[str, Any]:
    """The schema of a mapping by id, as the schema of a list."""
    kept: dict[str, Any] = {key: mapping[key] for key in ("title", "description") if key in mapping}
    return {**kept, "type": "array", "items": mapping["additionalProperties"]}
