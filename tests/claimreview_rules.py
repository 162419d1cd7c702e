"""What Google and Full Fact ask of a ClaimReview, as a JSON Schema of our own.

Sources, read November 2026: Google Search Central, "Fact check (ClaimReview) structured data": required and recommended
properties, the 75 characters, the numeric scale with both ends; Full Fact, markup investigation, "Basic usage": one
claim an object, `@context` schema.org alone; schema.org for the types of values.
"""

from __future__ import annotations

from typing import Any

import jsonschema_rs

DAY = r"^\d{4}-\d{2}-\d{2}$"
PAGE = r"^https?://[^\s/]+/\S*$"
_NAMED = {
    "type": "object",
    "required": ["@type", "name"],
    "properties": {
        "@type": {"enum": ["Organization", "Person"]},
        "name": {"type": "string", "minLength": 1},
        "url": {"type": "string", "pattern": PAGE},
    },
    "additionalProperties": False,
}
_WORK = {
    "type": "object",
    "required": ["@type"],
    "properties": {
        "@type": {"enum": ["NewsArticle", "CreativeWork"]},
        "name": {"type": "string"},
        "headline": {"type": "string"},
        "url": {"type": "string", "pattern": PAGE},
        "datePublished": {"type": "string", "pattern": DAY},
        "publisher": _NAMED,
    },
    "additionalProperties": False,
}
_DRAFT: dict[str, Any] = {
    "type": "object",
    "required": ["@context", "@type", "claimReviewed", "reviewRating", "itemReviewed"],
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@type": {"const": "ClaimReview"},
        "url": {"type": "string", "pattern": PAGE},
        "claimReviewed": {"type": "string", "minLength": 1, "maxLength": 75},
        "datePublished": {"type": "string", "pattern": DAY},
        "author": _NAMED,
        "editor": _NAMED,
        "inLanguage": {"type": "string"},
        "reviewBody": {"type": "string", "minLength": 1},
        "creditText": {"type": "string"},
        "creativeWorkStatus": {"type": "string", "pattern": "^Draft"},
        "sdPublisher": _NAMED,
        "sdDatePublished": {"type": "string", "pattern": DAY},
        "citation": {"type": "array", "minItems": 1, "items": _WORK},
        "itemReviewed": {
            "type": "object",
            "required": ["@type", "appearance"],
            "properties": {
                "@type": {"const": "Claim"},
                "author": _NAMED,
                "datePublished": {"type": "string", "pattern": DAY},
                "appearance": _WORK,
            },
            "additionalProperties": False,
        },
        "reviewRating": {
            "type": "object",
            "required": ["@type", "alternateName", "ratingValue", "worstRating", "bestRating"],
            "properties": {
                "@type": {"const": "Rating"},
                "alternateName": {"type": "string", "minLength": 1, "maxLength": 40},
                "ratingValue": {"type": "integer", "minimum": 1, "maximum": 4},
                "worstRating": {"const": 1},
                "bestRating": {"const": 4},
            },
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}
_SIGNED = _DRAFT | {
    "required": [*_DRAFT["required"], "url", "author", "datePublished", "sdPublisher"],
    "not": {"required": ["creativeWorkStatus"]},
}


def faults(document: Any, *, signed: bool) -> list[str]:
    """What is wrong with a ClaimReview; a signed one must have all that a consumer demands, a draft must say so."""
    found = [str(fault.message) for fault in jsonschema_rs.iter_errors(_SIGNED if signed else _DRAFT, document)]
    if not signed and "creativeWorkStatus" not in document:
        found.append("a draft that does not say so")
    return found
