"""Lengths of something else: of a guarantee, of a sum that is kept back, of opening times, of each of several parts."""

from __future__ import annotations

import re

from onrecord.checking.context import Context
from onrecord.values import Span

_SOMETHING = (
    r"(?:guarantee[sd]?|warrant(?:y|ies|ed)|defects?|snagging|after-?care|retention|notice period|notice"
    r"|trial|probation(?:ary)?|induction|hand-?over|mobilisation|stand-?still|cooling[\s-]off|closure|diversion"
    r"|consultation|exhibition|payment|grace|validity|rent[\s-]free|liabilit(?:y|ies)|insurance|indemnity)"
)
_SAID_BEFORE = re.compile(
    r"\b(?:guarantee[sd]?|guaranteeing|warrant(?:y|ies|ed)|defects?|snagging|after-?care|retention"
    r"|retain(?:s|ed|ing)?(?= (?:[\w’'-]+ ){0,3}?(?:[£€]|money|sums?|cent|part|share|fees?|payments?)\b)"
    r"|(?:keep|keeps|kept|keeping|hold|holds|held|holding) (?:\w+ ){0,3}?back|withh(?:old|olds|eld|olding)"
    r"|notice (?:period|of|is|must)|(?:give|gives|given|giving|with|on|without) (?:\w+ )?notice"
    r"|stand-?still|cooling[\s-]off|probation(?:ary)?|trial|mobilisation|lead[\s-]time|liable|liability|insur\w+"
    r"|rent[\s-]free|valid|validity|stands? (?:good )?for acceptance"
    r"|(?:hold|held|holds|stay|stays|stand|stands|remain|remains|is|are|be|was|were|prices?|kept|keep) firm for"
    r"|(?:be|is|are|was|were|being|been|stay|stays|stand|stands|remain|remains|keep|keeps|kept) (?:\w+ ){0,2}?"
    r"(?:open|closed|shut)|opens?|opened|opening (?:times?|hours?|season)|diver(?:t\w*|sion)"
    r"|each|every|apiece|per|one of the)\b[^.;:\n]*$",
    re.I,
)
_PARTS = re.compile(
    r"\b(?:summers|winters|springs|autumns|seasons|sessions|visits|phases|stages|blocks|stints|spells|shifts|courses"
    r"|classes|workshops|placements|rounds|batches|slots|legs|lots|parts|tours|runs) (?:of|lasting"
    r"|that last|which last"
    r"|running|taking)\W+(?:(?:up to|about|around|some|at least|over|nearly|almost|just)\W+)*$",
    re.I,
)
_SAID_AFTER = re.compile(
    rf"[-\s'’]*+(?:(?:of|as|in|by way of|under|for|on) )?(?:(?:an?|the|its|their) )?(?:[\w’-]+[\s-])?{_SOMETHING}\b"
    r"|\W{0,2}\s*(?:each\b|apiece|a (?:year|season|summer|winter|time|term|session|visit|week|month)\b(?! at a time)"
    r"|per\b|every\b|(?:at|in) a time\b|a piece\b|respectively)",
    re.I,
)
_PLAINLY_THE_TERM = re.compile(
    r"[-\s](?:[\w’'-]++\s){0,2}(?:[\w’'-]+[-\s])?(?:contract|deal|agreement|framework|concession|commission"
    r"|appointment)s?\b",
    re.I,
)


_EACH_CONTRACT = re.compile(
    r"\beach (?:contract|agreement|deal) (?:is|was|runs?|lasts?|will (?:be|run|last)|would (?:be|run"
    r"|last))\b[^.;:,\n]{0,40}$",
    re.I,
)


def of_something_else(span: Span, context: Context) -> bool:
    """Whether the words around a length of time give it to something smaller than the contract, or to each of several.

    "A guarantee of two years", "six months' notice", "three summers of sixteen weeks each", "kept back for a year".
    A "five-year contract" is the contract's whatever else the sentence names.
    """
    sentence = context.sentence(span)
    before, after = context.text[sentence.start : span.start], context.text[span.end : sentence.end]
    if _SAID_AFTER.match(after) or _PARTS.search(before):
        return True
    if _EACH_CONTRACT.search(before):
        return False
    return not _PLAINLY_THE_TERM.match(after) and bool(_SAID_BEFORE.search(before))
