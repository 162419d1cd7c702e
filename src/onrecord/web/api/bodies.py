"""What a body may hold, as JSON Schema: made from the very classes that read it, so that neither can say otherwise."""

from __future__ import annotations

from typing import Any

import msgspec

Schema = dict[str, Any]


def body_schema(kind: type[msgspec.Struct], also: Schema | None = None) -> Schema:
    """The schema of a body, whole: nothing in it points elsewhere.

    `also` says what its members demand of each other.
    """
    (schema,), components = msgspec.json.schema_components([kind], ref_template="{name}")
    whole: Schema = _resolved(schema, components)
    return {**whole, **(also or {})}


def one_of(*names: str) -> Schema:
    """What a body demands of which exactly one of some texts is given.

    >>> one_of("text")
    {'oneOf': [{'required': ['text'], 'properties': {'text': {'type': 'string'}}}]}
    """
    return {"oneOf": [{"required": [name], "properties": {name: {"type": "string"}}} for name in names]}


def _resolved(schema: Any, components: dict[str, Any]) -> Any:
    """`schema` with what it points to in its place; none of our bodies holds itself."""
    if isinstance(schema, dict):
        if (name := schema.get("$ref")) is not None:
            beside = {key: part for key, part in schema.items() if key != "$ref"}
            return _resolved({**components[name], **beside}, components)
        return _said_first({key: _resolved(part, components) for key, part in schema.items()})
    return [_resolved(part, components) for part in schema] if isinstance(schema, list) else schema


def _said_first(schema: Schema) -> Schema:
    """A description of what may also be null, beside the choice instead of within it."""
    said = [part.pop("description") for part in schema.get("anyOf", ()) if "description" in part]
    return {"description": said[0], **schema} if said and "description" not in schema else schema
