"""Where an article says of the whole what the notice says of a part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checking.context import Context
from onrecord.reading import Passage
from onrecord.reading.words import STOPWORDS, folded
from onrecord.values import Span

_ALL = re.compile(
    r"\b(?:[Aa]ll of (?:them|which|it|these)|[Aa]ll(?: of)? (?:the |its |their |\d[\d,]* )|[Ee]very |[Ee]ach of the )"
    r"(?P<what>[^.,;:\n“”\"]{3,80})"
)
_PART = re.compile(
    r"\b(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|most|many|half|several|a few|only some"
    r"|(?:approximately |about |around )?(?:one|a|two) (?:third|quarter|half|fifth|thirds|quarters))"
    r" of (?:which|them|these|those|this|the)|\d{1,2} ?(?:%|per cent) of)\b"
)
_ONLY = re.compile(
    r"\b(?:award|contract|appointment|notice|commission|agreement|instruction)\b[^.]{0,60}\b(?P<part>survey|design"
    r"|feasibility|PCSA|pre-?construction|planning|first (?:stage|phase)|stage (?:one|1)|phase (?:one"
    r"|1))\b[^.]{0,40}\bonly\b",
    re.I,
)
_WORKS = re.compile(
    r"\b(?:(?:is|are) (?:at last |finally )?to be (?:repaired|rebuilt|built|converted|restored|demolished|refurbished"
    r"|replaced|renovated|saved|extended)|(?:carry out|undertake|do|complete) the (?:conversion|repairs?|works?"
    r"|construction|building|refurbishment|restoration|demolition|extension)[^.,;\n]{0,40})"
)
_STAGE = re.compile(
    r"\b(?:survey(?:s|ing|ed)?|design(?:s|ed|ing)?|feasibility|pre-?construction|PCSA|first (?:stage|phase)"
    r"|stage one|phase one|plans for)\b",
    re.I,
)
_FEWEST = 2


def overstated(context: Context) -> Iterator[tuple[Span, Passage, str]]:
    """Each stretch that says of the whole what the record says of a part: span, text, the record's words."""
    for match in _ALL.finditer(context.text):
        span = _cut(Span(*match.span()), context.text)
        where = _partly(match["what"], context)
        if where and context.quotation(span) is None:
            yield span, *where
    yield from _whole_works(context)


def _partly(said: str, context: Context) -> tuple[Passage, str] | None:
    """The sentence of the record that says the same things of a part."""
    things = {_stem(w) for w in folded(said) if w not in STOPWORDS and not w.isdigit()}
    for passage in context.record.passages if len(things) >= _FEWEST else ():
        for sentence in re.split(r"(?<=[.;])\s+", passage.text) if not passage.superseded else ():
            part = _PART.search(sentence)
            if part is None:
                continue
            after = {_stem(w) for w in folded(sentence[part.start() :])}
            if things <= after or len(things & after) >= max(_FEWEST + 1, 0.75 * len(things)):
                return passage, " ".join(sentence.split())
    return None


def _whole_works(context: Context) -> Iterator[tuple[Span, Passage, str]]:
    """Works that are said to be let, where the notice lets only their survey, design or first stage."""
    found = [
        (p, " ".join(m.group().split()))
        for p in context.record.passages
        if not p.superseded
        if (m := _ONLY.search(p.text))
    ]
    if not found or _STAGE.search(context.text):
        return
    for match in _WORKS.finditer(context.text):
        span = Span(*match.span())
        if context.quotation(span) is None:
            yield span, *found[0]
            return


def _cut(span: Span, text: str) -> Span:
    """Without what follows the first words of a clause: "every tree in the park will"."""
    said = re.split(
        r"\s(?:will|is|are|was|were|has|have|would|must|should|can|gets?|that|who"
        r"|which)\b",
        span.of(text),
    )[0]
    return Span(span.start, span.start + len(said.rstrip()))


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
