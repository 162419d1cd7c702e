"""Bodies that the notice's own words name as the one it is published for, whatever stands in the buyer's field."""

from __future__ import annotations

import re

from onrecord.checking.context import Context
from onrecord.checking.model import Evidence
from onrecord.checking.people import mentions
from onrecord.reading import Passage

_FOR = re.compile(
    r"(?:\b(?:on behalf of|commissioned by|funded by|employed by|published by|services? for|works? for)"
    r"|\bclient(?:\s+is|:)|\bcontracting authority(?:\s+is|:)|\bauthority:)\s+(?:the\s+)?$",
    re.I,
)
_SEEKS = re.compile(
    r"(?:\s*\([^()]{2,60}\))?(?:,[^,.]{1,80},)?\s+(?:is|are|wish(?:es)?|seeks?|intends?|requires?|invites?|would like"
    r"|has|have)\s+(?:(?:currently|now|also)\s+)?(?:to\s+(?:procure|appoint|establish|engage|commission|buy|purchase)"
    r"|seeking|looking|inviting|tendering|procuring|requiring|commissioning|going out|issued|a requirement"
    r"|(?:quotations?|tenders?|bids?|offers?|proposals?)\b)",
)
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


def _words(name: str, passage: Passage) -> str:
    """The words of a text that make a name the client's; empty where it is not."""
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w){_TAIL}", passage.text):
        before = passage.text[max(0, match.start() - _BEFORE) : match.start()]
        if _FOR.search(before) or _SEEKS.match(passage.text, match.end()):
            start = max(0, match.start() - _BEFORE)
            return " ".join(passage.text[start : start + _SHOWN].split())
    return ""
