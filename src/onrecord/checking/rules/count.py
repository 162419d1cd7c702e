"""How many lots, awards or suppliers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.article.numbers import number_of
from onrecord.checking.context import Context
from onrecord.checking.model import Claim, ClaimType, CountSaid, Reason, Verdict, VerdictWord
from onrecord.checking.rule import Rule, claim
from onrecord.values import Span

_NUMBER = r"\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
_COUNTED = re.compile(
    rf"\b(?P<n>{_NUMBER}) (?:(?:separate|different|local|new) )?(?P<of>lots|awards|suppliers|firms|companies|"
    rf"contractors|providers)\b",
    re.I,
)
_OF = {"lots": "lots", "awards": "awards"}


def find(context: Context) -> Iterator[Claim]:
    """Numbers before lots, awards and suppliers, outside quotations."""
    for found in _COUNTED.finditer(context.text):
        span = Span(found.start(), found.end())
        number = number_of(found["n"])
        if number is not None and context.quotation(span) is None:
            of = _OF.get(found["of"].lower(), "suppliers")
            yield claim(context, span, ClaimType.COUNT, CountSaid(int(number), of))


def judge(found: Claim, context: Context) -> Verdict | None:
    """Lots are counted exactly; a number of firms may be of bidders, of which the record keeps no count."""
    assert isinstance(found.value, CountSaid)
    said = found.value
    facts = [f for f in context.record.facts if f.name == f"count:{said.of}"]
    right = [f for f in facts if f.value == str(said.number)]
    if right:
        evidence = [context.evidence(f.pointer, f.release_id, int(f.value)) for f in right]
        return RULE.says(VerdictWord.SUPPORTED, f"The record lists {said.number} {said.of}.", evidence)
    if (
        said.of == "lots"
        and facts
        and re.search(r"\b(?:into|in|has|across|comprises|split|of)\W*$", _before(found, context))
    ):
        sentence = f"The record lists {facts[0].value} lots, not {said.number}."
        evidence = [context.evidence(f.pointer, f.release_id, int(f.value)) for f in facts]
        return RULE.says(VerdictWord.CONTRADICTED, sentence, evidence, Reason.WRONG_NUMBER)
    return None


def _before(found: Claim, context: Context) -> str:
    return context.text[max(0, found.span.start - 30) : found.span.start]


RULE = Rule("count", 1, find, judge)
