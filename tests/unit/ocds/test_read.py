"""Whatever bytes come, they are read or refused by name, and every release has its place."""

from __future__ import annotations

import gzip
import json
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ocds import READING_RULES, Outcome, Package, ReadResult, iter_releases, outcome, read_releases, resolve

ONE = b'{"ocid": "ocds-213czf-1", "id": "r1", "date": "2024-03-11T09:00:00Z", "tag": ["tender"]}'
TWO = ONE.replace(b"r1", b"r2")
BROKEN = b'{"ocid": "ocds-213czf-1", "id": '
PACKAGE = b'{"uri": "u", "version": "1.1", "publisher": {"name": "P"}, "license": null, "releases": [%s, %s]}' % (
    ONE,
    TWO,
)
PRETTY = json.dumps(json.loads(PACKAGE), indent=2).encode()


def read(raw: bytes, **limits: int) -> ReadResult:
    return read_releases(raw, file="a.json", raw_hash="f" * 64, **limits)


def places(result: ReadResult) -> list[tuple[str, str]]:
    return [(release.id, release.provenance.position) for release in result.releases]


def told(result: ReadResult) -> list[tuple[str, str]]:
    return [(issue.rule, issue.position) for issue in result.issues]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(ONE, [("r1", "")], id="a single release"),
        pytest.param(PACKAGE, [("r1", "/releases/0"), ("r2", "/releases/1")], id="a package on one line"),
        pytest.param(PRETTY, [("r1", "/releases/0"), ("r2", "/releases/1")], id="a package over many lines"),
        pytest.param(b"[%s,\n%s]" % (ONE, TWO), [("r1", "/0"), ("r2", "/1")], id="an array of releases"),
        pytest.param(b"[%s]" % PACKAGE, [("r1", "/0/releases/0"), ("r2", "/0/releases/1")], id="an array of packages"),
        pytest.param(ONE + b"\n\n" + TWO + b"\n", [("r1", "line 1"), ("r2", "line 3")], id="lines, one blank"),
        pytest.param(ONE + b"\r\n" + ONE, [("r1", "line 1"), ("r1", "line 2")], id="lines with CR LF, one twice"),
        pytest.param(
            PACKAGE + b"\n" + ONE,
            [("r1", "line 1 /releases/0"), ("r2", "line 1 /releases/1"), ("r1", "line 2")],
            id="lines of packages",
        ),
        pytest.param(b"\xef\xbb\xbf" + ONE, [("r1", "")], id="a byte order mark"),
    ],
)
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_every_form_gives_its_releases_with_their_places(raw: bytes, expected: list[Any], packed: bool) -> None:
    """Packages, single releases, arrays and lines, plain or gzip: all releases, in order, and no issue."""
    result = read(gzip.compress(raw) if packed else raw)
    assert places(result) == expected
    assert result.issues == ()
    assert result.seen == len(expected)


def test_a_package_says_who_published_it() -> None:
    """The header comes before its releases; what it lacks is empty."""
    items = list(iter_releases(BytesIO(PACKAGE), file="a.json", raw_hash=""))
    assert items[0] == Package("", "u", "1.1", "P", "", "", ())


def test_a_search_page_without_releases_is_ocds_with_none() -> None:
    """An empty list is an answer, not a fault."""
    result = read(b'{"uri": "u", "releases": []}')
    assert (len(result.packages), result.seen, result.issues) == (1, 0, ())


@pytest.mark.parametrize(
    ("raw", "rule", "words"),
    [
        (b"", "not-ocds", "an empty file"),
        (b" \n\n", "not-ocds", "an empty file"),
        (b"[]", "not-ocds", "an empty array"),
        (b'{"records": {}}', "not-ocds", "a record package whose `records` is no array"),
        (b'{"ocid": "x", "releases": []}', "not-ocds", "a record without releases"),
        (b'{"ocid": "x", "compiledRelease": {}}', "not-ocds", "a record without releases"),
        (b'{"year": 2017, "tenders": [{"ocid": "x"}]}', "not-ocds", "a package whose list is called `tenders`"),
        (b'{"releases": {}}', "not-ocds", "a package whose `releases` is no array"),
        (b'{"a": 1, "b": 2}', "not-ocds", "an object with neither `ocid` nor `releases`; it has `a`, `b`"),
        (b'"words"', "not-ocds", "a text"),
        (b"<!DOCTYPE html><p>403</p>", "not-ocds", "HTML or XML, not JSON"),
        (b"Supplier,Amount\nS,5\n", "not-ocds", "text that does not begin like JSON (CSV, perhaps)"),
        (b'{\n"date": ISODate("2017-01-03")}', "json", "no JSON: ISODate(...) as the mongo shell prints it"),
        (b'{"a": 1,}', "json", "JSON broken at byte offset 8: expecting property name"),
        (b'{"a": "\xc3\xa9", }', "json", "JSON broken at byte offset 12: expecting property name"),
        (b"[" * 100_000, "json", "JSON nested deeper than 100 levels"),
    ],
)
def test_what_is_no_release_is_named(raw: bytes, rule: str, words: str) -> None:
    """One issue that says what was served instead; nothing is loaded, nothing crashes."""
    result = read(raw)
    assert result.releases == ()
    [issue] = result.issues
    assert (issue.rule, issue.file) == (rule, "a.json")
    assert issue.found.startswith(words)
    assert result.not_ocds == 1


def test_lines_that_are_not_ocds_are_told_once() -> None:
    """Forty thousand lines of spend are one issue with their number, not forty thousand issues."""
    result = read(ONE + b"\n" + b'{"supplier": "S", "amount": 5}\n' * 300)
    assert told(result) == [("not-ocds", "line 2")]
    assert "300 of them" in result.issues[0].found


@pytest.mark.parametrize("lines", [(ONE, BROKEN, TWO), (BROKEN, ONE, TWO), (ONE, TWO, BROKEN)])
def test_a_broken_line_is_an_issue_and_the_load_goes_on(lines: tuple[bytes, ...]) -> None:
    """Wherever the broken line stands, the others are read."""
    result = read(b"\n".join(lines))
    assert [release.id for release in result.releases] == ["r1", "r2"]
    assert told(result) == [("json-line", f"line {lines.index(BROKEN) + 1}")]
    assert (result.refused, result.seen) == (1, 3)


def test_what_is_in_a_package_and_no_release_is_refused_with_its_place() -> None:
    """A null, and releases without an ocid."""
    result = read(b'{"releases": [null, {"id": "1", "tag": []}, {"ocid": " "}, %s]}' % ONE)
    assert places(result) == [("r1", "/releases/3")]
    assert told(result) == [
        ("release-shape", "/releases/0"),
        ("ocid-missing", "/releases/1"),
        ("ocid-missing", "/releases/2"),
    ]
    assert [outcome(issue) for issue in result.issues] == [Outcome.REFUSED] * 3


def test_numbers_are_exact() -> None:
    """No float anywhere: integers of any length, decimals as written, `1e9999` as the number it is."""
    raw = b'{"ocid": "o", "a": 0.10, "b": 12345678901234567890123, "c": 1e9999, "d": -5}'
    [release] = read(raw).releases
    assert [release.body[name] for name in "abcd"] == [Decimal("0.10"), 12345678901234567890123, Decimal("1E+9999"), -5]
    assert all(isinstance(release.body[name], int | Decimal) for name in "abcd")


@pytest.mark.parametrize(
    ("value", "rule", "read_as"),
    [
        (b"NaN", "number-not-json", None),
        (b"-Infinity", "number-not-json", None),
        (b"1e99999999", "number-beyond-reach", "1e99999999"),
        (b"9" * 20000, "number-beyond-reach", "9" * 20000),
        (b'"caf\xe9 \x80"', "encoding", "café €"),
        (b'"\\ud83d"', "encoding", "\ufffd"),
        (b'"a\tb"', "json-control-character", "a\tb"),
        (b" 000", "number-leading-zero", 0),
        (b"-007.50", "number-leading-zero", Decimal("-7.50")),
    ],
)
def test_what_can_be_bent_is_read_and_told(value: bytes, rule: str, read_as: Any) -> None:
    """Stray bytes, NaN and the like spoil no release: it is kept, and an issue says what was done."""
    raw = b'{"releases": [{"ocid": "o", "id": "r", "x": %s}, %s]}' % (value, ONE)
    result = read(raw)
    assert [release.id for release in result.releases] == ["r", "r1"]
    assert result.releases[0].body["x"] == read_as
    assert [issue.rule for issue in result.issues] == [rule]
    assert outcome(result.issues[0]) is Outcome.NOTED


def test_utf_16_is_read_and_told() -> None:
    """As Windows saves it."""
    result = read(ONE.decode().encode("utf-16"))
    assert places(result) == [("r1", "")]
    assert told(result) == [("encoding", "")]


def test_gzip_that_is_cut_off_gives_the_lines_before_the_cut() -> None:
    """The rest is one issue, and a line cut in two another."""
    whole = b"\n".join(ONE.replace(b"r1", b"r%d" % n) for n in range(5000))
    result = read(gzip.compress(whole)[:-1000])
    assert 0 < len(result.releases) < 5000
    assert {issue.rule for issue in result.issues} <= {"gzip", "json-line"}
    assert read(b"\x1f\x8b????").issues[0].rule == "gzip"


def test_gzip_members_one_after_the_other_are_one_file() -> None:
    """As `cat a.gz b.gz` makes them."""
    assert len(read(gzip.compress(ONE + b"\n") + gzip.compress(TWO)).releases) == 2


def test_a_gzip_bomb_is_stopped() -> None:
    """A megabyte that says it is a gigabyte is read no further than the limit."""
    result = read(gzip.compress(ONE + b"\n" + b" " * 50_000_000), max_bytes=1_000_000)
    assert told(result)[-1] == ("too-large", "")
    assert "1,000,000 bytes" in result.issues[-1].found


@pytest.mark.parametrize(
    ("body", "identifier", "minted"),
    [
        (b'{"ocid": "o", "id": "x"}', "x", False),
        (b'{"ocid": "o", "id": 7}', "7", False),
        (b'{"ocid": "o", "id": 7.0}', "7.0", False),
        (b'{"ocid": "o", "date": "2024-03-11T09:00:00Z"}', "o-2024-03-11-", True),
        (b'{"ocid": "o", "id": "", "date": "11/03/2024"}', "o-undated-", True),
        (b'{"ocid": "o", "id": {"$oid": "x"}}', "o-undated-", True),
    ],
)
def test_every_release_has_an_id(body: bytes, identifier: str, minted: bool) -> None:
    """As published, as text; where there is none, a stand-in of ocid, day and content."""
    [release] = read(body).releases
    assert (release.id, release.id_minted) == (identifier + release.digest[:8] * minted, minted)


def test_two_releases_of_one_day_without_ids_get_two_ids() -> None:
    """Equal content has one stand-in, whatever the order of its fields; other content another."""
    bodies = [b'{"ocid": "o", "date": "2024-03-11", "title": "%s"}' % title for title in (b"A", b"B", b"A")]
    bodies[2] = b'{"title": "A", "date": "2024-03-11", "ocid": "o"}'
    first, second, again = (release.id for release in read(b"\n".join(bodies)).releases)
    assert first == again != second


@pytest.mark.parametrize(
    ("tag", "tags"),
    [(b'["tender", 5, "award"]', ("tender", "award")), (b'"tender"', ("tender",)), (b"null", ()), (b"{}", ())],
)
def test_tags_are_a_tuple_of_texts(tag: bytes, tags: tuple[str, ...]) -> None:
    """Whatever the publisher made of them."""
    [release] = read(b'{"ocid": "o", "tag": %s}' % tag).releases
    assert release.tags == tags


def test_equal_content_has_equal_digests() -> None:
    """Order of fields, spaces, escapes and spellings of one number do not count; values and order of arrays do."""
    spelled = (
        b'{"ocid": "o", "a": [1.50, 65000, "\\u00e9"]}',
        '{"a":[1.5,65000.00,"é"],"ocid":"o"}'.encode(),
        b'{"ocid": "o", "a": [15e-1, 6.5e4, "\xe9"]}',
    )
    assert len({read(raw).releases[0].digest for raw in spelled}) == 1
    assert (
        read(b'{"ocid": "o", "a": [65000, 1.5, "\\u00e9"]}').releases[0].digest != read(spelled[0]).releases[0].digest
    )


@given(st.binary(max_size=300) | st.text(alphabet='{}[]",:\n 1eN\\u"ocidreleases', max_size=200).map(str.encode))
def test_no_bytes_crash(raw: bytes) -> None:
    """Any bytes at all are read or told; every issue is of a rule that is written down."""
    for given_bytes in (raw, gzip.compress(raw), ONE + b"\n" + raw):
        result = read(given_bytes)
        assert result.releases or result.issues or result.packages
        assert {issue.rule for issue in result.issues} <= READING_RULES.keys()


def test_an_ocid_that_is_too_long_a_number_is_told() -> None:
    """Even the identifiers may be numbers that nobody can write out."""
    result = read(b'{"ocid": %s, "id": %s}' % (b"7" * 20000, b"8" * 5000))
    assert result.seen == 1
    assert "number-beyond-reach" in {issue.rule for issue in result.issues}


@given(st.lists(st.integers(0, 99), min_size=2, max_size=8), st.booleans())
def test_a_position_leads_back_to_the_release(numbers: list[int], as_lines: bool) -> None:
    """The place of a release, resolved in what was read, is the release."""
    bodies = [{"ocid": "ocds-213czf-1", "id": str(number)} for number in numbers]
    raw = b"\n".join(json.dumps(b).encode() for b in bodies) if as_lines else json.dumps({"releases": bodies}).encode()
    for release in read(raw).releases:
        position = release.provenance.position
        found = bodies[int(position.split()[1]) - 1] if as_lines else resolve(json.loads(raw), position)
        assert found == release.body
