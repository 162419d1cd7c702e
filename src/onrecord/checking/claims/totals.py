"""The totals of a list: what its rows come to, what they are sums of, and what is counted twice or is no spending.

Sums of different currencies are never added. Every total is the same in whatever order the rows stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from onrecord.checking.claims.backing import Backed
from onrecord.checking.claims.judge import JudgedRow
from onrecord.checking.claims.model import MONEY, Amount, Role, StatedTotal
from onrecord.checking.claims.overlap import Overlap, Pair
from onrecord.checking.money import fits
from onrecord.reading.money import MoneyRow, MoneyTotal, add_up

_DIGITS = 80
"""More than any list's sums have: Decimal's own 28 would round."""
_ONE_PURCHASE = (Overlap.SAME_ROW, Overlap.SAME_FIGURE, Overlap.SAME_RECORD, Overlap.COPY)
"""Overlaps of which only one record's figures are confirmed; call-offs under one framework are each their own."""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows whose stated sums are the same kind of thing."""

    kind: Backed
    currency: str
    amount: Decimal
    """As stated."""
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class How:
    """One way in which rows count one thing."""

    overlap: Overlap
    lines: tuple[int, ...]
    why: tuple[str, ...]
    """What the records say of it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that count one thing."""

    lines: tuple[int, ...]
    how: tuple[How, ...]
    """Every way in which they do, the surest first."""
    again: Mapping[str, Decimal]
    """By currency, what is stated beyond the largest row."""
    records: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """Whether it is certain; else it may be so."""
        return all(how.overlap.sure for how in self.how)


@dataclass(frozen=True, slots=True)
class Held:
    """A stated total beside the sum of the rows that it is of."""

    where: str
    stated: Amount
    rows: int
    summed: Decimal
    fits: bool
    """At the precision stated."""
    others: tuple[str, ...] = ()
    """Currencies of rows that cannot be added to it."""

    @property
    def gap(self) -> Decimal:
        """Stated, less what the rows come to."""
        return self.stated.high - self.summed


@dataclass(frozen=True, slots=True)
class ColumnTotals:
    """Everything about the sums of one column."""

    role: Role
    heading: str
    rows: int
    """That state a sum."""
    unstated: tuple[int, ...]
    """Lines of rows without one."""
    stated: Mapping[str, Decimal]
    """Currency to the sum of the rows as stated; under the empty word where no currency is."""
    held: tuple[Held, ...]
    parts: tuple[Part, ...]
    groups: tuple[Group, ...]
    confirmed: tuple[MoneyTotal, ...]
    """What the record says was awarded, contracted, called off or paid: each figure once, each with its own kind."""
    ranges: tuple[int, ...] = ()
    """Lines of rows that state a range, counted by its upper end."""
    below_nothing: tuple[int, ...] = ()
    counted_in: str = "line"
    """What the numbers of rows count, as in the list."""

    def part(self, *kinds: Backed) -> list[Part]:
        """The parts of these kinds."""
        return [part for part in self.parts if part.kind in kinds]


def add_rows(
    rows: Sequence[JudgedRow],
    role: Role,
    heading: str,
    pairs: Sequence[Pair],
    totals: Sequence[StatedTotal] = (),
    of_all: Amount | None = None,
) -> ColumnTotals:
    """The totals of one column. `totals` are those that the list prints, `of_all` the one that the user gives."""
    with localcontext(prec=_DIGITS):
        return _add_rows(rows, role, heading, pairs, totals, of_all)


def _add_rows(
    rows: Sequence[JudgedRow],
    role: Role,
    heading: str,
    pairs: Sequence[Pair],
    totals: Sequence[StatedTotal],
    of_all: Amount | None,
) -> ColumnTotals:
    stating = [row for row in rows if role in row.amounts]
    groups = _groups(rows, role, pairs)
    return ColumnTotals(
        role=role,
        heading=heading,
        rows=len(stating),
        unstated=tuple(row.row.line for row in rows if role not in row.amounts),
        stated=sums_of(row.amounts[role] for row in stating),
        held=tuple(_held(rows, role, totals, of_all)),
        parts=tuple(_parts(stating, role)),
        groups=tuple(groups),
        confirmed=tuple(add_up(_confirmed(rows, role, pairs))),
        ranges=tuple(row.row.line for row in stating if row.amounts[role].is_range),
        below_nothing=tuple(row.row.line for row in stating if row.amounts[role].high < 0),
    )


def sums_of(amounts: Iterable[Amount]) -> dict[str, Decimal]:
    """Sums by currency, each range by its upper end; under the empty word where none is stated."""
    found: dict[str, Decimal] = {}
    for amount in amounts:
        code = amount.currency or ""
        found[code] = found.get(code, Decimal(0)) + amount.high
    return dict(sorted(found.items()))


def _held(
    rows: Sequence[JudgedRow], role: Role, totals: Sequence[StatedTotal], of_all: Amount | None
) -> Iterable[Held]:
    printed = [(total, total.amounts.get(role) or total.amounts.get(None)) for total in totals]
    for number, (total, amount) in enumerate(printed, start=1):
        if amount is None:
            continue
        above = [rows[place] for place in total.above if place < len(rows)]
        choices = [rows, above] if number == len(printed) else [above, rows]
        yield min((_hold(total.where, amount, chosen, role) for chosen in choices), key=lambda held: not held.fits)
    if of_all is not None:
        yield _hold("--total", of_all, rows, role)


def _hold(where: str, stated: Amount, rows: Sequence[JudgedRow], role: Role) -> Held:
    amounts = [row.amounts[role] for row in rows if role in row.amounts]
    sums = sums_of(amounts)
    currency = stated.currency or (next(iter(sums)) if len(sums) == 1 else "")
    alike = {currency, ""} if stated.currency else {currency}
    summed = sum((amount for code, amount in sums.items() if code in alike), Decimal(0))
    qualifier = "exact" if stated.is_range else stated.qualifier
    found = fits(summed, stated.high, qualifier, stated.unit)
    return Held(where, stated, len(amounts), summed, found, tuple(code for code in sums if code not in alike))


def _parts(rows: Sequence[JudgedRow], role: Role) -> Iterable[Part]:
    found: dict[tuple[Backed, str], list[JudgedRow]] = {}
    for row in rows:
        found.setdefault((row.backings[role].kind, row.amounts[role].currency or ""), []).append(row)
    order = list(Backed)
    for kind, currency in sorted(found, key=lambda key: (order.index(key[0]), key[1])):
        held = found[kind, currency]
        amount = sum((row.amounts[role].high for row in held), Decimal(0))
        yield Part(kind, currency, amount, tuple(sorted(row.row.line for row in held)))


def _groups(rows: Sequence[JudgedRow], role: Role, pairs: Sequence[Pair]) -> list[Group]:
    """The groups that are sure, then those that may be: a row that is surely double is not told again as perhaps so."""
    sure = [pair for pair in pairs if pair.overlap.sure]
    certain = _joined(sure)
    head = {place: places[0] for places in certain for place in places}
    loose = [p for p in pairs if not p.overlap.sure and head.get(p.first, p.first) != head.get(p.second, p.second)]
    joined = [(places, sure) for places in certain] + [(places, loose) for places in _joined(loose)]
    return sorted((_group(rows, role, *each) for each in joined), key=lambda group: (not group.sure, group.lines))


def _joined(pairs: Sequence[Pair]) -> list[list[int]]:
    heads: dict[int, int] = {}

    def head(place: int) -> int:
        heads.setdefault(place, place)
        while heads[place] != place:
            heads[place] = place = heads[heads[place]]
        return place

    for pair in pairs:
        one, other = sorted((head(pair.first), head(pair.second)))
        heads[other] = one
    together: dict[int, list[int]] = {}
    for place in sorted(heads):
        together.setdefault(head(place), []).append(place)
    return list(together.values())


def _group(rows: Sequence[JudgedRow], role: Role, places: Sequence[int], pairs: Sequence[Pair]) -> Group:
    held = set(places)
    inside = [pair for pair in pairs if pair.first in held and pair.second in held]
    return Group(
        lines=tuple(sorted(rows[place].row.line for place in places)),
        how=tuple(_how(rows, overlap, inside) for overlap in Overlap if any(p.overlap is overlap for p in inside)),
        again=_again([rows[place] for place in places], role),
        records=tuple(sorted({ocid for place in places if (ocid := rows[place].ocid)})),
    )


def _how(rows: Sequence[JudgedRow], overlap: Overlap, pairs: Iterable[Pair]) -> How:
    met = [pair for pair in pairs if pair.overlap is overlap]
    lines = {rows[place].row.line for pair in met for place in (pair.first, pair.second)}
    return How(overlap, tuple(sorted(lines)), tuple(sorted({pair.why for pair in met if pair.why})))


def _again(rows: Sequence[JudgedRow], role: Role) -> dict[str, Decimal]:
    """What a group states beyond the purchase that it is, in each currency: of one record its pieces of work together,
    or its whole; of several records the largest."""
    by_currency: dict[str, list[JudgedRow]] = {}
    for row in rows:
        by_currency.setdefault(row.amounts[role].currency or "", []).append(row)
    found = {code: _stated(each, role) - _worth_stated(each, role) for code, each in sorted(by_currency.items())}
    return {code: amount for code, amount in found.items() if amount > 0}


def _stated(rows: Iterable[JudgedRow], role: Role) -> Decimal:
    return sum((row.amounts[role].high for row in rows), Decimal(0))


def _worth_stated(rows: Sequence[JudgedRow], role: Role) -> Decimal:
    records: dict[str, dict[frozenset[str], Decimal]] = {}
    for row in rows:
        backing, amount = row.backings[role], row.amounts[role].high
        apart = row.ocid is not None and backing.places and (backing.confirmed or backing.kind is Backed.PART)
        pieces = records.setdefault(row.ocid or "", {})
        places = backing.places if apart else frozenset[str]()
        pieces[places] = max(pieces.get(places, amount), amount)
    return max(_worth_of_pieces(pieces) for pieces in records.values())


def _worth_of_pieces(pieces: Mapping[frozenset[str], Decimal]) -> Decimal:
    whole = pieces.get(frozenset(), Decimal(0))
    apart = [amount for places, amount in pieces.items() if places]
    return max(whole, sum(apart, Decimal(0))) if apart else whole


def _confirmed(rows: Sequence[JudgedRow], role: Role, pairs: Sequence[Pair]) -> list[MoneyRow]:
    """The record's own figures behind the rows, each once; of records that are one purchase those of one."""
    heads = {place: group[0] for group in _joined([p for p in pairs if p.overlap in _ONE_PURCHASE]) for place in group}
    purchases: dict[int, dict[str, dict[str, MoneyRow]]] = {}
    for place, row in enumerate(rows):
        if role in row.backings and row.ocid is not None:
            held = purchases.setdefault(heads.get(place, place), {}).setdefault(row.ocid, {})
            held.update({each["pointer"]: each for each in row.backings[role].rows})
    chosen: dict[tuple[str, str], MoneyRow] = {}
    for by_ocid in purchases.values():
        best = max(by_ocid, key=lambda ocid: (_worth(by_ocid[ocid].values()), ocid))
        chosen |= {(best, pointer): each for pointer, each in _one_kind(by_ocid[best]).items()}
    return [chosen[key] for key in sorted(chosen)]


def _worth(figures: Iterable[MoneyRow]) -> Decimal:
    return sum((each["amount"] for each in figures), Decimal(0))


def _one_kind(figures: Mapping[str, MoneyRow]) -> Mapping[str, MoneyRow]:
    """Of an award, its contract and its payments the one that comes to most: they are the same money."""
    by_kind: dict[str, dict[str, MoneyRow]] = {}
    for pointer, each in figures.items():
        family = "award" if each["kind"] in ("award", "amended", "called off") else str(each["kind"])
        by_kind.setdefault(family, {})[pointer] = each
    if not by_kind:
        return {}
    return by_kind[max(sorted(by_kind), key=lambda kind: _worth(by_kind[kind].values()))]


def column_of_total(columns: Mapping[Role, Mapping[str, Decimal]], stated: Amount) -> Role:
    """Which column a total given without one is of: the one whose rows come nearest to it."""
    present = [role for role in MONEY if role in columns]
    return min(
        present,
        key=lambda role: min((abs(amount - stated.high) for amount in columns[role].values()), default=stated.high),
    )
