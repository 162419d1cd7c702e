"""`onrecord check` given pages, Markdown and addresses, and asked for Markdown."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.settings import build_settings

PAGES = Path(__file__).parents[2] / "pages"
TABLOID = str(PAGES / "regional-tabloid.html")
BROADSHEET = str(PAGES / "broadsheet.html")


def test_a_page_is_checked_like_its_text(run) -> None:
    """The verdicts, the page's own day and outlet, and offsets that count the text that is shown."""
    (article,) = json.loads(run("check", TABLOID, "--json").stdout)["articles"]
    assert article["published"] == "2024-05-21T16:10:00Z"
    assert article["published_from"] == "JSON-LD datePublished"
    assert article["link"]["ocid"] == "ocds-213czf-wst-0417"
    assert {claim["verdict"] for claim in article["claims"]} >= {"partial", "supported", "contradicted"}
    assert all(article["text"][c["start"] : c["end"]] == c["text"] for c in article["claims"])
    kinds = {block["kind"] for block in article["blocks"]}
    assert kinds >= {"headline", "standfirst", "byline", "caption", "pull_quote", "paragraph"}
    told = article["copy"]
    assert (told["form"], told["encoding"], told["outlet"]) == ("html", "UTF-8", "Westmarch Evening Courier")
    assert told["changed"] == "2024-05-21T18:02:11Z"
    assert re.fullmatch(r"[0-9a-f]{64}", told["sha256"])


def test_nothing_is_stated_of_what_a_page_prints_twice(run) -> None:
    """Bylines, datelines and pull quotes tell nothing of the contract that the text does not."""
    (article,) = json.loads(run("check", TABLOID, "--json").stdout)["articles"]
    aside = [b for b in article["blocks"] if b["kind"] in ("byline", "dateline", "pull_quote")]
    assert aside
    assert not [c for c in article["claims"] for b in aside if b["start"] <= c["start"] < b["end"]]


def test_what_is_given_wins_over_the_page(run) -> None:
    """Day and outlet, for all articles or for one."""
    given = run(
        "check", TABLOID, BROADSHEET, "--published", "2024-05-22", "--outlet", f"{BROADSHEET}=The Other", "--json"
    )
    first, second = json.loads(given.stdout)["articles"]
    assert (first["published"], first["published_from"]) == ("2024-05-22", "given")
    assert (first["copy"]["outlet"], second["copy"]["outlet"]) == ("Westmarch Evening Courier", "The Other")
    assert second["copy"]["outlet_from"] == "given"


@pytest.mark.parametrize("outlet", [["a", "b"], ["nobody.txt=x"], ["regional-tabloid="]])
def test_an_outlet_that_cannot_be_meant_is_wrong_usage(run, outlet: list[str]) -> None:
    """As with dates."""
    result = run("check", TABLOID, *[word for name in outlet for word in ("--outlet", name)])
    assert result.exit_code == 2
    assert "--outlet" in result.stderr


def test_two_outlets_pages_are_laid_side_by_side(run) -> None:
    """One altered the quotation, the other the term."""
    told = run("check", TABLOID, BROADSHEET).stdout
    assert "Side by side" in told
    assert "The County Standard" in told
    assert "(read from JSON-LD datePublished)" in " ".join(told.split())


def test_the_answer_as_markdown(run) -> None:
    """On standard output, whole, and for nobody's screen."""
    told = run("check", TABLOID, BROADSHEET, "--format", "markdown")
    assert told.exit_code == 0
    assert told.stdout.startswith("# On the Record\n")
    assert "## Side by side" in told.stdout
    assert "### To correct" in told.stdout
    assert "\x1b" not in told.stdout


def test_old_encodings_are_read_and_said(run) -> None:
    """The note stands with the article."""
    Path("old.txt").write_bytes("Head – of it\n\nA café contract, it said.".encode("cp1252"))
    assert "read as Windows-1252" in " ".join(run("check", "old.txt").stdout.split())


def test_a_folder_gives_pages_and_markdown_too(run) -> None:
    """Each by the ending of its name."""
    Path("in").mkdir()
    Path("in/a.html").write_bytes(Path(TABLOID).read_bytes())
    Path("in/b.md").write_text("# Head\n\nA contract was signed, it said.", encoding="utf-8")
    Path("in/c.txt").write_text("Head\n\nA contract was signed, it said.", encoding="utf-8")
    Path("in/d.csv").write_text("x,y", encoding="utf-8")
    articles = json.loads(run("check", "in", "--json").stdout)["articles"]
    assert [(a["id"], a["copy"]["form"]) for a in articles] == [("a", "html"), ("b", "markdown"), ("c", "text")]


def test_a_page_on_standard_input_is_a_page(run) -> None:
    """Told by its beginning."""
    (article,) = json.loads(run("check", "-", "--json", stdin=Path(BROADSHEET).read_bytes()).stdout)["articles"]
    assert (article["id"], article["copy"]["form"]) == ("stdin", "html")


def test_articles_without_a_record_are_compared(run) -> None:
    """With each other only, and every interface says so."""
    for name, sum_said, term in (("a", "£417,300", "three years"), ("b", "£471,300", "two years")):
        text = (
            f"Head of {name}\n\nZedland Council has awarded a contract worth £417,300 to Quillon Works. It runs "
            f"for {term}, under a contract worth {sum_said}. “We will mend the old bridge before winter,” she said."
        )
        Path(f"{name}.txt").write_text(text, encoding="utf-8")
    told = json.loads(run("check", "a.txt", "b.txt", "--json").stdout)
    assert [article["link"]["ocid"] for article in told["articles"]] == [None, None]
    assert all(article["claims"] == [] and article["stated"] for article in told["articles"])
    (side,) = told["comparison"]["records"]
    assert side["ocid"] is None
    stated = {claim["id"]: claim for claim in told["articles"][0]["stated"]}
    assert {stated[one]["type"] for row in side["facts"] for one in row["claims"].get("a", [])} >= {"value", "supplier"}
    alone = "No record in the register: these articles are compared with each other only"
    assert alone in " ".join(run("check", "a.txt", "b.txt").stdout.split())
    assert alone in run("check", "a.txt", "b.txt", "--format", "markdown").stdout
    assert run("check", "a.txt", "b.txt", "--html", "page.html").exit_code == 0
    assert alone in Path("page.html").read_text("utf-8")


@pytest.fixture(name="site")
def site_fixture() -> Iterator[int]:
    """The port of a site on loopback that has one page."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path == "/news/fury"
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(Path(TABLOID).read_bytes() if found else b"")

        def log_message(self, format: str, *args: object) -> None:
            """Nobody listens."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def test_an_address_is_fetched_and_told(run, site: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where from, when, which bytes; and that a request went out."""
    monkeypatch.setenv("ONRECORD_HOSTS", f"127.0.0.1:{site}")
    monkeypatch.setenv("ONRECORD_STATE", str(tmp_path / "state"))
    address = f"http://127.0.0.1:{site}/news/fury"
    (article,) = json.loads(run("check", address, "--json").stdout)["articles"]
    assert (article["id"], article["copy"]["address"]) == ("fury", address)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", article["copy"]["fetched"])
    told = " ".join(run("check", address, "--published", f"{address}=2024-05-23").stdout.split())
    assert "nothing but the requests for these pages left this computer" in told
    assert "23 May 2024" in told


def test_the_bytes_of_a_page_are_kept_only_where_that_is_wanted(
    run, site: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """In a file named by the hash that the answer gives; checking that file gives the same text."""
    monkeypatch.setenv("ONRECORD_HOSTS", f"127.0.0.1:{site}")
    monkeypatch.setenv("ONRECORD_STATE", str(tmp_path / "state"))
    before = {path.name for path in Path().iterdir()} | {"state"}
    address = f"http://127.0.0.1:{site}/news/fury"
    (article,) = json.loads(run("check", address, "--json").stdout)["articles"]
    assert {path.name for path in Path().iterdir()} <= before
    result = run("check", address, "--keep", "kept", "--json")
    kept = Path("kept") / f"{article['copy']['sha256']}.html"
    assert kept.read_bytes() == Path(TABLOID).read_bytes()
    assert f"Kept {kept}" in result.stderr
    (again,) = json.loads(run("check", str(kept), "--json").stdout)["articles"]
    assert again["text"] == article["text"]


def test_an_address_inside_is_refused_unless_named(run, site: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A source that was not asked: exit code 5, and how to name it."""
    monkeypatch.setenv("ONRECORD_STATE", "state")
    result = run("check", f"http://127.0.0.1:{site}/news/fury")
    assert result.exit_code == 5
    assert "ONRECORD_HOSTS" in result.stderr


@pytest.mark.parametrize("hosts", ["cms.example", "cms.example:", ":80", "cms.example:99999", "cms.example:http"])
def test_a_host_without_its_port_is_wrong_usage(hosts: str) -> None:
    """Named with both, or not at all."""
    with pytest.raises(UsageError, match="ONRECORD_HOSTS"):
        build_settings({"ONRECORD_HOSTS": hosts})


def test_hosts_are_named_in_a_row() -> None:
    """By white space or commas."""
    found = build_settings({"ONRECORD_HOSTS": "CMS.example:8080, [::1]:81 localhost:8000"}).hosts
    assert found == {("cms.example", 8080), ("::1", 81), ("localhost", 8000)}
