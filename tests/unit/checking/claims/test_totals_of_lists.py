"""A wall of savings with everything planted in it that such walls have got wrong, and exact totals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from claims_lists import FakeShelf, again, awarded, backed, checked, pounds, purchase, shelf_of

from onrecord.checking.claims.cells import read_sum
from onrecord.checking.claims.check import CheckedClaims
from onrecord.checking.claims.columns import Column
from onrecord.checking.claims.model import Role
from onrecord.report.claims_words import findings

WALL = """\
Contract,Vendor,ocid,Savings
Bridge repair,Stonefold Masonry,ocds-213czf-bridge,"£474,000"
Swallow Bridge,Stonefold Masonry Ltd,ocds-213czf-bridge,"£474,000"
Swallow Bridge again,Stonefold,ocds-213czf-bridge,"£510,000"
Vans framework,,ocds-213czf-vans,"£12,000,000"
Ten vans,Merrin Coachworks,ocds-213czf-tenvans,"£300,000"
Six vans,Merrin Coachworks,ocds-213czf-sixvans,"£200,000"
School lunches,Tidewell,ocds-213czf-lunch,"£80,000"
School lunches,Tidewell Catering,ocds-303czf-lunch,"£80,000"
Ice rink,,ocds-213czf-rink,"£110,000"
Ferry cleaning,,ocds-213czf-ferry,"£90,000"
Moon base,Rocket Ltd,,"£5,000,000"
Moon base,Rocket Ltd,,"£5,000,000"
Depot fit-out,Halden Vale,ocds-213czf-depot,"£61,000"
Depot roof,Brackwater,ocds-213czf-depot,"£39,000"
Total,,,"£24,500,000"
"""


def framework(name: str, limit: int) -> list[dict[str, object]]:
    """A framework agreement."""
    tender = {
        "id": "T",
        "title": "Framework for electric vans and minibuses",
        "status": "complete",
        "value": pounds(limit),
        "techniques": {"hasFrameworkAgreement": True},
    }
    return purchase(name, buyer="Five Fells Consortium", tag=["tender"], date="2030-06-03T09:00:00Z", tender=tender)


def called_off(name: str, amount: int, title: str, under: str) -> list[dict[str, object]]:
    """A purchase under a framework."""
    bodies = awarded(name, amount, "Merrin Coachworks Ltd", title=title)
    tie = [{"id": "1", "scheme": "ocid", "identifier": f"ocds-213czf-{under}", "relationship": ["framework"]}]
    return [body | {"relatedProcesses": tie} for body in bodies]


def two_awards(name: str) -> list[dict[str, object]]:
    """One notice, two pieces of work."""
    bodies = awarded(name, 61_000, "Halden Vale Ltd", title="Works at the Saltmouth depot")
    roofer = {"suppliers": [{"id": "R", "name": "Brackwater"}]}
    other = bodies[1]["awards"][0] | {"id": "B", "value": pounds(39_000)} | roofer
    return [bodies[0], bodies[1] | {"awards": [*bodies[1]["awards"], other]}]


def copied(name: str, amount: int) -> list[list[dict[str, object]]]:
    """One purchase on two sites: one buyer, title and closing date."""
    closing = {"tenderPeriod": {"endDate": "2031-03-03T12:00:00Z"}}
    title = "Hot lunches for village primary schools"
    bodies = awarded(name, amount, "Tidewell Catering Ltd", title=title, **closing)
    return [bodies, [body | {"ocid": f"ocds-303czf-{name}", "id": f"copy-{body['id']}"} for body in bodies]]


@pytest.fixture(name="shelf", scope="module")
def _shelf() -> FakeShelf:
    rink = {"id": "T", "title": "Winter ice rink", "status": "cancelled", "value": pounds(110_000)}
    ferry = {"id": "T", "title": "Cleaning of ferry terminals", "status": "active", "value": pounds(90_000)}
    return shelf_of(
        awarded("bridge", 474_000, "Stonefold Masonry Ltd", value=pounds(510_000)),
        framework("vans", 12_000_000),
        called_off("tenvans", 300_000, "Ten vans for the parks service", "vans"),
        called_off("sixvans", 200_000, "Six vans for the library service", "vans"),
        *copied("lunch", 80_000),
        purchase("rink", tender=rink, tag=["tenderCancellation"]),
        purchase("ferry", tender=ferry),
        two_awards("depot"),
    )


@pytest.fixture(name="answer", scope="module")
def _answer(shelf: FakeShelf) -> CheckedClaims:
    return checked(WALL, shelf)


def test_the_total_stated_is_held_against_the_rows(answer: CheckedClaims) -> None:
    """At the precision stated; the gap is given."""
    (totals,) = answer.totals
    assert totals.stated == {"GBP": Decimal(24_418_000)}
    (held,) = totals.held
    assert (held.where, held.summed, held.fits, held.gap) == ("line 16", Decimal(24_418_000), False, Decimal(82_000))


def test_every_stated_sum_is_told_for_what_it_is(answer: CheckedClaims) -> None:
    """Limits, estimates and cancelled notices are no spending; two awards of one notice are two pieces of work."""
    assert backed(answer.totals[0]) == {
        "called off": "500000",
        "award": "1208000",
        "limit of a framework": "12000000",
        "advertised value": "600000",
        "cancelled": "110000",
        "no record found": "10000000",
    }


def test_what_is_counted_again(answer: CheckedClaims) -> None:
    """One award under two rows and its estimate under a third; a framework with its call-offs; copies; equal rows."""
    groups = again(answer.totals[0].groups)
    assert groups == [
        ((2, 3, 4), ["same figure", "same record"], {"GBP": "948000"}),
        ((5, 6, 7), ["framework"], {"GBP": "500000"}),
        ((8, 9), ["copy"], {"GBP": "80000"}),
        ((12, 13), ["same row"], {"GBP": "5000000"}),
    ]


def test_what_the_record_confirms_is_each_figure_once(answer: CheckedClaims) -> None:
    """Two call-offs under one framework are two; a copy is none."""
    confirmed = {total.unlike.kind: (total.amount, total.figures) for total in answer.totals[0].confirmed}
    assert confirmed == {
        "award": (Decimal(474_000 + 80_000 + 61_000 + 39_000), 4),
        "called off": (Decimal(500_000), 2),
    }


def test_the_findings_are_neutral_sentences(answer: CheckedClaims) -> None:
    """Each with a stable code, the lines and the sums."""
    told = {finding.code: finding for finding in findings(answer.totals[0])}
    assert told["total_differs"].sentence == (
        "The total stated at line 16 is £24,500,000; 14 rows come to £24,418,000, £82,000 less."
    )
    assert told["limits_added"].sentence == (
        "£12,000,000 in line 5 is the most that may be called off under a framework agreement: "
        "a limit, and no spending."
    )
    assert told["cancelled_added"].lines == (10,)
    assert told["not_found"].amounts == {"GBP": Decimal(10_000_000)}


@pytest.mark.parametrize(
    ("total", "code"),
    [("£24.4m", "total_fits"), ("£24,418,000", "total_fits"), ("over £20m", "total_fits"), ("£25m", "total_differs")],
)
def test_a_total_that_the_user_gives(shelf: FakeShelf, total: str, code: str) -> None:
    """Held against the rows at its own precision; a total row is no row."""
    stated = read_sum(total, Column("--total", None))
    answer = checked(WALL.replace("Total,,,", "Sum of all,,,").rpartition("Sum of all")[0], shelf, total=stated)
    assert next(finding.code for finding in findings(answer.totals[0])) == code


def test_currencies_are_never_added(shelf: FakeShelf) -> None:
    """Each has a sum of its own, and the total of one leaves the other out and says so."""
    text = "ocid,Value\nocds-213czf-bridge,£5\nocds-213czf-ferry,€6\nTotal,£11\n"
    (totals,) = checked(text, shelf).totals
    assert totals.stated == {"EUR": Decimal(6), "GBP": Decimal(5)}
    assert (totals.held[0].fits, totals.held[0].others) == (False, ("EUR",))
    assert {finding.code for finding in findings(totals)} >= {"currencies_mixed", "total_differs"}


def test_ranges_and_credits_are_told(shelf: FakeShelf) -> None:
    """A range is added by its upper end, a credit taken off."""
    text = "ocid,Value\nocds-213czf-bridge,£10k-£20k\nocds-213czf-ferry,(£5000)\n"
    (totals,) = checked(text, shelf).totals
    assert totals.stated == {"GBP": Decimal(15_000)}
    assert {finding.code for finding in findings(totals)} >= {"ranges_added", "below_nothing"}


def test_each_column_of_sums_has_its_own_totals(shelf: FakeShelf) -> None:
    """Savings first, then the values they are of; a total without a column goes to the nearest."""
    text = "ocid,Value,Savings\nocds-213czf-bridge,474000,100\nocds-213czf-ferry,90000,200\n"
    stated = read_sum("£0.56m", Column("--total", None))
    answer = checked(text, shelf, total=stated)
    assert [(totals.role, len(totals.held)) for totals in answer.totals] == [(Role.SAVING, 0), (Role.VALUE, 1)]


def test_subtotals_are_of_the_rows_above_them(shelf: FakeShelf) -> None:
    """And the last total of all."""
    text = (
        "ocid,Value\nocds-213czf-bridge,1\nocds-213czf-ferry,2\nSubtotal,3\nocds-213czf-rink,4\nSubtotal,5\nTotal,7\n"
    )
    (totals,) = checked(text, shelf).totals
    assert [(held.where, held.fits) for held in totals.held] == [("line 4", True), ("line 6", False), ("line 7", True)]


def test_rows_without_a_record_that_look_alike_may_be_one(shelf: FakeShelf) -> None:
    """One supplier, buyer and sum under two titles: perhaps one contract, and said so."""
    text = "Title,Vendor,Agency,Value\nMoon base,Rocket Ltd,Space Agency,5\nLunar base,Rocket Limited,Space Agency,5\n"
    (group,) = checked(text, shelf).totals[0].groups
    assert (group.sure, group.lines, [how.overlap.value for how in group.how]) == (False, (2, 3), ["alike"])


def test_people_who_parted_two_records_are_heard(shelf: FakeShelf) -> None:
    """What a person has said not to be one purchase is not counted as one."""
    answer = checked(WALL, shelf, apart=lambda one, other: "lunch" in one)
    assert (8, 9) not in [group.lines for group in answer.totals[0].groups]


def test_a_superseded_figure_and_a_payment() -> None:
    """What stood in the record before is told as that; what was paid is told as paid."""
    bodies = awarded("bridge", 474_000, "Stonefold Masonry Ltd")
    award = bodies[1]["awards"][0]
    moved = bodies[1] | {"id": "bridge-3", "date": "2031-06-20T09:00:00Z"}
    moved["awards"] = [award | {"value": pounds(480_000)}]
    paid = [{"id": "1", "value": pounds(120_000)}, {"id": "2", "value": pounds(80_000)}]
    contract = {"id": "C", "awardID": "A", "implementation": {"transactions": paid}}
    shelf = shelf_of([*bodies, moved | {"contracts": [contract]}])
    text = "ocid,Spent\nocds-213czf-bridge,474000\nocds-213czf-bridge,200000\nocds-213czf-bridge,120000\n"
    answer = checked(text, shelf)
    assert backed(answer.totals[0]) == {"paid": "320000", "superseded": "474000"}
    assert [row.word.value for row in answer.rows] == ["not_in_record", "supported", "supported"]
