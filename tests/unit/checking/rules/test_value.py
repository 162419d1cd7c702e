"""Sums: each table is one kind of record, each row one sentence beside it and what the rule says of its sum."""

from __future__ import annotations

import pytest
from invented import Body, award, checked, pounds, release, said, tender

LATER = "2031-02-10T09:00:00Z"
YEAR = {"startDate": "2031-04-01T00:00:00Z", "endDate": "2032-03-31T23:59:59Z"}
THREE_YEARS = YEAR | {"endDate": "2034-03-31T23:59:59Z"}

ESTIMATE = [release(tender=tender(value=pounds(84600)))]
RANGE = [release(tender=tender(minValue=pounds(10000), value=pounds(25000)))]
FLOOR = [release(tender=tender(minValue=pounds(10000)))]
AWARDED = [*ESTIMATE, release("r2", LATER, "award", awards=[award(79950)])]
TWO_AWARDS = [
    *ESTIMATE,
    release("r2", LATER, "award", awards=[award(30000), award(20000, id="A2", supplier="Fellgate Builders Ltd")]),
]
LOTS = [
    release(
        tender=tender(
            value=pounds(90000), lots=[{"id": "1", "value": pounds(60000)}, {"id": "2", "value": pounds(30000)}]
        )
    )
]


def priced(text: str, record: list[Body]) -> list[tuple[str, str | None]]:
    """Verdict and reason of each sum in a paragraph under a headline without any."""
    return [(word, reason) for _, word, reason in said("value", f"Masons wanted for old bridge\n\n{text}", *record)]


@pytest.mark.parametrize(
    "text",
    [
        "The contract is worth £84,600.",
        "The contract is worth £84.6k.",
        "The contract is worth £85k.",
        "The contract is worth about £85,000.",
        "The contract is worth more than £80,000.",
        "The contract is worth nearly £90,000.",
        "The contract is worth up to £84,600.",
    ],
)
def test_a_sum_need_only_be_as_exact_as_it_is_said(text: str) -> None:
    """£84,600 is "£85k", "about £85,000", "more than £80,000" and "nearly £90,000"."""
    assert priced(text, ESTIMATE) == [("supported", None)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The contract is worth £86,400.", "digit_error"),
        ("The contract is worth £84,900.", "digit_error"),
        ("The contract is worth £846,000.", "off_by_10"),
        ("The contract is worth £8,460.", "off_by_10"),
        ("The contract is worth £51,000.", "wrong_number"),
    ],
)
def test_a_wrong_price_is_told_with_how_it_came_about(text: str, reason: str) -> None:
    """Where the words make it the price and the record has one figure, another number is wrong, by slip or plainly."""
    assert priced(text, ESTIMATE) == [("contradicted", reason)]


@pytest.mark.parametrize(
    "text",
    [
        "The town faces a deficit of £51,000.",
        "A raffle made £51,000.",
        "“The contract is worth £51,000,” said Ada Brook.",
        "A similar scheme in Fellgate cost £51,000.",
        "The masons cost £51 an hour.",
        "The contract is worth €84,600.",
        "The contract was originally worth £51,000.",
    ],
)
def test_a_sum_of_something_else_is_left_alone(text: str) -> None:
    """Deficits, raffles, other schemes, rates, other currencies, earlier plans and people's words accuse nobody."""
    assert not [word for word, _ in priced(text, ESTIMATE) if word in ("contradicted", "partial")]


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("The contract is worth £101,520.", ESTIMATE),  # with a fifth of VAT
        ("The contract is worth £70,500.", ESTIMATE),  # without it
        ("The contract is worth up to £95,000.", ESTIMATE),
        ("The contract is worth £18,000.", RANGE),
        ("The contract is worth £15,000.", RANGE),
        ("The contract is worth £41,000.", TWO_AWARDS),
        ("The contract is worth £41,000.", LOTS),
    ],
)
def test_a_sum_that_may_be_right_in_another_sense_is_undecided(text: str, record: list[Body]) -> None:
    """With VAT, inside the range, near a loose limit, or one of several figures: in doubt it accuses nobody."""
    assert priced(text, record) == [("undecided", None)]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The contract is worth between £10,000 and £25,000.", ("supported", None)),
        ("The contract is worth between £12,000 and £25,000.", ("contradicted", "digit_error")),
        ("The contract is worth between £10,000 and £250,000.", ("contradicted", "off_by_10")),
        ("The contract is worth £25,000.", ("partial", "upper_bound_as_value")),
        ("The contract is worth about £25,000.", ("partial", "upper_bound_as_value")),
        ("The contract is worth up to £25,000.", ("supported", None)),
        ("The contract is worth £10,000.", ("partial", "lower_bound_as_value")),
        ("The contract is worth at least £10,000.", ("supported", None)),
        ("The contract is worth £52,000.", ("contradicted", "digit_error")),
    ],
)
def test_a_range_has_two_ends(text: str, verdict: tuple[str, str | None]) -> None:
    """Beside £10,000 to £25,000 both ends are the range, and one end alone is not the value."""
    assert priced(text, RANGE) == [verdict]


def test_each_end_of_a_range_has_its_own_precision() -> None:
    """A top rounded to ten thousands beside a bottom in full pounds."""
    record = [release(tender=tender(minValue=pounds(676400), value=pounds(1352800)))]
    assert priced("The contract is worth £676,400 to £1.35 million.", record) == [("supported", None)]
    assert priced("The contract is worth £676,400 to £1.45 million.", record)[0][0] == "contradicted"


def test_both_ends_in_one_sentence_are_the_range() -> None:
    """However they are joined."""
    assert priced("The contract is worth £10,000 and at most £25,000.", RANGE) == [("supported", None)] * 2


def test_a_range_that_nobody_gives_to_the_contract_is_not_wrong() -> None:
    """Two ends that stand nowhere in the record are of something else unless the words make them the price."""
    assert priced("The fair drew between £300 and £500.", RANGE) == [("not_in_record", None)]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The contract is worth £10,000.", ("partial", "lower_bound_as_value")),
        ("The contract is worth over £10,000.", ("supported", None)),
        ("The contract is worth £10,000 or more.", ("supported", None)),
    ],
)
def test_a_floor_alone_is_no_value(text: str, verdict: tuple[str, str | None]) -> None:
    """A record that has only a lowest figure supports "from £10,000", not "£10,000"."""
    assert priced(text, FLOOR) == [verdict]


def test_a_floor_above_the_top_is_not_called_the_lower_end() -> None:
    """Where the publisher has the two ends the wrong way round, neither is held against an article."""
    record = [release(tender=tender(minValue=pounds(25000), value=pounds(10000)))]
    assert priced("The contract is worth £25,000.", record) == [("supported", None)]
    assert priced("The contract is worth £10,000.", record) == [("supported", None)]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The contract is worth £79,950.", ("supported", None)),
        ("The contract is worth £84,600.", ("contradicted", "estimate_as_award")),
        ("The contract was advertised at £84,600.", ("supported", None)),
        ("The contract had been put at £84,600.", ("supported", None)),
        ("A raffle made £84,600.", ("undecided", None)),
        ("The contract is worth £79,590.", ("contradicted", "digit_error")),
    ],
)
def test_after_an_award_its_price_counts(text: str, verdict: tuple[str, str | None]) -> None:
    """The estimate is then right only as what was advertised."""
    assert priced(text, AWARDED) == [verdict]


@pytest.mark.parametrize("text", ["The contract is worth £30,000.", "The two contracts are worth £50,000 in all."])
def test_several_awards_may_be_given_one_by_one_or_added_up(text: str) -> None:
    """£30,000 and £20,000 are £50,000."""
    assert priced(text, TWO_AWARDS) == [("supported", None)]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The contract is worth £60,000.", ("contradicted", "part_as_total")),
        ("The first lot is worth £60,000.", ("supported", None)),
        ("The contract is worth £90,000.", ("supported", None)),
    ],
)
def test_a_lot_is_a_part(text: str, verdict: tuple[str, str | None]) -> None:
    """The value of one lot of several is wrong as the whole."""
    assert priced(text, LOTS) == [verdict]


def test_lots_that_are_gone_through_are_no_whole() -> None:
    """With two others beside it, the value of a lot is told as what it is, whatever it is called there."""
    lots = [{"id": n, "value": pounds(amount)} for n, amount in (("1", 60000), ("2", 30000), ("3", 12000))]
    record = [release(tender=tender(value=pounds(102000), lots=lots))]
    text = "The contract for arches is worth £60,000. Parapets are £30,000, and railings £12,000."
    assert ("contradicted", "part_as_total") not in priced(text, record)
    assert ("contradicted", "part_as_total") in priced("The contract is worth £60,000.", record)


def test_a_budget_supports_a_sum() -> None:
    """Money set aside in the planning section is evidence as well."""
    record = [release(tag="planning", planning={"budget": {"amount": pounds(70000)}})]
    assert priced("The council has set aside £70,000.", record) == [("supported", None)]


YEARLY = [
    release(
        tender=tender(
            value=pounds(30000),
            contractPeriod=THREE_YEARS,
            description="Pointing of arches. The contract value is given per annum.",
        )
    )
]
TOTAL = [release(tender=tender(value=pounds(90000), contractPeriod=THREE_YEARS))]
ONE_YEAR = [release(tender=tender(value=pounds(90000), contractPeriod=YEAR))]


@pytest.mark.parametrize(
    ("record", "text", "verdict"),
    [
        (YEARLY, "The contract is worth £30,000 a year.", ("supported", None)),
        (YEARLY, "The contract is worth £30,000.", ("contradicted", "annual_as_total")),
        (YEARLY, "A raffle made £30,000.", ("undecided", None)),
        (YEARLY, "The contract is worth £90,000.", ("partial", "derived")),
        (TOTAL, "The contract is worth £90,000 a year.", ("contradicted", "total_as_annual")),
        (TOTAL, "The contract is worth £30,000 a year.", ("partial", "derived")),
        (TOTAL, "The contract is worth £41,000 a year.", ("not_in_record", None)),
        (TOTAL, "The contract is worth £30,000.", ("undecided", None)),
        (ONE_YEAR, "The contract is worth £90,000 a year.", ("supported", None)),
    ],
)
def test_a_sum_a_year_is_not_a_sum_in_all(record: list[Body], text: str, verdict: tuple[str, str | None]) -> None:
    """What is worked out from the record is derived; for a contract of one year both are the same."""
    assert priced(text, record) == [verdict]


@pytest.mark.parametrize(
    ("headline", "record", "verdict"),
    [
        ("Town to spend £30,000 on bridge", YEARLY, ("partial", "basis_not_stated")),
        ("Town signs £30,000 contract", YEARLY, ("partial", "annual_as_total")),
        ("Town offers £25,000 for bridge", RANGE, ("partial", "upper_bound_as_value")),
    ],
)
def test_a_headline_is_judged_more_mildly(headline: str, record: list[Body], verdict: tuple[str, str]) -> None:
    """A yearly sum without its basis is only partly right there, and so is the top of a range."""
    text = f"{headline}\n\nMasons are wanted in Otterholme."
    assert said("value", text, *record)[0][1:] == verdict


LIMIT_ALONE = [release(tender=tender(description="The total budget will not exceed £60,000."))]
DEPOSIT = [release(tender=tender(value=pounds(90000), description="Repairs. A deposit of £7,350 is paid first."))]
PROSE = [
    release(tender=tender(value=pounds(90000), description="Repairs. The total budget for scaffolding is £7,350."))
]
LIMIT = [
    release(
        tender=tender(value=pounds(90000), description="Repairs. The total contract value will not exceed £60,000.")
    )
]


@pytest.mark.parametrize(
    ("record", "text", "verdict"),
    [
        (PROSE, "The scaffolding will cost £7,350.", ("supported", None)),
        (LIMIT, "The contract is worth £90,000.", ("contradicted", "conflicts_with_text")),
        (LIMIT, "The contract is worth up to £60,000.", ("supported", None)),
        (LIMIT, "A raffle made £90,000.", ("undecided", None)),
        (LIMIT_ALONE, "The contract is worth £60,000.", ("partial", "upper_bound_as_value")),
        (LIMIT_ALONE, "The contract is worth up to £60,000.", ("supported", None)),
        (DEPOSIT, "The contract is worth £7,350.", ("undecided", None)),
    ],
)
def test_the_words_of_the_notice_count(record: list[Body], text: str, verdict: tuple[str, str | None]) -> None:
    """A sum of the prose supports; a limit that the prose sets for the whole wins over a higher field."""
    assert priced(text, record) == [verdict]


MOVED = [*ESTIMATE, release("r2", LATER, "tenderUpdate", tender=tender(value=pounds(96400)))]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The contract is worth £96,400.", ("supported", None)),
        ("The contract is worth £84,600.", ("contradicted", "outdated")),
        ("The contract was originally put at £84,600.", ("supported", None)),
    ],
)
def test_a_corrected_figure_is_outdated(text: str, verdict: tuple[str, str | None]) -> None:
    """What an earlier release said is wrong now, and right as what stood there before."""
    assert priced(text, MOVED) == [verdict]


def test_a_figure_that_was_taken_back_is_undecided() -> None:
    """Where nothing stands in its place now, there is nothing to hold against it."""
    record = [
        release("r1", tag="award", tender=tender(), awards=[award(799500)]),
        release("r2", LATER, "award", tender=tender(), awards=[award(id="A2")]),
    ]
    assert priced("The contract is worth £799,500.", record) == [("undecided", None)]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Fellgate Builders Ltd won a contract worth £51,000.", ["undecided"]),
        ("The contract is worth £84,600. The contract is worth £51,000.", ["supported", "not_in_record"]),
    ],
)
def test_a_sum_that_is_likelier_somebody_elses_accuses_nobody(text: str, verdicts: list[str]) -> None:
    """The sentence names a stranger, or the article gives the right price as well."""
    assert [word for word, _ in priced(text, ESTIMATE)] == verdicts


@pytest.mark.parametrize("text", ["The contract is worth £84,600.", "The contract is worth £61,000."])
def test_a_doubtful_figure_accuses_nobody(text: str) -> None:
    """An award of £1 is a placeholder: no sum is wrong because of it."""
    record = [*ESTIMATE, release("r2", LATER, "award", awards=[award(1)])]
    assert priced(text, record) == [("undecided", None)]


def test_a_record_without_sums_says_nothing() -> None:
    """Silence never becomes contradiction."""
    assert priced("The contract is worth £61,000.", [release(tender=tender())]) == [("not_in_record", None)]


def test_evidence_names_place_release_and_value() -> None:
    """A verdict on a sum leads to the pointer, the release that states it, and the figure there."""
    found = checked("Masons wanted\n\nThe contract is worth £79,950.", *AWARDED).claims
    evidence = next(c for c in found if c.verdict.rule == "value").verdict.evidence[0]
    assert (evidence.release_id, evidence.pointer, str(evidence.value)) == ("r2", "/awards/0/value/amount", "79950")
