"""The API and the command line are two doors to one task: what they answer is the same, byte for byte."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from site_of_tests import sample_article
from starlette.testclient import TestClient

from onrecord.cli import onrecord
from onrecord.cli.commands import load
from onrecord.settings import Settings
from onrecord.web.app import build_app
from onrecord.web.site import Site

RECORD = "ocds-213czf-mar-2201"
READ = (
    ("search", ["sea wall", "--limit", "5"], "/api/records?words=sea+wall&limit=5"),
    ("show", [RECORD, "--history"], f"/api/records/{RECORD}?history=true"),
    ("show", [RECORD, "--as-of", "2024-11-10"], f"/api/records/{RECORD}?as_of=2024-11-10"),
    ("changes", [RECORD], f"/api/records/{RECORD}/changes"),
    ("changes", ["--from", "2024-01-01"], "/api/changes?from=2024-01-01"),
    ("case", [RECORD], f"/api/records/{RECORD}/case"),
    ("totals", ["--by", "buyer"], "/api/totals?by=buyer"),
    ("payments", [], "/api/payments"),
    ("party", ["Marlow Sands Town Council"], "/api/parties/Marlow%20Sands%20Town%20Council"),
    ("sources", [], "/api/sources"),
    ("gaps", ["contracts-finder"], "/api/sources/contracts-finder"),
    ("issues", ["--limit", "3"], "/api/issues?limit=3"),
    ("updates", ["--limit", "4"], "/api/updates?limit=4"),
    ("searches", [], "/api/searches"),
    ("reviews", [], "/api/reviews"),
    ("request", ["--ocid", RECORD], {"ocid": RECORD}),
)


@pytest.fixture(scope="module")
def client(sample: Path) -> Iterator[TestClient]:
    """A site whose clock is the command's."""
    site = Site(Settings(sample))
    with TestClient(build_app(site), base_url="http://localhost") as client:
        yield client


def printed(capsys: pytest.CaptureFixture[str], register: Path, name: str, arguments: list[str]) -> str:
    """What a command prints, without where on the disk the register and its files lie."""
    load(name)
    with pytest.raises(SystemExit) as left:
        onrecord.main([name, *arguments, "--json", "--register", str(register)])
    out = capsys.readouterr().out
    assert left.value.code == 0
    return re.sub(r'("file": ")(?!https?:)[^"]*/', r"\1", out).replace(f'"{register}"', '"the register"')


@pytest.mark.parametrize(("name", "arguments", "asked"), READ, ids=[f"{name} {words}" for name, words, _ in READ])
def test_what_is_read(
    capsys: pytest.CaptureFixture[str],
    sample: Path,
    client: TestClient,
    name: str,
    arguments: list[str],
    asked: str | dict[str, str],
):
    """Every byte, but for the line's end on a terminal."""
    answer = client.get(asked) if isinstance(asked, str) else client.post("/api/requests", json=asked)
    assert answer.status_code == 200, answer.text
    assert answer.text + "\n" == printed(capsys, sample, name, arguments)


@pytest.mark.parametrize("name", ["check", "claimreview", "corrections", "request"])
def test_what_is_checked(
    capsys: pytest.CaptureFixture[str], sample: Path, client: TestClient, tmp_path: Path, name: str
):
    """An article in a file, and its text in a body."""
    article = tmp_path / "courier.txt"
    article.write_text(sample_article("evening-courier.txt"), "utf-8")
    given = {
        "id": "courier",
        "text": sample_article("evening-courier.txt"),
        "published": "2024-04-26",
        "outlet": "Evening Courier",
    }
    path = {"check": "checks", "claimreview": "claimreviews", "request": "requests"}.get(name, name)
    answer = client.post(f"/api/{path}", json={"articles": [given]})
    arguments = [str(article), "--published", "2024-04-26"]
    if name != "request":
        arguments += ["--outlet", "Evening Courier"]
    assert json.loads(answer.text)
    assert answer.text + "\n" == printed(capsys, sample, name, arguments)


def test_a_list_of_claims(capsys: pytest.CaptureFixture[str], sample: Path, client: TestClient, tmp_path: Path):
    """A table of claims."""
    rows = f"ocid,value\n{RECORD},£590k\n"
    listed = tmp_path / "claims.csv"
    listed.write_text(rows, "utf-8")
    answer = client.post("/api/checks/claims", json={"name": str(listed), "text": rows})
    assert answer.text + "\n" == printed(capsys, sample, "check", ["--claims", str(listed)])
