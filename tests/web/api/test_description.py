"""What the API says of itself is valid, and true of what it answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from site_of_tests import sample_article
from starlette.testclient import TestClient

from onrecord.web.api import JSON, all_operations
from onrecord.web.api.document import answer_schemas

RECORD = "ocds-213czf-mar-2201"
OPERATIONS = tuple(all_operations())
ARTICLES = {
    "articles": [
        {"id": name, "text": sample_article(f"{name}.txt"), "published": "2024-04-26"}
        for name in ("evening-courier", "county-standard")
    ]
}
READ = (
    ("search", "/api/records"),
    ("search", "/api/records?words=sea+wall&place=Marlow"),
    ("search", "/api/records?facets=true&limit=2"),
    ("show", f"/api/records/{RECORD}?history=true"),
    ("changes", f"/api/records/{RECORD}/changes"),
    ("changes", "/api/changes?limit=1000"),
    ("case", f"/api/records/{RECORD}/case"),
    ("totals", "/api/totals?by=supplier"),
    ("totals", "/api/totals?as_of=2024-06-01&buyer=marlow"),
    ("payments", "/api/payments"),
    ("payments", "/api/payments?issues=true"),
    ("today", "/api/today?days=366"),
    ("sources", "/api/sources"),
    ("gaps", "/api/sources/contracts-finder"),
    ("issues", "/api/issues"),
    ("updates", "/api/updates?limit=3"),
    ("searches", "/api/searches"),
    ("reviews", "/api/reviews"),
)
HANDED = (
    ("check", "/api/checks", ARTICLES),
    ("claimreview", "/api/claimreviews", ARTICLES),
    ("corrections", "/api/corrections", ARTICLES),
    ("request", "/api/requests", {"ocid": RECORD}),
    (
        "check_claims",
        "/api/checks/claims",
        {"text": f"ocid,value,supplier\n{RECORD},£590k,Somebody\nx,,\n", "total": "£3m"},
    ),
)


def test_the_document_is_openapi(client: TestClient):
    """Valid 3.1, and read by a page of any site."""
    answer = client.get("/api/openapi.json")
    document = answer.json()
    assert document["openapi"].startswith("3.1.")
    validate(document)
    described = {(path, method.upper()) for path, methods in document["paths"].items() for method in methods}
    assert described == {(operation.path, operation.method) for operation in OPERATIONS}


@pytest.mark.parametrize("name", sorted(answer_schemas()))
def test_a_schema_is_one_and_is_used(name: str):
    """Each file describes the answer of some operation."""
    Draft202012Validator.check_schema(answer_schemas()[name])
    assert name in {operation.schema for operation in OPERATIONS}


def test_every_answer_has_its_schema():
    """Whatever is JSON is described."""
    assert {o.operation_id for o in OPERATIONS if o.kinds == (JSON,)} == {
        o.operation_id for o in OPERATIONS if o.schema
    }


@pytest.mark.parametrize(("name", "address"), READ)
def test_an_answer_is_as_described(client: TestClient, name: str, address: str):
    """Every member of it is in the schema, and fits."""
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, JSON)
    _demand_described(name, answer.json())


@pytest.mark.parametrize(("name", "address", "body"), HANDED)
def test_what_a_check_answers_is_as_described(client: TestClient, name: str, address: str, body: object):
    """As of what is read."""
    answer = client.post(address, json=body)
    assert answer.status_code == 200, answer.text
    _demand_described(name, answer.json())


def test_a_party_is_as_described(client: TestClient):
    """One that is found, and one that may be several."""
    rows = client.get("/api/records?limit=50").json()["records"]
    for name in sorted({row["buyer"] for row in rows}):
        _demand_described("party", client.get(f"/api/parties/{quote(name, safe='')}").json())


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.operation_id)
def test_examples_are_what_may_be_asked(operation: Any):
    """Of a body by its schema, of a parameter by being read."""
    if operation.example is not None:
        Draft202012Validator(operation.body).validate(operation.example)
    for parameter in operation.parameters:
        if parameter.name in operation.examples:
            parameter.read(operation.examples[parameter.name])
    assert set(operation.examples) <= {p.name for p in operation.parameters} | set(operation.places)


def _demand_described(name: str, answer: object) -> None:
    schema = answer_schemas()[name]
    Draft202012Validator(schema).validate(answer)
    assert list(_undescribed(schema, answer, "")) == []


def _undescribed(schema: Any, value: Any, where: str) -> Iterator[str]:
    """Members of objects that no schema names, where a schema names any."""
    for part in schema.get("anyOf", ()):
        if Draft202012Validator(part).is_valid(value):
            schema = part
    if isinstance(value, dict) and "properties" in schema:
        for key, inner in value.items():
            if key not in schema["properties"]:
                yield f"{where}/{key}: {json.dumps(inner)[:60]}"
            else:
                yield from _undescribed(schema["properties"][key], inner, f"{where}/{key}")
    elif isinstance(value, list) and "items" in schema:
        for inner in value:
            yield from _undescribed(schema["items"], inner, f"{where}[]")
