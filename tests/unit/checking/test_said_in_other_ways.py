"""Days, lengths, counts and stages in ways of speaking that no single cue word covers."""

from __future__ import annotations

from datetime import date

import pytest
from rule_sentences import Row, judged

from onrecord.article import read_article
from onrecord.values import parse_instant

MONDAY = parse_instant("2031-02-24T08:00:00Z")


@pytest.mark.parametrize(
    ("rule", "sentence", "says"),
    [
        ("start", "The masons' repair of the arches begins on 10 May 2031.", "contradicted: `wrong_date`"),
        ("start", "The winning firm starts on 10 May 2031.", "contradicted: `wrong_date`"),
        ("start", "The crews move in on 1 May 2031.", "supported"),
        ("start", "The swimming gala begins on 10 May 2031.", "nothing"),
        ("start", "The choir starts on 10 May 2031.", "nothing"),
        ("end", "The deal switches off at the end of April 2033.", "supported"),
        ("deadline", "The builders have until 4 April to clear the yard.", "nothing"),
        ("deadline", "Firms have until noon on 14 March to bid.", "supported"),
        ("deadline", "Bids close three weeks tomorrow.", "supported"),
        ("count", "There are five lots.", "contradicted: `wrong_number`"),
        ("count", "The work has been cut into five lots.", "contradicted: `wrong_number`"),
        ("count", "There are five herons.", "nothing"),
        ("stage", "Nothing has been put out to tender.", "nothing"),
        ("stage", "The town clerk has given notice.", "nothing"),
    ],
)
def test_another_way_of_saying_it(rule: str, sentence: str, says: str):
    """The construction decides, whatever words fill it."""
    assert judged(Row(rule, "", "20 February", sentence, says)) == says


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Bids close a fortnight today.", date(2031, 3, 10)),
        ("Prices are wanted a month today.", date(2031, 3, 24)),
        ("Offers are due four weeks tomorrow.", date(2031, 3, 25)),
        ("The board settled it a week ago today.", date(2031, 2, 17)),
        ("Tenders must be in by the last day of this month.", date(2031, 2, 28)),
    ],
)
def test_days_counted_from_today(said: str, day: date):
    """What is counted from today is that very day, and no length of time."""
    article = read_article(f"News\n{said}", id="a", published=MONDAY)
    assert [(m.days.first, m.days.last) for m in article.dates] == [(day, day)]
    assert not article.durations


@pytest.mark.parametrize(
    ("said", "years"),
    [
        ("It lasts two years, with two single years on top.", 2),
        ("The first four years begin in August and four further ones may be added.", 4),
        ("It lasts three years, and three more may follow.", 3),
    ],
)
def test_years_that_are_left_out(said: str, years: int):
    """A number alone has the unit that was said before."""
    article = read_article(f"News\n{said}", id="a", published=MONDAY)
    assert [d.years for d in article.durations[-1].durations] == [years]
