"""What must hold of any list of claims, in whatever order its rows stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress

from claims_lists import FakeShelf, awarded, backed, checked, pounds, purchase, shelf_of
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.checking.claims.cells import read_sum
from onrecord.checking.claims.check import CheckedClaims
from onrecord.checking.claims.columns import Column
from onrecord.checking.claims.parse import read_claims
from onrecord.errors import InputError

HEADINGS = "Title,Vendor,ocid,Value"
OFFERED = (
    "Bridge,Stonefold Masonry,ocds-213czf-bridge,£474000",
    "Bridge estimate,Stonefold Masonry,ocds-213czf-bridge,£510000",
    "Ferry,,ocds-213czf-ferry,£90000",
    "Lunches,Tidewell Catering,ocds-213czf-lunch,£80000",
    "Lunches once more,Tidewell Catering,ocds-303czf-lunch,£80000",
    "Moon base,Rocket Ltd,,£5000000",
    "Credit,,ocds-213czf-ferry,(£1000)",
    "Wrong,Brackwater,ocds-213czf-bridge,£747000",
)


def _lunch(publisher: str) -> list[dict[str, object]]:
    closing = {"tenderPeriod": {"endDate": "2031-03-03T12:00:00Z"}}
    bodies = awarded("lunch", 80_000, "Tidewell Catering Ltd", title="Hot lunches for primary schools", **closing)
    return [body | {"ocid": f"{publisher}-lunch", "id": f"{publisher}-{body['id']}"} for body in bodies]


SHELF: FakeShelf = shelf_of(
    awarded("bridge", 474_000, "Stonefold Masonry Ltd", value=pounds(510_000)),
    purchase("ferry", tender={"id": "T", "title": "Cleaning of ferry terminals", "value": pounds(90_000)}),
    _lunch("ocds-213czf"),
    _lunch("ocds-303czf"),
)
LISTS = st.lists(st.sampled_from(OFFERED), min_size=1, max_size=7)


def check(rows: Sequence[str]) -> CheckedClaims:
    return checked("\n".join([HEADINGS, *rows]) + "\n", SHELF)


def judged(answer: CheckedClaims) -> Counter[tuple[object, ...]]:
    """Verdicts without the lines that the rows stand on."""
    return Counter((row.row.title, row.word, row.sentence, row.ocid, len(row.claims)) for row in answer.rows)


def summed(answer: CheckedClaims) -> object:
    """Totals without lines."""
    (totals,) = answer.totals
    told = ((len(g.lines), tuple(how.overlap for how in g.how), tuple(g.again.items())) for g in totals.groups)
    groups = Counter(told)
    return totals.stated, backed(totals), groups, totals.confirmed


@given(LISTS.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
@settings(max_examples=40)
def test_the_order_of_rows_does_not_matter(lists: tuple[list[str], list[str]]) -> None:
    """Neither for a verdict nor for a total."""
    one, other = (check(rows) for rows in lists)
    assert judged(one) == judged(other)
    assert summed(one) == summed(other)


@given(LISTS, st.data())
@settings(max_examples=40)
def test_a_row_said_twice_confirms_no_more(rows: list[str], data: st.DataObject) -> None:
    """It is stated twice, and what it states is counted again."""
    again = data.draw(st.sampled_from(rows))
    before, after = check(rows).totals[0], check([*rows, again]).totals[0]
    assert after.confirmed == before.confirmed
    stated = read_sum(again.rpartition(",")[2], Column("Value", None))
    assert stated is not None
    assert after.stated["GBP"] == before.stated["GBP"] + stated.high


@given(st.lists(st.sampled_from(OFFERED), min_size=1, max_size=5, unique=True))
@settings(max_examples=25)
def test_what_is_confirmed_is_never_more_than_all_awards(rows: list[str]) -> None:
    """Each award counts once, and a copy of a record is none."""
    confirmed = sum(total.amount for total in check(rows).totals[0].confirmed)
    assert confirmed <= 474_000 + 80_000


@given(st.integers(1, 9), st.integers(0, 5))
@settings(max_examples=40)
def test_changing_a_figure_flips_its_row(digit: int, place: int) -> None:
    """A right sum is supported, one with another digit is contradicted, and no other row is touched."""
    right = "474000"
    wrong = right[:place] + str((int(right[place]) + digit) % 10) + right[place + 1 :]
    rows = [OFFERED[0], OFFERED[3]]
    changed = [rows[0].replace(right, wrong), rows[1]]
    if int(wrong) == 0 or wrong.startswith("0"):
        return
    before, after = check(rows), check(changed)
    assert [row.word.value for row in before.rows] == ["supported", "supported"]
    assert [row.word.value for row in after.rows] == ["contradicted", "supported"]


@given(st.text(max_size=300), st.sampled_from(["list.csv", "list.json", "list.txt", "list"]))
@settings(max_examples=200)
def test_any_text_is_read_or_refused_with_a_message(text: str, name: str) -> None:
    """No text makes it fail in another way, and what was read is counted."""
    with suppress(InputError):
        listed = read_claims(text, name, name=name)
        assert all(row.line >= 1 for row in listed.rows)


@given(st.lists(st.lists(st.text(alphabet='01.,£()-ac"=m \n;', max_size=9), min_size=4, max_size=4), max_size=6))
@settings(max_examples=100)
def test_any_cells_under_known_headings_are_rows_or_faults(cells: list[list[str]]) -> None:
    """Each row is judged, told as bad, a total, or empty."""
    body = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in cells)
    with suppress(InputError):
        assert len(checked(f"{HEADINGS}\n{body}\n", SHELF).rows) <= len(cells)
