"""Whether two values say the same, and which words of a text were put in or taken out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from difflib import SequenceMatcher

from onrecord.reading.changes_stated import Value
from onrecord.reading.clocks import names_a_clock
from onrecord.reading.words import Word, fold, folded
from onrecord.values import Instant, Money
from onrecord.values.names import normalise, same_organisation

_AROUND = 3
"""Words shown before and after what changed."""
_MOST_WORDS = 14
"""Words shown of one stretch."""
_MOST_COMPARED = 4_000
"""Words beyond which two texts are compared only at their ends: the cost grows with the square."""


def says_same(old: Value, new: Value) -> bool:
    """Whether two values of one field say the same to a reader.

    Texts: the same words, whatever their case, marks and blanks. Dates: the same instant, or one day where neither
    gives a clock time; a day is often written as its midnight or its last second. Names: the same bodies.
    """
    if old is None or new is None:
        return (old or None) == (new or None)
    if isinstance(old, tuple) and isinstance(new, tuple):
        return not any(gone_and_new(old, new))
    if isinstance(old, Instant) and isinstance(new, Instant):
        return old.at == new.at or _day_and_clock(old) == _day_and_clock(new)
    if isinstance(old, str) and isinstance(new, str):
        return old == new or folded(old) == folded(new)
    if isinstance(old, Money | Decimal) and isinstance(new, Money | Decimal):
        currencies = {value.currency for value in (old, new) if isinstance(value, Money)}
        return amount_of(old) == amount_of(new) and len(currencies) < 2
    return False


def amount_of(value: Money | Decimal) -> Decimal:
    """The amount alone."""
    return value.amount if isinstance(value, Money) else value


def gone_and_new(old: Sequence[str], new: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names that are no longer there, and those that were not there before; spellings of one body are one.

    >>> gone_and_new(("Fenner Ltd", "Lyle LLP"), ("FENNER LIMITED", "Marl & Co"))
    (('Lyle LLP',), ('Marl & Co',))
    """
    plain_old, plain_new = {normalise(name) for name in old}, {normalise(name) for name in new}
    gone = [name for name in old if normalise(name) not in plain_new]
    fresh = [name for name in new if normalise(name) not in plain_old]
    return (
        tuple(name for name in gone if not any(same_organisation(name, other) for other in fresh)),
        tuple(name for name in fresh if not any(same_organisation(name, other) for other in gone)),
    )


def day_of(instant: Instant) -> date:
    """The day that a published date means: as printed where it gives no clock time, else the day in London."""
    return _day_and_clock(instant)[0]


def clock_of(instant: Instant) -> time | None:
    """The clock time in London, where the date gives one: midnight and the last minute of a day are none."""
    return _day_and_clock(instant)[1]


def _day_and_clock(instant: Instant) -> tuple[date, time | None]:
    local = instant.local_time()
    if local is None or not names_a_clock(instant):
        return date.fromisoformat(instant.text[:10]), None
    return instant.local_date(), local.replace(second=0, microsecond=0)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One place of a text that changed, with a few words around it."""

    lead: str
    gone: str
    new: str
    tail: str


def changed_words(old: str, new: str) -> list[Stretch]:
    """The places at which two texts differ in their words, in reading order.

    >>> changed_words("Bids close on 24 January at noon.", "Bids close on 28 January at noon.")
    [Stretch(lead='Bids close on', gone='24', new='28', tail='January at noon.')]
    """
    before, after = fold(old), fold(new)
    return list(_stretches(old, before, new, after))


def _stretches(old: str, before: list[Word], new: str, after: list[Word]) -> Iterator[Stretch]:
    head = _shared([w.folded for w in before], [w.folded for w in after])
    tail = _shared([w.folded for w in reversed(before[head:])], [w.folded for w in reversed(after[head:])])
    inner_old, inner_new = before[head : len(before) - tail], after[head : len(after) - tail]
    if max(len(inner_old), len(inner_new)) > _MOST_COMPARED:
        blocks = [(0, len(inner_old), 0, len(inner_new))]
    else:
        matcher = SequenceMatcher(None, [w.folded for w in inner_old], [w.folded for w in inner_new], autojunk=False)
        blocks = [block for kind, *block in matcher.get_opcodes() if kind != "equal"]  # type: ignore[misc]
    for a, b, c, d in blocks:
        yield Stretch(
            lead=_words(new, after[max(0, head + c - _AROUND) : head + c]),
            gone=_cut(old, inner_old[a:b]),
            new=_cut(new, inner_new[c:d]),
            tail=_words(new, after[head + d : head + d + _AROUND], to_end=True),
        )


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _words(text: str, words: Sequence[Word], *, to_end: bool = False) -> str:
    if not words:
        return ""
    end = words[-1].span.end
    if to_end and text[end : end + 1] in ".,;:!?":
        end += 1
    return " ".join(text[words[0].span.start : end].split())


def _cut(text: str, words: Sequence[Word]) -> str:
    """The words as they stand, shortened in the middle."""
    if len(words) <= _MOST_WORDS:
        return _with_sign(text, words)
    half = _MOST_WORDS // 2
    return f"{_with_sign(text, words[:half])} … {_with_sign(text, words[-half:])}"


def _with_sign(text: str, words: Sequence[Word]) -> str:
    """A sum keeps its sign of currency."""
    if words and (start := words[0].span.start) and text[start - 1] in "£€$":
        return text[start - 1] + _words(text, words)
    return _words(text, words)
