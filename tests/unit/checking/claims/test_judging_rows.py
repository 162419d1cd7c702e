"""Rows judged: each cell as the sentence that says what its heading says, on the record that the row is about."""

from __future__ import annotations

import pytest
from claims_lists import FakeShelf, awarded, checked, pounds, purchase, shelf_of, told

from onrecord.checking.claims.find import Way
from onrecord.checking.model import VerdictWord

PERIOD = {"contractPeriod": {"startDate": "2031-04-01T00:00:00Z", "endDate": "2033-03-31T00:00:00Z"}}
CLOSING = {"tenderPeriod": {"endDate": "2031-03-03T12:00:00Z"}}


@pytest.fixture(name="shelf")
def _shelf() -> FakeShelf:
    bridge = awarded("bridge", 474_000, "Stonefold Masonry Ltd", value=pounds(510_000), **PERIOD, **CLOSING)
    ferry = purchase(
        "ferry",
        buyer="Saltmouth Harbour Council",
        tender={"id": "T-40012", "title": "Cleaning of ferry terminals", "status": "active", "value": pounds(90_000)},
    )
    return shelf_of(bridge, ferry)


@pytest.mark.parametrize(
    ("heading", "cell", "verdict", "reason"),
    [
        ("Value", "474000", "supported", None),
        ("Value", "£0.47m", "supported", None),
        ("Value", "about £480,000", "supported", None),
        ("Value", "479000", "contradicted", "digit_error"),
        ("Value", "4740000", "contradicted", "off_by_10"),
        ("Value", "600000", "contradicted", "wrong_number"),
        ("Value", "510000", "undecided", None),
        ("Award value", "510000", "contradicted", "estimate_as_award"),
        ("Ceiling", "510000", "supported", None),
        ("Estimated value", "510000", "supported", None),
        ("Estimated value", "610000", "contradicted", "digit_error"),
        ("Annual cost", "474000", "contradicted", "total_as_annual"),
        ("Savings", "474000", "not_in_record", None),
        ("Spent", "474000", "not_in_record", None),
        ("Supplier", "STONEFOLD MASONRY LIMITED", "supported", None),
        ("Supplier", "Brackwater Civil Works", "contradicted", "wrong_supplier"),
        ("Buyer", "OTTERHOLME TOWN COUNCIL", "supported", None),
        ("Buyer", "Saltmouth Harbour Council", "contradicted", "wrong_buyer"),
        ("Award date", "18/03/2031", "supported", None),
        ("Award date", "28/03/2031", "contradicted", "wrong_date"),
        ("Award date", "March 2031", "supported", None),
        ("Start date", "2031-04-01", "supported", None),
        ("Start date", "2031-05-01", "contradicted", "wrong_date"),
        ("End date", "2033-03-31", "supported", None),
        ("End date", "2034-03-31", "contradicted", "wrong_date"),
        ("Closing date", "3 March 2031", "supported", None),
        ("Closing date", "5 March 2031", "contradicted", "wrong_date"),
        ("Term", "2 years", "supported", None),
        ("Term", "3 years", "contradicted", "wrong_number"),
        ("Status", "Awarded", "supported", None),
    ],
)
def test_a_cell_is_judged_by_the_rule_of_its_heading(
    shelf: FakeShelf, heading: str, cell: str, verdict: str, reason: str | None
) -> None:
    """The same verdict as of the sentence that would say it; two readings of a heading are undecided."""
    answer = checked(f'ocid,{heading}\nocds-213czf-bridge,"{cell}"\n', shelf)
    assert told(answer) == [(2, heading, reason, verdict)]
    assert answer.rows[0].word == verdict


def test_a_verdict_shows_the_cell_the_sentence_and_the_evidence(shelf: FakeShelf) -> None:
    """Rule, version, one printable sentence, the place in the record, and which release was used."""
    row = checked("ocid,Award value\nocds-213czf-bridge,479000\n", shelf).rows[0]
    one = row.claims[0]
    assert (one.field and one.field.text, one.text) == ("479000", "The contract was awarded for £479,000.")
    verdict = one.checked.verdict
    assert (verdict.rule, verdict.version >= 1) == ("value", True)
    assert verdict.sentence == "The record gives the award as £474,000, not £479,000."
    assert verdict.evidence[0].pointer == "/awards/0/value/amount"
    assert row.releases == ("bridge-1", "bridge-2")


@pytest.mark.parametrize("cell", ["0", "(474000)", "Redacted"])
def test_credits_noughts_and_nothing_are_held_against_nothing(shelf: FakeShelf, cell: str) -> None:
    """A sum below nothing is added, and that is all."""
    assert told(checked(f"ocid,Value\nocds-213czf-bridge,{cell}\n", shelf)) == []


def test_several_suppliers_in_one_cell_are_judged_one_by_one(shelf: FakeShelf) -> None:
    """Parted by semicolons; a comma may be part of a name."""
    answer = checked('ocid,Supplier\nocds-213czf-bridge,"Stonefold Masonry Ltd; Brackwater, Sons"\n', shelf)
    assert [verdict for *_, verdict in told(answer)] == ["supported", "contradicted"]


def test_a_row_is_judged_on_the_record_of_its_day(shelf: FakeShelf) -> None:
    """Before the award there is none; that today's record says otherwise is noted, and accuses nobody."""
    text = "said on,ocid,Estimated value,Supplier\n2031-02-20,ocds-213czf-bridge,510000,Stonefold Masonry\n"
    answer = checked(text, shelf)
    assert told(answer) == [
        (2, "Estimated value", None, "supported"),
        (2, "Supplier", None, "not_in_record"),
    ]
    assert answer.rows[0].claims[1].checked.today is not None
    assert answer.rows[0].releases == ("bridge-1",)


def test_a_date_that_may_be_the_contracts_own_accuses_nobody(shelf: FakeShelf) -> None:
    """In a table of fields "date" may be anything: what only that day makes wrong is undecided."""
    wrong_then = "Date,ocid,Award value\n2031-02-20,ocds-213czf-bridge,474000\n"
    assert [verdict for *_, verdict in told(checked(wrong_then, shelf))] == ["undecided"]
    before_all = "Date,ocid,Award value\n2030-01-01,ocds-213czf-bridge,474000\n"
    assert [verdict for *_, verdict in told(checked(before_all, shelf))] == ["supported"]


def test_a_day_that_could_be_read_month_first_accuses_nobody(shelf: FakeShelf) -> None:
    """Right if read one way is right; wrong either way is undecided, since the list does not say."""
    assert [v for *_, v in told(checked("ocid,Start\nocds-213czf-bridge,01/04/2031\n", shelf))] == ["supported"]
    assert [v for *_, v in told(checked("ocid,Start\nocds-213czf-bridge,05/06/2031\n", shelf))] == ["undecided"]


@pytest.mark.parametrize(
    ("heading", "cell", "way"),
    [
        ("ocid", "ocds-213czf-ferry", Way.OCID),
        ("Notice ID", "FERRY-1", Way.REFERENCE),
        ("Reference", "T-40012", Way.REFERENCE),
        ("Link", "https://register.example/records/ocds-213czf-ferry", Way.REFERENCE),
    ],
)
def test_a_row_names_its_record_in_several_ways(shelf: FakeShelf, heading: str, cell: str, way: Way) -> None:
    """By ocid, by the number of a notice, by the buyer's own number, by an address that holds one of them."""
    row = checked(f'{heading},Value\n"{cell}",90000\n', shelf).rows[0]
    assert (row.ocid, row.way) == ("ocds-213czf-ferry", way)


def test_a_row_without_a_number_is_found_by_what_it_says(shelf: FakeShelf) -> None:
    """Words, names and sums; the row that says too little is left alone, and told why."""
    text = (
        "Title,Buyer,Supplier,Value\n"
        "Repair of Swallow Bridge,Otterholme Town Council,Stonefold Masonry,474000\n"
        "Road salt,Penrudd County Council,Merrin Coachworks,12345\n"
    )
    first, second = checked(text, shelf).rows
    assert (first.ocid, first.way, first.word) == ("ocds-213czf-bridge", Way.WORDS, VerdictWord.SUPPORTED)
    assert (second.ocid, second.word) == (None, VerdictWord.NOT_IN_RECORD)
    assert second.sentence


def test_a_row_that_may_be_about_another_record_is_accused_of_nothing(shelf: FakeShelf) -> None:
    """Found by words, with no sum, supplier or day that fits: it may be the purchase of another year."""
    text = (
        "Title,Buyer,Supplier,Value\n"
        "Repair of the Swallow Bridge,Otterholme Town Council,Brackwater Civil Works,733000\n"
    )
    row = checked(text, shelf).rows[0]
    if row.ocid is not None:
        assert not any(one.checked.verdict.word is VerdictWord.CONTRADICTED for one in row.claims)


def test_a_number_of_which_nothing_fits_is_doubted(shelf: FakeShelf) -> None:
    """Buyer, supplier and sum of another contract: the number is likelier wrong than all of them."""
    text = "ocid,Buyer,Supplier,Value\nocds-213czf-bridge,Saltmouth Harbour Council,Brackwater,90000\n"
    row = checked(text, shelf).rows[0]
    assert {str(one.checked.verdict.word) for one in row.claims} == {"undecided"}
    assert "the number may be wrong" in row.sentence or "names" in row.sentence


def test_an_ocid_that_is_not_held_is_not_guessed_at(shelf: FakeShelf) -> None:
    """Whatever else the row says."""
    text = "ocid,Title,Value\nocds-213czf-nowhere,Repair of the Swallow Bridge,474000\n"
    row = checked(text, shelf).rows[0]
    assert (row.ocid, row.sentence) == (None, "The row names ocds-213czf-nowhere, which is not in the register.")


def test_a_sentence_is_read_as_an_article_of_its_date(shelf: FakeShelf) -> None:
    """Linked by its words and its row's numbers; opinion is never judged."""
    text = (
        "claim,date,ocid\n"
        '"Stonefold Masonry won the £497,000 contract to repair the Swallow Bridge.",2031-04-01,ocds-213czf-bridge\n'
        '"They should be ashamed of themselves.",2031-04-01,\n'
    )
    first, second = checked(text, shelf).rows
    assert first.word is VerdictWord.CONTRADICTED
    assert "£474,000, not £497,000" in first.sentence
    assert (second.word, second.sentence) == (
        VerdictWord.NOT_CHECKABLE,
        "It says nothing that a record could hold.",
    )


def test_the_day_of_the_whole_list_holds_for_rows_that_give_none(shelf: FakeShelf) -> None:
    """A row's own day wins."""
    from onrecord.values import parse_instant

    text = "said on,ocid,Award value\n,ocds-213czf-bridge,474000\n2031-04-02,ocds-213czf-bridge,474000\n"
    answer = checked(text, shelf, published=parse_instant("2031-02-20"))
    assert [row.said and row.said.text for row in answer.rows] == ["2031-02-20", "2031-04-02"]


def test_savings_that_are_the_limit_are_told_for_what_they_are(shelf: FakeShelf) -> None:
    """The record holds no savings; which of its figures the sum is, it can say."""
    row = checked("ocid,Savings\nocds-213czf-bridge,510000\n", shelf).rows[0]
    assert row.sentence == ("The record holds no savings; £510,000 is the advertised value, which is no spending.")
    assert [evidence.pointer for evidence in row.claims[0].checked.verdict.evidence] == ["/tender/value/amount"]


def test_a_yearly_figure_in_a_column_of_sums_is_undecided() -> None:
    """The record's words say that it is for a year; the heading says nothing of it."""
    invitation = {"description": "Pricing is per annum.", "value": pounds(30_000)}
    shelf = shelf_of(awarded("salt", 28_000, "Saltmine Ltd", **invitation))
    row = checked("ocid,Value\nocds-213czf-salt,28000\n", shelf).rows[0]
    assert row.word is VerdictWord.UNDECIDED
    assert "for a year or in all" in row.sentence
