"""Record packages, zip archives and search results: which releases they give, and what is said of the rest."""

from __future__ import annotations

import gzip
import io
import json
import stat
import zipfile
from typing import Any

import pytest

from onrecord.ocds import Outcome, ReadResult, Record, compile_record, find_issues, outcome, read_releases
from onrecord.ocds.archive import MAX_MEMBERS

OCID = "ocds-213czf-1"
ONE = {"ocid": OCID, "id": "r1", "date": "2024-03-11T09:00:00Z", "tag": ["tender"], "tender": {"title": "Paper"}}
TWO = {**ONE, "id": "r2", "date": "2024-04-11T09:00:00Z"}
COMPILED = {**ONE, "id": f"{OCID}-compiled", "tag": ["compiled"], "tender": {"title": "Paper"}, "notes": [{"a": "b"}]}
LINK = {"url": "https://example.com/r1.json", "date": "2024-03-11T09:00:00Z", "tag": ["tender"]}


def read(value: Any, **limits: int) -> ReadResult:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return read_releases(raw, file="a.json", raw_hash="f" * 64, **limits)


def places(result: ReadResult) -> list[tuple[str, str]]:
    return [(release.id, release.provenance.position) for release in result.releases]


def told(result: ReadResult) -> list[tuple[str, str, str]]:
    return [(issue.rule, issue.position, issue.found) for issue in result.issues]


def record_package(*records: Any) -> dict[str, Any]:
    return {"uri": "u", "publisher": {"name": "P"}, "license": "L", "records": list(records)}


def packed(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return buffer.getvalue()


@pytest.mark.parametrize("wide", [False, True], ids=["one line", "many lines"])
def test_embedded_releases_of_a_record_are_its_releases(wide: bool) -> None:
    """Neither the compiled nor the versioned release is taken beside them."""
    record = {"ocid": OCID, "releases": [ONE, TWO], "compiledRelease": COMPILED, "versionedRelease": {"ocid": OCID}}
    result = read(json.dumps(record_package(record), indent=2 if wide else None).encode())
    assert places(result) == [("r1", "/records/0/releases/0"), ("r2", "/records/0/releases/1")]
    assert (result.packages[0].publisher, result.issues) == ("P", ())


def test_linked_releases_are_named_with_their_addresses() -> None:
    """Each is an issue of the record; the embedded ones beside them are kept, and nothing is fetched."""
    result = read({"ocid": OCID, "releases": [LINK, TWO], "compiledRelease": COMPILED})
    assert places(result) == [("r2", "/releases/1")]
    assert told(result) == [("linked-release", "/releases/0", "https://example.com/r1.json")]
    assert (result.issues[0].ocid, outcome(result.issues[0])) == (OCID, Outcome.NOTED)


@pytest.mark.parametrize("releases", [[], [LINK], None])
def test_a_record_with_only_a_compiled_release_is_kept_and_marked(releases: Any) -> None:
    """In JSON Lines as in a package; the mark says that there is no history."""
    result = read(json.dumps({"ocid": OCID, "releases": releases, "compiledRelease": COMPILED}).encode() + b"\n")
    assert places(result) == [(f"{OCID}-compiled", "/compiledRelease")]
    [mark] = [issue for issue in result.issues if issue.rule == "compiled-only"]
    assert "no history" in mark.found
    assert (mark.ocid, mark.release_id) == (OCID, f"{OCID}-compiled")


def test_lines_of_compiled_releases_are_marked() -> None:
    """As the data registry publishes them, by themselves."""
    result = read(b"\n".join(json.dumps(one).encode() for one in (COMPILED, ONE)))
    assert [issue.rule for issue in result.issues] == ["compiled-only"]
    assert len(result.releases) == 2


def test_a_compiled_release_counts_only_while_it_is_alone() -> None:
    """Once a release of its own is held, the record is compiled of that: nothing is merged in twice."""
    [compiled] = read(COMPILED).releases
    [own] = read(ONE).releases
    assert compile_record(Record(OCID, (compiled,)))["notes"] == [{"a": "b"}]
    assert compile_record(Record(OCID, (own, compiled))) == compile_record(Record(OCID, (own,)))


def test_what_is_no_record_is_refused_with_its_place() -> None:
    """A null among the records, and one without any release."""
    result = read(record_package(None, {"ocid": OCID, "releases": []}, {"ocid": OCID, "releases": [ONE]}))
    assert places(result) == [("r1", "/records/2/releases/0")]
    assert [(issue.rule, issue.position) for issue in result.issues] == [
        ("release-shape", "/records/0"),
        ("not-ocds", "/records/1"),
    ]


def test_older_search_pages_list_packages_as_results() -> None:
    """A page of packages under `results`."""
    result = read({"maxPage": 1, "results": [{"releases": [ONE]}, {"releases": [TWO]}]})
    assert places(result) == [("r1", "/results/0/releases/0"), ("r2", "/results/1/releases/0")]


def test_members_of_a_zip_are_read_by_what_they_are() -> None:
    """Packages, lines and gzip; folders and hidden files are no members; positions begin with the member's name."""
    package = json.dumps({"publisher": {"name": "P"}, "releases": [ONE]}).encode()
    lines = b"\n".join(json.dumps(one).encode() for one in (ONE, TWO))
    raw = packed(
        ("2024/a.json", package), ("b.jsonl", lines), ("c.gz", gzip.compress(package)), ("2024/", b""), ("x/.y", b"?")
    )
    result = read(raw)
    assert places(result) == [
        ("r1", "2024/a.json /releases/0"),
        ("r1", "b.jsonl line 1"),
        ("r2", "b.jsonl line 2"),
        ("r1", "c.gz /releases/0"),
    ]
    assert result.issues == ()


def test_members_that_are_no_ocds_are_each_named() -> None:
    """The others are read all the same."""
    result = read(packed(("a.csv", b"Supplier,Amount\n"), ("b.json", json.dumps(ONE).encode()), ("c.json", b"{")))
    assert places(result) == [("r1", "b.json")]
    assert [(issue.rule, issue.position) for issue in result.issues] == [("not-ocds", "a.csv"), ("json", "c.json")]


def encrypted() -> bytes:
    raw = bytearray(packed(("a.json", json.dumps(ONE).encode())))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


def linked() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("a.json")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        pytest.param(packed(("a.zip", packed(("b.json", b"{}")))), "a zip archive inside a zip archive", id="nested"),
        pytest.param(packed(("../a.json", b"{}")), "a member whose name leads out of the archive", id="path up"),
        pytest.param(packed(("/etc/a.json", b"{}")), "a member whose name leads out of the archive", id="path root"),
        pytest.param(packed(("C:\\a.json", b"{}")), "a member whose name leads out of the archive", id="path drive"),
        pytest.param(packed(("a.json", b" " * 20_000_000)), "a member that grows from", id="a bomb"),
        pytest.param(encrypted(), "an encrypted member", id="encrypted"),
        pytest.param(linked(), "a symbolic link", id="a link"),
        pytest.param(packed(("a.json", b"{}"))[:-30], "a zip archive that cannot be opened", id="cut off"),
        pytest.param(
            packed(("a.json", json.dumps(ONE).encode() * 9), method=zipfile.ZIP_STORED).replace(b"Paper", b"Pa9er", 1),
            "a member that cannot be unpacked (Bad CRC-32",
            id="damaged",
        ),
    ],
)  # fmt: skip
def test_zip_archives_made_to_break_a_load_are_refused_by_name(raw: bytes, words: str) -> None:
    """One issue that says which member, what it is and what to do; nothing is kept of it, nothing crashes."""
    result = read(raw)
    issue = result.issues[-1]
    assert result.releases == ()
    assert outcome(issue) is (Outcome.REFUSED if issue.rule == "zip-member" else Outcome.NOT_OCDS)
    assert issue.found.startswith(words)
    assert issue.expected


def test_zip_archives_that_say_they_are_too_much_are_not_opened() -> None:
    """By their bytes or by the number of their members."""
    assert [issue.rule for issue in read(packed(("a.json", b"1" * 2000)), max_bytes=1000).issues] == ["too-large"]
    many = packed(*((f"{n}.json", b"") for n in range(MAX_MEMBERS + 1)), method=zipfile.ZIP_STORED)
    [issue] = read(many).issues
    assert f"{MAX_MEMBERS + 1:,} members" in issue.found


def test_a_workbook_is_named_as_what_it_is() -> None:
    """It is a zip archive, too, and may list payments."""
    [issue] = read(packed(("[Content_Types].xml", b"<x/>"), ("xl/workbook.xml", b"<x/>"))).issues
    assert issue.found.startswith("a workbook")
    assert "--spend" in issue.expected


RESULT = {
    "id": "n1", "title": "Paper", "description": "A4 &amp; A3", "organisation": "Westmarch Borough Council",
    "notice_type": "Contract", "status": "awarded", "published_date": "2024-03-11", "deadline_date": "2024-04-02",
    "value_low": 10000, "value_high": 25000, "awarded_date": "2024-05-01", "awarded_value": 18000.5,
    "awarded_supplier": "Pens Ltd", "cpv_codes": "30192700 30197000", "cpv_description": "Stationery",
    "region": "North West", "postcode": "", "url": "https://example.com/n1", "_collector": "x",
}  # fmt: skip


def test_a_search_result_becomes_a_release_that_says_so() -> None:
    """Under an ocid that is nobody's, dated by the latest day it tells of, with the whole row in it."""
    result = read(RESULT)
    [release] = result.releases
    assert (release.ocid, release.id) == ("contracts-finder-search-n1", "n1-2024-05-01")
    assert release.date is not None
    assert release.date.text == "2024-05-01"
    tender, [award] = release.body["tender"], release.body["awards"]
    assert (tender["value"]["amount"], tender["minValue"]["amount"]) == (25000, 10000)
    assert tender["tenderPeriod"] == {"endDate": "2024-04-02"}
    assert (str(award["value"]["amount"]), award["suppliers"]) == ("18000.5", [{"name": "Pens Ltd"}])
    assert release.body["searchResult"].keys() == RESULT.keys() - {"_collector"}
    assert [issue.rule for issue in result.issues] == ["search-result"]
    assert {issue.rule for issue in find_issues(release, "a.json")} <= {"html-entity", "date-without-time"}


@pytest.mark.parametrize(
    ("changes", "tag", "status"),
    [
        ({"status": "open", "awarded_date": None, "awarded_supplier": None}, "tender", "active"),
        ({"status": "closed", "awarded_date": None, "awarded_supplier": None}, "tender", "complete"),
        ({"status": "withdrawn", "awarded_date": None, "awarded_supplier": None}, "tenderCancellation", "withdrawn"),
        ({"notice_type": "Pipeline", "awarded_date": None, "awarded_supplier": None}, "planning", "planned"),
        ({}, "award", "complete"),
    ],
)
def test_the_stage_of_a_search_result(changes: dict[str, Any], tag: str, status: str) -> None:
    """Told by notice type, status and award."""
    [release] = read({**RESULT, **changes}).releases
    assert (release.tags, release.body["tender"]["status"]) == ((tag,), status)
    assert ("awards" in release.body) == (tag == "award")


def test_zero_in_a_search_result_is_no_sum() -> None:
    """Contracts Finder's search writes 0 where nothing was given."""
    [release] = read({**RESULT, "value_low": 0, "value_high": 0, "awarded_value": 0}).releases
    assert {"value", "minValue"}.isdisjoint(release.body["tender"])
    assert "value" not in release.body["awards"][0]


def test_a_search_result_without_an_id_is_refused() -> None:
    """It could be told from no other."""
    result = read({**RESULT, "id": ""})
    assert (result.releases, result.refused) == ((), 1)
