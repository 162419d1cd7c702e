"""Verdicts on sums, all in the name of one rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.checking.context import Context
from onrecord.checking.model import Evidence, Reason, Verdict, VerdictWord
from onrecord.checking.sums import figure_evidence
from onrecord.reading import Figure

NAME = "value"
VERSION = 10
Figures = Sequence[Figure]


def says(
    word: VerdictWord,
    sentence: str,
    figures: Iterable[Figure],
    context: Context,
    reason: Reason | None = None,
    also: Iterable[Evidence] = (),
) -> Verdict:
    """A verdict that rests on figures of the record, and on whatever else is given."""
    evidence = (*figure_evidence(context, figures), *also)
    return Verdict(word, NAME, VERSION, sentence, reason, evidence)


def supported(context: Context, figures: Figures, sentence: str) -> Verdict:
    """The record says so."""
    return says(VerdictWord.SUPPORTED, sentence, figures, context)


def contradicted(
    context: Context, reason: Reason, figures: Figures, sentence: str, also: Iterable[Evidence] = ()
) -> Verdict:
    """The record says otherwise."""
    return says(VerdictWord.CONTRADICTED, sentence, figures, context, reason, also)


def partial(
    context: Context, reason: Reason, figures: Figures, sentence: str, also: Iterable[Evidence] = ()
) -> Verdict:
    """True in a sense that a fair reader would still want corrected."""
    return says(VerdictWord.PARTIAL, sentence, figures, context, reason, also)


def undecided(context: Context, figures: Figures, sentence: str) -> Verdict:
    """Two readings are left; the sentence names both."""
    return says(VerdictWord.UNDECIDED, sentence, figures, context)


def silent(sentence: str) -> Verdict:
    """The record has no word on it."""
    return Verdict(VerdictWord.NOT_IN_RECORD, NAME, VERSION, sentence)


def somebodys(sentence: str) -> Verdict:
    """Somebody's own figure, of which the record says nothing."""
    return Verdict(VerdictWord.NOT_CHECKABLE, NAME, VERSION, sentence)
