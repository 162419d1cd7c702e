"""How long the contract lasts, with and without its options."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.ocds import Json
from onrecord.reading.model import DatedFact, Moment, Passage, Term
from onrecord.reading.places import Places, at, objects
from onrecord.reading.prose import durations_in, sentences_in

_OPTION = re.compile(r"\b(?:option|exten[ds]|extension|renew|further|additional|plus|optional)\w*", re.I)
_WHOLE = re.compile(r"\b(?:maximum|total|in all|altogether|including (?:any |all )?(?:extension|option)s?)\b", re.I)
_CONTRACT = re.compile(
    r"\b(?:contract|agreement|framework|term|period|duration|initial|initially|appointment|commission|run|last|lease|"
    r"concession|programme)\w*",
    re.I,
)


_INITIAL = re.compile(
    r"\binitial(?:ly)?(?: (?:contract|fixed))?(?: (?:term|period|duration|length))?(?: of| for)?\W*$", re.I
)
"""Right before the length of the contract without its options."""
_PLAIN_TERM = re.compile(
    r"\b(?:contract|agreement|framework)(?: \w+){0,3} (?:for|of|last|run)\b|\b(?:term|duration|period) of\b", re.I
)
_OF_BIDDERS = re.compile(
    r"\b(?:last|previous|past|preceding|first|prior|most recent|within(?: the)?|every"
    r"|each)\W+$",
    re.I,
)
"""Right before a length that is a time looked back on, a deadline or a rate: "the last three years"."""
_PROVING = re.compile(
    r"\b(?:accounts|turnover|experience|trading|references|insurance|warrant(?:y|ies)|guarantee|invoices?|payments?"
    r"|paid"
    r"|convictions?|audited|notice period|working days|similar contracts?|previously carried out|stand-?still)\b",
    re.I,
)
"""In a sentence about what bidders must show, or about payment, a length is not the contract's."""


_NO_TERM = re.compile(r"/(?:selectionCriteria|reviewDetails|recurrence)\b")
"""Fields for what bidders must show, for appeals, and for when the next notice comes: no length there is the term."""
_FURTHER_BY = re.compile(
    r"\b(?:further|additional|extra|another)\s(?:(?:period|term)(?:s|\(s\))?\sof\s)?(?:up to\s)?(?:a maximum of\s)?$"
    r"|\bextensions? may be (?:of |for )?any period up to (?:the |a )?maximum (?:of )?$",
    re.I,
)
"""Right before a length that comes on top, though it be the most that can: "of a maximum further 5 years"."""
_OPTION_BEHIND = re.compile(
    r"(?! (?:option|exten))[^.;]{0,80}?\b(?:with|plus|followed by)\b[^.;]{0,30}\b(?:option|exten|further|additional)",
    re.I,
)
"""Behind the term itself, where the field for options tells both: "3 years from 7 May with an option to extend"."""
_OPTIONS_OF = re.compile(r"\b(?:option|exten[ds]|extension|renewal)", re.I)
"""Within the words of a length: "two further options to extend in increments of 12 months"."""
_COULD_LAST = re.compile(
    r"\b(?:meaning|making|giving|so that|whereby|which (?:means|makes|gives)|i\.?e\.?|resulting in|bringing)\b"
    r"[^.;]{0,60}?\b(?:could|may|might|can|would) (?:potentially |then |possibly )?(?:last|run|carry|be|have|extend)"
    r"(?: for| to)?(?: up to)? (?:an? |the )?$",
    re.I,
)
"""Behind options, right before what they make: "with two options of a year, meaning the contract could run for 5"."""


def find_terms(
    compiled: Json, places: Places, dates: Sequence[DatedFact], passages: Sequence[Passage]
) -> tuple[Term, ...]:
    """Lengths of the contract from its fields and dates, of its options from their texts, and its longest life."""
    terms = _with_options_told([*_stated(compiled, places), *_between(dates), *_prose(passages), *_to_its_end(dates)])
    return tuple(terms + list(_maximum(terms)))


def _stated(compiled: Json, places: Places) -> Iterator[Term]:
    paths: list[tuple[str | int, ...]] = [("tender", "contractPeriod")]
    paths += [("tender", "lots", i, "contractPeriod") for i, _ in objects(compiled, "tender", "lots")]
    paths += [("awards", i, "contractPeriod") for i, _ in objects(compiled, "awards")]
    paths += [("contracts", i, "period") for i, _ in objects(compiled, "contracts")]
    for path in paths:
        days = at(compiled, *path, "durationInDays")
        if isinstance(days, int) and not isinstance(days, bool) and days > 0:
            pointer = "/" + "/".join(map(str, path)) + "/durationInDays"
            # Scottish and Welsh publishers count months of 30 days: 720 is two years.
            yield Term("contract", float(days), pointer, places.release_id(pointer), str(days))


def _between(dates: Sequence[DatedFact]) -> Iterator[Term]:
    starts = {f.pointer.rpartition("/")[0]: f for f in dates if f.moment is Moment.START and not f.superseded}
    for end in dates:
        if end.moment is Moment.END and not end.superseded:
            start = starts.get(end.pointer.rpartition("/")[0])
            if start is not None and (days := (end.days.first - start.days.first).days + 1) > 0:
                kind = "estimate" if end.estimate else "text" if end.doubt else "contract"
                yield Term(kind, float(days), end.pointer, end.release_id, f"{start.value} to {end.value}")


def _prose(passages: Sequence[Passage]) -> Iterator[Term]:
    for passage in passages:
        if passage.superseded:
            continue
        optional = passage.pointer.endswith(("renewal/description", "options/description"))
        for words in sentences_in(passage.text):
            for mention in durations_in(words):
                kind = _kind(words, mention.span.start, mention.span.end, optional=optional)
                if _NO_TERM.search(passage.pointer) and (kind == "contract" or "/selection" not in passage.pointer):
                    kind = "text"
                days = sum(d.approx_days for d in mention.durations)
                yield Term(kind, days, passage.pointer, passage.release_id, words, mention.durations, words)


def _kind(words: str, start: int, end: int, *, optional: bool) -> str:
    before, after = words[:start], words[end : end + 30]
    if _INITIAL.search(before):
        return "contract"
    if _FURTHER_BY.search(before):
        return "extension"
    if _WHOLE.search(before[-60:]):
        return "maximum"
    if _OPTION.search(before) and _COULD_LAST.search(before):
        return "maximum"
    if (
        _OPTION.search(before[-90:])
        or _OPTIONS_OF.search(words[start:end])
        or re.match(r"\W*(?:\w+\W+)?(?:option|extension|exten)", after, re.I)
    ):
        return "extension"
    if optional and _OPTION_BEHIND.match(words, end):
        return "contract"
    if optional and not re.search(r"\binitial|\bframework will (?:run|be)|\bcontract (?:has|is|will)", before, re.I):
        return "extension"
    near = before[-60:] + " " + after
    if _OF_BIDDERS.search(before[-40:]) and not re.match(r"\W*(?:\w+\W+)?(?:contract|term|period)\b", after, re.I):
        return "text"
    if _PROVING.search(words) and not _PLAIN_TERM.search(near):
        return "text"
    return "contract" if _CONTRACT.search(near) else "text"


_SAME = 0.06
"""Lengths are one within this share. Source: the article schema, "How exact is exact"."""
_END = re.compile(r"\b(?:end|expir\w+|until|conclud\w+|to)\b", re.I)


def _to_its_end(dates: Sequence[DatedFact]) -> Iterator[Term]:
    """From the start in a field to the end in the notice's words, where these also speak of options to extend."""
    starts = [f for f in dates if f.moment is Moment.START and not f.superseded and not f.estimate]
    for end in dates:
        said = end.moment is Moment.TEXT and not end.superseded and end.days.first == end.days.last
        if said and starts and _END.search(end.value) and _OPTION.search(end.value):
            days = (end.days.first - starts[0].days.first).days + 1
            if days > 0:
                yield Term("contract", float(days), end.pointer, end.release_id, end.value, words=end.value)


def _with_options_told(terms: Sequence[Term]) -> list[Term]:
    """The terms, those of fields as the longest life where the words tell a shorter one and options that make it up.

    "Two years with a potential extension of 12 months" beside dates three years apart: publishers count options in.
    """
    shorter = [t for t in terms if t.kind == "contract" and t.words]
    options: dict[str, dict[str, float]] = defaultdict(dict)
    for t in terms:
        if t.kind == "extension":
            options[t.pointer][t.words] = t.days
    added = {days for told in options.values() for days in (*told.values(), sum(told.values()))}
    added |= {sum(d.approx_days for d in t.durations[:1]) for t in terms if t.kind == "extension" and t.durations}
    wholes = {base.days + days for base in shorter for days in added}
    return [replace(t, kind="maximum") if _is_whole(t, wholes) else t for t in terms]


def _is_whole(term: Term, wholes: set[float]) -> bool:
    """Whether a term of a field is one of these lengths, its months of thirty days or of the calendar."""
    if term.kind != "contract" or term.words:
        return False
    read = (term.days, term.days * 365.25 / 360) if term.pointer.endswith("/durationInDays") else (term.days,)
    return any(abs(days - whole) <= _SAME * whole for days in read for whole in wholes)


def _maximum(terms: Sequence[Term]) -> Iterator[Term]:
    """The longest life by each option: on top of the longest term, and of the one that is told in its own sentence."""
    own = [t for t in terms if t.kind == "contract"]
    longest = max((t.days for t in own), default=None)
    options = {t.words: t for t in terms if t.kind == "extension"}
    if longest is None:
        return
    for option in options.values():
        beside = {t.days for t in own if t.words and t.words == option.words}
        for days in sorted({longest, *beside}, reverse=True):
            yield Term(
                "maximum", days + option.days, option.pointer, option.release_id, option.value, words=option.words
            )
