"""How many: lots, awards and suppliers by the record's lists, other things by the notice's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from onrecord.article.numbers import number_of
from onrecord.checking.context import Context
from onrecord.checking.model import Claim, ClaimType, CountSaid, Evidence, Reason, Verdict, VerdictWord
from onrecord.checking.money import slip
from onrecord.checking.rule import Rule, claim
from onrecord.reading import Passage
from onrecord.reading.words import STOPWORDS, folded
from onrecord.values import Span

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|(?:{_TENS})(?:-(?:{_UNITS}))?|{_UNITS}|ten|eleven|twelve|thirteen"
    rf"|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen)"
)
_COUNTED = re.compile(
    rf"(?<![\w£€$.,/-])(?P<n>{_NUMBER})(?![\w,.%-]*[\d%])"
    r"(?=[ \u00a0](?P<of>(?:[A-Za-z][\w’'-]*[ \u00a0]){0,3}?(?:[a-z][\w’'-]*s|people|children))\b)"
)
_NO_COUNT = frozenset(
    """
    years months weeks days hours minutes seconds pounds pence times per cent percent miles metres kilometres
    others ones thirds quarters fifths tenths options extensions bids was is has its this does as us
    """.split()
)
_BIDDERS = frozenset("firms companies contractors providers bidders suppliers".split())
_LISTED = {"lots": "lots", "awards": "awards", "suppliers": "suppliers", "firms": "suppliers", "companies": "suppliers"}


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number of things, as printed."""

    span: Span
    number: int
    words: tuple[str, ...]
    """The folded words that say of what, the thing itself last."""


def find(context: Context) -> Iterator[Claim]:
    """Numbers of things outside quotations, where the record counts the same things."""
    for counted in _counted(context.text):
        if context.quotation(counted.span) is None and not _overlaps_other(counted.span, context):
            said = CountSaid(counted.number, " ".join(counted.words))
            yield claim(context, counted.span, ClaimType.COUNT, said)


def judge(found: Claim, context: Context) -> Verdict | None:
    """The record's lists first, then the same things counted in its prose; another number there is rarely a mistake."""
    assert isinstance(found.value, CountSaid)
    words = tuple(found.value.of.split())
    return _by_list(found, words, context) or _by_prose(found, words, context)


def _by_list(found: Claim, words: tuple[str, ...], context: Context) -> Verdict | None:
    assert isinstance(found.value, CountSaid)
    said = found.value.number
    name = _LISTED.get(words[-1])
    facts = [f for f in context.record.facts if f.name == f"count:{name}"]
    right = [f for f in facts if f.value == str(said)]
    if right:
        evidence = [context.evidence(f.pointer, f.release_id, int(f.value)) for f in right]
        return RULE.says(VerdictWord.SUPPORTED, f"The record lists {said} {name}.", evidence)
    if not facts or (words[-1] in _BIDDERS and not _chosen(found, context)) or _about(found, context):
        return None
    sentence = f"The record lists {facts[0].value} {name}, not {said}."
    evidence = [context.evidence(f.pointer, f.release_id, int(f.value)) for f in facts]
    if len(facts) > 1 or (name == "lots" and not _divides(found, context)):
        return RULE.says(VerdictWord.UNDECIDED, sentence, evidence)
    return RULE.says(VerdictWord.CONTRADICTED, sentence, evidence, Reason.WRONG_NUMBER)


def _by_prose(found: Claim, words: tuple[str, ...], context: Context) -> Verdict | None:
    assert isinstance(found.value, CountSaid)
    said = found.value.number
    same = [
        (p, c) for p in context.record.passages if not p.superseded for c in _counted(p.text) if _alike(words, c.words)
    ]
    slack = 0.1 * said if _about(found, context) else 0
    right = [(p, c) for p, c in same if abs(c.number - said) <= slack]
    if right:
        sentence = f"The notice says: “{_near(*right[0])}”."
        return RULE.says(VerdictWord.SUPPORTED, sentence, _evidence(right, context))
    if not same or len({c.number for _, c in same}) > 1 or _about(found, context):
        return None
    passage, counted = same[0]
    sentence = f"The notice says: “{_near(passage, counted)}”."
    close = len(set(words) & set(counted.words)) > 1 or slip_of(said, counted.number) is Reason.DIGIT_ERROR
    if not close:
        return RULE.says(VerdictWord.UNDECIDED, sentence, _evidence(same, context))
    return RULE.says(VerdictWord.CONTRADICTED, sentence, _evidence(same, context), slip_of(said, counted.number))


def slip_of(said: int, right: int) -> Reason:
    """How a wrong number most likely came about.

    >>> slip_of(602, 620).value, slip_of(32, 23).value
    ('digit_error', 'wrong_number')
    """
    reason = slip(Decimal(said), Decimal(right), Decimal(1))
    return reason if reason is Reason.DIGIT_ERROR else Reason.WRONG_NUMBER


def _counted(text: str) -> Iterator[_Counted]:
    for found in _COUNTED.finditer(text):
        number, words = number_of(found["n"]), tuple(folded(found["of"]))
        if number is not None and not (_NO_COUNT | STOPWORDS) & set(words):
            yield _Counted(Span(found.start(), found.end("of")), int(number), words)


def _alike(said: tuple[str, ...], record: tuple[str, ...]) -> bool:
    """The same thing is counted: its own word agrees, or both share another that is not merely general."""
    return _stem(said[-1]) == _stem(record[-1]) or bool({_stem(w) for w in said} & {_stem(record[-1])})


def _stem(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _overlaps_other(span: Span, context: Context) -> bool:
    article = context.article
    spans = [m.span for m in article.sums] + [m.span for m in article.dates] + [m.span for m in article.durations]
    return any(span.overlaps(other) for other in spans)


def _before(found: Claim, context: Context) -> str:
    return context.text[max(context.sentence(found.span).start, found.span.start - 60) : found.span.start]


_ROUGHLY = re.compile(r"\b(?:about|around|some|nearly|almost|over|more than|up to|at least|roughly)\s+$")
_GAVE = re.compile(r"\b(?:awarded to|shared? (?:by|between|among)|went to|appointed|chosen|chose|picked|hired)\s+$")
_GOT = re.compile(r"\s+(?:to share|will share|have won|(?:have been|were) (?:appointed|chosen|awarded))\b")


def _about(found: Claim, context: Context) -> bool:
    return bool(_ROUGHLY.search(_before(found, context)))


def _chosen(found: Claim, context: Context) -> bool:
    """Whether the firms counted are those that were awarded the work."""
    after = context.text[found.span.end : found.span.end + 50]
    return bool(_GAVE.search(_before(found, context)) or _GOT.match(after))


def _divides(found: Claim, context: Context) -> bool:
    return bool(re.search(r"\b(?:into|has|comprises|across|split in|divided in(?:to)?)\s+$", _before(found, context)))


def _near(passage: Passage, counted: _Counted) -> str:
    """The things counted with a few words before and behind."""
    before = passage.text[: counted.span.start].split()[-4:]
    after = passage.text[counted.span.end :].split()[:4]
    return " ".join([*before, *counted.span.of(passage.text).split(), *after])


def _evidence(found: list[tuple[Passage, _Counted]], context: Context) -> list[Evidence]:
    return [context.evidence(p.pointer, p.release_id, _near(p, c)) for p, c in found[:5]]


RULE = Rule("count", 1, find, judge)
