"""Which record an article is about: candidates, evidence in words, and abstaining when it is not enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from onrecord.article import ArticleReading
from onrecord.checking.link_against import weigh_against
from onrecord.checking.link_evidence import RecordTraits, read_record_traits, weigh
from onrecord.checking.lookup import Lookup
from onrecord.checking.model import Candidate, Link, LinkReason
from onrecord.checking.rarity import Rarity
from onrecord.checking.skim import skim
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
_A_KIND = 0.7
"""Least weight at which evidence of one kind counts as a kind."""
_AGE_FREE, _AGE_STEP, _AGE_MOST = 120, 365, 1.2


@dataclass(frozen=True, slots=True)
class _Weighed:
    candidate: Candidate
    record: RecordTraits


def link(article: ArticleReading, lookup: Lookup) -> tuple[Link, RecordReading | None]:
    """The record that `article` is about, read as of its day; or an abstention with its reasons, and None.

    Records first released after the article are never candidates. Source: docs/linking.md.
    """
    traits = read_traits(article)
    rarity = Rarity(*lookup.frequencies(sorted(traits.words)))
    weighed = sorted(_weigh_all(article, traits, rarity, lookup), key=lambda w: (-w.candidate.score, w.candidate.ocid))
    candidates = tuple(w.candidate for w in weighed[:SHOWN])
    if not weighed:
        return Link(None, (), ("no record of the register shares anything with the article",)), None
    best = weighed[0]
    doubt = _doubt(best.candidate)
    if doubt:
        return Link(None, candidates, (doubt,)), None
    return _made(article, weighed, candidates, lookup)


def _weigh_all(article: ArticleReading, traits: Traits, rarity: Rarity, lookup: Lookup) -> Iterator[_Weighed]:
    records = _promising(article, traits, rarity, lookup)
    readings = (read_record(record, article.published, prose=False) for record in records)
    read = [read_record_traits(reading) for reading in readings if reading is not None]
    for record in read:
        yield _weigh_one(traits, record, rarity, [other for other in read if other is not record])


def _promising(article: ArticleReading, traits: Traits, rarity: Rarity, lookup: Lookup) -> list[Record]:
    """The candidates worth reading: those the register thinks best, then those that look best at a glance."""
    asked = (lookup.record(ocid) for ocid in lookup.candidates(make_probe(article), CANDIDATES))
    records = [record for record in asked if record and not _later(record, article.published)]
    glances = [(skim(traits, record, rarity), record) for record in records]
    least = _GLANCE * max((glance for glance, _ in glances), default=0.0)
    rest = sorted((g for g in glances[_FIRST:] if g[0] >= least), key=lambda found: -found[0])
    return [*records[:_FIRST], *(record for _, record in rest[: READ - _FIRST])]


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


def _made(
    article: ArticleReading, weighed: Sequence[_Weighed], candidates: tuple[Candidate, ...], lookup: Lookup
) -> tuple[Link, RecordReading | None]:
    """The link to the best candidate, with what a reader must know of the next one."""
    best = weighed[0]
    record = lookup.record(best.candidate.ocid)
    reasons = [reason.sentence for reason in best.candidate.reasons]
    rival: str | None = None
    for other in weighed[1:]:
        named = f"“{other.candidate.title}” ({other.candidate.ocid})"
        if _same_notice(best.record, other.record):
            reasons.append(f"the register holds the same notice a second time: {named}")
        elif other.candidate.score >= _CLOSE * best.candidate.score:
            reasons.append(f"the next best record comes close: {named}")
            rival = rival or other.candidate.title
    reading = read_record(record, article.published) if record else None
    return Link(best.candidate.ocid, candidates, tuple(reasons), rival), reading


def _same_notice(first: RecordTraits, second: RecordTraits) -> bool:
    """Whether nobody could tell two records apart: nearly the same words, of one buyer, at the same price."""
    shared, all_grams = len(first.grams & second.grams), len(first.grams | second.grams)
    return shared >= _SAME_NOTICE * all_grams and _marks(first.reading) == _marks(second.reading)


def _marks(reading: RecordReading) -> tuple[set[Decimal], set[str]]:
    """What sets two like-worded notices apart: their sums and their buyers."""
    return {f.amount for f in reading.figures}, {n.name.casefold() for n in reading.names if n.role == "buyer"}
