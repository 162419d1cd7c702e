"""Every rule of `find_issues`, each with a release that has one defect, beside one that has none."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from onrecord.ocds import READING_RULES, Issue, checking_rules, find_issues, read_releases
from onrecord.ocds.check import MASK

SOUND: dict[str, Any] = {
    "ocid": "ocds-213czf-1",
    "id": "r1",
    "date": "2024-03-11T09:00:00Z",
    "tag": ["tender", "award"],
    "initiationType": "tender",
    "language": "en",
    "parties": [
        {
            "id": "B",
            "name": "Sandport Borough Council",
            "roles": ["buyer"],
            "address": {"streetAddress": "1 Quay Street", "countryName": "United Kingdom"},
            "contactPoint": {"name": "A. Nobody", "email": "a@example.org", "telephone": "01632 960001"},
        },
        {"id": "S", "name": "Harbour Lights Ltd", "identifier": {"scheme": "GB-COH", "id": "00115834"}},
    ],
    "buyer": {"id": "B", "name": "Sandport Borough Council"},
    "tender": {
        "id": "T",
        "title": "Paper",
        "description": "Paper for the office. Return it by noon. Intern rates apply.",
        "value": {"amount": 25000, "currency": "GBP"},
        "minValue": {"amount": 10000, "currency": "GBP"},
        "tenderPeriod": {"startDate": "2024-03-11T09:00:00Z", "endDate": "2024-04-02T12:00:00Z"},
        "contractPeriod": {"startDate": "2024-05-01T00:00:00Z", "endDate": "2026-04-30T23:59:59+01:00"},
    },
    "awards": [
        {
            "id": "A",
            "date": "2024-04-20T00:00:00+01:00",
            "value": {"amount": 24000, "currency": "GBP"},
            "suppliers": [{"id": "S", "name": "Harbour Lights Ltd"}],
        }
    ],
}
MISSING = object()

# Rule, pointer of the field to change, what to put there, and the pointer of the issue where it is another one.
CASES: list[tuple[str, str, Any, str]] = [
    ("amount-empty", "/tender/value/amount", "", ""),
    ("amount-huge", "/tender/value/amount", 10**13, ""),
    ("amount-negative", "/awards/0/value/amount", -5, ""),
    ("amount-null", "/tender/value/amount", None, ""),
    ("amount-text", "/tender/value/amount", "25000", ""),
    ("amount-token", "/tender/value/amount", 0.01, ""),
    ("amount-zero", "/awards/0/value/amount", 0, ""),
    ("award-repeated", "/awards/1", {**SOUND["awards"][0], "id": "A2"}, ""),
    ("closing-after-award", "/awards/0/date", "2024-03-30T00:00:00Z", "/tender/tenderPeriod/endDate"),
    ("closing-far-off", "/tender/tenderPeriod/endDate", "2026-04-02T12:00:00Z", ""),
    ("closing-is-contract-end", "/tender/contractPeriod/endDate", "2024-04-02", "/tender/tenderPeriod/endDate"),
    ("company-number", "/parties/1/identifier/id", "115834", ""),
    ("company-number", "/parties/1/id", "GB-COH-115834", ""),
    ("control-character", "/tender/description", "Paper\x07", ""),
    ("correction-in-words", "/tender/description", "The deadline has been extended to 9 April 2024.", ""),
    ("correction-in-words", "/tender/description", "New closing date: 09/04/2024, noon.", ""),
    ("currency-case", "/tender/value/currency", "gbp", ""),
    ("currency-foreign", "/tender/value/currency", "EUR", ""),
    ("currency-missing", "/tender/value/currency", MISSING, ""),
    ("currency-unknown", "/tender/value/currency", "Pounds", ""),
    ("date-empty", "/awards/0/date", "", ""),
    ("date-format", "/date", "15/12/2015", ""),
    ("date-format", "/awards/0/date", "n/a", ""),
    ("date-format", "/awards/0/date", 20150608, ""),
    ("date-format", "/awards/0/date", "2015-06-01T00:00:00.-06:00", ""),
    ("date-impossible", "/awards/0/date", "2024-02-30T00:00:00Z", ""),
    ("date-missing", "/date", MISSING, ""),
    ("date-missing", "/date", "", ""),
    ("date-without-time", "/awards/0/date", "2024-04-20", ""),
    ("date-without-zone", "/awards/0/date", "2024-04-20T07:00", ""),
    ("html-entity", "/tender/title", "Pens &amp; paper", ""),
    ("id-float", "/awards/0/id", 7.5, ""),
    ("id-integer", "/id", 7, ""),
    ("id-missing", "/id", MISSING, ""),
    ("id-null", "/awards/0/id", None, ""),
    ("id-number-sign", "/id", "r#1", ""),
    ("id-object", "/awards/0/id", {"$oid": "1"}, ""),
    ("id-repeated", "/awards/1", {"id": "A", "title": "another"}, "/awards"),
    ("line-break-in-address", "/parties/0/address/streetAddress", "1 Quay Street\r\nSandport", ""),
    ("line-breaks-lost", "/tender/description", "Paper.rnrnPens", ""),
    ("line-breaks-lost", "/tender/description", "Paper.rnPens", ""),
    ("min-above-value", "/tender/minValue/amount", 26000, ""),
    ("name-missing", "/awards/0/suppliers/0/name", None, ""),
    ("name-placeholder", "/awards/0/suppliers/0/name", "NOT AWARDED TO SUPPLIER", ""),
    ("name-placeholder", "/awards/0/suppliers/0/name", "n/a", ""),
    ("name-with-number", "/parties/1/name", "Harbour Lights Ltd 00115834", ""),
    ("name-with-number", "/parties/1/name", "Harbour Lights Ltd N/A", ""),
    ("ocid-prefix", "/ocid", "PC-0001", ""),
    ("ocid-prefix", "/ocid", "OCDS-87SD3T-1", ""),
    ("ocid-prefix", "/ocid", "ocds-a1234567-mt-1", ""),
    ("ocid-type", "/ocid", 10, ""),
    ("period-reversed", "/tender/contractPeriod/startDate", "2027-01-01T00:00:00Z", "/tender/contractPeriod/endDate"),
    ("published-after-closing", "/date", "2025-03-11T09:00:00Z", "/tender/tenderPeriod/endDate"),
    ("range-absurd", "/tender/minValue/amount", 1, ""),
    ("schema", "/tender/title", 5, ""),
    ("schema", "/tender/id", MISSING, ""),
    ("spaces-around", "/tender/title", " Paper", ""),
    ("tag-missing", "/tag", MISSING, ""),
    ("tag-repeated", "/tag", ["award", "award"], ""),
    ("tag-text", "/tag", "tender", ""),
    ("tag-type", "/tag", ["tender", 5], "/tag/1"),
    ("tag-unknown", "/tag", ["awardNotice"], ""),
    ("text-encoded-twice", "/tender/title", "AdjudicaciÃ³n", ""),
    ("text-encoded-twice", "/tender/title", "the buyerâ€™s", ""),
    ("text-replaced", "/tender/title", "Sibat\ufffd", ""),
    ("value-only-minimum", "/tender/value", MISSING, ""),
    ("window-short", "/tender/tenderPeriod/endDate", "2024-03-11T09:01:00Z", ""),
    ("year-unrealistic", "/awards/0/date", "0207-05-15T00:00:00Z", ""),
]


def changed(pointer: str, value: Any) -> dict[str, Any]:
    """The sound release with one field changed, added or taken away."""
    body: Any = copy.deepcopy(SOUND)
    *path, last = [int(step) if step.isdigit() else step for step in pointer[1:].split("/")]
    node = body
    for step in path:
        node = node[step]
    if value is MISSING:
        del node[last]
    elif isinstance(node, list) and last == len(node):
        node.append(value)
    else:
        node[last] = value
    return dict(body)


def issues_of(body: dict[str, Any]) -> list[Issue]:
    result = read_releases(json.dumps(body).encode(), file="a.json", raw_hash="")
    [release] = result.releases
    return find_issues(release, "a.json")


def test_a_sound_release_has_no_issues() -> None:
    """Contact points, addresses, a range, an award within it: nothing to say."""
    assert issues_of(SOUND) == []


@pytest.mark.parametrize(
    ("rule", "pointer", "value", "at"), CASES, ids=[f"{case[0]} {n}" for n, case in enumerate(CASES)]
)
def test_each_defect_is_found_where_it_is(rule: str, pointer: str, value: Any, at: str) -> None:
    """The rule speaks, at the pointer, with the file, the ocid and the release; and says what should be there."""
    body = changed(pointer, value)
    if rule == "published-after-closing":
        body = {**body, "tag": ["tender"], "awards": []}
    told = [issue for issue in issues_of(body) if issue.rule == rule]
    assert [issue.pointer for issue in told] == [at or pointer]
    assert (told[0].file, told[0].ocid, told[0].position) == ("a.json", str(body["ocid"]), "")
    assert told[0].found
    assert told[0].expected


def test_every_rule_has_a_case_and_a_sentence() -> None:
    """A rule without an example of its defect is not finished."""
    assert {case[0] for case in CASES} == checking_rules().keys()
    assert all(sentence.endswith(".") for sentence in checking_rules().values())
    assert not checking_rules().keys() & READING_RULES.keys()


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/tender/description", "The contract may be extended to 30 April 2027. The closing date is 2 April 2024."),
        ("/tender/description", "The deadline has been extended to 2 April 2024."),
        ("/tender/description", "The deadline for clarification questions was moved to 20 March 2024."),
        ("/tender/description", "Government internship: return forms; www.example.org/?a=1&copy=2"),
        ("/tender/description", "Â1 is a height, déjà vu, “quoted” – naïve"),
        ("/parties/1/name", "Studio 54 Ltd"),
        ("/parties/1/name", "Nada Ltd"),
        ("/parties/1/identifier/id", "SC123456"),
        ("/awards/0/id", 7),
        ("/awards/1", {"id": "A2", "date": "2024-04-20T00:00:00+01:00", "value": {"amount": 24000, "currency": "GBP"}}),
        ("/tender/tenderPeriod/endDate", "2024-04-20T12:00:00Z"),
    ],
)
def test_what_only_looks_like_a_defect_is_none(pointer: str, value: Any) -> None:
    """Each rule knows its limits."""
    assert issues_of(changed(pointer, value)) == []


@pytest.mark.parametrize("pointer", ["/parties/0/contactPoint/name", "/parties/0/contactPoint/telephone"])
def test_contact_details_are_never_repeated(pointer: str) -> None:
    """Whatever is wrong with them: the place is told, the text is not."""
    for value in ("A. Nobodyâ€™s &amp; rnrn\ufffd", 5, {"a": "b"}):
        assert {issue.found for issue in issues_of(changed(pointer, value))} == {MASK}


def test_addresses_and_numbers_of_people_are_cut_out_of_names() -> None:
    """A name may carry them, and an issue quotes names."""
    for name in ("n/a see notice", "not disclosed a@example.org", "not disclosed 01632 960001"):
        for issue in issues_of(changed("/parties/1/name", name)):
            assert "example" not in issue.found
            assert "960001" not in issue.found


def test_found_is_no_longer_than_200_characters() -> None:
    """However long the thing is."""
    for issue in issues_of(changed("/ocid", "x" * 5000)):
        assert len(issue.found) <= 200
