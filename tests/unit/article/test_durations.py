"""Lengths of time, by what they say. Sentences are invented."""

import pytest
from mention_tables import durations_in, rows

from onrecord.article.durations import find_durations

LENGTHS = """
It lasts two years. => P2Y
A two-year deal => P2Y
An 18-month deal => P18M
It took SIX weeks. => P6W
It is for 12 months. => P12M
It runs for a year. => P1Y
It can run for a further year. => P1Y
It took half a year. => P6M
It was let for a decade. => P10Y
They had a fortnight. => P2W
It is one year and six months long. => P1Y6M
It took two and a half years. => P2Y6M
It took a year and a half. => P1Y6M
It is five years' work. => P5Y
They gave 30 working days. => P30D
It lasted 1.5 hours. => PT1H30M
It is for four academic years. => P4Y
It is for three (3) years. => P3Y
The work is spread over two calendar years. => P2Y
The guarantee is for a calendar year. => P1Y
It runs for three financial years. => P3Y
It is paid over two tax years. => P2Y
It lasts six school weeks. => P6W
It takes nine calendar months. => P9M
They have ten business days. => P10D
"""

QUALIFIED = """
It lasts just over five weeks. => P5W over
It lasts up to two years. => P2Y up_to
Sessions last about three hours. => PT3H about
It takes nearly a year. => P1Y under
It takes at least 18 months. => P18M at_least
It lasts two to three years. => P2Y+P3Y range
It lasts between 18 and 24 months. => P18M+P24M range
It pays £5m over three years. => P3Y
"""

OPTIONS = """
There are two options of a further year. => P1Y+P1Y
There are two options of a further year each. => P1Y+P1Y
It is for three years plus one. => P3Y+P1Y
It is a 2+1+1 years deal. => P2Y+P1Y+P1Y
It has two 12-month extensions. => P12M+P12M
It has 2 x 12 months on top. => P12M+P12M
It is for two years with the option of a third. => P2Y; P1Y
It is for three years, with an option of up to two more. => P3Y; P2Y
It runs for two years and could be stretched by another two and then one. => P2Y; P2Y+P1Y
They run for three years and can be extended by a year, twice. => P3Y; P1Y+P1Y
It was extended to two sites. => -
It may be extended for two further periods of six months. => P6M+P6M
It can be extended by two additional years. => P2Y
It is for seven years, and then three more if all goes well. => P7Y; P3Y
It lasts two years and can be stretched by two and then by one. => P2Y; P2Y+P1Y
It is for two years, and as many again in single steps. => P2Y; P2Y
It starts with five years; up to five more may be tacked on. => P5Y; P5Y
It is for two years. A third may follow if it goes well. => P2Y; P1Y
It is for three years, and there may be a fourth. => P3Y; P1Y
It is for three years and the optional fourth. => P3Y; P1Y
It is for five years to begin with and for no more than ten. => P5Y; P10Y
It was kept for another twelve months, and then for twelve more. => P12M+P12M
It may be extended by two (2) periods of twelve (12) months. => P12M+P12M
It is for two years. Costs fell by a third. => P2Y
It is for two years. A fourth may follow. => P2Y
It is for two years with ten vans, and then three more if needed. => P2Y
It is for two years, and many more firms want it. => P2Y
"""

NO_LENGTH = """
It went on for years, every week. => -
It costs £5m a year. => -
It is open 24 hours a day, seven days a week. => -
A 32-year-old man was born 32 years ago. => -
Six weeks later it was over. => -
She is 18 years old. => -
They meet once a month at a day centre. => -
It was said at 16.00 hrs. => -
"""


@pytest.mark.parametrize(
    ("sentence", "durations"), [row for table in (LENGTHS, QUALIFIED, OPTIONS, NO_LENGTH) for row in rows(table)]
)
def test_durations_are_read_as_printed(sentence: str, durations: tuple[str, ...]) -> None:
    """The lengths in the sentence, options apart, and nothing else."""
    assert durations_in(sentence) == durations


KINDS = ["calendar", "working", "business", "academic", "school", "financial", "fiscal", "tax", "trading"]
UNITS = ["year", "yr", "decade", "century", "centurie", "month", "mth", "week", "wk", "fortnight", "day", "hour", "hr"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("unit", [*UNITS, *(f"{unit}s" for unit in UNITS), "minute", "mins"])
def test_no_unit_of_any_kind_stops_the_reader(kind: str, unit: str) -> None:
    """Whatever a kind is joined to, with a blank or a hyphen, alone, counted, in a range or as an option."""
    for words in (f"two {kind} {unit}", f"a {kind}-{unit}", f"2-3 {kind} {unit}", f"two options of a {kind} {unit}"):
        assert all(mention.durations for mention in find_durations(f"It lasts {words}, or {kind} {unit} by {unit}."))
