"""Where: places that the article names and the record knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.checking.about import about_another
from onrecord.checking.context import Context
from onrecord.checking.governed import names_one
from onrecord.checking.model import Claim, ClaimType, Evidence, Reason, TextSaid, Verdict, VerdictWord
from onrecord.checking.people import BUYER_ROLES, is_same, mentions
from onrecord.checking.placed import Taken
from onrecord.checking.rule import Rule, claim
from onrecord.reading import Passage
from onrecord.reading.words import folded
from onrecord.values import Span

_BEFORE = re.compile(
    r"\b(?:in|at|near|around|across|along|on|outside|into|between|from|through|throughout|via"
    r"|serving|covering|towards"
    r"|beside|opposite|behind"
    r"|within|inside)\s++(?:the\s++)?(?:(?:former|old|nearby|central|rural|greater|inner|outer|upper|lower|mid"
    r"|(?:north|south)?-?(?:east|west)?(?:ern)?|north(?:ern)?|south(?:ern)?)\s+)?$",
    re.I,
)
_TOWARDS = re.compile(r"\bto\s+(?:the\s+)?$", re.I)
"""Before a place that a title names, too: "lights come back to Swallow Park"."""
_AREA = re.compile(r" (?:area|region|district|neighbourhood|coast|peninsula|campus|site)\b")
_PLACE = re.compile(
    r"\b(?:street|road|lane|avenue|park|zone|slipway|harbour|port|sands|bridge|quay|wharf|valley|hill|square|estate"
    r"|island|isle|river|yard|depot|station|beach|cove|bay|moor|forest|wood|common|green|gardens"
    r"|marina|pier|dock|loch"
    r"|glen|dale|fell|heath|close|way|drive|terrace|court|reservoir|airport|tower)s?\b",
    re.I,
)
"""What a place's name ends or begins with."""
_KEPT = 4
"""Times that one place is told to be in the record."""
_BODY = re.compile(r"\b(?:board|panel|committee|council|authority|office|commission|trust|team|group)$", re.I)
"""One sits "on" a board as one lives "on" a street."""
_LEAD, _SHOWN = 60, 200
"""Characters of evidence before the name, and in all."""


def find(context: Context) -> Iterator[Claim]:
    """Names of places that are no party of the record; wrong ones beside the right thing."""
    times: Counter[str] = Counter()
    taken = Taken()
    for span, wrong in context.once(_wrong).items():
        taken.add(span)
        yield claim(context, span, ClaimType.LOCATION, TextSaid(wrong.said))
    for span in places(context):
        said = span.of(context.text)
        if times[said] < _KEPT and not taken.overlaps(span) and evidence_of(said, context):
            times[said] += 1
            yield claim(context, span, ClaimType.LOCATION, TextSaid(said))


def judge(found: Claim, context: Context) -> Verdict | None:
    """Supported where the record names the place; contradicted where it puts the same thing elsewhere."""
    wrong = context.once(_wrong).get(found.span)
    if wrong is not None:
        there = [
            p for p in context.record.passages if wrong.words in p.text and not p.superseded and p is not wrong.passage
        ]
        evidence = [context.evidence(p.pointer, p.release_id, wrong.words) for p in (wrong.passage, *there)][:5]
        sentence = f"The notice says “{wrong.words}”, not {wrong.said}."
        return RULE.says(VerdictWord.CONTRADICTED, sentence, evidence, Reason.WRONG_PLACE)
    evidence = evidence_of(found.text, context)
    return RULE.says(VerdictWord.SUPPORTED, f"The record names {found.text}.", evidence) if evidence else None


def places(context: Context) -> Iterator[Span]:
    """Names that stand where a place stands, in the paper's own words or in the record's, or end as places do."""
    for span in mentions(context):
        said = span.of(context.text)
        before = context.text[context.sentence(span).start : span.start]
        party = any(is_same(said, n, short=True) for n in context.record.names)
        if (party and not _is_place_of_work(said, before, context)) or _BODY.search(said):
            continue
        bought = holds(folded(context.record.title), folded(said))  # a title names what is bought
        by_name = not bought and (_PLACE.search(said) or _is_place_in_record(said, context))
        area = not bought and _AREA.match(context.text, span.end)
        led = bought and _TOWARDS.search(before) and _PLACE.search(said.rpartition(" ")[2])
        if _BEFORE.search(before) or by_name or area or led:
            yield span


_IN = re.compile(r"\b(?:in|around|across|throughout)\s+$")


def _is_place_of_work(said: str, before: str, context: Context) -> bool:
    """Whether a place from which a party has its name is where the work is, in both texts: "homes in Aldermere"."""
    own = re.compile(rf"\b(?:in|around|across|throughout|within) {re.escape(said)}\b(?! (?:[A-Z]|[Cc]ouncil))")
    return bool(_IN.search(before)) and any(own.search(p.text) for p in context.record.passages if not p.superseded)


def _is_place_in_record(said: str, context: Context) -> bool:
    """Whether the record's own words or addresses use the name as a place's."""
    if any(f.name == "location" and holds(folded(f.value), folded(said)) for f in context.record.facts):
        return True
    pattern = re.compile(
        rf"(?:\b(?:in|at|near|around|across|within|located in|into|outside)(?: the)? |[,/] ?){re.escape(said)}\b"
    )
    return any(pattern.search(p.text) for p in context.record.passages if not p.superseded)


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A place that the article gives and the record does not, beside the words of the record."""

    said: str
    passage: Passage
    words: str


_THING = (
    r"(?P<thing>depots?|terminals?|beach(?:es)?|garages?|offices|stadium|arena|yard|quay|harbour|swimming pool"
    r"|playground"
    r"|cemetery|crematorium|car park|library|town hall|fire station|police station|leisure centre|museum|theatre)"
)
_NAMED = r"(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})"
_THING_AT = re.compile(rf"\b{_THING} (?:in|at|on) (?:the )?{_NAMED}")
_AT_THING = re.compile(rf"(?<![\w’'-]){_NAMED} {_THING}\b")
_PAIR = re.compile(
    r"(?<![\w’'-])(?P<first>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3}) and (?:the )?"
    r"(?P<second>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3})"
)

_QUARTER = re.compile(
    r"(?<!lives )(?<!live )(?<!based )(?<!born )\b(?:in|across|throughout) "
    r"(?P<whole>(?P<quarter>North|South|East|West|North East|North West|South East"
    r"|South West) (?P<rest>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?))"
)
_ONE = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}"
_RUN = re.compile(rf"(?<![\w’'-])(?:{_ONE}(?:, and |, | and )){{2,}}{_ONE}")
_PARTED = re.compile(r", and |, | and ")


_HIRES = re.compile(r"\b(?:contract\w*|tenders?|bids?|firms?|suppliers?|builders?|deal|hires?|hired)\b", re.I)


def _other_quarter(live: list[Passage], context: Context) -> Iterator[tuple[Span, _Wrong]]:
    """East Merrinshire, where the record knows the West of it only, and the article does not know that at all."""
    for match in _QUARTER.finditer(context.text):
        said, span, rest = match["whole"], Span(*match.span("whole")), re.escape(match["rest"])
        other = re.compile(rf"\b(?P<other>(?:North|South|East|West|Mid|Central|Greater)(?: East| West)?) {rest}\b")
        there = [(p, m) for p in live for m in other.finditer(p.text)]
        if not there or len({m["other"] for _, m in there}) > 1 or there[0][1]["other"] == match["quarter"]:
            continue
        passage, told = there[0]
        bare = re.compile(rf"(?<!{told['other']} )\b{rest}\b")
        if told.group() in context.text or any(bare.search(p.text) for p in live) or about_another(span, context):
            continue
        sentence = context.sentence(span)
        if not (names_one(sentence, BUYER_ROLES, context) and _HIRES.search(sentence.of(context.text))):
            continue
        if not context.said_by_someone(span) and context.quotation(span) is None:
            yield span, _Wrong(said, passage, told.group())


def _wrong(context: Context) -> dict[Span, _Wrong]:
    """Each place that is surely wrong; of two findings at one place the first."""
    return dict(reversed([*_misplaced(context)]))


def _misplaced(context: Context) -> Iterator[tuple[Span, _Wrong]]:
    """A depot in Tannery Road where the record has one depot, in Foundry Lane; a pair of places with one exchanged."""
    live = [p for p in context.record.passages if not p.superseded]
    for match in _THING_AT.finditer(context.text):
        span = Span(*match.span("place"))
        there = [w for p in live for at in (_THING_AT, _AT_THING) for w in _at(at, match["thing"], p)]
        if len({w.said for w in there}) == 1 and _is_elsewhere(match["place"], there[0].said, span, context):
            yield span, replace(there[0], said=match["place"])
    for match in _PAIR.finditer(context.text):
        span, first = Span(*match.span("second")), match["first"]
        pairs = [_Wrong(m["second"], p, m.group()) for p in live for m in _PAIR.finditer(p.text) if m["first"] == first]
        if len({w.said for w in pairs}) != 1 or not (_PLACE.search(first) or _PLACE.search(pairs[0].said)):
            continue
        if _is_elsewhere(match["second"], pairs[0].said, span, context):
            yield span, replace(pairs[0], said=match["second"])
    yield from _other_quarter(live, context)
    for match in _RUN.finditer(context.text):
        span = Span(*match.span())
        found = [w for p in live for w in _exchanged(match.group(), p)]
        rights = {right for _, right in found}
        if len(rights) == 1 and _is_elsewhere(found[0][0].said, rights.pop(), span, context):
            yield span, found[0][0]


def _exchanged(run: str, passage: Passage) -> Iterator[tuple[_Wrong, str]]:
    """Where a text lists the same places, as many and in the same order, with one other name; and that name."""
    ours = _PARTED.split(run)
    for match in _RUN.finditer(passage.text):
        theirs = _PARTED.split(match.group())
        other = [(a, b) for a, b in zip(ours, theirs, strict=False) if not _one_place(a, b)]
        kept = [a for a, b in zip(ours, theirs, strict=False) if _one_place(a, b)]
        told = len(kept) >= _KEPT_ENOUGH or any(_PLACE.search(name) for name in kept)
        if len(ours) == len(theirs) and len(other) == 1 and told:
            yield _Wrong(other[0][0], passage, match.group()), other[0][1]


_KEPT_ENOUGH = 2


def _one_place(said: str, right: str) -> bool:
    """The same name, or one that begins with the other: "Glasgow" and "Glasgow Airport"."""
    ours, theirs = folded(said), folded(right)
    short = min(len(ours), len(theirs))
    return bool(short) and ours[:short] == theirs[:short]


def _at(pattern: re.Pattern[str], thing: str, passage: Passage) -> Iterator[_Wrong]:
    """Where a text of the record puts a thing."""
    for match in pattern.finditer(passage.text):
        if match["thing"] == thing:
            yield _Wrong(match["place"], passage, match.group())


def _is_elsewhere(said: str, right: str, span: Span, context: Context) -> bool:
    """Whether a place is surely another one: nothing of its name in the record, and in the paper's own words."""
    ours, theirs = set(folded(said)), set(folded(right))
    known = any(holds(folded(p.text), folded(said)) for p in context.record.passages)
    party = any(is_same(said, n, short=True) for n in context.record.names)
    return not (known or party or ours <= theirs or theirs <= ours) and context.quotation(span) is None


def evidence_of(name: str, context: Context) -> list[Evidence]:
    """Where the record's texts and addresses hold a name, word for word."""
    words = folded(name)
    if not words or len(name) < 3:
        return []
    found = [
        context.evidence(p.pointer, p.release_id, _around(name, p.text))
        for p in context.record.passages
        if not p.superseded and holds(folded(p.text), words)
    ]
    found += [
        context.evidence(f.pointer, f.release_id, f.value)
        for f in context.record.facts
        if f.name == "location" and holds(folded(f.value), words)
    ]
    return found[:5]


def _around(name: str, text: str) -> str:
    """The words of the record that hold the name, with some before and behind.

    >>> _around("Foundry Lane", "Six buses are wanted. " * 20 + "Chargers stand at the Foundry Lane depot.")
    'are wanted. Six buses are wanted. Chargers stand at the Foundry Lane depot.'
    """
    at = max(text.casefold().find(name.casefold()), 0)
    start = text.find(" ", at - _LEAD) + 1 if at > _LEAD else 0
    return text[start : start + _SHOWN]


def holds(words: list[str], run: list[str]) -> bool:
    """Whether `run` stands in `words` as it is."""
    return any(words[i : i + len(run)] == run for i in range(len(words) - len(run) + 1))


RULE = Rule("location", 7, find, judge)
