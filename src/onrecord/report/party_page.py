"""One organisation as its page tells it: its money by kind and year, with whom, how, and how late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from decimal import Decimal
from functools import cached_property

from onrecord.reading.model import SumKind
from onrecord.register.parties import LATE_SPANS, JoinReason, MoneyRow, Open, PartyProfile, Side
from onrecord.report.answers_parties import PartyAnswer
from onrecord.report.change_words import seen_words
from onrecord.report.charts import Columns, draw_columns, share, short_sum
from onrecord.report.contacts import without_contacts
from onrecord.report.money_words import NAMES
from onrecord.report.visible import one_line
from onrecord.report.wording import sentence_case

_NET = {"net": "before tax", "gross": "with tax", "": "tax not stated"}
_KINDS = {kind.value: name for kind, name in NAMES.items()} | {SumKind.ESTIMATE.value: "advertised"}
_FEWEST = 2
"""Years that make a chart."""
_MOST_YEARS = 30


@dataclass(frozen=True, slots=True)
class MoneyKind:
    """Sums that may be added to each other and to no others, year by year."""

    parts: tuple[str, ...]
    """What they are, in words: kind, tax, basis, extent and currency."""
    rows: tuple[MoneyRow, ...]
    """By year; the undated last."""
    chart: Columns | None
    """None where there are too few years to compare."""

    @property
    def title(self) -> str:
        """What they are, as `Awarded, before tax`."""
        return sentence_case(", ".join(self.parts))

    @property
    def left_out(self) -> int:
        """Doubtful sums that are counted and added to nothing."""
        return sum(row.doubtful for row in self.rows)

    @property
    def summed(self) -> int:
        """Sums that are in it."""
        return sum(row.sums for row in self.rows)

    @property
    def span(self) -> tuple[int, int, MoneyRow] | None:
        """The first and the last year with a sum, and the year with most; None where no sum is dated."""
        dated = [row for row in self.rows if row.year and row.sums]
        if not dated:
            return None
        top = max(dated, key=lambda row: row.amount)
        return dated[0].year or 0, dated[-1].year or 0, top


def money_kinds(rows: Sequence[MoneyRow]) -> list[MoneyKind]:
    """The sums by all that keeps them apart, those with most sums first."""
    groups: dict[tuple[str, ...], list[MoneyRow]] = {}
    for row in rows:
        key = (row.kind, row.currency, row.net, row.basis, row.extent, str(row.shared))
        groups.setdefault(key, []).append(row)
    made = [_kind(sorted(group, key=lambda row: row.year or 9999)) for group in groups.values()]
    return sorted(made, key=lambda kind: (-kind.summed, kind.title))


def _kind(rows: Sequence[MoneyRow]) -> MoneyKind:
    return MoneyKind(kind_words(rows[0]), tuple(rows), _chart([row for row in rows if row.year]))


def kind_words(row: MoneyRow) -> tuple[str, ...]:
    """What the sums of a row are.

    >>> from decimal import Decimal
    >>> row = MoneyRow(2024, "award", "GBP", "net", "total", "whole", False, Decimal(1), 1, 0)
    >>> kind_words(row)
    ('awarded', 'before tax')
    """
    name = _KINDS.get(row.kind, one_line(row.kind))
    said = [name, _NET.get(row.net, row.net)]
    said += ["a year"] if row.basis == "year" else []
    said += ["of lots"] if row.extent == "lot" else []
    said += ["shared with others"] if row.shared else []
    said += [] if row.currency == "GBP" else [one_line(row.currency) or "no currency stated"]
    return tuple(said)


def _chart(rows: Sequence[MoneyRow]) -> Columns | None:
    """Every year from the first to the last has its place; one whose sums are all in doubt has no bar."""
    by_year = {row.year: row for row in rows if row.year}
    if sum(row.sums > 0 for row in by_year.values()) < _FEWEST or max(by_year) - min(by_year) > _MOST_YEARS:
        return None
    values: list[tuple[str, Decimal | None, str]] = []
    for year in range(min(by_year), max(by_year) + 1):
        row = by_year.get(year)
        if row is None:
            values.append((str(year), None, "–"))
        else:
            amount = row.amount if row.sums else None
            values.append((str(year), amount, short_sum(row.amount, row.currency) if row.sums else "?"))
    return draw_columns(values)


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a table whose bar shows a share."""

    name: str
    number: int
    length: float
    """Hundredths of the bar."""
    link: str = ""
    """Id of the party that it is about; empty for none."""


@dataclass(frozen=True)
class PartySide:
    """A party as buyer, or as supplier."""

    name: str
    """`buyer` or `supplier`."""
    side: Side
    open_now: Sequence[Open]

    @cached_property
    def money(self) -> list[MoneyKind]:
        """Its sums by kind."""
        return money_kinds(self.side.money)

    @property
    def left_out(self) -> int:
        """Doubtful sums of all kinds."""
        return sum(kind.left_out for kind in self.money)

    @property
    def partners(self) -> list[Part]:
        """With whom, by number of awards."""
        top = max((one.awards for one in self.side.partners), default=0)
        return [Part(_shown(one.name), one.awards, share(one.awards, top), one.id) for one in self.side.partners]

    @property
    def ways(self) -> list[Part]:
        """How its awards came about."""
        side = self.side
        whole = side.direct + side.competed + side.unstated
        named = (
            ("without competition", side.direct),
            ("with competition", side.competed),
            ("the notice does not say", side.unstated),
        )
        return [Part(name, number, share(number, whole)) for name, number in named]

    @property
    def lateness(self) -> list[Part]:
        """How long after the award its notice was published; empty where no dates can be compared."""
        spread = self.side.late_spread
        if not self.side.late_counted or len(spread) != len(LATE_SPANS) + 1:
            return []
        starts = (0, *(days + 1 for days in LATE_SPANS))
        names = [f"{start} to {end} days" for start, end in zip(starts, LATE_SPANS, strict=False)]
        names.append(f"more than {LATE_SPANS[-1]} days")
        return [
            Part(name, number, share(number, self.side.late_counted))
            for name, number in zip(names, spread, strict=True)
        ]


@dataclass(frozen=True)
class PartyPage:
    """A profile, ready for its page."""

    answer: PartyAnswer
    profile: PartyProfile
    zone: tzinfo

    @property
    def name(self) -> str:
        """The name used most."""
        return _shown(self.profile.name)

    @property
    def other_names(self) -> list[str]:
        """Under which it stands as well."""
        return [_shown(one.name) for one in self.profile.names[1:]]

    @cached_property
    def sides(self) -> list[PartySide]:
        """Those that there are."""
        return [
            PartySide(name, side, self.answer.open_now(side) if name == "buyer" else ())
            for name, side in self.answer.sides()
        ]

    @property
    def joins(self) -> Sequence[JoinReason]:
        """Why its spellings are taken to be one organisation."""
        return self.profile.joins

    @property
    def joined(self) -> str:
        """When parties were last joined, in words."""
        return seen_words(self.answer.joined_at)


def _shown(text: str) -> str:
    return one_line(str(without_contacts(text)))
