"""How many tried for the work, as papers say it: "five firms bid", "was the only bidder", "seen off three rivals"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.article.numbers import number_of
from onrecord.checking.counted import NUMBER
from onrecord.values import Span

_WHO = r"(?:firms|companies|bidders|contractors|suppliers|providers|businesses|organisations|builders|groups)"
_OTHER = r"(?:other|rival|losing|unsuccessful|different|local|further)"
_OFFER = r"(?:bid|tender|offer|quote|quotation)"
_OFFERED = rf"(?:bid\b|tendered|applied|competed|submitted|responded|quoted|(?:put|sent) in (?:an? )?{_OFFER}s?\b)"
_MANY = (
    rf"(?<![\w£€$.,-])(?P<n>{NUMBER}) (?:{_OTHER} )?{_WHO}"
    rf"(?= (?:are (?:understood|thought|believed|said) to have |had |have |also )?(?:{_OFFERED}|missed|put in|expressed"
    r"|sent in|lost|were (?:disappointed|rejected|beaten|unsuccessful|turned down)))",
    rf"\b(?:beats?|beaten|beating|s(?:aw|ees?|een|eeing) off|edged out|outbid|ahead of|chosen from|picked from"
    rf"|from a field of) (?P<n>{NUMBER}) (?:{_OTHER} )?(?:rivals|{_WHO}|rival bidders|{_OFFER}s|others)\b",
    rf"(?<![\w£€$.,-])(?P<n>(?:[0-9]{{1,3}}|{NUMBER})) {_OFFER}s (?:were|was|had been|have been) "
    r"(?:received|submitted|sent in|put in)",
    rf"\b(?:chosen|picked|selected|hired|appointed|drawn) from(?: among)? (?P<n>{NUMBER}) (?:that|who|which)"
    rf" {_OFFERED}",
)
_ONE = (
    r"\b(?:was|were|is|are|being) the (?:only|sole|lone) (?:bidder|tenderer|applicant"
    rf"|(?:firm|company|supplier|contractor|provider|builder|one|body) (?:to|that|which|who) (?:{_OFFERED}|tender\b"
    r"|apply\b|compete\b|respond\b|quote\b))",
    rf"\b(?:only|just) (?:one|a single) (?:{_OFFER}\b(?!ders?)|(?:firm|company|supplier|contractor|provider|builder)"
    rf" (?:had |has )?{_OFFERED})",
    rf"\bno(?:body|[- ]?one| other (?:firm|company)) else (?:had |has )?{_OFFERED}",
)
_PATTERNS = tuple(re.compile(pattern, re.I) for pattern in (*_MANY, *_ONE))


def bidders_said(text: str) -> Iterator[tuple[Span, int, bool]]:
    """Where a text says how many tried, with the number, and whether those who won are surely among them.

    >>> said = "Merrin has seen off three other bidders. Ada Brook, picked from nine that sent in quotes, has begun."
    >>> [(span.of(said), number, all_told) for span, number, all_told in bidders_said(said)]
    [('seen off three other bidders', 3, False), ('picked from nine that sent in quotes', 9, True)]
    >>> [(number, all_told) for _, number, all_told in bidders_said("Merrin was the only bidder.")]
    [(1, True)]
    """
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            said = found.groupdict().get("n")
            number = number_of(said) if said else 1
            if number is not None:
                yield Span(*found.span()), int(number), said is None or " from " in found.group()
