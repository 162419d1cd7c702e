"""Articles about several contracts: each claim is held against the record that its sentence is about."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from itertools import permutations

import pytest
from fakes import FakeLookup, make_records

from onrecord.article.read import read_article
from onrecord.checking.check import check_articles
from onrecord.checking.model import Check, CheckedClaim, Dossier, VerdictWord
from onrecord.report.json_dossier import dossier_json
from onrecord.values import parse_instant
from quality import gold

DAY = "2025-03-20T06:00:00Z"
WALL, GUARDS = "ocds-213czf-mar-2201", "ocds-213czf-mar-2260"
LUNCHES, BUSES, SURVEY = "ocds-213czf-pen-0912", "ocds-213czf-ald-1140", "ocds-213czf-eas-0031"

FRONT = """Marlow Sands to spend £770,000 on its sea front

Marlow Sands Town Council has signed off two contracts that together will cost more than £770,000.

The larger one is for repairs to the sea wall beside the Old Slipway, damaged in the storms of January 2024. \
Brackwater Civil Works Limited will be paid {wall} for it, and is to rebuild 84 metres of wall by the end of September.

The council is also looking for a firm to provide beach lifeguards from 2025 to 2027. It is valued at {guards}. Bids \
close on {closes}.

Work on the wall will stop during the sand festival."""

HEAD = "Contract watch: what councils bought\n\nThis week’s round-up of what councils in the county have bought."
SECTIONS = {
    LUNCHES: "Penrudd County Council has given Tidewell Catering Services Limited the contract for hot lunches in "
    "village primary schools. The deal is worth £412,500 a year.",
    BUSES: "Aldermere Borough Council will buy six electric minibuses for community transport. Halden Vale Vehicles "
    "Limited won the work. The contract was awarded at £474,000.",
    SURVEY: "Eastholm District Council has hired Pargeter Heritage Surveyors Limited for the structural survey of the "
    "Corn Exchange. The contract is worth £93,150.",
}
RECALLS = """Police watchdog hires trainer in fair treatment

The Westmarch Office for Police Accountability has put a contract for workshops on fair treatment out to tender. It is \
valued at £12,000 to £30,000, the notice says, and asks for somebody “to equip every member, whatever their background \
or experience, to hold the force to account with confidence”.

{past}

The contract will run for two years."""


@cache
def sample() -> FakeLookup:
    """The sample register in memory."""
    bodies = json.loads(json.dumps(gold.sample_releases()), parse_float=Decimal)
    return FakeLookup(make_records(bodies))


def dossier(*texts: str, published: str = DAY) -> Dossier:
    readings = [read_article(t, id=f"a{n}", published=parse_instant(published)) for n, t in enumerate(texts)]
    return check_articles(readings, sample())


def check(text: str, published: str = DAY) -> Check:
    return dossier(text, published=published).checks[0]


def front(wall: str = "£587,450.80", guards: str = "£168,000", closes: str = "14 March") -> str:
    return FRONT.format(wall=wall, guards=guards, closes=closes)


def of(found: Check, words: str) -> CheckedClaim:
    """The claim on these words, where there is one alone."""
    (claim,) = [c for c in found.claims if c.claim.text.strip("“”") == words]
    return claim


def told(found: Check) -> set[tuple[str, str, str, str]]:
    """What is said of each claim, wherever it stands."""
    main = found.link.ocid or ""
    return {(c.about or main, str(c.claim.type), c.claim.text, str(c.verdict.word)) for c in found.claims}


def test_two_contracts_of_one_council() -> None:
    """The second contract is linked with its own evidence, and what its sentences say is held against it."""
    found = check(front())
    (further,) = found.link.further
    assert (found.link.ocid, further.ocid, further.reported) == (WALL, GUARDS, True)
    assert all(reason.weight and reason.sentence for reason in further.reasons)
    assert [span.of(found.article.text) for span in further.spans] == [
        "The council is also looking for a firm to provide beach lifeguards from 2025 to 2027.",
        "It is valued at £168,000.",
        "Bids close on 14 March.",
    ]
    price = of(found, "£587,450.80")
    assert (price.about, price.verdict.word) == (None, VerdictWord.SUPPORTED)
    for words in ("£168,000", "14 March"):
        claim = of(found, words)
        assert (claim.about, claim.verdict.word) == (GUARDS, VerdictWord.SUPPORTED)
        assert {evidence.ocid for evidence in claim.verdict.evidence} == {GUARDS}


def test_what_is_wrong_of_the_second_contract_is_held_against_it() -> None:
    """The evidence of the accusation is the second record's."""
    claim = of(check(front(closes="21 March")), "21 March")
    assert (claim.about, claim.verdict.word, claim.verdict.reason) == (GUARDS, "contradicted", "wrong_date")
    assert {evidence.ocid for evidence in claim.verdict.evidence} == {GUARDS}


def test_the_sum_of_the_other_contract_is_no_error() -> None:
    """A sum that is wrong of the main record and right of the article's other one is never called wrong."""
    claim = of(check(front(wall="£168,000", guards="£170,000")), "£168,000")
    assert claim.verdict.word in (VerdictWord.UNDECIDED, VerdictWord.SUPPORTED, VerdictWord.NOT_IN_RECORD)


def test_a_sum_over_all_contracts_is_no_error() -> None:
    """What two contracts cost together is neither's price."""
    assert not [c for c in check(front()).claims if c.claim.text == "£770,000" and c.verdict.word == "contradicted"]


@pytest.mark.parametrize("order", list(permutations(SECTIONS)), ids=lambda order: "-".join(o[-4:] for o in order))
def test_a_round_up_in_any_order(order: tuple[str, ...]) -> None:
    """Three councils, three contracts: each section is held against its own record, whichever comes first."""
    found = check("\n\n".join((HEAD, *(SECTIONS[ocid] for ocid in order))))
    assert set(found.link.ocids) == set(SECTIONS)
    assert not [c for c in found.claims if c.verdict.word in ("contradicted", "partial", "undecided")]
    right = {(ocid, words) for ocid, kind, words, word in told(found) if (kind, word) == ("value", "supported")}
    assert {(LUNCHES, "£412,500 a year"), (BUSES, "£474,000"), (SURVEY, "£93,150")} <= right


@pytest.mark.parametrize("beside", [LUNCHES, BUSES, SURVEY])
def test_a_paragraph_about_another_contract_changes_no_verdict(beside: str) -> None:
    """What is said of the first contract is judged as if the paragraph were not there."""
    alone = check(front())
    both = check(f"{front()}\n\n{SECTIONS[beside]}")
    assert beside in both.link.ocids
    assert told(alone) <= told(both)


@pytest.mark.parametrize(
    "past",
    [
        "The office spent £34,800 last year on a similar course for the volunteers who visit people in cells.",
        "An earlier contract, for custody visitors, went to Plainspeak Learning for £34,800.",
        "In 2023 it paid £34,800 for workshops for another group.",
    ],
)
def test_last_years_contract_is_recalled(past: str) -> None:
    """One sentence with the sum of an older contract of the buyer is about that one, which bears it out."""
    found = check(RECALLS.format(past=past), "2024-05-21T17:10:00+01:00")
    (further,) = found.link.further
    assert further.ocid == "ocds-213czf-wst-0298"
    claim = next(c for c in found.claims if "£34,800" in c.claim.text and c.claim.type == "value")
    assert (claim.about, claim.verdict.word) == (further.ocid, VerdictWord.SUPPORTED)


@pytest.mark.parametrize(
    "past",
    [
        "The workshop will cost £34,800.",
        "The contract is worth £34,800.",
        "A similar course in another county cost £36,250.",
        "The office has 34,800 followers, up from last year.",
    ],
)
def test_a_sum_alone_recalls_nothing(past: str) -> None:
    """Without words that turn to another contract a sister's sum is an error, and another's sum is another's."""
    assert check(RECALLS.format(past=past), "2024-05-21T17:10:00+01:00").link.further == ()


def test_a_recalled_contract_is_never_held_against_the_article() -> None:
    """Only its own sum made the link: a wrong day beside it accuses nobody."""
    past = "A similar course, which was awarded on 9 January 2023, cost £34,800."
    found = check(RECALLS.format(past=past), "2024-05-21T17:10:00+01:00")
    assert [one.reported for one in found.link.further] == [False]
    assert not [c for c in found.claims if c.about and c.verdict.word not in ("supported", "not_checkable")]


def test_the_record_that_is_named_is_the_only_one() -> None:
    """Whoever says which record is meant is not told of others."""
    reading = read_article(front(), id="a", published=parse_instant(DAY))
    (found,) = check_articles([reading], sample(), ocid=WALL).checks
    assert found.link.ocids == (WALL,)


def test_json_names_the_record_of_each_claim() -> None:
    """`link.ocid` stays the main one; each claim says which record it was held against."""
    (article,) = dossier_json(dossier(front()))["articles"]
    assert article["link"]["ocid"] == WALL
    (further,) = article["link"]["further"]
    assert set(further) == {"ocid", "title", "score", "reported", "reasons", "spans", "doubtful"}
    assert {claim["ocid"] for claim in article["claims"]} == {WALL, GUARDS}


def test_two_articles_are_compared_on_the_contract_that_both_report() -> None:
    """One reports two contracts, one the second alone: side by side stand their claims about that one."""
    other = (
        "Lifeguards wanted at Marlow Sands\n\nMarlow Sands Town Council is looking for a firm to provide beach "
        "lifeguards in the summers of 2025 to 2027. The contract is worth £168,000. Bids close on 21 March."
    )
    found = dossier(front(), other)
    (comparison,) = [c for c in found.comparisons if c.ocid == GUARDS]
    assert comparison.articles == ("a0", "a1")
    rows = {row.type.value: row for row in comparison.facts}
    assert rows["deadline"].in_conflict
    assert not rows["value"].in_conflict
