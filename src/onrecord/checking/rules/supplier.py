"""Who was awarded the work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checking.context import Context
from onrecord.checking.governed import names_one, telling
from onrecord.checking.model import Claim, ClaimType, Reason, TextSaid, Verdict, VerdictWord
from onrecord.checking.people import (
    BUYER_ROLES,
    SUPPLIER_ROLES,
    buys,
    is_same,
    is_trade,
    known_to_record,
    mentions,
    named,
    named_in_full,
    sells,
)
from onrecord.checking.placed import Taken
from onrecord.checking.printed import printed
from onrecord.checking.rule import Rule, claim
from onrecord.reading import Name
from onrecord.values import Span
from onrecord.values.names import normalise

_FIRMS = (
    r"(?:winners|suppliers|firms|builders|companies|contractors|providers|operators|businesses|consultants|charities"
    r"|agencies|successful bidders|organisations|garages|traders)"
)
_AMONG = re.compile(
    rf"^ (?:is |are |was |were )?(?:named |also )?among (?:the )?(?:\w+ )?{_FIRMS}\b|^ (?:is|are) also (?:there|on)\b"
)
_PLACE_TO = re.compile(
    r"\b(?:place|slot|spot|share|rest|lot(?: \w+)?) (?:went|goes|was given|was awarded) to (?:the )?$"
)
_LISTED = re.compile(
    r"\b(?:(?:are|were|is|have been) (?:all |also )?(?:on the (?:list|framework|panel)|among"
    r"|the winners|chosen|appointed|named|selected|picked|there)|won (?:places|contracts|lots)|share the|will share"
    r"|split the|divide the|between them (?:will|are to)"
    r" (?:run|build|supply|equip|fit|repair|mend|clean|provide|deliver|do|carry|make)"
    rf"|(?:[Aa]mong|[Aa]mongst) (?:the|those|its|them) ?(?:\w+ )?{_FIRMS}? ?(?:is|are|were)"
    rf"|(?:[Tt]he )?{_FIRMS} (?:are|were)|{_FIRMS}(?: [^.:;]{{0,60}})?:)"
)
_BETWEEN = re.compile(r"(?:, (?:and )?| and |, as (?:is|are) |, with |; (?:and )?)(?:the |by )?")


def find(context: Context) -> Iterator[Claim]:
    """Names that are a supplier's, or that the verbs around them make one."""
    suppliers, buyers = named(context, SUPPLIER_ROLES), named(context, BUYER_ROLES)
    whole = _in_full(context)
    for span in whole:
        yield claim(context, span, ClaimType.SUPPLIER, TextSaid(span.of(context.text)))
    taken = Taken(whole)
    for span in mentions(context):
        said = span.of(context.text)
        if taken.overlaps(span) or any(is_same(said, name, short=False) for name in buyers):
            continue
        right = any(_is_of(said, name) or named_in_full(span, name, context) for name in suppliers)
        if right or (not is_trade(said) and _is_made_one(span, context)):
            yield claim(context, span, ClaimType.SUPPLIER, TextSaid(said))


def _in_full(context: Context) -> dict[Span, list[Name]]:
    """The record's own names where no reading of capitals gives them: "Caring For Care", "Stonefold begins to dig"."""
    suppliers, buyers = named(context, SUPPLIER_ROLES), named(context, BUYER_ROLES)
    read = set(mentions(context))
    found = {s: n for s, n in printed(suppliers, context).items() if s not in read and _is_longer(s, read)}
    opening = {s: [n] for n in suppliers for s in _opening(n, context) if not any(s.overlaps(o) for o in found)}
    ours = [*printed(buyers, context)]
    return {s: names for s, names in (opening | found).items() if not any(s.overlaps(o) for o in ours)}


def _is_longer(span: Span, read: set[Span]) -> bool:
    """Whether no name that was read reaches beyond it."""
    return all(span.contains(other) for other in read if span.overlaps(other))


_OPENS = re.compile(
    r"(?:has|have|is|are|was|were|will|would|can|must|may|had|begins|starts|gets|takes|runs|wins|won|beat|makes|brings"
    r"|builds|supplies|provides|delivers|looks|keeps|works|employs|expects|hopes|plans|promises|charges|came|comes)\b"
)


def _opening(name: Name, context: Context) -> Iterator[Span]:
    """Where a name of one word, which is no word of the article's or the record's, opens a sentence."""
    words = normalise(name.name).split()
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    if len(words) != 1 or len(words[0]) < _SHORTEST or _is_common(words[0], context):
        return
    pattern = re.compile(rf"(?<![\w’'-]){re.escape(words[0])}(?=\s{_OPENS.pattern}|, (?:whose|which)\b)", re.I)
    for found in pattern.finditer(context.text):
        span = Span(*found.span())
        opens = context.sentence(span).start == span.start
        if opens and found.group()[0].isupper() and not context.said_by_someone(span):
            yield span


_LEGAL = frozenset("ltd limited plc llp lp inc cic uk group holdings company".split())
_SHORTEST = 4


def _is_common(word: str, context: Context) -> bool:
    """Whether a word is written small somewhere, or is a trade's."""
    texts = (context.text, *(p.text for p in context.record.passages))
    return is_trade(word.capitalize()) or any(re.search(rf"\b{re.escape(word)}\b", text) for text in texts)


def _is_of(said: str, name: Name) -> bool:
    """Whether a name is the record's, with its trade before it or without: "Coachbuilders Stonefold"."""
    trade, _, rest = said.partition(" ")
    return is_same(said, name, short=True) or (is_trade(trade) and is_same(rest, name, short=True))


def _is_made_one(span: Span, context: Context) -> bool:
    """Whether the words around a name make it a supplier's."""
    return (
        _has_place(span, context) or _is_given_it(span, context) or (sells(span, context) and not buys(span, context))
    )


_GIVEN = re.compile(r"\b(?:has|have|had) (?:now |just |already )?(?:given|handed) (?:the )?$|\b(?:gives|hands|gave) $")
_TERM = re.compile(
    r" (?:an?|another|one|two|three|four|five|six|seven|eight|ten|\d{1,2})(?: more)?[- ](?:year|month)s?(?: (?:contract"
    r"|deal))? (?:to|in which to) (?:run|build|supply|fit|repair|mend|clean|maintain|operate|look after|provide|deliver"
    r"|design|carry out|manage)\b|,? the (?:contract|deal)\b"
)
_TO = re.compile(r"\b(?:hands|entrusts|lets) (?!(?:it|them) )(?P<thing>[^.;:,\n]{3,60}) to (?:the )?$")
_CLEFT = re.compile(r"\b[Ii]t(?:[’']s| is) $")
_WHO_WON = re.compile(
    r" (?:that|which) (?:has )?(?:won|landed|bagged|got|secured|picked up) the (?:contract|deal|work|job)\b"
)
_NO_WORK = re.compile(
    r"\b(?:damages?|comment|drop|stop|object\w*|answer|pay|bill|fines?|medals?|prizes?|honours?|credit|keys|papers?|stones"
    r"|petition|letter|appeal\w*|respond|explain|decide|last|previous|old|former|first|original|earlier|separate"
    r"|inspect\w*)\b",
    re.I,
)
"""With such words something else is given, or it was another time."""
_TITLE_WORDS = 2


def _is_given_it(span: Span, context: Context) -> bool:
    """Whether a sentence with the thing bought gives it to somebody: "has given Kerbfold a year to run the lamps"."""
    sentence = context.sentence(span)
    words, title = sentence.of(context.text), telling(context.record.title)
    before, after = context.text[sentence.start : span.start], context.text[span.end : sentence.end]
    handed = _TO.search(before) if context.in_headline(span) else None
    given = (_GIVEN.search(before) and _TERM.match(after)) or (handed and telling(handed["thing"]) & title)
    cleft = _CLEFT.search(before) and _WHO_WON.match(after)
    if not (given or cleft) or _NO_WORK.search(words):
        return False
    buyer = names_one(Span(sentence.start, span.start if given else sentence.end), BUYER_ROLES, context)
    return buyer and len(telling(words) & title) >= (1 if handed else _TITLE_WORDS)


def judge(found: Claim, context: Context) -> Verdict | None:
    """Another firm named as supplier is wrong only where the article nowhere names a right one."""
    suppliers = named(context, SUPPLIER_ROLES)
    same = _in_full(context).get(found.span, [])
    same = same or [n for n in suppliers if _is_of(found.text, n) or named_in_full(found.span, n, context)]
    if same:
        evidence = [context.evidence(n.pointer, n.release_id) for n in same]
        return RULE.says(VerdictWord.SUPPORTED, f"The record names {same[0].printed} as supplier.", evidence)
    if not suppliers:
        return RULE.says(VerdictWord.NOT_IN_RECORD, "The record names no supplier.")
    right = any(is_same(s.of(context.text), n, short=True) for s in mentions(context) for n in suppliers)
    if (right and not _has_place(found.span, context)) or known_to_record(found.text, context):
        return None
    sentence = f"The record names {_all_of(suppliers)}, not {found.text}."
    evidence = [context.evidence(n.pointer, n.release_id) for n in suppliers]
    return RULE.says(VerdictWord.CONTRADICTED, sentence, evidence, Reason.WRONG_SUPPLIER)


def _all_of(suppliers: list[Name]) -> str:
    """ "Ash Ltd as supplier", "Ash Ltd and Birch Ltd as suppliers", "Ash Ltd and five others as suppliers"."""
    names = list(dict.fromkeys(normalise(n.name) for n in suppliers))
    shown = [next(n.printed for n in suppliers if normalise(n.name) == name) for name in names]
    if len(shown) == 1:
        return f"{shown[0]} as supplier"
    if len(shown) > _SHOWN:
        return f"{shown[0]} and {len(shown) - 1} others as suppliers"
    return f"{', '.join(shown[:-1])} and {shown[-1]} as suppliers"


_SHOWN = 3
"""Suppliers that a sentence names."""


def _has_place(span: Span, context: Context) -> bool:
    """Whether a name is said to be one of those chosen, whoever else is: "among the winners", or in a list of them."""
    sentence = context.sentence(span)
    before, after = context.text[sentence.start : span.start], context.text[span.end : sentence.end]
    if _AMONG.match(after) or _PLACE_TO.search(before):
        return True
    if sells(span, context) and _beside_right(span, sentence, context):
        return True
    if not _LISTED.search(sentence.of(context.text)):
        return False
    names, suppliers = list(mentions(context, sentence)), named(context, SUPPLIER_ROLES)
    if span not in names:
        return False
    row = _row(names, names.index(span), context.text)
    return any(is_same(other.of(context.text), n, short=True) for other in row for n in suppliers)


def _beside_right(span: Span, sentence: Span, context: Context) -> bool:
    """Whether the sentence gives each of several firms its share, right ones among them: "X gets £1m and Y £2m"."""
    suppliers = named(context, SUPPLIER_ROLES)
    several = len({normalise(n.name) for n in suppliers}) > 1
    others = (s for s in mentions(context, sentence) if s != span)
    return several and any(is_same(s.of(context.text), n, short=True) for s in others for n in suppliers)


def _row(names: list[Span], index: int, text: str) -> list[Span]:
    """The other names of the list that the one at `index` stands in."""
    first = last = index
    while first > 0 and _BETWEEN.fullmatch(text[names[first - 1].end : names[first].start]):
        first -= 1
    while last + 1 < len(names) and _BETWEEN.fullmatch(text[names[last].end : names[last + 1].start]):
        last += 1
    return [*names[first:index], *names[index + 1 : last + 1]]


RULE = Rule("supplier", 6, find, judge)
