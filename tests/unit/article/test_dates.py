"""Dates, by what they lean on. Sentences are invented; all are published on Wednesday 24 April 2024."""

from datetime import date

import pytest
from mention_tables import PUBLISHED, dates_in, rows

from onrecord.article.dates import find_dates
from onrecord.article.holidays import easter
from onrecord.article.model import Tense
from onrecord.article.tense import governing_tense
from onrecord.values import Days, parse_instant

FULL = """
It was signed on 4 February 2025. => 2025-02-04
It was signed on February 4, 2025. => 2025-02-04
It was signed on Tue 4th Feb, 2025. => 2025-02-04
It was signed on 04/02/2025. => 2025-02-04
It was signed on 12/25/2023. => 2023-12-25
Return by 5PM 14/08/24 => 2024-08-14T17:00
Dated 2025-02-04. => 2025-02-04
on the 1st of May 2024 => 2024-05-01
starting 1 st April 2014 => 2014-04-01
"""

TENSE = """
They will open by the last Friday in May. => 2024-05-31
They will open on the first Monday of June 2025. => 2025-06-02
They will open by Bonfire Night eve. => 2024-11-04
He came last Friday. => 2024-04-19
It was appointed on 4 February and its work is due to finish on 21 March. => 2024-02-04; 2025-03-21
Companies had until 20 December to bid. => 2023-12-20
The contract takes effect on 3 June. => 2024-06-03
The council awarded the contract on Tuesday. => 2024-04-23
The council will award the contract on Tuesday. => 2024-04-30
They planned to leave on Thursday. => 2024-04-25
They failed to agree on Thursday. => 2024-04-18
The deadline was extended until 10 May. => 2024-05-10
Bids are due by 28 May. => 2024-05-28
Tenders closed on 4 October. => 2023-10-04
The plan, published in November, will be reviewed in June. => 2023-11-01..2023-11-30; 2024-06-01..2024-06-30
On Wednesday the board met. => 2024-04-24
It was awarded to Regen Works in August. => 2023-08-01..2023-08-31
It was opened to visitors in August. => 2023-08-01..2023-08-31
"The work starts in September," she said. => 2024-09-01..2024-09-30
"""

WHOLE_UNITS = """
It must be done by the end of June. => 2024-06-01..2024-06-30
It began in May 2023. => 2023-05-01..2023-05-31
Since 2011 it has grown. => 2011-01-01..2011-12-31
It reopens in spring 2026. => 2026-03-01..2026-05-31
Spending in 2023/24 fell. => 2023-04-01..2024-03-31
Spending in 2023-24 fell. => 2023-04-01..2024-03-31
The report for 2022-2024 is late. => 2022-01-01..2024-12-31
It is due in Q3 2025. => 2025-07-01..2025-09-30
It shut in the second half of 2023. => 2023-07-01..2023-12-31
It closed in the late 1990s. => 1996-01-02..1999-12-31
The FY24/25 budget is set. => 2024-04-01..2025-03-31
"""

RELATIVE = """
It closed today. => 2024-04-24
He spoke yesterday and speaks tonight. => 2024-04-23; 2024-04-24
It was posted last month. => 2024-03-01..2024-03-31
Bids closed earlier this month. => 2024-04-01..2024-04-24
A vote comes later this week. => 2024-04-24..2024-04-28
Last week they met; next week they will not. => 2024-04-15..2024-04-21; 2024-04-29..2024-05-05
Last Tuesday it rained. => 2024-04-23
Next Monday it will not. => 2024-04-29
It opens a week on Friday. => 2024-05-03
It opens a fortnight on Friday. => 2024-05-10
It was sold three days ago. => 2024-04-21
Two years ago it was bought. => 2022-01-01..2022-12-31
It was let in February last year. => 2023-02-01..2023-02-28
"""

RANGES = """
The agreement covers 10 March to 30 June. => 2024-03-10..2024-06-30
It runs from 1 April 2025 to 31 March 2028. => 2025-04-01..2028-03-31
The fair ran from 4 to 6 February. => 2024-02-04..2024-02-06
It will run between April and June 2025. => 2025-04-01..2025-06-30
The talks of 28–30 January were dull. => 2024-01-28..2024-01-30
The deadline was moved from 24 to 28 May. => 2024-05-24; 2024-05-28
Awarded in April/May 2023. => 2023-04-01..2023-05-31
"""

CLOCK = """
The deadline is noon on 28 May. => 2024-05-28T12:00
Bids must be in by noon today. => 2024-04-24T12:00
Quotations are due by 2pm on 14 May. => 2024-05-14T14:00
It closes on 24 May at 5 p.m. => 2024-05-24T17:00
It was let yesterday. It was up at 3.59pm, to close at 4pm. => 2024-04-23; 2024-04-23T15:59; 2024-04-23T16:00
The office is open 9am to 5pm. => -
"""

NAMED = """
It has until Valentine's Day. => 2025-02-14
It shut on Boxing Day. => 2023-12-26
It lasts until Easter. => 2025-04-20
The decision was taken three days before Christmas. => 2023-12-22
It closed a week before Christmas. => 2023-12-16..2023-12-20
Bids will be opened two days after Boxing Day. => 2024-12-28
The Easter eggs were sold. => -
It closed on Good Friday. => 2024-03-29
It opens on the August bank holiday. => 2024-08-26
"""

LEANING_BACK = """
It was hired on 4 February to finish by 21 May. Bids had closed the day before. => 2024-02-04; 2024-05-21; 2024-02-03
They met on 10 April and signed the next day. => 2024-04-10; 2024-04-11
The day before, nothing was known. => -
"""

NO_DATE = """
It may fail, said Theresa May. => -
They march on. => -
April Jones, 34, met June Smith. => -
The second firm has 40,000 items in 12 rooms. => -
Under the Procurement Act 2023 it must say so. => -
The Public Contracts Regulations 2015 apply. => -
It is open every Friday and on Mondays. => -
Call 0208 937 1971. => -
It cost £2,024 and seats 2019 people. => -
A Sheffield Wednesday fan wept. => -
"""


def _rows(*tables: str) -> list[tuple[str, tuple[str, ...]]]:
    return [row for table in tables for row in rows(table)]


@pytest.mark.parametrize(
    ("sentence", "days"),
    _rows(FULL, TENSE, WHOLE_UNITS, RELATIVE, RANGES, CLOCK, NAMED, LEANING_BACK, NO_DATE),
)
def test_dates_are_resolved_against_the_publication_day(sentence: str, days: tuple[str, ...]) -> None:
    """The days of every date in the sentence, and nothing else."""
    assert dates_in(sentence) == days


def test_a_range_shows_both_its_ends_and_where_they_stand() -> None:
    """One mention for the whole, so that a rule may check either end."""
    sentence = "It covers 10 March to 30 June."
    [mention] = find_dates(sentence, PUBLISHED)
    assert mention.ends is not None
    assert mention.end_spans is not None
    assert [end.first for end in mention.ends] == [date(2024, 3, 10), date(2024, 6, 30)]
    assert [span.of(sentence) for span in mention.end_spans] == ["10 March", "30 June"]


def test_a_range_whose_end_alone_has_a_year_may_begin_in_any_year_before() -> None:
    """Nobody who writes "from September until August 2028" is wrong because the first is this year's, or 2027's."""
    [mention] = find_dates("Buses are wanted from September until the end of August 2028.", PUBLISHED)
    assert mention.ends is not None
    assert mention.ends[0] == Days(date(2024, 9, 1), date(2027, 9, 30))
    assert mention.ends[1].last == date(2028, 8, 31)


def test_the_day_of_publication_is_that_of_london() -> None:
    """Half past eleven at night in UTC is tomorrow in a British summer."""
    [mention] = find_dates("It closed today.", parse_instant("2024-06-01T23:30:00Z"))
    assert mention.days.first == date(2024, 6, 2)


def test_without_a_publication_date_only_full_dates_are_found() -> None:
    """Nothing is guessed from the clock of the machine."""
    found = find_dates("It closed yesterday, on 4 May, in June, and before that on 4 May 2020.", None)
    assert [(mention.text, mention.relative) for mention in found] == [("4 May 2020", False)]


@pytest.mark.parametrize(
    ("sentence", "word", "tense"),
    [
        ("The firm was hired on Monday.", "Monday", Tense.PAST),
        ("The firm will be hired on Monday.", "Monday", Tense.FUTURE),
        ("The firm starts on Monday.", "Monday", Tense.PRESENT),
        ("The firm was due to start on Monday.", "Monday", Tense.UNKNOWN),
        ("The firm hired last year starts on Monday.", "Monday", Tense.PRESENT),
        ("On Monday the firm collapsed.", "Monday", Tense.PAST),
        ("Monday.", "Monday", None),
    ],
)
def test_the_governing_verb_gives_the_tense(sentence: str, word: str, tense: Tense | None) -> None:
    """The nearest verb to the left, else to the right."""
    start = sentence.index(word)
    assert governing_tense(sentence, start, start + len(word)) == tense


@pytest.mark.parametrize(
    ("year", "day"),
    [(1961, "1961-04-02"), (2000, "2000-04-23"), (2008, "2008-03-23"), (2011, "2011-04-24"), (2019, "2019-04-21")],
)
def test_easter_falls_where_the_almanac_says(year: int, day: str) -> None:
    """Early and late ones among them."""
    assert easter(year).isoformat() == day
