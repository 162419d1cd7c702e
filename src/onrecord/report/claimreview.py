"""ClaimReview: one JSON-LD object for each claim that was judged, a draft until a named person has signed it.

Required by Google (Fact check structured data, read November 2026): `claimReviewed`, `reviewRating` with
`alternateName`, `url`; recommended: `author`, `datePublished`, `itemReviewed`. Full Fact's markup notes: the schema.org
context alone, one claim an object, an `appearance` for where it was made, evidence as `citation`.

Only the schema.org context is used. A draft says so in `creativeWorkStatus`, a property of every creative work, and has
neither author nor date: consumers may pass it over, people cannot mistake it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo

from onrecord.article import SourceKind
from onrecord.checking.model import Check, CheckedClaim, VerdictWord
from onrecord.checking.voices import voice_of
from onrecord.report.json import Object
from onrecord.report.statements import Citation, Citations, cited, summary_of
from onrecord.report.visible import one_line
from onrecord.report.wording import day_words
from onrecord.values import LONDON

SUMMARY_WIDTH = 75
"""Google: "Try to keep this less than 75 characters"."""
DRAFT = "Draft: no named person has signed it. Not for publication."
RATINGS: dict[VerdictWord, tuple[int, str]] = {
    VerdictWord.CONTRADICTED: (1, "Contradicted by the contract record"),
    VerdictWord.ALTERED_QUOTATION: (2, "Altered quotation"),
    VerdictWord.PARTIAL: (3, "True only in part"),
    VerdictWord.SUPPORTED: (4, "Supported by the contract record"),
}
"""What is rated, and how; docs/answers.md publishes the scale. Nothing else is judged, so nothing else is rated."""
WORST, BEST = 1, 4
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
_CAPITAL = re.compile(r"[A-Z]")


@dataclass(frozen=True, slots=True)
class Imprimatur:
    """Who publishes, where, and who signs; each may be empty."""

    reviewer: str = ""
    publisher: str = ""
    """The organisation on whose site it will stand."""
    url: str = ""
    """The page on which the claims will stand."""
    attribution: tuple[str, ...] = ()
    """The lines that the data's licences ask for."""
    zone: tzinfo = LONDON


@dataclass(frozen=True, slots=True)
class Rated:
    """One claim as ClaimReview."""

    article: str
    claim: str
    """Its id."""
    missing: tuple[str, ...]
    """What must be there before it may be published; empty for one that is signed."""
    document: Object
    """The JSON-LD."""

    @property
    def signed(self) -> bool:
        """Whether a named person has signed it."""
        return not self.missing


def claim_reviews(check: Check, citations: Citations, imprimatur: Imprimatur) -> Iterator[Rated]:
    """A ClaimReview for each claim that was judged; none for what is undecided, silent or opinion."""
    for checked in check.claims:
        if checked.stands in RATINGS:
            yield _rate(check, checked, citations, imprimatur)


def _rate(check: Check, checked: CheckedClaim, citations: Citations, imprimatur: Imprimatur) -> Rated:
    missing = tuple(_missing(checked, imprimatur))
    value, words = RATINGS[checked.stands]
    document: Object = {"@context": "https://schema.org", "@type": "ClaimReview"}
    if imprimatur.url:
        document["url"] = f"{imprimatur.url}#{_anchor(check, checked)}"
    document |= {
        "claimReviewed": summary_of(check.article, checked.claim.span, SUMMARY_WIDTH),
        "itemReviewed": _claim(check, checked, imprimatur),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": value,
            "worstRating": WORST,
            "bestRating": BEST,
            "alternateName": words,
        },
        "reviewBody": _body(checked),
        "inLanguage": "en-GB",
    }
    if evidence := [_citation(one) for one in cited(checked, citations)]:
        document["citation"] = evidence
    if imprimatur.attribution:
        document["creditText"] = " ".join(imprimatur.attribution)
    document |= {"creativeWorkStatus": DRAFT} if missing else _signature(checked, imprimatur)
    return Rated(check.article.id, checked.claim.id, missing, document)


def _missing(checked: CheckedClaim, imprimatur: Imprimatur) -> Iterator[str]:
    review = checked.review
    if not imprimatur.reviewer:
        yield "a reviewer: --reviewer NAME"
    elif not (checked.signed and review and review.by.casefold() == imprimatur.reviewer.casefold()):
        yield f"a review of this verdict by {imprimatur.reviewer}: onrecord review"
    if not imprimatur.url:
        yield "the page on which it will stand: --url URL"


def _signature(checked: CheckedClaim, imprimatur: Imprimatur) -> Object:
    review = checked.review
    if review is None:
        raise ValueError("nobody has signed this claim")
    person: Object = {"@type": "Person", "name": review.by}
    # Google reads one author, the publisher of the fact check; the person who signed is its editor.
    house: Object = {"@type": "Organization", "name": imprimatur.publisher}
    author = {"author": house, "editor": person} if imprimatur.publisher else {"author": person}
    day = review.at.astimezone(imprimatur.zone).date().isoformat()
    signature: Object = {"datePublished": day, **author, "sdDatePublished": day}
    return signature | {"sdPublisher": house if imprimatur.publisher else person}


def _body(checked: CheckedClaim) -> str:
    """The machine's sentence, or the reason of the person who overruled it."""
    review = checked.review
    overruled = review is not None and review.verdict is not None
    return one_line(review.note if review and overruled else checked.verdict.sentence)


def _claim(check: Check, checked: CheckedClaim, imprimatur: Imprimatur) -> Object:
    claim: Object = {"@type": "Claim"}
    if author := _author(check, checked):
        claim["author"] = author
    published = check.article.published
    if published:
        claim["datePublished"] = published.local_date(imprimatur.zone).isoformat()
    return claim | {"appearance": _appearance(check, imprimatur)}


def _author(check: Check, checked: CheckedClaim) -> Object | None:
    """Who said it: a named speaker, for words given as theirs, in marks or without; else the outlet."""
    article, number = check.article, checked.claim.quotation
    if number is not None and article.quotations[number].source in (SourceKind.PERSON, SourceKind.ORGANISATION):
        quotation = article.quotations[number]
        name = one_line(quotation.named.of(article.text)) if quotation.named else ""
        kind = "Person" if quotation.source is SourceKind.PERSON else "Organization"
        return {"@type": kind, "name": name} if _CAPITAL.match(name) else None
    voice = voice_of(checked.claim.span, article)
    if voice is not None and _CAPITAL.match(name := one_line(voice.name.of(article.text))):
        return {"@type": "Person" if voice.source is SourceKind.PERSON else "Organization", "name": name}
    return _outlet(check)


def _outlet(check: Check) -> Object | None:
    copy = check.article.copy
    return {"@type": "Organization", "name": copy.masthead.outlet} if copy and copy.masthead.outlet else None


def _appearance(check: Check, imprimatur: Imprimatur) -> Object:
    article, copy = check.article, check.article.copy
    work: Object = {"@type": "NewsArticle"}
    if copy and (address := copy.masthead.address or copy.address):
        work["url"] = address
    if article.headline:
        work["headline"] = one_line(article.headline.of(article.text))
    if article.published:
        work["datePublished"] = article.published.local_date(imprimatur.zone).isoformat()
    if outlet := _outlet(check):
        work["publisher"] = outlet
    return work


def _citation(citation: Citation) -> Object:
    dated = f", dated {day_words(citation.date.local_date())}" if citation.date else ""
    work: Object = {
        "@type": "CreativeWork",
        "name": f"Release {one_line(citation.release_id)} of {one_line(citation.ocid)}{dated}",
    }
    address = citation.notice or citation.address
    return work | ({"url": address} if address else {})


def _anchor(check: Check, checked: CheckedClaim) -> str:
    """The part of the page's address that is this claim's own: the same as long as the text is the same.

    One page may hold several fact checks only where each has an anchor. Source: Google, as above.
    """
    name = _UNSAFE.sub("-", check.article.id).strip("-").lower() or "article"
    return f"{name}-{checked.claim.type.value}-{checked.claim.span.start}"
