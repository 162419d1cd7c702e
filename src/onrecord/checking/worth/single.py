"""Whether a sum is the price of one thing of several: "each of the six minibuses cost £79,000"."""

from __future__ import annotations

import re

from onrecord.checking.context import Context
from onrecord.values import Span

_PERIOD = (
    r"(?:year|month|week|day|hour|night|morning|evening|weekend|\w+day|season|spring|summer|autumn|winter|term|quarter"
    r"|penny|pound|other|time)\b"
)
_PURCHASE = (
    r"(?:contracts?|deals?|tenders?|awards?|notices?|agreements?|frameworks?|commissions?|suppliers?|firms?|compan\w+"
    r"|bid\w*|offers?|payments?|sums?|orders?|jobs?|projects?|schemes?|councils?|works?)\b"
)
_EACH = re.compile(
    rf"\b(?:each|every(?: single)?|any one)\s(?!{_PERIOD}|{_PURCHASE})[^.,;:!?£€$\n]{{0,90}}$"
    rf"|\b(?:per\s(?!{_PERIOD}|cent\b|annum\b)|individually\b|singly\b)[^.;:!?£€$\n]{{0,60}}$"
    r"|\b(?:unit|individual|per-[a-z]+) (?:price|cost|rate|value)s?\b[^.,;:!?£€$\n]{0,40}$",
    re.IGNORECASE,
)
_ONE_OF_MANY = re.compile(
    rf"\b(?:an?(?: single| typical)?|one)\s(?!{_PURCHASE})(?:(?!{_PURCHASE})[a-z-]+\s){{0,2}}?(?!{_PURCHASE})"
    r"(?P<thing>[a-z]{3,})\s(?:(?:will|would|to|has|had|now|alone|itself|is|was)\s){0,3}?"
    r"(?:costs?|is|was|cost|costing|comes to|came to|goes for|went for|sells for|priced at)\s[^.,;:!?£€$\n]{0,40}$",
    re.IGNORECASE,
)
_FOR_ONE = re.compile(
    rf"\s(?:an?|for (?:an?|one|each|every)(?: single)?)\s(?!{_PURCHASE})(?:[a-z-]+\s)?(?P<thing>[a-z]{{3,}})\b", re.I
)
_WHOLE = re.compile(
    r"\b(?:contract|deal|tender|framework|agreement)\s(?:worth|valued at|priced at|of|for)\s[^£€$\n]{0,20}$", re.I
)
"""Right before a sum of the whole, whatever the sentence says of each before it."""
_REACH = 140
"""Characters before a sum in which the thing stands that it is the price of."""


def is_of_one_thing(span: Span, context: Context) -> bool:
    """Whether the words around a sum make it the price of one of several things that the article speaks of.

    "A minibus cost £79,000" is that only beside "minibuses": a bridge may be the whole purchase.
    """
    sentence, text = context.sentence(span), context.text
    ahead = text[max(sentence.start, span.start - _REACH) : span.start]
    if _WHOLE.search(ahead):
        return False
    if _EACH.search(ahead):
        return True
    behind = text[span.end : max(span.end, sentence.end)]
    return any(
        found is not None and _several(found["thing"], text)
        for found in (_ONE_OF_MANY.search(ahead), _FOR_ONE.match(behind))
    )


def _several(thing: str, text: str) -> bool:
    """Whether the article has the plural of a noun."""
    plural = rf"\b{re.escape(thing)}(?:s|es)\b" + (rf"|\b{re.escape(thing[:-1])}ies\b" if thing.endswith("y") else "")
    return bool(re.search(plural, text, re.IGNORECASE))
