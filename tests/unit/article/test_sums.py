"""Sums of money, by the style of print that they were met in. Sentences are invented."""

from decimal import Decimal

import pytest
from mention_tables import rows, sums_in

from onrecord.article.model import Basis, Qualifier
from onrecord.article.sums import find_sums

TABLOID = """
Mayor slammed for £25K contract => 25000 GBP
Bosses blow £5MILLION on a car park => 5000000 GBP
Fury over £10.9MILLION bill => 10900000 GBP
Workers get £64.8million => 64800000 GBP
It costs YOU £5.1m A YEAR => 5100000 GBP exact year
Anger at £900k payout => 900000 GBP
Row over £25,000 contract => 25000 GBP
They trousered twenty-two grand => 22000 GBP
It cost half a million quid => 500000 GBP
A £5m-a-year scandal => 5000000 GBP exact year
"""

BROADSHEET = """
It is worth £5.26 million, a little more than the £5.1 million at first advertised. => 5260000 GBP; 5100000 GBP
It was valued at between £10,000 to £25,000. => 10000..25000 GBP range
It was valued at between £1.2m and £1.5m. => 1200000..1500000 GBP range
The price was up to £25,000. => 25000 GBP up_to
It will pay £1.67m, an annual price. => 1670000 GBP exact year
It will pay £1.67m. That is an annual price. => 1670000 GBP exact year
The annual running costs are put at £3m. => 3000000 GBP exact year
The firm will get £2m over three years. => 2000000 GBP
The sum rose from £1.2m to £1.5m. => 1200000 GBP; 1500000 GBP
Nearly £40m has gone, and more than £3m is owed. => 40000000 GBP under; 3000000 GBP over
A cap of £177,000 applies. => 177000 GBP up_to
The council paid £35 an hour, or £300 a week. => 35 GBP exact unit; 300 GBP exact week
It went back up to £2.4bn. => 2400000000 GBP
It spent £15 for every vote, and a £10k basic annual allowance. => 15 GBP exact unit; 10000 GBP exact year
It comes to £2 billion – £200 million more than planned. => 2000000000 GBP; 200000000 GBP
"""

TRADE_PRESS = """
Framework worth £2-3m goes to market => 2000000..3000000 GBP range
A £1.2m-£1.5m job => 1200000..1500000 GBP range
£10-15,000 for a survey => 10000..15000 GBP range
The lots start from £50,000. => 50000 GBP at_least
Turnover of at least £1mn is needed. => 1000000 GBP at_least
A £5m-plus framework => 5000000 GBP at_least
It is worth £250,000 per annum. => 250000 GBP exact year
Priced at £12,000 p.a. => 12000 GBP exact year
A day rate of £600 per day => 600 GBP exact day
US$3bn, €1.5m and A$20m => 3000000000 USD; 1500000 EUR; 20000000 AUD
"""

NOTICE = """
The total contract value will not exceed £177K exclusive of VAT. => 177000 GBP up_to
Estimated value GBP 12500000 => 12500000 GBP
The value is estimated to be GBP150,000 to GBP 160,000. => 150000..160000 GBP range
The requirement is estimated at 667,000 GBP p.a. => 667000 GBP exact year
consisted of Â£2,580,665 from the fund => 2580665 GBP
Works £1500.00 - £50,000.00 => 1500..50000 GBP range
"""

LOST_SIGN = """
He advertised a 25,000 contract for training. => 25000 ?
A deal worth 1.2m was struck. => 1200000 ?
The contract, worth between 10,000 and 25,000, is open. => 10000..25000 ? range
There is a maximum budget of ?470,000 per annum. => 470000 ? exact year
A two million contract was let. => 2000000 ?
It signed a new �1 million deal. => 1000000 ?
It is costing 4.3m more than planned. => 4300000 ?
"""

HEADLINES_WITHOUT_SIGNS = """
25,000 contract to teach fairness => 25000 ?
900k contract for bins => 900000 ?
1.2m bill for bridge => 1200000 ?
Row over 30,000 course => 30000 ?
Bosses blow 25,000 on lessons => 25000 ?
30,000 spent on course => 30000 ?
Sea wall is costing taxpayers 620,000 => 620000 ?
The council set aside 1.2m for the work. => 1200000 ?
Budget – 25,000 => 25000 ?
A contract for 30,000 to clean drains => 30000 ?
"""

LIMITS_AND_NEARLY = """
It could reach £25,000. => 25000 GBP up_to
A maximum budget of £265,000 was set. => 265000 GBP up_to
Up to a whopping £5m will go. => 5000000 GBP up_to
It must not exceed £90,000. => 90000 GBP up_to
£25,000 is the maximum. => 25000 GBP up_to
The sub-£100,000 deal is done. => 100000 GBP up_to
£90,000 at the top end => 90000 GBP up_to
A floor of £10,000 was set. => 10000 GBP at_least
£25,000 at the lower end => 25000 GBP at_least
It is not far off £2m. => 2000000 GBP under
The best part of £2m has gone. => 2000000 GBP under
Getting on for £40,000 is owed. => 40000 GBP under
The cost is c£25,000. => 25000 GBP about
"""

ONE_YEAR_OF_IT = """
It should spend about £42 million in its first year. => 42000000 GBP about year
It costs £30,000 in each of the four years. => 30000 GBP exact year
£30,000 for one year => 30000 GBP exact year
It lost £42m for the third year running. => 42000000 GBP
A per-pupil cost of £3 => 3 GBP exact unit
"""

FRACTIONS_AND_WORDS = """
A £1¼m road => 1250000 GBP
It will cost £1½ million. => 1500000 GBP
Twenty-five thousand pounds were spent. => 25000 GBP
Twenty-five to thirty thousand pounds were spent. => 25000..30000 GBP range
"""

PEERS = """
It sold for ten dollars and 99 cents. => 10 USD; 0.99 USD
He owes a thousand pounds. => 1000 GBP
Between five and ten million euros was lost. => 5000000..10000000 EUR range
It is under £5. => 5 GBP under
It is about €3. => 3 EUR about
Twenty thousand dollars a month is paid. => 20000 USD exact month
A pint costs £4.50; crisps are 95p. => 4.5 GBP; 0.95 GBP
"""

NO_SUM = """
£1 in four is wasted. => -
About £3 out of every £10 goes on rent. => -
The museum keeps 40,000 items. => -
It was watched in 1080p. => -
The parcel weighed twelve pounds. => -
Two grand pianos were played. => -
A multi-million-pound scheme was cut. => -
There are 25,000 homes and 300 staff in a 12,000 acre park. => -
A 1,200-home scheme, a 5,000 jobs boost and a 25m swimming pool project => -
Over 10,000 bids came for 2,024 contracts. => -
In 2025 the contract changed hands. => -
"""


def _rows(*tables: str) -> list[tuple[str, tuple[str, ...]]]:
    return [row for table in tables for row in rows(table)]


@pytest.mark.parametrize(
    ("sentence", "sums"),
    _rows(
        TABLOID,
        BROADSHEET,
        TRADE_PRESS,
        NOTICE,
        LOST_SIGN,
        HEADLINES_WITHOUT_SIGNS,
        LIMITS_AND_NEARLY,
        ONE_YEAR_OF_IT,
        FRACTIONS_AND_WORDS,
        PEERS,
        NO_SUM,
    ),
)
def test_sums_are_read_as_printed(sentence: str, sums: tuple[str, ...]) -> None:
    """Amount, currency, qualifier and basis of every sum in the sentence, and nothing else."""
    assert sums_in(sentence) == sums


@pytest.mark.parametrize(
    ("sentence", "text", "qualifier", "basis"),
    [
        ("worth up to £25,000 in all", "£25,000", "up to", None),
        ("It costs £5.1m A YEAR to run", "£5.1m A YEAR", None, "A YEAR"),
        ("It costs £5.1 million every year", "£5.1 million every year", None, "every year"),
        ("valued at between £10,000 to £25,000.", "£10,000 to £25,000", None, None),
        ("an annual fee of nearly £900", "£900", "nearly", "annual"),
        ("£5m or more", "£5m", "or more", None),
        ("a £40,000-a-year post", "£40,000-a-year", None, "a-year"),
    ],
)
def test_a_sum_spans_its_figure_and_the_basis_beside_it(
    sentence: str, text: str, qualifier: str | None, basis: str | None
) -> None:
    """The span leaves out the qualifier; both kinds of words have spans of their own."""
    [mention] = find_sums(sentence)
    assert mention.text == text
    assert (mention.qualifier_span.of(sentence) if mention.qualifier_span else None) == qualifier
    assert (mention.basis_span.of(sentence) if mention.basis_span else None) == basis


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("£22.7m", "100000"),
        ("£918,230", "1"),
        ("£1.50", "0.01"),
        ("£25K", "1000"),
        ("£2-3m", "1000000"),
        ("two and a half million pounds", "100000"),
    ],
)
def test_the_unit_is_the_size_of_the_last_printed_digit(printed: str, unit: str) -> None:
    """It says how far a rounded figure may be off."""
    [mention] = find_sums(printed)
    assert mention.unit == Decimal(unit)


def test_a_lost_sign_leaves_no_currency() -> None:
    """The reader must not invent pounds where none were printed."""
    [mention] = find_sums("a 25,000 contract")
    assert (mention.currency, mention.qualifier, mention.basis) == (None, Qualifier.EXACT, Basis.TOTAL)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("a contract worth one point six million pounds", "1600000"),
        ("together they share sixteen million and eight hundred thousand pounds", "16800000"),
        ("it cost one hundred and five thousand pounds", "105000"),
        ("six hundred and fifty pounds", "650"),
        ("a million and a half pounds", "1500000"),
    ],
)
def test_sums_as_they_are_said_aloud(text: str, amount: str) -> None:
    """One sum each, and not only its last words."""
    assert [m.low for m in find_sums(text)] == [Decimal(amount)]
