"""Changes of dates in words: the hour that a publisher means, the doubt about a new day, and plans."""

from __future__ import annotations

from invented import Body, pounds, record, release, tender

from onrecord.reading.changes import find_changes
from onrecord.report.change_words import change_words

SCOTTISH = {"ocid": "ocds-r6ebe6-0000000000"}
LATER = "2031-02-10T09:00:00Z"


def told(*bodies: Body) -> list[str]:
    """What changed, in words."""
    return [change_words(change) for change in find_changes(record(*bodies))]


def closing(end: str) -> dict[str, object]:
    """A tender that closes then."""
    return tender(tenderPeriod={"endDate": end})


def test_an_hour_is_told_as_its_publisher_means_it() -> None:
    """With what was published beside it, where that is another hour."""
    first = release(tender=closing("2031-03-14T12:00:00Z")) | SCOTTISH
    moved = release("r2", LATER, "tenderUpdate", tender=closing("2031-04-14T12:00:00Z")) | SCOTTISH
    assert told(first, moved) == [
        "closing date: 14 March 2031, 12:00 → 14 April 2031, 12:00"
        " (published as 12:00Z; this publisher writes local time), seven days later"
    ]


def test_a_new_closing_date_in_doubt_is_told_with_its_doubt() -> None:
    """And a sound one without."""
    first = release(tender=closing("2031-03-14"))
    far = release("r2", LATER, "tenderUpdate", tender=closing("2034-03-31"))
    near = release("r3", "2031-02-11T09:00:00Z", "tenderUpdate", tender=closing("2031-03-20"))
    assert [words.partition(",")[0] for words in told(first, far, near)] == [
        "closing date: 14 March 2031 → 31 March 2034 (doubtful: more than a year after the notice)",
        "closing date: 31 March 2034 → 20 March 2031",
    ]


def test_a_plan_advertises_no_value() -> None:
    """It is planned until there is an invitation."""
    first = release(tag="planning", tender=tender(value=pounds(1000)))
    more = release("r2", LATER, "planningUpdate", tender=tender(value=pounds(2000)))
    assert told(first, more)[0].startswith("planned value: £1,000 → £2,000")
    invited = release("r2", LATER, "tender", tender=tender(value=pounds(2000)))
    assert any(words.startswith("advertised value: £1,000 → £2,000") for words in told(first, invited))
