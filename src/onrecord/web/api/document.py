"""The API's own description: OpenAPI 3.1, made from the operations themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import metadata

from onrecord.report.json import Object
from onrecord.web.api import Operation
from onrecord.web.parameters import Parameter

_PROBLEM: Object = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        **{name: {"type": ["string", "null"]} for name in ("where", "found", "expected", "remedy")},
    },
}


def openapi(operations: Iterable[Operation], address: str = "") -> Object:
    """The document."""
    paths: dict[str, Object] = {}
    for operation in operations:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _described(operation)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "On the Record",
            "summary": "The register of public contracts, and what is said about them held against it.",
            "version": metadata.version("onrecord"),
            "license": {"name": "Apache 2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": address or "/"}],
        "paths": paths,
        "components": {"schemas": {"Problem": _PROBLEM}},
    }


def _described(operation: Operation) -> Object:
    told: Object = {
        "operationId": operation.task,
        "summary": operation.summary,
        "parameters": [_place(name, operation.places.get(name, "")) for name in _places(operation.path)]
        + [_parameter(parameter) for parameter in operation.parameters],
        "responses": {
            "200": {"description": "The answer.", "content": {"application/json": {"schema": {"type": "object"}}}},
            "default": {
                "description": "What went wrong, and what to do.",
                "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
            },
        },
    }
    if operation.body is not None:
        told["requestBody"] = {"required": True, "content": {"application/json": {"schema": operation.body}}}
    return told


def _places(path: str) -> list[str]:
    return re.findall(r"\{(\w+)\}", path)


def _place(name: str, help: str) -> Object:
    return {"name": name, "in": "path", "required": True, "description": help, "schema": {"type": "string"}}


def _parameter(parameter: Parameter) -> Object:
    schema = dict(parameter.kind.schema)
    if parameter.default is not None:
        schema["default"] = parameter.default
    return {"name": parameter.name, "in": "query", "description": parameter.help, "schema": schema}
