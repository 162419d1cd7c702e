"""What a release is spared at a glance is nothing: with and without glances, the same issues."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from register_files import AMOUNTS, DATES, OCIDS, TITLES
from registers import release

from onrecord.ocds import Release, check, find_issues, read_releases
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


def same_without_glances(releases: Iterable[Release]) -> bool:
    """Whether each release has the issues that asking every rule finds."""
    given_releases = list(releases)
    found = [find_issues(one, "f") for one in given_releases]
    glances = check._glances
    try:
        check._glances = dict  # type: ignore[assignment]
        return found == [find_issues(one, "f") for one in given_releases]
    finally:
        check._glances = glances


@given(RELEASES)
def test_a_glance_spares_no_issue(body: dict[str, Any]):
    """On releases with every oddity that a subject looks for, and without."""
    assert same_without_glances(read_releases(dump(body), file="f", raw_hash="").releases)


@pytest.mark.parametrize("pattern", ["uk-*.jsonl.gz", "world/*.jsonl.gz"])
def test_a_glance_spares_no_issue_of_real_releases(shared_data: Path, pattern: str):
    """On every real release of the shared data."""
    for path in sorted(shared_data.glob(pattern)):
        if "spend" not in path.name:
            assert same_without_glances(read_releases(path.read_bytes(), file=path.name, raw_hash="").releases), (
                path.name
            )
