"""Sums of the notice's prose that are no price: turnover, insurance, thresholds."""

from __future__ import annotations

import re

from onrecord.reading import Figure

_CONDITION = re.compile(
    r"\b(?:turnover|insurance|indemnity|liabilit(?:y|ies)|threshold|bond|cover of|financial standing"
    r"|community benefits?"
    r"|fine|penalt(?:y|ies)|living wage|minimum wage)\b",
    re.I,
)


def is_condition(figure: Figure) -> bool:
    """Whether a sum of the prose is a condition that bidders must meet, and not the price of anything."""
    return bool(figure.words) and bool(_CONDITION.search(figure.words))
