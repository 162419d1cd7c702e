"""Lists of claims for tests: a register in memory that knows numbers, and lists in a line or two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fakes import FakeLookup, make_records

from onrecord.checking.claims.check import CheckedClaims, check_claims
from onrecord.checking.claims.parse import read_claims
from onrecord.checking.claims.totals import ColumnTotals, Group
from onrecord.ocds import Record
from onrecord.reading.kin import read_kin

HEAD = "2031-02-03T09:00:00Z"
LATER = "2031-03-20T09:00:00Z"


class FakeShelf(FakeLookup):
    """A `checking.claims.find.Shelf` over records in memory."""

    def __init__(self, records: Mapping[str, Record]) -> None:
        super().__init__(records)
        self._numbers: dict[str, list[str]] = defaultdict(list)
        for ocid, record in sorted(self.records.items()):
            for number in {part for one in record.releases for part in (one.id.lower(), one.id.lower()[:36])}:
                self._numbers[number].append(ocid)

    def numbered(self, numbers: Sequence[str]) -> Mapping[str, Sequence[str]]:
        return {number: self._numbers[number] for number in numbers if number in self._numbers}

    def naming(self, reference: str) -> Sequence[str]:
        wanted = " ".join(reference.upper().split())
        return [ocid for ocid, record in self.records.items() if wanted in read_kin(record).references]


def purchase(name: str, *, releases: Iterable[Mapping[str, Any]] = (), **parts: Any) -> list[dict[str, Any]]:
    """The releases of one invented purchase, `ocds-213czf-NAME`: one tender notice unless others are given."""
    base = {"ocid": f"ocds-213czf-{name}", "buyer": {"id": "B", "name": parts.pop("buyer", "Otterholme Town Council")}}
    given = list(releases) or [{"date": HEAD, "tag": ["tender"]} | parts]
    return [{"id": f"{name}-{number}"} | base | one for number, one in enumerate(given, start=1)]


def pounds(amount: int | str) -> dict[str, Any]:
    """An OCDS value."""
    return {"amount": amount, "currency": "GBP"}


def awarded(
    name: str, amount: int, supplier: str, *, title: str = "Repair of the Swallow Bridge", **tender: Any
) -> list[dict[str, Any]]:
    """A purchase advertised, and awarded to one supplier."""
    invitation = {"id": "T", "title": title, "status": "active"} | tender
    award = {
        "id": "A",
        "status": "active",
        "date": "2031-03-18T00:00:00Z",
        "value": pounds(amount),
        "suppliers": [{"id": "S", "name": supplier}],
    }
    done = {"tender": invitation | {"status": "complete"}, "awards": [award]}
    first = {"date": HEAD, "tag": ["tender"], "tender": invitation}
    return purchase(name, releases=[first, {"date": LATER, "tag": ["award"]} | done])


def shelf_of(*purchases: Iterable[Mapping[str, Any]]) -> FakeShelf:
    """A register of these purchases."""
    return FakeShelf(make_records(body for bodies in purchases for body in bodies))


def checked(text: str, shelf: FakeShelf, *, name: str = "list.csv", **options: Any) -> CheckedClaims:
    """A list checked against a register in memory."""
    return check_claims(read_claims(text, name, name=name), shelf, **options)


def told(answer: CheckedClaims) -> list[tuple[int, str, str | None, str]]:
    """Every claim of a list: line, heading or words, verdict with its reason."""
    return [
        (row.row.line, one.field.heading if one.field else one.checked.claim.text, *_verdict(one.checked.verdict))
        for row in answer.rows
        for one in row.claims
    ]  # type: ignore[misc]


def _verdict(verdict: Any) -> tuple[str | None, str]:
    return (str(verdict.reason) if verdict.reason else None, str(verdict.word))


def backed(totals: ColumnTotals) -> dict[str, str]:
    """What the stated sums of a column are, with how much of them."""
    return {part.kind.value: f"{part.amount:f}" for part in totals.parts}


def again(groups: Iterable[Group]) -> list[tuple[tuple[int, ...], list[str], dict[str, str]]]:
    """Groups of rows that count one thing: lines, ways, what is counted again."""
    return [
        (group.lines, [how.overlap.value for how in group.how], {code: f"{one:f}" for code, one in group.again.items()})
        for group in groups
    ]
