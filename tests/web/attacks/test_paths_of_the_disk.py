"""Where on the operator's disk the register lies, and the files that were loaded, is told to no reader."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from click.testing import CliRunner
from site_of_tests import NOW, opened, sample_article, token
from starlette.testclient import TestClient
from walking_site import walk

from onrecord import tasks
from onrecord.cli import onrecord
from onrecord.register import Register
from onrecord.settings import Settings
from onrecord.web.api import Operation, all_operations
from onrecord.web.site import Wishes

TELLING = "telling-folder"
SPENT = (
    "Body,Supplier,Date,Amount,Description\nMarlow Sands Town Council,Supplier Ltd,13/05/2024,30000.00,works\n,,x,y,z\n"
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register in a folder with a name of its own, with files from there: releases with faults, and payments."""
    home = tmp_path_factory.mktemp(TELLING)
    place = home / f"{TELLING}.register"
    faulty = home / TELLING / "notices.jsonl"
    faulty.parent.mkdir()
    lines = [{"ocid": f"ocds-213czf-{n}", "id": "1", "date": "2024-02-30", "tag": ["tender"]} for n in range(3)]
    faulty.write_text("".join(json.dumps(line) + "\n" for line in lines) + "no JSON\n", "utf-8")
    spent = home / TELLING / "spent.csv"
    spent.write_text(SPENT, "utf-8")
    with as_file(files("onrecord.sample") / "register") as sample, Register.open(place, create=True) as made:
        made.load([sample, faulty], now=NOW)
        made.join_parties()
    told = CliRunner().invoke(onrecord, ["load", "--spend", str(spent), "--register", str(place)])
    assert told.exit_code == 0, told.output
    tasks.search(Settings(place), "sea wall", save="walls", clock=lambda: NOW)
    return place


@pytest.fixture(scope="module", params=[False, True], ids=["own", "public"])
def client(register: Path, request: pytest.FixtureRequest) -> Iterator[TestClient]:
    """A site on it, for its owner and for everybody."""
    with opened(register, Wishes(public=request.param, sql=True)) as client:
        yield client


def address(operation: Operation) -> str:
    """With a value that the sample register answers."""
    path, examples = operation.path, dict(operation.examples)
    for name in operation.places:
        given = {"name": "walls"} if "searches" in path or "feeds" in path else {}
        path = path.replace(f"{{{name}}}", quote(str({**examples, **given}.get(name, "x")), safe=""))
        examples.pop(name, None)
    return f"{path}?{urlencode(examples)}" if examples and operation.method == "GET" else path


OPERATIONS = [operation for operation in all_operations() if not operation.streams]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.operation_id)
def test_no_operation_tells_it(client: TestClient, operation: Operation):
    """Nor what it answers to a question that it cannot answer."""
    if operation.method == "POST":
        answers = [client.post(operation.path, json=body) for body in (operation.example, {"x": 1}, [])]
    else:
        answers = [client.get(at) for at in (address(operation), operation.path, f"{address(operation)}?nothing=1")]
    assert all(answer.status_code < 500 for answer in answers)
    # A question in SQL has a process of its own, which a busy machine may not start in time.
    if "exports" not in operation.path and operation.task != "sql":
        assert answers[0].status_code == 200, answers[0].text
    for answer in answers:
        assert TELLING.encode() not in answer.content
        assert TELLING not in str(answer.headers)


def test_no_page_tells_it(client: TestClient):
    """From the front page along every link, and the pages of a check."""
    made = client.post(
        "/check",
        data={"token": token(client, "/check"), "do": "check", "said-1": sample_article("evening-courier.txt")},
    )

    def ask(at: str) -> str | None:
        answer = client.get(at)
        return answer.text if answer.headers.get("content-type", "").startswith("text/html") else None

    pages = list(walk(ask, ["/", "/issues", "/sources", "/payments", made.headers.get("location", "/check")]))
    assert len(pages) > 20
    assert [at for at, page in pages if TELLING in page] == []
