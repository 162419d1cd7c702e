"""Values that hold only if every option to extend is used, as the words of many notices say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checking.context import Context
from onrecord.checking.model import Reason, Verdict
from onrecord.checking.placed import within
from onrecord.checking.sums import PRICE, SumSaid, now, shown
from onrecord.checking.worth.says import Figures, partial
from onrecord.reading import Passage
from onrecord.reading.passages import excerpt
from onrecord.reading.prose import sentences_in
from onrecord.values.patterns import later

_SUM = r"(?:values?|figures?|estimates?|spend|sums?|amounts?|prices?|totals?|worth|budget|range|ceiling)"
_OPTION = r"(?:extensions?|options?|renewals?|extended|extend)"
_COVERS = later(
    rf"\b{_SUM}\b[^.;\n]{{0,160}}?\b(?:includ(?:es?|ing|ed)|inclusive of|based on|assum(?:es?|ing)|if|should|covers?"
    rf"|tak(?:es?|ing) (?:in|into account)|reflects?|allow(?:s|ing) for)\b[^.;\n]{{0,90}}?\b{_OPTION}\b"
    rf"|\b{_OPTION}\b[^.;\n]{{0,60}}\b(?:is|are|have been|has been) (?:included|reflected|counted"
    rf"|factored)\b[^.;\n]{{0,40}}"
    rf"\b{_SUM}\b",
    re.I,
)
_LEFT_OUT = re.compile(
    r"\b(?:exclud\w+|exclusive of|not includ\w+|does not include|do not include|without|before any"
    r"|net of)\b[^.;\n]{0,60}"
    rf"\b{_OPTION}\b",
    re.I,
)
_MAXIMUM = re.compile(r"\b(?:maximum|highest|upper|most)\b", re.I)
_TOLD = re.compile(
    rf"\b(?:{_OPTION}|maximum|up to|if|optional|extra years?|further|altogether|could|longest|at most|including)\b",
    re.I,
)
_SAME = 0.06


def with_options(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """The sum fits, but the notice says that it counts the options in, and the article gives it for the first term."""
    found = next(_covering(context), None)
    if found is None or said.said.qualifier in ("up_to", "under") or said.earlier:
        return None
    passage, words = found
    sentence = f"{shown(figures[0])} counts in the options to extend; the notice says: “{excerpt(words)}”."
    also = [context.evidence(passage.pointer, passage.release_id, words)]
    if _TOLD.search(_near(said, context)):
        return None
    if _gives_first_term(said, context):
        return partial(context, Reason.EXTENSION_INCLUDED, figures, sentence, also)
    if said.sure and said.said.qualifier == "exact" and _MAXIMUM.search(words) and not now(figures, *PRICE):
        return partial(context, Reason.UPPER_BOUND_AS_VALUE, figures, sentence, also)
    return None


def _covering(context: Context) -> Iterator[tuple[Passage, str]]:
    """Sentences of the notice that say that its value counts the options in."""
    for passage in context.record.passages:
        if passage.superseded or ("xten" not in passage.text and "ption" not in passage.text):
            continue
        for words in sentences_in(passage.text):
            if _COVERS.search(words) and not _LEFT_OUT.search(words):
                yield passage, words


def _near(said: SumSaid, context: Context) -> str:
    return context.sentence(said.span).of(context.text)


def _gives_first_term(said: SumSaid, context: Context) -> bool:
    """Whether the sentence gives the sum together with the contract's length without its options."""
    sentence = context.sentence(said.span)
    lengths = [sum(d.approx_days for d in m.durations) for m in within(sentence, context.article.durations)]
    fields = [t.days for t in context.record.terms if t.kind in ("contract", "estimate") and not t.words]
    first = fields or [t.days for t in context.record.terms if t.kind == "contract"]
    longest = max((t.days for t in context.record.terms if t.kind == "maximum"), default=0.0)
    return any(abs(days - term) <= _SAME * term and longest > term * 1.1 for days in lengths for term in first)
