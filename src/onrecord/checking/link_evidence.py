"""The pieces of evidence that an article is about a record: one function a kind, each piece with its weight.

Weights are on one scale: 1 is what a plainly matching but ordinary fact says (an exact date, a figure of two digits).
They were set on the development articles and their natural negatives in November 2026; docs/linking.md has the runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import sqrt

from onrecord.article import SumMention
from onrecord.checking.align import align
from onrecord.checking.model import LinkReason
from onrecord.checking.rarity import Rarity
from onrecord.checking.traits import Traits
from onrecord.checking.wording import Wording
from onrecord.reading import RecordReading
from onrecord.reading.model import Figure, Name
from onrecord.reading.words import STOPWORDS, folded
from onrecord.values import Money
from onrecord.values.names import short_forms

_GRAM = 4  # words; shorter runs are chance
_LEAST_RUN = 1.2  # rarity that a run must add up to before it is evidence
_QUOTED, _QUOTED_MOST = 0.7, 5.0
_COPIED, _COPIED_MOST = 0.35, 2.5
_ALIGN_SHARE = 0.6  # share of a quotation's telling words that a record must hold before the two are aligned
_SAME_RUN = 0.75  # share of its runs of four that makes another record print the same words
_SHARED_BY_TWO = 0.7  # a notice published twice keeps this much; a phrase that ten print, a seventh
_WORDS = 1.5
_WORDS_MOST = 6.0
_NAME_HALF = 0.5  # a word of a party's name: names are evidence of their own
_TITLE_TWICE = 2.0  # a word of the title says what the contract is, one of the small print does not
_TITLE, _TITLE_LEAST = 2.0, 0.5  # at best, and the least share of its rarity that the article must use
_TITLE_LONG = 3.0  # rarity; shorter titles ("Data services") say less
_AVERAGE_LENGTH = 300  # words of a UK notice (2014 to 2025)
_LENGTH_SHARE = 0.6  # how far long notices are held back; BM25's b
_BUYER_MOST, _SUPPLIER_MOST = 2.0, 2.5
_SUM_BY_DIGITS = (0.0, 0.4, 1.0, 1.7, 2.3, 3.0)  # by significant digits printed
_SUMS_MOST = 4.0
_LEAST_DIGITS = 3  # of a sum that is looked for among the words of a notice; shorter numbers are anything
_COUNT = 0.5  # a number with the thing that it counts
_COUNT_LEAST, _COUNT_MOST = 10, 1.0  # smaller numbers are chance
_COUNT_REACH = 8  # words after a number among which the thing stands
_COUNT_RARE = 0.35  # rarity of the thing
_MANY_SUMS = 8  # figures; a price list fits anything
_DAY, _DAYS_MOST = 0.8, 2.0
_MANY_DAYS = 8
_SHOWN_WORDS = 6


@dataclass(frozen=True, slots=True)
class RecordTraits:
    """One record, ready for comparing."""

    reading: RecordReading
    keys: tuple[str, ...]
    title: frozenset[str]
    words: frozenset[str]
    grams: frozenset[tuple[str, ...]]
    name_words: frozenset[str]


def read_record_traits(reading: RecordReading) -> RecordTraits:
    """The words of a record's texts and names, and its runs of four words."""
    names = frozenset(word for name in reading.names for word in folded(name.name))
    texts = [tuple(folded(passage.text)) for passage in reading.passages]
    keys = tuple(word for text in texts for word in text)
    return RecordTraits(
        reading=reading,
        keys=keys,
        title=frozenset(folded(reading.title)),
        words=frozenset(keys) | names,
        grams=frozenset(text[at : at + _GRAM] for text in texts for at in range(len(text) - _GRAM + 1)),
        name_words=names,
    )


def weigh(
    article: Traits, record: RecordTraits, rarity: Rarity, others: Sequence[RecordTraits] = ()
) -> tuple[LinkReason, ...]:
    """All evidence that `article` is about `record`, heaviest first.

    `others` are the rival candidates: words that several of them print say less of each.
    """
    found = [
        *quoted_words(article, record, rarity, others),
        *copied_words(article, record, rarity, others),
        *shared_words(article, record, rarity),
        *title_told(article, record, rarity),
        *counts_said(article, record, rarity),
        *names_said(article, record, rarity),
        *sums_said(article, record),
        *days_said(article, record),
    ]
    return tuple(sorted(found, key=lambda reason: -reason.weight))


# Words


def quoted_words(
    article: Traits, record: RecordTraits, rarity: Rarity, others: Sequence[RecordTraits]
) -> Iterator[LinkReason]:
    """The notice's words between marks of quotation in the article, altered ones included."""
    left = _QUOTED_MOST
    found = [match for q in article.quotations if (match := _best_match(q, record, rarity))]
    for text, strength, altered in sorted(found, key=lambda match: -match[1]):
        weight = min(left, _QUOTED * strength * _own_share(text, others))
        if weight > 0:
            left -= weight
            how = "stand, altered, in quotation marks" if altered else "stand in quotation marks"
            yield LinkReason("quotation", round(weight, 2), f"the notice’s own words “{text}” {how} in the article")


def _best_match(quotation: Wording, record: RecordTraits, rarity: Rarity) -> tuple[str, float, bool] | None:
    """The record's words for a quotation, the rarity of those that agree, and whether they were altered."""
    telling = frozenset(quotation.keys) - STOPWORDS
    if not telling or len(telling & record.words) < _ALIGN_SHARE * len(telling):
        return _best_run(quotation, record, rarity)
    found = (align(quotation.text, passage.text) for passage in record.reading.passages)
    best = max((a for a in found if a), key=lambda a: a.similarity, default=None)
    if best is None:
        return _best_run(quotation, record, rarity)
    agreed = {key for key in folded(best.source_words) if key in telling and key not in record.name_words}
    strength = rarity.total(agreed) * best.similarity
    return (best.source_words, strength, best.reason is not None) if strength >= _LEAST_RUN else None


def _best_run(quotation: Wording, record: RecordTraits, rarity: Rarity) -> tuple[str, float, bool] | None:
    runs = _runs((quotation,), record, rarity)
    return (*runs[0], False) if runs else None


def _own_share(text: str, others: Sequence[RecordTraits]) -> float:
    """How much of the evidence of a run of words is left when rival candidates print it as well."""
    keys = folded(text)
    grams = {tuple(keys[at : at + _GRAM]) for at in range(len(keys) - _GRAM + 1)}
    if not grams:
        return 1.0
    holders = 1 + sum(len(grams & other.grams) >= _SAME_RUN * len(grams) for other in others)
    return min(1.0, _SHARED_BY_TWO * 2 / holders)


_AFTER_MARK = re.compile(r"[.,]?[”\"]\s")
"""Where a run of equal words goes on beyond the article's own closing mark; what is shown stops there."""


def copied_words(
    article: Traits, record: RecordTraits, rarity: Rarity, others: Sequence[RecordTraits]
) -> Iterator[LinkReason]:
    """Longer runs of the notice's words anywhere in the article, names aside."""
    quoted = [q.text for q in article.quotations]
    left = _COPIED_MOST
    for text, strength in _runs((article.wording,), record, rarity):
        weight = min(left, _COPIED * strength * _own_share(text, others))
        if weight > 0 and not any(text in q for q in quoted):
            left -= weight
            shown = _AFTER_MARK.split(text, maxsplit=1)[0]
            yield LinkReason("words", round(weight, 2), f"the article repeats the notice’s words “{shown}”")


def _runs(texts: Sequence[Wording], record: RecordTraits, rarity: Rarity) -> list[tuple[str, float]]:
    """The runs of at least four words that a text shares with the record, with their rarity, rarest first."""
    found: dict[str, float] = {}
    for text in texts:
        for start, end in _shared_runs(text.keys, record.grams):
            telling = {word for word in text.keys[start:end] if word not in record.name_words}
            strength = rarity.total(telling)
            if strength >= _LEAST_RUN:
                found[text.slice(start, end)] = strength
    return sorted(found.items(), key=lambda item: -item[1])


def _shared_runs(keys: Sequence[str], grams: frozenset[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    start = None
    for at in range(len(keys) - _GRAM + 2):
        hit = tuple(keys[at : at + _GRAM]) in grams
        if hit and start is None:
            start = at
        elif not hit and start is not None:
            yield start, at + _GRAM - 1
            start = None


def shared_words(article: Traits, record: RecordTraits, rarity: Rarity) -> Iterator[LinkReason]:
    """Rare words that both use, held back by the length of both texts."""
    shared = article.words & record.words
    if not shared:
        return
    long = 1 - _LENGTH_SHARE + _LENGTH_SHARE * len(record.keys) / _AVERAGE_LENGTH
    scores = {}
    for word in shared:
        rare = rarity.of(word)
        scores[word] = rare * rare * _worth(word, record, long)
    weight = min(_WORDS_MOST, _WORDS * sum(scores.values()) / sqrt(max(len(article.words), 25)) * sqrt(10) / 2)
    if weight < 0.1:
        return
    top = sorted(scores, key=lambda word: (-scores[word], word))[:_SHOWN_WORDS]
    yield LinkReason("words", round(weight, 2), f"both use the rare words {', '.join(_as_printed(article, top))}")


def title_told(article: Traits, record: RecordTraits, rarity: Rarity) -> Iterator[LinkReason]:
    """A title most of whose telling words the article uses: it is about the same thing."""
    title = {word: rarity.of(word) for word in record.title - record.name_words}
    total = sum(title.values())
    covered = sum(rare for word, rare in title.items() if word in article.words) / total if total else 0.0
    if covered >= _TITLE_LEAST:
        weight = _TITLE * covered * covered * min(1.0, total / _TITLE_LONG)
        sentence = f"the article uses most words of the title “{record.reading.title}”"
        yield LinkReason("words", round(weight, 2), sentence)


def _worth(word: str, record: RecordTraits, long: float) -> float:
    if word in record.name_words:
        return _NAME_HALF
    return _TITLE_TWICE if word in record.title else 1 / sqrt(max(long, 0.5))


def _as_printed(article: Traits, words: Sequence[str]) -> list[str]:
    shown = []
    for word in words:
        at = article.wording.places[word][0]
        shown.append(article.wording.slice(at, at + 1))
    return shown


# Names


def names_said(article: Traits, record: RecordTraits, rarity: Rarity) -> Iterator[LinkReason]:
    """Buyer and suppliers, under any form of their names, where the article names them."""
    for roles, word, most in ((BUYERS, "buyer", _BUYER_MOST), (_SUPPLIERS, "supplier", _SUPPLIER_MOST)):
        names = [name for name in record.reading.names if name.role in roles]
        said = [(weight, name, text) for name in names for weight, text in name_in(article, name, rarity)]
        if said:
            weight, name, text = max(said, key=lambda found: found[0])
            more = {n.name: w for w, n, t in sorted(said, key=lambda found: found[0]) if t.lower() not in text.lower()}
            weight += _SECOND_NAME * sum(more.values())
            known = "" if text.lower() == name.name.lower() else f", a form of “{name.printed}”,"
            sentence = f"the {word}’s name “{text}”{known} stands in the article"
            yield LinkReason("name", round(min(most, weight), 2), sentence)


_SHORT_NAME = 0.6
"""Share of a place that stands for its council: "Dudley is looking for"."""
_PLAIN_NAME, _ONE_WORD = 0.2, 0.35
"""Rarity from which on a name is one wherever it stands whole: "Home Office" is made of common words, and a buyer of
many notices makes its own name common."""
_ACTING = frozenset("is has wants seeks will plans needs spends invites hires council".split())
"""What follows a place that is surely a council."""
_SECOND_NAME = 0.5
"""Share that each further firm adds: two winners named together are hardly another contract's."""
BUYERS = frozenset({"buyer", "procuringEntity"})
_SUPPLIERS = frozenset({"supplier", "tenderer"})


def name_in(article: Traits, name: Name, rarity: Rarity) -> Iterator[tuple[float, str]]:
    """Each form of a name that stands in the article: what it weighs, and as printed."""
    # The longest first: what is only a part of it is no second name, in whatever order a set has them.
    for form in sorted({name.name, *name.forms}, key=lambda form: (-len(form), form)):
        keys = tuple(folded(form))
        place = _stands(keys, article.wording) if len("".join(keys)) >= 3 else None
        strength = rarity.total(set(keys)) if place is not None else 0.0
        if place is not None and strength >= (_PLAIN_NAME if len(keys) > 1 else _ONE_WORD):
            yield 0.4 + strength * 0.8, _OWNING.sub("", article.wording.slice(place, place + len(keys)))
    for form in sorted(short_forms(name.name)) if name.role in BUYERS else ():
        keys = tuple(folded(form))
        place = _stands(keys, article.wording) if keys else None
        said = _OWNING.sub("", article.wording.slice(place, place + len(keys))) if place is not None else ""
        if place is not None and said[0].isupper():
            share = 1.0 if set(article.wording.keys[place + len(keys) :][:1]) & _ACTING else _SHORT_NAME
            yield share * (0.4 + rarity.total(set(keys)) * 0.8), said


_OWNING = re.compile(r"['’]s$")
"""What a name ends on where it owns something: “the Welsh Government’s plan”."""


def _stands(keys: tuple[str, ...], text: Wording) -> int | None:
    """Where words stand in a text, the last of them also where it owns something."""
    owning = (*keys[:-1], f"{keys[-1]}s")
    for at in (*text.places.get(keys[0], ()), *(text.places.get(owning[0], ()) if len(keys) == 1 else ())):
        found, end = tuple(text.keys[at : at + len(keys)]), at + len(keys)
        if found == keys or (found == owning and _OWNING.search(text.slice(end - 1, end))):
            return at
    return None


# Sums and dates


def sums_said(article: Traits, record: RecordTraits) -> Iterator[LinkReason]:
    """Sums of the article that fit a figure of the record at the precision with which they are printed."""
    figures = record.reading.figures
    left = _SUMS_MOST
    crowd = sqrt(max(1.0, len({figure.amount for figure in figures}) / _MANY_SUMS))
    seen: set[Decimal] = set()
    for said in sorted(article.sums, key=lambda s: -digits(s, s.high)):
        new = [figure for figure in fitting(said, figures) if figure.amount not in seen]
        if not new:
            continue
        seen.update(figure.amount for figure in new)
        weight = min(left, sum(_SUM_BY_DIGITS[digits(said, figure.amount)] for figure in _one_each(new)) / crowd)
        if weight > 0:
            left -= weight
            values = " and ".join(str(Money(figure.amount, figure.currency)) for figure in _one_each(new))
            yield LinkReason("sum", round(weight, 2), f"{said.text} fits the record’s {values}")
    for said in article.sums:
        weight = min(left, _SUM_BY_DIGITS[digits(said, said.high)])
        if weight > 0 and said.high not in seen and not fitting(said, figures) and in_prose(said, record):
            seen.add(said.high)
            left -= weight
            yield LinkReason("sum", round(weight, 2), f"{said.text} stands in the notice’s text")


def in_prose(said: SumMention, record: RecordTraits) -> bool:
    """Whether a sum stands, digit for digit, among the words of a notice, whose prose is not read for sums."""
    whole = said.low == said.high == int(said.high)
    plain = str(int(said.high))
    return whole and digits(said, said.high) >= _LEAST_DIGITS and not _is_year(plain) and plain in record.words


def counts_said(article: Traits, record: RecordTraits, rarity: Rarity) -> Iterator[LinkReason]:
    """Numbers of things that both give: "92 charge points"."""
    shared = _counts(article.wording.keys, article.words) & _counts(record.keys, article.words)
    things = {number: thing for number, thing in sorted(shared) if rarity.of(thing) >= _COUNT_RARE}
    for number, thing in list(things.items())[: int(_COUNT_MOST / _COUNT)]:
        yield LinkReason("words", _COUNT, f"both count {number} {thing}")


def _counts(keys: Sequence[str], known: frozenset[str]) -> set[tuple[str, str]]:
    """Each number of two digits or more with the words that follow it closely, if the article has both."""
    return {
        (key, word)
        for at, key in enumerate(keys)
        if key.isdigit() and key in known and int(key) >= _COUNT_LEAST and not _is_year(key)
        for word in keys[at + 1 : at + _COUNT_REACH]
        if word in known and word.isalpha() and word not in STOPWORDS and word not in _TIME
    }


def _is_year(key: str) -> bool:
    return len(key) == 4 and key[:2] in ("19", "20")


_TIME = frozenset(
    """
    january february march april may june july august september october november december months month weeks week
    days day hours hour minutes per cent percent am pm gmt bst noon
    """.split()
)


def _one_each(figures: Sequence[Figure]) -> list[Figure]:
    return list({figure.amount: figure for figure in figures}.values())[:2]


def fitting(said: SumMention, figures: Sequence[Figure]) -> list[Figure]:
    """The figures that a printed sum may stand for."""
    ends = {said.low, said.high}
    return [
        figure
        for figure in figures
        if figure.amount > 0
        and (said.currency is None or said.currency == figure.currency)
        and any(abs(figure.amount - end) < said.unit or figure.amount == end for end in ends)
    ]


def digits(said: SumMention, amount: Decimal) -> int:
    """Significant digits with which the sum was printed, five at most; trailing zeros say nothing.

    Neither do trailing nines: £24,999 is £25,000 kept under a threshold.
    """
    whole = str(int(amount / said.unit) if said.unit else int(amount)).rstrip("0")
    return min(5, max(1, len(whole.rstrip("9"))))


def days_said(article: Traits, record: RecordTraits) -> Iterator[LinkReason]:
    """Exact days of the article that are days of the record; its own publication day and long lists count little."""
    days: dict[date, str] = {}
    for fact in record.reading.dates:
        if fact.days.first == fact.days.last:
            name = _MOMENT_WORDS.get(fact.moment.value, "a date in the notice")
            days.setdefault(fact.days.first, f"{name}, which is in doubt" if fact.doubt else name)
    crowd = sqrt(max(1.0, len(days) / _MANY_DAYS))
    left = _DAYS_MOST
    for said in article.days:
        if said.first != said.last or said.first not in days:
            continue
        weight = min(left, _DAY / crowd)
        if weight > 0:
            left -= weight
            sentence = f"{said.first:%-d %B %Y} is {days.pop(said.first)}"
            yield LinkReason("date", round(weight, 2), sentence)


_MOMENT_WORDS = {
    "deadline": "the closing date in the record",
    "published": "the day on which the notice was published",
    "awarded_on": "the day of the award in the record",
    "start": "the first day of the contract in the record",
    "end": "the last day of the contract in the record",
}
