"""Articles about one record side by side: who reported what, who left it out, and where they conflict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from onrecord.article import SourceKind
from onrecord.checking.align import Alignment, align_pair
from onrecord.checking.kin import same_story
from onrecord.checking.lengths import RANGE, in_days
from onrecord.checking.model import (
    Check,
    CheckedClaim,
    Claim,
    ClaimType,
    ClaimValue,
    Comparison,
    CountSaid,
    DaysSaid,
    EditKind,
    FactRow,
    Further,
    LengthSaid,
    MoneySaid,
    QuotationPair,
    Reason,
    TextSaid,
    VerdictWord,
)
from onrecord.checking.reply import Party, Reply, ReplyRow
from onrecord.checking.wording import quoted_wording
from onrecord.reading.words import STOPWORDS
from onrecord.values import Span
from onrecord.values.names import same_organisation

COMPARED = (
    ClaimType.VALUE,
    ClaimType.DEADLINE,
    ClaimType.PUBLISHED,
    ClaimType.AWARDED_ON,
    ClaimType.START,
    ClaimType.END,
    ClaimType.PERIOD,
    ClaimType.DURATION,
    ClaimType.EXTENSION,
    ClaimType.BUYER,
    ClaimType.SUPPLIER,
    ClaimType.COUNT,
    ClaimType.STAGE,
    ClaimType.PROCEDURE,
    ClaimType.LOCATION,
)
"""The kinds of fact that get a row, in the order in which they are shown."""
_LEAST_WORDS = 4  # of a quotation that can be told to be of the same passage as another
_PEOPLE_ALIKE = 0.8
"""Least likeness where neither quotation is given to the record: two critics may well use some of the same words."""
_ERRORS = frozenset({VerdictWord.PARTIAL, VerdictWord.CONTRADICTED, VerdictWord.ALTERED_QUOTATION})
_NAMES = frozenset({ClaimType.BUYER, ClaimType.SUPPLIER})
"""Without a record nobody can tell whether two names are one body's: they are shown, and in no conflict."""
_SAME_LENGTH = 0.06  # of the longer; shared articles README, "How exact is exact"


@dataclass(frozen=True, slots=True)
class _Said:
    """One quotation of one article: the claim id (or a stand-in) and the words."""

    article: str
    claim: str
    text: str
    source: SourceKind


def compare(checks: Sequence[Check]) -> tuple[Comparison, ...]:
    """One comparison for each record that at least two of the articles are about, in order of first appearance.

    Articles that link to no record are compared when they plainly report the same contract; such a comparison has
    no ocid.
    """
    groups = [*_linked(checks), *same_story([check for check in checks if check.link.ocid is None])]
    return tuple(_comparison(group) for group in groups if len(group) > 1)


def _linked(checks: Sequence[Check]) -> list[list[Check]]:
    groups: dict[str, list[Check]] = {}
    for check in checks:
        for part in _parts(check):
            groups.setdefault(part.link.ocid or "", []).append(part)
    return list(groups.values())


def _parts(check: Check) -> Iterator[Check]:
    """The article as far as it is about each record that it reports, as if it were about that one alone."""
    link = check.link
    if link.ocid is None:
        return
    reported = [one for one in link.further if one.reported]
    if not reported:
        yield check if not link.further else _part(check, None, lambda place: True)
        return
    yield _part(check, None, lambda place: not any(place.overlaps(s) for one in reported for s in one.spans))
    for one in reported:
        yield _part(check, one, lambda place, one=one: any(place.overlaps(s) for s in one.spans))  # type: ignore[misc]


def _part(check: Check, further: Further | None, within: Callable[[Span], bool]) -> Check:
    """The claims held against one record, and the quotations in its sentences."""
    about = further.ocid if further else None
    claims = tuple(checked for checked in check.claims if checked.about == about)
    # Claims name quotations by their number, so none is taken out of the list: one without words is passed over.
    quotations = tuple(q if within(q.span) else replace(q, text="") for q in check.article.quotations)
    part = replace(check, article=replace(check.article, quotations=quotations), claims=claims)
    if further is None:
        return part
    link = replace(check.link, ocid=further.ocid)
    return replace(part, link=link, title=further.title, not_judged=frozenset(), replies=())


def _comparison(checks: Sequence[Check]) -> Comparison:
    row = _row if checks[0].link.ocid is not None else _stated_row
    rows = (row(kind, checks) for kind in COMPARED)
    return Comparison(
        ocid=checks[0].link.ocid,
        title=checks[0].title,
        articles=tuple(check.article.id for check in checks),
        facts=tuple(row for row in rows if row.reported_by),
        quotation_pairs=tuple(_pairs(checks)),
        replies=tuple(reply_rows(checks)),
    )


# Answers


def reply_rows(checks: Sequence[Check]) -> Iterator[ReplyRow]:
    """What each article tells of everybody who answered or was asked: the contract's parties first."""
    told: dict[str, dict[str, Reply]] = {}
    for check in checks:
        for reply in check.replies:
            told.setdefault(reply.key, {})[check.article.id] = reply
    rows = [
        ReplyRow(_fullest(by_article), next(iter(by_article.values())).role, by_article) for by_article in told.values()
    ]
    yield from sorted(rows, key=lambda row: list(Party).index(row.role))


def _fullest(told: Mapping[str, Reply]) -> str:
    return max((reply.party for reply in told.values()), key=len)


# Facts


def _row(kind: ClaimType, checks: Sequence[Check]) -> FactRow:
    said = {c.article.id: [x for x in c.claims if x.claim.type is kind and _is_about_it(x)] for c in checks}
    if kind is ClaimType.VALUE:
        said = _without_other_money(said)
    return FactRow(
        type=kind,
        reported_by=tuple(article for article, claims in said.items() if claims),
        omitted_by=tuple(c.article.id for c in checks if not said[c.article.id] and kind not in c.not_judged),
        in_conflict=any(_conflict(a, b) for a, b in combinations(said.values(), 2)),
        claims={article: tuple(x.claim.id for x in claims) for article, claims in said.items() if claims},
    )


def _without_other_money(said: dict[str, list[CheckedClaim]]) -> dict[str, list[CheckedClaim]]:
    """Sums that the record does not have are another's, as soon as it has any that an article says."""
    silent = VerdictWord.NOT_IN_RECORD
    if all(x.verdict.word is silent for claims in said.values() for x in claims):
        return said
    return {article: [x for x in claims if x.verdict.word is not silent] for article, claims in said.items()}


def _stated_row(kind: ClaimType, checks: Sequence[Check]) -> FactRow:
    """The same without a record: what the articles say, side by side."""
    said = {c.article.id: [claim for claim in c.stated if claim.type is kind] for c in checks}
    pairs = [] if kind in _NAMES else combinations([claims for claims in said.values() if claims], 2)
    return FactRow(
        type=kind,
        reported_by=tuple(article for article, claims in said.items() if claims),
        omitted_by=tuple(c.article.id for c in checks if not said[c.article.id] and not _mentions(c, said.values())),
        in_conflict=any(not any(_fits(a.value, b.value) for a in ours for b in theirs) for ours, theirs in pairs),
        claims={article: tuple(claim.id for claim in claims) for article, claims in said.items() if claims},
    )


def _mentions(check: Check, said: Iterable[Sequence[Claim]]) -> bool:
    """Whether an article has the sum, the day, the length or the name that others report, whatever it says of it."""
    article = check.article
    for claim in (claim for claims in said for claim in claims):
        match claim.value:
            case MoneySaid(low, high):
                found = any(m.low == low and m.high == high for m in article.sums)
            case DaysSaid(days):
                found = any(m.days.first <= days.last and days.first <= m.days.last for m in article.dates)
            case LengthSaid(durations):
                found = any(m.durations == durations for m in article.durations)
            case _:
                found = " ".join(claim.text.split()[:2]) in article.text
        if found:
            return True
    return False


def _is_about_it(checked: CheckedClaim) -> bool:
    """Whether a claim speaks of the contract at all: what nobody can check is not a fact that was reported."""
    return checked.verdict.word is not VerdictWord.NOT_CHECKABLE


def _conflict(first: Sequence[CheckedClaim], second: Sequence[CheckedClaim]) -> bool:
    """Whether two articles' claims of one kind cannot both be right.

    Either the record bears out one article and not the other, or nothing that the one says fits what the other says
    (two right figures, such as an estimate and an award, are no conflict).
    """
    if not first or not second:
        return False
    verdicts = [{x.verdict.word for x in claims if not _is_shorthand(x)} for claims in (first, second)]
    wrong = [bool(words & _ERRORS) for words in verdicts]
    if wrong[0] != wrong[1] and VerdictWord.SUPPORTED in verdicts[wrong[0]]:
        return True
    if all(words == {VerdictWord.SUPPORTED} for words in verdicts):
        return False
    return not any(_fits(a.claim.value, b.claim.value) for a in first for b in second)


def _is_shorthand(checked: CheckedClaim) -> bool:
    """The mayor for the mayor's office: loose, but no other fact than the other outlet's."""
    return checked.verdict.reason is Reason.PERSON_FOR_OFFICE


def _fits(first: ClaimValue, second: ClaimValue) -> bool:
    """Whether two values said of the same thing can both be right."""
    match first, second:
        case MoneySaid(), MoneySaid():
            return _sums_fit(first, second)
        case DaysSaid(), DaysSaid():
            return first.days.first <= second.days.last and second.days.first <= first.days.last
        case LengthSaid(), LengthSaid():
            return _lengths_fit(first, second)
        case CountSaid(), CountSaid():
            return first.number == second.number or first.of != second.of
        case TextSaid(), TextSaid():
            return _texts_fit(first.text, second.text)
        case _:
            return True


def _sums_fit(first: MoneySaid, second: MoneySaid) -> bool:
    if first.currency and second.currency and first.currency != second.currency:
        return False
    if first.basis != second.basis:
        return False
    tolerance = max(first.amount_max, second.amount_max) / 100  # one of them may be rounded
    return first.amount_min <= second.amount_max + tolerance and second.amount_min <= first.amount_max + tolerance


def _lengths_fit(first: LengthSaid, second: LengthSaid) -> bool:
    if RANGE in (first.qualifier, second.qualifier):
        return _ranges_meet(first, second)
    days = [in_days(said.durations) for said in (first, second)]
    return abs(days[0] - days[1]) <= _SAME_LENGTH * max(days)


def _ranges_meet(first: LengthSaid, second: LengthSaid) -> bool:
    """Whether two lengths, of which one or both are ranges, have a length in common."""
    ends = [
        [d.approx_days for d in said.durations] if said.qualifier == RANGE else [in_days(said.durations)]
        for said in (first, second)
    ]
    return all(min(one) <= max(other) * (1 + _SAME_LENGTH) for one, other in (ends, ends[::-1]))


def _texts_fit(first: str, second: str) -> bool:
    ours, theirs = (set(quoted_wording(text).keys) - STOPWORDS for text in (first, second))
    return ours <= theirs or theirs <= ours or same_organisation(first, second)


# Quotations


def _pairs(checks: Sequence[Check]) -> Iterator[QuotationPair]:
    """Quotations of one passage in different articles, each with the best match of the other article."""
    for first, second in combinations(checks, 2):
        for ours in _quotations(first):
            found = [(theirs, a) for theirs in _quotations(second) if (a := _aligned(ours, theirs))]
            if found:
                theirs, alignment = max(found, key=lambda pair: _overlap(pair[1]))
                yield QuotationPair(
                    claims=(ours.claim, theirs.claim),
                    articles=(ours.article, theirs.article),
                    same_words=alignment.reason is None,
                    edits=alignment.edits,
                    reason=alignment.reason,
                )


def _aligned(ours: _Said, theirs: _Said) -> Alignment | None:
    alignment = align_pair(ours.text, theirs.text)
    people = SourceKind.RECORD not in (ours.source, theirs.source)
    return None if alignment and people and alignment.similarity < _PEOPLE_ALIKE else alignment


def _quotations(check: Check) -> list[_Said]:
    """The longer quotations of an article, under the id of their claim where they have one."""
    ids = {x.claim.quotation: x.claim.id for x in reversed(check.claims) if x.claim.quotation is not None}
    by_words = {x.claim.text: x.claim.id for x in reversed(check.claims) if x.claim.type is ClaimType.QUOTATION}
    said = []
    for number, quotation in enumerate(check.article.quotations):
        claim = by_words.get(quotation.text) or ids.get(number) or f"{check.article.id}.q{number + 1}"
        if len(quoted_wording(quotation.text)) >= _LEAST_WORDS:
            said.append(_Said(check.article.id, claim, quotation.text, quotation.source))
    return said


def _overlap(alignment: Alignment) -> int:
    return sum(len(edit.printed) for edit in alignment.edits if edit.kind is EditKind.SAME)
