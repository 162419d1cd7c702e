"""Whatever is written into an address, the answer is an answer: the site has no fault to show for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from site_of_tests import token
from starlette.testclient import TestClient

from onrecord.web.api import Operation, all_operations

ODD = (
    "-1",
    "99999999999999999999",
    "2024-02-30",
    "0001-01-01",
    "9999-12-31",
    "9999-12-31T23:59:59-14:00",
    "1e400",
    "NaN",
    '"unclosed',
    "title:(a OR",
    "\\",
    "\u202e\U000e0041",
    "İ\u0301" * 200,
    "x" * 1001,
)
"""Days at the ends of the calendar, numbers that are none, the query language's own signs, letters that grow."""
PLACES = {"ocid": "ocds-213czf-mar-2201", "name": "Marlow Sands", "source": "contracts-finder", "format": "csv"}


def questions() -> Iterator[tuple[str, str]]:
    """Every address of the API that is read, with each of its parameters."""
    for operation in all_operations():
        if operation.method == "GET" and "{format}" not in operation.path:
            yield from ((operation.path.format(**PLACES), parameter.name) for parameter in operation.parameters)


@pytest.mark.parametrize(("path", "name"), sorted(questions()))
def test_no_odd_value_is_a_fault(client: TestClient, path: str, name: str):
    """It is answered, or told what was expected."""
    found = {odd: client.get(path, params={name: odd}).status_code for odd in ODD}
    assert not {odd: status for odd, status in found.items() if status >= 500}


def names(operation: Operation) -> bool:
    """Whether something is named by its path."""
    return operation.method == "GET" and "{" in operation.path


@pytest.mark.parametrize("odd", ["%2e%2e%2f", "a%2Fb", "a%22b%27", "%25", "%0d%0aX-Odd:1", "%ff", "%00", "x" * 3000])
def test_no_odd_name_is_a_fault(client: TestClient, odd: str):
    """Neither of a record nor of anything else that has an address of its own."""
    paths = [
        *(each.path for each in all_operations() if names(each)),
        "/records/{ocid}",
        "/parties/{name}",
        "/checks/{name}",
    ]
    for path in paths:
        answer = client.get(path.format(**dict.fromkeys(PLACES, odd)))
        assert answer.status_code < 500, path
        assert "x-odd" not in answer.headers


def test_a_text_too_long_for_a_question_is_taken_as_an_article(client: TestClient):
    """A language without spaces, or one long word, would else be a search that the next page refuses."""
    answer = client.post("/start", data={"said": "字" * 3000, "token": token(client, "/")})
    assert answer.headers["location"].startswith("/checks/")
    told = client.get("/api/records", params={"words": "字" * 3000}).json()
    assert (told["found"], told["expected"]) == ("3,000 characters", "1,000 at most")
