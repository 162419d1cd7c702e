"""Reviews as labelled data: articles in the schema of `quality/articles/`, which docs/quality.md describes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from onrecord.article import Quotation
from onrecord.checking.model import Check
from onrecord.register.reviews import Review
from onrecord.report.json import Object
from onrecord.report.json_dossier import quotation_json
from onrecord.report.wording import is_flagged

SPLIT = "reviewed"
_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One article with what people said of its claims."""

    file: str
    article: Object
    """In the schema of `quality/articles/`."""
    claims: int
    unreviewed_flags: int
    """Claims that are flagged today and that nobody has confirmed or overruled: a label is missing for each."""


def label_article(check: Check, reviews: Sequence[Review]) -> Labelled:
    """The reviews of one article as gold: `check` is the article checked today, `reviews` are those that stand."""
    main = [review for review in reviews if review.place.ocid == check.link.ocid]
    judged = sorted(  # gold knows one record an article
        (review for review in main or reviews if review.kind in ("confirm", "overrule")),
        key=lambda review: (review.place.start, review.place.end, review.place.type),
    )
    first = judged[0]
    text = check.article.text
    article: Object = {
        "schema_version": 1,
        "id": first.article_id,
        "split": SPLIT,
        "register": SPLIT,
        "published": first.published,
        "text": text,
        "headline": text.split("\n", 1)[0],
        "link": {
            "expect": "link",
            "ocid": first.place.ocid,
            "also_acceptable": [],
            "release_ids_as_of": list(check.releases),
        },
        "claims": [_claim(review, f"{first.article_id}.{number}") for number, review in enumerate(judged, start=1)],
        # A gold article lists every stretch between marks: these are as read, and nobody has reviewed them.
        "quotations": [_quotation(one, text) for one in check.article.quotations if not one.nested],
    }
    flags = sum(is_flagged(claim) and not claim.signed for claim in check.claims)
    name = _UNSAFE.sub("-", first.article_id).strip("-.") or "article"
    return Labelled(f"{name}-{first.place.article[:8]}.json", article, len(judged), flags)


def _quotation(quotation: Quotation, text: str) -> Object:
    """As the schema of gold articles has it, which knows one speaker."""
    said = quotation_json(quotation, text)
    return {key: value for key, value in said.items() if key != "named"}


def _claim(review: Review, number: str) -> Object:
    """One label: the person's verdict, or the machine's that a person confirmed."""
    place, stands = review.place, review.said or review.machine
    label: dict[str, Any] = {
        "id": number,
        "start": place.start,
        "end": place.end,
        "text": place.text,
        "type": place.type,
        "value": msgspec.json.decode(place.value),
        "verdict": stands.verdict,
    }
    if stands.reason:
        label["reason"] = stands.reason
    # A person who overrules says that the machine's places do not decide, and names no others.
    pointers = [] if review.said else list(dict.fromkeys(pointer for _, pointer in review.machine.evidence))
    label["evidence"] = [{"pointer": pointer} for pointer in pointers]
    note = f"{review.note} " if review.note else ""
    return label | {"note": f"{note}({review.kind} by {review.by}, {review.at:%Y-%m-%d})"}
