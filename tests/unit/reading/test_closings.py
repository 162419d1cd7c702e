"""Closing dates in doubt: the day on which a contract ends, in the field for the day on which bids close."""

from __future__ import annotations

import pytest
from invented import Body, reading, release, tender

from onrecord.reading import Moment
from onrecord.reading.closings import CONTRACT_END, CONTRACT_PERIOD, FAR_OFF

FIRST_NOTICES = {"ocid": "ocds-b5fd17-00000000-0000-0000-0000-000000000000"}
"""As Contracts Finder wrote in OCDS 1.0: no parties, and a tender that starts."""


def doubts(*bodies: Body) -> list[str]:
    """What speaks against each closing date, in order."""
    return [fact.doubt for fact in reading(*bodies).dates if fact.moment is Moment.DEADLINE]


def closing(end: str, **more: object) -> dict[str, object]:
    """A tender that closes then; the notice is of February 2031."""
    return tender(tenderPeriod={"endDate": end}, **more)


def period(start: str, end: str) -> dict[str, str]:
    """An OCDS period."""
    return {"startDate": start, "endDate": end}


@pytest.mark.parametrize(
    ("parts", "doubt"),
    [
        ({"tender": closing("2031-03-14")}, ""),
        ({"tender": closing("2032-02-04")}, ""),  # a year and a day
        ({"tender": closing("2032-02-05")}, FAR_OFF),
        ({"tender": closing("2034-03-31T00:00:00Z")}, FAR_OFF),
        ({"tender": closing("2034-03-31", title="Dynamic purchasing system for repairs")}, ""),
        ({"tender": closing("2034-03-31", description="It is a DPS: firms may join at any time.")}, ""),
        ({"tender": closing("2034-03-31", title="Roofs for the Dipstick Works")}, FAR_OFF),
        ({"tender": closing("2031-03-31", contractPeriod=period("2031-03-01", "2031-03-31"))}, CONTRACT_END),
        ({"tender": closing("2031-03-31", contractPeriod=period("2031-03-01", "2031-04-01"))}, CONTRACT_END),
        ({"tender": closing("2031-03-31", contractPeriod=period("2031-03-28", "2031-03-31"))}, ""),  # done in days
        ({"tender": closing("2031-03-31", contractPeriod=period("2031-04-28", "2031-03-31"))}, ""),  # ends first
        ({"tender": closing("2031-03-31", contractPeriod=period("2031-04-01", "2032-03-31"))}, ""),
        (
            {
                "tender": closing("2031-03-31"),
                "awards": [{"id": "A", "contractPeriod": period("2030-04-01", "2031-03-31")}],
            },
            CONTRACT_END,
        ),
        (
            {
                "tender": closing("2031-03-31"),
                "contracts": [{"id": "C", "period": period("2030-04-01", "2031-03-31")}],
            },
            CONTRACT_END,
        ),
    ],
)
def test_what_speaks_against_a_closing_date(parts: dict[str, object], doubt: str) -> None:
    """In words; nothing against most."""
    assert doubts(release(**parts)) == [doubt]


def test_a_lot_has_a_closing_date_of_its_own() -> None:
    """Each is doubted by itself."""
    lots = [{"id": "1", "tenderPeriod": {"endDate": "2034-03-31"}}]
    assert doubts(release(tender=closing("2031-03-14", lots=lots))) == ["", FAR_OFF]


def test_a_plan_may_name_a_day_years_ahead() -> None:
    """The notice that invites bids counts, when there is one."""
    planned = release(tag="planning", tender=closing("2033-03-14"))
    invited = release("r2", "2033-02-10T09:00:00Z", tender=closing("2033-03-14"))
    assert doubts(planned) == [FAR_OFF]
    assert doubts(planned, invited) == [""]


def test_an_award_years_later_does_not_make_it_sound() -> None:
    """The first invitation counts, not the newest release."""
    awarded = release("r2", "2034-03-01T09:00:00Z", tag="award", tender=closing("2034-03-31"))
    assert doubts(release(tender=closing("2034-03-31")), awarded) == [FAR_OFF]


def test_a_day_that_was_moved_is_doubted_as_it_stood() -> None:
    """The one that holds is sound, the one before is not."""
    moved = release("r2", "2031-02-10T09:00:00Z", tender=closing("2031-03-14"))
    assert doubts(release(tender=closing("2034-03-31")), moved) == ["", FAR_OFF]


@pytest.mark.parametrize(
    ("more", "doubt"),
    [
        ({}, CONTRACT_PERIOD),
        ({"parties": [{"id": "B", "name": "Otterholme Town Council", "roles": ["buyer"]}]}, ""),  # OCDS 1.1
        ({"ocid": "ocds-213czf-bridge"}, ""),
    ],
)
def test_the_first_notices_of_a_site_give_the_contracts_period(more: Body, doubt: str) -> None:
    """Where the tender has a first day, before OCDS 1.1, whatever the length."""
    body = release(tender=tender(tenderPeriod=period("2031-04-01", "2031-06-30")))
    assert doubts(body | FIRST_NOTICES | more) == [doubt]


def test_that_period_is_read_as_the_contracts_with_its_doubt() -> None:
    """An article that gives it is right; one that gives another is not accused by it."""
    body = release(tender=tender(tenderPeriod=period("2031-04-01", "2031-06-30"))) | FIRST_NOTICES
    found = reading(body)
    of_contract = [f for f in found.dates if f.moment in (Moment.START, Moment.END)]
    assert [(f.moment, f.days.first.isoformat(), bool(f.doubt)) for f in of_contract] == [
        (Moment.START, "2031-04-01", True),
        (Moment.END, "2031-06-30", True),
    ]
    assert [(term.kind, term.days) for term in found.terms] == [("text", 91.0)]


def test_a_release_without_a_date_is_not_held_against_its_closing_date() -> None:
    """Nobody knows when it was published."""
    assert doubts(release(date=None, tender=closing("2034-03-31"))) == [""]
