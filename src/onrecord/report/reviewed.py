"""Reviews put beside the verdicts they speak of."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

import msgspec

from onrecord.checking.model import Check, CheckedClaim, Dossier, Reason, Review, ReviewKind, VerdictWord
from onrecord.errors import RegisterError
from onrecord.reading.words import folded
from onrecord.register import reviews as kept
from onrecord.report.digests import text_digest
from onrecord.report.json_dossier import value_json

Word = TypeVar("Word", bound=StrEnum)

_ENCODER = msgspec.json.Encoder(decimal_format="number", order="sorted")
_KINDS: dict[str, ReviewKind] = {
    "confirm": ReviewKind.CONFIRMED,
    "overrule": ReviewKind.OVERRULED,
    "annotate": ReviewKind.ANNOTATED,
}
_FAR = 400
"""Code points on either side of a claim in which the words around it are looked for."""


def with_reviews(dossier: Dossier, reviews: kept.Reviews) -> Dossier:
    """`dossier` with each claim that a person has reviewed saying so; the machine's verdicts stay as they are."""
    if not reviews.entries:
        return dossier
    return replace(dossier, checks=tuple(_with_reviews(check, reviews) for check in dossier.checks))


def place_of(check: Check, checked: CheckedClaim) -> kept.Place:
    """Where a claim stands, as reviews know it."""
    text, claim = check.article.text, checked.claim
    before = folded(text[max(0, claim.span.start - _FAR) : claim.span.start])[-kept.AROUND :]
    after = folded(text[claim.span.end : claim.span.end + _FAR])[: kept.AROUND]
    return kept.Place(
        article=text_digest(text),
        ocid=checked.about or check.link.ocid or "",
        type=claim.type.value,
        start=claim.span.start,
        end=claim.span.end,
        text=claim.text,
        value=_ENCODER.encode(value_json(claim.value)).decode(),
        around=(*before, *after),
    )


def _with_reviews(check: Check, reviews: kept.Reviews) -> Check:
    claims = tuple(_with_review(check, checked, reviews) for checked in check.claims)
    return replace(check, claims=claims)


def _with_review(check: Check, checked: CheckedClaim, reviews: kept.Reviews) -> CheckedClaim:
    place = place_of(check, checked)
    found = reviews.about(place, check.article.text)
    return checked if found is None else replace(checked, review=shown(found, place.article))


def shown(review: kept.Review, article: str) -> Review:
    """A review as it is shown beside a verdict on a claim of `article` (its hash)."""
    said = review.said
    return Review(
        kind=_KINDS[review.kind],
        by=review.by,
        at=review.at,
        note=review.note,
        machine=_known(VerdictWord, review.machine.verdict),
        verdict=_known(VerdictWord, said.verdict) if said else None,
        reason=_known(Reason, said.reason) if said and said.reason else None,
        sentence=review.machine.sentence,
        other_text=review.place.article != article,
    )


def _known(kind: type[Word], word: str) -> Word:
    try:
        return kind(word)
    except ValueError:
        raise RegisterError(
            "reviews.jsonl",
            found=f'"{word}"',
            expected="a word of " + ", ".join(kind),
            remedy="It was written by a newer On the Record: upgrade, then look again.",
        ) from None
