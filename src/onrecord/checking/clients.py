"""Bodies that the notice's own words name as the one it is published for, whatever stands in the buyer's field."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.checking.context import Context
from onrecord.checking.model import Evidence
from onrecord.checking.people import mentions
from onrecord.checking.printed import printed
from onrecord.reading import Name, Passage
from onrecord.values import Span
from onrecord.values.names import name_forms

_FOR = re.compile(
    r"(?:\b(?:on behalf of|commissioned by|funded by|employed by|published by|services? for|works? for)"
    r"|\bclient(?:\s+is|:)|\bcontracting authority(?:\s+is|:)|\bauthority:)\s+(?:the\s+)?$",
    re.I,
)
_SEEKS = re.compile(
    r"(?:\s*\([^()]{2,60}\))?(?:,[^,.]{1,80},)?\s+(?:is|are|wish(?:es)?|seeks?|intends?|requires?|invites?|would like"
    r"|has|have)\s+(?:(?:currently|now|also)\s+)?(?:to\s+(?:procure|appoint|establish|engage|commission|buy|purchase"
    r"|invite|issue|tender|find|let|award|select|source|secure|obtain|hire|enter into|contract)"
    r"|seeking|looking|inviting|tendering|procuring|requiring|commissioning|going out|issued|a requirement"
    r"|(?:quotations?|tenders?|bids?|offers?|proposals?)\b)",
)
_NAME = (
    r"(?-i:(?<![\w’'-])[A-Z][\w&’'.-]*(?: (?:(?:of|and|for|the|&|in|upon|on|at) )*(?:[A-Z][\w&’'.-]*|\([A-Z]\w{1,9}\)))"
    r"{0,11})"
)
_BODY = re.compile(
    r"\b(?:council|authority|trust|police|university|college|board|department|ministry|agency|association|commissioner"
    r"|partnership|school|academy|constabulary|museum|hospital|homes|housing|borough|parliament|service|nhs)\b",
    re.I,
)
_SEEKER = re.compile(rf"(?:^|(?<=[.\n] )|(?<=\n)|\b[Tt]he )(?:The )?(?P<name>{_NAME})(?={_SEEKS.pattern})")
_BUYS_FOR = re.compile(
    rf"\b(?:on behalf of|commissioned by|contracting authority is|client is)\s+(?:the\s+)?(?P<name>{_NAME})", re.I
)
_TITLES = (
    re.compile(rf"^.*\bfor (?:the )?(?P<name>{_NAME})\W*$", re.I),
    re.compile(rf"^(?P<name>{_NAME}) [-–:] "),
    re.compile(rf"\s[-–:] (?P<name>{_NAME}) [-–:] "),
)
_READ = 3000
"""Code points of a text in which it says whom it is published for."""
_TAIL = (
    r"(?: (?:Group|Limited|Ltd|plc|Association|Trust|Council|Board|Authority))*"
    r"(?: ?[/&] ?(?:[A-Z][\w&.’'-]+ ?){1,6}(?<! ))?"
)
"""What may follow a name before its verb: its kind, and a body beside it."""
_BEFORE, _SHOWN = 60, 160


def clients(context: Context) -> dict[str, list[Evidence]]:
    """Each name of the article that a text of the record names as the body that buys, with the very words.

    >>> bool(_SEEKS.match(" Group wishes to establish")), bool(_SEEKS.match(" wishes to establish a framework"))
    (False, True)
    """
    found: dict[str, list[Evidence]] = {}
    for name in dict.fromkeys(span.of(context.text) for span in mentions(context)):
        if " " not in name and not name.isupper():
            continue
        for passage in context.record.passages:
            if not passage.superseded and (words := _words(name, passage)):
                found.setdefault(name, []).append(context.evidence(passage.pointer, passage.release_id, words))
    return found


@lru_cache(maxsize=64)  # asked by more than one rule, and for each claim
def _named_clients(texts: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The bodies that texts name as the one that buys: name as printed, pointer.

    >>> text = "The Abbot of Otterholme Multi-Academy (AOMA) would like to invite your company to tender."
    >>> _named_clients((("/tender/description", text),))
    (('Abbot of Otterholme Multi-Academy', '/tender/description'),)
    >>> _named_clients((("/tender/title", "PRINTERS FOR OTTERHOLME DISTRICT COUNCIL"),))
    (('OTTERHOLME DISTRICT COUNCIL', '/tender/title'),)
    """
    found: dict[str, str] = {}
    for pointer, text in texts:
        patterns = _TITLES if pointer.endswith("/title") else (_SEEKER, _BUYS_FOR)
        for match in (m for pattern in patterns for m in pattern.finditer(text[:_READ])):
            name = " ".join(re.sub(r"\([^()]*\)", " ", match["name"]).split())
            if _BODY.search(name) and " " in name:
                found.setdefault(name, pointer)
    return tuple(found.items())


def named_clients(context: Context) -> dict[Span, list[Evidence]]:
    """Where the article prints a body that the record's texts name as the one that buys, with the very words."""
    texts = {p.pointer: p for p in context.record.passages if not p.superseded}
    told = _named_clients(tuple((pointer, p.text) for pointer, p in texts.items()))
    names = [Name("client", name, pointer, texts[pointer].release_id, name_forms(name)) for name, pointer in told]
    return {
        span: [context.evidence(n.pointer, n.release_id, _around(n.name, texts[n.pointer].text)) for n in found]
        for span, found in printed(names, context).items()
    }


def _around(name: str, text: str) -> str:
    at = max(0, text.find(name.split(" ")[0]))
    return " ".join(text[max(0, at - _BEFORE) : at - _BEFORE + _SHOWN if at > _BEFORE else _SHOWN].split())


def _words(name: str, passage: Passage) -> str:
    """The words of a text that make a name the client's; empty where it is not."""
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w){_TAIL}", passage.text):
        before = passage.text[max(0, match.start() - _BEFORE) : match.start()]
        if _FOR.search(before) or _SEEKS.match(passage.text, match.end()):
            start = max(0, match.start() - _BEFORE)
            return " ".join(passage.text[start : start + _SHOWN].split())
    return ""
