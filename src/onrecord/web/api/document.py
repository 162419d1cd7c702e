"""The API's own description: OpenAPI 3.1, made from the operations themselves and the schemas of their answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from importlib.resources import files
from typing import Any

from onrecord.report.json import Object
from onrecord.web.api import EVENTS, JSON, Operation
from onrecord.web.api.problems import PROBLEMS
from onrecord.web.api.routes import PROBLEM
from onrecord.web.parameters import Parameter

_ABOUT = """\
Every task of On the Record at one address, with the JSON that its command prints. Answers may grow: a member that is
new breaks nothing. Amounts are numbers with every digit that was published: read them as decimals. Spans count Unicode
code points, and their ends are not part of them. Dates are as published where they are called so, else ISO 8601.
What it shows of notices is reused under the licences of their publishers, which stand with each export and feed."""
_STRING: Object = {"type": ["string", "null"]}
PROBLEM_SCHEMA: Object = {
    "type": "object",
    "description": "Problem details, RFC 9457.",
    "required": ["type", "title", "status", "detail", "where", "found", "expected", "remedy"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference", "description": "Of a page that explains it."},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string", "description": "The sentence that the command line prints."},
        "where": _STRING,
        "found": _STRING,
        "expected": _STRING,
        "remedy": _STRING,
    },
}


@cache
def answer_schemas() -> dict[str, Object]:
    """The schema of every answer, by its name: the files of `schemas/`."""
    folder = files("onrecord.web.api").joinpath("schemas")
    found = sorted((file for file in folder.iterdir() if file.name.endswith(".json")), key=lambda file: file.name)
    return {file.name.removesuffix(".json"): json.loads(file.read_text("utf-8")) for file in found}


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
            "description": _ABOUT,
            "version": metadata.version("onrecord"),
            "license": {"name": "Apache 2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": address or "/"}],
        "paths": paths,
        "components": {
            "schemas": {**answer_schemas(), "Problem": PROBLEM_SCHEMA},
            "responses": {problem.name: _told(problem.title, problem.meaning) for problem in PROBLEMS.values()},
            "headers": _HEADERS,
        },
    }


_HEADERS: Object = {
    "ETag": {"description": "Of this answer; ask again with If-None-Match.", "schema": {"type": "string"}},
    "Link": {"description": "Where the next page is: rel=next.", "schema": {"type": "string"}},
    "Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer", "minimum": 1}},
}


_LAST_EVENT: Object = {
    "name": "Last-Event-ID",
    "in": "header",
    "description": "The id of the last event that was received: only what came since. Browsers send it by themselves.",
    "schema": {"type": "string"},
}
_STREAM: Object = {
    "type": "string",
    "description": "Events of the type release: the id is a cursor, the data one line of JSON, a row of updates.",
}


def _told(title: str, meaning: str) -> Object:
    told: Object = {
        "description": f"{title}. {meaning}",
        "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    if title in (PROBLEMS["too-many"].title, PROBLEMS["full"].title):
        told["headers"] = {"Retry-After": {"$ref": "#/components/headers/Retry-After"}}
    return told


def _described(operation: Operation) -> Object:
    told: Object = {
        "operationId": operation.operation_id,
        "summary": operation.summary,
        "tags": [operation.task],
        "parameters": [_place(name, operation) for name in _places(operation.path)]
        + [_parameter(parameter, operation) for parameter in operation.parameters]
        + [_LAST_EVENT] * operation.streams,
        "responses": {"200": _answer(operation), **_unchanged(operation), **_problems(operation)},
    }
    if operation.body is not None:
        content: Object = {"schema": operation.body}
        if operation.example is not None:
            content["example"] = operation.example
        told["requestBody"] = {"required": True, "content": {JSON: content}}
    return told


def _answer(operation: Operation) -> Object:
    answer: Object = {
        "description": "The answer.",
        "content": {kind: {"schema": _schema(operation, kind)} for kind in operation.kinds},
    }
    if operation.streams:
        return answer
    headers = ["ETag"] if operation.method == "GET" else []
    headers += ["Link"] if any(parameter.name == "after" for parameter in operation.parameters) else []
    if headers:
        answer["headers"] = {name: {"$ref": f"#/components/headers/{name}"} for name in headers}
    return answer


def _unchanged(operation: Operation) -> Object:
    """What is told to whoever has the answer."""
    told = operation.method == "GET" and not operation.streams
    return {"304": {"description": "Nothing has changed since."}} if told else {}


def _schema(operation: Operation, kind: str) -> Object:
    if operation.schema:
        return {"$ref": f"#/components/schemas/{operation.schema}"}
    return {"type": "object"} if kind == JSON else _STREAM if kind == EVENTS else {}


def _problems(operation: Operation) -> Object:
    """What may go wrong with an operation, by status; whatever else there is, is told likewise."""
    names = ["question", "too-many", "full" if operation.streams else "busy"]
    if operation.method == "POST":
        names += ["too-large", "media-type", "unreadable", "not-held", "forbidden"]
    if operation.places or any(parameter.name == "ocid" for parameter in operation.parameters):
        names += ["not-held"]
    if operation.task == "sql":
        names += ["forbidden"]
    if operation.task in ("export",):
        names += ["unreadable"]
    # An address of all that may be asked is longer than one may be.
    found = sorted({"414": "too-large", **{str(PROBLEMS[name].status): name for name in names}}.items())
    return {status: {"$ref": f"#/components/responses/{name}"} for status, name in found}


def _places(path: str) -> list[str]:
    return re.findall(r"\{(\w+)\}", path)


def _place(name: str, operation: Operation) -> Object:
    told: Object = {
        "name": name,
        "in": "path",
        "required": True,
        "description": operation.places.get(name, ""),
        "schema": {"type": "string", "minLength": 1},
    }
    if name in operation.among:
        told["schema"] = {"type": "string", "enum": list(operation.among[name])}
    return _with_example(told, name, operation)


def _parameter(parameter: Parameter, operation: Operation) -> Object:
    schema: dict[str, Any] = dict(parameter.kind.schema)
    if parameter.default is not None:
        schema["default"] = parameter.default
    told: Object = {"name": parameter.name, "in": "query", "description": parameter.help, "schema": schema}
    return _with_example(told, parameter.name, operation)


def _with_example(told: Object, name: str, operation: Operation) -> Object:
    return {**told, "example": operation.examples[name]} if name in operation.examples else told
