"""Which record an article is about: candidates, evidence in words, and abstaining when it is not enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from onrecord.article import ArticleReading
from onrecord.checking.further import further_records
from onrecord.checking.link_against import UNLIKE_EXACT, weigh_against
from onrecord.checking.link_evidence import RecordTraits, digits, read_record_traits, weigh
from onrecord.checking.lookup import Lookup
from onrecord.checking.model import Candidate, Further, Link, LinkReason
from onrecord.checking.rarity import Rarity
from onrecord.checking.skim import amounts_at_a_glance, glanced, skim
from onrecord.checking.traits import Traits, make_probe, read_traits
from onrecord.ocds import Record
from onrecord.reading import RecordReading, read_record
from onrecord.values import Instant

__all__ = ["link", "make_probe"]

STRONG = 5.5
"""Score at which evidence of one kind is enough."""
ENOUGH = 3.2
"""Least score for a link. Development articles, November 2026: linked rightly at 3.6 and up; without their own record
the best other scored 2.2. Of 400 made articles about other councils' contracts one scored more, about a near copy."""
SUBJECT = 2.0
"""Least evidence from words, quotations and sums: one buyer has many contracts, often with one supplier."""
MIXED_SUBJECT, _MIXED = 1.6, 3
"""Somewhat less is enough where evidence of three kinds agrees."""
LEAST_SUBJECT, MUCH = 1.2, 5.0
"""Less of it is enough where names, sums and dates fit as well and the score is at least the second figure."""
ALONE, _AHEAD, _ALONE_SUBJECT = 2.0, 3.5, 0.6
"""Least score, lead over the next record and evidence of the subject of a record that stands alone: in a register of
many notices every word is commoner and weighs less, but no other record comes near the one that is meant."""
_ALL_TOLD, _ALL_TOLD_AHEAD, _ALL_TOLD_SUBJECT = 1.4, 3.0, 0.7
"""The same where a party is named and the article has every telling word of the title."""
KNOWN, _FAR_AHEAD, _NAMED = 2.5, 5.0, 0.6
"""Least score, lead, and weight of the buyer's or a supplier's name of a record that stands alone though its title has
words which the article lacks; beside the name a telling sum, or evidence of two kinds, speaks for it. Annotated
articles that were lost among 100,000 notices, where no word is rare, led by 5.4 and more (November 2026)."""
_TELLING_SUM, _SOME, _TITLE_AMISS = 1.7, 0.4, -1.0
_CALLED, _EXACT_SUM, _SUM_FACT, _SAID, _DAYS_SAID = 0.45, 2.3, 1.0, 0.35, 1.4
"""Of a record that stands alone though the article calls the thing by other words: the weight of its buyer's or a
supplier's name; of a sum of four digits, which is enough; of a sum of two digits, which counts as a fact as exact days
do; of the words beside two facts, one of them a sum; and beside days alone, which sister notices share."""
_MANY_WORDS, _LEAST_WITH_WORDS, _SOME_WORDS = 1.5, 1.5, 0.6
"""Or one such fact: with words of this weight and so much score, or beside buyer and supplier with words of this."""
CANDIDATES = 24
"""Candidates asked of the register and skimmed."""
READ = 8
"""Candidates read and weighed in full, at most: the register's first and those that look best at a glance."""
_FIRST = 2
_GLANCE = 0.5
"""Share of the best glance below which a candidate is not read; halves the time, and lost nothing in any run."""
SHOWN = 5
_CLOSE = 0.75
"""A runner-up with this share of the best score is named."""
_SAME_NOTICE = 0.9
"""Share of runs of four words that two publications of one notice have in common."""
_MAY_BE, _OWN_WORDS = 6, 1.0
"""Candidates that are asked whether a part of the article is about them, and the rarity, squared, of words that they
alone have from which on one is."""
_A_KIND = 0.7
"""Least weight at which evidence of one kind counts as a kind."""
_AGE_FREE, _AGE_STEP, _AGE_MOST = 120, 365, 1.2


@dataclass(frozen=True, slots=True)
class _Weighed:
    candidate: Candidate
    record: RecordTraits


@dataclass(frozen=True, slots=True)
class _Glance:
    """A candidate, the words of its newest titles, texts and names, and how good it looks by them."""

    record: Record
    words: frozenset[str]
    score: float


def link(article: ArticleReading, lookup: Lookup) -> tuple[Link, RecordReading | None]:
    """The record that `article` is about, read as of its day; or an abstention with its reasons, and None.

    Records first released after the article are never candidates. Source: docs/linking.md.
    """
    traits = read_traits(article)
    rarity = Rarity(*lookup.frequencies(sorted(traits.words)))
    glances = _glances(article, traits, rarity, lookup)
    weighed = sorted(
        _weigh_all(traits, rarity, glances, article.published), key=lambda w: (-w.candidate.score, w.candidate.ocid)
    )
    candidates = tuple(w.candidate for w in weighed[:SHOWN])
    if not weighed:
        return Link(None, (), ("no record of the register shares anything with the article",)), None
    best = weighed[0]
    doubt = _doubt(best.candidate)
    if doubt and not (_stands_alone(weighed) or _known_by_its_facts(weighed)):
        return Link(None, candidates, (doubt,)), None
    others = _may_be_further(article, traits, best.record, weighed, glances, rarity)
    further = further_records(article, best.record, others, rarity) if others else ()
    return _made(article, weighed, candidates, lookup, further)


def _glances(article: ArticleReading, traits: Traits, rarity: Rarity, lookup: Lookup) -> list[_Glance]:
    """The register's candidates, its first first, each with how good it looks."""
    asked = (lookup.record(ocid) for ocid in lookup.candidates(make_probe(article), CANDIDATES))
    records = [record for record in asked if record and not _later(record, article.published)]
    return [_Glance(record, words, skim(traits, words, rarity)) for record in records for words in (glanced(record),)]


def _weigh_all(
    traits: Traits, rarity: Rarity, glances: Sequence[_Glance], published: Instant | None
) -> Iterator[_Weighed]:
    records = _promising(glances)
    read = [one for record in records if (one := _read(record, published))]
    for record in read:
        yield _weigh_one(traits, record, rarity, [other for other in read if other is not record])


def _promising(glances: Sequence[_Glance]) -> list[Record]:
    """The candidates worth reading: those the register thinks best, then those that look best at a glance."""
    least = _GLANCE * max((glance.score for glance in glances), default=0.0)
    rest = sorted((g for g in glances[_FIRST:] if g.score >= least), key=lambda found: -found.score)
    return [glance.record for glance in (*glances[:_FIRST], *rest[: READ - _FIRST])]


def _may_be_further(
    article: ArticleReading,
    traits: Traits,
    main: RecordTraits,
    weighed: Sequence[_Weighed],
    glances: Sequence[_Glance],
    rarity: Rarity,
) -> list[RecordTraits]:
    """The candidates that have words or a sum of the article which the main record has not, read."""
    read = {one.candidate.ocid: one.record for one in weighed}
    known = {figure.amount for figure in main.reading.figures}
    scored = []
    for glance in glances:
        own = (glance.words - main.words) & traits.words
        words = sum(rarity.of(word) ** 2 for word in own)
        sums = [s for s in traits.sums if digits(s, s.high) > 1 and not known & {s.low, s.high}]
        fits = any(
            abs(amount - said.high) < said.unit for said in sums for amount in amounts_at_a_glance(glance.record)
        )
        if glance.record.ocid != main.reading.record.ocid and (words >= _OWN_WORDS or fits):
            scored.append((words + 2 * fits, glance.record))
    best = sorted(scored, key=lambda found: (-found[0], found[1].ocid))[:_MAY_BE]
    traits_of = [read.get(record.ocid) or _read(record, article.published) for _, record in best]
    return [one for one in traits_of if one is not None and not _same_notice(main, one)]


def _read(record: Record, published: Instant | None) -> RecordTraits | None:
    reading = read_record(record, published, prose=False)
    return read_record_traits(reading) if reading is not None else None


def _later(record: Record, published: Instant | None) -> bool:
    """Whether the record was first released after the article, which then cannot be about it."""
    return published is not None and record.as_of(published) is None


def _weigh_one(traits: Traits, record: RecordTraits, rarity: Rarity, others: Sequence[RecordTraits]) -> _Weighed:
    found = weigh(traits, record, rarity, others)
    reasons = (*found, *weigh_against(traits, record, rarity, found))
    score = sum(reason.weight for reason in reasons) - _age(traits.published, record.reading.record)
    return _Weighed(Candidate(record.reading.record.ocid, record.reading.title, round(score, 2), reasons), record)


def _age(published: date | None, record: Record) -> float:
    """What the silence since the record's newest release takes off its score: news is about what is new."""
    dated = [release.date for release in record.releases if release.date]
    if published is None or not dated:
        return 0.0
    days = (published - dated[-1].local_date()).days
    return min(_AGE_MOST, max(0, days - _AGE_FREE) / _AGE_STEP)


def _kinds(reasons: Sequence[LinkReason]) -> set[str]:
    weights: dict[str, float] = {}
    for reason in reasons:
        weights[reason.kind] = weights.get(reason.kind, 0.0) + reason.weight
    return {kind for kind, weight in weights.items() if weight >= _A_KIND}


def _subject(reasons: Sequence[LinkReason]) -> float:
    """How much of the evidence is about what is bought, rather than who buys it and when."""
    return sum(reason.weight for reason in reasons if reason.kind in ("words", "quotation", "sum"))


def _doubt(best: Candidate) -> str:
    """Why the best candidate is not good enough, in words; empty when it is."""
    if best.score < ENOUGH:
        return f"nothing in the register is like enough: the nearest is “{best.title}”, which shares too little"
    subject, kinds = _subject(best.reasons), _kinds(best.reasons)
    if subject < (LEAST_SUBJECT if best.score >= MUCH else MIXED_SUBJECT if len(kinds) >= _MIXED else SUBJECT):
        return f"the nearest record, “{best.title}”, shares names and dates but not its subject"
    if best.score < STRONG and len(kinds) < 2:
        return f"the nearest record, “{best.title}”, shares evidence of one kind only"
    return ""


def _ahead(weighed: Sequence[_Weighed]) -> float:
    """How far the best candidate is ahead of all that are not the same notice."""
    best = weighed[0]
    rivals = (other for other in weighed[1:] if not _same_notice(best.record, other.record))
    return best.candidate.score - max((rival.candidate.score for rival in rivals), default=0.0)


def _known_by_its_facts(weighed: Sequence[_Weighed]) -> bool:
    """Whether names, sums and days leave no doubt about a record, though a paper says its title in words of its own.

    "Otterholme to spend £7.5m on its trees" is about "Arboricultural service": the council, the sum and the closing day
    are that notice's, and no other notice has them.
    """
    best = weighed[0].candidate
    names = [reason.weight for reason in best.reasons if reason.kind == "name"]
    if min(names, default=0.0) < 0 or sum(names) < _CALLED or _ahead(weighed) < _AHEAD:
        return False
    sums = [reason.weight for reason in best.reasons if reason.kind == "sum"]
    if min(sums, default=0.0) <= -UNLIKE_EXACT:
        return False
    return max(sums, default=0.0) >= _EXACT_SUM or _facts_agree(best, names, sum(w >= _SUM_FACT for w in sums))


def _facts_agree(best: Candidate, names: Sequence[float], sums: int) -> bool:
    """Whether the facts of a named buyer's record are enough beside the words that both use."""
    facts = sums + sum(reason.kind == "date" for reason in best.reasons)
    weights = [reason.weight for reason in best.reasons if reason.kind in ("words", "quotation")]
    words, told = sum(weight for weight in weights if weight > 0), all(weight > 0 for weight in weights)
    both_parties = sum(weight >= _CALLED for weight in names) > 1
    if facts == 1:
        much = words >= _MANY_WORDS and best.score >= _LEAST_WITH_WORDS
        return much or (both_parties and words >= (_SAID if told else _SOME_WORDS) and (told or sums > 0))
    if sums:
        return facts > 2 or (facts == 2 and (both_parties or words >= _SAID))
    return facts > 1 and words >= (_SAID if told else _DAYS_SAID)


def _stands_alone(weighed: Sequence[_Weighed]) -> bool:
    """Whether the best candidate is far ahead of all but its copies, a party named and nothing amiss in its title."""
    best, reasons = weighed[0].candidate, weighed[0].candidate.reasons
    named = max((reason.weight for reason in reasons if reason.kind == "name"), default=0.0)
    subject, ahead = _subject(reasons), _ahead(weighed)
    if named < 0 or best.score < _ALL_TOLD or subject < _ALONE_SUBJECT:
        return False
    if any(reason.kind == "words" and reason.weight < 0 for reason in reasons):
        return best.score >= ALONE and ahead >= _FAR_AHEAD and _is_known(best)
    told = named >= _NAMED and subject >= _ALL_TOLD_SUBJECT
    return ahead >= (_ALL_TOLD_AHEAD if told else _AHEAD) and (told or best.score >= ALONE)


def _is_known(best: Candidate) -> bool:
    """Whether names, sums, days and quotations tell a record whose title says other words than the article."""
    title = min(reason.weight for reason in best.reasons if reason.kind == "words")
    if best.score < KNOWN or title < _TITLE_AMISS:
        return False
    weights: dict[str, float] = {}
    for reason in best.reasons:
        weights[reason.kind] = weights.get(reason.kind, 0.0) + reason.weight
    beside = [kind for kind in ("sum", "date", "quotation") if weights.get(kind, 0.0) >= _SOME]
    return weights.get("name", 0.0) >= _NAMED and (weights.get("sum", 0.0) >= _TELLING_SUM or len(beside) > 1)


def _made(
    article: ArticleReading,
    weighed: Sequence[_Weighed],
    candidates: tuple[Candidate, ...],
    lookup: Lookup,
    further: tuple[Further, ...],
) -> tuple[Link, RecordReading | None]:
    """The link to the best candidate, with what a reader must know of the next one."""
    best = weighed[0]
    record = lookup.record(best.candidate.ocid)
    reasons = [reason.sentence for reason in best.candidate.reasons]
    rival: str | None = None
    known = {one.ocid for one in further if one.reported}
    for other in weighed[1:]:
        named = f"“{other.candidate.title}” ({other.candidate.ocid})"
        if _same_notice(best.record, other.record):
            reasons.append(f"the register holds the same notice a second time: {named}")
        elif other.candidate.score >= _CLOSE * best.candidate.score:
            reasons.append(f"the next best record comes close: {named}")
            if other.candidate.ocid not in known:
                rival = rival or other.candidate.title
    reading = read_record(record, article.published) if record else None
    return Link(best.candidate.ocid, candidates, tuple(reasons), rival, further), reading


def _same_notice(first: RecordTraits, second: RecordTraits) -> bool:
    """Whether nobody could tell two records apart: nearly the same words, of one buyer, at the same price."""
    shared, all_grams = len(first.grams & second.grams), len(first.grams | second.grams)
    return shared >= _SAME_NOTICE * all_grams and _marks(first.reading) == _marks(second.reading)


def _marks(reading: RecordReading) -> tuple[set[Decimal], set[str]]:
    """What sets two like-worded notices apart: their sums and their buyers."""
    return {f.amount for f in reading.figures}, {n.name.casefold() for n in reading.names if n.role == "buyer"}
