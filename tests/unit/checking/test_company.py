"""Starts and ends of whatever the paper calls the contract: by what they are told with, and by who is at work."""

from __future__ import annotations

import pytest
from rule_sentences import Row, judged

WRONG = "contradicted: `wrong_date`"


@pytest.mark.parametrize(
    ("rule", "sentence", "says"),
    [
        ("end", "The chisels ring from 1 May 2031 until 30 June 2033.", WRONG),
        ("end", "It starts on 1 May 2031 and takes the town through to the end of August 2033.", WRONG),
        ("end", "The masons would start on 1 May 2031 at the earliest and go on until the end of August 2033.", WRONG),
        ("end", "The town gives 1 May 2031 as the first day on site and 12 April 2033 as the last.", WRONG),
        ("end", "The masons move in on 1 May 2031 and must be out again by the end of August 2033.", WRONG),
        ("end", "It will run until July 2033, a term of two years.", WRONG),
        ("start", "The town wants to hire masons from 8 May 2031 until 30 April 2033.", WRONG),
        ("start", "The arches will be made good for two years from 10 May 2031.", WRONG),
        ("start", "Somebody is sought to point the arches for two years from August.", WRONG),
        ("start", "The first two years begin in August.", WRONG),
        ("start", "The repair should begin on 14 May 2031 and take two years.", WRONG),
        ("start", "The deal, valued at between £60,000 and £90,000, starts in August.", WRONG),
        ("start", "The bridge will be looked after by a new provider from the start of August.", WRONG),
        ("start", "Crews will be out from 10 May 2031.", WRONG),
        ("start", "All being well there will be diggers at the bridge from 10 May 2031.", WRONG),
        ("start", "Masons are wanted for a two-year contract from the start of August.", WRONG),
        ("start", "The masons are due in on 10 May 2031.", "nothing"),
        ("start", "The fitters are due in on 10 May 2031.", WRONG),
        ("start", "The contract is short. Each would begin on 10 May 2031.", WRONG),
        ("start", "The work begins some weeks later, on 10 May 2031.", WRONG),
        ("start", "The work begins some weeks later, on 1 May 2031.", "supported"),
        ("start", "Crews will be out from 1 May 2031.", "supported"),
    ],
)
def test_the_contracts_time_in_any_words(rule: str, sentence: str, says: str) -> None:
    """Beside a figure that the record bears out, the other is the contract's too."""
    assert judged(Row(rule, "", "20 February", sentence, says)) == says


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("end", "The contract starts on 1 May 2031, and the pool stays shut until 30 June 2033."),
        ("end", "The contract starts on 1 May 2031 and residents can comment until 30 June 2033."),
        ("end", "The work starts on 1 May 2031, when the tea room closes until 30 June 2033."),
        ("end", "The work starts on 1 May 2031, but the ferry runs until 30 June 2033."),
        ("end", "From 1 May 2031 the towpath will be closed until 30 June 2033."),
        ("end", "The grant starts on 9 January 2031 and goes on until 30 June 2033."),
        ("end", "The consultation starts on 1 May 2031 and goes on until 30 June 2033."),
        ("start", "Residents will pay for parking from 10 May 2031."),
        ("start", "The supplier will be paid a higher rate from 10 May 2031."),
        ("start", "Swimmers will have lessons for two years from 10 May 2031, and the pool gains a café."),
        ("start", "Bus fares will rise from 10 May 2031."),
        ("start", "The bridge was built from 10 May 1831."),
        ("start", "The regatta is due in on 10 May 2031."),
        ("start", "The festival is loved. It starts on 10 May 2031."),
        ("start", "The regatta brings crowds. The parade is worth a look. It starts on 10 May 2031."),
        ("end", "The festival is loved. That lasts until 30 June 2033."),
        ("start", "A month later, on 10 May 2031, the mayor sang."),
    ],
)
def test_the_time_of_other_things(rule: str, sentence: str) -> None:
    """Another subject has its own days."""
    assert judged(Row(rule, "", "20 February", sentence, "nothing")) == "nothing"


@pytest.mark.parametrize(
    ("rule", "sentence", "says"),
    [
        ("deadline", "Interested parties have until noon on 4 March 2031.", WRONG),
        ("deadline", "Sellers have until noon on 4 March 2031.", WRONG),
        ("deadline", "Papers must be lodged by noon on 4 March 2031.", WRONG),
        ("deadline", "Residents have until noon on 4 March 2031.", "nothing"),
        ("deadline", "Passport papers must be lodged by noon on 4 March 2031 to vote.", "nothing"),
        ("published", "The details slipped out on 12 February 2031.", WRONG),
        ("published", "The thing was put out on 12 February 2031.", WRONG),
        ("published", "The notice was put up on 12 February 2031.", WRONG),
        ("published", "A notice released on 12 February 2031 says so.", WRONG),
        ("published", "The minutes were put up on 12 February 2031.", "nothing"),
        ("published", "A film was released on 12 February 2031.", "nothing"),
        ("published", "The news of his death came out on 12 February 2031.", "nothing"),
    ],
)
def test_who_has_until_and_what_came_out(rule: str, sentence: str, says: str) -> None:
    """Those who may bid under any name, and the advert under any name."""
    assert judged(Row(rule, "", "20 February", sentence, says)) == says


def test_the_day_of_a_range_in_whatever_year() -> None:
    """Which year a range begins in is open, where only its end has one; the day and the month are not."""
    until = "until the end of April 2033"
    assert judged(Row("start", "", "20 February", f"The masons will be kept from 10 May {until}.", "")) == WRONG
    assert judged(Row("period", "", "20 February", f"The masons will be kept from 1 May {until}.", "")) == "supported"


@pytest.mark.parametrize(
    ("rule", "sentence", "says"),
    [
        ("deadline", "Masons who like it have until 4 March 2031 to ask for a place on the list.", WRONG),
        ("deadline", "A bidder can win one lot at most, and has until 4 March 2031 to try.", WRONG),
        ("deadline", "Firms can write in until Tuesday 4 March 2031.", WRONG),
        ("deadline", "Owners who are interested should say so by noon on 4 March 2031.", WRONG),
        ("deadline", "Any firm may put in a full bid, and must have done so by 4 March 2031.", WRONG),
        ("deadline", "The time to reply runs out on 4 March 2031.", WRONG),
        ("deadline", "It is an open procedure, and the closing time is noon on 4 March 2031.", WRONG),
        ("deadline", "The arches were put to an open contest that closes on 4 March 2031.", WRONG),
        ("deadline", "Residents have until 4 March 2031 to ask to be heard.", "nothing"),
        ("deadline", "Readers can write in until 4 March 2031.", "nothing"),
        ("deadline", "Parents who are interested should say so by 4 March 2031.", "nothing"),
        ("deadline", "The member has until 4 March 2031 to find two signatures.", "nothing"),
        ("deadline", "The closing time of the inn is midnight on 4 March 2031.", "nothing"),
        ("deadline", "The museum ran a painting contest that closes on 4 March 2031.", "nothing"),
        ("deadline", "The time to book runs out on 4 March 2031.", "nothing"),
        ("end", "It starts on 1 May 2031, come rain or shine. It ends on 12 April 2033.", WRONG),
        ("end", "The job is to take two years. It ends on 12 April 2033.", WRONG),
        ("end", "The festival costs £20. It ends on 12 April 2033.", "nothing"),
        ("end", "The mayor took office in May. It ends on 12 April 2033.", "nothing"),
    ],
)
def test_until_when_bids_come_in_and_what_goes_on(rule: str, sentence: str, says: str) -> None:
    """Firms that can write in, a contest that closes, and "it ends" behind a figure that the record bears out."""
    assert judged(Row(rule, "", "20 February", sentence, says)) == says
