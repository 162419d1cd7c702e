"""The sums of a record's structured fields, each typed by what it is a sum of.

Fast enough for every record of a load: it looks at the fields that hold sums and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from onrecord.ocds import Json, Record, Release
from onrecord.reading.clocks import local_day
from onrecord.reading.model import SumKind
from onrecord.reading.money.amounts import read_amount, read_currency
from onrecord.reading.money.frameworks import Purchase, purchase_of
from onrecord.reading.money.history import History, Path
from onrecord.reading.money.model import Extent, Sum
from onrecord.reading.money.replaced import replaced_awards
from onrecord.reading.places import at, objects, text_of
from onrecord.values import parse_instant

VOID = frozenset(("cancelled", "unsuccessful", "pending"))
"""Statuses of awards and contracts under which nothing is owed."""


def find_sums(record: Record, compiled: Json) -> list[Sum]:
    """The sums that stand in the compiled release, in the order of its fields, then those that only stood earlier.

    Of the doubts only those about the currency are here; `doubts.py` adds the others. Errors: none; what is no amount
    is no sum.
    """
    finder = _Finder(record, compiled)
    return [*finder.current(), *finder.earlier]


class _Finder:
    """What the looking needs to remember."""

    __slots__ = ("compiled", "days", "earlier", "history", "newest", "purchase", "record")

    def __init__(self, record: Record, compiled: Json) -> None:
        self.record = record
        self.compiled = compiled
        self.history = History(record, compiled) if len(record.releases) > 1 else None
        self.newest = record.releases[-1]
        self.days: dict[str, date | None] = {}
        self.purchase = purchase_of(compiled)
        self.earlier: list[Sum] = []

    def current(self) -> Iterator[Sum]:
        compiled = self.compiled
        tender = compiled.get("tender")
        if type(tender) is dict:
            yield from self._tender(tender)
        planning = compiled.get("planning")
        if type(planning) is dict and planning.get("budget"):
            yield from self._budget(planning["budget"])
        awards = objects(compiled, "awards")
        if awards:
            yield from self._awards(awards)
        contracts = objects(compiled, "contracts")
        if contracts:
            yield from self._contracts(contracts, awards)

    def _tender(self, tender: Json) -> Iterator[Sum]:
        value, least = tender.get("value"), tender.get("minValue")
        if value is not None:
            yield from self._value(value, ("tender", "value"), self._top(value, least))
        if least is not None:
            yield from self._value(least, ("tender", "minValue"), SumKind.FLOOR)
        lots = objects(tender, "lots")
        if lots:
            tops = Extent.WITHIN if _has_amount(value) else Extent.LOT
            yield from self._lots(lots, tops, Extent.WITHIN if _has_amount(least) else Extent.LOT)

    def _lots(self, lots: Sequence[tuple[int, Json]], tops: Extent, floors: Extent) -> Iterator[Sum]:
        for i, lot in lots:
            value, least, name = lot.get("value"), lot.get("minValue"), str(lot.get("id", i))
            if value is not None:
                path: Path = ("tender", "lots", i, "value")
                yield from self._value(value, path, self._top(value, least), extent=tops, lot=name)
            if least is not None:
                path = ("tender", "lots", i, "minValue")
                yield from self._value(least, path, SumKind.FLOOR, extent=floors, lot=name)

    def _top(self, value: Any, least: Any) -> SumKind:
        """Whether an advertised value is the upper end of something."""
        if self.purchase is Purchase.FRAMEWORK:
            return SumKind.CEILING
        floor, top = _amount_in(least), _amount_in(value)
        return SumKind.CEILING if floor is not None and (top is None or floor < top) else SumKind.ESTIMATE

    def _budget(self, budget: Any) -> Iterator[Sum]:
        whole = at(budget, "amount")
        yield from self._value(whole, ("planning", "budget", "amount"), SumKind.BUDGET)
        shares = objects(budget, "budgetBreakdown")
        for i, share in shares:
            yield from self._value(
                share.get("amount"),
                ("planning", "budget", "budgetBreakdown", i, "amount"),
                SumKind.BUDGET,
                extent=Extent.WITHIN if _has_amount(whole) else Extent.LOT,
                lot=str(share.get("id", i)),
                basis="year" if len(shares) > 1 and _lasts_a_year(share) else "total",
            )

    def _awards(self, awards: Sequence[tuple[int, Json]]) -> Iterator[Sum]:
        replaced = replaced_awards(self.record, self.compiled) if self.history else {}
        moved = {new: old for old, new in replaced.items()}
        limits: set[tuple[Decimal | None, str]] = set()
        for i, award in awards:
            value = award.get("value")
            if value is None:
                continue
            kind, extent = self._kind_of_award(award, limits)
            for found in self._value(
                value,
                ("awards", i, "value"),
                kind,
                extent=extent,
                lot=_related_lots(award),
                award=_id(award),
                day=local_day(award.get("date"), self.record.ocid),
                suppliers=_names(award.get("suppliers")),
                stands=_stands(award),
                replaced=i in replaced,
            ):
                yield _amended(found, self._was_under_another_id(found, moved.get(i)))

    def _was_under_another_id(self, found: Sum, index: int | None) -> Decimal | None:
        """The amount of the award that this one has replaced, where it is another."""
        field = found.pointer.rpartition("/")[2]
        other = read_amount(at(self.compiled, "awards", index, "value", field)) if index is not None else None
        return other if other != found.amount else None

    def _kind_of_award(self, award: Json, limits: set[tuple[Decimal | None, str]]) -> tuple[SumKind, Extent]:
        """`limits`: what earlier awards of a framework gave; each of its suppliers is awarded the same limit."""
        if self.purchase is not Purchase.FRAMEWORK:
            return (SumKind.CALLED_OFF if self.purchase is Purchase.CALL_OFF else SumKind.AWARD), Extent.WHOLE
        limit = (_amount_in(award.get("value")), _related_lots(award))
        known = limit in limits or self._advertises()
        limits.add(limit)
        return SumKind.CEILING, Extent.WITHIN if known else Extent.WHOLE

    def _advertises(self) -> bool:
        """Whether the tender states its own value, whole or by lots."""
        tender = self.compiled.get("tender")
        return _has_amount(at(tender, "value")) or any(
            _has_amount(lot.get("value")) for _, lot in objects(tender, "lots")
        )

    def _contracts(self, contracts: Sequence[tuple[int, Json]], awards: Sequence[tuple[int, Json]]) -> Iterator[Sum]:
        by_id = {_id(award): award for _, award in awards}
        for i, contract in contracts:
            awarded = str(contract.get("awardID") or "")
            award = by_id.get(awarded, {})
            suppliers = _names(contract.get("suppliers")) or _names(award.get("suppliers"))
            value = contract.get("value")
            if value is not None:
                kind, extent = self._kind_of_contract(contract, award)
                yield from self._value(
                    value,
                    ("contracts", i, "value"),
                    kind,
                    extent=extent,
                    lot=_related_lots(contract) or _related_lots(award),
                    award=awarded,
                    day=local_day(contract.get("dateSigned"), self.record.ocid),
                    suppliers=suppliers,
                    stands=_stands(contract),
                )
            if contract.get("implementation"):
                yield from self._payments(contract, i, awarded, suppliers)

    def _kind_of_contract(self, contract: Json, award: Json) -> tuple[SumKind, Extent]:
        own, awarded = _amount_in(contract.get("value")), _amount_in(award.get("value"))
        if purchase_of({"relatedProcesses": contract.get("relatedProcesses")}) is Purchase.CALL_OFF:
            return SumKind.CALLED_OFF, Extent.WHOLE
        if self.purchase is Purchase.CALL_OFF:
            return SumKind.CALLED_OFF, Extent.WHOLE if awarded is None else Extent.WITHIN
        if self.purchase is Purchase.FRAMEWORK:
            tops = [awarded, _amount_in(at(self.compiled, "tender", "value"))]
            if own is not None and any(top is not None and own >= top for top in tops):
                return SumKind.CEILING, Extent.WITHIN  # the agreement itself, with its limit
            return SumKind.CALLED_OFF, Extent.WHOLE
        return SumKind.CONTRACT, Extent.WHOLE

    def _payments(self, contract: Json, index: int, award: str, suppliers: tuple[str, ...]) -> Iterator[Sum]:
        for i, paid in objects(contract, "implementation", "transactions"):
            key = "value" if paid.get("value") is not None else "amount"  # as OCDS 1.0 had it
            if type(value := paid.get(key)) is dict:
                payee = text_of(at(paid, "payee", "name")) or text_of(at(paid, "receiverOrganization", "legalName"))
                yield from self._value(
                    value,
                    ("contracts", index, "implementation", "transactions", i, key),
                    SumKind.PAID,
                    award=award,
                    day=local_day(paid.get("date"), self.record.ocid),
                    suppliers=(payee,) if payee else suppliers,
                )

    def _value(self, value: Any, path: Path, kind: SumKind, **facts: Any) -> Iterator[Sum]:
        """The net and the gross amount of an OCDS value."""
        if type(value) is not dict:
            return
        amount, gross = read_amount(value.get("amount")), read_amount(value.get("amountGross"))
        if amount is None and gross is None:
            return
        code = value.get("currency")
        currency, doubt = read_currency(code if isinstance(code, str) else None)
        if doubt is not None:
            facts["doubts"] = (doubt,)
        pointer = "/" + "/".join(map(str, path))
        if amount is not None:
            found = Sum(kind, amount, currency, f"{pointer}/amount", self.newest.id, None if gross is None else True)
            yield self._told(found, (*path, "amount"), facts)
        if gross is not None:
            found = Sum(kind, gross, currency, f"{pointer}/amountGross", self.newest.id, False)
            yield self._told(found, (*path, "amountGross"), facts)

    def _told(self, found: Sum, path: Path, facts: dict[str, Any]) -> Sum:
        """`found` with its facts, the release that states it, and what stood there before."""
        stating, before = self.newest, None
        if self.history is not None:
            said = [(release, read_amount(value)) for release, value in self.history.statements(path)]
            stating = next((release for release, each in reversed(said) if each == found.amount), self.newest)
            others = {each: release for release, each in reversed(said) if each is not None and each != found.amount}
            before = next(iter(others), None)
            facts = {**facts, "release_id": stating.id}
        if facts.get("day") is None:
            facts = {**facts, "day": self._day(stating)}
        if self.purchase is Purchase.FRAMEWORK and found.kind is SumKind.CEILING:
            facts = {**facts, "framework": True}
        found = replace(found, **facts)
        if before is None:
            return found
        for other, release in reversed(others.items()):
            self.earlier.append(replace(found, amount=other, release_id=release.id, superseded=True))
        return _amended(found, before)

    def _day(self, release: Release) -> date | None:
        if release.id not in self.days:
            self.days[release.id] = day_of(release)
        return self.days[release.id]


def _amended(found: Sum, was: Decimal | None) -> Sum:
    if was is None:
        return found
    return replace(found, kind=SumKind.AMENDED if found.kind is SumKind.AWARD else found.kind, was=was)


def day_of(release: Release) -> date | None:
    """The day that a release was published."""
    try:
        return release.date.local_date() if release.date else None
    except (OverflowError, ValueError):
        return None


def _has_amount(value: Any) -> bool:
    return type(value) is dict and (
        read_amount(value.get("amount")) is not None or read_amount(value.get("amountGross")) is not None
    )


def _amount_in(value: Any) -> Decimal | None:
    return read_amount(value.get("amount")) if type(value) is dict else None


def _id(thing: Json) -> str:
    identifier = thing.get("id")
    return "" if identifier is None else str(identifier)


def _stands(thing: Json) -> bool:
    status = thing.get("status")
    return not (isinstance(status, str) and status.strip().lower() in VOID)


def _related_lots(thing: Json) -> str:
    lots = thing.get("relatedLots")
    return ", ".join(map(str, lots)) if type(lots) is list else ""


def _names(parties: Any) -> tuple[str, ...]:
    if type(parties) is not list:
        return ()
    named = (party.get("name") for party in parties if type(party) is dict)
    return tuple(dict.fromkeys(name.strip() for name in named if isinstance(name, str) and name.strip()))


def _lasts_a_year(share: Json) -> bool:
    start, end = (parse_instant(at(share, "period", key)) for key in ("startDate", "endDate"))
    return start is not None and end is not None and 360 <= (end.at - start.at).days <= 370
