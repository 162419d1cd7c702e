"""What a release is spared at a glance is nothing: with and without glances, the same issues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from register_files import AMOUNTS, DATES, OCIDS, TITLES
from registers import release

from onrecord.ocds import Release, check, find_issues, read_releases
from onrecord.ocds.sound import is_sound
from onrecord.ocds.usual import USUAL
from onrecord.register.rows import dump

IDS = st.sampled_from(["1", "2", 3, 3.5, None, "a#b", " 1", "GB-COH-1234", "GB-COH-00001234", {"$oid": "1"}, True])
NAMES = st.sampled_from(["Aldermere Council", "n/a", "", None, "Firm 01234567", "Firm (N/A)", " Firm", "Ã³", 7])
TEXTS = st.sampled_from(
    [
        "Plain",
        "Pens & ink",
        "Pens &amp; ink",
        "&#8211;",
        "a.rnB",
        "a.rnb",
        "rnrn",
        "Ã³",
        "é…",
        "\ufffd",
        "a\x07",
        "x;rn•",
        "a\r\nb",
    ]
)
PARTIES = st.builds(
    lambda id_, name, number, text: {
        "id": id_,
        "name": name,
        "roles": ["buyer"],
        "identifier": {"scheme": "GB-COH", "id": number},
        "address": {"streetAddress": text, "countryName": "United Kingdom"},
    },
    IDS,
    NAMES,
    st.sampled_from(["01234567", "1234567", "SC123456", None, 12345678]),
    TEXTS,
)
AWARDS = st.builds(
    lambda id_, amount, currency, least: {
        "id": id_,
        "value": {"amount": amount, "currency": currency},
        "minValue": {"amount": least},
        "suppliers": [{"id": "S", "name": "Firm"}],
    },
    IDS,
    AMOUNTS | st.sampled_from([0, 1, 0.01, 10**13]),
    st.sampled_from(["GBP", "gbp", "EUR", "XYZ", "", None]),
    st.sampled_from([None, 5, 30000]),
)
RELEASES = st.builds(
    lambda ocid, id_, date, tag, title, text, parties, awards: release(
        ocid,
        id=id_,
        date=date,
        tag=tag,
        tender={"id": "1", "title": title, "description": text, "value": {"amount": 25000, "currency": "GBP"}},
        parties=parties,
        awards=awards,
    ),
    OCIDS | st.sampled_from([7, "ocds-213czf-x"]),
    IDS,
    DATES,
    st.sampled_from([["tender"], "tender", ["tender", "tender"], ["bid"], [], None, ["award", 3], {"a": 1}]),
    TITLES | TEXTS,
    TEXTS,
    st.lists(PARTIES, max_size=2),
    st.lists(AWARDS, max_size=2),
)

NAMES_OF_FIELDS = st.sampled_from(
    [
        *("id", "ocid", "title", "name", "legalName", "description", "buyer", "parties", "suppliers", "identifier"),
        *("scheme", "date", "dateSigned", "endDate", "startDate", "dates", "Date", "update", "éDate", "candidate"),
        *(
            "address",
            "streetAddress",
            "deliveryAddresses",
            "amount",
            "currency",
            "minValue",
            "value",
            "items",
            "details",
        ),
    ]
)
LEAVES = st.one_of(
    st.sampled_from(
        [
            *(
                "Plain",
                " padded",
                "padded\u2003",
                "\x1cpadded",
                "two\nlines",
                "two\r",
                "",
                " ",
                "n/a",
                "N\u0131L",
                "1/a\u0660",
            ),
            *("GB-COH", "GB-COH-1234567", "gb-coh-01234567", "GB-COH-01234567", "01234567", "SC123456", "Firm 7) ]"),
            *(
                "2024-03-11T09:00:00Z",
                "2024-02-29T09:00:00Z",
                "2023-02-29T09:00:00Z",
                "2024-03-11",
                "1990-01-01T00:00:00Z",
            ),
            *(
                "2024-03-11T09:00:00+01:00",
                "2024-03-11T10:00:00+03:00",
                "2024-03-11T09:00:00+24:00",
                "2024-13-11T09:00:00Z",
            ),
            *(
                "1990-01-01T00:00:00+01:00",
                "2100-12-31T23:59:59Z",
                "2024-03-11T09:00:00.5Z",
                "2024-03-11T24:00:00Z",
                "GBP",
            ),
            *(
                '"id":3',
                '"amount":0',
                '"startDate":"',
                "a\\u0007b",
                "\x7f",
                "&amp;",
                "rnrn",
                "end.rnNew",
                "Ã³",
                "\ufffd",
            ),
        ]
    ),
    st.sampled_from([0, 1, 2, 10**12, 10**12 - 1, 10**13, 12.5, True, None]),
    st.text(max_size=4),
)
VALUES = st.recursive(
    LEAVES,
    lambda below: st.one_of(
        st.lists(below, max_size=3),
        st.dictionaries(NAMES_OF_FIELDS, below, max_size=5),
    ),
    max_leaves=12,
)
ANYTHING = st.dictionaries(NAMES_OF_FIELDS | st.sampled_from(["awards", "contracts", "tender"]), VALUES, max_size=5)


def same_without_glances(releases: Iterable[Release]) -> bool:
    """Whether each release has the issues that asking every rule finds."""
    given_releases = list(releases)
    found = [find_issues(one, "f") for one in given_releases]
    spared = check._spared
    try:
        check._spared = lambda seen: frozenset()  # type: ignore[assignment]
        return found == [find_issues(one, "f") for one in given_releases]
    finally:
        check._spared = spared


@given(RELEASES)
def test_a_glance_spares_no_issue(body: dict[str, Any]):
    """On releases with every oddity that a subject looks for, and without."""
    assert same_without_glances(read_releases(dump(body), file="f", raw_hash="").releases)


@given(ANYTHING)
def test_a_glance_spares_no_issue_wherever_it_stands(fields: dict[str, Any]):
    """On anything below a sound release, in fields whose names mean something to a rule."""
    body = {"ocid": "ocds-213czf-1", "id": "1", "date": "2024-03-11T09:00:00Z", "tag": ["tender"], **fields}
    assert same_without_glances(read_releases(dump(body), file="f", raw_hash="").releases)


@given(ANYTHING)
def test_what_stands_beside_a_sound_release_is_found_in_it(fields: dict[str, Any]):
    """The same, one level down, where it stands inside an organisation and an address."""
    party = {"id": "B", "name": "Aldermere Council", "details": fields, "address": fields}
    body = release("ocds-213czf-1", parties=[party, {"id": "S", "name": "Firm"}])
    assert same_without_glances(read_releases(dump(body), file="f", raw_hash="").releases)


ODD = [
    *(
        "Plain",
        " padded",
        "padded\u2003",
        "padded\n",
        "\x1cpadded",
        "two\nlines",
        "",
        " ",
        "n/a",
        "Firm 01234567",
        "a#b",
    ),
    *("GB-COH", "GB-COH-1234567", "gb-coh-01234567", "ocds-213czf-1", "tender", "GBP", "active", "open", "goods"),
    *("2024-03-11T09:00:00Z", "2024-03-11", "2024-03-11T09:00:00Z\n", "1880-01-01T00:00:00Z", "2023-02-29T09:00:00Z"),
    *(7, 2.5, True, None, {}, [], ["tender", "tender"], {"id": "1"}),
]


def leaves(tree: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The paths to all fields of `usual` that hold no others; `[]` for an array."""
    if isinstance(tree, str):
        yield path
    elif isinstance(tree, list):
        yield from leaves(tree[0], (*path, "[]"))
    else:
        for name, below in tree.items():
            yield from leaves(below, (*path, name))


def holding(path: tuple[str, ...], values: Sequence[Any]) -> Any:
    """What has `values` at the end of `path`, one in each object of the first array on the way, else the first."""
    if not path:
        return values[0]
    if path[0] == "[]":
        return [
            {"id": str(number), **below} if isinstance(below := holding(path[1:], [value]), dict) else below
            for number, value in enumerate(values)
        ]
    held = {path[0]: holding(path[1:], values)}
    return {**held, **({"awardID": "1"} if path[0] == "dateSigned" else {})}


def with_usual(path: tuple[str, ...], values: Sequence[Any]) -> dict[str, Any]:
    """A sound release, but for what it has at `path`."""
    body = release("ocds-213czf-1", id="1", tag=["tender"], initiationType="tender", parties=[], tender={"id": "1"})
    for name, value in holding(path, values).items():
        body[name] = {**body[name], **value} if name == "tender" and isinstance(value, dict) else value
    return body


@pytest.mark.parametrize("path", list(leaves(USUAL)), ids="/".join)
def test_a_glance_spares_no_issue_in_any_usual_field(path: tuple[str, ...]):
    """Whatever stands in it, once or in two objects of an array."""
    bodies = [with_usual(path, values) for odd in ODD for values in ([odd], [odd, odd], [odd, "Other"])]
    for body in bodies:
        assert same_without_glances(read_releases(dump(body), file="f", raw_hash="").releases), body


def test_the_decoder_of_sound_releases_knows_most():
    """In most usual fields something can stand of which nothing is said: else the glance would spare nothing."""
    passed = [path for path in leaves(USUAL) if any(is_sound(dump(with_usual(path, [odd]))) for odd in ODD)]
    assert len(passed) > 0.9 * len(list(leaves(USUAL)))


@pytest.mark.parametrize("pattern", ["uk-*.jsonl.gz", "world/*.jsonl.gz"])
def test_a_glance_spares_no_issue_of_real_releases(shared_data: Path, pattern: str):
    """On every real release of the shared data."""
    for path in sorted(shared_data.glob(pattern)):
        if "spend" not in path.name:
            assert same_without_glances(read_releases(path.read_bytes(), file=path.name, raw_hash="").releases), (
                path.name
            )
