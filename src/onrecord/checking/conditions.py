"""Conditions of a competition that an article tells and the record has: who is welcome, in what language, what is due.

They only ever confirm: a condition that the record has otherwise may be another one, and nothing is said of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from onrecord.article import SumMention
from onrecord.article.numbers import number_of
from onrecord.checking.background_words import RANK
from onrecord.checking.context import Context
from onrecord.checking.kept_open import kept_open, sent_by_wire
from onrecord.checking.model import Evidence
from onrecord.checking.placed import Taken
from onrecord.ocds import Json
from onrecord.reading.places import at, objects, text_of
from onrecord.reading.words import STOPWORDS, folded
from onrecord.values import Span

Met = Iterator[tuple[Span, list[Evidence]]]
_AROUND = 40

_FIRMS = r"(?:firms|businesses|companies|enterprises|suppliers|bidders|contractors|outfits|traders|providers|builders)"
_WELCOME = {
    "sme": r"(?:small(?:er)?|medium|local and small)(?:(?:,| and| or| to|-and|-to| &)[- ]medium)?(?:[- ]sized)? "
    rf"{_FIRMS}|smes?|small traders",
    "vcse": r"charities|charitable bodies|voluntary (?:groups|bodies|organisations|sector)|community groups"
    r"|the (?:third|voluntary) sector|social enterprises|vcses?|not-for-profits?|mutuals",
}
_ANY_WELCOME = "|".join(f"(?P<{name}>{words})" for name, words in _WELCOME.items())
_GROUP = re.compile(rf"\b(?:{_ANY_WELCOME})\b", re.I)
_SUITED = re.compile(
    r"\b(?:suitable|suited|suits|welcomed?|encouraged|within reach of|right for|fit for|aimed at|appropriate for)\b",
    re.I,
)
_UNFIT = re.compile(r"\b(?:not|un|never|no|hardly|isn[’']t|aren[’']t|too)\b|\bun(?:suit|welcome)", re.I)

_VARIANTS = re.compile(
    r"\b(?:variants?|variant bids|variant tenders|alternative (?:bids|offers|tenders|designs|proposals))\s+"
    r"(?:(?:is|are|will|would|may|can|must) )?(?P<no>not |never )?(?:be )?"
    r"(?:allowed|accepted|permitted|considered|admitted|taken|welcome)\b"
    r"|\b(?P<none>no) (?:variants?|variant bids|variant tenders|alternative (?:bids|offers|tenders|designs"
    r"|proposals))\b",
    re.I,
)

_TONGUES = {"english": "en", "welsh": "cy", "gaelic": "gd", "irish": "ga"}
_TONGUE = "|".join(_TONGUES)
_IN_TONGUE = re.compile(rf"\bin (?:either |both )?(?P<all>(?:{_TONGUE})(?:(?: or | and |/)(?:{_TONGUE}))?)\b", re.I)
_BIDDING = re.compile(
    r"\b(?:bids?|bidd\w+|tenders?|offers?|submi\w+|applications?|responses?|proposals?|quotes?)\b", re.I
)

_COVERED = {
    "public": r"public liability",
    "employer": r"employer(?:s|['’]s|s['’])?(?: (?:\(compulsory\)|compulsory))? liability",
    "professional": r"professional (?:indemnity|liability|negligence)",
    "product": r"products? liability",
    "turnover": r"turnover",
}
_COVER = re.compile(
    r"\s+(?:(?:of|in|worth of|for|as|minimum|yearly|annual|a year in|per claim of)\s+){0,2}"
    rf"(?:{'|'.join(f'(?P<{k}>{v})' for k, v in _COVERED.items())})(?: (?:insurance|cover|policy))?",
    re.I,
)
_COVER_FIRST = re.compile(
    rf"(?:{'|'.join(f'(?P<{k}>{v})' for k, v in _COVERED.items())})(?: (?:insurance|cover|policy))?"
    r"(?: (?:of|for|worth|to the value of|up to|at least|no less than|a minimum of|not less than)){1,3}\s+$",
    re.I,
)
_MONEY = re.compile(r"(?P<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?P<size> ?(?:million|mn|m|k)\b)?", re.I)
_ADJACENT = re.compile(rf"{_MONEY.pattern}(?: GBP)?(?: (?:of|in|for|worth of|minimum|each for))* ?$", re.I)
_SIZES = {"": 1, "million": 1_000_000, "mn": 1_000_000, "m": 1_000_000, "k": 1_000}
_NEAR_COVER, _BESIDE = 160, 30
_LEAST_COVER = 1_000

_NUMBERED = re.compile(
    r"\b(?:number|reference|ref|ID|code|title)(?: (?:number|no|code))?[:. ]+(?:is |of )?(?P<n>[\w/-]*\d[\w/-]{2,})"
)
_LOT = re.compile(r"\b[Ll]ot (?P<n>\d{1,3}|[A-Z])\b(?![-\w])")
_BEHALF = re.compile(
    r"\b(?:acting|acts|working|buying|procuring|tendering) (?:for|on behalf of) (?:the |its )?"
    r"(?P<whom>[\w’'-]+(?: [\w’'-]+){0,4}?)(?=[,.;:]|\s(?:has|have|had|is|are|was|were|will|wants?|and|in|to|on)\b)"
)
_ON_BEHALF = re.compile(r"\b(?:on behalf of|acting for)\b", re.I)
_AGED = re.compile(
    r"\b(?:aged |ages |from ages? )?(?P<a>\d{1,2}|[a-z]{3,9}) ?(?:to|-|–|and) ?(?P<b>\d{1,2}|[a-z]{3,9})"
    r"(?P<years>[- ]years?\b(?:[- ]olds?)?)?",
    re.I,
)
_RATIO = re.compile(
    r"(?<![\w£€$.,/:-])(?P<a>\d{1,2}) ?(?:to|/|:|-|–|and|per cent to) ?(?P<b>\d{1,2})(?:%| per cent)?(?![\w£:/]|[.,]\d)"
)
_SCORE = re.compile(r"\b(?:quality|price|cost|marks?|marking|points|weigh\w*|scor\w+|judged|split|criteria)\b", re.I)
_WEIGHT_OF = re.compile(r"(?<![\w£€$.,/-])(?P<n>a (?:fifth|quarter|third|tenth|half)) for (?:the )?\w+")
_PARTS = {"a fifth": 20, "a quarter": 25, "a tenth": 10, "a half": 50, "a third": 33}
_RATE = re.compile(
    r"(?<![\w£€$.,/-])(?P<n>\d{1,3}(?:,\d{3})+|\d{1,6})[ -]?(?P<of>[a-z]{3,}?)s?,? (?:a|per|an|every|each|/) ?"
    r"(?P<each>minute|hour|day|night|week|month|year|annum|shift|lesson|person|visit)\b"
)

_TURNS = (
    (
        r"(?:a |one )?single (?:provider|supplier|firm|contractor|operator|company|bidder|organisation)"
        r"(?:,? or (?:a )?(?:group|consortium|partnership|joint venture))?",
        r"single (?:provider|supplier|firm|contractor|operator|company|organisation|tenderer)\b",
    ),
    (
        r"(?:arrange|arranged|book|booked|agree) (?:a|the|their|any) (?:time|visit|slot|viewing|inspection)"
        r"(?: that suits)?|by (?:arrangement|appointment)|(?:visits?|viewings?|inspections?) (?:can|may|must|should)"
        r" be (?:arranged|booked)",
        r"by (?:prior )?(?:arrangement|appointment)|arrang\w+ [^.\n]{0,40}(?:visit|view|inspect|appointment)"
        r"|(?:visit|view|inspect)\w* [^.\n]{0,60}arrang",
    ),
    (r"community benefits?", r"community benefits?"),
    (
        r"(?:consortia|consortiums|joint bids|groups? of (?:firms|companies)) (?:are|is|may|can|will be) (?:\w+ )?"
        r"(?:welcome|allowed|accepted|bid|apply)"
        r"|(?:put in|make|submit|enter) (?:a )?joint (?:bids?|offers?)|club(?:bing)? together|band(?:ing)? together"
        r"|team(?:ing)? up|bid(?:ding)? (?:together|jointly|as a group|in partnership)|joint bids",
        r"consorti\w+|joint bids?|group of economic operators",
    ),
    (r"zero[- ]hours?(?: contracts?)?", r"zero[- ]hours?"),
    (r"(?:real )?living wage", r"living wage"),
    (r"(?:tupe|transfer of undertakings)", r"\btupe\b|transfer of undertakings"),
    (
        r"mandatory (?:site )?visits?|(?:site )?visits? (?:is|are) (?:mandatory|compulsory)",
        r"mandatory [^.\n]{0,20}visit",
    ),
)
"""What an article says, and the turns of phrase in which notices say the same."""

_NO_GUARANTEE = re.compile(
    r"\b(?:not|never|cannot be) (?:be )?guaranteed?\b|\bno guarantees?\b|\bwithout (?:any )?guarantee\b"
    r"|\bcannot promise\b"
)
_NO_PROMISE = r"\bno guarantee|\bnot (?:be )?guaranteed?|\bwithout (?:any )?guarantee|\bcannot (?:be )?guarantee"
"""What is not promised must be the same thing in both."""


def conditions(context: Context) -> Met:
    """Every condition in the article's own words that the record has too, with where it has it; none overlap."""
    taken = Taken()
    for finder in _FINDERS:
        for span, evidence in finder(context):
            if evidence and context.quotation(span) is None and not taken.overlaps(span):
                taken.add(span)
                yield span, evidence


def _suitability(context: Context) -> Met:
    """Small firms and charities, beside a word of welcome: every one of them must be welcome in the record."""
    for sentence in context.article.sentences:
        said = sentence.span.of(context.text)
        groups = list(_GROUP.finditer(said))
        if not groups or not _SUITED.search(said) or _UNFIT.search(said):
            continue
        first, last = groups[0], groups[-1]
        names = {name for m in groups for name, words in m.groupdict().items() if words}
        found = [_welcome(name, context) for name in sorted(names)]
        if all(found) and last.end() - first.start() < 120:
            at_start = sentence.span.start
            yield Span(at_start + first.start(), at_start + last.end()), [e for each in found for e in each]


def _welcome(group: str, context: Context) -> list[Evidence]:
    compiled = context.record.compiled
    paths = [("tender",), *(("tender", "lots", i) for i, _ in objects(compiled, "tender", "lots"))]
    given = [(path, at(compiled, *path, "suitability", group)) for path in paths]
    return [_field((*path, "suitability", group), True, context) for path, yes in given if yes is True][:2]


def _variants(context: Context) -> Met:
    policies = list(_policies(context.record.compiled))
    for match in _VARIANTS.finditer(context.text):
        refused = bool(match["no"] or match["none"])
        agree = bool(policies) and all((value == "notAllowed") == refused for _, value in policies)
        yield Span(*match.span()), [_field(path, value, context) for path, value in policies[:3]] if agree else []


def _policies(compiled: Json) -> Iterator[tuple[tuple[str | int, ...], str]]:
    paths = [("tender",), *(("tender", "lots", i) for i, _ in objects(compiled, "tender", "lots"))]
    for path in paths:
        place = (*path, "submissionTerms", "variantPolicy")
        if value := text_of(at(compiled, *place)):
            yield place, value


def _languages(context: Context) -> Met:
    compiled, path = context.record.compiled, ("tender", "submissionTerms", "languages")
    given = at(compiled, *path)
    codes = [text_of(code) for code in given] if isinstance(given, list | tuple) else []
    for match in _IN_TONGUE.finditer(context.text):
        span = Span(*match.span("all"))
        wanted = [_TONGUES[w] for w in folded(match["all"]) if w in _TONGUES]
        said = context.sentence(span).of(context.text)
        if all(code in codes for code in wanted) and _BIDDING.search(said) and not re.search(r"\b(?:not|no)\b", said):
            yield span, [_field((*path, codes.index(code)), code, context) for code in wanted]


def _insurance(context: Context) -> Met:
    """A sum of cover that a bidder must have, where the record has the same sum near the same kind of cover."""
    for mention in context.article.sums:
        after = _COVER.match(context.text, mention.span.end)
        lead = max(0, mention.span.start - 90)
        before = _COVER_FIRST.search(context.text, lead, mention.span.start)
        match = after or before
        if match is None or mention.low != mention.high:
            continue
        kind = next(name for name, words in match.groupdict().items() if words)
        span = Span(min(mention.span.start, match.start()), max(mention.span.end, match.end()))
        lead_in = len(span.of(context.text)) - len(span.of(context.text).lstrip())
        yield Span(span.start + lead_in, span.end), _cover(kind, mention, context)


def _cover(kind: str, mention: SumMention, context: Context) -> list[Evidence]:
    texts = [(p.pointer, p.release_id, p.text) for p in context.record.passages if not p.superseded]
    for i, criterion in objects(context.record.compiled, "tender", "selectionCriteria", "criteria"):
        if text := text_of(at(criterion, "minimum")):
            texts.append((f"/tender/selectionCriteria/criteria/{i}/minimum", "", text))
    found = []
    for pointer, release_id, text in texts:
        for named in re.finditer(_COVERED[kind], text, re.I):
            if _sum_beside(named, text) == mention.low:
                near = text[max(0, named.start() - _AROUND) : named.end() + _NEAR_COVER]
                found.append(context.evidence(pointer, release_id, " ".join(near.split())))
                break
    return found[:5]


def _sum_beside(named: re.Match[str], text: str) -> Decimal | None:
    """The sum of a cover: right before its name, or the first behind it and before the next cover's name."""
    before = _ADJACENT.search(text, max(0, named.start() - _BESIDE), named.start())
    if before and _amount(before) >= _LEAST_COVER:
        return _amount(before)
    rest = text[named.end() : named.end() + _NEAR_COVER]
    other = re.search("|".join(_COVERED.values()), rest, re.I)
    behind = (_amount(m) for m in _MONEY.finditer(rest[: other.start()] if other else rest))
    return next((amount for amount in behind if amount >= _LEAST_COVER), None)


def _amount(match: re.Match[str]) -> Decimal:
    """What a number of the record's words is worth, whatever its currency.

    >>> _amount(_MONEY.search("GBP 5 million")), _amount(_MONEY.search("10,000,000"))
    (Decimal('5000000'), Decimal('10000000'))
    """
    return Decimal(match["n"].replace(",", "")) * _SIZES[(match["size"] or "").strip().lower()]


def _numbers(context: Context) -> Met:
    """References, lots of a framework, ages, rates and shares of the marks."""
    for match in _NUMBERED.finditer(context.text):
        yield Span(*match.span("n")), _worded(rf"(?<![\w-]){re.escape(match['n'])}(?![\w-])", context)
    for match in _LOT.finditer(context.text):
        if RANK.search(context.clause(Span(*match.span())).of(context.text)):
            continue  # "the first order under lot 2": the lot is not what is stated
        yield Span(*match.span()), _worded(rf"\blot (?:no\.? |number )?0?{match['n']}\b", context)
    for match in _AGED.finditer(context.text):
        low, high = number_of(match["a"]), number_of(match["b"])
        told = match["years"] or re.match(r"aged|ages|from age", match.group(), re.I)
        if low is not None and high is not None and told:
            between = rf"(?<!\d){low} ?(?:-|–|—|to|and) ?{high}(?: ?years?| ?yrs?|[- ]year)"
            yield Span(*match.span()), _worded(rf"{between}|ages?d? {low} ?(?:-|–|to|and) ?{high}\b", context)
    for match in _RATE.finditer(context.text):
        each = "year|annum" if match["each"] in ("year", "annum") else match["each"]
        thing = re.escape(match["of"].removesuffix("s"))
        plain = match["n"].replace(",", "")
        number = f"(?:{re.escape(match['n'])}|{plain}|{int(plain):,})"
        yield (
            Span(*match.span()),
            _worded(rf"(?<![\d,.]){number}[ -]?{thing}\w{{0,2}},? ?(?:a|per|an|every|each|/) ?(?:{each})\b", context),
        )


def _shares(context: Context) -> Met:
    weights = {Decimal(f.value): f for f in context.record.facts if f.name == "weight"}
    for match in _RATIO.finditer(context.text):
        span, pair = Span(*match.span()), (Decimal(match["a"]), Decimal(match["b"]))
        marked = _SCORE.search(context.sentence(span).of(context.text))
        if marked and all(share in weights for share in pair):
            facts = [weights[share] for share in pair]
            yield span, [context.evidence(f.pointer, f.release_id, f.value) for f in facts]
    for match in _WEIGHT_OF.finditer(context.text):
        share, span = Decimal(_PARTS[match["n"]]), Span(*match.span())
        if share in weights and _SCORE.search(context.sentence(span).of(context.text)):
            fact = weights[share]
            yield span, [context.evidence(fact.pointer, fact.release_id, fact.value)]


def _behalf(context: Context) -> Met:
    """For whom a body buys, where the record says in words that hold the article's on whose behalf it buys."""
    for match in _BEHALF.finditer(context.text):
        whom = {w for w in folded(match["whom"]) if w not in STOPWORDS}
        for passage in context.record.passages if whom else ():
            for on in _ON_BEHALF.finditer(passage.text) if not passage.superseded else ():
                near = passage.text[on.start() : on.end() + 100]
                if whom <= set(folded(near)[:14]):
                    evidence = context.evidence(passage.pointer, passage.release_id, " ".join(near.split()))
                    yield Span(*match.span()), [evidence]


def _turns(context: Context) -> Met:
    for said, recorded in _TURNS:
        for match in re.finditer(rf"\b(?:{said})\b", context.text, re.I):
            yield Span(*match.span()), _worded(recorded, context)
    for match in _NO_GUARANTEE.finditer(context.text):
        span = Span(*match.span())
        of = {_stem(w) for w in folded(context.clause(span).of(context.text)) if w not in STOPWORDS} - {"guarantee"}
        found = _worded(_NO_PROMISE, context, _NEAR_COVER)
        yield span, [e for e in found if of & {_stem(w) for w in folded(str(e.value))}]


_FINDERS: tuple[Callable[[Context], Met], ...] = (
    _suitability,
    _variants,
    _languages,
    _insurance,
    _numbers,
    _shares,
    _behalf,
    kept_open,
    sent_by_wire,
    _turns,
)


def _stem(word: str) -> str:
    return re.sub(r"(?:ies|es|s|ing|ed|d)$", "", word)


def _worded(pattern: str, context: Context, around: int = _AROUND) -> list[Evidence]:
    texts = [p for p in context.record.passages if not p.superseded]
    found = [(p, m) for p in texts if (m := re.search(pattern, p.text, re.I))]
    return [context.evidence(p.pointer, p.release_id, _near(m, p.text, around)) for p, m in found[:5]]


def _near(match: re.Match[str], text: str, around: int) -> str:
    return " ".join(text[max(0, match.start() - around) : match.end() + around].split())


def _field(path: tuple[str | int, ...], value: str | bool, context: Context) -> Evidence:
    return context.evidence("/" + "/".join(map(str, path)), "", value)
