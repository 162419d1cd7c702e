"""The API asked by its own description: a short form of `bench/soak_api.py`, without a network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from site_of_tests import NOW, copied

from onrecord import tasks
from onrecord.settings import Settings
from onrecord.web.api import all_operations
from onrecord.web.app import build_app
from onrecord.web.site import Site, Wishes

HELD = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
OPERATIONS = [
    (operation.method, operation.path)
    for operation in all_operations()
    if operation.task != "sql" and not operation.streams
]
"""A question in SQL is a process each: bench/soak_api.py asks them. A stream of events has no end to wait for."""


@pytest.fixture(scope="module")
def described(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The site on a register of its own, with one saved search, as schemathesis sees it."""
    register = copied(sample, tmp_path_factory.mktemp("asked") / "r")
    tasks.search(Settings(register), "sea wall", save="walls")
    app = build_app(Site(Settings(register), Wishes(hosts=("testserver",)), lambda: NOW))
    return schemathesis.openapi.from_asgi("/api/openapi.json", app)


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_what_is_answered_is_described(described: Any, method: str, path: str):
    """No fault of ours, no status, kind or shape of an answer that the description does not know."""

    @given(case=described[path][method].as_strategy())
    @settings(max_examples=10)
    def ask(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=HELD)

    ask()
