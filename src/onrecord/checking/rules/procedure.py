"""How the work was let: open, restricted, direct, called off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checking.about import about_another
from onrecord.checking.context import Context
from onrecord.checking.model import Claim, ClaimType, Evidence, Reason, TextSaid, Verdict, VerdictWord
from onrecord.checking.people import is_same
from onrecord.checking.placed import Taken
from onrecord.checking.rule import Rule, claim
from onrecord.checking.stage_words import is_unreal
from onrecord.reading.words import folded
from onrecord.values import Span

_PHRASES = (
    (
        "open",
        r"\b(?:an? )?open (?:procedure|tender(?:ing)?|competition|process|contest)"
        r"(?: (?:above|below) the threshold)?|\b(?:competition|contest|tender|contract|procedure"
        r"|bidding)[^.;\n]{0,60}?"
        r"\bis (?P<all>open to all(?: comers)?)"
        r"|\b(?:competition|contest|tender|procedure|process|procurement|purchase)\b[^.;\n]{0,40}? (?:is"
        r"|was|will be) "
        r"(?P<one>an open one(?:,? (?:above|below) the threshold)?)"
        r"|\b(?:competition|contest|tender|procedure|process), (?P<too>an open one(?:,? (?:above"
        r"|below) the threshold)?)"
        r"|\b(?:[Aa]ny ?(?:one|body)|[Aa]ny (?:firm|company|supplier|builder))(?: at all| who (?:likes"
        r"|wants)(?: to)?)?"
        r" (?:may|can|could|is (?:free|welcome) to) (?:bid|apply|tender|have a go|try|compete|put in)\b",
    ),
    ("mini-competition", r"\b(?:a )?(?:mini-? ?competition|further competition)"),
    (
        "restricted",
        r"\b(?:a )?(?:restricted|selective|two-stage) (?:procedure|tender(?:ing)?|competition|process)"
        r"|\b(?:a )?two-stage (?:affair|contest|exercise|race|business|job)",
    ),
    (
        "negotiated",
        r"\b(?:a )?(?:negotiated procedure|competitive (?:dialogue|procedure with negotiation))"
        r"|\b(?:after|by|through) negotiations?\b"
        r"|\b(?:procedure|process|procurement|tender|competition) (?:is|was|will be) (?P<talked>an? negotiated one)\b",
    ),
    (
        "quotation",
        r"\b(?:competitive |invited )?(?:quotations?|quotes)(?= (?:procedure|from|by|exercise))|"
        r"\b[Cc]ompetitive quotations?\b|"
        r"\brequest for quotations?",
    ),
    (
        "direct",
        r"\b(?:a )?(?:direct(?:ly)? award(?:ed)?|single[- ]tender(?: action)?|without (?:a |"
        r"any )?(?:competition|tender(?:ing)?|competitive "
        r"tender|bidding)|no[- ]bid)"
        r"|\b[Nn]o rival (?:bids|offers|quotes) (?:were|was|had been) (?:sought|invited|asked for)"
        r"|\b(?:gave|handed|given|awarded|went|gone) (?:it |the (?:job|work|contract|deal) )?straight to the \w+"
        r"|\bwithout (?:a contest|asking any(?:one|body) else(?: to bid)?|inviting (?:rivals|rival bids|others))"
        r"|\b[Nn]o (?:other|rivals?)(?: (?:company|firm|bidder|supplier|contractor|provider|builder"
        r"|organisation))? (?:was|were) (?:invited|asked|approached)(?: to (?:bid|tender|quote))?"
        r"|\b[Nn]o(?:body| ?one) else was (?:invited|asked|approached)(?: to (?:bid|tender|quote))?"
        r"|\b[Tt]he only (?:firm|company|supplier|one) (?:that was |to be )?(?:invited|asked|approached)\b"
        r"|\bdid not (?:look for|seek|approach|ask) (?:a |any )?(?:rival|other) (?:firms?|bids?|suppliers?"
        r"|compan(?:y|ies))",
    ),
    (
        "call-off",
        r"\bcalled (?:it|them) off (?:from |under )?an? (?:[\w’'-]+ ){0,3}framework(?: agreement)?"
        r"|\b(?:a )?call(?:ed)?[- ]off (?:from|under) (?:a|an|the) (?:[\w’'-]+ ){0,3}framework(?: agreement)?"
        r"|\b(?:an? )?call-off\b(?= (?:from|under|contract|order)\b|[,.;])"
        r"|\b(?:drawn|taken|picked|chosen|hired) (?:from|off) an? (?:existing|standing|ready-made) (?:framework|list"
        r"|panel)\b",
    ),
    (
        "dps",
        r"\b(?:a |the )?dynamic purchasing system|\b(?:[A-Z][\w&-]*[’']s|an? [A-Z][\w&-]*"
        r"|the [A-Z][\w&-]*) purchasing"
        r" system",
    ),
    (
        "framework",
        r"\b(?:through |under |via )?(?:an?|"
        r"the) (?:(?P<name>[A-Z][\w&-]*(?: [A-Z][\w&-]*)*) )?framework(?: agreement)?\b"
        r"|\b(?:through|under|via|from"
        r"|off) [A-Z][\w&-]*(?: [A-Z][\w&-]*)*[’']s? (?:[a-z]+ )?framework(?: agreement)?\b",
    ),
)
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _PHRASES)
_OWNED = "framework of"
_OWNER = re.compile(
    r"\bframework(?: agreement)?s?,? (?:which is |that is )?(?:run|managed|owned|operated|set up|let|provided|offered"
    r"|held)"
    r" by (?:the |a )?(?:[a-z][\w-]* ){0,4}(?P<who>[A-Z][\w&’'-]*(?: (?:of |and )?[A-Z][\w&’'-]*){0,4})"
)
_TERM = 5
"""Words of a term between marks that is still the paper's own statement."""
_IN_RECORD = {
    "open": r"\bopen\b",
    "restricted": r"restricted|selective",
    "negotiated": r"negotiat|dialogue",
    "quotation": r"quotation|quote",
    "direct": r"direct|single tender|without prior|limited",
    "call-off": r"call-?\s?off",
    "mini-competition": r"mini-?\s?competition|further competition",
    "dps": r"dynamic purchasing|\bDPS\b",
    "framework": r"framework",
}


def find(context: Context) -> Iterator[Claim]:
    """Phrases that name a procedure, outside quotations; one that lies inside a longer one is not said again."""
    taken = Taken()
    for kind, pattern in _PATTERNS:
        for found in pattern.finditer(context.text):
            span = Span(
                *found.span(next((name for name in ("all", "one", "too", "talked") if found.groupdict().get(name)), 0))
            )
            if not context.said_by_someone(span) and not _quoted_at_length(span, context) and not taken.overlaps(span):
                taken.add(span)
                yield claim(context, span, ClaimType.PROCEDURE, TextSaid(kind))
    for span in _run_by(context):
        yield claim(context, span, ClaimType.PROCEDURE, TextSaid(_OWNED))
    for span in _named(context):
        if not taken.overlaps(span):
            yield claim(context, span, ClaimType.PROCEDURE, TextSaid(_OWNED))


def _quoted_at_length(span: Span, context: Context) -> bool:
    """Whether the phrase is part of a longer quotation, and not a term that the paper holds with tongs."""
    index = context.quotation(span)
    return index is not None and len(context.article.quotations[index].text.split()) > _TERM


def _run_by(context: Context) -> Iterator[Span]:
    """Whose framework it is, where the record names it beside the framework."""
    for found in _OWNER.finditer(context.text):
        span = Span(*found.span("who"))
        if context.quotation(span) is None and _owners(span.of(context.text), context):
            yield span


_BY_NAME = re.compile(
    r"\b(?:through|under|via|using|by way of|from|off) (?:the )?(?:government[’']s )?"
    r"(?P<who>[A-Z][\w&-]*(?: (?:and |of )?[A-Z0-9][\w&-]*){0,5})"
)
"""A framework by its own name: "through G-Cloud", "under Digital Outcomes 6"."""


def _named(context: Context) -> Iterator[Span]:
    """The framework that the work was called off from, by its name, where the record calls it off from that too."""
    for found in _BY_NAME.finditer(context.text):
        span = Span(*found.span())
        party = any(is_same(found["who"], name, short=True) for name in context.record.names)
        if not party and not context.said_by_someone(span) and _called_off(found["who"], context):
            yield span


def _called_off(who: str, context: Context) -> list[Evidence]:
    """Where the record says that it is a call-off from what is so named."""
    name = r"[- ]".join(map(re.escape, re.split(r"[- ]", who)))
    near = re.compile(rf"\b[Cc]all(?:ed)?[- ]?[Oo]ff\b.{{0,30}}\b{name}\b|\b{name}\b.{{0,12}}\b[Cc]all-?[Oo]ff\b", re.I)
    found = [(p, m) for p in context.record.passages if not p.superseded and (m := near.search(p.text))]
    return [context.evidence(p.pointer, p.release_id, " ".join(m.group().split())) for p, m in found[:5]]


def _owners(who: str, context: Context) -> list[Evidence]:
    near = re.compile(rf"\b{re.escape(who)}\b.{{0,60}}framework|framework.{{0,60}}\b{re.escape(who)}\b", re.I | re.S)
    texts = [p for p in context.record.passages if not p.superseded]
    found = [(p, m) for p in texts if (m := near.search(p.text))]
    return [context.evidence(p.pointer, p.release_id, " ".join(m.group().split())) for p, m in found[:5]]


def judge(found: Claim, context: Context) -> Verdict | None:
    """Supported by the method, its details or the prose; another procedure in the record leaves it undecided."""
    assert isinstance(found.value, TextSaid)
    if found.value.text == _OWNED:
        by_name = _BY_NAME.fullmatch(found.text)
        owners = _called_off(by_name["who"], context) if by_name else _owners(found.text, context)
        told = f"a call-off from {by_name['who']}" if by_name else f"the framework of {found.text}"
        says = RULE.says(VerdictWord.SUPPORTED, f"The notice speaks of {told}.", owners)
        return says if owners else None
    pattern = re.compile(_IN_RECORD[found.value.text], re.I)
    facts = [f for f in context.record.facts if f.name == "procedure"]
    fields = [f for f in facts if pattern.search(f.value)]
    if fields:
        evidence = [context.evidence(f.pointer, f.release_id, f.value) for f in fields]
        return RULE.says(VerdictWord.SUPPORTED, f"The record gives the procedure as: {fields[0].value}.", evidence)
    prose = [p for p in context.record.passages if not p.superseded and pattern.search(p.text)]
    if prose and found.value.text not in ("open", "direct"):
        evidence = [context.evidence(p.pointer, p.release_id, p.text[:200]) for p in prose[:5]]
        return RULE.says(
            VerdictWord.SUPPORTED, f"The notice speaks of it: “{_near(pattern, prose[0].text)}”.", evidence
        )
    if found.value.text == "direct" and (made := _made_directly(context)):
        return RULE.says(VerdictWord.SUPPORTED, f"The notice speaks of it: “{made[0].value}”.", made)
    if facts:
        sentence = f"The record gives the procedure as: {facts[0].value}."
        evidence = [context.evidence(f.pointer, f.release_id, f.value) for f in facts]
        if found.value.text == "open" and _is_closed(found, [f.value for f in facts], context):
            sentence = f"The record gives the procedure as: {facts[0].value}, which is not open to all."
            return RULE.says(VerdictWord.CONTRADICTED, sentence, evidence, Reason.STAGE_WRONG)
        if _is_open_to_all(found, [f.value for f in facts], context):
            sentence = f"The record gives the procedure as: {facts[0].value}, which is not restricted."
            return RULE.says(VerdictWord.CONTRADICTED, sentence, evidence, Reason.STAGE_WRONG)
        return RULE.says(VerdictWord.UNDECIDED, sentence, evidence)
    return (
        RULE.says(VerdictWord.NOT_IN_RECORD, "The record does not name the procedure.") if folded(found.text) else None
    )


_DIRECTLY = re.compile(r"\bdirect(?:ly)? award(?:ed)?\b", re.I)
_MAY_BE = re.compile(
    r"\b(?:may|might|could|can|reserves?|right|option|future|if|where|either|or|not|without|subsequent|permits?|allows?)"
    r"\b[^.;]{0,60}$",
    re.I,
)


def _made_directly(context: Context) -> list[Evidence]:
    """Where the notice of an award says that it was made directly, and not that such awards may be."""
    if context.record.stage != "awarded":
        return []
    texts = [p for p in context.record.passages if not p.superseded]
    found = [(p, m) for p in texts for m in _DIRECTLY.finditer(p.text) if not _MAY_BE.search(p.text[: m.start()])]
    return [context.evidence(p.pointer, p.release_id, _around(m, p.text)) for p, m in found[:5]]


_CLOSED = re.compile(r"\b(?:restricted|competitive dialogue|negotiated|procedure with negotiation)\b", re.I)
_SAYS = re.compile(r"\b(?:say|says|said|call|calls|called|so-called)\b")
_AHEAD = 15
"""Code points before such a statement in which an "if" would make it none."""
_FRAME = re.compile(
    r"\b(?:[Ii]t|[Tt]his|[Tt]he (?:procedure|process|tender|competition|contest|contract|purchase)) (?:is|will be) "
    r"(?:(?:being )?(?:let|run|bought) (?:by|in|as|under|through) )?$|\bbid (?:in|under) $"
)
"""What stands before the name of a procedure in a sentence that states it, and does not speak of it in passing."""


def _is_closed(found: Claim, methods: list[str], context: Context) -> bool:
    """Whether the record lets only those bid in full who were picked first, where an article tells all how to bid."""
    if (
        context.record.stage != "advertised"
        or not re.search(r"\bopen (?:procedure|tender|competition)\b", found.text)
        or any(re.search(r"\bopen\b", m, re.I) for m in methods)
    ):
        return False
    passages = " ".join(p.text for p in context.record.passages if not p.superseded)
    if not any(_CLOSED.search(m) for m in methods) or re.search(r"\bopen (?:procedure|tender|competition)\b", passages):
        return False
    return _is_plain(found, context)


def _is_open_to_all(found: Claim, methods: list[str], context: Context) -> bool:
    """Whether the record names an open procedure, where an article calls it by the very term for another."""
    if context.record.stage != "advertised" or not re.search(r"\brestricted procedure\b", found.text):
        return False
    passages = " ".join(p.text for p in context.record.passages if not p.superseded)
    named = any(re.search(r"\bopen procedure\b", m, re.I) for m in methods)
    return named and not re.search(_IN_RECORD["restricted"], passages, re.I) and _is_plain(found, context)


def _is_plain(found: Claim, context: Context) -> bool:
    """Whether the sentence says it of this tender as a fact, and not in passing or of another."""
    before = context.text[context.sentence(found.span).start : found.span.start]
    frame = _FRAME.search(before)
    if frame is None or is_unreal(before[max(0, frame.start() - _AHEAD) : frame.start()]):
        return False
    sentence = context.sentence(found.span).of(context.text)
    return not _SAYS.search(sentence) and not about_another(found.span, context)


def _around(found: re.Match[str], text: str) -> str:
    return " ".join(text[max(0, found.start() - 40) : found.end() + 40].split())


def _near(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    assert found is not None
    return _around(found, text)


RULE = Rule("procedure", 8, find, judge)
