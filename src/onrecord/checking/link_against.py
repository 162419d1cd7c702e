"""What speaks against a record: things that the one an article is about would hardly lack.

Set on the same articles as the evidence for it (`link_evidence`), and on generated ones whose own record was taken out
of the register: those go to sister notices of the same buyer. docs/linking.md has the runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.article import SumMention
from onrecord.checking.link_evidence import BUYERS, RecordTraits, digits, fitting, in_prose, name_in
from onrecord.checking.model import LinkReason
from onrecord.checking.rarity import Rarity
from onrecord.checking.traits import Traits
from onrecord.checking.wording import Wording
from onrecord.reading.model import Figure
from onrecord.reading.words import STOPWORDS, folded

_QUOTED_ENOUGH = 2.0  # words of the notice between marks that weigh this much: nothing speaks against them
_UNTOLD, _UNTOLD_MOST = 0.5, 2.0  # for each rarity that the title has and the article has not
_NOTHING_TOLD, _A_TITLE = 2.5, 0.8  # when the article has none of the words, and their rarity is at least the second
_LEAST = 0.4
_ENDS_OTHERWISE = 5.0
_HEAD = 3  # words that two titles must begin with alike
_UNNAMED = 3.2
_UNLIKE, UNLIKE_EXACT, _EXACT = 0.5, 1.0, 4  # the second where an exact sum has so many digits
_TELLING = 0.4  # rarity of a word by which a buyer can be told
_STEM = 4  # letters that are left of a word at least
_PARTED = re.compile(r"\s+[-–—]\s+|:\s+")
"""Between a programme and the part of it that a notice is for."""
_TAIL = re.compile(r"[)\]]?(?:\s+[-–—]\s+|:\s+)(?P<tail>[A-Z0-9][\w’'-]*(?:[ \u00a0][\w’'-]+){0,3})")
_SLIGHT = frozenset(
    """
    ref reference tranche tender tenders itt rfq rfp pqq pin psq sq dps ojeu notice contract procurement provision
    retender re rm lot phase batch call invitation quotation quote request prior market engagement support operation
    operations operational management service services supply delivery
    """.split()
)
"""Words of titles that no paper repeats, beside codes and numerals."""
_CODE = re.compile(r"(?=[A-Z0-9/._-]*\d)[A-Z0-9]+(?:[-/_.][A-Z0-9]+)*\b")
_ROMAN = re.compile(r"(?:x{0,3})(?:ix|iv|v?i{0,3})")
_COUNTRY_AND_TOWN = re.compile(r"(?:United Kingdom|UK|GB)-[^:]{1,40}:")
"""What the forms of the Official Journal set before a title."""
_LATE, _LONG_ENOUGH, _LATE_TELLING, _COMES_LATE = 0.6, 50, 0.8, 3.0
"""Share of the words of an article after which a thing is told late, the words and the rarity that it takes to say so,
and what it takes off."""
_SAME_THINGS = """
    vehicle vehicles car cars van vans lorry lorries fleet motor motors
    column columns post posts pole poles lamppost lampposts
    waste rubbish refuse bin bins trash
    highway highways road roads street streets
    pupil pupils child children school schools student students kid kids youngsters
    cleaning cleaners clean scrub mop hygiene
    catering meals meal food dinners lunches
    grass mowing mow grounds lawns gardening
    pest pests rat rats vermin mice
    footway footways pavement pavements path paths footpath footpaths
    transport bus buses coach coaches travel
    lighting light lights lamp lamps illuminations
    bereavement cemetery cemeteries graves funeral funerals
    training train lesson lessons course courses class classes teach teaching
    software app system platform computer
    laundry washing linen
    boiler boilers heating
    elderly older pensioners
    alcohol drink drugs substance
    tree trees arboricultural arboriculture forestry woodland woodlands
    licence licences license licenses
    panto pantos pantomime pantomimes
    canteen canteens cook cooks caterers
    car parking parks
    interpreting interpreters interpretation translation translators
    mental psychological psychiatric
    lift lifts elevator elevators
    photograph photographs photographer photographers photography
    library libraries books
"""
"""Words that a paper uses for one another, a line a thing. What is done to it is no
such word: repairs are not cleaning, and sister notices differ in just that."""
_ENDINGS = (
    "ations",
    "ation",
    "ings",
    "ing",
    "ions",
    "ion",
    "ment",
    "ers",
    "er",
    "ies",
    "es",
    "ed",
    "al",
    "s",
    "e",
    "y",
)


def weigh_against(
    article: Traits, record: RecordTraits, rarity: Rarity, found: Sequence[LinkReason]
) -> tuple[LinkReason, ...]:
    """What speaks against `record`, with negative weights; where the article quotes its very words, only its title."""
    otherwise = (*title_ends_otherwise(article, record), *title_told_late(article, record, rarity))
    if any(reason.kind == "quotation" and reason.weight >= _QUOTED_ENOUGH for reason in found):
        return otherwise
    return (
        *otherwise,
        *title_untold(article, record, rarity),
        *buyer_unnamed(article, record, rarity),
        *sums_unlike(article, record),
    )


def title_untold(article: Traits, record: RecordTraits, rarity: Rarity) -> Iterator[LinkReason]:
    """Telling words of the title, in any form, that the article does not use: it may be about a sister notice."""
    used = set(map(_stem, article.words))
    used |= {word for things in _same_things() if things & used for word in things}
    title = _telling_title(record)
    missing = [word for word in title if word.isalpha() and _stem(word) not in used]
    weight = min(_UNTOLD_MOST, _UNTOLD * rarity.total(missing))
    if len(missing) == len(title):
        weight = max(weight, _NOTHING_TOLD * min(1.0, rarity.total(missing) / _A_TITLE))
    if weight >= _LEAST:
        rarest = sorted(missing, key=lambda word: (-rarity.of(word), word))[:3]
        sentence = f"against it: the article has nothing of “{', '.join(rarest)}”, which stands in the title"
        yield LinkReason("words", -round(weight, 2), sentence)


def _telling_title(record: RecordTraits) -> frozenset[str]:
    """The words of a title that a paper would repeat: no code, no numeral, no name of a party, no filling."""
    printed = _CODE.sub(" ", _COUNTRY_AND_TOWN.sub(" ", record.reading.title))
    words = frozenset(word for word in folded(printed) if len(word) > 1 and not _ROMAN.fullmatch(word))
    return words - record.name_words - _SLIGHT - STOPWORDS


def title_told_late(article: Traits, record: RecordTraits, rarity: Rarity) -> Iterator[LinkReason]:
    """What the title names stands only near the end of the article: news begins with what it is about."""
    if len(article.wording) < _LONG_ENOUGH:
        return
    title = set(map(_stem, _telling_title(record)))
    told = {word: places[0] for word, places in article.wording.places.items() if _stem(word) in title}
    late = _LATE * len(article.wording)
    if told and min(told.values()) >= late and rarity.total(told) >= _LATE_TELLING:
        rarest = sorted(told, key=lambda word: (-rarity.of(word), word))[:3]
        sentence = f"against it: the article comes to “{', '.join(rarest)}” of the title only near its end"
        yield LinkReason("words", -_COMES_LATE, sentence)


def title_ends_otherwise(article: Traits, record: RecordTraits) -> Iterator[LinkReason]:
    """The article prints the head of a title of two parts, with another end: "Family Fund – Debt Advice"."""
    *heads, own = _PARTED.split(record.reading.title)
    head = folded(" ".join(heads))
    tails = list(_tails(article.wording, head)) if len(head) >= _HEAD else []
    if tails and not any(set(folded(own)) & set(folded(tail)) for tail in tails):
        sentence = f"against it: the article has “{tails[0]}” where the title goes on with “{own}”"
        yield LinkReason("words", -_ENDS_OTHERWISE, sentence)


def _tails(said: Wording, head: Sequence[str]) -> Iterator[str]:
    """What the article prints behind these words, where a dash or a colon parts it from them."""
    place = said.find(head)
    while place is not None:
        if tail := _TAIL.match(said.text, said.spans[place[1] - 1][1]):
            yield tail["tail"]
        place = said.find(head, place[1])


def buyer_unnamed(article: Traits, record: RecordTraits, rarity: Rarity) -> Iterator[LinkReason]:
    """No form of the buyer's name stands in the article, nor a telling word of it: others buy the same things."""
    buyers = [name for name in record.reading.names if name.role in BUYERS]
    words = {word for name in buyers for form in (name.name, *name.forms) for word in folded(form)}
    told = any(rarity.of(word) >= _TELLING for word in words & article.words)
    if buyers and not told and not any(True for name in buyers for _ in name_in(article, name, rarity)):
        yield LinkReason("name", -_UNNAMED, f"against it: the article does not name the buyer, “{buyers[0].printed}”")


def sums_unlike(article: Traits, record: RecordTraits) -> Iterator[LinkReason]:
    """Exact sums in the article, figures in the record, and not one that fits."""
    exact = [said for said in article.sums if digits(said, said.high) > 1]
    figures = record.reading.figures
    alike = any(fitting(said, figures) or in_prose(said, record) or _slipped(said, figures) for said in article.sums)
    if exact and figures and not alike:
        most = max(exact, key=lambda said: digits(said, said.high))
        weight = UNLIKE_EXACT if digits(most, most.high) >= _EXACT else _UNLIKE
        sentence = f"against it: no sum of the article is the record’s, not even {most.text}"
        yield LinkReason("sum", -weight, sentence)


def _slipped(said: SumMention, figures: Sequence[Figure]) -> bool:
    """Whether a figure has the digits of a printed sum with the point elsewhere: a mistake, and of this record."""
    return any(
        figure.amount == end.scaleb(power)
        for figure in figures
        for end in (said.low, said.high)
        for power in (-3, -2, -1, 1, 2, 3)
    )


def _stem(word: str) -> str:
    """A word without its commonest endings: enough to know `evaluating` in `evaluation`."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word


@cache
def _same_things() -> tuple[frozenset[str], ...]:
    """The stems of the words for each thing."""
    return tuple(frozenset(map(_stem, line.split())) for line in _SAME_THINGS.strip().splitlines())
