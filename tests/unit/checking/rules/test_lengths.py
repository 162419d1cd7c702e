"""How long the contract lasts, and by how much it can be extended."""

from __future__ import annotations

import pytest
from invented import Body, checked, release, said, tender

PERIOD = {"startDate": "2031-04-01T00:00:00Z", "endDate": "2032-03-31T23:59:59Z"}
YEAR = [release(tender=tender(contractPeriod=PERIOD))]
IN_DAYS = [release(tender=tender(contractPeriod={"durationInDays": 720}))]
SILENT = [release(tender=tender())]


def with_words(description: str) -> list[Body]:
    """A contract of a year with options in its words."""
    return [release(tender=tender(contractPeriod=PERIOD, description=description))]


OPTION = with_words("Repairs. There is an option to extend for 12 months.")
TWO_OPTIONS = with_words("Repairs. There is an option to extend for 12 months. It may be extended by six months more.")


def judged(rule: str, text: str, record: list[Body]) -> list[tuple[str, str | None]]:
    """Verdict and reason of each length in a paragraph."""
    return [(word, reason) for _, word, reason in said(rule, f"Masons wanted for old bridge\n\n{text}", *record)]


@pytest.mark.parametrize(
    ("record", "text", "verdict"),
    [
        (YEAR, "The contract runs for one year.", ("supported", None)),
        (YEAR, "The contract runs for 12 months.", ("supported", None)),
        (YEAR, "The contract runs for just over 11 months.", ("supported", None)),
        (YEAR, "The contract runs for two years.", ("contradicted", "wrong_number")),
        (YEAR, "The two-year contract is open to bids.", ("contradicted", "wrong_number")),
        (IN_DAYS, "The contract runs for two years.", ("supported", None)),  # months of 30 days
        (IN_DAYS, "The contract runs for three years.", ("contradicted", "wrong_number")),
        (SILENT, "The contract runs for two years.", ("not_in_record", None)),
    ],
)
def test_the_term_is_held_against_the_contracts_own(
    record: list[Body], text: str, verdict: tuple[str, str | None]
) -> None:
    """Within six per cent, in the units said; where the record gives no term, it is silent."""
    assert judged("duration", text, record) == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge has been shut for two years.",
        "The firm has traded for 40 years.",
        "He was given a two-year sentence.",
        "The warranty lasts for ten years.",
        "The contract runs for three hours.",
        "“The contract runs for two years,” said Ada Brook.",
        "A similar scheme ran for two years.",
        "The contract covers new lamps, and for two years there will be no light at all.",
    ],
)
def test_a_length_of_something_else_is_left_alone(text: str) -> None:
    """Histories, sentences, warranties, hours and people's words are not the term."""
    assert judged("duration", text, YEAR) == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The contract runs for one year.", ("supported", None)),
        ("The contract runs for two years.", ("partial", "extension_included")),
        ("In all the contract runs for a maximum of two years.", ("supported", None)),
        ("The contract runs for four years.", ("contradicted", "wrong_number")),
    ],
)
def test_the_options_are_not_the_term(text: str, verdict: tuple[str, str | None]) -> None:
    """A term that counts the optional years in is partly true, unless it is called the longest."""
    assert judged("duration", text, OPTION) == [verdict]


@pytest.mark.parametrize(
    ("record", "text", "verdict"),
    [
        (OPTION, "The contract can be extended by 12 months.", ("supported", None)),
        (OPTION, "The contract can be extended by a further year.", ("supported", None)),
        (OPTION, "The contract can be extended by two years.", ("contradicted", "wrong_number")),
        (TWO_OPTIONS, "The contract can be extended by six months.", ("supported", None)),
        (TWO_OPTIONS, "The contract can be extended by two months.", ("contradicted", "wrong_number")),
        (TWO_OPTIONS, "The contract can be extended by 18 months.", ("supported", None)),
        (YEAR, "The contract can be extended by two years.", ("not_in_record", None)),
    ],
)
def test_an_extension_is_held_against_the_options(
    record: list[Body], text: str, verdict: tuple[str, str | None]
) -> None:
    """One option, or several together; a length that none of them comes to is a contradiction."""
    assert judged("extension", text, record) == [verdict]


STATED = with_words("Options: an extension of 12 months, repeated. The maximum duration is three years.")


@pytest.mark.parametrize(
    "text", ["There are two options of a further year.", "The contract can be extended by two years in all."]
)
def test_options_that_fill_the_longest_life(text: str) -> None:
    """A year's term and a longest life of three years leave two years of options, one by one or together."""
    assert judged("extension", text, STATED) == [("supported", None)]


def test_an_extension_in_somebodys_words_is_left_alone() -> None:
    """What a councillor hopes for is no statement of the term."""
    assert judged("extension", "“It can be extended by two years,” said Ada Brook.", OPTION) == []


FOUR_YEARS = [
    release(tender=tender(contractPeriod={"startDate": "2031-04-01T00:00:00Z", "endDate": "2035-03-31T23:59:59Z"}))
]
NINE_MONTHS = [
    release(tender=tender(contractPeriod={"startDate": "2031-04-01T00:00:00Z", "endDate": "2031-12-31T23:59:59Z"}))
]


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (FOUR_YEARS, "three to four years"),
        (FOUR_YEARS, "3-4 years"),
        (FOUR_YEARS, "3 to 4 years"),
        (FOUR_YEARS, "four to five years"),
        (FOUR_YEARS, "three to six years"),
        (FOUR_YEARS, "between three and five years"),
        (FOUR_YEARS, "three or four years"),
        (FOUR_YEARS, "40 to 50 months"),
        (FOUR_YEARS, "two years to four years"),
        (NINE_MONTHS, "8-9 months"),
        (NINE_MONTHS, "eight to ten months"),
        (NINE_MONTHS, "between six and 12 months"),
        (NINE_MONTHS, "six months to a year"),
        (NINE_MONTHS, "36 to 40 weeks"),
    ],
)
def test_a_range_is_right_where_the_records_length_lies_in_it(record: list[Body], words: str) -> None:
    """Its ends are not parts of a sum."""
    assert judged("duration", f"The contract lasts {words}.", record) == [("supported", None)]


def test_a_range_that_leaves_the_records_length_out_is_wrong_and_named_by_its_ends() -> None:
    """Nothing is summed in what is printed."""
    checked_claims = checked("Masons wanted for old bridge\n\nThe contract lasts two to three years.", *FOUR_YEARS)
    (verdict,) = [c.verdict for c in checked_claims.claims if c.claim.type == "duration"]
    assert verdict.sentence == "The record's term is 4 years, not 2 years to 3 years."


@pytest.mark.parametrize(
    "text",
    [
        "The rink is to be open for 45 days.",
        "The contract is for 45 days.",
        "The rink will be open for six weeks.",
        "The contract is for three summers of sixteen weeks each.",
        "The contract covers two seasons of twelve weeks each.",
        "The contract covers sessions lasting six weeks.",
        "The council will keep back five per cent of the contract, £29,372, for two years.",
        "The council is to hold five per cent back for two years.",
        "Five per cent of the contract is withheld for two years.",
        "The contract has a retention of five per cent for two years.",
        "The work is guaranteed for ten years.",
        "The contract comes with a guarantee of two years.",
        "The contract carries a two-year guarantee.",
        "The contract has a two-year defects period.",
        "The contract has two years of aftercare.",
        "The work has a two-year warranty period.",
        "Either side can end the contract with six months’ notice.",
        "The contract has a six-month notice period.",
        "The contract can be ended on three months’ notice.",
        "The notice period of the contract is three months.",
        "Each session of the contract lasts two weeks.",
        "Every course in the contract lasts six weeks.",
        "Bids for the contract are valid for six months.",
        "The price of the contract is firm for two years.",
        "The contract has a trial of three months.",
        "The supplier is to be liable for the work for six years.",
        "The deal has a mobilisation period of three months.",
        "The works carry a defects liability period of two years.",
        "The job takes four weeks a year.",
        "The work takes six weeks each summer.",
    ],
)
def test_a_length_of_something_smaller_contradicts_no_term(text: str) -> None:
    """A guarantee, a sum kept back, opening times, notice, or each of several parts; and days are never the term's."""
    assert "contradicted" not in [word for word, _ in judged("duration", text, YEAR)]


@pytest.mark.parametrize(
    "text",
    [
        "The five-year contract comes with a two-year guarantee.",
        "The contract, with a guarantee to come, is for five years.",
        "The five-year deal is open to bids.",
        "The contract runs for five years, with six months’ notice on either side.",
        "The deal lasts five years and includes a warranty.",
        "The contract is for five to six years.",
    ],
)
def test_the_terms_own_wrong_length_is_still_told_beside_them(text: str) -> None:
    """Except where the other thing is named right before it: that length may be its own."""
    told = [said for said in judged("duration", text, YEAR) if said[0] == "contradicted"]
    assert told == ([] if "to come" in text else [("contradicted", "wrong_number")])


@pytest.mark.parametrize(
    "text",
    ["The guarantee can be extended by two years.", "The notice period may be extended by three months."],
)
def test_an_extension_of_something_else_contradicts_no_option(text: str) -> None:
    """The contract's own option is of twelve months."""
    assert "contradicted" not in [word for word, _ in judged("extension", text, OPTION)]


PARTS = with_words("Repairs. The contract may be extended for up to three years on a two plus one year basis.")
LOTS = [
    release(
        tender=tender(
            contractPeriod=PERIOD,
            lots=[
                {"id": "1", "renewal": {"description": "Option to extend for two (2) periods of twelve (12) months"}},
                {
                    "id": "2",
                    "renewal": {"description": "Options to extend for up to 24 months in 2 x 12 month intervals"},
                },
            ],
        )
    )
]


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (PARTS, "It is for a year, and then three more if all goes well."),
        (PARTS, "It lasts one year and can be stretched by two and then by one."),
        (PARTS, "It is for one year, and there may be a second."),
        (PARTS, "The deal is for one year. It could be extended by two years."),
        (LOTS, "It is for a year, then there could be two more, taken one by one."),
        (LOTS, "It can be prolonged by up to 24 months."),
        (OPTION, "It is for one year, and as many again in single steps."),
        (OPTION, "It is for one year. A second may follow if the town likes what it sees."),
    ],
)
def test_options_without_their_unit_and_sums_of_them(record: list[Body], text: str) -> None:
    """Numbers are of the unit said before; what a notice tells as a sum and as its parts is one option."""
    assert judged("extension", text, record) == [("supported", None)]


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (PARTS, "It is for a year, and then four more if all goes well."),
        (PARTS, "It lasts one year and can be stretched by three and then by one."),
        (PARTS, "The contract could be extended by four years."),
        (LOTS, "It is for a year, then there could be three more, taken one by one."),
        (LOTS, "It can be prolonged by up to 36 months more."),
        (OPTION, "It is for one year, and up to two more could follow."),
        (OPTION, "Two extensions, each of 24 months, are possible."),
    ],
)
def test_a_length_that_no_options_come_to_is_wrong(record: list[Body], text: str) -> None:
    """Neither one of them, nor some, nor all together."""
    assert judged("extension", text, record)[-1] == ("contradicted", "wrong_number")


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (LOTS, "The contract could be extended to three years."),
        (PARTS, "The contract could last up to four years if extended."),
        (OPTION, "The contract was extended by two years."),
        (OPTION, "The deadline was extended by two weeks."),
        (OPTION, "It is for a year. Over two years crime has fallen by a third."),
        (OPTION, "It runs for a year with ten vans, and then three more if all goes well."),
        (OPTION, "The lease of the school could be extended by another five years under a contract for catering."),
        (OPTION, "“It could be stretched by five more years,” said Ada Brook."),
    ],
)
def test_other_lengths_contradict_no_option(record: list[Body], text: str) -> None:
    """The longest life, an extension that was made, a deadline, a share, vans, a lease."""
    assert "contradicted" not in [word for word, _ in judged("extension", text, record)]


FEE = [release(tender=tender(contractPeriod=PERIOD, value={"amount": 24000, "currency": "GBP"}))]


@pytest.mark.parametrize(
    "text",
    [
        "It is for two years to begin with, says the notice of the contract.",
        "The firm has bagged two years of bridge repairs.",
        "The contract is a long one: two years.",
        "The agreement would get two years in the first place.",
        "The works go on for two years.",
        "There is £24,000 on the table for the two years.",
        "A total of £24,000 is on offer for two years.",
    ],
)
def test_the_term_in_other_words(text: str) -> None:
    """A beginning, a prize, a long one, and what a sum of the record is spread over."""
    assert judged("duration", text, FEE) == [("contradicted", "wrong_number")]


@pytest.mark.parametrize(
    "text",
    [
        "Stone Ltd won two years of legal battles over the bridge.",
        "Walkers were given two years of probation.",
        "The bridge will be closed for two years to begin with.",
        "The mayor will serve for two years to begin with.",
        "The caterers at the school stay for two years in the first place.",
        "The consultation was a long one: two years.",
        "There is £80,000 on the table for the two years of the festival.",
        "The strike goes on for two years.",
        "£24,000 has been spent over two years.",
        "The road was shut for two years after the flood.",
    ],
)
def test_what_is_won_begun_or_spent_otherwise_is_no_term(text: str) -> None:
    """Battles, probation, a closure, other money."""
    assert "contradicted" not in [word for word, _ in judged("duration", text, FEE)]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The initial term is two years.", ("partial", "extension_included")),
        ("It runs for two years. The council can then add one year.", ("partial", "extension_included")),
        ("It is worth £24,000, should all of the two years be used up.", ("supported", None)),
        ("It could last two years altogether.", ("supported", None)),
    ],
)
def test_the_longest_life_called_the_first_term_is_partly_true(text: str, verdict: tuple[str, str | None]) -> None:
    """With the options told after it, or the condition that all of them are used before it."""
    assert judged("duration", text, OPTION)[0] == verdict
