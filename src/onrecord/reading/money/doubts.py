"""Which figures of a record should not be trusted, and why. One function a doubt; docs/money.md has their examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from decimal import Decimal

from msgspec.structs import replace

from onrecord.ocds import Json, Record, Release
from onrecord.reading.model import SumKind
from onrecord.reading.money.amounts import read_amount
from onrecord.reading.money.model import Doubt, Extent, Sum
from onrecord.reading.places import at, objects

Doubted = Iterator[tuple[int, Doubt]]
"""Places in the list of sums, each with its doubt."""

LARGE = Decimal(10) ** 11
"""A hundred thousand million: more than any public contract there has been, in pounds."""
WEAK = {
    **dict.fromkeys("AMD CLP HUF ISK JPY KES LKR NGN PKR RSD RWF XAF XOF KRW MMK TZS".split(), 100),
    **dict.fromkeys("COP PYG UGX MWK MNT KHR BIF GNF MGA CDF".split(), 1_000),
    **dict.fromkeys("IDR VND LAK UZS LBP IRR STD SLL".split(), 10_000),
}
"""Currencies of which a pound is many: how many times larger a sum may be. Orders of magnitude, taken in 2025."""
SOON = timedelta(days=31)
"""An amount that moves by a power of ten within this time was put right; later it may have grown."""
ABSURD_RANGE = 1000
FAR = 10
"""An award is far outside when it is ten times what was advertised, or a tenth of the least."""
AWARDED = (SumKind.AWARD, SumKind.AMENDED, SumKind.CALLED_OFF)
_TIMES = {1: Doubt.TENFOLD_CORRECTION, 2: Doubt.HUNDREDFOLD_CORRECTION, 3: Doubt.THOUSANDFOLD_CORRECTION}
_CLOSE = Decimal("0.001")
"""18,848,731 was put right to 188,487: pence are lost on the way."""


def doubt_sums(sums: Sequence[Sum], record: Record, compiled: Json) -> list[Sum]:
    """`sums` with their doubts, beside those that they have."""
    book = Book(sums, record, compiled)
    found: dict[int, list[Doubt]] = {}
    for look in book.looks():
        for index, doubt in look(book):
            found.setdefault(index, []).append(doubt)
    if not found:
        return list(sums)
    return [
        replace(each, doubts=tuple(dict.fromkeys((*each.doubts, *found[i])))) if i in found else each
        for i, each in enumerate(sums)
    ]


class Book:
    """What the doubts look at: every sum of one record by kind, and what it was read from."""

    __slots__ = ("_by_kind", "compiled", "record", "sums")

    def __init__(self, sums: Sequence[Sum], record: Record, compiled: Json) -> None:
        self.sums = sums
        self.record = record
        self.compiled = compiled
        self._by_kind: dict[SumKind, list[tuple[int, Sum]]] = {}
        for index, each in enumerate(sums):
            if not each.superseded:
                self._by_kind.setdefault(each.kind, []).append((index, each))

    def looks(self) -> Iterator[Callable[[Book], Doubted]]:
        """The doubts for which there is anything to look at."""
        yield find_odd_amounts
        if self.now(SumKind.FLOOR):
            yield find_odd_ranges
        if self.now(*AWARDED):
            yield find_estimates_that_are_awards
            yield find_awards_far_outside
            yield find_repeated_awards
        if len(self.now(SumKind.CEILING, SumKind.ESTIMATE)) > 2:
            yield find_lots_that_do_not_add_up
        if len(self.record.releases) > 1:
            yield find_corrections

    def now(self, *kinds: SumKind) -> list[tuple[int, Sum]]:
        """The sums of these kinds that stand in the compiled release, each with its place in the list."""
        if len(kinds) == 1:
            return self._by_kind.get(kinds[0], [])
        return [pair for kind in kinds if kind in self._by_kind for pair in self._by_kind[kind]]

    def release(self, id: str) -> Release | None:
        """The newest release of this id."""
        return next((release for release in reversed(self.record.releases) if release.id == id), None)


def find_odd_amounts(book: Book) -> Doubted:
    """Nothing, less than nothing, a penny or a pound, digits off the keyboard, more money than there is."""
    for index, found in enumerate(book.sums):
        amount = found.amount
        if 2 <= amount < 111_111:
            continue
        if (doubt := odd_amount(amount, found.currency)) is not None:
            yield index, doubt


def odd_amount(amount: Decimal, currency: str) -> Doubt | None:
    """What is odd about an amount by itself.

    >>> odd_amount(Decimal("0.01"), "GBP"), odd_amount(Decimal(200000000000), "COP")
    (<Doubt.TOKEN: 'token'>, None)
    """
    if amount <= 0:
        return Doubt.NEGATIVE if amount < 0 else Doubt.ZERO
    if amount < 2:
        return Doubt.TOKEN
    if amount >= LARGE * WEAK.get(currency, 1):
        return Doubt.IMPLAUSIBLY_LARGE
    return Doubt.PLACEHOLDER if _typed_in(amount) else None


def _typed_in(amount: Decimal) -> bool:
    """Whether the digits are what fingers type when a form wants a number: 999999, 111111.11, 1234567."""
    text = format(amount, "f")
    if text[0] not in "19":
        return False
    whole, _, pence = text.partition(".")
    digits = whole + pence.rstrip("0")
    return digits.strip("9") == "" or digits.strip("1") == "" or digits in "1234567890"


def find_odd_ranges(book: Book) -> Doubted:
    """A least value above the value, or so far below it that it says nothing."""
    for index, floor in book.now(SumKind.FLOOR):
        pointer = floor.pointer.replace("/minValue/", "/value/")
        top = next(((i, s) for i, s in enumerate(book.sums) if s.pointer == pointer and not s.superseded), None)
        if top is None or top[1].currency != floor.currency:
            continue
        doubt = _odd_range(floor.amount, top[1].amount)
        if doubt is not None:
            yield index, doubt
            yield top[0], doubt


def _odd_range(least: Decimal, most: Decimal) -> Doubt | None:
    if least > most:
        return Doubt.MIN_ABOVE_VALUE
    return Doubt.RANGE_SAYS_NOTHING if 0 < least * ABSURD_RANGE <= most else None


def find_estimates_that_are_awards(book: Book) -> Doubted:
    """An estimate first stated in a release that awards the very sum: it was filled in afterwards."""
    awards = [s for _, s in book.now(*AWARDED)]
    for index, estimate in book.now(SumKind.ESTIMATE):
        if estimate.extent is Extent.WHOLE and estimate.amount > 0 and _is_awarded(estimate, awards):
            first = _first_to_state(book.record, estimate)
            if first is not None and objects(first.body, "awards"):
                yield index, Doubt.ESTIMATE_IS_AWARD


def _is_awarded(estimate: Sum, awards: Sequence[Sum]) -> bool:
    """Whether the estimate is what one award comes to, or all of them."""
    alike = [s.amount for s in awards if s.currency == estimate.currency and s.net == estimate.net]
    return estimate.amount in alike or estimate.amount == sum(alike)


def _first_to_state(record: Record, found: Sum) -> Release | None:
    """The first release with this tender value."""
    field = found.pointer.rpartition("/")[2]
    stating = (r for r in record.releases if read_amount(at(r.body, "tender", "value", field)) == found.amount)
    return next(stating, None)


def find_awards_far_outside(book: Book) -> Doubted:
    """An award ten times what was advertised, or less than a tenth of the least that was."""
    advertised = [
        s
        for _, s in book.now(SumKind.CEILING, SumKind.ESTIMATE, SumKind.FLOOR)
        if s.extent is Extent.WHOLE and odd_amount(s.amount, s.currency) is None and s.pointer.startswith("/tender/")
    ]
    if not advertised:
        return
    for index, award in book.now(*AWARDED):
        if award.amount > 0 and any(
            _far_outside(award, other) for other in advertised if other.currency == award.currency
        ):
            yield index, Doubt.OUTSIDE_RANGE


def _far_outside(award: Sum, advertised: Sum) -> bool:
    if advertised.kind is SumKind.FLOOR:
        return not award.lot and award.amount * FAR < advertised.amount
    return award.amount >= advertised.amount * FAR


def find_lots_that_do_not_add_up(book: Book) -> Doubted:
    """A whole that is not the sum of its lots, where every lot has a value."""
    lots = objects(book.compiled, "tender", "lots")
    if len(lots) < 2:
        return
    for index, whole in book.now(SumKind.CEILING, SumKind.ESTIMATE):
        if whole.pointer.startswith("/tender/value/"):
            field = whole.pointer.rpartition("/")[2]
            parts = [amount for _, lot in lots if (amount := read_amount(at(lot, "value", field))) is not None]
            if len(parts) == len(lots) and abs(sum(parts, Decimal(0)) - whole.amount) > whole.amount / 100:
                yield index, Doubt.LOTS_DO_NOT_ADD_UP


def find_repeated_awards(book: Book) -> Doubted:
    """An award that another states again: the same, put right by a power of ten, or under another id."""
    awards = [(i, s) for i, s in book.now(*AWARDED) if s.stands]
    if len(awards) < 2:
        return
    for place, (index, one) in enumerate(awards):
        others = [(j, other) for k, (j, other) in enumerate(awards) if k != place and _alike(one, other)]
        for j, other in others:
            doubt = _repeats(book, one, other, first=index < j)
            if doubt is not None:
                yield index, doubt
                break
        else:
            if one.replaced:
                yield index, Doubt.RESTATED


def _alike(one: Sum, other: Sum) -> bool:
    same: tuple[object, ...] = (one.suppliers, one.currency, one.lot, one.pointer.rpartition("/")[2])
    return one.award != other.award and same == (
        other.suppliers,
        other.currency,
        other.lot,
        other.pointer.rpartition("/")[2],
    )


def _repeats(book: Book, one: Sum, other: Sum, *, first: bool) -> Doubt | None:
    """Why `one` is `other` once more; None when it is not, or when `other` is the one to be doubted."""
    older = one.replaced or (first and not other.replaced)
    if one.amount == other.amount:
        # Of two equal awards one is enough: the one that was replaced, else the one that came second.
        spare = one.replaced or (not first and not other.replaced)
        same = one.day is not None and one.day == other.day and bool(one.suppliers) and _titles_agree(book, one, other)
        return Doubt.DUPLICATE_AWARD if spare and same else None
    return _put_right(book, one, other) if older else None


def _titles_agree(book: Book, one: Sum, other: Sum) -> bool:
    titles = [at(book.compiled, "awards", int(s.pointer.split("/")[2]), "title") for s in (one, other)]
    return bool(titles[0] == titles[1])


def _put_right(book: Book, wrong: Sum, right: Sum) -> Doubt | None:
    before, after = book.release(wrong.release_id), book.release(right.release_id)
    if before is None or after is None or before is after or not soon(before, after):
        return None
    return power_of_ten(wrong.amount, right.amount)


def find_corrections(book: Book) -> Doubted:
    """An earlier amount that was put right by a power of ten soon after."""
    for index, found in enumerate(book.sums):
        if found.superseded and (after := _next_statement(book, found)) is not None:
            doubt = power_of_ten(found.amount, after[1])
            before = book.release(found.release_id)
            if doubt is not None and before is not None and soon(before, after[0]):
                yield index, doubt


def _next_statement(book: Book, found: Sum) -> tuple[Release, Decimal] | None:
    """The next release after the one that stated a superseded amount which gives another in its place."""
    later = [s for s in book.sums if s.pointer == found.pointer and s is not found]
    stated = [(r, s.amount) for s in later if (r := book.release(s.release_id)) is not None]
    order = {release.id: n for n, release in enumerate(book.record.releases)}
    after = [(r, amount) for r, amount in stated if order[r.id] > order[found.release_id]]
    return min(after, key=lambda each: order[each[0].id], default=None)


def power_of_ten(wrong: Decimal, right: Decimal) -> Doubt | None:
    """Whether one amount is ten, a hundred or a thousand times the other, but for lost pence.

    >>> power_of_ten(Decimal(18848731), Decimal(188487)).value, power_of_ten(Decimal(1350), Decimal(4050))
    ('hundredfold-correction', None)
    """
    if wrong <= 0 or right <= 0:
        return None
    ratio = max(wrong, right) / min(wrong, right)
    for power, doubt in _TIMES.items():
        times = Decimal(10) ** power
        if abs(ratio - times) <= times * _CLOSE:
            return doubt
    return None


def soon(before: Release, after: Release) -> bool:
    """Whether one release came shortly after another."""
    if before.date is None or after.date is None:
        return False
    return timedelta(0) <= after.date.at - before.date.at <= SOON
