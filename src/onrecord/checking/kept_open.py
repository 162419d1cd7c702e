"""How long an offer must hold good, and how it is to be sent: conditions that stand in fields of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checking.context import Context
from onrecord.checking.lengths import fits
from onrecord.checking.model import Evidence
from onrecord.ocds import Json
from onrecord.reading.places import at, objects, text_of
from onrecord.values import Span

_HOLDS = re.compile(
    r"\b(?:offers?|bids?|tenders?|prices?|quotes?|quotations?|(?:it|they|them))\b[^.;:\n]{0,40}?\b(?:hold|holds|stay|stays"
    r"|remain|remains|stand|stands|be kept|kept|be)\b[^.;:\n]{0,12}?\b(?:good|valid|open(?: for acceptance)?|firm)"
    r" (?:for|until|till)\s(?:at least |up to |the )*$",
    re.I,
)
_SENT = re.compile(
    r"\b(?:sent|send|submitted|submit|returned|lodged|put in|made|come|arrive|go)\b[^.;:\n]{0,40}?"
    r"(?P<how>by computer|by electronic mail|by e-?mail|electronically|on[- ]?line|through the portal"
    r"|over the internet)",
    re.I,
)
_BY_WORDS = re.compile(r"\bby e-?mail|\be-?mailed\b|electronic\w*|\bportal\b|\bon-?line\b", re.I)
_REACH = 110


def kept_open(context: Context) -> Iterator[tuple[Span, list[Evidence]]]:
    """Until when offers must hold good, where the record's field has the same."""
    fields = list(_fields(context.record.compiled))
    if not fields:
        return
    text = context.text
    for length in context.article.durations:
        if _HOLDS.search(text[max(0, length.span.start - _REACH) : length.span.start]):
            same = [p for p, days, _ in fields if days and fits(length.durations, "exact", float(days))]
            yield length.span, [_as_evidence(path, context) for path in same[:3]]
    for day in context.article.dates:
        if _HOLDS.search(text[max(0, day.span.start - _REACH) : day.span.start]):
            same = [p for p, _, end in fields if end.startswith(day.days.first.isoformat())]
            yield day.span, [_as_evidence(path, context) for path in same[:3]]


def _fields(compiled: Json) -> Iterator[tuple[tuple[str | int, ...], int, str]]:
    """Each field that says how long, with its days or its last day."""
    places = [("tender",), *(("tender", "lots", i) for i, _ in objects(compiled, "tender", "lots"))]
    for place in places:
        period = (*place, "submissionTerms", "bidValidityPeriod")
        days = at(compiled, *period, "durationInDays")
        if isinstance(days, int) and not isinstance(days, bool):
            yield (*period, "durationInDays"), days, ""
        if end := text_of(at(compiled, *period, "endDate")):
            yield (*period, "endDate"), 0, end


def sent_by_wire(context: Context) -> Iterator[tuple[Span, list[Evidence]]]:
    """That bids come by e-mail or through a portal, where the record says so in a field or in its words."""
    methods = at(context.record.compiled, "tender", "submissionMethod")
    listed = list(methods) if isinstance(methods, list | tuple) else []
    for found in _SENT.finditer(context.text):
        evidence = []
        if "electronicSubmission" in listed:
            place = ("tender", "submissionMethod", listed.index("electronicSubmission"))
            evidence.append(_as_evidence(place, context))
        evidence += [
            context.evidence(p.pointer, p.release_id, p.text[max(0, m.start() - 40) : m.end() + 40])
            for p in context.record.passages
            if not p.superseded and (m := _BY_WORDS.search(p.text))
        ]
        yield Span(*found.span("how")), evidence[:5]


def _as_evidence(path: tuple[str | int, ...], context: Context) -> Evidence:
    return context.evidence("/" + "/".join(map(str, path)), "", at(context.record.compiled, *path))
