"""A record in one sentence: who buys what from whom, for how much, how far it has come, and when bidding closes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import msgspec

from onrecord.reading.clean import clean
from onrecord.reading.model import DatedFact, Moment, RecordReading, SumKind
from onrecord.reading.money import Extent, Sum
from onrecord.report.contacts import without_contacts
from onrecord.report.date_words import date_words
from onrecord.report.money_words import sum_words
from onrecord.report.visible import one_line, shorten
from onrecord.report.wording import plural

_TITLE = 160
_NAMED = 3
"""Suppliers that are named; a framework may have hundreds."""
_AGREED = (SumKind.AWARD, SumKind.AMENDED, SumKind.CALLED_OFF)
_UNNAMED = "a buyer that the record does not name"


def record_sentence(reading: RecordReading, sums: Sequence[Sum], today: date) -> str:
    """The record in one sentence, with what is missing said and no two sums added.

    `today` is the day on which bidding is called open or closed: that of the state shown. What is in doubt is said
    with its doubt; a sum that one of several awards has is not given as that of all.
    """
    who, what = _buyer(reading), _title(reading)
    match reading.stage:
        case "planned":
            said = f"{who} plans to buy {what}{_worth(sums, 'estimated at')}"
        case "advertised":
            said = f"{who} {_asks(reading, today)} {what}{_worth(sums, 'advertised at')}; {_closes(reading, today)}"
        case "awarded" | "contracted":
            said = f"{who} {_agreed(reading, sums, what)}"
        case "cancelled":
            said = f"{who} called off the purchase of {what}{_worth(sums, 'advertised at')}"
        case "unsuccessful":
            said = f"{who} ended the purchase of {what} without an award"
        case _:
            said = f"{who} has published a notice about {what}; how far it has come, the record does not say"
    return f"{said[:1].upper()}{said[1:]}."


def name_list(names: Sequence[str], most: int = _NAMED) -> str:
    """Names as a sentence has them.

    >>> name_list(["Acme Ltd"]), name_list(["Acme Ltd", "Brook LLP"]), name_list(["A", "B", "C", "D", "E"])
    ('Acme Ltd', 'Acme Ltd and Brook LLP', 'A, B, C and 2 others')
    """
    shown, left = list(names[:most]), len(names) - most
    if left > 0:
        shown.append("1 other" if left == 1 else f"{left} others")
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def names_of(reading: RecordReading, role: str) -> list[str]:
    """The names of one role as they are shown, each once."""
    printed = (
        one_line(str(without_contacts(n.printed))).rstrip(" ,;")
        for n in reading.names
        if n.role == role and n.name.strip()
    )
    by_form = {name.casefold(): name for name in reversed(list(printed)) if name}
    return list(reversed(by_form.values()))


def _buyer(reading: RecordReading) -> str:
    buyers = names_of(reading, "buyer") or names_of(reading, "procuringEntity")
    return name_list(buyers, 2) if buyers else _UNNAMED


def _title(reading: RecordReading) -> str:
    title = shorten(str(without_contacts(clean(reading.title))), _TITLE)
    named = title and title != reading.record.ocid
    return f"“{title.strip('“”')}”" if named else "something to which the record gives no title"


def _asks(reading: RecordReading, today: date) -> str:
    closing = _closing(reading)
    return "asked for bids for" if closing and not closing.doubt and closing.days.last < today else "asks for bids for"


def _closes(reading: RecordReading, today: date) -> str:
    closing = _closing(reading)
    if closing is None:
        return "the record does not say when bidding closes"
    words = date_words(replace(closing, shifted=False))
    if closing.doubt:
        return f"the closing date that it gives is {words}"
    if closing.days.last < today:
        return f"bidding closed on {words}, and the record tells of no award"
    return f"bidding closes on {words}"


def _closing(reading: RecordReading) -> DatedFact | None:
    """The closing date that counts: what prose corrects before the field, and one in doubt last."""
    found = [f for f in reading.dates if f.moment is Moment.DEADLINE and not f.superseded and not f.void]
    return min(found, key=lambda fact: (not fact.corrected, bool(fact.doubt)), default=None)


def _agreed(reading: RecordReading, sums: Sequence[Sum], what: str) -> str:
    suppliers = names_of(reading, "supplier")
    whom = name_list(suppliers) if suppliers else "a supplier that the record does not name"
    if len(suppliers) > _NAMED:
        whom = f"{len(suppliers)} suppliers ({whom})"
    return f"awarded {what} to {whom}{_awarded_on(reading)}{_price(sums)}"


def _price(sums: Sequence[Sum]) -> str:
    """The one sum of the award, or of the contract; of several none, since they may not be added."""
    for kinds in (_AGREED, (SumKind.CONTRACT,)):
        found = trusted([each for each in sums if each.kind in kinds and in_force(each)])
        words = list(dict.fromkeys(map(sum_words, found)))
        if len(found) > 1:
            name = "contract" if kinds[0] is SumKind.CONTRACT else "award"
            return f", in {plural(len(found), name)} with a sum each"
        if words:
            return f" for {words[0]}"
    limit = trusted([each for each in sums if each.framework and in_force(each)])
    if limit:
        return f", under a framework of at most {sum_words(msgspec.structs.replace(limit[0], framework=False))}"
    return "; the record gives no price"


def in_force(found: Sum) -> bool:
    """Whether it is the whole of what it is a sum of, and stands today."""
    return found.stands and not found.superseded and not found.replaced and found.extent is Extent.WHOLE


def trusted(sums: Sequence[Sum]) -> list[Sum]:
    """Those that nothing grave is said against; all of them where none is left."""
    return [each for each in sums if not each.doubtful] or list(sums)


def _awarded_on(reading: RecordReading) -> str:
    facts = [f for f in reading.dates if f.moment is Moment.AWARDED_ON and not (f.superseded or f.void)]
    days = list(dict.fromkeys(map(date_words, facts)))
    return f" on {days[0]}" if len(days) == 1 else ""


def _worth(sums: Sequence[Sum], verb: str) -> str:
    """The advertised value, or range."""
    standing = [each for each in sums if in_force(each)]
    estimate = [s for s in standing if s.kind is SumKind.ESTIMATE]
    floor = [s for s in standing if s.kind is SumKind.FLOOR]
    ceiling = [s for s in standing if s.kind is SumKind.CEILING]
    if len(floor) == len(ceiling) == 1:
        return f", {verb} {sum_words(floor[0])} to {sum_words(ceiling[0])}"
    for bound, found in (("", estimate), (" or more", floor), (" or less", ceiling)):
        if len(found) == 1:
            return f", {verb} {sum_words(found[0])}{bound}"
    return "" if standing else ", with no value given"
